/* The module math: the functions of real numbers, and the table. What C's library computes is used as it is; domain and
 * range errors are told from the result: a nan that no argument explains is a domain error, an infinity from finite
 * arguments a range error where the function grows without bound and a domain error where it has a pole. */
#include "objects/int_methods.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "stdlib/math_parts.h"

#include <errno.h>
#include <limits.h>
#include <math.h>

#define NATIVE(name) static FH_MATH_NATIVE(name)
#define UNUSED_ARGS  ((void)self, (void)args, (void)nargs, (void)kwnames)

static FhValue domain_error(FhVM *vm) { return fhraise(vm, FH_T_ValueError, "math domain error"); }
static FhValue range_error(FhVM *vm) { return fhraise(vm, FH_T_OverflowError, "math range error"); }

static inline int real_number(FhVM *vm, FhValue v, double *x) {
    if (FH_LIKELY(fh_is_float(v))) {
        *x = fh_float_raw(v);
        return 0;
    }
    return fhfloat_from(vm, v, x);
}

/* ---- functions of one number ---- */

static FH_COLD FhValue not_finite(FhVM *vm, double x, double r, bool grows) {
    if (isnan(r) && !isnan(x)) return domain_error(vm);
    if (isinf(r) && isfinite(x)) return grows ? range_error(vm) : domain_error(vm);
    return fhfloat_new(vm, r);
}

#define ONE(name, expression, grows)                                                                         \
    NATIVE(name) {                                                                                           \
        (void)self, (void)nargs, (void)kwnames;                                                              \
        double x;                                                                                            \
        if (real_number(vm, args[0], &x) < 0) return FH_ERR;                                                 \
        double r = (expression);                                                                             \
        if (FH_UNLIKELY(!isfinite(r))) return not_finite(vm, x, r, grows);                                   \
        return fhfloat_new(vm, r);                                                                           \
    }
ONE(math_sqrt, sqrt(x), false)
ONE(math_sin, sin(x), false)
ONE(math_cos, cos(x), false)
ONE(math_tan, tan(x), false)
ONE(math_asin, asin(x), false)
ONE(math_acos, acos(x), false)
ONE(math_atan, atan(x), false)
ONE(math_sinh, sinh(x), true)
ONE(math_cosh, cosh(x), true)
ONE(math_tanh, tanh(x), false)
ONE(math_asinh, asinh(x), false)
ONE(math_acosh, acosh(x), false)
ONE(math_atanh, atanh(x), false)
ONE(math_exp, exp(x), true)
ONE(math_exp2, exp2(x), true)
ONE(math_expm1, expm1(x), true)
ONE(math_log1p, x == 0.0 ? x : log1p(x), false)
ONE(math_cbrt, cbrt(x), false)
ONE(math_fabs, fabs(x), false)
ONE(math_erf, erf(x), false)
ONE(math_erfc, erfc(x), false)

#define PLAIN(name, result)                                                                                  \
    NATIVE(name) {                                                                                           \
        (void)self, (void)nargs, (void)kwnames;                                                              \
        double x;                                                                                            \
        if (real_number(vm, args[0], &x) < 0) return FH_ERR;                                                 \
        return result;                                                                                       \
    }
PLAIN(math_degrees, fhfloat_new(vm, x *(180.0 / M_PI)))
PLAIN(math_radians, fhfloat_new(vm, x *(M_PI / 180.0)))
PLAIN(math_isnan, fh_bool(isnan(x)))
PLAIN(math_isinf, fh_bool(isinf(x)))
PLAIN(math_isfinite, fh_bool(isfinite(x)))

static FhValue by_errno(FhVM *vm, double (*fn)(double), FhValue v) {
    double x;
    if (real_number(vm, v, &x) < 0) return FH_ERR;
    errno = 0;
    double r = fn(x);
    if (errno == EDOM) return domain_error(vm);
    if (errno == ERANGE && fabs(r) > 1.5) return range_error(vm);
    return fhfloat_new(vm, r);
}
NATIVE(math_gamma) {
    UNUSED_ARGS;
    return by_errno(vm, fhmathgamma, args[0]);
}
NATIVE(math_lgamma) {
    UNUSED_ARGS;
    return by_errno(vm, fhmathgamma_log, args[0]);
}

static double ulp(double x) {
    if (isnan(x)) return x;
    x = fabs(x);
    if (isinf(x)) return x;
    double above = nextafter(x, INFINITY);
    return isinf(above) ? x - nextafter(x, -INFINITY) : above - x;
}
PLAIN(math_ulp, fhfloat_new(vm, ulp(x)))

/* ---- logarithms: ints may be too large for a float ---- */

static FhValue logarithm(FhVM *vm, FhValue v, double (*fn)(double)) {
    double x;
    if (fh_is_float(v)) {
        x = fh_float_raw(v);
    } else if (fhint_check(vm, v)) {
        if (fhint_sign(v) <= 0) return domain_error(vm);
        if (fhint_to_double(vm, v, &x) < 0) {
            if (!fhpending_is(vm, FH_T_OverflowError)) return FH_ERR;
            fhpending_clear(vm);
            int64_t exponent;
            double m = fhmathint_frexp(v, &exponent);
            return fhfloat_new(vm, fn(m) + fn(2.0) * (double)exponent);
        }
        return fhfloat_new(vm, fn(x));
    } else if (fhfloat_from(vm, v, &x) < 0) {
        return FH_ERR;
    }
    if (x <= 0.0) return domain_error(vm);
    return fhfloat_new(vm, fn(x));
}

NATIVE(math_log) {
    (void)self, (void)kwnames;
    FhValue top = logarithm(vm, args[0], log);
    if (nargs < 2 || top == FH_ERR) return top;
    FhValue base = logarithm(vm, args[1], log), v = FH_ERR;
    if (base != FH_ERR) v = fhbinary(vm, FH_TRUEDIV, top, base);
    fh_release(vm, top);
    fh_release(vm, base);
    return v;
}
NATIVE(math_log2) {
    UNUSED_ARGS;
    return logarithm(vm, args[0], log2);
}
NATIVE(math_log10) {
    UNUSED_ARGS;
    return logarithm(vm, args[0], log10);
}

/* ---- functions of two numbers ---- */

static FH_COLD FhValue not_finite2(FhVM *vm, double x, double y, double r) {
    if (isnan(r) && !isnan(x) && !isnan(y)) return domain_error(vm);
    if (isinf(r) && isfinite(x) && isfinite(y)) return range_error(vm);
    return fhfloat_new(vm, r);
}

#define TWO(name, expression)                                                                                \
    NATIVE(name) {                                                                                           \
        (void)self, (void)nargs, (void)kwnames;                                                              \
        double x, y;                                                                                         \
        if (real_number(vm, args[0], &x) < 0 || real_number(vm, args[1], &y) < 0) return FH_ERR;             \
        double r = (expression);                                                                             \
        if (FH_UNLIKELY(!isfinite(r))) return not_finite2(vm, x, y, r);                                      \
        return fhfloat_new(vm, r);                                                                           \
    }
TWO(math_atan2, atan2(x, y))
TWO(math_copysign, copysign(x, y))
TWO(math_remainder, remainder(x, y))
TWO(math_fmod, isinf(y) && isfinite(x) ? x : fmod(x, y))

NATIVE(math_nextafter) {
    UNUSED_ARGS;
    double x, y;
    if (real_number(vm, args[0], &x) < 0 || real_number(vm, args[1], &y) < 0) return FH_ERR;
    return fhfloat_new(vm, nextafter(x, y));
}

NATIVE(math_pow) {
    UNUSED_ARGS;
    double x, y;
    if (real_number(vm, args[0], &x) < 0 || real_number(vm, args[1], &y) < 0) return FH_ERR;
    double r = pow(x, y);
    if (FH_LIKELY(isfinite(r)) || !isfinite(x) || !isfinite(y)) return fhfloat_new(vm, r);
    if (isnan(r) || x == 0.0) return domain_error(vm); /* a root of a negative number; the pole at 0 */
    return range_error(vm);
}

NATIVE(math_ldexp) {
    UNUSED_ARGS;
    double x;
    int64_t exponent;
    if (real_number(vm, args[0], &x) < 0) return FH_ERR;
    if (!fhint_check(vm, args[1]))
        return fhraise(vm, FH_T_TypeError, "Expected an int as second argument to ldexp.");
    if (!fhint_try_i64(args[1], &exponent)) exponent = fhint_sign(args[1]) < 0 ? INT64_MIN : INT64_MAX;
    if (x == 0.0 || !isfinite(x)) return fhfloat_new(vm, x);
    if (exponent > INT_MAX) return range_error(vm);
    double r = exponent < INT_MIN ? copysign(0.0, x) : ldexp(x, (int)exponent);
    return isinf(r) ? range_error(vm) : fhfloat_new(vm, r);
}

static FhValue pair(FhVM *vm, FhValue a, FhValue b) {
    if (a != FH_ERR && b != FH_ERR) return fhint_pair(vm, a, b);
    fh_release(vm, a);
    fh_release(vm, b);
    return FH_ERR;
}

NATIVE(math_frexp) {
    UNUSED_ARGS;
    double x;
    int e = 0;
    if (real_number(vm, args[0], &x) < 0) return FH_ERR;
    if (isfinite(x)) x = frexp(x, &e);
    return pair(vm, fhfloat_new(vm, x), fh_int_raw(e));
}

NATIVE(math_modf) {
    UNUSED_ARGS;
    double x, whole;
    if (real_number(vm, args[0], &x) < 0) return FH_ERR;
    double part = modf(x, &whole);
    return pair(vm, fhfloat_new(vm, part), fhfloat_new(vm, whole));
}

NATIVE(math_isclose) {
    (void)self;
    static const char *const names[] = {"a", "b", "rel_tol", "abs_tol", NULL};
    static const FhParams params = {"isclose", names, 0, 2, 2};
    FhValue v[4];
    double a, b, relative = 1e-9, absolute = 0.0;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0 || real_number(vm, v[0], &a) < 0 ||
        real_number(vm, v[1], &b) < 0 || (v[2] != FH_NOVALUE && real_number(vm, v[2], &relative) < 0) ||
        (v[3] != FH_NOVALUE && real_number(vm, v[3], &absolute) < 0))
        return FH_ERR;
    if (relative < 0.0 || absolute < 0.0)
        return fhraise(vm, FH_T_ValueError, "tolerances must be non-negative");
    if (a == b) return FH_TRUE;
    if (isinf(a) || isinf(b)) return FH_FALSE;
    double apart = fabs(b - a);
    return fh_bool(apart <= fabs(relative * b) || apart <= fabs(relative * a) || apart <= absolute);
}

/* ---- to whole numbers: floats and ints at once, the rest by its own method ---- */

static FhValue whole(FhVM *vm, double r) {
    if (FH_LIKELY(fabs(r) < 0x1p59)) return fh_int_raw((int64_t)r);
    return fhint_from_double(vm, r);
}

static FhValue by_method(FhVM *vm, FhValue v, FhValue name, double (*fn)(double)) {
    if (fhint_exact(v)) return fh_retain(v);
    FhValue method = fhlookup_special(vm, v, name);
    if (method == FH_ERR) return FH_ERR;
    if (method != FH_NOVALUE) {
        FhValue r = fhcall0(vm, method);
        fh_release(vm, method);
        return r;
    }
    double x;
    if (!fn) return fhraise(vm, FH_T_TypeError, "type %T doesn't define __trunc__ method", v);
    return fhfloat_from(vm, v, &x) < 0 ? FH_ERR : whole(vm, fn(x));
}

NATIVE(math_floor) {
    UNUSED_ARGS;
    if (FH_LIKELY(fhfloat_exact(args[0]))) return whole(vm, floor(fh_float_of(args[0])));
    return by_method(vm, args[0], FH_NAME(vm, __floor__), floor);
}
NATIVE(math_ceil) {
    UNUSED_ARGS;
    if (FH_LIKELY(fhfloat_exact(args[0]))) return whole(vm, ceil(fh_float_of(args[0])));
    return by_method(vm, args[0], FH_NAME(vm, __ceil__), ceil);
}
NATIVE(math_trunc) {
    UNUSED_ARGS;
    if (FH_LIKELY(fhfloat_exact(args[0]))) return whole(vm, trunc(fh_float_of(args[0])));
    return by_method(vm, args[0], FH_NAME(vm, __trunc__), NULL);
}

/* ---- the table ---- */

#define SIGNATURE(name, arguments) name "($module, " arguments ")\n--\n\n"
#define OF_X(name)                 SIGNATURE(name, "x, /")

static const FhMethodDef functions[] = {
    {"acos", math_acos, 1, 1, 0, OF_X("acos") "The angle, in radians, whose cosine is x."},
    {"acosh", math_acosh, 1, 1, 0, OF_X("acosh") "Inverse of cosh."},
    {"asin", math_asin, 1, 1, 0, OF_X("asin") "The angle, in radians, whose sine is x."},
    {"asinh", math_asinh, 1, 1, 0, OF_X("asinh") "Inverse of sinh."},
    {"atan", math_atan, 1, 1, 0, OF_X("atan") "The angle, in radians, whose tangent is x."},
    {"atan2", math_atan2, 2, 2, 0,
     SIGNATURE("atan2", "y, x, /") "The angle of the point (x, y), in radians."},
    {"atanh", math_atanh, 1, 1, 0, OF_X("atanh") "Inverse of tanh."},
    {"cbrt", math_cbrt, 1, 1, 0, OF_X("cbrt") "Cube root."},
    {"ceil", math_ceil, 1, 1, 0, OF_X("ceil") "Smallest int that is not below x."},
    {"comb", fhmathint_comb, 2, 2, 0, SIGNATURE("comb", "n, k, /") "Number of subsets of k out of n items."},
    {"copysign", math_copysign, 2, 2, 0, SIGNATURE("copysign", "x, y, /") "x with the sign of y."},
    {"cos", math_cos, 1, 1, 0, OF_X("cos") "Cosine of an angle in radians."},
    {"cosh", math_cosh, 1, 1, 0, OF_X("cosh") "Hyperbolic cosine."},
    {"degrees", math_degrees, 1, 1, 0, OF_X("degrees") "From radians to degrees."},
    {"dist", fhmathsums_dist, 2, 2, 0, SIGNATURE("dist", "p, q, /") "Distance of two points."},
    {"erf", math_erf, 1, 1, 0, OF_X("erf") "Error function."},
    {"erfc", math_erfc, 1, 1, 0, OF_X("erfc") "1 - erf(x), exact for large x."},
    {"exp", math_exp, 1, 1, 0, OF_X("exp") "e to the power of x."},
    {"exp2", math_exp2, 1, 1, 0, OF_X("exp2") "2 to the power of x."},
    {"expm1", math_expm1, 1, 1, 0, OF_X("expm1") "exp(x) - 1, exact for small x."},
    {"fabs", math_fabs, 1, 1, 0, OF_X("fabs") "Absolute value, as a float."},
    {"factorial", fhmathint_factorial, 1, 1, 0, SIGNATURE("factorial", "n, /") "1 * 2 * ... * n."},
    {"floor", math_floor, 1, 1, 0, OF_X("floor") "Largest int that is not above x."},
    {"fmod", math_fmod, 2, 2, 0, SIGNATURE("fmod", "x, y, /") "Remainder with the sign of x."},
    {"frexp", math_frexp, 1, 1, 0, OF_X("frexp") "(m, e) with x == m * 2**e and 0.5 <= abs(m) < 1."},
    {"fsum", fhmathsums_fsum, 1, 1, 0, SIGNATURE("fsum", "seq, /") "The sum, rounded once."},
    {"gamma", math_gamma, 1, 1, 0, OF_X("gamma") "Gamma function."},
    {"gcd", fhmathint_gcd, 0, FH_ANY, 0, SIGNATURE("gcd", "*integers") "Greatest common divisor."},
    {"hypot", fhmathsums_hypot, 0, FH_ANY, 0, "hypot(*coordinates) -> distance from the origin"},
    {"isclose", math_isclose, 2, 2, FH_KW,
     SIGNATURE(
         "isclose",
         "/, a, b, *, rel_tol=1e-09, abs_tol=0.0") "Whether a and b differ by no more than the tolerances."},
    {"isfinite", math_isfinite, 1, 1, 0, OF_X("isfinite") "Whether x is neither infinite nor nan."},
    {"isinf", math_isinf, 1, 1, 0, OF_X("isinf") "Whether x is infinite."},
    {"isnan", math_isnan, 1, 1, 0, OF_X("isnan") "Whether x is nan."},
    {"isqrt", fhmathint_isqrt, 1, 1, 0, SIGNATURE("isqrt", "n, /") "Whole part of the square root."},
    {"lcm", fhmathint_lcm, 0, FH_ANY, 0, SIGNATURE("lcm", "*integers") "Least common multiple."},
    {"ldexp", math_ldexp, 2, 2, 0, SIGNATURE("ldexp", "x, i, /") "x * 2**i."},
    {"lgamma", math_lgamma, 1, 1, 0, OF_X("lgamma") "Logarithm of abs(gamma(x))."},
    {"log", math_log, 1, 2, 0, "log(x, [base=math.e])\nLogarithm of x; natural without a base."},
    {"log10", math_log10, 1, 1, 0, OF_X("log10") "Logarithm to base 10."},
    {"log1p", math_log1p, 1, 1, 0, OF_X("log1p") "log(1 + x), exact for small x."},
    {"log2", math_log2, 1, 1, 0, OF_X("log2") "Logarithm to base 2."},
    {"modf", math_modf, 1, 1, 0, OF_X("modf") "Fraction and whole part, both with the sign of x."},
    {"nextafter", math_nextafter, 2, 2, 0,
     SIGNATURE("nextafter", "x, y, /") "The float next to x towards y."},
    {"perm", fhmathint_perm, 1, 2, 0,
     SIGNATURE("perm", "n, k=None, /") "Number of sequences of k out of n items."},
    {"pow", math_pow, 2, 2, 0, SIGNATURE("pow", "x, y, /") "x to the power of y, as floats."},
    {"prod", fhmathsums_prod, 1, 1, FH_KW,
     SIGNATURE("prod", "iterable, /, *, start=1") "Product of start and all items."},
    {"radians", math_radians, 1, 1, 0, OF_X("radians") "From degrees to radians."},
    {"remainder", math_remainder, 2, 2, 0,
     SIGNATURE("remainder", "x, y, /") "x minus the multiple of y that is closest to it."},
    {"sin", math_sin, 1, 1, 0, OF_X("sin") "Sine of an angle in radians."},
    {"sinh", math_sinh, 1, 1, 0, OF_X("sinh") "Hyperbolic sine."},
    {"sqrt", math_sqrt, 1, 1, 0, OF_X("sqrt") "Square root."},
    {"tan", math_tan, 1, 1, 0, OF_X("tan") "Tangent of an angle in radians."},
    {"tanh", math_tanh, 1, 1, 0, OF_X("tanh") "Hyperbolic tangent."},
    {"trunc", math_trunc, 1, 1, 0, OF_X("trunc") "x without its fraction, as an int."},
    {"ulp", math_ulp, 1, 1, 0, OF_X("ulp") "Value of the last bit of x."},
    {0},
};

static int exec(FhVM *vm, FhValue module) {
    static const struct {
        const char *name;
        double value;
    } constants[] = {{"pi", M_PI}, {"e", M_E}, {"tau", 2 * M_PI}, {"inf", INFINITY}, {"nan", NAN}};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (fhmodule_set_take(vm, module, constants[i].name, fhfloat_distinct(vm, constants[i].value)) < 0)
            return -1;
    return 0;
}

const FhModuleDef fhmodule_math = {"math", "The mathematical functions of real numbers.", functions, exec};
