/* The public API, as a host uses it. */
#include "freehold.h"
#include "script.h"

#include <pthread.h>

static int finalized;
static void on_finalize(void *env) {
    (void)env;
    finalized++;
}

static fh_status price(fh_call *call, void *env) {
    double net;
    fh_status s = fh_arg_f64(call, 0, &net);
    return s ? s : fh_return_f64(call, net * *(double *)env);
}

static fh_status shout(fh_call *call, void *env) {
    const char *text;
    size_t size;
    (void)env;
    if (fh_arg_str(call, 0, &text, &size)) return FH_ERROR;
    if (size == 0) return fh_raise(call, "ValueError", "nothing to shout");
    return fh_return_str(call, "HEY", 3);
}

TEST(functions) {
    fh_vm *vm;
    double vat = 1.25, out = 0;
    int64_t n = 0;
    int truth = 0;
    const char *text = NULL;
    REQUIRE(fh_vm_new(NULL, &vm) == FH_OK);
    finalized = 0;
    CHECK(fh_define_function(vm, "price", 1, 1, price, &vat, on_finalize) == FH_OK);
    CHECK(fh_define_function(vm, "shout", 1, 1, shout, NULL, NULL) == FH_OK);
    CHECK(run(vm, "p = price(8)\nq = shout('x')\nn = 7\nt = n > 3") == FH_OK);
    CHECK(fh_get_f64(vm, "p", &out) == FH_OK && out == 10);
    CHECK(fh_get_str(vm, "q", &text, NULL) == FH_OK);
    CHECK_STR(text, "HEY");
    CHECK(fh_get_i64(vm, "n", &n) == FH_OK && n == 7);
    CHECK(fh_get_bool(vm, "t", &truth) == FH_OK && truth == 1);
    CHECK(fh_get_i64(vm, "p", &n) == FH_INVALID_TYPE);
    CHECK(fh_get_i64(vm, "absent", &n) == FH_ERROR);
    CHECK(run(vm, "price('x')") == FH_ERROR);
    CHECK(strstr(fh_error_text(vm), "TypeError: must be real number, not str") != NULL);
    CHECK(run(vm, "shout('')") == FH_ERROR);
    CHECK(strstr(fh_error_text(vm), "ValueError: nothing to shout") != NULL);
    CHECK(run(vm, "price(1, 2)") == FH_ERROR);
    CHECK(run(vm, "try: price()\nexcept TypeError as e: m = str(e)") == FH_OK);
    CHECK(fh_get_str(vm, "m", &text, NULL) == FH_OK);
    CHECK_STR(text, "price expected 1 argument, got 0");
    fh_vm_free(vm);
    CHECK_INT(finalized, 1);
}

TEST(variables) {
    fh_vm *vm;
    const char *text;
    int64_t n;
    REQUIRE(fh_vm_new(NULL, &vm) == FH_OK);
    CHECK(fh_set_i64(vm, "a", 40) == FH_OK && fh_set_str(vm, "s", "h\xc3\xa9", 3) == FH_OK);
    CHECK(fh_set_str(vm, "bad", "\xff", 1) == FH_ERROR);
    CHECK(run(vm, "b = a + len(s)") == FH_OK);
    CHECK(fh_get_i64(vm, "b", &n) == FH_OK && n == 42);
    CHECK(run(vm, "1/0") == FH_ERROR);
    text = fh_error_text(vm);
    CHECK(strstr(text, "ZeroDivisionError: division by zero") != NULL);
    fh_error_clear(vm);
    CHECK_STR(fh_error_text(vm), "");
    CHECK(run(vm, "x = = 1") == FH_SYNTAX);
    CHECK(strstr(fh_error_text(vm), "SyntaxError") != NULL);
    CHECK(run(vm, "raise SystemExit(3)") == FH_EXIT);
    CHECK_INT(fh_finish(vm, FH_EXIT), 3);
    fh_vm_free(vm);
}

TEST(many) {
    fh_vm *a, *b;
    int64_t n;
    REQUIRE(fh_vm_new(NULL, &a) == FH_OK && fh_vm_new(NULL, &b) == FH_OK);
    CHECK(fh_set_i64(a, "x", 1) == FH_OK && fh_set_i64(b, "x", 2) == FH_OK);
    CHECK(fh_get_i64(a, "x", &n) == FH_OK && n == 1);
    CHECK(fh_get_i64(b, "x", &n) == FH_OK && n == 2);
    fh_vm_free(a);
    CHECK(fh_get_i64(b, "x", &n) == FH_OK && n == 2);
    fh_vm_free(b);
}

static void *recurse(void *vm) {
    CHECK(run(vm, "def f(): return sorted([1], key=lambda x: f())\n"
                  "try: f()\n"
                  "except RecursionError: r = 1\n"
                  "import sys\n"
                  "sys.setrecursionlimit(1000000)\n"
                  "try: f()\n"
                  "except RecursionError: r += 1") == FH_OK);
    return NULL;
}

/* A VM goes from a thread to another, whose stack is smaller and lies elsewhere, and back. */
TEST(threads) {
    fh_vm *vm;
    int64_t n;
    pthread_attr_t attributes;
    pthread_t thread;
    REQUIRE(fh_vm_new(NULL, &vm) == FH_OK);
    REQUIRE(pthread_attr_init(&attributes) == 0 && pthread_attr_setstacksize(&attributes, 512 << 10) == 0);
    REQUIRE(pthread_create(&thread, &attributes, recurse, vm) == 0 && pthread_join(thread, NULL) == 0);
    pthread_attr_destroy(&attributes);
    CHECK(fh_get_i64(vm, "r", &n) == FH_OK && n == 2);
    recurse(vm);
    CHECK(fh_get_i64(vm, "r", &n) == FH_OK && n == 2);
    fh_vm_free(vm);
}

int main(void) {
    RUN(functions);
    RUN(variables);
    RUN(many);
    RUN(threads);
    return unit_report();
}
