/* tzinfo, what zones derive from, and timezone, those with a fixed offset. A zone of a script is asked by calling its methods,
 * whose answers are checked; a timezone is not asked, it is looked into. */
#include "objects/dict.h"
#include "objects/method.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/type.h"
#include "stdlib/datetime_parts.h"

static FhValue named(FhVM *vm, const char *name) { return fhstr_intern(vm, name, strlen(name)); }

static bool is_tzinfo(FhVM *vm, FhValue v) { return fhzone_check(vm, v) || fh_isa(vm, v, FH_T_tzinfo); }

int fhzone_argument(FhVM *vm, FhValue *tz) {
    if (*tz == FH_NOVALUE) *tz = FH_NONE;
    if (*tz == FH_NONE || is_tzinfo(vm, *tz)) return 0;
    return fhraise_int(vm, FH_T_TypeError,
                       "tzinfo argument must be None or of a tzinfo subclass, not type '%T'", *tz);
}

/* ---- asking a zone ---- */

FhValue fhzone_call(FhVM *vm, FhValue tz, FhZoneField field, FhValue argument) {
    static const char *const names[] = {"utcoffset", "dst"};
    if (tz == FH_NONE) return FH_NONE;
    if (fh_has_shape(tz, FH_T_timezone))
        return field == FH_ZONE_UTCOFFSET ? fh_retain(fhas_zone(tz)->offset) : FH_NONE;
    FhValue name = named(vm, names[field]);
    FhValue v = name == FH_ERR ? FH_ERR : fhcall_method(vm, tz, name, &argument, 1);
    if (v == FH_ERR || v == FH_NONE) return v;
    if (!fhdelta_check(vm, v))
        fhraise(vm, FH_T_TypeError, "tzinfo.%s() must return None or timedelta, not '%T'", names[field], v);
    else if (!fhdelta_below_a_day(fhas_delta(v)))
        fhraise(vm, FH_T_ValueError,
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).");
    else
        return v;
    fh_release(vm, v);
    return FH_ERR;
}

FhValue fhzone_name(FhVM *vm, FhValue tz, FhValue argument) {
    if (tz == FH_NONE) return FH_NONE;
    FhValue name = named(vm, "tzname");
    FhValue v = name == FH_ERR ? FH_ERR : fhcall_method(vm, tz, name, &argument, 1);
    if (v == FH_ERR || v == FH_NONE || fhstr_check(vm, v)) return v;
    fhraise(vm, FH_T_TypeError, "tzinfo.tzname() must return None or a string, not '%T'", v);
    fh_release(vm, v);
    return FH_ERR;
}

/* ---- tzinfo ---- */

/* As CPython's: arguments are for the __init__ of a subclass. */
static FhValue tzinfo_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return fhinstance_new(vm, fhas_type(type), 0);
}

static const FhSlots tzinfo_slots = {.new_ = tzinfo_new};
const FhTypeDef fhtypedef_tzinfo = {
    .doc = "What zones derive from.",
    .size = sizeof(FhObj),
    .flags = FH_TF_BASE,
    .slots = &tzinfo_slots,
};

/* ---- timezone ---- */

static FhValue utc(FhVM *vm) {
    FhValue name = named(vm, "utc");
    return name == FH_ERR ? FH_ERR : fhtype_lookup(vm, vm->types[FH_T_timezone], name);
}

static FhValue make(FhVM *vm, FhValue type, FhValue offset, FhValue name) {
    const FhDelta *d = fhas_delta(offset);
    if (!fhdelta_below_a_day(d))
        return fhraise(vm, FH_T_ValueError,
                       "offset must be a timedelta strictly between -timedelta(hours=24) and "
                       "timedelta(hours=24), not %R.",
                       offset);
    FhTimezone *z = (FhTimezone *)fhdatetime_cell(vm, type, FH_T_timezone, sizeof *z);
    if (!z) return FH_ERR;
    z->offset = fh_retain(offset);
    z->name = fh_retain(name);
    fh_stored_all(vm, &z->header, &z->offset, 2);
    return fh_val(z);
}

FhValue fhzone_of_us(FhVM *vm, int64_t offset_us) {
    if (offset_us == 0) return fh_retain(utc(vm));
    FhValue offset = fhdelta_new(vm, 0, 0, offset_us);
    FhValue v = offset == FH_ERR ? FH_ERR : make(vm, fh_val(vm->types[FH_T_timezone]), offset, FH_NONE);
    fh_release(vm, offset);
    return v;
}

static FhValue zone_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"offset", "name", NULL};
    static const FhParams params = {"timezone", names, 0, 1, 2};
    FhValue v[2];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (!fhdelta_check(vm, v[0]))
        return fhraise(vm, FH_T_TypeError, "timezone() argument 1 must be datetime.timedelta, not %V", v[0]);
    if (v[1] != FH_NOVALUE && !fhstr_check(vm, v[1]))
        return fhraise(vm, FH_T_TypeError, "timezone() argument 2 must be str, not %V", v[1]);
    const FhDelta *d = fhas_delta(v[0]);
    if (v[1] == FH_NOVALUE && !d->days && !d->seconds && !d->us) return fh_retain(utc(vm));
    return make(vm, type, v[0], v[1] == FH_NOVALUE ? FH_NONE : v[1]);
}

static int check_moment(FhVM *vm, FhValue dt, const char *method) {
    if (dt == FH_NONE || fhmoment_check(vm, dt)) return 0;
    return fhraise_int(vm, FH_T_TypeError, "%s(dt) argument must be a datetime instance or None, not %T",
                       method, dt);
}

static FhValue str(FhVM *vm, FhValue self) {
    const FhTimezone *z = fhas_zone(self);
    const FhDelta *d = fhas_delta(z->offset);
    char text[32] = "UTC";
    if (z->name != FH_NONE) return fh_retain(z->name);
    char *end = d->days || d->seconds || d->us ? fhcalendar_put_offset(text + 3, d) : text + 3;
    return fhstr_new(vm, text, (size_t)(end - text));
}

static FhValue repr(FhVM *vm, FhValue self) {
    const FhTimezone *z = fhas_zone(self);
    if (self == utc(vm)) return fhstr_c(vm, "datetime.timezone.utc");
    if (z->name == FH_NONE) return fhstr_format(vm, "%T(%R)", self, z->offset);
    return fhstr_format(vm, "%T(%R, %R)", self, z->offset, z->name);
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if ((op != FH_EQ && op != FH_NE) || !fhzone_check(vm, b)) return FH_NOTIMPLEMENTED;
    return fh_ordered(fhdelta_order(fhas_delta(fhas_zone(a)->offset), fhas_delta(fhas_zone(b)->offset)), 0,
                      op);
}

static int64_t hash(FhVM *vm, FhValue self) { return fhhash(vm, fhas_zone(self)->offset); }

NATIVE(zone_utcoffset) {
    UNUSED_ARGS;
    return check_moment(vm, args[0], "utcoffset") < 0 ? FH_ERR : fh_retain(fhas_zone(self)->offset);
}
NATIVE(zone_dst) {
    UNUSED_ARGS;
    return check_moment(vm, args[0], "dst") < 0 ? FH_ERR : FH_NONE;
}
NATIVE(zone_tzname) {
    UNUSED_ARGS;
    return check_moment(vm, args[0], "tzname") < 0 ? FH_ERR : str(vm, self);
}
NATIVE(zone_fromutc) {
    UNUSED_ARGS;
    if (!fhmoment_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "fromutc: argument must be a datetime");
    if (fhas_moment(args[0])->clock.tz != self)
        return fhraise(vm, FH_T_ValueError, "fromutc: dt.tzinfo is not self");
    return fhmoment_plus(vm, args[0], fhas_delta(fhas_zone(self)->offset), 1);
}
NATIVE(zone_getinitargs) {
    UNUSED_ARGS;
    const FhTimezone *z = fhas_zone(self);
    return fhtuple_from(vm, &z->offset, z->name == FH_NONE ? 1 : 2);
}

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhTimezone *)o)->offset);
    fn(ctx, &((FhTimezone *)o)->name);
}
static void finalize(FhVM *vm, FhObj *o) {
    fh_clear(vm, &((FhTimezone *)o)->offset);
    fh_clear(vm, &((FhTimezone *)o)->name);
}

static int ready(FhVM *vm, FhType *t) {
    FhValue zero = fhdelta_new(vm, 0, 0, 0), name = named(vm, "utc"), v = FH_ERR;
    if (zero != FH_ERR && name != FH_ERR) v = make(vm, fh_val(t), zero, FH_NONE);
    fh_release(vm, zero);
    return v == FH_ERR ? -1 : fhdict_set_take(vm, t->cold->dict, name, v);
}

static const FhMethodDef methods[] = {
    {"utcoffset", zone_utcoffset, 1, 1, 0, "The fixed offset."},
    {"dst", zone_dst, 1, 1, 0, "None: such zones know no summer time."},
    {"tzname", zone_tzname, 1, 1, 0, "The name given, or UTC with the offset."},
    {"fromutc", zone_fromutc, 1, 1, 0, "A moment in UTC as local time of the zone."},
    {"__getinitargs__", zone_getinitargs, 0, 0, 0, "The arguments that make an equal zone."},
    {0},
};
static const FhSlots slots = {
    .life = {visit, finalize, NULL, NULL},
    .new_ = zone_new,
    .repr = repr,
    .str = str,
    .hash = hash,
    .compare = compare,
};
const FhTypeDef fhtypedef_timezone = {
    .doc = "A zone with a fixed offset.",
    .size = sizeof(FhTimezone),
    .flags = FH_TF_CONTAINER,
    .slots = &slots,
    .methods = methods,
    .ready = ready,
};
