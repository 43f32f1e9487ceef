/* Bytes to text: utf-16, utf-32 and the escape encodings. */
#include "base/charnames.h"
#include "base/utf8.h"
#include "objects/codecs.h"

static uint32_t unit16(const uint8_t *p, bool big) {
    return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

static uint32_t unit32(const uint8_t *p, bool big) {
    return big ? unit16(p, true) << 16 | unit16(p + 2, true) : unit16(p + 2, false) << 16 | unit16(p, false);
}

/* What is wrong with the surrogate at `at`, with the end of the wrong bytes; NULL: a pair, in *code. */
static const char *read_pair(const FhDecoding *d, size_t at, bool big, uint32_t *code, size_t *end) {
    uint32_t high = unit16(d->data + at, big);
    *end = at + 2;
    if (high >= 0xDC00) return "illegal encoding";
    if (d->size - at < 4) {
        *end = d->size;
        return "unexpected end of data";
    }
    uint32_t low = unit16(d->data + at + 2, big);
    if (low < 0xDC00 || low > 0xDFFF) return "illegal UTF-16 surrogate";
    *code = 0x10000 + ((high & 0x3FF) << 10 | (low & 0x3FF));
    return NULL;
}

int fhcodecs_decode_utf16(FhDecoding *d, size_t at, bool big) {
    while (at < d->size) {
        if (d->size - at < 2) {
            if (fhcodecs_decode_error(d, at, d->size, "truncated data", &at) < 0) return -1;
            continue;
        }
        uint32_t c = unit16(d->data + at, big);
        size_t size = 2, end;
        if (c >= 0xD800 && c <= 0xDFFF) {
            const char *wrong = read_pair(d, at, big, &c, &end);
            if (wrong) {
                if (fhcodecs_decode_error(d, at, end, wrong, &at) < 0) return -1;
                continue;
            }
            size = 4;
        }
        if (fhtext_char(&d->out, c) < 0) return -1;
        at += size;
    }
    return 0;
}

int fhcodecs_decode_utf32(FhDecoding *d, size_t at, bool big) {
    while (at < d->size) {
        size_t left = d->size - at;
        uint32_t c = left < 4 ? 0 : unit32(d->data + at, big);
        const char *wrong = left < 4 ? "truncated data"
                            : c >= 0xD800 && c <= 0xDFFF
                                ? "code point in surrogate code point range(0xd800, 0xe000)"
                            : c > 0x10FFFF ? "code point not in range(0x110000)"
                                           : NULL;
        if (wrong) {
            if (fhcodecs_decode_error(d, at, at + (left < 4 ? left : 4), wrong, &at) < 0) return -1;
            continue;
        }
        if (fhtext_char(&d->out, c) < 0) return -1;
        at += 4;
    }
    return 0;
}

/* ---- unicode_escape, raw_unicode_escape ---- */

static int digit_value(uint8_t c) {
    if (c >= '0' && c <= '9') return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Up to `count` hexadecimal digits at *at. True if all are there. */
static bool read_hex(const FhDecoding *d, size_t *at, unsigned count, uint32_t *code) {
    for (*code = 0; count && *at < d->size; count--, ++*at) {
        int digit = digit_value(d->data[*at]);
        if (digit < 0) return false;
        *code = *code << 4 | (uint32_t)digit;
    }
    return count == 0;
}

static const char *truncated(uint8_t kind) {
    return kind == 'x'   ? "truncated \\xXX escape"
           : kind == 'u' ? "truncated \\uXXXX escape"
                         : "truncated \\UXXXXXXXX escape";
}

/* \x, \u, \U: `start` is the backslash, *at behind the letter. */
static int add_hex(FhDecoding *d, size_t start, size_t *at, uint8_t kind) {
    uint32_t code;
    if (!read_hex(d, at, kind == 'x' ? 2 : kind == 'u' ? 4 : 8, &code)) {
        return fhcodecs_decode_error(d, start, *at, truncated(kind), at);
    }
    if (code > 0x10FFFF) {
        bool raw = strcmp(d->encoding, "rawunicodeescape") == 0;
        return fhcodecs_decode_error(d, start, *at,
                                     raw ? "\\Uxxxxxxxx out of range" : "illegal Unicode character", at);
    }
    return fhtext_char(&d->out, code);
}

static int add_octal(FhDecoding *d, size_t *at) {
    uint32_t code = 0;
    for (size_t stop = *at + 3; *at < stop && *at < d->size && d->data[*at] >= '0' && d->data[*at] <= '7';
         ++*at) {
        code = code << 3 | (uint32_t)(d->data[*at] - '0');
    }
    return fhtext_char(&d->out, code);
}

/* \N: `start` is the backslash, *at behind the letter. */
static int add_named(FhDecoding *d, size_t start, size_t *at) {
    const char *open = (const char *)d->data + *at, *end = (const char *)d->data + d->size;
    const char *close = open < end && *open == '{' ? memchr(open, '}', (size_t)(end - open)) : NULL;
    if (!close || close == open + 1) {
        size_t stop = open < end && *open == '{' ? close ? *at + 1 : d->size : *at;
        return fhcodecs_decode_error(d, start, stop, "malformed \\N character escape", at);
    }
    *at += (size_t)(close - open) + 1;
    uint32_t code = fhcharnames_find(open + 1, (size_t)(close - open - 1));
    if (code == FHUTF8_INVALID)
        return fhcodecs_decode_error(d, start, *at, "unknown Unicode character name", at);
    return fhtext_char(&d->out, code);
}

/* The escape whose backslash is at *at. */
static int add_escaped(FhDecoding *d, size_t *at) {
    static const char letters[] = "abfnrtv\\'\"", codes[] = "\a\b\f\n\r\t\v\\'\"";
    size_t start = *at;
    if (start + 1 == d->size) return fhcodecs_decode_error(d, start, d->size, "\\ at end of string", at);
    uint8_t c = d->data[start + 1];
    const char *simple = c ? strchr(letters, c) : NULL;
    *at = start + 2;
    if (c == '\n') return 0;
    if (simple) return fhtext_char(&d->out, (uint8_t)codes[simple - letters]);
    if (c == 'x' || c == 'u' || c == 'U') return add_hex(d, start, at, c);
    if (c >= '0' && c <= '7') {
        --*at;
        return add_octal(d, at);
    }
    if (c == 'N') return add_named(d, start, at);
    fhtext_char(&d->out, '\\');
    return fhtext_char(&d->out, c);
}

int fhcodecs_decode_escape(FhDecoding *d, bool raw) {
    for (size_t at = 0; at < d->size && !d->out.failed;) {
        uint8_t c = d->data[at];
        if (c != '\\') {
            if (fhtext_char(&d->out, c) < 0) return -1;
            at++;
        } else if (!raw) {
            if (add_escaped(d, &at) < 0) return -1;
        } else {
            size_t slashes = at;
            while (at < d->size && d->data[at] == '\\') at++;
            bool escape =
                (at - slashes) % 2 == 1 && at < d->size && (d->data[at] == 'u' || d->data[at] == 'U');
            if (fhtext_fill(&d->out, '\\', at - slashes - escape) < 0) return -1;
            if (escape) {
                size_t start = at - 1;
                uint8_t kind = d->data[at++];
                if (add_hex(d, start, &at, kind) < 0) return -1;
            }
        }
    }
    return d->out.failed ? -1 : 0;
}
