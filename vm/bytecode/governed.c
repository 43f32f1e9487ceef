/* Code under a strategy of its own: copies of a code object, made for the decorators and for a VM that is manual as a whole.
 *
 * In manual code an object belongs to the manual home once the script has named it. So the copy has OWN behind every
 * instruction that writes a local, and in front of every store into a variable, attribute or item and of every return and
 * yield. What is never named, a temporary, is counted and dies when it is consumed. Nested code is manual, too. */
#include "bytecode/code.h"
#include "objects/tuple.h"
#include <string.h>

typedef struct Copier {
    FhVM *vm;
    const FhCode *from;
    const FhInstr *instrs; /* of `from` */
    FhCode *to;
    uint32_t *at; /* by word of `from`: where what leads there leads in `to` */
} Copier;

static bool keeps_second_word(FhOpcode op) {
    return (fhop_info[op].flags & FH_OP_J) || op == FH_OP_CALL_KW || op == FH_OP_MAKE_FUNCTION ||
           op == FH_OP_MATCH_CLASS;
}

static bool is_local(const FhCode *code, uint32_t r) { return r < code->nlocals; }

/* The register to own in front of the instruction, or -1. */
static int owned_before(const FhCode *code, FhInstr i) {
    switch (fhop_cold(FH_INSTR_OP(i))) {
    case FH_OP_STORE_GLOBAL:
    case FH_OP_STORE_NAME:
    case FH_OP_RETURN: return is_local(code, FH_INSTR_A(i)) ? -1 : FH_INSTR_A(i);
    case FH_OP_STORE_ATTR:
    case FH_OP_STORE_DEREF: return is_local(code, FH_INSTR_B(i)) ? -1 : FH_INSTR_B(i);
    case FH_OP_YIELD: return FH_INSTR_C(i) || is_local(code, FH_INSTR_B(i)) ? -1 : FH_INSTR_B(i);
    case FH_OP_SET_ITEM: return is_local(code, FH_INSTR_C(i)) ? -1 : FH_INSTR_C(i);
    default: return -1;
    }
}

/* The local to own behind it, or -1. */
static int owned_behind(const FhCode *code, FhInstr i) {
    FhOpcode op = fhop_cold(FH_INSTR_OP(i));
    switch (op) {
    case FH_OP_LOAD_CONST:
    case FH_OP_LOAD_GLOBAL:
    case FH_OP_NOT:
    case FH_OP_IS:
    case FH_OP_IS_NOT:
    case FH_OP_IN:
    case FH_OP_NOT_IN:
    case FH_OP_GET_LEN:
    case FH_OP_MATCH_MAPPING:
    case FH_OP_MATCH_SEQUENCE: return -1;
    default: break;
    }
    const char *kinds = fhop_info[op].operands;
    const uint32_t operands[] = {FH_INSTR_A(i), FH_INSTR_B(i), FH_INSTR_C(i)};
    for (int n = 0; n < 3; n++) {
        if (kinds[n] == 'w' && is_local(code, operands[n])) return (int)operands[n];
        if (kinds[n] == 'B') break;
    }
    return -1;
}

static uint32_t words_of(FhInstr i) { return fhop_info[FH_INSTR_OP(i)].words; }

/* Fills c->at; the number of words of the copy. */
static uint32_t lay_out(Copier *c, bool manual) {
    uint32_t n = 0;
    for (uint32_t w = 0; w < c->from->ninstrs;) {
        FhInstr i = c->instrs[w];
        for (uint32_t part = 0; part < words_of(i); part++) c->at[w + part] = n;
        n += words_of(i);
        if (manual) n += (owned_before(c->from, i) >= 0) + (owned_behind(c->from, i) >= 0);
        w += words_of(i);
    }
    return c->at[c->from->ninstrs] = n;
}

static void write_instruction(Copier *c, uint32_t w, uint32_t *n) {
    FhInstr i = c->instrs[w];
    FhOpcode op = fhop_cold(FH_INSTR_OP(i));
    FhInstr *to = &c->to->instrs[*n];
    uint32_t words = words_of(i);
    memset(to, 0, words * sizeof *to);
    to[0] = (i & ~(FhInstr)0xFFFF) | op;
    *n += words;
    if (words < 2 || !keeps_second_word(op)) return;
    to[1] = c->instrs[w + 1];
    if (!(fhop_info[op].flags & FH_OP_J)) return;
    uint32_t target = w + words + (uint32_t)to[1];
    to[1] = (uint32_t)(c->at[target] - *n);
}

static void write_instructions(Copier *c, bool manual) {
    uint32_t n = 0;
    for (uint32_t w = 0; w < c->from->ninstrs; w += words_of(c->instrs[w])) {
        FhInstr i = c->instrs[w];
        int before = manual ? owned_before(c->from, i) : -1, behind = manual ? owned_behind(c->from, i) : -1;
        if (before >= 0) c->to->instrs[n++] = fhinstr(FH_OP_OWN, (uint32_t)before, 0, 0);
        write_instruction(c, w, &n);
        if (behind >= 0) c->to->instrs[n++] = fhinstr(FH_OP_OWN, (uint32_t)behind, 0, 0);
    }
}

static void *array(FhVM *vm, uint32_t n, size_t item, const void *from) {
    void *p = fhmem_array(vm, n, item);
    if (p && from) memcpy(p, from, n * item);
    return p;
}

static int copy_values(FhVM *vm, FhValue **to, uint32_t *nto, const FhValue *from, uint32_t n) {
    if (!n) return 0;
    if ((*to = array(vm, n, sizeof **to, from)) == NULL) return -1;
    for (uint32_t i = 0; i < n; i++) fh_retain(from[i]);
    *nto = n;
    return 0;
}

static int copy_tables(Copier *c, bool manual) {
    FhVM *vm = c->vm;
    const FhCode *from = c->from;
    FhCode *to = c->to;
    uint32_t n = lay_out(c, manual);
    if ((to->instrs = array(vm, n, sizeof *to->instrs, NULL)) == NULL) return -1;
    to->ninstrs = n;
    write_instructions(c, manual);
    if (from->nhandlers) {
        to->handlers = array(vm, from->nhandlers, sizeof *to->handlers, from->handlers);
        if (!to->handlers) return -1;
        to->nhandlers = from->nhandlers;
    }
    for (uint32_t i = 0; i < to->nhandlers; i++) {
        FhHandler *h = &to->handlers[i];
        h->start = c->at[h->start], h->end = c->at[h->end], h->handler = c->at[h->handler];
    }
    if (from->npositions) {
        to->positions = array(vm, from->npositions, sizeof *to->positions, from->positions);
        if (!to->positions) return -1;
        to->npositions = from->npositions;
    }
    for (uint32_t i = 0; i < to->npositions; i++) to->positions[i].at = c->at[to->positions[i].at];
    if (from->ncellvars) {
        to->cell_regs = array(vm, from->ncellvars, sizeof *to->cell_regs, from->cell_regs);
        if (!to->cell_regs) return -1;
        to->ncellvars = from->ncellvars;
    }
    return copy_values(vm, &to->consts, &to->nconsts, from->consts, from->nconsts) < 0 ||
                   copy_values(vm, &to->names, &to->nnames, from->names, from->nnames) < 0
               ? -1
               : 0;
}

static void copy_fields(FhCode *to, const FhCode *from) {
    to->flags = from->flags;
    to->argcount = from->argcount, to->posonlyargcount = from->posonlyargcount;
    to->kwonlyargcount = from->kwonlyargcount;
    to->nparams = from->nparams, to->nlocals = from->nlocals, to->nregs = from->nregs;
    to->nfreevars = from->nfreevars;
    to->simple = from->simple, to->positional = from->positional;
    to->first_line = from->first_line;
    to->varnames = fh_retain(from->varnames), to->cellvars = fh_retain(from->cellvars);
    to->freevars = fh_retain(from->freevars);
    to->name = fh_retain(from->name), to->qualname = fh_retain(from->qualname);
    to->filename = fh_retain(from->filename);
    to->first_docstring = fh_retain(from->first_docstring);
    to->contracts = fh_retain(from->contracts);
}

static FhValue copy(FhVM *vm, FhValue v, bool owning, FhNesting nesting);

static int nest(FhVM *vm, FhCode *code, FhNesting nesting) {
    for (uint32_t i = 0; i < code->nconsts; i++) {
        if (!fh_has_shape(code->consts[i], FH_T_code)) continue;
        FhValue inner = copy(vm, code->consts[i], true, nesting);
        if (inner == FH_ERR) return -1;
        if (nesting == FH_NEST_MANUAL) {
            fhas_code(inner)->strategy = FH_CODE_MANUAL;
            fhas_code(inner)->simple = false;
        }
        fh_set(vm, &code->header, &code->consts[i], inner);
    }
    return 0;
}

static FhValue copy(FhVM *vm, FhValue v, bool owning, FhNesting nesting) {
    Copier c = {vm, fhas_code(v), fhcode_instrs(fhas_code(v)), fhcode_new(vm), NULL};
    if (!c.to) return FH_ERR;
    uint32_t n = c.from->ninstrs + 1;
    c.at = fhmem_array(vm, n, sizeof *c.at);
    copy_fields(c.to, c.from);
    c.to->owns = owning || c.from->owns;
    int status = c.at ? copy_tables(&c, owning && !c.from->owns) : -1;
    fhmem_free(vm, c.at, n * sizeof *c.at);
    if (status == 0 && nesting != FH_NEST_NOT) status = nest(vm, c.to, nesting);
    if (status == 0) return fh_val(c.to);
    fh_release_obj(vm, &c.to->header);
    return FH_ERR;
}

FhValue fhcode_owning(FhVM *vm, FhValue code, FhNesting nesting) { return copy(vm, code, true, nesting); }

FhValue fhcode_governed(FhVM *vm, FhValue code, FhCodeStrategy strategy, FhValue arena, bool no_escape) {
    bool manual = strategy == FH_CODE_MANUAL;
    FhValue v = copy(vm, code, manual, manual ? FH_NEST_MANUAL : FH_NEST_NOT);
    if (v == FH_ERR) return FH_ERR;
    FhCode *to = fhas_code(v);
    to->strategy = strategy;
    to->no_escape = no_escape;
    to->arena = fh_retain(arena);
    to->simple = false;
    return v;
}

FhValue fhcode_for_vm(FhVM *vm, FhValue code) {
    if (code == FH_ERR || vm->base_strategy.kind != FH_S_MANUAL) return code;
    FhValue owning = fhcode_owning(vm, code, FH_NEST_OWNING);
    fh_release(vm, code);
    return owning;
}
