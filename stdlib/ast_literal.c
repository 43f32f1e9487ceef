/* _ast_literal: literals as repr() writes them, read straight from the text, without a tree: numbers, strings and bytes in one
 * piece with everyday escapes, None, True, False, and lists, tuples, dicts and sets of them. What is anything else, or broken,
 * gives NotImplemented: then the script (ast.py) does it from the start, and it is the script that knows the errors. No
 * script code runs in between, so nothing has been done that anyone could see. */
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/set.h"
#include "objects/str.h"
#include "stdlib/native.h"

enum { MAX_DEPTH = 80, MAX_DIGITS = 400, POLL_EVERY = 4096 };

typedef struct Reader {
    FhVM *vm;
    const char *p, *end; /* a NUL stands at end */
    uint32_t depth, values;
} Reader;

/* Results: an owned value, FH_ERR with an exception pending, or FH_ERR without: it is no such literal. */
static FhValue read_value(Reader *r);

static void skip_space(Reader *r) { /* inside brackets */
    while (*r->p == ' ' || *r->p == '\n' || *r->p == '\t') r->p++;
}

static bool accept(Reader *r, char c) {
    skip_space(r);
    if (*r->p != c) return false;
    r->p++;
    return true;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool in_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (uint8_t)c >= 0x80;
}

/* ---- numbers and names ---- */

static void skip_digits(Reader *r) {
    while (is_digit(*r->p)) r->p++;
}

static FhValue read_number(Reader *r) {
    bool negative = *r->p == '-', real = false;
    if (*r->p == '-' || *r->p == '+') r->p++;
    while (*r->p == ' ') r->p++;
    const char *start = r->p;
    double d;
    skip_digits(r);
    size_t digits = (size_t)(r->p - start);
    if (*r->p == '.') {
        real = true;
        r->p++;
        skip_digits(r);
        if (r->p == start + 1) return FH_ERR;
    }
    if (*r->p == 'e' || *r->p == 'E') {
        real = true;
        r->p++;
        if (*r->p == '-' || *r->p == '+') r->p++;
        if (!is_digit(*r->p)) return FH_ERR;
        skip_digits(r);
    }
    if (in_word(*r->p) || *r->p == '.') return FH_ERR;
    if (real) {
        if (!fhfloat_parse(start, (size_t)(r->p - start), &d)) return FH_ERR;
        return fhfloat_new(r->vm, negative ? -d : d);
    }
    if (digits == 0 || digits > MAX_DIGITS || (*start == '0' && digits > 1)) return FH_ERR;
    FhValue v = fhint_parse(r->vm, start, digits, 10);
    if (v == FH_ERR || !negative) return v;
    FhValue positive = v;
    v = fhint_sub(r->vm, fh_int_raw(0), positive);
    fh_release(r->vm, positive);
    return v;
}

static FhValue read_name(Reader *r) {
    static const struct {
        const char *name;
        FhValue value;
    } names[] = {{"None", FH_NONE}, {"True", FH_TRUE}, {"False", FH_FALSE}};
    const char *start = r->p;
    while (in_word(*r->p)) r->p++;
    size_t size = (size_t)(r->p - start);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (size == strlen(names[i].name) && memcmp(start, names[i].name, size) == 0) return names[i].value;
    return FH_ERR;
}

/* ---- strings ---- */

static int hex(char c) {
    if (is_digit(c)) return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The character behind a backslash; false: another escape. */
static bool read_escape(Reader *r, FhText *t, bool bytes) {
    static const char from[] = "\\'\"nrt", to[] = "\\'\"\n\r\t";
    char c = *r->p++;
    if (c == 'x') {
        int high = hex(r->p[0]), low = high < 0 ? -1 : hex(r->p[1]);
        if (low < 0) return false;
        char byte = (char)(high << 4 | low);
        r->p += 2;
        return bytes ? fhtext_add(t, &byte, 1) == 0 : fhtext_char(t, (uint8_t)byte) == 0;
    }
    const char *found = c ? strchr(from, c) : NULL;
    return found && fhtext_add(t, &to[found - from], 1) == 0;
}

/* Up to a quote, a backslash, or what a string cannot hold. */
static const char *plain_end(const Reader *r, char quote, bool bytes) {
    const char *p = r->p;
    for (;; p++) {
        uint8_t c = (uint8_t)*p;
        if (c == (uint8_t)quote || c == '\\' || c == '\n' || c == '\r' || c == 0) return p;
        if (c >= 0x80 && (bytes || (c == 0xed && (uint8_t)p[1] >= 0xa0))) return p; /* ed a0: a surrogate */
    }
}

static bool read_text(Reader *r, FhText *t, char quote, bool bytes) {
    while (*r->p != quote) {
        if (*r->p++ != '\\' || !read_escape(r, t, bytes)) return false;
        const char *end = plain_end(r, quote, bytes);
        if (fhtext_add(t, r->p, (size_t)(end - r->p)) < 0) return false;
        r->p = end;
    }
    return true;
}

static FhValue make_string(Reader *r, const char *text, size_t size, bool bytes) {
    return bytes ? fhbytes_new(r->vm, text, size) : fhstr_new(r->vm, text, size);
}

static FhValue read_string(Reader *r) {
    bool bytes = *r->p == 'b';
    if (bytes) r->p++;
    char quote = *r->p++;
    const char *start = r->p;
    r->p = plain_end(r, quote, bytes);
    FhValue v = FH_ERR;
    if (*r->p == quote) {
        v = make_string(r, start, (size_t)(r->p - start), bytes);
    } else {
        FhText t;
        fhtext_init(&t, r->vm);
        fhtext_add(&t, start, (size_t)(r->p - start));
        if (read_text(r, &t, quote, bytes)) v = make_string(r, t.data, t.size, bytes);
        fhtext_free(&t);
    }
    if (v == FH_ERR) return FH_ERR;
    r->p++;
    if (!in_word(*r->p) && *r->p != '\'' && *r->p != '"') return v;
    fh_release(r->vm, v);
    return FH_ERR;
}

/* ---- containers ---- */

/* Values with commas between, up to that bracket, into a list. *commas: how many there were. */
static bool read_items(Reader *r, FhValue list, char close, int64_t *commas) {
    for (*commas = 0; !accept(r, close);) {
        if (fhas_list(list)->size > *commas) return false; /* no comma before it */
        FhValue v = read_value(r);
        if (v == FH_ERR || fhlist_push(r->vm, fhas_list(list), v) < 0) return false;
        if (accept(r, ',')) ++*commas;
    }
    return true;
}

static FhValue read_list(Reader *r) {
    FhValue list = fhlist_new(r->vm, 4);
    int64_t commas;
    if (list == FH_ERR || read_items(r, list, ']', &commas)) return list;
    fh_release(r->vm, list);
    return FH_ERR;
}

static FhValue read_tuple(Reader *r) {
    FhValue list = fhlist_new(r->vm, 4), v = FH_ERR;
    int64_t commas;
    if (list == FH_ERR) return FH_ERR;
    if (read_items(r, list, ')', &commas)) {
        int64_t n = fhas_list(list)->size;
        bool parenthesized = n == 1 && commas == 0;
        v = parenthesized ? fh_retain(fhas_list(list)->items[0])
            : n           ? fhtuple_from(r->vm, fhas_list(list)->items, n)
                          : fhtuple_new(r->vm, 0);
    }
    fh_release(r->vm, list);
    return v;
}

static int add_pair(Reader *r, FhValue dict, FhValue key) {
    FhValue v = accept(r, ':') ? read_value(r) : FH_ERR;
    int status = v == FH_ERR ? -1 : fhdict_set(r->vm, dict, key, v);
    fh_release(r->vm, v);
    return status;
}

static FhValue read_braces(Reader *r) {
    FhValue made = FH_ERR;
    if (accept(r, '}')) return fhdict_new(r->vm);
    for (bool more = true; !accept(r, '}');) {
        FhValue key = more ? read_value(r) : FH_ERR;
        if (key == FH_ERR) goto fail;
        skip_space(r);
        if (made == FH_ERR) made = *r->p == ':' ? fhdict_new(r->vm) : fhset_new(r->vm);
        int status = made == FH_ERR       ? -1
                     : fhdict_exact(made) ? add_pair(r, made, key)
                                          : fhset_add(r->vm, made, key);
        fh_release(r->vm, key);
        if (status < 0) goto fail;
        more = accept(r, ',');
    }
    return made;
fail:
    if (made != FH_ERR) fh_release(r->vm, made);
    return FH_ERR;
}

static FhValue read_nested(Reader *r, FhValue (*read)(Reader *)) {
    if (r->depth == MAX_DEPTH) return FH_ERR;
    r->depth++;
    r->p++;
    FhValue v = read(r);
    r->depth--;
    return v;
}

static FhValue read_value(Reader *r) {
    if (++r->values % POLL_EVERY == 0 && fhpoll_work(r->vm, POLL_EVERY) < 0) return FH_ERR;
    skip_space(r);
    switch (*r->p) {
    case '[': return read_nested(r, read_list);
    case '(': return read_nested(r, read_tuple);
    case '{': return read_nested(r, read_braces);
    case '\'':
    case '"': return read_string(r);
    case 'b': return r->p[1] == '\'' || r->p[1] == '"' ? read_string(r) : FH_ERR;
    case '-':
    case '+':
    case '.': return read_number(r);
    default: return is_digit(*r->p) ? read_number(r) : read_name(r);
    }
}

/* ---- the module ---- */

NATIVE(literal) {
    UNUSED_ARGS;
    if (!fhstr_exact(args[0])) return FH_NOTIMPLEMENTED;
    Reader r = {.vm = vm, .p = fhstr_text(args[0])};
    r.end = r.p + fhstr_size(args[0]);
    while (*r.p == ' ' || *r.p == '\t') r.p++;
    FhValue v = *r.p == '\n' ? FH_ERR : read_value(&r);
    if (v == FH_ERR) {
        if (vm->pending == FH_NOVALUE) return FH_NOTIMPLEMENTED;
        if (!fhpending_is(vm, FH_T_TypeError)) return FH_ERR;
        fhpending_clear(vm); /* what cannot be hashed: there may be an error before that */
        return FH_NOTIMPLEMENTED;
    }
    while (*r.p == ' ' || *r.p == '\t') r.p++;
    while (*r.p == '\n') r.p++;
    if (r.p == r.end) return v;
    fh_release(vm, v);
    return FH_NOTIMPLEMENTED;
}

static const FhMethodDef functions[] = {
    {"literal", literal, 1, 1, 0, "literal(text)\nIts value, or NotImplemented."}, {0}};

const FhModuleDef fhmodule__ast_literal = {"_ast_literal", "Literals from text.", functions, NULL};
