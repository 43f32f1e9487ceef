/* datetime: a date and a time of day, perhaps in a zone. Moments of one zone, or of none, compare and subtract as the clock
 * shows them; otherwise by UTC, and zones of scripts are asked for their offsets. */
#include "objects/bytes.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/type.h"
#include "stdlib/datetime_parts.h"

static inline FhClock *clock_of(FhValue v) { return &fhas_moment(v)->clock; }
static inline FhDate *date_of(FhValue v) { return &fhas_moment(v)->date; }

/* ---- making ---- */

/* Of fields that are known to be right. */
static FhValue make(FhVM *vm, FhValue type, const int date[3], const int clock[5], FhValue tz) {
    FhMoment *m = (FhMoment *)fhdatetime_cell(vm, type, FH_T_datetime, sizeof *m);
    if (!m) return FH_ERR;
    m->date.year = (uint16_t)date[0];
    m->date.month = (uint8_t)date[1];
    m->date.day = (uint8_t)date[2];
    fhclock_set(vm, &m->date.header, &m->clock, clock, tz);
    return fh_val(m);
}

FhValue fhmoment_make(FhVM *vm, FhValue type, const int date[3], const int clock[5], FhValue tz) {
    if (fhdate_check_fields(vm, date) < 0 || fhclock_check_fields(vm, clock) < 0 ||
        fhzone_argument(vm, &tz) < 0)
        return FH_ERR;
    return make(vm, type, date, clock, tz);
}

FhValue fhmoment_call(FhVM *vm, FhValue type, const int date[3], const int clock[5], FhValue tz) {
    if (type == fh_val(vm->types[FH_T_datetime])) return fhmoment_make(vm, type, date, clock, tz);
    FhValue args[8];
    for (int i = 0; i < 7; i++) args[i] = fh_int_raw(i < 3 ? date[i] : clock[i - 3]);
    args[7] = tz;
    FhValue v = fhcall(vm, type, args, 8, FH_NOVALUE);
    if (v != FH_ERR && clock[4] && fhmoment_check(vm, v)) clock_of(v)->fold = 1;
    return v;
}

static bool is_state(FhValue v) { /* of a pickle */
    return fhbytes_exact(v) && fhas_bytes(v)->size == 10 &&
           (uint8_t)((fhas_bytes(v)->data[2] & 127) - 1) < 12;
}

static FhValue of_state(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs) {
    const uint8_t *b = fhas_bytes(args[0])->data;
    const int date[3] = {b[0] << 8 | b[1], b[2] & 127, b[3]};
    int clock[5];
    fhclock_read_state(b + 4, clock);
    clock[4] = b[2] >> 7;
    return fhmoment_make(vm, type, date, clock, nargs > 1 ? args[1] : FH_NONE);
}

static const char *const names[] = {"year",   "month",       "day",    "hour", "minute",
                                    "second", "microsecond", "tzinfo", "fold", NULL};

/* The fields that are given; others stay. */
static int read_fields(FhVM *vm, const FhValue v[9], int date[3], int clock[5]) {
    if (fhdate_ints(vm, v, date, 3) < 0 || fhdate_ints(vm, v + 3, clock, 4) < 0) return -1;
    return fhdate_int(vm, v[8], &clock[4]);
}

static FhValue moment_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const FhParams params = {NULL, names, 0, 3, 8};
    FhValue v[9];
    int date[3], clock[5] = {0};
    if (nargs && nargs <= 2 && kwnames == FH_NOVALUE && is_state(args[0]))
        return of_state(vm, type, args, nargs);
    if (fhdate_check_few(vm, args, nargs, kwnames) < 0 || fhargs(vm, &params, args, nargs, kwnames, v) < 0 ||
        read_fields(vm, v, date, clock) < 0)
        return FH_ERR;
    return fhmoment_make(vm, type, date, clock, v[7]);
}

static void load(FhValue v, int date[3], int clock[5]) {
    const FhDate *d = date_of(v);
    const FhClock *c = clock_of(v);
    date[0] = d->year, date[1] = d->month, date[2] = d->day;
    clock[0] = c->hour, clock[1] = c->minute, clock[2] = c->second, clock[3] = (int)c->us, clock[4] = c->fold;
}

NATIVE(replace) {
    static const FhParams params = {"replace", names, 0, 0, 8};
    FhValue v[9];
    int date[3], clock[5];
    load(self, date, clock);
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0 || read_fields(vm, v, date, clock) < 0)
        return FH_ERR;
    return fhmoment_make(vm, fh_typeval(vm, self), date, clock,
                         v[7] == FH_NOVALUE ? clock_of(self)->tz : v[7]);
}

/* The same moment with that fold. */
static FhValue with_fold(FhVM *vm, FhValue v, int fold) {
    int date[3], clock[5];
    load(v, date, clock);
    clock[4] = fold;
    return make(vm, fh_typeval(vm, v), date, clock, clock_of(v)->tz);
}

NATIVE(fromisoformat) {
    UNUSED_ARGS;
    FhDay day;
    FhClockText t = {0};
    size_t end, size;
    if (!fhstr_check(vm, args[0])) return fhraise(vm, FH_T_TypeError, "fromisoformat: argument must be str");
    const char *text = fhstr_text(args[0]);
    size = fhstr_size(args[0]);
    if (size < 7 || !fhcalendar_date_end(text, size, &end) || end > size ||
        !fhcalendar_read_date(text, end, &day))
        return fhdate_bad_text(vm, args[0]);
    if (end < size) { /* any one character stands between */
        for (end++; end < size && ((uint8_t)text[end] & 0xc0) == 0x80; end++) {
        }
        if (end == size || !fhcalendar_read_time(text + end, size - end, &t))
            return fhdate_bad_text(vm, args[0]);
    }
    FhValue tz = t.zoned ? fhzone_of_us(vm, t.offset_us) : FH_NONE;
    if (tz == FH_ERR) return FH_ERR;
    const int date[3] = {day.year, day.month, day.day}, clock[5] = {t.hour, t.minute, t.second, t.us, 0};
    FhValue v = fhmoment_call(vm, self, date, clock, tz);
    fh_release(vm, tz);
    return v;
}

NATIVE(combine) {
    static const char *const words[] = {"date", "time", "tzinfo", NULL};
    static const FhParams params = {"combine", words, 0, 2, 3};
    FhValue v[3];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (!fhdate_check(vm, v[0]))
        return fhraise(vm, FH_T_TypeError, "combine() argument 1 must be datetime.date, not %V", v[0]);
    if (!fhdaytime_check(vm, v[1]))
        return fhraise(vm, FH_T_TypeError, "combine() argument 2 must be datetime.time, not %V", v[1]);
    const FhDate *d = fhas_date(v[0]);
    const FhClock *c = &fhas_daytime(v[1])->clock;
    const int date[3] = {d->year, d->month, d->day},
              clock[5] = {c->hour, c->minute, c->second, (int)c->us, c->fold};
    return fhmoment_call(vm, self, date, clock, v[2] == FH_NOVALUE ? c->tz : v[2]);
}

/* ---- offsets ---- */

static FhValue offset_of(FhVM *vm, FhValue v) {
    return fhzone_call(vm, clock_of(v)->tz, FH_ZONE_UTCOFFSET, v);
}

/* Days and microseconds of the day, in UTC where there is an offset. */
typedef struct Instant {
    int64_t days, us;
} Instant;

static Instant instant(FhValue v, FhValue offset) {
    Instant i = {fhdate_ordinal(date_of(v)), fhclock_us(clock_of(v))};
    if (offset != FH_NONE) i.us -= fhdelta_day_us(fhas_delta(offset));
    return i;
}

/* 1: the clock shows that time twice, or never, so that its offset depends on fold; 0, -1 */
static int depends_on_fold(FhVM *vm, FhValue v, FhValue offset) {
    if (fh_has_shape(clock_of(v)->tz, FH_T_timezone) || clock_of(v)->tz == FH_NONE) return 0;
    FhValue other = with_fold(vm, v, !clock_of(v)->fold);
    FhValue flipped = other == FH_ERR ? FH_ERR : offset_of(vm, other);
    fh_release(vm, other);
    if (flipped == FH_ERR) return -1;
    bool same = flipped == offset || (flipped != FH_NONE && offset != FH_NONE &&
                                      fhdelta_order(fhas_delta(flipped), fhas_delta(offset)) == 0);
    fh_release(vm, flipped);
    return !same;
}

/* ---- comparison ---- */

static int order(FhValue a, FhValue b) {
    int days = fhdate_order(date_of(a), date_of(b));
    return days ? days : fhclock_order(clock_of(a), clock_of(b));
}

static FhValue compare_offsets(FhVM *vm, FhValue a, FhValue b, FhValue x, FhValue y, FhCmpOp op) {
    bool equality = op == FH_EQ || op == FH_NE;
    if ((x == FH_NONE) != (y == FH_NONE)) {
        if (equality) return fh_bool(op == FH_NE);
        return fhraise(vm, FH_T_TypeError, "can't compare offset-naive and offset-aware datetimes");
    }
    Instant i = instant(a, x), j = instant(b, y);
    int64_t difference = (i.days - j.days) * FH_DAY_US + i.us - j.us;
    if (difference == 0 &&
        equality) { /* where it is not certain which moment is meant, none is equal to it */
        int uncertain = depends_on_fold(vm, a, x);
        if (uncertain == 0) uncertain = depends_on_fold(vm, b, y);
        if (uncertain < 0) return FH_ERR;
        difference = uncertain;
    }
    return fh_ordered(difference < 0 ? -1 : difference > 0, 0, op);
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!fhmoment_check(vm, b)) {
        if (!fhdate_check(vm, b)) return FH_NOTIMPLEMENTED;
        if (op == FH_EQ || op == FH_NE) return fh_bool(op == FH_NE);
        return fhraise(vm, FH_T_TypeError, "can't compare %T to %T", a, b);
    }
    if (clock_of(a)->tz == clock_of(b)->tz) return fh_ordered(order(a, b), 0, op);
    FhValue x = offset_of(vm, a), y = x == FH_ERR ? FH_ERR : offset_of(vm, b);
    FhValue v = y == FH_ERR ? FH_ERR : compare_offsets(vm, a, b, x, y, op);
    fh_release(vm, x);
    fh_release(vm, y);
    return v;
}

static int64_t hash(FhVM *vm, FhValue self) {
    FhValue v = clock_of(self)->fold ? with_fold(vm, self, 0) : fh_retain(self);
    FhValue offset = v == FH_ERR ? FH_ERR : offset_of(vm, v);
    fh_release(vm, v);
    if (offset == FH_ERR) return -1;
    Instant i = instant(self, offset);
    fh_release(vm, offset);
    return fhdate_hash((uint64_t)(i.days * FH_DAY_US + i.us));
}

/* ---- arithmetic ---- */

FhValue fhmoment_plus(FhVM *vm, FhValue v, const FhDelta *d, int sign) {
    const FhClock *c = clock_of(v);
    int64_t us = c->us + (int64_t)sign * d->us;
    int64_t seconds = (c->hour * 60 + c->minute) * 60 + c->second + (int64_t)sign * d->seconds;
    int64_t days = fhdate_ordinal(date_of(v)) + (int64_t)sign * d->days;
    if (us < 0) us += FH_SECOND_US, seconds--;
    if (us >= FH_SECOND_US) us -= FH_SECOND_US, seconds++;
    if (seconds < 0) seconds += FH_DAY_SECONDS, days--;
    if (seconds >= FH_DAY_SECONDS) seconds -= FH_DAY_SECONDS, days++;
    if (days < 1 || days > FH_MAX_ORDINAL) return fhraise(vm, FH_T_OverflowError, "date value out of range");
    FhDay day = fhcalendar_civil(days);
    const int date[3] = {day.year, day.month, day.day};
    const int clock[5] = {(int)seconds / 3600, (int)seconds / 60 % 60, (int)seconds % 60, (int)us, 0};
    return fh_has_shape(v, FH_T_datetime) ? make(vm, fh_typeval(vm, v), date, clock, c->tz)
                                          : fhmoment_call(vm, fh_typeval(vm, v), date, clock, c->tz);
}

static FhValue add(FhVM *vm, FhValue a, FhValue b) {
    if (!fhmoment_check(vm, a)) {
        FhValue delta = a;
        a = b;
        b = delta;
    }
    if (!fhmoment_check(vm, a) || !fhdelta_check(vm, b)) return FH_NOTIMPLEMENTED;
    return fhmoment_plus(vm, a, fhas_delta(b), 1);
}

static FhValue difference(FhVM *vm, FhValue a, FhValue b) {
    FhValue x = FH_NONE, y = FH_NONE, v = FH_ERR;
    if (clock_of(a)->tz != clock_of(b)->tz) {
        x = offset_of(vm, a);
        y = x == FH_ERR ? FH_ERR : offset_of(vm, b);
    }
    if (y == FH_ERR) goto end;
    if ((x == FH_NONE) != (y == FH_NONE)) {
        fhraise(vm, FH_T_TypeError, "can't subtract offset-naive and offset-aware datetimes");
        goto end;
    }
    Instant i = instant(a, x), j = instant(b, y);
    v = fhdelta_new(vm, i.days - j.days, 0, i.us - j.us);
end:
    fh_release(vm, x);
    fh_release(vm, y);
    return v;
}

static FhValue sub(FhVM *vm, FhValue a, FhValue b) {
    if (!fhmoment_check(vm, a)) return FH_NOTIMPLEMENTED;
    if (fhmoment_check(vm, b)) return difference(vm, a, b);
    return fhdelta_check(vm, b) ? fhmoment_plus(vm, a, fhas_delta(b), -1) : FH_NOTIMPLEMENTED;
}

/* ---- text ---- */

NATIVE(isoformat) {
    static const char *const words[] = {"sep", "timespec", NULL};
    static const FhParams params = {"isoformat", words, 0, 0, 2};
    FhValue v[2];
    char text[16 + 4 + FH_CLOCK_TEXT], *p;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (v[0] != FH_NOVALUE && (!fhstr_check(vm, v[0]) || fhstr_length(v[0]) != 1))
        return fhraise(vm, FH_T_TypeError, "isoformat() argument 1 must be a unicode character, not %V",
                       v[0]);
    size_t size = v[0] == FH_NOVALUE ? 1 : fhstr_size(v[0]);
    p = fhcalendar_put_date(text, date_of(self));
    memcpy(p, v[0] == FH_NOVALUE ? "T" : fhstr_text(v[0]), size);
    if (!(p = fhclock_put(vm, p + size, clock_of(self), v[1], 2))) return FH_ERR;
    FhValue offset = offset_of(vm, self);
    if (offset == FH_ERR) return FH_ERR;
    if (offset != FH_NONE) p = fhcalendar_put_offset(p, fhas_delta(offset));
    fh_release(vm, offset);
    return fhstr_new(vm, text, (size_t)(p - text));
}

static FhValue str(FhVM *vm, FhValue v) {
    FhValue name = fhstr_intern(vm, "isoformat", 9);
    return name == FH_ERR ? FH_ERR : fhcall_method(vm, v, name, (const FhValue[]){fhlatin1(' ')}, 1);
}

static FhValue repr(FhVM *vm, FhValue v) {
    const FhDate *d = date_of(v);
    const FhClock *c = clock_of(v);
    FhText t;
    fhtext_init(&t, vm);
    fhtext_format(&t, "%T(%d, %d, %d, %d, %d", v, (int)d->year, (int)d->month, (int)d->day, (int)c->hour,
                  (int)c->minute);
    if (c->second || c->us) fhtext_format(&t, ", %d", (int)c->second);
    if (c->us) fhtext_format(&t, ", %d", (int)c->us);
    if (c->fold) fhtext_c(&t, ", fold=1");
    if (c->tz != FH_NONE) fhtext_format(&t, ", tzinfo=%R", c->tz);
    fhtext_c(&t, ")");
    return fhtext_finish(&t);
}

/* ---- parts ---- */

NATIVE(get_date_part) {
    UNUSED_ARGS;
    int date[3], clock[5];
    load(self, date, clock);
    return fhdate_make(vm, fh_val(vm->types[FH_T_date]), date);
}
static FhValue time_part(FhVM *vm, FhValue self, FhValue tz) {
    int date[3], clock[5];
    load(self, date, clock);
    return fhdaytime_make(vm, fh_val(vm->types[FH_T_time]), clock, tz);
}
NATIVE(get_time_part) {
    UNUSED_ARGS;
    return time_part(vm, self, FH_NONE);
}
NATIVE(get_timetz_part) {
    UNUSED_ARGS;
    return time_part(vm, self, clock_of(self)->tz);
}

NATIVE(utcoffset) {
    UNUSED_ARGS;
    return offset_of(vm, self);
}
NATIVE(dst) {
    UNUSED_ARGS;
    return fhzone_call(vm, clock_of(self)->tz, FH_ZONE_DST, self);
}
NATIVE(tzname) {
    UNUSED_ARGS;
    return fhzone_name(vm, clock_of(self)->tz, self);
}

/* ---- the type ---- */

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhMoment *)o)->clock.tz);
}
static void finalize(FhVM *vm, FhObj *o) { fh_clear(vm, &((FhMoment *)o)->clock.tz); }

static const FhMethodDef methods[] = {
    {"fromisoformat", fromisoformat, 1, 1, FH_CLASS, "The moment of text in an ISO 8601 format."},
    {"combine", combine, 0, FH_ANY, FH_CLASS | FH_KW, "A date and a time of day together."},
    {"replace", replace, 0, FH_ANY, FH_KW, "The moment with other fields."},
    {"isoformat", isoformat, 0, FH_ANY, FH_KW, "YYYY-MM-DDThh:mm:ss[.ffffff][+hh:mm]"},
    {"date", get_date_part, 0, 0, 0, "The date alone."},
    {"time", get_time_part, 0, 0, 0, "The time of day without the zone."},
    {"timetz", get_timetz_part, 0, 0, 0, "The time of day with the zone."},
    {"utcoffset", utcoffset, 0, 0, 0, "The zone's offset at this moment, or None."},
    {"tzname", tzname, 0, 0, 0, "The zone's name at this moment, or None."},
    {"dst", dst, 0, 0, 0, "The zone's summer time at this moment, or None."},
    {0},
};
static const FhSlots slots = {
    .life = {visit, finalize, NULL, NULL},
    .new_ = moment_new,
    .repr = repr,
    .str = str,
    .hash = hash,
    .compare = compare,
    .binary = {[FH_ADD] = add, [FH_SUB] = sub},
};
const FhTypeDef fhtypedef_datetime = {
    .doc = "A date and a time of day, perhaps in a zone.",
    .size = sizeof(FhMoment),
    .flags = FH_TF_BASE | FH_TF_CONTAINER,
    .slots = &slots,
    .methods = methods,
    .getsets = fhclock_getsets,
};
