/* The screen rows of the prompt: what stands there, and how little has to be written to change it. Row 0 of a frame is
 * wherever the prompt began; places are told relative to it, so that nobody needs to know where on the screen that is. */
#ifndef REPL_DRAW_H
#define REPL_DRAW_H

#include "layout.h"
#include "terminal.h"

typedef struct FrameRow {
    Text bytes;       /* with escape sequences; ends in plain style */
    unsigned columns; /* it takes */
} FrameRow;

typedef struct Frame {
    FrameRow *rows;
    size_t nrows, capacity;
    size_t cursor_row;
    unsigned cursor_column;
    unsigned columns; /* of the terminal it was made for */
} Frame;

typedef struct Screen {
    Frame now, next; /* drawn; being made */
} Screen;

void screen_free(Screen *s);
/* The next frame is made row by row … */
FrameRow *screen_row(Screen *s); /* NULL: no memory */
void screen_begin(Screen *s, unsigned columns);
/* … and drawn: rows that are as they were are not written. */
void screen_draw(Screen *s, Terminal *t);
/* Puts the cursor on a fresh line below the frame, which stays on the screen and is forgotten. */
void screen_leave(Screen *s, Terminal *t);
/* The terminal has another size: everything is to be drawn anew. */
void screen_resized(Screen *s, Terminal *t);
void screen_forget(Screen *s); /* the cursor is at the start of an empty row */
/* Moves to the frame's start and clears from there; the frame is forgotten. */
void screen_erase(Screen *s, Terminal *t);

#endif
