/* Worlds: copying, joining, and what refers to what. A world's lists are sorted and hold only what is not the default, so
 * that copying and comparing cost what is known and not the size of the function. */
#include "ownership_engine.h"

#define COPY_LIST(c, from, to, source)                                                                       \
    do {                                                                                                     \
        (to).count = (to).capacity = (source).count;                                                         \
        (to).items = NULL;                                                                                   \
        if ((source).count) {                                                                                \
            (to).items = (from) == &(c)->scratch ? fhown_scratch(c, (source).count * sizeof *(to).items)     \
                                                 : fhown_perm(c, (source).count * sizeof *(to).items);       \
            memcpy((to).items, (source).items, (source).count * sizeof *(to).items);                         \
        }                                                                                                    \
    } while (0)

/* Opens a gap at `at`. */
#define INSERT(c, list, at)                                                                                  \
    (PUSH(c, &(c)->scratch, list),                                                                           \
     memmove(&(list).items[(at) + 1], &(list).items[at], ((list).count - 1 - (at)) * sizeof *(list).items))
#define REMOVE(list, at)                                                                                     \
    ((list).count--,                                                                                         \
     memmove(&(list).items[at], &(list).items[(at) + 1], ((list).count - (at)) * sizeof *(list).items))

World *fhown_world_new(Check *c) { return fhown_scratch(c, sizeof(World)); }

World *fhown_world_copy(Check *c, FhBump *into, const World *w) {
    World *copy = into == &c->scratch ? fhown_scratch(c, sizeof *copy) : fhown_perm(c, sizeof *copy);
    *copy = *w;
    copy->next = NULL;
    COPY_LIST(c, into, copy->stack, w->stack);
    COPY_LIST(c, into, copy->vars, w->vars);
    COPY_LIST(c, into, copy->objs, w->objs);
    COPY_LIST(c, into, copy->fields, w->fields);
    COPY_LIST(c, into, copy->facts, w->facts);
    COPY_LIST(c, into, copy->arenas, w->arenas);
    COPY_LIST(c, into, copy->outward, w->outward);
    fhown_work(c, 1 + (w->vars.count + w->objs.count + w->fields.count) / 16);
    return copy;
}

/* ---- the stack of values ---------------------------------------------------------------------------------------- */

Val fhown_pop(World *w) { return w->stack.items[--w->stack.count]; }
void fhown_push(Check *c, World *w, Val v) { *(Val *)PUSH(c, &c->scratch, w->stack) = v; }
Val *fhown_top(World *w, uint32_t from_top) { return &w->stack.items[w->stack.count - 1 - from_top]; }

/* ---- variables, states, fields ---------------------------------------------------------------------------------- */

static uint32_t find_var(const World *w, uint32_t var) {
    uint32_t low = 0, high = w->vars.count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (w->vars.items[middle].var < var)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Val fhown_get_var(const World *w, uint32_t var) {
    uint32_t at = find_var(w, var);
    return at < w->vars.count && w->vars.items[at].var == var ? w->vars.items[at].val
                                                              : fhown_val(VAL_UNKNOWN);
}

void fhown_put_var(Check *c, World *w, uint32_t var, Val v) {
    uint32_t at = find_var(w, var);
    bool there = at < w->vars.count && w->vars.items[at].var == var;
    if (v.kind == VAL_UNKNOWN) {
        if (there) REMOVE(w->vars, at);
        return;
    }
    if (!there) INSERT(c, w->vars, at);
    w->vars.items[at] = (Var){var, v};
}

static uint32_t find_obj(const World *w, uint32_t id) {
    uint32_t low = 0, high = w->objs.count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (w->objs.items[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

ObjState *fhown_find_state(const World *w, uint32_t id) {
    uint32_t at = find_obj(w, id);
    return at < w->objs.count && w->objs.items[at].id == id ? &w->objs.items[at] : NULL;
}

ObjState *fhown_state(Check *c, World *w, uint32_t id) {
    uint32_t at = find_obj(w, id);
    if (at == w->objs.count || w->objs.items[at].id != id) {
        INSERT(c, w->objs, at);
        w->objs.items[at] = (ObjState){.id = id, .bits = IS_HELD, .may = MAY_ANY};
    }
    return &w->objs.items[at];
}

static uint32_t find_field(const World *w, uint32_t obj, uint32_t key) {
    uint32_t low = 0, high = w->fields.count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        const Field *f = &w->fields.items[middle];
        if (f->obj < obj || (f->obj == obj && f->key < key))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool fhown_get_field(const World *w, uint32_t obj, uint32_t key, Val *v) {
    uint32_t at = find_field(w, obj, key);
    if (at == w->fields.count || w->fields.items[at].obj != obj || w->fields.items[at].key != key)
        return false;
    *v = w->fields.items[at].val;
    return true;
}

void fhown_put_field(Check *c, World *w, uint32_t obj, uint32_t key, Val v) {
    uint32_t at = find_field(w, obj, key);
    if (at == w->fields.count || w->fields.items[at].obj != obj || w->fields.items[at].key != key)
        INSERT(c, w->fields, at);
    w->fields.items[at] = (Field){obj, key, v};
}

void fhown_drop_fields(World *w, uint32_t obj) {
    uint32_t from = find_field(w, obj, 0), to = from;
    while (to < w->fields.count && w->fields.items[to].obj == obj) to++;
    if (to == from) return;
    memmove(&w->fields.items[from], &w->fields.items[to], (w->fields.count - to) * sizeof *w->fields.items);
    w->fields.count -= to - from;
}

static bool is_obj(Val v, uint32_t obj) { return v.kind == VAL_OBJ && v.obj == obj; }

bool fhown_is_referenced(const World *w, uint32_t obj) {
    if (is_obj(w->ret, obj)) return true;
    for (uint32_t i = 0; i < w->vars.count; i++) {
        if (is_obj(w->vars.items[i].val, obj)) return true;
    }
    for (uint32_t i = 0; i < w->stack.count; i++) {
        if (is_obj(w->stack.items[i], obj)) return true;
    }
    for (uint32_t i = 0; i < w->fields.count; i++) {
        if (is_obj(w->fields.items[i].val, obj) && w->fields.items[i].obj != obj) return true;
    }
    return false;
}

ArenaState *fhown_arena_state(Check *c, World *w, const char *name, bool make) {
    uint32_t i = 0;
    int order = 1;
    while (i < w->arenas.count && (order = strcmp(w->arenas.items[i].name, name)) < 0) i++;
    if (i < w->arenas.count && order == 0) return &w->arenas.items[i];
    if (!make) return NULL;
    INSERT(c, w->arenas, i);
    w->arenas.items[i] = (ArenaState){.name = name};
    return &w->arenas.items[i];
}

/* ---- objects ---------------------------------------------------------------------------------------------------- */

Obj *fhown_obj(const Check *c, uint32_t id) { return c->fn->objs.items[id - 1]; }

static uint32_t site_hash(const void *node, uint32_t role) {
    uint64_t h = ((uint64_t)(uintptr_t)node + role * 0x9e3779b9u) * 0x9e3779b97f4a7c15u;
    return (uint32_t)(h >> 32);
}

static void grow_sites(Check *c, Fn *fn) {
    uint32_t capacity = fn->site_capacity ? fn->site_capacity * 2 : 16;
    fn->site_table = fhown_perm(c, capacity * sizeof *fn->site_table);
    fn->site_capacity = capacity;
    for (uint32_t i = 0; i < fn->objs.count; i++) {
        uint32_t at = site_hash(fn->objs.items[i]->node, fn->objs.items[i]->role) & (capacity - 1);
        while (fn->site_table[at]) at = (at + 1) & (capacity - 1);
        fn->site_table[at] = i + 1;
    }
}

Obj *fhown_site(Check *c, const void *node, uint32_t role) {
    Fn *fn = c->fn;
    if (fn->objs.count * 2 >= fn->site_capacity) grow_sites(c, fn);
    uint32_t at = site_hash(node, role) & (fn->site_capacity - 1);
    for (; fn->site_table[at]; at = (at + 1) & (fn->site_capacity - 1)) {
        Obj *o = fn->objs.items[fn->site_table[at] - 1];
        if (o->node == node && o->role == role) return o;
    }
    Obj *o = fhown_perm(c, sizeof *o);
    *(Obj **)PUSH(c, &c->perm, fn->objs) = o;
    fn->site_table[at] = fn->objs.count;
    o->id = fn->objs.count;
    o->node = node;
    o->role = role;
    o->size = -1;
    return o;
}

static void rename_val(Val *v, uint32_t from, uint32_t to) {
    if (is_obj(*v, from)) v->obj = to;
}

static void drop_facts(World *w, uint32_t obj) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < w->facts.count; i++) {
        if (w->facts.items[i].a != obj && w->facts.items[i].b != obj)
            w->facts.items[kept++] = w->facts.items[i];
    }
    w->facts.count = kept;
}

enum { ROLE_OLDER = 0x80000000u, ROLE_ENDED = 0x40000000u };

static uint32_t twin_of(Check *c, const Obj *o, uint32_t role) {
    Obj *twin = fhown_site(c, o->node, o->role | role);
    uint32_t id = twin->id;
    *twin = *o;
    twin->id = id;
    twin->role = o->role | role;
    twin->is_older = true;
    twin->older = 0;
    return id;
}

static void rename_references(World *w, uint32_t from, uint32_t to) {
    for (uint32_t i = 0; i < w->vars.count; i++) rename_val(&w->vars.items[i].val, from, to);
    for (uint32_t i = 0; i < w->stack.count; i++) rename_val(&w->stack.items[i], from, to);
    for (uint32_t i = 0; i < w->fields.count; i++) rename_val(&w->fields.items[i].val, from, to);
    for (uint32_t i = 0; i < w->outward.count; i++) {
        if (w->outward.items[i].obj == from) w->outward.items[i].obj = to;
    }
    rename_val(&w->ret, from, to);
}

/* What an object refers to that stands for several is no one's in particular. */
static void let_go(Check *c, World *w, uint32_t obj) {
    for (uint32_t i = 0; i < w->fields.count; i++) {
        if (w->fields.items[i].obj != obj || w->fields.items[i].val.kind != VAL_OBJ) continue;
        Val v = w->fields.items[i].val;
        if (v.obj == obj) continue;
        fhown_escape(c, w, v);
        fhown_state(c, w, v.obj)->bits |= SILENCED;
    }
    fhown_drop_fields(w, obj);
}

/* What was the latest becomes one of the older ones; those of them that have ended are kept apart from the living. */
static void step_back(Check *c, World *w, Obj *o) {
    if (!o->older) o->older = twin_of(c, o, ROLE_OLDER);
    uint32_t older = o->older;
    bool joins = fhown_find_state(w, older) && fhown_is_referenced(w, older);
    if (joins) let_go(c, w, older), let_go(c, w, o->id);
    ObjState now = *fhown_state(c, w, o->id), *old = fhown_find_state(w, older);
    if (joins && ((old->bits & LIFE) == IS_FREED || (old->bits & LIFE) == IS_MOVED) &&
        !(now.bits & (IS_FREED | IS_MOVED))) {
        ObjState ended = *old;
        ended.id = twin_of(c, o, ROLE_ENDED);
        rename_references(w, older, ended.id);
        *fhown_state(c, w, ended.id) = ended;
        joins = false;
    }
    old = fhown_state(c, w, older);
    old->bits = joins ? old->bits | now.bits : now.bits;
    old->may = joins ? old->may | now.may : now.may;
    if (joins) { /* of several at once nothing is certain */
        old->bits = (uint16_t)((old->bits & ~LIFE) | IS_HELD | HAS_ESCAPED | SILENCED);
        fhown_fine(c, fhown_leak_key(o), SORT_LEAK);
    }
    if (!joins || !old->event) old->event = now.event;
    fhown_drop_fields(w, older);
    rename_references(w, o->id, older);
    uint32_t from = find_field(w, o->id, 0);
    while (from < w->fields.count && w->fields.items[from].obj == o->id) {
        Field f = w->fields.items[from];
        REMOVE(w->fields, from);
        fhown_put_field(c, w, older, f.key, f.val);
        from = find_field(w, o->id, 0);
    }
}

Val fhown_fresh(Check *c, World *w, Obj *o, uint16_t bits) {
    ObjState *s = fhown_find_state(w, o->id);
    if (s && (fhown_is_referenced(w, o->id) || (s->bits & IS_OWNED))) step_back(c, w, o);
    fhown_drop_fields(w, o->id);
    drop_facts(w, o->id);
    s = fhown_state(c, w, o->id);
    *s = (ObjState){.id = o->id, .bits = bits, .may = MAY_ANY & ~MAY_NONE};
    if (o->root == ROOT_SYMBOL)
        s->may = MAY_ANY;
    else if (o->type == OBJ_BUFFER || o->type == OBJ_CLOSURE || o->type == OBJ_ARENA)
        s->may = MAY_TRUTHY;
    return fhown_obj_val(o->id);
}

static bool changes_truth(const Obj *o) {
    return o->type == OBJ_LIST || o->type == OBJ_DICT || o->type == OBJ_SET || o->type == OBJ_OTHER;
}

uint8_t fhown_may(Check *c, const World *w, Val v) {
    switch ((ValKind)v.kind) {
    case VAL_NONE: return MAY_NONE;
    case VAL_FALSE: return MAY_FALSY;
    case VAL_TRUE:
    case VAL_FN:
    case VAL_CLASS:
    case VAL_BUILTIN:
    case VAL_MODULE: return MAY_TRUTHY;
    case VAL_INT: return v.num ? MAY_TRUTHY : MAY_FALSY;
    case VAL_STR: return *v.text ? MAY_TRUTHY : MAY_FALSY;
    case VAL_CONST:
    case VAL_DATA: return MAY_FALSY | MAY_TRUTHY;
    case VAL_OBJ: {
        const ObjState *s = fhown_find_state(w, v.obj);
        if (changes_truth(fhown_obj(c, v.obj))) return MAY_FALSY | MAY_TRUTHY;
        if (!s) return MAY_ANY;
        return s->bits & IS_ABSENT ? s->may | MAY_NONE : s->may;
    }
    default: return MAY_ANY;
    }
}

bool fhown_narrow(Check *c, World *w, Val v, uint8_t may) {
    uint8_t both = fhown_may(c, w, v) & may;
    if (!both) return false;
    if (v.kind != VAL_OBJ) return true;
    ObjState *s = fhown_state(c, w, v.obj);
    if (s->bits & IS_ABSENT) {
        if (!(may & MAY_NONE))
            s->bits &= (uint16_t)~IS_ABSENT;
        else if (!(may & MAY_TRUTHY))
            s->bits = (uint16_t)((s->bits & ~LIFE) | IS_ABSENT);
    }
    if (!changes_truth(fhown_obj(c, v.obj))) s->may = both;
    return true;
}

/* ---- joining ---------------------------------------------------------------------------------------------------- */

uint8_t *fhown_marks(Check *c) {
    uint32_t n = c->fn->objs.count + 1;
    if (n > c->marks_capacity) {
        c->marks_capacity = n * 2;
        c->marks = fhown_scratch(c, c->marks_capacity);
    }
    fhown_work(c, n / 64);
    return memset(c->marks, 0, n);
}

static void mark_val(uint8_t *marks, Val v) {
    if (v.kind == VAL_OBJ) marks[v.obj] = 1;
}

static bool is_kept(Check *c, const World *w, const ObjState *s) {
    const Obj *o = fhown_obj(c, s->id);
    (void)w;
    return (s->bits & IS_OWNED) || o->root == ROOT_PARAM || o->root == ROOT_GLOBAL || o->root == ROOT_FREE ||
           o->root == ROOT_FIELD;
}

/* States of objects that nothing refers to and that nobody must free say nothing any more. */
void fhown_normalise(Check *c, World *w) {
    for (bool again = true; again;) {
        again = false;
        uint8_t *marks = fhown_marks(c);
        mark_val(marks, w->ret);
        for (uint32_t i = 0; i < w->vars.count; i++) mark_val(marks, w->vars.items[i].val);
        for (uint32_t i = 0; i < w->stack.count; i++) mark_val(marks, w->stack.items[i]);
        for (uint32_t i = 0; i < w->fields.count; i++) {
            const Field *f = &w->fields.items[i];
            if (f->val.kind == VAL_OBJ && f->val.obj != f->obj) marks[f->val.obj] = 1;
        }
        uint32_t kept = 0;
        for (uint32_t i = 0; i < w->objs.count; i++) {
            ObjState s = w->objs.items[i];
            if (!marks[s.id] && !is_kept(c, w, &s)) {
                uint32_t fields = w->fields.count;
                fhown_drop_fields(w, s.id);
                again |= fields != w->fields.count;
                if (w->facts.count) drop_facts(w, s.id);
                continue;
            }
            w->objs.items[kept++] = s;
        }
        w->objs.count = kept;
    }
}

typedef enum Joined { JOIN_REFUSED, JOIN_SAME, JOIN_WIDER } Joined;

/* Whether it makes a difference to the objects if this is forgotten. */
static bool matters(Check *c, const World *w, Val v) {
    if (v.kind != VAL_OBJ) return false;
    const Obj *o = fhown_obj(c, v.obj);
    const ObjState *s = fhown_find_state(w, v.obj);
    return o->root != ROOT_SYMBOL || (s && (s->bits & (IS_FREED | IS_MOVED | IS_OWNED)));
}

static bool alike(Check *c, const World *a, Val x, const World *b, Val y) {
    if (x.kind == VAL_OBJ && y.kind == VAL_OBJ && x.obj == y.obj) return true;
    if (fhown_same(x, y)) return true;
    return !matters(c, a, x) && !matters(c, b, y);
}

/* What is tested later, or is a capacity, tells paths apart, as long as there are few of them. */
static bool tells_apart(Check *c, uint32_t var, Val x, Val y) {
    const VarInfo *info = &c->vars.items[var];
    if (!c->keep_apart || !(info->compared || info->is_capacity)) return false;
    bool a = x.kind == VAL_STR || x.kind == VAL_TRUE || x.kind == VAL_FALSE || x.kind == VAL_INT;
    bool b = y.kind == VAL_STR || y.kind == VAL_TRUE || y.kind == VAL_FALSE || y.kind == VAL_INT;
    return a && b && !fhown_same(x, y);
}

static bool same_vars(Check *c, const World *a, const World *b) {
    uint32_t i = 0, k = 0;
    while (i < a->vars.count || k < b->vars.count) {
        uint32_t va = i < a->vars.count ? a->vars.items[i].var : UINT32_MAX;
        uint32_t vb = k < b->vars.count ? b->vars.items[k].var : UINT32_MAX;
        Val x = va <= vb ? a->vars.items[i].val : fhown_val(VAL_UNKNOWN);
        Val y = vb <= va ? b->vars.items[k].val : fhown_val(VAL_UNKNOWN);
        if (!alike(c, a, x, b, y) || tells_apart(c, va < vb ? va : vb, x, y)) return false;
        i += va <= vb;
        k += vb <= va;
    }
    return true;
}

enum { COMPARED = LIFE | HAS_ESCAPED | WAS_FREED_HERE | SILENCED };

static bool same_objs(Check *c, const World *a, const World *b) {
    uint32_t i = 0, k = 0;
    while (i < a->objs.count || k < b->objs.count) {
        uint32_t ia = i < a->objs.count ? a->objs.items[i].id : UINT32_MAX;
        uint32_t ib = k < b->objs.count ? b->objs.items[k].id : UINT32_MAX;
        const Obj *o = fhown_obj(c, ia < ib ? ia : ib);
        unsigned x = ia <= ib ? a->objs.items[i].bits & COMPARED : IS_HELD;
        unsigned y = ib <= ia ? b->objs.items[k].bits & COMPARED : IS_HELD;
        if (ia != ib && o->root == ROOT_NONE) return false;
        if (x != y) return false;
        i += ia <= ib;
        k += ib <= ia;
    }
    return true;
}

/* An attribute that one world has not looked at is what it was at entry. */
static bool is_entry_field(Check *c, const Field *f) {
    if (f->val.kind != VAL_OBJ) return false;
    const Obj *o = fhown_obj(c, f->val.obj);
    return o->root == ROOT_FIELD && o->index == f->obj && o->key == f->key;
}

static int field_order(const World *a, uint32_t i, const World *b, uint32_t k) {
    if (i == a->fields.count) return 1;
    if (k == b->fields.count) return -1;
    const Field *x = &a->fields.items[i], *y = &b->fields.items[k];
    if (x->obj != y->obj) return x->obj < y->obj ? -1 : 1;
    return x->key == y->key ? 0 : x->key < y->key ? -1 : 1;
}

static bool same_fields(Check *c, const World *a, const World *b) {
    uint32_t i = 0, k = 0;
    while (i < a->fields.count || k < b->fields.count) {
        int order = field_order(a, i, b, k);
        if (order == 0) {
            if (!alike(c, a, a->fields.items[i].val, b, b->fields.items[k].val)) return false;
        } else {
            const Field *f = order < 0 ? &a->fields.items[i] : &b->fields.items[k];
            if (!is_entry_field(c, f) && matters(c, order < 0 ? a : b, f->val)) return false;
        }
        i += order <= 0;
        k += order >= 0;
    }
    return true;
}

static bool same_arenas(const World *a, const World *b) {
    if (a->arenas.count != b->arenas.count) return false;
    for (uint32_t i = 0; i < a->arenas.count; i++) {
        if (a->arenas.items[i].name != b->arenas.items[i].name ||
            a->arenas.items[i].bits != b->arenas.items[i].bits)
            return false;
    }
    return true;
}

static bool same_stack(Check *c, const World *a, const World *b) {
    if (a->stack.count != b->stack.count) return false;
    for (uint32_t i = 0; i < a->stack.count; i++) {
        if (!alike(c, a, a->stack.items[i], b, b->stack.items[i])) return false;
    }
    return true;
}

static bool joinable(Check *c, const World *a, const World *b) {
    if (a->locked != b->locked || !a->raised != !b->raised || a->lossy != b->lossy) return false;
    if (a->raised && (a->exc != b->exc)) return false;
    return same_stack(c, a, b) && alike(c, a, a->ret, b, b->ret) && same_vars(c, a, b) &&
           same_objs(c, a, b) && same_fields(c, a, b) && same_arenas(a, b);
}

/* When joined by force: an object of one world where the other has none may be kept, as one that is absent there. */
static Val join_val(Check *c, const World *a, Val x, const World *b, Val y, bool *changed) {
    if (fhown_same(x, y) || (x.kind == VAL_OBJ && y.kind == VAL_OBJ && x.obj == y.obj)) return x;
    if (x.kind == VAL_DATA && y.kind == VAL_DATA && x.text && y.text) return x; /* neither can be freed */
    bool mx = matters(c, a, x), my = matters(c, b, y);
    if (mx && !my && !fhown_find_state(b, x.obj)) return x;
    *changed = true;
    if (my && !mx && !fhown_find_state(a, y.obj)) return y;
    if (x.kind != VAL_UNKNOWN && x.kind != VAL_NONE && x.kind != VAL_OBJ && y.kind != VAL_UNKNOWN &&
        y.kind != VAL_NONE && y.kind != VAL_OBJ && y.kind != VAL_UNBOUND && x.kind != VAL_UNBOUND) {
        if (x.kind == VAL_DATA && !x.text) *changed = false;
        return fhown_val(VAL_DATA);
    }
    if (x.kind == VAL_UNKNOWN) *changed = false;
    return fhown_val(VAL_UNKNOWN);
}

static bool join_vars(Check *c, World *a, const World *b, bool *exact) {
    bool changed = false;
    uint32_t i = 0, k = 0;
    struct {
        Var *items;
        uint32_t count, capacity;
    } out = {NULL, 0, 0};
    if (a->vars.count == b->vars.count &&
        (!a->vars.count ||
         memcmp(a->vars.items, b->vars.items, a->vars.count * sizeof *a->vars.items) == 0)) {
        return false;
    }
    while (i < a->vars.count || k < b->vars.count) {
        uint32_t va = i < a->vars.count ? a->vars.items[i].var : UINT32_MAX;
        uint32_t vb = k < b->vars.count ? b->vars.items[k].var : UINT32_MAX;
        Val x = va <= vb ? a->vars.items[i].val : fhown_val(VAL_UNKNOWN);
        Val y = vb <= va ? b->vars.items[k].val : fhown_val(VAL_UNKNOWN);
        Val v = join_val(c, a, x, b, y, &changed);
        if (v.kind != VAL_UNKNOWN)
            *(Var *)PUSH(c, &c->scratch, out) = (Var){va < vb ? va : vb, v};
        else if (matters(c, a, x) || matters(c, b, y))
            *exact = false;
        i += va <= vb;
        k += vb <= va;
    }
    a->vars.items = out.items;
    a->vars.count = out.count;
    a->vars.capacity = out.capacity;
    return changed;
}

static bool join_objs(Check *c, World *a, const World *b) {
    bool changed = false;
    for (uint32_t i = 0; i < a->objs.count; i++) {
        ObjState *s = &a->objs.items[i];
        const ObjState *t = fhown_find_state(b, s->id);
        uint16_t bits = s->bits;
        uint8_t may = s->may;
        bool root = fhown_obj(c, s->id)->root != ROOT_NONE;
        if (t) {
            bits |= t->bits;
            may |= t->may;
            /* where it is None there was nothing to use */
            uint8_t unused = s->bits & WAS_USED ? t->may : s->may;
            if (((s->bits ^ t->bits) & WAS_USED) && unused != MAY_NONE)
                bits = (uint16_t)((bits & ~WAS_USED) | SOMETIMES_USED);
            if (!s->event) s->event = t->event;
        } else if (root) {
            bits |= IS_HELD;
            may = MAY_ANY;
            if (bits & WAS_USED) bits = (uint16_t)((bits & ~WAS_USED) | SOMETIMES_USED);
        } else {
            bits |= IS_ABSENT;
        }
        changed |= bits != s->bits || may != s->may;
        s->bits = bits;
        s->may = may;
    }
    for (uint32_t k = 0; k < b->objs.count; k++) {
        const ObjState *t = &b->objs.items[k];
        if (fhown_find_state(a, t->id)) continue;
        bool root = fhown_obj(c, t->id)->root != ROOT_NONE;
        ObjState *s = fhown_state(c, a, t->id);
        *s = *t;
        s->bits |= root ? IS_HELD : IS_ABSENT;
        if (root) s->may = MAY_ANY;
        if (root && (s->bits & WAS_USED)) s->bits = (uint16_t)((s->bits & ~WAS_USED) | SOMETIMES_USED);
        changed = true;
    }
    return changed;
}

static bool join_fields(Check *c, World *a, const World *b) {
    bool changed = false;
    uint32_t i = 0, k = 0;
    World out = {0};
    while (i < a->fields.count || k < b->fields.count) {
        int order = field_order(a, i, b, k);
        const Field *f = order <= 0 ? &a->fields.items[i] : &b->fields.items[k];
        const Field *x = order <= 0 ? f : NULL, *y = order > 0 ? f : order == 0 ? &b->fields.items[k] : NULL;
        Val v = f->val;
        if (x && y) {
            v = join_val(c, a, x->val, b, y->val, &changed);
        } else if (!is_entry_field(c, f) && fhown_find_state(x ? b : a, f->obj)) {
            changed |= v.kind != VAL_UNKNOWN || !x;
            v = fhown_val(VAL_UNKNOWN);
        } else if (!x) {
            changed = true;
        }
        *(Field *)PUSH(c, &c->scratch, out.fields) = (Field){f->obj, f->key, v};
        i += order <= 0;
        k += order >= 0;
    }
    a->fields.items = out.fields.items;
    a->fields.count = out.fields.count;
    a->fields.capacity = out.fields.capacity;
    return changed;
}

static bool join_facts(World *a, const World *b) {
    uint32_t kept = 0, before = a->facts.count;
    for (uint32_t i = 0; i < a->facts.count; i++) {
        const Fact *f = &a->facts.items[i];
        bool there = false;
        for (uint32_t k = 0; k < b->facts.count && !there; k++) {
            there = b->facts.items[k].key == f->key && b->facts.items[k].truth == f->truth;
        }
        if (there) a->facts.items[kept++] = *f;
    }
    a->facts.count = kept;
    return kept != before;
}

static bool join_arenas(Check *c, World *a, const World *b) {
    bool changed = false;
    for (uint32_t i = 0; i < a->arenas.count; i++) {
        bool there = false;
        for (uint32_t k = 0; k < b->arenas.count && !there; k++) {
            if (b->arenas.items[k].name != a->arenas.items[i].name) continue;
            there = true;
            changed |= (b->arenas.items[k].bits & ~a->arenas.items[i].bits) != 0;
            a->arenas.items[i].bits |= b->arenas.items[k].bits;
        }
        if (!there && a->arenas.items[i].bits) changed = true, a->arenas.items[i].bits = 0;
    }
    for (uint32_t k = 0; k < b->arenas.count; k++) {
        uint32_t before = a->arenas.count;
        ArenaState *s = fhown_arena_state(c, a, b->arenas.items[k].name, true);
        if (a->arenas.count != before) s->touched = b->arenas.items[k].touched, changed = true;
    }
    return changed;
}

static bool join_outward(Check *c, World *a, const World *b) {
    bool changed = false;
    for (uint32_t k = 0; k < b->outward.count; k++) {
        bool there = false;
        for (uint32_t i = 0; i < a->outward.count && !there; i++) {
            there = a->outward.items[i].node == b->outward.items[k].node;
        }
        if (there) continue;
        *(Outward *)PUSH(c, &c->scratch, a->outward) = b->outward.items[k];
        changed = true;
    }
    return changed;
}

static Joined join(Check *c, World *a, const World *b, bool force) {
    fhown_work(c, 1);
    if (!force && !joinable(c, a, b)) return JOIN_REFUSED;
    bool changed = false, exact = true;
    for (uint32_t i = 0; i < a->stack.count && i < b->stack.count; i++) {
        a->stack.items[i] = join_val(c, a, a->stack.items[i], b, b->stack.items[i], &changed);
    }
    a->ret = join_val(c, a, a->ret, b, b->ret, &changed);
    changed |= join_vars(c, a, b, &exact);
    changed |= join_fields(c, a, b);
    changed |= join_objs(c, a, b);
    changed |= join_facts(a, b);
    changed |= join_arenas(c, a, b);
    changed |= join_outward(c, a, b);
    if (a->unsure && !b->unsure) a->unsure = false, changed = true;
    if (b->raises > a->raises) a->raises = b->raises, a->raised = b->raised, changed = true;
    if (a->exc != b->exc) a->exc = NULL;
    if (force && !a->lossy) a->lossy = changed = true;
    (void)exact;
    return changed ? JOIN_WIDER : JOIN_SAME;
}

/* ---- sets ------------------------------------------------------------------------------------------------------- */

void fhown_set_append(Set *s, World *w) {
    World **at = &s->first;
    while (*at) at = &(*at)->next;
    *at = w;
    w->next = NULL;
    s->count++;
}

static void collapse(Check *c, Set *s) {
    World *first = s->first;
    while (first->next) {
        World *second = first->next;
        first->next = second->next;
        join(c, first, second, true);
    }
    s->count = 1;
}

void fhown_set_add(Check *c, Set *s, World *w) {
    fhown_normalise(c, w);
    c->keep_apart = s->count < MAX_WORLDS / 2;
    for (World *other = s->first; other; other = other->next) {
        if (join(c, other, w, false) != JOIN_REFUSED) return;
    }
    fhown_set_append(s, w);
    if (s->count > MAX_WORLDS) collapse(c, s);
}

void fhown_set_join(Check *c, Set *into, Set *from) {
    World *w = from->first;
    *from = (Set){0};
    while (w) {
        World *next = w->next;
        w->next = NULL;
        fhown_set_add(c, into, w);
        w = next;
    }
}

bool fhown_set_include(Check *c, Set *s, World *w, World **changed) {
    fhown_normalise(c, w);
    c->keep_apart = s->count < MAX_WORLDS / 2;
    for (World *other = s->first; other; other = other->next) {
        Joined joined = join(c, other, w, false);
        if (joined == JOIN_REFUSED) continue;
        *changed = other;
        return joined == JOIN_WIDER;
    }
    if (s->count >= MAX_WORLDS) {
        fhown_set_append(s, w);
        collapse(c, s);
        *changed = s->first;
        return true;
    }
    if (s->count == 1 && s->first && s->first->lossy) { /* once joined by force, always */
        *changed = s->first;
        return join(c, s->first, w, true) == JOIN_WIDER;
    }
    fhown_set_append(s, w);
    *changed = w;
    return true;
}

void fhown_join_all(Check *c, Set *s, World *w) {
    fhown_set_append(s, w);
    collapse(c, s);
}

void fhown_set_cut(Set *s, uint32_t depth) {
    for (World *w = s->first; w; w = w->next) {
        if (w->stack.count > depth) w->stack.count = depth;
    }
}
