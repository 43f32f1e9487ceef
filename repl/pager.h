/* Shows a text that may be longer than the screen: through $PAGER or less where standard output is a terminal, else plain. */
#ifndef REPL_PAGER_H
#define REPL_PAGER_H

#include <stddef.h>

void pager_show(const char *text, size_t size);

#endif
