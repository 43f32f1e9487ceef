/* The builtins of static memory. See static_builtins.h; the types are in objects/. */
#include "runtime/static_builtins.h"
#include "objects/module.h"

static const struct {
    const char *name;
    FhTypeId id;
} types[] = {{"BoundedList", FH_T_BoundedList},
             {"BoundedDeque", FH_T_BoundedDeque},
             {"BoundedDict", FH_T_BoundedDict},
             {"BoundedStr", FH_T_BoundedStr},
             {"Provider", FH_T_Provider},
             {"SmallProvider", FH_T_SmallProvider},
             {"MediumProvider", FH_T_MediumProvider},
             {"LargeProvider", FH_T_LargeProvider}};

int fhstatic_add(FhVM *vm, FhValue module) {
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (fhmodule_set(vm, module, types[i].name, fh_val(vm->types[types[i].id])) < 0) return -1;
    return 0;
}
