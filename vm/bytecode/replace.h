/* code.replace(): a copy of a code object with other names, lines or constants. What lies in registers, and the instructions,
 * cannot be changed. */
#ifndef FH_BYTECODE_REPLACE_H
#define FH_BYTECODE_REPLACE_H

#include "bytecode/code.h"

FhValue fhreplace_code(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);

#endif
