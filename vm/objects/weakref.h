/* weakref.ref, weakref.proxy, and what the heap asks of the layers above when objects die.
 *
 * The weak references of one target stand in this order: the shared ref (exactly the type ref, no callback), the shared
 * proxy, then the others, newest first. Callbacks run in that order. */
#ifndef FH_OBJECTS_WEAKREF_H
#define FH_OBJECTS_WEAKREF_H

#include "objects/protocol.h"

typedef struct FhWeakref {
    FhWeak weak;      /* starts with the header; weak.target is not counted */
    FhValue callback; /* NOVALUE: none, or it has been called */
    int64_t hash;
    bool hashed;
} FhWeakref;

extern const FhTypeDef fhtypedef_weakref, fhtypedef_weakproxy, fhtypedef_weakcallableproxy;
extern const FhHeapHooks fhweakref_silent_hooks; /* for a VM that ends and can run no script any more */
extern const FhHeapHooks fhweakref_hooks;        /* to be set as vm->heap.hooks */

static inline FhWeakref *fhas_weakref(FhValue v) { return FH_AS(FhWeakref, v); }
static inline bool fhweakref_is_proxy(FhValue v) {
    return fh_has_shape(v, FH_T_weakproxy) || fh_has_shape(v, FH_T_weakcallableproxy);
}
/* The target, borrowed; FH_NOVALUE once it is gone. */
static inline FhValue fhweakref_target(const FhWeakref *w) {
    FhObj *target = w->weak.target;
    return target && !fh_is_dying(target) ? fh_val(target) : FH_NOVALUE;
}
bool fhweakref_allowed(FhVM *vm, FhValue target); /* its type takes weak references */
/* A weak reference of class `type` (ref or a subclass); callback NOVALUE or NONE: none. */
FhValue fhweakref_new(FhVM *vm, FhType *type, FhValue target, FhValue callback) FH_MUST_CHECK;
FhValue fhweakref_proxy(FhVM *vm, FhValue target, FhValue callback) FH_MUST_CHECK;

/* ---- shared by weakref.c and weakproxy.c ---- */
FhValue fhweakref_make(FhVM *vm, FhType *type, FhValue target, FhValue callback) FH_MUST_CHECK;
void fhweakref_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx);
void fhweakref_finalize(FhVM *vm, FhObj *o);

#endif
