/* int, bool, float, complex: constructors and conversions. Operators go through the slots. */
#ifndef FH_OBJECTS_NUMBERS_H
#define FH_OBJECTS_NUMBERS_H

#include "objects/vm.h"

/* A big int: sign and magnitude, normalised: never a value that fits a small int (except instances of subclasses of
 * int and bool-free boxed forms, which may hold any value). limbs are base 2^64, least significant first. */
typedef struct FhBigInt {
    FhObj header;
    int32_t sign; /* -1, 0, 1 */
    uint32_t nlimbs;
    uint64_t limbs[];
} FhBigInt;

typedef struct FhFloatBox {
    FhObj header;
    double value;
} FhFloatBox;

typedef struct FhComplex {
    FhObj header;
    double real, imag;
} FhComplex;

extern const FhTypeDef fhtypedef_int, fhtypedef_bool, fhtypedef_float, fhtypedef_complex;

/* int instance of any form: small, big, subclass, bool */
static inline bool fhint_check(FhVM *vm, FhValue v) {
    return fh_is_int(v) || fh_is_bool(v) ||
           (fh_is_obj(v) && (vm->shapes[fh_obj(v)->shape]->type->flags & FH_TF_INT));
}
/* exactly int: small or big, no bool, no subclass */
static inline bool fhint_exact(FhValue v) { return fh_is_int(v) || fh_has_shape(v, FH_T_int); }
static inline bool fhfloat_exact(FhValue v) { return fh_is_float(v) || fh_has_shape(v, FH_T_float); }
static inline bool fhfloat_check(FhVM *vm, FhValue v) {
    return fh_is_float(v) || (fh_is_obj(v) && (vm->shapes[fh_obj(v)->shape]->type->flags & FH_TF_FLOAT));
}
/* value of a float of either form (fhfloat_check) */
static inline double fh_float_of(FhValue v) {
    return fh_is_float(v) ? fh_float_raw(v) : FH_AS(FhFloatBox, v)->value;
}

FhValue fhint_big(FhVM *vm, int64_t i) FH_MUST_CHECK; /* i does not fit a small int */
static inline FhValue fhint_new(FhVM *vm, int64_t i) {
    return FH_LIKELY(fh_int_fits(i)) ? fh_int_raw(i) : fhint_big(vm, i);
}
FhValue fhint_new_u64(FhVM *vm, uint64_t u) FH_MUST_CHECK;
FhValue fhint_parse(FhVM *vm, const char *digits, size_t n,
                    int base) FH_MUST_CHECK; /* as int(str, base); ValueError */
FhValue fhint_to_str(FhVM *vm, FhValue v, int base, bool prefix) FH_MUST_CHECK; /* 2, 8, 10, 16 */
FhValue fhint_from_double(FhVM *vm,
                          double d) FH_MUST_CHECK;   /* truncates; OverflowError / ValueError for inf / nan */
int fhint_to_i64(FhVM *vm, FhValue v, int64_t *out); /* int instance; OverflowError */
bool fhint_try_i64(FhValue v, int64_t *out);         /* int instance; false: does not fit; raises nothing */
int fhint_to_double(FhVM *vm, FhValue v, double *out); /* correctly rounded; OverflowError */
int fhint_sign(FhValue v);
int64_t fhint_hash(FhValue v);
FhValue fhint_from_bytes(FhVM *vm, const uint8_t *data, size_t n, bool little, bool is_signed) FH_MUST_CHECK;
int fhint_to_bytes(FhVM *vm, FhValue v, uint8_t *out, size_t n, bool little,
                   bool is_signed); /* OverflowError */
/* Slow paths of the interpreter's int operations: a and b are exact ints. */
FhValue fhint_add(FhVM *vm, FhValue a, FhValue b) FH_MUST_CHECK;
FhValue fhint_sub(FhVM *vm, FhValue a, FhValue b) FH_MUST_CHECK;
FhValue fhint_mul(FhVM *vm, FhValue a, FhValue b) FH_MUST_CHECK;
FhValue fhint_floordiv(FhVM *vm, FhValue a, FhValue b) FH_MUST_CHECK;
FhValue fhint_mod(FhVM *vm, FhValue a, FhValue b) FH_MUST_CHECK;
FhValue fhint_power(FhVM *vm, FhValue a, FhValue b) FH_MUST_CHECK; /* float for negative b */
int fhint_compare(FhValue a, FhValue b);                           /* -1, 0, 1 */

FhValue fhfloat_box(FhVM *vm, double d) FH_MUST_CHECK;
static inline FhValue fhfloat_new(FhVM *vm, double d) {
    FhValue v = fh_float_try(d);
    return FH_LIKELY(fh_is_float(v)) ? v : fhfloat_box(vm, d);
}
/* The same, but a nan that has been asked for gets an identity of its own: containers find an object, not any nan. Those
 * that arithmetic makes are all one. */
FhValue fhfloat_distinct(FhVM *vm, double d) FH_MUST_CHECK;
double fhfloat_mod(double a, double b);      /* Python's %; b not 0 */
double fhfloat_floordiv(double a, double b); /* b not 0 */
FhValue fhfloat_power(FhVM *vm, double a,
                      double b) FH_MUST_CHECK; /* may be complex, ZeroDivisionError, OverflowError */
int64_t fhfloat_hash(double d);
/* double of a real number: int or float instances, else __float__/__index__; -1: TypeError "must be real number, not %T" */
int fhfloat_from(FhVM *vm, FhValue v, double *out);
/* Shortest decimal that reads back to d, as repr(float): into buf (32 bytes at least); returns its length. */
size_t fhfloat_repr(double d, char *buf);
/* As C's %.*e/f/g with correct rounding for any precision, into t; type one of e f g E F G r %; flags: alternate. */
struct FhText;
int fhfloat_format(struct FhText *t, double d, char type, int precision, bool alternate, bool add_dot_0);
/* float(text): whole text, blanks around allowed, underscores; false: not a number */
bool fhfloat_parse(const char *text, size_t n, double *out);
/* float.fromhex; -1: ValueError, OverflowError */
int fhfloat_parse_hex(FhVM *vm, const char *text, size_t n, double *out);
/* (ar + ai j) ** (br + bi j) */
FhValue fhcomplex_power(FhVM *vm, double ar, double ai, double br, double bi) FH_MUST_CHECK;
FhValue fhcomplex_new(FhVM *vm, double real, double imag) FH_MUST_CHECK;

/* PEP 3101 format(v, spec) for int, float, complex, str: format_spec.c */
FhValue fhint_format(FhVM *vm, FhValue v, FhValue spec) FH_MUST_CHECK;
FhValue fhfloat_format_spec(FhVM *vm, FhValue v, FhValue spec) FH_MUST_CHECK;
FhValue fhcomplex_format_spec(FhVM *vm, FhValue v, FhValue spec) FH_MUST_CHECK;
FhValue fhstr_format_spec(FhVM *vm, FhValue v, FhValue spec) FH_MUST_CHECK;

#endif
