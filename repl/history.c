/* See history.h. */
#include "history.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unicode.h"

enum {
    MOST_READ = 512 << 10, /* of the file's end */
    TOO_LONG = 1 << 20,    /* then it is cut … */
    CUT_TO = 512 << 10,    /* … to about this */
    LOCK_TRIES = 20        /* of 10 ms: somebody who stops with the lock does not stop us */
};

/* ---- the file's place ---- */

static char *joined(const char *a, const char *b) {
    Text t = {0};
    text_c(&t, a);
    text_c(&t, b);
    if (!t.failed) return t.data;
    text_free(&t);
    return NULL;
}

static void make_directories(const char *path) {
    char *copy = strdup(path);
    if (!copy) return;
    for (char *slash = strchr(copy + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        mkdir(copy, 0700);
        *slash = '/';
    }
    free(copy);
}

static char *find_path(void) {
    const char *given = getenv("FREEHOLD_HISTORY"), *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    if (given) return *given ? strdup(given) : NULL;
    if (state && *state == '/') return joined(state, "/freehold/history");
    return home && *home ? joined(home, "/.local/state/freehold/history") : NULL;
}

/* ---- entries ---- */

const char *history_get(const History *h, size_t back) {
    if (back == 0 || back > h->count) return NULL;
    return h->entries[(h->first + h->count - back) % HISTORY_MOST];
}

static void remember(History *h, const char *text, size_t size) {
    const char *newest = history_get(h, 1);
    if (!size || (newest && strlen(newest) == size && memcmp(newest, text, size) == 0)) return;
    char *copy = strndup(text, size);
    if (!copy) return;
    if (h->count == HISTORY_MOST) {
        free(h->entries[h->first]);
        h->first = (h->first + 1) % HISTORY_MOST;
        h->count--;
    }
    h->entries[(h->first + h->count++) % HISTORY_MOST] = copy;
}

static bool is_clean(const char *line, size_t size) {
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)line[i] < 32 && line[i] != '\t') return false;
    char *clean = size ? malloc(3 * size) : NULL;
    if (!clean) return false;
    bool same = unicode_clean(clean, line, size) == size && memcmp(clean, line, size) == 0;
    free(clean);
    return same;
}

static void take_entry(History *h, Text *entry) {
    remember(h, text_of(entry), entry->size);
    text_clear(entry);
}

static void take_lines(History *h, const char *text, size_t size) {
    Text entry = {0};
    for (const char *end = text + size, *next; text < end; text = next) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        size_t n = (size_t)((newline ? newline : end) - text);
        next = newline ? newline + 1 : end;
        bool more = n >= 2 && memcmp(text, "| ", 2) == 0, begins = n >= 2 && memcmp(text, "> ", 2) == 0;
        if (more && !entry.size) continue; /* its beginning is lost */
        if (!more) take_entry(h, &entry);
        if (n && !is_clean(text, n)) continue;
        if (more) text_c(&entry, "\n");
        if (more || begins)
            text_add(&entry, text + 2, n - 2);
        else
            text_add(&entry, text, n);
    }
    take_entry(h, &entry);
    text_free(&entry);
}

/* ---- the file ---- */

/* Reads what lies behind the part that is known; at most its last MOST_READ bytes, from an entry's start. */
static void read_news(History *h, int fd) {
    struct stat st;
    if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode)) return;
    if (st.st_ino != h->inode ||
        st.st_size < h->known) { /* another prompt has cut it: what is new there is not told apart */
        h->known = h->inode ? st.st_size : 0;
        h->inode = st.st_ino;
    }
    off_t from = h->known;
    bool partial = st.st_size - from > MOST_READ;
    if (partial) from = st.st_size - MOST_READ;
    size_t size = (size_t)(st.st_size - from), got = 0;
    char *text = size ? malloc(size) : NULL;
    if (!text) return;
    while (got < size) {
        ssize_t n = pread(fd, text + got, size - got, from + (off_t)got);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) break;
        got += (size_t)n;
    }
    const char *start = text;
    if (partial) start = memchr(text, '\n', got);
    if (start) take_lines(h, start + partial, got - (size_t)(start - text) - partial);
    free(text);
    h->known = st.st_size;
}

static bool lock(int fd) {
    for (int i = 0; i < LOCK_TRIES; i++) {
        if (flock(fd, LOCK_EX | LOCK_NB) == 0) return true;
        if (errno != EWOULDBLOCK && errno != EINTR) return false;
        usleep(10000);
    }
    return false;
}

/* The file, locked; not one that another prompt has just put away. -1: cannot be had. */
static int open_locked(const History *h) {
    for (int tries = 0; tries < 5; tries++) {
        int fd = open(h->path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, 0600);
        struct stat opened, named;
        if (fd < 0) return -1;
        if (!lock(fd) || fstat(fd, &opened) < 0 || !S_ISREG(opened.st_mode)) {
            close(fd);
            return -1;
        }
        if (stat(h->path, &named) == 0 && named.st_ino == opened.st_ino) return fd;
        close(fd);
    }
    return -1;
}

static bool write_all(int fd, const char *text, size_t size) {
    while (size) {
        ssize_t n = write(fd, text, size);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        text += n;
        size -= (size_t)n;
    }
    return true;
}

static void encode(Text *out, const char *entry) {
    const char *mark = "> ";
    for (;;) {
        size_t n = strcspn(entry, "\n");
        text_c(out, mark);
        text_add(out, entry, n);
        text_c(out, "\n");
        if (!entry[n]) return;
        entry += n + 1;
        mark = "| ";
    }
}

/* Puts a shorter file in the place of one that has become too long: the newest entries of memory, which has read it. */
static bool cut(History *h, int fd) {
    struct stat st;
    bool done = false;
    if (fstat(fd, &st) < 0 || st.st_size <= TOO_LONG) return false;
    size_t back = 0, size = 0;
    while (back < h->count && size < CUT_TO) size += strlen(history_get(h, ++back)) + 3;
    Text text = {0};
    for (; back; back--) encode(&text, history_get(h, back));
    char *name = joined(h->path, ".new");
    int new = name && !text.failed ? open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
    if (new >= 0) {
        bool ok = write_all(new, text_of(&text), text.size) && fstat(new, &st) == 0;
        if (close(new) == 0 && ok && rename(name, h->path) == 0) {
            h->inode = st.st_ino;
            h->known = st.st_size;
            done = true;
        } else {
            unlink(name);
        }
    }
    free(name);
    text_free(&text);
    return done;
}

/* The file, locked, what is new in it read, and not too long. */
static int open_current(History *h) {
    int fd = open_locked(h);
    if (fd < 0) return -1;
    read_news(h, fd);
    if (!cut(h, fd)) return fd;
    close(fd);
    return open_locked(h);
}

static void append(History *h, const char *entry) {
    int fd = open_current(h);
    if (fd < 0) return;
    Text text = {0};
    char last = '\n';
    if (h->known && pread(fd, &last, 1, h->known - 1) == 1 && last != '\n') text_c(&text, "\n");
    encode(&text, entry);
    if (!text.failed && write_all(fd, text.data, text.size)) h->known += (off_t)text.size;
    text_free(&text);
    close(fd);
}

void history_refresh(History *h) {
    struct stat st;
    if (!h->path || stat(h->path, &st) < 0 || (st.st_size == h->known && st.st_ino == h->inode)) return;
    int fd = open(h->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return;
    bool locked = lock(fd);
    read_news(h, fd);
    if (locked) flock(fd, LOCK_UN);
    close(fd);
}

void history_add(History *h, const char *text, size_t size) {
    if (!size || memchr(text, 0, size)) return;
    char *entry = strndup(text, size);
    if (!entry) return;
    const char *newest = history_get(h, 1);
    bool again = newest && strcmp(newest, entry) == 0;
    if (h->path && !again) append(h, entry);
    remember(h, entry, size);
    free(entry);
}

History *history_new(void) {
    History *h = calloc(1, sizeof *h);
    if (!h) return NULL;
    h->path = find_path();
    if (!h->path) return h;
    make_directories(h->path);
    history_refresh(h);
    return h;
}

void history_free(History *h) {
    if (!h) return;
    for (size_t i = 1; i <= h->count; i++) free(h->entries[(h->first + i - 1) % HISTORY_MOST]);
    free(h->path);
    free(h);
}
