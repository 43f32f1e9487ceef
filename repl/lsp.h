/* freehold lsp: a language server on standard input and output, for the findings of `freehold check`. */
#ifndef REPL_LSP_H
#define REPL_LSP_H

#include "freehold.h"

/* The exit status: 0 after `shutdown` and `exit`, else 1. */
int lsp_command(fh_vm *vm, int argc, char **argv);

#endif
