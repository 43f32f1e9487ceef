/* What the prompt does with an input: runs it and shows what it raises, or follows a command, a line that begins with a
 * colon. */
#ifndef REPL_COMMANDS_H
#define REPL_COMMANDS_H

#include "check.h"
#include "editor.h"

typedef struct Census { /* how many objects of each type are alive */
    struct CensusRow {
        char type[48];
        size_t count, bytes;
    } * rows;
    size_t count, capacity;
    bool too_many; /* objects to be counted before each input */
} Census;

typedef struct Session {
    fh_vm **vm;     /* :reset replaces it */
    Editor *editor; /* NULL: plain lines */
    Theme theme;
    CheckMode check;
    const char *first_strategy;
    const char *strategy; /* the name of the one in force */
    Text inputs;          /* what ran without an error, for :save */
    unsigned number;      /* of the input */
    bool begun;           /* the library's part of the prompt has been loaded */
    Census before;        /* the last input */
    struct Track *track;  /* :mem track; NULL: never asked for */
    bool leaving, leaks_told;
    int status;
    fh_vm *(*renew)(fh_vm *old);
} Session;

/* Runs statements and shows what they raise. */
void session_run(Session *s, const char *text, size_t size);
/* Shows what `expression?` is about. */
void session_help(Session *s, const char *expression, size_t size);
/* Says what is left, and gives back what the session holds. */
void session_close(Session *s);

/* Tells `each` of the commands that begin so. */
void commands_names(const char *typed, size_t size, void (*each)(void *env, const char *text, size_t size),
                    void *env);
void commands_run(Session *s, const char *line);
/* :load, also of PYTHONSTARTUP. */
void commands_load(Session *s, const char *path);

#endif
