/* The module gc. There is one generation: every collection looks at all containers. */
#include "memory/heap.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { USUAL_THRESHOLD = 700, GENERATIONS = 3 }; /* what CPython reports */

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED_ARGS ((void)self, (void)args, (void)nargs, (void)kwnames)

/* ---- callbacks ---- */

static FhValue event_info(FhVM *vm, size_t found) {
    FhValue info = fhdict_new(vm);
    if (info == FH_ERR || fhdict_set_c(vm, info, "generation", fh_int_raw(GENERATIONS - 1)) < 0 ||
        fhdict_set_c(vm, info, "collected", fh_int_raw((int64_t)found)) < 0 ||
        fhdict_set_c(vm, info, "uncollectable", fh_int_raw(0)) < 0) {
        fh_release(vm, info);
        return FH_ERR;
    }
    return info;
}

static void call_callbacks(FhVM *vm, bool ended, size_t found) {
    FhValue list = vm->heap.gc_callbacks;
    if (fhas_list(list)->size == 0) return;
    FhValue pending = fhpending_take(vm), phase = fhstr_c(vm, ended ? "stop" : "start");
    FhValue info = phase == FH_ERR ? FH_ERR : event_info(vm, found);
    for (int64_t i = 0; info != FH_ERR && i < fhas_list(list)->size; i++) {
        FhValue callback = fh_retain(fhas_list(list)->items[i]), result = fhcall2(vm, callback, phase, info);
        if (result == FH_ERR) fhpending_unraisable(vm, NULL, callback);
        fh_release(vm, result);
        fh_release(vm, callback);
    }
    if (fhpending(vm)) fhpending_unraisable(vm, "in gc callbacks", FH_NONE);
    fh_release(vm, phase);
    fh_release(vm, info);
    vm->pending = pending;
}

/* ---- collecting ---- */

NATIVE(gc_collect) {
    if (fhmeter_enter(vm, vm->heap.bytes >> 4) < 0) return FH_ERR;
    (void)self;
    static const char *const names[] = {"generation", NULL};
    static const FhParams params = {"collect", names, 0, 0, 1};
    FhValue given;
    int64_t generation = GENERATIONS - 1;
    if (fhargs(vm, &params, args, nargs, kwnames, &given) < 0) return FH_ERR;
    if (given != FH_NOVALUE && fhargs_index(vm, given, &generation) < 0) return FH_ERR;
    if (generation < 0 || generation >= GENERATIONS)
        return fhraise(vm, FH_T_ValueError, "invalid generation");
    size_t found = fhheap_collect_or_stop(vm);
    if (fhpoll(vm) < 0) return FH_ERR;
    if (vm->heap.dying_depth == 0) fhheap_trim(&vm->heap);
    return fhint_new(vm, (int64_t)found);
}

static bool auto_wanted(FhVM *vm) { return vm->heap.collect_least != SIZE_MAX; }

NATIVE(gc_enable) {
    UNUSED_ARGS;
    fhas_module(self)->state = FH_TRUE;
    fhheap_enable_collector(&vm->heap, auto_wanted(vm));
    return FH_NONE;
}

NATIVE(gc_disable) {
    UNUSED_ARGS;
    fhas_module(self)->state = FH_FALSE;
    fhheap_enable_collector(&vm->heap, false);
    return FH_NONE;
}

NATIVE(gc_isenabled) {
    UNUSED_ARGS;
    (void)vm;
    return fhas_module(self)->state;
}

static FhValue three(FhVM *vm, int64_t a, int64_t b, int64_t c) {
    return fhtuple_pack(vm, 3, fh_int_raw(a), fh_int_raw(b), fh_int_raw(c));
}

NATIVE(gc_get_count) {
    UNUSED_ARGS;
    return three(vm, (int64_t)vm->heap.containers, 0, 0);
}

/* The first threshold is kept in the heap, as the least growth between collections (none: SIZE_MAX); the others are
 * accepted and mean nothing. */
NATIVE(gc_get_threshold) {
    UNUSED_ARGS;
    size_t least = vm->heap.collect_least;
    return three(vm, least == SIZE_MAX ? 0 : least ? (int64_t)least : USUAL_THRESHOLD, 10, 10);
}

NATIVE(gc_set_threshold) {
    (void)kwnames;
    int64_t n[GENERATIONS];
    if (nargs < 1 || nargs > GENERATIONS)
        return fhraise(vm, FH_T_TypeError, "set_threshold() takes at %s %d argument%s (%d given)",
                       nargs ? "most" : "least", nargs ? GENERATIONS : 1, nargs ? "s" : "", (int)nargs);
    for (uint32_t i = 0; i < nargs; i++)
        if (fhargs_index(vm, args[i], &n[i]) < 0) return FH_ERR;
    vm->heap.collect_least = n[0] <= 0 ? SIZE_MAX : n[0] == USUAL_THRESHOLD ? 0 : (size_t)n[0];
    fhheap_enable_collector(&vm->heap, false);
    fhheap_enable_collector(&vm->heap, n[0] > 0 && fhas_module(self)->state == FH_TRUE);
    return FH_NONE;
}

NATIVE(gc_get_stats) {
    UNUSED_ARGS;
    FhValue list = fhlist_new(vm, GENERATIONS);
    for (int i = 0; list != FH_ERR && i < GENERATIONS; i++) {
        bool last = i == GENERATIONS - 1;
        FhValue d = fhdict_new(vm);
        if (d == FH_ERR ||
            fhdict_set_c(vm, d, "collections", fh_int_raw(last ? (int64_t)vm->heap.collections : 0)) < 0 ||
            fhdict_set_c(vm, d, "collected", fh_int_raw(last ? (int64_t)vm->heap.collected : 0)) < 0 ||
            fhdict_set_c(vm, d, "uncollectable", fh_int_raw(0)) < 0) {
            fh_release(vm, d);
            fh_release(vm, list);
            return FH_ERR;
        }
        if (fhlist_push(vm, fhas_list(list), d) < 0) {
            fh_release(vm, list);
            return FH_ERR;
        }
    }
    return list;
}

/* ---- looking at objects ---- */

static bool has_visit(FhVM *vm, const FhObj *o) { return fhheap_life(&vm->heap, o)->visit != NULL; }

static bool is_container(FhVM *vm, FhValue v) { return fh_is_obj(v) && has_visit(vm, fh_obj(v)); }

/* A dict of nothing but atoms is no part of a cycle. */
static bool dict_tracked(FhVM *vm, FhValue dict) {
    FhValue key, value;
    for (int64_t at = 0; fhdict_next(dict, &at, &key, &value);)
        if (is_container(vm, key) || is_container(vm, value)) return true;
    return false;
}

NATIVE(gc_is_tracked) {
    UNUSED_ARGS;
    FhValue v = args[0];
    if (!is_container(vm, v)) return FH_FALSE;
    if (fhdict_exact(v)) return fh_bool(dict_tracked(vm, v));
    return fh_bool(!fhtuple_exact(v) || fhas_tuple(v)->size > 0);
}

NATIVE(gc_is_finalized) {
    UNUSED_ARGS;
    (void)vm;
    return fh_bool(fh_is_obj(args[0]) && fh_obj(args[0])->rc >= 0 && (fh_obj(args[0])->rc & FH_RC_FINALIZED));
}

/* Objects are gathered in a list whose room is reserved before the walk, which must not allocate. */
typedef struct Gather {
    FhVM *vm;
    FhList *into; /* NULL: only count */
    size_t count;
    const FhValue *wanted; /* referrers of these */
    uint32_t nwanted;
    bool hit;
} Gather;

/* The classes of what ends a run are no business of scripts. */
static bool is_hidden(const Gather *g, FhValue v) {
    return v == fh_val(g->vm->types[FH_T_OutOfFuelError]) || v == fh_val(g->vm->types[FH_T_HostInterrupt]);
}

static void gather(Gather *g, FhValue v) {
    if (is_hidden(g, v)) return;
    g->count++;
    if (g->into && g->into->size < g->into->capacity) g->into->items[g->into->size++] = fh_retain(v);
}

static bool gather_object(void *ctx, FhObj *o) {
    Gather *g = ctx;
    if (!fh_is_dying(o) && has_visit(g->vm, o) && o != (FhObj *)g->into) gather(g, fh_val(o));
    return true;
}

static void match(void *ctx, FhValue *slot) {
    Gather *g = ctx;
    for (uint32_t i = 0; i < g->nwanted; i++) g->hit |= *slot == g->wanted[i];
}

static bool gather_referrer(void *ctx, FhObj *o) {
    Gather *g = ctx;
    if (fh_is_dying(o) || !has_visit(g->vm, o) || o == (FhObj *)g->into) return true;
    g->hit = false;
    fhheap_life(&g->vm->heap, o)->visit(g->vm, o, match, g);
    if (g->hit) gather(g, fh_val(o));
    return true;
}

static FhValue gather_all(FhVM *vm, Gather *g, bool (*fn)(void *, FhObj *)) {
    g->vm = vm;
    fhheap_each(&vm->heap, true, fn, g);
    FhValue list = fhlist_new(vm, (int64_t)g->count + 1);
    if (list == FH_ERR) return FH_ERR;
    g->into = fhas_list(list);
    fhheap_each(&vm->heap, true, fn, g);
    fh_stored_all(vm, fh_obj(list), g->into->items, (size_t)g->into->size);
    return list;
}

NATIVE(gc_get_objects) {
    (void)self;
    static const char *const names[] = {"generation", NULL};
    static const FhParams params = {"get_objects", names, 0, 0, 1};
    FhValue given;
    int64_t generation = -1;
    if (fhargs(vm, &params, args, nargs, kwnames, &given) < 0) return FH_ERR;
    if (given != FH_NOVALUE && given != FH_NONE) {
        if (fhargs_index(vm, given, &generation) < 0) return FH_ERR;
        if (generation >= GENERATIONS)
            return fhraise(vm, FH_T_ValueError,
                           "generation parameter must be less than the number of available generations (3)");
        if (generation < -1) return fhraise(vm, FH_T_ValueError, "generation parameter cannot be negative");
        if (generation >= 0 && generation < GENERATIONS - 1) return fhlist_new(vm, 0);
    }
    Gather g = {0};
    return gather_all(vm, &g, gather_object);
}

NATIVE(gc_get_referrers) {
    (void)self;
    (void)kwnames;
    Gather g = {.wanted = args, .nwanted = nargs};
    return gather_all(vm, &g, gather_referrer);
}

static void gather_slot(void *ctx, FhValue *slot) {
    FhValue v = *slot;
    if (v == FH_NOVALUE || v == FH_ERR || v == FH_DUMMY) return;
    gather(ctx, v);
}

static void referents_of(Gather *g, const FhValue *args, uint32_t nargs) {
    for (uint32_t i = 0; i < nargs; i++) {
        if (!fh_is_obj(args[i]) || !has_visit(g->vm, fh_obj(args[i]))) continue;
        fhheap_life(&g->vm->heap, fh_obj(args[i]))->visit(g->vm, fh_obj(args[i]), gather_slot, g);
    }
}

NATIVE(gc_get_referents) {
    (void)self;
    (void)kwnames;
    Gather g = {.vm = vm};
    referents_of(&g, args, nargs);
    FhValue list = fhlist_new(vm, (int64_t)g.count + 1);
    if (list == FH_ERR) return FH_ERR;
    g.into = fhas_list(list);
    referents_of(&g, args, nargs);
    fh_stored_all(vm, fh_obj(list), g.into->items, (size_t)g.into->size);
    return list;
}

/* ---- what has no meaning with one generation ---- */

NATIVE(gc_nothing) {
    UNUSED_ARGS;
    (void)vm;
    return FH_NONE;
}

NATIVE(gc_zero) {
    UNUSED_ARGS;
    (void)vm;
    return fh_int_raw(0);
}

NATIVE(gc_set_debug) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    int64_t flags;
    if (fhargs_index(vm, args[0], &flags) < 0) return FH_ERR;
    if (flags)
        return fhraise(vm, FH_T_NotImplementedError, "gc.set_debug: debugging flags are not supported");
    return FH_NONE;
}

static const FhMethodDef functions[] = {
    {"collect", gc_collect, 0, 1, FH_KW,
     "collect($module, /, generation=2)\n--\n\nRun the garbage collector; the number of unreachable "
     "objects."},
    {"enable", gc_enable, 0, 0, 0, "enable($module, /)\n--\n\nEnable automatic garbage collection."},
    {"disable", gc_disable, 0, 0, 0, "disable($module, /)\n--\n\nDisable automatic garbage collection."},
    {"isenabled", gc_isenabled, 0, 0, 0,
     "isenabled($module, /)\n--\n\nWhether automatic collection is enabled."},
    {"get_count", gc_get_count, 0, 0, 0, "get_count($module, /)\n--\n\nThe current collection counts."},
    {"get_threshold", gc_get_threshold, 0, 0, 0,
     "get_threshold($module, /)\n--\n\nThe collection thresholds."},
    {"set_threshold", gc_set_threshold, 0, FH_ANY, 0, "set_threshold(threshold0, [threshold1, threshold2])"},
    {"get_stats", gc_get_stats, 0, 0, 0,
     "get_stats($module, /)\n--\n\nA dict of statistics for each generation."},
    {"get_objects", gc_get_objects, 0, 1, FH_KW,
     "get_objects($module, /, generation=None)\n--\n\nAll tracked objects."},
    {"get_referrers", gc_get_referrers, 0, FH_ANY, 0,
     "get_referrers(*objs) -> list of objects that refer to them"},
    {"get_referents", gc_get_referents, 0, FH_ANY, 0,
     "get_referents(*objs) -> list of objects they refer to"},
    {"is_tracked", gc_is_tracked, 1, 1, 0,
     "is_tracked($module, obj, /)\n--\n\nWhether the collector tracks obj."},
    {"is_finalized", gc_is_finalized, 1, 1, 0,
     "is_finalized($module, obj, /)\n--\n\nWhether obj has been finalized."},
    {"freeze", gc_nothing, 0, 0, 0, "freeze($module, /)\n--\n\nWithout effect: there are no generations."},
    {"unfreeze", gc_nothing, 0, 0, 0,
     "unfreeze($module, /)\n--\n\nWithout effect: there are no generations."},
    {"get_freeze_count", gc_zero, 0, 0, 0, "get_freeze_count($module, /)\n--\n\nAlways 0."},
    {"get_debug", gc_zero, 0, 0, 0, "get_debug($module, /)\n--\n\nThe debugging flags: always 0."},
    {"set_debug", gc_set_debug, 1, 1, 0, "set_debug($module, flags, /)\n--\n\nOnly 0 is supported."},
    {0},
};

static int exec(FhVM *vm, FhValue module) {
    static const struct {
        const char *name;
        int value;
    } constants[] = {{"DEBUG_STATS", 1},
                     {"DEBUG_COLLECTABLE", 2},
                     {"DEBUG_UNCOLLECTABLE", 4},
                     {"DEBUG_SAVEALL", 32},
                     {"DEBUG_LEAK", 38}};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (fhmodule_set(vm, module, constants[i].name, fh_int_raw(constants[i].value)) < 0) return -1;
    if (fhmodule_set_take(vm, module, "garbage", fhlist_new(vm, 0)) < 0) return -1;
    FhValue callbacks = vm->heap.on_collection ? fh_retain(vm->heap.gc_callbacks) : fhlist_new(vm, 0);
    if (callbacks == FH_ERR) return -1;
    if (!vm->heap.on_collection) vm->heap.gc_callbacks = fh_retain(callbacks);
    vm->heap.on_collection = call_callbacks;
    fhas_module(module)->state = fh_bool(vm->heap.collector_enabled || !auto_wanted(vm));
    return fhmodule_set_take(vm, module, "callbacks", callbacks);
}

const FhModuleDef fhmodule_gc = {"gc", "The cycle collector: it finds objects that only refer to each other.",
                                 functions, exec};
