#ifndef FH_RUNTIME_MODULE_SPEC_H
#define FH_RUNTIME_MODULE_SPEC_H

#include "objects/protocol.h"

/* The class; borrowed. NULL: an exception. */
FhType *fhmodule_spec_class(FhVM *vm) FH_MUST_CHECK;
/* located: origin is the path of a file. search: a list, or NOVALUE for a module that is no package. Owned. */
FhValue fhmodule_spec_new(FhVM *vm, FhValue name, FhValue origin, FhValue search, FhValue parent,
                          bool located) FH_MUST_CHECK;
/* "a.b.c" -> "a.b"; "a" -> "". Owned. */
FhValue fhmodule_parent_name(FhVM *vm, FhValue name) FH_MUST_CHECK;
/* Its code runs. Asking raises nothing. */
bool fhmodule_initializing(FhVM *vm, FhValue module);
int fhmodule_set_initializing(FhVM *vm, FhValue module, bool on) FH_MUST_CHECK;

#endif
