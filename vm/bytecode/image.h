/* Images: a code object, with all that lies below it, as bytes that another VM of the same version can load.
 *
 *   | magic 4 | version 2 | 0 2 | fingerprint 4 | strings 4 | checksum 8 | string table | code |      little-endian
 *
 * Numbers are of variable length (7 bits a byte, low ones first). The string table holds every text once: size * 2 +
 * interned, bytes. A code is its numbers, its names as numbers of strings, its constants (a letter and what follows), its
 * instructions (opcode, the operands that it has, the second word where it has a meaning) and its tables, as differences.
 * Caches are not written: quick forms go out as what they were made from. The same code gives the same bytes. */
#ifndef FH_BYTECODE_IMAGE_H
#define FH_BYTECODE_IMAGE_H

#include "bytecode/code.h"

enum { FHIMAGE_VERSION = 2 };

FhValue fhimage_write(FhVM *vm, FhCode *code) FH_MUST_CHECK; /* bytes; ValueError: it cannot be written */
/* The code. Whatever the bytes are, nothing but a ValueError (or MemoryError, RecursionError) comes of it: they are checked
 * against the checksum, and the code is verified. `trusted`: bytes that this program's own build made are not. */
FhValue fhimage_read(FhVM *vm, const uint8_t *data, size_t size, bool trusted) FH_MUST_CHECK;

/* For tests: sets the checksum right. */
void fhimage_seal(uint8_t *data, size_t size);

#endif
