/* The functions of the module math that lie outside math.c. */
#ifndef FH_STDLIB_MATH_PARTS_H
#define FH_STDLIB_MATH_PARTS_H

#include "objects/protocol.h"

#define FH_MATH_NATIVE(name)                                                                                 \
    FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)

/* math_int.c: whole numbers of any size */
FH_MATH_NATIVE(fhmathint_gcd);
FH_MATH_NATIVE(fhmathint_lcm);
FH_MATH_NATIVE(fhmathint_factorial);
FH_MATH_NATIVE(fhmathint_perm);
FH_MATH_NATIVE(fhmathint_comb);
FH_MATH_NATIVE(fhmathint_isqrt);
/* The positive int v as m * 2**exponent with m in [0.5, 1), rounded half to even. Runs no script. */
double fhmathint_frexp(FhValue v, int64_t *exponent);

/* math_sums.c: functions of many numbers */
FH_MATH_NATIVE(fhmathsums_fsum);
FH_MATH_NATIVE(fhmathsums_prod);
FH_MATH_NATIVE(fhmathsums_hypot);
FH_MATH_NATIVE(fhmathsums_dist);

/* math_gamma.c: errno tells EDOM and ERANGE */
double fhmathgamma(double x);
double fhmathgamma_log(double x);

#endif
