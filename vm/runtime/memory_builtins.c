/* The builtins of the memory model: allocate, free, decorators and blocks of strategies, figures. The types behind them:
 * objects/buffer_object.c, objects/manual.c; what is in force: strategy.c. */
#include "runtime/memory_builtins.h"
#include "objects/buffer_object.h"
#include "objects/dead.h"
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/manual.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/ownership.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "runtime/arena_object.h"
#include "runtime/static_builtins.h"
#include "runtime/strategy.h"

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)self, (void)args, (void)nargs, (void)kwnames

/* ---- buffers ---- */

static FhValue allocate(FhVM *vm, FhValue size_value, FhValue align_value) {
    int64_t size, align = 16;
    if (fhargs_index_clip(vm, size_value, &size) < 0) return FH_ERR;
    if (align_value != FH_NOVALUE && fhargs_index_clip(vm, align_value, &align) < 0) return FH_ERR;
    if (size < 0)
        return fhraise(vm, FH_T_ValueError, "cannot allocate %lld bytes: the size is negative",
                       (long long)size);
    if (align <= 0 || (align & (align - 1)))
        return fhraise(vm, FH_T_ValueError, "an alignment must be a power of two, not %lld",
                       (long long)align);
    if (align > 1 << 30) return fhraise_memory(vm);
    return fhbuffer_object_new(vm, (size_t)size, (size_t)align);
}

NATIVE(builtin_allocate) {
    static const char *const names[] = {"size", "align", NULL};
    static const FhParams p = {"allocate", names, 0, 1, 2};
    FhValue v[2];
    (void)self;
    if (FH_LIKELY(nargs == 1 && kwnames == FH_NOVALUE && fh_is_int(args[0]) && (int64_t)args[0] >= 0))
        return fhbuffer_object_new(vm, (size_t)fh_int_of(args[0]), FH_ALLOC_ALIGN);
    return fhargs(vm, &p, args, nargs, kwnames, v) < 0 ? FH_ERR : allocate(vm, v[0], v[1]);
}

NATIVE(builtin_allocate_aligned) {
    static const char *const names[] = {"size", "align", NULL};
    static const FhParams p = {"allocate_aligned", names, 0, 2, 2};
    FhValue v[2];
    (void)self;
    return fhargs(vm, &p, args, nargs, kwnames, v) < 0 ? FH_ERR : allocate(vm, v[0], v[1]);
}

FhValue fhmemory_free(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"x", "deep", NULL};
    static const FhParams p = {"free", names, 0, 1, 2};
    FhValue v[2] = {args[0], FH_NOVALUE};
    (void)self;
    if (nargs == 1 && kwnames == FH_NOVALUE && fhbuffer_object_exact(v[0]) &&
        fhbuffer_object_is_free(vm, v[0]))
        return fhbuffer_object_end(vm, v[0], "freed"), FH_NONE;
    if ((nargs != 1 || kwnames != FH_NOVALUE) && fhargs(vm, &p, args, nargs, kwnames, v) < 0) return FH_ERR;
    int deep = v[1] == FH_NOVALUE ? 0 : fhtruth(vm, v[1]);
    return deep < 0 || fhmanual_free(vm, v[0], deep) < 0 ? FH_ERR : FH_NONE;
}

NATIVE(builtin_is_alive) {
    UNUSED;
    (void)vm;
    return fh_bool(!fh_is_dead(args[0]));
}

NATIVE(builtin_sizeof) {
    UNUSED;
    FhValue v = args[0];
    if (fh_is_dead(v)) return fhdead_raise(vm, v);
    if (!fh_is_obj(v)) return fh_int_raw(0); /* it lies in the word that refers to it */
    if (fhbuffer_object_exact(v))
        return fh_int_raw((int64_t)(fhheap_cell_size(fh_obj(v)) +
                                    (fhas_buffer_object(v)->apart ? fhas_buffer_object(v)->size : 0)));
    FhValue method = fhlookup_special(vm, v, FH_NAME(vm, __sizeof__));
    if (method == FH_ERR) return FH_ERR;
    if (method == FH_NOVALUE) return fh_int_raw((int64_t)fhheap_cell_size(fh_obj(v)));
    FhValue size = fhcall0(vm, method);
    fh_release(vm, method);
    return size;
}

/* ---- figures ---- */

static int put(FhVM *vm, FhValue dict, const char *key, FhValue v) {
    if (v == FH_ERR) return -1;
    int status = fhdict_set_c(vm, dict, key, v);
    fh_release(vm, v);
    return status;
}

static int put_number(FhVM *vm, FhValue dict, const char *key, size_t n) {
    return put(vm, dict, key, fhint_new_u64(vm, n));
}

static const char *const strategy_names[] = {"automatic", "manual", "arena"};

FhValue fhmemory_figures(FhVM *vm) {
    FhHeap *h = &vm->heap;
    FhHeapCounts counts = fhheap_count(h);
    size_t manual = vm->manual.objects + vm->manual.buffers;
    size_t live = counts.cells[FH_LEAF] + counts.cells[FH_CONTAINER];
    size_t arenas = 0, arena_bytes = 0;
    size_t others = manual + vm->manual.dead;
    FhValue dict = fhdict_new(vm);
    if (dict == FH_ERR) return FH_ERR;
    FhValue by_name = fharena_object_figures(vm, &arenas, &arena_bytes);
    int bad =
        put(vm, dict, "strategy", fhstr_c(vm, strategy_names[vm->strategy.kind])) |
        put_number(vm, dict, "automatic_count", live > others ? live - others : 0) |
        put_number(vm, dict, "automatic_bytes",
                   h->bytes - h->pool_bytes - h->spare_bytes - h->reserve_bytes - vm->manual.buffer_bytes) |
        put_number(vm, dict, "manual_count", vm->manual.buffers) |
        put_number(vm, dict, "manual_bytes", vm->manual.buffer_bytes) |
        put_number(vm, dict, "manual_objects", vm->manual.objects) | put(vm, dict, "arenas", by_name) |
        put_number(vm, dict, "arena_count", arenas) | put_number(vm, dict, "arena_bytes", arena_bytes) |
        put_number(vm, dict, "peak_bytes", h->peak_bytes) |
        put(vm, dict, "limit_bytes", h->limit_bytes ? fhint_new_u64(vm, h->limit_bytes) : FH_NONE) |
        put_number(vm, dict, "allocations", fhheap_allocations(h)) |
        put_number(vm, dict, "frees", fhheap_allocations(h) - live) |
        put_number(vm, dict, "cycles_collected", h->collected) |
        put_number(vm, dict, "evacuated", h->evacuated) |
        put_number(vm, dict, "tombstones", vm->manual.dead) | put(vm, dict, "budgets", fhstatic_budgets(vm));
    if (!bad) return dict;
    fh_release(vm, dict);
    return FH_ERR;
}

/* The limit that is in force, or a new one: never more than the host's. */
NATIVE(builtin_memory_limit) {
    UNUSED;
    int64_t bytes = 0;
    size_t most = vm->host_memory_limit;
    if (nargs == 0) return vm->heap.limit_bytes ? fhint_new_u64(vm, vm->heap.limit_bytes) : FH_NONE;
    if (args[0] != FH_NONE) {
        if (fhargs_index(vm, args[0], &bytes) < 0) return FH_ERR;
        if (bytes <= 0)
            return fhraise(vm, FH_T_ValueError, "memory_limit() takes a positive number of bytes");
        if (most && (uint64_t)bytes > most)
            return fhraise(vm, FH_T_ValueError, "the host allows at most %zu bytes", most);
    }
    fhheap_set_limit(&vm->heap, bytes ? (size_t)bytes : most);
    return FH_NONE;
}

/* The script module `_memory` makes it printable. */
NATIVE(builtin_memory_stats) {
    UNUSED;
    FhValue module = fhimport(vm, "_memory");
    if (module == FH_ERR) return FH_ERR;
    FhValue figures = fhmemory_figures(vm);
    FhValue name = figures == FH_ERR ? FH_ERR : fhstr_c(vm, "MemoryStats");
    FhValue result = name == FH_ERR ? FH_ERR : fhcall_method(vm, module, name, &figures, 1);
    if (name != FH_ERR) fh_release(vm, name);
    if (figures != FH_ERR) fh_release(vm, figures);
    fh_release(vm, module);
    return result;
}

/* ---- decorators ---- */

static int copy_dict(FhVM *vm, FhFunction *to, const FhFunction *from) {
    if (from->dict == FH_NOVALUE) return 0;
    FhValue dict = fhdict_copy(vm, from->dict);
    if (dict == FH_ERR) return -1;
    fh_set(vm, &to->header, &to->dict, dict);
    return 0;
}

/* A function like `v` whose calls run under that strategy. */
static FhValue govern(FhVM *vm, FhValue v, FhCodeStrategy strategy, FhValue arena, bool no_escape) {
    FhFunction *from = fhas_function(v);
    FhValue code = fhcode_governed(vm, from->code, strategy, arena, no_escape);
    if (code == FH_ERR) return FH_ERR;
    FhValue made = fhfunction_new(vm, code, from->globals);
    fh_release(vm, code);
    if (made == FH_ERR) return FH_ERR;
    FhFunction *to = fhas_function(made);
    fh_set_ref(vm, &to->header, &to->closure, from->closure);
    fh_set_ref(vm, &to->header, &to->defaults, from->defaults);
    fh_set_ref(vm, &to->header, &to->kwdefaults, from->kwdefaults);
    fh_set_ref(vm, &to->header, &to->name, from->name);
    fh_set_ref(vm, &to->header, &to->qualname, from->qualname);
    fh_set_ref(vm, &to->header, &to->doc, from->doc);
    fh_set_ref(vm, &to->header, &to->annotations, from->annotations);
    fh_set_ref(vm, &to->header, &to->module, from->module);
    if (copy_dict(vm, to, from) == 0) return made;
    fh_release(vm, made);
    return FH_ERR;
}

static const char *const decorator_names[] = {"", "auto_memory", "manual_memory", "arena_memory"};

static FhValue decorate(FhVM *vm, FhValue v, FhCodeStrategy strategy, FhValue arena, bool no_escape) {
    if (fhfunction_exact(v)) return govern(vm, v, strategy, arena, no_escape);
    if (!fh_isa(vm, v, FH_T_staticmethod) && !fh_isa(vm, v, FH_T_classmethod))
        return fhraise(vm, FH_T_TypeError, "@%s takes a function of a script, not '%T'",
                       decorator_names[strategy], v);
    FhValue name = fhstr_c(vm, "__func__");
    FhValue inner = name == FH_ERR ? FH_ERR : fhattr_get(vm, v, name);
    if (name != FH_ERR) fh_release(vm, name);
    if (inner == FH_ERR) return FH_ERR;
    FhValue made = decorate(vm, inner, strategy, arena, no_escape);
    fh_release(vm, inner);
    FhValue wrapped = made == FH_ERR ? FH_ERR : fhcall1(vm, fh_typeval(vm, v), made);
    if (made != FH_ERR) fh_release(vm, made);
    return wrapped;
}

/* What it says is for the checker. */
NATIVE(builtin_no_alloc) {
    UNUSED;
    bool function = fhfunction_exact(args[0]) || fh_isa(vm, args[0], FH_T_staticmethod) ||
                    fh_isa(vm, args[0], FH_T_classmethod);
    if (!function)
        return fhraise(vm, FH_T_TypeError, "@no_alloc takes a function of a script, not '%T'", args[0]);
    return fh_retain(args[0]);
}

/* What arena_memory("name", escape=…), manual_memory() and auto_memory() give: a callable that decorates. */
typedef struct Decorator {
    FhObj header;
    FhValue arena; /* str or NOVALUE */
    FhCodeStrategy strategy;
    bool no_escape;
} Decorator;

extern const FhTypeDef fhtypedef_memory_decorator, fhtypedef_memory_strategy;

static void decorator_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Decorator *)o)->arena);
}
static void decorator_finalize(FhVM *vm, FhObj *o) { fh_clear(vm, &((Decorator *)o)->arena); }

static FhValue decorator_call(FhVM *vm, FhValue callee, const FhValue *args, uint32_t nargs,
                              FhValue kwnames) {
    if (nargs != 1 || kwnames != FH_NOVALUE)
        return fhraise(vm, FH_T_TypeError, "a decorator takes one function");
    const Decorator *d = FH_AS(Decorator, callee);
    return decorate(vm, args[0], d->strategy, d->arena, d->no_escape);
}

static const FhSlots decorator_slots = {.life = {.visit = decorator_visit, .finalize = decorator_finalize},
                                        .call = decorator_call};
const FhTypeDef fhtypedef_memory_decorator = {
    .size = sizeof(Decorator), .flags = FH_TF_CONTAINER, .slots = &decorator_slots};

/* arena: a str or NOVALUE. */
static FhValue decorator_new(FhVM *vm, FhCodeStrategy strategy, FhValue arena, bool no_escape) {
    Decorator *d = (Decorator *)fhmem_cell(vm, sizeof *d, FH_T_memory_decorator, true);
    if (!d) return FH_ERR;
    d->arena = arena == FH_NOVALUE ? arena : fh_retain(arena);
    d->strategy = strategy;
    d->no_escape = no_escape;
    return fh_val(d);
}

NATIVE(builtin_auto_memory) {
    UNUSED;
    return nargs ? decorate(vm, args[0], FH_CODE_AUTOMATIC, FH_NOVALUE, false)
                 : decorator_new(vm, FH_CODE_AUTOMATIC, FH_NOVALUE, false);
}

NATIVE(builtin_manual_memory) {
    UNUSED;
    return nargs ? decorate(vm, args[0], FH_CODE_MANUAL, FH_NOVALUE, false)
                 : decorator_new(vm, FH_CODE_MANUAL, FH_NOVALUE, false);
}

static int escape_of(FhVM *vm, FhValue v, bool *no_escape) {
    *no_escape = false;
    if (v == FH_NOVALUE) return 0;
    bool text = fhstr_check(vm, v);
    *no_escape = text && fhstr_is(v, "error");
    if (*no_escape || (text && fhstr_is(v, "evacuate"))) return 0;
    return fhraise_int(vm, FH_T_ValueError, "escape must be 'evacuate' or 'error', not %R", v);
}

NATIVE(builtin_arena_memory) {
    static const char *const names[] = {"function_or_name", "escape", NULL};
    static const FhParams p = {"arena_memory", names, 1, 0, 1};
    FhValue v[2];
    bool no_escape;
    (void)self;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0 || escape_of(vm, v[1], &no_escape) < 0) return FH_ERR;
    bool named = v[0] != FH_NOVALUE && fhstr_check(vm, v[0]);
    if (v[0] != FH_NOVALUE && !named) return decorate(vm, v[0], FH_CODE_ARENA, FH_NOVALUE, no_escape);
    return decorator_new(vm, FH_CODE_ARENA, v[0], no_escape);
}

/* ---- with memory_strategy(…) ---- */

typedef struct Block {
    FhObj header;
    FhStrategy before;
    uint8_t kind;
    bool open;
    uint64_t arena; /* serial of the anonymous arena of an open block */
} Block;

static FhValue block_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"strategy", NULL};
    static const FhParams p = {"memory_strategy", names, 0, 1, 1};
    FhValue v;
    (void)type;
    if (fhargs(vm, &p, args, nargs, kwnames, &v) < 0) return FH_ERR;
    if (!fhstr_check(vm, v))
        return fhraise(vm, FH_T_TypeError, "memory_strategy() takes the name of a strategy, not '%T'", v);
    int kind = fhstrategy_by_name(fhstr_text(v));
    if (kind < 0)
        return fhraise(vm, FH_T_ValueError, "no such strategy: %R ('automatic', 'manual', 'arena')", v);
    Block *b = (Block *)fhmem_cell(vm, sizeof *b, FH_T_memory_strategy, false);
    if (!b) return FH_ERR;
    b->kind = (uint8_t)kind;
    b->open = false;
    return fh_val(b);
}

NATIVE(block_enter) {
    (void)args, (void)nargs, (void)kwnames;
    Block *b = FH_AS(Block, self);
    if (b->open) return fhraise(vm, FH_T_RuntimeError, "this memory_strategy block is open already");
    FhStrategy now = vm->strategy;
    FhStrategy s = b->kind == FH_S_MANUAL ? (FhStrategy){FH_S_MANUAL, now.outer, now.arena, now.budget}
                                          : (FhStrategy){FH_S_AUTOMATIC, FH_S_AUTOMATIC, NULL, now.budget};
    FhArena *a = NULL;
    if (b->kind == FH_S_ARENA) {
        if (!(a = fharena_new(vm, FH_NOVALUE, 0))) return fhraise_memory(vm);
        s = (FhStrategy){FH_S_ARENA, FH_S_ARENA, a, now.budget};
    }
    if (fhstrategy_open_block(vm, s, &b->before) < 0) {
        if (a) fharena_free(vm, a);
        return FH_ERR;
    }
    b->arena = a ? a->serial : 0;
    b->open = true;
    return fh_retain(self);
}

NATIVE(block_exit) {
    (void)args, (void)nargs, (void)kwnames;
    Block *b = FH_AS(Block, self);
    if (!b->open) return fhraise(vm, FH_T_RuntimeError, "this memory_strategy block is not open");
    b->open = false;
    FhArena *a = b->arena ? fharena_by_serial(&vm->heap, b->arena) : NULL;
    if (!a) {
        fhstrategy_close_block(vm, b->before);
        return FH_FALSE;
    }
    fhstrategy_close_arena(vm, a, b->before);
    fharena_end(vm, a, NULL);
    return FH_FALSE;
}

static const FhMethodDef block_methods[] = {
    {"__enter__", block_enter, 0, 0, 0, NULL}, {"__exit__", block_exit, 3, 3, 0, NULL}, {0}};
static const FhSlots block_slots = {.new_ = block_new};
const FhTypeDef fhtypedef_memory_strategy = {
    .doc = "memory_strategy(strategy)\n--\n\nA block under that strategy: 'automatic', 'manual' or 'arena'.",
    .size = sizeof(Block),
    .slots = &block_slots,
    .methods = block_methods};

/* ---- the table ---- */

static const FhMethodDef functions[] = {
    {"allocate", builtin_allocate, 1, 2, FH_KW,
     "allocate($module, /, size, align=16)\n--\n\nA zeroed Buffer in the manual heap (in an arena, where one "
     "is in force)."},
    {"allocate_aligned", builtin_allocate_aligned, 2, 2, FH_KW,
     "allocate_aligned($module, /, size, align)\n--\n\nAs allocate, at an address that is a multiple of "
     "align."},
    {"free", fhmemory_free, 1, 2, FH_KW,
     "free($module, /, x, deep=False)\n--\n\nEnds the life of a manual object; with deep, of all that only "
     "it leads to."},
    {"is_alive", builtin_is_alive, 1, 1, 0,
     "is_alive($module, x, /)\n--\n\nFalse when x has been freed or its arena is gone."},
    {"sizeof", builtin_sizeof, 1, 1, 0,
     "sizeof($module, x, /)\n--\n\nThe bytes that x itself occupies, header and payload."},
    {"memory_limit", builtin_memory_limit, 0, 1, 0,
     "memory_limit([bytes], /)\n--\n\nThe limit of the heap's size, or sets it: beyond it MemoryError. None "
     "takes it away "
     "(but for the host's)."},
    {"memory_stats", builtin_memory_stats, 0, 0, 0,
     "memory_stats($module, /)\n--\n\nThe figures of the heap: a mapping that prints as three lines."},
    {"auto_memory", builtin_auto_memory, 0, 1, 0,
     "auto_memory([function], /)\n--\n\nDecorator: calls run under automatic memory."},
    {"manual_memory", builtin_manual_memory, 0, 1, 0,
     "manual_memory([function], /)\n--\n\nDecorator: what the function's own code makes is manual."},
    {"no_alloc", builtin_no_alloc, 1, 1, 0,
     "no_alloc($module, function, /)\n--\n\nDecorator: `freehold check` sees to it that calls allocate "
     "nothing."},
    {"arena_memory", builtin_arena_memory, 0, FH_ANY, FH_KW,
     "arena_memory(function_or_name=None, /, *, escape='evacuate')\n--\n\nDecorator: calls run in an arena."},
    {NULL, NULL, 0, 0, 0, NULL}};

static int add_ownership(FhVM *vm, FhValue module) {
    static const char *const words[] = {"owned", "borrowed"};
    for (int i = 0; i < 2; i++) {
        FhValue v = fhownership_new(vm, i == 1, FH_NOVALUE);
        int status = v == FH_ERR ? -1 : fhmodule_set(vm, module, words[i], v);
        fh_release(vm, v);
        if (status < 0) return -1;
    }
    return 0;
}

int fhmemory_add(FhVM *vm, FhValue module) {
    return fhmodule_add_functions(vm, module, functions) < 0 || add_ownership(vm, module) < 0 ||
                   fharena_object_add(vm, module) < 0 || fhstatic_add(vm, module) < 0 ||
                   fhmodule_set(vm, module, "Buffer", fh_val(vm->types[FH_T_Buffer])) < 0 ||
                   fhmodule_set(vm, module, "memory_strategy", fh_val(vm->types[FH_T_memory_strategy])) < 0
               ? -1
               : 0;
}
