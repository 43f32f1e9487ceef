/* bytes and bytearray: case, kinds, strip, replace, padding, translate. All of it is about ASCII. */
#include "base/sizes.h"
#include "objects/bytes_methods.h"
#include "objects/protocol.h"
#include "objects/unicode.h"

#define METHOD(name)                                                                                         \
    FhValue fhbytes_m_##name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)args, (void)nargs, (void)kwnames

static bool is(char c, unsigned kind) { return fhunicode_ascii[(unsigned char)c] & kind; }
static bool is_space(char c) { return c == ' ' || ((unsigned char)c >= 9 && (unsigned char)c <= 13); }
static char lower(char c) { return is(c, FH_U_UPPER) ? (char)(c | 0x20) : c; }
static char upper(char c) { return is(c, FH_U_LOWER) ? (char)(c & ~0x20) : c; }
static char swap(char c) { return is(c, FH_U_ALPHA) ? (char)(c ^ 0x20) : c; }

/* ---- case ---- */

static FhValue mapped(FhVM *vm, FhValue self, char (*first)(char), char (*rest)(char), bool words) {
    FhBytesView text = fhbytes_view(vm, self);
    char *out;
    FhValue v = fhbytes_like_alloc(vm, self, text.size, &out);
    if (v == FH_ERR) return FH_ERR;
    bool inside = false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        out[i] = inside ? rest(c) : first(c);
        inside = words ? is(c, FH_U_ALPHA) : true;
        if (fhpoll_due(vm, i)) return fh_release(vm, v), FH_ERR;
    }
    return v;
}

METHOD(lower) { return UNUSED, mapped(vm, self, lower, lower, false); }
METHOD(upper) { return UNUSED, mapped(vm, self, upper, upper, false); }
METHOD(swapcase) { return UNUSED, mapped(vm, self, swap, swap, false); }
METHOD(capitalize) { return UNUSED, mapped(vm, self, upper, lower, false); }
METHOD(title) { return UNUSED, mapped(vm, self, upper, lower, true); }

/* ---- kinds ---- */

static FhValue all(FhVM *vm, FhValue self, unsigned kind) {
    FhBytesView text = fhbytes_view(vm, self);
    for (size_t i = 0; i < text.size; i++) {
        if (!is(text.data[i], kind)) return FH_FALSE;
        if (fhpoll_due(vm, i)) return FH_ERR;
    }
    return fh_bool(text.size != 0);
}

METHOD(isalnum) { return UNUSED, all(vm, self, FH_U_ALNUM); }
METHOD(isalpha) { return UNUSED, all(vm, self, FH_U_ALPHA); }
METHOD(isdigit) { return UNUSED, all(vm, self, FH_U_DIGIT); }

METHOD(isspace) {
    UNUSED;
    FhBytesView text = fhbytes_view(vm, self);
    for (size_t i = 0; i < text.size; i++) {
        if (!is_space(text.data[i])) return FH_FALSE;
        if (fhpoll_due(vm, i)) return FH_ERR;
    }
    return fh_bool(text.size != 0);
}

METHOD(isascii) {
    UNUSED;
    FhBytesView text = fhbytes_view(vm, self);
    for (size_t i = 0; i < text.size; i++) {
        if ((unsigned char)text.data[i] >= 0x80) return FH_FALSE;
    }
    return FH_TRUE;
}

static FhValue one_case(FhVM *vm, FhValue self, unsigned wanted, unsigned other) {
    FhBytesView text = fhbytes_view(vm, self);
    bool seen = false;
    for (size_t i = 0; i < text.size; i++) {
        if (is(text.data[i], other)) return FH_FALSE;
        if (fhpoll_due(vm, i)) return FH_ERR;
        seen = seen || is(text.data[i], wanted);
    }
    return fh_bool(seen);
}

METHOD(islower) { return UNUSED, one_case(vm, self, FH_U_LOWER, FH_U_UPPER); }
METHOD(isupper) { return UNUSED, one_case(vm, self, FH_U_UPPER, FH_U_LOWER); }

METHOD(istitle) {
    UNUSED;
    FhBytesView text = fhbytes_view(vm, self);
    bool seen = false, inside = false;
    for (size_t i = 0; i < text.size; i++) {
        bool up = is(text.data[i], FH_U_UPPER), low = is(text.data[i], FH_U_LOWER);
        if ((up && inside) || (low && !inside)) return FH_FALSE;
        inside = up || low;
        if (fhpoll_due(vm, i)) return FH_ERR;
        seen = seen || up;
    }
    return fh_bool(seen);
}

/* ---- strip ---- */

enum { LEFT = 1, RIGHT = 2, BOTH = 3 };

static FhValue strip(FhVM *vm, FhValue self, const uint64_t set[4], int sides) {
    FhBytesView text = fhbytes_view(vm, self);
    size_t from = 0, to = text.size;
#define IN(at) (set[(unsigned char)text.data[at] >> 6] >> ((unsigned char)text.data[at] & 63) & 1)
    while ((sides & LEFT) && from < to && IN(from)) from++;
    while ((sides & RIGHT) && from < to && IN(to - 1)) to--;
#undef IN
    if (from == 0 && to == text.size) return fhbytes_same(vm, self);
    return fhbytes_like(vm, self, text.data + from, to - from);
}

static FhValue strip_method(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, int sides) {
    uint64_t set[4] = {(uint64_t)0x1F << 9 | (uint64_t)1 << 32, 0, 0, 0};
    if (nargs && args[0] != FH_NONE) {
        FhBuffer b;
        if (fhbuffer_get(vm, args[0], &b, false) < 0) return FH_ERR;
        set[0] = 0;
        for (size_t i = 0; i < b.size; i++) set[b.data[i] >> 6] |= (uint64_t)1 << (b.data[i] & 63);
        fhbuffer_release(vm, &b);
    }
    return strip(vm, self, set, sides);
}

METHOD(strip) { return (void)kwnames, strip_method(vm, self, args, nargs, BOTH); }
METHOD(lstrip) { return (void)kwnames, strip_method(vm, self, args, nargs, LEFT); }
METHOD(rstrip) { return (void)kwnames, strip_method(vm, self, args, nargs, RIGHT); }

/* ---- replace ---- */

static FhValue interleave(FhVM *vm, FhValue self, FhBytesView by, size_t count) {
    FhBytesView text = fhbytes_view(vm, self);
    size_t extra;
    char *out;
    if (count > text.size + 1) count = text.size + 1;
    if (!fhsizes_mul(count, by.size, &extra) || extra > SIZE_MAX / 8) return fhraise_memory(vm);
    FhValue v = fhbytes_like_alloc(vm, self, text.size + extra, &out);
    if (v == FH_ERR) return FH_ERR;
    for (size_t i = 0; i <= text.size; i++) {
        if (i < count) {
            memcpy(out, by.data, by.size);
            out += by.size;
        }
        if (i < text.size) *out++ = text.data[i];
        if (fhpoll_due(vm, i)) return fh_release(vm, v), FH_ERR;
    }
    return v;
}

static FhValue replace(FhVM *vm, FhValue self, FhBytesView from, FhBytesView to, size_t count) {
    FhBytesView text = fhbytes_view(vm, self);
    size_t added;
    char *out;
    if (count == 0 || from.size > text.size) return fhbytes_same(vm, self);
    if (from.size == 0) return interleave(vm, self, to, count);
    FhOccurrences found;
    fhcharge(vm, text.size >> 4);
    if (fhsearch_occurrences(&found, text, from, count, vm) < 0) return FH_ERR;
    size_t n = found.count;
    if (n == 0) return fhbytes_same(vm, self);
    if (!fhsizes_mul(n, to.size, &added) || added > SIZE_MAX / 8) return fhraise_memory(vm);
    FhValue v = fhbytes_like_alloc(vm, self, text.size + added - n * from.size, &out);
    if (v == FH_ERR || fhsearch_fill(out, &found, to, vm) == 0) return v;
    fh_release(vm, v);
    return FH_ERR;
}

METHOD(replace) {
    (void)kwnames;
    FhBuffer from, to;
    int64_t count = -1;
    if (fhbuffer_get(vm, args[0], &from, false) < 0) return FH_ERR;
    if (fhbuffer_get(vm, args[1], &to, false) < 0) return fhbuffer_release(vm, &from), FH_ERR;
    if (nargs == 3 && fhargs_index(vm, args[2], &count) < 0) {
        fhbuffer_release(vm, &from);
        fhbuffer_release(vm, &to);
        return FH_ERR;
    }
    FhValue v =
        replace(vm, self, fhbuffer_view(&from), fhbuffer_view(&to), count < 0 ? SIZE_MAX : (size_t)count);
    fhbuffer_release(vm, &from);
    fhbuffer_release(vm, &to);
    return v;
}

/* ---- padding ---- */

/* Missing columns, or -1; *fill from args[1]. */
static int64_t padding(FhVM *vm, const char *name, FhValue self, const FhValue *args, uint32_t nargs,
                       int64_t *width, char *fill) {
    *fill = ' ';
    if (fhargs_index(vm, args[0], width) < 0) return -1;
    if (nargs > 1) {
        FhValue v = args[1];
        bool bytes = fhbytes_check(vm, v) || fhbytearray_check(vm, v);
        if (!bytes || fhbytes_view(vm, v).size != 1) {
            return fhraise_int(vm, FH_T_TypeError,
                               "%s() argument 2 must be a byte string of length 1, not %V", name, v);
        }
        *fill = fhbytes_view(vm, v).data[0];
    }
    int64_t size = (int64_t)fhbytes_view(vm, self).size;
    return *width > size ? *width - size : 0;
}

static FhValue pad(FhVM *vm, FhValue self, size_t left, size_t right, char fill) {
    FhBytesView text = fhbytes_view(vm, self);
    char *out;
    if (!left && !right) return fhbytes_same(vm, self);
    if (left + right > SIZE_MAX / 8) return fhraise_memory(vm);
    FhValue v = fhbytes_like_alloc(vm, self, text.size + left + right, &out);
    if (v == FH_ERR) return FH_ERR;
    if (fhbytes_repeat(vm, out, &fill, 1, left) == 0 && fhcopy(vm, out + left, text.data, text.size) == 0 &&
        fhbytes_repeat(vm, out + left + text.size, &fill, 1, right) == 0)
        return v;
    fh_release(vm, v);
    return FH_ERR;
}

METHOD(center) {
    (void)kwnames;
    int64_t width;
    char fill;
    int64_t missing = padding(vm, "center", self, args, nargs, &width, &fill);
    if (missing < 0) return FH_ERR;
    int64_t left = missing / 2 + (missing & width & 1);
    return pad(vm, self, (size_t)left, (size_t)(missing - left), fill);
}

METHOD(ljust) {
    (void)kwnames;
    int64_t width;
    char fill;
    int64_t missing = padding(vm, "ljust", self, args, nargs, &width, &fill);
    return missing < 0 ? FH_ERR : pad(vm, self, 0, (size_t)missing, fill);
}

METHOD(rjust) {
    (void)kwnames;
    int64_t width;
    char fill;
    int64_t missing = padding(vm, "rjust", self, args, nargs, &width, &fill);
    return missing < 0 ? FH_ERR : pad(vm, self, (size_t)missing, 0, fill);
}

METHOD(zfill) {
    (void)kwnames;
    int64_t width;
    char fill;
    int64_t missing = padding(vm, "zfill", self, args, nargs, &width, &fill);
    if (missing < 0) return FH_ERR;
    FhValue v = pad(vm, self, (size_t)missing, 0, '0');
    if (v == FH_ERR || !missing) return v;
    char *out = (char *)(uintptr_t)fhbytes_view(vm, v).data;
    if (fhbytes_view(vm, v).size > (size_t)missing && (out[missing] == '+' || out[missing] == '-')) {
        out[0] = out[missing];
        out[missing] = '0';
    }
    return v;
}

static void expand(FhText *t, FhBytesView text, int64_t tab, bool bytes) {
    int64_t column = 0;
    for (size_t i = 0; i < text.size && !t->failed; i++) {
        char c = text.data[i];
        if (c == '\t') {
            int64_t blanks = tab > 0 ? tab - column % tab : 0;
            fhtext_fill(t, ' ', (size_t)blanks);
            column += blanks;
            continue;
        }
        column = c == '\n' || c == '\r' ? 0 : column + (bytes || (c & 0xC0) != 0x80);
        fhtext_add(t, &c, 1);
    }
}

int fhbytes_expandtabs(FhVM *vm, FhBytesView text, bool bytes, const FhValue *args, uint32_t nargs,
                       FhValue kwnames, FhText *t) {
    static const char *const names[] = {"tabsize", NULL};
    static const FhParams params = {"expandtabs", names, 0, 0, 1};
    FhValue v;
    int64_t tab = 8;
    if (fhargs(vm, &params, args, nargs, kwnames, &v) < 0) return -1;
    if (v != FH_NOVALUE && fhbytes_c_int(vm, v, &tab) < 0) return -1;
    fhtext_init(t, vm);
    expand(t, text, tab, bytes);
    return 0;
}

METHOD(expandtabs) {
    FhText t;
    if (fhbytes_expandtabs(vm, fhbytes_view(vm, self), true, args, nargs, kwnames, &t) < 0) return FH_ERR;
    FhValue made = t.failed ? FH_ERR : fhbytes_like(vm, self, t.data, t.size);
    fhtext_free(&t);
    return made;
}

/* ---- translate ---- */

static FhValue translate(FhVM *vm, FhValue self, const uint8_t *table, const FhBuffer *delete_) {
    bool gone[256] = {false};
    for (size_t i = 0; i < delete_->size; i++) gone[delete_->data[i]] = true;
    FhBytesView text = fhbytes_view(vm, self);
    size_t n = 0;
    char *out;
    for (size_t i = 0; i < text.size; i++) {
        n += !gone[(unsigned char)text.data[i]];
        if (fhpoll_due(vm, i)) return FH_ERR;
    }
    FhValue v = fhbytes_like_alloc(vm, self, n, &out);
    if (v == FH_ERR) return FH_ERR;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (!gone[c]) *out++ = (char)(table ? table[c] : c);
        if (fhpoll_due(vm, i)) return fh_release(vm, v), FH_ERR;
    }
    return v;
}

METHOD(translate) {
    static const char *const names[] = {"", "delete", NULL};
    static const FhParams params = {"translate", names, 1, 1, 2};
    FhValue v[2];
    FhBuffer table = {.owner = FH_NOVALUE}, delete_ = {.owner = FH_NOVALUE};
    FhValue made = FH_ERR;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (v[0] != FH_NONE && fhbuffer_get(vm, v[0], &table, false) < 0) return FH_ERR;
    if (v[0] != FH_NONE && table.size != 256) {
        fhraise(vm, FH_T_ValueError, "translation table must be 256 characters long");
    } else if (v[1] == FH_NOVALUE || fhbuffer_get(vm, v[1], &delete_, false) == 0) {
        made = translate(vm, self, table.data, &delete_);
    }
    fhbuffer_release(vm, &delete_);
    fhbuffer_release(vm, &table);
    return made;
}

METHOD(maketrans) {
    (void)self, (void)nargs, (void)kwnames;
    FhBuffer from, to;
    if (fhbuffer_get(vm, args[0], &from, false) < 0) return FH_ERR;
    if (fhbuffer_get(vm, args[1], &to, false) < 0) return fhbuffer_release(vm, &from), FH_ERR;
    FhValue v = FH_ERR;
    if (from.size != to.size) {
        fhraise(vm, FH_T_ValueError, "maketrans arguments must have same length");
    } else {
        FhBytes *table = fhbytes_alloc(vm, 256);
        for (unsigned i = 0; table && i < 256; i++) table->data[i] = (uint8_t)i;
        for (size_t i = 0; table && i < from.size; i++) table->data[from.data[i]] = to.data[i];
        if (table) v = fh_val(table);
    }
    fhbuffer_release(vm, &from);
    fhbuffer_release(vm, &to);
    return v;
}
