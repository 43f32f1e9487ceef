/* The module time: clocks, sleeping, and the calendar of the C library. The module's state is the class struct_time. */
#include "stdlib/time_parts.h"
#include "objects/capability.h"
#include "objects/dict.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/struct_sequence.h"

#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED_ARGS ((void)self, (void)args, (void)nargs, (void)kwnames)

enum { NS_PER_SECOND = 1000000000 };

const char *const fhtime_days[7] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                    "Friday", "Saturday", "Sunday"};
const char *const fhtime_months[12] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};

/* ---- clocks ---- */

static FhValue os_error(FhVM *vm) { return fhraise_os(vm, errno, FH_NOVALUE); }

static int read_clock(FhVM *vm, clockid_t id, int64_t *ns) {
    struct timespec t;
    if (fhcapability_need(vm, FH_CAN_CLOCK, "time") < 0) return -1;
    if (clock_gettime(id, &t) < 0) {
        os_error(vm);
        return -1;
    }
    *ns = (int64_t)t.tv_sec * NS_PER_SECOND + t.tv_nsec;
    return 0;
}

static FhValue seconds(FhVM *vm, int64_t ns) {
    int64_t whole = ns / NS_PER_SECOND;
    if (ns % NS_PER_SECOND == 0) return fhfloat_new(vm, (double)whole);
    return fhfloat_new(vm, (double)ns / 1e9);
}

#define CLOCK(name, id)                                                                                      \
    NATIVE(name) {                                                                                           \
        UNUSED_ARGS;                                                                                         \
        int64_t ns;                                                                                          \
        return read_clock(vm, id, &ns) < 0 ? FH_ERR : seconds(vm, ns);                                       \
    }                                                                                                        \
    NATIVE(name##_ns) {                                                                                      \
        UNUSED_ARGS;                                                                                         \
        int64_t ns;                                                                                          \
        return read_clock(vm, id, &ns) < 0 ? FH_ERR : fhint_new(vm, ns);                                     \
    }
CLOCK(time_time, CLOCK_REALTIME)
CLOCK(time_monotonic, CLOCK_MONOTONIC)
CLOCK(time_process_time, CLOCK_PROCESS_CPUTIME_ID)
CLOCK(time_thread_time, CLOCK_THREAD_CPUTIME_ID)

static int clock_argument(FhVM *vm, FhValue v, clockid_t *id) {
    int64_t i;
    if (fhargs_index(vm, v, &i) < 0) return -1;
    if (i < INT_MIN || i > INT_MAX)
        return fhraise_int(vm, FH_T_OverflowError, "Python int too large to convert to C int");
    *id = (clockid_t)i;
    return 0;
}
NATIVE(time_clock_gettime) {
    UNUSED_ARGS;
    clockid_t id = CLOCK_REALTIME;
    int64_t ns;
    if (clock_argument(vm, args[0], &id) < 0 || read_clock(vm, id, &ns) < 0) return FH_ERR;
    return seconds(vm, ns);
}
NATIVE(time_clock_gettime_ns) {
    UNUSED_ARGS;
    clockid_t id = CLOCK_REALTIME;
    int64_t ns;
    if (clock_argument(vm, args[0], &id) < 0 || read_clock(vm, id, &ns) < 0) return FH_ERR;
    return fhint_new(vm, ns);
}
NATIVE(time_clock_getres) {
    if (fhcapability_need(vm, FH_CAN_CLOCK, "time.clock_getres") < 0) return FH_ERR;
    UNUSED_ARGS;
    clockid_t id = CLOCK_REALTIME;
    struct timespec t;
    if (clock_argument(vm, args[0], &id) < 0) return FH_ERR;
    if (clock_getres(id, &t) < 0) return os_error(vm);
    return fhfloat_new(vm, (double)t.tv_sec + (double)t.tv_nsec * 1e-9);
}

NATIVE(time_get_clock_info) {
    UNUSED_ARGS;
    static const struct {
        const char *name, *clock;
        clockid_t id;
        bool monotonic, adjustable;
    } clocks[] = {
        {"time", "clock_gettime(CLOCK_REALTIME)", CLOCK_REALTIME, false, true},
        {"monotonic", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, true, false},
        {"perf_counter", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, true, false},
        {"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", CLOCK_PROCESS_CPUTIME_ID, true, false},
        {"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", CLOCK_THREAD_CPUTIME_ID, true, false}};
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "get_clock_info() argument 1 must be str, not %T", args[0]);
    for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++) {
        struct timespec t;
        if (!fhstr_is(args[0], clocks[i].name)) continue;
        if (clock_getres(clocks[i].id, &t) < 0) return os_error(vm);
        FhValue d = fhdict_new(vm), names = FH_ERR, v = FH_ERR;
        if (d == FH_ERR) return FH_ERR;
        if ((names = fhcall0(vm, fh_val(vm->types[FH_T_SimpleNamespace]))) != FH_ERR) {
            fh_release(vm, d);
            d = fhobject_dict(vm, names);
        }
        FhValue clock = fhstr_c(vm, clocks[i].clock),
                resolution = fhfloat_new(vm, (double)t.tv_sec + (double)t.tv_nsec * 1e-9);
        if (names != FH_ERR && d != FH_ERR && clock != FH_ERR && resolution != FH_ERR &&
            fhdict_set_c(vm, d, "implementation", clock) >= 0 &&
            fhdict_set_c(vm, d, "monotonic", fh_bool(clocks[i].monotonic)) >= 0 &&
            fhdict_set_c(vm, d, "adjustable", fh_bool(clocks[i].adjustable)) >= 0 &&
            fhdict_set_c(vm, d, "resolution", resolution) >= 0)
            v = fh_retain(names);
        fh_release(vm, names);
        fh_release(vm, d);
        fh_release(vm, clock);
        fh_release(vm, resolution);
        return v;
    }
    return fhraise(vm, FH_T_ValueError, "unknown clock");
}

/* ---- sleep: in slices, so that an interruption from another thread is seen ---- */

enum { SLICE_NS = 20000000 };

static int sleep_until(FhVM *vm, int64_t end) {
    int64_t now;
    for (;;) {
        if ((vm->interrupted && fhpoll_safe(vm) < 0) || read_clock(vm, CLOCK_MONOTONIC, &now) < 0) return -1;
        if (now >= end) return 0;
        int64_t wait = end - now < SLICE_NS ? end - now : SLICE_NS;
        struct timespec t = {.tv_sec = 0, .tv_nsec = (long)wait};
        nanosleep(&t, NULL); /* a signal ends it early */
    }
}

/* Seconds as float or int to nanoseconds, upwards. */
static int duration(FhVM *vm, FhValue v, int64_t *ns) {
    if (fhfloat_check(vm, v)) {
        double d = fh_float_of(v);
        if (isnan(d)) return fhraise_int(vm, FH_T_ValueError, "Invalid value NaN (not a number)");
        d = d < 0 ? floor(d * 1e9) : ceil(d * 1e9);
        if (!(d >= -0x1p63 && d < 0x1p63))
            return fhraise_int(vm, FH_T_OverflowError, "timestamp out of range for platform time_t");
        *ns = (int64_t)d;
        return 0;
    }
    FhValue i = fhindex(vm, v);
    if (i == FH_ERR) return -1;
    int64_t whole;
    bool fits = fhint_try_i64(i, &whole);
    fh_release(vm, i);
    if (!fits || __builtin_mul_overflow(whole, (int64_t)NS_PER_SECOND, ns))
        return fhraise_int(vm, FH_T_OverflowError, "timestamp too large to convert to C _PyTime_t");
    return 0;
}

NATIVE(time_sleep) {
    UNUSED_ARGS;
    int64_t ns = 0, now, end;
    if (duration(vm, args[0], &ns) < 0) return FH_ERR;
    if (ns < 0) return fhraise(vm, FH_T_ValueError, "sleep length must be non-negative");
    if (FH_UNLIKELY(vm->sleep_hook != FH_NOVALUE)) {
        FhValue hook = fh_retain(vm->sleep_hook), done = fhcall1(vm, hook, args[0]);
        fh_release(vm, hook);
        if (done != FH_ERR) fh_release(vm, done);
        return done == FH_ERR ? FH_ERR : FH_NONE;
    }
    if (read_clock(vm, CLOCK_MONOTONIC, &now) < 0) return FH_ERR;
    if (__builtin_add_overflow(now, ns, &end)) end = INT64_MAX;
    return sleep_until(vm, end) < 0 ? FH_ERR : FH_NONE;
}

/* ---- struct_time ---- */

enum { FIELDS = 11, VISIBLE = 9 };
static const char *const field_names[FIELDS] = {"tm_year",  "tm_mon",  "tm_mday",  "tm_hour",
                                                "tm_min",   "tm_sec",  "tm_wday",  "tm_yday",
                                                "tm_isdst", "tm_zone", "tm_gmtoff"};

FhValue fhtime_struct(FhVM *vm, FhValue module, const struct tm *tm, FhValue zone, FhValue offset) {
    const FhValue values[FIELDS] = {fh_int_raw((int64_t)tm->tm_year + 1900),
                                    fh_int_raw(tm->tm_mon + 1),
                                    fh_int_raw(tm->tm_mday),
                                    fh_int_raw(tm->tm_hour),
                                    fh_int_raw(tm->tm_min),
                                    fh_int_raw(tm->tm_sec),
                                    fh_int_raw((tm->tm_wday + 6) % 7),
                                    fh_int_raw(tm->tm_yday + 1),
                                    fh_int_raw(tm->tm_isdst),
                                    zone,
                                    offset};
    return fhstruct_sequence_new(vm, fhas_module(module)->state, values);
}

static FhValue with_zone(FhVM *vm, FhValue module, const struct tm *tm) {
    FhValue zone = fhstr_c(vm, tm->tm_zone);
    if (zone == FH_ERR) return FH_ERR;
    FhValue v = fhtime_struct(vm, module, tm, zone, fh_int_raw(tm->tm_gmtoff));
    fh_release(vm, zone);
    return v;
}

/* The optional argument of gmtime, localtime and ctime: seconds, rounded down. */
static int moment(FhVM *vm, const FhValue *args, uint32_t nargs, time_t *out) {
    if (nargs == 0 || args[0] == FH_NONE) {
        int64_t ns;
        if (read_clock(vm, CLOCK_REALTIME, &ns) < 0) return -1;
        *out = ns / NS_PER_SECOND;
        return 0;
    }
    if (fhfloat_check(vm, args[0])) {
        double d = floor(fh_float_of(args[0]));
        if (isnan(d)) return fhraise_int(vm, FH_T_ValueError, "Invalid value NaN (not a number)");
        if (!(d >= -0x1p63 && d < 0x1p63))
            return fhraise_int(vm, FH_T_OverflowError, "timestamp out of range for platform time_t");
        *out = (time_t)d;
        return 0;
    }
    FhValue i = fhindex(vm, args[0]);
    if (i == FH_ERR) return -1;
    int64_t whole;
    bool fits = fhint_try_i64(i, &whole);
    fh_release(vm, i);
    if (!fits) return fhraise_int(vm, FH_T_OverflowError, "timestamp out of range for platform time_t");
    *out = (time_t)whole;
    return 0;
}

static FhValue broken_down(FhVM *vm, FhValue module, const FhValue *args, uint32_t nargs,
                           struct tm *(*convert)(const time_t *, struct tm *)) {
    time_t t;
    struct tm tm;
    if (moment(vm, args, nargs, &t) < 0) return FH_ERR;
    errno = 0;
    if (!convert(&t, &tm)) {
        if (errno == 0) errno = EINVAL;
        return os_error(vm);
    }
    return with_zone(vm, module, &tm);
}
NATIVE(time_gmtime) {
    (void)kwnames;
    return broken_down(vm, self, args, nargs, gmtime_r);
}
NATIVE(time_localtime) {
    if (fhcapability_need(vm, FH_CAN_CLOCK, "time.localtime") < 0) return FH_ERR;
    (void)kwnames;
    return broken_down(vm, self, args, nargs, localtime_r);
}

/* ---- from struct_time or a tuple of nine ---- */

static int small_int(FhVM *vm, FhValue v, int *out) {
    int64_t i;
    FhValue whole = fhindex(vm, v);
    if (whole == FH_ERR) return -1;
    bool fits = fhint_try_i64(whole, &i);
    bool negative = fhint_sign(whole) < 0;
    fh_release(vm, whole);
    if (!fits) return fhraise_int(vm, FH_T_OverflowError, "Python int too large to convert to C long");
    if (i < INT_MIN || i > INT_MAX)
        return fhraise_int(vm, FH_T_OverflowError, "signed integer is %s than %s",
                           negative ? "less" : "greater", negative ? "minimum" : "maximum");
    *out = (int)i;
    return 0;
}

/* tm's fields from the tuple; not yet checked. */
static int fields_of(FhVM *vm, FhValue module, FhValue v, struct tm *tm, const char *function) {
    int f[VISIBLE];
    if (!fhtuple_check(vm, v))
        return fhraise_int(vm, FH_T_TypeError, "Tuple or struct_time argument required");
    if (fhas_tuple(v)->size != VISIBLE)
        return fhraise_int(vm, FH_T_TypeError, "%s(): illegal time tuple argument", function);
    for (int i = 0; i < VISIBLE; i++)
        if (small_int(vm, fhas_tuple(v)->items[i], &f[i]) < 0) return -1;
    if (f[0] < INT_MIN + 1900) return fhraise_int(vm, FH_T_OverflowError, "year out of range");
    *tm = (struct tm){.tm_year = f[0] - 1900,
                      .tm_mon = (int)((int64_t)f[1] - 1 < INT_MIN ? INT_MIN : f[1] - 1),
                      .tm_mday = f[2],
                      .tm_hour = f[3],
                      .tm_min = f[4],
                      .tm_sec = f[5],
                      .tm_wday = (int)(((int64_t)f[6] + 1) % 7),
                      .tm_yday = (int)((int64_t)f[7] - 1 < INT_MIN ? INT_MIN : f[7] - 1),
                      .tm_isdst = f[8]};
    if (fh_typeval(vm, v) != fhas_module(module)->state) return 0;
    FhValue zone = fhas_tuple(v)->items[VISIBLE], offset = fhas_tuple(v)->items[VISIBLE + 1];
    if (fhstr_check(vm, zone)) tm->tm_zone = (char *)fhstr_text(zone); /* v holds it */
    if (fh_is_int(offset)) tm->tm_gmtoff = fh_int_of(offset);
    return 0;
}

/* 0 stands for the first month, day, day of the year. */
static int check_fields(FhVM *vm, struct tm *tm) {
    if (tm->tm_mon == -1) tm->tm_mon = 0;
    if (tm->tm_mday == 0) tm->tm_mday = 1;
    if (tm->tm_yday == -1) tm->tm_yday = 0;
    const char *wrong = tm->tm_mon < 0 || tm->tm_mon > 11      ? "month"
                        : tm->tm_mday < 0 || tm->tm_mday > 31  ? "day of month"
                        : tm->tm_hour < 0 || tm->tm_hour > 23  ? "hour"
                        : tm->tm_min < 0 || tm->tm_min > 59    ? "minute"
                        : tm->tm_sec < 0 || tm->tm_sec > 61    ? "seconds"
                        : tm->tm_wday < 0                      ? "day of week"
                        : tm->tm_yday < 0 || tm->tm_yday > 365 ? "day of year"
                                                               : NULL;
    return wrong ? fhraise_int(vm, FH_T_ValueError, "%s out of range", wrong) : 0;
}

/* The tuple given as optional argument i, or now. */
static int given_or_now(FhVM *vm, FhValue module, const FhValue *args, uint32_t nargs, uint32_t i,
                        const char *function, struct tm *tm) {
    if (nargs > i) return fields_of(vm, module, args[i], tm, function) < 0 ? -1 : check_fields(vm, tm);
    int64_t ns;
    if (read_clock(vm, CLOCK_REALTIME, &ns) < 0) return -1;
    time_t t = ns / NS_PER_SECOND;
    if (localtime_r(&t, tm)) return 0;
    os_error(vm);
    return -1;
}

static FhValue as_text(FhVM *vm, const struct tm *tm) {
    FhText t;
    char clock[32];
    snprintf(clock, sizeof clock, "%3d %02d:%02d:%02d", tm->tm_mday, tm->tm_hour, tm->tm_min, tm->tm_sec);
    fhtext_init(&t, vm);
    fhtext_add(&t, fhtime_days[(tm->tm_wday + 6) % 7], 3);
    fhtext_c(&t, " ");
    fhtext_add(&t, fhtime_months[tm->tm_mon], 3);
    fhtext_format(&t, "%s %lld", clock, (long long)tm->tm_year + 1900);
    return fhtext_finish(&t);
}

NATIVE(time_asctime) {
    (void)kwnames;
    struct tm tm;
    return given_or_now(vm, self, args, nargs, 0, "asctime", &tm) < 0 ? FH_ERR : as_text(vm, &tm);
}

NATIVE(time_ctime) {
    (void)self, (void)kwnames;
    time_t t;
    struct tm tm;
    if (fhcapability_need(vm, FH_CAN_CLOCK, "time.ctime") < 0) return FH_ERR;
    if (moment(vm, args, nargs, &t) < 0) return FH_ERR;
    errno = 0;
    if (!localtime_r(&t, &tm)) {
        if (errno == 0) errno = EINVAL;
        return os_error(vm);
    }
    return as_text(vm, &tm);
}

NATIVE(time_mktime) {
    if (fhcapability_need(vm, FH_CAN_CLOCK, "time.mktime") < 0) return FH_ERR;
    UNUSED_ARGS;
    struct tm tm;
    if (fields_of(vm, self, args[0], &tm, "mktime") < 0) return FH_ERR;
    tm.tm_wday = -1; /* stays so only when mktime fails */
    time_t t = mktime(&tm);
    if (t == (time_t)-1 && tm.tm_wday == -1)
        return fhraise(vm, FH_T_OverflowError, "mktime argument out of range");
    return fhfloat_new(vm, (double)t);
}

static FhValue formatted(FhVM *vm, const char *format, size_t size, const struct tm *tm) {
    for (size_t room = 256;; room *= 2) {
        char few[256], *text = room == sizeof few ? few : fhmem_new(vm, room);
        if (!text) return FH_ERR;
        size_t n = strftime(text, room, format, tm);
        bool done = n > 0 || room > 256 * (size + 1); /* some formats give nothing */
        FhValue v = done ? fhstr_new(vm, text, n) : FH_NOVALUE;
        if (text != few) fhmem_free(vm, text, room);
        if (done) return v;
    }
}

NATIVE(time_strftime) {
    (void)kwnames;
    struct tm tm = {0};
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "strftime() argument 1 must be str, not %T", args[0]);
    size_t size = fhstr_size(args[0]);
    if (given_or_now(vm, self, args, nargs, 1, "strftime", &tm) < 0) return FH_ERR;
    if (memchr(fhstr_text(args[0]), 0, size)) return fhraise(vm, FH_T_ValueError, "embedded null character");
    tm.tm_isdst = tm.tm_isdst < 0 ? -1 : tm.tm_isdst > 0;
    if (!tm.tm_zone) tm.tm_zone = tzname[tm.tm_isdst > 0];
    if (size == 0) return fhstr_new(vm, "", 0);
    return formatted(vm, fhstr_text(args[0]), size, &tm);
}

/* ---- the zone ---- */

/* What holds in January and in July of this year; where summer is in January they change places. */
static int add_zone(FhVM *vm, FhValue module) {
    const time_t year = (365 * 24 + 6) * 3600;
    bool known = fhcapability(vm, FH_CAN_CLOCK);
    time_t january = (known ? time(NULL) : 0) / year * year, july = january + year / 2;
    struct tm a, b;
    if (!known) { /* UTC */
        gmtime_r(&january, &a);
        gmtime_r(&july, &b);
    } else if (!localtime_r(&january, &a) || !localtime_r(&july, &b)) {
        os_error(vm);
        return -1;
    }
    if (-a.tm_gmtoff < -b.tm_gmtoff) {
        struct tm t = a;
        a = b;
        b = t;
    }
    FhValue first = fhstr_c(vm, a.tm_zone), second = fhstr_c(vm, b.tm_zone), names = FH_ERR;
    if (first != FH_ERR && second != FH_ERR) names = fhtuple_pack(vm, 2, first, second);
    fh_release(vm, first);
    fh_release(vm, second);
    if (names == FH_ERR || fhmodule_set_take(vm, module, "tzname", names) < 0) return -1;
    if (fhmodule_set(vm, module, "timezone", fh_int_raw(-a.tm_gmtoff)) < 0 ||
        fhmodule_set(vm, module, "altzone", fh_int_raw(-b.tm_gmtoff)) < 0)
        return -1;
    return fhmodule_set(vm, module, "daylight", fh_int_raw(a.tm_gmtoff != b.tm_gmtoff));
}

NATIVE(time_tzset) {
    if (fhcapability_need(vm, FH_CAN_CLOCK, "time.tzset") < 0) return FH_ERR;
    UNUSED_ARGS;
    tzset();
    return add_zone(vm, self) < 0 ? FH_ERR : FH_NONE;
}

static const FhMethodDef functions[] = {
    {"time", time_time, 0, 0, 0, "time() -> seconds since the epoch, as a float"},
    {"time_ns", time_time_ns, 0, 0, 0, "time_ns() -> nanoseconds since the epoch"},
    {"monotonic", time_monotonic, 0, 0, 0, "monotonic() -> seconds of a clock that never goes back"},
    {"monotonic_ns", time_monotonic_ns, 0, 0, 0, "monotonic_ns() -> the same in nanoseconds"},
    {"perf_counter", time_monotonic, 0, 0, 0, "perf_counter() -> seconds of the finest clock, for measuring"},
    {"perf_counter_ns", time_monotonic_ns, 0, 0, 0, "perf_counter_ns() -> the same in nanoseconds"},
    {"process_time", time_process_time, 0, 0, 0, "process_time() -> seconds that the process has computed"},
    {"process_time_ns", time_process_time_ns, 0, 0, 0, "process_time_ns() -> the same in nanoseconds"},
    {"thread_time", time_thread_time, 0, 0, 0, "thread_time() -> seconds that the thread has computed"},
    {"thread_time_ns", time_thread_time_ns, 0, 0, 0, "thread_time_ns() -> the same in nanoseconds"},
    {"clock_gettime", time_clock_gettime, 1, 1, 0, "clock_gettime(clk_id) -> seconds of that clock"},
    {"clock_gettime_ns", time_clock_gettime_ns, 1, 1, 0, "clock_gettime_ns(clk_id) -> nanoseconds"},
    {"clock_getres", time_clock_getres, 1, 1, 0, "clock_getres(clk_id) -> seconds between two readings"},
    {"get_clock_info", time_get_clock_info, 1, 1, 0, "get_clock_info(name) -> what is known of a clock"},
    {"sleep", time_sleep, 1, 1, 0, "sleep(seconds)\nWaits; the seconds may have a fraction."},
    {"gmtime", time_gmtime, 0, 1, 0, "gmtime([seconds]) -> struct_time in UTC"},
    {"localtime", time_localtime, 0, 1, 0, "localtime([seconds]) -> struct_time in the local zone"},
    {"mktime", time_mktime, 1, 1, 0, "mktime(struct_time) -> seconds since the epoch; local zone"},
    {"asctime", time_asctime, 0, 1, 0, "asctime([struct_time]) -> text like 'Sat Jun 06 16:26:11 1998'"},
    {"ctime", time_ctime, 0, 1, 0, "ctime([seconds]) -> text of the local time"},
    {"strftime", time_strftime, 1, 2, 0, "strftime(format[, struct_time]) -> text"},
    {"strptime", fhtimeparse, 1, 2, 0, "strptime(text[, format]) -> struct_time"},
    {"_strptime", fhtimeparse_fine, 2, 2, 0,
     "_strptime(text, format) -> (struct_time, microseconds, those of the offset)"},
    {"tzset", time_tzset, 0, 0, 0, "tzset()\nReads the environment variable TZ again."},
    {0},
};

static int exec(FhVM *vm, FhValue module) {
    static const struct {
        const char *name;
        int value;
    } constants[] = {{"CLOCK_REALTIME", CLOCK_REALTIME},
                     {"CLOCK_MONOTONIC", CLOCK_MONOTONIC},
                     {"CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID},
                     {"CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID},
#ifdef CLOCK_MONOTONIC_RAW
                     {"CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW},
#endif
#ifdef CLOCK_BOOTTIME
                     {"CLOCK_BOOTTIME", CLOCK_BOOTTIME},
#endif
#ifdef CLOCK_TAI
                     {"CLOCK_TAI", CLOCK_TAI},
#endif
                     {"_STRUCT_TM_ITEMS", FIELDS}};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (fhmodule_set(vm, module, constants[i].name, fh_int_raw(constants[i].value)) < 0) return -1;
    FhValue type = fhstruct_sequence_type(
        vm, "time.struct_time", "A moment as nine numbers; what gmtime(), localtime() and strptime() return.",
        field_names, FIELDS, VISIBLE);
    if (type == FH_ERR) return -1;
    fhas_module(module)->state = fh_retain(type);
    if (fhmodule_set_take(vm, module, "struct_time", type) < 0) return -1;
    return add_zone(vm, module);
}

const FhModuleDef fhmodule_time = {"time", "Clocks, sleeping and the calendar.", functions, exec};
