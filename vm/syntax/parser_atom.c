/* Atoms: names, literals, and what stands in brackets: groups, displays and comprehensions. */
#include "parser_core.h"
#include "parser_invalid.h"

static FhExpr *name(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhName *id = fhparser_name(p);
    if (!id) return NULL;
    FhExpr *e = FHPARSER_EXPR(p, Name, start);
    if (e) e->Name.id = id;
    return e;
}

static FhExpr *constant(FhParser *p, FhConstantKind kind) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    FhExpr *e = FHPARSER_EXPR(p, Constant, start);
    if (e) e->Constant = (FhConstant){.kind = (uint8_t)kind};
    return e;
}

/* ---- comprehensions ---- */

bool fhparser_at_comprehension(FhParser *p) {
    unsigned kind = fhparser_kind(p);
    return kind == FHTOKEN_FOR || (kind == FHTOKEN_ASYNC && fhparser_kind_at(p, 1) == FHTOKEN_FOR);
}

static FhComprehension *for_clause(FhParser *p) {
    FhComprehension *c = fhparser_alloc(p, sizeof *c);
    if (!c) return NULL;
    c->is_async = fhparser_accept(p, FHTOKEN_ASYNC);
    p->mark++;
    uint32_t mark = p->mark;
    c->target = fhparser_targets(p);
    if (!c->target || !fhparser_accept(p, FHTOKEN_IN)) {
        if (fhinvalid_wanted(p)) {
            p->mark = mark;
            fhinvalid_for_target(p);
        }
        return NULL;
    }
    c->iter = fhparser_disjunction(p);
    if (!c->iter) return NULL;
    uint32_t base = fhparser_base(p);
    while (fhparser_accept(p, FHTOKEN_IF)) {
        if (!fhparser_push(p, fhparser_disjunction(p))) return NULL;
    }
    return FHPARSER_TAKE(p, c->ifs, base) ? c : NULL;
}

bool fhparser_comprehensions(FhParser *p, FhComprehensions *out) {
    uint32_t base = fhparser_base(p);
    do {
        if (!fhparser_push(p, for_clause(p))) return false;
    } while (fhparser_at_comprehension(p));
    return FHPARSER_TAKE(p, *out, base);
}

/* The rest of a generator expression, list or set comprehension behind its element; takes the closing token. The three
 * have one layout. */
static FhExpr *comprehension(FhParser *p, FhExprKind kind, FhPlace start, FhExpr *elt, FhTokenKind close) {
    FhComprehensions generators;
    if (elt->kind == FHTREE_Starred) return NULL;
    if (!fhparser_comprehensions(p, &generators) || !fhparser_accept(p, close)) return NULL;
    FhExpr *e = FHPARSER_EXPR(p, GeneratorExp, start);
    if (!e) return NULL;
    e->kind = (uint8_t)kind;
    e->GeneratorExp.elt = elt;
    e->GeneratorExp.generators = generators;
    return e;
}

/* ---- ( ) and [ ] ---- */

/* More elements behind the first, which is on the scratch, up to and with `close`. */
static bool more_elements(FhParser *p, FhTokenKind close) {
    while (fhparser_accept(p, FHTOKEN_COMMA)) {
        if (fhparser_kind(p) == close) break;
        if (!fhparser_push(p, fhparser_star_named_expression(p))) return false;
    }
    return fhparser_accept(p, close);
}

/* List, Set and Tuple have one layout. */
static FhExpr *display(FhParser *p, FhExprKind kind, FhPlace start, uint32_t base) {
    FhExprs elts;
    if (!FHPARSER_TAKE(p, elts, base)) return NULL;
    FhExpr *e = FHPARSER_EXPR(p, Tuple, start);
    if (!e) return NULL;
    e->kind = (uint8_t)kind;
    e->parenthesized = true;
    e->Tuple.elts = elts;
    return e;
}

static FhExpr *group_or_tuple(FhParser *p, FhPlace start) {
    uint32_t base = fhparser_base(p);
    if (fhparser_accept(p, FHTOKEN_RPAREN)) return display(p, FHTREE_Tuple, start, base);
    if (fhparser_kind(p) == FHTOKEN_YIELD) {
        FhExpr *e = fhparser_yield_expression(p);
        if (e) e->parenthesized = true;
        return e && fhparser_accept(p, FHTOKEN_RPAREN) ? e : NULL;
    }
    FhExpr *first = fhparser_star_named_expression(p);
    if (!first) return NULL;
    if (fhparser_kind(p) == FHTOKEN_RPAREN) {
        if (first->kind == FHTREE_Starred) return NULL;
        p->mark++;
        first->parenthesized = true;
        return first;
    }
    if (fhparser_at_comprehension(p))
        return comprehension(p, FHTREE_GeneratorExp, start, first, FHTOKEN_RPAREN);
    if (fhparser_kind(p) != FHTOKEN_COMMA) return NULL;
    if (!fhparser_push(p, first) || !more_elements(p, FHTOKEN_RPAREN)) return NULL;
    return display(p, FHTREE_Tuple, start, base);
}

static FhExpr *list(FhParser *p, FhPlace start) {
    uint32_t base = fhparser_base(p);
    if (fhparser_accept(p, FHTOKEN_RBRACKET)) return display(p, FHTREE_List, start, base);
    FhExpr *first = fhparser_star_named_expression(p);
    if (!first) return NULL;
    if (fhparser_at_comprehension(p))
        return comprehension(p, FHTREE_ListComp, start, first, FHTOKEN_RBRACKET);
    if (!fhparser_push(p, first) || !more_elements(p, FHTOKEN_RBRACKET)) return NULL;
    return display(p, FHTREE_List, start, base);
}

/* ---- { } ---- */

static FhExpr *set(FhParser *p, FhPlace start, FhExpr *first) {
    uint32_t base = fhparser_base(p);
    if (fhparser_at_comprehension(p)) return comprehension(p, FHTREE_SetComp, start, first, FHTOKEN_RBRACE);
    if (!fhparser_push(p, first) || !more_elements(p, FHTOKEN_RBRACE)) return NULL;
    return display(p, FHTREE_Set, start, base);
}

/* Pushes key and value, the key NULL for `**value`. */
static bool dict_item(FhParser *p) {
    if (fhparser_accept(p, FHTOKEN_DOUBLE_STAR)) {
        return fhparser_push_null(p) && fhparser_push(p, fhparser_bitwise_or(p));
    }
    return fhparser_push(p, fhparser_expression(p)) && fhparser_accept(p, FHTOKEN_COLON) &&
           fhparser_push(p, fhparser_expression(p));
}

/* Here, unlike elsewhere, CPython searches for a message in its first pass. */
static bool dict_item_or_fault(FhParser *p) {
    FhState state = fhparser_save(p);
    if (dict_item(p)) {
        fhparser_keep(p);
        return true;
    }
    fhparser_back(p, state);
    if (!p->unit->failed) fhinvalid_dict_item(p);
    return false;
}

static FhExpr *dict_comprehension(FhParser *p, FhPlace start, uint32_t base) {
    FhExpr *key = p->unit->scratch[base], *value = p->unit->scratch[base + 1];
    p->unit->scratch_count = base;
    FhComprehensions generators;
    if (!key || !fhparser_comprehensions(p, &generators) || !fhparser_accept(p, FHTOKEN_RBRACE)) return NULL;
    FhExpr *e = FHPARSER_EXPR(p, DictComp, start);
    if (!e) return NULL;
    e->DictComp.key = key;
    e->DictComp.value = value;
    e->DictComp.generators = generators;
    return e;
}

static FhExpr *finish_dict(FhParser *p, FhPlace start, uint32_t base) {
    FhExpr *e = FHPARSER_EXPR(p, Dict, start);
    if (!e) return NULL;
    uint32_t count = (p->unit->scratch_count - base) / 2;
    e->Dict.keys = e->Dict.values = (FhExprs){NULL, count};
    if (!count) return e;
    e->Dict.keys.items = fhparser_alloc(p, count * sizeof(FhExpr *));
    e->Dict.values.items = fhparser_alloc(p, count * sizeof(FhExpr *));
    if (!e->Dict.keys.items || !e->Dict.values.items) return NULL;
    void **pairs = p->unit->scratch + base;
    for (uint32_t i = 0; i < count; i++) {
        e->Dict.keys.items[i] = pairs[2 * i];
        e->Dict.values.items[i] = pairs[2 * i + 1];
    }
    p->unit->scratch_count = base;
    return e;
}

/* Behind the first pair, which is on the scratch. */
static FhExpr *more_items(FhParser *p, FhPlace start, uint32_t base) {
    while (fhparser_accept(p, FHTOKEN_COMMA)) {
        if (fhparser_kind(p) == FHTOKEN_RBRACE) break;
        if (!dict_item_or_fault(p)) return NULL;
    }
    return fhparser_accept(p, FHTOKEN_RBRACE) ? finish_dict(p, start, base) : NULL;
}

static FhExpr *dict_or_set(FhParser *p, FhPlace start) {
    uint32_t base = fhparser_base(p);
    if (fhparser_accept(p, FHTOKEN_RBRACE)) return finish_dict(p, start, base);
    if (fhparser_kind(p) == FHTOKEN_DOUBLE_STAR) return dict_item(p) ? more_items(p, start, base) : NULL;
    FhExpr *first = fhparser_star_named_expression(p);
    if (!first) return NULL;
    if (fhparser_kind(p) != FHTOKEN_COLON) return set(p, start, first);
    if (first->kind == FHTREE_Starred || (first->kind == FHTREE_NamedExpr && !first->parenthesized))
        return NULL;
    if (!fhinvalid_dict_value(p)) return NULL;
    p->mark++;
    if (!fhparser_push(p, first) || !fhparser_push(p, fhparser_expression(p))) return NULL;
    return fhparser_at_comprehension(p) ? dict_comprehension(p, start, base) : more_items(p, start, base);
}

/* ---- atoms ---- */

static FhExpr *bracketed(FhParser *p) {
    if (!fhparser_enter(p)) return NULL;
    FhPlace start = fhparser_place(p);
    unsigned kind = fhparser_kind(p);
    uint32_t mark = p->mark, scratch = fhparser_base(p);
    p->mark++;
    FhExpr *e = kind == FHTOKEN_LPAREN     ? group_or_tuple(p, start)
                : kind == FHTOKEN_LBRACKET ? list(p, start)
                                           : dict_or_set(p, start);
    if (!e && p->explain && !p->unit->failed) {
        p->mark = mark;
        p->unit->scratch_count = scratch;
        fhinvalid_bracket(p);
    }
    fhparser_leave(p);
    return e;
}

FhExpr *fhparser_atom(FhParser *p) {
    switch (fhparser_kind(p)) {
    case FHTOKEN_NAME: return name(p);
    case FHTOKEN_NUMBER: return fhparser_number(p);
    case FHTOKEN_STRING: return fhparser_strings(p);
    case FHTOKEN_NONE: return constant(p, FHCONSTANT_NONE);
    case FHTOKEN_TRUE: return constant(p, FHCONSTANT_TRUE);
    case FHTOKEN_FALSE: return constant(p, FHCONSTANT_FALSE);
    case FHTOKEN_ELLIPSIS: return constant(p, FHCONSTANT_ELLIPSIS);
    case FHTOKEN_LPAREN:
    case FHTOKEN_LBRACKET:
    case FHTOKEN_LBRACE: return bracketed(p);
    default: return NULL;
    }
}
