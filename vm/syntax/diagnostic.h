/* What the front end and the compiler say about a faulty source: kind, message and place, in the terms of CPython's
 * SyntaxError, whose attributes the fields become.
 *
 * `lineno` and `end_lineno` count from 1. `offset` and `end_offset` count code points from 1; 0 means that there is no
 * such column (a few of CPython's messages give -1 as `end_offset`), and a `lineno` of 0 that there is no place at all. `message` and `text` are UTF-8 and NUL-terminated;
 * `text` is the faulty line with its newline, or NULL. Both belong to the diagnostic until fhdiagnostic_free.
 */
#ifndef FH_SYNTAX_DIAGNOSTIC_H
#define FH_SYNTAX_DIAGNOSTIC_H

#include <stdbool.h>
#include <stdint.h>
#include "../base/alloc.h"

/* X(kind, name of the exception to raise) */
#define FH_DIAGNOSTIC_KINDS(X)                                                                               \
    X(NONE, "")                                                                                              \
    X(SYNTAX, "SyntaxError")                                                                                 \
    X(INDENTATION, "IndentationError")                                                                       \
    X(TAB, "TabError")                                                                                       \
    X(MEMORY, "MemoryError")                                                                                 \
    X(RECURSION, "RecursionError")                                                                           \
    X(VALUE, "ValueError")                                                                                   \
    X(OVERFLOW, "OverflowError")

typedef enum FhDiagnosticKind {
#define X(kind, name) FHDIAGNOSTIC_##kind,
    FH_DIAGNOSTIC_KINDS(X)
#undef X
} FhDiagnosticKind;

typedef struct FhDiagnostic {
    FhDiagnosticKind kind;
    int32_t lineno, offset;
    int32_t end_lineno, end_offset;
    const char *message; /* never NULL once a kind is set; static for FHDIAGNOSTIC_MEMORY */
    const char *text;
    size_t message_size, text_size; /* bytes without the NUL */
    const FhAlloc *alloc;
} FhDiagnostic;

/* A place as nodes give it: lines from 1, columns from 0 in bytes. */
typedef struct FhSpan {
    uint32_t lineno, col_offset;
    uint32_t end_lineno, end_col_offset;
} FhSpan;

void fhdiagnostic_init(FhDiagnostic *d, const FhAlloc *alloc);
void fhdiagnostic_free(FhDiagnostic *d); /* back to the state after init */

/* Fills `d` (dropping what it held). `source` is the decoded text that the columns index, `span` may be NULL. When no
 * memory is left for the message, `d` becomes a FHDIAGNOSTIC_MEMORY. `%s` arguments are UTF-8. */
void fhdiagnostic_set(FhDiagnostic *d, FhDiagnosticKind kind, const char *source, size_t source_size,
                      const FhSpan *span, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 6, 7)))
#endif
    ;

/* What the front end and the compiler warn of, in the order found, to be told once the source is done with: telling runs
 * script code. A warning for which there is no memory is left out. */
typedef struct FhWarning {
    bool deprecation; /* a DeprecationWarning; else a SyntaxWarning */
    FhSpan span;      /* for the SyntaxError that a filter may make of it */
    char message[112];
} FhWarning;

typedef struct FhWarnings {
    const FhAlloc *alloc;
    FhWarning *items;
    uint32_t count, capacity;
} FhWarnings;

/* list NULL: does nothing. One that stands there already is not added again. */
void fhwarnings_add(FhWarnings *list, bool deprecation, const FhSpan *span, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 4, 5)))
#endif
    ;
void fhwarnings_free(FhWarnings *list);

/* Takes the newline from the quoted text, if that is the line of this number. */
void fhdiagnostic_cut_newline(FhDiagnostic *d, uint32_t lineno);

const char *fhdiagnostic_kind_name(FhDiagnosticKind kind); /* "SyntaxError" */

#endif
