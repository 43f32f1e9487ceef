/* Bytes to text: utf-8, latin-1, ascii, cp1252 and the error handlers. */
#include "base/utf8.h"
#include "objects/bytes.h"
#include "objects/codecs.h"
#include "objects/codecs_tables.h"
#include "objects/protocol.h"

/* ---- errors ---- */

static FhValue decode_error_object(FhDecoding *d, size_t start, size_t end, const char *reason) {
    FhVM *vm = d->out.vm;
    FhValue args[5] = {fhstr_c(vm, d->encoding), fhbytes_new(vm, d->data, d->size),
                       fh_int_raw((int64_t)start), fh_int_raw((int64_t)end), fhstr_c(vm, reason)};
    FhValue e = FH_ERR;
    if (args[0] != FH_ERR && args[1] != FH_ERR && args[4] != FH_ERR) {
        e = fhcall(vm, fh_val(vm->types[FH_T_UnicodeDecodeError]), args, 5, FH_NOVALUE);
    }
    for (int i = 0; i < 5; i++) fh_release(vm, args[i]);
    return e;
}

int fhcodecs_raise_decode(FhDecoding *d, size_t start, size_t end, const char *reason) {
    FhValue e = decode_error_object(d, start, end, reason);
    if (e != FH_ERR) fhraise_object(d->out.vm, e);
    return -1;
}

static int by_handler(FhDecoding *d, size_t start, size_t end, const char *reason, size_t *next) {
    FhVM *vm = d->out.vm;
    FhValue handler = fhcodecs_handler(vm, d->errors_name), error = FH_ERR, text;
    if (handler == FH_ERR || fhpoll(vm) < 0) return fh_release(vm, handler), -1;
    int64_t to = 0;
    int status = -1;
    if ((error = decode_error_object(d, start, end, reason)) != FH_ERR &&
        fhcodecs_call_handler(vm, handler, error, false, (int64_t)d->size, &text, &to) == 0) {
        status = fhtext_str(&d->out, text);
        fh_release(vm, text);
        *next = (size_t)to;
    }
    fh_release(vm, handler);
    fh_release(vm, error);
    return status;
}

/* The surrogate that the bytes at p would be in this encoding, its size in *n; 0: none. */
static uint32_t surrogate_at(const FhDecoding *d, const uint8_t *p, size_t left, size_t *n) {
    uint32_t c = 0;
    const char *name = d->encoding;
    if (strcmp(name, "utf-8") == 0) {
        *n = 3;
        if (left < 3 || p[0] != 0xED || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80) return 0;
        c = 0xD000u | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    } else if (strncmp(name, "utf-16", 6) == 0) {
        *n = 2;
        if (left < 2) return 0;
        c = strcmp(name, "utf-16-be") == 0 ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
    } else if (strncmp(name, "utf-32", 6) == 0) {
        *n = 4;
        if (left < 4) return 0;
        c = strcmp(name, "utf-32-be") == 0
                ? (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3]
                : (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
    }
    return c >= 0xD800 && c <= 0xDFFF ? c : 0;
}

int fhcodecs_decode_error(FhDecoding *d, size_t start, size_t end, const char *reason, size_t *next) {
    size_t n = 0;
    uint32_t c;
    *next = end;
    switch (d->errors) {
    case FH_ERRORS_STRICT: return fhcodecs_raise_decode(d, start, end, reason);
    case FH_ERRORS_IGNORE: return 0;
    case FH_ERRORS_REPLACE: return fhtext_char(&d->out, 0xFFFD);
    case FH_ERRORS_BACKSLASHREPLACE:
        for (size_t i = start; i < end; i++) fhtext_format(&d->out, "\\x%02x", d->data[i]);
        return d->out.failed ? -1 : 0;
    case FH_ERRORS_SURROGATEESCAPE:
        while (n < 4 && start + n < end && d->data[start + n] >= 0x80) {
            fhtext_char(&d->out, 0xDC00u + d->data[start + n++]);
        }
        if (!n) return fhcodecs_raise_decode(d, start, end, reason);
        *next = start + n;
        return d->out.failed ? -1 : 0;
    case FH_ERRORS_SURROGATEPASS:
        if (!(c = surrogate_at(d, d->data + start, d->size - start, &n))) {
            return fhcodecs_raise_decode(d, start, end, reason);
        }
        *next = start + n;
        return fhtext_char(&d->out, c);
    case FH_ERRORS_XMLCHARREFREPLACE:
    case FH_ERRORS_NAMEREPLACE:
        return fhraise_int(d->out.vm, FH_T_TypeError,
                           "don't know how to handle UnicodeDecodeError in error callback");
    default: return by_handler(d, start, end, reason, next);
    }
}

/* ---- utf-8 ---- */

/* How many bytes at p (a malformed sequence) belong together: a lead and what could continue it. */
static size_t broken_length(const uint8_t *p, size_t left) {
    static const uint8_t low[] = {[0xE0 - 0xE0] = 0xA0, [0xF0 - 0xE0] = 0x90};
    static const uint8_t high[] = {[0xED - 0xE0] = 0x9F, [0xF4 - 0xE0] = 0x8F};
    size_t want = p[0] < 0xC2 || p[0] > 0xF4 ? 1 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4, n = 1;
    for (; n < want && n < left; n++) {
        uint8_t least = 0x80, most = 0xBF;
        if (n == 1 && p[0] >= 0xE0) {
            size_t i = p[0] - 0xE0u;
            if (i < sizeof low && low[i]) least = low[i];
            if (i < sizeof high && high[i]) most = high[i];
        }
        if (p[n] < least || p[n] > most) break;
    }
    return n;
}

static int decode_utf8(FhDecoding *d, size_t at) {
    while (at < d->size) {
        const char *p = (const char *)d->data + at;
        size_t good = fhutf8_valid_prefix(p, d->size - at);
        if (fhtext_add(&d->out, p, good) < 0) return -1;
        if ((at += good) == d->size) break;
        const char *bad = (const char *)d->data + at, *end = (const char *)d->data + d->size;
        size_t length = broken_length(d->data + at, d->size - at);
        if (fhcodecs_decode_error(d, at, at + length, fhutf8_error_reason(bad, end), &at) < 0) return -1;
    }
    return 0;
}

/* ---- one byte a character ---- */

static int decode_latin1(FhDecoding *d) {
    for (size_t i = 0; i < d->size; i++) {
        if (fhtext_char(&d->out, d->data[i]) < 0) return -1;
    }
    return 0;
}

static int decode_ascii(FhDecoding *d) {
    for (size_t at = 0; at < d->size;) {
        size_t from = at;
        while (at < d->size && d->data[at] < 0x80) at++;
        if (fhtext_add(&d->out, (const char *)d->data + from, at - from) < 0) return -1;
        if (at < d->size && fhcodecs_decode_error(d, at, at + 1, "ordinal not in range(128)", &at) < 0)
            return -1;
    }
    return 0;
}

static int decode_cp1252(FhDecoding *d) {
    for (size_t at = 0; at < d->size;) {
        uint8_t byte = d->data[at];
        uint32_t c = byte >= 0x80 && byte < 0xA0 ? fhcodecs_cp1252[byte - 0x80] : byte;
        if (c || !byte) {
            if (fhtext_char(&d->out, c) < 0) return -1;
            at++;
        } else if (fhcodecs_decode_error(d, at, at + 1, "character maps to <undefined>", &at) < 0) {
            return -1;
        }
    }
    return 0;
}

/* ---- all ---- */

static bool starts_with(const FhDecoding *d, const char *mark, size_t n) {
    return d->size >= n && memcmp(d->data, mark, n) == 0;
}

/* utf-16 and utf-32 with a byte order mark; little endian without. */
static int decode_marked(FhDecoding *d, bool wide) {
    bool big = wide ? starts_with(d, "\0\0\xfe\xff", 4) : starts_with(d, "\xfe\xff", 2);
    bool little = wide ? starts_with(d, "\xff\xfe\0\0", 4) : starts_with(d, "\xff\xfe", 2);
    d->encoding = fhcodecs_name(wide ? (big ? FH_CODEC_UTF32_BE : FH_CODEC_UTF32_LE)
                                     : (big ? FH_CODEC_UTF16_BE : FH_CODEC_UTF16_LE));
    size_t from = big || little ? (wide ? 4 : 2) : 0;
    return wide ? fhcodecs_decode_utf32(d, from, big) : fhcodecs_decode_utf16(d, from, big);
}

static int decode_by(FhDecoding *d, FhCodec codec) {
    switch (codec) {
    case FH_CODEC_UTF8: return decode_utf8(d, 0);
    case FH_CODEC_UTF8_SIG: return decode_utf8(d, starts_with(d, "\xef\xbb\xbf", 3) ? 3 : 0);
    case FH_CODEC_LATIN1: return decode_latin1(d);
    case FH_CODEC_ASCII: return decode_ascii(d);
    case FH_CODEC_CP1252: return decode_cp1252(d);
    case FH_CODEC_UTF16: return decode_marked(d, false);
    case FH_CODEC_UTF32: return decode_marked(d, true);
    case FH_CODEC_UTF16_LE: return fhcodecs_decode_utf16(d, 0, false);
    case FH_CODEC_UTF16_BE: return fhcodecs_decode_utf16(d, 0, true);
    case FH_CODEC_UTF32_LE: return fhcodecs_decode_utf32(d, 0, false);
    case FH_CODEC_UTF32_BE: return fhcodecs_decode_utf32(d, 0, true);
    case FH_CODEC_UNICODE_ESCAPE: return fhcodecs_decode_escape(d, false);
    default: return fhcodecs_decode_escape(d, true);
    }
}

FhValue fhstr_decode(FhVM *vm, const uint8_t *data, size_t size, const char *encoding, const char *errors) {
    FhCodec codec = fhcodecs_find(encoding);
    const char *text = (const char *)data;
    if (codec == FH_CODEC_UNKNOWN) {
        FhValue bytes = fhbytes_new(vm, data, size);
        FhValue v =
            bytes == FH_ERR ? FH_ERR : fhcodecs_by_script(vm, "_decode_text", bytes, encoding, errors);
        fh_release(vm, bytes);
        return v;
    }
    if (codec == FH_CODEC_NOT_TEXT) {
        return fhcodecs_unknown(vm, codec, encoding, "decode");
    }
    if (codec <= FH_CODEC_ASCII && codec != FH_CODEC_UTF8_SIG && fhutf8_is_ascii(text, size)) {
        return fhstr_new_counted(vm, text, size, size);
    }
    if (codec == FH_CODEC_UTF8 && fhutf8_valid_prefix(text, size) == size) {
        return fhstr_new_counted(vm, text, size, fhstr_count_points(text, size));
    }
    FhDecoding d = {.data = data, .size = size, .encoding = fhcodecs_name(codec), .errors_name = errors};
    d.errors = fhcodecs_errors(errors);
    fhtext_init(&d.out, vm);
    if (decode_by(&d, codec) == 0) return fhtext_finish(&d.out);
    fhtext_free(&d.out);
    return fhcodecs_failed(vm, codec, encoding, "decoding");
}
