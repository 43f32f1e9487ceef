/* The text being edited, its cursor, undo and the kill ring. Offsets are bytes and always lie between graphemes. */
#ifndef REPL_BUFFER_H
#define REPL_BUFFER_H

#include "text.h"

typedef struct Edit {  /* what undo takes back: at `at`, `inserted` replaced `removed` */
    size_t at, cursor; /* cursor: before the edit */
    Text removed, inserted;
    bool chained; /* undone together with the edit before it */
} Edit;

enum { KILLS = 16 };

typedef struct Buffer {
    Text text;
    size_t cursor;
    Edit *edits; /* [0, ndone) can be undone, [ndone, nedits) done again */
    size_t nedits, ndone, capacity;
    unsigned long version; /* grows with every change */
    bool typing;           /* the last edit was a typed character that the next one may join */
    unsigned group;        /* edits inside buffer_begin … buffer_end are undone together */
    bool group_used;       /* the group has an edit already */
    Text kills[KILLS];
    unsigned newest_kill, nkills, yanked; /* yanked: how far back in the ring the last yank looked */
    size_t yank_at, yank_size;
} Buffer;

void buffer_free(Buffer *b);
void buffer_set(Buffer *b, const char *text, size_t size); /* as one edit; cursor at the end */
void buffer_reset(Buffer *b);                              /* empty, nothing to undo; the kill ring stays */
void buffer_replace(Buffer *b, size_t at, size_t removed, const char *text, size_t size);
void buffer_insert(Buffer *b, const char *text, size_t size); /* at the cursor */
void buffer_type(Buffer *b, const char *text, size_t size);   /* the same; joins the last such edit */
void buffer_begin(Buffer *b);
void buffer_end(Buffer *b);
bool buffer_undo(Buffer *b);
bool buffer_redo(Buffer *b);

/* Removes [from, to) into the kill ring; `append`: onto the newest kill, before or behind it. */
typedef enum Kill { KILL_NEW, KILL_BEFORE, KILL_BEHIND } Kill;
void buffer_kill(Buffer *b, size_t from, size_t to, Kill how);
void buffer_copy(Buffer *b, size_t from, size_t to);
bool buffer_yank(Buffer *b);
bool buffer_yank_pop(Buffer *b);            /* right after a yank: the one before in the ring instead */
const Text *buffer_killed(const Buffer *b); /* the newest; NULL: none */

/* Places. */
size_t buffer_line_start(const Buffer *b, size_t at);
size_t buffer_line_end(const Buffer *b, size_t at);
size_t buffer_next(const Buffer *b, size_t at);
size_t buffer_previous(const Buffer *b, size_t at);
size_t buffer_word_end(const Buffer *b, size_t at);    /* of this or the next word */
size_t buffer_word_start(const Buffer *b, size_t at);  /* of this or the word before */
size_t buffer_blank_start(const Buffer *b, size_t at); /* the same for words between blanks */
size_t buffer_indent(const Buffer *b, size_t at);      /* bytes of blanks that the line of `at` begins with */
bool buffer_on_last_line(const Buffer *b);

#endif
