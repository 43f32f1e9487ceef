/* What names mean, without regard to the flow: functions, classes, imports, annotations, constants, and who calls whom.
 *
 * A name counts as known where it is bound exactly once, by def, class, import or a constant; all else is decided in the
 * worlds. Two walks over each module: the first finds functions, classes and bindings, the second calls and what is of
 * interest. */
#include "ownership_engine.h"

typedef struct ModelWalk {
    Check *c;
    Module *m;
    FhScope *scope;
    Fn *fn;
    Class *cls; /* whose body this is */
    bool second;
    FhExpr **spine;
    uint32_t nspine, capacity;
} ModelWalk;

static void walk_stmts(ModelWalk *w, FhStmts stmts);
static void walk_expr(ModelWalk *w, const FhExpr *e);

/* ---- variables -------------------------------------------------------------------------------------------------- */

static uint32_t var_for(Check *c, Module *m, const void *key, FhSymbol *symbol, FhScope *scope,
                        const char *name, bool make) {
    uintptr_t known = (uintptr_t)fhown_map_get(&c->var_of, key);
    if (known || !make) return (uint32_t)known;
    if (!c->vars.count) PUSH(c, &c->perm, c->vars); /* 0 is no variable */
    VarInfo *v = PUSH(c, &c->perm, c->vars);
    *v = (VarInfo){.symbol = symbol, .scope = scope, .module = m, .name = name};
    fhown_map_put(c, &c->var_of, key, (void *)(uintptr_t)(c->vars.count - 1));
    return c->vars.count - 1;
}

static uint32_t module_var(Check *c, Module *m, FhName *name, bool make) {
    FhSymbol *symbol = fhscopes_symbol(m->scopes->module, name);
    if (symbol && (symbol->flags & FHSYMBOL_BOUND)) {
        return var_for(c, m, symbol, symbol, m->scopes->module, name->text, true);
    }
    return var_for(c, m, name, NULL, m->scopes->module, name->text, make);
}

static uint32_t find_var(Check *c, Module *m, FhScope *scope, FhName *name, bool make) {
    while (scope) {
        FhSymbol *symbol = fhscopes_find(m->scopes, scope, name);
        if (!symbol) {
            scope = scope->parent;
            continue;
        }
        switch ((FhResolution)symbol->resolution) {
        case FHRESOLVED_LOCAL:
        case FHRESOLVED_CELL:
            if (scope->kind == FHSCOPE_MODULE) return module_var(c, m, symbol->name, make);
            return var_for(c, m, symbol, symbol, scope, symbol->name->text, true);
        case FHRESOLVED_FREE:
            do scope = scope->parent;
            while (scope && scope->kind == FHSCOPE_CLASS);
            continue;
        case FHRESOLVED_GLOBAL_EXPLICIT:
        case FHRESOLVED_GLOBAL_IMPLICIT: return module_var(c, m, symbol->name, make);
        default: scope = scope->parent;
        }
    }
    return module_var(c, m, name, make);
}

uint32_t fhown_var(Check *c, Module *m, FhScope *scope, FhName *name) {
    return find_var(c, m, scope, name, false);
}

Val fhown_static_value(Check *c, uint32_t var) {
    const VarInfo *v = &c->vars.items[var];
    return v->bindings == 1 ? v->bound : fhown_val(VAL_UNKNOWN);
}

static void bind(ModelWalk *w, FhName *name, Val value) {
    uint32_t var = find_var(w->c, w->m, w->scope, name, true);
    VarInfo *v = &w->c->vars.items[var];
    v->bindings++;
    v->bound = value;
    FhScope *function = w->scope;
    while (function->comprehension) function = function->parent;
    if (v->scope != function) v->assigned_inside = true;
}

/* ---- the value of a constant expression ------------------------------------------------------------------------- */

bool fhown_const_int(Check *c, Module *m, FhScope *scope, const FhExpr *e, int64_t *value) {
    if (e->kind == FHTREE_Constant) {
        if (e->Constant.kind == FHCONSTANT_INT) return *value = e->Constant.integer, true;
        if (e->Constant.kind == FHCONSTANT_BIG_INT) return *value = INT64_MAX, true;
        return false;
    }
    if (e->kind == FHTREE_Name) {
        uint32_t var = fhown_var(c, m, scope, e->Name.id);
        Val v = var ? fhown_static_value(c, var) : fhown_val(VAL_UNKNOWN);
        return v.kind == VAL_INT && (*value = v.num, true);
    }
    if (e->kind == FHTREE_UnaryOp && e->UnaryOp.op == FHTREE_USub) {
        if (!fhown_const_int(c, m, scope, e->UnaryOp.operand, value)) return false;
        return *value != INT64_MIN && (*value = -*value, true);
    }
    if (e->kind != FHTREE_BinOp || e->BinOp.left->kind == FHTREE_BinOp) return false;
    int64_t a, b;
    if (!fhown_const_int(c, m, scope, e->BinOp.left, &a) || !fhown_const_int(c, m, scope, e->BinOp.right, &b))
        return false;
    switch (e->BinOp.op) {
    case FHTREE_Add: return !__builtin_add_overflow(a, b, value);
    case FHTREE_Sub: return !__builtin_sub_overflow(a, b, value);
    case FHTREE_Mult: return !__builtin_mul_overflow(a, b, value);
    case FHTREE_FloorDiv: return a >= 0 && b > 0 && (*value = a / b, true);
    case FHTREE_LShift:
        return a >= 0 && b >= 0 && b < 62 && a < ((int64_t)1 << (62 - b)) && (*value = a << b, true);
    case FHTREE_Pow: {
        if (b < 0 || b > 64) return false;
        for (*value = 1; b > 0; b--) {
            if (__builtin_mul_overflow(*value, a, value)) return false;
        }
        return true;
    }
    default: return false;
    }
}

static Val constant_value(ModelWalk *w, const FhExpr *e) {
    int64_t n;
    if (!e) return fhown_val(VAL_UNKNOWN);
    if (e->kind == FHTREE_Constant) {
        switch ((FhConstantKind)e->Constant.kind) {
        case FHCONSTANT_NONE: return fhown_val(VAL_NONE);
        case FHCONSTANT_TRUE: return fhown_val(VAL_TRUE);
        case FHCONSTANT_FALSE: return fhown_val(VAL_FALSE);
        case FHCONSTANT_STR:
            return (Val){.kind = VAL_STR, .text = fhown_text(w->c, e->Constant.text, e->Constant.size)};
        default: break;
        }
    }
    if (fhown_const_int(w->c, w->m, w->scope, e, &n)) return (Val){.kind = VAL_INT, .num = n};
    return fhown_val(VAL_UNKNOWN);
}

/* ---- annotations ------------------------------------------------------------------------------------------------ */

/* The builtin that a name or `memory.name` stands for. */
static const char *builtin_of(Check *c, Module *m, FhScope *scope, const FhExpr *e) {
    if (e->kind == FHTREE_Attribute && e->Attribute.value->kind == FHTREE_Name) {
        return strcmp(e->Attribute.value->Name.id->text, "memory") == 0 ? e->Attribute.attr->text : NULL;
    }
    if (e->kind != FHTREE_Name) return NULL;
    uint32_t var = fhown_var(c, m, scope, e->Name.id);
    if (!var) return e->Name.id->text;
    Val v = fhown_static_value(c, var);
    return v.kind == VAL_BUILTIN ? ((const Builtin *)v.ptr)->name : NULL;
}

static const char *last_name(const FhExpr *e) {
    if (e->kind == FHTREE_Name) return e->Name.id->text;
    return e->kind == FHTREE_Attribute ? e->Attribute.attr->text : "";
}

static AnnKind marker(Check *c, Module *m, FhScope *scope, const FhExpr *e) {
    const char *name = builtin_of(c, m, scope, e);
    if (!name) return ANN_NONE;
    if (strcmp(name, "owned") == 0) return ANN_OWNED;
    return strcmp(name, "borrowed") == 0 ? ANN_BORROWED : ANN_NONE;
}

static bool is_none(const FhExpr *e) {
    return e->kind == FHTREE_Constant && e->Constant.kind == FHCONSTANT_NONE;
}

static Ann text_annotation(Check *c, Module *m, FhScope *scope, const FhConstant *text) {
    FhParseInput in = {.text = text->text,
                       .size = text->size,
                       .mode = FHPARSE_EVAL,
                       .flags = FHPARSE_UTF8,
                       .alloc = c->options->alloc};
    FhDiagnostic error;
    bool marked = memmem(text->text, text->size, "owned", 5) || memmem(text->text, text->size, "borrowed", 8);
    if (text->size > 500 || !marked) return (Ann){0};
    FhTree *tree = fhparse(&in, &error);
    fhdiagnostic_free(&error);
    Ann ann = {0};
    if (tree && tree->expression->kind != FHTREE_Constant) {
        /* its names are not those of this tree: they are looked up by text */
        ann = fhown_annotation(c, m, scope, tree->expression);
        ann.of = NULL;
    }
    fhtree_free(tree);
    return ann;
}

static Ann tuple_annotation(Check *c, Module *m, FhScope *scope, const FhExpr *slice) {
    const FhExpr *one[] = {slice};
    const FhExpr *const *items = one;
    uint32_t n = 1;
    if (slice->kind == FHTREE_Tuple) {
        items = (const FhExpr *const *)slice->Tuple.elts.items;
        n = slice->Tuple.elts.count;
    }
    Ann ann = {.kind = ANN_TUPLE, .nitems = n, .items = fhown_perm(c, (n + 1) * sizeof *ann.items)};
    bool any = false;
    for (uint32_t i = 0; i < n; i++)
        any |= (ann.items[i] = fhown_annotation(c, m, scope, items[i])).kind != ANN_NONE;
    return any ? ann : (Ann){0};
}

static Ann subscript_annotation(Check *c, Module *m, FhScope *scope, const FhExpr *e) {
    const FhExpr *slice = e->Subscript.slice;
    Ann ann = {.kind = marker(c, m, scope, e->Subscript.value)};
    if (ann.kind != ANN_NONE) {
        Ann of = fhown_annotation(c, m, scope, slice);
        ann.nullable = of.nullable;
        ann.of = of.of;
        return ann;
    }
    const char *name = last_name(e->Subscript.value);
    if (strcmp(name, "Annotated") == 0 && slice->kind == FHTREE_Tuple) {
        for (uint32_t i = 1; i < slice->Tuple.elts.count; i++) {
            const FhExpr *mark = slice->Tuple.elts.items[i];
            if (mark->kind == FHTREE_Call) mark = mark->Call.func;
            if ((ann.kind = marker(c, m, scope, mark)) != ANN_NONE) break;
        }
        Ann of = fhown_annotation(c, m, scope, slice->Tuple.elts.items[0]);
        ann.nullable = of.nullable;
        ann.of = of.of;
        return ann;
    }
    if (strcmp(name, "Optional") == 0) {
        ann = fhown_annotation(c, m, scope, slice);
        ann.nullable = true;
        return ann;
    }
    if (strcmp(name, "Final") == 0 || strcmp(name, "ClassVar") == 0)
        return fhown_annotation(c, m, scope, slice);
    if (strcmp(name, "tuple") == 0 || strcmp(name, "Tuple") == 0) return tuple_annotation(c, m, scope, slice);
    if (strcmp(name, "Union") == 0 && slice->kind == FHTREE_Tuple) {
        for (uint32_t i = 0; i < slice->Tuple.elts.count; i++) {
            Ann part = fhown_annotation(c, m, scope, slice->Tuple.elts.items[i]);
            bool nullable = ann.nullable || part.nullable;
            if (part.kind != ANN_NONE) ann = part;
            ann.nullable = nullable;
        }
    }
    return ann;
}

Ann fhown_annotation(Check *c, Module *m, FhScope *scope, const FhExpr *e) {
    Ann ann = {0};
    if (!e) return ann;
    fhown_enter(c);
    switch (e->kind) {
    case FHTREE_Constant:
        if (e->Constant.kind == FHCONSTANT_STR) ann = text_annotation(c, m, scope, &e->Constant);
        ann.nullable |= is_none(e);
        break;
    case FHTREE_Name:
        ann.of = e;
        ann.kind = marker(c, m, scope, e);
        break;
    case FHTREE_Attribute: ann.kind = marker(c, m, scope, e); break;
    case FHTREE_Call:
        if (e->Call.args.count == 1) ann = fhown_annotation(c, m, scope, e->Call.args.items[0]);
        ann.kind = marker(c, m, scope, e->Call.func);
        break;
    case FHTREE_Subscript: ann = subscript_annotation(c, m, scope, e); break;
    case FHTREE_BinOp:
        if (e->BinOp.op == FHTREE_BitOr) {
            Ann left = fhown_annotation(c, m, scope, e->BinOp.left),
                right = fhown_annotation(c, m, scope, e->BinOp.right);
            ann = left.kind != ANN_NONE ? left : right;
            ann.nullable = left.nullable || right.nullable;
        }
        break;
    default: break;
    }
    fhown_leave(c);
    return ann;
}

/* ---- functions and classes -------------------------------------------------------------------------------------- */

static void decorate(ModelWalk *w, Fn *fn, const FhExpr *e) {
    Check *c = w->c;
    const FhExpr *call = e->kind == FHTREE_Call ? e : NULL;
    const FhExpr *target = call ? call->Call.func : e;
    const char *name = builtin_of(c, w->m, w->scope, target), *last = last_name(target);
    if (!last) last = "";
    if (name && strcmp(name, "manual_memory") == 0) {
        fn->strategy = STRATEGY_MANUAL;
    } else if (name && strcmp(name, "auto_memory") == 0) {
        fn->strategy = STRATEGY_AUTO;
    } else if (name && strcmp(name, "arena_memory") == 0) {
        fn->strategy = STRATEGY_ARENA;
        fn->arena = fhown_unnamed;
        if (call && call->Call.args.count) {
            Val v = constant_value(w, call->Call.args.items[0]);
            if (v.kind == VAL_STR)
                *(const char **)PUSH(c, &c->perm, c->arena_names) = fn->arena = v.text;
            else if (v.kind != VAL_NONE)
                fn->arena = NULL;
        }
    } else if (name && strcmp(name, "no_alloc") == 0) {
        fn->no_alloc = true;
    } else if (name && strcmp(name, "staticmethod") == 0) {
        fn->is_static = true;
    } else if (name && strcmp(name, "classmethod") == 0) {
        fn->is_class_method = true;
    } else if (name && strcmp(name, "property") == 0) {
        fn->is_property = true;
    } else if (strcmp(last, "contextmanager") == 0) {
        fn->is_context_manager = fn->opaque = true;
    } else if (strcmp(last, "override") != 0 && strcmp(last, "abstractmethod") != 0 &&
               strcmp(last, "wraps") != 0) {
        fn->opaque = true;
    }
    if (name) {
        const Builtin *b = fhown_builtin(name);
        fn->interesting |= b && b->special == SPECIAL_DECORATOR;
    }
}

static void add_param(Check *c, Fn *fn, const FhArg *arg, FhScope *outer) {
    Param *p = &fn->params[fn->nparams++];
    p->arg = arg;
    p->var = fhown_var(c, fn->module, fn->scope, arg->arg);
    p->ann = fhown_annotation(c, fn->module, outer, arg->annotation);
    if (p->ann.kind == ANN_OWNED || p->ann.kind == ANN_BORROWED) fn->interesting = true;
}

static void add_params(Check *c, Fn *fn, const FhArguments *a, FhScope *outer) {
    uint32_t positional = a->posonlyargs.count + a->args.count, n = positional + a->kwonlyargs.count + 2;
    fn->params = fhown_perm(c, n * sizeof *fn->params);
    for (uint32_t i = 0; i < positional; i++) {
        bool only = i < a->posonlyargs.count;
        add_param(c, fn, only ? a->posonlyargs.items[i] : a->args.items[i - a->posonlyargs.count], outer);
        fn->params[i].positional_only = only;
        if (i + a->defaults.count < positional) continue;
        fn->params[i].has_default = true;
        fn->params[i].default_value = a->defaults.items[i + a->defaults.count - positional];
    }
    if (a->vararg) {
        add_param(c, fn, a->vararg, outer);
        fn->params[fn->nparams - 1].star = true;
    }
    for (uint32_t i = 0; i < a->kwonlyargs.count; i++) {
        add_param(c, fn, a->kwonlyargs.items[i], outer);
        Param *p = &fn->params[fn->nparams - 1];
        p->keyword_only = true;
        p->default_value = a->kw_defaults.items[i];
        p->has_default = p->default_value != NULL;
    }
    if (!a->kwarg) return;
    add_param(c, fn, a->kwarg, outer);
    fn->params[fn->nparams - 1].double_star = true;
}

static Fn *new_fn(ModelWalk *w, FhScope *scope, const char *name) {
    Check *c = w->c;
    Fn *fn = fhown_perm(c, sizeof *fn);
    fn->module = w->m;
    fn->scope = scope;
    fn->outer = w->fn;
    fn->name = name;
    fn->is_generator = scope->generator;
    *c->last_fn = fn;
    c->last_fn = &fn->next;
    c->nfns++;
    return fn;
}

static const char *qualified(ModelWalk *w, const char *name) {
    if (w->cls) {
        const char *class_name = w->cls->name;
        if (w->fn && w->fn->qualname)
            return fhown_textf(w->c, "%s.<locals>.%s.%s", w->fn->qualname, class_name, name);
        return fhown_textf(w->c, "%s.%s", class_name, name);
    }
    if (w->fn && w->fn->qualname) return fhown_textf(w->c, "%s.<locals>.%s", w->fn->qualname, name);
    return name;
}

static void define_function(ModelWalk *w, const FhStmt *st) {
    FhScope *scope = fhscopes_of(w->m->scopes, st);
    Fn *fn = new_fn(w, scope, fhown_text(w->c, st->FunctionDef.name->text, st->FunctionDef.name->size));
    fn->def = st;
    fn->cls = w->cls;
    fn->qualname = qualified(w, fn->name);
    fn->is_async = st->kind == FHTREE_AsyncFunctionDef;
    for (uint32_t i = 0; i < st->FunctionDef.decorator_list.count; i++) {
        decorate(w, fn, st->FunctionDef.decorator_list.items[i]);
    }
    if (fn->strategy == STRATEGY_INHERIT && w->fn && w->fn->strategy == STRATEGY_MANUAL && !w->cls)
        fn->strategy = STRATEGY_MANUAL;
    add_params(w->c, fn, st->FunctionDef.args, w->scope);
    fn->returns = fhown_annotation(w->c, w->m, w->scope, st->FunctionDef.returns);
    fn->has_returns = st->FunctionDef.returns != NULL;
    fn->interesting |= fn->returns.kind != ANN_NONE || fn->no_alloc || fn->strategy != STRATEGY_INHERIT;
    fhown_map_put(w->c, &w->c->fn_of, st, fn);
    if (w->cls) *(Fn **)PUSH(w->c, &w->c->perm, w->cls->methods) = fn;
    bind(w, st->FunctionDef.name, fn->opaque ? fhown_val(VAL_DATA) : (Val){.kind = VAL_FN, .ptr = fn});
}

static void define_lambda(ModelWalk *w, const FhExpr *e) {
    Fn *fn = new_fn(w, fhscopes_of(w->m->scopes, e), "<lambda>");
    fn->lambda = e;
    fn->qualname = qualified(w, "<lambda>");
    if (w->fn && w->fn->strategy == STRATEGY_MANUAL) fn->strategy = STRATEGY_MANUAL;
    add_params(w->c, fn, e->Lambda.args, w->scope);
    fhown_map_put(w->c, &w->c->fn_of, e, fn);
}

static void define_class(ModelWalk *w, const FhStmt *st) {
    Check *c = w->c;
    Class *cls = fhown_perm(c, sizeof *cls);
    cls->module = w->m;
    cls->def = st;
    cls->name = fhown_text(c, st->ClassDef.name->text, st->ClassDef.name->size);
    cls->scope = fhscopes_of(w->m->scopes, st);
    cls->opaque = st->ClassDef.decorator_list.count || st->ClassDef.keywords.count;
    cls->next = c->classes;
    c->classes = cls;
    fhown_map_put(c, &c->class_of, st, cls);
    bind(w, st->ClassDef.name, (Val){.kind = VAL_CLASS, .ptr = cls});
}

/* After the first walk: classes that a class is built on. */
static void resolve_bases(Check *c, Module *m, Class *cls) {
    FhExprs bases = cls->def->ClassDef.bases;
    cls->bases = fhown_perm(c, (bases.count + 1) * sizeof *cls->bases);
    for (uint32_t i = 0; i < bases.count; i++) {
        const FhExpr *e = bases.items[i];
        uint32_t var = e->kind == FHTREE_Name ? fhown_var(c, m, cls->scope->parent, e->Name.id) : 0;
        Val v = var ? fhown_static_value(c, var) : fhown_val(VAL_UNKNOWN);
        if (v.kind == VAL_CLASS && v.ptr != cls) {
            cls->bases[cls->nbases++] = (Class *)(uintptr_t)v.ptr;
        } else if (e->kind == FHTREE_Name && !var && strcmp(e->Name.id->text, "object") == 0) {
            continue;
        } else {
            cls->unknown_base = true;
            cls->is_exception |= e->kind == FHTREE_Name && !var && fhown_is_exception(e->Name.id->text);
        }
    }
}

static Fn *find_method(Class *cls, const char *name, bool *unknown, uint32_t depth) {
    for (uint32_t i = cls->methods.count; i-- > 0;) {
        if (strcmp(cls->methods.items[i]->name, name) == 0) return cls->methods.items[i];
    }
    for (uint32_t i = 0; i < cls->nbases && depth < 20; i++) {
        Fn *fn = find_method(cls->bases[i], name, unknown, depth + 1);
        if (fn || *unknown) return fn;
    }
    if (cls->unknown_base) *unknown = true;
    return NULL;
}

Fn *fhown_method(Class *cls, const char *name, bool *unknown) {
    *unknown = false;
    Fn *fn = find_method(cls, name, unknown, 0);
    if (!fn) return NULL;
    if (fn->opaque) {
        *unknown = true;
        return NULL;
    }
    return fn;
}

static bool declares_owned(const Class *cls, uint32_t key, uint32_t depth) {
    for (uint32_t i = 0; i < cls->attributes.count; i++) {
        if (cls->attributes.items[i].key == key) return cls->attributes.items[i].val.kind == VAL_OBJ;
    }
    for (uint32_t i = 0; i < cls->nbases && depth < 20; i++) {
        if (declares_owned(cls->bases[i], key, depth + 1)) return true;
    }
    return false;
}

bool fhown_declares_owned(Class *cls, uint32_t key) { return cls && declares_owned(cls, key, 0); }

/* ---- imports ---------------------------------------------------------------------------------------------------- */

static Val native_function(Check *c, const char *module, const char *name) {
    unsigned flags;
    if (!fhown_native_module(module, name, &flags)) return fhown_val(VAL_UNKNOWN);
    Builtin *b = fhown_perm(c, sizeof *b);
    b->name = fhown_text(c, name, strlen(name));
    b->makes = MAKES_UNKNOWN;
    b->flags = (uint8_t)flags;
    return (Val){.kind = VAL_BUILTIN, .ptr = b};
}

static Module *load_import(ModelWalk *w, const char *name, uint32_t level) {
    Check *c = w->c;
    const char *text;
    size_t size;
    name = fhown_text(c, name, strlen(name));
    for (Module *m = c->modules; m; m = m->next) {
        if (m->name == name && m->imported) return m;
    }
    if (!c->options->import || c->nmodules >= MAX_MODULES || w->m->depth > 4) return NULL;
    if (!c->options->import(c->options->import_env, name, level, &text, &size) || size > (1u << 20))
        return NULL;
    FhParseInput in = {
        .text = text, .size = size, .filename = name, .mode = FHPARSE_FILE, .alloc = c->options->alloc};
    FhDiagnostic error;
    FhTree *tree = fhparse(&in, &error);
    bool memory = error.kind == FHDIAGNOSTIC_MEMORY;
    fhdiagnostic_free(&error);
    if (memory) fhown_fail_memory(c);
    return tree ? fhown_load(c, tree, NULL, name, text, size, w->m->depth + 1) : NULL;
}

Val fhown_module_attribute(Check *c, Module *m, const char *name) {
    FhScope *top = m->scopes->module;
    for (uint32_t i = 0; i < top->count; i++) {
        if (strcmp(top->symbols[i]->name->text, name) != 0) continue;
        uint32_t var = module_var(c, m, top->symbols[i]->name, false);
        return var ? fhown_static_value(c, var) : fhown_val(VAL_UNKNOWN);
    }
    return fhown_val(VAL_UNKNOWN);
}

static void import_names(ModelWalk *w, const FhStmt *st) {
    Check *c = w->c;
    const char *module = st->ImportFrom.module ? st->ImportFrom.module->text : "";
    bool memory = strcmp(module, "memory") == 0;
    Module *m = memory || fhscopes_is_future(st) ? NULL : load_import(w, module, st->ImportFrom.level);
    for (uint32_t i = 0; i < st->ImportFrom.names.count; i++) {
        const FhAlias *a = st->ImportFrom.names.items[i];
        if (strcmp(a->name->text, "*") == 0) continue;
        const Builtin *b = memory ? fhown_builtin(a->name->text) : NULL;
        Val v = b   ? (Val){.kind = VAL_BUILTIN, .ptr = b}
                : m ? fhown_module_attribute(c, m, a->name->text)
                    : native_function(c, module, a->name->text);
        bind(w, a->asname ? a->asname : a->name, v);
    }
}

static void import_modules(ModelWalk *w, const FhStmt *st) {
    for (uint32_t i = 0; i < st->Import.names.count; i++) {
        const FhAlias *a = st->Import.names.items[i];
        const char *dot = strchr(a->name->text, '.');
        const char *text = fhown_text(w->c, a->name->text, a->name->size);
        Module *m = dot ? NULL : load_import(w, text, 0);
        Val v = m ? (Val){.kind = VAL_MODULE, .obj = 1, .ptr = m} : (Val){.kind = VAL_MODULE, .text = text};
        if (a->asname)
            bind(w, a->asname, v);
        else if (!dot)
            bind(w, a->name, v);
        else {
            FhName *first = fhscopes_intern(w->m->scopes, a->name->text, (uint32_t)(dot - a->name->text));
            if (!first) fhown_fail_memory(w->c);
            bind(w, first, (Val){.kind = VAL_MODULE, .text = fhown_text(w->c, first->text, first->size)});
        }
    }
}

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
        add_value_edges(w, fhown_static_value(w->c, var));
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

static void index_methods(Check *c, Class *cls) {
    enum { MOST = 8 };
    for (uint32_t i = 0; i < cls->methods.count; i++) {
        Fn *fn = cls->methods.items[i];
        Edge *known = fhown_map_get(&c->fn_of, fn->name);
        uint32_t n = 0;
        for (Edge *e = known; e; e = e->next) n++;
        if (n >= MOST) continue;
        Edge *edge = fhown_perm(c, sizeof *edge);
        *edge = (Edge){fn, known};
        fhown_map_put(c, &c->fn_of, fn->name, edge);
    }
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
    walk_stmts(&inner, body);
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
    if (!w->second) define_lambda(w, e);
    Fn *fn = fhown_map_get(&w->c->fn_of, e);
    if (w->second) add_edge(w, fn);
    walk_body_of(w, fn, (FhStmts){0}, e->Lambda.body);
}

static void walk_name(ModelWalk *w, const FhExpr *e) {
    if (e->context != FHTREE_Load) {
        if (!w->second) bind(w, e->Name.id, fhown_val(VAL_UNKNOWN));
    } else if (w->second) {
        note_name(w, e);
    }
}

static void note_compared(ModelWalk *w, const FhExpr *e) {
    if (!w->second) return;
    if (e->kind == FHTREE_UnaryOp) e = e->UnaryOp.operand;
    uint32_t var = e->kind == FHTREE_Name ? fhown_var(w->c, w->m, w->scope, e->Name.id) : 0;
    if (var) w->c->vars.items[var].compared = true;
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
    const char *name = builtin_of(w->c, w->m, w->scope, e->Call.func);
    if (!name || strcmp(name, "create_arena") != 0) return;
    Val v = e->Call.args.count ? constant_value(w, e->Call.args.items[0]) : fhown_val(VAL_UNKNOWN);
    if (v.kind == VAL_STR)
        *(const char **)PUSH(w->c, &w->c->perm, w->c->arena_names) = v.text;
    else
        w->c->dynamic_arenas = true;
}

static void walk_rest(ModelWalk *w, const FhExpr *e) {
    switch (e->kind) {
    case FHTREE_BinOp: walk_expr(w, e->BinOp.right); break;
    case FHTREE_Subscript: walk_expr(w, e->Subscript.slice); break;
    case FHTREE_Attribute:
        if (w->second) note_attribute(w, e);
        break;
    case FHTREE_Call:
        walk_exprs(w, e->Call.args);
        for (uint32_t i = 0; i < e->Call.keywords.count; i++) walk_expr(w, e->Call.keywords.items[i]->value);
        if (w->second) note_created_arena(w, e);
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
    if (name && !w->second) bind(w, name, fhown_val(VAL_UNKNOWN));
    fhown_leave(w->c);
}

static void walk_function(ModelWalk *w, const FhStmt *st) {
    walk_exprs(w, st->FunctionDef.decorator_list);
    walk_exprs(w, st->FunctionDef.args->defaults);
    walk_exprs(w, st->FunctionDef.args->kw_defaults);
    if (!w->second) define_function(w, st);
    Fn *fn = fhown_map_get(&w->c->fn_of, st);
    if (w->second && w->fn->strategy == STRATEGY_MANUAL) add_edge(w, fn);
    walk_body_of(w, fn, st->FunctionDef.body, NULL);
}

static void note_attribute_declaration(ModelWalk *w, const FhExpr *target, const FhExpr *annotation) {
    if (!w->cls || target->kind != FHTREE_Name || w->second) return;
    Ann ann = fhown_annotation(w->c, w->m, w->scope, annotation);
    Field *f = PUSH(w->c, &w->c->perm, w->cls->attributes);
    f->key = fhown_key(w->c, target->Name.id->text);
    f->val = fhown_val(ann.kind == ANN_OWNED ? VAL_OBJ : VAL_DATA);
}

static void walk_class(ModelWalk *w, const FhStmt *st) {
    walk_exprs(w, st->ClassDef.decorator_list);
    walk_exprs(w, st->ClassDef.bases);
    for (uint32_t i = 0; i < st->ClassDef.keywords.count; i++)
        walk_expr(w, st->ClassDef.keywords.items[i]->value);
    if (!w->second) define_class(w, st);
    ModelWalk inner = *w;
    inner.cls = fhown_map_get(&w->c->class_of, st);
    inner.scope = inner.cls->scope;
    walk_stmts(&inner, st->ClassDef.body);
    w->spine = inner.spine;
    w->capacity = inner.capacity;
}

static void walk_assign(ModelWalk *w, const FhStmt *st) {
    walk_expr(w, st->Assign.value);
    for (uint32_t i = 0; i < st->Assign.targets.count; i++) {
        const FhExpr *target = st->Assign.targets.items[i];
        if (target->kind == FHTREE_Name && !w->second)
            bind(w, target->Name.id, constant_value(w, st->Assign.value));
        else
            walk_expr(w, target);
    }
}

static void walk_try(ModelWalk *w, const FhStmt *st) {
    walk_stmts(w, st->Try.body);
    for (uint32_t i = 0; i < st->Try.handlers.count; i++) {
        const FhExceptHandler *h = st->Try.handlers.items[i];
        walk_expr(w, h->type);
        if (h->name && !w->second) bind(w, h->name, fhown_val(VAL_UNKNOWN));
        walk_stmts(w, h->body);
    }
    walk_stmts(w, st->Try.orelse);
    walk_stmts(w, st->Try.finalbody);
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
    walk_stmts(w, st->With.body);
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
        note_attribute_declaration(w, st->AnnAssign.target, st->AnnAssign.annotation);
        walk_expr(w, st->AnnAssign.value);
        if (st->AnnAssign.target->kind != FHTREE_Name)
            walk_expr(w, st->AnnAssign.target);
        else if (st->AnnAssign.value && !w->second)
            bind(w, st->AnnAssign.target->Name.id, constant_value(w, st->AnnAssign.value));
        break;
    case FHTREE_For:
    case FHTREE_AsyncFor:
        walk_expr(w, st->For.iter), walk_expr(w, st->For.target);
        walk_stmts(w, st->For.body), walk_stmts(w, st->For.orelse);
        break;
    case FHTREE_While:
        note_compared(w, st->While.test);
        walk_expr(w, st->While.test), walk_stmts(w, st->While.body), walk_stmts(w, st->While.orelse);
        break;
    case FHTREE_With:
    case FHTREE_AsyncWith: walk_with(w, st); break;
    case FHTREE_Match:
        walk_expr(w, st->Match.subject);
        for (uint32_t i = 0; i < st->Match.cases.count; i++) {
            walk_pattern(w, st->Match.cases.items[i]->pattern);
            walk_expr(w, st->Match.cases.items[i]->guard);
            walk_stmts(w, st->Match.cases.items[i]->body);
        }
        break;
    case FHTREE_Raise: walk_expr(w, st->Raise.exc), walk_expr(w, st->Raise.cause); break;
    case FHTREE_Try:
    case FHTREE_TryStar: walk_try(w, st); break;
    case FHTREE_Assert: walk_expr(w, st->Assert.test), walk_expr(w, st->Assert.msg); break;
    case FHTREE_Import:
        if (!w->second) import_modules(w, st);
        break;
    case FHTREE_ImportFrom:
        if (!w->second) import_names(w, st);
        break;
    case FHTREE_Expr: walk_expr(w, st->Expr.value); break;
    default: break;
    }
}

static void walk_stmts(ModelWalk *w, FhStmts stmts) {
    fhown_enter(w->c);
    for (uint32_t i = 0; i < stmts.count; i++) {
        const FhStmt *st = stmts.items[i];
        while (st->kind == FHTREE_If) { /* elif chains are as long as the source */
            walk_expr(w, st->If.test);
            note_compared(w, st->If.test);
            walk_stmts(w, st->If.body);
            if (st->If.orelse.count != 1) {
                walk_stmts(w, st->If.orelse);
                break;
            }
            st = st->If.orelse.items[0];
        }
        if (st->kind != FHTREE_If) walk_stmt(w, st);
    }
    fhown_leave(w->c);
}

/* `# memory: strict` among the comments at the top. */
static bool asks_for_strict(const char *text, size_t size) {
    const char *end = text + size;
    while (text < end && (*text == '#' || *text == '\n' || *text == '\r')) {
        const char *line = memchr(text, '\n', (size_t)(end - text));
        size_t length = (size_t)((line ? line : end) - text);
        const char *at = memmem(text, length, "memory:", 7);
        if (at && *text == '#') {
            at += 7;
            while (*at == ' ') at++;
            if ((size_t)(text + length - at) >= 6 && memcmp(at, "strict", 6) == 0) return true;
        }
        if (!line) break;
        text = line + 1;
    }
    return false;
}

Module *fhown_load(Check *c, FhTree *tree, FhScopes *scopes, const char *name, const char *text, size_t size,
                   uint32_t depth) {
    Module *m = fhown_perm(c, sizeof *m);
    *m = (Module){.tree = tree,
                  .scopes = scopes,
                  .name = fhown_text(c, name, strlen(name)),
                  .text = text,
                  .size = size,
                  .imported = !scopes,
                  .depth = depth,
                  .next = c->modules};
    c->modules = m;
    c->nmodules++;
    if (!scopes) {
        m->scopes = &m->own_scopes;
        FhDiagnostic error;
        fhdiagnostic_init(&error, c->options->alloc);
        bool built = fhscopes_build(m->scopes, tree, c->options->alloc, c->options->stack_limit, &error);
        bool memory = error.kind == FHDIAGNOSTIC_MEMORY;
        fhdiagnostic_free(&error);
        if (memory) fhown_fail_memory(c);
        if (!built) return NULL;
    }
    m->strict = asks_for_strict(text, size);
    ModelWalk w = {.c = c, .m = m, .scope = m->scopes->module};
    m->body = new_fn(&w, w.scope, NULL);
    w.fn = m->body;
    fhown_map_put(c, &c->fn_of, m, m->body);
    Class *others = c->classes;
    walk_stmts(&w, tree->body);
    for (Class *cls = c->classes; cls && cls != others; cls = cls->next) {
        if (cls->module != m) continue;
        resolve_bases(c, m, cls);
        index_methods(c, cls);
    }
    w.second = true;
    walk_stmts(&w, tree->body);
    return m;
}
