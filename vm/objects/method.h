/* Bound methods, native functions, and the descriptors that classes hold for native methods, slots and attributes. */
#ifndef FH_OBJECTS_METHOD_H
#define FH_OBJECTS_METHOD_H

#include "objects/vm.h"

/* fh_touch for what a native method is called on; strings, numbers and the like refer to nothing. */
void fhmethod_touch_slow(FhVM *vm, FhValue self);
static inline void fhmethod_touch(FhVM *vm, FhValue self) {
    if (FH_UNLIKELY(vm->heap.narenas != 0)) fhmethod_touch_slow(vm, self);
}

typedef struct FhMethod { /* function bound to an instance */
    FhObj header;
    FhValue func, self;
} FhMethod;

typedef struct FhBuiltin { /* builtin_function_or_method */
    FhObj header;
    const FhMethodDef *def;
    FhValue self;   /* first C argument: instance, class or module; NOVALUE: none */
    FhValue module; /* name of the module, or NOVALUE */
} FhBuiltin;

typedef struct FhMethodDescr { /* method_descriptor, classmethod_descriptor: def in the dict of type */
    FhObj header;
    const FhMethodDef *def;
    FhValue type;
} FhMethodDescr;

struct FhSlotDef;
typedef struct FhWrapperDescr { /* wrapper_descriptor: a slot of a builtin type under its dunder name */
    FhObj header;
    const struct FhSlotDef *slot;
    void (*fn)(void); /* the slot's function */
    FhValue type;
} FhWrapperDescr;

typedef struct FhMethodWrapper { /* wrapper_descriptor bound to an instance */
    FhObj header;
    FhValue descr, self;
} FhMethodWrapper;

typedef struct FhGetSet { /* getset_descriptor */
    FhObj header;
    const FhGetSetDef *def;
    FhValue type;
} FhGetSet;

typedef struct
    FhMember { /* member_descriptor: a name of __slots__; or what CPython has as a member of the C part */
    FhObj header;
    FhValue type, name;
    const FhGetSetDef *def; /* of the latter; NULL: field is a field of the instance */
    uint32_t field;
    bool readonly; /* to scripts: classes of the library that stand for native ones */
} FhMember;

typedef struct FhProperty {
    FhObj header;
    FhValue get, set, del, doc; /* NOVALUE: absent */
    FhValue name;               /* from __set_name__, or NOVALUE */
    FhValue dict;
    bool doc_from_getter;
} FhProperty;

typedef struct FhClassMethod { /* classmethod and staticmethod */
    FhObj header;
    FhValue callable;
    FhValue dict;
} FhClassMethod;

extern const FhTypeDef fhtypedef_method, fhtypedef_builtin, fhtypedef_method_descriptor,
    fhtypedef_classmethod_descriptor, fhtypedef_wrapper_descriptor, fhtypedef_method_wrapper,
    fhtypedef_getset_descriptor, fhtypedef_member_descriptor, fhtypedef_property, fhtypedef_classmethod,
    fhtypedef_staticmethod, fhtypedef_super;

static inline FhMethod *fhas_method(FhValue v) { return FH_AS(FhMethod, v); }
static inline FhBuiltin *fhas_builtin(FhValue v) { return FH_AS(FhBuiltin, v); }
static inline FhMethodDescr *fhas_method_descr(FhValue v) { return FH_AS(FhMethodDescr, v); }

FhValue fhmethod_new(FhVM *vm, FhValue func, FhValue self) FH_MUST_CHECK;
/* self, module: NOVALUE for none. def must outlive the VM (const tables). */
FhValue fhbuiltin_new(FhVM *vm, const FhMethodDef *def, FhValue self, FhValue module) FH_MUST_CHECK;
/* Calls def with the checks of argument counts and keywords that its flags ask for; messages as CPython's. qualifier:
 * type that the messages name before the function ("list.append() takes …"), or NULL. */
FhValue fhbuiltin_call_def(FhVM *vm, const FhMethodDef *def, const FhType *qualifier, FhValue self,
                           const FhValue *args, uint32_t nargs, FhValue kwnames);
/* method_descriptor called with self in args[0]; checks self's type. */
FhValue fhmethod_descr_call(FhVM *vm, FhValue descr, const FhValue *args, uint32_t nargs, FhValue kwnames);
FhValue fhmethod_descr_new(FhVM *vm, FhType *type, const FhMethodDef *def, FhTypeId kind) FH_MUST_CHECK;
/* The set of a getset that CPython has as a read-only member: AttributeError "readonly attribute". */
int fhgetset_readonly(FhVM *vm, FhValue self, FhValue v);
FhValue fhgetset_new(FhVM *vm, FhType *type, const FhGetSetDef *def) FH_MUST_CHECK;
FhValue fhmember_new(FhVM *vm, FhType *type, FhValue name, uint32_t field) FH_MUST_CHECK;
FhValue fhmember_new_of(FhVM *vm, FhType *type, const FhGetSetDef *def) FH_MUST_CHECK;
FhValue fhwrapper_new(FhVM *vm, FhType *type, const struct FhSlotDef *slot, void (*fn)(void)) FH_MUST_CHECK;
FhValue fhstaticmethod_new(FhVM *vm, FhValue callable) FH_MUST_CHECK;
/* The function in an exact classmethod object that holds a plain one (borrowed); else NOVALUE. */
static inline FhValue fhclassmethod_function(FhValue v) {
    if (!fh_has_shape(v, FH_T_classmethod)) return FH_NOVALUE;
    FhValue fn = FH_AS(FhClassMethod, v)->callable;
    return fh_has_shape(fn, FH_T_function) ? fn : FH_NOVALUE;
}
FhValue fhclassmethod_new(FhVM *vm, FhValue callable) FH_MUST_CHECK;

/* T.__new__ of a builtin type that can be made by calling it; and whether v is such a one, of that slot. */
FhValue fhbuiltin_new_of_type(FhVM *vm, FhType *type) FH_MUST_CHECK;
bool fhbuiltin_is_new_of(FhVM *vm, FhValue v,
                         FhValue (*new_)(FhVM *, FhValue, const FhValue *, uint32_t, FhValue));
/* (getattr, (o, name)); takes name over. */
FhValue fhmethod_reduce_as_getattr(FhVM *vm, FhValue o, FhValue name) FH_MUST_CHECK;
FhValue fhdoc_of(FhVM *vm, const char *doc) FH_MUST_CHECK;        /* the text behind the signature, or NONE */
FhValue fhdoc_signature(FhVM *vm, const char *doc) FH_MUST_CHECK; /* "(…)" or NONE */
bool fhwrapper_is(FhValue v, void (*fn)(void)); /* v is a wrapper_descriptor of that slot function */

/* super(type, obj).name as LOAD_SUPER_METHOD wants it: like fhattr_method, but starting behind `type` in the MRO. */
FhValue fhsuper_method(FhVM *vm, FhValue type, FhValue obj, FhValue name, FhValue *self);

#endif
