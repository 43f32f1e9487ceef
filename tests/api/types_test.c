/* Types of the host, coroutines and promises, traps. */
#include <stdlib.h>

#include "freehold.h"
#include "script.h"

/* ---- types ---- */

typedef struct Point {
    double x, y;
    int *alive;
} Point;

static fh_status point_new(fh_call *call, void *env) {
    Point *p = fh_self(call);
    if (fh_arg_f64(call, 0, &p->x) || fh_arg_f64(call, 1, &p->y)) return FH_ERROR;
    if (p->x < 0) return fh_raise(call, "ValueError", "left of the edge");
    p->alive = env;
    ++*p->alive;
    return FH_OK;
}
static void point_end(void *env, void *data) {
    Point *p = data;
    if (p->alive == env) --*p->alive;
}
static size_t point_hint(void *env, const void *data) {
    (void)env, (void)data;
    return 100000;
}
static fh_status point_scale(fh_call *call, void *env) {
    Point *p = fh_self(call);
    double k;
    (void)env;
    if (fh_arg_f64(call, 0, &k)) return FH_ERROR;
    p->x *= k, p->y *= k;
    return FH_OK;
}
static fh_status point_get_x(fh_call *call, void *env) {
    (void)env;
    return fh_return_f64(call, ((Point *)fh_self(call))->x);
}
static fh_status point_set_x(fh_call *call, void *env) {
    (void)env;
    return fh_arg_f64(call, 0, &((Point *)fh_self(call))->x);
}
static fh_status point_call(fh_call *call, void *env) { /* calls its argument, which may end the point */
    Point *p = fh_self(call);
    fh_value r;
    (void)env;
    fh_status s = fh_invoke(fh_call_vm(call), fh_arg(call, 0), NULL, 0, &r);
    p->x += 1; /* must still be there */
    return s ? s : fh_return_f64(call, p->x);
}
static const fh_method_def methods[] = {{"scale", 1, 1, point_scale}, {"call", 1, 1, point_call}};
static const fh_property_def properties[] = {{"x", point_get_x, point_set_x}, {"left", point_get_x, NULL}};

static fh_type_def point_def(int *alive) {
    return (fh_type_def){.name = "Point",
                         .doc = "A point of the host's.",
                         .data_size = sizeof(Point),
                         .construct = point_new,
                         .min_args = 2,
                         .max_args = 2,
                         .finalizer = point_end,
                         .size_hint = point_hint,
                         .methods = methods,
                         .nmethods = 2,
                         .properties = properties,
                         .nproperties = 2,
                         .env = alive};
}

TEST(host_types) {
    for (int strategy = FH_AUTOMATIC; strategy <= FH_ARENA; strategy++) {
        int alive = 0;
        fh_type_def def = point_def(&alive);
        fh_config *config = fh_config_new();
        fh_vm *vm;
        fh_host_type *type;
        fh_value v;
        Point *p;
        fh_config_strategy(config, (fh_strategy)strategy);
        REQUIRE(fh_vm_new(config, &vm) == FH_OK);
        REQUIRE(fh_host_type_new(vm, &def, &type) == FH_OK);
        CHECK(fh_set_value(vm, "Point", fh_host_type_value(type)) == FH_OK);
        CHECK(run(vm,
                  "p = Point(3, 4.5)\n"
                  "p.scale(2)\n"
                  "assert p.x == 6 and p.left == 6\n"
                  "p.x = 10\n"
                  "assert p.left == 10 and Point.__doc__ == 'A point of the host\\'s.'\n"
                  "assert type(p) is Point and Point.__name__ == 'Point' and 'Point object' in repr(p)\n"
                  "def text(f, *a):\n"
                  "    try: f(*a)\n"
                  "    except Exception as e: return type(e).__name__ + ': ' + str(e)\n"
                  "assert text(Point, -1, 0) == 'ValueError: left of the edge'\n"
                  "assert text(Point, 1) == 'TypeError: Point expected 2 arguments, got 1', text(Point, 1)\n"
                  "assert text(p.scale, 'x') == 'TypeError: must be real number, not str'\n"
                  "assert text(Point.scale, 1, 2) == \"TypeError: Point.scale() applies to a 'Point' object, "
                  "not a 'int'\"\n"
                  "assert text(setattr, p, 'left', 1).startswith('AttributeError')\n"
                  "assert text(type, 'Q', (Point,), {}).startswith('TypeError')\n"
                  "p.label = 'mine'\n"
                  "assert p.label == 'mine' and p.call(lambda: p.scale(2)) == 21\n") == FH_OK);
        CHECK_INT(alive, 1);
        CHECK(fh_get_value(vm, "p", &v) == FH_OK && (p = fh_host_data(type, v)) && p->y == 18);
        CHECK(fh_host_data(type, fh_none(vm)) == NULL);
        CHECK(fh_host_new(type, (void **)&p, &v) == FH_OK && p->x == 0);
        p->x = 5;
        p->alive = &alive;
        alive++;
        CHECK(fh_set_value(vm, "q", v) == FH_OK && run(vm, "assert q.x == 5") == FH_OK);
        /* each home ends them */
        CHECK(run(vm, "@arena_memory\n"
                      "def many():\n"
                      "    l = [Point(i, i) for i in range(100)]\n"
                      "    l[7].me = l[7]\n"
                      "    return l[50]\n"
                      "kept = many()\n"
                      "assert kept.x == 50\n"
                      "kept.scale(2)\n"
                      "@auto_memory\n"
                      "def counted():\n"
                      "    a = Point(1, 1); a.me = a\n"
                      "    return Point(2, 2).x\n"
                      "counted()\n"
                      "import gc; gc.collect()") == FH_OK);
        CHECK_INT(alive, 3);
        CHECK(run(vm, "@manual_memory\n"
                      "def by_hand():\n"
                      "    a = Point(1, 2)\n"
                      "    r = a.call(lambda: free(a))\n" /* ends it while its method runs */
                      "    b = Point(1, 2)\n"
                      "    free(b)\n"
                      "    return text(lambda: b.x), text(Point.scale, b, 1), r\n"
                      "x, y, r = by_hand()\n"
                      "assert x.startswith('UseAfterFreeError') and y.startswith('UseAfterFreeError') and r "
                      "== 2, (x, y)\n"
                      "a = create_arena('mine')\n"
                      "with arena('mine'): k = [Point(9, 9)]\n"
                      "reset_arena('mine')\n") == FH_OK);
        CHECK_INT(alive, 3);
        fh_vm_free(vm);
        CHECK_INT(alive, 0);
    }
}

TEST(size_hint_brings_collections) {
    int alive = 0;
    fh_type_def def = point_def(&alive);
    fh_vm *vm;
    fh_host_type *type;
    REQUIRE(fh_vm_new(NULL, &vm) == FH_OK && fh_host_type_new(vm, &def, &type) == FH_OK);
    fh_set_value(vm, "Point", fh_host_type_value(type));
    CHECK(run(vm, "for i in range(1000):\n    p = Point(1, 1)\n    p.me = p") == FH_OK);
    CHECK(alive < 500); /* 100 MB of the host's, but a few KB of ours */
    fh_vm_free(vm);
}

/* ---- coroutines ---- */

static fh_promise *promises[4];
static int npromises;
static fh_status later(fh_call *call, void *env) {
    (void)env;
    return fh_return_pending(call, &promises[npromises++]);
}
static fh_status complete(fh_call *call, void *env) { /* keeps the oldest promise with its argument */
    (void)env;
    fh_status s = fh_promise_resolve(promises[0], fh_arg(call, 0));
    for (int i = 1; i < npromises; i++) promises[i - 1] = promises[i];
    npromises--;
    return s;
}

TEST(coroutines) {
    fh_vm *vm;
    fh_value make, g, v;
    int64_t n = 0;
    REQUIRE(fh_vm_new(NULL, &vm) == FH_OK);
    CHECK(run(vm, "def counter(n):\n"
                  "    got = []\n"
                  "    try:\n"
                  "        while n: got.append((yield n)); n -= 1\n"
                  "    except KeyError: yield 'caught'\n"
                  "    finally: global closed; closed = True\n"
                  "    return got\n") == FH_OK);
    CHECK(fh_get_value(vm, "counter", &make) == FH_OK);
    fh_value three = fh_from_i32(vm, 3);
    CHECK(fh_invoke(vm, make, &three, 1, &g) == FH_OK && fh_kind_of(vm, g) == FH_KIND_COROUTINE);
    CHECK(fh_resume(vm, g, FH_NULL, &v) == FH_OK && fh_to_i64(vm, v, &n) == FH_OK && n == 3);
    CHECK(fh_resume(vm, g, fh_from_text(vm, "a"), &v) == FH_OK && fh_resume(vm, g, FH_NULL, &v) == FH_OK);
    CHECK(fh_resume(vm, g, fh_from_text(vm, "b"), &v) == FH_DONE && fh_kind_of(vm, v) == FH_KIND_LIST);
    size_t size;
    CHECK(fh_len(vm, v, &size) == FH_OK && size == 3);
    CHECK(fh_resume(vm, g, FH_NULL, &v) == FH_DONE); /* None */
    CHECK(fh_invoke(vm, make, &three, 1, &g) == FH_OK && fh_resume(vm, g, three, &v) == FH_ERROR);
    CHECK(fh_resume(vm, g, FH_NULL, &v) == FH_OK);
    fh_value key_error = FH_NULL;
    CHECK(run(vm, "K = KeyError") == FH_OK && fh_get_value(vm, "K", &key_error) == FH_OK);
    CHECK(fh_resume_throw(vm, g, key_error, &v) == FH_OK && fh_kind_of(vm, v) == FH_KIND_STR);
    CHECK(fh_coroutine_close(vm, g) == FH_OK && run(vm, "assert closed") == FH_OK);
    CHECK(fh_resume(vm, three, FH_NULL, &v) == FH_INVALID_TYPE && fh_is_null(v));
    fh_vm_free(vm);
}

TEST(promises_of_the_host) {
    fh_vm *vm;
    fh_value f, g = FH_NULL, v, k;
    int64_t n = 0;
    fh_config *config = fh_config_new();
    fh_config_grant(config, FH_CAP_CLOCK); /* asyncio looks at it */
    REQUIRE(fh_vm_new(config, &vm) == FH_OK);
    npromises = 0;
    CHECK(fh_define_function(vm, "later", 0, 0, later, NULL, NULL) == FH_OK);
    CHECK(fh_define_function(vm, "complete", 1, 1, complete, NULL, NULL) == FH_OK);
    CHECK(run(vm, "async def ask(): return await later() + 1\n"
                  "async def both():\n"
                  "    a = await ask()\n"
                  "    try: b = await later()\n"
                  "    except KeyError: b = 100\n"
                  "    return a + b\n"
                  "K = KeyError\n") == FH_OK);
    CHECK(fh_get_value(vm, "both", &f) == FH_OK && fh_invoke(vm, f, NULL, 0, &g) == FH_OK);
    CHECK(fh_resume(vm, g, FH_NULL, &v) == FH_PENDING && npromises == 1);
    CHECK(fh_resume(vm, g, FH_NULL, &v) == FH_PENDING && npromises == 1 && fh_is_null(v)); /* too early */
    CHECK(fh_promise_resolve(promises[0], fh_from_i32(vm, 41)) == FH_OK);
    CHECK(fh_resume(vm, g, FH_NULL, &v) == FH_PENDING && npromises == 2);
    CHECK(fh_get_value(vm, "K", &k) == FH_OK && fh_promise_reject(promises[1], k) == FH_OK);
    CHECK(fh_resume(vm, g, FH_NULL, &v) == FH_DONE && fh_to_i64(vm, v, &n) == FH_OK && n == 142);
    npromises = 0;
    CHECK(fh_get_value(vm, "ask", &f) == FH_OK && fh_invoke(vm, f, NULL, 0, &g) == FH_OK);
    CHECK(fh_resume(vm, g, FH_NULL, &v) == FH_PENDING);
    fh_promise_free(promises[0]);
    CHECK(fh_resume(vm, g, FH_NULL, &v) == FH_ERROR && strstr(fh_error_text(vm), "given up this promise"));
    npromises = 0;
    /* in a loop of asyncio */
    CHECK(run(vm, "import asyncio\n"
                  "async def helper():\n"
                  "    await asyncio.sleep(0)\n"
                  "    complete('from the host')\n"
                  "async def main():\n"
                  "    t = asyncio.create_task(helper())\n"
                  "    r = await later()\n"
                  "    await t\n"
                  "    return r\n"
                  "assert asyncio.run(main()) == 'from the host'\n") == FH_OK);
    CHECK_INT(npromises, 0);
    fh_vm_free(vm);
}

/* ---- traps ---- */

static fh_status enough(fh_call *call, void *env) {
    (void)env;
    return fh_trap_raise(call, "enough");
}

TEST(traps) {
    fh_vm *vm;
    fh_error *e;
    REQUIRE(fh_vm_new(NULL, &vm) == FH_OK);
    CHECK(fh_define_function(vm, "enough", 0, 0, enough, NULL, NULL) == FH_OK);
    CHECK(run(vm, "reached = []\n"
                  "try: enough()\n"
                  "except BaseException: reached.append(1)\n"
                  "finally: reached.append(2)\n"
                  "reached.append(3)\n") == FH_TRAP);
    CHECK(strstr(fh_error_text(vm), "enough"));
    CHECK(fh_error_take(vm, &e) == FH_OK && fh_error_code(e) == FH_TRAP);
    CHECK_STR(fh_error_message(e), "enough");
    fh_error_free(e);
    CHECK(run(vm, "assert reached == [], reached") == FH_OK);
    CHECK(run(vm, "sorted([3, 1], key=lambda x: enough())") == FH_TRAP);
    CHECK(run(vm, "x = 1") == FH_OK);
    fh_vm_free(vm);
}

static void everything(fh_vm *vm, int *alive) {
    fh_type_def def = point_def(alive);
    fh_host_type *type;
    fh_value f, g = FH_NULL, v;
    npromises = 0;
    if (fh_host_type_new(vm, &def, &type) == FH_OK) {
        fh_set_value(vm, "Point", fh_host_type_value(type));
        fh_host_new(type, NULL, &v);
    }
    fh_define_function(vm, "later", 0, 0, later, NULL, NULL);
    run(vm, "async def ask(): return await later()\np = [Point(1, 2).x for i in range(20)]\nq = Point(1, 2)");
    if (fh_get_value(vm, "ask", &f) == FH_OK) fh_invoke(vm, f, NULL, 0, &g);
    fh_status s = fh_resume(vm, g, FH_NULL, &v);
    if (s == FH_PENDING) fh_promise_resolve(promises[0], fh_from_text(vm, "kept"));
    fh_resume(vm, g, FH_NULL, &v);
    fh_coroutine_close(vm, g);
}

TEST(every_allocation_fails) {
    for (int persistent = 0; persistent < 2; persistent++)
        for (uint64_t n = 1; n < 300; n += persistent ? 11 : 1) {
            int alive = 0;
            fh_vm *vm;
            fh_config *config = fh_config_new();
            fh_config_fail_at(config, n, persistent);
            fh_config_debug_handles(config, 0);
            if (fh_vm_new(config, &vm) != FH_OK) continue;
            everything(vm, &alive);
            fh_vm_free(vm);
            CHECK_INT(alive, 0);
        }
}

int main(void) {
    RUN(host_types);
    RUN(size_hint_brings_collections);
    RUN(coroutines);
    RUN(promises_of_the_host);
    RUN(traps);
    RUN(every_allocation_fails);
    return unit_report();
}
