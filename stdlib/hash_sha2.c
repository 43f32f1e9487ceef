/* SHA-224, SHA-256, SHA-384, SHA-512 (FIPS 180-4). The constants are the fractions of roots of primes. */
#include "stdlib/hash_parts.h"

static const uint32_t k256[64] = {
    0x428a2f98u, 0x71374491u, 0xb5c0fbcfu, 0xe9b5dba5u, 0x3956c25bu, 0x59f111f1u, 0x923f82a4u, 0xab1c5ed5u,
    0xd807aa98u, 0x12835b01u, 0x243185beu, 0x550c7dc3u, 0x72be5d74u, 0x80deb1feu, 0x9bdc06a7u, 0xc19bf174u,
    0xe49b69c1u, 0xefbe4786u, 0x0fc19dc6u, 0x240ca1ccu, 0x2de92c6fu, 0x4a7484aau, 0x5cb0a9dcu, 0x76f988dau,
    0x983e5152u, 0xa831c66du, 0xb00327c8u, 0xbf597fc7u, 0xc6e00bf3u, 0xd5a79147u, 0x06ca6351u, 0x14292967u,
    0x27b70a85u, 0x2e1b2138u, 0x4d2c6dfcu, 0x53380d13u, 0x650a7354u, 0x766a0abbu, 0x81c2c92eu, 0x92722c85u,
    0xa2bfe8a1u, 0xa81a664bu, 0xc24b8b70u, 0xc76c51a3u, 0xd192e819u, 0xd6990624u, 0xf40e3585u, 0x106aa070u,
    0x19a4c116u, 0x1e376c08u, 0x2748774cu, 0x34b0bcb5u, 0x391c0cb3u, 0x4ed8aa4au, 0x5b9cca4fu, 0x682e6ff3u,
    0x748f82eeu, 0x78a5636fu, 0x84c87814u, 0x8cc70208u, 0x90befffau, 0xa4506cebu, 0xbef9a3f7u, 0xc67178f2u,
};
static const uint64_t k512[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538,
    0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe,
    0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2, 0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235,
    0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5, 0x983e5152ee66dfab,
    0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed,
    0x53380d139d95b3df, 0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218,
    0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8, 0x19a4c116b8d2d0c8, 0x1e376c085141ab53,
    0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373,
    0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c,
    0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6,
    0x113f9804bef90dae, 0x1b710b35131c471b, 0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc,
    0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};
static const uint32_t start256[8] = {
    0x6a09e667u, 0xbb67ae85u, 0x3c6ef372u, 0xa54ff53au, 0x510e527fu, 0x9b05688cu, 0x1f83d9abu, 0x5be0cd19u,
};
static const uint32_t start224[8] = {
    0xc1059ed8u, 0x367cd507u, 0x3070dd17u, 0xf70e5939u, 0xffc00b31u, 0x68581511u, 0x64f98fa7u, 0xbefa4fa4u,
};
static const uint64_t start512[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};
static const uint64_t start384[8] = {
    0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
    0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
};

static void start_32(const FhHashKind *kind, FhHashState *s) {
    memcpy(s->u.w32, kind->digest_size == 28 ? start224 : start256, sizeof start256);
}

/* One round; the words are named by their places, which turn round instead of moving. */
#define ROUND_32(a, b, c, d, e, f, g, h, i)                                                                  \
    do {                                                                                                     \
        uint32_t one = v[h] + (fhhash_rotr32(v[e], 6) ^ fhhash_rotr32(v[e], 11) ^ fhhash_rotr32(v[e], 25)) + \
                       ((v[e] & v[f]) ^ (~v[e] & v[g])) + k256[i] + w[i];                                    \
        v[d] += one;                                                                                         \
        v[h] = one + (fhhash_rotr32(v[a], 2) ^ fhhash_rotr32(v[a], 13) ^ fhhash_rotr32(v[a], 22)) +          \
               ((v[a] & v[b]) ^ (v[a] & v[c]) ^ (v[b] & v[c]));                                              \
    } while (0)

static void block_32(FhHashState *s, const uint8_t *data) {
    if (fhhash_sha256_by_cpu(s->u.w32, data, k256)) return;
    uint32_t w[64], v[8];
    for (int i = 0; i < 16; i++) w[i] = fhhash_big32(data + 4 * i);
    for (int i = 16; i < 64; i++) {
        uint32_t a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (fhhash_rotr32(a, 7) ^ fhhash_rotr32(a, 18) ^ a >> 3) + w[i - 7] +
               (fhhash_rotr32(b, 17) ^ fhhash_rotr32(b, 19) ^ b >> 10);
    }
    memcpy(v, s->u.w32, sizeof v);
    for (int i = 0; i < 64; i += 8) {
        ROUND_32(0, 1, 2, 3, 4, 5, 6, 7, i);
        ROUND_32(7, 0, 1, 2, 3, 4, 5, 6, i + 1);
        ROUND_32(6, 7, 0, 1, 2, 3, 4, 5, i + 2);
        ROUND_32(5, 6, 7, 0, 1, 2, 3, 4, i + 3);
        ROUND_32(4, 5, 6, 7, 0, 1, 2, 3, i + 4);
        ROUND_32(3, 4, 5, 6, 7, 0, 1, 2, i + 5);
        ROUND_32(2, 3, 4, 5, 6, 7, 0, 1, i + 6);
        ROUND_32(1, 2, 3, 4, 5, 6, 7, 0, i + 7);
    }
    for (int i = 0; i < 8; i++) s->u.w32[i] += v[i];
}

static void finish_32(const FhHashKind *kind, FhHashState *s, uint8_t *out, size_t size) {
    fhhash_pad(kind, s, 8, true);
    for (size_t i = 0; i < size; i++) out[i] = (uint8_t)(s->u.w32[i / 4] >> (24 - 8 * (i & 3)));
}

static void start_64(const FhHashKind *kind, FhHashState *s) {
    memcpy(s->u.w64, kind->digest_size == 48 ? start384 : start512, sizeof start512);
}

/* One round; the words are named by their places, which turn round instead of moving. */
#define ROUND_64(a, b, c, d, e, f, g, h, i)                                                                  \
    do {                                                                                                     \
        uint64_t one = v[h] +                                                                                \
                       (fhhash_rotr64(v[e], 14) ^ fhhash_rotr64(v[e], 18) ^ fhhash_rotr64(v[e], 41)) +       \
                       ((v[e] & v[f]) ^ (~v[e] & v[g])) + k512[i] + w[i];                                    \
        v[d] += one;                                                                                         \
        v[h] = one + (fhhash_rotr64(v[a], 28) ^ fhhash_rotr64(v[a], 34) ^ fhhash_rotr64(v[a], 39)) +         \
               ((v[a] & v[b]) ^ (v[a] & v[c]) ^ (v[b] & v[c]));                                              \
    } while (0)

static void block_64(FhHashState *s, const uint8_t *data) {
    uint64_t w[80], v[8];
    for (int i = 0; i < 16; i++) w[i] = fhhash_big64(data + 8 * i);
    for (int i = 16; i < 80; i++) {
        uint64_t a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (fhhash_rotr64(a, 1) ^ fhhash_rotr64(a, 8) ^ a >> 7) + w[i - 7] +
               (fhhash_rotr64(b, 19) ^ fhhash_rotr64(b, 61) ^ b >> 6);
    }
    memcpy(v, s->u.w64, sizeof v);
    for (int i = 0; i < 80; i += 8) {
        ROUND_64(0, 1, 2, 3, 4, 5, 6, 7, i);
        ROUND_64(7, 0, 1, 2, 3, 4, 5, 6, i + 1);
        ROUND_64(6, 7, 0, 1, 2, 3, 4, 5, i + 2);
        ROUND_64(5, 6, 7, 0, 1, 2, 3, 4, i + 3);
        ROUND_64(4, 5, 6, 7, 0, 1, 2, 3, i + 4);
        ROUND_64(3, 4, 5, 6, 7, 0, 1, 2, i + 5);
        ROUND_64(2, 3, 4, 5, 6, 7, 0, 1, i + 6);
        ROUND_64(1, 2, 3, 4, 5, 6, 7, 0, i + 7);
    }
    for (int i = 0; i < 8; i++) s->u.w64[i] += v[i];
}

static void finish_64(const FhHashKind *kind, FhHashState *s, uint8_t *out, size_t size) {
    fhhash_pad(kind, s, 16, true);
    for (size_t i = 0; i < size; i++) out[i] = (uint8_t)(s->u.w64[i / 8] >> (56 - 8 * (i & 7)));
}

const FhHashKind fhhash_sha224 = {"sha224", 28, 64, start_32, block_32, finish_32, false};
const FhHashKind fhhash_sha256 = {"sha256", 32, 64, start_32, block_32, finish_32, false};
const FhHashKind fhhash_sha384 = {"sha384", 48, 128, start_64, block_64, finish_64, false};
const FhHashKind fhhash_sha512 = {"sha512", 64, 128, start_64, block_64, finish_64, false};
