/* Bytes of the terminal to keys: characters, control and Meta combinations, and the escape sequences of xterm, the Linux
 * console, rxvt, tmux and kitty. A sequence that means nothing is dropped whole. */
#ifndef REPL_KEYS_H
#define REPL_KEYS_H

#include "terminal.h"

enum { /* beyond the code points */
       KEY_UP = 0x200000,
       KEY_DOWN,
       KEY_LEFT,
       KEY_RIGHT,
       KEY_HOME,
       KEY_END,
       KEY_INSERT,
       KEY_DELETE,
       KEY_PAGE_UP,
       KEY_PAGE_DOWN,
       KEY_BACK_TAB,
       KEY_PASTE, /* its text is in Key.text */
       KEY_NOTHING,
       KEY_RESIZED,
       KEY_GONE,
       /* modifiers */
       KEY_CTRL = 0x1000000,
       KEY_META = 0x2000000,
       KEY_SHIFT = 0x4000000
};

#undef CTRL
#define CTRL(c) ((c)&31)
#define META(c) ((c) | KEY_META)

typedef struct Key {
    int code; /* a code point (control characters as they come: Ctrl-A is 1) or KEY_…, with modifiers */
    char bytes[5]; /* the character, UTF-8, NUL-terminated; "" where there is none */
    Text text;     /* a paste as it came; kept from key to key */
} Key;

/* Waits for the next key. */
void keys_read(Terminal *t, Key *k);

#endif
