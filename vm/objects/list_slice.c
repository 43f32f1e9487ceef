/* Slices of lists: reading, assignment, deletion. */
#include "objects/list_methods.h"
#include "objects/slice.h"
#include "objects/tuple.h"

FhValue fhlist_get_slice(FhVM *vm, FhValue list, FhValue slice) {
    int64_t start, stop, step;
    if (fhslice_unpack(vm, slice, &start, &stop, &step) < 0) return FH_ERR;
    int64_t n = fhslice_adjust(fhas_list(list)->size, &start, &stop, step);
    if (step == 1) return fhlist_from(vm, fhas_list(list)->items + start, n);
    FhValue v = fhlist_new(vm, n);
    if (v == FH_ERR) return FH_ERR;
    FhList *l = fhas_list(v);
    const FhValue *items = fhas_list(list)->items;
    for (int64_t i = 0; i < n; i++) l->items[i] = fh_retain(items[start + i * step]);
    fh_stored_all(vm, &l->header, l->items, (size_t)n);
    l->size = n;
    return v;
}

/* Takes the n values of `moved`, a raw block, out of the program. */
static void release_all(FhVM *vm, FhValue *moved, int64_t n) {
    fh_release_all(vm, moved, (size_t)n);
    fhmem_free(vm, moved, (size_t)n * sizeof(FhValue));
}

/* Replaces the n items at start by m others, which are retained. `items` does not lie in the list. */
static int replace(FhVM *vm, FhList *l, int64_t start, int64_t n, const FhValue *items, int64_t m) {
    if (n == 0 && m == 0) return 0;
    FhValue *removed = NULL;
    if (n && !(removed = fhmem_array(vm, (size_t)n, sizeof(FhValue)))) return -1;
    if (m > n && fhlist_grow(vm, l, l->size + m - n) < 0) {
        fhmem_free(vm, removed, (size_t)n * sizeof(FhValue));
        return -1;
    }
    if (n) memcpy(removed, l->items + start, (size_t)n * sizeof(FhValue));
    if (m != n) {
        fhcharge(vm, (uint64_t)(l->size - start - n) >> 2);
        memmove(l->items + start + m, l->items + start + n, (size_t)(l->size - start - n) * sizeof(FhValue));
    }
    fh_retain_all(l->items + start, items, (size_t)m);
    fh_stored_all(vm, &l->header, l->items + start, (size_t)m);
    l->size += m - n;
    fhlist_shrink(vm, l);
    if (removed) release_all(vm, removed, n);
    return 0;
}

/* Deletes the n items start, start + step, … */
static int delete_stepped(FhVM *vm, FhList *l, int64_t start, int64_t step, int64_t n) {
    if (n == 0) return 0;
    if (step < 0) {
        start += step * (n - 1);
        step = -step;
    }
    FhValue *removed = fhmem_array(vm, (size_t)n, sizeof(FhValue));
    if (!removed) return -1;
    int64_t to = start, taken = 0;
    for (int64_t from = start; from < l->size; from++) {
        if (taken < n && from == start + taken * step) {
            removed[taken++] = l->items[from];
        } else {
            l->items[to++] = l->items[from];
        }
    }
    l->size = to;
    fhlist_shrink(vm, l);
    release_all(vm, removed, n);
    return 0;
}

static int set_stepped(FhVM *vm, FhList *l, int64_t start, int64_t step, int64_t n, const FhValue *items,
                       int64_t m) {
    if (m != n)
        return fhraise_int(vm, FH_T_ValueError,
                           "attempt to assign sequence of size %zd to extended slice of size %zd",
                           (ptrdiff_t)m, (ptrdiff_t)n);
    if (n == 0) return 0;
    FhValue *removed = fhmem_array(vm, (size_t)n, sizeof(FhValue));
    if (!removed) return -1;
    for (int64_t i = 0; i < n; i++) {
        removed[i] = l->items[start + i * step];
        l->items[start + i * step] = fh_retain(items[i]);
        fh_stored(vm, &l->header, items[i]);
    }
    release_all(vm, removed, n);
    return 0;
}

/* The values to assign: *holder keeps them alive and is no list that script code can reach, unless it is a tuple. */
static int values_of(FhVM *vm, FhValue v, FhValue *holder, bool stepped) {
    if (fhtuple_exact(v)) {
        *holder = fh_retain(v);
        return 0;
    }
    if (!stepped && !fhlist_check(vm, v) && !fh_slots(vm, v)->iter && !fh_slots(vm, v)->sq_item)
        return fhraise_int(vm, FH_T_TypeError, "can only assign an iterable");
    if (stepped && !fh_slots(vm, v)->iter && !fh_slots(vm, v)->sq_item)
        return fhraise_int(vm, FH_T_TypeError, "must assign iterable to extended slice");
    *holder = fhlist_of(vm, v);
    return *holder == FH_ERR ? -1 : 0;
}

static int assign(FhVM *vm, FhValue list, FhValue slice, FhValue v) {
    int64_t start, stop, step;
    if (fhslice_unpack(vm, slice, &start, &stop, &step) < 0) return -1;
    FhValue holder = FH_NONE;
    if (values_of(vm, v, &holder, step != 1) < 0) return -1;
    const FhValue *items = fhtuple_exact(holder) ? fhas_tuple(holder)->items : fhas_list(holder)->items;
    int64_t m = fhtuple_exact(holder) ? fhas_tuple(holder)->size : fhas_list(holder)->size;
    FhList *l = fhas_list(list);
    int64_t n = fhslice_adjust(l->size, &start, &stop, step);
    int status =
        step == 1 ? replace(vm, l, start, n, items, m) : set_stepped(vm, l, start, step, n, items, m);
    fh_release(vm, holder);
    return status;
}

int fhlist_set_slice(FhVM *vm, FhValue list, FhValue slice, FhValue v) {
    if (v != FH_NOVALUE) return assign(vm, list, slice, v);
    int64_t start, stop, step;
    if (fhslice_unpack(vm, slice, &start, &stop, &step) < 0) return -1;
    FhList *l = fhas_list(list);
    int64_t n = fhslice_adjust(l->size, &start, &stop, step);
    if (step == 1) return replace(vm, l, start, n, NULL, 0);
    return delete_stepped(vm, l, start, step, n);
}
