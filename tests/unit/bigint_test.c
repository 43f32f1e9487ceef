/* Arithmetic of magnitudes and of int: small widths against 128-bit arithmetic, large operands by identities, the fast
 * methods against products and quotients made here limb by limb. */
#include "base/alloc.h"
#include "base/fail.h"
#include "objects/int.h"
#include "objects/int_methods.h"
#include "objects/str.h"
#include "unit.h"

#include <stdlib.h>

static FhVM vm_memory, *vm;
static uint64_t seed = 1;

static uint64_t next_random(void) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    return seed ^= seed << 17;
}

/* Limbs with long runs of zeros and ones, where carries and guesses go wrong. */
static void fill(FhLimb *a, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        uint64_t r = next_random();
        a[i] = r % 5 == 0   ? 0
               : r % 5 == 1 ? ~(FhLimb)0
               : r % 5 == 2 ? (FhLimb)1 << (r >> 32) % 64
                            : next_random();
    }
    if (n && a[n - 1] == 0) a[n - 1] = 1;
}

/* ---- 128 bits ---- */

__extension__ typedef __int128 I128;

static FhValue int_of(I128 v) {
    uint8_t bytes[16];
    for (int i = 0; i < 16; i++) bytes[i] = (uint8_t)((unsigned __int128)v >> (8 * i));
    return fhint_from_bytes(vm, bytes, 16, true, true);
}

static void check_is(FhValue got, I128 want) {
    FhValue v = int_of(want);
    if (got == FH_ERR || fhint_compare(got, v) != 0)
        CHECK(!"value");
    else
        CHECK(1);
    fh_release(vm, v);
    fh_release(vm, got);
}

static I128 floor_divide(I128 a, I128 b) {
    I128 q = a / b;
    return q * b != a && (a < 0) != (b < 0) ? q - 1 : q;
}

static void check_pair(I128 a, I128 b) {
    FhValue x = int_of(a), y = int_of(b), q, r;
    check_is(fhint_add(vm, x, y), a + b);
    check_is(fhint_sub(vm, x, y), a - b);
    check_is(fhint_bitwise(vm, x, y, '&'), a & b);
    check_is(fhint_bitwise(vm, x, y, '|'), a | b);
    check_is(fhint_bitwise(vm, x, y, '^'), a ^ b);
    I128 least = (I128)1 << 62;
    if (a > -least && a < least && b > -least && b < least) check_is(fhint_mul(vm, x, y), a * b);
    if (b != 0 && fhint_divmod(vm, x, y, &q, &r, "") == 0) {
        check_is(q, floor_divide(a, b));
        check_is(r, a - floor_divide(a, b) * b);
    }
    CHECK_INT(fhint_compare(x, y), (a > b) - (a < b));
    fh_release(vm, x);
    fh_release(vm, y);
}

/* Every sum of a power of two and a small number, of both signs. */
TEST(near_powers_of_two) {
    static const int widths[] = {0, 1, 31, 32, 33, 59, 60, 61, 62, 63, 64, 65, 95, 96, 100, 120};
    enum { N = sizeof widths / sizeof *widths };
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++)
            for (int d = 0; d < 36; d++) {
                I128 a = ((I128)1 << widths[i]) + d % 3 - 1, b = ((I128)1 << widths[j]) + d / 3 % 3 - 1;
                check_pair(d / 9 % 2 ? -a : a, d / 18 ? -b : b);
            }
}

TEST(every_small_pair) {
    for (int a = -40; a <= 40; a++)
        for (int b = -40; b <= 40; b++) check_pair(a, b);
}

TEST(shifts) {
    for (int width = 0; width < 60; width++)
        for (int n = 0; n < 60; n++) {
            I128 v = ((I128)1 << width) | (next_random() & (((uint64_t)1 << width) - 1));
            if (n & 1) v = -v;
            FhValue x = int_of(v), count = fh_int_raw(n);
            check_is(fhint_lshift(vm, x, count), v * ((I128)1 << n));
            check_is(fhint_rshift(vm, x, count), v >> n);
            fh_release(vm, x);
        }
}

/* ---- products ---- */

static void long_product(FhLimb *out, const FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb) {
    memset(out, 0, (size_t)(na + nb) * sizeof *out);
    for (uint32_t i = 0; i < na; i++) {
        FhLimb carry = 0;
        for (uint32_t j = 0; j < nb; j++) {
            FhLimbPair wide = (FhLimbPair)a[i] * b[j] + out[i + j] + carry;
            out[i + j] = (FhLimb)wide;
            carry = (FhLimb)(wide >> FH_LIMB_BITS);
        }
        out[i + nb] = carry;
    }
}

enum { MOST = 700 };
static FhLimb a[MOST], b[MOST], got[2 * MOST], want[2 * MOST], rest[MOST];

static void check_product(uint32_t na, uint32_t nb) {
    fill(a, na);
    fill(b, nb);
    REQUIRE(fhmag_mul(vm, got, a, na, b, nb) == 0);
    long_product(want, a, na, b, nb);
    CHECK(memcmp(got, want, (na + nb) * sizeof *got) == 0);
    REQUIRE(fhmag_mul(vm, got, a, na, a, na) == 0);
    long_product(want, a, na, a, na);
    CHECK(memcmp(got, want, 2 * na * sizeof *got) == 0);
}

TEST(products) {
    for (uint32_t na = 1; na < 130; na++) check_product(na, na);
    for (uint32_t na = 1; na < 200; na += 7)
        for (uint32_t nb = 1; nb < 400; nb += 31) check_product(na, nb);
    check_product(MOST, MOST);
}

/* ---- quotients ---- */

static void check_quotient(uint32_t na, uint32_t nb, bool near) {
    fill(b, nb);
    fill(a, na);
    if (near) /* the top limbs of both agree: guesses are at their limit */
        memcpy(a + na - nb, b, nb * sizeof *a);
    uint32_t nq = na - nb + 1;
    REQUIRE(fhmag_divmod(vm, got, rest, a, na, b, nb) == 0);
    CHECK(fhmag_compare(rest, fhmag_trim(rest, nb), b, nb) < 0);
    long_product(want, got, nq, b, nb);
    CHECK(fhmag_add_into(want, na + 1, rest, nb) == 0);
    CHECK(want[na] == 0 && memcmp(want, a, na * sizeof *a) == 0);
}

TEST(quotients) {
    for (uint32_t nb = 2; nb < 150; nb += nb < 20 ? 1 : 13)
        for (uint32_t extra = 0; extra < 300; extra += extra < 8 ? 1 : 23) {
            check_quotient(nb + extra, nb, false);
            check_quotient(nb + extra, nb, true);
        }
    for (int i = 0; i < 40; i++) check_quotient(MOST - 1 - (uint32_t)i * 5, 60 + (uint32_t)i * 7, i & 1);
}

TEST(quotients_by_one_limb) {
    for (int i = 0; i < 3000; i++) {
        uint32_t n = (uint32_t)(next_random() % 6);
        FhLimb d[1];
        fill(a, n);
        fill(d, 1);
        memcpy(got, a, n * sizeof *a);
        FhLimb r = fhmag_div_small(got, n, d[0]);
        CHECK(r < d[0]);
        CHECK(fhmag_mul_small(got, n, d[0], r) == 0);
        CHECK(memcmp(got, a, n * sizeof *a) == 0);
    }
}

/* ---- text ---- */

static FhValue random_int(uint32_t n, bool negative) {
    FhBigInt *v = fhint_alloc(vm, n + 1);
    if (!v) return FH_ERR;
    fill(v->limbs, n);
    v->nlimbs = n;
    v->sign = n == 0 ? 0 : negative ? -1 : 1;
    return fhint_finish(vm, v);
}

TEST(text_round_trip) {
    vm->int_max_str_digits = 0;
    for (uint32_t n = 0; n < 600; n += n < 70 ? 1 : 37) {
        for (int base = 2; base <= 16; base++) {
            if (base != 2 && base != 8 && base != 10 && base != 16) continue;
            FhValue v = random_int(n, n & 1), s = fhint_to_str(vm, v, base, base != 10);
            REQUIRE(s != FH_ERR);
            FhValue back = fhint_parse(vm, fhstr_text(s), fhstr_size(s), base);
            CHECK(back != FH_ERR && fhint_compare(v, back) == 0);
            fh_release(vm, back);
            fh_release(vm, s);
            fh_release(vm, v);
        }
    }
}

TEST(text_of_powers_of_ten) {
    FhValue v = fh_int_raw(1);
    char text[2100] = "1";
    for (size_t n = 1; n < 2000; n++) {
        FhValue s = fhint_to_str(vm, v, 10, false);
        REQUIRE(s != FH_ERR);
        CHECK(fhstr_size(s) == n && memcmp(fhstr_text(s), text, n) == 0);
        text[n] = '0';
        fh_release(vm, s);
        FhValue next = fhint_mul(vm, v, fh_int_raw(10));
        fh_release(vm, v);
        v = next;
    }
    fh_release(vm, v);
}

TEST(bytes_round_trip) {
    uint8_t bytes[400];
    for (uint32_t n = 0; n < 40; n++)
        for (int little = 0; little < 2; little++) {
            FhValue v = random_int(n, n & 1);
            CHECK(fhint_to_bytes(vm, v, bytes, sizeof bytes, little, true) == 0);
            FhValue back = fhint_from_bytes(vm, bytes, sizeof bytes, little, true);
            CHECK(back != FH_ERR && fhint_compare(v, back) == 0);
            fh_release(vm, back);
            fh_release(vm, v);
        }
}

/* (x + y)^2 = x^2 + 2 x y + y^2, and a modular power against the power. */
TEST(identities) {
    for (uint32_t n = 0; n < 250; n += 1 + n / 9) {
        FhValue x = random_int(n, n & 1), y = random_int(n / 2 + 1, n & 2), sum = fhint_add(vm, x, y);
        FhValue left = fhint_mul(vm, sum, sum), xx = fhint_mul(vm, x, x), yy = fhint_mul(vm, y, y),
                xy = fhint_mul(vm, x, y);
        FhValue r1 = fhint_sub(vm, left, xx), r2 = fhint_sub(vm, r1, yy), r3 = fhint_sub(vm, r2, xy),
                r4 = fhint_sub(vm, r3, xy);
        CHECK(r4 == fh_int_raw(0));
        FhValue cube = fhint_power(vm, x, fh_int_raw(3)), mod = fhint_mod(vm, cube, y),
                fast = fhint_power_mod(vm, x, fh_int_raw(3), y);
        CHECK(fast != FH_ERR && fhint_compare(mod, fast) == 0);
        FhValue all[] = {x, y, sum, left, xx, yy, xy, r1, r2, r3, r4, cube, mod, fast};
        for (size_t i = 0; i < sizeof all / sizeof *all; i++) fh_release(vm, all[i]);
    }
}

TEST(common_divisors) {
    for (uint32_t n = 1; n < 60; n++) {
        FhLimb g[80], x[80], y[80];
        uint32_t ng;
        fill(g, n % 7 + 1);
        fill(a, n);
        fill(b, n % 11 + 1);
        REQUIRE(fhmag_mul(vm, x, a, n, g, n % 7 + 1) == 0 &&
                fhmag_mul(vm, y, b, n % 11 + 1, g, n % 7 + 1) == 0);
        uint32_t nx = fhmag_trim(x, n + n % 7 + 1), ny = fhmag_trim(y, n % 11 + 1 + n % 7 + 1);
        REQUIRE(fhmag_gcd(vm, got, &ng, x, nx, y, ny) == 0);
        FhLimb *parts[] = {x, y, got};
        uint32_t sizes[] = {nx, ny, ng}, small = n % 7 + 1;
        for (int i = 0; i < 3; i++) { /* got divides x and y, and g divides got */
            const FhLimb *d = i < 2 ? got : g;
            uint32_t nd = i < 2 ? ng : small;
            if (nd == 1) {
                memcpy(want, parts[i], sizes[i] * sizeof *want);
                CHECK(fhmag_div_small(want, sizes[i], d[0]) == 0);
            } else {
                REQUIRE(sizes[i] >= nd && fhmag_divmod(vm, want, rest, parts[i], sizes[i], d, nd) == 0);
                CHECK(fhmag_trim(rest, nd) == 0);
            }
        }
    }
}

/* ---- no memory ---- */

static FhFail failing;

/* -1: an exception, which must be MemoryError, is pending. */
static int work(FhVM *v) {
    FhValue x =
        fhint_parse(v, "1234567890123456789012345678901234567890123456789012345678901234567890", 70, 10);
    FhValue big = x == FH_ERR ? FH_ERR : fhint_power(v, x, fh_int_raw(60));
    FhValue square = big == FH_ERR ? FH_ERR : fhint_mul(v, big, big), q = FH_ERR, r = FH_ERR, s = FH_ERR,
            back = FH_ERR;
    if (square != FH_ERR && fhint_divmod(v, square, x, &q, &r, "") < 0) q = r = FH_ERR;
    if (q != FH_ERR) s = fhint_to_str(v, q, 10, false);
    if (s != FH_ERR) back = fhint_parse(v, fhstr_text(s), fhstr_size(s), 10);
    int status = back == FH_ERR ? -1 : 0;
    if (back != FH_ERR) CHECK(fhint_compare(back, q) == 0);
    FhValue all[] = {x, big, square, q, r, s, back};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) fh_release(v, all[i]);
    return status;
}

TEST(every_allocation_fails_once) {
    static const uint64_t key[2] = {1, 2};
    static FhVM other;
    for (uint64_t n = 1; n < 2000; n++) {
        failing = (FhFail){0};
        FhAlloc alloc = fhfail_over(&failing, &fhalloc_system, 0, n & 1);
        REQUIRE(fhvm_init(&other, &alloc, key) == 0);
        other.int_max_str_digits = 0;
        failing.fail_at = failing.calls + n;
        int status = work(&other);
        bool reached = failing.failed > 0;
        if (status < 0) CHECK(fhpending_is(&other, FH_T_MemoryError));
        failing.fail_at = 0;
        if (fhpending(&other)) fhpending_clear(&other);
        fhvm_close(&other);
        if (!reached) {
            CHECK(status == 0);
            break;
        }
    }
}

int main(void) {
    static const uint64_t key[2] = {1, 2};
    if (fhvm_init(&vm_memory, &fhalloc_system, key) < 0) return 1;
    vm = &vm_memory;
    RUN(every_small_pair);
    RUN(near_powers_of_two);
    RUN(shifts);
    RUN(products);
    RUN(quotients);
    RUN(quotients_by_one_limb);
    RUN(text_round_trip);
    RUN(text_of_powers_of_ten);
    RUN(bytes_round_trip);
    RUN(identities);
    RUN(common_divisors);
    RUN(every_allocation_fails_once);
    fhvm_close(vm);
    return unit_report();
}
