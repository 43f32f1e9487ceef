/* `:mem track`: what each line of an input has made or freed, by type. */
#ifndef REPL_TRACK_H
#define REPL_TRACK_H

#include "commands.h"

/* From now on inputs are followed, or not. */
void track_set(Session *s, bool on);
/* Around the run of an input; nothing where they are not followed. */
void track_begin(Session *s);
void track_end(Session *s);
/* What the last input's lines have left behind. */
void track_show(const Session *s);
void track_free(Session *s);

#endif
