/* Nothing allocates behind the injected allocator: malloc and its relatives, and mmap, are replaced by functions that count
 * their calls while a VM is made, runs, imports a good part of the library, raises and ends in a buffer of the test's own. */
#include "freehold.h"
#include "unit.h"

#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__GLIBC__)
int main(void) { /* the sanitizers' own allocator cannot be replaced */
    CHECK(1);
    return unit_report();
}
#else

static int armed;
static long trapped;
static const char *first_trapped;

static void trap(const char *name) {
    if (!armed) return;
    trapped++;
    if (!first_trapped) first_trapped = name;
}

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

void *malloc(size_t n) { return trap("malloc"), __libc_malloc(n); }
void *calloc(size_t n, size_t m) { return trap("calloc"), __libc_calloc(n, m); }
void *realloc(void *p, size_t n) { return trap("realloc"), __libc_realloc(p, n); }
void *aligned_alloc(size_t a, size_t n) { return trap("aligned_alloc"), __libc_memalign(a, n); }
void *memalign(size_t a, size_t n) { return trap("memalign"), __libc_memalign(a, n); }
int posix_memalign(void **out, size_t a, size_t n) {
    trap("posix_memalign");
    return (*out = __libc_memalign(a, n)) ? 0 : ENOMEM;
}
void free(void *p) {
    if (p) trap("free");
    __libc_free(p);
}
void *mmap(void *at, size_t n, int protection, int flags, int fd, off_t offset) {
    trap("mmap");
    return (void *)syscall(SYS_mmap, at, n, protection, flags, fd, offset);
}

static char buffer[24 << 20];

static const char imports[] =
    "import math, json, re, collections, itertools, functools, random, struct, string, textwrap, enum\n"
    "import dataclasses, datetime, fractions, heapq, bisect, copy, io, contextlib, operator\n"
    "import hashlib, base64, csv, statistics, typing, types, abc, weakref, traceback, warnings, time\n"
    "import array, binascii, unicodedata, inspect, ast, asyncio, argparse, pprint, difflib, calendar\n";

static const char work[] = "@dataclasses.dataclass\n"
                           "class P:\n"
                           "    x: int\n"
                           "    y: list = dataclasses.field(default_factory=list)\n"
                           "ps = [P(i, [i] * i) for i in range(100)]\n"
                           "t = json.dumps([dataclasses.asdict(p) for p in ps])\n"
                           "assert json.loads(t)[9]['x'] == 9\n"
                           "n = len(re.findall(r'\\d+', t)) + len(hashlib.sha256(t.encode()).hexdigest())\n"
                           "big = str(3 ** 5000) + str(fractions.Fraction(1, 3))\n"
                           "rows = list(csv.reader(io.StringIO('a,b\\n1,2\\n')))\n"
                           "async def f(): return await asyncio.sleep(0, 5)\n"
                           "assert asyncio.run(f()) == 5\n"
                           "l = sorted(range(1000), key=lambda k: -k)\n"
                           "s = ''.join(chr(i) for i in range(0x100, 0x200)).upper().casefold()\n"
                           "d = datetime.datetime(2020, 1, 1) + datetime.timedelta(days=3)\n"
                           "d.strftime('%Y %A'), time.localtime(0), time.strftime('%H'), f'{3.14159:.3}'\n"
                           "def g(n): return g(n - 1) if n else 1 / 0\n"
                           "try: g(300)\n"
                           "except ZeroDivisionError as e: traceback.format_exc()\n"
                           "try: exec('x = = 1')\n"
                           "except SyntaxError: pass\n"
                           "try:\n"
                           "    l = []\n"
                           "    while True: l.append('x' * 1000000)\n"
                           "except MemoryError: l = None\n"
                           "def h(): return h()\n"
                           "try: h()\n"
                           "except RecursionError: pass\n";

/* Script threads, among them ones that end in an exception, recurse too deep, wait for each other, or are never joined. */
static const char threads[] =
    "import threading, queue, time, concurrent.futures, io, contextlib\n"
    "q, lock, done, log = queue.Queue(), threading.Lock(), threading.Event(), []\n"
    "local = threading.local()\n"
    "def worker(n):\n"
    "    local.n = n\n"
    "    while (item := q.get()) is not None:\n"
    "        with lock: log.append((local.n, item, [0] * item))\n"
    "        time.sleep(0)\n"
    "ts = [threading.Thread(target=worker, args=(i,)) for i in range(8)]\n"
    "for t in ts: t.start()\n"
    "for i in range(200): q.put(i)\n"
    "for t in ts: q.put(None)\n"
    "for t in ts: t.join()\n"
    "assert len(log) == 200\n"
    "def deep(): return deep()\n"
    "with contextlib.redirect_stderr(io.StringIO()) as told:\n"
    "    for target in deep, lambda: 1 / 0, lambda: repr(log):\n"
    "        t = threading.Thread(target=target); t.start(); t.join()\n"
    "assert told.getvalue().count('Traceback') == 2\n"
    "with concurrent.futures.ThreadPoolExecutor(4) as pool:\n"
    "    assert sum(pool.map(lambda n: n * n, range(50))) == 40425\n"
    "timer = threading.Timer(0.001, done.set); timer.start()\n"
    "assert done.wait(5)\n"
    "threading.Thread(target=lambda: threading.Event().wait(), daemon=True).start()\n";

TEST(nothing_behind_the_allocator) {
    fh_allocator *fixed = fh_fixed_allocator_new(buffer, sizeof buffer);
    fh_config *config = fh_config_new();
    fh_vm *vm;
    fh_config_allocator(config, fixed);
    fh_config_grant(config, FH_CAP_ALL);
    fh_config_memory_limit(config, 16 << 20);
    fh_status made, imported, ran, threaded, failed;
    const char *text = "";
    char error[400] = "";
    armed = 1;
    made = fh_vm_new(config, &vm);
    armed = 0;
    REQUIRE(made == FH_OK);
    CHECK_INT(trapped, 1); /* the config itself goes back */
    trapped = 0, first_trapped = NULL;
    armed = 1;
    imported = fh_run_source(vm, imports, sizeof imports - 1, "<imports>");
    if (imported != FH_OK) strncpy(error, fh_error_text(vm), sizeof error - 1);
    ran = fh_run_source(vm, work, sizeof work - 1, "<work>");
    if (ran != FH_OK && !error[0]) strncpy(error, fh_error_text(vm), sizeof error - 1);
    threaded = fh_run_source(vm, threads, sizeof threads - 1, "<threads>");
    if (threaded != FH_OK && !error[0]) strncpy(error, fh_error_text(vm), sizeof error - 1);
    failed = fh_run_source(vm, "1 / 0", 5, "<error>");
    text = fh_error_text(vm);
    fh_error_clear(vm);
    fh_set_str(vm, "s", "text", 4);
    fh_vm_free(vm);
    armed = 0;
    CHECK_STR(error, "");
    CHECK(imported == FH_OK && ran == FH_OK && threaded == FH_OK && failed == FH_ERROR && text != NULL);
    CHECK_STR(first_trapped, NULL);
    CHECK_INT(trapped, 0);
    CHECK_INT(fh_allocator_free(fixed), FH_OK);
}

int main(void) {
    RUN(nothing_behind_the_allocator);
    return unit_report();
}
#endif
