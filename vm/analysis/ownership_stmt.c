/* Statements over a set of worlds: the simple ones, and which file knows the others. */
#include "ownership_engine.h"

/* x = a is None: each outcome is kept with what it says, since x may be tested later. */
static void assign_outcome(Check *c, Set *s, const FhExpr *target, const FhExpr *value) {
    Set outcomes[2] = {{0}, {0}};
    fhown_test(c, s, value, &outcomes[0], &outcomes[1]);
    *s = (Set){0};
    for (int i = 0; i < 2; i++) {
        EACH(w, &outcomes[i]) fhown_push(c, w, fhown_val(i == 0 ? VAL_TRUE : VAL_FALSE));
        if (outcomes[i].first) fhown_assign(c, &outcomes[i], target, value);
        fhown_set_join(c, s, &outcomes[i]);
    }
}

static bool is_condition(const FhExpr *e) {
    return e->kind == FHTREE_Compare || (e->kind == FHTREE_UnaryOp && e->UnaryOp.op == FHTREE_Not);
}

static void exec_assign(Check *c, Set *s, const FhStmt *st) {
    FhExprs targets = st->Assign.targets;
    const FhExpr *value = st->Assign.value, *first = targets.items[0];
    if (targets.count == 1 && first->kind == FHTREE_Name && is_condition(value)) {
        assign_outcome(c, s, first, value);
        return;
    }
    bool unpacks = value->kind == FHTREE_Tuple && first->kind == FHTREE_Tuple &&
                   first->Tuple.elts.count == value->Tuple.elts.count;
    c->not_made = unpacks && targets.count == 1 ? value : NULL;
    fhown_eval(c, s, value);
    c->not_made = NULL;
    for (uint32_t i = 0; i < targets.count; i++) {
        if (i + 1 < targets.count) {
            EACH(w, s) fhown_push(c, w, *fhown_top(w, 0));
        }
        fhown_assign(c, s, targets.items[i], value);
    }
}

static void exec_aug_assign(Check *c, Set *s, const FhStmt *st) {
    const FhExpr *target = st->AugAssign.target, *value = st->AugAssign.value;
    if (target->kind == FHTREE_Name) {
        EACH(w, s) {
            Val v = fhown_load_name(c, w, target);
            fhown_push(c, w, v);
        }
    } else if (target->kind == FHTREE_Attribute) {
        fhown_eval(c, s, target->Attribute.value);
    } else {
        fhown_eval(c, s, target->Subscript.value);
        fhown_eval(c, s, target->Subscript.slice);
    }
    fhown_eval(c, s, value);
    fhown_raise(c, s, value, RAISES_UNLIKELY, "TypeError", "this", NULL);
    EACH(w, s) {
        Val by = fhown_pop(w);
        fhown_use(c, w, by, value);
        if (target->kind == FHTREE_Name) {
            Val old = fhown_pop(w);
            fhown_use(c, w, old, target);
            uint32_t var = fhown_name_var(c, target->Name.id);
            bool same = old.kind == VAL_OBJ &&
                        (fhown_obj(c, old.obj)->type == OBJ_LIST || fhown_obj(c, old.obj)->type == OBJ_SET);
            if (same) {
                fhown_escape(c, w, by);
                if (st->AugAssign.op != FHTREE_Add) fhown_change_items(c, w, old);
            } else if (var)
                fhown_bind(c, w, var, fhown_val(VAL_UNKNOWN), target);
        } else if (target->kind == FHTREE_Attribute) {
            Val base = fhown_pop(w);
            fhown_use(c, w, base, target->Attribute.value);
            if (base.kind == VAL_OBJ)
                fhown_put_field(c, w, base.obj, fhown_key(c, target->Attribute.attr->text),
                                fhown_val(VAL_UNKNOWN));
        } else {
            Val index = fhown_pop(w), base = fhown_pop(w);
            fhown_use(c, w, base, target->Subscript.value);
            fhown_change_items(c, w, base);
            fhown_drop(c, w, index, target);
        }
        fhown_drop(c, w, by, value);
    }
}

static void exec_delete(Check *c, Set *s, const FhExpr *target) {
    if (target->kind == FHTREE_Tuple || target->kind == FHTREE_List) {
        for (uint32_t i = 0; i < target->Tuple.elts.count; i++)
            exec_delete(c, s, target->Tuple.elts.items[i]);
        return;
    }
    if (target->kind == FHTREE_Name) {
        uint32_t var = fhown_name_var(c, target->Name.id);
        EACH(w, s) {
            Val old = fhown_get_var(w, var);
            fhown_put_var(c, w, var, fhown_val(VAL_UNBOUND));
            fhown_forget(c, w, old, target->Name.id->text, SPAN_OF(target));
        }
        return;
    }
    const FhExpr *base = target->kind == FHTREE_Attribute ? target->Attribute.value : target->Subscript.value;
    fhown_eval(c, s, base);
    if (target->kind == FHTREE_Subscript) {
        fhown_eval(c, s, target->Subscript.slice);
        EACH(w, s) fhown_drop(c, w, fhown_pop(w), target);
    }
    EACH(w, s) {
        Val v = fhown_pop(w), old;
        fhown_use(c, w, v, base);
        if (target->kind == FHTREE_Subscript) fhown_change_items(c, w, v);
        if (target->kind != FHTREE_Attribute || v.kind != VAL_OBJ) continue;
        uint32_t key = fhown_key(c, target->Attribute.attr->text);
        bool had = fhown_get_field(w, v.obj, key, &old);
        fhown_put_field(c, w, v.obj, key, fhown_val(VAL_UNKNOWN));
        if (had) fhown_forget(c, w, old, NULL, SPAN_OF(target));
    }
}

static void exec_return(Check *c, Set *s, const FhStmt *st) {
    if (st->Return.value) {
        fhown_eval(c, s, st->Return.value);
        EACH(w, s) w->ret = fhown_pop(w);
    } else {
        EACH(w, s) w->ret = fhown_val(VAL_NONE);
    }
    fhown_send_return(c, s, st);
}

static void exec_def(Check *c, Set *s, const FhStmt *st) {
    const FhArguments *a = st->FunctionDef.args;
    for (uint32_t i = 0; i < a->defaults.count; i++) {
        fhown_eval(c, s, a->defaults.items[i]);
        EACH(w, s) fhown_escape(c, w, fhown_pop(w));
    }
    Fn *fn = fhown_map_get(&c->fn_of, st);
    fhown_allocates(c, s, st, SPAN_OF(st), "this function", NULL);
    uint32_t var = fhown_name_var(c, st->FunctionDef.name);
    EACH(w, s) {
        Val v = {.kind = VAL_FN, .ptr = fn};
        if (!fn || fn->opaque) {
            if (fn) fhown_capture_escapes(c, w, fn);
            v = fhown_val(VAL_UNKNOWN);
        }
        if (var) fhown_bind(c, w, var, v, NULL);
    }
}

static void exec_class(Check *c, Set *s, const FhStmt *st) {
    Class *cls = fhown_map_get(&c->class_of, st);
    for (uint32_t i = 0; i < st->ClassDef.bases.count; i++) {
        fhown_eval(c, s, st->ClassDef.bases.items[i]);
        EACH(w, s) fhown_pop(w);
    }
    FhScope *scope = c->scope;
    fhown_allocates(c, s, st, SPAN_OF(st), "this class", NULL);
    if (cls) c->scope = cls->scope;
    fhown_stmts(c, s, st->ClassDef.body);
    c->scope = scope;
    uint32_t var = fhown_name_var(c, st->ClassDef.name);
    EACH(w, s) {
        if (var)
            fhown_bind(c, w, var,
                       cls && !cls->opaque ? (Val){.kind = VAL_CLASS, .ptr = cls} : fhown_val(VAL_UNKNOWN),
                       NULL);
    }
}

static void exec_import(Check *c, Set *s, FhAliases names, bool from) {
    for (uint32_t i = 0; i < names.count; i++) {
        const FhAlias *a = names.items[i];
        if (strchr(a->name->text, from ? '*' : '.')) continue;
        uint32_t var = fhown_name_var(c, a->asname ? a->asname : a->name);
        EACH(w, s) {
            if (var) fhown_bind(c, w, var, fhown_val(VAL_UNKNOWN), NULL);
        }
    }
}

/* A class is called at the end of a `try` whose handlers take what it raises, and nobody wants the instance. */
static bool is_made_to_raise(const Check *c, const FhStmt *st) {
    const FhStmt *try_ = c->context && c->context->kind == CONTEXT_TRY ? c->context->try_ : NULL;
    if (!try_ || st->Expr.value->kind != FHTREE_Call || !try_->Try.handlers.count) return false;
    if (try_->Try.body.items[try_->Try.body.count - 1] != st) return false;
    EACH(w, &c->context->raised) {
        if (w->raised_at == st->Expr.value) return true;
    }
    return false;
}

static void exec_expression(Check *c, Set *s, const FhStmt *st) {
    if (st->Expr.value->kind == FHTREE_Constant) return;
    fhown_eval(c, s, st->Expr.value);
    if (is_made_to_raise(c, st)) {
        EACH(w, s) fhown_escape(c, w, *fhown_top(w, 0));
    }
    c->dropping = true;
    EACH(w, s) {
        Val v = fhown_pop(w);
        fhown_drop(c, w, v, st->Expr.value);
    }
    c->dropping = false;
}

static void exec_stmt(Check *c, Set *s, const FhStmt *st) {
    switch ((FhStmtKind)st->kind) {
    case FHTREE_FunctionDef:
    case FHTREE_AsyncFunctionDef: exec_def(c, s, st); break;
    case FHTREE_ClassDef: exec_class(c, s, st); break;
    case FHTREE_Return: exec_return(c, s, st); break;
    case FHTREE_Delete:
        for (uint32_t i = 0; i < st->Delete.targets.count; i++)
            exec_delete(c, s, st->Delete.targets.items[i]);
        break;
    case FHTREE_Assign: exec_assign(c, s, st); break;
    case FHTREE_AugAssign: exec_aug_assign(c, s, st); break;
    case FHTREE_AnnAssign:
        if (!st->AnnAssign.value) break;
        fhown_eval(c, s, st->AnnAssign.value);
        fhown_assign(c, s, st->AnnAssign.target, st->AnnAssign.value);
        break;
    case FHTREE_For:
    case FHTREE_AsyncFor: fhown_for(c, s, st); break;
    case FHTREE_While: fhown_while(c, s, st); break;
    case FHTREE_If: fhown_if(c, s, st); break;
    case FHTREE_With:
    case FHTREE_AsyncWith: fhown_with(c, s, st); break;
    case FHTREE_Match: fhown_match(c, s, st); break;
    case FHTREE_Raise: fhown_raise_stmt(c, s, st); break;
    case FHTREE_Try:
    case FHTREE_TryStar: fhown_try(c, s, st); break;
    case FHTREE_Assert: fhown_assert(c, s, st); break;
    case FHTREE_Import: exec_import(c, s, st->Import.names, false); break;
    case FHTREE_ImportFrom: exec_import(c, s, st->ImportFrom.names, true); break;
    case FHTREE_Expr: exec_expression(c, s, st); break;
    case FHTREE_Break: fhown_send_to_loop(c, s, true); break;
    case FHTREE_Continue: fhown_send_to_loop(c, s, false); break;
    case FHTREE_Global:
    case FHTREE_Nonlocal:
    case FHTREE_Pass:
    default: break;
    }
}

void fhown_stmts(Check *c, Set *s, FhStmts stmts) {
    fhown_enter(c);
    for (uint32_t i = 0; i < stmts.count && s->first; i++) {
        fhown_work(c, s->count);
        exec_stmt(c, s, stmts.items[i]);
    }
    fhown_leave(c);
}

/* Falling off the end. */
void fhown_body(Check *c, Set *s, const Fn *fn) {
    if (fn->lambda) {
        fhown_eval(c, s, fn->lambda->Lambda.body);
        EACH(w, s) w->ret = fhown_pop(w);
        fhown_send_return(c, s, NULL);
        return;
    }
    fhown_stmts(c, s, fn->def ? fn->def->FunctionDef.body : fn->module->tree->body);
    EACH(w, s) w->ret = fhown_val(VAL_NONE);
    fhown_send_return(c, s, NULL);
}
