/* Properties and case mappings of code points, as Python's str methods use them (Unicode 14.0). */
#ifndef FH_OBJECTS_UNICODE_H
#define FH_OBJECTS_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

/* ASCII by table: the common case of every test below. */
enum {
    FH_U_LOWER = 1,
    FH_U_UPPER = 2,
    FH_U_ALPHA = 3,
    FH_U_DIGIT = 4,
    FH_U_ALNUM = 7,
    FH_U_SPACE = 8,
    FH_U_UNDERSCORE = 16,
    FH_U_PRINT = 32,
    FH_U_NAME = 23 /* may stand in an identifier */
};
extern const uint8_t fhunicode_ascii[256]; /* FH_U_ bits; 0 from 0x80 on */

bool fhunicode_is_alpha(uint32_t c);
bool fhunicode_is_lower(uint32_t c);
bool fhunicode_is_upper(uint32_t c);
bool fhunicode_is_title(uint32_t c); /* category Lt */
bool fhunicode_is_cased(uint32_t c);
bool fhunicode_is_case_ignorable(uint32_t c);
bool fhunicode_is_space(uint32_t c);
bool fhunicode_is_printable(uint32_t c);
bool fhunicode_is_name_start(uint32_t c); /* XID_Start or underscore */
bool fhunicode_is_name_part(uint32_t c);  /* XID_Continue */
int fhunicode_decimal(uint32_t c);        /* its value 0 … 9, or -1 */
bool fhunicode_is_digit(uint32_t c);
bool fhunicode_is_numeric(uint32_t c);
bool fhunicode_is_later(uint32_t c); /* utf8proc knows it, Unicode 14.0 does not */

/* The mapped text of c: 1 to 3 code points; returns how many. Context (final sigma) is the caller's part. */
unsigned fhunicode_upper(uint32_t c, uint32_t out[3]);
unsigned fhunicode_lower(uint32_t c, uint32_t out[3]);
unsigned fhunicode_title(uint32_t c, uint32_t out[3]);
unsigned fhunicode_fold(uint32_t c, uint32_t out[3]);

#endif
