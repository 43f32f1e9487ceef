/* set and frozenset: operators, methods, slots. The order in which results are filled is CPython's, because it decides
 * the order of iteration (set.h).
 *
 * Wherever a set is walked while keys are compared, script code may change it: each step goes through fhset_next, which
 * re-reads the table, and holds the key. */
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/sequence.h"
#include "objects/set.h"
#include "objects/set_table.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* Which of the 64 places from base on (or as many as there are) hold or held elements, a bit each: found without branches,
 * which nobody could predict in a table that is mostly empty. */
static inline uint64_t live_places(const FhSet *s, int64_t base) {
    const FhSetEntry *e = s->table + base;
    int64_t n = s->mask + 1 - base < 64 ? s->mask + 1 - base : 64;
    uint64_t live = 0;
#define USED_AT(k) ((uint64_t)(e[i + (k)].key != FH_NOVALUE) << (k))
    for (int64_t i = 0; i < n; i += 8)
        live |= (USED_AT(0) | USED_AT(1) | USED_AT(2) | USED_AT(3) | USED_AT(4) | USED_AT(5) | USED_AT(6) |
                 USED_AT(7))
                << i;
#undef USED_AT
    return live;
}

/* fn is called for each element of `set` until it returns something else than 0, which is the result. The key is
 * borrowed from the set: a step that may run script code holds it. Compiled into each use. */
static inline __attribute__((always_inline)) int
walk(FhVM *vm, FhValue set, int (*fn)(FhVM *, void *, FhValue, int64_t), void *ctx) {
    FhSet *s = fhas_set(set);
    for (int64_t base = 0; s->table && base <= s->mask; base += 64) {
        uint64_t live = live_places(s, base);
        for (; live; live &= live - 1) {
            int64_t i = base + __builtin_ctzll(live);
            if (!s->table || i > s->mask) return 0;
            FhSetEntry e = s->table[i];
            int status = fhset_is_live(&e) ? fn(vm, ctx, e.key, e.hash) : 0;
            if (status) return status;
        }
        if (base % FH_POLL_STEPS == 0 && fhpoll_work(vm, base ? FH_POLL_STEPS : FH_POLL_REST(s->mask)) < 0)
            return -1;
    }
    return 0;
}

/* The same for any iterable: elements are hashed. */
typedef struct Hashed {
    int (*fn)(FhVM *, void *, FhValue, int64_t);
    void *ctx;
    int status;
} Hashed;

static int hashed_step(FhVM *vm, void *ctx, FhValue v) {
    Hashed *h = ctx;
    int64_t hash = fhhash(vm, v);
    h->status = hash == -1 ? -1 : h->fn(vm, h->ctx, v, hash);
    return h->status;
}

static inline __attribute__((always_inline)) int
walk_any(FhVM *vm, FhValue iterable, int (*fn)(FhVM *, void *, FhValue, int64_t), void *ctx) {
    if (fhset_check(vm, iterable)) return walk(vm, iterable, fn, ctx);
    Hashed h = {fn, ctx, 0};
    return fhiterate(vm, iterable, hashed_step, &h) < 0 ? -1 : h.status;
}

typedef struct Pair {
    FhSet *a, *result;
} Pair;

/* A call of the table with a key that is held meanwhile. */
static int held(FhVM *vm, int (*fn)(FhVM *, FhSet *, FhValue, int64_t), FhSet *s, FhValue key, int64_t hash) {
    fh_retain(key);
    int status = fn(vm, s, key, hash);
    fh_release(vm, key);
    return status;
}

static inline int contains_step(FhVM *vm, FhSet *s, FhValue key, int64_t hash) {
    int quick = fhset_contains_quick(s, key, hash);
    return FH_LIKELY(quick >= 0) ? quick : held(vm, fhset_contains_hash, s, key, hash);
}

static inline int add_step(FhVM *vm, void *ctx, FhValue key, int64_t hash) {
    if (FH_LIKELY(fhset_add_quick(vm, ((Pair *)ctx)->result, key, hash) >= 0)) return 0;
    return held(vm, fhset_add_hash, ((Pair *)ctx)->result, key, hash) < 0 ? -1 : 0;
}

/* Adds the key where its being in the other set is `wanted`; holds it from the first comparison on. */
static int add_where(FhVM *vm, Pair *p, FhValue key, int64_t hash, int wanted) {
    fh_retain(key);
    int in = fhset_contains_hash(vm, p->a, key, hash);
    if (in == wanted) in = fhset_add_hash(vm, p->result, key, hash);
    fh_release(vm, key);
    return in < 0 ? -1 : 0;
}

static inline int add_if_in(FhVM *vm, void *ctx, FhValue key, int64_t hash) {
    int in = fhset_contains_quick(((Pair *)ctx)->a, key, hash);
    if (FH_UNLIKELY(in < 0)) return add_where(vm, ctx, key, hash, 1);
    return in ? add_step(vm, ctx, key, hash) : 0;
}

static inline int add_unless_in(FhVM *vm, void *ctx, FhValue key, int64_t hash) {
    int in = fhset_contains_quick(((Pair *)ctx)->a, key, hash);
    if (FH_UNLIKELY(in < 0)) return add_where(vm, ctx, key, hash, 0);
    return in ? 0 : add_step(vm, ctx, key, hash);
}

static int discard_step(FhVM *vm, void *ctx, FhValue key, int64_t hash) {
    return held(vm, fhset_discard_hash, ((Pair *)ctx)->result, key, hash) < 0 ? -1 : 0;
}

static int toggle_step(FhVM *vm, void *ctx, FhValue key, int64_t hash) {
    fh_retain(key);
    int status = fhset_discard_hash(vm, ((Pair *)ctx)->result, key, hash);
    if (status == 0) status = fhset_add_hash(vm, ((Pair *)ctx)->result, key, hash);
    fh_release(vm, key);
    return status < 0 ? -1 : 0;
}

static inline int stop_if_in(FhVM *vm, void *ctx, FhValue key, int64_t hash) {
    return contains_step(vm, ((Pair *)ctx)->a, key, hash);
}

static inline int stop_unless_in(FhVM *vm, void *ctx, FhValue key, int64_t hash) {
    int in = contains_step(vm, ((Pair *)ctx)->a, key, hash);
    return in < 0 ? -1 : !in;
}

/* Gives back `result` unless status is an error. */
static FhValue finish(FhVM *vm, FhValue result, int status) {
    if (status >= 0) return result;
    fh_release(vm, result);
    return FH_ERR;
}

/* ---- new sets ---- */

static FhValue copy_of(FhVM *vm, FhValue self) { return fhset_like(vm, self, self); }

static FhValue intersection(FhVM *vm, FhValue self, FhValue other) {
    if (self == other) return copy_of(vm, self);
    FhValue result = fhset_like(vm, self, FH_NOVALUE);
    if (result == FH_ERR) return FH_ERR;
    if (fhset_check(vm, other) && fhset_size(other) > fhset_size(self)) {
        FhValue swap = self;
        self = other, other = swap;
    }
    Pair p = {fhas_set(self), fhas_set(result)};
    return finish(vm, result, walk_any(vm, other, add_if_in, &p));
}

static int difference_update(FhVM *vm, FhValue self, FhValue other) {
    if (self == other) return fhset_clear(vm, self), 0;
    FhSet *s = fhas_set(self);
    Pair p = {NULL, s};
    int status;
    if (fhset_check(vm, other) && fhset_size(other) >> 3 > s->used) {
        FhValue common = intersection(vm, self, other);
        status = common == FH_ERR ? -1 : walk(vm, common, discard_step, &p);
        fh_release(vm, common);
    } else {
        status = walk_any(vm, other, discard_step, &p);
    }
    if (status < 0) return -1;
    if (s->fill - s->used <= s->mask / 4) return 0;
    return fhset_resize(vm, s, s->used > 50000 ? s->used * 2 : s->used * 4);
}

static int dict_add_unless_in(FhVM *vm, FhValue self, FhValue dict, FhSet *result) {
    int64_t pos = 0, hash;
    FhValue key;
    while (fhset_next(self, &pos, &key, &hash)) {
        fh_retain(key);
        int in = fhdict_contains(vm, dict, key);
        if (in == 0) in = fhset_add_hash(vm, result, key, hash);
        fh_release(vm, key);
        if (in < 0) return -1;
    }
    return 0;
}

static FhValue difference(FhVM *vm, FhValue self, FhValue other) {
    bool other_is_set = fhset_check(vm, other), other_is_dict = fhdict_exact(other);
    int64_t size = other_is_set ? fhset_size(other) : other_is_dict ? fhdict_size(other) : 0;
    if ((!other_is_set && !other_is_dict) || fhset_size(self) >> 2 > size) {
        FhValue copy = copy_of(vm, self);
        return copy == FH_ERR ? FH_ERR : finish(vm, copy, difference_update(vm, copy, other));
    }
    FhValue result = fhset_like(vm, self, FH_NOVALUE);
    if (result == FH_ERR) return FH_ERR;
    if (other_is_dict) return finish(vm, result, dict_add_unless_in(vm, self, other, fhas_set(result)));
    Pair p = {fhas_set(other), fhas_set(result)};
    return finish(vm, result, walk(vm, self, add_unless_in, &p));
}

static int symmetric_difference_update(FhVM *vm, FhValue self, FhValue other) {
    if (self == other) return fhset_clear(vm, self), 0;
    Pair p = {NULL, fhas_set(self)};
    if (fhset_check(vm, other)) return walk(vm, other, toggle_step, &p);
    if (fhdict_exact(other)) return walk_any(vm, other, toggle_step, &p);
    FhValue set = fhset_of(vm, other); /* an element that comes twice counts once */
    if (set == FH_ERR) return -1;
    int status = walk(vm, set, toggle_step, &p);
    fh_release(vm, set);
    return status;
}

static FhValue symmetric_difference(FhVM *vm, FhValue self, FhValue other) {
    FhValue result = fhset_like(vm, self, other);
    return result == FH_ERR ? FH_ERR : finish(vm, result, symmetric_difference_update(vm, result, self));
}

/* Exchanges the tables: what `a` had goes with b. */
static void swap_tables(FhSet *a, FhSet *b) {
    FhSet old = *a;
    a->used = b->used, a->fill = b->fill, a->mask = b->mask, a->table = b->table;
    b->used = old.used, b->fill = old.fill, b->mask = old.mask, b->table = old.table;
    a->version++, b->version++;
    a->hash = b->hash = -1;
}

static int intersection_update(FhVM *vm, FhValue self, FhValue other) {
    FhValue common = intersection(vm, self, other);
    if (common == FH_ERR) return -1;
    swap_tables(fhas_set(self), fhas_set(common));
    fh_release(vm, common);
    return 0;
}

/* ---- tests ---- */

/* What the first element of a says of it: 1 it is in b, 0 it is not, -1 that takes more. Many tests end there, and a walk looks
 * at 64 places at once. */
static int first_is_in(FhValue a, FhValue b) {
    FhValue key;
    int64_t pos = 0, hash;
    return fhset_next(a, &pos, &key, &hash) ? fhset_contains_quick(fhas_set(b), key, hash) : -1;
}

static int is_subset(FhVM *vm, FhValue a, FhValue b) {
    if (!fhset_check(vm, b)) {
        FhValue set = fhset_of(vm, b);
        if (set == FH_ERR) return -1;
        int status = is_subset(vm, a, set);
        fh_release(vm, set);
        return status;
    }
    if (fhset_size(a) > fhset_size(b) || first_is_in(a, b) == 0) return 0;
    Pair p = {fhas_set(b), NULL};
    int status = walk(vm, a, stop_unless_in, &p);
    return status < 0 ? -1 : !status;
}

static int is_superset(FhVM *vm, FhValue a, FhValue b) {
    if (fhset_check(vm, b)) return is_subset(vm, b, a);
    Pair p = {fhas_set(a), NULL};
    int status = walk_any(vm, b, stop_unless_in, &p);
    return status < 0 ? -1 : !status;
}

static int is_disjoint(FhVM *vm, FhValue a, FhValue b) {
    if (a == b) return fhset_size(a) == 0;
    if (fhset_check(vm, b) && fhset_size(b) > fhset_size(a)) {
        FhValue swap = a;
        a = b, b = swap;
    }
    if (fhset_check(vm, b) && first_is_in(b, a) == 1) return 0;
    Pair p = {fhas_set(a), NULL};
    int status = walk_any(vm, b, stop_if_in, &p);
    return status < 0 ? -1 : !status;
}

static int is_equal(FhVM *vm, FhValue a, FhValue b) {
    FhSet *x = fhas_set(a), *y = fhas_set(b);
    if (x->used != y->used) return 0;
    if (x->hash != -1 && y->hash != -1 && x->hash != y->hash) return 0;
    return is_subset(vm, a, b);
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!fhset_check(vm, a) || !fhset_check(vm, b)) return FH_NOTIMPLEMENTED;
    int result = 0;
    switch (op) {
    case FH_EQ: result = is_equal(vm, a, b); break;
    case FH_NE: result = is_equal(vm, a, b); break;
    case FH_LE: result = is_subset(vm, a, b); break;
    case FH_GE: result = is_subset(vm, b, a); break;
    case FH_LT: result = fhset_size(a) < fhset_size(b) ? is_subset(vm, a, b) : 0; break;
    case FH_GT: result = fhset_size(a) > fhset_size(b) ? is_subset(vm, b, a) : 0; break;
    }
    return result < 0 ? FH_ERR : fh_bool(op == FH_NE ? !result : result);
}

/* ---- slots ---- */

static inline bool both_sets(FhVM *vm, FhValue a, FhValue b) {
    return fhset_check(vm, a) && fhset_check(vm, b);
}

static FhValue or_(FhVM *vm, FhValue a, FhValue b) {
    if (!both_sets(vm, a, b)) return FH_NOTIMPLEMENTED;
    FhValue result = copy_of(vm, a);
    return result == FH_ERR || a == b ? result : finish(vm, result, fhset_update(vm, result, b));
}

static FhValue and_(FhVM *vm, FhValue a, FhValue b) {
    return both_sets(vm, a, b) ? intersection(vm, a, b) : FH_NOTIMPLEMENTED;
}

static FhValue sub(FhVM *vm, FhValue a, FhValue b) {
    return both_sets(vm, a, b) ? difference(vm, a, b) : FH_NOTIMPLEMENTED;
}

static FhValue xor_(FhVM *vm, FhValue a, FhValue b) {
    return both_sets(vm, a, b) ? symmetric_difference(vm, a, b) : FH_NOTIMPLEMENTED;
}

static inline FhValue in_place(FhVM *vm, FhValue a, FhValue b, int (*op)(FhVM *, FhValue, FhValue)) {
    if (!fhset_check(vm, b)) return FH_NOTIMPLEMENTED;
    return op(vm, a, b) < 0 ? FH_ERR : fh_retain(a);
}

static FhValue ior(FhVM *vm, FhValue a, FhValue b) { return in_place(vm, a, b, fhset_update); }
static FhValue iand(FhVM *vm, FhValue a, FhValue b) { return in_place(vm, a, b, intersection_update); }
static FhValue isub(FhVM *vm, FhValue a, FhValue b) { return in_place(vm, a, b, difference_update); }
static FhValue ixor(FhVM *vm, FhValue a, FhValue b) {
    return in_place(vm, a, b, symmetric_difference_update);
}

static int64_t len(FhVM *vm, FhValue v) {
    (void)vm;
    return fhset_size(v);
}

/* {1, 2}, frozenset({1, 2}), Name({1, 2}) */
static FhValue repr(FhVM *vm, FhValue v) {
    if (fhset_size(v) == 0) return fhstr_format(vm, "%T()", v);
    int active = fhrepr_enter(vm, v);
    if (active < 0) return FH_ERR;
    if (active) return fhstr_format(vm, "%T(...)", v);
    FhValue items = fhlist_of(vm, v), text = FH_ERR;
    FhText t;
    fhtext_init(&t, vm);
    if (items == FH_ERR) goto done;
    if (!fhset_exact(v)) fhtext_format(&t, "%T(", v);
    fhtext_add(&t, "{", 1);
    for (int64_t i = 0; i < fhas_list(items)->size; i++) {
        if (i) fhtext_add(&t, ", ", 2);
        if (fhtext_repr(&t, fhas_list(items)->items[i]) < 0 || fhpoll(vm) < 0) goto done;
    }
    fhtext_add(&t, "}", 1);
    if (!fhset_exact(v)) fhtext_add(&t, ")", 1);
    text = fhtext_finish(&t);
    fhtext_init(&t, vm);
done:
    fhtext_free(&t);
    fh_release(vm, items);
    fhrepr_leave(vm, v);
    return text;
}

static inline uint64_t spread(uint64_t h) { return ((h ^ 89869747u) ^ (h << 16)) * 3644798167u; }

/* Independent of the order; the same numbers as CPython's, whose empty and deleted places cancel out. */
static int64_t frozen_hash(FhVM *vm, FhValue v) {
    (void)vm;
    FhSet *s = fhas_set(v);
    if (s->hash != -1) return s->hash;
    uint64_t h = 0;
    int64_t pos = 0, hash;
    FhValue key;
    while (fhset_next(v, &pos, &key, &hash)) h ^= spread((uint64_t)hash);
    h ^= ((uint64_t)s->used + 1) * 1927868237u;
    h ^= (h >> 11) ^ (h >> 25);
    h = h * 69069u + 907133923u;
    if (h == (uint64_t)-1) h = 590923713u;
    return s->hash = (int64_t)h;
}

static FhValue set_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhType *t = FH_AS(FhType, type);
    if (t == vm->types[FH_T_set]) return fhset_new(vm);
    FhValue v = fhinstance_new(vm, t, 0);
    if (v != FH_ERR) fhset_init(fhas_set(v));
    return v;
}

static int set_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (kwnames != FH_NOVALUE && fh_slots(vm, self)->new_ == set_new && fhargs_none(vm, "set", kwnames) < 0)
        return -1;
    if (nargs > 1)
        return fhraise_int(vm, FH_T_TypeError, "%T expected at most 1 argument, got %d", self, (int)nargs);
    if (fhas_set(self)->fill) fhset_clear(vm, self);
    return nargs ? fhset_update(vm, self, args[0]) : 0;
}

static FhValue frozen_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhType *t = FH_AS(FhType, type);
    bool exact = t == vm->types[FH_T_frozenset];
    if (kwnames != FH_NOVALUE && (exact || (t->flags & FH_TF_INIT_PLAIN)) &&
        fhargs_none(vm, "frozenset", kwnames) < 0)
        return FH_ERR;
    if (nargs > 1)
        return fhraise(vm, FH_T_TypeError, "%N expected at most 1 argument, got %d", type, (int)nargs);
    if (exact) return fhfrozenset_of(vm, nargs ? args[0] : FH_NOVALUE);
    FhValue v = fhinstance_new(vm, t, 0);
    if (v == FH_ERR) return FH_ERR;
    fhset_init(fhas_set(v));
    return finish(vm, v, nargs ? fhset_update(vm, v, args[0]) : 0);
}

/* ---- methods ---- */

#define METHOD(name)                                                                                         \
    static FhValue m_##name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)

METHOD(add) {
    (void)nargs, (void)kwnames;
    return fhset_add(vm, self, args[0]) < 0 ? FH_ERR : FH_NONE;
}

METHOD(discard) {
    (void)nargs, (void)kwnames;
    return fhset_discard(vm, self, args[0]) < 0 ? FH_ERR : FH_NONE;
}

METHOD(remove) {
    (void)nargs, (void)kwnames;
    int removed = fhset_discard(vm, self, args[0]);
    if (removed == 0) return fhraise_value(vm, FH_T_KeyError, args[0]);
    return removed < 0 ? FH_ERR : FH_NONE;
}

METHOD(pop) {
    (void)args, (void)nargs, (void)kwnames;
    if (fhset_size(self)) return fhset_pop(vm, fhas_set(self));
    FhValue text = fhstr_c(vm, "pop from an empty set");
    if (text == FH_ERR) return FH_ERR;
    fhraise_value(vm, FH_T_KeyError, text);
    fh_release(vm, text);
    return FH_ERR;
}

METHOD(clear) {
    (void)args, (void)nargs, (void)kwnames;
    fhset_clear(vm, self);
    return FH_NONE;
}

METHOD(copy) {
    (void)args, (void)nargs, (void)kwnames;
    return fhfrozenset_exact(self) ? fh_retain(self) : copy_of(vm, self);
}

METHOD(union) {
    (void)kwnames;
    FhValue result = copy_of(vm, self);
    for (uint32_t i = 0; i < nargs && result != FH_ERR; i++)
        if (args[i] != self) result = finish(vm, result, fhset_update(vm, result, args[i]));
    return result;
}

METHOD(intersection) {
    (void)kwnames;
    if (nargs == 0) return m_copy(vm, self, args, nargs, kwnames);
    FhValue result = fh_retain(self);
    for (uint32_t i = 0; i < nargs && result != FH_ERR; i++) {
        FhValue next = intersection(vm, result, args[i]);
        fh_release(vm, result);
        result = next;
    }
    return result;
}

METHOD(difference) {
    (void)kwnames;
    if (nargs == 0) return m_copy(vm, self, args, nargs, kwnames);
    FhValue result = difference(vm, self, args[0]);
    for (uint32_t i = 1; i < nargs && result != FH_ERR; i++)
        result = finish(vm, result, difference_update(vm, result, args[i]));
    return result;
}

METHOD(symmetric_difference) {
    (void)nargs, (void)kwnames;
    return symmetric_difference(vm, self, args[0]);
}

METHOD(update) {
    (void)kwnames;
    for (uint32_t i = 0; i < nargs; i++)
        if (fhset_update(vm, self, args[i]) < 0) return FH_ERR;
    return FH_NONE;
}

METHOD(intersection_update) {
    FhValue common = m_intersection(vm, self, args, nargs, kwnames);
    if (common == FH_ERR) return FH_ERR;
    swap_tables(fhas_set(self), fhas_set(common));
    fh_release(vm, common);
    return FH_NONE;
}

METHOD(difference_update) {
    (void)kwnames;
    for (uint32_t i = 0; i < nargs; i++)
        if (difference_update(vm, self, args[i]) < 0) return FH_ERR;
    return FH_NONE;
}

METHOD(symmetric_difference_update) {
    (void)nargs, (void)kwnames;
    return symmetric_difference_update(vm, self, args[0]) < 0 ? FH_ERR : FH_NONE;
}

static FhValue truth(int status) { return status < 0 ? FH_ERR : fh_bool(status); }

METHOD(isdisjoint) {
    (void)nargs, (void)kwnames;
    return truth(is_disjoint(vm, self, args[0]));
}

METHOD(issubset) {
    (void)nargs, (void)kwnames;
    return truth(is_subset(vm, self, args[0]));
}

METHOD(issuperset) {
    (void)nargs, (void)kwnames;
    return truth(is_superset(vm, self, args[0]));
}

/* (class, ([elements],), __dict__ or None): what copy and pickle make it anew from. */
METHOD(reduce) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue items = fhlist_of(vm, self);
    FhValue arguments = items == FH_ERR ? FH_ERR : fhtuple_take(vm, &items, 1);
    FhValue state = arguments == FH_ERR ? FH_ERR : fhobject_dict(vm, self);
    FhValue result = FH_ERR;
    if (state != FH_ERR)
        result = fhtuple_pack(vm, 3, fh_typeval(vm, self), arguments, state == FH_NOVALUE ? FH_NONE : state);
    fh_release(vm, arguments);
    fh_release(vm, state);
    return result;
}

METHOD(size_of) {
    (void)args, (void)nargs, (void)kwnames;
    FhSet *s = fhas_set(self);
    return fh_int_raw((int64_t)fh_type(vm, self)->size +
                      (s->table ? (s->mask + 1) * (int64_t)sizeof(FhSetEntry) : 0));
}

METHOD(contains) {
    (void)nargs, (void)kwnames;
    return truth(fhset_contains(vm, self, args[0]));
}

#define FROZEN_METHODS                                                                                       \
    {"__contains__", m_contains, 1, 1, FH_COEXIST, NULL}, {"copy", m_copy, 0, 0, 0, NULL},                   \
        {"union", m_union, 0, FH_ANY, 0, NULL}, {"intersection", m_intersection, 0, FH_ANY, 0, NULL},        \
        {"difference", m_difference, 0, FH_ANY, 0, NULL},                                                    \
        {"symmetric_difference", m_symmetric_difference, 1, 1, 0, NULL},                                     \
        {"isdisjoint", m_isdisjoint, 1, 1, 0, NULL}, {"issubset", m_issubset, 1, 1, 0, NULL},                \
        {"issuperset", m_issuperset, 1, 1, 0, NULL}, {"__reduce__", m_reduce, 0, 0, 0, NULL},                \
        {"__sizeof__", m_size_of, 0, 0, 0, NULL}, FH_CLASS_GETITEM

static const FhMethodDef frozen_methods[] = {FROZEN_METHODS, {NULL, NULL, 0, 0, 0, NULL}};
static const FhMethodDef methods[] = {
    {"add", m_add, 1, 1, 0, NULL},
    {"discard", m_discard, 1, 1, 0, NULL},
    {"remove", m_remove, 1, 1, 0, NULL},
    {"pop", m_pop, 0, 0, 0, NULL},
    {"clear", m_clear, 0, 0, 0, NULL},
    {"update", m_update, 0, FH_ANY, 0, NULL},
    {"intersection_update", m_intersection_update, 0, FH_ANY, 0, NULL},
    {"difference_update", m_difference_update, 0, FH_ANY, 0, NULL},
    {"symmetric_difference_update", m_symmetric_difference_update, 1, 1, 0, NULL},
    FROZEN_METHODS,
    {NULL, NULL, 0, 0, 0, NULL},
};

#define COMMON_SLOTS                                                                                         \
    .life = {fhset_visit, fhset_finalize, NULL, fhset_payload}, .repr = repr, .compare = compare,            \
    .iter = fhset_iter, .len = len, .contains = fhset_contains, .binary[FH_OR] = or_,                        \
    .binary[FH_AND] = and_, .binary[FH_SUB] = sub, .binary[FH_XOR] = xor_

static const FhSlots set_slots = {
    COMMON_SLOTS,
    .new_ = set_new,
    .init = set_init,
    .inplace[FH_OR] = ior,
    .inplace[FH_AND] = iand,
    .inplace[FH_SUB] = isub,
    .inplace[FH_XOR] = ixor,
};
static const FhSlots frozen_slots = {COMMON_SLOTS, .hash = frozen_hash, .new_ = frozen_new};

const FhTypeDef fhtypedef_set = {
    .doc = "A mutable collection of distinct elements: set(iterable=()).",
    .size = sizeof(FhSet),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_SET | FH_TF_WEAKREF,
    .slots = &set_slots,
    .methods = methods,
};
const FhTypeDef fhtypedef_frozenset = {
    .doc = "An immutable, hashable collection of distinct elements: frozenset(iterable=()).",
    .size = sizeof(FhSet),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_SET | FH_TF_WEAKREF,
    .slots = &frozen_slots,
    .methods = frozen_methods,
};
