/* cell: a variable shared by a function and the functions nested in it. */
#ifndef FH_OBJECTS_CELL_H
#define FH_OBJECTS_CELL_H

#include "objects/vm.h"

typedef struct FhCellObj {
    FhObj header;
    FhValue value; /* FH_NOVALUE: empty */
} FhCellObj;

extern const FhTypeDef fhtypedef_cell;

static inline FhCellObj *fhas_cell(FhValue v) { return FH_AS(FhCellObj, v); }
static inline bool fhcell_exact(FhValue v) { return fh_has_shape(v, FH_T_cell); }
FhValue fhcell_new(FhVM *vm, FhValue v) FH_MUST_CHECK; /* retains v */

#endif
