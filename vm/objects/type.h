/* type: classes. See object.h for the layout. Builtin types are immortal; classes of scripts are counted, and each of
 * their instances holds a reference to its class (through the slot `self` of its cold part).
 *
 * fhtype_lookup and everything that stands on it readies builtin types; it can therefore also give FH_ERR (out of
 * memory). */
#ifndef FH_OBJECTS_TYPE_H
#define FH_OBJECTS_TYPE_H

#include "objects/vm.h"

extern const FhTypeDef fhtypedef_type, fhtypedef_object;

static inline FhType *fhas_type(FhValue v) { return FH_AS(FhType, v); }
static inline bool fhtype_check(FhVM *vm, FhValue v) {
    return fh_is_obj(v) && (vm->shapes[fh_obj(v)->shape]->type->flags & FH_TF_TYPE) != 0;
}

/* Borrowed; each readies the type first; FH_ERR: out of memory. */
FhValue fhtype_dict(FhVM *vm, FhType *t);
FhValue fhtype_mro(FhVM *vm, FhType *t);   /* tuple */
FhValue fhtype_bases(FhVM *vm, FhType *t); /* tuple */
FhValue fhtype_name_value(FhVM *vm, FhType *t);
FhValue fhtype_module(FhVM *vm, FhType *t); /* owned; as type.__module__ */
/* Name without module: C string, valid while the type lives. Runs no script, cannot fail. */
const char *fhtype_c_name(FhType *t);
const char *fhtype_full_name(FhType *t); /* a builtin type's with its module, where that is not builtins */
/* The base whose layout a class with these bases (tuple) has; NULL: TypeError. Borrowed. */
FhType *fhtype_best_base(FhVM *vm, FhValue bases);
bool fhtype_fits_in_mro(FhType *t, FhType *cls); /* cls may stand in the MRO of t without being its base */
bool fhtype_same_layout(FhType *a, FhType *b);   /* an instance of one may become one of the other */

/* After any change to t->dict or its bases: new versions for it and its subclasses; with a name (or NOVALUE for all) the
 * slots that depend on that dunder are worked out again. */
int fhtype_modified(FhVM *vm, FhType *t, FhValue name);
/* t.name = v on the class itself (v NOVALUE: delete), with the slots brought up to date; no descriptor is asked. */
int fhtype_set(FhVM *vm, FhType *t, FhValue name, FhValue v);

/* type(name, bases, ns, **kw); kwvalues as in native calls. `bases` a tuple whose __mro_entries__ are resolved. */
FhValue fhtype_make(FhVM *vm, FhValue metatype, FhValue name, FhValue bases, FhValue ns,
                    const FhValue *kwvalues, FhValue kwnames) FH_MUST_CHECK;
/* builtins.__build_class__(func, name, *bases, metaclass=…, **kw). */
FhValue fhbuild_class(FhVM *vm, const FhValue *args, uint32_t nargs, FhValue kwnames) FH_MUST_CHECK;
/* The most derived metaclass of meta and those of bases; NULL: TypeError (conflict). Borrowed. */
FhType *fhtype_calculate_metaclass(FhVM *vm, FhType *meta, FhValue bases);
/* A builtin type of a native module, made at run time, immortal. name may carry the module before a dot. Lives as long
 * as the VM. NULL: MemoryError. bases NOVALUE: object. */
FhType *fhtype_define(FhVM *vm, const char *name, const FhTypeDef *def, FhType *base) FH_MUST_CHECK;
/* type(*args): calls new and init; the interpreter's class calls end here when they have no shorter way. */
/* What a builtin type makes of one argument, without the ceremony of __new__ and __init__; NULL: it has none. */
typedef FhValue (*FhConversion)(FhVM *vm, FhValue v);
extern const FhConversion fhtype_conversions[FH_T_count];
FhValue fhtype_call(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs,
                    FhValue kwnames) FH_MUST_CHECK;
/* object.__new__ for a class whose new_ is object's: checks __abstractmethods__; no argument check. */
FhValue fhobject_new_plain(FhVM *vm, FhType *type) FH_MUST_CHECK;

/* -- the slots and tables of type itself (type_attributes.c, type_new.c) -- */
FhValue fhtype_repr(FhVM *vm, FhValue type);
FhValue fhtype_getattro(FhVM *vm, FhValue type, FhValue name);
int fhtype_setattro(FhVM *vm, FhValue type, FhValue name, FhValue v);
FhValue fhtype_new(FhVM *vm, FhValue metatype, const FhValue *args, uint32_t nargs, FhValue kwnames);
int fhtype_init(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames);
extern const FhMethodDef fhtype_methods[];
extern const FhGetSetDef fhtype_getsets[];

/* -- parts of the machinery (type_new.c, type_slots.c) -- */
int fhtype_add_slot_wrappers(FhVM *vm, FhType *t); /* the slots of t->def as dunder entries of t->dict */
void fhtype_inherit_slots(FhSlots *into, const FhSlots *base); /* fills what is NULL */
void fhtype_forget_lookups(FhVM *vm);                          /* empties the cache behind fhtype_lookup */
int fhtype_fix_slots(FhVM *vm, FhType *t, FhValue name);       /* class of a script: slots from its dunders */
int fhtype_first_slots(FhVM *vm, FhType *t); /* the same for all dunders of a class that has just been made */
int fhtype_add_subclass(FhVM *vm, FhType *base, FhType *sub) FH_MUST_CHECK;
int fhtype_set_bases(FhVM *vm, FhType *t, FhValue bases); /* cls.__bases__ = bases */
void fhtype_leave_bases(FhVM *vm, FhType *t);             /* t is no subclass of its bases any more */
void fhtype_remove_subclass(FhType *base, FhType *sub);
int fhtype_has_custom_mro(FhVM *vm, FhType *t); /* its metaclass has an mro() of its own: 1, 0, -1 */
FhValue fhtype_new_mro(FhVM *vm, FhType *t) FH_MUST_CHECK; /* what the metaclass's mro() or C3 gives; tuple */
int fhtype_join_bases(FhVM *vm, FhType *t); /* makes it a subclass of its bases; MRO and bases are set */
FhValue fhtype_compute_mro(FhVM *vm, FhType *t, FhValue bases) FH_MUST_CHECK; /* C3; tuple */
int fhtype_set_flags(FhVM *vm, FhType *t); /* FH_TF_…_PLAIN, FH_TF_DEL from the slots */
int fhtype_own_cold(FhVM *vm,
                    FhType *t) FH_MUST_CHECK; /* t->cold may be written from now on; -1: MemoryError */
int fhtype_init_all(FhVM *vm) FH_MUST_CHECK;  /* makes the builtin types; -1: no memory */
/* Makes the library's types, once; to be called by the modules that need them. -1: MemoryError. */
int fhtype_init_library(FhVM *vm) FH_MUST_CHECK;
void fhtype_clear_all(FhVM *vm); /* empties the builtin types: their objects die */
void fhtype_free_all(FhVM *vm);  /* gives back what the builtin types and shapes hold */

#endif
