/* The table of set and frozenset (layout and order: set.h), their life, and what the rest of the VM calls. Operators and
 * methods: set_ops.c. */
#include "objects/dead.h"
#include "objects/set.h"
#include "objects/dict.h"
#include "objects/dict_table.h"
#include "objects/equal.h"
#include "objects/iterators.h"
#include "objects/iterators_reduce.h"
#include "objects/list.h"
#include "objects/sequence.h"
#include "objects/set_table.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define MIN_PLACES 8
#define MAX_PLACES ((int64_t)1 << 40)
#define CHANGED    (-3) /* script code has changed the table: look again */

void fhset_init(FhSet *s) {
    memset((char *)s + sizeof(FhObj), 0, sizeof(FhSet) - sizeof(FhObj));
    s->mask = MIN_PLACES - 1;
    s->hash = -1;
}

static FhSetEntry *new_table(FhVM *vm, const FhSet *s, int64_t places) {
    if (places > MAX_PLACES) return fhraise_memory(vm), NULL;
    FhSetEntry *table = fhmem_new_for(vm, &s->header, (size_t)places * sizeof(FhSetEntry));
    if (!table) return NULL;
    int64_t filled = MIN_PLACES;
    for (int64_t i = 0; i < filled; i++) table[i] = (FhSetEntry){FH_NOVALUE, 0};
    for (; filled < places; filled *= 2)
        if (fhcopy(vm, table + filled, table, (size_t)filled * sizeof *table) < 0) {
            fhmem_free(vm, table, (size_t)places * sizeof *table);
            return NULL;
        }
    return table;
}

static inline size_t table_size(const FhSet *s) { return (size_t)(s->mask + 1) * sizeof(FhSetEntry); }

/* Puts a key that is not in the table where there is no deleted place. */
static void insert_clean(FhSetEntry *table, size_t mask, FhValue key, int64_t hash) {
    size_t i = (size_t)hash & mask;
    for (uint64_t perturb = (uint64_t)hash;;) {
        FhSetEntry *e = &table[i], *last = i + FHSET_LINEAR_PROBES <= mask ? e + FHSET_LINEAR_PROBES : e;
        for (; e <= last; e++)
            if (e->key == FH_NOVALUE) {
                *e = (FhSetEntry){key, hash};
                return;
            }
        perturb >>= 5;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

int fhset_resize(FhVM *vm, FhSet *s, int64_t min_used) {
    int64_t places = MIN_PLACES;
    while (places <= min_used) places *= 2;
    FhSetEntry *table = new_table(vm, s, places);
    if (!table) return -1;
    if (s->table) {
        for (int64_t i = 0; i <= s->mask; i++)
            if (fhset_is_live(&s->table[i]))
                insert_clean(table, (size_t)places - 1, s->table[i].key, s->table[i].hash);
        fhmem_free(vm, s->table, table_size(s));
    }
    s->table = table;
    s->mask = places - 1;
    s->fill = s->used;
    s->version++;
    return 0;
}

static FH_COLD int compare_slow(FhVM *vm, FhSet *s, FhValue theirs, FhValue key) {
    uint64_t version = s->version;
    fh_retain(theirs);
    int equal = fhcompare_bool(vm, theirs, key, FH_EQ);
    fh_release(vm, theirs);
    if (equal < 0) return -1;
    return s->version == version ? equal : CHANGED;
}

/* The place of key: 1; or where it is to go, the last deleted place of its probe or else the one never used that ends it:
 * 0; -1; CHANGED. */
static inline int probe(FhVM *vm, FhSet *s, FhValue key, int64_t hash, FhSetEntry **place) {
    FhSetEntry *deleted = NULL;
    size_t mask = (size_t)s->mask, i = (size_t)hash & mask;
    for (uint64_t perturb = (uint64_t)hash;;) {
        FhSetEntry *e = &s->table[i], *last = i + FHSET_LINEAR_PROBES <= mask ? e + FHSET_LINEAR_PROBES : e;
        for (; e <= last; e++) {
            if (e->key == key) {
                *place = e;
                return 1;
            }
            if (e->key == FH_NOVALUE) {
                *place = deleted ? deleted : e;
                return 0;
            }
            if (e->key == FH_DUMMY) deleted = e;
            if (FH_LIKELY(e->hash != hash)) continue;
            *place = e;
            int equal = fhequal_quick(e->key, key);
            if (equal < 0) equal = compare_slow(vm, s, e->key, key);
            if (equal) return equal;
        }
        perturb >>= 5;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

static int find(FhVM *vm, FhSet *s, FhValue key, int64_t hash, FhSetEntry **place) {
    int found;
    do {
        if (!s->table) return 0;
        found = probe(vm, s, key, hash, place);
    } while (FH_UNLIKELY(found == CHANGED));
    return found;
}

static int add_slow(FhVM *vm, FhSet *s, FhValue key, int64_t hash) {
    FhSetEntry *place = NULL;
    int found = find(vm, s, key, hash, &place);
    if (found) return found < 0 ? -1 : 0;
    if (!s->table) {
        if (!(s->table = new_table(vm, s, s->mask + 1))) return -1;
        find(vm, s, key, hash, &place);
    }
    bool fresh = place->key == FH_NOVALUE;
    *place = (FhSetEntry){fh_retain(key), hash};
    fh_stored(vm, &s->header, key);
    s->version++;
    s->used++;
    if (!fresh) return 1;
    s->fill++;
    if (s->fill * 5 < s->mask * 3) return 1;
    return fhset_resize(vm, s, s->used > 50000 ? s->used * 2 : s->used * 4) < 0 ? -1 : 1;
}

int fhset_add_hash(FhVM *vm, FhSet *s, FhValue key, int64_t hash) {
    int quick = fhset_add_quick(vm, s, key, hash);
    return FH_LIKELY(quick >= 0) ? quick : add_slow(vm, s, key, hash);
}

int fhset_probe_quick(const FhSet *s, FhValue key, int64_t hash) {
    size_t mask = (size_t)s->mask, i = (size_t)hash & mask;
    for (uint64_t perturb = (uint64_t)hash;;) {
        const FhSetEntry *e = &s->table[i],
                         *last = i + FHSET_LINEAR_PROBES <= mask ? e + FHSET_LINEAR_PROBES : e;
        for (; e <= last; e++) {
            if (e->key == key) return 1;
            if (e->key == FH_NOVALUE) return 0;
            if (FH_LIKELY(e->hash != hash)) continue;
            int equal = fhequal_quick(e->key, key);
            if (equal) return equal;
        }
        perturb >>= 5;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

int fhset_contains_hash(FhVM *vm, FhSet *s, FhValue key, int64_t hash) {
    int quick = fhset_contains_quick(s, key, hash);
    if (FH_LIKELY(quick >= 0)) return quick;
    FhSetEntry *place;
    return find(vm, s, key, hash, &place);
}

/* Takes the key of a place out, owned. */
static FhValue take(FhSet *s, FhSetEntry *place) {
    FhValue key = place->key;
    *place = (FhSetEntry){FH_DUMMY, -1};
    s->used--;
    s->version++;
    return key;
}

int fhset_discard_hash(FhVM *vm, FhSet *s, FhValue key, int64_t hash) {
    FhSetEntry *place = NULL;
    int found = find(vm, s, key, hash, &place);
    if (found == 1) fh_release(vm, take(s, place));
    return found;
}

FhValue fhset_pop(FhVM *vm, FhSet *s) {
    (void)vm;
    int64_t i = s->finger & s->mask;
    while (!fhset_is_live(&s->table[i])) i = (i + 1) & s->mask;
    s->finger = i + 1;
    return take(s, &s->table[i]);
}

bool fhset_next(FhValue set, int64_t *pos, FhValue *key, int64_t *hash) {
    FhSet *s = fhas_set(set);
    if (!s->table || *pos > s->mask) return false;
    const FhSetEntry *e = s->table + *pos, *end = s->table + s->mask + 1;
    while (e < end && !fhset_is_live(e)) e++;
    if (e >= end) return false;
    *key = e->key;
    *hash = e->hash;
    *pos = e - s->table + 1;
    return true;
}

enum { COPY_STEP = 1 << 16 }; /* elements between polls */

/* A table without elements takes those of another over, place by place where the sizes agree. */
static int copy_table(FhVM *vm, FhSet *s, const FhSet *from) {
    if (!s->table && !(s->table = new_table(vm, s, s->mask + 1))) return -1;
    bool same = s->mask == from->mask && from->fill == from->used;
    for (int64_t i = 0; i <= from->mask; i++) {
        const FhSetEntry *e = &from->table[i];
        if (!fhset_is_live(e)) continue;
        fh_retain(e->key);
        fh_stored(vm, &s->header, e->key);
        if (same)
            s->table[i] = *e;
        else
            insert_clean(s->table, (size_t)s->mask, e->key, e->hash);
        s->fill = ++s->used;
        if (s->used % COPY_STEP == 0 && fhpoll(vm) < 0) return -1;
    }
    s->version++;
    return 0;
}

int fhset_merge(FhVM *vm, FhSet *s, FhValue other) {
    FhSet *from = fhas_set(other);
    if (s == from || from->used == 0) return 0;
    if ((s->fill + from->used) * 5 >= s->mask * 3 && fhset_resize(vm, s, (s->used + from->used) * 2) < 0)
        return -1;
    if (s->fill == 0) return copy_table(vm, s, from);
    int64_t pos = 0, hash;
    FhValue key;
    while (fhset_next(other, &pos, &key, &hash)) {
        fh_retain(key);
        int status = fhset_add_hash(vm, s, key, hash);
        fh_release(vm, key);
        if (status < 0 || (pos % COPY_STEP == 0 && fhpoll(vm) < 0)) return -1;
    }
    return 0;
}

/* ---- life ---- */

void fhset_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhSet *s = (FhSet *)o;
    if (!s->table) return;
    for (int64_t i = 0; i <= s->mask; i++) fn(ctx, &s->table[i].key);
}

void fhset_payload(FhVM *vm, FhObj *o, void (*fn)(void *ctx, void **block, size_t size), void *ctx) {
    (void)vm;
    FhSet *s = (FhSet *)o;
    void *table = s->table;
    if (!table) return;
    fn(ctx, &table, table_size(s));
    s->table = table;
}

/* Which of MIN_PLACES entries have objects as keys, a bit each: found without branches, which nobody could predict. */
static inline unsigned objects_among(const FhSetEntry *e) {
#define OBJECT_AT(i) ((unsigned)(e[i].key & e[i].key >> 1 & 1) << (i)) /* both bits of FH_TAG_OBJ */
    return OBJECT_AT(0) | OBJECT_AT(1) | OBJECT_AT(2) | OBJECT_AT(3) | OBJECT_AT(4) | OBJECT_AT(5) |
           OBJECT_AT(6) | OBJECT_AT(7);
#undef OBJECT_AT
}

void fhset_clear(FhVM *vm, FhValue set) {
    FhSet *s = fhas_set(set);
    FhSetEntry *table = s->table;
    int64_t places = s->mask + 1;
    int64_t finger = s->finger;
    uint64_t version = s->version;
    if (!table) return;
    fhset_init(s);
    s->finger = finger;
    s->version = version + 1;
    for (int64_t i = 0; i < places; i += MIN_PLACES)
        for (unsigned objects = objects_among(table + i); objects; objects &= objects - 1)
            fh_release(vm, table[i + __builtin_ctz(objects)].key);
    fhmem_free(vm, table, (size_t)places * sizeof(FhSetEntry));
}

void fhset_finalize(FhVM *vm, FhObj *o) { fhset_clear(vm, fh_val(o)); }

static FhValue make(FhVM *vm, FhTypeId kind) {
    FhSet *s = (FhSet *)fhmem_data_cell(vm, sizeof(FhSet), kind, true);
    if (!s) return FH_ERR;
    fhset_init(s);
    return fh_val(s);
}

FhValue fhset_new(FhVM *vm) { return make(vm, FH_T_set); }

static FhValue make_of(FhVM *vm, FhTypeId kind, FhValue iterable) {
    FhValue v = make(vm, kind);
    if (v == FH_ERR || iterable == FH_NOVALUE || fhset_update(vm, v, iterable) == 0) return v;
    fh_release(vm, v);
    return FH_ERR;
}

FhValue fhset_of(FhVM *vm, FhValue iterable) { return make_of(vm, FH_T_set, iterable); }

FhValue fhfrozenset_of(FhVM *vm, FhValue iterable) {
    if (fhfrozenset_exact(iterable)) return fh_retain(iterable);
    return make_of(vm, FH_T_frozenset, iterable);
}

FhValue fhset_like(FhVM *vm, FhValue like, FhValue iterable) {
    return make_of(vm, fh_isa(vm, like, FH_T_frozenset) ? FH_T_frozenset : FH_T_set, iterable);
}

/* ---- any value as a key ---- */

int fhset_add(FhVM *vm, FhValue set, FhValue v) {
    int64_t hash = fhhash(vm, v);
    return hash == -1 ? -1 : fhset_add_hash(vm, fhas_set(set), v, hash);
}

/* The hash lookup of v; a set, which has no hash, is looked up as a frozenset of its elements. */
static int as_key(FhVM *vm, FhValue set, FhValue v, int (*look)(FhVM *, FhSet *, FhValue, int64_t)) {
    int64_t hash = fhhash(vm, v);
    if (FH_LIKELY(hash != -1)) return look(vm, fhas_set(set), v, hash);
    if (!fh_isa(vm, v, FH_T_set) || !fhpending_is(vm, FH_T_TypeError)) return -1;
    fhpending_clear(vm);
    FhValue frozen = make_of(vm, FH_T_frozenset, v);
    if (frozen == FH_ERR) return -1;
    hash = fhhash(vm, frozen);
    int status = hash == -1 ? -1 : look(vm, fhas_set(set), frozen, hash);
    fh_release(vm, frozen);
    return status;
}

int fhset_contains(FhVM *vm, FhValue set, FhValue v) { return as_key(vm, set, v, fhset_contains_hash); }
int fhset_discard(FhVM *vm, FhValue set, FhValue v) { return as_key(vm, set, v, fhset_discard_hash); }

static int merge_dict(FhVM *vm, FhSet *s, FhValue dict) {
    int64_t n = fhdict_size(dict);
    if ((s->fill + n) * 5 >= s->mask * 3 && fhset_resize(vm, s, (s->used + n) * 2) < 0) return -1;
    int64_t pos = 0;
    FhValue key, v;
    while (fhdict_next(dict, &pos, &key, &v)) {
        int64_t hash = fhas_dict(dict)->entries[pos - 1].hash;
        fh_retain(key);
        int status = fhset_add_hash(vm, s, key, hash);
        fh_release(vm, key);
        if (status < 0 || (pos % COPY_STEP == 0 && fhpoll(vm) < 0)) return -1;
    }
    return 0;
}

/* The items of a list or tuple. Those whose comparison runs no script code are not held meanwhile. */
static int add_array(FhVM *vm, FhValue set, FhValue array) {
    bool is_list = fhlist_exact(array);
    int status = 0;
    int64_t i = 0;
    fh_retain(array);
    for (; status >= 0 && i < (is_list ? fhas_list(array)->size : fhas_tuple(array)->size); i++) {
        FhValue v = is_list ? fhas_list(array)->items[i] : fhas_tuple(array)->items[i];
        bool plain = fhstr_exact(v) || fh_is_int(v);
        if (!plain || fhset_add_quick(vm, fhas_set(set), v, fhhash(vm, v)) < 0) {
            fh_retain(v);
            status = fhset_add(vm, set, v);
            fh_release(vm, v);
        }
        if (i % FH_POLL_STEPS == FH_POLL_STEPS - 1 && status >= 0) status = fhpoll_work(vm, FH_POLL_STEPS);
    }
    fhcharge(vm, FH_POLL_REST(i));
    fh_release(vm, array);
    return status < 0 ? -1 : 0;
}

static int add_step(FhVM *vm, void *ctx, FhValue item) {
    return fhset_add(vm, *(FhValue *)ctx, item) < 0 ? -1 : 0;
}

int fhset_update(FhVM *vm, FhValue set, FhValue iterable) {
    if (fhset_check(vm, iterable)) return fhset_merge(vm, fhas_set(set), iterable);
    if (fhdict_exact(iterable)) return merge_dict(vm, fhas_set(set), iterable);
    if (fhlist_exact(iterable) || fhtuple_exact(iterable)) return add_array(vm, set, iterable);
    return fhiterate(vm, iterable, add_step, &set);
}

/* ---- iterator ---- */

static void visit_iter(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhSetIter *)o)->set);
}

static void finalize_iter(FhVM *vm, FhObj *o) { fh_clear(vm, &((FhSetIter *)o)->set); }

FhValue fhset_iter(FhVM *vm, FhValue v) {
    FhSetIter *it = (FhSetIter *)fhmem_cell(vm, sizeof(FhSetIter), FH_T_set_iterator, true);
    if (!it) return FH_ERR;
    it->set = fh_retain(v);
    it->pos = 0;
    it->used = it->left = fhas_set(v)->used;
    return fh_val(it);
}

static FhValue iter_next(FhVM *vm, FhValue self) {
    FhSetIter *it = FH_AS(FhSetIter, self);
    if (it->set == FH_NOVALUE) return FH_NOVALUE;
    if (FH_UNLIKELY(it->used != fhas_set(it->set)->used)) {
        if (fh_is_dead(it->set)) return fhdead_raise(vm, it->set);
        it->used = -1; /* and so it stays */
        return fhraise(vm, FH_T_RuntimeError, "Set changed size during iteration");
    }
    FhValue key;
    int64_t hash;
    if (!fhset_next(it->set, &it->pos, &key, &hash)) {
        if (fh_is_dead(it->set)) return fhdead_raise(vm, it->set);
        fh_clear(vm, &it->set);
        return FH_NOVALUE;
    }
    it->left--;
    return fh_retain(key);
}

static FhValue iter_hint(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)vm, (void)args, (void)nargs, (void)kwnames;
    FhSetIter *it = FH_AS(FhSetIter, self);
    bool ended = it->set == FH_NOVALUE || it->used != fhas_set(it->set)->used;
    return fh_int_raw(ended ? 0 : it->left);
}

static const FhMethodDef iter_methods[] = {
    {"__length_hint__", iter_hint, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};
static const FhSlots iter_slots = {
    .life = {.visit = visit_iter, .finalize = finalize_iter},
    .iter = fhiterators_self,
    .next = iter_next,
};
const FhTypeDef fhtypedef_set_iterator = {
    .size = sizeof(FhSetIter),
    .flags = FH_TF_CONTAINER,
    .slots = &iter_slots,
    .methods = iter_methods,
    .more_methods = fhiterators_methods_set,
};
