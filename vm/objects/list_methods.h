/* Shared by the files of list. */
#ifndef FH_OBJECTS_LIST_METHODS_H
#define FH_OBJECTS_LIST_METHODS_H

#include "objects/list.h"
#include "objects/sequence.h"

extern const FhMethodDef fhlist_methods[];

FhItems fhlist_items(FhValue v);
FhValue fhlist_get_slice(FhVM *vm, FhValue list, FhValue slice);
int fhlist_set_slice(FhVM *vm, FhValue list, FhValue slice, FhValue v); /* v FH_NOVALUE: delete */
void fhlist_clear(FhVM *vm, FhValue list);
void fhlist_shrink(FhVM *vm, FhList *l); /* after a removal */

#endif
