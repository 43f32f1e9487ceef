/* list: a growable array of values; items is a raw block of `capacity` words. */
#ifndef FH_OBJECTS_LIST_H
#define FH_OBJECTS_LIST_H

#include "objects/vm.h"

typedef struct FhList {
    FhObj header;
    int64_t size;
    int64_t capacity;
    FhValue *items;
} FhList;

extern const FhTypeDef fhtypedef_list;

static inline FhList *fhas_list(FhValue v) { return FH_AS(FhList, v); }
static inline bool fhlist_exact(FhValue v) { return fh_has_shape(v, FH_T_list); }
static inline bool fhlist_check(FhVM *vm, FhValue v) {
    return fhlist_exact(v) || (fh_is_obj(v) && (vm->shapes[fh_obj(v)->shape]->type->flags & FH_TF_LIST));
}
FhValue fhlist_new(FhVM *vm, int64_t capacity) FH_MUST_CHECK;                 /* empty */
FhValue fhlist_from(FhVM *vm, const FhValue *items, int64_t n) FH_MUST_CHECK; /* retains the items */
int fhlist_grow(FhVM *vm, FhList *l, int64_t at_least);                       /* capacity; amortised */
int fhlist_append_slow(FhVM *vm, FhList *l, FhValue v);
/* Takes v over, on failure too. Runs no script. */
static inline int fhlist_push(FhVM *vm, FhList *l, FhValue v) {
    if (FH_LIKELY(l->size < l->capacity)) {
        l->items[l->size++] = v;
        fh_stored(vm, &l->header, v);
        return 0;
    }
    return fhlist_append_slow(vm, l, v);
}
static inline int fhlist_append(FhVM *vm, FhValue list, FhValue v) {
    return fhlist_push(vm, fhas_list(list), fh_retain(v));
}
int fhlist_extend(FhVM *vm, FhValue list, FhValue iterable);
int fhlist_insert(FhVM *vm, FhValue list, int64_t at, FhValue v);
int fhlist_sort(FhVM *vm, FhValue list, FhValue key /* NOVALUE/None */, bool reverse);
FhValue fhlist_of(FhVM *vm, FhValue iterable) FH_MUST_CHECK; /* list(iterable), always new */

#endif
