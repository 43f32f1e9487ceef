/* Searching in bytes: what str, bytes and bytearray find, split, count and replace by. Positions are byte offsets. */
#ifndef FH_OBJECTS_SEARCH_H
#define FH_OBJECTS_SEARCH_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* A run of bytes that somebody else keeps alive. */
typedef struct FhBytesView {
    const char *data;
    size_t size;
} FhBytesView;

ptrdiff_t fhsearch_find(FhBytesView text, FhBytesView part);  /* -1: absent */
ptrdiff_t fhsearch_rfind(FhBytesView text, FhBytesView part); /* the last one */
/* How many that do not overlap, at most `limit`; part not empty. */
size_t fhsearch_count(FhBytesView text, FhBytesView part, size_t limit);
void fhsearch_replace_byte(char *data, size_t size, char old, char by); /* every one */

/* Where a part occurs: counted first, then asked for in order. The first places are remembered, later ones found anew. */
typedef struct FhOccurrences {
    FhBytesView text, part;
    size_t count, given, next; /* next: where the search goes on */
    size_t known[64];
} FhOccurrences;
void fhsearch_occurrences(FhOccurrences *o, FhBytesView text, FhBytesView part,
                          size_t limit); /* part not empty */
/* Writes the text with every occurrence replaced by `to`. */
void fhsearch_fill(char *out, FhOccurrences *o, FhBytesView to);

#endif
