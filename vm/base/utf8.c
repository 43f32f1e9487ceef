#include "utf8.h"
#include <string.h>

static bool is_continuation(unsigned char c) { return (c & 0xC0) == 0x80; }

uint32_t fhutf8_decode_wtf8(const char *text, const char *end, unsigned *size) {
    const unsigned char *s = (const unsigned char *)text;
    size_t left = (size_t)(end - text);
    *size = 1;
    if (s[0] < 0x80) return s[0];
    if (s[0] < 0xC2) return FHUTF8_INVALID;
    if (s[0] < 0xE0) {
        if (left < 2 || !is_continuation(s[1])) return FHUTF8_INVALID;
        *size = 2;
        return (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3F);
    }
    if (s[0] < 0xF0) {
        if (left < 3 || !is_continuation(s[1]) || !is_continuation(s[2])) return FHUTF8_INVALID;
        uint32_t code = (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
        if (code < 0x800) return FHUTF8_INVALID;
        *size = 3;
        return code;
    }
    if (s[0] > 0xF4 || left < 4) return FHUTF8_INVALID;
    if (!is_continuation(s[1]) || !is_continuation(s[2]) || !is_continuation(s[3])) return FHUTF8_INVALID;
    uint32_t code = (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3F) << 12 |
                    (uint32_t)(s[2] & 0x3F) << 6 | (s[3] & 0x3F);
    if (code < 0x10000 || code > 0x10FFFF) return FHUTF8_INVALID;
    *size = 4;
    return code;
}

uint32_t fhutf8_decode(const char *s, const char *end, unsigned *size) {
    uint32_t code = fhutf8_decode_wtf8(s, end, size);
    if (code < 0xD800 || code > 0xDFFF) return code;
    *size = 1;
    return FHUTF8_INVALID;
}

unsigned fhutf8_encode(uint32_t code, char *out) {
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

size_t fhutf8_count(const char *s, size_t size) {
    size_t count = 0;
    for (size_t i = 0; i < size; i++) count += !is_continuation((unsigned char)s[i]);
    return count;
}

static uint64_t high_bits(const char *s) {
    uint64_t word;
    memcpy(&word, s, 8);
    return word & 0x8080808080808080u;
}

/* The size of the sequence at s, which is not ASCII and has at least four bytes before the end; 0: malformed. */
static size_t sequence(const unsigned char *s) {
    if (s[0] < 0xE0) return s[0] >= 0xC2 && is_continuation(s[1]) ? 2 : 0;
    if (!is_continuation(s[1]) || !is_continuation(s[2])) return 0;
    if (s[0] < 0xF0) {
        bool overlong = s[0] == 0xE0 && s[1] < 0xA0, surrogate = s[0] == 0xED && s[1] >= 0xA0;
        return overlong || surrogate ? 0 : 3;
    }
    if (s[0] > 0xF4 || !is_continuation(s[3])) return 0;
    return (s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] >= 0x90) ? 0 : 4;
}

size_t fhutf8_valid_prefix(const char *s, size_t size) {
    const char *p = s, *end = s + size;
    while (end - p >= 8) {
        if ((unsigned char)*p < 0x80) {
            if (!high_bits(p)) {
                p += 8;
                continue;
            }
            while ((unsigned char)*p < 0x80) p++;
            if (end - p < 4) break;
        }
        size_t length = sequence((const unsigned char *)p);
        if (!length) return (size_t)(p - s);
        p += length;
    }
    while (p < end) {
        unsigned length;
        if (fhutf8_decode(p, end, &length) == FHUTF8_INVALID) return (size_t)(p - s);
        p += length;
    }
    return size;
}

const char *fhutf8_error_reason(const char *text, const char *end) {
    const unsigned char *s = (const unsigned char *)text;
    size_t left = (size_t)(end - text);
    if (s[0] < 0xC2 || s[0] > 0xF4) return "invalid start byte";
    size_t length = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
    if (left >= 2) {
        bool second = is_continuation(s[1]) && !(s[0] == 0xE0 && s[1] < 0xA0) &&
                      !(s[0] == 0xED && s[1] >= 0xA0) && !(s[0] == 0xF0 && s[1] < 0x90) &&
                      !(s[0] == 0xF4 && s[1] >= 0x90);
        if (!second) return "invalid continuation byte";
    }
    for (size_t i = 2; i < length && i < left; i++) {
        if (!is_continuation(s[i])) return "invalid continuation byte";
    }
    return "unexpected end of data";
}

bool fhutf8_is_ascii(const char *s, size_t size) {
    size_t i = 0;
    for (; size - i >= 8; i += 8) {
        if (high_bits(s + i)) return false;
    }
    for (; i < size; i++) {
        if ((unsigned char)s[i] >= 0x80) return false;
    }
    return true;
}
