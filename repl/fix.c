/* See fix.h. */
#include "fix.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_ROUNDS = 50 };

typedef struct Change {
    size_t start, end; /* bytes of the source */
    const char *text;
} Change;

typedef struct Changes {
    Change *items;
    size_t count;
} Changes;

/* ---- choosing ---- */

static bool touches(const Changes *all, const Change *c) {
    for (size_t i = 0; i < all->count; i++) {
        const Change *other = &all->items[i];
        if (c->start < other->end && other->start < c->end) return true;
        if (c->start == other->start) return true; /* which insertion comes first would be chance */
    }
    return false;
}

/* Adds the edits of one finding, all or none. */
static bool add_fix(Changes *all, const Source *source, const fh_finding *f) {
    size_t before = all->count;
    if (!f->fix_title) return false;
    for (size_t i = 0; i < f->edits_size; i++) {
        const fh_place *p = &f->edits[i].place;
        Change c = {source_offset(source, p->line, p->column),
                    source_offset(source, p->end_line, p->end_column), f->edits[i].text};
        if (c.end < c.start || touches(all, &c)) return all->count = before, false;
        all->items[all->count++] = c;
    }
    return all->count > before;
}

static size_t edits_of(const fh_check *check) {
    size_t n = 1;
    for (size_t i = 0; i < fh_check_count(check); i++) n += fh_check_finding(check, i)->edits_size;
    return n;
}

/* ---- applying ---- */

static int by_start(const void *a, const void *b) {
    const Change *x = a, *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

static bool has_crlf(const Source *s) {
    const char *newline = s->size ? memchr(s->data, '\n', s->size) : NULL;
    return newline && newline > s->data && newline[-1] == '\r';
}

static void add_inserted(Text *out, const char *text, bool crlf) {
    for (; *text; text++) {
        if (*text == '\n' && crlf) text_char(out, '\r');
        text_char(out, *text);
    }
}

static void apply(const Source *source, Changes *changes, Text *out) {
    size_t at = 0;
    bool crlf = has_crlf(source);
    qsort(changes->items, changes->count, sizeof *changes->items, by_start);
    text_c(out, "");
    for (size_t i = 0; i < changes->count; i++) {
        const Change *c = &changes->items[i];
        text_add(out, source->data + at, c->start - at);
        add_inserted(out, c->text, crlf);
        at = c->end;
    }
    text_add(out, source->data + at, source->size - at);
}

/* ---- proving ---- */

static void count_rules(const fh_check *check, size_t counts[64]) {
    memset(counts, 0, 64 * sizeof *counts);
    for (size_t i = 0; i < fh_check_count(check); i++) counts[fh_check_finding(check, i)->rule & 63]++;
}

/* What a worse finding has hidden comes to light when that is mended: the ways out by an exception. */
static bool was_hidden(size_t rule) { return rule == (105 & 63) || rule == (115 & 63); }

/* The result compiles, each rule has as many findings fewer as were to be set right, and no fault is new. */
static bool helps(const fh_check *before, const fh_check *after, const size_t applied[64]) {
    size_t was[64], is[64];
    if (fh_check_error(after)) return false;
    count_rules(before, was);
    count_rules(after, is);
    for (size_t i = 0; i < 64; i++)
        if (is[i] + applied[i] > was[i] && !was_hidden(i)) return false;
    return true;
}

typedef struct Fixer {
    fh_vm *vm;
    fh_check_options options;
    const Source *source; /* as it is now */
    fh_check *check;      /* of it */
    Changes changes;
    Text out;
    int fixed;
} Fixer;

/* Tries the changes that have been chosen: 1 they hold, 0 they do not help, -1 memory is out. */
static int prove(Fixer *f, const size_t applied[64]) {
    fh_check *after = NULL;
    text_clear(&f->out);
    apply(f->source, &f->changes, &f->out);
    if (f->out.failed) return -1;
    if (fh_check_source(f->vm, f->out.data, f->out.size, &f->options, &after) != FH_OK) return -1;
    int ok = helps(f->check, after, applied);
    fh_check_free(after);
    return ok;
}

/* All that do not overlap, together. */
static int fix_together(Fixer *f) {
    size_t applied[64] = {0};
    int n = 0;
    f->changes.count = 0;
    for (size_t i = 0; i < fh_check_count(f->check); i++) {
        const fh_finding *finding = fh_check_finding(f->check, i);
        if (!add_fix(&f->changes, f->source, finding)) continue;
        applied[finding->rule & 63]++;
        n++;
    }
    int ok = n ? prove(f, applied) : 0;
    return ok > 0 ? n : ok;
}

/* The first that helps by itself. */
static int fix_one(Fixer *f) {
    for (size_t i = 0; i < fh_check_count(f->check); i++) {
        const fh_finding *finding = fh_check_finding(f->check, i);
        size_t applied[64] = {0};
        f->changes.count = 0;
        if (!add_fix(&f->changes, f->source, finding)) continue;
        applied[finding->rule & 63] = 1;
        int ok = prove(f, applied);
        if (ok) return ok;
    }
    return 0;
}

/* One round from the source as it is now: the number of findings that f->out sets right, or -1. */
static int fix_round(Fixer *f) {
    int n = -1;
    if (fh_check_source(f->vm, f->source->data, f->source->size, &f->options, &f->check) != FH_OK) return -1;
    f->changes.items = malloc(edits_of(f->check) * sizeof *f->changes.items);
    if (f->changes.items) n = fix_together(f);
    if (n == 0) n = fix_one(f);
    free(f->changes.items);
    fh_check_free(f->check);
    return n;
}

int fix_source(fh_vm *vm, const Source *source, const fh_check_options *options, Text *out) {
    Fixer f = {.vm = vm, .options = *options};
    Source now = *source;
    int n = 0;
    f.options.findings_only = 0;
    text_clear(out);
    text_add(out, source->data, source->size);
    for (int round = 0; round < MOST_ROUNDS && !out->failed; round++) {
        f.source = &now;
        n = fix_round(&f);
        if (n > 0) {
            text_clear(out);
            text_add(out, f.out.data, f.out.size);
        }
        if (now.data != source->data) source_close(&now);
        if (n <= 0) break;
        f.fixed += n;
        if (out->failed || !source_open(&now, source->name, source->path, out->data, out->size)) {
            n = -1;
            break;
        }
    }
    text_free(&f.out);
    return n < 0 || out->failed ? -1 : f.fixed;
}

/* ---- writing ---- */

static bool write_all(int file, const char *data, size_t size) {
    while (size) {
        ssize_t n = write(file, data, size);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        data += n;
        size -= (size_t)n;
    }
    return fsync(file) == 0;
}

bool fix_write(const char *path, const Text *text) {
    struct stat st;
    Text temporary = {0};
    char *real = realpath(path, NULL); /* a link stays one */
    if (!real || stat(real, &st) != 0) return free(real), false;
    text_format(&temporary, "%s.XXXXXX", real);
    int file = temporary.failed ? -1 : mkstemp(temporary.data);
    bool ok = file >= 0;
    if (ok) {
        ok = write_all(file, text->data, text->size) && fchmod(file, st.st_mode & 07777) == 0;
        ok = close(file) == 0 && ok;
        ok = ok && rename(temporary.data, real) == 0;
        int error = errno;
        if (!ok) unlink(temporary.data);
        errno = error;
    }
    text_free(&temporary);
    free(real);
    return ok;
}
