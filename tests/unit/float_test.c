/* Doubles as text and back: random bit patterns, and the cases where conversions go wrong. */
#include "base/alloc.h"
#include "objects/float_digits.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "unit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t seed = 1;

static uint64_t next_random(void) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    return seed ^= seed << 17;
}

static double of_bits(uint64_t bits) {
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
}

/* The text reads back to d, nothing shorter does, and of that length none is closer. */
static void check_shortest(double d) {
    char text[40], other[40];
    size_t n = fhfloat_repr(d, text);
    double back;
    CHECK(n < 32 && text[n] == 0);
    CHECK(fhfloat_parse(text, n, &back) && back == d && strtod(text, NULL) == d);
    FhDecimal decimal = fhfloat_shortest(fabs(d));
    CHECK(decimal.digits % 10 != 0);
    int digits = snprintf(NULL, 0, "%llu", (unsigned long long)decimal.digits);
    if (digits > 1) { /* the two neighbours with a digit less */
        for (uint64_t up = 0; up < 2; up++) {
            snprintf(other, sizeof other, "%llue%d", (unsigned long long)(decimal.digits / 10 + up),
                     decimal.exponent + 1);
            CHECK(strtod(other, NULL) != fabs(d));
        }
    }
    snprintf(other, sizeof other, "%.*e", digits - 1, fabs(d)); /* closest of that length, if it reads back */
    if (strtod(other, NULL) == fabs(d)) {
        snprintf(text, sizeof text, "%llue%d", (unsigned long long)decimal.digits, decimal.exponent);
        double ours = strtod(text, NULL);
        CHECK(ours == fabs(d));
        char sorted[40];
        int at = 0;
        for (const char *p = other; *p && *p != 'e'; p++)
            if (*p != '.') sorted[at++] = *p;
        sorted[at] = 0;
        CHECK(strtoull(sorted, NULL, 10) == decimal.digits);
    }
}

TEST(random_bits) {
    for (int i = 0; i < 20000; i++) {
        double d = of_bits(next_random());
        if (isfinite(d) && d != 0) check_shortest(d);
    }
}

TEST(every_exponent) {
    static const uint64_t fractions[] = {
        0, 1, 2, ((uint64_t)1 << 51), ((uint64_t)1 << 52) - 1, ((uint64_t)1 << 52) - 2, 0x5555555555555};
    for (uint64_t e = 0; e < 2047; e++)
        for (size_t i = 0; i < sizeof fractions / sizeof *fractions; i++) {
            double d = of_bits(e << 52 | fractions[i]);
            if (d != 0) check_shortest(d);
        }
}

static void check_repr(double d, const char *want) {
    char text[40];
    fhfloat_repr(d, text);
    CHECK_STR(text, want);
}

TEST(known) {
    check_repr(0.0, "0.0");
    check_repr(-0.0, "-0.0");
    check_repr(NAN, "nan");
    check_repr(-INFINITY, "-inf");
    check_repr(5e-324, "5e-324");
    check_repr(1.7976931348623157e308, "1.7976931348623157e+308");
    check_repr(2.2250738585072014e-308, "2.2250738585072014e-308");
    check_repr(9007199254740993.0, "9007199254740992.0");
    check_repr(1e16, "1e+16");
    check_repr(1e15, "1000000000000000.0");
    check_repr(1e-4, "0.0001");
    check_repr(1e-5, "1e-05");
    check_repr(1e22, "1e+22");
    check_repr(1e23, "1e+23");
    check_repr(0x1p172, "5.986310706507379e+51"); /* the closest of 16 digits does not read back */
    check_repr(123456.789, "123456.789");
}

static void check_parse(const char *text, bool good, double want) {
    double d = -1;
    bool got = fhfloat_parse(text, strlen(text), &d);
    CHECK_INT(got, good);
    if (good && got) CHECK(memcmp(&d, &want, sizeof d) == 0);
}

TEST(parsing) {
    check_parse("1.5", true, 1.5);
    check_parse("  -2e3\n", true, -2000);
    check_parse("1_000.5", true, 1000.5);
    check_parse("-0", true, -0.0);
    check_parse(".5", true, 0.5);
    check_parse("5.", true, 5.0);
    check_parse("1e400", true, INFINITY);
    check_parse("-Infinity", true, -INFINITY);
    check_parse("1e-400", true, 0.0);
    check_parse("2.2250738585072011e-308", true, 2.2250738585072011e-308);
    check_parse("9007199254740993", true, 9007199254740992.0);
    check_parse("9007199254740993.00000000000000000000000000000000000000001", true, 9007199254740994.0);
    static const char *const bad[] = {"",   ".",    "e5",   "1e",    "1e+", "1__0", "_1",
                                      "1_", "1_.5", "0x10", "1.2.3", "--1", "in"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) check_parse(bad[i], false, 0);
}

/* Against the C library's exact rounding. */
TEST(fixed_places) {
    for (int i = 0; i < 20000; i++) {
        double d =
            (double)(next_random() >> (next_random() % 60)) / (double)((uint64_t)1 << next_random() % 60);
        int places = (int)(next_random() % 23);
        uint64_t units;
        char text[400], ours[64];
        if (!fhfloat_units(d, places, &units)) continue;
        snprintf(text, sizeof text, "%.*f", places, d);
        char *point = strchr(text, '.');
        if (point) memmove(point, point + 1, strlen(point));
        snprintf(ours, sizeof ours, "%0*llu", places + 1, (unsigned long long)units);
        CHECK_STR(ours, text);
    }
}

TEST(hexadecimal) {
    static const uint64_t key[2] = {1, 2};
    static FhVM vm;
    double d;
    REQUIRE(fhvm_init(&vm, &fhalloc_system, key) == 0);
    CHECK(fhfloat_parse_hex(&vm, "0x1.8p1", 7, &d) == 0 && d == 3.0);
    CHECK(fhfloat_parse_hex(&vm, " -.8 ", 5, &d) == 0 && d == -0.5);
    CHECK(fhfloat_parse_hex(&vm, "1p-1075", 7, &d) == 0 && d == 0.0);
    CHECK(fhfloat_parse_hex(&vm, "0x1.8p-1075", 11, &d) == 0 && d == 5e-324);
    CHECK(fhfloat_parse_hex(&vm, "0x", 2, &d) < 0);
    fhpending_clear(&vm);
    CHECK(fhfloat_parse_hex(&vm, "0x1p1024", 8, &d) < 0);
    CHECK(fhpending_is(&vm, FH_T_OverflowError));
    fhpending_clear(&vm);
    fhvm_close(&vm);
}

int main(void) {
    RUN(known);
    RUN(random_bits);
    RUN(every_exponent);
    RUN(parsing);
    RUN(fixed_places);
    RUN(hexadecimal);
    return unit_report();
}
