/* Doubles as text and back. The C library's conversions are correctly rounded; what is ours is the shortest form, the
 * layout of Python's repr, and independence of the locale's decimal point. */
#include "objects/numbers.h"

#include <ctype.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "objects/float_fixed.h"
#include "objects/float_digits.h"
#include "objects/str.h"

static void point_in_c_locale(char *text) {
    const char *point = localeconv()->decimal_point;
    if (point[0] == '.') return;
    char *at = strstr(text, point);
    if (!at) return;
    *at = '.';
    memmove(at + 1, at + strlen(point), strlen(at + strlen(point)) + 1);
}

static int put_digits(uint64_t v, char digits[20]) {
    char reversed[20];
    int n = 0;
    do reversed[n++] = (char)('0' + v % 10);
    while (v /= 10);
    for (int i = 0; i < n; i++) digits[i] = reversed[n - 1 - i];
    return n;
}

size_t fhfloat_repr(double d, char *buf) {
    char digits[20], *p = buf;
    int exponent = 0, n;
    if (isnan(d)) return (size_t)sprintf(buf, "nan");
    if (signbit(d)) *p++ = '-', d = -d;
    if (isinf(d)) return (size_t)(p - buf) + (size_t)sprintf(p, "inf");
    if (d == 0) return (size_t)(p - buf) + (size_t)sprintf(p, "0.0");
    FhDecimal decimal = fhfloat_shortest(d);
    n = put_digits(decimal.digits, digits);
    exponent = decimal.exponent + n - 1;
    if (exponent < -4 || exponent >= 16) {
        *p++ = digits[0];
        if (n > 1) *p++ = '.';
        memcpy(p, digits + 1, (size_t)n - 1);
        p += n - 1;
        *p++ = 'e';
        *p++ = exponent < 0 ? '-' : '+';
        exponent = abs(exponent);
        if (exponent >= 100) *p++ = (char)('0' + exponent / 100);
        *p++ = (char)('0' + exponent / 10 % 10);
        *p++ = (char)('0' + exponent % 10);
    } else if (exponent < 0) {
        *p++ = '0';
        *p++ = '.';
        for (int i = -1; i > exponent; i--) *p++ = '0';
        memcpy(p, digits, (size_t)n);
        p += n;
    } else {
        for (int i = 0; i <= exponent; i++) *p++ = i < n ? digits[i] : '0';
        *p++ = '.';
        if (n <= exponent + 1) *p++ = '0';
        for (int i = exponent + 1; i < n; i++) *p++ = digits[i];
    }
    *p = 0;
    return (size_t)(p - buf);
}

/* No double has more digits than that, in front of the point or behind it: what is asked for beyond them is zeros. The C
 * library would take memory of its own for them. */
enum { ALL_DIGITS = 1100 };

static int add_zeros(FhText *t, size_t n) { return fhtext_fill(t, '0', n); }

int fhfloat_format(FhText *t, double d, char type, int precision, bool alternate, bool add_dot_0) {
    if (type == 'r') {
        char buf[40];
        size_t n = fhfloat_repr(d, buf);
        if (!add_dot_0 && n > 2 && memcmp(buf + n - 2, ".0", 2) == 0) n -= 2;
        return fhtext_add(t, buf, n);
    }
    bool upper = type == 'E' || type == 'F' || type == 'G', percent = type == '%';
    if (percent) d *= 100;
    if (isnan(d) || isinf(d)) {
        const char *text = isnan(d) ? (upper ? "NAN" : "nan") : upper ? "INF" : "inf";
        if (isinf(d) && d < 0 && fhtext_add(t, "-", 1) < 0) return -1;
        if (fhtext_add(t, text, 3) < 0) return -1;
        return percent ? fhtext_add(t, "%", 1) : 0;
    }
    if ((type == 'f' || type == 'F' || percent) && fhfloat_fixed(t, d, precision, alternate)) {
        if (percent) fhtext_char(t, '%');
        return t->failed ? -1 : 0;
    }
    char format[] = {'%', alternate ? '#' : '.', '*', 0, 0, 0};
    if (alternate)
        format[2] = '.', format[3] = '*', format[4] = percent ? 'f' : type;
    else
        format[3] = percent ? 'f' : type;
    bool zeros_stay = alternate || (type != 'g' && type != 'G');
    size_t zeros = precision > ALL_DIGITS && zeros_stay ? (size_t)(precision - ALL_DIGITS) : 0;
    if (precision > ALL_DIGITS) precision = ALL_DIGITS;
    int n = snprintf(NULL, 0, format, precision, d);
    size_t room = (size_t)n + 8;
    char *text = fhmem_new(t->vm, room);
    if (!text) {
        t->failed = true;
        return -1;
    }
    snprintf(text, room, format, precision, d);
    point_in_c_locale(text);
    size_t size = strlen(text);
    if (add_dot_0 && !strpbrk(text, ".eE")) {
        memcpy(text + size, ".0", 3);
        size += 2;
    }
    size_t head = zeros ? strcspn(text, "eE") : size;
    int status = fhtext_add(t, text, head);
    if (status == 0 && zeros) status = add_zeros(t, zeros);
    if (status == 0) status = fhtext_add(t, text + head, size - head);
    fhmem_free(t->vm, text, room);
    if (status == 0 && percent) status = fhtext_add(t, "%", 1);
    return status;
}

/* ---- reading ---- */

static bool equal_fold(const char *p, size_t n, const char *word) {
    if (strlen(word) != n) return false;
    for (size_t i = 0; i < n; i++)
        if (tolower((unsigned char)p[i]) != word[i]) return false;
    return true;
}

static bool special(const char *p, size_t n, double *out) {
    bool negative = n && *p == '-';
    if (n && (*p == '-' || *p == '+')) p++, n--;
    if (equal_fold(p, n, "nan"))
        *out = NAN;
    else if (equal_fold(p, n, "inf") || equal_fold(p, n, "infinity"))
        *out = INFINITY;
    else
        return false;
    if (negative) *out = -*out;
    return true;
}

/* Copies the literal without underscores, checking its grammar; the length, or 0. */
static size_t plain_literal(const char *p, size_t n, char *out) {
    size_t i = 0, m = 0, digits = 0;
    if (i < n && (p[i] == '-' || p[i] == '+')) out[m++] = p[i++];
    bool point = false, exponent = false, previous = false;
    for (; i < n; i++) {
        char c = p[i];
        if (isdigit((unsigned char)c)) {
            out[m++] = c;
            previous = true;
            digits++;
        } else if (c == '_') {
            if (!previous || i + 1 >= n || !isdigit((unsigned char)p[i + 1])) return 0;
            previous = false;
        } else if (c == '.' && !point && !exponent) {
            out[m++] = c;
            point = true;
            previous = false;
        } else if ((c == 'e' || c == 'E') && !exponent && digits) {
            out[m++] = c;
            exponent = true;
            previous = false;
            if (i + 1 < n && (p[i + 1] == '-' || p[i + 1] == '+')) out[m++] = p[++i];
            if (i + 1 >= n || !isdigit((unsigned char)p[i + 1])) return 0;
        } else {
            return 0;
        }
    }
    out[m] = 0;
    return digits ? m : 0;
}

/* [-]digits[.digits][e[-]digits] of up to 15 digits, where one operation on doubles gives the value. */
static bool simple(const char *p, size_t n, double *out) {
    const char *end = p + n;
    uint64_t digits = 0;
    int count = 0, exponent = 0, power = 0;
    bool negative = n && *p == '-', minus, point = false;
    if (negative) p++;
    for (; p < end; p++) {
        if (*p == '.' && !point) {
            point = true;
            continue;
        }
        if (*p < '0' || *p > '9') break;
        digits = digits * 10 + (uint64_t)(*p - '0');
        exponent -= point;
        if (++count > 15) return false;
    }
    if (count == 0) return false;
    if (p < end) {
        if (*p != 'e' && *p != 'E') return false;
        p++;
        minus = p < end && *p == '-';
        if (p < end && (*p == '-' || *p == '+')) p++;
        if (p == end || end - p > 3) return false;
        for (; p < end; p++) {
            if (*p < '0' || *p > '9') return false;
            power = power * 10 + *p - '0';
        }
        exponent += minus ? -power : power;
    }
    if (!fhfloat_from_decimal(digits, exponent, out)) return false;
    if (negative) *out = -*out;
    return true;
}

bool fhfloat_parse(const char *text, size_t n, double *out) {
    while (n && isspace((unsigned char)*text)) text++, n--;
    while (n && isspace((unsigned char)text[n - 1])) n--;
    if (simple(text, n, out) || special(text, n, out)) return true;
    char small[128], *buf = n < sizeof small ? small : fhalloc_new(&fhalloc_system, n + 1);
    if (!buf) return false;
    size_t size = plain_literal(text, n, buf);
    if (size) {
        const char *point = localeconv()->decimal_point;
        char *dot = point[0] != '.' ? strchr(buf, '.') : NULL;
        if (dot) *dot = point[0];
        *out = strtod(buf, NULL);
    }
    if (buf != small) fhalloc_free(&fhalloc_system, buf, n + 1);
    return size > 0;
}

/* The hexadecimal digits of [0x]h.hp±d without the point and with the exponent that this takes, as the C library reads
 * it; NULL: not in that form. Freed by the caller. */
static char *plain_hex(FhVM *vm, const char *p, const char *end, size_t room, bool *bad) {
    char *buf = fhmem_new(vm, room), *out = buf;
    if (!buf) return NULL;
    int64_t exponent = 0, digits = 0;
    bool point = false, negative = false;
    *out++ = '0', *out++ = 'x';
    if (end - p >= 2 && p[0] == '0' && (p[1] == 'x' || p[1] == 'X')) p += 2;
    for (; p < end && (isxdigit((unsigned char)*p) || (*p == '.' && !point)); p++) {
        if (*p == '.') {
            point = true;
            continue;
        }
        *out++ = *p;
        digits++;
        exponent -= point ? 4 : 0;
    }
    *bad = digits == 0;
    if (p < end && (*p == 'p' || *p == 'P')) {
        int64_t given = 0;
        p++;
        if (p < end && (*p == '-' || *p == '+')) negative = *p++ == '-';
        *bad |= p == end;
        for (; p < end && isdigit((unsigned char)*p); p++)
            if (given < INT64_C(1000000000000)) given = given * 10 + (*p - '0');
        exponent += negative ? -given : given;
    }
    *bad |= p != end;
    sprintf(out, "p%lld", (long long)exponent);
    return buf;
}

int fhfloat_parse_hex(FhVM *vm, const char *text, size_t n, double *out) {
    const char *end = text + n;
    while (text < end && isspace((unsigned char)*text)) text++;
    while (end > text && isspace((unsigned char)end[-1])) end--;
    if (special(text, (size_t)(end - text), out)) return 0;
    bool negative = text < end && *text == '-', bad = true;
    if (text < end && (*text == '-' || *text == '+')) text++;
    size_t room = (size_t)(end - text) + 32;
    char *buf = plain_hex(vm, text, end, room, &bad);
    if (!buf) return -1;
    if (!bad) *out = strtod(buf, NULL);
    fhmem_free(vm, buf, room);
    if (bad) return fhraise_int(vm, FH_T_ValueError, "invalid hexadecimal floating-point string");
    if (isinf(*out))
        return fhraise_int(vm, FH_T_OverflowError, "hexadecimal value too large to represent as a float");
    if (negative) *out = -*out;
    return 0;
}
