/* str: split, rsplit, splitlines, join. */
#include "base/utf8.h"
#include "objects/bytes.h"
#include "objects/list.h"
#include "objects/split.h"
#include "objects/protocol.h"
#include "objects/str_methods.h"
#include "objects/tuple.h"
#include "objects/unicode.h"

#define METHOD(name)                                                                                         \
    FhValue fhstr_m_##name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)

/* The list being made; `list` is FH_ERR once something failed. */
static FhValue piece(FhVM *vm, FhValue s, const char *from, size_t size) {
    return size == fhstr_size(s) ? fhstr_as_exact(vm, s) : fhstr_piece(vm, s, from, size);
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

static void split_blanks(FhSplit *to, const char *p, const char *end, int64_t limit) {
    for (p = seek(p, end, false); p < end && to->list != FH_ERR; p = seek(p, end, false)) {
        if (limit-- == 0) {
            fhsplit_add(to, p, end);
            return;
        }
        const char *stop = seek(p, end, true);
        fhsplit_add(to, p, stop);
        p = stop;
    }
}

static void rsplit_blanks(FhSplit *to, const char *begin, const char *end, int64_t limit) {
    const char *p = end;
    for (p = seek_back(begin, p, end, false); p > begin && to->list != FH_ERR;
         p = seek_back(begin, p, end, false)) {
        if (limit-- == 0) {
            fhsplit_add(to, begin, p);
            return;
        }
        const char *start = seek_back(begin, p, end, true);
        fhsplit_add(to, start, p);
        p = start;
    }
}

static FhValue split(FhVM *vm, FhValue s, FhValue sep, int64_t limit, bool from_end) {
    FhBytesView text = fhstr_view(s);
    fhcharge(vm, text.size >> 2);
    bool blanks = sep == FH_NOVALUE || sep == FH_NONE;
    if (!blanks && !fhstr_check(vm, sep)) {
        return fhraise(vm, FH_T_TypeError, "must be str or None, not %T", sep);
    }
    if (!blanks && fhstr_size(sep) == 0) return fhraise(vm, FH_T_ValueError, "empty separator");
    FhSplit to = {vm, s, piece, fhlist_new(vm, 0)};
    if (to.list == FH_ERR) return FH_ERR;
    if (blanks)
        (from_end ? rsplit_blanks : split_blanks)(&to, text.data, text.data + text.size, limit);
    else
        fhsplit_cut(&to, text, fhstr_view(sep), limit, from_end);
    return fhsplit_list(&to, from_end);
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

static void split_lines(FhSplit *to, const char *p, const char *end, bool keep) {
    while (p < end && to->list != FH_ERR) {
        const char *q = p;
        size_t size = 0;
        while (q < end && (size = line_end(q, end)) == 0) q++;
        fhsplit_add(to, p, keep ? q + size : q);
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
    FhSplit to = {vm, self, piece, fhlist_new(vm, 0)};
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
