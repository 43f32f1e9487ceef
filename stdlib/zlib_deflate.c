/* Deflating: matches by chains of positions with the same three bytes, put off by one byte where the next one starts a
 * longer match; blocks of up to 16,383 symbols, each stored, with fixed codes or with codes of its own, whichever is the
 * shortest. */
#include "stdlib/zlib_parts.h"

#include <string.h>

enum {
    SYMBOLS = 16383,
    HASH_SIZE = 1 << 15,
    WINDOW = 1 << 15,
    LONGEST = 258,
    SHORTEST = 3,
    FAR = 4096,                   /* a match of three bytes from further back is not worth it */
    REACH = WINDOW - LONGEST - 4, /* how far back a match may begin */
    LITERALS = 286,
    DISTANCES = 30,
    CODES = 19,
    NODES = 2 * LITERALS + 1
};

const uint16_t fhzlib_length_base[29] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                         31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
const uint8_t fhzlib_length_bits[29] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                        2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
const uint16_t fhzlib_distance_base[30] = {1,    2,    3,    4,    5,    7,    9,    13,    17,    25,
                                           33,   49,   65,   97,   129,  193,  257,  385,   513,   769,
                                           1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
const uint8_t fhzlib_distance_bits[30] = {0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                          6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};
const uint8_t fhzlib_order[19] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

/* How hard each level tries: chains are a quarter as long after a match of `good`; matches of `lazy` are not put off (levels
 * 1 to 3: bytes within longer ones are not entered), those of `nice` end the search. */
static const struct {
    uint16_t good, lazy, nice, chain;
} efforts[10] = {{0, 0, 0, 0},         {4, 4, 8, 4},        {4, 5, 16, 8},     {4, 6, 32, 32},
                 {4, 4, 16, 16},       {8, 16, 32, 32},     {8, 16, 128, 128}, {8, 32, 128, 256},
                 {32, 128, 258, 1024}, {32, 258, 258, 4096}};

typedef struct Tree {
    uint32_t count[NODES];
    uint16_t code[LITERALS + 2];
    uint8_t length[LITERALS + 2];
    int last; /* the highest symbol in use */
} Tree;

typedef struct Deflate {
    FhZlibOut *out;
    const uint8_t *data;
    size_t size;
    uint64_t bits;
    unsigned nbits;
    size_t block_start;
    uint32_t nsymbols;
    uint16_t lengths[SYMBOLS + 1];   /* a literal, or the length of a match less SHORTEST */
    uint16_t distances[SYMBOLS + 1]; /* 0: a literal */
    int64_t head[HASH_SIZE];         /* the last position of each hash, or -1 */
    int32_t back[WINDOW]; /* how far before each position lies the one before it with that hash; 0: none */
    Tree literals, dists, codes;
    uint16_t length_symbol[256]; /* of a length less SHORTEST */
    bool failed, fixed;
} Deflate;

/* ---- bits ---- */

static void put(Deflate *d, unsigned value, unsigned n) {
    d->bits |= (uint64_t)value << d->nbits;
    d->nbits += n;
    if (d->nbits < 32) return;
    if (!fhzlib_room(d->out, 4)) {
        d->failed = true;
        d->nbits = 0;
        d->bits = 0;
        return;
    }
    for (int i = 0; i < 4; i++) d->out->data[d->out->size++] = (uint8_t)(d->bits >> 8 * i);
    d->bits >>= 32;
    d->nbits -= 32;
}

static void to_byte(Deflate *d) {
    if (!fhzlib_room(d->out, 8)) {
        d->failed = true;
        return;
    }
    for (; d->nbits > 0; d->nbits = d->nbits > 8 ? d->nbits - 8 : 0) {
        d->out->data[d->out->size++] = (uint8_t)d->bits;
        d->bits >>= 8;
    }
    d->bits = 0;
}

static unsigned reversed(unsigned code, unsigned n) {
    unsigned r = 0;
    while (n--) r = r << 1 | (code & 1), code >>= 1;
    return r;
}

/* ---- trees ---- */

typedef struct Heap {
    const uint32_t *count;
    uint8_t depth[NODES];
    int items[NODES + 1]; /* from 1 */
    int size;
} Heap;

static bool before(const Heap *h, int a, int b) {
    return h->count[a] < h->count[b] || (h->count[a] == h->count[b] && h->depth[a] <= h->depth[b]);
}

static void sift(Heap *h, int at) {
    int item = h->items[at];
    for (int child = at * 2; child <= h->size; child *= 2) {
        if (child < h->size && before(h, h->items[child + 1], h->items[child])) child++;
        if (before(h, item, h->items[child])) break;
        h->items[at] = h->items[child];
        at = child;
    }
    h->items[at] = item;
}

static void canonical(Tree *t, int n) {
    unsigned count[16] = {0}, next[16], code = 0;
    for (int i = 0; i < n; i++) count[t->length[i]]++;
    count[0] = 0;
    for (int l = 1; l < 16; l++) next[l] = code = (code + count[l - 1]) << 1;
    for (int i = 0; i < n; i++)
        if (t->length[i]) t->code[i] = (uint16_t)reversed(next[t->length[i]]++, t->length[i]);
}

/* Lengths of codes for the counts, none above `most`. */
static void build(Tree *t, int n, int most) {
    Heap h = {.count = t->count};
    int parent[NODES], order[NODES], norder = 0, node = n, used[16] = {0}, over = 0;
    int forced[2], nforced = 0;
    memset(t->length, 0, sizeof t->length);
    t->last = -1;
    for (int i = 0; i < n; i++)
        if (t->count[i]) h.items[++h.size] = t->last = i;
    while (h.size < 2) { /* two codes at least */
        int more = t->last < 2 ? ++t->last : 0;
        t->count[more] = 1;
        h.items[++h.size] = forced[nforced++] = more;
    }
    for (int i = h.size / 2; i >= 1; i--) sift(&h, i);
    do {
        int a = h.items[1];
        h.items[1] = h.items[h.size--];
        sift(&h, 1);
        int b = h.items[1];
        order[norder++] = a;
        order[norder++] = b;
        t->count[node] = t->count[a] + t->count[b];
        h.depth[node] = (uint8_t)((h.depth[a] > h.depth[b] ? h.depth[a] : h.depth[b]) + 1);
        parent[a] = parent[b] = node;
        h.items[1] = node++;
        sift(&h, 1);
    } while (h.size >= 2);
    int depth[NODES];
    depth[node - 1] = 0;
    for (int i = norder - 1; i >= 0; i--) { /* from the root down */
        int m = order[i];
        int l = depth[parent[m]] + 1;
        if (l > most) l = most, over++;
        depth[m] = l;
        if (m >= n) continue;
        t->length[m] = (uint8_t)l;
        used[l]++;
    }
    if (over) { /* shorten the longest: move leaves down from above */
        while (over > 0) {
            int l = most - 1;
            while (!used[l]) l--;
            used[l]--;
            used[l + 1] += 2;
            used[most]--;
            over -= 2;
        }
        int at = 0;
        for (int l = most; l; l--)
            for (int left = used[l]; left;) {
                int m = order[at++];
                if (m >= n) continue;
                t->length[m] = (uint8_t)l;
                left--;
            }
    }
    while (nforced) t->count[forced[--nforced]] = 0; /* nobody uses them */
    canonical(t, n);
}

/* ---- blocks ---- */

static int distance_symbol(unsigned distance) {
    int low = 0, high = DISTANCES - 1;
    while (low < high) {
        int middle = (low + high + 1) / 2;
        if (fhzlib_distance_base[middle] <= distance)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* The lengths of both trees as symbols of the third: emits them, or counts them. Returns the bits of what follows symbols. */
static void lengths_of(Deflate *d, const Tree *t, bool emit) {
    static const uint8_t extra[3] = {2, 3, 7}, least[3] = {3, 3, 11};
    int previous = -1, next = t->length[0], run = 0, most = next ? 7 : 138, min = next ? 4 : 3;
    for (int i = 0; i <= t->last; i++) {
        int current = next;
        next = i < t->last ? t->length[i + 1] : -1;
        if (++run < most && current == next) continue;
        if (run < min) {
            for (; run; run--) {
                if (emit)
                    put(d, d->codes.code[current], d->codes.length[current]);
                else
                    d->codes.count[current]++;
            }
        } else {
            if (current && current != previous) {
                if (emit)
                    put(d, d->codes.code[current], d->codes.length[current]);
                else
                    d->codes.count[current]++;
                run--;
            }
            int symbol = current ? 16 : run <= 10 ? 17 : 18;
            if (emit) {
                put(d, d->codes.code[symbol], d->codes.length[symbol]);
                put(d, (unsigned)(run - least[symbol - 16]), extra[symbol - 16]);
            } else {
                d->codes.count[symbol]++;
            }
        }
        run = 0;
        previous = current;
        most = !next ? 138 : current == next ? 6 : 7;
        min = !next || current == next ? 3 : 4;
    }
}

static void fixed_codes(Deflate *d) {
    for (int i = 0; i < LITERALS + 2; i++)
        d->literals.length[i] = (uint8_t)(i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8);
    canonical(&d->literals, LITERALS + 2);
    for (int i = 0; i < DISTANCES; i++) {
        d->dists.length[i] = 5;
        d->dists.code[i] = (uint16_t)reversed((unsigned)i, 5);
    }
}

static void write_symbols(Deflate *d) {
    const Tree *l = &d->literals, *t = &d->dists;
    for (uint32_t i = 0; i < d->nsymbols; i++) {
        unsigned n = d->lengths[i], distance = d->distances[i];
        if (!distance) {
            put(d, l->code[n], l->length[n]);
            continue;
        }
        unsigned s = d->length_symbol[n];
        put(d, l->code[s + 257], l->length[s + 257]);
        put(d, n + SHORTEST - fhzlib_length_base[s], fhzlib_length_bits[s]);
        int ds = distance_symbol(distance);
        put(d, t->code[ds], t->length[ds]);
        put(d, distance - fhzlib_distance_base[ds], fhzlib_distance_bits[ds]);
    }
    put(d, l->code[256], l->length[256]);
}

static void stored_block(Deflate *d, size_t from, size_t n, bool last) {
    put(d, last, 3);
    to_byte(d);
    if (d->failed || !fhzlib_room(d->out, n + 4)) {
        d->failed = true;
        return;
    }
    uint8_t *p = d->out->data + d->out->size;
    p[0] = (uint8_t)n;
    p[1] = (uint8_t)(n >> 8);
    p[2] = (uint8_t)~p[0];
    p[3] = (uint8_t)~p[1];
    memcpy(p + 4, d->data + from, n);
    d->out->size += n + 4;
}

static void end_block(Deflate *d, size_t end, bool last) {
    Tree *l = &d->literals, *t = &d->dists, *c = &d->codes;
    l->count[256] = 1;
    build(l, LITERALS, 15);
    build(t, DISTANCES, 15);
    memset(c->count, 0, sizeof c->count);
    lengths_of(d, l, false);
    lengths_of(d, t, false);
    build(c, CODES, 7);
    int ncodes = CODES;
    while (ncodes > 4 && !c->length[fhzlib_order[ncodes - 1]]) ncodes--;
    uint64_t dynamic = 14 + 3 * (uint64_t)ncodes, fixed = 0;
    static const uint8_t code_extra[CODES] = {[16] = 2, [17] = 3, [18] = 7};
    for (int i = 0; i < CODES; i++) dynamic += (uint64_t)c->count[i] * (c->length[i] + code_extra[i]);
    for (int i = 0; i < LITERALS; i++) {
        unsigned extra = i > 256 ? fhzlib_length_bits[i - 257] : 0;
        if (!l->length[i]) continue;
        dynamic += (uint64_t)l->count[i] * (l->length[i] + extra);
        fixed += (uint64_t)l->count[i] * ((i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8) + extra);
    }
    for (int i = 0; i < DISTANCES; i++) {
        if (!t->length[i]) continue;
        dynamic += (uint64_t)t->count[i] * (t->length[i] + fhzlib_distance_bits[i]);
        fixed += (uint64_t)t->count[i] * (5u + fhzlib_distance_bits[i]);
    }
    uint64_t dynamic_bytes = (dynamic + 3 + 7) >> 3, fixed_bytes = (fixed + 3 + 7) >> 3;
    uint64_t best = fixed_bytes <= dynamic_bytes || d->fixed ? fixed_bytes : dynamic_bytes;
    size_t n = end - d->block_start;
    if (n + 4 <= best && n < 65536) {
        stored_block(d, d->block_start, n, last);
    } else if (best == fixed_bytes) {
        put(d, 2 + last, 3);
        fixed_codes(d);
        write_symbols(d);
    } else {
        put(d, 4 + last, 3);
        put(d, (unsigned)(l->last + 1 - 257), 5);
        put(d, (unsigned)t->last, 5);
        put(d, (unsigned)ncodes - 4, 4);
        for (int i = 0; i < ncodes; i++) put(d, c->length[fhzlib_order[i]], 3);
        lengths_of(d, l, true);
        lengths_of(d, t, true);
        write_symbols(d);
    }
    d->nsymbols = 0;
    d->block_start = end;
    memset(l->count, 0, sizeof l->count);
    memset(t->count, 0, sizeof t->count);
}

/* ---- matches ---- */

static void literal(Deflate *d, size_t at, size_t block_end) {
    d->lengths[d->nsymbols] = d->data[at];
    d->distances[d->nsymbols++] = 0;
    d->literals.count[d->data[at]]++;
    if (d->nsymbols == SYMBOLS) end_block(d, block_end, false);
}

static void match(Deflate *d, size_t length, size_t distance, size_t block_end) {
    d->lengths[d->nsymbols] = (uint16_t)(length - SHORTEST);
    d->distances[d->nsymbols++] = (uint16_t)distance;
    d->literals.count[d->length_symbol[length - SHORTEST] + 257]++;
    d->dists.count[distance_symbol((unsigned)distance)]++;
    if (d->nsymbols == SYMBOLS) end_block(d, block_end, false);
}

/* Enters the position into its chain; the one before it there, or -1. */
static int64_t enter(Deflate *d, size_t at) {
    if (at + SHORTEST > d->size) return -1;
    unsigned h =
        ((unsigned)d->data[at] << 10 ^ (unsigned)d->data[at + 1] << 5 ^ d->data[at + 2]) & (HASH_SIZE - 1);
    int64_t was = d->head[h];
    d->head[h] = (int64_t)at;
    d->back[at & (WINDOW - 1)] = was >= 0 && at - (size_t)was < WINDOW ? (int32_t)(at - (size_t)was) : 0;
    return was;
}

/* The longest match above `best`; its length (or best), and where it is. */
static size_t longest(Deflate *d, size_t at, int64_t from, size_t best, int level, size_t *found) {
    size_t room = d->size - at < LONGEST ? d->size - at : LONGEST, nice = efforts[level].nice;
    unsigned chain = efforts[level].chain;
    if (best >= efforts[level].good) chain >>= 2;
    if (nice > room) nice = room;
    int64_t limit = at > REACH ? (int64_t)(at - REACH) : 0;
    const uint8_t *here = d->data + at;
    do {
        const uint8_t *there = d->data + from;
        if (best < room && there[best] == here[best] && there[0] == here[0] && there[1] == here[1]) {
            size_t n = 2;
            while (n < room && there[n] == here[n]) n++;
            if (n > best) {
                *found = (size_t)from;
                best = n;
                if (n >= nice) break;
            }
        }
        int32_t step = d->back[from & (WINDOW - 1)];
        if (!step) break;
        from -= step;
    } while (from > limit && --chain);
    return best < room ? best : room;
}

static bool near(size_t at, int64_t from) { return from > 0 && at - (size_t)from <= REACH; }

static void put_off(Deflate *d, int level) {
    size_t length = SHORTEST - 1, start = 0;
    bool waiting = false;
    for (size_t at = 0; at < d->size && !d->failed; at++) {
        int64_t from = enter(d, at);
        size_t before_length = length, before_start = start;
        length = SHORTEST - 1;
        if (near(at, from) && before_length < efforts[level].lazy) {
            length = longest(d, at, from, before_length, level, &start);
            if (length == before_length) length = before_length;
            if (length == SHORTEST && at - start > FAR) length = SHORTEST - 1;
        }
        if (before_length >= SHORTEST && length <= before_length) {
            size_t end = at - 1 + before_length;
            for (size_t i = at + 1; i < end; i++) enter(d, i);
            waiting = false;
            length = SHORTEST - 1;
            match(d, before_length, at - 1 - before_start, end);
            at = end - 1;
        } else if (waiting) {
            literal(d, at - 1, at);
        } else {
            waiting = true;
        }
        if ((at & 0xfff) == 0 && fhpoll_work(d->out->vm, 4096) < 0) d->failed = true;
    }
    if (waiting && !d->failed) literal(d, d->size - 1, d->size);
}

static void at_once(Deflate *d, int level) {
    for (size_t at = 0; at < d->size && !d->failed;) {
        int64_t from = enter(d, at);
        size_t length = 0, start = 0;
        if (near(at, from)) length = longest(d, at, from, SHORTEST - 1, level, &start);
        if (length < SHORTEST) {
            literal(d, at, at + 1);
            at++;
        } else {
            if (length <= efforts[level].lazy)
                for (size_t i = 1; i < length; i++) enter(d, at + i);
            match(d, length, at - start, at + length);
            at += length;
        }
        if ((at & 0xfff) == 0 && fhpoll_work(d->out->vm, 4096) < 0) d->failed = true;
    }
}

static void only_stored(Deflate *d) {
    size_t at = 0;
    do {
        size_t n = d->size - at < 65535 ? d->size - at : 65535;
        stored_block(d, at, n, at + n == d->size);
        at += n;
    } while (at < d->size && !d->failed);
}

int fhzlib_deflate(FhZlibOut *o, const uint8_t *data, size_t size, int level, bool fixed) {
    if (level < 0 || level > 9) level = 6;
    if (!fhzlib_room(o, size / 2 + 64)) return -1;
    Deflate *d = fhmem_new(o->vm, sizeof *d);
    if (!d) return -1;
    memset(d, 0, sizeof *d);
    d->out = o;
    d->data = data;
    d->size = size;
    d->fixed = fixed;
    memset(d->head, 0xff, sizeof d->head);
    for (unsigned s = 0; s < 29; s++)
        for (unsigned n = 0; n < 1u << fhzlib_length_bits[s] && fhzlib_length_base[s] - SHORTEST + n < 256;
             n++)
            d->length_symbol[fhzlib_length_base[s] - SHORTEST + n] = (uint16_t)s;
    if (level == 0) {
        only_stored(d);
    } else {
        if (level <= 3)
            at_once(d, level);
        else
            put_off(d, level);
        if (!d->failed) end_block(d, size, true);
    }
    if (!d->failed) to_byte(d);
    bool failed = d->failed;
    fhmem_free(o->vm, d, sizeof *d);
    return failed ? -1 : 0;
}
