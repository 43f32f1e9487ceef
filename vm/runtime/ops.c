/* Out-of-line parts of instructions: arithmetic, comparison, building, unpacking, functions, names of modules. What the
 * language's statements need beyond that: ops_statements.c. */
#include "runtime/ops.h"

#include "objects/bytes.h"
#include "objects/bytes_methods.h"
#include "objects/cell.h"
#include "objects/function.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "runtime/generator.h"

#define SHORT_PIECE 256
#define EXACT       ((int64_t)1 << 53) /* ints up to this magnitude are doubles exactly */

/* x and y as doubles when both are numbers of the inline forms and at least one is a float. */
static inline bool as_doubles(FhValue x, FhValue y, double *a, double *b) {
    if (fh_is_float(x))
        *a = fh_float_raw(x);
    else if (fh_is_int(x) && fh_int_of(x) <= EXACT && fh_int_of(x) >= -EXACT)
        *a = (double)fh_int_of(x);
    else
        return false;
    if (fh_is_float(y))
        *b = fh_float_raw(y);
    else if (fh_is_int(y) && fh_int_of(y) <= EXACT && fh_int_of(y) >= -EXACT)
        *b = (double)fh_int_of(y);
    else
        return false;
    return fh_is_float(x) || fh_is_float(y);
}

FhValue fhop_binary(FhVM *vm, FhBinOp op, FhValue x, FhValue y, bool inplace) {
    double a, b;
    if (as_doubles(x, y, &a, &b)) {
        switch (op) {
        case FH_ADD: return fhfloat_new(vm, a + b);
        case FH_SUB: return fhfloat_new(vm, a - b);
        case FH_MUL: return fhfloat_new(vm, a * b);
        case FH_TRUEDIV:
            if (b != 0) return fhfloat_new(vm, a / b);
            break;
        case FH_FLOORDIV:
            if (b != 0) return fhfloat_new(vm, fhfloat_floordiv(a, b));
            break;
        case FH_MOD:
            if (b != 0) return fhfloat_new(vm, fhfloat_mod(a, b));
            break;
        case FH_POW: return fhfloat_power(vm, a, b); /* a * a may differ from it in the last bit */
        default: break;
        }
    } else if (fhint_exact(x) && fhint_exact(y)) {
        switch (op) {
        case FH_ADD: return fhint_add(vm, x, y);
        case FH_SUB: return fhint_sub(vm, x, y);
        case FH_MUL: return fhint_mul(vm, x, y);
        case FH_FLOORDIV: return fhint_floordiv(vm, x, y);
        case FH_MOD: return fhint_mod(vm, x, y);
        case FH_POW: return fhint_power(vm, x, y);
        default: break;
        }
    }
    return inplace ? fhinplace(vm, op, x, y) : fhbinary(vm, op, x, y);
}

static bool ordered(int c, FhCmpOp op) {
    switch (op) {
    case FH_LT: return c < 0;
    case FH_LE: return c <= 0;
    case FH_EQ: return c == 0;
    case FH_NE: return c != 0;
    case FH_GT: return c > 0;
    default: return c >= 0;
    }
}

FH_COLD static void charge_texts(FhVM *vm, FhValue x, FhValue y) {
    if (fhstr_exact(x) && fhstr_exact(y) && fhstr_size(x) > 256) fhcharge(vm, fhstr_size(x) >> 4);
}

/* 1, 0, or -1: not decided here. Runs no script, raises nothing. */
static int quick_compare(FhVM *vm, FhCmpOp op, FhValue x, FhValue y) {
    double a, b;
    if (fhstr_exact(x) && fhstr_exact(y)) {
        if (op == FH_EQ) return fhstr_equal(x, y);
        if (op == FH_NE) return !fhstr_equal(x, y);
        return ordered(fhstr_order(x, y), op);
    }
    if (as_doubles(x, y, &a, &b)) {
        switch (op) {
        case FH_LT: return a < b;
        case FH_LE: return a <= b;
        case FH_EQ: return a == b;
        case FH_NE: return a != b;
        case FH_GT: return a > b;
        default: return a >= b;
        }
    }
    if (fhint_exact(x) && fhint_exact(y)) return ordered(fhint_compare(x, y), op);
    if (fhbytes_exact(x) && fhbytes_exact(y)) return fhbytes_compare(vm, x, y, op) == FH_TRUE;
    if ((op == FH_EQ || op == FH_NE) && (x == FH_NONE || y == FH_NONE) && !fh_is_obj(x) && !fh_is_obj(y))
        return (x == y) == (op == FH_EQ);
    return -1;
}

FhValue fhop_compare(FhVM *vm, FhCmpOp op, FhValue x, FhValue y) {
    int t = quick_compare(vm, op, x, y);
    if (FH_UNLIKELY(vm->interrupted) && t >= 0) charge_texts(vm, x, y);
    return t >= 0 ? fh_bool(t) : fhcompare(vm, x, y, op);
}

int fhop_compare_bool(FhVM *vm, FhCmpOp op, FhValue x, FhValue y) {
    int t = quick_compare(vm, op, x, y);
    if (FH_UNLIKELY(vm->interrupted) && t >= 0) charge_texts(vm, x, y);
    if (t >= 0) return t;
    FhValue r = fhcompare(vm, x, y, op);
    if (r == FH_ERR) return -1;
    if (fh_is_bool(r)) return r == FH_TRUE;
    t = fhtruth(vm, r);
    fh_release(vm, r);
    return t;
}

int fhop_contains(FhVM *vm, FhValue container, FhValue v) {
    if (!fh_is_obj(container)) return fhcontains(vm, container, v);
    switch (fh_obj(container)->shape) {
    case FH_T_dict: return fhdict_contains(vm, container, v);
    case FH_T_set: return fhset_contains(vm, container, v);
    case FH_T_str:
        if (fhstr_exact(v) && fhas_str(v)->nbytes == 1)
            return memchr(fhstr_text(container), fhstr_text(v)[0], fhstr_size(container)) != NULL;
        break;
    default: break;
    }
    return fhcontains(vm, container, v);
}

static bool piece_ends(FhValue start, FhValue stop, int64_t length, int64_t *from, int64_t *to) {
    if (!(fh_is_int(start) || start == FH_NONE) || !(fh_is_int(stop) || stop == FH_NONE)) return false;
    *from = start == FH_NONE ? 0 : fh_int_of(start);
    *to = stop == FH_NONE ? length : fh_int_of(stop);
    if (*from < 0 && (*from += length) < 0) *from = 0;
    if (*to < 0) *to += length;
    if (*to > length) *to = length;
    if (*from > *to) *from = *to = 0;
    return *to - *from <= SHORT_PIECE;
}

FhValue fhop_piece(FhVM *vm, FhValue o, FhValue start, FhValue stop) {
    int64_t from, to;
    if (fhstr_exact(o) && piece_ends(start, stop, fhstr_length(o), &from, &to))
        return fhstr_slice(vm, o, from, to);
    if (fhlist_exact(o) && piece_ends(start, stop, fhas_list(o)->size, &from, &to))
        return fhlist_from(vm, fhas_list(o)->items + from, to - from);
    return FH_NOVALUE;
}

FhValue fhop_getitem(FhVM *vm, FhValue o, FhValue key) {
    if (fh_is_obj(o)) {
        switch (fh_obj(o)->shape) {
        case FH_T_dict: {
            FhValue v = fhdict_get(vm, o, key);
            if (FH_LIKELY(v != FH_NOVALUE && v != FH_ERR)) return fh_retain(v);
            if (v == FH_ERR) return FH_ERR;
            break;
        }
        case FH_T_str:
        case FH_T_list:
        case FH_T_tuple:
        case FH_T_bytes:
        case FH_T_bytearray: return vm->shapes[fh_obj(o)->shape]->slots->getitem(vm, o, key);
        default: break;
        }
    }
    return fhgetitem(vm, o, key);
}

static FhValue contents(FhValue v) { return fhcell_exact(v) ? fhas_cell(v)->value : v; }

/* The cache of LOAD_SUPER_METHOD: version of obj's class and its shape; the class behind which was searched; the function. */
static void cache_super(FhVM *vm, FhInstr *pc, FhValue type, FhValue obj, FhValue found) {
    if (!fhfunction_exact(found) || !fh_is_obj(obj) || fh_has_flag(vm, obj, FH_TF_TYPE)) return;
    pc[1] = (uint64_t)fh_type(vm, obj)->version << 32 | fh_obj(obj)->shape;
    pc[2] = type;
    pc[3] = found;
}

FhValue fhop_load_super(FhVM *vm, FhInstr *pc, FhValue *triple, FhValue name, FhValue *self) {
    *self = FH_NOVALUE;
    if (triple[2] == fh_val(vm->types[FH_T_super])) {
        FhValue type = contents(triple[0]), obj = contents(triple[1]);
        if (FH_LIKELY(fh_is_obj(obj) && fh_obj(obj)->shape == (uint32_t)pc[1] && type == (FhValue)pc[2] &&
                      fh_type(vm, obj)->version == (uint32_t)(pc[1] >> 32))) {
            *self = fh_retain(obj);
            return fh_retain((FhValue)pc[3]);
        }
        if (fhframe_check_super(vm, type, obj) < 0) return FH_ERR;
        fh_retain(type);
        fh_retain(obj);
        FhValue found = fhsuper_method(vm, type, obj, name, self);
        if (*self != FH_NOVALUE) cache_super(vm, pc, type, obj, found);
        fh_release(vm, obj);
        fh_release(vm, type);
        return found;
    }
    FhValue proxy = fhcall0(vm, triple[2]);
    if (proxy == FH_ERR) return FH_ERR;
    FhValue attr = fhattr_method(vm, proxy, name, self);
    fh_release(vm, proxy);
    return attr;
}

/* ---- building ---- */

static void kill(FhVM *vm, FhValue *values, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        FhValue old = values[i];
        values[i] = FH_DEAD;
        fh_release(vm, old);
    }
}

FhValue fhop_build_map(FhVM *vm, FhValue *pairs, uint32_t n) {
    FhValue dict = fhdict_new(vm);
    if (dict == FH_ERR) return FH_ERR;
    if (n > 5 && fhdict_reserve(vm, fhas_dict(dict), n) < 0) goto fail;
    for (uint32_t i = 0; i < n; i++)
        if (fhdict_set(vm, dict, pairs[2 * i], pairs[2 * i + 1]) < 0) goto fail;
    kill(vm, pairs, 2 * n);
    return dict;
fail:
    fh_release(vm, dict);
    return FH_ERR;
}

FhValue fhop_build_set(FhVM *vm, FhValue *items, uint32_t n) {
    FhValue set = fhset_new(vm);
    if (set == FH_ERR) return FH_ERR;
    for (uint32_t i = 0; i < n; i++) {
        if (fhset_add(vm, set, items[i]) < 0) {
            fh_release(vm, set);
            return FH_ERR;
        }
    }
    kill(vm, items, n);
    return set;
}

FhValue fhop_build_string(FhVM *vm, FhValue *parts, uint32_t n) {
    FhValue s = fhstr_join(vm, vm->empty_str, parts, n);
    if (s != FH_ERR) kill(vm, parts, n);
    return s;
}

static bool iterable(FhVM *vm, FhValue v) {
    const FhSlots *slots = fh_slots(vm, v);
    return slots->iter || (slots->sq_item && !fh_has_flag(vm, v, FH_TF_DICTSUB));
}

int fhop_list_extend(FhVM *vm, FhValue list, FhValue v) {
    if (!iterable(vm, v))
        return fhraise_int(vm, FH_T_TypeError, "Value after * must be an iterable, not %T", v);
    return fhlist_extend(vm, list, v);
}

int fhop_dict_update(FhVM *vm, FhValue dict, FhValue mapping) {
    if (!fhdict_check(vm, mapping)) { /* pairs, as dict.update takes them, are no mapping */
        FhValue keys = fhattr_find(vm, mapping, FH_NAME(vm, keys));
        if (keys == FH_ERR) return -1;
        if (keys == FH_NOVALUE)
            return fhraise_int(vm, FH_T_TypeError, "'%T' object is not a mapping", mapping);
        fh_release(vm, keys);
    }
    return fhdict_update(vm, dict, mapping);
}

/* "module.name()" of a callable, for messages; owned. */
static FhValue callee_text(FhVM *vm, FhValue callee) {
    FhValue name = fhattr_find(vm, callee, FH_NAME(vm, __qualname__));
    if (name == FH_ERR) return FH_ERR;
    if (name == FH_NOVALUE) return fhstr(vm, callee);
    FhValue module = fhattr_find(vm, callee, FH_NAME(vm, __module__)), text = FH_ERR;
    if (module != FH_ERR) {
        bool shown = module != FH_NOVALUE && module != FH_NONE &&
                     !(fhstr_check(vm, module) && fhstr_is(module, "builtins"));
        text = shown ? fhstr_format(vm, "%S.%S()", module, name) : fhstr_format(vm, "%S()", name);
        fh_release(vm, module);
    }
    fh_release(vm, name);
    return text;
}

static int merge_failed(FhVM *vm, FhValue callee, const char *format, FhValue v) {
    FhValue text = callee_text(vm, callee);
    if (text == FH_ERR) return -1;
    fhraise(vm, FH_T_TypeError, format, text, v);
    fh_release(vm, text);
    return -1;
}

int fhop_dict_merge(FhVM *vm, FhValue dict, FhValue mapping, FhValue callee) {
    if (!fhdict_check(vm, mapping)) {
        FhValue keys = fhattr_find(vm, mapping, FH_NAME(vm, keys));
        if (keys == FH_ERR) return -1;
        if (keys == FH_NOVALUE)
            return merge_failed(vm, callee, "%U argument after ** must be a mapping, not %T", mapping);
        fh_release(vm, keys);
    }
    if (fhdict_exact(mapping) && fhas_dict(mapping)->str_keys && fhdict_exact(dict) && fhdict_size(dict) == 0)
        return fhdict_update(vm, dict, mapping); /* nothing to be told */
    FhValue copy = fhdict_new(vm);
    if (copy == FH_ERR) return -1;
    int status = fhdict_update(vm, copy, mapping);
    int64_t pos = 0;
    FhValue key, value;
    while (status == 0 && fhdict_next(copy, &pos, &key, &value)) {
        int there = fhdict_contains(vm, dict, key);
        if (there < 0)
            status = -1;
        else if (!fhstr_check(vm, key))
            status = fhraise_int(vm, FH_T_TypeError, "keywords must be strings");
        else if (there)
            status = merge_failed(vm, callee, "%U got multiple values for keyword argument '%S'", key);
        else
            status = fhdict_set(vm, dict, key, value);
    }
    fh_release(vm, copy);
    return status;
}

FhValue fhop_call_args(FhVM *vm, FhValue callee, FhValue v) {
    if (fhtuple_exact(v)) return fh_retain(v);
    if (!iterable(vm, v)) {
        merge_failed(vm, callee, "%U argument after * must be an iterable, not %T", v);
        return FH_ERR;
    }
    return fhtuple_of(vm, v);
}

/* ---- unpacking ---- */

static int too_few(FhVM *vm, uint32_t expected, uint32_t got, bool at_least) {
    return fhraise_int(vm, FH_T_ValueError, "not enough values to unpack (expected %s%d, got %d)",
                       at_least ? "at least " : "", (int)expected, (int)got);
}

static FhValue unpack_iter(FhVM *vm, FhValue v) {
    if (!iterable(vm, v)) return fhraise(vm, FH_T_TypeError, "cannot unpack non-iterable %T object", v);
    return fhiter(vm, v);
}

int fhop_unpack(FhVM *vm, FhValue v, FhValue *out, uint32_t n) {
    if (fhlist_exact(v) || fhtuple_exact(v)) {
        const FhValue *items = fhlist_exact(v) ? fhas_list(v)->items : fhas_tuple(v)->items;
        int64_t size = fhlist_exact(v) ? fhas_list(v)->size : fhas_tuple(v)->size;
        if (size > n)
            return fhraise_int(vm, FH_T_ValueError, "too many values to unpack (expected %d)", (int)n);
        if (size < n) return too_few(vm, n, (uint32_t)size, false);
        for (uint32_t i = 0; i < n; i++) out[i] = fh_retain(items[i]);
        return 0;
    }
    FhValue it = unpack_iter(vm, v);
    if (it == FH_ERR) return -1;
    int status = 0;
    for (uint32_t i = 0; i < n && status == 0; i++) {
        FhValue item = fhnext(vm, it);
        if (item == FH_ERR)
            status = -1;
        else if (item == FH_NOVALUE)
            status = too_few(vm, n, i, false);
        else
            out[i] = item;
    }
    if (status == 0) {
        FhValue extra = fhnext(vm, it);
        if (extra == FH_ERR)
            status = -1;
        else if (extra != FH_NOVALUE) {
            fh_release(vm, extra);
            status = fhraise_int(vm, FH_T_ValueError, "too many values to unpack (expected %d)", (int)n);
        }
    }
    fh_release(vm, it);
    return status;
}

int fhop_unpack_ex(FhVM *vm, FhValue v, FhValue *out, uint32_t before, uint32_t after) {
    FhValue it = unpack_iter(vm, v);
    if (it == FH_ERR) return -1;
    int status = 0;
    for (uint32_t i = 0; i < before && status == 0; i++) {
        FhValue item = fhnext(vm, it);
        if (item == FH_ERR)
            status = -1;
        else if (item == FH_NOVALUE)
            status = too_few(vm, before + after, i, true);
        else
            out[i] = item;
    }
    FhValue rest = status < 0 ? FH_ERR : fhlist_of(vm, it);
    fh_release(vm, it);
    if (rest == FH_ERR) return -1;
    FhList *l = fhas_list(rest);
    out[before] = rest;
    if (l->size < after) return too_few(vm, before + after, before + (uint32_t)l->size, true);
    l->size -= after;
    for (uint32_t i = 0; i < after; i++) out[before + 1 + i] = l->items[l->size + i]; /* moved */
    return 0;
}

/* ---- text ---- */

FhValue fhop_format(FhVM *vm, FhValue v, FhValue spec, uint32_t conversion) {
    FhValue converted;
    switch (conversion) {
    case 1: converted = fhstr(vm, v); break;
    case 2: converted = fhrepr(vm, v); break;
    case 3: converted = fhascii(vm, v); break;
    default: converted = fh_retain(v);
    }
    if (converted == FH_ERR) return FH_ERR;
    bool plain = spec == FH_NOVALUE || fhstr_size(spec) == 0;
    if (plain && fhstr_exact(converted)) return converted;
    FhValue text = fhformat(vm, converted, spec == FH_NOVALUE ? vm->empty_str : spec);
    fh_release(vm, converted);
    return text;
}

/* ---- functions ---- */

FhValue fhop_make_function(FhVM *vm, FhFrame *frame, FhValue code, FhValue *parts, uint32_t which) {
    bool manual = vm->strategy.kind != vm->strategy.outer && fhas_code(code)->strategy == FH_CODE_INHERITS;
    if (FH_UNLIKELY(manual)) { /* made in a block of manual memory: manual wherever it is called from */
        code = fhcode_governed(vm, code, FH_CODE_MANUAL, FH_NOVALUE, false);
        if (code == FH_ERR) return FH_ERR;
    }
    FhValue v = fhfunction_new(vm, code, fh_val(frame->globals));
    if (FH_UNLIKELY(manual)) fh_release(vm, code);
    if (v == FH_ERR) return FH_ERR;
    FhFunction *f = fhas_function(v);
    FhValue *places[] = {&f->defaults, &f->kwdefaults, &f->annotations, &f->closure};
    for (int bit = 0; bit < 4; bit++) {
        if (!(which & 1u << bit)) continue;
        fh_set(vm, &f->header, places[bit], *parts);
        *parts++ = FH_DEAD;
    }
    return v;
}

/* Sets base … base + 2 for a loop over range(…): see FOR_RANGE_PREP. True: ints; otherwise the iterator is made (or
 * *status is -1). */
bool fhop_range_prep(FhVM *vm, FhValue *base, uint32_t nargs, int *status) {
    *status = 0;
    FhValue callee = base[0];
    bool small = callee == fh_val(vm->types[FH_T_range]);
    for (uint32_t i = 1; i <= nargs; i++) small = small && fh_is_int(base[i]);
    if (small && !(nargs == 3 && base[3] == 0)) {
        FhValue start = nargs == 1 ? 0 : base[1], stop = nargs == 1 ? base[1] : base[2],
                step = nargs == 3 ? base[3] : fh_int_raw(1);
        base[0] = start;
        base[1] = stop;
        base[2] = step;
        fh_release(vm, callee);
        return true;
    }
    FhValue o = fhcall(vm, callee, base + 1, nargs, FH_NOVALUE);
    FhValue it = o == FH_ERR ? FH_ERR : fhiter(vm, o);
    if (o != FH_ERR) fh_release(vm, o);
    if (it == FH_ERR) {
        *status = -1;
        return false;
    }
    kill(vm, base + 1, nargs);
    base[0] = it;
    fh_release(vm, callee);
    return false;
}

FhValue fhop_yield_from_iter(FhVM *vm, FhFrame *frame, FhValue v) {
    if (fh_has_shape(v, FH_T_coroutine)) {
        if (!(frame->code->flags & (FH_CO_COROUTINE | FH_CO_ITERABLE_COROUTINE)))
            return fhraise(vm, FH_T_TypeError,
                           "cannot 'yield from' a coroutine object in a non-coroutine generator");
        return fh_retain(v);
    }
    if (fh_has_shape(v, FH_T_generator)) return fh_retain(v);
    return fhiter(vm, v);
}

FhValue fhop_get_awaitable(FhVM *vm, FhValue v, uint32_t kind) { return fhawaitable_iter(vm, v, (int)kind); }
