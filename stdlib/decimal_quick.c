/* _decimal_quick: the everyday arithmetic of decimal in one native step: finite Decimals of at most 38 digits, under the
 * context in force, rounded half to even, where nothing is trapped or subnormal. In all other cases the functions give None,
 * nothing has happened, and the script (decimal.py), which knows everything, does it. */
#include "objects/context.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/shape.h"
#include "objects/str.h"
#include "objects/type.h"
#include "stdlib/native.h"

__extension__ typedef unsigned __int128 Wide;

enum { MOST_DIGITS = 38, MOST_EXPONENT = 1 << 20 };
enum { EXPONENT, COEFFICIENT, KIND, SIGN };                                        /* slots of Decimal */
enum { PREC, ROUNDING, EMIN, EMAX, CAPITALS, CLAMP, FLAGS, TRAPS, LIMIT, FIELDS }; /* of Context */
enum { INEXACT = 32, ROUNDED = 1024 };                /* of a status: _decimal_context.py */
enum { DECIMAL, CONTEXT, VARIABLE, HALF_EVEN, KEPT }; /* what the module keeps */

typedef struct Number {
    Wide n;
    int64_t exponent;
    bool sign;
} Number;

typedef struct Terms { /* of the context in force */
    FhValue *fields;
    int64_t prec, lowest, highest; /* the exponents between which nothing is subnormal or overflows */
} Terms;

/* ---- numbers of 128 bits ---- */

static Wide ten_to(unsigned n) { /* n <= 38 */
    static const uint64_t low[20] = {1u,
                                     10u,
                                     100u,
                                     1000u,
                                     10000u,
                                     100000u,
                                     1000000u,
                                     10000000u,
                                     100000000u,
                                     1000000000u,
                                     10000000000u,
                                     100000000000u,
                                     1000000000000u,
                                     10000000000000u,
                                     100000000000000u,
                                     1000000000000000u,
                                     10000000000000000u,
                                     100000000000000000u,
                                     1000000000000000000u,
                                     10000000000000000000u};
    return n < 20 ? low[n] : (Wide)low[19] * low[n - 19];
}

static unsigned count_digits(Wide n) {
    uint64_t high = (uint64_t)(n >> 64), low = (uint64_t)n;
    unsigned bits = high  ? 128 - (unsigned)__builtin_clzll(high)
                    : low ? 64 - (unsigned)__builtin_clzll(low)
                          : 0;
    unsigned guess = bits * 1233 >> 12;
    return guess > MOST_DIGITS ? guess : guess + (n >= ten_to(guess)) + (n == 0);
}

/* n * 10**shift; false: too many digits. */
static bool scale(Wide *n, int64_t shift) {
    return shift <= MOST_DIGITS && !__builtin_mul_overflow(*n, ten_to((unsigned)shift), n) && *n >> 126 == 0;
}

/* ---- objects ---- */

static FhValue kept(FhValue module, int which) {
    return fhas_tuple(fhas_module(module)->state)->items[which];
}

static bool prepared(FhValue module) { return fh_is_obj(fhas_module(module)->state); }

static bool load(FhVM *vm, FhValue module, FhValue v, Number *out) {
    if (!prepared(module)) return false;
    if (fh_is_int(v)) {
        int64_t i = fh_int_of(v);
        *out = (Number){(Wide)(uint64_t)(i < 0 ? -i : i), 0, i < 0};
        return true;
    }
    if (!fh_is_obj(v) || fh_typeval(vm, v) != kept(module, DECIMAL)) return false;
    const FhValue *words = fhinstance_words_any(vm, fh_obj(v));
    FhValue n = words[COEFFICIENT];
    if (words[KIND] != fh_int_raw(0) || !fh_is_int(words[EXPONENT])) return false;
    out->exponent = fh_int_of(words[EXPONENT]);
    out->sign = words[SIGN] != fh_int_raw(0);
    if (out->exponent > MOST_EXPONENT || out->exponent < -MOST_EXPONENT) return false;
    if (fh_is_int(n)) {
        out->n = (Wide)(uint64_t)fh_int_of(n);
        return true;
    }
    if (!fh_has_shape(n, FH_T_int) || FH_AS(FhBigInt, n)->nlimbs > 2) return false;
    const FhBigInt *big = FH_AS(FhBigInt, n);
    out->n = big->nlimbs == 2 ? (Wide)big->limbs[1] << 64 | big->limbs[0] : (Wide)big->limbs[0];
    return out->n >> 126 == 0;
}

static FhValue coefficient(FhVM *vm, Wide n) {
    if (n <= (Wide)FH_INT_MAX) return fh_int_raw((int64_t)n);
    FhBigInt *b = fhint_alloc(vm, 2);
    if (!b) return FH_ERR;
    b->sign = 1;
    b->nlimbs = 2;
    b->limbs[0] = (uint64_t)n;
    b->limbs[1] = (uint64_t)(n >> 64);
    return fhint_finish(vm, b);
}

static FhValue make(FhVM *vm, FhValue module, const Number *x) {
    FhValue n = coefficient(vm, x->n);
    if (n == FH_ERR) return FH_ERR;
    FhValue v = fhinstance_new(vm, fhas_type(kept(module, DECIMAL)), 0);
    if (v == FH_ERR) {
        fh_release(vm, n);
        return FH_ERR;
    }
    FhValue *words = fhinstance_words_any(vm, fh_obj(v));
    words[EXPONENT] = fh_int_raw(x->exponent);
    words[KIND] = fh_int_raw(0);
    words[SIGN] = fh_int_raw(x->sign);
    words[COEFFICIENT] = n;
    fh_stored(vm, fh_obj(v), n);
    return v;
}

/* The context in force; false: there is none yet, or one beyond this file. */
static bool terms(FhVM *vm, FhValue module, Terms *t) {
    if (vm->context == FH_NOVALUE) return false;
    FhValue c = fhdict_get(vm, FH_AS(FhContextObject, vm->context)->vars, kept(module, VARIABLE));
    if (c == FH_ERR) fhpending_clear(vm);
    if (!fh_is_obj(c) || fh_typeval(vm, c) != kept(module, CONTEXT)) return false;
    FhValue *f = t->fields = fhinstance_words_any(vm, fh_obj(c));
    if (!fh_both_int(f[PREC], f[EMIN]) || !fh_both_int(f[EMAX], f[FLAGS]) || !fh_is_int(f[TRAPS]))
        return false;
    t->prec = fh_int_of(f[PREC]);
    t->lowest = fh_int_of(f[EMIN]);
    t->highest = fh_int_of(f[EMAX]) - t->prec + 1;
    return t->prec <= MOST_DIGITS;
}

static FhValue finish(FhVM *vm, FhValue module, const Terms *t, Number *x, int64_t status) {
    int64_t over = (int64_t)count_digits(x->n) - t->prec;
    if (x->n == 0) return FH_NONE;
    if (over > 0) {
        FhValue mode = t->fields[ROUNDING];
        if (mode != kept(module, HALF_EVEN) &&
            !(fhstr_exact(mode) && fhstr_equal(mode, kept(module, HALF_EVEN))))
            return FH_NONE;
        Wide divisor = ten_to((unsigned)over), quotient = x->n / divisor, rest = x->n - quotient * divisor;
        Wide twice = rest << 1;
        status |= rest ? ROUNDED | INEXACT : ROUNDED;
        if (twice > divisor || (twice == divisor && (quotient & 1))) quotient++;
        if (quotient == ten_to((unsigned)t->prec)) quotient /= 10, x->exponent++;
        x->n = quotient;
        x->exponent += over;
    }
    if (x->exponent < t->lowest || x->exponent > t->highest) return FH_NONE;
    if (status & fh_int_of(t->fields[TRAPS])) return FH_NONE;
    t->fields[FLAGS] |= fh_int_raw(status);
    return make(vm, module, x);
}

/* ---- arithmetic ---- */

NATIVE(add) {
    (void)kwnames, (void)nargs;
    Number a, b;
    Terms t;
    if (!load(vm, self, args[0], &a) || !load(vm, self, args[1], &b) || !terms(vm, self, &t)) return FH_NONE;
    if (args[2] != fh_int_raw(0)) b.sign = !b.sign;
    int64_t shift = a.exponent - b.exponent;
    if (shift > 0 ? !scale(&a.n, shift) : !scale(&b.n, -shift)) return FH_NONE;
    if (shift > 0) a.exponent = b.exponent;
    if (a.sign == b.sign) {
        a.n += b.n;
    } else if (a.n >= b.n) {
        a.n -= b.n;
    } else {
        a.n = b.n - a.n;
        a.sign = b.sign;
    }
    return finish(vm, self, &t, &a, 0);
}

NATIVE(multiply) {
    (void)kwnames, (void)nargs;
    Number a, b;
    Terms t;
    if (!load(vm, self, args[0], &a) || !load(vm, self, args[1], &b) || !terms(vm, self, &t)) return FH_NONE;
    if (__builtin_mul_overflow(a.n, b.n, &a.n) || a.n >> 126) return FH_NONE;
    a.exponent += b.exponent;
    a.sign ^= b.sign;
    return finish(vm, self, &t, &a, 0);
}

NATIVE(divide) {
    (void)kwnames, (void)nargs;
    Number a, b;
    Terms t;
    if (!load(vm, self, args[0], &a) || !load(vm, self, args[1], &b) || !terms(vm, self, &t)) return FH_NONE;
    if (a.n == 0 || b.n == 0) return FH_NONE;
    int64_t ideal = a.exponent - b.exponent;
    int64_t shift = (int64_t)count_digits(b.n) - (int64_t)count_digits(a.n) + t.prec + 1;
    if (shift < 0) shift = 0;
    if (!scale(&a.n, shift)) return FH_NONE;
    Wide quotient = a.n / b.n;
    a.exponent = ideal - shift;
    a.sign ^= b.sign;
    if (a.n != quotient * b.n) { /* one digit more: never taken for exact or half */
        if (__builtin_mul_overflow(quotient, (Wide)10, &quotient) || quotient >> 126) return FH_NONE;
        quotient++;
        a.exponent--;
    } else {
        while (a.exponent < ideal && quotient % 10 == 0) quotient /= 10, a.exponent++;
    }
    a.n = quotient;
    return finish(vm, self, &t, &a, 0);
}

NATIVE(quantize) {
    (void)kwnames, (void)nargs;
    Number a, b;
    Terms t;
    if (!load(vm, self, args[0], &a) || !load(vm, self, args[1], &b) || !terms(vm, self, &t)) return FH_NONE;
    int64_t shift = a.exponent - b.exponent, status = 0;
    if (shift >= 0) {
        if (!scale(&a.n, shift)) return FH_NONE;
    } else {
        FhValue mode = t.fields[ROUNDING];
        if (shift < -MOST_DIGITS || !fhstr_exact(mode) || !fhstr_equal(mode, kept(self, HALF_EVEN)))
            return FH_NONE;
        Wide divisor = ten_to((unsigned)-shift), quotient = a.n / divisor, rest = a.n - quotient * divisor;
        status = rest ? ROUNDED | INEXACT : ROUNDED;
        if (rest << 1 > divisor || (rest << 1 == divisor && (quotient & 1))) quotient++;
        a.n = quotient;
    }
    a.exponent = b.exponent;
    if ((int64_t)count_digits(a.n) > t.prec) return FH_NONE;
    return finish(vm, self, &t, &a, status);
}

/* Below, at or above 0, as a compares to b. */
NATIVE(order) {
    (void)kwnames, (void)nargs;
    Number a, b;
    if (!load(vm, self, args[0], &a) || !load(vm, self, args[1], &b)) return FH_NONE;
    int64_t shift = a.exponent - b.exponent;
    if (shift > 0 ? !scale(&a.n, shift) : !scale(&b.n, -shift)) return FH_NONE;
    int result = a.n < b.n ? -1 : a.n > b.n;
    if (a.sign != b.sign)
        result = a.n == 0 && b.n == 0 ? 0 : a.sign ? -1 : 1;
    else if (a.sign)
        result = -result;
    return fh_int_raw(result);
}

/* ---- text ---- */

/* A Decimal of digits with a sign and a point, and nothing else. */
NATIVE(parse) {
    (void)kwnames, (void)nargs;
    if (!fhstr_exact(args[0]) || !prepared(self)) return FH_NONE;
    const char *p = fhstr_text(args[0]), *end = p + fhstr_size(args[0]);
    Number x = {0, 0, false};
    int digits = 0;
    bool point = false;
    if (p < end && (*p == '-' || *p == '+')) x.sign = *p++ == '-';
    for (; p < end; p++) {
        if (*p == '.' && !point) {
            point = true;
            continue;
        }
        if (*p < '0' || *p > '9' || ++digits >= MOST_DIGITS) return FH_NONE;
        x.n = x.n * 10 + (unsigned)(*p - '0');
        x.exponent -= point;
    }
    return digits ? make(vm, self, &x) : FH_NONE;
}

NATIVE(text) {
    (void)kwnames, (void)nargs;
    Number x;
    char digits[48], out[96], *o = out;
    if (fh_is_int(args[0]) || !load(vm, self, args[0], &x)) return FH_NONE;
    int size = (int)count_digits(x.n);
    if (x.exponent > 0 || x.exponent + size <= -6) return FH_NONE;
    for (int i = size; i-- > 0; x.n /= 10) digits[i] = (char)('0' + (int)(x.n % 10));
    int whole = size + (int)x.exponent;
    if (x.sign) *o++ = '-';
    if (whole <= 0) {
        *o++ = '0';
        *o++ = '.';
        for (int i = whole; i < 0; i++) *o++ = '0';
        memcpy(o, digits, (size_t)size);
        o += size;
    } else {
        memcpy(o, digits, (size_t)whole);
        o += whole;
        if (whole < size) {
            *o++ = '.';
            memcpy(o, digits + whole, (size_t)(size - whole));
            o += size - whole;
        }
    }
    return fhstr_new(vm, out, (size_t)(o - out));
}

/* ---- the module ---- */

static bool has_slots(FhVM *vm, FhValue type, const char *const *names, uint32_t count) {
    if (!fhtype_check(vm, type) || fhas_type(type)->nslots < count) return false;
    for (uint32_t i = 0; i < count; i++) {
        FhValue name = fhstr_c(vm, names[i]);
        if (name == FH_ERR) return false;
        FhValue member = fhdict_get(vm, fhas_type(type)->cold->dict, name);
        fh_release(vm, name);
        if (!fh_has_shape(member, FH_T_member_descriptor) || FH_AS(FhMember, member)->field != i)
            return false;
    }
    return true;
}

NATIVE(prepare) {
    (void)kwnames, (void)nargs;
    static const char *const decimal[] = {"_exp", "_int", "_kind", "_sign"};
    static const char *const context[FIELDS] = {"prec",  "rounding", "Emin",   "Emax",  "capitals",
                                                "clamp", "_flags",   "_traps", "_limit"};
    if (!has_slots(vm, args[0], decimal, 4) || !has_slots(vm, args[1], context, FIELDS) ||
        !fh_has_shape(args[2], FH_T_ContextVar) || !fhstr_exact(args[3]))
        return vm->pending != FH_NOVALUE
                   ? FH_ERR
                   : fhraise(vm, FH_T_TypeError,
                             "prepare() takes the class, the contexts', its variable and a rounding");
    FhValue state = fhtuple_from(vm, args, KEPT);
    if (state == FH_ERR) return FH_ERR;
    fh_set(vm, fh_obj(self), &fhas_module(self)->state, state);
    return FH_NONE;
}

static const FhMethodDef functions[] = {
    {"prepare", prepare, 4, 4, 0, "prepare(Decimal, Context, variable, half_even)\nBefore all others."},
    {"add", add, 3, 3, 0, "add(a, b, flip)\na + b, or a - b."},
    {"multiply", multiply, 2, 2, 0, "multiply(a, b)"},
    {"divide", divide, 2, 2, 0, "divide(a, b)"},
    {"quantize", quantize, 2, 2, 0, "quantize(a, b)\na with the exponent of b."},
    {"order", order, 2, 2, 0, "order(a, b)\nBelow, at or above 0."},
    {"parse", parse, 1, 1, 0, "parse(text)"},
    {"text", text, 1, 1, 0, "text(a)"},
    {NULL, NULL, 0, 0, 0, NULL}};

const FhModuleDef fhmodule__decimal_quick = {"_decimal_quick", "Everyday steps of decimal.", functions, NULL};
