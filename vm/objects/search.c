#include "objects/search.h"
#include <string.h>

ptrdiff_t fhsearch_find(FhBytesView text, FhBytesView part) {
    if (part.size == 0) return 0;
    if (part.size > text.size) return -1;
    const char *found = part.size == 1 ? memchr(text.data, part.data[0], text.size)
                                       : memmem(text.data, text.size, part.data, part.size);
    return found ? found - text.data : -1;
}

ptrdiff_t fhsearch_rfind(FhBytesView text, FhBytesView part) {
    if (part.size == 0) return (ptrdiff_t)text.size;
    if (part.size > text.size) return -1;
    size_t starts = text.size - part.size + 1; /* where the part can begin */
    while (starts) {
        const char *found = memrchr(text.data, part.data[0], starts);
        if (!found) return -1;
        if (memcmp(found, part.data, part.size) == 0) return found - text.data;
        starts = (size_t)(found - text.data);
    }
    return -1;
}

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

size_t fhsearch_count(FhBytesView text, FhBytesView part, size_t limit) {
    if (part.size == 1 && limit >= text.size) return count_byte(text, part.data[0]);
    size_t count = 0;
    while (count < limit) {
        ptrdiff_t at = fhsearch_find(text, part);
        if (at < 0) break;
        count++;
        text.data += (size_t)at + part.size;
        text.size -= (size_t)at + part.size;
    }
    return count;
}
