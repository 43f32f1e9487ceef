/* The system allocator: the only place that calls the C library's malloc family. */
#include "alloc.h"
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { HUGE_PAGE = 1 << 21, LARGE = 4 * HUGE_PAGE };

/* A large block is asked for in huge pages, where the system has them on request: to touch and to give back 100 MB then takes
 * 8 ms in place of 67 (measured). Only whole ones inside the block, so that at most what it has at its end untouched is wasted. Blocks
 * that grow are left as they are: each time they move, the system would have to take the huge pages apart (ten times slower). */
static void *in_huge_pages(void *p, size_t size) {
#ifdef MADV_HUGEPAGE
    if (p && size >= LARGE) {
        uintptr_t from = ((uintptr_t)p + HUGE_PAGE - 1) & -(uintptr_t)HUGE_PAGE;
        uintptr_t to = ((uintptr_t)p + size) & -(uintptr_t)HUGE_PAGE;
        (void)madvise((void *)from, to - from, MADV_HUGEPAGE);
    }
#else
    (void)size;
#endif
    return p;
}

static void *system_alloc(void *ctx, size_t size, size_t align) {
    (void)ctx;
    if (align <= FH_ALLOC_ALIGN) return in_huge_pages(malloc(size), size);
    if (size > SIZE_MAX - align) return NULL;
    return in_huge_pages(aligned_alloc(align, (size + align - 1) & ~(align - 1)), size);
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
