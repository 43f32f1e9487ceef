/* str: split, rsplit, splitlines, join. */
#include "base/utf8.h"
#include "objects/bytes.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/str_methods.h"
#include "objects/tuple.h"
#include "objects/unicode.h"

#define METHOD(name)                                                                                         \
    FhValue fhstr_m_##name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)

/* The list being made; `list` is FH_ERR once something failed. */
typedef struct Pieces {
    FhVM *vm;
    FhValue source, list;
} Pieces;

enum { PIECES_STEP = 1 << 14 }; /* pieces between polls */

static void add_piece(Pieces *to, const char *from, const char *end) {
    if (to->list == FH_ERR) return;
    if (fhas_list(to->list)->size % PIECES_STEP == PIECES_STEP - 1 && fhpoll(to->vm) < 0) {
        fh_release(to->vm, to->list);
        to->list = FH_ERR;
        return;
    }
    FhValue piece = from == fhstr_text(to->source) && (size_t)(end - from) == fhstr_size(to->source)
                        ? fhstr_as_exact(to->vm, to->source)
                        : fhstr_piece(to->vm, to->source, from, (size_t)(end - from));
    if (piece != FH_ERR && fhlist_push(to->vm, fhas_list(to->list), piece) == 0) return;
    fh_release(to->vm, to->list);
    to->list = FH_ERR;
}

static FhValue reversed(Pieces *p) {
    if (p->list == FH_ERR) return FH_ERR;
    FhList *l = fhas_list(p->list);
    for (int64_t i = 0, j = l->size - 1; i < j; i++, j--) {
        FhValue v = l->items[i];
        l->items[i] = l->items[j];
        l->items[j] = v;
    }
    return p->list;
}

/* ---- by white space ---- */

/* The first place from p on where white space begins (want) or ends (not want). */
static inline const char *seek(const char *p, const char *end, bool want) {
    while (p < end) {
        unsigned size = 1;
        unsigned char byte = (unsigned char)*p;
        if (want && byte > ' ' && byte < 0x80) { /* most of most texts */
            p++;
            continue;
        }
        bool space = byte < 0x80 ? fhunicode_ascii[byte] & FH_U_SPACE
                                 : fhunicode_is_space(fhutf8_decode_wtf8(p, end, &size));
        if (space == want) return p;
        p += size;
    }
    return end;
}

/* The same, going backwards from p: what lies before the result is white space (want) or not. */
static const char *seek_back(const char *begin, const char *p, const char *end, bool want) {
    while (p > begin) {
        const char *q = p - 1;
        while ((*q & 0xC0) == 0x80) q--;
        unsigned size;
        if (fhunicode_is_space(fhutf8_decode_wtf8(q, end, &size)) == want) return p;
        p = q;
    }
    return begin;
}

static void split_blanks(Pieces *to, const char *p, const char *end, int64_t limit) {
    for (p = seek(p, end, false); p < end && to->list != FH_ERR; p = seek(p, end, false)) {
        if (limit-- == 0) {
            add_piece(to, p, end);
            return;
        }
        const char *stop = seek(p, end, true);
        add_piece(to, p, stop);
        p = stop;
    }
}

static void rsplit_blanks(Pieces *to, const char *begin, const char *end, int64_t limit) {
    const char *p = end;
    for (p = seek_back(begin, p, end, false); p > begin && to->list != FH_ERR;
         p = seek_back(begin, p, end, false)) {
        if (limit-- == 0) {
            add_piece(to, begin, p);
            return;
        }
        const char *start = seek_back(begin, p, end, true);
        add_piece(to, start, p);
        p = start;
    }
}

/* ---- by a separator ---- */

static void split_on_byte(Pieces *to, FhBytesView text, char sep, int64_t limit) {
    const char *p = text.data, *end = p + text.size, *found;
    while (to->list != FH_ERR && limit-- != 0 && (found = memchr(p, sep, (size_t)(end - p)))) {
        add_piece(to, p, found);
        p = found + 1;
    }
    add_piece(to, p, end);
}

static void split_on(Pieces *to, FhBytesView text, FhBytesView sep, int64_t limit) {
    ptrdiff_t at;
    if (sep.size == 1) {
        split_on_byte(to, text, sep.data[0], limit);
        return;
    }
    while (to->list != FH_ERR && limit-- != 0 && (at = fhsearch_find(text, sep)) >= 0) {
        add_piece(to, text.data, text.data + at);
        text.data += (size_t)at + sep.size;
        text.size -= (size_t)at + sep.size;
    }
    add_piece(to, text.data, text.data + text.size);
}

static void rsplit_on(Pieces *to, FhBytesView text, FhBytesView sep, int64_t limit) {
    ptrdiff_t at;
    while (to->list != FH_ERR && limit-- != 0 && (at = fhsearch_rfind(text, sep)) >= 0) {
        add_piece(to, text.data + (size_t)at + sep.size, text.data + text.size);
        text.size = (size_t)at;
    }
    add_piece(to, text.data, text.data + text.size);
}

static FhValue split(FhVM *vm, FhValue s, FhValue sep, int64_t limit, bool from_end) {
    FhBytesView text = fhstr_view(s);
    fhcharge(vm, text.size >> 2);
    bool blanks = sep == FH_NOVALUE || sep == FH_NONE;
    if (!blanks && !fhstr_check(vm, sep)) {
        return fhraise(vm, FH_T_TypeError, "must be str or None, not %T", sep);
    }
    if (!blanks && fhstr_size(sep) == 0) return fhraise(vm, FH_T_ValueError, "empty separator");
    Pieces to = {vm, s, fhlist_new(vm, 0)};
    if (to.list == FH_ERR) return FH_ERR;
    if (blanks)
        (from_end ? rsplit_blanks : split_blanks)(&to, text.data, text.data + text.size, limit);
    else
        (from_end ? rsplit_on : split_on)(&to, text, fhstr_view(sep), limit);
    return from_end ? reversed(&to) : to.list;
}

static FhValue split_method(FhVM *vm, const char *function, FhValue s, const FhValue *args, uint32_t nargs,
                            FhValue kwnames, bool from_end) {
    static const char *const names[] = {"sep", "maxsplit", NULL};
    const FhParams params = {function, names, 0, 0, 2};
    FhValue v[2];
    int64_t limit = -1;
    if (nargs <= 1 && kwnames == FH_NOVALUE) return split(vm, s, nargs ? args[0] : FH_NONE, -1, from_end);
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (v[1] != FH_NOVALUE && fhargs_index(vm, v[1], &limit) < 0) return FH_ERR;
    return split(vm, s, v[0], limit, from_end);
}

METHOD(split) { return split_method(vm, "split", self, args, nargs, kwnames, false); }

METHOD(rsplit) { return split_method(vm, "rsplit", self, args, nargs, kwnames, true); }

/* ---- splitlines ---- */

/* The size of the line end at p, or 0. */
static size_t line_end(const char *p, const char *end) {
    unsigned char c = (unsigned char)p[0];
    if (c > 0x1E && c < 0x80) return 0;
    if (c == '\r') return end - p > 1 && p[1] == '\n' ? 2 : 1;
    if ((c >= '\n' && c <= '\f') || (c >= 0x1C && c <= 0x1E)) return 1;
    if (c < 0x80) return 0;
    unsigned size;
    uint32_t code = fhutf8_decode_wtf8(p, end, &size);
    return code == 0x85 || code == 0x2028 || code == 0x2029 ? size : 0;
}

static void split_lines(Pieces *to, const char *p, const char *end, bool keep) {
    while (p < end && to->list != FH_ERR) {
        const char *q = p;
        size_t size = 0;
        while (q < end && (size = line_end(q, end)) == 0) q++;
        add_piece(to, p, keep ? q + size : q);
        p = q + size;
    }
}

METHOD(splitlines) {
    static const char *const names[] = {"keepends", NULL};
    static const FhParams params = {"splitlines", names, 0, 0, 1};
    FhValue keep;
    if (fhargs(vm, &params, args, nargs, kwnames, &keep) < 0) return FH_ERR;
    int64_t keeping = 0;
    if (keep != FH_NOVALUE && fhbytes_c_int(vm, keep, &keeping) < 0) return FH_ERR;
    Pieces to = {vm, self, fhlist_new(vm, 0)};
    if (to.list == FH_ERR) return FH_ERR;
    split_lines(&to, fhstr_text(self), fhstr_text(self) + fhstr_size(self), keeping != 0);
    return to.list;
}

/* ---- join ---- */

static FhValue join_items(FhVM *vm, FhValue sep, const FhValue *items, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        if (fhstr_check(vm, items[i])) continue;
        return fhraise(vm, FH_T_TypeError, "sequence item %zd: expected str instance, %T found", (ptrdiff_t)i,
                       items[i]);
    }
    return fhstr_join(vm, sep, items, (size_t)n);
}

METHOD(join) {
    (void)nargs, (void)kwnames;
    FhValue over = args[0];
    if (fhlist_exact(over)) return join_items(vm, self, fhas_list(over)->items, fhas_list(over)->size);
    if (fhtuple_exact(over)) return join_items(vm, self, fhas_tuple(over)->items, fhas_tuple(over)->size);
    FhValue list = fhlist_of(vm, over);
    if (list == FH_ERR) {
        if (!fhpending_is(vm, FH_T_TypeError)) return FH_ERR;
        fhpending_clear(vm);
        return fhraise(vm, FH_T_TypeError, "can only join an iterable");
    }
    FhValue v = join_items(vm, self, fhas_list(list)->items, fhas_list(list)->size);
    fh_release(vm, list);
    return v;
}
