/* The % operator of str, bytes and bytearray: one walk over the format, whose results are bytes (UTF-8 for str). */
#include <math.h>
#include "base/utf8.h"
#include "objects/bytes_methods.h"
#include "objects/format_spec.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/tuple.h"

typedef struct Percent {
    FhText out;
    bool bytes;
    const char *begin, *p, *end; /* the format */
    FhValue args;                /* a tuple, or the only argument */
    FhValue mapping;             /* args where %(key) may be used, or FH_NOVALUE */
    FhValue item;                /* the value of the last %(key), owned, or FH_NOVALUE */
    int64_t at, count;           /* of the arguments; a single one: -2, then -1, of -1 */
} Percent;

typedef struct Directive {
    bool left, plus, blank, alternate, zero;
    int64_t width, precision; /* -1: none */
    uint32_t type;
} Directive;

/* ---- arguments ---- */

static FhValue next_argument(Percent *f) {
    if (f->at >= f->count) {
        return fhraise(f->out.vm, FH_T_TypeError, "not enough arguments for format string");
    }
    int64_t at = f->at++;
    if (f->count >= 0) return fhas_tuple(f->args)->items[at];
    return f->item != FH_NOVALUE ? f->item : f->args;
}

/* Behind "%(": finds the value of the key. */
static int read_key(Percent *f) {
    FhVM *vm = f->out.vm;
    if (f->mapping == FH_NOVALUE) return fhraise_int(vm, FH_T_TypeError, "format requires a mapping");
    const char *begin = f->p;
    int depth = 1;
    for (; f->p < f->end && depth; f->p++) depth += (*f->p == '(') - (*f->p == ')');
    if (depth) return fhraise_int(vm, FH_T_ValueError, "incomplete format key");
    size_t size = (size_t)(f->p - 1 - begin);
    FhValue key = f->bytes ? fhbytes_new(vm, begin, size) : fhstr_new(vm, begin, size);
    if (key == FH_ERR) return -1;
    FhValue v = fhgetitem(vm, f->mapping, key);
    fh_release(vm, key);
    if (v == FH_ERR) return -1;
    fh_release(vm, f->item);
    f->item = v;
    f->at = -2;
    f->count = -1;
    return 0;
}

static void read_flags(Percent *f, Directive *d) {
    for (;; f->p++) {
        switch (f->p < f->end ? *f->p : 0) {
        case '-': d->left = true; break;
        case '+': d->plus = true; break;
        case ' ': d->blank = true; break;
        case '#': d->alternate = true; break;
        case '0': d->zero = true; break;
        default: return;
        }
    }
}

/* A width or precision: digits or a star. */
static int read_count(Percent *f, int64_t *out, bool is_width) {
    FhVM *vm = f->out.vm;
    if (f->p < f->end && *f->p == '*') {
        f->p++;
        FhValue v = next_argument(f);
        if (v == FH_ERR) return -1;
        if (!fhint_check(vm, v)) return fhraise_int(vm, FH_T_TypeError, "* wants int");
        if (fhint_try_i64(v, out) && (is_width || (*out >= INT32_MIN && *out <= INT32_MAX))) return 0;
        return fhraise_int(vm, FH_T_OverflowError,
                           is_width ? "Python int too large to convert to C ssize_t"
                                    : "Python int too large to convert to C int");
    }
    for (; f->p < f->end && *f->p >= '0' && *f->p <= '9'; f->p++) {
        int64_t limit = is_width ? INT64_MAX : INT32_MAX, digit = *f->p - '0';
        if (*out > (limit - digit) / 10) {
            return fhraise_int(vm, FH_T_ValueError,
                               is_width   ? "width too big"
                               : f->bytes ? "prec too big"
                                          : "precision too big");
        }
        *out = *out * 10 + digit;
    }
    return 0;
}

/* Everything between the percent sign and the value. */
static int read_directive(Percent *f, Directive *d) {
    FhVM *vm = f->out.vm;
    *d = (Directive){.width = -1, .precision = -1};
    if (f->p < f->end && *f->p == '(') {
        f->p++;
        if (read_key(f) < 0) return -1;
    }
    read_flags(f, d);
    if (f->p < f->end && (*f->p == '*' || (*f->p >= '1' && *f->p <= '9'))) {
        d->width = 0;
        if (read_count(f, &d->width, true) < 0) return -1;
        if (d->width < 0) {
            d->left = true;
            d->width = d->width == INT64_MIN ? INT64_MAX : -d->width;
        }
    }
    if (f->p < f->end && *f->p == '.') {
        f->p++;
        d->precision = 0;
        if (read_count(f, &d->precision, false) < 0) return -1;
        if (d->precision < 0) d->precision = 0;
    }
    if (f->p < f->end && (*f->p == 'h' || *f->p == 'l' || *f->p == 'L')) f->p++;
    if (f->p == f->end) return fhraise_int(vm, FH_T_ValueError, "incomplete format");
    unsigned size = 1;
    d->type = f->bytes ? (unsigned char)*f->p : fhutf8_decode_wtf8(f->p, f->end, &size);
    f->p += size;
    return 0;
}

/* ---- output ---- */

static FhSpec spec_of(const Directive *d) {
    FhSpec s = {.fill = ' ', .align = d->left ? '<' : '>', .width = d->width, .precision = d->precision};
    s.sign = d->plus ? '+' : d->blank ? ' ' : 0;
    s.alternate = d->alternate;
    return s;
}

/* Text of that many columns, cut to the precision. */
static int add_text(Percent *f, const Directive *d, const char *text, size_t nbytes, int64_t columns) {
    FhSpec s = spec_of(d);
    return fhspec_add_padded(&f->out, &s, text, nbytes, columns);
}

static int add_str(Percent *f, const Directive *d, FhValue v) {
    int64_t shown = fhstr_length(v);
    if (d->precision >= 0 && d->precision < shown) shown = d->precision;
    if (d->width <= shown && shown == fhstr_length(v)) return fhtext_str(&f->out, v);
    return add_text(f, d, fhstr_text(v), fhstr_offset(f->out.vm, v, (size_t)shown), shown);
}

static int add_owned_str(Percent *f, const Directive *d, FhValue v) {
    if (v == FH_ERR) return -1;
    int status = add_str(f, d, v);
    fh_release(f->out.vm, v);
    return status;
}

/* ---- integers ---- */

/* The int that %d and its kin show; FH_ERR with CPython's message. Owned. */
static FhValue to_int(Percent *f, const Directive *d, FhValue v) {
    FhVM *vm = f->out.vm;
    bool whole = d->type == 'd' || d->type == 'i' || d->type == 'u';
    if (fh_is_int(v)) return v;
    if (fhint_check(vm, v)) return fhindex(vm, v);
    const FhSlots *slots = fh_slots(vm, v);
    FhValue i = FH_NOVALUE;
    if (whole ? slots->int_ || slots->index || slots->float_ || fhfloat_check(vm, v) : slots->index != NULL) {
        i = whole ? fhnumber_int(vm, v) : fhindex(vm, v);
        if (i == FH_ERR) {
            if (!fhpending_is(vm, FH_T_TypeError)) return FH_ERR;
            fhpending_clear(vm);
            i = FH_NOVALUE;
        } else if (!fhint_exact(i)) {
            FhValue exact = fhindex(vm, i);
            fh_release(vm, i);
            i = exact;
        }
    }
    if (i != FH_NOVALUE) return i;
    return fhraise(vm, FH_T_TypeError,
                   whole ? "%%%c format: a real number is required, not %T"
                         : "%%%c format: an integer is required, not %T",
                   f->bytes && d->type == 'i' ? 'd' : (int)d->type, v);
}

static int add_digits(Percent *f, const Directive *d, const char *digits, size_t n, bool negative) {
    char prefix[3] = {'0', (char)d->type, 0};
    FhSpec s = spec_of(d);
    FhText padded;
    fhtext_init(&padded, f->out.vm);
    if (d->precision > (int64_t)n) {
        fhtext_fill(&padded, '0', (size_t)d->precision - n);
        fhtext_add(&padded, digits, n);
        digits = padded.data;
        n = padded.size;
    }
    bool based = d->type == 'x' || d->type == 'X' || d->type == 'o';
    FhNumber number = {
        .sign = fhspec_sign(&s, negative), .prefix = prefix, .digits = digits, .ndigits = n, .rest = ""};
    number.nprefix = d->alternate && based ? 2 : 0;
    if (d->zero && !d->left) {
        s.fill = '0';
        s.align = '=';
    }
    size_t from = f->out.size;
    int status = padded.failed ? -1 : fhspec_add_number(&f->out, &s, &number, 0);
    for (size_t i = from; d->type == 'X' && i < f->out.size; i++) {
        char c = f->out.data[i];
        if (c >= 'a' && c <= 'z') f->out.data[i] = (char)(c & ~0x20);
    }
    fhtext_free(&padded);
    return status;
}

static int add_small(Percent *f, const Directive *d, int64_t i, unsigned base) {
    char buffer[72], *end = buffer + sizeof buffer, *p = end;
    uint64_t u = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
    do *--p = "0123456789abcdef"[u % base];
    while (u /= base);
    if (d->width < 0 && d->precision < 0 && !d->plus && !d->blank && base == 10) {
        if (i < 0) *--p = '-';
        return fhtext_add(&f->out, p, (size_t)(end - p));
    }
    return add_digits(f, d, p, (size_t)(end - p), i < 0);
}

static int add_int(Percent *f, const Directive *d, FhValue v) {
    FhVM *vm = f->out.vm;
    unsigned base = d->type == 'o' ? 8 : d->type == 'x' || d->type == 'X' ? 16 : 10;
    FhValue i = to_int(f, d, v);
    if (i == FH_ERR) return -1;
    if (fh_is_int(i)) return add_small(f, d, fh_int_of(i), base);
    FhValue text = fhint_to_str(vm, i, (int)base, false);
    fh_release(vm, i);
    if (text == FH_ERR) return -1;
    bool negative = fhstr_text(text)[0] == '-';
    int status = add_digits(f, d, fhstr_text(text) + negative, fhstr_size(text) - negative, negative);
    fh_release(vm, text);
    return status;
}

/* ---- floats, characters ---- */

static int to_double(Percent *f, FhValue v, double *out) {
    FhVM *vm = f->out.vm;
    if (fhfloat_from(vm, v, out) == 0) return 0;
    if (!f->bytes || !fhpending_is(vm, FH_T_TypeError)) return -1;
    fhpending_clear(vm);
    return fhraise_int(vm, FH_T_TypeError, "float argument required, not %T", v);
}

static int add_float(Percent *f, const Directive *d, FhValue v) {
    double value;
    if (to_double(f, v, &value) < 0) return -1;
    FhText digits;
    fhtext_init(&digits, f->out.vm);
    bool capital = d->type == 'E' || d->type == 'F' || d->type == 'G';
    if (isnan(value))
        fhtext_c(&digits, capital ? "NAN" : "nan");
    else if (isinf(value))
        fhtext_c(&digits, capital ? "INF" : "inf");
    else {
        int precision = d->precision < 0 ? 6 : (int)d->precision;
        if (fhfloat_format(&digits, fabs(value), (char)d->type, precision, d->alternate, false) < 0)
            digits.failed = true;
    }
    FhSpec s = spec_of(d);
    FhNumber n = {.sign = fhspec_sign(&s, signbit(value) && !isnan(value)), .prefix = "", .rest = ""};
    n.digits = digits.data;
    n.ndigits = digits.size;
    if (d->zero && !d->left) {
        s.fill = '0';
        s.align = '=';
    }
    int status = digits.failed ? -1 : fhspec_add_number(&f->out, &s, &n, 0);
    fhtext_free(&digits);
    return status;
}

static int add_byte(Percent *f, const Directive *d, FhValue v) {
    FhVM *vm = f->out.vm;
    char byte;
    int64_t i;
    if (fhbytes_check(vm, v) || fhbytearray_check(vm, v)) {
        FhBytesView view = fhbytes_view(vm, v);
        if (view.size == 1) return add_text(f, d, view.data, 1, 1);
    } else if (fhint_check(vm, v) || fh_slots(vm, v)->index) {
        FhValue index = fhindex(vm, v);
        if (index == FH_ERR) return -1;
        bool fits = fhint_try_i64(index, &i) && i >= 0 && i <= 255;
        fh_release(vm, index);
        if (!fits) return fhraise_int(vm, FH_T_OverflowError, "%%c arg not in range(256)");
        byte = (char)i;
        return add_text(f, d, &byte, 1, 1);
    }
    return fhraise_int(vm, FH_T_TypeError, "%%c requires an integer in range(256) or a single byte");
}

static int add_character(Percent *f, const Directive *d, FhValue v) {
    FhVM *vm = f->out.vm;
    char text[4];
    int64_t code;
    if (f->bytes) return add_byte(f, d, v);
    if (fhstr_check(vm, v) && fhstr_length(v) == 1) return add_text(f, d, fhstr_text(v), fhstr_size(v), 1);
    if (fhstr_check(vm, v) || (!fhint_check(vm, v) && !fh_slots(vm, v)->index)) {
        return fhraise_int(vm, FH_T_TypeError, "%%c requires int or char");
    }
    FhValue index = fhindex(vm, v);
    if (index == FH_ERR) return -1;
    bool fits = fhint_try_i64(index, &code) && code >= 0 && code <= 0x10FFFF;
    fh_release(vm, index);
    if (!fits) return fhraise_int(vm, FH_T_OverflowError, "%%c arg not in range(0x110000)");
    return add_text(f, d, text, fhutf8_encode((uint32_t)code, text), 1);
}

/* %b and %s of bytes: a buffer, or what __bytes__ gives. */
static int add_buffer(Percent *f, const Directive *d, FhValue v) {
    FhVM *vm = f->out.vm;
    FhBuffer b;
    FhValue made = FH_NOVALUE;
    if (!fhbuffer_check(vm, v)) {
        FhValue method = fhlookup_special(vm, v, FH_NAME(vm, __bytes__));
        if (method == FH_ERR) return -1;
        if (method == FH_NOVALUE) {
            return fhraise_int(
                vm, FH_T_TypeError,
                "%%b requires a bytes-like object, or an object that implements __bytes__, not '%T'", v);
        }
        made = fhcall0(vm, method);
        fh_release(vm, method);
        if (made == FH_ERR) return -1;
        if (!fhbytes_check(vm, made)) {
            fhraise(vm, FH_T_TypeError, "__bytes__ returned non-bytes (type %T)", made);
            fh_release(vm, made);
            return -1;
        }
        v = made;
    }
    int status = fhbuffer_get(vm, v, &b, false);
    if (status == 0) {
        size_t size = d->precision >= 0 && (size_t)d->precision < b.size ? (size_t)d->precision : b.size;
        status = add_text(f, d, (const char *)b.data, size, (int64_t)size);
        fhbuffer_release(vm, &b);
    }
    fh_release(vm, made);
    return status;
}

/* ---- the walk ---- */

/* type_end: the offset behind the directive. */
static int add_value(Percent *f, const Directive *d, FhValue v, size_t type_end) {
    FhVM *vm = f->out.vm;
    switch (d->type) {
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X': return add_int(f, d, v);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': return add_float(f, d, v);
    case 'c': return add_character(f, d, v);
    case 's':
        if (f->bytes) return add_buffer(f, d, v);
        if (fhstr_exact(v)) return add_str(f, d, v);
        if (d->width < 0 && d->precision < 0) return fhtext_value(&f->out, v);
        return add_owned_str(f, d, fhstr(vm, v));
    case 'r': return add_owned_str(f, d, f->bytes ? fhascii(vm, v) : fhrepr(vm, v));
    case 'a': return add_owned_str(f, d, fhascii(vm, v));
    case 'b':
        if (f->bytes) return add_buffer(f, d, v);
        break;
    default: break;
    }
    size_t type_at = f->bytes ? type_end - 1 : fhstr_count_points(f->begin, type_end) - 1;
    return fhraise_int(vm, FH_T_ValueError, "unsupported format character '%c' (0x%x) at index %zd",
                       d->type > 31 && d->type < 127 ? (int)d->type : '?', d->type, type_at);
}

static int add_directive(Percent *f) {
    Directive d;
    if (f->p < f->end && *f->p == '%') return f->p++, fhtext_add(&f->out, "%", 1);
    if (read_directive(f, &d) < 0) return -1;
    size_t end = (size_t)(f->p - f->begin);
    FhValue v = next_argument(f);
    if (v == FH_ERR) return -1;
    fh_retain(v); /* the next key may replace item while its text is being made */
    int status = add_value(f, &d, v, end);
    fh_release(f->out.vm, v);
    return status;
}

static int walk(Percent *f) {
    while (f->p < f->end && !f->out.failed) {
        const char *percent = memchr(f->p, '%', (size_t)(f->end - f->p));
        fhtext_add(&f->out, f->p, (size_t)((percent ? percent : f->end) - f->p));
        if (!percent) break;
        f->p = percent + 1;
        if (add_directive(f) < 0) return -1;
    }
    if (f->out.failed) return -1;
    if (f->at < f->count && f->mapping == FH_NOVALUE) {
        return fhraise_int(f->out.vm, FH_T_TypeError,
                           f->bytes ? "not all arguments converted during bytes formatting"
                                    : "not all arguments converted during string formatting");
    }
    return 0;
}

static void start(Percent *f, FhVM *vm, FhBytesView format, FhValue args, bool bytes) {
    fhtext_init(&f->out, vm);
    f->bytes = bytes;
    f->begin = f->p = format.data;
    f->end = format.data + format.size;
    f->args = args;
    f->item = f->mapping = FH_NOVALUE;
    f->at = -2;
    f->count = -1;
    if (fhtuple_check(vm, args)) {
        f->at = 0;
        f->count = fhas_tuple(args)->size;
        return;
    }
    bool text = bytes ? fhbytes_check(vm, args) || fhbytearray_check(vm, args) : false;
    text = text || fhstr_check(vm, args);
    if (!text && fh_slots(vm, args)->getitem) f->mapping = args;
}

FhValue fhstr_percent(FhVM *vm, FhValue format, FhValue args) {
    Percent f;
    start(&f, vm, (FhBytesView){fhstr_text(format), fhstr_size(format)}, args, false);
    int status = walk(&f);
    fh_release(vm, f.item);
    if (status == 0) return fhtext_finish(&f.out);
    fhtext_free(&f.out);
    return FH_ERR;
}

FhValue fhbytes_percent(FhVM *vm, FhValue format, FhValue args) {
    Percent f;
    FhBuffer b; /* keeps a bytearray from being resized by what the arguments run */
    if (fhbuffer_get(vm, format, &b, false) < 0) return FH_ERR;
    start(&f, vm, fhbuffer_view(&b), args, true);
    FhValue v = walk(&f) == 0 ? fhbytes_like(vm, format, f.out.data, f.out.size) : FH_ERR;
    fh_release(vm, f.item);
    fhtext_free(&f.out);
    fhbuffer_release(vm, &b);
    return v;
}
