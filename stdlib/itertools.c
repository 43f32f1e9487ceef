/* The module itertools: iterators over one stream. Several at once: itertools_combine.c; groupby and tee:
 * itertools_group.c. */
#include "stdlib/itertools_parts.h"
#include "objects/dead.h"
#include "objects/generic_alias.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

void fhtool_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhTool *t = (FhTool *)o;
    fn(ctx, &t->source), fn(ctx, &t->fn), fn(ctx, &t->kept), fn(ctx, &t->extra);
}

void fhtool_finalize(FhVM *vm, FhObj *o) {
    FhTool *t = (FhTool *)o;
    fh_clear(vm, &t->source);
    fh_clear(vm, &t->fn);
    fh_clear(vm, &t->kept);
    fh_clear(vm, &t->extra);
}

FhTool *fhtool_new(FhVM *vm, FhValue type, FhTypeId id) {
    FhTool *t = (FhTool *)fhnative_make(vm, type, id, sizeof *t);
    if (!t) return NULL;
    t->source = t->fn = t->kept = t->extra = FH_NOVALUE;
    t->n = t->m = t->step = 0;
    return t;
}

int fhtool_positional(FhVM *vm, FhValue type, FhTypeId id, const char *name, uint32_t nargs, uint32_t min,
                      uint32_t max, FhValue kwnames) {
    if (type == fh_val(vm->types[id]) && fhargs_none(vm, name, kwnames) < 0) return -1;
    if (nargs >= min && nargs <= max) return 0;
    const char *bound = min == max ? "" : nargs < min ? "at least " : "at most ";
    uint32_t wanted = nargs < min ? min : max;
    return fhraise_int(vm, FH_T_TypeError, "%s expected %s%d argument%s, got %d", name, bound, (int)wanted,
                       wanted == 1 ? "" : "s", (int)nargs);
}

/* A tool over an iterable, with a function or NOVALUE. */
static FhValue make(FhVM *vm, FhValue type, FhTypeId id, FhValue iterable, FhValue fn) {
    FhValue source = fhiter(vm, iterable);
    FhTool *t = source == FH_ERR ? NULL : fhtool_new(vm, type, id);
    if (!t) {
        fh_release(vm, source);
        return FH_ERR;
    }
    t->source = source;
    t->fn = fh_retain(fn);
    return fh_val(t);
}

static inline bool none(FhValue v) { return v == FH_NOVALUE || v == FH_ERR; }

static FhValue ended(FhVM *vm, FhTool *t) {
    fh_clear(vm, &t->source);
    return FH_NOVALUE;
}

static FhValue call_held(FhVM *vm, FhValue fn, FhValue a) {
    fh_retain(fn);
    FhValue v = fhcall1(vm, fn, a);
    fh_release(vm, fn);
    return v;
}

/* fn(item) as a truth; the item's own where fn is None or bool. 1, 0, -1. */
static int test(FhVM *vm, FhValue fn, FhValue item) {
    if (fn == FH_NONE || fn == fh_val(vm->types[FH_T_bool])) return fhtruth(vm, item);
    FhValue v = call_held(vm, fn, item);
    if (v == FH_ERR) return -1;
    if (FH_LIKELY(fh_is_bool(v))) return v == FH_TRUE;
    int truth = fhtruth(vm, v);
    fh_release(vm, v);
    return truth;
}

static FhValue reduce_as(FhVM *vm, FhValue self, FhValue args_tuple, FhValue state) {
    if (args_tuple == FH_ERR) return FH_ERR;
    FhValue v = state == FH_NOVALUE ? fhtuple_pack(vm, 2, fh_typeval(vm, self), args_tuple)
                                    : fhtuple_pack(vm, 3, fh_typeval(vm, self), args_tuple, state);
    fh_release(vm, args_tuple);
    return v;
}

/* An exhausted tool is rebuilt over an empty tuple. */
static FhValue source_or_empty(FhVM *vm, FhTool *t) {
    return t->source == FH_NOVALUE ? fhiter(vm, vm->empty_tuple) : fh_retain(t->source);
}

/* (type, (fn, source)) or, where fn is NOVALUE, (type, (source,)). */
static FhValue reduce_simple(FhVM *vm, FhValue self, FhValue state) {
    FhTool *t = fhas_tool(self);
    FhValue source = source_or_empty(vm, t);
    if (source == FH_ERR) return FH_ERR;
    FhValue args_tuple =
        t->fn == FH_NOVALUE ? fhtuple_pack(vm, 1, source) : fhtuple_pack(vm, 2, t->fn, source);
    fh_release(vm, source);
    return reduce_as(vm, self, args_tuple, state);
}

NATIVE(tool_reduce) {
    UNUSED_ARGS;
    return reduce_simple(vm, self, FH_NOVALUE);
}
static const FhMethodDef reduce_methods[] = {{"__reduce__", tool_reduce, 0, 0, 0, NULL}, {0}};

/* ---- chain: source gives iterables, kept is the iterator of the current one ---- */

static FhValue chain_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (type == fh_val(vm->types[FH_T_it_chain]) && fhargs_none(vm, "chain", kwnames) < 0) return FH_ERR;
    FhValue all = fhtuple_from(vm, args, nargs);
    FhValue v = all == FH_ERR ? FH_ERR : make(vm, type, FH_T_it_chain, all, FH_NOVALUE);
    fh_release(vm, all);
    return v;
}

NATIVE(chain_from_iterable) {
    UNUSED_ARGS;
    return make(vm, self, FH_T_it_chain, args[0], FH_NOVALUE);
}

static FhValue chain_next(FhVM *vm, FhValue self) {
    FhTool *t = fhas_tool(self);
    while (t->source != FH_NOVALUE) {
        if (t->kept == FH_NOVALUE) {
            FhValue iterable = fhtool_next(vm, t->source);
            if (iterable == FH_NOVALUE) return ended(vm, t);
            FhValue iterator = iterable == FH_ERR ? FH_ERR : fhiter(vm, iterable);
            if (iterable != FH_ERR) fh_release(vm, iterable);
            if (iterator == FH_ERR) {
                ended(vm, t);
                return FH_ERR;
            }
            fh_set(vm, &t->header, &t->kept, iterator);
        }
        FhValue item = fhtool_next(vm, t->kept);
        if (item != FH_NOVALUE) return item;
        fh_clear(vm, &t->kept);
        if (fhpoll(vm) < 0) return FH_ERR;
    }
    return FH_NOVALUE;
}

NATIVE(chain_reduce) {
    UNUSED_ARGS;
    FhTool *t = fhas_tool(self);
    if (t->source == FH_NOVALUE) return reduce_as(vm, self, fh_retain(vm->empty_tuple), FH_NOVALUE);
    FhValue state =
        t->kept == FH_NOVALUE ? fhtuple_pack(vm, 1, t->source) : fhtuple_pack(vm, 2, t->source, t->kept);
    if (state == FH_ERR) return FH_ERR;
    FhValue v = reduce_as(vm, self, fh_retain(vm->empty_tuple), state);
    fh_release(vm, state);
    return v;
}

NATIVE(chain_setstate) {
    UNUSED_ARGS;
    FhTool *t = fhas_tool(self);
    if (!fhtuple_check(vm, args[0])) return fhraise(vm, FH_T_TypeError, "state is not a tuple");
    FhTuple *s = fhas_tuple(args[0]);
    if (s->size < 1 || s->size > 2)
        return fhraise(vm, FH_T_TypeError, "function takes %s %d argument%s (%d given)",
                       s->size < 1 ? "at least" : "at most", s->size < 1 ? 1 : 2, s->size < 1 ? "" : "s",
                       (int)s->size);
    for (int64_t i = 0; i < s->size; i++)
        if (!fh_slots(vm, s->items[i])->next)
            return fhraise(vm, FH_T_TypeError, "Arguments must be iterators.");
    FhValue kept = s->size > 1 ? fh_retain(s->items[1]) : FH_NOVALUE;
    fh_set_ref(vm, &t->header, &t->source, s->items[0]);
    fh_set(vm, &t->header, &t->kept, kept);
    return FH_NONE;
}

static const FhMethodDef chain_methods[] = {
    {"from_iterable", chain_from_iterable, 1, 1, FH_CLASS,
     "from_iterable($type, iterable, /)\n--\n\nA chain of the iterables that an iterable gives."},
    {"__reduce__", chain_reduce, 0, 0, 0, NULL},
    {"__setstate__", chain_setstate, 1, 1, 0, NULL},
    FH_CLASS_GETITEM,
    {0},
};
static const FhSlots chain_slots = FH_TOOL_SLOTS(chain_next, chain_new);
const FhTypeDef fhtypedef_it_chain = FH_TOOL_TYPE(
    chain_slots, chain_methods, "The items of several iterables, one after the other: chain(*iterables).");

/* ---- takewhile, dropwhile, filterfalse, starmap: fn and source; n: the test has been passed ---- */

#define FUNCTION_FIRST(short_name)                                                                           \
    static FhValue short_name##_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs,             \
                                    FhValue kwnames) {                                                       \
        if (fhtool_positional(vm, type, FH_T_it_##short_name, #short_name, nargs, 2, 2, kwnames) < 0)        \
            return FH_ERR;                                                                                   \
        return make(vm, type, FH_T_it_##short_name, args[1], args[0]);                                       \
    }
FUNCTION_FIRST(takewhile)
FUNCTION_FIRST(dropwhile)
FUNCTION_FIRST(filterfalse)
FUNCTION_FIRST(starmap)

static int call_test(FhVM *vm, FhTool *t, FhValue item) {
    FhValue v = call_held(vm, t->fn, item);
    if (v == FH_ERR) return -1;
    int truth = fhtruth(vm, v);
    fh_release(vm, v);
    return truth;
}

static FhValue takewhile_next(FhVM *vm, FhValue self) {
    FhTool *t = fhas_tool(self);
    if (t->n || t->source == FH_NOVALUE) return FH_NOVALUE;
    FhValue item = fhtool_next(vm, t->source);
    if (none(item)) return item;
    int pass = call_test(vm, t, item);
    if (pass == 1) return item;
    fh_release(vm, item);
    if (pass < 0) return FH_ERR;
    t->n = 1;
    return FH_NOVALUE;
}

static FhValue dropwhile_next(FhVM *vm, FhValue self) {
    FhTool *t = fhas_tool(self);
    for (;;) {
        if (t->source == FH_NOVALUE) return FH_NOVALUE;
        FhValue item = fhtool_next(vm, t->source);
        if (none(item) || t->n) return item;
        int drop = call_test(vm, t, item);
        if (drop == 0) {
            t->n = 1;
            return item;
        }
        fh_release(vm, item);
        if (drop < 0 || fhpoll(vm) < 0) return FH_ERR;
    }
}

static FhValue filterfalse_next(FhVM *vm, FhValue self) {
    FhTool *t = fhas_tool(self);
    for (;;) {
        if (t->source == FH_NOVALUE) return FH_NOVALUE;
        FhValue item = fhtool_next(vm, t->source);
        if (none(item)) return item;
        int pass = test(vm, t->fn, item);
        if (pass == 0) return item;
        fh_release(vm, item);
        if (pass < 0 || fhpoll(vm) < 0) return FH_ERR;
    }
}

static FhValue starmap_next(FhVM *vm, FhValue self) {
    FhTool *t = fhas_tool(self);
    if (t->source == FH_NOVALUE) return FH_NOVALUE;
    FhValue item = fhtool_next(vm, t->source);
    if (none(item)) return item;
    if (!fhtuple_exact(item)) {
        FhValue tuple = fhtuple_of(vm, item);
        fh_release(vm, item);
        if (tuple == FH_ERR) return FH_ERR;
        item = tuple;
    }
    FhValue fn = fh_retain(t->fn);
    FhValue v = fhcall(vm, fn, fhas_tuple(item)->items, (uint32_t)fhas_tuple(item)->size, FH_NOVALUE);
    fh_release(vm, fn);
    fh_release(vm, item);
    return v;
}

NATIVE(while_reduce) {
    UNUSED_ARGS;
    return reduce_simple(vm, self, fh_int_raw(fhas_tool(self)->n));
}
NATIVE(while_setstate) {
    UNUSED_ARGS;
    int truth = fhtruth(vm, args[0]);
    if (truth < 0) return FH_ERR;
    fhas_tool(self)->n = truth;
    return FH_NONE;
}
static const FhMethodDef while_methods[] = {
    {"__reduce__", while_reduce, 0, 0, 0, NULL}, {"__setstate__", while_setstate, 1, 1, 0, NULL}, {0}};

static const FhSlots takewhile_slots = FH_TOOL_SLOTS(takewhile_next, takewhile_new);
static const FhSlots dropwhile_slots = FH_TOOL_SLOTS(dropwhile_next, dropwhile_new);
static const FhSlots filterfalse_slots = FH_TOOL_SLOTS(filterfalse_next, filterfalse_new);
static const FhSlots starmap_slots = FH_TOOL_SLOTS(starmap_next, starmap_new);
const FhTypeDef fhtypedef_it_takewhile =
    FH_TOOL_TYPE(takewhile_slots, while_methods,
                 "The items up to the first that fails a test: takewhile(predicate, iterable).");
const FhTypeDef fhtypedef_it_dropwhile =
    FH_TOOL_TYPE(dropwhile_slots, while_methods,
                 "The items from the first on that fails a test: dropwhile(predicate, iterable).");
const FhTypeDef fhtypedef_it_filterfalse = FH_TOOL_TYPE(
    filterfalse_slots, reduce_methods, "The items that fail a test: filterfalse(function, iterable).");
const FhTypeDef fhtypedef_it_starmap =
    FH_TOOL_TYPE(starmap_slots, reduce_methods,
                 "A function called with the items as its arguments: starmap(function, iterable).");

/* ---- accumulate: kept is the total so far, extra the initial one until it has been given ---- */

static FhValue accumulate_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"iterable", "func", "initial", NULL};
    static const FhParams params = {"accumulate", names, 0, 1, 2};
    FhValue v[3];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    FhValue it = make(vm, type, FH_T_it_accumulate, v[0], v[1] == FH_NONE ? FH_NOVALUE : v[1]);
    if (it != FH_ERR && v[2] != FH_NOVALUE && v[2] != FH_NONE) fhas_tool(it)->extra = fh_retain(v[2]);
    return it;
}

static FhValue accumulate_next(FhVM *vm, FhValue self) {
    FhTool *t = fhas_tool(self);
    if (t->extra != FH_NOVALUE) {
        FhValue initial = t->extra;
        t->extra = FH_NOVALUE;
        fh_set_ref(vm, &t->header, &t->kept, initial);
        return initial;
    }
    if (t->source == FH_NOVALUE) return FH_NOVALUE;
    FhValue item = fhtool_next(vm, t->source);
    if (none(item)) return item;
    FhValue sum = item;
    if (t->kept != FH_NOVALUE) {
        FhValue so_far = fh_retain(t->kept), fn = fh_retain(t->fn);
        int64_t r;
        if (fn == FH_NOVALUE && fh_both_int(so_far, item) &&
            !__builtin_add_overflow(fh_int_of(so_far), fh_int_of(item), &r) && fh_int_fits(r))
            sum = fh_int_raw(r);
        else if (fn == FH_NOVALUE && fh_is_float(so_far) && fh_is_float(item))
            sum = fhfloat_new(vm, fh_float_raw(so_far) + fh_float_raw(item));
        else
            sum = fn == FH_NOVALUE ? fhbinary(vm, FH_ADD, so_far, item) : fhcall2(vm, fn, so_far, item);
        fh_release(vm, so_far);
        fh_release(vm, fn);
        fh_release(vm, item);
        if (sum == FH_ERR) return FH_ERR;
    }
    fh_set_ref(vm, &t->header, &t->kept, sum);
    return sum;
}

NATIVE(accumulate_reduce) {
    UNUSED_ARGS;
    FhTool *t = fhas_tool(self);
    FhValue source = source_or_empty(vm, t), fn = t->fn == FH_NOVALUE ? FH_NONE : t->fn;
    if (source == FH_ERR) return FH_ERR;
    if (t->extra != FH_NOVALUE || t->kept == FH_NONE) { /* what is to come first goes into a chain */
        FhValue first = fhtuple_pack(vm, 1, t->extra != FH_NOVALUE ? t->extra : t->kept);
        FhValue chain =
            first == FH_ERR ? FH_ERR : fhcall2(vm, fh_val(vm->types[FH_T_it_chain]), first, source);
        fh_release(vm, first);
        fh_release(vm, source);
        if (chain == FH_ERR) return FH_ERR;
        FhValue args_tuple = fhtuple_pack(vm, 2, chain, fn);
        fh_release(vm, chain);
        return reduce_as(vm, self, args_tuple, FH_NONE);
    }
    FhValue args_tuple = fhtuple_pack(vm, 2, source, fn);
    fh_release(vm, source);
    return reduce_as(vm, self, args_tuple, t->kept == FH_NOVALUE ? FH_NONE : t->kept);
}
NATIVE(accumulate_setstate) {
    UNUSED_ARGS;
    fh_set_ref(vm, fh_obj(self), &fhas_tool(self)->kept, args[0] == FH_NONE ? FH_NOVALUE : args[0]);
    return FH_NONE;
}
static const FhMethodDef accumulate_methods[] = {{"__reduce__", accumulate_reduce, 0, 0, 0, NULL},
                                                 {"__setstate__", accumulate_setstate, 1, 1, 0, NULL},
                                                 {0}};
static const FhSlots accumulate_slots = FH_TOOL_SLOTS(accumulate_next, accumulate_new);
const FhTypeDef fhtypedef_it_accumulate =
    FH_TOOL_TYPE(accumulate_slots, accumulate_methods,
                 "Running totals: accumulate(iterable, func=None, *, initial=None).");

/* ---- compress: source and, in kept, the selectors ---- */

static FhValue compress_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"data", "selectors", NULL};
    static const FhParams params = {"compress", names, 0, 2, 2};
    FhValue v[2];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    FhValue it = make(vm, type, FH_T_it_compress, v[0], FH_NOVALUE);
    if (it == FH_ERR) return FH_ERR;
    FhValue selectors = fhiter(vm, v[1]);
    if (selectors == FH_ERR) {
        fh_release(vm, it);
        return FH_ERR;
    }
    fhas_tool(it)->kept = selectors;
    return it;
}

static FhValue compress_next(FhVM *vm, FhValue self) {
    FhTool *t = fhas_tool(self);
    for (;;) {
        if (t->source == FH_NOVALUE || t->kept == FH_NOVALUE) return FH_NOVALUE;
        FhValue item = fhtool_next(vm, t->source);
        if (none(item)) return item;
        FhValue selector = t->kept == FH_NOVALUE ? FH_NOVALUE : fhtool_next(vm, t->kept);
        int chosen = none(selector) ? -1 : fhtruth(vm, selector);
        if (!none(selector)) fh_release(vm, selector);
        if (chosen == 1) return item;
        fh_release(vm, item);
        if (chosen < 0) return selector == FH_NOVALUE ? FH_NOVALUE : FH_ERR;
        if (fhpoll(vm) < 0) return FH_ERR;
    }
}

NATIVE(compress_reduce) {
    UNUSED_ARGS;
    FhTool *t = fhas_tool(self);
    return reduce_as(vm, self, fhtuple_pack(vm, 2, t->source, t->kept), FH_NOVALUE);
}
static const FhMethodDef compress_methods[] = {{"__reduce__", compress_reduce, 0, 0, 0, NULL}, {0}};
static const FhSlots compress_slots = FH_TOOL_SLOTS(compress_next, compress_new);
const FhTypeDef fhtypedef_it_compress = FH_TOOL_TYPE(
    compress_slots, compress_methods, "The items whose selectors are true: compress(data, selectors).");

/* ---- count: kept is the next number, extra the step ---- */

static bool is_number(FhVM *vm, FhValue v) {
    const FhSlots *s = fh_slots(vm, v);
    return s->int_ || s->float_ || s->index || fh_has_shape(v, FH_T_complex) || fh_isa(vm, v, FH_T_complex);
}

static FhValue count_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"start", "step", NULL};
    static const FhParams params = {"count", names, 0, 0, 2};
    FhValue v[2];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    for (int i = 0; i < 2; i++)
        if (v[i] != FH_NOVALUE && !is_number(vm, v[i]))
            return fhraise(vm, FH_T_TypeError, "a number is required");
    FhTool *t = fhtool_new(vm, type, FH_T_it_count);
    if (!t) return FH_ERR;
    t->kept = v[0] == FH_NOVALUE ? fh_int_raw(0) : fh_retain(v[0]);
    t->extra = v[1] == FH_NOVALUE ? fh_int_raw(1) : fh_retain(v[1]);
    return fh_val(t);
}

static FhValue count_next(FhVM *vm, FhValue self) {
    FhTool *t = fhas_tool(self);
    FhValue v = t->kept;
    if (v == FH_NOVALUE) return FH_NOVALUE;
    if (FH_LIKELY(fh_both_int(v, t->extra))) {
        int64_t next = fh_int_of(v) + fh_int_of(t->extra); /* 61 bits each: no overflow */
        if (FH_LIKELY(fh_int_fits(next))) {
            t->kept = fh_int_raw(next);
            return v;
        }
    }
    fh_retain(v);
    FhValue step = fh_retain(t->extra), next = fhbinary(vm, FH_ADD, v, step);
    fh_release(vm, step);
    if (next == FH_ERR) {
        fh_release(vm, v);
        return FH_ERR;
    }
    fh_set(vm, &t->header, &t->kept, next);
    return v;
}

static FhValue count_repr(FhVM *vm, FhValue self) {
    FhTool *t = fhas_tool(self);
    const char *name = fhtype_c_name(fh_type(vm, self));
    if (t->extra == fh_int_raw(1)) return fhstr_format(vm, "%s(%R)", name, t->kept);
    return fhstr_format(vm, "%s(%R, %R)", name, t->kept, t->extra);
}

NATIVE(count_reduce) {
    UNUSED_ARGS;
    FhTool *t = fhas_tool(self);
    return reduce_as(vm, self,
                     t->extra == fh_int_raw(1) ? fhtuple_pack(vm, 1, t->kept)
                                               : fhtuple_pack(vm, 2, t->kept, t->extra),
                     FH_NOVALUE);
}
static const FhMethodDef count_methods[] = {{"__reduce__", count_reduce, 0, 0, 0, NULL}, {0}};
static const FhSlots count_slots = {.life = {fhtool_visit, fhtool_finalize, NULL, NULL},
                                    .repr = count_repr,
                                    .iter = fhiterators_self,
                                    .next = count_next,
                                    .new_ = count_new};
const FhTypeDef fhtypedef_it_count =
    FH_TOOL_TYPE(count_slots, count_methods, "Numbers without end: count(start=0, step=1).");

/* ---- cycle: kept is the list of the items seen, n the place in it once the source has ended ---- */

static FhValue cycle_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (fhtool_positional(vm, type, FH_T_it_cycle, "cycle", nargs, 1, 1, kwnames) < 0) return FH_ERR;
    FhValue it = make(vm, type, FH_T_it_cycle, args[0], FH_NOVALUE);
    FhValue saved = it == FH_ERR ? FH_ERR : fhlist_new(vm, 0);
    if (saved == FH_ERR) {
        if (it != FH_ERR) fh_release(vm, it);
        return FH_ERR;
    }
    fhas_tool(it)->kept = saved;
    return it;
}

static FhValue cycle_next(FhVM *vm, FhValue self) {
    FhTool *t = fhas_tool(self);
    if (t->source != FH_NOVALUE) {
        FhValue item = fhtool_next(vm, t->source);
        if (item == FH_ERR) return FH_ERR;
        if (item != FH_NOVALUE) {
            if (t->m || t->kept == FH_NOVALUE) return item;
            if (fhlist_append(vm, t->kept, item) == 0) return item;
            fh_release(vm, item);
            return FH_ERR;
        }
        ended(vm, t);
    }
    if (t->kept == FH_NOVALUE || fhas_list(t->kept)->size == 0) return FH_NOVALUE;
    FhList *l = fhas_list(t->kept);
    if (t->n >= l->size) t->n = 0;
    return fh_retain(l->items[t->n++]);
}

NATIVE(cycle_reduce) {
    UNUSED_ARGS;
    FhTool *t = fhas_tool(self);
    FhList *l = fhas_list(t->kept);
    FhValue source;
    if (t->source == FH_NOVALUE) { /* the saved items from here on, then the whole list */
        source = fhiter(vm, t->kept);
        if (source != FH_ERR) FH_AS(FhSeqIter, source)->index = t->n < l->size ? t->n : 0;
    } else {
        source = fh_retain(t->source);
    }
    if (source == FH_ERR) return FH_ERR;
    FhValue args_tuple = fhtuple_pack(vm, 1, source);
    fh_release(vm, source);
    FhValue state = fhtuple_pack(vm, 2, t->kept, fh_int_raw(t->source == FH_NOVALUE));
    if (state == FH_ERR) {
        if (args_tuple != FH_ERR) fh_release(vm, args_tuple);
        return FH_ERR;
    }
    FhValue v = reduce_as(vm, self, args_tuple, state);
    fh_release(vm, state);
    return v;
}
NATIVE(cycle_setstate) {
    UNUSED_ARGS;
    FhTool *t = fhas_tool(self);
    if (!fhtuple_check(vm, args[0]) || fhas_tuple(args[0])->size != 2)
        return fhraise(vm, FH_T_TypeError, "state is not a tuple");
    FhValue saved = fhas_tuple(args[0])->items[0];
    int64_t first;
    if (!fhlist_check(vm, saved)) return fhraise(vm, FH_T_TypeError, "state is not a tuple");
    if (fhargs_index(vm, fhas_tuple(args[0])->items[1], &first) < 0) return FH_ERR;
    fh_set_ref(vm, &t->header, &t->kept, saved); /* shared with the tool that was taken apart */
    t->m = first != 0;                           /* what the source still gives is saved already */
    t->n = 0;
    return FH_NONE;
}
static const FhMethodDef cycle_methods[] = {
    {"__reduce__", cycle_reduce, 0, 0, 0, NULL}, {"__setstate__", cycle_setstate, 1, 1, 0, NULL}, {0}};
static const FhSlots cycle_slots = FH_TOOL_SLOTS(cycle_next, cycle_new);
const FhTypeDef fhtypedef_it_cycle =
    FH_TOOL_TYPE(cycle_slots, cycle_methods, "The items again and again: cycle(iterable).");

/* ---- islice: n items of the source have been taken, m is the next wanted, extra the stop as an int (-1: none) ---- */

static const char islice_bounds[] = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";

/* Like CPython, anything but None or an index of 0 … sys.maxsize is a ValueError. */
static int bound(FhVM *vm, FhValue v, int64_t otherwise, int64_t *out, const char *message) {
    *out = otherwise;
    if (v == FH_NONE || v == FH_NOVALUE) return 0;
    if (fh_is_dead(v)) return fhdead_raise_int(vm, v);
    if (fh_slots(vm, v)->index && fhargs_index(vm, v, out) == 0 && *out >= 0) return 0;
    bool below = !fhpending(vm) && *out < -1 && fh_slots(vm, v)->index;
    if (fhpending(vm)) fhpending_clear(vm);
    return fhraise_int(vm, FH_T_ValueError, "%s", below && otherwise < 0 ? islice_bounds : message);
}

static FhValue islice_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char one[] = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    if (fhtool_positional(vm, type, FH_T_it_islice, "islice", nargs, 2, 4, kwnames) < 0) return FH_ERR;
    int64_t start = 0, stop, step = 1;
    if (nargs == 2) {
        if (bound(vm, args[1], -1, &stop, one) < 0) return FH_ERR;
    } else if (bound(vm, args[2], -1, &stop, one) < 0 || bound(vm, args[1], 0, &start, islice_bounds) < 0) {
        return FH_ERR;
    }
    if (nargs > 3) {
        static const char text[] = "Step for islice() must be a positive integer or None.";
        if (bound(vm, args[3], 1, &step, text) < 0) return FH_ERR;
        if (step < 1) return fhraise(vm, FH_T_ValueError, "%s", text);
    }
    FhValue it = make(vm, type, FH_T_it_islice, args[0], FH_NOVALUE);
    if (it == FH_ERR) return FH_ERR;
    FhTool *t = fhas_tool(it);
    t->m = start;
    t->step = step;
    t->extra = fhint_new(vm, stop);
    if (t->extra != FH_ERR) return it;
    t->extra = FH_NOVALUE;
    fh_release(vm, it);
    return FH_ERR;
}

static inline int64_t islice_stop(FhTool *t) {
    int64_t stop = -1;
    if (FH_LIKELY(fh_is_int(t->extra))) return fh_int_of(t->extra);
    return fhint_try_i64(t->extra, &stop) ? stop : -1;
}

static FhValue islice_next(FhVM *vm, FhValue self) {
    FhTool *t = fhas_tool(self);
    if (t->source == FH_NOVALUE) return FH_NOVALUE;
    int64_t stop = islice_stop(t);
    FhValue source = fh_retain(t->source), item = FH_NOVALUE;
    while (t->n < t->m && (stop < 0 || t->n < stop)) {
        item = fhnext(vm, source);
        if (none(item)) goto end;
        fh_release(vm, item);
        t->n++;
        if (fhpoll(vm) < 0) {
            item = FH_ERR;
            goto end;
        }
    }
    item = FH_NOVALUE;
    if (stop >= 0 && t->n >= stop) goto end;
    item = fhnext(vm, source);
    if (none(item)) goto end;
    t->n++;
    if (__builtin_add_overflow(t->m, t->step, &t->m) || (stop >= 0 && t->m > stop))
        t->m = stop < 0 ? INT64_MAX : stop;
    fh_release(vm, source);
    return item;
end:
    if (item == FH_NOVALUE) fh_clear(vm, &t->source);
    fh_release(vm, source);
    return item;
}

NATIVE(islice_reduce) {
    UNUSED_ARGS;
    FhTool *t = fhas_tool(self);
    if (t->source == FH_NOVALUE) {
        FhValue empty = fhiter(vm, vm->empty_tuple);
        FhValue args_tuple = empty == FH_ERR ? FH_ERR : fhtuple_pack(vm, 2, empty, fh_int_raw(0));
        fh_release(vm, empty);
        return reduce_as(vm, self, args_tuple, fh_int_raw(0));
    }
    FhValue stop = islice_stop(t) < 0 ? FH_NONE : t->extra;
    FhValue next = fhint_new(vm, t->m);
    FhValue args_tuple =
        next == FH_ERR ? FH_ERR : fhtuple_pack(vm, 4, t->source, next, stop, fh_int_raw(t->step));
    fh_release(vm, next);
    return reduce_as(vm, self, args_tuple, fh_int_raw(t->n));
}
NATIVE(islice_setstate) {
    UNUSED_ARGS;
    int64_t n;
    if (fhargs_index(vm, args[0], &n) < 0) return FH_ERR;
    fhas_tool(self)->n = n;
    return FH_NONE;
}
static const FhMethodDef islice_methods[] = {
    {"__reduce__", islice_reduce, 0, 0, 0, NULL}, {"__setstate__", islice_setstate, 1, 1, 0, NULL}, {0}};
static const FhSlots islice_slots = FH_TOOL_SLOTS(islice_next, islice_new);
const FhTypeDef fhtypedef_it_islice = FH_TOOL_TYPE(
    islice_slots, islice_methods, "Some of the items, by number: islice(iterable, start, stop, step).");

/* ---- pairwise: kept is the first of the next pair, extra the last pair given out ---- */

static FhValue pairwise_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (fhtool_positional(vm, type, FH_T_it_pairwise, "pairwise", nargs, 1, 1, kwnames) < 0) return FH_ERR;
    return make(vm, type, FH_T_it_pairwise, args[0], FH_NOVALUE);
}

static FhValue pairwise_next(FhVM *vm, FhValue self) {
    FhTool *t = fhas_tool(self);
    if (t->source == FH_NOVALUE) return FH_NOVALUE;
    if (t->kept == FH_NOVALUE) {
        FhValue first = fhtool_next(vm, t->source);
        if (first == FH_NOVALUE) return ended(vm, t);
        if (first == FH_ERR) return FH_ERR;
        fh_set(vm, &t->header, &t->kept, first);
        if (t->source == FH_NOVALUE) return FH_NOVALUE;
    }
    FhValue old = fh_retain(t->kept), next = fhtool_next(vm, t->source);
    if (none(next)) {
        fh_release(vm, old);
        if (next == FH_ERR) return FH_ERR;
        fh_clear(vm, &t->kept);
        return ended(vm, t);
    }
    fh_set_ref(vm, &t->header, &t->kept, next);
    FhValue items[] = {old, next};
    return fhtuple_renew(vm, &t->header, &t->extra, items, 2);
}

static const FhSlots pairwise_slots = FH_TOOL_SLOTS(pairwise_next, pairwise_new);
const FhTypeDef fhtypedef_it_pairwise =
    FH_TOOL_TYPE(pairwise_slots, NULL, "Each item with the next: pairwise(iterable).");

/* ---- repeat: kept is the object, n how often it is still to be given (-1: without end) ---- */

static FhValue repeat_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"object", "times", NULL};
    static const FhParams params = {"repeat", names, 0, 1, 2};
    FhValue v[2];
    int64_t times = -1;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (v[1] != FH_NOVALUE) {
        if (fhargs_index(vm, v[1], &times) < 0) return FH_ERR;
        if (times < 0) times = 0;
    }
    FhTool *t = fhtool_new(vm, type, FH_T_it_repeat);
    if (!t) return FH_ERR;
    t->kept = fh_retain(v[0]);
    t->n = times;
    return fh_val(t);
}

static FhValue repeat_next(FhVM *vm, FhValue self) {
    (void)vm;
    FhTool *t = fhas_tool(self);
    if (t->n == 0 || t->kept == FH_NOVALUE) return FH_NOVALUE;
    if (t->n > 0) t->n--;
    return fh_retain(t->kept);
}

static FhValue repeat_repr(FhVM *vm, FhValue self) {
    FhTool *t = fhas_tool(self);
    const char *name = fhtype_c_name(fh_type(vm, self));
    if (t->n < 0) return fhstr_format(vm, "%s(%R)", name, t->kept);
    return fhstr_format(vm, "%s(%R, %lld)", name, t->kept, (long long)t->n);
}

NATIVE(repeat_hint) {
    UNUSED_ARGS;
    if (fhas_tool(self)->n < 0) return fhraise(vm, FH_T_TypeError, "len() of unsized object");
    return fhint_new(vm, fhas_tool(self)->n);
}
NATIVE(repeat_reduce) {
    UNUSED_ARGS;
    FhTool *t = fhas_tool(self);
    if (t->n < 0) return reduce_as(vm, self, fhtuple_pack(vm, 1, t->kept), FH_NOVALUE);
    FhValue n = fhint_new(vm, t->n);
    FhValue args_tuple = n == FH_ERR ? FH_ERR : fhtuple_pack(vm, 2, t->kept, n);
    fh_release(vm, n);
    return reduce_as(vm, self, args_tuple, FH_NOVALUE);
}
static const FhMethodDef repeat_methods[] = {
    {"__length_hint__", repeat_hint, 0, 0, 0, NULL}, {"__reduce__", repeat_reduce, 0, 0, 0, NULL}, {0}};
static const FhSlots repeat_slots = {.life = {fhtool_visit, fhtool_finalize, NULL, NULL},
                                     .repr = repeat_repr,
                                     .iter = fhiterators_self,
                                     .next = repeat_next,
                                     .new_ = repeat_new};
const FhTypeDef fhtypedef_it_repeat =
    FH_TOOL_TYPE(repeat_slots, repeat_methods, "One object again and again: repeat(object, times).");

/* ---- the module ---- */

static const FhMethodDef functions[] = {
    {"tee", fhtool_tee, 1, 2, 0,
     "tee($module, iterable, n=2, /)\n--\n\nSeveral iterators over the items of one."},
    {0},
};

static int exec(FhVM *vm, FhValue module) {
    if (fhtype_init_library(vm) < 0) return -1;
    static const FhTypeId types[] = {
        FH_T_it_accumulate,  FH_T_it_chain,        FH_T_it_combinations, FH_T_it_combinations_wr,
        FH_T_it_compress,    FH_T_it_count,        FH_T_it_cycle,        FH_T_it_dropwhile,
        FH_T_it_filterfalse, FH_T_it_groupby,      FH_T_it_grouper,      FH_T_it_islice,
        FH_T_it_pairwise,    FH_T_it_permutations, FH_T_it_product,      FH_T_it_repeat,
        FH_T_it_starmap,     FH_T_it_takewhile,    FH_T_it_tee,          FH_T_it_tee_data,
        FH_T_it_zip_longest};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        FhType *t = vm->types[types[i]];
        if (fhmodule_set(vm, module, fhtype_c_name(t), fh_val(t)) < 0) return -1;
    }
    return 0;
}

const FhModuleDef fhmodule_itertools = {"itertools", "Iterators that are made of iterators.", functions,
                                        exec};
