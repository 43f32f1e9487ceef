/* Globals: typed places of the host. One that may be set is, once it has been imported, the variable of the module. */
#include "api/externs.h"

#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"

static FhValue wrong_type(FhVM *vm, const char *wanted, FhValue v) {
    return fhraise(vm, FH_T_TypeError, "a global of type %s cannot hold a '%T'", wanted, v);
}

/* v as the type has it, owned. */
static FhValue as_type(FhVM *vm, fh_type_tag type, FhValue v) {
    int32_t i32;
    int64_t i64;
    uint64_t u64;
    float f32;
    double f64;
    switch (type) {
    case FH_TYPE_BOOL: return fh_is_bool(v) ? v : wrong_type(vm, "bool", v);
    case FH_TYPE_I32: return fhapi_to_i32(vm, v, &i32) == FH_OK ? fh_int_raw(i32) : FH_ERR;
    case FH_TYPE_I64: return fhapi_to_i64(vm, v, &i64) == FH_OK ? fhint_new(vm, i64) : FH_ERR;
    case FH_TYPE_U64: return fhapi_to_u64(vm, v, &u64) == FH_OK ? fhint_new_u64(vm, u64) : FH_ERR;
    case FH_TYPE_F32: return fhapi_to_f32(vm, v, &f32) == FH_OK ? fhfloat_new(vm, f32) : FH_ERR;
    case FH_TYPE_F64: return fhapi_to_f64(vm, v, &f64) == FH_OK ? fhfloat_new(vm, f64) : FH_ERR;
    case FH_TYPE_STR: return fhstr_check(vm, v) ? fh_retain(v) : wrong_type(vm, "str", v);
    case FH_TYPE_BYTES: return fhbytes_check(vm, v) ? fh_retain(v) : wrong_type(vm, "bytes", v);
    case FH_TYPE_FUNC: return fhcallable(vm, v) ? fh_retain(v) : wrong_type(vm, "function", v);
    default: return fh_retain(v);
    }
}

static fh_status not_of_type(FhVM *vm) {
    return fhpending_is(vm, FH_T_TypeError) ? FH_INVALID_TYPE : fhapi_failed(vm);
}

fh_status fh_global_new(fh_vm *vm, fh_type_tag type, int variable, fh_value init, fh_global **out) {
    FhValue v;
    if (!out) return FH_MISUSE;
    *out = NULL;
    if ((unsigned)type > FH_TYPE_FUNC) return FH_MISUSE;
    fh_status status = fhapi_begin1(vm, init, &v);
    if (status != FH_OK) return status;
    if (fhapi_txn_reserve(vm) < 0) return fhapi_failed(vm);
    FhValue value = as_type(vm, type, v);
    if (value == FH_ERR) return not_of_type(vm);
    fh_global *g = fhapi_object_new(vm, FH_OBJECT_GLOBAL, sizeof *g, offsetof(fh_global, value), 3);
    if (!g) return fh_release(vm, value), fhapi_failed(vm);
    g->value = value;
    g->type = type;
    g->variable = variable != 0;
    *out = g;
    fhapi_txn_made(vm, &g->head);
    return FH_OK;
}

void fhapi_global_bind(fh_global *g, FhValue dict, FhValue name) {
    FhVM *vm = g->head.vm;
    fh_clear(vm, &g->value);
    g->dict = fh_retain(dict);
    g->name = fh_retain(name);
}

fh_status fh_global_get(const fh_global *g, fh_value *out) {
    fh_status status = fhapi_begin_object(g ? &g->head : NULL);
    if (status != FH_OK) return status;
    FhVM *vm = g->head.vm;
    if (g->dict == FH_NOVALUE) return fhapi_give(vm, fh_retain(g->value), out);
    FhValue v = fhdict_get(vm, g->dict, g->name);
    if (v == FH_NOVALUE) v = fhraise_name(vm, FH_T_NameError, g->name, "name '%U' is not defined", g->name);
    if (v == FH_ERR) return fhapi_failed(vm);
    v = as_type(vm, g->type, v);
    return v == FH_ERR ? not_of_type(vm) : fhapi_give(vm, v, out);
}

fh_status fh_global_set(fh_global *g, fh_value h) {
    FhValue v;
    if (!g) return FH_MISUSE;
    FhVM *vm = g->head.vm;
    fh_status status = fhapi_begin1(vm, h, &v);
    if (status != FH_OK) return status;
    if (!g->variable) {
        fhraise(vm, FH_T_TypeError, "a constant global cannot be set");
        return FH_ERROR;
    }
    if (fhapi_txn_reserve(vm) < 0) return fhapi_failed(vm);
    FhValue value = as_type(vm, g->type, v);
    if (value == FH_ERR) return not_of_type(vm);
    if (g->dict == FH_NOVALUE) {
        FhValue old = g->value;
        g->value = value;
        fhapi_txn_global(vm, &g->head, old);
        return FH_OK;
    }
    status = fhapi_set_variable(vm, g->dict, g->name, value) < 0 ? fhapi_failed(vm) : FH_OK;
    fh_release(vm, value);
    return status;
}

fh_type_tag fh_global_type(const fh_global *g) { return g ? g->type : FH_TYPE_ANY; }
int fh_global_is_variable(const fh_global *g) { return g && g->variable; }
void fh_global_free(fh_global *g) { fhapi_free_plain(g ? &g->head : NULL); }
