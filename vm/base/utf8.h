/* UTF-8 helpers that know nothing of values. Lengths are in bytes; a decoder never reads past `end`. */
#ifndef FH_BASE_UTF8_H
#define FH_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FHUTF8_INVALID 0xFFFFFFFFu

/* One code point from s < end, its length in *size. Strict: FHUTF8_INVALID (with *size 1) for a malformed or overlong
 * sequence, a surrogate or a value above U+10FFFF. */
uint32_t fhutf8_decode(const char *s, const char *end, unsigned *size);

/* As above, but a surrogate's three bytes (WTF-8) decode to that surrogate. */
uint32_t fhutf8_decode_wtf8(const char *s, const char *end, unsigned *size);

/* Writes 1 to 4 bytes for a code point below 0x110000 (surrogates as three bytes); returns how many. */
unsigned fhutf8_encode(uint32_t code, char *out);

/* Code points in well-formed text. */
size_t fhutf8_count(const char *s, size_t size);

/* The length of the prefix that is valid strict UTF-8: `size` when all is. */
size_t fhutf8_valid_prefix(const char *s, size_t size);

/* Why the sequence at s is malformed, in the words of Python's decoder: "invalid start byte", "invalid continuation
 * byte" or "unexpected end of data". */
const char *fhutf8_error_reason(const char *s, const char *end);

/* True when every byte is below 0x80. */
bool fhutf8_is_ascii(const char *s, size_t size);

#endif
