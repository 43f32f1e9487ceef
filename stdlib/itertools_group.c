/* itertools.groupby and tee. */
#include "stdlib/itertools_parts.h"
#include "objects/equal.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/tuple.h"

/* ---- groupby: each group is an iterator that takes from the groupby itself ---- */

typedef struct GroupBy {
    FhObj header;
    FhValue source, key_fn;
    FhValue target;              /* key of the current group; NOVALUE: none yet */
    FhValue next_key, next_item; /* read ahead; NOVALUE: nothing */
    uint64_t serial;             /* of the group that may take items */
} GroupBy;

typedef struct Grouper {
    FhObj header;
    FhValue parent, target;
    uint64_t serial;
} Grouper;

static void group_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    GroupBy *g = (GroupBy *)o;
    fn(ctx, &g->source), fn(ctx, &g->key_fn), fn(ctx, &g->target), fn(ctx, &g->next_key),
        fn(ctx, &g->next_item);
}
static void group_finalize(FhVM *vm, FhObj *o) {
    GroupBy *g = (GroupBy *)o;
    fh_clear(vm, &g->source);
    fh_clear(vm, &g->key_fn);
    fh_clear(vm, &g->target);
    fh_clear(vm, &g->next_key);
    fh_clear(vm, &g->next_item);
}

static FhValue group_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"iterable", "key", NULL};
    static const FhParams params = {"groupby", names, 0, 1, 2};
    FhValue v[2];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    FhValue source = fhiter(vm, v[0]);
    GroupBy *g = source == FH_ERR ? NULL : (GroupBy *)fhnative_make(vm, type, FH_T_it_groupby, sizeof *g);
    if (!g) {
        fh_release(vm, source);
        return FH_ERR;
    }
    g->source = source;
    g->key_fn = v[1] == FH_NOVALUE ? FH_NONE : fh_retain(v[1]);
    g->target = g->next_key = g->next_item = FH_NOVALUE;
    g->serial = 0;
    return fh_val(g);
}

/* Reads one item ahead. 1; 0: the end; -1. */
static int read_ahead(FhVM *vm, GroupBy *g) {
    if (g->source == FH_NOVALUE) return 0;
    FhValue item = fhtool_next(vm, g->source), key;
    if (item == FH_NOVALUE || item == FH_ERR) return item == FH_ERR ? -1 : 0;
    if (g->key_fn == FH_NONE) {
        key = fh_retain(item);
    } else {
        FhValue fn = fh_retain(g->key_fn);
        key = fhcall1(vm, fn, item);
        fh_release(vm, fn);
        if (key == FH_ERR) {
            fh_release(vm, item);
            return -1;
        }
    }
    FhValue old_item = g->next_item, old_key = g->next_key;
    g->next_item = item;
    g->next_key = key;
    fh_stored(vm, &g->header, item);
    fh_stored(vm, &g->header, key);
    fh_release(vm, old_item);
    fh_release(vm, old_key);
    return 1;
}

static int same_key(FhVM *vm, FhValue a, FhValue b) {
    fh_retain(a), fh_retain(b);
    int same = fhequal_item(vm, a, b);
    fh_release(vm, a), fh_release(vm, b);
    return same;
}

static FhValue group_next(FhVM *vm, FhValue self) {
    GroupBy *g = FH_AS(GroupBy, self);
    g->serial++;
    for (;;) { /* over the rest of the group before */
        if (g->next_key != FH_NOVALUE) {
            if (g->target == FH_NOVALUE) break;
            int same = same_key(vm, g->target, g->next_key);
            if (same < 0) return FH_ERR;
            if (!same) break;
        }
        int more = read_ahead(vm, g);
        if (more <= 0) return more < 0 ? FH_ERR : FH_NOVALUE;
        if (fhpoll(vm) < 0) return FH_ERR;
    }
    fh_set_ref(vm, &g->header, &g->target, g->next_key);
    Grouper *one = (Grouper *)fhmem_cell(vm, sizeof *one, FH_T_it_grouper, true);
    if (!one) return FH_ERR;
    one->parent = fh_retain(self);
    one->target = fh_retain(g->target);
    one->serial = g->serial;
    FhValue pair[] = {fh_retain(g->target), fh_val(one)};
    return fhtuple_take(vm, pair, 2);
}

static FhValue grouper_next(FhVM *vm, FhValue self) {
    Grouper *one = FH_AS(Grouper, self);
    if (one->parent == FH_NOVALUE) return FH_NOVALUE;
    GroupBy *g = FH_AS(GroupBy, one->parent);
    if (g->serial != one->serial) return FH_NOVALUE;
    if (g->next_item == FH_NOVALUE) {
        int more = read_ahead(vm, g);
        if (more <= 0) return more < 0 ? FH_ERR : FH_NOVALUE;
    }
    int same = same_key(vm, one->target, g->next_key);
    if (same <= 0) return same < 0 ? FH_ERR : FH_NOVALUE;
    FhValue item = g->next_item;
    g->next_item = FH_NOVALUE;
    fh_clear(vm, &g->next_key);
    return item;
}

static void grouper_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Grouper *)o)->parent);
    fn(ctx, &((Grouper *)o)->target);
}
static void grouper_finalize(FhVM *vm, FhObj *o) {
    fh_clear(vm, &((Grouper *)o)->parent);
    fh_clear(vm, &((Grouper *)o)->target);
}

static const FhSlots group_slots = {.life = {group_visit, group_finalize, NULL, NULL},
                                    .iter = fhiterators_self,
                                    .next = group_next,
                                    .new_ = group_new};
const FhTypeDef fhtypedef_it_groupby = {
    .doc = "Runs of items with the same key, as pairs of key and iterator: groupby(iterable, key=None).",
    .size = sizeof(GroupBy),
    .flags = FH_TF_BASE | FH_TF_CONTAINER,
    .slots = &group_slots,
};
static const FhSlots grouper_slots = {
    .life = {grouper_visit, grouper_finalize, NULL, NULL}, .iter = fhiterators_self, .next = grouper_next};
const FhTypeDef fhtypedef_it_grouper = {
    .size = sizeof(Grouper), .flags = FH_TF_CONTAINER, .slots = &grouper_slots};

/* ---- tee: the iterators share a chain of blocks of items; a block that all have left goes ---- */

enum { BLOCK = 57 };

typedef struct TeeData {
    FhObj header;
    FhValue source, next; /* next: TeeData or NOVALUE */
    bool running;         /* the source is being asked */
    uint32_t n;
    FhValue items[BLOCK];
} TeeData;

typedef struct Tee {
    FhObj header;
    FhValue data;
    uint32_t at;
} Tee;

static void data_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    TeeData *d = (TeeData *)o;
    fn(ctx, &d->source), fn(ctx, &d->next);
    for (uint32_t i = 0; i < d->n; i++) fn(ctx, &d->items[i]);
}
static void data_finalize(FhVM *vm, FhObj *o) {
    TeeData *d = (TeeData *)o;
    while (d->n > 0) fh_release(vm, d->items[--d->n]);
    fh_clear(vm, &d->source);
    fh_clear(vm, &d->next);
}

static FhValue make_data(FhVM *vm, FhValue source) {
    TeeData *d = (TeeData *)fhmem_cell(vm, sizeof *d, FH_T_it_tee_data, true);
    if (!d) return FH_ERR;
    d->source = fh_retain(source);
    d->next = FH_NOVALUE;
    d->running = false;
    d->n = 0;
    return fh_val(d);
}

static FhValue make_tee(FhVM *vm, FhValue data, uint32_t at) {
    Tee *t = (Tee *)fhmem_cell(vm, sizeof *t, FH_T_it_tee, true);
    if (!t) return FH_ERR;
    t->data = fh_retain(data);
    t->at = at;
    return fh_val(t);
}

static FhValue from_iterable(FhVM *vm, FhValue iterable) {
    FhValue source = fhiter(vm, iterable);
    if (source == FH_ERR) return FH_ERR;
    if (fh_has_shape(source, FH_T_it_tee)) {
        FhValue copy = make_tee(vm, FH_AS(Tee, source)->data, FH_AS(Tee, source)->at);
        fh_release(vm, source);
        return copy;
    }
    FhValue data = make_data(vm, source);
    fh_release(vm, source);
    if (data == FH_ERR) return FH_ERR;
    FhValue tee = make_tee(vm, data, 0);
    fh_release(vm, data);
    return tee;
}

/* The next item of the source, put into the block. Owned. */
static FhValue fetch(FhVM *vm, TeeData *d) {
    if (d->running) return fhraise(vm, FH_T_RuntimeError, "cannot re-enter the tee iterator");
    if (d->source == FH_NOVALUE) return FH_NOVALUE;
    d->running = true;
    FhValue item = fhtool_next(vm, d->source);
    d->running = false;
    if (item == FH_NOVALUE || item == FH_ERR) return item;
    if (d->n < BLOCK) {
        fh_stored(vm, &d->header, item);
        d->items[d->n++] = fh_retain(item);
    }
    return item;
}

static FhValue tee_next(FhVM *vm, FhValue self) {
    Tee *t = FH_AS(Tee, self);
    if (t->data == FH_NOVALUE) return FH_NOVALUE;
    if (t->at >= BLOCK) {
        TeeData *full = FH_AS(TeeData, t->data);
        if (full->next == FH_NOVALUE) {
            FhValue next = make_data(vm, full->source);
            if (next == FH_ERR) return FH_ERR;
            fh_set(vm, &full->header, &full->next, next);
        }
        fh_set_ref(vm, &t->header, &t->data, full->next);
        t->at = 0;
    }
    TeeData *d = FH_AS(TeeData, t->data);
    if (t->at < d->n) return fh_retain(d->items[t->at++]);
    FhValue data = fh_retain(t->data), item = fetch(vm, d);
    if (item != FH_NOVALUE && item != FH_ERR) t->at++;
    fh_release(vm, data);
    return item;
}

static FhValue tee_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)type;
    if (fhtool_positional(vm, type, FH_T_it_tee, "_tee", nargs, 1, 1, kwnames) < 0) return FH_ERR;
    return from_iterable(vm, args[0]);
}

NATIVE(tee_copy) {
    UNUSED_ARGS;
    return make_tee(vm, FH_AS(Tee, self)->data, FH_AS(Tee, self)->at);
}

static void tee_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Tee *)o)->data);
}
static void tee_finalize(FhVM *vm, FhObj *o) { fh_clear(vm, &((Tee *)o)->data); }

static const FhMethodDef tee_methods[] = {{"__copy__", tee_copy, 0, 0, 0, "An independent iterator."}, {0}};
static const FhSlots tee_slots = {.life = {tee_visit, tee_finalize, NULL, NULL},
                                  .iter = fhiterators_self,
                                  .next = tee_next,
                                  .new_ = tee_new};
const FhTypeDef fhtypedef_it_tee = {
    .doc = "Iterator wrapped to make it copyable.",
    .size = sizeof(Tee),
    .flags = FH_TF_CONTAINER | FH_TF_WEAKREF,
    .slots = &tee_slots,
    .methods = tee_methods,
};
static const FhSlots data_slots = {.life = {data_visit, data_finalize, NULL, NULL}};
const FhTypeDef fhtypedef_it_tee_data = {
    .doc = "Data container common to multiple tee objects.",
    .size = sizeof(TeeData),
    .flags = FH_TF_CONTAINER,
    .slots = &data_slots,
};

static bool copyable(FhVM *vm, FhValue v, FhValue *copy) {
    *copy = fhattr_find(vm, v, FH_NAME(vm, __copy__));
    return *copy != FH_NOVALUE;
}

/* n iterators: the first made from the iterable, or itself where it can be copied; the others its copies. */
FhValue fhtool_tee(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)self, (void)kwnames;
    int64_t n = 2;
    if (nargs > 1 && fhargs_index(vm, args[1], &n) < 0) return FH_ERR;
    if (n < 0) return fhraise(vm, FH_T_ValueError, "n must be >= 0");
    FhValue all = fhtuple_new(vm, n);
    if (all == FH_ERR || n == 0) return all;
    for (int64_t i = 0; i < n; i++) fhas_tuple(all)->items[i] = FH_NONE;
    FhValue first = fhiter(vm, args[0]), copy = FH_NOVALUE;
    if (first != FH_ERR && !copyable(vm, first, &copy)) {
        FhValue tee = from_iterable(vm, first);
        fh_release(vm, first);
        first = tee;
        if (first != FH_ERR) copyable(vm, first, &copy);
    }
    if (first == FH_ERR || copy == FH_ERR) {
        fh_release(vm, first);
        fh_release(vm, all);
        return FH_ERR;
    }
    fhas_tuple(all)->items[0] = first;
    for (int64_t i = 1; i < n; i++) {
        FhValue v = fhcall0(vm, copy);
        if (v == FH_ERR) {
            fh_release(vm, all);
            all = FH_ERR;
            break;
        }
        fhas_tuple(all)->items[i] = v;
    }
    fh_release(vm, copy);
    return all == FH_ERR ? FH_ERR : fhnative_filled(vm, all);
}
