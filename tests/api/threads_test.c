/* VMs share nothing: a thousand of them, made, run and ended on four threads at once. */
#include "freehold.h"
#include "unit.h"

#include <pthread.h>

enum { THREADS = 4, EACH = 250 };

static void *work(void *count) {
    static const char source[] = "class A:\n"
                                 "    def __init__(self, n): self.n = n\n"
                                 "total = sum(A(i).n for i in range(50)) + len(str(2 ** 100))\n"
                                 "try: 1 / 0\n"
                                 "except ZeroDivisionError: total += 1\n";
    for (int i = 0; i < EACH; i++) {
        fh_vm *vm;
        int64_t total = 0;
        if (fh_vm_new(NULL, &vm) != FH_OK) continue;
        fh_fuel_set(vm, 1000000);
        if (fh_run_source(vm, source, sizeof source - 1, "<test>") == FH_OK &&
            fh_get_i64(vm, "total", &total) == FH_OK && total == 1225 + 31 + 1)
            ++*(int *)count;
        fh_vm_free(vm);
    }
    return NULL;
}

TEST(a_thousand_on_four_threads) {
    pthread_t threads[THREADS];
    int counts[THREADS] = {0};
    for (int i = 0; i < THREADS; i++) REQUIRE(pthread_create(&threads[i], NULL, work, &counts[i]) == 0);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        CHECK_INT(counts[i], EACH);
    }
}

int main(void) {
    RUN(a_thousand_on_four_threads);
    return unit_report();
}
