/* time: a time of day, perhaps in a zone. And the clock that it has in common with moments. */
#include "objects/bytes.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/type.h"
#include "stdlib/datetime_parts.h"

/* ---- clocks ---- */

int fhclock_check_fields(FhVM *vm, const int field[5]) {
    static const struct {
        int most;
        const char *text;
    } rules[] = {{23, "hour must be in 0..23"},
                 {59, "minute must be in 0..59"},
                 {59, "second must be in 0..59"},
                 {999999, "microsecond must be in 0..999999"},
                 {1, "fold must be either 0 or 1"}};
    for (int i = 0; i < 5; i++)
        if (field[i] < 0 || field[i] > rules[i].most)
            return fhraise_int(vm, FH_T_ValueError, "%s", rules[i].text);
    return 0;
}

void fhclock_set(FhVM *vm, FhObj *owner, FhClock *c, const int field[5], FhValue tz) {
    *c = (FhClock){(uint8_t)field[0], (uint8_t)field[1],  (uint8_t)field[2],
                   (uint8_t)field[4], (uint32_t)field[3], fh_retain(tz)};
    fh_stored(vm, owner, tz);
}

int fhclock_order(const FhClock *a, const FhClock *b) {
    int64_t x = fhclock_us(a), y = fhclock_us(b);
    return x < y ? -1 : x > y;
}

void fhclock_read_state(const uint8_t *b, int field[5]) {
    for (int i = 0; i < 3; i++) field[i] = b[i];
    field[3] = b[3] << 16 | b[4] << 8 | b[5];
}

char *fhclock_put(FhVM *vm, char *p, const FhClock *c, FhValue timespec, int position) {
    static const char *const specs[] = {"hours",        "minutes",      "seconds",
                                        "milliseconds", "microseconds", "auto"};
    unsigned spec = 5;
    if (timespec != FH_NOVALUE) {
        if (!fhstr_check(vm, timespec))
            return fhraise(vm, FH_T_TypeError, "isoformat() argument %d must be str, not %V", position,
                           timespec),
                   NULL;
        for (spec = 0; spec < 6 && !fhstr_is(timespec, specs[spec]); spec++) {
        }
        if (spec == 6) return fhraise(vm, FH_T_ValueError, "Unknown timespec value"), NULL;
    }
    if (spec == 5) spec = c->us ? 4 : 2;
    const uint8_t field[3] = {c->hour, c->minute, c->second};
    for (unsigned i = 0; i < 3 && i <= spec; i++) {
        if (i) *p++ = ':';
        p = fhcalendar_put(p, field[i], 2);
    }
    if (spec <= 2) return p;
    *p++ = '.';
    return spec == 3 ? fhcalendar_put(p, c->us / 1000, 3) : fhcalendar_put(p, c->us, 6);
}

/* ---- making ---- */

static inline FhClock *clock_of(FhValue v) { return &fhas_daytime(v)->clock; }

FhValue fhdaytime_make(FhVM *vm, FhValue type, const int field[5], FhValue tz) {
    if (fhclock_check_fields(vm, field) < 0 || fhzone_argument(vm, &tz) < 0) return FH_ERR;
    FhDayTime *t = (FhDayTime *)fhdatetime_cell(vm, type, FH_T_time, sizeof *t);
    if (!t) return FH_ERR;
    fhclock_set(vm, &t->header, &t->clock, field, tz);
    return fh_val(t);
}

static FhValue of_state(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs) {
    const uint8_t *b = fhas_bytes(args[0])->data;
    int field[5];
    fhclock_read_state(b, field);
    field[4] = b[0] >> 7;
    field[0] &= 127;
    return fhdaytime_make(vm, type, field, nargs > 1 ? args[1] : FH_NONE);
}

static bool is_state(FhValue v) {
    return fhbytes_exact(v) && fhas_bytes(v)->size == 6 && (fhas_bytes(v)->data[0] & 127) < 24;
}

static FhValue time_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"hour", "minute", "second", "microsecond", "tzinfo", "fold", NULL};
    static const FhParams params = {NULL, names, 0, 0, 5};
    FhValue v[6];
    int field[5] = {0};
    if (nargs && nargs <= 2 && kwnames == FH_NOVALUE && is_state(args[0]))
        return of_state(vm, type, args, nargs);
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0 || fhdate_ints(vm, v, field, 4) < 0 ||
        fhdate_int(vm, v[5], &field[4]) < 0)
        return FH_ERR;
    return fhdaytime_make(vm, type, field, v[4]);
}

NATIVE(fromisoformat) {
    UNUSED_ARGS;
    FhClockText t;
    if (!fhstr_check(vm, args[0])) return fhraise(vm, FH_T_TypeError, "fromisoformat: argument must be str");
    const char *text = fhstr_text(args[0]);
    bool marked = *text == 'T';
    if (!fhcalendar_read_time(text + marked, fhstr_size(args[0]) - marked, &t))
        return fhdate_bad_text(vm, args[0]);
    const int field[5] = {t.hour, t.minute, t.second, t.us, 0};
    FhValue tz = t.zoned ? fhzone_of_us(vm, t.offset_us) : FH_NONE, v;
    if (tz == FH_ERR) return FH_ERR;
    if (self == fh_val(vm->types[FH_T_time])) {
        v = fhdaytime_make(vm, self, field, tz);
    } else {
        const FhValue five[5] = {fh_int_raw(t.hour), fh_int_raw(t.minute), fh_int_raw(t.second),
                                 fh_int_raw(t.us), tz};
        v = fhcall(vm, self, five, 5, FH_NOVALUE);
    }
    fh_release(vm, tz);
    return v;
}

NATIVE(replace) {
    static const char *const names[] = {"hour", "minute", "second", "microsecond", "tzinfo", "fold", NULL};
    static const FhParams params = {"replace", names, 0, 0, 5};
    const FhClock *c = clock_of(self);
    FhValue v[6];
    int field[5] = {c->hour, c->minute, c->second, (int)c->us, c->fold};
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0 || fhdate_ints(vm, v, field, 4) < 0 ||
        fhdate_int(vm, v[5], &field[4]) < 0)
        return FH_ERR;
    return fhdaytime_make(vm, fh_typeval(vm, self), field, v[4] == FH_NOVALUE ? clock_of(self)->tz : v[4]);
}

/* ---- comparison ---- */

static FhValue offset_of(FhVM *vm, FhValue v) {
    return fhzone_call(vm, clock_of(v)->tz, FH_ZONE_UTCOFFSET, FH_NONE);
}

static FhValue compare_offsets(FhVM *vm, FhValue a, FhValue b, FhValue x, FhValue y, FhCmpOp op) {
    if ((x == FH_NONE) != (y == FH_NONE)) {
        if (op == FH_EQ || op == FH_NE) return fh_bool(op == FH_NE);
        return fhraise(vm, FH_T_TypeError, "can't compare offset-naive and offset-aware times");
    }
    int64_t t = fhclock_us(clock_of(a)), u = fhclock_us(clock_of(b));
    if (x != FH_NONE) t -= fhdelta_day_us(fhas_delta(x)), u -= fhdelta_day_us(fhas_delta(y));
    return fh_ordered(t < u ? -1 : t > u, 0, op);
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!fhdaytime_check(vm, b)) return FH_NOTIMPLEMENTED;
    if (clock_of(a)->tz == clock_of(b)->tz) return fh_ordered(fhclock_order(clock_of(a), clock_of(b)), 0, op);
    FhValue x = offset_of(vm, a), y = x == FH_ERR ? FH_ERR : offset_of(vm, b);
    FhValue v = y == FH_ERR ? FH_ERR : compare_offsets(vm, a, b, x, y, op);
    fh_release(vm, x);
    fh_release(vm, y);
    return v;
}

static int64_t hash(FhVM *vm, FhValue self) {
    int64_t us = fhclock_us(clock_of(self));
    if (clock_of(self)->tz != FH_NONE) { /* both times that a clock shows twice are equal */
        const FhClock *c = clock_of(self);
        const int early[5] = {c->hour, c->minute, c->second, (int)c->us, 0};
        FhValue v = c->fold ? fhdaytime_make(vm, fh_typeval(vm, self), early, c->tz) : fh_retain(self);
        FhValue offset = v == FH_ERR ? FH_ERR : offset_of(vm, v);
        fh_release(vm, v);
        if (offset == FH_ERR) return -1;
        if (offset != FH_NONE) us -= fhdelta_day_us(fhas_delta(offset));
        fh_release(vm, offset);
    }
    return fhdate_hash((uint64_t)us);
}

/* ---- text and parts ---- */

NATIVE(utcoffset) {
    UNUSED_ARGS;
    return offset_of(vm, self);
}
NATIVE(dst) {
    UNUSED_ARGS;
    return fhzone_call(vm, clock_of(self)->tz, FH_ZONE_DST, FH_NONE);
}
NATIVE(tzname) {
    UNUSED_ARGS;
    return fhzone_name(vm, clock_of(self)->tz, FH_NONE);
}

NATIVE(isoformat) {
    static const char *const names[] = {"timespec", NULL};
    static const FhParams params = {"isoformat", names, 0, 0, 1};
    FhValue timespec;
    char text[FH_CLOCK_TEXT], *p;
    if (fhargs(vm, &params, args, nargs, kwnames, &timespec) < 0 ||
        !(p = fhclock_put(vm, text, clock_of(self), timespec, 1)))
        return FH_ERR;
    FhValue offset = offset_of(vm, self);
    if (offset == FH_ERR) return FH_ERR;
    if (offset != FH_NONE) p = fhcalendar_put_offset(p, fhas_delta(offset));
    fh_release(vm, offset);
    return fhstr_new(vm, text, (size_t)(p - text));
}

static FhValue repr(FhVM *vm, FhValue v) {
    const FhClock *c = clock_of(v);
    FhText t;
    fhtext_init(&t, vm);
    fhtext_format(&t, "%T(%d, %d", v, (int)c->hour, (int)c->minute);
    if (c->second || c->us) fhtext_format(&t, ", %d", (int)c->second);
    if (c->us) fhtext_format(&t, ", %d", (int)c->us);
    if (c->tz != FH_NONE) fhtext_format(&t, ", tzinfo=%R", c->tz);
    fhtext_c(&t, c->fold ? ", fold=1)" : ")");
    return fhtext_finish(&t);
}

static FhValue str(FhVM *vm, FhValue v) {
    FhValue name = fhstr_intern(vm, "isoformat", 9);
    return name == FH_ERR ? FH_ERR : fhcall_method(vm, v, name, NULL, 0);
}

/* ---- members, of moments as well ---- */

static FhClock *clock_in(FhVM *vm, FhValue v) {
    return fhmoment_check(vm, v) ? &fhas_moment(v)->clock : clock_of(v);
}

static FhValue get_hour(FhVM *vm, FhValue v) { return fh_int_raw(clock_in(vm, v)->hour); }
static FhValue get_minute(FhVM *vm, FhValue v) { return fh_int_raw(clock_in(vm, v)->minute); }
static FhValue get_second(FhVM *vm, FhValue v) { return fh_int_raw(clock_in(vm, v)->second); }
static FhValue get_us(FhVM *vm, FhValue v) { return fh_int_raw(clock_in(vm, v)->us); }
static FhValue get_fold(FhVM *vm, FhValue v) { return fh_int_raw(clock_in(vm, v)->fold); }
static FhValue get_tzinfo(FhVM *vm, FhValue v) { return fh_retain(clock_in(vm, v)->tz); }

const FhGetSetDef fhclock_getsets[] = {{"hour", get_hour, NULL, NULL},
                                       {"minute", get_minute, NULL, NULL},
                                       {"second", get_second, NULL, NULL},
                                       {"microsecond", get_us, NULL, NULL},
                                       {"tzinfo", get_tzinfo, NULL, NULL},
                                       {"fold", get_fold, NULL, NULL},
                                       {0}};

/* ---- the type ---- */

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhDayTime *)o)->clock.tz);
}
static void finalize(FhVM *vm, FhObj *o) { fh_clear(vm, &((FhDayTime *)o)->clock.tz); }

static const FhMethodDef methods[] = {
    {"fromisoformat", fromisoformat, 1, 1, FH_CLASS, "The time of text in an ISO 8601 format."},
    {"replace", replace, 0, FH_ANY, FH_KW, "The time with other fields."},
    {"isoformat", isoformat, 0, FH_ANY, FH_KW, "hh:mm:ss[.ffffff][+hh:mm]"},
    {"utcoffset", utcoffset, 0, 0, 0, "The zone's offset, or None."},
    {"tzname", tzname, 0, 0, 0, "The zone's name, or None."},
    {"dst", dst, 0, 0, 0, "The zone's summer time, or None."},
    {0},
};
static const FhSlots slots = {
    .life = {visit, finalize, NULL, NULL},
    .new_ = time_new,
    .repr = repr,
    .str = str,
    .hash = hash,
    .compare = compare,
};
const FhTypeDef fhtypedef_time = {
    .doc = "A time of day, perhaps in a zone.",
    .size = sizeof(FhDayTime),
    .flags = FH_TF_BASE | FH_TF_CONTAINER,
    .slots = &slots,
    .methods = methods,
    .getsets = fhclock_getsets,
};
