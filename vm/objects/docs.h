/* Docstrings and signatures of builtin types' methods that their tables do not carry. Runs no script. */
#ifndef FH_OBJECTS_DOCS_H
#define FH_OBJECTS_DOCS_H

#include "objects/vm.h"

/* `doc` is what the method's own table says (or NULL); then the list is asked. NONE where neither has it. */
FhValue fhdocs_text(FhVM *vm, const char *doc, FhType *type, const char *name) FH_MUST_CHECK;
FhValue fhdocs_signature(FhVM *vm, const char *doc, FhType *type, const char *name) FH_MUST_CHECK;
/* Of the type itself, not a base's. */
FhValue fhdocs_own_signature(FhVM *vm, const char *doc, FhType *type) FH_MUST_CHECK;
/* The same for a function of the module builtins. */
FhValue fhdocs_function_text(FhVM *vm, const char *doc, const char *name) FH_MUST_CHECK;
FhValue fhdocs_function_signature(FhVM *vm, const char *doc, const char *name) FH_MUST_CHECK;
/* Whether CPython has that attribute of the type as a member, not a getset. */
bool fhdocs_is_member(FhVM *vm, FhType *type, const char *name);

#endif
