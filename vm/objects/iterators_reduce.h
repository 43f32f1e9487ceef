/* Tables of __reduce__ and __setstate__ of the iterators: FhTypeDef.more_methods of their types. */
#ifndef FH_OBJECTS_ITERATORS_REDUCE_H
#define FH_OBJECTS_ITERATORS_REDUCE_H

#include "objects/vm.h"

extern const FhMethodDef fhiterators_methods_list[], fhiterators_methods_list_reverse[],
    fhiterators_methods_tuple[], fhiterators_methods_sequence[], fhiterators_methods_reversed[],
    fhiterators_methods_range[], fhiterators_methods_long_range[], fhiterators_methods_zip[],
    fhiterators_methods_dict[], fhiterators_methods_set[], fhiterators_methods_call[],
    fhiterators_methods_enumerate[], fhiterators_methods_map[], fhiterators_methods_filter[];

/* An index given to __setstate__. -1: TypeError for what is no int, OverflowError. */
int fhiterators_state(FhVM *vm, FhValue v, int64_t *out);

#endif
