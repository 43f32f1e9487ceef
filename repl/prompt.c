/* See prompt.h. Lines come as the terminal gives them: editing is the terminal's. */
#include "prompt.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t reading, interrupted;

int prompt_takes_interrupt(void) {
    if (!reading) return 0;
    interrupted = 1;
    return 1;
}

/* ---- lines ---- */

typedef struct Text {
    char *data;
    size_t size, capacity;
} Text;

static bool append(Text *t, const char *data, size_t size) {
    if (t->size + size + 1 > t->capacity) {
        size_t capacity = (t->size + size + 1) * 2;
        char *grown = realloc(t->data, capacity);
        if (!grown) return false;
        t->data = grown;
        t->capacity = capacity;
    }
    memcpy(t->data + t->size, data, size);
    t->size += size;
    t->data[t->size] = 0;
    return true;
}

typedef enum Line { LINE, END, CANCELLED } Line;

/* Adds a line with its newline. Ctrl-C drops what has been typed. */
static Line read_line(const char *prompt, Text *t) {
    fputs(prompt, stdout);
    fflush(stdout);
    interrupted = 0;
    reading = 1;
    for (;;) {
        char c;
        ssize_t n = read(0, &c, 1);
        if (interrupted) {
            reading = 0;
            return CANCELLED;
        }
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0 || !append(t, &c, 1)) {
            reading = 0;
            return END;
        }
        if (c == '\n') break;
    }
    reading = 0;
    return LINE;
}

/* ---- statements ---- */

static bool is_word(const Text *t, const char *word) {
    size_t n = strlen(word);
    return t->size == n + 1 && memcmp(t->data, word, n) == 0;
}

static bool is_blank(const Text *t) { return strspn(t->data, " \t\f\n") == t->size; }

static const char *prompt_of(const Text *t) { return t->size ? "... " : ">>> "; }

int prompt_run(fh_vm *vm, const char *strategy_name) {
    Text t = {0};
    int status = 0, more;
    bool leaving = false;
    if (!append(&t, "", 0)) return 1;
    printf("Freehold " FH_VERSION_STRING " (%s memory). exit or Ctrl-D leaves.\n", strategy_name);
    while (!leaving) {
        Line line = read_line(prompt_of(&t), &t);
        if (line == CANCELLED) fputs("\nKeyboardInterrupt\n", stdout);
        if (line == END) fputc('\n', stdout);
        if (line == END && !t.size) break;
        leaving = line == END || is_word(&t, "exit") || is_word(&t, "quit");
        if (line == END || (line == LINE && !leaving && !is_blank(&t))) {
            size_t size = t.size - (line == LINE); /* without the last newline */
            fh_status result = fh_run_typed(vm, t.data, size, "<stdin>", &more);
            if (more && line == LINE) continue;
            if (more) result = fh_run_source(vm, t.data, size, "<stdin>"); /* says what is missing */
            leaving |= result == FH_EXIT;
            int code = fh_finish(vm, result);
            if (result == FH_EXIT) status = code;
        }
        t.size = 0;
        t.data[0] = 0;
    }
    free(t.data);
    return status;
}
