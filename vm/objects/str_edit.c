/* str: strip, replace, padding, zfill, expandtabs, encode. */
#include "base/sizes.h"
#include "base/utf8.h"
#include "objects/dead.h"
#include "objects/bytes_methods.h"
#include "objects/protocol.h"
#include "objects/str_methods.h"
#include "objects/unicode.h"

#define METHOD(name)                                                                                         \
    FhValue fhstr_m_##name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)

/* ---- strip ---- */

enum { LEFT = 1, RIGHT = 2, BOTH = 3 };

/* What is stripped: white space, or the characters of a str. */
typedef struct Stripped {
    bool blanks;
    FhBytesView chars;
    uint64_t ascii[2]; /* the ASCII ones, a bit each */
} Stripped;

static Stripped stripped_chars(FhValue chars) {
    Stripped s = {true, {0}, {0}};
    if (chars == FH_NONE) return s;
    s.blanks = false;
    s.chars = fhstr_view(chars);
    for (size_t i = 0; i < s.chars.size; i++) {
        unsigned char c = (unsigned char)s.chars.data[i];
        if (c < 0x80) s.ascii[c >> 6] |= (uint64_t)1 << (c & 63);
    }
    return s;
}

static inline bool is_stripped_ascii(const Stripped *s, unsigned char c) {
    return s->blanks ? fhunicode_ascii[c] & FH_U_SPACE : s->ascii[c >> 6] >> (c & 63) & 1;
}

/* Is the code point of `size` bytes at p one of them? */
static bool is_stripped(FhVM *vm, const Stripped *s, const char *p, size_t size) {
    unsigned char c = (unsigned char)*p;
    if (c < 0x80) return is_stripped_ascii(s, c);
    unsigned n;
    if (s->blanks) return fhunicode_is_space(fhutf8_decode_wtf8(p, p + size, &n));
    return fhsearch_find(vm, s->chars, (FhBytesView){p, size}) >= 0;
}

static FhValue strip(FhVM *vm, FhValue v, FhValue chars, int sides) {
    Stripped s = stripped_chars(chars);
    const char *text = fhstr_text(v), *p = text, *end = text + fhstr_size(v);
    for (size_t i = 0; (sides & LEFT) && p < end; i++) {
        size_t size = 1;
        if (fhpoll_due(vm, i)) return FH_ERR;
        if ((unsigned char)*p < 0x80) {
            if (!is_stripped_ascii(&s, (unsigned char)*p)) break;
            p++;
            continue;
        }
        while (p + size < end && (p[size] & 0xC0) == 0x80) size++;
        if (!is_stripped(vm, &s, p, size)) break;
        p += size;
    }
    for (size_t i = 0; (sides & RIGHT) && p < end; i++) {
        const char *q = end - 1;
        if (fhpoll_due(vm, i)) return FH_ERR;
        if ((unsigned char)*q < 0x80) {
            if (!is_stripped_ascii(&s, (unsigned char)*q)) break;
            end = q;
            continue;
        }
        while ((*q & 0xC0) == 0x80) q--;
        if (!is_stripped(vm, &s, q, (size_t)(end - q))) break;
        end = q;
    }
    if (fhpending(vm)) return FH_ERR; /* a poll in is_stripped() */
    fhcharge(vm, (fhstr_size(v) - (size_t)(end - p)) >> 1);
    if (p == text && (size_t)(end - p) == fhstr_size(v)) return fhstr_as_exact(vm, v);
    return fhstr_piece(vm, v, p, (size_t)(end - p));
}

static FhValue strip_method(FhVM *vm, const char *name, FhValue s, const FhValue *args, uint32_t nargs,
                            int sides) {
    FhValue chars = nargs ? args[0] : FH_NONE;
    if (chars != FH_NONE && !fhstr_check(vm, chars)) {
        if (fh_is_dead(chars)) return fhdead_raise(vm, chars);
        return fhraise(vm, FH_T_TypeError, "%s arg must be None or str", name);
    }
    return strip(vm, s, chars, sides);
}

METHOD(strip) {
    (void)kwnames;
    return strip_method(vm, "strip", self, args, nargs, BOTH);
}

METHOD(lstrip) {
    (void)kwnames;
    return strip_method(vm, "lstrip", self, args, nargs, LEFT);
}

METHOD(rstrip) {
    (void)kwnames;
    return strip_method(vm, "rstrip", self, args, nargs, RIGHT);
}

/* ---- replace ---- */

/* `by` before each of the first `count` code points, and at the end if count reaches it. */
static FhValue interleave(FhVM *vm, FhValue v, FhValue by, size_t count) {
    size_t length = (size_t)fhstr_length(v), extra;
    if (count > length + 1) count = length + 1;
    if (!fhsizes_mul(count, fhstr_size(by), &extra) || extra > SIZE_MAX / 8) return fhraise_memory(vm);
    FhStr *s = fhstr_alloc(vm, fhstr_size(v) + extra, length + count * (size_t)fhstr_length(by));
    if (!s) return FH_ERR;
    char *out = s->bytes;
    const char *p = fhstr_text(v), *end = p + fhstr_size(v);
    for (; count; count--) {
        memcpy(out, fhstr_text(by), fhstr_size(by));
        out += fhstr_size(by);
        if (p == end) break;
        do *out++ = *p++;
        while (p < end && (*p & 0xC0) == 0x80);
    }
    memcpy(out, p, (size_t)(end - p));
    return fhstr_shared(vm, s);
}

static FhValue replace_bytes(FhVM *vm, FhValue v, char old, char by, size_t count) {
    size_t size = fhstr_size(v);
    const char *found = memchr(fhstr_text(v), old, size);
    if (!found) return fhstr_as_exact(vm, v);
    FhStr *s = fhstr_alloc(vm, size, (size_t)fhstr_length(v));
    if (!s) return FH_ERR;
    memcpy(s->bytes, fhstr_text(v), size);
    char *p = s->bytes + (found - fhstr_text(v)), *end = s->bytes + size;
    if (count >= size) fhsearch_replace_byte(p, (size_t)(end - p), old, by), count = 0;
    for (; count && p; count--) {
        *p++ = by;
        p = memchr(p, old, (size_t)(end - p));
    }
    return fhstr_shared(vm, s);
}

static FhValue replace(FhVM *vm, FhValue v, FhValue old, FhValue by, size_t count) {
    FhBytesView text = fhstr_view(v), from = fhstr_view(old), to = fhstr_view(by);
    if (count == 0 || from.size > text.size) return fhstr_as_exact(vm, v);
    if (from.size == 0) return interleave(vm, v, by, count);
    if (from.size == 1 && to.size == 1) return replace_bytes(vm, v, from.data[0], to.data[0], count);
    FhOccurrences found;
    fhcharge(vm, text.size >> 4);
    if (fhsearch_occurrences(&found, text, from, count, vm) < 0) return FH_ERR;
    size_t n = found.count, added;
    if (n == 0) return fhstr_as_exact(vm, v);
    if (!fhsizes_mul(n, to.size, &added) || added > SIZE_MAX / 8) return fhraise_memory(vm);
    size_t length = (size_t)fhstr_length(v) + n * (size_t)fhstr_length(by) - n * (size_t)fhstr_length(old);
    FhStr *s = fhstr_alloc(vm, text.size + added - n * from.size, length);
    if (!s) return FH_ERR;
    if (fhsearch_fill(s->bytes, &found, to, vm) == 0) return fhstr_shared(vm, s);
    fh_release(vm, fh_val(&s->header));
    return FH_ERR;
}

METHOD(replace) {
    (void)kwnames;
    for (unsigned i = 0; i < 2; i++) {
        if (fhstr_check(vm, args[i])) continue;
        return fhraise(vm, FH_T_TypeError, "replace() argument %u must be str, not %V", i + 1, args[i]);
    }
    int64_t count = -1;
    if (nargs == 3 && fhargs_index(vm, args[2], &count) < 0) return FH_ERR;
    return replace(vm, self, args[0], args[1], count < 0 ? SIZE_MAX : (size_t)count);
}

/* ---- padding ---- */

static FhValue pad(FhVM *vm, FhValue v, size_t left, size_t right, uint32_t fill) {
    FhText t;
    if (!left && !right) return fhstr_as_exact(vm, v);
    if (left + right > (size_t)INT64_MAX - (size_t)fhstr_length(v)) {
        return fhraise(vm, FH_T_OverflowError, "padded string is too long");
    }
    if (fill < 0x80 && left + right < 64 << 20) { /* of known size, and soon done */
        size_t size = fhstr_size(v);
        FhStr *s = fhstr_alloc(vm, size + left + right, (size_t)fhstr_length(v) + left + right);
        if (!s) return FH_ERR;
        memset(s->bytes, (int)fill, left);
        memcpy(s->bytes + left, fhstr_text(v), size);
        memset(s->bytes + left + size, (int)fill, right);
        return fhstr_shared(vm, s);
    }
    fhtext_init(&t, vm);
    fhtext_fill(&t, fill, left);
    fhtext_str(&t, v);
    fhtext_fill(&t, fill, right);
    return fhtext_finish(&t);
}

/* width and fill character of center, ljust, rjust; the columns that are missing, or -1. */
static int64_t padding(FhVM *vm, FhValue s, const FhValue *args, uint32_t nargs, int64_t *width,
                       uint32_t *fill) {
    *fill = ' ';
    if (fhargs_index(vm, args[0], width) < 0) return -1;
    if (nargs > 1) {
        if (!fhstr_check(vm, args[1])) {
            return fhraise_int(vm, FH_T_TypeError, "The fill character must be a unicode character, not %T",
                               args[1]);
        }
        if (fhstr_length(args[1]) != 1) {
            return fhraise_int(vm, FH_T_TypeError, "The fill character must be exactly one character long");
        }
        *fill = fhstr_at(vm, args[1], 0);
    }
    int64_t length = fhstr_length(s);
    return *width > length ? *width - length : 0;
}

METHOD(center) {
    (void)kwnames;
    int64_t width;
    uint32_t fill;
    int64_t missing = padding(vm, self, args, nargs, &width, &fill);
    if (missing < 0) return FH_ERR;
    int64_t left = missing / 2 + (missing & width & 1);
    return pad(vm, self, (size_t)left, (size_t)(missing - left), fill);
}

METHOD(ljust) {
    (void)kwnames;
    int64_t width;
    uint32_t fill;
    int64_t missing = padding(vm, self, args, nargs, &width, &fill);
    return missing < 0 ? FH_ERR : pad(vm, self, 0, (size_t)missing, fill);
}

METHOD(rjust) {
    (void)kwnames;
    int64_t width;
    uint32_t fill;
    int64_t missing = padding(vm, self, args, nargs, &width, &fill);
    return missing < 0 ? FH_ERR : pad(vm, self, (size_t)missing, 0, fill);
}

METHOD(zfill) {
    (void)kwnames;
    int64_t width;
    uint32_t fill;
    int64_t missing = padding(vm, self, args, nargs, &width, &fill);
    if (missing < 0) return FH_ERR;
    FhValue v = pad(vm, self, (size_t)missing, 0, '0');
    if (v == FH_ERR || !missing || !fhstr_size(self)) return v;
    char *sign = fhas_str(v)->bytes + missing;
    if (*sign == '+' || *sign == '-') {
        fhas_str(v)->bytes[0] = *sign;
        *sign = '0';
    }
    return v;
}

/* ---- expandtabs ---- */

METHOD(expandtabs) {
    FhText t;
    if (fhbytes_expandtabs(vm, fhstr_view(self), false, args, nargs, kwnames, &t) < 0) return FH_ERR;
    return fhtext_finish(&t);
}

METHOD(encode) {
    static const char *const names[] = {"encoding", "errors", NULL};
    static const FhParams params = {"encode", names, 0, 0, 2};
    FhValue v[2];
    const char *encoding, *errors;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (fhcodecs_arguments(vm, "encode", v, &encoding, &errors) < 0) return FH_ERR;
    return fhstr_encode(vm, self, encoding, errors);
}
