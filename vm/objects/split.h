/* The list that split() and its kin of str, bytes and bytearray make of pieces of a text. */
#ifndef FH_OBJECTS_SPLIT_H
#define FH_OBJECTS_SPLIT_H

#include "objects/search.h"

typedef struct FhSplit {
    FhVM *vm;
    FhValue source;
    FhValue (*piece)(FhVM *vm, FhValue source, const char *from, size_t size); /* owned, or ERR */
    FhValue list;                                                              /* FH_ERR: failed */
} FhSplit;

/* Does nothing once it has failed. */
void fhsplit_add(FhSplit *p, const char *from, const char *end);
/* At most `limit` cuts (below 0: any number) at the separator, which is not empty. From the end: the last ones. */
void fhsplit_cut(FhSplit *p, FhBytesView text, FhBytesView separator, int64_t limit, bool from_end);
/* The list, owned, turned round if the pieces came from the end; ERR. */
FhValue fhsplit_list(FhSplit *p, bool from_end);

#endif
