/* What a VM takes that fh_vm_new has made and nobody has used: a floor that must not be lost, in an allocator that counts
 * what it gives. */
#include "unit.h"

#include <stdlib.h>

#include "freehold.h"

enum { MOST_BYTES = 104 << 10, MOST_ALLOCATIONS = 60 };

typedef struct Counting {
    size_t bytes, calls;
} Counting;

static void *count_alloc(void *context, size_t size, size_t align) {
    Counting *c = context;
    void *p = NULL;
    if (posix_memalign(&p, align < sizeof(void *) ? sizeof(void *) : align, size)) return NULL;
    c->bytes += size;
    c->calls++;
    return p;
}

static void count_free(void *context, void *p, size_t size, size_t align) {
    (void)align;
    ((Counting *)context)->bytes -= size;
    free(p);
}

static void *count_resize(void *context, void *p, size_t old_size, size_t new_size, size_t align) {
    void *moved = count_alloc(context, new_size, align);
    if (!moved) return NULL;
    memcpy(moved, p, old_size < new_size ? old_size : new_size);
    count_free(context, p, old_size, align);
    return moved;
}

static fh_vm *new_counted(Counting *c) {
    fh_allocator allocator = {count_alloc, count_resize, count_free, c};
    fh_config *config = fh_config_new();
    fh_config_allocator(config, &allocator);
    fh_vm *vm;
    return fh_vm_new(config, &vm) == FH_OK ? vm : NULL;
}

TEST(an_idle_vm_is_small) {
    Counting c = {0, 0};
    fh_vm *vm = new_counted(&c);
    REQUIRE(vm != NULL);
    printf("an idle VM takes %.1f KiB in %zu allocations\n", (double)c.bytes / 1024, c.calls);
    fflush(stdout);
#if !defined(__SANITIZE_ADDRESS__) /* there each cell is an allocation of its own */
    CHECK(c.bytes <= MOST_BYTES);
    CHECK(c.calls <= MOST_ALLOCATIONS);
#endif
    fh_vm_free(vm);
    CHECK_INT(c.bytes, 0);
}

/* The parts of sys that are made on demand are there whichever way they are asked for. */
TEST(sys_is_whole) {
    static const char *const scripts[] = {
        "import sys\nassert sys.version_info[:2] == (3, 11) and sys.maxsize == 2**63 - 1\n",
        "import sys\nassert 'flags' in vars(sys) and 'platform' in dir(sys)\n",
        "from sys import *\nassert hash_info.width == 64 and 'sys' in builtin_module_names\n",
        "from sys import float_info, implementation\nassert float_info.dig == 15 and implementation.name\n",
        "import sys\nsys.flags = 1\ndel sys.flags\nassert not hasattr(sys, 'flags') and sys.byteorder == "
        "'little'\n",
        "import sys\ndel sys.int_info\nassert 'int_info' not in sys.__dict__ and not hasattr(sys, "
        "'int_info')\n",
        "import sys\nassert getattr(sys, 'nothing', 7) == 7 and sys.__dict__['platform'] == 'linux'\n"};
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        fh_vm *vm;
        REQUIRE(fh_vm_new(NULL, &vm) == FH_OK);
        CHECK_INT(fh_finish(vm, fh_run_source(vm, scripts[i], strlen(scripts[i]), "<test>")), 0);
        fh_vm_free(vm);
    }
}

/* Strings that all VMs share hash by the key of each VM, and are one with their equals that were made at run time. */
TEST(shared_names) {
    static const char script[] =
        "d = {'__init__': 1, 'append': 2, 'value': 3, 'x': 4, '\\xe9': 5}\n"
        "for k in ['__in' + 'it__', ''.join(['app', 'end']), 'VALUE'.lower(), chr(120), chr(233)]:\n"
        "    assert d[k] and hash(k) == hash((k + ' ')[:-1]) and k in set(d)\n"
        "import sys\n"
        "assert sys.intern(''.join(['__in', 'it__'])) is '__init__'\n"
        "assert all(ord(chr(i)) == i and len(chr(i)) == 1 for i in range(256))\n"
        "assert all(chr(i) == ('a' + chr(i))[1:] for i in range(256))\n";
    for (uint64_t key = 1; key < 4; key++) {
        uint64_t keys[2] = {key * 0x9E3779B97F4A7C15u, key};
        fh_config *config = fh_config_new();
        fh_config_hash_key(config, keys);
        fh_vm *vm;
        REQUIRE(fh_vm_new(config, &vm) == FH_OK);
        CHECK_INT(fh_finish(vm, fh_run_source(vm, script, strlen(script), "<test>")), 0);
        fh_vm_free(vm);
    }
}

int main(void) {
    RUN(an_idle_vm_is_small);
    RUN(sys_is_whole);
    RUN(shared_names);
    return unit_report();
}
