/* Unicode's names of characters, as \N{...} and unicodedata look them up: names and aliases of Unicode 14.0. */
#ifndef FH_BASE_CHARNAMES_H
#define FH_BASE_CHARNAMES_H

#include <stddef.h>
#include <stdint.h>

/* The code point with this name, or FHUTF8_INVALID. Letters may be of either case, but in names that hold the number of
 * an ideograph or the sound of a syllable: so CPython has it. */
uint32_t fhcharnames_find(const char *name, size_t size);

/* The name of a code point (not an alias) into out; its size, 0 for one without a name. */
#define FHCHARNAMES_LONGEST 256
size_t fhcharnames_name(uint32_t code, char out[FHCHARNAMES_LONGEST]);

#endif
