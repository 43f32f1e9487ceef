#include "objects/split.h"
#include "objects/list.h"

#include <string.h>

enum { STEP = 1 << 14 }; /* pieces between polls */

static void fail(FhSplit *p) {
    fh_release(p->vm, p->list);
    p->list = FH_ERR;
}

void fhsplit_add(FhSplit *p, const char *from, const char *end) {
    if (p->list == FH_ERR) return;
    if (fhas_list(p->list)->size % STEP == STEP - 1 && fhpoll(p->vm) < 0) {
        fail(p);
        return;
    }
    FhValue piece = p->piece(p->vm, p->source, from, (size_t)(end - from));
    if (piece == FH_ERR || fhlist_push(p->vm, fhas_list(p->list), piece) < 0) fail(p);
}

static void split_on_byte(FhSplit *to, FhBytesView text, char sep, int64_t limit) {
    const char *p = text.data, *end = p + text.size, *found;
    while (to->list != FH_ERR && limit-- != 0 && (found = memchr(p, sep, (size_t)(end - p)))) {
        fhsplit_add(to, p, found);
        p = found + 1;
    }
    fhsplit_add(to, p, end);
}

static void split(FhSplit *p, FhBytesView text, FhBytesView sep, int64_t limit) {
    ptrdiff_t at = -1;
    while (p->list != FH_ERR && limit-- != 0 && (at = fhsearch_find(p->vm, text, sep)) >= 0) {
        fhsplit_add(p, text.data, text.data + at);
        text.data += (size_t)at + sep.size;
        text.size -= (size_t)at + sep.size;
    }
    if (at == FHSEARCH_FAILED) fail(p);
    fhsplit_add(p, text.data, text.data + text.size);
}

static void rsplit(FhSplit *p, FhBytesView text, FhBytesView sep, int64_t limit) {
    ptrdiff_t at = -1;
    while (p->list != FH_ERR && limit-- != 0 && (at = fhsearch_rfind(p->vm, text, sep)) >= 0) {
        fhsplit_add(p, text.data + (size_t)at + sep.size, text.data + text.size);
        text.size = (size_t)at;
    }
    if (at == FHSEARCH_FAILED) fail(p);
    fhsplit_add(p, text.data, text.data + text.size);
}

void fhsplit_cut(FhSplit *p, FhBytesView text, FhBytesView separator, int64_t limit, bool from_end) {
    if (from_end)
        rsplit(p, text, separator, limit);
    else if (separator.size == 1)
        split_on_byte(p, text, separator.data[0], limit);
    else
        split(p, text, separator, limit);
}

FhValue fhsplit_list(FhSplit *p, bool from_end) {
    if (p->list == FH_ERR || !from_end) return p->list;
    FhList *l = fhas_list(p->list);
    for (int64_t i = 0, j = l->size - 1; i < j; i++, j--) {
        FhValue v = l->items[i];
        l->items[i] = l->items[j];
        l->items[j] = v;
    }
    return p->list;
}
