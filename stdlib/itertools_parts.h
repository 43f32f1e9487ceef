/* What the files of itertools share. */
#ifndef FH_STDLIB_ITERTOOLS_PARTS_H
#define FH_STDLIB_ITERTOOLS_PARTS_H

#include "stdlib/native.h"

/* An iterator over one or two others; each type says what it keeps in which field. Unused ones are NOVALUE. Script code
 * that an iterator or function runs may come back to the same object: what is called is held meanwhile, and fields are
 * read again afterwards. */
typedef struct FhTool {
    FhObj header;
    FhValue source; /* an iterator; NOVALUE: exhausted */
    FhValue fn, kept, extra;
    int64_t n, m, step;
} FhTool;

static inline FhTool *fhas_tool(FhValue v) { return FH_AS(FhTool, v); }
void fhtool_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx);
void fhtool_finalize(FhVM *vm, FhObj *o);
/* All fields NOVALUE or 0. NULL: raised. */
FhTool *fhtool_new(FhVM *vm, FhValue type, FhTypeId id) FH_MUST_CHECK;
/* The next item of an iterator that lies in a field; held while it runs. */
static inline FhValue fhtool_next(FhVM *vm, FhValue iterator) {
    fh_retain(iterator);
    FhValue v = fhnext(vm, iterator);
    fh_release(vm, iterator);
    return v;
}
/* -1: TypeError. Only the type itself is strict about keywords: subclasses may take some in __init__. */
int fhtool_positional(FhVM *vm, FhValue type, FhTypeId id, const char *name, uint32_t nargs, uint32_t min,
                      uint32_t max, FhValue kwnames);

#define FH_TOOL_SLOTS(next_, new__)                                                                          \
    {                                                                                                        \
        .life = {fhtool_visit, fhtool_finalize, NULL, NULL}, .iter = fhiterators_self, .next = next_,        \
        .new_ = new__                                                                                        \
    }
#define FH_TOOL_TYPE(slots_, methods_, doc_)                                                                 \
    {                                                                                                        \
        .doc = doc_, .size = sizeof(FhTool), .flags = FH_TF_BASE | FH_TF_CONTAINER, .slots = &slots_,        \
        .methods = methods_                                                                                  \
    }

FhValue fhtool_tee(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);

#endif
