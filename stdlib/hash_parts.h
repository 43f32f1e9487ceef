/* Hash algorithms: what the module _hashlib knows of each. A state is a plain block of memory, copied by memcpy. */
#ifndef FH_STDLIB_HASH_PARTS_H
#define FH_STDLIB_HASH_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { FH_HASH_MOST_BLOCK = 168, FH_HASH_MOST_DIGEST = 64 };

/* Bytes that wait until a block is full. */
typedef struct FhHashBuffer {
    uint64_t total; /* bytes so far */
    uint8_t bytes[FH_HASH_MOST_BLOCK];
    uint32_t used;
} FhHashBuffer;

typedef struct FhHashState {
    FhHashBuffer buffer;
    union {
        uint32_t w32[8];
        uint64_t w64[25];
        struct {
            uint64_t h[8], counter[2], last_node;
            uint32_t digest_size;
        } blake2;
    } u;
} FhHashState;

typedef struct FhHashKind {
    const char *name;
    uint32_t digest_size, block_size; /* digest_size 0: as long as asked for */
    void (*start)(const struct FhHashKind *kind, FhHashState *s);
    void (*block)(FhHashState *s, const uint8_t *data);
    /* May change s. size: of the digest wanted; the kind's own unless that is 0. */
    void (*finish)(const struct FhHashKind *kind, FhHashState *s, uint8_t *out, size_t size);
    bool keeps_last; /* the last block is kept back, even when it is full */
} FhHashKind;

extern const FhHashKind fhhash_md5, fhhash_sha1, fhhash_sha224, fhhash_sha256, fhhash_sha384, fhhash_sha512,
    fhhash_sha3_224, fhhash_sha3_256, fhhash_sha3_384, fhhash_sha3_512, fhhash_shake_128, fhhash_shake_256,
    fhhash_blake2b, fhhash_blake2s;

/* hash_sha_x86.c: blocks by the processor's own instructions. False: it has none, nothing is done. */
bool fhhash_sha256_by_cpu(uint32_t h[8], const uint8_t *data, const uint32_t k[64]);
bool fhhash_sha1_by_cpu(uint32_t h[5], const uint8_t *data);

void fhhash_update(const FhHashKind *kind, FhHashState *s, const void *data, size_t size);
/* The padding of MD5 and SHA-1/2: 0x80, zeros, the length in bits in `length_size` bytes. */
void fhhash_pad(const FhHashKind *kind, FhHashState *s, unsigned length_size, bool big_endian);

/* The parameter block of BLAKE2, before anything is hashed. */
typedef struct FhBlake2Parameters {
    uint32_t digest_size, key_size, fanout, depth, leaf_size, node_depth, inner_size;
    uint64_t node_offset;
    uint8_t salt[16], person[16];
    bool last_node;
} FhBlake2Parameters;
void fhhash_blake2_start(const FhHashKind *kind, FhHashState *s, const FhBlake2Parameters *p);

static inline uint32_t fhhash_rotl32(uint32_t x, unsigned n) { return x << n | x >> (32 - n); }
static inline uint32_t fhhash_rotr32(uint32_t x, unsigned n) { return x >> n | x << (32 - n); }
static inline uint64_t fhhash_rotl64(uint64_t x, unsigned n) { return n ? x << n | x >> (64 - n) : x; }
static inline uint64_t fhhash_rotr64(uint64_t x, unsigned n) { return x >> n | x << (64 - n); }
static inline uint32_t fhhash_big32(const uint8_t *p) {
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}
static inline uint64_t fhhash_big64(const uint8_t *p) {
    return (uint64_t)fhhash_big32(p) << 32 | fhhash_big32(p + 4);
}
static inline uint32_t fhhash_little32(const uint8_t *p) {
    return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
}
static inline uint64_t fhhash_little64(const uint8_t *p) {
    return (uint64_t)fhhash_little32(p + 4) << 32 | fhhash_little32(p);
}

#endif
