/* Modules, instances, functions, globals, tables, vectors, errors, transactions. */
#include <limits.h>
#include <stdlib.h>

#include "told.h"

static void free_vm(fh_vm *vm) { /* nothing is left behind */
    fh_vm_free(vm);
    CHECK_STR(told, "");
}

static fh_status compile(fh_vm *vm, const char *source, fh_module **out) {
    return fh_module_compile(vm, source, strlen(source), "shop.py", out);
}

static const char *text_of(fh_vm *vm, fh_value v) { /* repr */
    static char copy[512];
    fh_value r;
    const char *text = "?";
    if (fh_repr(vm, v, &r) == FH_OK) fh_to_str(vm, r, &text, NULL);
    snprintf(copy, sizeof copy, "%s", text);
    return copy;
}

static int finalized;
static void on_finalize(void *env) {
    (void)env;
    finalized++;
}

static fh_status twice(fh_call *call, void *env) {
    int64_t n;
    (void)env;
    if (fh_arg_i64(call, 0, &n)) return FH_ERROR;
    return fh_return_i64(call, (int64_t)(2 * (uint64_t)n)); /* a test hands it the greatest int64_t */
}
static fh_status halves(fh_call *call, void *env) { /* quotient and remainder */
    fh_vm *vm = fh_call_vm(call);
    int64_t n;
    (void)env;
    if (fh_arg_i64(call, 0, &n)) return FH_ERROR;
    return fh_return_values(call, (fh_value[]){fh_from_i64(vm, n / 2), fh_from_i64(vm, n % 2)}, 2);
}

TEST(diagnostics) {
    fh_vm *vm = new_vm();
    fh_module *m = NULL;
    REQUIRE(vm);
    CHECK(compile(vm, "x = 1\ny = (2 +\n", &m) == FH_SYNTAX && m == NULL);
    const fh_diagnostic *d = fh_error_diagnostic(vm);
    REQUIRE(d);
    CHECK_STR(d->type, "SyntaxError");
    CHECK_STR(d->message, "'(' was never closed");
    CHECK_STR(d->file, "shop.py");
    CHECK(d->line == 2 && d->column == 5);
    CHECK(strstr(d->source_line, "y = (2 +"));
    CHECK(compile(vm, "if 1:\n\tx\n        y\n", &m) == FH_SYNTAX);
    CHECK_STR(fh_error_diagnostic(vm)->type, "TabError");
    CHECK(fh_module_validate(vm, "f(", 2, NULL) == FH_SYNTAX && fh_error_diagnostic(vm));
    CHECK(fh_module_validate(vm, "f()", 3, NULL) == FH_OK && !fh_error_diagnostic(vm));
    CHECK(run(vm, "1/0") == FH_ERROR && !fh_error_diagnostic(vm));
    CHECK(fh_module_compile(NULL, "", 0, NULL, &m) == FH_MISUSE &&
          fh_module_compile(vm, NULL, 3, NULL, &m) == FH_MISUSE);
    fh_error_clear(vm);
    free_vm(vm);
}

TEST(modules_and_instances) {
    fh_vm *vm = new_vm();
    fh_module *m, *loaded;
    fh_instance *a, *b;
    fh_func *host, *f, *g;
    fh_value v;
    fh_bytes image;
    int64_t n = 0;
    size_t count = 0;
    REQUIRE(vm);
    finalized = 0;
    CHECK(compile(vm,
                  "import math\n"
                  "_hidden = 1\n"
                  "count = 0\n"
                  "places = [1, 2]\n"
                  "def add(a, b=2):\n"
                  "    global count\n"
                  "    count += 1\n"
                  "    return host(a) + b\n"
                  "def name(): return __name__\n",
                  &m) == FH_OK);
    CHECK(fh_instantiate(m, NULL, 0, &b) == FH_OK); /* host is missing, which nobody has noticed yet */
    CHECK(fh_func_new(vm, "twice", 1, 1, twice, NULL, on_finalize, &host) == FH_OK);
    fh_import imports[] = {{"host", {.kind = FH_EXTERN_FUNC, .of.func = host}}};
    CHECK(fh_instantiate(m, imports, 1, &a) == FH_OK);
    fh_func_free(host);
    CHECK_INT(finalized, 0);
    CHECK(fh_instance_exports(a, &count) == FH_OK && count == 5);
    CHECK_STR(fh_instance_export_name(a, 0), "host");
    CHECK_STR(fh_instance_export_name(a, 4), "name");
    CHECK(fh_instance_export_name(a, 5) == NULL);
    CHECK(fh_instance_get_func(a, "add", &f) == FH_OK);
    unsigned most = 0;
    CHECK(fh_func_param_arity(f, &most) == 1 && most == 2 && fh_func_result_arity(f) == 1);
    fh_value args[] = {fh_from_i32(vm, 20), fh_from_i32(vm, 1), fh_from_i32(vm, 1)}, results[2];
    CHECK(fh_func_call(f, args, 2, results, 1) == FH_OK && fh_to_i64(vm, results[0], &n) == FH_OK && n == 41);
    CHECK(fh_func_call(f, args, 0, results, 1) == FH_INVALID_PARAM_COUNT);
    CHECK(fh_func_call(f, args, 3, results, 1) == FH_INVALID_PARAM_COUNT);
    CHECK(strstr(fh_error_text(vm), "takes at most 2 parameters, got 3"));
    CHECK(fh_func_call(f, args, 1, results, 2) == FH_INVALID_RESULT_COUNT && fh_is_null(results[0]));
    CHECK(fh_func_call(f, args, 1, NULL, 0) == FH_INVALID_RESULT_COUNT);
    CHECK(fh_instance_get(a, "count", &v) == FH_OK && fh_to_i64(vm, v, &n) == FH_OK && n == 3);
    CHECK(fh_instance_get(b, "count", &v) == FH_OK && fh_to_i64(vm, v, &n) == FH_OK && n == 0);
    CHECK(fh_instance_get_func(b, "add", &g) == FH_OK && fh_func_call(g, args, 1, results, 1) == FH_ERROR);
    CHECK(strstr(fh_error_text(vm), "NameError: name 'host' is not defined"));
    CHECK(fh_instance_get(a, "absent", &v) == FH_ERROR && strstr(fh_error_text(vm), "no export 'absent'"));
    CHECK(fh_instance_get_func(a, "count", &host) == FH_INVALID_TYPE && host == NULL);
    fh_func_free(g);
    fh_func_free(f);
    CHECK(fh_instance_get_func(a, "name", &f) == FH_OK && fh_func_call(f, NULL, 0, results, 1) == FH_OK);
    CHECK_STR(text_of(vm, results[0]), "'shop'");
    fh_func_free(f);

    CHECK(fh_module_serialize(m, &image) == FH_OK && image.size > 100);
    CHECK(fh_module_validate_image(vm, image.data, image.size) == FH_OK);
    CHECK(fh_module_load(vm, image.data, image.size, &loaded) == FH_OK);
    fh_instance_free(b);
    CHECK(fh_instantiate(loaded, imports, 0, &b) == FH_OK);
    image.data[image.size / 2] ^= 16;
    fh_module *bad;
    CHECK(fh_module_load(vm, image.data, image.size, &bad) == FH_VERIFY && bad == NULL);
    CHECK(fh_module_load(vm, image.data, image.size - 1, &bad) == FH_VERIFY);
    CHECK(fh_module_validate_image(vm, "nonsense", 8) == FH_VERIFY);
    fh_bytes_free(&image);
    fh_bytes_free(&image);
    fh_module_free(loaded);
    fh_module_free(m);
    fh_instance_free(a);
    fh_instance_free(b);
    fh_instance_free(NULL);
    CHECK(run(vm, "import gc; gc.collect()") == FH_OK);
    CHECK_INT(finalized, 1);

    CHECK(compile(vm, "__all__ = ['b', 'a']\na = b = 1\nraise_me = True\nif fail: raise ValueError('no')",
                  &m) == FH_OK);
    imports[0] = (fh_import){"fail", {.kind = FH_EXTERN_VALUE, .of.value = fh_from_bool(vm, 1)}};
    CHECK(fh_instantiate(m, imports, 1, &a) == FH_ERROR && a == NULL &&
          strstr(fh_error_text(vm), "ValueError: no"));
    imports[0].what.of.value = fh_from_bool(vm, 0);
    CHECK(fh_instantiate(m, imports, 1, &a) == FH_OK && fh_instance_exports(a, &count) == FH_OK &&
          count == 2);
    CHECK_STR(fh_instance_export_name(a, 0), "b");
    imports[0].what.kind = FH_EXTERN_FUNC;
    imports[0].what.of.func = NULL;
    CHECK(fh_instantiate(m, imports, 1, &b) == FH_ERROR);
    fh_instance_free(a);
    fh_module_free(m);
    free_vm(vm);
}

TEST(functions) {
    fh_vm *vm = new_vm();
    fh_func *f, *g;
    fh_value args[3], results[3];
    int64_t n = 0;
    REQUIRE(vm);
    finalized = 0;
    CHECK(fh_func_new(vm, "halves", 1, 2, halves, NULL, on_finalize, &f) == FH_OK);
    args[0] = fh_from_i32(vm, 9);
    CHECK(fh_func_call(f, args, 1, results, 2) == FH_OK);
    CHECK(fh_to_i64(vm, results[0], &n) == FH_OK && n == 4 && fh_to_i64(vm, results[1], &n) == FH_OK &&
          n == 1);
    CHECK(fh_func_call(f, args, 1, results, 1) == FH_INVALID_RESULT_COUNT);
    CHECK(fh_func_call(f, args, 0, results, 2) == FH_INVALID_PARAM_COUNT);
    CHECK(fh_func_copy(f, &g) == FH_OK && fh_func_result_arity(g) == 2);
    fh_func_free(f);
    CHECK(fh_func_call(g, args, 1, results, 2) == FH_OK);
    CHECK(fh_set_value(vm, "halves", fh_func_value(g)) == FH_OK &&
          run(vm, "assert halves(5) == (2, 1); del halves") == FH_OK);
    CHECK_INT(finalized, 0);
    fh_func_free(g);
    fh_scope scope;
    CHECK_INT(finalized, 0); /* a handle of it is open */
    CHECK(fh_scope_open(vm, &scope) == FH_OK);
    CHECK(run(vm, "def none(): pass\ndef three(): return 1, 2, 3\nclass A:\n    def m(self, x, *r): return "
                  "x\nm = A().m\n"
                  "def boom(x): raise KeyError(x)") == FH_OK);
    fh_value v;
    CHECK(fh_get_value(vm, "none", &v) == FH_OK && fh_func_of(vm, v, &f) == FH_OK);
    CHECK(fh_func_call(f, NULL, 0, NULL, 0) == FH_OK && fh_func_call(f, NULL, 0, results, 1) == FH_OK);
    fh_func_free(f);
    CHECK(fh_get_value(vm, "three", &v) == FH_OK && fh_func_of(vm, v, &f) == FH_OK);
    CHECK(fh_func_call(f, NULL, 0, results, 3) == FH_OK && fh_to_i64(vm, results[2], &n) == FH_OK && n == 3);
    fh_func_free(f);
    unsigned most = 0;
    CHECK(fh_get_value(vm, "m", &v) == FH_OK && fh_func_of(vm, v, &f) == FH_OK);
    CHECK(fh_func_param_arity(f, &most) == 1 && most == UINT_MAX);
    fh_func_free(f);
    CHECK(fh_get_value(vm, "boom", &v) == FH_OK && fh_func_of(vm, v, &f) == FH_OK);
    CHECK(fh_func_call(f, args, 1, results, 1) == FH_ERROR && fh_is_null(results[0]));
    fh_func_free(f);
    CHECK(fh_func_of(vm, args[0], &f) == FH_INVALID_TYPE && f == NULL);
    CHECK(fh_func_call(NULL, args, 1, results, 1) == FH_MISUSE);
    CHECK(fh_func_new(vm, NULL, 0, 0, twice, NULL, NULL, &f) == FH_MISUSE);
    fh_scope_close(&scope);
    free_vm(vm);
    CHECK_INT(finalized, 1);
}

TEST(globals_and_tables) {
    fh_vm *vm = new_vm();
    fh_global *level, *limit, *seen;
    fh_table *table, *theirs;
    fh_module *m;
    fh_instance *a, *b;
    fh_value v;
    int64_t n = 0;
    double d = 0;
    size_t old = 0;
    REQUIRE(vm);
    CHECK(fh_global_new(vm, FH_TYPE_I32, 1, fh_from_text(vm, "x"), &level) == FH_INVALID_TYPE && !level);
    CHECK(fh_global_new(vm, FH_TYPE_I32, 1, fh_from_i64(vm, (int64_t)1 << 40), &level) == FH_ERROR);
    CHECK(fh_global_new(vm, FH_TYPE_I32, 1, fh_from_i32(vm, 1), &level) == FH_OK);
    CHECK(fh_global_new(vm, FH_TYPE_F64, 0, fh_from_i32(vm, 9), &limit) == FH_OK);
    CHECK(fh_global_get(limit, &v) == FH_OK && fh_kind_of(vm, v) == FH_KIND_FLOAT);
    CHECK(fh_global_set(limit, v) == FH_ERROR && strstr(fh_error_text(vm), "constant"));
    CHECK(fh_global_set(level, fh_from_i32(vm, 2)) == FH_OK &&
          fh_global_set(level, fh_none(vm)) == FH_INVALID_TYPE);
    CHECK(fh_global_get(level, &v) == FH_OK && fh_to_i64(vm, v, &n) == FH_OK && n == 2);
    CHECK(fh_table_new(vm, 3, fh_none(vm), &table) == FH_OK && fh_table_size(table) == 3);
    CHECK(fh_table_set(table, 1, fh_from_i32(vm, 11)) == FH_OK && fh_table_set(table, 3, v) == FH_ERROR);
    CHECK(fh_table_get(table, 3, &v) == FH_ERROR && strstr(fh_error_text(vm), "IndexError"));
    CHECK(fh_table_grow(table, 2, fh_from_text(vm, "new"), &old) == FH_OK && old == 3 &&
          fh_table_size(table) == 5);
    CHECK(fh_table_grow(table, SIZE_MAX, fh_none(vm), NULL) == FH_NO_MEMORY && fh_table_size(table) == 5);

    fh_import imports[] = {{"level", {.kind = FH_EXTERN_GLOBAL, .of.global = level}},
                           {"limit", {.kind = FH_EXTERN_GLOBAL, .of.global = limit}},
                           {"table", {.kind = FH_EXTERN_TABLE, .of.table = table}}};
    CHECK(compile(vm,
                  "def up():\n    global level\n    level += 1\n    table[0] = limit\n"
                  "def spoil():\n    global level\n    level = 'x'\nmine = [7]",
                  &m) == FH_OK);
    CHECK(fh_instantiate(m, imports, 3, &a) == FH_OK);
    CHECK(fh_instantiate(m, imports, 3, &b) == FH_ERROR && strstr(fh_error_text(vm), "bound already"));
    fh_func *up, *spoil = NULL;
    CHECK(fh_instance_get_func(a, "up", &up) == FH_OK && fh_instance_get_func(a, "spoil", &spoil) == FH_OK);
    CHECK(fh_func_call(up, NULL, 0, NULL, 0) == FH_OK);
    CHECK(fh_global_get(level, &v) == FH_OK && fh_to_i64(vm, v, &n) == FH_OK && n == 3);
    CHECK(fh_global_set(level, fh_from_i32(vm, 10)) == FH_OK && fh_func_call(up, NULL, 0, NULL, 0) == FH_OK);
    CHECK(fh_global_get(level, &v) == FH_OK && fh_to_i64(vm, v, &n) == FH_OK && n == 11);
    CHECK(fh_table_get(table, 0, &v) == FH_OK && fh_to_f64(vm, v, &d) == FH_OK && d == 9);
    CHECK(fh_instance_get_global(a, "level", &seen) == FH_OK && fh_global_type(seen) == FH_TYPE_ANY);
    CHECK(fh_global_set(seen, fh_from_i32(vm, 5)) == FH_OK);
    CHECK(fh_global_get(level, &v) == FH_OK && fh_to_i64(vm, v, &n) == FH_OK && n == 5);
    CHECK(fh_func_call(spoil, NULL, 0, NULL, 0) == FH_OK && fh_global_get(level, &v) == FH_INVALID_TYPE);
    CHECK(fh_instance_get_table(a, "mine", &theirs) == FH_OK && fh_table_size(theirs) == 1);
    fh_table_free(theirs);
    CHECK(fh_instance_get_table(a, "up", &theirs) == FH_INVALID_TYPE && !theirs);

    fh_extern externs[] = {
        imports[0].what, imports[2].what, {.kind = FH_EXTERN_FUNC, .of.func = up}, {.of.value = v}};
    fh_externs vector;
    CHECK(fh_externs_new(vm, externs, 3, &vector) == FH_OK && vector.size == 3);
    fh_global_free(level);
    fh_table_free(table);
    fh_func_free(up);
    CHECK(fh_table_size(vector.data[1].of.table) == 5);
    CHECK(fh_func_call(vector.data[2].of.func, NULL, 0, NULL, 0) == FH_ERROR); /* 'x' + 1 */
    CHECK(fh_externs_view(&vector, &old) == vector.data && old == 3);
    fh_externs_free(&vector);
    fh_func_free(spoil);
    fh_global_free(limit);
    fh_global_free(seen);
    fh_instance_free(a);
    fh_module_free(m);
    free_vm(vm);
}

TEST(vectors) {
    fh_vm *vm = new_vm();
    fh_bytes bytes;
    fh_values values;
    size_t size = 9;
    int64_t n = 0;
    REQUIRE(vm);
    fh_bytes_new_empty(vm, &bytes);
    CHECK(fh_bytes_view(&bytes, &size) == NULL && size == 0);
    fh_bytes_free(&bytes);
    CHECK(fh_bytes_new(vm, "abc", 3, &bytes) == FH_OK && !memcmp(fh_bytes_view(&bytes, &size), "abc", 3) &&
          size == 3);
    fh_bytes_free(&bytes);
    CHECK(fh_bytes_new_uninitialized(vm, 1000, &bytes) == FH_OK && bytes.size == 1000);
    memset(bytes.data, 1, 1000);
    fh_bytes_free(&bytes);
    CHECK(fh_bytes_new_uninitialized(vm, SIZE_MAX, &bytes) == FH_NO_MEMORY && bytes.data == NULL);
    fh_scope scope;
    fh_scope_open(vm, &scope);
    fh_value two[] = {fh_from_i32(vm, 1), fh_from_text(vm, "two")};
    CHECK(fh_values_new(vm, two, 2, &values) == FH_OK);
    fh_scope_close(&scope);
    CHECK_STR(text_of(vm, values.data[1]), "'two'");
    CHECK(fh_to_i64(vm, fh_values_view(&values, &size)[0], &n) == FH_OK && n == 1 && size == 2);
    CHECK(fh_values_set(&values, 0, fh_from_i32(vm, 5)) == FH_OK &&
          fh_values_set(&values, 2, two[0]) == FH_MISUSE);
    CHECK(fh_values_set(&values, 1, two[0]) == FH_MISUSE); /* closed */
    told[0] = 0;
    fh_values_free(&values);
    CHECK(fh_values_new_uninitialized(vm, SIZE_MAX / 4, &values) == FH_NO_MEMORY);
    CHECK(fh_values_new(vm, two, 2, &values) == FH_MISUSE && values.data == NULL);
    told[0] = 0;
    free_vm(vm);
}

TEST(errors) {
    fh_vm *vm = new_vm();
    fh_error *e, *cause;
    fh_frame frame;
    REQUIRE(vm);
    CHECK(fh_error_take(vm, &e) == FH_OK && e == NULL);
    CHECK(run(vm, "def f(x):\n"
                  "    try: return 1 // x\n"
                  "    except ZeroDivisionError as z: raise ValueError('bad x') from z\n"
                  "class C:\n"
                  "    def m(self): return f(0)\n"
                  "C().m()\n") == FH_ERROR);
    CHECK(fh_error_take(vm, &e) == FH_OK && e);
    CHECK(fh_error_status(vm) == FH_OK && fh_error_code(e) == FH_ERROR);
    CHECK_STR(fh_error_kind(e), "ValueError");
    CHECK_STR(fh_error_message(e), "bad x");
    CHECK(strstr(fh_error_whole(e), "The above exception was the direct cause"));
    CHECK_INT(fh_error_frames(e), 3);
    CHECK(fh_error_frame(e, 0, &frame) == FH_OK && frame.line == 6 && frame.column == 1);
    CHECK_STR(frame.function, "<module>");
    CHECK(fh_error_frame(e, 1, &frame) == FH_OK && frame.line == 5);
    CHECK_STR(frame.function, "C.m");
    CHECK_STR(frame.file, "<test>");
    CHECK(fh_error_frame(e, 3, &frame) == FH_DONE);
    CHECK(fh_error_cause(e, &cause) == FH_OK && cause);
    CHECK_STR(fh_error_kind(cause), "ZeroDivisionError");
    fh_error *none = cause;
    CHECK(fh_error_cause(cause, &none) == FH_OK && none == NULL);
    fh_error_free(cause);
    CHECK(fh_error_throw(e) == FH_ERROR && strstr(fh_error_text(vm), "ValueError: bad x"));
    CHECK(run(vm, "raise SystemExit(4)") == FH_EXIT && fh_error_take(vm, &e) == FH_OK);
    CHECK(fh_error_code(e) == FH_EXIT);
    fh_error_free(e);
    CHECK(run(vm, "raise MemoryError") == FH_NO_MEMORY);
    CHECK(run(vm, "raise KeyboardInterrupt") == FH_INTERRUPTED);
    CHECK(run(vm, "x = ") == FH_SYNTAX);
    fh_error_clear(vm);
    free_vm(vm);
}

TEST(transactions) {
    fh_vm *vm = new_vm();
    fh_module *m;
    fh_instance *i = NULL;
    fh_global *g, *kept = NULL;
    fh_value v;
    int64_t n = 0;
    REQUIRE(vm);
    finalized = 0;
    CHECK(fh_txn_commit(vm) == FH_MISUSE && fh_txn_rollback(vm) == FH_MISUSE);
    told[0] = 0;
    CHECK(fh_set_i64(vm, "a", 1) == FH_OK &&
          fh_global_new(vm, FH_TYPE_ANY, 1, fh_from_i32(vm, 1), &kept) == FH_OK);
    CHECK(fh_txn_begin(vm) == FH_OK);
    CHECK(fh_set_i64(vm, "a", 2) == FH_OK && fh_set_i64(vm, "b", 2) == FH_OK &&
          fh_set_i64(vm, "a", 3) == FH_OK);
    CHECK(fh_define_function(vm, "twice", 1, 1, twice, NULL, on_finalize) == FH_OK);
    CHECK(fh_global_set(kept, fh_from_i32(vm, 2)) == FH_OK &&
          fh_global_set(kept, fh_from_i32(vm, 3)) == FH_OK);
    CHECK(compile(vm, "x = twice(21)", &m) == FH_OK && fh_instantiate(m, NULL, 0, &i) == FH_OK);
    CHECK(fh_instance_get(i, "x", &v) == FH_OK && fh_to_i64(vm, v, &n) == FH_OK && n == 42);
    fh_instance_free(i); /* what has been freed is not undone */
    CHECK(fh_instantiate(m, NULL, 0, &i) == FH_OK);
    CHECK(fh_global_new(vm, FH_TYPE_ANY, 0, v, &g) == FH_OK);
    CHECK(compile(vm, "x = ", &m) == FH_SYNTAX);
    CHECK(fh_txn_rollback(vm) == FH_OK);
    CHECK(fh_get_i64(vm, "a", &n) == FH_OK && n == 1 && fh_get_i64(vm, "b", &n) == FH_ERROR);
    CHECK(run(vm, "import gc; gc.collect(); twice(1)") == FH_ERROR && strstr(fh_error_text(vm), "NameError"));
    CHECK_INT(finalized, 1);
    CHECK(fh_global_get(kept, &v) == FH_OK && fh_to_i64(vm, v, &n) == FH_OK && n == 1);

    CHECK(fh_txn_begin(vm) == FH_OK && fh_set_i64(vm, "a", 5) == FH_OK);
    CHECK(fh_txn_begin(vm) == FH_OK && fh_set_i64(vm, "a", 6) == FH_OK && fh_txn_rollback(vm) == FH_OK);
    CHECK(fh_get_i64(vm, "a", &n) == FH_OK && n == 5);
    CHECK(fh_txn_begin(vm) == FH_OK && fh_set_i64(vm, "a", 7) == FH_OK && fh_txn_commit(vm) == FH_OK);
    CHECK(fh_txn_rollback(vm) == FH_OK && fh_get_i64(vm, "a", &n) == FH_OK && n == 1);
    CHECK(fh_txn_begin(vm) == FH_OK && fh_set_i64(vm, "a", 8) == FH_OK && fh_txn_commit(vm) == FH_OK);
    CHECK(fh_get_i64(vm, "a", &n) == FH_OK && n == 8 && fh_txn_commit(vm) == FH_MISUSE);
    told[0] = 0;
    CHECK(fh_txn_begin(vm) == FH_OK && fh_set_i64(vm, "a", 9) == FH_OK); /* left open: as committed */
    fh_global_free(kept);
    free_vm(vm);
}

/* Whatever allocation fails, once or for good: a status, no crash, no leak; and a transaction undoes it all. */
static void everything(fh_vm *vm) {
    fh_module *m = NULL, *loaded = NULL;
    fh_instance *a = NULL;
    fh_func *f = NULL, *host = NULL, *copy = NULL;
    fh_global *g = NULL;
    fh_table *t = NULL;
    fh_error *e = NULL, *cause = NULL;
    fh_bytes image;
    fh_values values;
    fh_externs externs;
    fh_value v, args[1];
    fh_scope scope;
    size_t count;
    fh_scope_open(vm, &scope);
    args[0] = fh_from_i64(vm, INT64_MAX);
    compile(vm,
            "def f(x):\n    try: return [x, host(x)]\n    except TypeError: raise ValueError(str(x))\n"
            "items = [f, f]\nn = 5",
            &m);
    fh_func_new(vm, "host", 1, 1, twice, NULL, NULL, &host);
    fh_table_new(vm, 100, args[0], &t);
    fh_global_new(vm, FH_TYPE_U64, 1, args[0], &g);
    fh_import imports[] = {{"host", {.kind = FH_EXTERN_FUNC, .of.func = host}},
                           {"t", {.kind = FH_EXTERN_TABLE, .of.table = t}},
                           {"g", {.kind = FH_EXTERN_GLOBAL, .of.global = g}}};
    if (fh_module_serialize(m, &image) == FH_OK) fh_module_load(vm, image.data, image.size, &loaded);
    fh_instantiate(loaded ? loaded : m, imports, 3, &a);
    fh_instance_exports(a, &count);
    fh_instance_get_func(a, "f", &f);
    fh_func_copy(f, &copy);
    fh_func_call(copy, args, 1, &v, 1);
    args[0] = fh_from_text(vm, "no number");
    fh_func_call(copy, args, 1, &v, 1);
    fh_error_take(vm, &e);
    fh_error_message(e);
    fh_error_whole(e);
    fh_error_cause(e, &cause);
    fh_table_grow(t, 1000, args[0], NULL);
    fh_global_set(g, fh_from_u64(vm, UINT64_MAX));
    fh_global_get(g, &v);
    if (fh_values_new(vm, &v, 1, &values) == FH_OK) fh_values_free(&values);
    fh_extern ex[] = {imports[0].what, imports[1].what};
    if (fh_externs_new(vm, ex, 2, &externs) == FH_OK) fh_externs_free(&externs);
    fh_bytes_free(&image);
    fh_error_free(cause);
    fh_error_free(e);
    fh_func_free(copy);
    fh_func_free(f);
    fh_func_free(host);
    fh_table_free(t);
    fh_global_free(g);
    fh_instance_free(a);
    fh_module_free(loaded);
    fh_module_free(m);
    fh_scope_close(&scope);
    if (fh_txn_begin(vm) != FH_OK) return;
    fh_set_i64(vm, "a", INT64_MAX);
    fh_define_function(vm, "host", 1, 1, twice, NULL, NULL);
    if (compile(vm, "x = host(a)", &m) == FH_OK) fh_instantiate(m, NULL, 0, &a);
    fh_txn_rollback(vm);
}

TEST(every_allocation_fails) {
    for (int persistent = 0; persistent < 2; persistent++)
        for (uint64_t n = 1; n < 420; n += persistent ? 11 : 1) {
            fh_vm *vm;
            fh_config *config = fh_config_new();
            fh_config_fail_at(config, n, persistent);
            fh_config_debug_handles(config, 1);
            fh_config_report(config, tell, NULL);
            if (fh_vm_new(config, &vm) != FH_OK) continue;
            everything(vm);
            static const char after[] = "assert sum(range(5)) == 10"; /* which may meet the failure itself */
            if (!persistent) CHECK(run(vm, after) == FH_OK || run(vm, after) == FH_OK);
            told[0] = 0;
            fh_vm_free(vm);
            CHECK(strstr(told, "leak") == NULL);
        }
}

int main(void) {
    RUN(diagnostics);
    RUN(modules_and_instances);
    RUN(functions);
    RUN(globals_and_tables);
    RUN(vectors);
    RUN(errors);
    RUN(transactions);
    RUN(every_allocation_fails);
    return unit_report();
}
