/* Source text to syntax tree: the whole front end behind one call.
 *
 * The source is decoded (BOM, encoding declaration, newlines), cut into tokens and parsed by recursive descent. A first
 * pass builds the tree and knows only that something is wrong; after a failure a second pass over the statement at
 * fault finds the message. Nothing is shared between parses; the input text is not referenced once the call returns.
 */
#ifndef FH_SYNTAX_PARSER_H
#define FH_SYNTAX_PARSER_H

#include "diagnostic.h"
#include "tree.h"

typedef enum FhParseMode {
    FHPARSE_FILE,   /* Module */
    FHPARSE_SINGLE, /* Interactive: one statement */
    FHPARSE_EVAL    /* Expression */
} FhParseMode;

enum {
    FHPARSE_UTF8 = 1,        /* the text came from a str: no BOM, no encoding declaration to obey */
    FHPARSE_INCOMPLETE = 2,  /* at the prompt: input that more lines could complete fails with the SyntaxError
                                  "incomplete input" */
    FHPARSE_KEEP_FUTURE = 4, /* annotations are strings already (an enclosing unit imported them so) */
    FHPARSE_DONT_IMPLY_DEDENT =
        8 /* at the prompt: a block ends with an empty line (the text ends with a newline), not
                                     with the text */
};

typedef struct FhParseInput {
    const char *text;
    size_t size;
    const char *filename; /* for messages only; may be NULL */
    FhParseMode mode;
    unsigned flags;
    const FhAlloc *alloc; /* NULL: fhalloc_system */
    FhWarnings *warnings; /* NULL: not wanted */
} FhParseInput;

/* The tree, to be freed with fhtree_free, or NULL with `err` filled. `err` need not be initialised; free it with
 * fhdiagnostic_free (harmless after success). */
FhTree *fhparse(const FhParseInput *in, FhDiagnostic *err);

#endif
