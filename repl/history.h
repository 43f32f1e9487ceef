/* What was typed, oldest first, in memory and in a file that several prompts share.
 *
 * The file is text: an entry's first line begins with "> ", its further lines with "| ". Other lines are taken as entries of
 * one line where they are clean text, so that a list of commands can be used as a history; what is not is passed over.
 * Entries are appended under a lock as they are made, after those that other prompts have appended; nothing is rewritten but
 * when the file has become too long, by a file that takes its place. A file that cannot be read or written is done without. */
#ifndef REPL_HISTORY_H
#define REPL_HISTORY_H

#include <sys/types.h>

#include "text.h"

enum { HISTORY_MOST = 5000 };

typedef struct History {
    char *entries[HISTORY_MOST]; /* ring: the newest is (first + count - 1) % HISTORY_MOST */
    size_t first, count;
    char *path;  /* NULL: memory only */
    off_t known; /* bytes of the file that have been read */
    ino_t inode;
} History;

/* By FREEHOLD_HISTORY ("": no file), else in XDG_STATE_HOME or ~/.local/state, freehold/history. */
History *history_new(void);
void history_free(History *h);
void history_add(History *h, const char *text, size_t size); /* unless it is the newest already */
void history_refresh(History *h);                            /* what other prompts have added */
/* Entry number `back` from the newest (1: the newest); NULL: none. */
const char *history_get(const History *h, size_t back);

#endif
