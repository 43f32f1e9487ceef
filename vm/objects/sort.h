/* Stable sorting of arrays of values. */
#ifndef FH_OBJECTS_SORT_H
#define FH_OBJECTS_SORT_H

#include "objects/vm.h"

/* Sorts keys[0 … n) by `<`; values (or NULL) move along. The arrays belong to the caller alone: script code that
 * comparisons run must not be able to reach them. On failure (-1) they hold the same values in some order. */
int fhsort_array(FhVM *vm, FhValue *keys, FhValue *values, int64_t n);

#endif
