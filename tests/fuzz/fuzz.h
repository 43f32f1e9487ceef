/* What the fuzzing programs share. Each is one file, NAME_fuzz.c, built by `./build.sh fuzz NAME` with libFuzzer, ASan and UBSan.
 * An input is good when nothing crashes, hangs, leaks or is reported; what the VM answers does not matter. */
#ifndef FH_FUZZ_H
#define FH_FUZZ_H

#include <freehold.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FUZZ_MEMORY = 64 << 20, FUZZ_FUEL = 300000 };

/* A VM that can do no harm and comes to an end. */
static inline fh_vm *fuzz_vm(fh_strategy strategy) {
    static const uint64_t key[2] = {1, 2};
    fh_config *config = fh_config_new();
    fh_vm *vm;
    fh_config_deny(config, FH_CAP_ALL);
    fh_config_memory_limit(config, FUZZ_MEMORY);
    fh_config_hash_key(config, key);
    fh_config_recursion_limit(config, 100);
    fh_config_strategy(config, strategy);
    if (fh_vm_new(config, &vm) != FH_OK) abort();
    fh_fuel_set(vm, FUZZ_FUEL);
    return vm;
}

#endif
