/* slice: start, stop, step, any values. */
#ifndef FH_OBJECTS_SLICE_H
#define FH_OBJECTS_SLICE_H

#include "objects/vm.h"

typedef struct FhSlice {
    FhObj header;
    FhValue start, stop, step;
} FhSlice;

extern const FhTypeDef fhtypedef_slice;

static inline FhSlice *fhas_slice(FhValue v) { return FH_AS(FhSlice, v); }
static inline bool fhslice_exact(FhValue v) { return fh_has_shape(v, FH_T_slice); }
FhValue fhslice_new(FhVM *vm, FhValue start, FhValue stop,
                    FhValue step) FH_MUST_CHECK; /* retains; NONE: omitted */

/* The three numbers as given, clipped to int64, None replaced by the ends (INT64_MAX / INT64_MIN) that the step's sign
 * asks for. May run __index__ of the parts; hence the length of what is sliced is to be read afterwards and given to
 * fhslice_adjust. -1: TypeError, or ValueError for a step of 0. */
int fhslice_unpack(FhVM *vm, FhValue slice, int64_t *start, int64_t *stop, int64_t *step);
/* Brings the numbers into the range of a sequence of that length; returns the number of items. Runs no script. */
int64_t fhslice_adjust(int64_t length, int64_t *start, int64_t *stop, int64_t step);
/* Both at once, for immutable sequences: the number of items, or -1. */
int64_t fhslice_indices(FhVM *vm, FhValue slice, int64_t length, int64_t *start, int64_t *stop,
                        int64_t *step);
/* The same for a length that may be a big int: start, stop, step as owned ints. */
int fhslice_long_indices(FhVM *vm, FhValue slice, FhValue length, FhValue out[3]);

#endif
