/* vi's command and visual modes: counts, registers, motions, operators, `.`; insert mode is the Emacs commands with Esc. */
#include "editor.h"

#include <string.h>

#include "unicode.h"

enum { ESCAPE = 27, MOST_COUNT = 9999, MOST_TEXT = 1 << 20 };

typedef struct Target {
    size_t at;
    bool ok, inclusive, lines;
} Target;

static const Target nowhere = {0};

/* ---- words ---- */

static int class_at(const Buffer *b, size_t at, bool big) {
    char c = b->text.data[at];
    if (c == ' ' || c == '\t' || c == '\n') return 0;
    return big || unicode_is_word(b->text.data, b->text.size, at) ? 1 : 2;
}

static size_t next_word(const Buffer *b, size_t at, bool big) {
    if (at >= b->text.size) return at;
    int class = class_at(b, at, big);
    while (at < b->text.size && class && class_at(b, at, big) == class) at = buffer_next(b, at);
    while (at < b->text.size && !class_at(b, at, big)) at = buffer_next(b, at);
    return at;
}

static size_t word_end(const Buffer *b, size_t at, bool big) {
    at = buffer_next(b, at);
    while (at < b->text.size && !class_at(b, at, big)) at = buffer_next(b, at);
    if (at >= b->text.size) return buffer_previous(b, b->text.size);
    int class = class_at(b, at, big);
    for (size_t next; (next = buffer_next(b, at)) < b->text.size && class_at(b, next, big) == class;)
        at = next;
    return at;
}

static size_t word_start(const Buffer *b, size_t at, bool big) {
    while (at && !class_at(b, buffer_previous(b, at), big)) at = buffer_previous(b, at);
    if (!at) return 0;
    int class = class_at(b, buffer_previous(b, at), big);
    while (at && class_at(b, buffer_previous(b, at), big) == class) at = buffer_previous(b, at);
    return at;
}

/* The end of the word before. */
static size_t word_end_before(const Buffer *b, size_t at, bool big) {
    int class = at < b->text.size ? class_at(b, at, big) : 0;
    while (at && class && class_at(b, buffer_previous(b, at), big) == class) at = buffer_previous(b, at);
    while (at && !class_at(b, buffer_previous(b, at), big)) at = buffer_previous(b, at);
    return at ? buffer_previous(b, at) : 0;
}

/* ---- motions ---- */

static Target find(Editor *e, int how, const char *bytes) {
    const Buffer *b = &e->buffer;
    size_t n = strlen(bytes), at = b->cursor, start = buffer_line_start(b, at), end = buffer_line_end(b, at);
    bool forward = how == 'f' || how == 't';
    if (!n) return nowhere;
    for (;;) {
        if (forward ? at >= end : at <= start) return nowhere;
        at = forward ? buffer_next(b, at) : buffer_previous(b, at);
        if (at + n <= end && memcmp(b->text.data + at, bytes, n) == 0) break;
    }
    if (how == 't') at = buffer_previous(b, at);
    if (how == 'T') at = buffer_next(b, at);
    return (Target){at, true, forward, false};
}

static Target matching(const Buffer *b) {
    static const char brackets[] = "()[]{}";
    size_t at = b->cursor;
    while (at < b->text.size && b->text.data[at] != '\n' && !strchr(brackets, b->text.data[at])) at++;
    const char *which = at < b->text.size ? strchr(brackets, b->text.data[at]) : NULL;
    if (!which) return nowhere;
    bool opens = (which - brackets) % 2 == 0;
    char other = opens ? which[1] : which[-1];
    for (size_t depth = 0;;) {
        if (b->text.data[at] == *which) depth++;
        if (b->text.data[at] == other && --depth == 0) return (Target){at, true, true, false};
        if (opens ? at + 1 >= b->text.size : at == 0) return nowhere;
        at += opens ? 1 : (size_t)-1;
    }
}

static Target vertical(Editor *e, int rows) {
    const Buffer *b = &e->buffer;
    size_t at = b->cursor;
    if (rows > 0) {
        size_t end = buffer_line_end(b, at);
        return end < b->text.size ? (Target){end + 1, true, false, true} : nowhere;
    }
    size_t start = buffer_line_start(b, at);
    return start ? (Target){buffer_line_start(b, start - 1), true, false, true} : nowhere;
}

static Target to(size_t at) { return (Target){at, true, false, false}; }

#define BEHIND_G(letter) ('g' << 8 | (letter)) /* the motions of two letters */

/* One step of a motion from the cursor. */
static Target motion(Editor *e, int key) {
    const Buffer *b = &e->buffer;
    size_t at = b->cursor, start = buffer_line_start(b, at), end = buffer_line_end(b, at);
    switch (key) {
    case 'h':
    case KEY_LEFT:
    case 127:
    case 8: return at > start ? to(buffer_previous(b, at)) : nowhere;
    case 'l':
    case KEY_RIGHT:
    case ' ': return at < end ? to(buffer_next(b, at)) : nowhere;
    case 'j':
    case '+': return vertical(e, 1);
    case 'k':
    case '-': return vertical(e, -1);
    case '0':
    case KEY_HOME: return to(start);
    case '^': return to(start + buffer_indent(b, at));
    case '$':
    case KEY_END: return to(end);
    case 'w': return to(next_word(b, at, false));
    case 'W': return to(next_word(b, at, true));
    case 'b': return to(word_start(b, at, false));
    case 'B': return to(word_start(b, at, true));
    case 'e': return (Target){word_end(b, at, false), true, true, false};
    case 'E': return (Target){word_end(b, at, true), true, true, false};
    case BEHIND_G('e'): return at ? (Target){word_end_before(b, at, false), true, true, false} : nowhere;
    case BEHIND_G('E'): return at ? (Target){word_end_before(b, at, true), true, true, false} : nowhere;
    case 'G': return (Target){b->text.size, true, false, true};
    case '%': return matching(b);
    case ';': return find(e, e->vi_state.found, e->vi_state.found_bytes);
    case ',': {
        static const char ways[] = "fFtT", back[] = "FfTt";
        const char *way = e->vi_state.found ? strchr(ways, e->vi_state.found) : NULL;
        return way ? find(e, back[way - ways], e->vi_state.found_bytes) : nowhere;
    }
    default: return nowhere;
    }
}

/* ---- repeating ---- */

typedef struct Stroke {
    int code;
    char bytes[5];
} Stroke;

static void note(Editor *e) {
    if (e->vi_state.replaying) return;
    Stroke s = {e->key.code, {0}};
    memcpy(s.bytes, e->key.bytes, sizeof s.bytes);
    text_add(&e->vi_state.now, (const char *)&s, sizeof s);
}

static void change_done(Editor *e) {
    Vi *v = &e->vi_state;
    if (v->replaying) return;
    text_clear(&v->last);
    text_add(&v->last, text_of(&v->now), v->now.size);
    text_clear(&v->now);
}

void vi_note_inserted(Editor *e) {
    if (!e->vi_state.now.size) return; /* the insertion was begun by no command */
    note(e);
    if (e->key.code == ESCAPE) change_done(e);
}

static void repeat(Editor *e) {
    Vi *v = &e->vi_state;
    Text keys = v->last;
    v->last = (Text){0};
    v->replaying = true;
    buffer_begin(&e->buffer);
    for (size_t at = 0; at + sizeof(Stroke) <= keys.size; at += sizeof(Stroke)) {
        Stroke s;
        memcpy(&s, keys.data + at, sizeof s);
        e->key.code = s.code;
        memcpy(e->key.bytes, s.bytes, sizeof s.bytes);
        if (e->vi == VI_COMMAND)
            vi_key(e);
        else
            vi_inserted_key(e);
    }
    buffer_end(&e->buffer);
    v->replaying = false;
    text_free(&v->last);
    v->last = keys;
}

/* ---- changes ---- */

static void clamp(Editor *e) { /* in command mode the cursor is on a character */
    Buffer *b = &e->buffer;
    if (e->vi == VI_COMMAND && b->cursor > buffer_line_start(b, b->cursor) &&
        b->cursor == buffer_line_end(b, b->cursor))
        b->cursor = buffer_previous(b, b->cursor);
}

static void insert_mode(Editor *e) {
    e->vi = VI_INSERT;
    e->vi_state.overtyping = false;
}

/* R: what is typed replaces what stands there as far as the line goes; Backspace brings it back. */
static void overtype_mode(Editor *e) {
    insert_mode(e);
    e->vi_state.overtyping = true;
    text_clear(&e->vi_state.overtyped);
}

static bool overtype(Editor *e) {
    Text *kept = &e->vi_state.overtyped;
    Buffer *b = &e->buffer;
    if (e->key.code == 127 || e->key.code == 8) {
        if (!kept->size) return false;
        size_t from = kept->size - 1,
               typed = buffer_previous(b, b->cursor); /* characters, a NUL before each */
        while (kept->data[from]) from--;
        buffer_replace(b, typed, b->cursor - typed, kept->data + from + 1, kept->size - from - 1);
        b->cursor = typed;
        kept->size = from;
        return true;
    }
    if ((unsigned char)e->key.bytes[0] < 32) return text_clear(kept), false;
    size_t next = b->cursor < buffer_line_end(b, b->cursor) ? buffer_next(b, b->cursor) : b->cursor;
    text_add(kept, "", 1);
    text_add(kept, b->text.data + b->cursor, next - b->cursor);
    buffer_begin(b);
    buffer_replace(b, b->cursor, next - b->cursor, e->key.bytes, strlen(e->key.bytes));
    buffer_end(b);
    return true;
}

/* Escape ends an insertion with a count: the others come. */
static void insert_again(Editor *e) {
    Vi *v = &e->vi_state;
    Buffer *b = &e->buffer;
    size_t size = b->cursor > v->inserted_at ? b->cursor - v->inserted_at : 0;
    Text inserted = {0};
    text_add(&inserted, text_of(&b->text) + b->cursor - size, size);
    for (; v->times > 1 && size && !inserted.failed && b->text.size < MOST_TEXT; v->times--) {
        buffer_replace(b, b->cursor, 0, inserted.data, size);
        b->cursor = v->inserted_at += size;
        b->cursor += size;
    }
    v->times = 1;
    text_free(&inserted);
}

Action vi_inserted_key(Editor *e) {
    if (e->key.code == ESCAPE)
        insert_again(e);
    else if (e->key.code >= KEY_UP) /* what is typed from here on stands elsewhere */
        e->vi_state.times = 1;
    if (e->vi_state.overtyping && overtype(e)) return ACTION_NONE;
    return editor_emacs_key(e);
}

static void keep_in(Editor *e, unsigned which, bool appends, size_t from, size_t end, bool lines) {
    Register *r = &e->vi_state.registers[which];
    if (!appends) text_clear(&r->text);
    if (r->text.size && (lines || r->lines)) text_c(&r->text, "\n");
    text_add(&r->text, text_of(&e->buffer.text) + from, end - from);
    r->lines = lines || (appends && r->lines);
}

/* Into the register that was named, and the unnamed one. */
static void keep(Editor *e, size_t from, size_t end, bool lines) {
    const Vi *v = &e->vi_state;
    keep_in(e, 0, false, from, end, lines);
    if (v->chosen) keep_in(e, v->chosen, v->appends, from, end, lines);
}

/* gu gU g~ on [from, end); ASCII only, as Alt-U and the like. */
static void change_case(Editor *e, int how, size_t from, size_t end) {
    Buffer *b = &e->buffer;
    Text changed = {0};
    for (size_t at = from; at < end; at++) {
        char c = b->text.data[at];
        bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';
        text_char(&changed, !letter      ? c
                            : how == 'u' ? (char)(c | 32)
                            : how == 'U' ? (char)(c & ~32)
                                         : (char)(c ^ 32));
    }
    if (!changed.failed) buffer_replace(b, from, end - from, text_of(&changed), changed.size);
    text_free(&changed);
    b->cursor = from;
}

static void shift(Editor *e, size_t from, size_t end, bool right) {
    Buffer *b = &e->buffer;
    for (size_t at = buffer_line_start(b, from); at <= end && at <= b->text.size;) {
        size_t indent = buffer_indent(b, at), n = right ? 0 : indent < 4 ? indent : 4;
        buffer_replace(b, at, n, "    ", right ? 4 : 0);
        end += right ? 4 : (size_t)0 - n;
        at = buffer_line_end(b, at) + 1;
    }
}

/* The op on [from, end). */
static void operate(Editor *e, int op, size_t from, size_t end, bool lines) {
    Buffer *b = &e->buffer;
    if (lines) {
        from = buffer_line_start(b, from);
        end = buffer_line_end(b, end);
    }
    if (op == 'u' || op == 'U' || op == '~') return change_case(e, op, from, end);
    if (op == '<' || op == '>') {
        shift(e, from, lines || end == from ? end : end - 1, op == '>');
        b->cursor = from + buffer_indent(b, from);
        return;
    }
    keep(e, from, end, lines);
    b->cursor = from;
    if (op == 'y') return;
    if (op == 'c') {
        if (lines) from += buffer_indent(b, from);
        buffer_replace(b, from, end - from, "", 0);
        insert_mode(e);
        return;
    }
    if (lines && end < b->text.size)
        end++;
    else if (lines && from)
        from--;
    buffer_replace(b, from, end - from, "", 0);
    if (lines) b->cursor = buffer_line_start(b, b->cursor) + buffer_indent(b, b->cursor);
}

static unsigned count_of(Editor *e) {
    Vi *v = &e->vi_state;
    unsigned n = (v->count ? v->count : 1) * (v->operator_count ? v->operator_count : 1);
    return n < MOST_COUNT ? n : MOST_COUNT;
}

static void forget(Editor *e) {
    Vi *v = &e->vi_state;
    v->op = 0;
    v->count = v->operator_count = 0;
    v->awaiting = 0;
    v->chosen = 0;
    v->appends = false;
}

static void moved(Editor *e, Target t, size_t from) {
    Vi *v = &e->vi_state;
    Buffer *b = &e->buffer;
    int op = v->op;
    b->cursor = from;
    if (!op) {
        b->cursor = t.lines && t.at < b->text.size ? t.at + buffer_indent(b, t.at) : t.at;
        return;
    }
    size_t low = t.at < from ? t.at : from, high = t.at < from ? from : t.at;
    if (t.inclusive) high = buffer_next(b, high);
    operate(e, op, low, high, t.lines);
    if (op != 'y' && op != 'c') change_done(e);
}

static void run_motion(Editor *e, int key, bool found, int how) {
    Vi *v = &e->vi_state;
    Buffer *b = &e->buffer;
    size_t from = b->cursor;
    Target t = nowhere;
    bool big = key == 'W', word = (key == 'w' || key == 'W') && v->op;
    if (word && v->op == 'c' && from < b->text.size && class_at(b, from, big)) key = big ? 'E' : 'e';
    for (unsigned n = count_of(e); n; n--) {
        Target next = found ? find(e, how, v->found_bytes) : motion(e, key);
        if (!next.ok) break;
        t = next;
        b->cursor = t.at;
    }
    b->cursor = from;
    if (!t.ok) {
        editor_beep(e);
    } else {
        size_t line_end = buffer_line_end(b, from);
        if (word && t.at > line_end && key != 'e' && key != 'E') t.at = line_end; /* dw does not join lines */
        moved(e, t, from);
    }
    forget(e);
}

static void put(Editor *e, bool before) {
    Vi *v = &e->vi_state;
    Buffer *b = &e->buffer;
    const Register *from = &v->registers[v->chosen];
    const Text *r = &from->text;
    if (!r->size) return;
    buffer_begin(b);
    for (unsigned n = count_of(e); n; n--) {
        if (from->lines) {
            size_t at = before ? buffer_line_start(b, b->cursor) : buffer_line_end(b, b->cursor);
            if (!before) buffer_replace(b, at, 0, "\n", 1), at++;
            buffer_replace(b, at, 0, r->data, r->size);
            if (before) buffer_replace(b, at + r->size, 0, "\n", 1);
            b->cursor = at + buffer_indent(b, at);
        } else {
            size_t at =
                before || b->cursor == buffer_line_end(b, b->cursor) ? b->cursor : buffer_next(b, b->cursor);
            buffer_replace(b, at, 0, r->data, r->size);
            b->cursor = buffer_previous(b, b->cursor);
        }
    }
    buffer_end(b);
}

static void replace_characters(Editor *e) {
    Buffer *b = &e->buffer;
    const char *bytes = e->key.bytes;
    buffer_begin(b);
    for (unsigned n = count_of(e); n && b->cursor < buffer_line_end(b, b->cursor); n--)
        buffer_replace(b, b->cursor, buffer_next(b, b->cursor) - b->cursor, bytes, strlen(bytes));
    buffer_end(b);
    if (b->cursor) b->cursor = buffer_previous(b, b->cursor);
}

static void toggle_case(Editor *e) {
    Buffer *b = &e->buffer;
    buffer_begin(b);
    for (unsigned n = count_of(e); n && b->cursor < buffer_line_end(b, b->cursor); n--) {
        char c = b->text.data[b->cursor], other = (char)(c ^ 32);
        bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';
        if (letter)
            buffer_replace(b, b->cursor, 1, &other, 1);
        else
            b->cursor = buffer_next(b, b->cursor);
    }
    buffer_end(b);
}

static void join(Editor *e) {
    Buffer *b = &e->buffer;
    size_t end = buffer_line_end(b, b->cursor);
    if (end == b->text.size) return;
    size_t blanks = buffer_indent(b, end + 1);
    buffer_replace(b, end, 1 + blanks, " ", 1);
    b->cursor = end;
}

static void open_line(Editor *e, bool above) {
    Buffer *b = &e->buffer;
    if (above) {
        size_t start = buffer_line_start(b, b->cursor), indent = buffer_indent(b, b->cursor);
        buffer_begin(b);
        buffer_replace(b, start, 0, "\n", 1);
        for (b->cursor = start; indent; indent--) buffer_insert(b, " ", 1);
        buffer_end(b);
    } else {
        b->cursor = buffer_line_end(b, b->cursor);
        editor_newline(e, true);
    }
    insert_mode(e);
}

static void delete_to(Editor *e, int op, size_t from, size_t end) {
    if (from < end || op == 'c') operate(e, op, from, end, false);
    if (op != 'c') change_done(e);
}

/* ---- keys ---- */

static bool take_operator(Editor *e, int key) {
    Vi *v = &e->vi_state;
    bool again = v->op && key == v->op; /* as guu */
    if (key <= 0 || key > 127 || !(strchr("dcy<>", key) || again)) return false;
    if (v->op != key) {
        v->op = key;
        v->operator_count = v->count;
        v->count = 0;
        return true;
    }
    Buffer *b = &e->buffer; /* doubled: whole lines */
    size_t end = b->cursor;
    for (unsigned n = count_of(e); n > 1; n--) {
        size_t next = buffer_line_end(b, end);
        if (next < b->text.size) end = next + 1;
    }
    operate(e, key, b->cursor, end, true);
    if (key != 'y' && key != 'c') change_done(e);
    forget(e);
    return true;
}

static void leave_visual(Editor *e) { e->vi_state.visual = 0; }

bool vi_selection(const Editor *e, size_t *from, size_t *end) {
    const Vi *v = &e->vi_state;
    const Buffer *b = &e->buffer;
    if (e->vi != VI_COMMAND || !v->visual) return false;
    size_t anchor = v->anchor < b->text.size ? v->anchor : b->text.size;
    *from = anchor < b->cursor ? anchor : b->cursor;
    *end = anchor < b->cursor ? b->cursor : anchor;
    if (v->visual == 'V') {
        *from = buffer_line_start(b, *from);
        *end = buffer_line_end(b, *end);
    } else {
        *end = buffer_next(b, *end);
    }
    return true;
}

/* What follows an operator, or widens what is chosen. */
static void take_object(Editor *e, bool around) {
    Vi *v = &e->vi_state;
    size_t from, end;
    if (!vi_object(e, e->key.code, around, &from, &end)) {
        editor_beep(e);
    } else if (v->visual) {
        v->anchor = from;
        if (e->key.code == 'p') v->visual = 'V';
        e->buffer.cursor = end > from ? buffer_previous(&e->buffer, end) : from;
        return;
    } else {
        int op = v->op;
        operate(e, op, from, end, e->key.code == 'p');
        if (op != 'y' && op != 'c') change_done(e);
    }
    forget(e);
}

/* A register's name behind a quotation mark; capitals add to it. */
static void choose_register(Editor *e, int key) {
    Vi *v = &e->vi_state;
    int small = key | 32;
    if (key > 127 || small < 'a' || small > 'z') {
        if (key != '"') editor_beep(e);
        return forget(e);
    }
    v->chosen = (unsigned)(small - 'a') + 1;
    v->appends = key < 'a';
}

/* A command on what is chosen. False: the key is none. */
static bool on_selection(Editor *e, int key) {
    Vi *v = &e->vi_state;
    size_t from, end;
    if (key == 'v' || key == 'V' || key == ESCAPE) {
        v->visual = key == v->visual || key == ESCAPE ? 0 : key;
        forget(e);
        return true;
    }
    if (key == 'o') {
        size_t other = v->anchor;
        v->anchor = e->buffer.cursor;
        e->buffer.cursor = other;
        return true;
    }
    if (key <= 0 || key > 127 || !strchr("dcy<>uU~xXsSCDYpP", key)) return false;
    bool lines = v->visual == 'V' || strchr("SCDXY", key);
    if (!vi_selection(e, &from, &end)) return false;
    int op = strchr("xXD", key) ? 'd' : strchr("sSC", key) ? 'c' : key == 'Y' ? 'y' : key;
    leave_visual(e);
    buffer_begin(&e->buffer);
    if (op == 'p' || op == 'P') { /* in its place; what was there is kept instead */
        Register with = {0};
        text_add(&with.text, text_of(&v->registers[v->chosen].text), v->registers[v->chosen].text.size);
        v->chosen = 0;
        keep(e, from, end, lines);
        buffer_replace(&e->buffer, from, end - from, text_of(&with.text), with.text.size);
        e->buffer.cursor = from;
        text_free(&with.text);
    } else {
        operate(e, op, from, end, lines);
    }
    buffer_end(&e->buffer);
    text_clear(&v->now); /* `.` does not know what would be chosen */
    forget(e);
    return true;
}

static Action awaited(Editor *e) {
    Vi *v = &e->vi_state;
    int awaiting = v->awaiting;
    v->awaiting = 0;
    if (awaiting == '"') return choose_register(e, e->key.code), ACTION_NONE;
    if (awaiting == 'i' || awaiting == 'a') return take_object(e, awaiting == 'a'), ACTION_NONE;
    if (awaiting == 'g' && e->key.code > 0 && e->key.code < 128 && strchr("uU~", e->key.code)) {
        if (v->visual) return on_selection(e, e->key.code), ACTION_NONE;
        v->op = e->key.code;
        v->operator_count = v->count;
        v->count = 0;
        return ACTION_NONE;
    }
    if (awaiting == 'r') {
        if ((unsigned char)e->key.bytes[0] >= 32) replace_characters(e);
        change_done(e);
        forget(e);
    } else if (awaiting == 'g') {
        if (e->key.code == 'e' || e->key.code == 'E')
            return run_motion(e, BEHIND_G(e->key.code), false, 0), ACTION_NONE;
        if (e->key.code == 'g') moved(e, (Target){0, true, false, true}, e->buffer.cursor);
        forget(e);
    } else {
        v->found = awaiting;
        memcpy(v->found_bytes, e->key.bytes, sizeof v->found_bytes);
        run_motion(e, 0, true, awaiting);
    }
    return ACTION_NONE;
}

/* Commands that insert. False: the key is none. */
static bool insertion(Editor *e, int key) {
    Buffer *b = &e->buffer;
    size_t start = buffer_line_start(b, b->cursor), end = buffer_line_end(b, b->cursor);
    switch (key) {
    case 'i': break;
    case 'a': b->cursor = b->cursor < end ? buffer_next(b, b->cursor) : end; break;
    case 'I': b->cursor = start + buffer_indent(b, b->cursor); break;
    case 'A': b->cursor = end; break;
    case 'o': open_line(e, false); break;
    case 'O': open_line(e, true); break;
    case 's': {
        size_t to_ = b->cursor;
        for (unsigned n = count_of(e); n && to_ < end; n--) to_ = buffer_next(b, to_);
        delete_to(e, 'c', b->cursor, to_);
        break;
    }
    case 'S': operate(e, 'c', b->cursor, b->cursor, true); break;
    case 'C': delete_to(e, 'c', b->cursor, end); break;
    case 'R': overtype_mode(e), forget(e); return true;
    default: return false;
    }
    insert_mode(e);
    e->vi_state.times = strchr("iaIA", key) ? count_of(e) : 1;
    e->vi_state.inserted_at = b->cursor;
    forget(e);
    return true;
}

static bool change(Editor *e, int key) {
    Buffer *b = &e->buffer;
    size_t end = buffer_line_end(b, b->cursor), start = buffer_line_start(b, b->cursor), at = b->cursor;
    switch (key) {
    case 'x':
        for (unsigned n = count_of(e); n && at < end; n--) at = buffer_next(b, at);
        delete_to(e, 'd', b->cursor, at);
        break;
    case 'X':
        for (unsigned n = count_of(e); n && at > start; n--) at = buffer_previous(b, at);
        delete_to(e, 'd', at, b->cursor);
        break;
    case 'D': delete_to(e, 'd', b->cursor, end); break;
    case 'p': put(e, false), change_done(e); break;
    case 'P': put(e, true), change_done(e); break;
    case '~': toggle_case(e), change_done(e); break;
    case 'J': join(e), change_done(e); break;
    default: return false;
    }
    forget(e);
    return true;
}

/* What is no editing: undo, history, search, and the keys that mean the same in every mode. */
static Action other(Editor *e, int key) {
    Vi *v = &e->vi_state;
    Buffer *b = &e->buffer;
    Action action = ACTION_NONE;
    switch (key) {
    case 'u': buffer_undo(b) ? (void)0 : editor_beep(e); break;
    case CTRL('R'): buffer_redo(b) ? (void)0 : editor_beep(e); break;
    case '.': repeat(e); break;
    case 'Y': keep(e, buffer_line_start(b, b->cursor), buffer_line_end(b, b->cursor), true); break;
    case '/':
    case '?': search_start(e, false); break;
    case 'n': search_again(e, false); break;
    case 'N': search_again(e, true); break;
    case 'v':
    case 'V': v->visual = key, v->anchor = b->cursor; break;
    case ESCAPE: break;
    default:
        if ((unsigned char)e->key.bytes[0] >= 32)
            editor_beep(e);
        else
            action = editor_emacs_key(e);
    }
    forget(e);
    return action;
}

static Action command(Editor *e) {
    Vi *v = &e->vi_state;
    int key = e->key.code;
    if (v->awaiting) return awaited(e);
    if ((key >= '1' && key <= '9') || (key == '0' && v->count)) {
        if (v->count < MOST_COUNT) v->count = v->count * 10 + (unsigned)(key - '0');
        return ACTION_NONE;
    }
    if (key == '"' || ((v->op || v->visual) && (key == 'i' || key == 'a')))
        return v->awaiting = key, ACTION_NONE;
    if (v->visual && !(v->op && key != ESCAPE) && on_selection(e, key)) return ACTION_NONE;
    if (key > 0 && key < 128 && strchr("fFtTg", key)) return v->awaiting = key, ACTION_NONE;
    if (key == 'r' && !v->op) return v->awaiting = key, ACTION_NONE;
    if (take_operator(e, key)) return ACTION_NONE;
    bool up = key == 'k' || key == KEY_UP || key == '-', down = key == 'j' || key == KEY_DOWN || key == '+';
    if ((up || down) && !v->op) {
        if (!editor_vertical(e, up ? -1 : 1)) v->visual ? editor_beep(e) : editor_history(e, up, false);
        forget(e);
        return ACTION_NONE;
    }
    if (motion(e, key).ok || (key > 32 && key < 127 && strchr("hlwWbBeE0^$G%;,jk ", key))) {
        run_motion(e, key, false, 0);
        return ACTION_NONE;
    }
    if (!v->op && (insertion(e, key) || change(e, key))) return ACTION_NONE;
    return other(e, key);
}

static bool waiting(const Vi *v) { return v->op || v->count || v->awaiting || v->chosen || v->visual; }

Action vi_key(Editor *e) {
    Vi *v = &e->vi_state;
    if (!waiting(v) && !v->replaying) text_clear(&v->now);
    if (e->key.code != '.') note(e);
    Action action = command(e);
    clamp(e);
    return action;
}

void vi_reset(Editor *e) {
    Vi *v = &e->vi_state;
    forget(e);
    leave_visual(e);
    v->replaying = v->overtyping = false;
    v->times = 1;
    text_clear(&v->now);
    if (e->vi) e->vi = VI_INSERT;
}

void vi_free(Editor *e) {
    Vi *v = &e->vi_state;
    for (size_t i = 0; i < VI_REGISTERS; i++) text_free(&v->registers[i].text);
    text_free(&v->last);
    text_free(&v->now);
    text_free(&v->overtyped);
}
