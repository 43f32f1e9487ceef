/* Arenas as scripts see them. An Arena object names an arena; it does not keep it alive: when the arena is gone, using the
 * object raises UseAfterFreeError. Contract of arenas: memory/arena.h. */
#include "runtime/arena_object.h"
#include "objects/dict.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "runtime/strategy.h"

typedef struct Entry {
    FhStrategy before;
} Entry;

typedef struct ArenaObject {
    FhObj header;
    FhValue name;
    uint64_t serial;
    bool ends;      /* made by create_arena: the end of its `with` is the end of the arena */
    uint32_t depth; /* `with` blocks that are open */
    uint32_t capacity;
    Entry *entries;
} ArenaObject;

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)self, (void)args, (void)nargs, (void)kwnames

/* ---- by name ---- */

static FhArena *find(FhVM *vm, FhValue name) { return fharena_named(&vm->heap, name, fhstr_equal); }

/* What runs between them makes counted objects. */
static FhStrategy begin_counted(FhVM *vm) {
    FhStrategy was = vm->strategy;
    fhstrategy_install(vm, (FhStrategy){FH_S_AUTOMATIC, FH_S_AUTOMATIC, NULL, was.budget});
    return was;
}

static FhArena *make(FhVM *vm, FhValue name, size_t capacity) {
    FhStrategy was = begin_counted(vm);
    FhValue own = fhstr_new(vm, fhstr_text(name), fhstr_size(name));
    FhArena *a = own == FH_ERR ? NULL : fharena_new(vm, own, capacity);
    fhstrategy_install(vm, was);
    if (own == FH_ERR) return NULL;
    if (!a) fhraise_memory(vm);
    fh_release(vm, own);
    return a;
}

FhArena *fharena_object_named(FhVM *vm, FhValue name) {
    FhArena *a = find(vm, name);
    return a ? a : make(vm, name, 0);
}

/* Edits that lead from one name to the other, up to 3; short names only. */
static int distance(const char *a, size_t m, const char *b, size_t n) {
    enum { LONGEST = 40 };
    uint8_t row[LONGEST + 1];
    if (m > LONGEST || n > LONGEST) return 3;
    for (size_t j = 0; j <= n; j++) row[j] = (uint8_t)j;
    for (size_t i = 1; i <= m; i++) {
        uint8_t diagonal = row[0];
        row[0] = (uint8_t)i;
        for (size_t j = 1; j <= n; j++) {
            uint8_t above = row[j], best = (uint8_t)(diagonal + (a[i - 1] != b[j - 1]));
            if (above + 1 < best) best = (uint8_t)(above + 1);
            if (row[j - 1] + 1 < best) best = (uint8_t)(row[j - 1] + 1);
            diagonal = above;
            row[j] = best;
        }
    }
    return row[n] < 3 ? row[n] : 3;
}

static FhValue no_such(FhVM *vm, FhValue name) {
    FhHeap *h = &vm->heap;
    FhValue near = FH_NOVALUE;
    int least = 3;
    for (uint32_t i = 1; i < h->arena_capacity; i++) {
        const FhArena *a = h->arenas[i];
        if (!a || a->name == FH_NOVALUE || a->waiting) continue;
        int d = distance(fhstr_text(name), fhstr_size(name), fhstr_text(a->name), fhstr_size(a->name));
        if (d >= least || (size_t)d >= fhstr_size(name)) continue;
        least = d;
        near = a->name;
    }
    FhValue text = near == FH_NOVALUE ? fhstr_format(vm, "no arena %R", name)
                                      : fhstr_format(vm, "no arena %R; did you mean %R?", name, near);
    if (text == FH_ERR) return FH_ERR;
    fhraise_value(vm, FH_T_KeyError, text);
    fh_release(vm, text);
    return FH_ERR;
}

static FhValue object_new(FhVM *vm, const FhArena *a, bool ends) {
    ArenaObject *o = (ArenaObject *)fhmem_cell(vm, sizeof *o, FH_T_Arena, true);
    if (!o) return FH_ERR;
    o->name = fh_retain(a->name);
    o->serial = a->serial;
    o->ends = ends;
    o->depth = o->capacity = 0;
    o->entries = NULL;
    return fh_val(o);
}

static int name_of(FhVM *vm, const char *function, FhValue v, FhValue *name) {
    if (fhstr_check(vm, v)) {
        *name = v;
        return 0;
    }
    if (fh_has_shape(v, FH_T_Arena)) {
        *name = FH_AS(ArenaObject, v)->name;
        return 0;
    }
    return fhraise_int(vm, FH_T_TypeError, "%s() takes the name of an arena, not '%T'", function, v);
}

NATIVE(builtin_create_arena) {
    static const char *const names[] = {"name", "capacity", NULL};
    static const FhParams p = {"create_arena", names, 0, 1, 2};
    FhValue v[2];
    int64_t capacity = 0;
    (void)self;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (!fhstr_check(vm, v[0]))
        return fhraise(vm, FH_T_TypeError, "the name of an arena must be a str, not '%T'", v[0]);
    if (v[1] != FH_NOVALUE && v[1] != FH_NONE) {
        if (fhargs_index_clip(vm, v[1], &capacity) < 0) return FH_ERR;
        if (capacity <= 0)
            return fhraise(vm, FH_T_ValueError, "the capacity of an arena must be positive, not %lld",
                           (long long)capacity);
    }
    if (find(vm, v[0])) return fhraise(vm, FH_T_ValueError, "arena %R exists already", v[0]);
    FhArena *a = make(vm, v[0], (size_t)capacity);
    return a ? object_new(vm, a, true) : FH_ERR;
}

NATIVE(builtin_arena) {
    FhValue name = FH_NOVALUE;
    UNUSED;
    if (name_of(vm, "arena", args[0], &name) < 0) return FH_ERR;
    FhArena *a = find(vm, name);
    return a ? object_new(vm, a, false) : no_such(vm, name);
}

NATIVE(builtin_reset_arena) {
    FhValue name = FH_NOVALUE;
    UNUSED;
    if (name_of(vm, "reset_arena", args[0], &name) < 0) return FH_ERR;
    FhArena *a = find(vm, name);
    if (!a) return no_such(vm, name);
    fharena_reset(vm, a, "reset", false);
    return FH_NONE;
}

NATIVE(builtin_destroy_arena) {
    FhValue name = FH_NOVALUE;
    UNUSED;
    if (name_of(vm, "destroy_arena", args[0], &name) < 0) return FH_ERR;
    FhArena *a = find(vm, name);
    if (!a) return no_such(vm, name);
    if (a->in_force || a->ending)
        return fhraise(vm, FH_T_RuntimeError, "arena %R cannot be destroyed while it is in force", name);
    fharena_reset(vm, a, "destroyed", true);
    return FH_NONE;
}

/* ---- the type ---- */

static FhArena *arena_of(FhVM *vm, FhValue self) {
    return fharena_by_serial(&vm->heap, FH_AS(ArenaObject, self)->serial);
}

static FhValue gone(FhVM *vm, FhValue self) {
    return fhraise(vm, FH_T_UseAfterFreeError, "arena %R has been destroyed", FH_AS(ArenaObject, self)->name);
}

static int push_entry(FhVM *vm, ArenaObject *o) {
    if (o->depth < o->capacity) return 0;
    uint32_t capacity = o->capacity ? o->capacity * 2 : 2;
    Entry *grown =
        fhmem_resize(vm, o->entries, o->capacity * sizeof *grown, (size_t)capacity * sizeof *grown);
    if (!grown) return -1;
    o->entries = grown;
    o->capacity = capacity;
    return 0;
}

NATIVE(enter) {
    ArenaObject *o = FH_AS(ArenaObject, self);
    FhArena *a = arena_of(vm, self);
    (void)args, (void)nargs, (void)kwnames;
    if (!a) return gone(vm, self);
    if (push_entry(vm, o) < 0) return FH_ERR;
    FhStrategy s = {FH_S_ARENA, FH_S_ARENA, a, vm->strategy.budget};
    if (fhstrategy_open_block(vm, s, &o->entries[o->depth].before) < 0) return FH_ERR;
    o->depth++;
    return fh_retain(self);
}

NATIVE(leave) {
    ArenaObject *o = FH_AS(ArenaObject, self);
    FhArena *a = arena_of(vm, self);
    (void)args, (void)nargs, (void)kwnames;
    if (!o->depth) return fhraise(vm, FH_T_RuntimeError, "arena %R is not in force", o->name);
    Entry e = o->entries[--o->depth];
    if (!a) return gone(vm, self);
    fhstrategy_close_arena(vm, a, e.before);
    if (o->ends && !o->depth && !a->in_force)
        fharena_end(vm, a, NULL);
    else
        fharena_wild(a);
    return FH_FALSE;
}

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((ArenaObject *)o)->name);
}

static void finalize(FhVM *vm, FhObj *object) {
    ArenaObject *o = (ArenaObject *)object;
    fhmem_free(vm, o->entries, o->capacity * sizeof *o->entries);
    o->entries = NULL;
    o->capacity = o->depth = 0;
    if (fh_is_dying(object)) fh_clear(vm, &o->name);
}

static FhValue repr(FhVM *vm, FhValue self) {
    const FhArena *a = arena_of(vm, self);
    FhValue name = FH_AS(ArenaObject, self)->name;
    if (!a) return fhstr_format(vm, "<Arena %R, destroyed>", name);
    return fhstr_format(vm, "<Arena %R>", name);
}

static FhValue get_name(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(FH_AS(ArenaObject, self)->name);
}
static FhValue get_capacity(FhVM *vm, FhValue self) {
    const FhArena *a = arena_of(vm, self);
    if (!a) return gone(vm, self);
    return a->given_capacity ? fhint_new_u64(vm, a->given_capacity) : FH_NONE;
}
static FhValue get_used(FhVM *vm, FhValue self) {
    FhArena *a = arena_of(vm, self);
    return a ? fhint_new_u64(vm, fhpages_used(&a->zone)) : gone(vm, self);
}
static FhValue get_resets(FhVM *vm, FhValue self) {
    const FhArena *a = arena_of(vm, self);
    return a ? fhint_new_u64(vm, a->resets) : gone(vm, self);
}

static const FhGetSetDef getsets[] = {{"name", get_name, NULL, NULL},
                                      {"capacity", get_capacity, NULL, NULL},
                                      {"used", get_used, NULL, NULL},
                                      {"resets", get_resets, NULL, NULL},
                                      {0}};
static const FhMethodDef methods[] = {
    {"__enter__", enter, 0, 0, 0, NULL}, {"__exit__", leave, 3, 3, 0, NULL}, {0}};
static const FhSlots slots = {.life = {.visit = visit, .finalize = finalize}, .repr = repr};
const FhTypeDef fhtypedef_Arena = {.doc = "A memory arena: a context manager that puts it in force.",
                                   .size = sizeof(ArenaObject),
                                   .flags = FH_TF_CONTAINER,
                                   .slots = &slots,
                                   .methods = methods,
                                   .getsets = getsets};

/* ---- figures ---- */

static int put(FhVM *vm, FhValue dict, const char *key, FhValue v) {
    if (v == FH_ERR) return -1;
    int status = fhdict_set_c(vm, dict, key, v);
    fh_release(vm, v);
    return status;
}

static FhValue figures_of(FhVM *vm, FhArena *a, size_t used) {
    FhValue d = fhdict_new(vm);
    if (d == FH_ERR) return FH_ERR;
    if (used > a->peak) a->peak = used;
    int bad = put(vm, d, "used", fhint_new_u64(vm, used)) |
              put(vm, d, "capacity", a->given_capacity ? fhint_new_u64(vm, a->given_capacity) : FH_NONE) |
              put(vm, d, "peak", fhint_new_u64(vm, a->peak)) |
              put(vm, d, "resets", fhint_new_u64(vm, a->resets));
    if (!bad) return d;
    fh_release(vm, d);
    return FH_ERR;
}

FhValue fharena_object_figures(FhVM *vm, size_t *count, size_t *bytes) {
    FhHeap *h = &vm->heap;
    *count = *bytes = 0;
    FhStrategy was = begin_counted(vm);
    FhValue all = fhdict_new(vm);
    for (uint32_t i = 1; all != FH_ERR && i < h->arena_capacity; i++) {
        FhArena *a = h->arenas[i];
        if (!a || a->waiting) continue;
        size_t used = fhpages_used(&a->zone);
        ++*count;
        *bytes += used;
        if (a->name == FH_NOVALUE) continue;
        FhValue d = figures_of(vm, a, used);
        if (d != FH_ERR && fhdict_set(vm, all, a->name, d) == 0) {
            fh_release(vm, d);
            continue;
        }
        if (d != FH_ERR) fh_release(vm, d);
        fh_release(vm, all);
        all = FH_ERR;
    }
    fhstrategy_install(vm, was);
    return all;
}

/* ---- the table ---- */

static const FhMethodDef functions[] = {
    {"create_arena", builtin_create_arena, 1, 2, FH_KW,
     "create_arena($module, /, name, capacity=None)\n--\n\nA new Arena; with a capacity it never grows."},
    {"arena", builtin_arena, 1, 1, 0, "arena($module, name, /)\n--\n\nThe arena of that name."},
    {"reset_arena", builtin_reset_arena, 1, 1, FH_DIRECT,
     "reset_arena($module, name, /)\n--\n\nEnds the life of all that the arena holds; keeps its memory."},
    {"destroy_arena", builtin_destroy_arena, 1, 1, FH_DIRECT,
     "destroy_arena($module, name, /)\n--\n\nEnds the life of the arena and of all that it holds."},
    {NULL, NULL, 0, 0, 0, NULL}};

int fharena_object_add(FhVM *vm, FhValue module) {
    return fhmodule_add_functions(vm, module, functions) < 0 ||
                   fhmodule_set(vm, module, "Arena", fh_val(vm->types[FH_T_Arena])) < 0
               ? -1
               : 0;
}
