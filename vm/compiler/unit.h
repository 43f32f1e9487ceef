/* Internals of the compiler: the state of one compilation, the unit (a code object in the making), and what its files
 * offer one another.
 *
 * Failure is sticky: the first error sets `failed` (an exception is pending, or `error` is filled) and everything that
 * emits does nothing from then on, so that only loops and dereferences of results need to look at it.
 *
 * Registers: locals first; `depth` is the next free temporary. Code that evaluates an expression leaves depth one
 * higher (fhexpr_push) or, where the value is a local's register, unchanged (fhexpr_operand). */
#ifndef FH_COMPILER_UNIT_H
#define FH_COMPILER_UNIT_H

#include "analysis/scopes.h"
#include "bytecode/code.h"
#include "compiler/compile.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define FHUNIT_MAX_REGISTERS 60000
#define FHUNIT_MAX_ARGUMENTS 200 /* beyond that a call goes through a tuple, a display is built in pieces */
#define FHUNIT_NO_CONST      UINT32_MAX

typedef struct FhIr {
    uint16_t op, a, b, c;
    uint32_t extra;   /* number of the label a jump goes to; else the low half of word 1 */
    uint32_t handler; /* 1 + number of the handler that covers it; 0: none */
    FhSpan place;     /* lineno 0: none */
} FhIr;

enum { FHIR_METHOD_LAYOUT = 0x80000000u }; /* in extra of CALL_KW */

typedef struct FhIrHandler {
    uint32_t label, depth;
} FhIrHandler;

typedef struct FhNumberMap { /* uint32_t to uint32_t; zeroed is empty */
    uint32_t *places;        /* pairs of key + 1 and value */
    uint32_t log2_size, count;
} FhNumberMap;

/* What a return, break or continue has to wind up on its way out. */
typedef enum FhFrameKind {
    FHFRAME_WHILE,
    FHFRAME_FOR,
    FHFRAME_TRY,         /* body of try … except */
    FHFRAME_FINALLY,     /* body and handlers of try … finally: the final body is compiled on the way out */
    FHFRAME_FINALLY_END, /* the final body, run for an exception */
    FHFRAME_WITH,
    FHFRAME_ASYNC_WITH,
    FHFRAME_HANDLER,      /* body of `except` */
    FHFRAME_STAR_HANDLER, /* body of `except*` */
    FHFRAME_VALUE         /* a value to be returned lies below */
} FhFrameKind;

typedef struct FhBlockFrame {
    FhFrameKind kind;
    uint32_t handler;  /* current outside of it */
    uint32_t depth;    /* first temporary that belongs to it */
    uint32_t top, end; /* labels of loops: where continue and break go */
    FhStmts final_body;
    FhName *name; /* bound by `except … as name` */
    FhSpan place;
} FhBlockFrame;

typedef enum FhUnitKind {
    FHUNIT_MODULE,
    FHUNIT_CLASS,
    FHUNIT_FUNCTION,
    FHUNIT_ASYNC_FUNCTION,
    FHUNIT_LAMBDA,
    FHUNIT_COMPREHENSION
} FhUnitKind;

typedef struct FhUnit {
    struct FhUnit *outer;
    FhUnitKind kind;
    FhScope *scope;
    FhIr *code;
    uint32_t ncode, code_capacity;
    uint32_t *labels; /* index into code; UINT32_MAX until placed */
    uint32_t nlabels, labels_capacity;
    uint32_t last_label; /* ncode when a label was last placed: instructions before it are not rewritten */
    FhIrHandler *handlers;
    uint32_t nhandlers, handlers_capacity;
    uint32_t handler; /* 1 + number of the one that covers what is emitted now */
    FhBlockFrame *frames;
    uint32_t nframes, frames_capacity;
    FhValue *consts;
    uint32_t nconsts, consts_capacity;
    uint32_t *const_table; /* 1 + constant number, open addressing */
    uint32_t log2_const_table;
    FhName **names;
    uint32_t nnames, names_capacity;
    FhNumberMap name_numbers;
    FhName **varnames, **cellvars, **freevars; /* in the arena of the scopes */
    uint32_t *cell_registers;
    uint32_t nvarnames, ncellvars, nfreevars;
    uint32_t argcount, posonlyargcount, kwonlyargcount, nparams;
    uint32_t class_cell; /* register of __class__ in a class body; UINT32_MAX: none */
    uint32_t nlocals, depth, max_depth;
    uint32_t flags, first_line;
    FhValue name, qualname, docstring;
    FhValue contracts; /* as in FhCode */
    FhSpan place;      /* given to what is emitted */
    bool interactive;
} FhUnit;

typedef struct FhCompiler {
    FhVM *vm;
    FhAlloc alloc; /* the VM's heap, until the compilation is to stop */
    FhTree *tree;
    FhScopes scopes;
    FhDiagnostic error;
    FhWarnings *warnings;
    FhValue filename;
    FhUnit *unit;
    FhExpr **spine; /* nodes whose left chain is being followed */
    uint32_t nspine, spine_capacity;
    uint32_t depth; /* of recursion */
    int flags;
    bool failed, stopped; /* stopped: a poll has said so; no more memory is given */
} FhCompiler;

/* A module's code that may await, as typed at a prompt. */
static inline bool fhunit_awaits_at_top(const FhUnit *u) {
    return u->kind == FHUNIT_MODULE && (u->flags & FH_CO_COROUTINE);
}

/* ---- contracts.c ---- */
/* Begins the function that has just been opened: its contracts, as in FhCode, and the instructions that check them. */
void fhcontracts_begin(FhCompiler *c, const FhArguments *a);

/* ---- compile.c: failing ---- */
bool fhcompiler_enter(FhCompiler *c); /* bounds recursion; false: failed */
static inline void fhcompiler_leave(FhCompiler *c) { c->depth--; }
void fhcompiler_memory(FhCompiler *c);
void fhcompiler_pending(FhCompiler *c); /* an exception is pending already */
void fhcompiler_error(FhCompiler *c, const FhSpan *place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void fhcompiler_error_here(FhCompiler *c, const char *message); /* at the unit's current place */
/* Grows an array of the compiler; NULL has failed. */
void *fhcompiler_grow(FhCompiler *c, void *items, uint32_t count, uint32_t *capacity, size_t item);

#define FH_PLACE(node)                                                                                       \
    ((FhSpan){(node)->lineno, (node)->col_offset, (node)->end_lineno, (node)->end_col_offset})

/* ---- emit.c: instructions, labels, registers, names ---- */
void fhemit(FhCompiler *c, FhOpcode op, uint32_t a, uint32_t b, uint32_t cc);
static inline void fhemit_hook(FhCompiler *c, uint32_t event) { /* where sources are compiled with hooks */
    if (FH_UNLIKELY(c->vm->emit_hooks)) fhemit(c, FH_OP_HOOK, event, 0, 0);
}
void fhemit_extra(FhCompiler *c, FhOpcode op, uint32_t a, uint32_t b, uint32_t cc, uint32_t extra);
void fhemit_wide(FhCompiler *c, FhOpcode op, uint32_t a, uint32_t bc); /* B operands */
void fhemit_jump(FhCompiler *c, FhOpcode op, uint32_t a, uint32_t b, uint32_t label);
void fhemit_const(FhCompiler *c, uint32_t to, FhValue owned); /* LOAD_CONST */
uint32_t fhlabel_new(FhCompiler *c);
void fhlabel_place(FhCompiler *c, uint32_t label);
uint32_t fhunit_push(FhCompiler *c); /* the next temporary */
static inline void fhunit_pop(FhCompiler *c, uint32_t depth) { c->unit->depth = depth; }
static inline bool fhunit_is_temporary(const FhCompiler *c, uint32_t reg) { return reg >= c->unit->nlocals; }
/* Makes the last instruction write `local` in place of temporary `temp`, if it is one that writes just that. */
bool fhemit_retarget(FhCompiler *c, uint32_t temp, uint32_t local);
/* Opens a handler at `label` for what is emitted from now on; the temporaries below `depth` survive. Returns what to
 * give to fhunit_set_handler in order to close it. */
uint32_t fhunit_open_handler(FhCompiler *c, uint32_t label, uint32_t depth);
static inline void fhunit_set_handler(FhCompiler *c, uint32_t handler) { c->unit->handler = handler; }
uint32_t fhunit_name(FhCompiler *c, FhName *mangled);   /* number of a name of the unit */
uint32_t fhunit_attribute(FhCompiler *c, FhName *name); /* mangles; a number of 16 bits */
FhName *fhcompiler_name(FhCompiler *c, const char *text);
FhUnit *fhunit_open(FhCompiler *c, FhUnitKind kind, const void *node, uint32_t first_line);
void fhunit_close(FhCompiler *c); /* frees the innermost unit */
FhBlockFrame *fhunit_push_frame(FhCompiler *c, FhFrameKind kind, uint32_t depth);
static inline void fhunit_pop_frame(FhCompiler *c) { c->unit->nframes--; }
bool fhmap_get(const FhNumberMap *map, uint32_t key, uint32_t *value);
bool fhmap_set(const FhAlloc *alloc, FhNumberMap *map, uint32_t key, uint32_t value);
void fhmap_free(const FhAlloc *alloc, FhNumberMap *map);

/* ---- constants.c ---- */
uint32_t fhconst_add(FhCompiler *c, FhValue owned);     /* number of the constant; takes it over */
FhValue fhconst_of(FhCompiler *c, const FhConstant *k); /* owned; FH_ERR has failed */
FhValue fhconst_str(FhCompiler *c, const char *text, size_t size);
FhValue fhconst_name(FhCompiler *c, const FhName *name);
/* The value of a constant expression, owned, or FH_NOVALUE when it is none (or too big to be worth it). */
FhValue fhfold(FhCompiler *c, FhExpr *e);
bool fhfold_is_constant(FhCompiler *c, FhExpr *e);
FhValue fhfold_binary(FhCompiler *c, FhOperator op, FhValue a,
                      FhValue b); /* borrows; FH_NOVALUE: not folded */
/* A tuple (or frozenset) of constant elements, owned; FH_ERR has failed. */
FhValue fhconst_collection(FhCompiler *c, FhExprs elts, bool as_set);
/* Whether the constant equals one of the first n keys, and the error about it. */
bool fhconst_is_among(FhCompiler *c, FhValue v, FhExprs keys, uint32_t n);
void fhcompiler_repeated_key(FhCompiler *c, FhValue key);
/* 1, 0: the truth of a constant expression; -1: not constant. */
int fhfold_truth(FhCompiler *c, FhExpr *e);

/* ---- expressions.c ---- */
uint32_t fhexpr_operand(FhCompiler *c, FhExpr *e); /* a local's register, or a new temporary */
uint32_t fhexpr_push(FhCompiler *c, FhExpr *e);    /* a new temporary */
void fhexpr_effect(FhCompiler *c, FhExpr *e);      /* value dropped */
void fhexpr_to_local(FhCompiler *c, FhExpr *e, uint32_t local);
void fhexpr_jump(FhCompiler *c, FhExpr *e, bool condition, uint32_t label);
bool fhexpr_rebinds(const FhExpr *e); /* may bind a local of this function while it is evaluated */
/* An operand that keeps its value while `later` is evaluated. */
uint32_t fhexpr_protected(FhCompiler *c, FhExpr *e, const FhExpr *later);
bool fhexpr_constant(FhCompiler *c, FhExpr *e, uint32_t *number); /* a constant whose number has 16 bits */
void fhexpr_attribute_place(FhCompiler *c, const FhExpr *attribute);
typedef enum FhAwaitKind { FHAWAIT_PLAIN, FHAWAIT_ENTER, FHAWAIT_EXIT } FhAwaitKind; /* of GET_AWAITABLE */
void fhexpr_await(FhCompiler *c, uint32_t reg, FhAwaitKind kind); /* the value of reg, the last temporary */
/* Iterator in temporary reg, the first value to send in the next: result in reg. */
void fhloop_send(FhCompiler *c, uint32_t reg);

/* ---- displays.c ---- */
/* Pushes the elements as one list, set or tuple (build: FH_OP_BUILD_LIST, …), with stars and of any length. The first
 * `pushed` elements lie in the last temporaries already. */
void fhexpr_display(FhCompiler *c, FhOpcode build, FhExprs elts, uint32_t pushed);
void fhexpr_dict(FhCompiler *c, FhExpr *e);
void fhexpr_joined(FhCompiler *c, FhExpr *e);
void fhexpr_formatted(FhCompiler *c, FhExpr *e);
void fhexpr_slice(FhCompiler *c, FhExpr *e);
/* calls.c: the callee (for method layout: function and self) lies in the temporaries from `base` on, `base` + 1 or 2
 * of them; emits arguments and call, the result in temporary `base`. */
void fhcall_emit(FhCompiler *c, uint32_t base, bool method, FhExpr **args, uint32_t nargs,
                 FhKeywords keywords, uint32_t pushed /* arguments there already */);

/* ---- names.c ---- */
typedef enum FhNameOp { FHNAME_LOAD, FHNAME_STORE, FHNAME_DELETE } FhNameOp;
FhSymbol *fhname_symbol(FhCompiler *c, FhName *name);
/* The register of a fast local, or UINT32_MAX. */
uint32_t fhname_local(FhCompiler *c, FhName *name);
void fhname_load(FhCompiler *c, FhName *name, uint32_t to);
/* The register of a local or of a variable in a cell as it is: a cell, or maybe unbound. */
void fhname_raw(FhCompiler *c, FhName *name, uint32_t to);
uint32_t fhname_operand(FhCompiler *c, FhName *name);
void fhname_store(FhCompiler *c, FhName *name, uint32_t from); /* consumes from, if a temporary */
void fhname_delete(FhCompiler *c, FhName *name);
void fhname_unbind(FhCompiler *c, FhName *name); /* end of `except … as name` */
bool fhname_forbidden(FhCompiler *c, const FhName *name, FhContext context);
bool fhname_is_global(FhCompiler *c, FhName *name); /* loaded from globals or builtins */

/* ---- targets.c ---- */
void fhtarget_store(FhCompiler *c, FhExpr *target, uint32_t from); /* consumes from, if a temporary */
void fhtarget_delete(FhCompiler *c, FhExpr *target);
void fhtarget_assign(FhCompiler *c, FhStmt *st);
void fhtarget_augment(FhCompiler *c, FhStmt *st);
void fhtarget_annotate(FhCompiler *c, FhStmt *st);

/* ---- statements.c ---- */
void fhstmt_body(FhCompiler *c, FhStmts stmts);
void fhstmt(FhCompiler *c, FhStmt *st);
/* loops.c: unwinding and loops */
void fhstmt_for(FhCompiler *c, FhStmt *st);
void fhstmt_async_for(FhCompiler *c, FhStmt *st);
void fhstmt_while(FhCompiler *c, FhStmt *st);
void fhstmt_break(FhCompiler *c);
void fhstmt_continue(FhCompiler *c);
void fhstmt_return(FhCompiler *c, FhStmt *st);
/* Pushes the iterator of a loop (three temporaries). */
void fhloop_iterator(FhCompiler *c, FhExpr *iterable);
/* FOR_ITER over the iterator in base, its item stored in target; jumps to `done` at the end. */
void fhloop_next(FhCompiler *c, uint32_t base, FhExpr *target, uint32_t done);
/* The item of the asynchronous iterator in base goes to base + 1; `done` is the handler that ends the loop. */
void fhloop_async_next(FhCompiler *c, uint32_t base, uint32_t done);
/* try.c (except* too), with.c */
void fhstmt_try(FhCompiler *c, FhStmt *st);
void fhstmt_with(FhCompiler *c, FhStmt *st, bool is_async);
void fhwith_leave(FhCompiler *c, uint32_t base,
                  bool is_async); /* the exit of a block left without exception */
/* patterns.c */
void fhstmt_match(FhCompiler *c, FhStmt *st);
/* imports.c */
void fhstmt_import(FhCompiler *c, FhStmt *st);
void fhstmt_import_from(FhCompiler *c, FhStmt *st);

/* ---- warnings.c: SyntaxWarnings about a node, if there is reason for one ---- */
void fhwarning_call(FhCompiler *c, FhExpr *call);
void fhwarning_subscript(FhCompiler *c, FhExpr *e); /* that is loaded */
void fhwarning_compare(FhCompiler *c, FhExpr *e);
void fhwarning_assert(FhCompiler *c, FhStmt *st);

/* ---- functions.c, comprehensions.c ---- */
void fhstmt_function(FhCompiler *c, FhStmt *st, bool is_async);
void fhstmt_class(FhCompiler *c, FhStmt *st);
uint32_t fhexpr_lambda(FhCompiler *c, FhExpr *e);
uint32_t fhexpr_comprehension(FhCompiler *c, FhExpr *e);
/* Closes the unit and makes a function of its code, without defaults, in temporary base. */
void fhfunction_make_simple(FhCompiler *c, uint32_t base);
void fhfunction_namespace_body(FhCompiler *c, FhStmts body); /* of a module or class */
void fhfunction_return_none(FhCompiler *c, FhStmts body);
/* unparse.c: the text of an annotation, owned str */
FhValue fhunparse(FhCompiler *c, FhExpr *e);

/* ---- flow.c, assemble.c ---- */
enum { FHIR_GONE = 0xffff };         /* op of an instruction that has been removed */
void fhflow_optimize(FhCompiler *c); /* removes what is not needed */
FhValue fhassemble(FhCompiler *c);   /* the code object of the unit, owned; FH_ERR has failed */

#endif
