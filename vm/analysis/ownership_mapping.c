/* One exit world of a script function, put into a world of its caller: the callee's roots stand for the arguments, what it made
 * for objects made at the call, and its states, attributes, variables and arenas become the caller's. */
#include "ownership_call.h"

Val fhown_map_val(const Mapping *m, Val v) {
    if (v.kind == VAL_FN && ((const Fn *)v.ptr)->outer == m->fn) return fhown_val(VAL_DATA);
    if (v.kind != VAL_OBJ) return v;
    if (v.obj > m->n) return fhown_val(VAL_UNKNOWN);
    return m->twin[v.obj].kind != VAL_UNKNOWN ? m->twin[v.obj] : m->of[v.obj];
}

Val fhown_map_root(Check *c, World *w, Mapping *m, uint32_t id, const Val *params, const FhExpr *node) {
    if (m->of[id].kind != VAL_UNBOUND) return m->of[id];
    const Obj *o = fhown_callee_obj(m, id);
    Val v = fhown_val(VAL_UNKNOWN);
    m->of[id] = v;
    switch ((ObjRoot)o->root) {
    case ROOT_PARAM: v = params[o->index]; break;
    case ROOT_GLOBAL:
    case ROOT_FREE:
        v = fhown_get_var(w, o->index);
        if (v.kind == VAL_UNKNOWN && !fhown_is_local(c, o->index) && c->fn->nparams + 1 > 0) {
            Obj *own = fhown_site(c, (const void *)(uintptr_t)(o->index * 16 + 1), 0);
            bool make = own->root == ROOT_NONE;
            if (make) {
                own->root = o->root;
                own->index = o->index;
                own->name = o->name;
                own->span = SPAN_OF(node);
            }
            fhown_state(c, w, own->id);
            fhown_put_var(c, w, o->index, fhown_obj_val(own->id));
            v = fhown_obj_val(own->id);
        }
        break;
    case ROOT_FIELD: {
        Val parent = fhown_map_root(c, w, m, o->index, params, node);
        v = fhown_load_field(c, w, parent, o->key, node);
        break;
    }
    default: break;
    }
    /* which items of it the callee looks at is not known */
    if (v.kind == VAL_OBJ && fhown_obj(c, v.obj)->type == OBJ_TUPLE) fhown_share(c, w, v, false);
    return m->of[id] = v;
}

/* Whether the callee's exit agrees with what is known here. */
bool fhown_agrees(Check *c, World *w, Mapping *m) {
    const World *exit = m->way->world;
    for (uint32_t i = 0; i < exit->objs.count; i++) {
        const ObjState *s = &exit->objs.items[i];
        const Obj *o = fhown_callee_obj(m, s->id);
        /* an annotation does not keep None out */
        if (o->root == ROOT_PARAM && m->fn->params[o->index].ann.kind != ANN_NONE &&
            m->of[s->id].kind == VAL_NONE)
            continue;
        if (!fhown_is_outer_root(fhown_callee_obj(m, s->id)) || s->may == MAY_ANY) continue;
        Val v = m->of[s->id];
        if (v.kind != VAL_UNKNOWN && v.kind != VAL_UNBOUND && !fhown_narrow(c, w, v, s->may)) return false;
    }
    for (uint32_t i = 0; i < exit->facts.count; i++) {
        const Fact *f = &exit->facts.items[i];
        if (!f->constant || !f->a || f->a > m->n || !fhown_is_outer_root(fhown_callee_obj(m, f->a))) continue;
        uint64_t id = fhown_constant_id(c, m->of[f->a]);
        if (id && (id == f->constant) != f->truth) return false;
    }
    return true;
}

/* What a call left behind is called by the class that was made, or the function. */
static const char *leaving_of(Check *c, const Fn *fn) {
    if (fhown_constructs(fn)) return fhown_textf(c, "what `%s()` holds", fn->cls->name);
    return fhown_textf(c, "what `%s()` returns", fn->name);
}

static Obj *copy_site(Check *c, const Obj *from, const FhExpr *node, uint32_t role, const char *callee) {
    Obj *o = fhown_site(c, node, role);
    if (o->label) return o;
    uint32_t id = o->id;
    *o = *from;
    o->id = id;
    o->older = 0;
    o->is_older = false;
    o->node = node;
    o->role = role;
    o->root = ROOT_NONE;
    o->name = NULL;
    o->fn = NULL;
    o->acquired = true;
    o->direct = false;
    o->span = SPAN_OF(node);
    o->label = callee;
    return o;
}

static void adopt_strategy(Check *c, Obj *o, uint16_t *bits) {
    const char *arena;
    if (!o->inherits || fhown_strategy(c, &arena) != STRATEGY_ARENA) return;
    o->home = HOME_ARENA;
    o->arena = arena;
    if (*bits & IS_OWNED) *bits = (uint16_t)((*bits & ~IS_OWNED) | IS_HELD);
}

/* New objects of the callee become objects made at the call. What is mapped already stands on the stack meanwhile, because
 * an older object of this call may be among it. */
void fhown_map_fresh(Check *c, World *w, Mapping *m, const FhExpr *node) {
    const World *exit = m->way->world;
    uint32_t mark = w->stack.count;
    bool owned = false;
    for (uint32_t id = 1; id <= m->n; id++) fhown_push(c, w, m->of[id]);
    for (uint32_t i = 0, made = 0; i < exit->objs.count && made < 24; i++) {
        const ObjState *s = &exit->objs.items[i];
        const Obj *from = fhown_callee_obj(m, s->id);
        if (from->root == ROOT_SYMBOL) continue;
        bool owned_param = from->root == ROOT_PARAM && m->fn->params[from->index].ann.kind == ANN_OWNED;
        bool lives = (s->bits & (IS_OWNED | IS_HELD)) && !(s->bits & (IS_FREED | IS_MOVED));
        bool reachable = fhown_is_referenced(exit, s->id);
        if (from->root != ROOT_NONE && !(owned_param && lives && reachable)) continue;
        uint16_t bits = s->bits & (LIFE | HAS_ESCAPED | SILENCED | WAS_EVACUATED);
        Obj *o = copy_site(c, from, node, s->id + 64, leaving_of(c, m->fn));
        if (owned_param) {
            const Val arg = w->stack.items[mark + s->id - 1];
            if (arg.kind == VAL_OBJ) {
                const Obj *given = fhown_obj(c, arg.obj);
                o->type = given->type;
                o->cls = given->cls;
                o->home = given->home;
            }
            bits = (bits & HAS_ESCAPED) ? IS_HELD | HAS_ESCAPED : IS_OWNED;
        }
        adopt_strategy(c, o, &bits);
        Val v = fhown_fresh(c, w, o, bits);
        fhown_state(c, w, v.obj)->event = s->bits & IS_FREED ? fhown_event_of(c, m->fn, s->event) : NULL;
        fhown_state(c, w, v.obj)->may = s->may;
        if (owned_param)
            m->twin[s->id] = v;
        else
            w->stack.items[mark + s->id - 1] = v;
        m->fresh[s->id] = true;
        made++;
        owned |= (bits & IS_OWNED) != 0;
    }
    if (!owned && !m->way->raise && !fhown_constructs(m->fn) && /* what is made there is not its result */
        m->fn->returns.kind == ANN_NONE)
        fhown_fine(c, node, SORT_LEAK);
    for (uint32_t id = 1; id <= m->n; id++) m->of[id] = w->stack.items[mark + id - 1];
    w->stack.count = mark;
}

static const FhExpr *node_of_root(const Obj *o, const FhExpr **nodes, const FhExpr *node) {
    return o->root == ROOT_PARAM && nodes[o->index] ? nodes[o->index] : node;
}

/* Arguments that the callee leaves alone on this way out are in order there, whatever it does to them on others. */
void fhown_spare_arguments(Check *c, const Mapping *m, const FhExpr **nodes) {
    const World *exit = m->way->world;
    for (uint32_t p = 0; p < m->fn->nparams; p++) {
        bool touched = m->fn->params[p].ann.kind != ANN_NONE;
        for (uint32_t i = 0; i < exit->objs.count && !touched; i++) {
            const ObjState *s = &exit->objs.items[i];
            const Obj *o = fhown_callee_obj(m, s->id);
            touched = o->root == ROOT_PARAM && o->index == p &&
                      (s->bits & (IS_FREED | IS_MOVED | WAS_USED | SOMETIMES_USED));
        }
        if (!touched) fhown_fine(c, nodes[p], SORT_LIFE);
    }
}

/* A method that frees what an owned parameter owns does the duty towards it. */
static void discharge(Check *c, World *w, const Mapping *m, const Obj *o) {
    if (o->root != ROOT_FIELD) return;
    Val parent = m->of[o->index];
    if (parent.kind != VAL_OBJ || fhown_obj(c, parent.obj)->root != ROOT_PARAM) return;
    ObjState *s = fhown_state(c, w, parent.obj);
    if (!(s->bits & IS_OWNED)) return;
    s->bits = (uint16_t)((s->bits & ~IS_OWNED) | IS_HELD);
    fhown_fine(c, fhown_leak_key(fhown_obj(c, parent.obj)), SORT_LEAK);
}

static bool is_plain_param(const Mapping *m, uint32_t id) {
    const Obj *o = fhown_callee_obj(m, id);
    return o->root == ROOT_PARAM && m->fn->params[o->index].ann.kind == ANN_NONE;
}

static void apply_some_use(Check *c, World *w, Val v, const FhExpr *at) {
    ObjState *state = fhown_state(c, w, v.obj);
    if (state->bits & (IS_FREED | IS_MOVED)) {
        state->bits |= IS_HELD; /* on some paths only */
        fhown_use(c, w, v, at);
        fhown_state(c, w, v.obj)->bits &= (uint16_t)~IS_HELD;
    } else if (fhown_is_outer_root(fhown_obj(c, v.obj)) && !(state->bits & WAS_USED)) {
        state->bits |= SOMETIMES_USED;
    }
}

static void apply_state(Check *c, World *w, const Mapping *m, const ObjState *s, Val v, const FhExpr *at) {
    const Obj *o = fhown_callee_obj(m, s->id);
    const char *name = m->fn->name;
    if ((s->bits & SILENCED) && o->root == ROOT_FIELD && v.kind == VAL_OBJ) /* it is told there */
        fhown_state(c, w, v.obj)->bits |= SILENCED;
    if (s->bits & ITEMS_CHANGED) fhown_change_items(c, w, v);
    if (o->root == ROOT_PARAM && m->fn->params[o->index].ann.kind == ANN_OWNED) return; /* moved already */
    if (v.kind != VAL_OBJ) {
        if (s->bits & IS_FREED) fhown_free(c, w, v, (Ending){.node = at, .via = name});
        return;
    }
    if ((s->bits & IS_FREED) && (s->bits & WAS_FREED_HERE)) {
        bool maybe = (s->bits & LIFE & ~IS_FREED) != 0;
        if (maybe)
            fhown_escape(c, w, v);
        else
            fhown_free(c, w, v, (Ending){.node = at, .via = name});
    } else if (s->bits & IS_MOVED) {
        fhown_move(c, w, v, at, name);
    } else if (s->bits & WAS_USED) {
        fhown_use(c, w, v, at);
    } else if (s->bits & SOMETIMES_USED) {
        apply_some_use(c, w, v, at);
    }
    if ((s->bits & WAS_STORED) && is_plain_param(m, s->id)) fhown_stored_by(c, w, v, at, name);
    if (s->bits & HAS_ESCAPED) fhown_escape(c, w, v);
}

/* What the callee did to what it found. */
void fhown_apply_states(Check *c, World *w, Mapping *m, const FhExpr **nodes, const FhExpr *node) {
    const World *exit = m->way->world;
    uint32_t faults = c->faults;
    c->hushed = node; /* is in order when all that it does is */
    for (uint32_t i = 0; i < exit->objs.count; i++) {
        const ObjState *s = &exit->objs.items[i];
        const Obj *o = fhown_callee_obj(m, s->id);
        if (!fhown_is_outer_root(o)) continue;
        if (s->bits & WAS_FREED_HERE) discharge(c, w, m, o);
        if (!fhown_is_rest_item(m->fn, o)) {
            apply_state(c, w, m, s, m->of[s->id], node_of_root(o, nodes, node));
            continue;
        }
        for (uint32_t k = 0; k < m->rest->n; k++)
            apply_state(c, w, m, s, m->rest->values[k], m->rest->nodes[k]);
    }
    c->hushed = NULL;
    if (c->faults == faults) fhown_fine(c, node, SORT_LIFE);
}

/* What was there before is lost only when all is in its new place, the result included. */
void fhown_apply_fields(Check *c, World *w, Mapping *m, const FhExpr *node) {
    const World *exit = m->way->world;
    struct {
        Val val;
        const char *name;
    } *lost = fhown_scratch(c, (exit->fields.count + exit->vars.count + 1) * sizeof *lost);
    uint32_t nlost = 0;
    fhown_push(c, w, fhown_map_val(m, exit->ret));
    for (uint32_t i = 0; i < exit->fields.count; i++) {
        const Field *f = &exit->fields.items[i];
        Val base = fhown_map_val(m, fhown_obj_val(f->obj)), v = fhown_map_val(m, f->val);
        bool entry = f->val.kind == VAL_OBJ && fhown_callee_obj(m, f->val.obj)->root == ROOT_FIELD &&
                     fhown_callee_obj(m, f->val.obj)->index == f->obj &&
                     fhown_callee_obj(m, f->val.obj)->key == f->key;
        if (entry) continue;
        if (base.kind != VAL_OBJ) {
            fhown_escape(c, w, v);
            continue;
        }
        Val old;
        bool had = fhown_get_field(w, base.obj, f->key, &old);
        if (f->val.kind == VAL_OBJ && is_plain_param(m, f->val.obj) && fhown_outward_base(c, w, base))
            fhown_stored_by(c, w, v, node, m->fn->name);
        fhown_put_field(c, w, base.obj, f->key, v);
        const ObjState *s = fhown_find_state(w, base.obj);
        if (s && (s->bits & HAS_ESCAPED)) fhown_escape(c, w, v);
        if (!had || fhown_same(old, v)) continue;
        lost[nlost].val = old;
        lost[nlost++].name = NULL;
    }
    for (uint32_t i = 0; i < exit->vars.count; i++) {
        const Var *x = &exit->vars.items[i];
        const VarInfo *info = &c->vars.items[x->var];
        const FhScope *scope = info->scope;
        while (scope && scope->parent && scope->comprehension) scope = scope->parent;
        if (scope == m->fn->scope || info->module != c->module) continue; /* its own local */
        Val v = fhown_map_val(m, x->val), old = fhown_get_var(w, x->var);
        if (x->val.kind == VAL_OBJ && fhown_callee_obj(m, x->val.obj)->root == ROOT_GLOBAL &&
            fhown_callee_obj(m, x->val.obj)->index == x->var)
            continue;
        if (x->val.kind == VAL_OBJ && fhown_callee_obj(m, x->val.obj)->root == ROOT_FREE &&
            fhown_callee_obj(m, x->val.obj)->index == x->var)
            continue;
        if (v.kind == VAL_DATA) v = fhown_val(fhown_is_local(c, x->var) ? VAL_UNKNOWN : VAL_DATA);
        fhown_put_var(c, w, x->var, v);
        if (fhown_same(old, v)) continue;
        lost[nlost].val = old;
        lost[nlost++].name = info->name;
    }
    for (uint32_t i = 0; i < nlost; i++) fhown_forget(c, w, lost[i].val, lost[i].name, SPAN_OF(node));
    fhown_pop(w);
}

void fhown_apply_arenas(Check *c, World *w, const Mapping *m, const FhExpr *node) {
    const World *exit = m->way->world;
    for (uint32_t i = 0; i < exit->arenas.count; i++) {
        const ArenaState *a = &exit->arenas.items[i];
        if (!a->touched) continue;
        bool destroyed = (a->bits & ARENA_DESTROYED) != 0;
        if ((a->was_reset || destroyed) && !fhown_reset_arena(c, w, a->name, node, destroyed, SPAN_OF(node)))
            continue;
        ArenaState *own = fhown_arena_state(c, w, a->name, true);
        own->bits = a->bits;
        own->touched = true;
        own->was_reset |= a->was_reset;
        own->event =
            fhown_event(c, SPAN_OF(node),
                        a->bits & ARENA_DESTROYED ? "destroyed in this call" : "made in this call", NULL);
    }
    for (uint32_t i = 0; i < exit->outward.count; i++) {
        Outward o = exit->outward.items[i];
        Val v = fhown_map_val(m, fhown_obj_val(o.obj));
        o.obj = v.kind == VAL_OBJ ? v.obj : 0;
        *(Outward *)PUSH(c, &c->scratch, w->outward) = o;
    }
    if (exit->locked && !w->locked) {
        w->locked = true;
        w->locked_at = fhown_event(c, SPAN_OF(node), "the heap is locked in this call", NULL);
    }
}
