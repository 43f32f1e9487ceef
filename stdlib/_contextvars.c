/* The module _contextvars: the types are in objects/context.c. */
#include "objects/context.h"
#include "objects/module.h"

static FhValue copy_context(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return fhcontext_copy_current(vm);
}

static const FhMethodDef functions[] = {
    {"copy_context", copy_context, 0, 0, 0, "copy_context($module, /)\n--\n\nA copy of the current context."},
    {0},
};

static int exec(FhVM *vm, FhValue module) {
    static const struct {
        const char *name;
        FhTypeId type;
    } types[] = {{"Context", FH_T_Context}, {"ContextVar", FH_T_ContextVar}, {"Token", FH_T_Token}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (fhmodule_set(vm, module, types[i].name, fh_val(vm->types[types[i].type])) < 0) return -1;
    return 0;
}

const FhModuleDef fhmodule__contextvars = {"_contextvars", "Context Variables", functions, exec};
