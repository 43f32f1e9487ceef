/* The hook that is told of allocations: what a profiler keeps by it agrees with what the VM says of itself. */
#include "freehold_prompt.h"
#include "unit.h"

#include <stdint.h>
#include <stdlib.h>

enum { PLACES = 1 << 18 };

/* What is alive, by address. */
typedef struct Block {
    const void *address;
    size_t size;
    char type[24]; /* "" for a payload */
    uint64_t arena;
    fh_home home;
    unsigned line;
} Block;

static struct {
    Block blocks[PLACES];
    size_t made, freed, unknown, arena_ends, collections, found;
    char arena_name[24];
    fh_vm *barred;
} p;

static Block *place(const void *address) {
    size_t i = (size_t)((uintptr_t)address * 0x9E3779B97F4A7C15u >> 40) % PLACES;
    while (p.blocks[i].address && p.blocks[i].address != address) i = (i + 1) % PLACES;
    return &p.blocks[i];
}

static void on_allocation(fh_vm *vm, const fh_allocation *a, void *env) {
    (void)env;
    Block *b = a->address ? place(a->address) : NULL;
    fh_frame where;
    switch (a->kind) {
    case FH_ALLOCATION_MADE:
        p.made++;
        *b = (Block){a->address, a->size, "", a->arena, a->home, 0};
        if (a->type) snprintf(b->type, sizeof b->type, "%s", a->type);
        if (fh_allocation_place(vm, &where)) b->line = where.line;
        break;
    case FH_ALLOCATION_FREED:
        p.freed++;
        if (!b->size) p.unknown++;
        b->size = 0;
        break;
    case FH_ALLOCATION_ARENA_END:
        p.arena_ends++;
        if (a->arena_name) snprintf(p.arena_name, sizeof p.arena_name, "%s", a->arena_name);
        for (size_t i = 0; i < PLACES; i++)
            if (p.blocks[i].arena == a->arena) p.blocks[i].size = 0;
        break;
    default: p.collections++, p.found += a->found;
    }
    if (p.barred) CHECK(fh_is_null(fh_none(p.barred)));
}

/* Of one type, as the VM counts them. */
static struct {
    const char *type;
    size_t count, before;
} wanted;
static void count(void *env, const char *type, size_t n, size_t bytes) {
    (void)env, (void)bytes;
    if (strcmp(type, wanted.type) == 0) wanted.count += n;
}

static size_t census(fh_vm *vm, const char *type) {
    wanted.type = type;
    wanted.count = 0;
    fh_census(vm, SIZE_MAX, count, NULL);
    return wanted.count;
}

static void begin(fh_vm *vm) {
    memset(&p, 0, sizeof p);
    wanted.before = census(vm, "list");
    CHECK(fh_allocation_hook_set(vm, on_allocation, NULL) == FH_OK);
}

static size_t alive(const char *type, size_t *bytes) {
    size_t n = 0;
    *bytes = 0;
    for (size_t i = 0; i < PLACES; i++) {
        if (!p.blocks[i].size || strcmp(p.blocks[i].type, type) != 0) continue;
        n++;
        *bytes += p.blocks[i].size;
    }
    return n;
}

static const Block *find(const char *type) {
    for (size_t i = 0; i < PLACES; i++)
        if (p.blocks[i].size && strcmp(p.blocks[i].type, type) == 0) return &p.blocks[i];
    return NULL;
}

static void run(fh_vm *vm, const char *source) {
    CHECK(fh_run_source(vm, source, strlen(source), "<test>") == FH_OK);
    if (fh_error_status(vm)) fh_error_print(vm, stdout);
}

static void check_census(fh_vm *vm, const char *type) {
    size_t bytes, n = alive(type, &bytes);
    CHECK_INT(n, census(vm, type) - (strcmp(type, "list") == 0 ? wanted.before : 0));
}

TEST(what_is_alive) {
    fh_vm *vm;
    REQUIRE(fh_vm_new(NULL, &vm) == FH_OK);
    begin(vm);
    run(vm, "class Thing:\n"
            "    def __init__(self, n): self.n = n; self.more = [n] * 100\n"
            "things = [Thing(i) for i in range(1000)]\n"
            "big = [None] * 100000\n"
            "for i in range(20000): big[i % 7] = (i, str(i))\n"
            "del things[::2]\n");
    size_t bytes;
    CHECK_INT(alive("Thing", &bytes), 500);
    CHECK_INT(find("Thing")->line, 3);
    CHECK_INT(find("Thing")->home, FH_HOME_COUNTED);
    check_census(vm, "Thing");
    check_census(vm, "list");
    alive("", &bytes);
    CHECK(bytes > 800000 + 500 * 800);
    run(vm, "del things, big\n");
    CHECK_INT(alive("Thing", &bytes), 0);
    alive("", &bytes);
    CHECK(bytes < 100000);
    CHECK(p.made > 40000 && p.freed > 40000);
    run(vm, "import gc\n"
            "for i in range(100):\n"
            "    a, b = Thing(1), Thing(2)\n"
            "    a.b, b.a = b, a\n"
            "del a, b\n"
            "gc.collect()\n");
    CHECK_INT(alive("Thing", &bytes), 0);
    CHECK(p.collections >= 1 && p.found >= 200);
    CHECK(fh_allocation_hook_set(vm, NULL, NULL) == FH_OK);
    size_t made = p.made;
    run(vm, "x = [Thing(i) for i in range(100)]\n");
    CHECK_INT(p.made, made);
    CHECK(fh_allocation_hook_set(vm, on_allocation, NULL) == FH_OK); /* on again, and the VM ends */
    run(vm, "x = [Thing(i) for i in range(100)]\nclass Later: pass\ny = Later()\ndel y\n");
    CHECK_INT(alive("Later", &bytes), 0);
    fh_vm_free(vm);
}

TEST(arenas) {
    fh_vm *vm;
    REQUIRE(fh_vm_new(NULL, &vm) == FH_OK);
    begin(vm);
    run(vm, "class Thing: pass\n"
            "kept = []\n"
            "def work():\n"
            "    with create_arena('frame') as a:\n"
            "        t = [Thing() for i in range(1000)]\n"
            "        kept.append(t[500])\n"
            "        kept.append([1] * 1000)\n"
            "work()\n");
    size_t bytes;
    CHECK_INT(p.arena_ends, 1);
    CHECK_STR(p.arena_name, "frame");
    CHECK_INT(alive("Thing", &bytes), 1);
    CHECK_INT(find("Thing")->home, FH_HOME_COUNTED);
    check_census(vm, "list");
    size_t unknown = p.unknown;
    run(vm, "del kept\n");
    CHECK_INT(alive("Thing", &bytes), 0);
    CHECK_INT(p.unknown, unknown);
    fh_vm_free(vm);
}

TEST(manual) {
    fh_vm *vm;
    REQUIRE(fh_vm_new(NULL, &vm) == FH_OK);
    begin(vm);
    run(vm, "class Thing: pass\n"
            "@manual_memory\n"
            "def f():\n"
            "    t = Thing()\n"
            "    return t\n"
            "t = f()\n");
    size_t bytes;
    CHECK_INT(alive("Thing", &bytes), 1);
    CHECK_INT(find("Thing")->home, FH_HOME_MANUAL);
    run(vm, "free(t)\ndel t\n");
    CHECK_INT(alive("Thing", &bytes), 0);
    fh_vm_free(vm);
}

/* Under every strategy a longer program does as without, and what it leaves is known. */
TEST(programs) {
    for (int strategy = 0; strategy < 3; strategy++) {
        fh_config *config = fh_config_new();
        fh_config_strategy(config, (fh_strategy)strategy);
        fh_vm *vm;
        REQUIRE(fh_vm_new(config, &vm) == FH_OK);
        begin(vm);
        run(vm, "import json, re, collections\n"
                "@arena_memory\n"
                "def work(n):\n"
                "    d = collections.OrderedDict((str(i), [i, float(i) * 1e300]) for i in range(n))\n"
                "    return json.loads(json.dumps(d)), re.sub('[0-9]', 'x', str(d)), 'a' * n + 'b'\n"
                "s = ''\n"
                "for i in range(50):\n"
                "    r = work(i)\n"
                "    s += r[1]\n"
                "assert len(r[0]) == 49 and r[2] == 'a' * 49 + 'b'\n"
                "with memory_budget('x', 1 << 20): z = [str(i) for i in range(1000)]\n");
        CHECK(p.made > 10000);
        fh_vm_free(vm);
    }
}

TEST(misuse) {
    fh_vm *vm;
    fh_frame where;
    REQUIRE(fh_vm_new(NULL, &vm) == FH_OK);
    CHECK(fh_allocation_hook_set(NULL, on_allocation, NULL) == FH_MISUSE);
    CHECK(!fh_allocation_place(vm, &where) && !fh_allocation_place(NULL, &where));
    begin(vm);
    p.barred = vm;
    run(vm, "x = [1, 2]\n");
    p.barred = NULL;
    fh_vm_free(vm);
}

int main(void) {
    RUN(what_is_alive);
    RUN(arenas);
    RUN(manual);
    RUN(programs);
    RUN(misuse);
    return unit_report();
}
