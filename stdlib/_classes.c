/* _classes: what library classes written in script need in order to stand for native ones: the name that messages show,
 * read-only slots, and instances made in one step. */
#include "objects/dict.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/shape.h"
#include "objects/str.h"
#include "objects/type.h"

#define FUNCTION(name)                                                                                       \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)

static bool script_class(FhVM *vm, FhValue v) {
    return fhtype_check(vm, v) && (fhas_type(v)->flags & FH_TF_HEAP);
}

FUNCTION(native) {
    (void)self, (void)nargs, (void)kwnames;
    if (!script_class(vm, args[0]) || !fhstr_check(vm, args[1]))
        return fhraise(vm, FH_T_TypeError, "native() takes a class and its full name");
    FhType *type = fhas_type(args[0]);
    FhValue name = fhstr_intern(vm, fhstr_text(args[1]), fhstr_size(args[1])), key, v;
    if (name == FH_ERR) return FH_ERR;
    type->cold->c_name = fhstr_text(name); /* interned: lives as long as the VM */
    for (int64_t pos = 0; fhdict_next(type->cold->dict, &pos, &key, &v);)
        if (fh_has_shape(v, FH_T_member_descriptor)) FH_AS(FhMember, v)->readonly = true;
    return fh_retain(args[0]);
}

FUNCTION(make) {
    (void)self, (void)kwnames;
    if (!script_class(vm, args[0])) return fhraise(vm, FH_T_TypeError, "make() takes a class of a script");
    FhType *type = fhas_type(args[0]);
    if (type->nslots < nargs - 1) return fhraise(vm, FH_T_TypeError, "make(): more values than slots");
    FhValue v = fhinstance_new(vm, type, 0);
    if (v == FH_ERR) return FH_ERR;
    FhValue *words = fhinstance_words_any(vm, fh_obj(v));
    for (uint32_t i = 1; i < nargs; i++) words[i - 1] = fh_retain(args[i]);
    return v;
}

/* Of two instances whose first slots hold small ints: which comes first. */
FUNCTION(order) {
    (void)self, (void)nargs, (void)kwnames;
    if (!fh_is_obj(args[0]) || !fh_is_obj(args[1]) || !fh_is_int(args[2]))
        return fhraise(vm, FH_T_TypeError, "order() takes two instances and a number of slots");
    FhType *a = fh_type(vm, args[0]), *b = fh_type(vm, args[1]);
    int64_t n = fh_int_of(args[2]);
    if (!(a->flags & b->flags & FH_TF_HEAP) || n < 0 || n > a->nslots || n > b->nslots)
        return fhraise(vm, FH_T_TypeError, "order(): more values than slots");
    const FhValue *v = fhinstance_words_any(vm, fh_obj(args[0])),
                  *w = fhinstance_words_any(vm, fh_obj(args[1]));
    for (int64_t i = 0; i < n; i++) {
        if (!fh_both_int(v[i], w[i])) return fhraise(vm, FH_T_TypeError, "order(): slots that hold no ints");
        if (v[i] != w[i]) return fh_int_raw(fh_int_of(v[i]) < fh_int_of(w[i]) ? -1 : 1);
    }
    return fh_int_raw(0);
}

static const FhMethodDef functions[] = {
    {"native", native, 2, 2, 0,
     "native(cls, name)\nMessages call it by that name; its slots become read-only."},
    {"order", order, 3, 3, 0, "order(a, b, n)\nBelow, at or above 0, by their first n slots."},
    {"make", make, 1, FH_ANY, 0,
     "make(cls, *values)\nAn instance with its slots filled in their order; no code of it runs."},
    {NULL, NULL, 0, 0, 0, NULL}};

const FhModuleDef fhmodule__classes = {"_classes", "Classes that stand for native ones.", functions, NULL};
