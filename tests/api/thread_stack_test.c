/* Script threads run on C stacks that come from the injected allocator and have no guard page of their own. Here each gets one:
 * whatever recurses in C must have been told to stop before it reaches the end, with room to spare for natives that do not
 * count themselves. */
#include "freehold.h"
#include "unit.h"

#include <stdbool.h>
#include <stdlib.h>
#include <sys/mman.h>

#define STACK    ((size_t)256 << 10) /* of a fiber, where no sanitizer runs: vm/runtime/fiber.c */
#define GUARD    ((size_t)64 << 10)
#define HEADER   64 /* the heap's record in front of a large block */
#define TO_SPARE ((size_t)16 << 10)
#define PATTERN  0xA5

static size_t stacks, least_left = SIZE_MAX;

static bool is_stack(size_t size) { return size == STACK + 48; }
static size_t whole(size_t size) { return GUARD + ((size + 4095) & ~(size_t)4095); }

static void *guarded_alloc(void *context, size_t size, size_t align) {
    (void)context;
    if (!is_stack(size))
        return align <= 16 ? malloc(size) : aligned_alloc(align, (size + align - 1) / align * align);
    char *p = mmap(NULL, whole(size), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED || mprotect(p, GUARD, PROT_NONE) < 0) return NULL;
    memset(p + GUARD, PATTERN, size);
    return p + GUARD;
}

static void guarded_free(void *context, void *p, size_t size, size_t align) {
    (void)context, (void)align;
    if (!is_stack(size)) {
        free(p);
        return;
    }
    const unsigned char *bytes = p;
    size_t left = HEADER;
    while (left < size && bytes[left] == PATTERN) left++;
    if (left < least_left && left < size - 1024) least_left = left;
    stacks++;
    munmap((char *)p - GUARD, whole(size));
}

static void *guarded_resize(void *context, void *p, size_t old_size, size_t new_size, size_t align) {
    if (!is_stack(old_size) && !is_stack(new_size)) return realloc(p, new_size);
    void *moved = guarded_alloc(context, new_size, align);
    if (!moved) return NULL;
    memcpy(moved, p, old_size < new_size ? old_size : new_size);
    guarded_free(context, p, old_size, align);
    return moved;
}

static const char script[] =
    "import threading, json, re, pickle, copy, functools\n"
    "\n"
    "results = []\n"
    "\n"
    "def attempt(name, fn):\n"
    "    try:\n"
    "        fn()\n"
    "        results.append((name, 'ended'))\n"
    "    except RecursionError:\n"
    "        results.append((name, 'RecursionError'))\n"
    "    except MemoryError:\n"
    "        results.append((name, 'MemoryError'))\n"
    "    except Exception as e:\n"
    "        results.append((name, type(e).__name__))\n"
    "\n"
    "def nest(make, n=100000):\n"
    "    x = make(None)\n"
    "    for i in range(n):\n"
    "        x = make(x)\n"
    "    return x\n"
    "\n"
    "class Wrapped:\n"
    "    def __init__(self, inner): self.inner = inner\n"
    "    def __repr__(self): return '<' + repr(self.inner) + '>'\n"
    "    def __eq__(self, other): return self.inner == other.inner\n"
    "    def __lt__(self, other): return sorted([self.inner, other.inner])[0] is self.inner\n"
    "    def __hash__(self): return hash((self.inner,))\n"
    "\n"
    "def self_sort(n):\n"
    "    return sorted([2, 1], key=lambda k: self_sort(n + 1))\n"
    "\n"
    "def self_sub(m):\n"
    "    return re.sub('a', self_sub, 'a')\n"
    "\n"
    "class Key:\n"
    "    def __init__(self, n): self.n = n\n"
    "    def __eq__(self, other): return {Key(self.n + 1): 1} == {Key(self.n + 1): 1}\n"
    "    def __hash__(self): return 1\n"
    "\n"
    "def work():\n"
    "    lists = nest(lambda x: [x])\n"
    "    other = nest(lambda x: [x])\n"
    "    tuples = nest(lambda x: (x,))\n"
    "    dicts = nest(lambda x: {'k': x})\n"
    "    wrapped = nest(Wrapped)\n"
    "    attempt('repr list', lambda: repr(lists))\n"
    "    attempt('repr tuple', lambda: repr(tuples))\n"
    "    attempt('repr dict', lambda: repr(dicts))\n"
    "    attempt('repr object', lambda: repr(wrapped))\n"
    "    attempt('compare', lambda: lists == other)\n"
    "    attempt('order', lambda: lists < other)\n"
    "    attempt('hash', lambda: hash(tuples))\n"
    "    attempt('hash object', lambda: hash(wrapped))\n"
    "    attempt('less object', lambda: wrapped < nest(Wrapped))\n"
    "    attempt('json', lambda: json.dumps(lists))\n"
    "    attempt('json parse', lambda: json.loads('[' * 100000))\n"
    "    attempt('pickle', lambda: pickle.dumps(lists))\n"
    "    attempt('deepcopy', lambda: copy.deepcopy(lists))\n"
    "    attempt('re nested', lambda: re.compile('(' * 5000 + ')' * 5000))\n"
    "    attempt('re repeat', lambda: re.match('(a|b|c(d|e)*)*$', 'ab' * 200000))\n"
    "    attempt('re sub', lambda: self_sub(None))\n"
    "    attempt('sort', lambda: self_sort(0))\n"
    "    attempt('key', lambda: Key(0) == Key(0))\n"
    "    attempt('compile', lambda: compile('(' * 50000 + ')' * 50000, 'x', 'eval'))\n"
    "    attempt('compile unary', lambda: compile('-' * 50000 + '1', 'x', 'eval'))\n"
    "    attempt('map', lambda: list(functools.reduce(lambda x, i: map(str, x), range(50000), [1])))\n"
    "    attempt('isinstance', lambda: isinstance(1, functools.reduce(lambda x, i: (x,), range(100000), "
    "str)))\n"
    "    attempt('format', lambda: '{:{}}'.format(wrapped, ''))\n"
    "    attempt('str join', lambda: str(lists))\n"
    "    attempt('del', lambda: None)\n"
    "\n"
    "t = threading.Thread(target=work)\n"
    "t.start()\n"
    "t.join()\n"
    "assert len(results) == 25 and all(r[1] != 'MemoryError' for r in results), results\n"
    "assert sum(r[1] == 'RecursionError' for r in results) >= 21, results\n";

TEST(recursion_ends_before_the_stack_does) {
    fh_allocator allocator = {guarded_alloc, guarded_resize, guarded_free, NULL};
    fh_config *config = fh_config_new();
    fh_vm *vm;
    fh_config_allocator(config, &allocator);
    REQUIRE(fh_vm_new(config, &vm) == FH_OK);
    CHECK_INT(fh_run_source(vm, "import sys\nsys.setrecursionlimit(100000)\n", 41, "<test>"), FH_OK);
    fh_status status = fh_run_source(vm, script, strlen(script), "<test>");
    if (status != FH_OK) printf("%s", fh_error_text(vm));
    CHECK_INT(status, FH_OK);
    fh_vm_free(vm);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(FH_DEEP) /* deep: wiped */
    CHECK(stacks >= 1);
    CHECK(least_left >= TO_SPARE);
    printf("of %zu KiB at least %zu KiB are left\n", STACK >> 10, least_left >> 10);
#endif
}

int main(void) {
    RUN(recursion_ends_before_the_stack_does);
    return unit_report();
}
