/* What most calls of the host are: a script function, values that lie in handles, nothing to clear away. */
#ifndef FH_API_PLAIN_H
#define FH_API_PLAIN_H

#include "api/api.h"
#include "runtime/call.h"

/* Of a VM that is ready: f(*args), owned; or FH_NOVALUE, and nothing has been done, since this is no such call. */
static inline __attribute__((always_inline)) FhValue fhapi_call_plain(FhVM *vm, FhValue f,
                                                                      const fh_value *args, size_t nargs) {
    FhFrame *next;
    if (FH_UNLIKELY(!fh_has_shape(f, FH_T_function)) || FH_UNLIKELY(!(next = fhcall_open(vm, f, nargs))))
        return FH_NOVALUE;
    FhValue *regs = next->regs;
    for (size_t i = 0; i < nargs; i++) {
        FhHandlePlace *slot = fhapi_slot(vm, args[i]);
        if (FH_LIKELY(slot != NULL)) {
            regs[i] = fh_retain(slot->value);
            continue;
        }
        for (; i > 0; regs[--i] = FH_DEAD) fh_release(vm, regs[i - 1]);
        return FH_NOVALUE;
    }
    fh_touch(vm, f);
    return fhcall_run(vm, next);
}

#endif
