/* Engines: what VMs share. The same programs do the same with one and without, on any number of threads. */
#include "freehold.h"
#include "unit.h"

#include <pthread.h>
#include <stdlib.h>

enum { THREADS = 4, EACH = 40 };

static const char library_script[] =
    "import json, re, typing, dataclasses, collections, enum, string, textwrap\n"
    "@dataclasses.dataclass(order=True)\n"
    "class P:\n"
    "    x: int\n"
    "    y: 'typing.List[int]' = dataclasses.field(default_factory=list)\n"
    "class C(enum.Enum):\n"
    "    A = 1\n"
    "    B = 2\n"
    "def gen():\n"
    "    try:\n"
    "        yield from range(3)\n"
    "    finally:\n"
    "        pass\n"
    "text = json.dumps({'p': dataclasses.asdict(P(3, [1])), 'c': C.B.name, 'g': list(gen())}, indent=1)\n"
    "text += repr(re.findall(r'(\\w+)=(\\d+)', 'a=1 b=22')) + textwrap.fill('word ' * 20, 30)\n"
    "text += repr(sorted(collections.Counter('mississippi').items())) + "
    "string.Template('$a').substitute(a=1)\n"
    "text += repr(typing.Optional[int]) + repr(P.__doc__) + "
    "str(json.JSONDecoder.decode.__code__.co_consts[0])\n"
    "try: json.loads('[1,')\n"
    "except ValueError as e: text += str(e)\n";

static fh_engine *engine_with(const char *library) {
    fh_engine *e = NULL;
    CHECK(fh_engine_new(NULL, NULL, &e) == FH_OK);
    if (library) CHECK(fh_engine_add_library(e, library) == FH_OK);
    return e;
}

static fh_vm *vm_of(fh_engine *e) {
    fh_config *config = fh_config_new();
    fh_config_engine(config, e);
    fh_vm *vm = NULL;
    CHECK(fh_vm_new(config, &vm) == FH_OK);
    return vm;
}

/* What the script leaves in `text`; to be freed. */
static char *text_of(fh_vm *vm, const char *source) {
    const char *text = "";
    size_t size = 0;
    if (fh_run_source(vm, source, strlen(source), "<test>") != FH_OK ||
        fh_get_str(vm, "text", &text, &size) != FH_OK)
        fh_error_print(vm, stdout);
    char *copy = malloc(size + 1);
    return copy ? memcpy(copy, text, size + 1) : NULL;
}

TEST(the_same_as_without) {
    fh_engine *e = engine_with(NULL);
    CHECK(fh_engine_add_library(e, NULL) == FH_OK);
    CHECK(fh_engine_memory(e) > 1 << 20);
    fh_vm *with = vm_of(e), *without = vm_of(NULL);
    size_t before[] = {fh_memory_used(with, NULL), fh_memory_used(without, NULL)};
    char *a = text_of(with, library_script), *b = text_of(without, library_script);
    CHECK(a && *a);
    CHECK_STR(a, b);
    CHECK((fh_memory_used(with, NULL) - before[0]) * 4 < (fh_memory_used(without, NULL) - before[1]) * 3);
    free(a);
    free(b);
    fh_vm_free(without);
    fh_engine_free(e); /* the VM has its own reference */
    a = text_of(with, "import statistics, fractions\n"
                      "text = 'late' if statistics.mean([fractions.Fraction(1, 2), 1]) * 4 == 3 else ''\n");
    CHECK_STR(a, "late");
    free(a);
    fh_vm_free(with);
}

/* What shared code has borrowed cannot be freed, and what it has taken over is gone, in a VM that has not compiled it. */
TEST(contracts_of_shared_code) {
    static const char lender[] = "def look(b: borrowed(Buffer), then):\n"
                                 "    then(b)\n"
                                 "def take(b: owned(Buffer)):\n"
                                 "    free(b)\n";
    static const char script[] = "import lender\n"
                                 "b = allocate(4)\n"
                                 "try: lender.look(b, free)\n"
                                 "except BorrowError as e: text = type(e).__name__\n"
                                 "def f():\n"
                                 "    c = allocate(1)\n"
                                 "    lender.take(c)\n"
                                 "    try: len(c)\n"
                                 "    except UseAfterFreeError as e: return e.rule\n"
                                 "text += f() + f()\n"
                                 "free(b)\n";
    fh_engine *e = engine_with(NULL);
    fh_vm *maker = vm_of(NULL);
    fh_module *module = NULL;
    CHECK(fh_module_compile(maker, lender, sizeof lender - 1, "lender.py", &module) == FH_OK);
    CHECK(fh_engine_add(e, "lender", module, 0) == FH_OK);
    fh_module_free(module);
    fh_vm_free(maker);
    for (int i = 0; i < 2; i++) {
        fh_vm *vm = vm_of(e);
        char *text = text_of(vm, script);
        CHECK_STR(text, "BorrowErrorFH103FH103");
        free(text);
        fh_vm_free(vm);
    }
    fh_engine_free(e);
}

/* Reading an image is work, which an engine spares; what was read once costs the same. */
TEST(no_more_fuel) {
    static const char script[] = "import json\ntext = json.dumps([1, {'a': 2}])\n";
    fh_engine *e = engine_with("json");
    uint64_t first[2], second[2];
    for (int i = 0; i < 2; i++) {
        fh_vm *vm = vm_of(i ? e : NULL);
        fh_fuel_set(vm, 10000000);
        free(text_of(vm, script));
        first[i] = 10000000 - fh_fuel_get(vm);
        free(text_of(vm, script));
        second[i] = 10000000 - first[i] - fh_fuel_get(vm);
        fh_vm_free(vm);
    }
    CHECK(first[1] < first[0]);
    CHECK(0 < second[1] && second[1] == second[0]);
    fh_engine_free(e);
}

static const char rules[] = "limit = base * 2\n"
                            "def f(x, *rest, key=(1, 'two', 3.5, 2 ** 70, b'x')):\n"
                            "    try:\n"
                            "        return [i for i in range(x) if i in {1, 2, 5}], key, limit, rest\n"
                            "    finally:\n"
                            "        g = lambda: x\n"
                            "        g()\n"
                            "def fails(): raise KeyError('\xc3\xa4\xe2\x82\xac' * 3)\n";

static fh_engine *engine_of_rules(void) {
    fh_vm *maker = vm_of(NULL);
    fh_engine *e = engine_with(NULL);
    fh_module *module = NULL, *package = NULL;
    CHECK(fh_module_compile(maker, rules, sizeof rules - 1, "rules.py", &module) == FH_OK);
    CHECK(fh_module_compile(maker, "name = __name__\n", 16, NULL, &package) == FH_OK);
    CHECK(fh_engine_add(e, "rules", module, 0) == FH_OK);
    CHECK(fh_engine_add(e, "rules", module, 0) == FH_ERROR);
    CHECK(strstr(fh_error_text(maker), "there is a module 'rules' already"));
    CHECK(fh_engine_add(e, "json", module, 0) == FH_ERROR);
    CHECK(fh_engine_add(e, "math", module, 0) == FH_ERROR);
    CHECK(fh_engine_add(e, "shop", package, 1) == FH_OK);
    CHECK(fh_engine_add(e, "shop.prices", package, 0) == FH_OK);
    CHECK(fh_engine_add(e, "", module, 0) == FH_MISUSE);
    CHECK(fh_engine_add(e, "x", NULL, 0) == FH_MISUSE);
    fh_module_free(module);
    fh_module_free(package);
    fh_vm_free(maker);
    return e;
}

TEST(modules_of_the_host) {
    fh_engine *e = engine_of_rules();
    fh_vm *vm = vm_of(e);
    char *text =
        text_of(vm, "import builtins, shop.prices\n"
                    "builtins.base = 21\n"
                    "import rules\n"
                    "text = repr(rules.f(4, 9)) + rules.__name__ + rules.__file__ + shop.prices.name\n");
    CHECK_STR(text,
              "([1, 2], (1, 'two', 3.5, 1180591620717411303424, b'x'), 42, (9,))rulesrules.pyshop.prices");
    free(text);
    CHECK(fh_run_source(vm, "rules.fails()\n", 14, "<test>") == FH_ERROR);
    CHECK(strstr(fh_error_text(vm), "File \"rules.py\", line 8, in fails"));
    fh_module *module = NULL;
    fh_instance *one = NULL, *two = NULL;
    fh_value base = fh_from_i64(vm, 1), limit;
    fh_import import = {"base", {FH_EXTERN_VALUE, {.value = base}}};
    CHECK(fh_module_shared(vm, "rules", &module) == FH_OK);
    CHECK(fh_instantiate(module, &import, 1, &one) == FH_OK);
    import.what.of.value = fh_from_i64(vm, 5);
    CHECK(fh_instantiate(module, &import, 1, &two) == FH_OK);
    int64_t got = 0;
    CHECK(fh_instance_get(one, "limit", &limit) == FH_OK && fh_to_i64(vm, limit, &got) == FH_OK);
    CHECK_INT(got, 2);
    CHECK(fh_instance_get(two, "limit", &limit) == FH_OK && fh_to_i64(vm, limit, &got) == FH_OK);
    CHECK_INT(got, 10);
    fh_bytes image = {0};
    CHECK(fh_module_serialize(module, &image) == FH_OK);
    CHECK(fh_module_validate_image(vm, image.data, image.size) == FH_OK);
    fh_bytes_free(&image);
    CHECK(fh_engine_add(e, "late", module, 0) == FH_LOCKED);
    CHECK(fh_engine_add_library(e, "re") == FH_LOCKED);
    fh_instance_free(one);
    fh_instance_free(two);
    fh_module_free(module);
    CHECK(fh_module_shared(vm, "absent", &module) == FH_ERROR && !module);
    CHECK(strstr(fh_error_text(vm), "the engine has no module 'absent'"));
    fh_vm_free(vm);
    vm = vm_of(NULL);
    CHECK(fh_module_shared(vm, "rules", &module) == FH_ERROR);
    fh_vm_free(vm);
    fh_engine_free(e);
}

TEST(misuse) {
    fh_engine *e = engine_with(NULL);
    CHECK(fh_engine_new(NULL, NULL, NULL) == FH_MISUSE);
    CHECK(fh_engine_add_library(NULL, "re") == FH_MISUSE);
    CHECK(fh_engine_add_library(e, "no_such_module") == FH_ERROR);
    CHECK(fh_engine_add_library(e, "math") == FH_OK);
    fh_engine_free(e);
    fh_engine_free(NULL);
    CHECK_INT(fh_engine_memory(NULL), 0);
    fh_config *config = fh_config_new(); /* a config gives its reference back */
    e = engine_with(NULL);
    fh_config_engine(config, e);
    fh_config_engine(config, e);
    fh_engine_free(e);
    fh_config_free(config);
}

/* ---- strategies ---- */

TEST(every_strategy) {
    fh_engine *e = engine_of_rules();
    static const fh_strategy all[] = {FH_AUTOMATIC, FH_MANUAL, FH_ARENA};
    for (int i = 0; i < 3; i++) {
        fh_config *config = fh_config_new();
        fh_config_engine(config, e);
        fh_config_strategy(config, all[i]);
        fh_vm *vm;
        REQUIRE(fh_vm_new(config, &vm) == FH_OK);
        char *text = text_of(vm, "import builtins\n"
                                 "builtins.base = 1\n"
                                 "import rules\n"
                                 "f = arena_memory(rules.f)\n"
                                 "g = manual_memory(rules.f)\n"
                                 "text = str(f(6)[0] == g(6)[0] == rules.f(6)[0] == [1, 2, 5])\n");
        CHECK_STR(text, "True");
        free(text);
        fh_vm_free(vm);
    }
    fh_engine_free(e);
}

/* ---- threads ---- */

static void *work(void *env) {
    static const char second[] = "import weakref, gc\n"
                                 "w = weakref.ref(json.loads)\n"
                                 "gc.collect()\n"
                                 "text = '\xe2\x82\xac' * 2\n";
    fh_engine *e = env;
    size_t done = 0;
    for (int i = 0; i < EACH; i++) {
        fh_config *config = fh_config_new();
        fh_config_engine(config, e);
        fh_vm *vm;
        if (fh_vm_new(config, &vm) != FH_OK) continue;
        const char *text;
        if (fh_run_source(vm, library_script, sizeof library_script - 1, "<test>") == FH_OK &&
            fh_run_source(vm, second, sizeof second - 1, "<test>") == FH_OK &&
            fh_get_str(vm, "text", &text, NULL) == FH_OK)
            done++;
        else
            fh_error_print(vm, stdout);
        fh_vm_free(vm);
    }
    return (void *)done;
}

TEST(many_vms_on_four_threads) {
    fh_engine *e = engine_with(NULL);
    pthread_t threads[THREADS];
    CHECK(fh_engine_add_library(e, NULL) == FH_OK);
    for (int i = 0; i < THREADS; i++) REQUIRE(pthread_create(&threads[i], NULL, work, e) == 0);
    for (int i = 0; i < THREADS; i++) {
        void *done = NULL;
        pthread_join(threads[i], &done);
        CHECK_INT((size_t)done, EACH);
    }
    fh_engine_free(e);
}

/* ---- every allocation fails ---- */

static fh_status fill_and_use(const fh_allocator *allocator) {
    fh_engine *e = NULL;
    fh_status status = fh_engine_new(allocator, NULL, &e);
    if (status == FH_OK) status = fh_engine_add_library(e, "string");
    fh_config *config = fh_config_new();
    fh_config_engine(config, e);
    fh_vm *vm = NULL;
    fh_status made = fh_vm_new(config, &vm);
    if (status == FH_OK) status = made;
    fh_vm_free(vm);
    fh_engine_free(e);
    return status;
}

TEST(filling_without_memory) {
    fh_allocator *debug = fh_debug_allocator_new(NULL, NULL, NULL);
    fh_status status = FH_NO_MEMORY;
    for (uint64_t n = 1; status != FH_OK && n < 10000; n++) {
        fh_allocator *failing = fh_failing_allocator_new(debug, n, 0);
        status = fill_and_use(failing);
        CHECK(status == FH_OK || status == FH_NO_MEMORY);
        fh_allocator_stats stats;
        fh_allocator_read_stats(failing, &stats);
        if (stats.failures == 0) CHECK(status == FH_OK);
        CHECK(fh_allocator_free(failing) == FH_OK);
    }
    CHECK(status == FH_OK);
    CHECK(fh_allocator_free(debug) == FH_OK);
}

TEST(using_without_memory) {
    fh_engine *e = engine_of_rules();
    static const char source[] = "import builtins\n"
                                 "builtins.base = 1\n"
                                 "import rules\n"
                                 "for i in range(3):\n"
                                 "    try: rules.f(2)\n"
                                 "    except MemoryError: rules.f(2)\n";
    fh_status status = FH_NO_MEMORY;
    uint64_t n = 1;
    for (; status != FH_OK && n < 10000; n++) {
        fh_config *config = fh_config_new();
        fh_allocator *failing = fh_failing_allocator_new(NULL, n, 0);
        fh_config_engine(config, e);
        fh_config_allocator(config, failing);
        fh_vm *vm = NULL;
        status = fh_vm_new(config, &vm);
        if (status == FH_OK) status = fh_run_source(vm, source, sizeof source - 1, "<test>");
        fh_allocator_stats stats;
        fh_vm_free(vm);
        fh_allocator_read_stats(failing, &stats);
        CHECK_INT(stats.live_blocks, 0);
        if (status == FH_OK && stats.failures) status = FH_NO_MEMORY; /* the script has made do */
        fh_allocator_free(failing);
    }
    CHECK(status == FH_OK && n > 10);
    fh_engine_free(e);
}

int main(void) {
    RUN(the_same_as_without);
    RUN(contracts_of_shared_code);
    RUN(no_more_fuel);
    RUN(modules_of_the_host);
    RUN(misuse);
    RUN(every_strategy);
    RUN(many_vms_on_four_threads);
    RUN(filling_without_memory);
    RUN(using_without_memory);
    return unit_report();
}
