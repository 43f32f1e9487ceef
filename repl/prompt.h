/* The prompt: reads statements and runs them until the input ends or the script asks to leave. */
#ifndef REPL_PROMPT_H
#define REPL_PROMPT_H

#include "freehold.h"

typedef struct PromptOptions {
    const char *strategy;        /* its name, for the banner */
    int check;                   /* a CheckMode: what is done with findings in an input */
    int plain;                   /* lines as the terminal gives them, without an editor */
    int quiet;                   /* no banner */
    int leaks_told;              /* what is left is said by somebody else at the end */
    const char *startup;         /* a file that is run before the first input, or NULL */
    fh_vm *(*renew)(fh_vm *old); /* for :reset: a VM like the one there is, which it ends */
} PromptOptions;

/* The exit status that the process should end with. *vm may be another VM afterwards. */
int prompt_run(fh_vm **vm, const PromptOptions *options);
/* To be called by the handler of SIGINT: what Ctrl-C means now. True: the line being typed is dropped, the VM is not to
 * be interrupted. */
int prompt_takes_interrupt(void);

#endif
