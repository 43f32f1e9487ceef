/* See charnames.h. A name is a run of word numbers, one byte for the 200 most frequent words and two for the others,
 * closed by END; a look-up encodes the words of the name in question and searches the stream of all names for them.
 *
 *   name_stream: END name 0 END name 1 END ... the names by code point, then the aliases
 *   runs:        number of a name -> code point, for the first of each run of consecutive code points
 */
#include "charnames.h"
#include <stdbool.h>
#include <string.h>
#include "utf8.h"

typedef struct Run {
    uint32_t number, code;
} Run;

typedef struct Numbered {
    uint32_t prefix, first, last;
} Numbered;

#include "charnames_table.h"

enum { END = 255, LONGEST_NAME = 256, MOST_WORDS = 64 };

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* ---- words ---- */

static const char *word_at(uint32_t i) {
    uint32_t start = word_starts[i / 16];
    for (uint32_t k = i & ~15u; k < i; k++) start += word_sizes[k];
    return word_text + start;
}

static int compare(const char *text, size_t size, const char *word, size_t word_size) {
    int order = memcmp(text, word, size < word_size ? size : word_size);
    if (order) return order;
    return (size > word_size) - (size < word_size);
}

/* The number of a word among the sorted ones, or WORD_COUNT. */
static uint32_t find_word(const char *text, size_t size) {
    uint32_t low = 0, high = WORD_COUNT;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        int order = compare(text, size, word_at(middle), word_sizes[middle]);
        if (!order) return middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return WORD_COUNT;
}

static size_t encode_word(uint32_t word, unsigned char *out) {
    for (unsigned i = 0; i < FREQUENT_COUNT; i++) {
        if (frequent_words[i] != word) continue;
        out[0] = (unsigned char)i;
        return 1;
    }
    out[0] = (unsigned char)(FREQUENT_COUNT + word / 255);
    out[1] = (unsigned char)(word % 255);
    return 2;
}

/* END, the words, END; 0 when one of them is in no name. */
static size_t encode(const char *name, size_t size, unsigned char *out) {
    size_t length = 0;
    unsigned words = 0;
    out[length++] = END;
    for (const char *end = name + size; name <= end;) {
        const char *space = memchr(name, ' ', (size_t)(end - name));
        const char *stop = space ? space : end;
        uint32_t word = find_word(name, (size_t)(stop - name));
        if (word == WORD_COUNT || ++words > MOST_WORDS) return 0;
        length += encode_word(word, out + length);
        name = stop + 1;
    }
    out[length++] = END;
    return length;
}

/* ---- names ---- */

static uint32_t code_of(uint32_t number) {
    if (number >= NAME_COUNT) return alias_codes[number - NAME_COUNT];
    size_t low = 0, high = COUNT(runs);
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (runs[middle].number <= number)
            low = middle;
        else
            high = middle;
    }
    return runs[low].code + (number - runs[low].number);
}

static uint32_t find_in_stream(const unsigned char *wanted, size_t size) {
    const unsigned char *s = name_stream, *end = name_stream + sizeof name_stream;
    for (uint32_t number = 0; (size_t)(end - s) >= size; number++) {
        if (memcmp(s, wanted, size) == 0) return code_of(number);
        s = memchr(s + 1, END, (size_t)(end - s - 1));
        if (!s) break;
    }
    return FHUTF8_INVALID;
}

/* ---- names that follow from the code ---- */

static uint32_t hex_number(const char *s, const char *end) {
    uint32_t value = 0;
    if (end - s < 4 || end - s > 5) return FHUTF8_INVALID;
    for (; s < end; s++) {
        bool digit = *s >= '0' && *s <= '9';
        if (!digit && (*s < 'A' || *s > 'F')) return FHUTF8_INVALID;
        value = value << 4 | (uint32_t)(digit ? *s - '0' : *s - 'A' + 10);
    }
    return value;
}

static uint32_t find_numbered(const char *name, size_t size) {
    for (uint32_t i = 0; i < COUNT(number_prefixes); i++) {
        size_t prefix = strlen(number_prefixes[i]);
        if (size < prefix || memcmp(name, number_prefixes[i], prefix) != 0) continue;
        uint32_t code = hex_number(name + prefix, name + size);
        for (size_t k = 0; k < COUNT(numbered); k++) {
            if (numbered[k].prefix == i && code >= numbered[k].first && code <= numbered[k].last) return code;
        }
    }
    return FHUTF8_INVALID;
}

/* The longest part of a syllable's name that the text starts with; its number, or -1. */
static int take_part(const char **s, const char *end, const char *const *parts, int count) {
    int best = -1;
    size_t best_size = 0;
    for (int i = 0; i < count; i++) {
        size_t size = strlen(parts[i]);
        if (size > (size_t)(end - *s) || (best >= 0 && size <= best_size)) continue;
        if (memcmp(*s, parts[i], size) == 0) best = i, best_size = size;
    }
    *s += best_size;
    return best;
}

static const char syllable[] = "HANGUL SYLLABLE ";
static const char *const first[] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                    "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
static const char *const middle[] = {"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
                                     "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
static const char *const last[] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                   "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                   "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};

static uint32_t find_syllable(const char *s, const char *end) {
    if ((size_t)(end - s) < sizeof syllable || memcmp(s, syllable, sizeof syllable - 1) != 0)
        return FHUTF8_INVALID;
    s += sizeof syllable - 1;
    int l = take_part(&s, end, first, 19), v = take_part(&s, end, middle, 21),
        t = take_part(&s, end, last, 28);
    if (l < 0 || v < 0 || t < 0 || s != end) return FHUTF8_INVALID;
    return 0xAC00 + ((uint32_t)l * 21 + (uint32_t)v) * 28 + (uint32_t)t;
}

uint32_t fhcharnames_find(const char *name, size_t size) {
    char upper[LONGEST_NAME];
    unsigned char encoded[2 * MOST_WORDS + 2];
    if (!size || size > LONGEST_NAME) return FHUTF8_INVALID;
    uint32_t code = find_syllable(name, name + size);
    if (code == FHUTF8_INVALID) code = find_numbered(name, size);
    if (code != FHUTF8_INVALID) return code;
    for (size_t i = 0; i < size; i++) {
        upper[i] = name[i] >= 'a' && name[i] <= 'z' ? (char)(name[i] - 'a' + 'A') : name[i];
    }
    size_t length = encode(upper, size, encoded);
    return length ? find_in_stream(encoded, length) : FHUTF8_INVALID;
}

/* ---- from the code point to the name ---- */

static size_t append(char *out, size_t size, const char *text, size_t n) {
    if (size + n > FHCHARNAMES_LONGEST) return size;
    memcpy(out + size, text, n);
    return size + n;
}

static size_t name_syllable(uint32_t code, char *out) {
    uint32_t n = code - 0xAC00;
    const char *const parts[] = {syllable, first[n / 588], middle[n / 28 % 21], last[n % 28]};
    size_t size = 0;
    for (size_t i = 0; i < COUNT(parts); i++) size = append(out, size, parts[i], strlen(parts[i]));
    return size;
}

static size_t name_numbered(uint32_t prefix, uint32_t code, char *out) {
    size_t size = append(out, 0, number_prefixes[prefix], strlen(number_prefixes[prefix]));
    for (int shift = code > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4) {
        size = append(out, size, &"0123456789ABCDEF"[code >> shift & 15], 1);
    }
    return size;
}

/* The number of the name of a code point, or NAME_COUNT. */
static uint32_t number_of(uint32_t code) {
    size_t low = 0, high = COUNT(runs);
    if (code < runs[0].code) return NAME_COUNT;
    while (high - low > 1) {
        size_t middle_ = (low + high) / 2;
        *(runs[middle_].code <= code ? &low : &high) = middle_;
    }
    uint32_t number = runs[low].number + (code - runs[low].code);
    uint32_t end = low + 1 < COUNT(runs) ? runs[low + 1].number : NAME_COUNT;
    return number < end ? number : NAME_COUNT;
}

static size_t decode(const unsigned char *s, char *out) {
    size_t size = 0;
    while (*s != END) {
        uint32_t word;
        if (*s < FREQUENT_COUNT) {
            word = frequent_words[*s++];
        } else {
            word = (uint32_t)(s[0] - FREQUENT_COUNT) * 255 + s[1];
            s += 2;
        }
        if (size) size = append(out, size, " ", 1);
        size = append(out, size, word_at(word), word_sizes[word]);
    }
    return size;
}

size_t fhcharnames_name(uint32_t code, char out[FHCHARNAMES_LONGEST]) {
    if (code >= 0xAC00 && code <= 0xD7A3) return name_syllable(code, out);
    for (size_t k = 0; k < COUNT(numbered); k++) {
        if (code >= numbered[k].first && code <= numbered[k].last)
            return name_numbered(numbered[k].prefix, code, out);
    }
    uint32_t number = number_of(code);
    if (number == NAME_COUNT) return 0;
    const unsigned char *s = name_stream + name_starts[number / 32], *end = name_stream + sizeof name_stream;
    for (number %= 32; number; number--) {
        s = memchr(s + 1, END, (size_t)(end - s - 1));
        if (!s) return 0;
    }
    return decode(s + 1, out);
}
