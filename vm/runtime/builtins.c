/* The builtin functions, apart from those that compile or look into namespaces (evaluate.c). */
#include "runtime/ops.h"
#include "runtime/memory_builtins.h"
#include "runtime/builtins.h"

#include "objects/bytearray.h"
#include "objects/bytes.h"
#include "objects/dead.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/function.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "runtime/evaluate.h"
#include "runtime/import.h"

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED_SELF (void)self, (void)nargs, (void)kwnames

NATIVE(builtin_abs) {
    UNUSED_SELF;
    return fhunary(vm, FH_ABS, args[0]);
}

typedef struct Search {
    int want; /* the truth that ends the search */
    bool found;
} Search;

static int truth_is(FhVM *vm, void *ctx, FhValue item) {
    int t = fhtruth(vm, item);
    Search *s = ctx;
    s->found = t == s->want;
    return t < 0 ? -1 : s->found;
}

NATIVE(builtin_all) {
    UNUSED_SELF;
    Search s = {0, false};
    return fhiterate(vm, args[0], truth_is, &s) < 0 ? FH_ERR : fh_bool(!s.found);
}

NATIVE(builtin_any) {
    UNUSED_SELF;
    Search s = {1, false};
    return fhiterate(vm, args[0], truth_is, &s) < 0 ? FH_ERR : fh_bool(s.found);
}

NATIVE(builtin_ascii) {
    UNUSED_SELF;
    return fhascii(vm, args[0]);
}

static FhValue in_base(FhVM *vm, FhValue v, int base) {
    FhValue i = fhindex(vm, v);
    if (i == FH_ERR) return FH_ERR;
    FhValue text = fhint_to_str(vm, i, base, true);
    fh_release(vm, i);
    return text;
}
NATIVE(builtin_bin) {
    UNUSED_SELF;
    return in_base(vm, args[0], 2);
}
NATIVE(builtin_oct) {
    UNUSED_SELF;
    return in_base(vm, args[0], 8);
}
NATIVE(builtin_hex) {
    UNUSED_SELF;
    return in_base(vm, args[0], 16);
}

NATIVE(builtin_callable) {
    UNUSED_SELF;
    if (fh_is_dead(args[0])) return fhdead_raise(vm, args[0]);
    return fh_bool(fhcallable(vm, args[0]));
}

NATIVE(builtin_chr) {
    UNUSED_SELF;
    int64_t c;
    FhValue i = fhindex(vm, args[0]);
    if (i == FH_ERR) return FH_ERR;
    if (!fhint_try_i64(i, &c) || c > INT32_MAX || c < INT32_MIN) {
        fh_release(vm, i);
        return fhraise(vm, FH_T_OverflowError, "Python int too large to convert to C int");
    }
    fh_release(vm, i);
    if (c < 0 || c > 0x10ffff) return fhraise(vm, FH_T_ValueError, "chr() arg not in range(0x110000)");
    return fhstr_char(vm, (uint32_t)c);
}

NATIVE(builtin_ord) {
    UNUSED_SELF;
    if (fhstr_check(vm, args[0])) {
        int64_t n = fhstr_length(args[0]);
        if (n == 1) return fh_int_raw(fhstr_at(vm, args[0], 0));
        return fhraise(vm, FH_T_TypeError, "ord() expected a character, but string of length %lld found",
                       (long long)n);
    }
    const FhSlots *slots = fh_slots(vm, args[0]);
    if (!slots->buffer || !(fhbytes_check(vm, args[0]) || fhbytearray_check(vm, args[0])))
        return fhraise(vm, FH_T_TypeError, "ord() expected string of length 1, but %T found", args[0]);
    FhBuffer b;
    if (slots->buffer(vm, args[0], &b, false) < 0) return FH_ERR;
    size_t n = b.size;
    FhValue first = n == 1 ? fh_int_raw(b.data[0]) : 0;
    if (slots->buffer_end) slots->buffer_end(vm, args[0], &b);
    if (n == 1) return first;
    return fhraise(vm, FH_T_TypeError, "ord() expected a character, but string of length %zu found", n);
}

NATIVE(builtin_divmod) {
    UNUSED_SELF;
    return fhbinary(vm, FH_DIVMOD, args[0], args[1]);
}

NATIVE(builtin_format) {
    UNUSED_SELF;
    if (nargs > 1 && !fhstr_check(vm, args[1]))
        return fhraise(vm, FH_T_TypeError, "format() argument 2 must be str, not %V", args[1]);
    return fhformat(vm, args[0], nargs > 1 ? args[1] : vm->empty_str);
}

static int attribute_name(FhVM *vm, const char *function, FhValue name) {
    (void)function;
    return fhstr_check(vm, name)
               ? 0
               : fhraise_int(vm, FH_T_TypeError, "attribute name must be string, not '%T'", name);
}

NATIVE(builtin_getattr) {
    UNUSED_SELF;
    if (attribute_name(vm, "getattr", args[1]) < 0) return FH_ERR;
    FhValue v = fhcache_known_attr(vm, args[0], args[1]);
    if (v != FH_NOVALUE && v != FH_DUMMY) return v;
    if (nargs == 2) return fhattr_get(vm, args[0], args[1]);
    if (v == FH_NOVALUE) v = fhattr_find(vm, args[0], args[1]);
    return v == FH_NOVALUE || v == FH_DUMMY ? fh_retain(args[2]) : v;
}

NATIVE(builtin_hasattr) {
    UNUSED_SELF;
    if (attribute_name(vm, "hasattr", args[1]) < 0) return FH_ERR;
    FhValue v = fhcache_known_attr(vm, args[0], args[1]);
    if (v == FH_NOVALUE) v = fhattr_find(vm, args[0], args[1]);
    if (v == FH_ERR) return FH_ERR;
    fh_release(vm, v);
    return fh_bool(v != FH_NOVALUE && v != FH_DUMMY);
}

NATIVE(builtin_setattr) {
    UNUSED_SELF;
    if (attribute_name(vm, "setattr", args[1]) < 0) return FH_ERR;
    return fhattr_set(vm, args[0], args[1], args[2]) < 0 ? FH_ERR : FH_NONE;
}

NATIVE(builtin_delattr) {
    UNUSED_SELF;
    if (attribute_name(vm, "delattr", args[1]) < 0) return FH_ERR;
    return fhattr_set(vm, args[0], args[1], FH_NOVALUE) < 0 ? FH_ERR : FH_NONE;
}

NATIVE(builtin_hash) {
    UNUSED_SELF;
    int64_t h = fhhash(vm, args[0]);
    return h == -1 ? FH_ERR : fhint_new(vm, h);
}

NATIVE(builtin_id) {
    UNUSED_SELF;
    return fhint_new(vm, (int64_t)(fh_observed(args[0]) & INT64_MAX));
}

NATIVE(builtin_isinstance) {
    UNUSED_SELF;
    if (fh_has_shape(args[1], FH_T_type) && fh_type(vm, args[0]) == fhas_type(args[1])) return FH_TRUE;
    int t = fhisinstance(vm, args[0], args[1]);
    return t < 0 ? FH_ERR : fh_bool(t);
}

NATIVE(builtin_issubclass) {
    UNUSED_SELF;
    int t = fhissubclass(vm, args[0], args[1]);
    return t < 0 ? FH_ERR : fh_bool(t);
}

NATIVE(builtin_iter) {
    UNUSED_SELF;
    if (nargs == 1) return fhiter(vm, args[0]);
    if (!fhcallable(vm, args[0])) return fhraise(vm, FH_T_TypeError, "iter(v, w): v must be callable");
    return fhiterators_call(vm, args[0], args[1]);
}

NATIVE(builtin_next) {
    UNUSED_SELF;
    const FhSlots *slots = fh_slots(vm, args[0]);
    if (!slots->next) return fhraise(vm, FH_T_TypeError, "'%T' object is not an iterator", args[0]);
    FhValue v = slots->next(vm, args[0]);
    if (v != FH_NOVALUE && v != FH_ERR) return v;
    if (fhpending(vm) && !fhpending_is(vm, FH_T_StopIteration)) return FH_ERR;
    if (nargs > 1) {
        fhpending_clear(vm);
        return fh_retain(args[1]);
    }
    if (!fhpending(vm)) fhraise_stop_iteration(vm, FH_NONE);
    return FH_ERR;
}

NATIVE(builtin_len) {
    UNUSED_SELF;
    int64_t n = fhlen(vm, args[0]);
    return n < 0 ? FH_ERR : fhint_new(vm, n);
}

/* ---- min, max ---- */

typedef struct Best {
    FhValue key, item, best_key; /* item, best_key owned */
    FhCmpOp op;
} Best;

static int offer(FhVM *vm, void *ctx, FhValue item) {
    Best *b = ctx;
    fh_retain(item);
    FhValue k = b->key == FH_NOVALUE ? fh_retain(item) : fhcall1(vm, b->key, item);
    if (k == FH_ERR) {
        fh_release(vm, item);
        return -1;
    }
    int better = b->item == FH_NOVALUE ? 1 : fhcompare_bool(vm, k, b->best_key, b->op);
    if (better > 0) {
        FhValue old_item = b->item, old_key = b->best_key;
        b->item = item;
        b->best_key = k;
        item = old_item;
        k = old_key;
    }
    fh_release(vm, item);
    fh_release(vm, k);
    return better < 0 ? -1 : 0;
}

static FhValue extreme(FhVM *vm, const char *name, FhCmpOp op, const FhValue *args, uint32_t nargs,
                       FhValue kwnames) {
    static const char *const names[] = {"key", "default", NULL};
    FhValue options[2];
    FhParams p = {name, names, 0, 0, 0};
    if (nargs == 0) return fhraise(vm, FH_T_TypeError, "%s expected at least 1 argument, got 0", name);
    if (fhargs(vm, &p, args + nargs, 0, kwnames, options) < 0) return FH_ERR;
    if (nargs > 1 && options[1] != FH_NOVALUE)
        return fhraise(vm, FH_T_TypeError,
                       "Cannot specify a default for %s() with multiple positional arguments", name);
    Best b = {options[0] == FH_NONE ? FH_NOVALUE : options[0], FH_NOVALUE, FH_NOVALUE, op};
    int status = 0;
    if (nargs == 1) status = fhiterate(vm, args[0], offer, &b);
    for (uint32_t i = 0; nargs > 1 && status == 0 && i < nargs; i++) status = offer(vm, &b, args[i]);
    fh_release(vm, b.best_key);
    if (status < 0) {
        fh_release(vm, b.item);
        return FH_ERR;
    }
    if (b.item != FH_NOVALUE) return b.item;
    if (options[1] != FH_NOVALUE) return fh_retain(options[1]);
    return fhraise(vm, FH_T_ValueError, "%s() arg is an empty sequence", name);
}

NATIVE(builtin_min) {
    (void)self;
    if (nargs == 2 && kwnames == FH_NOVALUE && fh_both_int(args[0], args[1]))
        return (int64_t)args[1] < (int64_t)args[0] ? args[1] : args[0];
    return extreme(vm, "min", FH_LT, args, nargs, kwnames);
}
NATIVE(builtin_max) {
    (void)self;
    if (nargs == 2 && kwnames == FH_NOVALUE && fh_both_int(args[0], args[1]))
        return (int64_t)args[1] > (int64_t)args[0] ? args[1] : args[0];
    return extreme(vm, "max", FH_GT, args, nargs, kwnames);
}

/* ---- numbers ---- */

NATIVE(builtin_pow) {
    static const char *const names[] = {"base", "exp", "mod", NULL};
    static const FhParams p = {"pow", names, 0, 2, 3};
    FhValue v[3];
    (void)self;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return FH_ERR;
    return fhpower(vm, v[0], v[1], v[2] == FH_NOVALUE ? FH_NONE : v[2]);
}

NATIVE(builtin_round) {
    static const char *const names[] = {"number", "ndigits", NULL};
    static const FhParams p = {"round", names, 0, 1, 2};
    FhValue v[2];
    (void)self;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return FH_ERR;
    FhValue method = fhlookup_special(vm, v[0], FH_NAME(vm, __round__));
    if (method == FH_NOVALUE)
        return fhraise(vm, FH_T_TypeError, "type %T doesn't define __round__ method", v[0]);
    if (method == FH_ERR) return FH_ERR;
    bool digits = v[1] != FH_NOVALUE && v[1] != FH_NONE;
    FhValue r = digits ? fhcall1(vm, method, v[1]) : fhcall0(vm, method);
    fh_release(vm, method);
    return r;
}

/* Adds in machine numbers as long as the items allow it. */
typedef struct Sum {
    FhValue total; /* owned; valid unless `as` says otherwise */
    enum { AS_VALUE, AS_INT, AS_FLOAT } as;
    int64_t i;
    double d;
} Sum;

static int leave_fast(FhVM *vm, Sum *s) {
    if (s->as == AS_INT)
        s->total = fhint_new(vm, s->i);
    else if (s->as == AS_FLOAT)
        s->total = fhfloat_new(vm, s->d);
    s->as = AS_VALUE;
    return s->total == FH_ERR ? -1 : 0;
}

static int add_item(FhVM *vm, void *ctx, FhValue item) {
    Sum *s = ctx;
    if (s->as == AS_INT) {
        int64_t r;
        if (fh_is_int(item) && !__builtin_add_overflow(s->i, fh_int_of(item), &r)) {
            s->i = r;
            return 0;
        }
        if (fh_is_float(item)) {
            s->d = (double)s->i + fh_float_raw(item);
            s->as = AS_FLOAT;
            return 0;
        }
        if (fh_is_bool(item) && !__builtin_add_overflow(s->i, item == FH_TRUE, &r)) {
            s->i = r;
            return 0;
        }
    } else if (s->as == AS_FLOAT) {
        if (fh_is_float(item)) {
            s->d += fh_float_raw(item);
            return 0;
        }
        if (fh_is_int(item)) {
            s->d += (double)fh_int_of(item);
            return 0;
        }
    }
    if (leave_fast(vm, s) < 0) return -1;
    FhValue r = fhbinary(vm, FH_ADD, s->total, item);
    if (r == FH_ERR) return -1;
    fh_release(vm, s->total);
    s->total = r;
    return 0;
}

/* The sum from a start that is no plain number. */
static FhValue sum_from(FhVM *vm, FhValue iterator, FhValue start) {
    if (fhstr_check(vm, start))
        return fhraise(vm, FH_T_TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    if (fh_has_flag(vm, start, FH_TF_BYTES))
        return fhraise(vm, FH_T_TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
    if (fh_has_shape(start, FH_T_bytearray))
        return fhraise(vm, FH_T_TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]");
    Sum s = {fh_retain(start), AS_VALUE, 0, 0};
    if (fhiterate(vm, iterator, add_item, &s) < 0) {
        if (s.as == AS_VALUE && s.total != FH_ERR) fh_release(vm, s.total);
        return FH_ERR;
    }
    return leave_fast(vm, &s) < 0 ? FH_ERR : s.total;
}

NATIVE(builtin_sum) {
    static const char *const names[] = {"iterable", "start", NULL};
    static const FhParams p = {"sum", names, 1, 1, 2};
    FhValue v[2];
    (void)self;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return FH_ERR;
    Sum s = {FH_NOVALUE, AS_INT, 0, 0};
    if (v[1] != FH_NOVALUE && !fh_is_int(v[1]) &&
        !fh_is_float(v[1])) { /* what cannot be iterated comes first */
        FhValue iterator = fhiter(vm, v[0]);
        if (iterator == FH_ERR) return FH_ERR;
        FhValue total = sum_from(vm, iterator, v[1]);
        fh_release(vm, iterator);
        return total;
    }
    if (v[1] != FH_NOVALUE) {
        if (fh_is_int(v[1]))
            s.i = fh_int_of(v[1]);
        else
            s.as = AS_FLOAT, s.d = fh_float_raw(v[1]);
    }
    if (fhiterate(vm, v[0], add_item, &s) < 0) {
        if (s.as == AS_VALUE && s.total != FH_ERR) fh_release(vm, s.total);
        return FH_ERR;
    }
    return leave_fast(vm, &s) < 0 ? FH_ERR : s.total;
}

/* ---- output ---- */

NATIVE(builtin_print) {
    static const char *const names[] = {"sep", "end", "file", "flush", NULL};
    static const FhParams p = {"print", names, 0, 0, 0};
    FhValue v[4];
    (void)self;
    if (fhargs(vm, &p, args + nargs, 0, kwnames, v) < 0) return FH_ERR;
    for (int i = 0; i < 2; i++) {
        if (v[i] == FH_NONE) v[i] = FH_NOVALUE;
        if (v[i] != FH_NOVALUE && !fhstr_check(vm, v[i]))
            return fhraise(vm, FH_T_TypeError, "%s must be None or a string, not %T", names[i], v[i]);
    }
    FhValue file = v[2];
    if (file == FH_NOVALUE || file == FH_NONE) {
        file = fhdict_get_str(vm, vm->sys_dict, FH_NAME(vm, stdout));
        if (file == FH_ERR) return FH_ERR;
        if (file == FH_NOVALUE) return fhraise(vm, FH_T_RuntimeError, "lost sys.stdout");
        if (file == FH_NONE) return FH_NONE;
    }
    fh_retain(file);
    int status = 0;
    for (uint32_t i = 0; status == 0 && i < nargs; i++) {
        if (i) status = fhwrite(vm, file, v[0] == FH_NOVALUE ? fhlatin1(' ') : v[0]);
        if (status < 0) break;
        FhValue text = fhstr_exact(args[i]) ? fh_retain(args[i]) : fhstr(vm, args[i]);
        status = text == FH_ERR ? -1 : fhwrite(vm, file, text);
        if (text != FH_ERR) fh_release(vm, text);
    }
    if (status == 0) status = fhwrite(vm, file, v[1] == FH_NOVALUE ? fhlatin1('\n') : v[1]);
    if (status == 0 && v[3] != FH_NOVALUE) {
        int flush = fhtruth(vm, v[3]);
        FhValue r = flush > 0   ? fhcall_method(vm, file, FH_NAME(vm, flush), NULL, 0)
                    : flush < 0 ? FH_ERR
                                : FH_NONE;
        if (r == FH_ERR)
            status = -1;
        else
            fh_release(vm, r);
    }
    fh_release(vm, file);
    return status < 0 ? FH_ERR : FH_NONE;
}

NATIVE(builtin_repr) {
    UNUSED_SELF;
    return fhrepr(vm, args[0]);
}

NATIVE(builtin_sorted) {
    static const char *const names[] = {"key", "reverse", NULL};
    static const FhParams p = {"sort", names, 0, 0, 0};
    FhValue v[2];
    (void)self;
    if (nargs != 1) return fhraise(vm, FH_T_TypeError, "sorted expected 1 argument, got %d", (int)nargs);
    int reverse = 0;
    FhValue list = fhlist_of(vm, args[0]);
    if (list == FH_ERR) return FH_ERR;
    if (fhargs(vm, &p, args + nargs, 0, kwnames, v) < 0) return fh_release(vm, list), FH_ERR;
    if (v[1] != FH_NOVALUE) {
        int64_t r;
        reverse = fhargs_index(vm, v[1], &r) < 0 ? -1 : r != 0;
    }
    if (reverse >= 0 && fhlist_sort(vm, list, v[0], reverse) == 0) return list;
    fh_release(vm, list);
    return FH_ERR;
}

NATIVE(builtin_build_class) {
    (void)self;
    return fhbuild_class(vm, args, nargs, kwnames);
}

NATIVE(builtin_import) {
    static const char *const names[] = {"name", "globals", "locals", "fromlist", "level", NULL};
    static const FhParams p = {"__import__", names, 0, 1, 5};
    FhValue v[5];
    int64_t level = 0;
    (void)self;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (fh_is_dead(v[0])) return fhdead_raise(vm, v[0]);
    if (!fhstr_check(vm, v[0])) return fhraise(vm, FH_T_TypeError, "module name must be a string");
    if (v[4] != FH_NOVALUE && fhargs_index(vm, v[4], &level) < 0) return FH_ERR;
    return fhimport_name(vm, v[0], v[1] == FH_NOVALUE ? FH_NONE : v[1], v[3] == FH_NOVALUE ? FH_NONE : v[3],
                         level);
}

NATIVE(builtin_aiter) {
    UNUSED_SELF;
    const FhSlots *slots = fh_slots(vm, args[0]);
    if (!slots->aiter) return fhraise(vm, FH_T_TypeError, "'%T' object is not an async iterable", args[0]);
    FhValue v = slots->aiter(vm, args[0]);
    if (v == FH_ERR || fh_slots(vm, v)->anext) return v;
    fhraise(vm, FH_T_TypeError, "aiter() returned not an async iterator of type '%T'", v);
    fh_release(vm, v);
    return FH_ERR;
}

NATIVE(builtin_anext) {
    UNUSED_SELF;
    const FhSlots *slots = fh_slots(vm, args[0]);
    if (!slots->anext) return fhraise(vm, FH_T_TypeError, "'%T' object is not an async iterator", args[0]);
    FhValue awaitable = slots->anext(vm, args[0]);
    if (awaitable == FH_ERR || nargs == 1) return awaitable;
    FhValue library = fhimport(vm, "_anext"), name = fhstr_intern(vm, "or_default", 10), result = FH_ERR;
    if (library != FH_ERR && name != FH_ERR) {
        FhValue a[] = {awaitable, args[1]};
        result = fhcall_method(vm, library, name, a, 2);
    }
    if (library != FH_ERR) fh_release(vm, library);
    fh_release(vm, awaitable);
    return result;
}

static const FhMethodDef functions[] = {
    {"abs", builtin_abs, 1, 1, 0, "abs($module, x, /)\n--\n\nReturn the absolute value of the argument."},
    {"aiter", builtin_aiter, 1, 1, 0,
     "aiter($module, async_iterable, /)\n--\n\nReturn an AsyncIterator for an AsyncIterable object."},
    {"all", builtin_all, 1, 1, 0,
     "all($module, iterable, /)\n--\n\nReturn True if bool(x) is True for all values x in the iterable."},
    {"anext", builtin_anext, 1, 2, 0,
     "async anext(aiterator[, default])\n\nReturn the next item from the async iterator."},
    {"any", builtin_any, 1, 1, 0,
     "any($module, iterable, /)\n--\n\nReturn True if bool(x) is True for any x in the iterable."},
    {"ascii", builtin_ascii, 1, 1, 0,
     "ascii($module, obj, /)\n--\n\nReturn an ASCII-only representation of an object."},
    {"bin", builtin_bin, 1, 1, 0,
     "bin($module, number, /)\n--\n\nReturn the binary representation of an integer."},
    {"callable", builtin_callable, 1, 1, 0,
     "callable($module, obj, /)\n--\n\nReturn whether the object is callable."},
    {"chr", builtin_chr, 1, 1, 0,
     "chr($module, i, /)\n--\n\nReturn a Unicode string of one character with ordinal i."},
    {"delattr", builtin_delattr, 2, 2, 0,
     "delattr($module, obj, name, /)\n--\n\nDeletes the named attribute from the given object."},
    {"divmod", builtin_divmod, 2, 2, 0, "divmod($module, x, y, /)\n--\n\nReturn the tuple (x//y, x%y)."},
    {"format", builtin_format, 1, 2, 0,
     "format($module, value, format_spec='', /)\n--\n\nReturn type(value).__format__(value, format_spec)"},
    {"getattr", builtin_getattr, 2, 3, 0,
     "getattr(object, name[, default]) -> value\n\nGet a named attribute from an object."},
    {"hasattr", builtin_hasattr, 2, 2, 0,
     "hasattr($module, obj, name, /)\n--\n\nReturn whether the object has an attribute with the given name."},
    {"hash", builtin_hash, 1, 1, 0,
     "hash($module, obj, /)\n--\n\nReturn the hash value for the given object."},
    {"hex", builtin_hex, 1, 1, 0,
     "hex($module, number, /)\n--\n\nReturn the hexadecimal representation of an integer."},
    {"id", builtin_id, 1, 1, 0, "id($module, obj, /)\n--\n\nReturn the identity of an object."},
    {"isinstance", builtin_isinstance, 2, 2, 0,
     "isinstance($module, obj, class_or_tuple, /)\n--\n\nReturn whether an object is an instance of a class "
     "or of a subclass thereof."},
    {"issubclass", builtin_issubclass, 2, 2, 0,
     "issubclass($module, cls, class_or_tuple, /)\n--\n\nReturn whether 'cls' is derived from another class "
     "or is the same class."},
    {"iter", builtin_iter, 1, 2, 0,
     "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\nGet an iterator from an object."},
    {"len", builtin_len, 1, 1, 0, "len($module, obj, /)\n--\n\nReturn the number of items in a container."},
    {"max", builtin_max, 0, FH_ANY, FH_KW,
     "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value"},
    {"min", builtin_min, 0, FH_ANY, FH_KW,
     "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value"},
    {"next", builtin_next, 1, 2, 0, "next(iterator[, default])\n\nReturn the next item from the iterator."},
    {"oct", builtin_oct, 1, 1, 0,
     "oct($module, number, /)\n--\n\nReturn the octal representation of an integer."},
    {"ord", builtin_ord, 1, 1, 0,
     "ord($module, c, /)\n--\n\nReturn the Unicode code point for a one-character string."},
    {"pow", builtin_pow, 0, FH_ANY, FH_KW,
     "pow($module, /, base, exp, mod=None)\n--\n\nEquivalent to base**exp with 2 arguments or base**exp % "
     "mod with 3 arguments."},
    {"print", builtin_print, 0, FH_ANY, FH_KW,
     "print($module, /, *args, sep=' ', end='\\n', file=None, flush=False)\n--\n\nPrints the values to a "
     "stream, or to sys.stdout by default."},
    {"repr", builtin_repr, 1, 1, 0,
     "repr($module, obj, /)\n--\n\nReturn the canonical string representation of the object."},
    {"round", builtin_round, 0, FH_ANY, FH_KW,
     "round($module, /, number, ndigits=None)\n--\n\nRound a number to a given precision in decimal digits."},
    {"setattr", builtin_setattr, 3, 3, 0,
     "setattr($module, obj, name, value, /)\n--\n\nSets the named attribute on the given object to the "
     "specified value."},
    {"sorted", builtin_sorted, 0, FH_ANY, FH_KW,
     "sorted($module, iterable, /, *, key=None, reverse=False)\n--\n\nReturn a new list containing all items "
     "from the iterable in ascending order."},
    {"sum", builtin_sum, 0, FH_ANY, FH_KW,
     "sum($module, iterable, /, start=0)\n--\n\nReturn the sum of a 'start' value (default: 0) plus an "
     "iterable of numbers"},
    {"__build_class__", builtin_build_class, 2, FH_ANY, FH_KW,
     "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class"},
    {"__import__", builtin_import, 0, FH_ANY, FH_KW,
     "__import__($module, /, name, globals=None, locals=None, fromlist=(), level=0)\n--\n\nImport a module."},
    {NULL, NULL, 0, 0, 0, NULL}};

/* Types that are names of the builtins module. */
static const FhTypeId public_types[] = {
    FH_T_object,      FH_T_type,         FH_T_int,       FH_T_bool,       FH_T_float, FH_T_complex,
    FH_T_str,         FH_T_bytes,        FH_T_bytearray, FH_T_memoryview, FH_T_list,  FH_T_tuple,
    FH_T_dict,        FH_T_set,          FH_T_frozenset, FH_T_range,      FH_T_slice, FH_T_property,
    FH_T_classmethod, FH_T_staticmethod, FH_T_super,     FH_T_enumerate,  FH_T_zip,   FH_T_map,
    FH_T_filter,      FH_T_reversed};

static int add_type(FhVM *vm, FhValue dict, FhTypeId id) {
    FhType *t = vm->types[id];
    return t ? fhdict_set_c(vm, dict, fhtype_c_name(t), fh_val(t)) : 0;
}

enum { SOME_MORE = 60 }; /* other names of the module, and what a script may add */

static int fill(FhVM *vm, FhValue module) {
    FhValue dict = fhas_module(module)->dict;
    int64_t names = sizeof functions / sizeof *functions + sizeof public_types / sizeof *public_types +
                    FH_T_count - FH_T_BaseException + SOME_MORE;
    if (fhdict_reserve_tight(vm, fhas_dict(dict), names) < 0 ||
        fhmodule_add_functions(vm, module, functions) < 0 || fhevaluate_add(vm, module) < 0 ||
        fhmemory_add(vm, module) < 0)
        return -1;
    for (size_t i = 0; i < sizeof public_types / sizeof *public_types; i++)
        if (add_type(vm, dict, public_types[i]) < 0) return -1;
    for (FhTypeId id = FH_T_BaseException; id < FH_T_count; id++)
        if (add_type(vm, dict, id) < 0) return -1;
    if (fhdict_set_c(vm, dict, "EnvironmentError", fh_val(vm->types[FH_T_OSError])) < 0 ||
        fhdict_set_c(vm, dict, "IOError", fh_val(vm->types[FH_T_OSError])) < 0 ||
        fhmodule_set(vm, module, "__package__", vm->empty_str) < 0 ||
        fhmodule_set_take(vm, module, "__doc__",
                          fhstr_c(vm, "Functions, types and exceptions that need no import.")) < 0 ||
        fhdict_set_c(vm, dict, "None", FH_NONE) < 0 || fhdict_set_c(vm, dict, "True", FH_TRUE) < 0 ||
        fhdict_set_c(vm, dict, "False", FH_FALSE) < 0 ||
        fhdict_set_c(vm, dict, "Ellipsis", FH_ELLIPSIS) < 0 ||
        fhdict_set_c(vm, dict, "NotImplemented", FH_NOTIMPLEMENTED) < 0 ||
        fhdict_set_c(vm, dict, "__debug__", fh_bool(!vm->flags[FH_FLAG_optimize])) < 0)
        return -1;
    return 0;
}

int fhbuiltins_open(FhVM *vm) {
    FhValue module = fhmodule_new(vm, FH_NAME(vm, builtins));
    if (module == FH_ERR) return -1;
    vm->builtins_module = module;
    vm->builtins = fh_retain(fhas_module(module)->dict);
    return fill(vm, module) < 0 || fhdict_set(vm, vm->modules, FH_NAME(vm, builtins), module) < 0 ? -1 : 0;
}

void fhbuiltins_close(FhVM *vm) {
    fh_clear(vm, &vm->builtins_module);
    fh_clear(vm, &vm->builtins);
    fh_clear(vm, &vm->empty_match);
}
