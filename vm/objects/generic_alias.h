/* list[int] (types.GenericAlias) and X | Y (types.UnionType). */
#ifndef FH_OBJECTS_GENERIC_ALIAS_H
#define FH_OBJECTS_GENERIC_ALIAS_H

#include "objects/vm.h"

typedef struct FhGenericAlias {
    FhObj header;
    FhValue origin, args;
    FhValue parameters; /* tuple, made on demand; NOVALUE */
    bool starred;
} FhGenericAlias;

typedef struct FhUnion {
    FhObj header;
    FhValue args;       /* tuple */
    FhValue parameters; /* tuple, made on demand; NOVALUE */
} FhUnion;

extern const FhTypeDef fhtypedef_GenericAlias, fhtypedef_UnionType;

/* For __class_getitem__ of builtin types: { "__class_getitem__", fhgeneric_class_getitem, 1, 1, FH_CLASS, … }. */
FhValue fhgeneric_class_getitem(FhVM *vm, FhValue cls, const FhValue *args, uint32_t nargs, FhValue kwnames);
FhValue fhgeneric_new(FhVM *vm, FhValue origin, FhValue args) FH_MUST_CHECK;
/* a | b of types; NotImplemented if one is no type. */
FhValue fhunion_or(FhVM *vm, FhValue a, FhValue b) FH_MUST_CHECK;
/* -- shared by both kinds -- */
struct FhText;
int fhgeneric_add_item(struct FhText *t, FhValue v); /* as repr(list[v]) shows it */
FhValue fhgeneric_parameters(FhVM *vm,
                             FhValue args) FH_MUST_CHECK; /* tuple of the type variables among args */
/* args with the type variables `params` replaced by `key` (an item or a tuple of them). */
FhValue fhgeneric_substitute(FhVM *vm, FhValue self, FhValue args, FhValue params, FhValue key) FH_MUST_CHECK;

#endif
