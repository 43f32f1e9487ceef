/* freehold check, and the check that `run` makes first. */
#ifndef REPL_CHECK_H
#define REPL_CHECK_H

#include "freehold.h"

#include <stdbool.h>
#include <stddef.h>

extern const char check_usage[];

/* argv: what stands behind "check". The exit status: 0 clean, 1 findings, 2 usage or what cannot be checked. */
int check_command(fh_vm *vm, int argc, char **argv);

typedef enum CheckMode { CHECK_OFF, CHECK_WARN, CHECK_ERROR } CheckMode;
/* The mode of that name; -1: there is none. */
int check_mode(const char *name);
/* Tells of warnings and errors on stderr; path NULL: the source comes from no file. False: the script is not to be run. */
bool check_before_run(fh_vm *vm, CheckMode mode, const char *name, const char *path, const char *text,
                      size_t size);
/* The same for a module by its name, where it is a script below the working directory. */
bool check_module_before_run(fh_vm *vm, CheckMode mode, const char *module);

#endif
