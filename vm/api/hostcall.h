/* Host functions as the files of api/ see them. */
#ifndef FH_API_HOSTCALL_H
#define FH_API_HOSTCALL_H

#include "api/api.h"

struct fh_call {
    FhVM *vm;
    const FhValue *args;
    uint32_t nargs;
    FhValue result; /* owned */
};

typedef struct FhHostFunction {
    FhObj header;
    FhValue name; /* interned str */
    uint32_t min, max;
    fh_function fn;
    void *env;
    void (*finalizer)(void *env);
    struct FhHostFunction *next, **link; /* of those with a finalizer, in the host's list */
} FhHostFunction;

/* One whose fn, env and finalizer are to be set. `method`: it is bound when looked up through an instance. */
FhValue fhhostcall_new(FhVM *vm, const char *name, unsigned min, unsigned max, bool method) FH_MUST_CHECK;
/* On failure of what made it before, the host keeps its environment: the finalizer is given last. */
void fhhostcall_set_finalizer(FhVM *vm, FhHostFunction *f, void (*finalizer)(void *env));
void fhhostcall_finalize_all(FhVM *vm); /* the VM ends: those that something still refers to, too */
bool fhhostcall_check(FhVM *vm, FhValue v);
FhValue fhhostcall_run(FhVM *vm, FhHostFunction *f, const FhValue *args, uint32_t nargs);

#endif
