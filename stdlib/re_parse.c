/* Pattern text to tree, with Python's syntax and error messages. Escapes and group headers: re_parse_parts.c.
 *
 * A token is a character, or a backslash and the one behind it; `next` is the token that is looked at but not taken.
 * Positions in messages are those of the token, as Python counts them. */
#include "stdlib/re_parse.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "base/utf8.h"

#include <stdio.h>

/* ---- messages ---- */

/* re.error(message, pattern, position); the class is the one that the script part of the module defines. */
static int raise_error(FhVM *vm, FhValue pattern, int64_t position, FhValue text) {
    bool placed = position >= 0;
    FhValue module = text == FH_ERR ? FH_ERR : fhimport(vm, "re");
    FhValue name = module == FH_ERR ? FH_ERR : fhstr_intern(vm, "error", 5);
    FhValue type = name == FH_ERR ? FH_ERR : fhattr_get(vm, module, name);
    FhValue error = type == FH_ERR ? FH_ERR
                                   : fhcall3(vm, type, text, placed ? pattern : FH_NONE,
                                             placed ? fh_int_raw(position) : FH_NONE);
    if (error != FH_ERR) fhraise_object(vm, error);
    fh_release(vm, type);
    fh_release(vm, module);
    fh_release(vm, text);
    return -1;
}

int fhre_error(FhVM *vm, FhValue pattern, int64_t position, const char *format, ...) {
    va_list ap;
    va_start(ap, format);
    FhValue text = fhstr_vformat(vm, format, ap);
    va_end(ap);
    return raise_error(vm, pattern, position, text);
}

int fhre_warn(FhVM *vm, FhTypeId category, const char *format, ...) {
    va_list ap;
    va_start(ap, format);
    FhValue args[] = {fh_val(vm->types[category]), fhstr_vformat(vm, format, ap)};
    va_end(ap);
    if (args[1] == FH_ERR) return -1;
    FhValue module = fhimport(vm, "re"), name = module == FH_ERR ? FH_ERR : fhstr_intern(vm, "_warn", 5);
    FhValue result = name == FH_ERR ? FH_ERR : fhcall_method(vm, module, name, args, 2);
    if (module != FH_ERR) fh_release(vm, module);
    fh_release(vm, args[1]);
    if (result == FH_ERR) return -1;
    fh_release(vm, result);
    return 0;
}

int fhreparse_error(FhReParser *p, int64_t back, const char *format, ...) {
    va_list ap;
    va_start(ap, format);
    FhValue text = fhstr_vformat(p->tree->vm, format, ap);
    va_end(ap);
    if (p->tree->is_bytes && text != FH_ERR) {
        FhValue ascii = fhstr_ascii_repr(p->tree->vm, text);
        fh_release(p->tree->vm, text);
        text = ascii;
    }
    return raise_error(p->tree->vm, p->tree->pattern, fhreparse_tell(p) - back, text);
}

/* ---- tokens ---- */

int fhreparse_look(FhReParser *p) {
    FhReTree *t = p->tree;
    p->next.size = 0;
    if (p->at >= t->n) return 0;
    if (fhpoll_work(t->vm, 0) < 0) return -1;
    p->next.c = t->chars[p->at];
    p->next.size = 1;
    if (p->next.c == '\\') {
        if (p->at + 1 >= t->n)
            return fhre_error(t->vm, t->pattern, (int64_t)t->n - 1, "bad escape (end of pattern)");
        p->next.escaped = t->chars[p->at + 1];
        p->next.size = 2;
    }
    p->at += p->next.size;
    return 0;
}

int fhreparse_take(FhReParser *p, FhReToken *out) {
    *out = p->next;
    return fhreparse_look(p);
}

int fhreparse_match(FhReParser *p, uint32_t c) {
    if (p->next.size != 1 || p->next.c != c) return 0;
    return fhreparse_look(p) < 0 ? -1 : 1;
}

FhValue fhreparse_text(FhReParser *p, int64_t from, int64_t to) {
    FhText text;
    fhtext_init(&text, p->tree->vm);
    for (int64_t i = from; i < to; i++) fhtext_char(&text, p->tree->chars[i]);
    return fhtext_finish(&text);
}

/* ---- nodes ---- */

uint32_t fhreparse_node(FhReParser *p, FhReKind kind, uint32_t flags) {
    FhReTree *t = p->tree;
    if (fhre_room(t->vm, &t->nodes, sizeof *t->nodes.items) < 0) return 0;
    t->nodes.items[t->nodes.n] = (FhReNode){.kind = (uint8_t)kind, .flags = (uint16_t)flags};
    return t->nodes.n++;
}

static uint32_t set_node(FhReParser *p, FhReSetBuilder *b, uint32_t flags) {
    int64_t set = fhresets_finish(b);
    uint32_t node = set < 0 ? 0 : fhreparse_node(p, FH_RE_SET, flags);
    if (node) fhreparse_at(p, node)->a = (uint32_t)set;
    return node;
}

static uint32_t char_node(FhReParser *p, uint32_t c, uint32_t flags) {
    uint32_t cases[FH_RE_MOST_CASES], node;
    unsigned n = flags & FH_RE_I ? fhresets_cases(c, flags & FH_RE_U, cases) : 1;
    if (n == 1) {
        if ((node = fhreparse_node(p, FH_RE_CHAR, flags))) fhreparse_at(p, node)->a = c;
        return node;
    }
    FhReSetBuilder b;
    fhresets_start(&b, p->tree, flags);
    if (fhresets_add(&b, c, c) < 0) return fhresets_drop(&b), 0;
    return set_node(p, &b, flags);
}

static uint32_t category_node(FhReParser *p, char letter, uint32_t flags) {
    FhReSetBuilder b;
    fhresets_start(&b, p->tree, flags);
    fhresets_add_category(&b, letter);
    return set_node(p, &b, flags);
}

static uint32_t any_node(FhReParser *p, uint32_t flags) {
    if (!(flags & FH_RE_S)) return fhreparse_node(p, FH_RE_ANY, flags);
    FhReSetBuilder b;
    fhresets_start(&b, p->tree, flags & ~(uint32_t)FH_RE_I);
    b.negated = true;
    return set_node(p, &b, flags);
}

static uint32_t number_node(FhReParser *p, FhReKind kind, uint32_t a, uint32_t flags) {
    uint32_t node = fhreparse_node(p, kind, flags);
    if (node) fhreparse_at(p, node)->a = a;
    return node;
}

static uint32_t escape_node(FhReParser *p, const FhReToken *token, uint32_t flags) {
    FhReEscape e;
    if (fhreparse_escape(p, token, false, &e) < 0) return 0;
    switch (e.kind) {
    case FH_RE_ESCAPE_CHAR: return char_node(p, e.value, flags);
    case FH_RE_ESCAPE_CATEGORY: return category_node(p, (char)e.value, flags);
    case FH_RE_ESCAPE_AT: return number_node(p, FH_RE_AT, e.value, flags);
    default: return number_node(p, FH_RE_REF, e.value, flags);
    }
}

/* ---- [sets] ---- */

static int nested_set(FhReParser *p, const char *what, int64_t position) {
    return fhre_warn(p->tree->vm, FH_T_FutureWarning, "Possible %s at position %lld", what,
                     (long long)position);
}

static const char *set_operation(uint32_t c) {
    return c == '-'   ? "set difference"
           : c == '&' ? "set intersection"
           : c == '~' ? "set symmetric difference"
                      : "set union";
}

static int set_escape(FhReParser *p, const FhReToken *token, FhReEscape *e) {
    if (token->size == 2) return fhreparse_escape(p, token, true, e);
    *e = (FhReEscape){FH_RE_ESCAPE_CHAR, token->c};
    return 0;
}

static int add_item(FhReSetBuilder *b, const FhReEscape *e) {
    if (e->kind == FH_RE_ESCAPE_CHAR) return fhresets_add(b, e->value, e->value);
    fhresets_add_category(b, (char)e->value);
    return 0;
}

static int unterminated_set(FhReParser *p, int64_t here) {
    return fhreparse_error(p, fhreparse_tell(p) - here, "unterminated character set");
}

/* Behind "x-". 1: the set has ended. */
static int parse_range(FhReParser *p, FhReSetBuilder *b, const FhReEscape *low, int64_t from, int64_t here) {
    int64_t at = fhreparse_tell(p);
    FhReToken that;
    if (fhreparse_take(p, &that) < 0) return -1;
    if (that.size == 0) return unterminated_set(p, here);
    if (that.size == 1 && that.c == ']')
        return add_item(b, low) < 0 || fhresets_add(b, '-', '-') < 0 ? -1 : 1;
    if (that.size == 1 && that.c == '-' && nested_set(p, "set difference", at - 1) < 0) return -1;
    FhReEscape high;
    if (set_escape(p, &that, &high) < 0) return -1;
    bool bad = low->kind != FH_RE_ESCAPE_CHAR || high.kind != FH_RE_ESCAPE_CHAR || high.value < low->value;
    if (!bad) return fhresets_add(b, low->value, high.value);
    FhValue text = fhreparse_text(p, from, fhreparse_tell(p));
    if (text == FH_ERR) return -1;
    int r = fhreparse_error(p, fhreparse_tell(p) - from, "bad character range %U", text);
    fh_release(p->tree->vm, text);
    return r;
}

/* One item or range. 1: "]" has been met. */
static int parse_set_item(FhReParser *p, FhReSetBuilder *b, bool first, int64_t here) {
    int64_t from = fhreparse_tell(p);
    FhReToken token;
    FhReEscape e;
    if (fhreparse_take(p, &token) < 0) return -1;
    if (token.size == 0) return unterminated_set(p, here);
    if (token.size == 1) {
        if (token.c == ']' && !first) return 1;
        if (!first && (token.c == '-' || token.c == '&' || token.c == '~' || token.c == '|') &&
            p->next.size == 1 && p->next.c == token.c && nested_set(p, set_operation(token.c), from) < 0)
            return -1;
    }
    if (set_escape(p, &token, &e) < 0) return -1;
    int range = fhreparse_match(p, '-');
    if (range != 0) return range < 0 ? -1 : parse_range(p, b, &e, from, here);
    return add_item(b, &e);
}

static uint32_t parse_set(FhReParser *p, uint32_t flags) {
    int64_t here = fhreparse_tell(p) - 1;
    FhReSetBuilder b;
    if (p->next.size == 1 && p->next.c == '[' && nested_set(p, "nested set", fhreparse_tell(p)) < 0) return 0;
    fhresets_start(&b, p->tree, flags);
    int negated = fhreparse_match(p, '^'), done = negated;
    b.negated = negated == 1;
    for (bool first = true; done >= 0; first = false) {
        done = parse_set_item(p, &b, first, here);
        if (done == 1) return set_node(p, &b, flags);
    }
    fhresets_drop(&b);
    return 0;
}

/* ---- repetition ---- */

static bool is_digit_next(const FhReParser *p) {
    return p->next.size == 1 && p->next.c >= '0' && p->next.c <= '9';
}

/* 1: digits; 0: none. */
static int parse_count(FhReParser *p, uint32_t *out) {
    uint64_t n = 0;
    bool any = false;
    for (; is_digit_next(p); any = true) {
        if (n < FH_RE_MAX_REPEAT) n = n * 10 + (p->next.c - '0');
        if (fhreparse_look(p) < 0) return -1;
    }
    *out = n < FH_RE_MAX_REPEAT ? (uint32_t)n : FH_RE_MAX_REPEAT;
    return any;
}

static int too_large(FhReParser *p) {
    return fhraise_int(p->tree->vm, FH_T_OverflowError, "the repetition number is too large");
}

/* Behind "{". 1: counts; 0: a brace that means itself. */
static int parse_counts(FhReParser *p, int64_t here, uint32_t *min, uint32_t *max) {
    *min = 0, *max = FH_RE_MAX_REPEAT;
    if (p->next.size == 1 && p->next.c == '}') return 0;
    int low = parse_count(p, min), comma = low < 0 ? -1 : fhreparse_match(p, ','), high = low;
    if (comma < 0) return -1;
    *max = *min;
    if (comma && (high = parse_count(p, max)) < 0) return -1;
    if (!high) *max = FH_RE_MAX_REPEAT;
    int closed = fhreparse_match(p, '}');
    if (closed < 0) return -1;
    if (!closed) {
        p->at = (uint32_t)here;
        return fhreparse_look(p);
    }
    if (low && *min == FH_RE_MAX_REPEAT) return too_large(p);
    if (high && *max == FH_RE_MAX_REPEAT) return too_large(p);
    if (high && *max < *min)
        return fhreparse_error(p, fhreparse_tell(p) - here, "min repeat greater than max repeat");
    return 1;
}

static bool is_at(const FhReParser *p, uint32_t node) { return p->tree->nodes.items[node].kind == FH_RE_AT; }
static bool is_repeat(const FhReParser *p, uint32_t node) {
    return p->tree->nodes.items[node].kind == FH_RE_REPEAT;
}

/* Wraps *item, the one in front of the sign. 1: done; 0: "{" that means itself. */
static int parse_repeat(FhReParser *p, const FhReToken *sign, uint32_t *item, uint32_t flags) {
    int64_t here = fhreparse_tell(p);
    uint32_t min = sign->c == '+', max = sign->c == '?' ? 1 : FH_RE_MAX_REPEAT;
    if (sign->c == '{') {
        int counts = parse_counts(p, here, &min, &max);
        if (counts != 1) return counts;
    }
    int64_t back = fhreparse_tell(p) - here + 1;
    if (!*item || is_at(p, *item)) return fhreparse_error(p, back, "nothing to repeat");
    if (is_repeat(p, *item)) return fhreparse_error(p, back, "multiple repeat");
    int mode = FH_RE_GREEDY, matched = fhreparse_match(p, '?');
    if (matched == 1)
        mode = FH_RE_LAZY;
    else if (matched == 0 && (matched = fhreparse_match(p, '+')) == 1)
        mode = FH_RE_POSSESSIVE;
    if (matched < 0) return -1;
    uint32_t node = fhreparse_node(p, FH_RE_REPEAT, flags);
    if (!node) return -1;
    FhReNode *n = fhreparse_at(p, node);
    n->mode = (uint8_t)mode;
    n->a = min;
    n->b = max;
    n->child = *item;
    *item = node;
    return 1;
}

/* ---- sequences ---- */

static bool is_special(uint32_t c) { return c < 0x80 && c && strchr(".\\[{()*+?^$|", (int)c); }

/* In verbose patterns: blanks and comments. 1: skipped. */
static int skip_verbose(FhReParser *p, const FhReToken *token) {
    if (token->size != 1) return 0;
    if (token->c < 0x80 && token->c && strchr(" \t\n\r\v\f", (int)token->c)) return 1;
    if (token->c != '#') return 0;
    for (FhReToken skipped;;) {
        if (fhreparse_take(p, &skipped) < 0) return -1;
        if (skipped.size == 0 || (skipped.size == 1 && skipped.c == '\n')) return 1;
    }
}

typedef struct Sequence {
    uint32_t node, last, before_last;
    uint32_t flags;
    bool verbose, first;
} Sequence;

static void append(FhReParser *p, Sequence *s, uint32_t item) {
    if (s->last)
        fhreparse_at(p, s->last)->next = item;
    else
        fhreparse_at(p, s->node)->child = item;
    s->before_last = s->last;
    s->last = item;
}

static int repeat_last(FhReParser *p, Sequence *s, const FhReToken *sign) {
    uint32_t item = s->last;
    int done = parse_repeat(p, sign, &item, s->flags);
    if (done != 1) return done;
    s->last = s->before_last; /* taken out, and the wrapped one put in its place */
    if (s->last)
        fhreparse_at(p, s->last)->next = 0;
    else
        fhreparse_at(p, s->node)->child = 0;
    uint32_t before = s->before_last;
    append(p, s, item);
    s->before_last = before;
    return 1;
}

/* A group, or what looks like one. 0: nothing to append. */
static int parse_group(FhReParser *p, Sequence *s, uint32_t depth) {
    FhReGroup g = {.flags = s->flags, .verbose = s->verbose, .first = s->first && !s->last};
    if (fhreparse_group(p, &g, depth) < 0) return -1;
    if (g.global) s->flags = p->tree->flags;
    if (g.node) append(p, s, g.node);
    return 0;
}

static int parse_token(FhReParser *p, Sequence *s, const FhReToken *token, uint32_t depth) {
    uint32_t item, c = token->c;
    if (token->size == 2) {
        item = escape_node(p, token, s->flags);
    } else if (!is_special(c)) {
        item = char_node(p, c, s->flags);
    } else if (c == '[') {
        item = parse_set(p, s->flags);
    } else if (c == '.') {
        item = any_node(p, s->flags);
    } else if (c == '(') {
        return parse_group(p, s, depth);
    } else if (c == '^') {
        item = number_node(p, FH_RE_AT, s->flags & FH_RE_M ? FH_RE_BOL : FH_RE_START, s->flags);
    } else if (c == '$') {
        item = number_node(p, FH_RE_AT, FH_RE_EOL, s->flags);
        if (item) fhreparse_at(p, item)->b = (s->flags & FH_RE_M) != 0;
    } else {
        int done = repeat_last(p, s, token);
        if (done != 0) return done < 0 ? -1 : 0;
        item = char_node(p, c, s->flags);
    }
    if (!item) return -1;
    append(p, s, item);
    return 0;
}

uint32_t fhreparse_sequence(FhReParser *p, uint32_t flags, bool verbose, bool first, uint32_t depth) {
    Sequence s = {
        .node = fhreparse_node(p, FH_RE_CAT, flags), .flags = flags, .verbose = verbose, .first = first};
    if (!s.node) return 0;
    while (p->next.size && !(p->next.size == 1 && (p->next.c == '|' || p->next.c == ')'))) {
        FhReToken token;
        if (fhreparse_take(p, &token) < 0) return 0;
        if (verbose) {
            int skipped = skip_verbose(p, &token);
            if (skipped < 0) return 0;
            if (skipped) continue;
        }
        if (parse_token(p, &s, &token, depth) < 0) return 0;
    }
    return s.node;
}

uint32_t fhreparse_alternatives(FhReParser *p, uint32_t flags, bool verbose, uint32_t depth) {
    if (fhrecursion_enter(p->tree->vm, "") < 0) return 0;
    uint32_t node = fhreparse_sequence(p, flags, verbose, depth == 0, depth), all = node;
    int more = node ? fhreparse_match(p, '|') : -1;
    if (more == 1) {
        all = fhreparse_node(p, FH_RE_ALT, flags);
        if (all) fhreparse_at(p, all)->child = node;
    }
    while (more == 1 && all) {
        if (depth == 0) flags = p->tree->flags;
        uint32_t other = fhreparse_sequence(p, flags, verbose, false, depth);
        if (!other) break;
        fhreparse_at(p, node)->next = other;
        node = other;
        more = fhreparse_match(p, '|');
    }
    fhrecursion_leave(p->tree->vm);
    return more == 0 ? all : 0;
}

/* ---- the whole ---- */

static int load_chars(FhReTree *t) {
    FhVM *vm = t->vm;
    if (t->is_bytes) {
        FhBuffer b;
        if (fhbuffer_get(vm, t->pattern, &b, false) < 0) return -1;
        if (b.size < UINT32_MAX / 8 && (t->chars = fhmem_array(vm, b.size + 1, 4))) {
            t->n = (uint32_t)b.size;
            for (uint32_t i = 0; i < t->n; i++) t->chars[i] = b.data[i];
        }
        fhbuffer_release(vm, &b);
        return t->chars ? 0 : fhpending(vm) ? -1 : (fhraise_memory(vm), -1);
    }
    int64_t n = fhstr_length(t->pattern);
    if (n >= UINT32_MAX / 8) return fhraise_memory(vm), -1;
    if (!(t->chars = fhmem_array(vm, (size_t)n + 1, 4))) return -1;
    const char *s = fhstr_text(t->pattern), *end = s + fhstr_size(t->pattern);
    for (unsigned size; s < end; s += size) t->chars[t->n++] = fhutf8_decode_wtf8(s, end, &size);
    return 0;
}

static int check_flags(FhVM *vm, bool is_bytes, uint32_t *flags) {
    uint32_t f = *flags;
    if (is_bytes) {
        if (f & FH_RE_U)
            return fhraise_int(vm, FH_T_ValueError, "cannot use UNICODE flag with a bytes pattern");
        if ((f & FH_RE_L) && (f & FH_RE_A))
            return fhraise_int(vm, FH_T_ValueError, "ASCII and LOCALE flags are incompatible");
        return 0;
    }
    if (f & FH_RE_L) return fhraise_int(vm, FH_T_ValueError, "cannot use LOCALE flag with a str pattern");
    if ((f & FH_RE_A) && (f & FH_RE_U))
        return fhraise_int(vm, FH_T_ValueError, "ASCII and UNICODE flags are incompatible");
    if (!(f & FH_RE_A)) *flags = f | FH_RE_U;
    return 0;
}

static void reset(FhReParser *p, uint32_t flags) {
    FhReTree *t = p->tree;
    p->at = 0;
    p->again = false;
    p->nreferred = p->behind_groups = 0;
    t->nodes.n = 1;
    t->sets.n = t->ranges.n = 0;
    t->ngroups = 1;
    t->flags = flags;
    fhdict_clear(t->vm, t->groupdict);
}

static int check_end(FhReParser *p) {
    FhReTree *t = p->tree;
    uint32_t flags = t->flags & ~(uint32_t)FH_RE_U;
    if (t->flags & FH_RE_U && p->given_unicode) flags |= FH_RE_U;
    if (check_flags(t->vm, t->is_bytes, &flags) < 0) return -1;
    t->flags = flags;
    if (p->next.size) return fhreparse_error(p, 0, "unbalanced parenthesis");
    for (uint32_t i = 0; i < p->nreferred; i++)
        if (p->referred[i].group >= t->ngroups)
            return fhre_error(t->vm, t->pattern, p->referred[i].position, "invalid group reference %d",
                              (int)p->referred[i].group);
    return 0;
}

/* In trees of str, U is in force unless A is: so it is set from the start, and taken for given only where it was. */
static int parse(FhReParser *p, uint32_t flags) {
    FhReTree *t = p->tree;
    p->given_unicode = (flags & FH_RE_U) != 0;
    if (!t->is_bytes && !(flags & FH_RE_A)) flags |= FH_RE_U;
    reset(p, flags);
    if (fhreparse_look(p) < 0) return -1;
    t->root = fhreparse_alternatives(p, flags, flags & FH_RE_X, 0);
    if (p->again && !fhpending(t->vm)) return parse(p, t->flags); /* (?x): read anew, verbose */
    return t->root ? check_end(p) : -1;
}

int fhreparse(FhVM *vm, FhReTree *t, FhValue pattern, uint32_t flags) {
    memset(t, 0, sizeof *t);
    t->vm = vm;
    t->pattern = pattern;
    t->is_bytes = !fhstr_check(vm, pattern);
    t->groupdict = FH_NOVALUE;
    FhReParser p = {.tree = t};
    t->nodes.n = 0;
    if (load_chars(t) < 0 || (t->groupdict = fhdict_new(vm)) == FH_ERR) return -1;
    if (!fhreparse_node(&p, FH_RE_EMPTY, 0) && fhpending(vm)) return -1; /* node 0 */
    int r = parse(&p, flags);
    fhmem_free(vm, p.referred, p.referred_room * sizeof *p.referred);
    fhmem_free(vm, p.groups, p.groups_room * sizeof *p.groups);
    return r;
}

void fhreparse_free(FhReTree *t) {
    fhmem_free(t->vm, t->chars, (t->chars ? fhre_chars_room(t) : 0) * sizeof *t->chars);
    FH_RE_FREE(t->vm, t->nodes);
    FH_RE_FREE(t->vm, t->sets);
    FH_RE_FREE(t->vm, t->ranges);
    if (t->groupdict != FH_ERR) fh_release(t->vm, t->groupdict);
}
