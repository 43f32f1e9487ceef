/* The table of set and frozenset, for the files of set. The caller owns the keys that it passes; all but fhset_next and
 * fhset_release_table may run __eq__. */
#ifndef FH_OBJECTS_SET_TABLE_H
#define FH_OBJECTS_SET_TABLE_H

#include "objects/set.h"

void fhset_init(FhSet *s); /* whatever the cell held: empty */
int fhset_resize(FhVM *vm, FhSet *s, int64_t min_used);
int fhset_add_hash(FhVM *vm, FhSet *s, FhValue key, int64_t hash);      /* 1 added, 0 was there, -1 */
int fhset_contains_hash(FhVM *vm, FhSet *s, FhValue key, int64_t hash); /* 1, 0, -1 */
int fhset_discard_hash(FhVM *vm, FhSet *s, FhValue key, int64_t hash);  /* 1 removed, 0 absent, -1 */
int fhset_merge(FhVM *vm, FhSet *s, FhValue other);                     /* other a set or frozenset */
FhValue fhset_pop(FhVM *vm, FhSet *s);                                  /* owned; s is not empty */
/* A set or frozenset, as the base of `like`, with the elements of iterable (FH_NOVALUE: none). */
FhValue fhset_like(FhVM *vm, FhValue like, FhValue iterable);

void fhset_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx);
void fhset_finalize(FhVM *vm, FhObj *o);
FhValue fhset_iter(FhVM *vm, FhValue v);

#endif
