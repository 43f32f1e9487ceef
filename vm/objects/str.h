/* str: immutable text, UTF-8 (with lone surrogates in their three-byte form) and its length in code points.
 *
 *   | header 8 | hash 4 | flags 4 | nbytes 8 | bytes … NUL |   ASCII: code point i is byte i
 *   | … the same …                           | pad | FhStrTail |   otherwise: length, and an index built on demand
 *
 * hash is 0 until computed (a computed 0 becomes 1). Interned strings are unique: equal text means equal value. */
#ifndef FH_OBJECTS_STR_H
#define FH_OBJECTS_STR_H

#include <stdarg.h>
#include "objects/vm.h"

enum { FH_STR_ASCII = 1, FH_STR_INTERNED = 2, FH_STR_IDENTIFIER = 4, FH_STR_HAS_TAIL = 8 };

typedef struct FhStr {
    FhObj header;
    uint32_t hash;
    uint32_t flags;
    size_t nbytes;
    char bytes[];
} FhStr;

typedef struct FhStrTail { /* at the first aligned address behind the NUL of a non-ASCII string */
    size_t length;         /* code points */
    uint32_t *index;       /* byte offset of every 64th code point (see str_index.c), or NULL: raw block */
} FhStrTail;

extern const FhTypeDef fhtypedef_str;

static inline FhStr *fhas_str(FhValue v) { return FH_AS(FhStr, v); }
static inline bool fhstr_exact(FhValue v) { return fh_has_shape(v, FH_T_str); }
static inline bool fhstr_check(FhVM *vm, FhValue v) {
    return fhstr_exact(v) || (fh_is_obj(v) && (vm->shapes[fh_obj(v)->shape]->type->flags & FH_TF_STR));
}
static inline const char *fhstr_text(FhValue v) {
    return fhas_str(v)->bytes;
} /* NUL-terminated, may hold NULs */
static inline size_t fhstr_size(FhValue v) { return fhas_str(v)->nbytes; }
static inline bool fhstr_ascii(FhValue v) { return fhas_str(v)->flags & FH_STR_ASCII; }
int64_t fhstr_length(FhValue v); /* code points; runs no script */

FhValue fhstr_new(FhVM *vm, const char *utf8, size_t nbytes) FH_MUST_CHECK;    /* trusts the encoding */
FhValue fhstr_c(FhVM *vm, const char *text) FH_MUST_CHECK;                     /* C string */
FhValue fhstr_intern(FhVM *vm, const char *utf8, size_t nbytes) FH_MUST_CHECK; /* immortal */
FhValue fhstr_interned(FhVM *vm,
                       FhValue str) FH_MUST_CHECK; /* the interned equal of str (exact str), owned */
FhValue fhstr_char(FhVM *vm, uint32_t code_point) FH_MUST_CHECK;
FhValue fhstr_format(FhVM *vm, const char *format, ...) FH_MUST_CHECK; /* formats of fhraise */
FhValue fhstr_vformat(FhVM *vm, const char *format, va_list ap) FH_MUST_CHECK;
bool fhstr_equal(FhValue a, FhValue b); /* both str; runs no script */
bool fhstr_is(FhValue v, const char *text);
int fhstr_order(FhValue a, FhValue b);                              /* by code point: <0, 0, >0 */
uint32_t fhstr_hash(FhVM *vm, FhValue v);                           /* never 0; runs no script */
FhValue fhstr_concat(FhVM *vm, FhValue a, FhValue b) FH_MUST_CHECK; /* both str */
/* a + b where the caller gives up its reference to a and a has no other owner (rc one, reference on the stack): grows
 * in place when the cell has room or can be resized. Takes a over in any case, failure included. */
FhValue fhstr_append_owned(FhVM *vm, FhValue a, FhValue b) FH_MUST_CHECK;
FhValue fhstr_slice(FhVM *vm, FhValue s, int64_t start,
                    int64_t stop) FH_MUST_CHECK;   /* code points, in range */
uint32_t fhstr_at(FhVM *vm, FhValue s, int64_t i); /* code point; i in range; O(1) amortised */
FhValue fhstr_join(FhVM *vm, FhValue sep, const FhValue *items, size_t n) FH_MUST_CHECK; /* all items str */
FhValue fhstr_percent(FhVM *vm, FhValue format, FhValue args) FH_MUST_CHECK;             /* format % args */
FhValue fhstr_decode(FhVM *vm, const uint8_t *data, size_t size, const char *encoding,
                     const char *errors) FH_MUST_CHECK;
FhValue fhstr_encode(FhVM *vm, FhValue s, const char *encoding, const char *errors) FH_MUST_CHECK; /* bytes */

/* ---- a growing text (buffer.c): for repr, format, join ---- */
typedef struct FhText {
    FhVM *vm;
    char *data;
    size_t size, capacity;
    bool failed; /* out of memory: MemoryError is pending; further calls do nothing */
    char inline_[120];
} FhText;
void fhtext_init(FhText *t, FhVM *vm);
void fhtext_free(FhText *t);
int fhtext_add(FhText *t, const char *bytes, size_t n); /* 0, -1 */
int fhtext_c(FhText *t, const char *text);
int fhtext_char(FhText *t, uint32_t code_point);
int fhtext_str(FhText *t, FhValue str);
int fhtext_repr(FhText *t, FhValue v);                 /* repr(v); may run script code */
int fhtext_format(FhText *t, const char *format, ...); /* formats of fhraise */
FhValue fhtext_finish(FhText *t) FH_MUST_CHECK;        /* str; frees t; FH_ERR if failed */

#endif
