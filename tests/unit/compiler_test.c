/* The compiler's output as text (tests/unit/bytecode: NAME.py and what it compiles to, NAME.dis), and the verifier: it
 * accepts what the compiler makes and refuses each kind of fault in code made by hand.
 * With FH_ACCEPT=1 in the environment the expectations are written anew. */
#include "unit.h"

#include <stdlib.h>

#include "base/fail.h"
#include "bytecode/code.h"
#include "compiler/compile.h"
#include "freehold.h"
#include "objects/exception.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

static FhVM *vm;
static FhFail failing;

static char *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    static char buffer[1 << 16];
    *size = fread(buffer, 1, sizeof buffer - 1, file);
    buffer[*size] = 0;
    fclose(file);
    return buffer;
}

static FhValue filename;

static FhValue compile_text(const char *text, size_t size, int mode) {
    return fhcompile(vm, text, size, filename, mode, FHCOMPILE_UTF8);
}

/* ---- expectations ----------------------------------------------------------------------------------------------- */

static int verify_all(FhCode *code) {
    if (fhcode_verify(vm, code) < 0) return -1;
    for (uint32_t i = 0; i < code->nconsts; i++) {
        if (fh_has_shape(code->consts[i], FH_T_code) && verify_all(fhas_code(code->consts[i])) < 0) return -1;
    }
    return 0;
}

static void compare_or_accept(const char *name, const FhText *text) {
    char path[200];
    size_t size = 0;
    snprintf(path, sizeof path, "tests/unit/bytecode/%s.dis", name);
    if (getenv("FH_ACCEPT")) {
        FILE *file = fopen(path, "wb");
        REQUIRE(file);
        fwrite(text->data, 1, text->size, file);
        fclose(file);
        return;
    }
    const char *expected = read_file(path, &size);
    REQUIRE(expected);
    bool same = size == text->size && memcmp(expected, text->data, size) == 0;
    if (!same) printf("%s: got\n%.*s", path, (int)text->size, text->data);
    CHECK(same);
}

static void check_listing(const char *name) {
    char path[200];
    size_t size = 0;
    snprintf(path, sizeof path, "tests/unit/bytecode/%s.py", name);
    const char *source = read_file(path, &size);
    REQUIRE(source);
    FhValue code = compile_text(source, size, FHCOMPILE_FILE);
    REQUIRE(code != FH_ERR);
    CHECK(verify_all(fhas_code(code)) == 0);
    FhText text;
    fhtext_init(&text, vm);
    CHECK(fhcode_dis(&text, fhas_code(code), true) == 0);
    compare_or_accept(name, &text);
    fhtext_free(&text);
    fh_release(vm, code);
}

TEST(listings) {
    static const char *const names[] = {"operands", "jumps",      "loops",    "bound",    "calls",
                                        "try",      "generators", "patterns", "constants"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) check_listing(names[i]);
}

/* ---- faults ----------------------------------------------------------------------------------------------------- */

/* Code of two locals and four temporaries with one constant and one name. */
static FhCode *make(const FhInstr *words, uint32_t n) {
    FhCode *code = fhcode_new(vm);
    code->instrs = fhmem_array(vm, n, sizeof *code->instrs);
    memcpy(code->instrs, words, n * sizeof *words);
    code->ninstrs = n;
    code->nlocals = 2;
    code->nregs = 6;
    code->consts = fhmem_array(vm, 1, sizeof *code->consts);
    code->consts[0] = FH_NONE;
    code->nconsts = 1;
    code->names = fhmem_array(vm, 1, sizeof *code->names);
    code->names[0] = fhstr_intern(vm, "n", 1);
    code->nnames = 1;
    FhValue local_names[] = {fhstr_intern(vm, "a", 1), fhstr_intern(vm, "b", 1)};
    code->varnames = fhtuple_from(vm, local_names, 2);
    code->cellvars = fhtuple_new(vm, 0);
    code->freevars = fhtuple_new(vm, 0);
    code->name = fhstr_c(vm, "made");
    code->qualname = fhstr_c(vm, "made");
    code->filename = fhstr_c(vm, "made.py");
    return code;
}

/* Whether the verifier refuses the code with a message that holds `part` (accepts it, if that is NULL). */
static void expect(FhCode *code, const char *part) {
    int status = fhcode_verify(vm, code);
    if (!part) {
        CHECK_INT(status, 0);
    } else {
        CHECK_INT(status, -1);
        if (fhpending_is(vm, FH_T_ValueError)) {
            FhValue error = fhpending_take(vm), text = fhstr(vm, error);
            if (!strstr(fhstr_text(text), part)) CHECK_STR(fhstr_text(text), part);
            fh_release(vm, text);
            fh_release(vm, error);
        }
    }
    if (fhpending(vm)) fhpending_clear(vm);
    fh_release(vm, fh_val(code));
}

#define CODE(...)                                                                                            \
    make((const FhInstr[]){__VA_ARGS__}, sizeof((const FhInstr[]){__VA_ARGS__}) / sizeof(FhInstr))
#define I(op, a, b, c) fhinstr(FH_OP_##op, a, b, c)
#define JUMP_BY(n)     ((FhInstr)(uint32_t)(n))
enum { T0 = 2, T1 = 3, T2 = 4 };

TEST(accepts_sound_code) {
    expect(CODE(I(ADD, T0, 0, 1), I(RETURN, T0, 0, 0)), NULL);
    expect(CODE(I(COPY, T0, 0, 0), I(COPY, T1, 1, 0), I(BUILD_TUPLE, T0, T0, 2), I(RETURN, T0, 0, 0)), NULL);
    expect(CODE(I(JUMP_IF_TRUE, 0, 0, 0), JUMP_BY(1), I(RETURN_CONST, 0, 0, 0), I(RETURN, 1, 0, 0)), NULL);
}

TEST(refuses_bad_operands) {
    expect(CODE(I(ADD, 6, 0, 1), I(RETURN, 0, 0, 0)), "no such register");
    expect(CODE(I(LOAD_CONST, T0, 1, 0), I(RETURN, T0, 0, 0)), "no such constant");
    expect(CODE(I(LOAD_CONST, T0, 0, 1), I(RETURN, T0, 0, 0)), "no such constant");
    expect(CODE(I(DELETE_GLOBAL, 0, 1, 0), I(RETURN_CONST, 0, 0, 0)), "no such name");
    expect(CODE((FhInstr)FH_OP_count, I(RETURN_CONST, 0, 0, 0)), "unknown opcode");
    expect(CODE(I(RAISE, 0, 0, 3)), "no such form of raise");
    expect(CODE(I(MAKE_FUNCTION, T0, T0, 0), 0, I(RETURN, T0, 0, 0)), "constant of a wrong type");
}

TEST(refuses_bad_flow) {
    expect(CODE(I(ADD, T0, 0, 1)), "control leaves the code");
    expect(CODE(I(JUMP, 0, 0, 0)), "cut off");
    expect(CODE(I(JUMP, 0, 0, 0), JUMP_BY(5)), "leads into the middle");
    expect(CODE(I(LOOP, 0, 0, 0), JUMP_BY(-1)), "leads into the middle");
    expect(CODE(I(JUMP, 0, 0, 0), JUMP_BY(-3)), "leads into the middle");
}

TEST(refuses_bad_temporaries) {
    expect(CODE(I(RETURN, T0, 0, 0)), "reads a dead temporary");
    expect(CODE(I(COPY, T0, 0, 0), I(DROP, T0, 0, 0), I(RETURN, T0, 0, 0)), "reads a dead temporary");
    expect(CODE(I(COPY, T0, 0, 0), I(ADD, T0, T0, T0), I(RETURN, T0, 0, 0)), "reads a dead temporary");
    expect(CODE(I(COPY, T0, 0, 0), I(CALL, T0, 1, T0), 0, I(RETURN, T0, 0, 0)), "reads a dead temporary");
    expect(CODE(I(COPY, T0, 0, 0), I(RETURN_CONST, 0, 0, 0)), "returns with a live temporary");
    expect(CODE(I(CALL, 0, 1, T0), 0, I(RETURN, T0, 0, 0)), "begins at a local");
    expect(CODE(I(BUILD_LIST, T0, 5, 2), I(RETURN, T0, 0, 0)), "no such register");
    expect(CODE(I(JUMP_IF_TRUE, 0, 0, 0), JUMP_BY(1), I(COPY, T0, 1, 0), I(RETURN_CONST, 0, 0, 0)),
           "temporaries differ");
}

static FhCode *with_handler(FhCode *code, FhHandler handler) {
    code->handlers = fhmem_array(vm, 1, sizeof handler);
    code->handlers[0] = handler;
    code->nhandlers = 1;
    return code;
}

TEST(checks_handlers) {
#define BODY CODE(I(ADD, T0, 0, 1), I(RETURN, T0, 0, 0), I(POP_EXCEPT, T0, 0, 0), I(RETURN_CONST, 0, 0, 0))
    expect(with_handler(BODY, (FhHandler){0, 1, 2, T0}), NULL);
    expect(with_handler(BODY, (FhHandler){0, 1, 2, T1}), "reads a dead temporary");
    expect(with_handler(BODY, (FhHandler){0, 1, 9, T0}), "leads into the middle");
    expect(with_handler(BODY, (FhHandler){1, 1, 2, T0}), "bad bounds");
    expect(with_handler(BODY, (FhHandler){0, 1, 2, 5}), "handler's depth");
    expect(with_handler(BODY, (FhHandler){0, 1, 2, 1}), "handler's depth");
}

/* ---- errors ----------------------------------------------------------------------------------------------------- */

static void expect_error(const char *source, FhTypeId type, const char *message, int line, int column) {
    FhValue code = compile_text(source, strlen(source), FHCOMPILE_FILE);
    CHECK(code == FH_ERR);
    if (code != FH_ERR) {
        fh_release(vm, code);
        return;
    }
    CHECK(fhpending_is(vm, type));
    FhValue error = fhpending_take(vm), args = fhattr_get(vm, error, fhstr_intern(vm, "args", 4));
    FhTuple *tuple = fhas_tuple(args);
    CHECK_STR(fhstr_text(tuple->items[0]), message);
    if (line) {
        REQUIRE(tuple->size == 2);
        CHECK_INT(fh_int_of(fhas_tuple(tuple->items[1])->items[1]), line);
        CHECK_INT(fh_int_of(fhas_tuple(tuple->items[1])->items[2]), column);
    }
    fh_release(vm, args);
    fh_release(vm, error);
}

TEST(errors) {
    expect_error("def f(a, a): pass", FH_T_SyntaxError, "duplicate argument 'a' in function definition", 1,
                 10);
    expect_error("x\nreturn 1", FH_T_SyntaxError, "'return' outside function", 2, 1);
    expect_error("for x in y:\n  def f(): break", FH_T_SyntaxError, "'break' outside loop", 2, 12);
    expect_error("def f():\n  nonlocal q", FH_T_SyntaxError, "no binding for nonlocal 'q' found", 2, 3);
    expect_error("f(a=1, a=2)", FH_T_SyntaxError, "keyword argument repeated: a", 1, 8);
    static char deep[20000];
    size_t n = 0;
    deep[n++] = 'x', deep[n++] = '=';
    while (n < 10000) deep[n++] = '-';
    deep[n] = '1';
    FhValue code = compile_text(deep, n + 1, FHCOMPILE_FILE);
    CHECK(code == FH_ERR && (fhpending_is(vm, FH_T_RecursionError) || fhpending_is(vm, FH_T_MemoryError)));
    fhpending_clear(vm);
}

TEST(modes) {
    FhValue code = compile_text("1 + x", 5, FHCOMPILE_EVAL);
    REQUIRE(code != FH_ERR);
    CHECK(FH_INSTR_OP(fhas_code(code)->instrs[fhas_code(code)->ninstrs - 1]) == FH_OP_RETURN);
    fh_release(vm, code);
    code = compile_text("x\n", 2, FHCOMPILE_SINGLE);
    REQUIRE(code != FH_ERR);
    bool prints = false;
    for (uint32_t i = 0; i < fhas_code(code)->ninstrs; i++) {
        prints |= FH_INSTR_OP(fhas_code(code)->instrs[i]) == FH_OP_PRINT_EXPR;
    }
    CHECK(prints);
    fh_release(vm, code);
}

static size_t cells_in_use(void) {
    FhHeapCounts counts = fhheap_count(&vm->heap);
    size_t n = 0;
    for (int sort = 0; sort < FH_SORTS; sort++) n += counts.cells[sort];
    return n;
}

/* True when the compilation got through without a refusal. */
static bool compile_with_failure(const char *source, size_t size, uint64_t n, bool persistent) {
    size_t before = cells_in_use();
    uint64_t failed = failing.failed;
    failing.persistent = persistent;
    failing.fail_at = failing.calls + n;
    FhValue code = compile_text(source, size, FHCOMPILE_FILE);
    failing.fail_at = 0;
    if (code == FH_ERR) {
        CHECK(fhpending_is(vm, FH_T_MemoryError));
        fhpending_clear(vm);
    } else {
        fh_release(vm, code);
    }
    CHECK(cells_in_use() <= before);
    return failing.failed == failed;
}

TEST(every_allocation_may_fail) {
    static const char *const names[] = {"operands", "try", "calls", "patterns", "constants"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[200], *source;
        size_t size = 0;
        snprintf(path, sizeof path, "tests/unit/bytecode/%s.py", names[i]);
        REQUIRE((source = read_file(path, &size)) != NULL);
        for (int warm = 0; warm < 3; warm++) fh_release(vm, compile_text(source, size, FHCOMPILE_FILE));
        for (int persistent = 0; persistent < 2; persistent++) {
            uint64_t n = 1;
            while (n < 10000 && !compile_with_failure(source, size, n, persistent)) n++;
            CHECK(n > 1 && n < 10000);
        }
    }
}

static int open_vm(void) {
    FhAlloc alloc = fhfail_over(&failing, &fhalloc_system, 0, false);
    fh_allocator a = {alloc.alloc, alloc.resize, alloc.free, alloc.ctx};
    fh_config *config = fh_config_new();
    if (!config) return -1;
    fh_config_allocator(config, &a);
    return fh_vm_new(config, &vm) == FH_OK ? 0 : -1;
}

int main(void) {
    if (open_vm() < 0 || (filename = fhstr_c(vm, "test.py")) == FH_ERR) return 1;
    RUN(listings);
    RUN(accepts_sound_code);
    RUN(refuses_bad_operands);
    RUN(refuses_bad_flow);
    RUN(refuses_bad_temporaries);
    RUN(checks_handlers);
    RUN(errors);
    RUN(modes);
    RUN(every_allocation_may_fail);
    fh_release(vm, filename);
    fh_vm_free(vm);
    return unit_report();
}
