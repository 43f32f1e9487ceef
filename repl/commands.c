/* The commands of the prompt. See commands.h. */
#include "commands.h"
#include "freehold_prompt.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "check.h"
#include "session.h"
#include "track.h"

typedef struct Command {
    const char *name, *arguments, *what;
    void (*run)(Session *s, const char *argument);
} Command;

static void say(const char *text) {
    fputs(text, stdout);
    fflush(stdout);
}

static void complain(const char *format, const char *text) {
    fflush(stdout);
    fprintf(stderr, format, text);
}

static bool needs(const char *argument, const char *usage) {
    if (*argument) return true;
    complain("usage: %s\n", usage);
    return false;
}

/* ---- memory ---- */

static void track(Session *s, bool on) {
    track_set(s, on);
    say(on ? "Inputs are followed line by line, which takes time; :mem diff tells the places.\n"
           : "Inputs are not followed.\n");
}

static void mem(Session *s, const char *argument) {
    if (strcmp(argument, "diff") == 0)
        census_show_difference(s);
    else if (strcmp(argument, "track on") == 0 || strcmp(argument, "track off") == 0)
        track(s, argument[7] == 'n');
    else if (*argument)
        complain("usage: :mem [diff | track on|off], not :mem %s\n", argument);
    else
        session_call(s, "mem", "", 0);
}

static void arenas(Session *s, const char *argument) {
    (void)argument;
    session_call(s, "arenas", "", 0);
}

static void strategy(Session *s, const char *argument) {
    static const struct {
        const char *given, *name;
        fh_strategy strategy;
    } table[] = {{"auto", "automatic", FH_AUTOMATIC},
                 {"automatic", "automatic", FH_AUTOMATIC},
                 {"manual", "manual", FH_MANUAL},
                 {"arena", "arena", FH_ARENA}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (strcmp(argument, table[i].given) != 0) continue;
        fh_status status = fh_set_strategy(*s->vm, table[i].strategy);
        if (status == FH_OK) s->strategy = table[i].name;
        session_report(s, status);
        break;
    }
    if (*argument && strncmp(argument, s->strategy, 4) != 0)
        complain(":strategy takes auto, manual or arena, not %s\n", argument);
    else
        printf("What is made now is freed under the strategy: %s\n", s->strategy);
    fflush(stdout);
}

/* ---- code ---- */

static void dis(Session *s, const char *argument) {
    if (!needs(argument, ":dis EXPRESSION")) return;
    session_report(s, fh_dis_expression(*s->vm, argument, strlen(argument)));
}

static void time_(Session *s, const char *argument) {
    if (needs(argument, ":time EXPRESSION")) session_call(s, "time", argument, strlen(argument));
}

static bool read_file(const char *path, Text *out) {
    Text full = {0};
    const char *home = getenv("HOME");
    if (strncmp(path, "~/", 2) == 0 && home)
        text_format(&full, "%s%s", home, path + 1);
    else
        text_c(&full, path);
    FILE *f = full.failed ? NULL : fopen(full.data, "rb");
    bool ok = f && text_add_file(out, f);
    if (!ok) {
        fflush(stdout);
        fprintf(stderr, "can't read %s: %s\n", path, strerror(errno));
    }
    if (f) fclose(f);
    text_free(&full);
    return ok;
}

void commands_load(Session *s, const char *path) {
    Text text = {0};
    if (read_file(path, &text)) session_report(s, fh_run_source(*s->vm, text_of(&text), text.size, path));
    text_free(&text);
}

static void load(Session *s, const char *argument) {
    if (needs(argument, ":load FILE")) commands_load(s, argument);
}

static void check(Session *s, const char *argument) {
    Text text = {0};
    bool ok = *argument ? read_file(argument, &text) : s->inputs.size > 0;
    const Text *source = *argument ? &text : &s->inputs;
    if (ok && check_before_run(*s->vm, CHECK_WARN, *argument ? argument : "<inputs>",
                               *argument ? argument : NULL, text_of(source), source->size))
        say("Checked.\n");
    else if (!*argument && !ok)
        say("There is nothing to check yet.\n");
    text_free(&text);
}

static void save(Session *s, const char *argument) {
    if (!needs(argument, ":save FILE")) return;
    FILE *f = fopen(argument, "w");
    bool ok = f && fwrite(text_of(&s->inputs), 1, s->inputs.size, f) == s->inputs.size;
    if (f && fclose(f) != 0) ok = false;
    if (ok)
        printf("Saved what ran without an error in %s.\n", argument);
    else
        fprintf(stderr, "can't write %s: %s\n", argument, strerror(errno));
    fflush(stdout);
}

/* ---- the session ---- */

static void reset(Session *s, const char *argument) {
    (void)argument;
    if (!session_renew(s)) return;
    say("Everything is as at the start.\n");
}

static void keys(Session *s, const char *argument) {
    if (!s->editor) return say("There is no editor here: lines come as the terminal gives them.\n");
    if (strcmp(argument, "vi") == 0) s->editor->vi = VI_INSERT;
    if (strcmp(argument, "emacs") == 0) s->editor->vi = VI_OFF;
    printf("Keys are those of %s.\n", s->editor->vi ? "vi" : "Emacs");
    fflush(stdout);
}

static void quit(Session *s, const char *argument) {
    (void)argument;
    s->leaving = true;
}

static void help(Session *s, const char *argument);

static const Command commands[] = {
    {"arenas", "", "the arenas there are", arenas},
    {"check", "[FILE]", "memory faults in what was typed, or in a file", check},
    {"dis", "EXPRESSION", "bytecode of a function, class or text", dis},
    {"help", "", "this list; x? shows help on x, x?? its source", help},
    {"keys", "[vi|emacs]", "which keys edit", keys},
    {"load", "FILE", "runs a file here", load},
    {"mem", "[diff | track on|off]", "memory in use; what the last input has made", mem},
    {"quit", "", "leaves, as exit and Ctrl-D", quit},
    {"reset", "", "starts anew", reset},
    {"save", "FILE", "writes what was typed and ran", save},
    {"strategy", "[auto|manual|arena]", "how objects made from now on are freed", strategy},
    {"time", "EXPRESSION", "how long it takes", time_}};

enum { NCOMMANDS = sizeof commands / sizeof *commands };

static void help(Session *s, const char *argument) {
    (void)argument;
    for (size_t i = 0; i < NCOMMANDS; i++) {
        int width = printf(":%s %s", commands[i].name, commands[i].arguments);
        printf("%*s%s\n", width < 32 ? 32 - width : 1, "", commands[i].what);
    }
    if (s->editor) say("\nTab completes, Up recalls, Ctrl-R searches, Alt-Enter breaks a line.\n");
    fflush(stdout);
}

void commands_names(const char *typed, size_t size, void (*each)(void *env, const char *text, size_t size),
                    void *env) {
    for (size_t i = 0; i < NCOMMANDS; i++) {
        char name[32];
        int n = snprintf(name, sizeof name, ":%s%s", commands[i].name, *commands[i].arguments ? " " : "");
        if ((size_t)n >= size && memcmp(name, typed, size) == 0) each(env, name, (size_t)n);
    }
}

/* The command of that name, or the only one that begins so. */
static const Command *find(const char *name, size_t size) {
    const Command *found = NULL;
    for (size_t i = 0; i < NCOMMANDS; i++) {
        if (strncmp(commands[i].name, name, size) != 0) continue;
        if (strlen(commands[i].name) == size) return &commands[i];
        if (found) return NULL;
        found = &commands[i];
    }
    return found;
}

void commands_run(Session *s, const char *line) {
    line += 1 + strspn(line + 1, " ");
    size_t size = strcspn(line, " \t\n");
    const Command *c = size ? find(line, size) : NULL;
    if (!c) {
        fflush(stdout);
        fprintf(stderr, "There is no command :%.*s; :help lists them.\n", (int)size, line);
        return;
    }
    Text argument = {0};
    text_c(&argument, line + size + strspn(line + size, " \t"));
    while (argument.size && strchr(" \t\n", argument.data[argument.size - 1]))
        argument.data[--argument.size] = 0;
    c->run(s, text_of(&argument));
    text_free(&argument);
}
