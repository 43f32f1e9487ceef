/* Code objects: what the compiler makes of a module, function, class body, lambda, comprehension. */
#ifndef FH_BYTECODE_CODE_H
#define FH_BYTECODE_CODE_H

#include "bytecode/instructions.h"
#include "objects/vm.h"

typedef uint64_t FhInstr;

static inline FhInstr fhinstr(FhOpcode op, uint32_t a, uint32_t b, uint32_t c) {
    return (FhInstr)op | (FhInstr)a << 16 | (FhInstr)b << 32 | (FhInstr)c << 48;
}
/* Field n (0 opcode, 1 a, 2 b, 3 c) of the instruction at pc. */
static inline uint32_t fhinstr_operand(const FhInstr *pc, int n) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint16_t v;
    memcpy(&v, (const char *)pc + 2 * n, 2);
    return v;
#else
    return (uint16_t)(*pc >> 16 * n);
#endif
}
#define FH_INSTR_OP(i) ((uint16_t)(i))
#define FH_INSTR_A(i)  ((uint16_t)((i) >> 16))
#define FH_INSTR_B(i)  ((uint16_t)((i) >> 32))
#define FH_INSTR_C(i)  ((uint16_t)((i) >> 48))
#define FH_INSTR_BC(i) ((uint32_t)((i) >> 32))

/* While an instruction in words [start, end) raises: continue at word `handler` with the temporaries from register
 * `depth` on released, the exception in `depth` and the one handled before in `depth` + 1. Sorted so that the first
 * entry that covers an instruction is the innermost. */
typedef struct FhHandler {
    uint32_t start, end, handler, depth;
} FhHandler;

/* Source range of the instructions from word `at` on. line 0: none. Columns: UTF-8 bytes from 0. Sorted by `at`. */
typedef struct FhPosition {
    uint32_t at, line, end_line;
    uint32_t column, end_column;
} FhPosition;

enum { /* CPython's co_flags */
       FH_CO_OPTIMIZED = 0x1,
       FH_CO_NEWLOCALS = 0x2,
       FH_CO_VARARGS = 0x4,
       FH_CO_VARKEYWORDS = 0x8,
       FH_CO_NESTED = 0x10,
       FH_CO_GENERATOR = 0x20,
       FH_CO_COROUTINE = 0x80,
       FH_CO_ITERABLE_COROUTINE = 0x100,
       FH_CO_ASYNC_GENERATOR = 0x200,
       FH_CO_ANNOTATIONS = 0x1000000
};

/* Under which strategy a call of the code runs (memory.md of the docs): that of the call around it, or its own. */
typedef enum FhCodeStrategy {
    FH_CODE_INHERITS,
    FH_CODE_AUTOMATIC,
    FH_CODE_MANUAL,
    FH_CODE_ARENA
} FhCodeStrategy;

typedef struct FhCode {
    FhObj header;
    FhInstr *instrs;
    uint32_t ninstrs; /* words */
    uint32_t flags;
    uint32_t argcount, posonlyargcount, kwonlyargcount; /* argcount includes positional-only */
    uint32_t
        nparams; /* argcount + kwonlyargcount + *args + **kwargs: the first registers, in the order of CPython's
                         varnames: positional, keyword-only, *args, **kwargs */
    uint32_t
        nlocals; /* registers that are locals: varnames, then cellvars that are no parameter, then freevars */
    uint32_t nregs; /* locals + temporaries */
    uint32_t ncellvars, nfreevars;
    bool
        simple; /* no *args, **kwargs, keyword-only, not a generator: a plain positional call needs only copying */
    bool positional;  /* the same, under whatever strategy */
    uint8_t strategy; /* FhCodeStrategy; then not `simple` either, unless the whole VM is manual */
    bool owns;        /* manual code: has OWN instructions */
    bool no_escape;   /* FH_CODE_ARENA: nothing may be stored outward */
    uint32_t first_line;
    uint32_t nconsts, nnames, nhandlers, npositions;
    FhValue *consts; /* raw block */
    FhValue *names;  /* raw block, interned str */
    FhHandler *handlers;
    FhPosition *positions;
    FhValue varnames; /* tuple of str: parameters and plain locals; register i is varnames[i] */
    FhValue
        cellvars; /* tuple of str; cellvar i lives in register cell_regs[i] (a parameter's own register, or behind) */
    FhValue freevars;    /* tuple of str; freevar i lives in register nlocals - nfreevars + i */
    uint32_t *cell_regs; /* raw block of ncellvars */
    FhValue name, qualname, filename;
    FhValue first_docstring; /* constant docstring or None: consts[0] of functions as in CPython */
    FhValue fields;          /* spare: co_consts tuple made on demand */
    FhValue arena;           /* FH_CODE_ARENA: name of the arena, or NOVALUE */
    FhValue
        contracts; /* str, a letter for each parameter, or NOVALUE: o owned; b borrowed, and its register keeps what the
                      call has borrowed; p borrowed, and bound again by the code (ARG_PINNED); - neither */
    const struct FhCode *shared; /* of an engine, whose tables these are (share.h); NULL: they are its own */
} FhCode;

extern const FhTypeDef fhtypedef_code;

enum { FH_CODE_TRACKED = 24 };
/* Which of the first FH_CODE_TRACKED locals may be read behind the call at word `at`, before they are written, on whatever
 * way: bit r for local r (readers.c). The answer is kept in the second word of the call. */
uint32_t fhcode_readers(FhVM *vm, FhCode *code, uint32_t at);

static inline FhCode *fhas_code(FhValue v) { return FH_AS(FhCode, v); }
/* What `instrs` is in a code that shares another's and has never run: the instruction that changes that. */
extern const FhInstr fhcode_unread[1];
static inline bool fhcode_is_unread(const FhCode *code) { return code->instrs == fhcode_unread; }
/* The instructions, for who reads them. */
static inline const FhInstr *fhcode_instrs(const FhCode *code) {
    return FH_UNLIKELY(fhcode_is_unread(code)) ? code->shared->instrs : code->instrs;
}
FhCode *fhcode_new(FhVM *vm) FH_MUST_CHECK; /* all fields empty */
/* Position of the instruction that holds word `at`; NULL if there is none. */
const FhPosition *fhcode_position(const FhCode *code, uint32_t at);
/* Name of local register r (variable, cell or free variable), borrowed; NOVALUE for a temporary. */
FhValue fhcode_register_name(const FhCode *code, uint32_t r);

/* A copy of the code that runs under a strategy of its own (governed.c). `arena`: str or NOVALUE. */
FhValue fhcode_governed(FhVM *vm, FhValue code, FhCodeStrategy strategy, FhValue arena, bool no_escape);
/* A copy of the code with OWN instructions; nested code: not touched, likewise, or manual wherever it is called from. */
typedef enum FhNesting { FH_NEST_NOT, FH_NEST_OWNING, FH_NEST_MANUAL } FhNesting;
FhValue fhcode_owning(FhVM *vm, FhValue code, FhNesting nesting);
/* The code (taken over, FH_ERR passes through) as the strategy of the whole VM wants it. */
FhValue fhcode_for_vm(FhVM *vm, FhValue code);

typedef struct FhOpInfo {
    const char *name, *operands;
    uint8_t words, flags;
} FhOpInfo;
extern const FhOpInfo fhop_info[FH_OP_count];
/* The form of an instruction before it was made quick for what it met: its cache words are empty then. */
FhOpcode fhop_cold(uint32_t op);
/* Makes the instruction at pc, which has met floats (or is LOAD_CONST), quick: see FH_FLOAT_OPS. */
void fhop_quicken(const FhCode *code, FhInstr *pc);

/* verify.c: checks operands, jump targets, depths, constants. -1: ValueError that says what and where. */
int fhcode_verify(FhVM *vm, FhCode *code);
/* verify_kinds.c: what else the interpreter relies on, for code that passes the former and comes from anywhere. */
int fhcode_verify_kinds(FhVM *vm, FhCode *code);
/* dis.c: the text of the code and, recursively, of the code objects among its constants. */
struct FhText;
int fhcode_dis(struct FhText *out, FhCode *code, bool recursive);

#endif
