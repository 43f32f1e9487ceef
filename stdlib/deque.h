/* collections.deque. */
#ifndef FH_STDLIB_DEQUE_H
#define FH_STDLIB_DEQUE_H

#include "objects/vm.h"

typedef struct FhDeque {
    FhObj header;
    int64_t size, head, capacity;
    FhValue *items; /* raw block */
    int64_t max;    /* -1: no bound */
    uint64_t state; /* counts the changes */
} FhDeque;

#endif
