/* The module _heapq: heaps in lists. item[k] <= item[2k+1] and item[2k+2]; of the _max functions: >=.
 *
 * A comparison may run script code that changes the list: its size is compared after each, and items are held. */
#include "stdlib/native.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* a < b where that runs no script: 1, 0; else -1: ask. */
static inline int quick_less(FhValue a, FhValue b) {
    if (fh_both_int(a, b)) return (int64_t)a < (int64_t)b;
    if (fh_is_float(a) && fh_is_float(b)) return fh_float_raw(a) < fh_float_raw(b);
    if (fhtuple_exact(a) && fhtuple_exact(b) && fhas_tuple(a)->size && fhas_tuple(b)->size) {
        FhValue x = fhas_tuple(a)->items[0], y = fhas_tuple(b)->items[0];
        if (fh_both_int(x, y) && x != y) return (int64_t)x < (int64_t)y;
        if (fh_is_float(x) && fh_is_float(y) && fh_float_raw(x) != fh_float_raw(y))
            return fh_float_raw(x) < fh_float_raw(y);
    }
    if (fhstr_exact(a) && fhstr_exact(b)) return fhstr_order(a, b) < 0;
    return -1;
}

static FH_COLD int slow_less(FhVM *vm, FhList *l, FhValue a, FhValue b) {
    int64_t size = l->size;
    fh_retain(a), fh_retain(b);
    int less = fhcompare_bool(vm, a, b, FH_LT);
    fh_release(vm, a), fh_release(vm, b);
    if (less >= 0 && l->size != size)
        return fhraise_int(vm, FH_T_RuntimeError, "list changed size during iteration");
    return less;
}

/* a stands before b in the heap. 1, 0, -1: an exception. */
static inline int before(FhVM *vm, FhList *l, FhValue a, FhValue b, bool max) {
    if (max) {
        FhValue swap = a;
        a = b, b = swap;
    }
    int less = quick_less(a, b);
    return FH_LIKELY(less >= 0) ? less : slow_less(vm, l, a, b);
}

static inline void swap_items(FhList *l, int64_t i, int64_t j) {
    FhValue v = l->items[i];
    l->items[i] = l->items[j];
    l->items[j] = v;
}

/* The item at `at` goes up to its place, not above `top`. */
static int sift_up(FhVM *vm, FhList *l, int64_t top, int64_t at, bool max) {
    while (at > top) {
        int64_t parent = (at - 1) >> 1;
        int less = before(vm, l, l->items[at], l->items[parent], max);
        if (less < 0) return -1;
        if (!less) break;
        swap_items(l, at, parent);
        at = parent;
    }
    return 0;
}

/* The item at `top` goes down to a leaf along the smaller children, then up to its place: fewer comparisons, as what comes
 * from the end is mostly large. */
static int sift_down(FhVM *vm, FhList *l, int64_t top, bool max) {
    int64_t at = top, end = l->size, limit = end >> 1;
    while (at < limit) {
        int64_t child = 2 * at + 1;
        if (child + 1 < end) {
            int less = before(vm, l, l->items[child], l->items[child + 1], max);
            if (less < 0) return -1;
            child += !less;
        }
        swap_items(l, at, child);
        at = child;
    }
    return sift_up(vm, l, top, at, max);
}

static FhList *heap_of(FhVM *vm, FhValue v, const char *function) {
    if (FH_LIKELY(fhlist_check(vm, v))) return fhas_list(v);
    const char *which = strstr(function, "push") || strstr(function, "replace") ? " 1" : "";
    fhraise(vm, FH_T_TypeError, "%s() argument%s must be list, not %V", function, which, v);
    return NULL;
}

static FH_COLD FhValue is_empty(FhVM *vm) { return fhraise(vm, FH_T_IndexError, "index out of range"); }

NATIVE(heappush) {
    UNUSED_ARGS;
    FhList *l = heap_of(vm, args[0], "heappush");
    if (!l || fhlist_append(vm, args[0], args[1]) < 0) return FH_ERR;
    return sift_up(vm, l, 0, l->size - 1, false) < 0 ? FH_ERR : FH_NONE;
}

static FhValue pop(FhVM *vm, FhList *l, bool max) {
    if (l->size == 0) return fhraise(vm, FH_T_IndexError, "index out of range");
    FhValue last = l->items[--l->size];
    if (l->size == 0) return last;
    FhValue first = l->items[0];
    l->items[0] = last;
    if (sift_down(vm, l, 0, max) == 0) return first;
    fh_release(vm, first);
    return FH_ERR;
}

static FhValue replace(FhVM *vm, FhList *l, FhValue v, bool max) {
    if (l->size == 0) return is_empty(vm);
    FhValue first = l->items[0];
    fh_stored(vm, &l->header, v);
    l->items[0] = fh_retain(v);
    if (sift_down(vm, l, 0, max) == 0) return first;
    fh_release(vm, first);
    return FH_ERR;
}

static FhValue heapify_list(FhVM *vm, FhList *l, bool max) {
    fhcharge(vm, (uint64_t)l->size);
    for (int64_t i = l->size / 2 - 1; i >= 0; i--) {
        if (sift_down(vm, l, i, max) < 0) return FH_ERR;
        if (i % FH_POLL_STEPS == 0 && fhpoll(vm) < 0) return FH_ERR;
    }
    return FH_NONE;
}

NATIVE(heappop) {
    UNUSED_ARGS;
    FhList *l = heap_of(vm, args[0], "heappop");
    return l ? pop(vm, l, false) : FH_ERR;
}
NATIVE(heapreplace) {
    UNUSED_ARGS;
    FhList *l = heap_of(vm, args[0], "heapreplace");
    return l ? replace(vm, l, args[1], false) : FH_ERR;
}
NATIVE(heapify) {
    UNUSED_ARGS;
    FhList *l = heap_of(vm, args[0], "heapify");
    return l ? heapify_list(vm, l, false) : FH_ERR;
}
NATIVE(heappop_max) {
    UNUSED_ARGS;
    FhList *l = heap_of(vm, args[0], "_heappop_max");
    return l ? pop(vm, l, true) : FH_ERR;
}
NATIVE(heapreplace_max) {
    UNUSED_ARGS;
    FhList *l = heap_of(vm, args[0], "_heapreplace_max");
    return l ? replace(vm, l, args[1], true) : FH_ERR;
}
NATIVE(heapify_max) {
    UNUSED_ARGS;
    FhList *l = heap_of(vm, args[0], "_heapify_max");
    return l ? heapify_list(vm, l, true) : FH_ERR;
}

NATIVE(heappushpop) {
    UNUSED_ARGS;
    FhList *l = heap_of(vm, args[0], "heappushpop");
    if (!l) return FH_ERR;
    if (l->size == 0) return fh_retain(args[1]);
    FhValue first = fh_retain(l->items[0]);
    int less = quick_less(first, args[1]);
    if (less < 0) less = fhcompare_bool(vm, first, args[1], FH_LT);
    fh_release(vm, first);
    if (less < 0) return FH_ERR;
    if (!less) return fh_retain(args[1]);
    return replace(vm, l, args[1], false);
}

static const FhMethodDef functions[] = {
    {"heappush", heappush, 2, 2, 0,
     "heappush($module, heap, item, /)\n--\n\nPush item onto heap, maintaining the heap invariant."},
    {"heappop", heappop, 1, 1, 0,
     "heappop($module, heap, /)\n--\n\nPop the smallest item off the heap, maintaining the heap invariant."},
    {"heapify", heapify, 1, 1, 0,
     "heapify($module, heap, /)\n--\n\nTransform list into a heap, in-place, in O(len(heap)) time."},
    {"heapreplace", heapreplace, 2, 2, 0,
     "heapreplace($module, heap, item, /)\n--\n\nPop the smallest item, then push the new one."},
    {"heappushpop", heappushpop, 2, 2, 0,
     "heappushpop($module, heap, item, /)\n--\n\nPush item, then pop the smallest one."},
    {"_heappop_max", heappop_max, 1, 1, 0, NULL},
    {"_heapify_max", heapify_max, 1, 1, 0, NULL},
    {"_heapreplace_max", heapreplace_max, 2, 2, 0, NULL},
    {0},
};
const FhModuleDef fhmodule__heapq = {"_heapq", "Heaps in lists.", functions, NULL};
