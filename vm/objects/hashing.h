/* The keyed hash of bytes (SipHash-1-3) under the VM's key: what str and bytes hash by. */
#ifndef FH_OBJECTS_HASHING_H
#define FH_OBJECTS_HASHING_H

#include "objects/vm.h"

/* Of one Latin-1 character it is the same in all VMs (such strings are shared): there are too few of them to do harm. */
#define FHHASHING_CHAR(code_point) (((uint32_t)(code_point) + 1) * 0x9E3779B1u)
uint32_t fhhashing_bytes(FhVM *vm, const void *data, size_t size); /* never 0 */

#endif
