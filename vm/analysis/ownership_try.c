/* `try`, `raise` and `assert` over a set of worlds: which handler an exception comes to, and what is known there. */
#include "ownership_engine.h"

/* ---- try -------------------------------------------------------------------------------------------------------- */

const char *fhown_class_text(const FhExpr *e) {
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
        *name = fhown_class_text(h->type);
        return i == 0;
    }
    if (i >= h->type->Tuple.elts.count) return false;
    *name = fhown_class_text(h->type->Tuple.elts.items[i]);
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
            if (w->raised_by_acquisition) /* MemoryError, but also what the handler is there for */
                fhown_set_append(&mine, fhown_world_copy(c, &c->scratch, w));
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
    fhown_open_context(c, &x, CONTEXT_TRY, fhown_depth(s));
    x.try_ = st;
    for (uint32_t i = 0; i < st->Try.handlers.count; i++)
        x.expects_faults |= names_fault(st->Try.handlers.items[i]);
    fhown_stmts(c, s, st->Try.body);
    fhown_close_context(c, &x);
    if (s->first) fhown_stmts(c, s, st->Try.orelse);
    Set raised = x.raised;
    for (uint32_t i = 0; i < st->Try.handlers.count; i++) {
        const FhExceptHandler *h = st->Try.handlers.items[i];
        Set mine = select_for(c, &raised, &x.unlikely, h);
        if (!mine.first) continue;
        EACH(w, &mine) enter_handler(c, w, h);
        fhown_stmts(c, &mine, h->body);
        EACH(w, &mine) {
            fhown_clear_exception(w);
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

void fhown_try(Check *c, Set *s, const FhStmt *st) {
    if (!st->Try.finalbody.count) {
        exec_handlers(c, s, st);
        return;
    }
    Context x;
    fhown_open_context(c, &x, CONTEXT_FINALLY, fhown_depth(s));
    if (st->Try.handlers.count) {
        exec_handlers(c, s, st);
    } else {
        fhown_stmts(c, s, st->Try.body);
        if (s->first) fhown_stmts(c, s, st->Try.orelse);
    }
    fhown_close_context(c, &x);
    fhown_finish_region(c, s, &x, run_finally, (void *)(uintptr_t)st);
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

void fhown_raise_stmt(Check *c, Set *s, const FhStmt *st) {
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

void fhown_assert(Check *c, Set *s, const FhStmt *st) {
    Set yes = {0}, no = {0};
    fhown_test(c, s, st->Assert.test, &yes, &no);
    if (st->Assert.msg && no.first) {
        fhown_eval(c, &no, st->Assert.msg);
        EACH(w, &no) fhown_drop(c, w, fhown_pop(w), st->Assert.msg);
    }
    fhown_raise(c, &no, st->Assert.test, RAISES_UNLIKELY, "AssertionError", "the assertion", NULL);
    *s = yes;
}
