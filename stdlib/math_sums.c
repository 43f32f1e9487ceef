/* The functions of math that take many numbers: fsum, prod, hypot, dist. */
#include "objects/numbers.h"
#include "objects/tuple.h"
#include "stdlib/math_parts.h"

#include <math.h>

/* ---- fsum: the sum as exact partial sums that do not overlap (Shewchuk 1997) ---- */

enum { FIRST_ROOM = 32 };

typedef struct Partials {
    double first[FIRST_ROOM], *values;
    size_t n, room;
    double special, infinities; /* sums of what is not finite */
} Partials;

static int add_partial(FhVM *vm, Partials *p, double x) {
    if (p->n == p->room) {
        double *more = fhmem_array(vm, p->room * 2, sizeof *more);
        if (!more) return -1;
        memcpy(more, p->values, p->n * sizeof *more);
        if (p->values != p->first) fhmem_free(vm, p->values, p->room * sizeof *more);
        p->values = more;
        p->room *= 2;
    }
    p->values[p->n++] = x;
    return 0;
}

static int add_number(FhVM *vm, void *ctx, FhValue item) {
    Partials *p = ctx;
    double x;
    if (fhfloat_from(vm, item, &x) < 0) return -1;
    double given = x;
    size_t kept = 0;
    for (size_t i = 0; i < p->n; i++) {
        double y = p->values[i];
        if (fabs(x) < fabs(y)) {
            double t = x;
            x = y;
            y = t;
        }
        double high = x + y, low = y - (high - x);
        if (low != 0.0) p->values[kept++] = low;
        x = high;
    }
    p->n = kept;
    if (x == 0.0) return 0;
    if (isfinite(x)) return add_partial(vm, p, x);
    if (isfinite(given)) return fhraise_int(vm, FH_T_OverflowError, "intermediate overflow in fsum");
    if (isinf(given)) p->infinities += given;
    p->special += given;
    p->n = 0;
    return 0;
}

/* The partial sums from the largest down until one is inexact; then half-way cases look at the sign of what follows. */
static double rounded(const Partials *p) {
    size_t i = p->n;
    if (i == 0) return 0.0;
    double high = p->values[--i], low = 0.0;
    while (i > 0 && low == 0.0) {
        double x = high, y = p->values[--i];
        high = x + y;
        low = y - (high - x);
    }
    if (i > 0 && ((low < 0.0 && p->values[i - 1] < 0.0) || (low > 0.0 && p->values[i - 1] > 0.0))) {
        double twice = low * 2.0, x = high + twice;
        if (twice == x - high) high = x;
    }
    return high;
}

FH_MATH_NATIVE(fhmathsums_fsum) {
    (void)self, (void)nargs, (void)kwnames;
    Partials p = {.room = FIRST_ROOM};
    p.values = p.first;
    FhValue v = FH_ERR;
    if (fhiterate(vm, args[0], add_number, &p) >= 0) {
        if (p.special == 0.0)
            v = fhfloat_new(vm, rounded(&p));
        else if (isnan(p.infinities))
            v = fhraise(vm, FH_T_ValueError, "-inf + inf in fsum");
        else
            v = fhfloat_new(vm, p.special);
    }
    if (p.values != p.first) fhmem_free(vm, p.values, p.room * sizeof *p.values);
    return v;
}

/* ---- prod ---- */

static int multiply(FhVM *vm, void *ctx, FhValue item) {
    FhValue *product = ctx, v = *product;
    if (fh_is_float(v) && fh_is_float(item))
        v = fhfloat_new(vm, fh_float_raw(v) * fh_float_raw(item));
    else if (fhint_exact(v) && fhint_exact(item))
        v = fhint_mul(vm, v, item);
    else
        v = fhbinary(vm, FH_MUL, v, item);
    if (v == FH_ERR) return -1;
    fh_release(vm, *product);
    *product = v;
    return 0;
}

FH_MATH_NATIVE(fhmathsums_prod) {
    (void)self;
    static const char *const names[] = {"", "start", NULL};
    static const FhParams params = {"prod", names, 1, 1, 1};
    FhValue v[2];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    FhValue product = v[1] == FH_NOVALUE ? fh_int_raw(1) : fh_retain(v[1]);
    if (fhiterate(vm, v[0], multiply, &product) >= 0) return product;
    fh_release(vm, product);
    return FH_ERR;
}

/* ---- Euclidean norms ---- */

/* A sum in two doubles: high carries, low gathers what the additions lost. */
typedef struct Sum {
    double high, low;
} Sum;

static void add_to(Sum *s, double x) {
    double high = s->high + x, part = high - s->high;
    s->low += (s->high - (high - part)) + (x - part);
    s->high = high;
}

static void add_square(Sum *s, double x) {
    double square = x * x;
    add_to(s, square);
    add_to(s, fma(x, x, -square));
}

/* The root of the sum of squares of v (all >= 0), max the largest. Scaled by a power of two against overflow; the root
 * is corrected once by the difference of its square to the sum. */
static double norm(double *v, int64_t n, double max, bool has_nan) {
    if (isinf(max)) return max;
    if (has_nan) return NAN;
    if (max == 0.0 || n <= 1) return max;
    int e;
    frexp(max, &e);
    double up = 1.0;
    if (e < -1000) { /* 2**-e would overflow */
        up = 0x1p200;
        for (int64_t i = 0; i < n; i++) v[i] *= up;
        e += 200;
    }
    double scale = ldexp(1.0, -e);
    Sum sum = {0, 0};
    for (int64_t i = 0; i < n; i++) add_square(&sum, v[i] * scale);
    double root = sqrt(sum.high + sum.low), square = root * root;
    add_to(&sum, -square);
    add_to(&sum, -fma(root, root, -square));
    root += (sum.high + sum.low) / (2.0 * root);
    return root / scale / up;
}

FH_MATH_NATIVE(fhmathsums_hypot) {
    (void)self, (void)kwnames;
    double few[16], *v = nargs <= 16 ? few : fhmem_array(vm, nargs, sizeof *v), max = 0.0;
    bool has_nan = false;
    FhValue result = FH_ERR;
    if (!v) return FH_ERR;
    for (uint32_t i = 0; i < nargs; i++) {
        if (fhfloat_from(vm, args[i], &v[i]) < 0) goto done;
        v[i] = fabs(v[i]);
        has_nan |= isnan(v[i]);
        if (v[i] > max) max = v[i];
    }
    result = fhfloat_new(vm, norm(v, nargs, max, has_nan));
done:
    if (v != few) fhmem_free(vm, v, nargs * sizeof *v);
    return result;
}

static FhValue distance(FhVM *vm, FhValue p, FhValue q) {
    int64_t n = fhas_tuple(p)->size;
    if (n != fhas_tuple(q)->size)
        return fhraise(vm, FH_T_ValueError, "both points must have the same number of dimensions");
    double few[16], *v = n <= 16 ? few : fhmem_array(vm, (size_t)n, sizeof *v), max = 0.0;
    bool has_nan = false;
    FhValue result = FH_ERR;
    if (!v) return FH_ERR;
    for (int64_t i = 0; i < n; i++) {
        double x, y;
        if (fhfloat_from(vm, fhas_tuple(p)->items[i], &x) < 0 ||
            fhfloat_from(vm, fhas_tuple(q)->items[i], &y) < 0)
            goto done;
        v[i] = fabs(x - y);
        has_nan |= isnan(v[i]);
        if (v[i] > max) max = v[i];
    }
    result = fhfloat_new(vm, norm(v, n, max, has_nan));
done:
    if (v != few) fhmem_free(vm, v, (size_t)n * sizeof *v);
    return result;
}

FH_MATH_NATIVE(fhmathsums_dist) {
    (void)self, (void)nargs, (void)kwnames;
    FhValue p = fhtuple_of(vm, args[0]), q = p == FH_ERR ? FH_ERR : fhtuple_of(vm, args[1]);
    FhValue v = q == FH_ERR ? FH_ERR : distance(vm, p, q);
    fh_release(vm, p);
    fh_release(vm, q);
    return v;
}
