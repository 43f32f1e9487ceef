/* What the slots of script classes hold: functions that look a dunder method up on the type and call it. */
#ifndef FH_OBJECTS_SCRIPT_SLOTS_H
#define FH_OBJECTS_SCRIPT_SLOTS_H

#include "objects/slot_table.h"

#define D(op, word, sign)                                                                                    \
    FhValue fhscript_##word(FhVM *vm, FhValue a, FhValue b);                                                 \
    FhValue fhscript_i##word(FhVM *vm, FhValue a, FhValue b);
FH_NUMBER_SLOTS(D, _)
D(FH_POW, pow, "**")
#undef D
FhValue fhscript_pow3(FhVM *vm, FhValue a, FhValue b, FhValue m);
FhValue fhscript_neg(FhVM *vm, FhValue v);
FhValue fhscript_pos(FhVM *vm, FhValue v);
FhValue fhscript_abs(FhVM *vm, FhValue v);
FhValue fhscript_invert(FhVM *vm, FhValue v);
FhValue fhscript_int(FhVM *vm, FhValue v);
FhValue fhscript_float(FhVM *vm, FhValue v);
FhValue fhscript_index(FhVM *vm, FhValue v);
FhValue fhscript_repr(FhVM *vm, FhValue v);
FhValue fhscript_str(FhVM *vm, FhValue v);
FhValue fhscript_iter(FhVM *vm, FhValue v);
FhValue fhscript_next(FhVM *vm, FhValue v);
FhValue fhscript_await(FhVM *vm, FhValue v);
FhValue fhscript_aiter(FhVM *vm, FhValue v);
FhValue fhscript_anext(FhVM *vm, FhValue v);
int fhscript_bool(FhVM *vm, FhValue v);
int64_t fhscript_len(FhVM *vm, FhValue v);
int64_t fhscript_hash(FhVM *vm, FhValue v);
FhValue fhscript_compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op);
FhValue fhscript_getitem(FhVM *vm, FhValue o, FhValue key);
FhValue fhscript_sq_item(FhVM *vm, FhValue o, int64_t i);
int fhscript_setitem(FhVM *vm, FhValue o, FhValue key, FhValue v);
int fhscript_contains(FhVM *vm, FhValue o, FhValue v);
FhValue fhscript_getattro(FhVM *vm, FhValue o, FhValue name);
int fhscript_setattro(FhVM *vm, FhValue o, FhValue name, FhValue v);
FhValue fhscript_get(FhVM *vm, FhValue descr, FhValue obj, FhValue type);
int fhscript_set(FhVM *vm, FhValue descr, FhValue obj, FhValue v);
FhValue fhscript_call(FhVM *vm, FhValue callee, const FhValue *args, uint32_t nargs, FhValue kwnames);
FhValue fhscript_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames);
int fhscript_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);
int fhscript_del(FhVM *vm, FhValue self);

#endif
