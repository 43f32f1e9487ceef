/* Text to bytes. */
#include "base/charnames.h"
#include "base/utf8.h"
#include "objects/bytes.h"
#include "objects/codecs.h"
#include "objects/codecs_tables.h"
#include "objects/protocol.h"

typedef struct Encoding {
    FhText out; /* bytes */
    FhValue str;
    FhCodec codec;
    const char *errors_name;
    FhErrors errors;
} Encoding;

/* ---- errors ---- */

static FhValue encode_error_object(Encoding *e, size_t start, size_t end, const char *reason) {
    FhVM *vm = e->out.vm;
    FhValue args[5] = {fhstr_c(vm, fhcodecs_name(e->codec)), fh_retain(e->str), fh_int_raw((int64_t)start),
                       fh_int_raw((int64_t)end), fhstr_c(vm, reason)};
    FhValue error = FH_ERR;
    if (args[0] != FH_ERR && args[4] != FH_ERR) {
        error = fhcall(vm, fh_val(vm->types[FH_T_UnicodeEncodeError]), args, 5, FH_NOVALUE);
    }
    for (int i = 0; i < 5; i++) fh_release(vm, args[i]);
    return error;
}

static int raise_encode(Encoding *e, size_t start, size_t end, const char *reason) {
    FhValue error = encode_error_object(e, start, end, reason);
    if (error != FH_ERR) fhraise_object(e->out.vm, error);
    return -1;
}

static bool is_big(FhCodec c) { return c == FH_CODEC_UTF16_BE || c == FH_CODEC_UTF32_BE; }
static bool is_16(FhCodec c) { return c >= FH_CODEC_UTF16 && c <= FH_CODEC_UTF16_BE; }
static bool is_32(FhCodec c) { return c >= FH_CODEC_UTF32 && c <= FH_CODEC_UTF32_BE; }

static void put_unit(Encoding *e, uint32_t unit, unsigned bytes) {
    char *out = fhtext_space(&e->out, bytes);
    for (unsigned i = 0; out && i < bytes; i++)
        out[is_big(e->codec) ? bytes - 1 - i : i] = (char)(unit >> 8 * i);
}

/* A code point that the encoding can express. */
static void put(Encoding *e, uint32_t c) {
    char byte = (char)c;
    if (is_32(e->codec)) {
        put_unit(e, c, 4);
    } else if (is_16(e->codec) && c >= 0x10000) {
        put_unit(e, 0xD800 + ((c - 0x10000) >> 10), 2);
        put_unit(e, 0xDC00 + (c & 0x3FF), 2);
    } else if (is_16(e->codec)) {
        put_unit(e, c, 2);
    } else {
        fhtext_add(&e->out, &byte, 1);
    }
}

static void put_text(Encoding *e, const char *text) {
    for (; *text; text++) put(e, (unsigned char)*text);
}

static void put_escape(Encoding *e, uint32_t c) {
    FhText t;
    fhtext_init(&t, e->out.vm);
    fhtext_format(&t, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    fhtext_char(&t, 0);
    put_text(e, t.data);
    fhtext_free(&t);
}

static void put_reference(Encoding *e, uint32_t c) {
    FhText t;
    fhtext_init(&t, e->out.vm);
    fhtext_format(&t, "&#%u;", c);
    fhtext_char(&t, 0);
    put_text(e, t.data);
    fhtext_free(&t);
}

static void put_name(Encoding *e, uint32_t c) {
    char name[FHCHARNAMES_LONGEST + 1];
    size_t size = fhcharnames_name(c, name);
    if (!size) {
        put_escape(e, c);
        return;
    }
    name[size] = 0;
    put_text(e, "\\N{");
    put_text(e, name);
    put_text(e, "}");
}

static int put_surrogate(Encoding *e, uint32_t c) {
    char text[4];
    if (e->codec != FH_CODEC_UTF8 && e->codec != FH_CODEC_UTF8_SIG) return put(e, c), 0;
    return fhtext_add(&e->out, text, fhutf8_encode(c, text));
}

static bool passes_surrogates(FhCodec c) {
    return c == FH_CODEC_UTF8 || c == FH_CODEC_UTF8_SIG || is_16(c) || is_32(c);
}

static bool encodable(FhCodec codec, uint32_t c);
static int put_good(Encoding *e, const char *p, unsigned size, uint32_t c);

/* What a handler gives instead: bytes as they are, text in the encoding. */
static int put_replacement(Encoding *e, FhValue v, size_t start, size_t end, const char *reason) {
    if (!fhstr_check(e->out.vm, v))
        return fhtext_add(&e->out, (const char *)fhas_bytes(v)->data, fhas_bytes(v)->size);
    unsigned size;
    for (const char *p = fhstr_text(v), *stop = p + fhstr_size(v); p < stop; p += size) {
        uint32_t c = fhutf8_decode_wtf8(p, stop, &size);
        if (!encodable(e->codec, c)) return raise_encode(e, start, end, reason);
        if (put_good(e, p, size, c) < 0) return -1;
    }
    return 0;
}

static int by_handler(Encoding *e, size_t start, size_t end, const char *reason, size_t *next) {
    FhVM *vm = e->out.vm;
    FhValue handler = fhcodecs_handler(vm, e->errors_name), error = FH_ERR, text;
    if (handler == FH_ERR || fhpoll(vm) < 0) return fh_release(vm, handler), -1;
    int64_t to = 0;
    int status = -1;
    if ((error = encode_error_object(e, start, end, reason)) != FH_ERR &&
        fhcodecs_call_handler(vm, handler, error, true, fhstr_length(e->str), &text, &to) == 0) {
        status = put_replacement(e, text, start, end, reason);
        fh_release(vm, text);
        *next = (size_t)to;
    }
    fh_release(vm, handler);
    fh_release(vm, error);
    return status;
}

/* The code points start … end of the text (from byte p) cannot be encoded. 0: handled, to go on at *next; -1: raised. */
static int encode_error(Encoding *e, size_t start, size_t end, const char *p, const char *reason,
                        size_t *next) {
    *next = end;
    const char *text_end = fhstr_text(e->str) + fhstr_size(e->str);
    switch (e->errors) {
    case FH_ERRORS_STRICT: return raise_encode(e, start, end, reason);
    case FH_ERRORS_IGNORE: return 0;
    case FH_ERRORS_UNKNOWN: return by_handler(e, start, end, reason, next);
    default: break;
    }
    for (size_t i = start; i < end && !e->out.failed; i++) {
        unsigned size;
        uint32_t c = fhutf8_decode_wtf8(p, text_end, &size);
        p += size;
        if (e->errors == FH_ERRORS_REPLACE) {
            put(e, '?');
        } else if (e->errors == FH_ERRORS_BACKSLASHREPLACE) {
            put_escape(e, c);
        } else if (e->errors == FH_ERRORS_NAMEREPLACE) {
            put_name(e, c);
        } else if (e->errors == FH_ERRORS_XMLCHARREFREPLACE) {
            put_reference(e, c);
        } else if (e->errors == FH_ERRORS_SURROGATEPASS && passes_surrogates(e->codec) && c >= 0xD800 &&
                   c <= 0xDFFF) {
            put_surrogate(e, c);
        } else if (e->errors == FH_ERRORS_SURROGATEESCAPE && e->codec == FH_CODEC_CP1252 && c >= 0xDC80 &&
                   c <= 0xDCFF) {
            put(e, c - 0xDC00);
        } else {
            return raise_encode(e, start, end, reason);
        }
    }
    return e->out.failed ? -1 : 0;
}

/* ---- the walk ---- */

static bool encodable(FhCodec codec, uint32_t c) {
    switch (codec) {
    case FH_CODEC_ASCII: return c < 0x80;
    case FH_CODEC_LATIN1: return c < 0x100;
    case FH_CODEC_CP1252:
        if (c < 0x80 || (c >= 0xA0 && c < 0x100)) return true;
        for (unsigned i = 0; i < 32; i++) {
            if (fhcodecs_cp1252[i] == c) return true;
        }
        return false;
    default: return c < 0xD800 || c > 0xDFFF;
    }
}

static int put_good(Encoding *e, const char *p, unsigned size, uint32_t c) {
    if (e->codec == FH_CODEC_UTF8 || e->codec == FH_CODEC_UTF8_SIG) return fhtext_add(&e->out, p, size);
    if (e->codec == FH_CODEC_CP1252 && c >= 0x100) {
        for (unsigned i = 0; i < 32; i++) {
            if (fhcodecs_cp1252[i] == c) c = 0x80 + i;
        }
    }
    put(e, c);
    return e->out.failed ? -1 : 0;
}

static const char *reason_of(FhCodec codec) {
    switch (codec) {
    case FH_CODEC_ASCII: return "ordinal not in range(128)";
    case FH_CODEC_LATIN1: return "ordinal not in range(256)";
    case FH_CODEC_CP1252: return "character maps to <undefined>";
    default: return "surrogates not allowed";
    }
}

/* One escaped byte is one byte: of no use in utf-16 and utf-32. In cp1252 escapes count as part of a run. */
static bool escapes(const Encoding *e, uint32_t c) {
    return e->errors == FH_ERRORS_SURROGATEESCAPE && e->codec != FH_CODEC_CP1252 && !is_16(e->codec) &&
           !is_32(e->codec) && c >= 0xDC80 && c <= 0xDCFF;
}

static int walk(Encoding *e) {
    const char *p = fhstr_text(e->str), *end = p + fhstr_size(e->str);
    bool runs = !is_16(e->codec) && !is_32(e->codec); /* errors are reported by run */
    unsigned size;
    for (size_t i = 0; p < end && !e->out.failed; i++, p += size) {
        uint32_t c = fhutf8_decode_wtf8(p, end, &size);
        if (encodable(e->codec, c)) {
            put_good(e, p, size, c);
        } else if (escapes(e, c)) {
            char byte = (char)(c - 0xDC00);
            fhtext_add(&e->out, &byte, 1);
        } else {
            const char *from = p;
            size_t stop = i + 1, next;
            unsigned last = size;
            for (p += size; runs && p < end && !encodable(e->codec, fhutf8_decode_wtf8(p, end, &last));
                 p += last) {
                stop++;
            }
            if (encode_error(e, i, stop, from, reason_of(e->codec), &next) < 0) return -1;
            if (next != stop) p = fhstr_text(e->str) + fhstr_offset(e->out.vm, e->str, next);
            i = next - 1;
            size = 0;
        }
    }
    return e->out.failed ? -1 : 0;
}

/* unicode_escape and raw_unicode_escape: everything has a form. */
static int walk_escape(Encoding *e) {
    bool raw = e->codec == FH_CODEC_RAW_UNICODE_ESCAPE;
    const char *p = fhstr_text(e->str), *end = p + fhstr_size(e->str);
    unsigned size;
    for (; p < end && !e->out.failed; p += size) {
        uint32_t c = fhutf8_decode_wtf8(p, end, &size);
        if (raw ? c < 0x100 : c >= 0x20 && c < 0x7F && c != '\\')
            put(e, c);
        else if (raw)
            put_escape(e, c);
        else if (c == '\\')
            put_text(e, "\\\\");
        else if (c == '\n')
            put_text(e, "\\n");
        else if (c == '\r')
            put_text(e, "\\r");
        else if (c == '\t')
            put_text(e, "\\t");
        else
            put_escape(e, c);
    }
    return e->out.failed ? -1 : 0;
}

static bool has_surrogates(FhValue v) {
    const char *p = fhstr_text(v), *end = p + fhstr_size(v);
    while ((p = memchr(p, 0xED, (size_t)(end - p)))) {
        if ((unsigned char)p[1] >= 0xA0) return true;
        p++;
    }
    return false;
}

static int encode(Encoding *e) {
    if (e->codec == FH_CODEC_UTF8_SIG) fhtext_add(&e->out, "\xef\xbb\xbf", 3);
    if (e->codec == FH_CODEC_UTF16) put_unit(e, 0xFEFF, 2);
    if (e->codec == FH_CODEC_UTF32) put_unit(e, 0xFEFF, 4);
    return e->codec == FH_CODEC_UNICODE_ESCAPE || e->codec == FH_CODEC_RAW_UNICODE_ESCAPE ? walk_escape(e)
                                                                                          : walk(e);
}

FhValue fhstr_encode(FhVM *vm, FhValue s, const char *encoding, const char *errors) {
    FhCodec codec = fhcodecs_find(encoding);
    if (codec == FH_CODEC_UNKNOWN) return fhcodecs_by_script(vm, "_encode_text", s, encoding, errors);
    if (codec == FH_CODEC_NOT_TEXT) {
        return fhcodecs_unknown(vm, codec, encoding, "encode");
    }
    bool plain = fhstr_ascii(s) ? codec <= FH_CODEC_ASCII && codec != FH_CODEC_UTF8_SIG
                                : codec == FH_CODEC_UTF8 && !has_surrogates(s);
    if (plain) return fhbytes_new(vm, fhstr_text(s), fhstr_size(s));
    Encoding e = {.str = s, .codec = codec, .errors_name = errors, .errors = fhcodecs_errors(errors)};
    fhtext_init(&e.out, vm);
    FhValue v = encode(&e) == 0 ? fhbytes_new(vm, e.out.data, e.out.size)
                                : fhcodecs_failed(vm, codec, encoding, "encoding");
    fhtext_free(&e.out);
    return v;
}

int fhstr_check_utf8(FhVM *vm, FhValue str) {
    if (fhstr_ascii(str)) return 0;
    FhValue bytes = fhstr_encode(vm, str, "utf-8", "strict");
    fh_release(vm, bytes);
    return bytes == FH_ERR ? -1 : 0;
}
