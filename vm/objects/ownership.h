/* The annotations owned and borrowed. */
#ifndef FH_OBJECTS_OWNERSHIP_H
#define FH_OBJECTS_OWNERSHIP_H

#include "objects/vm.h"

extern const FhTypeDef fhtypedef_ownership;

/* The word itself (type NOVALUE), or what it gives for a type. */
FhValue fhownership_new(FhVM *vm, bool is_borrowed, FhValue type) FH_MUST_CHECK;

#endif
