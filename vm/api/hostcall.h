/* Host functions as the files of api/ see them. */
#ifndef FH_API_HOSTCALL_H
#define FH_API_HOSTCALL_H

#include "api/api.h"

struct fh_call {
    FhVM *vm;
    const FhValue *args;
    uint32_t nargs;
    FhValue result;              /* owned */
    struct FhHostInstance *self; /* of a method */
};

typedef struct FhHostFunction {
    FhObj header;
    FhValue name; /* interned str */
    uint32_t min, max;
    fh_function fn;
    void *env;
    void (*finalizer)(void *env);
    struct fh_host_type *owner;          /* whose method it is, or NULL */
    struct FhHostFunction *next, **link; /* of those with a finalizer, in the host's list */
} FhHostFunction;

/* One whose fn, env and finalizer are to be set. `method`: it is bound when looked up through an instance. */
FhValue fhhostcall_new(FhVM *vm, const char *name, unsigned min, unsigned max, bool method) FH_MUST_CHECK;
/* On failure of what made it before, the host keeps its environment: the finalizer is given last. */
void fhhostcall_set_finalizer(FhVM *vm, FhHostFunction *f, void (*finalizer)(void *env));
void fhhostcall_finalize_all(FhVM *vm); /* the VM ends: those that something still refers to, too */
bool fhhostcall_check(FhVM *vm, FhValue v);
FhValue fhhostcall_run(FhVM *vm, FhHostFunction *f, const FhValue *args, uint32_t nargs);
struct FhHostInstance;
FhValue fhhostcall_run_method(FhVM *vm, FhHostFunction *f, const FhValue *args, uint32_t nargs,
                              struct FhHostInstance *self); /* nargs without self */

/* ---- hosttype.c ---- */

struct fh_host_type {
    FhVM *vm;
    struct fh_host_type *next;
    FhValue class;   /* owned */
    fh_type_def def; /* without its tables */
};

/* An instance: the data is the host's, and lies still. */
typedef struct FhHostInstance {
    FhObj header;
    uint32_t pins; /* methods that run */
    bool ended, made;
    void *data; /* raw block; NULL: it has ended */
    struct fh_host_type *type;
    struct FhHostInstance *next, **link; /* of those with data, in the host's list */
} FhHostInstance;

/* A method is called: self is args[0]. */
FhValue fhhosttype_call(FhVM *vm, FhHostFunction *f, const FhValue *args, uint32_t nargs);
void fhhosttype_close(FhVM *vm); /* the VM ends: instances that are left are finalized */
void fhhosttype_visit(FhVM *vm, FhVisit fn, void *ctx);

#endif
