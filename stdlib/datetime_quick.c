/* _datetime_quick: the types of datetime, which the script half (datetime.py) completes. */
#include "objects/dict.h"
#include "objects/module.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/type.h"
#include "stdlib/datetime_parts.h"

static const struct {
    const char *name;
    FhTypeId id;
} types[] = {{"timedelta", FH_T_timedelta}, {"date", FH_T_date},     {"datetime", FH_T_datetime},
             {"time", FH_T_time},           {"tzinfo", FH_T_tzinfo}, {"timezone", FH_T_timezone}};

/* An arena in force holds what is made; otherwise it is counted: manual code need not free it. */
FhObj *fhdatetime_cell(FhVM *vm, FhValue type, FhTypeId id, size_t size) {
    FhType *t = fhas_type(type);
    bool container = (t->flags & FH_TF_CONTAINER) != 0;
    if (FH_LIKELY(t == vm->types[id]))
        return FH_UNLIKELY(vm->heap.force != NULL) ? fhmem_data_cell(vm, size, id, container)
                                                   : fhmem_cell(vm, size, id, container);
    FhValue v = fhinstance_new(vm, t, 0);
    return v == FH_ERR ? NULL : fh_obj(v);
}

FhValue fhdatetime_script(FhVM *vm, FhTypeId type, const char *name, const FhValue *args, uint32_t nargs) {
    FhValue key = fhstr_intern(vm, name, strlen(name));
    FhValue function = key == FH_ERR ? FH_ERR : fhtype_lookup(vm, vm->types[type], key);
    if (function == FH_ERR) return FH_ERR;
    if (function == FH_NOVALUE)
        return fhraise(vm, FH_T_ImportError, "_datetime_quick is for the module datetime");
    return fhcall(vm, function, args, nargs, FH_NOVALUE);
}

/* ---- functions ---- */

static bool is_ours(FhVM *vm, FhValue v) {
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (v == fh_val(vm->types[types[i].id])) return true;
    return false;
}

NATIVE(extend) {
    UNUSED_ARGS;
    if (!is_ours(vm, args[0]) || !fhdict_exact(args[1]))
        return fhraise(vm, FH_T_TypeError, "extend() takes a type of datetime and a dict");
    FhType *t = fhas_type(args[0]);
    FhValue dict = fhtype_dict(vm, t), key, v;
    if (dict == FH_ERR) return FH_ERR;
    for (int64_t pos = 0; fhdict_next(args[1], &pos, &key, &v);)
        if (fhdict_set(vm, dict, key, v) < 0) return FH_ERR;
    return fhtype_modified(vm, t, FH_NOVALUE) < 0 ? FH_ERR : fh_retain(args[0]);
}

NATIVE(civil) {
    UNUSED_ARGS;
    int64_t ordinal;
    if (fhargs_index(vm, args[0], &ordinal) < 0) return FH_ERR;
    FhDay day = fhcalendar_civil(ordinal);
    return fhtuple_pack(vm, 3, fh_int_raw(day.year), fh_int_raw(day.month), fh_int_raw(day.day));
}

NATIVE(of_seconds) {
    UNUSED_ARGS;
    int64_t seconds, us;
    int fold = 0;
    if (fhargs_index(vm, args[1], &seconds) < 0 || fhargs_index(vm, args[2], &us) < 0 ||
        (nargs > 4 && fhdate_int(vm, args[4], &fold) < 0))
        return FH_ERR;
    int64_t days = seconds / FH_DAY_SECONDS - (seconds % FH_DAY_SECONDS < 0);
    int rest = (int)(seconds - days * FH_DAY_SECONDS);
    FhDay day = fhcalendar_civil(days + fhcalendar_ordinal(1970, 1, 1));
    const int date[3] = {day.year, day.month, day.day};
    const int clock[5] = {rest / 3600, rest / 60 % 60, rest % 60, (int)us, fold};
    return fhmoment_call(vm, args[0], date, clock, nargs > 3 ? args[3] : FH_NONE);
}

static const FhMethodDef functions[] = {
    {"extend", extend, 2, 2, 0, "extend(cls, attributes)\nAdds them to one of the types."},
    {"civil", civil, 1, 1, 0, "civil(ordinal)\nYear, month, day."},
    {"of_seconds", of_seconds, 3, 5, 0,
     "of_seconds(cls, seconds, us, zone=None, fold=0)\nFrom seconds since the epoch as a clock shows them."},
    {0}};

static int exec(FhVM *vm, FhValue module) {
    if (fhtype_init_library(vm) < 0) return -1;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (fhmodule_set(vm, module, types[i].name, fh_val(vm->types[types[i].id])) < 0) return -1;
    return 0;
}

const FhModuleDef fhmodule__datetime_quick = {"_datetime_quick", "The types of datetime.", functions, exec};
