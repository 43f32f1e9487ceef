/* Where objects are made, and the builtins that the memory model adds: allocate and free, arenas and strategies, the locked
 * heap, capacities. */
#include "ownership_engine.h"

/* ---- homes ------------------------------------------------------------------------------------------------------ */

static Home home_now(Check *c, const char **arena) {
    switch (fhown_strategy(c, arena)) {
    case STRATEGY_MANUAL: return HOME_MANUAL;
    case STRATEGY_ARENA: return HOME_ARENA;
    default: return HOME_COUNTED;
    }
}

Val fhown_make(Check *c, World *w, const FhExpr *node, ObjType type, const char *label) {
    const char *arena;
    Obj *o = fhown_site(c, node, type);
    Home home = home_now(c, &arena);
    if (!o->label) {
        o->type = (uint8_t)type;
        o->label = label;
        o->span = SPAN_OF(node);
    }
    o->direct = true;
    o->inherits = fhown_strategy(c, NULL) == STRATEGY_INHERIT;
    if (type == OBJ_BUFFER && home == HOME_COUNTED) home = HOME_MANUAL;
    o->home = (uint8_t)home;
    o->arena = arena;
    return fhown_fresh(c, w, o, home == HOME_MANUAL ? IS_OWNED : IS_HELD);
}

Val fhown_data(Check *c, const char *label) {
    const char *arena;
    Val v = fhown_val(VAL_DATA);
    Home home = home_now(c, &arena);
    if (home == HOME_COUNTED) v.text = fhown_textf(c, "%s is counted and cannot be freed", label);
    if (home == HOME_ARENA) v.text = fhown_textf(c, "%s lies in an arena and cannot be freed", label);
    return v;
}

/* ---- arguments -------------------------------------------------------------------------------------------------- */

typedef struct Given {
    const FhExpr *e;
    const FhExpr **nodes;
    FhName **names;
    uint32_t n;
} Given;

static int find_argument(const Given *g, uint32_t position, const char *name) {
    for (uint32_t i = 0; i < g->n; i++) {
        if (g->names[i] ? name && strcmp(g->names[i]->text, name) == 0
                        : i == position && g->nodes[i]->kind != FHTREE_Starred)
            return (int)i;
    }
    return -1;
}

static Val given(World *w, const Given *g, int i) {
    return i < 0 ? fhown_val(VAL_UNKNOWN) : w->stack.items[w->stack.count - g->n + (uint32_t)i];
}

static void replace(Check *c, World *w, const Given *g, Val result) {
    uint32_t from = w->stack.count - g->n;
    Val *values = fhown_scratch(c, (g->n + 1) * sizeof *values);
    memcpy(values, &w->stack.items[from], g->n * sizeof *values);
    w->stack.count = from;
    fhown_push(c, w, result);
    for (uint32_t i = 0; i < g->n; i++) fhown_drop(c, w, values[i], g->e);
}

/* ---- allocate, free --------------------------------------------------------------------------------------------- */

static void call_free(Check *c, Set *s, const Given *g) {
    int deep = find_argument(g, 1, "deep");
    EACH(w, s) {
        Val v = given(w, g, 0);
        if (v.kind == VAL_UNKNOWN && g->n && g->nodes[0]->kind == FHTREE_Name) {
            v = fhown_symbol(c, w, g->nodes[0]);
            w->stack.items[w->stack.count - g->n] = v;
        }
        bool is_deep = deep >= 0 && given(w, g, deep).kind != VAL_FALSE;
        if (g->n) fhown_free(c, w, v, (Ending){.node = g->nodes[0], .deep = is_deep});
        replace(c, w, g, fhown_val(VAL_NONE));
    }
}

static void raise_acquisition(Check *c, Set *s, const FhExpr *e, const char *what) {
    const Event *event = fhown_event(c, SPAN_OF(e), fhown_textf(c, "when %s raises", what), NULL);
    World as = {.raises = RAISES_KNOWN,
                .exc = fhown_text(c, "MemoryError", 11),
                .raised = event,
                .raised_at = e,
                .raised_what = what,
                .raised_by_acquisition = true};
    fhown_raise_as(c, s, &as);
}

static void call_allocate(Check *c, Set *s, const Given *g, const Builtin *b) {
    const char *what = fhown_textf(c, "`%s()`", b->name);
    int size = find_argument(g, 0, "size");
    bool certain = size >= 0;
    EACH(w, s) certain &= given(w, g, size).kind == VAL_INT && given(w, g, size).num >= 0;
    int align = find_argument(g, 1, "align");
    EACH(w, s) certain &= align < 0 || given(w, g, align).kind == VAL_INT;
    fhown_allocates(c, s, g->e, SPAN_OF(g->e), what, NULL);
    if (!certain) raise_acquisition(c, s, g->e, what);
    EACH(w, s) {
        Val n = given(w, g, size);
        Val v = fhown_make(c, w, g->e, OBJ_BUFFER, fhown_textf(c, "what %s made", what));
        fhown_obj(c, v.obj)->size = n.kind == VAL_INT ? n.num : -1;
        replace(c, w, g, v);
    }
}

/* ---- arenas ----------------------------------------------------------------------------------------------------- */

/* The name that an argument gives: a constant or an arena; NULL: unknown. */
static const char *arena_name(Check *c, Val v) {
    if (v.kind == VAL_STR) return v.text;
    if (v.kind == VAL_OBJ && fhown_obj(c, v.obj)->type == OBJ_ARENA) return fhown_obj(c, v.obj)->arena;
    return NULL;
}

static bool is_decorators(const Check *c, const char *name) {
    for (uint32_t i = 0; i < c->decorated_arenas.count; i++)
        if (c->decorated_arenas.items[i] == name) return true;
    return false;
}

static ArenaState *state_of(Check *c, World *w, const char *name) {
    ArenaState *a = fhown_arena_state(c, w, name, false);
    if (a) return a;
    a = fhown_arena_state(c, w, name, true);
    bool module = !c->fn->def && !c->fn->lambda;
    if (module && !c->main->imported && c->fn->outer == NULL && !is_decorators(c, name))
        a->bits = ARENA_MISSING;
    return a;
}

static bool is_created_somewhere(const Check *c, const char *name) {
    if (c->dynamic_arenas || !c->reporting) return true;
    for (uint32_t i = 0; i < c->arena_names.count; i++) {
        if (c->arena_names.items[i] == name) return true;
    }
    return false;
}

static Hit *arena_fault(Check *c, World *w, const FhExpr *e, bool certain, int level, const char *message) {
    return fhown_fault(c, w, 111, SORT_ARENA, e, SPAN_OF(e), 0, certain, level, message,
                       "A name stands for an arena from create_arena() until it is destroyed.");
}

static void need_arena(Check *c, World *w, const char *name, const FhExpr *e) {
    if (!name || !*name) return;
    ArenaState *a = state_of(c, w, name);
    uint8_t bad = a->bits & (ARENA_MISSING | ARENA_DESTROYED);
    bool certain = !(a->bits & ARENA_EXISTS);
    if (a->bits & ARENA_DESTROYED) {
        Hit *h = arena_fault(c, w, e, certain, -1,
                             fhown_textf(c, "the arena \"%s\" is used after it was destroyed", name));
        if (h) fhown_add_event(h, a->event);
    } else if (!is_created_somewhere(c, name) && certain) {
        arena_fault(c, w, e, true, FHLEVEL_ERROR, fhown_textf(c, "no arena is named \"%s\"", name));
    } else if (bad && !c->dynamic_arenas) {
        arena_fault(c, w, e, certain, -1, fhown_textf(c, "the arena \"%s\" has not been created yet", name));
    } else {
        fhown_fine(c, e, SORT_ARENA);
        return;
    }
    a->bits = ARENA_EXISTS; /* as was meant: it is told once */
}

static bool is_in_force(const Check *c, const char *name) {
    for (const Context *x = c->context; x; x = x->outer) {
        if (x->kind == CONTEXT_STRATEGY && x->strategy == STRATEGY_ARENA && x->arena == name && *name)
            return true;
    }
    return c->fn->arena && *c->fn->arena && c->fn->arena == name;
}

static Val arena_handle(Check *c, World *w, const FhExpr *e, const char *name) {
    Obj *o = fhown_site(c, e, OBJ_ARENA);
    o->type = OBJ_ARENA;
    o->arena = name;
    o->span = SPAN_OF(e);
    o->label = name && *name ? fhown_textf(c, "the arena \"%s\"", name) : "the arena";
    return fhown_fresh(c, w, o, IS_HELD);
}

static void call_create(Check *c, Set *s, const Given *g) {
    fhown_allocates(c, s, g->e, SPAN_OF(g->e), "`create_arena()`", NULL);
    fhown_raise(c, s, g->e, RAISES_UNLIKELY, "ValueError", "`create_arena()`", NULL);
    EACH(w, s) {
        const char *name = arena_name(c, given(w, g, find_argument(g, 0, "name")));
        if (name) {
            ArenaState *a = state_of(c, w, name);
            if (a->bits & ARENA_EXISTS) {
                Hit *h = arena_fault(c, w, g->e, a->bits == ARENA_EXISTS, -1,
                                     fhown_textf(c, "the arena \"%s\" is created twice", name));
                if (h) fhown_add_event(h, a->event);
            } else {
                fhown_fine(c, g->e, SORT_ARENA);
            }
            a->bits = ARENA_EXISTS;
            a->touched = true;
            a->event = fhown_event(c, SPAN_OF(g->e), "created here", NULL);
        }
        replace(c, w, g, arena_handle(c, w, g->e, name));
    }
}

static void call_arena(Check *c, Set *s, const Given *g) {
    fhown_raise(c, s, g->e, RAISES_UNLIKELY, "KeyError", "`arena()`", NULL);
    EACH(w, s) {
        Val v = given(w, g, 0);
        if (v.kind == VAL_OBJ) fhown_use(c, w, v, g->nodes[0]);
        const char *name = arena_name(c, v);
        if (v.kind == VAL_STR) need_arena(c, w, name, g->e);
        replace(c, w, g, arena_handle(c, w, g->e, name));
    }
}

/* A reference that was stored outside of the arena dangles. */
static void dangle(Check *c, World *w, const char *name, const Event *reset) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < w->outward.count; i++) {
        Outward o = w->outward.items[i];
        if (o.arena != name) {
            w->outward.items[kept++] = o;
            continue;
        }
        Hit *h = fhown_fault(
            c, w, 110, SORT_STORE, o.node, o.event->span, o.obj, true, FHLEVEL_ERROR,
            fhown_textf(c, "%s lies in the arena \"%s\" and is stored outside of it", o.name, name),
            "After the reset the reference dangles, and using it raises UseAfterFreeError.");
        if (h) h->fn = o.fn;
        if (h) fhown_add_event(h, reset);
        if (o.obj) fhown_state(c, w, o.obj)->bits |= SILENCED;
    }
    w->outward.count = kept;
}

/* An arena in force may be reset, though it seldom is meant; destroying it is refused. */
static void end_in_force(Check *c, World *w, const char *name, const FhExpr *node, bool destroy) {
    arena_fault(c, w, node, true, destroy ? FHLEVEL_ERROR : FHLEVEL_WARNING,
                fhown_textf(c,
                            destroy ? "the arena \"%s\" is destroyed while it is in force"
                                    : "the arena \"%s\" is reset while it is in force",
                            name));
}

bool fhown_reset_arena(Check *c, World *w, const char *name, const FhExpr *node, bool destroy, FhSpan at) {
    if (is_in_force(c, name)) {
        end_in_force(c, w, name, node, destroy);
        if (destroy) return false;
    }
    const Event *event = fhown_event(
        c, at,
        fhown_textf(c, destroy ? "the arena \"%s\" is destroyed here" : "the arena \"%s\" is reset here",
                    name),
        NULL);
    dangle(c, w, name, event);
    for (uint32_t i = 0; i < w->objs.count; i++) {
        ObjState *s = &w->objs.items[i];
        const Obj *o = fhown_obj(c, s->id);
        bool handle = o->type == OBJ_ARENA && destroy && o->arena == name;
        bool inside =
            o->home == HOME_ARENA && o->arena == name && !(s->bits & WAS_EVACUATED) && o->type != OBJ_ARENA;
        if ((!handle && !inside) || (s->bits & IS_FREED)) continue;
        s->bits = (uint16_t)((s->bits & ~LIFE) | IS_FREED);
        s->event = event;
    }
    ArenaState *a = fhown_arena_state(c, w, name, true);
    a->touched = true;
    if (destroy) {
        a->bits = ARENA_DESTROYED;
        a->event = event;
    } else {
        a->was_reset = true;
    }
    return true;
}

static void call_reset(Check *c, Set *s, const Given *g, bool destroy) {
    fhown_raise(c, s, g->e, RAISES_UNLIKELY, "KeyError", destroy ? "`destroy_arena()`" : "`reset_arena()`",
                NULL);
    EACH(w, s) {
        Val v = given(w, g, 0);
        const char *name = arena_name(c, v);
        if (name) {
            need_arena(c, w, name, g->e);
            fhown_reset_arena(c, w, name, g->e, destroy, SPAN_OF(g->e));
        }
        replace(c, w, g, fhown_val(VAL_NONE));
    }
}

void fhown_outward(Check *c, World *w, uint32_t obj, const FhExpr *node) {
    const Obj *o = fhown_obj(c, obj);
    const ObjState *s = fhown_find_state(w, obj);
    if (o->home != HOME_ARENA || !o->arena || o->root != ROOT_NONE || !s ||
        (s->bits & (WAS_EVACUATED | IS_FREED)))
        return;
    for (uint32_t i = 0; i < w->outward.count; i++) {
        if (w->outward.items[i].node == node) return;
    }
    *(Outward *)PUSH(c, &c->scratch, w->outward) = (Outward){
        obj, o->arena, fhown_event(c, SPAN_OF(node), "stored here", NULL), node, fhown_obj_name(c, o), c->fn};
}

const char fhown_unnamed[] = "";

/* The scope that owns the arena ends: what is still referred to is evacuated. */
void fhown_leave_arena(Check *c, World *w, const char *name, bool destroyed) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < w->outward.count; i++) {
        Outward o = w->outward.items[i];
        if (o.arena != name) {
            w->outward.items[kept++] = o;
            continue;
        }
        bool refused = c->fn->no_escape && c->fn->arena == name;
        fhown_fault(c, w, 110, SORT_STORE, o.node, o.event->span, o.obj, true,
                    refused ? FHLEVEL_ERROR : FHLEVEL_NOTE,
                    fhown_textf(c,
                                refused ? "%s is stored outside of its arena, which escape=\"error\" forbids"
                                        : "%s is stored outside of its arena and will be evacuated",
                                o.name),
                    refused ? "The store raises ArenaEscapeError."
                            : "What outlives its arena is moved out of it, which costs time.");
    }
    w->outward.count = kept;
    for (uint32_t i = 0; i < w->objs.count; i++) {
        ObjState *s = &w->objs.items[i];
        const Obj *o = fhown_obj(c, s->id);
        if (o->arena != name) continue;
        if (o->type == OBJ_ARENA && destroyed && !(s->bits & IS_FREED)) {
            s->bits = (uint16_t)((s->bits & ~LIFE) | IS_FREED);
            s->event = NULL;
        } else if (o->home == HOME_ARENA) {
            s->bits |= WAS_EVACUATED;
        }
    }
    if (!destroyed || !name || !*name) return;
    ArenaState *a = fhown_arena_state(c, w, name, true);
    a->bits = ARENA_DESTROYED;
    a->touched = true;
}

/* ---- capacities ------------------------------------------------------------------------------------------------- */

static void capacity_fault(Check *c, World *w, const FhExpr *e, const char *message, const Event *made) {
    Hit *h = fhown_fault(
        c, w, 112, SORT_CAPACITY, e, SPAN_OF(e), 0, true, FHLEVEL_ERROR, message,
        "A capacity is at least 1, at most 2147483647, and fits into the memory of its provider.");
    if (h) fhown_add_event(h, made);
}

void fhown_check_capacity(Check *c, World *w, const FhExpr *e, Val n, const Capacity *of) {
    const char *name = of->of->name, *message = NULL;
    if (n.kind != VAL_INT) return;
    if (n.num <= 0)
        message = fhown_textf(c, "the capacity of this %s is %lld", name, (long long)n.num);
    else if (n.num > INT32_MAX)
        message = fhown_textf(c, "the capacity of this %s is above 2147483647", name);
    else if (of->room >= 0 && n.num > of->room / of->of->size)
        message = fhown_textf(c, "%lld elements of %lld bytes do not fit into a provider of %lld bytes",
                              (long long)n.num, (long long)of->of->size, (long long)of->room);
    if (message) capacity_fault(c, w, e, message, of->event);
}

/* A parameter that the function neither tests nor binds again: its callers say what the capacity is. */
static void leave_to_callers(Check *c, Val n, Capacity of) {
    const Obj *o = n.kind == VAL_OBJ ? fhown_obj(c, n.obj) : NULL;
    if (!o || o->root != ROOT_PARAM) return;
    const VarInfo *info = &c->vars.items[c->fn->params[o->index].var];
    of.param = o->index;
    if (!info->bindings && !info->compared) *(Capacity *)PUSH(c, &c->perm, c->fn->summary.capacities) = of;
}

/* `0 if small else 8`: each of the two has to be right. */
static void check_arms(Check *c, World *w, const Given *g, const FhExpr *e, const Capacity *of) {
    Val n = {.kind = VAL_INT};
    if (e->kind == FHTREE_IfExp) {
        check_arms(c, w, g, e->IfExp.body, of);
        check_arms(c, w, g, e->IfExp.orelse, of);
    } else if (fhown_const_int(c, c->module, c->scope, e, &n.num)) {
        fhown_check_capacity(c, w, g->e, n, of);
    }
}

static void call_bounded(Check *c, Set *s, const Given *g, const Builtin *b) {
    const Event *event = fhown_event(c, SPAN_OF(g->e), "it is made here", NULL);
    fhown_allocates(c, s, g->e, SPAN_OF(g->e), fhown_textf(c, "`%s()`", b->name), NULL);
    fhown_raise(c, s, g->e, RAISES_UNLIKELY, "ValueError", b->name, NULL);
    EACH(w, s) {
        int at = find_argument(g, 0, "capacity");
        Val capacity = given(w, g, at), provider = given(w, g, find_argument(g, 1, "provider"));
        bool known = provider.kind == VAL_OBJ && fhown_obj(c, provider.obj)->type == OBJ_PROVIDER;
        Capacity of = {.of = b, .room = known ? fhown_obj(c, provider.obj)->size : -1};
        fhown_check_capacity(c, w, g->e, capacity, &of);
        if (at >= 0 && capacity.kind != VAL_INT) check_arms(c, w, g, g->nodes[at], &of);
        of.event = event;
        leave_to_callers(c, capacity, of);
        for (uint32_t i = 0; i < g->n; i++) fhown_escape(c, w, given(w, g, (int)i));
        replace(c, w, g, fhown_data(c, fhown_textf(c, "this %s", b->name)));
    }
}

static void call_provider(Check *c, Set *s, const Given *g, const Builtin *b) {
    fhown_allocates(c, s, g->e, SPAN_OF(g->e), fhown_textf(c, "`%s()`", b->name), NULL);
    EACH(w, s) {
        Val size = given(w, g, find_argument(g, 0, "size"));
        int64_t room = b->size >= 0 ? b->size : size.kind == VAL_INT ? size.num : -1;
        if (b->size < 0 && size.kind == VAL_INT && size.num <= 0) {
            capacity_fault(c, w, g->e,
                           fhown_textf(c, "the size of this %s is %lld", b->name, (long long)size.num), NULL);
            room = -1;
        }
        Obj *o = fhown_site(c, g->e, OBJ_PROVIDER);
        o->type = OBJ_PROVIDER;
        o->size = room;
        o->span = SPAN_OF(g->e);
        o->label = "this provider";
        replace(c, w, g, fhown_fresh(c, w, o, IS_HELD));
    }
}

/* ---- the rest --------------------------------------------------------------------------------------------------- */

static void call_lock(Check *c, Set *s, const Given *g) {
    EACH(w, s) {
        Val v = given(w, g, 0);
        if (v.kind == VAL_STR && strcmp(v.text, "all") == 0) {
            w->locked = true;
            w->locked_at = fhown_event(c, SPAN_OF(g->e), "the heap is locked here", NULL);
        }
        replace(c, w, g, fhown_val(VAL_NONE));
    }
}

static void call_plain(Check *c, Set *s, const Given *g, bool uses, Val result) {
    EACH(w, s) {
        for (uint32_t i = 0; i < g->n && uses; i++) fhown_use(c, w, given(w, g, (int)i), g->nodes[i]);
        replace(c, w, g, result);
    }
}

void fhown_special(Check *c, Set *s, const FhExpr *e, const Builtin *b, const FhExpr **nodes, FhName **names,
                   uint32_t n) {
    Given g = {e, nodes, names, n};
    switch ((Special)b->special) {
    case SPECIAL_FREE: call_free(c, s, &g); break;
    case SPECIAL_ALLOCATE: call_allocate(c, s, &g, b); break;
    case SPECIAL_CREATE_ARENA: call_create(c, s, &g); break;
    case SPECIAL_ARENA: call_arena(c, s, &g); break;
    case SPECIAL_RESET: call_reset(c, s, &g, false); break;
    case SPECIAL_DESTROY: call_reset(c, s, &g, true); break;
    case SPECIAL_LOCK: call_lock(c, s, &g); break;
    case SPECIAL_BOUNDED: call_bounded(c, s, &g, b); break;
    case SPECIAL_PROVIDER: call_provider(c, s, &g, b); break;
    case SPECIAL_EXIT: *s = (Set){0}; break;
    case SPECIAL_ISINSTANCE: call_plain(c, s, &g, true, fhown_val(VAL_UNKNOWN)); break;
    case SPECIAL_STRATEGY: call_plain(c, s, &g, false, fhown_val(VAL_DATA)); break;
    default: call_plain(c, s, &g, false, fhown_val(VAL_UNKNOWN)); break;
    }
}
