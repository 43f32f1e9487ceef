/* What a prompt shows of the VM: how many objects there are, bytecode; and the change of its strategy. */
#include "api/api.h"
#include "freehold_prompt.h"

#include "bytecode/code.h"
#include "compiler/compile.h"
#include "memory/arena.h"
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/io.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/type.h"
#include "runtime/builtins.h"
#include "runtime/import.h"
#include "runtime/strategy.h"

/* ---- census ---- */

enum { MOST_TYPES = 512 };

typedef struct Count {
    const FhType *type;
    size_t count, bytes;
} Count;

typedef struct Counts {
    FhVM *vm;
    size_t left;
    Count table[MOST_TYPES]; /* by address, open addressing */
} Counts;

static void add_block(void *ctx, void **block, size_t size) {
    size_t *bytes = ctx;
    if (*block) *bytes += size;
}

/* The object's cell and what it owns beside it. */
static size_t bytes_of(FhVM *vm, FhObj *o) {
    size_t bytes = fhheap_cell_size(o);
    const FhLife *life = fhheap_life(&vm->heap, o);
    if (life && life->payload) life->payload(vm, o, add_block, &bytes);
    return bytes;
}

static bool count(void *ctx, FhObj *o) {
    Counts *c = ctx;
    if (c->left-- == 0) return false;
    const FhType *type = fh_shape_of(c->vm, o)->type;
    size_t at = ((uintptr_t)type >> 4) % MOST_TYPES;
    for (int i = 0; i < 16; i++, at = (at + 1) % MOST_TYPES) {
        if (c->table[at].type && c->table[at].type != type) continue;
        c->table[at].type = type;
        c->table[at].count++;
        c->table[at].bytes += bytes_of(c->vm, o);
        break;
    }
    return true;
}

int fh_census(fh_vm *vm, size_t most, void (*each)(void *env, const char *type, size_t count, size_t bytes),
              void *env) {
    Counts c = {.vm = vm, .left = most};
    if (!each || !fhapi_enter(vm)) return 0;
    if (!fhheap_each(&vm->heap, false, count, &c)) return 0;
    for (size_t i = 0; i < MOST_TYPES; i++)
        if (c.table[i].type)
            each(env, fhtype_c_name((FhType *)c.table[i].type), c.table[i].count, c.table[i].bytes);
    return 1;
}

/* ---- strategy ---- */

/* An arena of the whole VM stays for when it is in force again; it ends with the VM. */
static FhArena *base_arena(FhVM *vm) {
    fh_host *host = vm->host;
    if (vm->base_strategy.arena) host->base_arena = vm->base_strategy.arena;
    if (!host->base_arena && (host->base_arena = fharena_new(vm, FH_NOVALUE, 0)) != NULL)
        host->base_arena->in_force = 1;
    return host->base_arena;
}

fh_status fh_set_strategy(fh_vm *vm, fh_strategy strategy) {
    if (!fhapi_enter(vm)) return FH_MISUSE;
    fhpending_clear(vm);
    FhStrategy s = {FH_S_AUTOMATIC, FH_S_AUTOMATIC, NULL, vm->strategy.budget};
    if (vm->base_strategy.arena) base_arena(vm);
    if (strategy == FH_MANUAL) s = (FhStrategy){FH_S_MANUAL, FH_S_MANUAL, NULL, vm->strategy.budget};
    if (strategy == FH_ARENA) s = (FhStrategy){FH_S_ARENA, FH_S_ARENA, base_arena(vm), vm->strategy.budget};
    if (strategy == FH_ARENA && !s.arena) {
        fhraise_memory(vm);
        return FH_ERROR;
    }
    vm->base_strategy = s;
    fhstrategy_install(vm, s);
    return FH_OK;
}

/* ---- bytecode ---- */

static FhValue code_of(FhValue v) { /* borrowed; NOVALUE */
    if (fh_has_shape(v, FH_T_method)) v = FH_AS(FhMethod, v)->func;
    if (fh_has_shape(v, FH_T_classmethod) || fh_has_shape(v, FH_T_staticmethod))
        v = FH_AS(FhClassMethod, v)->callable;
    if (fhfunction_exact(v)) v = fhas_function(v)->code;
    return fh_has_shape(v, FH_T_code) ? v : FH_NOVALUE;
}

static bool dis_class(FhVM *vm, FhText *t, FhValue v) {
    bool any = false;
    FhValue dict = fhtype_dict(vm, fhas_type(v)), key, member;
    if (dict == FH_ERR || !fhdict_exact(dict)) return fhpending_clear(vm), false;
    for (int64_t at = 0; fhdict_next(dict, &at, &key, &member);) {
        FhValue code = code_of(member);
        if (code == FH_NOVALUE) continue;
        if (any) fhtext_c(t, "\n");
        fhcode_dis(t, fhas_code(code), true);
        any = true;
    }
    return any;
}

static FhValue compile(FhVM *vm, const char *text, size_t size, int mode) {
    FhValue name = fhstr_c(vm, "<dis>");
    FhValue code = name == FH_ERR ? FH_ERR : fhcompile(vm, text, size, name, mode, 0);
    if (name != FH_ERR) fh_release(vm, name);
    return code;
}

/* The value of an expression in __main__; NOVALUE: it has none. */
static FhValue evaluate(FhVM *vm, const char *text, size_t size) {
    FhValue code = compile(vm, text, size, FHCOMPILE_EVAL), v = FH_ERR;
    FhValue main = code == FH_ERR ? FH_ERR : fhimport_main(vm, NULL);
    if (main != FH_ERR) {
        FhValue dict = fhas_module(main)->dict;
        v = fhrun_code(vm, code, dict, dict);
        fh_release(vm, main);
    }
    if (code != FH_ERR) fh_release(vm, code);
    if (v == FH_ERR) fhpending_clear(vm);
    return v == FH_ERR ? FH_NOVALUE : v;
}

static bool dis_value(FhVM *vm, FhText *t, FhValue v) {
    FhValue code = code_of(v);
    if (code != FH_NOVALUE) return fhcode_dis(t, fhas_code(code), true), true;
    return fhtype_check(vm, v) && dis_class(vm, t, v);
}

fh_status fh_dis_expression(fh_vm *vm, const char *text, size_t size) {
    if ((!text && size) || !fhapi_enter(vm)) return FH_MISUSE;
    fhpending_clear(vm);
    FhText t;
    fhtext_init(&t, vm);
    FhValue v = evaluate(vm, text, size);
    if (v == FH_NOVALUE || !dis_value(vm, &t, v)) {
        FhValue code = compile(vm, text, size, FHCOMPILE_FILE);
        if (code != FH_ERR) {
            fhcode_dis(&t, fhas_code(code), true);
            fh_release(vm, code);
        }
    }
    if (v != FH_NOVALUE) fh_release(vm, v);
    if (fhpending(vm)) return fhtext_free(&t), FH_ERROR;
    FhValue s = fhtext_finish(&t);
    FhValue out = s == FH_ERR ? FH_ERR : fhdict_get_str(vm, vm->sys_dict, FH_NAME(vm, stdout));
    int status = out == FH_ERR ? -1 : out == FH_NOVALUE ? 0 : fhwrite(vm, out, s);
    if (s != FH_ERR) fh_release(vm, s);
    return status < 0 ? FH_ERROR : FH_OK;
}
