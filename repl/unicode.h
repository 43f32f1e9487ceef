/* Graphemes: what the user sees as one character, and the columns it takes on a terminal. Text is UTF-8; a byte that is no
 * part of a character counts as one. ASCII does not touch utf8proc's tables. */
#ifndef REPL_UNICODE_H
#define REPL_UNICODE_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the grapheme at `at`, at least 1 when at < size; *columns (may be NULL): 0 to 2. A control character takes two:
 * it is shown as ^X. */
size_t unicode_grapheme(const char *text, size_t size, size_t at, unsigned *columns);
/* Where the grapheme before `at` starts; 0 at the start of the text. */
size_t unicode_before(const char *text, size_t size, size_t at);
size_t unicode_columns(const char *text, size_t size);
/* A letter, digit or underscore. */
bool unicode_is_word(const char *text, size_t size, size_t at);
/* Of a lead byte: how many bytes the character has; 1 for what is no lead byte. */
size_t unicode_length(unsigned char lead);
/* Copies text so that it is valid UTF-8 without control characters but newline and tab, CR and CRLF as newlines; what is not
 * becomes U+FFFD. to has room for 3 * size bytes; the bytes written. */
size_t unicode_clean(char *to, const char *text, size_t size);

#endif
