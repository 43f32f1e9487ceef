/* From numbers of code points to byte offsets and back, for text that is not ASCII.
 *
 * An index is made when a string of more than NEAR code points is first asked for one that is far from both ends. It
 * holds the offset of every 64th code point and a cursor, the place last asked for, so that a loop over s[i] walks from
 * one code point to the next. Without memory for an index the answer is found by walking from an end. */
#include "base/utf8.h"
#include "objects/str.h"

enum { STRIDE = 64, NEAR = 128 };

typedef struct FhStrIndex {
    size_t count; /* of offsets */
    size_t cursor_number, cursor_offset;
    size_t offsets[];
} FhStrIndex;

static bool is_lead(char c) { return (c & 0xC0) != 0x80; }

/* How many of the eight bytes at p start a code point. */
static unsigned leads_in_word(const char *p) {
    uint64_t word;
    memcpy(&word, p, 8);
    uint64_t continuation = word >> 7 & ~word >> 6 & 0x0101010101010101u;
    return 8 - (unsigned)(continuation * 0x0101010101010101u >> 56);
}

size_t fhstr_count_points(const char *s, size_t nbytes) {
    size_t count = 0, i = 0;
    for (; nbytes - i >= 8; i += 8) count += leads_in_word(s + i);
    for (; i < nbytes; i++) count += is_lead(s[i]);
    return count;
}

/* The start of the code point `count` further than the one at p; `end` is where text ends. */
static const char *forward(const char *p, const char *end, size_t count) {
    if (count >= 16) {
        while (end - p >= 8) { /* at p, `count` leads (p's included if it is one) are to be passed */
            unsigned leads = leads_in_word(p);
            if (leads > count) break;
            count -= leads;
            p += 8;
        }
        while (p < end && !is_lead(*p)) p++;
    }
    while (count && p < end) {
        p++;
        while (p < end && !is_lead(*p)) p++;
        count--;
    }
    return p;
}

static const char *backward(const char *p, size_t count) {
    while (count--) {
        do p--;
        while (!is_lead(*p));
    }
    return p;
}

static size_t index_bytes(size_t count) { return sizeof(FhStrIndex) + count * sizeof(size_t); }

static FhStrIndex *make_index(FhVM *vm, FhStr *s) {
    FhStrTail *tail = fhstr_tail(s);
    size_t count = tail->length / STRIDE + 1;
    FhStrIndex *index = fhheap_raw_for(&vm->heap, &s->header, index_bytes(count));
    if (!index) return NULL;
    const char *p = s->bytes, *end = s->bytes + s->nbytes;
    index->count = count;
    index->cursor_number = index->cursor_offset = 0;
    for (size_t i = 0; i < count; i++) {
        index->offsets[i] = (size_t)(p - s->bytes);
        p = forward(p, end, STRIDE);
    }
    return tail->index = index;
}

int fhstr_make_shareable(FhVM *vm, FhValue v) {
    FhStr *s = fhas_str(v);
    fhstr_hash(vm, v);
    bool wants = !(s->flags & FH_STR_ASCII) && fhstr_tail(s)->length > NEAR && !fhstr_tail(s)->index;
    return wants && !make_index(vm, s) ? (fhraise_memory(vm), -1) : 0;
}

void fhstr_drop_index(FhVM *vm, FhStr *s) {
    if (s->flags & FH_STR_ASCII) return;
    FhStrTail *tail = fhstr_tail(s);
    if (tail->index) fhheap_raw_free(&vm->heap, tail->index, index_bytes(tail->index->count));
    tail->index = NULL;
}

void fhstr_index_payload(FhVM *vm, FhStr *s, void (*fn)(void *ctx, void **block, size_t size), void *ctx) {
    (void)vm;
    if (s->flags & FH_STR_ASCII) return;
    FhStrTail *tail = fhstr_tail(s);
    void *index = tail->index;
    if (!index) return;
    fn(ctx, &index, index_bytes(tail->index->count));
    tail->index = index;
}

static size_t by_index(FhStr *s, FhStrIndex *index, size_t i) {
    const char *end = s->bytes + s->nbytes;
    size_t from = i / STRIDE * STRIDE, offset = index->offsets[i / STRIDE];
    if (index->cursor_number >= from && index->cursor_number <= i) {
        from = index->cursor_number;
        offset = index->cursor_offset;
    }
    offset = (size_t)(forward(s->bytes + offset, end, i - from) - s->bytes);
    if (FH_UNLIKELY(fh_is_shared(&s->header))) return offset;
    index->cursor_number = i;
    index->cursor_offset = offset;
    return offset;
}

size_t fhstr_offset(FhVM *vm, FhValue v, size_t i) {
    FhStr *s = fhas_str(v);
    if (s->flags & FH_STR_ASCII) return i;
    FhStrTail *tail = fhstr_tail(s);
    const char *end = s->bytes + s->nbytes;
    if (i <= NEAR / 4) return (size_t)(forward(s->bytes, end, i) - s->bytes);
    if (tail->length - i <= NEAR / 4) return (size_t)(backward(end, tail->length - i) - s->bytes);
    FhStrIndex *index = tail->index;
    if (!index && tail->length > NEAR) index = make_index(vm, s);
    if (index) return by_index(s, index, i);
    return (size_t)(forward(s->bytes, end, i) - s->bytes);
}

size_t fhstr_number(FhVM *vm, FhValue v, size_t offset) {
    FhStr *s = fhas_str(v);
    if (s->flags & FH_STR_ASCII) return offset;
    FhStrTail *tail = fhstr_tail(s);
    FhStrIndex *index = tail->index;
    if (!index && offset > 8 * NEAR && s->nbytes - offset > 8 * NEAR) index = make_index(vm, s);
    if (!index) {
        if (offset <= s->nbytes / 2) return fhstr_count_points(s->bytes, offset);
        return tail->length - fhstr_count_points(s->bytes + offset, s->nbytes - offset);
    }
    size_t low = 0, high = index->count; /* offsets[low] <= offset < offsets[high] */
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        *(index->offsets[middle] <= offset ? &low : &high) = middle;
    }
    size_t base = index->offsets[low];
    return low * STRIDE + fhstr_count_points(s->bytes + base, offset - base);
}

uint32_t fhstr_at(FhVM *vm, FhValue v, int64_t i) {
    FhStr *s = fhas_str(v);
    if (s->flags & FH_STR_ASCII) return (unsigned char)s->bytes[i];
    unsigned size;
    const char *p = s->bytes + fhstr_offset(vm, v, (size_t)i);
    return fhutf8_decode_wtf8(p, s->bytes + s->nbytes, &size);
}
