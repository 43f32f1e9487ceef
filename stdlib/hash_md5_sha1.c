/* MD5 and SHA-1 (RFC 1321, FIPS 180-4), and what all algorithms that work in blocks share. */
#include "stdlib/hash_parts.h"

void fhhash_update(const FhHashKind *kind, FhHashState *s, const void *data, size_t size) {
    const uint8_t *p = data;
    FhHashBuffer *b = &s->buffer;
    uint32_t block = kind->block_size, spare = kind->keeps_last;
    b->total += size;
    if (b->used) {
        size_t n = block - b->used < size ? block - b->used : size;
        memcpy(b->bytes + b->used, p, n);
        b->used += (uint32_t)n;
        p += n, size -= n;
        if (b->used < block || (spare && size == 0)) return;
        kind->block(s, b->bytes);
        b->used = 0;
    }
    for (; size >= block + spare; p += block, size -= block) kind->block(s, p);
    if (size) memcpy(b->bytes, p, size);
    b->used = (uint32_t)size;
}

void fhhash_pad(const FhHashKind *kind, FhHashState *s, unsigned length_size, bool big_endian) {
    FhHashBuffer *b = &s->buffer;
    uint64_t bits = b->total * 8, high = b->total >> 61;
    b->bytes[b->used++] = 0x80;
    if (b->used > kind->block_size - length_size) {
        memset(b->bytes + b->used, 0, kind->block_size - b->used);
        kind->block(s, b->bytes);
        b->used = 0;
    }
    memset(b->bytes + b->used, 0, kind->block_size - b->used);
    for (unsigned i = 0; i < length_size; i++) {
        unsigned at = big_endian ? kind->block_size - 1 - i : kind->block_size - length_size + i;
        b->bytes[at] = i < 8 ? (uint8_t)(bits >> (8 * i)) : (uint8_t)(high >> (8 * (i - 8)));
    }
    kind->block(s, b->bytes);
}

/* ---- MD5 ---- */

static const uint32_t sines[64] = {
    0xd76aa478u, 0xe8c7b756u, 0x242070dbu, 0xc1bdceeeu, 0xf57c0fafu, 0x4787c62au, 0xa8304613u, 0xfd469501u,
    0x698098d8u, 0x8b44f7afu, 0xffff5bb1u, 0x895cd7beu, 0x6b901122u, 0xfd987193u, 0xa679438eu, 0x49b40821u,
    0xf61e2562u, 0xc040b340u, 0x265e5a51u, 0xe9b6c7aau, 0xd62f105du, 0x02441453u, 0xd8a1e681u, 0xe7d3fbc8u,
    0x21e1cde6u, 0xc33707d6u, 0xf4d50d87u, 0x455a14edu, 0xa9e3e905u, 0xfcefa3f8u, 0x676f02d9u, 0x8d2a4c8au,
    0xfffa3942u, 0x8771f681u, 0x6d9d6122u, 0xfde5380cu, 0xa4beea44u, 0x4bdecfa9u, 0xf6bb4b60u, 0xbebfbc70u,
    0x289b7ec6u, 0xeaa127fau, 0xd4ef3085u, 0x04881d05u, 0xd9d4d039u, 0xe6db99e5u, 0x1fa27cf8u, 0xc4ac5665u,
    0xf4292244u, 0x432aff97u, 0xab9423a7u, 0xfc93a039u, 0x655b59c3u, 0x8f0ccc92u, 0xffeff47du, 0x85845dd1u,
    0x6fa87e4fu, 0xfe2ce6e0u, 0xa3014314u, 0x4e0811a1u, 0xf7537e82u, 0xbd3af235u, 0x2ad7d2bbu, 0xeb86d391u,
};

static void md5_start(const FhHashKind *kind, FhHashState *s) {
    (void)kind;
    static const uint32_t start[4] = {0x67452301u, 0xefcdab89u, 0x98badcfeu, 0x10325476u};
    memcpy(s->u.w32, start, sizeof start);
}

/* One step; the words are named by their places, which turn round instead of moving. */
#define MD5_STEP(f, a, b, c, d, i, g, turn)                                                                  \
    a = b + fhhash_rotl32(a + f(b, c, d) + sines[i] + fhhash_little32(data + 4 * ((g)&15)), turn)
#define MD5_F(b, c, d) (d ^ (b & (c ^ d)))
#define MD5_G(b, c, d) (c ^ (d & (b ^ c)))
#define MD5_H(b, c, d) (b ^ c ^ d)
#define MD5_I(b, c, d) (c ^ (b | ~d))
#define MD5_ROUND(f, first, factor, offset, t1, t2, t3, t4)                                                  \
    for (unsigned i = first; i < first + 16; i += 4) {                                                       \
        MD5_STEP(f, a, b, c, d, i, factor *i + offset, t1);                                                  \
        MD5_STEP(f, d, a, b, c, i + 1, factor * (i + 1) + offset, t2);                                       \
        MD5_STEP(f, c, d, a, b, i + 2, factor * (i + 2) + offset, t3);                                       \
        MD5_STEP(f, b, c, d, a, i + 3, factor * (i + 3) + offset, t4);                                       \
    }

static void md5_block(FhHashState *s, const uint8_t *data) {
    uint32_t *h = s->u.w32, a = h[0], b = h[1], c = h[2], d = h[3];
    MD5_ROUND(MD5_F, 0, 1, 0, 7, 12, 17, 22)
    MD5_ROUND(MD5_G, 16, 5, 1, 5, 9, 14, 20)
    MD5_ROUND(MD5_H, 32, 3, 5, 4, 11, 16, 23)
    MD5_ROUND(MD5_I, 48, 7, 0, 6, 10, 15, 21)
    h[0] += a, h[1] += b, h[2] += c, h[3] += d;
}

static void md5_finish(const FhHashKind *kind, FhHashState *s, uint8_t *out, size_t size) {
    fhhash_pad(kind, s, 8, false);
    for (size_t i = 0; i < size; i++) out[i] = (uint8_t)(s->u.w32[i / 4] >> (8 * (i & 3)));
}

const FhHashKind fhhash_md5 = {"md5", 16, 64, md5_start, md5_block, md5_finish, false};

/* ---- SHA-1 ---- */

static void sha1_start(const FhHashKind *kind, FhHashState *s) {
    (void)kind;
    static const uint32_t start[5] = {0x67452301u, 0xefcdab89u, 0x98badcfeu, 0x10325476u, 0xc3d2e1f0u};
    memcpy(s->u.w32, start, sizeof start);
}

#define STEP(f, k)                                                                                           \
    do {                                                                                                     \
        uint32_t next = fhhash_rotl32(a, 5) + (f) + e + (k) + w[i];                                          \
        e = d, d = c, c = fhhash_rotl32(b, 30), b = a, a = next;                                             \
    } while (0)

static void sha1_block(FhHashState *s, const uint8_t *data) {
    if (fhhash_sha1_by_cpu(s->u.w32, data)) return;
    uint32_t w[80], *h = s->u.w32, a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
    for (int i = 0; i < 16; i++) w[i] = fhhash_big32(data + 4 * i);
    for (int i = 16; i < 80; i++) w[i] = fhhash_rotl32(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (int i = 0; i < 20; i++) STEP((b & c) | (~b & d), 0x5a827999u);
    for (int i = 20; i < 40; i++) STEP(b ^ c ^ d, 0x6ed9eba1u);
    for (int i = 40; i < 60; i++) STEP((b & c) | (b & d) | (c & d), 0x8f1bbcdcu);
    for (int i = 60; i < 80; i++) STEP(b ^ c ^ d, 0xca62c1d6u);
    h[0] += a, h[1] += b, h[2] += c, h[3] += d, h[4] += e;
}

static void sha1_finish(const FhHashKind *kind, FhHashState *s, uint8_t *out, size_t size) {
    fhhash_pad(kind, s, 8, true);
    for (size_t i = 0; i < size; i++) out[i] = (uint8_t)(s->u.w32[i / 4] >> (24 - 8 * (i & 3)));
}

const FhHashKind fhhash_sha1 = {"sha1", 20, 64, sha1_start, sha1_block, sha1_finish, false};
