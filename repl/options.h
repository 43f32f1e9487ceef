/* What stands before the script: the options of a run, python3's among them, and the PYTHON… variables, which only this
 * program reads: a VM in a host is never told of them. */
#ifndef REPL_OPTIONS_H
#define REPL_OPTIONS_H

#include "check.h"
#include "freehold.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct Words {
    const char **items;
    size_t n;
} Words;

typedef struct Options {
    fh_strategy strategy;
    int memory_lock;                       /* fh_lock; -1: none */
    size_t memory_limit;                   /* 0: none */
    double fuel, timeout;                  /* units, seconds; less than 0: none */
    bool memory_debug, plain, interactive; /* interactive: -i itself was given, not its variable */
    CheckMode check;
    unsigned char letters[128];  /* how often -O, -i … were given; variables count as well */
    Words filters, xoptions;     /* of -W and -X, in the order given */
    const char *source, *module; /* of -c and -m, which end the options */
    bool ended;                  /* by --: the next word is a script, whatever it looks like */
} Options;

#define OPTIONS_NONE                                                                                         \
    { .memory_lock = -1, .fuel = -1, .timeout = -1, .check = CHECK_WARN }

/* Takes the options at the beginning of the words: how many words these are, -1 with a message. Can be called again. */
int options_take(Options *o, int argc, char **argv);
/* Then the variables, unless -E or -I were given; false with a message. */
bool options_read_environment(Options *o);
/* The value of a variable of python3's; NULL: it is not there, is empty, or is not to be looked at. */
const char *options_variable(const Options *o, const char *name);

void options_configure(const Options *o, fh_config *config);
/* Before anything runs: streams, sys.path, sys._xoptions, filters of warnings, limits. False with a message. */
bool options_begin(const Options *o, fh_vm *vm);

#endif
