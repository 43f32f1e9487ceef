/* Generators, coroutines and asynchronous generators: a frame that outlives its calls.
 *
 * State: CREATED → (SUSPENDED ⇄ RUNNING) → FINISHED. The registers are the tail of the object; they are valid values at
 * all times except while RUNNING, when the interpreter works on them in place (they stay valid there, too). */
#ifndef FH_RUNTIME_GENERATOR_H
#define FH_RUNTIME_GENERATOR_H

#include "runtime/frame.h"

typedef enum FhGenState { FH_GEN_CREATED, FH_GEN_SUSPENDED, FH_GEN_RUNNING, FH_GEN_FINISHED } FhGenState;

typedef struct FhGen {
    FhObj header;
    uint8_t state;      /* FhGenState */
    bool hooks_inited;  /* async generators: sys.set_asyncgen_hooks consulted */
    bool closed;        /* async generators */
    bool running_async; /* async generators: an asend/athrow is under way */
    uint32_t nregs;
    FhValue function, code, name, qualname;
    FhValue
        handled; /* exception being handled inside while suspended, or NOVALUE; borrowed from a register */
    FhValue finalizer, origin;
    FhFrame frame;
    FhValue regs[];
} FhGen;

static inline FhGen *fhas_gen(FhValue v) { return FH_AS(FhGen, v); }
static inline FhGen *fhgen_of_frame(FhFrame *f) { return (FhGen *)((char *)f - offsetof(FhGen, frame)); }
static inline bool fhgen_is_any(FhValue v) {
    return fh_is_obj(v) && (fh_obj(v)->shape == FH_T_generator || fh_obj(v)->shape == FH_T_coroutine ||
                            fh_obj(v)->shape == FH_T_async_generator);
}

/* Moves the running frame's registers into a new generator object of the code's kind. */
FhValue fhgen_new(FhVM *vm, FhFrame *running) FH_MUST_CHECK;
/* Makes gen's frame current so that fhinterp_run or the running loop goes on in it: `sent` (taken over) becomes the value
 * of the yield. flags: FH_FRAME_ENTRY, _FOR or _SEND. -1: already running ("generator already executing"). */
int fhgen_push(FhVM *vm, FhGen *g, FhValue sent, uint32_t flags);
/* Undoes fhgen_push when the frame yields, returns or fails; state is the new one. */
void fhgen_pop(FhVM *vm, FhGen *g, FhGenState state, FhValue *result);
/* gen.send: the value yielded; *done set when it returned (the value is the result). FH_ERR. arg taken over. */
FhValue fhgen_send(FhVM *vm, FhValue gen, FhValue arg, bool *done);
/* Raises the exception (taken over) inside the generator at its yield. */
FhValue fhgen_throw(FhVM *vm, FhValue gen, FhValue exception, bool *done);
int fhgen_close(FhVM *vm, FhValue gen);
/* Result of a StopIteration that ended an iterator: takes the pending StopIteration; NONE if nothing is pending;
 * FH_ERR if something else is pending. */
FhValue fhgen_stop_value(FhVM *vm);
/* A generator that ends by StopIteration raises RuntimeError instead: converts the pending exception. */
void fhgen_convert_stop(FhVM *vm, FhGen *g);

/* Delegation: the awaitable's iterator (await), generator.c */
FhValue fhawaitable_iter(FhVM *vm, FhValue o, int kind);
FhValue fhasyncgen_wrap(FhVM *vm, FhValue v);
FhValue fhasync_iter(FhVM *vm, FhValue o);
FhValue fhasync_anext(FhVM *vm, FhValue o); /* the iterator of the awaitable that __anext__ gives */
int fhasyncgen_del(FhVM *vm, FhValue self);
/* The exception that throw(type[, value[, traceback]]) means; owned. */
FhValue fhgen_throw_arguments(FhVM *vm, const FhValue *args, uint32_t nargs);
FhValue fhgen_repr(FhVM *vm, FhValue self);

extern const FhTypeDef fhtypedef_generator, fhtypedef_coroutine, fhtypedef_async_generator,
    fhtypedef_coroutine_wrapper, fhtypedef_async_generator_asend, fhtypedef_async_generator_athrow,
    fhtypedef_async_generator_wrapped_value;

#endif
