/* Names without regard to the flow: the variable that a name stands for, its constant value, what an annotation says. A name
 * counts as known where it is bound exactly once, by def, class, import or a constant; all else is decided in the worlds. */
#include "ownership_model.h"

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

uint32_t fhown_module_var(Check *c, Module *m, FhName *name, bool make) {
    FhSymbol *symbol = fhscopes_symbol(m->scopes->module, name);
    if (symbol && (symbol->flags & FHSYMBOL_BOUND)) {
        return var_for(c, m, symbol, symbol, m->scopes->module, name->text, true);
    }
    return var_for(c, m, name, NULL, m->scopes->module, name->text, make);
}

uint32_t fhown_find_var(Check *c, Module *m, FhScope *scope, FhName *name, bool make) {
    while (scope) {
        FhSymbol *symbol = fhscopes_find(m->scopes, scope, name);
        if (!symbol) {
            scope = scope->parent;
            continue;
        }
        switch ((FhResolution)symbol->resolution) {
        case FHRESOLVED_LOCAL:
        case FHRESOLVED_CELL:
            if (scope->kind == FHSCOPE_MODULE) return fhown_module_var(c, m, symbol->name, make);
            return var_for(c, m, symbol, symbol, scope, symbol->name->text, true);
        case FHRESOLVED_FREE:
            do scope = scope->parent;
            while (scope && scope->kind == FHSCOPE_CLASS);
            continue;
        case FHRESOLVED_GLOBAL_EXPLICIT:
        case FHRESOLVED_GLOBAL_IMPLICIT: return fhown_module_var(c, m, symbol->name, make);
        default: scope = scope->parent;
        }
    }
    return fhown_module_var(c, m, name, make);
}

uint32_t fhown_var(Check *c, Module *m, FhScope *scope, FhName *name) {
    return fhown_find_var(c, m, scope, name, false);
}

Val fhown_static_value(Check *c, uint32_t var) {
    const VarInfo *v = &c->vars.items[var];
    return v->bindings == 1 ? v->bound : fhown_val(VAL_UNKNOWN);
}

void fhown_bind_name(ModelWalk *w, FhName *name, Val value) {
    uint32_t var = fhown_find_var(w->c, w->m, w->scope, name, true);
    VarInfo *v = &w->c->vars.items[var];
    v->bindings++;
    v->bound = value;
    FhScope *function = w->scope;
    while (function->comprehension) function = function->parent;
    if (v->scope != function) v->assigned_inside = true;
}

/* ---- the value of a constant expression ------------------------------------------------------------------------- */

/* Class.NAME, bound once in the class and stored nowhere else. */
static bool class_constant(Check *c, Module *m, FhScope *scope, const FhExpr *e, int64_t *value) {
    const FhExpr *base = e->Attribute.value;
    if (!c->main || base->kind != FHTREE_Name)
        return false; /* walks that are under way do not know all stores */
    uint32_t var = fhown_var(c, m, scope, base->Name.id);
    Val v = var ? fhown_static_value(c, var) : fhown_val(VAL_UNKNOWN);
    const Class *cls = v.kind == VAL_CLASS ? v.ptr : NULL;
    if (!cls || cls->module != m || cls->opaque) return false;
    const char *name = e->Attribute.attr->text;
    FhSymbol *symbol = fhscopes_symbol(cls->scope, e->Attribute.attr);
    if (!symbol || !(symbol->flags & FHSYMBOL_BOUND)) return false;
    if (fhown_map_get(&c->stored, fhown_text(c, name, strlen(name)))) return false;
    v = fhown_static_value(c, fhown_find_var(c, m, cls->scope, e->Attribute.attr, false));
    return v.kind == VAL_INT && (*value = v.num, true);
}

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
    if (e->kind == FHTREE_Attribute) return class_constant(c, m, scope, e, value);
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

Val fhown_constant_value(ModelWalk *w, const FhExpr *e) {
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
const char *fhown_builtin_of(Check *c, Module *m, FhScope *scope, const FhExpr *e) {
    if (e->kind == FHTREE_Attribute && e->Attribute.value->kind == FHTREE_Name) {
        return strcmp(e->Attribute.value->Name.id->text, "memory") == 0 ? e->Attribute.attr->text : NULL;
    }
    if (e->kind != FHTREE_Name) return NULL;
    uint32_t var = fhown_var(c, m, scope, e->Name.id);
    if (!var) return e->Name.id->text;
    Val v = fhown_static_value(c, var);
    return v.kind == VAL_BUILTIN ? ((const Builtin *)v.ptr)->name : NULL;
}

const char *fhown_last_name(const FhExpr *e) {
    if (e->kind == FHTREE_Name) return e->Name.id->text;
    return e->kind == FHTREE_Attribute ? e->Attribute.attr->text : "";
}

static AnnKind marker(Check *c, Module *m, FhScope *scope, const FhExpr *e) {
    const char *name = fhown_builtin_of(c, m, scope, e);
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
    const char *name = fhown_last_name(e->Subscript.value);
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
