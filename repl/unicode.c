/* See unicode.h. */
#include "unicode.h"

#include <utf8proc.h>

enum { VARIATION_EMOJI = 0xFE0F, JOINER = 0x200D };

size_t unicode_length(unsigned char lead) {
    return lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
}

/* The code point at `at` and its bytes; -1 and 1 for what is none. */
static utf8proc_int32_t point(const char *text, size_t size, size_t at, size_t *bytes) {
    utf8proc_int32_t c;
    utf8proc_ssize_t n =
        utf8proc_iterate((const utf8proc_uint8_t *)text + at, (utf8proc_ssize_t)(size - at), &c);
    *bytes = n > 0 ? (size_t)n : 1;
    return n > 0 ? c : -1;
}

static unsigned width_of(utf8proc_int32_t c) {
    if (c < 0) return 1;
    if (c < 32 || c == 127) return 2;
    if (c < 127) return 1;
    int width = utf8proc_charwidth(c);
    return width < 0 ? 0 : (unsigned)width;
}

static bool is_regional(utf8proc_int32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

size_t unicode_grapheme(const char *text, size_t size, size_t at, unsigned *columns) {
    unsigned width = 0, ignored;
    if (!columns) columns = &ignored;
    unsigned char first = (unsigned char)text[at];
    if (first < 128 && (at + 1 >= size || (unsigned char)text[at + 1] < 128)) {
        *columns = first < 32 || first == 127 ? 2 : 1;
        return 1;
    }
    size_t bytes, length;
    utf8proc_int32_t before = point(text, size, at, &length), c, state = 0;
    width = width_of(before);
    bool joined = false, regional = is_regional(before);
    if (before == '\n') {
        *columns = width;
        return 1;
    }
    for (; before >= 0 && at + length < size; length += bytes, before = c) {
        c = point(text, size, at + length, &bytes);
        if (c < 0 || utf8proc_grapheme_break_stateful(before, c, &state)) break;
        unsigned w = width_of(c);
        if (c == VARIATION_EMOJI || (regional && is_regional(c))) width = 2;
        if (!joined && w > width) width = w;
        joined = c == JOINER;
    }
    *columns = width > 2 ? 2 : width;
    return length;
}

/* Graphemes are found forwards only: from the start of the line. */
size_t unicode_before(const char *text, size_t size, size_t at) {
    if (at == 0) return 0;
    if (text[at - 1] == '\n') return at - 1;
    if (at >= 2 && (unsigned char)text[at - 1] < 128 && (unsigned char)text[at - 2] < 128) return at - 1;
    size_t start = at;
    while (start && text[start - 1] != '\n') start--;
    while (start < at) {
        size_t next = start + unicode_grapheme(text, size, start, NULL);
        if (next >= at) return start;
        start = next;
    }
    return at - 1;
}

size_t unicode_columns(const char *text, size_t size) {
    size_t columns = 0;
    unsigned width;
    for (size_t at = 0; at < size; columns += width) at += unicode_grapheme(text, size, at, &width);
    return columns;
}

bool unicode_is_word(const char *text, size_t size, size_t at) {
    unsigned char b = (unsigned char)text[at];
    if (b < 128) return (b >= '0' && b <= '9') || b == '_' || ((b | 32) >= 'a' && (b | 32) <= 'z');
    size_t bytes;
    utf8proc_int32_t c = point(text, size, at, &bytes);
    if (c < 0) return false;
    utf8proc_category_t category = utf8proc_category(c);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO);
}

size_t unicode_clean(char *to, const char *text, size_t size) {
    size_t n = 0, bytes;
    for (size_t at = 0; at < size; at += bytes) {
        utf8proc_int32_t c = point(text, size, at, &bytes);
        if (c == '\r') {
            bytes += at + 1 < size && text[at + 1] == '\n';
            to[n++] = '\n';
        } else if (c < 0 || (c < 32 && c != '\n' && c != '\t') || (c >= 127 && c < 160)) {
            to[n++] = '\xEF', to[n++] = '\xBF', to[n++] = '\xBD';
        } else {
            for (size_t i = 0; i < bytes; i++) to[n++] = text[at + i];
        }
    }
    return n;
}
