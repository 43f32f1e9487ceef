/* Searching in bytes: what str, bytes and bytearray find, split, count and replace by. Positions are byte offsets. */
#ifndef FH_OBJECTS_SEARCH_H
#define FH_OBJECTS_SEARCH_H

#include "objects/vm.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* A run of bytes that somebody else keeps alive. */
typedef struct FhBytesView {
    const char *data;
    size_t size;
} FhBytesView;

#define FHSEARCH_FAILED (-2)
/* The offset of the first one; -1: absent; FAILED: a poll has raised. */
ptrdiff_t fhsearch_find(FhVM *vm, FhBytesView text, FhBytesView part);
ptrdiff_t fhsearch_rfind(FhVM *vm, FhBytesView text, FhBytesView part); /* of the last one */
#define FHSEARCH_STOPPED ((size_t)-1)
/* How many that do not overlap, at most `limit`; part not empty. FHSEARCH_STOPPED: a poll has raised. */
size_t fhsearch_count(FhBytesView text, FhBytesView part, size_t limit, FhVM *vm);
void fhsearch_replace_byte(char *data, size_t size, char old, char by); /* every one */

/* Where a part occurs: counted first, then asked for in order. The first places are remembered, later ones found anew. */
typedef struct FhOccurrences {
    FhBytesView text, part;
    size_t count, given, next; /* next: where the search goes on */
    size_t known[64];
} FhOccurrences;
int fhsearch_occurrences(FhOccurrences *o, FhBytesView text, FhBytesView part, size_t limit,
                         FhVM *vm); /* part not empty; -1: likewise */
/* Writes the text with every occurrence replaced by `to`. -1: likewise. */
int fhsearch_fill(char *out, FhOccurrences *o, FhBytesView to, FhVM *vm);

/* Work of a search, for fhcharge: found at `at`, or not at all (-1). */
static inline uint64_t fhsearch_work(FhBytesView text, ptrdiff_t at, bool from_end) {
    size_t left = at < 0 ? text.size : from_end ? text.size - (size_t)at : (size_t)at;
    return left >> 4;
}

#endif
