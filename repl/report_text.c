/* Text: a line that editors know how to read (file:line:column: level: message [code]), then the source lines of the path in
 * their order, marked, then why it is wrong and what would set it right. */
#include "report.h"
#include "rules.h"

#include <stdlib.h>
#include <string.h>

typedef struct Mark {
    fh_place place;
    const char *note; /* or NULL */
    bool primary;
} Mark;

static const char bold[] = "\033[1m", red[] = "\033[1;31m", yellow[] = "\033[1;33m", cyan[] = "\033[1;36m",
                  blue[] = "\033[34m", plain[] = "\033[0m";

static const char *colour_of(fh_level level) {
    return level == FH_LEVEL_ERROR ? red : level == FH_LEVEL_WARNING ? yellow : cyan;
}

static void add_coloured(Report *r, const char *colour, const char *text) {
    if (r->colour) text_c(&r->text, colour);
    text_c(&r->text, text);
    if (r->colour) text_c(&r->text, plain);
}

/* ---- columns of a terminal ---- */

/* Cells that a character takes: 2 for those of East Asian scripts and pictures, 0 for what is put over the one before. */
static unsigned cells(uint32_t c) {
    static const struct {
        uint32_t first, last;
    } wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},
                {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
                {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD}};
    if ((c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || (c >= 0xFE00 && c <= 0xFE0F)) return 0;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (c >= wide[i].first && c <= wide[i].last) return 2;
    return 1;
}

/* The line without what would move the cursor, and as UTF-8. */
static void add_line(Text *t, const char *line, size_t size) {
    const char *end = line + size;
    for (size_t step; line < end; line += step) {
        uint32_t c = text_decode(line, end, &step);
        if (c == '\t')
            text_char(t, '\t');
        else if (c < 0x20 || c == 0x7F || (c == 0xFFFD && step == 1))
            text_c(t, "\xEF\xBF\xBD");
        else
            text_add(t, line, step);
    }
}

/* Blanks up to a column of the line, then marks up to the other. */
static void add_marks(Report *r, const char *line, size_t size, unsigned from, unsigned to, char mark) {
    Text *t = &r->text;
    const char *end = line + size;
    unsigned column = 1, marked = 0;
    for (size_t step; line < end && column < to; line += step, column++) {
        uint32_t c = text_decode(line, end, &step);
        unsigned n = cells(c);
        bool inside = column >= from;
        if (c == '\t')
            text_char(t, inside ? mark : '\t');
        else
            text_repeat(t, inside ? mark : ' ', n);
        if (inside) marked += n ? n : 0;
    }
    for (; column < from; column++) text_char(t, ' ');
    if (!marked) text_char(t, mark);
}

/* ---- marked lines ---- */

static int by_place(const void *a, const void *b) {
    const Mark *x = a, *y = b;
    if (x->place.line != y->place.line) return x->place.line < y->place.line ? -1 : 1;
    if (x->place.column != y->place.column) return x->place.column < y->place.column ? -1 : 1;
    return x->primary - y->primary;
}

static bool same_place(const fh_place *a, const fh_place *b) {
    return a->line == b->line && a->column == b->column && a->end_line == b->end_line &&
           a->end_column == b->end_column;
}

/* The path's places and the primary one, which takes the note of a step that stands there too. */
static Mark *collect(const fh_finding *f, size_t *count) {
    Mark *marks = malloc((f->path_size + 1) * sizeof *marks);
    bool taken = false;
    *count = 0;
    if (!marks) return NULL;
    for (size_t i = 0; i < f->path_size; i++) {
        bool primary = !taken && same_place(&f->path[i].place, &f->place);
        taken |= primary;
        marks[(*count)++] = (Mark){f->path[i].place, f->path[i].note, primary};
    }
    if (!taken) marks[(*count)++] = (Mark){f->place, NULL, true};
    qsort(marks, *count, sizeof *marks, by_place);
    return marks;
}

static void add_gutter(Report *r, int width, unsigned line) {
    char number[16] = "";
    if (line) snprintf(number, sizeof number, "%u", line);
    if (r->colour) text_c(&r->text, blue);
    text_format(&r->text, "%*s | ", width, number);
    if (r->colour) text_c(&r->text, plain);
}

static void add_source_line(Report *r, const Source *source, int width, unsigned line) {
    size_t size;
    const char *text = source_line(source, line, &size);
    add_gutter(r, width, line);
    if (text) add_line(&r->text, text, size);
    text_char(&r->text, '\n');
}

static void add_mark(Report *r, const Source *source, int width, const Mark *m, fh_level level) {
    size_t size;
    const char *text = source_line(source, m->place.line, &size);
    unsigned to = m->place.end_line > m->place.line ? ~0u : m->place.end_column;
    add_gutter(r, width, 0);
    if (r->colour) text_c(&r->text, m->primary ? colour_of(level) : blue);
    add_marks(r, text ? text : "", size, m->place.column, to, m->primary ? '^' : '-');
    if (m->note) text_format(&r->text, " %s", m->note);
    if (r->colour) text_c(&r->text, plain);
    text_char(&r->text, '\n');
}

static void add_marked_lines(Report *r, const Source *source, const fh_finding *f, int width) {
    size_t count;
    Mark *marks = collect(f, &count);
    unsigned before = 0;
    if (!marks) {
        r->text.failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        unsigned line = marks[i].place.line;
        if (before && line == before + 2) add_source_line(r, source, width, before + 1);
        if (before && line > before + 2) text_format(&r->text, "%*s\n", width + 2, "…");
        if (line != before) add_source_line(r, source, width, line);
        add_mark(r, source, width, &marks[i], f->level);
        before = line;
    }
    free(marks);
}

static int width_of(const fh_finding *f) {
    unsigned last = f->place.line;
    for (size_t i = 0; i < f->path_size; i++)
        if (f->path[i].place.line > last) last = f->path[i].place.line;
    int width = snprintf(NULL, 0, "%u", last);
    return width < 4 ? 4 : width;
}

static void add_remark(Report *r, int width, const char *word, const char *text) {
    text_format(&r->text, "%*s = ", width, "");
    add_coloured(r, bold, word);
    text_format(&r->text, ": %s\n", text);
}

void text_report_finding(Report *r, const Source *source, const fh_finding *f) {
    char level[16], place[40];
    int width = width_of(f);
    snprintf(level, sizeof level, "%s: ", level_name(f->level));
    snprintf(place, sizeof place, ":%u:%u: ", f->place.line, f->place.column);
    add_coloured(r, bold, source->name);
    add_coloured(r, bold, place);
    add_coloured(r, colour_of(f->level), level);
    add_coloured(r, bold, f->message);
    text_format(&r->text, " [FH%u]\n", f->rule);
    add_marked_lines(r, source, f, width);
    if (f->function) add_remark(r, width, "in", f->function);
    if (f->why) add_remark(r, width, "why", f->why);
    if (f->fix_title) add_remark(r, width, "fix", f->fix_title);
    text_char(&r->text, '\n');
}
