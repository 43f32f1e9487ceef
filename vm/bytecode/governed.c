/* Code under a strategy of its own: copies of a code object, made for the decorators and for a VM that is manual as a whole.
 *
 * In manual code an object belongs to the manual home once the script has named it. So the copy has OWN behind every
 * instruction that writes a local, and in front of every store into a variable, attribute or item and of every return and
 * yield. What is never named, a temporary, is counted and dies when it is consumed. Nested code is manual, too.
 *
 * Where the code calls free(local) or free(local, deep=True), FREE stands in front of the call, which does the same without it
 * as long as the name means the builtin. It is told whether the local is read again; if not, no dead object need be left. */
#include "bytecode/code.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include <string.h>

enum { FEW_INSTRUCTIONS = 4 };

typedef struct Copier {
    FhVM *vm;
    const FhCode *from;
    const FhInstr *instrs; /* of `from` */
    FhCode *to;
    uint32_t *at;     /* by word of `from`: where what leads there leads in `to` */
    bool all_read;    /* some code may look at the locals by name */
    uint8_t *reached; /* by word: a jump leads there */
    uint32_t last[FEW_INSTRUCTIONS],
        nlast; /* the instructions in front of the one at hand, the nearest first */
    uint32_t nfrees;
    uint32_t *todo;  /* words that ways lead on from; NULL where there is no FREE */
    uint8_t *passed; /* by word: a way has come by */
} Copier;

static bool keeps_second_word(FhOpcode op) {
    return (fhop_info[op].flags & FH_OP_J) || op == FH_OP_CALL_KW || op == FH_OP_MAKE_FUNCTION ||
           op == FH_OP_MATCH_CLASS;
}

static bool is_local(const FhCode *code, uint32_t r) { return r < code->nlocals; }

static uint32_t words_of(FhInstr i) { return fhop_info[FH_INSTR_OP(i)].words; }

static void note_jumps(Copier *c) {
    const FhCode *code = c->from;
    for (uint32_t w = 0; w < code->ninstrs; w += words_of(c->instrs[w])) {
        FhInstr i = c->instrs[w];
        if (fhop_info[FH_INSTR_OP(i)].flags & FH_OP_J)
            c->reached[w + words_of(i) + (uint32_t)c->instrs[w + 1]] = 1;
    }
    for (uint32_t h = 0; h < code->nhandlers; h++) c->reached[code->handlers[h].handler] = 1;
}

/* The register to own in front of the instruction, or -1. */
static int stored(const FhCode *code, FhInstr i) {
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

/* Temporary t, at w, is what a local holds: c->last is the word of the instruction in front of that at w. */
static bool comes_from_local(const Copier *c, uint32_t w, uint32_t t) {
    const FhCode *code = c->from;
    for (uint32_t back = 0; back < c->nlast; back++) {
        if (c->reached[w]) return false;
        w = c->last[back];
        FhInstr i = c->instrs[w];
        if (FH_INSTR_OP(i) == FH_OP_MOVE && FH_INSTR_A(i) == t) return is_local(code, FH_INSTR_B(i));
        if (FH_INSTR_A(i) == t || FH_INSTR_B(i) == t || FH_INSTR_C(i) == t) return false;
        if (words_of(i) != 1 && fhop_cold(FH_INSTR_OP(i)) != FH_OP_STORE_ATTR) return false;
    }
    return false;
}

static int owned_before(const Copier *c, uint32_t w) {
    int r = stored(c->from, c->instrs[w]);
    return r < 0 || comes_from_local(c, w, (uint32_t)r) ? -1 : r;
}

/* The instruction at w lies behind. */
static void pass(Copier *c, uint32_t w) {
    if (c->nlast < FEW_INSTRUCTIONS) c->nlast++;
    memmove(c->last + 1, c->last, (c->nlast - 1) * sizeof *c->last);
    c->last[0] = w;
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
    /* another local has owned it, but for a parameter: what that holds may be the caller's temporary */
    if (op == FH_OP_MOVE && is_local(code, FH_INSTR_B(i)) && FH_INSTR_B(i) >= code->nparams) return -1;
    const char *kinds = fhop_info[op].operands;
    const uint32_t operands[] = {FH_INSTR_A(i), FH_INSTR_B(i), FH_INSTR_C(i)};
    for (int n = 0; n < 3; n++) {
        if (kinds[n] == 'w' && is_local(code, operands[n])) return (int)operands[n];
        if (kinds[n] == 'B') break;
    }
    return -1;
}

static FhOpcode owning(FhInstr i) {
    FhOpcode op = (FhOpcode)FH_INSTR_OP(i);
    return op == FH_OP_RETURN || op == FH_OP_YIELD ? FH_OP_OWN_RESULT : FH_OP_OWN;
}

/* ---- calls of free ---- */

typedef struct Free {
    uint32_t local, behind; /* the word behind the call */
    bool deep;
} Free;

/* The instruction at *w, if it is `op` with that a; *w is behind it then. */
static const FhInstr *next_is(const Copier *c, uint32_t *w, FhOpcode op, uint32_t a) {
    const FhInstr *i = c->instrs + *w;
    if (*w >= c->from->ninstrs || fhop_cold(FH_INSTR_OP(*i)) != op || FH_INSTR_A(*i) != a) return NULL;
    *w += words_of(*i);
    return i;
}

static bool is_deep(const FhCode *code, const FhInstr *call) {
    FhValue names = code->consts[(uint32_t)call[1]];
    return !(call[1] >> 32) && fhas_tuple(names)->size == 1 && fhstr_is(fhas_tuple(names)->items[0], "deep");
}

/* LOAD_GLOBAL t free, MOVE t+1 local, (LOAD_CONST t+2 True), the call, DROP t. */
static bool is_free(const Copier *c, uint32_t w, Free *f) {
    const FhCode *code = c->from;
    FhInstr load = c->instrs[w];
    if (fhop_cold(FH_INSTR_OP(load)) != FH_OP_LOAD_GLOBAL ||
        !fhstr_is(code->names[FH_INSTR_BC(load)], "free"))
        return false;
    uint32_t t = FH_INSTR_A(load);
    w += words_of(load);
    const FhInstr *move = next_is(c, &w, FH_OP_MOVE, t + 1);
    if (!move || !is_local(code, FH_INSTR_B(*move))) return false;
    f->local = FH_INSTR_B(*move);
    const FhInstr *deep = next_is(c, &w, FH_OP_LOAD_CONST, t + 2), *call;
    f->deep = deep != NULL;
    if (deep) {
        call = next_is(c, &w, FH_OP_CALL_KW, t);
        if (!call || FH_INSTR_B(*call) != 2 || FH_INSTR_C(*call) != t || !is_deep(code, call)) return false;
        if (code->consts[FH_INSTR_BC(*deep)] != FH_TRUE) return false;
    } else {
        call = next_is(c, &w, FH_OP_CALL, t);
        if (!call || FH_INSTR_B(*call) != 1 || FH_INSTR_C(*call) != t) return false;
    }
    if (!next_is(c, &w, FH_OP_DROP, t)) return false;
    f->behind = w;
    return true;
}

static bool looks_at_locals(const Copier *c) {
    const FhCode *code = c->from;
    static const char *const words[] = {"locals", "eval", "exec", "dir", "vars", "_getframe", NULL};
    for (uint32_t i = 0; i < code->nnames; i++)
        for (const char *const *word = words; *word; word++)
            if (fhstr_is(code->names[i], *word)) return true;
    for (uint32_t w = 0; w < code->ninstrs; w += words_of(c->instrs[w]))
        if (FH_INSTR_OP(c->instrs[w]) == FH_OP_HOOK) return true;
    return false;
}

static bool reads(FhInstr i, uint32_t r) {
    const char *kinds = fhop_info[FH_INSTR_OP(i)].operands;
    const uint32_t operands[] = {FH_INSTR_A(i), FH_INSTR_B(i), FH_INSTR_C(i)};
    for (int n = 0; n < 3; n++) {
        if (kinds[n] == 'B') break;
        if ((kinds[n] == 'r' || kinds[n] == 'k' || kinds[n] == 'u') && operands[n] == r) return true;
    }
    return false;
}

static bool writes(FhInstr i, uint32_t r) {
    const char *kinds = fhop_info[FH_INSTR_OP(i)].operands;
    return (kinds[0] == 'w' && FH_INSTR_A(i) == r) || (kinds[1] == 'w' && FH_INSTR_B(i) == r) ||
           (kinds[1] != 'B' && kinds[2] == 'w' && FH_INSTR_C(i) == r);
}

/* Follows every way from word w until local r is written; true: on one of them it is read before that. */
static bool read_again(Copier *c, uint32_t r, uint32_t w) {
    const FhCode *code = c->from;
    uint32_t *todo = c->todo;
    uint32_t n = 0;
    memset(c->passed, 0, code->ninstrs + 1);
    todo[n++] = w;
    c->passed[w] = 1;
    while (n) {
        w = todo[--n];
        if (w >= code->ninstrs) continue;
        FhInstr i = c->instrs[w];
        const FhOpInfo *info = &fhop_info[FH_INSTR_OP(i)];
        if (reads(i, r)) return true;
        uint32_t to[2], nto = 0;
        bool written = writes(i, r);
        if (info->flags & FH_OP_J) to[nto++] = w + words_of(i) + (uint32_t)c->instrs[w + 1];
        if (!written && !(info->flags & FH_OP_E)) to[nto++] = w + words_of(i);
        for (uint32_t j = 0; j < nto; j++)
            if (!c->passed[to[j]]) c->passed[to[j]] = 1, todo[n++] = to[j];
        for (uint32_t h = 0; h < code->nhandlers; h++) {
            const FhHandler *handler = &code->handlers[h];
            if (handler->start > w || w >= handler->end || c->passed[handler->handler]) continue;
            c->passed[handler->handler] = 1;
            todo[n++] = handler->handler;
        }
    }
    return false;
}

/* As FREE takes it. */
static uint32_t how_to_free(Copier *c, const Free *f) {
    return f->deep | (c->all_read || read_again(c, f->local, f->behind) ? 0u : 2u);
}

/* ---- the copy ---- */

/* Fills c->at; the number of words of the copy. */
static uint32_t lay_out(Copier *c, bool manual) {
    uint32_t n = 0;
    Free f;
    c->nlast = 0;
    for (uint32_t w = 0; w < c->from->ninstrs;) {
        FhInstr i = c->instrs[w];
        for (uint32_t part = 0; part < words_of(i); part++) c->at[w + part] = n;
        n += words_of(i);
        if (manual) n += (owned_before(c, w) >= 0) + (owned_behind(c->from, i) >= 0);
        pass(c, w);
        if (manual && is_free(c, w, &f)) n += 2, c->nfrees++;
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

static void write_free(Copier *c, uint32_t w, uint32_t *n) {
    Free f;
    if (!is_free(c, w, &f)) return;
    FhInstr *to = &c->to->instrs[*n];
    *n += 2;
    to[0] = fhinstr(FH_OP_FREE, FH_INSTR_A(c->instrs[w]), f.local, how_to_free(c, &f));
    to[1] = (uint32_t)(c->at[f.behind] - *n);
}

static void write_instructions(Copier *c, bool manual) {
    uint32_t n = 0;
    c->nlast = 0;
    for (uint32_t w = 0; w < c->from->ninstrs; w += words_of(c->instrs[w])) {
        FhInstr i = c->instrs[w];
        int before = manual ? owned_before(c, w) : -1, behind = manual ? owned_behind(c->from, i) : -1;
        if (before >= 0) c->to->instrs[n++] = fhinstr(owning(i), (uint32_t)before, 0, 0);
        write_instruction(c, w, &n);
        if (manual) write_free(c, w, &n);
        if (behind >= 0) c->to->instrs[n++] = fhinstr(FH_OP_OWN, (uint32_t)behind, 0, 0);
        pass(c, w);
    }
}

static int prepare_frees(Copier *c) {
    size_t words = c->from->ninstrs + 1;
    c->all_read = looks_at_locals(c);
    c->todo = fhmem_array(c->vm, words, sizeof *c->todo);
    return c->todo && (c->passed = fhmem_array(c->vm, words, 1)) != NULL ? 0 : -1;
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
    if (c->nfrees && prepare_frees(c) < 0) return -1;
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
    Copier c = {.vm = vm, .from = fhas_code(v), .instrs = fhcode_instrs(fhas_code(v)), .to = fhcode_new(vm)};
    if (!c.to) return FH_ERR;
    uint32_t n = c.from->ninstrs + 1;
    c.at = fhmem_array(vm, n, sizeof *c.at);
    copy_fields(c.to, c.from);
    c.to->owns = owning || c.from->owns;
    c.reached = c.at ? fhmem_array(vm, n, 1) : NULL;
    if (c.reached) memset(c.reached, 0, n), note_jumps(&c);
    int status = c.reached ? copy_tables(&c, owning && !c.from->owns) : -1;
    fhmem_free(vm, c.at, n * sizeof *c.at);
    fhmem_free(vm, c.reached, n);
    fhmem_free(vm, c.todo, n * sizeof *c.todo);
    fhmem_free(vm, c.passed, n);
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
