/* The table of native modules. */
#include "stdlib/modules_list.h"
#include "objects/module.h"
#include "objects/str.h"

#define M(id, name) extern const FhModuleDef fhmodule_##id;
FH_NATIVE_MODULES(M)
#undef M

static const struct {
    const char *name;
    const FhModuleDef *def;
} table[] = {
#define M(id, name) {name, &fhmodule_##id},
    FH_NATIVE_MODULES(M)
#undef M
};
#define COUNT (sizeof table / sizeof *table)

static const FhModuleDef *find(const char *name) {
    for (size_t i = 0; i < COUNT; i++)
        if (strcmp(table[i].name, name) == 0) return table[i].def;
    return NULL;
}

const char *fhmodule_native_name(size_t i) { return i < COUNT ? table[i].name : NULL; }

static int fill(FhVM *vm, FhValue module, const FhModuleDef *def) {
    if (def->doc && fhmodule_set_take(vm, module, "__doc__", fhstr_c(vm, def->doc)) < 0) return -1;
    if (def->functions && fhmodule_add_functions(vm, module, def->functions) < 0) return -1;
    return def->exec ? def->exec(vm, module) : 0;
}

FhValue fhmodule_native(FhVM *vm, const char *name) {
    const FhModuleDef *def = find(name);
    if (!def) return FH_NOVALUE;
    FhValue text = fhstr_c(vm, name);
    if (text == FH_ERR) return FH_ERR;
    FhValue module = fhmodule_new(vm, text);
    fh_release(vm, text);
    if (module != FH_ERR && fill(vm, module, def) < 0) {
        fh_release(vm, module);
        return FH_ERR;
    }
    return module;
}
