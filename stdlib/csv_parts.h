/* What reading and writing CSV share: the rules of a table in a form that is quick to ask. */
#ifndef FH_STDLIB_CSV_PARTS_H
#define FH_STDLIB_CSV_PARTS_H

#include "stdlib/native.h"

enum { FH_CSV_MINIMAL, FH_CSV_ALL, FH_CSV_NONNUMERIC, FH_CSV_NONE };
#define FH_CSV_NO_CHAR UINT32_MAX

typedef struct FhCsvRules {
    uint32_t delimiter, quote, escape; /* code points; FH_CSV_NO_CHAR: none */
    bool doublequote, skip_space, strict;
    uint8_t quoting;   /* FH_CSV_… */
    bool special[256]; /* first bytes of what is not simply text */
} FhCsvRules;

typedef struct FhCsvReader {
    FhObj header;
    FhValue lines, dialect, module; /* an iterator; what a script sees; _csv_quick */
    int64_t line_num;
    int64_t width; /* of the row before */
    FhCsvRules rules;
} FhCsvReader;

typedef struct FhCsvWriter {
    FhObj header;
    FhValue write, dialect, module;
    FhValue terminator; /* str */
    FhCsvRules rules;
} FhCsvWriter;

/* rules: a tuple (delimiter, quotechar or None, escapechar or None, doublequote, skipinitialspace, strict, quoting). `extra`:
 * a str whose characters are special, too, or NOVALUE. -1: TypeError */
int fhcsv_rules(FhVM *vm, FhValue rules, FhValue extra, FhCsvRules *out) FH_MUST_CHECK;
/* The code point at p, of that many bytes. */
uint32_t fhcsv_char(const char *p, const char *end, unsigned *width);
/* Raises csv.Error; formats of fhraise. */
FhValue fhcsv_error(FhVM *vm, FhValue module, const char *format, ...) FH_COLD;
int64_t fhcsv_limit(FhValue module); /* of a field's length */

#endif
