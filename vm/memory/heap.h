/* The heap: cells for objects, raw blocks for payloads, counts, cycles, weak references.
 *
 * One FhHeap a VM; nothing is shared between VMs. All memory comes from the injected FhAlloc. Cells lie in pages that
 * an address mask finds; each page holds cells of one size and of one sort (leaf cells, which never refer to other
 * objects, apart from container cells, which the cycle collector scans). Larger objects get a block of their own and
 * are kept in a list. The heap knows types only through FhLife records (visit, finalize), found by shape.
 *
 * Failure: allocation returns NULL and raises nothing; the callers in objects/ raise MemoryError. */
#ifndef FH_MEMORY_HEAP_H
#define FH_MEMORY_HEAP_H

#include "base/alloc.h"
#include "memory/value.h"

typedef struct FhVM FhVM;
typedef void (*FhVisit)(void *ctx, FhValue *slot);

/* What the heap must know of a type. Every reference an object holds is an FhValue field (never a raw pointer), so
 * that visit can hand out the address of each slot. */
typedef struct FhLife {
    void (*visit)(FhVM *vm, FhObj *o, FhVisit fn, void *ctx); /* NULL: a leaf */
    /* Releases the children and payload and leaves the object valid and empty: called when it dies and, by the cycle
     * collector, while others still refer to it. Must be idempotent; must not run script code except by releasing. */
    void (*finalize)(FhVM *vm, FhObj *o); /* NULL: nothing to do */
    size_t (*size)(FhVM *vm, FhObj *o);   /* bytes of the cell */
} FhLife;

#define FH_SMALL_MAX 512 /* larger cells and raw blocks go to the allocator one by one */
#define FH_CLASSES   (FH_SMALL_MAX / 16)

typedef struct FhCell {
    FhObj header; /* shape 0 */
    struct FhCell *next;
} FhCell;

typedef struct FhHeap {
    const FhAlloc *alloc;
    FhCell *free_cells[2][FH_CLASSES + 1]; /* [container][size / 16] */
    struct FhPage *pages;                  /* details: pages.c */
    struct FhPageState *state;
    size_t bytes, peak_bytes, limit_bytes; /* everything taken from alloc; 0: no limit */
    size_t containers;                     /* container cells made since the last collection */
    size_t collect_at;                     /* collect when containers reaches it */
    bool collector_enabled, collecting;
    /* Objects that wait to be finalized, linked while a deallocation runs (iterative deallocation). */
    struct FhPending *pending;
    uint64_t made, ended, cycles_collected;
} FhHeap;

int fhheap_init(FhHeap *h, const FhAlloc *alloc) FH_MUST_CHECK; /* 0, or -1 */
void fhheap_close(FhHeap *h);                                   /* returns every page and block */

/* Raw blocks for payloads (list items, hash tables, big int limbs that live apart). Sizes are passed back. */
void *fhheap_raw(FhHeap *h, size_t size) FH_MUST_CHECK;
void *fhheap_raw_resize(FhHeap *h, void *p, size_t old_size, size_t new_size) FH_MUST_CHECK;
void fhheap_raw_free(FhHeap *h, void *p, size_t size);

/* A cell with rc = one reference and that shape; the rest is not initialised. `container`: the type has a visit. */
FhObj *fhheap_cell_slow(FhHeap *h, size_t size, bool container);
void fhheap_cell_free(FhHeap *h, FhObj *o, size_t size, bool container);

static inline FhObj *fhheap_cell(FhHeap *h, size_t size, uint32_t shape, bool container) {
    FhObj *o;
    FhCell *c;
    if (FH_LIKELY(size <= FH_SMALL_MAX) && (c = h->free_cells[container][(size + 15) / 16]) != NULL) {
        h->free_cells[container][(size + 15) / 16] = c->next;
        o = &c->header;
    } else if ((o = fhheap_cell_slow(h, size, container)) == NULL) {
        return NULL;
    }
    o->rc = FH_RC_ONE;
    o->shape = shape;
    h->containers += container;
    return o;
}

/* The count has reached zero: runs __del__, weak reference callbacks, finalize, frees the cell; iterative, so that a
 * chain of any length ends without recursion. A pending exception is kept. */
FH_COLD void fhheap_dead(FhHeap *h, FhObj *o);

static inline void fh_retain_obj(FhObj *o) {
    if (FH_LIKELY(o->rc >= 0)) o->rc += FH_RC_ONE;
}
static inline void fh_release_obj(FhVM *vm, FhObj *o) {
    int32_t rc = o->rc;
    if (FH_UNLIKELY(rc < 0)) return;
    o->rc = rc -= FH_RC_ONE;
    if (FH_UNLIKELY(rc < FH_RC_ONE)) fhheap_dead((FhHeap *)vm, o); /* the heap is the first member of FhVM */
}
static inline FhValue fh_retain(FhValue v) {
    if (fh_is_obj(v)) fh_retain_obj(fh_obj(v));
    return v;
}
static inline void fh_release(FhVM *vm, FhValue v) {
    if (fh_is_obj(v)) fh_release_obj(vm, fh_obj(v));
}

/* Replaces the reference in *slot of the object `owner` by v, taking v over, and releases what was there. All stores
 * of references into existing objects go through this (or fh_set_ref), so that a barrier has one place. */
static inline void fh_set(FhVM *vm, FhObj *owner, FhValue *slot, FhValue v) {
    (void)owner;
    FhValue old = *slot;
    *slot = v;
    fh_release(vm, old);
}
static inline void fh_set_ref(FhVM *vm, FhObj *owner, FhValue *slot, FhValue v) {
    fh_set(vm, owner, slot, fh_retain(v));
}
static inline void fh_clear(FhVM *vm, FhValue *slot) {
    FhValue old = *slot;
    *slot = FH_NOVALUE;
    fh_release(vm, old);
}

/* Cycle collector (cycles.c). Returns the number of unreachable objects found. Runs script code (__del__). */
size_t fhheap_collect(FhVM *vm);

/* Weak references (weak.c): a side table from object to the list of its weakref objects. */
int fhheap_weak_add(FhHeap *h, FhObj *target, FhObj *weakref) FH_MUST_CHECK;
void fhheap_weak_remove(FhHeap *h, FhObj *target, FhObj *weakref);
FhObj *fhheap_weak_first(FhHeap *h, FhObj *target);          /* borrowed; NULL: none */
FhObj *fhheap_weak_next(FhHeap *h, FhObj *target, FhObj *w); /* borrowed; NULL: end */

#endif
