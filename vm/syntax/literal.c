/* Values of number and string literals. */
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include "../base/charnames.h"
#include "../base/utf8.h"
#include "literal.h"

/* ---- numbers ---- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static unsigned digit_value(char c) {
    if (is_digit(c)) return (unsigned)(c - '0');
    return (unsigned)((c | 0x20) - 'a') + 10;
}

/* Decimal conversion takes time quadratic in the length; CPython has the same bound. */
enum { MOST_DECIMAL_DIGITS = 4300 };

static bool keep_digits(FhParser *p, const char *s, const char *end, FhConstant *out) {
    char *digits = fhparser_alloc(p, (size_t)(end - s));
    if (!digits) return false;
    uint32_t size = 0;
    for (; s < end; s++) {
        if (*s != '_' && (size || *s != '0')) digits[size++] = *s;
    }
    if (out->base == 10 && size > MOST_DECIMAL_DIGITS) {
        return fhparser_fail_here(
                   p,
                   "Exceeds the limit (%d digits) for integer string conversion: value has %u digits; "
                   "use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for "
                   "huge integer literals to avoid decimal conversion limits.",
                   MOST_DECIMAL_DIGITS, size) != NULL;
    }
    out->kind = FHCONSTANT_BIG_INT;
    out->text = digits;
    out->size = size;
    return true;
}

static bool integer(FhParser *p, const char *s, const char *end, unsigned base, FhConstant *out) {
    uint64_t value = 0, most = (uint64_t)INT64_MAX;
    out->base = (uint8_t)base;
    for (const char *c = s; c < end; c++) {
        if (*c == '_') continue;
        unsigned digit = digit_value(*c);
        if (value > (most - digit) / base) return keep_digits(p, s, end, out);
        value = value * base + digit;
    }
    out->kind = FHCONSTANT_INT;
    out->integer = (int64_t)value;
    return true;
}

/* Digits without underscores, for strtod: with the decimal point of whatever locale the host has set. */
static bool slow_float(FhParser *p, const char *s, const char *end, double *out) {
    const char *point = localeconv()->decimal_point;
    size_t point_size = strlen(point), size = 0;
    char *copy = fhparser_alloc(p, (size_t)(end - s) + point_size + 1);
    if (!copy) return false;
    for (; s < end; s++) {
        if (*s == '.') {
            memcpy(copy + size, point, point_size);
            size += point_size;
        } else if (*s != '_') {
            copy[size++] = *s;
        }
    }
    copy[size] = 0;
    *out = strtod(copy, NULL);
    return true;
}

/* Exact when the digits fit 53 bits and the power of ten a double: then one rounding is made. */
static bool fast_float(const char *s, const char *end, double *out) {
    static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    uint64_t digits = 0;
    int scale = 0, exponent = 0;
    bool fraction = false;
    for (; s < end && *s != 'e' && *s != 'E'; s++) {
        if (*s == '_') continue;
        if (*s == '.') {
            fraction = true;
            continue;
        }
        digits = digits * 10 + (uint64_t)(*s - '0');
        scale -= fraction;
        if (digits >> 53) return false;
    }
    if (s < end) {
        bool minus = *++s == '-';
        if (*s == '-' || *s == '+') s++;
        for (; s < end; s++) {
            if (*s == '_') continue;
            exponent = exponent * 10 + (*s - '0');
            if (exponent > 400) return false;
        }
        if (minus) exponent = -exponent;
    }
    exponent += scale;
    if (exponent < -22 || exponent > 22) return false;
    *out = exponent < 0 ? (double)digits / powers[-exponent] : (double)digits * powers[exponent];
    return true;
}

static bool decimal(FhParser *p, const char *s, const char *end, FhConstant *out) {
    bool imaginary = end[-1] == 'j' || end[-1] == 'J', real = imaginary;
    if (imaginary) end--;
    for (const char *c = s; c < end; c++) real |= *c == '.' || *c == 'e' || *c == 'E';
    if (!real) return integer(p, s, end, 10, out);
    out->kind = imaginary ? FHCONSTANT_COMPLEX : FHCONSTANT_FLOAT;
    return fast_float(s, end, &out->number) || slow_float(p, s, end, &out->number);
}

static bool number_value(FhParser *p, const char *s, const char *end, FhConstant *out) {
    if (end - s > 2 && s[0] == '0') {
        switch (s[1] | 0x20) {
        case 'x': return integer(p, s + 2, end, 16, out);
        case 'o': return integer(p, s + 2, end, 8, out);
        case 'b': return integer(p, s + 2, end, 2, out);
        }
    }
    return decimal(p, s, end, out);
}

FhExpr *fhparser_number(FhParser *p) {
    FhPlace start = fhparser_place(p);
    const FhToken *t = fhparser_peek(p);
    const char *text = fhparser_text(p, t);
    FhConstant value = {.base = 0};
    if (!number_value(p, text, text + t->size, &value)) return NULL;
    p->mark++;
    FhExpr *e = FHPARSER_EXPR(p, Constant, start);
    if (e) e->Constant = value;
    return e;
}

/* ---- escapes ---- */

/* What Python's decoder counts: it sees each non-ASCII character as ten ("\UXXXXXXXX"). */
static size_t decoder_position(const char *start, const char *s) {
    size_t position = 0;
    for (; start < s; start++) {
        unsigned char c = (unsigned char)*start;
        position += c < 0x80 ? 1 : (c & 0xC0) == 0x80 ? 0 : 10;
    }
    return position;
}

static bool fail_escape(FhParser *p, const char *start, const char *from, const char *to,
                        const char *reason) {
    fhparser_fail_here(p, "(unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: %s",
                       decoder_position(start, from), decoder_position(start, to) - 1, reason);
    return false;
}

static bool is_hex(char c) { return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }

/* \N{...}: s stands behind the N. */
static bool named_character(FhParser *p, const char *start, const char *from, const char **s, const char *end,
                            uint32_t *code) {
    const char *c = *s;
    if (c < end && *c == '{') {
        const char *close = memchr(c, '}', (size_t)(end - c));
        if (close && close > c + 1) {
            *s = close + 1;
            *code = fhcharnames_find(c + 1, (size_t)(close - c - 1));
            if (*code != FHUTF8_INVALID) return true;
            return fail_escape(p, start, from, *s, "unknown Unicode character name");
        }
        c = close ? c + 1 : end;
    }
    return fail_escape(p, start, from, c, "malformed \\N character escape");
}

/* `count` hex digits behind \x, \u or \U. */
static bool hex_character(FhParser *p, const char *start, const char *from, const char **s, const char *end,
                          int count, uint32_t *code) {
    *code = 0;
    for (int i = 0; i < count; i++, (*s)++) {
        if (*s >= end || !is_hex(**s)) {
            return fail_escape(p, start, from, *s,
                               count == 2   ? "truncated \\xXX escape"
                               : count == 4 ? "truncated \\uXXXX escape"
                                            : "truncated \\UXXXXXXXX escape");
        }
        *code = *code << 4 | digit_value(**s);
    }
    if (*code > 0x10FFFF) return fail_escape(p, start, from, *s, "illegal Unicode character");
    return true;
}

static uint32_t octal(char first, const char **s, const char *end) {
    uint32_t value = (uint32_t)(first - '0');
    for (int i = 0; i < 2 && *s < end && **s >= '0' && **s <= '7'; i++)
        value = value << 3 | (uint32_t)(*(*s)++ - '0');
    return value;
}

/* The character of a one-letter escape, 0 when `c` is none. */
static char simple_escape(char c) {
    switch (c) {
    case '\\':
    case '\'':
    case '"': return c;
    case 'b': return '\b';
    case 'f': return '\f';
    case 't': return '\t';
    case 'n': return '\n';
    case 'r': return '\r';
    case 'v': return '\v';
    case 'a': return '\a';
    default: return 0;
    }
}

/* An escape of a str behind its backslash; *out grows by what it stands for. */
static bool text_escape(FhParser *p, const char *start, const char **s, const char *end, char **out) {
    const char *from = *s - 1;
    uint32_t code;
    char c = *s < end ? *(*s)++ : 0;
    if (simple_escape(c)) {
        *(*out)++ = simple_escape(c);
        return true;
    }
    if (c == '\n') return true;
    if (c >= '0' && c <= '7') {
        code = octal(c, s, end);
    } else if (c == 'x' || c == 'u' || c == 'U') {
        if (!hex_character(p, start, from, s, end, c == 'x' ? 2 : c == 'u' ? 4 : 8, &code)) return false;
    } else if (c == 'N') {
        if (!named_character(p, start, from, s, end, &code)) return false;
    } else {
        *(*out)++ = '\\';
        if (c) (*s)--;
        return true;
    }
    *out += fhutf8_encode(code, *out);
    return true;
}

static bool bytes_escape(FhParser *p, const char *start, const char **s, const char *end, char **out) {
    const char *from = *s - 1;
    char c = *(*s)++;
    if (simple_escape(c)) {
        *(*out)++ = simple_escape(c);
    } else if (c >= '0' && c <= '7') {
        *(*out)++ = (char)octal(c, s, end);
    } else if (c == 'x') {
        if (end - *s < 2 || !is_hex((*s)[0]) || !is_hex((*s)[1])) {
            fhparser_fail_here(p, "(value error) invalid \\x escape at position %zu", (size_t)(from - start));
            return false;
        }
        *(*out)++ = (char)(digit_value((*s)[0]) << 4 | digit_value((*s)[1]));
        *s += 2;
    } else if (c != '\n') {
        *(*out)++ = '\\';
        (*s)--;
    }
    return true;
}

/* No escape stands for more bytes than it is long. */
/* s: behind a backslash. What has no meaning there, or too large a one; CPython tells of the first in a literal. */
static bool is_doubtful(const char *s, const char *end) {
    if (s >= end || *s == '\n' || (unsigned char)*s >= 0x80 || simple_escape(*s)) return false;
    if (*s >= '0' && *s <= '7')
        return end - s > 2 && *s > '3' && s[1] >= '0' && s[1] <= '7' && s[2] >= '0' && s[2] <= '7';
    return true;
}

static void warn_of_escape(FhParser *p, const FhToken *token, const char *s) {
    FhSpan span = fhparser_token_span(token);
    if (*s >= '0' && *s <= '7')
        fhwarnings_add(p->unit->warnings, true, &span, "invalid octal escape sequence '\\%.3s'", s);
    else
        fhwarnings_add(p->unit->warnings, true, &span, "invalid escape sequence '\\%c'", *s);
}

bool fhliteral_unescape(FhParser *p, const FhToken *token, const char *start, const char *end, bool bytes,
                        FhConstant *out) {
    bool quiet = p->explain;
    char *text = fhparser_alloc(p, (size_t)(end - start) + 1), *to = text;
    if (!text) return false;
    for (const char *s = start; s < end;) {
        const char *backslash = memchr(s, '\\', (size_t)(end - s));
        size_t run = (size_t)((backslash ? backslash : end) - s);
        memcpy(to, s, run);
        to += run;
        s += run;
        if (!backslash) break;
        s++;
        if (!quiet && is_doubtful(s, end) && (bytes || !strchr("xuUN", *s)) && (!bytes || *s != 'x')) {
            warn_of_escape(p, token, s);
            quiet = true;
        }
        if (!(bytes ? bytes_escape(p, start, &s, end, &to) : text_escape(p, start, &s, end, &to)))
            return false;
    }
    out->text = text;
    out->size = (uint32_t)(to - text);
    return true;
}
