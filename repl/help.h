/* What `freehold help` says, and what a misspelt word could have meant. */
#ifndef REPL_HELP_H
#define REPL_HELP_H

#include <stdio.h>

extern const char help_usage[]; /* of the whole program */
/* freehold help [COMMAND]; the exit status. */
int help_command(int argc, char **argv);
/* The command, or the option, that a word is likely to have meant; NULL: none. */
const char *help_similar_command(const char *word);
const char *help_similar_option(const char *word);
/* These say so on stderr: 2 */
int help_unknown_option(const char *word);
int help_hint(void);

#endif
