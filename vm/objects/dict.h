/* dict: a compact ordered hash table.
 *
 *   index:   uint8/16/32 by size, power of two, open addressing: number of an entry, or empty / deleted marks
 *   entries: dense, in insertion order: { hash, key, value }; a deleted entry has key FH_DUMMY
 *
 * `version` names the layout: which key lies in which entry. 0: nobody has asked since the last change. A cache asks with
 * fhdict_layout (which draws a number never used before from vm->next_version) and keeps (version, entry number); adding,
 * removing or moving an entry sets version back to 0; replacing a value does not. Str keys compare by address first (interned), then hash and bytes. */
#ifndef FH_OBJECTS_DICT_H
#define FH_OBJECTS_DICT_H

#include "objects/vm.h"

typedef struct FhEntry {
    int64_t hash;
    FhValue key; /* FH_DUMMY: deleted */
    FhValue value;
} FhEntry;

typedef struct FhDict {
    FhObj header;
    int64_t used; /* live entries */
    uint32_t version;
    uint32_t log2_index; /* index has 1 << log2_index places; 0: no table yet */
    int64_t nentries;    /* entries taken, deleted ones included */
    int64_t capacity;    /* of entries */
    FhEntry *entries;    /* one raw block: entries, then the index */
    void *index;
    int64_t room;  /* entries that can be added before the table is made anew */
    int64_t first; /* the entries before it are deleted */
    bool str_keys; /* every key is an exact str: lookups of str keys run no script */
} FhDict;

/* dict_keys, dict_values, dict_items */
typedef struct FhDictView {
    FhObj header;
    FhValue dict;
} FhDictView;

/* dict_…iterator: pos is the next entry looked at (the reverse ones go down). An iteration of a dict whose size has
 * changed raises RuntimeError. */
typedef struct FhDictIter {
    FhObj header;
    FhValue dict; /* FH_NOVALUE: exhausted */
    int64_t pos, used, left;
    FhValue pair; /* items: the last pair given out, filled anew when nobody else has it; or FH_NOVALUE */
} FhDictIter;

typedef struct FhMappingProxy {
    FhObj header;
    FhValue mapping;
} FhMappingProxy;

extern const FhTypeDef fhtypedef_dict, fhtypedef_dict_keys, fhtypedef_dict_values, fhtypedef_dict_items,
    fhtypedef_dict_keyiterator, fhtypedef_dict_valueiterator, fhtypedef_dict_itemiterator,
    fhtypedef_dict_reversekeyiterator, fhtypedef_dict_reversevalueiterator,
    fhtypedef_dict_reverseitemiterator, fhtypedef_mappingproxy;

static inline FhDict *fhas_dict(FhValue v) { return FH_AS(FhDict, v); }
/* The next entry of an iterator over a dict that has not changed; NULL: there is none at hand. */
static inline __attribute__((always_inline)) const FhEntry *fhdict_next_entry(FhValue iterator) {
    FhDictIter *it = FH_AS(FhDictIter, iterator);
    if (FH_UNLIKELY(it->dict == FH_NOVALUE)) return NULL;
    FhDict *d = fhas_dict(it->dict);
    if (FH_UNLIKELY(it->used != d->used || it->pos >= d->nentries || it->left <= 0)) return NULL;
    const FhEntry *e = &d->entries[it->pos];
    if (FH_UNLIKELY(e->key == FH_DUMMY)) return NULL;
    it->pos++;
    it->left--;
    return e;
}

static inline bool fhdict_exact(FhValue v) { return fh_has_shape(v, FH_T_dict); }
static inline bool fhdict_check(FhVM *vm, FhValue v) {
    return fhdict_exact(v) || (fh_is_obj(v) && (vm->shapes[fh_obj(v)->shape]->type->flags & FH_TF_DICTSUB));
}
FhValue fhdict_new(FhVM *vm) FH_MUST_CHECK;
int fhdict_reserve(FhVM *vm, FhDict *d, int64_t n);
int fhdict_reserve_tight(FhVM *vm, FhDict *d, int64_t n); /* no room beyond n entries */
/* Borrowed value; FH_NOVALUE when absent; FH_ERR. May run __eq__/__hash__ of keys unless key is a str and str_keys. */
FhValue fhdict_get(FhVM *vm, FhValue dict, FhValue key);
FhValue fhdict_get_str(FhVM *vm, FhValue dict,
                       FhValue interned_str); /* runs no script if str_keys; borrowed */
int64_t fhdict_entry_str(FhVM *vm, FhDict *d,
                         FhValue str); /* entry number or -1; str_keys only; runs no script */
int fhdict_set(FhVM *vm, FhValue dict, FhValue key, FhValue v);       /* retains both */
int fhdict_set_take(FhVM *vm, FhValue dict, FhValue key, FhValue v);  /* takes both over, on failure too */
int fhdict_set_c(FhVM *vm, FhValue dict, const char *key, FhValue v); /* interns key; retains v */
int fhdict_del(FhVM *vm, FhValue dict, FhValue key);                  /* 1 removed, 0 absent, -1 */
FhValue fhdict_pop(FhVM *vm, FhValue dict, FhValue key);              /* owned; FH_NOVALUE */
FhValue fhdict_setdefault(FhVM *vm, FhValue dict, FhValue key, FhValue v); /* owned */
int fhdict_contains(FhVM *vm, FhValue dict, FhValue key);
int fhdict_update(FhVM *vm, FhValue dict, FhValue other); /* mapping or iterable of pairs, as dict.update */
FhValue fhdict_copy(FhVM *vm, FhValue dict) FH_MUST_CHECK;
void fhdict_clear(FhVM *vm, FhValue dict);
/* Never 0. */
static inline uint32_t fhdict_layout(FhVM *vm, FhDict *d) {
    return d->version ? d->version : (d->version = fhvm_version(vm));
}
static inline int64_t fhdict_size(FhValue dict) { return fhas_dict(dict)->used; }
/* Walks entries: *pos starts at 0. Borrowed. False at the end. The dict must not change between calls unless the
 * caller tolerates skipped entries (it stays safe). */
bool fhdict_next(FhValue dict, int64_t *pos, FhValue *key, FhValue *value);
/* The next key and value (owned) of an iterator over items: FH_NONE; FH_NOVALUE: there is none; FH_ERR. */
FhValue fhdict_next_pair(FhVM *vm, FhValue iterator, FhValue *items);
/* dict.update with a rule for a key that is there already: override 1 replaces its value, 0 leaves it alone, 2 raises
 * KeyError(key). */
int fhdict_merge(FhVM *vm, FhValue dict, FhValue other, int override);
FhValue fhdict_view(FhVM *vm, FhValue dict, FhTypeId kind) FH_MUST_CHECK; /* FH_T_dict_keys, … */
FhValue fhdict_iterator(FhVM *vm, FhValue dict, FhTypeId kind) FH_MUST_CHECK;
FhValue fhmappingproxy_new(FhVM *vm, FhValue mapping) FH_MUST_CHECK;

#endif
