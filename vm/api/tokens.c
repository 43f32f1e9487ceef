/* The tokens of a text that is being typed: the compiler's lexer, started again behind each error. */
#include "api/api.h"
#include "freehold_prompt.h"

#include <string.h>

#include "base/alloc.h"
#include "syntax/lexer.h"
#include "syntax/source.h"

typedef struct Scan {
    const char *text; /* ends with a newline and padding */
    size_t size;      /* of what the caller gave */
    void (*each)(void *env, const fh_token *token);
    void *env;
} Scan;

static void tell(const Scan *s, fh_token_kind kind, size_t start, size_t end) {
    if (end > s->size) end = s->size;
    if (start >= end) return;
    fh_token token = {kind, start, end - start};
    s->each(s->env, &token);
}

static fh_token_kind kind_of(const FhToken *t) {
    switch (t->kind) {
    case FHTOKEN_NAME: return FH_TOKEN_NAME;
    case FHTOKEN_NUMBER: return FH_TOKEN_NUMBER;
    case FHTOKEN_STRING: return FH_TOKEN_STRING;
    case FHTOKEN_NEWLINE: return FH_TOKEN_NEWLINE;
    case FHTOKEN_UNKNOWN: return FH_TOKEN_WRONG;
    case FHTOKEN_NONE:
    case FHTOKEN_TRUE:
    case FHTOKEN_FALSE: return FH_TOKEN_CONSTANT;
    case FHTOKEN_LPAREN:
    case FHTOKEN_LBRACKET:
    case FHTOKEN_LBRACE: return FH_TOKEN_OPEN;
    case FHTOKEN_RPAREN:
    case FHTOKEN_RBRACKET:
    case FHTOKEN_RBRACE: return FH_TOKEN_CLOSE;
    default: return t->kind < FHTOKEN_FALSE ? FH_TOKEN_OPERATOR : FH_TOKEN_KEYWORD;
    }
}

/* Tells of the comments in [from, to), which holds no token; where the first thing that is neither blank nor comment lies. */
static size_t gap(const Scan *s, size_t from, size_t to) {
    while (from < to) {
        char c = s->text[from];
        if (c == '#') {
            size_t end = from;
            while (end < to && s->text[end] != '\n') end++;
            tell(s, FH_TOKEN_COMMENT, from, end);
            from = end;
        } else if (c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r') {
            from++;
        } else if (c == '\\' && s->text[from + 1] == '\n') {
            from += 2;
        } else {
            break;
        }
    }
    return from;
}

/* Where the quote of a string stands whose prefix may begin at `at`; SIZE_MAX: there is no string. */
static size_t quote_at(const Scan *s, size_t at) {
    for (size_t i = at; i < at + 3; i++) {
        char c = s->text[i];
        if (c == '"' || c == '\'') return i;
        if (!c || !strchr("rRbBuUfF", c)) break;
    }
    return SIZE_MAX;
}

static size_t end_of_open_string(const Scan *s, size_t quote) {
    char c = s->text[quote];
    if (s->text[quote + 1] == c && s->text[quote + 2] == c) return s->size;
    size_t at = quote + 1;
    while (at < s->size && s->text[at] != '\n') at += s->text[at] == '\\' && at + 1 < s->size ? 2 : 1;
    return at;
}

/* What the lexer stopped at; where to go on. */
static size_t fault(const Scan *s, size_t at) {
    if (at >= s->size) return s->size;
    size_t quote = quote_at(s, at);
    if (quote != SIZE_MAX) {
        size_t end = end_of_open_string(s, quote);
        tell(s, FH_TOKEN_OPEN_STRING, at, end);
        return end;
    }
    size_t end = at + 1;
    while (end < s->size && ((unsigned char)s->text[end] & 0xC0) == 0x80) end++;
    tell(s, strchr(")]}", s->text[at]) ? FH_TOKEN_CLOSE : FH_TOKEN_WRONG, at, end);
    return end;
}

/* Lexes from `from` to the first error or the end; where to go on. An error that is one of indentation is none here: the
 * same place lexes in a lexer of its own (`again` says that it has been tried). */
static size_t run(const Scan *s, size_t from, bool *again) {
    FhLexer x;
    FhDiagnostic err;
    FhToken t;
    size_t last = from;
    fhdiagnostic_init(&err, &fhalloc_system);
    fhlexer_init(&x, s->text + from, s->size + 1 - from, &err);
    bool ok;
    while ((ok = fhlexer_next(&x, &t)) && t.kind != FHTOKEN_END) {
        if (t.kind == FHTOKEN_INDENT || t.kind == FHTOKEN_DEDENT) continue;
        gap(s, last, from + t.start);
        tell(s, kind_of(&t), from + t.start, from + t.start + (t.kind == FHTOKEN_NEWLINE ? 1 : t.size));
        last = from + t.start + t.size;
    }
    fhdiagnostic_free(&err);
    size_t stop = gap(s, last, s->size);
    if (ok) return s->size;
    if (stop > from && !*again) {
        *again = true;
        return stop;
    }
    *again = false;
    return fault(s, stop);
}

void fh_tokenize(const char *text, size_t size, void (*each)(void *env, const fh_token *token), void *env) {
    if (size > UINT32_MAX / 2) return;
    size_t room = size + 1 + FHSOURCE_PADDING;
    char *copy = fhalloc_new(&fhalloc_system, room);
    if (!copy) return;
    memcpy(copy, text, size);
    for (size_t i = 0; i < size; i++)
        if (!copy[i]) copy[i] = '?';
    copy[size] = '\n';
    memset(copy + size + 1, 0, FHSOURCE_PADDING);
    Scan s = {copy, size, each, env};
    bool again = false;
    for (size_t at = 0; at < size;) at = run(&s, at, &again);
    fhalloc_free(&fhalloc_system, copy, room);
}
