/* The script modules that stand beside a source: their texts, for what their functions do. */
#ifndef REPL_IMPORTS_H
#define REPL_IMPORTS_H

#include "freehold.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct Imports {
    char *directory; /* of the source */
    struct Loaded *loaded;
} Imports;

/* path NULL: the working directory. */
void imports_open(Imports *i, const char *path);
void imports_close(Imports *i);
/* For fh_check_options, with the Imports as env. */
int imports_find(void *env, const char *name, unsigned level, const char **text, size_t *size);

#endif
