/* Functions that the host holds: its own, or a script's. Calls check the number of parameters before, and of results after. */
#include "api/externs.h"

#include <limits.h>

#include "api/hostcall.h"
#include "api/plain.h"
#include "bytecode/code.h"
#include "objects/function.h"
#include "objects/method.h"
#include "objects/protocol.h"
#include "objects/tuple.h"

enum { MOST_ON_STACK = 16 };

/* ---- arity ---- */

static void function_arity(FhValue v, unsigned bound, unsigned *least, unsigned *most) {
    const FhFunction *f = fhas_function(v);
    const FhCode *code = fhas_code(f->code);
    unsigned n = code->argcount > bound ? code->argcount - bound : 0;
    unsigned optional = f->defaults == FH_NOVALUE ? 0 : (unsigned)fhas_tuple(f->defaults)->size;
    *least = n > optional ? n - optional : 0;
    *most = code->flags & FH_CO_VARARGS ? UINT_MAX : n;
}

static void arity_of(FhVM *vm, FhValue v, unsigned *least, unsigned *most) {
    *least = 0;
    *most = UINT_MAX; /* unless it is known better */
    if (fhfunction_exact(v)) {
        function_arity(v, 0, least, most);
    } else if (fh_has_shape(v, FH_T_method) && fhfunction_exact(fhas_method(v)->func)) {
        function_arity(fhas_method(v)->func, 1, least, most);
    } else if (fhhostcall_check(vm, v)) {
        *least = FH_AS(FhHostFunction, v)->min;
        *most = FH_AS(FhHostFunction, v)->max;
    } else if (fh_has_shape(v, FH_T_builtin) && !(fhas_builtin(v)->def->flags & FH_KW)) {
        *least = fhas_builtin(v)->def->min;
        *most = fhas_builtin(v)->def->max == FH_ANY ? UINT_MAX : fhas_builtin(v)->def->max;
    }
}

/* ---- making ---- */

fh_status fhapi_func_make(FhVM *vm, FhValue v, fh_func **out) { /* v taken over */
    if (!fhcallable(vm, v)) {
        fhraise(vm, FH_T_TypeError, "'%T' object is not callable", v);
        fh_release(vm, v);
        return FH_INVALID_TYPE;
    }
    fh_func *f = fhapi_object_new(vm, FH_OBJECT_FUNC, sizeof *f, offsetof(fh_func, callable), 1);
    if (!f) return fh_release(vm, v), fhapi_failed(vm);
    f->callable = v;
    arity_of(vm, v, &f->least, &f->most);
    f->results = 1;
    *out = f;
    return FH_OK;
}

fh_status fh_func_of(fh_vm *vm, fh_value callable, fh_func **out) {
    FhValue v;
    if (!out) return FH_MISUSE;
    *out = NULL;
    fh_status status = fhapi_begin1(vm, callable, &v);
    return status == FH_OK ? fhapi_func_make(vm, fh_retain(v), out) : status;
}

fh_status fh_func_new(fh_vm *vm, const char *name, unsigned nparams, unsigned nresults, fh_function fn,
                      void *env, void (*finalizer)(void *env), fh_func **out) {
    if (!out) return FH_MISUSE;
    *out = NULL;
    if (!name || !fn || nparams > UINT16_MAX || nresults > UINT16_MAX || !fhapi_begin(vm)) return FH_MISUSE;
    FhValue v = fhhostcall_new(vm, name, nparams, nparams, false);
    if (v == FH_ERR) return fhapi_failed(vm);
    FH_AS(FhHostFunction, v)->fn = fn;
    FH_AS(FhHostFunction, v)->env = env;
    fh_retain(v);
    fh_status status = fhapi_func_make(vm, v, out);
    if (*out) {
        fhhostcall_set_finalizer(vm, FH_AS(FhHostFunction, v), finalizer);
        (*out)->host = true;
        (*out)->results = nresults;
    }
    fh_release(vm, v);
    return status;
}

fh_status fh_func_copy(const fh_func *f, fh_func **out) {
    if (!out) return FH_MISUSE;
    *out = NULL;
    fh_status status = fhapi_begin_object(f ? &f->head : NULL);
    if (status == FH_OK) status = fhapi_func_make(f->head.vm, fh_retain(f->callable), out);
    if (!*out) return status;
    (*out)->host = f->host;
    (*out)->results = f->results;
    return FH_OK;
}

void fh_func_free(fh_func *f) { fhapi_free_plain(f ? &f->head : NULL); }

unsigned fh_func_param_arity(const fh_func *f, unsigned *most) {
    if (most) *most = f ? f->most : 0;
    return f ? f->least : 0;
}
unsigned fh_func_result_arity(const fh_func *f) { return f ? f->results : 0; }

fh_value fh_func_value(const fh_func *f) {
    if (fhapi_begin_object(f ? &f->head : NULL) != FH_OK) return FH_NULL;
    return fhapi_push(f->head.vm, fh_retain(f->callable));
}

/* ---- calls ---- */

static FH_COLD fh_status wrong_params(FhVM *vm, const fh_func *f, size_t n) {
    unsigned limit = n < f->least ? f->least : f->most;
    fhraise(vm, FH_T_TypeError, "%R takes %s%d parameters, got %zu", f->callable,
            f->least == f->most ? ""
            : n < f->least      ? "at least "
                                : "at most ",
            (int)limit, n);
    return FH_INVALID_PARAM_COUNT;
}

static FH_COLD fh_status wrong_results(FhVM *vm, const fh_func *f, size_t got, size_t wanted) {
    fhraise(vm, FH_T_TypeError, "%R gives %zu results, asked for %zu", f->callable, got, wanted);
    return FH_INVALID_RESULT_COUNT;
}

/* The result v, taken over, as n handles: none for None, the items of a tuple of that length. */
static fh_status give_results(FhVM *vm, const fh_func *f, FhValue v, fh_value *results, size_t n) {
    if (n == 1) return fhapi_give(vm, v, results);
    bool tuple = n > 1 && fhtuple_exact(v);
    size_t got = tuple ? (size_t)fhas_tuple(v)->size : v != FH_NONE;
    fh_status status = FH_OK;
    if (got != n) status = wrong_results(vm, f, got, n);
    for (size_t i = 0; status == FH_OK && i < n; i++)
        status = fhapi_give(vm, fh_retain(fhas_tuple(v)->items[i]), &results[i]);
    fh_release(vm, v);
    return status;
}

static fh_status call_any(const fh_func *f, const fh_value *params, size_t nparams, fh_value *results,
                          size_t nresults) {
    if (!f) return FH_MISUSE;
    if ((!params && nparams) || (!results && nresults))
        return fhapi_misuse(f->head.vm, "no parameters or no room for results");
    FhVM *vm = f->head.vm;
    FhValue few[MOST_ON_STACK], *v = few;
    if (FH_UNLIKELY(fhapi_host(vm)->barred)) return FH_MISUSE;
    if (FH_UNLIKELY(nparams < f->least || nparams > f->most))
        return fhapi_begin(vm) ? wrong_params(vm, f, nparams) : FH_MISUSE;
    if (FH_UNLIKELY(f->host && nresults != f->results))
        return fhapi_begin(vm) ? wrong_results(vm, f, f->results, nresults) : FH_MISUSE;
    if (FH_UNLIKELY(nparams > UINT16_MAX)) return FH_MISUSE;
    if (nparams > MOST_ON_STACK && (v = fhheap_raw(&vm->heap, nparams * sizeof *v)) == NULL)
        return (void)fhapi_begin(vm), fhraise_memory(vm), FH_NO_MEMORY;
    for (size_t i = 0; i < nresults; i++) results[i] = FH_NULL;
    fh_status status = fhapi_begin_all(vm, params, nparams, v);
    if (status == FH_OK) {
        FhValue callee = fh_retain(f->callable); /* the host may free f meanwhile, and close kept handles */
        for (size_t i = 0; i < nparams; i++) fh_retain(v[i]);
        FhValue r = fhcall(vm, callee, v, (uint32_t)nparams, FH_NOVALUE);
        for (size_t i = 0; i < nparams; i++) fh_release(vm, v[i]);
        struct fh_func as_called = {.callable = callee};
        status = r == FH_ERR ? fhapi_failed(vm) : give_results(vm, &as_called, r, results, nresults);
        fh_release(vm, callee);
    }
    if (v != few) fhmem_free(vm, v, nparams * sizeof *v);
    return status;
}

fh_status fh_func_call(const fh_func *f, const fh_value *params, size_t nparams, fh_value *results,
                       size_t nresults) {
    if (FH_UNLIKELY(!f || !params || !results || nresults != 1) || !fhapi_is_ready(f->head.vm))
        return call_any(f, params, nparams, results, nresults);
    FhVM *vm = f->head.vm; /* the host may free f meanwhile */
    FhValue v = fhapi_call_plain(vm, f->callable, params, nparams);
    if (FH_UNLIKELY(v == FH_NOVALUE)) return call_any(f, params, nparams, results, nresults);
    return fhapi_give(vm, v, results);
}

fh_status fh_return_values(fh_call *call, const fh_value *values, size_t n) {
    return fh_return(call, fh_tuple_new(call->vm, values, n));
}
