#include "objects/search.h"
#include <stdbool.h>
#include <string.h>

/* ---- forwards ---- */

typedef uint8_t Block __attribute__((vector_size(16), aligned(1)));

/* Sixteen places at a time where the first and the last byte of the part fit are looked at closer. Text with too many
 * such places in vain is left to memmem, whose time is linear; *at is then where to go on, and the result false. */
static bool find_by_ends(FhBytesView text, FhBytesView part, size_t *at, ptrdiff_t *found) {
    size_t last = part.size - 1, stop = text.size - last, tries = 0;
    Block first_byte = (Block){0} + (uint8_t)part.data[0], last_byte = (Block){0} + (uint8_t)part.data[last];
    size_t i = 0;
    for (; stop - i >= 16; i += 16) {
        Block a, b;
        memcpy(&a, text.data + i, 16);
        memcpy(&b, text.data + i + last, 16);
        Block fits = (Block)((a == first_byte) & (b == last_byte));
        uint64_t half[2];
        memcpy(half, &fits, 16);
        if (!(half[0] | half[1])) continue;
        for (size_t k = 0; k < 16; k++) {
            if (!fits[k] || memcmp(text.data + i + k, part.data, part.size) != 0) continue;
            *found = (ptrdiff_t)(i + k);
            return true;
        }
        tries += part.size;
        if (tries > 64 + i * 2) {
            *at = i + 16;
            return false;
        }
    }
    *at = i;
    return false;
}

/* The few places left behind the last whole block. */
static ptrdiff_t find_in_rest(FhBytesView text, FhBytesView part, size_t at) {
    size_t last = part.size - 1;
    char first_byte = part.data[0], last_byte = part.data[last];
    for (; at + last < text.size; at++) {
        const char *p = text.data + at;
        if (p[0] == first_byte && p[last] == last_byte && memcmp(p, part.data, part.size) == 0)
            return (ptrdiff_t)at;
    }
    return -1;
}

/* ---- by sums: either way, in linear time ---- */

#define PRIME (((uint64_t)1 << 61) - 1)
enum { BASE = 1000003 };
__extension__ typedef unsigned __int128 Wide;

/* a * b modulo PRIME, not always the least; a below 2^63, b below 2^21. */
static inline uint64_t times(uint64_t a, uint64_t b) {
    Wide product = (Wide)a * b;
    return ((uint64_t)product & PRIME) + (uint64_t)(product >> 61);
}

static inline uint64_t least(uint64_t a) {
    a = (a & PRIME) + (a >> 61);
    return a >= PRIME ? a - PRIME : a;
}

/* Karp and Rabin's search: the sum over the bytes' values times falling powers of BASE slides over the text, and only where it is
 * the part's are the two compared. From the end, both are read backwards. */
static ptrdiff_t find_by_sums(FhVM *vm, FhBytesView text, FhBytesView part, bool from_end) {
    ptrdiff_t step = from_end ? -1 : 1, n = (ptrdiff_t)part.size, last = (ptrdiff_t)(text.size - part.size);
    const uint8_t *t = (const uint8_t *)text.data + (from_end ? text.size - 1 : 0);
    const uint8_t *p = (const uint8_t *)part.data + (from_end ? part.size - 1 : 0);
    uint64_t wanted = 0, sum = 0, power = 1, gone[256]; /* power: BASE to the part's size */
    for (ptrdiff_t i = 0; i < n; i++) {
        wanted = times(wanted, BASE) + p[step * i] + 1;
        sum = times(sum, BASE) + t[step * i] + 1;
        power = times(power, BASE);
        if (fhpoll_due(vm, (size_t)i)) return FHSEARCH_FAILED;
    }
    wanted = least(wanted);
    for (unsigned byte = 0; byte < 256; byte++) gone[byte] = PRIME - least(times(power, byte + 1));
    for (ptrdiff_t i = 0;; i++) {
        ptrdiff_t at = from_end ? last - i : i;
        if (least(sum) == wanted && memcmp(text.data + at, part.data, part.size) == 0) return at;
        if (i == last) return -1;
        sum = times(sum, BASE) + t[step * (i + n)] + 1 + gone[t[step * i]];
        if (fhpoll_due(vm, (size_t)i)) return FHSEARCH_FAILED;
    }
}

/* ---- both ways ---- */

enum {
    STRETCH = 1 << 22,
    LONG_PART = 1 << 20
}; /* bytes between polls; of parts that memmem would take long to prepare for */

static ptrdiff_t find_in_stretch(FhVM *vm, FhBytesView text, FhBytesView part) {
    if (part.size == 1) {
        const char *found = memchr(text.data, part.data[0], text.size);
        return found ? found - text.data : -1;
    }
    size_t at;
    ptrdiff_t found_at;
    if (find_by_ends(text, part, &at, &found_at)) return found_at;
    if (text.size - at < part.size + 16) return find_in_rest(text, part, at);
    FhBytesView rest = {text.data + at, text.size - at};
    if (part.size > LONG_PART) {
        found_at = find_by_sums(vm, rest, part, false);
        return found_at < 0 ? found_at : found_at + (ptrdiff_t)at;
    }
    const char *found = memmem(rest.data, rest.size, part.data, part.size);
    return found ? found - text.data : -1;
}

ptrdiff_t fhsearch_find(FhVM *vm, FhBytesView text, FhBytesView part) {
    if (part.size == 0) return 0;
    if (part.size > text.size) return -1;
    size_t step = part.size > STRETCH ? part.size : STRETCH;
    size_t at = 0;
    ptrdiff_t found;
    for (; text.size - at >= step + part.size; at += step) {
        found = find_in_stretch(vm, (FhBytesView){text.data + at, step + part.size - 1}, part);
        if (found >= 0) return found + (ptrdiff_t)at;
        if (found == FHSEARCH_FAILED || fhpoll(vm) < 0) return FHSEARCH_FAILED;
    }
    found = find_in_stretch(vm, (FhBytesView){text.data + at, text.size - at}, part);
    return found < 0 ? found : found + (ptrdiff_t)at;
}

ptrdiff_t fhsearch_rfind(FhVM *vm, FhBytesView text, FhBytesView part) {
    if (part.size == 0) return (ptrdiff_t)text.size;
    if (part.size > text.size) return -1;
    size_t starts = text.size - part.size + 1; /* where the part can begin */
    size_t tries = 0, all = text.size, polled = starts;
    while (starts) {
        size_t stretch = starts < STRETCH ? starts : STRETCH;
        const char *found = memrchr(text.data + starts - stretch, part.data[0], stretch);
        if (found && memcmp(found, part.data, part.size) == 0) return found - text.data;
        starts = found ? (size_t)(found - text.data) : starts - stretch;
        if (polled - starts >= STRETCH) {
            polled = starts;
            if (fhpoll(vm) < 0) return FHSEARCH_FAILED;
        }
        tries += found ? part.size : 0;
        if (tries > 4096 + (all - starts) * 4 && starts)
            return find_by_sums(vm, (FhBytesView){text.data, starts + part.size - 1}, part, true);
    }
    return -1;
}

/* ---- counting, replacing ---- */

#define ONES 0x0101010101010101u

static size_t count_byte(FhBytesView text, char byte) {
    uint64_t pattern = ONES * (unsigned char)byte, low7 = ONES * 0x7F;
    size_t count = 0, i = 0;
    for (; text.size - i >= 8; i += 8) {
        uint64_t word, other;
        memcpy(&word, text.data + i, 8);
        word ^= pattern;
        other = ((word & low7) + low7) | word; /* the high bit of each byte that differs */
        count += (size_t)((~other >> 7 & ONES) * ONES >> 56);
    }
    for (; i < text.size; i++) count += text.data[i] == byte;
    return count;
}

enum { POLL_STEP = 1 << 16 }; /* occurrences between polls */

static inline bool stopped(FhVM *vm, size_t n) {
    return n % POLL_STEP == 0 && n && fhpoll_work(vm, POLL_STEP) < 0;
}

size_t fhsearch_count(FhBytesView text, FhBytesView part, size_t limit, FhVM *vm) {
    size_t count = 0;
    if (part.size == 1 && limit >= text.size) {
        for (; text.size > STRETCH; text.data += STRETCH, text.size -= STRETCH) {
            count += count_byte((FhBytesView){text.data, STRETCH}, part.data[0]);
            if (fhpoll(vm) < 0) return FHSEARCH_STOPPED;
        }
        return count + count_byte(text, part.data[0]);
    }
    while (count < limit) {
        ptrdiff_t at = fhsearch_find(vm, text, part);
        if (at == FHSEARCH_FAILED) return FHSEARCH_STOPPED;
        if (at < 0) break;
        if (stopped(vm, ++count)) return FHSEARCH_STOPPED;
        text.data += (size_t)at + part.size;
        text.size -= (size_t)at + part.size;
    }
    return count;
}

void fhsearch_replace_byte(char *data, size_t size, char old, char by) {
    uint64_t pattern = ONES * (unsigned char)old, low7 = ONES * 0x7F,
             change = ONES * (unsigned char)(old ^ by);
    size_t i = 0;
    for (; size - i >= 8; i += 8) {
        uint64_t word, other;
        memcpy(&word, data + i, 8);
        other = word ^ pattern;
        other = ((other & low7) + low7) | other; /* the high bit of each byte that differs */
        word ^= (~other >> 7 & ONES) * 0xFF & change;
        memcpy(data + i, &word, 8);
    }
    for (; i < size; i++) {
        if (data[i] == old) data[i] = by;
    }
}

enum { KNOWN = sizeof(((FhOccurrences *)0)->known) / sizeof(size_t) };

int fhsearch_occurrences(FhOccurrences *o, FhBytesView text, FhBytesView part, size_t limit, FhVM *vm) {
    o->text = text;
    o->part = part;
    o->count = o->given = o->next = 0;
    size_t at = 0;
    while (o->count < limit && o->count < KNOWN) {
        ptrdiff_t found = fhsearch_find(vm, (FhBytesView){text.data + at, text.size - at}, part);
        if (found < 0) return found == FHSEARCH_FAILED ? -1 : 0;
        o->known[o->count++] = at + (size_t)found;
        at += (size_t)found + part.size;
    }
    o->next = at;
    size_t more = fhsearch_count((FhBytesView){text.data + at, text.size - at}, part, limit - o->count, vm);
    if (more == FHSEARCH_STOPPED) return -1;
    o->count += more;
    return 0;
}

/* The offset of the next one, of which there must be one. False: a poll has raised. */
static bool next(FhOccurrences *o, size_t *at, FhVM *vm) {
    if (o->given < KNOWN) return *at = o->known[o->given++], true;
    FhBytesView rest = {o->text.data + o->next, o->text.size - o->next};
    ptrdiff_t found = fhsearch_find(vm, rest, o->part);
    if (found < 0) return false;
    *at = o->next + (size_t)found;
    o->next = *at + o->part.size;
    return true;
}

int fhsearch_fill(char *out, FhOccurrences *o, FhBytesView to, FhVM *vm) {
    size_t done = 0, at;
    for (size_t n = o->count; n; n--) {
        if (!next(o, &at, vm)) return -1;
        memcpy(out, o->text.data + done, at - done);
        out += at - done;
        memcpy(out, to.data, to.size);
        out += to.size;
        done = at + o->part.size;
        if (stopped(vm, n)) return -1;
    }
    memcpy(out, o->text.data + done, o->text.size - done);
    return 0;
}
