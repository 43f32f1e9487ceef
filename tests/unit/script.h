/* For unit tests that run scripts in a VM. */
#ifndef FH_TESTS_SCRIPT_H
#define FH_TESTS_SCRIPT_H

#include "freehold.h"
#include "unit.h"

#include <stdlib.h>

/* With FH_VERBOSE in the environment it prints the traceback of one that failed. */
static fh_status run(fh_vm *vm, const char *source) {
    fh_status status = fh_run_source(vm, source, strlen(source), "<test>");
    if (status != FH_OK && getenv("FH_VERBOSE")) printf("%s", fh_error_text(vm));
    return status;
}

#endif
