/* The gamma function and its logarithm, by Lanczos' approximation with g = 6.02468… and 13 terms (Pugh's thesis names
 * the method; the rational form is evaluated without cancellation). Results are within a few units of the last place. */
#include "stdlib/math_parts.h"

#include <errno.h>
#include <math.h>

enum { TERMS = 13 };
static const double lanczos_g = 6.024680040776729583740234375;
static const double lanczos_g_minus_half = 5.524680040776729583740234375;
static const double numerator[TERMS] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
/* x (x + 1) … (x + 11) */
static const double denominator[TERMS] = {0.0,        39916800.0, 120543840.0, 150917976.0, 105258076.0,
                                          45995730.0, 13339535.0, 2637558.0,   357423.0,    32670.0,
                                          1925.0,     66.0,       1.0};

/* In powers of x, or of 1 / x: whichever does not overflow. */
static double lanczos_sum(double x) {
    double n = 0.0, d = 0.0;
    if (x < 5.0) {
        for (int i = TERMS; i-- > 0;) {
            n = n * x + numerator[i];
            d = d * x + denominator[i];
        }
    } else {
        for (int i = 0; i < TERMS; i++) {
            n = n / x + numerator[i];
            d = d / x + denominator[i];
        }
    }
    return n / d;
}

/* sin(pi x) without loss for large x */
static double sin_pi(double x) {
    double y = fmod(fabs(x), 2.0), r;
    switch ((int)round(2.0 * y)) {
    case 0: r = sin(M_PI * y); break;
    case 1: r = cos(M_PI * (y - 0.5)); break;
    case 2: r = sin(M_PI * (1.0 - y)); break;
    case 3: r = -cos(M_PI * (y - 1.5)); break;
    default: r = sin(M_PI * (y - 2.0)); break;
    }
    return copysign(1.0, x) * r;
}

static double small_factorial(int n) {
    double v = 1.0;
    for (int i = 2; i <= n; i++) v *= i;
    return v;
}

double fhmathgamma(double x) {
    if (!isfinite(x)) {
        if (isnan(x) || x > 0.0) return x;
        errno = EDOM;
        return NAN;
    }
    if (x == 0.0) {
        errno = EDOM;
        return copysign(INFINITY, x);
    }
    if (x == floor(x)) {
        if (x < 0.0) {
            errno = EDOM;
            return NAN;
        }
        if (x <= 23.0) return small_factorial((int)x - 1);
    }
    double size = fabs(x), r;
    if (size < 1e-20) {
        r = 1.0 / x;
        if (isinf(r)) errno = ERANGE;
        return r;
    }
    if (size > 200.0) {
        if (x < 0.0) return 0.0 / sin_pi(x);
        errno = ERANGE;
        return INFINITY;
    }
    double y = size + lanczos_g_minus_half, z; /* z: what rounding y lost */
    if (size > lanczos_g_minus_half) {
        double q = y - size;
        z = q - lanczos_g_minus_half;
    } else {
        double q = y - lanczos_g_minus_half;
        z = q - size;
    }
    z = z * lanczos_g / y;
    double power = size < 140.0 ? pow(y, size - 0.5) : pow(y, size / 2.0 - 0.25);
    if (x < 0.0) {
        r = -M_PI / sin_pi(size) / size * exp(y) / lanczos_sum(size);
        r -= z * r;
        r /= power;
        if (size >= 140.0) r /= power;
    } else {
        r = lanczos_sum(size) / exp(y);
        r += z * r;
        r *= power;
        if (size >= 140.0) r *= power;
    }
    if (isinf(r)) errno = ERANGE;
    return r;
}

double fhmathgamma_log(double x) {
    const double log_pi = 1.144729885849400174143427351353058711647;
    if (!isfinite(x)) return isnan(x) ? x : INFINITY;
    if (x == floor(x) && x <= 2.0) {
        if (x > 0.0) return 0.0;
        errno = EDOM;
        return INFINITY;
    }
    double size = fabs(x);
    if (size < 1e-20) return -log(size);
    double r = log(lanczos_sum(size)) - lanczos_g;
    r += (size - 0.5) * (log(size + lanczos_g - 0.5) - 1);
    if (x < 0.0) r = log_pi - log(fabs(sin_pi(size))) - log(size) - r;
    if (isinf(r)) errno = ERANGE;
    return r;
}
