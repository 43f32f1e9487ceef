/* tuple: an immutable array of values, inline in the cell. */
#ifndef FH_OBJECTS_TUPLE_H
#define FH_OBJECTS_TUPLE_H

#include "objects/vm.h"

typedef struct FhTuple {
    FhObj header;
    int64_t size;
    FhValue items[];
} FhTuple;

/* collections._tuplegetter: the data descriptor of a named item (stdlib/_collections.c has its type). */
typedef struct FhTupleGetter {
    FhObj header;
    int64_t index;
    FhValue doc;
} FhTupleGetter;

extern const FhTypeDef fhtypedef_tuple;

static inline FhTuple *fhas_tuple(FhValue v) { return FH_AS(FhTuple, v); }
static inline bool fhtuple_exact(FhValue v) { return fh_has_shape(v, FH_T_tuple); }
static inline bool fhtuple_check(FhVM *vm, FhValue v) {
    return fhtuple_exact(v) || (fh_is_obj(v) && (vm->shapes[fh_obj(v)->shape]->type->flags & FH_TF_TUPLE));
}
FhValue fhtuple_new(FhVM *vm,
                    int64_t n) FH_MUST_CHECK; /* items FH_NOVALUE, to be filled at once; n 0: the empty one */
FhValue fhtuple_from(FhVM *vm, const FhValue *items, int64_t n) FH_MUST_CHECK; /* retains */
FhValue fhtuple_take(FhVM *vm, FhValue *items,
                     int64_t n) FH_MUST_CHECK;            /* moves the references, on failure releases them */
FhValue fhtuple_pack(FhVM *vm, int n, ...) FH_MUST_CHECK; /* n borrowed FhValue */
/* For iterators that hand out tuples: *kept is the first of them, filled anew while nobody else has it; FH_NOVALUE at
 * first. n > 0; moves the references, on failure releases them. */
FhValue fhtuple_renew(FhVM *vm, FhObj *owner, FhValue *kept, FhValue *items, int64_t n) FH_MUST_CHECK;
FhValue fhtuple_of(FhVM *vm, FhValue iterable) FH_MUST_CHECK; /* tuple(iterable) */

#endif
