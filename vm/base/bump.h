/* Bump arena: many small allocations of one lifetime, freed together.
 *
 * Memory comes in chunks from an FhAlloc, each chunk larger than the last up to a bound; a request above the chunk
 * size gets a chunk of its own. Every result is aligned to 8 bytes and stays where it is until fhbump_free.
 *
 *   first -> [ header | used ......... | free ]    newest chunk first; `next` .. `limit` is its free part
 *               |
 *               v
 *            [ header | used ........................ ]
 */
#ifndef FH_BASE_BUMP_H
#define FH_BASE_BUMP_H

#include <stddef.h>
#include <stdint.h>
#include "alloc.h"

typedef struct FhBumpChunk FhBumpChunk;

typedef struct FhBump {
    char *next;
    char *limit;
    FhBumpChunk *first;
    const FhAlloc *alloc;
    size_t total; /* bytes taken from `alloc` */
} FhBump;

void fhbump_init(FhBump *b, const FhAlloc *alloc);
void fhbump_free(FhBump *b);               /* gives every chunk back; `b` may be used again */
void *fhbump_grow(FhBump *b, size_t size); /* the slow path of fhbump_alloc */

/* Uninitialised memory, or NULL when the allocator fails. Size 0 gives a valid pointer. */
static inline void *fhbump_alloc(FhBump *b, size_t size) {
    size_t rounded = (size + 7) & ~(size_t)7;
    if (rounded >= size && rounded <= (size_t)(b->limit - b->next)) {
        char *p = b->next;
        b->next += rounded;
        if (p) return p;
    }
    return fhbump_grow(b, size);
}

#endif
