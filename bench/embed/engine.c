/* What an engine saves: imports of modules of the library, and the VMs of a game's creatures, with one and without. */
#include "bench.h"

#include <freehold.h>
#include <stdlib.h>
#include <string.h>

enum { TIMES = 15, CREATURES = 200 };

/* A creature's script: what a game has hundreds of. */
static const char creature[] =
    "import math, random, enum, dataclasses\n"
    "class Mood(enum.Enum):\n"
    "    CALM = 1\n"
    "    ANGRY = 2\n"
    "@dataclasses.dataclass\n"
    "class Place:\n"
    "    x: float = 0.0\n"
    "    y: float = 0.0\n"
    "    def to(self, other): return math.hypot(self.x - other.x, self.y - other.y)\n"
    "class Creature:\n"
    "    def __init__(self, name):\n"
    "        self.name, self.mood, self.at, self.life = name, Mood.CALM, Place(), 100\n"
    "    def step(self, seconds):\n"
    "        self.at.x += random.uniform(-1, 1) * seconds\n"
    "        if self.mood is Mood.ANGRY: self.hunt(seconds)\n"
    "    def hunt(self, seconds): self.at.y += 2 * seconds\n"
    "    def hit(self, strength):\n"
    "        self.life -= strength\n"
    "        if self.life < 50: self.mood = Mood.ANGRY\n"
    "me = Creature('wolf')\n"
    "for frame in range(10): me.step(0.016)\n";

/* Of this process, in seconds: other work on the machine does not count. */
static double used(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static fh_vm *vm_with(fh_engine *engine) {
    fh_config *config = fh_config_new();
    fh_config_engine(config, engine);
    fh_vm *vm = NULL;
    if (fh_vm_new(config, &vm) != FH_OK) exit(1);
    return vm;
}

static void run(fh_vm *vm, const char *source) {
    if (fh_run_source(vm, source, strlen(source), "<bench>") == FH_OK) return;
    fh_error_print(vm, stderr);
    exit(1);
}

static void import(const char *name, fh_engine *engine, double *ms, double *kib) {
    char line[64];
    snprintf(line, sizeof line, "import %s\n", name);
    *ms = 1e9;
    for (int i = 0; i < TIMES; i++) {
        fh_vm *vm = vm_with(engine);
        size_t before = fh_memory_used(vm, NULL);
        double begin = used();
        run(vm, line);
        *ms = least(*ms, (used() - begin) * 1e3);
        *kib = (double)(fh_memory_used(vm, NULL) - before) / 1024;
        fh_vm_free(vm);
    }
}

static void imports(void) {
    static const char *const names[] = {"json",     "typing",  "dataclasses", "collections",
                                        "argparse", "asyncio", "unittest"};
    puts("  import of        without           with an engine    the engine");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        double ms[2], kib[2];
        fh_engine *engine;
        import(names[i], NULL, &ms[0], &kib[0]);
        if (fh_engine_new(NULL, NULL, &engine) != FH_OK || fh_engine_add_library(engine, names[i]) != FH_OK)
            exit(1);
        import(names[i], engine, &ms[1], &kib[1]);
        printf("  %-12s %5.2f ms %5.0f KiB  %5.2f ms %5.0f KiB  %5.0f KiB\n", names[i], ms[0], kib[0], ms[1],
               kib[1], (double)fh_engine_memory(engine) / 1024);
        fh_engine_free(engine);
    }
}

static void creatures(fh_engine *engine) {
    static fh_vm *vms[CREATURES];
    double begin = used(), memory = 0;
    for (int i = 0; i < CREATURES; i++) {
        vms[i] = vm_with(engine);
        if (engine) {
            fh_module *module;
            fh_instance *instance;
            if (fh_module_shared(vms[i], "creature", &module) || fh_instantiate(module, NULL, 0, &instance))
                exit(1);
        } else {
            run(vms[i], creature);
        }
        memory += (double)fh_memory_used(vms[i], NULL);
    }
    report(engine ? "a creature's VM made, with an engine" : "a creature's VM made, without",
           (used() - begin) * 1e6 / CREATURES, "us");
    report("  its memory", memory / 1024 / CREATURES, "KiB");
    for (int i = 0; i < CREATURES; i++) fh_vm_free(vms[i]);
}

int main(void) {
    imports();
    creatures(NULL);
    fh_engine *engine;
    fh_vm *maker = vm_with(NULL);
    fh_module *module;
    if (fh_engine_new(NULL, NULL, &engine) != FH_OK ||
        fh_module_compile(maker, creature, sizeof creature - 1, "creature.py", &module) != FH_OK ||
        fh_engine_add(engine, "creature", module, 0) != FH_OK)
        return 1;
    static const char *const needed[] = {"random", "enum", "dataclasses"};
    for (int i = 0; i < 3; i++) fh_engine_add_library(engine, needed[i]);
    fh_vm_free(maker);
    creatures(engine);
    report("  the engine's", (double)fh_engine_memory(engine) / 1024, "KiB");
    fh_engine_free(engine);
    return 0;
}
