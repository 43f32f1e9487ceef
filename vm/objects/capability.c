/* The gate before everything that reaches outside the VM. */
#include "objects/capability.h"

#include <errno.h>

#include "objects/exception.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

static const char *name_of(uint32_t missing) {
    static const char *const names[] = {"files-read",  "files-write", "import",  "stdin",   "stdout",
                                        "environment", "clock",       "entropy", "process", "network"};
    return names[__builtin_ctz(missing)];
}

static FH_COLD int refuse(FhVM *vm, uint32_t missing, const char *what) {
    FhValue text =
        fhstr_format(vm, "%s: the host has not granted this VM the capability '%s'", what, name_of(missing));
    if (text == FH_ERR) return -1;
    FhValue args[] = {fh_int_raw(EPERM), text};
    FhValue tuple = fhtuple_from(vm, args, 2), e = FH_ERR;
    fh_release(vm, text);
    if (tuple != FH_ERR) e = fhcall_tuple(vm, fh_val(vm->types[FH_T_PermissionError]), tuple, FH_NOVALUE);
    if (tuple != FH_ERR) fh_release(vm, tuple);
    if (e != FH_ERR) fhraise_object(vm, e);
    return -1;
}

int fhcapability_need(FhVM *vm, uint32_t needed, const char *what) {
    uint32_t missing = needed & ~vm->capabilities;
    return FH_LIKELY(!missing) ? 0 : refuse(vm, missing, what);
}
