/* The cycle collector. */
#include "memory/pages.h"

#define FIRST_COLLECTION 10000
#define FIRST_BYTES      ((size_t)64 << 20)

void fhheap_enable_collector(FhHeap *h, bool on) {
    h->collector_enabled = on;
    h->collect_at = on ? FIRST_COLLECTION : SIZE_MAX;
    h->bytes_at = h->bytes * 2 < FIRST_BYTES ? FIRST_BYTES : h->bytes * 2;
}
