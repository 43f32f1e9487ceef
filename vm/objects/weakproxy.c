/* weakref.proxy: an object that does everything on its target. Each slot unwraps its operands, holds the targets while
 * the operation runs, and raises ReferenceError when one is gone. */
#include "objects/str.h"
#include "objects/weakref.h"
#include <stdio.h>

/* The target of a proxy, any other value itself; owned. FH_ERR: gone. */
static FhValue unwrap(FhVM *vm, FhValue v) {
    if (!fhweakref_is_proxy(v)) return fh_retain(v);
    FhValue target = fhweakref_target(fhas_weakref(v));
    if (target != FH_NOVALUE) return fh_retain(target);
    return fhraise(vm, FH_T_ReferenceError, "weakly-referenced object no longer exists");
}

static bool unwrap_two(FhVM *vm, FhValue a, FhValue b, FhValue out[2]) {
    if ((out[0] = unwrap(vm, a)) == FH_ERR) return false;
    if ((out[1] = unwrap(vm, b)) != FH_ERR) return true;
    fh_release(vm, out[0]);
    return false;
}

static void release_two(FhVM *vm, FhValue v[2]) {
    fh_release(vm, v[0]);
    fh_release(vm, v[1]);
}

FhValue fhweakref_proxy(FhVM *vm, FhValue target, FhValue callback) {
    FhTypeId id = fhcallable(vm, target) ? FH_T_weakcallableproxy : FH_T_weakproxy;
    return fhweakref_make(vm, vm->types[id], target, callback);
}

/* ---- one operand ---- */

#define UNARY(name, type, failed, call)                                                                      \
    static type proxy_##name(FhVM *vm, FhValue self) {                                                       \
        FhValue o = unwrap(vm, self);                                                                        \
        if (o == FH_ERR) return failed;                                                                      \
        type result = call;                                                                                  \
        fh_release(vm, o);                                                                                   \
        return result;                                                                                       \
    }
UNARY(str, FhValue, FH_ERR, fhstr(vm, o))
UNARY(iter, FhValue, FH_ERR, fhiter(vm, o))
UNARY(bool, int, -1, fhtruth(vm, o))
UNARY(len, int64_t, -1, fhlen(vm, o))
UNARY(int, FhValue, FH_ERR, fhnumber_int(vm, o))
UNARY(float, FhValue, FH_ERR, fhnumber_float(vm, o))
UNARY(index, FhValue, FH_ERR, fhindex(vm, o))
UNARY(neg, FhValue, FH_ERR, fhunary(vm, FH_NEG, o))
UNARY(pos, FhValue, FH_ERR, fhunary(vm, FH_POS, o))
UNARY(invert, FhValue, FH_ERR, fhunary(vm, FH_INVERT, o))
UNARY(abs, FhValue, FH_ERR, fhunary(vm, FH_ABS, o))

static FhValue next_of(FhVM *vm, FhValue o) {
    if (!fh_slots(vm, o)->next)
        return fhraise(vm, FH_T_TypeError, "Weakref proxy referenced a non-iterator '%T' object", o);
    return fhnext(vm, o);
}
UNARY(next, FhValue, FH_ERR, next_of(vm, o))

static FhValue proxy_repr(FhVM *vm, FhValue self) {
    char here[32], there[32];
    FhValue target = fhweakref_target(fhas_weakref(self));
    if (target == FH_NOVALUE) target = FH_NONE;
    snprintf(here, sizeof here, "0x%llx", (unsigned long long)(uintptr_t)fh_obj(self));
    snprintf(there, sizeof there, "0x%llx",
             (unsigned long long)(fh_is_obj(target) ? (uintptr_t)fh_obj(target) : target));
    return fhstr_format(vm, "<weakproxy at %s to %T at %s>", here, target, there);
}

/* ---- attributes, items, calls ---- */

static FhValue proxy_getattro(FhVM *vm, FhValue self, FhValue name) {
    FhValue o = unwrap(vm, self);
    if (o == FH_ERR) return FH_ERR;
    FhValue v = fhattr_get(vm, o, name);
    fh_release(vm, o);
    return v;
}

static int proxy_setattro(FhVM *vm, FhValue self, FhValue name, FhValue v) {
    FhValue o = unwrap(vm, self);
    if (o == FH_ERR) return -1;
    int status = fhattr_set(vm, o, name, v);
    fh_release(vm, o);
    return status;
}

static FhValue proxy_getitem(FhVM *vm, FhValue self, FhValue key) {
    FhValue o[2];
    if (!unwrap_two(vm, self, key, o)) return FH_ERR;
    FhValue v = fhgetitem(vm, o[0], o[1]);
    release_two(vm, o);
    return v;
}

static int proxy_setitem(FhVM *vm, FhValue self, FhValue key, FhValue v) {
    FhValue o = unwrap(vm, self);
    if (o == FH_ERR) return -1;
    int status = fhsetitem(vm, o, key, v);
    fh_release(vm, o);
    return status;
}

static int proxy_contains(FhVM *vm, FhValue self, FhValue v) {
    FhValue o = unwrap(vm, self);
    if (o == FH_ERR) return -1;
    int found = fhcontains(vm, o, v);
    fh_release(vm, o);
    return found;
}

static FhValue proxy_call(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhValue o = unwrap(vm, self);
    if (o == FH_ERR) return FH_ERR;
    FhValue v = fhcall(vm, o, args, nargs, kwnames);
    fh_release(vm, o);
    return v;
}

/* ---- two operands ---- */

static FhValue proxy_compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    FhValue o[2];
    if (!unwrap_two(vm, a, b, o)) return FH_ERR;
    FhValue v = fhcompare(vm, o[0], o[1], op);
    release_two(vm, o);
    return v;
}

static FhValue binary(FhVM *vm, FhBinOp op, FhValue a, FhValue b, bool inplace) {
    FhValue o[2];
    if (!unwrap_two(vm, a, b, o)) return FH_ERR;
    FhValue v = inplace ? fhinplace(vm, op, o[0], o[1]) : fhbinary(vm, op, o[0], o[1]);
    release_two(vm, o);
    return v;
}

static FhValue proxy_pow3(FhVM *vm, FhValue a, FhValue b, FhValue m) {
    FhValue o[2], modulus;
    if (!unwrap_two(vm, a, b, o)) return FH_ERR;
    FhValue v = FH_ERR;
    if ((modulus = unwrap(vm, m)) != FH_ERR) {
        v = fhpower(vm, o[0], o[1], modulus);
        fh_release(vm, modulus);
    }
    release_two(vm, o);
    return v;
}

/* clang-format off */
#define EACH_OPERATOR(X) \
    X(ADD) X(SUB) X(MUL) X(MATMUL) X(TRUEDIV) X(FLOORDIV) X(MOD) X(DIVMOD) X(POW) X(LSHIFT) X(RSHIFT) X(AND) X(XOR) X(OR)
/* clang-format on */
#define OPERATOR(op)                                                                                         \
    static FhValue proxy_##op(FhVM *vm, FhValue a, FhValue b) { return binary(vm, FH_##op, a, b, false); }   \
    static FhValue proxy_i##op(FhVM *vm, FhValue a, FhValue b) { return binary(vm, FH_##op, a, b, true); }
EACH_OPERATOR(OPERATOR)
#define PLAIN(op)   [FH_##op] = proxy_##op,
#define INPLACE(op) [FH_##op] = proxy_i##op,

/* ---- methods that are no slots ---- */

static FhValue call_special(FhVM *vm, FhValue self, FhValue name) {
    FhValue o = unwrap(vm, self);
    if (o == FH_ERR) return FH_ERR;
    FhValue v = fhcall_method(vm, o, name, NULL, 0);
    fh_release(vm, o);
    return v;
}

static FhValue proxy_bytes(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return call_special(vm, self, FH_NAME(vm, __bytes__));
}

static FhValue proxy_reversed(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return call_special(vm, self, FH_NAME(vm, __reversed__));
}

static const FhMethodDef proxy_methods[] = {
    {"__bytes__", proxy_bytes, 0, 0, 0, NULL},
    {"__reversed__", proxy_reversed, 0, 0, 0, NULL},
    {0},
};

static int64_t proxy_hash(FhVM *vm, FhValue self) {
    return fhraise_int(vm, FH_T_TypeError, "unhashable type: '%s'",
                       fh_has_shape(self, FH_T_weakproxy) ? "weakref.ProxyType"
                                                          : "weakref.CallableProxyType");
}

static FhValue no_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return fhraise(vm, FH_T_TypeError, "cannot create '%s' instances",
                   type == fh_val(vm->types[FH_T_weakproxy]) ? "weakref.ProxyType"
                                                             : "weakref.CallableProxyType");
}

#define PROXY_SLOTS                                                                                          \
    .life = {.visit = fhweakref_visit, .finalize = fhweakref_finalize}, .repr = proxy_repr,                  \
    .str = proxy_str, .hash = proxy_hash, .compare = proxy_compare, .getattro = proxy_getattro,              \
    .setattro = proxy_setattro, .iter = proxy_iter, .next = proxy_next, .new_ = no_new, .bool_ = proxy_bool, \
    .len = proxy_len, .getitem = proxy_getitem, .setitem = proxy_setitem, .contains = proxy_contains,        \
    .binary = {EACH_OPERATOR(PLAIN)}, .inplace = {EACH_OPERATOR(INPLACE)}, .pow3 = proxy_pow3,               \
    .unary = {[FH_NEG] = proxy_neg, [FH_POS] = proxy_pos, [FH_INVERT] = proxy_invert, [FH_ABS] = proxy_abs}, \
    .int_ = proxy_int, .float_ = proxy_float, .index = proxy_index

static const FhSlots proxy_slots = {PROXY_SLOTS};
static const FhSlots callable_proxy_slots = {PROXY_SLOTS, .call = proxy_call};

const FhTypeDef fhtypedef_weakproxy = {
    .size = sizeof(FhWeakref),
    .flags = FH_TF_CONTAINER | FH_TF_LOUD,
    .slots = &proxy_slots,
    .methods = proxy_methods,
    .module = "weakref",
};

const FhTypeDef fhtypedef_weakcallableproxy = {
    .size = sizeof(FhWeakref),
    .flags = FH_TF_CONTAINER | FH_TF_LOUD,
    .slots = &callable_proxy_slots,
    .methods = proxy_methods,
    .module = "weakref",
};
