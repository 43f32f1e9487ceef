/* Where the text being edited lies on the screen: its lines cut into rows of so many columns, each line behind a prompt. */
#ifndef REPL_LAYOUT_H
#define REPL_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct LayoutRow {
    size_t start, end; /* bytes of the text; end: without the newline */
    unsigned indent;   /* columns taken by the prompt; 0 on a row that continues a line */
    bool first;        /* of its line */
} LayoutRow;

typedef struct Layout {
    LayoutRow *rows;
    size_t nrows, capacity;
    size_t cursor_row;
    unsigned cursor_column;
    unsigned columns;
} Layout;

enum { LAYOUT_TAB = 4 };

void layout_free(Layout *l);
/* False: no memory; the layout is then of use for nothing. */
bool layout_make(Layout *l, const char *text, size_t size, size_t cursor, unsigned columns, unsigned prompt);
/* The offset whose column on that row is nearest to `column` from the left. */
size_t layout_at(const Layout *l, const char *text, size_t size, size_t row, unsigned column);
/* Columns of the grapheme at `at`, which starts in that column; *bytes: its size. */
unsigned layout_step(const char *text, size_t size, size_t at, unsigned column, size_t *bytes);

#endif
