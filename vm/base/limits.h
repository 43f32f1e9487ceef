/* Bounds that keep hostile input from exhausting a stack or overflowing a size, in one place. */
#ifndef FH_BASE_LIMITS_H
#define FH_BASE_LIMITS_H

#define FH_MAX_SOURCE_SIZE  0x7fffff00u /* bytes of one source text: places fit 31 bits */
#define FH_MAX_BRACKETS     200         /* open ( [ { at once */
#define FH_MAX_INDENTS      100         /* nested blocks */
#define FH_MAX_SYNTAX_DEPTH 3000 /* nested expressions and patterns of a tree; the cheap ones count 1 */

#endif
