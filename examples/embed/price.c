#include <freehold.h>

static fh_status price(fh_call *call, void *env) {            /* a host function */
    double net;
    fh_status s = fh_arg_f64(call, 0, &net);
    return s ? s : fh_return_f64(call, net * *(double *)env);
}

int main(void) {
    double vat = 1.25;
    fh_config *config = fh_config_new();
    fh_config_strategy(config, FH_ARENA);
    fh_config_memory_limit(config, 8 << 20);
    fh_vm *vm;
    if (fh_vm_new(config, &vm) != FH_OK) return 1;            /* takes the config */
    fh_define_function(vm, "price", 1, 1, price, &vat, NULL); /* arity 1..1, env, finalizer */
    if (fh_run_file(vm, "rules.py") != FH_OK) fh_error_print(vm, stderr);
    fh_vm_free(vm);
}
