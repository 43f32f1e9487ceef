/* Which non-ASCII characters may start and continue an identifier: Unicode's XID_Start and XID_Continue, computed from
 * the general categories with the few exceptions that the standard lists. */
#include <utf8proc.h>
#include "../base/utf8.h"
#include "lexer.h"

typedef struct Range {
    uint32_t first, last;
} Range;

static bool in_ranges(uint32_t c, const Range *ranges, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (c >= ranges[i].first && c <= ranges[i].last) return true;
    }
    return false;
}
#define IN(c, ranges) in_ranges(c, ranges, sizeof(ranges) / sizeof(ranges)[0])

static const Range other_start[] = {{0x1885, 0x1886}, {0x2118, 0x2118}, {0x212E, 0x212E}};
static const Range other_continue[] = {{0xB7, 0xB7}, {0x387, 0x387}, {0x1369, 0x1371}, {0x19DA, 0x19DA}};
/* Letters whose compatibility form is no identifier. */
static const Range never[] = {{0x37A, 0x37A},   {0x2E2F, 0x2E2F}, {0x309B, 0x309C}, {0xFC5E, 0xFC63},
                              {0xFDFA, 0xFDFB}, {0xFE70, 0xFE70}, {0xFE72, 0xFE72}, {0xFE74, 0xFE74},
                              {0xFE76, 0xFE76}, {0xFE78, 0xFE78}, {0xFE7A, 0xFE7A}, {0xFE7C, 0xFE7C},
                              {0xFE7E, 0xFE7E}};
static const Range never_start[] = {{0xE33, 0xE33}, {0xEB3, 0xEB3}, {0xFF9E, 0xFF9F}};

static bool is_start(uint32_t c) {
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL: return !IN(c, never) && !IN(c, never_start);
    default: return IN(c, other_start);
    }
}

static bool is_continue(uint32_t c) {
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PC: return true;
    default: return is_start(c) || IN(c, never_start) || IN(c, other_continue);
    }
}

size_t fhidentifier_prefix(const char *s, size_t size) {
    const char *p = s, *end = s + size;
    while (p < end) {
        unsigned length;
        uint32_t c = fhutf8_decode(p, end, &length);
        if (c >= 0x80 && !(p == s ? is_start(c) : is_continue(c))) break;
        p += length;
    }
    return (size_t)(p - s);
}
