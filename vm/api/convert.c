/* Values of C to values of scripts and back. Nothing narrows silently: what does not fit raises. */
#include "api/plain.h"

#include <float.h>
#include <math.h>

#include "objects/bytes.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"

/* ---- from values ---- */

static fh_status bad_type(FhVM *vm) {
    return fhpending_is(vm, FH_T_TypeError) ? FH_INVALID_TYPE : fhapi_failed(vm);
}

fh_status fhapi_to_bool(FhVM *vm, FhValue v, int *out) {
    int truth = fhtruth(vm, v);
    if (truth < 0) return fhapi_failed(vm);
    *out = truth;
    return FH_OK;
}

static fh_status out_of_range(FhVM *vm, const char *type) {
    fhraise(vm, FH_T_OverflowError, "int does not fit %s", type);
    return FH_ERROR;
}

fh_status fhapi_to_i64(FhVM *vm, FhValue v, int64_t *out) {
    if (FH_LIKELY(fh_is_int(v))) return *out = fh_int_of(v), FH_OK;
    FhValue i = fhindex(vm, v);
    if (i == FH_ERR) return bad_type(vm);
    bool fits = fhint_try_i64(i, out);
    fh_release(vm, i);
    return fits ? FH_OK : out_of_range(vm, "int64_t");
}

fh_status fhapi_to_i32(FhVM *vm, FhValue v, int32_t *out) {
    int64_t wide = 0;
    fh_status status = fhapi_to_i64(vm, v, &wide);
    if (status != FH_OK) return status;
    if (wide < INT32_MIN || wide > INT32_MAX) return out_of_range(vm, "int32_t");
    *out = (int32_t)wide;
    return FH_OK;
}

fh_status fhapi_to_u64(FhVM *vm, FhValue v, uint64_t *out) {
    FhValue i = fhindex(vm, v);
    int64_t small;
    if (i == FH_ERR) return bad_type(vm);
    bool fits = fhint_try_i64(i, &small);
    if (fits) {
        *out = (uint64_t)small;
        fits = small >= 0;
    } else if (FH_AS(FhBigInt, i)->sign > 0 && FH_AS(FhBigInt, i)->nlimbs == 1) {
        *out = FH_AS(FhBigInt, i)->limbs[0];
        fits = true;
    }
    fh_release(vm, i);
    return fits ? FH_OK : out_of_range(vm, "uint64_t");
}

fh_status fhapi_to_f64(FhVM *vm, FhValue v, double *out) {
    if (FH_LIKELY(fh_is_float(v))) return *out = fh_float_raw(v), FH_OK;
    return fhfloat_from(vm, v, out) < 0 ? bad_type(vm) : FH_OK;
}

fh_status fhapi_to_f32(FhVM *vm, FhValue v, float *out) {
    double wide;
    fh_status status = fhapi_to_f64(vm, v, &wide);
    if (status != FH_OK) return status;
    float narrow = (float)wide;
    if (isinf(narrow) && !isinf(wide)) {
        fhraise(vm, FH_T_OverflowError, "float does not fit 32 bits");
        return FH_ERROR;
    }
    *out = narrow;
    return FH_OK;
}

fh_status fhapi_to_str(FhVM *vm, FhValue v, const char **text, size_t *size) {
    if (!fhstr_check(vm, v)) {
        fhraise(vm, FH_T_TypeError, "expected str, not %T", v);
        return bad_type(vm);
    }
    if (!fhstr_ascii(v) && fhstr_check_utf8(vm, v) < 0) return fhapi_failed(vm);
    *text = fhstr_text(v);
    if (size) *size = fhstr_size(v);
    return FH_OK;
}

fh_status fhapi_to_bytes(FhVM *vm, FhValue v, const void **data, size_t *size) {
    if (!fhbytes_check(vm, v)) {
        fhraise(vm, FH_T_TypeError, "expected bytes, not %T", v);
        return bad_type(vm);
    }
    *data = fhas_bytes(v)->data;
    if (size) *size = fhas_bytes(v)->size;
    return FH_OK;
}

/* The conversion may run script code, which may close the handle: the value is held meanwhile. */
#define TO_AS(function, convert, type)                                                                       \
    fh_status function(fh_vm *vm, fh_value h, type *out) {                                                   \
        FhValue v;                                                                                           \
        if (!out) return FH_MISUSE;                                                                          \
        fh_status status = fhapi_begin1(vm, h, &v);                                                          \
        if (status != FH_OK) return status;                                                                  \
        fh_retain(v);                                                                                        \
        status = convert(vm, v, out);                                                                        \
        fh_release(vm, v);                                                                                   \
        return status;                                                                                       \
    }
#define TO(name, type) TO_AS(fh_to_##name, fhapi_to_##name, type)
TO(bool, int)
TO(i32, int32_t)
TO(u64, uint64_t)
TO(f32, float)
static FH_COLD TO_AS(to_f64, fhapi_to_f64, double) static FH_COLD TO_AS(to_i64, fhapi_to_i64, int64_t)

    /* The place of v, where that can be read at once. */
    static inline FhHandlePlace *place_of(FhVM *vm, fh_value v) {
    return fhapi_is_ready(vm) ? fhapi_slot(vm, v) : NULL;
}

fh_status fh_to_i64(fh_vm *vm, fh_value h, int64_t *out) {
    const FhHandlePlace *slot = place_of(vm, h);
    if (FH_UNLIKELY(!slot || !out) || FH_UNLIKELY(!fh_is_int(slot->value))) return to_i64(vm, h, out);
    *out = fh_int_of(slot->value);
    return FH_OK;
}

fh_status fh_to_f64(fh_vm *vm, fh_value h, double *out) {
    const FhHandlePlace *slot = place_of(vm, h);
    if (FH_UNLIKELY(!slot || !out) || FH_UNLIKELY(!fh_is_float(slot->value))) return to_f64(vm, h, out);
    *out = fh_float_raw(slot->value);
    return FH_OK;
}

fh_status fh_to_str(fh_vm *vm, fh_value h, const char **text, size_t *size) {
    FhValue v;
    if (!text) return FH_MISUSE;
    fh_status status = fhapi_begin1(vm, h, &v);
    return status == FH_OK ? fhapi_to_str(vm, v, text, size) : status;
}

fh_status fh_to_bytes(fh_vm *vm, fh_value h, const void **data, size_t *size) {
    FhValue v;
    if (!data) return FH_MISUSE;
    fh_status status = fhapi_begin1(vm, h, &v);
    return status == FH_OK ? fhapi_to_bytes(vm, v, data, size) : status;
}

/* ---- to values ---- */

FhValue fhapi_text(FhVM *vm, const char *utf8, size_t size) {
    if (!utf8 && size) return fhraise(vm, FH_T_SystemError, "text is NULL");
    return fhstr_decode(vm, (const uint8_t *)(utf8 ? utf8 : ""), size, "utf-8", "strict");
}

/* A value that is no object. */
static FH_COLD fh_value give_slow(FhVM *vm, FhValue v) {
    return fhapi_begin(vm) ? fhapi_push(vm, v) : FH_NULL;
}
static inline fh_value give(FhVM *vm, FhValue v) {
    return fhapi_is_ready(vm) ? fhapi_push(vm, v) : give_slow(vm, v);
}
static FH_COLD fh_value from_large(FhVM *vm, int64_t v) {
    return fhapi_begin(vm) ? fhapi_push(vm, fhint_new(vm, v)) : FH_NULL;
}
static FH_COLD fh_value from_f64(FhVM *vm, double v) {
    return fhapi_begin(vm) ? fhapi_push(vm, fhfloat_distinct(vm, v)) : FH_NULL;
}

fh_value fh_none(fh_vm *vm) { return give(vm, FH_NONE); }
fh_value fh_from_bool(fh_vm *vm, int v) { return give(vm, fh_bool(v != 0)); }
fh_value fh_from_i32(fh_vm *vm, int32_t v) { return give(vm, fh_int_raw(v)); }
fh_value fh_from_i64(fh_vm *vm, int64_t v) {
    return FH_LIKELY(fh_int_fits(v)) ? give(vm, fh_int_raw(v)) : from_large(vm, v);
}
fh_value fh_from_u64(fh_vm *vm, uint64_t v) {
    if (FH_LIKELY(v <= (uint64_t)FH_INT_MAX)) return give(vm, fh_int_raw((int64_t)v));
    return fhapi_begin(vm) ? fhapi_push(vm, fhint_new_u64(vm, v)) : FH_NULL;
}
fh_value fh_from_f32(fh_vm *vm, float v) { return fh_from_f64(vm, v); }
fh_value fh_from_f64(fh_vm *vm, double v) {
    FhValue quick = fh_float_try(v);
    return FH_LIKELY(fh_is_float(quick)) ? give(vm, quick) : from_f64(vm, v);
}
fh_value fh_from_str(fh_vm *vm, const char *utf8, size_t size) {
    return fhapi_begin(vm) ? fhapi_push(vm, fhapi_text(vm, utf8, size)) : FH_NULL;
}
fh_value fh_from_text(fh_vm *vm, const char *utf8) { return fh_from_str(vm, utf8, utf8 ? strlen(utf8) : 0); }
fh_value fh_from_bytes(fh_vm *vm, const void *data, size_t size) {
    if (!fhapi_begin(vm)) return FH_NULL;
    if (!data && size) return fhapi_misuse(vm, "data is NULL"), FH_NULL;
    return fhapi_push(vm, fhbytes_new(vm, data ? data : "", size));
}
