/* Calls both ways, the making of VMs, and many at a time, through Freehold's C API. lua.c does the same with Lua's. */
#include "bench.h"

#include <freehold.h>
#include <stdlib.h>
#include <string.h>

static size_t bytes, blocks; /* taken from the allocator */

static void *take(void *context, size_t size, size_t align) {
    (void)context, (void)align;
    bytes += size, blocks++;
    void *p = NULL;
    return align <= 16 ? malloc(size) : posix_memalign(&p, align, size) ? NULL : p;
}
static void give(void *context, void *p, size_t size, size_t align) {
    (void)context, (void)align;
    bytes -= p ? size : 0, blocks -= p != NULL;
    free(p);
}
static void *change(void *context, void *p, size_t old_size, size_t new_size, size_t align) {
    void *new = take(context, new_size, align);
    if (!new) return NULL;
    if (p) memcpy(new, p, old_size < new_size ? old_size : new_size);
    give(context, p, old_size, align);
    return new;
}

static void check(fh_vm *vm, fh_status status) {
    if (status == FH_OK) return;
    fh_error_print(vm, stderr);
    exit(1);
}

static fh_vm *new_vm(const fh_allocator *allocator) {
    fh_config *config = fh_config_new();
    fh_vm *vm;
    if (allocator) fh_config_allocator(config, allocator);
    if (fh_vm_new(config, &vm) != FH_OK) exit(1);
    return vm;
}

static void run(fh_vm *vm, const char *source) {
    check(vm, fh_run_source(vm, source, strlen(source), "<bench>"));
}

static fh_status host_add(fh_call *call, void *env) {
    int64_t a, b;
    (void)env;
    if (fh_arg_i64(call, 0, &a) || fh_arg_i64(call, 1, &b)) return FH_ERROR;
    return fh_return_i64(call, a + b);
}

static double call_script(fh_vm *vm, const char *name) {
    fh_value add;
    int64_t sum = 0;
    check(vm, fh_get_value(vm, name, &add));
    double start = now();
    for (int i = 0; i < CALLS; i++) {
        fh_scope scope;
        fh_scope_open(vm, &scope);
        fh_value args[] = {fh_from_i64(vm, i), fh_from_i64(vm, 2)}, r;
        check(vm, fh_invoke(vm, add, args, 2, &r));
        int64_t n;
        check(vm, fh_to_i64(vm, r, &n));
        sum += n;
        fh_scope_close(&scope);
    }
    double t = now() - start;
    if (sum == 42) puts("never");
    return t / CALLS;
}

static double timed(fh_vm *vm, const char *name) {
    double start = now();
    fh_value f;
    check(vm, fh_get_value(vm, name, &f));
    check(vm, fh_invoke(vm, f, NULL, 0, NULL));
    return (now() - start) / CALLS;
}

int main(void) {
    fh_vm *vm = new_vm(NULL);
    check(vm, fh_define_function(vm, "host_add", 2, 2, host_add, NULL, NULL));
    run(vm, "def add(a, b): return a + b\n"
            "class P:\n"
            "    def __init__(self, x, y): self.x = x\n"
            "def native():\n"
            "    for i in range(" TEXT(CALLS) "): host_add(i, 2)\n"
                                              "def empty():\n"
                                              "    for i in range(" TEXT(CALLS) "): pass\n");
    report("host calls script", BEST(call_script(vm, "add")) * 1e9, "ns");
    report("script calls host, with its loop", BEST(timed(vm, "native")) * 1e9, "ns");
    report("the loop alone", BEST(timed(vm, "empty")) * 1e9, "ns");
    fh_vm_free(vm);

    double start = now();
    for (int i = 0; i < MADE; i++) fh_vm_free(new_vm(NULL));
    report("VM made and freed", (now() - start) / MADE * 1e6, "us");

    fh_allocator counting = {take, change, give, NULL};
    vm = new_vm(&counting);
    report("VM with its builtins", bytes / 1024.0, "KiB");
    report("in blocks", (double)blocks, "");
    run(vm, "def f(n): return [str(i) for i in range(n)]\nx = f(10)");
    report("having run a little", bytes / 1024.0, "KiB");
    fh_vm_free(vm);
    if (bytes || blocks) puts("bench: a VM leaks");

    static fh_vm *many[MANY];
    start = now();
    for (int i = 0; i < MANY; i++) {
        many[i] = new_vm(&counting);
        fh_set_i64(many[i], "n", i);
        run(many[i], "m = n * n");
    }
    report("making each of 10,000, and running a line", (now() - start) / MANY * 1e6, "us");
    report("10,000 alive", bytes / 1024.0 / 1024.0, "MiB");
    report("resident", resident() / 1024.0 / 1024.0, "MiB");
    for (int i = 0; i < MANY; i++) {
        int64_t m;
        if (fh_get_i64(many[i], "m", &m) != FH_OK || m != (int64_t)i * i) puts("bench: wrong");
        fh_vm_free(many[i]);
    }
    return 0;
}
