/* The hash table of dict, for the files of dict and for those that know a key's hash already. */
#ifndef FH_OBJECTS_DICT_TABLE_H
#define FH_OBJECTS_DICT_TABLE_H

#include "objects/dict.h"

#define FHDICT_ABSENT (-1)
#define FHDICT_ERROR  (-2)

/* Entry number of key, FHDICT_ABSENT or FHDICT_ERROR. The caller owns key. May run __eq__; the dict may have changed
 * afterwards, but the answer holds at the time of return. */
int64_t fhdict_find(FhVM *vm, FhDict *d, FhValue key, int64_t hash);
/* Takes key and v over, on failure too. The replaced value is released last. */
int fhdict_store(FhVM *vm, FhDict *d, FhValue key, int64_t hash, FhValue v);
/* Takes the entry out; the caller gets its key and value, owned. Runs no script. */
void fhdict_take_entry(FhDict *d, int64_t entry, FhValue *key, FhValue *value);
/* Makes the entry the last one (or the first). Runs no script. -1: MemoryError, unchanged. */
int fhdict_move_entry(FhVM *vm, FhDict *d, int64_t entry, bool last);
/* An empty d (no table) becomes a copy of other. Runs no script. */
int fhdict_clone_into(FhVM *vm, FhDict *d, const FhDict *other);
/* Makes an existing cell, whatever it held, an empty dict. */
void fhdict_payload(FhVM *vm, FhObj *o, void (*fn)(void *ctx, void **block, size_t size), void *ctx);
void fhdict_init(FhDict *d);
/* d[key] without __missing__: owned; FH_NOVALUE; FH_ERR. */
FhValue fhdict_lookup(FhVM *vm, FhValue dict, FhValue key);

#endif
