/* JSON text to values: the scanner that json.decoder goes by.
 *
 * It reads the UTF-8 of a str; `at` is a byte offset, which becomes a number of characters only in results and messages.
 * Nesting recurses, bounded by fhrecursion_enter. Hooks may run script code, but the text is a str: it does not change. */
#include "stdlib/json_parts.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "base/utf8.h"
#include "objects/exception.h"

#include <math.h>

enum { KEYS = 64, LONGEST_KEY = 40, SMALL_DIGITS = 17 };

typedef struct Scanner {
    FhObj header;
    FhValue object_hook, object_pairs_hook, parse_float, parse_int, parse_constant; /* NONE: the usual */
    bool strict;
} Scanner;

typedef struct Scan {
    FhVM *vm;
    const Scanner *scanner;
    FhValue text; /* borrowed */
    const char *s;
    size_t at, size;
    bool strict;
    FhValue keys[KEYS]; /* names met lately, by their first and last bytes: owned, or NOVALUE */
} Scan;

/* ---- errors ---- */

FhValue fhjsonscan_error(FhVM *vm, const char *message, FhValue text, size_t position) {
    FhValue module = fhimport(vm, "json.decoder");
    FhValue name = module == FH_ERR ? FH_ERR : fhstr_c(vm, "JSONDecodeError");
    FhValue type = name == FH_ERR ? FH_ERR : fhattr_get(vm, module, name);
    FhValue words = type == FH_ERR ? FH_ERR : fhstr_c(vm, message);
    FhValue error = words == FH_ERR ? FH_ERR : fhcall3(vm, type, words, text, fh_int_raw((int64_t)position));
    if (error != FH_ERR) fhraise_object(vm, error);
    fh_release(vm, words);
    fh_release(vm, type);
    fh_release(vm, name);
    fh_release(vm, module);
    return FH_ERR;
}

static size_t characters(Scan *j, size_t at) {
    return fhstr_ascii(j->text) ? at : fhstr_number(j->vm, j->text, at);
}
static FhValue error_at(Scan *j, const char *message, size_t at) {
    return fhjsonscan_error(j->vm, message, j->text, characters(j, at));
}
/* There is no value here: json.decoder turns it into "Expecting value". */
static FhValue no_value(Scan *j, size_t at) {
    return fhraise_stop_iteration(j->vm, fh_int_raw((int64_t)characters(j, at)));
}

/* ---- text ---- */

static inline bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
static inline void skip_blanks(Scan *j) {
    while (j->at < j->size && is_blank(j->s[j->at])) j->at++;
}
static inline char look(const Scan *j) { return j->at < j->size ? j->s[j->at] : 0; }
static inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

static int hex4(const Scan *j, size_t at) {
    int value = 0;
    if (j->size - at <= 4) return -1; /* something must follow */
    for (int i = 0; i < 4; i++) {
        char c = j->s[at + (size_t)i], low = c | 32;
        int digit = is_digit(c) ? c - '0' : low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
        if (digit < 0) return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* from: behind the quote that begins the string. */
static int unterminated(Scan *j, size_t from) {
    fhjsonscan_error(j->vm, "Unterminated string starting at", j->text, characters(j, from) - 1);
    return -1;
}

/* Behind a backslash. */
static int add_escape(Scan *j, FhText *t, size_t begin) {
    static const char letters[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    if (j->at >= j->size) return unterminated(j, begin);
    char c = j->s[j->at++];
    if (c != 'u') {
        const char *found = c ? strchr(letters, c) : NULL;
        if (!found) return error_at(j, "Invalid \\escape", j->at - 2), -1;
        return fhtext_add(t, &values[found - letters], 1);
    }
    int code = hex4(j, j->at);
    if (code < 0) return error_at(j, "Invalid \\uXXXX escape", j->at - 1), -1;
    j->at += 4;
    if (code >= 0xd800 && code < 0xdc00 && j->size - j->at > 6 && j->s[j->at] == '\\' &&
        j->s[j->at + 1] == 'u') {
        int second = hex4(j, j->at + 2);
        if (second >= 0xdc00 && second < 0xe000) {
            j->at += 6;
            code = 0x10000 + ((code & 0x3ff) << 10 | (second & 0x3ff));
        }
    }
    return fhtext_char(t, (uint32_t)code);
}

/* The end of the run of plain bytes from j->at on. */
static inline size_t plain_end(const Scan *j) {
    const char *p = j->s + j->at, *end = j->s + j->size;
    while (p < end && *p != '"' && *p != '\\' && (unsigned char)*p >= 0x20) p++;
    return (size_t)(p - j->s);
}

/* A string that is not one plain run; j->at: where the run that has been seen ends. */
static FhValue parse_long_string(Scan *j, size_t begin) {
    FhText t;
    fhtext_init(&t, j->vm);
    size_t from = begin;
    for (;;) {
        if (fhtext_add(&t, j->s + from, j->at - from) < 0) break;
        if (j->at >= j->size) {
            unterminated(j, begin);
            break;
        }
        char c = j->s[j->at];
        if (c == '"') {
            j->at++;
            return fhtext_finish(&t);
        }
        if (c == '\\') {
            j->at++;
            if (add_escape(j, &t, begin) < 0) break;
            from = j->at;
        } else {
            if (j->strict) {
                error_at(j, "Invalid control character at", j->at);
                break;
            }
            from = j->at++;
        }
        j->at = plain_end(j);
    }
    fhtext_free(&t);
    return FH_ERR;
}

static FhValue make_string(Scan *j, const char *s, size_t n) {
    if (n == 1) return fhlatin1((uint8_t)*s);
    return fhstr_ascii(j->text) ? fhstr_new_counted(j->vm, s, n, n) : fhstr_new(j->vm, s, n);
}

/* j->at: behind the quote that begins it. */
static FhValue parse_string(Scan *j) {
    size_t from = j->at;
    j->at = plain_end(j);
    if (FH_UNLIKELY(j->at >= j->size || j->s[j->at] != '"')) return parse_long_string(j, from);
    size_t n = j->at++ - from;
    return n ? make_string(j, j->s + from, n) : fh_retain(j->vm->empty_str);
}

/* The same for the name of a member: names come again. */
static FhValue parse_key(Scan *j) {
    size_t from = j->at;
    j->at = plain_end(j);
    if (FH_UNLIKELY(j->at >= j->size || j->s[j->at] != '"')) return parse_long_string(j, from);
    size_t n = j->at++ - from;
    const char *s = j->s + from;
    if (n < 2 || n > LONGEST_KEY) return n ? make_string(j, s, n) : fh_retain(j->vm->empty_str);
    unsigned place = ((unsigned char)s[0] * 7u + (unsigned char)s[n - 1] * 31u + (unsigned char)s[n / 2] +
                      (unsigned)n * 13u) %
                     KEYS;
    FhValue known = j->keys[place];
    if (known != FH_NOVALUE && fhstr_size(known) == n && memcmp(fhstr_text(known), s, n) == 0)
        return fh_retain(known);
    FhValue key = make_string(j, s, n);
    if (key == FH_ERR) return FH_ERR;
    fh_release(j->vm, known);
    return j->keys[place] = fh_retain(key);
}

/* ---- numbers ---- */

static FhValue by_hook(Scan *j, FhValue hook, const char *s, size_t n) {
    FhValue text = fhstr_new_counted(j->vm, s, n, n);
    if (text == FH_ERR) return FH_ERR;
    FhValue v = fhcall1(j->vm, hook, text);
    fh_release(j->vm, text);
    return v;
}

static size_t skip_digits(const Scan *j, size_t at) {
    while (at < j->size && is_digit(j->s[at])) at++;
    return at;
}

static FhValue parse_number(Scan *j) {
    size_t begin = j->at, at = begin;
    const char *s = j->s;
    bool negative = s[at] == '-';
    at += negative;
    if (at >= j->size || !is_digit(s[at])) return no_value(j, begin);
    size_t digits = at;
    int64_t value = 0;
    if (s[at] == '0') {
        at++;
    } else {
        for (; at < j->size && is_digit(s[at]); at++)
            if (at - digits < SMALL_DIGITS) value = value * 10 + (s[at] - '0');
    }
    size_t whole = at;
    if (at + 1 < j->size && s[at] == '.' && is_digit(s[at + 1])) at = skip_digits(j, at + 1);
    if (at < j->size && (s[at] | 32) == 'e') {
        size_t exponent = at + 1;
        if (exponent < j->size && (s[exponent] == '-' || s[exponent] == '+')) exponent++;
        if (exponent < j->size && is_digit(s[exponent])) at = skip_digits(j, exponent);
    }
    j->at = at;
    if (at > whole) {
        double d;
        if (j->scanner->parse_float != FH_NONE)
            return by_hook(j, j->scanner->parse_float, s + begin, at - begin);
        fhfloat_parse(s + begin, at - begin, &d);
        return fhfloat_new(j->vm, d);
    }
    if (j->scanner->parse_int != FH_NONE) return by_hook(j, j->scanner->parse_int, s + begin, at - begin);
    if (at - digits <= SMALL_DIGITS) return fh_int_raw(negative ? -value : value);
    return fhint_parse(j->vm, s + begin, at - begin, 10);
}

static FhValue parse_constant(Scan *j, const char *name, double value) {
    size_t n = strlen(name);
    if (j->size - j->at < n || memcmp(j->s + j->at, name, n) != 0)
        return *name == '-' ? parse_number(j) : no_value(j, j->at);
    j->at += n;
    if (j->scanner->parse_constant != FH_NONE) return by_hook(j, j->scanner->parse_constant, name, n);
    return fhfloat_new(j->vm, value);
}

static FhValue parse_word(Scan *j, const char *word, FhValue value) {
    size_t n = strlen(word);
    if (j->size - j->at < n || memcmp(j->s + j->at, word, n) != 0) return no_value(j, j->at);
    j->at += n;
    return value;
}

/* ---- containers ---- */

static FhValue parse_value(Scan *j);

static FhValue parse_items(Scan *j, FhValue list) {
    skip_blanks(j);
    if (look(j) == ']') {
        j->at++;
        return list;
    }
    for (;;) {
        FhValue v = parse_value(j);
        if (v == FH_ERR || fhlist_push(j->vm, fhas_list(list), v) < 0 || fhpoll_work(j->vm, 0) < 0) break;
        skip_blanks(j);
        char c = look(j);
        if (c == ']' && j->at < j->size) {
            j->at++;
            return list;
        }
        if (c != ',') {
            error_at(j, "Expecting ',' delimiter", j->at);
            break;
        }
        j->at++;
        skip_blanks(j);
    }
    fh_release(j->vm, list);
    return FH_ERR;
}

static FhValue parse_array(Scan *j) {
    if (fhrecursion_enter(j->vm, " while decoding a JSON array from a unicode string") < 0) return FH_ERR;
    FhValue list = fhlist_new(j->vm, 0);
    if (list != FH_ERR) list = parse_items(j, list);
    fhrecursion_leave(j->vm);
    return list;
}

/* "name": value; both owned. */
static int parse_member(Scan *j, FhValue *key, FhValue *value) {
    if (look(j) != '"') return error_at(j, "Expecting property name enclosed in double quotes", j->at), -1;
    j->at++;
    if ((*key = parse_key(j)) == FH_ERR) return -1;
    skip_blanks(j);
    if (look(j) != ':') {
        error_at(j, "Expecting ':' delimiter", j->at);
    } else {
        j->at++;
        skip_blanks(j);
        if ((*value = parse_value(j)) != FH_ERR) return 0;
    }
    fh_release(j->vm, *key);
    return -1;
}

static int add_member(Scan *j, FhValue into, bool pairs) {
    FhValue key, value;
    if (parse_member(j, &key, &value) < 0) return -1;
    if (!pairs) return fhdict_set_take(j->vm, into, key, value);
    FhValue items[2] = {key, value}, pair = fhtuple_take(j->vm, items, 2);
    return pair == FH_ERR ? -1 : fhlist_push(j->vm, fhas_list(into), pair);
}

/* The members, up to and with the brace that ends them. */
static int parse_members(Scan *j, FhValue into, bool pairs) {
    skip_blanks(j);
    if (look(j) == '}') return j->at++, 0;
    for (;;) {
        if (add_member(j, into, pairs) < 0 || fhpoll_work(j->vm, 0) < 0) return -1;
        skip_blanks(j);
        char c = look(j);
        if (c == '}') return j->at++, 0;
        if (c != ',') return error_at(j, "Expecting ',' delimiter", j->at), -1;
        j->at++;
        skip_blanks(j);
    }
}

static FhValue parse_object(Scan *j) {
    if (fhrecursion_enter(j->vm, " while decoding a JSON object from a unicode string") < 0) return FH_ERR;
    FhValue hook = j->scanner->object_pairs_hook;
    bool pairs = hook != FH_NONE;
    FhValue v = pairs ? fhlist_new(j->vm, 0) : fhdict_new(j->vm);
    if (v != FH_ERR && parse_members(j, v, pairs) < 0) {
        fh_release(j->vm, v);
        v = FH_ERR;
    }
    fhrecursion_leave(j->vm);
    if (!pairs) hook = j->scanner->object_hook;
    if (v == FH_ERR || hook == FH_NONE) return v;
    FhValue made = fhcall1(j->vm, hook, v);
    fh_release(j->vm, v);
    return made;
}

static FhValue parse_value(Scan *j) {
    if (j->at >= j->size) return no_value(j, j->at);
    switch (j->s[j->at]) {
    case '"': j->at++; return parse_string(j);
    case '{': j->at++; return parse_object(j);
    case '[': j->at++; return parse_array(j);
    case 'n': return parse_word(j, "null", FH_NONE);
    case 't': return parse_word(j, "true", FH_TRUE);
    case 'f': return parse_word(j, "false", FH_FALSE);
    case 'N': return parse_constant(j, "NaN", (double)NAN);
    case 'I': return parse_constant(j, "Infinity", (double)INFINITY);
    case '-':
        if (j->at + 1 < j->size && j->s[j->at + 1] == 'I')
            return parse_constant(j, "-Infinity", -(double)INFINITY);
        return parse_number(j);
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9': return parse_number(j);
    default: return no_value(j, j->at);
    }
}

/* ---- the scanner object ---- */

static void scanner_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    Scanner *s = (Scanner *)o;
    (void)vm;
    fn(ctx, &s->object_hook);
    fn(ctx, &s->object_pairs_hook);
    fn(ctx, &s->parse_float);
    fn(ctx, &s->parse_int);
    fn(ctx, &s->parse_constant);
}
static void scanner_finalize(FhVM *vm, FhObj *o) {
    Scanner *s = (Scanner *)o;
    fh_clear(vm, &s->object_hook);
    fh_clear(vm, &s->object_pairs_hook);
    fh_clear(vm, &s->parse_float);
    fh_clear(vm, &s->parse_int);
    fh_clear(vm, &s->parse_constant);
}

/* usual: what stands for the built-in behaviour, besides None. */
static int read_hook(FhVM *vm, FhValue context, const char *name, FhValue usual, FhValue *out) {
    FhValue key = fhstr_intern(vm, name, strlen(name));
    FhValue v = key == FH_ERR ? FH_ERR : fhattr_get(vm, context, key);
    if (v == FH_ERR) return -1;
    if (v == usual) {
        fh_release(vm, v);
        v = FH_NONE;
    }
    *out = v;
    return 0;
}

static FhValue scanner_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"context", NULL};
    static const FhParams params = {"make_scanner", names, 0, 1, 1};
    FhValue context, strict, self;
    if (fhargs(vm, &params, args, nargs, kwnames, &context) < 0) return FH_ERR;
    if ((self = fhinstance_new(vm, fhas_type(type), 0)) == FH_ERR) return FH_ERR;
    Scanner *s = FH_AS(Scanner, self);
    s->object_hook = s->object_pairs_hook = s->parse_float = s->parse_int = s->parse_constant = FH_NONE;
    if (read_hook(vm, context, "strict", FH_NOVALUE, &strict) < 0) goto fail;
    int is_strict = fhtruth(vm, strict);
    fh_release(vm, strict);
    if (is_strict < 0) goto fail;
    s->strict = is_strict;
    if (read_hook(vm, context, "object_hook", FH_NONE, &s->object_hook) < 0 ||
        read_hook(vm, context, "object_pairs_hook", FH_NONE, &s->object_pairs_hook) < 0 ||
        read_hook(vm, context, "parse_float", fh_val(vm->types[FH_T_float]), &s->parse_float) < 0 ||
        read_hook(vm, context, "parse_int", fh_val(vm->types[FH_T_int]), &s->parse_int) < 0 ||
        read_hook(vm, context, "parse_constant", FH_NONE, &s->parse_constant) < 0)
        goto fail;
    return self;
fail:
    fh_release(vm, self);
    return FH_ERR;
}

static FhValue scan_value(Scan *j) {
    for (int i = 0; i < KEYS; i++) j->keys[i] = FH_NOVALUE;
    FhValue v = parse_value(j);
    for (int i = 0; i < KEYS; i++) fh_release(j->vm, j->keys[i]);
    return v;
}

static int open_scan(FhVM *vm, Scan *j, FhValue text, FhValue index) {
    int64_t i;
    if (!fhstr_check(vm, text))
        return fhraise_int(vm, FH_T_TypeError, "first argument must be a string, not %T", text);
    if (fhargs_index(vm, index, &i) < 0) return -1;
    if (i < 0) return fhraise_int(vm, FH_T_ValueError, "idx cannot be negative");
    j->vm = vm;
    j->text = text;
    j->s = fhstr_text(text);
    j->size = fhstr_size(text);
    int64_t length = fhstr_length(text);
    if (i >= length) {
        fhraise_stop_iteration(vm, index);
        return -1;
    }
    j->at = fhstr_ascii(text) ? (size_t)i : fhstr_offset(vm, text, (size_t)i);
    return 0;
}

static FhValue scanner_call(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"string", "idx", NULL};
    static const FhParams params = {"scan_once", names, 0, 2, 2};
    FhValue v[2];
    Scan j = {0};
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0 || open_scan(vm, &j, v[0], v[1]) < 0) return FH_ERR;
    j.scanner = FH_AS(Scanner, self);
    j.strict = j.scanner->strict;
    size_t begun = j.at;
    FhValue pair[2] = {scan_value(&j), FH_NONE};
    fhcharge(vm, j.at > begun ? (j.at - begun) / 4 : 0);
    if (pair[0] == FH_ERR) return FH_ERR;
    pair[1] = fh_int_raw((int64_t)characters(&j, j.at));
    return fhtuple_take(vm, pair, 2);
}

static FhValue get_strict(FhVM *vm, FhValue self) { return (void)vm, fh_bool(FH_AS(Scanner, self)->strict); }
static FhValue get_object_hook(FhVM *vm, FhValue self) {
    return (void)vm, fh_retain(FH_AS(Scanner, self)->object_hook);
}
static FhValue get_object_pairs_hook(FhVM *vm, FhValue self) {
    return (void)vm, fh_retain(FH_AS(Scanner, self)->object_pairs_hook);
}
static const FhGetSetDef scanner_getsets[] = {
    {"strict", get_strict, NULL, NULL},
    {"object_hook", get_object_hook, NULL, NULL},
    {"object_pairs_hook", get_object_pairs_hook, NULL, NULL},
    {0},
};
static const FhSlots scanner_slots = {
    .life = {scanner_visit, scanner_finalize, NULL, NULL}, .new_ = scanner_new, .call = scanner_call};
const FhTypeDef fhjsonscan_type = {.doc = "JSON scanner object",
                                   .size = sizeof(Scanner),
                                   .flags = FH_TF_CONTAINER | FH_TF_BASE,
                                   .slots = &scanner_slots,
                                   .getsets = scanner_getsets,
                                   .module = "_json"};

/* ---- functions ---- */

/* scanstring(string, end, strict=True): end is behind the quote that begins it. */
FhValue fhjsonscan_string(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)self, (void)kwnames;
    Scan j = {.vm = vm, .text = args[0], .strict = true};
    int64_t i;
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "first argument must be a string, not %T", args[0]);
    if (fhargs_index(vm, args[1], &i) < 0) return FH_ERR;
    if (nargs > 2) {
        int strict = fhtruth(vm, args[2]);
        if (strict < 0) return FH_ERR;
        j.strict = strict;
    }
    if (i < 0 || i > fhstr_length(args[0])) return fhraise(vm, FH_T_ValueError, "end is out of bounds");
    j.s = fhstr_text(args[0]);
    j.size = fhstr_size(args[0]);
    j.at = fhstr_ascii(args[0]) ? (size_t)i : fhstr_offset(vm, args[0], (size_t)i);
    FhValue pair[2] = {parse_string(&j), FH_NONE};
    if (pair[0] == FH_ERR) return FH_ERR;
    pair[1] = fh_int_raw((int64_t)characters(&j, j.at));
    return fhtuple_take(vm, pair, 2);
}

/* _blank(string, index): the index of the first character from there on that is no JSON white space. */
FhValue fhjsonscan_blank(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    int64_t i;
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "expected string or bytes-like object, got '%T'", args[0]);
    if (fhargs_index(vm, args[1], &i) < 0) return FH_ERR;
    int64_t length = fhstr_length(args[0]);
    if (i < 0) i = 0;
    if (i >= length) return fh_int_raw(length);
    const char *s =
        fhstr_text(args[0]) + (fhstr_ascii(args[0]) ? (size_t)i : fhstr_offset(vm, args[0], (size_t)i));
    for (; is_blank(*s); s++) i++;
    return fh_int_raw(i);
}
