/* Sets of characters: gathered from ranges and categories, turned into tables of bytes and sorted ranges; and which
 * characters are the same but for case. */
#include "stdlib/re_parts.h"
#include "base/sizes.h"
#include "objects/unicode.h"

#include <stdlib.h>
#include <utf8proc.h>

#define LAST_CHAR 0x10ffffu

int fhre_room(FhVM *vm, void *array, size_t item) {
    FH_RE_ARRAY(char) *a = array;
    if (a->n < a->room) return 0;
    uint32_t room = a->room ? a->room * 2 : 16;
    if (room <= a->room) return fhraise_memory(vm), -1;
    void *items = fhmem_resize(vm, a->items, a->room * item, room * item);
    if (!items) return -1;
    a->items = items;
    a->room = room;
    return 0;
}

/* ---- case ---- */

static bool is_ascii_letter(uint32_t c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

uint32_t fhresets_lower(uint32_t c, bool is_unicode) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c | 32 : c;
    if (!is_unicode || c > LAST_CHAR) return c;
    if (c == 0x130) return 'i'; /* its lower case is i and a dot: the i counts */
    uint32_t out[3];
    return fhunicode_lower(c, out) == 1 ? out[0] : c;
}

/* Letters whose lower cases differ though one of them is the other's upper case seen from elsewhere. */
static const uint16_t alike[][3] = {
    {0x69, 0x131, 0},   {0x73, 0x17f, 0},    {0xb5, 0x3bc, 0},    {0x345, 0x3b9, 0x1fbe},  {0x390, 0x1fd3, 0},
    {0x3b0, 0x1fe3, 0}, {0x3b2, 0x3d0, 0},   {0x3b5, 0x3f5, 0},   {0x3b8, 0x3d1, 0},       {0x3ba, 0x3f0, 0},
    {0x3c0, 0x3d6, 0},  {0x3c1, 0x3f1, 0},   {0x3c2, 0x3c3, 0},   {0x3c6, 0x3d5, 0},       {0x432, 0x1c80, 0},
    {0x434, 0x1c81, 0}, {0x43e, 0x1c82, 0},  {0x441, 0x1c83, 0},  {0x442, 0x1c84, 0x1c85}, {0x44a, 0x1c86, 0},
    {0x463, 0x1c87, 0}, {0xa64b, 0x1c88, 0}, {0x1e61, 0x1e9b, 0}, {0xfb05, 0xfb06, 0},
};

static void add_case(uint32_t c, uint32_t out[FH_RE_MOST_CASES], unsigned *n) {
    for (unsigned i = 0; i < *n; i++)
        if (out[i] == c) return;
    if (*n < FH_RE_MOST_CASES) out[(*n)++] = c;
}

/* Characters with that lower case. */
static void add_uppers(uint32_t low, uint32_t out[FH_RE_MOST_CASES], unsigned *n) {
    uint32_t other[2] = {(uint32_t)utf8proc_toupper((utf8proc_int32_t)low),
                         (uint32_t)utf8proc_totitle((utf8proc_int32_t)low)};
    add_case(low, out, n);
    for (int i = 0; i < 2; i++)
        if (fhresets_lower(other[i], true) == low) add_case(other[i], out, n);
    /* signs whose lower case is a letter that does not have them as its upper case */
    static const uint16_t signs[][2] = {{'i', 0x130},    {'k', 0x212a},  {0xe5, 0x212b},
                                        {0x3c9, 0x2126}, {0xdf, 0x1e9e}, {0x3b8, 0x3f4}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i][0] == low) add_case(signs[i][1], out, n);
}

unsigned fhresets_cases(uint32_t c, bool is_unicode, uint32_t out[FH_RE_MOST_CASES]) {
    unsigned n = 0;
    add_case(c, out, &n);
    if (!is_unicode) {
        if (is_ascii_letter(c)) add_case(c ^ 32, out, &n);
        return n;
    }
    uint32_t low = fhresets_lower(c, true);
    add_uppers(low, out, &n);
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
        const uint16_t *a = alike[i];
        if (a[0] != low && a[1] != low && (a[2] != low || low == 0)) continue;
        for (int j = 0; j < 3 && a[j]; j++) add_uppers(a[j], out, &n);
    }
    return n;
}

/* ---- membership ---- */

bool fhresets_is_word(uint32_t c, bool is_unicode) {
    if (c < 0x80) return fhunicode_ascii[c] & FH_U_NAME;
    return is_unicode && (fhunicode_is_alpha(c) || fhunicode_is_numeric(c) || fhunicode_is_digit(c) ||
                          fhunicode_decimal(c) >= 0);
}

static bool in_categories(uint8_t which, uint32_t c) {
    if (which & (FH_RE_DIGIT | FH_RE_NOT_DIGIT)) {
        bool is = fhunicode_decimal(c) >= 0;
        if (which & (is ? FH_RE_DIGIT : FH_RE_NOT_DIGIT)) return true;
    }
    if (which & (FH_RE_SPACE | FH_RE_NOT_SPACE)) {
        bool is = fhunicode_is_space(c);
        if (which & (is ? FH_RE_SPACE : FH_RE_NOT_SPACE)) return true;
    }
    if (which & (FH_RE_WORD | FH_RE_NOT_WORD)) {
        bool is = fhresets_is_word(c, true);
        if (which & (is ? FH_RE_WORD : FH_RE_NOT_WORD)) return true;
    }
    return false;
}

bool fhresets_has(const FhReSet *s, const FhReRange *ranges, uint32_t c) {
    const FhReRange *r = ranges + s->first_range;
    uint32_t low = 0, high = s->nranges;
    bool found = false;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (c > r[middle].last)
            low = middle + 1;
        else if (c < r[middle].first)
            high = middle;
        else {
            found = true;
            break;
        }
    }
    if (!found && s->categories) found = in_categories(s->categories, s->fold ? fhresets_lower(c, true) : c);
    return found != s->negated;
}

/* ---- gathering ---- */

void fhresets_start(FhReSetBuilder *b, FhReTree *tree, uint32_t flags) {
    memset(b, 0, sizeof *b);
    b->tree = tree;
    b->flags = flags;
}

void fhresets_drop(FhReSetBuilder *b) {
    FH_RE_FREE(b->tree->vm, b->found);
    b->found.items = NULL;
    b->found.n = b->found.room = 0;
}

static void set_low(FhReSetBuilder *b, uint32_t c) { b->low[c >> 6] |= (uint64_t)1 << (c & 63); }
static bool has_low(const FhReSetBuilder *b, uint32_t c) { return b->low[c >> 6] >> (c & 63) & 1; }

static int add_plain(FhReSetBuilder *b, uint32_t first, uint32_t last) {
    for (uint32_t c = first; c <= last && c < 256; c++) set_low(b, c);
    if (last < 0x80) return 0;
    if (first < 0x80) first = 0x80;
    if (b->found.n && b->found.items[b->found.n - 1].last + 1 == first) {
        b->found.items[b->found.n - 1].last = last;
        return 0;
    }
    if (fhre_room(b->tree->vm, &b->found, sizeof *b->found.items) < 0) return -1;
    b->found.items[b->found.n++] = (FhReRange){first, last};
    return 0;
}

/* Large blocks of characters without case, which need not be looked at one by one. */
static uint32_t skip_caseless(uint32_t c) {
    if (c >= 0x3100 && c < 0xa640) return 0xa640;
    if (c >= 0xac00 && c < 0xfb00) return 0xfb00;
    if (c >= 0x1f000) return LAST_CHAR + 1;
    return c;
}

int fhresets_add(FhReSetBuilder *b, uint32_t first, uint32_t last) {
    if (add_plain(b, first, last) < 0) return -1;
    if (!(b->flags & FH_RE_I)) return 0;
    bool is_unicode = (b->flags & FH_RE_U) != 0;
    if (!is_unicode && last > 0x7f) last = 0x7f;
    for (uint32_t c = first; c <= last; c++) {
        if ((c = skip_caseless(c)) > last) break;
        uint32_t cases[FH_RE_MOST_CASES];
        unsigned n = fhresets_cases(c, is_unicode, cases);
        for (unsigned i = 1; i < n; i++)
            if ((cases[i] < first || cases[i] > last) && add_plain(b, cases[i], cases[i]) < 0) return -1;
    }
    return 0;
}

static bool ascii_category(char letter, uint32_t c) {
    switch (letter | 32) {
    case 'd': return c >= '0' && c <= '9';
    case 's': return c == ' ' || (c >= 9 && c <= 13);
    default: return fhunicode_ascii[c] & FH_U_NAME;
    }
}

void fhresets_add_category(FhReSetBuilder *b, char letter) {
    bool is_unicode = (b->flags & FH_RE_U) != 0, is_not = !(letter & 32);
    uint8_t bit = (letter | 32) == 'd' ? FH_RE_DIGIT : (letter | 32) == 's' ? FH_RE_SPACE : FH_RE_WORD;
    for (uint32_t c = 0; c < 0x80; c++) {
        bool is = ascii_category(letter, c);
        if ((letter | 32) == 's' && is_unicode && c >= 0x1c && c <= 0x1f) is = true;
        if (is != is_not) set_low(b, c);
    }
    if (b->tree->is_bytes || !is_unicode) { /* above ASCII, nothing belongs to a category */
        if (!is_not) return;
        for (uint32_t c = 0x80; c < 256; c++) set_low(b, c);
        b->categories |= FH_RE_DIGIT | FH_RE_NOT_DIGIT;
        return;
    }
    b->categories |= is_not ? (uint8_t)(bit << 1) : bit;
}

static int by_first(const void *a, const void *b) {
    const FhReRange *x = a, *y = b;
    return x->first < y->first ? -1 : x->first > y->first;
}

static uint32_t merge(FhReRange *r, uint32_t n) {
    uint32_t out = 0;
    if (n) qsort(r, n, sizeof *r, by_first);
    for (uint32_t i = 0; i < n; i++) {
        if (out && r[i].first <= r[out - 1].last + 1) {
            if (r[i].last > r[out - 1].last) r[out - 1].last = r[i].last;
        } else {
            r[out++] = r[i];
        }
    }
    return out;
}

static bool holds_all(uint8_t categories) { return (categories & categories >> 1 & 0x15) != 0; }

/* What the bytes from 0x80 on say of the characters of a str. */
static void fill_high(FhReSet *s, const FhReSetBuilder *b) {
    bool all = holds_all(b->categories) ||
               (b->found.n == 1 && b->found.items[0].first == 0x80 && b->found.items[0].last >= LAST_CHAR);
    bool none = !b->found.n && !b->categories;
    uint8_t is = all != b->negated && (all || none) ? FH_RE_IN : FH_RE_OUT;
    if (all || none) {
        memset(s->byte + 0x80, is, 0x80);
        if (all) s->categories = FH_RE_DIGIT | FH_RE_NOT_DIGIT;
        return;
    }
    s->decodes = true;
    memset(s->byte + 0x80, FH_RE_DECODE, 0x80);
}

static bool same_set(const FhReTree *t, const FhReSet *a, const FhReSet *b) {
    return memcmp(a->byte, b->byte, sizeof a->byte) == 0 && a->nranges == b->nranges &&
           a->categories == b->categories && a->negated == b->negated && a->fold == b->fold &&
           (!a->nranges || memcmp(t->ranges.items + a->first_range, t->ranges.items + b->first_range,
                                  a->nranges * sizeof(FhReRange)) == 0);
}

static int64_t finish(FhReSetBuilder *b) {
    FhReTree *t = b->tree;
    FhReSet s = {.first_range = t->ranges.n, .categories = b->categories, .negated = b->negated};
    s.fold = (b->flags & FH_RE_I) && b->categories;
    b->found.n = merge(b->found.items, b->found.n);
    for (uint32_t c = 0; c < 256; c++) s.byte[c] = has_low(b, c) != b->negated ? FH_RE_IN : FH_RE_OUT;
    if (!t->is_bytes) {
        fill_high(&s, b);
        for (uint32_t i = 0; i < b->found.n; i++) {
            if (fhre_room(t->vm, &t->ranges, sizeof *t->ranges.items) < 0) return -1;
            t->ranges.items[t->ranges.n++] = b->found.items[i];
        }
        s.nranges = b->found.n;
    }
    for (uint32_t i = 0; i < t->sets.n; i++) {
        if (!same_set(t, &t->sets.items[i], &s)) continue;
        t->ranges.n = s.first_range;
        return i;
    }
    if (fhre_room(t->vm, &t->sets, sizeof *t->sets.items) < 0) return -1;
    t->sets.items[t->sets.n++] = s;
    return t->sets.n - 1;
}

int64_t fhresets_finish(FhReSetBuilder *b) {
    int64_t i = finish(b);
    fhresets_drop(b);
    return i;
}
