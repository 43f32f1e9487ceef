/* The front end's driver: decodes, runs the first pass, and after a mismatch the second one that explains it. */
#include "parser.h"
#include <string.h>
#include "../base/array.h"
#include "parser_core.h"

enum { FIRST_TOKENS = 64 };

static bool open_parser(FhParser *p, FhParsing *unit, const char *text, size_t size) {
    memset(p, 0, offsetof(FhParser, lexer));
    p->unit = unit;
    fhlexer_init(&p->lexer, text, size, unit->err);
    p->lexer.warnings = unit->warnings;
    p->restart_lineno = 1;
    p->tokens = fhalloc_new(unit->alloc, FIRST_TOKENS * sizeof *p->tokens);
    if (!p->tokens) return fhparser_no_memory(p) != NULL;
    p->capacity = FIRST_TOKENS;
    return true;
}

static void close_parser(FhParser *p) {
    fharray_free(p->unit->alloc, p->tokens, p->capacity, sizeof *p->tokens);
}

/* ---- the second pass ---- */

/* Faults of the text behind a syntax error have precedence: an unclosed string or bracket is what led to it. */
static void check_rest(FhParser *p, uint32_t error_line) {
    FhDiagnostic found, *reported = p->unit->err;
    FhLexer *x = &p->lexer;
    FhToken t;
    fhdiagnostic_init(&found, p->unit->alloc);
    x->err = &found;
    bool ok = true;
    do ok = fhlexer_next(x, &t);
    while (ok && t.kind != FHTOKEN_END);
    bool replace = !ok && !x->minor;
    if (!ok && x->minor && x->brackets && error_line > x->bracket_lines[x->brackets - 1]) {
        fhlexer_report_unclosed(x);
        replace = true;
    }
    x->err = reported;
    if (replace) {
        fhdiagnostic_free(reported);
        *reported = found;
    } else {
        fhdiagnostic_free(&found);
    }
}

static void fail_generic(FhParser *p, const FhToken *last) {
    if (last->kind == FHTOKEN_INDENT) {
        fhparser_fail_indent(p, "unexpected indent");
    } else if (last->kind == FHTOKEN_DEDENT) {
        fhparser_fail_indent(p, "unexpected unindent");
    } else {
        fhparser_fail_token(p, last, "invalid syntax");
    }
}

/* Goes back to the start of the statement at fault and reads again all the tokens that the first pass had read. */
static void restart(FhParser *p, const FhToken *last) {
    FhLexer *x = &p->lexer;
    x->cur = x->text + p->restart_offset;
    x->lineno = p->restart_lineno;
    x->line_base = p->restart_lineno == x->first_lineno ? 0u - x->first_col : p->restart_offset;
    x->at_line_start = !p->in_fstring;
    x->pending = 0;
    x->indents = x->brackets = 0;
    x->warnings = NULL;
    p->mark = p->fill = 0;
    p->hold = 1;
    p->explain = true;
    p->quiet = false;
    p->unit->depth = p->base_depth;
    do fhparser_fill(p);
    while (!p->unit->failed &&
           (p->tokens[p->fill - 1].start < last->start || p->tokens[p->fill - 1].kind != last->kind));
}

/* `rule` is what failed; reports why. */
static void explain(FhParser *p, bool (*rule)(FhParser *)) {
    FhToken last = p->tokens[p->fill - 1];
    uint32_t scratch = p->unit->scratch_count;
    bool layout = false;
    if (!p->unit->failed) {
        restart(p, &last);
        if (!p->unit->failed) rule(p);
        p->unit->scratch_count = scratch;
        layout = !p->unit->failed && (last.kind == FHTOKEN_INDENT || last.kind == FHTOKEN_DEDENT);
        if (!p->unit->failed) fail_generic(p, &last);
    }
    const FhToken *read = &p->tokens[p->fill - 1];
    FhDiagnosticKind kind = p->unit->err->kind;
    bool syntax = kind == FHDIAGNOSTIC_SYNTAX || kind == FHDIAGNOSTIC_INDENTATION;
    if (syntax && !layout && read->kind != FHTOKEN_ERROR) check_rest(p, read->lineno);
}

/* ---- pieces of f-strings ---- */

static bool nested_rule(FhParser *p) {
    p->result = fhparser_star_expressions(p);
    return p->result != NULL;
}

FhExpr *fhparser_parse_nested(FhParser *outer, const char *text, size_t size, FhPlace place) {
    FhParser p;
    if (!fhparser_enter(outer)) return NULL;
    FhExpr *result = NULL;
    if (open_parser(&p, outer->unit, text, size)) {
        p.in_fstring = true;
        if (outer->explain) p.lexer.warnings = NULL;
        p.base_depth = outer->unit->depth;
        p.lexer.first_lineno = p.lexer.lineno = p.restart_lineno = place.lineno;
        p.lexer.first_col = place.col;
        p.lexer.line_base = 0u - place.col;
        p.lexer.at_line_start = false;
        if (nested_rule(&p))
            result = p.result;
        else
            explain(&p, nested_rule);
    }
    outer->unit->depth = p.base_depth;
    close_parser(&p);
    fhparser_leave(outer);
    return result;
}

/* ---- whole texts ---- */

static bool file_rule(FhParser *p) {
    for (;;) {
        const FhToken *t = fhparser_peek(p);
        if (t->kind == FHTOKEN_END) return true;
        if (!p->explain) {
            p->restart_offset = t->start - t->col;
            p->restart_lineno = t->lineno;
        }
        if (!fhparser_statement(p)) return false;
    }
}

static bool eval_rule(FhParser *p) {
    p->result = fhparser_expressions(p);
    if (!p->result) return false;
    while (fhparser_accept(p, FHTOKEN_NEWLINE)) {
    }
    return fhparser_accept(p, FHTOKEN_END);
}

static bool single_rule(FhParser *p) {
    if (fhparser_kind(p) == FHTOKEN_END) return false;
    bool matched;
    if (fhparser_compound(p, &matched)) {
        bool open = (p->unit->flags & FHPARSE_DONT_IMPLY_DEDENT) && !p->unit->last_line_empty;
        if (!open) return true;
        if (fhparser_kind(p) == FHTOKEN_END) p->incomplete = true;
        return false;
    }
    return !matched && fhparser_simple_line(p);
}

/* In `single` mode nothing but blank lines and comments may follow the statement. */
static bool check_single(FhParser *p) {
    if (fhparser_kind(p) == FHTOKEN_END) return true;
    if (p->unit->failed) return false;
    fhparser_fail_here(p, "multiple statements found while compiling a single statement");
    return false;
}

static bool parse_all(FhParser *p, FhParseMode mode) {
    FhTree *tree = p->unit->tree;
    uint32_t base = fhparser_base(p);
    bool (*rule)(FhParser *) = mode == FHPARSE_FILE   ? file_rule
                               : mode == FHPARSE_EVAL ? eval_rule
                                                      : single_rule;
    tree->kind = mode == FHPARSE_FILE     ? FHTREE_Module
                 : mode == FHPARSE_SINGLE ? FHTREE_Interactive
                                          : FHTREE_Expression;
    if (!rule(p) || (mode == FHPARSE_SINGLE && !check_single(p))) {
        bool at_end = p->lexer.cur >= p->lexer.end || p->lexer.open_string;
        p->unit->scratch_count = base;
        explain(p, rule);
        if ((p->incomplete || (at_end && (p->unit->flags & FHPARSE_INCOMPLETE))) &&
            p->unit->err->kind != FHDIAGNOSTIC_MEMORY) {
            fhdiagnostic_set(p->unit->err, FHDIAGNOSTIC_SYNTAX, NULL, 0, NULL, "incomplete input");
        }
        return false;
    }
    tree->expression = p->result;
    return FHPARSER_TAKE(p, tree->body, base);
}

/* ---- __future__ ---- */

static bool is_docstring(const FhStmt *s) {
    return s->kind == FHTREE_Expr && s->Expr.value->kind == FHTREE_Constant &&
           s->Expr.value->Constant.kind == FHCONSTANT_STR;
}

/* The imports from __future__ that open a module, behind at most a docstring; which features exist is checked later, with
 * the scopes. */
static void read_future(FhParser *p) {
    const FhStmts *body = &p->unit->tree->body;
    for (uint32_t i = 0; i < body->count; i++) {
        const FhStmt *s = body->items[i];
        if (i == 0 && is_docstring(s)) continue;
        bool future = s->kind == FHTREE_ImportFrom && s->ImportFrom.module && !s->ImportFrom.level &&
                      strcmp(s->ImportFrom.module->text, "__future__") == 0;
        if (!future) return;
        for (uint32_t k = 0; k < s->ImportFrom.names.count; k++) {
            if (strcmp(s->ImportFrom.names.items[k]->name->text, "annotations") == 0)
                p->unit->tree->future_annotations = true;
        }
    }
}

/* ---- entry ---- */

static bool parse_unit(FhParsing *unit, const FhParseInput *in, const FhSource *source) {
    FhParser p;
    unit->last_line_empty = source->last_line_empty;
    unit->unended = source->unended && in->mode != FHPARSE_FILE;
    bool ok = open_parser(&p, unit, source->text, source->size) && parse_all(&p, in->mode);
    if (ok) read_future(&p);
    FhTree *tree = unit->tree;
    tree->source = source->text;
    tree->source_size = source->size;
    tree->line_count = p.lexer.lineno;
    tree->names = unit->names.names;
    tree->name_count = unit->names.count;
    close_parser(&p);
    return ok && !unit->failed;
}

static FhTree *new_tree(const FhAlloc *alloc) {
    FhBump arena;
    fhbump_init(&arena, alloc);
    FhTree *tree = fhbump_alloc(&arena, sizeof *tree);
    if (!tree) return NULL;
    memset(tree, 0, sizeof *tree);
    tree->arena = arena;
    return tree;
}

FhTree *fhparse(const FhParseInput *in, FhDiagnostic *err) {
    const FhAlloc *alloc = in->alloc ? in->alloc : &fhalloc_system;
    fhdiagnostic_init(err, alloc);
    FhTree *tree = new_tree(alloc);
    if (!tree) {
        fhdiagnostic_set(err, FHDIAGNOSTIC_MEMORY, NULL, 0, NULL, "%s", "");
        return NULL;
    }
    tree->future_annotations = (in->flags & FHPARSE_KEEP_FUTURE) != 0;
    FhParsing unit = {.tree = tree,
                      .arena = &tree->arena,
                      .alloc = alloc,
                      .err = err,
                      .warnings = in->warnings,
                      .flags = in->flags};
    fhnames_init(&unit.names, unit.arena);
    FhSource source;
    bool ok = fhsource_decode(in, unit.arena, &source, err) && parse_unit(&unit, in, &source);
    fharray_free(alloc, unit.scratch, unit.scratch_capacity, sizeof *unit.scratch);
    if (ok) return tree;
    if (unit.unended) fhdiagnostic_cut_newline(err, tree->line_count);
    fhtree_free(tree);
    return NULL;
}
