/* Edits that mend a finding by a line: a free before the line that loses the object, a dropped object taken out. For what
 * ownership_fix.c leaves alone.
 *
 * They are found on the lines of the text: a statement is touched only where it is alone on its line. Whether an edit also
 * leaves no finding is for the tool to see that applies it; `freehold check --fix` does. */
#include "ownership_engine.h"

#include <string.h>

enum {
    MOST_FIXED = 300
}; /* findings of one source that get fixes: each looks for its lines from the beginning */

typedef struct Line {
    const char *text; /* without indentation, newline and blanks at the end */
    uint32_t size, indent, number;
    const char *start;
} Line;

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\r'; }

static bool get_line(const Hit *h, uint32_t number, Line *out) {
    size_t size;
    const char *s = number ? fhtree_line(h->fn->module->tree, number, &size) : NULL;
    if (!s) return false;
    *out = (Line){.start = s, .number = number};
    while (size && (s[size - 1] == '\n' || is_blank(s[size - 1]))) size--;
    while (out->indent < size && is_blank(s[out->indent])) out->indent++;
    out->text = s + out->indent;
    out->size = (uint32_t)(size - out->indent);
    return true;
}

static bool begins(const Line *l, const char *word) {
    size_t n = strlen(word);
    return l->size >= n && memcmp(l->text, word, n) == 0;
}

static bool is_word_part(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (c & 0x80);
}

static bool mentions(const char *s, size_t size, const char *word) {
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= size; i++) {
        bool apart = (i == 0 || !is_word_part(s[i - 1])) && (i + n == size || !is_word_part(s[i + n]));
        if (apart && memcmp(s + i, word, n) == 0) return true;
    }
    return false;
}

/* The line holds one simple statement and no comment: it begins where a line before it has ended. */
static bool is_alone(const Hit *h, const Line *l) {
    Line before;
    if (memchr(l->text, ';', l->size) || memchr(l->text, '#', l->size) || memchr(l->text, '\\', l->size))
        return false;
    if (l->number == 1) return true;
    if (!get_line(h, l->number - 1, &before) || !before.size) return true;
    return !strchr("\\,([{", before.text[before.size - 1]);
}

static char *indentation(Check *c, const Line *l) {
    char *s = fhown_perm(c, l->indent + 1);
    memcpy(s, l->start, l->indent);
    return s;
}

static void add_edit(Check *c, FhFinding *f, FhSpan span, const char *text) {
    enum { MOST_EDITS = 8 };
    if (!f->edits) f->edits = fhbump_alloc(&c->out->arena, MOST_EDITS * sizeof *f->edits);
    if (!f->edits) fhown_fail_memory(c);
    if (f->nedits < MOST_EDITS) f->edits[f->nedits++] = (FhFindingEdit){span, text};
}

static FhSpan at(uint32_t line, uint32_t from, uint32_t to) { return (FhSpan){line, from, line, to}; }

/* ---- taking a statement out ---- */

/* Another statement of the same block stands right before or behind. */
static bool has_company(const Hit *h, const Line *l) {
    Line other = {0};
    uint32_t n = l->number;
    while (n > 1 && get_line(h, --n, &other) && !other.size) continue;
    if (n < l->number && other.size && other.indent >= l->indent) return true;
    for (n = l->number + 1; get_line(h, n, &other); n++)
        if (other.size) return other.indent == l->indent;
    return false;
}

static void take_out(Check *c, const Hit *h, FhFinding *f, const Line *l, const char *title) {
    if (!is_alone(h, l)) return;
    f->fix_title = title;
    if (has_company(h, l))
        add_edit(c, f, (FhSpan){l->number, 0, l->number + 1, 0}, "");
    else
        add_edit(c, f, at(l->number, l->indent, l->indent + l->size), "pass");
}

/* `free(x)` and nothing else, x a name. */
static bool is_free(const Line *l) {
    if (!begins(l, "free(") || l->text[l->size - 1] != ')') return false;
    for (uint32_t i = 5; i + 1 < l->size; i++)
        if (!is_word_part(l->text[i])) return false;
    return l->size > 6;
}

static void take_out_free(Check *c, const Hit *h, FhFinding *f) {
    Line l;
    if (f->level == FHLEVEL_ERROR && get_line(h, f->span.lineno, &l) && is_free(&l))
        take_out(c, h, f, &l, "remove this `free`");
}

static void take_out_dropped(Check *c, const Hit *h, FhFinding *f) {
    Line l;
    if (!get_line(h, f->span.lineno, &l) || !begins(&l, "allocate(")) return;
    if (f->span.col_offset == l.indent && f->span.end_lineno == l.number &&
        f->span.end_col_offset == l.indent + l.size)
        take_out(c, h, f, &l, "remove this allocation");
}

/* ---- freeing what leaks ---- */

static const char *release(Check *c, const char *name, const Line *l, const char *before,
                           const char *behind) {
    return fhown_textf(c, "%sfree(%s)\n%s%s", before, name, indentation(c, l), behind);
}

/* `return f(x)` becomes `result = f(x)`, `free(x)`, `return result`. */
static bool free_behind_result(Check *c, const Hit *h, FhFinding *f, const Line *l, const char *name) {
    const FhTree *tree = h->fn->module->tree;
    const uint32_t word = 7; /* "return " */
    if (!begins(l, "return ") || mentions(tree->source, tree->source_size, "result")) return false;
    if (l->size == word + strlen(name) && memcmp(l->text + word, name, strlen(name)) == 0) return false;
    const char *ind = indentation(c, l);
    char *value = fhown_perm(c, l->size - word + 1);
    memcpy(value, l->text + word, l->size - word);
    add_edit(c, f, at(l->number, l->indent, l->indent + l->size),
             fhown_textf(c, "result = %s\n%sfree(%s)\n%sreturn result", value, ind, name, ind));
    return true;
}

static bool free_before(Check *c, const Hit *h, FhFinding *f, const FhSpan *place, const char *name) {
    Line l;
    if (!get_line(h, place->lineno, &l) || place->lineno == f->span.lineno || !is_alone(h, &l)) return false;
    bool one_line = place->end_lineno == place->lineno;
    bool leaves = begins(&l, "return") || begins(&l, "raise"), ends = begins(&l, "del ");
    bool binds =
        begins(&l, name) && l.size > strlen(name) + 2 && memcmp(l.text + strlen(name), " = ", 3) == 0;
    if (!one_line || !(leaves || ends || binds)) return false;
    size_t skip = ends || binds ? strlen(name) + (ends ? 4 : 3) : 0;
    if (mentions(l.text + skip, l.size - skip, name)) return free_behind_result(c, h, f, &l, name);
    add_edit(c, f, at(l.number, l.indent, l.indent), release(c, name, &l, "", ""));
    return true;
}

/* At the end of the function, where its last statement is done with. */
static bool free_at_end(Check *c, const Hit *h, FhFinding *f, const char *name) {
    Line made, first;
    const FhStmt *def = h->fn->def;
    if (!def || f->level != FHLEVEL_ERROR || h->exits != LEAK_RETURN) return false;
    const FhStmts body = def->FunctionDef.body;
    const FhStmt *last = body.items[body.count - 1];
    bool lines = get_line(h, f->span.lineno, &made) && get_line(h, body.items[0]->lineno, &first);
    if (!lines || made.indent != first.indent || body.items[0]->lineno == def->lineno) return false;
    if (last->kind == FHTREE_Return || last->kind == FHTREE_Raise || last->kind == FHTREE_While) return false;
    add_edit(c, f, at(last->end_lineno, last->end_col_offset, last->end_col_offset),
             fhown_textf(c, "\n%sfree(%s)", indentation(c, &first), name));
    return true;
}

static void free_leak(Check *c, const Hit *h, FhFinding *f) {
    const char *name = h->obj ? h->obj->name : NULL;
    if (!name && h->obj && h->obj->root == ROOT_PARAM) name = h->obj->label;
    bool ok =
        name && !strchr(name, '.') && f->level != FHLEVEL_NOTE && (h->nevents || free_at_end(c, h, f, name));
    for (uint32_t i = 0; ok && i < h->nevents; i++) ok = free_before(c, h, f, &h->events[i]->span, name);
    if (ok && f->nedits)
        f->fix_title = fhown_textf(c, "free `%s`", name);
    else
        f->nedits = 0;
}

/* ---- saying what is returned ---- */

static const char *type_of(const Hit *h) {
    if (!h->obj) return "object";
    if (h->obj->type == OBJ_INSTANCE && h->obj->cls) return h->obj->cls->name;
    return h->obj->type == OBJ_BUFFER ? "Buffer" : "object";
}

static const char *skip_quoted(const char *s, const char *end) {
    char quote = *s++;
    while (s < end && *s != quote) s += *s == '\\' && s + 1 < end ? 2 : 1;
    return s < end ? s + 1 : end;
}

/* The byte behind the parenthesis that closes the parameters, if that stands on the line. */
static const char *end_of_parameters(const char *s, const char *end) {
    int open = 0;
    while (s < end) {
        if (*s == '"' || *s == '\'') {
            s = skip_quoted(s, end);
            continue;
        }
        if (*s == '#') return NULL;
        if (*s == '(' || *s == '[' || *s == '{') open++;
        if ((*s == ')' || *s == ']' || *s == '}') && --open == 0) return s + 1;
        s++;
    }
    return NULL;
}

static void declare_result(Check *c, const Hit *h, FhFinding *f) {
    Line l;
    if (!h->fn || !h->fn->def || h->fn->has_returns || !get_line(h, h->fn->def->lineno, &l)) return;
    const char *end = l.text + l.size, *close = end_of_parameters(l.text, end);
    if (!close || close == end || *close != ':') return;
    uint32_t column = (uint32_t)(close - l.start);
    f->fix_title = fhown_textf(c, "declare that `%s` gives ownership", h->fn->name);
    add_edit(c, f, at(l.number, column, column), fhown_textf(c, " -> owned(%s)", type_of(h)));
}

void fhown_fix_lines(Check *c, const Hit *h, FhFinding *f) {
    f->fix_title = NULL;
    if (!h->fn || c->out->count > MOST_FIXED) return;
    switch (h->rule) {
    case 102:
    case 106: take_out_free(c, h, f); break;
    case 104: free_leak(c, h, f); break;
    case 108: declare_result(c, h, f); break;
    case 114: take_out_dropped(c, h, f); break;
    default: break;
    }
}
