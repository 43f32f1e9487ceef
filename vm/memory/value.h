/* Values: 8-byte tagged words. Everything a script can name is one of these.
 *
 *   low bits   meaning
 *   ......000  small int, 61 bits signed:      (int64_t)v >> 3
 *   ......100  immediate: None, True, False, … (table below)
 *   ......011  object: address + 3             (objects are 8-byte aligned)
 *   .......01  float with a common exponent    (see float.h part below)
 *   .......10  float, likewise
 *
 * A word of all zero bits is the int 0, so zeroed memory holds valid values.
 * Floats are self-tagged: the double's bits are rotated left by 4, which brings the three high bits of the exponent
 * to the bottom, and xor-ed with 1. Exponents 000…, 011…, 100…, 111… (zero, ±2^-255…2^256, huge, inf, nan) land on
 * the tags 01 and 10; the rest, and every nan, is boxed (FH_T_float objects on the heap). Every float is read through fh_float_of.
 *
 * Ownership: a function's parameters are borrowed; a returned value is owned by the caller (it must release it or
 * hand it on), unless the function's comment says "borrowed". */
#ifndef FH_MEMORY_VALUE_H
#define FH_MEMORY_VALUE_H

#include <stdbool.h>
#include <stdint.h>
#include <stddef.h>
#include <string.h>

typedef uint64_t FhValue;

#define FH_TAG_OBJ 3u
#define FH_IMM(n)  ((FhValue)(n) << 3 | 4u)

#define FH_ERR            FH_IMM(0) /* an exception is pending; never stored */
#define FH_NONE           FH_IMM(1)
#define FH_FALSE          FH_IMM(2)
#define FH_TRUE           FH_IMM(3)
#define FH_NOVALUE        FH_IMM(4) /* unset: unbound local, absent argument, end of iteration */
#define FH_ELLIPSIS       FH_IMM(5)
#define FH_NOTIMPLEMENTED FH_IMM(6)
#define FH_DUMMY          FH_IMM(7) /* deleted entry of a hash table */

#define FH_INT_MAX (((int64_t)1 << 60) - 1)
#define FH_INT_MIN (-((int64_t)1 << 60))

static inline bool fh_is_int(FhValue v) { return (v & 7) == 0; } /* a small int; int objects: fhint_check */
static inline bool fh_is_imm(FhValue v) { return (v & 7) == 4; }
static inline bool fh_is_obj(FhValue v) { return ((v + 1) & 3) == 0; }
static inline bool fh_is_float(FhValue v) { return ((v + 1) & 2) != 0; } /* inline; boxed: fhfloat_check */
static inline bool fh_both_int(FhValue a, FhValue b) { return ((a | b) & 7) == 0; }
static inline bool fh_is_bool(FhValue v) { return (v | 8) == FH_TRUE; }

static inline int64_t fh_int_of(FhValue v) { return (int64_t)v >> 3; }
static inline bool fh_int_fits(int64_t i) { return i >= FH_INT_MIN && i <= FH_INT_MAX; }
static inline FhValue fh_int_raw(int64_t i) { return (FhValue)i << 3; } /* i must fit */
static inline FhValue fh_bool(bool b) { return FH_FALSE | (FhValue)b << 3; }

static inline double fh_float_raw(FhValue v) {
    uint64_t bits = v ^ 1;
    bits = bits >> 4 | bits << 60;
    double d;
    memcpy(&d, &bits, 8);
    return d;
}

/* The inline form of d, or a word that is not fh_is_float: then d must be boxed (fhfloat_new does both). */
static inline FhValue fh_float_try(double d) {
    uint64_t bits;
    if (__builtin_expect(d != d, 0))
        return 0; /* a nan is equal only to itself: it needs an identity, hence a box */
    memcpy(&bits, &d, 8);
    return (bits << 4 | bits >> 60) ^ 1;
}

/* The header of every heap object: 8 bytes.
 *
 *   rc >= 0   counted: references in units of FH_RC_ONE; the low bits are flags (FH_RC_…). Manual objects are counted,
 *             too: the manual home holds a reference of its own, which free() gives up
 *   rc <  0   not counted (immortal, dying, or in an arena): retain and release leave it alone. A count that overflows
 *             ends here and is immortal
 *
 * shape is an index into vm->shapes: it names the type and, for instances, the layout of the fields. The base shape
 * of builtin type FH_T_x has the index FH_T_x, so "is exactly a list" is one compare. Shape 0 marks a free cell. */
typedef struct FhObj {
    int32_t rc;
    uint32_t shape;
} FhObj;

#define FH_RC_ONE       64
#define FH_RC_FLAGS     (FH_RC_ONE - 1)
#define FH_RC_WEAKREFS  1 /* weak references to it exist */
#define FH_RC_FINALIZED 2 /* its __del__ has run */
#define FH_RC_GC        4 /* scratch bit of the cycle collector */
#define FH_RC_SURVIVOR  8 /* scratch bit of the end of an arena */
#define FH_RC_PROVISIONAL                                                                                    \
    16                    /* made by manual code, which has not named it yet: it dies like a counted object */
#define FH_RC_MANUAL   32 /* named by manual code: one of its references is the manual home's */
#define FH_RC_IMMORTAL INT32_MIN
#define FH_RC_DYING    (INT32_MIN + 2 * FH_RC_ONE) /* its deallocation has begun: beyond retain and release */
/* Immortal, in read-only data that all VMs share: it lies in no page and is never written. */
#define FH_RC_STATIC (INT32_MIN + 4 * FH_RC_ONE)
/* Immortal, in the pages of an engine that several VMs share (bytecode/share.h): never written either. */
#define FH_RC_SHARED (INT32_MIN + 8 * FH_RC_ONE)
#define FH_RC_NOBODY (INT32_MIN + (1 << 24)) /* the count word of no object */

/* In an arena: the two highest bits, the arena's number, and flags: the low ones as above. */
#define FH_RC_ARENA       ((int32_t)-0x40000000)
#define FH_RC_EXIT        64  /* it stands in the arena's list of those that refer to counted objects */
#define FH_RC_PINNED      128 /* its address has been seen or kept: it must not move when its arena ends */
#define FH_RC_ARENA_SHIFT 8
#define FH_RC_ARENA_FLAGS 255

static inline bool fh_in_arena(const FhObj *o) { return (uint32_t)o->rc >= (uint32_t)FH_RC_ARENA; }
static inline uint32_t fh_arena_of(const FhObj *o) {
    return ((uint32_t)o->rc & 0x3fffffffu) >> FH_RC_ARENA_SHIFT;
}
static inline bool fh_is_shared(const FhObj *o) { return o->rc == FH_RC_STATIC || o->rc == FH_RC_SHARED; }
static inline bool fh_is_dying(const FhObj *o) { return (o->rc & ~FH_RC_FLAGS) == FH_RC_DYING; }

static inline FhObj *fh_obj(FhValue v) { return (FhObj *)(uintptr_t)(v - FH_TAG_OBJ); }
static inline FhValue fh_val(const void *o) { return (FhValue)(uintptr_t)o + FH_TAG_OBJ; }
#define FH_AS(T, v) ((T *)(uintptr_t)((v)-FH_TAG_OBJ))

/* v, whose address is told to a script, hashed, or kept where no slot of an object shows it. */
static inline FhValue fh_observed(FhValue v) {
    if (fh_is_obj(v) && fh_in_arena(fh_obj(v))) fh_obj(v)->rc |= FH_RC_PINNED;
    return v;
}

/* v is an object whose shape is exactly that index. */
static inline bool fh_has_shape(FhValue v, uint32_t shape) {
    return fh_is_obj(v) && fh_obj(v)->shape == shape;
}

#define FH_LIKELY(x)   __builtin_expect(!!(x), 1)
#define FH_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define FH_COLD        __attribute__((cold, noinline))
#define FH_MUST_CHECK  __attribute__((warn_unused_result))

#endif
