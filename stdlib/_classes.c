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
    type->c_name = fhstr_text(name); /* interned: lives as long as the VM */
    for (int64_t pos = 0; fhdict_next(type->dict, &pos, &key, &v);)
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

static const FhMethodDef functions[] = {
    {"native", native, 2, 2, 0,
     "native(cls, name)\nMessages call it by that name; its slots become read-only."},
    {"make", make, 1, FH_ANY, 0,
     "make(cls, *values)\nAn instance with its slots filled in their order; no code of it runs."},
    {NULL, NULL, 0, 0, 0, NULL}};

const FhModuleDef fhmodule__classes = {"_classes", "Classes that stand for native ones.", functions, NULL};
