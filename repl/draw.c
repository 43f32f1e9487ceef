/* See draw.h. */
#include "draw.h"

#include <stdlib.h>
#include <string.h>

static void frame_free(Frame *f) {
    for (size_t i = 0; i < f->capacity; i++) text_free(&f->rows[i].bytes);
    free(f->rows);
    *f = (Frame){0};
}

void screen_free(Screen *s) {
    frame_free(&s->now);
    frame_free(&s->next);
}

void screen_begin(Screen *s, unsigned columns) {
    s->next.nrows = 0;
    s->next.cursor_row = 0;
    s->next.cursor_column = 0;
    s->next.columns = columns;
}

FrameRow *screen_row(Screen *s) {
    Frame *f = &s->next;
    if (f->nrows == f->capacity) {
        size_t capacity = f->capacity ? f->capacity * 2 : 16;
        FrameRow *grown = realloc(f->rows, capacity * sizeof *grown);
        if (!grown) return NULL;
        memset(grown + f->capacity, 0, (capacity - f->capacity) * sizeof *grown);
        f->rows = grown;
        f->capacity = capacity;
    }
    FrameRow *row = &f->rows[f->nrows++];
    text_clear(&row->bytes);
    row->columns = 0;
    return row;
}

/* ---- moving ---- */

static void up(Terminal *t, size_t n) {
    if (n) text_format(&t->output, "\x1b[%zuA", n);
}

/* To the start of a row of the frame that is on the screen; rows below its end are made by scrolling. */
static void go_to_row(Screen *s, Terminal *t, size_t row) {
    Frame *f = &s->now;
    text_c(&t->output, "\r");
    if (row < f->cursor_row) up(t, f->cursor_row - row);
    for (; f->cursor_row < row; f->cursor_row++) text_c(&t->output, "\n");
    f->cursor_row = row;
    f->cursor_column = 0;
}

static void go_to_column(Frame *f, Terminal *t, unsigned column) {
    text_c(&t->output, "\r");
    if (column) text_format(&t->output, "\x1b[%uC", column);
    f->cursor_column = column;
}

/* ---- drawing ---- */

static bool same(const FrameRow *a, const FrameRow *b) {
    return a->bytes.size == b->bytes.size &&
           memcmp(text_of(&a->bytes), text_of(&b->bytes), a->bytes.size) == 0;
}

/* A row that the new one begins with: only what follows is written. That is what typing at the end of a line does. */
static bool continues(const FrameRow *before, const FrameRow *row) {
    return before->bytes.size && row->bytes.size > before->bytes.size && before->columns < row->columns &&
           memcmp(text_of(&before->bytes), text_of(&row->bytes), before->bytes.size) == 0;
}

static void write_row(Screen *s, Terminal *t, size_t i) {
    const FrameRow *row = &s->next.rows[i];
    const FrameRow *before = i < s->now.nrows ? &s->now.rows[i] : NULL;
    go_to_row(s, t, i);
    if (before && continues(before, row)) {
        go_to_column(&s->now, t, before->columns);
        text_add(&t->output, row->bytes.data + before->bytes.size, row->bytes.size - before->bytes.size);
        return;
    }
    text_add(&t->output, text_of(&row->bytes), row->bytes.size);
    if (before && before->columns > row->columns) text_c(&t->output, "\x1b[K");
}

void screen_draw(Screen *s, Terminal *t) {
    Frame *now = &s->now, *next = &s->next;
    text_c(&t->output, "\x1b[?25l");
    for (size_t i = 0; i < next->nrows; i++)
        if (i >= now->nrows || !same(&now->rows[i], &next->rows[i])) write_row(s, t, i);
    if (next->nrows < now->nrows) {
        go_to_row(s, t, next->nrows);
        text_c(&t->output, "\x1b[J");
    }
    go_to_row(s, t, next->cursor_row);
    if (next->cursor_column) go_to_column(now, t, next->cursor_column);
    text_c(&t->output, "\x1b[?25h");
    Frame drawn = *next;
    *next = *now;
    *now = drawn;
    terminal_flush(t);
}

void screen_forget(Screen *s) {
    s->now.nrows = 0;
    s->now.cursor_row = 0;
    s->now.cursor_column = 0;
}

void screen_leave(Screen *s, Terminal *t) {
    if (s->now.nrows) go_to_row(s, t, s->now.nrows - 1);
    text_c(&t->output, "\r\n");
    terminal_flush(t);
    screen_forget(s);
}

void screen_erase(Screen *s, Terminal *t) {
    go_to_row(s, t, 0);
    text_c(&t->output, "\x1b[J");
    screen_forget(s);
}

/* Terminals that reflow have broken the rows that no longer fit; the start of the frame is that much further up. */
void screen_resized(Screen *s, Terminal *t) {
    size_t above = 0;
    for (size_t i = 0; i < s->now.cursor_row && i < s->now.nrows; i++) {
        unsigned width = s->now.rows[i].columns;
        above += width > t->columns ? (width + t->columns - 1) / t->columns : 1;
    }
    above += s->now.cursor_column / t->columns;
    s->now.cursor_row = above < t->rows ? above : t->rows - 1;
    screen_erase(s, t);
}
