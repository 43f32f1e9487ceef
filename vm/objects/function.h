/* function: code with its globals, defaults and closure. Absent parts are FH_NOVALUE. */
#ifndef FH_OBJECTS_FUNCTION_H
#define FH_OBJECTS_FUNCTION_H

#include "objects/vm.h"

typedef struct FhFunction {
    FhObj header;
    FhValue code;
    FhValue globals;    /* dict */
    FhValue closure;    /* tuple of cells or NOVALUE */
    FhValue defaults;   /* tuple or NOVALUE */
    FhValue kwdefaults; /* dict or NOVALUE */
    FhValue name, qualname;
    FhValue doc;
    FhValue
        annotations; /* NOVALUE; or a tuple name, value, … (as MAKE_FUNCTION gives it) until asked for; or a dict */
    FhValue module; /* NOVALUE: globals["__name__"] at the time of asking */
    FhValue dict;   /* attributes or NOVALUE */
} FhFunction;

extern const FhTypeDef fhtypedef_function;

static inline FhFunction *fhas_function(FhValue v) { return FH_AS(FhFunction, v); }
static inline bool fhfunction_exact(FhValue v) { return fh_has_shape(v, FH_T_function); }
bool fhfunction_is_comprehension(FhValue f); /* or of a generator expression */
/* name, qualname and doc come from the code. Both arguments are retained. */
FhValue fhfunction_new(FhVM *vm, FhValue code, FhValue globals) FH_MUST_CHECK;
/* The call slot, in runtime/call.c. */
FhValue fhfunction_call(FhVM *vm, FhValue f, const FhValue *args, uint32_t nargs, FhValue kwnames);
/* Marks the code of a generator function: its generators can be awaited. The code object is changed in place; it belongs to
 * the functions of one def statement. */
void fhfunction_iterable_coroutine(FhValue function);
/* Runs the code of f (no arguments) with that namespace, as class bodies do; in runtime/. Gives the body's value: the
 * __class__ cell, or None. */
FhValue fhfunction_run(FhVM *vm, FhValue f, FhValue namespace_dict);

#endif
