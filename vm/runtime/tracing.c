#include "runtime/tracing.h"

#include "objects/attribute.h"
#include "objects/exception.h"
#include "objects/method.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "runtime/generator.h"

/* ---- who is told ---- */

void fhtracing_renew(FhVM *vm) {
    bool on = !vm->tracing.busy && (vm->tracing.trace != FH_NOVALUE || vm->tracing.profile != FH_NOVALUE);
    vm->tracing.on = on;
    if (on)
        __atomic_fetch_or(&vm->interrupted, FH_INTERRUPT_TRACE, __ATOMIC_RELAXED);
    else
        __atomic_fetch_and(&vm->interrupted, ~FH_INTERRUPT_TRACE, __ATOMIC_RELAXED);
}

/* They have begun already: nobody is told so. A generator's record is told of anew at each resumption. */
static void mark_running(FhVM *vm) {
    for (FhFrame *f = vm->frame; f; f = f->back) f->flags |= FH_FRAME_TRACED;
}

static void set_function(FhVM *vm, FhValue *place, FhValue function) {
    FhValue old = *place;
    *place = function == FH_NONE ? FH_NOVALUE : fh_retain(function);
    mark_running(vm);
    fhtracing_renew(vm);
    fh_release(vm, old);
}

void fhtracing_set_trace(FhVM *vm, FhValue function) { set_function(vm, &vm->tracing.trace, function); }
void fhtracing_set_profile(FhVM *vm, FhValue function) { set_function(vm, &vm->tracing.profile, function); }

FhValue fhtracing_call(FhVM *vm, FhValue function, FhValue tuple) {
    bool busy = vm->tracing.busy;
    vm->tracing.busy = false;
    mark_running(vm);
    fhtracing_renew(vm);
    FhValue result = fhcall_tuple(vm, function, tuple, FH_NOVALUE);
    vm->tracing.busy = busy;
    fhtracing_renew(vm);
    return result;
}

/* ---- telling ---- */

/* function(frame object, event, argument), during which nothing is traced. */
static FhValue tell(FhVM *vm, FhValue function, FhValue frame, FhValue event, FhValue argument) {
    if (vm->meter.stopped) return FH_NONE;
    fh_retain(function);
    vm->tracing.busy = true;
    fhtracing_renew(vm);
    FhValue result = fhcall3(vm, function, frame, event, argument);
    vm->tracing.busy = false;
    fhtracing_renew(vm);
    fh_release(vm, function);
    return result;
}

static FhFrameObj *object_of(FhFrame *f) {
    return f->flags & FH_FRAME_OBSERVED ? FH_AS(FhFrameObj, f->object) : NULL;
}

static bool has_local_trace(FhFrame *f) {
    FhFrameObj *o = object_of(f);
    return o && o->trace != FH_NOVALUE;
}

/* Tells the frame's own function (or, of a call, everybody's); what it returns is the frame's own from now on. */
static int tell_trace(FhVM *vm, FhFrame *f, FhValue event, FhValue argument, bool call) {
    if (vm->tracing.trace == FH_NOVALUE || !(call || has_local_trace(f))) return 0;
    FhValue frame = fhframe_object(vm, f);
    if (frame == FH_ERR) return -1;
    FhFrameObj *o = FH_AS(FhFrameObj, frame);
    FhValue result = FH_ERR;
    if (fhframe_show_locals(vm, f) == 0) {
        o->entering = call;
        result = tell(vm, call ? vm->tracing.trace : o->trace, frame, event, argument);
        o->entering = false;
    }
    if (result != FH_ERR && fhframe_take_locals(vm, f) < 0) {
        fh_release(vm, result);
        result = FH_ERR;
    }
    if (result == FH_ERR) {
        FhValue pending = fhpending_take(vm);
        fhtracing_set_trace(vm, FH_NONE);
        fh_clear(vm, &o->trace);
        fhpending_set(vm, pending);
    } else if (result != FH_NONE) {
        fh_set(vm, &o->header, &o->trace, result);
    }
    fh_release(vm, frame);
    return result == FH_ERR ? -1 : 0;
}

static int tell_profile(FhVM *vm, FhFrame *f, FhValue event, FhValue argument) {
    if (vm->tracing.profile == FH_NOVALUE || vm->tracing.busy) return 0;
    FhValue frame = fhframe_object(vm, f);
    if (frame == FH_ERR) return -1;
    FhFrameObj *o = FH_AS(FhFrameObj, frame);
    o->entering = event == FH_NAME(vm, call);
    FhValue result = tell(vm, vm->tracing.profile, frame, event, argument);
    o->entering = false;
    if (result == FH_ERR) {
        FhValue pending = fhpending_take(vm);
        fhtracing_set_profile(vm, FH_NONE);
        fhpending_set(vm, pending);
    } else {
        fh_release(vm, result);
    }
    fh_release(vm, frame);
    return result == FH_ERR ? -1 : 0;
}

/* The same with an exception pending, which comes back unless the function raises another one. */
static int tell_meanwhile(FhVM *vm, FhFrame *f, FhValue event, FhValue argument,
                          int (*told)(FhVM *, FhFrame *, FhValue, FhValue)) {
    FhValue pending = vm->pending;
    vm->pending = FH_NOVALUE;
    if (told(vm, f, event, argument) < 0) {
        fh_release(vm, pending);
        return -1;
    }
    vm->pending = pending;
    return 0;
}

static int tell_local(FhVM *vm, FhFrame *f, FhValue event, FhValue argument) {
    return tell_trace(vm, f, event, argument, false);
}

/* ---- steps ---- */

static uint32_t line_at(const FhCode *code, const FhInstr *pc) {
    if (pc < code->instrs || pc >= code->instrs + code->ninstrs) return 0;
    const FhPosition *p = fhcode_position(code, (uint32_t)(pc - code->instrs));
    return p ? p->line : 0;
}

/* Making a generator is no call: its first resumption is. */
static bool makes_generator(const FhFrame *f) {
    return f->code->flags & (FH_CO_GENERATOR | FH_CO_COROUTINE | FH_CO_ASYNC_GENERATOR) &&
           !(f->flags & FH_FRAME_GENERATOR);
}

static int begin(FhVM *vm, FhFrame *f) {
    f->flags |= FH_FRAME_TRACED;
    if (tell_trace(vm, f, FH_NAME(vm, call), FH_NONE, true) < 0) return -1;
    return tell_profile(vm, f, FH_NAME(vm, call), FH_NONE);
}

/* What stands in front of a function's first line. */
static bool is_prologue(const FhInstr *pc) {
    switch (FH_INSTR_OP(*pc)) {
    case FH_OP_MAKE_CELL:
    case FH_OP_COPY_FREE:
    case FH_OP_ARG_BORROWED:
    case FH_OP_ARG_PINNED:
    case FH_OP_ARG_OWNED: return true;
    default: return false;
    }
}

bool fhtracing_is_artificial(const FhCode *code, const FhInstr *pc) {
    uint32_t op = FH_INSTR_OP(*pc);
    if (op == FH_OP_LOOP) return line_at(code, pc + 2 + (int32_t)(uint32_t)pc[1]) == line_at(code, pc);
    if (op == FH_OP_RERAISE) return true;
    if (op != FH_OP_RETURN_CONST && op != FH_OP_JUMP) return false;
    const FhPosition *p = fhcode_position(code, (uint32_t)(pc - code->instrs));
    if (!p) return false;
    return p->end_line > p->line || (op == FH_OP_JUMP && p > code->positions && p[-1].line > p->line);
}

static bool is_new_line(const FhFrame *f, const FhInstr *before, const FhInstr *pc) {
    uint32_t line = line_at(f->code, pc);
    if (line == 0 || is_prologue(pc) || fhtracing_is_artificial(f->code, pc)) return false;
    if (!before || is_prologue(before)) return true;
    bool back = pc < before && FH_INSTR_OP(*pc) != FH_OP_SEND;
    return back || line != line_at(f->code, before);
}

static bool calls_native(const FhFrame *f, const FhInstr *pc) {
    uint32_t op = FH_INSTR_OP(*pc);
    if (op != FH_OP_CALL && op != FH_OP_CALL_METHOD && op != FH_OP_CALL_KW) return false;
    FhValue callee = f->regs[FH_INSTR_A(*pc)];
    return fh_has_shape(callee, FH_T_builtin) || fh_has_shape(callee, FH_T_method_descriptor);
}

FhTraceStep fhtracing_step(FhVM *vm, FhFrame *f, FhInstr *pc) {
    const FhInstr *before = f->pc;
    f->pc = pc;
    if (!vm->tracing.on) return FH_STEP_END;
    if (FH_UNLIKELY(!(f->flags & FH_FRAME_TRACED))) {
        if (makes_generator(f) || FH_INSTR_OP(*pc) == FH_OP_UNREAD) return FH_STEP_RUN;
        bool resumed =
            f->flags & FH_FRAME_GENERATOR && pc > f->code->instrs && FH_INSTR_OP(pc[-1]) == FH_OP_YIELD;
        if (begin(vm, f) < 0) return FH_STEP_ERROR;
        if (!vm->tracing.on) return FH_STEP_END;
        before = resumed ? pc - 1 : NULL;
    }
    FhTraceStep step =
        vm->tracing.profile != FH_NOVALUE && calls_native(f, pc) ? FH_STEP_NATIVE : FH_STEP_RUN;
    FhFrameObj *o = object_of(f);
    if (!o || o->trace == FH_NOVALUE || vm->tracing.trace == FH_NOVALUE) return step;
    if (is_new_line(f, before, pc)) {
        o->at = (uint32_t)(pc - f->code->instrs);
        if (!o->quiet_lines && tell_trace(vm, f, FH_NAME(vm, line), FH_NONE, false) < 0) return FH_STEP_ERROR;
    }
    if (o->opcodes && tell_trace(vm, f, FH_NAME(vm, opcode), FH_NONE, false) < 0) return FH_STEP_ERROR;
    return vm->tracing.on ? step : FH_STEP_END;
}

FhValue fhtracing_return(FhVM *vm, FhFrame *f, FhValue result) {
    if (!(f->flags & FH_FRAME_TRACED) || makes_generator(f)) return result;
    f->flags &= ~(uint32_t)(f->flags & FH_FRAME_GENERATOR ? FH_FRAME_TRACED : 0);
    if (!vm->tracing.on) return result;
    if (tell_trace(vm, f, FH_NAME(vm, return ), result, false) == 0 &&
        tell_profile(vm, f, FH_NAME(vm, return ), result) == 0)
        return result;
    fh_release(vm, result);
    return FH_ERR;
}

void fhtracing_unwind(FhVM *vm, FhFrame *f) {
    if (!vm->tracing.on || !(f->flags & FH_FRAME_TRACED)) return;
    if (tell_meanwhile(vm, f, FH_NAME(vm, return ), FH_NONE, tell_local) < 0) return;
    (void)tell_meanwhile(vm, f, FH_NAME(vm, return ), FH_NONE, tell_profile);
}

/* A generator that throw() resumes begins with an exception. */
static int begin_thrown(FhVM *vm, FhFrame *f) {
    FhValue pending = vm->pending;
    vm->pending = FH_NOVALUE;
    if (begin(vm, f) < 0) {
        fh_release(vm, pending);
        return -1;
    }
    vm->pending = pending;
    return 0;
}

void fhtracing_exception(FhVM *vm, FhFrame *f) {
    if (!vm->tracing.on) return;
    if (!(f->flags & FH_FRAME_TRACED) && f->flags & FH_FRAME_GENERATOR && begin_thrown(vm, f) < 0) return;
    if (!vm->tracing.on || vm->tracing.trace == FH_NOVALUE || !has_local_trace(f)) return;
    FhValue value = fh_retain(vm->pending), pending = vm->pending;
    vm->pending = FH_NOVALUE;
    FhValue tb = fhattr_get(vm, value, FH_NAME(vm, __traceback__));
    if (tb == FH_ERR) {
        fhpending_clear(vm);
        tb = FH_NONE;
    }
    FhValue items[3] = {fh_typeval(vm, value), value, tb};
    FhValue argument = fhtuple_from(vm, items, 3);
    fh_release(vm, tb);
    fh_release(vm, value);
    int told = argument == FH_ERR ? -1 : tell_local(vm, f, FH_NAME(vm, exception), argument);
    if (argument != FH_ERR) fh_release(vm, argument);
    if (told < 0)
        fh_release(vm, pending);
    else
        vm->pending = pending;
}

static FhValue shown_callee(FhVM *vm, FhValue callee, FhValue self) {
    if (!fh_has_shape(callee, FH_T_method_descriptor) || self == FH_NOVALUE) return fh_retain(callee);
    FhValue bound = fh_slots(vm, callee)->descr_get(vm, callee, self, fh_typeval(vm, self));
    if (bound != FH_ERR) return bound;
    fhpending_clear(vm);
    return fh_retain(callee);
}

static FhValue call_told(FhVM *vm, FhFrame *f, FhValue callee, FhValue shown, const FhValue *args,
                         uint32_t nargs, FhValue kwnames) {
    if (tell_profile(vm, f, FH_NAME(vm, c_call), shown) < 0) return FH_ERR;
    uint32_t nkw = kwnames == FH_NOVALUE ? 0 : (uint32_t)fhas_tuple(kwnames)->size;
    FhValue result = fhcall(vm, callee, args, nargs - nkw, kwnames);
    if (result == FH_ERR) {
        (void)tell_meanwhile(vm, f, FH_NAME(vm, c_exception), shown, tell_profile);
        return FH_ERR;
    }
    if (tell_profile(vm, f, FH_NAME(vm, c_return), shown) == 0) return result;
    fh_release(vm, result);
    return FH_ERR;
}

FhValue fhtracing_native(FhVM *vm, FhFrame *f, FhValue **args, uint32_t *nargs) {
    const FhInstr *pc = f->pc;
    uint32_t op = FH_INSTR_OP(*pc);
    FhValue *callee = &f->regs[FH_INSTR_A(*pc)], kwnames = FH_NOVALUE;
    bool method = op == FH_OP_CALL_METHOD || (op == FH_OP_CALL_KW && pc[1] >> 32 != 0);
    bool with_self = method && callee[1] != FH_NOVALUE;
    if (op == FH_OP_CALL_KW) kwnames = f->code->consts[(uint32_t)pc[1]];
    *args = callee + (method && !with_self ? 2 : 1);
    *nargs = FH_INSTR_B(*pc) + with_self;
    FhValue shown = shown_callee(vm, *callee, *nargs ? **args : FH_NOVALUE);
    FhValue result = call_told(vm, f, *callee, shown, *args, *nargs, kwnames);
    fh_release(vm, shown);
    return result;
}
