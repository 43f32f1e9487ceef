/* Vectors: bytes, values and externs that the host owns as a whole. The memory is the VM's; a vector of values holds kept
 * handles, which freeing it closes, one of externs owns the objects in it. */
#include "api/externs.h"

#include "base/sizes.h"

static void *block(FhVM *vm, size_t n, size_t item) {
    size_t size;
    if (__builtin_mul_overflow(n, item, &size) || size > PTRDIFF_MAX) return fhraise_memory(vm), NULL;
    return fhmem_new(vm, size);
}

#define VECTOR(name, item)                                                                                   \
    void fh_##name##_new_empty(fh_vm *vm, fh_##name *out) {                                                  \
        if (out) *out = (fh_##name){NULL, 0, 0, vm};                                                         \
    }                                                                                                        \
    static fh_status reserve_##name(fh_vm *vm, size_t capacity, fh_##name *out) {                            \
        if (!out) return FH_MISUSE;                                                                          \
        fh_##name##_new_empty(vm, out);                                                                      \
        if (!fhapi_begin(vm)) return FH_MISUSE;                                                              \
        if (capacity == 0) return FH_OK;                                                                     \
        item *data = block(vm, capacity, sizeof *data);                                                      \
        if (!data) return fhapi_failed(vm);                                                                  \
        *out = (fh_##name){data, 0, capacity, vm};                                                           \
        return FH_OK;                                                                                        \
    }                                                                                                        \
    const item *fh_##name##_view(const fh_##name *v, size_t *size) {                                         \
        if (size) *size = v ? v->size : 0;                                                                   \
        return v ? v->data : NULL;                                                                           \
    }                                                                                                        \
    static void give_back_##name(fh_##name *v) {                                                             \
        if (v->vm) fhmem_free(v->vm, v->data, v->capacity * sizeof *v->data);                                \
        *v = (fh_##name){NULL, 0, 0, v->vm};                                                                 \
    }

VECTOR(bytes, uint8_t)
VECTOR(values, fh_value)
VECTOR(externs, fh_extern)

/* ---- bytes ---- */

fh_status fh_bytes_new_uninitialized(fh_vm *vm, size_t size, fh_bytes *out) {
    fh_status status = reserve_bytes(vm, size, out);
    if (status == FH_OK) out->size = size;
    return status;
}

fh_status fh_bytes_new(fh_vm *vm, const void *data, size_t size, fh_bytes *out) {
    if (!data && size) return FH_MISUSE;
    fh_status status = fh_bytes_new_uninitialized(vm, size, out);
    if (status == FH_OK && size) memcpy(out->data, data, size);
    return status;
}

void fh_bytes_free(fh_bytes *v) {
    if (v) give_back_bytes(v);
}

/* ---- values ---- */

fh_status fh_values_new_uninitialized(fh_vm *vm, size_t size, fh_values *out) {
    fh_status status = reserve_values(vm, size, out);
    if (status != FH_OK) return status;
    for (size_t i = 0; i < size; i++) out->data[i] = FH_NULL;
    out->size = size;
    return FH_OK;
}

fh_status fh_values_set(fh_values *values, size_t i, fh_value v) {
    if (!values || i >= values->size || !values->vm) return FH_MISUSE;
    fh_value kept = fh_keep(values->vm, v);
    if (fh_is_null(kept)) return (kept.id >> 32) ? (fh_status)(kept.id >> 32) : FH_MISUSE;
    fh_value old = values->data[i];
    values->data[i] = kept;
    return fh_close(values->vm, old);
}

fh_status fh_values_new(fh_vm *vm, const fh_value *values, size_t n, fh_values *out) {
    if (!values && n) return FH_MISUSE;
    fh_status status = fh_values_new_uninitialized(vm, n, out);
    for (size_t i = 0; status == FH_OK && i < n; i++) status = fh_values_set(out, i, values[i]);
    if (status != FH_OK && out) fh_values_free(out);
    return status;
}

void fh_values_free(fh_values *v) {
    if (!v) return;
    for (size_t i = 0; i < v->size; i++) fh_close(v->vm, v->data[i]);
    give_back_values(v);
}

/* ---- externs ---- */

fh_status fh_externs_new_uninitialized(fh_vm *vm, size_t size, fh_externs *out) {
    fh_status status = reserve_externs(vm, size, out);
    if (status != FH_OK) return status;
    memset(out->data, 0, size * sizeof *out->data);
    out->size = size;
    return FH_OK;
}

/* What a vector of externs owns of `what`: a kept handle, or a share of the object. */
static fh_status copy(FhVM *vm, fh_extern what, fh_extern *out) {
    *out = (fh_extern){.kind = what.kind, .of.value = FH_NULL};
    if (what.kind == FH_EXTERN_VALUE) {
        if (fh_is_null(what.of.value)) return FH_OK;
        out->of.value = fh_keep(vm, what.of.value);
        return fh_is_null(out->of.value) ? FH_MISUSE : FH_OK;
    }
    FhHostObject *o = what.kind == FH_EXTERN_FUNC     ? (FhHostObject *)what.of.func
                      : what.kind == FH_EXTERN_GLOBAL ? (FhHostObject *)what.of.global
                                                      : (FhHostObject *)what.of.table;
    if (!o || o->vm != vm) return FH_MISUSE;
    o->shares++;
    *out = what;
    return FH_OK;
}

void fh_extern_free(fh_vm *vm, fh_extern *e) {
    if (!e) return;
    switch (e->kind) {
    case FH_EXTERN_VALUE: fh_close(vm, e->of.value); break;
    case FH_EXTERN_FUNC: fh_func_free(e->of.func); break;
    case FH_EXTERN_GLOBAL: fh_global_free(e->of.global); break;
    case FH_EXTERN_TABLE: fh_table_free(e->of.table); break;
    }
    *e = (fh_extern){.kind = FH_EXTERN_VALUE, .of.value = FH_NULL};
}

fh_status fh_externs_new(fh_vm *vm, const fh_extern *externs, size_t n, fh_externs *out) {
    if (!externs && n) return FH_MISUSE;
    fh_status status = fh_externs_new_uninitialized(vm, n, out);
    for (size_t i = 0; status == FH_OK && i < n; i++) status = copy(vm, externs[i], &out->data[i]);
    if (status != FH_OK && out) fh_externs_free(out);
    return status;
}

void fh_externs_free(fh_externs *v) {
    if (!v) return;
    for (size_t i = 0; i < v->size; i++) fh_extern_free(v->vm, &v->data[i]);
    give_back_externs(v);
}
