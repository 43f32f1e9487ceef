/* Messages for the arguments of calls and the parameters of functions. */
#include "parser_invalid.h"

/* ---- arguments ---- */

/* What a run of arguments held. */
typedef struct Arguments {
    uint32_t positional, starred; /* unpacked ones are both */
    bool keywords, unpacked;      /* name=value; **value */
    const FhExpr *last;           /* the last positional */
} Arguments;

static const char perhaps_equal[] = "expression cannot contain assignment, perhaps you meant \"==\"?";
static const char maybe_meant[] = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

static bool fail_token(FhParser *p, const char *message) {
    FhSpan span = fhparser_token_span(fhparser_peek(p));
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, &span, "%s", message);
    return false;
}

static bool at_name_equal(FhParser *p) {
    return fhparser_kind(p) == FHTOKEN_NAME && fhparser_kind_at(p, 1) == FHTOKEN_EQUAL;
}

/* From the next token to the one behind it. */
static FhSpan two_tokens(FhParser *p) {
    FhSpan span = fhparser_token_span(fhparser_peek(p));
    fhparser_kind_at(p, 1);
    const FhToken *second = &p->tokens[p->mark + 1];
    span.end_lineno = second->end_lineno;
    span.end_col_offset = second->end_col;
    return span;
}

static bool generators_follow(FhParser *p, FhComprehensions *out) {
    return fhparser_at_comprehension(p) && fhparser_comprehensions(p, out);
}

/* `name=element for ...` */
static bool find_keyword_generator(FhParser *p) {
    FhComprehensions generators;
    if (!at_name_equal(p)) return true;
    FhSpan span = two_tokens(p);
    p->mark += 2;
    if (!fhparser_expression(p) || !generators_follow(p, &generators)) return true;
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, &span, "%s", maybe_meant);
    return false;
}

/* `True=1`, `a.b=1` */
static bool find_wrong_keyword(FhParser *p) {
    unsigned kind = fhparser_kind(p);
    bool constant = kind == FHTOKEN_TRUE || kind == FHTOKEN_FALSE || kind == FHTOKEN_NONE;
    if (constant && fhparser_kind_at(p, 1) == FHTOKEN_EQUAL) {
        FhSpan span = two_tokens(p);
        fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, &span, "cannot assign to %s",
                           fhtoken_text((FhTokenKind)kind));
        return false;
    }
    if (at_name_equal(p)) return find_keyword_generator(p);
    FhExpr *e = fhparser_expression(p);
    if (!e || fhparser_kind(p) != FHTOKEN_EQUAL) return true;
    const FhToken *equal = fhparser_peek(p);
    FhSpan span = {e->lineno, e->col_offset, equal->end_lineno, equal->end_col};
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, &span, "%s", perhaps_equal);
    return false;
}

static bool lookahead(FhParser *p, bool (*search)(FhParser *)) {
    FhState state = fhparser_save(p);
    search(p);
    fhparser_back(p, state);
    return !p->unit->failed;
}

static bool positional(FhParser *p, Arguments *out) {
    FhExpr *e;
    if (fhparser_kind(p) == FHTOKEN_STAR) {
        e = fhparser_starred_argument(p);
        out->starred += e != NULL;
    } else if (fhparser_kind(p) == FHTOKEN_NAME && fhparser_kind_at(p, 1) == FHTOKEN_WALRUS) {
        e = fhparser_named_expression(p);
    } else {
        e = fhparser_expression(p);
        if (e && fhparser_kind(p) == FHTOKEN_WALRUS) return false;
    }
    if (!e || fhparser_kind(p) == FHTOKEN_EQUAL) return false;
    out->positional++;
    out->last = e;
    return true;
}

/* Where `**` was seen, `*` is no argument any more. */
static bool keyword(FhParser *p, Arguments *out) {
    if (!lookahead(p, find_wrong_keyword)) return false;
    if (fhparser_accept(p, FHTOKEN_DOUBLE_STAR)) {
        out->unpacked = true;
        return fhparser_expression(p) != NULL;
    }
    if (fhparser_kind(p) == FHTOKEN_STAR) {
        FhExpr *e = out->unpacked ? NULL : fhparser_starred_argument(p);
        if (e) out->positional++, out->last = e;
        return e != NULL;
    }
    if (!at_name_equal(p)) return false;
    out->keywords = true;
    p->mark += 2;
    return fhparser_expression(p) != NULL;
}

/* Items with commas between them; the mark ends behind the last whole one. */
static uint32_t run(FhParser *p, bool (*item)(FhParser *, Arguments *), Arguments *out) {
    uint32_t count = 0;
    while (!p->unit->failed) {
        FhState state = fhparser_save(p);
        if (count && !fhparser_accept(p, FHTOKEN_COMMA)) {
            fhparser_back(p, state);
            break;
        }
        if (!item(p, out)) {
            fhparser_back(p, state);
            break;
        }
        fhparser_keep(p);
        count++;
    }
    return count;
}

/* Arguments as the grammar has them: positional ones, then keywords. */
static bool arguments(FhParser *p, Arguments *out) {
    *out = (Arguments){0};
    uint32_t count = run(p, positional, out);
    if (p->unit->failed) return false;
    if (!count) return run(p, keyword, out) > 0;
    FhState state = fhparser_save(p);
    if (fhparser_accept(p, FHTOKEN_COMMA) && run(p, keyword, out))
        fhparser_keep(p);
    else
        fhparser_back(p, state);
    return !p->unit->failed;
}

static bool report_generator(FhParser *p, const FhExpr *element, const FhComprehensions *generators) {
    const FhExpr *last = fhinvalid_last_part(generators);
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, FHPARSER_SPAN2(element, last),
                       "Generator expression must be parenthesized");
    return false;
}

static bool find_unpacking_after(FhParser *p) {
    Arguments seen;
    if (!arguments(p, &seen) || !fhparser_accept(p, FHTOKEN_COMMA) || fhparser_kind(p) != FHTOKEN_STAR)
        return true;
    if (!seen.keywords && !seen.unpacked && seen.starred < seen.positional) return true;
    return fail_token(p, "iterable argument unpacking follows keyword argument unpacking");
}

static bool find_generator_first(FhParser *p) {
    FhComprehensions generators;
    FhExpr *element = fhparser_expression(p);
    if (!element || !generators_follow(p, &generators) || !fhparser_accept(p, FHTOKEN_COMMA)) return true;
    return report_generator(p, element, &generators);
}

static bool find_generator_last(FhParser *p) {
    Arguments seen;
    FhComprehensions generators;
    if (!arguments(p, &seen) || !generators_follow(p, &generators) || seen.positional < 2) return true;
    return report_generator(p, seen.last, &generators);
}

static bool find_generator_after(FhParser *p) {
    Arguments seen;
    FhComprehensions generators;
    if (!arguments(p, &seen) || !fhparser_accept(p, FHTOKEN_COMMA)) return true;
    FhExpr *element = fhparser_expression(p);
    if (!element || !generators_follow(p, &generators)) return true;
    return report_generator(p, element, &generators);
}

static bool find_positional_after(FhParser *p) {
    Arguments seen, after;
    if (!arguments(p, &seen) || !fhparser_accept(p, FHTOKEN_COMMA) || !arguments(p, &after)) return true;
    fhparser_fail_here(p, "positional argument follows keyword argument%s",
                       seen.unpacked ? " unpacking" : "");
    return false;
}

/* A call's only argument may be a generator. */
static bool is_lone_generator(FhParser *p) {
    FhComprehensions generators;
    FhExpr *e = fhparser_kind(p) == FHTOKEN_STAR ? NULL : fhparser_expression(p);
    return e && generators_follow(p, &generators) && fhparser_accept(p, FHTOKEN_RPAREN);
}

static bool are_valid(FhParser *p) {
    Arguments seen;
    if (fhparser_kind(p) == FHTOKEN_RPAREN) return true;
    if (!arguments(p, &seen)) return false;
    fhparser_accept(p, FHTOKEN_COMMA);
    return fhparser_kind(p) == FHTOKEN_RPAREN;
}

bool fhinvalid_arguments(FhParser *p) {
    if (!fhinvalid_begin(p, FHINVALID_ARGUMENTS)) return !p->unit->failed;
    static bool (*const searches[])(FhParser *) = {
        is_lone_generator,      are_valid,           find_unpacking_after, find_generator_first,
        find_keyword_generator, find_generator_last, find_generator_after, find_positional_after};
    for (size_t i = 0; i < sizeof searches / sizeof *searches; i++) {
        FhState state = fhparser_save(p);
        p->mark++;
        bool found = searches[i](p), valid = found && i < 2;
        fhparser_back(p, state);
        if (p->unit->failed) return false;
        if (valid) return true;
    }
    return true;
}

/* ---- parameters ---- */

typedef struct Parameters {
    bool lambda;
    uint32_t count; /* parameters before the next token */
    bool slash, star, defaults;
} Parameters;

static bool ends(FhParser *p, const Parameters *s) {
    return fhparser_kind(p) == (s->lambda ? (unsigned)FHTOKEN_COLON : (unsigned)FHTOKEN_RPAREN);
}

static bool ends_or_comma(FhParser *p, const Parameters *s) {
    return ends(p, s) || fhparser_kind(p) == FHTOKEN_COMMA;
}

/* A name and its annotation, in *span. */
static bool name(FhParser *p, const Parameters *s, FhSpan *span) {
    if (fhparser_kind(p) != FHTOKEN_NAME) return false;
    *span = fhparser_token_span(fhparser_peek(p));
    p->mark++;
    if (!s->lambda && fhparser_accept(p, FHTOKEN_COLON)) {
        FhExpr *annotation = fhparser_star_expression(p);
        if (!annotation) return false;
        span->end_lineno = annotation->end_lineno;
        span->end_col_offset = annotation->end_col_offset;
    }
    return true;
}

static bool plain_parameter(FhParser *p, Parameters *s) {
    FhSpan span;
    if (!name(p, s, &span)) return false;
    s->count++;
    if (fhparser_kind(p) == FHTOKEN_EQUAL) {
        unsigned next = fhparser_kind_at(p, 1);
        if (next == FHTOKEN_RPAREN || next == FHTOKEN_COMMA) {
            return fail_token(p, "expected default value expression");
        }
        p->mark++;
        s->defaults |= !s->star;
        return fhparser_expression(p) != NULL;
    }
    if (!s->defaults || s->star || !ends_or_comma(p, s)) return true;
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, &span, "non-default argument follows default argument");
    return false;
}

static bool bracketed_parameters(FhParser *p, Parameters *s) {
    FhSpan span = fhparser_token_span(fhparser_peek(p)), ignored;
    uint32_t count = 0;
    p->mark++;
    while (name(p, s, &ignored)) {
        count++;
        if (!fhparser_accept(p, FHTOKEN_COMMA)) break;
    }
    if (!count || s->defaults || s->slash || s->star || fhparser_kind(p) != FHTOKEN_RPAREN) return false;
    span.end_lineno = fhparser_peek(p)->end_lineno;
    span.end_col_offset = fhparser_peek(p)->end_col;
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, &span, "%s parameters cannot be parenthesized",
                       s->lambda ? "Lambda expression" : "Function");
    return false;
}

static bool slash(FhParser *p, Parameters *s) {
    if (s->star) return fail_token(p, "/ must be ahead of *");
    if (s->slash) return fail_token(p, "/ may appear only once");
    if (!s->count) {
        return fhparser_kind_at(p, 1) == FHTOKEN_COMMA &&
               fail_token(p, "at least one argument must precede /");
    }
    s->slash = true;
    p->mark++;
    if (fhparser_kind(p) == FHTOKEN_STAR) return fail_token(p, "expected comma between / and *");
    return true;
}

static bool star(FhParser *p, Parameters *s) {
    unsigned next = fhparser_kind_at(p, 1), close = s->lambda ? FHTOKEN_COLON : FHTOKEN_RPAREN;
    if (s->star) {
        if (next != FHTOKEN_COMMA && next != FHTOKEN_NAME) return false;
        return fail_token(p, "* argument may appear only once");
    }
    unsigned after = next == FHTOKEN_COMMA ? fhparser_kind_at(p, 2) : FHTOKEN_ERROR;
    if (next == close || after == close || after == FHTOKEN_DOUBLE_STAR) {
        static const char message[] = "named arguments must follow bare *";
        return s->lambda ? fhparser_fail_here(p, message) != NULL : fail_token(p, message);
    }
    s->star = true;
    p->mark++;
    if (next == FHTOKEN_COMMA) return true;
    FhSpan span;
    if (!name(p, s, &span)) return false;
    return fhparser_kind(p) != FHTOKEN_EQUAL ||
           fail_token(p, "var-positional argument cannot have default value");
}

static bool double_star(FhParser *p, Parameters *s) {
    FhSpan span;
    p->mark++;
    if (!name(p, s, &span)) return false;
    if (fhparser_kind(p) == FHTOKEN_EQUAL)
        return fail_token(p, "var-keyword argument cannot have default value");
    if (!fhparser_accept(p, FHTOKEN_COMMA)) return false;
    unsigned kind = fhparser_kind(p);
    if (kind == FHTOKEN_STAR || kind == FHTOKEN_DOUBLE_STAR || kind == FHTOKEN_SLASH) {
        return fail_token(p, "arguments cannot follow var-keyword argument");
    }
    if (name(p, s, &span)) {
        fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, &span, "arguments cannot follow var-keyword argument");
    }
    return false;
}

static bool parameter(FhParser *p, Parameters *s) {
    switch (fhparser_kind(p)) {
    case FHTOKEN_NAME: return plain_parameter(p, s);
    case FHTOKEN_LPAREN: return bracketed_parameters(p, s);
    case FHTOKEN_SLASH: return slash(p, s);
    case FHTOKEN_STAR: return star(p, s);
    case FHTOKEN_DOUBLE_STAR: return double_star(p, s);
    default: return false;
    }
}

bool fhinvalid_parameters(FhParser *p, bool lambda) {
    if (!fhinvalid_begin(p, FHINVALID_PARAMETERS)) return !p->unit->failed;
    FhState state = fhparser_save(p);
    Parameters s = {.lambda = lambda};
    while (!ends(p, &s) && parameter(p, &s) && fhparser_accept(p, FHTOKEN_COMMA)) {
    }
    fhparser_back(p, state);
    return !p->unit->failed;
}
