#ifndef FH_OBJECTS_FLOAT_FIXED_H
#define FH_OBJECTS_FLOAT_FIXED_H

#include "objects/str.h"

/* Adds "%.<precision>f" of a finite d, with a point behind whole numbers if asked for. False, and nothing added: too
 * large or too precise for this way. */
bool fhfloat_fixed(FhText *t, double d, int precision, bool point);

#endif
