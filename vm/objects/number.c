/* Number operations on any values: the [N] part of protocol.h.
 *
 * A binary operator asks the left operand's slot, then the right one's, but a right operand whose class is a subclass of
 * the left one's, with a slot of its own, goes first. Sequences have their say in + and * after the numbers. */
#include "objects/exception.h"
#include "objects/int.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/type.h"

static const char *const signs[FH_BINOPS] = {"+",        "-",           "*",  "@",  "/", "//", "%",
                                             "divmod()", "** or pow()", "<<", ">>", "&", "^",  "|"};
static const char *const inplace_signs[FH_BINOPS] = {
    "+=", "-=", "*=", "@=", "/=", "//=", "%=", "divmod()", "**=", "<<=", ">>=", "&=", "^=", "|="};

static FH_COLD FhValue unsupported(FhVM *vm, const char *sign, FhValue a, FhValue b) {
    return fhraise(vm, FH_T_TypeError, "unsupported operand type(s) for %s: '%T' and '%T'", sign, a, b);
}

/* The slots of both, in their order. NotImplemented when neither can. */
static FhValue by_slots(FhVM *vm, FhBinOp op, FhValue a, FhValue b) {
    FhType *ta = fh_type(vm, a), *tb = fh_type(vm, b);
    FhValue (*left)(FhVM *, FhValue, FhValue) = ta->slots->binary[op];
    FhValue (*right)(FhVM *, FhValue, FhValue) = ta == tb ? NULL : tb->slots->binary[op];
    if (right == left) right = NULL;
    if (left) {
        if (right && fhtype_subtype(tb, ta)) {
            FhValue v = right(vm, a, b);
            if (v != FH_NOTIMPLEMENTED) return v;
            right = NULL;
        }
        FhValue v = left(vm, a, b);
        if (v != FH_NOTIMPLEMENTED) return v;
    }
    return right ? right(vm, a, b) : FH_NOTIMPLEMENTED;
}

static FhValue repeat(FhVM *vm, FhValue (*fn)(FhVM *, FhValue, int64_t), FhValue seq, FhValue n) {
    int64_t count;
    if (!fh_slots(vm, n)->index)
        return fhraise(vm, FH_T_TypeError, "can't multiply sequence by non-int of type '%T'", n);
    if (fhargs_index(vm, n, &count) < 0) {
        if (fhpending_is(vm, FH_T_OverflowError))
            fhraise(vm, FH_T_OverflowError, "cannot fit '%T' into an index-sized integer", n);
        return FH_ERR;
    }
    return fn(vm, seq, count);
}

/* + and * of sequences; NotImplemented: no sequence. */
static FhValue by_sequence(FhVM *vm, FhBinOp op, FhValue a, FhValue b) {
    const FhSlots *sa = fh_slots(vm, a), *sb = fh_slots(vm, b);
    if (op == FH_ADD && sa->sq_concat) return sa->sq_concat(vm, a, b);
    if (op != FH_MUL) return FH_NOTIMPLEMENTED;
    if (sa->sq_repeat) return repeat(vm, sa->sq_repeat, a, b);
    return sb->sq_repeat ? repeat(vm, sb->sq_repeat, b, a) : FH_NOTIMPLEMENTED;
}

/* print >> file: a slip from another time. */
static bool is_print(FhVM *vm, FhValue v) {
    FhValue print = fhstr_intern(vm, "print", 5);
    if (!fh_has_shape(v, FH_T_builtin) || print == FH_ERR) return false;
    FhValue name = fhattr_find(vm, v, FH_NAME(vm, __name__));
    bool same = name == print;
    fh_release(vm, name);
    return same;
}

FhValue fhbinary(FhVM *vm, FhBinOp op, FhValue a, FhValue b) {
    if (FH_LIKELY(fh_is_int(a) && fh_is_int(b))) switch (op) {
        case FH_ADD: return fhint_add(vm, a, b);
        case FH_SUB: return fhint_sub(vm, a, b);
        case FH_MUL: return fhint_mul(vm, a, b);
        case FH_FLOORDIV: return fhint_floordiv(vm, a, b);
        case FH_MOD: return fhint_mod(vm, a, b);
        default: break;
        }
    FhValue v = by_slots(vm, op, a, b);
    if (FH_LIKELY(v != FH_NOTIMPLEMENTED)) return v;
    v = by_sequence(vm, op, a, b);
    if (v != FH_NOTIMPLEMENTED) return v;
    if (op == FH_RSHIFT && is_print(vm, a))
        return fhraise(vm, FH_T_TypeError,
                       "unsupported operand type(s) for %s: '%T' and '%T'. Did you mean \"print(<message>, "
                       "file=<output_stream>)\"?",
                       signs[op], a, b);
    return unsupported(vm, signs[op], a, b);
}

static FhValue inplace_sequence(FhVM *vm, FhBinOp op, FhValue a, FhValue b) {
    const FhSlots *s = fh_slots(vm, a);
    if (op == FH_ADD && s->sq_inplace_concat) return s->sq_inplace_concat(vm, a, b);
    if (op == FH_MUL && s->sq_inplace_repeat) return repeat(vm, s->sq_inplace_repeat, a, b);
    /* CPython asks the right one only where the left one has no slots of a sequence at all. */
    bool other = s->sq_item || s->contains || fh_has_flag(vm, a, FH_TF_HEAP);
    if (op == FH_MUL && other && !s->sq_repeat) return FH_NOTIMPLEMENTED;
    return by_sequence(vm, op, a, b);
}

FhValue fhinplace(FhVM *vm, FhBinOp op, FhValue a, FhValue b) {
    FhValue (*own)(FhVM *, FhValue, FhValue) = fh_slots(vm, a)->inplace[op];
    FhValue v = own ? own(vm, a, b) : FH_NOTIMPLEMENTED;
    if (v == FH_NOTIMPLEMENTED) v = by_slots(vm, op, a, b);
    if (v == FH_NOTIMPLEMENTED) v = inplace_sequence(vm, op, a, b);
    return v == FH_NOTIMPLEMENTED ? unsupported(vm, inplace_signs[op], a, b) : v;
}

FhValue fhunary(FhVM *vm, FhUnOp op, FhValue a) {
    static const char *const names[FH_UNOPS] = {"unary -", "unary +", "unary ~", "abs()"};
    FhValue (*fn)(FhVM *, FhValue) = fh_slots(vm, a)->unary[op];
    if (FH_LIKELY(fn != NULL)) return fn(vm, a);
    return fhraise(vm, FH_T_TypeError, "bad operand type for %s: '%T'", names[op], a);
}

FhValue fhpower(FhVM *vm, FhValue a, FhValue b, FhValue m) {
    if (m == FH_NONE) return fhbinary(vm, FH_POW, a, b);
    const FhValue operands[] = {a, b, m};
    FhValue (*tried[3])(FhVM *, FhValue, FhValue, FhValue) = {0};
    for (int i = 0; i < 3; i++) {
        FhValue (*fn)(FhVM *, FhValue, FhValue, FhValue) = fh_slots(vm, operands[i])->pow3;
        if (!fn || fn == tried[0] || fn == tried[1]) continue;
        tried[i] = fn;
        FhValue v = fn(vm, a, b, m);
        if (v != FH_NOTIMPLEMENTED) return v;
    }
    return fhraise(vm, FH_T_TypeError, "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", a, b,
                   m);
}

/* ---- conversions ---- */

/* An int of exactly that type from an instance of int. */
static FhValue exact_int(FhVM *vm, FhValue v) {
    if (fhint_exact(v)) return fh_retain(v);
    if (fh_is_bool(v)) return fh_int_raw(v == FH_TRUE);
    return fhint_plain(vm, v);
}

FhValue fhindex(FhVM *vm, FhValue v) {
    if (FH_LIKELY(fhint_exact(v))) return fh_retain(v);
    if (fhint_check(vm, v)) return exact_int(vm, v);
    FhValue (*fn)(FhVM *, FhValue) = fh_slots(vm, v)->index;
    if (!fn) return fhraise(vm, FH_T_TypeError, "'%T' object cannot be interpreted as an integer", v);
    FhValue i = fn(vm, v);
    if (i == FH_ERR || fhint_exact(i)) return i;
    FhValue exact = FH_ERR;
    if (fhint_check(vm, i))
        exact = fhint_warn_strict(vm, i, "__index__") < 0 ? FH_ERR : exact_int(vm, i);
    else
        fhraise(vm, FH_T_TypeError, "__index__ returned non-int (type %T)", i);
    fh_release(vm, i);
    return exact;
}

int fhtruth(FhVM *vm, FhValue v) {
    if (v == FH_TRUE) return 1;
    if (v == FH_FALSE || v == FH_NONE) return 0;
    if (fh_is_int(v)) return v != 0;
    const FhSlots *s = fh_slots(vm, v);
    if (s->bool_) return s->bool_(vm, v);
    if (!s->len) return 1;
    int64_t n = s->len(vm, v);
    return n < 0 ? -1 : n != 0;
}
