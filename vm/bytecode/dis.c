/* Code as text, for people and tests: one instruction a line, operands by name.
 *
 *   code f (line 3): 2 locals, 3 registers
 *       0   4  CHECK_BOUND x
 *       1   4  ADD t0 x y */
#include "bytecode/code.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { MAX_NESTING = 100 };

static int register_name(FhText *out, const FhCode *code, uint32_t r) {
    FhValue name = fhcode_register_name(code, r);
    if (name != FH_NOVALUE) return fhtext_format(out, " %U", name);
    if (r < code->nlocals) return fhtext_format(out, " local%d", (int)r);
    return fhtext_format(out, " t%d", (int)(r - code->nlocals));
}

static int constant(FhText *out, const FhCode *code, uint32_t n) {
    if (n >= code->nconsts) return fhtext_format(out, " constant?%d", (int)n);
    FhValue v = code->consts[n];
    if (fh_has_shape(v, FH_T_code)) return fhtext_format(out, " <code %U>", fhas_code(v)->name);
    return fhtext_c(out, " ") || fhtext_repr(out, v);
}

static int name(FhText *out, const FhCode *code, uint32_t n) {
    if (n >= code->nnames) return fhtext_format(out, " name?%d", (int)n);
    return fhtext_format(out, " .%U", code->names[n]);
}

static int operand(FhText *out, const FhCode *code, char kind, uint32_t n) {
    switch (kind) {
    case 'w':
    case 'r':
    case 'k':
    case 'u': return register_name(out, code, n);
    case 'c': return constant(out, code, n);
    case 'n': return name(out, code, n);
    case 'i': return fhtext_format(out, " %d", (int)n);
    default: return 0;
    }
}

static int operands(FhText *out, const FhCode *code, uint32_t at) {
    FhInstr word = fhcode_instrs(code)[at];
    const FhOpInfo *info = &fhop_info[FH_INSTR_OP(word)];
    const char *kinds = info->operands;
    if (operand(out, code, kinds[0], FH_INSTR_A(word))) return -1;
    if (kinds[1] == 'B') {
        if (operand(out, code, kinds[2], FH_INSTR_BC(word))) return -1;
    } else if (operand(out, code, kinds[1], FH_INSTR_B(word)) ||
               operand(out, code, kinds[2], FH_INSTR_C(word))) {
        return -1;
    }
    if (info->flags & FH_OP_J) {
        int64_t to = (int64_t)at + info->words + (int32_t)(uint32_t)fhcode_instrs(code)[at + 1];
        return fhtext_format(out, " -> %d", (int)to);
    }
    switch (FH_INSTR_OP(word)) {
    case FH_OP_CALL_KW:
        if (fhcode_instrs(code)[at + 1] >> 32 && fhtext_c(out, " method")) return -1;
        return constant(out, code, (uint32_t)fhcode_instrs(code)[at + 1]);
    case FH_OP_MAKE_FUNCTION:
    case FH_OP_MATCH_CLASS: return constant(out, code, (uint32_t)fhcode_instrs(code)[at + 1]);
    default: return 0;
    }
}

static int instruction(FhText *out, const FhCode *code, uint32_t at) {
    const FhPosition *p = fhcode_position(code, at);
    uint16_t op = FH_INSTR_OP(fhcode_instrs(code)[at]);
    if (fhtext_format(out, "    %4d  %4d  %s", (int)at, p ? (int)p->line : 0, fhop_info[op].name)) return -1;
    return operands(out, code, at) || fhtext_c(out, "\n") ? -1 : 0;
}

static int handlers(FhText *out, const FhCode *code) {
    for (uint32_t i = 0; i < code->nhandlers; i++) {
        const FhHandler *h = &code->handlers[i];
        if (fhtext_format(out, "    [%d, %d) -> %d with t%d\n", (int)h->start, (int)h->end, (int)h->handler,
                          (int)(h->depth - code->nlocals))) {
            return -1;
        }
    }
    return 0;
}

static int dis(FhText *out, FhCode *code, bool recursive, int nesting) {
    if (fhtext_format(out, "code %U (line %d): %d locals, %d registers\n", code->qualname,
                      (int)code->first_line, (int)code->nlocals, (int)code->nregs)) {
        return -1;
    }
    for (uint32_t at = 0; at < code->ninstrs; at += fhop_info[FH_INSTR_OP(fhcode_instrs(code)[at])].words) {
        if (FH_INSTR_OP(fhcode_instrs(code)[at]) >= FH_OP_count)
            return fhtext_format(out, "    %4d  no opcode\n", (int)at);
        if (instruction(out, code, at)) return -1;
    }
    if (handlers(out, code)) return -1;
    for (uint32_t i = 0; recursive && nesting < MAX_NESTING && i < code->nconsts; i++) {
        if (!fh_has_shape(code->consts[i], FH_T_code)) continue;
        if (fhtext_c(out, "\n") || dis(out, fhas_code(code->consts[i]), true, nesting + 1)) return -1;
    }
    return 0;
}

int fhcode_dis(struct FhText *out, FhCode *code, bool recursive) { return dis(out, code, recursive, 0); }
