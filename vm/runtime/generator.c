/* Generators and coroutines: objects, resumption, send/throw/close. Asynchronous generators: asyncgen.c. */
#include "runtime/generator.h"
#include "objects/manual.h"
#include "runtime/strategy.h"

#include "bytecode/code.h"
#include "objects/exception.h"
#include "objects/function.h"
#include "objects/iterators.h"
#include "objects/method.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "runtime/warnings.h"

enum { RESUMPTION = 4 }; /* units of work */

static const char *kind_name(FhValue gen) {
    switch (fh_obj(gen)->shape) {
    case FH_T_coroutine: return "coroutine";
    case FH_T_async_generator: return "async generator";
    default: return "generator";
    }
}

FhValue fhgen_new(FhVM *vm, FhFrame *running) {
    FhCode *code = running->code;
    FhTypeId kind = code->flags & FH_CO_ASYNC_GENERATOR ? FH_T_async_generator
                    : code->flags & FH_CO_COROUTINE     ? FH_T_coroutine
                                                        : FH_T_generator;
    FhGen *g = (FhGen *)fhmem_cell(vm, sizeof *g + code->nregs * sizeof(FhValue), kind, true);
    if (!g) return FH_ERR;
    FhFunction *f = fhas_function(running->function);
    g->state = FH_GEN_CREATED;
    g->hooks_inited = g->closed = g->running_async = false;
    g->nregs = code->nregs;
    g->function = fh_retain(running->function);
    g->code = fh_retain(fh_val(code));
    g->name = fh_retain(f->name);
    g->qualname = fh_retain(f->qualname);
    g->handled = g->finalizer = g->origin = FH_NOVALUE;
    memset(&g->frame, 0, sizeof g->frame);
    g->frame.flags = FH_FRAME_GENERATOR;
    g->frame.pc = running->pc;
    g->frame.code = code;
    g->frame.globals = running->globals;
    g->frame.function = g->function;
    g->frame.locals = g->frame.made = FH_NOVALUE;
    if (running->locals ==
        fh_val(running->globals)) /* module code that awaits: the function keeps its globals */
        g->frame.locals = running->locals;
    g->frame.regs = g->regs;
    for (uint32_t r = 0; r < code->nregs; r++) {
        g->regs[r] = running->regs[r];
        running->regs[r] = FH_DEAD;
    }
    return fh_val(g);
}

/* Makes the frame current; the registers hold what the next instruction needs. */
static inline __attribute__((always_inline)) int enter(FhVM *vm, FhGen *g, uint32_t flags) {
    if (g->state == FH_GEN_RUNNING)
        return fhraise_int(vm, FH_T_ValueError, "%s already executing", kind_name(fh_val(g)));
    if (fhmeter_enter(vm, RESUMPTION) < 0) return -1;
    if (vm->depth >= vm->depth_limit && fhframe_recursion(vm) < 0) return -1;
    FhFrame *next = vm->frame ? vm->frame->next : vm->first_frame;
    if (!next && !(next = fhframe_record_slow(vm))) return -1;
    FhFrame *f = &g->frame;
    f->next = next;
    f->back = vm->frame;
    f->top = vm->frame ? vm->frame->top : vm->chunk->values;
    f->handled = vm->handled;
    f->flags = FH_FRAME_GENERATOR | flags | (f->flags & FH_FRAME_LASTING);
    f->saved_limit = vm->stack_limit;
    f->saved_chunk = vm->chunk;
    vm->stack_limit = NULL;
    if (g->handled != FH_NOVALUE) vm->handled = g->handled;
    FhGenState before = g->state;
    g->state = FH_GEN_RUNNING;
    vm->depth++;
    vm->frame = f;
    fh_retain_obj(&g->header);
    if (FH_UNLIKELY(f->strategy || f->code->strategy) && fhstrategy_resume(vm, f) < 0) {
        fhgen_pop(vm, g, before, NULL);
        return -1;
    }
    return 0;
}

int fhgen_push(FhVM *vm, FhGen *g, FhValue sent, uint32_t flags) {
    bool created = g->state == FH_GEN_CREATED;
    if (enter(vm, g, flags) < 0) {
        fh_release(vm, sent);
        return -1;
    }
    if (created) {
        fh_release(vm, sent);
        return 0;
    }
    uint32_t into = FH_INSTR_A(*g->frame.pc); /* the YIELD */
    g->frame.pc++;
    fh_set(vm, &g->header, &g->regs[into], sent);
    return 0;
}

static FhValue drop_object(FhVM *vm, FhFrame *f) {
    return f->flags & FH_FRAME_OBSERVED ? fhframe_end(vm, f) : FH_NOVALUE;
}

void fhgen_pop(FhVM *vm, FhGen *g, FhGenState state, FhValue *result) {
    FhFrame *f = &g->frame;
    if (FH_UNLIKELY(f->flags & FH_FRAME_BORROWS)) fhmanual_give_back(vm, f);
    if (FH_UNLIKELY(f->strategy != NULL)) {
        if (state == FH_GEN_FINISHED)
            fhstrategy_leave(vm, f, result);
        else
            fhstrategy_suspend(vm, f);
    }
    vm->frame = f->back;
    vm->depth--;
    vm->stack_limit = f->saved_limit;
    vm->chunk = f->saved_chunk;
    g->handled = state == FH_GEN_SUSPENDED && vm->handled != f->handled ? vm->handled : FH_NOVALUE;
    vm->handled = f->handled;
    f->back = NULL;
    g->state = state;
    if (FH_UNLIKELY(vm->heap.narenas != 0) && state == FH_GEN_SUSPENDED) /* written without a barrier */
        fharena_touch(&vm->heap, &g->header);
    FhValue object = state == FH_GEN_FINISHED ? drop_object(vm, f) : FH_NOVALUE;
    fh_release_obj(vm, &g->header);
    fh_release(vm, object);
}

static void finish(FhVM *vm, FhGen *g) {
    if (g->frame.flags & FH_FRAME_OBSERVED) fhframe_keep(vm, &g->frame);
    g->state = FH_GEN_FINISHED;
    g->handled = FH_NOVALUE;
    for (uint32_t r = 0; r < g->nregs; r++) fh_set(vm, &g->header, &g->regs[r], FH_DEAD);
    fh_release(vm, drop_object(vm, &g->frame));
}

void fhgen_convert_stop(FhVM *vm, FhGen *g) {
    FhValue self = fh_val(g);
    const char *what = NULL;
    if (fhpending_is(vm, FH_T_StopIteration))
        what = "StopIteration";
    else if (fh_obj(self)->shape == FH_T_async_generator && fhpending_is(vm, FH_T_StopAsyncIteration))
        what = "StopAsyncIteration";
    if (!what) return;
    FhValue cause = fhpending_take(vm);
    fhraise(vm, FH_T_RuntimeError, "%s raised %s", kind_name(self), what);
    FhException *e = fhas_exception(vm->pending);
    if (fhpending_is(vm, FH_T_RuntimeError)) {
        fh_set_ref(vm, &e->header, &e->context, cause);
        fhexception_set_cause(vm, vm->pending, cause);
    }
    fh_release(vm, cause);
}

/* Runs g's frame, entered with FH_FRAME_ENTRY, and tells how it stopped. */
static FhValue run(FhVM *vm, FhGen *g, bool *done) {
    FhValue result = fhinterp_run(vm);
    *done = g->state == FH_GEN_FINISHED;
    return result;
}

FhValue fhgen_stop_value(FhVM *vm) {
    if (vm->pending == FH_NOVALUE) return FH_NONE;
    if (!fhpending_is(vm, FH_T_StopIteration)) return FH_ERR;
    FhValue stop = fhpending_take(vm), value = fhexception_field(stop, FH_X_STOP_VALUE);
    value = value == FH_NOVALUE ? FH_NONE : fh_retain(value);
    fh_release(vm, stop);
    return value;
}

static FhValue send_iterator(FhVM *vm, FhValue it, FhValue arg, bool *done) {
    FhValue result;
    if (arg == FH_NONE && fh_slots(vm, it)->next) {
        result = fh_slots(vm, it)->next(vm, it);
    } else {
        result = fhcall_method(vm, it, FH_NAME(vm, send), &arg, 1);
        fh_release(vm, arg);
    }
    if (result != FH_NOVALUE && result != FH_ERR) return result;
    *done = true;
    return fhgen_stop_value(vm);
}

FhValue fhgen_send(FhVM *vm, FhValue gen, FhValue arg, bool *done) {
    *done = false;
    if (!fhgen_is_any(gen)) return send_iterator(vm, gen, arg, done);
    FhGen *g = fhas_gen(gen);
    if (g->state == FH_GEN_FINISHED) {
        fh_release(vm, arg);
        *done = true;
        if (fh_obj(gen)->shape == FH_T_coroutine)
            return fhraise(vm, FH_T_RuntimeError, "cannot reuse already awaited coroutine");
        return FH_NONE;
    }
    if (g->state == FH_GEN_CREATED && arg != FH_NONE) {
        fh_release(vm, arg);
        return fhraise(vm, FH_T_TypeError, "can't send non-None value to a just-started %s", kind_name(gen));
    }
    if (fhrecursion_enter(vm, "") < 0) {
        fh_release(vm, arg);
        return FH_ERR;
    }
    fh_retain(gen);
    FhValue result = fhgen_push(vm, g, arg, FH_FRAME_ENTRY) < 0 ? FH_ERR : run(vm, g, done);
    fh_release(vm, gen);
    fhrecursion_leave(vm);
    return result;
}

/* ---- throw and close ---- */

/* The iterator that g waits for (yield from, await) or NOVALUE; borrowed. */
static FhValue delegate_of(FhGen *g) {
    if (g->state != FH_GEN_SUSPENDED) return FH_NOVALUE;
    uint32_t c = FH_INSTR_C(*g->frame.pc);
    return c ? g->regs[c - 1] : FH_NOVALUE;
}

/* g's delegate has returned value (taken over): goes on behind the SEND. */
static FhValue resume_behind_send(FhVM *vm, FhGen *g, FhValue value, bool *done) {
    FhInstr *send = g->frame.pc - fhop_info[FH_OP_SEND].words;
    FhInstr word = *send;
    if (FH_INSTR_OP(word) != FH_OP_SEND) {
        fh_release(vm, value);
        return fhraise(vm, FH_T_SystemError, "yield from without its SEND");
    }
    g->frame.pc = send + fhop_info[FH_OP_SEND].words + (int32_t)(uint32_t)send[1];
    fh_set(vm, &g->header, &g->regs[FH_INSTR_B(word)], value);
    fh_set(vm, &g->header, &g->regs[FH_INSTR_A(word)], FH_DEAD);
    if (enter(vm, g, FH_FRAME_ENTRY) < 0) return FH_ERR;
    return run(vm, g, done);
}

static FhValue throw_here(FhVM *vm, FhGen *g, FhValue exception, bool *done) {
    /* Before the first resumption no handler of the body is in force, only RETURN_GENERATOR has run. */
    if (g->state == FH_GEN_CREATED) g->frame.pc = fhas_code(g->code)->instrs;
    bool handling = g->handled != FH_NOVALUE; /* what the thrower handles is no context of it */
    if (enter(vm, g, FH_FRAME_ENTRY) < 0) {
        fh_release(vm, exception);
        return FH_ERR;
    }
    if (handling)
        fhraise_object(vm, exception);
    else
        fhpending_set(vm, exception);
    return run(vm, g, done);
}

static int close_any(FhVM *vm, FhValue it) {
    if (fhgen_is_any(it) && fh_obj(it)->shape != FH_T_async_generator) return fhgen_close(vm, it);
    FhValue method = fhattr_find(vm, it, FH_NAME(vm, close));
    if (method == FH_NOVALUE) return 0;
    FhValue result = method == FH_ERR ? FH_ERR : fhcall0(vm, method);
    if (method != FH_ERR) fh_release(vm, method);
    if (result == FH_ERR) return -1;
    fh_release(vm, result);
    return 0;
}

/* throw() with a delegate: it is asked first. */
static FhValue throw_to_delegate(FhVM *vm, FhGen *g, FhValue it, FhValue exception, bool *done) {
    FhValue result;
    bool sub_done = false;
    fh_retain(it);
    g->state = FH_GEN_RUNNING;
    if (fh_isa(vm, exception, FH_T_GeneratorExit)) {
        int status = close_any(vm, it);
        g->state = FH_GEN_SUSPENDED;
        fh_release(vm, it);
        if (status < 0) {
            fh_release(vm, exception);
            exception = fhpending_take(vm);
        }
        return throw_here(vm, g, exception, done);
    }
    if (fhgen_is_any(it) && fh_obj(it)->shape != FH_T_async_generator) {
        result = fhgen_throw(vm, it, exception, &sub_done);
    } else {
        FhValue method = fhattr_find(vm, it, FH_NAME(vm, throw));
        if (method == FH_NOVALUE) {
            g->state = FH_GEN_SUSPENDED;
            fh_release(vm, it);
            return throw_here(vm, g, exception, done);
        }
        result = method == FH_ERR ? FH_ERR : fhcall1(vm, method, exception);
        fh_release(vm, exception);
        if (method != FH_ERR) fh_release(vm, method);
        if (result == FH_ERR && fhpending_is(vm, FH_T_StopIteration)) {
            result = fhgen_stop_value(vm);
            sub_done = true;
        }
    }
    g->state = FH_GEN_SUSPENDED;
    fh_release(vm, it);
    if (result == FH_ERR) return throw_here(vm, g, fhpending_take(vm), done);
    if (!sub_done) return result;
    return resume_behind_send(vm, g, result, done);
}

FhValue fhgen_throw(FhVM *vm, FhValue gen, FhValue exception, bool *done) {
    FhGen *g = fhas_gen(gen);
    *done = false;
    if (g->state == FH_GEN_RUNNING) {
        fh_release(vm, exception);
        return fhraise(vm, FH_T_ValueError, "%s already executing", kind_name(gen));
    }
    if (g->state == FH_GEN_FINISHED) {
        if (fh_obj(gen)->shape == FH_T_coroutine) {
            fh_release(vm, exception);
            return fhraise(vm, FH_T_RuntimeError, "cannot reuse already awaited coroutine");
        }
        fhpending_set(vm, exception);
        return FH_ERR;
    }
    if (fhrecursion_enter(vm, "") < 0) {
        fh_release(vm, exception);
        return FH_ERR;
    }
    fh_retain(gen);
    FhValue it = delegate_of(g), result;
    if (fh_is_obj(it))
        result = throw_to_delegate(vm, g, it, exception, done);
    else
        result = throw_here(vm, g, exception, done);
    fh_release(vm, gen);
    fhrecursion_leave(vm);
    return result;
}

static bool has_handler(FhGen *g) {
    FhCode *code = fhas_code(g->code);
    uint32_t at = (uint32_t)(g->frame.pc - code->instrs);
    for (uint32_t n = 0; n < code->nhandlers; n++)
        if (code->handlers[n].start <= at && at < code->handlers[n].end) return true;
    return false;
}

int fhgen_close(FhVM *vm, FhValue gen) {
    FhGen *g = fhas_gen(gen);
    if (g->state == FH_GEN_FINISHED) return 0;
    if (g->state == FH_GEN_RUNNING)
        return fhraise_int(vm, FH_T_ValueError, "%s already executing", kind_name(gen));
    if (g->state == FH_GEN_CREATED || (!has_handler(g) && !fh_is_obj(delegate_of(g)))) {
        fh_retain(gen);
        finish(vm, g);
        fhstrategy_drop(vm, &g->frame);
        fh_release(vm, gen);
        return 0;
    }
    FhValue exit = fhexception_new(vm, FH_T_GeneratorExit, vm->empty_tuple);
    if (exit == FH_ERR) return -1;
    bool done;
    FhValue result = fhgen_throw(vm, gen, exit, &done);
    if (result == FH_ERR) {
        if (!fhpending_is(vm, FH_T_GeneratorExit) && !fhpending_is(vm, FH_T_StopIteration)) return -1;
        fhpending_clear(vm);
        return 0;
    }
    fh_release(vm, result);
    if (!done) return fhraise_int(vm, FH_T_RuntimeError, "%s ignored GeneratorExit", kind_name(gen));
    return 0;
}

/* ---- type: life ---- */

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    FhGen *g = (FhGen *)o;
    (void)vm;
    fn(ctx, &g->function);
    fn(ctx, &g->code);
    fn(ctx, &g->name);
    fn(ctx, &g->qualname);
    fn(ctx, &g->finalizer);
    fn(ctx, &g->origin);
    if (g->frame.flags & FH_FRAME_OBSERVED) fn(ctx, &g->frame.object);
    for (uint32_t r = 0; r < g->nregs; r++) fn(ctx, &g->regs[r]);
}

static void finalize(FhVM *vm, FhObj *o) {
    FhGen *g = (FhGen *)o;
    if (g->state != FH_GEN_RUNNING) {
        finish(vm, g);
        fhstrategy_drop(vm, &g->frame);
    }
    fh_clear(vm, &g->finalizer);
    fh_clear(vm, &g->origin);
    g->frame.function = FH_NOVALUE;
    fh_clear(vm, &g->function);
    fh_clear(vm, &g->code);
    fh_clear(vm, &g->name);
    fh_clear(vm, &g->qualname);
}

static int del(FhVM *vm, FhValue self) {
    FhGen *g = fhas_gen(self);
    if (g->state == FH_GEN_FINISHED || g->state == FH_GEN_RUNNING) return 0;
    if (fh_obj(self)->shape == FH_T_coroutine && g->state == FH_GEN_CREATED) {
        fhwarnings_unawaited(vm, self);
        return 0;
    }
    if (fh_obj(self)->shape == FH_T_async_generator) return fhasyncgen_del(vm, self);
    return fhgen_close(vm, self);
}

/* ---- methods ---- */

static FhValue repr(FhVM *vm, FhValue self) {
    const char *kind = fh_obj(self)->shape == FH_T_async_generator ? "async_generator" : kind_name(self);
    return fhstr_format(vm, "<%s object %U at 0x%llx>", kind, fhas_gen(self)->qualname,
                        (long long)(self - FH_TAG_OBJ));
}

static FhValue next_slot(FhVM *vm, FhValue self) {
    bool done;
    if (fhas_gen(self)->state == FH_GEN_FINISHED) return FH_NOVALUE;
    FhValue v = fhgen_send(vm, self, FH_NONE, &done);
    if (v == FH_ERR || !done) return v;
    if (v == FH_NONE) return FH_NOVALUE;
    fhraise_stop_iteration(vm, v);
    fh_release(vm, v);
    return FH_NOVALUE;
}

/* The value of send/throw for script: StopIteration when the generator has ended. */
static FhValue value_or_stop(FhVM *vm, FhValue v, bool done) {
    if (v == FH_ERR || !done) return v;
    fhraise_stop_iteration(vm, v);
    fh_release(vm, v);
    return FH_ERR;
}

static FhValue send_method(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs;
    (void)kwnames;
    bool done;
    FhValue v = fhgen_send(vm, self, fh_retain(args[0]), &done);
    return value_or_stop(vm, v, done);
}

FhValue fhgen_throw_arguments(FhVM *vm, const FhValue *args, uint32_t nargs) {
    if (nargs > 2 && args[2] != FH_NONE && !fh_isa(vm, args[2], FH_T_traceback))
        return fhraise(vm, FH_T_TypeError, "throw() third argument must be a traceback object");
    FhValue exc = fhexception_normalize(vm, args[0], nargs > 1 && args[1] != FH_NONE ? args[1] : FH_NOVALUE);
    if (exc == FH_ERR) {
        if (fhpending_is(vm, FH_T_TypeError) && !fhexception_check(vm, args[0]) &&
            !fhexception_class(vm, args[0])) {
            fhpending_clear(vm);
            fhraise(vm, FH_T_TypeError,
                    "exceptions must be classes or instances deriving from BaseException, not %T", args[0]);
        }
        return FH_ERR;
    }
    if (nargs > 2 && args[2] != FH_NONE) {
        FhException *e = fhas_exception(exc);
        fh_set_ref(vm, &e->header, &e->traceback, args[2]);
    }
    return exc;
}

static FhValue throw_method(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)kwnames;
    bool done;
    FhValue exc = fhgen_throw_arguments(vm, args, nargs);
    if (exc == FH_ERR) return FH_ERR;
    FhValue v = fhgen_throw(vm, self, exc, &done);
    return value_or_stop(vm, v, done);
}

static FhValue close_method(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return fhgen_close(vm, self) < 0 ? FH_ERR : FH_NONE;
}

static FhValue get_name(FhVM *vm, FhValue self) { return (void)vm, fh_retain(fhas_gen(self)->name); }
static FhValue get_qualname(FhVM *vm, FhValue self) { return (void)vm, fh_retain(fhas_gen(self)->qualname); }
static int set_text(FhVM *vm, FhGen *g, FhValue *place, FhValue v, const char *what) {
    if (v == FH_NOVALUE || !fhstr_check(vm, v))
        return fhraise_int(vm, FH_T_TypeError, "%s must be set to a string object", what);
    fh_set_ref(vm, &g->header, place, v);
    return 0;
}
static int set_name(FhVM *vm, FhValue self, FhValue v) {
    return set_text(vm, fhas_gen(self), &fhas_gen(self)->name, v, "__name__");
}
static int set_qualname(FhVM *vm, FhValue self, FhValue v) {
    return set_text(vm, fhas_gen(self), &fhas_gen(self)->qualname, v, "__qualname__");
}
static FhValue get_running(FhVM *vm, FhValue self) {
    return (void)vm, fh_bool(fhas_gen(self)->state == FH_GEN_RUNNING);
}
static FhValue get_suspended(FhVM *vm, FhValue self) {
    return (void)vm, fh_bool(fhas_gen(self)->state == FH_GEN_SUSPENDED);
}
static FhValue get_code(FhVM *vm, FhValue self) { return (void)vm, fh_retain(fhas_gen(self)->code); }
static FhValue get_delegate(FhVM *vm, FhValue self) {
    (void)vm;
    FhValue it = delegate_of(fhas_gen(self));
    return fh_is_obj(it) ? fh_retain(it) : FH_NONE;
}
static FhValue get_frame(FhVM *vm, FhValue self) {
    FhGen *g = fhas_gen(self);
    if (g->state == FH_GEN_FINISHED) return FH_NONE;
    return fhframe_object(vm, &g->frame);
}
static FhValue get_origin(FhVM *vm, FhValue self) {
    (void)vm;
    return fhas_gen(self)->origin == FH_NOVALUE ? FH_NONE : fh_retain(fhas_gen(self)->origin);
}

static const FhMethodDef generator_methods[] = {
    {"send", send_method, 1, 1, 0,
     "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration."},
    {"throw", throw_method, 1, 3, 0,
     "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or "
     "raise\nStopIteration."},
    {"close", close_method, 0, 0, 0, "close() -> raise GeneratorExit inside generator."},
    {NULL, NULL, 0, 0, 0, NULL}};
static const FhGetSetDef generator_getsets[] = {
    {"__name__", get_name, set_name, "name of the generator"},
    {"__qualname__", get_qualname, set_qualname, "qualified name of the generator"},
    {"gi_running", get_running, NULL, NULL},
    {"gi_suspended", get_suspended, NULL, NULL},
    {"gi_code", get_code, NULL, NULL},
    {"gi_yieldfrom", get_delegate, NULL, "object being iterated by yield from, or None"},
    {"gi_frame", get_frame, NULL, NULL},
    {NULL, NULL, NULL, NULL}};
static const FhSlots generator_slots = {.life = {.visit = visit, .finalize = finalize, .del = del},
                                        .repr = repr,
                                        .iter = fhiterators_self,
                                        .next = next_slot};
const FhTypeDef fhtypedef_generator = {.size = sizeof(FhGen),
                                       .flags = FH_TF_CONTAINER | FH_TF_DEL | FH_TF_WEAKREF,
                                       .slots = &generator_slots,
                                       .methods = generator_methods,
                                       .getsets = generator_getsets};

static FhValue coroutine_await(FhVM *vm, FhValue self) {
    FhValue *w =
        (FhValue *)(void *)fhmem_cell(vm, sizeof(FhObj) + sizeof(FhValue), FH_T_coroutine_wrapper, true);
    if (!w) return FH_ERR;
    w[1] = fh_retain(self);
    return fh_val(w);
}
static const FhGetSetDef coroutine_getsets[] = {
    {"__name__", get_name, set_name, "name of the coroutine"},
    {"__qualname__", get_qualname, set_qualname, "qualified name of the coroutine"},
    {"cr_running", get_running, NULL, NULL},
    {"cr_suspended", get_suspended, NULL, NULL},
    {"cr_code", get_code, NULL, NULL},
    {"cr_await", get_delegate, NULL, "object being awaited on, or None"},
    {"cr_frame", get_frame, NULL, NULL},
    {"cr_origin", get_origin, NULL, NULL},
    {NULL, NULL, NULL, NULL}};
static const FhSlots coroutine_slots = {
    .life = {.visit = visit, .finalize = finalize, .del = del}, .repr = repr, .await_ = coroutine_await};
const FhTypeDef fhtypedef_coroutine = {.size = sizeof(FhGen),
                                       .flags = FH_TF_CONTAINER | FH_TF_DEL | FH_TF_WEAKREF,
                                       .slots = &coroutine_slots,
                                       .methods = generator_methods,
                                       .getsets = coroutine_getsets};

/* ---- coroutine_wrapper: what coroutine.__await__() gives ---- */

typedef struct Wrapper {
    FhObj header;
    FhValue coroutine;
} Wrapper;

static void wrapper_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Wrapper *)o)->coroutine);
}
static void wrapper_finalize(FhVM *vm, FhObj *o) { fh_clear(vm, &((Wrapper *)o)->coroutine); }
static FhValue wrapper_next(FhVM *vm, FhValue self) {
    bool done;
    FhValue v = fhgen_send(vm, FH_AS(Wrapper, self)->coroutine, FH_NONE, &done);
    if (v == FH_ERR || !done) return v;
    fhraise_stop_iteration(vm, v);
    fh_release(vm, v);
    return FH_NOVALUE;
}
static FhValue wrapper_send(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    return send_method(vm, FH_AS(Wrapper, self)->coroutine, args, nargs, kwnames);
}
static FhValue wrapper_throw(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    return throw_method(vm, FH_AS(Wrapper, self)->coroutine, args, nargs, kwnames);
}
static FhValue wrapper_close(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    return close_method(vm, FH_AS(Wrapper, self)->coroutine, args, nargs, kwnames);
}
static const FhMethodDef wrapper_methods[] = {{"send", wrapper_send, 1, 1, 0, NULL},
                                              {"throw", wrapper_throw, 1, 3, 0, NULL},
                                              {"close", wrapper_close, 0, 0, 0, NULL},
                                              {NULL, NULL, 0, 0, 0, NULL}};
static const FhSlots wrapper_slots = {.life = {.visit = wrapper_visit, .finalize = wrapper_finalize},
                                      .iter = fhiterators_self,
                                      .next = wrapper_next};
const FhTypeDef fhtypedef_coroutine_wrapper = {
    .size = sizeof(Wrapper), .flags = FH_TF_CONTAINER, .slots = &wrapper_slots, .methods = wrapper_methods};

/* ---- for asyncgen.c ---- */
const FhLife fhgen_life = {.visit = visit, .finalize = finalize, .del = del};
FhValue fhgen_repr(FhVM *vm, FhValue self) { return repr(vm, self); }
const FhGetSetDef fhasyncgen_getsets[] = {
    {"__name__", get_name, set_name, "name of the async generator"},
    {"__qualname__", get_qualname, set_qualname, "qualified name of the async generator"},
    {"ag_running", get_running, NULL, NULL},
    {"ag_suspended", get_suspended, NULL, NULL},
    {"ag_code", get_code, NULL, NULL},
    {"ag_await", get_delegate, NULL, "object being awaited on, or None"},
    {"ag_frame", get_frame, NULL, NULL},
    {NULL, NULL, NULL, NULL}};

FhValue fhawaitable_iter(FhVM *vm, FhValue o, int kind) {
    if (fh_has_shape(o, FH_T_coroutine)) {
        if (fh_is_obj(delegate_of(fhas_gen(o))))
            return fhraise(vm, FH_T_RuntimeError, "coroutine is being awaited already");
        return fh_retain(o);
    }
    if (fh_has_shape(o, FH_T_generator) && fhas_code(fhas_gen(o)->code)->flags & FH_CO_ITERABLE_COROUTINE)
        return fh_retain(o);
    const FhSlots *slots = fh_slots(vm, o);
    if (!slots->await_) {
        if (kind == 1)
            return fhraise(
                vm, FH_T_TypeError,
                "'async with' received an object from __aenter__ that does not implement __await__: %T", o);
        if (kind == 2)
            return fhraise(
                vm, FH_T_TypeError,
                "'async with' received an object from __aexit__ that does not implement __await__: %T", o);
        return fhraise(vm, FH_T_TypeError, "object %T can't be used in 'await' expression", o);
    }
    FhValue it = slots->await_(vm, o);
    if (it == FH_ERR) return FH_ERR;
    if (fh_has_shape(it, FH_T_coroutine)) {
        fh_release(vm, it);
        return fhraise(vm, FH_T_TypeError, "__await__() returned a coroutine");
    }
    if (!fh_slots(vm, it)->next) {
        fhraise(vm, FH_T_TypeError, "__await__() returned non-iterator of type '%T'", it);
        fh_release(vm, it);
        return FH_ERR;
    }
    return it;
}
