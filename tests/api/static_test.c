/* Linear memories, budgets and locks of the public API. */
#include <stdlib.h>
#include <string.h>

#include "freehold.h"
#include "script.h"

static fh_vm *new_vm(void) {
    fh_vm *vm = NULL;
    return fh_vm_new(NULL, &vm) == FH_OK ? vm : NULL;
}

TEST(memory) {
    fh_vm *vm = new_vm();
    REQUIRE(vm);
    fh_memory *m = NULL;
    CHECK(fh_memory_new(vm, 1, 2, &m) == FH_OK && m);
    REQUIRE(m);
    uint32_t a, b, old;
    void *bytes;
    CHECK(fh_memory_size(m) == 1);
    CHECK(fh_memory_alloc(m, 100, 0, &a) == FH_OK && a == 0);
    CHECK(fh_memory_alloc(m, 100, 64, &b) == FH_OK && b == 128);
    CHECK(fh_memory_view(m, b, 100, &bytes) == FH_OK && bytes == (char *)fh_memory_data(m) + b);
    memcpy(bytes, "from C", 6);
    CHECK(fh_set_value(vm, "m", fh_memory_value(m)) == FH_OK);
    CHECK(run(vm, "v = m.view(128, 6)\nassert v[:] == b'from C'\nv[:] = b'script'\nat = m.alloc(70000)\n") ==
          FH_OK);
    CHECK(fh_memory_size(m) == 2);
    CHECK(fh_memory_view(m, b, 6, &bytes) == FH_OK && memcmp(bytes, "script", 6) == 0);
    CHECK(fh_memory_view(m, 2 * FH_MEMORY_PAGE - 5, 6, &bytes) == FH_ERROR);
    CHECK(fh_memory_alloc(m, 100, 3, &a) == FH_ERROR);
    CHECK(fh_memory_alloc(m, 100000, 8, &a) == FH_NO_MEMORY);
    CHECK(fh_memory_grow(m, 1, &old) == FH_NO_MEMORY);
    CHECK(fh_memory_grow(m, 0, &old) == FH_OK && old == 2);
    CHECK(fh_memory_dealloc(m, b, 99) == FH_ERROR);
    CHECK(fh_memory_dealloc(m, b + 8, 100) == FH_ERROR);
    CHECK(fh_memory_dealloc(m, b, 100) == FH_OK);
    CHECK(fh_memory_dealloc(m, b, 100) == FH_ERROR);
    CHECK(strstr(fh_error_text(vm), "DoubleFreeError") != NULL);
    fh_memory *same = NULL, *none = NULL;
    CHECK(run(vm, "mine = LinearMemory(1)\nplace = mine.alloc(8)\nmine.view(place, 1)[0] = 42\n") == FH_OK);
    fh_value v;
    CHECK(fh_get_value(vm, "mine", &v) == FH_OK && fh_memory_of(vm, v, &same) == FH_OK);
    CHECK(*(unsigned char *)fh_memory_data(same) == 42);
    CHECK(fh_memory_of(vm, fh_from_i64(vm, 5), &none) == FH_INVALID_TYPE && !none);
    fh_memory_free(same);
    fh_memory_free(m);
    CHECK(run(vm, "assert m.view(128, 6)[:] == b'script'\n") == FH_OK); /* scripts still have it */
    CHECK(fh_memory_new(vm, 2, 1, &m) == FH_ERROR);
    CHECK(fh_memory_new(vm, 1, 70000, &m) == FH_ERROR);
    CHECK(fh_memory_alloc(NULL, 1, 1, &a) == FH_MISUSE);
    fh_vm_free(vm);
}

static struct {
    fh_status status;
    uint32_t at;
    int calls;
} told;
static void done(void *env, fh_memory *m, fh_status status, uint32_t at) {
    (void)m;
    CHECK(env == &told);
    told.status = status;
    told.at = at;
    told.calls++;
}

TEST(completion) {
    fh_vm *vm = new_vm();
    REQUIRE(vm);
    fh_memory *m = NULL;
    REQUIRE(fh_memory_new(vm, 1, 1, &m) == FH_OK);
    CHECK(fh_memory_alloc_async(m, 16, 8, done, &told) == FH_OK && told.calls == 1 && told.status == FH_OK);
    CHECK(fh_memory_dealloc_async(m, told.at, 16, done, &told) == FH_OK && told.status == FH_OK);
    CHECK(fh_memory_dealloc_async(m, told.at, 16, done, &told) == FH_OK && told.status == FH_ERROR);
    CHECK(fh_memory_alloc_async(m, 1 << 20, 8, done, &told) == FH_OK && told.status == FH_NO_MEMORY);
    CHECK(told.calls == 4 && fh_memory_alloc_async(m, 1, 1, NULL, NULL) == FH_MISUSE);
    fh_memory_free(m);
    fh_vm_free(vm);
}

TEST(budgets) {
    fh_vm *vm = new_vm();
    REQUIRE(vm);
    size_t used, peak, limit;
    CHECK(fh_budget_close(vm) == FH_MISUSE);
    CHECK(run(vm, "kept = None\n") == FH_OK);
    CHECK(fh_budget_open(vm, "rules", 100000, FH_OVERRUN_RAISES) == FH_OK);
    CHECK(fh_budget_open(vm, "inner", 50000, FH_OVERRUN_RAISES) == FH_OK);
    CHECK(run(vm, "kept = bytes(20000)\n") == FH_OK);
    CHECK(run(vm, "bytes(60000)\n") == FH_NO_MEMORY);
    CHECK(strstr(fh_error_text(vm), "BudgetExceededError: budget 'inner' is exceeded") != NULL);
    CHECK(fh_budget_close(vm) == FH_OK);
    CHECK(run(vm, "len(bytes(60000))\n") == FH_OK);
    CHECK(run(vm, "len(bytes(90000))\n") == FH_NO_MEMORY);
    CHECK(fh_budget_close(vm) == FH_OK && fh_budget_close(vm) == FH_MISUSE);
    CHECK(run(vm, "len(bytes(900000))\n") == FH_OK);
    CHECK(fh_budget_figures(vm, "rules", &used, &peak, &limit) == FH_OK);
    CHECK(used >= 20000 && used < 40000 && peak > 80000 && peak <= 100000 && limit == 100000);
    CHECK(run(vm, "kept = None\nassert memory_stats()['budgets']['rules']['used'] < 20000\n") == FH_OK);
    CHECK(fh_budget_figures(vm, "none", &used, NULL, NULL) == FH_DONE && used == 0);
    fh_vm_free(vm);
}

TEST(locks) {
    fh_vm *vm = new_vm();
    REQUIRE(vm);
    CHECK(run(vm,
              "b = BoundedList(100)\nn = 0\n"
              "def work():\n    global n\n    for i in range(10):\n        b.push(i)\n        n += i * 2\n"
              "def bad():\n    return [1]\n") == FH_OK);
    fh_value work, bad, r;
    CHECK(fh_get_value(vm, "work", &work) == FH_OK && fh_get_value(vm, "bad", &bad) == FH_OK);
    CHECK(fh_invoke(vm, work, NULL, 0, NULL) == FH_OK);
    CHECK(fh_memory_lock(vm, FH_LOCKED_ALL, 0) == FH_OK);
    for (int i = 0; i < 9; i++) CHECK(fh_invoke(vm, work, NULL, 0, NULL) == FH_OK);
    CHECK(fh_invoke(vm, bad, NULL, 0, &r) == FH_LOCKED);
    CHECK(fh_invoke(vm, work, NULL, 0, NULL) == FH_LOCKED); /* full, and CapacityError needs memory */
    fh_memory_unlock(vm);
    CHECK(fh_invoke(vm, bad, NULL, 0, &r) == FH_OK);
    CHECK(fh_invoke(vm, work, NULL, 0, NULL) == FH_NO_MEMORY); /* CapacityError */
    CHECK(fh_memory_lock(vm, FH_LOCKED_GROWTH, 100000) == FH_OK);
    CHECK(run(vm, "len(bytes(50000))\n") == FH_OK);
    CHECK(run(vm, "len(bytes(5000000))\n") == FH_LOCKED);
    fh_memory_unlock(vm);
    CHECK(run(vm, "len(bytes(5000000))\nmemory_lock('all')\n") == FH_OK);
    CHECK(run(vm, "x = [1]\n") != FH_OK);
    fh_memory_unlock(vm);
    CHECK(run(vm, "x = [1]\n") == FH_OK);
    fh_vm_free(vm);
}

static const char everything[] =
    "p = MediumProvider()\n"
    "a = BoundedList(100, range(50), provider=p)\n"
    "b = BoundedDict(50, {i: str(i) for i in range(30)})\n"
    "c = BoundedStr(100, 'text', provider=p)\n"
    "d = BoundedDeque(2000, a)\n"
    "d.rotate(3)\n"
    "a[2:4] = [1]\n"
    "list(b.items()), b.keys() & {1, 2}, repr(a), str(c), a == list(a), sorted(d)\n"
    "buffers = [p.allocate(i) for i in range(1, 40)]\n"
    "p.deallocate(buffers[3])\n"
    "m = LinearMemory(1, 4)\n"
    "blocks = [m.alloc(900 * i) for i in range(20)]\n"
    "bytes(m.view(0, 10))\n"
    "def use():\n"
    "    with memory_budget('x', 1 << 20):\n"
    "        with memory_budget('y', 4000):\n"
    "            try:\n"
    "                [str(i) for i in range(1000)]\n"
    "            except BudgetExceededError:\n"
    "                pass\n"
    "        return [bytes(i) for i in range(60)]\n"
    "kept = use()\n"
    "@no_alloc\n"
    "def quick():\n"
    "    for i in a:\n"
    "        d.pop()\n"
    "quick()\n"
    "try:\n"
    "    a.extend(range(100))\n"
    "except CapacityError as e:\n"
    "    assert e.value == 51\n"
    "p.reset()\n"
    "assert not is_alive(a) and memory_stats()['budgets']['x']['used'] > 0\n";

/* Each allocation fails in turn, once or from then on: an error, and the VM can be closed. */
static long with_failures(int persistent) {
    long runs = 0;
    for (uint64_t n = 1; n < 3000; n++, runs++) {
        fh_vm *vm = NULL;
        fh_config *config = fh_config_new();
        fh_config_fail_at(config, n, persistent);
        if (fh_vm_new(config, &vm) != FH_OK) continue;
        fh_status status = run(vm, everything);
        CHECK(status == FH_OK || status == FH_ERROR || status == FH_NO_MEMORY || status == FH_LOCKED);
        fh_vm_free(vm);
        if (status == FH_OK && persistent) break;
        if (status == FH_OK && n > 400) break;
    }
    return runs;
}

TEST(failing_allocations) {
    fh_vm *vm = new_vm();
    REQUIRE(vm);
    CHECK(run(vm, everything) == FH_OK);
    CHECK_STR(fh_error_text(vm), "");
    fh_vm_free(vm);
    CHECK(with_failures(1) > 10);
    CHECK(with_failures(0) > 10);
}

int main(void) {
    RUN(memory);
    RUN(completion);
    RUN(budgets);
    RUN(locks);
    RUN(failing_allocations);
    return unit_report();
}
