/* Fuel, deadline and the stop that ends a run of the host.
 *
 * A stop is an exception like any other, so that everything is released in order on its way out; but while vm->meter.stopped
 * is set, the interpreter enters no handler (native context managers are left), no script function or generator is entered,
 * and all polls raise again. So nothing that a script has written can delay the end, and native code that swallows exceptions
 * delays it to its next poll.
 *
 * Fuel is deterministic: charges depend on the program and its data alone, never on addresses, time or signals. */
#include <time.h>

#include "objects/vm.h"

#define LOOK_EVERY 10000              /* units between two looks at the clock */
#define GRACE      ((int64_t)1000000) /* units for what the host does with a stopped VM */
#define LARGE_WORK ((uint64_t)1 << 60)

static void arm(FhVM *vm) {
    FhMeter *m = &vm->meter;
    bool on = m->fueled || m->deadline || m->stopped;
    if (on && !(vm->interrupted & FH_INTERRUPT_METER)) m->large_work = vm->heap.large_work;
    m->distrusted |= on;
    if (on)
        __atomic_fetch_or(&vm->interrupted, FH_INTERRUPT_METER, __ATOMIC_RELAXED);
    else
        __atomic_fetch_and(&vm->interrupted, ~FH_INTERRUPT_METER, __ATOMIC_RELAXED);
}

int fhmeter_stop(FhVM *vm, FhStop why) {
    vm->meter.stopped = (uint8_t)why;
    arm(vm);
    switch (why) {
    case FH_STOP_FUEL: return fhraise_int(vm, FH_T_OutOfFuelError, "the fuel of this run is used up");
    case FH_STOP_DEADLINE: return fhraise_int(vm, FH_T_HostInterrupt, "the deadline has passed");
    case FH_STOP_INTERRUPT: return fhraise_int(vm, FH_T_HostInterrupt, "interrupted by the host");
    default: break;
    }
    return fhpending(vm) ? -1 : fhraise_int(vm, FH_T_HostInterrupt, "ended by the host");
}

static int look_at_clock(FhVM *vm) {
    struct timespec t;
    vm->meter.until_look = LOOK_EVERY;
    if (!vm->meter.deadline || clock_gettime(CLOCK_MONOTONIC, &t) != 0) return 0;
    int64_t now = (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
    return now < vm->meter.deadline ? 0 : fhmeter_stop(vm, FH_STOP_DEADLINE);
}

void fhmeter_owe(FhVM *vm, uint64_t work) {
    FhMeter *m = &vm->meter;
    if (!(vm->interrupted & FH_INTERRUPT_METER)) return;
    if (work > LARGE_WORK) work = LARGE_WORK;
    int64_t units = (int64_t)(work + (vm->heap.large_work - m->large_work));
    m->large_work = vm->heap.large_work;
    if (m->fueled && m->fuel > INT64_MIN / 2) m->fuel -= units;
    if (m->until_look > INT64_MIN / 2) m->until_look -= units;
}

int fhmeter_afford_large(FhVM *vm, size_t bytes) {
    FhMeter *m = &vm->meter;
    if (!(vm->interrupted & FH_INTERRUPT_METER)) return 0;
    if (m->stopped) return fhmeter_stop(vm, (FhStop)m->stopped);
    fhmeter_owe(vm, 0);
    if (!m->fueled || m->fuel < 0 || bytes >> 4 <= (uint64_t)m->fuel) return 0;
    m->fuel = 0;
    return fhmeter_stop(vm, FH_STOP_FUEL);
}

/* No work is how those ask who have waited: the clock is looked at in any case. */
int fhmeter_charge(FhVM *vm, uint64_t work) {
    FhMeter *m = &vm->meter;
    if (m->stopped) return fhmeter_stop(vm, (FhStop)m->stopped);
    fhmeter_owe(vm, work);
    if (m->fueled && m->fuel < 0) {
        m->fuel = 0;
        return fhmeter_stop(vm, FH_STOP_FUEL);
    }
    return m->until_look < 0 || work == 0 ? look_at_clock(vm) : 0;
}

void fhmeter_set_fuel(FhVM *vm, bool fueled, int64_t fuel) {
    vm->meter.fueled = fueled;
    vm->meter.fuel = fuel;
    arm(vm);
}

void fhmeter_set_deadline(FhVM *vm, int64_t ns) {
    vm->meter.deadline = ns;
    vm->meter.until_look = 0;
    arm(vm);
}

/* A stop ends with the outermost loop; where native code has swallowed it, it is raised again. */
FhValue fhmeter_end(FhVM *vm, FhValue result) {
    if (vm->runs) return result;
    if (result != FH_ERR) {
        fh_release(vm, result);
        fhmeter_stop(vm, (FhStop)vm->meter.stopped);
    }
    if (vm->meter.stopped != FH_STOP_TRAP) fhmeter_resume(vm);
    return FH_ERR;
}

void fhmeter_resume(FhVM *vm) {
    if (!vm->meter.stopped || vm->runs) return;
    vm->meter.stopped = FH_STOP_NONE;
    arm(vm);
}

FhMeter fhmeter_grace(FhVM *vm) {
    FhMeter was = vm->meter;
    if (was.distrusted)
        vm->meter = (FhMeter){.fuel = GRACE,
                              .fueled = true,
                              .until_look = LOOK_EVERY,
                              .large_work = vm->heap.large_work,
                              .distrusted = true};
    arm(vm);
    return was;
}

void fhmeter_restore(FhVM *vm, FhMeter was) {
    was.large_work = vm->heap.large_work;
    vm->meter = was;
    arm(vm);
}
