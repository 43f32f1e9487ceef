/* _zlib: the deflate format (RFC 1951) without its wrappers; those, and the classes, are in zlib.py. Deflating is in
 * zlib_deflate.c. */
#include "stdlib/zlib_parts.h"

#include "objects/bytes.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define FUNCTION(name)                                                                                       \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED ((void)vm, (void)self, (void)args, (void)nargs, (void)kwnames)

/* ---- output that grows ---- */

bool fhzlib_room(FhZlibOut *o, size_t n) {
    if (n <= o->capacity - o->size) return true;
    size_t capacity = o->capacity * 2 + n + 256;
    if (capacity < o->capacity) return fhraise_memory(o->vm), false;
    uint8_t *grown =
        o->data ? fhmem_resize(o->vm, o->data, o->capacity, capacity) : fhmem_new(o->vm, capacity);
    if (!grown) return false;
    o->data = grown;
    o->capacity = capacity;
    return true;
}

static void free_out(FhZlibOut *o) {
    if (o->data) fhmem_free(o->vm, o->data, o->capacity);
}

/* ---- inflate ---- */

typedef enum Outcome { MORE, DONE, FAILED, RAISED } Outcome;

typedef struct Inflate {
    const uint8_t *in;
    size_t size, at;
    uint64_t bits;
    unsigned nbits;
    FhZlibOut out;
    size_t most; /* of output; 0: no limit */
    const char *error;
} Inflate;

/* Codes of up to 15 bits: how many there are of each length, and the symbols in the order of their codes. And what the next
 * bits of the input say at once, where they begin with a short code: the symbol and, in the lowest four bits, its length. */
enum { QUICK_BITS = 9 };
typedef struct Codes {
    uint16_t count[16], symbols[288], quick[1 << QUICK_BITS];
} Codes;

static bool need(Inflate *s, unsigned n) {
    while (s->nbits < n) {
        if (s->at == s->size) return false;
        s->bits |= (uint64_t)s->in[s->at++] << s->nbits;
        s->nbits += 8;
    }
    return true;
}

/* As many bits as are to be had; whole bytes of them may be given back. */
static void refill(Inflate *s) {
    while (s->nbits <= 56 && s->at < s->size) {
        s->bits |= (uint64_t)s->in[s->at++] << s->nbits;
        s->nbits += 8;
    }
}

static unsigned take(Inflate *s, unsigned n) {
    unsigned v = (unsigned)(s->bits & ((1u << n) - 1));
    s->bits >>= n;
    s->nbits -= n;
    return v;
}

static void fill_quick(Codes *c) {
    unsigned code = 0, index = 0;
    memset(c->quick, 0, sizeof c->quick);
    for (unsigned l = 1; l <= QUICK_BITS; l++, code <<= 1) {
        for (unsigned i = 0; i < c->count[l]; i++, code++) {
            unsigned at = 0; /* the code's bits come highest first */
            for (unsigned bit = 0; bit < l; bit++) at |= (code >> bit & 1) << (l - 1 - bit);
            for (; at < 1 << QUICK_BITS; at += 1u << l) c->quick[at] = (uint16_t)(c->symbols[index] << 4 | l);
            index++;
        }
    }
}

/* false: more is asked of the code than there is, or (unless it has one code alone) less. */
static bool make_codes(Codes *c, const uint8_t *lengths, unsigned n) {
    uint16_t offsets[16];
    memset(c->count, 0, sizeof c->count);
    for (unsigned i = 0; i < n; i++) c->count[lengths[i]]++;
    int left = 1;
    unsigned used = n - c->count[0];
    c->count[0] = 0;
    for (unsigned l = 1; l < 16; l++) {
        left = left * 2 - c->count[l];
        if (left < 0) return false;
    }
    offsets[1] = 0;
    for (unsigned l = 1; l < 15; l++) offsets[l + 1] = (uint16_t)(offsets[l] + c->count[l]);
    for (unsigned i = 0; i < n; i++)
        if (lengths[i]) c->symbols[offsets[lengths[i]]++] = (uint16_t)i;
    fill_quick(c);
    return left == 0 || used <= 1;
}

/* The next symbol; -1: input ends, -2: no such code. */
static int symbol(Inflate *s, const Codes *c) {
    if (s->nbits < 15) refill(s);
    unsigned quick = c->quick[s->bits & ((1 << QUICK_BITS) - 1)];
    if (quick && (quick & 15) <= s->nbits) {
        take(s, quick & 15);
        return (int)(quick >> 4);
    }
    int code = 0, first = 0, index = 0;
    for (unsigned l = 1; l < 16; l++) {
        if (!need(s, l)) return -1;
        code |= (int)(s->bits >> (l - 1) & 1);
        int count = c->count[l];
        if (code - count < first) {
            take(s, l);
            return c->symbols[index + (code - first)];
        }
        index += count;
        first = (first + count) << 1;
        code <<= 1;
    }
    return -2;
}

static Outcome fault(Inflate *s, const char *text) {
    s->error = text;
    return FAILED;
}

static Outcome stored(Inflate *s) {
    take(s, s->nbits & 7);
    if (!need(s, 32)) return MORE;
    unsigned size = take(s, 16), complement = take(s, 16);
    if (size != (complement ^ 0xffff)) return fault(s, "invalid stored block lengths");
    while (s->nbits) { /* whole bytes that have been taken in too early */
        s->nbits -= 8;
        s->at--;
    }
    s->bits = 0;
    size_t there = s->size - s->at < size ? s->size - s->at : size;
    if (!fhzlib_room(&s->out, there)) return RAISED;
    memcpy(s->out.data + s->out.size, s->in + s->at, there);
    s->out.size += there;
    s->at += there;
    return there == size ? DONE : MORE;
}

/* What lies so far back, which may be less than what is wanted: then it repeats. */
static void repeat_back(uint8_t *to, size_t distance, size_t length) {
    const uint8_t *from = to - distance;
    if (distance < 16) {
        for (size_t i = 0; i < length; i++) to[i] = from[i];
        return;
    }
    for (size_t n; length; length -= n, to += n) {
        n = length < distance ? length : distance;
        memcpy(to, from, n);
    }
}

static Outcome compressed(Inflate *s, const Codes *literals, const Codes *distances) {
    for (;;) {
        int n = symbol(s, literals);
        if (n < 0) return n == -1 ? MORE : fault(s, "invalid literal/length code");
        if (n == 256) return DONE;
        if (s->out.capacity - s->out.size < 258 && !fhzlib_room(&s->out, 258)) return RAISED;
        if (n < 256) {
            s->out.data[s->out.size++] = (uint8_t)n;
            continue;
        }
        unsigned code = (unsigned)n - 257;
        if (code >= 29) return fault(s, "invalid literal/length code");
        if (!need(s, fhzlib_length_bits[code])) return MORE;
        unsigned length = fhzlib_length_base[code] + take(s, fhzlib_length_bits[code]);
        int d = symbol(s, distances);
        if (d < 0) return d == -1 ? MORE : fault(s, "invalid distance code");
        if (d >= 30) return fault(s, "invalid distance code");
        if (!need(s, fhzlib_distance_bits[d])) return MORE;
        size_t distance = fhzlib_distance_base[d] + take(s, fhzlib_distance_bits[d]);
        if (distance > s->out.size) return fault(s, "invalid distance too far back");
        repeat_back(s->out.data + s->out.size, distance, length);
        s->out.size += length;
        if (s->out.vm->interrupted && fhpoll(s->out.vm) < 0) return RAISED;
    }
}

static Outcome fixed(Inflate *s) {
    uint8_t lengths[288];
    Codes literals, distances;
    for (int i = 0; i < 288; i++) lengths[i] = (uint8_t)(i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8);
    make_codes(&literals, lengths, 288);
    memset(lengths, 5, 30);
    make_codes(&distances, lengths, 30);
    return compressed(s, &literals, &distances);
}

static Outcome dynamic(Inflate *s) {
    uint8_t lengths[320] = {0};
    Codes literals, distances;
    if (!need(s, 14)) return MORE;
    unsigned nliterals = take(s, 5) + 257, ndistances = take(s, 5) + 1, ncodes = take(s, 4) + 4;
    if (nliterals > 286 || ndistances > 30) return fault(s, "too many length or distance symbols");
    for (unsigned i = 0; i < ncodes; i++) {
        if (!need(s, 3)) return MORE;
        lengths[fhzlib_order[i]] = (uint8_t)take(s, 3);
    }
    if (!make_codes(&literals, lengths, 19)) return fault(s, "invalid code lengths set");
    memset(lengths, 0, sizeof lengths);
    for (unsigned i = 0; i < nliterals + ndistances;) {
        int n = symbol(s, &literals);
        if (n < 0) return n == -1 ? MORE : fault(s, "invalid code lengths set");
        if (n < 16) {
            lengths[i++] = (uint8_t)n;
            continue;
        }
        unsigned bits = n == 16 ? 2 : n == 17 ? 3 : 7;
        if (!need(s, bits)) return MORE;
        unsigned repeat = take(s, bits) + (n == 18 ? 11 : 3);
        if ((n == 16 && i == 0) || i + repeat > nliterals + ndistances)
            return fault(s, "invalid bit length repeat");
        uint8_t value = n == 16 ? lengths[i - 1] : 0;
        while (repeat--) lengths[i++] = value;
    }
    if (!lengths[256]) return fault(s, "invalid code -- missing end-of-block");
    if (!make_codes(&literals, lengths, nliterals)) return fault(s, "invalid literal/lengths set");
    if (!make_codes(&distances, lengths + nliterals, ndistances)) return fault(s, "invalid distances set");
    return compressed(s, &literals, &distances);
}

static Outcome inflate(Inflate *s) {
    for (;;) {
        if (!need(s, 3)) return MORE;
        unsigned last = take(s, 1), kind = take(s, 2);
        Outcome o = kind == 0   ? stored(s)
                    : kind == 1 ? fixed(s)
                    : kind == 2 ? dynamic(s)
                                : fault(s, "invalid block type");
        if (o != DONE || last) return o;
    }
}

/* inflate(data, start): (output, where the data end or -1 where more is needed, None or what is wrong) */
FUNCTION(zlib_inflate) {
    UNUSED;
    FhBuffer b;
    int64_t start;
    if (fhargs_index(vm, args[1], &start) < 0 || fhbuffer_get(vm, args[0], &b, 0) < 0) return FH_ERR;
    Inflate s = {.in = b.data, .size = (size_t)b.size, .out = {.vm = vm}};
    s.at = start < 0 ? 0 : (size_t)start > s.size ? s.size : (size_t)start;
    Outcome o = inflate(&s);
    fhbuffer_release(vm, &b);
    FhValue result = FH_ERR;
    if (o != RAISED) {
        size_t end = s.at - s.nbits / 8;
        FhValue out = fhbytes_new(vm, s.out.data ? s.out.data : (const uint8_t *)"", s.out.size);
        FhValue error = o == FAILED ? fhstr_c(vm, s.error) : FH_NONE;
        if (out != FH_ERR && error != FH_ERR)
            result = fhtuple_pack(vm, 3, out, fh_int_raw(o == DONE ? (int64_t)end : -1), error);
        if (result == FH_ERR && out != FH_ERR) fh_release(vm, out);
    }
    free_out(&s.out);
    return result;
}

/* deflate(data, level, fixed) */
FUNCTION(zlib_deflate) {
    UNUSED;
    FhBuffer b;
    int64_t level;
    if (fhargs_index(vm, args[1], &level) < 0) return FH_ERR;
    int only_fixed = fhtruth(vm, args[2]);
    if (only_fixed < 0 || fhbuffer_get(vm, args[0], &b, 0) < 0) return FH_ERR;
    FhZlibOut out = {.vm = vm};
    int done = fhzlib_deflate(&out, b.data, (size_t)b.size, (int)level, only_fixed);
    fhbuffer_release(vm, &b);
    FhValue result = done < 0 ? FH_ERR : fhbytes_new(vm, out.data, out.size);
    free_out(&out);
    return result;
}

FUNCTION(zlib_adler32) {
    UNUSED;
    FhBuffer b;
    int64_t start;
    if (fhargs_index(vm, args[1], &start) < 0 || fhbuffer_get(vm, args[0], &b, 0) < 0) return FH_ERR;
    uint32_t low = (uint32_t)start & 0xffff, high = (uint32_t)start >> 16 & 0xffff;
    const uint8_t *p = b.data;
    bool stopped = false;
    for (size_t left = (size_t)b.size; left;) {
        size_t n = left < 5552 ? left : 5552; /* as many as fit without overflow */
        left -= n;
        while (n--) {
            low += *p++;
            high += low;
        }
        low %= 65521;
        high %= 65521;
        if ((stopped = fhpoll_work(vm, 5552 / 16) < 0)) break;
    }
    fhbuffer_release(vm, &b);
    return stopped ? FH_ERR : fh_int_raw((int64_t)high << 16 | low);
}

static const FhMethodDef functions[] = {
    {"inflate", zlib_inflate, 2, 2, 0, "inflate(data, start)\n(output, end or -1, error or None)"},
    {"deflate", zlib_deflate, 3, 3, 0, "deflate(data, level, fixed)\nThe data as one stream of blocks."},
    {"adler32", zlib_adler32, 2, 2, 0, "adler32(data, start)"},
    {0}};

const FhModuleDef fhmodule__zlib = {"_zlib", "The deflate format.", functions, NULL};
