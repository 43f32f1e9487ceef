/* str: find, index, count, startswith, partition and what they share. */
#include "base/utf8.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str_methods.h"
#include "objects/tuple.h"

/* ---- arguments ---- */

int fhstr_bound(FhVM *vm, FhValue v, int64_t *out) {
    if (v == FH_NONE) return 0;
    if (fh_is_int(v)) {
        *out = fh_int_of(v);
        return 0;
    }
    if (!fhint_check(vm, v) && !fh_slots(vm, v)->index) {
        return fhraise_int(vm, FH_T_TypeError,
                           "slice indices must be integers or None or have an __index__ method");
    }
    return fhargs_index_clip(vm, v, out);
}

void fhstr_clip(int64_t length, int64_t *start, int64_t *stop) {
    if (*stop > length) *stop = length;
    if (*stop < 0) *stop = *stop + length < 0 ? 0 : *stop + length;
    if (*start < 0) *start = *start + length < 0 ? 0 : *start + length;
}

int fhstr_bounds(FhVM *vm, const char *name, const FhValue *args, uint32_t nargs, FhValue kwnames,
                 int64_t *start, int64_t *stop) {
    if (fhargs_none(vm, name, kwnames) < 0) return -1;
    if (nargs < 1) return fhraise_int(vm, FH_T_TypeError, "%s() takes at least 1 argument (0 given)", name);
    if (nargs > 3) {
        return fhraise_int(vm, FH_T_TypeError, "%s() takes at most 3 arguments (%u given)", name, nargs);
    }
    *start = 0;
    *stop = INT64_MAX;
    if (nargs > 1 && fhstr_bound(vm, args[1], start) < 0) return -1;
    if (nargs > 2 && fhstr_bound(vm, args[2], stop) < 0) return -1;
    return 0;
}

FhValue fhstr_piece(FhVM *vm, FhValue s, const char *p, size_t nbytes) {
    if (fhstr_ascii(s)) return fhstr_new_counted(vm, p, nbytes, nbytes);
    return fhstr_new(vm, p, nbytes);
}

/* What find and its kin look through: the bytes between start and stop, and where they begin. */
typedef struct Window {
    FhBytesView view;
    size_t offset;
    bool none; /* start lies behind stop: not even the empty string is there */
} Window;

static int get_window(FhVM *vm, const char *name, FhValue s, const FhValue *args, uint32_t nargs,
                      FhValue kwnames, Window *w) {
    w->view = fhstr_view(s);
    w->offset = 0;
    w->none = false;
    if (nargs == 1 && kwnames == FH_NOVALUE) return 0;
    int64_t start = 0, stop = 0;
    if (fhstr_bounds(vm, name, args, nargs, kwnames, &start, &stop) < 0) return -1;
    fhstr_clip(fhstr_length(s), &start, &stop);
    w->none = start > stop;
    if (w->none) return 0;
    size_t end = fhstr_offset(vm, s, (size_t)stop);
    w->offset = fhstr_offset(vm, s, (size_t)start);
    w->view = (FhBytesView){fhstr_text(s) + w->offset, end - w->offset};
    return 0;
}

/* The number of the code point where args[0] is found; -1: absent; -2: error. */
static int64_t find(FhVM *vm, const char *name, FhValue s, const FhValue *args, uint32_t nargs,
                    FhValue kwnames, bool last) {
    Window w;
    if (get_window(vm, name, s, args, nargs, kwnames, &w) < 0) return -2;
    if (!fhstr_check(vm, args[0])) return fhraise_int(vm, FH_T_TypeError, "must be str, not %T", args[0]), -2;
    if (w.none) return -1;
    FhBytesView part = fhstr_view(args[0]);
    ptrdiff_t at = last ? fhsearch_rfind(vm, w.view, part) : fhsearch_find(vm, w.view, part);
    fhcharge(vm, fhsearch_work(w.view, at, last));
    return at < 0 ? at : (int64_t)fhstr_number(vm, s, w.offset + (size_t)at);
}

static FhValue found(FhVM *vm, int64_t at, bool required) {
    if (at == -2) return FH_ERR;
    if (at == -1 && required) return fhraise(vm, FH_T_ValueError, "substring not found");
    return fh_int_raw(at);
}

#define METHOD(name)                                                                                         \
    FhValue fhstr_m_##name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)

METHOD(find) { return found(vm, find(vm, "find", self, args, nargs, kwnames, false), false); }

METHOD(rfind) { return found(vm, find(vm, "rfind", self, args, nargs, kwnames, true), false); }

METHOD(index) { return found(vm, find(vm, "index", self, args, nargs, kwnames, false), true); }

METHOD(rindex) { return found(vm, find(vm, "rindex", self, args, nargs, kwnames, true), true); }

METHOD(count) {
    Window w;
    if (get_window(vm, "count", self, args, nargs, kwnames, &w) < 0) return FH_ERR;
    if (!fhstr_check(vm, args[0])) return fhraise(vm, FH_T_TypeError, "must be str, not %T", args[0]);
    if (w.none) return fh_int_raw(0);
    FhBytesView part = fhstr_view(args[0]);
    fhcharge(vm, w.view.size >> (part.size > 1 ? 1 : 4));
    if (part.size == 0) return fh_int_raw((int64_t)fhstr_count_points(w.view.data, w.view.size) + 1);
    size_t n = fhsearch_count(w.view, part, SIZE_MAX, vm);
    return n == FHSEARCH_STOPPED ? FH_ERR : fh_int_raw((int64_t)n);
}

/* ---- startswith, endswith ---- */

static bool has_affix(const Window *w, FhValue affix, bool at_end) {
    size_t n = fhstr_size(affix);
    if (w->none || n > w->view.size) return false;
    return memcmp(at_end ? w->view.data + w->view.size - n : w->view.data, fhstr_text(affix), n) == 0;
}

static FhValue affix_of(FhVM *vm, const char *name, FhValue s, const FhValue *args, uint32_t nargs,
                        FhValue kwnames, bool at_end) {
    Window w;
    if (get_window(vm, name, s, args, nargs, kwnames, &w) < 0) return FH_ERR;
    if (fhstr_check(vm, args[0])) return fh_bool(has_affix(&w, args[0], at_end));
    if (!fhtuple_check(vm, args[0])) {
        return fhraise(vm, FH_T_TypeError, "%s first arg must be str or a tuple of str, not %T", name,
                       args[0]);
    }
    const FhTuple *t = fhas_tuple(args[0]);
    for (int64_t i = 0; i < t->size; i++) {
        if (!fhstr_check(vm, t->items[i])) {
            return fhraise(vm, FH_T_TypeError, "tuple for %s must only contain str, not %T", name,
                           t->items[i]);
        }
        if (has_affix(&w, t->items[i], at_end)) return FH_TRUE;
    }
    return FH_FALSE;
}

METHOD(startswith) { return affix_of(vm, "startswith", self, args, nargs, kwnames, false); }

METHOD(endswith) { return affix_of(vm, "endswith", self, args, nargs, kwnames, true); }

static FhValue without_affix(FhVM *vm, const char *name, FhValue s, FhValue affix, bool at_end) {
    if (!fhstr_check(vm, affix)) {
        return fhraise(vm, FH_T_TypeError, "%s() argument must be str, not %V", name, affix);
    }
    Window w = {fhstr_view(s), 0, false};
    size_t n = fhstr_size(affix);
    if (!n || !has_affix(&w, affix, at_end)) return fhstr_as_exact(vm, s);
    return fhstr_piece(vm, s, at_end ? w.view.data : w.view.data + n, w.view.size - n);
}

METHOD(removeprefix) {
    (void)nargs, (void)kwnames;
    return without_affix(vm, "removeprefix", self, args[0], false);
}

METHOD(removesuffix) {
    (void)nargs, (void)kwnames;
    return without_affix(vm, "removesuffix", self, args[0], true);
}

/* ---- partition ---- */

static FhValue partition(FhVM *vm, FhValue s, FhValue sep, bool last) {
    if (!fhstr_check(vm, sep)) return fhraise(vm, FH_T_TypeError, "must be str, not %T", sep);
    FhBytesView text = fhstr_view(s), part = fhstr_view(sep);
    if (part.size == 0) return fhraise(vm, FH_T_ValueError, "empty separator");
    ptrdiff_t at = last ? fhsearch_rfind(vm, text, part) : fhsearch_find(vm, text, part);
    fhcharge(vm, fhsearch_work(text, at, last));
    if (at == FHSEARCH_FAILED) return FH_ERR;
    FhValue v[3] = {vm->empty_str, vm->empty_str, vm->empty_str};
    if (at < 0) {
        v[last ? 2 : 0] = fh_retain(s);
    } else {
        size_t behind = (size_t)at + part.size;
        v[0] = fhstr_piece(vm, s, text.data, (size_t)at);
        v[1] = fhstr_as_exact(vm, sep);
        v[2] = fhstr_piece(vm, s, text.data + behind, text.size - behind);
    }
    if (v[0] != FH_ERR && v[1] != FH_ERR && v[2] != FH_ERR) return fhtuple_take(vm, v, 3);
    for (int i = 0; i < 3; i++) fh_release(vm, v[i]);
    return FH_ERR;
}

METHOD(partition) {
    (void)nargs, (void)kwnames;
    return partition(vm, self, args[0], false);
}

METHOD(rpartition) {
    (void)nargs, (void)kwnames;
    return partition(vm, self, args[0], true);
}
