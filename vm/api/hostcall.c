/* Host functions: C functions that scripts call, what they read and what they give back.
 *
 * A host function is an object of a type of its own. Its finalizer runs when the last reference goes, at the latest with
 * the VM. While it runs it has a scope of its own: handles that it makes are closed when it returns. */
#include "api/hostcall.h"

#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/method.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "objects/bytes.h"

/* ---- the call ---- */

static FH_COLD FhValue wrong_count(FhVM *vm, const FhHostFunction *f, uint32_t nargs) {
    uint32_t limit = nargs < f->min ? f->min : f->max;
    const char *how = f->min == f->max ? "" : nargs < f->min ? "at least " : "at most ";
    return fhraise(vm, FH_T_TypeError, "%U expected %s%d argument%s, got %d", f->name, how, (int)limit,
                   limit == 1 ? "" : "s", (int)nargs);
}

static FH_COLD void close_scopes(FhVM *vm, const FhHostFunction *f) {
    fh_host *host = fhapi_host(vm);
    if (host->scopes > host->base_scopes)
        fhapi_report(vm, "freehold: %u scopes were left open by %s()", host->scopes - host->base_scopes,
                     fhstr_text(f->name));
    host->scopes = host->base_scopes;
}

static FH_COLD FhValue failed(FhVM *vm, const FhHostFunction *f, fh_call *call) {
    fh_release(vm, call->result);
    if (!fhpending(vm)) fhraise(vm, FH_T_RuntimeError, "%U() failed", f->name);
    return FH_ERR;
}

static FhValue run(FhVM *vm, FhHostFunction *f, const FhValue *args, uint32_t nargs, FhHostInstance *self) {
    fh_host *host = fhapi_host(vm);
    fh_call call = {vm, args, nargs, FH_NONE, self};
    uint32_t top = host->scoped.n, base = host->base, base_scopes = host->base_scopes;
    host->base = top;
    host->base_scopes = host->scopes;
    vm->host_calls++;
    fh_status status = f->fn(&call, f->env);
    vm->host_calls--;
    if (FH_UNLIKELY(host->scopes != host->base_scopes)) close_scopes(vm, f);
    fhapi_pop(vm, top);
    host->base = base;
    host->base_scopes = base_scopes;
    if (FH_UNLIKELY(status != FH_OK && status != FH_PENDING)) return failed(vm, f, &call);
    if (FH_UNLIKELY(fhpending(vm))) fhpending_clear(vm); /* it has got over that */
    return call.result;
}

FhValue fhhostcall_run(FhVM *vm, FhHostFunction *f, const FhValue *args, uint32_t nargs) {
    return run(vm, f, args, nargs, NULL);
}

FhValue fhhostcall_run_method(FhVM *vm, FhHostFunction *f, const FhValue *args, uint32_t nargs,
                              FhHostInstance *self) {
    if (FH_UNLIKELY(nargs < f->min || nargs > f->max)) return wrong_count(vm, f, nargs);
    return run(vm, f, args, nargs, self);
}

static FhValue call_host(FhVM *vm, FhValue callee, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhHostFunction *f = FH_AS(FhHostFunction, callee);
    if (kwnames != FH_NOVALUE && fhas_tuple(kwnames)->size)
        return fhraise(vm, FH_T_TypeError, "%U() takes no keyword arguments", f->name);
    if (f->owner) return fhhosttype_call(vm, f, args, nargs);
    if (FH_UNLIKELY(nargs < f->min || nargs > f->max)) return wrong_count(vm, f, nargs);
    return run(vm, f, args, nargs, NULL);
}

/* ---- the type ---- */

static FhValue repr(FhVM *vm, FhValue v) {
    return fhstr_format(vm, "<host function %U>", FH_AS(FhHostFunction, v)->name);
}

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhHostFunction *)o)->name);
}

void fhhostcall_set_finalizer(FhVM *vm, FhHostFunction *f, void (*finalizer)(void *env)) {
    if (!finalizer) return;
    FhHostFunction **first = &fhapi_host(vm)->finalized_functions;
    f->finalizer = finalizer;
    f->next = *first;
    f->link = first;
    if (f->next) f->next->link = &f->next;
    *first = f;
}

static void give_up_env(FhVM *vm, FhHostFunction *f) {
    if (!f->finalizer) return;
    void (*finalizer)(void *) = f->finalizer;
    f->finalizer = NULL;
    *f->link = f->next;
    if (f->next) f->next->link = f->link;
    fhapi_bar(vm);
    finalizer(f->env);
    fhapi_unbar(vm);
}

void fhhostcall_finalize_all(FhVM *vm) {
    while (fhapi_host(vm)->finalized_functions) give_up_env(vm, fhapi_host(vm)->finalized_functions);
}

static void finalize(FhVM *vm, FhObj *o) {
    FhHostFunction *f = (FhHostFunction *)o;
    if (fh_is_dying(o)) give_up_env(vm, f); /* else the cycle collector empties what may still be called */
}

static FhValue get_name(FhVM *vm, FhValue v) {
    (void)vm;
    return fh_retain(FH_AS(FhHostFunction, v)->name);
}

/* A method of a host type is bound as a script's function is; a host function proper is not. */
static FhValue bind(FhVM *vm, FhValue v, FhValue o, FhValue type) {
    (void)type;
    return o == FH_NOVALUE ? fh_retain(v) : fhmethod_new(vm, v, o);
}

static const FhGetSetDef getsets[] = {
    {"__name__", get_name, NULL, NULL}, {"__qualname__", get_name, NULL, NULL}, {NULL, NULL, NULL, NULL}};
static const FhSlots slots = {
    .life = {.visit = visit, .finalize = finalize}, .repr = repr, .call = call_host};
static const FhSlots method_slots = {
    .life = {.visit = visit, .finalize = finalize}, .repr = repr, .call = call_host, .descr_get = bind};
static const FhTypeDef function_type = {
    .size = sizeof(FhHostFunction), .flags = FH_TF_CONTAINER, .slots = &slots, .getsets = getsets};
static const FhTypeDef method_type = {.size = sizeof(FhHostFunction),
                                      .flags = FH_TF_CONTAINER | FH_TF_METHOD_DESCR,
                                      .slots = &method_slots,
                                      .getsets = getsets};

FhValue fhhostcall_new(FhVM *vm, const char *name, unsigned min, unsigned max, bool method) {
    fh_host *host = fhapi_host(vm);
    FhType **type = method ? &host->method_type : &host->function_type;
    if (!*type)
        *type = fhtype_define(vm, method ? "host_method" : "host_function",
                              method ? &method_type : &function_type, NULL);
    FhValue text = *type ? fhstr_intern(vm, name, strlen(name)) : FH_ERR;
    FhValue v = text == FH_ERR ? FH_ERR : fhinstance_new(vm, *type, 0);
    if (v == FH_ERR) return FH_ERR;
    FhHostFunction *f = FH_AS(FhHostFunction, v);
    f->name = text;
    f->min = min;
    f->max = max;
    return v;
}

bool fhhostcall_check(FhVM *vm, FhValue v) {
    FhType *t = fh_is_obj(v) ? fh_type(vm, v) : NULL;
    return t && (t == fhapi_host(vm)->function_type || t == fhapi_host(vm)->method_type);
}

fh_status fh_define_function(fh_vm *vm, const char *name, unsigned min_args, unsigned max_args,
                             fh_function fn, void *env, void (*finalizer)(void *env)) {
    if (!fhapi_begin(vm) || !name || !fn || min_args > max_args) return FH_MISUSE;
    FhValue v = fhhostcall_new(vm, name, min_args, max_args, false);
    if (v == FH_ERR) return fhapi_failed(vm);
    FhHostFunction *f = FH_AS(FhHostFunction, v);
    f->fn = fn;
    f->env = env;
    int status = fhapi_set_variable(vm, vm->builtins, f->name, v);
    if (status == 0)
        fhhostcall_set_finalizer(vm, f, finalizer); /* on failure the host keeps its environment */
    fh_release(vm, v);
    return status < 0 ? fhapi_failed(vm) : FH_OK;
}

/* ---- arguments ---- */

fh_vm *fh_call_vm(const fh_call *call) { return call->vm; }
void *fh_self(const fh_call *call) { return call->self ? call->self->data : NULL; }
unsigned fh_arg_count(const fh_call *call) { return call->nargs; }

static FH_COLD fh_status absent(fh_call *call, unsigned i) {
    fhraise(call->vm, FH_T_TypeError, "argument %d is missing", (int)i + 1);
    return FH_INVALID_PARAM_COUNT;
}

#define ARG(name, type)                                                                                      \
    fh_status fh_arg_##name(fh_call *call, unsigned i, type *out) {                                          \
        if (!fhapi_begin(call->vm) || !out) return FH_MISUSE;                                                \
        return i < call->nargs ? fhapi_to_##name(call->vm, call->args[i], out) : absent(call, i);            \
    }
ARG(bool, int)
ARG(i32, int32_t)
ARG(i64, int64_t)
ARG(u64, uint64_t)
ARG(f32, float)
ARG(f64, double)

fh_status fh_arg_str(fh_call *call, unsigned i, const char **text, size_t *size) {
    if (!fhapi_begin(call->vm) || !text) return FH_MISUSE;
    return i < call->nargs ? fhapi_to_str(call->vm, call->args[i], text, size) : absent(call, i);
}
fh_status fh_arg_bytes(fh_call *call, unsigned i, const void **data, size_t *size) {
    if (!fhapi_begin(call->vm) || !data) return FH_MISUSE;
    return i < call->nargs ? fhapi_to_bytes(call->vm, call->args[i], data, size) : absent(call, i);
}
fh_value fh_arg(fh_call *call, unsigned i) {
    if (!fhapi_begin(call->vm)) return FH_NULL;
    if (i < call->nargs) return fhapi_push(call->vm, fh_retain(call->args[i]));
    absent(call, i);
    return FH_NULL;
}

/* ---- results ---- */

static inline fh_status give(fh_call *call, FhValue v) { /* takes v over */
    if (v == FH_ERR) return fhapi_failed(call->vm);
    FhValue old = call->result;
    call->result = v;
    fh_release(call->vm, old);
    return FH_OK;
}

#define RETURN(v)                                                                                            \
    do {                                                                                                     \
        if (!fhapi_begin(call->vm)) return FH_MISUSE;                                                        \
        return give(call, v);                                                                                \
    } while (0)
fh_status fh_return_none(fh_call *call) { RETURN(FH_NONE); }
fh_status fh_return_bool(fh_call *call, int v) { RETURN(fh_bool(v != 0)); }
fh_status fh_return_i32(fh_call *call, int32_t v) { RETURN(fh_int_raw(v)); }
fh_status fh_return_i64(fh_call *call, int64_t v) { RETURN(fhint_new(call->vm, v)); }
fh_status fh_return_u64(fh_call *call, uint64_t v) { RETURN(fhint_new_u64(call->vm, v)); }
fh_status fh_return_f32(fh_call *call, float v) { RETURN(fhfloat_distinct(call->vm, v)); }
fh_status fh_return_f64(fh_call *call, double v) { RETURN(fhfloat_distinct(call->vm, v)); }
fh_status fh_return_str(fh_call *call, const char *text, size_t size) {
    RETURN(fhapi_text(call->vm, text, size));
}
fh_status fh_return_bytes(fh_call *call, const void *data, size_t size) {
    if (!data && size) return fhapi_misuse(call->vm, "data is NULL");
    RETURN(fhbytes_new(call->vm, data ? data : "", size));
}
fh_status fh_return(fh_call *call, fh_value h) {
    FhValue v;
    fh_status status = fhapi_begin1(call->vm, h, &v);
    return status == FH_OK ? give(call, fh_retain(v)) : status;
}

fh_status fh_trap_raise(fh_call *call, const char *message) {
    FhVM *vm = call->vm;
    if (!fhapi_begin(vm)) return FH_MISUSE;
    FhValue text = fhapi_text(vm, message ? message : "ended by the host", message ? strlen(message) : 17);
    if (text == FH_ERR) fhpending_clear(vm);
    if (text != FH_ERR) fhraise_value(vm, FH_T_HostInterrupt, text);
    if (text != FH_ERR) fh_release(vm, text);
    fhmeter_stop(vm, FH_STOP_TRAP);
    return FH_TRAP;
}

/* ---- errors ---- */

static FhValue builtin_exception(FhVM *vm, const char *name) { /* borrowed */
    FhValue key = fhstr_intern(vm, name, strlen(name));
    FhValue class = key == FH_ERR ? FH_ERR : fhdict_get(vm, vm->builtins, key);
    if (class == FH_ERR || (class != FH_NOVALUE && fhexception_class(vm, class))) return class;
    return fhraise(vm, FH_T_SystemError, "there is no builtin exception %s", name);
}

fh_status fh_raise(fh_call *call, const char *exception, const char *message) {
    FhVM *vm = call->vm;
    if (!fhapi_begin(vm) || !exception) return FH_MISUSE;
    FhValue class = builtin_exception(vm, exception);
    if (class == FH_ERR) return FH_ERROR;
    FhValue text = message ? fhapi_text(vm, message, strlen(message)) : FH_NOVALUE;
    FhValue e = text == FH_ERR ? FH_ERR : text == FH_NOVALUE ? fhcall0(vm, class) : fhcall1(vm, class, text);
    if (text != FH_ERR) fh_release(vm, text);
    if (e != FH_ERR) fhraise_object(vm, e);
    return FH_ERROR;
}

fh_status fh_raise_value(fh_call *call, fh_value exception) {
    FhVM *vm = call->vm;
    FhValue v;
    fh_status status = fhapi_begin1(vm, exception, &v);
    if (status != FH_OK) return status;
    FhValue e = fhexception_normalize(vm, v, FH_NOVALUE);
    if (e != FH_ERR) fhraise_object(vm, e);
    return FH_ERROR;
}
