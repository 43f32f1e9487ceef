/* vi's text objects: the word, quotation or brackets around the cursor, with what stands around it (`a`) or without (`i`). */
#include "editor.h"

#include <string.h>

#include "unicode.h"

static int class_at(const Buffer *b, size_t at, bool big) {
    char c = b->text.data[at];
    if (c == '\n') return 3;
    if (c == ' ' || c == '\t') return 0;
    return big || unicode_is_word(b->text.data, b->text.size, at) ? 1 : 2;
}

/* The run of one class around `at`, within its line. */
static void run_around(const Buffer *b, size_t at, bool big, size_t *from, size_t *end) {
    int class = class_at(b, at, big);
    size_t start = buffer_line_start(b, at), stop = buffer_line_end(b, at);
    for (*from = at; *from > start && class_at(b, buffer_previous(b, *from), big) == class;)
        *from = buffer_previous(b, *from);
    for (*end = at; *end < stop && class_at(b, *end, big) == class;) *end = buffer_next(b, *end);
}

static bool word(const Buffer *b, bool around, bool big, size_t *from, size_t *end) {
    size_t at = b->cursor, stop = buffer_line_end(b, at), more, ignored;
    if (at >= stop) return false;
    bool blank = class_at(b, at, big) == 0;
    run_around(b, at, big, from, end);
    if (!around) return true;
    if (*end < stop && (blank || class_at(b, *end, big) == 0)) {
        run_around(b, *end, big, &ignored, &more);
        *end = more;
    } else if (!blank && *from > buffer_line_start(b, at) &&
               class_at(b, buffer_previous(b, *from), big) == 0) {
        run_around(b, buffer_previous(b, *from), big, &more, &ignored);
        *from = more;
    }
    return true;
}

/* The quotation on the cursor's line that it stands in, or the next one. */
static bool quotation(const Buffer *b, bool around, char quote, size_t *from, size_t *end) {
    size_t stop = buffer_line_end(b, b->cursor), open = 0;
    bool is_open = false;
    for (size_t at = buffer_line_start(b, b->cursor); at < stop; at++) {
        char c = b->text.data[at];
        if (c == '\\') {
            at++;
        } else if (c == quote && !is_open) {
            open = at, is_open = true;
        } else if (c == quote) {
            is_open = false;
            if (at < b->cursor) continue;
            *from = around ? open : open + 1;
            *end = around ? at + 1 : at;
            return true;
        }
    }
    return false;
}

/* The innermost pair around the cursor, or the one that it stands on. */
static bool brackets(const Buffer *b, bool around, char open, char close, size_t *from, size_t *end) {
    const char *text = text_of(&b->text);
    size_t at = b->cursor, depth = 0, stop;
    bool found = at < b->text.size && text[at] == open;
    while (!found && at) {
        char c = text[--at];
        if (c == close) depth++;
        found = c == open && depth == 0;
        if (c == open && depth) depth--;
    }
    if (!found) return false;
    depth = 0;
    for (stop = at; stop < b->text.size; stop++) {
        if (text[stop] == open) depth++;
        if (text[stop] == close && --depth == 0) break;
    }
    if (stop >= b->text.size) return false;
    *from = around ? at : at + 1;
    *end = around ? stop + 1 : stop;
    return true;
}

static bool is_blank_line(const Buffer *b, size_t at) {
    size_t start = buffer_line_start(b, at);
    return start + buffer_indent(b, start) == buffer_line_end(b, start);
}

/* The lines around the cursor that are blank, or are not, as its own; with the blank ones behind them, or else before. */
static bool paragraph(const Buffer *b, bool around, size_t *from, size_t *end) {
    bool blank = is_blank_line(b, b->cursor);
    *from = buffer_line_start(b, b->cursor);
    *end = buffer_line_end(b, b->cursor);
    while (*from && is_blank_line(b, *from - 1) == blank) *from = buffer_line_start(b, *from - 1);
    while (*end < b->text.size && is_blank_line(b, *end + 1) == blank) *end = buffer_line_end(b, *end + 1);
    if (!around) return true;
    bool behind = *end < b->text.size, other = !blank;
    while (*end < b->text.size && is_blank_line(b, *end + 1) == other) *end = buffer_line_end(b, *end + 1);
    while (!behind && *from && is_blank_line(b, *from - 1) == other) *from = buffer_line_start(b, *from - 1);
    return true;
}

bool vi_object(const Editor *e, int key, bool around, size_t *from, size_t *end) {
    const Buffer *b = &e->buffer;
    switch (key) {
    case 'w': return word(b, around, false, from, end);
    case 'W': return word(b, around, true, from, end);
    case 'p': return paragraph(b, around, from, end);
    case '"':
    case '\'':
    case '`': return quotation(b, around, (char)key, from, end);
    case '(':
    case ')':
    case 'b': return brackets(b, around, '(', ')', from, end);
    case '[':
    case ']': return brackets(b, around, '[', ']', from, end);
    case '{':
    case '}':
    case 'B': return brackets(b, around, '{', '}', from, end);
    default: return false;
    }
}
