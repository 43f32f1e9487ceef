/* What a host gives a VM beside functions: where output goes, sources of modules; and cleaning up by itself. */
#include "freehold.h"
#include "script.h"

static char out[4096], err[4096];
static int take(void *env, int descriptor, const char *data, size_t size) {
    char *to = descriptor == 1 ? out : err;
    if (env) return -1;
    strncat(to, data, size);
    return 0;
}

static int load(void *env, const char *name, fh_source *source) {
    static const struct {
        const char *name, *text;
        int package;
    } sources[] = {{"shop", "from .prices import tea\nname = __name__", 1},
                   {"shop.prices", "tea = 4\nfile = __file__", 0},
                   {"json", "mine = True", 0},
                   {"broken", "x = = 1", 0}};
    ++*(int *)env;
    if (!strcmp(name, "forbidden")) return -1;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        if (!strcmp(name, sources[i].name)) {
            *source = (fh_source){sources[i].text, strlen(sources[i].text), NULL, sources[i].package};
            if (i == 1) source->filename = "prices of the shop";
            return 1;
        }
    return 0;
}

TEST(output) {
    FH_AUTO(fh_config) *config = fh_config_new();
    FH_AUTO(fh_vm) *vm = NULL;
    out[0] = err[0] = 0;
    fh_config_output(config, take, NULL);
    REQUIRE(fh_vm_new(config, &vm) == FH_OK);
    config = NULL; /* taken */
    CHECK(run(vm, "import sys\nprint('caf\\u00e9', 1)\nprint('oops', file=sys.stderr)\nsys.stdout.flush()") ==
          FH_OK);
    CHECK_STR(out, "caf\xc3\xa9 1\n");
    CHECK_STR(err, "oops\n");
    CHECK(run(vm, "1/0") == FH_ERROR);
    fh_finish(vm, FH_ERROR);
    CHECK(strstr(err, "ZeroDivisionError"));
    CHECK(run(vm, "print('late')") == FH_OK);
    fh_vm_free(vm);
    vm = NULL;
    CHECK(strstr(out, "late\n"));

    config = fh_config_new();
    fh_config_output(config, take, out); /* which refuses */
    REQUIRE(fh_vm_new(config, &vm) == FH_OK);
    config = NULL;
    CHECK(run(vm, "try: print('x', flush=True)\nexcept OSError as e: n = e.errno") == FH_OK);
    int64_t n = 0;
    CHECK(fh_get_i64(vm, "n", &n) == FH_OK && n == 5);
}

TEST(loader) {
    int asked = 0;
    fh_config *config = fh_config_new();
    FH_AUTO(fh_vm) *vm = NULL;
    fh_config_loader(config, load, &asked);
    REQUIRE(fh_vm_new(config, &vm) == FH_OK);
    CHECK(run(vm, "import shop, shop.prices as p\n"
                  "assert shop.tea == 4 and shop.name == 'shop' and shop.__path__ == []\n"
                  "assert p.file == 'prices of the shop', p.file\n"
                  "import json\nassert json.mine\n"
                  "import math, string\n"
                  "try: import absent_module\n"
                  "except ModuleNotFoundError: pass\n"
                  "try: import forbidden\n"
                  "except ImportError as e: assert str(e) == \"the host has failed to load 'forbidden'\", e\n"
                  "try: import broken\n"
                  "except SyntaxError as e: assert e.filename == 'broken'\n") == FH_OK);
    fh_error_print(vm, stdout);
    CHECK(asked >= 6);
}

static fh_status work(fh_vm *vm, int64_t *sum) {
    FH_SCOPE(vm);
    FH_AUTO(fh_func) *f = NULL;
    FH_AUTO(fh_bytes) bytes = {0};
    fh_value v;
    fh_status s;
    if ((s = fh_get_value(vm, "f", &v))) return s;
    if ((s = fh_func_of(vm, v, &f))) return s;
    if ((s = fh_bytes_new(vm, "abc", 3, &bytes))) return s;
    fh_value arg = fh_from_i64(vm, (int64_t)bytes.size);
    if ((s = fh_func_call(f, &arg, 1, &v, 1))) return s;
    return fh_to_i64(vm, v, sum);
}

static int leaks;
static void count(void *env, const char *text) {
    (void)env, (void)text;
    leaks++;
}

TEST(cleaning_up) {
    int64_t n = 0;
    fh_config *config = fh_config_new();
    fh_vm *vm;
    fh_config_debug_handles(config, 1);
    fh_config_report(config, count, NULL);
    REQUIRE(fh_vm_new(config, &vm) == FH_OK);
    CHECK(work(vm, &n) == FH_ERROR);
    CHECK(run(vm, "def f(x): return x * 7") == FH_OK);
    CHECK(work(vm, &n) == FH_OK && n == 21);
    CHECK(run(vm, "def f(x, y): return x * 7") == FH_OK);
    CHECK(work(vm, &n) == FH_INVALID_PARAM_COUNT);
    fh_vm_free(vm);
    CHECK_INT(leaks, 0);
}

int main(void) {
    RUN(output);
    RUN(loader);
    RUN(cleaning_up);
    return unit_report();
}
