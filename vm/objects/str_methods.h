/* The methods of str, once: name, least and most positional arguments, flags. The functions lie in str_case.c,
 * str_find.c, str_split.c, str_edit.c, str_translate.c and str_format.c. Methods whose counts CPython checks with words
 * of their own take any number, and keywords, which fhstr_bounds refuses. */
#ifndef FH_OBJECTS_STR_METHODS_H
#define FH_OBJECTS_STR_METHODS_H

#include "objects/search.h"
#include "objects/str.h"

/* clang-format off */
#define FHSTR_METHODS(M) \
    M(capitalize, 0, 0, 0) M(casefold, 0, 0, 0) M(lower, 0, 0, 0) M(upper, 0, 0, 0) M(swapcase, 0, 0, 0) \
    M(title, 0, 0, 0) M(isalnum, 0, 0, 0) M(isalpha, 0, 0, 0) M(isascii, 0, 0, 0) M(isdecimal, 0, 0, 0) \
    M(isdigit, 0, 0, 0) M(isidentifier, 0, 0, 0) M(islower, 0, 0, 0) M(isnumeric, 0, 0, 0) \
    M(isprintable, 0, 0, 0) M(isspace, 0, 0, 0) M(istitle, 0, 0, 0) M(isupper, 0, 0, 0) \
    M(find, 0, FH_ANY, 0) M(rfind, 0, FH_ANY, 0) M(index, 0, FH_ANY, 0) M(rindex, 0, FH_ANY, 0) \
    M(count, 0, FH_ANY, 0) M(startswith, 0, FH_ANY, 0) M(endswith, 0, FH_ANY, 0) \
    M(partition, 1, 1, 0) M(rpartition, 1, 1, 0) M(removeprefix, 1, 1, 0) M(removesuffix, 1, 1, 0) \
    M(split, 0, 2, FH_KW) M(rsplit, 0, 2, FH_KW) M(splitlines, 0, 1, FH_KW) M(join, 1, 1, 0) \
    M(strip, 0, 1, 0) M(lstrip, 0, 1, 0) M(rstrip, 0, 1, 0) M(replace, 2, 3, 0) \
    M(center, 1, 2, 0) M(ljust, 1, 2, 0) M(rjust, 1, 2, 0) M(zfill, 1, 1, 0) M(expandtabs, 0, 1, FH_KW) \
    M(translate, 1, 1, 0) M(maketrans, 1, 3, FH_STATIC) M(encode, 0, 2, FH_KW) \
    M(format, 0, FH_ANY, FH_KW) M(format_map, 1, 1, 0) M(__format__, 1, 1, 0) M(__getnewargs__, 0, 0, 0)
/* clang-format on */

#define M(name, min, max, flags)                                                                             \
    FhValue fhstr_m_##name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);
FHSTR_METHODS(M)
#undef M

static inline FhBytesView fhstr_view(FhValue v) { return (FhBytesView){fhstr_text(v), fhstr_size(v)}; }

/* What "must be str, not …" calls an argument of another type: its type, but None by name. */
/* v as the end of a slice: NONE leaves *out; clips to int64. -1: TypeError. May run __index__. */
int fhstr_bound(FhVM *vm, FhValue v, int64_t *out);
/* The optional start and stop of args[1], args[2] for `name`, brought into 0 … length as a slice has it; *start may
 * exceed *stop. Checks that there are 1 to 3 arguments. */
int fhstr_bounds(FhVM *vm, const char *name, const FhValue *args, uint32_t nargs, FhValue kwnames,
                 int64_t *start, int64_t *stop);
void fhstr_clip(int64_t length, int64_t *start, int64_t *stop);
/* text of s from byte offset p on; s tells whether all is ASCII. */
FhValue fhstr_piece(FhVM *vm, FhValue s, const char *p, size_t nbytes) FH_MUST_CHECK;

#endif
