/* Sources: the whole front end, the checker, and a run with a little fuel. The first byte says under which strategy. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fh_vm *vm = fuzz_vm((fh_strategy)(size ? data[0] % 3 : 0));
    const char *text = (const char *)data + (size > 0);
    fh_check *check;
    size -= size > 0;
    if (fh_check_source(vm, text, size, NULL, &check) == FH_OK) {
        for (size_t i = 0; i < fh_check_count(check); i++) fh_check_finding(check, i);
        fh_check_free(check);
    }
    fh_run_source(vm, text, size, "fuzz.py");
    fh_error_text(vm);
    fh_vm_free(vm);
    return 0;
}
