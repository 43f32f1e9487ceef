/* A VM inside a byte array of the host: what fits into how much, and what happens when it does not. */
#include "freehold.h"
#include "script.h"

#include <stdlib.h>

static char buffer[1 << 20];

static fh_status make(size_t size, fh_vm **vm) {
    fh_config *config = fh_config_new();
    memset(buffer, 0xA5, sizeof buffer);
    fh_config_fixed_heap(config, buffer, size);
    return fh_vm_new(config, vm);
}

static int untouched_from(size_t size) {
    for (size_t i = size; i < sizeof buffer; i++)
        if (buffer[i] != (char)0xA5) return 0;
    return 1;
}

static const char useful[] =
    "class Account:\n"
    "    def __init__(self, owner, balance=0): self.owner, self.balance, self.log = owner, balance, []\n"
    "    def move(self, amount):\n"
    "        if self.balance + amount < 0: raise ValueError(f'{self.owner} lacks {-amount - self.balance}')\n"
    "        self.balance += amount\n"
    "        self.log.append(amount)\n"
    "accounts = {n: Account(n, i * 100) for i, n in enumerate(['ann', 'bob', 'cid'])}\n"
    "refused = []\n"
    "for name, amount in [('ann', -5), ('bob', 20), ('cid', -300), ('cid', 7)] * 20:\n"
    "    try: accounts[name].move(amount)\n"
    "    except ValueError as e: refused.append(str(e))\n"
    "def primes(n):\n"
    "    sieve = bytearray([1]) * n\n"
    "    for i in range(2, n):\n"
    "        if sieve[i]:\n"
    "            yield i\n"
    "            sieve[i * i::i] = bytes(len(range(i * i, n, i)))\n"
    "words = {}\n"
    "for w in ('the quick brown fox jumps over the lazy dog ' * 30).split(): words[w] = words.get(w, 0) + 1\n"
    "top = sorted(words.items(), key=lambda p: (-p[1], p[0]))[:3]\n"
    "report = '\\n'.join(f'{a.owner:>8} {a.balance:6d}' for a in accounts.values())\n"
    "result = len(refused) + sum(primes(2000)) + top[0][1] + len(report)\n"
    "for round in range(50): garbage = [[i] for i in range(100)]\n";

TEST(a_useful_script_in_256_KiB) {
    fh_vm *vm;
    int64_t result = 0;
    REQUIRE(make(256 << 10, &vm) == FH_OK);
    size_t idle = fh_memory_used(vm, NULL), peak;
    CHECK_INT(run(vm, useful), FH_OK);
    CHECK(fh_get_i64(vm, "result", &result) == FH_OK && result == 277196);
    fh_memory_used(vm, &peak);
    if (getenv("FH_VERBOSE")) printf("idle %zu, peak %zu, result %lld\n", idle, peak, (long long)result);
    for (int i = 0; i < 20; i++) { /* what is too much is refused, and the VM goes on */
        CHECK_INT(run(vm, "x = 'x' * 1000000"), FH_NO_MEMORY);
        CHECK_INT(run(vm, "try: x = [0] * 100000\nexcept MemoryError: x = 1\n"), FH_OK);
        CHECK_INT(run(vm, "x = sum(range(1000))"), FH_OK);
    }
    CHECK_INT(run(vm, "def fill():\n    l = []\n    while True: l.append(str(len(l)))\nfill()"),
              FH_NO_MEMORY);
    fh_vm_free(vm);
    CHECK(untouched_from(256 << 10));
}

TEST(modules_in_256_KiB) {
    static const char *const modules[] = {
        "math",   "itertools", "operator",    "time",      "struct", "array",  "heapq",    "bisect",
        "string", "json",      "collections", "functools", "re",     "random", "datetime", "dataclasses"};
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        fh_vm *vm;
        char line[60];
        size_t peak;
        REQUIRE(make(256 << 10, &vm) == FH_OK);
        snprintf(line, sizeof line, "import %s", modules[i]);
        fh_status status = run(vm, line);
        fh_memory_used(vm, &peak);
        if (getenv("FH_VERBOSE"))
            printf("%-12s %s, peak %zu KiB\n", modules[i], status ? "-" : "fits", peak >> 10);
        CHECK(status == FH_OK || status == FH_NO_MEMORY);
        if (i < 4) CHECK_INT(status, FH_OK);
        fh_vm_free(vm);
    }
}

TEST(too_small_is_said) {
    fh_vm *vm = NULL;
    for (size_t size = 0; size <= 140 << 10; size += size < 4096 ? 256 : 4096) {
        fh_status status = make(size, &vm);
        if (status == FH_OK) {
            CHECK(size > 64 << 10);
            fh_status ran = run(vm, "x = 1");
            CHECK(ran == FH_OK || ran == FH_NO_MEMORY);
            fh_vm_free(vm);
        } else {
            CHECK_INT(status, FH_NO_MEMORY);
            CHECK(size <= 128 << 10);
        }
        CHECK(untouched_from(size));
    }
    CHECK_INT(make(8 << 10, &vm), FH_NO_MEMORY);
    fh_config *config = fh_config_new();
    fh_config_fixed_heap(config, NULL, 1 << 20);
    CHECK_INT(fh_vm_new(config, &vm), FH_NO_MEMORY);
}

int main(void) {
    RUN(a_useful_script_in_256_KiB);
    RUN(modules_in_256_KiB);
    RUN(too_small_is_said);
    return unit_report();
}
