/* bytes and bytearray: split, rsplit, splitlines, join. */
#include "base/sizes.h"
#include "objects/bytes_methods.h"
#include "objects/list.h"
#include "objects/split.h"
#include "objects/protocol.h"
#include "objects/tuple.h"
#include "objects/unicode.h"

#define METHOD(name)                                                                                         \
    FhValue fhbytes_m_##name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)

static bool is_space(char c) {
    return fhunicode_ascii[(unsigned char)c] & FH_U_SPACE && (unsigned char)c >= 9 &&
           ((unsigned char)c <= 13 || c == ' ');
}

static void split_blanks(FhSplit *to, FhBytesView text, int64_t limit) {
    const char *p = text.data, *end = p + text.size;
    while (to->list != FH_ERR) {
        while (p < end && is_space(*p)) p++;
        if (p == end) return;
        const char *from = p;
        if (limit-- == 0) {
            fhsplit_add(to, from, end);
            return;
        }
        while (p < end && !is_space(*p)) p++;
        fhsplit_add(to, from, p);
    }
}

static void rsplit_blanks(FhSplit *to, FhBytesView text, int64_t limit) {
    const char *begin = text.data, *p = begin + text.size;
    while (to->list != FH_ERR) {
        while (p > begin && is_space(p[-1])) p--;
        if (p == begin) return;
        const char *end = p;
        if (limit-- == 0) {
            fhsplit_add(to, begin, end);
            return;
        }
        while (p > begin && !is_space(p[-1])) p--;
        fhsplit_add(to, p, end);
    }
}

static FhValue split(FhVM *vm, FhValue self, FhBuffer *sep, int64_t limit, bool from_end) {
    fhcharge(vm, fhbytes_view(vm, self).size >> 2);
    FhSplit to = {vm, self, fhbytes_like, fhlist_new(vm, 0)};
    if (to.list == FH_ERR) return FH_ERR;
    FhBytesView text = fhbytes_view(vm, self);
    if (!sep)
        (from_end ? rsplit_blanks : split_blanks)(&to, text, limit);
    else
        fhsplit_cut(&to, text, fhbuffer_view(sep), limit, from_end);
    return fhsplit_list(&to, from_end);
}

static FhValue split_method(FhVM *vm, const char *function, FhValue self, const FhValue *args, uint32_t nargs,
                            FhValue kwnames, bool from_end) {
    static const char *const names[] = {"sep", "maxsplit", NULL};
    const FhParams params = {function, names, 0, 0, 2};
    FhValue v[2], result;
    FhBuffer sep;
    int64_t limit = -1;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (v[1] != FH_NOVALUE && fhargs_index(vm, v[1], &limit) < 0) return FH_ERR;
    if (v[0] == FH_NOVALUE || v[0] == FH_NONE) return split(vm, self, NULL, limit, from_end);
    if (fhbuffer_get(vm, v[0], &sep, false) < 0) return FH_ERR;
    result =
        sep.size ? split(vm, self, &sep, limit, from_end) : fhraise(vm, FH_T_ValueError, "empty separator");
    fhbuffer_release(vm, &sep);
    return result;
}

METHOD(split) { return split_method(vm, "split", self, args, nargs, kwnames, false); }

METHOD(rsplit) { return split_method(vm, "rsplit", self, args, nargs, kwnames, true); }

METHOD(splitlines) {
    static const char *const names[] = {"keepends", NULL};
    static const FhParams params = {"splitlines", names, 0, 0, 1};
    FhValue v;
    if (fhargs(vm, &params, args, nargs, kwnames, &v) < 0) return FH_ERR;
    int64_t keep = 0;
    if (v != FH_NOVALUE && fhbytes_c_int(vm, v, &keep) < 0) return FH_ERR;
    FhSplit to = {vm, self, fhbytes_like, fhlist_new(vm, 0)};
    if (to.list == FH_ERR) return FH_ERR;
    FhBytesView text = fhbytes_view(vm, self);
    const char *p = text.data, *end = p + text.size;
    while (p < end && to.list != FH_ERR) {
        const char *q = p;
        while (q < end && *q != '\n' && *q != '\r') q++;
        size_t size = q == end ? 0 : q[0] == '\r' && end - q > 1 && q[1] == '\n' ? 2 : 1;
        fhsplit_add(&to, p, keep ? q + size : q);
        p = q + size;
    }
    return to.list;
}

/* ---- join ---- */

/* Joins n bytes-like items; the list holds them, and no script runs between the two walks. */
static FhValue join_items(FhVM *vm, FhValue self, const FhList *l) {
    FhText t;
    fhtext_init(&t, vm);
    for (int64_t i = 0; i < l->size && !t.failed; i++) {
        FhBuffer b;
        FhBytesView gap = fhbytes_view(vm, self);
        if (!fhbuffer_check(vm, l->items[i])) {
            fhraise(vm, FH_T_TypeError, "sequence item %zd: expected a bytes-like object, %T found",
                    (ptrdiff_t)i, l->items[i]);
            t.failed = true;
        } else if (fhbuffer_get(vm, l->items[i], &b, false) < 0) {
            t.failed = true;
        } else {
            if (i) fhtext_add(&t, gap.data, gap.size);
            fhtext_add(&t, (const char *)b.data, b.size);
            fhbuffer_release(vm, &b);
        }
    }
    FhValue v = t.failed ? FH_ERR : fhbytes_like(vm, self, t.data, t.size);
    fhtext_free(&t);
    return v;
}

/* bytes.join of n items that are all exactly bytes; NOVALUE: they are not. */
static FhValue join_plain(FhVM *vm, FhValue self, const FhValue *items, int64_t n) {
    FhBytesView gap = fhbytes_view(vm, self);
    size_t total = 0;
    for (int64_t i = 0; i < n; i++) {
        if (!fhbytes_exact(items[i])) return FH_NOVALUE;
        if (!fhsizes_add(total, fhas_bytes(items[i])->size, &total)) return fhraise_memory(vm);
        if (i && !fhsizes_add(total, gap.size, &total)) return fhraise_memory(vm);
    }
    fhcharge(vm, (uint64_t)n + (total >> 4));
    if (total == 0) return fh_retain(vm->empty_bytes);
    FhBytes *b = fhbytes_alloc(vm, total);
    if (!b) return FH_ERR;
    char *to = (char *)b->data, *polled = to;
    for (int64_t i = 0; i < n; i++) {
        const FhBytes *item = fhas_bytes(items[i]);
        if (fhpoll_due(vm, (size_t)i) ||
            (to - polled > FH_POLL_BYTES && (polled = to, fhpoll_work(vm, 0) < 0)))
            return fh_release(vm, fh_val(b)), FH_ERR;
        if (i && gap.size) to = (char *)memcpy(to, gap.data, gap.size) + gap.size;
        to = (char *)memcpy(to, item->data, item->size) + item->size;
    }
    return fh_val(b);
}

METHOD(join) {
    (void)nargs, (void)kwnames;
    bool array = fhlist_exact(args[0]) || fhtuple_exact(args[0]);
    if (array && fhbytes_exact(self)) {
        bool is_list = fhlist_exact(args[0]);
        const FhValue *items = is_list ? fhas_list(args[0])->items : fhas_tuple(args[0])->items;
        int64_t n = is_list ? fhas_list(args[0])->size : fhas_tuple(args[0])->size;
        FhValue v = n == 1 && fhbytes_exact(items[0]) ? fh_retain(items[0]) : join_plain(vm, self, items, n);
        if (v != FH_NOVALUE) return v;
    }
    FhValue list = fhlist_of(vm, args[0]);
    if (list == FH_ERR) {
        if (!fhpending_is(vm, FH_T_TypeError)) return FH_ERR;
        fhpending_clear(vm);
        return fhraise(vm, FH_T_TypeError, "can only join an iterable");
    }
    const FhList *l = fhas_list(list);
    FhValue v = l->size == 1 && fhbytes_exact(l->items[0]) && fhbytes_check(vm, self)
                    ? fh_retain(l->items[0])
                    : join_items(vm, self, l);
    fh_release(vm, list);
    return v;
}
