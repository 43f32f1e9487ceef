/* Images of code: what is written is read back the same; what has been damaged gives an error, or something that passes the
 * verifier, and never a crash. */
#include "unit.h"

#include <dirent.h>
#include <stdlib.h>

#include "api/api.h"
#include "bytecode/image.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "runtime/builtins.h"
#include "runtime/finish.h"
#include "runtime/import.h"
#include "runtime/ops.h"
#include "runtime/sources.h"
#include "runtime/traceback.h"

static FhVM *vm;

static FhValue compile_text(const char *text, size_t size) {
    FhValue name = fhstr_c(vm, "image.py");
    FhValue code = vm->compile(vm, text, size, name, 0, 0);
    fh_release(vm, name);
    return code;
}

static bool same_bytes(FhValue a, FhValue b) {
    return fhas_bytes(a)->size == fhas_bytes(b)->size &&
           memcmp(fhas_bytes(a)->data, fhas_bytes(b)->data, fhas_bytes(a)->size) == 0;
}

static FhValue read_back(FhValue image, bool trusted) {
    return fhimage_read(vm, fhas_bytes(image)->data, fhas_bytes(image)->size, trusted);
}

/* The same instructions and tables, all the way down. */
static void check_same(const FhCode *a, const FhCode *b) {
    CHECK_INT(a->ninstrs, b->ninstrs);
    CHECK(a->ninstrs == b->ninstrs && memcmp(a->instrs, b->instrs, a->ninstrs * sizeof *a->instrs) == 0);
    CHECK(a->npositions == b->npositions && a->nhandlers == b->nhandlers && a->simple == b->simple);
    CHECK(a->npositions == b->npositions &&
          (!a->npositions || memcmp(a->positions, b->positions, a->npositions * sizeof *a->positions) == 0));
    CHECK(a->nhandlers == b->nhandlers &&
          (!a->nhandlers || memcmp(a->handlers, b->handlers, a->nhandlers * sizeof *a->handlers) == 0));
    CHECK(fhstr_equal(a->qualname, b->qualname) && fhstr_equal(a->filename, b->filename));
    CHECK_INT(a->nconsts, b->nconsts);
    for (uint32_t i = 0; a->nconsts == b->nconsts && i < a->nconsts; i++) {
        if (fh_has_shape(a->consts[i], FH_T_code))
            check_same(fhas_code(a->consts[i]), fhas_code(b->consts[i]));
    }
}

static void round_trip(const char *text, size_t size) {
    FhValue code = compile_text(text, size);
    REQUIRE(code != FH_ERR);
    FhValue image = fhimage_write(vm, fhas_code(code));
    REQUIRE(image != FH_ERR);
    for (int trusted = 0; trusted < 2; trusted++) {
        FhValue again = read_back(image, trusted);
        if (again == FH_ERR) fhtraceback_unraisable(vm, fhpending_take(vm), NULL, FH_NONE);
        REQUIRE(again != FH_ERR);
        check_same(fhas_code(code), fhas_code(again));
        FhValue second = fhimage_write(vm, fhas_code(again));
        REQUIRE(second != FH_ERR);
        CHECK(same_bytes(image, second));
        fh_release(vm, second);
        fh_release(vm, again);
    }
    fh_release(vm, image);
    fh_release(vm, code);
}

TEST(library_round_trips) {
    for (const FhStdlibSource *s = fhstdlib_sources; s->name; s++) round_trip(s->source, s->size);
}

static const char everything[] = "'doc'\n"
                                 "import sys\n"
                                 "K = (1, -5, 2**70, -2**90, 1.5, float('inf'), 3j, 'text', "
                                 "'\\u20ac\\ud800', b'\\x00\\xff', None, True, ...)\n"
                                 "E = -0.0, 1e300, 1e-300, 0x7fffffffffffffff\n"
                                 "class A:\n"
                                 "    'of A'\n"
                                 "    def f(self, a, /, b=2, *c, d=4, **e):\n"
                                 "        'of f'\n"
                                 "        def g():\n"
                                 "            nonlocal b\n"
                                 "            b += 1\n"
                                 "            return self, a\n"
                                 "        return g, [x + b for x in c if x in {1, 2, 3}]\n"
                                 "def gen(n):\n"
                                 "    try:\n"
                                 "        yield from range(n)\n"
                                 "    except* ValueError as e:\n"
                                 "        pass\n"
                                 "    finally:\n"
                                 "        n = 0\n"
                                 "async def co(x):\n"
                                 "    async with x as y:\n"
                                 "        async for z in y:\n"
                                 "            await z\n"
                                 "def m(x):\n"
                                 "    match x:\n"
                                 "        case {'k': v, **rest}: return v, rest\n"
                                 "        case A(p=1) | [1, *_]: return 1\n"
                                 "    return f'{x!r:>{10}}', lambda *a, k=1: a\n"
                                 "r = A().f(1, 2, 3, 4, d=5, z=6)\n"
                                 "total = sum(gen(5)) + len(r[1]) + m({'k': 3})[0] + r[0]()[1]\n"
                                 "assert total == 15, total\n";

TEST(everything_round_trips) { round_trip(everything, strlen(everything)); }

/* Code that has run has caches in it: its image has none. */
TEST(images_are_cold) {
    FhValue code = compile_text(everything, strlen(everything));
    REQUIRE(code != FH_ERR);
    FhValue cold = fhimage_write(vm, fhas_code(code));
    FhValue dict = fhdict_new(vm);
    CHECK(fhdict_set(vm, dict, FH_NAME(vm, __builtins__), vm->builtins) == 0);
    CHECK(fhdict_set(vm, dict, FH_NAME(vm, __name__), FH_NAME(vm, __main__)) == 0);
    for (int i = 0; i < 3; i++) {
        FhValue result = fhrun_code(vm, code, dict, dict);
        if (result == FH_ERR) fhtraceback_unraisable(vm, fhpending_take(vm), NULL, FH_NONE);
        CHECK(result != FH_ERR);
    }
    FhValue warm = fhimage_write(vm, fhas_code(code));
    CHECK(same_bytes(cold, warm));
    FhValue again = read_back(warm, false);
    CHECK(again != FH_ERR && fhrun_code(vm, again, dict, dict) == FH_NONE);
    fh_release(vm, again);
    fh_release(vm, warm);
    fh_release(vm, cold);
    fh_release(vm, dict);
    fh_release(vm, code);
}

static void read_damaged(uint8_t *data, size_t size) {
    FhValue code = fhimage_read(vm, data, size, false);
    if (code != FH_ERR) {
        CHECK(fh_has_shape(code, FH_T_code));
        fh_release(vm, code);
        return;
    }
    CHECK(fhpending_is(vm, FH_T_ValueError) || fhpending_is(vm, FH_T_MemoryError) ||
          fhpending_is(vm, FH_T_RecursionError));
    fhpending_clear(vm);
}

TEST(damaged_images) {
    FhValue code = compile_text(everything, strlen(everything));
    REQUIRE(code != FH_ERR);
    FhValue image = fhimage_write(vm, fhas_code(code));
    fh_release(vm, code);
    REQUIRE(image != FH_ERR);
    size_t size = fhas_bytes(image)->size;
    uint8_t *copy = malloc(size);
    for (size_t n = 0; n < size; n++) { /* exact blocks, so that a read behind the end is seen */
        uint8_t *cut = malloc(n ? n : 1);
        memcpy(cut, fhas_bytes(image)->data, n);
        fhimage_seal(cut, n);
        code = fhimage_read(vm, cut, n, false);
        CHECK(code == FH_ERR && fhpending_is(vm, FH_T_ValueError));
        fhpending_clear(vm);
        free(cut);
    }
    static const uint8_t flips[] = {1, 2, 0x10, 0x40, 0x80, 0xff};
    for (size_t i = 0; i < size; i++) {
        for (size_t f = 0; f < sizeof flips; f++) {
            memcpy(copy, fhas_bytes(image)->data, size);
            copy[i] ^= flips[f];
            code = fhimage_read(vm, copy, size, false);
            CHECK(code == FH_ERR && fhpending_is(vm, FH_T_ValueError)); /* the checksum tells */
            fhpending_clear(vm);
            fhimage_seal(copy, size);
            read_damaged(copy, size);
        }
    }
    uint64_t seed = 88172645463325252u;
    for (int round = 0; round < 20000; round++) {
        memcpy(copy, fhas_bytes(image)->data, size);
        for (int n = 0; n < 1 + round % 4; n++) {
            seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
            copy[seed % size] = (uint8_t)(seed >> 32);
        }
        fhimage_seal(copy, size);
        read_damaged(copy, size);
    }
    free(copy);
    fh_release(vm, image);
}

/* Loops that do not poll could not be interrupted: each jump in turn is made to lead to itself, and LOOP to lead on. */
TEST(loops_without_a_poll) {
    const char *text = "while a:\n"
                       "    for x in b:\n"
                       "        if x or y: continue\n"
                       "    try: c\n"
                       "    except d: e\n";
    FhValue code = compile_text(text, strlen(text));
    REQUIRE(code != FH_ERR);
    FhCode *c = fhas_code(code);
    CHECK_INT(fhcode_verify(vm, c), 0);
    int jumps = 0;
    for (uint32_t at = 0; at < c->ninstrs; at += fhop_info[FH_INSTR_OP(c->instrs[at])].words) {
        const FhOpInfo *info = &fhop_info[FH_INSTR_OP(c->instrs[at])];
        if (!(info->flags & FH_OP_J)) continue;
        FhInstr was = c->instrs[at + 1];
        uint32_t to = FH_INSTR_OP(c->instrs[at]) == FH_OP_LOOP ? 0 : 0u - info->words;
        c->instrs[at + 1] = (was & ~(FhInstr)UINT32_MAX) | to;
        CHECK(fhcode_verify(vm, c) < 0 && fhpending_is(vm, FH_T_ValueError));
        fhpending_clear(vm);
        c->instrs[at + 1] = was;
        jumps++;
    }
    CHECK(jumps > 6);
    CHECK_INT(fhcode_verify(vm, c), 0);
    fh_release(vm, code);
}

/* A cell that dies while its local is taken for one: DROP is for temporaries. */
TEST(locals_are_not_dropped) {
    const char *text = "def f(v):\n    v()[0]; return lambda: v\n";
    FhValue code = compile_text(text, strlen(text));
    REQUIRE(code != FH_ERR);
    FhCode *c = fhas_code(fhas_code(code)->consts[0]);
    int drops = 0;
    for (uint32_t at = 0; at < c->ninstrs; at += fhop_info[FH_INSTR_OP(c->instrs[at])].words) {
        if (FH_INSTR_OP(c->instrs[at]) != FH_OP_DROP) continue;
        FhInstr was = c->instrs[at];
        c->instrs[at] = FH_OP_DROP;
        CHECK(fhcode_verify(vm, c) < 0 && fhpending_is(vm, FH_T_ValueError));
        fhpending_clear(vm);
        c->instrs[at] = was;
        drops++;
    }
    CHECK(drops > 0);
    CHECK_INT(fhcode_verify(vm, c), 0);
    fh_release(vm, code);
}

int main(void) {
    fh_vm *new_vm;
    if (fh_vm_new(NULL, &new_vm) != FH_OK) return 1;
    vm = new_vm;
    RUN(library_round_trips);
    RUN(everything_round_trips);
    RUN(loops_without_a_poll);
    RUN(locals_are_not_dropped);
    RUN(images_are_cold);
    RUN(damaged_images);
    fh_vm_free(vm);
    return unit_report();
}
