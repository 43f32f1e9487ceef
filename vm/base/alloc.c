/* The system allocator: the only place that calls the C library's malloc family. */
#include "alloc.h"
#include <stdint.h>
#include <stdlib.h>

static void *system_alloc(void *ctx, size_t size, size_t align) {
    (void)ctx;
    if (align <= FH_ALLOC_ALIGN) return malloc(size);
    if (size > SIZE_MAX - align) return NULL;
    return aligned_alloc(align, (size + align - 1) & ~(align - 1));
}

static void *system_resize(void *ctx, void *p, size_t old_size, size_t new_size, size_t align) {
    (void)ctx;
    (void)old_size;
    if (align > FH_ALLOC_ALIGN) return NULL;
    return realloc(p, new_size);
}

static void system_free(void *ctx, void *p, size_t size, size_t align) {
    (void)ctx;
    (void)size;
    (void)align;
    free(p);
}

const FhAlloc fhalloc_system = {system_alloc, system_resize, system_free, NULL};
