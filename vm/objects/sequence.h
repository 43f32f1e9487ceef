/* What the sequence types share: indices, repetition counts, iteration that stays in order. */
#ifndef FH_OBJECTS_SEQUENCE_H
#define FH_OBJECTS_SEQUENCE_H

#include "objects/generic_alias.h"
#include "objects/protocol.h"

#define FH_POLL_STEPS   4096 /* items between two polls of a long loop in a builtin */
#define FH_POLL_REST(n) ((uint64_t)(n) % FH_POLL_STEPS) /* those since the last, after n of them */

/* An integer index: *out, clipped never. -1: IndexError if it is beyond int64, TypeError if key has no __index__:
 * "<name> indices must be integers or slices, not T". */
int fhsequence_index(FhVM *vm, const char *name, FhValue key, int64_t *out);

/* Comparison of two arrays of items as list and tuple have it. The arrays are re-read through `items` before each use,
 * because a comparison may change them. */
typedef struct FhItems {
    const FhValue *items;
    int64_t size;
} FhItems;
FhValue fhsequence_compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op, FhItems (*items)(FhValue));
/* Position of v, starting the search at start and ending before stop (both re-checked against the size); -1 absent;
 * -2 error. */
int64_t fhsequence_find(FhVM *vm, FhValue o, FhValue v, int64_t start, int64_t stop,
                        FhItems (*items)(FhValue));
int64_t fhsequence_count(FhVM *vm, FhValue o, FhValue v, FhItems (*items)(FhValue)); /* -1: error */
/* start, stop of index(): as the ends of a slice, negative from the end. */
int fhsequence_bounds(FhVM *vm, const FhValue *args, uint32_t nargs, int64_t *start, int64_t *stop);
int64_t fhsequence_from_end(int64_t i, int64_t size); /* a bound that may be negative, made at least 0 */
FhValue fhsequence_repr(FhVM *vm, FhValue o, const char *open, const char *close, FhItems (*items)(FhValue));

/* T[...] of builtin generic types: an entry of their methods. */
#define FH_CLASS_GETITEM                                                                                     \
    { "__class_getitem__", fhgeneric_class_getitem, 1, 1, FH_CLASS, NULL }

/* iterable's items at hand: items of an exact list or tuple, borrowed; else *made is a new list that holds them.
 * -1 on error. */
int fhsequence_at_hand(FhVM *vm, FhValue iterable, FhValue *made);

#endif
