/* Expressions over a set of worlds. Each evaluation leaves one value on the stack of every world that goes on; a world that
 * splits takes its stack along. */
#include "ownership_engine.h"

uint32_t fhown_name_var(Check *c, FhName *name) { return fhown_var(c, c->module, c->scope, name); }

bool fhown_is_local(Check *c, uint32_t var) {
    const FhScope *s = c->vars.items[var].scope;
    while (s && s->parent && (s->comprehension || s->kind == FHSCOPE_CLASS)) s = s->parent;
    return s == c->fn->scope;
}

Strategy fhown_strategy(Check *c, const char **arena) {
    if (arena) *arena = NULL;
    for (const Context *x = c->context; x; x = x->outer) {
        if (x->kind != CONTEXT_STRATEGY) continue;
        if (arena) *arena = x->arena;
        return x->strategy;
    }
    if (arena) *arena = c->fn->arena;
    return c->fn->strategy;
}

const char *fhown_callee_name(Check *c, const FhExpr *func) {
    if (func->kind == FHTREE_Name) return func->Name.id->text;
    if (func->kind == FHTREE_Attribute && func->Attribute.value->kind == FHTREE_Name) {
        return fhown_textf(c, "%s.%s", func->Attribute.value->Name.id->text, func->Attribute.attr->text);
    }
    return func->kind == FHTREE_Attribute ? func->Attribute.attr->text : "the call";
}

/* ---- exceptions ------------------------------------------------------------------------------------------------- */

static Context *catcher(Check *c) {
    Context *x = c->context;
    while (x && x->kind != CONTEXT_TRY && x->kind != CONTEXT_FINALLY) x = x->outer;
    return x;
}

static void leave_by_exception(Check *c, World *w) {
    if (w->raises == RAISES_EXPLICIT) {
        fhown_leave_function(c, w, NULL, NULL, LEAK_RAISE);
    } else if (w->raises == RAISES_KNOWN && w->raised_at) {
        fhown_leak_by_call(c, w, w->raised_at, w->raised_what, w->raised_by_acquisition);
    }
    if (w->raises >= RAISES_KNOWN && c->exits_raise) fhown_set_add(c, c->exits_raise, fhown_outer_copy(c, w));
}

/* An exception out of a call at `at`, where nothing in the function takes it: the world itself goes on. */
static void leave_by_call(Check *c, World *w, const World *as) {
    World before = *w;
    fhown_set_exception(w, as);
    leave_by_exception(c, w);
    fhown_set_exception(w, &before);
}

/* Every world may raise here, and goes on. */
void fhown_raise_as(Check *c, Set *s, const World *as) {
    Context *x = catcher(c);
    EACH(w, s) {
        if (!x) {
            leave_by_call(c, w, as);
            continue;
        }
        World *copy = fhown_world_copy(c, &c->scratch, w);
        fhown_set_exception(copy, as);
        fhown_raise_world(c, copy);
    }
}

void fhown_raise_world(Check *c, World *w) {
    Context *x = catcher(c);
    if (!x) {
        leave_by_exception(c, w);
        return;
    }
    if (w->stack.count > x->depth) w->stack.count = x->depth;
    if (w->raises <= RAISES_UNLIKELY) {
        if (x->unlikely.count < 4) fhown_set_add(c, &x->unlikely, w);
        return;
    }
    fhown_set_add(c, &x->raised, w);
}

void fhown_raise(Check *c, Set *s, const FhExpr *at, Raises raises, const char *exc, const char *what,
                 const Event *before) {
    Context *x = catcher(c);
    if (raises == RAISES_NEVER || (!x && raises < RAISES_KNOWN)) return;
    if (x && raises == RAISES_UNLIKELY && x->unlikely.count >= 4) return;
    const Event *event = fhown_event(c, SPAN_OF(at), fhown_textf(c, "when %s raises", what), before);
    World as = {.raises = raises,
                .exc = exc ? fhown_text(c, exc, strlen(exc)) : NULL,
                .raised = event,
                .raised_at = at,
                .raised_what = what};
    fhown_raise_as(c, s, &as);
}

static void unlikely(Check *c, Set *s, const FhExpr *at, const char *exc) {
    fhown_raise(c, s, at, RAISES_UNLIKELY, exc, "this", NULL);
}

/* ---- what may not allocate -------------------------------------------------------------------------------------- */

void fhown_allocates(Check *c, Set *s, const void *node, FhSpan span, const char *what, const Event *chain) {
    bool locked = false;
    World *first = s->first;
    EACH(w, s) {
        locked |= w->locked;
        if (w->locked) first = w;
    }
    if (!first) return;
    Summary *summary = &c->fn->summary;
    if (!summary->allocates) {
        summary->allocates = fhown_event(c, span,
                                         chain ? fhown_textf(c, "%s is called here", what)
                                               : fhown_textf(c, "%s allocates here", what),
                                         chain);
    }
    if (!c->fn->no_alloc && !locked) return;
    bool expects = false;
    for (const Context *x = c->context; x; x = x->outer) expects |= x->try_ && x->expects_faults;
    if (expects) return;
    Hit *h = fhown_fault(c, first, 113, SORT_NO_ALLOC, node, span, 0, true, FHLEVEL_ERROR,
                         fhown_textf(c,
                                     c->fn->no_alloc ? "%s allocates in a function marked @no_alloc"
                                                     : "%s allocates after memory_lock(\"all\")",
                                     what),
                         "No memory may be taken from the heap here.");
    if (!h || h->nevents) return;
    for (; chain; chain = chain->before) fhown_add_event(h, fhown_event(c, chain->span, chain->note, NULL));
    if (locked && first->locked_at) fhown_add_event(h, first->locked_at);
}

/* ---- names ------------------------------------------------------------------------------------------------------ */

static Val entry_value(Check *c, World *w, uint32_t var, const FhExpr *e) {
    const VarInfo *info = &c->vars.items[var];
    bool global = info->scope == info->module->scopes->module;
    Obj *o = fhown_site(c, (const void *)(uintptr_t)(var * 16 + 1), 0);
    o->root = global ? ROOT_GLOBAL : ROOT_FREE;
    o->index = var;
    o->name = info->name;
    o->span = SPAN_OF(e);
    fhown_state(c, w, o->id);
    fhown_put_var(c, w, var, fhown_obj_val(o->id));
    return fhown_obj_val(o->id);
}

Val fhown_load_name(Check *c, World *w, const FhExpr *e) {
    uint32_t var = fhown_name_var(c, e->Name.id);
    if (!var) {
        const Builtin *b = fhown_builtin(e->Name.id->text);
        if (b) return (Val){.kind = VAL_BUILTIN, .ptr = b};
        return fhown_val(fhown_is_exception(e->Name.id->text) ? VAL_DATA : VAL_UNKNOWN);
    }
    Val v = fhown_get_var(w, var);
    if (v.kind == VAL_UNBOUND) return fhown_val(VAL_UNKNOWN);
    if (v.kind != VAL_UNKNOWN) return v;
    v = fhown_static_value(c, var);
    if (v.kind != VAL_UNKNOWN) return v;
    return fhown_is_local(c, var) ? v : entry_value(c, w, var, e);
}

/* ---- displays --------------------------------------------------------------------------------------------------- */

static uint32_t item_key(Check *c, uint32_t i) { return fhown_key(c, fhown_textf(c, "#%u", i)); }

static bool is_constant(const FhExpr *e) {
    if (e->kind == FHTREE_Constant) return true;
    if (e->kind != FHTREE_Tuple) return false;
    for (uint32_t i = 0; i < e->Tuple.elts.count; i++) {
        if (e->Tuple.elts.items[i]->kind != FHTREE_Constant) return false;
    }
    return true;
}

/* The items stand on the stack. */
static void make_sequence(Check *c, Set *s, const FhExpr *e, FhExprs elts, ObjType type, const char *label) {
    bool starred = false;
    for (uint32_t i = 0; i < elts.count; i++) starred |= elts.items[i]->kind == FHTREE_Starred;
    EACH(w, s) {
        Val made = fhown_make(c, w, e, type, label);
        fhown_obj(c, made.obj)->size = starred ? -1 : (int64_t)elts.count;
        if (type == OBJ_TUPLE && elts.count && !starred) fhown_state(c, w, made.obj)->may = MAY_TRUTHY;
        uint32_t base = w->stack.count - elts.count;
        for (uint32_t i = 0; i < elts.count; i++) {
            Val v = w->stack.items[base + i];
            if (type != OBJ_TUPLE) fhown_escape(c, w, v);
            if (v.kind != VAL_UNKNOWN && !starred && elts.count <= 64)
                fhown_put_field(c, w, made.obj, item_key(c, i), v);
            else
                fhown_escape(c, w, v);
        }
        w->stack.count = base;
        fhown_push(c, w, made);
    }
}

static void eval_all(Check *c, Set *s, FhExprs exprs) {
    for (uint32_t i = 0; i < exprs.count; i++) fhown_eval(c, s, exprs.items[i]);
}

static void eval_tuple(Check *c, Set *s, const FhExpr *e) {
    if (is_constant(e) && e != c->not_made) {
        EACH(w, s) fhown_push(c, w, fhown_val(VAL_CONST));
        return;
    }
    eval_all(c, s, e->Tuple.elts);
    if (e != c->not_made) fhown_allocates(c, s, e, SPAN_OF(e), "this tuple", NULL);
    make_sequence(c, s, e, e->Tuple.elts, OBJ_TUPLE, "this tuple");
}

static void eval_dict(Check *c, Set *s, const FhExpr *e) {
    FhExprs keys = e->Dict.keys, values = e->Dict.values;
    for (uint32_t i = 0; i < values.count; i++) {
        if (keys.items[i]) {
            fhown_eval(c, s, keys.items[i]);
            EACH(w, s) fhown_escape(c, w, fhown_pop(w));
        }
        fhown_eval(c, s, values.items[i]);
    }
    fhown_allocates(c, s, e, SPAN_OF(e), "this dict", NULL);
    make_sequence(c, s, e, values, OBJ_DICT, "this dict");
}

/* ---- comprehensions --------------------------------------------------------------------------------------------- */

typedef struct Comprehension {
    const FhExpr *e, *first, *second;
    FhComprehensions generators;
    uint32_t level;
} Comprehension;

static void comprehension_level(Check *c, Set *s, void *env);

static void comprehension_body(Check *c, Set *s, void *env) {
    Comprehension *k = env;
    const FhComprehension *g = k->generators.items[k->level];
    for (uint32_t i = 0; i < g->ifs.count; i++) {
        Set yes = {0}, no = {0};
        fhown_test(c, s, g->ifs.items[i], &yes, &no);
        *s = yes;
        Context *loop = c->context;
        while (loop && loop->kind != CONTEXT_LOOP) loop = loop->outer;
        if (loop) fhown_set_join(c, &loop->continues, &no);
    }
    k->level++;
    comprehension_level(c, s, k);
    k->level--;
}

static void comprehension_level(Check *c, Set *s, void *env) {
    Comprehension *k = env;
    if (k->level < k->generators.count) {
        const FhComprehension *g = k->generators.items[k->level];
        if (k->level) fhown_eval(c, s, g->iter);
        fhown_loop_over(c, s, g->target, g->iter, comprehension_body, k, NULL);
        return;
    }
    const FhExpr *parts[] = {k->first, k->second};
    for (int i = 0; i < 2; i++) {
        if (!parts[i]) continue;
        fhown_eval(c, s, parts[i]);
        EACH(w, s) {
            Val v = fhown_pop(w);
            if (v.kind == VAL_OBJ) fhown_state(c, w, v.obj)->bits |= WAS_NAMED;
            fhown_escape(c, w, v);
            fhown_drop(c, w, v, parts[i]);
        }
    }
}

static void eval_comprehension(Check *c, Set *s, const FhExpr *e, FhComprehensions generators,
                               const FhExpr *first, const FhExpr *second, ObjType type, const char *label) {
    FhScope *scope = c->scope;
    fhown_eval(c, s, generators.items[0]->iter);
    FhScope *inner = fhscopes_of(c->module->scopes, e);
    c->scope = inner ? inner : scope;
    Comprehension k = {e, first, second, generators, 0};
    comprehension_level(c, s, &k); /* a generator runs later, most often at once */
    fhown_allocates(c, s, e, SPAN_OF(e), label, NULL);
    c->scope = scope;
    EACH(w, s) {
        Val made = fhown_make(c, w, e, type, label);
        if (first && first->kind == FHTREE_Lambda && type != OBJ_OTHER) /* they go where the list goes */
            fhown_put_field(c, w, made.obj, fhown_key(c, "[]"),
                            fhown_obj_val(fhown_site(c, first, OBJ_CLOSURE)->id));
        if (type == OBJ_OTHER) {
            Obj *o = fhown_obj(c, made.obj);
            o->generator = e;
            o->later = true;
        }
        fhown_push(c, w, made);
    }
}

/* ---- attributes, items ------------------------------------------------------------------------------------------ */

static Val load_attribute(Check *c, World *w, Val base, const FhExpr *e) {
    const char *name = e->Attribute.attr->text;
    if (base.kind == VAL_MODULE) {
        if (base.obj) return fhown_module_attribute(c, (Module *)(uintptr_t)base.ptr, name);
        const Builtin *b = strcmp(base.text, "memory") == 0 ? fhown_builtin(name) : NULL;
        return b ? (Val){.kind = VAL_BUILTIN, .ptr = b} : fhown_val(VAL_UNKNOWN);
    }
    int64_t n;
    if (base.kind == VAL_CLASS && fhown_const_int(c, c->module, c->scope, e, &n))
        return (Val){.kind = VAL_INT, .num = n};
    if (base.kind != VAL_OBJ) return fhown_val(VAL_UNKNOWN);
    const Obj *o = fhown_obj(c, base.obj);
    if (o->cls) {
        bool unknown;
        Fn *method = fhown_method(o->cls, name, &unknown);
        if (method && !method->is_property) return fhown_val(VAL_DATA);
        if (method || unknown) {
            Val v;
            if (!method && fhown_get_field(w, base.obj, fhown_key(c, name), &v)) return v;
            if (method) return fhown_val(VAL_UNKNOWN);
        }
    }
    if (o->type != OBJ_INSTANCE && o->type != OBJ_ANY && o->root == ROOT_NONE) return fhown_val(VAL_UNKNOWN);
    return fhown_load_field(c, w, base, fhown_key(c, name), e);
}

static bool is_property(Check *c, Val base, const FhExpr *e) {
    bool unknown;
    Class *cls = base.kind == VAL_OBJ ? fhown_obj(c, base.obj)->cls : NULL;
    const Fn *fn = cls ? fhown_method(cls, e->Attribute.attr->text, &unknown) : NULL;
    return fn && fn->is_property;
}

static void eval_attribute(Check *c, Set *s, const FhExpr *e) {
    fhown_eval(c, s, e->Attribute.value);
    unlikely(c, s, e, "AttributeError");
    bool property = s->first != NULL;
    EACH(w, s) property &= is_property(c, *fhown_top(w, 0), e);
    if (property) {
        fhown_read_property(c, s, e);
        return;
    }
    EACH(w, s) {
        Val base = fhown_pop(w);
        fhown_use(c, w, base, e->Attribute.value);
        Val v = load_attribute(c, w, base, e);
        fhown_push(c, w, v);
        fhown_drop(c, w, base, e);
    }
}

/* An index that is a bare parameter which the function never looks at may be anything. */
bool fhown_is_unchecked(Check *c, const FhExpr *e) {
    if (e->kind != FHTREE_Name) return false;
    uint32_t var = fhown_name_var(c, e->Name.id);
    for (uint32_t i = 0; var && i < c->fn->nparams; i++) {
        if (c->fn->params[i].var == var) return !c->vars.items[var].bindings && !c->vars.items[var].compared;
    }
    return false;
}

static bool item_at(Check *c, const World *w, Val base, Val index, Val *v) {
    if (base.kind != VAL_OBJ || index.kind != VAL_INT) return false;
    const Obj *o = fhown_obj(c, base.obj);
    if (o->type == OBJ_TUPLE && index.num < 0 && o->size >= 0) index.num += o->size;
    if ((o->type != OBJ_TUPLE && o->type != OBJ_LIST) || index.num < 0 || index.num >= 64) return false;
    return fhown_get_item(c, w, base.obj, (uint32_t)index.num, v);
}

static void eval_subscript(Check *c, Set *s, const FhExpr *e) {
    fhown_eval(c, s, e->Subscript.value);
    fhown_eval(c, s, e->Subscript.slice);
    bool buffer = false, part = e->Subscript.slice->kind == FHTREE_Slice;
    EACH(w, s) {
        Val base = *fhown_top(w, 1);
        ObjType type = base.kind == VAL_OBJ ? fhown_obj(c, base.obj)->type : OBJ_ANY;
        buffer |= type == OBJ_BUFFER;
        part &= type == OBJ_BUFFER || type == OBJ_TEXT || type == OBJ_LIST;
    }
    if (part) fhown_allocates(c, s, e, SPAN_OF(e), "this slice", NULL);
    if (buffer && fhown_is_unchecked(c, e->Subscript.slice))
        fhown_raise(c, s, e, RAISES_KNOWN, "IndexError", "reading an item", NULL);
    else
        unlikely(c, s, e, "LookupError");
    EACH(w, s) {
        Val index = fhown_pop(w), base = fhown_pop(w),
            v = part ? fhown_data(c, "this slice") : fhown_val(VAL_UNKNOWN);
        fhown_use(c, w, base, e->Subscript.value);
        if (index.kind == VAL_OBJ) fhown_use(c, w, index, e->Subscript.slice);
        if (!item_at(c, w, base, index, &v)) fhown_share(c, w, base, false);
        fhown_push(c, w, v);
        fhown_drop(c, w, index, e);
        fhown_drop(c, w, base, e);
    }
}

/* ---- operators -------------------------------------------------------------------------------------------------- */

static Val fold(Val a, Val b, FhOperator op) {
    Val v = {.kind = VAL_INT};
    if (a.kind != VAL_INT || b.kind != VAL_INT) return fhown_val(VAL_UNKNOWN);
    switch (op) {
    case FHTREE_Add: return __builtin_add_overflow(a.num, b.num, &v.num) ? fhown_val(VAL_DATA) : v;
    case FHTREE_Sub: return __builtin_sub_overflow(a.num, b.num, &v.num) ? fhown_val(VAL_DATA) : v;
    case FHTREE_Mult: return __builtin_mul_overflow(a.num, b.num, &v.num) ? fhown_val(VAL_DATA) : v;
    case FHTREE_FloorDiv:
        if (a.num < 0 || b.num <= 0) return fhown_val(VAL_DATA);
        v.num = a.num / b.num;
        return v;
    case FHTREE_LShift:
        if (a.num < 0 || b.num < 0 || b.num > 40 || a.num > (1 << 20)) return fhown_val(VAL_DATA);
        v.num = a.num << b.num;
        return v;
    default: return fhown_val(VAL_DATA);
    }
}

static bool is_text(const Check *c, Val v) {
    return (v.kind == VAL_STR && *v.text) || (v.kind == VAL_OBJ && fhown_obj(c, v.obj)->type == OBJ_TEXT);
}

/* A text put together with what is no constant, repeated or filled in is a new one. */
static bool makes_text(const Check *c, const Set *s, const FhExpr *e) {
    if (!s->first) return false;
    Val b = s->first->stack.items[s->first->stack.count - 1],
        a = s->first->stack.items[s->first->stack.count - 2];
    if (a.kind == VAL_STR && (b.kind == VAL_STR || b.kind == VAL_INT)) return false;
    if (e->BinOp.op == FHTREE_Mod || e->BinOp.op == FHTREE_Mult) return is_text(c, a);
    return e->BinOp.op == FHTREE_Add && (is_text(c, a) || is_text(c, b));
}

static void combine(Check *c, Set *s, const FhExpr *e) {
    const FhExpr *left = e->BinOp.left, *right = e->BinOp.right;
    bool text = makes_text(c, s, e);
    if (text) fhown_allocates(c, s, e, SPAN_OF(e), "this string", NULL);
    unlikely(c, s, e,
             e->BinOp.op == FHTREE_Div || e->BinOp.op == FHTREE_Mod || e->BinOp.op == FHTREE_FloorDiv
                 ? "ZeroDivisionError"
                 : "TypeError");
    EACH(w, s) {
        Val b = fhown_pop(w), a = fhown_pop(w);
        int64_t n;
        fhown_use(c, w, a, left);
        fhown_use(c, w, b, right);
        fhown_share(c, w, a, false); /* what is put together holds what its parts hold */
        fhown_share(c, w, b, false);
        Val v = text ? fhown_data(c, "this string") : fold(a, b, e->BinOp.op);
        if (v.kind == VAL_DATA && !text && fhown_const_int(c, c->module, c->scope, e, &n))
            v = (Val){.kind = VAL_INT, .num = n};
        if (a.kind == VAL_OBJ && fhown_obj(c, a.obj)->type == OBJ_LIST &&
            fhown_obj(c, a.obj)->root == ROOT_NONE) {
            v = fhown_make(c, w, e, OBJ_LIST, "this list");
        }
        fhown_push(c, w, v);
        fhown_drop(c, w, a, e);
        fhown_drop(c, w, b, e);
    }
}

static void eval_binary(Check *c, Set *s, const FhExpr *e) {
    uint32_t n = 0;
    const FhExpr *x = e;
    for (; x->kind == FHTREE_BinOp; x = x->BinOp.left) n++;
    const FhExpr **spine = fhown_scratch(c, n * sizeof *spine);
    x = e;
    for (uint32_t i = 0; i < n; i++, x = x->BinOp.left) spine[i] = x;
    fhown_eval(c, s, x);
    while (n-- > 0) {
        fhown_eval(c, s, spine[n]->BinOp.right);
        combine(c, s, spine[n]);
    }
}

/* A condition as a value. */
static void eval_condition(Check *c, Set *s, const FhExpr *e) {
    Set yes = {0}, no = {0};
    fhown_test(c, s, e, &yes, &no);
    EACH(w, &yes) fhown_push(c, w, fhown_val(VAL_TRUE));
    EACH(w, &no) fhown_push(c, w, fhown_val(VAL_FALSE));
    *s = (Set){0};
    fhown_set_join(c, s, &yes);
    fhown_set_join(c, s, &no);
}

static void eval_bool(Check *c, Set *s, const FhExpr *e) {
    Set out = {0};
    for (uint32_t i = 0; i < e->BoolOp.values.count; i++) {
        const FhExpr *part = e->BoolOp.values.items[i];
        fhown_eval(c, s, part);
        if (i + 1 == e->BoolOp.values.count) break;
        Set on = {0};
        for (World *w = s->first, *next; w; w = next) {
            next = w->next;
            Val v = *fhown_top(w, 0);
            if (v.kind == VAL_UNKNOWN && part->kind == FHTREE_Name)
                *fhown_top(w, 0) = v = fhown_symbol(c, w, part);
            fhown_use(c, w, v, part);
            uint8_t ends = e->BoolOp.op == FHTREE_Or ? MAY_TRUTHY : (uint8_t)(MAY_ANY & ~MAY_TRUTHY);
            World *ended = fhown_world_copy(c, &c->scratch, w);
            if (fhown_narrow(c, ended, v, ends)) {
                if (v.kind == VAL_OBJ && ends != MAY_TRUTHY && fhown_may(c, ended, v) == MAY_NONE)
                    *fhown_top(ended, 0) = fhown_val(VAL_NONE);
                fhown_set_add(c, &out, ended);
            }
            if (!fhown_narrow(c, w, v, MAY_ANY & ~ends)) continue;
            fhown_pop(w);
            fhown_drop(c, w, v, part);
            w->next = NULL;
            fhown_set_add(c, &on, w);
        }
        *s = on;
    }
    fhown_set_join(c, &out, s);
    *s = out;
}

static void eval_conditional(Check *c, Set *s, const FhExpr *e) {
    Set yes = {0}, no = {0};
    fhown_test(c, s, e->IfExp.test, &yes, &no);
    if (yes.first) fhown_eval(c, &yes, e->IfExp.body);
    if (no.first) fhown_eval(c, &no, e->IfExp.orelse);
    fhown_set_join(c, &yes, &no);
    *s = yes;
}

/* ---- the rest --------------------------------------------------------------------------------------------------- */

static Val constant(Check *c, const FhConstant *k) {
    switch ((FhConstantKind)k->kind) {
    case FHCONSTANT_NONE: return fhown_val(VAL_NONE);
    case FHCONSTANT_TRUE: return fhown_val(VAL_TRUE);
    case FHCONSTANT_FALSE: return fhown_val(VAL_FALSE);
    case FHCONSTANT_INT: return (Val){.kind = VAL_INT, .num = k->integer};
    case FHCONSTANT_STR: return (Val){.kind = VAL_STR, .text = fhown_text(c, k->text, k->size)};
    case FHCONSTANT_BIG_INT: return (Val){.kind = VAL_INT, .num = INT64_MAX};
    default: return fhown_val(VAL_CONST);
    }
}

static void use_and_replace(Check *c, Set *s, const FhExpr *part, const FhExpr *e, Val with) {
    EACH(w, s) {
        Val v = fhown_pop(w);
        fhown_use(c, w, v, part);
        fhown_push(c, w, with);
        fhown_drop(c, w, v, e);
    }
}

static void eval_text(Check *c, Set *s, const FhExpr *e) {
    bool parts = false;
    for (uint32_t i = 0; i < e->JoinedStr.values.count; i++) {
        const FhExpr *part = e->JoinedStr.values.items[i];
        if (part->kind != FHTREE_FormattedValue) continue;
        parts = true;
        fhown_eval(c, s, part->FormattedValue.value);
        use_and_replace(c, s, part->FormattedValue.value, e, fhown_val(VAL_UNKNOWN));
        EACH(w, s) fhown_pop(w);
        if (!part->FormattedValue.format_spec) continue;
        fhown_eval(c, s, part->FormattedValue.format_spec);
        EACH(w, s) fhown_pop(w);
    }
    if (parts) fhown_allocates(c, s, e, SPAN_OF(e), "this string", NULL);
    if (parts) unlikely(c, s, e, NULL);
    Val text = parts ? fhown_data(c, "this string") : fhown_val(VAL_CONST);
    EACH(w, s) fhown_push(c, w, text);
}

static void eval_lambda(Check *c, Set *s, const FhExpr *e) {
    eval_all(c, s, e->Lambda.args->defaults);
    fhown_allocates(c, s, e, SPAN_OF(e), "this lambda", NULL);
    EACH(w, s) {
        for (uint32_t i = 0; i < e->Lambda.args->defaults.count; i++) fhown_escape(c, w, fhown_pop(w));
        Val v = fhown_make(c, w, e, OBJ_CLOSURE, "this lambda");
        fhown_obj(c, v.obj)->fn = fhown_map_get(&c->fn_of, e);
        fhown_push(c, w, v);
    }
}

static void eval_yield(Check *c, Set *s, const FhExpr *e, const FhExpr *value) {
    if (value) {
        fhown_eval(c, s, value);
        EACH(w, s) fhown_escape(c, w, fhown_pop(w));
    }
    fhown_raise(c, s, e, RAISES_POSSIBLY, NULL, "the `yield`", NULL);
    EACH(w, s) fhown_push(c, w, fhown_val(VAL_UNKNOWN));
}

static void eval_slice(Check *c, Set *s, const FhExpr *e) {
    const FhExpr *parts[] = {e->Slice.lower, e->Slice.upper, e->Slice.step};
    for (int i = 0; i < 3; i++) {
        if (!parts[i]) continue;
        fhown_eval(c, s, parts[i]);
        EACH(w, s) fhown_drop(c, w, fhown_pop(w), e);
    }
    EACH(w, s) fhown_push(c, w, fhown_val(VAL_UNKNOWN));
}

static void eval_one(Check *c, Set *s, const FhExpr *e) {
    switch ((FhExprKind)e->kind) {
    case FHTREE_BoolOp: eval_bool(c, s, e); break;
    case FHTREE_NamedExpr:
        fhown_eval(c, s, e->NamedExpr.value);
        EACH(w, s) fhown_push(c, w, *fhown_top(w, 0));
        fhown_assign(c, s, e->NamedExpr.target, e->NamedExpr.value);
        break;
    case FHTREE_BinOp: eval_binary(c, s, e); break;
    case FHTREE_UnaryOp:
        if (e->UnaryOp.op == FHTREE_Not) {
            eval_condition(c, s, e);
            break;
        }
        fhown_eval(c, s, e->UnaryOp.operand);
        EACH(w, s) {
            Val v = fhown_pop(w);
            fhown_use(c, w, v, e->UnaryOp.operand);
            bool minus = v.kind == VAL_INT && e->UnaryOp.op == FHTREE_USub && v.num != INT64_MIN;
            fhown_push(c, w, minus ? (Val){.kind = VAL_INT, .num = -v.num} : fhown_val(VAL_UNKNOWN));
        }
        break;
    case FHTREE_Lambda: eval_lambda(c, s, e); break;
    case FHTREE_IfExp: eval_conditional(c, s, e); break;
    case FHTREE_Dict: eval_dict(c, s, e); break;
    case FHTREE_Set:
        eval_all(c, s, e->Set.elts);
        fhown_allocates(c, s, e, SPAN_OF(e), "this set", NULL);
        make_sequence(c, s, e, e->Set.elts, OBJ_SET, "this set");
        break;
    case FHTREE_ListComp:
        eval_comprehension(c, s, e, e->ListComp.generators, e->ListComp.elt, NULL, OBJ_LIST, "this list");
        break;
    case FHTREE_SetComp:
        eval_comprehension(c, s, e, e->SetComp.generators, e->SetComp.elt, NULL, OBJ_SET, "this set");
        break;
    case FHTREE_DictComp:
        eval_comprehension(c, s, e, e->DictComp.generators, e->DictComp.key, e->DictComp.value, OBJ_DICT,
                           "this dict");
        break;
    case FHTREE_GeneratorExp:
        eval_comprehension(c, s, e, e->GeneratorExp.generators, e->GeneratorExp.elt, NULL, OBJ_OTHER,
                           "this generator");
        break;
    case FHTREE_Await:
        fhown_eval(c, s, e->Await.value);
        fhown_raise(c, s, e, RAISES_POSSIBLY, NULL, "the `await`", NULL);
        break;
    case FHTREE_Yield: eval_yield(c, s, e, e->Yield.value); break;
    case FHTREE_YieldFrom:
        fhown_eval(c, s, e->YieldFrom.value);
        EACH(w, s) {
            Val v = fhown_pop(w);
            fhown_consume(c, w, v, e->YieldFrom.value, true);
            fhown_escape(c, w, v);
        }
        eval_yield(c, s, e, NULL);
        break;
    case FHTREE_Compare: eval_condition(c, s, e); break;
    case FHTREE_Call: fhown_call(c, s, e); break;
    case FHTREE_JoinedStr: eval_text(c, s, e); break;
    case FHTREE_Constant: {
        Val v = constant(c, &e->Constant);
        EACH(w, s) fhown_push(c, w, v);
        break;
    }
    case FHTREE_Attribute: eval_attribute(c, s, e); break;
    case FHTREE_Subscript: eval_subscript(c, s, e); break;
    case FHTREE_Starred:
        fhown_eval(c, s, e->Starred.value);
        EACH(w, s) {
            Val v = fhown_pop(w);
            fhown_use(c, w, v, e->Starred.value);
            fhown_consume(c, w, v, e->Starred.value, true);
            fhown_share(c, w, v, false);
            fhown_push(c, w, fhown_val(VAL_UNKNOWN));
            fhown_drop(c, w, v, e);
        }
        break;
    case FHTREE_Name:
        EACH(w, s) {
            Val v = fhown_load_name(c, w, e);
            fhown_push(c, w, v);
        }
        break;
    case FHTREE_List:
        eval_all(c, s, e->List.elts);
        fhown_allocates(c, s, e, SPAN_OF(e), "this list", NULL);
        make_sequence(c, s, e, e->List.elts, OBJ_LIST, "this list");
        break;
    case FHTREE_Tuple: eval_tuple(c, s, e); break;
    case FHTREE_Slice: eval_slice(c, s, e); break;
    default: EACH(w, s) fhown_push(c, w, fhown_val(VAL_UNKNOWN)); break;
    }
}

void fhown_eval(Check *c, Set *s, const FhExpr *e) {
    fhown_enter(c);
    fhown_work(c, s->count);
    eval_one(c, s, e);
    fhown_leave(c);
}

/* ---- assignment ------------------------------------------------------------------------------------------------- */

/* The item `i` of `n` of what is unpacked, the whole being `v`; `after` of a starred target. */
static Val unpacked(Check *c, World *w, Val v, uint32_t i, bool after, bool starred) {
    Val item;
    if (v.kind != VAL_OBJ || after || starred) return fhown_val(VAL_UNKNOWN);
    ObjType type = fhown_obj(c, v.obj)->type;
    if (type != OBJ_TUPLE && type != OBJ_LIST) return fhown_val(VAL_UNKNOWN);
    return fhown_get_item(c, w, v.obj, i, &item) ? item : fhown_val(VAL_UNKNOWN);
}

static void assign_items(Check *c, Set *s, const FhExpr *target, const FhExpr *value) {
    FhExprs elts = target->Tuple.elts;
    unlikely(c, s, value, "ValueError");
    uint32_t star = elts.count;
    for (uint32_t i = 0; i < elts.count; i++) {
        if (elts.items[i]->kind == FHTREE_Starred) star = i;
    }
    EACH(w, s) {
        fhown_use(c, w, *fhown_top(w, 0), value);
        fhown_consume(c, w, *fhown_top(w, 0), value, true);
    }
    if (star != elts.count) {
        EACH(w, s) fhown_escape(c, w, *fhown_top(w, 0));
    }
    for (uint32_t i = 0; i < elts.count; i++) {
        const FhExpr *part = elts.items[i];
        EACH(w, s) fhown_push(c, w, unpacked(c, w, *fhown_top(w, 0), i, i > star, i == star));
        fhown_assign(c, s, part->kind == FHTREE_Starred ? part->Starred.value : part, value);
    }
    EACH(w, s) {
        Val v = fhown_pop(w);
        fhown_forget(c, w, v, NULL, SPAN_OF(target));
    }
}

void fhown_assign(Check *c, Set *s, const FhExpr *target, const FhExpr *value) {
    fhown_enter(c);
    switch ((FhExprKind)target->kind) {
    case FHTREE_Name: {
        uint32_t var = fhown_name_var(c, target->Name.id);
        EACH(w, s) {
            Val v = fhown_pop(w);
            if (var) fhown_bind(c, w, var, v, target);
        }
        break;
    }
    case FHTREE_Tuple:
    case FHTREE_List: assign_items(c, s, target, value); break;
    case FHTREE_Attribute:
        fhown_eval(c, s, target->Attribute.value);
        EACH(w, s) {
            Val base = fhown_pop(w), v = fhown_pop(w);
            fhown_use(c, w, base, target->Attribute.value);
            fhown_store_field(c, w, base, fhown_key(c, target->Attribute.attr->text), v, target, value);
        }
        break;
    case FHTREE_Subscript:
        fhown_eval(c, s, target->Subscript.value);
        fhown_eval(c, s, target->Subscript.slice);
        unlikely(c, s, target, "LookupError");
        EACH(w, s) {
            Val index = fhown_pop(w), base = fhown_pop(w), v = fhown_pop(w);
            fhown_use(c, w, base, target->Subscript.value);
            bool buffer = base.kind == VAL_OBJ && fhown_obj(c, base.obj)->type == OBJ_BUFFER;
            if (buffer) {
                fhown_use(c, w, v, value);
            } else {
                fhown_store_item(c, w, base, v, target);
                fhown_set_item(c, w, base, index, v);
            }
            fhown_drop(c, w, index, target);
        }
        break;
    default: EACH(w, s) fhown_escape(c, w, fhown_pop(w)); break;
    }
    fhown_leave(c);
}
