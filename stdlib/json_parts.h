/* What the files of the module _json share. */
#ifndef FH_STDLIB_JSON_PARTS_H
#define FH_STDLIB_JSON_PARTS_H

#include "objects/protocol.h"
#include "objects/str.h"

extern const FhTypeDef fhjsonscan_type;
/* Raises json.decoder.JSONDecodeError; position in characters. */
FhValue fhjsonscan_error(FhVM *vm, const char *message, FhValue text, size_t position) FH_COLD;
FhValue fhjsonscan_string(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);
FhValue fhjsonscan_blank(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);

FhValue fhjsonwrite_encode(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);
FhValue fhjsonwrite_plain(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);
FhValue fhjsonwrite_ascii(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);

#endif
