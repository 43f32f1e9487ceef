/* See rules.h. The examples are whole programs: a test checks each, and runs it. */
#include "rules.h"

const Rule rules[RULES] = {
    {101, FH_LEVEL_ERROR, "use-after-free", "use after free", "error if on every path, warning if on some",
     "A value is looked into after its life has ended: it has been freed, or its arena has been reset or "
     "destroyed. "
     "At run time that is UseAfterFreeError. Reading what is needed first, or freeing later, sets it right; "
     "`with` does the "
     "second by itself.",
     "def total_of(size):\n"
     "    table = allocate(size)\n"
     "    free(table)\n"
     "    return sum(table)\n"
     "\n"
     "\n"
     "print(total_of(16))\n",
     "def total_of(size):\n"
     "    with allocate(size) as table:\n"
     "        return sum(table)\n"
     "\n"
     "\n"
     "print(total_of(16))\n"},
    {102, FH_LEVEL_ERROR, "double-free", "double free", "error if on every path, warning if on some",
     "A value is freed that has been freed before, here or by a function it was handed to. At run time that "
     "is "
     "DoubleFreeError. One place should be responsible for the end of a value; a function that ends what it "
     "is given says so "
     "with an `owned` parameter.",
     "def close(table):\n"
     "    free(table)\n"
     "\n"
     "\n"
     "def work(size):\n"
     "    table = allocate(size)\n"
     "    close(table)\n"
     "    free(table)\n"
     "\n"
     "\n"
     "work(16)\n",
     "def close(table):\n"
     "    free(table)\n"
     "\n"
     "\n"
     "def work(size):\n"
     "    table = allocate(size)\n"
     "    close(table)\n"
     "\n"
     "\n"
     "work(16)\n"},
    {103, FH_LEVEL_ERROR, "use-after-move", "use after the value was moved",
     "error if on every path, warning if on some",
     "A value has been handed to an `owned` parameter, which takes over the duty to free it: it may be gone "
     "when the call "
     "returns, and the caller may neither use nor free it. What is needed of it has to be read before.",
     "def consume(table: owned(Buffer)) -> int:\n"
     "    size = len(table)\n"
     "    free(table)\n"
     "    return size\n"
     "\n"
     "\n"
     "def work():\n"
     "    table = allocate(16)\n"
     "    size = consume(table)\n"
     "    return size + len(table)\n"
     "\n"
     "\n"
     "print(work())\n",
     "def consume(table: owned(Buffer)) -> int:\n"
     "    size = len(table)\n"
     "    free(table)\n"
     "    return size\n"
     "\n"
     "\n"
     "def work():\n"
     "    table = allocate(16)\n"
     "    size = len(table)\n"
     "    return size + consume(table)\n"
     "\n"
     "\n"
     "print(work())\n"},
    {104, FH_LEVEL_ERROR, "leak", "owned value is never freed",
     "error if on every path, warning if on some; a note for what is alive at the end of a module",
     "What a function owns (made by `allocate` or by manual code, taken over by an `owned` parameter, got "
     "from a function "
     "`-> owned(...)`) has to be freed, returned or handed on, on every way out. Rebinding or deleting the "
     "only name of it "
     "loses it, too. The finding stands where the value was made; its path tells by which way it is lost.",
     "def area(width, height):\n"
     "    pixels = allocate(width * height)\n"
     "    if width == 0:\n"
     "        return 0\n"
     "    size = len(pixels)\n"
     "    free(pixels)\n"
     "    return size\n"
     "\n"
     "\n"
     "print(area(4, 3))\n",
     "def area(width, height):\n"
     "    if width == 0:\n"
     "        return 0\n"
     "    pixels = allocate(width * height)\n"
     "    size = len(pixels)\n"
     "    free(pixels)\n"
     "    return size\n"
     "\n"
     "\n"
     "print(area(4, 3))\n"},
    {105, FH_LEVEL_WARNING, "leak-on-exception", "leak when a call raises", "warning",
     "A call that ordinary input can make raise stands between the making and the freeing of a value, and "
     "neither `finally` nor "
     "`with` frees it on that way out.",
     "def parse(text):\n"
     "    table = allocate(256)\n"
     "    value = int(text)\n"
     "    free(table)\n"
     "    return value\n"
     "\n"
     "\n"
     "print(parse(\"12\"))\n",
     "def parse(text):\n"
     "    table = allocate(256)\n"
     "    try:\n"
     "        return int(text)\n"
     "    finally:\n"
     "        free(table)\n"
     "\n"
     "\n"
     "print(parse(\"12\"))\n"},
    {106, FH_LEVEL_ERROR, "invalid-free", "freeing what is not yours to free", "error",
     "`free` ends manual objects and buffers. What is borrowed belongs to somebody else, a constant to the "
     "program; counted "
     "objects end with their last reference, and those of an arena (buffers excepted) with their arena. At "
     "run time that is "
     "InvalidFreeError.",
     "def work():\n"
     "    words = [\"counted\", \"objects\"]\n"
     "    free(words)\n"
     "\n"
     "\n"
     "work()\n",
     "@manual_memory\n"
     "def work():\n"
     "    words = [\"manual\", \"objects\"]\n"
     "    free(words)\n"
     "\n"
     "\n"
     "work()\n"},
    {107, FH_LEVEL_ERROR, "borrowed-escapes", "a borrowed parameter is kept", "error",
     "Who borrows may look and change, for as long as the call runs: the owner can free the value right "
     "after. So a borrowed "
     "parameter cannot be returned, stored in an object or a global, or captured by a closure that outlives "
     "the call. Take it "
     "`owned`, or store a copy.",
     "cache = {}\n"
     "\n"
     "\n"
     "def remember(table: borrowed(Buffer)) -> None:\n"
     "    cache[\"last\"] = table\n"
     "\n"
     "\n"
     "def work():\n"
     "    table = allocate(16)\n"
     "    remember(table)\n"
     "    free(table)\n"
     "\n"
     "\n"
     "work()\n",
     "cache = {}\n"
     "\n"
     "\n"
     "def remember(table: borrowed(Buffer)) -> None:\n"
     "    cache[\"last\"] = bytes(table)\n"
     "\n"
     "\n"
     "def work():\n"
     "    with allocate(16) as table:\n"
     "        remember(table)\n"
     "\n"
     "\n"
     "work()\n"},
    {108, FH_LEVEL_WARNING, "undeclared-owned-result", "returns an owned value without saying so",
     "warning; a note for names with a leading underscore",
     "The caller of a function that returns a value to be freed has to know. `-> owned(T)` says it: to "
     "readers, to this "
     "checker, and to the calls in other modules.",
     "def make_table(size):\n"
     "    table = allocate(size)\n"
     "    return table\n"
     "\n"
     "\n"
     "def work():\n"
     "    table = make_table(16)\n"
     "    free(table)\n"
     "\n"
     "\n"
     "work()\n",
     "def make_table(size) -> owned(Buffer):\n"
     "    table = allocate(size)\n"
     "    return table\n"
     "\n"
     "\n"
     "def work():\n"
     "    table = make_table(16)\n"
     "    free(table)\n"
     "\n"
     "\n"
     "work()\n"},
    {109, FH_LEVEL_ERROR, "ownership-mismatch", "an argument's ownership does not match the parameter's",
     "error",
     "What is borrowed, or a constant, is handed to an `owned` parameter, whose function may free it, which "
     "its giver must "
     "not. At run time that is BorrowError or InvalidFreeError, when it is freed.",
     "def consume(table: owned(Buffer)) -> None:\n"
     "    free(table)\n"
     "\n"
     "\n"
     "def measure(table: borrowed(Buffer)) -> int:\n"
     "    size = len(table)\n"
     "    consume(table)\n"
     "    return size\n"
     "\n"
     "\n"
     "def work():\n"
     "    table = allocate(16)\n"
     "    print(measure(table))\n"
     "    free(table)\n"
     "\n"
     "\n"
     "work()\n",
     "def measure(table: borrowed(Buffer)) -> int:\n"
     "    return len(table)\n"
     "\n"
     "\n"
     "def work():\n"
     "    with allocate(16) as table:\n"
     "        print(measure(table))\n"
     "\n"
     "\n"
     "work()\n"},
    {110, FH_LEVEL_ERROR, "arena-escape", "a value of an arena is stored outside",
     "note; error where a reset or destroy of the arena is in sight, or escape=\"error\" forbids it",
     "What is stored outside an arena is moved out when the arena's scope ends, which costs time and memory: "
     "a note. "
     "`reset_arena` and `destroy_arena` move nothing: what is stored outside dangles, and using it is "
     "UseAfterFreeError. Store "
     "what has been made outside the arena.",
     "kept = {}\n"
     "\n"
     "\n"
     "def frame(n):\n"
     "    create_arena(\"frame\")\n"
     "    with arena(\"frame\"):\n"
     "        points = [n, n + 1]\n"
     "        kept[\"points\"] = points\n"
     "    destroy_arena(\"frame\")\n"
     "\n"
     "\n"
     "frame(1)\n",
     "kept = {}\n"
     "\n"
     "\n"
     "def frame(n):\n"
     "    create_arena(\"frame\")\n"
     "    with arena(\"frame\"):\n"
     "        points = [n, n + 1]\n"
     "        count = len(points)\n"
     "    kept[\"count\"] = count\n"
     "    destroy_arena(\"frame\")\n"
     "\n"
     "\n"
     "frame(1)\n"},
    {111, FH_LEVEL_ERROR, "arena-misuse", "an arena is used at the wrong time",
     "error; warning for a reset while it is in force",
     "An arena is entered, reset or destroyed after its end or before it exists, made twice under one name, "
     "destroyed while "
     "its block runs (error) or reset there (warning: what the block has made is gone).",
     "def work():\n"
     "    create_arena(\"frame\")\n"
     "    destroy_arena(\"frame\")\n"
     "    with arena(\"frame\"):\n"
     "        return len([1, 2])\n"
     "\n"
     "\n"
     "work()\n",
     "def work():\n"
     "    create_arena(\"frame\")\n"
     "    with arena(\"frame\"):\n"
     "        count = len([1, 2])\n"
     "    destroy_arena(\"frame\")\n"
     "    return count\n"
     "\n"
     "\n"
     "work()\n"},
    {112, FH_LEVEL_ERROR, "bad-capacity", "a capacity that cannot be", "error",
     "A bounded collection has a capacity from 1 to 2147483647, and one that is made with `provider=` has to "
     "fit into it; a "
     "provider's size is at least 1. At run time that is ValueError or CapacityError.",
     "def work():\n"
     "    queue = BoundedList(0)\n"
     "    return len(queue)\n"
     "\n"
     "\n"
     "work()\n",
     "def work():\n"
     "    queue = BoundedList(64)\n"
     "    return len(queue)\n"
     "\n"
     "\n"
     "work()\n"},
    {113, FH_LEVEL_ERROR, "allocation-forbidden", "allocation where it is forbidden", "error",
     "A function marked `@no_alloc`, or code that runs after `memory_lock(\"all\")`, makes an object, itself "
     "or in a function "
     "that it calls; the path tells by which calls. At run time that is MemoryLockedError.",
     "@no_alloc\n"
     "def pair(a, b):\n"
     "    return [a, b]\n"
     "\n"
     "\n"
     "pair(1, 2)\n",
     "@no_alloc\n"
     "def larger(a, b):\n"
     "    if a > b:\n"
     "        return a\n"
     "    return b\n"
     "\n"
     "\n"
     "larger(1, 2)\n"},
    {114, FH_LEVEL_NOTE, "hidden-allocation", "a manual function drops what it makes", "note",
     "Manual code makes an object that it never names, so that nothing can free it by name.",
     "@manual_memory\n"
     "def work(size):\n"
     "    allocate(size)\n"
     "    return size\n"
     "\n"
     "\n"
     "work(16)\n",
     "@manual_memory\n"
     "def work(size):\n"
     "    table = allocate(size)\n"
     "    free(table)\n"
     "    return size\n"
     "\n"
     "\n"
     "work(16)\n"},
    {115, FH_LEVEL_WARNING, "missing-errdefer", "an earlier resource is not released when a later one fails",
     "warning",
     "A resource is acquired before another one whose acquisition can fail, and is not released then. "
     "Several items in one "
     "`with`, or a `try` around the second, release it.",
     "def work(size):\n"
     "    first = allocate(size)\n"
     "    second = allocate(size)\n"
     "    total = len(first) + len(second)\n"
     "    free(second)\n"
     "    free(first)\n"
     "    return total\n"
     "\n"
     "\n"
     "print(work(16))\n",
     "def work(size):\n"
     "    with allocate(size) as first, allocate(size) as second:\n"
     "        return len(first) + len(second)\n"
     "\n"
     "\n"
     "print(work(16))\n"},
};

const Rule *rule_find(unsigned number) {
    unsigned first = rules[0].number;
    return number >= first && number < first + RULES ? &rules[number - first] : NULL;
}

const char *level_name(fh_level level) {
    static const char *const names[] = {"note", "warning", "error"};
    return names[level];
}
