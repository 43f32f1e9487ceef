/* Objects that hold others and use them later: generators and functools.partial(). What they hold stands in their attributes
 * "@0", "@1", …; a generator expression looks into the variables around it when it runs. */
#include "ownership_call.h"

static uint32_t held_key(Check *c, uint32_t i) { return fhown_key(c, fhown_textf(c, "@%u", i)); }

static Val make(Check *c, World *w, const FhExpr *node, const char *label) {
    Obj *o = fhown_site(c, node, OBJ_OTHER);
    if (!o->label) {
        o->type = OBJ_OTHER;
        o->label = label;
        o->span = SPAN_OF(node);
        o->home = HOME_COUNTED;
        o->direct = o->later = true;
    }
    Val v = fhown_fresh(c, w, o, IS_HELD);
    fhown_state(c, w, v.obj)->may = MAY_TRUTHY;
    return v;
}

/* ---- generators ------------------------------------------------------------------------------------------------- */

static void note(Check *c, World *w, uint32_t obj, const char *what) {
    fhown_put_field(c, w, obj, fhown_key(c, what), fhown_val(VAL_TRUE));
}

static bool is_noted(Check *c, const World *w, uint32_t obj, const char *what) {
    Val v;
    return fhown_get_field(w, obj, fhown_key(c, what), &v);
}

Val fhown_make_generator(Check *c, World *w, const FhExpr *node, Fn *fn, const Val *params) {
    uint32_t mark = w->stack.count;
    for (uint32_t p = 0; p < fn->nparams; p++) fhown_push(c, w, params[p]); /* older objects step back */
    Val v = make(c, w, node, fhown_textf(c, "what `%s()` returns", fn->name));
    fhown_obj(c, v.obj)->runs = fn;
    for (uint32_t p = 0; p < fn->nparams; p++) {
        Val held = w->stack.items[mark + p];
        if (held.kind == VAL_OBJ && fn->params[p].ann.kind != ANN_OWNED && !fn->params[p].star &&
            !fn->params[p].double_star)
            fhown_put_field(c, w, v.obj, held_key(c, p), held);
    }
    w->stack.count = mark;
    return v;
}

/* It may be that nothing is looked into this time. */
static void perhaps_use(Check *c, World *w, Val v, const FhExpr *node) {
    ObjState *s = v.kind == VAL_OBJ ? fhown_find_state(w, v.obj) : NULL;
    if (!s || !(s->bits & (IS_FREED | IS_MOVED)) || (s->bits & SILENCED)) return;
    s->bits |= IS_HELD;
    fhown_use(c, w, v, node);
    fhown_state(c, w, v.obj)->bits &= (uint16_t)~IS_HELD;
}

static bool uses_parameter(const Fn *fn, uint32_t p) {
    if (!fn->summary.cases.count) return false;
    for (uint32_t i = 0; i < fn->summary.cases.count; i++) {
        const World *exit = fn->summary.cases.items[i].world;
        bool used = false;
        for (uint32_t k = 0; k < exit->objs.count && !used; k++) {
            const Obj *o = fn->objs.items[exit->objs.items[k].id - 1];
            used = o->root == ROOT_PARAM && o->index == p && (exit->objs.items[k].bits & WAS_USED);
        }
        if (!used) return false;
    }
    return true;
}

static void run_function(Check *c, World *w, const Obj *o, const FhExpr *node, bool started) {
    const Fn *fn = o->runs;
    for (uint32_t p = 0; p < fn->nparams; p++) {
        Val held;
        if (!fhown_get_field(w, o->id, held_key(c, p), &held)) continue;
        bool looks = started ? fhown_is_used_after_yield(fn, fn->params[p].arg->arg) : uses_parameter(fn, p);
        if (looks) perhaps_use(c, w, held, node);
    }
}

static void run_expression(Check *c, World *w, const Obj *o, const FhExpr *node) {
    const FhScope *scope = fhscopes_of(c->module->scopes, o->generator);
    Later later = {NULL, o->generator};
    for (uint32_t i = 0; scope && i < scope->count; i++) {
        FhName *name = scope->symbols[i]->name;
        uint32_t var = fhown_var(c, c->module, (FhScope *)(uintptr_t)scope, name);
        if (!var || scope->symbols[i]->resolution != FHRESOLVED_FREE || !fhown_is_local(c, var)) continue;
        if (fhown_use_within(&later, name)) perhaps_use(c, w, fhown_get_var(w, var), node);
    }
}

void fhown_consume(Check *c, World *w, Val v, const FhExpr *node, bool whole) {
    if (v.kind != VAL_OBJ) return;
    const Obj *o = fhown_obj(c, v.obj);
    if ((!o->runs && !o->generator) || is_noted(c, w, v.obj, "@done")) return;
    if (o->generator)
        run_expression(c, w, o, node);
    else
        run_function(c, w, o, node, is_noted(c, w, v.obj, "@begun"));
    note(c, w, v.obj, whole ? "@done" : "@begun");
}

/* ---- functools.partial() ---------------------------------------------------------------------------------------- */

const Builtin fhown_partial = {.name = "partial", .makes = MAKES_UNKNOWN};

void fhown_make_partial(Check *c, Set *s, const Call *call) {
    Args *given = fhown_perm(c, sizeof *given);
    *given = call->args;
    given->names = fhown_perm(c, (given->count + 1) * sizeof *given->names);
    memcpy(given->names, call->args.names, given->count * sizeof *given->names);
    given->nodes = NULL;
    EACH(w, s) {
        Val v = make(c, w, call->e, "this partial()");
        fhown_obj(c, v.obj)->partial = given;
        for (uint32_t i = 0; i < given->count; i++)
            fhown_put_field(c, w, v.obj, held_key(c, i), *fhown_argument(w, &call->args, i));
        fhown_finish_call(c, w, &call->args, 0, v);
    }
}

typedef struct Joint { /* the arguments of both calls */
    Call call;
    Val *values;
    uint32_t n;
} Joint;

static void add(Joint *j, const FhExpr *node, FhName *name, Val v) {
    j->call.args.nodes[j->n] = node;
    j->call.args.names[j->n] = name;
    j->values[j->n++] = v;
}

static void add_held(Check *c, const World *w, Joint *j, const Obj *o, bool keywords) {
    for (uint32_t i = 1; i < o->partial->count; i++) {
        Val v = fhown_val(VAL_UNKNOWN);
        fhown_get_field(w, o->id, held_key(c, i), &v);
        if ((o->partial->names[i] != NULL) == keywords) add(j, j->call.e->Call.func, o->partial->names[i], v);
    }
}

static void add_given(const World *w, Joint *j, const Args *args, bool keywords) {
    for (uint32_t i = 0; i < args->count; i++)
        if ((args->names[i] != NULL) == keywords)
            add(j, args->nodes[i], args->names[i], w->stack.items[w->stack.count - args->count + i]);
}

Val fhown_open_partial(Check *c, World *w, const Obj *o, Call *call) {
    uint32_t most = call->args.count + o->partial->count;
    Joint j = {.call = *call, .values = fhown_scratch(c, (most + 1) * sizeof *j.values)};
    j.call.args.nodes = fhown_scratch(c, (most + 1) * sizeof *j.call.args.nodes);
    j.call.args.names = fhown_scratch(c, (most + 1) * sizeof *j.call.args.names);
    add_held(c, w, &j, o, false);
    add_given(w, &j, &call->args, false);
    add_held(c, w, &j, o, true);
    add_given(w, &j, &call->args, true);
    j.call.args.starred |= o->partial->starred;
    j.call.args.count = j.n;
    w->stack.count -= call->args.count;
    for (uint32_t i = 0; i < j.n; i++) fhown_push(c, w, j.values[i]);
    *call = j.call;
    Val callee = fhown_val(VAL_UNKNOWN);
    fhown_get_field(w, o->id, held_key(c, 0), &callee);
    return callee;
}
