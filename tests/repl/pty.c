/* Drives a program in a pseudo-terminal and shows what a user would see.
 *
 * usage: pty CASE PROGRAM [ARG…]      runs the commands of the file CASE; what they show goes to standard output
 *
 * One command a line; # begins a comment line. TEXT knows \r \n \t \e \\ \xHH.
 *   size COLUMNS ROWS    before `run`; 80 24            env NAME=VALUE       for the programs that follow
 *   run [ARG…]           starts the program             type TEXT            keys, resting behind each Enter
 *   burst TEXT           keys, all at once
 *   send TEXT            the same, without waiting for an answer
 *   paste FILE           a bracketed paste of a file    wait TEXT            until the screen shows it
 *   settle               until the program waits        sleep MS
 *   prompt               until its line editor reads keys and it waits
 *   see TEXT             whether the screen shows it
 *   screen               the rows with text             cursor               row and column from 0
 *   styles ROW           a letter for each cell's look  resize COLUMNS ROWS
 *   signal NAME          INT HUP TERM CONT TSTP         hangup               the terminal disappears
 *   end                  waits for the program's end and shows its status
 *   show FILE            a file's text                  say TEXT             as it is
 *   shell COMMAND        runs it                        switch N             to terminal N (0 to 3)
 *   blur                 from now on numbers are shown as # in rows that speak of bytes
 *   chaos SEED COUNT     so many random keys, pieces of source, pastes, sizes
 *   within MS            the next `type` or `paste` must be answered in that time; of `latency`, each key in that processor time
 *   time                 shows how long the last `type`, `paste` or `run` (to the prompt) took (for measurements, not for tests)
 *   latency COUNT KEYS   types KEYS over and over, one by one; shows the time to the screen and the processor time of each
 *   memory               shows the program's resident memory (likewise)
 *   resident KB          says whether it is at most that
 *
 * `screen` and the like first let the program settle: it sleeps, has read all keys, and has written nothing since. */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utf8proc.h>
#include <utmp.h>

enum { MOST_COLUMNS = 300, MOST_ROWS = 100, CELL = 40, PATIENCE = 20000, ANSWER_WAIT = 250, TERMINALS = 4 };

typedef struct Cell {
    char text[CELL]; /* "": blank; of a wide character's second cell: "\1" */
    char style;
} Cell;

typedef struct Term {
    int master, slave;
    pid_t pid;
    bool running;
    int columns, rows, x, y;
    bool wrap; /* the last column has been written: the next character goes to the next row */
    char style;
    Cell cells[MOST_ROWS][MOST_COLUMNS];
    char pending[64]; /* of a sequence or a character that is not complete */
    int npending;
    utf8proc_int32_t last; /* code point, for graphemes */
    utf8proc_int32_t state;
    int last_x, last_y;
} Term;

static Term terms[TERMINALS], *t = terms;
static const char *case_file, *const *program;
static int line_number, nprogram, within;
static double took;
static bool blur;

static double now(void) {
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec * 1e3 + (double)ts.tv_nsec / 1e6;
}

static void dump(FILE *to);

static void fail(const char *what) {
    printf("%s:%d: %s\n", case_file, line_number, what);
    dump(stdout);
    for (int i = 0; i < TERMINALS; i++)
        if (terms[i].running) kill(terms[i].pid, SIGKILL);
    exit(1);
}

/* ---- the screen ---- */

static void clear_cells(int y, int from, int to) {
    for (int x = from; x < to; x++) t->cells[y][x] = (Cell){"", ' '};
}

static void scroll(void) {
    memmove(t->cells[0], t->cells[1], sizeof t->cells[0] * (size_t)(t->rows - 1));
    clear_cells(t->rows - 1, 0, MOST_COLUMNS);
    t->last_y--;
}

static void down(void) {
    if (t->y + 1 < t->rows)
        t->y++;
    else
        scroll();
}

static int clamp(int v, int low, int high) { return v < low ? low : v > high ? high : v; }

static void put(utf8proc_int32_t c, const char *bytes, int n) {
    int width = utf8proc_charwidth(c);
    Cell *before = t->last_x >= 0 && t->last_y >= 0 ? &t->cells[t->last_y][t->last_x] : NULL;
    if (before && t->last > 0 && !utf8proc_grapheme_break_stateful(t->last, c, &t->state)) {
        size_t size = strlen(before->text);
        if (size + (size_t)n < CELL)
            memcpy(before->text + size, bytes, (size_t)n), before->text[size + (size_t)n] = 0;
        bool wide = t->last_x + 1 < t->columns && t->cells[t->last_y][t->last_x + 1].text[0] == 1;
        bool regional = c >= 0x1F1E6 && c <= 0x1F1FF;
        if ((c == 0xFE0F || regional) && !wide && t->x < t->columns) { /* it becomes wide */
            t->cells[t->last_y][t->last_x + 1] = (Cell){"\1", t->style};
            if (t->x + 1 < t->columns)
                t->x++;
            else
                t->wrap = true;
        }
        t->last = c;
        return;
    }
    t->last = c;
    t->state = 0;
    if (width <= 0) return;
    if (t->wrap || t->x + width > t->columns) {
        t->x = 0;
        down();
        t->wrap = false;
    }
    Cell *cell = &t->cells[t->y][t->x];
    memcpy(cell->text, bytes, (size_t)n);
    cell->text[n] = 0;
    cell->style = t->style;
    t->last_x = t->x, t->last_y = t->y;
    if (width == 2) t->cells[t->y][t->x + 1] = (Cell){"\1", t->style};
    t->x += width;
    if (t->x >= t->columns) t->x = t->columns - 1, t->wrap = true;
}

static void control(char c) {
    t->last = 0;
    if (c == '\r') t->x = 0;
    if (c == '\n') down();
    if (c == '\b' && t->x) t->x--;
    if (c == '\t') t->x = clamp((t->x / 8 + 1) * 8, 0, t->columns - 1);
    if (c != '\a') t->wrap = false;
}

/* A letter for a look: '.' plain, the colour's digit, capitals when bold; i inverse, d dim. */
static char style_of(const char *parameters) {
    int bold = 0, colour = -1, inverse = 0, dim = 0;
    for (const char *p = parameters; *p; p += strcspn(p, ";"), p += *p == ';') {
        int n = atoi(p);
        if (n == 0) bold = inverse = dim = 0, colour = -1;
        if (n == 1) bold = 1;
        if (n == 2) dim = 1;
        if (n == 7) inverse = 1;
        if (n >= 30 && n <= 37) colour = n - 30;
        if (n >= 90 && n <= 97) colour = n - 90 + 8;
    }
    if (inverse) return 'i';
    if (dim) return 'd';
    if (colour < 0) return bold ? 'b' : '.';
    return (char)((bold ? 'A' : '0') + colour);
}

static void sequence(const char *s, int n) {
    char final = s[n - 1], parameters[64];
    snprintf(parameters, sizeof parameters, "%.*s", n - 3, s + 2);
    int first = atoi(parameters), many = first ? first : 1;
    t->last = 0;
    if (final != 'm' && final != 'h' && final != 'l') t->wrap = false;
    switch (final) {
    case 'A': t->y = clamp(t->y - many, 0, t->rows - 1); break;
    case 'B': t->y = clamp(t->y + many, 0, t->rows - 1); break;
    case 'C': t->x = clamp(t->x + many, 0, t->columns - 1); break;
    case 'D': t->x = clamp(t->x - many, 0, t->columns - 1); break;
    case 'H': {
        const char *second = strchr(parameters, ';');
        t->y = clamp(many - 1, 0, t->rows - 1);
        t->x = clamp(second ? atoi(second + 1) - 1 : 0, 0, t->columns - 1);
        break;
    }
    case 'J':
        if (first == 2) {
            for (int y = 0; y < t->rows; y++) clear_cells(y, 0, MOST_COLUMNS);
        } else {
            clear_cells(t->y, t->x, MOST_COLUMNS);
            for (int y = t->y + 1; y < t->rows; y++) clear_cells(y, 0, MOST_COLUMNS);
        }
        break;
    case 'K': clear_cells(t->y, first == 2 ? 0 : t->x, MOST_COLUMNS); break;
    case 'm': t->style = style_of(parameters); break;
    case 'h':
    case 'l': break;
    default: fail("a sequence that the screen does not know");
    }
}

/* Bytes of the first complete thing in the pending ones; 0: more are needed. */
static int complete_size(void) {
    unsigned char c = (unsigned char)t->pending[0];
    if (c == 27) {
        if (t->npending < 2) return 0;
        if (t->pending[1] != '[') return 2;
        for (int i = 2; i < t->npending; i++)
            if (t->pending[i] >= 0x40) return i + 1;
        return t->npending == (int)sizeof t->pending ? t->npending : 0;
    }
    int need = c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    return t->npending >= need ? need : 0;
}

static void feed(char byte) {
    t->pending[t->npending++] = byte;
    int n = complete_size();
    if (!n) return;
    t->npending = 0;
    if (t->pending[0] == 27) {
        if (n > 2) sequence(t->pending, n);
        return;
    }
    utf8proc_int32_t c;
    if (utf8proc_iterate((const utf8proc_uint8_t *)t->pending, n, &c) <= 0) c = 0xFFFD;
    if (c < 32 || c == 127)
        control((char)c);
    else
        put(c, t->pending, n);
}

static bool row_says(int y, const char *word) {
    for (int x = 0; x + (int)strlen(word) <= t->columns; x++) {
        size_t n = 0;
        while (word[n] && t->cells[y][x + (int)n].text[0] == word[n]) n++;
        if (!word[n]) return true;
    }
    return false;
}

static void dump(FILE *to) {
    int last = -1;
    for (int y = 0; y < t->rows; y++)
        for (int x = 0; x < t->columns; x++)
            if (t->cells[y][x].text[0]) last = y;
    for (int y = 0; y <= last; y++) {
        int end = 0;
        for (int x = 0; x < t->columns; x++)
            if (t->cells[y][x].text[0] && strcmp(t->cells[y][x].text, " ") != 0) end = x + 1;
        fputc('|', to);
        bool blurred = blur && row_says(y, "bytes");
        char last = 0;
        for (int x = 0; x < end; x++) {
            const char *text = t->cells[y][x].text;
            if (text[0] == 1) continue;
            if (!text[0]) text = " ";
            if (blurred && isdigit((unsigned char)text[0])) text = "#";
            if (!blurred || text[0] != last || (last != ' ' && last != '#')) fputs(text, to);
            last = text[0];
        }
        fputc('\n', to);
    }
}

static void show_styles(int y) {
    int end = 0;
    for (int x = 0; x < t->columns; x++)
        if (t->cells[y][x].text[0] && strcmp(t->cells[y][x].text, " ") != 0) end = x + 1;
    fputc('|', stdout);
    for (int x = 0; x < end; x++) fputc(t->cells[y][x].style, stdout);
    fputc('\n', stdout);
}

/* ---- the program ---- */

/* Takes what the program writes within `timeout` ms; false: nothing. */
static bool take(int timeout) {
    struct pollfd fd = {.fd = t->master, .events = POLLIN};
    char bytes[65536];
    if (poll(&fd, 1, timeout) <= 0) return false;
    ssize_t n = read(t->master, bytes, sizeof bytes);
    for (ssize_t i = 0; i < n; i++) feed(bytes[i]);
    return n > 0;
}

/* The program (every process of it) sleeps. */
static bool asleep(void) {
    char name[64], text[512];
    snprintf(name, sizeof name, "/proc/%d/stat", (int)t->pid);
    FILE *f = fopen(name, "r");
    if (!f) return true;
    size_t n = fread(text, 1, sizeof text - 1, f);
    fclose(f);
    text[n] = 0;
    const char *state = strrchr(text, ')');
    return !state || strchr("SZXTt", state[2]);
}

static bool ended(void) {
    siginfo_t info = {0};
    return waitid(P_PID, (id_t)t->pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid != 0;
}

static bool input_taken(void) {
    int left = 0;
    return ioctl(t->slave, FIONREAD, &left) < 0 || left == 0;
}

static void settle(void) {
    double begin = now();
    for (int quiet = 0; quiet < 3;) {
        if (take(quiet ? 4 : 1))
            quiet = 0;
        else if (input_taken() && asleep())
            quiet++;
        else
            quiet = 0;
        if (now() - begin > PATIENCE) fail("the program does not come to rest");
    }
}

/* While code runs the terminal edits lines itself. */
static bool in_editor(void) {
    struct termios mode;
    return tcgetattr(t->slave, &mode) == 0 && !(mode.c_lflag & ICANON);
}

static void prompt(void) {
    double begin = now();
    while (!in_editor()) {
        take(5);
        if (now() - begin > PATIENCE) fail("the prompt does not come");
    }
    settle();
}

static const char *const base_environment[] = {"PATH=/usr/bin:/bin", "TERM=xterm-256color", "LC_ALL=C.UTF-8",
                                               "NO_COLOR=1", NULL};
static char *environment[64];
static int nenvironment;

static void set_environment(const char *assignment) {
    size_t name = strcspn(assignment, "=") + 1;
    for (int i = 0; i < nenvironment; i++) {
        if (strncmp(environment[i], assignment, name) != 0) continue;
        environment[i] = strdup(assignment);
        return;
    }
    if (nenvironment < 62) environment[nenvironment++] = strdup(assignment);
}

static void start(char *arguments) {
    char *words[64];
    int n = 0;
    for (int i = 0; i < nprogram; i++) words[n++] = (char *)program[i];
    for (char *word = strtok(arguments, " "); word && n < 62; word = strtok(NULL, " ")) words[n++] = word;
    words[n] = NULL;
    struct winsize size = {.ws_col = (unsigned short)t->columns, .ws_row = (unsigned short)t->rows};
    if (openpty(&t->master, &t->slave, NULL, NULL, &size) < 0) fail("no pseudo-terminal");
    fcntl(t->master, F_SETFD, FD_CLOEXEC);
    t->x = t->y = 0;
    t->wrap = false;
    t->style = '.';
    t->last = 0;
    for (int y = 0; y < MOST_ROWS; y++) clear_cells(y, 0, MOST_COLUMNS);
    t->pid = fork();
    if (t->pid == 0) {
        environment[nenvironment] = NULL;
        login_tty(t->slave);
        execve(words[0], words, environment);
        perror(words[0]);
        _exit(127);
    }
    t->running = true;
}

static void write_keys(const char *keys, size_t size) {
    double begin = now();
    fcntl(t->master, F_SETFL, O_NONBLOCK);
    for (size_t at = 0; at < size;) {
        ssize_t n = write(t->master, keys + at, size - at);
        if (n > 0) at += (size_t)n;
        take(n > 0 ? 0 : 2);
        if (now() - begin > PATIENCE) fail("the program does not read");
    }
    fcntl(t->master, F_SETFL, 0);
}

/* Types, and waits for the answer: some output (keys that show nothing have none: ANSWER_WAIT), then rest. The kernel may
 * hand the keys over a little later, so that at first the program seems to have read them all. */
static void type(const char *keys, size_t size) {
    double begin = now();
    bool answered = false;
    write_keys(keys, size);
    double last = now(), written = last;
    for (int quiet = 0; quiet < 3;) {
        bool waits = !answered && now() - written < ANSWER_WAIT;
        if (take(quiet ? 3 : 1))
            quiet = 0, last = now(), answered = true;
        else if (!waits && input_taken() && asleep())
            quiet++;
        else
            quiet = 0;
        if (now() - begin > PATIENCE) break;
    }
    took = last - begin;
    if (within && took > within) {
        printf("%.1f ms instead of %d\n", took, within);
        fail("too slow");
    }
    within = 0;
}

static bool visible(const char *text) {
    char row[MOST_COLUMNS * CELL];
    for (int y = 0; y < t->rows; y++) {
        size_t n = 0;
        for (int x = 0; x < t->columns; x++) {
            const char *cell = t->cells[y][x].text;
            if (cell[0] == 1) continue;
            n += (size_t)sprintf(row + n, "%s", cell[0] ? cell : " ");
        }
        if (strstr(row, text)) return true;
    }
    return false;
}

static void await(const char *text) {
    double begin = now();
    while (!visible(text)) {
        take(5);
        if (now() - begin > PATIENCE) fail("this does not come");
    }
}

static void end(void) {
    double begin = now();
    int status = 0;
    while (waitpid(t->pid, &status, WNOHANG) == 0) {
        if (!take(2)) usleep(500);
        if (now() - begin > PATIENCE) fail("the program does not end");
    }
    while (take(0)) continue;
    t->running = false;
    close(t->master);
    close(t->slave);
    if (WIFSIGNALED(status))
        printf("ended by signal %d\n", WTERMSIG(status));
    else
        printf("ended with status %d\n", WEXITSTATUS(status));
}

/* ---- commands ---- */

static size_t unescape(const char *from, char *to) {
    size_t n = 0;
    for (; *from; from++) {
        if (*from != '\\') {
            to[n++] = *from;
            continue;
        }
        from++;
        unsigned value;
        switch (*from) {
        case 'r': to[n++] = '\r'; break;
        case 'n': to[n++] = '\n'; break;
        case 't': to[n++] = '\t'; break;
        case 'e': to[n++] = 27; break;
        case 'x':
            if (sscanf(from + 1, "%2x", &value) != 1) fail("\\x without digits");
            to[n++] = (char)value;
            from += 2;
            break;
        case 0: fail("a \\ at the end"); break;
        default: to[n++] = *from;
        }
    }
    to[n] = 0;
    return n;
}

static char *read_whole(const char *name, size_t *size) {
    FILE *f = fopen(name, "rb");
    if (!f) return NULL;
    fseek(f, 0, SEEK_END);
    *size = (size_t)ftell(f);
    rewind(f);
    char *text = malloc(*size + 1);
    if (fread(text, 1, *size, f) != *size) *size = 0;
    text[*size] = 0;
    fclose(f);
    return text;
}

static void show_file(const char *name) {
    size_t size;
    char *text = read_whole(name, &size);
    if (!text)
        printf("there is no %s\n", name);
    else
        fwrite(text, 1, size, stdout);
    free(text);
}

static void paste(const char *name) {
    size_t size;
    char *text = read_whole(name, &size), *keys;
    if (!text) fail("no file to paste");
    keys = malloc(size + 16);
    memcpy(keys, "\x1b[200~", 6);
    memcpy(keys + 6, text, size);
    memcpy(keys + 6 + size, "\x1b[201~", 6);
    for (size_t i = 6; i < size + 6; i++)
        if (keys[i] == '\n') keys[i] = '\r'; /* as terminals do */
    type(keys, size + 12);
    free(text);
    free(keys);
}

static void resize(int columns, int rows) {
    struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
    while (t->y >= rows) { /* a terminal keeps the cursor's row */
        scroll();
        t->y--;
    }
    for (int y = 0; y < MOST_ROWS; y++)
        clear_cells(y, columns < t->columns ? columns : t->columns, MOST_COLUMNS);
    for (int y = rows; y < MOST_ROWS; y++) clear_cells(y, 0, MOST_COLUMNS);
    t->columns = columns, t->rows = rows;
    t->x = clamp(t->x, 0, columns - 1);
    ioctl(t->master, TIOCSWINSZ, &size);
    usleep(10000);
}

static void send_signal(const char *name) {
    static const struct {
        const char *name;
        int number;
    } signals[] = {{"INT", SIGINT}, {"HUP", SIGHUP}, {"TERM", SIGTERM}, {"CONT", SIGCONT}, {"TSTP", SIGTSTP}};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (strcmp(signals[i].name, name) == 0) kill(t->pid, signals[i].number);
    usleep(10000);
}

static void show_memory(void) {
    char name[64], line[256];
    snprintf(name, sizeof name, "/proc/%d/status", (int)t->pid);
    FILE *f = fopen(name, "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, "VmRSS", 5) == 0 || strncmp(line, "Rss", 3) == 0) fputs(line, stdout);
    if (f) fclose(f);
}

/* ---- latency ---- */

static double processor_time(void) { /* in ms */
    char name[64];
    unsigned long long ns = 0;
    snprintf(name, sizeof name, "/proc/%d/schedstat", (int)t->pid);
    FILE *f = fopen(name, "r");
    if (f && fscanf(f, "%llu", &ns) != 1) ns = 0;
    if (f) fclose(f);
    return (double)ns / 1e6;
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void show_distribution(const char *what, double *times, int n) {
    qsort(times, (size_t)n, sizeof *times, by_size);
    printf("  %s: median %.2f ms, 99 %% %.2f ms, most %.2f ms\n", what, times[n / 2], times[n - 1 - n / 100],
           times[n - 1]);
}

static size_t key_size(const char *keys) { /* an escape sequence is one key, and so is a character */
    size_t n = 1;
    if (keys[0] == 27 && keys[1] == '[')
        for (n = 2; keys[n] && (keys[n] < 0x40 || keys[n] > 0x7E);) n++;
    else if (keys[0] != 27)
        while ((keys[n] & 0xC0) == 0x80) n++;
    return n + (keys[0] == 27);
}

static void latency(int count, const char *keys, size_t size) {
    double *elapsed = calloc((size_t)count, sizeof *elapsed), *used = calloc((size_t)count, sizeof *used);
    size_t at = 0;
    int most = within;
    within = 0;
    settle();
    for (int i = 0; i < count; i++) {
        size_t n = key_size(keys + at);
        double before = processor_time();
        type(keys + at, n);
        elapsed[i] = took;
        used[i] = processor_time() - before;
        at = at + n < size ? at + n : 0;
    }
    if (!most) {
        show_distribution("to the screen", elapsed, count);
        show_distribution("processor", used, count);
    } else {
        qsort(used, (size_t)count, sizeof *used, by_size);
        if (used[count - 1] <= most)
            printf("each key within %d ms\n", most);
        else
            printf("a key took %.2f ms, more than %d\n", used[count - 1], most);
    }
    free(elapsed);
    free(used);
}

static void check_resident(int most) {
    char name[64], line[256];
    int kilobytes = 0;
    snprintf(name, sizeof name, "/proc/%d/status", (int)t->pid);
    FILE *f = fopen(name, "r");
    while (f && fgets(line, sizeof line, f)) sscanf(line, "VmRSS: %d", &kilobytes);
    if (f) fclose(f);
    if (kilobytes > 0 && kilobytes <= most)
        printf("resident: at most %d KB\n", most);
    else
        printf("resident: %d KB, more than %d\n", kilobytes, most);
}

static unsigned long chaos_state;

static unsigned chance(unsigned n) {
    chaos_state = chaos_state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(chaos_state >> 33) % n;
}

static void chaos(unsigned long seed, int count) {
    static const char *const pieces[] = {"def f(x):",
                                         "return",
                                         "x.",
                                         "import ma",
                                         "日本語",
                                         "👩‍👧",
                                         "e\xcc\x81",
                                         "(",
                                         ")",
                                         "[",
                                         "]",
                                         "{",
                                         "'",
                                         "\"\"\"",
                                         "#",
                                         ":",
                                         "\\",
                                         "    ",
                                         "else:",
                                         "d['",
                                         ":help",
                                         "x?",
                                         "1/0",
                                         "a=1;b=2",
                                         "await f()",
                                         "\xff\xfe",
                                         "f'{x",
                                         "0x",
                                         "\t",
                                         "\t",
                                         "\x1b[A",
                                         "\x1b[B",
                                         "\x1b[C",
                                         "\x1b[D",
                                         "\x1b[H",
                                         "\x1b[F",
                                         "\x1b[3~",
                                         "\x1b[5~",
                                         "\x1b[1;5C",
                                         "\x1b[1;5D",
                                         "\x1b[Z",
                                         "\x1b"
                                         "b",
                                         "\x1b"
                                         "f",
                                         "\x1b"
                                         "d",
                                         "\x1by",
                                         "\x1b\r",
                                         "\x1b<",
                                         "\x1b>",
                                         "\x1bu",
                                         "\x1b\x7f",
                                         "\x1b[99;9u",
                                         "\x1b_",
                                         "\x1b[200~if x:\r  y\r\r\xff\x1b[201~",
                                         "\r",
                                         "\r",
                                         "\r",
                                         "\x03",
                                         "\x7f",
                                         "\x12",
                                         "\x17",
                                         "\x19",
                                         "\x0b",
                                         "\x1f",
                                         "\x0c"};
    chaos_state = seed;
    while (count-- > 0) {
        const char *piece = pieces[chance(sizeof pieces / sizeof *pieces)];
        char byte = (char)(32 + chance(224));
        if (chance(20) == 0) {
            struct winsize size = {.ws_col = (unsigned short)(1 + chance(120)),
                                   .ws_row = (unsigned short)(1 + chance(50))};
            ioctl(t->master, TIOCSWINSZ, &size);
        } else if (chance(8) == 0) {
            write_keys(&byte, 1);
        } else {
            write_keys(piece, strlen(piece));
        }
    }
}

static bool is(const char *line, const char *word, char **rest) {
    size_t n = strlen(word);
    if (strncmp(line, word, n) != 0 || (line[n] && line[n] != ' ')) return false;
    *rest = (char *)line + n + (line[n] == ' ');
    return true;
}

static void command(char *line) {
    static char text[1 << 16];
    char *rest;
    int a, b;
    if (is(line, "size", &rest)) {
        if (sscanf(rest, "%d %d", &t->columns, &t->rows) != 2) fail("size COLUMNS ROWS");
    } else if (is(line, "env", &rest)) {
        set_environment(rest);
    } else if (is(line, "run", &rest)) {
        double begin = now();
        start(rest);
        while (!visible(">>>") && !ended() && now() - begin < PATIENCE / 4) take(1);
        took = now() - begin;
        settle();
    } else if (is(line, "type", &rest)) {
        size_t size = unescape(rest, text);
        for (size_t at = 0, n; at < size; at += n) {
            char *enter = memchr(text + at, '\r', size - at);
            n = enter ? (size_t)(enter - text) + 1 - at : size - at;
            type(text + at, n);
        }
    } else if (is(line, "send", &rest)) {
        write_keys(text, unescape(rest, text));
    } else if (is(line, "burst", &rest)) {
        type(text, unescape(rest, text));
    } else if (is(line, "paste", &rest)) {
        paste(rest);
    } else if (is(line, "wait", &rest)) {
        await(rest);
    } else if (is(line, "settle", &rest)) {
        settle();
    } else if (is(line, "prompt", &rest)) {
        prompt();
    } else if (is(line, "sleep", &rest)) {
        for (double until = now() + atoi(rest); now() < until;) take(5);
    } else if (is(line, "see", &rest)) {
        settle();
        printf("%s: %s\n", visible(rest) ? "seen" : "not seen", rest);
    } else if (is(line, "screen", &rest)) {
        settle();
        dump(stdout);
    } else if (is(line, "cursor", &rest)) {
        settle();
        printf("cursor %d %d\n", t->y, t->x);
    } else if (is(line, "styles", &rest)) {
        settle();
        show_styles(atoi(rest));
    } else if (is(line, "resize", &rest)) {
        if (sscanf(rest, "%d %d", &a, &b) != 2) fail("resize COLUMNS ROWS");
        resize(a, b);
        settle();
    } else if (is(line, "signal", &rest)) {
        send_signal(rest);
    } else if (is(line, "hangup", &rest)) {
        close(t->slave);
        t->slave = open("/dev/null", O_RDWR);
        close(t->master);
        t->master = open("/dev/null", O_RDWR);
    } else if (is(line, "end", &rest)) {
        end();
    } else if (is(line, "show", &rest)) {
        show_file(rest);
    } else if (is(line, "say", &rest)) {
        puts(rest);
    } else if (is(line, "shell", &rest)) {
        fflush(stdout);
        if (system(rest) != 0) printf("that failed: %s\n", rest);
    } else if (is(line, "switch", &rest)) {
        t = &terms[clamp(atoi(rest), 0, TERMINALS - 1)];
    } else if (is(line, "within", &rest)) {
        within = atoi(rest);
    } else if (is(line, "chaos", &rest)) {
        if (sscanf(rest, "%d %d", &a, &b) != 2) fail("chaos SEED COUNT");
        chaos((unsigned long)a, b);
    } else if (is(line, "blur", &rest)) {
        blur = true;
    } else if (is(line, "time", &rest)) {
        printf("%.2f ms\n", took);
    } else if (is(line, "latency", &rest)) {
        char *keys;
        a = (int)strtol(rest, &keys, 10);
        size_t size = unescape(keys + (*keys == ' '), text);
        if (a < 1 || !size) fail("latency COUNT KEYS");
        latency(a, text, size);
    } else if (is(line, "resident", &rest)) {
        settle();
        check_resident(atoi(rest));
    } else if (is(line, "memory", &rest)) {
        show_memory();
    } else {
        fail("no such command");
    }
}

int main(int argc, char **argv) {
    if (argc < 3) return fputs("usage: pty CASE PROGRAM [ARG…]\n", stderr), 2;
    case_file = argv[1];
    program = (const char *const *)argv + 2;
    nprogram = argc - 2;
    signal(SIGPIPE, SIG_IGN);
    for (int i = 0; i < TERMINALS; i++) terms[i].columns = 80, terms[i].rows = 24;
    for (int i = 0; base_environment[i]; i++) set_environment(base_environment[i]);
    char home[4096] = "HOME=";
    if (getcwd(home + 5, sizeof home - 5)) set_environment(home);
    FILE *f = fopen(case_file, "r");
    if (!f) return perror(case_file), 2;
    static char line[1 << 16];
    while (fgets(line, sizeof line, f)) {
        line_number++;
        line[strcspn(line, "\n")] = 0;
        if (*line && *line != '#') command(line);
        fflush(stdout);
    }
    fclose(f);
    for (int i = 0; i < TERMINALS; i++)
        if (terms[i].running) kill(terms[i].pid, SIGKILL);
    return 0;
}
