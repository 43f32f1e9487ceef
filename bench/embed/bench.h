/* What the benchmarks of the C APIs share. */
#ifndef FH_BENCH_EMBED_H
#define FH_BENCH_EMBED_H

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define CALLS    2000000
#define MADE     2000
#define MANY     10000
#define TEXT_(x) #x
#define TEXT(x)  TEXT_(x)

static inline double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static inline double resident(void) { /* bytes */
    long pages = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f && fscanf(f, "%*d %ld", &pages) != 1) pages = 0;
    if (f) fclose(f);
    return (double)pages * (double)sysconf(_SC_PAGESIZE);
}

static inline void report(const char *what, double figure, const char *unit) {
    printf("  %-44s %10.1f %s\n", what, figure, unit);
    fflush(stdout);
}

static inline double least(double a, double b) { return a < b ? a : b; }
#define BEST(e) least(least(least(e, e), least(e, e)), e) /* of five */

#endif
