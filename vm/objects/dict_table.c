/* The hash table of dict (layout: dict.h).
 *
 * The index is never written when an entry goes: its place keeps the number of the entry, whose key is then FH_DUMMY and
 * whose hash is -1, which no key has. Such a place may later name an entry that was added at the same number; a probe
 * that comes by compares hash and key as always, so it cannot be misled. An insertion takes the first place of its probe that
 * names no live entry, or an empty one and with it one of `room`, which starts as the capacity (at most 5/8 of the places): so
 * there is always an empty place that ends a probe; and nentries + room never exceeds the capacity.
 *
 * Probes: place = hash & mask, then place * 5 + 1 + perturb where perturb, at first the hash, is shifted right by 5. */
#include "objects/dict_table.h"
#include "base/sizes.h"
#include "objects/equal.h"
#include "objects/str.h"

#define MIN_LOG2 3
#define MAX_LOG2 31
#define EMPTY    UINT32_MAX

static inline int64_t capacity_of(uint32_t log2) {
    return ((int64_t)1 << log2 >> 1) + ((int64_t)1 << log2 >> 3);
}
static inline uint32_t width_of(uint32_t log2) { return log2 <= 8 ? 1 : log2 <= 16 ? 2 : 4; }

static inline size_t block_size(int64_t capacity, uint32_t log2) {
    return (size_t)capacity * sizeof(FhEntry) + ((size_t)1 << log2) * width_of(log2);
}

static inline uint32_t index_get(const void *index, uint32_t width, size_t i) {
    if (width == 1) {
        uint8_t e = ((const uint8_t *)index)[i];
        return e == UINT8_MAX ? EMPTY : e;
    }
    if (width == 2) {
        uint16_t e = ((const uint16_t *)index)[i];
        return e == UINT16_MAX ? EMPTY : e;
    }
    return ((const uint32_t *)index)[i];
}

static inline void index_set(void *index, uint32_t width, size_t i, uint32_t e) {
    if (width == 1)
        ((uint8_t *)index)[i] = (uint8_t)e;
    else if (width == 2)
        ((uint16_t *)index)[i] = (uint16_t)e;
    else
        ((uint32_t *)index)[i] = e;
}

/* ---- looking up; each loop is compiled once a width ---- */

#define ALWAYS_INLINE static inline __attribute__((always_inline))

/* The first place settles most lookups: it is looked at in line (first_place), these go on from there. */
static __attribute__((noinline)) int64_t find_str_on(const FhDict *d, FhValue key, int64_t hash,
                                                     size_t *place) {
    size_t mask = ((size_t)1 << d->log2_index) - 1, i = (size_t)hash & mask;
    uint64_t perturb = (uint64_t)hash;
    uint32_t width = width_of(d->log2_index);
    size_t stale = SIZE_MAX;
    for (;;) {
        uint32_t e = index_get(d->index, width, i);
        if (e == EMPTY) {
            *place = stale == SIZE_MAX ? i : stale;
            return FHDICT_ABSENT;
        }
        const FhEntry *entry = &d->entries[e];
        if (FH_LIKELY(entry->key == key)) return e;
        if (entry->hash == hash && fhstr_equal(entry->key, key)) return e;
        if (FH_UNLIKELY(entry->hash == -1) && stale == SIZE_MAX) stale = i;
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & mask;
    }
}

/* True: *e is the answer. */
static inline bool first_place(const FhDict *d, FhValue key, int64_t hash, size_t *place, int64_t *e) {
    *e = FHDICT_ABSENT;
    if (FH_UNLIKELY(!d->entries)) return true;
    size_t i = (size_t)hash & (((size_t)1 << d->log2_index) - 1);
    uint32_t entry = index_get(d->index, width_of(d->log2_index), i);
    if (entry == EMPTY) {
        *place = i;
        return true;
    }
    *e = entry;
    return d->entries[entry].key == key;
}

static inline int64_t find_str(const FhDict *d, FhValue key, int64_t hash, size_t *place) {
    int64_t e;
    return FH_LIKELY(first_place(d, key, hash, place, &e)) ? e : find_str_on(d, key, hash, place);
}

#define CHANGED (-3) /* script code has changed the layout: look again */

/* Compares by ==, in script code if need be. 1, 0, FHDICT_ERROR, CHANGED. */
static FH_COLD int compare_slow(FhVM *vm, FhDict *d, FhValue theirs, FhValue key) {
    uint32_t layout = fhdict_layout(vm, d);
    fh_retain(theirs);
    int equal = fhcompare_bool(vm, theirs, key, FH_EQ);
    fh_release(vm, theirs);
    if (equal < 0) return FHDICT_ERROR;
    return d->version == layout ? equal : CHANGED;
}

ALWAYS_INLINE int64_t find_any_width(FhVM *vm, FhDict *d, FhValue key, int64_t hash, size_t *place,
                                     uint32_t width) {
    size_t mask = ((size_t)1 << d->log2_index) - 1, i = (size_t)hash & mask;
    uint64_t perturb = (uint64_t)hash;
    size_t stale = SIZE_MAX;
    for (;;) {
        uint32_t e = index_get(d->index, width, i);
        if (e == EMPTY) {
            *place = stale == SIZE_MAX ? i : stale;
            return FHDICT_ABSENT;
        }
        const FhEntry *entry = &d->entries[e];
        if (entry->key == key) return e;
        if (FH_UNLIKELY(entry->hash == hash)) {
            int equal = fhequal_quick(entry->key, key);
            if (equal < 0) equal = compare_slow(vm, d, entry->key, key);
            if (equal) return equal == 1 ? (int64_t)e : equal;
        }
        if (FH_UNLIKELY(entry->hash == -1) && stale == SIZE_MAX) stale = i;
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & mask;
    }
}

static int64_t find_any(FhVM *vm, FhDict *d, FhValue key, int64_t hash, size_t *place) {
    int64_t e;
    do {
        if (!d->entries) return FHDICT_ABSENT;
        switch (width_of(d->log2_index)) {
        case 1: e = find_any_width(vm, d, key, hash, place, 1); break;
        case 2: e = find_any_width(vm, d, key, hash, place, 2); break;
        default: e = find_any_width(vm, d, key, hash, place, 4); break;
        }
    } while (FH_UNLIKELY(e == CHANGED));
    return e;
}

static inline int64_t find(FhVM *vm, FhDict *d, FhValue key, int64_t hash, size_t *place) {
    int64_t e;
    if (FH_LIKELY(first_place(d, key, hash, place, &e))) return e;
    return d->str_keys && fhstr_exact(key) ? find_str_on(d, key, hash, place)
                                           : find_any(vm, d, key, hash, place);
}

int64_t fhdict_find(FhVM *vm, FhDict *d, FhValue key, int64_t hash) {
    size_t place;
    return find(vm, d, key, hash, &place);
}

static inline int64_t str_hash(FhVM *vm, FhValue str) {
    uint32_t hash = fhas_str(str)->hash;
    return FH_LIKELY(hash != 0) ? hash : fhstr_hash(vm, str);
}

static inline int64_t hash_of(FhVM *vm, FhValue key) {
    if (fhstr_exact(key)) return str_hash(vm, key);
    if (fh_is_int(key)) return fh_int_of(key) == -1 ? -2 : fh_int_of(key);
    return fhhash(vm, key);
}

/* ---- growing ---- */

void fhdict_init(FhDict *d) {
    memset((char *)d + sizeof(FhObj), 0, sizeof(FhDict) - sizeof(FhObj));
    d->str_keys = true;
}

static size_t empty_place(const void *index, uint32_t log2, uint32_t width, int64_t hash) {
    size_t mask = ((size_t)1 << log2) - 1, i = (size_t)hash & mask;
    for (uint64_t perturb = (uint64_t)hash; index_get(index, width, i) != EMPTY;) {
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & mask;
    }
    return i;
}

static void make_index(void *index, uint32_t log2, const FhEntry *entries, int64_t n) {
    uint32_t width = width_of(log2);
    memset(index, 0xff, ((size_t)1 << log2) * width);
    for (int64_t e = 0; e < n; e++)
        index_set(index, width, empty_place(index, log2, width, entries[e].hash), (uint32_t)e);
}

void fhdict_payload(FhVM *vm, FhObj *o, void (*fn)(void *ctx, void **block, size_t size), void *ctx) {
    (void)vm;
    FhDict *d = (FhDict *)o;
    void *entries = d->entries;
    if (!entries) return;
    fn(ctx, &entries, block_size(d->capacity, d->log2_index));
    d->entries = entries;
    d->index = d->entries + d->capacity;
}

/* A new table for at least `wanted` entries, or exactly so many if `tight`: the live ones move up. Runs no script. */
static int rebuild(FhVM *vm, FhDict *d, int64_t wanted, bool tight) {
    uint32_t log2 = MIN_LOG2;
    while (log2 <= MAX_LOG2 && capacity_of(log2) < wanted) log2++;
    if (log2 > MAX_LOG2) return fhraise_memory(vm), -1;
    int64_t capacity = tight ? wanted : capacity_of(log2);
    FhEntry *entries = fhmem_new_for(vm, &d->header, block_size(capacity, log2));
    if (!entries) return -1;
    int64_t n = 0;
    if (d->used == d->nentries) {
        if (d->used) memcpy(entries, d->entries, (size_t)d->used * sizeof(FhEntry));
        n = d->used;
    } else {
        for (int64_t e = d->first; e < d->nentries; e++)
            if (d->entries[e].key != FH_DUMMY) entries[n++] = d->entries[e];
    }
    void *index = entries + capacity;
    make_index(index, log2, entries, n);
    if (d->entries) fhmem_free(vm, d->entries, block_size(d->capacity, d->log2_index));
    d->entries = entries;
    d->index = index;
    d->log2_index = log2;
    d->capacity = capacity;
    d->nentries = n;
    d->room = d->capacity - n;
    d->first = 0;
    d->version = 0;
    return 0;
}

int fhdict_reserve(FhVM *vm, FhDict *d, int64_t n) {
    return n <= d->used + d->room ? 0 : rebuild(vm, d, n, false);
}

int fhdict_reserve_tight(FhVM *vm, FhDict *d, int64_t n) {
    return n <= d->used + d->room ? 0 : rebuild(vm, d, n, true);
}

int fhdict_clone_into(FhVM *vm, FhDict *d, const FhDict *other) {
    if (!other->used) return 0;
    if (other->used < other->capacity / 2 || other->nentries - other->used > other->used / 4) {
        if (rebuild(vm, d, other->used, false) < 0) return -1;
        for (int64_t e = other->first; e < other->nentries; e++)
            if (other->entries[e].key != FH_DUMMY) d->entries[d->nentries++] = other->entries[e];
        make_index(d->index, d->log2_index, d->entries, d->nentries);
        d->room -= d->nentries;
    } else {
        FhEntry *entries = fhmem_new_for(vm, &d->header, block_size(other->capacity, other->log2_index));
        if (!entries) return -1;
        size_t size = block_size(other->capacity, other->log2_index);
        if (fhcopy(vm, entries, other->entries, size) < 0) return fhmem_free(vm, entries, size), -1;
        d->entries = entries;
        d->index = entries + other->capacity;
        d->log2_index = other->log2_index;
        d->capacity = other->capacity;
        d->nentries = other->nentries;
        d->room = other->room;
        d->first = other->first;
    }
    d->used = other->used;
    d->version = 0;
    d->str_keys = other->str_keys;
    const FhEntry *end = d->entries + d->nentries;
    for (const FhEntry *e = d->entries + d->first; e < end; e++) {
        fh_retain(e->key);
        fh_retain(e->value);
    }
    if (FH_LIKELY(vm->heap.narenas == 0)) return 0;
    for (const FhEntry *e = d->entries + d->first; e < end; e++) {
        fh_stored(vm, &d->header, e->key);
        fh_stored(vm, &d->header, e->value);
    }
    return 0;
}

/* ---- storing and taking ---- */

static int insert(FhVM *vm, FhDict *d, size_t place, FhValue key, int64_t hash, FhValue v) {
    int64_t spared = 0; /* of room: a place that an entry has left is taken */
    if (FH_UNLIKELY(d->nentries + d->room < d->capacity) &&
        index_get(d->index, width_of(d->log2_index), place) != EMPTY) {
        spared = 1;
    } else if (FH_UNLIKELY(d->room == 0)) {
        if (rebuild(vm, d, d->used + d->used / 2 + 1, false) < 0) {
            fh_release(vm, key);
            fh_release(vm, v);
            return -1;
        }
        place = empty_place(d->index, d->log2_index, width_of(d->log2_index), hash);
    }
    if (!fhstr_exact(key)) d->str_keys = false;
    fh_stored(vm, &d->header, key);
    fh_stored(vm, &d->header, v);
    index_set(d->index, width_of(d->log2_index), place, (uint32_t)d->nentries);
    d->entries[d->nentries++] = (FhEntry){hash, key, v};
    d->version = 0;
    d->room -= 1 - spared;
    d->used++;
    return 0;
}

int fhdict_store(FhVM *vm, FhDict *d, FhValue key, int64_t hash, FhValue v) {
    size_t place = 0;
    int64_t e = find(vm, d, key, hash, &place);
    if (e == FHDICT_ABSENT) return insert(vm, d, place, key, hash, v);
    if (FH_UNLIKELY(e == FHDICT_ERROR)) {
        fh_release(vm, key);
        fh_release(vm, v);
        return -1;
    }
    FhValue old = d->entries[e].value;
    fh_stored(vm, &d->header, v);
    d->entries[e].value = v;
    fh_release(vm, key);
    fh_release(vm, old);
    return 0;
}

void fhdict_take_entry(FhDict *d, int64_t entry, FhValue *key, FhValue *value) {
    FhEntry *e = &d->entries[entry];
    *key = e->key;
    *value = e->value;
    *e = (FhEntry){-1, FH_DUMMY, FH_NOVALUE};
    d->version = 0;
    if (--d->used == 0) {
        d->nentries = d->first = 0;
    } else if (entry == d->first) {
        while (d->entries[d->first].key == FH_DUMMY) d->first++;
    } else if (entry == d->nentries - 1) {
        while (d->entries[d->nentries - 1].key == FH_DUMMY) d->nentries--;
    }
}

/* ---- changing the order ---- */

/* A new table in which `gap` deleted entries stand before the live ones, and as many more can be added. */
static int rebuild_with_gap(FhVM *vm, FhDict *d, int64_t gap) {
    if (rebuild(vm, d, d->used + 2 * gap + 1, false) < 0) return -1;
    int64_t n = d->nentries;
    memmove(d->entries + gap, d->entries, (size_t)n * sizeof *d->entries);
    for (int64_t e = 0; e < gap; e++) d->entries[e] = (FhEntry){-1, FH_DUMMY, FH_NOVALUE};
    uint32_t width = width_of(d->log2_index);
    memset(d->index, 0xff, ((size_t)1 << d->log2_index) * width);
    for (int64_t e = gap; e < n + gap; e++)
        index_set(d->index, width, empty_place(d->index, d->log2_index, width, d->entries[e].hash),
                  (uint32_t)e);
    d->first = gap;
    d->nentries = n + gap;
    d->room -= gap;
    return 0;
}

/* A place along the probe of that hash that names the entry. */
static size_t place_of(const FhDict *d, uint32_t entry, int64_t hash) {
    uint32_t width = width_of(d->log2_index);
    size_t mask = ((size_t)1 << d->log2_index) - 1, i = (size_t)hash & mask;
    for (uint64_t perturb = (uint64_t)hash; index_get(d->index, width, i) != entry;) {
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & mask;
    }
    return i;
}

static int64_t live_before(const FhDict *d, int64_t entry) {
    int64_t n = 0;
    for (int64_t e = d->first; e < entry; e++) n += d->entries[e].key != FH_DUMMY;
    return n;
}

int fhdict_move_entry(FhVM *vm, FhDict *d, int64_t entry, bool last) {
    if (last ? entry == d->nentries - 1 : entry == d->first) return 0;
    if (d->room == 0 || (!last && d->first == 0)) {
        int64_t rank = live_before(d, entry), gap = last ? 0 : d->used / 2 + 4;
        if ((last ? rebuild(vm, d, d->used + d->used / 2 + 1, false) : rebuild_with_gap(vm, d, gap)) < 0)
            return -1;
        entry = d->first + rank;
    }
    FhEntry moved = d->entries[entry];
    FhValue key, v;
    fhdict_take_entry(d, entry, &key, &v);
    uint32_t width = width_of(d->log2_index);
    size_t place = place_of(d, (uint32_t)entry, moved.hash);
    int64_t to = last ? d->nentries++ : --d->first;
    index_set(d->index, width, place, (uint32_t)to);
    d->entries[to] = moved;
    d->room--;
    d->used++;
    d->version = 0;
    return 0;
}

/* ---- what the rest of the VM calls ---- */

int64_t fhdict_entry_str(FhVM *vm, FhDict *d, FhValue str) {
    size_t place;
    return find_str(d, str, str_hash(vm, str), &place);
}

FhValue fhdict_get_str(FhVM *vm, FhValue dict, FhValue interned_str) {
    FhDict *d = fhas_dict(dict);
    if (FH_UNLIKELY(!d->str_keys)) return fhdict_get(vm, dict, interned_str);
    size_t place;
    int64_t e = find_str(d, interned_str, str_hash(vm, interned_str), &place);
    return e < 0 ? FH_NOVALUE : d->entries[e].value;
}

FhValue fhdict_get(FhVM *vm, FhValue dict, FhValue key) {
    FhDict *d = fhas_dict(dict);
    int64_t hash = hash_of(vm, key);
    if (hash == -1) return FH_ERR;
    int64_t e = fhdict_find(vm, d, key, hash);
    if (e >= 0) return d->entries[e].value;
    return e == FHDICT_ABSENT ? FH_NOVALUE : FH_ERR;
}

FhValue fhdict_lookup(FhVM *vm, FhValue dict, FhValue key) {
    FhValue v = fhdict_get(vm, dict, key);
    return fh_retain(v);
}

int fhdict_set(FhVM *vm, FhValue dict, FhValue key, FhValue v) {
    FhDict *d = fhas_dict(dict);
    int64_t hash = hash_of(vm, key);
    if (FH_UNLIKELY(hash == -1)) return -1;
    size_t place = 0;
    int64_t e = find(vm, d, key, hash, &place);
    if (FH_UNLIKELY(e == FHDICT_ERROR)) return -1;
    if (e == FHDICT_ABSENT) return insert(vm, d, place, fh_retain(key), hash, fh_retain(v));
    fh_set_ref(vm, &d->header, &d->entries[e].value, v);
    return 0;
}

int fhdict_set_take(FhVM *vm, FhValue dict, FhValue key, FhValue v) {
    int64_t hash = hash_of(vm, key);
    if (FH_UNLIKELY(hash == -1)) {
        fh_release(vm, key);
        fh_release(vm, v);
        return -1;
    }
    return fhdict_store(vm, fhas_dict(dict), key, hash, v);
}

int fhdict_set_c(FhVM *vm, FhValue dict, const char *key, FhValue v) {
    FhValue name = fhstr_intern(vm, key, strlen(key));
    if (name == FH_ERR) return -1;
    return fhdict_set_take(vm, dict, name, fh_retain(v));
}

FhValue fhdict_pop(FhVM *vm, FhValue dict, FhValue key) {
    FhDict *d = fhas_dict(dict);
    int64_t hash = hash_of(vm, key);
    if (hash == -1) return FH_ERR;
    int64_t e = fhdict_find(vm, d, key, hash);
    if (e < 0) return e == FHDICT_ABSENT ? FH_NOVALUE : FH_ERR;
    FhValue own_key, v;
    fhdict_take_entry(d, e, &own_key, &v);
    fh_release(vm, own_key);
    return v;
}

int fhdict_del(FhVM *vm, FhValue dict, FhValue key) {
    FhValue v = fhdict_pop(vm, dict, key);
    if (v == FH_ERR) return -1;
    fh_release(vm, v);
    return v != FH_NOVALUE;
}

FhValue fhdict_setdefault(FhVM *vm, FhValue dict, FhValue key, FhValue v) {
    FhDict *d = fhas_dict(dict);
    int64_t hash = hash_of(vm, key);
    if (hash == -1) return FH_ERR;
    size_t place = 0;
    int64_t e = find(vm, d, key, hash, &place);
    if (e == FHDICT_ERROR) return FH_ERR;
    if (e >= 0) return fh_retain(d->entries[e].value);
    if (insert(vm, d, place, fh_retain(key), hash, fh_retain(v)) < 0) return FH_ERR;
    return fh_retain(v);
}

int fhdict_contains(FhVM *vm, FhValue dict, FhValue key) {
    int64_t hash = hash_of(vm, key);
    if (hash == -1) return -1;
    int64_t e = fhdict_find(vm, fhas_dict(dict), key, hash);
    return e == FHDICT_ERROR ? -1 : e >= 0;
}

void fhdict_clear(FhVM *vm, FhValue dict) {
    FhDict *d = fhas_dict(dict);
    FhEntry *entries = d->entries;
    int64_t n = d->nentries;
    size_t size = block_size(d->capacity, d->log2_index);
    if (!entries) return;
    fhdict_init(d);
    for (int64_t e = 0; e < n; e++) {
        fh_release(vm, entries[e].key);
        fh_release(vm, entries[e].value);
    }
    fhmem_free(vm, entries, size);
}

bool fhdict_next(FhValue dict, int64_t *pos, FhValue *key, FhValue *value) {
    FhDict *d = fhas_dict(dict);
    int64_t e = *pos < d->first ? d->first : *pos;
    while (e < d->nentries && d->entries[e].key == FH_DUMMY) e++;
    if (e >= d->nentries) return false;
    *key = d->entries[e].key;
    *value = d->entries[e].value;
    *pos = e + 1;
    return true;
}
