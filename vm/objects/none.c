/* The types of None, Ellipsis and NotImplemented: immediates, each the only instance of its type. */
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

extern const FhTypeDef fhtypedef_NoneType, fhtypedef_ellipsis, fhtypedef_NotImplementedType;

static FhValue only(FhVM *vm, FhValue type, uint32_t nargs, FhValue kwnames, FhValue instance) {
    if (nargs || (kwnames != FH_NOVALUE && fhas_tuple(kwnames)->size))
        return fhraise(vm, FH_T_TypeError, "%N takes no arguments", type);
    return instance;
}

static FhValue none_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args;
    return only(vm, type, nargs, kwnames, FH_NONE);
}
static FhValue none_repr(FhVM *vm, FhValue v) {
    (void)v;
    return fhstr_intern(vm, "None", 4);
}
static int none_bool(FhVM *vm, FhValue v) {
    (void)vm, (void)v;
    return 0;
}
static int64_t none_hash(FhVM *vm, FhValue v) {
    (void)vm, (void)v;
    return 0xfca86420;
}
static const FhSlots none_slots = {
    .repr = none_repr, .hash = none_hash, .new_ = none_new, .bool_ = none_bool};
const FhTypeDef fhtypedef_NoneType = {.slots = &none_slots};

static FhValue reduce(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return fhrepr(vm, self);
}
static const FhMethodDef methods[] = {{"__reduce__", reduce, 0, 0, 0, NULL}, {0}};

static FhValue ellipsis_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)type;
    if (nargs || (kwnames != FH_NOVALUE && fhas_tuple(kwnames)->size))
        return fhraise(vm, FH_T_TypeError, "EllipsisType takes no arguments");
    return FH_ELLIPSIS;
}
static FhValue ellipsis_repr(FhVM *vm, FhValue v) {
    (void)v;
    return fhstr_intern(vm, "Ellipsis", 8);
}
static const FhSlots ellipsis_slots = {.repr = ellipsis_repr, .new_ = ellipsis_new};
const FhTypeDef fhtypedef_ellipsis = {.slots = &ellipsis_slots, .methods = methods};

static FhValue not_implemented_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs,
                                   FhValue kwnames) {
    (void)args;
    return only(vm, type, nargs, kwnames, FH_NOTIMPLEMENTED);
}
static FhValue not_implemented_repr(FhVM *vm, FhValue v) {
    (void)v;
    return fhstr_intern(vm, "NotImplemented", 14);
}
static int not_implemented_bool(FhVM *vm, FhValue v) {
    (void)v;
    return fhwarn(vm, FH_T_DeprecationWarning, "NotImplemented should not be used in a boolean context") < 0
               ? -1
               : 1;
}
static const FhSlots not_implemented_slots = {
    .repr = not_implemented_repr, .new_ = not_implemented_new, .bool_ = not_implemented_bool};
const FhTypeDef fhtypedef_NotImplementedType = {.slots = &not_implemented_slots, .methods = methods};
