/* The prompt: reads statements line by line and runs them until the input ends or the script asks to leave. */
#ifndef REPL_PROMPT_H
#define REPL_PROMPT_H

#include "freehold.h"

/* The exit status that the process should end with. */
int prompt_run(fh_vm *vm, const char *strategy_name);
/* To be called by the handler of SIGINT: what Ctrl-C means now. True: the line being typed is dropped, the VM is not to
 * be interrupted. */
int prompt_takes_interrupt(void);

#endif
