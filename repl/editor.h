/* The line editor: reads one input, of any number of lines, from a terminal.
 *
 *   terminal.c  bytes and modes     keys.c     bytes to keys        buffer.c   text, undo, kill ring
 *   layout.c    text to rows        draw.c     rows to the screen   colours.c  styles
 *   editor.c    keys to actions     view.c     what is shown        vi.c, vi_objects.c  vi's commands
 *   history.c   the file            search.c   Ctrl-R               complete.c completion and its menu
 *   indent.c    where a line begins */
#ifndef REPL_EDITOR_H
#define REPL_EDITOR_H

#include "buffer.h"
#include "colours.h"
#include "draw.h"
#include "freehold.h"
#include "history.h"
#include "keys.h"
#include "layout.h"
#include "terminal.h"

typedef struct Candidate {
    char *text;
} Candidate;

typedef struct Menu {
    Candidate *items;
    size_t count, capacity;
    size_t chosen;     /* or MENU_NONE */
    size_t start;      /* of the text that the chosen one replaces */
    size_t typed_size; /* of what was there when the menu opened */
    bool open;
    size_t widest;                     /* columns of the widest item */
    unsigned columns, rows, first_row; /* of the menu as shown */
} Menu;
#define MENU_NONE ((size_t)-1)

typedef struct Search {
    bool active, failed, forward;
    Text wanted;
    size_t back;     /* entry found; 0: the line that was there before */
    size_t found_at; /* in that entry */
    Text before;
    size_t cursor_before;
} Search;

typedef enum ViMode { VI_OFF, VI_INSERT, VI_COMMAND } ViMode;

typedef struct Register {
    Text text;
    bool lines; /* it holds whole lines */
} Register;

enum { VI_REGISTERS = 27 }; /* the unnamed one, a to z */

typedef struct Vi {
    int op; /* d c y < > u U ~, or 0 */
    unsigned count, operator_count;
    int awaiting; /* a key that takes a character: f F t T r g " i a, or 0 */
    int visual;   /* v or V: a part is chosen, from anchor to the cursor; or 0 */
    size_t anchor;
    unsigned chosen;      /* the register that the next command uses */
    bool appends;         /* to it */
    int found, found_how; /* the last f F t T */
    char found_bytes[5];
    Register registers[VI_REGISTERS];
    Text last, now; /* the keys of the last change, of the one being typed: for `.` */
    bool replaying;
    bool overtyping; /* R */
    Text overtyped;  /* what it has replaced */
    unsigned times;  /* that what is inserted from inserted_at on is to stand there: 3i */
    size_t inserted_at;
} Vi;

typedef enum EditorResult { EDITOR_LINE, EDITOR_END, EDITOR_CANCELLED } EditorResult;

typedef struct Editor {
    Terminal terminal;
    Buffer buffer;
    Screen screen;
    Layout layout;
    Key key;
    History *history;
    Menu menu;
    Search search;
    ViMode vi;
    Vi vi_state;
    Theme theme;
    fh_vm *vm;
    size_t top;             /* the first row of the layout that is shown */
    size_t back;            /* history entry shown; 0: the line being typed */
    Text present;           /* that line, while an entry is shown */
    size_t prefix;          /* bytes that entries must begin with */
    unsigned long recalled; /* the text's version that came from the history; 0: none */
    unsigned goal;          /* column that moving up and down tries to keep */
    bool has_goal;
    Text ghost;           /* suggested end of the line */
    bool killing, killed; /* this key kills; the one before did: the kills join */
    bool yanking, yanked; /* likewise */
    int prefix_key;       /* Ctrl-X or Ctrl-V has been typed and waits for its key; or 0 */
    Text status;          /* shown below the text */
    uint8_t *styles;
    size_t styles_capacity;
} Editor;

/* NULL: standard input is no terminal for it, or no memory. */
Editor *editor_new(fh_vm *vm);
void editor_free(Editor *e);
/* Reads an input into e->buffer.text. */
EditorResult editor_read(Editor *e);

/* ---- between the editor's files ---- */

/* view.c: draws everything; for the last time (`final`) without what is not the user's. */
void view_draw(Editor *e, bool final);
#define EDITOR_PROMPT_COLUMNS 4
extern const char editor_prompt[], editor_prompt_more[];

/* indent.c: the blanks that a new line after the text [0, at) begins with. */
size_t indent_after(const char *text, size_t at);
/* Whether a line that begins with this word stands one level further left, as else does. */
bool indent_dedents(const char *line, size_t size);

/* search.c */
void search_start(Editor *e, bool forward);
bool search_key(Editor *e); /* false: the key is not the search's, which has ended */

/* complete.c */
void complete_start(Editor *e, bool backwards); /* Tab */
bool complete_key(Editor *e); /* while the menu is open; false: not its key, and it has closed */
void complete_close(Editor *e);
void complete_rows(Editor *e, size_t room);
void complete_free(Editor *e);

/* search.c: what was searched for last, further back or forth. */
void search_again(Editor *e, bool forward);

/* vi.c: a key in command mode. */
typedef enum Action { ACTION_NONE, ACTION_SUBMIT, ACTION_CANCEL, ACTION_END } Action;
Action vi_key(Editor *e);
void vi_reset(Editor *e); /* a new input begins; registers stay */
void vi_free(Editor *e);
/* What is chosen in visual mode: false: nothing. */
bool vi_selection(const Editor *e, size_t *from, size_t *end);
Action vi_inserted_key(Editor *e);
void vi_note_inserted(Editor *e); /* a key in insert mode that is part of a change */

/* vi_objects.c: the text object of that key around the cursor. */
bool vi_object(const Editor *e, int key, bool around, size_t *from, size_t *end);

/* editor.c, for vi.c and the others */
void editor_history(Editor *e, bool older, bool by_prefix);
bool editor_vertical(Editor *e, int rows); /* false: there is no such row */
void editor_newline(Editor *e, bool indent);
Action editor_emacs_key(Editor *e);
void editor_beep(Editor *e);

#endif
