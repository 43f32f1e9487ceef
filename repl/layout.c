/* See layout.h. */
#include "layout.h"

#include <stdlib.h>

#include "unicode.h"

void layout_free(Layout *l) {
    free(l->rows);
    *l = (Layout){0};
}

unsigned layout_step(const char *text, size_t size, size_t at, unsigned column, size_t *bytes) {
    unsigned columns;
    if (text[at] == '\t') {
        *bytes = 1;
        return LAYOUT_TAB - column % LAYOUT_TAB;
    }
    *bytes = unicode_grapheme(text, size, at, &columns);
    return columns;
}

static LayoutRow *add_row(Layout *l) {
    if (l->nrows == l->capacity) {
        size_t capacity = l->capacity ? l->capacity * 2 : 16;
        LayoutRow *grown = realloc(l->rows, capacity * sizeof *grown);
        if (!grown) return NULL;
        l->rows = grown;
        l->capacity = capacity;
    }
    return &l->rows[l->nrows++];
}

bool layout_make(Layout *l, const char *text, size_t size, size_t cursor, unsigned columns, unsigned prompt) {
    unsigned column = prompt;
    l->nrows = 0;
    l->columns = columns;
    LayoutRow *row = add_row(l);
    if (!row) return false;
    *row = (LayoutRow){0, 0, prompt, true};
    for (size_t at = 0;;) {
        size_t bytes = 1;
        bool newline = at < size && text[at] == '\n';
        unsigned width = at < size && !newline ? layout_step(text, size, at, column, &bytes) : 0;
        bool full = newline ? false : column + (width ? width : at == size && at == cursor) > columns;
        if (full) { /* also when the cursor stands behind a full row */
            row->end = at;
            if (!(row = add_row(l))) return false;
            *row = (LayoutRow){at, at, 0, false};
            column = 0;
            if (at < size) width = layout_step(text, size, at, column, &bytes);
        }
        if (at == cursor) {
            l->cursor_row = l->nrows - 1;
            l->cursor_column = column < columns ? column : columns - 1;
        }
        if (at >= size) break;
        column += width;
        at += bytes;
        row->end = newline ? at - 1 : at;
        if (!newline) continue;
        if (!(row = add_row(l))) return false;
        *row = (LayoutRow){at, at, prompt, true};
        column = prompt;
    }
    return true;
}

size_t layout_at(const Layout *l, const char *text, size_t size, size_t row, unsigned column) {
    const LayoutRow *r = &l->rows[row];
    unsigned here = r->indent;
    size_t at = r->start, bytes;
    while (at < r->end) {
        unsigned width = layout_step(text, size, at, here, &bytes);
        if (here + width > column) break;
        here += width;
        at += bytes;
    }
    bool wrapped = row + 1 < l->nrows && !l->rows[row + 1].first;
    if (at == r->end && wrapped && at > r->start)
        at = unicode_before(text, size, at); /* that place is the next row's */
    return at;
}
