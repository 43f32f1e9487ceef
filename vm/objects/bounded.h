/* Bounded collections: BoundedList, BoundedDeque, BoundedDict, BoundedStr. Their memory is taken when they are made and never
 * grows; what does not fit raises CapacityError, which carries it.
 *
 *   | header 8 | size, capacity, high, flags | more … fixed | the elements                |   a cell of its own
 *   | … the same …                                          | address of them | the core  |   FH_BOUNDED_LENT: in a provider
 *
 * They are counted, whatever strategy is in force, as the containers of the library are; what they hold lies where it lies.
 *
 * Invariant wherever script code may run: elements 0 … size - 1 are valid values and size <= capacity. An element that leaves
 * is released after the collection is in order again. A reset of the provider may end the collection in any script code: it
 * is then empty, with a capacity of 0 and no elements, so whoever re-reads these finds nothing. */
#ifndef FH_OBJECTS_BOUNDED_H
#define FH_OBJECTS_BOUNDED_H

#include "objects/provider.h"

#define FH_BOUNDED_MAX  INT32_MAX
#define FH_BOUNDED_LENT 1u
#define FH_BOUNDED_RING 2u /* a BoundedDeque */

typedef struct FhBounded {
    FhObj header;
    uint32_t size, capacity;
    uint32_t high; /* the largest that size has been */
    uint32_t flags;
} FhBounded;

typedef struct FhBoundedLent {
    void *data; /* NULL: it has ended */
    FhProviderCore *core;
} FhBoundedLent;

extern const FhTypeDef fhtypedef_BoundedList, fhtypedef_BoundedDeque, fhtypedef_BoundedDict,
    fhtypedef_BoundedStr, fhtypedef_bounded_iterator, fhtypedef_bounded_dict_view,
    fhtypedef_bounded_dict_iterator;

static inline FhBounded *fhas_bounded(FhValue v) { return FH_AS(FhBounded, v); }

/* The elements of a collection whose own fields take `fixed` bytes. To be asked anew after script code has run. */
static inline void *fhbounded_data(const FhBounded *b, size_t fixed) {
    char *place = (char *)(uintptr_t)b + fixed;
    return FH_UNLIKELY(b->flags & FH_BOUNDED_LENT) ? ((FhBoundedLent *)(void *)place)->data : place;
}

/* A new one of class `type`, whose builtin type has the id, with that many bytes of elements, not set, for each of its
 * capacity; the fields behind FhBounded are 0. provider: a Provider, another object with its methods, or NOVALUE.
 * NULL: MemoryError, CapacityError, TypeError. */
FhBounded *fhbounded_new(FhVM *vm, FhValue type, FhTypeId id, size_t fixed, uint32_t capacity, size_t element,
                         FhValue provider) FH_MUST_CHECK;
/* The last step of finalize: capacity 0, and a provider gets its bytes back. */
void fhbounded_end(FhVM *vm, FhBounded *b, size_t fixed);

/* The arguments (capacity, items=NOVALUE, provider=NOVALUE); items may not be NULL. */
int fhbounded_arguments(FhVM *vm, const char *name, const FhValue *args, uint32_t nargs, FhValue kwnames,
                        uint32_t *capacity, FhValue *items, FhValue *provider) FH_MUST_CHECK;

static inline void fhbounded_grown(FhBounded *b) {
    if (b->size > b->high) b->high = b->size;
}

/* CapacityError with the formatted text, whose attribute `value` is v. */
FhValue fhbounded_reject(FhVM *vm, FhValue v, const char *format, ...) FH_COLD;
/* The same for a full collection: "BoundedList is full: …". */
FhValue fhbounded_full(FhVM *vm, FhValue self, FhValue v) FH_COLD;

FhValue fhbounded_get_capacity(FhVM *vm, FhValue self);
FhValue fhbounded_get_high_water(FhVM *vm, FhValue self);
FhValue fhbounded_get_available(FhVM *vm, FhValue self);
FhValue fhbounded_get_full(FhVM *vm, FhValue self);
#define FH_BOUNDED_GETSETS                                                                                   \
    {"capacity", fhbounded_get_capacity, NULL, "What it can hold."},                                         \
        {"high_water", fhbounded_get_high_water, NULL, "The most that it has held."},                        \
        {"available", fhbounded_get_available, NULL, "What it can take beside what it holds."}, {            \
        "full", fhbounded_get_full, NULL, "Whether nothing more fits."                                       \
    }
FhValue fhbounded_no_pickle(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);
#define FH_BOUNDED_METHODS                                                                                   \
    { "__reduce_ex__", fhbounded_no_pickle, 1, 1, 0, NULL }

/* copy.deepcopy(of, memo), for what `of` holds; owned. */
FhValue fhbounded_deep(FhVM *vm, FhValue of, FhValue memo);

#endif
