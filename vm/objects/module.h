/* module: a namespace with a dict. */
#ifndef FH_OBJECTS_MODULE_H
#define FH_OBJECTS_MODULE_H

#include "objects/protocol.h"

typedef struct FhModule {
    FhObj header;
    FhValue dict;
    FhValue state; /* for native modules: any value, NOVALUE at first */
} FhModule;

extern const FhTypeDef fhtypedef_module;

static inline FhModule *fhas_module(FhValue v) { return FH_AS(FhModule, v); }
static inline bool fhmodule_exact(FhValue v) { return fh_has_shape(v, FH_T_module); }
static inline bool fhmodule_check(FhVM *vm, FhValue v) {
    return fhmodule_exact(v) || fh_isa(vm, v, FH_T_module);
}
/* A module whose dict has __name__, __doc__, __package__, __loader__ and __spec__ (None). name: str. */
FhValue fhmodule_new(FhVM *vm, FhValue name) FH_MUST_CHECK;
/* Adds a builtin_function for each entry of the table (ends with name NULL), self = the module. */
int fhmodule_add_functions(FhVM *vm, FhValue module, const FhMethodDef *defs);
int fhmodule_set(FhVM *vm, FhValue module, const char *name, FhValue v);      /* retains v */
int fhmodule_set_take(FhVM *vm, FhValue module, const char *name, FhValue v); /* takes v over; FH_ERR: -1 */

/* A module written in C: one `const FhModuleDef fhmodule_<name>` in stdlib/<name>.c, and its name in
 * stdlib/modules_list.h. */
typedef struct FhModuleDef {
    const char *name, *doc;
    const FhMethodDef *functions;          /* ends with name NULL; or NULL */
    int (*exec)(FhVM *vm, FhValue module); /* adds what tables cannot say; may be NULL; -1: exception */
} FhModuleDef;
/* A fresh native module of that (dotted) name, not yet in sys.modules; owned. FH_NOVALUE: there is none (no exception).
 * Implemented in stdlib/modules.c. */
FhValue fhmodule_native(FhVM *vm, const char *name) FH_MUST_CHECK;
const char *fhmodule_native_name(size_t i); /* of the i-th native module; NULL behind the last */

#endif
