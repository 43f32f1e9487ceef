/* The type str: its slots, its iterator, str(…). */
#include "base/sizes.h"
#include "base/utf8.h"
#include "objects/dead.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/iterators.h"
#include "objects/iterators_reduce.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/slice.h"
#include "objects/str_methods.h"
#include "objects/tuple.h"

/* ---- str(…) ---- */

static FhValue decode_object(FhVM *vm, FhValue v, const char *encoding, const char *errors) {
    if (fhstr_check(vm, v)) return fhraise(vm, FH_T_TypeError, "decoding str is not supported");
    FhBuffer b;
    if (fhbuffer_get(vm, v, &b, false) < 0) {
        if (!fhpending_is(vm, FH_T_TypeError)) return FH_ERR;
        fhpending_clear(vm);
        return fhraise(vm, FH_T_TypeError, "decoding to str: need a bytes-like object, %T found", v);
    }
    FhValue s = b.size ? fhstr_decode(vm, b.data, b.size, encoding, errors) : vm->empty_str;
    fhbuffer_release(vm, &b);
    return s;
}

/* The C string of an optional str argument; *out stays when it is absent. */
static int text_argument(FhVM *vm, const char *function, const char *name, FhValue v, const char **out) {
    if (v == FH_NOVALUE) return 0;
    if (!fhstr_check(vm, v)) {
        return fhraise_int(vm, FH_T_TypeError, "%s() argument '%s' must be str, not %V", function, name, v);
    }
    if (fhstr_check_utf8(vm, v) < 0) return -1;
    if (strlen(fhstr_text(v)) != fhstr_size(v)) {
        return fhraise_int(vm, FH_T_ValueError, "embedded null character");
    }
    *out = fhstr_text(v);
    return 0;
}

int fhcodecs_arguments(FhVM *vm, const char *function, const FhValue *values, const char **encoding,
                       const char **errors) {
    *encoding = *errors = NULL;
    if (text_argument(vm, function, "encoding", values[0], encoding) < 0) return -1;
    return text_argument(vm, function, "errors", values[1], errors);
}

static FhValue exact_new(FhVM *vm, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"object", "encoding", "errors", NULL};
    static const FhParams params = {"str", names, 0, 0, 3};
    FhValue v[3];
    const char *encoding, *errors;
    if (nargs == 1 && kwnames == FH_NOVALUE) return fhstr(vm, args[0]);
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (v[0] == FH_NOVALUE) return vm->empty_str;
    if (v[1] == FH_NOVALUE && v[2] == FH_NOVALUE) return fhstr(vm, v[0]);
    if (fhcodecs_arguments(vm, "str", v + 1, &encoding, &errors) < 0) return FH_ERR;
    return decode_object(vm, v[0], encoding, errors);
}

static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhValue v = exact_new(vm, args, nargs, kwnames);
    FhType *t = FH_AS(FhType, type);
    if (v == FH_ERR || t == vm->types[FH_T_str]) return v;
    size_t nbytes = fhstr_size(v), length = (size_t)fhstr_length(v);
    FhValue o = fhinstance_new(vm, t, fhstr_bytes_needed(nbytes, length) - sizeof(FhStr));
    if (o != FH_ERR) fhstr_fill(fhas_str(o), fhstr_text(v), nbytes, length);
    fh_release(vm, v);
    return o;
}

/* ---- comparison, size ---- */

static FhValue str(FhVM *vm, FhValue v) { return fhstr_as_exact(vm, v); }

static int64_t hash(FhVM *vm, FhValue v) { return fhstr_hash(vm, v); }

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!fhstr_check(vm, a) || !fhstr_check(vm, b)) return FH_NOTIMPLEMENTED;
    if (fhstr_size(a) > 256) fhcharge(vm, fhstr_size(a) >> 4);
    if (op == FH_EQ) return fh_bool(fhstr_equal(a, b));
    if (op == FH_NE) return fh_bool(!fhstr_equal(a, b));
    return fh_ordered(a == b ? 0 : fhstr_order(a, b), 0, op);
}

static int bool_(FhVM *vm, FhValue v) {
    (void)vm;
    return fhstr_size(v) != 0;
}

static int64_t len(FhVM *vm, FhValue v) {
    (void)vm;
    return fhstr_length(v);
}

/* ---- items ---- */

static FhValue item(FhVM *vm, FhValue s, int64_t i) {
    if (i < 0 || i >= fhstr_length(s)) return fhraise(vm, FH_T_IndexError, "string index out of range");
    return fhstr_char(vm, fhstr_at(vm, s, i));
}

/* count code points from start on, each step further than the last. */
static FhValue stepped(FhVM *vm, FhValue s, int64_t start, int64_t step, int64_t count) {
    FhText t;
    fhtext_init(&t, vm);
    if (fhstr_ascii(s)) {
        char *out = fhtext_space(&t, (size_t)count);
        if (out) fhbytes_step(out, fhstr_text(s) + start, step, (size_t)count);
    } else {
        for (int64_t i = 0; i < count && !t.failed; i++) fhtext_char(&t, fhstr_at(vm, s, start + i * step));
    }
    return fhtext_finish(&t);
}

static FhValue sliced(FhVM *vm, FhValue s, FhValue slice) {
    int64_t start, stop, step;
    int64_t count = fhslice_indices(vm, slice, fhstr_length(s), &start, &stop, &step);
    if (count < 0) return FH_ERR;
    if (count == 0) return vm->empty_str;
    if (step == 1) return fhstr_slice(vm, s, start, start + count);
    return stepped(vm, s, start, step, count);
}

static FhValue getitem(FhVM *vm, FhValue s, FhValue key) {
    int64_t i;
    if (fh_is_int(key)) {
        i = fh_int_of(key);
    } else if (fhslice_exact(key)) {
        return sliced(vm, s, key);
    } else if (!fh_slots(vm, key)->index) {
        return fhraise(vm, FH_T_TypeError, "string indices must be integers, not '%T'", key);
    } else if (fhbytes_index(vm, key, &i) < 0) {
        return FH_ERR;
    }
    return item(vm, s, i < 0 ? i + fhstr_length(s) : i);
}

static int contains(FhVM *vm, FhValue s, FhValue part) {
    if (!fhstr_check(vm, part)) {
        return fhraise_int(vm, FH_T_TypeError, "'in <string>' requires string as left operand, not %T", part);
    }
    ptrdiff_t at = fhsearch_find(vm, fhstr_view(s), fhstr_view(part));
    fhcharge(vm, fhsearch_work(fhstr_view(s), at, false));
    return at == FHSEARCH_FAILED ? -1 : at >= 0;
}

static FhValue concat(FhVM *vm, FhValue a, FhValue b) {
    if (!fhstr_check(vm, b)) {
        return fhraise(vm, FH_T_TypeError, "can only concatenate str (not \"%T\") to str", b);
    }
    if (!fhstr_size(b)) return fhstr_as_exact(vm, a);
    if (!fhstr_size(a)) return fhstr_as_exact(vm, b);
    return fhstr_concat(vm, a, b);
}

static FhValue repeat(FhVM *vm, FhValue s, int64_t n) {
    size_t size = fhstr_size(s), length = (size_t)fhstr_length(s), total;
    if (n <= 0 || size == 0) return vm->empty_str;
    if (n == 1) return fhstr_as_exact(vm, s);
    if ((int64_t)length > INT64_MAX / n) {
        return fhraise(vm, FH_T_OverflowError, "repeated string is too long");
    }
    if (!fhsizes_mul(size, (size_t)n, &total)) return fhraise_memory(vm);
    FhStr *r = fhstr_alloc(vm, total, length * (size_t)n);
    if (!r) return FH_ERR;
    if (fhbytes_repeat(vm, r->bytes, fhstr_text(s), size, total) == 0) return fhstr_shared(vm, r);
    fh_release(vm, fh_val(r));
    return FH_ERR;
}

static FhValue modulo(FhVM *vm, FhValue a, FhValue b) {
    if (!fhstr_check(vm, a)) return FH_NOTIMPLEMENTED;
    return fhstr_percent(vm, a, b);
}

/* ---- the iterator ---- */

FhValue fhstr_iter(FhVM *vm, FhValue s) {
    FhStrIter *it = (FhStrIter *)fhmem_cell(
        vm, sizeof *it, fhstr_ascii(s) && fhstr_exact(s) ? FH_T_str_ascii_iterator : FH_T_str_iterator, true);
    if (!it) return FH_ERR;
    it->str = fh_retain(s);
    it->offset = it->index = 0;
    return fh_val(it);
}

static FhValue next(FhVM *vm, FhValue v) {
    FhStrIter *it = FH_AS(FhStrIter, v);
    if (it->str == FH_NOVALUE) return FH_NOVALUE;
    FhStr *s = fhas_str(it->str);
    if (it->offset >= s->nbytes) {
        if (fh_is_dead(it->str)) return fhdead_raise(vm, it->str);
        fh_clear(vm, &it->str);
        return FH_NOVALUE;
    }
    const char *p = s->bytes + it->offset;
    unsigned size = 1;
    uint32_t c =
        (s->flags & FH_STR_ASCII) ? (unsigned char)*p : fhutf8_decode_wtf8(p, s->bytes + s->nbytes, &size);
    FhValue item_ = c < 256 ? fhlatin1((uint8_t)c) : fhstr_new_counted(vm, p, size, 1);
    if (item_ == FH_ERR) return FH_ERR;
    it->offset += size;
    it->index++;
    return item_;
}

static FhValue length_hint(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhStrIter *it = FH_AS(FhStrIter, self);
    return fhint_new(vm, it->str == FH_NOVALUE ? 0 : fhstr_length(it->str) - (int64_t)it->index);
}

static FhValue reduce(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhStrIter *it = FH_AS(FhStrIter, self);
    FhValue over = it->str == FH_NOVALUE ? vm->empty_str : it->str;
    return fhbytes_reduce_iterator(vm, over, (int64_t)it->index, it->str == FH_NOVALUE);
}

static FhValue setstate(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    FhStrIter *it = FH_AS(FhStrIter, self);
    int64_t i;
    if (fhiterators_state(vm, args[0], &i) < 0) return FH_ERR;
    if (it->str == FH_NOVALUE) return FH_NONE;
    int64_t length = fhstr_length(it->str);
    it->index = (size_t)(i < 0 ? 0 : i > length ? length : i);
    it->offset = fhstr_offset(vm, it->str, it->index);
    return FH_NONE;
}

static void visit_iterator(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhStrIter *)o)->str);
}

static void finalize_iterator(FhVM *vm, FhObj *o) { fh_clear(vm, &((FhStrIter *)o)->str); }

static const FhMethodDef iterator_methods[] = {{"__length_hint__", length_hint, 0, 0, 0, NULL},
                                               {"__reduce__", reduce, 0, 0, 0, NULL},
                                               {"__setstate__", setstate, 1, 1, 0, NULL},
                                               {0}};
static const FhSlots iterator_slots = {
    .life = {.visit = visit_iterator, .finalize = finalize_iterator}, .iter = fhiterators_self, .next = next};

const FhTypeDef fhtypedef_str_iterator = {.size = sizeof(FhStrIter),
                                          .flags = FH_TF_CONTAINER,
                                          .slots = &iterator_slots,
                                          .methods = iterator_methods};

const FhTypeDef fhtypedef_str_ascii_iterator = {.size = sizeof(FhStrIter),
                                                .flags = FH_TF_CONTAINER,
                                                .slots = &iterator_slots,
                                                .methods = iterator_methods};

/* ---- the type ---- */

FhValue fhstr_m___getnewargs__(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue s = fhstr_as_exact(vm, self);
    return s == FH_ERR ? FH_ERR : fhtuple_take(vm, &s, 1);
}

static const FhMethodDef methods[] = {
#define M(name, min, max, flags) {#name, fhstr_m_##name, min, max, flags, NULL},
    FHSTR_METHODS(M)
#undef M
        {0}};

static const FhSlots slots = {
    .life = {.finalize = fhstr_life_finalize, .payload = fhstr_life_payload},
    .repr = fhstr_repr,
    .str = str,
    .hash = hash,
    .compare = compare,
    .iter = fhstr_iter,
    .new_ = new_,
    .bool_ = bool_,
    .len = len,
    .getitem = getitem,
    .sq_item = item,
    .contains = contains,
    .sq_concat = concat,
    .sq_repeat = repeat,
    .binary[FH_MOD] = modulo,
};

const FhTypeDef fhtypedef_str = {
    .doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
           "Create a new string object from the given object.",
    .size = sizeof(FhStr),
    .flags = FH_TF_BASE | FH_TF_VARSIZE | FH_TF_STR,
    .slots = &slots,
    .methods = methods,
};
