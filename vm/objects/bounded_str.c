/* BoundedStr: text that grows in place up to a number of UTF-8 bytes. Contract: bounded.h.
 *
 * len() and the capacity count bytes; items and iteration are characters. What does not fit whole is not appended at all, so
 * that no character is ever cut. Whatever else str can do (find, split, upper, …) is done by str(self): the attributes of str
 * are attributes here, too. Text with lone surrogates is refused: it has no UTF-8 form. */
#include "objects/bounded.h"
#include "base/utf8.h"
#include "objects/attribute.h"
#include "objects/dead.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames

static inline char *bytes_of(const FhBounded *b) { return fhbounded_data(b, sizeof(FhBounded)); }
static bool is_bounded_str(FhVM *vm, FhValue v) {
    return fh_has_shape(v, FH_T_BoundedStr) || (fh_is_obj(v) && fh_isa(vm, v, FH_T_BoundedStr));
}

static void finalize(FhVM *vm, FhObj *o) {
    FhBounded *b = (FhBounded *)o;
    b->size = 0;
    fhbounded_end(vm, b, sizeof *b);
}

static FhValue text_of(FhVM *vm, FhValue self) {
    const FhBounded *b = fhas_bounded(self);
    return fhstr_new(vm, bytes_of(b), b->size);
}

/* ---- appending ---- */

typedef struct Piece {
    const char *bytes;
    size_t size;
} Piece;

/* The bytes of a str or of one of ours, borrowed. */
static int piece_of(FhVM *vm, FhValue v, Piece *piece) {
    if (fhstr_check(vm, v)) {
        *piece = (Piece){fhstr_text(v), fhstr_size(v)};
        return fhstr_ascii(v) ? 0 : fhstr_check_utf8(vm, v);
    }
    if (!is_bounded_str(vm, v)) return fhraise_int(vm, FH_T_TypeError, "a BoundedStr takes str, not '%T'", v);
    *piece = (Piece){bytes_of(fhas_bounded(v)), fhas_bounded(v)->size};
    return 0;
}

/* 1: appended; 0: it does not fit; -1. Runs no script, so that the bytes stay where they are. */
static int add(FhVM *vm, FhValue self, FhValue v) {
    Piece piece = {"", 0};
    FhBounded *b = fhas_bounded(self);
    if (piece_of(vm, v, &piece) < 0) return -1;
    if (piece.size > b->capacity - b->size) return 0;
    memmove(bytes_of(b) + b->size, piece.bytes, piece.size);
    b->size += (uint32_t)piece.size;
    fhbounded_grown(b);
    return 1;
}

static int add_or_raise(FhVM *vm, FhValue self, FhValue v) {
    int done = add(vm, self, v);
    if (done) return done < 0 ? -1 : 0;
    Piece piece = {NULL, 0};
    const FhBounded *b = fhas_bounded(self);
    if (piece_of(vm, v, &piece) < 0) return -1;
    fhbounded_reject(vm, v, "%T is full: no place for %zu bytes at index %u (length %u, capacity %u)", self,
                     piece.size, b->size, b->size, b->capacity);
    return -1;
}

NATIVE(push) {
    (void)nargs, (void)kwnames;
    return add_or_raise(vm, self, args[0]) < 0 ? FH_ERR : FH_NONE;
}
NATIVE(try_push) {
    (void)nargs, (void)kwnames;
    int done = add(vm, self, args[0]);
    return done < 0 ? FH_ERR : fh_bool(done);
}
/* So that print(…, file=self) works: the number of characters. */
NATIVE(write) {
    (void)nargs, (void)kwnames;
    if (!fhstr_check(vm, args[0])) return fhraise(vm, FH_T_TypeError, "write() takes str, not '%T'", args[0]);
    return add_or_raise(vm, self, args[0]) < 0 ? FH_ERR : fh_int_raw(fhstr_length(args[0]));
}
static int add_item(FhVM *vm, void *self, FhValue v) { return add_or_raise(vm, *(FhValue *)self, v); }
NATIVE(extend) {
    (void)nargs, (void)kwnames;
    if (fhstr_check(vm, args[0]) || is_bounded_str(vm, args[0]))
        return add_or_raise(vm, self, args[0]) < 0 ? FH_ERR : FH_NONE;
    return fhiterate(vm, args[0], add_item, &self) < 0 ? FH_ERR : FH_NONE;
}
static FhValue inplace_concat(FhVM *vm, FhValue self, FhValue other) {
    if (!is_bounded_str(vm, self)) return FH_NOTIMPLEMENTED;
    return add_or_raise(vm, self, other) < 0 ? FH_ERR : fh_retain(self);
}

/* ---- cutting ---- */

static inline bool is_start(char c) { return ((unsigned char)c & 0xC0) != 0x80; }

/* The start of the character that ends at `end`. */
static uint32_t start_of_last(const char *bytes, uint32_t end) {
    do end--;
    while (end && !is_start(bytes[end]));
    return end;
}

NATIVE(pop) {
    UNUSED;
    FhBounded *b = fhas_bounded(self);
    if (!b->size) return fhraise(vm, FH_T_IndexError, "pop from an empty BoundedStr");
    uint32_t start = start_of_last(bytes_of(b), b->size);
    FhValue v = fhstr_new(vm, bytes_of(b) + start, b->size - start);
    if (v != FH_ERR) b->size = start;
    return v;
}

NATIVE(truncate) {
    (void)nargs, (void)kwnames;
    int64_t n;
    if (fhargs_index_clip(vm, args[0], &n) < 0) return FH_ERR;
    if (n < 0) return fhraise(vm, FH_T_ValueError, "a length cannot be negative");
    FhBounded *b = fhas_bounded(self);
    if (n >= b->size) return FH_NONE;
    while (n && !is_start(bytes_of(b)[n])) n--;
    b->size = (uint32_t)n;
    return FH_NONE;
}

NATIVE(clear) {
    UNUSED;
    fhas_bounded(self)->size = 0;
    return FH_NONE;
}

/* ---- being made ---- */

static FhValue make(FhVM *vm, FhValue type, uint32_t capacity, FhValue text, FhValue provider) {
    FhBounded *b = fhbounded_new(vm, type, FH_T_BoundedStr, sizeof *b, capacity, 1, provider);
    if (!b || text == FH_NOVALUE || add_or_raise(vm, fh_val(b), text) == 0) return b ? fh_val(b) : FH_ERR;
    fh_release(vm, fh_val(b));
    return FH_ERR;
}

static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    uint32_t capacity;
    FhValue text, provider;
    if (fhbounded_arguments(vm, "BoundedStr", args, nargs, kwnames, &capacity, &text, &provider) < 0)
        return FH_ERR;
    return make(vm, type, capacity, text, provider);
}

NATIVE(copy) {
    UNUSED;
    return make(vm, fh_val(vm->types[FH_T_BoundedStr]), fhas_bounded(self)->capacity, self, FH_NOVALUE);
}

/* ---- as a str ---- */

static FhValue str(FhVM *vm, FhValue self) { return text_of(vm, self); }

static FhValue repr(FhVM *vm, FhValue self) {
    FhValue text = text_of(vm, self);
    if (text == FH_ERR) return FH_ERR;
    FhValue v = fhstr_format(vm, "%T(%R, capacity=%u)", self, text, fhas_bounded(self)->capacity);
    fh_release(vm, text);
    return v;
}

/* fn(vm, str(self), b). */
static FhValue with_text(FhVM *vm, FhValue self, FhValue b, FhValue (*fn)(FhVM *, FhValue, FhValue)) {
    FhValue text = text_of(vm, self);
    if (text == FH_ERR) return FH_ERR;
    FhValue v = fn(vm, text, b);
    fh_release(vm, text);
    return v;
}

static int64_t len(FhVM *vm, FhValue v) { return (void)vm, fhas_bounded(v)->size; }
static FhValue getitem(FhVM *vm, FhValue self, FhValue key) { return with_text(vm, self, key, fhgetitem); }
static FhValue iter(FhVM *vm, FhValue self) {
    FhValue text = text_of(vm, self);
    if (text == FH_ERR) return FH_ERR;
    FhValue v = fhiter(vm, text);
    fh_release(vm, text);
    return v;
}
NATIVE(reversed) {
    UNUSED;
    FhValue text = text_of(vm, self);
    if (text == FH_ERR) return FH_ERR;
    FhValue v = fhcall1(vm, fh_val(vm->types[FH_T_reversed]), text);
    fh_release(vm, text);
    return v;
}

static int contains(FhVM *vm, FhValue self, FhValue v) {
    FhValue text = text_of(vm, self), part = is_bounded_str(vm, v) ? text_of(vm, v) : fh_retain(v);
    int found = text == FH_ERR || part == FH_ERR ? -1 : fhcontains(vm, text, part);
    if (text != FH_ERR) fh_release(vm, text);
    if (part != FH_ERR) fh_release(vm, part);
    return found;
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    bool comparable =
        (fhstr_check(vm, a) || is_bounded_str(vm, a)) && (fhstr_check(vm, b) || is_bounded_str(vm, b));
    if (!comparable) return FH_NOTIMPLEMENTED;
    FhValue x = fhstr_check(vm, a) ? fh_retain(a) : text_of(vm, a);
    FhValue y = x == FH_ERR ? FH_ERR : fhstr_check(vm, b) ? fh_retain(b) : text_of(vm, b);
    FhValue v = y == FH_ERR ? FH_ERR : fhcompare(vm, x, y, op);
    if (x != FH_ERR) fh_release(vm, x);
    if (y != FH_ERR) fh_release(vm, y);
    return v;
}

/* self + other, other + self: a str. */
static FhValue concat(FhVM *vm, FhValue a, FhValue b) {
    bool known =
        (fhstr_check(vm, a) || is_bounded_str(vm, a)) && (fhstr_check(vm, b) || is_bounded_str(vm, b));
    if (!known) return FH_NOTIMPLEMENTED;
    FhValue x = fhstr_check(vm, a) ? fh_retain(a) : text_of(vm, a);
    FhValue y = x == FH_ERR ? FH_ERR : fhstr_check(vm, b) ? fh_retain(b) : text_of(vm, b);
    FhValue v = y == FH_ERR ? FH_ERR : fhstr_concat(vm, x, y);
    if (x != FH_ERR) fh_release(vm, x);
    if (y != FH_ERR) fh_release(vm, y);
    return v;
}

NATIVE(format) {
    (void)nargs, (void)kwnames;
    return with_text(vm, self, args[0], fhformat);
}

static FhValue getattro(FhVM *vm, FhValue self, FhValue name) {
    FhValue v = fhattr_get_generic(vm, self, name);
    if (v != FH_ERR || !fhpending_is(vm, FH_T_AttributeError)) return v;
    bool public = fhstr_check(vm, name) && fhstr_size(name) && fhstr_text(name)[0] != '_';
    if (!public || fhtype_ready(vm, vm->types[FH_T_str]) < 0 ||
        fhtype_lookup(vm, vm->types[FH_T_str], name) == FH_NOVALUE)
        return FH_ERR;
    fhpending_clear(vm);
    return with_text(vm, self, name, fhattr_get);
}

NATIVE(size_of) {
    UNUSED;
    const FhBounded *b = fhas_bounded(self);
    return fhint_new_u64(vm, sizeof *b + (b->flags & FH_BOUNDED_LENT ? sizeof(FhBoundedLent) : 0) +
                                 (uint64_t)b->capacity);
}

static FhValue get_characters(FhVM *vm, FhValue self) {
    (void)vm;
    const FhBounded *b = fhas_bounded(self);
    return fh_int_raw((int64_t)fhstr_count_points(bytes_of(b), b->size));
}

static const FhMethodDef methods[] = {
    {"push", push, 1, 1, 0, "push($self, text, /)\n--\n\nAppends all of it or raises CapacityError."},
    {"append", push, 1, 1, 0, "append($self, text, /)\n--\n\nThe same as push."},
    {"push_str", push, 1, 1, 0, "push_str($self, text, /)\n--\n\nThe same as push."},
    {"try_push", try_push, 1, 1, 0, "try_push($self, text, /)\n--\n\nAppends all of it or gives False."},
    {"extend", extend, 1, 1, 0, "extend($self, texts, /)\n--\n\nAppends each."},
    {"write", write, 1, 1, 0, "write($self, text, /)\n--\n\nAppends, for print(file=…)."},
    {"pop", pop, 0, 0, 0, "pop($self, /)\n--\n\nTakes the last character off."},
    {"truncate", truncate, 1, 1, 0,
     "truncate($self, size, /)\n--\n\nKeeps at most so many bytes, and whole characters."},
    {"clear", clear, 0, 0, 0, NULL},
    {"copy", copy, 0, 0, 0, NULL},
    {"__copy__", copy, 0, 0, 0, NULL},
    {"__deepcopy__", copy, 1, 1, 0, NULL},
    {"__format__", format, 1, 1, 0, NULL},
    {"__reversed__", reversed, 0, 0, 0, NULL},
    {"__sizeof__", size_of, 0, 0, 0, NULL},
    FH_BOUNDED_METHODS,
    {0}};
static const FhGetSetDef getsets[] = {
    FH_BOUNDED_GETSETS, {"characters", get_characters, NULL, "The number of its characters."}, {0}};
static const FhSlots slots = {.life = {.finalize = finalize},
                              .repr = repr,
                              .str = str,
                              .compare = compare,
                              .iter = iter,
                              .getattro = getattro,
                              .new_ = new_,
                              .len = len,
                              .getitem = getitem,
                              .contains = contains,
                              .binary = {[FH_ADD] = concat},
                              .inplace = {[FH_ADD] = inplace_concat}};
const FhTypeDef fhtypedef_BoundedStr = {
    .doc =
        "BoundedStr(capacity, items='', provider=None)\n--\n\nText in place, of at most so many UTF-8 bytes.",
    .size = sizeof(FhBounded),
    .flags = FH_TF_BASE | FH_TF_VARSIZE | FH_TF_WEAKREF,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets};
