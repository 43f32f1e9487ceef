/* The module _operator: the operators as functions. itemgetter, attrgetter, methodcaller: operator_getters.c. */
#include "stdlib/native.h"
#include "objects/bytes.h"
#include "objects/equal.h"
#include "objects/module.h"
#include "objects/type.h"
#include "objects/numbers.h"
#include "objects/sequence.h"
#include "objects/str.h"

static FhValue as_bool(int truth) { return truth < 0 ? FH_ERR : fh_bool(truth); }

NATIVE(op_eq) {
    UNUSED_ARGS;
    if (fh_both_int(args[0], args[1])) return fh_bool(args[0] == args[1]);
    return fhcompare(vm, args[0], args[1], FH_EQ);
}
NATIVE(op_ne) {
    UNUSED_ARGS;
    if (fh_both_int(args[0], args[1])) return fh_bool(args[0] != args[1]);
    return fhcompare(vm, args[0], args[1], FH_NE);
}

/* Small ints settle most orders. */
#define ORDER(name, op, sign)                                                                                \
    NATIVE(name) {                                                                                           \
        UNUSED_ARGS;                                                                                         \
        if (fh_both_int(args[0], args[1])) return fh_bool((int64_t)args[0] sign(int64_t) args[1]);           \
        if (fhstr_exact(args[0]) && fhstr_exact(args[1]))                                                    \
            return fh_bool(fhstr_order(args[0], args[1]) sign 0);                                            \
        return fhcompare(vm, args[0], args[1], op);                                                          \
    }
ORDER(op_lt, FH_LT, <)
ORDER(op_le, FH_LE, <=)
ORDER(op_gt, FH_GT, >)
ORDER(op_ge, FH_GE, >=)

#define BINARY(name, op)                                                                                     \
    NATIVE(op_##name) {                                                                                      \
        UNUSED_ARGS;                                                                                         \
        return fhbinary(vm, op, args[0], args[1]);                                                           \
    }                                                                                                        \
    NATIVE(op_i##name) {                                                                                     \
        UNUSED_ARGS;                                                                                         \
        return fhinplace(vm, op, args[0], args[1]);                                                          \
    }
BINARY(matmul, FH_MATMUL)
BINARY(truediv, FH_TRUEDIV)
BINARY(floordiv, FH_FLOORDIV)
BINARY(mod, FH_MOD)
BINARY(lshift, FH_LSHIFT)
BINARY(rshift, FH_RSHIFT)
BINARY(and, FH_AND)
BINARY(xor, FH_XOR)
BINARY(or, FH_OR)

NATIVE(op_pow) {
    UNUSED_ARGS;
    return fhpower(vm, args[0], args[1], FH_NONE);
}
NATIVE(op_ipow) {
    UNUSED_ARGS;
    return fhinplace(vm, FH_POW, args[0], args[1]);
}

#define QUICK(name, op, overflows, sign)                                                                     \
    NATIVE(op_##name) {                                                                                      \
        UNUSED_ARGS;                                                                                         \
        int64_t r;                                                                                           \
        if (fh_both_int(args[0], args[1]) && !overflows(fh_int_of(args[0]), fh_int_of(args[1]), &r) &&       \
            fh_int_fits(r))                                                                                  \
            return fh_int_raw(r);                                                                            \
        if (fh_is_float(args[0]) && fh_is_float(args[1]))                                                    \
            return fhfloat_new(vm, fh_float_raw(args[0]) sign fh_float_raw(args[1]));                        \
        return fhbinary(vm, op, args[0], args[1]);                                                           \
    }                                                                                                        \
    NATIVE(op_i##name) {                                                                                     \
        UNUSED_ARGS;                                                                                         \
        return fhinplace(vm, op, args[0], args[1]);                                                          \
    }
QUICK(add, FH_ADD, __builtin_add_overflow, +)
QUICK(sub, FH_SUB, __builtin_sub_overflow, -)
QUICK(mul, FH_MUL, __builtin_mul_overflow, *)

#define UNARY(name, call)                                                                                    \
    NATIVE(name) {                                                                                           \
        UNUSED_ARGS;                                                                                         \
        return call;                                                                                         \
    }
UNARY(op_neg, fhunary(vm, FH_NEG, args[0]))
UNARY(op_pos, fhunary(vm, FH_POS, args[0]))
UNARY(op_abs, fhunary(vm, FH_ABS, args[0]))
UNARY(op_invert, fhunary(vm, FH_INVERT, args[0]))
UNARY(op_index, fhindex(vm, args[0]))
UNARY(op_truth, as_bool(fhtruth(vm, args[0])))
UNARY(op_is, fh_bool(fh_is(args[0], args[1])))
UNARY(op_is_not, fh_bool(!fh_is(args[0], args[1])))
UNARY(op_getitem, fhgetitem(vm, args[0], args[1]))
UNARY(op_contains, as_bool(fhcontains(vm, args[0], args[1])))
UNARY(op_setitem, fhsetitem(vm, args[0], args[1], args[2]) < 0 ? FH_ERR : FH_NONE)
UNARY(op_delitem, fhsetitem(vm, args[0], args[1], FH_NOVALUE) < 0 ? FH_ERR : FH_NONE)

NATIVE(op_not) {
    UNUSED_ARGS;
    int truth = fhtruth(vm, args[0]);
    return truth < 0 ? FH_ERR : fh_bool(!truth);
}

NATIVE(op_call) {
    UNUSED_ARGS;
    return fhcall(vm, args[0], args + 1, nargs - 1, kwnames);
}
NATIVE(op_call_checked) {
    if (nargs < 1) return fhraise(vm, FH_T_TypeError, "call expected at least 1 argument, got 0");
    return op_call(vm, self, args, nargs, kwnames);
}

static bool is_sequence(FhVM *vm, FhValue v) {
    const FhSlots *s = fh_slots(vm, v);
    return (s->sq_item || s->getitem) && !fh_has_flag(vm, v, FH_TF_DICTSUB);
}

NATIVE(op_concat) {
    UNUSED_ARGS;
    if (!fh_slots(vm, args[0])->sq_concat && (!is_sequence(vm, args[0]) || !is_sequence(vm, args[1])))
        return fhraise(vm, FH_T_TypeError, "'%T' object can't be concatenated", args[0]);
    return fhbinary(vm, FH_ADD, args[0], args[1]);
}
NATIVE(op_iconcat) {
    UNUSED_ARGS;
    if (!fh_slots(vm, args[0])->sq_concat && (!is_sequence(vm, args[0]) || !is_sequence(vm, args[1])))
        return fhraise(vm, FH_T_TypeError, "'%T' object can't be concatenated", args[0]);
    return fhinplace(vm, FH_ADD, args[0], args[1]);
}

/* ---- countOf, indexOf ---- */

typedef struct Search {
    FhValue wanted;
    int64_t seen, found;
    bool first_only;
} Search;

static int look(FhVM *vm, void *ctx, FhValue item) {
    Search *s = ctx;
    int equal = fhequal_item(vm, item, s->wanted);
    if (equal < 0) return -1;
    s->found += equal;
    if (equal && s->first_only) return 1;
    s->seen++;
    return 0;
}

static int search(FhVM *vm, FhValue in, Search *s) {
    if (!fh_slots(vm, in)->iter && !fh_slots(vm, in)->sq_item)
        return fhraise_int(vm, FH_T_TypeError, "argument of type '%T' is not iterable", in);
    return fhiterate(vm, in, look, s);
}

NATIVE(op_countof) {
    UNUSED_ARGS;
    Search s = {args[1], 0, 0, false};
    return search(vm, args[0], &s) < 0 ? FH_ERR : fh_int_raw(s.found);
}

NATIVE(op_indexof) {
    UNUSED_ARGS;
    Search s = {args[1], 0, 0, true};
    if (search(vm, args[0], &s) < 0) return FH_ERR;
    if (!s.found) return fhraise(vm, FH_T_ValueError, "sequence.index(x): x not in sequence");
    return fh_int_raw(s.seen);
}

NATIVE(op_length_hint) {
    UNUSED_ARGS;
    int64_t otherwise = 0;
    if (nargs > 1) {
        if (!fhint_check(vm, args[1]))
            return fhraise(vm, FH_T_TypeError, "'%T' object cannot be interpreted as an integer", args[1]);
        if (fhargs_index(vm, args[1], &otherwise) < 0) return FH_ERR;
    }
    int64_t n = fhlen_hint(vm, args[0], otherwise);
    return n == -1 && fhpending(vm) ? FH_ERR : fhint_new(vm, n);
}

/* Takes the same time wherever the two differ. */
static FhValue same_bytes(const uint8_t *a, size_t n, const uint8_t *b, size_t m) {
    const uint8_t *against = n == m ? a : b;
    volatile uint8_t differ = n != m;
    for (size_t i = 0; i < m; i++) differ |= (uint8_t)(against[i] ^ b[i]);
    return fh_bool(differ == 0);
}

NATIVE(op_compare_digest) {
    UNUSED_ARGS;
    if (fhstr_check(vm, args[0]) && fhstr_check(vm, args[1])) {
        if (!fhstr_ascii(args[0]) || !fhstr_ascii(args[1]))
            return fhraise(vm, FH_T_TypeError,
                           "comparing strings with non-ASCII characters is not supported");
        return same_bytes((const uint8_t *)fhstr_text(args[0]), fhstr_size(args[0]),
                          (const uint8_t *)fhstr_text(args[1]), fhstr_size(args[1]));
    }
    if (!fhbuffer_check(vm, args[0]) || !fhbuffer_check(vm, args[1]))
        return fhraise(vm, FH_T_TypeError,
                       "unsupported operand types(s) or combination of types: '%T' and '%T'", args[0],
                       args[1]);
    FhBuffer a, b;
    if (fhbuffer_get(vm, args[0], &a, false) < 0) return FH_ERR;
    if (fhbuffer_get(vm, args[1], &b, false) < 0) {
        fhbuffer_release(vm, &a);
        return FH_ERR;
    }
    FhValue v = same_bytes(a.data, a.size, b.data, b.size);
    fhbuffer_release(vm, &a);
    fhbuffer_release(vm, &b);
    return v;
}

#define TWO(name, fn, doc)                                                                                   \
    { name, fn, 2, 2, 0, name "($module, a, b, /)\n--\n\n" doc }
#define ONE(name, fn, doc)                                                                                   \
    { name, fn, 1, 1, 0, name "($module, a, /)\n--\n\n" doc }

static const FhMethodDef functions[] = {
    ONE("truth", op_truth, "Whether a is true."),
    TWO("contains", op_contains, "b in a."),
    ONE("index", op_index, "a as an int, by __index__."),
    TWO("indexOf", op_indexof, "The first position of b in a."),
    TWO("countOf", op_countof, "How many items of a are b."),
    TWO("is_", op_is, "a is b."),
    TWO("is_not", op_is_not, "a is not b."),
    TWO("add", op_add, "a + b."),
    TWO("sub", op_sub, "a - b."),
    TWO("mul", op_mul, "a * b."),
    TWO("matmul", op_matmul, "a @ b."),
    TWO("floordiv", op_floordiv, "a // b."),
    TWO("truediv", op_truediv, "a / b."),
    TWO("mod", op_mod, "a % b."),
    ONE("neg", op_neg, "-a."),
    ONE("pos", op_pos, "+a."),
    ONE("abs", op_abs, "abs(a)."),
    ONE("inv", op_invert, "~a."),
    ONE("invert", op_invert, "~a."),
    TWO("lshift", op_lshift, "a << b."),
    TWO("rshift", op_rshift, "a >> b."),
    ONE("not_", op_not, "not a."),
    TWO("and_", op_and, "a & b."),
    TWO("xor", op_xor, "a ^ b."),
    TWO("or_", op_or, "a | b."),
    TWO("pow", op_pow, "a ** b."),
    TWO("iadd", op_iadd, "a += b."),
    TWO("isub", op_isub, "a -= b."),
    TWO("imul", op_imul, "a *= b."),
    TWO("imatmul", op_imatmul, "a @= b."),
    TWO("ifloordiv", op_ifloordiv, "a //= b."),
    TWO("itruediv", op_itruediv, "a /= b."),
    TWO("imod", op_imod, "a %= b."),
    TWO("ilshift", op_ilshift, "a <<= b."),
    TWO("irshift", op_irshift, "a >>= b."),
    TWO("iand", op_iand, "a &= b."),
    TWO("ixor", op_ixor, "a ^= b."),
    TWO("ior", op_ior, "a |= b."),
    TWO("ipow", op_ipow, "a **= b."),
    TWO("concat", op_concat, "a + b, for sequences."),
    TWO("iconcat", op_iconcat, "a += b, for sequences."),
    TWO("getitem", op_getitem, "a[b]."),
    {"setitem", op_setitem, 3, 3, 0, "setitem($module, a, b, c, /)\n--\n\na[b] = c."},
    TWO("delitem", op_delitem, "del a[b]."),
    TWO("eq", op_eq, "a == b."),
    TWO("ne", op_ne, "a != b."),
    TWO("lt", op_lt, "a < b."),
    TWO("le", op_le, "a <= b."),
    TWO("gt", op_gt, "a > b."),
    TWO("ge", op_ge, "a >= b."),
    {"length_hint", op_length_hint, 1, 2, 0,
     "length_hint($module, obj, default=0, /)\n--\n\nHow many items obj will probably give."},
    {"call", op_call_checked, 0, FH_ANY, FH_KW,
     "call($module, obj, /, *args, **kwargs)\n--\n\nobj(*args, **kwargs)."},
    TWO("_compare_digest", op_compare_digest,
        "Whether a and b are equal, in a time that does not tell where."),
    {0},
};

static int exec(FhVM *vm, FhValue module) {
    if (fhtype_init_library(vm) < 0) return -1;
    static const struct {
        const char *name;
        FhTypeId type;
    } types[] = {{"itemgetter", FH_T_itemgetter},
                 {"attrgetter", FH_T_attrgetter},
                 {"methodcaller", FH_T_methodcaller}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (fhmodule_set(vm, module, types[i].name, fh_val(vm->types[types[i].type])) < 0) return -1;
    return 0;
}

const FhModuleDef fhmodule__operator = {"_operator", "Operators as functions.", functions, exec};
