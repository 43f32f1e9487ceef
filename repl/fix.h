/* Fixes: what a checked source becomes when the fixes of its findings are applied. */
#ifndef REPL_FIX_H
#define REPL_FIX_H

#include "source.h"

/* Applies what can be applied at once, again and again until no fix is left that helps, and puts the result into `out`. Edits
 * never overlap; a fix that leaves its finding, adds another or breaks the source is not made. The number of findings set
 * right, or -1: memory is out. `options` as they were for the check of the source. */
int fix_source(fh_vm *vm, const Source *source, const fh_check_options *options, Text *out);

/* Writes the file anew: whole or not at all. False: see errno. */
bool fix_write(const char *path, const Text *text);

/* A unified diff with three lines around each change; nothing if the texts are equal. */
void diff_add(Text *out, const char *name, const char *old, size_t old_size, const char *new,
              size_t new_size);

#endif
