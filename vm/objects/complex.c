/* complex. */
#include "objects/int_methods.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

#include <ctype.h>
#include <math.h>

typedef struct Pair {
    double re, im;
} Pair;

static bool is_complex(FhVM *vm, FhValue v) { return fh_is_obj(v) && fh_isa(vm, v, FH_T_complex); }
static Pair pair_of(FhValue v) { return (Pair){FH_AS(FhComplex, v)->real, FH_AS(FhComplex, v)->imag}; }

FhValue fhcomplex_new(FhVM *vm, double real, double imag) {
    FhComplex *c = (FhComplex *)fhmem_data_cell(vm, sizeof *c, FH_T_complex, false);
    if (!c) return FH_ERR;
    c->real = real;
    c->imag = imag;
    return fh_val(c);
}
static FhValue make(FhVM *vm, Pair p) { return fhcomplex_new(vm, p.re, p.im); }

/* 1, 0 not a number, -1 error */
static int operand(FhVM *vm, FhValue v, Pair *out) {
    if (is_complex(vm, v)) return *out = pair_of(v), 1;
    out->im = 0;
    if (fhfloat_check(vm, v)) return out->re = fh_float_of(v), 1;
    if (!fhint_check(vm, v)) return 0;
    return fhint_to_double(vm, v, &out->re) < 0 ? -1 : 1;
}
#define OPERANDS                                                                                             \
    Pair x, y;                                                                                               \
    int got_x = operand(vm, a, &x), got_y = got_x > 0 ? operand(vm, b, &y) : got_x;                          \
    if (got_y <= 0) return got_y < 0 ? FH_ERR : FH_NOTIMPLEMENTED

static FhValue add(FhVM *vm, FhValue a, FhValue b) {
    OPERANDS;
    return fhcomplex_new(vm, x.re + y.re, x.im + y.im);
}
static FhValue sub(FhVM *vm, FhValue a, FhValue b) {
    OPERANDS;
    return fhcomplex_new(vm, x.re - y.re, x.im - y.im);
}
static Pair product(Pair x, Pair y) { return (Pair){x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re}; }
static FhValue mul(FhVM *vm, FhValue a, FhValue b) {
    OPERANDS;
    return make(vm, product(x, y));
}
/* Smith's method (1962). y is not 0. */
static Pair quotient(Pair x, Pair y) {
    if (fabs(y.re) >= fabs(y.im)) {
        double ratio = y.im / y.re, denominator = y.re + y.im * ratio;
        return (Pair){(x.re + x.im * ratio) / denominator, (x.im - x.re * ratio) / denominator};
    }
    if (fabs(y.im) >= fabs(y.re)) {
        double ratio = y.re / y.im, denominator = y.re * ratio + y.im;
        return (Pair){(x.re * ratio + x.im) / denominator, (x.im * ratio - x.re) / denominator};
    }
    return (Pair){NAN, NAN};
}
static FhValue truediv(FhVM *vm, FhValue a, FhValue b) {
    OPERANDS;
    if (y.re == 0 && y.im == 0) return fhraise(vm, FH_T_ZeroDivisionError, "complex division by zero");
    return make(vm, quotient(x, y));
}

static Pair small_power(Pair x, long n) {
    Pair r = {1, 0};
    for (long mask = 1; mask > 0 && n >= mask; mask <<= 1) {
        if (n & mask) r = product(r, x);
        x = product(x, x);
    }
    return r;
}

FhValue fhcomplex_power(FhVM *vm, double ar, double ai, double br, double bi) {
    Pair x = {ar, ai}, r;
    if (bi == 0 && br == floor(br) && fabs(br) <= 100) {
        long n = (long)br;
        if (n < 0) {
            if (ar == 0 && ai == 0)
                return fhraise(vm, FH_T_ZeroDivisionError, "0.0 to a negative or complex power");
            r = quotient((Pair){1, 0}, small_power(x, -n));
        } else {
            r = small_power(x, n);
        }
    } else if (br == 0 && bi == 0) {
        r = (Pair){1, 0};
    } else if (ar == 0 && ai == 0) {
        if (bi != 0 || br < 0)
            return fhraise(vm, FH_T_ZeroDivisionError, "0.0 to a negative or complex power");
        r = (Pair){0, 0};
    } else {
        double abs = hypot(ar, ai), length = pow(abs, br), at = atan2(ai, ar), phase = at * br;
        if (bi != 0) {
            length /= exp(at * bi);
            phase += bi * log(abs);
        }
        if (isinf(phase)) /* the C library's domain error */
            return fhraise(vm, FH_T_ZeroDivisionError, "0.0 to a negative or complex power");
        r.re = length * cos(phase);
        r.im = length * sin(phase);
    }
    if (isinf(r.re) || isinf(r.im)) return fhraise(vm, FH_T_OverflowError, "complex exponentiation");
    return make(vm, r);
}
static FhValue power(FhVM *vm, FhValue a, FhValue b) {
    OPERANDS;
    return fhcomplex_power(vm, x.re, x.im, y.re, y.im);
}
static FhValue pow3(FhVM *vm, FhValue a, FhValue b, FhValue m) {
    OPERANDS;
    (void)x, (void)y, (void)m;
    return fhraise(vm, FH_T_ValueError, "complex modulo");
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (op != FH_EQ && op != FH_NE) return FH_NOTIMPLEMENTED;
    Pair x = pair_of(a);
    bool equal;
    if (is_complex(vm, b)) {
        Pair y = pair_of(b);
        equal = x.re == y.re && x.im == y.im;
    } else if (fhfloat_check(vm, b) || fhint_check(vm, b)) {
        FhValue re = fhfloat_new(vm, x.re);
        if (re == FH_ERR) return FH_ERR;
        FhValue r = fhcompare(vm, re, b, FH_EQ);
        fh_release(vm, re);
        if (r == FH_ERR) return FH_ERR;
        equal = x.im == 0 && r == FH_TRUE;
    } else {
        return FH_NOTIMPLEMENTED;
    }
    return fh_bool(equal == (op == FH_EQ));
}

static FhValue repr(FhVM *vm, FhValue v) {
    Pair p = pair_of(v);
    FhText t;
    fhtext_init(&t, vm);
    bool only_imag = p.re == 0 && !signbit(p.re);
    if (!only_imag) {
        fhtext_add(&t, "(", 1);
        fhfloat_format(&t, p.re, 'r', 0, false, false);
        if (!signbit(p.im) || isnan(p.im)) fhtext_add(&t, "+", 1);
    }
    fhfloat_format(&t, p.im, 'r', 0, false, false);
    fhtext_c(&t, only_imag ? "j" : "j)");
    return fhtext_finish(&t);
}
static int64_t hash(FhVM *vm, FhValue v) {
    (void)vm;
    Pair p = pair_of(v);
    uint64_t h = (uint64_t)fhfloat_hash(p.re) + 1000003u * (uint64_t)fhfloat_hash(p.im);
    return (int64_t)h == -1 ? -2 : (int64_t)h;
}
static int truth(FhVM *vm, FhValue v) { return (void)vm, pair_of(v).re != 0 || pair_of(v).im != 0; }
static FhValue negate(FhVM *vm, FhValue v) { return fhcomplex_new(vm, -pair_of(v).re, -pair_of(v).im); }
static FhValue plain(FhVM *vm, FhValue v) { return make(vm, pair_of(v)); }
static FhValue absolute(FhVM *vm, FhValue v) {
    double d = hypot(pair_of(v).re, pair_of(v).im);
    if (isinf(d) && isfinite(pair_of(v).re) && isfinite(pair_of(v).im))
        return fhraise(vm, FH_T_OverflowError, "absolute value too large");
    return fhfloat_new(vm, d);
}

/* ---- complex(…) ---- */

/* End of the float literal at p (sign allowed), or p. */
static const char *float_end(const char *p, const char *end) {
    const char *q = p;
    if (q < end && (*q == '+' || *q == '-')) q++;
    const char *word = q;
    while (q < end && isalpha((unsigned char)*q) && *q != 'j' && *q != 'J') q++;
    if (q > word) return q - word == 3 || q - word == 8 ? q : p;
    while (q < end && (isdigit((unsigned char)*q) || *q == '.' || *q == '_')) q++;
    if (q == word) return p;
    if (q < end && (*q == 'e' || *q == 'E')) {
        const char *e = q + 1;
        if (e < end && (*e == '+' || *e == '-')) e++;
        if (e < end && isdigit((unsigned char)*e)) {
            while (e < end && (isdigit((unsigned char)*e) || *e == '_')) e++;
            q = e;
        }
    }
    return q;
}

static bool parse(const char *p, size_t n, Pair *out) {
    const char *end = p + n;
    while (p < end && isspace((unsigned char)*p)) p++;
    while (end > p && isspace((unsigned char)end[-1])) end--;
    if (end - p >= 2 && *p == '(' && end[-1] == ')') {
        p++, end--;
        while (p < end && isspace((unsigned char)*p)) p++;
        while (end > p && isspace((unsigned char)end[-1])) end--;
    }
    *out = (Pair){0, 0};
    if (p == end) return false;
    bool imaginary = end[-1] == 'j' || end[-1] == 'J';
    const char *q = float_end(p, end);
    if (!imaginary) return q == end && fhfloat_parse(p, (size_t)(q - p), &out->re);
    if (q > p && q < end - 1) { /* real part, then imaginary with a sign */
        if (*q != '+' && *q != '-') return false;
        if (!fhfloat_parse(p, (size_t)(q - p), &out->re)) return false;
        p = q;
        q = float_end(p, end);
    }
    if (q == p) { /* j, +j, -j */
        double one = *p == '-' ? -1 : 1;
        if (*p == '+' || *p == '-') p++;
        if (p != end - 1) return false;
        out->im = one;
        return true;
    }
    return q == end - 1 && fhfloat_parse(p, (size_t)(q - p), &out->im);
}

static FH_COLD int warn_strict(FhVM *vm, FhValue c) {
    return fhwarn(
        vm, FH_T_DeprecationWarning,
        "__complex__ returned non-complex (type %T).  The ability to return an instance of a strict "
        "subclass of complex is deprecated, and may be removed in a future version of Python.",
        c);
}

/* The value of one argument; __complex__ is asked first. -1: error. */
static int argument(FhVM *vm, FhValue v, Pair *out, bool first) {
    if (is_complex(vm, v)) return *out = pair_of(v), 0;
    if (first) {
        FhValue method = fhlookup_special(vm, v, FH_NAME(vm, __complex__));
        if (method == FH_ERR) return -1;
        if (method != FH_NOVALUE) {
            FhValue c = fhcall0(vm, method);
            fh_release(vm, method);
            if (c == FH_ERR) return -1;
            bool good = is_complex(vm, c);
            if (good) {
                *out = pair_of(c);
                good = fh_has_shape(c, FH_T_complex) || warn_strict(vm, c) == 0;
            } else
                fhraise(vm, FH_T_TypeError, "__complex__ returned non-complex (type %T)", c);
            fh_release(vm, c);
            return good ? 0 : -1;
        }
    }
    out->im = 0;
    const FhSlots *slots = fh_slots(vm, v);
    if (!slots->float_ && !slots->index)
        return first ? fhraise_int(vm, FH_T_TypeError,
                                   "complex() first argument must be a string or a number, not '%T'", v)
                     : fhraise_int(vm, FH_T_TypeError, "complex() second argument must be a number, not '%T'",
                                   v);
    FhValue f = fhnumber_float(vm, v);
    if (f == FH_ERR) return -1;
    out->re = fh_float_of(f);
    fh_release(vm, f);
    return 0;
}

/* Each underscore stands between digits. */
static bool underscores_group(const char *p, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (p[i] != '_') continue;
        if (i == 0 || i + 1 == n || p[i - 1] < '0' || p[i - 1] > '9' || p[i + 1] < '0' || p[i + 1] > '9')
            return false;
    }
    return true;
}

static FhValue new_complex(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"real", "imag", NULL};
    static const FhParams params = {"complex", names, 0, 0, 2};
    FhValue v[2];
    Pair re = {0, 0}, im = {0, 0};
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (v[0] != FH_NOVALUE && fhstr_check(vm, v[0])) {
        if (v[1] != FH_NOVALUE)
            return fhraise(vm, FH_T_TypeError, "complex() can't take second arg if first is a string");
        FhValue s = fhstr_decimal_form(vm, v[0]);
        if (s == FH_ERR) return FH_ERR;
        bool good = parse(fhstr_text(s), fhstr_size(s), &re),
             grouped = underscores_group(fhstr_text(s), fhstr_size(s));
        fh_release(vm, s);
        if (!good && !grouped)
            return fhraise(vm, FH_T_ValueError, "could not convert string to complex: %R", v[0]);
        if (!good) return fhraise(vm, FH_T_ValueError, "complex() arg is a malformed string");
    } else {
        if (v[1] != FH_NOVALUE && fhstr_check(vm, v[1]))
            return fhraise(vm, FH_T_TypeError, "complex() second arg can't be a string");
        bool first_complex = v[0] != FH_NOVALUE && !fhfloat_check(vm, v[0]) && !fhint_check(vm, v[0]);
        if (v[0] != FH_NOVALUE && argument(vm, v[0], &re, true) < 0) return FH_ERR;
        first_complex = first_complex && (is_complex(vm, v[0]) || re.im != 0);
        if (v[1] != FH_NOVALUE && argument(vm, v[1], &im, false) < 0) return FH_ERR;
        if (v[1] != FH_NOVALUE && is_complex(vm, v[1])) re.re -= im.im;
        if (v[1] != FH_NOVALUE) re.im = first_complex ? re.im + im.re : im.re;
    }
    if (fhas_type(type) == vm->types[FH_T_complex]) return make(vm, re);
    FhValue o = fhinstance_new(vm, fhas_type(type), 0);
    if (o == FH_ERR) return FH_ERR;
    FH_AS(FhComplex, o)->real = re.re;
    FH_AS(FhComplex, o)->imag = re.im;
    return o;
}

static FhValue conjugate(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return fhcomplex_new(vm, pair_of(self).re, -pair_of(self).im);
}
static FhValue to_complex(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return plain(vm, self);
}
static FhValue format_method(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "__format__() argument must be str, not %V", args[0]);
    return fhcomplex_format_spec(vm, self, args[0]);
}
static FhValue getnewargs(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return fhint_pair(vm, fhfloat_new(vm, pair_of(self).re), fhfloat_new(vm, pair_of(self).im));
}
static FhValue get_real(FhVM *vm, FhValue self) { return fhfloat_new(vm, pair_of(self).re); }
static FhValue get_imag(FhVM *vm, FhValue self) { return fhfloat_new(vm, pair_of(self).im); }

static const FhMethodDef methods[] = {
    {"conjugate", conjugate, 0, 0, 0,
     "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j."},
    {"__complex__", to_complex, 0, 0, 0, "Convert this value to exact type complex."},
    {"__format__", format_method, 1, 1, FH_COEXIST, NULL},
    {"__getnewargs__", getnewargs, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL}};
static const FhGetSetDef getsets[] = {{"real", get_real, NULL, "the real part of a complex number"},
                                      {"imag", get_imag, NULL, "the imaginary part of a complex number"},
                                      {NULL, NULL, NULL, NULL}};
static const FhSlots slots = {
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .new_ = new_complex,
    .bool_ = truth,
    .pow3 = pow3,
    .unary = {[FH_NEG] = negate, [FH_POS] = plain, [FH_ABS] = absolute},
    .binary = {[FH_ADD] = add, [FH_SUB] = sub, [FH_MUL] = mul, [FH_TRUEDIV] = truediv, [FH_POW] = power}};
const FhTypeDef fhtypedef_complex = {
    .doc = "Create a complex number from a real part and an optional imaginary part.",
    .size = sizeof(FhComplex),
    .flags = FH_TF_BASE,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets};
