/* The module binascii: hexadecimal, base64, checksums. Quoted-printable and uuencode: binascii_lines.c. */
#include "stdlib/binascii_parts.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/tuple.h"
#include "base/crc32_table.h"

#define NATIVE(name) static FH_BINASCII_NATIVE(name)

enum { POLL_BYTES = 1 << 20 };

/* ---- shared ---- */

int fhbinascii_open(FhVM *vm, FhValue v, FhBinasciiInput *in) {
    in->has_buffer = false;
    if (fhstr_check(vm, v)) {
        if (!fhstr_ascii(v))
            return fhraise_int(vm, FH_T_ValueError, "string argument should contain only ASCII characters");
        in->data = (const uint8_t *)fhstr_text(v);
        in->size = fhstr_size(v);
        return 0;
    }
    if (!fhbuffer_check(vm, v))
        return fhraise_int(vm, FH_T_TypeError, "argument should be bytes, buffer or ASCII string, not '%T'",
                           v);
    if (fhbuffer_get(vm, v, &in->buffer, false) < 0) return -1;
    in->has_buffer = true;
    in->data = in->buffer.data;
    in->size = in->buffer.size;
    return 0;
}

void fhbinascii_close(FhVM *vm, FhBinasciiInput *in) {
    if (in->has_buffer) fhbuffer_release(vm, &in->buffer);
}

FhValue fhbinascii_error(FhVM *vm, FhValue module, const char *format, ...) {
    va_list ap;
    va_start(ap, format);
    FhValue text = fhstr_vformat(vm, format, ap);
    va_end(ap);
    FhValue error = text == FH_ERR ? FH_ERR : fhcall1(vm, fhas_module(module)->state, text);
    if (error != FH_ERR) fhraise_object(vm, error);
    fh_release(vm, text);
    return FH_ERR;
}

FhValue fhbinascii_finish(FhText *t) {
    FhValue v = t->failed ? FH_ERR : fhbytes_new(t->vm, t->data, t->size);
    fhtext_free(t);
    return v;
}

/* ---- hexadecimal ---- */

static FhValue plain_hex(FhVM *vm, const FhBuffer *b) {
    FhBytes *out = b->size > SIZE_MAX / 4 ? NULL : fhbytes_alloc(vm, 2 * b->size);
    if (!out) return fhpending(vm) ? FH_ERR : fhraise_memory(vm);
    for (size_t i = 0; i < b->size; i++) {
        out->data[2 * i] = (uint8_t) "0123456789abcdef"[b->data[i] >> 4];
        out->data[2 * i + 1] = (uint8_t) "0123456789abcdef"[b->data[i] & 15];
        if (fhpoll_due(vm, i)) return fh_release(vm, fh_val(out)), FH_ERR;
    }
    return fh_val(out);
}

static FhValue hex_with_separators(FhVM *vm, const FhBuffer *b, const FhValue *v) {
    FhValue name = fhstr_intern(vm, "hex", 3);
    FhValue bytes = name == FH_ERR ? FH_ERR : fhbytes_new(vm, b->data, b->size);
    if (bytes == FH_ERR) return FH_ERR;
    FhValue text = fhcall_method(vm, bytes, name, v, v[1] == FH_NOVALUE ? 1 : 2), out = FH_ERR;
    if (text != FH_ERR) out = fhbytes_new(vm, fhstr_text(text), fhstr_size(text));
    fh_release(vm, text);
    fh_release(vm, bytes);
    return out;
}

static FhValue hexlify(FhVM *vm, const char *function, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"data", "sep", "bytes_per_sep", NULL};
    FhParams params = {function, names, 0, 1, 3};
    FhValue v[3];
    FhBuffer b;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0 || fhbuffer_get(vm, v[0], &b, false) < 0)
        return FH_ERR;
    FhValue out = v[1] == FH_NOVALUE ? plain_hex(vm, &b) : hex_with_separators(vm, &b, v + 1);
    fhbuffer_release(vm, &b);
    return out;
}
NATIVE(b2a_hex) { return (void)self, hexlify(vm, "b2a_hex", args, nargs, kwnames); }
NATIVE(b2a_hexlify) { return (void)self, hexlify(vm, "hexlify", args, nargs, kwnames); }

static int hex_digit(uint8_t c) {
    if (c >= '0' && c <= '9') return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static FhValue unhex(FhVM *vm, FhValue module, const FhBinasciiInput *in) {
    if (in->size & 1) return fhbinascii_error(vm, module, "Odd-length string");
    FhBytes *out = fhbytes_alloc(vm, in->size / 2);
    if (!out) return FH_ERR;
    for (size_t i = 0; i < in->size / 2; i++) {
        int high = hex_digit(in->data[2 * i]), low = hex_digit(in->data[2 * i + 1]);
        if (high < 0 || low < 0) {
            fh_release(vm, fh_val(out));
            return fhbinascii_error(vm, module, "Non-hexadecimal digit found");
        }
        out->data[i] = (uint8_t)(high << 4 | low);
        if (fhpoll_due(vm, i)) return fh_release(vm, fh_val(out)), FH_ERR;
    }
    return fh_val(out);
}
NATIVE(a2b_hex) {
    (void)nargs, (void)kwnames;
    FhBinasciiInput in = {0};
    if (fhbinascii_open(vm, args[0], &in) < 0) return FH_ERR;
    FhValue v = unhex(vm, self, &in);
    fhbinascii_close(vm, &in);
    return v;
}

/* ---- base64 ---- */

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

NATIVE(b2a_base64) {
    (void)self;
    static const char *const names[] = {"data", "newline", NULL};
    static const FhParams params = {"b2a_base64", names, 1, 1, 1};
    FhValue v[2];
    FhBuffer b;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    int newline = v[1] == FH_NOVALUE ? 1 : fhtruth(vm, v[1]);
    if (newline < 0 || fhbuffer_get(vm, v[0], &b, false) < 0) return FH_ERR;
    size_t n = b.size, size = (n + 2) / 3 * 4 + (size_t)newline;
    FhBytes *out = n > SIZE_MAX / 4 ? (fhraise_memory(vm), NULL) : fhbytes_alloc(vm, size);
    if (out) {
        fhcharge(vm, n >> 2);
        uint8_t *o = out->data;
        size_t i = 0;
        bool stopped = false;
        for (; i + 2 < n; i += 3, o += 4) {
            uint32_t w = (uint32_t)b.data[i] << 16 | (uint32_t)b.data[i + 1] << 8 | b.data[i + 2];
            o[0] = (uint8_t)alphabet[w >> 18], o[1] = (uint8_t)alphabet[w >> 12 & 63];
            o[2] = (uint8_t)alphabet[w >> 6 & 63], o[3] = (uint8_t)alphabet[w & 63];
            if ((stopped = fhpoll_due(vm, i / 3))) break;
        }
        if (i < n && !stopped) {
            bool two = i + 1 < n;
            uint32_t w = (uint32_t)b.data[i] << 16 | (two ? (uint32_t)b.data[i + 1] << 8 : 0);
            o[0] = (uint8_t)alphabet[w >> 18], o[1] = (uint8_t)alphabet[w >> 12 & 63];
            o[2] = two ? (uint8_t)alphabet[w >> 6 & 63] : '=', o[3] = '=';
            o += 4;
        }
        if (stopped) {
            fh_release(vm, fh_val(out));
            out = NULL;
        } else if (newline) {
            *o = '\n';
        }
    }
    fhbuffer_release(vm, &b);
    return out ? fh_val(out) : FH_ERR;
}

/* The value of a character, 64 for one outside of the alphabet. */
/* clang-format off */
static const uint8_t sextets[128] = {
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 62, 64, 64, 64, 63,
    52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 64, 64, 64, 64, 64, 64,
    64,  0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14,
    15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 64, 64, 64, 64, 64,
    64, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40,
    41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 64, 64, 64, 64, 64,
};
/* clang-format on */

typedef struct Base64 {
    uint8_t *out;
    size_t n;
    uint32_t word;
    unsigned have; /* sextets of a group of four */
    bool stopped;
} Base64;

static inline void add_sextet(Base64 *d, uint8_t value) {
    d->word = d->word << 6 | value;
    if (++d->have == 1) return;
    d->out[d->n++] = (uint8_t)(d->word >> (8 - 2 * d->have));
    if (d->have == 4) d->have = 0, d->word = 0;
}

/* Whole groups of four from the beginning, as long as there is nothing else; how many characters. */
static size_t quick(FhVM *vm, Base64 *d, const FhBinasciiInput *in) {
    const uint8_t *p = in->data;
    size_t i = 0;
    for (; i + 4 <= in->size && !((p[i] | p[i + 1] | p[i + 2] | p[i + 3]) & 0x80); i += 4) {
        uint32_t a = sextets[p[i]], b = sextets[p[i + 1]], c = sextets[p[i + 2]], e = sextets[p[i + 3]];
        if ((a | b | c | e) & 64 || (d->stopped = fhpoll_due(vm, i / 4))) break;
        uint32_t w = a << 18 | b << 12 | c << 6 | e;
        d->out[d->n++] = (uint8_t)(w >> 16);
        d->out[d->n++] = (uint8_t)(w >> 8);
        d->out[d->n++] = (uint8_t)w;
    }
    return i;
}

/* NULL, or what is wrong. */
static const char *decode64(FhVM *vm, Base64 *d, const FhBinasciiInput *in, bool strict) {
    bool padding = false;
    unsigned pads = 0;
    if (strict && in->size && in->data[0] == '=') return "Leading padding not allowed";
    for (size_t i = quick(vm, d, in); i < in->size && !d->stopped; i++) {
        if ((d->stopped = fhpoll_due(vm, i))) break;
        if (in->data[i] == '=') {
            padding = true;
            if (d->have >= 2 && d->have + ++pads >= 4) {
                if (strict && i + 1 < in->size) return "Excess data after padding";
                d->have = 0;
                return NULL;
            }
            continue;
        }
        uint8_t value = in->data[i] < 128 ? sextets[in->data[i]] : 64;
        if (value == 64) {
            if (strict) return "Only base64 data is allowed";
            continue;
        }
        if (strict && padding) return "Discontinuous padding not allowed";
        pads = 0;
        add_sextet(d, value);
    }
    return d->have > 1 ? "Incorrect padding" : NULL;
}

NATIVE(a2b_base64) {
    static const char *const names[] = {"data", "strict_mode", NULL};
    static const FhParams params = {"a2b_base64", names, 1, 1, 1};
    FhValue v[2], result = FH_ERR;
    FhBinasciiInput in = {0};
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    int strict = v[1] == FH_NOVALUE ? 0 : fhtruth(vm, v[1]);
    if (strict < 0 || fhbinascii_open(vm, v[0], &in) < 0) return FH_ERR;
    size_t room = in.size / 4 * 3 + 3;
    Base64 d = {.out = fhmem_new(vm, room)};
    if (d.out) {
        const char *wrong = decode64(vm, &d, &in, strict);
        if (d.stopped)
            result = FH_ERR;
        else if (wrong)
            fhbinascii_error(vm, self, "%s", wrong);
        else if (d.have == 1)
            fhbinascii_error(vm, self,
                             "Invalid base64-encoded string: number of data characters (%zd) cannot be 1 "
                             "more than a multiple of 4",
                             (ptrdiff_t)(d.n / 3 * 4 + 1));
        else
            result = fhbytes_new(vm, d.out, d.n);
        fhmem_free(vm, d.out, room);
    }
    fhbinascii_close(vm, &in);
    return result;
}

/* ---- checksums ---- */

static uint32_t crc32_of(uint32_t crc, const uint8_t *p, size_t n) {
    crc = ~crc;
    for (; n >= 16; n -= 16, p += 16) {
        uint32_t next = crc;
        crc = 0;
        for (unsigned i = 0; i < 4; i++, next >>= 8) crc ^= crc_tables[15 - i][p[i] ^ (next & 255)];
        for (unsigned i = 4; i < 16; i++) crc ^= crc_tables[15 - i][p[i]];
    }
    while (n--) crc = crc >> 8 ^ crc_tables[0][(crc ^ *p++) & 255];
    return ~crc;
}

static int start_value(FhVM *vm, FhValue v, uint32_t *out) {
    FhValue i = fhindex(vm, v);
    if (i == FH_ERR) return -1;
    FhValue low = fhbinary(vm, FH_AND, i, fh_int_raw(0xffffffff));
    fh_release(vm, i);
    if (low == FH_ERR) return -1;
    *out = (uint32_t)fh_int_of(low);
    return 0;
}

NATIVE(crc32) {
    (void)self, (void)kwnames;
    uint32_t crc = 0;
    FhBuffer b;
    if ((nargs > 1 && start_value(vm, args[1], &crc) < 0) || fhbuffer_get(vm, args[0], &b, false) < 0)
        return FH_ERR;
    int r = 0;
    for (size_t at = 0, n; r == 0 && at < b.size; at += n) {
        n = b.size - at < POLL_BYTES ? b.size - at : POLL_BYTES;
        crc = crc32_of(crc, b.data + at, n);
        fhcharge(vm, n >> 1);
        if (at + n < b.size) r = fhpoll(vm);
    }
    fhbuffer_release(vm, &b);
    return r < 0 ? FH_ERR : fh_int_raw(crc);
}

NATIVE(crc_hqx) {
    (void)self, (void)nargs, (void)kwnames;
    uint32_t crc;
    FhBuffer b;
    if (start_value(vm, args[1], &crc) < 0 || fhbuffer_get(vm, args[0], &b, false) < 0) return FH_ERR;
    crc &= 0xffff;
    bool stopped = false;
    for (size_t i = 0; i < b.size; i++) {
        crc ^= (uint32_t)b.data[i] << 8;
        for (int bit = 0; bit < 8; bit++) crc = (crc << 1 ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
        if ((stopped = fhpoll_due(vm, i))) break;
    }
    fhbuffer_release(vm, &b);
    return stopped ? FH_ERR : fh_int_raw(crc);
}

static const FhMethodDef functions[] = {
    {"a2b_uu", fhbinascii_a2b_uu, 1, 1, 0,
     "a2b_uu($module, data, /)\n--\n\nDecode a line of uuencoded data."},
    {"b2a_uu", fhbinascii_b2a_uu, 1, 1, FH_KW,
     "b2a_uu($module, data, /, *, backtick=False)\n--\n\nUuencode line of data."},
    {"a2b_base64", a2b_base64, 1, 1, FH_KW,
     "a2b_base64($module, data, /, *, strict_mode=False)\n--\n\nDecode a line of base64 data."},
    {"b2a_base64", b2a_base64, 1, 1, FH_KW,
     "b2a_base64($module, data, /, *, newline=True)\n--\n\nBase64-code line of data."},
    {"a2b_hex", a2b_hex, 1, 1, 0,
     "a2b_hex($module, hexstr, /)\n--\n\nBinary data of hexadecimal representation."},
    {"unhexlify", a2b_hex, 1, 1, 0,
     "unhexlify($module, hexstr, /)\n--\n\nBinary data of hexadecimal representation."},
    {"b2a_hex", b2a_hex, 1, 3, FH_KW,
     "b2a_hex($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\n"},
    {"hexlify", b2a_hexlify, 1, 3, FH_KW,
     "hexlify($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\n"},
    {"a2b_qp", fhbinascii_a2b_qp, 1, 2, FH_KW,
     "a2b_qp($module, /, data, header=False)\n--\n\nDecode a string of qp-encoded data."},
    {"b2a_qp", fhbinascii_b2a_qp, 1, 4, FH_KW,
     "b2a_qp($module, /, data, quotetabs=False, istext=True, header=False)\n--\n\nEncode a string using "
     "quoted-printable encoding."},
    {"crc32", crc32, 1, 2, 0, "crc32($module, data, crc=0, /)\n--\n\nCompute CRC-32 incrementally."},
    {"crc_hqx", crc_hqx, 2, 2, 0, "crc_hqx($module, data, crc, /)\n--\n\nCompute CRC-CCITT incrementally."},
    {0},
};

/* class name(base): of this module */
static FhValue new_class(FhVM *vm, const char *name, FhTypeId base) {
    FhValue ns = fhdict_new(vm), module = fhstr_c(vm, "binascii"), text = fhstr_c(vm, name), v = FH_ERR;
    FhValue bases = fhtuple_pack(vm, 1, fh_val(vm->types[base]));
    if (ns != FH_ERR && module != FH_ERR && text != FH_ERR && bases != FH_ERR &&
        fhdict_set_c(vm, ns, "__module__", module) == 0)
        v = fhcall3(vm, fh_val(vm->types[FH_T_type]), text, bases, ns);
    fh_release(vm, ns);
    fh_release(vm, module);
    fh_release(vm, text);
    fh_release(vm, bases);
    return v;
}

static int exec(FhVM *vm, FhValue module) {
    FhValue error = new_class(vm, "Error", FH_T_ValueError);
    if (error == FH_ERR) return -1;
    fh_set(vm, fh_obj(module), &fhas_module(module)->state, error);
    if (fhmodule_set(vm, module, "Error", error) < 0) return -1;
    return fhmodule_set_take(vm, module, "Incomplete", new_class(vm, "Incomplete", FH_T_Exception));
}

const FhModuleDef fhmodule_binascii = {"binascii", "Conversion between binary data and ASCII", functions,
                                       exec};
