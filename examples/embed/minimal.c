#include <freehold.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    static const char script[] = "squares = [n * n for n in range(8)]\n"
                                 "print('from the script:', sum(squares))\n"
                                 "print(squares[99])\n";
    fh_config *config = fh_config_new();
    fh_config_memory_limit(config, 8 << 20); /* beyond it: MemoryError, and the VM goes on */
    fh_vm *vm;
    if (fh_vm_new(config, &vm) != FH_OK) return 1; /* takes the config */
    fh_status status = fh_run_source(vm, script, strlen(script), "rules.py");
    int code = fh_finish(vm, status); /* prints what was not caught */
    fh_vm_free(vm);
    printf("back in C, status %d\n", code);
    return 0;
}
