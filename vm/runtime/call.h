/* Calls of script functions: binding of arguments, pushing and leaving frames. */
#ifndef FH_RUNTIME_CALL_H
#define FH_RUNTIME_CALL_H

#include "objects/function.h"
#include "runtime/frame.h"

/* Pushes a frame for script function f. The nargs arguments are owned by the registers at args, which lie behind the
 * caller's live ones; they are moved or released, also on failure. With FH_FRAME_OWNS f is taken over; with FH_FRAME_INIT
 * `made` is (the result of the call). FH_ERR: not pushed. Anything else: vm->frame is the new frame. */
FhValue fhcall_push(FhVM *vm, FhValue f, FhValue *args, uint32_t nargs, uint32_t flags, FhValue made);
/* The same with the names of the last arguments in the tuple kwnames. */
FhValue fhcall_push_kw(FhVM *vm, FhValue f, FhValue *args, uint32_t nargs, FhValue kwnames);
/* Leaves vm->frame, which has flags and whose registers are dead: undoes what the flags say. result FH_ERR: it failed.
 * Gives the result of the call (an instance for FH_FRAME_INIT), or FH_ERR. */
FhValue fhcall_leave(FhVM *vm, FhFrame *frame, FhValue result);
/* The script function that calling class t runs as __init__, when t has object's __new__, type's __call__ and such an
 * __init__; borrowed, valid until script runs; else FH_NOVALUE. */
FhValue fhtype_plain_init(FhVM *vm, FhType *t);
/* ---- plain calls from native code ----
 *
 * Where copying the arguments is all that a call needs: fhcall_open gives a frame, not current yet; the caller fills the first
 * nargs of its registers with owned values, and nothing else may run before fhcall_run does the rest. NULL: this is no such
 * call, fhfunction_call has to do it. */
static inline FhFrame *fhcall_open(const FhVM *vm, FhValue f, size_t nargs) {
    const FhFunction *function = fhas_function(f);
    FhCode *code = fhas_code(function->code);
    FhFrame *back = vm->frame, *next;
    FhValue *regs;
    if (back)
        regs = back->top, next = back->next;
    else
        regs = vm->chunk->values, next = vm->first_frame;
    if (FH_UNLIKELY(!code->simple) || FH_UNLIKELY(nargs != code->argcount) ||
        FH_UNLIKELY(!fhframe_fits(vm, regs, code)) || FH_UNLIKELY(!next) ||
        FH_UNLIKELY(vm->depth >= vm->depth_limit) || FH_UNLIKELY(vm->interrupted) ||
        FH_UNLIKELY((uintptr_t)__builtin_frame_address(0) < (uintptr_t)vm->c_stack_limit))
        return NULL;
    next->pc = code->instrs;
    next->regs = regs;
    next->code = code;
    next->back = back;
    next->top = regs + code->nregs;
    next->globals = fhas_dict(function->globals);
    next->function = f;
    next->locals = FH_NOVALUE;
    next->handled = vm->handled;
    next->flags = FH_FRAME_NATIVE;
    next->strategy = NULL;
    for (size_t n = nargs; n < code->nlocals; n++) regs[n] = FH_NOVALUE;
    return next;
}
static inline FhValue fhcall_run(FhVM *vm, FhFrame *next) {
    fh_retain_obj(fh_obj(next->function));
    vm->depth++;
    vm->frame = next;
    return fhinterp_run(vm);
}

bool fh_isa_type(FhVM *vm, FhValue v, FhValue type);

#endif
