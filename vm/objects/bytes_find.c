/* bytes and bytearray: find, index, count, startswith, partition, comparison, `in`. */
#include "objects/bytes_methods.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str_methods.h"
#include "objects/tuple.h"

#define METHOD(name)                                                                                         \
    FhValue fhbytes_m_##name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)

int fhbytes_item(FhVM *vm, FhValue v, const char *word, uint8_t *out) {
    int64_t i = -1;
    if (fh_is_int(v)) {
        i = fh_int_of(v);
    } else {
        FhValue index = fhindex(vm, v);
        if (index == FH_ERR) return -1;
        if (!fhint_try_i64(index, &i)) i = -1;
        fh_release(vm, index);
    }
    if (i < 0 || i > 255) return fhraise_int(vm, FH_T_ValueError, "%s must be in range(0, 256)", word);
    *out = (uint8_t)i;
    return 0;
}

/* What is searched for: one byte, or a buffer in use. */
typedef struct Part {
    FhBuffer buffer;
    uint8_t byte;
    FhBytesView view;
} Part;

static int get_part(FhVM *vm, FhValue v, Part *p) {
    p->buffer.owner = FH_NOVALUE;
    if (fhbuffer_check(vm, v)) {
        if (fhbuffer_get(vm, v, &p->buffer, false) < 0) return -1;
        p->view = fhbuffer_view(&p->buffer);
        return 0;
    }
    if (!fhint_check(vm, v) && !fh_slots(vm, v)->index) {
        return fhraise_int(vm, FH_T_TypeError, "argument should be integer or bytes-like object, not '%T'",
                           v);
    }
    if (fhbytes_item(vm, v, "byte", &p->byte) < 0) return -1;
    p->view = (FhBytesView){(const char *)&p->byte, 1};
    return 0;
}

/* The optional start and stop. Runs script: to be called before any view is taken. */
static int get_bounds(FhVM *vm, const char *name, const FhValue *args, uint32_t nargs, FhValue kwnames,
                      int64_t bounds[2]) {
    return fhstr_bounds(vm, name, args, nargs, kwnames, &bounds[0], &bounds[1]);
}

/* Narrows the view; false: start lies behind stop. */
static bool window(FhBytesView *view, int64_t bounds[2]) {
    fhstr_clip((int64_t)view->size, &bounds[0], &bounds[1]);
    if (bounds[0] > bounds[1]) return false;
    view->data += bounds[0];
    view->size = (size_t)(bounds[1] - bounds[0]);
    return true;
}

/* -1 absent, -2 error */
static int64_t find(FhVM *vm, const char *name, FhValue self, const FhValue *args, uint32_t nargs,
                    FhValue kwnames, bool last) {
    int64_t bounds[2] = {0, 0};
    Part part = {.byte = 0};
    if (get_bounds(vm, name, args, nargs, kwnames, bounds) < 0 || get_part(vm, args[0], &part) < 0) return -2;
    FhBytesView text = fhbytes_view(vm, self);
    ptrdiff_t at = -1;
    if (window(&text, bounds)) {
        at = last ? fhsearch_rfind(vm, text, part.view) : fhsearch_find(vm, text, part.view);
        fhcharge(vm, fhsearch_work(text, at, last));
    }
    fhbuffer_release(vm, &part.buffer);
    return at < 0 ? at : bounds[0] + at;
}

static FhValue found(FhVM *vm, int64_t at, bool required) {
    if (at == -2) return FH_ERR;
    if (at == -1 && required) return fhraise(vm, FH_T_ValueError, "subsection not found");
    return fh_int_raw(at);
}

METHOD(find) { return found(vm, find(vm, "find", self, args, nargs, kwnames, false), false); }

METHOD(rfind) { return found(vm, find(vm, "rfind", self, args, nargs, kwnames, true), false); }

METHOD(index) { return found(vm, find(vm, "index", self, args, nargs, kwnames, false), true); }

METHOD(rindex) { return found(vm, find(vm, "rindex", self, args, nargs, kwnames, true), true); }

METHOD(count) {
    int64_t bounds[2] = {0, 0}, n = 0;
    Part part = {.byte = 0};
    if (get_bounds(vm, "count", args, nargs, kwnames, bounds) < 0 || get_part(vm, args[0], &part) < 0)
        return FH_ERR;
    FhBytesView text = fhbytes_view(vm, self);
    if (window(&text, bounds)) {
        fhcharge(vm, text.size >> 4);
        n = part.view.size ? (int64_t)fhsearch_count(text, part.view, SIZE_MAX, vm) : (int64_t)text.size + 1;
    }
    fhbuffer_release(vm, &part.buffer);
    return n < 0 ? FH_ERR : fh_int_raw(n);
}

/* ---- startswith, endswith ---- */

/* 1, 0, -1 */
static int has_affix(FhVM *vm, FhValue self, FhValue affix, int64_t bounds[2], bool at_end) {
    FhBuffer b;
    int64_t ends[2] = {bounds[0], bounds[1]};
    if (fhbuffer_get(vm, affix, &b, false) < 0) return -1;
    FhBytesView text = fhbytes_view(vm, self);
    bool has = window(&text, ends) && b.size <= text.size &&
               memcmp(at_end ? text.data + text.size - b.size : text.data, b.data, b.size) == 0;
    fhbuffer_release(vm, &b);
    return has;
}

static FhValue affix_of(FhVM *vm, const char *name, FhValue self, const FhValue *args, uint32_t nargs,
                        FhValue kwnames, bool at_end) {
    int64_t bounds[2] = {0, 0};
    int has = 0;
    if (get_bounds(vm, name, args, nargs, kwnames, bounds) < 0) return FH_ERR;
    if (fhtuple_check(vm, args[0])) {
        const FhTuple *t = fhas_tuple(args[0]);
        for (int64_t i = 0; i < t->size && !has; i++) has = has_affix(vm, self, t->items[i], bounds, at_end);
    } else if (fhbuffer_check(vm, args[0])) {
        has = has_affix(vm, self, args[0], bounds, at_end);
    } else {
        return fhraise(vm, FH_T_TypeError, "%s first arg must be bytes or a tuple of bytes, not %T", name,
                       args[0]);
    }
    return has < 0 ? FH_ERR : fh_bool(has);
}

METHOD(startswith) { return affix_of(vm, "startswith", self, args, nargs, kwnames, false); }

METHOD(endswith) { return affix_of(vm, "endswith", self, args, nargs, kwnames, true); }

static FhValue without_affix(FhVM *vm, FhValue self, FhValue affix, bool at_end) {
    int64_t bounds[2] = {0, INT64_MAX};
    FhBuffer b;
    int has = has_affix(vm, self, affix, bounds, at_end);
    if (has < 0 || fhbuffer_get(vm, affix, &b, false) < 0) return FH_ERR;
    size_t n = has ? b.size : 0;
    fhbuffer_release(vm, &b);
    if (!n) return fhbytes_same(vm, self);
    FhBytesView text = fhbytes_view(vm, self);
    return fhbytes_like(vm, self, at_end ? text.data : text.data + n, text.size - n);
}

METHOD(removeprefix) {
    (void)nargs, (void)kwnames;
    return without_affix(vm, self, args[0], false);
}

METHOD(removesuffix) {
    (void)nargs, (void)kwnames;
    return without_affix(vm, self, args[0], true);
}

/* ---- partition ---- */

/* bytes give the separator itself. */
static FhValue cut(FhVM *vm, FhValue self, FhValue given, FhBytesView part, bool last) {
    FhBytesView text = fhbytes_view(vm, self);
    ptrdiff_t at = last ? fhsearch_rfind(vm, text, part) : fhsearch_find(vm, text, part);
    fhcharge(vm, fhsearch_work(text, at, last));
    if (at == FHSEARCH_FAILED) return FH_ERR;
    size_t head = at >= 0 ? (size_t)at : last ? 0 : text.size, sep = at >= 0 ? part.size : 0;
    FhValue v[3];
    bool same = at < 0 && fhbytes_check(vm, self);
    v[0] = same && !last ? fh_retain(self) : fhbytes_like(vm, self, text.data, head);
    v[1] = sep && fhbytes_check(vm, self) ? fh_retain(given) : fhbytes_like(vm, self, text.data + head, sep);
    v[2] = same && last ? fh_retain(self)
                        : fhbytes_like(vm, self, text.data + head + sep, text.size - head - sep);
    if (v[0] != FH_ERR && v[1] != FH_ERR && v[2] != FH_ERR) return fhtuple_take(vm, v, 3);
    for (int i = 0; i < 3; i++) fh_release(vm, v[i]);
    return FH_ERR;
}

static FhValue partition(FhVM *vm, FhValue self, FhValue sep, bool last) {
    FhBuffer b;
    if (fhbuffer_get(vm, sep, &b, false) < 0) return FH_ERR;
    FhValue v = b.size ? cut(vm, self, sep, fhbuffer_view(&b), last)
                       : fhraise(vm, FH_T_ValueError, "empty separator");
    fhbuffer_release(vm, &b);
    return v;
}

METHOD(partition) {
    (void)nargs, (void)kwnames;
    return partition(vm, self, args[0], false);
}

METHOD(rpartition) {
    (void)nargs, (void)kwnames;
    return partition(vm, self, args[0], true);
}

/* ---- comparison, `in` ---- */

static FhValue ordered(FhBytesView a, FhBytesView b, FhCmpOp op) {
    if (a.size != b.size && (op == FH_EQ || op == FH_NE)) return fh_bool(op == FH_NE);
    size_t n = a.size < b.size ? a.size : b.size;
    int order = n && a.data != b.data ? memcmp(a.data, b.data, n) : 0;
    if (!order) order = (a.size > b.size) - (a.size < b.size);
    switch (op) {
    case FH_EQ: return fh_bool(order == 0);
    case FH_NE: return fh_bool(order != 0);
    case FH_LT: return fh_bool(order < 0);
    case FH_LE: return fh_bool(order <= 0);
    case FH_GT: return fh_bool(order > 0);
    default: return fh_bool(order >= 0);
    }
}

FhValue fhbytes_compare_other(FhVM *vm, FhValue v, FhValue other, FhCmpOp op) {
    if (FH_LIKELY(!vm->flags[FH_FLAG_bytes_warning]) || (op != FH_EQ && op != FH_NE))
        return FH_NOTIMPLEMENTED;
    bool str = fhstr_check(vm, other), constant = fhbytes_check(vm, v);
    if (!str && !(constant && fhint_check(vm, other))) return FH_NOTIMPLEMENTED;
    int status = fhwarn(vm, FH_T_BytesWarning, "Comparison between %s and %s",
                        constant ? "bytes" : "bytearray", str ? "string" : "int");
    return status < 0 ? FH_ERR : FH_NOTIMPLEMENTED;
}

int fhbytes_warn_str(FhVM *vm, const char *type) {
    if (FH_LIKELY(!vm->flags[FH_FLAG_bytes_warning])) return 0;
    return fhwarn(vm, FH_T_BytesWarning, "str() on a %s instance", type);
}

FhValue fhbytes_compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    FhBuffer x, y;
    if (fhbytes_check(vm, a)) fhcharge(vm, fhbytes_view(vm, a).size >> 4);
    if (fhbytes_check(vm, a) && fhbytes_check(vm, b))
        return ordered(fhbytes_view(vm, a), fhbytes_view(vm, b), op);
    if (!fhbuffer_check(vm, a) || !fhbuffer_check(vm, b)) return fhbytes_compare_other(vm, a, b, op);
    if (fhbuffer_get(vm, a, &x, false) < 0) return FH_ERR;
    if (fhbuffer_get(vm, b, &y, false) < 0) return fhbuffer_release(vm, &x), FH_ERR;
    FhValue result = ordered(fhbuffer_view(&x), fhbuffer_view(&y), op);
    fhbuffer_release(vm, &x);
    fhbuffer_release(vm, &y);
    return result;
}

int fhbytes_contains(FhVM *vm, FhValue v, FhValue part) {
    uint8_t byte;
    FhBuffer b;
    bool number = fhint_check(vm, part) || fh_slots(vm, part)->index;
    if (number && fhbytes_item(vm, part, "byte", &byte) < 0) {
        if (fhint_check(vm, part) || fhpending_is(vm, FH_T_ValueError)) return -1;
        fhpending_clear(vm); /* an __index__ that fails: it is taken for bytes then */
        number = false;
    }
    if (number) {
        ptrdiff_t at = fhsearch_find(vm, fhbytes_view(vm, v), (FhBytesView){(const char *)&byte, 1});
        fhcharge(vm, fhsearch_work(fhbytes_view(vm, v), at, false));
        return at == FHSEARCH_FAILED ? -1 : at >= 0;
    }
    if (fhbuffer_get(vm, part, &b, false) < 0) return -1;
    ptrdiff_t at = fhsearch_find(vm, fhbytes_view(vm, v), fhbuffer_view(&b));
    fhcharge(vm, fhsearch_work(fhbytes_view(vm, v), at, false));
    fhbuffer_release(vm, &b);
    return at == FHSEARCH_FAILED ? -1 : at >= 0;
}
