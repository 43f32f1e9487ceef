/* A program outside the tree that embeds Freehold: it is built against each form in which Freehold is shipped. */
#include <freehold.h>
#include <stdio.h>
#include <string.h>

static fh_status twice(fh_call *call, void *env) {
    double v;
    fh_status s = fh_arg_f64(call, 0, &v);
    return s ? s : fh_return_f64(call, v * *(double *)env);
}

int main(void) {
    static const char script[] = "import json\n"
                                 "result = json.dumps({'answer': twice(21)})\n";
    double factor = 2;
    const char *text;
    fh_vm *vm;
    if (fh_vm_new(NULL, &vm) != FH_OK) return 1;
    int status = 1;
    if (fh_define_function(vm, "twice", 1, 1, twice, &factor, NULL) == FH_OK &&
        fh_run_source(vm, script, strlen(script), "script.py") == FH_OK &&
        fh_get_str(vm, "result", &text, NULL) == FH_OK) {
        puts(text);
        status = 0;
    } else
        fputs(fh_error_text(vm), stderr);
    fh_vm_free(vm);
    return status;
}
