/* Statements over a set of worlds. What leaves a construct other than at its end (`break`, `continue`, `return`, an exception)
 * goes to the innermost context that takes it: a loop, a handler, or the end of a `finally` or `with`, which runs its action
 * on each such set and sends it on. */
#include "ownership_engine.h"

static void exec_stmt(Check *c, Set *s, const FhStmt *st);

static void open_context(Check *c, Context *x, ContextKind kind, uint32_t depth) {
    *x = (Context){.kind = kind, .outer = c->context, .depth = depth};
    c->context = x;
}

static void close_context(Check *c, Context *x) { c->context = x->outer; }

static uint32_t depth_of(const Set *s) { return s->first ? s->first->stack.count : 0; }

static void clear_exception(World *w) {
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

static void send_to_loop(Check *c, Set *s, bool is_break) {
    Context *x = taker(c, true);
    Set all = *s;
    *s = (Set){0};
    if (!x) return;
    fhown_set_cut(&all, x->depth);
    for (World *w = all.first; w; w = w->next) clear_exception(w);
    fhown_set_join(c, is_break ? &x->breaks : &x->continues, &all);
}

static void send_return(Check *c, Set *s, const FhStmt *at) {
    Context *x = taker(c, false);
    Set all = *s;
    *s = (Set){0};
    if (x) {
        fhown_set_cut(&all, x->depth);
        for (World *w = all.first; w; w = w->next) clear_exception(w);
        if (at) x->return_at = at;
        fhown_set_join(c, &x->returns, &all);
        return;
    }
    for (World *w = all.first, *next; w; w = next) {
        next = w->next;
        w->next = NULL;
        w->stack.count = 0;
        clear_exception(w);
        bool module = !c->fn->def && !c->fn->lambda;
        fhown_leave_function(c, w, at, at && at->kind == FHTREE_Return ? at->Return.value : c->fn->lambda,
                             module ? LEAK_END : LEAK_RETURN);
        if (c->exits_return) fhown_set_add(c, c->exits_return, w);
    }
}

/* Runs `action` on every way out of a region whose context is closed, and sends all but the normal one on. */
static void finish_region(Check *c, Set *s, Context *x, void (*action)(Check *, Set *, void *, bool raised),
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
            send_return(c, others[i], x->return_at);
        else
            send_to_loop(c, others[i], i == 0);
    }
}

/* ---- loops ------------------------------------------------------------------------------------------------------ */

static void add_pending(Check *c, Set *head, Set *pending, World *w) {
    World *changed = NULL;
    if (!fhown_set_include(c, head, w, &changed)) return;
    fhown_set_append(pending, fhown_world_copy(c, &c->scratch, changed));
}

static World *take_first(Set *s) {
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
    if ((o->type != OBJ_TUPLE && o->type != OBJ_LIST) || o->size < 0 || o->size > MAX_UNROLL ||
        o->root != ROOT_NONE)
        return -1;
    for (uint32_t i = 0; i < w->fields.count; i++) {
        if (w->fields.items[i].obj == v.obj && w->fields.items[i].val.kind == VAL_OBJ) return o->size;
    }
    return -1;
}

static void assign_item(Check *c, Set *s, const FhExpr *target, const FhExpr *iter, Val over, int64_t item) {
    EACH(w, s) {
        Val v = fhown_val(VAL_UNKNOWN);
        if (item >= 0)
            fhown_get_field(w, over.obj, fhown_key(c, fhown_textf(c, "#%lld", (long long)item)), &v);
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
    bool first = is_sure_to_run(c, iter);
    if (first) {
        fhown_set_append(&one, w);
        assign_item(c, &one, target, iter, over, -1);
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
        World *x = take_first(&pending);
        fhown_set_add(c, exhausted, fhown_world_copy(c, &c->scratch, x));
        Set round = {0};
        fhown_set_append(&round, x);
        assign_item(c, &round, target, iter, over, -1);
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
    uint32_t depth = depth_of(s);
    EACH(w, s) {
        if (iter) fhown_use(c, w, *fhown_top(w, 0), iter);
    }
    if (iter) fhown_raise(c, s, iter, RAISES_UNLIKELY, NULL, "the iteration", NULL);
    open_context(c, &loop, CONTEXT_LOOP, depth);
    Set exhausted = {0};
    for (World *w = s->first, *next; w; w = next) {
        next = w->next;
        w->next = NULL;
        loop_world(c, w, target, iter, &loop, body, env, &exhausted);
    }
    close_context(c, &loop);
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

static void exec_for(Check *c, Set *s, const FhStmt *st) {
    Set breaks = {0};
    FhStmts body = st->For.body;
    fhown_eval(c, s, st->For.iter);
    if (st->kind == FHTREE_AsyncFor)
        fhown_raise(c, s, st->For.iter, RAISES_POSSIBLY, NULL, "the iteration", NULL);
    fhown_loop_over(c, s, st->For.target, st->For.iter, body_of_for, &body, &breaks);
    if (s->first) fhown_stmts(c, s, st->For.orelse);
    fhown_set_join(c, s, &breaks);
}

static void exec_while(Check *c, Set *s, const FhStmt *st) {
    Context loop;
    open_context(c, &loop, CONTEXT_LOOP, depth_of(s));
    Set head = {0}, pending = {0}, ends = {0};
    for (World *w = s->first, *next; w; w = next) {
        next = w->next;
        w->next = NULL;
        add_pending(c, &head, &pending, w);
    }
    while (pending.first) {
        Set one = {0}, yes = {0}, no = {0};
        fhown_set_append(&one, take_first(&pending));
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
    close_context(c, &loop);
    if (ends.first) fhown_stmts(c, &ends, st->While.orelse);
    fhown_set_join(c, &ends, &loop.breaks);
    *s = ends;
}

static void exec_if(Check *c, Set *s, const FhStmt *st) {
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

/* ---- try -------------------------------------------------------------------------------------------------------- */

static const char *class_text(const FhExpr *e) {
    if (e->kind == FHTREE_Name) return e->Name.id->text;
    return e->kind == FHTREE_Attribute ? e->Attribute.attr->text : NULL;
}

/* The i-th class that a handler names; false: there are no more. NULL: not known. */
static bool handler_class(const FhExceptHandler *h, uint32_t i, const char **name) {
    if (!h->type) {
        *name = "BaseException";
        return i == 0;
    }
    if (h->type->kind != FHTREE_Tuple) {
        *name = class_text(h->type);
        return i == 0;
    }
    if (i >= h->type->Tuple.elts.count) return false;
    *name = class_text(h->type->Tuple.elts.items[i]);
    return true;
}

static bool names_fault(const FhExceptHandler *h) {
    const char *name;
    for (uint32_t i = 0; handler_class(h, i, &name); i++) {
        if (name && fhown_is_fault_class(name)) return true;
    }
    return false;
}

static bool catches(const FhExceptHandler *h, const char *exc, bool *surely) {
    const char *name;
    bool maybe = false;
    *surely = false;
    for (uint32_t i = 0; handler_class(h, i, &name); i++) {
        bool sure;
        if (!fhown_catches(name, exc, &sure)) continue;
        maybe = true;
        *surely |= sure;
    }
    return maybe;
}

static void enter_handler(Check *c, World *w, const FhExceptHandler *h) {
    if (!h->name) return;
    uint32_t var = fhown_name_var(c, h->name);
    if (!var) return;
    Val old = fhown_get_var(w, var);
    fhown_put_var(c, w, var, fhown_val(VAL_UNKNOWN));
    fhown_forget(c, w, old, h->name->text, SPAN_OF(h));
}

/* Which of the worlds that raise come to this handler; the others stay. */
static Set select_for(Check *c, Set *raised, const Set *unlikely, const FhExceptHandler *h) {
    Set mine = {0}, rest = {0};
    bool known = false;
    for (World *w = raised->first, *next; w; w = next) {
        next = w->next;
        w->next = NULL;
        bool surely;
        if (!catches(h, w->exc, &surely)) {
            fhown_set_append(&rest, w);
            continue;
        }
        known |= w->raises >= RAISES_KNOWN && (surely || !w->exc);
        if (!surely) { /* it may be another class, but nothing says so */
            World *other = fhown_world_copy(c, &c->scratch, w);
            if (other->exc || other->raises < RAISES_KNOWN)
                other->raises = other->raises >= RAISES_EXPLICIT ? other->raises : RAISES_POSSIBLY;
            else
                other->raises = RAISES_POSSIBLY;
            fhown_set_append(&rest, other);
        }
        fhown_set_append(&mine, w);
    }
    *raised = rest;
    EACH(w, &mine) {
        if (known && w->raises < RAISES_KNOWN) w->unsure = true;
    }
    if (!mine.first) {
        bool fault = names_fault(h);
        for (const World *w = unlikely->first; w; w = w->next) {
            bool surely;
            if (fault || catches(h, w->exc, &surely))
                fhown_set_append(&mine, fhown_world_copy(c, &c->scratch, w));
        }
    }
    Set joined = {0};
    fhown_set_join(c, &joined, &mine);
    return joined;
}

static void exec_handlers(Check *c, Set *s, const FhStmt *st) {
    Context x;
    open_context(c, &x, CONTEXT_TRY, depth_of(s));
    x.try_ = st;
    for (uint32_t i = 0; i < st->Try.handlers.count; i++)
        x.expects_faults |= names_fault(st->Try.handlers.items[i]);
    fhown_stmts(c, s, st->Try.body);
    close_context(c, &x);
    if (s->first) fhown_stmts(c, s, st->Try.orelse);
    Set raised = x.raised;
    for (uint32_t i = 0; i < st->Try.handlers.count; i++) {
        const FhExceptHandler *h = st->Try.handlers.items[i];
        Set mine = select_for(c, &raised, &x.unlikely, h);
        if (!mine.first) continue;
        EACH(w, &mine) enter_handler(c, w, h);
        fhown_stmts(c, &mine, h->body);
        EACH(w, &mine) {
            clear_exception(w);
            enter_handler(c, w, h);
        }
        fhown_set_join(c, s, &mine);
    }
    for (World *w = raised.first, *next; w; w = next) {
        next = w->next;
        w->next = NULL;
        fhown_raise_world(c, w);
    }
}

static void run_finally(Check *c, Set *s, void *env, bool raised) {
    (void)raised;
    /* what is in flight is kept aside, for the block may raise and handle exceptions of its own */
    fhown_stmts(c, s, ((const FhStmt *)env)->Try.finalbody);
}

static void exec_try(Check *c, Set *s, const FhStmt *st) {
    if (!st->Try.finalbody.count) {
        exec_handlers(c, s, st);
        return;
    }
    Context x;
    open_context(c, &x, CONTEXT_FINALLY, depth_of(s));
    if (st->Try.handlers.count) {
        exec_handlers(c, s, st);
    } else {
        fhown_stmts(c, s, st->Try.body);
        if (s->first) fhown_stmts(c, s, st->Try.orelse);
    }
    close_context(c, &x);
    finish_region(c, s, &x, run_finally, (void *)(uintptr_t)st);
}

/* ---- raise ------------------------------------------------------------------------------------------------------ */

static const char *raised_class(Check *c, const FhExpr *e) {
    if (!e) return NULL;
    if (e->kind == FHTREE_Call) e = e->Call.func;
    if (e->kind != FHTREE_Name) return NULL;
    const char *name = e->Name.id->text;
    uint32_t var = fhown_name_var(c, e->Name.id);
    bool is_class = var ? fhown_static_value(c, var).kind == VAL_CLASS : fhown_is_exception(name);
    return is_class ? fhown_text(c, name, strlen(name)) : NULL;
}

static void exec_raise(Check *c, Set *s, const FhStmt *st) {
    const FhExpr *parts[] = {st->Raise.exc, st->Raise.cause};
    for (int i = 0; i < 2; i++) {
        if (!parts[i]) continue;
        if (parts[i]->kind == FHTREE_Call &&
            raised_class(c, parts[i])) { /* an exception's arguments are not kept for long */
            for (uint32_t k = 0; k < parts[i]->Call.args.count; k++) {
                fhown_eval(c, s, parts[i]->Call.args.items[k]);
                EACH(w, s) fhown_drop(c, w, fhown_pop(w), parts[i]);
            }
            continue;
        }
        fhown_eval(c, s, parts[i]);
        EACH(w, s) fhown_escape(c, w, fhown_pop(w));
    }
    const Event *event = fhown_event(c, SPAN_OF(st), "raised here", NULL);
    const char *name = raised_class(c, st->Raise.exc);
    for (World *w = s->first, *next; w; w = next) {
        next = w->next;
        w->next = NULL;
        w->raises = RAISES_EXPLICIT;
        if (st->Raise.exc || !w->raised) w->exc = name;
        w->raised = event;
        w->raised_at = NULL;
        fhown_raise_world(c, w);
    }
    *s = (Set){0};
}

static void exec_assert(Check *c, Set *s, const FhStmt *st) {
    Set yes = {0}, no = {0};
    fhown_test(c, s, st->Assert.test, &yes, &no);
    if (st->Assert.msg && no.first) {
        fhown_eval(c, &no, st->Assert.msg);
        EACH(w, &no) fhown_drop(c, w, fhown_pop(w), st->Assert.msg);
    }
    fhown_raise(c, &no, st->Assert.test, RAISES_UNLIKELY, "AssertionError", "the assertion", NULL);
    *s = yes;
}

/* ---- with ------------------------------------------------------------------------------------------------------- */

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
    open_context(c, &region, CONTEXT_FINALLY, depth_of(s));
    open_context(c, &x, CONTEXT_STRATEGY, depth_of(s));
    x.strategy = strategy;
    x.arena = item->name;
    exec_items(c, s, item->st, item->i + 1);
    close_context(c, &x);
    close_context(c, &region);
    item->arena = strategy == STRATEGY_ARENA && item->destroys;
    finish_region(c, s, &region, end_of_arena, item);
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

static void end_of_with(Check *c, Set *s, void *env, bool raised) {
    WithItem *item = env;
    Set out = {0};
    while (s->first) {
        World *w = take_first(s);
        Val v = *fhown_top(w, 0);
        Set one = {0};
        fhown_set_append(&one, w);
        const Obj *o = v.kind == VAL_OBJ ? fhown_obj(c, v.obj) : NULL;
        if (o && o->type == OBJ_BUFFER) {
            fhown_free(c, w, v, (Ending){.node = item->e, .with = true});
        } else if (o && o->cls) {
            /* what is in flight stays so */
            const Event *event = w->raised;
            World kept = *w;
            w->raised = NULL;
            fhown_push(c, w, v);
            fhown_call_method(c, &one, "__exit__", item->e);
            EACH(x, &one) {
                fhown_pop(x);
                if (!event) continue;
                x->raised = event;
                x->raised_at = kept.raised_at;
                x->raised_what = kept.raised_what;
                x->raised_by_acquisition = kept.raised_by_acquisition;
                x->exc = kept.exc;
                x->raises = kept.raises;
            }
        }
        EACH(x, &one) {
            if (raised && item->suppresses) clear_exception(x);
            Val manager = fhown_pop(x);
            fhown_drop(c, x, manager, item->e);
        }
        fhown_set_join(c, &out, &one);
    }
    *s = out;
}

static void enter_manager(Check *c, Set *s, WithItem *item) {
    Set out = {0};
    while (s->first) {
        World *w = take_first(s);
        Val v = *fhown_top(w, 0);
        Set one = {0};
        fhown_set_append(&one, w);
        const Obj *o = v.kind == VAL_OBJ ? fhown_obj(c, v.obj) : NULL;
        fhown_push(c, w, v);
        if (o && o->type == OBJ_BUFFER) {
            fhown_use(c, w, v, item->e);
        } else if (o && o->cls) {
            fhown_call_method(c, &one, "__enter__", item->e);
        } else {
            fhown_use(c, w, v, item->e);
            fhown_hand_on(c, w, v, item->e);
            *fhown_top(w, 0) = fhown_val(VAL_UNKNOWN);
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
    const char *name = item.e->kind == FHTREE_Call ? class_text(item.e->Call.func) : NULL;
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
    open_context(c, &x, CONTEXT_FINALLY, depth_of(s));
    exec_items(c, s, st, i + 1);
    close_context(c, &x);
    if (item.suppresses && !x.raised.first) x.raised = x.unlikely;
    finish_region(c, s, &x, end_of_with, &item);
}

/* ---- match ------------------------------------------------------------------------------------------------------ */

static bool bind_pattern(Check *c, World *w, FhName *name, Val v) {
    if (!name) return true;
    uint32_t var = fhown_name_var(c, name);
    Val old = fhown_get_var(w, var);
    if (v.kind == VAL_OBJ) fhown_state(c, w, v.obj)->bits |= WAS_NAMED;
    fhown_put_var(c, w, var, v);
    if (!fhown_same(old, v)) fhown_forget(c, w, old, name->text, (FhSpan){0});
    return true;
}

static bool is_irrefutable(const FhPattern *p) {
    return p->kind == FHTREE_MatchAs && (!p->MatchAs.pattern || is_irrefutable(p->MatchAs.pattern));
}

/* Takes the world to where the pattern fits; false: it cannot. Of what lies within the value nothing is known, except the items
 * of tuples and lists. */
static bool fit(Check *c, World *w, const FhPattern *p, Val v) {
    fhown_enter(c);
    bool fits = true;
    switch ((FhPatternKind)p->kind) {
    case FHTREE_MatchValue: {
        const FhExpr *e = p->MatchValue.value;
        if (e->kind == FHTREE_Constant) {
            Val constant = fhown_val(VAL_CONST);
            if (e->Constant.kind == FHCONSTANT_INT)
                constant = (Val){.kind = VAL_INT, .num = e->Constant.integer};
            if (e->Constant.kind == FHCONSTANT_STR)
                constant = (Val){.kind = VAL_STR, .text = fhown_text(c, e->Constant.text, e->Constant.size)};
            fits = fhown_learn_equal(c, w, v, constant, true);
        }
        break;
    }
    case FHTREE_MatchSingleton:
        fits = fhown_narrow(c, w, v,
                            p->MatchSingleton.value == FHCONSTANT_NONE   ? MAY_NONE
                            : p->MatchSingleton.value == FHCONSTANT_TRUE ? MAY_TRUTHY
                                                                         : MAY_FALSY);
        break;
    case FHTREE_MatchSequence:
        fits = fhown_narrow(c, w, v, MAY_ANY & ~MAY_NONE);
        for (uint32_t i = 0; i < p->MatchSequence.patterns.count && fits; i++) {
            Val item = fhown_val(VAL_UNKNOWN);
            if (v.kind == VAL_OBJ) fhown_get_field(w, v.obj, fhown_key(c, fhown_textf(c, "#%u", i)), &item);
            fits = fit(c, w, p->MatchSequence.patterns.items[i], item);
        }
        break;
    case FHTREE_MatchMapping:
        fits = fhown_narrow(c, w, v, MAY_ANY & ~MAY_NONE);
        for (uint32_t i = 0; i < p->MatchMapping.patterns.count && fits; i++) {
            fits = fit(c, w, p->MatchMapping.patterns.items[i], fhown_val(VAL_UNKNOWN));
        }
        fits = fits && bind_pattern(c, w, p->MatchMapping.rest, fhown_val(VAL_UNKNOWN));
        break;
    case FHTREE_MatchClass:
        fits = fhown_narrow(c, w, v, MAY_ANY & ~MAY_NONE);
        for (uint32_t i = 0; i < p->MatchClass.patterns.count && fits; i++) {
            fits = fit(c, w, p->MatchClass.patterns.items[i], fhown_val(VAL_UNKNOWN));
        }
        for (uint32_t i = 0; i < p->MatchClass.kwd_patterns.count && fits; i++) {
            Val item = fhown_val(VAL_UNKNOWN);
            if (v.kind == VAL_OBJ)
                fhown_get_field(w, v.obj, fhown_key(c, p->MatchClass.kwd_attrs.items[i]->text), &item);
            fits = fit(c, w, p->MatchClass.kwd_patterns.items[i], item);
        }
        break;
    case FHTREE_MatchStar: fits = bind_pattern(c, w, p->MatchStar.name, fhown_val(VAL_UNKNOWN)); break;
    case FHTREE_MatchAs:
        fits = (!p->MatchAs.pattern || fit(c, w, p->MatchAs.pattern, v)) &&
               bind_pattern(c, w, p->MatchAs.name, v);
        break;
    default: break;
    }
    fhown_leave(c);
    return fits;
}

static void fit_or(Check *c, World *w, const FhPattern *p, Val v, Set *yes) {
    if (p->kind != FHTREE_MatchOr) {
        if (fit(c, w, p, v)) fhown_set_add(c, yes, w);
        return;
    }
    for (uint32_t i = 0; i < p->MatchOr.patterns.count; i++) {
        World *copy = fhown_world_copy(c, &c->scratch, w);
        if (fit(c, copy, p->MatchOr.patterns.items[i], v)) fhown_set_add(c, yes, copy);
    }
}

/* What is known where a pattern did not fit. */
static bool miss(Check *c, World *w, const FhPattern *p, Val v) {
    if (p->kind == FHTREE_MatchSingleton && p->MatchSingleton.value == FHCONSTANT_NONE)
        return fhown_narrow(c, w, v, MAY_ANY & ~MAY_NONE);
    if (p->kind == FHTREE_MatchValue && p->MatchValue.value->kind == FHTREE_Constant) {
        const FhConstant *k = &p->MatchValue.value->Constant;
        if (k->kind == FHCONSTANT_INT)
            return fhown_learn_equal(c, w, v, (Val){.kind = VAL_INT, .num = k->integer}, false);
        if (k->kind == FHCONSTANT_STR)
            return fhown_learn_equal(c, w, v, (Val){.kind = VAL_STR, .text = fhown_text(c, k->text, k->size)},
                                     false);
    }
    return true;
}

static void exec_match(Check *c, Set *s, const FhStmt *st) {
    const FhExpr *subject = st->Match.subject;
    fhown_eval(c, s, subject);
    EACH(w, s) {
        Val v = *fhown_top(w, 0);
        if (v.kind == VAL_UNKNOWN && subject->kind == FHTREE_Name)
            *fhown_top(w, 0) = fhown_symbol(c, w, subject);
        bool looks = !is_irrefutable(st->Match.cases.items[0]->pattern);
        if (looks) fhown_use(c, w, *fhown_top(w, 0), subject);
    }
    Set out = {0};
    for (uint32_t i = 0; i < st->Match.cases.count && s->first; i++) {
        const FhMatchCase *k = st->Match.cases.items[i];
        Set yes = {0}, rest = {0};
        for (World *w = s->first, *next; w; w = next) {
            next = w->next;
            w->next = NULL;
            Val v = *fhown_top(w, 0);
            fit_or(c, fhown_world_copy(c, &c->scratch, w), k->pattern, v, &yes);
            if (is_irrefutable(k->pattern)) continue;
            if (miss(c, w, k->pattern, v)) fhown_set_add(c, &rest, w);
        }
        if (k->guard && yes.first) {
            Set fits = {0};
            fhown_test(c, &yes, k->guard, &fits, &rest);
            yes = fits;
        }
        if (yes.first) fhown_stmts(c, &yes, k->body);
        fhown_set_join(c, &out, &yes);
        *s = rest;
    }
    fhown_set_join(c, s, &out);
    EACH(w, s) {
        Val v = fhown_pop(w);
        fhown_drop(c, w, v, subject);
    }
}

/* ---- simple statements ------------------------------------------------------------------------------------------ */

static void exec_assign(Check *c, Set *s, const FhStmt *st) {
    FhExprs targets = st->Assign.targets;
    const FhExpr *value = st->Assign.value, *first = targets.items[0];
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
            if (same)
                fhown_escape(c, w, by);
            else if (var)
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
    send_return(c, s, st);
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

static void exec_expression(Check *c, Set *s, const FhStmt *st) {
    if (st->Expr.value->kind == FHTREE_Constant) return;
    fhown_eval(c, s, st->Expr.value);
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
    case FHTREE_AsyncFor: exec_for(c, s, st); break;
    case FHTREE_While: exec_while(c, s, st); break;
    case FHTREE_If: exec_if(c, s, st); break;
    case FHTREE_With:
    case FHTREE_AsyncWith: exec_items(c, s, st, 0); break;
    case FHTREE_Match: exec_match(c, s, st); break;
    case FHTREE_Raise: exec_raise(c, s, st); break;
    case FHTREE_Try:
    case FHTREE_TryStar: exec_try(c, s, st); break;
    case FHTREE_Assert: exec_assert(c, s, st); break;
    case FHTREE_Import: exec_import(c, s, st->Import.names, false); break;
    case FHTREE_ImportFrom: exec_import(c, s, st->ImportFrom.names, true); break;
    case FHTREE_Expr: exec_expression(c, s, st); break;
    case FHTREE_Break: send_to_loop(c, s, true); break;
    case FHTREE_Continue: send_to_loop(c, s, false); break;
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
        send_return(c, s, NULL);
        return;
    }
    fhown_stmts(c, s, fn->def ? fn->def->FunctionDef.body : fn->module->tree->body);
    EACH(w, s) w->ret = fhown_val(VAL_NONE);
    send_return(c, s, NULL);
}
