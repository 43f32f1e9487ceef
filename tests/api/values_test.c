/* Handles, scopes, conversions, and what the host does with values. */
#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "told.h"

static const char *text_of(fh_vm *vm, fh_value v) { /* repr */
    static char copy[512];
    fh_value r;
    const char *text = "?";
    if (fh_repr(vm, v, &r) == FH_OK) fh_to_str(vm, r, &text, NULL);
    snprintf(copy, sizeof copy, "%s", text);
    return copy;
}

TEST(conversions) {
    fh_vm *vm = new_vm();
    REQUIRE(vm);
    int32_t i32 = 7;
    int64_t i64 = 7;
    uint64_t u64 = 7;
    float f32 = 7;
    double f64 = 7;
    int truth = 7;
    CHECK(fh_to_i32(vm, fh_from_i32(vm, INT32_MIN), &i32) == FH_OK && i32 == INT32_MIN);
    CHECK(fh_to_i64(vm, fh_from_i64(vm, INT64_MIN), &i64) == FH_OK && i64 == INT64_MIN);
    CHECK(fh_to_i64(vm, fh_from_i64(vm, INT64_MAX), &i64) == FH_OK && i64 == INT64_MAX);
    CHECK(fh_to_u64(vm, fh_from_u64(vm, UINT64_MAX), &u64) == FH_OK && u64 == UINT64_MAX);
    CHECK(fh_to_u64(vm, fh_from_u64(vm, (uint64_t)1 << 60), &u64) == FH_OK && u64 == (uint64_t)1 << 60);
    CHECK(fh_to_f32(vm, fh_from_f32(vm, 0.1f), &f32) == FH_OK && f32 == 0.1f);
    CHECK(fh_to_f64(vm, fh_from_f64(vm, DBL_MIN), &f64) == FH_OK && f64 == DBL_MIN);
    CHECK(fh_to_f64(vm, fh_from_f64(vm, NAN), &f64) == FH_OK && isnan(f64));
    CHECK(fh_to_f64(vm, fh_from_i32(vm, 3), &f64) == FH_OK && f64 == 3);
    CHECK(fh_to_bool(vm, fh_from_bool(vm, 5), &truth) == FH_OK && truth == 1);
    CHECK(fh_to_bool(vm, fh_none(vm), &truth) == FH_OK && truth == 0);
    CHECK(fh_to_i64(vm, fh_from_bool(vm, 1), &i64) == FH_OK && i64 == 1);

    CHECK(fh_to_i32(vm, fh_from_i64(vm, (int64_t)INT32_MAX + 1), &i32) == FH_ERROR && i32 == INT32_MIN);
    CHECK(strstr(fh_error_text(vm), "OverflowError: int does not fit int32_t"));
    CHECK(fh_to_i64(vm, fh_from_u64(vm, UINT64_MAX), &i64) == FH_ERROR);
    CHECK(fh_to_u64(vm, fh_from_i32(vm, -1), &u64) == FH_ERROR);
    CHECK(fh_to_f32(vm, fh_from_f64(vm, DBL_MAX), &f32) == FH_ERROR && f32 == 0.1f);
    CHECK(fh_to_i64(vm, fh_from_f64(vm, 3), &i64) == FH_INVALID_TYPE);
    CHECK(fh_to_f64(vm, fh_from_text(vm, "3"), &f64) == FH_INVALID_TYPE);
    CHECK(fh_to_i64(vm, fh_none(vm), &i64) == FH_INVALID_TYPE);
    CHECK(fh_error_status(vm) == FH_ERROR && strstr(fh_error_text(vm), "TypeError"));

    const char *text = NULL;
    const void *data = NULL;
    size_t size = 0;
    CHECK(fh_to_str(vm, fh_from_str(vm, "a\0b", 3), &text, &size) == FH_OK && size == 3 &&
          !memcmp(text, "a\0b", 4));
    CHECK(fh_to_str(vm, fh_from_text(vm, "h\xc3\xa9"), &text, &size) == FH_OK && size == 3);
    CHECK(fh_to_bytes(vm, fh_from_bytes(vm, "\xff\0", 2), &data, &size) == FH_OK && size == 2);
    CHECK(fh_to_bytes(vm, fh_from_text(vm, "x"), &data, &size) == FH_INVALID_TYPE);
    CHECK(fh_to_str(vm, fh_from_i32(vm, 1), &text, NULL) == FH_INVALID_TYPE);
    fh_value bad = fh_from_str(vm, "\xff", 1);
    CHECK(fh_is_null(bad) && strstr(fh_error_text(vm), "UnicodeDecodeError"));
    CHECK(run(vm, "s = '\\ud800'") == FH_OK);
    CHECK(fh_get_value(vm, "s", &bad) == FH_OK && fh_to_str(vm, bad, &text, NULL) == FH_ERROR);
    fh_vm_free(vm);
    CHECK_STR(told, "");
}

TEST(operations) {
    fh_vm *vm = new_vm();
    REQUIRE(vm);
    fh_value point, v, list, dict, it, cls;
    int64_t n = 0;
    int truth = 0;
    size_t size = 0;
    CHECK(run(vm, "class Point:\n"
                  "    def __init__(self, x, y=2): self.x, self.y = x, y\n"
                  "    def scaled(self, k, *, plus=0): return Point(self.x * k + plus, self.y * k + plus)\n"
                  "    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)\n"
                  "    def __repr__(self): return f'<{self.x} {self.y}>'\n") == FH_OK);
    CHECK(fh_get_value(vm, "Point", &cls) == FH_OK && fh_kind_of(vm, cls) == FH_KIND_TYPE);
    fh_value one[] = {fh_from_i32(vm, 20)};
    CHECK(fh_invoke(vm, cls, one, 1, &point) == FH_OK);
    CHECK_STR(text_of(vm, point), "<20 2>");
    CHECK_STR(fh_type_name(vm, point), "Point");
    CHECK(fh_isinstance(vm, point, cls, &truth) == FH_OK && truth);
    CHECK(fh_attr_get(vm, point, "x", &v) == FH_OK && fh_to_i64(vm, v, &n) == FH_OK && n == 20);
    CHECK(fh_attr_set(vm, point, "x", fh_from_i32(vm, 5)) == FH_OK);
    CHECK(fh_attr_has(vm, point, "z", &truth) == FH_OK && !truth);
    CHECK(fh_attr_get(vm, point, "z", &v) == FH_ERROR && fh_is_null(v));
    CHECK(strstr(fh_error_text(vm), "AttributeError: 'Point' object has no attribute 'z'"));
    one[0] = fh_from_i32(vm, 3);
    CHECK(fh_invoke_method(vm, point, "scaled", one, 1, &v) == FH_OK);
    CHECK_STR(text_of(vm, v), "<15 6>");
    fh_value with[] = {fh_from_i32(vm, 2), fh_from_i32(vm, 1)};
    const char *names[] = {"plus"};
    fh_value method;
    CHECK(fh_attr_get(vm, point, "scaled", &method) == FH_OK && fh_kind_of(vm, method) == FH_KIND_FUNCTION);
    CHECK(fh_invoke_kw(vm, method, with, 1, names, 1, &v) == FH_OK);
    CHECK_STR(text_of(vm, v), "<11 5>");
    names[0] = "minus";
    CHECK(fh_invoke_kw(vm, method, with, 1, names, 1, &v) == FH_ERROR);
    CHECK(strstr(fh_error_text(vm), "unexpected keyword argument 'minus'"));
    CHECK(fh_attr_delete(vm, point, "y") == FH_OK && fh_attr_has(vm, point, "y", &truth) == FH_OK && !truth);

    fh_value three[] = {fh_from_i32(vm, 1), fh_from_f64(vm, 2.5), fh_from_text(vm, "x")};
    list = fh_list_new(vm, three, 3);
    CHECK(fh_kind_of(vm, list) == FH_KIND_LIST && fh_list_append(vm, list, fh_none(vm)) == FH_OK);
    CHECK_STR(text_of(vm, list), "[1, 2.5, 'x', None]");
    CHECK_STR(text_of(vm, fh_tuple_new(vm, three, 2)), "(1, 2.5)");
    CHECK_STR(text_of(vm, fh_tuple_new(vm, NULL, 0)), "()");
    CHECK(fh_len(vm, list, &size) == FH_OK && size == 4);
    CHECK(fh_item_at(vm, list, -2, &v) == FH_OK);
    CHECK_STR(text_of(vm, v), "'x'");
    CHECK(fh_item_at(vm, list, 4, &v) == FH_ERROR && strstr(fh_error_text(vm), "IndexError"));
    CHECK(fh_item_set(vm, list, fh_from_i32(vm, 0), fh_from_bool(vm, 1)) == FH_OK);
    CHECK(fh_item_delete(vm, list, fh_from_i32(vm, 1)) == FH_OK);
    CHECK_STR(text_of(vm, list), "[True, 'x', None]");
    CHECK(fh_contains(vm, list, three[2], &truth) == FH_OK && truth);
    CHECK(fh_iter(vm, list, &it) == FH_OK);
    for (n = 0; fh_next(vm, it, &v) == FH_OK; n++) CHECK(!fh_is_null(v));
    CHECK(n == 3 && fh_next(vm, it, &v) == FH_DONE && fh_is_null(v));

    dict = fh_dict_new(vm);
    CHECK(fh_item_set_named(vm, dict, "a", three[0]) == FH_OK);
    CHECK(fh_item_set(vm, dict, fh_from_i32(vm, 9), three[1]) == FH_OK);
    CHECK(fh_item_named(vm, dict, "a", &v) == FH_OK && fh_same(vm, v, three[0]));
    CHECK(fh_item_named(vm, dict, "b", &v) == FH_ERROR && strstr(fh_error_text(vm), "KeyError: 'b'"));
    size_t position = 0;
    fh_value key;
    CHECK(fh_dict_next(vm, dict, &position, &key, &v) == FH_OK && fh_kind_of(vm, key) == FH_KIND_STR);
    CHECK(fh_dict_next(vm, dict, &position, &key, NULL) == FH_OK && fh_kind_of(vm, key) == FH_KIND_INT);
    CHECK(fh_dict_next(vm, dict, &position, &key, &v) == FH_DONE);
    CHECK(fh_dict_next(vm, list, &position, &key, &v) == FH_INVALID_TYPE);
    CHECK(fh_list_append(vm, dict, v) == FH_INVALID_TYPE);
    CHECK(fh_compare(vm, three[0], FH_LESS, three[1], &truth) == FH_OK && truth);
    CHECK(fh_compare(vm, three[0], FH_LESS, three[2], &truth) == FH_ERROR);
    CHECK(fh_import_module(vm, "collections.abc", &v) == FH_OK && fh_kind_of(vm, v) == FH_KIND_MODULE);
    CHECK(fh_import_module(vm, "no_such_module", &v) == FH_ERROR);
    CHECK(fh_set_value(vm, "given", list) == FH_OK && run(vm, "given.append(4); m = given[-1]") == FH_OK);
    CHECK(fh_get_i64(vm, "m", &n) == FH_OK && n == 4);
    fh_vm_free(vm);
    CHECK_STR(told, "");
}

TEST(many_arguments) {
    fh_vm *vm = new_vm();
    REQUIRE(vm);
    fh_value f, r, args[300];
    int64_t n = 0;
    CHECK(run(vm, "def f(*a): return sum(a)") == FH_OK && fh_get_value(vm, "f", &f) == FH_OK);
    for (int i = 0; i < 300; i++) args[i] = fh_from_i32(vm, i);
    CHECK(fh_invoke(vm, f, args, 300, &r) == FH_OK && fh_to_i64(vm, r, &n) == FH_OK && n == 44850);
    CHECK(fh_invoke(vm, f, args, 16, &r) == FH_OK && fh_to_i64(vm, r, &n) == FH_OK && n == 120);
    fh_value list = fh_list_new(vm, args, 300);
    size_t size;
    CHECK(fh_len(vm, list, &size) == FH_OK && size == 300);
    args[299] = FH_NULL;
    CHECK(fh_invoke(vm, f, args, 300, &r) == FH_MISUSE && fh_is_null(fh_list_new(vm, args, 300)));
    fh_vm_free(vm);
}

TEST(scopes) {
    fh_vm *vm = new_vm();
    REQUIRE(vm);
    fh_scope outer, inner;
    int64_t n = 0;
    CHECK(run(vm, "class A:\n"
                  "    alive = 0\n"
                  "    def __init__(self): A.alive += 1\n"
                  "    def __del__(self): A.alive -= 1\n") == FH_OK);
    fh_value cls, a, b, kept, v;
    CHECK(fh_get_value(vm, "A", &cls) == FH_OK);
#define ALIVE (fh_attr_get(vm, cls, "alive", &v), fh_to_i64(vm, v, &n), fh_close(vm, v), n)
    CHECK(fh_scope_open(vm, &outer) == FH_OK);
    CHECK(fh_invoke(vm, cls, NULL, 0, &a) == FH_OK);
    CHECK(fh_scope_open(vm, &inner) == FH_OK);
    CHECK(fh_invoke(vm, cls, NULL, 0, &b) == FH_OK);
    kept = fh_keep(vm, b);
    CHECK_INT(ALIVE, 2);
    fh_value escaped = fh_scope_return(&inner, b);
    CHECK(!fh_is_open(vm, b) && fh_is_open(vm, escaped) && fh_same(vm, escaped, kept));
    CHECK_INT(ALIVE, 2);
    CHECK(fh_close(vm, escaped) == FH_OK);
    CHECK_INT(ALIVE, 2);
    CHECK(fh_close(vm, kept) == FH_OK);
    CHECK_INT(ALIVE, 1);
    CHECK(fh_scope_close(&outer) == FH_OK);
    CHECK_INT(ALIVE, 0);
    CHECK_STR(told, "");
    CHECK(fh_scope_close(&outer) == FH_MISUSE);

    /* an exception stays pending while handles are closed */
    CHECK(fh_scope_open(vm, &outer) == FH_OK);
    CHECK(fh_invoke(vm, cls, NULL, 0, &a) == FH_OK);
    CHECK(fh_item_at(vm, a, 0, &b) == FH_ERROR);
    CHECK(fh_scope_close(&outer) == FH_OK);
    CHECK(strstr(fh_error_text(vm), "TypeError: 'A' object is not subscriptable"));

    /* an outer scope closes inner ones; the places of handles are used again, the handles are not */
    CHECK(fh_scope_open(vm, &outer) == FH_OK && fh_scope_open(vm, &inner) == FH_OK);
    a = fh_from_i32(vm, 1);
    CHECK(fh_scope_close(&outer) == FH_OK);
    CHECK_STR(told, "freehold: 1 scopes were left open inside the one that is closed\n");
    told[0] = 0;
    CHECK(fh_scope_close(&inner) == FH_MISUSE);
    b = fh_from_i32(vm, 2);
    CHECK(fh_to_i64(vm, a, &n) == FH_MISUSE);
    CHECK(fh_to_i64(vm, b, &n) == FH_OK && n == 2);
    for (int i = 0; i < 1000; i++) {
        fh_scope_open(vm, &outer);
        for (int k = 0; k < 100; k++) fh_from_i64(vm, k);
        CHECK(fh_scope_close(&outer) == FH_OK);
    }
    fh_vm_free(vm);
}

TEST(misuse) {
    fh_vm *vm = new_vm(), *other = new_vm();
    REQUIRE(vm && other);
    int64_t n = 0;
    fh_value a = fh_from_i32(vm, 1), theirs = fh_from_i32(other, 2), v;
    CHECK(fh_to_i64(vm, theirs, &n) == FH_MISUSE && n == 0);
    CHECK(strstr(fh_error_text(vm), "SystemError: a handle of another VM"));
    CHECK(fh_invoke(vm, a, &theirs, 1, &v) == FH_MISUSE);
    CHECK(fh_close(vm, a) == FH_OK && fh_close(vm, a) == FH_MISUSE);
    CHECK(fh_to_i64(vm, a, &n) == FH_MISUSE);
    CHECK(strstr(fh_error_text(vm), "SystemError: a handle that has been closed"));
    CHECK(fh_to_i64(vm, FH_NULL, &n) == FH_MISUSE);
    CHECK(fh_to_i64(NULL, a, &n) == FH_MISUSE && fh_is_null(fh_from_i32(NULL, 1)));
    CHECK(fh_close(vm, FH_NULL) == FH_OK);
    fh_value forged = {~(uint64_t)0}, forged2 = {0xffffffff};
    CHECK(fh_to_i64(vm, forged, &n) == FH_MISUSE && fh_to_i64(vm, forged2, &n) == FH_MISUSE);
    CHECK(fh_keep(vm, theirs).id == 0 && fh_dup(vm, a).id == 0);
    /* the reason goes on from call to call */
    fh_value args[] = {fh_from_str(vm, "\xff", 1), fh_from_i32(vm, 3)};
    CHECK(fh_is_null(args[0]) && fh_invoke(vm, args[1], args, 2, &v) == FH_ERROR);
    CHECK(strstr(fh_error_text(vm), "SystemError: a value that could not be made is used"));
    CHECK(fh_is_null(fh_list_new(vm, args, 2)));
    told[0] = 0;
    fh_keep(vm, fh_from_text(vm, "left"));
    fh_vm_free(vm);
    CHECK_STR(told, "freehold: leak: a kept handle of a 'str' is open\n");
    fh_vm_free(other);
    fh_vm_free(NULL);
}

/* ---- host functions ---- */

static fh_value stolen;
static fh_status nested(fh_call *call, void *env) { /* calls back as deep as it is told */
    fh_vm *vm = fh_call_vm(call);
    int64_t depth;
    fh_value f = fh_arg(call, 0), r;
    (void)env;
    if (fh_arg_i64(call, 1, &depth)) return FH_ERROR;
    stolen = f;
    if (depth == 0) return fh_return_i64(call, 0);
    fh_value args[] = {f, fh_from_i64(vm, depth - 1)};
    fh_status s = fh_invoke(vm, f, args, 2, &r);
    if (s != FH_OK) return s;
    if (fh_to_i64(vm, r, &depth)) return FH_ERROR;
    return fh_return_i64(call, depth + 1);
}

static fh_scope outside;
static fh_status careless(fh_call *call, void *env) {
    fh_vm *vm = fh_call_vm(call);
    fh_scope scope;
    fh_scope_open(vm, &scope);                          /* and is not closed */
    CHECK(fh_scope_close(&outside) == FH_MISUSE);       /* not ours */
    CHECK(fh_close(vm, *(fh_value *)env) == FH_MISUSE); /* likewise */
    return FH_OK;
}

static fh_status recovers(fh_call *call, void *env) {
    double d;
    (void)env;
    if (fh_arg_f64(call, 0, &d) != FH_OK) d = -1; /* no number: the exception goes with the next call */
    if (fh_arg_f64(call, 9, &d) != FH_INVALID_PARAM_COUNT) return FH_ERROR;
    return fh_return_f64(call, d);
}

static fh_status fails(fh_call *call, void *env) {
    (void)env;
    fh_vm_free(fh_call_vm(call)); /* not while it runs */
    return FH_ERROR;
}

static fh_status echo(fh_call *call, void *env) {
    (void)env;
    return fh_return(call, fh_arg(call, fh_arg_count(call) - 1));
}

static fh_status raises(fh_call *call, void *env) {
    (void)env;
    fh_value e;
    if (fh_get_value(fh_call_vm(call), "error", &e) != FH_OK) return FH_ERROR;
    return fh_raise_value(call, e);
}

TEST(host_functions) {
    fh_vm *vm = new_vm();
    REQUIRE(vm);
    fh_value mine = fh_from_i32(vm, 1);
    int64_t n = 0;
    double d = 0;
    CHECK(fh_define_function(vm, "nested", 2, 2, nested, NULL, NULL) == FH_OK);
    CHECK(fh_define_function(vm, "careless", 0, 0, careless, &mine, NULL) == FH_OK);
    CHECK(fh_define_function(vm, "recovers", 1, 1, recovers, NULL, NULL) == FH_OK);
    CHECK(fh_define_function(vm, "fails", 0, 0, fails, NULL, NULL) == FH_OK);
    CHECK(fh_define_function(vm, "echo", 1, 5, echo, NULL, NULL) == FH_OK);
    CHECK(fh_define_function(vm, "raises", 0, 0, raises, NULL, NULL) == FH_OK);
    CHECK(fh_define_function(vm, "bad", 2, 1, echo, NULL, NULL) == FH_MISUSE);
    CHECK(run(vm, "n = nested(nested, 20)") == FH_OK && fh_get_i64(vm, "n", &n) == FH_OK && n == 20);
    CHECK(!fh_is_open(vm, stolen) && fh_to_i64(vm, stolen, &n) == FH_MISUSE);
    told[0] = 0;
    fh_scope_open(vm, &outside);
    CHECK(run(vm, "careless()") == FH_OK);
    CHECK_STR(told, "freehold: misuse: a scope that is not open here\n"
                    "freehold: misuse: a handle of the caller is closed\n"
                    "freehold: 1 scopes were left open by careless()\n");
    CHECK(fh_to_i64(vm, mine, &n) == FH_OK && n == 1);
    CHECK(run(vm, "d = recovers('x')") == FH_OK && fh_get_f64(vm, "d", &d) == FH_OK && d == -1);
    CHECK(run(vm, "try: fails()\nexcept RuntimeError as e: assert str(e) == 'fails() failed'") == FH_OK);
    CHECK(run(vm, "try: echo(a=1)\nexcept TypeError as e: assert 'no keyword' in str(e)") == FH_OK);
    CHECK(run(vm, "try: echo()\nexcept TypeError as e: assert str(e) == "
                  "'echo expected at least 1 argument, got 0'") == FH_OK);
    CHECK(run(vm, "x = [1]\nassert echo(2, x) is x and echo.__name__ == 'echo'") == FH_OK);
    CHECK(run(vm, "error = KeyError('k')\ntry: raises()\nexcept KeyError as e: assert e is error") == FH_OK);
    CHECK(run(vm, "def f(depth): return nested(lambda g, k: nested(g, k), depth)\nassert f(50) > 0") ==
          FH_OK);
    CHECK(run(vm, "def f(*a): return nested(f, 1)\ntry: f()\nexcept RecursionError: r = 1") == FH_OK);
    fh_vm_free(vm);
}

/* Every strategy gives the host the same, and handles survive the ends of arenas. */
static fh_value held;
static fh_status hold(fh_call *call, void *env) {
    (void)env;
    held = fh_keep(fh_call_vm(call), fh_arg(call, 0));
    return FH_OK;
}

TEST(strategies) {
    for (int strategy = FH_AUTOMATIC; strategy <= FH_ARENA; strategy++) {
        fh_vm *vm;
        fh_config *config = fh_config_new();
        fh_config_strategy(config, (fh_strategy)strategy);
        REQUIRE(fh_vm_new(config, &vm) == FH_OK);
        CHECK(fh_define_function(vm, "hold", 1, 1, hold, NULL, NULL) == FH_OK);
        CHECK(run(vm, "@arena_memory\n"
                      "def f(n):\n"
                      "    x = {'k': [str(i) for i in range(n)]}\n"
                      "    hold(x)\n"
                      "    return [n] * 3\n"
                      "@manual_memory\n"
                      "def g():\n"
                      "    return {'a': [1, 2]}\n"
                      "def end(x): free(x)\n") == FH_OK);
        fh_value f, r, v;
        const char *text;
        fh_scope scope;
        fh_scope_open(vm, &scope);
        CHECK(fh_get_value(vm, "f", &f) == FH_OK);
        fh_value n = fh_from_i32(vm, 1000);
        CHECK(fh_invoke(vm, f, &n, 1, &r) == FH_OK);
        CHECK_STR(text_of(vm, r), "[1000, 1000, 1000]");
        CHECK(fh_item_named(vm, held, "k", &v) == FH_OK && fh_item_at(vm, v, 999, &v) == FH_OK);
        CHECK(fh_to_str(vm, v, &text, NULL) == FH_OK);
        CHECK_STR(text, "999");
        CHECK(fh_close(vm, held) == FH_OK);
        CHECK(fh_get_value(vm, "g", &f) == FH_OK && fh_invoke(vm, f, NULL, 0, &r) == FH_OK);
        CHECK_STR(text_of(vm, r), "{'a': [1, 2]}");
        CHECK(fh_get_value(vm, "end", &f) == FH_OK && fh_invoke(vm, f, &r, 1, NULL) == FH_OK);
        CHECK(fh_kind_of(vm, r) == FH_KIND_DEAD);
        CHECK(fh_item_named(vm, r, "a", &v) == FH_ERROR);
        CHECK(strstr(fh_error_text(vm), "UseAfterFreeError: dict is used after its end"));
        size_t size;
        CHECK(fh_len(vm, r, &size) == FH_ERROR && fh_iter(vm, r, &v) == FH_ERROR);
        CHECK(fh_to_str(vm, r, &text, NULL) != FH_OK);
        CHECK(strstr(fh_error_text(vm), "UseAfterFreeError"));
        size = 0;
        CHECK(fh_dict_next(vm, r, &size, &v, NULL) != FH_OK);
        fh_value made = fh_list_new(vm, &n, 1);
        CHECK(fh_list_append(vm, made, fh_from_text(vm, "made by the host")) == FH_OK);
        CHECK(fh_set_value(vm, "made", made) == FH_OK &&
              run(vm, "assert made == [1000, 'made by the host']") == FH_OK);
        fh_scope_close(&scope);
        CHECK(run(vm, "assert made[1] == 'made by the host'") == FH_OK);
        fh_vm_free(vm);
    }
}

/* Whatever allocation fails, the API gives a status and the VM can be used on and freed. */
static void everything(fh_vm *vm) {
    fh_value f = FH_NULL, v = FH_NULL, w = FH_NULL, args[20];
    const char *text;
    int64_t n;
    fh_scope scope;
    fh_define_function(vm, "echo", 1, 5, echo, NULL, NULL);
    run(vm, "def f(*a): return list(a), {str(x): x for x in a}");
    fh_scope_open(vm, &scope);
    fh_get_value(vm, "f", &f);
    for (int i = 0; i < 20; i++) args[i] = i % 2 ? fh_from_text(vm, "text") : fh_from_i64(vm, INT64_MAX - i);
    if (fh_invoke(vm, f, args, 20, &v) == FH_OK) fh_item_at(vm, v, 1, &w);
    fh_value kept = fh_keep(vm, w);
    fh_item_set_named(vm, w, "new key", fh_list_new(vm, args, 18));
    fh_set_value(vm, "w", w);
    fh_repr(vm, w, &v);
    fh_to_str(vm, v, &text, NULL);
    fh_iter(vm, w, &f);
    while (fh_next(vm, f, &v) == FH_OK) fh_str(vm, v, &v);
    fh_invoke_method(vm, w, "items", NULL, 0, &v);
    fh_invoke_kw(vm, w, args, 1, (const char *const[]){"a"}, 1, &v);
    run(vm, "n = echo(1) + len(w)\nraise ValueError('end')");
    fh_error_text(vm);
    fh_get_i64(vm, "n", &n);
    fh_close(vm, kept);
    fh_scope_close(&scope);
}

TEST(every_allocation_fails) {
    for (int persistent = 0; persistent < 2; persistent++)
        for (uint64_t n = 1; n < 400; n += persistent ? 11 : 1) {
            fh_vm *vm;
            fh_config *config = fh_config_new();
            fh_config_fail_at(config, n, persistent);
            fh_config_debug_handles(config, 0);
            if (fh_vm_new(config, &vm) != FH_OK) continue;
            everything(vm);
            static const char after[] = "assert sum(range(5)) == 10"; /* which may meet the failure itself */
            if (!persistent) CHECK(run(vm, after) == FH_OK || run(vm, after) == FH_OK);
            fh_vm_free(vm);
        }
}

int main(void) {
    RUN(conversions);
    RUN(operations);
    RUN(many_arguments);
    RUN(scopes);
    RUN(misuse);
    RUN(host_functions);
    RUN(strategies);
    RUN(every_allocation_fails);
    return unit_report();
}
