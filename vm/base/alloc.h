/* The injected allocator: every byte the engine takes comes through one of these.
 *
 * Each function may return NULL; the caller must check and propagate. The sizes and alignments given to `resize` and
 * `free` are those of the allocation, so an allocator needs no headers of its own. `align` is
 * FH_ALLOC_ALIGN, or 4096 for the heap's pages, or FH_ALLOC_PASSING for what goes back before the call that asks for it
 * ends (an allocator of few bytes may place that apart); what was allocated with one of the latter two is never resized.
 * Sizes are never 0. `free` of NULL does nothing.
 */
#ifndef FH_BASE_ALLOC_H
#define FH_BASE_ALLOC_H

#include <stddef.h>

#define FH_ALLOC_ALIGN   16
#define FH_ALLOC_PASSING 64

typedef struct FhAlloc {
    void *(*alloc)(void *ctx, size_t size, size_t align);
    void *(*resize)(void *ctx, void *p, size_t old_size, size_t new_size, size_t align);
    void (*free)(void *ctx, void *p, size_t size, size_t align);
    void *ctx;
} FhAlloc;

/* The C library's malloc, realloc and free: the only place that calls them. */
extern const FhAlloc fhalloc_system;

static inline void *fhalloc_new(const FhAlloc *a, size_t size) {
    return a->alloc(a->ctx, size, FH_ALLOC_ALIGN);
}

static inline void *fhalloc_resize(const FhAlloc *a, void *p, size_t old_size, size_t new_size) {
    return p ? a->resize(a->ctx, p, old_size, new_size, FH_ALLOC_ALIGN)
             : a->alloc(a->ctx, new_size, FH_ALLOC_ALIGN);
}

static inline void fhalloc_free(const FhAlloc *a, void *p, size_t size) {
    if (p) a->free(a->ctx, p, size, FH_ALLOC_ALIGN);
}

#endif
