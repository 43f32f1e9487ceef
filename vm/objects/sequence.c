/* Items and iteration of any value (the [S] part of protocol.h; comparison, hash and text: compare.c, text.c), and what
 * list and tuple share (sequence.h). */
#include "objects/sequence.h"
#include "objects/dict.h"
#include "objects/equal.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/range.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- o[key] ---- */

/* Index of o through sq_item, for types that have no getitem. */
static FhValue item_by_index(FhVM *vm, FhValue o, const FhSlots *s, FhValue key) {
    int64_t i = 0;
    if (!fh_is_int(key) && fh_slots(vm, key)->index == NULL)
        return fhraise(vm, FH_T_TypeError, "sequence index must be integer, not '%T'", key);
    if (fhsequence_index(vm, "sequence", key, &i) < 0) return FH_ERR;
    if (i < 0 && s->len) {
        int64_t n = s->len(vm, o);
        if (n < 0) return FH_ERR;
        i += n;
    }
    return s->sq_item(vm, o, i);
}

/* cls[key]: __class_getitem__. */
static FhValue class_item(FhVM *vm, FhValue cls, FhValue key) {
    if (cls == fh_val(vm->types[FH_T_type])) return fhgeneric_new(vm, cls, key);
    FhValue method = fhattr_find(vm, cls, FH_NAME(vm, __class_getitem__));
    if (method == FH_ERR) return FH_ERR;
    if (method == FH_NOVALUE) return fhraise(vm, FH_T_TypeError, "type '%N' is not subscriptable", cls);
    FhValue v = fhcall1(vm, method, key);
    fh_release(vm, method);
    return v;
}

FhValue fhgetitem(FhVM *vm, FhValue o, FhValue key) {
    const FhSlots *s = fh_slots(vm, o);
    if (FH_LIKELY(s->getitem != NULL)) return s->getitem(vm, o, key);
    if (s->sq_item) return item_by_index(vm, o, s, key);
    if (fh_has_flag(vm, o, FH_TF_TYPE)) return class_item(vm, o, key);
    return fhraise(vm, FH_T_TypeError, "'%T' object is not subscriptable", o);
}

int fhsetitem(FhVM *vm, FhValue o, FhValue key, FhValue v) {
    const FhSlots *s = fh_slots(vm, o);
    if (FH_LIKELY(s->setitem != NULL)) return s->setitem(vm, o, key, v);
    if (v != FH_NOVALUE)
        return fhraise_int(vm, FH_T_TypeError, "'%T' object does not support item assignment", o);
    /* CPython has two wordings, by the way it comes there. */
    bool sequence = s->sq_item || s->contains || s->sq_concat || fh_has_flag(vm, o, FH_TF_HEAP);
    const char *no = sequence && fh_slots(vm, key)->index ? "doesn't" : "does not";
    return fhraise_int(vm, FH_T_TypeError, "'%T' object %s support item deletion", o, no);
}

/* ---- length and membership ---- */

int64_t fhlen(FhVM *vm, FhValue o) {
    const FhSlots *s = fh_slots(vm, o);
    if (FH_LIKELY(s->len != NULL)) return s->len(vm, o);
    return fhraise_int(vm, FH_T_TypeError, "object of type '%T' has no len()", o);
}

int64_t fhlen_hint(FhVM *vm, FhValue o, int64_t otherwise) {
    const FhSlots *s = fh_slots(vm, o);
    if (s->len) {
        int64_t n = s->len(vm, o);
        if (n >= 0 || !fhpending_is(vm, FH_T_TypeError)) return n;
        fhpending_clear(vm);
    }
    FhValue method = fhlookup_special(vm, o, FH_NAME(vm, __length_hint__));
    if (method == FH_ERR) return -1;
    if (method == FH_NOVALUE) return otherwise;
    FhValue v = fhcall0(vm, method);
    fh_release(vm, method);
    if (v == FH_ERR) {
        if (!fhpending_is(vm, FH_T_TypeError)) return -1;
        fhpending_clear(vm);
        return otherwise;
    }
    if (v == FH_NOTIMPLEMENTED) return otherwise;
    int64_t n = 0;
    int status = 0;
    if (!fhint_check(vm, v))
        status = fhraise_int(vm, FH_T_TypeError, "__length_hint__ must be an integer, not %T", v);
    else if (!fhint_try_i64(v, &n))
        status = fhraise_int(vm, FH_T_OverflowError, "Python int too large to convert to C ssize_t");
    else if (n < 0)
        status = fhraise_int(vm, FH_T_ValueError, "__length_hint__() should return >= 0");
    fh_release(vm, v);
    return status < 0 ? -1 : n;
}

static int contains_by_iteration(FhVM *vm, FhValue container, FhValue v) {
    FhValue iterator = fhiter(vm, container);
    if (iterator == FH_ERR) {
        if (!fhpending_is(vm, FH_T_TypeError)) return -1;
        fhpending_clear(vm);
        return fhraise_int(vm, FH_T_TypeError, "argument of type '%T' is not iterable", container);
    }
    int found = 0;
    while (found == 0) {
        FhValue item = fhnext(vm, iterator);
        if (item == FH_NOVALUE) break;
        found = item == FH_ERR ? -1 : fhcompare_bool(vm, item, v, FH_EQ);
        if (item != FH_ERR) fh_release(vm, item);
        if (found == 0 && fhpoll(vm) < 0) found = -1;
    }
    fh_release(vm, iterator);
    return found;
}

int fhcontains(FhVM *vm, FhValue container, FhValue v) {
    const FhSlots *s = fh_slots(vm, container);
    if (FH_LIKELY(s->contains != NULL)) return s->contains(vm, container, v);
    return contains_by_iteration(vm, container, v);
}

/* ---- iteration ---- */

FhValue fhiter(FhVM *vm, FhValue o) {
    const FhSlots *s = fh_slots(vm, o);
    if (s->iter == NULL) {
        if (s->sq_item && !fh_has_flag(vm, o, FH_TF_DICTSUB)) return fhiterators_sequence(vm, o);
        return fhraise(vm, FH_T_TypeError, "'%T' object is not iterable", o);
    }
    FhValue iterator = s->iter(vm, o);
    if (iterator == FH_ERR || FH_LIKELY(fh_slots(vm, iterator)->next != NULL)) return iterator;
    fhraise(vm, FH_T_TypeError, "iter() returned non-iterator of type '%T'", iterator);
    fh_release(vm, iterator);
    return FH_ERR;
}

/* The iterator has ended or failed: the end is told apart from other exceptions. */
FhValue fhnext_ended(FhVM *vm) {
    if (!fhpending(vm)) return FH_NOVALUE;
    if (!fhpending_is(vm, FH_T_StopIteration)) return FH_ERR;
    fhpending_clear(vm);
    return FH_NOVALUE;
}

/* Iterators over iterators nest in C as deep as a script likes. */
static FH_COLD FhValue nested_too_deep(FhVM *vm) {
    if (fhrecursion_enter(vm, "") == 0) fhrecursion_leave(vm);
    return fhpending(vm) ? FH_ERR : fhraise(vm, FH_T_RecursionError, "maximum recursion depth exceeded");
}

FhValue fhnext(FhVM *vm, FhValue iterator) {
    if (FH_UNLIKELY((uintptr_t)__builtin_frame_address(0) < (uintptr_t)vm->c_stack_limit))
        return nested_too_deep(vm);
    FhValue (*next)(FhVM *, FhValue) = fh_slots(vm, iterator)->next;
    if (FH_UNLIKELY(!next)) return fhraise(vm, FH_T_TypeError, "'%T' object is not an iterator", iterator);
    fhiterators_touch(vm, iterator);
    FhValue v = next(vm, iterator);
    if (FH_LIKELY(v != FH_NOVALUE && v != FH_ERR)) return v;
    return fhnext_ended(vm);
}

static int iterate_array(FhVM *vm, FhValue o, int (*fn)(FhVM *, void *, FhValue), void *ctx) {
    bool is_list = fhlist_exact(o);
    fh_retain(o);
    int status = 0;
    for (int64_t i = 0; status == 0 && i < (is_list ? fhas_list(o)->size : fhas_tuple(o)->size); i++) {
        FhValue item = fh_retain(is_list ? fhas_list(o)->items[i] : fhas_tuple(o)->items[i]);
        status = fn(vm, ctx, item);
        fh_release(vm, item);
        if (i % FH_POLL_STEPS == FH_POLL_STEPS - 1 && status == 0 && fhpoll_work(vm, FH_POLL_STEPS) < 0)
            status = -1;
    }
    fhcharge(vm, FH_POLL_REST(is_list ? fhas_list(o)->size : fhas_tuple(o)->size));
    fh_release(vm, o);
    return status < 0 ? -1 : 0;
}

int fhiterate(FhVM *vm, FhValue iterable, int (*fn)(FhVM *, void *ctx, FhValue item), void *ctx) {
    if (fhlist_exact(iterable) || fhtuple_exact(iterable)) return iterate_array(vm, iterable, fn, ctx);
    FhValue iterator = fhiter(vm, iterable);
    if (iterator == FH_ERR) return -1;
    int status = 0;
    /* A builtin iterator's own function is called without the way through fhnext, but for its end. */
    FhValue (*next)(FhVM *, FhValue) =
        fh_has_flag(vm, iterator, FH_TF_HEAP) ? fhnext : fh_slots(vm, iterator)->next;
    uint32_t steps = 1;
    for (; status == 0; steps++) {
        FhValue item = next(vm, iterator);
        if (FH_UNLIKELY(item == FH_NOVALUE || item == FH_ERR)) {
            if (fhnext_ended(vm) == FH_ERR) status = -1;
            break;
        }
        status = fn(vm, ctx, item);
        fh_release(vm, item);
        if (steps % FH_POLL_STEPS == 0 && status == 0 && fhpoll_work(vm, FH_POLL_STEPS) < 0) status = -1;
    }
    fhcharge(vm, FH_POLL_REST(steps));
    fh_release(vm, iterator);
    return status < 0 ? -1 : 0;
}

/* ---- shared by the sequence types ---- */

int fhsequence_index(FhVM *vm, const char *name, FhValue key, int64_t *out) {
    if (FH_LIKELY(fh_is_int(key))) {
        *out = fh_int_of(key);
        return 0;
    }
    if (!fh_slots(vm, key)->index)
        return fhraise_int(vm, FH_T_TypeError, "%s indices must be integers or slices, not %T", name, key);
    FhValue i = fhindex(vm, key);
    if (i == FH_ERR) return -1;
    bool fits = fhint_try_i64(i, out);
    fh_release(vm, i);
    return fits ? 0 : fhraise_int(vm, FH_T_IndexError, "cannot fit '%T' into an index-sized integer", key);
}

int64_t fhsequence_from_end(int64_t i, int64_t size) {
    if (i >= 0) return i;
    return i + size < 0 ? 0 : i + size;
}

static int bound(FhVM *vm, FhValue v, int64_t *out) {
    if (fh_is_int(v)) {
        *out = fh_int_of(v);
        return 0;
    }
    if (!fh_slots(vm, v)->index)
        return fhraise_int(vm, FH_T_TypeError, "slice indices must be integers or have an __index__ method");
    return fhargs_index_clip(vm, v, out);
}

int fhsequence_bounds(FhVM *vm, const FhValue *args, uint32_t nargs, int64_t *start, int64_t *stop) {
    *start = 0;
    *stop = INT64_MAX;
    if (nargs > 0 && bound(vm, args[0], start) < 0) return -1;
    return nargs > 1 ? bound(vm, args[1], stop) : 0;
}

int64_t fhsequence_find(FhVM *vm, FhValue o, FhValue v, int64_t start, int64_t stop,
                        FhItems (*items)(FhValue)) {
    FhItems a = items(o);
    for (int64_t i = start; i < stop && i < a.size; i++) {
        int equal = fhequal_quick(a.items[i], v);
        if (FH_UNLIKELY(equal < 0)) {
            equal = fhequal_item(vm, a.items[i], v);
            if (equal < 0) return -2;
            a = items(o);
        }
        if (equal) {
            fhcharge(vm, FH_POLL_REST(i));
            return i;
        }
        if (i % FH_POLL_STEPS == FH_POLL_STEPS - 1 && fhpoll_work(vm, FH_POLL_STEPS) < 0) return -2;
    }
    fhcharge(vm, FH_POLL_REST(a.size));
    return -1;
}

int64_t fhsequence_count(FhVM *vm, FhValue o, FhValue v, FhItems (*items)(FhValue)) {
    int64_t n = 0;
    fhcharge(vm, FH_POLL_REST(items(o).size));
    for (int64_t i = 0; i < items(o).size; i++) {
        int equal = fhequal_item(vm, items(o).items[i], v);
        if (equal < 0) return -1;
        n += equal;
        if (i % FH_POLL_STEPS == FH_POLL_STEPS - 1 && fhpoll_work(vm, FH_POLL_STEPS) < 0) return -1;
    }
    return n;
}

FhValue fhsequence_compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op, FhItems (*items)(FhValue)) {
    FhItems x = items(a), y = items(b);
    if (x.size != y.size && (op == FH_EQ || op == FH_NE)) return fh_bool(op == FH_NE);
    int64_t i = 0;
    for (;; i++) {
        int64_t end = x.size < y.size ? x.size : y.size, stop = i - i % FH_POLL_STEPS + FH_POLL_STEPS - 1;
        while (i < end && i < stop && x.items[i] == y.items[i]) i++;
        if (i >= end) break;
        FhValue p = x.items[i], q = y.items[i];
        int equal = fhequal_quick(p, q);
        if (FH_UNLIKELY(equal < 0)) {
            fh_retain(p), fh_retain(q);
            equal = fhcompare_bool(vm, p, q, FH_EQ);
            fh_release(vm, p), fh_release(vm, q);
            if (equal < 0) return FH_ERR;
            x = items(a), y = items(b);
        }
        if (!equal) break;
        if (i % FH_POLL_STEPS == FH_POLL_STEPS - 1 && fhpoll_work(vm, FH_POLL_STEPS) < 0) return FH_ERR;
    }
    fhcharge(vm, FH_POLL_REST(i));
    if (i >= x.size || i >= y.size) return fh_ordered(x.size, y.size, op);
    if (op == FH_EQ || op == FH_NE) return fh_bool(op == FH_NE);
    FhValue p = fh_retain(x.items[i]), q = fh_retain(y.items[i]);
    FhValue result = fhcompare(vm, p, q, op);
    fh_release(vm, p), fh_release(vm, q);
    return result;
}

FhValue fhsequence_repr(FhVM *vm, FhValue o, const char *open, const char *close, FhItems (*items)(FhValue)) {
    if (items(o).size == 0) return fhstr_format(vm, "%s%s", open, close);
    int active = fhrepr_enter(vm, o);
    if (active < 0) return FH_ERR;
    if (active) return fhstr_format(vm, "%s...%s", open, close);
    FhText t;
    fhtext_init(&t, vm);
    fhtext_c(&t, open);
    int64_t i = 0;
    for (; i < items(o).size; i++) {
        if (i && fhtext_add(&t, ", ", 2) < 0) goto fail;
        FhValue item = fh_retain(items(o).items[i]);
        int status = fhtext_repr(&t, item);
        fh_release(vm, item);
        if (status < 0 || fhpoll(vm) < 0) goto fail;
    }
    if (i == 1 && *open == '(') fhtext_add(&t, ",", 1);
    fhtext_c(&t, close);
    fhrepr_leave(vm, o);
    return fhtext_finish(&t);
fail:
    fhrepr_leave(vm, o);
    fhtext_free(&t);
    return FH_ERR;
}

int fhsequence_at_hand(FhVM *vm, FhValue iterable, FhValue *made) {
    if (fhlist_exact(iterable) || fhtuple_exact(iterable)) {
        *made = fh_retain(iterable);
        return 0;
    }
    *made = fhlist_of(vm, iterable);
    return *made == FH_ERR ? -1 : 0;
}
