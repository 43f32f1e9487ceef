/* Modules: sys.modules, finding and running them. */
#ifndef FH_RUNTIME_IMPORT_H
#define FH_RUNTIME_IMPORT_H

#include "objects/protocol.h"

int fhimport_open(FhVM *vm); /* makes sys; needs vm->modules, vm->builtins */
/* Clears modules so that finalizers run, flushes output, drops them. True: nothing of that was needed, all that is alive may
 * simply go. */
bool fhimport_close(FhVM *vm);
/* The __main__ module in sys.modules, made if there is none; filename NULL: no __file__. Owned. */
FhValue fhimport_main(FhVM *vm, const char *filename);
/* python -m name. Owned result. */
FhValue fhimport_run_module(FhVM *vm, const char *name);
/* __import__(name, globals, locals, fromlist, level). Owned. */
FhValue fhimport_name(FhVM *vm, FhValue name, FhValue globals, FhValue fromlist, int64_t level);
/* The module of that full name itself (importlib.import_module). Owned. */
FhValue fhimport_full_name(FhVM *vm, FhValue name);
/* The ModuleSpec of a module that is not loaded, looked for in the directories `path`; None: there is none. Owned. */
FhValue fhimport_find_spec(FhVM *vm, FhValue name, FhValue path);
FhValue fhimport_spec_type(FhVM *vm) FH_MUST_CHECK; /* the class ModuleSpec, owned */
/* The source that code of that filename was compiled from, as bytes; NOVALUE: it cannot be had. */
FhValue fhimport_source(FhVM *vm, FhValue file);

#endif
