/* Weak references: a hash table from target to its first weak reference, open addressing with linear probing, deletion by
 * moving back. A target in the table has FH_RC_WEAKREFS in its count word (immortal objects are only in the table, they
 * do not die). The weak references of one target are linked in the order in which callbacks run: newest first, but those
 * that are shared (without callback) at the head; `after` of fhheap_weak_add says where. */
#include "memory/arena.h"

struct FhWeakEntry {
    FhObj *target;
    FhWeak *first;
};

static uint32_t home_of(const FhHeap *h, const FhObj *target) {
    uint64_t bits = (uint64_t)(uintptr_t)target * 0x9E3779B97F4A7C15u;
    return (uint32_t)(bits >> 32) & (h->weak_capacity - 1);
}

/* The entry of target, or the free one where it belongs. */
static struct FhWeakEntry *entry_of(const FhHeap *h, const FhObj *target) {
    uint32_t i = home_of(h, target);
    while (h->weak[i].target && h->weak[i].target != target) i = (i + 1) & (h->weak_capacity - 1);
    return &h->weak[i];
}

static int grow(FhHeap *h) {
    if (h->nweak < h->weak_capacity / 2) return 0;
    uint32_t old_capacity = h->weak_capacity, capacity = old_capacity ? old_capacity * 2 : 8;
    struct FhWeakEntry *old = h->weak, *table = fhheap_raw(h, capacity * sizeof *table);
    if (!table) return h->nweak + 1 < h->weak_capacity ? 0 : -1;
    memset(table, 0, capacity * sizeof *table);
    h->weak = table;
    h->weak_capacity = capacity;
    for (uint32_t i = 0; i < old_capacity; i++)
        if (old[i].target) *entry_of(h, old[i].target) = old[i];
    fhheap_raw_free(h, old, old_capacity * sizeof *old);
    return 0;
}

static void entry_remove(FhHeap *h, struct FhWeakEntry *e) {
    uint32_t mask = h->weak_capacity - 1, hole = (uint32_t)(e - h->weak);
    for (uint32_t i = (hole + 1) & mask; h->weak[i].target; i = (i + 1) & mask) {
        uint32_t wanted = home_of(h, h->weak[i].target);
        if (((i - wanted) & mask) < ((i - hole) & mask)) continue;
        h->weak[hole] = h->weak[i];
        hole = i;
    }
    h->weak[hole].target = NULL;
    h->nweak--;
}

static void forget(FhHeap *h, FhObj *target) {
    entry_remove(h, entry_of(h, target));
    if (target->rc >= 0 || fh_in_arena(target)) target->rc &= ~FH_RC_WEAKREFS;
}

int fhheap_weak_add(FhHeap *h, FhObj *target, FhWeak *w, FhWeak *after) {
    if (grow(h) < 0) return -1;
    struct FhWeakEntry *e = entry_of(h, target);
    if (!e->target) {
        *e = (struct FhWeakEntry){target, NULL};
        h->nweak++;
        if (target->rc >= 0 || fh_in_arena(target)) target->rc |= FH_RC_WEAKREFS;
        if (fh_in_arena(target)) fharena_weak_made(h, target);
    }
    w->target = target;
    w->prev = after;
    w->next = after ? after->next : e->first;
    if (w->next) w->next->prev = w;
    if (after)
        after->next = w;
    else
        e->first = w;
    return 0;
}

void fhheap_weak_remove(FhHeap *h, FhWeak *w) {
    FhObj *target = w->target;
    if (!target) return;
    if (w->next) w->next->prev = w->prev;
    if (w->prev)
        w->prev->next = w->next;
    else if (w->next)
        entry_of(h, target)->first = w->next;
    else
        forget(h, target);
    w->target = NULL;
    w->next = w->prev = NULL;
}

FhWeak *fhheap_weak_first(const FhHeap *h, const FhObj *target) {
    if (!h->nweak) return NULL;
    const struct FhWeakEntry *e = entry_of(h, target);
    return e->target ? e->first : NULL;
}

/* Weak references that are dying or garbage themselves (FH_RC_GC) are not told. */
FhWeak *fhheap_weak_detach(FhHeap *h, FhObj *target, FhWeak *told) {
    FhWeak *w = fhheap_weak_first(h, target), *next, *last = NULL, *rest = told;
    if (!w) return told;
    forget(h, target);
    for (; w; w = next) {
        next = w->next;
        w->target = NULL;
        w->next = w->prev = NULL;
        if (fh_is_dying(&w->header) || (w->header.rc >= 0 && w->header.rc & FH_RC_GC)) continue;
        fh_retain_obj(&w->header);
        if (last)
            last->next = w;
        else
            told = w;
        last = w;
    }
    if (last) last->next = rest;
    return told;
}

FhWeak *fhheap_weak_detach_arena(FhHeap *h, uint32_t number) {
    FhWeak *told = NULL;
    bool again;
    do { /* what moves back around the end may be missed */
        again = false;
        for (uint32_t i = 0; i < h->weak_capacity;) {
            FhObj *target = h->weak[i].target;
            if (target && fh_in_arena(target) && fh_arena_of(target) == number) {
                told = fhheap_weak_detach(h, target, told);
                again = true;
            } else {
                i++;
            }
        }
    } while (again);
    return told;
}

/* Each is held while callbacks run, which may drop any of them. */
void fhheap_weak_tell(FhHeap *h, FhWeak *told) {
    for (FhWeak *w = told, *next; w; w = next) {
        next = w->next;
        w->next = NULL;
        if (h->hooks) h->hooks->weak_died((FhVM *)h, w);
        fh_release_obj((FhVM *)h, &w->header);
    }
}

void fhheap_weak_clear(FhHeap *h, FhObj *target, bool callbacks) {
    FhWeak *told = fhheap_weak_detach(h, target, NULL);
    if (callbacks) {
        fhheap_weak_tell(h, told);
        return;
    }
    for (FhWeak *w = told, *next; w; w = next) {
        next = w->next;
        w->next = NULL;
        fh_release_obj((FhVM *)h, &w->header);
    }
}
