/* The builtins of static memory. See static_builtins.h; the types are in objects/, the account in memory/budget.h. */
#include "runtime/static_builtins.h"
#include "memory/arena.h"
#include "memory/budget.h"
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "runtime/frame.h"
#include "runtime/strategy.h"

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames

/* ---- with memory_budget(name, limit, level=…) ---- */

typedef struct Block {
    FhObj header;
    FhValue name;
    FhStrategy before;
    FhBudget *budget;         /* NULL: not open */
    size_t limit, used, peak; /* used, peak: when it was closed */
    uint8_t level;
} Block;

extern const FhTypeDef fhtypedef_memory_budget, fhtypedef_no_alloc_function;
static const char *const level_names[] = {"raise", "log", "lock"};

static inline Block *as_block(FhValue v) { return FH_AS(Block, v); }

static void visit_block(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Block *)o)->name);
}
static void finalize_block(FhVM *vm, FhObj *o) { fh_clear(vm, &((Block *)o)->name); }

static int level_of(FhVM *vm, FhValue v, uint8_t *level) {
    *level = FH_BUDGET_RAISE;
    if (v == FH_NOVALUE) return 0;
    for (int i = 0; i < 3; i++)
        if (fhstr_check(vm, v) && fhstr_is(v, level_names[i])) return *level = (uint8_t)i, 0;
    return fhraise_int(vm, FH_T_ValueError, "no such level: %R ('raise', 'log', 'lock')", v);
}

static FhValue block_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"name", "limit", "level", NULL};
    static const FhParams p = {"memory_budget", names, 0, 2, 3};
    FhValue v[3];
    int64_t limit;
    uint8_t level;
    (void)type;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (!fhstr_check(vm, v[0]))
        return fhraise(vm, FH_T_TypeError, "the name of a budget must be a str, not '%T'", v[0]);
    if (fhargs_index_clip(vm, v[1], &limit) < 0 || level_of(vm, v[2], &level) < 0) return FH_ERR;
    if (limit < 0) return fhraise(vm, FH_T_ValueError, "a budget cannot be negative: %R", v[1]);
    FhValue name = fhstr_as_exact(vm, v[0]);
    Block *b = name == FH_ERR ? NULL : (Block *)fhmem_cell(vm, sizeof *b, FH_T_memory_budget, true);
    if (!b) {
        if (name != FH_ERR) fh_release(vm, name);
        return FH_ERR;
    }
    *b = (Block){.header = b->header, .name = name, .limit = (size_t)limit, .level = level};
    fh_stored(vm, &b->header, name);
    return fh_val(b);
}

NATIVE(block_enter) {
    UNUSED;
    Block *b = as_block(self);
    if (b->budget) return fhraise(vm, FH_T_RuntimeError, "this block of budget %R is open already", b->name);
    FhBudget *budget = fhbudget_open(&vm->heap, b->name, fhstr_equal, b->limit, b->level);
    if (!budget) return fhraise_memory(vm);
    if (fhstrategy_open_budget(vm, budget, &b->before) < 0) {
        fhbudget_close(&vm->heap, budget);
        return FH_ERR;
    }
    b->budget = budget;
    return fh_retain(self);
}

static int log_overruns(FhVM *vm, const Block *b, const FhBudget *budget) {
    if (budget->level != FH_BUDGET_LOG || !budget->overruns) return 0;
    FhValue file = fhdict_get_str(vm, vm->sys_dict, FH_NAME(vm, stderr));
    if (file == FH_ERR) return -1;
    if (file == FH_NOVALUE || file == FH_NONE) return 0;
    FhValue text = fhstr_format(
        vm, "memory budget '%U' exceeded: %zu of %zu bytes at its peak, %llu allocations beyond it\n",
        b->name, budget->peak, budget->limit, (unsigned long long)budget->overruns);
    if (text == FH_ERR) return -1;
    fh_retain(file);
    int status = fhwrite(vm, file, text);
    fh_release(vm, file);
    fh_release(vm, text);
    return status;
}

NATIVE(block_exit) {
    UNUSED;
    Block *b = as_block(self);
    FhBudget *budget = b->budget;
    if (!budget) return fhraise(vm, FH_T_RuntimeError, "this block of budget %R is not open", b->name);
    b->budget = NULL;
    b->used = fhbudget_used(&vm->heap, budget);
    b->peak = budget->peak;
    fhstrategy_close_budget(vm, b->before);
    int status = log_overruns(vm, b, budget);
    fhbudget_close(&vm->heap, budget);
    return status < 0 ? FH_ERR : FH_FALSE;
}

static FhValue get_name(FhVM *vm, FhValue self) { return (void)vm, fh_retain(as_block(self)->name); }
static FhValue get_level(FhVM *vm, FhValue self) { return fhstr_c(vm, level_names[as_block(self)->level]); }
static FhValue get_limit(FhVM *vm, FhValue self) { return fhint_new_u64(vm, as_block(self)->limit); }
static FhValue get_used(FhVM *vm, FhValue self) {
    const Block *b = as_block(self);
    return fhint_new_u64(vm, b->budget ? fhbudget_used(&vm->heap, b->budget) : b->used);
}
static FhValue get_peak(FhVM *vm, FhValue self) {
    const Block *b = as_block(self);
    return fhint_new_u64(vm, b->budget ? b->budget->peak : b->peak);
}
static FhValue block_repr(FhVM *vm, FhValue self) {
    const Block *b = as_block(self);
    return fhstr_format(vm, "memory_budget(%R, %zu, level='%s')", b->name, b->limit, level_names[b->level]);
}

static const FhMethodDef block_methods[] = {
    {"__enter__", block_enter, 0, 0, 0, NULL}, {"__exit__", block_exit, 3, 3, 0, NULL}, {0}};
static const FhGetSetDef block_getsets[] = {
    {"name", get_name, NULL, NULL},
    {"limit", get_limit, NULL, NULL},
    {"level", get_level, NULL, NULL},
    {"used", get_used, NULL, "The bytes in use; of a closed block, those at its end."},
    {"peak", get_peak, NULL, "The most bytes in use."},
    {0}};
static const FhSlots block_slots = {
    .life = {.visit = visit_block, .finalize = finalize_block}, .repr = block_repr, .new_ = block_new};
const FhTypeDef fhtypedef_memory_budget = {.doc = "memory_budget(name, limit, level='raise')\n--\n\nA block "
                                                  "whose allocations are counted together and limited.",
                                           .size = sizeof(Block),
                                           .flags = FH_TF_CONTAINER,
                                           .slots = &block_slots,
                                           .methods = block_methods,
                                           .getsets = block_getsets};

/* ---- figures ---- */

static int put_number(FhVM *vm, FhValue dict, const char *key, size_t n) {
    FhValue v = fhint_new_u64(vm, n);
    if (v == FH_ERR) return -1;
    int status = fhdict_set_c(vm, dict, key, v);
    fh_release(vm, v);
    return status;
}

/* Budgets of one name under different ones are told as one. */
static int add_figures(FhVM *vm, FhValue all, const FhBudget *b) {
    size_t used = 0, peak = 0;
    const FhBudgets *t = vm->heap.budgets;
    for (uint32_t i = 0; i < t->capacity; i++)
        if (t->list[i] && t->list[i]->name != FH_NOVALUE && fhstr_equal(t->list[i]->name, b->name)) {
            used += fhbudget_used(&vm->heap, t->list[i]);
            peak += t->list[i]->peak;
        }
    FhValue figures = fhdict_new(vm);
    if (figures == FH_ERR) return -1;
    int bad = put_number(vm, figures, "used", used) | put_number(vm, figures, "peak", peak) |
              put_number(vm, figures, "limit", b->limit);
    if (!bad) bad = fhdict_set(vm, all, b->name, figures);
    fh_release(vm, figures);
    return bad ? -1 : 0;
}

FhValue fhstatic_budgets(FhVM *vm) {
    const FhBudgets *t = vm->heap.budgets;
    FhValue all = fhdict_new(vm);
    if (all == FH_ERR || !t) return all;
    for (uint32_t i = 0; i < t->capacity; i++) {
        if (!t->list[i] || t->list[i]->name == FH_NOVALUE || add_figures(vm, all, t->list[i]) == 0) continue;
        fh_release(vm, all);
        return FH_ERR;
    }
    return all;
}

/* ---- locks ---- */

/* What the first output allocates. */
static void warm_up(FhVM *vm, FhValue name) {
    FhValue file = fhdict_get_str(vm, vm->sys_dict, name);
    if (file != FH_ERR && file != FH_NOVALUE && file != FH_NONE) fhwrite(vm, file, vm->empty_str);
    fhpending_clear(vm);
}

/* Types that locked code may use for the first time. */
static int ready_types(FhVM *vm) {
    static const FhTypeId ids[] = {FH_T_object,        FH_T_int,           FH_T_bool,
                                   FH_T_float,         FH_T_str,           FH_T_bytes,
                                   FH_T_list,          FH_T_tuple,         FH_T_dict,
                                   FH_T_range,         FH_T_BoundedList,   FH_T_BoundedDeque,
                                   FH_T_BoundedDict,   FH_T_BoundedStr,    FH_T_Buffer,
                                   FH_T_memoryview,    FH_T_SmallProvider, FH_T_MediumProvider,
                                   FH_T_LargeProvider, FH_T_Provider,      FH_T_MemoryLockedError,
                                   FH_T_TextIOWrapper};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (fhtype_ready(vm, vm->types[ids[i]]) < 0) return -1;
    return 0;
}

static int prepare(FhVM *vm, uint32_t calls) {
    return fherrors_prepare_locked(vm) < 0 || ready_types(vm) < 0 || fhframe_reserve(vm, calls) < 0 ? -1 : 0;
}

enum { SPARE_NAMES = 16, CALLS = 64 }; /* that the module which locks can still bind */

int fhstatic_lock(FhVM *vm, bool all, size_t reserve, uint32_t calls) {
    FhValue globals = fhframe_globals(vm);
    if (globals != FH_NOVALUE && fhdict_exact(globals) &&
        fhdict_reserve(vm, fhas_dict(globals), fhdict_size(globals) + SPARE_NAMES) < 0)
        return -1;
    warm_up(vm, FH_NAME(vm, stdout));
    warm_up(vm, FH_NAME(vm, stderr));
    if (prepare(vm, calls) < 0) return -1;
    if (fhheap_lock(&vm->heap, all ? FH_LOCK_ALL : FH_LOCK_GROWTH, reserve) == 0) return 0;
    fhraise_memory(vm);
    return -1;
}

NATIVE(memory_lock) {
    static const char *const names[] = {"mode", "reserve", "calls", NULL};
    static const FhParams p = {"memory_lock", names, 0, 0, 1};
    FhValue v[3];
    int64_t calls = CALLS, reserve = 0;
    (void)self;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (v[1] != FH_NOVALUE && fhargs_index_clip(vm, v[1], &reserve) < 0) return FH_ERR;
    if (v[2] != FH_NOVALUE && fhargs_index_clip(vm, v[2], &calls) < 0) return FH_ERR;
    if (reserve < 0) return fhraise(vm, FH_T_ValueError, "a reserve cannot be negative: %R", v[1]);
    if (calls < 0 || calls > 100000)
        return fhraise(vm, FH_T_ValueError, "calls must be from 0 to 100000, not %R", v[2]);
    bool all = v[0] != FH_NOVALUE && fhstr_check(vm, v[0]) && fhstr_is(v[0], "all");
    if (!all && v[0] != FH_NOVALUE && !(fhstr_check(vm, v[0]) && fhstr_is(v[0], "growth")))
        return fhraise(vm, FH_T_ValueError, "memory_lock() takes 'growth' or 'all', not %R", v[0]);
    return fhstatic_lock(vm, all, (size_t)reserve, (uint32_t)calls) < 0 ? FH_ERR : FH_NONE;
}

/* ---- @no_alloc ---- */

/* What the decorator gives: calls the function with everything locked. */
typedef struct NoAlloc {
    FhObj header;
    FhValue fn;
    FhValue dict; /* for functools.wraps and the like */
} NoAlloc;

static void visit_no_alloc(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((NoAlloc *)o)->fn);
    fn(ctx, &((NoAlloc *)o)->dict);
}
static void finalize_no_alloc(FhVM *vm, FhObj *o) {
    fh_clear(vm, &((NoAlloc *)o)->fn);
    fh_clear(vm, &((NoAlloc *)o)->dict);
}

static FhValue call_locked(FhVM *vm, FhValue callee, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhHeap *h = &vm->heap;
    FhLock was = h->lock;
    if (was == FH_LOCK_ALL) return fhcall(vm, FH_AS(NoAlloc, callee)->fn, args, nargs, kwnames);
    if (prepare(vm, CALLS) < 0) return FH_ERR;
    size_t bytes = h->locked_bytes;
    if (fhheap_lock(h, FH_LOCK_ALL, 0) < 0) return fhraise_memory(vm);
    FhValue result = fhcall(vm, FH_AS(NoAlloc, callee)->fn, args, nargs, kwnames);
    fhheap_unlock(h);
    h->locked_bytes = bytes;
    h->lock = was;
    return result;
}

static FhValue bind_no_alloc(FhVM *vm, FhValue self, FhValue obj, FhValue type) {
    (void)type;
    return obj == FH_NOVALUE || obj == FH_NONE ? fh_retain(self) : fhmethod_new(vm, self, obj);
}

static FhValue attribute_of(FhVM *vm, FhValue self, FhValue name) {
    FhValue v = fhattr_get_generic(vm, self, name);
    if (v != FH_ERR || !fhpending_is(vm, FH_T_AttributeError)) return v;
    fhpending_clear(vm);
    return fhattr_get(vm, FH_AS(NoAlloc, self)->fn, name);
}

static FhValue get_wrapped(FhVM *vm, FhValue self) { return (void)vm, fh_retain(FH_AS(NoAlloc, self)->fn); }
static FhValue forward(FhVM *vm, FhValue self, const char *attribute) {
    FhValue name = fhstr_intern(vm, attribute, strlen(attribute));
    return name == FH_ERR ? FH_ERR : fhattr_get(vm, FH_AS(NoAlloc, self)->fn, name);
}
static FhValue get_doc(FhVM *vm, FhValue self) { return forward(vm, self, "__doc__"); }
static FhValue get_module(FhVM *vm, FhValue self) { return forward(vm, self, "__module__"); }
static FhValue no_alloc_repr(FhVM *vm, FhValue self) {
    return fhstr_format(vm, "<no_alloc %R>", FH_AS(NoAlloc, self)->fn);
}

NATIVE(no_alloc) {
    UNUSED;
    if (!fhcallable(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "@no_alloc takes a function, not '%T'", args[0]);
    NoAlloc *n = (NoAlloc *)fhmem_cell(vm, sizeof *n, FH_T_no_alloc_function, true);
    if (!n) return FH_ERR;
    n->fn = fh_retain(args[0]);
    n->dict = FH_NOVALUE;
    fh_stored(vm, &n->header, n->fn);
    return fh_val(n);
}

static const FhGetSetDef no_alloc_getsets[] = {{"__wrapped__", get_wrapped, NULL, NULL},
                                               {"__doc__", get_doc, NULL, NULL},
                                               {"__module__", get_module, NULL, NULL},
                                               {0}};
static const FhSlots no_alloc_slots = {.life = {.visit = visit_no_alloc, .finalize = finalize_no_alloc},
                                       .repr = no_alloc_repr,
                                       .call = call_locked,
                                       .getattro = attribute_of,
                                       .descr_get = bind_no_alloc};
const FhTypeDef fhtypedef_no_alloc_function = {.doc = "A function that may not allocate: see no_alloc.",
                                               .size = sizeof(NoAlloc),
                                               .flags = FH_TF_CONTAINER,
                                               .slots = &no_alloc_slots,
                                               .getsets = no_alloc_getsets,
                                               .dict_offset = offsetof(NoAlloc, dict)};

/* ---- the table ---- */

static const struct {
    const char *name;
    FhTypeId id;
} types[] = {{"BoundedList", FH_T_BoundedList},
             {"BoundedDeque", FH_T_BoundedDeque},
             {"BoundedDict", FH_T_BoundedDict},
             {"BoundedStr", FH_T_BoundedStr},
             {"Provider", FH_T_Provider},
             {"SmallProvider", FH_T_SmallProvider},
             {"MediumProvider", FH_T_MediumProvider},
             {"LargeProvider", FH_T_LargeProvider},
             {"LinearMemory", FH_T_LinearMemory},
             {"AsyncLinearMemory", FH_T_AsyncLinearMemory},
             {"memory_budget", FH_T_memory_budget}};

static const FhMethodDef functions[] = {
    {"memory_lock", memory_lock, 0, FH_ANY, FH_KW,
     "memory_lock(mode='growth', *, reserve=0, calls=64)\n--\n\nFor good: the heap may not grow, or ('all') "
     "nothing may be "
     "allocated."},
    {"no_alloc", no_alloc, 1, 1, 0,
     "no_alloc(function, /)\n--\n\nDecorator: calls may not allocate anything."},
    {0}};

int fhstatic_add(FhVM *vm, FhValue module) {
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (fhmodule_set(vm, module, types[i].name, fh_val(vm->types[types[i].id])) < 0) return -1;
    return fhmodule_add_functions(vm, module, functions);
}
