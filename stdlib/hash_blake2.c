/* BLAKE2b and BLAKE2s (RFC 7693), with the whole parameter block. */
#include "stdlib/hash_parts.h"

static const uint64_t start64[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                                    0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                                    0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

static const uint8_t orders[10][16] = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
                                       {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
                                       {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
                                       {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
                                       {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
                                       {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
                                       {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
                                       {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
                                       {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
                                       {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};

/* A quarter of a round, number i, which mixes four words; all that is counted here is known as it is compiled. */
#define QUARTER(rotate, r1, r2, r3, r4, round, i, a, b, c, d)                                                \
    do {                                                                                                     \
        v[a] += v[b] + m[orders[round][2 * (i)]];                                                            \
        v[d] = rotate(v[d] ^ v[a], r1);                                                                      \
        v[c] += v[d];                                                                                        \
        v[b] = rotate(v[b] ^ v[c], r2);                                                                      \
        v[a] += v[b] + m[orders[round][2 * (i) + 1]];                                                        \
        v[d] = rotate(v[d] ^ v[a], r3);                                                                      \
        v[c] += v[d];                                                                                        \
        v[b] = rotate(v[b] ^ v[c], r4);                                                                      \
    } while (0)
/* Columns, then diagonals. */
#define ROUND(MIX, round)                                                                                    \
    do {                                                                                                     \
        MIX(round, 0, 0, 4, 8, 12);                                                                          \
        MIX(round, 1, 1, 5, 9, 13);                                                                          \
        MIX(round, 2, 2, 6, 10, 14);                                                                         \
        MIX(round, 3, 3, 7, 11, 15);                                                                         \
        MIX(round, 4, 0, 5, 10, 15);                                                                         \
        MIX(round, 5, 1, 6, 11, 12);                                                                         \
        MIX(round, 6, 2, 7, 8, 13);                                                                          \
        MIX(round, 7, 3, 4, 9, 14);                                                                          \
    } while (0)
#define MIX_B(...) QUARTER(fhhash_rotr64, 32, 24, 16, 63, __VA_ARGS__)
#define MIX_S(...) QUARTER(fhhash_rotr32, 16, 12, 8, 7, __VA_ARGS__)
#define TEN_ROUNDS(MIX)                                                                                      \
    do {                                                                                                     \
        ROUND(MIX, 0);                                                                                       \
        ROUND(MIX, 1);                                                                                       \
        ROUND(MIX, 2);                                                                                       \
        ROUND(MIX, 3);                                                                                       \
        ROUND(MIX, 4);                                                                                       \
        ROUND(MIX, 5);                                                                                       \
        ROUND(MIX, 6);                                                                                       \
        ROUND(MIX, 7);                                                                                       \
        ROUND(MIX, 8);                                                                                       \
        ROUND(MIX, 9);                                                                                       \
    } while (0)

static void compress_b(FhHashState *s, const uint8_t *data, bool last) {
    uint64_t v[16], m[16], *h = s->u.blake2.h;
    for (int i = 0; i < 16; i++) m[i] = fhhash_little64(data + 8 * i);
    memcpy(v, h, 64);
    memcpy(v + 8, start64, 64);
    v[12] ^= s->u.blake2.counter[0];
    v[13] ^= s->u.blake2.counter[1];
    if (last) v[14] = ~v[14], v[15] ^= s->u.blake2.last_node;
    TEN_ROUNDS(MIX_B);
    ROUND(MIX_B, 0);
    ROUND(MIX_B, 1);
    for (int i = 0; i < 8; i++) h[i] ^= v[i] ^ v[i + 8];
}

/* The 32-bit words lie in 64-bit ones. */
static void compress_s(FhHashState *s, const uint8_t *data, bool last) {
    uint32_t v[16], m[16];
    uint64_t *h = s->u.blake2.h;
    for (int i = 0; i < 16; i++) m[i] = fhhash_little32(data + 4 * i);
    for (int i = 0; i < 8; i++) v[i] = (uint32_t)h[i], v[i + 8] = (uint32_t)(start64[i] >> 32);
    v[12] ^= (uint32_t)s->u.blake2.counter[0];
    v[13] ^= (uint32_t)(s->u.blake2.counter[0] >> 32);
    if (last) v[14] = ~v[14], v[15] ^= (uint32_t)s->u.blake2.last_node;
    TEN_ROUNDS(MIX_S);
    for (int i = 0; i < 8; i++) h[i] = (uint32_t)(h[i] ^ v[i] ^ v[i + 8]);
}

static void count(FhHashState *s, uint64_t n) {
    s->u.blake2.counter[0] += n;
    if (s->u.blake2.counter[0] < n) s->u.blake2.counter[1]++;
}

static void block_b(FhHashState *s, const uint8_t *data) {
    count(s, 128);
    compress_b(s, data, false);
}
static void block_s(FhHashState *s, const uint8_t *data) {
    count(s, 64);
    compress_s(s, data, false);
}

static void put(uint8_t *out, uint64_t value, unsigned size) {
    for (unsigned i = 0; i < size; i++) out[i] = (uint8_t)(value >> (8 * i));
}

void fhhash_blake2_start(const FhHashKind *kind, FhHashState *s, const FhBlake2Parameters *p) {
    bool wide = kind == &fhhash_blake2b;
    uint8_t block[64] = {(uint8_t)p->digest_size, (uint8_t)p->key_size, (uint8_t)p->fanout,
                         (uint8_t)p->depth};
    put(block + 4, p->leaf_size, 4);
    put(block + 8, p->node_offset, wide ? 8 : 6);
    unsigned at = wide ? 16 : 14, part = wide ? 16 : 8;
    block[at] = (uint8_t)p->node_depth;
    block[at + 1] = (uint8_t)p->inner_size;
    memcpy(block + (wide ? 32 : 16), p->salt, part);
    memcpy(block + (wide ? 32 : 16) + part, p->person, part);
    for (int i = 0; i < 8; i++)
        s->u.blake2.h[i] = wide ? start64[i] ^ fhhash_little64(block + 8 * i)
                                : (start64[i] >> 32 ^ fhhash_little32(block + 4 * i));
    s->u.blake2.counter[0] = s->u.blake2.counter[1] = 0;
    s->u.blake2.last_node = p->last_node ? UINT64_MAX : 0;
    s->u.blake2.digest_size = p->digest_size;
    memset(&s->buffer, 0, sizeof s->buffer);
}

static void start(const FhHashKind *kind, FhHashState *s) {
    FhBlake2Parameters p = {.digest_size = kind->digest_size, .fanout = 1, .depth = 1};
    fhhash_blake2_start(kind, s, &p);
}

static void finish(const FhHashKind *kind, FhHashState *s, uint8_t *out, size_t size) {
    FhHashBuffer *b = &s->buffer;
    bool wide = kind == &fhhash_blake2b;
    count(s, b->used);
    memset(b->bytes + b->used, 0, kind->block_size - b->used);
    if (wide)
        compress_b(s, b->bytes, true);
    else
        compress_s(s, b->bytes, true);
    unsigned word = wide ? 8 : 4;
    for (size_t i = 0; i < size; i++) out[i] = (uint8_t)(s->u.blake2.h[i / word] >> (8 * (i % word)));
}

const FhHashKind fhhash_blake2b = {"blake2b", 64, 128, start, block_b, finish, true};
const FhHashKind fhhash_blake2s = {"blake2s", 32, 64, start, block_s, finish, true};
