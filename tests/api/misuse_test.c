/* Misuse: another thread while the VM runs, closed, foreign and leaked handles, NULL for a VM. Nothing is done, and it is
 * told. */
#include "told.h"

#include <pthread.h>

/* ---- threads ---- */

typedef struct Visit {
    fh_vm *vm;
    fh_value v;
    fh_func *f;
} Visit;

static void *intrude(void *env) {
    Visit *visit = env;
    fh_vm *vm = visit->vm;
    fh_value out;
    fh_scope scope;
    int64_t n = 7;
    CHECK_INT(fh_run_source(vm, "x = 2", 5, "<other>"), FH_MISUSE);
    CHECK_INT(fh_run_file(vm, "absent.py"), FH_MISUSE);
    CHECK(fh_is_null(fh_from_i64(vm, 1)));
    CHECK_INT(fh_to_i64(vm, visit->v, &n), FH_MISUSE);
    CHECK_INT(fh_str(vm, visit->v, &out), FH_MISUSE);
    CHECK_INT(fh_close(vm, visit->v), FH_MISUSE);
    CHECK_INT(fh_scope_open(vm, &scope), FH_MISUSE);
    CHECK_INT(fh_invoke(vm, visit->v, NULL, 0, &out), FH_MISUSE);
    CHECK_INT(fh_func_call(visit->f, NULL, 0, &out, 1), FH_MISUSE);
    CHECK_INT(fh_set_i64(vm, "x", 3), FH_MISUSE);
    CHECK_STR(fh_error_text(vm), "");
    CHECK_INT(fh_error_status(vm), FH_OK);
    fh_vm_free(vm);
    CHECK_INT(n, 7);
    return NULL;
}

static fh_status let_in(fh_call *call, void *env) {
    pthread_t other;
    (void)call;
    if (pthread_create(&other, NULL, intrude, env) == 0) pthread_join(other, NULL);
    return FH_OK;
}

static void *go_on(void *vm) {
    CHECK_INT(run(vm, "x += 1"), FH_OK); /* between calls it may change hands */
    return NULL;
}

TEST(another_thread) {
    Visit visit = {.vm = new_vm()};
    fh_vm *vm = visit.vm;
    visit.v = fh_keep(vm, fh_from_i64(vm, 5));
    CHECK(fh_func_of(vm, visit.v, &visit.f) == FH_INVALID_TYPE);
    fh_define_function(vm, "let_in", 0, 0, let_in, &visit, NULL);
    CHECK(run(vm, "def g(): return 1\n") == FH_OK);
    fh_value g = FH_NULL;
    CHECK(fh_get_value(vm, "g", &g) == FH_OK && fh_func_of(vm, g, &visit.f) == FH_OK);
    CHECK_INT(run(vm, "x = 1\nlet_in()\nx += 10\n"), FH_OK);
    CHECK(strstr(told, "freehold: misuse: a VM is used by a thread while it runs in another\n"));
    int64_t x = 0;
    CHECK(fh_get_i64(vm, "x", &x) == FH_OK && x == 11);
    pthread_t other;
    REQUIRE(pthread_create(&other, NULL, go_on, vm) == 0);
    pthread_join(other, NULL);
    CHECK(fh_get_i64(vm, "x", &x) == FH_OK && x == 12);
    told[0] = 0;
    fh_func_free(visit.f);
    fh_close(vm, visit.v);
    fh_vm_free(vm);
    CHECK_STR(told, "");
}

/* ---- handles ---- */

static const char closed[] = "freehold: misuse: a handle that has been closed\n",
                  foreign[] = "freehold: misuse: a handle of another VM\n";

/* Every kind of call that takes a handle. */
static void use(fh_vm *vm, fh_value v, const char *complaint) {
    fh_value out = FH_NULL, list = fh_list_new(vm, NULL, 0);
    int b = 0;
    int64_t i64 = 0;
    double f64 = 0;
    const char *text = NULL;
    const void *data = NULL;
    size_t n = 0;
    fh_func *func = NULL;
    fh_global *global = NULL;
    fh_table *table = NULL;
    fh_memory *memory = NULL;
    const fh_status all[] = {
        fh_close(vm, v),
        fh_to_bool(vm, v, &b),
        fh_to_i64(vm, v, &i64),
        fh_to_f64(vm, v, &f64),
        fh_to_str(vm, v, &text, &n),
        fh_to_bytes(vm, v, &data, &n),
        fh_isinstance(vm, v, v, &b),
        fh_compare(vm, list, FH_EQUAL, v, &b),
        fh_str(vm, v, &out),
        fh_repr(vm, v, &out),
        fh_attr_get(vm, v, "x", &out),
        fh_attr_set(vm, list, "x", v),
        fh_attr_has(vm, v, "x", &b),
        fh_attr_delete(vm, v, "x"),
        fh_len(vm, v, &n),
        fh_contains(vm, list, v, &b),
        fh_item_get(vm, v, list, &out),
        fh_item_set(vm, list, list, v),
        fh_item_delete(vm, v, list),
        fh_item_at(vm, v, 0, &out),
        fh_item_named(vm, v, "x", &out),
        fh_item_set_named(vm, v, "x", list),
        fh_iter(vm, v, &out),
        fh_next(vm, v, &out),
        fh_dict_next(vm, v, &n, &out, &out),
        fh_list_append(vm, list, v),
        fh_invoke(vm, v, NULL, 0, &out),
        fh_invoke(vm, list, &v, 1, &out),
        fh_invoke_method(vm, v, "x", NULL, 0, &out),
        fh_set_value(vm, "x", v),
        fh_func_of(vm, v, &func),
        fh_global_new(vm, FH_TYPE_ANY, 1, v, &global),
        fh_table_new(vm, 1, v, &table),
        fh_memory_of(vm, v, &memory),
        fh_resume(vm, v, FH_NULL, &out),
        fh_coroutine_close(vm, v),
    };
    size_t lines = 0, count = sizeof all / sizeof *all;
    for (size_t i = 0; i < count; i++) CHECK_INT(all[i], FH_MISUSE);
    for (const char *at = told; (at = strstr(at, complaint)) != NULL; at++) lines++;
    CHECK_INT(lines, count);
    CHECK(fh_is_null(fh_list_new(vm, &v, 1)) && fh_is_null(fh_tuple_new(vm, &v, 1)));
    CHECK(fh_is_null(fh_dup(vm, v)) && fh_is_null(fh_keep(vm, v)) && fh_is_null(fh_type_of(vm, v)));
    CHECK_INT(fh_kind_of(vm, v), FH_KIND_INVALID);
    CHECK(!fh_is_open(vm, v) && !fh_same(vm, v, v));
    CHECK_STR(fh_type_name(vm, v), "");
    CHECK(!func && !global && !table && !memory);
    fh_close(vm, list);
}

TEST(closed_handles) {
    fh_vm *vm = new_vm();
    fh_value scoped = fh_from_text(vm, "text"), kept = fh_keep(vm, scoped);
    fh_close(vm, scoped);
    fh_close(vm, kept);
    use(vm, scoped, closed);
    told[0] = 0;
    use(vm, kept, closed);
    told[0] = 0;
    fh_vm_free(vm);
    CHECK_STR(told, "");
}

TEST(foreign_handles) {
    fh_vm *vm = new_vm(), *other = new_vm();
    fh_value v = fh_from_text(other, "text"), kept = fh_keep(other, v);
    use(vm, v, foreign);
    told[0] = 0;
    use(vm, kept, foreign);
    told[0] = 0;
    fh_close(other, kept);
    fh_vm_free(other);
    fh_vm_free(vm);
    CHECK_STR(told, "");
}

TEST(leaked) {
    fh_vm *vm = new_vm();
    fh_func *f = NULL;
    fh_table *t = NULL;
    fh_keep(vm, fh_from_i64(vm, 1));
    fh_scope scope;
    fh_scope_open(vm, &scope);
    CHECK(fh_table_new(vm, 1, fh_none(vm), &t) == FH_OK);
    CHECK(run(vm, "def f(): pass\n") == FH_OK);
    fh_value v = FH_NULL;
    CHECK(fh_get_value(vm, "f", &v) == FH_OK && fh_func_of(vm, v, &f) == FH_OK);
    told[0] = 0;
    fh_vm_free(vm);
    CHECK_STR(told, "freehold: leak: 1 scopes are open\n"
                    "freehold: leak: a kept handle of a 'int' is open\n"
                    "freehold: leak: a function has not been freed\n"
                    "freehold: leak: a table has not been freed\n");
}

TEST(no_vm) {
    fh_value out;
    fh_scope scope;
    size_t n;
    const char *text;
    int64_t i;
    CHECK_INT(fh_run_source(NULL, "", 0, "<x>"), FH_MISUSE);
    CHECK_INT(fh_run_file(NULL, "x"), FH_MISUSE);
    CHECK_INT(fh_run_module(NULL, "x"), FH_MISUSE);
    CHECK_INT(fh_set_argv(NULL, 0, NULL), FH_MISUSE);
    CHECK_INT(fh_prepend_path(NULL, "x"), FH_MISUSE);
    CHECK_INT(fh_add_warn_option(NULL, "x"), FH_MISUSE);
    CHECK_INT(fh_scope_open(NULL, &scope), FH_MISUSE);
    CHECK_INT(fh_scope_close(NULL), FH_MISUSE);
    CHECK(fh_is_null(fh_none(NULL)) && fh_is_null(fh_from_text(NULL, "x")) && fh_is_null(fh_dict_new(NULL)));
    CHECK_INT(fh_get_i64(NULL, "x", &i), FH_MISUSE);
    CHECK_INT(fh_get_str(NULL, "x", &text, &n), FH_MISUSE);
    CHECK_INT(fh_import_module(NULL, "x", &out), FH_MISUSE);
    CHECK_INT(fh_hook_set(NULL, NULL, NULL), FH_MISUSE);
    CHECK_INT(fh_txn_begin(NULL), FH_MISUSE);
    CHECK_INT(fh_set_strategy(NULL, FH_ARENA), FH_MISUSE);
    CHECK_INT(fh_finish(NULL, FH_OK), 120);
    CHECK_STR(fh_error_text(NULL), "");
    CHECK(!fh_error_diagnostic(NULL) && fh_error_status(NULL) == FH_OK);
    fh_error_clear(NULL);
    fh_interrupt(NULL);
    fh_fuel_set(NULL, 1);
    fh_deadline_set(NULL, 1);
    fh_memory_limit(NULL, 1);
    CHECK_INT(fh_memory_used(NULL, &n), 0);
    CHECK_INT(fh_fuel_get(NULL), 0);
    fh_vm_free(NULL);
    fh_vm *vm = new_vm();
    CHECK_INT(fh_run_source(vm, NULL, 1, "<x>"), FH_MISUSE);
    CHECK_INT(fh_run_file(vm, NULL), FH_MISUSE);
    CHECK_INT(fh_run_module(vm, NULL), FH_MISUSE);
    CHECK_INT(fh_set_argv(vm, 1, NULL), FH_MISUSE);
    fh_vm_free(vm);
}

/* What misuse leaves pending is its own error, not that of the call before. */
TEST(said_by_its_own_error) {
    fh_vm *vm = new_vm();
    fh_value id = FH_NULL, v;
    fh_func *f = NULL;
    CHECK_INT(fh_run_source(vm, "1 / 0", 5, NULL), FH_ERROR); /* without a file's name: "<string>" */
    CHECK(strstr(fh_error_text(vm), "File \"<string>\", line 1"));
    CHECK_INT(fh_run_source(vm, NULL, 1, "<x>"), FH_MISUSE);
    CHECK_STR(fh_error_text(vm), "SystemError: no source\n");
    CHECK_INT(fh_run_file(vm, NULL), FH_MISUSE);
    CHECK_STR(fh_error_text(vm), "SystemError: no path\n");
    CHECK_INT(fh_run_module(vm, NULL), FH_MISUSE);
    CHECK_STR(fh_error_text(vm), "SystemError: no name of a module\n");
    CHECK(run(vm, "def f(a): return a\n") == FH_OK && fh_get_value(vm, "f", &id) == FH_OK);
    CHECK(fh_func_of(vm, id, &f) == FH_OK);
    CHECK_INT(fh_func_call(f, NULL, 1, &v, 1), FH_MISUSE);
    CHECK_STR(fh_error_text(vm), "SystemError: no parameters or no room for results\n");
    fh_func_free(f);
    fh_vm_free(vm);
}

int main(void) {
    RUN(another_thread);
    RUN(closed_handles);
    RUN(foreign_handles);
    RUN(leaked);
    RUN(no_vm);
    RUN(said_by_its_own_error);
    return unit_report();
}
