/* Annotations that are kept as text are not walked for names, but three sorts of expression may not stand in them. */
#include "scopes_build.h"

static bool fail(FhScopes *s, const FhExpr *e, const char *what) {
    FhSpan place = {e->lineno, e->col_offset, e->end_lineno, e->end_col_offset};
    fhdiagnostic_set(s->error, FHDIAGNOSTIC_SYNTAX, s->tree->source, s->tree->source_size, &place,
                     "'%s' can not be used within an annotation", what);
    return false;
}

static bool check(FhScopes *s, const FhExpr *e, uint32_t depth);

static bool check_all(FhScopes *s, FhExprs exprs, uint32_t depth) {
    for (uint32_t i = 0; i < exprs.count; i++) {
        if (!check(s, exprs.items[i], depth)) return false;
    }
    return true;
}

static bool check_call(FhScopes *s, const FhExpr *e, uint32_t depth) {
    for (uint32_t i = 0; i < e->Call.keywords.count; i++) {
        if (!check(s, e->Call.keywords.items[i]->value, depth)) return false;
    }
    return check_all(s, e->Call.args, depth);
}

/* Only the first iterable of a comprehension is evaluated outside of it. */
static const FhExpr *first_iterable(const FhExpr *e) {
    switch (e->kind) {
    case FHTREE_ListComp: return e->ListComp.generators.items[0]->iter;
    case FHTREE_SetComp: return e->SetComp.generators.items[0]->iter;
    case FHTREE_DictComp: return e->DictComp.generators.items[0]->iter;
    default: return e->GeneratorExp.generators.items[0]->iter;
    }
}

static bool check_one(FhScopes *s, const FhExpr *e, uint32_t depth) {
    switch ((FhExprKind)e->kind) {
    case FHTREE_NamedExpr: return fail(s, e, "named expression");
    case FHTREE_Yield:
    case FHTREE_YieldFrom: return fail(s, e, "yield expression");
    case FHTREE_Await: return fail(s, e, "await expression");
    case FHTREE_BoolOp: return check_all(s, e->BoolOp.values, depth);
    case FHTREE_UnaryOp: return check(s, e->UnaryOp.operand, depth);
    case FHTREE_Lambda:
        return check_all(s, e->Lambda.args->defaults, depth) &&
               check_all(s, e->Lambda.args->kw_defaults, depth);
    case FHTREE_IfExp:
        return check(s, e->IfExp.test, depth) && check(s, e->IfExp.body, depth) &&
               check(s, e->IfExp.orelse, depth);
    case FHTREE_Dict: return check_all(s, e->Dict.keys, depth) && check_all(s, e->Dict.values, depth);
    case FHTREE_Set:
    case FHTREE_List:
    case FHTREE_Tuple: return check_all(s, e->Tuple.elts, depth);
    case FHTREE_ListComp:
    case FHTREE_SetComp:
    case FHTREE_DictComp:
    case FHTREE_GeneratorExp: return check(s, first_iterable(e), depth);
    case FHTREE_Compare:
        return check(s, e->Compare.left, depth) && check_all(s, e->Compare.comparators, depth);
    case FHTREE_FormattedValue:
        return check(s, e->FormattedValue.value, depth) && check(s, e->FormattedValue.format_spec, depth);
    case FHTREE_JoinedStr: return check_all(s, e->JoinedStr.values, depth);
    case FHTREE_Starred: return check(s, e->Starred.value, depth);
    case FHTREE_Slice:
        return check(s, e->Slice.lower, depth) && check(s, e->Slice.upper, depth) &&
               check(s, e->Slice.step, depth);
    case FHTREE_BinOp: return check(s, e->BinOp.right, depth);
    case FHTREE_Subscript: return check(s, e->Subscript.slice, depth);
    case FHTREE_Call: return check_call(s, e, depth);
    default: return true;
    }
}

/* What is nested deeper fails when its text is made. */
static bool check(FhScopes *s, const FhExpr *e, uint32_t depth) {
    if (depth > FHSCOPES_MAX_DEPTH) return true;
    for (; e; e = fhscopes_left(e)) {
        if (!check_one(s, e, depth + 1)) return false;
    }
    return true;
}

bool fhscopes_check_annotation(FhScopes *s, const FhExpr *e) { return check(s, e, 0); }
