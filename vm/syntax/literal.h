/* String literals between the token and the tree: what literal.c, strings.c and fstring.c share. */
#ifndef FH_SYNTAX_LITERAL_H
#define FH_SYNTAX_LITERAL_H

#include "parser_core.h"

/* A STRING token taken apart. */
typedef struct FhLiteral {
    FhToken token;
    const char *start, *end; /* between the quotes */
    bool raw, bytes, format, u_prefix;
} FhLiteral;

/* The value of adjacent literals while it is put together: text, and the finished values of an f-string. */
typedef struct FhPieces {
    FhPlace start, end; /* of the nodes */
    uint32_t base;      /* scratch index of the first value */
    const char *text;   /* not yet made a Constant */
    uint32_t size;
    uint32_t capacity; /* 0 while `text` is borrowed */
    bool u_prefix;
} FhPieces;

/* token: the literal that the text is of, for warnings. */
bool fhliteral_unescape(FhParser *p, const FhToken *token, const char *start, const char *end, bool bytes,
                        FhConstant *out);

bool fhpieces_add(FhParser *p, FhPieces *pieces, const char *text, uint32_t size);
bool fhpieces_flush(FhParser *p, FhPieces *pieces); /* pushes the text, if any, as a Constant */

/* A node with the place of the pieces. */
FhExpr *fhpieces_place(const FhPieces *pieces, FhExpr *e);

/* Adds the literal's text and values. */
bool fhfstring_add(FhParser *p, FhPieces *pieces, const FhLiteral *literal);

#endif
