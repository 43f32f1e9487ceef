/* SHA-3 and SHAKE (FIPS 202): the sponge over Keccak-f[1600]. */
#include "stdlib/hash_parts.h"

static const uint64_t round_constants[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000, 0x000000000000808b,
    0x0000000080000001, 0x8000000080008081, 0x8000000000008009, 0x000000000000008a, 0x0000000000000088,
    0x0000000080008009, 0x000000008000000a, 0x000000008000808b, 0x800000000000008b, 0x8000000000008089,
    0x8000000000008003, 0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
};

/* Each step is written out, so that places and turns are constants. */
#define ROTATE(x, n)      ((x) << (n) | (x) >> (64 - (n)))
#define COLUMN(x)         (a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20])
#define SPREAD(x, d)      (a[x] ^= (d), a[x + 5] ^= (d), a[x + 10] ^= (d), a[x + 15] ^= (d), a[x + 20] ^= (d))
#define MOVE(place, turn) (next = a[place], a[place] = ROTATE(kept, turn), kept = next)
#define ROW(y)                                                                                               \
    (c0 = a[y], c1 = a[y + 1], a[y] ^= ~c1 & a[y + 2], a[y + 1] ^= ~a[y + 2] & a[y + 3],                     \
     a[y + 2] ^= ~a[y + 3] & a[y + 4], a[y + 3] ^= ~a[y + 4] & c0, a[y + 4] ^= ~c0 & c1)

static void permute(uint64_t *state) {
    uint64_t a[25], c0, c1, c2, c3, c4, kept, next;
    memcpy(a, state, sizeof a);
    for (int round = 0; round < 24; round++) {
        c0 = COLUMN(0), c1 = COLUMN(1), c2 = COLUMN(2), c3 = COLUMN(3), c4 = COLUMN(4);
        SPREAD(0, c4 ^ ROTATE(c1, 1));
        SPREAD(1, c0 ^ ROTATE(c2, 1));
        SPREAD(2, c1 ^ ROTATE(c3, 1));
        SPREAD(3, c2 ^ ROTATE(c4, 1));
        SPREAD(4, c3 ^ ROTATE(c0, 1));
        kept = a[1];
        MOVE(10, 1), MOVE(7, 3), MOVE(11, 6), MOVE(17, 10), MOVE(18, 15), MOVE(3, 21), MOVE(5, 28),
            MOVE(16, 36);
        MOVE(8, 45), MOVE(21, 55), MOVE(24, 2), MOVE(4, 14), MOVE(15, 27), MOVE(23, 41), MOVE(19, 56),
            MOVE(13, 8);
        MOVE(12, 25), MOVE(2, 43), MOVE(20, 62), MOVE(14, 18), MOVE(22, 39), MOVE(9, 61), MOVE(6, 20),
            MOVE(1, 44);
        ROW(0), ROW(5), ROW(10), ROW(15), ROW(20);
        a[0] ^= round_constants[round];
    }
    memcpy(state, a, sizeof a);
}

static void start(const FhHashKind *kind, FhHashState *s) {
    (void)kind;
    memset(s->u.w64, 0, sizeof s->u.w64);
}

static void absorb(FhHashState *s, const uint8_t *data, unsigned size) {
    for (unsigned i = 0; i < size / 8; i++) s->u.w64[i] ^= fhhash_little64(data + 8 * i);
    permute(s->u.w64);
}

#define BLOCK(n)                                                                                             \
    static void block_##n(FhHashState *s, const uint8_t *data) { absorb(s, data, n); }
BLOCK(144)
BLOCK(136)
BLOCK(104)
BLOCK(72)
BLOCK(168)

static void finish(const FhHashKind *kind, FhHashState *s, uint8_t *out, size_t size) {
    FhHashBuffer *b = &s->buffer;
    memset(b->bytes + b->used, 0, kind->block_size - b->used);
    b->bytes[b->used] ^= kind->digest_size ? 0x06 : 0x1f;
    b->bytes[kind->block_size - 1] ^= 0x80;
    kind->block(s, b->bytes);
    for (size_t i = 0, at = 0; i < size; i++, at++) {
        if (at == kind->block_size) permute(s->u.w64), at = 0;
        out[i] = (uint8_t)(s->u.w64[at / 8] >> (8 * (at & 7)));
    }
}

const FhHashKind fhhash_sha3_224 = {"sha3_224", 28, 144, start, block_144, finish, false};
const FhHashKind fhhash_sha3_256 = {"sha3_256", 32, 136, start, block_136, finish, false};
const FhHashKind fhhash_sha3_384 = {"sha3_384", 48, 104, start, block_104, finish, false};
const FhHashKind fhhash_sha3_512 = {"sha3_512", 64, 72, start, block_72, finish, false};
const FhHashKind fhhash_shake_128 = {"shake_128", 0, 168, start, block_168, finish, false};
const FhHashKind fhhash_shake_256 = {"shake_256", 0, 136, start, block_136, finish, false};
