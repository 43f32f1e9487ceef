/* sys.settrace and sys.setprofile: who is told what script code does.
 *
 * Nothing is asked for as long as nobody traces: the interpreter then jumps by its table of handlers; while somebody does,
 * by one in which all entries are `step`. A loop under way looks which one is due where it polls, where a frame with flags
 * ends, where a handler is entered, and behind calls of natives with FH_SWITCHES.
 *
 * An activation that has been told of carries FH_FRAME_TRACED; so do those that were there before. What a trace function
 * does is not traced (vm->tracing.busy). Each fiber has its own functions. */
#ifndef FH_RUNTIME_TRACING_H
#define FH_RUNTIME_TRACING_H

#include "runtime/frame.h"

typedef enum FhTraceStep { FH_STEP_RUN, FH_STEP_ERROR, FH_STEP_END, FH_STEP_NATIVE } FhTraceStep;

/* The instruction at pc of f is next; f->pc is still what ran before. Sets f->pc. END: nobody traces any more. NATIVE:
 * it is a call of a native that the profile function is to be told of. */
FhTraceStep fhtracing_step(FhVM *vm, FhFrame *f, FhInstr *pc);
/* f is about to return or yield `result` (taken over); FH_ERR: an exception is raised in its place. */
FhValue fhtracing_return(FhVM *vm, FhFrame *f, FhValue result) FH_MUST_CHECK;
/* f ends with the pending exception, which stays unless another one is raised. */
void fhtracing_unwind(FhVM *vm, FhFrame *f);
/* An exception has been raised in f, or has come to it: pending, likewise. */
void fhtracing_exception(FhVM *vm, FhFrame *f);
/* Does what the call at f->pc says, and tells the profile function. Its arguments lie in (*args)[0 … *nargs). */
FhValue fhtracing_native(FhVM *vm, FhFrame *f, FhValue **args, uint32_t *nargs) FH_MUST_CHECK;

/* NONE: nobody any more. */
void fhtracing_set_trace(FhVM *vm, FhValue function);
void fhtracing_set_profile(FhVM *vm, FhValue function);
/* Calls function with the items of the tuple, traced even if a trace function runs. */
FhValue fhtracing_call(FhVM *vm, FhValue function, FhValue tuple);
/* Instructions that no statement asks for: the way back to a loop's head, and, with the place of a whole statement, jumps over
 * its other branches and the end of a function without `return`. A traced frame shows the line before there. */
bool fhtracing_is_artificial(const FhCode *code, const FhInstr *pc);
/* After another fiber's functions were installed. */
void fhtracing_renew(FhVM *vm);

#endif
