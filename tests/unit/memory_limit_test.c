/* Scripts that run out of memory, under a limit or because an allocation fails, and go on. */
#include "unit.h"
#include "freehold.h"

static fh_status run(fh_config *config, const char *source) {
    fh_vm *vm;
    if (fh_vm_new(config, &vm) != FH_OK) return FH_NO_MEMORY;
    fh_status status = fh_run_source(vm, source, strlen(source), "<test>");
    fh_finish(vm, status);
    fh_vm_free(vm);
    return status;
}

static fh_status run_limited(const char *source) {
    fh_config *config = fh_config_new();
    fh_config_memory_limit(config, 3 << 20);
    return run(config, source);
}

TEST(lists_strings_and_dicts) {
    CHECK_INT(run_limited("for k in range(5):\n"
                          "    l = []\n"
                          "    try:\n"
                          "        while True: l.append([k] * 10)\n"
                          "    except MemoryError:\n"
                          "        n = len(l)\n"
                          "        del l\n"
                          "    assert n > 5000, n\n"),
              FH_OK);
    CHECK_INT(run_limited("s = 'x'\n"
                          "try:\n"
                          "    while True: s += s\n"
                          "except MemoryError: pass\n"
                          "assert len(s) >= 1 << 19\n"),
              FH_OK);
    CHECK_INT(run_limited("d = {}\n"
                          "try:\n"
                          "    for i in range(10 ** 6): d[i] = str(i)\n"
                          "except MemoryError: pass\n"
                          "assert len(d) > 1000 and d[1000] == '1000'\n"),
              FH_OK);
}

TEST(chain_is_freed_without_memory) {
    CHECK_INT(run_limited("class A: pass\n"
                          "for k in range(3):\n"
                          "    x, n = None, 0\n"
                          "    try:\n"
                          "        while True:\n"
                          "            a = A()\n"
                          "            a.next, x, n = x, a, n + 1\n"
                          "    except MemoryError: pass\n"
                          "    del a, x\n"
                          "    assert n > 10000, n\n"),
              FH_OK);
}

/* Whatever allocation fails, once or for good, nothing but an error comes of it. */
TEST(every_allocation_fails) {
    const char *source = "class A:\n"
                         "    def __init__(self, n): self.n, self.l = n, [n] * n\n"
                         "try:\n"
                         "    d = {str(i): A(i) for i in range(300)}\n"
                         "    t = ''.join(d) * 100\n"
                         "except MemoryError: pass\n";
    for (int persistent = 0; persistent < 2; persistent++)
        for (uint64_t n = 1; n < 400; n += persistent ? 7 : 1) {
            fh_config *config = fh_config_new();
            fh_config_fail_at(config, n, persistent);
            fh_status status = run(config, source);
            CHECK(status == FH_OK || status == FH_ERROR || status == FH_NO_MEMORY);
        }
}

int main(void) {
    RUN(lists_strings_and_dicts);
    RUN(chain_is_freed_without_memory);
    RUN(every_allocation_fails);
    return unit_report();
}
