/* Calls of script functions: binding of arguments, pushing and leaving frames. */
#ifndef FH_RUNTIME_CALL_H
#define FH_RUNTIME_CALL_H

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
bool fh_isa_type(FhVM *vm, FhValue v, FhValue type);

#endif
