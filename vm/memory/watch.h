/* Telling somebody of every allocation, for memory profilers outside the VM. While nobody is told, nothing is slower: what
 * has to be asked for stands in slow paths, and while somebody is told all ways lead through them:
 *
 *   objects made     no zone has a cell at hand, and refill gives one at a time, as when collections are counted by cells
 *   objects freed    heap->lives holds copies of the life records, whose finalize tells before it goes on
 *   payloads         none is small enough for the quick ways (heap->raw_small)
 *
 * Objects of arenas go with them: their end is told at once, and before that, what survives it is told of as made. */
#ifndef FH_MEMORY_WATCH_H
#define FH_MEMORY_WATCH_H

#include "memory/arena.h"

typedef enum FhWatchKind {
    FH_WATCH_MADE,
    FH_WATCH_FREED,
    FH_WATCH_ARENA_END,
    FH_WATCH_COLLECTED
} FhWatchKind;

typedef struct FhWatchEvent {
    FhWatchKind kind;
    const void *address;
    size_t size;          /* of the cell or block; of all blocks of the arena */
    uint32_t shape;       /* 0: a payload, or what the VM needs for itself */
    int32_t rc;           /* the count word, which tells the home */
    const FhArena *arena; /* that it lies in, or that ends; or NULL */
    size_t found;         /* by the collector */
} FhWatchEvent;

void fhwatch_end(FhVM *vm); /* nobody is told any more */
/* -1: no memory, and nobody is told. tell must not use the heap. */
int fhwatch_begin(FhVM *vm, void (*tell)(FhVM *vm, const FhWatchEvent *e)) FH_MUST_CHECK;
void fhwatch_free(FhHeap *h);

/* ---- for who makes and frees, while heap->tell ---- */

void fhwatch_made(FhHeap *h, FhObj *o, uint32_t shape, int32_t rc) FH_COLD;
void fhwatch_freed(FhHeap *h, const FhObj *o) FH_COLD;
void *fhwatch_raw_made(FhHeap *h, void *p, size_t size,
                       const FhZone *z) FH_COLD; /* gives p, which may be NULL */
void fhwatch_raw_freed(FhHeap *h, const void *p, size_t size) FH_COLD;
void fhwatch_survived(FhHeap *h, const FhObj *o) FH_COLD;
void fhwatch_arena_ends(FhHeap *h, const FhArena *a) FH_COLD;
void fhwatch_collected(FhHeap *h, size_t found) FH_COLD;
const FhLife *fhwatch_life(FhHeap *h, uint32_t shape, const FhLife *life) FH_COLD; /* of a new shape */

#endif
