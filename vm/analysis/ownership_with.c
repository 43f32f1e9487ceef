/* `with` over a set of worlds: buffers that it frees, managers of our own, arenas and strategies that hold for its block. */
#include "ownership_engine.h"

typedef struct WithItem {
    const FhStmt *st;
    uint32_t i;
    const FhExpr *e;
    bool arena, destroys, suppresses;
    const char *name;
} WithItem;

static void exec_items(Check *c, Set *s, const FhStmt *st, uint32_t i);

static const Builtin *called(Check *c, const FhExpr *e) {
    if (e->kind != FHTREE_Call) return NULL;
    const FhExpr *f = e->Call.func;
    if (f->kind == FHTREE_Attribute && f->Attribute.value->kind == FHTREE_Name &&
        strcmp(f->Attribute.value->Name.id->text, "memory") == 0) {
        return fhown_builtin(f->Attribute.attr->text);
    }
    if (f->kind != FHTREE_Name) return NULL;
    uint32_t var = fhown_name_var(c, f->Name.id);
    if (!var) return fhown_builtin(f->Name.id->text);
    Val v = fhown_static_value(c, var);
    return v.kind == VAL_BUILTIN ? v.ptr : NULL;
}

static void end_of_arena(Check *c, Set *s, void *env, bool raised) {
    WithItem *item = env;
    (void)raised;
    EACH(w, s) {
        if (item->arena && item->destroys)
            fhown_leave_arena(c, w, item->name, true);
        else if (item->arena)
            continue;
        Val v = fhown_pop(w);
        fhown_drop(c, w, v, item->e);
    }
}

/* `with arena(...)`, `create_arena(...)`, `memory_strategy(...)`, or of an arena's name. The value stays on the stack. */
static void exec_strategy(Check *c, Set *s, WithItem *item, Strategy strategy) {
    Context region, x;
    const FhExpr *target = item->st->With.items.items[item->i]->optional_vars;
    if (target) {
        EACH(w, s) fhown_push(c, w, *fhown_top(w, 0));
        fhown_assign(c, s, target, item->e);
    }
    fhown_open_context(c, &region, CONTEXT_FINALLY, fhown_depth(s));
    fhown_open_context(c, &x, CONTEXT_STRATEGY, fhown_depth(s));
    x.strategy = strategy;
    x.arena = item->name;
    exec_items(c, s, item->st, item->i + 1);
    fhown_close_context(c, &x);
    fhown_close_context(c, &region);
    item->arena = strategy == STRATEGY_ARENA && item->destroys;
    fhown_finish_region(c, s, &region, end_of_arena, item);
}

static bool try_strategy(Check *c, Set *s, WithItem *item) {
    const Builtin *b = called(c, item->e);
    Val v = s->first ? *fhown_top(s->first, 0) : fhown_val(VAL_UNKNOWN);
    if (b && b->special == SPECIAL_STRATEGY) {
        const FhExpr *arg = item->e->Call.args.count ? item->e->Call.args.items[0] : NULL;
        const FhConstant *k = arg && arg->kind == FHTREE_Constant && arg->Constant.kind == FHCONSTANT_STR
                                  ? &arg->Constant
                                  : NULL;
        Strategy strategy = STRATEGY_INHERIT;
        if (k && k->size == 6 && memcmp(k->text, "manual", 6) == 0) strategy = STRATEGY_MANUAL;
        if (k && k->size == 5 && memcmp(k->text, "arena", 5) == 0) strategy = STRATEGY_ARENA;
        if (k && (k->size == 4 || k->size == 9) && memcmp(k->text, "auto", 4) == 0) strategy = STRATEGY_AUTO;
        item->name = fhown_unnamed;
        item->destroys = strategy == STRATEGY_ARENA;
        exec_strategy(c, s, item, strategy);
        return true;
    }
    bool handle = v.kind == VAL_OBJ && fhown_obj(c, v.obj)->type == OBJ_ARENA;
    if (!handle) return false;
    item->name = fhown_obj(c, v.obj)->arena;
    item->destroys = !(b && b->special == SPECIAL_ARENA);
    if (!b && item->e->kind == FHTREE_Name) {
        EACH(w, s) fhown_use(c, w, *fhown_top(w, 0), item->e);
    }
    exec_strategy(c, s, item, STRATEGY_ARENA);
    return true;
}

/* What the manager on top of w's stack is; NULL: unknown. */
static const Obj *manager_of(Check *c, World *w) {
    Val v = *fhown_top(w, 0);
    return v.kind == VAL_OBJ ? fhown_obj(c, v.obj) : NULL;
}

/* Calls __exit__ of the manager on top of w's stack, w being alone in the set; what is in flight stays so. */
static void call_exit(Check *c, Set *one, World *w, const WithItem *item) {
    World kept = *w;
    w->raised = NULL;
    fhown_push(c, w, *fhown_top(w, 0));
    fhown_call_method(c, one, "__exit__", item->e);
    EACH(x, one) {
        fhown_pop(x);
        if (kept.raised) fhown_set_exception(x, &kept);
    }
}

static void end_of_with(Check *c, Set *s, void *env, bool raised) {
    WithItem *item = env;
    Set out = {0};
    while (s->first) {
        World *w = fhown_take_first(s);
        Set one = {0};
        fhown_set_append(&one, w);
        const Obj *o = manager_of(c, w);
        if (o && o->type == OBJ_BUFFER)
            fhown_free(c, w, *fhown_top(w, 0), (Ending){.node = item->e, .with = true});
        else if (o && o->cls)
            call_exit(c, &one, w, item);
        EACH(x, &one) {
            if (raised && item->suppresses) fhown_clear_exception(x);
            Val manager = fhown_pop(x);
            fhown_drop(c, x, manager, item->e);
        }
        fhown_set_join(c, &out, &one);
    }
    *s = out;
}

/* Puts what __enter__ gives on the stack. */
static void enter_manager(Check *c, Set *s, WithItem *item) {
    Set out = {0};
    while (s->first) {
        World *w = fhown_take_first(s);
        Set one = {0};
        fhown_set_append(&one, w);
        const Obj *o = manager_of(c, w);
        Val v = *fhown_top(w, 0);
        fhown_push(c, w, v);
        if (o && o->type != OBJ_BUFFER && o->cls) {
            fhown_call_method(c, &one, "__enter__", item->e);
        } else {
            fhown_use(c, w, v, item->e);
            if (!o || o->type != OBJ_BUFFER) {
                fhown_hand_on(c, w, v, item->e);
                *fhown_top(w, 0) = fhown_val(VAL_UNKNOWN);
            }
        }
        fhown_set_join(c, &out, &one);
    }
    *s = out;
}

static void exec_items(Check *c, Set *s, const FhStmt *st, uint32_t i) {
    if (i == st->With.items.count) {
        fhown_stmts(c, s, st->With.body);
        return;
    }
    WithItem item = {.st = st, .i = i, .e = st->With.items.items[i]->context_expr};
    fhown_eval(c, s, item.e);
    if (!s->first || try_strategy(c, s, &item)) return;
    const char *name = item.e->kind == FHTREE_Call ? fhown_class_text(item.e->Call.func) : NULL;
    item.suppresses = name && strcmp(name, "suppress") == 0;
    enter_manager(c, s, &item);
    const FhExpr *target = st->With.items.items[i]->optional_vars;
    if (target) {
        fhown_assign(c, s, target, item.e);
    } else {
        EACH(w, s) {
            Val v = fhown_pop(w);
            fhown_drop(c, w, v, item.e);
        }
    }
    Context x;
    fhown_open_context(c, &x, CONTEXT_FINALLY, fhown_depth(s));
    exec_items(c, s, st, i + 1);
    fhown_close_context(c, &x);
    if (item.suppresses && !x.raised.first) x.raised = x.unlikely;
    fhown_finish_region(c, s, &x, end_of_with, &item);
}

void fhown_with(Check *c, Set *s, const FhStmt *st) { exec_items(c, s, st, 0); }
