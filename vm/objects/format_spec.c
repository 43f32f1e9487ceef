/* Parsing the format mini-language, padding and grouping, and format(str). Numbers: format_number.c. */
#include "objects/format_spec.h"
#include "base/utf8.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str_methods.h"
#include "objects/unicode.h"

/* ---- parsing ---- */

typedef struct Reader {
    const char *p, *end;
    uint32_t code; /* at p; 0 at the end */
    unsigned size;
} Reader;

static void look(Reader *r) {
    bool any = r->p < r->end;
    r->size = any;
    r->code = any ? (unsigned char)*r->p : 0;
    if (FH_UNLIKELY(r->code >= 0x80)) r->code = fhutf8_decode_wtf8(r->p, r->end, &r->size);
}

static void step(Reader *r) {
    r->p += r->size;
    look(r);
}

static bool accept(Reader *r, char c) {
    if (r->p == r->end || r->code != (unsigned char)c) return false;
    step(r);
    return true;
}

static bool is_align(uint32_t c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

static int digit_of(uint32_t c) {
    return c - '0' < 10 ? (int)(c - '0') : c < 0x80 ? -1 : fhunicode_decimal(c);
}

/* Digits, decimal ones of any script; 1: read, 0: none, -1: too many. */
static int read_integer(Reader *r, int64_t *out) {
    int64_t n = 0;
    int digit, count = 0;
    while (r->p < r->end && (digit = digit_of(r->code)) >= 0) {
        if (n > (INT64_MAX - digit) / 10) return -1;
        n = n * 10 + digit;
        count = 1;
        step(r);
    }
    if (count) *out = n;
    return count;
}

static int too_many(FhVM *vm) {
    return fhraise_int(vm, FH_T_ValueError, "Too many decimal digits in format string");
}

/* fill and align; returns 1 for an align, 2 for both. */
static int read_align(Reader *r, FhSpec *s) {
    Reader next = *r;
    if (r->p < r->end) step(&next);
    if (next.p < next.end && is_align(next.code)) {
        s->fill = r->code;
        s->align = (char)next.code;
        step(&next);
        *r = next;
        return 2;
    }
    if (!is_align(r->code)) return 0;
    s->align = (char)r->code;
    *r = next;
    return 1;
}

static int read_grouping(FhVM *vm, Reader *r, FhSpec *s) {
    if (accept(r, ',')) s->grouping = ',';
    if (r->code == '_') {
        if (s->grouping) return fhraise_int(vm, FH_T_ValueError, "Cannot specify both ',' and '_'.");
        s->grouping = '_';
        step(r);
    }
    if (r->code == ',' && s->grouping == '_') {
        return fhraise_int(vm, FH_T_ValueError, "Cannot specify both ',' and '_'.");
    }
    return 0;
}

static int check_grouping(FhVM *vm, const FhSpec *s) {
    if (!s->grouping || !s->type) return 0;
    if (s->type < 0x80 && strchr("defgEG%F", (int)s->type)) return 0;
    if (s->type < 0x80 && strchr("boxX", (int)s->type) && s->grouping == '_') return 0;
    if (s->type > 32 && s->type < 128) {
        return fhraise_int(vm, FH_T_ValueError, "Cannot specify '%c' with '%c'.", s->grouping, (int)s->type);
    }
    return fhraise_int(vm, FH_T_ValueError, "Cannot specify '%c' with '\\x%x'.", s->grouping, s->type);
}

int fhspec_parse(FhVM *vm, FhValue spec, FhValue v, char align, FhSpec *s) {
    Reader r = {fhstr_text(spec), fhstr_text(spec) + fhstr_size(spec), 0, 0};
    *s = (FhSpec){.fill = ' ', .align = align, .width = -1, .precision = -1};
    look(&r);
    int given = read_align(&r, s);
    if (r.p < r.end && (r.code == '+' || r.code == '-' || r.code == ' ')) {
        s->sign = (char)r.code;
        step(&r);
    }
    s->no_negative_zero = accept(&r, 'z');
    s->alternate = accept(&r, '#');
    if (given < 2 && accept(&r, '0')) {
        s->fill = '0';
        if (!given && align == '>') s->align = '=';
    }
    if (read_integer(&r, &s->width) < 0) return too_many(vm);
    if (read_grouping(vm, &r, s) < 0) return -1;
    if (accept(&r, '.')) {
        int read = read_integer(&r, &s->precision);
        if (read < 0) return too_many(vm);
        if (!read) return fhraise_int(vm, FH_T_ValueError, "Format specifier missing precision");
    }
    if (r.p < r.end) {
        s->type = r.code;
        step(&r);
    }
    if (r.p < r.end) {
        return fhraise_int(vm, FH_T_ValueError, "Invalid format specifier '%U' for object of type '%T'", spec,
                           v);
    }
    return check_grouping(vm, s);
}

FhValue fhspec_unknown_type(FhVM *vm, const FhSpec *s, FhValue v) {
    if (s->type > 32 && s->type < 128) {
        return fhraise(vm, FH_T_ValueError, "Unknown format code '%c' for object of type '%T'", (int)s->type,
                       v);
    }
    return fhraise(vm, FH_T_ValueError, "Unknown format code '\\x%x' for object of type '%T'", s->type, v);
}

/* ---- output ---- */

char fhspec_sign(const FhSpec *s, bool negative) {
    if (negative) return '-';
    return s->sign == '+' || s->sign == ' ' ? s->sign : 0;
}

/* How the missing columns are shared: before, between (behind sign and prefix), after. */
typedef struct Padding {
    size_t before, between, after;
} Padding;

static Padding padding(const FhSpec *s, int64_t columns) {
    Padding p = {0, 0, 0};
    if (s->width <= columns) return p;
    size_t missing = (size_t)(s->width - columns);
    switch (s->align) {
    case '<': p.after = missing; break;
    case '^':
        p.before = missing / 2;
        p.after = missing - p.before;
        break;
    case '=': p.between = missing; break;
    default: p.before = missing;
    }
    return p;
}

int fhspec_add_padded(FhText *t, const FhSpec *s, const char *text, size_t nbytes, int64_t columns) {
    Padding p = padding(s, columns);
    fhtext_fill(t, s->fill, p.before + p.between);
    fhtext_add(t, text, nbytes);
    return fhtext_fill(t, s->fill, p.after);
}

/* `count` digits, zeros in front, a separator before every group. */
static void add_grouped(FhText *t, const FhNumber *n, size_t count, unsigned group, char separator) {
    size_t zeros = count - n->ndigits;
    for (size_t i = 0; i < count && !t->failed; i++) {
        if (i && (count - i) % group == 0) fhtext_char(t, (unsigned char)separator);
        fhtext_char(t, i < zeros ? '0' : (unsigned char)n->digits[i - zeros]);
    }
}

static int64_t grouped_columns(int64_t digits, unsigned group) { return digits + (digits - 1) / group; }

int fhspec_add_number(FhText *t, const FhSpec *s, const FhNumber *n, unsigned group) {
    int64_t others = (n->sign != 0) + (int64_t)n->nprefix + (int64_t)n->nrest, count = (int64_t)n->ndigits;
    if (!n->ndigits) group = 0;
    if (group && s->fill == '0' && s->align == '=' && s->width > others) {
        int64_t least = s->width - others;
        int64_t guess = least / (group + 1) * group; /* never more than needed */
        if (guess > count) count = guess;
        while (grouped_columns(count, group) < least) count++;
    }
    Padding p = padding(s, others + (group ? grouped_columns(count, group) : count));
    fhtext_fill(t, s->fill, p.before);
    if (n->sign) fhtext_char(t, (unsigned char)n->sign);
    fhtext_add(t, n->prefix, n->nprefix);
    fhtext_fill(t, s->fill, p.between);
    if (group)
        add_grouped(t, n, (size_t)count, group, s->grouping);
    else
        fhtext_add(t, n->digits, n->ndigits);
    fhtext_add(t, n->rest, n->nrest);
    return fhtext_fill(t, s->fill, p.after);
}

/* ---- str ---- */

static int check_str(FhVM *vm, const FhSpec *s) {
    const char *wrong = NULL;
    if (s->sign == ' ')
        wrong = "Space not allowed in string format specifier";
    else if (s->sign)
        wrong = "Sign not allowed in string format specifier";
    else if (s->no_negative_zero)
        wrong = "Negative zero coercion (z) not allowed in string format specifier";
    else if (s->alternate)
        wrong = "Alternate form (#) not allowed in string format specifier";
    else if (s->align == '=')
        wrong = "'=' alignment not allowed in string format specifier";
    return wrong ? fhraise_int(vm, FH_T_ValueError, "%s", wrong) : 0;
}

FhValue fhstr_format_spec(FhVM *vm, FhValue v, FhValue spec) {
    FhSpec s;
    if (fhstr_size(spec) == 0) return fhstr_exact(v) ? fh_retain(v) : fhstr(vm, v);
    if (fhspec_parse(vm, spec, v, '<', &s) < 0) return FH_ERR;
    if (s.type && s.type != 's') return fhspec_unknown_type(vm, &s, v);
    if (s.grouping) return fhraise(vm, FH_T_ValueError, "Cannot specify '%c' with 's'.", s.grouping);
    if (check_str(vm, &s) < 0) return FH_ERR;
    int64_t length = fhstr_length(v), shown = s.precision >= 0 && s.precision < length ? s.precision : length;
    if (s.width <= shown && shown == length) return fh_retain(v);
    if (s.width <= shown) return fhstr_slice(vm, v, 0, shown);
    FhText t;
    fhtext_init(&t, vm);
    fhspec_add_padded(&t, &s, fhstr_text(v), fhstr_offset(vm, v, (size_t)shown), shown);
    return fhtext_finish(&t);
}

FhValue fhstr_m___format__(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    if (!fhstr_check(vm, args[0])) {
        return fhraise(vm, FH_T_TypeError, "__format__() argument must be str, not %V", args[0]);
    }
    return fhstr_format_spec(vm, self, args[0]);
}
