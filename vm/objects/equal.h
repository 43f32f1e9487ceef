/* Equality of two values as containers mean it (identical or ==), with the common cases in line. */
#ifndef FH_OBJECTS_EQUAL_H
#define FH_OBJECTS_EQUAL_H

#include "objects/protocol.h"
#include "objects/str.h"

static inline bool fhequal_strs(FhValue a, FhValue b) {
    const FhStr *x = fhas_str(a), *y = fhas_str(b);
    return x->nbytes == y->nbytes && memcmp(x->bytes, y->bytes, x->nbytes) == 0;
}

/* 1, 0, or -1: unknown, ask fhcompare_bool. Runs no script. */
static inline int fhequal_quick(FhValue a, FhValue b) {
    if (a == b) return 1;
    if (fh_both_int(a, b)) return 0;
    if (fhstr_exact(a)) {
        if (fhstr_exact(b)) return fhequal_strs(a, b);
        return fh_is_obj(b) ? -1 : 0;
    }
    if (fh_is_float(a) && fh_is_float(b)) return fh_float_raw(a) == fh_float_raw(b);
    if (fhstr_exact(b) && !fh_is_obj(a)) return 0;
    return -1;
}

/* item == v, where the caller owns v and the container that owns item may change meanwhile. 1, 0, -1. */
static inline int fhequal_item(FhVM *vm, FhValue item, FhValue v) {
    int equal = fhequal_quick(item, v);
    if (FH_LIKELY(equal >= 0)) return equal;
    fh_retain(item);
    equal = fhcompare_bool(vm, item, v, FH_EQ);
    fh_release(vm, item);
    return equal;
}

#endif
