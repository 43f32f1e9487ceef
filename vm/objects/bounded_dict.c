/* BoundedDict: a mapping in insertion order whose memory is taken when it is made. Contract: bounded.h.
 *
 *   | FhBounded | free, first, last, state | entries, `capacity` of them | heads, as many: a list of entries for each hash |
 *
 * Entries are linked by numbers from 1; 0 is none: `chain` along a hash's list, `prev` and `next` in order of insertion, and
 * `next` along the list of free ones. Entries high + 1 and beyond have never been used. An entry with its head takes 36 bytes.
 * `state` counts what is added and removed: whoever walks while script code may run compares it. */
#include "objects/bounded.h"
#include "objects/dead.h"
#include "objects/dict.h"
#include "objects/equal.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/sequence.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames

typedef struct Map {
    FhBounded b;
    uint32_t free, first, last, state;
} Map;

typedef struct Entry {
    FhValue key, value;
    uint32_t hash, chain, prev, next;
} Entry;

static inline Map *as_map(FhValue v) { return FH_AS(Map, v); }
static inline Entry *entry(const Map *m, uint32_t number) {
    return (Entry *)fhbounded_data(&m->b, sizeof(Map)) + (number - 1);
}
static inline uint32_t *head(const Map *m, uint32_t hash) {
    uint32_t *heads = (uint32_t *)(void *)((Entry *)fhbounded_data(&m->b, sizeof(Map)) + m->b.capacity);
    return &heads[(uint64_t)(hash * 0x9E3779B1u) * m->b.capacity >> 32];
}
static bool is_map(FhVM *vm, FhValue v) {
    return fh_has_shape(v, FH_T_BoundedDict) || (fh_is_obj(v) && fh_isa(vm, v, FH_T_BoundedDict));
}

/* ---- entries; none of these runs script code ---- */

static void unlink(Map *m, uint32_t number) {
    Entry *e = entry(m, number);
    uint32_t *link = head(m, e->hash);
    while (*link != number) link = &entry(m, *link)->chain;
    *link = e->chain;
    *(e->prev ? &entry(m, e->prev)->next : &m->first) = e->next;
    *(e->next ? &entry(m, e->next)->prev : &m->last) = e->prev;
    e->next = m->free;
    m->free = number;
    m->b.size--;
    m->state++;
}

/* A new last entry; there is room. */
static void link_last(FhVM *vm, Map *m, FhValue key, FhValue value, uint32_t hash) {
    uint32_t number = m->free ? m->free : m->b.high + 1;
    Entry *e = entry(m, number);
    if (m->free) m->free = e->next;
    uint32_t *chain = head(m, hash);
    *e = (Entry){fh_retain(key), fh_retain(value), hash, *chain, m->last, 0};
    *chain = number;
    *(m->last ? &entry(m, m->last)->next : &m->first) = number;
    m->last = number;
    m->b.size++;
    m->state++;
    fhbounded_grown(&m->b);
    fh_stored(vm, &m->b.header, key);
    fh_stored(vm, &m->b.header, value);
}

/* ---- life ---- */

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    const Map *m = (const Map *)o;
    for (uint32_t i = m->b.size ? m->first : 0; i; i = entry(m, i)->next) {
        fn(ctx, &entry(m, i)->key);
        fn(ctx, &entry(m, i)->value);
    }
}

static void empty(FhVM *vm, Map *m) {
    for (uint32_t n = m->b.size; n > 0 && m->b.size > 0; n--) {
        FhValue key = entry(m, m->last)->key, value = entry(m, m->last)->value;
        unlink(m, m->last);
        fh_release(vm, value);
        fh_release(vm, key);
    }
}

static void finalize(FhVM *vm, FhObj *o) {
    Map *m = (Map *)o;
    for (int rounds = 0; m->b.size && rounds < 100; rounds++) empty(vm, m); /* a __del__ may add again */
    if (m->b.flags & FH_BOUNDED_LENT) m->b.size = m->first = m->last = m->free = 0;
    fhbounded_end(vm, &m->b, sizeof(Map));
}

static Map *make(FhVM *vm, FhValue type, uint32_t capacity, FhValue provider) {
    Map *m = (Map *)fhbounded_new(vm, type, FH_T_BoundedDict, sizeof(Map), capacity,
                                  sizeof(Entry) + sizeof(uint32_t), provider);
    if (m) memset(entry(m, capacity + 1), 0, capacity * sizeof(uint32_t));
    return m;
}

/* ---- lookup ---- */

static int hash_of(FhVM *vm, FhValue key, uint32_t *hash) {
    int64_t h = fhhash(vm, key);
    if (h == -1) return -1;
    *hash = (uint32_t)((uint64_t)h ^ (uint64_t)h >> 32);
    return 0;
}

/* The number of key's entry, 0: absent. -1: an exception. A comparison that changes the dict makes it start anew. */
static int64_t find(FhVM *vm, FhValue self, FhValue key, uint32_t hash) {
    Map *m = as_map(self);
again:;
    uint32_t state = m->state;
    if (!m->b.capacity) return 0;
    for (uint32_t i = *head(m, hash); i; i = entry(m, i)->chain) {
        if (entry(m, i)->hash != hash) continue;
        int equal = fhequal_item(vm, entry(m, i)->key, key);
        if (equal < 0) return -1;
        if (fh_is_dead(self)) return fhdead_raise_int(vm, self);
        if (m->state != state) goto again;
        if (equal) return i;
    }
    return 0;
}

static int64_t lookup(FhVM *vm, FhValue self, FhValue key) {
    uint32_t hash;
    if (hash_of(vm, key, &hash) < 0) return -1;
    if (fh_is_dead(self)) return fhdead_raise_int(vm, self);
    return find(vm, self, key, hash);
}

/* 1: done; 0: full, nothing pending; -1. */
static int put(FhVM *vm, FhValue self, FhValue key, FhValue value) {
    uint32_t hash;
    if (hash_of(vm, key, &hash) < 0) return -1;
    if (fh_is_dead(self)) return fhdead_raise_int(vm, self);
    int64_t i = find(vm, self, key, hash);
    if (i < 0) return -1;
    Map *m = as_map(self);
    if (i) {
        fh_set_ref(vm, &m->b.header, &entry(m, (uint32_t)i)->value, value);
        return 1;
    }
    if (m->b.size >= m->b.capacity) return 0;
    link_last(vm, m, key, value, hash);
    return 1;
}

static int raise_full(FhVM *vm, FhValue self, FhValue key, FhValue value) {
    const FhBounded *b = fhas_bounded(self);
    fhbounded_reject(vm, value, "%T is full: no place for key %R (length %u, capacity %u)", self, key,
                     b->size, b->capacity);
    if (!fhpending_is(vm, FH_T_CapacityError)) return -1;
    FhValue error = fhpending_take(vm), name = fhstr_intern(vm, "key", 3);
    if (name != FH_ERR && fhattr_set(vm, error, name, key) == 0)
        fhpending_set(vm, error);
    else
        fh_release(vm, error);
    return -1;
}

static int put_or_raise(FhVM *vm, FhValue self, FhValue key, FhValue value) {
    int done = put(vm, self, key, value);
    return done ? (done < 0 ? -1 : 0) : raise_full(vm, self, key, value);
}

/* Takes the entry out; key and value are owned by the caller. */
static void take(Map *m, uint32_t number, FhValue *key, FhValue *value) {
    *key = entry(m, number)->key;
    *value = entry(m, number)->value;
    unlink(m, number);
}

/* ---- slots ---- */

static int64_t len(FhVM *vm, FhValue v) { return (void)vm, fhas_bounded(v)->size; }

static FhValue getitem(FhVM *vm, FhValue self, FhValue key) {
    int64_t i = lookup(vm, self, key);
    if (i < 0) return FH_ERR;
    return i ? fh_retain(entry(as_map(self), (uint32_t)i)->value) : fhraise_value(vm, FH_T_KeyError, key);
}

static int setitem(FhVM *vm, FhValue self, FhValue key, FhValue v) {
    if (v != FH_NOVALUE) return put_or_raise(vm, self, key, v);
    int64_t i = lookup(vm, self, key);
    if (i < 0) return -1;
    if (!i) return fhraise_value(vm, FH_T_KeyError, key), -1;
    FhValue old_key, old_value;
    take(as_map(self), (uint32_t)i, &old_key, &old_value);
    fh_release(vm, old_value);
    fh_release(vm, old_key);
    return 0;
}

static int contains(FhVM *vm, FhValue self, FhValue key) {
    int64_t i = lookup(vm, self, key);
    return i < 0 ? -1 : i > 0;
}

static FhValue to_dict(FhVM *vm, FhValue self) {
    FhValue dict = fhdict_new(vm);
    if (dict == FH_ERR) return FH_ERR;
    Map *m = as_map(self);
    uint32_t state = m->state;
    for (uint32_t i = m->b.size ? m->first : 0; i; i = entry(m, i)->next) {
        int status = fhdict_set(vm, dict, entry(m, i)->key, entry(m, i)->value);
        if (status == 0 && (fh_is_dead(self) || m->state != state))
            status = fhraise_int(vm, FH_T_RuntimeError, "BoundedDict changed size during iteration");
        if (status == 0) continue;
        fh_release(vm, dict);
        return FH_ERR;
    }
    return dict;
}

static FhValue repr(FhVM *vm, FhValue self) {
    int active = fhrepr_enter(vm, self);
    if (active < 0) return FH_ERR;
    if (active) return fhstr_format(vm, "%T(...)", self);
    FhValue dict = to_dict(vm, self), v = FH_ERR;
    if (dict != FH_ERR) v = fhstr_format(vm, "%T(%R, capacity=%u)", self, dict, fhas_bounded(self)->capacity);
    if (dict != FH_ERR) fh_release(vm, dict);
    fhrepr_leave(vm, self);
    return v;
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    bool comparable = (is_map(vm, a) || fhdict_check(vm, a)) && (is_map(vm, b) || fhdict_check(vm, b)) &&
                      (op == FH_EQ || op == FH_NE);
    if (!comparable) return FH_NOTIMPLEMENTED;
    FhValue x = is_map(vm, a) ? to_dict(vm, a) : fh_retain(a);
    FhValue y = x == FH_ERR ? FH_ERR : is_map(vm, b) ? to_dict(vm, b) : fh_retain(b);
    FhValue v = y == FH_ERR ? FH_ERR : fhcompare(vm, x, y, op);
    if (x != FH_ERR) fh_release(vm, x);
    if (y != FH_ERR) fh_release(vm, y);
    return v;
}

/* ---- methods ---- */

NATIVE(get) {
    (void)kwnames;
    int64_t i = lookup(vm, self, args[0]);
    if (i < 0) return FH_ERR;
    if (i) return fh_retain(entry(as_map(self), (uint32_t)i)->value);
    return nargs > 1 ? fh_retain(args[1]) : FH_NONE;
}

NATIVE(try_insert) {
    (void)nargs, (void)kwnames;
    int done = put(vm, self, args[0], args[1]);
    return done < 0 ? FH_ERR : fh_bool(done);
}

NATIVE(insert) {
    (void)nargs, (void)kwnames;
    return put_or_raise(vm, self, args[0], args[1]) < 0 ? FH_ERR : FH_NONE;
}

NATIVE(pop) {
    (void)kwnames;
    int64_t i = lookup(vm, self, args[0]);
    if (i < 0) return FH_ERR;
    if (!i) return nargs > 1 ? fh_retain(args[1]) : fhraise_value(vm, FH_T_KeyError, args[0]);
    FhValue key, value;
    take(as_map(self), (uint32_t)i, &key, &value);
    fh_release(vm, key);
    return value;
}

NATIVE(pop_item) {
    UNUSED;
    Map *m = as_map(self);
    if (!m->b.size) return fhraise(vm, FH_T_KeyError, "popitem(): BoundedDict is empty");
    FhValue pair[2];
    take(m, m->last, &pair[0], &pair[1]);
    return fhtuple_take(vm, pair, 2);
}

NATIVE(set_default) {
    (void)kwnames;
    FhValue value = nargs > 1 ? args[1] : FH_NONE;
    int64_t i = lookup(vm, self, args[0]);
    if (i < 0) return FH_ERR;
    if (i) return fh_retain(entry(as_map(self), (uint32_t)i)->value);
    return put_or_raise(vm, self, args[0], value) < 0 ? FH_ERR : fh_retain(value);
}

NATIVE(clear) {
    UNUSED;
    empty(vm, as_map(self));
    return FH_NONE;
}

static int put_all(FhVM *vm, FhValue self, FhValue dict) {
    int64_t pos = 0;
    FhValue key, value;
    while (fhdict_next(dict, &pos, &key, &value)) {
        fh_retain(key), fh_retain(value);
        int status = put_or_raise(vm, self, key, value);
        fh_release(vm, key), fh_release(vm, value);
        if (status < 0) return -1;
    }
    return 0;
}

/* Mapping, iterable of pairs; what has fitted stays. */
static int update_from(FhVM *vm, FhValue self, FhValue other) {
    FhValue dict = is_map(vm, other) ? to_dict(vm, other) : fhdict_new(vm);
    if (dict == FH_ERR) return -1;
    int status = is_map(vm, other) ? 0 : fhdict_update(vm, dict, other);
    if (status == 0) status = put_all(vm, self, dict);
    fh_release(vm, dict);
    return status;
}

NATIVE(update) {
    if (nargs && update_from(vm, self, args[0]) < 0) return FH_ERR;
    if (nargs > 1) return fhraise(vm, FH_T_TypeError, "update expected at most 1 argument, got %u", nargs);
    int64_t n = kwnames == FH_NOVALUE ? 0 : fhas_tuple(kwnames)->size;
    for (int64_t i = 0; i < n; i++)
        if (put_or_raise(vm, self, fhas_tuple(kwnames)->items[i], args[nargs + i]) < 0) return FH_ERR;
    return FH_NONE;
}

static FhValue update_in_place(FhVM *vm, FhValue self, FhValue other) {
    if (!is_map(vm, self)) return FH_NOTIMPLEMENTED;
    return update_from(vm, self, other) < 0 ? FH_ERR : fh_retain(self);
}

static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    uint32_t capacity;
    FhValue items, provider;
    if (fhbounded_arguments(vm, "BoundedDict", args, nargs, kwnames, &capacity, &items, &provider) < 0)
        return FH_ERR;
    Map *m = make(vm, type, capacity, provider);
    if (!m || items == FH_NOVALUE || update_from(vm, fh_val(m), items) == 0) return m ? fh_val(m) : FH_ERR;
    fh_release(vm, fh_val(m));
    return FH_ERR;
}

static FhValue copy_with(FhVM *vm, FhValue self, FhValue items) {
    Map *m = make(vm, fh_val(vm->types[FH_T_BoundedDict]), fhas_bounded(self)->capacity, FH_NOVALUE);
    if (!m || update_from(vm, fh_val(m), items) == 0) return m ? fh_val(m) : FH_ERR;
    fh_release(vm, fh_val(m));
    return FH_ERR;
}
NATIVE(copy) {
    UNUSED;
    return copy_with(vm, self, self);
}
NATIVE(deep_copy) {
    (void)nargs, (void)kwnames;
    FhValue dict = to_dict(vm, self), items = dict == FH_ERR ? FH_ERR : fhbounded_deep(vm, dict, args[0]);
    if (dict != FH_ERR) fh_release(vm, dict);
    if (items == FH_ERR) return FH_ERR;
    FhValue v = copy_with(vm, self, items);
    fh_release(vm, items);
    return v;
}

NATIVE(size_of) {
    UNUSED;
    const FhBounded *b = fhas_bounded(self);
    uint64_t entries = (uint64_t)b->capacity * (sizeof(Entry) + sizeof(uint32_t));
    return fhint_new_u64(vm,
                         sizeof(Map) + (b->flags & FH_BOUNDED_LENT ? sizeof(FhBoundedLent) : 0) + entries);
}

/* ---- iteration, views ---- */

enum { KEYS, VALUES, ITEMS };

typedef struct View {
    FhObj header;
    FhValue of;
    uint8_t kind;
} View;

typedef struct Iterator {
    FhObj header;
    FhValue of; /* NOVALUE: exhausted */
    uint32_t next, state, left;
    uint8_t kind;
    bool down;
} Iterator;

static void visit_view(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((View *)o)->of);
}
static void finalize_view(FhVM *vm, FhObj *o) { fh_clear(vm, &((View *)o)->of); }

static FhValue iterate(FhVM *vm, FhValue self, uint8_t kind, bool down) {
    if (fh_is_dead(self)) return fhdead_raise(vm, self);
    Iterator *it = (Iterator *)fhmem_cell(vm, sizeof *it, FH_T_bounded_dict_iterator, true);
    if (!it) return FH_ERR;
    const Map *m = as_map(self);
    it->of = fh_retain(self);
    it->next = m->b.size ? (down ? m->last : m->first) : 0;
    it->state = m->state;
    it->left = m->b.size;
    it->kind = kind;
    it->down = down;
    return fh_val(it);
}

static FhValue iter(FhVM *vm, FhValue self) { return iterate(vm, self, KEYS, false); }
NATIVE(reversed) {
    UNUSED;
    return iterate(vm, self, KEYS, true);
}

static FhValue iterator_next(FhVM *vm, FhValue self) {
    Iterator *it = FH_AS(Iterator, self);
    if (it->of == FH_NOVALUE) return FH_NOVALUE;
    if (fh_is_dead(it->of)) return fhdead_raise(vm, it->of);
    const Map *m = as_map(it->of);
    if (FH_UNLIKELY(m->state != it->state))
        return fhraise(vm, FH_T_RuntimeError, "BoundedDict changed size during iteration");
    if (!it->next) {
        fh_clear(vm, &it->of);
        return FH_NOVALUE;
    }
    const Entry *e = entry(m, it->next);
    it->next = it->down ? e->prev : e->next;
    it->left--;
    if (it->kind == ITEMS) {
        FhValue pair[] = {fh_retain(e->key), fh_retain(e->value)};
        return fhtuple_take(vm, pair, 2);
    }
    return fh_retain(it->kind == KEYS ? e->key : e->value);
}

NATIVE(iterator_hint) {
    UNUSED;
    const Iterator *it = FH_AS(Iterator, self);
    return fh_int_raw(it->of == FH_NOVALUE ? 0 : it->left);
}

static FhValue view_new(FhVM *vm, FhValue self, uint8_t kind) {
    View *v = (View *)fhmem_cell(vm, sizeof *v, FH_T_bounded_dict_view, true);
    if (!v) return FH_ERR;
    v->of = fh_retain(self);
    v->kind = kind;
    return fh_val(v);
}
NATIVE(keys) {
    UNUSED;
    return view_new(vm, self, KEYS);
}
NATIVE(values) {
    UNUSED;
    return view_new(vm, self, VALUES);
}
NATIVE(items) {
    UNUSED;
    return view_new(vm, self, ITEMS);
}

static FhValue view_iter(FhVM *vm, FhValue v) {
    return iterate(vm, FH_AS(View, v)->of, FH_AS(View, v)->kind, false);
}
NATIVE(view_reversed) {
    UNUSED;
    return iterate(vm, FH_AS(View, self)->of, FH_AS(View, self)->kind, true);
}
static int64_t view_len(FhVM *vm, FhValue v) {
    FhValue of = FH_AS(View, v)->of;
    return fh_is_dead(of) ? fhdead_raise_int(vm, of) : (int64_t)fhas_bounded(of)->size;
}
static FhValue view_repr(FhVM *vm, FhValue v) {
    static const char *const names[] = {"keys", "values", "items"};
    FhValue list = fhlist_of(vm, v);
    if (list == FH_ERR) return FH_ERR;
    FhValue text = fhstr_format(vm, "BoundedDict_%s(%R)", names[FH_AS(View, v)->kind], list);
    fh_release(vm, list);
    return text;
}

static bool is_view(FhValue v) { return fh_has_shape(v, FH_T_bounded_dict_view); }
static bool is_set_like(FhValue v) { return is_view(v) && FH_AS(View, v)->kind != VALUES; }

static int view_contains(FhVM *vm, FhValue self, FhValue v) {
    FhValue of = FH_AS(View, self)->of;
    if (FH_AS(View, self)->kind == KEYS) return fhcontains(vm, of, v);
    FhValue list = fhlist_of(vm, self);
    if (list == FH_ERR) return -1;
    int found = fhcontains(vm, list, v);
    fh_release(vm, list);
    return found;
}

/* Keys and items behave as sets of what they show now. */
static FhValue as_set(FhVM *vm, FhValue v) { return fhset_check(vm, v) ? fh_retain(v) : fhset_of(vm, v); }

static FhValue set_operation(FhVM *vm, FhBinOp op, FhValue a, FhValue b) {
    if (!is_set_like(a) && !is_set_like(b)) return FH_NOTIMPLEMENTED;
    FhValue x = as_set(vm, a), y = x == FH_ERR ? FH_ERR : as_set(vm, b);
    FhValue v = y == FH_ERR ? FH_ERR : fhbinary(vm, op, x, y);
    if (x != FH_ERR) fh_release(vm, x);
    if (y != FH_ERR) fh_release(vm, y);
    return v;
}
static FhValue view_and(FhVM *vm, FhValue a, FhValue b) { return set_operation(vm, FH_AND, a, b); }
static FhValue view_or(FhVM *vm, FhValue a, FhValue b) { return set_operation(vm, FH_OR, a, b); }
static FhValue view_xor(FhVM *vm, FhValue a, FhValue b) { return set_operation(vm, FH_XOR, a, b); }
static FhValue view_sub(FhVM *vm, FhValue a, FhValue b) { return set_operation(vm, FH_SUB, a, b); }

static FhValue view_compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!is_set_like(a)) return FH_NOTIMPLEMENTED;
    bool comparable = is_set_like(b) || fhset_check(vm, b) || fh_isa(vm, b, FH_T_dict_keys) ||
                      fh_isa(vm, b, FH_T_dict_items);
    if (!comparable) return FH_NOTIMPLEMENTED;
    FhValue x = as_set(vm, a), y = x == FH_ERR ? FH_ERR : as_set(vm, b);
    FhValue v = y == FH_ERR ? FH_ERR : fhcompare(vm, x, y, op);
    if (x != FH_ERR) fh_release(vm, x);
    if (y != FH_ERR) fh_release(vm, y);
    return v;
}

/* ---- the types ---- */

static const FhSlots iterator_slots = {.life = {.visit = visit_view, .finalize = finalize_view},
                                       .iter = fhiterators_self,
                                       .next = iterator_next};
static const FhMethodDef iterator_methods[] = {{"__length_hint__", iterator_hint, 0, 0, 0, NULL}, {0}};
_Static_assert(offsetof(Iterator, of) == offsetof(View, of), "they share visit and finalize");
const FhTypeDef fhtypedef_bounded_dict_iterator = {.size = sizeof(Iterator),
                                                   .flags = FH_TF_CONTAINER,
                                                   .slots = &iterator_slots,
                                                   .methods = iterator_methods};

static const FhSlots view_slots = {
    .life = {.visit = visit_view, .finalize = finalize_view},
    .repr = view_repr,
    .compare = view_compare,
    .iter = view_iter,
    .len = view_len,
    .contains = view_contains,
    .binary = {[FH_AND] = view_and, [FH_OR] = view_or, [FH_XOR] = view_xor, [FH_SUB] = view_sub}};
static const FhMethodDef view_methods[] = {{"__reversed__", view_reversed, 0, 0, 0, NULL}, {0}};
const FhTypeDef fhtypedef_bounded_dict_view = {
    .size = sizeof(View), .flags = FH_TF_CONTAINER, .slots = &view_slots, .methods = view_methods};

static const FhMethodDef methods[] = {
    {"get", get, 1, 2, 0, NULL},
    {"insert", insert, 2, 2, 0, "insert($self, key, value, /)\n--\n\nself[key] = value."},
    {"try_insert", try_insert, 2, 2, 0,
     "try_insert($self, key, value, /)\n--\n\nself[key] = value, or gives False when full."},
    {"pop", pop, 1, 2, 0, NULL},
    {"popitem", pop_item, 0, 0, 0, NULL},
    {"setdefault", set_default, 1, 2, 0, NULL},
    {"update", update, 0, FH_ANY, FH_KW, NULL},
    {"clear", clear, 0, 0, 0, NULL},
    {"copy", copy, 0, 0, 0, NULL},
    {"__copy__", copy, 0, 0, 0, NULL},
    {"__deepcopy__", deep_copy, 1, 1, 0, NULL},
    {"keys", keys, 0, 0, 0, NULL},
    {"values", values, 0, 0, 0, NULL},
    {"items", items, 0, 0, 0, NULL},
    {"__reversed__", reversed, 0, 0, 0, NULL},
    {"__sizeof__", size_of, 0, 0, 0, NULL},
    FH_BOUNDED_METHODS,
    FH_CLASS_GETITEM,
    {0}};
static const FhGetSetDef getsets[] = {FH_BOUNDED_GETSETS, {0}};
static const FhSlots slots = {.life = {.visit = visit, .finalize = finalize},
                              .repr = repr,
                              .compare = compare,
                              .iter = iter,
                              .new_ = new_,
                              .len = len,
                              .getitem = getitem,
                              .setitem = setitem,
                              .contains = contains,
                              .inplace = {[FH_OR] = update_in_place}};
const FhTypeDef fhtypedef_BoundedDict = {.doc = "BoundedDict(capacity, items=(), provider=None)\n--\n\nA "
                                                "dict whose memory is taken at once and never grows.",
                                         .size = sizeof(Map),
                                         .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_VARSIZE |
                                                  FH_TF_MAPPING | FH_TF_WEAKREF,
                                         .slots = &slots,
                                         .methods = methods,
                                         .getsets = getsets};
