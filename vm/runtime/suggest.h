/* "Did you mean": the name nearest to a misspelt one. */
#ifndef FH_RUNTIME_SUGGEST_H
#define FH_RUNTIME_SUGGEST_H

#include "objects/protocol.h"

/* For a NameError or AttributeError: the suggested name (owned str), or FH_NOVALUE. Leaves nothing pending. */
FhValue fhsuggest(FhVM *vm, FhValue exception);

#endif
