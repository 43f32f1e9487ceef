/* The table of set and frozenset, for the files of set. The caller owns the keys that it passes; all but fhset_next and
 * fhset_release_table may run __eq__. */
#ifndef FH_OBJECTS_SET_TABLE_H
#define FH_OBJECTS_SET_TABLE_H

#include "objects/equal.h"
#include "objects/set.h"

#define FHSET_LINEAR_PROBES 9

void fhset_init(FhSet *s); /* whatever the cell held: empty */
int fhset_resize(FhVM *vm, FhSet *s, int64_t min_used);
int fhset_add_hash(FhVM *vm, FhSet *s, FhValue key, int64_t hash);      /* 1 added, 0 was there, -1 */
int fhset_contains_hash(FhVM *vm, FhSet *s, FhValue key, int64_t hash); /* 1, 0, -1 */
int fhset_discard_hash(FhVM *vm, FhSet *s, FhValue key, int64_t hash);  /* 1 removed, 0 absent, -1 */
int fhset_merge(FhVM *vm, FhSet *s, FhValue other);                     /* other a set or frozenset */
FhValue fhset_pop(FhVM *vm, FhSet *s);                                  /* owned; s is not empty */
/* A set or frozenset, as the base of `like`, with the elements of iterable (FH_NOVALUE: none). */
FhValue fhset_like(FhVM *vm, FhValue like, FhValue iterable);

/* Is key in the set? 1, 0, or -1: only a comparison that may run script code can tell. Runs none. */
int fhset_probe_quick(const FhSet *s, FhValue key, int64_t hash);
static inline __attribute__((always_inline)) int fhset_contains_quick(const FhSet *s, FhValue key,
                                                                      int64_t hash) {
    if (!s->table) return 0;
    FhValue first = s->table[hash & s->mask].key; /* mostly it tells already */
    return first == key ? 1 : first == FH_NOVALUE ? 0 : fhset_probe_quick(s, key, hash);
}

/* Adds key where that takes neither script code nor a new table: 1 added, 0 was there, -1: fhset_add_hash must look. */
static inline int fhset_add_quick(FhVM *vm, FhSet *s, FhValue key, int64_t hash) {
    size_t mask = (size_t)s->mask, i = (size_t)hash & mask;
    if (FH_UNLIKELY(!s->table || (s->fill + 1) * 5 >= s->mask * 3)) return -1;
    for (uint64_t perturb = (uint64_t)hash;;) {
        FhSetEntry *e = &s->table[i], *last = i + FHSET_LINEAR_PROBES <= mask ? e + FHSET_LINEAR_PROBES : e;
        for (; e <= last; e++) {
            if (e->key == FH_NOVALUE) {
                *e = (FhSetEntry){fh_retain(key), hash};
                fh_stored(vm, &s->header, key);
                s->version++;
                s->used++;
                s->fill++;
                return 1;
            }
            if (e->key == key) return 0;
            if (FH_UNLIKELY(e->key == FH_DUMMY)) return -1;
            if (FH_LIKELY(e->hash != hash)) continue;
            int equal = fhequal_quick(e->key, key);
            if (equal) return equal < 0 ? -1 : 0;
        }
        perturb >>= 5;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

static inline bool fhset_is_live(const FhSetEntry *e) { return e->key != FH_NOVALUE && e->key != FH_DUMMY; }

void fhset_payload(FhVM *vm, FhObj *o, void (*fn)(void *ctx, void **block, size_t size), void *ctx);
void fhset_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx);
void fhset_finalize(FhVM *vm, FhObj *o);
FhValue fhset_iter(FhVM *vm, FhValue v);

#endif
