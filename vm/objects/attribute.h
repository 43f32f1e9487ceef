/* Attribute access beside protocol.h. */
#ifndef FH_OBJECTS_ATTRIBUTE_H
#define FH_OBJECTS_ATTRIBUTE_H

#include "objects/vm.h"

/* As fhattr_get_generic, but FH_NOVALUE where there is no such attribute (a descriptor may still raise AttributeError). */
FhValue fhattr_find_generic(FhVM *vm, FhValue o, FhValue name);
/* fhattr_method of a class: class methods stay unbound. */
FhValue fhtype_method(FhVM *vm, FhValue type, FhValue name, FhValue *self);
FhValue fhtype_find(FhVM *vm, FhValue type, FhValue name); /* likewise for the attributes of a class */
/* Gives o (which takes attributes) its dict: a real one from now on. Owned. */
FhValue fhattr_dict_of(FhVM *vm, FhValue o) FH_MUST_CHECK;
int fhattr_set_own(FhVM *vm, FhValue o, FhValue name, FhValue v); /* o.__dict__[name] = v; v NOVALUE: del */
int fhattr_set_dict(FhVM *vm, FhValue o, FhValue dict);           /* o.__dict__ = dict; TypeError for del */
int fhattr_replace_dict(FhVM *vm, FhValue o, FhValue dict);       /* the same; del gives it a new one */
FhValue fhattr_dir(FhVM *vm, FhValue o) FH_MUST_CHECK;            /* object.__dir__ */

#endif
