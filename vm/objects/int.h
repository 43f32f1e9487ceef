/* What the files of int share: operands and results in the form of magnitudes. */
#ifndef FH_OBJECTS_INT_H
#define FH_OBJECTS_INT_H

#include "objects/bigint.h"
#include "objects/numbers.h"

/* An int operand: limbs points into the object or into `own`. */
typedef struct FhOperand {
    int sign;
    uint32_t n;
    const FhLimb *limbs;
    FhLimb own[1];
} FhOperand;

void fhint_load(FhOperand *o, FhValue v); /* any int instance; o must not move afterwards */
/* A new big int with room for n limbs, sign and size to be set. */
FhBigInt *fhint_alloc(FhVM *vm, size_t n) FH_MUST_CHECK;
/* Normalises b (sizes set, maybe with leading zeros) and gives its value, small where it fits; takes b over. */
FhValue fhint_finish(FhVM *vm, FhBigInt *b);
/* quotient (floor) and remainder; either pointer may be NULL. -1: ZeroDivisionError with that text, or no memory. */
int fhint_divmod(FhVM *vm, FhValue a, FhValue b, FhValue *quotient, FhValue *remainder, const char *zero);
FhValue fhint_negate(FhVM *vm, FhValue v) FH_MUST_CHECK;
FhValue fhint_plain(FhVM *vm, FhValue v) FH_MUST_CHECK; /* the same value as exact int */
/* The DeprecationWarning for a method (__int__, __index__) that gives an instance of a subclass. -1: it is raised. */
int fhint_warn_strict(FhVM *vm, FhValue v, const char *method) FH_COLD FH_MUST_CHECK;

#endif
