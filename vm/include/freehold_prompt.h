/* What a prompt, an editor or a command line needs of Freehold beside freehold.h, whose conventions hold here, too. */
#ifndef FREEHOLD_PROMPT_H
#define FREEHOLD_PROMPT_H

#include "freehold.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A field of sys.flags, by its name; "optimize" and "bytes_warning" do what they say, the others are what scripts see of the
 * command line. Beside them "unbuffered": sys.stdout and sys.stderr keep nothing back. FH_MISUSE: there is none of that name. */
FH_API fh_status fh_config_flag(fh_config *config, const char *name, int value);
/* sys.orig_argv (copied), and one "name" or "name=value" of sys._xoptions. */
FH_API fh_status fh_set_orig_argv(fh_vm *vm, int argc, const char *const *argv);
FH_API fh_status fh_add_x_option(fh_vm *vm, const char *option);

/* For a prompt: runs one statement in __main__, as typed in: the value of an expression is printed and becomes `_`. When
 * more lines could complete the text, *more is 1 and nothing has been run. The text has no newline at its end, but for a
 * compound statement, which an empty line ends. */
FH_API fh_status fh_run_typed(fh_vm *vm, const char *text, size_t size, const char *filename, int *more);

typedef enum fh_token_kind {
    FH_TOKEN_NAME,
    FH_TOKEN_KEYWORD,
    FH_TOKEN_CONSTANT, /* None, True, False */
    FH_TOKEN_NUMBER,
    FH_TOKEN_STRING,
    FH_TOKEN_OPEN_STRING, /* a string that does not end */
    FH_TOKEN_COMMENT,
    FH_TOKEN_OPEN,  /* ( [ { */
    FH_TOKEN_CLOSE, /* ) ] } */
    FH_TOKEN_OPERATOR,
    FH_TOKEN_NEWLINE, /* the end of a logical line */
    FH_TOKEN_WRONG    /* what begins no token */
} fh_token_kind;
typedef struct fh_token {
    fh_token_kind kind;
    size_t start, size;
} fh_token;
/* Tells `each` of the tokens of a text that may be wrong or unfinished, in order; needs no VM. */
FH_API void fh_tokenize(const char *text, size_t size, void (*each)(void *env, const fh_token *token),
                        void *env);

/* Whether a text typed at a prompt could still be completed by further lines. A compound statement is complete when its
 * last line is empty. What is wrong is complete: running it tells why. */
FH_API int fh_is_complete(const char *text, size_t size);

/* Runs statements in __main__ as typed in at an editing prompt: values of expressions are printed and become `_`. Tracebacks
 * quote the text under that filename, which should be one like "<input 3>", also when it is part of a later one. */
FH_API fh_status fh_run_input(fh_vm *vm, const char *text, size_t size, const char *filename);

/* The pending exception: FH_OK and its text as fh_error_text, which the caller prints, when that is what sys.excepthook would
 * do. Otherwise *text is NULL and all has been done: printed by the script's hook, or (FH_EXIT, with the status in *code)
 * SystemExit. Nothing is pending afterwards. Output is flushed. */
FH_API fh_status fh_error_report(fh_vm *vm, const char **text, int *code);

/* Tells `each` what the identifier, attribute, keyword argument, dict key or module at the end of the text could become;
 * *start is where the part begins that it would replace. Runs no code of scripts. In a string that is no dict key: nothing.
 * The candidates come in no order, and some perhaps twice. */
FH_API void fh_complete(fh_vm *vm, const char *text, size_t size, size_t *start,
                        void (*each)(void *env, const char *text, size_t size), void *env);

/* Tells `each` how many objects of each type are alive and their bytes, in no order, until `most` have been
 * counted (then 0). The names are valid during the call. */
FH_API int fh_census(fh_vm *vm, size_t most,
                     void (*each)(void *env, const char *type, size_t count, size_t bytes), void *env);
/* Writes to stdout the bytecode of the function, method or code that an expression gives in __main__; of a class, that of its
 * methods. Anything else: the bytecode of the text itself. */
FH_API fh_status fh_dis_expression(fh_vm *vm, const char *text, size_t size);

/* Calls a function of a library module with a str and gives the str that it returns ("" for None). Valid until the next call
 * with this VM. */
FH_API fh_status fh_call_str(fh_vm *vm, const char *module, const char *function, const char *argument,
                             size_t size, const char **text);

/* Writes the bytecode of a source, functions in it included, to stdout. */
FH_API fh_status fh_dis_source(fh_vm *vm, const char *text, size_t size, const char *filename);

#ifdef __cplusplus
}
#endif
#endif
