/* Bytes of a file or string to the text that the lexer reads: UTF-8 without BOM, newlines as \n, the last line ended,
 * FHSOURCE_PADDING NULs behind it so that short look-ahead needs no check. */
#ifndef FH_SYNTAX_SOURCE_H
#define FH_SYNTAX_SOURCE_H

#include "diagnostic.h"
#include "parser.h"

enum { FHSOURCE_PADDING = 16 };

typedef struct FhSource {
    const char *text;
    uint32_t size;
    bool unended;         /* the last line had no newline of its own */
    bool last_line_empty; /* as it was given: text that ends with a newline, or blanks behind one */
} FhSource;

/* Allocates in `arena`; false with `err` filled. */
bool fhsource_decode(const FhParseInput *in, FhBump *arena, FhSource *out, FhDiagnostic *err);

#endif
