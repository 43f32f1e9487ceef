/* Arithmetic of exact ints for expressions: each takes both operands over, and an operand that is FH_ERR (its exception
 * pending) makes the result FH_ERR. Runs no script. */
#ifndef FH_OBJECTS_INT_MATH_H
#define FH_OBJECTS_INT_MATH_H

#include "objects/numbers.h"

FhValue fhmath_apply(FhVM *vm, FhValue (*op)(FhVM *, FhValue, FhValue), FhValue a, FhValue b);
static inline FhValue fhmath_add(FhVM *vm, FhValue a, FhValue b) { return fhmath_apply(vm, fhint_add, a, b); }
static inline FhValue fhmath_sub(FhVM *vm, FhValue a, FhValue b) { return fhmath_apply(vm, fhint_sub, a, b); }
static inline FhValue fhmath_mul(FhVM *vm, FhValue a, FhValue b) { return fhmath_apply(vm, fhint_mul, a, b); }
static inline FhValue fhmath_floordiv(FhVM *vm, FhValue a, FhValue b) {
    return fhmath_apply(vm, fhint_floordiv, a, b);
}
static inline FhValue fhmath_mod(FhVM *vm, FhValue a, FhValue b) { return fhmath_apply(vm, fhint_mod, a, b); }

#endif
