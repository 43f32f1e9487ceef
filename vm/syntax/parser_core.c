#include "parser_core.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "../base/array.h"
#include "../base/utf8.h"

/* ---- tokens ---- */

/* Drops the tokens before the last one taken. */
static void slide(FhParser *p) {
    uint32_t drop = p->mark - 1;
    memmove(p->tokens, p->tokens + drop, (p->fill - drop) * sizeof *p->tokens);
    p->mark -= drop;
    p->fill -= drop;
}

static void put_error(FhParser *p) {
    FhToken *t = &p->tokens[p->fill++];
    memset(t, 0, sizeof *t);
    t->kind = FHTOKEN_ERROR;
}

/* One place is always left free for the ERROR token, which no mark ever passes. */
void fhparser_fill(FhParser *p) {
    if (p->fill + 2 > p->capacity && !p->hold && p->mark > 1) slide(p);
    if (p->fill + 2 > p->capacity) {
        FhToken *grown = p->unit->failed ? NULL
                                         : fharray_grow(p->unit->alloc, p->tokens, p->capacity, &p->capacity,
                                                        sizeof *p->tokens);
        if (!grown) {
            if (!p->unit->failed) fhparser_no_memory(p);
            put_error(p);
            return;
        }
        p->tokens = grown;
    }
    if (p->unit->failed) {
        put_error(p);
    } else if (fhlexer_next(&p->lexer, &p->tokens[p->fill])) {
        p->fill++;
    } else {
        p->unit->failed = true;
        put_error(p);
    }
}

unsigned fhparser_kind_at(FhParser *p, uint32_t ahead) {
    while (p->mark + ahead >= p->fill) {
        if (p->unit->failed) return FHTOKEN_ERROR;
        fhparser_fill(p);
    }
    return p->tokens[p->mark + ahead].kind;
}

bool fhparser_is_word(FhParser *p, const FhToken *t, const char *word) {
    return t->kind == FHTOKEN_NAME && t->size == strlen(word) &&
           memcmp(fhparser_text(p, t), word, t->size) == 0;
}

FhState fhparser_save(FhParser *p) {
    p->hold++;
    return (FhState){p->mark, p->unit->scratch_count};
}

void fhparser_back(FhParser *p, FhState state) {
    p->hold--;
    p->unit->scratch_count = state.scratch_count;
    if (!p->unit->failed) p->mark = state.mark;
}

void fhparser_keep(FhParser *p) { p->hold--; }

/* ---- nodes ---- */

FhName *fhparser_name(FhParser *p) {
    const FhToken *t = fhparser_peek(p);
    if (t->kind != FHTOKEN_NAME) return NULL;
    FhName *name = fhnames_identifier(&p->unit->names, fhparser_text(p, t), t->size);
    if (!name) return fhparser_no_memory(p);
    p->mark++;
    return name;
}

FhName *fhparser_intern(FhParser *p, const char *text) {
    FhName *name = fhnames_intern(&p->unit->names, text, strlen(text));
    return name ? name : fhparser_no_memory(p);
}

void *fhparser_alloc(FhParser *p, size_t size) {
    void *memory = fhbump_alloc(p->unit->arena, size);
    return memory ? memory : fhparser_no_memory(p);
}

FhExpr *fhparser_new_expr(FhParser *p, FhExprKind kind, size_t size, FhPlace start) {
    FhExpr *e = fhparser_alloc(p, size);
    if (!e) return NULL;
    e->kind = (uint8_t)kind;
    e->context = FHTREE_Load;
    e->parenthesized = false;
    FHPARSER_SET_PLACE(p, e, start);
    return e;
}

FhStmt *fhparser_new_stmt(FhParser *p, FhStmtKind kind, size_t size, FhPlace start) {
    FhStmt *s = fhparser_alloc(p, size);
    if (!s) return NULL;
    s->kind = (uint8_t)kind;
    FHPARSER_SET_PLACE(p, s, start);
    return s;
}

FhPattern *fhparser_new_pattern(FhParser *p, FhPatternKind kind, size_t size, FhPlace start) {
    FhPattern *pattern = fhparser_alloc(p, size);
    if (!pattern) return NULL;
    pattern->kind = (uint8_t)kind;
    FHPARSER_SET_PLACE(p, pattern, start);
    return pattern;
}

/* ---- sequences ---- */

bool fhparser_push_null(FhParser *p) {
    FhParsing *u = p->unit;
    void **grown = fharray_grow(u->alloc, u->scratch, u->scratch_count, &u->scratch_capacity, sizeof *grown);
    if (!grown) {
        fhparser_no_memory(p);
        return false;
    }
    u->scratch = grown;
    u->scratch[u->scratch_count++] = NULL;
    return true;
}

bool fhparser_push(FhParser *p, void *item) {
    if (!item || !fhparser_push_null(p)) return false;
    p->unit->scratch[p->unit->scratch_count - 1] = item;
    return true;
}

void *fhparser_take(FhParser *p, uint32_t base, uint32_t *count) {
    FhParsing *u = p->unit;
    *count = u->scratch_count - base;
    u->scratch_count = base;
    if (!*count) return NULL;
    void **items = fhparser_alloc(p, *count * sizeof *items);
    if (items)
        memcpy(items, u->scratch + base, *count * sizeof *items);
    else
        *count = 0;
    return items;
}

/* ---- failing ---- */

void *fhparser_no_memory(FhParser *p) {
    if (!p->unit->failed) fhdiagnostic_set(p->unit->err, FHDIAGNOSTIC_MEMORY, NULL, 0, NULL, "%s", "");
    p->unit->failed = true;
    return NULL;
}

bool fhparser_enter(FhParser *p) {
    if (++p->unit->depth <= FH_MAX_SYNTAX_DEPTH) return true;
    if (!p->unit->failed) {
        p->unit->failed = true;
        fhdiagnostic_set(p->unit->err, FHDIAGNOSTIC_RECURSION, NULL, 0, NULL,
                         "maximum recursion depth exceeded during compilation");
    }
    p->unit->depth--;
    return false;
}

/* An f-string's expression is told by its own columns, see lexer.h. */
static FhSpan to_local(const FhParser *p, FhSpan s) {
    const FhLexer *x = &p->lexer;
    if (s.lineno == x->first_lineno) s.col_offset -= x->first_col;
    if (s.end_lineno == x->first_lineno) s.end_col_offset -= x->first_col;
    s.lineno -= x->first_lineno - 1;
    s.end_lineno -= x->first_lineno - 1;
    return s;
}

static void fail(FhParser *p, FhDiagnosticKind kind, const FhSpan *span, const char *format, va_list args) {
    if (p->unit->failed) return;
    p->unit->failed = true;
    va_list again;
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    char *message = size < 0 ? NULL : fhbump_alloc(p->unit->arena, (size_t)size + 1);
    if (message) {
        vsnprintf(message, (size_t)size + 1, format, again);
        FhSpan local = to_local(p, *span);
        fhdiagnostic_set(p->unit->err, kind, p->lexer.text, (size_t)(p->lexer.end - p->lexer.text), &local,
                         "%s%s", p->in_fstring ? "f-string: " : "", message);
        p->unit->err->lineno += (int32_t)p->lexer.first_lineno - 1;
        p->unit->err->end_lineno += (int32_t)p->lexer.first_lineno - 1;
    } else {
        fhdiagnostic_set(p->unit->err, FHDIAGNOSTIC_MEMORY, NULL, 0, NULL, "%s", "");
    }
    va_end(again);
}

FhSpan fhparser_token_span(const FhToken *t) {
    return (FhSpan){t->lineno, t->col, t->end_lineno, t->end_col};
}

/* Is it the newline that was thought behind the last line? */
static bool is_unwritten(const FhParser *p, const FhToken *t) {
    return t->kind == FHTOKEN_NEWLINE && p->unit->unended && !p->in_fstring &&
           t->start + t->size + 1 >= (size_t)(p->lexer.end - p->lexer.text);
}

/* Tokens without text have no column in CPython: it takes the lexer's, uncorrected, and no end. */
static void fix_empty(FhParser *p, const FhToken *t) {
    if (p->unit->err->kind == FHDIAGNOSTIC_MEMORY) return;
    if (is_unwritten(p, t)) {
        const char *line = p->lexer.end - 1;
        while (line > p->lexer.text && line[-1] != '\n') line--;
        p->unit->err->offset = (int32_t)fhutf8_count(line, (size_t)(p->lexer.end - 1 - line));
        p->unit->err->end_offset = -1;
        return;
    }
    if (t->size) return;
    if (t->kind == FHTOKEN_INDENT || t->kind == FHTOKEN_DEDENT || t->kind == FHTOKEN_END) {
        p->unit->err->offset--;
        p->unit->err->end_offset = -1;
    }
}

static void fail_token(FhParser *p, FhDiagnosticKind kind, const FhToken *t, const char *format,
                       va_list args) {
    if (p->unit->failed) return;
    FhSpan span = fhparser_token_span(t);
    fail(p, kind, &span, format, args);
    fix_empty(p, t);
}

void *fhparser_fail_here(FhParser *p, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fail_token(p, FHDIAGNOSTIC_SYNTAX, &p->tokens[p->fill - 1], format, args);
    va_end(args);
    return NULL;
}

void *fhparser_fail_indent(FhParser *p, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fail_token(p, FHDIAGNOSTIC_INDENTATION, &p->tokens[p->fill - 1], format, args);
    va_end(args);
    return NULL;
}

void *fhparser_fail_span(FhParser *p, FhDiagnosticKind kind, const FhSpan *span, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fail(p, kind, span, format, args);
    va_end(args);
    return NULL;
}

void fhparser_fail_token(FhParser *p, const FhToken *t, const char *format, ...) {
    va_list args;
    FhSpan span = fhparser_token_span(t);
    bool first = !p->unit->failed, nowhere = t->kind == FHTOKEN_END || is_unwritten(p, t);
    va_start(args, format);
    fail(p, FHDIAGNOSTIC_SYNTAX, &span, format, args);
    va_end(args);
    if (first && nowhere && p->unit->err->kind != FHDIAGNOSTIC_MEMORY)
        p->unit->err->offset = p->unit->err->end_offset = 0;
}

void *fhparser_fail_open(FhParser *p, FhDiagnosticKind kind, const FhSpan *span, int end_offset,
                         const char *format, ...) {
    va_list args;
    va_start(args, format);
    bool first = !p->unit->failed;
    fail(p, kind, span, format, args);
    va_end(args);
    if (first && p->unit->err->kind != FHDIAGNOSTIC_MEMORY) p->unit->err->end_offset = end_offset;
    return NULL;
}

bool fhparser_force(FhParser *p, FhTokenKind kind) {
    if (fhparser_accept(p, kind)) return true;
    fhparser_fail_token(p, fhparser_peek(p), "expected '%s'", fhtoken_text(kind));
    return false;
}
