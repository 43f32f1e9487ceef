/* The terminal: raw mode, its size, bytes in, bytes out. Output is collected and written at once by terminal_flush.
 *
 * Only the signals of this file are handled while a line is read (SIGWINCH, SIGHUP, SIGTERM, SIGCONT): they wake
 * terminal_byte. While code runs the terminal is as it was found. */
#ifndef REPL_TERMINAL_H
#define REPL_TERMINAL_H

#include <termios.h>

#include "text.h"

typedef struct Terminal {
    int in, out;
    unsigned columns, rows;
    bool raw, gone;
    struct termios cooked;
    unsigned char input[4096]; /* read, not yet taken */
    size_t at, filled;
    Text output;
} Terminal;

enum { TERMINAL_TIMEOUT = -1, TERMINAL_RESIZED = -2, TERMINAL_GONE = -3 };

/* False: standard input and output are no terminal that can move its cursor. */
bool terminal_open(Terminal *t);
void terminal_close(Terminal *t);
bool terminal_raw(Terminal *t);
void terminal_cooked(Terminal *t);
/* The next byte, or one of the above. timeout in milliseconds; -1: none. */
int terminal_byte(Terminal *t, int timeout);
bool terminal_has_input(Terminal *t); /* at once, without waiting */
/* For the handler of SIGINT: true while a line is read; the signal then counts as Ctrl-C. */
bool terminal_takes_interrupt(void);
int terminal_signal(void); /* that has ended the input: SIGHUP, SIGTERM; or 0 */
void terminal_measure(Terminal *t);
void terminal_flush(Terminal *t);
/* Ctrl-Z: stops the process as the terminal was found and comes back in raw mode. */
void terminal_suspend(Terminal *t);

#endif
