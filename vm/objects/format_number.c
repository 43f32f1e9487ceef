/* format() of int, float and complex. */
#include <math.h>
#include <stdlib.h>
#include "base/utf8.h"
#include "objects/format_spec.h"
#include "objects/numbers.h"
#include "objects/protocol.h"

/* ---- int ---- */

static FhValue format_character(FhVM *vm, FhValue v, const FhSpec *s) {
    int64_t code;
    char text[4];
    FhText t;
    if (s->sign) return fhraise(vm, FH_T_ValueError, "Sign not allowed with integer format specifier 'c'");
    if (s->alternate) {
        return fhraise(vm, FH_T_ValueError,
                       "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    if (!fhint_try_i64(v, &code)) {
        return fhraise(vm, FH_T_OverflowError, "Python int too large to convert to C long");
    }
    if (code < 0 || code > 0x10FFFF) return fhraise(vm, FH_T_OverflowError, "%%c arg not in range(0x110000)");
    fhtext_init(&t, vm);
    fhspec_add_padded(&t, s, text, fhutf8_encode((uint32_t)code, text), 1);
    return fhtext_finish(&t);
}

/* Digits of an int value: a small one into buffer, a big one as a new str in *made. */
typedef struct Digits {
    char buffer[72];
    FhValue made;
    const char *text;
    size_t size;
    bool negative;
} Digits;

static int get_digits(FhVM *vm, FhValue v, unsigned base, Digits *d) {
    d->made = FH_NOVALUE;
    if (fh_is_int(v)) {
        int64_t i = fh_int_of(v);
        uint64_t u = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
        char *p = d->buffer + sizeof d->buffer;
        do *--p = "0123456789abcdef"[u % base];
        while (u /= base);
        d->text = p;
        d->size = (size_t)(d->buffer + sizeof d->buffer - p);
        d->negative = i < 0;
        return 0;
    }
    d->made = fhint_to_str(vm, v, (int)base, false);
    if (d->made == FH_ERR) return -1;
    d->text = fhstr_text(d->made);
    d->size = fhstr_size(d->made);
    d->negative = d->text[0] == '-';
    d->text += d->negative;
    d->size -= d->negative;
    return 0;
}

static unsigned base_of(uint32_t type) {
    return type == 'b' ? 2 : type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
}

static char upper(char c) { return c >= 'a' && c <= 'z' ? (char)(c & ~0x20) : c; }

static FhValue format_int(FhVM *vm, FhValue v, const FhSpec *s) {
    Digits d;
    if (s->precision >= 0) {
        return fhraise(vm, FH_T_ValueError, "Precision not allowed in integer format specifier");
    }
    if (s->no_negative_zero) {
        return fhraise(vm, FH_T_ValueError,
                       "Negative zero coercion (z) not allowed in integer format specifier");
    }
    if (s->type == 'c') return format_character(vm, v, s);
    unsigned base = base_of(s->type);
    if (get_digits(vm, v, base, &d) < 0) return FH_ERR;
    char prefix[3] = {'0', (char)s->type, 0};
    FhNumber n = {.sign = fhspec_sign(s, d.negative),
                  .prefix = prefix,
                  .digits = d.text,
                  .ndigits = d.size,
                  .rest = ""};
    n.nprefix = s->alternate && base != 10 ? 2 : 0;
    FhText t;
    fhtext_init(&t, vm);
    fhspec_add_number(&t, s, &n, s->grouping ? (base == 10 ? 3 : 4) : 0);
    if (s->type == 'X') {
        for (size_t i = 0; i < t.size; i++) t.data[i] = upper(t.data[i]);
    }
    fh_release(vm, d.made);
    return fhtext_finish(&t);
}

static FhValue format_float(FhVM *vm, double value, FhValue v, const FhSpec *s);

static bool is_float_type(uint32_t type) { return type && type < 0x80 && strchr("eEfFgG%", (int)type); }

FhValue fhint_format(FhVM *vm, FhValue v, FhValue spec) {
    FhSpec s;
    double d;
    if (fhstr_size(spec) == 0) return fhstr(vm, v);
    if (fhspec_parse(vm, spec, v, '>', &s) < 0) return FH_ERR;
    if (is_float_type(s.type)) {
        FhValue f = fhnumber_float(vm, v);
        if (f == FH_ERR) return FH_ERR;
        d = fh_float_of(f);
        fh_release(vm, f);
        return format_float(vm, d, v, &s);
    }
    if (s.type && !(s.type < 0x80 && strchr("bcdnoxX", (int)s.type))) return fhspec_unknown_type(vm, &s, v);
    FhValue i = fhindex(vm, v);
    if (i == FH_ERR) return FH_ERR;
    FhValue text = format_int(vm, i, &s);
    fh_release(vm, i);
    return text;
}

/* ---- float ---- */

/* A point behind the digits of a shortest form that has none. */
static int add_point(FhText *t) {
    if (memchr(t->data, '.', t->size)) return 0;
    char *exponent = memchr(t->data, 'e', t->size);
    size_t at = exponent ? (size_t)(exponent - t->data) : t->size;
    if (fhtext_char(t, '.') < 0) return -1;
    memmove(t->data + at + 1, t->data + at, t->size - 1 - at);
    t->data[at] = '.';
    return 0;
}

/* Removes zeros from the end of a mantissa, and its point if nothing is left behind it: "1.500e+02". */
static void trim_mantissa(FhText *t) {
    char *exponent = memchr(t->data, 'e', t->size), *end = exponent;
    if (!exponent || !memchr(t->data, '.', (size_t)(exponent - t->data))) return;
    while (end[-1] == '0') end--;
    if (end[-1] == '.') end--;
    memmove(end, exponent, t->size - (size_t)(exponent - t->data));
    t->size -= (size_t)(exponent - end);
}

/* Precision without a type: as g, but a number of just that many digits takes an exponent, and others a point. t is
 * empty. */
static int add_short(FhText *t, double value, int64_t precision, bool alternate) {
    int digits = precision < 1 ? 1 : (int)precision;
    if (fhfloat_format(t, value, 'e', digits - 1, alternate, false) < 0) return -1;
    if (fhtext_char(t, 0) < 0) return -1; /* for atoi */
    t->size--;
    const char *exponent = memchr(t->data, 'e', t->size);
    if (exponent && atoi(exponent + 1) == digits - 1) {
        if (!alternate) trim_mantissa(t);
        return 0;
    }
    t->size = 0;
    return fhfloat_format(t, value, 'g', (int)precision, alternate, true);
}

/* Adds the digits of |value| by the specification's type and precision, a percent sign included; t is empty. */
static int add_magnitude(FhText *t, double value, const FhSpec *s) {
    char type = s->type ? s->type == 'n' ? 'g' : (char)s->type : 'r';
    bool percent = type == '%', add_dot_0 = !s->type;
    int64_t precision = s->precision;
    if (isnan(value) || isinf(value)) {
        bool capital = type == 'E' || type == 'F' || type == 'G';
        fhtext_c(t, isnan(value) ? (capital ? "NAN" : "nan") : capital ? "INF" : "inf");
        return percent ? fhtext_char(t, '%') : t->failed ? -1 : 0;
    }
    if (type == 'r' && precision >= 0 && add_dot_0) return add_short(t, fabs(value), precision, s->alternate);
    if (percent) type = 'f';
    if (precision < 0) precision = type == 'r' ? 0 : 6;
    if (fhfloat_format(t, fabs(value), type, (int)precision, s->alternate, add_dot_0) < 0) return -1;
    if (type == 'r' && s->alternate) return add_point(t);
    return percent ? fhtext_char(t, '%') : 0;
}

static size_t count_digits(const char *p, size_t n) {
    size_t i = 0;
    while (i < n && p[i] >= '0' && p[i] <= '9') i++;
    return i;
}

static bool all_zeros(const char *p, size_t n) {
    for (size_t i = 0; i < n && p[i] != 'e' && p[i] != 'E'; i++) {
        if (p[i] >= '1' && p[i] <= '9') return false;
    }
    return true;
}

/* The parts of a float that lies in t from `from` on; good until t grows: its text is copied to parts. */
static int add_float(FhText *t, double value, const FhSpec *s) {
    FhText parts;
    fhtext_init(&parts, t->vm);
    if (s->type == '%') value *= 100;
    bool negative = signbit(value) && !isnan(value);
    if (add_magnitude(&parts, value, s) < 0) {
        fhtext_free(&parts);
        t->failed = true;
        return -1;
    }
    if (negative && s->no_negative_zero && !isinf(value) && all_zeros(parts.data, parts.size))
        negative = false;
    FhNumber n = {.sign = fhspec_sign(s, negative), .prefix = "", .digits = parts.data};
    n.ndigits = count_digits(parts.data, parts.size);
    n.rest = parts.data + n.ndigits;
    n.nrest = parts.size - n.ndigits;
    int status = fhspec_add_number(t, s, &n, s->grouping ? 3 : 0);
    fhtext_free(&parts);
    return status;
}

static FhValue format_float(FhVM *vm, double value, FhValue v, const FhSpec *s) {
    FhText t;
    if (s->type && s->type != 'n' && !is_float_type(s->type)) return fhspec_unknown_type(vm, s, v);
    if (s->precision > INT32_MAX) return fhraise(vm, FH_T_ValueError, "precision too big");
    fhtext_init(&t, vm);
    add_float(&t, value, s);
    return fhtext_finish(&t);
}

FhValue fhfloat_format_spec(FhVM *vm, FhValue v, FhValue spec) {
    FhSpec s;
    if (fhstr_size(spec) == 0) return fhstr(vm, v);
    if (fhspec_parse(vm, spec, v, '>', &s) < 0) return FH_ERR;
    return format_float(vm, fh_float_of(v), v, &s);
}

/* ---- complex ---- */

/* Real and imaginary part without padding, in parentheses when no type is given and both are shown. */
static void add_complex(FhText *t, double real, double imag, const FhSpec *s) {
    bool skip_real = !s->type && real == 0 && !signbit(real), parens = !s->type && !skip_real;
    FhSpec part = *s;
    part.width = -1;
    if (!s->type) part.type = s->precision < 0 ? 'r' : 'g';
    if (parens) fhtext_char(t, '(');
    if (!skip_real) {
        add_float(t, real, &part);
        part.sign = '+';
    }
    add_float(t, imag, &part);
    fhtext_char(t, 'j');
    if (parens) fhtext_char(t, ')');
}

static FhValue format_complex(FhVM *vm, FhValue v, const FhSpec *s) {
    const FhComplex *c = FH_AS(FhComplex, v);
    if (s->type && (s->type == '%' || (s->type != 'n' && !is_float_type(s->type)))) {
        return fhspec_unknown_type(vm, s, v);
    }
    if (s->fill == '0')
        return fhraise(vm, FH_T_ValueError, "Zero padding is not allowed in complex format specifier");
    if (s->align == '=') {
        return fhraise(vm, FH_T_ValueError, "'=' alignment flag is not allowed in complex format specifier");
    }
    if (s->precision > INT32_MAX) return fhraise(vm, FH_T_ValueError, "precision too big");
    FhText parts, t;
    fhtext_init(&parts, vm);
    fhtext_init(&t, vm);
    add_complex(&parts, c->real, c->imag, s);
    if (parts.failed)
        t.failed = true;
    else
        fhspec_add_padded(&t, s, parts.data, parts.size, (int64_t)parts.size);
    fhtext_free(&parts);
    return fhtext_finish(&t);
}

FhValue fhcomplex_format_spec(FhVM *vm, FhValue v, FhValue spec) {
    FhSpec s;
    if (fhstr_size(spec) == 0) return fhstr(vm, v);
    if (fhspec_parse(vm, spec, v, '>', &s) < 0) return FH_ERR;
    return format_complex(vm, v, &s);
}
