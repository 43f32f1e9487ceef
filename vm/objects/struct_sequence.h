/* Tuples with named fields, made by the runtime: sys.version_info, time.struct_time, os.stat_result … */
#ifndef FH_OBJECTS_STRUCT_SEQUENCE_H
#define FH_OBJECTS_STRUCT_SEQUENCE_H

#include "objects/tuple.h"

#define FHSTRUCT_SEQUENCE_MAX 32 /* fields */

extern const FhTypeDef fhtypedef_struct_sequence; /* has no instances of its own */

/* A new class `name` ("time.struct_time") whose instances have these fields; the first `visible` of them are items of
 * the tuple, all are attributes. name and fields must stay valid as long as the VM. An immortal type value. */
FhValue fhstruct_sequence_type(FhVM *vm, const char *name, const char *doc, const char *const *fields,
                               uint32_t nfields, uint32_t visible) FH_MUST_CHECK;
/* An instance of such a class; retains the values, one a field. */
FhValue fhstruct_sequence_new(FhVM *vm, FhValue type, const FhValue *values) FH_MUST_CHECK;

#endif
