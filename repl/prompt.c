/* See prompt.h. Where standard input and output are a terminal, editor.c reads the input; else lines come as they are. */
#include "prompt.h"
#include "freehold_prompt.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"

static volatile sig_atomic_t reading, interrupted;

int prompt_takes_interrupt(void) {
    if (terminal_takes_interrupt()) return 1;
    if (!reading) return 0;
    interrupted = 1;
    return 1;
}

static bool is_word(const char *text, size_t size, const char *word) {
    while (size && strchr(" \t\n", text[size - 1])) size--;
    return size == strlen(word) && memcmp(text, word, size) == 0;
}

/* The word alone, and the script has not given it a meaning of its own. */
static bool is_said(const Session *s, const char *text, size_t size, const char *word) {
    fh_value own;
    if (!is_word(text, size, word)) return false;
    bool defined = fh_get_value(*s->vm, word, &own) == FH_OK;
    fh_close(*s->vm, own);
    fh_error_clear(*s->vm);
    return !defined;
}

static bool leaves(const Session *s, const char *text, size_t size) {
    return is_said(s, text, size, "exit") || is_said(s, text, size, "quit");
}

/* Words that stand for what CPython's prompt would say of them: a command, or a call. NULL: it is none. */
static const char *meant_by(const Session *s, const char *text, size_t size) {
    static const char *const words[][2] = {
        {"help", ":help"}, {"copyright", "copyright()"}, {"credits", "credits()"}, {"license", "license()"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_said(s, text, size, words[i][0])) return words[i][1];
    return NULL;
}

static bool is_blank(const Text *t) { return strspn(text_of(t), " \t\f\n") == t->size; }

/* ---- plain lines ---- */

typedef enum Line { LINE, END, CANCELLED } Line;

/* Where the output of a script typed at a terminal goes elsewhere, only that goes there. */
static FILE *talk(void) { return isatty(0) && !isatty(1) ? stderr : stdout; }

/* Adds a line with its newline. Ctrl-C drops what has been typed. */
static Line read_line(const char *prompt, Text *t) {
    fflush(stdout);
    fputs(prompt, talk());
    fflush(talk());
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
        if (n <= 0 || (text_char(t, c), t->failed)) {
            reading = 0;
            return END;
        }
        if (c == '\n') break;
    }
    reading = 0;
    return LINE;
}

/* Runs what has been typed so far; false: more lines are needed. */
static bool run_typed(Session *s, Text *t, bool ended) {
    int more;
    size_t size = t->size - !ended; /* without the last newline */
    const char *meant = meant_by(s, t->data, size), *text = meant ? meant : t->data;
    if (meant && *meant == ':') return commands_run(s, meant), true;
    if (meant) size = strlen(meant);
    fh_status result = fh_run_typed(*s->vm, text, size, "<stdin>", &more);
    if (more && !ended) return false;
    if (more) result = fh_run_source(*s->vm, t->data, size, "<stdin>"); /* says what is missing */
    s->leaving |= result == FH_EXIT;
    int code;
    if (fh_error_report(*s->vm, &text, &code) == FH_EXIT) s->status = code;
    if (text) fputs(text, stderr);
    return true;
}

static bool is_command_line(const Text *t) { return t->size && t->data[0] == ':'; }

static void run_command(Session *s, Text *t) {
    t->data[t->size - 1] = 0;
    commands_run(s, t->data);
}

static void plain_loop(Session *s) {
    Text t = {0};
    text_c(&t, "");
    while (!s->leaving) {
        Line line = read_line(t.size ? editor_prompt_more : editor_prompt, &t);
        if (line == CANCELLED) fputs("\nKeyboardInterrupt\n", talk());
        if (line == END) fputc('\n', talk());
        if (line == END && !t.size) break;
        s->leaving = line == END || (line == LINE && leaves(s, t.data, t.size));
        if (line == LINE && !s->leaving && is_command_line(&t))
            run_command(s, &t);
        else if (line == END || (line == LINE && !s->leaving && !is_blank(&t)))
            if (!run_typed(s, &t, line == END)) continue;
        text_clear(&t);
    }
    text_free(&t);
}

/* ---- the editor ---- */

/* `value?` */
static bool is_question(const Text *t) {
    return t->size > 1 && t->data[t->size - 1] == '?' && !memchr(t->data, '\n', t->size) && t->data[0] != '#';
}

static void run_input(Session *s, const Text *t) {
    const char *meant = meant_by(s, t->data, t->size);
    if (leaves(s, t->data, t->size))
        s->leaving = true;
    else if (meant && *meant == ':')
        commands_run(s, meant);
    else if (meant)
        session_run(s, meant, strlen(meant));
    else if (is_command_line(t))
        commands_run(s, t->data);
    else if (is_question(t))
        session_help(s, t->data, t->size - 1);
    else
        session_run(s, t->data, t->size);
}

static void editor_loop(Session *s) {
    while (!s->leaving) {
        EditorResult result = editor_read(s->editor);
        if (result == EDITOR_CANCELLED) fputs("KeyboardInterrupt\n", stdout), fflush(stdout);
        if (result == EDITOR_END && terminal_signal()) s->status = 128 + terminal_signal();
        if (result == EDITOR_END) break;
        if (result == EDITOR_LINE && !is_blank(&s->editor->buffer.text))
            run_input(s, &s->editor->buffer.text);
    }
}

static void banner(const PromptOptions *options, bool editor) {
    fprintf(talk(), "Freehold " FH_VERSION_STRING " (%s memory). %s\n", options->strategy,
            editor ? ":help lists commands, exit or Ctrl-D leaves." : "exit or Ctrl-D leaves.");
    fflush(talk());
}

int prompt_run(fh_vm **vm, const PromptOptions *options) {
    Session s = {.vm = vm,
                 .renew = options->renew,
                 .strategy = options->strategy,
                 .first_strategy = options->strategy,
                 .check = (CheckMode)options->check,
                 .leaks_told = options->leaks_told};
    if (!options->plain) s.editor = editor_new(*vm);
    s.theme = s.editor ? s.editor->theme : THEME_NONE;
    if (!options->quiet) banner(options, s.editor != NULL);
    if (options->startup) commands_load(&s, options->startup);
    if (s.editor)
        editor_loop(&s);
    else
        plain_loop(&s);
    session_close(&s);
    editor_free(s.editor);
    return s.status;
}
