/* time.strptime. The format is matched against the text with backtracking: each directive tries its longest form first,
 * and a shorter one when what follows does not fit. What is left of the text behind the match is an error. */
#include "objects/exception.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "stdlib/time_parts.h"

#include <ctype.h>

enum { UNSET = -1 };

/* What was read; one value a directive, at the directive's letter. */
typedef struct Parse {
    FhVM *vm;
    int value[128];
    int pm;
    bool has_offset, colons_differ;
    int64_t offset;      /* seconds east of UTC */
    int offset_fraction; /* and microseconds, with the same sign */
    const char *zone;
    size_t zone_size;
    int zone_dst;
    const char *end; /* of the text */
    const char *offset_text;
    size_t offset_size;
    unsigned steps;
} Parse;

/* 1: matches up to *rest; 0: does not; -1: exception */
static int match(Parse *p, const char *format, const char *end, const char *text, const char **rest);

typedef struct Number {
    char letter;
    int width, min, max;
    bool blank; /* one digit may have a blank before it */
} Number;
static const Number numbers[] = {{'d', 2, 1, 31, true},   {'H', 2, 0, 23, false},   {'I', 2, 1, 12, false},
                                 {'j', 3, 1, 366, false}, {'m', 2, 1, 12, false},   {'M', 2, 0, 59, false},
                                 {'S', 2, 0, 61, false},  {'U', 2, 0, 53, false},   {'W', 2, 0, 53, false},
                                 {'V', 2, 0, 53, false},  {'w', 1, 0, 6, false},    {'u', 1, 1, 7, false},
                                 {'y', 2, 0, 99, false},  {'Y', 4, 0, 9999, false}, {'G', 4, 0, 9999, false}};

static bool fixed_width(char letter) { return letter == 'y' || letter == 'Y' || letter == 'G'; }

static int digits(const char *text, const char *end, int width) { /* their value, or UNSET */
    int v = 0;
    if (end - text < width) return UNSET;
    for (int i = 0; i < width; i++) {
        if (!isdigit((unsigned char)text[i])) return UNSET;
        v = v * 10 + text[i] - '0';
    }
    return v;
}

static int match_number(Parse *p, const Number *n, const char *format, const char *end, const char *text,
                        const char **rest) {
    for (int width = n->width; width > 0; width--) {
        int v = digits(text, p->end, width);
        if (v == UNSET || v < n->min || v > n->max) {
            if (fixed_width(n->letter)) return 0;
            continue;
        }
        p->value[(int)n->letter] = v;
        int status = match(p, format, end, text + width, rest);
        if (status != 0 || fixed_width(n->letter)) return status;
    }
    if (!n->blank || p->end - text < 2 || *text != ' ' || digits(text + 1, p->end, 1) < 1) return 0;
    p->value[(int)n->letter] = text[1] - '0';
    return match(p, format, end, text + 2, rest);
}

static int match_fraction(Parse *p, const char *format, const char *end, const char *text,
                          const char **rest) {
    for (int width = 6; width > 0; width--) {
        int v = digits(text, p->end, width);
        if (v == UNSET) continue;
        for (int i = width; i < 6; i++) v *= 10;
        p->value['f'] = v;
        int status = match(p, format, end, text + width, rest);
        if (status != 0) return status;
    }
    return 0;
}

static bool starts(const char *text, const char *end, const char *word, size_t n) {
    if ((size_t)(end - text) < n) return false;
    for (size_t i = 0; i < n; i++)
        if (tolower((unsigned char)text[i]) != tolower((unsigned char)word[i])) return false;
    return true;
}

static int match_name(Parse *p, char letter, const char *const *names, int count, bool full,
                      const char *format, const char *end, const char *text, const char **rest) {
    for (int i = 0; i < count; i++) {
        size_t n = full ? strlen(names[i]) : 3;
        if (!starts(text, p->end, names[i], n)) continue;
        p->value[(int)letter] = i;
        int status = match(p, format, end, text + n, rest);
        if (status != 0) return status;
    }
    return 0;
}

static int match_zone(Parse *p, const char *format, const char *end, const char *text, const char **rest) {
    const char *names[] = {"utc", "gmt", tzname[0], tzname[1]};
    bool same = strcmp(tzname[0], tzname[1]) == 0;
    for (int i = 0; i < 4; i++) {
        size_t n = strlen(names[i]);
        if (n == 0 || !starts(text, p->end, names[i], n)) continue;
        p->zone = text;
        p->zone_size = n;
        p->zone_dst = i < 3 ? 0 : same ? UNSET : 1;
        int status = match(p, format, end, text + n, rest);
        if (status != 0) return status;
    }
    return 0;
}

/* +hh[:]mm[[:]ss[.ffffff]] or Z */
static int match_offset(Parse *p, const char *format, const char *end, const char *text, const char **rest) {
    p->has_offset = true;
    p->colons_differ = false;
    p->offset_fraction = 0;
    if (text < p->end && *text == 'Z') {
        p->offset = 0;
        return match(p, format, end, text + 1, rest);
    }
    if (p->end - text < 5 || (*text != '+' && *text != '-')) return 0;
    const char *at = text + 1;
    int hours = digits(at, p->end, 2);
    at += 2;
    bool colon = *at == ':';
    int minutes = digits(at + colon, p->end, 2), second = 0;
    if (hours == UNSET || minutes == UNSET || minutes > 59) return 0;
    at += colon + 2;
    bool colon2 = at < p->end && *at == ':';
    int more = digits(at + colon2, p->end, 2);
    if (more != UNSET && more <= 59) {
        second = more;
        p->colons_differ = colon != colon2;
        at += colon2 + 2;
        if (p->end - at > 1 && *at == '.' && isdigit((unsigned char)at[1])) {
            at++;
            for (int unit = 100000; unit && at < p->end && isdigit((unsigned char)*at); unit /= 10)
                p->offset_fraction += (*at++ - '0') * unit;
        }
    }
    p->offset = (int64_t)hours * 3600 + minutes * 60 + second;
    if (*text == '-') p->offset = -p->offset, p->offset_fraction = -p->offset_fraction;
    p->offset_text = text;
    p->offset_size = (size_t)(at - text);
    return match(p, format, end, at, rest);
}

static int match_inner(Parse *p, const char *inner, const char *format, const char *end, const char *text,
                       const char **rest) {
    const char *after;
    int status = match(p, inner, inner + strlen(inner), text, &after);
    return status <= 0 ? status : match(p, format, end, after, rest);
}

static int match_directive(Parse *p, char letter, const char *format, const char *end, const char *text,
                           const char **rest) {
    static const char *const halves[] = {"AM ", "PM "};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i].letter == letter) return match_number(p, &numbers[i], format, end, text, rest);
    switch (letter) {
    case 'f': return match_fraction(p, format, end, text, rest);
    case 'A':
    case 'a': return match_name(p, 'a', fhtime_days, 7, letter == 'A', format, end, text, rest);
    case 'B':
    case 'b':
        p->value['m'] = UNSET;
        return match_name(p, 'b', fhtime_months, 12, letter == 'B', format, end, text, rest);
    case 'p':
        for (int i = 0; i < 2; i++)
            if (starts(text, p->end, halves[i], 2)) {
                p->pm = i;
                return match(p, format, end, text + 2, rest);
            }
        return 0;
    case 'Z': return match_zone(p, format, end, text, rest);
    case 'z': return match_offset(p, format, end, text, rest);
    case 'c': return match_inner(p, "%a %b %d %H:%M:%S %Y", format, end, text, rest);
    case 'x': return match_inner(p, "%m/%d/%y", format, end, text, rest);
    case 'X': return match_inner(p, "%H:%M:%S", format, end, text, rest);
    default: return text < p->end && *text == '%' ? match(p, format, end, text + 1, rest) : 0;
    }
}

static bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static int match_here(Parse *p, const char *format, const char *end, const char *text, const char **rest) {
    for (; format < end && *format != '%'; format++, text++) {
        if (blank(*format)) {
            if (text >= p->end || !blank(*text)) return 0;
            while (format + 1 < end && blank(format[1])) format++;
            while (text + 1 < p->end && blank(text[1])) text++;
        } else if (text >= p->end || tolower((unsigned char)*text) != tolower((unsigned char)*format)) {
            return 0;
        }
    }
    if (format < end) return match_directive(p, format[1], format + 2, end, text, rest);
    *rest = text;
    return 1;
}

static int match(Parse *p, const char *format, const char *end, const char *text, const char **rest) {
    if ((++p->steps & 1023) == 0 && fhpoll(p->vm) < 0) return -1;
    if (fhrecursion_enter(p->vm, " in strptime") < 0) return -1;
    int status = match_here(p, format, end, text, rest);
    fhrecursion_leave(p->vm);
    return status;
}

/* Every directive is known and, since each fills one field, given once. */
static int check_format(FhVM *vm, FhValue format) {
    const char *at = fhstr_text(format), *end = at + fhstr_size(format);
    bool seen[128] = {false};
    for (; at < end; at++) {
        if (*at != '%') continue;
        if (++at == end) return fhraise_int(vm, FH_T_ValueError, "stray %% in format '%U'", format);
        if (!strchr("aAbBcdfHIjmMpSuUVwWGyYxXZz%", *at))
            return fhraise_int(vm, FH_T_ValueError, "'%c' is a bad directive in format '%U'", *at, format);
        if (*at == '%') continue;
        if (seen[(int)*at])
            return fhraise_int(vm, FH_T_ValueError, "'%%%c' appears more than once in format '%U'", *at,
                               format);
        seen[(int)*at] = true;
    }
    return 0;
}

/* ---- the calendar ---- */

static bool leap(int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

static int days_before(int64_t year, int month) { /* month 0 to 12 */
    static const short before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    return before[month] + (month > 1 && leap(year));
}

static int64_t ordinal(int64_t year, int day_of_year) { /* 1: January 1 of the year 1, a Monday */
    int64_t y = year - 1;
    return y * 365 + y / 4 - y / 100 + y / 400 + day_of_year;
}

static int weekday_of(int64_t ordinal_day) { return (int)(((ordinal_day + 6) % 7 + 7) % 7); }

/* Day of the year from a week that begins on Sunday or Monday; may lie outside the year. */
static int from_week(int64_t year, int week, int weekday, bool monday) {
    int first = weekday_of(ordinal(year, 1));
    if (!monday) {
        first = (first + 1) % 7;
        weekday = (weekday + 1) % 7;
    }
    if (week == 0) return 1 + weekday - first;
    return 1 + (7 - first) % 7 + 7 * (week - 1) + weekday;
}

static int iso_error(FhVM *vm, const char *directive, const char *other) {
    return fhraise_int(
        vm, FH_T_ValueError,
        "ISO %s must be used with the ISO %s and a weekday directive ('%%A', '%%a', '%%w', or '%%u').",
        directive, other);
}

static int weekday_read(const Parse *p) { /* Monday 0 */
    if (p->value['a'] != UNSET) return p->value['a'];
    if (p->value['w'] != UNSET) return (p->value['w'] + 6) % 7;
    return p->value['u'] != UNSET ? p->value['u'] - 1 : UNSET;
}

static void set_clock(const Parse *p, struct tm *tm) {
    int hour = p->value['H'] != UNSET ? p->value['H'] : 0;
    if (p->value['I'] != UNSET) hour = p->value['I'] % 12 + (p->pm == 1 ? 12 : 0);
    tm->tm_hour = hour;
    tm->tm_min = p->value['M'] != UNSET ? p->value['M'] : 0;
    tm->tm_sec = p->value['S'] != UNSET ? p->value['S'] : 0;
}

static int set_date(FhVM *vm, const Parse *p, struct tm *tm) {
    int64_t year = p->value['Y'];
    int month = p->value['b'] != UNSET ? p->value['b'] : p->value['m'] != UNSET ? p->value['m'] - 1 : 0;
    int day = p->value['d'] != UNSET ? p->value['d'] : 1, of_year = p->value['j'];
    int weekday = weekday_read(p), week = p->value['U'] != UNSET ? p->value['U'] : p->value['W'];
    if (year == UNSET && p->value['y'] != UNSET) year = p->value['y'] + (p->value['y'] <= 68 ? 2000 : 1900);
    if (p->value['G'] != UNSET) {
        if (p->value['j'] != UNSET)
            return fhraise_int(vm, FH_T_ValueError,
                               "Day of the year directive '%%j' is not compatible with ISO year directive "
                               "'%%G'. Use '%%Y' instead.");
        if (p->value['V'] <= 0 || weekday == UNSET)
            return iso_error(vm, "year directive '%G'", "week directive '%V'");
        int64_t fourth = ordinal(p->value['G'], 4), monday = fourth - weekday_of(fourth);
        int64_t at = monday + 7 * (p->value['V'] - 1) + weekday;
        year = p->value['G'];
        of_year = (int)(at - ordinal(year, 0));
    } else if (p->value['V'] != UNSET) {
        if (year == UNSET || weekday == UNSET)
            return iso_error(vm, "week directive '%V'", "year directive '%G'");
        return fhraise_int(vm, FH_T_ValueError,
                           "ISO week directive '%%V' is incompatible with the year directive '%%Y'. Use the "
                           "ISO year '%%G' instead.");
    } else if (of_year == UNSET && week != UNSET && weekday != UNSET && year != UNSET) {
        of_year = from_week(year, week, weekday, p->value['U'] == UNSET);
    }
    bool leap_guess = year == UNSET && month == 1 && day == 29; /* February 29 of no year is accepted */
    int64_t counted = leap_guess ? 1904 : year == UNSET ? 1900 : year;
    if (of_year == UNSET) {
        if (counted < 1) return fhraise_int(vm, FH_T_ValueError, "year %d is out of range", (int)counted);
        if (day > days_before(counted, month + 1) - days_before(counted, month))
            return fhraise_int(vm, FH_T_ValueError, "day is out of range for month");
        of_year = days_before(counted, month) + day;
    } else {
        int length = 365 + leap(counted), inside = of_year;
        if (inside <= 0)
            inside += 365 + leap(--counted);
        else if (inside > length)
            inside -= length, counted++;
        if (p->value['j'] == UNSET && p->value['G'] == UNSET) of_year = inside;
        year = counted;
        for (month = 0; month < 11 && inside > days_before(counted, month + 1);) month++;
        day = inside - days_before(counted, month);
        if (weekday == UNSET) weekday = weekday_of(ordinal(counted, inside));
    }
    if (weekday == UNSET) weekday = weekday_of(ordinal(counted, of_year));
    tm->tm_year = (int)(leap_guess ? 1900 : year == UNSET ? 1900 : year) - 1900;
    tm->tm_mon = month;
    tm->tm_mday = day;
    tm->tm_yday = of_year - 1;
    tm->tm_wday = (weekday + 1) % 7;
    return 0;
}

static FhValue result(FhVM *vm, FhValue module, const Parse *p) {
    struct tm tm = {.tm_isdst = p->zone ? p->zone_dst : UNSET};
    if (p->has_offset && p->colons_differ) {
        FhValue text = fhstr_new(vm, p->offset_text, p->offset_size);
        if (text == FH_ERR) return FH_ERR;
        fhraise(vm, FH_T_ValueError, "Inconsistent use of : in %U", text);
        fh_release(vm, text);
        return FH_ERR;
    }
    set_clock(p, &tm);
    if (set_date(vm, p, &tm) < 0) return FH_ERR;
    FhValue zone = FH_NONE;
    if (p->zone && (zone = fhstr_new(vm, p->zone, p->zone_size)) == FH_ERR) return FH_ERR;
    FhValue v = fhtime_struct(vm, module, &tm, zone, p->has_offset ? fh_int_raw(p->offset) : FH_NONE);
    fh_release(vm, zone);
    return v;
}

static FhValue parse(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, bool with_fractions) {
    for (uint32_t i = 0; i < nargs; i++)
        if (!fhstr_check(vm, args[i]))
            return fhraise(vm, FH_T_TypeError, "strptime() argument %d must be str, not %R", (int)i,
                           fh_typeval(vm, args[i]));
    FhValue format = nargs > 1 ? fh_retain(args[1]) : fhstr_c(vm, "%a %b %d %H:%M:%S %Y"), v = FH_ERR;
    if (format == FH_ERR) return FH_ERR;
    Parse p = {.vm = vm, .pm = UNSET};
    for (int i = 0; i < 128; i++) p.value[i] = UNSET;
    const char *text = fhstr_text(args[0]), *rest = text, *pattern = fhstr_text(format);
    p.end = text + fhstr_size(args[0]);
    int status = check_format(vm, format);
    if (status == 0)
        status = match(&p, pattern, pattern + fhstr_size(format), text, &rest);
    else
        status = -1;
    if (status == 0)
        fhraise(vm, FH_T_ValueError, "time data %R does not match format %R", args[0], format);
    else if (status > 0 && rest < p.end)
        fhraise(vm, FH_T_ValueError, "unconverted data remains: %s", rest);
    else if (status > 0)
        v = result(vm, self, &p);
    if (v != FH_ERR && with_fractions) {
        FhValue moment = v;
        v = fhtuple_pack(vm, 3, moment, fh_int_raw(p.value['f'] == UNSET ? 0 : p.value['f']),
                         fh_int_raw(p.offset_fraction));
        fh_release(vm, moment);
    }
    fh_release(vm, format);
    return v;
}

FhValue fhtimeparse(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)kwnames;
    return parse(vm, self, args, nargs, false);
}

FhValue fhtimeparse_fine(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)kwnames;
    return parse(vm, self, args, nargs, true);
}
