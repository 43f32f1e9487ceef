/* Limits of the public API: memory, fuel, deadline, interruption, recursion. */
#include "api/api.h"

#include <math.h>
#include <time.h>

void fh_config_memory_limit(fh_config *config, size_t bytes) { config->memory_limit = bytes; }

void fh_config_fuel(fh_config *config, uint64_t units) {
    config->fueled = true;
    config->fuel = units < INT64_MAX ? (int64_t)units : INT64_MAX;
}

void fh_config_recursion_limit(fh_config *config, unsigned levels) { config->recursion_limit = levels; }

void fhapi_set_limits(FhVM *vm, const fh_config *config) {
    if (config->fueled) fhmeter_set_fuel(vm, true, config->fuel);
    if (!config->recursion_limit) return;
    vm->depth_limit = vm->host_depth_limit = config->recursion_limit;
}

void fh_memory_limit(fh_vm *vm, size_t bytes) {
    if (!vm) return;
    vm->host_memory_limit = bytes;
    fhheap_set_limit(&vm->heap, bytes);
}

size_t fh_memory_used(const fh_vm *vm, size_t *peak) {
    if (peak) *peak = vm ? vm->heap.peak_bytes : 0;
    return vm ? vm->heap.bytes : 0;
}

void fh_fuel_set(fh_vm *vm, uint64_t units) {
    if (!vm) return;
    bool none = units == FH_NO_LIMIT;
    fhmeter_set_fuel(vm, !none, none || units > INT64_MAX ? INT64_MAX : (int64_t)units);
}

uint64_t fh_fuel_get(const fh_vm *vm) {
    if (!vm) return 0;
    const FhMeter *m = &vm->meter;
    return !m->fueled ? FH_NO_LIMIT : m->fuel < 0 ? 0 : (uint64_t)m->fuel;
}

void fh_deadline_set(fh_vm *vm, double seconds) {
    struct timespec t;
    if (!vm) return;
    if (!(seconds >= 0) || seconds > 1e9 || clock_gettime(CLOCK_MONOTONIC, &t) != 0) {
        fhmeter_set_deadline(vm, 0);
        return;
    }
    fhmeter_set_deadline(vm, (int64_t)t.tv_sec * 1000000000 + t.tv_nsec + (int64_t)(seconds * 1e9));
}

void fh_interrupt(fh_vm *vm) {
    if (vm) __atomic_fetch_or(&vm->interrupted, FH_INTERRUPT_HOST, __ATOMIC_RELAXED);
}

void fh_interrupt_keyboard(fh_vm *vm) {
    if (vm) __atomic_fetch_or(&vm->interrupted, FH_INTERRUPT_KEYBOARD, __ATOMIC_RELAXED);
}
