/* Text that grows. After an addition for which there is no memory `failed` is set and nothing is added any more, so that
 * one question at the end is enough. The text is NUL-terminated once something has been added. */
#ifndef REPL_TEXT_H
#define REPL_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef struct Text {
    char *data;
    size_t size, capacity;
    bool failed;
} Text;

void text_add(Text *t, const char *bytes, size_t size);
void text_c(Text *t, const char *s);
void text_char(Text *t, char c);
void text_repeat(Text *t, char c, size_t n);
void text_format(Text *t, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;
bool text_add_file(Text *t, FILE *f); /* all that is left of it; false: see errno */
/* Replaces `removed` bytes at `at` by others. False: no memory, the text is as it was and can still be changed. */
bool text_replace(Text *t, size_t at, size_t removed, const char *bytes, size_t size);
void text_clear(Text *t); /* empty, memory kept */
void text_free(Text *t);

bool text_is(const Text *t, const char *string);
/* The text, "" where nothing has been added. */
static inline const char *text_of(const Text *t) { return t->data ? t->data : ""; }

/* One code point from s < end, its length in *size; a byte that is no UTF-8 counts as one: U+FFFD. */
uint32_t text_decode(const char *s, const char *end, size_t *size);
unsigned text_encode(uint32_t code_point, char out[4]);

#endif
