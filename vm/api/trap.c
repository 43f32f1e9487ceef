/* Errors of the public API: what status an exception is, and its text. */
#include "api/api.h"

#include "objects/exception.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "runtime/traceback.h"

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

fh_status fh_error_status(fh_vm *vm) { return vm && fhpending(vm) ? fhapi_failed(vm) : FH_OK; }

const char *fh_error_text(fh_vm *vm) {
    if (!vm || fhapi_host(vm)->barred || !fhpending(vm)) return "";
    fhapi_enter(vm);
    FhValue e = fhpending_take(vm);
    FhText t;
    fhtext_init(&t, vm);
    fhtraceback_text(vm, &t, e);
    FhValue text = fhtext_finish(&t);
    if (text == FH_ERR) fhpending_clear(vm);
    fh_clear(vm, &fhapi_host(vm)->kept);
    if (text != FH_ERR) fhapi_host(vm)->kept = text;
    vm->pending = e;
    return text == FH_ERR ? "MemoryError\n" : fhstr_text(text);
}

void fh_error_clear(fh_vm *vm) { (void)fhapi_begin(vm); }

void fh_error_print(fh_vm *vm, FILE *file) {
    if (file) fputs(fh_error_text(vm), file);
    fh_error_clear(vm);
}
