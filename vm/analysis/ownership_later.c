/* Code that runs later: where a closure, a lambda or a generator expression names a value. A plain search of the tree, made
 * only for findings. */
#include "ownership_engine.h"

enum { MOST_LOOPS = 6 }; /* that are looked at twice, one in the other */

typedef struct NameSearch {
    const FhName *name;
    const FhExpr *found;
    bool behind_yield, yielded; /* only what stands behind a yield counts; one has been seen */
    uint32_t loops;
} NameSearch;

static void search_stmts(NameSearch *n, FhStmts stmts);
static void search(NameSearch *n, const FhExpr *e);

static void search_list(NameSearch *n, FhExprs list) {
    for (uint32_t i = 0; i < list.count; i++) search(n, list.items[i]);
}

static void search_generators(NameSearch *n, FhComprehensions g) {
    for (uint32_t i = 0; i < g.count; i++) {
        search(n, g.items[i]->iter);
        search_list(n, g.items[i]->ifs);
    }
}

static void search(NameSearch *n, const FhExpr *e) {
    if (!e || n->found) return;
    switch ((FhExprKind)e->kind) {
    case FHTREE_Name:
        if (e->Name.id == n->name && e->context == FHTREE_Load && (n->yielded || !n->behind_yield))
            n->found = e;
        break;
    case FHTREE_BoolOp: search_list(n, e->BoolOp.values); break;
    case FHTREE_NamedExpr: search(n, e->NamedExpr.value); break;
    case FHTREE_BinOp: search(n, e->BinOp.left), search(n, e->BinOp.right); break;
    case FHTREE_UnaryOp: search(n, e->UnaryOp.operand); break;
    case FHTREE_Lambda: search(n, e->Lambda.body); break;
    case FHTREE_IfExp: search(n, e->IfExp.body), search(n, e->IfExp.test), search(n, e->IfExp.orelse); break;
    case FHTREE_Dict: search_list(n, e->Dict.keys), search_list(n, e->Dict.values); break;
    case FHTREE_Set: search_list(n, e->Set.elts); break;
    case FHTREE_ListComp: search(n, e->ListComp.elt), search_generators(n, e->ListComp.generators); break;
    case FHTREE_SetComp: search(n, e->SetComp.elt), search_generators(n, e->SetComp.generators); break;
    case FHTREE_DictComp:
        search(n, e->DictComp.key), search(n, e->DictComp.value),
            search_generators(n, e->DictComp.generators);
        break;
    case FHTREE_GeneratorExp:
        search(n, e->GeneratorExp.elt), search_generators(n, e->GeneratorExp.generators);
        break;
    case FHTREE_Await: search(n, e->Await.value); break;
    case FHTREE_Yield: search(n, e->Yield.value), n->yielded = true; break;
    case FHTREE_YieldFrom: search(n, e->YieldFrom.value), n->yielded = true; break;
    case FHTREE_Compare: search(n, e->Compare.left), search_list(n, e->Compare.comparators); break;
    case FHTREE_Call:
        search(n, e->Call.func), search_list(n, e->Call.args);
        for (uint32_t i = 0; i < e->Call.keywords.count; i++) search(n, e->Call.keywords.items[i]->value);
        break;
    case FHTREE_FormattedValue:
        search(n, e->FormattedValue.value), search(n, e->FormattedValue.format_spec);
        break;
    case FHTREE_JoinedStr: search_list(n, e->JoinedStr.values); break;
    case FHTREE_Attribute: search(n, e->Attribute.value); break;
    case FHTREE_Subscript: search(n, e->Subscript.value), search(n, e->Subscript.slice); break;
    case FHTREE_Starred: search(n, e->Starred.value); break;
    case FHTREE_List: search_list(n, e->List.elts); break;
    case FHTREE_Tuple: search_list(n, e->Tuple.elts); break;
    case FHTREE_Slice: search(n, e->Slice.lower), search(n, e->Slice.upper), search(n, e->Slice.step); break;
    default: break;
    }
}

/* In its second round what stands before a yield stands behind that of the first. */
static void search_loop(NameSearch *n, const FhExpr *test, FhStmts body) {
    n->loops++;
    for (int round = 0; round < 2 && !n->found; round++) {
        search(n, test);
        search_stmts(n, body);
        if (!n->behind_yield || !n->yielded || n->loops > MOST_LOOPS) break;
    }
    n->loops--;
}

static void search_stmt(NameSearch *n, const FhStmt *st) {
    switch ((FhStmtKind)st->kind) {
    case FHTREE_FunctionDef:
    case FHTREE_AsyncFunctionDef: search_stmts(n, st->FunctionDef.body); break;
    case FHTREE_ClassDef: search_stmts(n, st->ClassDef.body); break;
    case FHTREE_Return: search(n, st->Return.value); break;
    case FHTREE_Delete: search_list(n, st->Delete.targets); break;
    case FHTREE_Assign: search(n, st->Assign.value), search_list(n, st->Assign.targets); break;
    case FHTREE_AugAssign: search(n, st->AugAssign.target), search(n, st->AugAssign.value); break;
    case FHTREE_AnnAssign: search(n, st->AnnAssign.value); break;
    case FHTREE_For:
    case FHTREE_AsyncFor:
        search(n, st->For.iter), search_loop(n, NULL, st->For.body), search_stmts(n, st->For.orelse);
        break;
    case FHTREE_While:
        search_loop(n, st->While.test, st->While.body), search_stmts(n, st->While.orelse);
        break;
    case FHTREE_If:
        search(n, st->If.test), search_stmts(n, st->If.body), search_stmts(n, st->If.orelse);
        break;
    case FHTREE_With:
    case FHTREE_AsyncWith:
        for (uint32_t i = 0; i < st->With.items.count; i++) search(n, st->With.items.items[i]->context_expr);
        search_stmts(n, st->With.body);
        break;
    case FHTREE_Match:
        search(n, st->Match.subject);
        for (uint32_t i = 0; i < st->Match.cases.count; i++) search_stmts(n, st->Match.cases.items[i]->body);
        break;
    case FHTREE_Raise: search(n, st->Raise.exc); break;
    case FHTREE_Try:
    case FHTREE_TryStar:
        search_stmts(n, st->Try.body);
        for (uint32_t i = 0; i < st->Try.handlers.count; i++)
            search_stmts(n, st->Try.handlers.items[i]->body);
        search_stmts(n, st->Try.orelse), search_stmts(n, st->Try.finalbody);
        break;
    case FHTREE_Assert: search(n, st->Assert.test); break;
    case FHTREE_Expr: search(n, st->Expr.value); break;
    default: break;
    }
}

static void search_stmts(NameSearch *n, FhStmts stmts) {
    for (uint32_t i = 0; i < stmts.count && !n->found; i++) search_stmt(n, stmts.items[i]);
}

const FhExpr *fhown_use_within(const Later *later, const FhName *name) {
    NameSearch n = {.name = name};
    if (later->generator)
        search(&n, later->generator);
    else if (later->fn->lambda)
        search(&n, later->fn->lambda->Lambda.body);
    else if (later->fn->def)
        search_stmts(&n, later->fn->def->FunctionDef.body);
    return n.found;
}

bool fhown_is_used_after_yield(const Fn *generator, const FhName *name) {
    NameSearch n = {.name = name, .behind_yield = true};
    if (generator->def) search_stmts(&n, generator->def->FunctionDef.body);
    return n.found != NULL;
}
