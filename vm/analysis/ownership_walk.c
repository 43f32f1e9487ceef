/* Two walks over a module: the first finds functions, classes and bindings, the second who calls whom and what is of interest. */
#include "ownership_model.h"

static void walk_expr(ModelWalk *w, const FhExpr *e);

/* ---- calls and interest ----------------------------------------------------------------------------------------- */

static void add_edge(ModelWalk *w, Fn *to) {
    if (!to || (w->fn->calls && w->fn->calls->to == to)) return;
    Edge *edge = fhown_perm(w->c, sizeof *edge);
    *edge = (Edge){to, w->fn->calls};
    w->fn->calls = edge;
}

static void add_class_edges(ModelWalk *w, Class *cls) {
    static const char *const names[] = {"__init__", "__enter__", "__exit__", "__del__"};
    bool unknown;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        add_edge(w, fhown_method(cls, names[i], &unknown));
}

static void add_value_edges(ModelWalk *w, Val v) {
    if (v.kind == VAL_FN) add_edge(w, (Fn *)(uintptr_t)v.ptr);
    if (v.kind == VAL_CLASS) add_class_edges(w, (Class *)(uintptr_t)v.ptr);
    if (v.kind == VAL_BUILTIN && ((const Builtin *)v.ptr)->special) w->fn->interesting = true;
}

static void note_name(ModelWalk *w, const FhExpr *e) {
    uint32_t var = fhown_var(w->c, w->m, w->scope, e->Name.id);
    if (var) {
        const Fn *fn = w->fn;
        bool own = fn && fn->is_class_method && fn->nparams && fn->params[0].var == var; /* `cls` */
        add_value_edges(w, own ? (Val){.kind = VAL_CLASS, .ptr = fn->cls} : fhown_static_value(w->c, var));
        return;
    }
    const Builtin *b = fhown_builtin(e->Name.id->text);
    if (b && b->special >= SPECIAL_FREE && b->special <= SPECIAL_BORROWED) w->fn->interesting = true;
}

/* Any method of this name may be meant, unless too many have it. */
static void note_attribute(ModelWalk *w, const FhExpr *e) {
    const FhExpr *base = e->Attribute.value;
    const char *name = e->Attribute.attr->text;
    if (base->kind == FHTREE_Name) {
        uint32_t var = fhown_var(w->c, w->m, w->scope, base->Name.id);
        Val v = var ? fhown_static_value(w->c, var) : fhown_val(VAL_UNKNOWN);
        if (v.kind == VAL_MODULE && v.obj)
            add_value_edges(w, fhown_module_attribute(w->c, (Module *)(uintptr_t)v.ptr, name));
        if (v.kind == VAL_MODULE && !v.obj && strcmp(v.text, "memory") == 0) w->fn->interesting = true;
        if (v.kind == VAL_MODULE) return;
    }
    struct PointerMap *by_name = &w->c->fn_of;
    const char *key = fhown_text(w->c, name, strlen(name));
    Edge *methods = fhown_map_get(by_name, key);
    for (; methods; methods = methods->next) add_edge(w, methods->to);
}

/* ---- the walks -------------------------------------------------------------------------------------------------- */

static void walk_exprs(ModelWalk *w, FhExprs exprs) {
    for (uint32_t i = 0; i < exprs.count; i++) walk_expr(w, exprs.items[i]);
}

static void walk_body_of(ModelWalk *w, Fn *fn, FhStmts body, const FhExpr *expression) {
    ModelWalk inner = *w;
    inner.scope = fn->scope;
    inner.fn = fn;
    inner.cls = NULL;
    if (expression) walk_expr(&inner, expression);
    fhown_walk(&inner, body);
    w->spine = inner.spine;
    w->capacity = inner.capacity;
}

static void walk_comprehension(ModelWalk *w, const FhExpr *e, FhComprehensions generators, const FhExpr *a,
                               const FhExpr *b) {
    walk_expr(w, generators.items[0]->iter);
    ModelWalk inner = *w;
    inner.scope = fhscopes_of(w->m->scopes, e);
    for (uint32_t i = 0; i < generators.count; i++) {
        walk_expr(&inner, generators.items[i]->target);
        if (i) walk_expr(&inner, generators.items[i]->iter);
        walk_exprs(&inner, generators.items[i]->ifs);
    }
    walk_expr(&inner, a);
    walk_expr(&inner, b);
    w->spine = inner.spine;
    w->capacity = inner.capacity;
}

static void walk_lambda(ModelWalk *w, const FhExpr *e) {
    walk_exprs(w, e->Lambda.args->defaults);
    walk_exprs(w, e->Lambda.args->kw_defaults);
    if (!w->second) fhown_define_lambda(w, e);
    Fn *fn = fhown_map_get(&w->c->fn_of, e);
    if (w->second) add_edge(w, fn);
    walk_body_of(w, fn, (FhStmts){0}, e->Lambda.body);
}

static void walk_name(ModelWalk *w, const FhExpr *e) {
    if (e->context != FHTREE_Load) {
        if (!w->second) fhown_bind_name(w, e->Name.id, fhown_val(VAL_UNKNOWN));
    } else if (w->second) {
        note_name(w, e);
    }
}

static VarInfo *named_var(ModelWalk *w, const FhExpr *e) {
    uint32_t var = e->kind == FHTREE_Name ? fhown_var(w->c, w->m, w->scope, e->Name.id) : 0;
    return var ? &w->c->vars.items[var] : NULL;
}

static void note_compared(ModelWalk *w, const FhExpr *e) {
    if (!w->second) return;
    VarInfo *v = named_var(w, e->kind == FHTREE_UnaryOp ? e->UnaryOp.operand : e);
    if (v) v->compared = true;
}

static void walk_one(ModelWalk *w, const FhExpr *e) {
    switch ((FhExprKind)e->kind) {
    case FHTREE_BoolOp:
        for (uint32_t i = 0; i < e->BoolOp.values.count; i++) note_compared(w, e->BoolOp.values.items[i]);
        walk_exprs(w, e->BoolOp.values);
        break;
    case FHTREE_NamedExpr: walk_expr(w, e->NamedExpr.value), walk_expr(w, e->NamedExpr.target); break;
    case FHTREE_UnaryOp: walk_expr(w, e->UnaryOp.operand); break;
    case FHTREE_Lambda: walk_lambda(w, e); break;
    case FHTREE_IfExp:
        walk_expr(w, e->IfExp.test), walk_expr(w, e->IfExp.body), walk_expr(w, e->IfExp.orelse);
        break;
    case FHTREE_Dict: walk_exprs(w, e->Dict.keys), walk_exprs(w, e->Dict.values); break;
    case FHTREE_Set: walk_exprs(w, e->Set.elts); break;
    case FHTREE_ListComp: walk_comprehension(w, e, e->ListComp.generators, e->ListComp.elt, NULL); break;
    case FHTREE_SetComp: walk_comprehension(w, e, e->SetComp.generators, e->SetComp.elt, NULL); break;
    case FHTREE_DictComp:
        walk_comprehension(w, e, e->DictComp.generators, e->DictComp.key, e->DictComp.value);
        break;
    case FHTREE_GeneratorExp:
        walk_comprehension(w, e, e->GeneratorExp.generators, e->GeneratorExp.elt, NULL);
        break;
    case FHTREE_Await: walk_expr(w, e->Await.value); break;
    case FHTREE_Yield: walk_expr(w, e->Yield.value); break;
    case FHTREE_YieldFrom: walk_expr(w, e->YieldFrom.value); break;
    case FHTREE_Compare:
        walk_expr(w, e->Compare.left), walk_exprs(w, e->Compare.comparators);
        note_compared(w, e->Compare.left);
        for (uint32_t i = 0; i < e->Compare.comparators.count; i++)
            note_compared(w, e->Compare.comparators.items[i]);
        break;
    case FHTREE_FormattedValue:
        walk_expr(w, e->FormattedValue.value), walk_expr(w, e->FormattedValue.format_spec);
        break;
    case FHTREE_JoinedStr: walk_exprs(w, e->JoinedStr.values); break;
    case FHTREE_Starred: walk_expr(w, e->Starred.value); break;
    case FHTREE_Name: walk_name(w, e); break;
    case FHTREE_List: walk_exprs(w, e->List.elts); break;
    case FHTREE_Tuple: walk_exprs(w, e->Tuple.elts); break;
    case FHTREE_Slice:
        walk_expr(w, e->Slice.lower), walk_expr(w, e->Slice.upper), walk_expr(w, e->Slice.step);
        break;
    default: break;
    }
}

static void note_created_arena(ModelWalk *w, const FhExpr *e) {
    const char *name = fhown_builtin_of(w->c, w->m, w->scope, e->Call.func);
    if (!name || strcmp(name, "create_arena") != 0) return;
    Val v = e->Call.args.count ? fhown_constant_value(w, e->Call.args.items[0]) : fhown_val(VAL_UNKNOWN);
    if (v.kind == VAL_STR)
        *(const char **)PUSH(w->c, &w->c->perm, w->c->arena_names) = v.text;
    else
        w->c->dynamic_arenas = true;
}

static void note_capacity(ModelWalk *w, const FhExpr *e) {
    const char *name = fhown_builtin_of(w->c, w->m, w->scope, e->Call.func);
    const Builtin *b = name ? fhown_builtin(name) : NULL;
    if (!b || (b->special != SPECIAL_BOUNDED && b->special != SPECIAL_PROVIDER)) return;
    for (uint32_t i = 0; i < e->Call.args.count + e->Call.keywords.count; i++) {
        uint32_t k = i - e->Call.args.count;
        VarInfo *v =
            named_var(w, i < e->Call.args.count ? e->Call.args.items[i] : e->Call.keywords.items[k]->value);
        if (v) v->is_capacity = true;
    }
}

static void note_store(Check *c, const FhName *attribute) {
    fhown_map_put(c, &c->stored, fhown_text(c, attribute->text, attribute->size), c);
}

static void walk_rest(ModelWalk *w, const FhExpr *e) {
    switch (e->kind) {
    case FHTREE_BinOp: walk_expr(w, e->BinOp.right); break;
    case FHTREE_Subscript: walk_expr(w, e->Subscript.slice); break;
    case FHTREE_Attribute:
        if (w->second)
            note_attribute(w, e);
        else if (e->context != FHTREE_Load)
            note_store(w->c, e->Attribute.attr);
        break;
    case FHTREE_Call:
        walk_exprs(w, e->Call.args);
        for (uint32_t i = 0; i < e->Call.keywords.count; i++) walk_expr(w, e->Call.keywords.items[i]->value);
        if (w->second) note_created_arena(w, e), note_capacity(w, e);
        break;
    default: break;
    }
}

static void walk_expr(ModelWalk *w, const FhExpr *e) {
    if (!e) return;
    fhown_enter(w->c);
    uint32_t mark = w->nspine;
    for (FhExpr *left; (left = fhscopes_left(e)) != NULL; e = left) {
        w->spine = fhown_grow(w->c, &w->c->perm, w->spine, w->nspine, &w->capacity, sizeof *w->spine);
        w->spine[w->nspine++] = (FhExpr *)(uintptr_t)e;
    }
    walk_one(w, e);
    while (w->nspine > mark) walk_rest(w, w->spine[--w->nspine]);
    fhown_leave(w->c);
}

static void walk_pattern(ModelWalk *w, const FhPattern *p) {
    if (!p) return;
    fhown_enter(w->c);
    FhPatterns inner = {0};
    FhName *name = NULL;
    switch ((FhPatternKind)p->kind) {
    case FHTREE_MatchValue: walk_expr(w, p->MatchValue.value); break;
    case FHTREE_MatchSequence: inner = p->MatchSequence.patterns; break;
    case FHTREE_MatchMapping:
        walk_exprs(w, p->MatchMapping.keys);
        inner = p->MatchMapping.patterns;
        name = p->MatchMapping.rest;
        break;
    case FHTREE_MatchClass:
        walk_expr(w, p->MatchClass.cls);
        inner = p->MatchClass.patterns;
        for (uint32_t i = 0; i < p->MatchClass.kwd_patterns.count; i++)
            walk_pattern(w, p->MatchClass.kwd_patterns.items[i]);
        break;
    case FHTREE_MatchStar: name = p->MatchStar.name; break;
    case FHTREE_MatchAs:
        walk_pattern(w, p->MatchAs.pattern);
        name = p->MatchAs.name;
        break;
    case FHTREE_MatchOr: inner = p->MatchOr.patterns; break;
    default: break;
    }
    for (uint32_t i = 0; i < inner.count; i++) walk_pattern(w, inner.items[i]);
    if (name && !w->second) fhown_bind_name(w, name, fhown_val(VAL_UNKNOWN));
    fhown_leave(w->c);
}

static void walk_function(ModelWalk *w, const FhStmt *st) {
    walk_exprs(w, st->FunctionDef.decorator_list);
    walk_exprs(w, st->FunctionDef.args->defaults);
    walk_exprs(w, st->FunctionDef.args->kw_defaults);
    if (!w->second) fhown_define_function(w, st);
    Fn *fn = fhown_map_get(&w->c->fn_of, st);
    if (w->second && w->fn->strategy == STRATEGY_MANUAL) add_edge(w, fn);
    walk_body_of(w, fn, st->FunctionDef.body, NULL);
}

static void note_attribute_declaration(ModelWalk *w, const FhExpr *target, const FhExpr *annotation,
                                       const FhExpr *value) {
    if (!w->cls || target->kind != FHTREE_Name || w->second) return;
    Ann ann = fhown_annotation(w->c, w->m, w->scope, annotation);
    Field *f = PUSH(w->c, &w->c->perm, w->cls->attributes);
    f->key = fhown_key(w->c, target->Name.id->text);
    f->val = fhown_val(ann.kind == ANN_OWNED ? VAL_OBJ : VAL_DATA);
    const FhExpr *head = annotation->kind == FHTREE_Subscript ? annotation->Subscript.value : annotation;
    const char *last = fhown_last_name(head);
    bool text = annotation->kind == FHTREE_Constant && annotation->Constant.kind == FHCONSTANT_STR;
    *PUSH(w->c, &w->c->perm, w->cls->data_fields) =
        (DataField){.name = target->Name.id,
                    .default_value = value,
                    .special = text || strcmp(last, "ClassVar") == 0 || strcmp(last, "InitVar") == 0 ||
                               strcmp(last, "KW_ONLY") == 0};
}

static void walk_class(ModelWalk *w, const FhStmt *st) {
    walk_exprs(w, st->ClassDef.decorator_list);
    walk_exprs(w, st->ClassDef.bases);
    for (uint32_t i = 0; i < st->ClassDef.keywords.count; i++)
        walk_expr(w, st->ClassDef.keywords.items[i]->value);
    if (!w->second) fhown_define_class(w, st);
    ModelWalk inner = *w;
    inner.cls = fhown_map_get(&w->c->class_of, st);
    inner.scope = inner.cls->scope;
    fhown_walk(&inner, st->ClassDef.body);
    w->spine = inner.spine;
    w->capacity = inner.capacity;
}

/* A lambda that a name of the module stands for is a function like others. */
static Val assigned_value(ModelWalk *w, const FhStmt *st) {
    const FhExpr *target = st->Assign.targets.items[0];
    Fn *fn = st->Assign.value->kind == FHTREE_Lambda ? fhown_map_get(&w->c->fn_of, st->Assign.value) : NULL;
    if (!fn || w->cls || w->scope != w->m->scopes->module || target->kind != FHTREE_Name)
        return fhown_constant_value(w, st->Assign.value);
    fn->name = fhown_text(w->c, target->Name.id->text, target->Name.id->size);
    return (Val){.kind = VAL_FN, .ptr = fn};
}

static void walk_assign(ModelWalk *w, const FhStmt *st) {
    walk_expr(w, st->Assign.value);
    for (uint32_t i = 0; i < st->Assign.targets.count; i++) {
        const FhExpr *target = st->Assign.targets.items[i];
        if (target->kind == FHTREE_Name && !w->second)
            fhown_bind_name(w, target->Name.id, assigned_value(w, st));
        else
            walk_expr(w, target);
    }
}

static void walk_try(ModelWalk *w, const FhStmt *st) {
    fhown_walk(w, st->Try.body);
    for (uint32_t i = 0; i < st->Try.handlers.count; i++) {
        const FhExceptHandler *h = st->Try.handlers.items[i];
        walk_expr(w, h->type);
        if (h->name && !w->second) fhown_bind_name(w, h->name, fhown_val(VAL_UNKNOWN));
        fhown_walk(w, h->body);
    }
    fhown_walk(w, st->Try.orelse);
    fhown_walk(w, st->Try.finalbody);
}

static void walk_with(ModelWalk *w, const FhStmt *st) {
    for (uint32_t i = 0; i < st->With.items.count; i++) {
        const FhExpr *e = st->With.items.items[i]->context_expr;
        walk_expr(w, e);
        walk_expr(w, st->With.items.items[i]->optional_vars);
        if (w->second) {
            static const char *const names[] = {"__enter__", "__exit__"};
            for (int k = 0; k < 2; k++) {
                Edge *methods = fhown_map_get(&w->c->fn_of, fhown_text(w->c, names[k], strlen(names[k])));
                for (; methods; methods = methods->next) add_edge(w, methods->to);
            }
        }
    }
    fhown_walk(w, st->With.body);
}

static void walk_stmt(ModelWalk *w, const FhStmt *st) {
    switch ((FhStmtKind)st->kind) {
    case FHTREE_FunctionDef:
    case FHTREE_AsyncFunctionDef: walk_function(w, st); break;
    case FHTREE_ClassDef: walk_class(w, st); break;
    case FHTREE_Return: walk_expr(w, st->Return.value); break;
    case FHTREE_Delete: walk_exprs(w, st->Delete.targets); break;
    case FHTREE_Assign: walk_assign(w, st); break;
    case FHTREE_AugAssign: walk_expr(w, st->AugAssign.value), walk_expr(w, st->AugAssign.target); break;
    case FHTREE_AnnAssign:
        note_attribute_declaration(w, st->AnnAssign.target, st->AnnAssign.annotation, st->AnnAssign.value);
        walk_expr(w, st->AnnAssign.value);
        if (st->AnnAssign.target->kind != FHTREE_Name)
            walk_expr(w, st->AnnAssign.target);
        else if (st->AnnAssign.value && !w->second)
            fhown_bind_name(w, st->AnnAssign.target->Name.id, fhown_constant_value(w, st->AnnAssign.value));
        break;
    case FHTREE_For:
    case FHTREE_AsyncFor:
        walk_expr(w, st->For.iter), walk_expr(w, st->For.target);
        fhown_walk(w, st->For.body), fhown_walk(w, st->For.orelse);
        break;
    case FHTREE_While:
        note_compared(w, st->While.test);
        walk_expr(w, st->While.test), fhown_walk(w, st->While.body), fhown_walk(w, st->While.orelse);
        break;
    case FHTREE_With:
    case FHTREE_AsyncWith: walk_with(w, st); break;
    case FHTREE_Match:
        walk_expr(w, st->Match.subject);
        for (uint32_t i = 0; i < st->Match.cases.count; i++) {
            walk_pattern(w, st->Match.cases.items[i]->pattern);
            walk_expr(w, st->Match.cases.items[i]->guard);
            fhown_walk(w, st->Match.cases.items[i]->body);
        }
        break;
    case FHTREE_Raise: walk_expr(w, st->Raise.exc), walk_expr(w, st->Raise.cause); break;
    case FHTREE_Try:
    case FHTREE_TryStar: walk_try(w, st); break;
    case FHTREE_Assert: walk_expr(w, st->Assert.test), walk_expr(w, st->Assert.msg); break;
    case FHTREE_Import:
        if (!w->second) fhown_import_modules(w, st);
        break;
    case FHTREE_ImportFrom:
        if (!w->second) fhown_import_names(w, st);
        break;
    case FHTREE_Expr: walk_expr(w, st->Expr.value); break;
    default: break;
    }
}

void fhown_walk(ModelWalk *w, FhStmts stmts) {
    fhown_enter(w->c);
    for (uint32_t i = 0; i < stmts.count; i++) {
        const FhStmt *st = stmts.items[i];
        while (st->kind == FHTREE_If) { /* elif chains are as long as the source */
            walk_expr(w, st->If.test);
            note_compared(w, st->If.test);
            fhown_walk(w, st->If.body);
            if (st->If.orelse.count != 1) {
                fhown_walk(w, st->If.orelse);
                break;
            }
            st = st->If.orelse.items[0];
        }
        if (st->kind != FHTREE_If) walk_stmt(w, st);
    }
    fhown_leave(w->c);
}
