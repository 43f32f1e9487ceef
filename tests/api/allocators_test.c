/* The stock allocators, alone, composed, and under a VM. */
#include "freehold.h"
#include "unit.h"

#include <stdint.h>
#include <stdlib.h>

static void *take(const fh_allocator *a, size_t size, size_t align) {
    return a->alloc(a->context, size, align);
}
static void *resize(const fh_allocator *a, void *p, size_t old_size, size_t new_size) {
    return a->resize(a->context, p, old_size, new_size, 16);
}
static void give(const fh_allocator *a, void *p, size_t size, size_t align) {
    a->free(a->context, p, size, align);
}
static int aligned(const void *p, size_t align) { return ((uintptr_t)p & (align - 1)) == 0; }

/* Blocks of many sizes and alignments keep what was written to them through growth, shrinking and reuse. */
static void exercise(const fh_allocator *a) {
    enum { N = 64 };
    static const size_t aligns[] = {16, 16, 16, 64, 4096};
    struct {
        unsigned char *p;
        size_t size, align;
    } b[N] = {{0}};
    uint32_t seed = 12345;
    int good = 1;
    for (int round = 0; round < 2000 && good; round++) {
        seed = seed * 1664525 + 1013904223;
        int i = seed >> 8 & (N - 1);
        size_t size = 1 + (seed >> 16) % 700;
        for (size_t k = 0; k < (b[i].p ? b[i].size : 0); k++) good &= b[i].p[k] == (unsigned char)i;
        if (!b[i].p) {
            b[i].align = aligns[(seed >> 4) % 5];
            b[i].size = size;
            b[i].p = take(a, size, b[i].align);
            good &= b[i].p != NULL && aligned(b[i].p, b[i].align);
        } else if ((seed & 1) && b[i].align == 16) {
            unsigned char *moved = resize(a, b[i].p, b[i].size, size);
            good &= moved != NULL && aligned(moved, 16);
            if (!moved) break;
            for (size_t k = 0; k < (size < b[i].size ? size : b[i].size); k++)
                good &= moved[k] == (unsigned char)i;
            b[i].p = moved;
            b[i].size = size;
        } else {
            give(a, b[i].p, b[i].size, b[i].align);
            b[i].p = NULL;
        }
        if (b[i].p) memset(b[i].p, i, b[i].size);
    }
    CHECK(good);
    for (int i = 0; i < N; i++)
        if (b[i].p) give(a, b[i].p, b[i].size, b[i].align);
    give(a, NULL, 1, 16);
}

TEST(all_of_them) {
    static char buffer[1 << 20];
    exercise(fh_system_allocator());
    exercise(fh_page_allocator());
    fh_allocator *each[] = {
        fh_arena_allocator_new(NULL, 0),      fh_fixed_allocator_new(buffer, sizeof buffer),
        fh_counting_allocator_new(NULL),      fh_limited_allocator_new(NULL, 1 << 20),
        fh_failing_allocator_new(NULL, 0, 0), fh_debug_allocator_new(NULL, NULL, NULL)};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        REQUIRE(each[i] != NULL);
        exercise(each[i]);
        fh_allocator_stats stats;
        fh_allocator_read_stats(each[i], &stats);
        CHECK_INT(stats.live_blocks, 0);
        CHECK_INT(stats.live_bytes, 0);
        CHECK(stats.peak_bytes > 5000 && stats.allocations == stats.frees);
        CHECK_INT(fh_allocator_free(each[i]), FH_OK);
    }
}

TEST(composed) {
    fh_allocator *limited = fh_limited_allocator_new(NULL, 1 << 20);
    fh_allocator *debug = fh_debug_allocator_new(limited, NULL, NULL);
    fh_allocator *arena = fh_arena_allocator_new(debug, 8192);
    exercise(arena);
    CHECK(take(arena, 2 << 20, 16) == NULL);
    CHECK_INT(fh_allocator_free(arena), FH_OK);
    CHECK_INT(fh_allocator_free(debug), FH_OK);
    fh_allocator_stats stats;
    fh_allocator_read_stats(limited, &stats);
    CHECK(stats.failures >= 1 && stats.live_blocks == 0 && stats.peak_bytes <= 1 << 20);
    CHECK_INT(fh_allocator_free(limited), FH_OK);
}

TEST(fixed_joins_what_comes_back) {
    static char buffer[64 << 10];
    fh_allocator *a = fh_fixed_allocator_new(buffer + 3, sizeof buffer - 3);
    REQUIRE(a != NULL);
    CHECK(fh_fixed_allocator_new(buffer, 64) == NULL && fh_fixed_allocator_new(NULL, 1000) == NULL);
    char *p[3];
    for (int round = 0; round < 6; round++) {
        static const int orders[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        for (int i = 0; i < 3; i++) REQUIRE((p[i] = take(a, 20000, 16)) != NULL);
        CHECK(take(a, 20000, 16) == NULL);
        for (int i = 0; i < 3; i++) give(a, p[orders[round][i]], 20000, 16);
        char *all = take(a, 65000, 16);
        CHECK(all != NULL);
        give(a, all, 65000, 16);
    }
    CHECK(take(a, SIZE_MAX, 16) == NULL && take(a, SIZE_MAX - 20, 4096) == NULL);
    char *q = take(a, 100, 16);
    CHECK(resize(a, q, 100, 60000) == q); /* grows in place */
    CHECK(resize(a, q, 60000, 50) == q);
    CHECK_INT(fh_allocator_free(a), FH_LEAK);
}

TEST(arena_resets) {
    fh_allocator *a = fh_arena_allocator_new(NULL, 4096);
    char *first = take(a, 100, 16);
    give(a, first, 100, 16);
    CHECK(take(a, 50, 16) == first); /* the last one came back */
    for (int i = 0; i < 100; i++) CHECK(take(a, 1000, 16) != NULL);
    fh_arena_allocator_reset(a);
    fh_allocator_stats stats;
    fh_allocator_read_stats(a, &stats);
    CHECK_INT(stats.live_bytes, 0);
    CHECK_INT(fh_allocator_free(a), FH_OK);
}

TEST(failing) {
    fh_allocator *a = fh_failing_allocator_new(NULL, 2, 0);
    void *p = take(a, 10, 16), *q = take(a, 10, 16), *r = take(a, 10, 16);
    CHECK(p && !q && r);
    fh_failing_allocator_set(a, 1, 1);
    CHECK(!take(a, 10, 16) && !resize(a, p, 10, 1000));
    CHECK((p = resize(a, p, 10, 5)) != NULL); /* shrinking does not fail */
    fh_failing_allocator_set(a, 0, 0);
    CHECK((p = resize(a, p, 5, 1000)) != NULL);
    give(a, p, 1000, 16);
    CHECK_INT(fh_allocator_free(a), FH_LEAK);
    free(r); /* it came from the system */
}

static fh_report last;
static unsigned reports;
static int traced;
static void on_report(void *env, const fh_report *report) {
    (void)env;
    last = *report;
    reports++;
    traced = report->nmade > 0 && (!report->nfreed || report->freed[0] != NULL);
}

TEST(debug_tells_mistakes) {
    fh_allocator *a = fh_debug_allocator_new(NULL, on_report, NULL);
    char *p = take(a, 40, 16), *q = take(a, 50, 16);
    give(a, p, 40, 16);
    CHECK_INT(reports, 0);
    give(a, p, 40, 16);
    CHECK(reports == 1 && last.what == FH_MISTAKE_DOUBLE_FREE && last.size == 40 && last.serial == 1);
    CHECK(last.nmade > 0 && last.nfreed > 0 && last.nnow > 0 && traced);
    give(a, q, 49, 16);
    CHECK(reports == 2 && last.what == FH_MISTAKE_SIZE && last.size == 50 && last.given_size == 49);
    q = take(a, 64, 4096);
    give(a, q, 64, 16);
    CHECK(reports == 3 && last.what == FH_MISTAKE_ALIGN && last.align == 4096 && last.given_align == 16);
    give(a, &reports, 4, 16);
    CHECK(reports == 4 && last.what == FH_MISTAKE_UNKNOWN);
    q = take(a, 10, 16);
    CHECK((unsigned char)q[9] == 0xCD);
    q[10] = 'x';
    give(a, q, 10, 16);
    CHECK(reports == 5 && last.what == FH_MISTAKE_OVERRUN);
    CHECK((unsigned char)q[0] == 0xDF);
    q[0] = 'x'; /* it is kept back, so this is the allocator's memory still */
    CHECK_INT(fh_debug_allocator_check(a), 1);
    CHECK(reports == 6 && last.what == FH_MISTAKE_WRITE_AFTER_FREE);
    q[0] = (char)0xDF;
    CHECK(take(a, 30, 16) != NULL);
    CHECK_INT(fh_allocator_free(a), FH_LEAK);
    CHECK(reports == 7 && last.what == FH_MISTAKE_LEAK && last.size == 30);
    a = fh_debug_allocator_new(NULL, NULL, NULL);
    give(a, &reports, 4, 16);
    CHECK_INT(fh_allocator_free(a), FH_ERROR);
}

static const char script[] = "import json, re, collections\n"
                             "class A:\n"
                             "    def __init__(self, n): self.n, self.rest = n, [n] * n\n"
                             "d = {str(i): A(i) for i in range(200)}\n"
                             "t = json.dumps([len(a.rest) for a in d.values()])\n"
                             "u = re.sub('1+', lambda m: str(len(m[0])), t)\n"
                             "c = collections.Counter(u)\n"
                             "try: 1 / 0\n"
                             "except ZeroDivisionError: ok = sum(c.values()) == len(u)\n";

static void run_in(const fh_allocator *a) {
    fh_config *config = fh_config_new();
    fh_vm *vm;
    int ok = 0;
    fh_config_allocator(config, a);
    REQUIRE(fh_vm_new(config, &vm) == FH_OK);
    CHECK_INT(fh_run_source(vm, script, sizeof script - 1, "<test>"), FH_OK);
    CHECK(fh_get_bool(vm, "ok", &ok) == FH_OK && ok);
    fh_vm_free(vm);
}

TEST(vm_in_each) {
    static char buffer[4 << 20];
    run_in(fh_page_allocator());
    fh_allocator *each[] = {fh_arena_allocator_new(NULL, 0), fh_fixed_allocator_new(buffer, sizeof buffer),
                            fh_counting_allocator_new(NULL), fh_limited_allocator_new(NULL, 8 << 20),
                            fh_debug_allocator_new(NULL, on_report, NULL)};
    reports = 0;
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        run_in(each[i]);
        CHECK_INT(fh_allocator_free(each[i]), FH_OK);
    }
    CHECK_INT(reports, 0);
}

int main(void) {
    RUN(all_of_them);
    RUN(composed);
    RUN(fixed_joins_what_comes_back);
    RUN(arena_resets);
    RUN(failing);
    RUN(debug_tells_mistakes);
    RUN(vm_in_each);
    return unit_report();
}
