/* Branches and loops over a set of worlds, and the ways out of them. What leaves a construct other than at its end (`break`,
 * `continue`, `return`, an exception) goes to the innermost context that takes it: a loop, a handler, or the end of a
 * `finally` or `with`, which runs its action on each such set and sends it on. */
#include "ownership_engine.h"

void fhown_open_context(Check *c, Context *x, ContextKind kind, uint32_t depth) {
    *x = (Context){.kind = kind, .outer = c->context, .depth = depth};
    c->context = x;
}

void fhown_clear_exception(World *w) {
    w->raised = NULL;
    w->raised_at = NULL;
    w->exc = NULL;
    w->raises = RAISES_NEVER;
}

/* ---- leaving ---------------------------------------------------------------------------------------------------- */

static Context *taker(Check *c, bool loops) {
    Context *x = c->context;
    while (x && x->kind != CONTEXT_FINALLY && !(loops && x->kind == CONTEXT_LOOP)) x = x->outer;
    return x;
}

void fhown_send_to_loop(Check *c, Set *s, bool is_break) {
    Context *x = taker(c, true);
    Set all = *s;
    *s = (Set){0};
    if (!x) return;
    fhown_set_cut(&all, x->depth);
    for (World *w = all.first; w; w = w->next) fhown_clear_exception(w);
    fhown_set_join(c, is_break ? &x->breaks : &x->continues, &all);
}

void fhown_send_return(Check *c, Set *s, const FhStmt *at) {
    Context *x = taker(c, false);
    Set all = *s;
    *s = (Set){0};
    if (x) {
        fhown_set_cut(&all, x->depth);
        for (World *w = all.first; w; w = w->next) fhown_clear_exception(w);
        if (at) x->return_at = at;
        fhown_set_join(c, &x->returns, &all);
        return;
    }
    for (World *w = all.first, *next; w; w = next) {
        next = w->next;
        w->next = NULL;
        w->stack.count = 0;
        fhown_clear_exception(w);
        bool module = !c->fn->def && !c->fn->lambda;
        fhown_leave_function(c, w, at, at && at->kind == FHTREE_Return ? at->Return.value : c->fn->lambda,
                             module ? LEAK_END : LEAK_RETURN);
        if (c->exits_return) fhown_set_add(c, c->exits_return, w);
    }
}

/* Runs `action` on every way out of a region whose context is closed, and sends all but the normal one on. */
void fhown_finish_region(Check *c, Set *s, Context *x, void (*action)(Check *, Set *, void *, bool raised),
                         void *env) {
    if (s->first) action(c, s, env, false);
    Set raised = x->raised;
    if (!raised.first && !s->first && !x->returns.first && !x->breaks.first && !x->continues.first)
        raised = x->unlikely;
    if (raised.first) {
        action(c, &raised, env, true);
        for (World *w = raised.first, *next; w; w = next) {
            next = w->next;
            w->next = NULL;
            if (w->raised)
                fhown_raise_world(c, w);
            else
                fhown_set_add(c, s, w); /* the action has swallowed it */
        }
    }
    Set *others[] = {&x->breaks, &x->continues, &x->returns};
    for (int i = 0; i < 3; i++) {
        if (!others[i]->first) continue;
        action(c, others[i], env, false);
        if (i == 2)
            fhown_send_return(c, others[i], x->return_at);
        else
            fhown_send_to_loop(c, others[i], i == 0);
    }
}

/* ---- loops ------------------------------------------------------------------------------------------------------ */

static void add_pending(Check *c, Set *head, Set *pending, World *w) {
    World *changed = NULL;
    if (!fhown_set_include(c, head, w, &changed)) return;
    fhown_set_append(pending, fhown_world_copy(c, &c->scratch, changed));
}

World *fhown_take_first(Set *s) {
    World *w = s->first;
    s->first = w->next;
    s->count--;
    w->next = NULL;
    return w;
}

static void run_body(Check *c, Set *s, Context *loop, void (*body)(Check *, Set *, void *), void *env) {
    if (s->first) body(c, s, env);
    fhown_set_join(c, s, &loop->continues);
}

static bool is_sure_to_run(Check *c, const FhExpr *iter) {
    int64_t a, b = 0;
    if (!iter) return false;
    if (iter->kind == FHTREE_Tuple || iter->kind == FHTREE_List) {
        for (uint32_t i = 0; i < iter->Tuple.elts.count; i++) {
            if (iter->Tuple.elts.items[i]->kind != FHTREE_Starred) return true;
        }
        return false;
    }
    if (iter->kind == FHTREE_Constant) {
        return (iter->Constant.kind == FHCONSTANT_STR || iter->Constant.kind == FHCONSTANT_BYTES) &&
               iter->Constant.size;
    }
    if (iter->kind != FHTREE_Call || iter->Call.func->kind != FHTREE_Name ||
        strcmp(iter->Call.func->Name.id->text, "range") != 0)
        return false;
    if (iter->Call.args.count == 1)
        return fhown_const_int(c, c->module, c->scope, iter->Call.args.items[0], &a) && a > 0;
    if (iter->Call.args.count != 2) return false;
    return fhown_const_int(c, c->module, c->scope, iter->Call.args.items[0], &a) &&
           fhown_const_int(c, c->module, c->scope, iter->Call.args.items[1], &b) && a < b;
}

/* The items of a display that names objects are visited one by one. */
static int64_t items_to_unroll(Check *c, World *w, Val v) {
    if (v.kind != VAL_OBJ) return -1;
    const Obj *o = fhown_obj(c, v.obj);
    Val item;
    if ((o->type != OBJ_TUPLE && o->type != OBJ_LIST) || o->size < 0 || o->size > MAX_UNROLL ||
        o->root != ROOT_NONE)
        return -1;
    if (o->size && !fhown_get_item(c, w, v.obj, 0, &item)) return -1;
    for (uint32_t i = 0; i < w->fields.count; i++) {
        if (w->fields.items[i].obj == v.obj && w->fields.items[i].val.kind == VAL_OBJ) return o->size;
    }
    return -1;
}

/* The `*args` of the function in hand: one of the items stands for all. */
static bool is_rest(const Check *c, Val v) {
    const Obj *o = v.kind == VAL_OBJ ? fhown_obj(c, v.obj) : NULL;
    return o && o->root == ROOT_PARAM && c->fn->params[o->index].star;
}

enum { ANY_ITEM = -1, EACH_ITEM = -2 };

static void assign_item(Check *c, Set *s, const FhExpr *target, const FhExpr *iter, Val over, int64_t item) {
    EACH(w, s) {
        Val v = fhown_val(VAL_UNKNOWN);
        if (item >= 0) fhown_get_item(c, w, over.obj, (uint32_t)item, &v);
        if (item == EACH_ITEM) v = fhown_load_field(c, w, over, fhown_rest_key(c), target);
        fhown_push(c, w, v);
    }
    fhown_assign(c, s, target, iter ? iter : target);
}

static void unroll(Check *c, Set *s, const FhExpr *target, const FhExpr *iter, Val over, int64_t n,
                   Context *loop, void (*body)(Check *, Set *, void *), void *env) {
    for (int64_t i = 0; i < n && s->first; i++) {
        assign_item(c, s, target, iter, over, i);
        run_body(c, s, loop, body, env);
    }
}

/* The iterable stands on the stack of one world. */
static void loop_world(Check *c, World *w, const FhExpr *target, const FhExpr *iter, Context *loop,
                       void (*body)(Check *, Set *, void *), void *env, Set *exhausted) {
    Val over = *fhown_top(w, 0);
    Set one = {0};
    int64_t n = items_to_unroll(c, w, over);
    if (n >= 0) {
        fhown_set_append(&one, w);
        unroll(c, &one, target, iter, over, n, loop, body, env);
        fhown_set_join(c, exhausted, &one);
        return;
    }
    Set head = {0}, pending = {0};
    bool rest = is_rest(c, over), first = rest || is_sure_to_run(c, iter);
    if (!rest) fhown_share(c, w, over, false);
    if (first) {
        fhown_set_append(&one, w);
        assign_item(c, &one, target, iter, over, rest ? EACH_ITEM : ANY_ITEM);
        run_body(c, &one, loop, body, env);
        for (World *x = one.first, *next; x; x = next) {
            next = x->next;
            x->next = NULL;
            add_pending(c, &head, &pending, x);
        }
    } else {
        add_pending(c, &head, &pending, w);
    }
    while (pending.first) {
        World *x = fhown_take_first(&pending);
        fhown_set_add(c, exhausted, fhown_world_copy(c, &c->scratch, x));
        Set round = {0};
        fhown_set_append(&round, x);
        assign_item(c, &round, target, iter, over, ANY_ITEM);
        run_body(c, &round, loop, body, env);
        for (World *y = round.first, *next; y; y = next) {
            next = y->next;
            y->next = NULL;
            add_pending(c, &head, &pending, y);
        }
    }
}

void fhown_loop_over(Check *c, Set *s, const FhExpr *target, const FhExpr *iter,
                     void (*body)(Check *, Set *, void *), void *env, Set *breaks) {
    Context loop;
    uint32_t depth = fhown_depth(s);
    EACH(w, s) {
        if (!iter) continue;
        fhown_use(c, w, *fhown_top(w, 0), iter);
        fhown_consume(c, w, *fhown_top(w, 0), iter, true);
    }
    if (iter) fhown_raise(c, s, iter, RAISES_UNLIKELY, NULL, "the iteration", NULL);
    fhown_open_context(c, &loop, CONTEXT_LOOP, depth);
    Set exhausted = {0};
    for (World *w = s->first, *next; w; w = next) {
        next = w->next;
        w->next = NULL;
        loop_world(c, w, target, iter, &loop, body, env, &exhausted);
    }
    fhown_close_context(c, &loop);
    Set *ends[] = {&exhausted, &loop.breaks};
    for (int i = 0; i < 2; i++) {
        EACH(w, ends[i]) {
            if (w->stack.count < depth) continue;
            w->stack.count = depth;
            fhown_drop(c, w, fhown_pop(w), iter ? iter : target);
        }
    }
    *s = exhausted;
    if (breaks)
        *breaks = loop.breaks;
    else
        fhown_set_join(c, s, &loop.breaks);
}

static void body_of_for(Check *c, Set *s, void *env) { fhown_stmts(c, s, *(FhStmts *)env); }

void fhown_for(Check *c, Set *s, const FhStmt *st) {
    Set breaks = {0};
    FhStmts body = st->For.body;
    fhown_eval(c, s, st->For.iter);
    if (st->kind == FHTREE_AsyncFor)
        fhown_raise(c, s, st->For.iter, RAISES_POSSIBLY, NULL, "the iteration", NULL);
    fhown_loop_over(c, s, st->For.target, st->For.iter, body_of_for, &body, &breaks);
    if (s->first) fhown_stmts(c, s, st->For.orelse);
    fhown_set_join(c, s, &breaks);
}

void fhown_while(Check *c, Set *s, const FhStmt *st) {
    Context loop;
    fhown_open_context(c, &loop, CONTEXT_LOOP, fhown_depth(s));
    Set head = {0}, pending = {0}, ends = {0};
    for (World *w = s->first, *next; w; w = next) {
        next = w->next;
        w->next = NULL;
        add_pending(c, &head, &pending, w);
    }
    while (pending.first) {
        Set one = {0}, yes = {0}, no = {0};
        fhown_set_append(&one, fhown_take_first(&pending));
        fhown_test(c, &one, st->While.test, &yes, &no);
        fhown_set_join(c, &ends, &no);
        run_body(c, &yes, &loop, body_of_for, &(FhStmts){st->While.body.items, st->While.body.count});
        for (World *w = yes.first, *next; w; w = next) {
            next = w->next;
            w->next = NULL;
            fhown_relax(c, w, st->While.test);
            add_pending(c, &head, &pending, w);
        }
    }
    fhown_close_context(c, &loop);
    if (ends.first) fhown_stmts(c, &ends, st->While.orelse);
    fhown_set_join(c, &ends, &loop.breaks);
    *s = ends;
}

void fhown_if(Check *c, Set *s, const FhStmt *st) {
    Set out = {0};
    for (;;) {
        Set yes = {0}, no = {0};
        fhown_test(c, s, st->If.test, &yes, &no);
        if (yes.first) fhown_stmts(c, &yes, st->If.body);
        fhown_set_join(c, &out, &yes);
        *s = no;
        if (!s->first) break;
        if (st->If.orelse.count != 1 || st->If.orelse.items[0]->kind != FHTREE_If) {
            fhown_stmts(c, s, st->If.orelse);
            break;
        }
        st = st->If.orelse.items[0];
    }
    fhown_set_join(c, &out, s);
    *s = out;
}
