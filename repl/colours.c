/* See colours.h. */
#include "colours.h"

#include <stdlib.h>
#include <string.h>

#include "freehold_prompt.h"

static const char *const dark[STYLE_COUNT] = {
    [STYLE_PLAIN] = "\x1b[0m",       [STYLE_KEYWORD] = "\x1b[0;1;34m", [STYLE_CONSTANT] = "\x1b[0;36m",
    [STYLE_STRING] = "\x1b[0;32m",   [STYLE_NUMBER] = "\x1b[0;33m",    [STYLE_COMMENT] = "\x1b[0;90m",
    [STYLE_BUILTIN] = "\x1b[0;36m",  [STYLE_DEFINED] = "\x1b[0;1m",    [STYLE_COMMAND] = "\x1b[0;1;35m",
    [STYLE_WRONG] = "\x1b[0;1;31m",  [STYLE_MATCH] = "\x1b[0;1;4;36m", [STYLE_FOUND] = "\x1b[0;7m",
    [STYLE_PROMPT] = "\x1b[0;1;35m", [STYLE_GHOST] = "\x1b[0;90m",     [STYLE_MENU] = "\x1b[0m",
    [STYLE_CHOSEN] = "\x1b[0;7m",    [STYLE_STATUS] = "\x1b[0;36m",    [STYLE_ERROR] = "\x1b[0;1;31m",
    [STYLE_PLACE] = "\x1b[0;35m",    [STYLE_MARK] = "\x1b[0;1;31m",    [STYLE_BAR] = "\x1b[0;32m"};

static const char *const light[STYLE_COUNT] = {
    [STYLE_PLAIN] = "\x1b[0m",       [STYLE_KEYWORD] = "\x1b[0;34m",   [STYLE_CONSTANT] = "\x1b[0;35m",
    [STYLE_STRING] = "\x1b[0;32m",   [STYLE_NUMBER] = "\x1b[0;31m",    [STYLE_COMMENT] = "\x1b[0;2m",
    [STYLE_BUILTIN] = "\x1b[0;35m",  [STYLE_DEFINED] = "\x1b[0;1m",    [STYLE_COMMAND] = "\x1b[0;1;35m",
    [STYLE_WRONG] = "\x1b[0;1;31m",  [STYLE_MATCH] = "\x1b[0;1;4;34m", [STYLE_FOUND] = "\x1b[0;7m",
    [STYLE_PROMPT] = "\x1b[0;1;34m", [STYLE_GHOST] = "\x1b[0;2m",      [STYLE_MENU] = "\x1b[0m",
    [STYLE_CHOSEN] = "\x1b[0;7m",    [STYLE_STATUS] = "\x1b[0;34m",    [STYLE_ERROR] = "\x1b[0;1;31m",
    [STYLE_PLACE] = "\x1b[0;34m",    [STYLE_MARK] = "\x1b[0;1;31m",    [STYLE_BAR] = "\x1b[0;34m"};

Theme colours_theme(void) {
    const char *no = getenv("NO_COLOR"), *theme = getenv("FREEHOLD_THEME"), *ground = getenv("COLORFGBG");
    if (no && *no) return THEME_NONE;
    if (theme && strcmp(theme, "none") == 0) return THEME_NONE;
    if (theme && strcmp(theme, "light") == 0) return THEME_LIGHT;
    if (theme && strcmp(theme, "dark") == 0) return THEME_DARK;
    const char *back = ground ? strrchr(ground, ';') : NULL; /* "foreground;background" */
    return back && (strcmp(back, ";7") == 0 || strcmp(back, ";15") == 0) ? THEME_LIGHT : THEME_DARK;
}

const char *colours_switch(Theme theme, Style style) {
    if (theme == THEME_DARK) return dark[style];
    if (theme == THEME_LIGHT) return light[style];
    if (style == STYLE_CHOSEN || style == STYLE_FOUND) return "\x1b[0;7m";
    return style == STYLE_GHOST ? "\x1b[0;2m" : "\x1b[0m";
}

/* ---- source ---- */

enum { MOST_OPEN = 256 };

typedef struct Painter {
    const char *text;
    uint8_t *styles;
    size_t cursor;
    size_t open[MOST_OPEN]; /* places of the brackets that are open */
    size_t nopen;
    bool definition; /* the last token was def or class */
    bool attribute;  /* it was a dot */
} Painter;

static void paint(Painter *p, size_t start, size_t size, Style style) {
    memset(p->styles + start, style, size);
}

static bool spells(const Painter *p, const fh_token *t, const char *word) {
    return strlen(word) == t->size && memcmp(p->text + t->start, word, t->size) == 0;
}

static bool is_builtin(const Painter *p, const fh_token *t) {
    static const char *const names[] = {
        "abs",       "all",          "any",      "allocate",    "ascii",       "bin",        "bool",
        "bytearray", "bytes",        "chr",      "classmethod", "complex",     "dict",       "dir",
        "divmod",    "enumerate",    "eval",     "exec",        "filter",      "float",      "format",
        "free",      "frozenset",    "getattr",  "globals",     "hasattr",     "hash",       "help",
        "hex",       "id",           "input",    "int",         "isinstance",  "issubclass", "iter",
        "len",       "list",         "locals",   "map",         "max",         "min",        "next",
        "object",    "oct",          "open",     "ord",         "pow",         "print",      "property",
        "range",     "repr",         "reversed", "round",       "set",         "setattr",    "slice",
        "sorted",    "staticmethod", "str",      "sum",         "super",       "tuple",      "type",
        "vars",      "zip",          "self",     "cls",         "memory_stats"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (spells(p, t, names[i])) return true;
    return false;
}

/* Both brackets of a pair, if the cursor is on one of them or right behind. */
static void match(Painter *p, size_t open, size_t close) {
    size_t at = p->cursor;
    if (at != open && at != close && at != open + 1 && at != close + 1) return;
    if (at == open || at == close || (at == open + 1 && p->text[at] != ')' && p->text[at] != ']') ||
        at == close + 1) {
        paint(p, open, 1, STYLE_MATCH);
        paint(p, close, 1, STYLE_MATCH);
    }
}

static void close_bracket(Painter *p, size_t at) {
    char c = p->text[at], wanted = c == ')' ? '(' : c == ']' ? '[' : '{';
    if (p->nopen > MOST_OPEN) {
        p->nopen--;
    } else if (p->nopen && p->text[p->open[p->nopen - 1]] == wanted) {
        match(p, p->open[--p->nopen], at);
    } else {
        paint(p, at, 1, STYLE_WRONG);
    }
}

static void open_bracket(Painter *p, size_t at) {
    if (p->nopen < MOST_OPEN) p->open[p->nopen] = at;
    p->nopen++;
}

static Style style_of_name(const Painter *p, const fh_token *t) {
    if (p->definition) return STYLE_DEFINED;
    if (!p->attribute && is_builtin(p, t)) return STYLE_BUILTIN;
    return STYLE_PLAIN;
}

static void paint_token(void *env, const fh_token *t) {
    static const uint8_t styles[] = {
        [FH_TOKEN_KEYWORD] = STYLE_KEYWORD,    [FH_TOKEN_CONSTANT] = STYLE_CONSTANT,
        [FH_TOKEN_NUMBER] = STYLE_NUMBER,      [FH_TOKEN_STRING] = STYLE_STRING,
        [FH_TOKEN_OPEN_STRING] = STYLE_STRING, [FH_TOKEN_COMMENT] = STYLE_COMMENT,
        [FH_TOKEN_WRONG] = STYLE_WRONG};
    Painter *p = env;
    if (t->kind == FH_TOKEN_NAME)
        paint(p, t->start, t->size, style_of_name(p, t));
    else if (t->kind == FH_TOKEN_OPEN)
        open_bracket(p, t->start);
    else if (t->kind == FH_TOKEN_CLOSE)
        close_bracket(p, t->start);
    else if (t->kind < sizeof styles && styles[t->kind])
        paint(p, t->start, t->size, (Style)styles[t->kind]);
    p->definition = t->kind == FH_TOKEN_KEYWORD && (spells(p, t, "def") || spells(p, t, "class"));
    p->attribute = t->kind == FH_TOKEN_OPERATOR && spells(p, t, ".");
}

void colours_of_source(const char *text, size_t size, size_t cursor, uint8_t *styles) {
    Painter p = {.text = text, .styles = styles, .cursor = cursor};
    memset(styles, STYLE_PLAIN, size);
    if (size && text[0] == ':') {
        size_t word = strcspn(text, " \n");
        paint(&p, 0, word < size ? word : size, STYLE_COMMAND);
        return;
    }
    fh_tokenize(text, size, paint_token, &p);
}

/* ---- output ---- */

void colours_add(Text *out, Theme theme, const char *text, size_t size, const uint8_t *styles) {
    Style now = STYLE_PLAIN;
    for (size_t at = 0, run; at < size; at += run) {
        for (run = 1; at + run < size && styles[at + run] == styles[at];) run++;
        if (styles[at] != now) text_c(out, colours_switch(theme, now = (Style)styles[at]));
        text_add(out, text + at, run);
    }
    if (now != STYLE_PLAIN) text_c(out, "\x1b[0m");
}

void colours_add_as(Text *out, Theme theme, Style style, const char *text, size_t size) {
    if (theme == THEME_NONE || style == STYLE_PLAIN) {
        text_add(out, text, size);
        return;
    }
    text_c(out, colours_switch(theme, style));
    text_add(out, text, size);
    text_c(out, "\x1b[0m");
}

enum { MOST_COLOURED = 100000 }; /* longer values are shown as they are: colours would only slow them down */

void colours_add_value(Text *out, Theme theme, const char *text, size_t size) {
    uint8_t *styles = theme == THEME_NONE || size > MOST_COLOURED ? NULL : malloc(size + 1);
    if (!styles) {
        text_add(out, text, size);
        return;
    }
    colours_of_source(text, size, (size_t)-1, styles);
    for (size_t i = 0; i < size; i++)
        if (styles[i] == STYLE_WRONG || styles[i] == STYLE_COMMENT || styles[i] == STYLE_KEYWORD)
            styles[i] = STYLE_PLAIN;
    colours_add(out, theme, text, size, styles);
    free(styles);
}

static bool only(const char *line, size_t size, const char *characters) {
    size_t i = 0;
    while (i < size && strchr(characters, line[i])) i++;
    return i == size;
}

/* The line that names the exception: not indented, "Name" or "dotted.Name: …". */
static size_t exception_name(const char *line, size_t size) {
    size_t n = 0;
    while (n < size && (line[n] == '.' || line[n] == '_' || (line[n] >= '0' && line[n] <= '9') ||
                        ((line[n] | 32) >= 'a' && (line[n] | 32) <= 'z')))
        n++;
    return n && (n == size || line[n] == ':') ? n : 0;
}

static void add_traceback_line(Text *out, Theme theme, const char *line, size_t size) {
    static const char file[] = "  File \"";
    size_t name = exception_name(line, size);
    if (name) {
        colours_add_as(out, theme, STYLE_ERROR, line, name);
        text_add(out, line + name, size - name);
    } else if (size > sizeof file && memcmp(line, file, sizeof file - 1) == 0) {
        colours_add_as(out, theme, STYLE_PLACE, line, size);
    } else if (size > 4 && only(line, size, " ^~") && !only(line, size, " ")) {
        colours_add_as(out, theme, STYLE_MARK, line, size);
    } else {
        text_add(out, line, size);
    }
}

void colours_add_traceback(Text *out, Theme theme, const char *text, size_t size) {
    while (size) {
        const char *newline = memchr(text, '\n', size);
        size_t n = newline ? (size_t)(newline - text) : size;
        add_traceback_line(out, theme, text, n);
        if (newline) text_c(out, "\n");
        n += newline != NULL;
        text += n;
        size -= n;
    }
}
