/* bytes and bytearray: results of the type of self, items of iterables, repr, hex, fromhex, decode; the method table. */
#include "objects/bytes_methods.h"
#include "objects/iterators.h"
#include "objects/iterators_reduce.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str_methods.h"
#include "objects/tuple.h"
#include "objects/unicode.h"

#define METHOD(name)                                                                                         \
    FhValue fhbytes_m_##name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)

/* ---- results ---- */

FhValue fhbytes_like_alloc(FhVM *vm, FhValue like, size_t size, char **data) {
    if (!fhbytes_check(vm, like)) {
        FhValue v = fhbytearray_new(vm, NULL, size);
        if (v != FH_ERR) *data = (char *)fhas_bytearray(v)->data;
        return v;
    }
    FhBytes *b = fhbytes_alloc(vm, size);
    if (!b) return FH_ERR;
    *data = (char *)b->data;
    return fh_val(b);
}

FhValue fhbytes_like(FhVM *vm, FhValue like, const char *data, size_t size) {
    return fhbytes_check(vm, like) ? fhbytes_new(vm, data, size) : fhbytearray_new(vm, data, size);
}

FhValue fhbytes_same(FhVM *vm, FhValue self) {
    if (fhbytes_exact(self)) return fh_retain(self);
    FhBytesView text = fhbytes_view(vm, self);
    return fhbytes_like(vm, self, text.data, text.size);
}

/* ---- from items ---- */

typedef struct Filling {
    FhText *to;
    const char *word; /* of the message: "bytes" or "byte" */
} Filling;

static int add_item(FhVM *vm, void *ctx, FhValue item) {
    Filling *f = ctx;
    uint8_t byte;
    if (fhbytes_item(vm, item, f->word, &byte) < 0) return -1;
    return fhtext_add(f->to, (const char *)&byte, 1);
}

int fhbytes_add_items(FhText *t, FhValue v, const char *type) {
    FhVM *vm = t->vm;
    Filling f = {t, strcmp(type, "bytes") == 0 ? "bytes" : "byte"};
    if (fhlist_exact(v)) {
        for (int64_t i = 0; i < fhas_list(v)->size; i++) {
            FhValue item = fh_retain(fhas_list(v)->items[i]);
            int status = add_item(vm, &f, item);
            fh_release(vm, item);
            if (status < 0) return -1;
        }
        return 0;
    }
    const FhSlots *slots = fh_slots(vm, v);
    if (!slots->iter && !slots->sq_item) {
        return fhraise_int(vm, FH_T_TypeError, "cannot convert '%T' object to %s", v, type);
    }
    return fhiterate(vm, v, add_item, &f);
}

/* ---- repr ---- */

int fhbytes_repr_to(FhText *t, const uint8_t *data, size_t size, bool mutable) {
    bool single = size && memchr(data, '\'', size), twice = size && memchr(data, '"', size);
    char quote = single && !twice ? '"' : '\'';
    fhtext_char(t, 'b');
    fhtext_char(t, (unsigned char)quote);
    for (size_t i = 0; i < size && !t->failed; i++) {
        uint8_t c = data[i];
        if (c == (uint8_t)quote || c == '\\' || (c == '\'' && mutable)) {
            fhtext_char(t, '\\');
            fhtext_char(t, c);
        } else if (fhunicode_ascii[c] & FH_U_PRINT) {
            fhtext_char(t, c);
        } else if (c == '\t' || c == '\n' || c == '\r') {
            fhtext_c(t, c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\r");
        } else {
            fhtext_format(t, "\\x%02x", c);
        }
    }
    return fhtext_char(t, (unsigned char)quote);
}

/* ---- hex ---- */

/* The separator as one byte; 0: none; -1: raised. */
static int separator(FhVM *vm, FhValue v) {
    FhBytesView text;
    if (fhstr_check(vm, v)) {
        if (fhstr_length(v) != 1) return fhraise_int(vm, FH_T_ValueError, "sep must be length 1.");
        if (!fhstr_ascii(v)) return fhraise_int(vm, FH_T_ValueError, "sep must be ASCII.");
        return (unsigned char)fhstr_text(v)[0];
    }
    if (!fhbytes_check(vm, v)) {
        int64_t n = fhlen(vm, v);
        if (n < 0) return -1;
        if (n != 1) return fhraise_int(vm, FH_T_ValueError, "sep must be length 1.");
        return fhraise_int(vm, FH_T_TypeError, "sep must be str or bytes.");
    }
    text = fhbytes_view(vm, v);
    if (text.size != 1) return fhraise_int(vm, FH_T_ValueError, "sep must be length 1.");
    if ((unsigned char)text.data[0] >= 0x80) return fhraise_int(vm, FH_T_ValueError, "sep must be ASCII.");
    return (unsigned char)text.data[0];
}

/* group > 0 counts from the right end, < 0 from the left. */
static FhValue hex_of(FhVM *vm, FhBytesView data, int sep, int64_t group) {
    static const char digits[] = "0123456789abcdef";
    size_t each = group < 0 ? (size_t)-group : (size_t)group;
    size_t seps = sep && each && data.size ? (data.size - 1) / each : 0;
    if (!data.size) return vm->empty_str;
    if (data.size > SIZE_MAX / 8) return fhraise_memory(vm);
    size_t size = data.size * 2 + seps;
    FhStr *s = fhstr_alloc(vm, size, size);
    if (!s) return FH_ERR;
    char *out = s->bytes;
    for (size_t i = 0; i < data.size; i++) {
        size_t place = group < 0 ? i : data.size - i;
        if (i && seps && place % each == 0) *out++ = (char)sep;
        *out++ = digits[(unsigned char)data.data[i] >> 4];
        *out++ = digits[(unsigned char)data.data[i] & 15];
        if (fhpoll_due(vm, i)) return fh_release(vm, fh_val(s)), FH_ERR;
    }
    return fh_val(s);
}

FhValue fhbytes_hex(FhVM *vm, FhBytesView data, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"sep", "bytes_per_sep", NULL};
    static const FhParams params = {"hex", names, 0, 0, 2};
    FhValue v[2];
    int64_t group = 1;
    int sep = 0;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (v[1] != FH_NOVALUE && fhbytes_c_int(vm, v[1], &group) < 0) return FH_ERR;
    if (v[0] != FH_NOVALUE && (sep = separator(vm, v[0])) < 0) return FH_ERR;
    return hex_of(vm, data, sep, group);
}

METHOD(hex) { return fhbytes_hex(vm, fhbytes_view(vm, self), args, nargs, kwnames); }

static int nibble(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Fills out with the bytes of the hexadecimal text; the position (code point) of what is none, or -1. */
static int64_t read_hex(FhText *out, FhValue text) {
    const char *p = fhstr_text(text), *begin = p, *end = p + fhstr_size(text);
    for (;;) {
        while (p < end && fhunicode_ascii[(unsigned char)*p] & FH_U_SPACE &&
               (*p == ' ' || (*p >= 9 && *p <= 13)))
            p++;
        if (p == end) return -1;
        int high = nibble(*p);
        if (high < 0) break;
        int low = nibble(p[1]); /* a NUL stands at the end */
        if (low < 0) {
            p++;
            break;
        }
        char byte = (char)(high << 4 | low);
        if (fhtext_add(out, &byte, 1) < 0) return -1;
        p += 2;
    }
    return (int64_t)fhstr_count_points(begin, (size_t)(p - begin));
}

METHOD(fromhex) {
    (void)nargs, (void)kwnames;
    if (!fhstr_check(vm, args[0])) {
        return fhraise(vm, FH_T_TypeError, "fromhex() argument must be str, not %V", args[0]);
    }
    FhText t;
    fhtext_init(&t, vm);
    int64_t wrong = read_hex(&t, args[0]);
    FhType *type = FH_AS(FhType, self), *array = vm->types[FH_T_bytearray];
    FhValue v = FH_ERR;
    if (wrong >= 0) {
        fhraise(vm, FH_T_ValueError, "non-hexadecimal number found in fromhex() arg at position %zd",
                (ptrdiff_t)wrong);
    } else if (!t.failed) {
        bool mutable = fhtype_subtype(type, array);
        v = mutable ? fhbytearray_new(vm, t.data, t.size) : fhbytes_new(vm, t.data, t.size);
    }
    fhtext_free(&t);
    if (v == FH_ERR || type == array || type == vm->types[FH_T_bytes]) return v;
    FhValue made = fhcall1(vm, self, v);
    fh_release(vm, v);
    return made;
}

/* ---- decode ---- */

METHOD(decode) {
    static const char *const names[] = {"encoding", "errors", NULL};
    static const FhParams params = {"decode", names, 0, 0, 2};
    FhValue v[2];
    const char *encoding, *errors;
    FhBuffer b;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (fhcodecs_arguments(vm, "decode", v, &encoding, &errors) < 0) return FH_ERR;
    if (fhbuffer_get(vm, self, &b, false) < 0) return FH_ERR;
    FhValue text = b.size ? fhstr_decode(vm, b.data, b.size, encoding, errors) : vm->empty_str;
    fhbuffer_release(vm, &b);
    return text;
}

/* ---- tables ---- */

static FhValue to_bytes(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return fhbytes_same(vm, self);
}

static FhValue getnewargs(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue b = fhbytes_same(vm, self);
    return b == FH_ERR ? FH_ERR : fhtuple_take(vm, &b, 1);
}

const FhMethodDef fhbytes_methods[] = {
#define M(name, min, max, flags) {#name, fhbytes_m_##name, min, max, flags, NULL},
    FHBYTES_METHODS(M)
#undef M
        {"__bytes__", to_bytes, 0, 0, 0, NULL},
    {"__getnewargs__", getnewargs, 0, 0, 0, NULL},
    {0}};

/* ---- methods of the iterators ---- */

static int64_t left(FhVM *vm, const FhSeqIter *it) {
    if (it->seq == FH_NOVALUE) return 0;
    int64_t size = (int64_t)fhbytes_view(vm, it->seq).size;
    return size > it->index ? size - it->index : 0;
}

static FhValue length_hint(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return fh_int_raw(left(vm, FH_AS(FhSeqIter, self)));
}

static FhValue reduce(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    const FhSeqIter *it = FH_AS(FhSeqIter, self);
    bool exhausted = it->seq == FH_NOVALUE;
    FhValue over = exhausted ? fhtuple_new(vm, 0) : fh_retain(it->seq);
    if (over == FH_ERR) return FH_ERR;
    FhValue v = fhbytes_reduce_iterator(vm, over, it->index, exhausted);
    fh_release(vm, over);
    return v;
}

static FhValue setstate(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    int64_t i;
    if (fhiterators_state(vm, args[0], &i) < 0) return FH_ERR;
    FhSeqIter *it = FH_AS(FhSeqIter, self);
    if (it->seq == FH_NOVALUE) return FH_NONE;
    int64_t size = (int64_t)fhbytes_view(vm, it->seq).size;
    it->index = i < 0 ? 0 : i > size ? size : i;
    return FH_NONE;
}

const FhMethodDef fhbytes_iterator_methods[] = {{"__length_hint__", length_hint, 0, 0, 0, NULL},
                                                {"__reduce__", reduce, 0, 0, 0, NULL},
                                                {"__setstate__", setstate, 1, 1, 0, NULL},
                                                {0}};
