/* Asynchronous generators: their values come out wrapped, so that awaiting inside them can be told from yielding. The
 * awaitables that asend(), athrow(), aclose() and __anext__() give drive them. The model is PEP 525. */
#include "objects/generic_alias.h"
#include "objects/exception.h"
#include "objects/iterators.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "runtime/generator.h"

typedef struct Wrapped {
    FhObj header;
    FhValue value;
} Wrapped;

typedef enum StepState { STEP_INIT, STEP_ITERATING, STEP_CLOSED } StepState;

typedef struct Step { /* asend and athrow */
    FhObj header;
    FhValue gen;
    FhValue value; /* what is sent, or the exception thrown; for aclose FH_NOVALUE */
    StepState state;
} Step;

static void wrapped_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Wrapped *)o)->value);
}
static void wrapped_finalize(FhVM *vm, FhObj *o) { fh_clear(vm, &((Wrapped *)o)->value); }
static const FhSlots wrapped_slots = {.life = {.visit = wrapped_visit, .finalize = wrapped_finalize}};
const FhTypeDef fhtypedef_async_generator_wrapped_value = {
    .size = sizeof(Wrapped), .flags = FH_TF_CONTAINER, .slots = &wrapped_slots};

FhValue fhasyncgen_wrap(FhVM *vm, FhValue v) {
    Wrapped *w = (Wrapped *)fhmem_cell(vm, sizeof *w, FH_T_async_generator_wrapped_value, true);
    if (!w) return FH_ERR;
    w->value = fh_retain(v);
    return fh_val(w);
}

/* ---- the generator ---- */

static int consult_hooks(FhVM *vm, FhValue self) {
    FhGen *g = fhas_gen(self);
    if (g->hooks_inited) return 0;
    g->hooks_inited = true;
    if (vm->async_hooks == FH_NOVALUE) return 0;
    FhTuple *hooks = fhas_tuple(vm->async_hooks);
    if (hooks->items[1] != FH_NONE) fh_set_ref(vm, &g->header, &g->finalizer, hooks->items[1]);
    if (hooks->items[0] == FH_NONE) return 0;
    FhValue r = fhcall1(vm, hooks->items[0], self);
    if (r == FH_ERR) return -1;
    fh_release(vm, r);
    return 0;
}

static FhValue step_new(FhVM *vm, FhTypeId type, FhValue gen, FhValue value) {
    if (consult_hooks(vm, gen) < 0) return FH_ERR;
    Step *s = (Step *)fhmem_cell(vm, sizeof *s, type, true);
    if (!s) return FH_ERR;
    s->gen = fh_retain(gen);
    s->value = fh_retain(value);
    s->state = STEP_INIT;
    return fh_val(s);
}

static FhValue anext(FhVM *vm, FhValue self) {
    return step_new(vm, FH_T_async_generator_asend, self, FH_NONE);
}
static FhValue asend_method(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs;
    (void)kwnames;
    return step_new(vm, FH_T_async_generator_asend, self, args[0]);
}
static FhValue athrow_method(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)kwnames;
    FhValue exc = fhgen_throw_arguments(vm, args, nargs);
    if (exc == FH_ERR) return FH_ERR;
    FhValue s = step_new(vm, FH_T_async_generator_athrow, self, exc);
    fh_release(vm, exc);
    return s;
}
static FhValue aclose_method(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return step_new(vm, FH_T_async_generator_athrow, self, FH_NOVALUE);
}

int fhasyncgen_del(FhVM *vm, FhValue self) {
    FhGen *g = fhas_gen(self);
    if (g->finalizer != FH_NOVALUE && !g->closed) {
        FhValue r = fhcall1(vm, g->finalizer, self);
        if (r == FH_ERR) return -1;
        fh_release(vm, r);
        return 0;
    }
    return fhgen_close(vm, self);
}

extern const FhLife fhgen_life;
extern const FhGetSetDef fhasyncgen_getsets[];

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) { fhgen_life.visit(vm, o, fn, ctx); }
static void finalize(FhVM *vm, FhObj *o) { fhgen_life.finalize(vm, o); }
static int del(FhVM *vm, FhValue self) { return fhgen_life.del(vm, self); }

static const FhMethodDef asyncgen_methods[] = {
    {"asend", asend_method, 1, 1, 0, "asend(v) -> send 'v' in generator."},
    {"athrow", athrow_method, 1, 3, 0, "athrow(typ[,val[,tb]]) -> raise exception in generator."},
    {"aclose", aclose_method, 0, 0, 0, "aclose() -> raise GeneratorExit inside generator."},
    {"__class_getitem__", fhgeneric_class_getitem, 1, 1, FH_CLASS, NULL},
    {NULL, NULL, 0, 0, 0, NULL}};
static const FhSlots asyncgen_slots = {.life = {.visit = visit, .finalize = finalize, .del = del},
                                       .repr = fhgen_repr,
                                       .aiter = fhiterators_self,
                                       .anext = anext};
const FhTypeDef fhtypedef_async_generator = {.size = sizeof(FhGen),
                                             .flags = FH_TF_CONTAINER | FH_TF_DEL | FH_TF_WEAKREF,
                                             .slots = &asyncgen_slots,
                                             .methods = asyncgen_methods,
                                             .getsets = fhasyncgen_getsets};

/* ---- steps ---- */

/* What a resumption of the generator gave: a wrapped value ends the step with StopIteration(value); other values are
 * what the generator awaits. */
static FhValue unwrap(FhVM *vm, Step *s, FhValue result, bool done) {
    FhGen *g = fhas_gen(s->gen);
    if (result == FH_ERR) {
        if (fhpending_is(vm, FH_T_StopAsyncIteration) || fhpending_is(vm, FH_T_GeneratorExit))
            g->closed = true;
        g->running_async = false;
        return FH_ERR;
    }
    if (done) {
        fh_release(vm, result);
        g->closed = true;
        g->running_async = false;
        return fhraise_value(vm, FH_T_StopAsyncIteration, FH_NOVALUE);
    }
    if (!fh_has_shape(result, FH_T_async_generator_wrapped_value)) return result;
    fhraise_stop_iteration(vm, FH_AS(Wrapped, result)->value);
    fh_release(vm, result);
    g->running_async = false;
    return FH_ERR;
}

static FhValue asend_send(FhVM *vm, FhValue self, FhValue arg) {
    Step *s = FH_AS(Step, self);
    FhGen *g = fhas_gen(s->gen);
    bool done;
    if (s->state == STEP_CLOSED)
        return fhraise(vm, FH_T_RuntimeError, "cannot reuse already awaited __anext__()/asend()");
    if (s->state == STEP_INIT) {
        if (g->running_async)
            return fhraise(vm, FH_T_RuntimeError, "anext(): asynchronous generator is already running");
        if (arg == FH_NONE) arg = s->value;
        s->state = STEP_ITERATING;
    }
    g->running_async = true;
    FhValue result = fhgen_send(vm, s->gen, fh_retain(arg), &done);
    result = unwrap(vm, s, result, done);
    if (result == FH_ERR) s->state = STEP_CLOSED;
    return result;
}

static FhValue asend_throw(FhVM *vm, FhValue self, FhValue exc) { /* exc taken over */
    Step *s = FH_AS(Step, self);
    bool done;
    if (s->state == STEP_CLOSED) {
        fh_release(vm, exc);
        return fhraise(vm, FH_T_RuntimeError, "cannot reuse already awaited __anext__()/asend()");
    }
    FhValue result = unwrap(vm, s, fhgen_throw(vm, s->gen, exc, &done), done);
    if (result == FH_ERR) s->state = STEP_CLOSED;
    return result;
}

static FhValue ignored_exit(FhVM *vm, Step *s) {
    fhas_gen(s->gen)->running_async = false;
    s->state = STEP_CLOSED;
    return fhraise(vm, FH_T_RuntimeError, "async generator ignored GeneratorExit");
}

/* The end of a step of athrow or aclose that raised. */
static FhValue athrow_failed(FhVM *vm, Step *s) {
    fhas_gen(s->gen)->running_async = false;
    s->state = STEP_CLOSED;
    if (s->value == FH_NOVALUE &&
        (fhpending_is(vm, FH_T_StopAsyncIteration) || fhpending_is(vm, FH_T_GeneratorExit))) {
        fhpending_clear(vm);
        fhraise_stop_iteration(vm, FH_NONE);
    }
    return FH_ERR;
}

static FhValue athrow_result(FhVM *vm, Step *s, FhValue result, bool done) {
    if (s->value != FH_NOVALUE) {
        result = unwrap(vm, s, result, done);
    } else if (result != FH_ERR && !done && fh_has_shape(result, FH_T_async_generator_wrapped_value)) {
        fh_release(vm, result);
        return ignored_exit(vm, s);
    } else if (result != FH_ERR && done) {
        fh_release(vm, result);
        fhas_gen(s->gen)->closed = true;
        result = fhraise_value(vm, FH_T_StopAsyncIteration, FH_NOVALUE);
    }
    return result == FH_ERR ? athrow_failed(vm, s) : result;
}

static FhValue athrow_send(FhVM *vm, FhValue self, FhValue arg) {
    Step *s = FH_AS(Step, self);
    FhGen *g = fhas_gen(s->gen);
    bool done;
    if (s->state == STEP_CLOSED)
        return fhraise(vm, FH_T_RuntimeError, "cannot reuse already awaited aclose()/athrow()");
    if (s->state == STEP_INIT) {
        if (g->running_async) {
            s->state = STEP_CLOSED;
            return fhraise(vm, FH_T_RuntimeError,
                           s->value == FH_NOVALUE ? "aclose(): asynchronous generator is already running"
                                                  : "athrow(): asynchronous generator is already running");
        }
        if (g->closed || (g->state == FH_GEN_FINISHED && s->value == FH_NOVALUE)) {
            s->state = STEP_CLOSED;
            if (s->value == FH_NOVALUE)
                fhraise_stop_iteration(vm, FH_NONE);
            else
                fhraise_value(vm, FH_T_StopAsyncIteration, FH_NOVALUE);
            return FH_ERR;
        }
        if (arg != FH_NONE)
            return fhraise(vm, FH_T_RuntimeError, "can't send non-None value to a just-started coroutine");
        s->state = STEP_ITERATING;
        g->running_async = true;
        FhValue exc = s->value;
        if (exc == FH_NOVALUE) {
            g->closed = true;
            exc = fhexception_new(vm, FH_T_GeneratorExit, vm->empty_tuple);
            if (exc == FH_ERR) return FH_ERR;
        } else {
            fh_retain(exc);
        }
        FhValue result = fhgen_throw(vm, s->gen, exc, &done);
        return athrow_result(vm, s, result, done);
    }
    FhValue result = fhgen_send(vm, s->gen, fh_retain(arg), &done);
    return athrow_result(vm, s, result, done);
}

static FhValue athrow_throw(FhVM *vm, FhValue self, FhValue exc) { /* exc taken over */
    Step *s = FH_AS(Step, self);
    bool done;
    if (s->state == STEP_CLOSED) {
        fh_release(vm, exc);
        return fhraise(vm, FH_T_RuntimeError, "cannot reuse already awaited aclose()/athrow()");
    }
    FhValue result = fhgen_throw(vm, s->gen, exc, &done);
    return athrow_result(vm, s, result, done);
}

static void step_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Step *)o)->gen);
    fn(ctx, &((Step *)o)->value);
}
static void step_finalize(FhVM *vm, FhObj *o) {
    fh_clear(vm, &((Step *)o)->gen);
    fh_clear(vm, &((Step *)o)->value);
    ((Step *)o)->state = STEP_CLOSED;
}

#define STEP_TYPE(kind)                                                                                      \
    static FhValue kind##_next(FhVM *vm, FhValue self) { return kind##_send(vm, self, FH_NONE); }            \
    static FhValue kind##_send_method(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs,           \
                                      FhValue kwnames) {                                                     \
        (void)nargs;                                                                                         \
        (void)kwnames;                                                                                       \
        return kind##_send(vm, self, args[0]);                                                               \
    }                                                                                                        \
    static FhValue kind##_throw_method(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs,          \
                                       FhValue kwnames) {                                                    \
        (void)kwnames;                                                                                       \
        FhValue exc = fhgen_throw_arguments(vm, args, nargs);                                                \
        return exc == FH_ERR ? FH_ERR : kind##_throw(vm, self, exc);                                         \
    }                                                                                                        \
    static FhValue kind##_close_method(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs,          \
                                       FhValue kwnames) {                                                    \
        (void)vm;                                                                                            \
        (void)args;                                                                                          \
        (void)nargs;                                                                                         \
        (void)kwnames;                                                                                       \
        FH_AS(Step, self)->state = STEP_CLOSED;                                                              \
        return FH_NONE;                                                                                      \
    }                                                                                                        \
    static const FhMethodDef kind##_methods[] = {{"send", kind##_send_method, 1, 1, 0, NULL},                \
                                                 {"throw", kind##_throw_method, 1, 3, 0, NULL},              \
                                                 {"close", kind##_close_method, 0, 0, 0, NULL},              \
                                                 {NULL, NULL, 0, 0, 0, NULL}};                               \
    static const FhSlots kind##_slots = {.life = {.visit = step_visit, .finalize = step_finalize},           \
                                         .iter = fhiterators_self,                                           \
                                         .await_ = fhiterators_self,                                         \
                                         .next = kind##_next};                                               \
    const FhTypeDef fhtypedef_async_generator_##kind = {                                                     \
        .size = sizeof(Step), .flags = FH_TF_CONTAINER, .slots = &kind##_slots, .methods = kind##_methods};

STEP_TYPE(asend)
STEP_TYPE(athrow)

/* ---- async for ---- */

FhValue fhasync_iter(FhVM *vm, FhValue o) {
    const FhSlots *slots = fh_slots(vm, o);
    if (!slots->aiter)
        return fhraise(vm, FH_T_TypeError, "'async for' requires an object with __aiter__ method, got %T", o);
    FhValue it = slots->aiter(vm, o);
    if (it == FH_ERR) return FH_ERR;
    if (!fh_slots(vm, it)->anext) {
        fhraise(vm, FH_T_TypeError,
                "'async for' received an object from __aiter__ that does not implement __anext__: %T", it);
        fh_release(vm, it);
        return FH_ERR;
    }
    return it;
}

FhValue fhasync_anext(FhVM *vm, FhValue o) {
    const FhSlots *slots = fh_slots(vm, o);
    if (!slots->anext)
        return fhraise(vm, FH_T_TypeError, "'async for' requires an iterator with __anext__ method, got %T",
                       o);
    FhValue awaitable = slots->anext(vm, o);
    if (awaitable == FH_ERR) return FH_ERR;
    if (fh_has_shape(awaitable, FH_T_async_generator_asend)) return awaitable;
    FhValue it = fhawaitable_iter(vm, awaitable, 0);
    if (it == FH_ERR && fhpending_is(vm, FH_T_TypeError)) {
        FhValue cause = fhpending_take(vm);
        fhraise(vm, FH_T_TypeError, "'async for' received an invalid object from __anext__: %T", awaitable);
        fhexception_set_cause(vm, vm->pending, cause);
        fh_release(vm, cause);
    }
    fh_release(vm, awaitable);
    return it;
}
