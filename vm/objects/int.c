/* The types int and bool: slots. Methods: int_methods.c. */
#include "objects/int.h"
#include "objects/int_methods.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/type.h"

#include <math.h>

#define BOTH_INTS                                                                                            \
    if (!fhint_check(vm, a) || !fhint_check(vm, b)) return FH_NOTIMPLEMENTED

/* The operand as an exact int; borrowed unless *made is set. */
static FhValue plain(FhVM *vm, FhValue v, FhValue *made) {
    *made = FH_NOVALUE;
    if (fhint_exact(v)) return v;
    return *made = fhint_plain(vm, v);
}

/* op on the plain forms of any int instances. */
static FhValue apply(FhVM *vm, FhValue a, FhValue b, FhValue (*op)(FhVM *, FhValue, FhValue)) {
    if (!fhint_check(vm, a) || !fhint_check(vm, b)) return FH_NOTIMPLEMENTED;
    FhValue made_a, made_b, x = plain(vm, a, &made_a), y = plain(vm, b, &made_b);
    FhValue r = x == FH_ERR || y == FH_ERR ? FH_ERR : op(vm, x, y);
    if (made_a != FH_ERR) fh_release(vm, made_a);
    if (made_b != FH_ERR) fh_release(vm, made_b);
    return r;
}

static FhValue add(FhVM *vm, FhValue a, FhValue b) { return apply(vm, a, b, fhint_add); }
static FhValue sub(FhVM *vm, FhValue a, FhValue b) { return apply(vm, a, b, fhint_sub); }
static FhValue mul(FhVM *vm, FhValue a, FhValue b) { return apply(vm, a, b, fhint_mul); }
static FhValue floordiv(FhVM *vm, FhValue a, FhValue b) { return apply(vm, a, b, fhint_floordiv); }
static FhValue mod(FhVM *vm, FhValue a, FhValue b) { return apply(vm, a, b, fhint_mod); }
static FhValue power(FhVM *vm, FhValue a, FhValue b) { return apply(vm, a, b, fhint_power); }
static FhValue truediv(FhVM *vm, FhValue a, FhValue b) { return apply(vm, a, b, fhint_truediv); }
static FhValue lshift(FhVM *vm, FhValue a, FhValue b) { return apply(vm, a, b, fhint_lshift); }
static FhValue rshift(FhVM *vm, FhValue a, FhValue b) { return apply(vm, a, b, fhint_rshift); }

static FhValue divmod_pair(FhVM *vm, FhValue a, FhValue b) {
    FhValue q, r;
    if (fhint_divmod(vm, a, b, &q, &r, "integer division or modulo by zero") < 0) return FH_ERR;
    return fhint_pair(vm, q, r);
}
static FhValue divmod(FhVM *vm, FhValue a, FhValue b) { return apply(vm, a, b, divmod_pair); }

#define BITWISE(name, op)                                                                                    \
    static FhValue name##_plain(FhVM *vm, FhValue a, FhValue b) { return fhint_bitwise(vm, a, b, op); }      \
    static FhValue name(FhVM *vm, FhValue a, FhValue b) {                                                    \
        BOTH_INTS;                                                                                           \
        return apply(vm, a, b, name##_plain);                                                                \
    }                                                                                                        \
    static FhValue bool_##name(FhVM *vm, FhValue a, FhValue b) {                                             \
        if (!fh_is_bool(a) || !fh_is_bool(b)) return name(vm, a, b);                                         \
        bool x = a == FH_TRUE, y = b == FH_TRUE;                                                             \
        return fh_bool(op == '&' ? x && y : op == '|' ? x || y : x != y);                                    \
    }
BITWISE(and_, '&')
BITWISE(or_, '|')
BITWISE(xor_, '^')

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    BOTH_INTS;
    return fh_ordered(fhint_compare(a, b), 0, op);
}

static FhValue pow3(FhVM *vm, FhValue a, FhValue b, FhValue m) {
    if (!fhint_check(vm, a) || !fhint_check(vm, b) || !fhint_check(vm, m)) return FH_NOTIMPLEMENTED;
    FhValue ma, mb, mm, x = plain(vm, a, &ma), y = plain(vm, b, &mb), z = plain(vm, m, &mm);
    FhValue r = x == FH_ERR || y == FH_ERR || z == FH_ERR ? FH_ERR : fhint_power_mod(vm, x, y, z);
    if (ma != FH_ERR) fh_release(vm, ma);
    if (mb != FH_ERR) fh_release(vm, mb);
    if (mm != FH_ERR) fh_release(vm, mm);
    return r;
}

static FhValue negate(FhVM *vm, FhValue v) { return fhint_negate(vm, v); }
static FhValue as_int(FhVM *vm, FhValue v) { return fhint_plain(vm, v); }
static FhValue absolute(FhVM *vm, FhValue v) {
    return fhint_sign(v) < 0 ? fhint_negate(vm, v) : fhint_plain(vm, v);
}
static FhValue invert(FhVM *vm, FhValue v) { /* -v - 1 */
    FhValue n = fhint_negate(vm, v);
    if (n == FH_ERR) return FH_ERR;
    FhValue r = fhint_sub(vm, n, fh_int_raw(1));
    fh_release(vm, n);
    return r;
}
static FhValue as_float(FhVM *vm, FhValue v) {
    double d;
    return fhint_to_double(vm, v, &d) < 0 ? FH_ERR : fhfloat_new(vm, d);
}
static int truth(FhVM *vm, FhValue v) { return (void)vm, fhint_sign(v) != 0; }
static int64_t hash(FhVM *vm, FhValue v) { return (void)vm, fhint_hash(v); }

static FhValue repr(FhVM *vm, FhValue v) { return fhint_to_str(vm, v, 10, false); }

static FhValue new_int(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhValue v = fhint_construct(vm, args, nargs, kwnames);
    if (v == FH_ERR || fhas_type(type) == vm->types[FH_T_int]) return v;
    FhOperand x;
    fhint_load(&x, v);
    FhValue o = fhinstance_new(vm, fhas_type(type), x.n * sizeof(FhLimb));
    if (o != FH_ERR) {
        FhBigInt *b = FH_AS(FhBigInt, o);
        b->sign = x.sign;
        b->nlimbs = x.n;
        memcpy(b->limbs, x.limbs, x.n * sizeof(FhLimb));
    }
    fh_release(vm, v);
    return o;
}

#define NUMBER_SLOTS                                                                                         \
    .hash = hash, .compare = compare, .bool_ = truth, .int_ = as_int, .float_ = as_float, .index = as_int,   \
    .pow3 = pow3, .unary = {[FH_NEG] = negate, [FH_POS] = as_int, [FH_INVERT] = invert, [FH_ABS] = absolute}

static const FhSlots int_slots = {NUMBER_SLOTS, .repr = repr, .new_ = new_int,
                                  .binary = {[FH_ADD] = add,
                                             [FH_SUB] = sub,
                                             [FH_MUL] = mul,
                                             [FH_TRUEDIV] = truediv,
                                             [FH_FLOORDIV] = floordiv,
                                             [FH_MOD] = mod,
                                             [FH_DIVMOD] = divmod,
                                             [FH_POW] = power,
                                             [FH_LSHIFT] = lshift,
                                             [FH_RSHIFT] = rshift,
                                             [FH_AND] = and_,
                                             [FH_XOR] = xor_,
                                             [FH_OR] = or_}};
const FhTypeDef fhtypedef_int = {.doc = "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number "
                                        "or string to an integer, or return 0 if no arguments\nare given.",
                                 .size = sizeof(FhBigInt),
                                 .flags = FH_TF_BASE | FH_TF_VARSIZE | FH_TF_INT,
                                 .slots = &int_slots,
                                 .methods = fhint_methods,
                                 .getsets = fhint_getsets};

/* ---- bool ---- */

static FhValue bool_repr(FhVM *vm, FhValue v) {
    return v == FH_TRUE ? fhstr_intern(vm, "True", 4) : fhstr_intern(vm, "False", 5);
}

static FhValue new_bool(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)type;
    if (fhargs_none(vm, "bool", kwnames) < 0) return FH_ERR;
    if (nargs > 1) return fhraise(vm, FH_T_TypeError, "bool expected at most 1 argument, got %d", (int)nargs);
    if (nargs == 0) return FH_FALSE;
    int t = fhtruth(vm, args[0]);
    return t < 0 ? FH_ERR : fh_bool(t);
}

static const FhSlots bool_slots = {
    .repr = bool_repr,
    .new_ = new_bool,
    .binary = {[FH_AND] = bool_and_, [FH_XOR] = bool_xor_, [FH_OR] = bool_or_}};
const FhTypeDef fhtypedef_bool = {
    .doc = "bool(x) -> bool\n\nReturns True when the argument x is true, False otherwise.\nThe builtins True "
           "and False are the only two instances of the class bool.\nThe class bool is a subclass of the "
           "class int, and cannot be subclassed.",
    .flags = FH_TF_INT | FH_TF_VARSIZE,
    .slots = &bool_slots};
