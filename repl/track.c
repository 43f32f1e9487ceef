/* See track.h. The VM tells when a line begins; the objects there are then, less those at the last such moment, were made by
 * the line that ran in between. So all differences together are the difference that the whole input makes. Lines of
 * functions that were compiled while nothing was followed, and of the library, count for the line that called them. */
#include "track.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "session.h"

enum { MOST_OBJECTS = 2000000, MOST_DEPTH = 256, MOST_SHOWN = 20 };
static const double most_seconds = 2; /* for counting, in one input */

typedef struct Site {
    char *file, *function;
    unsigned line;
} Site;

typedef struct Row {
    size_t site;
    char type[48];
    long long count, bytes;
} Row;

struct Track {
    fh_vm *vm;
    Site *sites;
    Row *rows;
    size_t nsites, nrows;
    Census last, now;
    size_t current;           /* the site that runs; NO_SITE: the input has not begun */
    size_t stack[MOST_DEPTH]; /* the last site at each depth */
    double spent;
    bool on, stopped, ran;
};
#define NO_SITE ((size_t)-1)

static double seconds(void) {
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static void clear(struct Track *t) {
    for (size_t i = 0; i < t->nsites; i++) free(t->sites[i].file), free(t->sites[i].function);
    t->nsites = t->nrows = 0;
    t->current = NO_SITE;
    t->spent = 0;
    t->stopped = t->ran = false;
}

/* The site's number; NO_SITE: no memory. */
static size_t site_of(struct Track *t, const fh_frame *place) {
    for (size_t i = t->nsites; i-- > 0;) {
        const Site *s = &t->sites[i];
        if (s->line == place->line && strcmp(s->function, place->function) == 0 &&
            strcmp(s->file, place->file) == 0)
            return i;
    }
    Site *grown = realloc(t->sites, (t->nsites + 1) * sizeof *grown);
    if (!grown) return NO_SITE;
    t->sites = grown;
    Site s = {strdup(place->file), strdup(place->function), place->line};
    if (!s.file || !s.function) {
        free(s.file), free(s.function);
        return NO_SITE;
    }
    t->sites[t->nsites] = s;
    return t->nsites++;
}

static void book(void *env, const char *type, long long count, long long bytes) {
    struct Track *t = env;
    for (size_t i = 0; i < t->nrows; i++) {
        Row *r = &t->rows[i];
        if (r->site != t->current || strcmp(r->type, type) != 0) continue;
        r->count += count;
        r->bytes += bytes;
        return;
    }
    Row *grown = realloc(t->rows, (t->nrows + 1) * sizeof *grown);
    if (!grown) return;
    t->rows = grown;
    Row r = {.site = t->current, .count = count, .bytes = bytes};
    snprintf(r.type, sizeof r.type, "%s", type);
    t->rows[t->nrows++] = r;
}

/* What has changed since the last count is the current site's doing. */
static void count(struct Track *t) {
    double begin = seconds();
    if (t->stopped) return;
    if (!census_count(t->vm, MOST_OBJECTS, &t->now)) {
        t->stopped = true;
        return;
    }
    census_compare(&t->last, &t->now, book, t);
    Census last = t->last;
    t->last = t->now;
    t->now = last;
    t->spent += seconds() - begin;
    if (t->spent > most_seconds) t->stopped = true;
}

static fh_status on_event(fh_vm *vm, const fh_event *event, void *env) {
    struct Track *t = env;
    (void)vm;
    if (event->kind == FH_EVENT_EXCEPTION || t->stopped) return FH_OK;
    size_t depth = event->depth < MOST_DEPTH ? event->depth : MOST_DEPTH - 1;
    count(t);
    if (event->kind == FH_EVENT_RETURN) {
        t->current = depth > 1 ? t->stack[depth - 1] : NO_SITE;
    } else {
        t->current = site_of(t, &event->place);
        t->stack[depth] = t->current;
    }
    return FH_OK;
}

void track_set(Session *s, bool on) {
    if (!s->track && on) s->track = calloc(1, sizeof *s->track);
    if (!s->track) return;
    s->track->on = on;
    if (!on) clear(s->track);
}

void track_begin(Session *s) {
    struct Track *t = s->track;
    if (!t) return;
    clear(t);
    if (!t->on) return;
    t->vm = *s->vm;
    for (size_t i = 0; i < MOST_DEPTH; i++) t->stack[i] = NO_SITE;
    t->stopped = !census_count(t->vm, MOST_OBJECTS, &t->last);
    fh_hooks_compile(t->vm, 1);
    fh_hook_set(t->vm, on_event, t);
}

void track_end(Session *s) {
    struct Track *t = s->track;
    if (!t || !t->on) return;
    fh_hook_set(t->vm, NULL, NULL);
    fh_hooks_compile(t->vm, 0);
    bool stopped = t->stopped;
    count(t);
    t->stopped = stopped;
    t->ran = true;
}

static int by_bytes(const void *a, const void *b) {
    const Row *x = a, *y = b;
    long long m = llabs(x->bytes), n = llabs(y->bytes);
    if (m != n) return m < n ? 1 : -1;
    return x->site != y->site ? (x->site < y->site ? -1 : 1) : strcmp(x->type, y->type);
}

void track_show(const Session *s) {
    const struct Track *t = s->track;
    if (!t || !t->ran) return;
    puts("by place:");
    qsort(t->rows, t->nrows, sizeof *t->rows, by_bytes);
    size_t shown = 0;
    for (size_t i = 0; i < t->nrows; i++) {
        const Row *r = &t->rows[i];
        if ((!r->count && !r->bytes) || ++shown > MOST_SHOWN) continue;
        printf("%+12lld bytes %+10lld  %s", r->bytes, r->count, r->type);
        if (r->site == NO_SITE)
            puts("  for the input itself");
        else
            printf("  at %s:%u in %s\n", t->sites[r->site].file, t->sites[r->site].line,
                   t->sites[r->site].function);
    }
    if (shown > MOST_SHOWN) printf("and %zu others\n", shown - MOST_SHOWN);
    if (t->stopped) puts("The input made or ran too much to be followed to its end.");
}

void track_free(Session *s) {
    struct Track *t = s->track;
    if (!t) return;
    clear(t);
    free(t->sites);
    free(t->rows);
    free(t->last.rows);
    free(t->now.rows);
    free(t);
}
