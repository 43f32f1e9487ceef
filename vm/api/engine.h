/* The engine: a VM in which nothing runs, whose frozen strings and codes the VMs made with it use. */
#ifndef FH_API_ENGINE_H
#define FH_API_ENGINE_H

#include "api/api.h"

/* A VM is made with it: nothing is added any more. FH_NO_MEMORY: nothing has changed. */
fh_status fhengine_seal(fh_engine *engine);
fh_engine *
fhengine_share(fh_engine *engine); /* a further reference, which fh_engine_free gives up; NULL: NULL */
const FhVM *fhengine_vm(const fh_engine *engine);
const struct FhCode *fhengine_find(FhVM *vm, const char *name, bool *package); /* of the VM's engine */

#endif
