/* See pager.h. */
#include "pager.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

static size_t screen_rows(void) {
    struct winsize size;
    return ioctl(1, TIOCGWINSZ, &size) == 0 && size.ws_row ? size.ws_row : 24;
}

static size_t lines_of(const char *text, size_t size) {
    size_t n = 0;
    for (size_t i = 0; i < size; i++) n += text[i] == '\n';
    return n;
}

static void write_plain(const char *text, size_t size) {
    fwrite(text, 1, size, stdout);
    fflush(stdout);
}

static bool in_path(const char *program) {
    const char *path = getenv("PATH");
    char full[4096];
    for (; path && *path; path += strcspn(path, ":"), path += *path == ':') {
        int n = snprintf(full, sizeof full, "%.*s/%s", (int)strcspn(path, ":"), path, program);
        if (n < (int)sizeof full && access(full, X_OK) == 0) return true;
    }
    return false;
}

/* A program that reads standard input; NULL: none. */
static const char *find_pager(void) {
    const char *given = getenv("PAGER");
    if (given) return *given && strcmp(given, "cat") != 0 ? given : NULL;
    return in_path("less") ? "less -R" : in_path("more") ? "more" : NULL;
}

void pager_show(const char *text, size_t size) {
    const char *pager = isatty(1) && lines_of(text, size) + 1 >= screen_rows() ? find_pager() : NULL;
    fflush(stdout);
    /* Ctrl-C is the pager's */
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    sigaction(SIGINT, &ignore, &before);
    FILE *to = pager ? popen(pager, "w") : NULL;
    if (to) {
        fwrite(text, 1, size, to);
        if (pclose(to) >> 8 == 127) write_plain(text, size); /* there is no such program */
    } else {
        write_plain(text, size);
    }
    sigaction(SIGINT, &before, NULL);
}
