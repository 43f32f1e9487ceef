/* The unified diff of fix.h: the shortest script of lines taken and put in, by Myers' greedy search, which is quick where
 * little differs. */
#include "fix.h"

#include <stdlib.h>
#include <string.h>

enum {
    AROUND = 3,
    MOST_STEPS = 4000
}; /* beyond so many differences all lines between the first and last differ */

typedef struct Diff {
    Source old, new;
    size_t skip;       /* equal lines at the beginning */
    size_t nold, nnew; /* lines between those at the beginning and at the end that are equal */
    bool *gone, *come; /* by line */
} Diff;

static const char *whole_line(const Source *s, size_t i, size_t *size) { /* from 0, with its end */
    *size = s->starts[i + 1] - s->starts[i];
    return s->data + s->starts[i];
}

static size_t lines_of(const Source *s) { /* without the empty one behind the last end of line */
    return s->starts[s->count - 1] == s->size ? s->count - 1 : s->count;
}

static bool same(const Diff *d, size_t i, size_t j) {
    size_t a_size, b_size;
    const char *a = whole_line(&d->old, i, &a_size), *b = whole_line(&d->new, j, &b_size);
    return a_size == b_size && memcmp(a, b, a_size) == 0;
}

static void trim(Diff *d) {
    d->nold = lines_of(&d->old);
    d->nnew = lines_of(&d->new);
    while (d->skip < d->nold && d->skip < d->nnew && same(d, d->skip, d->skip)) d->skip++;
    while (d->nold > d->skip && d->nnew > d->skip && same(d, d->nold - 1, d->nnew - 1)) d->nold--, d->nnew--;
    d->nold -= d->skip;
    d->nnew -= d->skip;
}

/* Follows the search back from its end. v[steps] are the furthest points reached after each number of steps. */
static void walk_back(Diff *d, long **v, long steps, long x, long y) {
    for (; steps > 0; steps--) {
        const long *before = v[steps - 1] + steps; /* its middle */
        long k = x - y;
        bool down = k == -steps || (k != steps && before[k - 1] < before[k + 1]);
        long from = down ? k + 1 : k - 1;
        long from_x = before[from], from_y = from_x - from;
        while (x > from_x + !down && y > from_y + down) x--, y--;
        if (down)
            d->come[d->skip + (size_t)--y] = true;
        else
            d->gone[d->skip + (size_t)--x] = true;
        x = from_x;
        y = from_y;
    }
}

/* False: too much differs, or memory is out. */
static bool search(Diff *d) {
    long nold = (long)d->nold, nnew = (long)d->nnew,
         most = nold + nnew < MOST_STEPS ? nold + nnew : MOST_STEPS;
    long **v = calloc((size_t)most + 1, sizeof *v), steps = 0;
    bool found = false;
    for (; v && steps <= most && !found; steps++) {
        long *now = v[steps] = calloc((size_t)steps * 2 + 3, sizeof *now);
        if (!now) break;
        now += steps + 1;
        const long *before = steps ? v[steps - 1] + steps : NULL;
        for (long k = -steps; k <= steps && !found; k += 2) {
            bool down = k == -steps || (k != steps && before[k - 1] < before[k + 1]);
            long x = steps == 0 ? 0 : down ? before[k + 1] : before[k - 1] + 1, y = x - k;
            while (x < nold && y < nnew && x >= 0 && y >= 0 &&
                   same(d, d->skip + (size_t)x, d->skip + (size_t)y))
                x++, y++;
            now[k] = x;
            found = x == nold && y == nnew;
        }
    }
    if (found) walk_back(d, v, steps - 1, nold, nnew);
    for (long i = 0; v && i <= most; i++) free(v[i]);
    free(v);
    return found;
}

static void mark_all(Diff *d) {
    memset(d->gone + d->skip, true, d->nold);
    memset(d->come + d->skip, true, d->nnew);
}

static void add_line(Text *out, char sign, const Source *s, size_t i) {
    size_t size;
    const char *line = whole_line(s, i, &size);
    text_char(out, sign);
    text_add(out, line, size);
    if (!size || line[size - 1] != '\n') text_c(out, "\n\\ No newline at end of file\n");
}

static void add_range(Text *out, char sign, size_t start, size_t n) {
    text_format(out, "%c%zu", sign, n ? start + 1 : start);
    if (n != 1) text_format(out, ",%zu", n);
}

/* Where the hunk that begins with the change at (i, j) ends: behind the last change that stands close enough. */
static void find_end(const Diff *d, size_t *i, size_t *j) {
    size_t nold = lines_of(&d->old), nnew = lines_of(&d->new), equal = 0, end_i = *i, end_j = *j;
    size_t x = *i, y = *j;
    while ((x < nold || y < nnew) && equal <= 2 * AROUND) {
        if (x < nold && d->gone[x])
            x++, equal = 0, end_i = x, end_j = y;
        else if (y < nnew && d->come[y])
            y++, equal = 0, end_i = x, end_j = y;
        else
            x++, y++, equal++;
    }
    *i = end_i;
    *j = end_j;
}

static void add_hunk(const Diff *d, Text *out, size_t i, size_t j, size_t end_i, size_t end_j) {
    text_c(out, "@@ ");
    add_range(out, '-', i, end_i - i);
    text_char(out, ' ');
    add_range(out, '+', j, end_j - j);
    text_c(out, " @@\n");
    while (i < end_i || j < end_j) {
        if (i < end_i && d->gone[i])
            add_line(out, '-', &d->old, i++);
        else if (j < end_j && d->come[j])
            add_line(out, '+', &d->new, j++);
        else
            add_line(out, ' ', &d->old, i++), j++;
    }
}

static void add_hunks(const Diff *d, Text *out) {
    size_t nold = lines_of(&d->old), nnew = lines_of(&d->new), i = 0, j = 0;
    while (i < nold || j < nnew) {
        if (!(i < nold && d->gone[i]) && !(j < nnew && d->come[j])) {
            i++, j++;
            continue;
        }
        size_t before = i < AROUND ? i : AROUND, start_i = i - before, start_j = j - before;
        find_end(d, &i, &j);
        size_t behind = nold - i < AROUND ? nold - i : AROUND;
        add_hunk(d, out, start_i, start_j, i + behind, j + behind);
        i += behind;
        j += behind;
    }
}

void diff_add(Text *out, const char *name, const char *old, size_t old_size, const char *new,
              size_t new_size) {
    Diff d = {0};
    if (old_size == new_size && memcmp(old, new, old_size) == 0) return;
    bool ok =
        source_open(&d.old, name, NULL, old, old_size) && source_open(&d.new, name, NULL, new, new_size);
    if (ok) {
        d.gone = calloc(d.old.count + 1, sizeof *d.gone);
        d.come = calloc(d.new.count + 1, sizeof *d.come);
        ok = d.gone && d.come;
    }
    if (ok) {
        trim(&d);
        if (!search(&d)) mark_all(&d);
        text_format(out, "--- %s\n+++ %s\n", name, name);
        add_hunks(&d, out);
    } else {
        out->failed = true;
    }
    free(d.gone);
    free(d.come);
    source_close(&d.old);
    source_close(&d.new);
}
