/* Instances of classes of scripts that are a class and a dict, and leave what pickling asks of them to object. Nothing here
 * runs script code. */
#ifndef FH_STDLIB_PICKLE_CLASSES_H
#define FH_STDLIB_PICKLE_CLASSES_H

#include "objects/vm.h"

/* What instances of t are reduced to is their class and dict. */
bool fhpickle_is_plain(FhVM *vm, FhType *t);
/* They are made by object, and BUILD stores into their dict. */
bool fhpickle_is_restorable(FhVM *vm, FhType *t);
/* What stands under that name (without a dot) in a module that has been imported; borrowed, or NOVALUE. */
FhValue fhpickle_find_global(FhVM *vm, FhValue module, FhValue name);
/* Where the class t is to be found; borrowed. false: it is not there. */
bool fhpickle_home(FhVM *vm, FhType *t, FhValue *module, FhValue *name);
/* Whether an attribute of that name in the dict of an instance could change how it is pickled. */
bool fhpickle_is_special(FhValue name);

#endif
