/* Messages for expressions and for what stands in brackets. */
#include <string.h>
#include "parser_invalid.h"

/* ---- a missing comma, "else" or pair of parentheses ---- */

/* CPython takes every prefix of a soft keyword for one. */
static bool is_soft_keyword(FhParser *p, const FhToken *t) {
    const char *text = fhparser_text(p, t);
    return t->kind == FHTOKEN_NAME &&
           (strncmp("_", text, t->size) == 0 || strncmp("case", text, t->size) == 0 ||
            strncmp("match", text, t->size) == 0);
}

static bool is_legacy_word(const FhName *name) {
    return strcmp(name->text, "print") == 0 || strcmp(name->text, "exec") == 0;
}

/* Two expressions side by side within brackets; the mark is behind the first. */
static bool find_missing_comma(FhParser *p, const FhExpr *first) {
    unsigned kind = fhparser_kind(p);
    if (!fhparser_starts_expression(kind)) return true;
    uint16_t checked = p->tokens[p->mark].checked;
    uint32_t next = p->mark;
    FhState state = fhparser_save(p);
    p->quiet = true;
    p->quiet_bracket = kind == FHTOKEN_LPAREN || kind == FHTOKEN_LBRACKET || kind == FHTOKEN_LBRACE;
    FhExpr *second = fhparser_expression(p);
    p->quiet = false;
    if (second && !(first->kind == FHTREE_Name && is_legacy_word(first->Name.id)) &&
        fhparser_last(p)->brackets) {
        fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, FHPARSER_SPAN2(first, second),
                           "invalid syntax. Perhaps you forgot a comma?");
    }
    fhparser_back(p, state);
    p->tokens[next].checked =
        (uint16_t)((p->tokens[next].checked & ~FHINVALID_EXPRESSION) | (checked & FHINVALID_EXPRESSION));
    return !p->unit->failed;
}

static bool find_missing_else(FhParser *p, const FhExpr *body) {
    if (!fhparser_accept(p, FHTOKEN_IF)) return true;
    FhExpr *test = fhparser_disjunction(p);
    unsigned kind = test ? fhparser_kind(p) : FHTOKEN_ERROR;
    if (!test || kind == FHTOKEN_ELSE || kind == FHTOKEN_COLON) return true;
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, FHPARSER_SPAN2(body, test),
                       "expected 'else' after 'if' expression");
    return false;
}

enum { MOST_WORDS_IN_A_ROW = 200 };

/* `print x`. What follows any other name is searched too, and may hold a fault of its own: each word of a text without
 * operators nests one deeper. */
static bool find_legacy_statement(FhParser *p) {
    if (fhparser_kind(p) != FHTOKEN_NAME || p->words >= MOST_WORDS_IN_A_ROW) return true;
    unsigned next = fhparser_kind_at(p, 1);
    if (next == FHTOKEN_LPAREN || (next != FHTOKEN_STAR && !fhparser_starts_expression(next))) return true;
    FhSpan span = fhparser_token_span(fhparser_peek(p));
    FhName *word = fhparser_name(p);
    p->words++;
    FhExpr *rest = word ? fhparser_star_expressions(p) : NULL;
    p->words--;
    if (!rest || !is_legacy_word(word)) return true;
    span.end_lineno = rest->end_lineno;
    span.end_col_offset = rest->end_col_offset;
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, &span,
                       "Missing parentheses in call to '%s'. Did you mean %s(...)?", word->text, word->text);
    return false;
}

static void search_expression(FhParser *p) {
    const FhToken *t = fhparser_peek(p);
    bool no_comma =
        is_soft_keyword(p, t) || (t->kind == FHTOKEN_NAME && fhparser_kind_at(p, 1) == FHTOKEN_STRING);
    uint32_t start = p->mark;
    FhExpr *first = fhparser_disjunction(p);
    if (first && !no_comma && !find_missing_comma(p, first)) return;
    if (first && !find_missing_else(p, first)) return;
    if (p->unit->failed) return;
    p->mark = start;
    find_legacy_statement(p);
}

bool fhinvalid_expression(FhParser *p) {
    if (!fhinvalid_begin(p, FHINVALID_EXPRESSION)) return !p->unit->failed;
    FhState state = fhparser_save(p);
    search_expression(p);
    fhparser_back(p, state);
    return !p->unit->failed;
}

/* ---- "=" and ":=" within expressions ---- */

static bool at_assignment(FhParser *p) {
    unsigned kind = fhparser_kind(p);
    return kind == FHTOKEN_EQUAL || kind == FHTOKEN_WALRUS;
}

static bool find_wrong_walrus(FhParser *p) {
    FhExpr *target = fhparser_expression(p);
    if (!target || !fhparser_accept(p, FHTOKEN_WALRUS) || !fhparser_expression(p)) return true;
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, FHPARSER_SPAN(target),
                       "cannot use assignment expressions with %s", fhinvalid_name(target));
    return false;
}

/* The value behind "=", when it is not part of a chain. */
static FhExpr *lone_value(FhParser *p) {
    p->mark++;
    FhExpr *value = fhparser_bitwise_or(p);
    return value && !at_assignment(p) ? value : NULL;
}

static bool find_name_equal(FhParser *p) {
    if (fhparser_kind(p) != FHTOKEN_NAME || fhparser_kind_at(p, 1) != FHTOKEN_EQUAL) return true;
    FhSpan span = fhparser_token_span(fhparser_peek(p));
    p->mark++;
    FhExpr *value = lone_value(p);
    if (!value) return true;
    span.end_lineno = value->end_lineno;
    span.end_col_offset = value->end_col_offset;
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, &span,
                       "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    return false;
}

/* What can be assigned to in other places gets another message there. */
static bool is_bracketed_target(const FhExpr *e, unsigned first) {
    if (first == FHTOKEN_LBRACKET) return e->kind == FHTREE_List;
    if (first == FHTOKEN_LPAREN) return e->kind == FHTREE_Tuple || e->kind == FHTREE_GeneratorExp;
    return first == FHTOKEN_TRUE || first == FHTOKEN_FALSE || first == FHTOKEN_NONE;
}

static bool find_expression_equal(FhParser *p) {
    unsigned first = fhparser_kind(p);
    FhState state = fhparser_save(p);
    FhExpr *atom = first == FHTOKEN_LBRACKET || first == FHTOKEN_LPAREN ? fhparser_atom(p) : NULL;
    fhparser_back(p, state);
    if ((atom && is_bracketed_target(atom, first)) || first == FHTOKEN_TRUE || first == FHTOKEN_FALSE ||
        first == FHTOKEN_NONE)
        return true;
    FhExpr *target = fhparser_bitwise_or(p);
    if (!target || fhparser_kind(p) != FHTOKEN_EQUAL || !lone_value(p)) return true;
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, FHPARSER_SPAN(target),
                       "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                       fhinvalid_name(target));
    return false;
}

bool fhinvalid_named_expression(FhParser *p) {
    if (!fhinvalid_begin(p, FHINVALID_NAMED)) return !p->unit->failed;
    static bool (*const searches[])(FhParser *) = {find_wrong_walrus, find_name_equal, find_expression_equal};
    for (size_t i = 0; i < sizeof searches / sizeof *searches; i++) {
        FhState state = fhparser_save(p);
        searches[i](p);
        fhparser_back(p, state);
        if (p->unit->failed) return false;
    }
    return true;
}

/* ---- brackets; each search starts behind the opening one ---- */

static bool find_starred_group(FhParser *p) {
    const FhToken *t = fhparser_peek(p);
    FhSpan span = fhparser_token_span(t);
    if (t->kind == FHTOKEN_DOUBLE_STAR) {
        p->mark++;
        if (!fhparser_expression(p) || !fhparser_accept(p, FHTOKEN_RPAREN)) return true;
        fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, &span, "cannot use double starred expression here");
        return false;
    }
    if (t->kind != FHTOKEN_STAR) return true;
    FhExpr *e = fhparser_starred_argument(p);
    if (!e || !fhparser_accept(p, FHTOKEN_RPAREN)) return true;
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, FHPARSER_SPAN(e), "cannot use starred expression here");
    return false;
}

static bool find_starred_comprehension(FhParser *p) {
    FhComprehensions generators;
    if (fhparser_kind(p) != FHTOKEN_STAR) return true;
    FhExpr *e = fhparser_starred_argument(p);
    if (!e || !fhparser_at_comprehension(p) || !fhparser_comprehensions(p, &generators)) return true;
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, FHPARSER_SPAN(e),
                       "iterable unpacking cannot be used in comprehension");
    return false;
}

/* `[a, b for ...]` */
static bool find_tuple_comprehension(FhParser *p) {
    FhExpr *first = fhparser_star_named_expression(p), *last = NULL, *next;
    FhComprehensions generators;
    if (!first || fhparser_kind(p) != FHTOKEN_COMMA) return true;
    FhSpan comma = fhparser_token_span(fhparser_peek(p));
    while (fhparser_accept(p, FHTOKEN_COMMA) && (next = fhparser_star_named_expression(p))) last = next;
    if (p->unit->failed || !fhparser_at_comprehension(p) || !fhparser_comprehensions(p, &generators))
        return true;
    FhSpan span = {first->lineno, first->col_offset, comma.end_lineno, comma.end_col_offset};
    if (last) {
        span.end_lineno = last->end_lineno;
        span.end_col_offset = last->end_col_offset;
    }
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, &span,
                       "did you forget parentheses around the comprehension target?");
    return false;
}

static bool report_dict_star(FhParser *p) {
    FhSpan star = fhparser_token_span(fhparser_peek(p));
    p->mark++;
    if (!fhparser_bitwise_or(p)) return true;
    return fhinvalid_report_from(p, &star, "cannot use a starred expression in a dictionary value");
}

static void search_dict_value(FhParser *p) {
    FhSpan colon = fhparser_token_span(fhparser_peek(p));
    p->mark++;
    unsigned kind = fhparser_kind(p);
    if (kind == FHTOKEN_STAR) {
        report_dict_star(p);
    } else if (kind == FHTOKEN_RBRACE || kind == FHTOKEN_COMMA) {
        fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, &colon,
                           "expression expected after dictionary key and ':'");
    }
}

static void search_dict_item(FhParser *p) {
    FhExpr *key = fhparser_expression(p);
    if (!key) return;
    if (fhparser_kind(p) == FHTOKEN_COLON) {
        search_dict_value(p);
        return;
    }
    FhSpan span = {key->lineno, key->end_col_offset - 1, key->end_lineno, key->end_col_offset};
    fhparser_fail_open(p, FHDIAGNOSTIC_SYNTAX, &span, 0, "':' expected after dictionary key");
}

/* Runs a search in either pass: by the explaining pass's rules, without looking for further messages. */
static bool search_always(FhParser *p, void (*search)(FhParser *)) {
    bool explain = p->explain, blind = p->blind;
    FhState state = fhparser_save(p);
    p->explain = p->blind = true;
    search(p);
    p->explain = explain;
    p->blind = blind;
    fhparser_back(p, state);
    return !p->unit->failed;
}

bool fhinvalid_dict_item(FhParser *p) {
    fhparser_peek(p);
    FhToken *t = &p->tokens[p->mark];
    if (t->checked & FHINVALID_DICT_ITEM) return true;
    t->checked |= FHINVALID_DICT_ITEM;
    return search_always(p, search_dict_item);
}

bool fhinvalid_dict_value(FhParser *p) {
    unsigned next = fhparser_kind_at(p, 1);
    if (next != FHTOKEN_STAR && next != FHTOKEN_RBRACE && next != FHTOKEN_COMMA) return true;
    return search_always(p, search_dict_value);
}

static bool find_dict_unpacking(FhParser *p) {
    FhComprehensions generators;
    FhSpan span = fhparser_token_span(fhparser_peek(p));
    if (!fhparser_accept(p, FHTOKEN_DOUBLE_STAR) || !fhparser_bitwise_or(p)) return true;
    if (!fhparser_at_comprehension(p) || !fhparser_comprehensions(p, &generators)) return true;
    if (!fhparser_accept(p, FHTOKEN_RBRACE)) return true;
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, &span, "dict unpacking cannot be used in dict comprehension");
    return false;
}

bool fhinvalid_bracket(FhParser *p) {
    if (!fhinvalid_begin(p, FHINVALID_BRACKET)) return !p->unit->failed;
    static bool (*const parens[])(FhParser *) = {find_starred_group, find_starred_comprehension, NULL};
    static bool (*const brackets[])(FhParser *) = {find_starred_comprehension, find_tuple_comprehension,
                                                   NULL};
    static bool (*const braces[])(FhParser *) = {find_dict_unpacking, find_starred_comprehension,
                                                 find_tuple_comprehension, NULL};
    unsigned kind = fhparser_kind(p);
    bool (*const *searches)(FhParser *) = kind == FHTOKEN_LPAREN     ? parens
                                          : kind == FHTOKEN_LBRACKET ? brackets
                                                                     : braces;
    for (; *searches && !p->unit->failed; searches++) {
        FhState state = fhparser_save(p);
        p->mark++;
        (*searches)(p);
        fhparser_back(p, state);
    }
    return !p->unit->failed;
}

bool fhinvalid_starred_generator(FhParser *p) {
    if (!fhinvalid_begin(p, FHINVALID_STARRED)) return !p->unit->failed;
    FhState state = fhparser_save(p);
    p->mark++;
    find_starred_comprehension(p);
    fhparser_back(p, state);
    return !p->unit->failed;
}

bool fhinvalid_for_target(FhParser *p) {
    if (!fhinvalid_begin(p, FHINVALID_FOR_TARGET)) return !p->unit->failed;
    FhState state = fhparser_save(p);
    FhExpr *e = fhparser_star_expressions(p);
    if (e) fhinvalid_report_target(p, e, FHTARGET_FOR);
    fhparser_back(p, state);
    return !p->unit->failed;
}
