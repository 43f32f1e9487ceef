/* The native half of datetime: dates, times of day, moments, durations and zones, and all that is done with them often.
 * What is rare (the local clock, formats, pickling, floats in durations) is script, datetime.py, which adds it to the types:
 * fhdatetime_extend. A method of the script half that this one needs is asked for by name: fhdatetime_script. */
#ifndef FH_STDLIB_DATETIME_PARTS_H
#define FH_STDLIB_DATETIME_PARTS_H

#include "objects/numbers.h"
#include "stdlib/native.h"

__extension__ typedef __int128 FhWide;

enum { FH_MAX_YEAR = 9999, FH_MAX_ORDINAL = 3652059, FH_DAY_SECONDS = 86400, FH_SECOND_US = 1000000 };
#define FH_DAY_US ((int64_t)FH_DAY_SECONDS * FH_SECOND_US)

typedef struct FhDelta {
    FhObj header;
    int32_t days, seconds, us; /* of seconds and us: what is above days, never negative */
} FhDelta;

typedef struct FhDate {
    FhObj header;
    uint16_t year;
    uint8_t month, day;
} FhDate;

typedef struct FhClock {
    uint8_t hour, minute, second, fold;
    uint32_t us;
    FhValue tz; /* or None */
} FhClock;

typedef struct FhDayTime {
    FhObj header;
    FhClock clock;
} FhDayTime;

typedef struct FhMoment {
    FhDate date;
    FhClock clock;
} FhMoment;

typedef struct FhTimezone { /* timezone */
    FhObj header;
    FhValue offset, name; /* timedelta; str or None */
} FhTimezone;

#define FH_DATETIME_CHECK(name, id, Struct)                                                                  \
    static inline bool fh##name##_check(FhVM *vm, FhValue v) {                                               \
        return fh_has_shape(v, id) || (fh_is_obj(v) && fh_isa(vm, v, id));                                   \
    }                                                                                                        \
    static inline Struct *fhas_##name(FhValue v) { return FH_AS(Struct, v); }
FH_DATETIME_CHECK(delta, FH_T_timedelta, FhDelta)
FH_DATETIME_CHECK(date, FH_T_date, FhDate)
FH_DATETIME_CHECK(daytime, FH_T_time, FhDayTime)
FH_DATETIME_CHECK(moment, FH_T_datetime, FhMoment)
FH_DATETIME_CHECK(zone, FH_T_timezone, FhTimezone)

/* ---- datetime_calendar.c: runs no script ---- */
typedef struct FhDay {
    int year, month, day;
} FhDay;
int fhcalendar_month_length(int year, int month);
int64_t fhcalendar_ordinal(int year, int month, int day); /* days since December 31 of the year 0 */
FhDay fhcalendar_civil(int64_t ordinal);
int64_t fhcalendar_first_monday(int year); /* ordinal of the Monday of ISO week 1 */
/* ISO year, week and weekday; NULL, or what is wrong with them: "year", "week", "day" */
const char *fhcalendar_from_iso(int64_t year, int64_t week, int64_t day, FhDay *out);
/* Texts in ISO formats; false: they are none. Numbers are as they stand there, not checked. */
bool fhcalendar_read_date(const char *text, size_t size, FhDay *out);
bool fhcalendar_date_end(const char *text, size_t size, size_t *out); /* where the date of a moment ends */
typedef struct FhClockText {
    int hour, minute, second, us;
    bool zoned;
    int64_t offset_us; /* of the zone */
} FhClockText;
bool fhcalendar_read_time(const char *text, size_t size, FhClockText *out);
/* They write at p and return what is behind. */
char *fhcalendar_put(char *p, unsigned number, int width);
char *fhcalendar_put_date(char *p, const FhDate *d);
char *fhcalendar_put_offset(char *p, const FhDelta *offset); /* +hh:mm[:ss[.ffffff]] */

/* ---- datetime_delta.c ---- */
/* A timedelta, or an instance of a subclass: seconds and us of any size. OverflowError */
FhValue fhdelta_make(FhVM *vm, FhValue type, int64_t days, int64_t seconds, int64_t us) FH_MUST_CHECK;
FhValue fhdelta_new(FhVM *vm, int64_t days, int64_t seconds, int64_t us) FH_MUST_CHECK;
static inline bool fhdelta_below_a_day(const FhDelta *d) {
    return d->days == 0 || (d->days == -1 && (d->seconds || d->us));
}
static inline int64_t fhdelta_day_us(const FhDelta *d) { /* of one below a day */
    return ((int64_t)d->days * FH_DAY_SECONDS + d->seconds) * FH_SECOND_US + d->us;
}
int fhdelta_order(const FhDelta *a, const FhDelta *b);

/* ---- datetime_zone.c ---- */
typedef enum FhZoneField { FH_ZONE_UTCOFFSET, FH_ZONE_DST } FhZoneField;
/* tz.utcoffset(argument) or tz.dst(argument), checked: a timedelta below a day or None; None where tz is None. */
FhValue fhzone_call(FhVM *vm, FhValue tz, FhZoneField field, FhValue argument) FH_MUST_CHECK;
FhValue fhzone_name(FhVM *vm, FhValue tz, FhValue argument) FH_MUST_CHECK; /* tz.tzname(argument), checked */
FhValue fhzone_of_us(FhVM *vm, int64_t offset_us) FH_MUST_CHECK;           /* timezone */
int fhzone_argument(FhVM *vm, FhValue *tz); /* None where it is absent; -1: it is no zone, TypeError */

/* ---- datetime_date.c ---- */
int fhdate_int(FhVM *vm, FhValue v,
               int *out); /* a C int of what has __index__; an absent value leaves *out */
int fhdate_ints(FhVM *vm, const FhValue *v, int *out, int n);
/* -1: of arguments that are too few, one is no int: CPython reads each before it misses the next. */
int fhdate_check_few(FhVM *vm, const FhValue *args, uint32_t nargs, FhValue kwnames);
int fhdate_check_fields(FhVM *vm, const int field[3]);
FhValue fhdate_make(FhVM *vm, FhValue type, const int field[3]) FH_MUST_CHECK;
FhValue fhdate_bad_text(FhVM *vm, FhValue text) FH_COLD; /* ValueError of fromisoformat */
int64_t fhdate_hash(uint64_t fields);
/* What the methods of moments share with those of dates. */
static inline int64_t fhdate_ordinal(const FhDate *d) {
    return fhcalendar_ordinal(d->year, d->month, d->day);
}
int fhdate_order(const FhDate *a, const FhDate *b);

/* ---- datetime_time.c ---- */
static inline int64_t fhclock_us(const FhClock *c) {
    return ((c->hour * 60 + c->minute) * 60 + c->second) * (int64_t)FH_SECOND_US + c->us;
}
int fhclock_order(const FhClock *a, const FhClock *b);
int fhclock_check_fields(FhVM *vm, const int field[5]); /* hour, minute, second, microsecond, fold */
void fhclock_set(FhVM *vm, FhObj *owner, FhClock *c, const int field[5], FhValue tz);
/* hh:mm[:ss[.fff[fff]]] as the timespec says, NOVALUE: auto; position: of that argument. NULL: raised. */
char *fhclock_put(FhVM *vm, char *p, const FhClock *c, FhValue timespec, int position);
enum { FH_CLOCK_TEXT = 40 };                /* room for that and an offset */
extern const FhGetSetDef fhclock_getsets[]; /* of times of day and of moments */
/* The same fields as bytes of a pickle. */
void fhclock_read_state(const uint8_t *bytes, int field[5]);
FhValue fhdaytime_make(FhVM *vm, FhValue type, const int field[5], FhValue tz) FH_MUST_CHECK;

/* ---- datetime_moment.c ---- */
FhValue fhmoment_make(FhVM *vm, FhValue type, const int date[3], const int clock[5],
                      FhValue tz) FH_MUST_CHECK;
/* The same by calling the class, if it is a subclass. */
FhValue fhmoment_call(FhVM *vm, FhValue type, const int date[3], const int clock[5],
                      FhValue tz) FH_MUST_CHECK;
FhValue fhmoment_plus(FhVM *vm, FhValue moment, const FhDelta *d, int sign) FH_MUST_CHECK;

/* ---- datetime_quick.c ---- */
FhObj *fhdatetime_cell(FhVM *vm, FhValue type, FhTypeId id, size_t size) FH_MUST_CHECK;
/* Calls what the script half has added to the type under that name. */
FhValue fhdatetime_script(FhVM *vm, FhTypeId type, const char *name, const FhValue *args,
                          uint32_t nargs) FH_MUST_CHECK;

#endif
