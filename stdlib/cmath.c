/* The module cmath. C's functions compute the finite cases; where an argument is infinite or nan, the results are those
 * that Python documents for its special values (C99's, with signs of zero), and domain and range errors are raised where the
 * real functions would raise them. */
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"

#include <complex.h>
#include <errno.h>
#include <float.h>
#include <math.h>

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED_ARGS ((void)self, (void)nargs, (void)kwnames)

typedef struct Z {
    double x, y;
} Z;

/* ---- arguments and results ---- */

static int number(FhVM *vm, FhValue v, Z *z) {
    if (fh_is_float(v) || fh_is_int(v)) {
        z->y = 0.0;
        return fhfloat_from(vm, v, &z->x);
    }
    if (fh_isa(vm, v, FH_T_complex)) {
        *z = (Z){FH_AS(FhComplex, v)->real, FH_AS(FhComplex, v)->imag};
        return 0;
    }
    FhValue method = fhlookup_special(vm, v, FH_NAME(vm, __complex__));
    if (method == FH_ERR) return -1;
    if (method == FH_NOVALUE) {
        z->y = 0.0;
        return fhfloat_from(vm, v, &z->x);
    }
    FhValue made = fhcall0(vm, method);
    fh_release(vm, method);
    if (made == FH_ERR) return -1;
    int r = 0;
    if (!fh_isa(vm, made, FH_T_complex))
        r = fhraise_int(vm, FH_T_TypeError, "__complex__ returned non-complex (type %T)", made);
    else
        *z = (Z){FH_AS(FhComplex, made)->real, FH_AS(FhComplex, made)->imag};
    fh_release(vm, made);
    return r;
}

typedef enum Trouble { FINE, DOMAIN, RANGE } Trouble;

static FhValue result(FhVM *vm, Z z, Trouble t) {
    if (t == DOMAIN) return fhraise(vm, FH_T_ValueError, "math domain error");
    if (t == RANGE) return fhraise(vm, FH_T_OverflowError, "math range error");
    return fhcomplex_new(vm, z.x, z.y);
}

static bool finite_z(Z z) { return isfinite(z.x) && isfinite(z.y); }
static Z from_c(double complex c) { return (Z){creal(c), cimag(c)}; }
static double complex to_c(Z z) {
    double parts[2] = {z.x, z.y}; /* CMPLX keeps infinities apart, too, but not every C library has it */
    double complex c;
    memcpy(&c, parts, sizeof c);
    return c;
}
static Z times_i(Z z) { return (Z){-z.y, z.x}; }
static Z over_i(Z z) { return (Z){z.y, -z.x}; }

/* ---- functions: each sets *t where it is not fine ---- */

static const double LARGE = DBL_MAX / 4, LN2 = 0.693147180559945309417232121458;

static Z z_sqrt(Z z, Trouble *t) {
    (void)t;
    if (!finite_z(z)) return from_c(csqrt(to_c(z)));
    if (z.x == 0 && z.y == 0) return (Z){0.0, z.y};
    double ax = fabs(z.x), ay = fabs(z.y), s;
    if (ax < DBL_MIN && ay < DBL_MIN && (ax > 0 || ay > 0)) {
        ax = ldexp(ax, 53);
        s = ldexp(sqrt(ax + hypot(ax, ldexp(ay, 53))), -27);
    } else {
        ax /= 8.0;
        s = 2.0 * sqrt(ax + hypot(ax, ay / 8.0));
    }
    double d = ay / (2.0 * s);
    return z.x >= 0 ? (Z){s, copysign(d, z.y)} : (Z){d, copysign(s, z.y)};
}

static Z z_acos(Z z, Trouble *t) {
    if (isinf(z.x) && isnan(z.y)) return (Z){NAN, INFINITY};
    if (!finite_z(z)) return from_c(cacos(to_c(z)));
    if (fabs(z.x) > LARGE || fabs(z.y) > LARGE) {
        Z r = {atan2(fabs(z.y), z.x), 0};
        double size = log(hypot(z.x / 2.0, z.y / 2.0)) + LN2 * 2.0;
        r.y = z.x < 0 ? -copysign(size, z.y) : copysign(size, -z.y);
        return r;
    }
    Z a = z_sqrt((Z){1.0 - z.x, -z.y}, t), b = z_sqrt((Z){1.0 + z.x, z.y}, t);
    return (Z){2.0 * atan2(a.x, b.x), asinh(b.x * a.y - b.y * a.x)};
}

static Z z_acosh(Z z, Trouble *t) {
    if (z.x == 0 && isnan(z.y)) return (Z){NAN, NAN};
    if (!finite_z(z)) return from_c(cacosh(to_c(z)));
    if (fabs(z.x) > LARGE || fabs(z.y) > LARGE)
        return (Z){log(hypot(z.x / 2.0, z.y / 2.0)) + LN2 * 2.0, atan2(z.y, z.x)};
    Z a = z_sqrt((Z){z.x - 1.0, z.y}, t), b = z_sqrt((Z){z.x + 1.0, z.y}, t);
    return (Z){asinh(a.x * b.x + a.y * b.y), 2.0 * atan2(a.y, b.x)};
}

static Z z_asinh(Z z, Trouble *t) {
    if (isnan(z.x) && isinf(z.y)) return (Z){INFINITY, NAN};
    if (!finite_z(z)) return from_c(casinh(to_c(z)));
    if (fabs(z.x) > LARGE || fabs(z.y) > LARGE) {
        double size = log(hypot(z.x / 2.0, z.y / 2.0)) + LN2 * 2.0;
        return (Z){z.y >= 0 ? copysign(size, z.x) : -copysign(size, -z.x), atan2(z.y, fabs(z.x))};
    }
    Z a = z_sqrt((Z){1.0 + z.y, -z.x}, t), b = z_sqrt((Z){1.0 - z.y, z.x}, t);
    return (Z){asinh(a.x * b.y - b.x * a.y), atan2(z.y, a.x * b.x - a.y * b.y)};
}
static Z z_asin(Z z, Trouble *t) { return over_i(z_asinh(times_i(z), t)); }

static Z z_atanh(Z z, Trouble *t) {
    if (isnan(z.x) && isinf(z.y)) return (Z){0.0, copysign(M_PI / 2.0, z.y)};
    if (!finite_z(z)) return from_c(catanh(to_c(z)));
    if (z.x < 0 || (z.x == 0 && copysign(1.0, z.x) < 0)) {
        Z r = z_atanh((Z){-z.x, -z.y}, t);
        return (Z){-r.x, -r.y};
    }
    double ay = fabs(z.y);
    const double root_large = sqrt(LARGE), root_min = sqrt(DBL_MIN);
    if (z.x > root_large || ay > root_large) {
        double h = hypot(z.x / 2.0, z.y / 2.0);
        return (Z){z.x / 4.0 / h / h, -copysign(M_PI / 2.0, -z.y)};
    }
    if (z.x == 1.0 && ay < root_min) {
        if (ay == 0.0) return *t = DOMAIN, (Z){INFINITY, z.y};
        return (Z){-log(sqrt(ay) / sqrt(hypot(ay, 2.0))), copysign(atan2(2.0, -ay) / 2, z.y)};
    }
    return (Z){log1p(4.0 * z.x / ((1 - z.x) * (1 - z.x) + ay * ay)) / 4.0,
               -atan2(-2.0 * z.y, (1 - z.x) * (1 + z.x) - ay * ay) / 2.0};
}
static Z z_atan(Z z, Trouble *t) { return over_i(z_atanh(times_i(z), t)); }

/* e**x of an x that would overflow alone, times a factor that may bring it back. */
static Z scaled(double x, double a, double b) { return (Z){a * exp(x - 1.0) * M_E, b * exp(x - 1.0) * M_E}; }

static const double LOG_LARGE = 709.0895657128241; /* log of DBL_MAX / 2, about */

static Trouble check_range(Z r) { return isinf(r.x) || isinf(r.y) ? RANGE : FINE; }

static Z z_exp(Z z, Trouble *t) {
    if (!finite_z(z)) {
        if (isinf(z.y) && (isfinite(z.x) || (isinf(z.x) && z.x > 0))) *t = DOMAIN;
        if (isinf(z.x) && isfinite(z.y)) {
            double size = z.x > 0 ? INFINITY : 0.0;
            if (z.y == 0) return (Z){size, z.y};
            return (Z){copysign(size, cos(z.y)), copysign(size, sin(z.y))};
        }
        if (isnan(z.x) && z.y == 0) return z;
        if (isinf(z.x) && z.x < 0 && isinf(z.y)) return (Z){0.0, 0.0};
        return from_c(cexp(to_c(z)));
    }
    if (z.x > LOG_LARGE) {
        Z r = scaled(z.x, cos(z.y), sin(z.y));
        *t = check_range(r);
        return r;
    }
    double l = exp(z.x);
    Z r = {l * cos(z.y), l * sin(z.y)};
    *t = check_range(r);
    return r;
}

static Z z_cosh(Z z, Trouble *t) {
    if (!finite_z(z)) {
        if (isinf(z.y) && !isnan(z.x)) *t = DOMAIN;
        if (isinf(z.x) && isfinite(z.y) && z.y != 0)
            return (Z){copysign(INFINITY, cos(z.y)),
                       z.x > 0 ? copysign(INFINITY, sin(z.y)) : -copysign(INFINITY, sin(z.y))};
        if (isnan(z.x) && z.y == 0) return (Z){NAN, 0.0};
        return from_c(ccosh(to_c(z)));
    }
    Z r;
    if (fabs(z.x) > LOG_LARGE) {
        double m = z.x - copysign(1.0, z.x);
        r = (Z){cos(z.y) * cosh(m) * M_E, sin(z.y) * sinh(m) * M_E};
    } else {
        r = (Z){cos(z.y) * cosh(z.x), sin(z.y) * sinh(z.x)};
    }
    *t = check_range(r);
    return r;
}

static Z z_sinh(Z z, Trouble *t) {
    if (!finite_z(z)) {
        if (isinf(z.y) && !isnan(z.x)) *t = DOMAIN;
        if (isinf(z.x) && isfinite(z.y) && z.y != 0)
            return (Z){z.x > 0 ? copysign(INFINITY, cos(z.y)) : -copysign(INFINITY, cos(z.y)),
                       copysign(INFINITY, sin(z.y))};
        if (z.x == 0 && isnan(z.y)) return (Z){0.0, NAN};
        return from_c(csinh(to_c(z)));
    }
    Z r;
    if (fabs(z.x) > LOG_LARGE) {
        double m = z.x - copysign(1.0, z.x);
        r = (Z){cos(z.y) * sinh(m) * M_E, sin(z.y) * cosh(m) * M_E};
    } else {
        r = (Z){cos(z.y) * sinh(z.x), sin(z.y) * cosh(z.x)};
    }
    *t = check_range(r);
    return r;
}
static Z z_cos(Z z, Trouble *t) { return z_cosh(times_i(z), t); }
static Z z_sin(Z z, Trouble *t) { return over_i(z_sinh(times_i(z), t)); }

static Z z_tanh(Z z, Trouble *t) {
    if (!finite_z(z)) {
        if (isinf(z.y) && isfinite(z.x)) *t = DOMAIN;
        if (isinf(z.x) && isfinite(z.y) && z.y != 0)
            return (Z){copysign(1.0, z.x), copysign(0.0, 2.0 * sin(z.y) * cos(z.y))};
        if (z.x == 0 && isnan(z.y)) return (Z){NAN, NAN};
        if (isinf(z.x) && isinf(z.y)) return (Z){copysign(1.0, z.x), 0.0};
        return from_c(ctanh(to_c(z)));
    }
    if (fabs(z.x) > LOG_LARGE)
        return (Z){copysign(1.0, z.x), 4.0 * sin(z.y) * cos(z.y) * exp(-2.0 * fabs(z.x))};
    double tx = tanh(z.x), ty = tan(z.y), cx = 1.0 / cosh(z.x), txty = tx * ty, d = 1.0 + txty * txty;
    return (Z){tx * (1.0 + ty * ty) / d, ty / d * cx * cx};
}
static Z z_tan(Z z, Trouble *t) { return over_i(z_tanh(times_i(z), t)); }

static Z z_log(Z z, Trouble *t) {
    if (!finite_z(z)) return from_c(clog(to_c(z)));
    double ax = fabs(z.x), ay = fabs(z.y), h;
    double angle = atan2(z.y, z.x);
    if (ax > LARGE || ay > LARGE) return (Z){log(hypot(ax / 2.0, ay / 2.0)) + LN2, angle};
    if (ax < DBL_MIN && ay < DBL_MIN) {
        if (ax > 0 || ay > 0)
            return (Z){log(hypot(ldexp(ax, DBL_MANT_DIG), ldexp(ay, DBL_MANT_DIG))) - DBL_MANT_DIG * LN2,
                       angle};
        *t = DOMAIN;
        return (Z){-INFINITY, angle};
    }
    h = hypot(ax, ay);
    if (0.71 <= h && h <= 1.73) {
        double large = ax > ay ? ax : ay, small = ax > ay ? ay : ax;
        return (Z){log1p((large - 1) * (large + 1) + small * small) / 2.0, angle};
    }
    return (Z){log(h), angle};
}

static Z z_log10(Z z, Trouble *t) {
    Z r = z_log(z, t);
    return (Z){r.x / M_LN10, r.y / M_LN10};
}

#define ONE(name)                                                                                            \
    NATIVE(cmath_##name) {                                                                                   \
        UNUSED_ARGS;                                                                                         \
        Z z;                                                                                                 \
        Trouble t = FINE;                                                                                    \
        if (number(vm, args[0], &z) < 0) return FH_ERR;                                                      \
        Z r = z_##name(z, &t);                                                                               \
        return result(vm, r, t);                                                                             \
    }
ONE(acos)
ONE(acosh)
ONE(asin)
ONE(asinh)
ONE(atan)
ONE(atanh)
ONE(cos)
ONE(cosh)
ONE(exp)
ONE(log10)
ONE(sin)
ONE(sinh)
ONE(sqrt)
ONE(tan)
ONE(tanh)

NATIVE(cmath_log) {
    (void)self, (void)kwnames;
    Z z, base;
    Trouble t = FINE;
    if (number(vm, args[0], &z) < 0) return FH_ERR;
    z = z_log(z, &t);
    if (nargs < 2) return result(vm, z, t);
    if (number(vm, args[1], &base) < 0) return FH_ERR;
    Trouble of_base = FINE;
    base = z_log(base, &of_base);
    if (of_base != FINE) return result(vm, z, of_base);
    FhValue a = fhcomplex_new(vm, z.x, z.y), b = a == FH_ERR ? FH_ERR : fhcomplex_new(vm, base.x, base.y);
    FhValue v = b == FH_ERR ? FH_ERR : fhbinary(vm, FH_TRUEDIV, a, b);
    fh_release(vm, a);
    fh_release(vm, b);
    if (v == FH_ERR && fhpending_is(vm, FH_T_ZeroDivisionError)) {
        fhpending_clear(vm);
        return fhraise(vm, FH_T_ValueError, "math domain error");
    }
    return v;
}

/* ---- polar form ---- */

static double phase_of(Z z) { return atan2(z.y, z.x); }

NATIVE(cmath_phase) {
    UNUSED_ARGS;
    Z z;
    if (number(vm, args[0], &z) < 0) return FH_ERR;
    errno = 0;
    double phase = phase_of(z);
    if (errno == ERANGE) return fhraise(vm, FH_T_OverflowError, "math range error");
    return fhfloat_new(vm, phase);
}

NATIVE(cmath_polar) {
    UNUSED_ARGS;
    Z z;
    if (number(vm, args[0], &z) < 0) return FH_ERR;
    double r = isinf(z.x) || isinf(z.y) ? INFINITY : hypot(z.x, z.y);
    if (isinf(r) && finite_z(z)) return fhraise(vm, FH_T_OverflowError, "math range error");
    FhValue items[2] = {fhfloat_new(vm, r), fhfloat_new(vm, phase_of(z))};
    return fhtuple_take(vm, items, 2);
}

NATIVE(cmath_rect) {
    UNUSED_ARGS;
    double r, phi;
    if (fhfloat_from(vm, args[0], &r) < 0 || fhfloat_from(vm, args[1], &phi) < 0) return FH_ERR;
    Z z;
    if (!isfinite(r) || !isfinite(phi)) {
        if (isinf(phi) && r != 0.0 && !isnan(r)) return result(vm, (Z){0, 0}, DOMAIN);
        if (isinf(r) && isfinite(phi) && phi != 0.0)
            z = r > 0 ? (Z){copysign(INFINITY, cos(phi)), copysign(INFINITY, sin(phi))}
                      : (Z){-copysign(INFINITY, cos(phi)), -copysign(INFINITY, sin(phi))};
        else if (isinf(r) && phi == 0.0)
            z = (Z){r, r > 0 ? phi : -phi};
        else if (r == 0.0)
            z = (Z){0.0, 0.0};
        else if (isnan(r) && phi == 0.0)
            z = (Z){r, 0.0};
        else if (isinf(r))
            z = (Z){INFINITY, NAN};
        else
            z = (Z){NAN, NAN};
        return result(vm, z, FINE);
    }
    z = (Z){r, r * phi};
    if (phi != 0.0) {
        z.x = r * cos(phi);
        z.y = r * sin(phi);
    }
    return result(vm, z, FINE);
}

/* ---- tests ---- */

#define TEST(name, expression)                                                                               \
    NATIVE(cmath_##name) {                                                                                   \
        UNUSED_ARGS;                                                                                         \
        Z z;                                                                                                 \
        return number(vm, args[0], &z) < 0 ? FH_ERR : fh_bool(expression);                                   \
    }
TEST(isfinite, finite_z(z))
TEST(isnan, isnan(z.x) || isnan(z.y))
TEST(isinf, isinf(z.x) || isinf(z.y))

NATIVE(cmath_isclose) {
    (void)self;
    static const char *const names[] = {"a", "b", "rel_tol", "abs_tol", NULL};
    static const FhParams params = {"isclose", names, 0, 2, 2};
    FhValue v[4];
    Z a = {0}, b = {0};
    double relative = 1e-9, absolute = 0.0;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0 || number(vm, v[0], &a) < 0 ||
        number(vm, v[1], &b) < 0)
        return FH_ERR;
    if ((v[2] != FH_NOVALUE && fhfloat_from(vm, v[2], &relative) < 0) ||
        (v[3] != FH_NOVALUE && fhfloat_from(vm, v[3], &absolute) < 0))
        return FH_ERR;
    if (relative < 0.0 || absolute < 0.0)
        return fhraise(vm, FH_T_ValueError, "tolerances must be non-negative");
    if (a.x == b.x && a.y == b.y) return FH_TRUE;
    if (isinf(a.x) || isinf(a.y) || isinf(b.x) || isinf(b.y)) return FH_FALSE;
    double d = hypot(a.x - b.x, a.y - b.y);
    return fh_bool(d <= relative * hypot(b.x, b.y) || d <= relative * hypot(a.x, a.y) || d <= absolute);
}

#define ENTRY(name, doc)                                                                                     \
    { #name, cmath_##name, 1, 1, 0, #name "($module, z, /)\n--\n\n" doc }
static const FhMethodDef functions[] = {
    ENTRY(acos, "Return the arc cosine of z."),
    ENTRY(acosh, "Return the inverse hyperbolic cosine of z."),
    ENTRY(asin, "Return the arc sine of z."),
    ENTRY(asinh, "Return the inverse hyperbolic sine of z."),
    ENTRY(atan, "Return the arc tangent of z."),
    ENTRY(atanh, "Return the inverse hyperbolic tangent of z."),
    ENTRY(cos, "Return the cosine of z."),
    ENTRY(cosh, "Return the hyperbolic cosine of z."),
    ENTRY(exp, "Return the exponential value e**z."),
    ENTRY(log10, "Return the base-10 logarithm of z."),
    ENTRY(sin, "Return the sine of z."),
    ENTRY(sinh, "Return the hyperbolic sine of z."),
    ENTRY(sqrt, "Return the square root of z."),
    ENTRY(tan, "Return the tangent of z."),
    ENTRY(tanh, "Return the hyperbolic tangent of z."),
    ENTRY(phase, "Return argument, also known as the phase angle, of a complex."),
    ENTRY(polar, "Convert a complex from rectangular coordinates to polar coordinates."),
    ENTRY(isfinite, "Return True if both the real and imaginary parts of z are finite, else False."),
    ENTRY(isnan, "Checks if the real or imaginary part of z not a number (NaN)."),
    ENTRY(isinf, "Checks if the real or imaginary part of z is infinite."),
    {"log", cmath_log, 1, 2, 0, "log(z[, base]) -> the logarithm of z to the given base."},
    {"rect", cmath_rect, 2, 2, 0,
     "rect($module, r, phi, /)\n--\n\nConvert from polar coordinates to rectangular coordinates."},
    {"isclose", cmath_isclose, 2, 2, FH_KW,
     "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)\n--\n\n"},
    {0},
};

static int exec(FhVM *vm, FhValue module) {
    static const struct {
        const char *name;
        double value;
    } reals[] = {{"pi", M_PI}, {"e", M_E}, {"tau", 2 * M_PI}, {"inf", INFINITY}, {"nan", NAN}};
    for (size_t i = 0; i < sizeof reals / sizeof *reals; i++)
        if (fhmodule_set_take(vm, module, reals[i].name, fhfloat_new(vm, reals[i].value)) < 0) return -1;
    if (fhmodule_set_take(vm, module, "infj", fhcomplex_new(vm, 0.0, INFINITY)) < 0) return -1;
    return fhmodule_set_take(vm, module, "nanj", fhcomplex_new(vm, 0.0, NAN));
}

const FhModuleDef fhmodule_cmath = {"cmath", "Mathematical functions of complex numbers.", functions, exec};
