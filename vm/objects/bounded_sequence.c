/* BoundedList and BoundedDeque. Contract: bounded.h. A list's elements begin at 0; a deque's are a ring that begins at
 * `head`. A list may change while it is iterated, as list; a deque that does raises RuntimeError, as deque. */
#include "objects/bounded.h"
#include "objects/dead.h"
#include "objects/equal.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/sequence.h"
#include "objects/slice.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames

typedef struct Ring {
    FhBounded b;
    uint32_t head;
    uint32_t state; /* counts the changes */
} Ring;

static inline bool is_ring(const FhBounded *b) { return (b->flags & FH_BOUNDED_RING) != 0; }
static inline size_t fixed_of(const FhBounded *b) { return is_ring(b) ? sizeof(Ring) : sizeof(FhBounded); }

/* The place of element i, which need not be there yet; i <= capacity. */
static inline FhValue *at(const FhBounded *b, uint32_t i) {
    if (!is_ring(b)) return (FhValue *)fhbounded_data(b, sizeof(FhBounded)) + i;
    uint64_t place = (uint64_t)((const Ring *)b)->head + i;
    if (place >= b->capacity) place -= b->capacity;
    return (FhValue *)fhbounded_data(b, sizeof(Ring)) + place;
}

static inline void changed(FhBounded *b) {
    if (is_ring(b)) ((Ring *)b)->state++;
}
static inline uint32_t state_of(const FhBounded *b) { return is_ring(b) ? ((const Ring *)b)->state : 0; }

static bool is_list(FhVM *vm, FhValue v) {
    return fh_has_shape(v, FH_T_BoundedList) || (fh_is_obj(v) && fh_isa(vm, v, FH_T_BoundedList));
}
static bool is_deque(FhVM *vm, FhValue v) {
    return fh_has_shape(v, FH_T_BoundedDeque) || (fh_is_obj(v) && fh_isa(vm, v, FH_T_BoundedDeque));
}
static const char *noun(const FhBounded *b) { return is_ring(b) ? "BoundedDeque" : "BoundedList"; }

/* ---- life ---- */

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhBounded *b = (FhBounded *)o;
    for (uint32_t i = 0; i < b->size; i++) fn(ctx, at(b, i));
}

/* Releases may run script code, which sees what is left, and may add. */
static void empty(FhVM *vm, FhBounded *b) {
    for (uint32_t n = b->size; n > 0 && b->size > 0; n--) {
        FhValue v = *at(b, b->size - 1);
        b->size--;
        changed(b);
        fh_release(vm, v);
    }
}

static void finalize(FhVM *vm, FhObj *o) {
    FhBounded *b = (FhBounded *)o;
    for (int rounds = 0; b->size && rounds < 100; rounds++) empty(vm, b); /* a __del__ may add again */
    if (b->flags & FH_BOUNDED_LENT) b->size = 0;
    fhbounded_end(vm, b, fixed_of(b));
}

/* ---- adding and taking; none runs script code but by releasing ---- */

static inline bool has_room(const FhBounded *b) { return FH_LIKELY(b->size < b->capacity); }

static inline void put_last(FhVM *vm, FhBounded *b, FhValue v) {
    *at(b, b->size) = fh_retain(v);
    b->size++;
    fh_stored(vm, &b->header, v);
    changed(b);
    fhbounded_grown(b);
}

static void put_first(FhVM *vm, FhBounded *b, FhValue v) { /* of a ring */
    Ring *r = (Ring *)b;
    r->head = r->head ? r->head - 1 : b->capacity - 1;
    *at(b, 0) = fh_retain(v);
    b->size++;
    fh_stored(vm, &b->header, v);
    changed(b);
    fhbounded_grown(b);
}

static FhValue take_last(FhBounded *b) {
    FhValue v = *at(b, b->size - 1);
    b->size--;
    changed(b);
    return v;
}

static FhValue take_first(FhBounded *b) { /* of a ring */
    Ring *r = (Ring *)b;
    FhValue v = *at(b, 0);
    r->head = r->head + 1 == b->capacity ? 0 : r->head + 1;
    b->size--;
    changed(b);
    return v;
}

static FhValue take_at(FhBounded *b, uint32_t i) {
    if (is_ring(b) && i == 0) return take_first(b);
    FhValue v = *at(b, i);
    b->size--;
    if (is_ring(b))
        for (uint32_t j = i; j < b->size; j++) *at(b, j) = *at(b, j + 1);
    else
        memmove(at(b, i), at(b, i + 1), (b->size - i) * sizeof(FhValue));
    changed(b);
    return v;
}

static void put_at(FhVM *vm, FhBounded *b, uint32_t i, FhValue v) {
    if (is_ring(b))
        for (uint32_t j = b->size; j > i; j--) *at(b, j) = *at(b, j - 1);
    else
        memmove(at(b, i) + 1, at(b, i), (b->size - i) * sizeof(FhValue));
    *at(b, i) = fh_retain(v);
    b->size++;
    fh_stored(vm, &b->header, v);
    changed(b);
    fhbounded_grown(b);
}

NATIVE(push) {
    (void)nargs, (void)kwnames;
    FhBounded *b = fhas_bounded(self);
    if (FH_UNLIKELY(!has_room(b))) return fhbounded_full(vm, self, args[0]);
    put_last(vm, b, args[0]);
    return FH_NONE;
}

NATIVE(try_push) {
    (void)nargs, (void)kwnames;
    FhBounded *b = fhas_bounded(self);
    if (!has_room(b)) return FH_FALSE;
    put_last(vm, b, args[0]);
    return FH_TRUE;
}

NATIVE(push_left) {
    (void)nargs, (void)kwnames;
    FhBounded *b = fhas_bounded(self);
    if (FH_UNLIKELY(!has_room(b))) return fhbounded_full(vm, self, args[0]);
    put_first(vm, b, args[0]);
    return FH_NONE;
}

NATIVE(try_push_left) {
    (void)nargs, (void)kwnames;
    FhBounded *b = fhas_bounded(self);
    if (!has_room(b)) return FH_FALSE;
    put_first(vm, b, args[0]);
    return FH_TRUE;
}

static FhValue raise_index(FhVM *vm, FhValue self, const char *what, int64_t i) {
    const FhBounded *b = fhas_bounded(self);
    return fhraise(vm, FH_T_IndexError, "%s%s index %lld out of range (length %u)", noun(b), what,
                   (long long)i, b->size);
}

NATIVE(pop) {
    (void)kwnames;
    int64_t i = -1;
    if (nargs && fhargs_index(vm, args[0], &i) < 0) return FH_ERR;
    FhBounded *b = fhas_bounded(self);
    if (b->size == 0) return fhraise(vm, FH_T_IndexError, "pop from an empty %s", noun(b));
    if (FH_LIKELY(i == -1)) return take_last(b);
    int64_t place = i < 0 ? i + b->size : i;
    if (place < 0 || place >= b->size) return raise_index(vm, self, " pop", i);
    return take_at(b, (uint32_t)place);
}

NATIVE(pop_left) {
    UNUSED;
    FhBounded *b = fhas_bounded(self);
    return b->size ? take_first(b) : fhraise(vm, FH_T_IndexError, "pop from an empty BoundedDeque");
}

NATIVE(insert) {
    (void)nargs, (void)kwnames;
    int64_t i;
    if (fhargs_index_clip(vm, args[0], &i) < 0) return FH_ERR;
    FhBounded *b = fhas_bounded(self);
    if (!has_room(b)) return fhbounded_full(vm, self, args[1]);
    i = fhsequence_from_end(i, b->size);
    if (i > b->size) i = b->size;
    put_at(vm, b, (uint32_t)i, args[1]);
    return FH_NONE;
}

NATIVE(clear) {
    UNUSED;
    empty(vm, fhas_bounded(self));
    return FH_NONE;
}

static int add_last(FhVM *vm, void *ctx, FhValue v) {
    FhBounded *b = ctx;
    if (!has_room(b)) return fhbounded_full(vm, fh_val(b), v), -1;
    put_last(vm, b, v);
    return 0;
}
static int add_first(FhVM *vm, void *ctx, FhValue v) {
    FhBounded *b = ctx;
    if (!has_room(b)) return fhbounded_full(vm, fh_val(b), v), -1;
    put_first(vm, b, v);
    return 0;
}

/* What has fitted stays. */
static int extend_with(FhVM *vm, FhValue self, FhValue items, int (*add)(FhVM *vm, void *ctx, FhValue v)) {
    FhValue own = FH_NOVALUE;
    if (items == self && (own = items = fhlist_of(vm, self)) == FH_ERR) return -1;
    fh_retain(self);
    int status = fhiterate(vm, items, add, fhas_bounded(self));
    fh_release(vm, self);
    if (own != FH_NOVALUE) fh_release(vm, own);
    return status;
}

NATIVE(extend) {
    (void)nargs, (void)kwnames;
    return extend_with(vm, self, args[0], add_last) < 0 ? FH_ERR : FH_NONE;
}
NATIVE(extend_left) {
    (void)nargs, (void)kwnames;
    return extend_with(vm, self, args[0], add_first) < 0 ? FH_ERR : FH_NONE;
}

static FhValue inplace_concat(FhVM *vm, FhValue self, FhValue other) {
    return extend_with(vm, self, other, add_last) < 0 ? FH_ERR : fh_retain(self);
}

/* ---- being made ---- */

static FhBounded *make(FhVM *vm, FhValue type, bool ring, uint32_t capacity, FhValue provider) {
    FhBounded *b =
        fhbounded_new(vm, type, ring ? FH_T_BoundedDeque : FH_T_BoundedList,
                      ring ? sizeof(Ring) : sizeof(FhBounded), capacity, sizeof(FhValue), provider);
    if (b && ring) b->flags |= FH_BOUNDED_RING;
    return b;
}

static FhValue new_filled(FhVM *vm, FhValue type, bool ring, const FhValue *args, uint32_t nargs,
                          FhValue kwnames) {
    uint32_t capacity;
    FhValue items, provider;
    if (fhbounded_arguments(vm, ring ? "BoundedDeque" : "BoundedList", args, nargs, kwnames, &capacity,
                            &items, &provider) < 0)
        return FH_ERR;
    FhBounded *b = make(vm, type, ring, capacity, provider);
    if (!b || items == FH_NOVALUE || extend_with(vm, fh_val(b), items, add_last) == 0)
        return b ? fh_val(b) : FH_ERR;
    fh_release(vm, fh_val(b));
    return FH_ERR;
}

static FhValue list_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    return new_filled(vm, type, false, args, nargs, kwnames);
}
static FhValue deque_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    return new_filled(vm, type, true, args, nargs, kwnames);
}

/* An exact one of the same capacity, which lies in the heap. */
static FhValue copy_with(FhVM *vm, FhValue self, FhValue items) {
    bool ring = is_ring(fhas_bounded(self));
    FhType *type = vm->types[ring ? FH_T_BoundedDeque : FH_T_BoundedList];
    FhBounded *b = make(vm, fh_val(type), ring, fhas_bounded(self)->capacity, FH_NOVALUE);
    if (!b || extend_with(vm, fh_val(b), items, add_last) == 0) return b ? fh_val(b) : FH_ERR;
    fh_release(vm, fh_val(b));
    return FH_ERR;
}

NATIVE(copy) {
    UNUSED;
    return copy_with(vm, self, self);
}

NATIVE(deep_copy) {
    (void)nargs, (void)kwnames;
    FhValue list = fhlist_of(vm, self), items = list == FH_ERR ? FH_ERR : fhbounded_deep(vm, list, args[0]);
    if (list != FH_ERR) fh_release(vm, list);
    if (items == FH_ERR) return FH_ERR;
    FhValue v = copy_with(vm, self, items);
    fh_release(vm, items);
    return v;
}

/* ---- items ---- */

static int64_t len(FhVM *vm, FhValue v) { return (void)vm, fhas_bounded(v)->size; }

static FhValue item(FhVM *vm, FhValue v, int64_t i) {
    const FhBounded *b = fhas_bounded(v);
    if (FH_UNLIKELY(i < 0 || i >= b->size)) return raise_index(vm, v, "", i);
    return fh_retain(*at(b, (uint32_t)i));
}

static int place_of(FhVM *vm, FhValue self, FhValue key, uint32_t *place) {
    int64_t i;
    if (FH_LIKELY(fh_is_int(key)))
        i = fh_int_of(key);
    else if (fhsequence_index(vm, noun(fhas_bounded(self)), key, &i) < 0)
        return -1;
    const FhBounded *b = fhas_bounded(self);
    int64_t from_start = i < 0 ? i + b->size : i;
    if (FH_UNLIKELY(from_start < 0 || from_start >= b->size)) return raise_index(vm, self, "", i), -1;
    *place = (uint32_t)from_start;
    return 0;
}

static FhValue get_slice(FhVM *vm, FhValue self, FhValue key) {
    int64_t start, stop, step;
    if (fhslice_unpack(vm, key, &start, &stop, &step) < 0) return FH_ERR;
    const FhBounded *b = fhas_bounded(self);
    int64_t n = fhslice_adjust(b->size, &start, &stop, step);
    FhValue v = fhlist_new(vm, n);
    if (v == FH_ERR) return FH_ERR;
    FhList *l = fhas_list(v);
    for (int64_t i = 0; i < n; i++) {
        FhValue x = fh_retain(*at(b, (uint32_t)(start + i * step)));
        l->items[l->size++] = x;
        fh_stored(vm, &l->header, x);
    }
    return v;
}

static FhValue getitem(FhVM *vm, FhValue self, FhValue key) {
    uint32_t i;
    if (fhslice_exact(key)) return get_slice(vm, self, key);
    return place_of(vm, self, key, &i) < 0 ? FH_ERR : fh_retain(*at(fhas_bounded(self), i));
}

/* Makes the elements those of the list, which has no more than fit. */
static void take_from(FhVM *vm, FhBounded *b, FhList *l) {
    empty(vm, b);
    for (int64_t i = 0; i < l->size && has_room(b); i++) put_last(vm, b, l->items[i]);
}

/* A slice is assigned to a list of the same elements first, which tells whether it fits. */
static int set_slice(FhVM *vm, FhValue self, FhValue key, FhValue v) {
    FhValue list = fhlist_of(vm, self);
    if (list == FH_ERR) return -1;
    int status = fhsetitem(vm, list, key, v);
    FhBounded *b = fhas_bounded(self);
    if (status == 0 && fhas_list(list)->size > b->capacity) {
        fhbounded_reject(vm, v, "the slice does not fit into this %T (length %lld of %u)", self,
                         (long long)fhas_list(list)->size, b->capacity);
        status = -1;
    }
    if (status == 0) take_from(vm, b, fhas_list(list));
    fh_release(vm, list);
    return status;
}

static int setitem(FhVM *vm, FhValue self, FhValue key, FhValue v) {
    uint32_t i;
    if (fhslice_exact(key)) return set_slice(vm, self, key, v);
    if (place_of(vm, self, key, &i) < 0) return -1;
    FhBounded *b = fhas_bounded(self);
    if (v == FH_NOVALUE)
        fh_release(vm, take_at(b, i));
    else
        fh_set_ref(vm, &b->header, at(b, i), v);
    return 0;
}

/* ---- searching ---- */

enum { NOT_FOUND = -1, FAILED = -2 };

static FH_COLD int64_t mutated(FhVM *vm) {
    fhraise(vm, FH_T_RuntimeError, "BoundedDeque mutated during iteration");
    return FAILED;
}

static int64_t find(FhVM *vm, FhValue self, FhValue v, int64_t start, int64_t stop) {
    FhBounded *b = fhas_bounded(self);
    uint32_t state = state_of(b);
    for (int64_t i = start; i < stop && i < b->size; i++) {
        int equal = fhequal_item(vm, *at(b, (uint32_t)i), v);
        if (equal < 0) return FAILED;
        if (fh_is_dead(self)) return fhdead_raise(vm, self), FAILED;
        if (state_of(b) != state) return mutated(vm);
        if (equal) return i;
        if (i % FH_POLL_STEPS == FH_POLL_STEPS - 1 && fhpoll(vm) < 0) return FAILED;
    }
    return NOT_FOUND;
}

static int contains(FhVM *vm, FhValue self, FhValue v) {
    int64_t i = find(vm, self, v, 0, INT64_MAX);
    return i == FAILED ? -1 : i >= 0;
}

NATIVE(index_) {
    (void)kwnames;
    int64_t start, stop, size;
    if (fhsequence_bounds(vm, args + 1, nargs - 1, &start, &stop) < 0) return FH_ERR;
    size = fhas_bounded(self)->size;
    int64_t i = find(vm, self, args[0], fhsequence_from_end(start, size), fhsequence_from_end(stop, size));
    if (i >= 0) return fh_int_raw(i);
    return i == FAILED ? FH_ERR : fhraise(vm, FH_T_ValueError, "%R is not in %T", args[0], self);
}

NATIVE(count) {
    (void)nargs, (void)kwnames;
    FhBounded *b = fhas_bounded(self);
    uint32_t state = state_of(b);
    int64_t n = 0;
    for (uint32_t i = 0; i < b->size; i++) {
        int equal = fhequal_item(vm, *at(b, i), args[0]);
        if (equal < 0) return FH_ERR;
        if (fh_is_dead(self)) return fhdead_raise(vm, self);
        if (state_of(b) != state) return mutated(vm), FH_ERR;
        n += equal;
        if (i % FH_POLL_STEPS == FH_POLL_STEPS - 1 && fhpoll(vm) < 0) return FH_ERR;
    }
    return fh_int_raw(n);
}

NATIVE(remove_) {
    (void)nargs, (void)kwnames;
    int64_t i = find(vm, self, args[0], 0, INT64_MAX);
    if (i == FAILED) return FH_ERR;
    FhBounded *b = fhas_bounded(self);
    if (i < 0) return fhraise(vm, FH_T_ValueError, "%R is not in %T", args[0], self);
    if (i < b->size) fh_release(vm, take_at(b, (uint32_t)i));
    return FH_NONE;
}

/* ---- order ---- */

NATIVE(reverse) {
    UNUSED;
    FhBounded *b = fhas_bounded(self);
    for (uint32_t i = 0, j = b->size; i + 1 < j; i++) {
        j--;
        FhValue v = *at(b, i);
        *at(b, i) = *at(b, j);
        *at(b, j) = v;
    }
    changed(b);
    return FH_NONE;
}

NATIVE(sort) {
    (void)nargs;
    (void)args;
    static const char *const names[] = {"key", "reverse", NULL};
    static const FhParams params = {"sort", names, 0, 0, 0};
    FhValue v[2];
    int reversed = 0;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (v[1] != FH_NOVALUE && (reversed = fhtruth(vm, v[1])) < 0) return FH_ERR;
    FhValue list = fhlist_of(vm, self);
    if (list == FH_ERR) return FH_ERR;
    int status = fhlist_sort(vm, list, v[0], reversed != 0);
    if (status == 0) take_from(vm, fhas_bounded(self), fhas_list(list));
    fh_release(vm, list);
    return status < 0 ? FH_ERR : FH_NONE;
}

NATIVE(rotate) {
    (void)kwnames;
    int64_t n = 1;
    if (nargs && fhargs_index_clip(vm, args[0], &n) < 0) return FH_ERR;
    FhBounded *b = fhas_bounded(self);
    if (b->size < 2) return FH_NONE;
    n %= b->size;
    if (n < 0) n += b->size;
    if (n > b->size / 2) n -= b->size; /* the shorter way */
    for (; n > 0; n--) {
        FhValue v = take_last(b);
        put_first(vm, b, v);
        fh_release(vm, v);
    }
    for (; n < 0; n++) {
        FhValue v = take_first(b);
        put_last(vm, b, v);
        fh_release(vm, v);
    }
    return FH_NONE;
}

/* ---- comparing, text ---- */

/* Element i of a list or of one of ours, owned; NOVALUE: there is none. */
static FhValue element(FhVM *vm, FhValue v, int64_t i) {
    (void)vm;
    if (fh_is_dead(v)) return FH_NOVALUE;
    if (fhlist_check(vm, v)) return i < fhas_list(v)->size ? fh_retain(fhas_list(v)->items[i]) : FH_NOVALUE;
    const FhBounded *b = fhas_bounded(v);
    return i < b->size ? fh_retain(*at(b, (uint32_t)i)) : FH_NOVALUE;
}
static int64_t length(FhVM *vm, FhValue v) {
    if (fh_is_dead(v)) return 0;
    return fhlist_check(vm, v) ? fhas_list(v)->size : fhas_bounded(v)->size;
}

/* A BoundedList compares with lists, too. */
static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    bool comparable =
        is_deque(vm, a) ? is_deque(vm, b)
                        : (is_list(vm, a) || fhlist_check(vm, a)) && (is_list(vm, b) || fhlist_check(vm, b));
    if (!comparable) return FH_NOTIMPLEMENTED;
    if ((op == FH_EQ || op == FH_NE) && length(vm, a) != length(vm, b)) return fh_bool(op == FH_NE);
    for (int64_t i = 0;; i++) {
        FhValue x = element(vm, a, i), y = element(vm, b, i), v = FH_NOVALUE;
        if (x != FH_NOVALUE && y != FH_NOVALUE) {
            int equal = fhequal_item(vm, x, y);
            if (equal < 0) v = FH_ERR;
            if (equal == 0) v = op == FH_EQ ? FH_FALSE : op == FH_NE ? FH_TRUE : fhcompare(vm, x, y, op);
        } else {
            v = fh_ordered(length(vm, a), length(vm, b), op);
        }
        if (x != FH_NOVALUE) fh_release(vm, x);
        if (y != FH_NOVALUE) fh_release(vm, y);
        if (v != FH_NOVALUE) return v;
        if (i % FH_POLL_STEPS == FH_POLL_STEPS - 1 && fhpoll(vm) < 0) return FH_ERR;
    }
}

static FhValue repr(FhVM *vm, FhValue self) {
    int active = fhrepr_enter(vm, self);
    if (active < 0) return FH_ERR;
    if (active) return fhstr_format(vm, "%T(...)", self);
    FhValue list = fhlist_of(vm, self), v = FH_ERR;
    if (list != FH_ERR) v = fhstr_format(vm, "%T(%R, capacity=%u)", self, list, fhas_bounded(self)->capacity);
    if (list != FH_ERR) fh_release(vm, list);
    fhrepr_leave(vm, self);
    return v;
}

NATIVE(size_of) {
    UNUSED;
    const FhBounded *b = fhas_bounded(self);
    uint64_t elements = (uint64_t)b->capacity * sizeof(FhValue);
    return fhint_new_u64(vm,
                         fixed_of(b) + (b->flags & FH_BOUNDED_LENT ? sizeof(FhBoundedLent) : 0) + elements);
}

/* ---- iteration ---- */

typedef struct Iterator {
    FhObj header;
    FhValue of; /* NOVALUE: exhausted */
    int64_t index;
    uint32_t state;
    bool down;
} Iterator;

static FhValue iterate(FhVM *vm, FhValue self, bool down) {
    Iterator *it = (Iterator *)fhmem_cell(vm, sizeof *it, FH_T_bounded_iterator, true);
    if (!it) return FH_ERR;
    const FhBounded *b = fhas_bounded(self);
    it->of = fh_retain(self);
    it->index = down ? (int64_t)b->size - 1 : 0;
    it->state = state_of(b);
    it->down = down;
    return fh_val(it);
}

static FhValue iter(FhVM *vm, FhValue self) { return iterate(vm, self, false); }
NATIVE(reversed) {
    UNUSED;
    return iterate(vm, self, true);
}

static FhValue iterator_next(FhVM *vm, FhValue self) {
    Iterator *it = FH_AS(Iterator, self);
    if (it->of == FH_NOVALUE) return FH_NOVALUE;
    if (fh_is_dead(it->of)) return fhdead_raise(vm, it->of);
    const FhBounded *b = fhas_bounded(it->of);
    if (FH_UNLIKELY(state_of(b) != it->state)) return mutated(vm), FH_ERR;
    if (FH_UNLIKELY(it->index < 0 || it->index >= b->size)) {
        fh_clear(vm, &it->of);
        return FH_NOVALUE;
    }
    FhValue v = fh_retain(*at(b, (uint32_t)it->index));
    it->index += it->down ? -1 : 1;
    return v;
}

NATIVE(iterator_hint) {
    UNUSED;
    const Iterator *it = FH_AS(Iterator, self);
    if (it->of == FH_NOVALUE || fh_is_dead(it->of)) return fh_int_raw(0);
    int64_t size = fhas_bounded(it->of)->size, left = it->down ? it->index + 1 : size - it->index;
    return fh_int_raw(left > 0 ? left : 0);
}

static void visit_iterator(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Iterator *)o)->of);
}
static void finalize_iterator(FhVM *vm, FhObj *o) { fh_clear(vm, &((Iterator *)o)->of); }

static const FhSlots iterator_slots = {.life = {.visit = visit_iterator, .finalize = finalize_iterator},
                                       .iter = fhiterators_self,
                                       .next = iterator_next};
static const FhMethodDef iterator_methods[] = {{"__length_hint__", iterator_hint, 0, 0, 0, NULL}, {0}};
const FhTypeDef fhtypedef_bounded_iterator = {.size = sizeof(Iterator),
                                              .flags = FH_TF_CONTAINER,
                                              .slots = &iterator_slots,
                                              .methods = iterator_methods};

/* ---- the types ---- */

#define COMMON_METHODS                                                                                         \
    {"push", push, 1, 1, 0, "push($self, value, /)\n--\n\nAppends; CapacityError when full."},                 \
        {"append", push, 1, 1, 0, "append($self, value, /)\n--\n\nThe same as push."},                         \
        {"try_push", try_push, 1,                                                                              \
         1,          0,        "try_push($self, value, /)\n--\n\nAppends, or gives False when full."},         \
        {"pop", pop, 0, 1, 0, "pop($self, index=-1, /)\n--\n\nTakes an element out."},                         \
        {"insert", insert, 2, 2, 0, "insert($self, index, value, /)\n--\n\nPuts value before index."},         \
        {"remove", remove_, 1, 1, 0, "remove($self, value, /)\n--\n\nTakes the first such element out."},      \
        {"extend", extend,                                                                                     \
         1,        1,                                                                                          \
         0,        "extend($self, iterable, /)\n--\n\nAppends each; what fits before a CapacityError stays."}, \
        {"clear", clear, 0, 0, 0, NULL}, {"copy", copy, 0, 0, 0, NULL}, {"__copy__", copy, 0, 0, 0, NULL},     \
        {"__deepcopy__", deep_copy, 1, 1, 0, NULL}, {"index", index_, 1, 3, 0, NULL},                          \
        {"count", count, 1, 1, 0, NULL}, {"reverse", reverse, 0, 0, 0, NULL},                                  \
        {"__reversed__", reversed, 0, 0, 0, NULL}, {"__sizeof__", size_of, 0, 0, 0, NULL},                     \
        FH_BOUNDED_METHODS, FH_CLASS_GETITEM

static const FhMethodDef list_methods[] = {COMMON_METHODS, {"sort", sort, 0, 0, FH_KW, NULL}, {0}};
static const FhMethodDef deque_methods[] = {COMMON_METHODS,
                                            {"push_left", push_left, 1, 1, 0, NULL},
                                            {"appendleft", push_left, 1, 1, 0, NULL},
                                            {"try_push_left", try_push_left, 1, 1, 0, NULL},
                                            {"pop_left", pop_left, 0, 0, 0, NULL},
                                            {"popleft", pop_left, 0, 0, 0, NULL},
                                            {"extendleft", extend_left, 1, 1, 0, NULL},
                                            {"rotate", rotate, 0, 1, 0, NULL},
                                            {0}};
static const FhGetSetDef getsets[] = {FH_BOUNDED_GETSETS, {0}};

#define SLOTS(new_fn)                                                                                        \
    {                                                                                                        \
        .life = {.visit = visit, .finalize = finalize}, .repr = repr, .compare = compare, .iter = iter,      \
        .new_ = new_fn, .len = len, .getitem = getitem, .setitem = setitem, .sq_item = item,                 \
        .contains = contains, .sq_inplace_concat = inplace_concat                                            \
    }
static const FhSlots list_slots = SLOTS(list_new), deque_slots = SLOTS(deque_new);
#define FLAGS (FH_TF_BASE | FH_TF_CONTAINER | FH_TF_VARSIZE | FH_TF_SEQUENCE | FH_TF_WEAKREF)

const FhTypeDef fhtypedef_BoundedList = {.doc = "BoundedList(capacity, items=(), provider=None)\n--\n\nA "
                                                "list whose memory is taken at once and never grows.",
                                         .size = sizeof(FhBounded),
                                         .flags = FLAGS,
                                         .slots = &list_slots,
                                         .methods = list_methods,
                                         .getsets = getsets};
const FhTypeDef fhtypedef_BoundedDeque = {.doc = "BoundedDeque(capacity, items=(), provider=None)\n--\n\nA "
                                                 "double-ended queue whose memory is taken at once "
                                                 "and never grows.",
                                          .size = sizeof(Ring),
                                          .flags = FLAGS,
                                          .slots = &deque_slots,
                                          .methods = deque_methods,
                                          .getsets = getsets};
