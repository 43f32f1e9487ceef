/* The keyed hash of bytes (SipHash-1-3) under the VM's key: what str and bytes hash by. */
#ifndef FH_OBJECTS_HASHING_H
#define FH_OBJECTS_HASHING_H

#include "objects/vm.h"

uint32_t fhhashing_bytes(FhVM *vm, const void *data, size_t size); /* never 0 */

#endif
