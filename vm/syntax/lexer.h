/* Text to tokens, one at a time, with Python's indentation and bracket rules and CPython's messages.
 *
 * The text must end with a newline and FHSOURCE_PADDING NULs (see source.h) and hold no other NUL. A lexer may work on
 * a piece of the source (an f-string's expression): `base` then says where the piece stands, so that tokens carry
 * places in the source; errors are told in the piece's own columns, as CPython does.
 */
#ifndef FH_SYNTAX_LEXER_H
#define FH_SYNTAX_LEXER_H

#include <stdbool.h>
#include "../base/limits.h"
#include "diagnostic.h"
#include "tokens.h"

typedef struct FhLexer {
    const char *text, *end, *cur;
    uint32_t line_base; /* offset of the current line's column 0, modulo 2^32 */
    uint32_t lineno;
    uint32_t first_lineno, first_col; /* the place of text[0] */
    int pending;                      /* INDENT (> 0) or DEDENT (< 0) tokens to hand out */
    bool at_line_start;
    bool minor;       /* the error is one of layout or of the end: a parser's error has precedence over it */
    bool open_string; /* the error is a triple-quoted string that the text ends in */
    uint32_t indents;
    uint32_t brackets;
    FhDiagnostic *err;
    FhWarnings *warnings;                        /* or NULL */
    uint32_t columns[FH_MAX_INDENTS + 1];        /* indentation with tabs to multiples of 8 */
    uint32_t narrow_columns[FH_MAX_INDENTS + 1]; /* the same with tabs as one column: both must agree */
    uint32_t bracket_lines[FH_MAX_BRACKETS];
    uint32_t bracket_cols[FH_MAX_BRACKETS];
    char bracket_kinds[FH_MAX_BRACKETS];
} FhLexer;

/* `err` gets the first error. */
void fhlexer_init(FhLexer *x, const char *text, size_t size, FhDiagnostic *err);

/* The next token; false after an error, with x->err filled. After END, END again. */
bool fhlexer_next(FhLexer *x, FhToken *t);

/* "'(' was never closed" for the innermost open bracket; x->brackets is not 0. */
void fhlexer_report_unclosed(FhLexer *x);

/* identifier.c: is the UTF-8 text of `size` bytes, which starts like an identifier, one? The offset of the first bad
 * character, or the whole size when all is well. */
size_t fhidentifier_prefix(const char *s, size_t size);

#endif
