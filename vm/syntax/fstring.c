/* Formatted string literals: finds the expressions by Python 3.11's rules (no backslash, no quote of the kind that
 * encloses) and parses each as "(expression)" with a parser of its own. */
#include <string.h>
#include "literal.h"

typedef struct Scan {
    const FhLiteral *literal;
    FhPieces *pieces;
    const FhPieces *whole; /* of all the adjacent literals */
    const char *s, *end;
    unsigned level; /* of format specifications */
} Scan;

static bool add_values(FhParser *p, Scan *scan);

/* ---- text ---- */

/* Passes \N{...}, whose braces are no expression; s stands behind the N. */
static const char *skip_name(const char *s, const char *end) {
    if (s >= end || *s != '{') return s;
    while (s < end && *s != '}') s++;
    return s < end ? s + 1 : s;
}

static bool add_text(FhParser *p, Scan *scan, const char *from, const char *to) {
    if (from == to) return true;
    if (scan->literal->raw || !memchr(from, '\\', (size_t)(to - from))) {
        return fhpieces_add(p, scan->pieces, from, (uint32_t)(to - from));
    }
    FhConstant value;
    return fhliteral_unescape(p, &scan->literal->token, from, to, false, &value) &&
           fhpieces_add(p, scan->pieces, value.text, value.size);
}

/* Text up to a brace that opens an expression or ends the format specification. */
static bool text(FhParser *p, Scan *scan) {
    const char *from = scan->s;
    while (scan->s < scan->end) {
        char c = *scan->s++;
        if (c == '\\' && !scan->literal->raw && scan->s < scan->end) {
            c = *scan->s++;
            if (c == 'N') {
                scan->s = skip_name(scan->s, scan->end);
                continue;
            }
        }
        if (c != '{' && c != '}') continue;
        if (scan->level == 0) {
            if (scan->s < scan->end && *scan->s == c) {
                if (!add_text(p, scan, from, scan->s)) return false;
                from = ++scan->s;
                continue;
            }
            if (c == '}') return fhparser_fail_here(p, "f-string: single '}' is not allowed") != NULL;
        }
        scan->s--;
        break;
    }
    return add_text(p, scan, from, scan->s);
}

/* ---- expressions ---- */

typedef struct Brackets {
    uint32_t depth;
    char open[FH_MAX_BRACKETS];
} Brackets;

static bool close_bracket(FhParser *p, Brackets *b, char c) {
    if (!b->depth) return fhparser_fail_here(p, "f-string: unmatched '%c'", c) != NULL;
    char open = b->open[--b->depth];
    if ((open == '(' && c == ')') || (open == '[' && c == ']') || (open == '{' && c == '}')) return true;
    fhparser_fail_here(p, "f-string: closing parenthesis '%c' does not match opening parenthesis '%c'", c,
                       open);
    return false;
}

static bool is_tripled(const char *s, const char *end) { return end - s > 2 && s[1] == s[0] && s[2] == s[0]; }

/* Passes a string within the expression; s stands at its quote. */
static bool nested_string(FhParser *p, Scan *scan) {
    char quote = *scan->s;
    bool triple = is_tripled(scan->s, scan->end);
    for (scan->s += triple ? 3 : 1; scan->s < scan->end; scan->s++) {
        if (*scan->s == '\\')
            return fhparser_fail_here(p, "f-string expression part cannot include a backslash") != NULL;
        if (*scan->s != quote || (triple && !is_tripled(scan->s, scan->end))) continue;
        scan->s += triple ? 3 : 1;
        return true;
    }
    return fhparser_fail_here(p, "f-string: unterminated string") != NULL;
}

/* One of ! : } = < > outside brackets: does it end the expression? A comparison does not. */
static bool ends_expression(Scan *scan) {
    char c = *scan->s;
    bool compares =
        (c == '!' || c == '=' || c == '<' || c == '>') && scan->end - scan->s > 1 && scan->s[1] == '=';
    if (compares) scan->s++;
    if (!compares && c != '<' && c != '>') return true;
    scan->s++;
    return false;
}

static bool find_end(FhParser *p, Scan *scan) {
    Brackets b = {.depth = 0};
    while (scan->s < scan->end) {
        char c = *scan->s;
        switch (c) {
        case '\\':
            return fhparser_fail_here(p, "f-string expression part cannot include a backslash") != NULL;
        case '#': return fhparser_fail_here(p, "f-string expression part cannot include '#'") != NULL;
        case '"':
        case '\'':
            if (!nested_string(p, scan)) return false;
            continue;
        case '(':
        case '[':
        case '{':
            if (b.depth >= FH_MAX_BRACKETS)
                return fhparser_fail_here(p, "f-string: too many nested parenthesis") != NULL;
            b.open[b.depth++] = c;
            break;
        case '!':
        case ':':
        case '=':
        case '<':
        case '>':
        case '}':
            if (!b.depth) {
                if (ends_expression(scan)) return true;
                continue;
            }
            if (c != '}') break;
            /* fall through */
        case ')':
        case ']':
            if (!close_bracket(p, &b, c)) return false;
            break;
        }
        scan->s++;
    }
    if (b.depth) return fhparser_fail_here(p, "f-string: unmatched '%c'", b.open[b.depth - 1]) != NULL;
    return true;
}

static bool is_blank(const char *s, const char *end) {
    for (; s < end; s++) {
        if (*s != ' ' && *s != '\t' && *s != '\n' && *s != '\f') return false;
    }
    return true;
}

static bool starts_with_newline(const char *s, const char *end) {
    while (s < end && (*s == ' ' || *s == '\t' || *s == '\f')) s++;
    return s < end && *s == '\n';
}

/* Where the "(" that stands for the brace is, as CPython reckons. */
static FhPlace brace_place(FhParser *p, const FhLiteral *literal, const char *brace, const char *end) {
    FhPlace place = {literal->token.lineno, 0};
    const char *token = p->lexer.text + literal->token.start, *line = token;
    for (const char *s = token; s < brace; s++) {
        if (*s != '\n') continue;
        place.lineno++;
        line = s + 1;
    }
    if (!starts_with_newline(brace + 1, end)) place.col = (uint32_t)(brace - line);
    if (line == token) place.col += literal->token.col;
    return place;
}

static FhExpr *parse_expression(FhParser *p, Scan *scan, const char *from) {
    size_t size = (size_t)(scan->s - from);
    char *copy = fhparser_alloc(p, size + 3 + FHSOURCE_PADDING);
    if (!copy) return NULL;
    copy[0] = '(';
    memcpy(copy + 1, from, size);
    copy[size + 1] = ')';
    copy[size + 2] = '\n';
    memset(copy + size + 3, 0, FHSOURCE_PADDING);
    FhPlace place = brace_place(p, scan->literal, from - 1, scan->s);
    return fhparser_parse_nested(p, copy, size + 3, place);
}

static FhExpr *expression(FhParser *p, Scan *scan) {
    const char *from = scan->s;
    if (!find_end(p, scan)) return NULL;
    if (scan->s >= scan->end) return fhparser_fail_here(p, "f-string: expecting '}'");
    if (!is_blank(from, scan->s)) return parse_expression(p, scan, from);
    if (*scan->s != '}') return fhparser_fail_here(p, "f-string: expression required before '%c'", *scan->s);
    return fhparser_fail_here(p, "f-string: empty expression not allowed");
}

/* ---- replacement fields ---- */

static bool conversion(FhParser *p, Scan *scan, int32_t *out) {
    *out = -1;
    if (*scan->s != '!') return true;
    scan->s++;
    if (scan->s >= scan->end) return fhparser_fail_here(p, "f-string: expecting '}'") != NULL;
    *out = (unsigned char)*scan->s++;
    if (*out == 's' || *out == 'r' || *out == 'a') return true;
    return fhparser_fail_here(p, "f-string: invalid conversion character: expected 's', 'r', or 'a'") != NULL;
}

static bool format_spec(FhParser *p, Scan *scan, FhExpr **out) {
    *out = NULL;
    if (scan->s >= scan->end || *scan->s != ':') return true;
    scan->s++;
    if (scan->s >= scan->end) return fhparser_fail_here(p, "f-string: expecting '}'") != NULL;
    const FhToken *t = &scan->literal->token;
    FhPieces inner = {
        .start = {t->lineno, t->col}, /* of this literal alone, unlike the fields: so CPython has it */
        .end = {t->end_lineno, t->end_col},
        .base = fhparser_base(p),
        .u_prefix = scan->pieces->u_prefix};
    Scan nested = {scan->literal, &inner, scan->whole, scan->s, scan->end, scan->level + 1};
    FhExprs values;
    if (!add_values(p, &nested) || !fhpieces_flush(p, &inner) || !FHPARSER_TAKE(p, values, inner.base))
        return false;
    scan->s = nested.s;
    *out = fhpieces_place(&inner, FHPARSER_EXPR(p, JoinedStr, inner.start));
    if (!*out) return false;
    (*out)->JoinedStr.values = values;
    return true;
}

/* `{expression=}` shows its own text, up to what follows the "=". */
static bool show_text(FhParser *p, Scan *scan, const char *from, bool *shown) {
    *shown = *scan->s == '=';
    if (!*shown) return true;
    scan->s++;
    while (*scan->s == ' ' || (*scan->s >= '\t' && *scan->s <= '\r')) scan->s++;
    if (scan->s >= scan->end) return fhparser_fail_here(p, "f-string: expecting '}'") != NULL;
    return fhpieces_add(p, scan->pieces, from, (uint32_t)(scan->s - from));
}

static bool push_field(FhParser *p, Scan *scan, FhExpr *value, int32_t convert, FhExpr *spec) {
    FhExpr *e = fhpieces_place(scan->whole, FHPARSER_EXPR(p, FormattedValue, scan->whole->start));
    if (!e) return false;
    e->FormattedValue.value = value;
    e->FormattedValue.conversion = convert;
    e->FormattedValue.format_spec = spec;
    return fhparser_push(p, e);
}

/* The text before a field has the place of all the literals, also within a format specification. */
static bool flush_before_field(FhParser *p, Scan *scan) {
    FhPieces whole = *scan->pieces;
    whole.start = scan->whole->start;
    whole.end = scan->whole->end;
    if (!fhpieces_flush(p, &whole)) return false;
    scan->pieces->text = NULL;
    scan->pieces->size = scan->pieces->capacity = 0;
    return true;
}

/* s stands at the opening brace. */
static bool field(FhParser *p, Scan *scan) {
    if (scan->level >= 2) return fhparser_fail_here(p, "f-string: expressions nested too deeply") != NULL;
    const char *from = ++scan->s;
    FhExpr *value = expression(p, scan), *spec;
    bool shown;
    int32_t convert;
    if (!value || !show_text(p, scan, from, &shown) || !flush_before_field(p, scan)) return false;
    if (!conversion(p, scan, &convert) || !format_spec(p, scan, &spec)) return false;
    if (scan->s >= scan->end || *scan->s != '}')
        return fhparser_fail_here(p, "f-string: expecting '}'") != NULL;
    scan->s++;
    if (shown && !spec && convert < 0) convert = 'r';
    return push_field(p, scan, value, convert, spec);
}

/* Text and fields up to the end of the literal or, in a format specification, its closing brace. */
static bool add_values(FhParser *p, Scan *scan) {
    for (;;) {
        if (!text(p, scan)) return false;
        if (scan->s >= scan->end || *scan->s == '}') return true;
        if (!field(p, scan)) return false;
    }
}

bool fhfstring_add(FhParser *p, FhPieces *pieces, const FhLiteral *literal) {
    Scan scan = {literal, pieces, pieces, literal->start, literal->end, 0};
    return add_values(p, &scan);
}
