/* What the files of the module time share. */
#ifndef FH_STDLIB_TIME_PARTS_H
#define FH_STDLIB_TIME_PARTS_H

#include "objects/protocol.h"

#include <time.h>

/* A struct_time, owned. zone: str or NONE. */
FhValue fhtime_struct(FhVM *vm, FhValue module, const struct tm *tm, FhValue zone,
                      FhValue offset) FH_MUST_CHECK;
/* time.strptime: time_parse.c */
FhValue fhtimeparse(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);
/* The same as (struct_time, microseconds, microseconds of the offset from UTC): what datetime needs. */
FhValue fhtimeparse_fine(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);

/* Names of the C locale, in full; the short ones are the first three letters. */
extern const char *const fhtime_days[7]; /* from Monday */
extern const char *const fhtime_months[12];

#endif
