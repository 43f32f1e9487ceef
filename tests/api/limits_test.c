/* Fuel, deadline, interruption, memory and recursion limits. */
#include "freehold.h"
#include "script.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static fh_vm *vm_new(uint64_t fuel) {
    fh_vm *vm = NULL;
    fh_config *config = fh_config_new();
    fh_config_grant(config, FH_CAP_ALL);
    if (fh_vm_new(config, &vm) == FH_OK && fuel) fh_fuel_set(vm, fuel);
    return vm;
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* The VM still works. */
static int usable(fh_vm *vm) {
    int64_t n = 0;
    fh_fuel_set(vm, FH_NO_LIMIT);
    fh_deadline_set(vm, -1);
    return run(vm, "class After:\n"
                   "    def __init__(self): self.l = [i for i in range(100)]\n"
                   "try: [].x\n"
                   "except AttributeError: after = sum(After().l)\n") == FH_OK &&
           fh_get_i64(vm, "after", &n) == FH_OK && n == 4950;
}

/* Scripts that try to go on. */
static const char *const stubborn[] = {
    "while True: pass",
    "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "while True:\n    try:\n        while True: pass\n    except: pass",
    "while True:\n    try:\n        while True: pass\n    finally: continue",
    "def f():\n    try:\n        while True: pass\n    finally:\n        while True: pass\nf()",
    "def f():\n    try: f()\n    finally: f()\nf()",
    "class C:\n    def __enter__(self): return self\n    def __exit__(self, *a):\n        while True: pass\n"
    "while True:\n    with C():\n        while True: pass",
    "from contextlib import suppress\nwhile True:\n    with suppress(BaseException):\n        while True: "
    "pass",
    "class D:\n    def __del__(self):\n        while True: pass\n"
    "def f():\n    d = D()\n    while True: pass\nf()",
    "def g():\n    while True:\n        try: yield 1\n        except BaseException: pass\n"
    "x = g()\nnext(x)\nwhile True: pass",
    "def g():\n    try:\n        while True: yield 1\n    finally:\n        while True: pass\n"
    "for i in g():\n    while True: pass",
    "def g():\n    while True:\n        try: yield from g()\n        except BaseException: pass\nlist(g())",
    "class E:\n    def __eq__(self, o):\n        while True: pass\n    def __hash__(self): return 1\n"
    "while True:\n    try: {E(): 1, E(): 2}\n    except BaseException: pass",
    "sorted([3, 1, 2], key=lambda k: [0 for i in iter(int, 1)])",
    "class A:\n    def __getattr__(self, n):\n        while True: pass\n"
    "while True: hasattr(A(), 'x'), getattr(A(), 'y', 1)",
    "class R:\n    def __repr__(self):\n        while True: pass\n"
    "while True:\n    try: print(R())\n    except BaseException: pass",
    "import atexit\n@atexit.register\ndef f():\n    while True: pass\nwhile True: pass",
    "import asyncio\nasync def f():\n    while True:\n        try: await asyncio.sleep(0)\n"
    "        except BaseException: pass\nasyncio.run(f())",
    "async def f():\n    try:\n        while True: pass\n    finally:\n        while True: pass\n"
    "c = f()\ntry: c.send(None)\nfinally: c.close()",
    "try:\n    while True: pass\nexcept* BaseException:\n    while True: pass",
    "import weakref\nclass W: pass\ndef back(r):\n    while True: pass\n"
    "def f():\n    w = W()\n    r = weakref.ref(w, back)\n    while True: pass\nf()",
    "class M(type):\n    def __instancecheck__(c, o):\n        while True: pass\n"
    "class X(metaclass=M): pass\nisinstance(1, X)",
    "exec('while True:\\n try: exec(\"while 1: 1\")\\n except BaseException: pass')",
    "x = lambda f: f(f)\nwhile True:\n    try: x(x)\n    except RecursionError: pass",
    "import itertools\nfor i in itertools.count():\n    try: next(itertools.dropwhile(bool, "
    "itertools.repeat(1)))\n"
    "    except BaseException: pass",
    "while True:\n    try: raise KeyError\n    except KeyError: pass",
    "with create_arena('a'):\n    l = []\n    while True: l = [l]\n",
    "@arena_memory\ndef f():\n    while True: [1, 2]\nwhile True:\n    try: f()\n    except BaseException: "
    "pass",
    "@manual_memory\ndef f():\n    while True: x = [1, 2]; free(x)\nf()",
    "import threading\nwhile True:\n    try: threading.Lock().acquire()\n    except BaseException: pass",
    "import functools\n@functools.lru_cache\ndef f(n): return f(n + 1)\n"
    "while True:\n    try: f(0)\n    except BaseException: pass",
    "while True:\n    try: int('x')\n    except BaseException: 1\n    else: 2\n    finally: 3",
};

TEST(nothing_catches_the_end_of_fuel) {
    for (size_t i = 0; i < sizeof stubborn / sizeof *stubborn; i++) {
        fh_vm *vm = vm_new(300000);
        fh_status status = run(vm, stubborn[i]);
        if (status != FH_OUT_OF_FUEL) printf("script %zu: %s\n%s", i, stubborn[i], fh_error_text(vm));
        CHECK_INT(status, FH_OUT_OF_FUEL);
        CHECK(strstr(fh_error_text(vm), "OutOfFuelError") != NULL || strstr(fh_error_text(vm), "Memory"));
        CHECK_INT(fh_fuel_get(vm), 0);
        CHECK_INT(run(vm, "x = 1\nwhile True: x += 1"), FH_OUT_OF_FUEL); /* there is no more */
        if (i % 3 == 0) fh_finish(vm, FH_OUT_OF_FUEL);
        if (i % 2) CHECK(usable(vm));
        fh_vm_free(vm);
    }
}

TEST(the_end_takes_its_time_and_no_more) {
    fh_vm *vm = vm_new(100000);
    CHECK_INT(run(vm, "import sys, atexit\ndef hook(*a):\n    while True: pass\n"
                      "class D:\n    __del__ = hook\n"
                      "d = D()\nsys.excepthook = sys.unraisablehook = hook\natexit.register(hook)\n"
                      "def g():\n    while True:\n        try: yield\n        except BaseException: pass\n"
                      "gs = [g() for i in range(3)]\nfor x in gs: next(x)\n1 / 0"),
              FH_ERROR);
    fh_finish(vm, FH_ERROR);
    fh_fuel_set(vm, FH_NO_LIMIT);
    fh_vm_free(vm);
}

static void *interrupt_soon(void *vm) {
    struct timespec t = {0, 30000000};
    nanosleep(&t, NULL);
    fh_interrupt(vm);
    return NULL;
}

TEST(nothing_catches_an_interruption) {
    for (size_t i = 0; i < sizeof stubborn / sizeof *stubborn; i += 4) {
        fh_vm *vm = vm_new(0);
        pthread_t thread;
        pthread_create(&thread, NULL, interrupt_soon, vm);
        CHECK_INT(run(vm, stubborn[i]), FH_INTERRUPTED);
        pthread_join(thread, NULL);
        CHECK(strstr(fh_error_text(vm), "HostInterrupt: interrupted by the host") != NULL);
        CHECK(usable(vm));
        fh_vm_free(vm);
    }
}

TEST(deadline) {
    for (size_t i = 1; i < sizeof stubborn / sizeof *stubborn; i += 4) {
        fh_vm *vm = vm_new(0);
        double begun = now();
        fh_deadline_set(vm, 0.03);
        CHECK_INT(run(vm, stubborn[i]), FH_INTERRUPTED);
        CHECK(now() - begun < 2);
        CHECK(strstr(fh_error_text(vm), "HostInterrupt: the deadline has passed") != NULL);
        CHECK(usable(vm));
        fh_vm_free(vm);
    }
    fh_vm *vm = vm_new(0);
    double begun = now();
    fh_deadline_set(vm, 0.05);
    CHECK_INT(run(vm, "import time\ntime.sleep(10)"), FH_INTERRUPTED);
    CHECK(now() - begun < 2);
    fh_deadline_set(vm, 100);
    CHECK_INT(run(vm, "sum(range(100000))"), FH_OK);
    fh_vm_free(vm);
}

static fh_vm *signalled;
static void on_alarm(int number) {
    (void)number;
    fh_interrupt(signalled);
}

TEST(interruption_from_a_signal_handler) {
    signalled = vm_new(0);
    signal(SIGALRM, on_alarm);
    ualarm(30000, 0);
    CHECK_INT(
        run(signalled, "while True:\n    try:\n        while True: [1] * 10\n    except BaseException: pass"),
        FH_INTERRUPTED);
    CHECK(usable(signalled));
    fh_interrupt_keyboard(signalled);
    CHECK_INT(run(signalled, "try:\n    while True: pass\nexcept KeyboardInterrupt: pass"), FH_OK);
    fh_vm_free(signalled);
}

/* Each would take from half a minute to for ever, or 100 GB. */
static const char *const heavy[] = {
    "'x' * 10 ** 9",
    "b'x' * 10 ** 9",
    "[1] * 10 ** 10",
    "(1, 2) * 10 ** 10",
    "bytearray(10 ** 11)",
    "sum(range(10 ** 12))",
    "min(range(10 ** 12))",
    "any(0 for i in range(10 ** 12))",
    "all(iter(int, 1) or 1 for i in range(10 ** 12))",
    "list(range(10 ** 10))",
    "x = 3\nwhile True: x = x * x",
    "3 ** (10 ** 9)",
    "pow(3, 10 ** 7, 10 ** 6000 + 7) and pow(3, 10 ** 6000, 10 ** 6000 + 7)",
    "import sys\nsys.set_int_max_str_digits(0)\nx = 3 ** 3000000\nwhile True: str(x)",
    "import sys\nsys.set_int_max_str_digits(0)\nx = '7' * 1000000\nwhile True: int(x)",
    "import math\nmath.factorial(10 ** 7)",
    "import math\nx = 3 ** 400000\nwhile True: math.isqrt(x)",
    "import math\nx, y = 3 ** 200000, 5 ** 150000\nwhile True: math.gcd(x, y)",
    "x, y = 3 ** 1000000, 7 ** 200000\nwhile True: x // y",
    ("import re\nre.match('(a*)*b', 'a' * 40) or re.match('(a|aa)+$', 'a' * 60 + 'b') and 0\n"
     "while True: re.search('(x+x+)+y', 'x' * 3000)"),
    "import re\nt = 'a' * 1000000\nwhile True: re.search('b', t)",
    "import re\nt = 'ab' * 500000\nwhile True: re.sub('a', 'c', t)",
    "import re\nt = 'ab' * 500000\nwhile True: re.findall('[^c]*', t)",
    "x = list(range(1000000))\nwhile True: x.reverse() or sorted(x, key=lambda k: -k)",
    "x = [(i * 7919) % 1000003 for i in range(1000000)]\nwhile True: sorted(x)",
    "t = 'x' * 10000000\nwhile True: t.find('y')",
    "t = 'x' * 10000000\nwhile True: 'yy' in t",
    "t = 'x' * 10000000\nwhile True: t.count('xx')",
    "t = b'x' * 10000000\nwhile True: t.find(b'y')",
    "t = 'a b ' * 1000000\nwhile True: t.split()",
    "t = ['ab'] * 1000000\nwhile True: ','.join(t)",
    "t = 'x' * 10000000\nwhile True: t + 'y'",
    "t = 'x' * 10000000\nwhile True: t[1:]",
    "t = 'x' * 10000000\nwhile True: t.upper()",
    "t = 'x' * 10000000\nwhile True: t.encode('utf-16')",
    "t = 'x' * 10000000\nwhile True: t.replace('x', 'y')",
    "t = [0] * 1000000\nwhile True: 1 in t",
    "t = [0] * 1000000\nwhile True: t.count(1)",
    "t = [0] * 1000000\nwhile True: t.index(0, 999999)",
    "t = [0] * 1000000\nwhile True: t.copy()",
    "t = [0] * 1000000\nwhile True: t.insert(0, t.pop(0))",
    "t = [0] * 1000000\nu = [0] * 1000000\nwhile True: t == u",
    "t = {i: i for i in range(300000)}\nwhile True: dict(t)",
    "t = set(range(300000))\nwhile True: t & t | t",
    "import json\nt = [1, 'x', 2.5] * 100000\nwhile True: json.loads(json.dumps(t))",
    "import hashlib\nt = b'x' * 10000000\nwhile True: hashlib.sha256(t)",
    "import hashlib\nhashlib.pbkdf2_hmac('sha256', b'a', b'b', 10 ** 9)",
    "import copy\nt = [[i] for i in range(100000)]\nwhile True: copy.deepcopy(t)",
    "while True: hash('x' * 1000000 + str(1))",
    "import itertools\nlist(itertools.product(range(100), repeat=6))",
    "import itertools\nfor x in itertools.permutations(range(30)): pass",
    "import itertools\nsum(itertools.repeat(1))",
    "import itertools\nsum(1 for _ in itertools.combinations(range(60), 20))",
    "import collections\ncollections.deque(iter(int, 1), maxlen=5)",
    "import collections\nt = collections.deque(range(1000000))\nwhile True: t.rotate(500000)",
    "import heapq\nt = list(range(1000000, 0, -1))\nwhile True: heapq.heapify(t[:])",
    "'%899999999d' % 1",
    "f'{1:899999999}'",
    "f'{1.5:.999999999f}'",
    "'x'.ljust(10 ** 9)",
    "'\\t'.expandtabs(10 ** 9)",
    "import struct\nstruct.pack('1000000000x')",
    "import array\nt = array.array('i', range(1000000))\nwhile True: t.index(-1) if -1 in t else t.reverse()",
    "import unicodedata\nt = '\\u00e9' * 1000000\nwhile True: unicodedata.normalize('NFD', t)",
    "import base64\nt = b'x' * 10000000\nwhile True: base64.b64encode(t)",
    "import gc\nt = [[] for i in range(300000)]\nwhile True: gc.collect()",
    "t = 'x = 1\\n' * 30000\nwhile True: compile(t, 'x', 'exec')",
    "import random\nwhile True: random.getrandbits(2 ** 31 - 1)",
    "import random\nt = list(range(1000000))\nwhile True: random.shuffle(t)",
    "import io\nt = io.StringIO()\nwhile True: t.write('x' * 1000000); t.seek(0)",
    "t = bytes(10000000)\nwhile True: t.translate(bytes(range(256)))",
    "t = bytes(10000000)\nwhile True: bytearray(t)",
    "t = bytes(10000000)\nwhile True: t == bytes(t[:-1] + b'\\0')",
    "t = memoryview(bytes(10000000))\nwhile True: t.tobytes(), t.tolist()",
    "x = 1 << 100000000\nwhile True: x >> 1",
    "x = 1 << 100000000\nwhile True: x & x + 1",
    "x = 1 << 100000000\nwhile True: x.bit_count()",
    "t = list(range(1000000))\nwhile True: str(t)",
    "t = list(range(1000000))\nwhile True: t[::-1]",
    "t = list(range(1000000))\nwhile True: t.reverse()",
    "t = tuple(range(1000000))\nwhile True: hash(t)",
    "t = tuple(range(1000000))\nwhile True: max(t)",
    "t = 'x' * 1000000\nwhile True: t.isalpha()",
    "t = 'x' * 1000000 + '\\u1234'\nwhile True: t[500000]; t[::3]",
    "t = '  ' * 1000000\nwhile True: t.strip()",
    "t = ' x\\n' * 1000000\nwhile True: t.splitlines()",
    "t = 'x' * 1000000\nu = t + 'y'\nv = t + 'z'\nwhile True: u < v",
    "import difflib\nwhile True: difflib.SequenceMatcher(None, 'ab' * 500, 'ba' * 500).ratio()",
};

TEST(natives_are_charged) {
    enum { FUEL = 20000000 };
    double longest = 0;
    for (size_t i = 0; i < sizeof heavy / sizeof *heavy; i++) {
        fh_vm *vm = vm_new(FUEL);
        fh_memory_limit(vm, (size_t)2 << 30);
        double begun = now();
        fh_status status = run(vm, heavy[i]);
        double took = now() - begun;
        if (status != FH_OUT_OF_FUEL) printf("status %d of %s\n%s", status, heavy[i], fh_error_text(vm));
        if (took > 1.0 || getenv("FH_VERBOSE")) printf("%.2f s: %s\n", took, heavy[i]);
        CHECK_INT(status, FH_OUT_OF_FUEL);
        CHECK(took < 20);
        if (took > longest) longest = took;
        fh_vm_free(vm);
    }
    if (getenv("FH_VERBOSE")) printf("longest: %.2f s\n", longest);
}

static uint64_t fuel_of(const char *source, int key) {
    const uint64_t keys[2] = {(uint64_t)key, 77};
    fh_config *config = fh_config_new();
    fh_vm *vm;
    fh_config_hash_key(config, keys);
    fh_config_fuel(config, 1u << 30);
    if (fh_vm_new(config, &vm) != FH_OK || run(vm, source) != FH_OK) return 0;
    uint64_t left = fh_fuel_get(vm);
    fh_vm_free(vm);
    return (1u << 30) - left;
}

TEST(fuel_is_deterministic) {
    static const char *const scripts[] = {
        "x = 0\nfor i in range(1000): x += i",
        "import json, re, collections\nt = json.dumps([{'a': i, 'b': str(i)} for i in range(300)])\n"
        "c = collections.Counter(re.findall('[0-9]+', t))\nl = sorted(c.items())\nd = json.loads(t)",
        "class A:\n    def __init__(self, n): self.n = n\n    def __lt__(self, o): return self.n < o.n\n"
        "l = sorted(A(i * 31 % 97) for i in range(500))\nimport gc\ngc.collect()",
        "x = 7 ** 5000 * 3 ** 7000 // 11 ** 900\ns = str(x % 10 ** 4000)",
    };
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        uint64_t used = fuel_of(scripts[i], 1);
        CHECK(used > 1000);
        for (int again = 0; again < 3; again++) CHECK_INT(fuel_of(scripts[i], 1), used);
    }
    CHECK_INT(fuel_of(scripts[0], 2), fuel_of(scripts[0], 3));
    uint64_t once = fuel_of("for i in range(1000): 1", 1), ten = fuel_of("for i in range(10000): 1", 1);
    CHECK(ten > once * 8 && ten < once * 12);
}

static fh_status refuel(fh_call *call, void *vm) {
    (void)call;
    fh_fuel_set(vm, 1000000);
    return FH_OK;
}

TEST(fuel_while_running) {
    fh_vm *vm = vm_new(100000);
    CHECK_INT(fh_define_function(vm, "refuel", 0, 0, refuel, vm, NULL), FH_OK);
    CHECK_INT(run(vm, "for i in range(20):\n    for j in range(5000): pass\n    refuel()"), FH_OK);
    CHECK_INT(run(vm, "for i in range(20):\n    for j in range(500000): pass\n    refuel()"), FH_OUT_OF_FUEL);
    fh_fuel_set(vm, FH_NO_LIMIT);
    CHECK(fh_fuel_get(vm) == FH_NO_LIMIT);
    CHECK_INT(run(vm, "for i in range(1000000): pass"), FH_OK);
    fh_vm_free(vm);
}

/* A host function that runs a script of its own: the stop ends both. */
static fh_status inner(fh_call *call, void *vm) {
    (void)call;
    return run(vm, "while True:\n    try:\n        while True: pass\n    except BaseException: pass") == FH_OK
               ? FH_OK
               : FH_ERROR;
}

TEST(nested_runs) {
    fh_vm *vm = vm_new(100000);
    CHECK_INT(fh_define_function(vm, "inner", 0, 0, inner, vm, NULL), FH_OK);
    CHECK_INT(run(vm, "while True:\n    try: inner()\n    except BaseException: pass"), FH_OUT_OF_FUEL);
    CHECK(usable(vm));
    fh_vm_free(vm);
}

/* Threads take turns on stacks of their own; a host function is in the middle of one. */
static fh_status in_between(fh_call *call, void *vm) {
    (void)call;
    CHECK_INT(run(vm, "import threading\n"
                      "try: threading.Thread(target=print).start()\n"
                      "except RuntimeError as e: refused = True\n"),
              FH_OK);
    return FH_OK;
}

TEST(threads_do_not_turn_within_host_functions) {
    fh_vm *vm = vm_new(0);
    CHECK_INT(fh_define_function(vm, "in_between", 0, 0, in_between, vm, NULL), FH_OK);
    CHECK_INT(run(vm, "refused = False\nin_between()\nassert refused"), FH_OK);
    CHECK_INT(
        run(vm,
            "import threading\nseen = []\n"
            "t = threading.Thread(target=seen.append, args=(1,))\nt.start()\nt.join()\nassert seen == [1]"),
        FH_OK);
    fh_vm_free(vm);
}

TEST(native_context_managers_are_left) {
    fh_vm *vm = vm_new(100000);
    CHECK_INT(run(vm, "import io\nf = io.StringIO()\nwith f, create_arena('a'), memory_strategy('manual'):\n"
                      "    while True: [1]"),
              FH_OUT_OF_FUEL);
    fh_fuel_set(vm, FH_NO_LIMIT);
    CHECK_INT(run(vm, "assert f.closed\nassert memory_stats()['strategy'] == 'automatic'\n"
                      "assert memory_stats()['arena_count'] == 0\ncreate_arena('a')"),
              FH_OK);
    fh_vm_free(vm);
}

TEST(memory_limit) {
    fh_vm *vm = vm_new(0);
    size_t peak, used = fh_memory_used(vm, &peak);
    CHECK(used > 0 && peak >= used);
    fh_memory_limit(vm, 4 << 20);
    CHECK_INT(run(vm, "x = 'y' * (8 << 20)"), FH_NO_MEMORY);
    CHECK_INT(run(vm, "try: x = 'y' * (8 << 20)\nexcept MemoryError: x = 1\nassert x == 1"), FH_OK);
    CHECK_INT(run(vm, "assert memory_limit() == 4 << 20\n"
                      "try: memory_limit(5 << 20)\nexcept ValueError: pass\nelse: 1 / 0\n"
                      "memory_limit(3 << 20)\nmemory_limit(None)\nassert memory_limit() == 4 << 20\n"),
              FH_OK);
    fh_memory_limit(vm, 1000); /* below what is in use */
    CHECK_INT(run(vm, "[i for i in range(100000)]"), FH_NO_MEMORY);
    fh_memory_limit(vm, 0);
    CHECK(usable(vm));
    CHECK_INT(run(vm, "x = 'y' * (8 << 20)\nassert memory_limit() is None"), FH_OK);
    fh_vm_free(vm);
}

TEST(recursion_limit) {
    fh_config *config = fh_config_new();
    fh_vm *vm;
    fh_config_recursion_limit(config, 100);
    REQUIRE(fh_vm_new(config, &vm) == FH_OK);
    CHECK_INT(run(vm, "import sys\nassert sys.getrecursionlimit() == 100\n"
                      "def f(n): return n and 1 + f(n - 1)\n"
                      "assert f(50) == 50\n"
                      "try: f(200)\nexcept RecursionError: pass\nelse: 1 / 0\n"
                      "try: sys.setrecursionlimit(1000)\nexcept ValueError: pass\nelse: 1 / 0\n"
                      "sys.setrecursionlimit(80)\n"),
              FH_OK);
    fh_vm_free(vm);
}

TEST(scripts_do_not_find_the_classes_of_stops) {
    static const char source[] = "import gc\n"
                                 "names = [c.__name__ for c in BaseException.__subclasses__()]\n"
                                 "names += [o.__name__ for o in gc.get_objects() if isinstance(o, type)]\n"
                                 "assert 'OutOfFuelError' not in names and 'HostInterrupt' not in names and "
                                 "'GeneratorExit' in names\n";
    fh_vm *vm;
    REQUIRE(fh_vm_new(NULL, &vm) == FH_OK);
    fh_fuel_set(vm, 1000);
    CHECK(fh_run_source(vm, "while True: pass\n", 17, "<test>") == FH_OUT_OF_FUEL);
    fh_fuel_set(vm, FH_NO_LIMIT);
    CHECK(fh_run_source(vm, source, sizeof source - 1, "<test>") == FH_OK);
    fh_vm_free(vm);
}

int main(int argc, char **argv) {
    (void)argv;
    if (!getenv("FH_VERBOSE") && !freopen("/dev/null", "w", stderr)) return 2; /* the VMs' own messages */
    RUN(nothing_catches_the_end_of_fuel);
    RUN(the_end_takes_its_time_and_no_more);
    RUN(nothing_catches_an_interruption);
    RUN(deadline);
    RUN(interruption_from_a_signal_handler);
    if (argc < 2) RUN(natives_are_charged);
    RUN(fuel_is_deterministic);
    RUN(fuel_while_running);
    RUN(nested_runs);
    RUN(threads_do_not_turn_within_host_functions);
    RUN(native_context_managers_are_left);
    RUN(memory_limit);
    RUN(recursion_limit);
    RUN(scripts_do_not_find_the_classes_of_stops);
    return unit_report();
}
