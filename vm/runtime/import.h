/* Modules: sys.modules, finding and running them. */
#ifndef FH_RUNTIME_IMPORT_H
#define FH_RUNTIME_IMPORT_H

#include "objects/protocol.h"

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
/* Where submodules of the package `parent` lie: its __path__, owned. NOVALUE: it is no package. */
FhValue fhimport_parent_path(FhVM *vm, FhValue parent);
struct FhFound;
/* Gives a module that was found __spec__, __package__, __loader__, __file__, __path__. */
int fhimport_describe(FhVM *vm, FhValue module, FhValue name, const struct FhFound *f);
/* Runs the code with the module's variables. */
int fhimport_run_in(FhVM *vm, FhValue module, FhValue code);

#endif
