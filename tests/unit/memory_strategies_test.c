/* Arenas, their ends and resets, and free(deep=True), while allocations fail: the VM goes on, what has been made is whole.
 * memory_strategies_test [LAST [STRIDE]]: the failures up to the LAST allocation. */
#include <stdlib.h>
#include "unit.h"
#include "freehold.h"

/* `step` is tried again and again; what it has kept outside must be whole each time. */
static const char *const program =
    "import weakref\n"
    "class Node:\n"
    "    def __init__(self, n, next): self.n, self.next, self.text = n, next, 'node %d' % n\n"
    "    def check(self, n):\n"
    "        while self is not None:\n"
    "            assert self.n == n and self.text == 'node %d' % n, (self.n, self.text, n)\n"
    "            self, n = self.next, n - 1\n"
    "class Noisy:\n"
    "    ended = 0\n"
    "    def __del__(self): Noisy.ended += 1\n"
    "kept = []\n"
    "counted = Node(0, None)\n"
    "def chain(n, last=None):\n"
    "    for i in range(n): last = Node(i, last)\n"
    "    return last\n"
    "@arena_memory\n"
    "def scope(n):\n"
    "    garbage = [chain(5) for i in range(n)]\n"
    "    noisy = [Noisy() for i in range(3)]\n"
    "    outward = [counted for i in range(4)]\n"
    "    kept.append((chain(4), {str(i): [i] for i in range(9)}, weakref.ref(noisy[0]), set(range(n))))\n"
    "    return [chain(30), outward, garbage[0]]\n"
    "@arena_memory\n"
    "def outer(n): return [scope(n), scope(n)]\n"
    "@manual_memory\n"
    "def manual(n):\n"
    "    top = [Node(i, Node(i - 1, None)) for i in range(n)]\n"
    "    other = top[0].next\n"
    "    free(top, deep=True)\n"
    "    return is_alive(top), other.n\n"
    "def named(n):\n"
    "    with create_arena('a') as a:\n"
    "        l = [chain(3) for i in range(n)]\n"
    "        m = chain(2)\n"
    "        reset_arena('a')\n"
    "        try: m.n\n"
    "        except UseAfterFreeError: pass\n"
    "        else: raise AssertionError\n"
    "        l = chain(7)\n"
    "    l.check(6)\n"
    "def each(n):\n"
    "    @arena_memory\n"
    "    def numbers():\n"
    "        for i in range(n): yield [i, str(i)]\n"
    "    for i, pair in enumerate(numbers()): assert pair == [i, str(i)]\n"
    "def step():\n"
    "    for f in scope, outer, manual, named, each:\n"
    "        try: r = f(12)\n"
    "        except MemoryError: continue\n"
    "        if f is scope: r[0].check(29); r[2].check(4); assert r[1] == [counted] * 4\n"
    "        if f is outer: r[0][0].check(29); r[1][2].check(4)\n"
    "        if f is manual: assert r == (False, -1), r\n"
    "    for node, d, ref, s in kept:\n"
    "        node.check(3)\n"
    "        assert d == {str(i): [i] for i in range(9)} and s == set(range(12))\n"
    "        assert ref() is None, 'alive'\n"
    "for i in range(6):\n"
    "    try: step()\n"
    "    except MemoryError: pass\n"
    "counted.check(0)\n";

static fh_status run(uint64_t n, int persistent, size_t limit) {
    fh_config *config = fh_config_new();
    fh_vm *vm;
    if (n) fh_config_fail_at(config, n, persistent);
    if (limit) fh_config_memory_limit(config, limit);
    if (fh_vm_new(config, &vm) != FH_OK) return FH_NO_MEMORY;
    fh_status status = fh_run_source(vm, program, strlen(program), "<test>");
    fh_finish(vm, status);
    fh_vm_free(vm);
    return status;
}

TEST(without_failures) { CHECK_INT(run(0, 0, 0), FH_OK); }

static uint64_t last = 700,
                stride = 1; /* where each cell is an allocation of its own, there are some 20,000 */

/* The first failures hit the start of the VM and the script's own definitions. */
TEST(one_allocation_fails) {
    for (uint64_t n = 40; n < last; n += stride) {
        fh_status status = run(n, 0, 0);
        CHECK(status == FH_OK || status == FH_NO_MEMORY || (n < last / 3 && status == FH_ERROR));
    }
}

TEST(all_allocations_fail_from_one_on) {
    for (uint64_t n = 40; n < last; n += 11 * stride) {
        fh_status status = run(n, 1, 0);
        CHECK(status == FH_OK || status == FH_ERROR || status == FH_NO_MEMORY);
    }
}

TEST(limits) {
    for (size_t limit = 300 << 10; limit < 3 << 20; limit += 37 << 10) {
        fh_status status = run(0, 0, limit);
        CHECK(status == FH_OK || status == FH_ERROR || status == FH_NO_MEMORY);
    }
}

int main(int argc, char **argv) {
    if (argc > 1) last = strtoull(argv[1], NULL, 10);
    if (argc > 2) stride = strtoull(argv[2], NULL, 10);

    RUN(without_failures);
    RUN(one_allocation_fails);
    RUN(all_allocations_fail_from_one_on);
    RUN(limits);
    return unit_report();
}
