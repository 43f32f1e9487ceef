/* The code object: its life, its attributes, the questions tracebacks ask. */
#include "bytecode/code.h"
#include "bytecode/replace.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include <string.h>

const FhOpInfo fhop_info[FH_OP_count] = {
#define OP(name, operands, words, flags) {#name, operands, words, flags},
    FH_INSTRUCTIONS(OP)
#undef OP
};

const FhInstr fhcode_unread[1] = {FH_OP_UNREAD};

#define FLOAT_FORMS(NAME)                                                                                    \
    case FH_OP_##NAME##_F:                                                                                   \
    case FH_OP_##NAME##_FL:                                                                                  \
    case FH_OP_##NAME##_FR: return FH_OP_##NAME;                                                             \
    case FH_OP_##NAME##_K_F:                                                                                 \
    case FH_OP_##NAME##_K_FL:                                                                                \
    case FH_OP_##NAME##_K_FR: return FH_OP_##NAME##_K;                                                       \
    case FH_OP_I_##NAME##_F: return FH_OP_I_##NAME;                                                          \
    case FH_OP_I_##NAME##_K_F: return FH_OP_I_##NAME##_K;

FhOpcode fhop_cold(uint32_t op) {
    switch (op) {
    case FH_OP_LOAD_CONST_PLAIN:
    case FH_OP_LOAD_CONST_FL:
    case FH_OP_LOAD_CONST_FR:
        return FH_OP_LOAD_CONST;
        FLOAT_FORMS(ADD)
        FLOAT_FORMS(SUB)
        FLOAT_FORMS(MUL)
        FLOAT_FORMS(TRUEDIV)
    case FH_OP_LOAD_GLOBAL_MODULE:
    case FH_OP_LOAD_GLOBAL_BUILTIN: return FH_OP_LOAD_GLOBAL;
    case FH_OP_LOAD_ATTR_FIELD:
    case FH_OP_LOAD_ATTR_CLASS:
    case FH_OP_LOAD_ATTR_MODULE:
    case FH_OP_LOAD_ATTR_PROPERTY:
    case FH_OP_LOAD_ATTR_TYPE: return FH_OP_LOAD_ATTR;
    case FH_OP_STORE_ATTR_FIELD:
    case FH_OP_STORE_ATTR_NEW: return FH_OP_STORE_ATTR;
    case FH_OP_LOAD_METHOD_CACHED:
    case FH_OP_LOAD_METHOD_CLASS:
    case FH_OP_LOAD_METHOD_TYPE:
    case FH_OP_LOAD_METHOD_MODULE: return FH_OP_LOAD_METHOD;
    case FH_OP_UNREAD: return FH_OP_NOP; /* stands in no program */
    default: return (FhOpcode)op;
    }
}

static bool takes_float(uint32_t op) {
    return (op >= FH_OP_ADD && op <= FH_OP_I_TRUEDIV_K) || (op >= FH_OP_LT && op < FH_OP_NEG);
}
/* Which operand of the one-word instruction's successor its result is, a temporary: 'L', 'R', or 0 for neither. */
static char successor_takes(const FhCode *code, const FhInstr *pc) {
    uint32_t a = FH_INSTR_A(*pc);
    if (a < code->nlocals || pc + 1 >= code->instrs + code->ninstrs || !takes_float(FH_INSTR_OP(pc[1])))
        return 0;
    const char *kinds = fhop_info[FH_INSTR_OP(pc[1])].operands;
    bool jump = kinds[0] == 'r';
    if (!jump && kinds[0] != 'w') return 0;
    uint32_t left = jump ? FH_INSTR_A(pc[1]) : FH_INSTR_B(pc[1]);
    uint32_t right = jump ? FH_INSTR_B(pc[1]) : FH_INSTR_C(pc[1]);
    bool constant = kinds[jump ? 1 : 2] == 'c';
    if (left == a) return constant || right != a ? 'L' : 0;
    return !constant && right == a ? 'R' : 0;
}
static FhOpcode quick_form(FhOpcode op, char taken) {
    switch (op) {
#define FORMS(NAME)                                                                                          \
    case FH_OP_##NAME:                                                                                       \
        return taken == 'L' ? FH_OP_##NAME##_FL : taken == 'R' ? FH_OP_##NAME##_FR : FH_OP_##NAME##_F;       \
    case FH_OP_##NAME##_K:                                                                                   \
        return taken == 'L' ? FH_OP_##NAME##_K_FL : taken == 'R' ? FH_OP_##NAME##_K_FR : FH_OP_##NAME##_K_F; \
    case FH_OP_I_##NAME: return FH_OP_I_##NAME##_F;                                                          \
    case FH_OP_I_##NAME##_K: return FH_OP_I_##NAME##_K_F;
        FORMS(ADD)
        FORMS(SUB)
        FORMS(MUL)
        FORMS(TRUEDIV)
    default: return op;
    }
}

void fhop_quicken(const FhCode *code, FhInstr *pc) {
    FhOpcode op = fhop_cold(FH_INSTR_OP(*pc));
    if (op == FH_OP_LOAD_CONST) {
        char taken = fh_is_float(code->consts[FH_INSTR_BC(*pc)]) ? successor_takes(code, pc) : 0;
        op = taken == 'L' ? FH_OP_LOAD_CONST_FL : taken == 'R' ? FH_OP_LOAD_CONST_FR : FH_OP_LOAD_CONST_PLAIN;
    } else {
        op = quick_form(op, successor_takes(code, pc));
    }
    *pc = (*pc & ~(FhInstr)0xffff) | op;
}

/* ---- life ------------------------------------------------------------------------------------------------------- */

FhCode *fhcode_new(FhVM *vm) {
    FhCode *code = (FhCode *)fhmem_cell(vm, sizeof *code, FH_T_code, true);
    if (!code) return NULL;
    memset((char *)code + sizeof(FhObj), 0, sizeof *code - sizeof(FhObj));
    code->varnames = code->cellvars = code->freevars = FH_NOVALUE;
    code->name = code->qualname = code->filename = FH_NOVALUE;
    code->first_docstring = code->fields = code->arena = code->contracts = FH_NOVALUE;
    return code;
}

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhCode *code = (FhCode *)o;
    for (uint32_t i = 0; i < code->nconsts; i++) fn(ctx, &code->consts[i]);
    for (uint32_t i = 0; i < code->nnames; i++) fn(ctx, &code->names[i]);
    fn(ctx, &code->varnames), fn(ctx, &code->cellvars), fn(ctx, &code->freevars);
    fn(ctx, &code->name), fn(ctx, &code->qualname), fn(ctx, &code->filename);
    fn(ctx, &code->first_docstring), fn(ctx, &code->fields), fn(ctx, &code->arena), fn(ctx, &code->contracts);
}

static void release_array(FhVM *vm, FhValue **values, uint32_t *count) {
    FhValue *items = *values;
    uint32_t n = *count;
    *values = NULL;
    *count = 0;
    for (uint32_t i = 0; i < n; i++) fh_release(vm, items[i]);
    fhmem_free(vm, items, n * sizeof *items);
}

static void free_array(FhVM *vm, void **items, uint32_t *count, size_t item) {
    fhmem_free(vm, *items, *count * item);
    *items = NULL;
    *count = 0;
}

/* The tables stay with whom they belong to; only their values may be this one's own. */
static void leave_shared(FhCode *code) {
    const FhCode *shared = code->shared;
    if (code->instrs == fhcode_unread) code->instrs = NULL, code->ninstrs = 0;
    if (code->consts == shared->consts) code->consts = NULL, code->nconsts = 0;
    code->names = NULL, code->handlers = NULL, code->positions = NULL, code->cell_regs = NULL;
    code->nnames = code->nhandlers = code->npositions = code->ncellvars = 0;
    code->shared = NULL;
}

static void finalize(FhVM *vm, FhObj *o) {
    FhCode *code = (FhCode *)o;
    if (code->shared) leave_shared(code);
    release_array(vm, &code->consts, &code->nconsts);
    release_array(vm, &code->names, &code->nnames);
    free_array(vm, (void **)&code->instrs, &code->ninstrs, sizeof *code->instrs);
    free_array(vm, (void **)&code->handlers, &code->nhandlers, sizeof *code->handlers);
    free_array(vm, (void **)&code->positions, &code->npositions, sizeof *code->positions);
    free_array(vm, (void **)&code->cell_regs, &code->ncellvars, sizeof *code->cell_regs);
    fh_clear(vm, &code->varnames), fh_clear(vm, &code->cellvars), fh_clear(vm, &code->freevars);
    fh_clear(vm, &code->name), fh_clear(vm, &code->qualname), fh_clear(vm, &code->filename);
    fh_clear(vm, &code->first_docstring), fh_clear(vm, &code->fields), fh_clear(vm, &code->arena),
        fh_clear(vm, &code->contracts);
}

/* ---- questions -------------------------------------------------------------------------------------------------- */

const FhPosition *fhcode_position(const FhCode *code, uint32_t at) {
    uint32_t low = 0, high = code->npositions;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (code->positions[middle].at <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low ? &code->positions[low - 1] : NULL;
}

FhValue fhcode_register_name(const FhCode *code, uint32_t r) {
    if (r >= code->nlocals) return FH_NOVALUE;
    if (r < (uint64_t)fhas_tuple(code->varnames)->size) return fhas_tuple(code->varnames)->items[r];
    if (r >= code->nlocals - code->nfreevars) {
        return fhas_tuple(code->freevars)->items[r - (code->nlocals - code->nfreevars)];
    }
    for (uint32_t i = 0; i < code->ncellvars; i++) {
        if (code->cell_regs[i] == r) return fhas_tuple(code->cellvars)->items[i];
    }
    return FH_NOVALUE;
}

/* ---- attributes ------------------------------------------------------------------------------------------------- */

static FhValue number(FhVM *vm, uint32_t n) {
    (void)vm;
    return fh_int_raw(n);
}

#define NUMBER(attribute, field)                                                                             \
    static FhValue get_##attribute(FhVM *vm, FhValue self) { return number(vm, fhas_code(self)->field); }
#define FIELD(attribute, field)                                                                              \
    static FhValue get_##attribute(FhVM *vm, FhValue self) {                                                 \
        (void)vm;                                                                                            \
        return fh_retain(fhas_code(self)->field);                                                            \
    }
NUMBER(argcount, argcount)
NUMBER(posonlyargcount, posonlyargcount)
NUMBER(kwonlyargcount, kwonlyargcount)
NUMBER(firstlineno, first_line)
NUMBER(flags, flags)
FIELD(name, name)
FIELD(qualname, qualname)
FIELD(filename, filename)
FIELD(varnames, varnames)
FIELD(cellvars, cellvars)
FIELD(freevars, freevars)

static FhValue get_nlocals(FhVM *vm, FhValue self) {
    return number(vm, (uint32_t)fhas_tuple(fhas_code(self)->varnames)->size);
}
static FhValue get_stacksize(FhVM *vm, FhValue self) {
    return number(vm, fhas_code(self)->nregs - fhas_code(self)->nlocals);
}
static FhValue get_names(FhVM *vm, FhValue self) {
    return fhtuple_from(vm, fhas_code(self)->names, fhas_code(self)->nnames);
}
static FhValue get_consts(FhVM *vm, FhValue self) {
    return fhtuple_from(vm, fhas_code(self)->consts, fhas_code(self)->nconsts);
}

static FhValue missing(FhVM *vm, const char *what) {
    return fhraise(vm, FH_T_NotImplementedError, "code objects have no %s: their bytecode is not CPython's",
                   what);
}
static FhValue get_bytecode(FhVM *vm, FhValue self) {
    (void)self;
    return missing(vm, "co_code");
}

static const FhGetSetDef getsets[] = {
    {"co_argcount", get_argcount, NULL, NULL},
    {"co_posonlyargcount", get_posonlyargcount, NULL, NULL},
    {"co_kwonlyargcount", get_kwonlyargcount, NULL, NULL},
    {"co_nlocals", get_nlocals, NULL, NULL},
    {"co_stacksize", get_stacksize, NULL, NULL},
    {"co_flags", get_flags, NULL, NULL},
    {"co_firstlineno", get_firstlineno, NULL, NULL},
    {"co_name", get_name, NULL, NULL},
    {"co_qualname", get_qualname, NULL, NULL},
    {"co_filename", get_filename, NULL, NULL},
    {"co_names", get_names, NULL, NULL},
    {"co_consts", get_consts, NULL, NULL},
    {"co_varnames", get_varnames, NULL, NULL},
    {"co_cellvars", get_cellvars, NULL, NULL},
    {"co_freevars", get_freevars, NULL, NULL},
    {"co_code", get_bytecode, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

/* ---- methods ---------------------------------------------------------------------------------------------------- */

static FhValue number_or_none(bool there, uint32_t n) { return there ? fh_int_raw(n) : FH_NONE; }

/* Appends one tuple to the list; takes the tuple over. */
static int append(FhVM *vm, FhValue list, FhValue tuple) {
    return tuple == FH_ERR ? -1 : fhlist_push(vm, fhas_list(list), tuple);
}

static FhValue iterator_of(FhVM *vm, FhValue list, int failed) {
    FhValue iterator = failed ? FH_ERR : fhiter(vm, list);
    fh_release(vm, list);
    return iterator;
}

/* (line, end_line, column, end_column) of each instruction. */
static FhValue co_positions(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    const FhCode *code = fhas_code(self);
    FhValue list = fhlist_new(vm, 0);
    int failed = list == FH_ERR ? -1 : 0;
    for (uint32_t at = 0; !failed && at < code->ninstrs;
         at++) { /* one for each word: tb_lasti // 2 is an index */
        const FhPosition *p = fhcode_position(code, at);
        bool there = p && p->line;
        failed = append(vm, list,
                        fhtuple_pack(vm, 4, number_or_none(there, there ? p->line : 0),
                                     number_or_none(there, there ? p->end_line : 0),
                                     number_or_none(there, there ? p->column : 0),
                                     number_or_none(there, there ? p->end_column : 0)));
    }
    return list == FH_ERR ? FH_ERR : iterator_of(vm, list, failed);
}

/* (twice the first word, that of the word behind, line) of each run of instructions of one line. */
static FhValue co_lines(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    const FhCode *code = fhas_code(self);
    FhValue list = fhlist_new(vm, 0);
    int failed = list == FH_ERR ? -1 : 0;
    for (uint32_t i = 0; !failed && i < code->npositions;) {
        uint32_t first = i, line = code->positions[i].line;
        while (i < code->npositions && code->positions[i].line == line) i++;
        uint32_t end = i < code->npositions ? code->positions[i].at : code->ninstrs;
        failed = append(vm, list,
                        fhtuple_pack(vm, 3, fh_int_raw((int64_t)code->positions[first].at * 2),
                                     fh_int_raw((int64_t)end * 2), number_or_none(line != 0, line)));
    }
    return list == FH_ERR ? FH_ERR : iterator_of(vm, list, failed);
}

static const FhMethodDef methods[] = {
    {"co_positions", co_positions, 0, 0, 0, NULL},
    {"co_lines", co_lines, 0, 0, 0, NULL},
    {"replace", fhreplace_code, 0, FH_ANY, FH_KW, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

static FhValue repr(FhVM *vm, FhValue self) {
    const FhCode *code = fhas_code(self);
    char address[32];
    size_t n = 0;
    uintptr_t bits = (uintptr_t)code;
    for (int shift = 60; shift >= 0; shift -= 4) {
        uint32_t digit = bits >> shift & 15;
        if (digit || n || !shift) address[n++] = "0123456789abcdef"[digit];
    }
    address[n] = 0;
    return fhstr_format(vm, "<code object %U at 0x%s, file \"%U\", line %d>", code->name, address,
                        code->filename, (int)code->first_line);
}

static const FhSlots slots = {.life = {.visit = visit, .finalize = finalize}, .repr = repr};

const FhTypeDef fhtypedef_code = {
    .doc = "What the compiler makes of a module, function, class body, lambda or comprehension.",
    .size = sizeof(FhCode),
    .flags = FH_TF_CONTAINER | FH_TF_WEAKREF,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets,
};
