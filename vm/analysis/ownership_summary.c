/* A function from its entry to its exits, its summary, and the order of the functions: callees first, and those that call
 * each other round by round until their summaries stay as they are. Only functions that mention what the checker follows
 * are analysed, and those that they call. */
#include "ownership_engine.h"

/* ---- entry ------------------------------------------------------------------------------------------------------ */

static Class *class_of_annotation(Check *c, const Fn *fn, const Ann *ann) {
    if (!ann->of || ann->of->kind != FHTREE_Name) return NULL;
    uint32_t var = fhown_var(c, fn->module, fn->scope->parent, ann->of->Name.id);
    Val v = var ? fhown_static_value(c, var) : fhown_val(VAL_UNKNOWN);
    return v.kind == VAL_CLASS ? (Class *)(uintptr_t)v.ptr : NULL;
}

static ObjType type_named(Check *c, const Fn *fn, const FhExpr *name) {
    static const struct {
        const char *name;
        ObjType type;
    } types[] = {{"Buffer", OBJ_BUFFER}, {"str", OBJ_TEXT},  {"bytes", OBJ_TEXT}, {"int", OBJ_NUMBER},
                 {"float", OBJ_NUMBER},  {"list", OBJ_LIST}, {"dict", OBJ_DICT},  {"set", OBJ_SET}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (strcmp(types[i].name, name->Name.id->text) == 0 &&
            !fhown_var(c, fn->module, fn->scope->parent, name->Name.id))
            return types[i].type;
    }
    return OBJ_ANY;
}

static void enter_param(Check *c, World *w, Fn *fn, uint32_t i) {
    const Param *p = &fn->params[i];
    if (!p->var) return;
    if (p->double_star || (p->star && p->ann.kind != ANN_NONE)) {
        fhown_put_var(c, w, p->var, fhown_val(VAL_DATA));
        return;
    }
    if (i == 0 && fn->cls && fn->is_class_method) {
        fhown_put_var(c, w, p->var, (Val){.kind = VAL_CLASS, .ptr = fn->cls});
        return;
    }
    Obj *o = fhown_site(c, p->arg, 0);
    o->root = ROOT_PARAM;
    o->index = i;
    o->name = p->arg->arg->text;
    o->span = SPAN_OF(p->arg);
    o->cls = class_of_annotation(c, fn, &p->ann);
    if (i == 0 && fn->cls && !fn->is_static && !fn->is_class_method) o->cls = fn->cls;
    if (p->ann.of && p->ann.of->kind == FHTREE_Name) o->type = (uint8_t)type_named(c, fn, p->ann.of);
    if (p->star) o->type = OBJ_TUPLE;
    ObjState *s = fhown_state(c, w, o->id);
    s->may = MAY_ANY;
    s->bits = IS_HELD;
    bool nullable = p->ann.nullable || (p->default_value && p->default_value->kind == FHTREE_Constant);
    if (p->ann.kind == ANN_OWNED) {
        o->home = HOME_MANUAL;
        s->bits = (uint16_t)(IS_OWNED | (nullable ? IS_ABSENT : 0));
        s->may = nullable ? MAY_ANY : MAY_TRUTHY;
    } else if (p->ann.kind == ANN_BORROWED) {
        o->borrowed = true;
        s->bits = IS_BORROWED;
        if (!nullable) s->may = MAY_TRUTHY | MAY_FALSY;
    }
    fhown_put_var(c, w, p->var, fhown_obj_val(o->id));
}

/* ---- exits ------------------------------------------------------------------------------------------------------ */

/* What is the function's own ends with it. */
static void strip(Check *c, World *w) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < w->vars.count; i++) {
        if (!fhown_is_local(c, w->vars.items[i].var)) w->vars.items[kept++] = w->vars.items[i];
    }
    w->vars.count = kept;
    w->stack.count = 0;
    kept = 0;
    for (uint32_t i = 0; i < w->facts.count; i++) {
        const Fact *f = &w->facts.items[i];
        bool root = f->a && fhown_obj(c, f->a)->root != ROOT_SYMBOL && f->constant;
        if (root) w->facts.items[kept++] = *f;
    }
    w->facts.count = kept;
    kept = 0; /* what lies in a named arena can still be reset by the caller */
    for (uint32_t i = 0; i < w->outward.count && c->module == c->main; i++) {
        if (*w->outward.items[i].arena) w->outward.items[kept++] = w->outward.items[i];
    }
    w->outward.count = kept;
    w->unsure = false;
    if (w->ret.kind == VAL_OBJ && fhown_obj(c, w->ret.obj)->root == ROOT_SYMBOL)
        w->ret = fhown_val(VAL_UNKNOWN);
    fhown_prune(c, w);
    fhown_normalise(c, w);
}

static void end_arena_of_function(Check *c, Set *s) {
    const Fn *fn = c->fn;
    if (fn->strategy != STRATEGY_ARENA || !fn->arena || *fn->arena) return;
    EACH(w, s) fhown_leave_arena(c, w, fhown_unnamed, false);
}

static void keep_cases(Check *c, Summary *summary, Set *exits, bool raise) {
    Set joined = {0};
    for (World *w = exits->first, *next; w; w = next) {
        next = w->next;
        w->next = NULL;
        strip(c, w);
        fhown_set_add(c, &joined, w);
    }
    while (joined.count > (raise ? MAX_CASES / 2 : MAX_CASES)) {
        World *a = joined.first, *b = a->next;
        joined.first = b->next;
        joined.count -= 2;
        a->next = b->next = NULL;
        a->lossy = b->lossy = true;
        Set two = {0};
        fhown_set_append(&two, a);
        fhown_join_all(c, &two, b);
        fhown_set_append(&joined, two.first);
    }
    EACH(w, &joined) {
        Case *way = PUSH(c, &c->perm, summary->cases);
        way->world = fhown_world_copy(c, &c->perm, w);
        way->raise = raise;
        if (raise && w->raises > summary->raises) summary->raises = w->raises;
    }
}

static uint64_t mix(uint64_t h, uint64_t x) { return (h ^ x) * 0x9e3779b97f4a7c15u + (h >> 29); }

static uint64_t hash_val(uint64_t h, Val v) { return mix(mix(mix(h, v.kind), v.obj), (uint64_t)v.num); }

static uint64_t hash_summary(const Summary *s) {
    uint64_t h = mix(s->raises, s->allocates != NULL);
    for (uint32_t i = 0; i < s->cases.count; i++) {
        const World *w = s->cases.items[i].world;
        uint64_t one = hash_val(s->cases.items[i].raise, w->ret);
        for (uint32_t k = 0; k < w->vars.count; k++)
            one = hash_val(mix(one, w->vars.items[k].var), w->vars.items[k].val);
        for (uint32_t k = 0; k < w->objs.count; k++)
            one = mix(mix(one, w->objs.items[k].id),
                      w->objs.items[k].bits | (uint32_t)w->objs.items[k].may << 16);
        for (uint32_t k = 0; k < w->fields.count; k++)
            one = hash_val(mix(mix(one, w->fields.items[k].obj), w->fields.items[k].key),
                           w->fields.items[k].val);
        h += one;
    }
    return h;
}

/* ---- one function ----------------------------------------------------------------------------------------------- */

static void note_unfinished(Check *c, const Fn *fn) {
    if (!c->reporting || fn->module != c->main) return;
    FhUnfinished *u = PUSH(c, &c->perm, c->unfinished);
    u->function = fn->qualname;
    u->reason = c->reason;
    if (fn->def)
        u->span = SPAN_OF(fn->def);
    else if (fn->lambda)
        u->span = SPAN_OF(fn->lambda);
    else
        u->span = (FhSpan){1, 0, 1, 0};
}

static void analyse(Check *c, Fn *fn) {
    Set start = {0}, returns = {0}, raises = {0};
    Summary before = fn->summary;
    c->fn = fn;
    c->module = fn->module;
    c->scope = fn->scope;
    c->context = NULL;
    c->effort = c->depth = 0;
    c->dropping = false;
    c->hushed = NULL;
    c->not_made = NULL;
    c->exits_return = &returns;
    c->exits_raise = &raises;
    fn->summary.allocates = NULL;
    fn->summary.capacities.count = 0;
    fn->summary.raises = RAISES_NEVER;
    World *w = fhown_world_new(c);
    for (uint32_t i = 0; i < fn->nparams; i++) enter_param(c, w, fn, i);
    fhown_set_append(&start, w);
    fhown_body(c, &start, fn);
    end_arena_of_function(c, &returns);
    end_arena_of_function(c, &raises);
    fn->summary.cases.items = NULL;
    fn->summary.cases.count = fn->summary.cases.capacity = 0;
    keep_cases(c, &fn->summary, &returns, false);
    keep_cases(c, &fn->summary, &raises, true);
    if (!fn->summary.allocates) fn->summary.allocates = before.allocates;
    fn->summary.known = true;
    c->exits_return = c->exits_raise = NULL;
}

/* False: the summary has changed. */
static bool run(Check *c, Fn *fn, bool reporting) {
    uint64_t before = hash_summary(&fn->summary);
    bool known = fn->summary.known;
    volatile bool gave_up = false;
    if (fn->summary.gave_up) return true;
    c->reporting = reporting;
    c->can_give_up = true;
    if (setjmp(c->gave_up) == 0) {
        analyse(c, fn);
    } else {
        gave_up = true;
    }
    c->can_give_up = false;
    if (gave_up) {
        fn->summary = (Summary){.known = true, .gave_up = true};
        c->reporting = true;
        note_unfinished(c, fn);
    }
    fhbump_free(&c->scratch);
    c->marks = NULL;
    c->marks_capacity = 0;
    c->depth = 0;
    return known && hash_summary(&fn->summary) == before;
}

/* ---- the order -------------------------------------------------------------------------------------------------- */

typedef struct Order {
    LIST_OF(Fn *) stack;
    LIST_OF(Fn *) groups; /* the first of each, callees first; linked by scc_next */
    struct Frame {
        Fn *fn;
        Edge *next;
    } * frames;
    uint32_t nframes, frame_capacity, number;
} Order;

static void push_frame(Check *c, Order *o, Fn *fn) {
    fn->order = fn->low = ++o->number;
    fn->on_stack = true;
    *(Fn **)PUSH(c, &c->perm, o->stack) = fn;
    o->frames = fhown_grow(c, &c->perm, o->frames, o->nframes, &o->frame_capacity, sizeof *o->frames);
    o->frames[o->nframes].fn = fn;
    o->frames[o->nframes++].next = fn->calls;
}

static void pop_group(Check *c, Order *o, Fn *fn) {
    Fn *first = NULL, *member;
    do {
        member = o->stack.items[--o->stack.count];
        member->on_stack = false;
        member->scc_next = first;
        first = member;
    } while (member != fn);
    *(Fn **)PUSH(c, &c->perm, o->groups) = first;
}

/* Tarjan's strongly connected components, without recursion. */
static void order_from(Check *c, Order *o, Fn *root) {
    push_frame(c, o, root);
    while (o->nframes) {
        struct Frame *f = &o->frames[o->nframes - 1];
        Fn *fn = f->fn;
        if (f->next) {
            Fn *to = f->next->to;
            f->next = f->next->next;
            if (!to->order)
                push_frame(c, o, to);
            else if (to->on_stack && to->order < fn->low)
                fn->low = to->order;
            continue;
        }
        o->nframes--;
        if (o->nframes && fn->low < o->frames[o->nframes - 1].fn->low)
            o->frames[o->nframes - 1].fn->low = fn->low;
        if (fn->low == fn->order) pop_group(c, o, fn);
    }
}

static bool calls_itself(const Fn *fn) {
    for (const Edge *e = fn->calls; e; e = e->next) {
        if (e->to == fn) return true;
    }
    return false;
}

static void spread_interest(const Order *o) {
    for (uint32_t i = 0; i < o->groups.count; i++) {
        bool any = false;
        for (Fn *fn = o->groups.items[i]; fn; fn = fn->scc_next) {
            any |= fn->interesting;
            for (const Edge *e = fn->calls; e && !any; e = e->next) any |= e->to->interesting;
        }
        for (Fn *fn = o->groups.items[i]; fn; fn = fn->scc_next) fn->interesting = any;
    }
    for (uint32_t i = o->groups.count; i-- > 0;) {
        bool reachable = false;
        for (Fn *fn = o->groups.items[i]; fn; fn = fn->scc_next) {
            reachable |= fn->reachable || (fn->interesting && !fn->module->imported);
        }
        if (!reachable) continue;
        for (Fn *fn = o->groups.items[i]; fn; fn = fn->scc_next) {
            fn->reachable = true;
            for (const Edge *e = fn->calls; e; e = e->next) e->to->reachable = true;
        }
    }
}

static void run_group(Check *c, Fn *group) {
    bool recursive = group->scc_next || calls_itself(group);
    if (!recursive) {
        run(c, group, true);
        return;
    }
    for (Fn *fn = group; fn; fn = fn->scc_next)
        fn->summary.known = true; /* which returns nowhere, for a start */
    bool stable = false;
    for (uint32_t round = 0; round < MAX_ROUNDS && !stable; round++) {
        stable = true;
        for (Fn *fn = group; fn; fn = fn->scc_next) stable &= run(c, fn, false);
    }
    for (Fn *fn = group; fn; fn = fn->scc_next) run(c, fn, true);
}

void fhown_functions(Check *c) {
    Order o = {0};
    for (Fn *fn = c->fns; fn; fn = fn->next) {
        if (!fn->order) order_from(c, &o, fn);
    }
    spread_interest(&o);
    for (uint32_t i = 0; i < o.groups.count; i++) {
        Fn *group = o.groups.items[i];
        if (group->reachable) run_group(c, group);
    }
}
