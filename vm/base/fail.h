/* An allocator that fails on purpose, over another one: at the n-th allocation, once or from then on. For tests. */
#ifndef FH_BASE_FAIL_H
#define FH_BASE_FAIL_H

#include <stdbool.h>
#include <stdint.h>
#include "alloc.h"

typedef struct FhFail {
    const FhAlloc *backing;
    uint64_t calls;   /* allocations and growths asked for until now */
    uint64_t fail_at; /* the first that fails, counted from 1; 0: none */
    bool persistent;  /* those after it fail too */
    uint64_t failed;
} FhFail;

/* `state` must outlive the allocator and all that it gave. */
FhAlloc fhfail_over(FhFail *state, const FhAlloc *backing, uint64_t fail_at, bool persistent);

#endif
