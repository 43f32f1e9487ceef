/* set and frozenset: one open-addressing table of { key, hash }.
 *
 * Growth, the first place looked at and the order of probes are those of CPython 3.11, so that a set whose hashes are
 * equal to CPython's (ints, floats, tuples of them) is iterated in the same order:
 *   - the table has 8, 16, 32 … places; it grows when fill * 5 >= mask * 3, to the first power of two above
 *     4 * used (2 * used beyond 50000);
 *   - a probe looks at place hash & mask and the 9 places behind it (if they lie within the table), then goes to
 *     place * 5 + 1 + perturb, with perturb (at first the hash) shifted right by 5 each round;
 *   - a new element goes to the last deleted place that its probe has come by, if there was one.
 * Strings have a hash of their own per VM, hence their own order, as in CPython. */
#ifndef FH_OBJECTS_SET_H
#define FH_OBJECTS_SET_H

#include "objects/vm.h"

typedef struct FhSetEntry {
    FhValue key; /* FH_NOVALUE: never used; FH_DUMMY: deleted */
    int64_t hash;
} FhSetEntry;

typedef struct FhSet {
    FhObj header;
    int64_t used;     /* elements */
    int64_t fill;     /* elements and deleted places */
    int64_t mask;     /* places - 1, at least 7 */
    int64_t finger;   /* where pop looks next */
    int64_t hash;     /* frozenset: -1 until computed */
    uint64_t version; /* counts the changes of the table: a lookup starts anew when a comparison changed it */
    FhSetEntry *table; /* raw block; NULL while nothing has been added: 8 empty places */
} FhSet;

typedef struct FhSetIter {
    FhObj header;
    FhValue set; /* FH_NOVALUE: exhausted */
    int64_t pos, used, left;
} FhSetIter;

extern const FhTypeDef fhtypedef_set, fhtypedef_frozenset, fhtypedef_set_iterator;

static inline FhSet *fhas_set(FhValue v) { return FH_AS(FhSet, v); }
static inline bool fhset_exact(FhValue v) { return fh_has_shape(v, FH_T_set); }
static inline bool fhfrozenset_exact(FhValue v) { return fh_has_shape(v, FH_T_frozenset); }
/* set, frozenset or a subclass */
static inline bool fhset_check(FhVM *vm, FhValue v) {
    return fhset_exact(v) || fhfrozenset_exact(v) ||
           (fh_is_obj(v) && (vm->shapes[fh_obj(v)->shape]->type->flags & FH_TF_SET));
}
static inline int64_t fhset_size(FhValue v) { return fhas_set(v)->used; }
FhValue fhset_new(FhVM *vm) FH_MUST_CHECK;
FhValue fhset_of(FhVM *vm, FhValue iterable) FH_MUST_CHECK;       /* set(iterable); NOVALUE: empty */
FhValue fhfrozenset_of(FhVM *vm, FhValue iterable) FH_MUST_CHECK; /* frozenset(iterable); NOVALUE: empty */
/* Also fills a frozenset that nobody else has seen. */
int fhset_add(FhVM *vm, FhValue set, FhValue v);      /* 1 added, 0 was there, -1 */
int fhset_contains(FhVM *vm, FhValue set, FhValue v); /* a set as v is looked up as its frozenset */
int fhset_discard(FhVM *vm, FhValue set, FhValue v);  /* 1 removed, 0 absent, -1 */
int fhset_update(FhVM *vm, FhValue set, FhValue iterable);
void fhset_clear(FhVM *vm, FhValue set);
/* Walks the elements: *pos starts at 0. Borrowed. False at the end. */
bool fhset_next(FhValue set, int64_t *pos, FhValue *key, int64_t *hash);

#endif
