/* An input of the prompt is run, and what comes of it shown. See commands.h. */
#include "commands.h"
#include "freehold_prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "pager.h"
#include "session.h"
#include "track.h"

static void write_out(int fd, const Text *t) {
    for (size_t at = 0; at < t->size;) {
        ssize_t n = write(fd, t->data + at, t->size - at);
        if (n <= 0) return;
        at += (size_t)n;
    }
}

/* ---- what the library's part asks for (stdlib/_prompt.py) ---- */

static void show_value(const Session *s, const char *text, size_t size) {
    Text out = {0};
    colours_add_value(&out, s->theme, text, size);
    text_c(&out, "\n");
    fflush(stdout);
    write_out(1, &out);
    text_free(&out);
}

static fh_status serve(fh_call *call, void *env) {
    Session *s = env;
    const char *what, *text;
    size_t size;
    if (fh_arg_str(call, 0, &what, NULL) != FH_OK || fh_arg_str(call, 1, &text, &size) != FH_OK)
        return FH_ERROR;
    if (strcmp(what, "columns") == 0) {
        char number[16];
        Terminal now = {.out = 1};
        terminal_measure(&now);
        snprintf(number, sizeof number, "%u", now.columns);
        return fh_return_str(call, number, strlen(number));
    }
    if (strcmp(what, "page") == 0)
        pager_show(text, size);
    else
        show_value(s, text, size);
    return FH_OK;
}

void session_report(Session *s, fh_status status) {
    const char *text;
    int code;
    s->leaving |= status == FH_EXIT;
    if (fh_error_report(*s->vm, &text, &code) == FH_EXIT) s->status = code;
    if (!text) return;
    Text out = {0};
    colours_add_traceback(&out, isatty(2) ? s->theme : THEME_NONE, text, strlen(text));
    write_out(2, &out);
    text_free(&out);
}

/* Before the first input: values are from now on shown by the library's part. Without it they are shown plainly. */
static void begin(Session *s) {
    const char *nothing;
    if (s->begun || !s->editor) return;
    s->begun = true;
    if (fh_define_function(*s->vm, "_freehold_prompt", 2, 2, serve, s, NULL) == FH_OK)
        fh_call_str(*s->vm, "_prompt", "begin", "", 0, &nothing);
    fh_error_clear(*s->vm);
}

void session_run(Session *s, const char *text, size_t size) {
    char name[32];
    begin(s);
    census_take(s);
    snprintf(name, sizeof name, "<input %u>", ++s->number);
    if (!check_before_run(*s->vm, s->check, name, NULL, text, size)) return;
    track_begin(s);
    fh_status status = fh_run_input(*s->vm, text, size, name);
    track_end(s);
    if (status == FH_OK) text_add(&s->inputs, text, size), text_c(&s->inputs, "\n");
    session_report(s, status);
}

void session_help(Session *s, const char *expression, size_t size) {
    begin(s);
    session_call(s, "help_of", expression, size);
}

void session_call(Session *s, const char *function, const char *argument, size_t size) {
    const char *text = "";
    begin(s);
    fh_status status = fh_call_str(*s->vm, "_prompt", function, argument, size, &text);
    if (status == FH_OK) fputs(text, stdout), fflush(stdout);
    session_report(s, status);
}

bool session_renew(Session *s) {
    fh_vm *vm = s->renew ? s->renew(*s->vm) : NULL;
    if (!vm) return false;
    *s->vm = vm;
    if (s->editor) s->editor->vm = vm;
    s->begun = false;
    s->strategy = s->first_strategy;
    s->before.count = 0;
    s->number = 0;
    text_clear(&s->inputs);
    return true;
}

static void print_leak(void *env, const fh_leak *leak) {
    (void)env;
    fprintf(stderr, "  %zu %s%s, %zu bytes", leak->count, leak->type, leak->count == 1 ? "" : "s",
            leak->bytes);
    if (leak->file) fprintf(stderr, ", made at %s:%u in %s", leak->file, leak->line, leak->function);
    fputc('\n', stderr);
}

void session_close(Session *s) {
    if (s->editor && !s->leaks_told) {
        size_t n = fh_leaks(*s->vm, NULL, NULL);
        if (n) fprintf(stderr, "Manual objects that nobody has freed: %zu\n", n);
        if (n) fh_leaks(*s->vm, print_leak, NULL);
    }
    track_free(s);
    free(s->before.rows);
    text_free(&s->inputs);
}
