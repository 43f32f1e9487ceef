/* Completion: what the VM offers for the text before the cursor, and the menu that it is chosen from. The first Tab inserts
 * what all candidates begin with; when that is nothing, the menu opens. */
#include "editor.h"
#include "freehold_prompt.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "commands.h"
#include "unicode.h"

enum { MOST_CANDIDATES = 100000, WIDEST = 40 };

static void clear(Menu *m) {
    for (size_t i = 0; i < m->count; i++) free(m->items[i].text);
    m->count = 0;
    m->open = false;
    m->chosen = MENU_NONE;
}

void complete_free(Editor *e) {
    clear(&e->menu);
    free(e->menu.items);
}

void complete_close(Editor *e) { clear(&e->menu); }

static void add(void *env, const char *text, size_t size) {
    Menu *m = env;
    if (m->count == MOST_CANDIDATES) return;
    if (m->count == m->capacity) {
        size_t capacity = m->capacity ? m->capacity * 2 : 32;
        Candidate *grown = realloc(m->items, capacity * sizeof *grown);
        if (!grown) return;
        m->items = grown;
        m->capacity = capacity;
    }
    char *copy = strndup(text, size);
    if (copy) m->items[m->count++].text = copy;
}

/* Names that begin with an underscore come last. */
static int by_name(const void *a, const void *b) {
    const char *x = ((const Candidate *)a)->text, *y = ((const Candidate *)b)->text;
    size_t under_x = strspn(x, "_"), under_y = strspn(y, "_");
    if (under_x != under_y) return under_x < under_y ? -1 : 1;
    return strcmp(x, y);
}

static void sort(Menu *m) {
    size_t kept = 0;
    if (m->count) qsort(m->items, m->count, sizeof *m->items, by_name);
    for (size_t i = 0; i < m->count; i++) {
        if (kept && strcmp(m->items[kept - 1].text, m->items[i].text) == 0)
            free(m->items[i].text);
        else
            m->items[kept++] = m->items[i];
    }
    m->count = kept;
}

/* ---- files ---- */

static void add_file(Menu *m, const char *directory, const char *name) {
    Text path = {0}, shown = {0};
    struct stat st;
    text_format(&path, "%s%s", directory, name);
    text_c(&shown, name);
    if (!path.failed && stat(path.data, &st) == 0 && S_ISDIR(st.st_mode)) text_c(&shown, "/");
    if (shown.size) add(m, shown.data, shown.size);
    text_free(&path);
    text_free(&shown);
}

/* Files whose path begins with `typed`; where its last part starts, which is what a candidate replaces. */
static size_t add_files(Menu *m, const char *typed, size_t size) {
    size_t last = size;
    while (last && typed[last - 1] != '/') last--;
    Text directory = {0};
    const char *home = getenv("HOME");
    if (last >= 2 && typed[0] == '~' && typed[1] == '/' && home)
        text_format(&directory, "%s%.*s", home, (int)(last - 1), typed + 1);
    else
        text_add(&directory, typed, last);
    DIR *d = opendir(directory.size ? directory.data : ".");
    for (struct dirent *entry; d && (entry = readdir(d)) != NULL;) {
        const char *name = entry->d_name;
        bool hidden = name[0] == '.' && (last == size || typed[last] != '.');
        if (hidden || strcmp(name, ".") == 0 || strcmp(name, "..") == 0) continue;
        if (strncmp(name, typed + last, size - last) == 0) add_file(m, text_of(&directory), name);
    }
    if (d) closedir(d);
    text_free(&directory);
    return last;
}

/* ---- gathering ---- */

typedef struct StringScan {
    size_t at; /* start of the open string; -1: the text does not end in one */
} StringScan;

static void note_string(void *env, const fh_token *t) {
    StringScan *s = env;
    s->at = t->kind == FH_TOKEN_OPEN_STRING ? t->start : (size_t)-1;
}

/* Behind the opening quote of the string that the text ends in; 0: it does not. */
static size_t open_string(const char *text, size_t size) {
    StringScan s = {(size_t)-1};
    fh_tokenize(text, size, note_string, &s);
    if (s.at == (size_t)-1) return 0;
    size_t at = s.at;
    while (at < size && text[at] != '"' && text[at] != '\'') at++;
    return at < size ? at + 1 : 0;
}

static void gather(Editor *e) {
    Menu *m = &e->menu;
    const char *text = text_of(&e->buffer.text);
    size_t size = e->buffer.cursor;
    m->start = size;
    if (text[0] == ':') {
        size_t word = strcspn(text, " ");
        m->start = 0;
        if (size <= word) {
            commands_names(text, size, add, m);
        } else if (strncmp(text, ":load ", 6) == 0 || strncmp(text, ":save ", 6) == 0) {
            m->start = 6 + add_files(m, text + 6, size - 6);
        } else {
            m->start = word + 1;
            fh_complete(e->vm, text + m->start, size - m->start, &m->start, add, m);
            m->start += word + 1;
        }
    } else {
        fh_complete(e->vm, text, size, &m->start, add, m);
        size_t string = m->count ? 0 : open_string(text, size);
        if (string) m->start = string + add_files(m, text + string, size - string);
    }
    sort(m);
}

/* ---- inserting ---- */

static size_t width_of(const char *text) {
    size_t width = unicode_columns(text, strlen(text));
    return width < WIDEST ? width : WIDEST;
}

static size_t common_prefix(const Menu *m) {
    size_t n = strlen(m->items[0].text);
    for (size_t i = 1; i < m->count; i++) {
        size_t same = 0;
        while (same < n && m->items[i].text[same] == m->items[0].text[same]) same++;
        n = same;
    }
    while (n && ((unsigned char)m->items[0].text[n] & 0xC0) == 0x80) n--;
    return n;
}

static void put(Editor *e, const char *text, size_t size) {
    Menu *m = &e->menu;
    if (e->buffer.cursor - m->start == size && memcmp(text_of(&e->buffer.text) + m->start, text, size) == 0)
        return;
    buffer_replace(&e->buffer, m->start, e->buffer.cursor - m->start, text, size);
}

static void choose(Editor *e, size_t i) {
    Menu *m = &e->menu;
    m->chosen = i;
    put(e, m->items[i].text, strlen(m->items[i].text));
}

void complete_start(Editor *e, bool backwards) {
    Menu *m = &e->menu;
    clear(m);
    gather(e);
    if (!m->count) {
        editor_beep(e);
        return;
    }
    size_t typed = e->buffer.cursor - m->start, common = common_prefix(m);
    m->typed_size = typed;
    if (m->count == 1 || (common > typed && !backwards)) {
        bool whole = m->count == 1;
        put(e, m->items[0].text, whole ? strlen(m->items[0].text) : common);
        clear(m);
        return;
    }
    m->open = true;
    m->widest = 1;
    for (size_t i = 0; i < m->count; i++)
        if (width_of(m->items[i].text) > m->widest) m->widest = width_of(m->items[i].text);
    m->first_row = 0;
}

static void step(Editor *e, size_t n, bool back) {
    Menu *m = &e->menu;
    size_t i = m->chosen;
    if (i == MENU_NONE)
        i = back ? m->count - 1 : 0;
    else
        i = back ? (i + m->count - n % m->count) % m->count : (i + n) % m->count;
    choose(e, i);
}

bool complete_key(Editor *e) {
    Menu *m = &e->menu;
    switch (e->key.code) {
    case KEY_NOTHING:
    case KEY_RESIZED: return true;
    case '\t':
    case KEY_DOWN:
    case CTRL('N'): step(e, 1, false); return true;
    case KEY_BACK_TAB:
    case KEY_UP:
    case CTRL('P'): step(e, 1, true); return true;
    case KEY_RIGHT: step(e, m->rows ? m->rows : 1, false); return true;
    case KEY_LEFT: step(e, m->rows ? m->rows : 1, true); return true;
    case CTRL('G'):
    case 27:
        if (m->chosen != MENU_NONE) put(e, m->items[m->chosen].text, m->typed_size);
        clear(m);
        return true;
    case '\r':
    case '\n':
        if (m->chosen == MENU_NONE) break;
        clear(m);
        return true;
    default: break;
    }
    clear(m);
    return false;
}

/* ---- showing ---- */

static void add_cell(Editor *e, FrameRow *row, size_t i, size_t width) {
    const char *text = e->menu.items[i].text;
    size_t size = strlen(text), at = 0, bytes;
    unsigned columns = 0;
    bool chosen = i == e->menu.chosen;
    if (chosen) text_c(&row->bytes, colours_switch(e->theme, STYLE_CHOSEN));
    while (at < size) {
        unsigned step_columns = layout_step(text, size, at, columns, &bytes);
        if (columns + step_columns > width) break;
        columns += step_columns;
        text_add(&row->bytes, text + at, bytes);
        at += bytes;
    }
    if (chosen) text_c(&row->bytes, "\x1b[0m");
    row->columns += columns;
}

/* Draws the menu, column by column, into at most that many rows. */
void complete_rows(Editor *e, size_t room) {
    Menu *m = &e->menu;
    size_t width = m->widest;
    if (width > e->terminal.columns - 2) width = e->terminal.columns - 2;
    size_t columns = (e->terminal.columns - 1) / (width + 2);
    if (!columns) columns = 1;
    if (!room || !m->count) return;
    size_t rows = (m->count + columns - 1) / columns, shown = rows;
    m->columns = (unsigned)columns;
    m->rows = (unsigned)rows;
    if (shown > room) shown = room > 1 ? room - 1 : 1;
    size_t current = m->chosen == MENU_NONE ? 0 : m->chosen % rows;
    if (current < m->first_row) m->first_row = (unsigned)current;
    if (current >= m->first_row + shown) m->first_row = (unsigned)(current - shown + 1);
    for (size_t r = m->first_row; r < m->first_row + shown && r < rows; r++) {
        FrameRow *row = screen_row(&e->screen);
        if (!row) return;
        for (size_t c = 0; c * rows + r < m->count && c < columns; c++) {
            while (row->columns < c * (width + 2)) {
                text_c(&row->bytes, " ");
                row->columns++;
            }
            add_cell(e, row, c * rows + r, width);
        }
    }
    FrameRow *row = shown < rows && room > 1 ? screen_row(&e->screen) : NULL;
    if (!row) return;
    Text line = {0};
    text_format(&line, "%zu of %zu rows", shown, rows);
    colours_add_as(&row->bytes, e->theme, STYLE_STATUS, text_of(&line), line.size);
    row->columns = (unsigned)line.size;
    text_free(&line);
}
