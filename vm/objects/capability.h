/* What a VM may do beyond computing. The host grants it when it makes the VM; nothing is granted by itself. Each native function
 * that reaches outside asks first. */
#ifndef FH_OBJECTS_CAPABILITY_H
#define FH_OBJECTS_CAPABILITY_H

#include "objects/vm.h"

/* The same bits as FH_CAP_… of freehold.h. */
enum {
    FH_CAN_READ_FILES = 1,
    FH_CAN_WRITE_FILES = 2,
    FH_CAN_IMPORT = 4,
    FH_CAN_STDIN = 8,
    FH_CAN_STDOUT = 16,
    FH_CAN_ENVIRONMENT = 32,
    FH_CAN_CLOCK = 64,
    FH_CAN_ENTROPY = 128,
    FH_CAN_PROCESS = 256,
    FH_CAN_NETWORK = 512
};

static inline bool fhcapability(const FhVM *vm, uint32_t needed) {
    return (vm->capabilities & needed) == needed;
}
/* -1: PermissionError, "WHAT: the host has not granted this VM the capability 'NAME'". */
int fhcapability_need(FhVM *vm, uint32_t needed, const char *what) FH_MUST_CHECK;

#endif
