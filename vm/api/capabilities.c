/* What the host lets a VM do. */
#include "api/api.h"
#include "objects/capability.h"

_Static_assert((int)FH_CAP_FILES_READ == FH_CAN_READ_FILES && (int)FH_CAP_FILES_WRITE == FH_CAN_WRITE_FILES &&
                   (int)FH_CAP_IMPORT == FH_CAN_IMPORT && (int)FH_CAP_STDIN == FH_CAN_STDIN &&
                   (int)FH_CAP_STDOUT == FH_CAN_STDOUT && (int)FH_CAP_ENVIRONMENT == FH_CAN_ENVIRONMENT &&
                   (int)FH_CAP_CLOCK == FH_CAN_CLOCK && (int)FH_CAP_ENTROPY == FH_CAN_ENTROPY &&
                   (int)FH_CAP_PROCESS == FH_CAN_PROCESS && (int)FH_CAP_NETWORK == FH_CAN_NETWORK,
               "the same bits under two names");

void fh_config_grant(fh_config *config, unsigned capabilities) {
    if (config) config->capabilities |= capabilities & FH_CAP_ALL;
}

void fh_config_deny(fh_config *config, unsigned capabilities) {
    if (config) config->capabilities &= ~capabilities;
}

int fh_granted(const fh_vm *vm, unsigned capabilities) { return vm && fhcapability(vm, capabilities); }
