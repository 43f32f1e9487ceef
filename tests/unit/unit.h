/* A unit test is one program that includes this header once:
 *
 *     TEST(append_grows) { CHECK(n == 3); CHECK_STR(text, "abc"); }
 *     int main(int argc, char **argv) { RUN(append_grows); return unit_report(); }
 *
 * A failed check prints where and what, and the test goes on; REQUIRE leaves the test function. The last line printed is
 * "N passed, N failed", counted in checks, which ./build.sh test adds up. */
#ifndef FH_TESTS_UNIT_H
#define FH_TESTS_UNIT_H

#include <stdio.h>
#include <string.h>

static struct {
    const char *test;
    long passed, failed;
} unit_state = {"main", 0, 0};

#define TEST(name) static void name(void)
#define RUN(name)  (unit_state.test = #name, name())

#define CHECK(condition) ((void)unit_check((condition) ? 1 : 0, #condition, __FILE__, __LINE__))
#define REQUIRE(condition)                                                                                   \
    do {                                                                                                     \
        if (!unit_check((condition) ? 1 : 0, #condition, __FILE__, __LINE__)) return;                        \
    } while (0)
#define CHECK_INT(got, want)                                                                                 \
    ((void)unit_check_int((long long)(got), (long long)(want), #got, __FILE__, __LINE__))
#define CHECK_STR(got, want) ((void)unit_check_str((got), (want), #got, __FILE__, __LINE__))

static inline int unit_failed(const char *file, int line) {
    unit_state.failed++;
    printf("FAIL %s (%s:%d): ", unit_state.test, file, line);
    return 0;
}

static inline int unit_check(int ok, const char *text, const char *file, int line) {
    if (ok) return unit_state.passed++, 1;
    unit_failed(file, line);
    printf("%s\n", text);
    return 0;
}

static inline int unit_check_int(long long got, long long want, const char *text, const char *file,
                                 int line) {
    if (got == want) return unit_state.passed++, 1;
    unit_failed(file, line);
    printf("%s is %lld, want %lld\n", text, got, want);
    return 0;
}

static inline int unit_check_str(const char *got, const char *want, const char *text, const char *file,
                                 int line) {
    if (got && want ? strcmp(got, want) == 0 : got == want) return unit_state.passed++, 1;
    unit_failed(file, line);
    printf("%s is\n  \"%s\", want\n  \"%s\"\n", text, got ? got : "(null)", want ? want : "(null)");
    return 0;
}

static inline int unit_report(void) {
    printf("%ld passed, %ld failed\n", unit_state.passed, unit_state.failed);
    return unit_state.failed != 0;
}

#endif
