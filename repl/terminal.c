/* See terminal.h. */
#include "terminal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { CTRL_C = 3, INTERRUPTED = -10 };

static volatile sig_atomic_t resized, hung_up, interrupted; /* set by the handlers */
static struct Terminal *in_use;                             /* whose mode the end of the process puts back */

static void on_resize(int signal_number) {
    (void)signal_number;
    resized = 1;
}

/* While code runs nobody looks at the flag: the process then ends as it would have without us. */
static void on_hangup(int signal_number) {
    hung_up = signal_number;
    if (in_use && in_use->raw) return;
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

bool terminal_takes_interrupt(void) {
    if (!in_use || !in_use->raw) return false;
    interrupted = 1;
    return true;
}

static void put_back(void) {
    if (in_use) terminal_cooked(in_use);
}

static void handle(int signal_number, void (*handler)(int)) {
    struct sigaction action = {.sa_handler = handler};
    sigaction(signal_number, &action, NULL);
}

void terminal_measure(Terminal *t) {
    struct winsize size;
    t->columns = 80, t->rows = 24;
    if (ioctl(t->out, TIOCGWINSZ, &size) == 0) {
        if (size.ws_col) t->columns = size.ws_col;
        if (size.ws_row) t->rows = size.ws_row;
    }
    if (t->columns < 8) t->columns = 8; /* less cannot hold a prompt and two wide characters */
    if (t->rows < 2) t->rows = 2;
}

bool terminal_open(Terminal *t) {
    const char *kind = getenv("TERM");
    memset(t, 0, sizeof *t);
    t->in = 0, t->out = 1;
    if (!kind || !*kind || strcmp(kind, "dumb") == 0 || strcmp(kind, "unknown") == 0) return false;
    if (!isatty(t->in) || !isatty(t->out) || tcgetattr(t->in, &t->cooked) < 0) return false;
    terminal_measure(t);
    if (!in_use) atexit(put_back);
    in_use = t;
    handle(SIGWINCH, on_resize);
    handle(SIGHUP, on_hangup);
    handle(SIGTERM, on_hangup);
    return true;
}

void terminal_close(Terminal *t) {
    terminal_cooked(t);
    if (in_use == t) in_use = NULL;
    text_free(&t->output);
}

bool terminal_raw(Terminal *t) {
    if (t->raw) return true;
    struct termios now, raw;
    if (tcgetattr(t->in, &now) < 0) return false;
    t->cooked = now; /* a script may have changed it */
    raw = now;
    raw.c_iflag &= ~(tcflag_t)(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON);
    raw.c_lflag &= ~(tcflag_t)(ECHO | ICANON | IEXTEN | ISIG);
    raw.c_cflag |= CS8;
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    if (tcsetattr(t->in, TCSADRAIN, &raw) < 0) return false;
    t->raw = true;
    terminal_measure(t);
    text_c(&t->output, "\x1b[?2004h"); /* pastes come in brackets */
    return true;
}

void terminal_cooked(Terminal *t) {
    if (!t->raw) return;
    text_c(&t->output, "\x1b[?2004l");
    terminal_flush(t);
    tcsetattr(t->in, TCSADRAIN, &t->cooked);
    t->raw = false;
}

/* Waits for input; signals come in here and nowhere else. */
static int wait_for_input(Terminal *t, int timeout) {
    sigset_t mine, before;
    sigemptyset(&mine);
    sigaddset(&mine, SIGWINCH);
    sigaddset(&mine, SIGHUP);
    sigaddset(&mine, SIGTERM);
    sigaddset(&mine, SIGINT);
    sigprocmask(SIG_BLOCK, &mine, &before);
    int result = 1;
    if (hung_up) {
        result = TERMINAL_GONE;
    } else if (interrupted) {
        interrupted = 0;
        result = INTERRUPTED;
    } else if (resized) {
        resized = 0;
        result = TERMINAL_RESIZED;
    } else {
        struct pollfd fd = {.fd = t->in, .events = POLLIN};
        struct timespec limit = {timeout / 1000, timeout % 1000 * 1000000L};
        int n = ppoll(&fd, 1, timeout < 0 ? NULL : &limit, &before);
        if (n == 0) result = TERMINAL_TIMEOUT;
        if (n < 0) result = errno == EINTR ? 0 : TERMINAL_GONE;
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    return result;
}

int terminal_byte(Terminal *t, int timeout) {
    if (t->at < t->filled) return t->input[t->at++];
    if (t->gone) return TERMINAL_GONE;
    for (;;) {
        int ready = wait_for_input(t, timeout);
        if (ready == TERMINAL_RESIZED) terminal_measure(t);
        if (ready == TERMINAL_GONE) t->gone = true;
        if (ready == INTERRUPTED) return CTRL_C;
        if (ready < 0) return ready;
        if (ready == 0) continue;
        ssize_t n = read(t->in, t->input, sizeof t->input);
        if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (n <= 0) {
            t->gone = true;
            return TERMINAL_GONE;
        }
        t->filled = (size_t)n;
        t->at = 1;
        return t->input[0];
    }
}

bool terminal_has_input(Terminal *t) {
    struct pollfd fd = {.fd = t->in, .events = POLLIN};
    return t->at < t->filled || (poll(&fd, 1, 0) > 0 && (fd.revents & POLLIN));
}

int terminal_signal(void) { return hung_up; }

void terminal_flush(Terminal *t) {
    size_t at = 0;
    while (at < t->output.size) {
        ssize_t n = write(t->out, t->output.data + at, t->output.size - at);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0 && errno == EAGAIN) {
            struct pollfd fd = {.fd = t->out, .events = POLLOUT};
            poll(&fd, 1, 1000);
            continue;
        }
        if (n <= 0) break; /* nobody looks any more; reading will say so */
        at += (size_t)n;
    }
    text_clear(&t->output);
}

void terminal_suspend(Terminal *t) {
    terminal_cooked(t);
    kill(0, SIGTSTP);
    terminal_raw(t);
}
