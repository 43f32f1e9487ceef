/* What tests of the API share: a VM that tells of misuse and of what is left behind, in `told`. */
#ifndef FH_TESTS_API_H
#define FH_TESTS_API_H

#include "freehold.h"
#include "script.h"

static char told[4096];
static void tell(void *env, const char *text) {
    (void)env;
    strncat(told, text, sizeof told - strlen(told) - 2);
    strcat(told, "\n");
}

static fh_vm *new_vm(void) {
    fh_vm *vm = NULL;
    fh_config *config = fh_config_new();
    fh_config_debug_handles(config, 1);
    fh_config_report(config, tell, NULL);
    told[0] = 0;
    return fh_vm_new(config, &vm) == FH_OK ? vm : NULL;
}

#endif
