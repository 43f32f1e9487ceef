/* str: immutable text, UTF-8 (with lone surrogates in their three-byte form) and its length in code points.
 *
 *   | header 8 | hash 4 | flags 4 | nbytes 8 | bytes … NUL |   ASCII: code point i is byte i
 *   | … the same …                           | pad | FhStrTail |   otherwise: length, and an index built on demand
 *
 * hash is 0 until computed (a computed 0 becomes 1); that of a name (fhstr_names) lies in the VM: ask fhstr_hash. Interned strings are unique: equal text means equal value.
 * A surrogate pair stays two code points; byte order is code point order. The cell may be larger than the text needs. */
#ifndef FH_OBJECTS_STR_H
#define FH_OBJECTS_STR_H

#include <stdarg.h>
#include "objects/vm.h"

enum {
    FH_STR_ASCII = 1,
    FH_STR_INTERNED = 2,
    FH_STR_IDENTIFIER = 4,
    FH_STR_HAS_TAIL = 8,
    FH_STR_NAME = 16 /* one of fhstr_names */
};

typedef struct FhStr {
    FhObj header;
    uint32_t hash;
    uint32_t flags;
    size_t nbytes;
    char bytes[];
} FhStr;

typedef struct FhStrTail {    /* at the first aligned address behind the NUL of a non-ASCII string */
    size_t length;            /* code points */
    struct FhStrIndex *index; /* byte offset of every 64th code point (see str_index.c), or NULL: raw block */
} FhStrTail;

extern const FhTypeDef fhtypedef_str, fhtypedef_str_iterator, fhtypedef_str_ascii_iterator;
void fhstr_life_payload(FhVM *vm, FhObj *o, void (*fn)(void *ctx, void **block, size_t size), void *ctx);
void fhstr_life_finalize(FhVM *vm, FhObj *o);

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
static inline FhStrTail *fhstr_tail(FhStr *s) { /* of a string that is not ASCII */
    return (FhStrTail *)((char *)s + ((sizeof(FhStr) + s->nbytes + 1 + 7) & ~(size_t)7));
}
static inline int64_t fhstr_length(FhValue v) { /* code points; runs no script */
    FhStr *s = FH_AS(FhStr, v);
    return (int64_t)((s->flags & FH_STR_ASCII) ? s->nbytes : fhstr_tail(s)->length);
}

/* The empty string and bytes, the table of interned strings: once a VM, before
 * any other call of this page. -1: no memory (nothing raised). */
int fhstr_setup(FhVM *vm) FH_MUST_CHECK;
void fhstr_teardown(FhVM *vm); /* frees the table; the strings go with the heap */

FhValue fhstr_new(FhVM *vm, const char *utf8, size_t nbytes) FH_MUST_CHECK; /* trusts the encoding */
/* The same where the number of code points is known. */
FhValue fhstr_new_counted(FhVM *vm, const char *utf8, size_t nbytes, size_t length) FH_MUST_CHECK;
/* A string whose bytes the caller fills at once (NUL and tail are set); never one of the shared ones. NULL: raised. */
FhStr *fhstr_alloc(FhVM *vm, size_t nbytes, size_t length) FH_MUST_CHECK;
/* Takes over a string of fhstr_alloc, or gives the shared one for text of one character. */
FhValue fhstr_shared(FhVM *vm, FhStr *s);
/* Fills the C part of zeroed memory of that size (an instance of a subclass). */
void fhstr_fill(FhStr *s, const char *utf8, size_t nbytes, size_t length);
/* str, or an exact copy of an instance of a subclass. */
FhValue fhstr_as_exact(FhVM *vm, FhValue str) FH_MUST_CHECK;
size_t fhstr_bytes_needed(size_t nbytes, size_t length);                       /* of the cell */
FhValue fhstr_c(FhVM *vm, const char *text) FH_MUST_CHECK;                     /* C string */
FhValue fhstr_intern(FhVM *vm, const char *utf8, size_t nbytes) FH_MUST_CHECK; /* immortal */
/* Calls fn for each of the VM's own interned strings, until it gives -1: then that. fn interns nothing. */
int fhstr_each_interned(FhVM *vm, int (*fn)(FhVM *vm, FhValue s)) FH_MUST_CHECK;
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
                    int64_t stop) FH_MUST_CHECK;         /* code points, in range */
uint32_t fhstr_at(FhVM *vm, FhValue s, int64_t i);       /* code point; i in range; O(1) amortised */
size_t fhstr_offset(FhVM *vm, FhValue s, size_t i);      /* byte offset of code point i, 0 … length */
size_t fhstr_number(FhVM *vm, FhValue s, size_t offset); /* the number of the code point that starts there */
/* Makes now what is otherwise made when it is asked for: nothing will write to it. -1: MemoryError. */
int fhstr_make_shareable(FhVM *vm, FhValue v) FH_MUST_CHECK;
void fhstr_drop_index(FhVM *vm, FhStr *s);
void fhstr_index_payload(FhVM *vm, FhStr *s, void (*fn)(void *ctx, void **block, size_t size), void *ctx);
size_t fhstr_count_points(const char *utf8, size_t nbytes);
FhValue fhstr_join(FhVM *vm, FhValue sep, const FhValue *items, size_t n) FH_MUST_CHECK; /* all items str */
FhValue fhstr_percent(FhVM *vm, FhValue format, FhValue args) FH_MUST_CHECK;             /* format % args */
FhValue fhstr_decode(FhVM *vm, const uint8_t *data, size_t size, const char *encoding,
                     const char *errors) FH_MUST_CHECK;
FhValue fhstr_encode(FhVM *vm, FhValue s, const char *encoding, const char *errors) FH_MUST_CHECK; /* bytes */

/* -1: it has lone surrogates, UnicodeEncodeError, as where CPython asks for the UTF-8 form of an argument. */
int fhstr_check_utf8(FhVM *vm, FhValue str) FH_MUST_CHECK;

/* str_iterator and str_ascii_iterator; `str` is FH_NOVALUE once exhausted. */
typedef struct FhStrIter {
    FhObj header;
    FhValue str;
    size_t offset, index; /* of the next code point */
} FhStrIter;
FhValue fhstr_iter(FhVM *vm, FhValue str) FH_MUST_CHECK;

/* ---- a growing text (text.c): for repr, format, join ---- */
typedef struct FhText {
    FhVM *vm;
    char *data;
    size_t size, capacity; /* what may be filled before the next poll, or growth */
    size_t allocated;
    bool failed; /* out of memory, or interrupted: that is pending; further calls do nothing */
    char inline_[120];
} FhText;
void fhtext_init(FhText *t, FhVM *vm);
void fhtext_free(FhText *t);
int fhtext_add(FhText *t, const char *bytes, size_t n); /* 0, -1 */
int fhtext_c(FhText *t, const char *text);
int fhtext_char(FhText *t, uint32_t code_point);
int fhtext_str(FhText *t, FhValue str);
int fhtext_repr(FhText *t, FhValue v);  /* repr(v); may run script code */
int fhtext_value(FhText *t, FhValue v); /* str(v); may run script code */
int fhtext_int(FhText *t, int64_t i);
int fhtext_format(FhText *t, const char *format, ...); /* formats of fhraise */
int fhtext_vformat(FhText *t, const char *format, va_list ap);
int fhtext_fill(FhText *t, uint32_t code_point, size_t n); /* n times */
char *fhtext_space(FhText *t, size_t n);        /* n more bytes, to be written at once; NULL: failed */
FhValue fhtext_finish(FhText *t) FH_MUST_CHECK; /* str; frees t; FH_ERR if failed */

/* ---- repr (str_repr.c); runs no script ---- */
int fhstr_repr_to(FhText *t, FhValue str);
FhValue fhstr_repr(FhVM *vm, FhValue str) FH_MUST_CHECK;
FhValue fhstr_ascii_repr(FhVM *vm,
                         FhValue repr) FH_MUST_CHECK; /* a repr with \\x, \\u, \\U for what is not ASCII */

#endif
