/* The module unicodedata, of Unicode 14.0. Categories, classes and normal forms come from utf8proc, names from
 * base/charnames.h, the rest from tables (base/unicodedata_tables.py makes them). Characters that only utf8proc's later Unicode
 * knows count as unassigned. */
#include "base/charnames.h"
#include "base/sizes.h"
#include "base/utf8.h"
#include "objects/bytes.h"
#include "objects/exception.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/unicode.h"

#include <stdio.h>
#include <utf8proc.h>

typedef struct NumberRun {
    uint32_t first;
    uint8_t count;
    int32_t step, denominator;
    int64_t numerator;
} NumberRun;

#include "base/unicodedata_tables.h"

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED_ARGS  ((void)self, (void)nargs, (void)kwnames)
#define COUNT(table) (sizeof(table) / sizeof *(table))

/* ---- one character ---- */

/* number: of the argument where the message says it, 0: it does not. */
static int character(FhVM *vm, const char *function, int number, FhValue v, uint32_t *c) {
    unsigned size;
    if (fhstr_check(vm, v) && fhstr_length(v) == 1) {
        *c = fhutf8_decode_wtf8(fhstr_text(v), fhstr_text(v) + fhstr_size(v), &size);
        return 0;
    }
    if (!number)
        return fhraise_int(vm, FH_T_TypeError, "%s() argument must be a unicode character, not %T", function,
                           v);
    return fhraise_int(vm, FH_T_TypeError, "%s() argument %d must be a unicode character, not %T", function,
                       number, v);
}

/* NULL: not assigned in Unicode 14.0. */
static const utf8proc_property_t *property(uint32_t c) {
    return fhunicode_is_later(c) ? NULL : utf8proc_get_property((utf8proc_int32_t)c);
}

NATIVE(category) {
    UNUSED_ARGS;
    uint32_t c = 0;
    if (character(vm, "category", 0, args[0], &c) < 0) return FH_ERR;
    if (c >= 0xd800 && c < 0xe000) return fhstr_c(vm, "Cs");
    return fhstr_c(vm, fhunicode_is_later(c) ? "Cn" : utf8proc_category_string((utf8proc_int32_t)c));
}

NATIVE(bidirectional) {
    UNUSED_ARGS;
    static const char names[][4] = {"",    "L",  "LRE", "LRO", "R",   "AL",  "RLE", "RLO",
                                    "PDF", "EN", "ES",  "ET",  "AN",  "CS",  "NSM", "BN",
                                    "B",   "S",  "WS",  "ON",  "LRI", "RLI", "FSI", "PDI"};
    uint32_t c = 0;
    if (character(vm, "bidirectional", 0, args[0], &c) < 0) return FH_ERR;
    const utf8proc_property_t *p = property(c);
    unsigned class = p ? (unsigned)p->bidi_class : 0;
    if (c >= 0xd800 && c < 0xe000) class = UTF8PROC_BIDI_CLASS_L;
    return fhstr_c(vm, class < COUNT(names) ? names[class] : "");
}

NATIVE(combining) {
    UNUSED_ARGS;
    uint32_t c = 0;
    if (character(vm, "combining", 0, args[0], &c) < 0) return FH_ERR;
    const utf8proc_property_t *p = property(c);
    return fh_int_raw(p ? p->combining_class : 0);
}

NATIVE(mirrored) {
    UNUSED_ARGS;
    uint32_t c = 0;
    if (character(vm, "mirrored", 0, args[0], &c) < 0) return FH_ERR;
    const utf8proc_property_t *p = property(c);
    return fh_int_raw(p ? p->bidi_mirrored : 0);
}

NATIVE(east_asian_width) {
    UNUSED_ARGS;
    uint32_t c = 0;
    size_t low = 0, high = COUNT(widths);
    if (character(vm, "east_asian_width", 0, args[0], &c) < 0) return FH_ERR;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > widths[middle].last)
            low = middle + 1;
        else if (c < widths[middle].first)
            high = middle;
        else
            return fhstr_c(vm, width_names[widths[middle].width]);
    }
    return fhstr_c(vm, width_names[0]);
}

/* ---- values ---- */

static const NumberRun *find_run(const NumberRun *runs, size_t n, uint32_t c) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const NumberRun *r = &runs[middle];
        if (c >= r->first + r->count)
            low = middle + 1;
        else if (c < r->first)
            high = middle;
        else
            return r;
    }
    return NULL;
}

static FhValue otherwise(FhVM *vm, const FhValue *args, uint32_t nargs, const char *message) {
    return nargs > 1 ? fh_retain(args[1]) : fhraise(vm, FH_T_ValueError, "%s", message);
}

NATIVE(decimal) {
    UNUSED_ARGS;
    uint32_t c = 0;
    if (character(vm, "decimal", 1, args[0], &c) < 0) return FH_ERR;
    int value = fhunicode_decimal(c);
    return value >= 0 ? fh_int_raw(value) : otherwise(vm, args, nargs, "not a decimal");
}

NATIVE(digit) {
    UNUSED_ARGS;
    uint32_t c = 0;
    if (character(vm, "digit", 1, args[0], &c) < 0) return FH_ERR;
    const NumberRun *r = find_run(digits, COUNT(digits), c);
    if (!r) return otherwise(vm, args, nargs, "not a digit");
    return fh_int_raw(r->numerator + (int64_t)(c - r->first) * r->step);
}

NATIVE(numeric) {
    UNUSED_ARGS;
    uint32_t c = 0;
    if (character(vm, "numeric", 1, args[0], &c) < 0) return FH_ERR;
    const NumberRun *r = find_run(numbers, COUNT(numbers), c);
    if (!r) return otherwise(vm, args, nargs, "not a numeric character");
    return fhfloat_new(vm, (double)(r->numerator + (int64_t)(c - r->first) * r->step) / r->denominator);
}

/* ---- names ---- */

NATIVE(name) {
    UNUSED_ARGS;
    uint32_t c = 0;
    char text[FHCHARNAMES_LONGEST];
    if (character(vm, "name", 1, args[0], &c) < 0) return FH_ERR;
    size_t n = fhcharnames_name(c, text);
    return n ? fhstr_new(vm, text, n) : otherwise(vm, args, nargs, "no such name");
}

static FhValue key_error(FhVM *vm, FhValue text) {
    if (text != FH_ERR) fhraise_key(vm, text);
    fh_release(vm, text);
    return FH_ERR;
}

NATIVE(lookup) {
    UNUSED_ARGS;
    const char *text;
    size_t size;
    FhBuffer b = {0};
    bool is_str = fhstr_check(vm, args[0]);
    if (is_str) {
        text = fhstr_text(args[0]), size = fhstr_size(args[0]);
    } else {
        if (fhbuffer_get(vm, args[0], &b, false) < 0) return FH_ERR;
        text = (const char *)b.data, size = b.size;
    }
    FhValue v;
    uint32_t c = size > FHCHARNAMES_LONGEST ? FHUTF8_INVALID : fhcharnames_find(text, size);
    if (c != FHUTF8_INVALID)
        v = fhstr_char(vm, c);
    else if (size > FHCHARNAMES_LONGEST)
        v = key_error(vm, fhstr_c(vm, "name too long"));
    else
        v = key_error(vm, fhstr_format(vm, "undefined character name '%S'", args[0]));
    if (!is_str) fhbuffer_release(vm, &b);
    return v;
}

/* ---- decompositions and normal forms ---- */

NATIVE(decomposition) {
    UNUSED_ARGS;
    uint32_t c = 0;
    size_t low = 0, high = COUNT(decompositions);
    if (character(vm, "decomposition", 0, args[0], &c) < 0) return FH_ERR;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (decompositions[middle].code >> 5 < c)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == COUNT(decompositions) || decompositions[low].code >> 5 != c) return fh_retain(vm->empty_str);
    FhText t;
    fhtext_init(&t, vm);
    const uint16_t *u = decomposition_units + decompositions[low].at, *end = u + decompositions[low].size;
    const char *tag = tag_names[decompositions[low].code & 31], *before = "";
    if (*tag) fhtext_c(&t, tag), before = " ";
    for (; u < end; before = " ") {
        uint32_t point = *u++;
        if (point >= 0xd800 && point < 0xdc00) point = 0x10000 + ((point & 0x3ff) << 10 | (*u++ & 0x3ffu));
        char hex[12];
        snprintf(hex, sizeof hex, "%s%04X", before, (unsigned)point);
        fhtext_c(&t, hex);
    }
    return fhtext_finish(&t);
}

typedef struct Form {
    const char *name;
    int options;
} Form;

static const Form *find_form(FhVM *vm, FhValue v, const char *function) {
    static const Form forms[] = {{"NFC", UTF8PROC_COMPOSE},
                                 {"NFD", UTF8PROC_DECOMPOSE},
                                 {"NFKC", UTF8PROC_COMPOSE | UTF8PROC_COMPAT},
                                 {"NFKD", UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT}};
    if (!fhstr_check(vm, v)) {
        fhraise(vm, FH_T_TypeError, "%s() argument 1 must be str, not %T", function, v);
        return NULL;
    }
    for (size_t i = 0; i < COUNT(forms); i++)
        if (fhstr_is(v, forms[i].name)) return &forms[i];
    fhraise(vm, FH_T_ValueError, "invalid normalization form");
    return NULL;
}

typedef struct Points {
    utf8proc_int32_t *items;
    size_t n, room;
} Points;

static int reserve(FhVM *vm, Points *p, size_t more) {
    if (p->room - p->n >= more) return 0;
    size_t room = p->room * 2 + more + 32;
    void *items = fhmem_resize(vm, p->items, p->room * sizeof *p->items, room * sizeof *p->items);
    if (!items) return -1;
    p->items = items;
    p->room = room;
    return 0;
}

static bool decomposes(uint32_t c) { return (c < 0xd800 || c >= 0xe000) && !fhunicode_is_later(c); }

static int combining_class(utf8proc_int32_t c) { return utf8proc_get_property(c)->combining_class; }

/* Marks in the order of their classes. */
static void put_in_order(Points *p) {
    for (size_t i = 1; i < p->n; i++) {
        utf8proc_int32_t c = p->items[i];
        int class = combining_class(c);
        size_t j = i;
        if (!class) continue;
        for (; j > 0 && combining_class(p->items[j - 1]) > class; j--) p->items[j] = p->items[j - 1];
        p->items[j] = c;
    }
}

enum { LONGEST = 32 };

static int decompose(FhVM *vm, FhValue s, int options, Points *p) {
    const char *at = fhstr_text(s), *end = at + fhstr_size(s);
    for (unsigned size, n = 0; at < end; at += size) {
        uint32_t c = fhutf8_decode_wtf8(at, end, &size);
        if ((++n & 4095) == 0 && fhpoll_work(vm, 8 * 4096) < 0) return -1;
        if (reserve(vm, p, LONGEST) < 0) return -1;
        if (c < 0x80 || !decomposes(c)) {
            p->items[p->n++] = (utf8proc_int32_t)c;
            continue;
        }
        utf8proc_ssize_t got =
            utf8proc_decompose_char((utf8proc_int32_t)c, p->items + p->n, LONGEST,
                                    (utf8proc_option_t)(options | UTF8PROC_DECOMPOSE), NULL);
        if (got < 0 || got > LONGEST)
            p->items[p->n++] = (utf8proc_int32_t)c;
        else
            p->n += (size_t)got;
    }
    put_in_order(p);
    return 0;
}

static FhValue text_of(FhVM *vm, const Points *p) {
    FhText t;
    fhtext_init(&t, vm);
    for (size_t i = 0; p->items && i < p->n; i++) fhtext_char(&t, (uint32_t)p->items[i]);
    return fhtext_finish(&t);
}

static FhValue normal_form(FhVM *vm, FhValue s, const Form *form) {
    Points p = {0};
    FhValue v = FH_ERR;
    if (fhstr_ascii(s)) return fhstr_as_exact(vm, s);
    if (decompose(vm, s, form->options & UTF8PROC_COMPAT, &p) == 0) {
        if (form->options & UTF8PROC_COMPOSE) {
            utf8proc_ssize_t n = utf8proc_normalize_utf32(
                p.items, (utf8proc_ssize_t)p.n, (utf8proc_option_t)(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
            if (n >= 0) p.n = (size_t)n;
        }
        v = text_of(vm, &p);
    }
    fhmem_free(vm, p.items, p.room * sizeof *p.items);
    return v;
}

static int check_text(FhVM *vm, FhValue v, const char *function) {
    if (fhstr_check(vm, v)) return 0;
    return fhraise_int(vm, FH_T_TypeError, "%s() argument 2 must be str, not %T", function, v);
}

NATIVE(normalize) {
    UNUSED_ARGS;
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "normalize() argument 1 must be str, not %T", args[0]);
    if (check_text(vm, args[1], "normalize") < 0) return FH_ERR;
    if (fhstr_size(args[1]) == 0) return fh_retain(args[1]);
    const Form *form = find_form(vm, args[0], "normalize");
    return form ? normal_form(vm, args[1], form) : FH_ERR;
}

NATIVE(is_normalized) {
    UNUSED_ARGS;
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "is_normalized() argument 1 must be str, not %T", args[0]);
    if (check_text(vm, args[1], "is_normalized") < 0) return FH_ERR;
    if (fhstr_size(args[1]) == 0) return FH_TRUE;
    const Form *form = find_form(vm, args[0], "is_normalized");
    FhValue v = form ? normal_form(vm, args[1], form) : FH_ERR;
    if (v == FH_ERR) return FH_ERR;
    bool equal = fhstr_equal(v, args[1]);
    fh_release(vm, v);
    return fh_bool(equal);
}

static const FhMethodDef functions[] = {
    {"decimal", decimal, 1, 2, 0,
     "decimal($module, chr, default=<unrepresentable>, /)\n--\n\nThe decimal value of a character."},
    {"digit", digit, 1, 2, 0,
     "digit($module, chr, default=<unrepresentable>, /)\n--\n\nThe digit value of a character."},
    {"numeric", numeric, 1, 2, 0,
     "numeric($module, chr, default=<unrepresentable>, /)\n--\n\nThe numeric value of a character."},
    {"category", category, 1, 1, 0, "category($module, chr, /)\n--\n\nThe general category of a character."},
    {"bidirectional", bidirectional, 1, 1, 0,
     "bidirectional($module, chr, /)\n--\n\nThe bidirectional class of a character."},
    {"combining", combining, 1, 1, 0,
     "combining($module, chr, /)\n--\n\nThe canonical combining class of a character."},
    {"mirrored", mirrored, 1, 1, 0,
     "mirrored($module, chr, /)\n--\n\nWhether a character is mirrored in text from right to left."},
    {"east_asian_width", east_asian_width, 1, 1, 0,
     "east_asian_width($module, chr, /)\n--\n\nThe east asian width of a character."},
    {"decomposition", decomposition, 1, 1, 0,
     "decomposition($module, chr, /)\n--\n\nThe decomposition mapping of a character."},
    {"is_normalized", is_normalized, 2, 2, 0,
     "is_normalized($module, form, unistr, /)\n--\n\nWhether a text is in a normal form."},
    {"normalize", normalize, 2, 2, 0,
     "normalize($module, form, unistr, /)\n--\n\nThe normal form of a text."},
    {"name", name, 1, 2, 0,
     "name($module, chr, default=<unrepresentable>, /)\n--\n\nThe name of a character."},
    {"lookup", lookup, 1, 1, 0, "lookup($module, name, /)\n--\n\nThe character with that name."},
    {0},
};

static int exec(FhVM *vm, FhValue module) {
    return fhmodule_set_take(vm, module, "unidata_version", fhstr_c(vm, "14.0.0"));
}

const FhModuleDef fhmodule_unicodedata = {"unicodedata", "What is known of the characters of Unicode.",
                                          functions, exec};
