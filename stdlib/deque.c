/* collections.deque: a ring of values in one raw block, and its iterators.
 *
 *   items[(head + i) & (capacity - 1)] is item i; capacity is 0 or a power of two
 *
 * `state` counts the changes: whoever walks the ring while script code may run compares it. */
#include "stdlib/deque.h"
#include "stdlib/native.h"
#include "objects/dict.h"
#include "objects/equal.h"
#include "objects/generic_alias.h"
#include "objects/instance.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/numbers.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

static inline FhDeque *as_deque(FhValue v) { return FH_AS(FhDeque, v); }
static inline bool deque_check(FhVM *vm, FhValue v) {
    return fh_has_shape(v, FH_T_deque) || (fh_is_obj(v) && fh_isa(vm, v, FH_T_deque));
}
static inline FhValue *at(const FhDeque *d, int64_t i) {
    return &d->items[(d->head + i) & (d->capacity - 1)];
}

/* ---- life ---- */

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhDeque *d = (FhDeque *)o;
    for (int64_t i = 0; i < d->size; i++) fn(ctx, at(d, i));
}

static void empty(FhVM *vm, FhDeque *d) {
    FhDeque old = *d;
    d->items = NULL;
    d->size = d->head = d->capacity = 0;
    d->state++;
    for (int64_t i = 0; i < old.size; i++) fh_release(vm, *at(&old, i));
    fhmem_free(vm, old.items, (size_t)old.capacity * sizeof(FhValue));
}

static void finalize(FhVM *vm, FhObj *o) { empty(vm, (FhDeque *)o); }

static FhDeque *make(FhVM *vm, FhValue type) {
    FhDeque *d = (FhDeque *)fhnative_make(vm, type, FH_T_deque, sizeof *d);
    if (!d) return NULL;
    d->items = NULL;
    d->size = d->head = d->capacity = 0;
    d->max = -1;
    d->state = 0;
    return d;
}

static FhValue deque_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhDeque *d = make(vm, type);
    return d ? fh_val(d) : FH_ERR;
}

/* ---- adding and taking at the ends; none runs script code but by releasing ---- */

static int grow(FhVM *vm, FhDeque *d) {
    int64_t wanted = d->capacity ? d->capacity * 2 : 8;
    FhValue *items = fhmem_array(vm, (size_t)wanted, sizeof *items);
    if (!items) return -1;
    int64_t first = d->capacity - d->head < d->size ? d->capacity - d->head : d->size;
    if (d->size) {
        memcpy(items, d->items + d->head, (size_t)first * sizeof *items);
        memcpy(items + first, d->items, (size_t)(d->size - first) * sizeof *items);
    }
    fhmem_free(vm, d->items, (size_t)d->capacity * sizeof *items);
    d->items = items;
    d->capacity = wanted;
    d->head = 0;
    return 0;
}

/* Gives memory back when little of it is used. */
static void shrink(FhVM *vm, FhDeque *d) {
    int64_t wanted = d->capacity / 4;
    FhValue *items = fhheap_raw(&vm->heap, (size_t)wanted * sizeof *items);
    if (!items) return;
    for (int64_t i = 0; i < d->size; i++) items[i] = *at(d, i);
    fhmem_free(vm, d->items, (size_t)d->capacity * sizeof *items);
    d->items = items;
    d->capacity = wanted;
    d->head = 0;
}
static inline void after_taking(FhVM *vm, FhDeque *d) {
    if (FH_UNLIKELY(d->capacity > 256 && d->size < d->capacity / 8)) shrink(vm, d);
}

static inline FhValue take_left(FhVM *vm, FhDeque *d) {
    FhValue v = d->items[d->head];
    d->head = (d->head + 1) & (d->capacity - 1);
    d->size--;
    d->state++;
    after_taking(vm, d);
    return v;
}

static inline FhValue take_right(FhVM *vm, FhDeque *d) {
    FhValue v = *at(d, d->size - 1);
    d->size--;
    d->state++;
    after_taking(vm, d);
    return v;
}

/* Take v over, on failure too. */
static inline int push_right(FhVM *vm, FhDeque *d, FhValue v) {
    FhValue out = FH_NOVALUE;
    if (d->max >= 0 && d->size >= d->max) {
        if (d->max == 0) {
            fh_release(vm, v);
            return 0;
        }
        out = d->items[d->head];
        d->head = (d->head + 1) & (d->capacity - 1);
        d->size--;
    } else if (FH_UNLIKELY(d->size == d->capacity) && grow(vm, d) < 0) {
        fh_release(vm, v);
        return -1;
    }
    *at(d, d->size++) = v;
    fh_stored(vm, &d->header, v);
    d->state++;
    fh_release(vm, out);
    return 0;
}

static inline int push_left(FhVM *vm, FhDeque *d, FhValue v) {
    FhValue out = FH_NOVALUE;
    if (d->max >= 0 && d->size >= d->max) {
        if (d->max == 0) {
            fh_release(vm, v);
            return 0;
        }
        out = *at(d, --d->size);
    } else if (FH_UNLIKELY(d->size == d->capacity) && grow(vm, d) < 0) {
        fh_release(vm, v);
        return -1;
    }
    d->head = (d->head - 1) & (d->capacity - 1);
    d->items[d->head] = v;
    fh_stored(vm, &d->header, v);
    d->size++;
    d->state++;
    fh_release(vm, out);
    return 0;
}

NATIVE(append) {
    UNUSED_ARGS;
    return push_right(vm, as_deque(self), fh_retain(args[0])) < 0 ? FH_ERR : FH_NONE;
}
NATIVE(appendleft) {
    UNUSED_ARGS;
    return push_left(vm, as_deque(self), fh_retain(args[0])) < 0 ? FH_ERR : FH_NONE;
}
NATIVE(pop) {
    UNUSED_ARGS;
    if (as_deque(self)->size == 0) return fhraise(vm, FH_T_IndexError, "pop from an empty deque");
    return take_right(vm, as_deque(self));
}
NATIVE(popleft) {
    UNUSED_ARGS;
    if (as_deque(self)->size == 0) return fhraise(vm, FH_T_IndexError, "pop from an empty deque");
    return take_left(vm, as_deque(self));
}

static int add_right(FhVM *vm, void *ctx, FhValue v) { return push_right(vm, ctx, fh_retain(v)); }
static int add_left(FhVM *vm, void *ctx, FhValue v) { return push_left(vm, ctx, fh_retain(v)); }

static int extend_with(FhVM *vm, FhValue self, FhValue iterable, int (*add)(FhVM *vm, void *ctx, FhValue v)) {
    FhValue own = FH_NOVALUE;
    if (iterable == self && (own = iterable = fhlist_of(vm, self)) == FH_ERR) return -1;
    fh_retain(self);
    int status = fhiterate(vm, iterable, add, as_deque(self));
    fh_release(vm, self);
    fh_release(vm, own);
    return status;
}

NATIVE(extend) {
    UNUSED_ARGS;
    return extend_with(vm, self, args[0], add_right) < 0 ? FH_ERR : FH_NONE;
}
NATIVE(extendleft) {
    UNUSED_ARGS;
    return extend_with(vm, self, args[0], add_left) < 0 ? FH_ERR : FH_NONE;
}
NATIVE(clear) {
    UNUSED_ARGS;
    empty(vm, as_deque(self));
    return FH_NONE;
}

static FhValue inplace_concat(FhVM *vm, FhValue self, FhValue other) {
    return extend_with(vm, self, other, add_right) < 0 ? FH_ERR : fh_retain(self);
}

static int init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"iterable", "maxlen", NULL};
    static const FhParams params = {"deque", names, 0, 0, 2};
    FhValue v[2];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return -1;
    int64_t max = -1;
    if (v[1] != FH_NOVALUE && v[1] != FH_NONE) {
        if (!fhint_check(vm, v[1])) return fhraise_int(vm, FH_T_TypeError, "an integer is required");
        if (fhargs_index(vm, v[1], &max) < 0) return -1;
        if (max < 0) return fhraise_int(vm, FH_T_ValueError, "maxlen must be non-negative");
    }
    FhDeque *d = as_deque(self);
    d->max = max;
    if (d->size) empty(vm, d);
    return v[0] == FH_NOVALUE ? 0 : extend_with(vm, self, v[0], add_right);
}

/* ---- rotating, items in the middle ---- */

static int wrong_count(FhVM *vm, const char *function, const char *bound, int wanted, uint32_t nargs) {
    return fhraise_int(vm, FH_T_TypeError, "%s() takes %s %d argument%s (%d given)", function, bound, wanted,
                       wanted == 1 ? "" : "s", (int)nargs);
}

/* Gives the number of items that had to be moved. */
static uint64_t rotate_by(FhDeque *d, int64_t n) {
    int64_t size = d->size;
    uint64_t moved = 0;
    if (size < 2) return 0;
    n %= size;
    if (n > size / 2) n -= size;
    if (n < -size / 2) n += size;
    if (size == d->capacity) { /* a full ring turns by its head */
        d->head = (d->head - n) & (d->capacity - 1);
    } else {
        moved = (uint64_t)(n < 0 ? -n : n);
        for (; n > 0; n--) {
            FhValue v = *at(d, size - 1);
            d->head = (d->head - 1) & (d->capacity - 1);
            d->items[d->head] = v;
        }
        for (; n < 0; n++) {
            FhValue v = d->items[d->head];
            d->head = (d->head + 1) & (d->capacity - 1);
            *at(d, size - 1) = v;
        }
    }
    d->state++;
    return moved;
}

NATIVE(rotate) {
    UNUSED_ARGS;
    int64_t n = 1;
    if (nargs > 1)
        return fhraise(vm, FH_T_TypeError, "deque.rotate expected at most 1 argument, got %d", (int)nargs);
    if (nargs && fhargs_index(vm, args[0], &n) < 0) return FH_ERR;
    fhcharge(vm, rotate_by(as_deque(self), n));
    return FH_NONE;
}

NATIVE(reverse) {
    UNUSED_ARGS;
    FhDeque *d = as_deque(self);
    fhcharge(vm, (uint64_t)d->size);
    for (int64_t i = 0, j = d->size - 1; i < j; i++, j--) {
        FhValue v = *at(d, i);
        *at(d, i) = *at(d, j);
        *at(d, j) = v;
    }
    d->state++;
    return FH_NONE;
}

/* Takes item i out; the shorter side closes the gap. */
static FhValue take_at(FhVM *vm, FhDeque *d, int64_t i) {
    FhValue v = *at(d, i);
    if (i < d->size / 2) {
        for (; i > 0; i--) *at(d, i) = *at(d, i - 1);
        d->head = (d->head + 1) & (d->capacity - 1);
    } else {
        for (; i < d->size - 1; i++) *at(d, i) = *at(d, i + 1);
    }
    d->size--;
    d->state++;
    after_taking(vm, d);
    return v;
}

NATIVE(insert) {
    UNUSED_ARGS;
    int64_t i;
    if (nargs != 2) return wrong_count(vm, "insert", "exactly", 2, nargs), FH_ERR;
    if (fhargs_index(vm, args[0], &i) < 0) return FH_ERR;
    FhDeque *d = as_deque(self);
    if (d->size == d->max) return fhraise(vm, FH_T_IndexError, "deque already at its maximum size");
    if (i < 0) i = i + d->size < 0 ? 0 : i + d->size;
    if (i > d->size) i = d->size;
    if (i < d->size / 2) {
        if (push_left(vm, d, fh_retain(args[1])) < 0) return FH_ERR;
        for (int64_t j = 0; j < i; j++) *at(d, j) = *at(d, j + 1);
    } else {
        if (push_right(vm, d, fh_retain(args[1])) < 0) return FH_ERR;
        for (int64_t j = d->size - 1; j > i; j--) *at(d, j) = *at(d, j - 1);
    }
    *at(d, i) = args[1];
    return FH_NONE;
}

static int index_of_key(FhVM *vm, FhValue key, FhDeque *d, int64_t *i) {
    if (FH_LIKELY(fh_is_int(key))) {
        *i = fh_int_of(key);
    } else {
        if (!fh_slots(vm, key)->index)
            return fhraise_int(vm, FH_T_TypeError, "sequence index must be integer, not '%T'", key);
        if (fhsequence_index(vm, "sequence", key, i) < 0) return -1;
    }
    if (*i < 0) *i += d->size;
    if (FH_LIKELY(*i >= 0 && *i < d->size)) return 0;
    return fhraise_int(vm, FH_T_IndexError, "deque index out of range");
}

static FhValue item(FhVM *vm, FhValue self, int64_t i) {
    FhDeque *d = as_deque(self);
    if (i < 0 || i >= d->size) return fhraise(vm, FH_T_IndexError, "deque index out of range");
    return fh_retain(*at(d, i));
}

static int setitem(FhVM *vm, FhValue self, FhValue key, FhValue v) {
    int64_t i = 0;
    FhDeque *d = as_deque(self);
    if (index_of_key(vm, key, d, &i) < 0) return -1;
    if (v == FH_NOVALUE)
        fh_release(vm, take_at(vm, d, i));
    else
        fh_set_ref(vm, &d->header, at(d, i), v);
    return 0;
}

static int64_t len(FhVM *vm, FhValue v) { return (void)vm, as_deque(v)->size; }

/* ---- searching ---- */

enum { NOT_FOUND = -1, FAILED = -2, CHANGED = -3 };

static int64_t find(FhVM *vm, FhValue self, FhValue v, int64_t start, int64_t stop) {
    FhDeque *d = as_deque(self);
    uint64_t state = d->state;
    for (int64_t i = start; i < stop; i++) {
        int equal = fhequal_item(vm, *at(d, i), v);
        if (equal < 0) return FAILED;
        if (d->state != state) return CHANGED;
        if (equal) return i;
        if (i % FH_POLL_STEPS == FH_POLL_STEPS - 1 && fhpoll_work(vm, FH_POLL_STEPS) < 0) return FAILED;
    }
    return NOT_FOUND;
}

static FH_COLD FhValue mutated(FhVM *vm) {
    return fhraise(vm, FH_T_RuntimeError, "deque mutated during iteration");
}

static int contains(FhVM *vm, FhValue self, FhValue v) {
    int64_t i = find(vm, self, v, 0, as_deque(self)->size);
    if (i == CHANGED) mutated(vm);
    return i >= 0 ? 1 : i == NOT_FOUND ? 0 : -1;
}

NATIVE(index_method) {
    UNUSED_ARGS;
    int64_t start, stop, size;
    if (nargs < 1) return wrong_count(vm, "index", "at least", 1, nargs), FH_ERR;
    if (nargs > 3) return wrong_count(vm, "index", "at most", 3, nargs), FH_ERR;
    if (fhsequence_bounds(vm, args + 1, nargs - 1, &start, &stop) < 0) return FH_ERR;
    size = as_deque(self)->size;
    start = fhsequence_from_end(start, size);
    stop = fhsequence_from_end(stop, size);
    if (stop > size) stop = size;
    int64_t i = find(vm, self, args[0], start, stop);
    if (i >= 0) return fh_int_raw(i);
    if (i == CHANGED) return mutated(vm);
    return i == FAILED ? FH_ERR : fhraise(vm, FH_T_ValueError, "%R is not in deque", args[0]);
}

NATIVE(count) {
    UNUSED_ARGS;
    FhDeque *d = as_deque(self);
    uint64_t state = d->state;
    int64_t n = 0;
    for (int64_t i = 0; i < d->size; i++) {
        int equal = fhequal_item(vm, *at(d, i), args[0]);
        if (equal < 0) return FH_ERR;
        if (d->state != state) return mutated(vm);
        n += equal;
        if (i % FH_POLL_STEPS == FH_POLL_STEPS - 1 && fhpoll_work(vm, FH_POLL_STEPS) < 0) return FH_ERR;
    }
    return fh_int_raw(n);
}

NATIVE(remove_method) {
    UNUSED_ARGS;
    int64_t i = find(vm, self, args[0], 0, as_deque(self)->size);
    if (i == CHANGED) return fhraise(vm, FH_T_IndexError, "deque mutated during iteration");
    if (i == FAILED) return FH_ERR;
    if (i < 0) return fhraise(vm, FH_T_ValueError, "%R is not in deque", args[0]);
    fh_release(vm, take_at(vm, as_deque(self), i));
    return FH_NONE;
}

/* ---- comparing, text ---- */

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!deque_check(vm, a) || !deque_check(vm, b)) return FH_NOTIMPLEMENTED;
    FhDeque *x = as_deque(a), *y = as_deque(b);
    if (a == b && op == FH_EQ) return FH_TRUE;
    if (a == b && op == FH_NE) return FH_FALSE;
    if (x->size != y->size && op == FH_EQ) return FH_FALSE;
    if (x->size != y->size && op == FH_NE) return FH_TRUE;
    uint64_t xs = x->state, ys = y->state;
    for (int64_t i = 0; i < x->size && i < y->size; i++) {
        FhValue p = fh_retain(*at(x, i)), q = fh_retain(*at(y, i)), v = FH_NOVALUE;
        int equal = fhequal_item(vm, p, q);
        if (equal == 0) v = op == FH_EQ ? FH_FALSE : op == FH_NE ? FH_TRUE : fhcompare(vm, p, q, op);
        fh_release(vm, p), fh_release(vm, q);
        if (equal < 0) return FH_ERR;
        if (equal == 0) return v;
        if (x->state != xs || y->state != ys) return mutated(vm);
        if (i % FH_POLL_STEPS == FH_POLL_STEPS - 1 && fhpoll_work(vm, FH_POLL_STEPS) < 0) return FH_ERR;
    }
    return fh_ordered(x->size, y->size, op);
}

static FhValue repr(FhVM *vm, FhValue self) {
    int active = fhrepr_enter(vm, self);
    if (active < 0) return FH_ERR;
    if (active) return fhstr_c(vm, "[...]");
    FhDeque *d = as_deque(self);
    FhValue list = fhlist_of(vm, self), v = FH_ERR;
    if (list != FH_ERR && d->max >= 0)
        v = fhstr_format(vm, "%s(%R, maxlen=%lld)", fhtype_c_name(fh_type(vm, self)), list,
                         (long long)d->max);
    else if (list != FH_ERR)
        v = fhstr_format(vm, "%s(%R)", fhtype_c_name(fh_type(vm, self)), list);
    fh_release(vm, list);
    fhrepr_leave(vm, self);
    return v;
}

/* ---- copies, sums, products ---- */

static FhValue copy_exact(FhVM *vm, FhValue self) {
    FhDeque *d = as_deque(self), *new = make(vm, fh_val(vm->types[FH_T_deque]));
    if (!new) return FH_ERR;
    new->max = d->max;
    for (int64_t i = 0; i < d->size; i++) {
        if (push_right(vm, new, fh_retain(*at(d, i))) == 0 && fhpoll_work(vm, 1) == 0) continue;
        fh_release(vm, fh_val(new));
        return FH_ERR;
    }
    return fh_val(new);
}

static FhValue copy_of(FhVM *vm, FhValue self) {
    if (fh_has_shape(self, FH_T_deque)) return copy_exact(vm, self);
    int64_t max = as_deque(self)->max;
    FhValue type = fh_typeval(vm, self);
    FhValue v = max < 0 ? fhcall1(vm, type, self) : fhcall2(vm, type, self, fhint_new(vm, max));
    if (v == FH_ERR || deque_check(vm, v)) return v;
    fhraise(vm, FH_T_TypeError, "%N() must return a deque, not %T", type, v);
    fh_release(vm, v);
    return FH_ERR;
}

NATIVE(copy) {
    UNUSED_ARGS;
    return copy_of(vm, self);
}

static FhValue concat(FhVM *vm, FhValue self, FhValue other) {
    if (!deque_check(vm, other))
        return fhraise(vm, FH_T_TypeError, "can only concatenate deque (not \"%T\") to deque", other);
    FhValue v = copy_of(vm, self);
    if (v == FH_ERR || extend_with(vm, v, other, add_right) == 0) return v;
    fh_release(vm, v);
    return FH_ERR;
}

static FhValue inplace_repeat(FhVM *vm, FhValue self, int64_t n) {
    FhDeque *d = as_deque(self);
    int64_t size = d->size;
    if (size == 0 || n == 1) return fh_retain(self);
    if (n <= 0) {
        empty(vm, d);
        return fh_retain(self);
    }
    if (d->max >= 0 && n * (__int128)size > d->max) n = (d->max + size - 1) / size; /* no more than is kept */
    if (size > INT64_MAX / 8 / n) return fhraise_memory(vm);
    FhValue items = fhlist_of(vm, self);
    int status = items == FH_ERR ? -1 : 0;
    for (int64_t i = 0; status == 0 && i < (n - 1) * size; i++) {
        status = push_right(vm, d, fh_retain(fhas_list(items)->items[i % size]));
        if (status == 0 && i % FH_POLL_STEPS == FH_POLL_STEPS - 1) status = fhpoll_work(vm, FH_POLL_STEPS);
    }
    fh_release(vm, items);
    return status < 0 ? FH_ERR : fh_retain(self);
}

static FhValue repeat(FhVM *vm, FhValue self, int64_t n) {
    FhValue v = copy_of(vm, self);
    if (v == FH_ERR) return FH_ERR;
    FhValue r = inplace_repeat(vm, v, n);
    fh_release(vm, v);
    return r;
}

static FhValue iterator(FhVM *vm, FhValue self);

NATIVE(reduce) {
    UNUSED_ARGS;
    FhValue state = fhobject_state(vm, self), it = state == FH_ERR ? FH_ERR : iterator(vm, self);
    FhDeque *d = as_deque(self);
    FhValue max = it == FH_ERR ? FH_ERR : d->max < 0 ? FH_NONE : fhint_new(vm, d->max);
    FhValue make_args = max == FH_ERR ? FH_ERR
                        : d->max < 0  ? fh_retain(vm->empty_tuple)
                                      : fhtuple_pack(vm, 2, vm->empty_tuple, max);
    FhValue v =
        make_args == FH_ERR ? FH_ERR : fhtuple_pack(vm, 4, fh_typeval(vm, self), make_args, state, it);
    fh_release(vm, make_args);
    fh_release(vm, it);
    fh_release(vm, state);
    return v;
}

NATIVE(size_of) {
    UNUSED_ARGS;
    return fhint_new(vm, (int64_t)sizeof(FhDeque) + as_deque(self)->capacity * (int64_t)sizeof(FhValue));
}

static FhValue get_maxlen(FhVM *vm, FhValue self) {
    return as_deque(self)->max < 0 ? FH_NONE : fhint_new(vm, as_deque(self)->max);
}

/* ---- iterators ---- */

typedef struct Iter {
    FhObj header;
    FhValue deque; /* NOVALUE once emptied by the collector */
    int64_t given; /* items given out */
    int64_t left;
    uint64_t state;
} Iter;

static void iter_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Iter *)o)->deque);
}
static void iter_finalize(FhVM *vm, FhObj *o) {
    ((Iter *)o)->left = 0;
    fh_clear(vm, &((Iter *)o)->deque);
}

static FhValue make_iterator(FhVM *vm, FhTypeId id, FhValue deque) {
    Iter *it = (Iter *)fhmem_cell(vm, sizeof *it, id, true);
    if (!it) return FH_ERR;
    it->deque = fh_retain(deque);
    it->given = 0;
    it->left = as_deque(deque)->size;
    it->state = as_deque(deque)->state;
    return fh_val(it);
}
static FhValue iterator(FhVM *vm, FhValue self) { return make_iterator(vm, FH_T_deque_iterator, self); }
NATIVE(reversed) {
    UNUSED_ARGS;
    return make_iterator(vm, FH_T_deque_reverse_iterator, self);
}

static inline FhDeque *iterated(FhVM *vm, Iter *it) {
    FhDeque *d = as_deque(it->deque);
    if (FH_LIKELY(d->state == it->state)) return d;
    it->left = 0;
    mutated(vm);
    return NULL;
}

static FhValue iter_next(FhVM *vm, FhValue self) {
    Iter *it = FH_AS(Iter, self);
    if (it->deque == FH_NOVALUE) return FH_NOVALUE;
    FhDeque *d = as_deque(it->deque);
    if (it->left == 0 && d->state == it->state) return FH_NOVALUE;
    if (!iterated(vm, it)) return FH_ERR;
    it->left--;
    return fh_retain(*at(d, it->given++));
}

static FhValue iter_previous(FhVM *vm, FhValue self) {
    Iter *it = FH_AS(Iter, self);
    if (it->left == 0) return FH_NOVALUE;
    FhDeque *d = iterated(vm, it);
    if (!d) return FH_ERR;
    it->left--;
    return fh_retain(*at(d, d->size - 1 - it->given++));
}

static FhValue iter_new_of(FhVM *vm, FhTypeId id, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    const char *name = id == FH_T_deque_iterator ? "_deque_iterator" : "_deque_reverse_iterator";
    int64_t skip = 0;
    if (fhargs_none(vm, name, kwnames) < 0) return FH_ERR;
    if (nargs < 1 || nargs > 2)
        return fhraise(vm, FH_T_TypeError, "%s() takes 1 or 2 arguments (%d given)", name, (int)nargs);
    if (!deque_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "argument 1 must be collections.deque, not %T", args[0]);
    if (nargs > 1 && fhargs_index(vm, args[1], &skip) < 0) return FH_ERR;
    FhValue v = make_iterator(vm, id, args[0]);
    if (v == FH_ERR) return FH_ERR;
    Iter *it = FH_AS(Iter, v);
    it->given = skip < 0 ? 0 : skip < it->left ? skip : it->left;
    it->left -= it->given;
    return v;
}
static FhValue iter_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)type;
    return iter_new_of(vm, FH_T_deque_iterator, args, nargs, kwnames);
}
static FhValue riter_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)type;
    return iter_new_of(vm, FH_T_deque_reverse_iterator, args, nargs, kwnames);
}

NATIVE(iter_hint) {
    UNUSED_ARGS;
    return fh_int_raw(FH_AS(Iter, self)->left);
}
NATIVE(iter_reduce) {
    UNUSED_ARGS;
    Iter *it = FH_AS(Iter, self);
    if (it->deque == FH_NOVALUE) return fhraise(vm, FH_T_RuntimeError, "lost deque");
    FhValue make_args = fhtuple_pack(vm, 2, it->deque, fh_int_raw(as_deque(it->deque)->size - it->left));
    FhValue v = make_args == FH_ERR ? FH_ERR : fhtuple_pack(vm, 2, fh_typeval(vm, self), make_args);
    fh_release(vm, make_args);
    return v;
}

static const FhMethodDef iter_methods[] = {
    {"__length_hint__", iter_hint, 0, 0, 0, NULL}, {"__reduce__", iter_reduce, 0, 0, 0, NULL}, {0}};
static const FhSlots iter_slots = {.life = {iter_visit, iter_finalize, NULL, NULL},
                                   .iter = fhiterators_self,
                                   .next = iter_next,
                                   .new_ = iter_new};
static const FhSlots riter_slots = {.life = {iter_visit, iter_finalize, NULL, NULL},
                                    .iter = fhiterators_self,
                                    .next = iter_previous,
                                    .new_ = riter_new};
const FhTypeDef fhtypedef_deque_iterator = {
    .size = sizeof(Iter), .flags = FH_TF_CONTAINER, .slots = &iter_slots, .methods = iter_methods};
const FhTypeDef fhtypedef_deque_reverse_iterator = {
    .size = sizeof(Iter), .flags = FH_TF_CONTAINER, .slots = &riter_slots, .methods = iter_methods};

/* ---- the type ---- */

static const FhMethodDef methods[] = {
    {"append", append, 1, 1, 0, "Add an element to the right side of the deque."},
    {"appendleft", appendleft, 1, 1, 0, "Add an element to the left side of the deque."},
    {"clear", clear, 0, 0, 0, "Remove all elements from the deque."},
    {"__copy__", copy, 0, 0, 0, "Return a shallow copy of a deque."},
    {"copy", copy, 0, 0, 0, "Return a shallow copy of a deque."},
    {"count", count, 1, 1, 0, "How many elements equal a value."},
    {"extend", extend, 1, 1, 0, "Add the items of an iterable on the right."},
    {"extendleft", extendleft, 1, 1, 0, "Add the items of an iterable on the left, one after the other."},
    {"index", index_method, 0, FH_ANY, 0, "The first position of a value; ValueError if it is not there."},
    {"insert", insert, 0, FH_ANY, 0, "Insert an object before a position."},
    {"pop", pop, 0, 0, 0, "Remove and return the rightmost element."},
    {"popleft", popleft, 0, 0, 0, "Remove and return the leftmost element."},
    {"__reduce__", reduce, 0, 0, 0, NULL},
    {"remove", remove_method, 1, 1, 0, "Remove the first element that equals a value."},
    {"__reversed__", reversed, 0, 0, 0, NULL},
    {"reverse", reverse, 0, 0, 0, "Reverse in place."},
    {"rotate", rotate, 0, FH_ANY, 0,
     "Rotate to the right by n steps (default 1); to the left where n is negative."},
    {"__sizeof__", size_of, 0, 0, 0, NULL},
    FH_CLASS_GETITEM,
    {0},
};
static const FhGetSetDef getsets[] = {
    {"maxlen", get_maxlen, NULL, "maximum size of a deque or None if unbounded"}, {0}};
static const FhSlots slots = {
    .life = {visit, finalize, NULL, NULL},
    .repr = repr,
    .compare = compare,
    .iter = iterator,
    .new_ = deque_new,
    .init = init,
    .len = len,
    .setitem = setitem,
    .sq_item = item,
    .contains = contains,
    .sq_concat = concat,
    .sq_repeat = repeat,
    .sq_inplace_concat = inplace_concat,
    .sq_inplace_repeat = inplace_repeat,
};
const FhTypeDef fhtypedef_deque = {
    .doc = "A list-like sequence that is fast at both ends: deque(iterable=(), maxlen=None).",
    .size = sizeof(FhDeque),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_WEAKREF | FH_TF_SEQUENCE,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets,
};
