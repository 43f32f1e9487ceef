/* See keys.h. */
#include "keys.h"

#include <string.h>

#include "unicode.h"

enum {
    ESCAPE = 27,
    ESCAPE_WAIT = 40, /* ms that the rest of a sequence may take; then it was the key Esc */
    PASTE_WAIT = 3000,
    MOST_PARAMETERS = 4
};

static int with_modifiers(int code, int parameter) { /* xterm: 1 + Shift 1, Alt 2, Ctrl 4 */
    int bits = parameter > 1 ? parameter - 1 : 0;
    return code | (bits & 1 ? KEY_SHIFT : 0) | (bits & 2 ? KEY_META : 0) | (bits & 4 ? KEY_CTRL : 0);
}

static int of_letter(int letter) {
    switch (letter) {
    case 'A': return KEY_UP;
    case 'B': return KEY_DOWN;
    case 'C': return KEY_RIGHT;
    case 'D': return KEY_LEFT;
    case 'H': return KEY_HOME;
    case 'F': return KEY_END;
    case 'Z': return KEY_BACK_TAB;
    case 'M': return '\r'; /* Enter of the key pad */
    default: return KEY_NOTHING;
    }
}

static int of_number(int number) {
    switch (number) {
    case 1:
    case 7: return KEY_HOME;
    case 2: return KEY_INSERT;
    case 3: return KEY_DELETE;
    case 4:
    case 8: return KEY_END;
    case 5: return KEY_PAGE_UP;
    case 6: return KEY_PAGE_DOWN;
    default: return KEY_NOTHING;
    }
}

/* CSI number ; modifiers u: a key in kitty's and xterm's other way. */
static int of_unicode(int code, int modifiers) {
    int bits = modifiers > 1 ? modifiers - 1 : 0;
    if (code == 13 || code == 9 || code == 27 || code == 127)
        return with_modifiers(code, modifiers) & ~KEY_CTRL;
    if ((bits & 4) && code >= 64 && code < 128) return (code & 31) | (bits & 2 ? KEY_META : 0);
    return (bits & 2) && code < 128 ? code | KEY_META : KEY_NOTHING;
}

static bool ends_with(const Text *t, const char *end) {
    size_t n = strlen(end);
    return t->size >= n && memcmp(t->data + t->size - n, end, n) == 0;
}

/* Whether the paste's end is lost, as where the terminal's buffer has run over, and the user wants to get out: Ctrl-C, and
 * nothing behind it. */
static bool is_given_up(Terminal *t, int byte) {
    if (byte != CTRL('C')) return false;
    int b = terminal_byte(t, ESCAPE_WAIT);
    if (b >= 0) t->at--;
    return b < 0 && b != TERMINAL_RESIZED;
}

static int paste(Terminal *t, Key *k) {
    static const char end[] = "\x1b[201~";
    text_clear(&k->text);
    while (!ends_with(&k->text, end)) {
        int b = terminal_byte(t, PASTE_WAIT);
        if (b == TERMINAL_RESIZED) continue;
        if (b < 0) return KEY_PASTE; /* what has come is kept */
        if (is_given_up(t, b)) return CTRL('C');
        char c = (char)b;
        text_char(&k->text, c);
        if (k->text.failed) return KEY_NOTHING;
    }
    k->text.size -= sizeof end - 1;
    k->text.data[k->text.size] = 0;
    return KEY_PASTE;
}

/* A byte that belongs to what came before. */
static int following(Terminal *t) {
    int b;
    do b = terminal_byte(t, ESCAPE_WAIT);
    while (b == TERMINAL_RESIZED);
    return b;
}

static int control_sequence(Terminal *t, Key *k) {
    int parameters[MOST_PARAMETERS] = {0}, n = 0, b;
    for (b = following(t); b >= 0x20 && b < 0x40; b = following(t)) {
        if (b == ';' || b == ':') n++;
        if (b >= '0' && b <= '9' && n < MOST_PARAMETERS && parameters[n] < 100000)
            parameters[n] = parameters[n] * 10 + b - '0';
    }
    if (b < 0) return KEY_NOTHING;
    if (b == '[') return following(t), KEY_NOTHING; /* function keys of the Linux console */
    if (b == 'u') return of_unicode(parameters[0], parameters[1]);
    if (b != '~') return with_modifiers(of_letter(b), parameters[1]);
    if (parameters[0] == 200) return paste(t, k);
    if (parameters[0] == 27) return of_unicode(parameters[2], parameters[1]);
    return with_modifiers(of_number(parameters[0]), parameters[1]);
}

static int character(Terminal *t, Key *k, int first) {
    size_t length = unicode_length((unsigned char)first), at = 1;
    k->bytes[0] = (char)first;
    for (; at < length; at++) {
        int b = following(t);
        if (b < 0) break;
        if ((b & 0xC0) != 0x80) { /* the next character begins: it is not ours */
            if (t->at) t->at--;
            break;
        }
        k->bytes[at] = (char)b;
    }
    k->bytes[at] = 0;
    if (first < 128) return first;
    char clean[16];
    size_t size = unicode_clean(clean, k->bytes, at);
    size = size > 3 && at < 4 ? 3 : size; /* one mark for a broken character */
    memcpy(k->bytes, clean, size);
    k->bytes[size] = 0;
    return 0x100000; /* some character beyond ASCII: its bytes say which */
}

static int escape(Terminal *t, Key *k) {
    int b = following(t);
    if (b < 0) return ESCAPE;
    if (b == '[') return control_sequence(t, k);
    if (b == 'O') {
        b = following(t);
        return b < 0 ? META('O') : of_letter(b);
    }
    if (b == ESCAPE) { /* it begins a sequence of its own */
        if (t->at) t->at--;
        return ESCAPE;
    }
    if (b >= 128) {
        character(t, k, b);
        k->bytes[0] = 0;
        return KEY_NOTHING;
    }
    return META(b);
}

void keys_read(Terminal *t, Key *k) {
    int b = terminal_byte(t, -1);
    k->bytes[0] = 0;
    if (b == TERMINAL_RESIZED) k->code = KEY_RESIZED;
    if (b == TERMINAL_GONE) k->code = KEY_GONE;
    if (b < 0) return;
    k->code = b == ESCAPE ? escape(t, k) : character(t, k, b);
    if (k->code & KEY_META) k->bytes[0] = 0;
}
