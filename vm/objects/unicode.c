#include "objects/unicode.h"
#include <stddef.h>
#include <utf8proc.h>

typedef struct Range {
    uint32_t first, last;
} Range;

typedef struct Special {
    uint32_t code;
    uint16_t text[3]; /* 0 where shorter */
} Special;

#include "objects/unicode_tables.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define IN(c, table) in_ranges((c), (table), COUNT(table))

enum {
    L = FH_U_LOWER | FH_U_PRINT,
    U = FH_U_UPPER | FH_U_PRINT,
    D = FH_U_DIGIT | FH_U_PRINT,
    S = FH_U_SPACE,
    P = FH_U_PRINT,
    W = FH_U_SPACE | FH_U_PRINT,
    N = FH_U_UNDERSCORE | FH_U_PRINT
};
/* clang-format off */
const uint8_t fhunicode_ascii[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, S, S, S, S, S, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, S, S, S, S,
    W, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, D, D, D, D, D, D, D, D, D, D, P, P, P, P, P, P,
    P, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, P, P, P, P, N,
    P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, 0,
};
/* clang-format on */

static bool in_ranges(uint32_t c, const Range *table, size_t count) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > table[middle].last)
            low = middle + 1;
        else if (c < table[middle].first)
            high = middle;
        else
            return true;
    }
    return false;
}

bool fhunicode_is_later(uint32_t c) { return c >= later[0].first && IN(c, later); }

static utf8proc_category_t category(uint32_t c) {
    utf8proc_category_t found = utf8proc_category((utf8proc_int32_t)c);
    return found && fhunicode_is_later(c) ? UTF8PROC_CATEGORY_CN : found;
}

static bool is_letter(utf8proc_category_t found) {
    return found >= UTF8PROC_CATEGORY_LU && found <= UTF8PROC_CATEGORY_LO;
}

bool fhunicode_is_alpha(uint32_t c) {
    return c < 0x80 ? fhunicode_ascii[c] & FH_U_ALPHA : is_letter(category(c));
}

bool fhunicode_is_lower(uint32_t c) {
    if (c < 0x80) return fhunicode_ascii[c] & FH_U_LOWER;
    return category(c) == UTF8PROC_CATEGORY_LL || IN(c, other_lower);
}

bool fhunicode_is_upper(uint32_t c) {
    if (c < 0x80) return fhunicode_ascii[c] & FH_U_UPPER;
    return category(c) == UTF8PROC_CATEGORY_LU || IN(c, other_upper);
}

bool fhunicode_is_title(uint32_t c) { return c >= 0x80 && category(c) == UTF8PROC_CATEGORY_LT; }

bool fhunicode_is_cased(uint32_t c) {
    return fhunicode_is_lower(c) || fhunicode_is_upper(c) || fhunicode_is_title(c);
}

bool fhunicode_is_case_ignorable(uint32_t c) {
    bool plain;
    switch (category(c)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_SK: plain = true; break;
    default: plain = false;
    }
    return plain != IN(c, ignorable_odd);
}

bool fhunicode_is_space(uint32_t c) { return c < 0x80 ? fhunicode_ascii[c] & FH_U_SPACE : IN(c, spaces); }

bool fhunicode_is_printable(uint32_t c) {
    if (c < 0x80) return fhunicode_ascii[c] & FH_U_PRINT;
    switch (category(c)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_ZS: return false;
    default: return true;
    }
}

static bool plain_start(utf8proc_category_t found) {
    return is_letter(found) || found == UTF8PROC_CATEGORY_NL;
}

bool fhunicode_is_name_start(uint32_t c) {
    if (c < 0x80) return fhunicode_ascii[c] & FH_U_NAME & ~FH_U_DIGIT;
    return plain_start(category(c)) != IN(c, start_odd);
}

bool fhunicode_is_name_part(uint32_t c) {
    if (c < 0x80) return fhunicode_ascii[c] & FH_U_NAME;
    utf8proc_category_t found = category(c);
    bool plain = plain_start(found) || found == UTF8PROC_CATEGORY_MN || found == UTF8PROC_CATEGORY_MC ||
                 found == UTF8PROC_CATEGORY_ND || found == UTF8PROC_CATEGORY_PC;
    return plain != IN(c, part_odd);
}

int fhunicode_decimal(uint32_t c) {
    if (c < 0x80) return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
    if (category(c) != UTF8PROC_CATEGORY_ND) return -1;
    size_t low = 0, high = COUNT(zeros);
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        *(zeros[middle] <= c ? &low : &high) = middle;
    }
    return c - zeros[low] < 10 ? (int)(c - zeros[low]) : -1;
}

bool fhunicode_is_digit(uint32_t c) { return fhunicode_decimal(c) >= 0 || (c >= 0x80 && IN(c, digits)); }

bool fhunicode_is_numeric(uint32_t c) {
    if (c < 0x80) return fhunicode_ascii[c] & FH_U_DIGIT;
    switch (category(c)) {
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return true;
    default: return IN(c, numerals);
    }
}

/* No table of special cases has an entry for c: true for nearly all of the scripts in use. */
static bool is_plain(uint32_t c) {
    if (c < 0x1E96) return c != 0xDF && c != 0x149 && c != 0x1F0 && c != 0x390 && c != 0x3B0 && c != 0x587;
    return c > 0x1FFF && (c < 0xFB00 || c > 0xFB17);
}

static unsigned special(uint32_t c, const Special *table, size_t count, uint32_t out[3]) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (table[middle].code < c)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == count || table[low].code != c) return 0;
    unsigned n = 0;
    for (; n < 3 && table[low].text[n]; n++) out[n] = table[low].text[n];
    return n;
}

/* c lies in the tables of single code points, which have 0 where it takes more. */
static bool is_common(uint32_t c) { return c >= 0x80 && c < 0x80 + COUNT(simple_upper); }

unsigned fhunicode_upper(uint32_t c, uint32_t out[3]) {
    if (is_common(c) && (out[0] = simple_upper[c - 0x80])) return 1;
    unsigned n = is_plain(c) ? 0 : special(c, special_upper, COUNT(special_upper), out);
    if (n) return n;
    out[0] = (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
    return 1;
}

unsigned fhunicode_title(uint32_t c, uint32_t out[3]) {
    unsigned n = is_plain(c) ? 0 : special(c, special_title, COUNT(special_title), out);
    if (n) return n;
    out[0] = (uint32_t)utf8proc_totitle((utf8proc_int32_t)c);
    return 1;
}

unsigned fhunicode_lower(uint32_t c, uint32_t out[3]) {
    if (is_common(c) && (out[0] = simple_lower[c - 0x80])) return 1;
    if (c == 0x130) { /* capital I with dot: the only one that grows */
        out[0] = 'i';
        out[1] = 0x307;
        return 2;
    }
    out[0] = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
    return 1;
}

unsigned fhunicode_fold(uint32_t c, uint32_t out[3]) {
    utf8proc_int32_t folded[4];
    int boundary = 0;
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)c, folded, 4, UTF8PROC_CASEFOLD, &boundary);
    if (n < 1 || n > 3) {
        out[0] = c;
        return 1;
    }
    for (utf8proc_ssize_t i = 0; i < n; i++) out[i] = (uint32_t)folded[i];
    return (unsigned)n;
}
