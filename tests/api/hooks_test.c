/* Hooks: what they are told, and what they may do. */
#include "freehold.h"
#include "script.h"

static char told[4096];
static const char *stop_at;

static fh_status tell(fh_vm *vm, const fh_event *e, void *env) {
    static const char *const kinds[] = {"line", "call", "return", "exception"};
    char text[128];
    (void)env;
    snprintf(text, sizeof text, "%s %s:%u %u%s%s\n", kinds[e->kind], e->place.function, e->place.line,
             e->depth, e->exception ? " " : "", e->exception ? e->exception : "");
    strncat(told, text, sizeof told - strlen(told) - 1);
    if (stop_at && !strcmp(stop_at, text)) return FH_ERROR;
    if (e->kind == FH_EVENT_EXCEPTION) {
        CHECK(fh_is_null(fh_none(vm))); /* not now */
        return FH_OK;
    }
    if (e->kind == FH_EVENT_RETURN && !strcmp(e->place.function, "f")) {
        fh_value locals, x = FH_NULL;
        int64_t n = 0;
        CHECK(fh_frame_locals(vm, &locals) == FH_OK && fh_item_named(vm, locals, "x", &x) == FH_OK);
        CHECK(fh_to_i64(vm, x, &n) == FH_OK && n == 2);
    }
    return FH_OK;
}

static const char script[] = "def f(x):\n"
                             "    if x:\n"
                             "        return x + 1\n"
                             "def g():\n"
                             "    try:\n"
                             "        1 / 0\n"
                             "    except ZeroDivisionError:\n"
                             "        pass\n"
                             "y = f(2)\n"
                             "g()\n";

TEST(events) {
    fh_vm *vm;
    fh_config *config = fh_config_new();
    fh_config_hooks(config, 1);
    REQUIRE(fh_vm_new(config, &vm) == FH_OK);
    CHECK(run(vm, script) == FH_OK);
    CHECK(fh_hook_set(vm, tell, NULL) == FH_OK);
    CHECK(run(vm, script) == FH_OK);
    CHECK_STR(told, "call <module>:1 1\n"
                    "line <module>:1 1\n"
                    "line <module>:4 1\n"
                    "line <module>:9 1\n"
                    "call f:1 2\n"
                    "line f:2 2\n"
                    "line f:3 2\n"
                    "return f:3 2\n"
                    "line <module>:10 1\n"
                    "call g:4 2\n"
                    "line g:5 2\n"
                    "line g:6 2\n"
                    "exception g:6 2 ZeroDivisionError\n"
                    "line g:8 2\n"
                    "return g:5 2\n" /* the last statement of its body, as in CPython */
                    "return <module>:10 1\n");
    stop_at = "line f:3 2\n";
    CHECK(run(vm, script) == FH_TRAP);
    stop_at = NULL;
    CHECK(fh_hook_set(vm, NULL, NULL) == FH_OK);
    told[0] = 0;
    CHECK(run(vm, script) == FH_OK && !told[0]);
    CHECK(run(vm, "def gen():\n    for i in range(3):\n        yield i\nassert list(gen()) == [0, 1, 2]\n"
                  "class A:\n    x = 1\n    def m(self): return lambda: self.x\nassert A().m()() == 1\n"
                  "import contextlib\nwith contextlib.nullcontext() as f: pass\nassert [i for i in range(3) "
                  "if i] == [1, 2]\n"
                  "match 3:\n    case 3: z = 1\n    case _: z = 2\nassert z == 1\n") == FH_OK);
    fh_error_print(vm, stdout);
    fh_vm_free(vm);
}

TEST(without_hooks_nothing_is_told) {
    fh_vm *vm;
    REQUIRE(fh_vm_new(NULL, &vm) == FH_OK);
    told[0] = 0;
    CHECK(fh_hook_set(vm, tell, NULL) == FH_OK && run(vm, "x = 1\ndef f(x): return x\ny = x") == FH_OK);
    CHECK_STR(told, "");
    fh_vm_free(vm);
}

int main(void) {
    RUN(events);
    RUN(without_hooks_nothing_is_told);
    return unit_report();
}
