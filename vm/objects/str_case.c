/* str: changing case and asking for kinds of characters. ASCII goes eight bytes at a time. */
#include "base/utf8.h"
#include "objects/str_methods.h"
#include "objects/unicode.h"

#define METHOD(name)                                                                                         \
    FhValue fhstr_m_##name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)args, (void)nargs, (void)kwnames

#define BYTES(c) (0x0101010101010101u * (uint64_t)(c))

/* ---- ASCII ---- */

/* 0x20 in each byte of w (all below 0x80) that lies between first and last. */
static inline uint64_t case_bits(uint64_t w, unsigned first, unsigned last) {
    uint64_t from = w + BYTES(0x80 - first), beyond = w + BYTES(0x7F - last);
    return ((from ^ beyond) & BYTES(0x80)) >> 2;
}

static inline __attribute__((always_inline)) void flip_part(char *out, const char *in, size_t part,
                                                            unsigned first, unsigned last) {
    uint64_t w = 0;
    memcpy(&w, in, part);
    w ^= case_bits(w, first, last);
    memcpy(out, &w, part);
}

static void flip_range(char *out, const char *in, size_t n, unsigned first, unsigned last) {
    size_t i = 0;
    for (; n - i >= 8; i += 8) flip_part(out + i, in + i, 8, first, last);
    if (n & 4) flip_part(out + i, in + i, 4, first, last), i += 4;
    if (n & 2) flip_part(out + i, in + i, 2, first, last), i += 2;
    if (n & 1) flip_part(out + i, in + i, 1, first, last);
}

static FhValue ascii_flipped(FhVM *vm, FhValue v, unsigned first, unsigned last) {
    size_t n = fhstr_size(v);
    if (n == 0) return vm->empty_str;
    FhStr *s = fhstr_alloc(vm, n, n);
    if (!s) return FH_ERR;
    flip_range(s->bytes, fhstr_text(v), n, first, last);
    return fhstr_shared(vm, s);
}

static char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }
static char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? (char)(c & ~0x20) : c; }

static FhValue ascii_mapped(FhVM *vm, FhValue v, void (*map)(char *out, const char *in, size_t n)) {
    size_t n = fhstr_size(v);
    if (n == 0) return vm->empty_str;
    FhStr *s = fhstr_alloc(vm, n, n);
    if (!s) return FH_ERR;
    map(s->bytes, fhstr_text(v), n);
    return fhstr_shared(vm, s);
}

static void capitalize_ascii(char *out, const char *in, size_t n) {
    flip_range(out, in, n, 'A', 'Z');
    out[0] = ascii_upper(in[0]);
}

static void swap_ascii(char *out, const char *in, size_t n) {
    for (size_t i = 0; i < n; i++)
        out[i] = (char)(fhunicode_ascii[(unsigned char)in[i]] & FH_U_ALPHA ? in[i] ^ 0x20 : in[i]);
}

static void title_ascii(char *out, const char *in, size_t n) {
    bool inside = false;
    for (size_t i = 0; i < n; i++) {
        out[i] = inside ? ascii_lower(in[i]) : ascii_upper(in[i]);
        inside = fhunicode_ascii[(unsigned char)in[i]] & FH_U_ALPHA;
    }
}

/* ---- any text ---- */

/* A place in a text: the code point there and what surrounds it. */
typedef struct Place {
    const char *begin, *at, *after, *end;
    uint32_t code;
} Place;

static bool next_place(Place *p) {
    p->at = p->after;
    if (p->at == p->end) return false;
    unsigned size;
    p->code = fhutf8_decode_wtf8(p->at, p->end, &size);
    p->after = p->at + size;
    return true;
}

static Place first_place(FhValue v) {
    const char *text = fhstr_text(v);
    return (Place){text, text, text, text + fhstr_size(v), 0};
}

static bool cased_before(const Place *place) {
    const char *p = place->at;
    while (p > place->begin) {
        unsigned size;
        do p--;
        while ((*p & 0xC0) == 0x80);
        uint32_t c = fhutf8_decode_wtf8(p, place->end, &size);
        if (!fhunicode_is_case_ignorable(c)) return fhunicode_is_cased(c);
    }
    return false;
}

static bool cased_after(const Place *place) {
    for (Place p = *place; next_place(&p);) {
        if (!fhunicode_is_case_ignorable(p.code)) return fhunicode_is_cased(p.code);
    }
    return false;
}

static unsigned lower_at(const Place *p, uint32_t out[3]) {
    if (p->code != 0x3A3)
        return fhunicode_lower(p->code, out); /* capital sigma: final form at the end of a word */
    out[0] = cased_before(p) && !cased_after(p) ? 0x3C2 : 0x3C3;
    return 1;
}

static void add_points(FhText *t, const uint32_t *points, unsigned n) {
    for (unsigned i = 0; i < n; i++) fhtext_char(t, points[i]);
}

typedef unsigned (*Mapper)(const Place *p, bool *state, uint32_t out[3]);

/* ASCII between first and last changes its case, other ASCII stays, whatever stands around it; first 0: it depends. */
static FhValue mapped(FhVM *vm, FhValue v, Mapper map, unsigned first, unsigned last) {
    FhText t;
    bool state = false;
    fhtext_init(&t, vm);
    for (Place p = first_place(v); !t.failed && next_place(&p);) {
        if (p.code < 0x80 && first) {
            char flipped[64];
            size_t n = 1;
            while (n < sizeof flipped && p.at + n < p.end && (unsigned char)p.at[n] < 0x80) n++;
            flip_range(flipped, p.at, n, first, last);
            fhtext_add(&t, flipped, n);
            p.after = p.at + n;
            continue;
        }
        uint32_t out[3];
        unsigned n = map(&p, &state, out);
        add_points(&t, out, n);
    }
    return fhtext_finish(&t);
}

static unsigned map_lower(const Place *p, bool *state, uint32_t out[3]) {
    (void)state;
    return lower_at(p, out);
}

static unsigned map_upper(const Place *p, bool *state, uint32_t out[3]) {
    (void)state;
    return fhunicode_upper(p->code, out);
}

static unsigned map_fold(const Place *p, bool *state, uint32_t out[3]) {
    (void)state;
    return fhunicode_fold(p->code, out);
}

static unsigned map_swap(const Place *p, bool *state, uint32_t out[3]) {
    (void)state;
    if (fhunicode_is_upper(p->code)) return lower_at(p, out);
    if (fhunicode_is_lower(p->code)) return fhunicode_upper(p->code, out);
    out[0] = p->code;
    return 1;
}

static unsigned map_capitalize(const Place *p, bool *inside, uint32_t out[3]) {
    unsigned n = *inside ? lower_at(p, out) : fhunicode_title(p->code, out);
    *inside = true;
    return n;
}

static unsigned map_title(const Place *p, bool *inside, uint32_t out[3]) {
    unsigned n = *inside ? lower_at(p, out) : fhunicode_title(p->code, out);
    *inside = fhunicode_is_cased(p->code);
    return n;
}

METHOD(lower) {
    UNUSED;
    return fhstr_ascii(self) ? ascii_flipped(vm, self, 'A', 'Z') : mapped(vm, self, map_lower, 'A', 'Z');
}

METHOD(upper) {
    UNUSED;
    return fhstr_ascii(self) ? ascii_flipped(vm, self, 'a', 'z') : mapped(vm, self, map_upper, 'a', 'z');
}

METHOD(casefold) {
    UNUSED;
    return fhstr_ascii(self) ? ascii_flipped(vm, self, 'A', 'Z') : mapped(vm, self, map_fold, 'A', 'Z');
}

METHOD(swapcase) {
    UNUSED;
    return fhstr_ascii(self) ? ascii_mapped(vm, self, swap_ascii) : mapped(vm, self, map_swap, 0, 0);
}

METHOD(capitalize) {
    UNUSED;
    return fhstr_ascii(self) ? ascii_mapped(vm, self, capitalize_ascii)
                             : mapped(vm, self, map_capitalize, 0, 0);
}

METHOD(title) {
    UNUSED;
    return fhstr_ascii(self) ? ascii_mapped(vm, self, title_ascii) : mapped(vm, self, map_title, 0, 0);
}

/* ---- what it consists of ---- */

enum { POLL_STEP = 1 << 16 }; /* bytes between polls; passed by where a character of several lies across it */

/* Whether long work goes on at this place. */
static inline bool goes_on(FhVM *vm, const Place *p) {
    return (p->at - p->begin) % POLL_STEP || p->at == p->begin || fhpoll(vm) == 0;
}

/* Is all of the str of that kind, and it not empty? `ascii`: the FH_U_ bits of which an ASCII character must have one. */
static FhValue all(FhVM *vm, FhValue v, bool (*test)(uint32_t), unsigned ascii) {
    size_t n = fhstr_size(v);
    if (n == 0) return FH_FALSE;
    if (fhstr_ascii(v)) {
        const unsigned char *p = (const unsigned char *)fhstr_text(v);
        for (size_t i = 0; i < n; i++) {
            if (!(fhunicode_ascii[p[i]] & ascii)) return FH_FALSE;
            if (i % POLL_STEP == POLL_STEP - 1 && fhpoll(vm) < 0) return FH_ERR;
        }
        return FH_TRUE;
    }
    for (Place p = first_place(v); next_place(&p);) {
        if (!test(p.code)) return FH_FALSE;
        if (!goes_on(vm, &p)) return FH_ERR;
    }
    return FH_TRUE;
}

static bool is_decimal(uint32_t c) { return fhunicode_decimal(c) >= 0; }
static bool is_alnum(uint32_t c) {
    return fhunicode_is_alpha(c) || fhunicode_is_digit(c) || fhunicode_is_numeric(c);
}

#define ALL(name, test, ascii)                                                                               \
    METHOD(name) {                                                                                           \
        UNUSED;                                                                                              \
        fhcharge(vm, fhstr_size(self) >> 1);                                                                 \
        return all(vm, self, test, ascii);                                                                   \
    }
ALL(isalnum, is_alnum, FH_U_ALNUM)
ALL(isalpha, fhunicode_is_alpha, FH_U_ALPHA)
ALL(isdecimal, is_decimal, FH_U_DIGIT)
ALL(isdigit, fhunicode_is_digit, FH_U_DIGIT)
ALL(isnumeric, fhunicode_is_numeric, FH_U_DIGIT)
ALL(isspace, fhunicode_is_space, FH_U_SPACE)

METHOD(isascii) {
    UNUSED, (void)vm;
    return fh_bool(fhstr_ascii(self));
}

METHOD(isprintable) {
    UNUSED;
    fhcharge(vm, fhstr_size(self) >> 1);
    return fhstr_size(self) ? all(vm, self, fhunicode_is_printable, FH_U_PRINT) : FH_TRUE;
}

METHOD(isidentifier) {
    UNUSED;
    Place p = first_place(self);
    if (!next_place(&p) || !fhunicode_is_name_start(p.code)) return FH_FALSE;
    while (next_place(&p)) {
        if (!fhunicode_is_name_part(p.code)) return FH_FALSE;
        if (!goes_on(vm, &p)) return FH_ERR;
    }
    return FH_TRUE;
}

/* At least one character of the case, and none of another. */
static FhValue one_case(FhVM *vm, FhValue v, bool (*wanted)(uint32_t), bool (*other)(uint32_t)) {
    bool seen = false;
    for (Place p = first_place(v); next_place(&p);) {
        if (other(p.code) || fhunicode_is_title(p.code)) return FH_FALSE;
        if (!seen) seen = wanted(p.code);
        if (!goes_on(vm, &p)) return FH_ERR;
    }
    return fh_bool(seen);
}

METHOD(islower) {
    UNUSED;
    return one_case(vm, self, fhunicode_is_lower, fhunicode_is_upper);
}

METHOD(isupper) {
    UNUSED;
    return one_case(vm, self, fhunicode_is_upper, fhunicode_is_lower);
}

METHOD(istitle) {
    UNUSED, (void)vm;
    bool seen = false, inside = false;
    for (Place p = first_place(self); next_place(&p);) {
        if (fhunicode_is_upper(p.code) || fhunicode_is_title(p.code)) {
            if (inside) return FH_FALSE;
            seen = inside = true;
        } else if (fhunicode_is_lower(p.code)) {
            if (!inside) return FH_FALSE;
        } else {
            inside = false;
        }
    }
    return fh_bool(seen);
}
