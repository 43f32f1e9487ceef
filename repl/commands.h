/* Commands of the prompt: lines that begin with a colon. */
#ifndef REPL_COMMANDS_H
#define REPL_COMMANDS_H

#include "editor.h"

typedef struct Session {
    fh_vm **vm; /* :reset replaces it */
    Editor *editor; /* NULL: plain lines */
    Theme theme;
    Text inputs; /* what was run, for :save */
    unsigned number; /* of the input */
    bool leaving;
    int status;
    fh_vm *(*renew)(void); /* makes the VM that :reset starts anew with; gives up the one there is */
} Session;

/* Tells `each` of the commands that begin so. */
void commands_names(const char *typed, size_t size, void (*each)(void *env, const char *text, size_t size), void *env);
void commands_run(Session *s, const char *line);
/* Runs statements and shows what they raise. */
void session_run(Session *s, const char *text, size_t size);

#endif
