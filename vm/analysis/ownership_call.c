/* Calls. A builtin does what the table of effects says; a script function does what its summary says: each of its exit
 * worlds gives a world behind the call, in which the callee's roots stand for the arguments, and what it made for objects
 * made here; exit worlds that contradict what is known of the arguments are left out. Of other functions nothing is known:
 * their arguments escape. */
#include "ownership_engine.h"

typedef struct Call {
    const FhExpr *e;
    const FhExpr *base; /* of a method */
    const char *name;
    Args args;
} Call;

static void drop_args(Check *c, World *w, const Args *args) {
    uint32_t from = w->stack.count - args->count;
    Val *values = fhown_scratch(c, (args->count + 1) * sizeof *values);
    memcpy(values, &w->stack.items[from], args->count * sizeof *values);
    w->stack.count = from;
    for (uint32_t i = 0; i < args->count; i++) fhown_drop(c, w, values[i], args->call);
}

/* The arguments go, the result comes. `under`: so many values below them go, too. */
static void finish(Check *c, World *w, const Args *args, uint32_t under, Val result) {
    fhown_push(c, w, result); /* on the stack it counts as a reference */
    uint32_t n = args->count + under + 1, from = w->stack.count - n;
    Val *values = fhown_scratch(c, n * sizeof *values);
    memcpy(values, &w->stack.items[from], n * sizeof *values);
    w->stack.items[from] = values[n - 1];
    w->stack.count = from + 1;
    for (uint32_t i = 0; i + 1 < n; i++) fhown_drop(c, w, values[i], args->call);
}

static Val *argument(World *w, const Args *args, uint32_t i) {
    return &w->stack.items[w->stack.count - args->count + i];
}

/* ---- unknown functions ------------------------------------------------------------------------------------------ */

static void call_unknown(Check *c, Set *s, const Call *call, uint32_t under, Raises raises, bool keeps) {
    fhown_raise(c, s, call->e, raises, NULL, fhown_textf(c, "`%s()`", call->name), NULL);
    if (raises == RAISES_POSSIBLY && c->fn->summary.raises < raises) c->fn->summary.raises = raises;
    EACH(w, s) {
        for (uint32_t i = 0; i < call->args.count; i++) {
            Val v = *argument(w, &call->args, i);
            if (keeps)
                fhown_hand_on(c, w, v, call->args.nodes[i]);
            else
                fhown_use(c, w, v, call->args.nodes[i]);
        }
        finish(c, w, &call->args, under, fhown_val(VAL_UNKNOWN));
    }
}

/* ---- builtins --------------------------------------------------------------------------------------------------- */

static Val made_by(Check *c, World *w, const Call *call, const Builtin *b) {
    const char *label = fhown_textf(c, "what `%s()` returns", b->name);
    switch ((Makes)b->makes) {
    case MAKES_NONE: return fhown_val(VAL_NONE);
    case MAKES_LIST: return fhown_make(c, w, call->e, OBJ_LIST, label);
    case MAKES_DICT: return fhown_make(c, w, call->e, OBJ_DICT, label);
    case MAKES_SET: return fhown_make(c, w, call->e, OBJ_SET, label);
    case MAKES_UNKNOWN:
    case MAKES_BOOL:
    case MAKES_INT: return fhown_val(VAL_UNKNOWN);
    default: return fhown_val(VAL_DATA);
    }
}

static bool input_is_certain(const Set *s, const Call *call, const Builtin *b) {
    if (strcmp(b->name, "next") == 0 && call->args.count > 1) return true;
    if (!call->args.count) return strcmp(b->name, "input") != 0;
    EACH(w, s) {
        if (argument(w, &call->args, 0)->kind != VAL_INT) return false;
    }
    return true;
}

static void call_builtin(Check *c, Set *s, const Call *call, const Builtin *b, uint32_t under) {
    const char *what = fhown_textf(c, "`%s()`", call->name);
    if (b->flags & ALLOCATES) fhown_allocates(c, s, call->e, SPAN_OF(call->e), what, NULL);
    bool raises = (b->flags & RAISES_OFTEN) && !input_is_certain(s, call, b);
    fhown_raise(c, s, call->e, raises ? RAISES_KNOWN : RAISES_UNLIKELY, b->exc, what, NULL);
    EACH(w, s) {
        for (uint32_t i = 0; i < call->args.count; i++) {
            Val v = *argument(w, &call->args, i);
            if (b->flags & USES) fhown_use(c, w, v, call->args.nodes[i]);
            if (b->flags & KEEPS) fhown_escape(c, w, v);
        }
        finish(c, w, &call->args, under, made_by(c, w, call, b));
    }
}

/* A method of an object of which no more than the name of the method is known. */
static void call_by_name(Check *c, Set *s, const Call *call, const Builtin *b) {
    const char *what = fhown_textf(c, "`%s()`", call->name);
    bool known = false;
    EACH(w, s) {
        Val base = *argument(w, &call->args, 0);
        ObjType type = base.kind == VAL_OBJ ? fhown_obj(c, base.obj)->type : OBJ_ANY;
        known |= type == OBJ_LIST || type == OBJ_DICT || type == OBJ_SET || base.kind == VAL_STR;
    }
    if ((b->flags & ALLOCATES) && known) fhown_allocates(c, s, call->e, SPAN_OF(call->e), what, NULL);
    bool raises = (b->flags & RAISES_OFTEN) && known;
    fhown_raise(c, s, call->e,
                raises  ? RAISES_KNOWN
                : known ? RAISES_UNLIKELY
                        : RAISES_POSSIBLY,
                b->exc, what, NULL);
    EACH(w, s) {
        Val base = *argument(w, &call->args, 0);
        fhown_use(c, w, base, call->base);
        if (base.kind == VAL_OBJ && fhown_obj(c, base.obj)->root != ROOT_NONE) {
            ObjState *state = fhown_state(c, w, base.obj);
            if (state->may & (MAY_FALSY | MAY_TRUTHY)) state->may |= MAY_FALSY | MAY_TRUTHY;
        }
        for (uint32_t i = 1; i < call->args.count; i++) {
            Val v = *argument(w, &call->args, i);
            fhown_use(c, w, v, call->args.nodes[i]);
            if (b->flags & KEEPS)
                fhown_store_item(c, w, base, v, call->args.nodes[i]);
            else if (!known)
                fhown_escape(c, w, v);
        }
        finish(c, w, &call->args, 0, fhown_val(b->makes == MAKES_NONE && known ? VAL_NONE : VAL_UNKNOWN));
    }
}

static void call_buffer(Check *c, Set *s, const Call *call, const Builtin *b) {
    const char *what = fhown_textf(c, "`%s()`", call->name);
    bool unchecked = call->args.count > 1 && fhown_is_unchecked(c, call->args.nodes[1]);
    bool raises = (b->flags & RAISES_OFTEN) && unchecked;
    fhown_raise(c, s, call->e, raises ? RAISES_KNOWN : RAISES_UNLIKELY, b->exc ? b->exc : "ValueError", what,
                NULL);
    EACH(w, s) {
        fhown_use(c, w, *argument(w, &call->args, 0), call->base);
        for (uint32_t i = 1; i < call->args.count; i++)
            fhown_use(c, w, *argument(w, &call->args, i), call->args.nodes[i]);
        Val result = b->makes == MAKES_FIRST ? *argument(w, &call->args, 0) : made_by(c, w, call, b);
        finish(c, w, &call->args, 0, result);
    }
}

/* ---- summaries -------------------------------------------------------------------------------------------------- */

/* A callee's objects in a world of the caller. */
typedef struct Mapping {
    Fn *fn;
    const Case *way;
    Val *of;   /* by the callee's id */
    Val *twin; /* an owned parameter that lives on, as the caller may reach it */
    bool *fresh;
    uint32_t n;
} Mapping;

static Obj *callee_obj(const Mapping *m, uint32_t id) { return m->fn->objs.items[id - 1]; }

static Val map_val(const Mapping *m, Val v) {
    if (v.kind == VAL_FN && ((const Fn *)v.ptr)->outer == m->fn) return fhown_val(VAL_DATA);
    if (v.kind != VAL_OBJ) return v;
    if (v.obj > m->n) return fhown_val(VAL_UNKNOWN);
    return m->twin[v.obj].kind != VAL_UNKNOWN ? m->twin[v.obj] : m->of[v.obj];
}

static Val map_root(Check *c, World *w, Mapping *m, uint32_t id, const Val *params, const FhExpr *node) {
    if (m->of[id].kind != VAL_UNBOUND) return m->of[id];
    const Obj *o = callee_obj(m, id);
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
        Val parent = map_root(c, w, m, o->index, params, node);
        v = fhown_load_field(c, w, parent, o->key, node);
        break;
    }
    default: break;
    }
    return m->of[id] = v;
}

static bool is_outer_root(const Obj *o) { return o->root != ROOT_NONE && o->root != ROOT_SYMBOL; }

/* Whether the callee's exit agrees with what is known here. */
static bool agrees(Check *c, World *w, Mapping *m) {
    const World *exit = m->way->world;
    for (uint32_t i = 0; i < exit->objs.count; i++) {
        const ObjState *s = &exit->objs.items[i];
        const Obj *o = callee_obj(m, s->id);
        /* an annotation does not keep None out */
        if (o->root == ROOT_PARAM && m->fn->params[o->index].ann.kind != ANN_NONE &&
            m->of[s->id].kind == VAL_NONE)
            continue;
        if (!is_outer_root(callee_obj(m, s->id)) || s->may == MAY_ANY) continue;
        Val v = m->of[s->id];
        if (v.kind != VAL_UNKNOWN && v.kind != VAL_UNBOUND && !fhown_narrow(c, w, v, s->may)) return false;
    }
    for (uint32_t i = 0; i < exit->facts.count; i++) {
        const Fact *f = &exit->facts.items[i];
        if (!f->constant || !f->a || f->a > m->n || !is_outer_root(callee_obj(m, f->a))) continue;
        uint64_t id = fhown_constant_id(c, m->of[f->a]);
        if (id && (id == f->constant) != f->truth) return false;
    }
    return true;
}

/* What a call left behind is called by the class that was made, or the function. */
static const char *leaving_of(Check *c, const Fn *fn) {
    if (fn->cls && strcmp(fn->name, "__init__") == 0)
        return fhown_textf(c, "what `%s()` holds", fn->cls->name);
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
static void map_fresh(Check *c, World *w, Mapping *m, const FhExpr *node) {
    const World *exit = m->way->world;
    uint32_t mark = w->stack.count;
    bool owned = false;
    for (uint32_t id = 1; id <= m->n; id++) fhown_push(c, w, m->of[id]);
    for (uint32_t i = 0, made = 0; i < exit->objs.count && made < 24; i++) {
        const ObjState *s = &exit->objs.items[i];
        const Obj *from = callee_obj(m, s->id);
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
        fhown_state(c, w, v.obj)->event = s->bits & IS_FREED ? s->event : NULL;
        fhown_state(c, w, v.obj)->may = s->may;
        if (owned_param)
            m->twin[s->id] = v;
        else
            w->stack.items[mark + s->id - 1] = v;
        m->fresh[s->id] = true;
        made++;
        owned |= (bits & IS_OWNED) != 0;
    }
    bool constructs =
        m->fn->name && strcmp(m->fn->name, "__init__") == 0; /* what is made here is not its result */
    if (!owned && !m->way->raise && !constructs && m->fn->returns.kind == ANN_NONE)
        fhown_fine(c, node, SORT_LEAK);
    for (uint32_t id = 1; id <= m->n; id++) m->of[id] = w->stack.items[mark + id - 1];
    w->stack.count = mark;
}

static const FhExpr *node_of_root(const Obj *o, const FhExpr **nodes, const FhExpr *node) {
    return o->root == ROOT_PARAM && nodes[o->index] ? nodes[o->index] : node;
}

static bool is_surely_left(const Case *way) { return !way->raise || way->world->raises >= RAISES_KNOWN; }

/* Arguments that the callee leaves alone on this way out are in order there, whatever it does to them on others. */
static void spare_arguments(Check *c, const Mapping *m, const FhExpr **nodes) {
    const World *exit = m->way->world;
    for (uint32_t p = 0; p < m->fn->nparams; p++) {
        bool touched = m->fn->params[p].ann.kind != ANN_NONE;
        for (uint32_t i = 0; i < exit->objs.count && !touched; i++) {
            const ObjState *s = &exit->objs.items[i];
            const Obj *o = callee_obj(m, s->id);
            touched = o->root == ROOT_PARAM && o->index == p &&
                      (s->bits & (IS_FREED | IS_MOVED | WAS_USED | SOMETIMES_USED));
        }
        if (!touched) fhown_fine(c, nodes[p], SORT_LIFE);
    }
}

/* What the callee did to what it found. */
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

static void apply_states(Check *c, World *w, Mapping *m, const FhExpr **nodes, const FhExpr *node) {
    const World *exit = m->way->world;
    const char *name = m->fn->name;
    uint32_t faults = c->faults;
    c->hushed = node; /* is in order when all that it does is */
    for (uint32_t i = 0; i < exit->objs.count; i++) {
        const ObjState *s = &exit->objs.items[i];
        const Obj *o = callee_obj(m, s->id);
        if (!is_outer_root(o)) continue;
        Val v = m->of[s->id];
        const FhExpr *at = node_of_root(o, nodes, node);
        if (s->bits & WAS_FREED_HERE) discharge(c, w, m, o);
        if (o->root == ROOT_PARAM && m->fn->params[o->index].ann.kind == ANN_OWNED)
            continue; /* moved already */
        if (v.kind != VAL_OBJ) {
            if (s->bits & IS_FREED) fhown_free(c, w, v, (Ending){.node = at, .via = name});
            continue;
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
            World *quiet = w;
            bool unsure = quiet->unsure;
            ObjState *state = fhown_state(c, w, v.obj);
            if (state->bits & (IS_FREED | IS_MOVED)) {
                state->bits |= IS_HELD; /* on some paths only */
                fhown_use(c, w, v, at);
                state = fhown_state(c, w, v.obj);
                state->bits &= (uint16_t)~IS_HELD;
            } else if (is_outer_root(fhown_obj(c, v.obj)) && !(state->bits & WAS_USED)) {
                state->bits |= SOMETIMES_USED;
            }
            quiet->unsure = unsure;
        }
        if (s->bits & HAS_ESCAPED) fhown_escape(c, w, v);
    }
    c->hushed = NULL;
    if (c->faults == faults) fhown_fine(c, node, SORT_LIFE);
}

/* What was there before is lost only when all is in its new place, the result included. */
static void apply_fields(Check *c, World *w, Mapping *m, const FhExpr *node) {
    const World *exit = m->way->world;
    struct {
        Val val;
        const char *name;
    } *lost = fhown_scratch(c, (exit->fields.count + exit->vars.count + 1) * sizeof *lost);
    uint32_t nlost = 0;
    fhown_push(c, w, map_val(m, exit->ret));
    for (uint32_t i = 0; i < exit->fields.count; i++) {
        const Field *f = &exit->fields.items[i];
        Val base = map_val(m, fhown_obj_val(f->obj)), v = map_val(m, f->val);
        bool entry = f->val.kind == VAL_OBJ && callee_obj(m, f->val.obj)->root == ROOT_FIELD &&
                     callee_obj(m, f->val.obj)->index == f->obj && callee_obj(m, f->val.obj)->key == f->key;
        if (entry) continue;
        if (base.kind != VAL_OBJ) {
            fhown_escape(c, w, v);
            continue;
        }
        Val old;
        bool had = fhown_get_field(w, base.obj, f->key, &old);
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
        Val v = map_val(m, x->val), old = fhown_get_var(w, x->var);
        if (x->val.kind == VAL_OBJ && callee_obj(m, x->val.obj)->root == ROOT_GLOBAL &&
            callee_obj(m, x->val.obj)->index == x->var)
            continue;
        if (x->val.kind == VAL_OBJ && callee_obj(m, x->val.obj)->root == ROOT_FREE &&
            callee_obj(m, x->val.obj)->index == x->var)
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

static void apply_arenas(Check *c, World *w, const Mapping *m, const FhExpr *node) {
    const World *exit = m->way->world;
    for (uint32_t i = 0; i < exit->arenas.count; i++) {
        const ArenaState *a = &exit->arenas.items[i];
        if (!a->touched) continue;
        if (a->was_reset || (a->bits & ARENA_DESTROYED))
            fhown_reset_arena(c, w, a->name, node, (a->bits & ARENA_DESTROYED) != 0, SPAN_OF(node));
        ArenaState *own = fhown_arena_state(c, w, a->name, true);
        own->bits = a->bits;
        own->touched = true;
        own->was_reset |= a->was_reset;
        own->event =
            fhown_event(c, SPAN_OF(node),
                        a->bits & ARENA_DESTROYED ? "destroyed in this call" : "made in this call", NULL);
    }
    if (exit->locked && !w->locked) {
        w->locked = true;
        w->locked_at = fhown_event(c, SPAN_OF(node), "the heap is locked in this call", NULL);
    }
}

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
            if (callee_obj(m, i + 1)->root == ROOT_PARAM && callee_obj(m, i + 1)->index == 0)
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

static bool returns_owned(const Fn *fn) {
    if (fn->returns.kind == ANN_OWNED) return true;
    for (uint32_t i = 0; i < fn->summary.cases.count; i++) {
        const Case *way = &fn->summary.cases.items[i];
        if (way->raise || way->world->ret.kind != VAL_OBJ) continue;
        const ObjState *s = fhown_find_state(way->world, way->world->ret.obj);
        const Obj *o = fn->objs.items[way->world->ret.obj - 1];
        if (s && (s->bits & IS_OWNED) && o->root == ROOT_NONE) return true;
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
        if (is_outer_root(callee_obj(m, exit->objs.items[i].id)))
            map_root(c, w, m, exit->objs.items[i].id, params, node);
    }
    for (uint32_t id = 1; id <= m->n; id++) {
        if (m->of[id].kind == VAL_UNBOUND && callee_obj(m, id)->root == ROOT_PARAM)
            m->of[id] = params[callee_obj(m, id)->index];
        if (m->of[id].kind == VAL_UNBOUND) m->of[id] = fhown_val(VAL_UNKNOWN);
    }
    if (!agrees(c, w, m)) return;
    map_fresh(c, w, m, node);
    if (is_surely_left(m->way)) spare_arguments(c, m, nodes);
    fhown_push(c, w, map_val(m, exit->ret)); /* is referred to meanwhile */
    apply_states(c, w, m, nodes, node);
    apply_fields(c, w, m, node);
    apply_arenas(c, w, m, node);
    Val ret = fhown_pop(w);
    if (m->way->raise) {
        w->raises = exit->raises;
        w->exc = exit->exc;
        const char *what = fhown_textf(c, "`%s()`", fn->name);
        w->raised_at = node;
        w->raised_what = what;
        w->raised_by_acquisition = returns_owned(fn);
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
        finish(c, none, &(Args){.call = args->call, .count = 0}, nvalues, fhown_val(VAL_NONE));
        fhown_set_add(c, out, none);
    }
    ret = annotated_result(c, w, m, ret, &fn->returns, node, 0x10000);
    finish(c, w, &(Args){.call = args->call, .count = 0}, nvalues, ret);
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

static void bind_arguments(Check *c, World *w, Fn *fn, const Args *args, bool has_self, Val *params,
                           const FhExpr **nodes) {
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
        if (p < 0) {
            fhown_hand_on(c, w, v, args->nodes[i]);
            values = &w->stack.items[w->stack.count - args->count - has_self];
            continue;
        }
        params[p] = v;
        nodes[p] = args->nodes[i];
    }
}

static void take_contract(Check *c, World *w, Fn *fn, const Val *params, const FhExpr **nodes,
                          const FhExpr *node) {
    for (uint32_t p = 0; p < fn->nparams; p++) {
        const FhExpr *at = nodes[p] ? nodes[p] : node;
        const ObjState *s = params[p].kind == VAL_OBJ ? fhown_find_state(w, params[p].obj) : NULL;
        if (nodes[p] && !s) fhown_fine(c, at, SORT_LIFE);
        if (fn->params[p].ann.kind == ANN_OWNED && params[p].kind != VAL_NONE)
            fhown_move(c, w, params[p], at, fn->name);
        if (fn->params[p].ann.kind == ANN_BORROWED && params[p].kind == VAL_OBJ)
            fhown_use(c, w, params[p], at);
    }
}

/* Gives names of which nothing is known an object, so that what the callee tests is remembered. */
static void name_unknown_arguments(Check *c, Set *s, const Args *args) {
    EACH(w, s) {
        for (uint32_t i = 0; i < args->count; i++) {
            Val *v = argument(w, args, i);
            if (v->kind != VAL_UNKNOWN || args->nodes[i]->kind != FHTREE_Name) continue;
            Val symbol = fhown_symbol(c, w, args->nodes[i]);
            *argument(w, args, i) = symbol;
        }
    }
}

static void apply_generator(Check *c, World *w, Fn *fn, const Val *params) {
    for (uint32_t p = 0; p < fn->nparams; p++) {
        if (params[p].kind != VAL_OBJ || fn->params[p].ann.kind != ANN_NONE) continue;
        bool touched = !fn->summary.cases.count;
        for (uint32_t i = 0; i < fn->summary.cases.count && !touched; i++) {
            const World *exit = fn->summary.cases.items[i].world;
            for (uint32_t k = 0; k < exit->objs.count; k++) {
                const Obj *o = fn->objs.items[exit->objs.items[k].id - 1];
                if (o->root == ROOT_PARAM && o->index == p)
                    touched |= (exit->objs.items[k].bits & (IS_FREED | IS_MOVED | HAS_ESCAPED)) != 0;
            }
        }
        if (touched) fhown_escape(c, w, params[p]);
    }
}

void fhown_apply(Check *c, Set *s, Fn *fn, const Args *args, bool has_self, const FhExpr *node) {
    Call call = {.e = node, .args = *args, .name = fn->name};
    uint32_t nvalues = args->count + has_self;
    const Summary *summary = &fn->summary;
    if (!summary->known || summary->gave_up || fn->opaque) {
        if (has_self) {
            EACH(w, s) fhown_hand_on(c, w, w->stack.items[w->stack.count - nvalues], node);
        }
        call_unknown(c, s, &call, has_self, RAISES_POSSIBLY, true);
        return;
    }
    if (summary->allocates)
        fhown_allocates(c, s, node, SPAN_OF(node), fhown_textf(c, "`%s()`", fn->name), summary->allocates);
    if (summary->cases.count > 1) name_unknown_arguments(c, s, args);
    if (summary->raises < RAISES_KNOWN) {
        Raises raises = summary->raises > RAISES_UNLIKELY ? summary->raises : RAISES_UNLIKELY;
        fhown_raise(c, s, node, raises, NULL, fhown_textf(c, "`%s()`", fn->name), NULL);
        if (c->fn->summary.raises < summary->raises) c->fn->summary.raises = summary->raises;
    }
    Set out = {0};
    Val *params = fhown_scratch(c, (fn->nparams + 1) * sizeof *params);
    const FhExpr **nodes = fhown_scratch(c, (fn->nparams + 1) * sizeof *nodes);
    for (World *w = s->first, *next; w; w = next) {
        next = w->next;
        w->next = NULL;
        bind_arguments(c, w, fn, args, has_self, params, nodes);
        if (fn->is_generator) {
            take_contract(c, w, fn, params, nodes, node);
            apply_generator(c, w, fn, params);
            finish(c, w, args, has_self, fhown_val(VAL_DATA));
            fhown_set_add(c, &out, w);
            continue;
        }
        take_contract(c, w, fn, params, nodes, node);
        for (uint32_t i = 0; i < summary->cases.count; i++) {
            World *behind = fhown_world_copy(c, &c->scratch, w);
            Mapping m = {.fn = fn, .way = &summary->cases.items[i]};
            take_way_out(c, &out, behind, &m, args, params, nodes, nvalues, node);
        }
    }
    *s = out;
}

/* ---- classes and methods ---------------------------------------------------------------------------------------- */

static void construct(Check *c, Set *s, const Call *call, Class *cls) {
    bool unknown;
    bool always_true = !fhown_method(cls, "__bool__", &unknown) && !unknown &&
                       !fhown_method(cls, "__len__", &unknown) && !unknown;
    Fn *init = fhown_method(cls, "__init__", &unknown);
    if (cls->is_exception || cls->opaque || (unknown && !init)) {
        call_unknown(c, s, call, 0, cls->is_exception ? RAISES_UNLIKELY : RAISES_POSSIBLY, true);
        return;
    }
    fhown_allocates(c, s, call->e, SPAN_OF(call->e), fhown_textf(c, "`%s()`", cls->name), NULL);
    EACH(w, s) {
        Val v = fhown_make(c, w, call->e, OBJ_INSTANCE, fhown_textf(c, "what `%s()` makes", cls->name));
        fhown_obj(c, v.obj)->cls = cls;
        if (always_true) fhown_state(c, w, v.obj)->may = MAY_TRUTHY;
        /* the instance stands below the arguments, and once more as self */
        uint32_t n = call->args.count;
        fhown_push(c, w, v);
        fhown_push(c, w, v);
        Val *at = &w->stack.items[w->stack.count - n - 2];
        memmove(at + 2, at, n * sizeof *at);
        at[0] = at[1] = v;
    }
    if (init) {
        fhown_apply(c, s, init, &call->args, true, call->e);
        EACH(w, s) fhown_pop(w);
        return;
    }
    EACH(w, s) {
        for (uint32_t i = 0; i < call->args.count; i++)
            fhown_hand_on(c, w, *argument(w, &call->args, i), call->args.nodes[i]);
        drop_args(c, w, &call->args);
        fhown_pop(w);
    }
}

static void shift_base(Call *call, Args *inner) { /* self is below the arguments */
    *inner = call->args;
    inner->nodes++;
    inner->names++;
    inner->count--;
}

/* The base stands below the arguments and is counted as the first of them. */
static void call_method(Check *c, Set *s, Call *call, Val base) {
    Args inner;
    shift_base(call, &inner);
    const Obj *o = base.kind == VAL_OBJ ? fhown_obj(c, base.obj) : NULL;
    if (o && o->cls) {
        bool unknown;
        Fn *fn = fhown_method(o->cls, call->name, &unknown);
        if (fn && fn->is_property) fn = NULL;
        if (fn) {
            EACH(w, s) fhown_use(c, w, base, call->base);
            if (fn->is_static || fn->is_class_method) {
                fhown_apply(c, s, fn, &inner, fn->is_class_method, call->e);
                if (fn->is_static) {
                    EACH(w, s) {
                        Val result = fhown_pop(w);
                        Val self = fhown_pop(w);
                        fhown_push(c, w, result);
                        fhown_drop(c, w, self, call->e);
                    }
                }
                return;
            }
            fhown_apply(c, s, fn, &inner, true, call->e);
            return;
        }
    }
    const Builtin *b = o && o->type == OBJ_BUFFER ? fhown_buffer_method(call->name) : NULL;
    if (b) {
        call_buffer(c, s, call, b);
        return;
    }
    bool arena = o && (o->type == OBJ_ARENA || o->type == OBJ_BUFFER || o->type == OBJ_PROVIDER);
    b = arena || (o && o->cls) ? NULL : fhown_buffer_method(call->name);
    if (b && (!o || o->root != ROOT_NONE)) { /* named as those of buffers are */
        call_buffer(c, s, call, b);
        return;
    }
    b = arena || (o && o->cls) ? NULL : fhown_method_effects(call->name);
    if (b) {
        call_by_name(c, s, call, b);
        return;
    }
    EACH(w, s) {
        fhown_use(c, w, *argument(w, &call->args, 0), call->base);
        if (!arena) fhown_hand_on(c, w, *argument(w, &call->args, 0), call->base);
    }
    call_unknown(c, s, &(Call){.e = call->e, .name = call->name, .args = inner}, 1, RAISES_POSSIBLY, true);
}

static void call_value(Check *c, Set *s, Call *call, Val callee, uint32_t under) {
    switch ((ValKind)callee.kind) {
    case VAL_BUILTIN: {
        const Builtin *b = callee.ptr;
        if (b->special)
            fhown_special(c, s, call->e, b, call->args.nodes, call->args.names, call->args.count);
        else
            call_builtin(c, s, call, b, 0);
        break;
    }
    case VAL_FN: fhown_apply(c, s, (Fn *)(uintptr_t)callee.ptr, &call->args, false, call->e); break;
    case VAL_CLASS: construct(c, s, call, (Class *)(uintptr_t)callee.ptr); break;
    case VAL_OBJ: {
        const Obj *o = fhown_obj(c, callee.obj);
        EACH(w, s) fhown_use(c, w, callee, call->e->Call.func);
        if (o->type == OBJ_CLOSURE && o->fn && o->fn->outer == c->fn)
            fhown_apply(c, s, o->fn, &call->args, false, call->e);
        else
            call_unknown(c, s, call, 0, RAISES_POSSIBLY, true);
        break;
    }
    default: call_unknown(c, s, call, 0, RAISES_POSSIBLY, true); break;
    }
    if (!under) return;
    EACH(w, s) {
        Val result = fhown_pop(w), below = fhown_pop(w);
        fhown_push(c, w, result);
        fhown_drop(c, w, below, call->e);
    }
}

static void eval_arguments(Check *c, Set *s, Call *call, const FhExpr *base) {
    const FhExpr *e = call->e;
    uint32_t first = base != NULL, n = e->Call.args.count + e->Call.keywords.count + first;
    Args *a = &call->args;
    a->call = e;
    a->count = n;
    a->nodes = fhown_scratch(c, (n + 1) * sizeof *a->nodes);
    a->names = fhown_scratch(c, (n + 1) * sizeof *a->names);
    if (base) a->nodes[0] = base;
    for (uint32_t i = 0; i < e->Call.args.count; i++) {
        a->nodes[first + i] = e->Call.args.items[i];
        a->starred |= e->Call.args.items[i]->kind == FHTREE_Starred;
        fhown_eval(c, s, e->Call.args.items[i]);
    }
    for (uint32_t i = 0; i < e->Call.keywords.count; i++) {
        const FhKeyword *k = e->Call.keywords.items[i];
        uint32_t at = first + e->Call.args.count + i;
        a->nodes[at] = k->value;
        a->names[at] = k->arg;
        a->starred |= !k->arg;
        fhown_eval(c, s, k->value);
    }
}

static bool same_callee(Check *c, Val a, Val b, bool method) {
    if (fhown_same(a, b)) return true;
    if (!method || a.kind != VAL_OBJ || b.kind != VAL_OBJ)
        return !method && a.kind == VAL_UNKNOWN && b.kind == VAL_UNKNOWN;
    (void)c;
    return false;
}

/* The worlds of `s` whose callee is that of the first; they leave `s`. */
static Set take_group(Check *c, Set *s, uint32_t from_top, bool method, Val *callee) {
    Set group = {0}, rest = {0};
    *callee = *fhown_top(s->first, from_top);
    for (World *w = s->first, *next; w; w = next) {
        next = w->next;
        w->next = NULL;
        fhown_set_append(same_callee(c, *fhown_top(w, from_top), *callee, method) ? &group : &rest, w);
    }
    *s = rest;
    return group;
}

static void call_grouped(Check *c, Set *s, Call *call, bool method) {
    Set out = {0};
    uint32_t from_top = call->args.count - (method ? 1 : 0);
    while (s->first) {
        Val callee;
        Set group = take_group(c, s, from_top, method, &callee);
        Call one = *call;
        Args inner;
        if (!method) {
            call_value(c, &group, &one, callee, 1);
        } else if (callee.kind == VAL_MODULE || callee.kind == VAL_CLASS) {
            shift_base(call, &inner);
            one.args = inner;
            unsigned flags = 0;
            Val target = fhown_val(VAL_UNKNOWN);
            bool native = callee.kind == VAL_MODULE && !callee.obj &&
                          fhown_native_module(callee.text, call->name, &flags);
            if (callee.kind == VAL_MODULE && callee.obj) {
                target = fhown_module_attribute(c, (Module *)(uintptr_t)callee.ptr, call->name);
            } else if (callee.kind == VAL_MODULE) {
                const Builtin *b = strcmp(callee.text, "memory") == 0 ? fhown_builtin(call->name) : NULL;
                if (b) target = (Val){.kind = VAL_BUILTIN, .ptr = b};
            } else {
                bool unknown;
                Fn *fn = fhown_method((Class *)(uintptr_t)callee.ptr, call->name, &unknown);
                if (fn && fn->is_class_method) { /* the class stands where self does */
                    fhown_apply(c, &group, fn, &inner, true, call->e);
                    fhown_set_join(c, &out, &group);
                    continue;
                }
                if (fn && !fn->is_class_method && !fn->is_property) target = (Val){.kind = VAL_FN, .ptr = fn};
            }
            if (native) {
                Builtin *b = fhown_perm(c, sizeof *b);
                *b = (Builtin){.name = call->name, .makes = MAKES_UNKNOWN, .flags = (uint8_t)flags};
                target = (Val){.kind = VAL_BUILTIN, .ptr = b};
            }
            call_value(c, &group, &one, target, 1);
        } else {
            call_method(c, &group, &one, callee);
        }
        fhown_set_join(c, &out, &group);
    }
    *s = out;
}

/* super().name(...): the method of the first base that has it. */
static bool call_super(Check *c, Set *s, Call *call) {
    const FhExpr *base = call->e->Call.func->Attribute.value;
    if (base->kind != FHTREE_Call || base->Call.func->kind != FHTREE_Name || base->Call.args.count)
        return false;
    if (strcmp(base->Call.func->Name.id->text, "super") != 0 || !c->fn->cls || !c->fn->nparams) return false;
    bool unknown = false;
    Fn *fn = NULL;
    for (uint32_t i = 0; i < c->fn->cls->nbases && !fn && !unknown; i++)
        fn = fhown_method(c->fn->cls->bases[i], call->name, &unknown);
    if (!fn && !unknown) unknown = c->fn->cls->unknown_base;
    EACH(w, s) fhown_push(c, w, fhown_get_var(w, c->fn->params[0].var));
    eval_arguments(c, s, call, NULL);
    if (fn) {
        fhown_apply(c, s, fn, &call->args, true, call->e);
    } else {
        call_unknown(c, s, call, 1, RAISES_UNLIKELY, true);
    }
    return true;
}

void fhown_call(Check *c, Set *s, const FhExpr *e) {
    const FhExpr *func = e->Call.func;
    Call call = {.e = e};
    if (func->kind == FHTREE_Attribute) {
        call.name = func->Attribute.attr->text;
        call.base = func->Attribute.value;
        if (call_super(c, s, &call)) return;
        fhown_eval(c, s, call.base);
        eval_arguments(c, s, &call, call.base);
        call_grouped(c, s, &call, true);
        return;
    }
    call.name = fhown_callee_name(c, func);
    fhown_eval(c, s, func);
    eval_arguments(c, s, &call, NULL);
    call_grouped(c, s, &call, false);
}

void fhown_call_method(Check *c, Set *s, const char *name, const FhExpr *node) {
    Set out = {0};
    bool leaves = strcmp(name, "__exit__") == 0;
    while (s->first) {
        Val base;
        Set group = take_group(c, s, 0, true, &base);
        Call call = {.e = node, .base = node, .name = name};
        uint32_t n = leaves ? 4 : 1;
        call.args = (Args){.call = node,
                           .count = n,
                           .nodes = fhown_scratch(c, 4 * sizeof *call.args.nodes),
                           .names = fhown_scratch(c, 4 * sizeof *call.args.names)};
        for (uint32_t i = 0; i < n; i++) call.args.nodes[i] = node;
        for (uint32_t i = 1; i < n; i++) {
            EACH(w, &group) fhown_push(c, w, fhown_val(VAL_DATA));
        }
        call_method(c, &group, &call, base);
        fhown_set_join(c, &out, &group);
    }
    *s = out;
}
