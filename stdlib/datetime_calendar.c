/* The proleptic Gregorian calendar, and texts in the formats of ISO 8601: numbers and characters only, no values. */
#include "stdlib/datetime_parts.h"

enum { DAYS_IN_400_YEARS = 146097 };

static const uint16_t before_month[13] = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
static const uint8_t in_month[13] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

static bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int fhcalendar_month_length(int year, int month) {
    return month == 2 && is_leap(year) ? 29 : in_month[month];
}

int64_t fhcalendar_ordinal(int year, int month, int day) {
    int y = year - 1;
    return y * 365 + y / 4 - y / 100 + y / 400 + before_month[month] + (month > 2 && is_leap(year)) + day;
}

/* Years are counted from March here, so that the leap day is a year's last. */
FhDay fhcalendar_civil(int64_t ordinal) {
    int64_t days = ordinal + 305, era = days / DAYS_IN_400_YEARS - (days % DAYS_IN_400_YEARS < 0);
    int day = (int)(days - era * DAYS_IN_400_YEARS);
    int year = (day - day / 1460 + day / 36524 - day / (DAYS_IN_400_YEARS - 1)) / 365;
    day -= 365 * year + year / 4 - year / 100;
    int month = (5 * day + 2) / 153;
    return (FhDay){(int)(era * 400) + year + (month > 9), month > 9 ? month - 9 : month + 3,
                   day - (153 * month + 2) / 5 + 1};
}

int64_t fhcalendar_first_monday(int year) {
    int64_t fourth = fhcalendar_ordinal(year, 1, 4);
    return fourth - (fourth + 6) % 7;
}

const char *fhcalendar_from_iso(int64_t year, int64_t week, int64_t day, FhDay *out) {
    if (year < 1 || year > FH_MAX_YEAR) return "year";
    int64_t monday = fhcalendar_first_monday((int)year);
    bool last = week == 53 && fhcalendar_first_monday((int)year + 1) - monday == 371;
    if (week < 1 || (week > 52 && !last)) return "week";
    if (day < 1 || day > 7) return "day";
    *out = fhcalendar_civil(monday + (week - 1) * 7 + day - 1);
    return NULL;
}

/* ---- reading ---- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool digits(const char *text, size_t size, size_t at, size_t count, int *out) {
    if (at + count > size) return false;
    for (*out = 0; count > 0; count--, at++) {
        if (!is_digit(text[at])) return false;
        *out = *out * 10 + (text[at] - '0');
    }
    return true;
}

static bool read_week_date(const char *text, size_t size, size_t at, bool dash, int year, FhDay *out) {
    int week, day = 1;
    if (!digits(text, size, at, 2, &week)) return false;
    at += 2;
    if (at < size) {
        if (dash && text[at++] != '-') return false;
        if (!digits(text, size, at, 1, &day)) return false;
    }
    return fhcalendar_from_iso(year, week, day, out) == NULL;
}

/* YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D], YYYYWww[D]; what follows a day of a week is not looked at. */
bool fhcalendar_read_date(const char *text, size_t size, FhDay *out) {
    if (!digits(text, size, 0, 4, &out->year)) return false;
    bool dash = size > 4 && text[4] == '-';
    size_t at = 4 + dash;
    if (size > at && text[at] == 'W') return read_week_date(text, size, at + 1, dash, out->year, out);
    if (!digits(text, size, at, 2, &out->month)) return false;
    at += 2;
    if (dash && (at >= size || text[at++] != '-')) return false;
    return digits(text, size, at, 2, &out->day);
}

bool fhcalendar_date_end(const char *text, size_t size, size_t *out) {
    *out = 7;
    if (size == 7) return true;
    if (text[4] == '-') {
        *out = 10;
        if (text[5] != 'W') return true;
        if (size < 8 || (text[8] == '-' && size == 9)) return false;
        if (text[8] != '-' || is_digit(text[10])) *out = 8;
        return true;
    }
    if (text[4] != 'W') return *out = 8, true;
    size_t at = 7;
    while (at < size && is_digit(text[at])) at++;
    *out = at < 9 ? at : at % 2 == 0 ? 7 : 8;
    return true;
}

/* hh[[:]mm[[:]ss]][.f…]; exact: nothing may follow. */
static bool read_clock(const char *text, size_t size, bool exact, int field[4]) {
    size_t at = 0;
    bool colons = size > 2 && text[2] == ':';
    memset(field, 0, 4 * sizeof *field);
    for (int i = 0; i < 3; i++) {
        if (!digits(text, size, at, 2, &field[i])) return false;
        at += 2;
        if (at + 1 >= size) return !exact || at >= size;
        char c = text[at++];
        if (c == '.' || c == ',') break;
        if (!colons)
            at--;
        else if (c != ':')
            return false;
    }
    size_t count = size - at < 6 ? size - at : 6;
    if (!digits(text, size, at, count, &field[3])) return false;
    for (size_t i = count; i < 6; i++) field[3] *= 10;
    for (at += count; exact && at < size; at++)
        if (!is_digit(text[at])) return false;
    return true;
}

bool fhcalendar_read_time(const char *text, size_t size, FhClockText *out) {
    size_t at = 0;
    int field[4], zone[4];
    while (at < size && text[at] != '+' && text[at] != '-' && text[at] != 'Z') at++;
    out->zoned = at < size;
    if (!read_clock(text, at, !out->zoned, field)) return false;
    out->hour = field[0], out->minute = field[1], out->second = field[2], out->us = field[3];
    out->offset_us = 0;
    if (!out->zoned) return true;
    if (text[at] == 'Z') return at + 1 == size;
    if (!read_clock(text + at + 1, size - at - 1, true, zone)) return false;
    out->offset_us = ((zone[0] * 60 + zone[1]) * 60 + zone[2]) * (int64_t)FH_SECOND_US + zone[3];
    if (text[at] == '-') out->offset_us = -out->offset_us;
    return true;
}

/* ---- writing ---- */

char *fhcalendar_put(char *p, unsigned number, int width) {
    for (int i = width; i-- > 0; number /= 10) p[i] = (char)('0' + number % 10);
    return p + width;
}

char *fhcalendar_put_date(char *p, const FhDate *d) {
    p = fhcalendar_put(p, d->year, 4);
    *p++ = '-';
    p = fhcalendar_put(p, d->month, 2);
    *p++ = '-';
    return fhcalendar_put(p, d->day, 2);
}

char *fhcalendar_put_offset(char *p, const FhDelta *offset) {
    int64_t us = fhdelta_day_us(offset);
    *p++ = us < 0 ? '-' : '+';
    if (us < 0) us = -us;
    unsigned seconds = (unsigned)(us / FH_SECOND_US), rest = (unsigned)(us % FH_SECOND_US);
    p = fhcalendar_put(p, seconds / 3600, 2);
    *p++ = ':';
    p = fhcalendar_put(p, seconds / 60 % 60, 2);
    if (seconds % 60 || rest) {
        *p++ = ':';
        p = fhcalendar_put(p, seconds % 60, 2);
    }
    if (rest) {
        *p++ = '.';
        p = fhcalendar_put(p, rest, 6);
    }
    return p;
}
