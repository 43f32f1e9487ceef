/* Ctrl-R and Ctrl-S: incremental search through the history. What is found stands in the buffer; Enter or any editing key
 * keeps it, Ctrl-G and Ctrl-C bring back the line that was there. */
#include "editor.h"

#include <string.h>

#include "unicode.h"

static void show(Editor *e) {
    Search *s = &e->search;
    text_clear(&e->status);
    text_format(&e->status, "%ssearch%s: %s", s->failed ? "failing " : "", s->forward ? " forward" : "",
                text_of(&s->wanted));
}

static void restore(Editor *e) {
    buffer_set(&e->buffer, text_of(&e->search.before), e->search.before.size);
    e->buffer.cursor = e->search.cursor_before;
}

/* What has been found is from now on an entry that the history shows. */
static void end(Editor *e) {
    Search *s = &e->search;
    s->active = false;
    text_clear(&e->status);
    if (!s->back) return;
    text_clear(&e->present);
    text_add(&e->present, text_of(&s->before), s->before.size);
    e->back = s->back;
    e->prefix = 0;
    e->recalled = e->buffer.version;
}

/* The last place of the wanted text in an entry. */
static const char *last_place(const char *entry, const char *wanted) {
    const char *found = NULL;
    for (const char *p = strstr(entry, wanted); p; p = strstr(p + 1, wanted)) found = p;
    return found;
}

static void take(Editor *e, size_t back, const char *entry, const char *place) {
    Search *s = &e->search;
    s->back = back;
    s->failed = false;
    s->found_at = (size_t)(place - entry);
    buffer_set(&e->buffer, entry, strlen(entry));
    e->buffer.cursor = s->found_at;
}

/* From entry `from` on, in the search's direction, one that differs from what is shown where `other` is set. */
static void find(Editor *e, size_t from, bool other) {
    Search *s = &e->search;
    if (!s->wanted.size) {
        s->back = 0;
        s->failed = false;
        restore(e);
        return;
    }
    for (size_t back = from; back && history_get(e->history, back); back += s->forward ? (size_t)-1 : 1) {
        const char *entry = history_get(e->history, back), *place = last_place(entry, s->wanted.data);
        if (!place || (other && text_is(&e->buffer.text, entry))) continue;
        take(e, back, entry, place);
        return;
    }
    s->failed = true;
}

static void again(Editor *e, bool forward) {
    Search *s = &e->search;
    s->forward = forward;
    if (!s->wanted.size) return;
    if (forward)
        s->back > 1 ? find(e, s->back - 1, true) : (void)(s->failed = true);
    else
        find(e, s->back + 1, true);
}

void search_again(Editor *e, bool forward) {
    Search *s = &e->search;
    s->failed = false;
    s->back = e->back;
    again(e, forward);
    if (!s->wanted.size || s->failed) return editor_beep(e);
    e->back = s->back;
    e->recalled = e->buffer.version;
}

void search_start(Editor *e, bool forward) {
    Search *s = &e->search;
    s->active = true;
    s->failed = false;
    s->forward = forward;
    s->back = 0;
    text_clear(&s->wanted);
    text_clear(&s->before);
    text_add(&s->before, text_of(&e->buffer.text), e->buffer.text.size);
    s->cursor_before = e->buffer.cursor;
    show(e);
}

static void remove_last(Editor *e) {
    Text *w = &e->search.wanted;
    if (!w->size) return;
    size_t at = unicode_before(w->data, w->size, w->size);
    text_replace(w, at, w->size - at, "", 0);
    find(e, 1, false);
}

bool search_key(Editor *e) {
    Search *s = &e->search;
    const Key *k = &e->key;
    switch (k->code) {
    case KEY_NOTHING:
    case KEY_RESIZED: return true;
    case CTRL('R'): again(e, false); break;
    case CTRL('S'): again(e, true); break;
    case CTRL('H'):
    case 127: remove_last(e); break;
    case CTRL('C'):
    case CTRL('G'):
        s->back = 0;
        restore(e);
        end(e);
        return true;
    case 27: end(e); return true;
    case '\r':
    case '\n':
        if (s->back) e->buffer.cursor = e->buffer.text.size; /* it is run as it stands */
        end(e);
        return false;
    default:
        if ((unsigned char)k->bytes[0] < 32) {
            end(e);
            return false;
        }
        text_c(&s->wanted, k->bytes);
        find(e, s->back ? s->back : 1, false);
    }
    show(e);
    return true;
}
