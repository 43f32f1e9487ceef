/* The rules of objects: what use, end, move, escape, storing and leaving do to their states, and when that is a finding.
 *
 * A finding silences its object on that path, so that one fault is told once. */
#include "ownership_engine.h"

static uint16_t set_life(uint16_t bits, uint16_t life) { return (uint16_t)((bits & ~LIFE) | life); }

const Event *fhown_event(Check *c, FhSpan span, const char *note, const Event *before) {
    Event *e = fhown_perm(c, sizeof *e);
    *e = (Event){span, note, before};
    return e;
}

static void give_event(Check *c, ObjState *s, FhSpan span, const char *note) {
    s->event = fhown_event(c, span, note, NULL);
}

static bool is_entry_root(const Obj *o) { return o->root != ROOT_NONE && o->root != ROOT_SYMBOL; }

static const char *name_of(Check *c, const Obj *o) { return fhown_obj_name(c, o); }

/* ---- use -------------------------------------------------------------------------------------------------------- */

static void add_state_event(Hit *h, const ObjState *s) {
    if (h) fhown_add_event(h, s->event);
}

/* A finding has been made of it, and is made neither again nor of what it holds. */
static void silence(Check *c, World *w, uint32_t obj, uint32_t depth) {
    fhown_state(c, w, obj)->bits |= SILENCED;
    for (uint32_t i = 0; i < w->fields.count && depth < MAX_FIELD_DEPTH; i++) {
        const Field *f = &w->fields.items[i];
        if (f->obj == obj && f->key && f->val.kind == VAL_OBJ) silence(c, w, f->val.obj, depth + 1);
    }
}

static void use_of_dead(Check *c, World *w, ObjState *s, const Obj *o, const FhExpr *node, bool certain) {
    bool freed = (s->bits & IS_FREED) != 0;
    const char *name = name_of(c, o);
    Hit *h;
    if (o->type == OBJ_ARENA) {
        h = fhown_fault(c, w, 111, SORT_LIFE, node, SPAN_OF(node), o->id, certain,
                        certain ? FHLEVEL_ERROR : -1,
                        fhown_textf(c, "%s is used after the arena was destroyed", name),
                        "A destroyed arena has no memory and no name any more.");
    } else if (freed) {
        h = fhown_fault(c, w, 101, SORT_LIFE, node, SPAN_OF(node), o->id, certain, -1,
                        fhown_textf(c, "%s is used after %s", name,
                                    o->home == HOME_ARENA && o->type != OBJ_BUFFER ? "its arena was reset"
                                                                                   : "it was freed"),
                        "What has been freed raises UseAfterFreeError when it is looked into.");
    } else {
        h = fhown_fault(c, w, 103, SORT_LIFE, node, SPAN_OF(node), o->id, certain, -1,
                        fhown_textf(c, "%s is used after it was moved", name),
                        "The function that took it over may have freed it already.");
    }
    add_state_event(h, s);
    silence(c, w, o->id, 0);
}

void fhown_use(Check *c, World *w, Val v, const FhExpr *node) {
    fhown_work(c, 1);
    if (v.kind != VAL_OBJ) {
        fhown_fine(c, node, SORT_LIFE);
        return;
    }
    ObjState *s = fhown_state(c, w, v.obj);
    const Obj *o = fhown_obj(c, v.obj);
    if (!(s->bits & (IS_FREED | IS_MOVED))) {
        if (is_entry_root(o)) s->bits |= WAS_USED;
        fhown_fine(c, node, SORT_LIFE);
        return;
    }
    if (s->bits & SILENCED) return;
    use_of_dead(c, w, s, o, node, !(s->bits & LIFE & ~(IS_FREED | IS_MOVED)));
}

/* ---- free ------------------------------------------------------------------------------------------------------- */

static const char *by(Check *c, const char *what, const char *via) {
    return via ? fhown_textf(c, "%s in `%s()`", what, via) : fhown_textf(c, "%s here", what);
}

static void refuse_free(Check *c, World *w, Ending how, const Obj *o, const char *message) {
    Hit *h = fhown_fault(
        c, w, 106, SORT_LIFE, how.node, SPAN_OF(how.node), o ? o->id : 0, true, FHLEVEL_ERROR, message,
        "Only a manual object that is the caller's own may be freed; anything else raises InvalidFreeError.");
    ObjState *s = h && o ? fhown_find_state(w, o->id) : NULL;
    if (s) add_state_event(h, s);
}

static void free_constant(Check *c, World *w, Val v, Ending how) {
    const char *what = NULL;
    switch ((ValKind)v.kind) {
    case VAL_INT: what = "a number"; break;
    case VAL_TRUE:
    case VAL_FALSE: what = "a truth value"; break;
    case VAL_STR:
    case VAL_CONST: what = "a constant"; break;
    case VAL_CLASS: what = "a class"; break;
    case VAL_BUILTIN: what = "a builtin"; break;
    case VAL_MODULE: what = "a module"; break;
    case VAL_FN:
        if (((const Fn *)v.ptr)->outer == ((const Fn *)v.ptr)->module->body) what = "a function";
        break;
    default: break;
    }
    if (v.kind == VAL_DATA && v.text)
        refuse_free(c, w, how, NULL, v.text);
    else if (what)
        refuse_free(c, w, how, NULL, fhown_textf(c, "%s cannot be freed", what));
    else
        fhown_fine(c, how.node, SORT_LIFE);
    if (!what && v.kind == VAL_UNKNOWN && c->module->strict) {
        fhown_fault(c, w, 106, SORT_ARGUMENT, how.node, SPAN_OF(how.node), 0, true, FHLEVEL_ERROR,
                    "nothing shows that what is freed here is owned",
                    "Under `# memory: strict` what is unknown is an error.");
    }
}

static bool has_wrong_home(const Obj *o, const ObjState *s) {
    if (o->root != ROOT_NONE || (s->bits & (IS_OWNED | WAS_EVACUATED))) return false;
    return o->home == HOME_COUNTED || (o->home == HOME_ARENA && o->type != OBJ_BUFFER);
}

/* An object that was made from another (a borrowed result) ends with it. */
static uint32_t owner_key(void) { return 0; }
uint32_t fhown_owner_key(void) { return owner_key(); }

void fhown_end_owner(Check *c, World *w, uint32_t owner, const Event *event) {
    for (uint32_t i = 0; i < w->fields.count; i++) {
        const Field *f = &w->fields.items[i];
        if (f->key != owner_key() || f->val.kind != VAL_OBJ || f->val.obj != owner) continue;
        ObjState *s = fhown_state(c, w, f->obj);
        if (s->bits & IS_FREED) continue;
        s->bits = set_life(s->bits, IS_FREED);
        s->event = event;
        fhown_end_owner(c, w, s->id, event);
    }
}

static void free_children(Check *c, World *w, uint32_t obj, Ending how, uint32_t depth) {
    for (uint32_t i = 0; i < w->fields.count && depth < MAX_FIELD_DEPTH; i++) {
        Field f = w->fields.items[i];
        if (f.obj != obj || f.key == owner_key() || f.val.kind != VAL_OBJ) continue;
        ObjState *s = fhown_state(c, w, f.val.obj);
        if (!(s->bits & (IS_OWNED | IS_HELD)) || (s->bits & IS_FREED)) continue;
        if (!(s->bits & IS_OWNED) && fhown_obj(c, f.val.obj)->home != HOME_MANUAL) continue;
        s->bits = set_life(s->bits, IS_FREED);
        give_event(c, s, SPAN_OF(how.node), "freed here, as part of the whole");
        fhown_fine(c, fhown_leak_key(fhown_obj(c, f.val.obj)), SORT_LEAK);
        free_children(c, w, f.val.obj, how, depth + 1);
    }
}

/* What only the freed object referred to is nobody's now. */
static void lose_children(Check *c, World *w, uint32_t obj, FhSpan where) {
    for (bool again = true; again;) {
        again = false;
        for (uint32_t i = 0; i < w->fields.count; i++) {
            Field f = w->fields.items[i];
            if (f.obj != obj || f.val.kind != VAL_OBJ) continue;
            if (f.key == owner_key()) continue;
            fhown_put_field(c, w, obj, f.key, fhown_val(VAL_UNKNOWN));
            fhown_forget(c, w, f.val, NULL, where);
            again = true;
            break;
        }
    }
}

void fhown_free(Check *c, World *w, Val v, Ending how) {
    if (v.kind != VAL_OBJ) {
        free_constant(c, w, v, how);
        return;
    }
    ObjState *s = fhown_state(c, w, v.obj);
    Obj *o = fhown_obj(c, v.obj);
    if (s->may == MAY_NONE || !(s->bits & LIFE & ~IS_ABSENT)) {
        fhown_fine(c, how.node, SORT_LIFE);
        return;
    }
    if (s->bits & SILENCED) return;
    const char *name = name_of(c, o);
    bool dead = (s->bits & (IS_FREED | IS_MOVED)) != 0, certain = !(s->bits & LIFE & ~(IS_FREED | IS_MOVED));
    if (dead) {
        uint16_t rule = s->bits & IS_FREED ? 102 : 103;
        const char *message =
            rule == 102
                ? fhown_textf(c, how.with ? "the end of `with` frees %s again" : "%s is freed twice", name)
                : fhown_textf(c, "%s is freed after it was moved", name);
        Hit *h = fhown_fault(
            c, w, rule, SORT_LIFE, how.node, SPAN_OF(how.node), o->id, certain, -1, message,
            rule == 102 ? "The second free raises DoubleFreeError."
                        : "The function that took it over frees it; freeing it again is a double free.");
        add_state_event(h, s);
        s->bits |= SILENCED;
        return;
    }
    if (s->bits & IS_BORROWED) {
        refuse_free(c, w, how, o,
                    how.via ? fhown_textf(c, "%s is borrowed, and `%s()` frees it", name, how.via)
                            : fhown_textf(c, "%s is borrowed and may not be freed", name));
        fhown_state(c, w, o->id)->bits |= SILENCED;
        return;
    }
    if (has_wrong_home(o, s)) {
        refuse_free(c, w, how, o,
                    fhown_textf(c,
                                o->home == HOME_ARENA ? "%s lies in an arena and cannot be freed"
                                                      : "%s is counted and cannot be freed",
                                name));
        fhown_state(c, w, o->id)->bits |= SILENCED;
        return;
    }
    fhown_fine(c, how.node, SORT_LIFE);
    fhown_fine(c, fhown_leak_key(o), SORT_LEAK);
    s->bits = set_life(s->bits, (uint16_t)(IS_FREED | (s->bits & IS_ABSENT)));
    if (is_entry_root(o)) s->bits |= WAS_FREED_HERE;
    give_event(c, s, SPAN_OF(how.node),
               how.with ? "freed at the end of this `with`" : by(c, "freed", how.via));
    fhown_end_owner(c, w, o->id, s->event);
    if (how.deep) free_children(c, w, o->id, how, 0);
    lose_children(c, w, o->id, SPAN_OF(how.node));
}

/* ---- move ------------------------------------------------------------------------------------------------------- */

static void mismatch(Check *c, World *w, const FhExpr *node, uint32_t obj, const char *what, const char *to) {
    Hit *h = fhown_fault(c, w, 109, SORT_ARGUMENT, node, SPAN_OF(node), obj, true, FHLEVEL_ERROR,
                         fhown_textf(c, "%s is passed to `%s()`, which takes ownership", what, to),
                         "An `owned` parameter is freed by the function that takes it, so the caller must "
                         "own what it passes.");
    if (h && obj) add_state_event(h, fhown_find_state(w, obj));
}

void fhown_move(Check *c, World *w, Val v, const FhExpr *node, const char *to) {
    if (v.kind != VAL_OBJ) {
        bool constant = v.kind == VAL_INT || v.kind == VAL_STR || v.kind == VAL_CONST || v.kind == VAL_TRUE ||
                        v.kind == VAL_FALSE;
        if (constant)
            mismatch(c, w, node, 0, "a constant", to);
        else
            fhown_fine(c, node, SORT_LIFE);
        return;
    }
    ObjState *s = fhown_state(c, w, v.obj);
    const Obj *o = fhown_obj(c, v.obj);
    if (s->bits & SILENCED) return;
    const char *name = name_of(c, o);
    if (s->bits & (IS_FREED | IS_MOVED)) {
        bool certain = !(s->bits & LIFE & ~(IS_FREED | IS_MOVED));
        uint16_t rule = s->bits & IS_FREED ? 102 : 103;
        Hit *h = fhown_fault(c, w, rule, SORT_LIFE, node, SPAN_OF(node), o->id, certain, -1,
                             fhown_textf(c,
                                         rule == 102
                                             ? "%s was freed already and is handed to `%s()`, which frees it"
                                             : "%s was moved already and is handed to `%s()`",
                                         name, to),
                             "An object has one owner, and ends once.");
        add_state_event(h, s);
        s->bits |= SILENCED;
        return;
    }
    if (s->bits & IS_BORROWED) {
        mismatch(c, w, node, o->id, fhown_textf(c, "%s, which is borrowed,", name), to);
        return;
    }
    if (has_wrong_home(o, s)) {
        mismatch(c, w, node, o->id,
                 fhown_textf(c,
                             o->home == HOME_ARENA ? "%s, which lies in an arena," : "%s, which is counted,",
                             name),
                 to);
        return;
    }
    fhown_fine(c, node, SORT_LIFE);
    fhown_fine(c, fhown_leak_key(o), SORT_LEAK);
    s->bits = set_life(s->bits, (uint16_t)(IS_MOVED | (s->bits & IS_ABSENT)));
    if (is_entry_root(o)) s->bits |= WAS_FREED_HERE;
    give_event(c, s, SPAN_OF(node), fhown_textf(c, "moved to `%s()` here", to));
    fhown_end_owner(c, w, o->id, s->event);
    fhown_share(c, w, v, false); /* what it holds goes with it */
}

/* ---- escape ----------------------------------------------------------------------------------------------------- */

static void hold(Check *c, ObjState *s) {
    if (s->bits & IS_OWNED) {
        s->bits = (uint16_t)((s->bits & ~IS_OWNED) | IS_HELD);
        fhown_fine(c, fhown_leak_key(fhown_obj(c, s->id)), SORT_LEAK);
    }
    s->bits |= HAS_ESCAPED;
}

/* Names that a function mentions and that belong to the one around it. */
static void each_captured(Check *c, World *w, Fn *closure,
                          void (*visit)(Check *, World *, uint32_t var, FhName *, void *), void *env) {
    if (closure->visiting) return;
    closure->visiting = true;
    for (uint32_t i = 0; i < closure->scope->count; i++) {
        const FhSymbol *symbol = closure->scope->symbols[i];
        if (symbol->resolution != FHRESOLVED_FREE) continue;
        uint32_t var = fhown_var(c, closure->module, closure->scope, symbol->name);
        if (var && fhown_is_local(c, var)) visit(c, w, var, symbol->name, env);
    }
    closure->visiting = false;
}

static void escape_captured(Check *c, World *w, uint32_t var, FhName *name, void *env) {
    (void)name, (void)env;
    fhown_escape(c, w, fhown_get_var(w, var));
}

void fhown_capture_escapes(Check *c, World *w, Fn *closure) {
    each_captured(c, w, closure, escape_captured, NULL);
}

void fhown_escape(Check *c, World *w, Val v) {
    if (v.kind == VAL_FN && ((const Fn *)v.ptr)->outer == c->fn)
        fhown_capture_escapes(c, w, (Fn *)(uintptr_t)v.ptr);
    if (v.kind != VAL_OBJ) return;
    ObjState *s = fhown_state(c, w, v.obj);
    Obj *o = fhown_obj(c, v.obj);
    if ((s->bits & HAS_ESCAPED) && !(s->bits & IS_OWNED)) return;
    hold(c, s);
    if (o->type == OBJ_CLOSURE && o->fn) fhown_capture_escapes(c, w, o->fn);
    for (uint32_t i = 0; i < w->fields.count; i++) {
        Field f = w->fields.items[i];
        if (f.obj == v.obj && f.key != owner_key()) fhown_escape(c, w, f.val);
    }
}

void fhown_share(Check *c, World *w, Val v, bool itself) {
    if (v.kind != VAL_OBJ || fhown_obj(c, v.obj)->later) return; /* a generator gives what it makes */
    if (itself) fhown_escape(c, w, v);
    for (uint32_t i = 0; i < w->fields.count; i++) {
        Field f = w->fields.items[i];
        if (f.obj == v.obj && f.key != owner_key()) fhown_escape(c, w, f.val);
    }
}

void fhown_hand_on(Check *c, World *w, Val v, const FhExpr *node) {
    if (v.kind == VAL_OBJ) {
        ObjState *s = fhown_state(c, w, v.obj);
        const Obj *o = fhown_obj(c, v.obj);
        if (c->module->strict && (s->bits & IS_OWNED) && (o->home == HOME_MANUAL || o->root == ROOT_PARAM)) {
            fhown_fault(c, w, 109, SORT_ARGUMENT, node, SPAN_OF(node), o->id, true, FHLEVEL_ERROR,
                        fhown_textf(c, "%s is passed to a function of which nothing is known", name_of(c, o)),
                        "Under `# memory: strict` what is unknown is an error: annotate the parameter as "
                        "`owned` or `borrowed`.");
        }
        if (o->type == OBJ_INSTANCE || is_entry_root(o)) {
            /* the attributes may be other ones afterwards */
            fhown_escape(c, w, v);
            for (uint32_t i = 0; i < w->fields.count; i++) {
                if (w->fields.items[i].obj == v.obj && w->fields.items[i].key != owner_key()) {
                    w->fields.items[i].val = fhown_val(VAL_UNKNOWN);
                }
            }
        }
    }
    fhown_escape(c, w, v);
}

/* ---- leaks ------------------------------------------------------------------------------------------------------ */

static const char *leak_why = "Nothing frees it, so it stays until the program ends.";

static void leak(Check *c, World *w, uint32_t id, unsigned how, FhSpan where, const char *note) {
    ObjState *s = fhown_state(c, w, id);
    Obj *o = fhown_obj(c, id);
    bool maybe = (s->bits & LIFE & ~(IS_OWNED | IS_ABSENT)) != 0;
    bool silent = (s->bits & SILENCED) || (w->lossy && (s->bits & LIFE) != IS_OWNED);
    s->bits = (uint16_t)((s->bits & ~IS_OWNED) | IS_HELD | SILENCED);
    if (silent) return;
    bool named = (s->bits & WAS_NAMED) || o->root == ROOT_PARAM || o->name;
    if (!named && !o->acquired) { /* unnamed manual objects end when they have been used */
        bool manual = o->home == HOME_MANUAL && fhown_strategy(c, NULL) == STRATEGY_MANUAL;
        if (manual && (c->dropping || o->type == OBJ_BUFFER)) {
            fhown_fault(c, w, 114, SORT_DROP, o->node, o->span, id, true, FHLEVEL_NOTE,
                        fhown_textf(c, "%s is made and dropped", name_of(c, o)),
                        "A fresh object that nothing names cannot be freed by this function.");
            return;
        }
        if (o->type != OBJ_BUFFER) return;
    }
    const char *message =
        o->root == ROOT_PARAM
            ? fhown_textf(c, "the owned parameter %s is neither freed nor handed on", name_of(c, o))
            : fhown_textf(c, "%s is never freed", name_of(c, o));
    if (how & LEAK_REBOUND) message = fhown_textf(c, "%s is lost before it is freed", name_of(c, o));
    bool end = (how & LEAK_END) != 0;
    Hit *h = fhown_fault(
        c, w, 104, SORT_LEAK, fhown_leak_key(o), o->span, id, !maybe, end ? FHLEVEL_NOTE : -1,
        end ? fhown_textf(c, "%s is still alive at the end of the module", name_of(c, o)) : message,
        leak_why);
    if (!h) return;
    if (end && h->exits && h->exits != LEAK_END) h->exits |= LEAK_RETURN;
    h->exits |= (uint8_t)how;
    if (note) fhown_add_event(h, fhown_event(c, where, note, NULL));
}

static bool ends_with_its_owner(Check *c, const Obj *o) {
    if (o->type != OBJ_INSTANCE || !o->cls || o->home == HOME_MANUAL) return false;
    bool unknown;
    (void)c;
    return fhown_method(o->cls, "__del__", &unknown) || unknown;
}

void fhown_forget(Check *c, World *w, Val old, const char *name, FhSpan where) {
    if (old.kind != VAL_OBJ || fhown_is_referenced(w, old.obj)) return;
    ObjState *s = fhown_find_state(w, old.obj);
    if (!s) return;
    const Obj *o = fhown_obj(c, old.obj);
    if (s->bits & IS_OWNED) {
        leak(c, w, old.obj, LEAK_REBOUND, where,
             name ? fhown_textf(c, "the last reference, `%s`, is gone after this", name)
                  : "the last reference is gone after this");
        lose_children(c, w, old.obj, where);
        return;
    }
    if (is_entry_root(o) || (s->bits & HAS_ESCAPED) || ends_with_its_owner(c, o)) return;
    lose_children(c, w, old.obj, where);
}

static void mark(Check *c, World *w, Val v, uint8_t *seen);

static void mark_captured(Check *c, World *w, uint32_t var, FhName *name, void *seen) {
    (void)name;
    mark(c, w, fhown_get_var(w, var), seen);
}

static void mark(Check *c, World *w, Val v, uint8_t *seen) {
    if (v.kind == VAL_FN && ((const Fn *)v.ptr)->outer == c->fn) {
        each_captured(c, w, (Fn *)(uintptr_t)v.ptr, mark_captured, seen);
        return;
    }
    if (v.kind != VAL_OBJ || v.obj > c->fn->objs.count || seen[v.obj]) return;
    seen[v.obj] = 1;
    const Obj *o = fhown_obj(c, v.obj);
    if (o->type == OBJ_CLOSURE && o->fn) mark(c, w, (Val){.kind = VAL_FN, .ptr = o->fn}, seen);
    for (uint32_t i = 0; i < w->fields.count; i++) {
        if (w->fields.items[i].obj == v.obj && w->fields.items[i].key != owner_key())
            mark(c, w, w->fields.items[i].val, seen);
    }
}

/* The instance whose __init__ raises, unless a finalizer looks after it. */
static bool self_is_lost(Check *c, const World *w) {
    bool unknown;
    return w->raised && fhown_constructs(c->fn) && !fhown_method(c->fn->cls, "__del__", &unknown) && !unknown;
}

static void mark_roots(Check *c, World *w, uint8_t *seen) {
    for (uint32_t i = 0; i < w->objs.count; i++) {
        const Obj *o = fhown_obj(c, w->objs.items[i].id);
        bool own = o->root == ROOT_PARAM &&
                   ((w->objs.items[i].bits & IS_OWNED) || (!o->index && self_is_lost(c, w)));
        if (is_entry_root(o) && !own) mark(c, w, fhown_obj_val(o->id), seen);
        if (w->objs.items[i].bits & HAS_ESCAPED) mark(c, w, fhown_obj_val(o->id), seen);
    }
    for (uint32_t i = 0; i < w->vars.count; i++) {
        if (!fhown_is_local(c, w->vars.items[i].var)) mark(c, w, w->vars.items[i].val, seen);
    }
}

void fhown_drop(Check *c, World *w, Val v, const FhExpr *node) {
    if (v.kind != VAL_OBJ || fhown_is_referenced(w, v.obj)) return;
    const Obj *o = fhown_obj(c, v.obj);
    ObjState *s = fhown_find_state(w, v.obj);
    if (o->acquired && s &&
        !(s->bits & IS_OWNED)) { /* what a result that nobody took was made of is its maker's business */
        fhown_escape(c, w, v);
        return;
    }
    fhown_forget(c, w, v, NULL, SPAN_OF(node));
}

World *fhown_outer_copy(Check *c, const World *w) {
    World *copy = fhown_world_new(c);
    World seen_by = *w;
    uint8_t *seen = fhown_marks(c);
    *copy = *w;
    copy->next = NULL;
    memset(&copy->stack, 0, sizeof copy->stack);
    memset(&copy->vars, 0, sizeof copy->vars);
    memset(&copy->objs, 0, sizeof copy->objs);
    memset(&copy->fields, 0, sizeof copy->fields);
    memset(&copy->facts, 0, sizeof copy->facts);
    memset(&copy->outward, 0, sizeof copy->outward);
    mark_roots(c, &seen_by, seen);
    for (uint32_t i = 0; i < w->objs.count; i++) {
        const ObjState *s = &w->objs.items[i];
        if (seen[s->id] || is_entry_root(fhown_obj(c, s->id)))
            *(ObjState *)PUSH(c, &c->scratch, copy->objs) = *s;
    }
    for (uint32_t i = 0; i < w->fields.count; i++) {
        if (fhown_find_state(copy, w->fields.items[i].obj))
            *(Field *)PUSH(c, &c->scratch, copy->fields) = w->fields.items[i];
    }
    for (uint32_t i = 0; i < w->vars.count; i++) {
        if (!fhown_is_local(c, w->vars.items[i].var))
            *(Var *)PUSH(c, &c->scratch, copy->vars) = w->vars.items[i];
    }
    for (uint32_t i = 0; i < w->facts.count; i++) {
        const Fact *f = &w->facts.items[i];
        if (f->a && fhown_find_state(copy, f->a)) *(Fact *)PUSH(c, &c->scratch, copy->facts) = *f;
    }
    copy->arenas.items = NULL;
    copy->arenas.count = copy->arenas.capacity = 0;
    for (uint32_t i = 0; i < w->arenas.count; i++)
        *(ArenaState *)PUSH(c, &c->scratch, copy->arenas) = w->arenas.items[i];
    return copy;
}

void fhown_prune(Check *c, World *w) {
    uint8_t *seen = fhown_marks(c);
    mark(c, w, w->ret, seen);
    mark_roots(c, w, seen);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < w->objs.count; i++) {
        ObjState s = w->objs.items[i];
        if (seen[s.id] || is_entry_root(fhown_obj(c, s.id)))
            w->objs.items[kept++] = s;
        else
            fhown_drop_fields(w, s.id);
    }
    w->objs.count = kept;
}

static const char *leaving_note(unsigned how) {
    if (how & LEAK_RAISE) return "the function is left by this exception";
    if (how & LEAK_RETURN) return "the function is left here";
    return NULL;
}

/* At its use within a closure or lambda a borrowed value outlives the call. */

static void kept_borrow(Check *c, World *w, Val v, const FhExpr *use) {
    ObjState *s = v.kind == VAL_OBJ ? fhown_state(c, w, v.obj) : NULL;
    if (!s || !(s->bits & IS_BORROWED) || (s->bits & SILENCED) || !use) return;
    Hit *h = fhown_fault(c, w, 107, SORT_STORE, use, SPAN_OF(use), v.obj, true, FHLEVEL_ERROR,
                         fhown_textf(c, "%s is borrowed, and code that outlives the call uses it",
                                     name_of(c, fhown_obj(c, v.obj))),
                         "A borrowed value may be gone when that code runs.");
    if (h) add_state_event(h, s);
}

static void captured_var(Check *c, World *w, uint32_t var, FhName *name, void *later) {
    kept_borrow(c, w, fhown_get_var(w, var), fhown_use_within(later, name));
}

static void captured_borrow(Check *c, World *w, Fn *closure) {
    Later later = {closure, NULL};
    each_captured(c, w, closure, captured_var, &later);
    for (uint32_t i = 0; i < closure->nparams; i++) {
        const FhExpr *value = closure->params[i].default_value;
        if (value && value->kind == FHTREE_Name) kept_borrow(c, w, fhown_load_name(c, w, value), value);
    }
}

static void captured_by_generator(Check *c, World *w, const FhExpr *e) {
    const FhScope *scope = fhscopes_of(c->module->scopes, e);
    Later later = {NULL, e};
    for (uint32_t i = 0; scope && i < scope->count; i++) {
        uint32_t var = fhown_var(c, c->module, (FhScope *)(uintptr_t)scope, scope->symbols[i]->name);
        if (var && fhown_is_local(c, var)) captured_var(c, w, var, scope->symbols[i]->name, &later);
    }
    const FhExpr *first = e->GeneratorExp.generators.items[0]->iter; /* evaluated at once, and held */
    if (first->kind == FHTREE_Name) kept_borrow(c, w, fhown_load_name(c, w, first), first);
}

/* Borrowed values that `v` is or leads to are stored or returned. */
static void borrowed_outlives(Check *c, World *w, Val v, uint32_t depth, const void *node, FhSpan span,
                              const char *how) {
    if (v.kind == VAL_FN && ((const Fn *)v.ptr)->outer == c->fn)
        captured_borrow(c, w, (Fn *)(uintptr_t)v.ptr);
    if (v.kind != VAL_OBJ || depth > MAX_FIELD_DEPTH) return;
    const Obj *o = fhown_obj(c, v.obj);
    if (o->type == OBJ_CLOSURE && o->fn) captured_borrow(c, w, o->fn);
    if (o->runs && o->runs->outer == c->fn) captured_borrow(c, w, o->runs);
    if (o->generator) captured_by_generator(c, w, o->generator);
    ObjState *s = fhown_state(c, w, v.obj);
    if ((s->bits & IS_BORROWED) && !(s->bits & SILENCED) && o->root != ROOT_NONE) {
        Hit *h = fhown_fault(
            c, w, 107, SORT_STORE, node, span, o->id, true, FHLEVEL_ERROR,
            fhown_textf(c, "%s is borrowed and %s", name_of(c, o), how),
            "A borrowed value belongs to the caller, who may free it as soon as the call is over.");
        if (h) add_state_event(h, s);
    }
    for (uint32_t i = 0; i < w->fields.count; i++) {
        Field f = w->fields.items[i];
        if (f.obj == v.obj && f.key != owner_key() && o->root == ROOT_NONE)
            borrowed_outlives(c, w, f.val, depth + 1, node, span, how);
    }
}

/* `v` is stored in what `base` leads to, or if that is unknown, in a global variable. */
static void note_stored(Check *c, World *w, const Obj *base, Val v) {
    while (base && base->root == ROOT_FIELD) base = fhown_obj(c, base->index);
    if (v.kind != VAL_OBJ || (base && base->root != ROOT_GLOBAL && base->root != ROOT_FREE)) return;
    if (fhown_obj(c, v.obj)->root == ROOT_PARAM) fhown_state(c, w, v.obj)->bits |= WAS_STORED;
}

void fhown_stored_by(Check *c, World *w, Val v, const FhExpr *node, const char *by) {
    if (v.kind != VAL_OBJ) return;
    borrowed_outlives(c, w, v, 0, node, SPAN_OF(node), fhown_textf(c, "is stored by `%s()`", by));
    fhown_outward(c, w, v.obj, node);
    note_stored(c, w, NULL, v);
}

static bool promises_owned(const Ann *a) {
    if (a->kind == ANN_OWNED) return true;
    for (uint32_t i = 0; a->kind == ANN_TUPLE && i < a->nitems; i++) {
        if (promises_owned(&a->items[i])) return true;
    }
    return false;
}

static void check_returned(Check *c, World *w, const FhStmt *at, const FhExpr *value, Val v, uint32_t depth) {
    if (v.kind != VAL_OBJ || depth > MAX_FIELD_DEPTH) return;
    Obj *o = fhown_obj(c, v.obj);
    ObjState *s = fhown_state(c, w, v.obj);
    const Fn *fn = c->fn;
    if ((s->bits & IS_OWNED) && (o->root == ROOT_NONE || o->root == ROOT_PARAM) &&
        !promises_owned(&fn->returns) && fn->def && !fn->is_generator && at && (o->home == HOME_MANUAL)) {
        bool private = fn->name[0] == '_';
        Hit *h = fhown_fault(
            c, w, 108, SORT_RETURN, at, SPAN_OF(at), o->id, true, private ? FHLEVEL_NOTE : FHLEVEL_WARNING,
            fhown_textf(c, "`%s` returns an object that the caller must free, and does not say so", fn->name),
            "With `-> owned(...)` readers, tools and callers know who frees it.");
        if (h) h->extra = fn;
    }
    (void)value;
    if (s->bits & IS_OWNED) fhown_fine(c, fhown_leak_key(o), SORT_LEAK);
    for (uint32_t i = 0; i < w->fields.count; i++) {
        Field f = w->fields.items[i];
        if (f.obj == v.obj && f.key != owner_key() && o->type == OBJ_TUPLE)
            check_returned(c, w, at, value, f.val, depth + 1);
    }
}

void fhown_leave_function(Check *c, World *w, const FhStmt *at, const FhExpr *value, unsigned how) {
    bool module = !c->fn->def && !c->fn->lambda;
    uint8_t *seen = fhown_marks(c);
    if (how & LEAK_RETURN) {
        const ObjState *s = w->ret.kind == VAL_OBJ ? fhown_find_state(w, w->ret.obj) : NULL;
        bool tuple = s && fhown_obj(c, w->ret.obj)->type == OBJ_TUPLE;
        bool other = w->ret.kind == VAL_UNKNOWN || w->ret.kind == VAL_DATA ||
                     (s && !(s->bits & (IS_OWNED | IS_ABSENT)));
        if (value && other && !tuple) c->fn->returns_unowned = true;
        if (w->ret.kind == VAL_NONE) c->fn->returns_none = true;
        check_returned(c, w, at, value, w->ret, 0);
        if (value && c->fn->returns.kind != ANN_BORROWED) {
            borrowed_outlives(c, w, w->ret, 0, at ? (const void *)at : (const void *)value,
                              at ? SPAN_OF(at) : SPAN_OF(value), "is returned");
        }
    }
    mark(c, w, w->ret, seen);
    mark_roots(c, w, seen);
    for (uint32_t i = 0; i < w->vars.count && module; i++) {
        const Val v = w->vars.items[i].val;
        if (v.kind == VAL_FN && ((const Fn *)v.ptr)->outer != c->fn) mark(c, w, v, seen);
    }
    fhown_work(c, w->objs.count);
    for (uint32_t i = 0; i < w->objs.count; i++) {
        ObjState *s = &w->objs.items[i];
        if (!(s->bits & IS_OWNED)) continue;
        const Obj *o = fhown_obj(c, s->id);
        if (seen[s->id]) {
            fhown_fine(c, fhown_leak_key(o), SORT_LEAK);
            continue;
        }
        /* what an instance with a finalizer of its own holds ends with it */
        bool kept = false;
        for (uint32_t k = 0; k < w->fields.count && !kept; k++) {
            if (w->fields.items[k].val.kind != VAL_OBJ || w->fields.items[k].val.obj != s->id) continue;
            kept = ends_with_its_owner(c, fhown_obj(c, w->fields.items[k].obj));
        }
        if (kept) continue;
        FhSpan where = at ? SPAN_OF(at) : (FhSpan){0};
        if (!at && w->raised) where = w->raised->span;
        leak(c, w, s->id, how, where, at || w->raised ? leaving_note(how) : NULL);
    }
}

void fhown_leak_by_call(Check *c, World *w, const FhExpr *call, const char *what, bool acquisition) {
    if (w->unsure || fhown_expects_faults(c)) return;
    uint8_t *seen = fhown_marks(c);
    mark_roots(c, w, seen);
    for (uint32_t i = 0; i < w->objs.count; i++) {
        ObjState *s = &w->objs.items[i];
        Obj *o = fhown_obj(c, s->id);
        if (!(s->bits & IS_OWNED) || seen[s->id] || (s->bits & SILENCED) || w->lossy) continue;
        if ((s->bits & LIFE) != IS_OWNED || o->node == call) continue;
        if (!(s->bits & WAS_NAMED) && o->root != ROOT_PARAM && o->type != OBJ_BUFFER) continue;
        bool kept = false;
        for (uint32_t k = 0; k < w->fields.count && !kept; k++) {
            if (w->fields.items[k].val.kind != VAL_OBJ || w->fields.items[k].val.obj != s->id) continue;
            kept = ends_with_its_owner(c, fhown_obj(c, w->fields.items[k].obj));
        }
        if (kept) continue;
        const char *name = name_of(c, o);
        Hit *h;
        if (acquisition) {
            h = fhown_fault(c, w, 115, SORT_ACQUISITION, call, SPAN_OF(call), o->id, true, FHLEVEL_WARNING,
                            fhown_textf(c, "%s is not released when %s fails", name, what),
                            "What was acquired before must be released when the next acquisition raises.");
        } else {
            h = fhown_fault(c, w, 105, SORT_LEAK_CALL, o->node, o->span, o->id, true, FHLEVEL_WARNING,
                            fhown_textf(c, "%s is not freed when %s raises", name, what),
                            "An exception leaves the function without a `finally` or `with` that frees it.");
            if (h) h->extra = call;
        }
        if (h)
            fhown_add_event(h, fhown_event(c, SPAN_OF(call), fhown_textf(c, "when %s raises", what),
                                           w->raised ? w->raised->before : NULL));
    }
}

/* ---- storing ---------------------------------------------------------------------------------------------------- */

void fhown_bind(Check *c, World *w, uint32_t var, Val v, const FhExpr *target) {
    bool local = fhown_is_local(c, var);
    const VarInfo *info = &c->vars.items[var];
    FhSpan where = target ? SPAN_OF(target) : (FhSpan){0};
    if (!local) {
        if (target) borrowed_outlives(c, w, v, 0, target, where, "stored where the call does not end");
        if (v.kind == VAL_OBJ && target) fhown_outward(c, w, v.obj, target);
        note_stored(c, w, NULL, v);
    }
    if (v.kind == VAL_OBJ) {
        ObjState *s = fhown_state(c, w, v.obj);
        s->bits |= WAS_NAMED;
        Obj *o = fhown_obj(c, v.obj);
        if (!o->name) o->name = info->name;
    }
    Val old = fhown_get_var(w, var);
    if (local && info->assigned_inside && info->bindings > 1) {
        fhown_escape(c, w, v);
        v = fhown_val(VAL_UNKNOWN);
    }
    if (!local && v.kind == VAL_UNKNOWN) v = fhown_val(VAL_DATA); /* no longer what it was at entry */
    fhown_put_var(c, w, var, v);
    if (!fhown_same(old, v)) fhown_forget(c, w, old, info->name, where);
}

/* Whether what is stored there outlives the call as far as anybody can tell. */
bool fhown_outward_base(Check *c, World *w, Val base) {
    if (base.kind != VAL_OBJ) return true;
    const ObjState *s = fhown_find_state(w, base.obj);
    return is_entry_root(fhown_obj(c, base.obj)) || fhown_obj(c, base.obj)->root == ROOT_SYMBOL || !s ||
           (s->bits & HAS_ESCAPED);
}

static void lose_attribute(Check *c, World *w, Val base, uint32_t key, Val old, const FhExpr *target) {
    if (old.kind != VAL_OBJ) return;
    const Obj *owner = base.kind == VAL_OBJ ? fhown_obj(c, base.obj) : NULL, *o = fhown_obj(c, old.obj);
    ObjState *s = fhown_find_state(w, old.obj);
    if (owner && s && o->root == ROOT_FIELD && fhown_declares_owned(owner->cls, key) &&
        (s->bits & WAS_USED) && (s->bits & LIFE) == IS_HELD && !(s->bits & HAS_ESCAPED) &&
        !fhown_is_referenced(w, old.obj)) {
        fhown_fault(c, w, 104, SORT_LEAK, target, SPAN_OF(target), o->id, true, -1,
                    fhown_textf(c, "%s holds a live object and is bound again", name_of(c, o)), leak_why);
        s->bits |= SILENCED;
        return;
    }
    fhown_forget(c, w, old, o->name, SPAN_OF(target));
}

static const char *attribute_name(Check *c, Val base, uint32_t key) {
    const char *owner = base.kind == VAL_OBJ ? fhown_obj(c, base.obj)->name : NULL;
    const char *name = c->texts.items[key - 1].text;
    return owner ? fhown_textf(c, "%s.%s", owner, name) : name;
}

void fhown_store_field(Check *c, World *w, Val base, uint32_t key, Val v, const FhExpr *target,
                       const FhExpr *value) {
    (void)value;
    bool outward = fhown_outward_base(c, w, base);
    borrowed_outlives(c, w, v, 0, target, SPAN_OF(target), "is stored in an attribute");
    note_stored(c, w, base.kind == VAL_OBJ ? fhown_obj(c, base.obj) : NULL, v);
    if (v.kind == VAL_OBJ && outward)
        fhown_outward(c, w, v.obj, target);
    else if (v.kind == VAL_OBJ && base.kind == VAL_OBJ) {
        const Obj *b = fhown_obj(c, base.obj), *o = fhown_obj(c, v.obj);
        if (o->home == HOME_ARENA && b->home != HOME_ARENA) fhown_outward(c, w, v.obj, target);
    }
    if (v.kind == VAL_OBJ) {
        fhown_state(c, w, v.obj)->bits |= WAS_NAMED;
        Obj *o = fhown_obj(c, v.obj);
        if (!o->name) o->name = attribute_name(c, base, key);
    }
    if (base.kind != VAL_OBJ) {
        fhown_escape(c, w, v);
        return;
    }
    Val old;
    if (!fhown_get_field(w, base.obj, key, &old)) old = fhown_val(VAL_UNKNOWN);
    fhown_put_field(c, w, base.obj, key, v);
    if (fhown_state(c, w, base.obj)->bits & HAS_ESCAPED) fhown_escape(c, w, v);
    if (!fhown_same(old, v)) lose_attribute(c, w, base, key, old, target);
}

/* An item of a container: whoever reads it may free it. */
void fhown_store_item(Check *c, World *w, Val base, Val v, const FhExpr *value) {
    bool outward = fhown_outward_base(c, w, base);
    if (outward) borrowed_outlives(c, w, v, 0, value, SPAN_OF(value), "stored in a container");
    if (v.kind == VAL_OBJ) {
        const Obj *o = fhown_obj(c, v.obj), *b = base.kind == VAL_OBJ ? fhown_obj(c, base.obj) : NULL;
        if (o->home == HOME_ARENA && (outward || (b && b->home != HOME_ARENA)))
            fhown_outward(c, w, v.obj, value);
        fhown_state(c, w, v.obj)->bits |= WAS_NAMED;
        if (b) note_stored(c, w, b, v);
    }
    fhown_escape(c, w, v);
    if (v.kind == VAL_OBJ && base.kind == VAL_OBJ && !outward) {
        const ObjState *s = fhown_find_state(w, v.obj);
        if (s && (s->bits & IS_BORROWED)) fhown_put_field(c, w, base.obj, fhown_key(c, "[]"), v);
    }
}

/* ---- the items of displays -------------------------------------------------------------------------------------- */

static uint32_t item_key(Check *c, uint32_t i) { return fhown_key(c, fhown_textf(c, "#%u", i)); }

bool fhown_get_item(Check *c, const World *w, uint32_t list, uint32_t i, Val *v) {
    const ObjState *s = fhown_find_state(w, list);
    bool shared = fhown_obj(c, list)->type != OBJ_TUPLE && s && (s->bits & (HAS_ESCAPED | ITEMS_CHANGED));
    return !shared && fhown_get_field(w, list, item_key(c, i), v);
}

void fhown_change_items(Check *c, World *w, Val list) {
    if (list.kind != VAL_OBJ || fhown_obj(c, list.obj)->type == OBJ_TUPLE) return;
    fhown_state(c, w, list.obj)->bits |= ITEMS_CHANGED;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < w->fields.count; i++) {
        Field f = w->fields.items[i];
        bool item = f.obj == list.obj && f.key && c->texts.items[f.key - 1].text[0] == '#';
        if (!item) w->fields.items[kept++] = f;
    }
    w->fields.count = kept;
}

void fhown_set_item(Check *c, World *w, Val list, Val index, Val v) {
    Val old;
    if (list.kind != VAL_OBJ) return;
    bool known = index.kind == VAL_INT && index.num >= 0 && index.num < 64 &&
                 fhown_get_item(c, w, list.obj, (uint32_t)index.num, &old);
    if (known && v.kind == VAL_OBJ)
        fhown_put_field(c, w, list.obj, item_key(c, (uint32_t)index.num), v);
    else
        fhown_change_items(c, w, list);
}

/* The attribute as it was at entry. */
Val fhown_load_field(Check *c, World *w, Val base, uint32_t key, const FhExpr *node) {
    Val v;
    if (base.kind != VAL_OBJ) return fhown_val(VAL_UNKNOWN);
    if (fhown_get_field(w, base.obj, key, &v)) return v;
    Obj *parent = fhown_obj(c, base.obj);
    bool follows = is_entry_root(parent) || parent->type == OBJ_INSTANCE;
    if (!follows || parent->depth >= MAX_FIELD_DEPTH) return fhown_val(VAL_UNKNOWN);
    Obj *o = fhown_site(c, parent, key + 16);
    o->root = ROOT_FIELD;
    o->index = base.obj;
    o->key = key;
    o->depth = parent->depth + 1;
    o->span = SPAN_OF(node);
    o->name =
        parent->name ? attribute_name(c, base, key) : fhown_textf(c, "it.%s", c->texts.items[key - 1].text);
    bool earlier =
        parent->root == ROOT_NONE && fhown_find_state(w, o->id); /* of an instance made here before */
    if (earlier && fhown_is_referenced(w, o->id)) return fhown_val(VAL_UNKNOWN);
    ObjState *s = fhown_state(c, w, o->id);
    if (earlier) *s = (ObjState){.id = o->id, .bits = IS_HELD, .may = MAY_ANY};
    fhown_put_field(c, w, base.obj, key, fhown_obj_val(o->id));
    return fhown_obj_val(o->id);
}

Val fhown_symbol(Check *c, World *w, const FhExpr *name) {
    uint32_t var = fhown_name_var(c, name->Name.id);
    if (!var || !fhown_is_local(c, var)) return fhown_val(VAL_UNKNOWN);
    if (c->vars.items[var].assigned_inside && c->vars.items[var].bindings > 1) return fhown_val(VAL_UNKNOWN);
    Val v = fhown_get_var(w, var);
    if (v.kind != VAL_UNKNOWN) return v;
    if (fhown_static_value(c, var).kind != VAL_UNKNOWN) return fhown_val(VAL_UNKNOWN);
    Obj *o = fhown_site(c, name, 0);
    o->root = ROOT_SYMBOL;
    o->name = c->vars.items[var].name;
    o->span = SPAN_OF(name);
    v = fhown_fresh(c, w, o, IS_HELD | HAS_ESCAPED | WAS_NAMED);
    fhown_put_var(c, w, var, v);
    return v;
}
