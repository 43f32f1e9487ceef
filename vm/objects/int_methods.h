/* The parts of int that int.c puts together: more arithmetic (int_bits.c) and the methods (int_methods.c). Operands are
 * exact ints unless said otherwise. */
#ifndef FH_OBJECTS_INT_METHODS_H
#define FH_OBJECTS_INT_METHODS_H

#include "objects/int.h"

FhValue fhint_truediv(FhVM *vm, FhValue a, FhValue b) FH_MUST_CHECK;
FhValue fhint_lshift(FhVM *vm, FhValue a, FhValue b) FH_MUST_CHECK;
FhValue fhint_rshift(FhVM *vm, FhValue a, FhValue b) FH_MUST_CHECK;
FhValue fhint_bitwise(FhVM *vm, FhValue a, FhValue b, char op) FH_MUST_CHECK; /* & | ^ on two's complement */
FhValue fhint_power_mod(FhVM *vm, FhValue a, FhValue b, FhValue m) FH_MUST_CHECK;
FhValue fhint_pair(FhVM *vm, FhValue a, FhValue b) FH_MUST_CHECK; /* tuple; takes both over */
/* int(*args): an exact int. */
FhValue fhint_construct(FhVM *vm, const FhValue *args, uint32_t nargs, FhValue kwnames) FH_MUST_CHECK;
FhValue fhstr_decimal_form(FhVM *vm, FhValue s) FH_MUST_CHECK; /* digits and blanks of any script as ASCII */
extern const FhMethodDef fhint_methods[];
extern const FhGetSetDef fhint_getsets[];

#endif
