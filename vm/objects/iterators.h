/* Iterators of sequences, and the builtins enumerate, zip, map, filter, reversed, iter(f, sentinel). */
#ifndef FH_OBJECTS_ITERATORS_H
#define FH_OBJECTS_ITERATORS_H

#include "objects/vm.h"

/* fh_touch for an iterator whose next is about to be called. Those of the runtime store through the barrier, if at all. */
void fhiterators_touch_slow(FhVM *vm, FhValue iterator);
static inline void fhiterators_touch(FhVM *vm, FhValue iterator) {
    if (FH_UNLIKELY(vm->heap.narenas != 0)) fhiterators_touch_slow(vm, iterator);
}

/* list_iterator, tuple_iterator: index is that of the next item. list_reverseiterator, reversed: likewise, downwards.
 * iterator: over __getitem__. The reference to the sequence is dropped (FH_NOVALUE) when the iterator is exhausted,
 * which stays so. */
typedef struct FhSeqIter {
    FhObj header;
    int64_t index;
    FhValue seq;
} FhSeqIter;

typedef struct FhEnumerate {
    FhObj header;
    FhValue iterator;
    FhValue count; /* int of the next item */
    FhValue pair;  /* the last pair given out, filled anew when nobody else has it; or FH_NOVALUE */
} FhEnumerate;

typedef struct FhZip {
    FhObj header;
    FhValue iterators; /* tuple */
    FhValue row;       /* the last tuple given out, as in FhEnumerate */
    bool strict;
} FhZip;

typedef struct FhMap {
    FhObj header;
    FhValue fn;
    FhValue iterators; /* tuple */
} FhMap;

typedef struct FhFilter {
    FhObj header;
    FhValue fn; /* FH_NONE: by truth */
    FhValue iterator;
} FhFilter;

typedef struct FhCallIter {
    FhObj header;
    FhValue callable, sentinel; /* FH_NOVALUE: exhausted */
} FhCallIter;

extern const FhTypeDef fhtypedef_list_iterator, fhtypedef_list_reverseiterator, fhtypedef_tuple_iterator,
    fhtypedef_enumerate, fhtypedef_zip, fhtypedef_map, fhtypedef_filter, fhtypedef_reversed,
    fhtypedef_callable_iterator, fhtypedef_iterator;

FhValue fhiterators_list(FhVM *vm, FhValue list) FH_MUST_CHECK;
FhValue fhiterators_tuple(FhVM *vm, FhValue tuple) FH_MUST_CHECK;
FhValue fhiterators_sequence(FhVM *vm, FhValue o) FH_MUST_CHECK; /* over o[0], o[1], … */
FhValue fhiterators_call(FhVM *vm, FhValue callable,
                         FhValue sentinel) FH_MUST_CHECK; /* iter(callable, sentinel) */
FhValue fhiterators_enumerate(FhVM *vm, FhValue iterable, FhValue start) FH_MUST_CHECK;
/* The next item of an enumerate, a zip or the items of a dict, unpacked into n places: FH_NONE. Ended: FH_NOVALUE; FH_ERR.
 * Another iterator, another number of items: FH_NOTIMPLEMENTED, nothing has happened. */
FhValue fhiterators_unpack(FhVM *vm, FhValue iterator, FhValue *to, uint32_t n);
/* slots.iter of every iterator type: the iterator itself. */
FhValue fhiterators_self(FhVM *vm, FhValue v);

#endif
