/* SHA-3 and SHAKE (FIPS 202): the sponge over Keccak-f[1600]. */
#include "stdlib/hash_parts.h"

static const uint64_t round_constants[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000, 0x000000000000808b,
    0x0000000080000001, 0x8000000080008081, 0x8000000000008009, 0x000000000000008a, 0x0000000000000088,
    0x0000000080008009, 0x000000008000000a, 0x000000008000808b, 0x800000000000008b, 0x8000000000008089,
    0x8000000000008003, 0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
};

static void permute(uint64_t *a) {
    static const uint8_t turns[24] = {1,  3,  6,  10, 15, 21, 28, 36, 45, 55, 2,  14,
                                      27, 41, 56, 8,  25, 43, 62, 18, 39, 61, 20, 44};
    static const uint8_t places[24] = {10, 7,  11, 17, 18, 3, 5,  16, 8,  21, 24, 4,
                                       15, 23, 19, 13, 12, 2, 20, 14, 22, 9,  6,  1};
    for (int round = 0; round < 24; round++) {
        uint64_t c[5], kept;
        for (int x = 0; x < 5; x++) c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
        for (int x = 0; x < 5; x++) {
            uint64_t d = c[(x + 4) % 5] ^ fhhash_rotl64(c[(x + 1) % 5], 1);
            for (int y = 0; y < 25; y += 5) a[x + y] ^= d;
        }
        kept = a[1];
        for (int i = 0; i < 24; i++) {
            uint64_t next = a[places[i]];
            a[places[i]] = fhhash_rotl64(kept, turns[i]);
            kept = next;
        }
        for (int y = 0; y < 25; y += 5) {
            memcpy(c, a + y, sizeof c);
            for (int x = 0; x < 5; x++) a[y + x] = c[x] ^ (~c[(x + 1) % 5] & c[(x + 2) % 5]);
        }
        a[0] ^= round_constants[round];
    }
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
