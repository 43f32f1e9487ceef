/* The module sys. */
#ifndef FH_RUNTIME_SYS_H
#define FH_RUNTIME_SYS_H

#include "objects/protocol.h"

/* Makes the module: sets vm->sys_module, sys_dict and sys_path; needs vm->modules and vm->builtins. -1: an exception. */
int fhsys_open(FhVM *vm) FH_MUST_CHECK;
/* sys.exit(status): FH_ERR. */
FhValue fhsys_exit(FhVM *vm, FhValue status);

#endif
