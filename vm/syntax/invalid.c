/* The common part of the search for messages. */
#include "parser_invalid.h"

/* CPython remembers what a quiet look-ahead has read, and finds no message there later: such searches count as made. What
 * stands in brackets at its very start is read again, but for whole expressions and arguments. */
bool fhinvalid_begin(FhParser *p, unsigned search) {
    bool remembered = !p->quiet_bracket || (search & (FHINVALID_EXPRESSION | FHINVALID_ARGUMENTS));
    if (p->blind || (p->quiet && !remembered)) return false;
    fhparser_peek(p);
    FhToken *t = &p->tokens[p->mark];
    if (t->checked & search) return false;
    t->checked |= (uint16_t)search;
    return !p->quiet && !p->unit->failed;
}

static const char *constant_name(const FhExpr *e) {
    switch ((FhConstantKind)e->Constant.kind) {
    case FHCONSTANT_NONE: return "None";
    case FHCONSTANT_TRUE: return "True";
    case FHCONSTANT_FALSE: return "False";
    case FHCONSTANT_ELLIPSIS: return "ellipsis";
    default: return "literal";
    }
}

const char *fhinvalid_name(const FhExpr *e) {
    static const char *const names[FHTREE_EXPR_COUNT] = {
        [FHTREE_Attribute] = "attribute",
        [FHTREE_Subscript] = "subscript",
        [FHTREE_Starred] = "starred",
        [FHTREE_Name] = "name",
        [FHTREE_List] = "list",
        [FHTREE_Tuple] = "tuple",
        [FHTREE_Lambda] = "lambda",
        [FHTREE_Call] = "function call",
        [FHTREE_BoolOp] = "expression",
        [FHTREE_BinOp] = "expression",
        [FHTREE_UnaryOp] = "expression",
        [FHTREE_GeneratorExp] = "generator expression",
        [FHTREE_Yield] = "yield expression",
        [FHTREE_YieldFrom] = "yield expression",
        [FHTREE_Await] = "await expression",
        [FHTREE_ListComp] = "list comprehension",
        [FHTREE_SetComp] = "set comprehension",
        [FHTREE_DictComp] = "dict comprehension",
        [FHTREE_Dict] = "dict literal",
        [FHTREE_Set] = "set display",
        [FHTREE_JoinedStr] = "f-string expression",
        [FHTREE_FormattedValue] = "f-string expression",
        [FHTREE_Compare] = "comparison",
        [FHTREE_IfExp] = "conditional expression",
        [FHTREE_NamedExpr] = "named expression",
        [FHTREE_Slice] = "slice",
    };
    return e->kind == FHTREE_Constant ? constant_name(e) : names[e->kind];
}

const FhExpr *fhinvalid_target(const FhExpr *e, FhTargetKind kind) {
    switch (e->kind) {
    case FHTREE_Name:
    case FHTREE_Attribute:
    case FHTREE_Subscript: return NULL;
    case FHTREE_Starred: return kind == FHTARGET_DELETE ? e : fhinvalid_target(e->Starred.value, kind);
    case FHTREE_Compare: /* `x in y` of a for clause is read as a comparison */
        if (kind != FHTARGET_FOR) return e;
        return e->Compare.ops[0] == FHTREE_In ? fhinvalid_target(e->Compare.left, kind) : NULL;
    case FHTREE_List:
    case FHTREE_Tuple:
        for (uint32_t i = 0; i < e->Tuple.elts.count; i++) {
            const FhExpr *found = fhinvalid_target(e->Tuple.elts.items[i], kind);
            if (found) return found;
        }
        return NULL;
    default: return e;
    }
}

bool fhinvalid_report_target(FhParser *p, const FhExpr *e, FhTargetKind kind) {
    const FhExpr *found = fhinvalid_target(e, kind);
    if (!found) return true;
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, FHPARSER_SPAN(found), "cannot %s %s",
                       kind == FHTARGET_DELETE ? "delete" : "assign to", fhinvalid_name(found));
    return false;
}

bool fhinvalid_report_from(FhParser *p, const FhSpan *start, const char *message) {
    const FhToken *last = &p->tokens[p->fill - 1];
    FhSpan span = {start->lineno, start->col_offset, last->end_lineno, last->end_col};
    fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, &span, "%s", message);
    if (p->unit->err->end_offset > 0) p->unit->err->end_offset--;
    return false;
}

const FhExpr *fhinvalid_last_part(const FhComprehensions *c) {
    const FhComprehension *last = c->items[c->count - 1];
    return last->ifs.count ? last->ifs.items[last->ifs.count - 1] : last->iter;
}
