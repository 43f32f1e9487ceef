/* repr and ascii of str. Runs no script. */
#include "base/utf8.h"
#include "objects/str.h"
#include "objects/unicode.h"

/* Adds the escape of c, which is not printable (or, for ascii, not ASCII). */
static int add_escape(FhText *t, uint32_t c) {
    static const char digits[] = "0123456789abcdef";
    char out[10] = {'\\', 'n'};
    unsigned count = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    switch (c) {
    case '\n': return fhtext_add(t, "\\n", 2);
    case '\r': return fhtext_add(t, "\\r", 2);
    case '\t': return fhtext_add(t, "\\t", 2);
    default: break;
    }
    out[1] = count == 2 ? 'x' : count == 4 ? 'u' : 'U';
    for (unsigned i = 0; i < count; i++) out[2 + i] = digits[c >> 4 * (count - 1 - i) & 15];
    return fhtext_add(t, out, 2 + count);
}

/* The first byte from p on that repr does not show as it is; for ASCII, by table alone. */
static const char *plain_end(const char *p, const char *end, char quote) {
    while (p < end && (fhunicode_ascii[(unsigned char)*p] & FH_U_PRINT) && *p != quote && *p != '\\') p++;
    return p;
}

static char choose_quote(const char *p, size_t n) {
    return memchr(p, '\'', n) && !memchr(p, '"', n) ? '"' : '\'';
}

int fhstr_repr_to(FhText *t, FhValue v) {
    const char *p = fhstr_text(v), *end = p + fhstr_size(v);
    char quote = choose_quote(p, (size_t)(end - p));
    fhtext_char(t, (unsigned char)quote);
    for (size_t steps = 1; p < end && !t->failed; steps++) {
        if (steps % (1 << 16) == 0 && fhpoll(t->vm) < 0) return t->failed = true, -1;
        const char *plain = plain_end(p, end, quote);
        fhtext_add(t, p, (size_t)(plain - p));
        if ((p = plain) == end) break;
        unsigned size;
        uint32_t c = fhutf8_decode_wtf8(p, end, &size);
        if (c == (unsigned char)quote || c == '\\') {
            fhtext_char(t, '\\');
            fhtext_char(t, c);
        } else if (fhunicode_is_printable(c)) {
            fhtext_add(t, p, size);
        } else {
            add_escape(t, c);
        }
        p += size;
    }
    return fhtext_char(t, (unsigned char)quote);
}

FhValue fhstr_repr(FhVM *vm, FhValue v) {
    FhText t;
    const char *text = fhstr_text(v);
    size_t size = fhstr_size(v);
    if (plain_end(text, text + size, '\'') == text + size) { /* ASCII without escapes */
        FhStr *s = fhstr_alloc(vm, size + 2, size + 2);
        if (!s) return FH_ERR;
        s->bytes[0] = s->bytes[size + 1] = '\'';
        memcpy(s->bytes + 1, text, size);
        return fh_val(s);
    }
    fhtext_init(&t, vm);
    fhstr_repr_to(&t, v);
    return fhtext_finish(&t);
}

FhValue fhstr_ascii_repr(FhVM *vm, FhValue repr) {
    if (fhstr_ascii(repr)) return fh_retain(repr);
    FhText t;
    fhtext_init(&t, vm);
    const char *p = fhstr_text(repr), *end = p + fhstr_size(repr);
    while (p < end && !t.failed) {
        unsigned size;
        uint32_t c = fhutf8_decode_wtf8(p, end, &size);
        c < 0x80 ? fhtext_char(&t, c) : add_escape(&t, c);
        p += size;
    }
    return fhtext_finish(&t);
}
