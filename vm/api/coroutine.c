/* Coroutines: the host drives a script's, and scripts await what the host completes later.
 *
 * A promise is an awaitable that yields itself until it is kept; fh_resume knows it by its type. Where an asyncio loop runs
 * the script awaits a future of that loop instead. */
#include "api/externs.h"

#include "api/hostcall.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/module.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/type.h"
#include "runtime/generator.h"

/* ---- host_promise ---- */

typedef enum PromiseState { OPEN, KEPT, BROKEN } PromiseState;

typedef struct Promise {
    FhObj header;
    FhValue value; /* what it was kept or broken with */
    PromiseState state;
} Promise;

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Promise *)o)->value);
}

static void finalize(FhVM *vm, FhObj *o) { fh_clear(vm, &((Promise *)o)->value); }

static FhValue itself(FhVM *vm, FhValue v) {
    (void)vm;
    return fh_retain(v);
}

static FhValue next(FhVM *vm, FhValue v) {
    Promise *p = FH_AS(Promise, v);
    switch (p->state) {
    case OPEN: return fh_retain(v);
    case KEPT: return fhraise_stop_iteration(vm, p->value);
    default: return fhraise_object(vm, fh_retain(p->value));
    }
}

static const FhSlots slots = {
    .life = {.visit = visit, .finalize = finalize}, .await_ = itself, .iter = itself, .next = next};
static const FhTypeDef promise_type = {.size = sizeof(Promise), .flags = FH_TF_CONTAINER, .slots = &slots};

static bool is_open_promise(FhVM *vm, FhValue v) {
    FhType *type = fhapi_host(vm)->promise_type;
    return type && fh_is_obj(v) && fh_type(vm, v) == type && FH_AS(Promise, v)->state == OPEN;
}

/* ---- promises ---- */

/* A future of the asyncio loop that runs; NOVALUE: none does. */
static FhValue future_of_loop(FhVM *vm) {
    FhValue key = fhstr_intern(vm, "asyncio.events", 14);
    FhValue module = key == FH_ERR ? FH_ERR : fhdict_get(vm, vm->modules, key);
    if (module == FH_ERR || module == FH_NOVALUE || !fhmodule_check(vm, module))
        return module == FH_ERR ? FH_ERR : FH_NOVALUE;
    key = fhstr_intern(vm, "_get_running_loop", 17);
    FhValue loop = key == FH_ERR ? FH_ERR : fhcall_method(vm, module, key, NULL, 0);
    if (loop == FH_ERR || loop == FH_NONE) return loop == FH_ERR ? FH_ERR : FH_NOVALUE;
    key = fhstr_intern(vm, "create_future", 13);
    FhValue future = key == FH_ERR ? FH_ERR : fhcall_method(vm, loop, key, NULL, 0);
    fh_release(vm, loop);
    return future;
}

static FhValue new_promise(FhVM *vm) {
    FhType **type = &fhapi_host(vm)->promise_type;
    if (!*type) *type = fhtype_define(vm, "host_promise", &promise_type, NULL);
    FhValue v = *type ? fhinstance_new(vm, *type, 0) : FH_ERR;
    if (v != FH_ERR) FH_AS(Promise, v)->value = FH_NOVALUE;
    return v;
}

static fh_status call_future(FhVM *vm, FhValue future, const char *method, FhValue v) {
    FhValue key = fhstr_intern(vm, method, strlen(method));
    FhValue r = key == FH_ERR ? FH_ERR : fhcall_method(vm, future, key, &v, 1);
    return fhapi_done(vm, r);
}

/* v is taken over. */
static fh_status settle(fh_promise *p, FhValue v, bool kept) {
    FhVM *vm = p->head.vm;
    FhValue future = p->future;
    fh_status status = FH_OK;
    p->future = FH_NOVALUE;
    if (fh_type(vm, future) != fhapi_host(vm)->promise_type) {
        status = call_future(vm, future, kept ? "set_result" : "set_exception", v);
        fh_release(vm, v);
    } else {
        Promise *promise = FH_AS(Promise, future);
        promise->state = kept ? KEPT : BROKEN;
        fh_set(vm, &promise->header, &promise->value, v);
    }
    fh_release(vm, future);
    FhValue pending = fhpending_take(vm);
    fhapi_object_free(&p->head);
    vm->pending = pending;
    return status;
}

static void abandon(FhHostObject *o) { /* it is freed, but has not been kept: whoever awaits it shall know */
    fh_promise *p = (fh_promise *)o;
    if (p->future == FH_NOVALUE || fh_type(o->vm, p->future) != fhapi_host(o->vm)->promise_type) return;
    Promise *promise = FH_AS(Promise, p->future);
    FhValue pending = fhpending_take(o->vm);
    fhraise(o->vm, FH_T_RuntimeError, "the host has given up this promise");
    fh_set(o->vm, &promise->header, &promise->value, fhpending_take(o->vm));
    promise->state = BROKEN;
    o->vm->pending = pending;
}

fh_status fh_return_pending(fh_call *call, fh_promise **out) {
    if (!out) return FH_MISUSE;
    *out = NULL;
    FhVM *vm = call->vm;
    if (!fhapi_begin(vm)) return FH_MISUSE;
    FhValue future = future_of_loop(vm);
    if (future == FH_NOVALUE) future = new_promise(vm);
    if (future == FH_ERR) return fhapi_failed(vm);
    fh_promise *p = fhapi_object_new(vm, FH_OBJECT_PROMISE, sizeof *p, offsetof(fh_promise, future), 1);
    if (!p) return fh_release(vm, future), fhapi_failed(vm);
    p->head.destroy = abandon;
    p->future = future;
    FhValue old = call->result;
    call->result = fh_retain(future);
    fh_release(vm, old);
    *out = p;
    return FH_PENDING;
}

fh_status fh_promise_resolve(fh_promise *p, fh_value h) {
    FhValue v;
    if (!p) return FH_MISUSE;
    fh_status status = fhapi_begin1(p->head.vm, h, &v);
    return status == FH_OK ? settle(p, fh_retain(v), true) : status;
}

fh_status fh_promise_reject(fh_promise *p, fh_value h) {
    FhValue v;
    if (!p) return FH_MISUSE;
    FhVM *vm = p->head.vm;
    fh_status status = fhapi_begin1(vm, h, &v);
    if (status != FH_OK) return status;
    FhValue e = fhexception_normalize(vm, v, FH_NOVALUE);
    return e == FH_ERR ? fhapi_failed(vm) : settle(p, e, false);
}

void fh_promise_free(fh_promise *p) { fhapi_free_plain(p ? &p->head : NULL); }

/* ---- driving ---- */

/* What a step has given: a yielded value, or the result. */
static fh_status stepped(FhVM *vm, FhValue v, bool done, fh_value *out) {
    if (v == FH_ERR) return fhapi_failed(vm);
    if (!done && is_open_promise(vm, v)) {
        fh_release(vm, v);
        return FH_PENDING;
    }
    fh_status status = fhapi_give(vm, v, out);
    return status == FH_OK && done ? FH_DONE : status;
}

static fh_status begin(FhVM *vm, fh_value coroutine, fh_value with, FhValue v[2], fh_value *out) {
    if (out) *out = FH_NULL;
    bool none = with.id == 0;
    v[1] = FH_NONE;
    fh_status status =
        none ? fhapi_begin1(vm, coroutine, v) : fhapi_begin_all(vm, (fh_value[]){coroutine, with}, 2, v);
    if (status != FH_OK) return status;
    if (fhgen_is_any(v[0]) && fh_obj(v[0])->shape != FH_T_async_generator) return FH_OK;
    fhraise(vm, FH_T_TypeError, "expected a generator or coroutine, not '%T'", v[0]);
    return FH_INVALID_TYPE;
}

/* A promise that is awaited gets no value: it is asked again. */
fh_status fh_resume(fh_vm *vm, fh_value coroutine, fh_value sent, fh_value *out) {
    FhValue v[2];
    bool done = false;
    fh_status status = begin(vm, coroutine, sent, v, out);
    if (status != FH_OK) return status;
    fh_retain(v[0]);
    FhValue r = fhgen_send(vm, v[0], fh_retain(v[1]), &done);
    status = stepped(vm, r, done, out);
    fh_release(vm, v[0]);
    return status;
}

fh_status fh_resume_throw(fh_vm *vm, fh_value coroutine, fh_value exception, fh_value *out) {
    FhValue v[2];
    bool done = false;
    fh_status status = begin(vm, coroutine, exception, v, out);
    if (status != FH_OK) return status;
    FhValue e = fhexception_normalize(vm, v[1], FH_NOVALUE);
    if (e == FH_ERR) return fhapi_failed(vm);
    fh_retain(v[0]);
    FhValue r = fhgen_throw(vm, v[0], e, &done);
    status = stepped(vm, r, done, out);
    fh_release(vm, v[0]);
    return status;
}

fh_status fh_coroutine_close(fh_vm *vm, fh_value coroutine) {
    FhValue v[2];
    fh_status status = begin(vm, coroutine, FH_NULL, v, NULL);
    if (status != FH_OK) return status;
    fh_retain(v[0]);
    status = fhgen_close(vm, v[0]) < 0 ? fhapi_failed(vm) : FH_OK;
    fh_release(vm, v[0]);
    return status;
}
