#ifndef FH_RUNTIME_PATH_FINDER_H
#define FH_RUNTIME_PATH_FINDER_H

#include "objects/protocol.h"

/* The class; borrowed. NULL: an exception. */
FhType *fhpath_finder_class(FhVM *vm) FH_MUST_CHECK;
bool fhpath_finder_is(FhVM *vm, FhValue finder);

#endif
