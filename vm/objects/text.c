/* FhText, a growing text, and the formats of fhraise and fhstr_format. */
#include "base/utf8.h"
#include "objects/dead.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/type.h"

void fhtext_init(FhText *t, FhVM *vm) {
    t->vm = vm;
    t->data = t->inline_;
    t->size = 0;
    t->capacity = t->allocated = sizeof t->inline_;
    t->failed = false;
}

void fhtext_free(FhText *t) {
    if (t->data != t->inline_) fhmem_free(t->vm, t->data, t->allocated);
    t->data = t->inline_;
    t->size = 0;
    t->capacity = t->allocated = sizeof t->inline_;
}

static int out_of_memory(FhText *t) {
    t->failed = true;
    fhraise_memory(t->vm);
    return -1;
}

enum { POLL_STEP = 1 << 20 }; /* bytes between polls */

/* Of what is allocated, so much is to be had before the next poll that n more bytes fit. */
static void open_room(FhText *t, size_t n) {
    size_t left = t->allocated - t->size - n;
    t->capacity = t->size + n + (left < POLL_STEP ? left : POLL_STEP);
}

static int fail(FhText *t) {
    t->failed = true;
    return -1;
}

/* Room for n more bytes. */
static int grow(FhText *t, size_t n) {
    if (t->failed) return -1;
    if (n > SIZE_MAX / 4 - t->size) return out_of_memory(t);
    size_t wanted = t->size + n, capacity = t->allocated + t->allocated / 2;
    if (t->size > POLL_STEP && fhpoll(t->vm) < 0) return fail(t);
    if (wanted <= t->allocated) {
        open_room(t, n);
        return 0;
    }
    if (capacity < wanted) capacity = wanted;
    char *grown;
    if (fhmeter_afford(t->vm, capacity) < 0) return fail(t);
    if (t->data == t->inline_) {
        grown = fhheap_raw(&t->vm->heap, capacity);
        if (grown) memcpy(grown, t->data, t->size);
    } else {
        grown = fhheap_raw_resize(&t->vm->heap, t->data, t->allocated, capacity);
    }
    if (!grown) return out_of_memory(t);
    t->data = grown;
    t->allocated = capacity;
    open_room(t, n);
    return 0;
}

char *fhtext_space(FhText *t, size_t n) {
    if (t->failed || (n > t->capacity - t->size && grow(t, n) < 0)) return NULL;
    char *space = t->data + t->size;
    t->size += n;
    return space;
}

int fhtext_add(FhText *t, const char *bytes, size_t n) {
    char *space = fhtext_space(t, n);
    if (!space) return -1;
    if (fhcopy(t->vm, space, bytes, n) < 0) return t->failed = true, -1;
    return 0;
}

enum { FILL_STEP = 1 << 18 }; /* characters between polls */

int fhtext_fill(FhText *t, uint32_t code_point, size_t n) {
    char unit[4];
    if (n == 0) return t->failed ? -1 : 0;
    unsigned size = fhutf8_encode(code_point, unit);
    if (n > SIZE_MAX / 8) return t->failed ? -1 : out_of_memory(t);
    char *space = fhtext_space(t, n * size);
    if (!space) return -1;
    for (size_t i = 0, more; i < n; i += more) {
        more = n - i < FILL_STEP ? n - i : FILL_STEP;
        if (size == 1)
            memset(space + i, unit[0], more);
        else
            for (size_t k = i; k < i + more; k++) memcpy(space + k * size, unit, size);
        if (i && fhpoll(t->vm) < 0) return t->failed = true, -1;
    }
    return 0;
}

int fhtext_c(FhText *t, const char *text) { return fhtext_add(t, text, strlen(text)); }

int fhtext_char(FhText *t, uint32_t code_point) {
    if (code_point < 0x80 && t->size < t->capacity && !t->failed) {
        t->data[t->size++] = (char)code_point;
        return 0;
    }
    if (t->capacity - t->size >= 4 && !t->failed) {
        t->size += fhutf8_encode(code_point, t->data + t->size);
        return 0;
    }
    char text[4] = {0};
    return fhtext_add(t, text, fhutf8_encode(code_point, text));
}

int fhtext_str(FhText *t, FhValue str) { return fhtext_add(t, fhstr_text(str), fhstr_size(str)); }

/* Adds a str result and releases it; FH_ERR fails the text. */
static int add_owned(FhText *t, FhValue str) {
    if (str == FH_ERR) {
        t->failed = true;
        return -1;
    }
    int status = fhtext_str(t, str);
    fh_release(t->vm, str);
    return status;
}

int fhtext_int(FhText *t, int64_t i) {
    char digits[20], *end = digits + sizeof digits, *p = end;
    uint64_t u = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
    do *--p = (char)('0' + u % 10);
    while (u /= 10);
    if (i < 0) *--p = '-';
    return fhtext_add(t, p, (size_t)(end - p));
}

/* The text of values whose repr is their str and needs no object: 1 added, 0 another value, -1. */
static int add_simple(FhText *t, FhValue v) {
    char digits[40];
    if (t->failed) return -1;
    if (fh_is_int(v)) return fhtext_int(t, fh_int_of(v)) < 0 ? -1 : 1;
    if (fh_is_float(v)) return fhtext_add(t, digits, fhfloat_repr(fh_float_raw(v), digits)) < 0 ? -1 : 1;
    if (v == FH_NONE) return fhtext_add(t, "None", 4) < 0 ? -1 : 1;
    if (fh_is_bool(v)) return fhtext_c(t, v == FH_TRUE ? "True" : "False") < 0 ? -1 : 1;
    return 0;
}

int fhtext_repr(FhText *t, FhValue v) {
    if (fhstr_exact(v)) return t->failed ? -1 : fhstr_repr_to(t, v);
    int added = add_simple(t, v);
    if (added) return added < 0 ? -1 : 0;
    return add_owned(t, fhrepr(t->vm, v));
}

int fhtext_value(FhText *t, FhValue v) {
    if (fhstr_exact(v)) return fhtext_str(t, v);
    int added = add_simple(t, v);
    if (added) return added < 0 ? -1 : 0;
    return add_owned(t, fhstr(t->vm, v));
}

FhValue fhtext_finish(FhText *t) {
    FhValue v = t->failed ? FH_ERR : fhstr_new(t->vm, t->data, t->size);
    fhtext_free(t);
    return v;
}

/* ---- formats ---- */

typedef struct Directive {
    bool left, zero;
    int width, precision; /* precision -1: none */
    int longs;            /* of l, ll (and z, which counts as one) */
    char kind;
} Directive;

static const char *parse_number(const char *p, int *out, va_list *ap) {
    *out = 0;
    if (*p == '*') {
        *out = va_arg(*ap, int);
        return p + 1;
    }
    while (*p >= '0' && *p <= '9') *out = *out * 10 + (*p++ - '0');
    return p;
}

/* p is behind the percent sign. */
static const char *parse_directive(const char *p, Directive *d, va_list *ap) {
    *d = (Directive){.precision = -1};
    for (; *p == '-' || *p == '0'; p++) *(*p == '-' ? &d->left : &d->zero) = true;
    p = parse_number(p, &d->width, ap);
    if (*p == '.') p = parse_number(p + 1, &d->precision, ap);
    for (; *p == 'l' || *p == 'z'; p++) d->longs++;
    d->kind = *p;
    return *p ? p + 1 : p;
}

static int add_padded(FhText *t, const Directive *d, const char *text, size_t n) {
    size_t pad = d->width > 0 && (size_t)d->width > n ? (size_t)d->width - n : 0;
    if (d->zero && pad && n && text[0] == '-') {
        fhtext_char(t, '-');
        text++;
        n--;
    }
    if (!d->left) fhtext_fill(t, d->zero ? '0' : ' ', pad);
    fhtext_add(t, text, n);
    if (d->left) fhtext_fill(t, ' ', pad);
    return t->failed ? -1 : 0;
}

static int add_unsigned(FhText *t, const Directive *d, uint64_t value, unsigned base, bool negative) {
    char digits[72], *p = digits + sizeof digits;
    do *--p = (d->kind == 'X' ? "0123456789ABCDEF" : "0123456789abcdef")[value % base];
    while (value /= base);
    if (negative) *--p = '-';
    return add_padded(t, d, p, (size_t)(digits + sizeof digits - p));
}

static int add_int(FhText *t, const Directive *d, int64_t value) {
    return add_unsigned(t, d, value < 0 ? 0 - (uint64_t)value : (uint64_t)value, 10, value < 0);
}

/* At most `precision` bytes, but no broken character at the end. */
static size_t limited(const char *text, size_t n, int precision) {
    if (precision < 0 || (size_t)precision >= n) return n;
    n = (size_t)precision;
    while (n && (text[n] & 0xC0) == 0x80) n--;
    return n;
}

static int add_text(FhText *t, const Directive *d, const char *text, size_t n) {
    return add_padded(t, d, text, limited(text, n, d->precision));
}

static int add_c(FhText *t, const Directive *d, const char *text) {
    if (!text) text = "(null)";
    return add_text(t, d, text, d->precision < 0 ? strlen(text) : strnlen(text, (size_t)d->precision + 4));
}

static int add_value(FhText *t, const Directive *d, FhValue str) {
    if (str == FH_ERR) {
        t->failed = true;
        return -1;
    }
    int status = add_text(t, d, fhstr_text(str), fhstr_size(str));
    fh_release(t->vm, str);
    return status;
}

static int add_directive(FhText *t, const Directive *d, va_list *ap) {
    switch (d->kind) {
    case 's': return add_c(t, d, va_arg(*ap, const char *));
    case 'd':
    case 'i': return add_int(t, d, d->longs ? va_arg(*ap, long long) : va_arg(*ap, int));
    case 'u':
        return add_unsigned(t, d, d->longs ? va_arg(*ap, unsigned long long) : va_arg(*ap, unsigned), 10, 0);
    case 'x':
    case 'X':
        return add_unsigned(t, d, d->longs ? va_arg(*ap, unsigned long long) : va_arg(*ap, unsigned), 16, 0);
    case 'c': return fhtext_char(t, (uint32_t)va_arg(*ap, int));
    case 'S': return add_value(t, d, fhstr(t->vm, va_arg(*ap, FhValue)));
    case 'R': return add_value(t, d, fhrepr(t->vm, va_arg(*ap, FhValue)));
    case 'A': return add_value(t, d, fhascii(t->vm, va_arg(*ap, FhValue)));
    case 'U': return add_value(t, d, fh_retain(va_arg(*ap, FhValue)));
    case 'T':
    case 'V': { /* V, of an argument: None for None */
        FhValue v = va_arg(*ap, FhValue);
        if (fh_is_dead(v)) t->vm->dead_in_message = v;
        return add_c(t, d, v == FH_NONE && d->kind == 'V' ? "None" : fhtype_name(t->vm, v));
    }
    case 'N': return add_c(t, d, fhtype_c_name(fhas_type(va_arg(*ap, FhValue))));
    default: return fhtext_char(t, '%');
    }
}

static int add_format(FhText *t, const char *format, va_list *ap) {
    for (const char *p = format; *p && !t->failed;) {
        const char *percent = strchr(p, '%');
        if (!percent) return fhtext_c(t, p);
        fhtext_add(t, p, (size_t)(percent - p));
        Directive d;
        p = parse_directive(percent + 1, &d, ap);
        add_directive(t, &d, ap);
    }
    return t->failed ? -1 : 0;
}

int fhtext_vformat(FhText *t, const char *format, va_list ap) {
    va_list copy;
    va_copy(copy, ap);
    int status = add_format(t, format, &copy);
    va_end(copy);
    return status;
}

int fhtext_format(FhText *t, const char *format, ...) {
    va_list ap;
    va_start(ap, format);
    int status = add_format(t, format, &ap);
    va_end(ap);
    return status;
}

FhValue fhstr_vformat(FhVM *vm, const char *format, va_list ap) {
    FhText t;
    fhtext_init(&t, vm);
    fhtext_vformat(&t, format, ap);
    return fhtext_finish(&t);
}

FhValue fhstr_format(FhVM *vm, const char *format, ...) {
    va_list ap;
    va_start(ap, format);
    FhValue v = fhstr_vformat(vm, format, ap);
    va_end(ap);
    return v;
}
