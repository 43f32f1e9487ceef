/* Messages for statements. */
#include "parser_invalid.h"

/* ---- assignments ---- */

/* A list or tuple in brackets, itself perhaps in parentheses: as a whole no target of an annotation. */
static bool find_annotated_sequence(FhParser *p) {
    unsigned kind = fhparser_kind(p);
    if (kind != FHTOKEN_LPAREN && kind != FHTOKEN_LBRACKET) return true;
    FhExpr *e = fhparser_atom(p);
    if (!e || (e->kind != FHTREE_List && e->kind != FHTREE_Tuple)) return true;
    if (!fhparser_accept(p, FHTOKEN_COLON) || !fhparser_expression(p)) return true;
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, FHPARSER_SPAN(e),
                       "only single target (not %s) can be annotated", fhinvalid_name(e));
    return false;
}

/* Elements with commas between them and perhaps behind. */
static bool pass_elements(FhParser *p) {
    uint32_t count = 0;
    for (;; count++) {
        FhState here = fhparser_here(p);
        if (!fhparser_star_named_expression(p)) {
            fhparser_end_before(p, here);
            return count > 0 && !p->unit->failed;
        }
        if (!fhparser_accept(p, FHTOKEN_COMMA)) return true;
    }
}

static bool find_annotated_tuple(FhParser *p) {
    FhExpr *first = fhparser_star_named_expression(p);
    if (!first || fhparser_kind(p) != FHTOKEN_COMMA) return true;
    p->mark++;
    while (pass_elements(p)) {
    }
    if (p->unit->failed || !fhparser_accept(p, FHTOKEN_COLON) || !fhparser_expression(p)) return true;
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, FHPARSER_SPAN(first),
                       "only single target (not tuple) can be annotated");
    return false;
}

static bool find_annotated_expression(FhParser *p) {
    FhExpr *e = fhparser_expression(p);
    if (!e || !fhparser_accept(p, FHTOKEN_COLON) || !fhparser_expression(p)) return true;
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, FHPARSER_SPAN(e), "illegal target for annotation");
    return false;
}

/* `target = target = wrong = ...` */
static bool find_wrong_target(FhParser *p) {
    for (;;) {
        bool yield = fhparser_kind(p) == FHTOKEN_YIELD;
        FhExpr *e = fhparser_annotated_rhs(p);
        if (!e || !fhparser_accept(p, FHTOKEN_EQUAL)) return true;
        if (yield) {
            fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, FHPARSER_SPAN(e),
                               "assignment to yield expression not possible");
            return false;
        }
        if (!fhinvalid_report_target(p, e, FHTARGET_STAR)) return false;
    }
}

static bool find_wrong_augmented(FhParser *p) {
    FhExpr *e = fhparser_star_expressions(p);
    if (!e || !fhtoken_is_augmented(fhparser_kind(p))) return true;
    p->mark++;
    if (!fhparser_annotated_rhs(p)) return true;
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, FHPARSER_SPAN(e),
                       "'%s' is an illegal expression for augmented assignment", fhinvalid_name(e));
    return false;
}

static bool is_assignment(FhParser *p) {
    FhStmt *s = fhparser_expression_or_assignment(p);
    return s && s->kind != FHTREE_Expr;
}

/* An augmented assignment to a good target is one, whatever follows, and so is an annotation without its value. */
static bool is_committed(FhParser *p) {
    FhExpr *e = fhparser_kind(p) == FHTOKEN_YIELD ? NULL : fhparser_star_expressions(p);
    if (!e || !fhparser_is_single_target(e)) return false;
    if (fhtoken_is_augmented(fhparser_kind(p))) return true;
    return fhparser_accept(p, FHTOKEN_COLON) && fhparser_expression(p);
}

bool fhinvalid_statement(FhParser *p) {
    if (!fhinvalid_begin(p, FHINVALID_STATEMENT)) return !p->unit->failed;
    static bool (*const searches[])(FhParser *) = {is_assignment,
                                                   is_committed,
                                                   find_annotated_sequence,
                                                   find_annotated_tuple,
                                                   find_annotated_expression,
                                                   find_wrong_target,
                                                   find_wrong_augmented};
    for (size_t i = 0; i < sizeof searches / sizeof *searches; i++) {
        FhState state = fhparser_save(p);
        bool found = searches[i](p), valid = found && i < 2;
        fhparser_back(p, state);
        if (p->unit->failed) return false;
        if (valid) return true;
    }
    return true;
}

/* ---- other simple statements ---- */

bool fhinvalid_delete(FhParser *p) {
    FhState state = fhparser_save(p);
    p->mark++;
    FhExpr *e = fhparser_star_expressions(p);
    if (e) fhinvalid_report_target(p, e, FHTARGET_DELETE);
    fhparser_back(p, state);
    return !p->unit->failed;
}

bool fhinvalid_import_comma(FhParser *p) {
    if (fhparser_kind(p) != FHTOKEN_NEWLINE || fhparser_last(p)->kind != FHTOKEN_COMMA) return true;
    fhparser_fail_here(p, "trailing comma not allowed without surrounding parentheses");
    return false;
}

/* ---- blocks ---- */

bool fhinvalid_no_colon(FhParser *p) {
    if (fhparser_kind(p) != FHTOKEN_NEWLINE) return true;
    fhparser_fail_here(p, "expected ':'");
    return false;
}

bool fhinvalid_no_block(FhParser *p, uint32_t line, const char *what) {
    if (fhparser_kind(p) != FHTOKEN_NEWLINE || fhparser_kind_at(p, 1) == FHTOKEN_INDENT) return true;
    fhparser_fail_indent(p, "expected an indented block after %s on line %u", what, line);
    return false;
}

/* `with (a as b)` without its colon: only here are the parentheses not an expression. */
bool fhinvalid_with(FhParser *p) {
    FhState state = fhparser_save(p);
    if (fhparser_accept(p, FHTOKEN_LPAREN)) {
        while (fhparser_with_item(p) && fhparser_accept(p, FHTOKEN_COMMA)) {
        }
        if (!p->unit->failed && fhparser_accept(p, FHTOKEN_RPAREN)) fhinvalid_no_colon(p);
    }
    fhparser_back(p, state);
    return !p->unit->failed;
}

bool fhinvalid_with_target(FhParser *p) {
    FhState state = fhparser_save(p);
    FhExpr *e = fhparser_expression(p);
    unsigned kind = e ? fhparser_kind(p) : FHTOKEN_ERROR;
    if (kind == FHTOKEN_COMMA || kind == FHTOKEN_RPAREN || kind == FHTOKEN_COLON) {
        fhinvalid_report_target(p, e, FHTARGET_STAR);
    }
    fhparser_back(p, state);
    return !p->unit->failed;
}

/* `except A, B:` */
static bool find_bare_types(FhParser *p) {
    FhExpr *first = fhparser_expression(p);
    if (!first || !fhparser_accept(p, FHTOKEN_COMMA) || !fhparser_expressions(p)) return true;
    if (fhparser_accept(p, FHTOKEN_AS) && !fhparser_name(p)) return true;
    if (!fhparser_accept(p, FHTOKEN_COLON)) return true;
    FhSpan span = *FHPARSER_SPAN(first);
    return fhinvalid_report_from(p, &span, "multiple exception types must be parenthesized");
}

bool fhinvalid_except(FhParser *p) {
    FhState state = fhparser_save(p);
    p->mark++;
    bool star = fhparser_accept(p, FHTOKEN_STAR);
    unsigned kind = fhparser_kind(p);
    if (star && (kind == FHTOKEN_NEWLINE || kind == FHTOKEN_COLON)) {
        fhparser_fail_here(p, "expected one or more exception types");
    } else if (!fhinvalid_no_colon(p) || kind == FHTOKEN_COLON) {
        /* reported, or a handler of everything */
    } else {
        find_bare_types(p);
    }
    fhparser_back(p, state);
    return !p->unit->failed;
}

/* The head of a handler, with its colon. */
static bool pass_handler(FhParser *p) {
    p->mark++;
    bool star = fhparser_accept(p, FHTOKEN_STAR);
    if (star || fhparser_kind(p) != FHTOKEN_COLON) {
        if (!fhparser_expression(p)) return false;
        if (fhparser_accept(p, FHTOKEN_AS) && !fhparser_name(p)) return false;
    }
    return fhparser_accept(p, FHTOKEN_COLON);
}

bool fhinvalid_mixed_handlers(FhParser *p) {
    FhSpan span = fhparser_token_span(fhparser_peek(p));
    if (fhparser_kind_at(p, 1) == FHTOKEN_STAR) {
        span.end_lineno = p->tokens[p->mark + 1].end_lineno;
        span.end_col_offset = p->tokens[p->mark + 1].end_col;
    }
    FhState state = fhparser_save(p);
    if (pass_handler(p)) {
        fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, &span,
                           "cannot have both 'except' and 'except*' on the same 'try'");
    }
    fhparser_back(p, state);
    return !p->unit->failed;
}

bool fhinvalid_as_target(FhParser *p) {
    FhState state = fhparser_save(p);
    const FhToken *t = fhparser_peek(p);
    if (fhparser_is_word(p, t, "_")) {
        FhSpan span = fhparser_token_span(t);
        fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, &span, "cannot use '_' as a target");
    } else if (t->kind != FHTOKEN_NAME) {
        FhExpr *e = fhparser_expression(p);
        if (e) fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, FHPARSER_SPAN(e), "invalid pattern target");
    }
    fhparser_back(p, state);
    return !p->unit->failed;
}
