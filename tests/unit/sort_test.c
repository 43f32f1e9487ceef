/* Sorting: many patterns against a naive stable sort, comparisons that fail, lists that change meanwhile. */
#include "unit.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/sort.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

static FhVM the_vm, *const vm = &the_vm;
static uint64_t state = 88172645463325252u;

static uint64_t random_bits(void) {
    state ^= state << 13;
    state ^= state >> 7;
    return state ^= state << 17;
}

/* ---- the naive sort: insertion, stable ---- */

static int64_t rank_of(FhValue v) {
    if (fh_is_int(v)) return fh_int_of(v);
    if (fh_is_float(v)) return (int64_t)fh_float_raw(v);
    if (fhstr_exact(v)) return strtol(fhstr_text(v), NULL, 10);
    return rank_of(fhas_tuple(v)->items[0]);
}

static void naive(FhValue *keys, FhValue *values, int64_t n) {
    for (int64_t i = 1; i < n; i++) {
        FhValue key = keys[i], value = values[i];
        int64_t j = i;
        for (; j > 0 && rank_of(keys[j - 1]) > rank_of(key); j--)
            keys[j] = keys[j - 1], values[j] = values[j - 1];
        keys[j] = key, values[j] = value;
    }
}

/* ---- patterns ---- */

enum { RANDOM, FEW, UP, DOWN, SAW, NEARLY, ORGAN, CONSTANT, TWO_RUNS, BLOCKS, PATTERNS };

static int64_t element(int pattern, int64_t i, int64_t n) {
    switch (pattern) {
    case RANDOM: return (int64_t)(random_bits() % 1000000);
    case FEW: return (int64_t)(random_bits() % 5);
    case UP: return i;
    case DOWN: return n - i;
    case SAW: return i % 17;
    case NEARLY: return random_bits() % 50 == 0 ? (int64_t)(random_bits() % (uint64_t)n) : i;
    case ORGAN: return i < n / 2 ? i : n - i;
    case CONSTANT: return 7;
    case TWO_RUNS: return i < n / 2 ? 2 * i : 2 * (i - n / 2) + 1;
    default: return i / 40 % 2 ? n - i : i;
    }
}

enum { INTS, FLOATS, STRS, TUPLES, MIXED, KINDS };

static FhValue key_of(int kind, int64_t rank, int64_t i) {
    char text[24];
    FhValue v, w;
    switch (kind) {
    case INTS: return fh_int_raw(rank);
    case FLOATS: return fh_float_try((double)rank + 2.0);
    case STRS: snprintf(text, sizeof text, "%010lld", (long long)rank); return fhstr_c(vm, text);
    case TUPLES: v = fh_int_raw(rank), w = fhtuple_pack(vm, 2, v, fh_int_raw(0)); return w;
    default: return i % 2 ? fh_int_raw(rank) : fh_float_try((double)rank);
    }
}

static void one_case(int kind, int pattern, int64_t n) {
    FhValue *keys = malloc((size_t)n * 8 + 8), *values = malloc((size_t)n * 8 + 8);
    FhValue *want_keys = malloc((size_t)n * 8 + 8), *want = malloc((size_t)n * 8 + 8);
    for (int64_t i = 0; i < n; i++) {
        int64_t rank = element(pattern, i, n);
        if (kind == MIXED && rank == 0) rank = 1;
        keys[i] = want_keys[i] = key_of(kind, rank, i);
        values[i] = want[i] = fh_int_raw(i);
    }
    naive(want_keys, want, n);
    CHECK_INT(fhsort_array(vm, keys, values, n), 0);
    int64_t wrong = 0;
    for (int64_t i = 0; i < n; i++) wrong += values[i] != want[i] || keys[i] != want_keys[i];
    if (wrong) printf("kind %d pattern %d n %lld\n", kind, pattern, (long long)n);
    CHECK_INT(wrong, 0);
    for (int64_t i = 0; i < n; i++) fh_release(vm, keys[i]);
    free(keys), free(values), free(want_keys), free(want);
}

TEST(patterns) {
    static const int64_t sizes[] = {0, 1, 2, 3, 5, 31, 32, 33, 63, 64, 65, 100, 127, 500, 1000, 2500};
    for (int kind = 0; kind < KINDS; kind++)
        for (int pattern = 0; pattern < PATTERNS; pattern++)
            for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) one_case(kind, pattern, sizes[i]);
}

TEST(random_sizes) {
    for (int i = 0; i < 300; i++)
        one_case((int)(random_bits() % KINDS), (int)(random_bits() % PATTERNS),
                 (int64_t)(random_bits() % 700));
}

/* ---- a type whose comparison misbehaves ---- */

typedef struct Box {
    FhObj header;
    int64_t rank;
} Box;

static int64_t compared, fail_at;
static FhValue touched = FH_NOVALUE;

static FhValue box_compare(FhVM *v, FhValue a, FhValue b, FhCmpOp op) {
    if (op != FH_LT) return FH_NOTIMPLEMENTED;
    if (++compared == fail_at) return fhraise(v, FH_T_ValueError, "no order");
    if (touched != FH_NOVALUE && compared % 7 == 0 && fhlist_append(v, touched, fh_int_raw(1)) < 0)
        return FH_ERR;
    return fh_bool(FH_AS(Box, a)->rank < FH_AS(Box, b)->rank);
}

static const FhSlots box_slots = {.compare = box_compare};
static const FhTypeDef box_def = {.size = sizeof(Box), .slots = &box_slots};
static FhType *box_type;

static FhValue box(int64_t rank) {
    FhValue v = fhinstance_new(vm, box_type, 0);
    FH_AS(Box, v)->rank = rank;
    return v;
}

static FhValue boxes(int64_t n, int pattern) {
    FhValue list = fhlist_new(vm, n);
    for (int64_t i = 0; i < n; i++) fhlist_push(vm, fhas_list(list), box(element(pattern, i, n)));
    return list;
}

static int64_t sum_of_ranks(FhValue list) {
    int64_t sum = 0;
    for (int64_t i = 0; i < fhas_list(list)->size; i++) sum += FH_AS(Box, fhas_list(list)->items[i])->rank;
    return sum;
}

TEST(failure_keeps_all) {
    for (int pattern = 0; pattern < PATTERNS; pattern++)
        for (fail_at = 1; fail_at < 700; fail_at += 13) {
            FhValue list = boxes(200, pattern);
            int64_t sum = sum_of_ranks(list);
            compared = 0;
            int status = fhlist_sort(vm, list, FH_NOVALUE, fail_at % 2);
            CHECK(status == (compared >= fail_at ? -1 : 0));
            CHECK(fhpending(vm) == (status < 0));
            fhpending_clear(vm);
            CHECK_INT(fhas_list(list)->size, 200);
            CHECK_INT(sum_of_ranks(list), sum);
            fh_release(vm, list);
        }
    fail_at = 0;
}

TEST(change_is_noticed) {
    FhValue list = boxes(50, RANDOM);
    int64_t sum = sum_of_ranks(list);
    touched = list;
    CHECK_INT(fhlist_sort(vm, list, FH_NOVALUE, false), -1);
    touched = FH_NOVALUE;
    CHECK(fhpending_is(vm, FH_T_ValueError));
    fhpending_clear(vm);
    CHECK_INT(fhas_list(list)->size, 50);
    CHECK_INT(sum_of_ranks(list), sum);
    fh_release(vm, list);
}

TEST(reverse_is_stable) {
    FhValue list = boxes(300, FEW);
    FhList *l = fhas_list(list);
    FhValue *before = malloc(300 * sizeof *before);
    memcpy(before, l->items, 300 * sizeof *before);
    CHECK_INT(fhlist_sort(vm, list, FH_NOVALUE, true), 0);
    int64_t at = 0;
    for (int64_t rank = 4; rank >= 0; rank--)
        for (int64_t i = 0; i < 300; i++)
            if (FH_AS(Box, before[i])->rank == rank) CHECK(l->items[at++] == before[i]);
    CHECK_INT(at, 300);
    free(before);
    fh_release(vm, list);
}

/* A sorted input takes n - 1 comparisons, in either direction. */
TEST(adaptive) {
    FhValue list = boxes(1000, UP);
    compared = 0;
    CHECK_INT(fhlist_sort(vm, list, FH_NOVALUE, false), 0);
    CHECK_INT(compared, 999);
    fh_release(vm, list);
    list = boxes(1000, DOWN);
    compared = 0;
    CHECK_INT(fhlist_sort(vm, list, FH_NOVALUE, false), 0);
    CHECK_INT(compared, 999);
    fh_release(vm, list);
    list = boxes(1000, RANDOM);
    compared = 0;
    CHECK_INT(fhlist_sort(vm, list, FH_NOVALUE, false), 0);
    CHECK(compared < 9000);
    fh_release(vm, list);
}

int main(void) {
    if (fhvm_init(vm, &fhalloc_system, NULL) < 0) return 1;
    box_type = fhtype_define(vm, "box", &box_def, NULL);
    RUN(patterns);
    RUN(random_sizes);
    RUN(failure_keeps_all);
    RUN(change_is_noticed);
    RUN(reverse_is_stable);
    RUN(adaptive);
    fhvm_close(vm);
    return unit_report();
}
