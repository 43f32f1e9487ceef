/* Version numbers of classes and dict layouts run out and begin anew: no cache may believe what it knew before. */
#include "api/api.h"
#include "freehold.h"
#include "unit.h"

static bool runs(fh_vm *vm, const char *source) {
    fh_status status = fh_run_source(vm, source, strlen(source), "<test>");
    return fh_finish(vm, status) == 0;
}

static const char setup[] = "class A:\n"
                            "    kind = 'first'\n"
                            "    def __init__(self, x): self.x = x\n"
                            "    def get(self): return self.x\n"
                            "class B(A): pass\n"
                            "value = 1\n"
                            "def read(): return value, len('ab')\n"
                            "def write(x):\n"
                            "    global value\n"
                            "    value = x\n"
                            "def use(o): return o.get(), o.kind, o.x\n"
                            "things = [A(1), B(2)]\n"
                            "for i in range(20):\n"
                            "    write(i)\n"
                            "    assert read() == (i, 2)\n"
                            "    for o in things: use(o)\n";

/* Draws numbers in every turn, more than are left, and looks whether all is as it should be. */
static const char churn[] = "import sys\n"
                            "names = globals()\n"
                            "for i in range(400):\n"
                            "    names['n%d' % (i % 50)] = i\n"
                            "    if i % 7 == 0: del names['n%d' % (i % 50)]\n"
                            "    A.kind = i\n"
                            "    B.get = lambda self, i=i: i\n"
                            "    write(i)\n"
                            "    assert read() == (i, 2), (i, read())\n"
                            "    assert use(things[0]) == (1, i, 1), i\n"
                            "    assert use(things[1]) == (i, i, 2), i\n"
                            "    things.append(B(i)); things.pop()\n"
                            "    if i % 9 == 0: del B.get; assert use(things[1]) == (2, i, 2)\n";

TEST(numbers_begin_anew) {
    fh_vm *vm;
    REQUIRE(fh_vm_new(NULL, &vm) == FH_OK);
    REQUIRE(runs(vm, setup));
    vm->next_version = FH_VERSIONS_RENEW - 100;
    CHECK(runs(vm, churn));
    CHECK(vm->next_version < 100000);
    vm->next_version = UINT32_MAX - 50000; /* already beyond: the next safe point renews */
    CHECK(runs(vm, churn));
    CHECK(vm->next_version < 100000);
    fh_vm_free(vm);
}

int main(void) {
    RUN(numbers_begin_anew);
    return unit_report();
}
