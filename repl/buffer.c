/* See buffer.h. Every change goes through buffer_replace, which notes it for undo. */
#include "buffer.h"

#include <stdlib.h>
#include <string.h>

#include "unicode.h"

static void edit_free(Edit *e) {
    text_free(&e->removed);
    text_free(&e->inserted);
}

static void drop_edits(Buffer *b, size_t from) {
    while (b->nedits > from) edit_free(&b->edits[--b->nedits]);
    if (b->ndone > from) b->ndone = from;
}

void buffer_reset(Buffer *b) {
    drop_edits(b, 0);
    text_clear(&b->text);
    b->version++;
    b->cursor = 0;
    b->typing = false;
    b->group = 0;
}

void buffer_free(Buffer *b) {
    drop_edits(b, 0);
    free(b->edits);
    text_free(&b->text);
    for (int i = 0; i < KILLS; i++) text_free(&b->kills[i]);
    memset(b, 0, sizeof *b);
}

/* ---- edits ---- */

/* Without memory for its note an edit cannot be undone, nor those before it. */
static Edit *new_edit(Buffer *b) {
    drop_edits(b, b->ndone);
    if (b->nedits == b->capacity) {
        size_t capacity = b->capacity ? b->capacity * 2 : 32;
        Edit *grown = realloc(b->edits, capacity * sizeof *grown);
        if (!grown) {
            drop_edits(b, 0);
            return NULL;
        }
        b->edits = grown;
        b->capacity = capacity;
    }
    Edit *e = &b->edits[b->nedits++];
    memset(e, 0, sizeof *e);
    b->ndone = b->nedits;
    e->chained = b->group && b->group_used;
    b->group_used = true;
    return e;
}

static void note(Buffer *b, size_t at, size_t removed, const char *text, size_t size) {
    Edit *e = new_edit(b);
    if (!e) return;
    e->at = at;
    e->cursor = b->cursor;
    text_add(&e->removed, text_of(&b->text) + at, removed);
    text_add(&e->inserted, text, size);
    if (e->removed.failed || e->inserted.failed) drop_edits(b, 0);
}

void buffer_replace(Buffer *b, size_t at, size_t removed, const char *text, size_t size) {
    b->typing = false;
    if (!removed && !size) return;
    note(b, at, removed, text, size);
    if (!text_replace(&b->text, at, removed, text, size)) {
        drop_edits(b, 0);
        return;
    }
    b->cursor = at + size;
    b->version++;
}

void buffer_insert(Buffer *b, const char *text, size_t size) { buffer_replace(b, b->cursor, 0, text, size); }

static bool joins(const Buffer *b, const char *text, size_t size) {
    if (!b->typing || !b->ndone || b->ndone != b->nedits || b->group) return false;
    const Edit *e = &b->edits[b->ndone - 1];
    if (e->at + e->inserted.size != b->cursor || e->inserted.size == 0) return false;
    bool word = unicode_is_word(text, size, 0);
    return word || !unicode_is_word(e->inserted.data, e->inserted.size, e->inserted.size - 1);
}

void buffer_type(Buffer *b, const char *text, size_t size) {
    if (joins(b, text, size) && text_replace(&b->text, b->cursor, 0, text, size)) {
        text_add(&b->edits[b->ndone - 1].inserted, text, size);
        if (b->edits[b->ndone - 1].inserted.failed) drop_edits(b, 0);
        b->cursor += size;
        b->version++;
        return;
    }
    buffer_insert(b, text, size);
    b->typing = true;
}

void buffer_set(Buffer *b, const char *text, size_t size) {
    if (size == b->text.size && memcmp(text_of(&b->text), text, size) == 0)
        b->cursor = size;
    else
        buffer_replace(b, 0, b->text.size, text, size);
}

void buffer_begin(Buffer *b) {
    if (b->group++ == 0) b->group_used = false;
}
void buffer_end(Buffer *b) { b->group--; }

bool buffer_undo(Buffer *b) {
    b->typing = false;
    if (!b->ndone) return false;
    b->version++;
    bool more = true;
    while (more && b->ndone) {
        Edit *e = &b->edits[b->ndone - 1];
        if (!text_replace(&b->text, e->at, e->inserted.size, text_of(&e->removed), e->removed.size))
            return false;
        b->cursor = e->cursor;
        more = e->chained;
        b->ndone--;
    }
    return true;
}

bool buffer_redo(Buffer *b) {
    b->typing = false;
    if (b->ndone == b->nedits) return false;
    b->version++;
    do {
        Edit *e = &b->edits[b->ndone];
        if (!text_replace(&b->text, e->at, e->removed.size, text_of(&e->inserted), e->inserted.size))
            return false;
        b->cursor = e->at + e->inserted.size;
        b->ndone++;
    } while (b->ndone < b->nedits && b->edits[b->ndone].chained);
    return true;
}

/* ---- kills ---- */

static Text *newest(Buffer *b) { return &b->kills[b->newest_kill]; }

const Text *buffer_killed(const Buffer *b) { return b->nkills ? &b->kills[b->newest_kill] : NULL; }

static void push_kill(Buffer *b) {
    if (b->nkills) b->newest_kill = (b->newest_kill + 1) % KILLS;
    if (b->nkills < KILLS) b->nkills++;
    text_clear(newest(b));
}

void buffer_copy(Buffer *b, size_t from, size_t to) {
    if (from >= to) return;
    push_kill(b);
    text_add(newest(b), b->text.data + from, to - from);
}

void buffer_kill(Buffer *b, size_t from, size_t to, Kill how) {
    if (from >= to) return;
    if (how == KILL_NEW || !b->nkills) push_kill(b);
    Text *k = newest(b);
    text_replace(k, how == KILL_BEFORE ? 0 : k->size, 0, b->text.data + from, to - from);
    buffer_replace(b, from, to - from, "", 0);
}

static bool yank(Buffer *b, unsigned back) {
    const Text *k = &b->kills[(b->newest_kill + KILLS - back) % KILLS];
    b->yanked = back;
    b->yank_at = b->cursor;
    b->yank_size = k->size;
    buffer_insert(b, text_of(k), k->size);
    return true;
}

bool buffer_yank(Buffer *b) { return b->nkills && yank(b, 0); }

bool buffer_yank_pop(Buffer *b) {
    if (!b->nkills || b->yank_at + b->yank_size != b->cursor) return false;
    buffer_undo(b);
    b->cursor = b->yank_at;
    return yank(b, (b->yanked + 1) % b->nkills);
}

/* ---- places ---- */

size_t buffer_line_start(const Buffer *b, size_t at) {
    while (at && b->text.data[at - 1] != '\n') at--;
    return at;
}

size_t buffer_line_end(const Buffer *b, size_t at) {
    while (at < b->text.size && b->text.data[at] != '\n') at++;
    return at;
}

size_t buffer_next(const Buffer *b, size_t at) {
    return at < b->text.size ? at + unicode_grapheme(b->text.data, b->text.size, at, NULL) : at;
}

size_t buffer_previous(const Buffer *b, size_t at) { return unicode_before(b->text.data, b->text.size, at); }

static bool word_at(const Buffer *b, size_t at) { return unicode_is_word(b->text.data, b->text.size, at); }

size_t buffer_word_end(const Buffer *b, size_t at) {
    while (at < b->text.size && !word_at(b, at)) at = buffer_next(b, at);
    while (at < b->text.size && word_at(b, at)) at = buffer_next(b, at);
    return at;
}

size_t buffer_word_start(const Buffer *b, size_t at) {
    while (at && !word_at(b, buffer_previous(b, at))) at = buffer_previous(b, at);
    while (at && word_at(b, buffer_previous(b, at))) at = buffer_previous(b, at);
    return at;
}

static bool blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

size_t buffer_blank_start(const Buffer *b, size_t at) {
    while (at && blank(b->text.data[at - 1])) at--;
    while (at && !blank(b->text.data[at - 1])) at--;
    return at;
}

size_t buffer_indent(const Buffer *b, size_t at) {
    size_t start = buffer_line_start(b, at), end = start;
    while (end < b->text.size && (b->text.data[end] == ' ' || b->text.data[end] == '\t')) end++;
    return end - start;
}

bool buffer_on_last_line(const Buffer *b) { return buffer_line_end(b, b->cursor) == b->text.size; }
