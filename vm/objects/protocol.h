/* Operations on any value: what the language's operators and builtins do. Results owned; FH_ERR / -1 with a pending
 * exception. Each may run script code unless it says otherwise. Who implements: [A] attribute.c and type*.c,
 * [N] number.c, [S] sequence.c (iteration, items, comparison), [C] runtime/call.c. */
#ifndef FH_OBJECTS_PROTOCOL_H
#define FH_OBJECTS_PROTOCOL_H

#include "objects/vm.h"

/* ---- calls [C] ---- */
FhValue fhcall(FhVM *vm, FhValue callee, const FhValue *args, uint32_t nargs, FhValue kwnames);
FhValue fhcall0(FhVM *vm, FhValue callee);
FhValue fhcall1(FhVM *vm, FhValue callee, FhValue a);
FhValue fhcall2(FhVM *vm, FhValue callee, FhValue a, FhValue b);
FhValue fhcall3(FhVM *vm, FhValue callee, FhValue a, FhValue b, FhValue c);
FhValue fhcall_tuple(FhVM *vm, FhValue callee, FhValue args_tuple, FhValue kwargs_dict /* or NOVALUE */);
FhValue fhcall_method(FhVM *vm, FhValue o, FhValue name, const FhValue *args,
                      uint32_t nargs); /* o.name(*args) */
bool fhcallable(FhVM *vm, FhValue v);
/* type(o).name looked up without the instance, bound. FH_NOVALUE and no exception when absent. */
FhValue fhlookup_special(FhVM *vm, FhValue o, FhValue name);

/* ---- attributes [A]; names are str values, interned for speed ---- */
FhValue fhattr_get(FhVM *vm, FhValue o, FhValue name);
FhValue fhattr_find(FhVM *vm, FhValue o, FhValue name);        /* FH_NOVALUE instead of AttributeError */
int fhattr_set(FhVM *vm, FhValue o, FhValue name, FhValue v);  /* v FH_NOVALUE: delete */
FhValue fhattr_get_generic(FhVM *vm, FhValue o, FhValue name); /* object.__getattribute__ */
int fhattr_set_generic(FhVM *vm, FhValue o, FhValue name, FhValue v);
/* For LOAD_METHOD: *self = FH_NOVALUE and the result is the attribute; or the result is an unbound function and *self
 * (retained) its first argument. */
FhValue fhattr_method(FhVM *vm, FhValue o, FhValue name, FhValue *self);
FhValue fhobject_dict(FhVM *vm,
                      FhValue o); /* o.__dict__, owned; FH_NOVALUE without exception if it has none */

/* ---- types [A] ---- */
FhValue fhtype_lookup(FhVM *vm, FhType *t,
                      FhValue name);       /* along the MRO; borrowed; FH_NOVALUE; runs no script */
bool fhtype_subtype(FhType *a, FhType *b); /* by MRO; runs no script */
static inline bool fh_isa(FhVM *vm, FhValue v, FhTypeId t) {
    FhType *type = fh_type(vm, v);
    return type == vm->types[t] || fhtype_subtype(type, vm->types[t]);
}
static inline bool fh_has_flag(FhVM *vm, FhValue v, uint32_t flag) {
    return (fh_type(vm, v)->flags & flag) != 0;
}
int fhisinstance(FhVM *vm, FhValue o, FhValue cls); /* 1, 0, -1; with __instancecheck__, tuples, unions */
int fhissubclass(FhVM *vm, FhValue sub, FhValue cls);
int fhtype_ready(FhVM *vm, FhType *t); /* fills the dict of a builtin type; lookups call it themselves */
/* A new instance of class `type` whose C part is type->size bytes (zeroed) + extra bytes of items; fields unset. */
FhValue fhinstance_new(FhVM *vm, FhType *type, size_t items_bytes) FH_MUST_CHECK;
const char *fhtype_name(FhVM *vm,
                        FhValue v); /* of the type of v, as in messages; valid while the type lives */

/* ---- numbers [N] ---- */
FhValue fhbinary(FhVM *vm, FhBinOp op, FhValue a, FhValue b);
FhValue fhinplace(FhVM *vm, FhBinOp op, FhValue a, FhValue b);
FhValue fhunary(FhVM *vm, FhUnOp op, FhValue a);
FhValue fhpower(FhVM *vm, FhValue a, FhValue b, FhValue m /* FH_NONE */);
FhValue fhindex(FhVM *vm, FhValue v);        /* operator.index: an int value (bool converted) */
FhValue fhnumber_int(FhVM *vm, FhValue v);   /* int(v) */
FhValue fhnumber_float(FhVM *vm, FhValue v); /* float(v) */
int fhtruth(FhVM *vm, FhValue v);            /* 1, 0, -1 */

/* ---- comparison, hash, text [S] ---- */
FhValue fhcompare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op); /* any value */
int fhcompare_bool(FhVM *vm, FhValue a, FhValue b,
                   FhCmpOp op); /* identity implies equal for EQ/NE; 1, 0, -1 */
static inline bool fh_is(FhValue a, FhValue b) {
    return a == b;
} /* boxed floats and big ints compare by address */
int64_t fhhash(FhVM *vm, FhValue v); /* -1: exception */
FhValue fhrepr(FhVM *vm, FhValue v); /* str value */
FhValue fhstr(FhVM *vm, FhValue v);
FhValue fhascii(FhVM *vm, FhValue v);
FhValue fhformat(FhVM *vm, FhValue v, FhValue spec); /* format(v, spec); spec a str */
int fhrepr_enter(FhVM *vm, FhValue v);               /* 1: v's repr is running already; 0: entered; -1 */
void fhrepr_leave(FhVM *vm, FhValue v);

/* ---- items and iteration [S] ---- */
FhValue fhgetitem(FhVM *vm, FhValue o, FhValue key);
int fhsetitem(FhVM *vm, FhValue o, FhValue key, FhValue v); /* v FH_NOVALUE: del o[key] */
int64_t fhlen(FhVM *vm, FhValue o);
int64_t fhlen_hint(FhVM *vm, FhValue o, int64_t otherwise);
int fhcontains(FhVM *vm, FhValue container, FhValue v);
FhValue fhiter(FhVM *vm, FhValue o);
FhValue fhnext_ended(FhVM *vm) FH_COLD; /* what fhnext gives when slots.next has given FH_NOVALUE or FH_ERR */
FhValue fhnext(FhVM *vm, FhValue iterator); /* FH_NOVALUE at the end (a StopIteration has been swallowed) */
/* Calls fn(ctx, item) with each item borrowed; fn returns 0 to go on, 1 to stop, -1 on error. */
int fhiterate(FhVM *vm, FhValue iterable, int (*fn)(FhVM *, void *ctx, FhValue item), void *ctx);

/* ---- import and output, implemented in runtime/ ---- */
FhValue fhimport(FhVM *vm, const char *name);      /* owned module */
int fhwrite(FhVM *vm, FhValue file, FhValue text); /* file.write(text) */

#endif
