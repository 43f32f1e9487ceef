/* The ownership checker without the layers above: what FhFindings holds, strict mode, imports, give-up limits, failing
 * allocations, and the cheap test of a source. Rules and precision are for tests/ownership. */
#include <stdlib.h>
#include "../../vm/analysis/ownership.h"
#include "../../vm/syntax/parser.h"
#include "unit.h"

typedef struct Checked {
    FhTree *tree;
    FhScopes scopes;
    FhFindings found;
    bool done;
} Checked;

static bool no_module(void *env, const char *name, uint32_t level, const char **text, size_t *size) {
    (void)env, (void)level;
    static const char source[] = "def make(n):\n    return allocate(n)\n\ndef end(b):\n    free(b)\n";
    if (strcmp(name, "shapes") != 0) return false;
    *text = source;
    *size = sizeof source - 1;
    return true;
}

static bool check_with(Checked *k, const char *text, const FhAlloc *alloc) {
    FhParseInput in = {.text = text,
                       .size = strlen(text),
                       .filename = "test.py",
                       .flags = FHPARSE_UTF8,
                       .alloc = &fhalloc_system};
    FhDiagnostic error;
    memset(k, 0, sizeof *k);
    k->tree = fhparse(&in, &error);
    fhdiagnostic_free(&error);
    if (!k->tree) return false;
    fhdiagnostic_init(&error, &fhalloc_system);
    if (fhscopes_build(&k->scopes, k->tree, &fhalloc_system, NULL, &error)) {
        FhOwnershipOptions o = {
            .filename = "test.py", .text = text, .size = strlen(text), .alloc = alloc, .import = no_module};
        k->done = fhownership_check(k->tree, &k->scopes, &o, &k->found, &error);
    }
    fhdiagnostic_free(&error);
    return k->done;
}

static void end(Checked *k) {
    fhownership_free(&k->found);
    fhscopes_free(&k->scopes);
    fhtree_free(k->tree);
}

/* "101e4 104w2 ": rule, level and line of each finding. */
static const char *summary_of(const char *text) {
    static char out[512];
    Checked k;
    out[0] = 0;
    if (!check_with(&k, text, &fhalloc_system)) snprintf(out, sizeof out, "failed");
    for (uint32_t i = 0; i < k.found.count; i++) {
        const FhFinding *f = &k.found.items[i];
        size_t at = strlen(out);
        snprintf(out + at, sizeof out - at, "%d%c%u ", f->rule, "nwe"[f->level], f -> span.lineno);
    }
    end(&k);
    return out;
}

TEST(levels) {
    CHECK_STR(summary_of("def f(n):\n    b = allocate(n)\n    free(b)\n    return b[0]\n"), "101e4 ");
    CHECK_STR(summary_of("def f(n, x):\n    b = allocate(n)\n    if x: free(b)\n    return b[0]\n"),
              "104w2 101w4 ");
    CHECK_STR(
        summary_of("def f(n, x):\n    b = None\n    if x: b = allocate(n)\n    n += 1\n    if x: free(b)\n"),
        "");
    CHECK_STR(summary_of("b = allocate(4)\n"), "104n1 ");
    CHECK_STR(summary_of("def _f():\n    return allocate(4)\n"), "108n2 ");
    CHECK_STR(summary_of("def f(x):\n    return x + 1\n"), "");
}

TEST(strict) {
    const char *text = "# memory: strict\ndef f(g):\n    b = allocate(4)\n    g(b)\n";
    CHECK_STR(summary_of(text), "109e4 ");
    CHECK_STR(summary_of(text + 17), "");
    CHECK_STR(summary_of("# memory: strict\ndef f(x):\n    free(x.y())\n"), "106e3 ");
}

TEST(imports) {
    CHECK_STR(
        summary_of("import shapes\ndef f(n):\n    b = shapes.make(n)\n    shapes.end(b)\n    return b[0]\n"),
        "101e5 ");
    CHECK_STR(summary_of("from shapes import make as m\ndef f(n):\n    b = m(n)\n    return b[0]\n"),
              "104e3 ");
    CHECK_STR(summary_of("from other import make\ndef f(n):\n    b = make(n)\n    return b[0]\n"), "");
}

TEST(steps_and_fixes) {
    Checked k;
    REQUIRE(check_with(&k, "def f(n):\n    b = allocate(n)\n    free(b)\n    free(b)\n", &fhalloc_system));
    REQUIRE(k.found.count == 1);
    const FhFinding *f = &k.found.items[0];
    CHECK_STR(f->function, "f");
    CHECK_STR(f->message, "`b` is freed twice");
    CHECK_INT(f->nsteps, 2);
    CHECK_STR(f->steps[0].note, "made here");
    CHECK_STR(f->steps[1].note, "freed here");
    CHECK_INT(f->steps[1].span.lineno, 3);
    CHECK_INT(f->nedits, 1);
    CHECK_INT(f->edits[0].span.lineno, 4);
    CHECK_STR(f->edits[0].text, "");
    end(&k);
}

TEST(concerns) {
    CHECK(fhownership_concerns("x = allocate(3)", 15));
    CHECK(!fhownership_concerns("x = allocated(3)\nprint(x)", 25));
    CHECK(!fhownership_concerns("", 0));
}

/* Far too many paths, or calls in a ring: an answer, or a note why there is none. */
TEST(limits) {
    size_t size = 0, capacity = 4u << 20;
    char *text = malloc(capacity);
    REQUIRE(text);
    for (int i = 0; i < 1000; i++) {
        size += (size_t)snprintf(text + size, capacity - size,
                                 "def f%d(b, n):\n    if n: free(b)\n    else: f%d(b, n - 1)\n", i,
                                 (i + 1) % 1000);
    }
    Checked k;
    CHECK(check_with(&k, text, &fhalloc_system));
    end(&k);
    size = (size_t)snprintf(text, capacity, "def f(x):\n    b = allocate(8)\n    free(b)\n");
    for (int i = 0; i < 10000; i++) {
        size += (size_t)snprintf(text + size, capacity - size,
                                 "    if x == %d:\n        b%d = allocate(%d)\n", i, i, i);
    }
    CHECK(check_with(&k, text, &fhalloc_system));
    CHECK(k.found.count || k.found.nunfinished);
    end(&k);
    size = 0;
    for (int i = 0; i < 5000; i++) size += (size_t)snprintf(text + size, capacity - size, "x.");
    snprintf(text + size, capacity - size, "y\nfree(x)\n");
    check_with(&k, text, &fhalloc_system);
    end(&k);
    free(text);
}

/* ---- every allocation may fail ---- */

typedef struct Failing {
    long left, live;
} Failing;

static void *failing_alloc(void *ctx, size_t size, size_t align) {
    Failing *f = ctx;
    if (f->left-- <= 0) return NULL;
    f->live++;
    return fhalloc_system.alloc(NULL, size, align);
}
static void *failing_resize(void *ctx, void *p, size_t old_size, size_t new_size, size_t align) {
    Failing *f = ctx;
    return f->left-- <= 0 ? NULL : fhalloc_system.resize(NULL, p, old_size, new_size, align);
}
static void failing_free(void *ctx, void *p, size_t size, size_t align) {
    ((Failing *)ctx)->live--;
    fhalloc_system.free(NULL, p, size, align);
}

TEST(memory) {
    const char *text = "import shapes\ndef f(n) -> 'owned(Buffer)':\n    b = shapes.make(n)\n    for x in "
                       "range(n):\n        if x: free(b)\n"
                       "    return b\nclass C:\n    def __init__(self):\n        self.b = f(2)\nwith C() as "
                       "c:\n    free(c.b)\n";
    bool done = false;
    for (long n = 0; n < 100000 && !done; n++) {
        Failing state = {n, 0};
        FhAlloc alloc = {failing_alloc, failing_resize, failing_free, &state};
        Checked k;
        done = check_with(&k, text, &alloc);
        end(&k);
        if (state.live) {
            CHECK_INT(state.live, 0);
            break;
        }
    }
    CHECK(done);
}

int main(void) {
    RUN(levels);
    RUN(strict);
    RUN(imports);
    RUN(steps_and_fixes);
    RUN(concerns);
    RUN(limits);
    RUN(memory);
    return unit_report();
}
