/* Keys to actions: the loop around one input, and the Emacs commands. See editor.h. */
#include "editor.h"
#include "freehold_prompt.h"

#include <stdlib.h>
#include <string.h>

#include "unicode.h"

enum { LEVEL = 4, ESCAPE = 27 };

void editor_beep(Editor *e) { text_c(&e->terminal.output, "\a"); }

/* ---- suggestion ---- */

static void suggest(Editor *e) {
    const Text *t = &e->buffer.text;
    text_clear(&e->ghost);
    if (!t->size || e->buffer.cursor != t->size || e->recalled == e->buffer.version) return;
    const char *entry;
    for (size_t back = 1; (entry = history_get(e->history, back)) != NULL; back++) {
        if (strncmp(entry, t->data, t->size) != 0 || !entry[t->size] || entry[t->size] == '\n') continue;
        text_c(&e->ghost, entry + t->size);
        return;
    }
}

static bool at_end(const Editor *e) { return e->buffer.cursor == e->buffer.text.size; }

static bool take_ghost(Editor *e, size_t size) {
    if (!at_end(e) || !e->ghost.size) return false;
    buffer_insert(&e->buffer, e->ghost.data, size);
    return true;
}

static bool take_ghost_word(Editor *e) {
    const Text *g = &e->ghost;
    size_t at = 0;
    while (at < g->size && !unicode_is_word(g->data, g->size, at)) at++;
    while (at < g->size && unicode_is_word(g->data, g->size, at)) at++;
    return take_ghost(e, at);
}

/* ---- history ---- */

static void show_entry(Editor *e, size_t back) {
    const char *entry = back ? history_get(e->history, back) : text_of(&e->present);
    buffer_set(&e->buffer, entry, strlen(entry));
    e->back = back;
    e->recalled = e->buffer.version;
    e->top = 0;
}

void editor_history(Editor *e, bool older, bool by_prefix) {
    Buffer *b = &e->buffer;
    if (e->recalled != b->version) { /* what stands there is the user's: the way begins anew */
        text_clear(&e->present);
        text_add(&e->present, text_of(&b->text), b->text.size);
        e->back = 0;
        e->prefix = by_prefix ? b->cursor : 0;
    }
    size_t back = e->back;
    const char *entry;
    while (older || back > 1) {
        entry = history_get(e->history, back += older ? 1 : (size_t)-1);
        if (!entry) break;
        if (strncmp(entry, text_of(&e->present), e->prefix) != 0 || text_is(&b->text, entry)) continue;
        show_entry(e, back);
        return;
    }
    if (older || !e->back)
        editor_beep(e);
    else
        show_entry(e, 0);
}

/* ---- moving ---- */

bool editor_vertical(Editor *e, int rows) {
    const Text *t = &e->buffer.text;
    if (!layout_make(&e->layout, text_of(t), t->size, e->buffer.cursor, e->terminal.columns,
                     EDITOR_PROMPT_COLUMNS))
        return false;
    size_t row = e->layout.cursor_row;
    if (rows < 0 ? row < (size_t)-rows : row + (size_t)rows >= e->layout.nrows) return false;
    if (!e->has_goal) e->goal = e->layout.cursor_column;
    e->buffer.cursor = layout_at(&e->layout, text_of(t), t->size, row + (size_t)(long)rows, e->goal);
    e->has_goal = true;
    return true;
}

static Action move_to(Editor *e, size_t at) {
    e->buffer.cursor = at;
    e->buffer.typing = false;
    return ACTION_NONE;
}

static Action left(Editor *e) { return move_to(e, buffer_previous(&e->buffer, e->buffer.cursor)); }
static Action right(Editor *e) {
    if (take_ghost(e, e->ghost.size)) return ACTION_NONE;
    return move_to(e, buffer_next(&e->buffer, e->buffer.cursor));
}
static Action word_left(Editor *e) { return move_to(e, buffer_word_start(&e->buffer, e->buffer.cursor)); }
static Action word_right(Editor *e) {
    if (take_ghost_word(e)) return ACTION_NONE;
    return move_to(e, buffer_word_end(&e->buffer, e->buffer.cursor));
}
/* First to the text's beginning, then to the line's. */
static Action home(Editor *e) {
    const Buffer *b = &e->buffer;
    size_t start = buffer_line_start(b, b->cursor), text = start + buffer_indent(b, b->cursor);
    return move_to(e, b->cursor == text || b->cursor < text ? start : text);
}
static Action end(Editor *e) {
    if (take_ghost(e, e->ghost.size)) return ACTION_NONE;
    return move_to(e, buffer_line_end(&e->buffer, e->buffer.cursor));
}
static Action first(Editor *e) { return move_to(e, 0); }
static Action last(Editor *e) { return move_to(e, e->buffer.text.size); }

static Action up(Editor *e) {
    bool had = e->has_goal;
    if (!editor_vertical(e, -1)) editor_history(e, true, true), e->has_goal = had && false;
    return ACTION_NONE;
}
static Action down(Editor *e) {
    if (!editor_vertical(e, 1)) editor_history(e, false, true), e->has_goal = false;
    return ACTION_NONE;
}
static Action older(Editor *e) {
    editor_history(e, true, true);
    return ACTION_NONE;
}
static Action newer(Editor *e) {
    editor_history(e, false, true);
    return ACTION_NONE;
}
static Action oldest(Editor *e) {
    if (e->history->count) e->recalled = e->buffer.version, show_entry(e, e->history->count);
    return ACTION_NONE;
}

/* ---- changing ---- */

void editor_newline(Editor *e, bool indent) {
    Buffer *b = &e->buffer;
    size_t blanks = indent ? indent_after(text_of(&b->text), b->cursor) : 0;
    buffer_begin(b);
    if (indent) { /* blanks around the break would only be in the way */
        size_t line = buffer_line_start(b, b->cursor), from = b->cursor, to = b->cursor;
        while (from > line && b->text.data[from - 1] == ' ') from--;
        while (to < b->text.size && b->text.data[to] == ' ') to++;
        if (from == line) from = b->cursor; /* an empty line keeps its own */
        buffer_replace(b, from, to - from, "", 0);
        b->cursor = from;
    }
    buffer_insert(b, "\n", 1);
    for (; blanks >= LEVEL; blanks -= LEVEL) buffer_insert(b, "    ", LEVEL);
    buffer_insert(b, "   ", blanks);
    buffer_end(b);
}

static bool begins_block(const char *line, size_t size) {
    static const char *const words[] = {"if",   "for",  "while",  "try",   "with",
                                        "elif", "else", "except", "async", "match"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (size > n && memcmp(line, words[i], n) == 0 && strchr(" :(", line[n])) return true;
    }
    return false;
}

/* The colon of else and its like moves the line a level to the left, where it still stands as deep as the line before. */
static void dedent_keyword(Editor *e) {
    Buffer *b = &e->buffer;
    size_t start = buffer_line_start(b, b->cursor), indent = buffer_indent(b, b->cursor);
    const char *text = text_of(&b->text);
    if (!start || indent < LEVEL || !at_end(e) ||
        !indent_dedents(text + start + indent, b->cursor - start - indent))
        return;
    size_t before = start - 1, before_indent = buffer_indent(b, before),
           before_start = buffer_line_start(b, before);
    if (before_indent != indent || begins_block(text + before_start + indent, before - before_start - indent))
        return;
    size_t cursor = b->cursor;
    buffer_replace(b, start, LEVEL, "", 0);
    b->cursor = cursor - LEVEL;
}

static Action type(Editor *e) {
    buffer_type(&e->buffer, e->key.bytes, strlen(e->key.bytes));
    if (e->key.code == ':') dedent_keyword(e);
    return ACTION_NONE;
}

static bool only_blanks_before(const Buffer *b) {
    size_t start = buffer_line_start(b, b->cursor);
    for (size_t i = start; i < b->cursor; i++)
        if (b->text.data[i] != ' ') return false;
    return true;
}

static Action backspace(Editor *e) {
    Buffer *b = &e->buffer;
    size_t column = b->cursor - buffer_line_start(b, b->cursor);
    if (column && only_blanks_before(b)) {
        size_t n = (column - 1) % LEVEL + 1;
        buffer_replace(b, b->cursor - n, n, "", 0);
    } else if (b->cursor) {
        size_t before = buffer_previous(b, b->cursor);
        buffer_replace(b, before, b->cursor - before, "", 0);
    }
    return ACTION_NONE;
}

static Action delete_next(Editor *e) {
    Buffer *b = &e->buffer;
    buffer_replace(b, b->cursor, buffer_next(b, b->cursor) - b->cursor, "", 0);
    return ACTION_NONE;
}

static Action delete_or_end(Editor *e) { return e->buffer.text.size ? delete_next(e) : ACTION_END; }

static Action tab(Editor *e) {
    Buffer *b = &e->buffer;
    if (only_blanks_before(b) && (b->cursor || b->text.size)) {
        size_t column = b->cursor - buffer_line_start(b, b->cursor);
        buffer_insert(b, "    ", LEVEL - column % LEVEL);
    } else if (b->cursor == 0) {
        buffer_insert(b, "    ", LEVEL);
    } else {
        complete_start(e, false);
    }
    return ACTION_NONE;
}

static Action back_tab(Editor *e) {
    Buffer *b = &e->buffer;
    size_t start = buffer_line_start(b, b->cursor), indent = buffer_indent(b, b->cursor), cursor = b->cursor;
    size_t n = indent ? (indent - 1) % LEVEL + 1 : 0;
    buffer_replace(b, start, n, "", 0);
    b->cursor = cursor >= start + n ? cursor - n : start;
    return ACTION_NONE;
}

static Action kill(Editor *e, size_t from, size_t to, Kill direction) {
    buffer_kill(&e->buffer, from, to, e->killed ? direction : KILL_NEW);
    e->killing = true;
    return ACTION_NONE;
}
static Action kill_line(Editor *e) {
    Buffer *b = &e->buffer;
    size_t to = buffer_line_end(b, b->cursor);
    if (to == b->cursor && to < b->text.size) to++; /* the line's end itself */
    return kill(e, b->cursor, to, KILL_BEHIND);
}
static Action kill_line_start(Editor *e) {
    Buffer *b = &e->buffer;
    size_t from = buffer_line_start(b, b->cursor);
    if (from == b->cursor && from) from--;
    return kill(e, from, b->cursor, KILL_BEFORE);
}
static Action kill_word(Editor *e) {
    Buffer *b = &e->buffer;
    return kill(e, b->cursor, buffer_word_end(b, b->cursor), KILL_BEHIND);
}
static Action kill_word_before(Editor *e) {
    Buffer *b = &e->buffer;
    return kill(e, buffer_word_start(b, b->cursor), b->cursor, KILL_BEFORE);
}
static Action kill_blank_word(Editor *e) {
    Buffer *b = &e->buffer;
    return kill(e, buffer_blank_start(b, b->cursor), b->cursor, KILL_BEFORE);
}
static Action yank(Editor *e) {
    e->yanking = buffer_yank(&e->buffer);
    return ACTION_NONE;
}
static Action yank_pop(Editor *e) {
    if (e->yanked) e->yanking = buffer_yank_pop(&e->buffer);
    if (!e->yanking) editor_beep(e);
    return ACTION_NONE;
}

static Action undo(Editor *e) {
    if (!buffer_undo(&e->buffer)) editor_beep(e);
    return ACTION_NONE;
}
static Action redo(Editor *e) {
    if (!buffer_redo(&e->buffer)) editor_beep(e);
    return ACTION_NONE;
}

static Action transpose(Editor *e) {
    Buffer *b = &e->buffer;
    size_t middle = b->cursor, end_ = buffer_next(b, middle);
    if (middle == b->text.size || b->text.data[middle] == '\n')
        end_ = middle, middle = buffer_previous(b, middle);
    size_t start = buffer_previous(b, middle);
    if (start == middle || middle == end_ || memchr(b->text.data + start, '\n', end_ - start))
        return ACTION_NONE;
    Text swapped = {0};
    text_add(&swapped, b->text.data + middle, end_ - middle);
    text_add(&swapped, b->text.data + start, middle - start);
    if (!swapped.failed) buffer_replace(b, start, end_ - start, text_of(&swapped), swapped.size);
    text_free(&swapped);
    return ACTION_NONE;
}

/* The rest of the word in capitals ('u'), small letters ('l') or with a capital ('c'); ASCII only. */
static Action change_case(Editor *e, int how) {
    Buffer *b = &e->buffer;
    size_t from = b->cursor, to = buffer_word_end(b, from);
    char *copy = to > from ? malloc(to - from) : NULL;
    if (!copy) return ACTION_NONE;
    bool first_letter = true;
    for (size_t i = from; i < to; i++) {
        char c = b->text.data[i];
        bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';
        if (letter) c = how == 'u' || (how == 'c' && first_letter) ? (char)(c & ~32) : (char)(c | 32);
        first_letter = first_letter && !letter;
        copy[i - from] = c;
    }
    buffer_replace(b, from, to - from, copy, to - from);
    free(copy);
    return ACTION_NONE;
}
static Action upper(Editor *e) { return change_case(e, 'u'); }
static Action lower(Editor *e) { return change_case(e, 'l'); }
static Action capitalize(Editor *e) { return change_case(e, 'c'); }

/* ---- pastes ---- */

/* Takes the prompts away from text that was copied from a session, and with them the lines that have none. */
static void strip_prompts(Text *t) {
    size_t blanks = strspn(text_of(t), " \n");
    if (strncmp(text_of(t) + blanks, editor_prompt, 4) != 0) return;
    Text kept = {0};
    for (const char *line = t->data + blanks; *line;) {
        line += strspn(line, " ");
        size_t n = strcspn(line, "\n");
        bool prompt = strncmp(line, ">>>", 3) == 0 || strncmp(line, "...", 3) == 0;
        size_t skip = prompt ? 3 + (line[3] == ' ') : n;
        if (prompt) text_add(&kept, line + skip, n - skip), text_c(&kept, "\n");
        line += n + (line[n] == '\n');
    }
    if (kept.failed) {
        text_free(&kept);
        return;
    }
    text_free(t);
    *t = kept;
}

/* The blanks that all lines begin with. */
static size_t common_indent(const char *text) {
    size_t common = (size_t)-1;
    while (*text) {
        size_t blanks = strspn(text, " "), n = strcspn(text, "\n");
        if (blanks < n && blanks < common) common = blanks;
        text += n + (text[n] == '\n');
    }
    return common == (size_t)-1 ? 0 : common;
}

static void strip_indent(Text *t) {
    size_t n = common_indent(text_of(t));
    for (size_t at = 0; n && at < t->size;) {
        size_t blanks = strspn(t->data + at, " ");
        text_replace(t, at, blanks < n ? blanks : n, "", 0);
        at += strcspn(t->data + at, "\n") + 1;
    }
}

static Action paste(Editor *e) {
    const Text *raw = &e->key.text;
    Text clean = {0};
    char *room = raw->size ? malloc(3 * raw->size + 1) : NULL;
    if (!room) return ACTION_NONE;
    text_add(&clean, room, unicode_clean(room, raw->data, raw->size));
    free(room);
    strip_prompts(&clean);
    if (!e->buffer.text.size) strip_indent(&clean);
    buffer_insert(&e->buffer, text_of(&clean), clean.size);
    text_free(&clean);
    return ACTION_NONE;
}

/* ---- ending ---- */

static bool is_command(const Text *t) {
    if (!t->size || memchr(t->data, '\n', t->size)) return false;
    return t->data[0] == ':' || t->data[t->size - 1] == '?';
}

static bool is_blank(const Text *t) { return strspn(text_of(t), " \t\n") == t->size; }

static Action submit(Editor *e) {
    (void)e;
    return ACTION_SUBMIT;
}

static Action enter(Editor *e) {
    const Buffer *b = &e->buffer;
    const Text *t = &b->text;
    bool recalled = e->recalled == b->version && at_end(e) && e->back;
    if (recalled || is_command(t) || is_blank(t)) return ACTION_SUBMIT;
    if (buffer_on_last_line(b) && fh_is_complete(text_of(t), t->size)) return ACTION_SUBMIT;
    editor_newline(e, !terminal_has_input(&e->terminal));
    return ACTION_NONE;
}

static Action newline(Editor *e) {
    editor_newline(e, true);
    return ACTION_NONE;
}

static Action cancel(Editor *e) {
    buffer_copy(&e->buffer, 0, e->buffer.text.size); /* Ctrl-Y brings it back */
    return ACTION_CANCEL;
}

static Action suspend(Editor *e) {
    screen_leave(&e->screen, &e->terminal);
    terminal_suspend(&e->terminal);
    return ACTION_NONE;
}

static Action clear_screen(Editor *e) {
    text_c(&e->terminal.output, "\x1b[H\x1b[2J");
    screen_forget(&e->screen);
    return ACTION_NONE;
}

static Action search_back(Editor *e) {
    search_start(e, false);
    return ACTION_NONE;
}
static Action search_on(Editor *e) {
    search_start(e, true);
    return ACTION_NONE;
}

static Action wait_for_key(Editor *e) {
    e->prefix_key = e->key.code;
    return ACTION_NONE;
}

static Action escape(Editor *e) {
    if (e->vi == VI_INSERT) {
        e->vi = VI_COMMAND;
        e->vi_state.overtyping = false;
        const Buffer *b = &e->buffer;
        if (b->cursor > buffer_line_start(b, b->cursor)) left(e);
    }
    return ACTION_NONE;
}

/* ---- the table ---- */

static const struct {
    int code;
    Action (*run)(Editor *e);
} emacs[] = {{CTRL('A'), home},
             {CTRL('B'), left},
             {CTRL('C'), cancel},
             {CTRL('D'), delete_or_end},
             {CTRL('E'), end},
             {CTRL('F'), right},
             {CTRL('H'), backspace},
             {'\t', tab},
             {'\n', enter},
             {CTRL('K'), kill_line},
             {CTRL('L'), clear_screen},
             {'\r', enter},
             {CTRL('N'), down},
             {CTRL('P'), up},
             {CTRL('Q'), wait_for_key},
             {CTRL('R'), search_back},
             {CTRL('S'), search_on},
             {CTRL('T'), transpose},
             {CTRL('U'), kill_line_start},
             {CTRL('V'), wait_for_key},
             {CTRL('W'), kill_blank_word},
             {CTRL('X'), wait_for_key},
             {CTRL('Y'), yank},
             {CTRL('Z'), suspend},
             {CTRL('_'), undo},
             {ESCAPE, escape},
             {127, backspace},
             {META('<'), first},
             {META('>'), last},
             {META('b'), word_left},
             {META('c'), capitalize},
             {META('d'), kill_word},
             {META('f'), word_right},
             {META('l'), lower},
             {META('n'), newer},
             {META('p'), older},
             {META('u'), upper},
             {META('y'), yank_pop},
             {META('_'), redo},
             {META('/'), redo},
             {META('\r'), newline},
             {META('\n'), newline},
             {META(127), kill_word_before},
             {META(8), kill_word_before},
             {KEY_UP, up},
             {KEY_DOWN, down},
             {KEY_LEFT, left},
             {KEY_RIGHT, right},
             {KEY_LEFT | KEY_CTRL, word_left},
             {KEY_RIGHT | KEY_CTRL, word_right},
             {KEY_LEFT | KEY_META, word_left},
             {KEY_RIGHT | KEY_META, word_right},
             {KEY_UP | KEY_META, older},
             {KEY_DOWN | KEY_META, newer},
             {KEY_HOME, home},
             {KEY_END, end},
             {KEY_HOME | KEY_CTRL, first},
             {KEY_END | KEY_CTRL, last},
             {KEY_DELETE, delete_next},
             {KEY_DELETE | KEY_CTRL, kill_word},
             {KEY_PAGE_UP, oldest},
             {KEY_PAGE_DOWN, newer},
             {KEY_BACK_TAB, back_tab},
             {KEY_PASTE, paste}};

static Action after_prefix(Editor *e) {
    int prefix = e->prefix_key;
    e->prefix_key = 0;
    if (prefix == CTRL('X')) {
        if (e->key.code == CTRL('U') || e->key.code == 'u') return undo(e);
        if (e->key.code == CTRL('R') || e->key.code == 'r') return redo(e);
        if (e->key.code == '\r') return submit(e);
    } else if (e->key.code == '\t' || e->key.code == '\r' || (unsigned char)e->key.bytes[0] >= 32) {
        buffer_insert(&e->buffer, e->key.code == '\r' ? "\n" : e->key.bytes,
                      1 + (e->key.code > 127) * (strlen(e->key.bytes) - 1));
        return ACTION_NONE;
    }
    editor_beep(e);
    return ACTION_NONE;
}

Action editor_emacs_key(Editor *e) {
    if (e->prefix_key) return after_prefix(e);
    for (size_t i = 0; i < sizeof emacs / sizeof *emacs; i++)
        if (emacs[i].code == e->key.code) return emacs[i].run(e);
    if ((unsigned char)e->key.bytes[0] >= 32) return type(e);
    return ACTION_NONE;
}

/* ---- the loop ---- */

static bool keeps_goal(int code) {
    return code == KEY_UP || code == KEY_DOWN || code == CTRL('N') || code == CTRL('P') || code == 'j' ||
           code == 'k';
}

static Action dispatch(Editor *e);

/* In vi's modes Meta is an Escape and what was typed right behind it; a slow line brings both at once. */
static bool is_escape_and_key(const Editor *e) {
    int key = e->key.code & ~KEY_META;
    return e->vi && key != e->key.code && key >= ' ' && key < 127;
}

static Action escape_and_key(Editor *e) {
    int key = e->key.code & ~KEY_META;
    e->key.code = CTRL('[');
    Action action = dispatch(e);
    e->key.code = key;
    e->key.bytes[0] = (char)key;
    e->key.bytes[1] = 0;
    return action == ACTION_NONE ? dispatch(e) : action;
}

static Action dispatch(Editor *e) {
    if (e->key.code == KEY_NOTHING) return ACTION_NONE;
    if (e->key.code == KEY_GONE) return ACTION_END;
    if (e->key.code == KEY_RESIZED) {
        screen_resized(&e->screen, &e->terminal);
        return ACTION_NONE;
    }
    if (e->search.active && search_key(e)) return ACTION_NONE;
    if (e->menu.open && complete_key(e)) return ACTION_NONE;
    if (is_escape_and_key(e)) return escape_and_key(e);
    e->killed = e->killing;
    e->yanked = e->yanking;
    e->killing = e->yanking = false;
    if (!keeps_goal(e->key.code)) e->has_goal = false;
    if (e->vi == VI_COMMAND) return vi_key(e);
    if (e->vi == VI_INSERT) {
        vi_note_inserted(e);
        return vi_inserted_key(e);
    }
    return editor_emacs_key(e);
}

/* What a script has left on the line goes on standing there: a mark and blanks up to the last column bring the cursor to the
 * start of a row, whichever it was on. */
static void fresh_row(Editor *e) {
    Text *out = &e->terminal.output;
    text_format(out, "%s%%\x1b[0m%*s\r\x1b[K", colours_switch(e->theme, STYLE_CHOSEN),
                (int)e->terminal.columns - 1, "");
}

static void begin(Editor *e) {
    buffer_reset(&e->buffer);
    screen_forget(&e->screen);
    text_clear(&e->present);
    text_clear(&e->status);
    text_clear(&e->ghost);
    history_refresh(e->history);
    e->top = e->back = 0;
    e->recalled = 0;
    e->killing = e->yanking = e->has_goal = false;
    e->search.active = false;
    e->prefix_key = 0;
    vi_reset(e);
    complete_close(e);
    fresh_row(e);
}

/* The terminal may have gone: what was typed is kept in the history. */
static void finish(Editor *e, Action action) {
    Buffer *b = &e->buffer;
    e->search.active = false;
    text_clear(&e->status);
    text_clear(&e->ghost);
    complete_close(e);
    b->cursor = b->text.size;
    view_draw(e, true);
    screen_leave(&e->screen, &e->terminal);
    bool lost = action == ACTION_END && b->text.size;
    if ((action == ACTION_SUBMIT || lost) && !is_blank(&b->text)) {
        size_t size = b->text.size;
        while (size && strchr(" \n", b->text.data[size - 1])) size--;
        history_add(e->history, b->text.data, size);
    }
    terminal_cooked(&e->terminal);
}

EditorResult editor_read(Editor *e) {
    if (!terminal_raw(&e->terminal)) return EDITOR_END;
    begin(e);
    Action action = ACTION_NONE;
    while (action == ACTION_NONE) {
        if (!terminal_has_input(&e->terminal)) {
            suggest(e);
            view_draw(e, false);
        }
        keys_read(&e->terminal, &e->key);
        action = dispatch(e);
    }
    finish(e, action);
    return action == ACTION_SUBMIT ? EDITOR_LINE : action == ACTION_CANCEL ? EDITOR_CANCELLED : EDITOR_END;
}

Editor *editor_new(fh_vm *vm) {
    Editor *e = calloc(1, sizeof *e);
    if (!e) return NULL;
    if (!terminal_open(&e->terminal) || !(e->history = history_new())) {
        free(e);
        return NULL;
    }
    const char *keys = getenv("FREEHOLD_KEYS");
    e->vm = vm;
    e->vi = keys && strcmp(keys, "vi") == 0 ? VI_INSERT : VI_OFF;
    e->theme = colours_theme();
    e->menu.chosen = MENU_NONE;
    return e;
}

void editor_free(Editor *e) {
    if (!e) return;
    terminal_close(&e->terminal);
    buffer_free(&e->buffer);
    screen_free(&e->screen);
    layout_free(&e->layout);
    history_free(e->history);
    complete_free(e);
    Text *texts[] = {&e->key.text, &e->search.wanted, &e->search.before, &e->present, &e->ghost, &e->status};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) text_free(texts[i]);
    vi_free(e);
    free(e->styles);
    free(e);
}
