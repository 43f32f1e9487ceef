/* Host functions, variables of __main__, and errors as text: the public API beside VMs.
 *
 * A host function is an object of a type of its own; the builtins module holds it under its name. Its finalizer runs when
 * the last reference goes, at the latest with the VM. */
#include "api/api.h"

#include <string.h>

#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/type.h"
#include "runtime/import.h"
#include "runtime/traceback.h"

struct fh_call {
    FhVM *vm;
    const FhValue *args;
    uint32_t nargs;
    FhValue result; /* owned */
};

typedef struct HostFunction {
    FhObj header;
    FhValue name;
    uint32_t min, max;
    fh_function fn;
    void *env;
    void (*finalizer)(void *env);
} HostFunction;

static fh_host *host_of(FhVM *vm) { return vm->host; }

/* A call from the host begins: what the one before left behind goes. */
static void begin(FhVM *vm) {
    fhapi_enter(vm);
    fhpending_clear(vm);
    fh_clear(vm, &host_of(vm)->kept);
}

/* ---- the type of host functions ---- */

static FhValue call_host(FhVM *vm, FhValue callee, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    HostFunction *f = FH_AS(HostFunction, callee);
    if (kwnames != FH_NOVALUE && fhlen(vm, kwnames) > 0)
        return fhraise(vm, FH_T_TypeError, "%U() takes no keyword arguments", f->name);
    if (nargs < f->min || nargs > f->max) {
        uint32_t limit = nargs < f->min ? f->min : f->max;
        return fhraise(vm, FH_T_TypeError, "%U expected %s%d argument%s, got %d", f->name,
                       f->min == f->max ? ""
                       : nargs < f->min ? "at least "
                                        : "at most ",
                       (int)limit, limit == 1 ? "" : "s", (int)nargs);
    }
    fh_call call = {vm, args, nargs, FH_NONE};
    fh_status status = f->fn(&call, f->env);
    if (status == FH_OK && !fhpending(vm)) return call.result;
    fh_release(vm, call.result);
    if (!fhpending(vm)) fhraise(vm, FH_T_RuntimeError, "%U() failed", f->name);
    return FH_ERR;
}

static FhValue repr(FhVM *vm, FhValue v) {
    return fhstr_format(vm, "<host function %U>", FH_AS(HostFunction, v)->name);
}

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((HostFunction *)o)->name);
}

static void finalize(FhVM *vm, FhObj *o) {
    HostFunction *f = (HostFunction *)o;
    void (*finalizer)(void *) = f->finalizer;
    f->finalizer = NULL;
    if (finalizer) finalizer(f->env);
    fh_clear(vm, &f->name);
}

static const FhSlots slots = {
    .life = {.visit = visit, .finalize = finalize}, .repr = repr, .call = call_host};
static const FhTypeDef host_type = {.size = sizeof(HostFunction), .flags = FH_TF_CONTAINER, .slots = &slots};

fh_status fh_define_function(fh_vm *vm, const char *name, unsigned min_args, unsigned max_args,
                             fh_function fn, void *env, void (*finalizer)(void *env)) {
    begin(vm);
    fh_host *host = host_of(vm);
    if (!host->function_type) host->function_type = fhtype_define(vm, "host_function", &host_type, NULL);
    FhValue text = host->function_type ? fhstr_intern(vm, name, strlen(name)) : FH_ERR;
    FhValue v = text == FH_ERR ? FH_ERR : fhinstance_new(vm, host->function_type, 0);
    if (v == FH_ERR) return FH_ERROR;
    HostFunction *f = FH_AS(HostFunction, v);
    f->name = fh_retain(text);
    f->min = min_args;
    f->max = max_args;
    f->fn = fn;
    f->env = env;
    int status = fhdict_set(vm, vm->builtins, text, v);
    if (status == 0) f->finalizer = finalizer; /* on failure the host keeps its environment */
    fh_release(vm, v);
    return status < 0 ? FH_ERROR : FH_OK;
}

/* ---- arguments and results ---- */

unsigned fh_arg_count(const fh_call *call) { return call->nargs; }

static fh_status absent(fh_call *call, unsigned i) {
    fhraise(call->vm, FH_T_TypeError, "argument %d is missing", (int)i + 1);
    return FH_ERROR;
}

static fh_status to_f64(FhVM *vm, FhValue v, double *out) {
    return fhfloat_from(vm, v, out) < 0 ? FH_ERROR : FH_OK;
}
static fh_status to_i64(FhVM *vm, FhValue v, int64_t *out) {
    return fhargs_index(vm, v, out) < 0 ? FH_ERROR : FH_OK;
}
static fh_status to_bool(FhVM *vm, FhValue v, int *out) {
    int truth = fhtruth(vm, v);
    if (truth >= 0) *out = truth;
    return truth < 0 ? FH_ERROR : FH_OK;
}
static fh_status to_text(FhVM *vm, FhValue v, const char **text, size_t *size) {
    if (!fhstr_check(vm, v)) {
        fhraise(vm, FH_T_TypeError, "expected str, not %T", v);
        return FH_ERROR;
    }
    *text = fhstr_text(v);
    if (size) *size = fhstr_size(v);
    return FH_OK;
}

fh_status fh_arg_f64(fh_call *call, unsigned i, double *out) {
    return i < call->nargs ? to_f64(call->vm, call->args[i], out) : absent(call, i);
}
fh_status fh_arg_i64(fh_call *call, unsigned i, int64_t *out) {
    return i < call->nargs ? to_i64(call->vm, call->args[i], out) : absent(call, i);
}
fh_status fh_arg_bool(fh_call *call, unsigned i, int *out) {
    return i < call->nargs ? to_bool(call->vm, call->args[i], out) : absent(call, i);
}
fh_status fh_arg_str(fh_call *call, unsigned i, const char **text, size_t *size) {
    return i < call->nargs ? to_text(call->vm, call->args[i], text, size) : absent(call, i);
}

static fh_status give(fh_call *call, FhValue v) { /* takes v over */
    if (v == FH_ERR) return FH_ERROR;
    FhValue old = call->result;
    call->result = v;
    fh_release(call->vm, old);
    return FH_OK;
}

fh_status fh_return_none(fh_call *call) { return give(call, FH_NONE); }
fh_status fh_return_bool(fh_call *call, int v) { return give(call, fh_bool(v != 0)); }
fh_status fh_return_i64(fh_call *call, int64_t v) { return give(call, fhint_new(call->vm, v)); }
fh_status fh_return_f64(fh_call *call, double v) { return give(call, fhfloat_new(call->vm, v)); }

static FhValue checked_text(FhVM *vm, const char *text, size_t size) {
    return fhstr_decode(vm, (const uint8_t *)text, size, "utf-8", "strict");
}
fh_status fh_return_str(fh_call *call, const char *text, size_t size) {
    return give(call, checked_text(call->vm, text, size));
}

fh_status fh_raise(fh_call *call, const char *exception, const char *message) {
    FhVM *vm = call->vm;
    FhValue key = fhstr_intern(vm, exception, strlen(exception));
    FhValue class = key == FH_ERR ? FH_ERR : fhdict_get(vm, vm->builtins, key);
    if (class == FH_ERR) return FH_ERROR;
    if (class == FH_NOVALUE || !fhexception_class(vm, class)) {
        fhraise(vm, FH_T_SystemError, "there is no builtin exception %s", exception);
        return FH_ERROR;
    }
    FhValue text = checked_text(vm, message, strlen(message)),
            e = text == FH_ERR ? FH_ERR : fhcall1(vm, class, text);
    if (text != FH_ERR) fh_release(vm, text);
    if (e != FH_ERR) fhraise_object(vm, e);
    return FH_ERROR;
}

/* ---- variables of __main__ ---- */

static FhValue main_dict(FhVM *vm) { /* borrowed: sys.modules keeps it */
    FhValue main = fhdict_get_str(vm, vm->modules, FH_NAME(vm, __main__));
    if (main != FH_NOVALUE)
        return main == FH_ERR || !fhmodule_check(vm, main) ? FH_ERR : fhas_module(main)->dict;
    main = fhimport_main(vm, NULL);
    if (main == FH_ERR) return FH_ERR;
    FhValue dict = fhas_module(main)->dict;
    fh_release(vm, main);
    return dict;
}

static fh_status set(FhVM *vm, const char *name, FhValue v) { /* takes v over */
    if (v == FH_ERR) return FH_ERROR;
    FhValue dict = main_dict(vm);
    int status = dict == FH_ERR ? -1 : fhdict_set_c(vm, dict, name, v);
    fh_release(vm, v);
    return status < 0 ? FH_ERROR : FH_OK;
}

fh_status fh_set_bool(fh_vm *vm, const char *name, int v) {
    begin(vm);
    return set(vm, name, fh_bool(v != 0));
}
fh_status fh_set_i64(fh_vm *vm, const char *name, int64_t v) {
    begin(vm);
    return set(vm, name, fhint_new(vm, v));
}
fh_status fh_set_f64(fh_vm *vm, const char *name, double v) {
    begin(vm);
    return set(vm, name, fhfloat_new(vm, v));
}
fh_status fh_set_str(fh_vm *vm, const char *name, const char *text, size_t size) {
    begin(vm);
    return set(vm, name, checked_text(vm, text, size));
}

/* The variable, held until the next call from the host. */
static FhValue get(FhVM *vm, const char *name) {
    begin(vm);
    FhValue dict = main_dict(vm), key = dict == FH_ERR ? FH_ERR : fhstr_intern(vm, name, strlen(name));
    FhValue v = key == FH_ERR ? FH_ERR : fhdict_get(vm, dict, key);
    if (v == FH_NOVALUE) return fhraise_name(vm, FH_T_NameError, key, "name '%U' is not defined", key);
    if (v == FH_ERR) return FH_ERR;
    return host_of(vm)->kept = fh_retain(v);
}

fh_status fh_get_bool(fh_vm *vm, const char *name, int *out) {
    FhValue v = get(vm, name);
    return v == FH_ERR ? FH_ERROR : to_bool(vm, v, out);
}
fh_status fh_get_i64(fh_vm *vm, const char *name, int64_t *out) {
    FhValue v = get(vm, name);
    return v == FH_ERR ? FH_ERROR : to_i64(vm, v, out);
}
fh_status fh_get_f64(fh_vm *vm, const char *name, double *out) {
    FhValue v = get(vm, name);
    return v == FH_ERR ? FH_ERROR : to_f64(vm, v, out);
}
fh_status fh_get_str(fh_vm *vm, const char *name, const char **text, size_t *size) {
    FhValue v = get(vm, name);
    return v == FH_ERR ? FH_ERROR : to_text(vm, v, text, size);
}

/* ---- errors ---- */

const char *fh_error_text(fh_vm *vm) {
    if (!fhpending(vm)) return "";
    FhValue e = fhpending_take(vm);
    FhText t;
    fhtext_init(&t, vm);
    fhtraceback_text(vm, &t, e);
    FhValue text = fhtext_finish(&t);
    if (text == FH_ERR) fhpending_clear(vm);
    fh_clear(vm, &host_of(vm)->kept);
    if (text != FH_ERR) host_of(vm)->kept = text;
    vm->pending = e;
    return text == FH_ERR ? "MemoryError\n" : fhstr_text(text);
}

void fh_error_clear(fh_vm *vm) { begin(vm); }

void fh_error_print(fh_vm *vm, FILE *file) {
    fputs(fh_error_text(vm), file);
    fh_error_clear(vm);
}
