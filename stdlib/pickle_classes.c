/* See pickle_classes.h. */
#include "stdlib/pickle_classes.h"
#include "objects/dict.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/type.h"

#include <string.h>

static FhValue lookup(FhVM *vm, FhType *t, const char *name) {
    FhValue key = fhstr_intern(vm, name, strlen(name));
    return key == FH_ERR ? FH_ERR : fhtype_lookup(vm, t, key);
}

static bool lacks(FhVM *vm, FhType *t, const char *name) { return lookup(vm, t, name) == FH_NOVALUE; }
static bool leaves_to_object(FhVM *vm, FhType *t, const char *name) {
    return lookup(vm, t, name) == lookup(vm, vm->types[FH_T_object], name);
}

/* All that there is of its instances is a dict. */
static bool has_only_dict(FhVM *vm, FhType *t) {
    return (t->flags & FH_TF_HEAP) && (t->flags & FH_TF_DICT) && t->size == sizeof(FhObj) && !t->nslots &&
           fh_type(vm, fh_val(t)) == vm->types[FH_T_type] && leaves_to_object(vm, t, "__class__") &&
           fh_has_shape(lookup(vm, t, "__dict__"), FH_T_getset_descriptor);
}

bool fhpickle_is_restorable(FhVM *vm, FhType *t) {
    const uint32_t wanted = FH_TF_GETATTR_PLAIN | FH_TF_NEW_PLAIN, barred = FH_TF_ABSTRACT | FH_TF_DEL;
    return (t->flags & (wanted | barred)) == wanted && has_only_dict(vm, t) && lacks(vm, t, "__setstate__");
}

bool fhpickle_is_plain(FhVM *vm, FhType *t) {
    return has_only_dict(vm, t) && leaves_to_object(vm, t, "__getattribute__") &&
           leaves_to_object(vm, t, "__reduce_ex__") && leaves_to_object(vm, t, "__reduce__") &&
           leaves_to_object(vm, t, "__getstate__") && lacks(vm, t, "__getnewargs_ex__") &&
           lacks(vm, t, "__getnewargs__");
}

FhValue fhpickle_find_global(FhVM *vm, FhValue module, FhValue name) {
    if (!fhstr_exact(module) || !fhstr_exact(name) || memchr(fhstr_text(name), '.', fhstr_size(name)) ||
        !fhdict_exact(vm->modules))
        return FH_NOVALUE;
    FhValue m = fhdict_get_str(vm, vm->modules, module);
    if (m == FH_NOVALUE || !fhmodule_exact(m) || m == vm->sys_module) return FH_NOVALUE;
    return fhdict_get_str(vm, fhas_module(m)->dict, name);
}

bool fhpickle_home(FhVM *vm, FhType *t, FhValue *module, FhValue *name) {
    *module = fhdict_get_str(vm, t->cold->dict, FH_NAME(vm, __module__));
    *name = t->cold->qualname;
    return *module != FH_NOVALUE && fhpickle_find_global(vm, *module, *name) == fh_val(t);
}

bool fhpickle_is_special(FhValue name) {
    return !fhstr_exact(name) || (fhstr_size(name) > 1 && memcmp(fhstr_text(name), "__", 2) == 0);
}
