/* Compound statements and their blocks. */
#include "parser_core.h"
#include "parser_invalid.h"

static FhStmt *statement_with_decorators(FhParser *p);

/* A compound statement ends where the last line of its last block does, without the newline. */
static FhStmt *end_at_block(FhParser *p, FhStmt *s) {
    if (!s) return NULL;
    s->end_lineno = p->block_end.lineno;
    s->end_col_offset = p->block_end.col;
    return s;
}

bool fhparser_statement(FhParser *p) {
    bool matched;
    return fhparser_compound(p, &matched) || (!matched && fhparser_simple_line(p));
}

bool fhparser_statements(FhParser *p, FhStmts *out, FhTokenKind stop) {
    uint32_t base = fhparser_base(p);
    while (fhparser_kind(p) != stop) {
        if (!fhparser_statement(p)) return false;
    }
    return FHPARSER_TAKE(p, *out, base);
}

static bool indented(FhParser *p, FhStmts *out) {
    if (!fhparser_accept(p, FHTOKEN_INDENT)) {
        if (fhinvalid_wanted(p)) fhparser_fail_indent(p, "expected an indented block");
        return false;
    }
    return fhparser_statements(p, out, FHTOKEN_DEDENT) && fhparser_accept(p, FHTOKEN_DEDENT);
}

bool fhparser_block(FhParser *p, FhStmts *out) {
    if (!fhparser_enter(p)) return false;
    bool ok;
    if (fhparser_accept(p, FHTOKEN_NEWLINE)) {
        ok = indented(p, out);
    } else {
        uint32_t base = fhparser_base(p);
        ok = fhparser_simple_line(p) && FHPARSER_TAKE(p, *out, base);
    }
    fhparser_leave(p);
    return ok;
}

/* ":" and a block, of the statement that `keyword` (at `line`) begins, described as `what` where it lacks its block. */
static bool body(FhParser *p, FhStmts *out, uint32_t line, const char *what) {
    if (!fhparser_accept(p, FHTOKEN_COLON)) {
        if (fhinvalid_wanted(p)) fhinvalid_no_colon(p);
        return false;
    }
    if (fhinvalid_wanted(p) && !fhinvalid_no_block(p, line, what)) return false;
    return fhparser_block(p, out);
}

static bool forced_body(FhParser *p, FhStmts *out, uint32_t line, const char *what) {
    if (!fhparser_force(p, FHTOKEN_COLON)) return false;
    if (fhinvalid_wanted(p) && !fhinvalid_no_block(p, line, what)) return false;
    return fhparser_block(p, out);
}

static bool else_block(FhParser *p, FhStmts *out) {
    *out = (FhStmts){NULL, 0};
    uint32_t line = fhparser_peek(p)->lineno;
    return !fhparser_accept(p, FHTOKEN_ELSE) || forced_body(p, out, line, "'else' statement");
}

/* ---- if while for with ---- */

static FhStmt *if_clause(FhParser *p, const char *what) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    FhExpr *test = fhparser_named_expression(p);
    FhStmts then;
    if (!test || !body(p, &then, start.lineno, what)) return NULL;
    FhStmt *s = FHPARSER_STMT(p, If, start);
    if (!s) return NULL;
    s->If.test = test;
    s->If.body = then;
    s->If.orelse = (FhStmts){NULL, 0};
    return s;
}

static FhStmt *if_statement(FhParser *p) {
    FhStmt *first = if_clause(p, "'if' statement"), *last = first;
    while (last && fhparser_kind(p) == FHTOKEN_ELIF) {
        FhStmt **only = fhparser_alloc(p, sizeof(FhStmt *));
        FhStmt *next = only ? if_clause(p, "'elif' statement") : NULL;
        if (!next) return NULL;
        *only = next;
        last->If.orelse = (FhStmts){only, 1};
        last = next;
    }
    if (!last) return NULL;
    FhStmts otherwise;
    if (!else_block(p, &otherwise)) return NULL;
    for (FhStmt *s = first; s != last; s = s->If.orelse.items[0]) end_at_block(p, s);
    last->If.orelse = otherwise;
    end_at_block(p, last);
    return first;
}

static FhStmt *while_statement(FhParser *p) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    FhExpr *test = fhparser_named_expression(p);
    FhStmts loop, otherwise;
    if (!test || !body(p, &loop, start.lineno, "'while' statement") || !else_block(p, &otherwise))
        return NULL;
    FhStmt *s = FHPARSER_STMT(p, While, start);
    if (!s) return NULL;
    s->While.test = test;
    s->While.body = loop;
    s->While.orelse = otherwise;
    return end_at_block(p, s);
}

/* For and AsyncFor have one layout, as have the other pairs below. */
static FhStmt *for_statement(FhParser *p, FhPlace start, bool async) {
    uint32_t line = fhparser_peek(p)->lineno;
    p->mark++;
    FhStmts loop, otherwise;
    uint32_t mark = p->mark;
    FhExpr *target = fhparser_targets(p);
    if (!target || !fhparser_accept(p, FHTOKEN_IN)) {
        if (fhinvalid_wanted(p)) {
            p->mark = mark;
            fhinvalid_for_target(p);
        }
        return NULL;
    }
    FhExpr *iter = fhparser_star_expressions(p);
    if (!iter || !body(p, &loop, line, "'for' statement") || !else_block(p, &otherwise)) return NULL;
    FhStmt *s = FHPARSER_STMT(p, For, start);
    if (!s) return NULL;
    s->kind = async ? FHTREE_AsyncFor : FHTREE_For;
    s->For.target = target;
    s->For.iter = iter;
    s->For.body = loop;
    s->For.orelse = otherwise;
    return end_at_block(p, s);
}

FhWithItem *fhparser_with_item(FhParser *p) {
    FhWithItem *item = fhparser_alloc(p, sizeof *item);
    if (!item) return NULL;
    item->context_expr = fhparser_expression(p);
    item->optional_vars = NULL;
    if (!item->context_expr || !fhparser_accept(p, FHTOKEN_AS)) return item->context_expr ? item : NULL;
    if (fhinvalid_wanted(p) && !fhinvalid_with_target(p)) return NULL;
    FhExpr *target = fhparser_target(p);
    if (!target || !fhparser_is_target(target, FHTARGET_STAR)) return NULL;
    unsigned kind = fhparser_kind(p);
    if (kind == FHTOKEN_NEWLINE && fhinvalid_wanted(p)) fhinvalid_no_colon(p);
    if (kind != FHTOKEN_COMMA && kind != FHTOKEN_RPAREN && kind != FHTOKEN_COLON) return NULL;
    fhparser_set_context(target, FHTREE_Store);
    item->optional_vars = target;
    return item;
}

static bool with_items(FhParser *p, FhTokenKind close) {
    do {
        if (fhparser_kind(p) == close && fhparser_last(p)->kind == FHTOKEN_COMMA && close == FHTOKEN_RPAREN)
            break;
        if (!fhparser_push(p, fhparser_with_item(p))) return false;
    } while (fhparser_accept(p, FHTOKEN_COMMA));
    return true;
}

/* `with (a as b, c):` is tried first; the brackets may also be part of an expression. */
static bool bracketed_items(FhParser *p) {
    if (fhparser_kind(p) != FHTOKEN_LPAREN) return false;
    FhState state = fhparser_save(p);
    p->mark++;
    if (with_items(p, FHTOKEN_RPAREN) && fhparser_accept(p, FHTOKEN_RPAREN) &&
        fhparser_kind(p) == FHTOKEN_COLON) {
        fhparser_keep(p);
        return true;
    }
    fhparser_back(p, state);
    return false;
}

static FhStmt *with_statement(FhParser *p, FhPlace start, bool async) {
    uint32_t line = fhparser_peek(p)->lineno, base = fhparser_base(p);
    p->mark++;
    if (fhinvalid_wanted(p) && !fhinvalid_with(p)) return NULL;
    if (!bracketed_items(p) && (p->unit->failed || !with_items(p, FHTOKEN_COLON))) return NULL;
    FhWithItems items;
    FhStmts block;
    if (!FHPARSER_TAKE(p, items, base) || !body(p, &block, line, "'with' statement")) return NULL;
    FhStmt *s = FHPARSER_STMT(p, With, start);
    if (!s) return NULL;
    s->kind = async ? FHTREE_AsyncWith : FHTREE_With;
    s->With.items = items;
    s->With.body = block;
    return end_at_block(p, s);
}

/* ---- try ---- */

static FhExceptHandler *handler(FhParser *p, bool star) {
    FhPlace start = fhparser_place(p);
    FhExceptHandler *h = fhparser_alloc(p, sizeof *h);
    if (!h) return NULL;
    h->type = NULL;
    h->name = NULL;
    if (fhinvalid_wanted(p) && !fhinvalid_except(p)) return NULL;
    p->mark += star ? 2 : 1;
    if (star || fhparser_kind(p) != FHTOKEN_COLON) {
        h->type = fhparser_expression(p);
        if (!h->type) return NULL;
        if (fhparser_accept(p, FHTOKEN_AS) && !(h->name = fhparser_name(p))) return NULL;
    }
    if (!body(p, &h->body, start.lineno, star ? "'except*' statement" : "'except' statement")) return NULL;
    FHPARSER_SET_PLACE(p, h, start);
    h->end_lineno = p->block_end.lineno;
    h->end_col_offset = p->block_end.col;
    return h;
}

static bool at_star_handler(FhParser *p) { return fhparser_kind_at(p, 1) == FHTOKEN_STAR; }

static bool handlers(FhParser *p, FhExceptHandlers *out, bool star) {
    uint32_t base = fhparser_base(p);
    while (fhparser_kind(p) == FHTOKEN_EXCEPT) {
        if (at_star_handler(p) != star) {
            if (fhinvalid_wanted(p)) fhinvalid_mixed_handlers(p);
            return false;
        }
        if (!fhparser_push(p, handler(p, star))) return false;
    }
    return FHPARSER_TAKE(p, *out, base);
}

static FhStmt *try_statement(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhStmts block, otherwise = {NULL, 0}, final = {NULL, 0};
    FhExceptHandlers caught = {NULL, 0};
    p->mark++;
    if (!forced_body(p, &block, start.lineno, "'try' statement")) return NULL;
    unsigned kind = fhparser_kind(p);
    if (kind != FHTOKEN_EXCEPT && kind != FHTOKEN_FINALLY) {
        if (fhinvalid_wanted(p)) fhparser_fail_here(p, "expected 'except' or 'finally' block");
        return NULL;
    }
    bool star = kind == FHTOKEN_EXCEPT && at_star_handler(p);
    if (kind == FHTOKEN_EXCEPT && (!handlers(p, &caught, star) || !else_block(p, &otherwise))) return NULL;
    uint32_t line = fhparser_peek(p)->lineno;
    if (fhparser_accept(p, FHTOKEN_FINALLY) && !forced_body(p, &final, line, "'finally' statement"))
        return NULL;
    FhStmt *s = FHPARSER_STMT(p, Try, start);
    if (!s) return NULL;
    s->kind = star ? FHTREE_TryStar : FHTREE_Try;
    s->Try.body = block;
    s->Try.handlers = caught;
    s->Try.orelse = otherwise;
    s->Try.finalbody = final;
    return end_at_block(p, s);
}

/* ---- def class ---- */

static FhStmt *function(FhParser *p, FhPlace start, bool async, FhExprs decorators) {
    uint32_t line = fhparser_peek(p)->lineno;
    p->mark++;
    FhName *name = fhparser_name(p);
    if (!name || !fhparser_force(p, FHTOKEN_LPAREN)) return NULL;
    FhArguments *args = fhparser_parameters(p, false);
    if (!args || !fhparser_accept(p, FHTOKEN_RPAREN)) return NULL;
    FhExpr *returns = NULL;
    FhSpan arrow = fhparser_token_span(fhparser_peek(p));
    if (fhparser_accept(p, FHTOKEN_ARROW) && !(returns = fhparser_expression(p))) {
        return fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, &arrow, "expected ':'"); /* so CPython reads it */
    }
    FhStmts block;
    if (!forced_body(p, &block, line, "function definition")) return NULL;
    FhStmt *s = FHPARSER_STMT(p, FunctionDef, start);
    if (!s) return NULL;
    s->kind = async ? FHTREE_AsyncFunctionDef : FHTREE_FunctionDef;
    s->FunctionDef.name = name;
    s->FunctionDef.args = args;
    s->FunctionDef.body = block;
    s->FunctionDef.decorator_list = decorators;
    s->FunctionDef.returns = returns;
    return end_at_block(p, s);
}

static FhStmt *class(FhParser *p, FhExprs decorators) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    FhName *name = fhparser_name(p);
    if (!name) return NULL;
    FhExprs bases = {NULL, 0};
    FhKeywords keywords = {NULL, 0};
    if (fhparser_kind(p) == FHTOKEN_LPAREN && !fhparser_class_arguments(p, &bases, &keywords)) return NULL;
    FhStmts block;
    if (!body(p, &block, start.lineno, "class definition")) return NULL;
    FhStmt *s = FHPARSER_STMT(p, ClassDef, start);
    if (!s) return NULL;
    s->ClassDef.name = name;
    s->ClassDef.bases = bases;
    s->ClassDef.keywords = keywords;
    s->ClassDef.body = block;
    s->ClassDef.decorator_list = decorators;
    return end_at_block(p, s);
}

static FhStmt *async_statement(FhParser *p, FhExprs decorators, bool only_function) {
    FhPlace start = fhparser_place(p);
    unsigned kind = fhparser_kind_at(p, 1);
    if (kind == FHTOKEN_DEF) {
        p->mark++;
        return function(p, start, true, decorators);
    }
    if (only_function || (kind != FHTOKEN_FOR && kind != FHTOKEN_WITH)) return NULL;
    p->mark++;
    return kind == FHTOKEN_FOR ? for_statement(p, start, true) : with_statement(p, start, true);
}

static FhStmt *statement_with_decorators(FhParser *p) {
    uint32_t base = fhparser_base(p);
    while (fhparser_accept(p, FHTOKEN_AT)) {
        if (!fhparser_push(p, fhparser_named_expression(p)) || !fhparser_accept(p, FHTOKEN_NEWLINE))
            return NULL;
    }
    FhExprs decorators;
    if (!FHPARSER_TAKE(p, decorators, base)) return NULL;
    switch (fhparser_kind(p)) {
    case FHTOKEN_DEF: return function(p, fhparser_place(p), false, decorators);
    case FHTOKEN_CLASS: return class(p, decorators);
    case FHTOKEN_ASYNC: return async_statement(p, decorators, true);
    default: return NULL;
    }
}

/* ---- match ---- */

static FhExpr *subject(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhExpr *first = fhparser_star_named_expression(p);
    if (!first) return NULL;
    if (fhparser_kind(p) != FHTOKEN_COMMA) return first->kind == FHTREE_Starred ? NULL : first;
    uint32_t base = fhparser_base(p);
    if (!fhparser_push(p, first)) return NULL;
    while (fhparser_accept(p, FHTOKEN_COMMA) && fhparser_kind(p) != FHTOKEN_COLON) {
        if (!fhparser_push(p, fhparser_star_named_expression(p))) return NULL;
    }
    FhExprs elts;
    if (!FHPARSER_TAKE(p, elts, base)) return NULL;
    FhExpr *tuple = FHPARSER_EXPR(p, Tuple, start);
    if (tuple) tuple->Tuple.elts = elts;
    return tuple;
}

static FhMatchCase *match_case(FhParser *p) {
    uint32_t line = fhparser_peek(p)->lineno;
    if (!fhparser_is_word(p, fhparser_peek(p), "case")) return NULL;
    p->mark++;
    FhMatchCase *c = fhparser_alloc(p, sizeof *c);
    if (!c) return NULL;
    c->guard = NULL;
    c->pattern = fhparser_patterns(p);
    if (!c->pattern) return NULL;
    if (fhparser_accept(p, FHTOKEN_IF) && !(c->guard = fhparser_named_expression(p))) return NULL;
    return body(p, &c->body, line, "'case' statement") ? c : NULL;
}

static FhStmt *finish_match(FhParser *p, FhPlace start, FhExpr *value) {
    uint32_t base = fhparser_base(p);
    if (!fhparser_accept(p, FHTOKEN_INDENT)) {
        if (fhinvalid_wanted(p)) {
            fhparser_fail_indent(p, "expected an indented block after 'match' statement on line %u",
                                 start.lineno);
        }
        return NULL;
    }
    do {
        if (!fhparser_push(p, match_case(p))) return NULL;
    } while (fhparser_kind(p) != FHTOKEN_DEDENT);
    p->mark++;
    FhMatchCases cases;
    if (!FHPARSER_TAKE(p, cases, base)) return NULL;
    FhStmt *s = FHPARSER_STMT(p, Match, start);
    if (!s) return NULL;
    s->Match.subject = value;
    s->Match.cases = cases;
    return end_at_block(p, s);
}

/* `match` is a keyword only before a subject, a colon and the end of the line. */
static FhStmt *match_statement(FhParser *p, bool *matched) {
    FhPlace start = fhparser_place(p);
    unsigned next = fhparser_kind_at(p, 1);
    *matched = false;
    if (next != FHTOKEN_STAR && !fhparser_starts_expression(next)) return NULL;
    FhState state = fhparser_save(p);
    p->mark++;
    FhExpr *value = subject(p);
    if (value && fhinvalid_wanted(p) && fhparser_kind(p) == FHTOKEN_NEWLINE) fhinvalid_no_colon(p);
    if (!value || !fhparser_accept(p, FHTOKEN_COLON) || !fhparser_accept(p, FHTOKEN_NEWLINE)) {
        fhparser_back(p, state);
        *matched = p->unit->failed;
        return NULL;
    }
    *matched = true;
    fhparser_keep(p);
    return finish_match(p, start, value);
}

/* ---- dispatch ---- */

static FhStmt *compound(FhParser *p, bool *matched) {
    FhPlace start = fhparser_place(p);
    FhExprs none = {NULL, 0};
    *matched = true;
    switch (fhparser_kind(p)) {
    case FHTOKEN_NAME:
        *matched = false;
        return fhparser_is_word(p, fhparser_peek(p), "match") ? match_statement(p, matched) : NULL;
    case FHTOKEN_DEF: return function(p, start, false, none);
    case FHTOKEN_AT: return statement_with_decorators(p);
    case FHTOKEN_ASYNC: return async_statement(p, none, false);
    case FHTOKEN_IF: return if_statement(p);
    case FHTOKEN_CLASS: return class(p, none);
    case FHTOKEN_WITH: return with_statement(p, start, false);
    case FHTOKEN_FOR: return for_statement(p, start, false);
    case FHTOKEN_TRY: return try_statement(p);
    case FHTOKEN_WHILE: return while_statement(p);
    default: *matched = false; return NULL;
    }
}

bool fhparser_compound(FhParser *p, bool *matched) {
    FhStmt *s = compound(p, matched);
    return s && fhparser_push(p, s);
}
