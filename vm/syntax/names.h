/* The identifiers of one parse: an open-addressing table from text to FhName. */
#ifndef FH_SYNTAX_NAMES_H
#define FH_SYNTAX_NAMES_H

#include "tree.h"

typedef struct FhNameTable {
    FhName **slots; /* in the arena; a power of two, at most 2/3 full */
    uint32_t slot_count;
    FhName **names; /* by number */
    uint32_t count, capacity;
    FhBump *arena;
} FhNameTable;

void fhnames_init(FhNameTable *t, FhBump *arena);

/* The name with this text (already normalised), or NULL when memory runs out. */
FhName *fhnames_intern(FhNameTable *t, const char *text, size_t size);

/* The name for an identifier as written: brings non-ASCII text into NFKC. */
FhName *fhnames_identifier(FhNameTable *t, const char *text, size_t size);

#endif
