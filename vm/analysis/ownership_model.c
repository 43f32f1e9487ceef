/* Functions, classes and imports of a module, found by the first of two walks over it (ownership_walk.c), and where a module
 * comes from. */
#include "ownership_call.h"
#include "ownership_model.h"

/* ---- functions and classes -------------------------------------------------------------------------------------- */

static void decorate(ModelWalk *w, Fn *fn, const FhExpr *e) {
    Check *c = w->c;
    const FhExpr *call = e->kind == FHTREE_Call ? e : NULL;
    const FhExpr *target = call ? call->Call.func : e;
    const char *name = fhown_builtin_of(c, w->m, w->scope, target), *last = fhown_last_name(target);
    if (name && strcmp(name, "manual_memory") == 0) {
        fn->strategy = STRATEGY_MANUAL;
    } else if (name && strcmp(name, "auto_memory") == 0) {
        fn->strategy = STRATEGY_AUTO;
    } else if (name && strcmp(name, "arena_memory") == 0) {
        fn->strategy = STRATEGY_ARENA;
        fn->arena = fhown_unnamed;
        if (call && call->Call.args.count) {
            Val v = fhown_constant_value(w, call->Call.args.items[0]);
            if (v.kind == VAL_STR)
                *(const char **)PUSH(c, &c->perm, c->decorated_arenas) =
                    *(const char **)PUSH(c, &c->perm, c->arena_names) = fn->arena = v.text;
            else if (v.kind != VAL_NONE)
                fn->arena = NULL;
        }
        for (uint32_t i = 0; call && i < call->Call.keywords.count; i++) {
            const FhKeyword *k = call->Call.keywords.items[i];
            Val v = k->arg && strcmp(k->arg->text, "escape") == 0 ? fhown_constant_value(w, k->value)
                                                                  : fhown_val(VAL_UNKNOWN);
            fn->no_escape |= v.kind == VAL_STR && strcmp(v.text, "error") == 0;
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

static Fn *fhown_new_fn(ModelWalk *w, FhScope *scope, const char *name) {
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

void fhown_define_function(ModelWalk *w, const FhStmt *st) {
    FhScope *scope = fhscopes_of(w->m->scopes, st);
    Fn *fn = fhown_new_fn(w, scope, fhown_text(w->c, st->FunctionDef.name->text, st->FunctionDef.name->size));
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
    fhown_bind_name(w, st->FunctionDef.name,
                    fn->opaque ? fhown_val(VAL_DATA) : (Val){.kind = VAL_FN, .ptr = fn});
}

void fhown_define_lambda(ModelWalk *w, const FhExpr *e) {
    Fn *fn = fhown_new_fn(w, fhscopes_of(w->m->scopes, e), "<lambda>");
    fn->lambda = e;
    fn->qualname = qualified(w, "<lambda>");
    if (w->fn && w->fn->strategy == STRATEGY_MANUAL) fn->strategy = STRATEGY_MANUAL;
    add_params(w->c, fn, e->Lambda.args, w->scope);
    fhown_map_put(w->c, &w->c->fn_of, e, fn);
}

/* @dataclass, with options that leave __init__ as it is. */
static bool is_plain_dataclass(ModelWalk *w, const FhExpr *e) {
    const FhExpr *call = e->kind == FHTREE_Call ? e : NULL, *named = call ? call->Call.func : e;
    if (strcmp(fhown_last_name(named), "dataclass") != 0) return false;
    uint32_t var = named->kind == FHTREE_Name ? fhown_var(w->c, w->m, w->scope, named->Name.id) : 0;
    if (var && fhown_static_value(w->c, var).kind == VAL_FN) return false; /* one of the script's own */
    static const char *const plain[] = {"frozen", "eq", "order", "repr", "unsafe_hash", "slots"};
    bool known = true;
    for (uint32_t i = 0; call && i < call->Call.keywords.count; i++) {
        const FhName *name = call->Call.keywords.items[i]->arg;
        bool is_plain = false;
        for (size_t k = 0; name && k < sizeof plain / sizeof *plain; k++)
            is_plain |= strcmp(plain[k], name->text) == 0;
        known &= is_plain;
    }
    return known && !(call && call->Call.args.count);
}

void fhown_define_class(ModelWalk *w, const FhStmt *st) {
    Check *c = w->c;
    Class *cls = fhown_perm(c, sizeof *cls);
    cls->module = w->m;
    cls->def = st;
    cls->name = fhown_text(c, st->ClassDef.name->text, st->ClassDef.name->size);
    cls->scope = fhscopes_of(w->m->scopes, st);
    cls->opaque = st->ClassDef.keywords.count != 0;
    for (uint32_t i = 0; i < st->ClassDef.decorator_list.count; i++) {
        bool plain = is_plain_dataclass(w, st->ClassDef.decorator_list.items[i]);
        cls->dataclass |= plain;
        cls->opaque |= !plain;
    }
    cls->next = c->classes;
    c->classes = cls;
    fhown_map_put(c, &c->class_of, st, cls);
    fhown_bind_name(w, st->ClassDef.name, (Val){.kind = VAL_CLASS, .ptr = cls});
}

/* After the first walk: classes that a class is built on. */
static void fhown_resolve_bases(Check *c, Module *m, Class *cls) {
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
        uint32_t var = fhown_module_var(c, m, top->symbols[i]->name, false);
        return var ? fhown_static_value(c, var) : fhown_val(VAL_UNKNOWN);
    }
    return fhown_val(VAL_UNKNOWN);
}

void fhown_import_names(ModelWalk *w, const FhStmt *st) {
    Check *c = w->c;
    const char *module = st->ImportFrom.module ? st->ImportFrom.module->text : "";
    bool memory = strcmp(module, "memory") == 0;
    Module *m = memory || fhscopes_is_future(st) ? NULL : load_import(w, module, st->ImportFrom.level);
    for (uint32_t i = 0; i < st->ImportFrom.names.count; i++) {
        const FhAlias *a = st->ImportFrom.names.items[i];
        if (strcmp(a->name->text, "*") == 0) continue;
        const Builtin *b = memory ? fhown_builtin(a->name->text) : NULL;
        if (strcmp(module, "functools") == 0 && strcmp(a->name->text, "partial") == 0) b = &fhown_partial;
        Val v = b   ? (Val){.kind = VAL_BUILTIN, .ptr = b}
                : m ? fhown_module_attribute(c, m, a->name->text)
                    : native_function(c, module, a->name->text);
        fhown_bind_name(w, a->asname ? a->asname : a->name, v);
    }
}

void fhown_import_modules(ModelWalk *w, const FhStmt *st) {
    for (uint32_t i = 0; i < st->Import.names.count; i++) {
        const FhAlias *a = st->Import.names.items[i];
        const char *dot = strchr(a->name->text, '.');
        const char *text = fhown_text(w->c, a->name->text, a->name->size);
        Module *m = dot ? NULL : load_import(w, text, 0);
        Val v = m ? (Val){.kind = VAL_MODULE, .obj = 1, .ptr = m} : (Val){.kind = VAL_MODULE, .text = text};
        if (a->asname)
            fhown_bind_name(w, a->asname, v);
        else if (!dot)
            fhown_bind_name(w, a->name, v);
        else {
            FhName *first = fhscopes_intern(w->m->scopes, a->name->text, (uint32_t)(dot - a->name->text));
            if (!first) fhown_fail_memory(w->c);
            fhown_bind_name(w, first,
                            (Val){.kind = VAL_MODULE, .text = fhown_text(w->c, first->text, first->size)});
        }
    }
}

/* ---- a module --------------------------------------------------------------------------------------------------- */

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
    m->body = fhown_new_fn(&w, w.scope, NULL);
    w.fn = m->body;
    fhown_map_put(c, &c->fn_of, m, m->body);
    Class *others = c->classes;
    fhown_walk(&w, tree->body);
    for (Class *cls = c->classes; cls && cls != others; cls = cls->next) {
        if (cls->module != m) continue;
        fhown_resolve_bases(c, m, cls);
        index_methods(c, cls);
    }
    w.second = true;
    fhown_walk(&w, tree->body);
    return m;
}
