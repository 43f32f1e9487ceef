/* What the editor shows: the prompt and the text with its colours, the suggestion behind it, the menu and a status line
 * below. Of a text taller than the screen a window around the cursor is shown, and all of it once it is finished. */
#include "editor.h"

#include <stdlib.h>
#include <string.h>

#include "unicode.h"

const char editor_prompt[] = ">>> ", editor_prompt_more[] = "... ";

static bool make_styles(Editor *e, bool final) {
    const Text *t = &e->buffer.text;
    if (t->size + 1 > e->styles_capacity) {
        uint8_t *grown = realloc(e->styles, t->size * 2 + 64);
        if (!grown) return false;
        e->styles = grown;
        e->styles_capacity = t->size * 2 + 64;
    }
    if (e->theme == THEME_NONE)
        memset(e->styles, STYLE_PLAIN, t->size);
    else
        colours_of_source(text_of(t), t->size, final || e->vi == VI_COMMAND ? (size_t)-1 : e->buffer.cursor,
                          e->styles);
    size_t from, end;
    if (vi_selection(e, &from, &end)) memset(e->styles + from, STYLE_CHOSEN, end - from);
    const Search *s = &e->search;
    if (s->active && s->back && !s->failed && s->found_at + s->wanted.size <= t->size)
        memset(e->styles + s->found_at, STYLE_FOUND, s->wanted.size);
    return true;
}

/* One grapheme as it is shown. */
static void add_grapheme(Text *out, const char *text, size_t bytes, unsigned columns) {
    unsigned char c = (unsigned char)*text;
    if (c == '\t')
        text_add(out, "    ", columns);
    else if (c < 32 || c == 127)
        text_format(out, "^%c", c ^ 64);
    else
        text_add(out, text, bytes);
}

static void draw_row(Editor *e, const LayoutRow *r) {
    FrameRow *row = screen_row(&e->screen);
    if (!row) return;
    const Text *t = &e->buffer.text;
    Style now = STYLE_PLAIN;
    unsigned column = r->indent;
    if (r->indent)
        colours_add_as(&row->bytes, e->theme, STYLE_PROMPT, r->start ? editor_prompt_more : editor_prompt, 4);
    for (size_t at = r->start, bytes; at < r->end; at += bytes) {
        unsigned columns = layout_step(t->data, t->size, at, column, &bytes);
        if (e->styles[at] != now) text_c(&row->bytes, colours_switch(e->theme, now = (Style)e->styles[at]));
        add_grapheme(&row->bytes, t->data + at, bytes, columns);
        column += columns;
    }
    if (now != STYLE_PLAIN) text_c(&row->bytes, "\x1b[0m");
    row->columns = column;
}

/* As much of the suggestion's first line as the row has room for. */
static void draw_ghost(Editor *e) {
    FrameRow *row = &e->screen.next.rows[e->screen.next.nrows - 1];
    const char *ghost = text_of(&e->ghost);
    size_t size = strcspn(ghost, "\n"), shown = 0, bytes;
    unsigned column = row->columns;
    while (shown < size) {
        unsigned columns = layout_step(ghost, size, shown, column, &bytes);
        if (column + columns >= e->terminal.columns) break;
        column += columns;
        shown += bytes;
    }
    if (!shown) return;
    text_c(&row->bytes, colours_switch(e->theme, STYLE_GHOST));
    text_add(&row->bytes, ghost, shown);
    text_c(&row->bytes, "\x1b[0m");
    row->columns = column;
}

static void draw_status(Editor *e, const Text *status) {
    FrameRow *row = status->size ? screen_row(&e->screen) : NULL;
    if (!row) return;
    size_t size = 0, bytes;
    while (size < status->size) {
        unsigned columns = layout_step(status->data, status->size, size, row->columns, &bytes);
        if (row->columns + columns >= e->terminal.columns) break;
        row->columns += columns;
        size += bytes;
    }
    colours_add_as(&row->bytes, e->theme, STYLE_STATUS, status->data, size);
}

/* The window's height, and its first row in e->top. */
static size_t window(Editor *e, size_t below) {
    size_t height = e->terminal.rows > below ? e->terminal.rows - below : 1, n = e->layout.nrows;
    if (height > n) height = n;
    if (e->layout.cursor_row < e->top) e->top = e->layout.cursor_row;
    if (e->layout.cursor_row >= e->top + height) e->top = e->layout.cursor_row - height + 1;
    if (e->top + height > n) e->top = n - height;
    return height;
}

static bool ghost_is_shown(const Editor *e, bool final) {
    return !final && e->ghost.size && !e->menu.open && !e->search.active &&
           e->buffer.cursor == e->buffer.text.size;
}

static void draw_final(Editor *e) {
    for (size_t i = 0; i < e->layout.nrows; i++) draw_row(e, &e->layout.rows[i]);
    e->screen.next.cursor_row = e->layout.nrows - 1;
    e->screen.next.cursor_column = 0;
}

void view_draw(Editor *e, bool final) {
    const Text *t = &e->buffer.text;
    if (!make_styles(e, final)) return;
    if (!layout_make(&e->layout, text_of(t), t->size, e->buffer.cursor, e->terminal.columns,
                     EDITOR_PROMPT_COLUMNS))
        return;
    if (final && e->top) screen_erase(&e->screen, &e->terminal); /* its beginning has not been shown */
    screen_begin(&e->screen, e->terminal.columns);
    if (final) {
        draw_final(e);
    } else {
        size_t below = e->menu.open ? (e->terminal.rows - 1) / 2 : 0;
        size_t height = window(e, below + (e->status.size > 0));
        for (size_t i = 0; i < height; i++) draw_row(e, &e->layout.rows[e->top + i]);
        if (ghost_is_shown(e, final)) draw_ghost(e);
        draw_status(e, &e->status);
        if (e->menu.open) complete_rows(e, e->terminal.rows - e->screen.next.nrows);
        e->screen.next.cursor_row = e->layout.cursor_row - e->top;
        e->screen.next.cursor_column = e->layout.cursor_column;
    }
    screen_draw(&e->screen, &e->terminal);
}
