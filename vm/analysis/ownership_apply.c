/* Calls of script functions: arguments to parameters, what their annotations promise, each exit world of the summary
 * (ownership_mapping.c), the result. */
#include "ownership_call.h"

static bool is_closable(Class *cls) {
    static const char *const names[] = {"close",   "__exit__", "__del__", "free",
                                        "release", "destroy",  "dispose"};
    bool unknown;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (fhown_method(cls, names[i], &unknown) || unknown) return true;
    }
    return false;
}

static Val fresh_result(Check *c, World *w, const FhExpr *node, uint32_t role, const Fn *fn, const Ann *ann) {
    Obj *o = fhown_site(c, node, role);
    if (!o->label) {
        o->label = fhown_textf(c, "what `%s()` returns", fn->name);
        o->span = SPAN_OF(node);
        o->home = HOME_MANUAL;
        o->acquired = o->direct = true;
        if (ann->of && ann->of->kind == FHTREE_Name) {
            if (strcmp(ann->of->Name.id->text, "Buffer") == 0) o->type = OBJ_BUFFER;
        }
    }
    uint16_t bits = IS_OWNED;
    if (ann->of && ann->of->kind == FHTREE_Name && o->type != OBJ_BUFFER) {
        uint32_t var = fhown_var(c, fn->module, fn->scope->parent, ann->of->Name.id);
        Val v = var ? fhown_static_value(c, var) : fhown_val(VAL_UNKNOWN);
        if (v.kind == VAL_CLASS) {
            o->cls = (Class *)(uintptr_t)v.ptr;
            o->type = OBJ_INSTANCE;
            if (is_closable(o->cls)) bits = IS_HELD; /* its close() ends what it owns */
        }
    }
    return fhown_fresh(c, w, o, bits);
}

/* The result as the annotation promises it; worlds in which it is None besides are added to `also`. */
static Val annotated_result(Check *c, World *w, Mapping *m, Val ret, const Ann *ann, const FhExpr *node,
                            uint32_t role) {
    if (ann->kind == ANN_OWNED) {
        if (ret.kind == VAL_NONE) return ret;
        if (ret.kind == VAL_OBJ) {
            ObjState *s = fhown_state(c, w, ret.obj);
            if (s->bits & (IS_OWNED | IS_FREED)) return ret;
            if (fhown_obj(c, ret.obj)->home == HOME_ARENA || fhown_obj(c, ret.obj)->type == OBJ_INSTANCE)
                return ret;
        }
        return fresh_result(c, w, node, role, m->fn, ann);
    }
    if (ann->kind == ANN_BORROWED) {
        if (ret.kind == VAL_NONE) return ret;
        Val owner = ret;
        for (uint32_t i = 0; owner.kind != VAL_OBJ && i < m->n; i++) {
            if (fhown_callee_obj(m, i + 1)->root == ROOT_PARAM && fhown_callee_obj(m, i + 1)->index == 0)
                owner = m->of[i + 1];
        }
        Obj *o = fhown_site(c, node, role + 1);
        o->label = fhown_textf(c, "what `%s()` lends", m->fn->name);
        o->span = SPAN_OF(node);
        o->borrowed = true;
        if (owner.kind == VAL_OBJ)
            o->type = fhown_obj(c, owner.obj)->type == OBJ_BUFFER ? OBJ_BUFFER : OBJ_ANY;
        fhown_push(c, w, owner);
        Val v = fhown_fresh(c, w, o, IS_BORROWED);
        owner = fhown_pop(w);
        if (owner.kind == VAL_OBJ) fhown_put_field(c, w, v.obj, fhown_owner_key(), owner);
        return v;
    }
    if (ann->kind == ANN_TUPLE && ret.kind != VAL_OBJ && ret.kind != VAL_NONE) {
        Val tuple = fhown_make(c, w, node, OBJ_TUPLE, "this tuple");
        for (uint32_t i = 0; i < ann->nitems && i < 16; i++) {
            fhown_push(c, w, tuple);
            Val item =
                annotated_result(c, w, m, fhown_val(VAL_UNKNOWN), &ann->items[i], node, role + 16 + 2 * i);
            tuple = fhown_pop(w);
            if (item.kind != VAL_UNKNOWN)
                fhown_put_field(c, w, tuple.obj, fhown_key(c, fhown_textf(c, "#%u", i)), item);
        }
        return tuple;
    }
    return ret;
}

/* Whether a call may leave something to be freed: its result, a part of it, or what an __init__ puts into its instance. */
static bool acquires(const Fn *fn) {
    if (fn->returns.kind == ANN_OWNED) return true;
    for (uint32_t i = 0; i < fn->summary.cases.count; i++) {
        const Case *way = &fn->summary.cases.items[i];
        for (uint32_t k = 0; !way->raise && k < way->world->objs.count; k++) {
            const ObjState *s = &way->world->objs.items[k];
            if ((s->bits & IS_OWNED) && fn->objs.items[s->id - 1]->root == ROOT_NONE) return true;
        }
    }
    return false;
}

static void take_way_out(Check *c, Set *out, World *w, Mapping *m, const Args *args, const Val *params,
                         const FhExpr **nodes, uint32_t nvalues, const FhExpr *node) {
    Fn *fn = m->fn;
    const World *exit = m->way->world;
    m->n = fn->objs.count;
    m->of = fhown_scratch(c, (m->n + 1) * sizeof *m->of);
    m->twin = fhown_scratch(c, (m->n + 1) * sizeof *m->twin);
    m->fresh = fhown_scratch(c, (m->n + 1) * sizeof *m->fresh);
    for (uint32_t id = 1; id <= m->n; id++) m->of[id] = fhown_val(VAL_UNBOUND);
    for (uint32_t i = 0; i < exit->objs.count; i++) {
        if (fhown_is_outer_root(fhown_callee_obj(m, exit->objs.items[i].id)))
            fhown_map_root(c, w, m, exit->objs.items[i].id, params, node);
    }
    for (uint32_t id = 1; id <= m->n; id++) {
        if (m->of[id].kind == VAL_UNBOUND && fhown_callee_obj(m, id)->root == ROOT_PARAM)
            m->of[id] = params[fhown_callee_obj(m, id)->index];
        if (m->of[id].kind == VAL_UNBOUND) m->of[id] = fhown_val(VAL_UNKNOWN);
    }
    if (!fhown_agrees(c, w, m)) return;
    fhown_map_fresh(c, w, m, node);
    if (fhown_is_surely_left(m->way)) fhown_spare_arguments(c, m, nodes);
    fhown_push(c, w, fhown_map_val(m, exit->ret)); /* is referred to meanwhile */
    fhown_apply_states(c, w, m, nodes, node);
    fhown_apply_fields(c, w, m, node);
    fhown_apply_arenas(c, w, m, node);
    Val ret = fhown_pop(w);
    if (m->way->raise) {
        w->raises = exit->raises;
        w->exc = exit->exc;
        const char *what = fhown_textf(c, "`%s()`", fhown_constructs(fn) ? fn->cls->name : fn->name);
        w->raised_at = node;
        w->raised_what = what;
        w->raised_by_acquisition = acquires(fn);
        w->raised = fhown_event(c, SPAN_OF(node), fhown_textf(c, "when %s raises", what), NULL);
        if (w->raises == RAISES_EXPLICIT) w->raises = RAISES_KNOWN;
        w->stack.count -= nvalues;
        fhown_raise_world(c, w);
        return;
    }
    bool leaves_some = false;
    for (uint32_t id = 1; id <= m->n; id++) {
        if (!m->fresh[id]) continue;
        Val v = m->twin[id].kind != VAL_UNKNOWN ? m->twin[id] : m->of[id];
        if (v.kind == VAL_OBJ && fhown_same(v, ret))
            fhown_obj(c, v.obj)->direct = true;
        else if (v.kind == VAL_OBJ && (fhown_state(c, w, v.obj)->bits & IS_OWNED))
            leaves_some = true;
    }
    if (!leaves_some) fhown_fine(c, (const char *)node + 1, SORT_LEAK);
    bool maybe_none =
        fn->returns.nullable && fn->returns.kind != ANN_NONE && ret.kind != VAL_OBJ && ret.kind != VAL_NONE;
    if (maybe_none) {
        World *none = fhown_world_copy(c, &c->scratch, w);
        fhown_finish_call(c, none, &(Args){.call = args->call, .count = 0}, nvalues, fhown_val(VAL_NONE));
        fhown_set_add(c, out, none);
    }
    ret = annotated_result(c, w, m, ret, &fn->returns, node, 0x10000);
    fhown_finish_call(c, w, &(Args){.call = args->call, .count = 0}, nvalues, ret);
    fhown_set_add(c, out, w);
}

static Val default_of(Check *c, const Fn *fn, const Param *p) {
    const FhExpr *e = p->default_value;
    if (!e || e->kind != FHTREE_Constant) return fhown_val(VAL_UNKNOWN);
    (void)fn;
    switch ((FhConstantKind)e->Constant.kind) {
    case FHCONSTANT_NONE: return fhown_val(VAL_NONE);
    case FHCONSTANT_TRUE: return fhown_val(VAL_TRUE);
    case FHCONSTANT_FALSE: return fhown_val(VAL_FALSE);
    case FHCONSTANT_INT: return (Val){.kind = VAL_INT, .num = e->Constant.integer};
    case FHCONSTANT_STR:
        return (Val){.kind = VAL_STR, .text = fhown_text(c, e->Constant.text, e->Constant.size)};
    default: return fhown_val(VAL_DATA);
    }
}

/* Which argument goes to which parameter; -1 where none fits. */
static int param_of(const Fn *fn, const Args *args, uint32_t i, bool has_self) {
    uint32_t position = i + has_self;
    if (!args->names[i]) {
        uint32_t seen = 0;
        for (uint32_t p = 0; p < fn->nparams; p++) {
            if (fn->params[p].keyword_only || fn->params[p].star || fn->params[p].double_star) break;
            if (seen++ == position) return (int)p;
        }
        return -1;
    }
    for (uint32_t p = 0; p < fn->nparams; p++) {
        if (!fn->params[p].star && !fn->params[p].double_star &&
            strcmp(fn->params[p].arg->arg->text, args->names[i]->text) == 0)
            return (int)p;
    }
    return -1;
}

static bool packs_arguments(const Fn *fn, const Args *args, bool has_self) {
    bool star = false, double_star = false, packs = false;
    for (uint32_t p = 0; p < fn->nparams; p++) {
        star |= fn->params[p].star;
        double_star |= fn->params[p].double_star;
    }
    for (uint32_t i = 0; i < args->count && !args->starred; i++)
        packs |= param_of(fn, args, i, has_self) < 0 && (args->names[i] ? double_star : star);
    return packs;
}

/* Whether the function goes through its `*args`, and does nothing else with it. */
static bool follows_rest(const Fn *fn) {
    bool follows = false;
    for (uint32_t i = 0; i < fn->summary.cases.count && !fn->is_generator; i++) {
        const World *exit = fn->summary.cases.items[i].world;
        for (uint32_t k = 0; k < exit->objs.count; k++) {
            const Obj *o = fn->objs.items[exit->objs.items[k].id - 1];
            follows |= fhown_is_rest_item(fn, o);
            if (o->root == ROOT_PARAM && fn->params[o->index].star &&
                (exit->objs.items[k].bits & HAS_ESCAPED))
                return false;
        }
    }
    return follows;
}

static void bind_arguments(Check *c, World *w, Fn *fn, const Args *args, bool has_self, Val *params,
                           const FhExpr **nodes, Rest *rest) {
    rest->n = 0;
    Val *values = &w->stack.items[w->stack.count - args->count - has_self];
    for (uint32_t p = 0; p < fn->nparams; p++) {
        params[p] = fn->params[p].has_default && !args->starred ? default_of(c, fn, &fn->params[p])
                                                                : fhown_val(VAL_UNKNOWN);
        nodes[p] = NULL;
    }
    if (has_self && fn->nparams) params[0] = values[0];
    for (uint32_t i = 0; i < args->count; i++) {
        Val v = values[i + has_self];
        int p = args->starred && !args->names[i] ? -1 : param_of(fn, args, i, has_self);
        if (p < 0 && !args->starred && !args->names[i] && follows_rest(fn)) {
            rest->values[rest->n] = v;
            rest->nodes[rest->n++] = args->nodes[i];
            continue;
        }
        if (p < 0) {
            fhown_hand_on(c, w, v, args->nodes[i]);
            values = &w->stack.items[w->stack.count - args->count - has_self];
            continue;
        }
        params[p] = v;
        nodes[p] = args->nodes[i];
    }
}

/* Whether some way out leaves the parameter, or with `parts` an attribute of it, in one of these states. */
static bool leaves_param(const Fn *fn, uint32_t p, uint16_t bits, bool parts) {
    for (uint32_t i = 0; i < fn->summary.cases.count; i++) {
        const World *exit = fn->summary.cases.items[i].world;
        for (uint32_t k = 0; k < exit->objs.count; k++) {
            const Obj *o = fn->objs.items[exit->objs.items[k].id - 1];
            if (!(exit->objs.items[k].bits & bits)) continue;
            while (parts && o->root == ROOT_FIELD) o = fn->objs.items[o->index - 1];
            if (o->root == ROOT_PARAM && o->index == p) return true;
        }
    }
    return false;
}

/* An instance is handed over for what it holds: it may itself be counted, as long as nobody calls free() on it. */
static void take_owned(Check *c, World *w, const Fn *fn, uint32_t p, Val v, const FhExpr *at) {
    if (v.kind == VAL_OBJ && fhown_obj(c, v.obj)->type == OBJ_INSTANCE &&
        !leaves_param(fn, p, IS_FREED, false)) {
        ObjState *s = fhown_state(c, w, v.obj);
        if (s->bits & IS_HELD) s->bits |= IS_OWNED;
    }
    fhown_move(c, w, v, at, fn->name);
}

static void take_contract(Check *c, World *w, Fn *fn, const Val *params, const FhExpr **nodes,
                          const FhExpr *node) {
    for (uint32_t p = 0; p < fn->nparams; p++) {
        const FhExpr *at = nodes[p] ? nodes[p] : node;
        const ObjState *s = params[p].kind == VAL_OBJ ? fhown_find_state(w, params[p].obj) : NULL;
        if (nodes[p] && !s) fhown_fine(c, at, SORT_LIFE);
        if (fn->params[p].ann.kind == ANN_OWNED && params[p].kind != VAL_NONE)
            take_owned(c, w, fn, p, params[p], at);
        if (fn->params[p].ann.kind == ANN_BORROWED && params[p].kind == VAL_OBJ)
            fhown_use(c, w, params[p], at);
    }
}

static void take_capacities(Check *c, World *w, const Fn *fn, const Val *params, const FhExpr *node) {
    for (uint32_t i = 0; i < fn->summary.capacities.count; i++) {
        Capacity k = fn->summary.capacities.items[i];
        k.event = fhown_event_of(c, fn, k.event);
        fhown_check_capacity(c, w, node, params[k.param], &k);
    }
}

/* Gives names of which nothing is known an object, so that what the callee tests is remembered. */
static void name_unknown_arguments(Check *c, Set *s, const Args *args) {
    EACH(w, s) {
        for (uint32_t i = 0; i < args->count; i++) {
            Val *v = fhown_argument(w, args, i);
            if (v->kind != VAL_UNKNOWN || args->nodes[i]->kind != FHTREE_Name) continue;
            Val symbol = fhown_symbol(c, w, args->nodes[i]);
            *fhown_argument(w, args, i) = symbol;
        }
    }
}

static void apply_generator(Check *c, World *w, Fn *fn, const Val *params) {
    for (uint32_t p = 0; p < fn->nparams; p++) {
        if (params[p].kind != VAL_OBJ || fn->params[p].ann.kind != ANN_NONE) continue;
        if (!fn->summary.cases.count || leaves_param(fn, p, IS_FREED | IS_MOVED | HAS_ESCAPED, false))
            fhown_escape(c, w, params[p]);
    }
}

static bool ends_on(const World *w, uint32_t id) {
    const ObjState *s = fhown_find_state(w, id);
    return s && (s->bits & LIFE) == IS_FREED && !(s->bits & SILENCED);
}

/* A method without arguments that ends what its object holds on some ways only goes by the object's own state, which is not
 * followed: reference counts, for one. The object looks after itself then. */
static void leave_to_itself(Check *c, Set *ways, Val self) {
    const World *first = ways->first;
    for (uint32_t i = 0; first && self.kind == VAL_OBJ && i < first->fields.count; i++) {
        const Field f = first->fields.items[i];
        bool ended = false, kept = false;
        if (f.obj != self.obj || !f.key || f.val.kind != VAL_OBJ) continue;
        EACH(w, ways) * (ends_on(w, f.val.obj) ? &ended : &kept) = true;
        if (!ended || !kept) continue;
        EACH(w, ways) {
            ObjState *s = fhown_state(c, w, f.val.obj);
            s->bits = (uint16_t)((s->bits & ~LIFE) | IS_HELD | SILENCED);
            fhown_escape(c, w, f.val);
        }
    }
}

/* Nothing says that the call raises, and if it does, nothing says whether it has ended by then what it is there to end. */
static void raise_unexpectedly(Check *c, Set *s, const Fn *fn, const Args *args, bool has_self,
                               const FhExpr *node) {
    Raises raises = fn->summary.raises > RAISES_UNLIKELY ? fn->summary.raises : RAISES_UNLIKELY;
    const char *what = fhown_textf(c, "`%s()`", fn->name);
    Set copies = {0}, *raising = s;
    if (c->fn->summary.raises < fn->summary.raises) c->fn->summary.raises = fn->summary.raises;
    for (uint32_t i = 0; i < args->count + has_self && c->context; i++) {
        int p = i < has_self ? 0 : param_of(fn, args, i - has_self, has_self);
        if (p < 0 || !leaves_param(fn, (uint32_t)p, IS_FREED | IS_MOVED, true)) continue;
        if (raising == s) {
            EACH(w, s) fhown_set_append(&copies, fhown_world_copy(c, &c->scratch, w));
            raising = &copies;
        }
        EACH(w, &copies) fhown_escape(c, w, *fhown_top(w, args->count + has_self - 1 - i));
    }
    fhown_raise(c, raising, node, raises, NULL, what, NULL);
}

void fhown_apply(Check *c, Set *s, Fn *fn, const Args *args, bool has_self, const FhExpr *node) {
    Call call = {.e = node, .args = *args, .name = fn->name};
    uint32_t nvalues = args->count + has_self;
    const Summary *summary = &fn->summary;
    if (!summary->known || summary->gave_up || fn->opaque) {
        if (has_self) {
            EACH(w, s) fhown_hand_on(c, w, w->stack.items[w->stack.count - nvalues], node);
        }
        fhown_call_unknown(c, s, &call, has_self, RAISES_POSSIBLY, true);
        return;
    }
    if (summary->allocates)
        fhown_allocates(c, s, node, SPAN_OF(node), fhown_textf(c, "`%s()`", fn->name),
                        fhown_event_of(c, fn, summary->allocates));
    if (packs_arguments(fn, args, has_self))
        fhown_allocates(c, s, node, SPAN_OF(node), "what this call packs for `*` or `**`", NULL);
    if (summary->cases.count > 1) name_unknown_arguments(c, s, args);
    if (summary->raises < RAISES_KNOWN) raise_unexpectedly(c, s, fn, args, has_self, node);
    Set out = {0};
    Val *params = fhown_scratch(c, (fn->nparams + 1) * sizeof *params);
    const FhExpr **nodes = fhown_scratch(c, (fn->nparams + 1) * sizeof *nodes);
    Rest rest = {fhown_scratch(c, (args->count + 1) * sizeof *rest.values),
                 fhown_scratch(c, (args->count + 1) * sizeof *rest.nodes), 0};
    for (World *w = s->first, *next; w; w = next) {
        next = w->next;
        w->next = NULL;
        bind_arguments(c, w, fn, args, has_self, params, nodes, &rest);
        if (fn->is_generator) {
            take_contract(c, w, fn, params, nodes, node);
            apply_generator(c, w, fn, params);
            fhown_finish_call(c, w, args, has_self, fhown_make_generator(c, w, node, fn, params));
            fhown_set_add(c, &out, w);
            continue;
        }
        take_contract(c, w, fn, params, nodes, node);
        take_capacities(c, w, fn, params, node);
        Set ways = {0};
        for (uint32_t i = 0; i < summary->cases.count; i++) {
            World *behind = fhown_world_copy(c, &c->scratch, w);
            Mapping m = {.fn = fn, .way = &summary->cases.items[i], .rest = &rest};
            take_way_out(c, &ways, behind, &m, args, params, nodes, nvalues, node);
        }
        if (has_self && fn->nparams == 1) leave_to_itself(c, &ways, params[0]);
        fhown_set_join(c, &out, &ways);
    }
    *s = out;
}
