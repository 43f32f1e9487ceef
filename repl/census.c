/* :mem diff: objects by type before the last input and now, and the places where manual ones were made. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "session.h"
#include "freehold_prompt.h"
#include "track.h"

enum { MOST_OBJECTS = 2000000, MOST_ROWS_SHOWN = 20 };

static void add(void *env, const char *type, size_t count, size_t bytes) {
    Census *c = env;
    if (c->count == c->capacity) {
        size_t capacity = c->capacity ? c->capacity * 2 : 64;
        struct CensusRow *grown = realloc(c->rows, capacity * sizeof *grown);
        if (!grown) return;
        c->rows = grown;
        c->capacity = capacity;
    }
    struct CensusRow *row = &c->rows[c->count++];
    snprintf(row->type, sizeof row->type, "%s", type);
    row->count = count;
    row->bytes = bytes;
}

bool census_count(fh_vm *vm, size_t most, Census *out) {
    out->count = 0;
    return fh_census(vm, most, add, out) != 0;
}

void census_take(Session *s) { s->before.too_many = !census_count(*s->vm, MOST_OBJECTS, &s->before); }

typedef struct Change {
    const char *type;
    long long count, bytes;
} Change;

static int by_bytes(const void *a, const void *b) {
    long long x = llabs(((const Change *)a)->bytes), y = llabs(((const Change *)b)->bytes);
    return x < y ? 1 : x > y ? -1 : strcmp(((const Change *)a)->type, ((const Change *)b)->type);
}

/* It mostly lies where it lay in the other census. */
static const struct CensusRow *row_of(const Census *c, const char *type, size_t guess) {
    if (guess < c->count && strcmp(c->rows[guess].type, type) == 0) return &c->rows[guess];
    for (size_t i = 0; i < c->count; i++)
        if (strcmp(c->rows[i].type, type) == 0) return &c->rows[i];
    return NULL;
}

void census_compare(const Census *before, const Census *now,
                    void (*each)(void *env, const char *type, long long count, long long bytes), void *env) {
    for (size_t i = 0; i < now->count; i++) {
        const struct CensusRow *row = &now->rows[i], *old = row_of(before, row->type, i);
        long long count = (long long)row->count - (old ? (long long)old->count : 0);
        long long bytes = (long long)row->bytes - (old ? (long long)old->bytes : 0);
        if (count || bytes) each(env, row->type, count, bytes);
    }
    for (size_t i = 0; i < before->count; i++) {
        const struct CensusRow *row = &before->rows[i];
        if (!row_of(now, row->type, i)) each(env, row->type, -(long long)row->count, -(long long)row->bytes);
    }
}

typedef struct Changes {
    Change *items;
    size_t count;
} Changes;

static void note(void *env, const char *type, long long count, long long bytes) {
    Changes *c = env;
    c->items[c->count++] = (Change){type, count, bytes};
}

static size_t differences(const Census *before, const Census *now, Change *out) {
    Changes c = {out, 0};
    census_compare(before, now, note, &c);
    qsort(out, c.count, sizeof *out, by_bytes);
    return c.count;
}

static void print_site(void *env, const fh_leak *leak) {
    int *left = env;
    if ((*left)-- <= 0) return;
    printf("  %zu %s, %zu bytes", leak->count, leak->type, leak->bytes);
    if (leak->file) printf(", made at %s:%u in %s", leak->file, leak->line, leak->function);
    puts("");
}

void census_show_difference(Session *s) {
    Census now = {0};
    bool counted = fh_census(*s->vm, MOST_OBJECTS, add, &now);
    Change *changes = malloc((now.count + s->before.count + 1) * sizeof *changes);
    if (!s->number) {
        puts("There has been no input yet.");
    } else if (!counted || s->before.too_many || !changes) {
        printf("There are more than %d objects: they are not counted before each input.\n", MOST_OBJECTS);
    } else {
        size_t n = differences(&s->before, &now, changes);
        if (!n) puts("The last input has left nothing behind.");
        for (size_t i = 0; i < n && i < MOST_ROWS_SHOWN; i++)
            printf("%+12lld bytes %+10lld  %s\n", changes[i].bytes, changes[i].count, changes[i].type);
        if (n > MOST_ROWS_SHOWN) printf("and %zu other types\n", n - MOST_ROWS_SHOWN);
        track_show(s);
        int left = MOST_ROWS_SHOWN;
        if (fh_leaks(*s->vm, NULL, NULL)) {
            puts("manual objects that are alive, by place:");
            fh_leaks(*s->vm, print_site, &left);
        }
    }
    fflush(stdout);
    free(changes);
    free(now.rows);
}
