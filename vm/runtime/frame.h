/* Frames: activations of script code, and the stack that their registers lie on.
 *
 * Registers lie in chunks that never move. A callee's first registers are the caller's argument temporaries; its window
 * goes on behind them. Words above the innermost frame are dead: they hold no object. Frame records form a list that is
 * kept and re-used, innermost is vm->frame. A generator's record and registers lie inside the generator object; while it
 * runs vm->stack_limit is NULL, so that the calls it makes take the slow path, which moves the arguments to the stack.
 *
 *   frame->top   where the next window may start, when it can not overlap: end of this frame's use of the stack */
#ifndef FH_RUNTIME_FRAME_H
#define FH_RUNTIME_FRAME_H

#include "bytecode/code.h"
#include "objects/dict.h"
#include "objects/protocol.h"

#define FH_DEAD ((FhValue)0)

enum {
    FH_FRAME_ENTRY = 1,        /* returning leaves fhinterp_run */
    FH_FRAME_INIT = 2,         /* __init__ called by a class: the result is frame->made */
    FH_FRAME_LIMIT = 4,        /* restore vm->stack_limit and vm->chunk from saved_* on leaving */
    FH_FRAME_GENERATOR = 8,    /* embedded in a generator object */
    FH_FRAME_FOR = 16,         /* generator resumed by FOR_ITER */
    FH_FRAME_SEND = 32,        /* generator resumed by SEND */
    FH_FRAME_OWNS = 64,        /* function is retained by the frame */
    FH_FRAME_OBSERVED = 128,   /* object is this activation's frame object, owned */
    FH_FRAME_NUMBERED = 256,   /* serial names this activation: traceback entries know it by that */
    FH_FRAME_STRATEGY = 512,   /* has a memory strategy of its own */
    FH_FRAME_BORROWS = 1024,   /* something is noted as borrowed by it: objects/manual.h */
    FH_FRAME_NAMESPACE = 2048, /* locals is its namespace, owned */
    FH_FRAME_TRACED = 4096,    /* who traces has been told that it has begun: tracing.h */
    FH_FRAME_NATIVE = FH_FRAME_ENTRY | FH_FRAME_OWNS, /* all flags of a plain call from native code */
    FH_FRAME_LASTING =
        FH_FRAME_OBSERVED | FH_FRAME_NUMBERED /* a generator keeps these while it is suspended */
};

struct FhFrame {
    FhInstr *pc; /* the instruction that runs, while another frame or native code is active */
    FhValue *regs;
    FhCode *code;
    FhFrame *back; /* caller */
    FhFrame *next; /* record to re-use for a callee; NULL: make one */
    FhValue *top;
    FhDict *globals;  /* borrowed from the function */
    FhValue function; /* borrowed: the callee register, or the generator, keeps it; unless FH_FRAME_OWNS */
    FhValue locals;   /* owned namespace of a class body or module; FH_NOVALUE for functions */
    FhValue handled;  /* vm->handled at entry, borrowed */
    uint32_t flags;
    FhValue made; /* FH_FRAME_INIT: the instance, owned */
    struct FhFrameStrategy
        *strategy; /* FH_FRAME_STRATEGY: strategy.h. A generator's keeps it while it is suspended */
    FhValue *saved_limit;
    FhStackChunk *saved_chunk;
    FhValue object;  /* with FH_FRAME_OBSERVED */
    uint64_t serial; /* with FH_FRAME_NUMBERED */
};

struct FhStackChunk {
    FhStackChunk *back, *next;
    size_t size; /* values */
    FhValue values[];
};

/* The registers of a callee with that code may begin at `regs`. */
static inline bool fhframe_fits(const FhVM *vm, const FhValue *regs, const FhCode *code) {
    return (const char *)vm->stack_limit - (const char *)regs >= (ptrdiff_t)(code->nregs * sizeof(FhValue));
}
/* Room for nregs registers behind the innermost frame's use; sets up limits in *f (FH_FRAME_LIMIT) when another chunk is
 * entered or a generator is left. NULL: MemoryError or RecursionError. */
FhValue *fhframe_window(FhVM *vm, FhFrame *f, uint32_t nregs);
/* The record for a callee of vm->frame; not yet current. NULL: MemoryError. */
FhFrame *fhframe_record_slow(FhVM *vm);
/* So many calls below the frame that runs will find their records made. -1: MemoryError. */
int fhframe_reserve(FhVM *vm, uint32_t frames) FH_MUST_CHECK;
void fhframe_trim(FhVM *vm); /* where nothing runs: gives back what a deep recursion has left */
extern const struct FhArenaHooks fhframe_arena_hooks; /* to be set as vm->heap.arena_hooks */
int fhframe_init(FhVM *vm);                           /* -1: no memory, nothing pending */
void fhframe_close(FhVM *vm);                         /* frees records and chunks */

/* Binds arguments (borrowed) to the parameters of function f: fills regs[0 … nlocals) with owned values. On failure the
 * registers are dead and TypeError is pending. */
int fhcall_bind(FhVM *vm, FhValue f, const FhValue *args, uint32_t nargs, FhValue kwnames, FhValue *regs);

FhValue fhinterp_loop(FhVM *vm); /* what fhinterp_run runs */
/* Runs vm->frame, which was pushed with FH_FRAME_ENTRY, until it returns, yields (generators) or fails. */
static inline FhValue fhinterp_run(FhVM *vm) {
    vm->runs++;
    FhValue result = fhinterp_loop(vm);
    if (FH_UNLIKELY(vm->heap.arenas_wait) && vm->runs == 2)
        __atomic_fetch_or(&vm->interrupted, FH_INTERRUPT_COLLECT, __ATOMIC_RELAXED);
    vm->runs--;
    return FH_LIKELY(!vm->meter.stopped) ? result : fhmeter_end(vm, result);
}
/* Runs the code of function f (takes no arguments) with that namespace: class bodies and modules. */
FhValue fhfunction_run(FhVM *vm, FhValue f, FhValue namespace_dict);
/* The builtins that the frame's globals name (__builtins__: a module or a dict), borrowed. */
FhValue fhframe_builtins(FhVM *vm, FhFrame *f);
/* The frame's namespace, owned: what locals() gives. Of a function: one dict, the same each time, brought up to date. */
FhValue fhframe_locals(FhVM *vm, FhFrame *f);
/* The frame object of an activation, owned (frame_object.c). */
FhValue fhframe_object(FhVM *vm, FhFrame *f) FH_MUST_CHECK;
/* If f_locals of the observed function's frame has been asked for: brings that dict up to date; makes the variables what it
 * holds, but leaves those that it lacks. -1: an exception. */
int fhframe_show_locals(FhVM *vm, FhFrame *f) FH_MUST_CHECK;
int fhframe_take_locals(FhVM *vm, FhFrame *f) FH_MUST_CHECK;
/* Of an observed frame, before its registers die: they move to the object if others hold it. */
void fhframe_keep(FhVM *vm, FhFrame *f);
/* An observed frame ends: gives back its object, to be released when the frame is no longer current. */
FhValue fhframe_end(FhVM *vm, FhFrame *f);
/* What super() without arguments has found: -1, RuntimeError where one is missing or no class. */
int fhframe_check_super(FhVM *vm, FhValue type, FhValue obj);
int fhframe_recursion(FhVM *vm) FH_COLD; /* raises RecursionError, -1 */

#endif
