/* Calls. A builtin does what the table of effects says; a script function does what its summary says: each of its exit
 * worlds gives a world behind the call (ownership_apply.c); exit worlds that contradict what is known of the arguments are left
 * out. Of other functions nothing is known: their arguments escape. */
#include "ownership_call.h"

static void drop_args(Check *c, World *w, const Args *args) {
    uint32_t from = w->stack.count - args->count;
    Val *values = fhown_scratch(c, (args->count + 1) * sizeof *values);
    memcpy(values, &w->stack.items[from], args->count * sizeof *values);
    w->stack.count = from;
    for (uint32_t i = 0; i < args->count; i++) fhown_drop(c, w, values[i], args->call);
}

/* The arguments go, the result comes. `under`: so many values below them go, too. */
void fhown_finish_call(Check *c, World *w, const Args *args, uint32_t under, Val result) {
    fhown_push(c, w, result); /* on the stack it counts as a reference */
    uint32_t n = args->count + under + 1, from = w->stack.count - n;
    Val *values = fhown_scratch(c, n * sizeof *values);
    memcpy(values, &w->stack.items[from], n * sizeof *values);
    w->stack.items[from] = values[n - 1];
    w->stack.count = from + 1;
    for (uint32_t i = 0; i + 1 < n; i++) fhown_drop(c, w, values[i], args->call);
}

/* ---- unknown functions ------------------------------------------------------------------------------------------ */

void fhown_call_unknown(Check *c, Set *s, const Call *call, uint32_t under, Raises raises, bool keeps) {
    fhown_raise(c, s, call->e, raises, NULL, fhown_textf(c, "`%s()`", call->name), NULL);
    if (raises == RAISES_POSSIBLY && c->fn->summary.raises < raises) c->fn->summary.raises = raises;
    EACH(w, s) {
        for (uint32_t i = 0; i < call->args.count; i++) {
            Val v = *fhown_argument(w, &call->args, i);
            if (keeps)
                fhown_hand_on(c, w, v, call->args.nodes[i]);
            else
                fhown_use(c, w, v, call->args.nodes[i]);
        }
        fhown_finish_call(c, w, &call->args, under, fhown_val(VAL_UNKNOWN));
    }
}

/* ---- builtins --------------------------------------------------------------------------------------------------- */

static ObjType type_of(const Check *c, Val v) {
    return v.kind == VAL_OBJ ? fhown_obj(c, v.obj)->type : OBJ_ANY;
}

static bool is_text(const Check *c, Val v) { return v.kind == VAL_STR || type_of(c, v) == OBJ_TEXT; }

static bool has_number(const Check *c, const Set *s, const Args *args) {
    for (uint32_t i = 0; s->first && i < args->count; i++) {
        if (type_of(c, *fhown_argument(s->first, args, i)) == OBJ_NUMBER) return true;
    }
    return false;
}

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
    case MAKES_STR: return fhown_data(c, label);
    default: return b->flags & ALLOCATES ? fhown_data(c, label) : fhown_val(VAL_DATA);
    }
}

static bool input_is_certain(const Set *s, const Call *call, const Builtin *b) {
    if (strcmp(b->name, "next") == 0 && call->args.count > 1) return true;
    if (!call->args.count) return strcmp(b->name, "input") != 0;
    EACH(w, s) {
        if (fhown_argument(w, &call->args, 0)->kind != VAL_INT) return false;
    }
    return true;
}

/* What runs the generators that it is given: 1 for a value, 2 to their end; 0: nothing. */
static int runs_generators(const char *name) {
    static const char *const names[] = {"sum",  "list",   "tuple",     "set",    "frozenset",
                                        "dict", "sorted", "min",       "max",    "any",
                                        "all",  "bytes",  "bytearray", "extend", "join"};
    if (strcmp(name, "next") == 0) return 1;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0) return 2;
    return 0;
}

/* Functions that are given by name, as `key`, are called and forgotten. */
static void share_argument(Check *c, World *w, const Call *call, const Builtin *b, uint32_t i) {
    const FhName *name = call->args.names[i];
    bool one_of = strcmp(b->name, "min") == 0 || strcmp(b->name, "max") == 0 || strcmp(b->name, "next") == 0;
    if (name && strcmp(name->text, "default") != 0) return;
    fhown_share(c, w, *fhown_argument(w, &call->args, i), one_of && call->args.count > 1);
}

static void call_builtin(Check *c, Set *s, const Call *call, const Builtin *b, uint32_t under) {
    const char *what = fhown_textf(c, "`%s()`", call->name);
    int runs = runs_generators(b->name);
    bool prints = strcmp(b->name, "str") == 0 || strcmp(b->name, "print") == 0;
    prints = prints && has_number(c, s, &call->args);
    if ((b->flags & ALLOCATES) || prints) fhown_allocates(c, s, call->e, SPAN_OF(call->e), what, NULL);
    bool raises = (b->flags & RAISES_OFTEN) && !input_is_certain(s, call, b);
    fhown_raise(c, s, call->e, raises ? RAISES_KNOWN : RAISES_UNLIKELY, b->exc, what, NULL);
    if (raises) fhown_raise(c, s, call->e, RAISES_UNLIKELY, "TypeError", what, NULL);
    EACH(w, s) {
        for (uint32_t i = 0; i < call->args.count; i++) {
            Val v = *fhown_argument(w, &call->args, i);
            if (b->flags & USES) fhown_use(c, w, v, call->args.nodes[i]);
            if (i == 0 && runs) fhown_consume(c, w, v, call->args.nodes[i], runs == 2);
            if (b->flags & KEEPS) fhown_escape(c, w, v);
            if (b->flags & SHARES) share_argument(c, w, call, b, i);
        }
        fhown_finish_call(c, w, &call->args, under, made_by(c, w, call, b));
    }
}

/* Methods of lists that leave the items where they are. */
static bool keeps_places(const char *name) {
    static const char *const names[] = {"append", "extend", "count", "index", "copy"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0) return true;
    return false;
}

/* A method of an object of which no more than the name of the method is known. */
static void call_by_name(Check *c, Set *s, const Call *call, const Builtin *b) {
    const char *what = fhown_textf(c, "`%s()`", call->name);
    bool known = false;
    EACH(w, s) {
        Val base = *fhown_argument(w, &call->args, 0);
        ObjType type = type_of(c, base);
        known |= type == OBJ_LIST || type == OBJ_DICT || type == OBJ_SET || type == OBJ_TEXT ||
                 base.kind == VAL_STR;
    }
    if ((b->flags & ALLOCATES) && known) fhown_allocates(c, s, call->e, SPAN_OF(call->e), what, NULL);
    bool raises = (b->flags & RAISES_OFTEN) && known;
    fhown_raise(c, s, call->e,
                raises  ? RAISES_KNOWN
                : known ? RAISES_UNLIKELY
                        : RAISES_POSSIBLY,
                b->exc, what, NULL);
    EACH(w, s) {
        Val base = *fhown_argument(w, &call->args, 0);
        fhown_use(c, w, base, call->base);
        if (!keeps_places(call->name)) fhown_change_items(c, w, base);
        if (base.kind == VAL_OBJ && fhown_obj(c, base.obj)->root != ROOT_NONE) {
            ObjState *state = fhown_state(c, w, base.obj);
            if (state->may & (MAY_FALSY | MAY_TRUTHY)) state->may |= MAY_FALSY | MAY_TRUTHY;
        }
        for (uint32_t i = 1; i < call->args.count; i++) {
            Val v = *fhown_argument(w, &call->args, i);
            fhown_use(c, w, v, call->args.nodes[i]);
            bool runs = known && runs_generators(call->name);
            if (runs) fhown_consume(c, w, v, call->args.nodes[i], true);
            if (runs && v.kind == VAL_OBJ && fhown_obj(c, v.obj)->later) continue; /* its values are kept */
            if (b->flags & KEEPS)
                fhown_store_item(c, w, base, v, call->args.nodes[i]);
            else if (!known)
                fhown_escape(c, w, v);
        }
        bool told = b->makes == MAKES_NONE || (b->makes == MAKES_STR && is_text(c, base));
        bool made = b->makes == MAKES_LIST || (known && told);
        fhown_finish_call(c, w, &call->args, 0, made ? made_by(c, w, call, b) : fhown_val(VAL_UNKNOWN));
    }
}

static void call_buffer(Check *c, Set *s, const Call *call, const Builtin *b) {
    const char *what = fhown_textf(c, "`%s()`", call->name);
    bool unchecked = call->args.count > 1 && fhown_is_unchecked(c, call->args.nodes[1]);
    bool raises = (b->flags & RAISES_OFTEN) && unchecked;
    fhown_raise(c, s, call->e, raises ? RAISES_KNOWN : RAISES_UNLIKELY, b->exc ? b->exc : "ValueError", what,
                NULL);
    EACH(w, s) {
        fhown_use(c, w, *fhown_argument(w, &call->args, 0), call->base);
        for (uint32_t i = 1; i < call->args.count; i++)
            fhown_use(c, w, *fhown_argument(w, &call->args, i), call->args.nodes[i]);
        Val result = b->makes == MAKES_FIRST ? *fhown_argument(w, &call->args, 0) : made_by(c, w, call, b);
        fhown_finish_call(c, w, &call->args, 0, result);
    }
}

/* ---- classes and methods ---------------------------------------------------------------------------------------- */

/* The fields that the __init__ of a dataclass takes, those of its bases first; false: not all is known. */
typedef struct DataFields {
    const DataField *items[64];
    uint32_t n;
} DataFields;

static bool collect_fields(const Class *cls, DataFields *all, uint32_t depth) {
    if (cls->unknown_base || cls->opaque || depth > 20) return false;
    for (uint32_t i = cls->nbases; i-- > 0;) {
        if (!collect_fields(cls->bases[i], all, depth + 1)) return false;
    }
    for (uint32_t i = 0; cls->dataclass && i < cls->data_fields.count; i++) {
        const DataField *f = &cls->data_fields.items[i];
        uint32_t at = 0;
        while (at < all->n && strcmp(all->items[at]->name->text, f->name->text) != 0) at++;
        if (f->special || at == sizeof all->items / sizeof *all->items) return false;
        if (f->default_value && f->default_value->kind == FHTREE_Call &&
            f->default_value->Call.keywords.count)
            for (uint32_t k = 0; k < f->default_value->Call.keywords.count; k++) {
                const FhName *option = f->default_value->Call.keywords.items[k]->arg;
                if (!option || (strcmp(option->text, "default") != 0 && strcmp(option->text, "repr") != 0 &&
                                strcmp(option->text, "default_factory") != 0))
                    return false; /* field(init=False) and the like */
            }
        all->items[at] = f;
        if (at == all->n) all->n++;
    }
    return true;
}

static const DataField *field_of(const DataFields *all, const Args *args, uint32_t i) {
    if (!args->names[i]) return i < all->n ? all->items[i] : NULL;
    for (uint32_t k = 0; k < all->n; k++) {
        if (strcmp(all->items[k]->name->text, args->names[i]->text) == 0) return all->items[k];
    }
    return NULL;
}

/* The __init__ that a dataclass is given: each argument becomes an attribute. The instance stands below the arguments. */
static void fill_fields(Check *c, Set *s, const Call *call, const DataFields *all) {
    uint32_t n = call->args.count;
    EACH(w, s) {
        Val self = *fhown_top(w, n);
        for (uint32_t i = 0; i < n; i++) {
            const DataField *f = call->args.starred ? NULL : field_of(all, &call->args, i);
            Val v = *fhown_argument(w, &call->args, i);
            if (f)
                fhown_store_field(c, w, self, fhown_key(c, f->name->text), v, call->args.nodes[i],
                                  call->args.nodes[i]);
            else
                fhown_hand_on(c, w, v, call->args.nodes[i]);
        }
        drop_args(c, w, &call->args);
    }
}

static void construct(Check *c, Set *s, const Call *call, Class *cls) {
    bool unknown;
    DataFields fields = {.n = 0};
    bool always_true = !fhown_method(cls, "__bool__", &unknown) && !unknown &&
                       !fhown_method(cls, "__len__", &unknown) && !unknown;
    Fn *init = fhown_method(cls, "__init__", &unknown);
    bool filled = cls->dataclass && !init && !unknown;
    if (filled) {
        Fn *more = fhown_method(cls, "__post_init__", &unknown);
        unknown |= more || !collect_fields(cls, &fields, 0);
    }
    if (cls->is_exception || cls->opaque || (unknown && !init)) {
        fhown_call_unknown(c, s, call, 0, cls->is_exception ? RAISES_UNLIKELY : RAISES_POSSIBLY, true);
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
    if (filled) {
        fill_fields(c, s, call, &fields);
        EACH(w, s) fhown_pop(w);
        return;
    }
    EACH(w, s) {
        for (uint32_t i = 0; i < call->args.count; i++)
            fhown_hand_on(c, w, *fhown_argument(w, &call->args, i), call->args.nodes[i]);
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

/* send(), throw() and close() of a generator of our own. */
static bool call_generator(Check *c, Set *s, const Call *call, Val base) {
    bool ends = strcmp(call->name, "close") == 0;
    if (!ends && strcmp(call->name, "send") != 0 && strcmp(call->name, "throw") != 0) return false;
    fhown_raise(c, s, call->e, RAISES_POSSIBLY, NULL, fhown_textf(c, "`%s()`", call->name), NULL);
    EACH(w, s) {
        for (uint32_t i = 1; i < call->args.count; i++)
            fhown_escape(c, w, *fhown_argument(w, &call->args, i));
        if (!ends) fhown_consume(c, w, base, call->e, false);
        fhown_finish_call(c, w, &call->args, 0, fhown_val(ends ? VAL_NONE : VAL_UNKNOWN));
    }
    return true;
}

/* The base stands below the arguments and is counted as the first of them. */
static void call_method(Check *c, Set *s, Call *call, Val base) {
    Args inner;
    shift_base(call, &inner);
    const Obj *o = base.kind == VAL_OBJ ? fhown_obj(c, base.obj) : NULL;
    if (o && o->cls) {
        bool unknown;
        Fn *fn = fhown_method(o->cls, call->name, &unknown);
        if (fn && fn->is_property != call->property) fn = NULL;
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
    if (o && (o->runs || o->generator) && call_generator(c, s, call, base)) return;
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
    bool ours =
        b && b->makes == MAKES_LIST && fhown_map_get(&c->fn_of, fhown_text(c, b->name, strlen(b->name)));
    if (b && !ours) {
        call_by_name(c, s, call, b);
        return;
    }
    EACH(w, s) {
        fhown_use(c, w, *fhown_argument(w, &call->args, 0), call->base);
        if (!arena) fhown_hand_on(c, w, *fhown_argument(w, &call->args, 0), call->base);
    }
    fhown_call_unknown(c, s, &(Call){.e = call->e, .name = call->name, .args = inner}, 1, RAISES_POSSIBLY,
                       true);
}

static void call_value(Check *c, Set *s, Call *call, Val callee, uint32_t under);

static void call_partial(Check *c, Set *s, const Call *call, const Obj *o) {
    Set out = {0};
    while (s->first) {
        Set one = {0};
        Call inner = *call;
        World *w = fhown_take_first(s);
        Val callee = fhown_open_partial(c, w, o, &inner);
        fhown_set_append(&one, w);
        call_value(c, &one, &inner, callee, 0);
        fhown_set_join(c, &out, &one);
    }
    *s = out;
}

static void call_value(Check *c, Set *s, Call *call, Val callee, uint32_t under) {
    switch ((ValKind)callee.kind) {
    case VAL_BUILTIN: {
        const Builtin *b = callee.ptr;
        if (b == &fhown_partial)
            fhown_make_partial(c, s, call);
        else if (b->special)
            fhown_special(c, s, call->e, b, call->args.nodes, call->args.names, call->args.count);
        else
            call_builtin(c, s, call, b, 0);
        break;
    }
    case VAL_FN: fhown_apply(c, s, (Fn *)(uintptr_t)callee.ptr, &call->args, false, call->e); break;
    case VAL_CLASS: construct(c, s, call, (Class *)(uintptr_t)callee.ptr); break;
    case VAL_OBJ: {
        const Obj *o = fhown_obj(c, callee.obj);
        if (!o->partial) {
            EACH(w, s) fhown_use(c, w, callee, call->e->Call.func);
        }
        if (o->partial)
            call_partial(c, s, call, o);
        else if (o->type == OBJ_CLOSURE && o->fn && o->fn->outer == c->fn)
            fhown_apply(c, s, o->fn, &call->args, false, call->e);
        else
            fhown_call_unknown(c, s, call, 0, RAISES_POSSIBLY, true);
        break;
    }
    default: fhown_call_unknown(c, s, call, 0, RAISES_POSSIBLY, true); break;
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
            const char *module = callee.kind != VAL_MODULE ? ""
                                 : callee.obj              ? ((const Module *)callee.ptr)->name
                                                           : callee.text;
            if (strcmp(module, "functools") == 0 && strcmp(call->name, "partial") == 0) {
                target = (Val){.kind = VAL_BUILTIN, .ptr = &fhown_partial};
            } else if (callee.kind == VAL_MODULE && callee.obj) {
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
        fhown_call_unknown(c, s, call, 1, RAISES_UNLIKELY, true);
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

/* The value on top has its method called, `nargs` unknown arguments; the result replaces it. */
static void call_on_top(Check *c, Set *s, const char *name, const FhExpr *node, uint32_t nargs,
                        bool property) {
    Set out = {0};
    while (s->first) {
        Val base;
        Set group = take_group(c, s, 0, true, &base);
        uint32_t n = nargs + 1;
        const FhExpr *of = property ? node->Attribute.value : node;
        Call call = {.e = node, .base = of, .name = name, .property = property};
        call.args = (Args){.call = node,
                           .count = n,
                           .nodes = fhown_scratch(c, n * sizeof *call.args.nodes),
                           .names = fhown_scratch(c, n * sizeof *call.args.names)};
        for (uint32_t i = 0; i < n; i++) call.args.nodes[i] = of;
        for (uint32_t i = 1; i < n; i++) {
            EACH(w, &group) fhown_push(c, w, fhown_val(VAL_DATA));
        }
        call_method(c, &group, &call, base);
        fhown_set_join(c, &out, &group);
    }
    *s = out;
}

void fhown_call_method(Check *c, Set *s, const char *name, const FhExpr *node) {
    call_on_top(c, s, name, node, strcmp(name, "__exit__") == 0 ? 3 : 0, false);
}

void fhown_read_property(Check *c, Set *s, const FhExpr *e) {
    call_on_top(c, s, e->Attribute.attr->text, e, 0, true);
}
