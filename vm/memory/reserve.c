/* Bytes of a limited heap that scripts cannot fill, so that the host can go on after one that has filled the rest: they are
 * opened while it compiles the next one or asks for the text of an error, and half of them when that script is the first one to
 * run on so little. Contract: heap.h.
 *
 *   heap:  | whatever scripts have kept | share, for one run | compiling, texts |
 *                                         ------------ reserve ---------------- */
#include "memory/pages.h"

#define LIMIT_SHARE 8                  /* of the limit */
#define USUAL       ((size_t)32 << 10) /* is enough for a script of some lines and a traceback */
#define LARGEST     ((size_t)64 << 10)
#define LEAST       ((size_t)1 << 10)

static size_t whole(const FhHeap *h) {
    size_t size = h->limit_bytes / LIMIT_SHARE & ~(size_t)15;
    if (size > LARGEST) return LARGEST;
    return size < USUAL && h->limit_bytes >= 6 * USUAL ? USUAL : size;
}

/* How much is to be out of reach of the script that runs now. */
static size_t wanted(const FhHeap *h) {
    size_t size = whole(h), left = h->limit_bytes > h->bytes ? h->limit_bytes - h->bytes : 0;
    return left >= size + size / 2 ? size : size / 2;
}

void fhheap_open_reserve(FhHeap *h) {
    if (!h->reserve) return;
    fhpages_scratch_free(h, h->reserve, h->reserve_bytes);
    h->reserve = NULL;
    h->reserve_bytes = 0;
}

void fhheap_close_reserve(FhHeap *h) {
    if (!h->limit_bytes || h->reserve) return;
    FhRefusal refusal = h->refusal;
    for (size_t size = wanted(h); !h->reserve && size >= LEAST; size = (size - size / 4) & ~(size_t)15) {
        h->reserve = fhpages_scratch(h, size);
        if (h->reserve) h->reserve_bytes = size;
    }
    h->refusal = refusal;
}
