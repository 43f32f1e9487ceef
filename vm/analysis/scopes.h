/* Scopes: who binds which name, for a whole tree, before anything is compiled. The model is CPython's symtable.
 *
 * One FhScope a module, class body, function, lambda and comprehension; in each an FhSymbol for every name that the
 * scope mentions, in order of first mention, already resolved to where the name lives. Private names (`__x` inside a
 * class) are mangled here: symbols carry the mangled name. Everything lies in an arena of its own that dies with
 * fhscopes_free; the tree must outlive it.
 *
 * Errors that need scopes are found here with CPython's messages; errors that need the position in the control flow
 * (`return` outside a function, `break` outside a loop) are the compiler's. */
#ifndef FH_ANALYSIS_SCOPES_H
#define FH_ANALYSIS_SCOPES_H

#include "../base/array.h"
#include "../syntax/diagnostic.h"
#include "../syntax/tree.h"

typedef enum FhScopeKind { FHSCOPE_MODULE, FHSCOPE_CLASS, FHSCOPE_FUNCTION } FhScopeKind;

typedef enum FhScopeComprehension {
    FHSCOPE_NO_COMPREHENSION,
    FHSCOPE_LIST,
    FHSCOPE_SET,
    FHSCOPE_DICT,
    FHSCOPE_GENERATOR
} FhScopeComprehension;

enum { /* what a scope does with a name */
       FHSYMBOL_GLOBAL = 1,
       FHSYMBOL_LOCAL = 2,
       FHSYMBOL_PARAM = 4,
       FHSYMBOL_NONLOCAL = 8,
       FHSYMBOL_USE = 16,
       FHSYMBOL_FREE_CLASS =
           32, /* bound in this class body, but inner functions see the variable around it */
       FHSYMBOL_IMPORT = 64,
       FHSYMBOL_ANNOTATION = 128,
       FHSYMBOL_ITERATION = 256, /* target of a comprehension's `for` */
       FHSYMBOL_BOUND = FHSYMBOL_LOCAL | FHSYMBOL_PARAM | FHSYMBOL_IMPORT
};

typedef enum FhResolution {
    FHRESOLVED_NONE,
    FHRESOLVED_LOCAL, /* a register of the function; in modules and class bodies an entry of the namespace */
    FHRESOLVED_CELL,  /* bound here, used by an inner function */
    FHRESOLVED_FREE,  /* bound in an outer function */
    FHRESOLVED_GLOBAL_EXPLICIT,
    FHRESOLVED_GLOBAL_IMPLICIT
} FhResolution;

typedef struct FhSymbol {
    FhName *name; /* mangled */
    uint16_t flags;
    uint8_t resolution; /* FhResolution */
    uint32_t register_; /* for the compiler */
    FhSpan place;       /* of the first global or nonlocal statement that names it */
} FhSymbol;

typedef struct FhScope {
    FhScopeKind kind;
    FhScopeComprehension comprehension;
    const void *node;   /* the statement or expression that opens it; the tree for the module */
    FhName *name;       /* NULL for the module */
    FhName *class_name; /* of the class body around, for mangling; NULL: none */
    struct FhScope *parent;
    FhSymbol **symbols; /* in order of first mention; parameters first, as CPython's co_varnames */
    uint32_t count, capacity;
    FhSymbol **table; /* hash table by name, 1 << log2_table places; NULL while there are few symbols */
    uint32_t log2_table;
    bool nested;           /* inside a function */
    bool generator;        /* has yield, or is a generator expression */
    bool coroutine;        /* async def, or a comprehension that awaits */
    bool returns_value;    /* `return value` */
    bool needs_class_cell; /* class body whose functions mention __class__ or super */
    bool rebinds;          /* holds an assignment expression that binds a name of this scope */
    bool annotations;      /* holds an annotated assignment (module and class bodies) */
    bool in_iterable;      /* while it is built: inside a comprehension's iterable */
    struct FhScope *next;  /* all scopes in the order they open */
} FhScope;

typedef struct FhScopes {
    FhBump arena;
    FhTree *tree;
    const FhAlloc *alloc;
    FhScope *module;
    FhScope **by_node; /* hash table */
    uint32_t nscopes, log2_by_node;
    FhName **mangled; /* hash table of every name of the tree by text; built when the first name is mangled */
    uint32_t log2_mangled, nmangled, nextra;
    uint32_t future_line; /* of the last valid `from __future__ import`; 0: none */
    FhDiagnostic *error;
    const char *stack_limit;
} FhScopes;

/* Deepest nesting of nodes that is walked; beyond it RecursionError. */
#define FHSCOPES_MAX_DEPTH 3000
#define FHSCOPES_NO_OFFSET INT32_MIN /* as end_offset of a diagnostic: None */

/* Fills `s`. False with `error` (initialised by the caller) filled. `stack_limit`: lowest address the C stack may
 * reach, or NULL. fhscopes_free is due in either case. */
bool fhscopes_build(FhScopes *s, FhTree *tree, const FhAlloc *alloc, const char *stack_limit,
                    FhDiagnostic *error);
void fhscopes_free(FhScopes *s);

FhScope *fhscopes_of(const FhScopes *s, const void *node); /* the scope that `node` opens */
/* The symbol of a name as the source spells it, NULL if the scope does not mention it or (*failed) memory is out. */
FhSymbol *fhscopes_find(FhScopes *s, const FhScope *scope, FhName *name);
FhSymbol *fhscopes_symbol(const FhScope *scope, const FhName *mangled);
/* `name` as mangled in that class; NULL when memory is out. */
FhName *fhscopes_mangle(FhScopes *s, FhName *class_name, FhName *name);
FhName *fhscopes_intern(FhScopes *s, const char *text, uint32_t size);

bool fhscopes_is_future(const FhStmt *st); /* from __future__ import … */

/* The child along which chains may be arbitrarily long (a + b + …, a.b.c, f()()); NULL for other nodes. */
static inline FhExpr *fhscopes_left(const FhExpr *e) {
    switch (e->kind) {
    case FHTREE_BinOp: return e->BinOp.left;
    case FHTREE_Attribute: return e->Attribute.value;
    case FHTREE_Subscript: return e->Subscript.value;
    case FHTREE_Call: return e->Call.func;
    default: return NULL;
    }
}

#endif
