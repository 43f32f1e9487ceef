/* The module _random: the Mersenne Twister MT19937 as Python seeds and reads it. The distributions are in random.py. */
#include "objects/capability.h"
#include "objects/hashing.h"
#include "objects/int.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "base/sizes.h"

#include <errno.h>
#include <sys/random.h>

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED_ARGS ((void)vm, (void)self, (void)args, (void)nargs, (void)kwnames)

enum { N = 624, M = 397 };

typedef struct Random {
    FhObj header;
    uint32_t state[N];
    uint64_t at; /* words given out of the present state */
} Random;

/* ---- the generator ---- */

static void refill(Random *r) {
    uint32_t *s = r->state;
    for (int i = 0; i < N; i++) {
        uint32_t y = (s[i] & 0x80000000u) | (s[(i + 1) % N] & 0x7fffffffu);
        s[i] = s[(i + M) % N] ^ y >> 1 ^ (y & 1 ? 0x9908b0dfu : 0);
    }
    r->at = 0;
}

static inline uint32_t next(Random *r) {
    if (r->at >= N) refill(r);
    uint32_t y = r->state[r->at++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

static void seed_number(Random *r, uint32_t seed) {
    r->state[0] = seed;
    for (uint32_t i = 1; i < N; i++)
        r->state[i] = 1812433253u * (r->state[i - 1] ^ r->state[i - 1] >> 30) + i;
    r->at = N;
}

static void seed_array(Random *r, const uint32_t *key, size_t n) {
    uint32_t *s = r->state;
    size_t i = 1, j = 0;
    seed_number(r, 19650218u);
    for (size_t k = N > n ? N : n; k; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1664525u) + key[j] + (uint32_t)j;
        if (++i >= N) s[0] = s[N - 1], i = 1;
        if (++j >= n) j = 0;
    }
    for (size_t k = N - 1; k; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1566083941u) - (uint32_t)i;
        if (++i >= N) s[0] = s[N - 1], i = 1;
    }
    s[0] = 0x80000000u;
}

/* ---- seeding ---- */

static int seed_from_system(FhVM *vm, Random *r) {
    uint32_t key[N];
    uint8_t *at = (uint8_t *)key;
    if (!fhcapability(
            vm, FH_CAN_ENTROPY)) { /* each generator of a VM another sequence, which its hash key decides */
        uint64_t drawn[] = {vm->hash_key[0], vm->hash_key[1], ++vm->seeds_drawn};
        uint32_t words[6];
        for (int i = 0; i < 3; i++) {
            uint64_t mixed = (uint64_t)fhhashing_bytes(vm, &drawn[0], (size_t)(i + 1) * 8) << 32 |
                             fhhashing_bytes(vm, &drawn[i], sizeof drawn - (size_t)i * 8);
            words[2 * i] = (uint32_t)mixed;
            words[2 * i + 1] = (uint32_t)(mixed >> 32);
        }
        seed_array(r, words, 6);
        return 0;
    }
    for (size_t left = sizeof key; left;) {
        ssize_t n = getrandom(at, left, 0);
        if (n < 0 && errno != EINTR) return fhraise_os(vm, errno, FH_NOVALUE), -1;
        if (n < 0) continue;
        at += n, left -= (size_t)n;
    }
    seed_array(r, key, N);
    return 0;
}

static int seed_from_int(FhVM *vm, Random *r, FhValue v) {
    FhOperand o;
    fhint_load(&o, v);
    size_t n = o.n ? 2 * (size_t)o.n : 1;
    uint32_t *key = fhmem_array(vm, n, sizeof *key);
    if (!key) return -1;
    key[0] = 0;
    for (uint32_t i = 0; i < o.n; i++) {
        key[2 * i] = (uint32_t)o.limbs[i];
        key[2 * i + 1] = (uint32_t)(o.limbs[i] >> 32);
    }
    size_t used = n;
    while (used > 1 && key[used - 1] == 0) used--;
    seed_array(r, key, used);
    fhmem_free(vm, key, n * sizeof *key);
    return 0;
}

static int seed(FhVM *vm, Random *r, FhValue v) {
    if (v == FH_NOVALUE || v == FH_NONE) return seed_from_system(vm, r);
    if (fhint_check(vm, v)) return seed_from_int(vm, r, v);
    int64_t hash = fhhash(vm, v);
    if (hash == -1) return -1;
    FhValue positive = fhint_new_u64(vm, (uint64_t)hash);
    if (positive == FH_ERR) return -1;
    int done = seed_from_int(vm, r, positive);
    fh_release(vm, positive);
    return done;
}

static FhValue random_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)kwnames;
    FhValue self = fhinstance_new(vm, fhas_type(type), 0);
    if (self == FH_ERR) return FH_ERR;
    if (seed(vm, FH_AS(Random, self), nargs ? args[0] : FH_NOVALUE) == 0) return self;
    fh_release(vm, self);
    return FH_ERR;
}

NATIVE(random_seed) {
    (void)kwnames;
    return seed(vm, FH_AS(Random, self), nargs ? args[0] : FH_NOVALUE) < 0 ? FH_ERR : FH_NONE;
}

/* ---- numbers ---- */

NATIVE(random_random) {
    UNUSED_ARGS;
    Random *r = FH_AS(Random, self);
    uint32_t a = next(r) >> 5, b = next(r) >> 6;
    return fhfloat_new(vm, (a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

static uint64_t bits_of(Random *r, unsigned k) { /* k from 1 to 60 */
    if (k <= 32) return next(r) >> (32 - k);
    uint64_t low = next(r);
    return low | (uint64_t)(next(r) >> (64 - k)) << 32;
}

static FhValue many_bits(FhVM *vm, Random *r, uint64_t k) {
    size_t limbs = (size_t)((k + 63) / 64);
    FhBigInt *b = fhint_alloc(vm, limbs);
    if (!b) return FH_ERR;
    b->sign = 1;
    b->nlimbs = (uint32_t)limbs;
    uint64_t left = k;
    for (size_t i = 0; i < limbs; i++) {
        uint64_t limb = 0;
        for (unsigned half = 0; half < 2 && left; half++) {
            uint32_t word = next(r);
            if (left < 32) word >>= 32 - left;
            left -= left < 32 ? left : 32;
            limb |= (uint64_t)word << (32 * half);
        }
        b->limbs[i] = limb;
    }
    return fhint_finish(vm, b);
}

NATIVE(random_getrandbits) {
    (void)nargs, (void)kwnames;
    int64_t k;
    if (fhargs_index(vm, args[0], &k) < 0) return FH_ERR;
    if (k < 0) return fhraise(vm, FH_T_ValueError, "number of bits must be non-negative");
    if (k > INT32_MAX) return fhraise(vm, FH_T_OverflowError, "Python int too large to convert to C int");
    if (k == 0) return fh_int_raw(0);
    if (k <= 60) return fh_int_raw((int64_t)bits_of(FH_AS(Random, self), (unsigned)k));
    return many_bits(vm, FH_AS(Random, self), (uint64_t)k);
}

/* _below(n): as random.py would by getrandbits: bits are drawn until they are below n. */
NATIVE(random_below) {
    (void)nargs, (void)kwnames;
    Random *r = FH_AS(Random, self);
    if (fh_is_int(args[0])) {
        int64_t n = fh_int_of(args[0]);
        if (n <= 0) return fh_int_raw(0);
        unsigned k = 64 - (unsigned)__builtin_clzll((uint64_t)n);
        uint64_t bits;
        do bits = bits_of(r, k);
        while (bits >= (uint64_t)n);
        return fh_int_raw((int64_t)bits);
    }
    if (!fhint_check(vm, args[0])) return fhraise(vm, FH_T_TypeError, "an int is required, not %T", args[0]);
    FhOperand o;
    fhint_load(&o, args[0]);
    if (o.sign <= 0) return fh_int_raw(0);
    uint64_t k = fhmag_bits(o.limbs, o.n);
    for (;;) {
        FhValue v = k <= 60 ? fh_int_raw((int64_t)bits_of(r, (unsigned)k)) : many_bits(vm, r, k);
        if (v == FH_ERR || fhint_compare(v, args[0]) < 0) return v;
        fh_release(vm, v);
    }
}

/* ---- state ---- */

NATIVE(random_getstate) {
    UNUSED_ARGS;
    FhValue state = fhtuple_new(vm, N + 1);
    if (state == FH_ERR) return FH_ERR;
    const Random *r = FH_AS(Random, self);
    for (int i = 0; i < N; i++) fhas_tuple(state)->items[i] = fh_int_raw(r->state[i]);
    fhas_tuple(state)->items[N] = fh_int_raw((int64_t)r->at);
    return state;
}

NATIVE(random_setstate) {
    (void)nargs, (void)kwnames;
    uint32_t state[N];
    if (!fhtuple_check(vm, args[0])) return fhraise(vm, FH_T_TypeError, "state vector must be a tuple");
    const FhTuple *t = fhas_tuple(args[0]);
    if (t->size != N + 1) return fhraise(vm, FH_T_ValueError, "state vector is the wrong size");
    for (int i = 0; i <= N; i++) {
        int64_t word;
        if (!fhint_check(vm, t->items[i])) return fhraise(vm, FH_T_TypeError, "an integer is required");
        if (!fhint_try_i64(t->items[i], &word))
            return fhraise(vm, FH_T_OverflowError, "Python int too large to convert to C unsigned long");
        if (word < 0 && i < N)
            return fhraise(vm, FH_T_OverflowError, "can't convert negative value to unsigned int");
        if (i < N)
            state[i] = (uint32_t)word;
        else if (word < 0 || word > N)
            return fhraise(vm, FH_T_ValueError, "invalid state");
        else
            FH_AS(Random, self)->at = (uint64_t)word;
    }
    memcpy(FH_AS(Random, self)->state, state, sizeof state);
    return FH_NONE;
}

static const FhMethodDef methods[] = {
    {"random", random_random, 0, 0, 0, "random($self, /)\n--\n\nrandom() -> x in the interval [0, 1)."},
    {"seed", random_seed, 0, 1, 0, "seed($self, n=None, /)\n--\n\nStarts anew from a seed."},
    {"getstate", random_getstate, 0, 0, 0, "getstate($self, /)\n--\n\nThe state, for setstate()."},
    {"setstate", random_setstate, 1, 1, 0, "setstate($self, state, /)\n--\n\nGoes back to a state."},
    {"getrandbits", random_getrandbits, 1, 1, 0, "getrandbits($self, k, /)\n--\n\nAn int of k random bits."},
    {"_below", random_below, 1, 1, 0, NULL},
    {0},
};
static const FhSlots slots = {.new_ = random_new};
static const FhTypeDef type = {
    .doc = "Random() -> create a random number generator with its own internal state.",
    .size = sizeof(Random),
    .flags = FH_TF_BASE,
    .slots = &slots,
    .methods = methods,
    .module = "_random"};

static int exec(FhVM *vm, FhValue module) {
    FhType *t = fhtype_define(vm, "_random.Random", &type, NULL);
    return t ? fhmodule_set(vm, module, "Random", fh_val(t)) : -1;
}

const FhModuleDef fhmodule__random = {
    "_random", "Module implements the Mersenne Twister random number generator.", NULL, exec};
