/* See bump.h. Chunks double from FIRST_CHUNK to LARGEST_CHUNK, so that a small parse costs one small allocation and a
 * large one few big ones. Where there is no memory for a chunk in one piece, a smaller one will do. */
#include "bump.h"

enum { FIRST_CHUNK = 2 * 1024, LARGEST_CHUNK = 1024 * 1024, LEAST_CHUNK = 512 };

struct FhBumpChunk {
    FhBumpChunk *older;
    size_t size; /* with this header */
};

void fhbump_init(FhBump *b, const FhAlloc *alloc) {
    b->next = b->limit = NULL;
    b->first = NULL;
    b->alloc = alloc;
    b->total = 0;
}

void fhbump_free(FhBump *b) {
    FhBumpChunk *chunk = b->first;
    const FhAlloc *alloc = b->alloc;
    fhbump_init(b, alloc);
    while (chunk) {
        FhBumpChunk *older = chunk->older;
        alloc->free(alloc->ctx, chunk, chunk->size, FH_ALLOC_PASSING);
        chunk = older;
    }
}

static FhBumpChunk *new_chunk(FhBump *b, size_t size) {
    FhBumpChunk *chunk = b->alloc->alloc(b->alloc->ctx, size, FH_ALLOC_PASSING);
    if (!chunk) return NULL;
    chunk->size = size;
    b->total += size;
    return chunk;
}

/* A big request goes behind the current chunk, whose free part stays in use. */
static void *alloc_alone(FhBump *b, size_t size) {
    FhBumpChunk *chunk = new_chunk(b, size + sizeof(FhBumpChunk));
    if (!chunk) return NULL;
    if (b->first) {
        chunk->older = b->first->older;
        b->first->older = chunk;
    } else {
        chunk->older = NULL;
        b->first = chunk;
    }
    return chunk + 1;
}

static size_t next_chunk_size(const FhBump *b) {
    size_t size = b->total < FIRST_CHUNK ? FIRST_CHUNK : b->total;
    return size > LARGEST_CHUNK ? LARGEST_CHUNK : size;
}

void *fhbump_grow(FhBump *b, size_t size) {
    if (size > SIZE_MAX / 2) return NULL;
    size = (size + 7) & ~(size_t)7;
    if (size > FIRST_CHUNK / 4) return alloc_alone(b, size);
    size_t chunk_size = next_chunk_size(b);
    FhBumpChunk *chunk = new_chunk(b, chunk_size);
    while (!chunk && chunk_size / 2 >= size + LEAST_CHUNK) chunk = new_chunk(b, chunk_size /= 2);
    if (!chunk) return NULL;
    chunk->older = b->first;
    b->first = chunk;
    b->next = (char *)(chunk + 1) + size;
    b->limit = (char *)chunk + chunk->size;
    return chunk + 1;
}
