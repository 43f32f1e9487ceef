/* Where modules lie. The order of search: what the host gives; the directories of a path; library scripts embedded in the
 * program. */
#ifndef FH_RUNTIME_FINDER_H
#define FH_RUNTIME_FINDER_H

#include "bytecode/code.h"
#include "objects/protocol.h"
#include "runtime/sources.h"

/* What was found for a name. */
typedef struct FhFound {
    enum {
        FH_FOUND_NOTHING,
        FH_FOUND_NATIVE,
        FH_FOUND_FILE,
        FH_FOUND_HOSTED,
        FH_FOUND_SHARED,
        FH_FOUND_LIBRARY,
        FH_FOUND_NAMESPACE
    } kind;
    bool is_package;
    FhValue file;                 /* FILE, HOSTED, SHARED: str; owned */
    FhValue search;               /* packages: list for __path__, owned; else NOVALUE */
    const FhStdlibSource *source; /* LIBRARY */
    const char *text;             /* HOSTED: the host's */
    size_t size;
    const FhCode *code; /* SHARED: the engine's */
} FhFound;

/* Fills *f, to be dropped unless an exception (-1). path: the list or iterable of directories, or NOVALUE. */
int fhfinder_find(FhVM *vm, FhValue name, FhValue path, FhFound *f) FH_MUST_CHECK;
void fhfinder_drop(FhVM *vm, FhFound *f);
FhFound fhfinder_native(void); /* what is found for a native module */
/* Its ModuleSpec. Owned. */
FhValue fhfinder_spec(FhVM *vm, FhValue name, const FhFound *f) FH_MUST_CHECK;
/* The code object of what has code. Owned. */
FhValue fhfinder_code(FhVM *vm, const FhFound *f) FH_MUST_CHECK;
/* It has a __file__. */
bool fhfinder_has_file(const FhFound *f);
/* The source that code of that filename was compiled from, as bytes; NOVALUE: it cannot be had. Owned. */
FhValue fhfinder_source(FhVM *vm, FhValue file) FH_MUST_CHECK;
/* The host's path as a str. Owned. */
FhValue fhfinder_path_text(FhVM *vm, const char *path) FH_MUST_CHECK;

#endif
