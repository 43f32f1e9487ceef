// freehold.hpp, as a host in C++17 uses it.
#include "freehold.hpp"
#include "unit.h"

#include <stdexcept>

using namespace freehold;

TEST(values) {
    VM vm;
    vm.run("x = 2 ** 40\ns = 'h\\u00e9'\nl = [1, 2, 3]\nf = 0.5\nt = True\nn = -1");
    CHECK(vm.get<int64_t>("x") == (int64_t)1 << 40);
    CHECK(vm.get<std::string>("s") == "h\xc3\xa9");
    CHECK(vm.get<std::vector<int>>("l") == (std::vector<int>{1, 2, 3}));
    CHECK(vm.get<double>("f") == 0.5 && vm.get<float>("f") == 0.5f && vm.get<bool>("t"));
    CHECK(!vm.try_get<int>("x") && !vm.try_get<unsigned>("n") && !vm.try_get<short>("x"));
    CHECK(vm.try_get<int>("absent").status() == FH_ERROR && vm.try_get<int>("s").status() == FH_INVALID_TYPE);
    CHECK(*vm.try_get<int>("n") == -1 && vm.try_get<int>("s").value_or(7) == 7);
    vm.set("words", std::vector<std::string>{"a", "b"});
    vm.set("none", nullptr);
    vm.set("text", "literal");
    vm.run("assert words == ['a', 'b'] and none is None and text == 'literal'");
    try {
        vm.run("1/0");
        CHECK(false);
    } catch (const Error &e) {
        CHECK(e.status() == FH_ERROR && strstr(e.what(), "ZeroDivisionError"));
    }
    CHECK(vm.try_run("x = = 1") == FH_SYNTAX);
    ErrorInfo e = vm.take_error();
    CHECK(e && !strcmp(fh_error_kind(e.get()), "SyntaxError") && !vm.take_error());
}

struct Counter {
    int *alive;
    explicit Counter(int *n) : alive(n) { ++*alive; }
    Counter(Counter &&o) : alive(o.alive) { ++*alive; }
    Counter(const Counter &) = delete;
    ~Counter() { --*alive; }
    void operator()(Call &call) { call.give(call.get<int>(0) + 1); }
};

TEST(functions) {
    int alive = 0;
    {
        VM vm(Config().memory_limit(64 << 20).strategy(FH_ARENA));
        double vat = 1.25;
        vm.define("price", 1, [&](Call &call) { call.give(call.get<double>(0) * vat); });
        vm.define("count", 1, Counter(&alive));
        vm.define("fails", 0, [](Call &) { throw std::runtime_error("from C++"); });
        vm.define("odd", 0, [](Call &) { throw 5; });
        vm.define("no_memory", 0, [](Call &) { throw std::bad_alloc(); });
        vm.define("picky", 0, 2, [](Call &call) {
            if (call.size() == 0) call.raise("ValueError", "nothing given");
            call.give(call.get<std::vector<std::string>>(0).size());
        });
        vm.run("p = price(8)\nc = count(1)\n"
               "def catch(f, *a):\n"
               "    try: return f(*a)\n"
               "    except BaseException as e: return type(e).__name__ + ': ' + str(e)\n"
               "a, b, c2, d = catch(fails), catch(odd), catch(no_memory), catch(picky)\n"
               "e, f = catch(picky, ['x', 'y']), catch(picky, [1])\n"
               "def add(x, y): return x + y\n");
        CHECK(vm.get<double>("p") == 10 && vm.get<int>("c") == 2 && alive == 1);
        CHECK_STR(vm.get<std::string>("a").c_str(), "RuntimeError: from C++");
        CHECK_STR(vm.get<std::string>("b").c_str(), "RuntimeError: a C++ exception of unknown type");
        CHECK_STR(vm.get<std::string>("c2").c_str(), "MemoryError: ");
        CHECK_STR(vm.get<std::string>("d").c_str(), "ValueError: nothing given");
        CHECK(vm.get<int>("e") == 2);
        CHECK_STR(vm.get<std::string>("f").c_str(), "TypeError: expected str, not int");
        Func add = vm.func("add");
        CHECK(add.call<int>(20, 22) == 42);
        CHECK(add.call<std::string>("a", std::string("b")) == "ab");
        CHECK(*add.try_call<double>(1.5, 2) == 3.5);
        CHECK(add.try_call<int>(1).status() == FH_INVALID_PARAM_COUNT);
        CHECK(add.try_call<int>(1, "x").status() == FH_ERROR);
        Func moved = std::move(add);
        CHECK(moved.call<int>(1, 1) == 2 && !add.get());
        Kept kept;
        {
            Scope scope(vm);
            kept = Kept(vm, moved.get() ? fh_func_value(moved.get()) : FH_NULL);
        }
        CHECK(kept.call<int>(2, 3) == 5);
    }
    CHECK_INT(alive, 0);
}

TEST(modules) {
    VM vm;
    Module m = vm.compile("base = given\ndef area(w, h): return base + w * h\n", "shapes.py");
    Scope scope(vm);
    fh_import given{"given", {FH_EXTERN_VALUE, {fh_from_i32(vm, 100)}}};
    Instance i = m.instantiate({given});
    CHECK(i.func("area").call<int>(2, 3) == 106 && i.get<int>("base") == 100);
    CHECK(i.exports() == (std::vector<std::string>{"given", "base", "area"}));
    std::vector<uint8_t> image = m.serialize();
    CHECK(vm.load(image.data(), image.size()).instantiate({given}).get<int>("base") == 100);
    image[image.size() - 1] ^= 1;
    try {
        vm.load(image.data(), image.size());
        CHECK(false);
    } catch (const Error &e) {
        CHECK(e.status() == FH_VERIFY);
    }
    vm.set("v", 1);
    {
        Transaction t(vm);
        vm.set("v", 2);
    }
    CHECK(vm.get<int>("v") == 1);
    {
        Transaction t(vm);
        vm.set("v", 3);
        t.commit();
    }
    CHECK(vm.get<int>("v") == 3);
}

TEST(engines) {
    Engine engine;
    engine.add_library("string");
    {
        VM maker;
        engine.add("shapes", maker.compile("def area(w, h): return w * h\n", "shapes.py"));
    }
    CHECK(engine.memory() > 0);
    VM a(Config().engine(engine)), b(Config().engine(engine));
    a.run("import shapes, string\nx = shapes.area(2, 3)");
    b.run("import shapes\nx = shapes.area(4, 5)");
    CHECK(a.get<int>("x") == 6 && b.get<int>("x") == 20);
    try {
        engine.add_library("re");
        CHECK(false);
    } catch (const Error &e) {
        CHECK(e.status() == FH_LOCKED);
    }
}

int main() {
    RUN(engines);
    RUN(values);
    RUN(functions);
    RUN(modules);
    return unit_report();
}
