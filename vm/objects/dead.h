/* Dead objects: what is left where a manual object has been freed, or an object of an arena has gone with its arena,
 * while somebody still refers to it. The cell keeps its address and its size; its payload has been given up (the type's
 * finalize has left it valid and empty, so that native code that was using it finds nothing), and its shape is FH_T_dead.
 * Whatever looks into it raises UseAfterFreeError; identity, id() and is_alive() work. The cell goes with the last
 * reference. A function that may still be running keeps its contents till then (FH_T_dead_function), a buffer its own
 * traces (FH_T_dead_buffer).
 *
 * Who holds a reference whose type it takes for granted (an iterator its list, a view its dict, a bound native method its
 * self) asks fh_is_dead before it looks. */
#ifndef FH_OBJECTS_DEAD_H
#define FH_OBJECTS_DEAD_H

#include "objects/vm.h"

_Static_assert(FH_T_dead_function == FH_T_dead + 1 && FH_T_dead_buffer == FH_T_dead + 2,
               "fh_is_dead compares a range");

static inline bool fh_is_dead(FhValue v) {
    return fh_is_obj(v) && FH_UNLIKELY(fh_obj(v)->shape - FH_T_dead <= 2u);
}

/* The exceptions of the next four carry, for the traceback and for scripts, `rule`, the code by which the checker knows the
 * fault, and `route`: (what, file, line, function) for each known place on the way to it. */

/* UseAfterFreeError: what v was, where it was made, where its life ended. */
FhValue fhdead_raise(FhVM *vm, FhValue v) FH_COLD;
int fhdead_raise_int(FhVM *vm, FhValue v) FH_COLD;
/* A method has run during which its self ended: its result (taken over) gives way to UseAfterFreeError. */
FhValue fhdead_used(FhVM *vm, FhValue self, FhValue result) FH_COLD;
/* DoubleFreeError, likewise. */
FhValue fhdead_raise_again(FhVM *vm, FhValue v) FH_COLD;

/* Ends the life of o in place: __del__, weak references, payload; the shape becomes dead. o is held by the caller. The
 * reference of the manual home, if there is one, is given up. May run script code; errors are reported as unraisable.
 * `how` completes "its life ended: " in messages ("freed", "arena 'frame' reset"); a string constant. 
 * False: its __del__ ended its life already. */
bool fhdead_kill(FhVM *vm, FhObj *o, const char *how);

extern const char
    fhdead_moved[]; /* how an end is called that is none: an owned parameter has taken it over */

/* What a variable holds that nobody will look at, where an owned parameter has taken over what it held. */
FhValue fhdead_given_away(void);

/* Notes that o ended; type: what it was. */
void fhdead_note_ended(FhVM *vm, const FhObj *o, FhValue type, const char *how);
/* Its arena has been reset or destroyed (how); arena: its name or NOVALUE. Runs no script code at the end of an arena. */
void fhdead_note_reset(FhVM *vm, const FhObj *o, FhValue type, const char *how, FhValue arena);

#endif
