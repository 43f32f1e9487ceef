/* The walk over the tree that opens scopes and notes what each does with each name. Chains that may be as long as the
 * source (fhscopes_left, elif) are followed without recursion; other nesting is bounded by FHSCOPES_MAX_DEPTH. */
#include "scopes_build.h"
#include <string.h>

typedef struct Walk {
    FhScopes *s;
    FhScope *scope;
    FhScope **last;        /* where the next scope is linked in */
    FhName *class_name;    /* for mangling */
    bool iteration_target; /* inside the target of a comprehension's `for` */
    FhExpr **spine;        /* nodes whose left chain is being followed */
    uint32_t nspine, spine_capacity;
    uint32_t depth;
} Walk;

#define TRY(call)                                                                                            \
    do {                                                                                                     \
        if (!(call)) return false;                                                                           \
    } while (0)

static bool visit_expr(Walk *w, FhExpr *e);
static bool visit_stmts(Walk *w, FhStmts stmts);
static bool visit_pattern(Walk *w, FhPattern *p);

#define PLACE_OF(node)                                                                                       \
    (&(FhSpan){(node)->lineno, (node)->col_offset, (node)->end_lineno, (node)->end_col_offset})

#define FAIL(w, span, ...)                                                                                   \
    (fhdiagnostic_set((w)->s->error, FHDIAGNOSTIC_SYNTAX, (w)->s->tree->source, (w)->s->tree->source_size,   \
                      span, __VA_ARGS__),                                                                    \
     false)

static bool enter(Walk *w) {
    char here;
    if (++w->depth <= FHSCOPES_MAX_DEPTH && (uintptr_t)&here > (uintptr_t)w->s->stack_limit) return true;
    fhdiagnostic_set(w->s->error, FHDIAGNOSTIC_RECURSION, NULL, 0, NULL,
                     "maximum recursion depth exceeded during compilation");
    return false;
}
static void leave(Walk *w) { w->depth--; }

/* ---- names ------------------------------------------------------------------------------------------------------ */

static FhSymbol *lookup(Walk *w, FhName *name, FhName **mangled) {
    *mangled = fhscopes_mangle(w->s, w->class_name, name);
    return *mangled ? fhscopes_symbol(w->scope, *mangled) : NULL;
}

static bool add_to(Walk *w, FhScope *scope, FhName *name, uint32_t flags, const FhSpan *place) {
    FhName *mangled = fhscopes_mangle(w->s, w->class_name, name);
    FhSymbol *symbol = mangled ? fhscopes_add(w->s, scope, mangled) : NULL;
    if (!symbol) return fhscopes_memory(w->s);
    if ((flags & FHSYMBOL_PARAM) && (symbol->flags & FHSYMBOL_PARAM)) {
        return FAIL(w, place, "duplicate argument '%s' in function definition", mangled->text);
    }
    if (w->iteration_target && scope == w->scope) {
        if (symbol->flags & (FHSYMBOL_GLOBAL | FHSYMBOL_NONLOCAL)) {
            return FAIL(w, place, "comprehension inner loop cannot rebind assignment expression target '%s'",
                        mangled->text);
        }
        flags |= FHSYMBOL_ITERATION;
    }
    symbol->flags |= (uint16_t)flags;
    if ((flags & (FHSYMBOL_GLOBAL | FHSYMBOL_NONLOCAL)) && !symbol->place.lineno) symbol->place = *place;
    return true;
}

static bool add(Walk *w, FhName *name, uint32_t flags, const FhSpan *place) {
    return add_to(w, w->scope, name, flags, place);
}

static bool add_text(Walk *w, const char *text, uint32_t flags) {
    FhName *name = fhscopes_intern(w->s, text, (uint32_t)strlen(text));
    return name ? add(w, name, flags, NULL) : fhscopes_memory(w->s);
}

/* ---- scopes ----------------------------------------------------------------------------------------------------- */

static FhScope *open_scope(Walk *w, FhScopeKind kind, const void *node, FhName *name) {
    FhScope *scope = fhscopes_alloc(w->s, 1, sizeof *scope);
    if (!scope) return (void)fhscopes_memory(w->s), NULL;
    scope->kind = kind;
    scope->node = node;
    scope->name = name;
    scope->class_name = w->class_name;
    scope->parent = w->scope;
    if (w->scope) {
        scope->nested = w->scope->nested || w->scope->kind == FHSCOPE_FUNCTION;
        scope->in_iterable = w->scope->in_iterable;
    }
    if (!fhscopes_register(w->s, scope)) return (void)fhscopes_memory(w->s), NULL;
    *w->last = scope;
    w->last = &scope->next;
    return w->scope = scope;
}

static void close_scope(Walk *w) { w->scope = w->scope->parent; }

/* ---- expressions ------------------------------------------------------------------------------------------------ */

static bool visit_exprs(Walk *w, FhExprs exprs) {
    for (uint32_t i = 0; i < exprs.count; i++) TRY(visit_expr(w, exprs.items[i]));
    return true;
}

static bool visit_keywords(Walk *w, FhKeywords keywords) {
    for (uint32_t i = 0; i < keywords.count; i++) TRY(visit_expr(w, keywords.items[i]->value));
    return true;
}

static bool visit_name(Walk *w, FhExpr *e) {
    bool load = e->context == FHTREE_Load;
    TRY(add(w, e->Name.id, load ? FHSYMBOL_USE : FHSYMBOL_LOCAL, PLACE_OF(e)));
    if (!load || w->scope->kind != FHSCOPE_FUNCTION || strcmp(e->Name.id->text, "super") != 0) return true;
    return add_text(w, "__class__", FHSYMBOL_USE);
}

/* An assignment expression within a comprehension binds in the innermost scope that is none. */
static bool bind_around_comprehension(Walk *w, FhExpr *target) {
    FhName *name = target->Name.id, *mangled;
    if (!lookup(w, name, &mangled) && !mangled) return fhscopes_memory(w->s);
    FhScope *scope = w->scope;
    for (; scope->comprehension; scope = scope->parent) {
        FhSymbol *symbol = fhscopes_symbol(scope, mangled);
        if (symbol && (symbol->flags & FHSYMBOL_ITERATION)) {
            return FAIL(w, PLACE_OF(target),
                        "assignment expression cannot rebind comprehension iteration variable '%s'",
                        name->text);
        }
    }
    if (scope->kind == FHSCOPE_CLASS) {
        return FAIL(w, PLACE_OF(target),
                    "assignment expression within a comprehension cannot be used in a class body");
    }
    FhSymbol *there = fhscopes_symbol(scope, mangled);
    bool global = scope->kind == FHSCOPE_MODULE || (there && (there->flags & FHSYMBOL_GLOBAL));
    TRY(add(w, name, global ? FHSYMBOL_GLOBAL : FHSYMBOL_NONLOCAL, PLACE_OF(target)));
    return add_to(w, scope, name, scope->kind == FHSCOPE_MODULE ? FHSYMBOL_GLOBAL : FHSYMBOL_LOCAL,
                  PLACE_OF(target));
}

static bool visit_named_expr(Walk *w, FhExpr *e) {
    if (w->scope->in_iterable) {
        return FAIL(w, PLACE_OF(e),
                    "assignment expression cannot be used in a comprehension iterable expression");
    }
    if (w->scope->comprehension) TRY(bind_around_comprehension(w, e->NamedExpr.target));
    w->scope->rebinds = true;
    return visit_expr(w, e->NamedExpr.value) && visit_expr(w, e->NamedExpr.target);
}

static bool visit_iterable(Walk *w, FhExpr *iterable) {
    FhScope *scope = w->scope;
    bool before = scope->in_iterable;
    scope->in_iterable = true;
    TRY(visit_expr(w, iterable));
    scope->in_iterable = before;
    return true;
}

static bool visit_iteration_target(Walk *w, FhExpr *target) {
    w->iteration_target = true;
    TRY(visit_expr(w, target));
    w->iteration_target = false;
    return true;
}

static bool visit_inner_generator(Walk *w, FhComprehension *c) {
    TRY(visit_iteration_target(w, c->target));
    TRY(visit_iterable(w, c->iter));
    TRY(visit_exprs(w, c->ifs));
    if (c->is_async) w->scope->coroutine = true;
    return true;
}

static bool visit_comprehension(Walk *w, FhExpr *e, FhScopeComprehension sort, const char *name,
                                FhComprehensions generators, FhExpr *elt, FhExpr *value) {
    FhComprehension *first = generators.items[0];
    TRY(visit_iterable(w, first->iter));
    FhName *scope_name = fhscopes_intern(w->s, name, (uint32_t)strlen(name));
    if (!scope_name) return fhscopes_memory(w->s);
    FhScope *scope = open_scope(w, FHSCOPE_FUNCTION, e, scope_name);
    if (!scope) return false;
    scope->comprehension = sort;
    scope->coroutine = first->is_async;
    TRY(add_text(w, ".0", FHSYMBOL_PARAM));
    TRY(visit_iteration_target(w, first->target));
    TRY(visit_exprs(w, first->ifs));
    for (uint32_t i = 1; i < generators.count; i++) TRY(visit_inner_generator(w, generators.items[i]));
    TRY(visit_expr(w, value));
    TRY(visit_expr(w, elt));
    scope->generator = sort == FHSCOPE_GENERATOR;
    close_scope(w);
    if (scope->coroutine && sort != FHSCOPE_GENERATOR) w->scope->coroutine = true;
    return true;
}

static bool visit_yield(Walk *w, FhExpr *e, FhExpr *value) {
    static const char *const where[] = {"", "list comprehension", "set comprehension", "dict comprehension",
                                        "generator expression"};
    TRY(visit_expr(w, value));
    w->scope->generator = true;
    if (!w->scope->comprehension) return true;
    return FAIL(w, PLACE_OF(e), "'yield' inside %s", where[w->scope->comprehension]);
}

static bool visit_params(Walk *w, FhArgs args) {
    for (uint32_t i = 0; i < args.count; i++) {
        TRY(add(w, args.items[i]->arg, FHSYMBOL_PARAM, PLACE_OF(args.items[i])));
    }
    return true;
}

static bool visit_arguments(Walk *w, FhArguments *a) {
    TRY(visit_params(w, a->posonlyargs));
    TRY(visit_params(w, a->args));
    TRY(visit_params(w, a->kwonlyargs));
    if (a->vararg) TRY(add(w, a->vararg->arg, FHSYMBOL_PARAM, PLACE_OF(a->vararg)));
    if (a->kwarg) TRY(add(w, a->kwarg->arg, FHSYMBOL_PARAM, PLACE_OF(a->kwarg)));
    return true;
}

static bool visit_lambda(Walk *w, FhExpr *e) {
    TRY(visit_exprs(w, e->Lambda.args->defaults));
    TRY(visit_exprs(w, e->Lambda.args->kw_defaults));
    FhName *name = fhscopes_intern(w->s, "<lambda>", 8);
    if (!name) return fhscopes_memory(w->s);
    TRY(open_scope(w, FHSCOPE_FUNCTION, e, name) != NULL);
    TRY(visit_arguments(w, e->Lambda.args));
    TRY(visit_expr(w, e->Lambda.body));
    close_scope(w);
    return true;
}

static bool visit_one(Walk *w, FhExpr *e) {
    switch ((FhExprKind)e->kind) {
    case FHTREE_BoolOp: return visit_exprs(w, e->BoolOp.values);
    case FHTREE_NamedExpr: return visit_named_expr(w, e);
    case FHTREE_UnaryOp: return visit_expr(w, e->UnaryOp.operand);
    case FHTREE_Lambda: return visit_lambda(w, e);
    case FHTREE_IfExp:
        return visit_expr(w, e->IfExp.test) && visit_expr(w, e->IfExp.body) && visit_expr(w, e->IfExp.orelse);
    case FHTREE_Dict: return visit_exprs(w, e->Dict.keys) && visit_exprs(w, e->Dict.values);
    case FHTREE_Set: return visit_exprs(w, e->Set.elts);
    case FHTREE_ListComp:
        return visit_comprehension(w, e, FHSCOPE_LIST, "<listcomp>", e->ListComp.generators, e->ListComp.elt,
                                   NULL);
    case FHTREE_SetComp:
        return visit_comprehension(w, e, FHSCOPE_SET, "<setcomp>", e->SetComp.generators, e->SetComp.elt,
                                   NULL);
    case FHTREE_DictComp:
        return visit_comprehension(w, e, FHSCOPE_DICT, "<dictcomp>", e->DictComp.generators, e->DictComp.key,
                                   e->DictComp.value);
    case FHTREE_GeneratorExp:
        return visit_comprehension(w, e, FHSCOPE_GENERATOR, "<genexpr>", e->GeneratorExp.generators,
                                   e->GeneratorExp.elt, NULL);
    case FHTREE_Await: w->scope->coroutine = true; return visit_expr(w, e->Await.value);
    case FHTREE_Yield: return visit_yield(w, e, e->Yield.value);
    case FHTREE_YieldFrom: return visit_yield(w, e, e->YieldFrom.value);
    case FHTREE_Compare: return visit_expr(w, e->Compare.left) && visit_exprs(w, e->Compare.comparators);
    case FHTREE_FormattedValue:
        return visit_expr(w, e->FormattedValue.value) && visit_expr(w, e->FormattedValue.format_spec);
    case FHTREE_JoinedStr: return visit_exprs(w, e->JoinedStr.values);
    case FHTREE_Starred: return visit_expr(w, e->Starred.value);
    case FHTREE_Name: return visit_name(w, e);
    case FHTREE_List: return visit_exprs(w, e->List.elts);
    case FHTREE_Tuple: return visit_exprs(w, e->Tuple.elts);
    case FHTREE_Slice:
        return visit_expr(w, e->Slice.lower) && visit_expr(w, e->Slice.upper) && visit_expr(w, e->Slice.step);
    default: return true;
    }
}

/* What of a chain's node comes behind its left child. */
static bool visit_rest(Walk *w, FhExpr *e) {
    switch (e->kind) {
    case FHTREE_BinOp: return visit_expr(w, e->BinOp.right);
    case FHTREE_Subscript: return visit_expr(w, e->Subscript.slice);
    case FHTREE_Call: return visit_exprs(w, e->Call.args) && visit_keywords(w, e->Call.keywords);
    default: return true;
    }
}

static bool push_spine(Walk *w, FhExpr *e) {
    FhExpr **grown = fharray_grow(w->s->alloc, w->spine, w->nspine, &w->spine_capacity, sizeof *grown);
    if (!grown) return fhscopes_memory(w->s);
    w->spine = grown;
    w->spine[w->nspine++] = e;
    return true;
}

static bool visit_expr(Walk *w, FhExpr *e) {
    if (!e) return true;
    TRY(enter(w));
    uint32_t mark = w->nspine;
    for (FhExpr *left; (left = fhscopes_left(e)) != NULL; e = left) TRY(push_spine(w, e));
    TRY(visit_one(w, e));
    while (w->nspine > mark) TRY(visit_rest(w, w->spine[--w->nspine]));
    leave(w);
    return true;
}

/* ---- statements ------------------------------------------------------------------------------------------------- */

/* In annotations kept as text no name counts. */
static bool visit_annotation(Walk *w, FhExpr *e) {
    if (w->s->tree->future_annotations) return fhscopes_check_annotation(w->s, e);
    return visit_expr(w, e);
}

static bool visit_annotations(Walk *w, FhArguments *a, FhExpr *returns) {
    const FhArgs groups[] = {a->posonlyargs, a->args, a->kwonlyargs};
    for (uint32_t g = 0; g < 3; g++) {
        for (uint32_t i = 0; i < groups[g].count; i++) {
            TRY(visit_annotation(w, groups[g].items[i]->annotation));
        }
    }
    if (a->vararg) TRY(visit_annotation(w, a->vararg->annotation));
    if (a->kwarg) TRY(visit_annotation(w, a->kwarg->annotation));
    return visit_annotation(w, returns);
}

static bool visit_function(Walk *w, FhStmt *st, bool is_async) {
    FhArguments *a = st->FunctionDef.args;
    TRY(add(w, st->FunctionDef.name, FHSYMBOL_LOCAL, PLACE_OF(st)));
    TRY(visit_exprs(w, a->defaults));
    TRY(visit_exprs(w, a->kw_defaults));
    TRY(visit_annotations(w, a, st->FunctionDef.returns));
    TRY(visit_exprs(w, st->FunctionDef.decorator_list));
    FhScope *scope = open_scope(w, FHSCOPE_FUNCTION, st, st->FunctionDef.name);
    if (!scope) return false;
    scope->coroutine = is_async;
    TRY(visit_arguments(w, a));
    TRY(visit_stmts(w, st->FunctionDef.body));
    close_scope(w);
    return true;
}

static bool visit_class(Walk *w, FhStmt *st) {
    TRY(add(w, st->ClassDef.name, FHSYMBOL_LOCAL, PLACE_OF(st)));
    TRY(visit_exprs(w, st->ClassDef.bases));
    TRY(visit_keywords(w, st->ClassDef.keywords));
    TRY(visit_exprs(w, st->ClassDef.decorator_list));
    FhName *outer = w->class_name;
    w->class_name = st->ClassDef.name;
    TRY(open_scope(w, FHSCOPE_CLASS, st, st->ClassDef.name) != NULL);
    TRY(visit_stmts(w, st->ClassDef.body));
    close_scope(w);
    w->class_name = outer;
    return true;
}

static bool annotated_outside(Walk *w, FhStmt *st, FhSymbol *symbol) {
    FhExpr *target = st->AnnAssign.target;
    if (!st->AnnAssign.simple || !symbol || w->scope->kind == FHSCOPE_MODULE) return true;
    if (!(symbol->flags & (FHSYMBOL_GLOBAL | FHSYMBOL_NONLOCAL))) return true;
    return FAIL(w, PLACE_OF(st), "annotated name '%s' can't be %s", target->Name.id->text,
                symbol->flags & FHSYMBOL_GLOBAL ? "global" : "nonlocal");
}

static bool visit_annotated(Walk *w, FhStmt *st) {
    FhExpr *target = st->AnnAssign.target;
    w->scope->annotations = true;
    if (target->kind == FHTREE_Name) {
        FhName *mangled;
        FhSymbol *symbol = lookup(w, target->Name.id, &mangled);
        if (!mangled) return fhscopes_memory(w->s);
        TRY(annotated_outside(w, st, symbol));
        uint32_t flags = st->AnnAssign.simple ? FHSYMBOL_ANNOTATION | FHSYMBOL_LOCAL : FHSYMBOL_LOCAL;
        if (st->AnnAssign.simple || st->AnnAssign.value)
            TRY(add(w, target->Name.id, flags, PLACE_OF(target)));
    } else {
        TRY(visit_expr(w, target));
    }
    TRY(visit_annotation(w, st->AnnAssign.annotation));
    return visit_expr(w, st->AnnAssign.value);
}

static bool visit_declaration(Walk *w, FhStmt *st, FhNames names, uint32_t flag) {
    const char *word = flag == FHSYMBOL_GLOBAL ? "global" : "nonlocal";
    for (uint32_t i = 0; i < names.count; i++) {
        FhName *name = names.items[i], *mangled;
        FhSymbol *symbol = lookup(w, name, &mangled);
        if (!mangled) return fhscopes_memory(w->s);
        uint32_t seen = symbol ? symbol->flags : 0;
        const FhSpan *place = PLACE_OF(st);
        if (seen & FHSYMBOL_PARAM) return FAIL(w, place, "name '%s' is parameter and %s", name->text, word);
        if (seen & FHSYMBOL_USE) {
            return FAIL(w, place, "name '%s' is used prior to %s declaration", name->text, word);
        }
        if (seen & FHSYMBOL_ANNOTATION) {
            return FAIL(w, place, "annotated name '%s' can't be %s", name->text, word);
        }
        if (seen & FHSYMBOL_LOCAL) {
            return FAIL(w, place, "name '%s' is assigned to before %s declaration", name->text, word);
        }
        TRY(add(w, name, flag, place));
    }
    return true;
}

static bool visit_aliases(Walk *w, FhAliases aliases) {
    for (uint32_t i = 0; i < aliases.count; i++) {
        FhAlias *alias = aliases.items[i];
        FhName *name = alias->asname ? alias->asname : alias->name;
        if (!alias->asname && strcmp(name->text, "*") == 0) {
            if (w->scope->kind == FHSCOPE_MODULE) continue;
            return FAIL(w, PLACE_OF(alias), "import * only allowed at module level");
        }
        const char *dot = alias->asname ? NULL : memchr(name->text, '.', name->size);
        if (dot) name = fhscopes_intern(w->s, name->text, (uint32_t)(dot - name->text));
        if (!name) return fhscopes_memory(w->s);
        TRY(add(w, name, FHSYMBOL_IMPORT, PLACE_OF(alias)));
    }
    return true;
}

static bool visit_with(Walk *w, FhStmt *st) {
    for (uint32_t i = 0; i < st->With.items.count; i++) {
        TRY(visit_expr(w, st->With.items.items[i]->context_expr));
        TRY(visit_expr(w, st->With.items.items[i]->optional_vars));
    }
    return visit_stmts(w, st->With.body);
}

static bool visit_try(Walk *w, FhStmt *st) {
    TRY(visit_stmts(w, st->Try.body));
    TRY(visit_stmts(w, st->Try.orelse));
    for (uint32_t i = 0; i < st->Try.handlers.count; i++) {
        FhExceptHandler *h = st->Try.handlers.items[i];
        TRY(visit_expr(w, h->type));
        if (h->name) TRY(add(w, h->name, FHSYMBOL_LOCAL, PLACE_OF(h)));
        TRY(visit_stmts(w, h->body));
    }
    return visit_stmts(w, st->Try.finalbody);
}

static bool visit_if(Walk *w, FhStmt *st) {
    for (;;) {
        TRY(visit_expr(w, st->If.test));
        TRY(visit_stmts(w, st->If.body));
        if (st->If.orelse.count != 1 || st->If.orelse.items[0]->kind != FHTREE_If) break;
        st = st->If.orelse.items[0];
    }
    return visit_stmts(w, st->If.orelse);
}

static bool visit_patterns(Walk *w, FhPatterns patterns) {
    for (uint32_t i = 0; i < patterns.count; i++) TRY(visit_pattern(w, patterns.items[i]));
    return true;
}

static bool visit_capture(Walk *w, FhName *name, FhPattern *p) {
    return name ? add(w, name, FHSYMBOL_LOCAL, PLACE_OF(p)) : true;
}

static bool visit_pattern(Walk *w, FhPattern *p) {
    if (!p) return true;
    TRY(enter(w));
    bool ok = true;
    switch ((FhPatternKind)p->kind) {
    case FHTREE_MatchValue: ok = visit_expr(w, p->MatchValue.value); break;
    case FHTREE_MatchSequence: ok = visit_patterns(w, p->MatchSequence.patterns); break;
    case FHTREE_MatchMapping:
        ok = visit_exprs(w, p->MatchMapping.keys) && visit_patterns(w, p->MatchMapping.patterns) &&
             visit_capture(w, p->MatchMapping.rest, p);
        break;
    case FHTREE_MatchClass:
        ok = visit_expr(w, p->MatchClass.cls) && visit_patterns(w, p->MatchClass.patterns) &&
             visit_patterns(w, p->MatchClass.kwd_patterns);
        break;
    case FHTREE_MatchStar: ok = visit_capture(w, p->MatchStar.name, p); break;
    case FHTREE_MatchAs:
        ok = visit_pattern(w, p->MatchAs.pattern) && visit_capture(w, p->MatchAs.name, p);
        break;
    case FHTREE_MatchOr: ok = visit_patterns(w, p->MatchOr.patterns); break;
    default: break;
    }
    leave(w);
    return ok;
}

static bool visit_match(Walk *w, FhStmt *st) {
    TRY(visit_expr(w, st->Match.subject));
    for (uint32_t i = 0; i < st->Match.cases.count; i++) {
        FhMatchCase *c = st->Match.cases.items[i];
        TRY(visit_pattern(w, c->pattern));
        TRY(visit_expr(w, c->guard));
        TRY(visit_stmts(w, c->body));
    }
    return true;
}

static bool visit_loop(Walk *w, FhStmt *st) {
    TRY(visit_expr(w, st->For.target));
    TRY(visit_expr(w, st->For.iter));
    return visit_stmts(w, st->For.body) && visit_stmts(w, st->For.orelse);
}

static bool visit_stmt(Walk *w, FhStmt *st) {
    switch ((FhStmtKind)st->kind) {
    case FHTREE_FunctionDef: return visit_function(w, st, false);
    case FHTREE_AsyncFunctionDef: return visit_function(w, st, true);
    case FHTREE_ClassDef: return visit_class(w, st);
    case FHTREE_Return:
        if (st->Return.value) w->scope->returns_value = true;
        return visit_expr(w, st->Return.value);
    case FHTREE_Delete: return visit_exprs(w, st->Delete.targets);
    case FHTREE_Assign: return visit_exprs(w, st->Assign.targets) && visit_expr(w, st->Assign.value);
    case FHTREE_AugAssign: return visit_expr(w, st->AugAssign.target) && visit_expr(w, st->AugAssign.value);
    case FHTREE_AnnAssign: return visit_annotated(w, st);
    case FHTREE_For:
    case FHTREE_AsyncFor: return visit_loop(w, st);
    case FHTREE_While:
        return visit_expr(w, st->While.test) && visit_stmts(w, st->While.body) &&
               visit_stmts(w, st->While.orelse);
    case FHTREE_If: return visit_if(w, st);
    case FHTREE_With:
    case FHTREE_AsyncWith: return visit_with(w, st);
    case FHTREE_Match: return visit_match(w, st);
    case FHTREE_Raise: return visit_expr(w, st->Raise.exc) && visit_expr(w, st->Raise.cause);
    case FHTREE_Try:
    case FHTREE_TryStar: return visit_try(w, st);
    case FHTREE_Assert: return visit_expr(w, st->Assert.test) && visit_expr(w, st->Assert.msg);
    case FHTREE_Import: return visit_aliases(w, st->Import.names);
    case FHTREE_ImportFrom: return visit_aliases(w, st->ImportFrom.names);
    case FHTREE_Global: return visit_declaration(w, st, st->Global.names, FHSYMBOL_GLOBAL);
    case FHTREE_Nonlocal: return visit_declaration(w, st, st->Nonlocal.names, FHSYMBOL_NONLOCAL);
    case FHTREE_Expr: return visit_expr(w, st->Expr.value);
    default: return true;
    }
}

static bool visit_stmts(Walk *w, FhStmts stmts) {
    TRY(enter(w));
    for (uint32_t i = 0; i < stmts.count; i++) TRY(visit_stmt(w, stmts.items[i]));
    leave(w);
    return true;
}

bool fhscopes_walk(FhScopes *s) {
    Walk w = {.s = s};
    w.last = &s->module;
    if (!open_scope(&w, FHSCOPE_MODULE, s->tree, NULL)) return false;
    bool ok = s->tree->kind == FHTREE_Expression ? visit_expr(&w, s->tree->expression)
                                                 : visit_stmts(&w, s->tree->body);
    fharray_free(s->alloc, w.spine, w.spine_capacity, sizeof *w.spine);
    return ok;
}
