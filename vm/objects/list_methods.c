/* Methods of list. */
#include "objects/list_methods.h"
#include "objects/equal.h"
#include "objects/iterators.h"

static FhValue append(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    return fhlist_append(vm, self, args[0]) < 0 ? FH_ERR : FH_NONE;
}

static FhValue extend(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    return fhlist_extend(vm, self, args[0]) < 0 ? FH_ERR : FH_NONE;
}

static FhValue insert(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    int64_t at;
    if (fhargs_index(vm, args[0], &at) < 0) return FH_ERR;
    return fhlist_insert(vm, self, at, args[1]) < 0 ? FH_ERR : FH_NONE;
}

static FhValue pop(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)kwnames;
    int64_t i = -1;
    if (nargs && fhargs_index(vm, args[0], &i) < 0) return FH_ERR;
    FhList *l = fhas_list(self);
    if (l->size == 0) return fhraise(vm, FH_T_IndexError, "pop from empty list");
    if (i < 0) i += l->size;
    if ((uint64_t)i >= (uint64_t)l->size) return fhraise(vm, FH_T_IndexError, "pop index out of range");
    FhValue v = l->items[i];
    l->size--;
    fhcharge(vm, (uint64_t)(l->size - i) >> 2);
    memmove(l->items + i, l->items + i + 1, (size_t)(l->size - i) * sizeof(FhValue));
    fhlist_shrink(vm, l);
    return v;
}

static FhValue remove_(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    int64_t at = fhsequence_find(vm, self, args[0], 0, INT64_MAX, fhlist_items);
    if (at == -2) return FH_ERR;
    FhList *l = fhas_list(self);
    if (at < 0) return fhraise(vm, FH_T_ValueError, "list.remove(x): x not in list");
    if (at >= l->size) return FH_NONE; /* the comparison that found it has made the list shorter */
    FhValue old = l->items[at];
    l->size--;
    fhcharge(vm, (uint64_t)(l->size - at) >> 2);
    memmove(l->items + at, l->items + at + 1, (size_t)(l->size - at) * sizeof(FhValue));
    fhlist_shrink(vm, l);
    fh_release(vm, old);
    return FH_NONE;
}

static FhValue clear(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    fhlist_clear(vm, self);
    return FH_NONE;
}

static FhValue copy(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return fhlist_from(vm, fhas_list(self)->items, fhas_list(self)->size);
}

static FhValue index_(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)kwnames;
    int64_t start, stop;
    if (fhsequence_bounds(vm, args + 1, nargs - 1, &start, &stop) < 0) return FH_ERR;
    int64_t size = fhas_list(self)->size;
    int64_t at = fhsequence_find(vm, self, args[0], fhsequence_from_end(start, size),
                                 fhsequence_from_end(stop, size), fhlist_items);
    if (at == -2) return FH_ERR;
    if (at < 0) return fhraise(vm, FH_T_ValueError, "%R is not in list", args[0]);
    return fh_int_raw(at);
}

static FhValue count(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    int64_t n = fhsequence_count(vm, self, args[0], fhlist_items);
    return n < 0 ? FH_ERR : fh_int_raw(n);
}

static FhValue reverse(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhList *l = fhas_list(self);
    fhcharge(vm, (uint64_t)l->size >> 2);
    for (int64_t i = 0, j = l->size - 1; i < j; i++, j--) {
        FhValue v = l->items[i];
        l->items[i] = l->items[j];
        l->items[j] = v;
    }
    return FH_NONE;
}

static FhValue sort(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"key", "reverse", NULL};
    static const FhParams params = {"sort", names, 0, 0, 0};
    FhValue out[2];
    if (fhargs(vm, &params, args, nargs, kwnames, out) < 0) return FH_ERR;
    int64_t reversed = 0;
    if (out[1] != FH_NOVALUE && fhargs_index(vm, out[1], &reversed) < 0) return FH_ERR;
    return fhlist_sort(vm, self, out[0], reversed != 0) < 0 ? FH_ERR : FH_NONE;
}

static FhValue reversed(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhSeqIter *it = (FhSeqIter *)fhmem_cell(vm, sizeof(FhSeqIter), FH_T_list_reverseiterator, true);
    if (!it) return FH_ERR;
    it->index = fhas_list(self)->size - 1;
    it->seq = fh_retain(self);
    return fh_val(it);
}

static FhValue size_of(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return fh_int_raw((int64_t)fh_type(vm, self)->size +
                      fhas_list(self)->capacity * (int64_t)sizeof(FhValue));
}

const FhMethodDef fhlist_methods[] = {
    {"append", append, 1, 1, 0, NULL},
    {"extend", extend, 1, 1, 0, NULL},
    {"insert", insert, 2, 2, 0, NULL},
    {"pop", pop, 0, 1, 0, NULL},
    {"remove", remove_, 1, 1, 0, NULL},
    {"clear", clear, 0, 0, 0, NULL},
    {"copy", copy, 0, 0, 0, NULL},
    {"index", index_, 1, 3, 0, NULL},
    {"count", count, 1, 1, 0, NULL},
    {"reverse", reverse, 0, 0, 0, NULL},
    {"sort", sort, 0, 0, FH_KW, NULL},
    {"__reversed__", reversed, 0, 0, 0, NULL},
    {"__sizeof__", size_of, 0, 0, 0, NULL},
    FH_CLASS_GETITEM,
    {NULL, NULL, 0, 0, 0, NULL},
};
