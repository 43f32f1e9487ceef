/* The methods that bytes and bytearray share, once: name, least and most positional arguments, flags. Results are of
 * the type of self. The functions lie in bytes_find.c, bytes_split.c, bytes_edit.c and bytes_convert.c. */
#ifndef FH_OBJECTS_BYTES_METHODS_H
#define FH_OBJECTS_BYTES_METHODS_H

#include "objects/bytes.h"
#include "objects/bytearray.h"
#include "objects/search.h"
#include "objects/str.h"

/* clang-format off */
#define FHBYTES_METHODS(M) \
    M(capitalize, 0, 0, 0) M(lower, 0, 0, 0) M(upper, 0, 0, 0) M(swapcase, 0, 0, 0) M(title, 0, 0, 0) \
    M(isalnum, 0, 0, 0) M(isalpha, 0, 0, 0) M(isascii, 0, 0, 0) M(isdigit, 0, 0, 0) M(islower, 0, 0, 0) \
    M(isspace, 0, 0, 0) M(istitle, 0, 0, 0) M(isupper, 0, 0, 0) \
    M(find, 0, FH_ANY, 0) M(rfind, 0, FH_ANY, 0) M(index, 0, FH_ANY, 0) M(rindex, 0, FH_ANY, 0) \
    M(count, 0, FH_ANY, 0) M(startswith, 0, FH_ANY, 0) M(endswith, 0, FH_ANY, 0) \
    M(partition, 1, 1, 0) M(rpartition, 1, 1, 0) M(removeprefix, 1, 1, 0) M(removesuffix, 1, 1, 0) \
    M(split, 0, 2, FH_KW) M(rsplit, 0, 2, FH_KW) M(splitlines, 0, 1, FH_KW) M(join, 1, 1, 0) \
    M(strip, 0, 1, 0) M(lstrip, 0, 1, 0) M(rstrip, 0, 1, 0) M(replace, 2, 3, 0) \
    M(center, 1, 2, 0) M(ljust, 1, 2, 0) M(rjust, 1, 2, 0) M(zfill, 1, 1, 0) M(expandtabs, 0, 1, FH_KW) \
    M(translate, 1, 2, FH_KW) M(maketrans, 2, 2, FH_STATIC) M(decode, 0, 2, FH_KW) M(hex, 0, 2, FH_KW) \
    M(fromhex, 1, 1, FH_CLASS)
/* clang-format on */

#define M(name, min, max, flags)                                                                             \
    FhValue fhbytes_m_##name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);
FHBYTES_METHODS(M)
#undef M

extern const FhMethodDef fhbytes_methods[], fhbytes_iterator_methods[];

/* The bytes of a bytes or bytearray: good until script code runs. */
static inline FhBytesView fhbytes_view(FhVM *vm, FhValue v) {
    if (fhbytes_check(vm, v)) return (FhBytesView){(const char *)fhas_bytes(v)->data, fhas_bytes(v)->size};
    return (FhBytesView){(const char *)fhas_bytearray(v)->data, fhas_bytearray(v)->size};
}
static inline FhBytesView fhbuffer_view(const FhBuffer *b) {
    return (FhBytesView){(const char *)b->data, b->size};
}
/* A bytes or bytearray, as `like` is one. */
FhValue fhbytes_like(FhVM *vm, FhValue like, const char *data, size_t size) FH_MUST_CHECK;
/* The same with bytes to be filled at *data at once. */
FhValue fhbytes_like_alloc(FhVM *vm, FhValue like, size_t size, char **data) FH_MUST_CHECK;
/* self where it can be given out again (exact bytes), else a copy. */
FhValue fhbytes_same(FhVM *vm, FhValue self) FH_MUST_CHECK;

FhValue fhbytes_compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op); /* any two bytes-like objects */
/* Under -b str() of bytes and comparing them with str or int are told of; FH_NOTIMPLEMENTED, or FH_ERR. -1: an exception. */
FhValue fhbytes_compare_other(FhVM *vm, FhValue v, FhValue other, FhCmpOp op);
int fhbytes_warn_str(FhVM *vm, const char *type);
int fhbytes_contains(FhVM *vm, FhValue v, FhValue part);
FhValue fhbytes_of(FhVM *vm, FhValue v) FH_MUST_CHECK; /* from an iterable or buffer */
FhValue fhbytes_encoded(FhVM *vm, const char *function,
                        const FhValue v[3]) FH_MUST_CHECK; /* (str, encoding, errors) */
/* Adds the items of an iterable of ints; type: "bytes" or "bytearray", for the messages. */
int fhbytes_add_items(FhText *t, FhValue iterable, const char *type);
int fhbytes_item(FhVM *vm, FhValue v, const char *word, uint8_t *out); /* "%s must be in range(0, 256)" */
/* b'…'; of a bytearray single quotes are escaped always. */
int fhbytes_repr_to(FhText *t, const uint8_t *data, size_t size, bool mutable);
FhValue fhbytes_percent(FhVM *vm, FhValue format, FhValue args) FH_MUST_CHECK; /* bytes or bytearray % args */
FhValue fhbytes_iterator(FhVM *vm, FhValue over, FhTypeId type) FH_MUST_CHECK;
FhValue fhbytes_hex(FhVM *vm, FhBytesView data, const FhValue *args, uint32_t nargs,
                    FhValue kwnames) FH_MUST_CHECK;
extern const FhLife fhbytes_iterator_life;

/* expandtabs() of bytes, and of str: text with its tabs filled up with blanks, in t, which is the caller's then. A column is a byte
 * or a character. -1: the arguments are wrong, and t is not begun. */
int fhbytes_expandtabs(FhVM *vm, FhBytesView text, bool bytes, const FhValue *args, uint32_t nargs,
                       FhValue kwnames, FhText *t) FH_MUST_CHECK;

#endif
