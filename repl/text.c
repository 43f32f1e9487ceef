/* See text.h. */
#include "text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static bool make_room(Text *t, size_t size) {
    if (t->failed) return false;
    if (size < t->capacity - t->size) return true;
    size_t capacity = (t->size + size + 64) * 2;
    char *grown = capacity > size ? realloc(t->data, capacity) : NULL;
    if (!grown) {
        errno = ENOMEM;
        t->failed = true;
        return false;
    }
    t->data = grown;
    t->capacity = capacity;
    return true;
}

void text_add(Text *t, const char *bytes, size_t size) {
    if (!make_room(t, size)) return;
    if (size) memcpy(t->data + t->size, bytes, size);
    t->size += size;
    t->data[t->size] = 0;
}

void text_c(Text *t, const char *s) { text_add(t, s, strlen(s)); }

void text_char(Text *t, char c) { text_add(t, &c, 1); }

void text_repeat(Text *t, char c, size_t n) {
    while (n-- && !t->failed) text_add(t, &c, 1);
}

void text_format(Text *t, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    if (size >= 0 && make_room(t, (size_t)size)) {
        vsnprintf(t->data + t->size, (size_t)size + 1, format, again);
        t->size += (size_t)size;
    }
    va_end(again);
    va_end(args);
}

bool text_add_file(Text *t, FILE *f) {
    for (;;) {
        if (!make_room(t, 1 << 14)) return false;
        size_t n = fread(t->data + t->size, 1, t->capacity - t->size - 1, f);
        t->size += n;
        t->data[t->size] = 0;
        if (n == 0) return !ferror(f);
    }
}

bool text_replace(Text *t, size_t at, size_t removed, const char *bytes, size_t size) {
    t->failed = false;
    if (size >= removed && !make_room(t, size - removed)) return t->failed = false;
    memmove(t->data + at + size, t->data + at + removed, t->size - at - removed);
    if (size) memcpy(t->data + at, bytes, size);
    t->size += size - removed;
    t->data[t->size] = 0;
    return true;
}

bool text_is(const Text *t, const char *string) {
    return t->size == strlen(string) && memcmp(text_of(t), string, t->size) == 0;
}

void text_clear(Text *t) {
    t->size = 0;
    t->failed = false;
    if (t->data) t->data[0] = 0;
}

void text_free(Text *t) {
    free(t->data);
    *t = (Text){0};
}

uint32_t text_decode(const char *s, const char *end, size_t *size) {
    unsigned char c = (unsigned char)*s;
    size_t n = c < 0x80 ? 1 : c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
    *size = 1;
    if (n == 1) return c;
    if (n == 0 || (size_t)(end - s) < n) return 0xFFFD;
    uint32_t code = c & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        if ((s[i] & 0xC0) != 0x80) return 0xFFFD;
        code = code << 6 | (s[i] & 0x3Fu);
    }
    if ((n == 3 && code < 0x800) || (n == 4 && (code < 0x10000 || code > 0x10FFFF))) return 0xFFFD;
    if (code >= 0xD800 && code < 0xE000) return 0xFFFD;
    *size = n;
    return code;
}

unsigned text_encode(uint32_t c, char out[4]) {
    if (c < 0x80) return out[0] = (char)c, 1;
    unsigned n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (unsigned i = n - 1; i > 0; i--, c >>= 6) out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)((0xF00u >> n & 0xF0) | c);
    return n;
}
