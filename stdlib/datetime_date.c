/* date: a day of the calendar. And the checks of fields and the comparison that its relatives share. */
#include "objects/bytes.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/type.h"
#include "stdlib/datetime_parts.h"

/* ---- shared ---- */

int fhdate_int(FhVM *vm, FhValue v, int *out) {
    int64_t n;
    if (FH_UNLIKELY(!fh_is_int(v))) {
        if (v == FH_NOVALUE) return 0;
        FhValue index = fhindex(vm, v);
        if (index == FH_ERR) return -1;
        bool fits = fhint_try_i64(index, &n);
        fh_release(vm, index);
        if (!fits) return fhraise_int(vm, FH_T_OverflowError, "Python int too large to convert to C long");
    } else {
        n = fh_int_of(v);
    }
    *out = (int)n;
    if (n == *out) return 0;
    return fhraise_int(vm, FH_T_OverflowError, "signed integer is %s",
                       n < 0 ? "less than minimum" : "greater than maximum");
}

int fhdate_ints(FhVM *vm, const FhValue *v, int *out, int n) {
    for (int i = 0; i < n; i++)
        if (fhdate_int(vm, v[i], &out[i]) < 0) return -1;
    return 0;
}

int fhdate_check_few(FhVM *vm, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    int field[3];
    return nargs + FH_NKEYWORDS(kwnames) < 3 ? fhdate_ints(vm, args, field, (int)nargs) : 0;
}

int fhdate_check_fields(FhVM *vm, const int field[3]) {
    if (field[0] < 1 || field[0] > FH_MAX_YEAR)
        return fhraise_int(vm, FH_T_ValueError, "year %d is out of range", field[0]);
    if (field[1] < 1 || field[1] > 12) return fhraise_int(vm, FH_T_ValueError, "month must be in 1..12");
    if (field[2] < 1 || field[2] > fhcalendar_month_length(field[0], field[1]))
        return fhraise_int(vm, FH_T_ValueError, "day is out of range for month");
    return 0;
}

FhValue fhdate_bad_text(FhVM *vm, FhValue text) {
    return fhraise(vm, FH_T_ValueError, "Invalid isoformat string: %R", text);
}

int64_t fhdate_hash(uint64_t fields) {
    fields = (fields ^ fields >> 32) * 0x9E3779B97F4A7C15u;
    return (int64_t)(fields >> 3);
}

int fhdate_order(const FhDate *a, const FhDate *b) {
    if (a->year != b->year) return a->year < b->year ? -1 : 1;
    if (a->month != b->month) return a->month < b->month ? -1 : 1;
    return a->day < b->day ? -1 : a->day > b->day;
}

/* ---- making ---- */

FhValue fhdate_make(FhVM *vm, FhValue type, const int field[3]) {
    if (fhdate_check_fields(vm, field) < 0) return FH_ERR;
    FhDate *d = (FhDate *)fhdatetime_cell(vm, type, FH_T_date, sizeof *d);
    if (!d) return FH_ERR;
    d->year = (uint16_t)field[0];
    d->month = (uint8_t)field[1];
    d->day = (uint8_t)field[2];
    return fh_val(d);
}

/* The same by calling the class, if it is a subclass. */
static FhValue make_called(FhVM *vm, FhValue type, const FhDay *day) {
    static const int midnight[5];
    const int field[3] = {day->year, day->month, day->day};
    if (type == fh_val(vm->types[FH_T_date])) return fhdate_make(vm, type, field);
    if (type == fh_val(vm->types[FH_T_datetime])) return fhmoment_make(vm, type, field, midnight, FH_NONE);
    return fhcall3(vm, type, fh_int_raw(day->year), fh_int_raw(day->month), fh_int_raw(day->day));
}

static FhValue of_ordinal(FhVM *vm, FhValue type, int64_t ordinal) {
    if (ordinal < 1 || ordinal > FH_MAX_ORDINAL)
        return fhraise(vm, FH_T_OverflowError, "date value out of range");
    FhDay day = fhcalendar_civil(ordinal);
    return make_called(vm, type, &day);
}

static bool is_state(FhValue v) { /* of a pickle */
    return fhbytes_exact(v) && fhas_bytes(v)->size == 4 && (uint8_t)(fhas_bytes(v)->data[2] - 1) < 12;
}

static FhValue date_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"year", "month", "day", NULL};
    static const FhParams params = {NULL, names, 0, 3, 3};
    FhValue v[3];
    int field[3];
    if (nargs == 1 && kwnames == FH_NOVALUE && is_state(args[0])) {
        const uint8_t *b = fhas_bytes(args[0])->data;
        const int state[3] = {b[0] << 8 | b[1], b[2], b[3]};
        return fhdate_make(vm, type, state);
    }
    if (fhdate_check_few(vm, args, nargs, kwnames) < 0 || fhargs(vm, &params, args, nargs, kwnames, v) < 0 ||
        fhdate_ints(vm, v, field, 3) < 0)
        return FH_ERR;
    return fhdate_make(vm, type, field);
}

NATIVE(fromordinal) {
    UNUSED_ARGS;
    int n;
    if (fhdate_int(vm, args[0], &n) < 0) return FH_ERR;
    if (n < 1) return fhraise(vm, FH_T_ValueError, "ordinal must be >= 1");
    FhDay day = fhcalendar_civil(n);
    if (n > FH_MAX_ORDINAL) return fhraise(vm, FH_T_ValueError, "year %d is out of range", day.year);
    return make_called(vm, self, &day);
}

NATIVE(fromisoformat) {
    UNUSED_ARGS;
    FhDay day;
    if (!fhstr_check(vm, args[0])) return fhraise(vm, FH_T_TypeError, "fromisoformat: argument must be str");
    size_t size = fhstr_size(args[0]);
    if ((size != 7 && size != 8 && size != 10) || !fhcalendar_read_date(fhstr_text(args[0]), size, &day))
        return fhdate_bad_text(vm, args[0]);
    return make_called(vm, self, &day);
}

NATIVE(fromisocalendar) {
    static const char *const names[] = {"year", "week", "day", NULL};
    static const FhParams params = {"fromisocalendar", names, 0, 3, 3};
    FhValue v[3];
    int n[3] = {0};
    FhDay day;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0 || fhdate_ints(vm, v, n, 3) < 0) return FH_ERR;
    const char *wrong = fhcalendar_from_iso(n[0], n[1], n[2], &day);
    if (!wrong) return make_called(vm, self, &day);
    if (*wrong == 'y') return fhraise(vm, FH_T_ValueError, "Year is out of range: %d", n[0]);
    if (*wrong == 'w') return fhraise(vm, FH_T_ValueError, "Invalid week: %d", n[1]);
    return fhraise(vm, FH_T_ValueError, "Invalid day: %d (range is [1, 7])", n[2]);
}

NATIVE(replace) {
    static const char *const names[] = {"year", "month", "day", NULL};
    static const FhParams params = {"replace", names, 0, 0, 3};
    const FhDate *d = fhas_date(self);
    FhValue v[3];
    int field[3] = {d->year, d->month, d->day};
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0 || fhdate_ints(vm, v, field, 3) < 0) return FH_ERR;
    return fhdate_make(vm, fh_typeval(vm, self), field);
}

/* ---- comparison and arithmetic ---- */

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!fhdate_check(vm, b)) return FH_NOTIMPLEMENTED;
    return fh_ordered(fhdate_order(fhas_date(a), fhas_date(b)), 0, op);
}

static int64_t hash(FhVM *vm, FhValue v) {
    const FhDate *d = fhas_date(v);
    return (void)vm, fhdate_hash((uint64_t)d->year << 16 | (uint64_t)d->month << 8 | d->day);
}

static FhValue add(FhVM *vm, FhValue a, FhValue b) {
    if (!fhdate_check(vm, a)) {
        FhValue delta = a;
        a = b;
        b = delta;
    }
    if (!fhdate_check(vm, a) || !fhdelta_check(vm, b) || fhmoment_check(vm, a)) return FH_NOTIMPLEMENTED;
    return of_ordinal(vm, fh_typeval(vm, a), fhdate_ordinal(fhas_date(a)) + fhas_delta(b)->days);
}

static FhValue sub(FhVM *vm, FhValue a, FhValue b) {
    if (!fhdate_check(vm, a) || fhmoment_check(vm, a) || fhmoment_check(vm, b)) return FH_NOTIMPLEMENTED;
    int64_t ordinal = fhdate_ordinal(fhas_date(a));
    if (fhdate_check(vm, b)) return fhdelta_new(vm, ordinal - fhdate_ordinal(fhas_date(b)), 0, 0);
    if (!fhdelta_check(vm, b)) return FH_NOTIMPLEMENTED;
    return of_ordinal(vm, fh_typeval(vm, a), ordinal - fhas_delta(b)->days);
}

/* ---- text and parts ---- */

NATIVE(isoformat) {
    UNUSED_ARGS;
    char text[16];
    return fhstr_new(vm, text, (size_t)(fhcalendar_put_date(text, fhas_date(self)) - text));
}

static FhValue str(FhVM *vm, FhValue v) {
    FhValue name = fhstr_intern(vm, "isoformat", 9);
    return name == FH_ERR ? FH_ERR : fhcall_method(vm, v, name, NULL, 0);
}

static FhValue repr(FhVM *vm, FhValue v) {
    const FhDate *d = fhas_date(v);
    return fhstr_format(vm, "%T(%d, %d, %d)", v, (int)d->year, (int)d->month, (int)d->day);
}

NATIVE(toordinal) {
    UNUSED_ARGS;
    return fh_int_raw(fhdate_ordinal(fhas_date(self)));
}
NATIVE(weekday) {
    UNUSED_ARGS;
    return fh_int_raw((fhdate_ordinal(fhas_date(self)) + 6) % 7);
}
NATIVE(isoweekday) {
    UNUSED_ARGS;
    return fh_int_raw((fhdate_ordinal(fhas_date(self)) + 6) % 7 + 1);
}

static FhValue get_year(FhVM *vm, FhValue v) { return (void)vm, fh_int_raw(fhas_date(v)->year); }
static FhValue get_month(FhVM *vm, FhValue v) { return (void)vm, fh_int_raw(fhas_date(v)->month); }
static FhValue get_day(FhVM *vm, FhValue v) { return (void)vm, fh_int_raw(fhas_date(v)->day); }

/* ---- the type ---- */

static const FhMethodDef methods[] = {
    {"fromordinal", fromordinal, 1, 1, FH_CLASS, "The date so many days after December 31 of the year 0."},
    {"fromisoformat", fromisoformat, 1, 1, FH_CLASS, "The date of text in an ISO 8601 format."},
    {"fromisocalendar", fromisocalendar, 0, FH_ANY, FH_CLASS | FH_KW,
     "The date of an ISO year, week and weekday."},
    {"replace", replace, 0, FH_ANY, FH_KW, "The date with other fields."},
    {"isoformat", isoformat, 0, 0, 0, "YYYY-MM-DD"},
    {"toordinal", toordinal, 0, 0, 0, "Days since December 31 of the year 0."},
    {"weekday", weekday, 0, 0, 0, "Monday is 0."},
    {"isoweekday", isoweekday, 0, 0, 0, "Monday is 1."},
    {0},
};
static const FhGetSetDef getsets[] = {
    {"year", get_year, NULL, NULL}, {"month", get_month, NULL, NULL}, {"day", get_day, NULL, NULL}, {0}};
static const FhSlots slots = {
    .new_ = date_new,
    .repr = repr,
    .str = str,
    .hash = hash,
    .compare = compare,
    .binary = {[FH_ADD] = add, [FH_SUB] = sub},
};
const FhTypeDef fhtypedef_date = {
    .doc = "A day of the calendar.",
    .size = sizeof(FhDate),
    .flags = FH_TF_BASE,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets,
};
