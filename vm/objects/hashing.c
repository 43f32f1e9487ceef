#include "objects/hashing.h"

typedef struct State {
    uint64_t a, b, c, d;
} State;

static inline uint64_t rotate(uint64_t x, unsigned by) { return x << by | x >> (64 - by); }

static inline void mix(State *s) {
    s->a += s->b;
    s->c += s->d;
    s->b = rotate(s->b, 13) ^ s->a;
    s->d = rotate(s->d, 16) ^ s->c;
    s->a = rotate(s->a, 32);
    s->c += s->b;
    s->a += s->d;
    s->b = rotate(s->b, 17) ^ s->c;
    s->d = rotate(s->d, 21) ^ s->a;
    s->c = rotate(s->c, 32);
}

static inline void take(State *s, uint64_t word) {
    s->d ^= word;
    mix(s);
    s->a ^= word;
}

/* The last 0 to 7 bytes, and the size in the top byte. */
static inline uint64_t last_word(const uint8_t *p, size_t size) {
    uint64_t word = (uint64_t)size << 56;
    switch (size & 7) {
    case 7: word |= (uint64_t)p[6] << 48; /* fall through */
    case 6: word |= (uint64_t)p[5] << 40; /* fall through */
    case 5: word |= (uint64_t)p[4] << 32; /* fall through */
    case 4: word |= (uint64_t)p[3] << 24; /* fall through */
    case 3: word |= (uint64_t)p[2] << 16; /* fall through */
    case 2: word |= (uint64_t)p[1] << 8;  /* fall through */
    case 1: word |= p[0];                 /* fall through */
    default: return word;
    }
}

uint32_t fhhashing_bytes(FhVM *vm, const void *data, size_t size) {
    if (size == 0) return 0; /* whatever the key */
    const uint8_t *p = data;
    if (size == 1) return FHHASHING_CHAR(p[0]);
    if (size == 2 && (p[0] == 0xC2 || p[0] == 0xC3)) return FHHASHING_CHAR((p[0] & 3) << 6 | (p[1] & 0x3F));
    uint64_t k0 = vm->hash_key[0], k1 = vm->hash_key[1];
    State s = {k0 ^ 0x736f6d6570736575u, k1 ^ 0x646f72616e646f6du, k0 ^ 0x6c7967656e657261u,
               k1 ^ 0x7465646279746573u};
    for (size_t left = size; left >= 8; left -= 8, p += 8) {
        uint64_t word;
        memcpy(&word, p, 8);
        take(&s, word);
    }
    take(&s, last_word(p, size));
    s.c ^= 0xff;
    mix(&s);
    mix(&s);
    mix(&s);
    uint64_t hash = s.a ^ s.b ^ s.c ^ s.d;
    uint32_t folded = (uint32_t)(hash ^ hash >> 32);
    return folded ? folded : 1;
}
