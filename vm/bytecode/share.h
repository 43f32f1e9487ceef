/* Code that several VMs run: what never changes of it lies in one VM, the template, in which nothing runs.
 *
 *   template:  FhCode (FH_RC_SHARED): constants, names, tables, cold instructions, all of them FH_RC_SHARED, too
 *   other VM:  FhCode of its own: points to the template's names, handlers, positions and values; has constants of its own
 *              if codes are among them; and gets instructions of its own, which caches are written to, when it first runs
 *
 * Values of the template's may be used in the other VMs as they are, since the shapes of builtin types are the same in all
 * of them, the hash keys are the same, and nothing writes to them: their hashes and indices are made beforehand, and what
 * would note something in an object (counts, dirty pages, weak references) passes by what is not counted. So frozen, the
 * template may be read by any number of threads. */
#ifndef FH_BYTECODE_SHARE_H
#define FH_BYTECODE_SHARE_H

#include "bytecode/code.h"

/* Of the template: the value, with all below it, is not written to any more. -1: MemoryError, or a value of a kind that
 * cannot be shared (TypeError). */
int fhshare_freeze(FhVM *vm, FhValue v) FH_MUST_CHECK;
int fhshare_freeze_strings(FhVM *vm) FH_MUST_CHECK; /* likewise, what is interned, and the empty values */

/* A code of this VM's, one of whose engine is the template. */
FhValue fhshare_adopt(FhVM *vm, const FhCode *code) FH_MUST_CHECK;
/* It runs for the first time. -1: MemoryError, and nothing has changed. */
int fhshare_begin(FhVM *vm, FhCode *code) FH_MUST_CHECK;

#endif
