/* Instances of script classes, and what object gives every type. */
#ifndef FH_OBJECTS_INSTANCE_H
#define FH_OBJECTS_INSTANCE_H

#include "objects/vm.h"

void fhinstance_payload(FhVM *vm, FhObj *o, void (*fn)(void *ctx, void **block, size_t size), void *ctx);
void fhinstance_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx);
void fhinstance_finalize(FhVM *vm, FhObj *o);

FhValue fhobject_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames);
int fhobject_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);
FhValue fhobject_repr(FhVM *vm, FhValue self); /* <module.Class object at 0x…> */
int64_t fhhash_identity(FhVM *vm, FhValue v);
int64_t fhhash_address(uint64_t a);                  /* of addresses of objects that stay where they are */
int64_t fhhash_not_implemented(FhVM *vm, FhValue v); /* TypeError: unhashable */
int fhobject_set_class(FhVM *vm, FhValue o, FhType *to);
FhValue fhobject_reduce(FhVM *vm, FhValue o, int64_t protocol); /* object.__reduce_ex__ */
FhValue fhobject_state(FhVM *vm, FhValue o);                    /* object.__getstate__ */

#endif
