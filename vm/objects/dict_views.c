/* dict_keys, dict_values, dict_items: live views of a dict. Keys and items are sets: comparison and operators are
 * those of set, results are new sets. */
#include "objects/dead.h"
#include "objects/dict.h"
#include "objects/dict_table.h"
#include "objects/equal.h"
#include "objects/list.h"
#include "objects/sequence.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhDictView *)o)->dict);
}

static void finalize(FhVM *vm, FhObj *o) { fh_clear(vm, &((FhDictView *)o)->dict); }

FhValue fhdict_view(FhVM *vm, FhValue dict, FhTypeId kind) {
    FhDictView *view = (FhDictView *)fhmem_cell(vm, sizeof(FhDictView), kind, true);
    if (!view) return FH_ERR;
    view->dict = fh_retain(dict);
    return fh_val(view);
}

static inline FhValue dict_of(FhValue view) { return FH_AS(FhDictView, view)->dict; }
static inline FhTypeId kind_of(FhValue view) { return (FhTypeId)fh_obj(view)->shape; }

static inline bool is_set_view(FhValue v) {
    return fh_has_shape(v, FH_T_dict_keys) || fh_has_shape(v, FH_T_dict_items) ||
           fh_has_shape(v, FH_T_odict_keys) || fh_has_shape(v, FH_T_odict_items);
}

static int64_t len(FhVM *vm, FhValue v) {
    if (fh_is_dead(dict_of(v))) return fhdead_raise_int(vm, dict_of(v));
    return dict_of(v) == FH_NOVALUE ? 0 : fhdict_size(dict_of(v));
}

static FhValue iter(FhVM *vm, FhValue v) {
    return fhdict_iterator(vm, dict_of(v),
                           (FhTypeId)((uint32_t)FH_T_dict_keyiterator + kind_of(v) - FH_T_dict_keys));
}

static FhValue reversed(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return fhdict_iterator(
        vm, dict_of(self),
        (FhTypeId)((uint32_t)FH_T_dict_reversekeyiterator + kind_of(self) - FH_T_dict_keys));
}

static int contains_key(FhVM *vm, FhValue self, FhValue key) {
    if (fh_is_dead(dict_of(self))) return fhdead_raise_int(vm, dict_of(self));
    return fhdict_contains(vm, dict_of(self), key);
}

static int contains_item(FhVM *vm, FhValue self, FhValue pair) {
    if (fh_is_dead(dict_of(self))) return fhdead_raise_int(vm, dict_of(self));
    if (!fhtuple_check(vm, pair) || fhas_tuple(pair)->size != 2) return 0;
    FhValue v = fhdict_get(vm, dict_of(self), fhas_tuple(pair)->items[0]);
    if (v == FH_NOVALUE || v == FH_ERR) return v == FH_ERR ? -1 : 0;
    return fhequal_item(vm, v, fhas_tuple(pair)->items[1]);
}

static FhValue repr(FhVM *vm, FhValue self) {
    int active = fhrepr_enter(vm, self);
    if (active < 0) return FH_ERR;
    if (active) return fhstr_c(vm, "...");
    FhValue items = fhlist_of(vm, self);
    FhValue text = items == FH_ERR ? FH_ERR : fhstr_format(vm, "%T(%R)", self, items);
    fh_release(vm, items);
    fhrepr_leave(vm, self);
    return text;
}

/* ---- sets ---- */

/* Every element of a is in b. 1, 0, -1. */
static int all_in(FhVM *vm, FhValue a, FhValue b) {
    FhValue iterator = fhiter(vm, a);
    if (iterator == FH_ERR) return -1;
    int in = 1;
    while (in == 1) {
        FhValue item = fhnext(vm, iterator);
        if (item == FH_NOVALUE) break;
        in = item == FH_ERR ? -1 : fhcontains(vm, b, item);
        if (item != FH_ERR) fh_release(vm, item);
        if (in == 1 && fhpoll(vm) < 0) in = -1;
    }
    fh_release(vm, iterator);
    return in;
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!is_set_view(b) && !fhset_check(vm, b)) return FH_NOTIMPLEMENTED;
    int64_t n = fhlen(vm, a), m = n < 0 ? -1 : fhlen(vm, b);
    if (m < 0) return FH_ERR;
    int ok = 0;
    switch (op) {
    case FH_EQ:
    case FH_NE: ok = n == m ? all_in(vm, a, b) : 0; break;
    case FH_LT: ok = n < m ? all_in(vm, a, b) : 0; break;
    case FH_LE: ok = n <= m ? all_in(vm, a, b) : 0; break;
    case FH_GT: ok = n > m ? all_in(vm, b, a) : 0; break;
    case FH_GE: ok = n >= m ? all_in(vm, b, a) : 0; break;
    }
    if (ok < 0) return FH_ERR;
    return fh_bool(op == FH_NE ? !ok : ok);
}

/* set(a) changed by its method of that name with b. */
static FhValue by_method(FhVM *vm, FhValue a, FhValue b, const char *method) {
    FhValue set = fhset_of(vm, a);
    if (set == FH_ERR) return FH_ERR;
    FhValue name = fhstr_intern(vm, method, strlen(method));
    FhValue done = name == FH_ERR ? FH_ERR : fhcall_method(vm, set, name, &b, 1);
    fh_release(vm, name);
    if (done != FH_ERR) {
        fh_release(vm, done);
        return set;
    }
    fh_release(vm, set);
    return FH_ERR;
}

static FhValue sub(FhVM *vm, FhValue a, FhValue b) { return by_method(vm, a, b, "difference_update"); }
static FhValue or_(FhVM *vm, FhValue a, FhValue b) { return by_method(vm, a, b, "update"); }
static FhValue xor_(FhVM *vm, FhValue a, FhValue b) {
    return by_method(vm, a, b, "symmetric_difference_update");
}

typedef struct Intersection {
    FhValue with, set;
} Intersection;

static int add_if_in(FhVM *vm, void *ctx, FhValue item) {
    Intersection *x = ctx;
    int in = fhcontains(vm, x->with, item);
    return in == 1 ? (fhset_add(vm, x->set, item) < 0 ? -1 : 0) : in;
}

static FhValue and_(FhVM *vm, FhValue a, FhValue b) {
    if (!is_set_view(a) || (is_set_view(b) && fhlen(vm, b) > fhlen(vm, a))) {
        FhValue swap = a;
        a = b, b = swap;
    }
    if (!is_set_view(a)) return FH_NOTIMPLEMENTED;
    Intersection x = {a, fhset_new(vm)};
    if (x.set == FH_ERR) return FH_ERR;
    if (fhiterate(vm, b, add_if_in, &x) == 0) return x.set;
    fh_release(vm, x.set);
    return FH_ERR;
}

static int stop_if_in(FhVM *vm, void *ctx, FhValue item) {
    Intersection *x = ctx;
    int in = fhcontains(vm, x->with, item);
    if (in == 1) x->set = FH_TRUE;
    return in;
}

static FhValue isdisjoint(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    Intersection x = {self, FH_FALSE};
    FhValue walked = args[0];
    if ((is_set_view(walked) || fhset_check(vm, walked)) && fhlen(vm, walked) > fhlen(vm, self)) {
        x.with = walked;
        walked = self;
    }
    if (fhiterate(vm, walked, stop_if_in, &x) < 0) return FH_ERR;
    return fh_bool(x.set == FH_FALSE);
}

static FhValue get_mapping(FhVM *vm, FhValue v) { return fhmappingproxy_new(vm, dict_of(v)); }

static const FhMethodDef set_methods[] = {
    {"isdisjoint", isdisjoint, 1, 1, 0, NULL},
    {"__reversed__", reversed, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};
static const FhMethodDef value_methods[] = {
    {"__reversed__", reversed, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};
static const FhGetSetDef getsets[] = {
    {"mapping", get_mapping, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

#define SET_VIEW_SLOTS(contains_)                                                                            \
    {                                                                                                        \
        .life = {.visit = visit, .finalize = finalize}, .repr = repr, .compare = compare, .iter = iter,      \
        .len = len, .contains = contains_, .binary[FH_SUB] = sub, .binary[FH_AND] = and_,                    \
        .binary[FH_OR] = or_, .binary[FH_XOR] = xor_                                                         \
    }
#define VIEW_TYPE(slots_, methods_)                                                                          \
    {                                                                                                        \
        .size = sizeof(FhDictView), .flags = FH_TF_CONTAINER, .slots = &slots_, .methods = methods_,         \
        .getsets = getsets                                                                                   \
    }

static const FhSlots keys_slots = SET_VIEW_SLOTS(contains_key);
static const FhSlots items_slots = SET_VIEW_SLOTS(contains_item);
static const FhSlots values_slots = {
    .life = {.visit = visit, .finalize = finalize},
    .repr = repr,
    .iter = iter,
    .len = len,
};
const FhTypeDef fhtypedef_dict_keys = VIEW_TYPE(keys_slots, set_methods);
const FhTypeDef fhtypedef_dict_items = VIEW_TYPE(items_slots, set_methods);
const FhTypeDef fhtypedef_dict_values = VIEW_TYPE(values_slots, value_methods);
