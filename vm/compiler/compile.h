/* Source text to code object: parse, resolve names, emit, assemble. The one entry of the compiler; api sets it as
 * vm->compile. */
#ifndef FH_COMPILER_COMPILE_H
#define FH_COMPILER_COMPILE_H

#include "objects/vm.h"

enum {                   /* mode */
       FHCOMPILE_FILE,   /* a module: statements */
       FHCOMPILE_SINGLE, /* one interactive statement: values of expressions go to PRINT_EXPR */
       FHCOMPILE_EVAL    /* an expression, whose value the code returns */
};

enum {                                   /* flags: those of fhparse, and */
       FHCOMPILE_UTF8 = 1,               /* the text came from a str */
       FHCOMPILE_INCOMPLETE = 2,         /* prompt: say "incomplete input" when more lines could help */
       FHCOMPILE_FUTURE_ANNOTATIONS = 4, /* the code that compiles has `from __future__ import annotations` */
       FHCOMPILE_DONT_IMPLY_DEDENT = 8,
       FHCOMPILE_OPTIMIZE = 16,         /* -O: no assert, __debug__ is False */
       FHCOMPILE_NO_DOCSTRINGS = 32,    /* -OO */
       FHCOMPILE_TOP_LEVEL_AWAIT = 128, /* module code may await: it becomes a coroutine's */
       FHCOMPILE_DUMP = 256,            /* no code: the tree as text, a str; see fhtree_dump */
       FHCOMPILE_SHOW_VALUES = 64 /* a module typed at a prompt: values of expressions go to PRINT_EXPR */
       /* and FH_COMPILE_AS_WRITTEN; without it sys.flags.optimize adds OPTIMIZE and NO_DOCSTRINGS */
};

/* A code object, owned, or FH_ERR: SyntaxError and its kin with CPython's arguments (message, (filename, lineno, offset,
 * text, end_lineno, end_offset)), MemoryError, RecursionError, ValueError, OverflowError. filename: a str. */
FhValue fhcompile(FhVM *vm, const char *text, size_t size, FhValue filename, int mode,
                  int flags) FH_MUST_CHECK;

#endif
