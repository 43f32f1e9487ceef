/* _import: what the module importlib asks of the importer. */
#include "bytecode/code.h"
#include "bytecode/image.h"
#include "objects/list.h"
#include "objects/bytes.h"
#include "objects/module.h"
#include "objects/str.h"
#include "runtime/finder.h"
#include "runtime/import.h"
#include "runtime/module_spec.h"
#include "runtime/path_finder.h"

#define FUNCTION(name)                                                                                       \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)

static int check_name(FhVM *vm, FhValue name) {
    return fhstr_check(vm, name) ? 0
                                 : fhraise_int(vm, FH_T_TypeError, "module name must be str, not %T", name);
}

FUNCTION(import_module) {
    (void)self, (void)nargs, (void)kwnames;
    return check_name(vm, args[0]) < 0 ? FH_ERR : fhimport_full_name(vm, args[0]);
}

FUNCTION(path_finder) {
    (void)self, (void)args, (void)nargs, (void)kwnames;
    FhType *type = fhpath_finder_class(vm);
    return type ? fh_retain(fh_val(type)) : FH_ERR;
}

FUNCTION(source) {
    (void)self, (void)nargs, (void)kwnames;
    if (check_name(vm, args[0]) < 0) return FH_ERR;
    if (fhstr_text(args[0])[0] != '<') return FH_NONE; /* scripts read files by open(), with its capability */
    FhValue bytes = fhfinder_source(vm, args[0]);
    return bytes == FH_NOVALUE ? FH_NONE : bytes;
}

FUNCTION(dump_code) {
    (void)self, (void)nargs, (void)kwnames;
    if (!fh_has_shape(args[0], FH_T_code))
        return fhraise(vm, FH_T_TypeError, "code expected, not %T", args[0]);
    return fhimage_write(vm, fhas_code(args[0]));
}

FUNCTION(load_code) {
    (void)self, (void)nargs, (void)kwnames;
    FhBuffer b;
    if (fhbuffer_get(vm, args[0], &b, false) < 0) return FH_ERR;
    FhValue code = fhcode_for_vm(vm, fhimage_read(vm, b.data, b.size, false));
    fhbuffer_release(vm, &b);
    return code;
}

FUNCTION(spec_type) {
    (void)self, (void)args, (void)nargs, (void)kwnames;
    FhType *type = fhmodule_spec_class(vm);
    return type ? fh_retain(fh_val(type)) : FH_ERR;
}

static const FhMethodDef functions[] = {
    {"import_module", import_module, 1, 1, 0, "The module of that full name."},
    {"path_finder", path_finder, 0, 0, 0, "The class PathFinder."},
    {"source", source, 1, 1, 0,
     "The source of code of the library or that was typed, by its filename, as bytes, or None."},
    {"dump_code", dump_code, 1, 1, 0, "The image of a code object as bytes."},
    {"load_code", load_code, 1, 1, 0, "The code object of an image, which is verified."},
    {"spec_type", spec_type, 0, 0, 0, "The class ModuleSpec."},
    {NULL, NULL, 0, 0, 0, NULL}};

const FhModuleDef fhmodule__import = {"_import", "The importer.", functions, NULL};
