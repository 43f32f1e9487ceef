/* Patterns of `match`. */
#include "parser_core.h"
#include "parser_invalid.h"

static FhPattern *pattern(FhParser *p);

static FhPattern *value_pattern(FhParser *p, FhPlace start, FhExpr *value) {
    if (!value) return NULL;
    FhPattern *pat = FHPARSER_PATTERN(p, MatchValue, start);
    if (pat) pat->MatchValue.value = value;
    return pat;
}

static FhPattern *as_pattern(FhParser *p, FhPlace start, FhPattern *inner, FhName *name) {
    FhPattern *pat = FHPARSER_PATTERN(p, MatchAs, start);
    if (!pat) return NULL;
    pat->MatchAs.pattern = inner;
    pat->MatchAs.name = name;
    return pat;
}

static FhPattern *sequence_pattern(FhParser *p, FhPlace start, uint32_t base) {
    FhPatterns patterns;
    if (!FHPARSER_TAKE(p, patterns, base)) return NULL;
    FhPattern *pat = FHPARSER_PATTERN(p, MatchSequence, start);
    if (pat) pat->MatchSequence.patterns = patterns;
    return pat;
}

static bool at_wildcard(FhParser *p) { return fhparser_is_word(p, fhparser_peek(p), "_"); }

/* A name to bind: not "_", and not the start of something longer. */
static FhName *capture_target(FhParser *p) {
    if (fhparser_kind(p) != FHTOKEN_NAME || at_wildcard(p)) return NULL;
    unsigned next = fhparser_kind_at(p, 1);
    if (next == FHTOKEN_DOT || next == FHTOKEN_LPAREN || next == FHTOKEN_EQUAL) return NULL;
    return fhparser_name(p);
}

/* ---- literals ---- */

static FhExpr *signed_number(FhParser *p) {
    FhPlace start = fhparser_place(p);
    bool minus = fhparser_accept(p, FHTOKEN_MINUS);
    if (fhparser_kind(p) != FHTOKEN_NUMBER) return NULL;
    FhExpr *number = fhparser_number(p);
    if (!number || !minus) return number;
    FhExpr *e = FHPARSER_EXPR(p, UnaryOp, start);
    if (!e) return NULL;
    e->UnaryOp.op = FHTREE_USub;
    e->UnaryOp.operand = number;
    return e;
}

static bool is_imaginary(const FhExpr *e) {
    if (e->kind == FHTREE_UnaryOp) e = e->UnaryOp.operand;
    return e->Constant.kind == FHCONSTANT_COMPLEX;
}

static FhExpr *number_literal(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhExpr *real = signed_number(p);
    if (!real) return NULL;
    unsigned kind = fhparser_kind(p);
    if (kind != FHTOKEN_PLUS && kind != FHTOKEN_MINUS) return real;
    if (is_imaginary(real)) {
        return fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, FHPARSER_SPAN(real),
                                  "real number required in complex literal");
    }
    p->mark++;
    if (fhparser_kind(p) != FHTOKEN_NUMBER) return NULL;
    FhExpr *imaginary = fhparser_number(p);
    if (!imaginary) return NULL;
    if (!is_imaginary(imaginary)) {
        return fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, FHPARSER_SPAN(imaginary),
                                  "imaginary number required in complex literal");
    }
    FhExpr *e = FHPARSER_EXPR(p, BinOp, start);
    if (!e) return NULL;
    e->BinOp.left = real;
    e->BinOp.op = kind == FHTOKEN_PLUS ? FHTREE_Add : FHTREE_Sub;
    e->BinOp.right = imaginary;
    return e;
}

static FhPattern *singleton(FhParser *p, FhConstantKind value) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    FhPattern *pat = FHPARSER_PATTERN(p, MatchSingleton, start);
    if (pat) pat->MatchSingleton.value = value;
    return pat;
}

static FhExpr *singleton_key(FhParser *p, FhConstantKind value) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    FhExpr *e = FHPARSER_EXPR(p, Constant, start);
    if (e) e->Constant = (FhConstant){.kind = (uint8_t)value};
    return e;
}

/* ---- names ---- */

/* NAME ("." NAME)* */
static FhExpr *dotted(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhName *id = fhparser_name(p);
    FhExpr *e = id ? FHPARSER_EXPR(p, Name, start) : NULL;
    if (!e) return NULL;
    e->Name.id = id;
    while (fhparser_accept(p, FHTOKEN_DOT)) {
        FhName *attr = fhparser_name(p);
        FhExpr *outer = attr ? FHPARSER_EXPR(p, Attribute, start) : NULL;
        if (!outer) return NULL;
        outer->Attribute.value = e;
        outer->Attribute.attr = attr;
        e = outer;
    }
    return e;
}

/* Positional patterns where only keywords may stand. */
static bool report_positional(FhParser *p) {
    FhPattern *first = pattern(p), *last = first, *next;
    while (last && fhparser_accept(p, FHTOKEN_COMMA) && (next = pattern(p))) last = next;
    if (last) {
        fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, FHPARSER_SPAN2(first, last),
                           "positional patterns follow keyword patterns");
    }
    return false;
}

/* Positional and keyword patterns wait on the scratch as pairs of name (NULL for a positional one) and pattern. */
static bool class_argument(FhParser *p, bool *keywords_begun) {
    if (fhparser_kind(p) == FHTOKEN_NAME && fhparser_kind_at(p, 1) == FHTOKEN_EQUAL) {
        *keywords_begun = true;
        if (!fhparser_push(p, fhparser_name(p))) return false;
        p->mark++;
        return fhparser_push(p, pattern(p));
    }
    if (*keywords_begun) return fhinvalid_wanted(p) && report_positional(p);
    return fhparser_push_null(p) && fhparser_push(p, pattern(p));
}

static FhPattern *finish_class(FhParser *p, FhPlace start, FhExpr *cls, uint32_t base) {
    uint32_t total = (p->unit->scratch_count - base) / 2, positional = 0;
    FhPattern *pat = FHPARSER_PATTERN(p, MatchClass, start);
    void **items = fhparser_alloc(p, 2 * (size_t)total * sizeof *items);
    if (!pat || !items) return NULL;
    void **pairs = p->unit->scratch + base;
    while (positional < total && !pairs[2 * positional]) positional++;
    for (uint32_t i = 0; i < total; i++) {
        items[i] = pairs[2 * i + 1];
        items[total + i] = pairs[2 * i];
    }
    p->unit->scratch_count = base;
    pat->MatchClass.cls = cls;
    pat->MatchClass.patterns = (FhPatterns){(FhPattern **)(void *)items, positional};
    pat->MatchClass.kwd_patterns =
        (FhPatterns){(FhPattern **)(void *)(items + positional), total - positional};
    pat->MatchClass.kwd_attrs =
        (FhNames){(FhName **)(void *)(items + total + positional), total - positional};
    return pat;
}

static FhPattern *class_pattern(FhParser *p, FhPlace start, FhExpr *cls) {
    uint32_t base = fhparser_base(p);
    bool keywords_begun = false;
    p->mark++;
    while (fhparser_kind(p) != FHTOKEN_RPAREN) {
        if (!class_argument(p, &keywords_begun)) return NULL;
        if (!fhparser_accept(p, FHTOKEN_COMMA)) break;
    }
    return fhparser_accept(p, FHTOKEN_RPAREN) ? finish_class(p, start, cls, base) : NULL;
}

static FhPattern *name_pattern(FhParser *p) {
    FhPlace start = fhparser_place(p);
    unsigned next = fhparser_kind_at(p, 1);
    if (at_wildcard(p)) {
        p->mark++;
        return as_pattern(p, start, NULL, NULL);
    }
    if (next != FHTOKEN_DOT && next != FHTOKEN_LPAREN) {
        if (next == FHTOKEN_EQUAL) return NULL;
        FhName *name = fhparser_name(p);
        return name ? as_pattern(p, start, NULL, name) : NULL;
    }
    FhExpr *e = dotted(p);
    if (!e) return NULL;
    if (fhparser_kind(p) == FHTOKEN_LPAREN) return class_pattern(p, start, e);
    return fhparser_kind(p) == FHTOKEN_EQUAL ? NULL : value_pattern(p, start, e);
}

/* ---- sequences and groups ---- */

static FhPattern *maybe_star(FhParser *p) {
    if (fhparser_kind(p) != FHTOKEN_STAR) return pattern(p);
    FhPlace start = fhparser_place(p);
    FhName *name = NULL;
    p->mark++;
    if (at_wildcard(p))
        p->mark++;
    else if (!(name = capture_target(p)))
        return NULL;
    FhPattern *pat = FHPARSER_PATTERN(p, MatchStar, start);
    if (pat) pat->MatchStar.name = name;
    return pat;
}

/* Behind the first element, which is on the scratch: more of them, up to what cannot start one. */
static bool more_patterns(FhParser *p, FhTokenKind close) {
    while (fhparser_accept(p, FHTOKEN_COMMA)) {
        unsigned kind = fhparser_kind(p);
        if (kind == close || (close == FHTOKEN_COLON && kind == FHTOKEN_IF)) break;
        if (!fhparser_push(p, maybe_star(p))) return false;
    }
    return true;
}

static FhPattern *bracketed(FhParser *p) {
    FhPlace start = fhparser_place(p);
    bool list = fhparser_kind(p) == FHTOKEN_LBRACKET;
    FhTokenKind close = list ? FHTOKEN_RBRACKET : FHTOKEN_RPAREN;
    uint32_t base = fhparser_base(p);
    p->mark++;
    if (fhparser_accept(p, close)) return sequence_pattern(p, start, base);
    FhPattern *first = maybe_star(p);
    if (!first) return NULL;
    if (!list && fhparser_kind(p) == FHTOKEN_RPAREN) {
        if (first->kind == FHTREE_MatchStar) return NULL;
        p->mark++;
        return first;
    }
    if (!fhparser_push(p, first) || !more_patterns(p, close) || !fhparser_accept(p, close)) return NULL;
    return sequence_pattern(p, start, base);
}

/* ---- mappings ---- */

static FhExpr *mapping_key(FhParser *p) {
    switch (fhparser_kind(p)) {
    case FHTOKEN_MINUS:
    case FHTOKEN_NUMBER: return number_literal(p);
    case FHTOKEN_STRING: return fhparser_strings(p);
    case FHTOKEN_NONE: return singleton_key(p, FHCONSTANT_NONE);
    case FHTOKEN_TRUE: return singleton_key(p, FHCONSTANT_TRUE);
    case FHTOKEN_FALSE: return singleton_key(p, FHCONSTANT_FALSE);
    case FHTOKEN_NAME: return fhparser_kind_at(p, 1) == FHTOKEN_DOT ? dotted(p) : NULL;
    default: return NULL;
    }
}

static FhPattern *finish_mapping(FhParser *p, FhPlace start, uint32_t base, FhName *rest) {
    uint32_t count = (p->unit->scratch_count - base) / 2;
    FhPattern *pat = FHPARSER_PATTERN(p, MatchMapping, start);
    FhExpr **keys = fhparser_alloc(p, count * sizeof(FhExpr *));
    FhPattern **patterns = fhparser_alloc(p, count * sizeof(FhPattern *));
    if (!pat || !keys || !patterns) return NULL;
    void **pairs = p->unit->scratch + base;
    for (uint32_t i = 0; i < count; i++) {
        keys[i] = pairs[2 * i];
        patterns[i] = pairs[2 * i + 1];
    }
    p->unit->scratch_count = base;
    pat->MatchMapping.keys = (FhExprs){keys, count};
    pat->MatchMapping.patterns = (FhPatterns){patterns, count};
    pat->MatchMapping.rest = rest;
    return pat;
}

static FhPattern *mapping(FhParser *p) {
    FhPlace start = fhparser_place(p);
    uint32_t base = fhparser_base(p);
    FhName *rest = NULL;
    p->mark++;
    while (fhparser_kind(p) != FHTOKEN_RBRACE && !rest) {
        if (fhparser_accept(p, FHTOKEN_DOUBLE_STAR)) {
            rest = capture_target(p);
            if (!rest) return NULL;
        } else if (!fhparser_push(p, mapping_key(p)) || !fhparser_accept(p, FHTOKEN_COLON) ||
                   !fhparser_push(p, pattern(p))) {
            return NULL;
        }
        if (!fhparser_accept(p, FHTOKEN_COMMA)) break;
    }
    return fhparser_accept(p, FHTOKEN_RBRACE) ? finish_mapping(p, start, base, rest) : NULL;
}

/* ---- combination ---- */

static FhPattern *closed(FhParser *p) {
    FhPlace start = fhparser_place(p);
    switch (fhparser_kind(p)) {
    case FHTOKEN_MINUS:
    case FHTOKEN_NUMBER: return value_pattern(p, start, number_literal(p));
    case FHTOKEN_STRING: return value_pattern(p, start, fhparser_strings(p));
    case FHTOKEN_NONE: return singleton(p, FHCONSTANT_NONE);
    case FHTOKEN_TRUE: return singleton(p, FHCONSTANT_TRUE);
    case FHTOKEN_FALSE: return singleton(p, FHCONSTANT_FALSE);
    case FHTOKEN_NAME: return name_pattern(p);
    case FHTOKEN_LPAREN:
    case FHTOKEN_LBRACKET: return bracketed(p);
    case FHTOKEN_LBRACE: return mapping(p);
    default: return NULL;
    }
}

static FhPattern *or_pattern(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhPattern *first = closed(p);
    if (!first || fhparser_kind(p) != FHTOKEN_VBAR) return first;
    uint32_t base = fhparser_base(p);
    if (!fhparser_push(p, first)) return NULL;
    while (fhparser_accept(p, FHTOKEN_VBAR)) {
        if (!fhparser_push(p, closed(p))) return NULL;
    }
    FhPatterns patterns;
    if (!FHPARSER_TAKE(p, patterns, base)) return NULL;
    FhPattern *pat = FHPARSER_PATTERN(p, MatchOr, start);
    if (pat) pat->MatchOr.patterns = patterns;
    return pat;
}

static FhPattern *pattern(FhParser *p) {
    if (!fhparser_enter(p)) return NULL;
    FhPlace start = fhparser_place(p);
    FhPattern *pat = or_pattern(p);
    if (pat && fhparser_accept(p, FHTOKEN_AS)) {
        FhName *name = capture_target(p);
        if (!name && fhinvalid_wanted(p)) fhinvalid_as_target(p);
        pat = name ? as_pattern(p, start, pat, name) : NULL;
    }
    fhparser_leave(p);
    return pat;
}

FhPattern *fhparser_patterns(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhPattern *first = maybe_star(p);
    if (!first) return NULL;
    if (fhparser_kind(p) != FHTOKEN_COMMA) return first->kind == FHTREE_MatchStar ? NULL : first;
    uint32_t base = fhparser_base(p);
    if (!fhparser_push(p, first) || !more_patterns(p, FHTOKEN_COLON)) return NULL;
    return sequence_pattern(p, start, base);
}
