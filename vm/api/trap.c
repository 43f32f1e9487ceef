/* Errors of the public API: what status an exception is. */
#include "api/api.h"
#include "objects/exception.h"
#include "objects/protocol.h"

fh_status fhapi_failed(FhVM *vm) {
    if (fhpending_is(vm, FH_T_SystemExit)) return FH_EXIT;
    if (fhpending_is(vm, FH_T_MemoryLockedError)) return FH_LOCKED;
    if (fhpending_is(vm, FH_T_MemoryError)) return FH_NO_MEMORY;
    if (fhpending_is(vm, FH_T_KeyboardInterrupt)) return FH_INTERRUPTED;
    return FH_ERROR;
}

fh_status fhapi_not_compiled(FhVM *vm) {
    return fhpending_is(vm, FH_T_SyntaxError) ? FH_SYNTAX : fhapi_failed(vm);
}
