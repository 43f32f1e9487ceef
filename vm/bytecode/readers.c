/* Which locals are still read behind a call: what an owned parameter has taken over need not be replaced in a variable that
 * nobody looks at any more (runtime/contracts.c).
 *
 * Forward over the instructions: at each stand the locals that may still hold what they held at the call. A word of the code
 * stands for itself, so that a loop takes as many passes as it is nested. */
#include "bytecode/code.h"

enum { FEW_WORDS = 256, MOST_WORDS = 1 << 14, SHIFT = 39 };
static const uint32_t all_tracked = ((uint32_t)1 << FH_CODE_TRACKED) - 1;
static const FhInstr known = (FhInstr)1 << 63;

typedef struct Readers {
    const FhCode *code;
    uint32_t *held; /* by word: locals that hold it there */
    uint32_t read;
    bool again; /* something has come to a word that this pass has left behind */
} Readers;

static uint32_t bit(uint32_t r) { return r < FH_CODE_TRACKED ? (uint32_t)1 << r : 0; }

static void reach(Readers *s, uint32_t from, uint32_t to, uint32_t held) {
    if (!(held & ~s->held[to])) return;
    s->held[to] |= held;
    if (to <= from) s->again = true;
}

static void operands(FhInstr i, uint32_t *read, uint32_t *written) {
    const char *kinds = fhop_info[FH_INSTR_OP(i)].operands;
    const uint32_t regs[3] = {FH_INSTR_A(i), FH_INSTR_B(i), FH_INSTR_C(i)};
    *read = *written = 0;
    for (int k = 0; k < 3 && kinds[k] != 'B'; k++) {
        if (kinds[k] == 'r' || kinds[k] == 'k' || kinds[k] == 'u') *read |= bit(regs[k]);
        if (kinds[k] == 'w') *written |= bit(regs[k]);
    }
    if (FH_INSTR_OP(i) != FH_OP_DELETE_FAST && FH_INSTR_OP(i) != FH_OP_CLEAR_FAST) return;
    *written |= *read;
    *read = 0;
}

static void step(Readers *s, uint32_t at, const FhHandler *handler) {
    const FhInstr *i = &s->code->instrs[at];
    const FhOpInfo *info = &fhop_info[FH_INSTR_OP(*i)];
    uint32_t held = s->held[at], read, written;
    operands(*i, &read, &written);
    s->read |= held & read;
    if (handler) reach(s, at, handler->handler, held);
    if (info->flags & FH_OP_J) reach(s, at, at + info->words + (uint32_t)i[1], held);
    if (!(info->flags & FH_OP_E)) reach(s, at, at + info->words, held & ~written);
}

/* The innermost handler of a word, the first that covers it, where those before n have ended. */
static const FhHandler *handler_at(const FhCode *code, uint32_t *n, uint32_t at) {
    while (*n < code->nhandlers && code->handlers[*n].end <= at) ++*n;
    for (uint32_t k = *n; k < code->nhandlers && code->handlers[k].start <= at; k++)
        if (at < code->handlers[k].end) return &code->handlers[k];
    return NULL;
}

static uint32_t find(Readers *s, uint32_t call) {
    const FhCode *code = s->code;
    uint32_t first = 0;
    memset(s->held, 0, code->ninstrs * sizeof *s->held);
    const FhHandler *around = handler_at(code, &first, call);
    if (around) s->held[around->handler] = all_tracked;
    s->held[call + 2] |= all_tracked & ~bit(FH_INSTR_C(code->instrs[call]));
    do {
        uint32_t handler = 0;
        s->again = false;
        for (uint32_t at = 0; at < code->ninstrs; at += fhop_info[FH_INSTR_OP(code->instrs[at])].words) {
            const FhHandler *h = handler_at(code, &handler, at);
            if (s->held[at]) step(s, at, h);
        }
    } while (s->again && s->read != all_tracked);
    return s->read;
}

static uint32_t look(FhVM *vm, const FhCode *code, uint32_t call) {
    uint32_t few[FEW_WORDS];
    Readers s = {.code = code, .held = few};
    if (code->ninstrs > MOST_WORDS || call + 2 >= code->ninstrs) return all_tracked;
    size_t size = code->ninstrs * sizeof *s.held;
    if (code->ninstrs > FEW_WORDS && (s.held = fhheap_raw(&vm->heap, size)) == NULL) return all_tracked;
    uint32_t read = find(&s, call);
    if (s.held != few) fhheap_raw_free(&vm->heap, s.held, size);
    return read;
}

uint32_t fhcode_readers(FhVM *vm, FhCode *code, uint32_t at) {
    FhInstr *word = &code->instrs[at + 1];
    if (FH_UNLIKELY(!(*word & known))) *word |= known | (FhInstr)look(vm, code, at) << SHIFT;
    return (uint32_t)(*word >> SHIFT) & all_tracked;
}
