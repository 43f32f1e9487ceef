/* The smallest host: a script with a function of ours, a limit, and an error that is told. */
#include <freehold.h>

static fh_status price(fh_call *call, void *env) { /* a host function */
    double net;
    fh_status s = fh_arg_f64(call, 0, &net);
    return s ? s : fh_return_f64(call, net * *(double *)env);
}

int main(int argc, char **argv) {
    double vat = 1.25;
    fh_config *config = fh_config_new();
    fh_config_grant(config, FH_CAP_STDOUT);                   /* nothing is by itself */
    fh_config_memory_limit(config, 8 << 20);
    fh_vm *vm;
    if (fh_vm_new(config, &vm) != FH_OK) return 1; /* takes the config */
    fh_define_function(vm, "price", 1, 1, price, &vat, NULL);
    fh_status status = fh_run_file(vm, argc > 1 ? argv[1] : "rules.py");
    if (status != FH_OK) fh_error_print(vm, stderr);
    fh_vm_free(vm);
    return status != FH_OK;
}
