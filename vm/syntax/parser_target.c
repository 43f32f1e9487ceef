/* Expressions as targets of assignments, `for`, `with`, `del`: which may be one, and the change of their context. */
#include "parser_core.h"
#include "parser_invalid.h"

bool fhparser_is_target(const FhExpr *e, FhTargetKind kind) {
    switch (e->kind) {
    case FHTREE_Name:
    case FHTREE_Attribute:
    case FHTREE_Subscript: return true;
    case FHTREE_Starred:
        return kind != FHTARGET_DELETE && e->Starred.value->kind != FHTREE_Starred &&
               fhparser_is_target(e->Starred.value, kind);
    case FHTREE_List:
    case FHTREE_Tuple:
        for (uint32_t i = 0; i < e->Tuple.elts.count; i++) {
            if (!fhparser_is_target(e->Tuple.elts.items[i], kind)) return false;
        }
        return true;
    default: return false;
    }
}

bool fhparser_is_single_target(const FhExpr *e) {
    return e->kind == FHTREE_Name || e->kind == FHTREE_Attribute || e->kind == FHTREE_Subscript;
}

void fhparser_set_context(FhExpr *e, FhContext context) {
    e->context = (uint8_t)context;
    if (e->kind == FHTREE_Starred) {
        fhparser_set_context(e->Starred.value, context);
    } else if (e->kind == FHTREE_List || e->kind == FHTREE_Tuple) {
        for (uint32_t i = 0; i < e->Tuple.elts.count; i++)
            fhparser_set_context(e->Tuple.elts.items[i], context);
    }
}

/* Targets are primaries: an operator cannot begin or continue one. */
FhExpr *fhparser_target(FhParser *p) {
    FhPlace start = fhparser_place(p);
    if (!fhparser_accept(p, FHTOKEN_STAR)) return fhparser_primary(p);
    FhExpr *value = fhparser_primary(p);
    FhExpr *e = value ? FHPARSER_EXPR(p, Starred, start) : NULL;
    if (e) e->Starred.value = value;
    return e;
}

static bool ends_targets(unsigned kind) { return kind != FHTOKEN_STAR && !fhparser_starts_expression(kind); }

FhExpr *fhparser_targets(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhExpr *e = fhparser_target(p);
    if (e && fhparser_kind(p) == FHTOKEN_COMMA) {
        uint32_t base = fhparser_base(p);
        bool ok = fhparser_push(p, e);
        while (ok && fhparser_accept(p, FHTOKEN_COMMA) && !ends_targets(fhparser_kind(p))) {
            ok = fhparser_push(p, fhparser_target(p));
        }
        FhExprs elts;
        e = ok && FHPARSER_TAKE(p, elts, base) ? FHPARSER_EXPR(p, Tuple, start) : NULL;
        if (e) e->Tuple.elts = elts;
    }
    if (!e || !fhparser_is_target(e, FHTARGET_FOR)) return NULL;
    fhparser_set_context(e, FHTREE_Store);
    return e;
}
