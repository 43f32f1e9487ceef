/* Variables of __main__, by name. */
#include "api/api.h"

#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "runtime/import.h"

FhValue fhapi_main_dict(FhVM *vm) {
    FhValue main = fhdict_get_str(vm, vm->modules, FH_NAME(vm, __main__));
    if (main == FH_ERR) return FH_ERR;
    if (main != FH_NOVALUE && !fhmodule_check(vm, main))
        return fhraise(vm, FH_T_TypeError, "sys.modules['__main__'] is no module but a '%T'", main);
    if (main != FH_NOVALUE) return fhas_module(main)->dict;
    main = fhimport_main(vm, NULL);
    if (main == FH_ERR) return FH_ERR;
    FhValue dict = fhas_module(main)->dict;
    fh_release(vm, main);
    return dict;
}

static fh_status set(FhVM *vm, const char *name, FhValue v) { /* takes v over */
    if (v == FH_ERR) return fhapi_failed(vm);
    FhValue dict = fhapi_main_dict(vm);
    FhValue key = dict == FH_ERR ? FH_ERR : fhstr_intern(vm, name, strlen(name));
    int status = key == FH_ERR ? -1 : fhapi_set_variable(vm, dict, key, v);
    fh_release(vm, v);
    return status < 0 ? fhapi_failed(vm) : FH_OK;
}

fh_status fh_set_bool(fh_vm *vm, const char *name, int v) {
    if (!name || !fhapi_begin(vm)) return FH_MISUSE;
    return set(vm, name, fh_bool(v != 0));
}
fh_status fh_set_i64(fh_vm *vm, const char *name, int64_t v) {
    if (!name || !fhapi_begin(vm)) return FH_MISUSE;
    return set(vm, name, fhint_new(vm, v));
}
fh_status fh_set_f64(fh_vm *vm, const char *name, double v) {
    if (!name || !fhapi_begin(vm)) return FH_MISUSE;
    return set(vm, name, fhfloat_new(vm, v));
}
fh_status fh_set_str(fh_vm *vm, const char *name, const char *text, size_t size) {
    if (!name || !fhapi_begin(vm)) return FH_MISUSE;
    return set(vm, name, fhapi_text(vm, text, size));
}

fh_status fh_set_value(fh_vm *vm, const char *name, fh_value h) {
    FhValue v;
    if (!name) return FH_MISUSE;
    fh_status status = fhapi_begin1(vm, h, &v);
    return status == FH_OK ? set(vm, name, fh_retain(v)) : status;
}

/* The variable, borrowed. */
static FhValue find(FhVM *vm, const char *name) {
    FhValue dict = fhapi_main_dict(vm), key = dict == FH_ERR ? FH_ERR : fhstr_intern(vm, name, strlen(name));
    FhValue v = key == FH_ERR ? FH_ERR : fhdict_get(vm, dict, key);
    if (v == FH_NOVALUE) return fhraise_name(vm, FH_T_NameError, key, "name '%U' is not defined", key);
    return v;
}

fh_status fh_get_value(fh_vm *vm, const char *name, fh_value *out) {
    if (!name || !fhapi_begin(vm)) return FH_MISUSE;
    FhValue v = find(vm, name);
    return fhapi_give(vm, v == FH_ERR ? FH_ERR : fh_retain(v), out);
}

/* The variable is held until the next call from the host. */
#define GET(name_, type)                                                                                     \
    fh_status fh_get_##name_(fh_vm *vm, const char *name, type *out) {                                       \
        if (!name || !out || !fhapi_begin(vm)) return FH_MISUSE;                                             \
        FhValue v = find(vm, name);                                                                          \
        if (v == FH_ERR) return fhapi_failed(vm);                                                            \
        if (fh_is_obj(v)) fhapi_hold(vm, fh_retain(v));                                                      \
        return fhapi_to_##name_(vm, v, out);                                                                 \
    }
GET(bool, int)
GET(i64, int64_t)
GET(f64, double)

fh_status fh_get_str(fh_vm *vm, const char *name, const char **text, size_t *size) {
    if (!name || !text || !fhapi_begin(vm)) return FH_MISUSE;
    FhValue v = find(vm, name);
    if (v == FH_ERR) return fhapi_failed(vm);
    fhapi_hold(vm, fh_retain(v));
    return fhapi_to_str(vm, v, text, size);
}
