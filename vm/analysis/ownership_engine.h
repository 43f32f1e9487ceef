/* What the files of the ownership checker share. Each reads top-down in this order:
 *
 *   ownership_names.c      variables, constants, annotations;  ownership_model.c  functions, classes, imports: what names mean,
 *                          once a module;  ownership_walk.c  the walks that find them, and who calls whom
 *   ownership_effects.c    the table of builtins: what they make, end, keep, and whether ordinary input makes them raise
 *   ownership_world.c      worlds and sets of worlds: copying, joining, references
 *   ownership_transfer.c   the rules of objects: use, free, move, escape, store, leak
 *   ownership_expr.c       expressions over a set of worlds;  ownership_test.c  conditions, which split it
 *   ownership_call.c       calls: builtins, constructors, methods;  ownership_apply.c  script functions, by their summaries;
 *   ownership_mapping.c    an exit of a callee, put into a world of the caller
 *   ownership_arena.c      strategies, arenas, capacities, code that may not allocate
 *   ownership_stmt.c       statements;  ownership_flow.c  branches, loops and the ways out;  ownership_try.c, ownership_with.c,
 *                          ownership_match.c
 *   ownership_summary.c    a function from entry to exits, its summary, the order of functions
 *   ownership_carrier.c    what holds objects to use them later: generators, partial()
 *   ownership_later.c      code that runs later: where closures and generators name a value
 *   ownership_report.c     hits to findings: levels, steps, words;  ownership_fix.c, ownership_fix_lines.c  edits
 *
 * The flow graph is the tree's own structure: each construct is interpreted over a set of worlds, with a stack of contexts
 * that say where `break`, `return` and exceptions go. A world is one class of paths: which objects there are, their
 * states, what each name refers to, and what is known of tested values. Worlds that differ only in what was tested are
 * joined; worlds in which an object differs stay apart (up to MAX_WORLDS), so that correlated tests and aliases come out right;
 * beyond that they are joined by force, states become sets ("Maybe").
 *
 * An object stands for all that one place in the code makes: the latest, and (`older`) those made before it in a loop.
 * Roots stand for what the function finds at entry: parameters, globals, variables of outer functions, and their attributes.
 * A summary is the set of a function's exit worlds; a call maps its roots to arguments.
 *
 * Failure (memory, depth, effort) leaves by longjmp: all memory lies in arenas that the entry frees. */
#ifndef FH_ANALYSIS_OWNERSHIP_ENGINE_H
#define FH_ANALYSIS_OWNERSHIP_ENGINE_H

#include <setjmp.h>
#include <string.h>
#include "../syntax/parser.h"
#include "ownership.h"

enum {
    MAX_WORLDS = 16,
    MAX_CASES = 10,      /* exit worlds of a summary */
    MAX_UNROLL = 8,      /* elements of a display that a loop visits one by one */
    MAX_MODULES = 64,    /* imported */
    MAX_ROUNDS = 6,      /* over mutually recursive functions */
    MAX_FIELD_DEPTH = 3, /* attributes of attributes that are followed */
    MAX_STEPS = 8,       /* of a finding */
};
#define MAX_EFFORT 3000000u /* transfers in one function */
#define MAX_MEMORY ((size_t)128 * 1024 * 1024)

typedef struct Fn Fn;
typedef struct Class Class;
typedef struct Module Module;
typedef struct World World;
typedef struct Check Check;
typedef struct Builtin Builtin;
typedef struct Args Args;

/* ---- values ----------------------------------------------------------------------------------------------------- */

typedef enum ValKind {
    VAL_UNKNOWN,
    VAL_OBJ,
    VAL_NONE,
    VAL_TRUE,
    VAL_FALSE,
    VAL_INT,   /* num */
    VAL_STR,   /* name: interned text */
    VAL_CONST, /* another constant, immortal */
    VAL_DATA,  /* some object that nobody follows, not None; text: why it cannot be freed, or NULL */
    VAL_FN,
    VAL_CLASS,
    VAL_BUILTIN,
    VAL_MODULE, /* ptr: Module, or NULL with `text` one that is not followed */
    VAL_UNBOUND
} ValKind;

typedef struct Val {
    uint8_t kind;
    uint32_t obj; /* VAL_OBJ: id; VAL_FN: 0 */
    union {
        int64_t num;
        const void *ptr;
        const char *text; /* interned in the check: equal text is the same pointer */
    };
} Val;

/* ---- objects ---------------------------------------------------------------------------------------------------- */

typedef enum ObjType {
    OBJ_ANY,
    OBJ_BUFFER,
    OBJ_INSTANCE,
    OBJ_LIST,
    OBJ_DICT,
    OBJ_SET,
    OBJ_TUPLE,
    OBJ_CLOSURE,
    OBJ_ARENA,
    OBJ_PROVIDER,
    OBJ_TEXT,   /* a parameter that is said to be str or bytes */
    OBJ_NUMBER, /* int or float */
    OBJ_OTHER
} ObjType;

typedef enum ObjRoot { ROOT_NONE, ROOT_PARAM, ROOT_GLOBAL, ROOT_FREE, ROOT_FIELD, ROOT_SYMBOL } ObjRoot;

typedef enum Home { HOME_UNKNOWN, HOME_MANUAL, HOME_COUNTED, HOME_ARENA } Home;

/* What holds for every instance of the object, in every world. */
typedef struct Obj {
    uint32_t id, older; /* older: the object of those made here before; 0: none yet */
    uint8_t type, root, home;
    bool is_older;
    bool inherits;     /* home: that of the caller's strategy */
    bool acquired;     /* made by a call to a script function */
    bool direct;       /* the value of the node itself */
    bool borrowed;     /* made by `-> borrowed(...)`, or a borrowed parameter */
    uint32_t index;    /* ROOT_PARAM: number; ROOT_GLOBAL, ROOT_FREE: variable; ROOT_FIELD: the parent's id */
    uint32_t key;      /* ROOT_FIELD: attribute */
    const char *arena; /* HOME_ARENA, OBJ_ARENA: its name; fhown_unnamed one without */
    const void *node;  /* made here */
    uint32_t role;     /* parts objects made at one node */
    FhSpan span;
    const char *label; /* "allocate()", "[...]", or a parameter's name */
    const char *name;  /* first name bound to it */
    Class *cls;
    Fn *fn;                  /* OBJ_CLOSURE */
    const FhExpr *generator; /* a generator expression */
    bool
        later; /* a generator, or functools.partial(): what it was given stands in its fields #0 … and is used later */
    Fn *runs;       /* a generator of this function */
    Args *partial;  /* what functools.partial() was given, the function first */
    int64_t size;   /* OBJ_BUFFER, OBJ_PROVIDER: bytes; -1 unknown. OBJ_INSTANCE: what a provider has left */
    uint32_t depth; /* ROOT_FIELD: how far from its root */
} Obj;

enum {                  /* states, of which an object may have several: Maybe */
       IS_OWNED = 1,    /* alive, this function's duty */
       IS_HELD = 2,     /* alive, somebody else's business */
       IS_BORROWED = 4, /* alive, not to be freed, stored or returned */
       IS_MOVED = 8,
       IS_FREED = 16,
       IS_ABSENT = 32, /* was not made on that path */
       LIFE = 63,
       HAS_ESCAPED = 64, /* somebody unknown may refer to it */
       WAS_USED = 128,   /* looked into, so alive before */
       WAS_NAMED = 256,
       WAS_FREED_HERE = 512,  /* roots: ended by this function */
       SILENCED = 1024,       /* a finding has been made of it */
       SOMETIMES_USED = 2048, /* on some of the paths that were joined */
       WAS_EVACUATED = 4096,
       ITEMS_CHANGED = 8192, /* a list: what is at which place is not known any more */
       WAS_STORED = 16384    /* in a global variable, or what one leads to */
};

enum { MAY_NONE = 1, MAY_FALSY = 2, MAY_TRUTHY = 4, MAY_ANY = 7 };

/* Something that happened on the way. */
typedef struct Event {
    FhSpan span;
    const char *note;
    const struct Event *before;
} Event;

typedef struct ObjState {
    uint32_t id;
    uint16_t bits;
    uint8_t may;        /* what a test would say: MAY_… */
    const Event *event; /* of the last change of life */
} ObjState;

/* ---- worlds ----------------------------------------------------------------------------------------------------- */

typedef struct Var {
    uint32_t var;
    Val val;
} Var;

typedef struct Field {
    uint32_t obj, key;
    Val val;
} Field;

typedef struct Fact { /* the outcome of a comparison */
    uint64_t key;
    uint32_t a, b;     /* the objects compared, 0: a constant */
    uint64_t constant; /* a == constant; 0: another comparison */
    bool truth;
} Fact;

enum { ARENA_EXISTS = 1, ARENA_MISSING = 2, ARENA_DESTROYED = 4 };

typedef struct ArenaState {
    const char *name;
    uint8_t bits;
    bool touched; /* by this function: part of the summary */
    bool was_reset;
    const Event *event; /* made or destroyed */
} ArenaState;

typedef struct Outward { /* an object of an arena was stored outside of it */
    uint32_t obj;        /* 0: a callee's own */
    const char *arena;
    const Event *event;
    const void *node;
    const char *name; /* of the object */
    Fn *fn;           /* whose code stores it */
} Outward;

#define LIST_OF(Item)                                                                                        \
    struct {                                                                                                 \
        Item *items;                                                                                         \
        uint32_t count, capacity;                                                                            \
    }

/* How sure it is that an exception comes. */
typedef enum Raises { RAISES_NEVER, RAISES_UNLIKELY, RAISES_POSSIBLY, RAISES_KNOWN, RAISES_EXPLICIT } Raises;

struct World {
    World *next;
    LIST_OF(Val) stack;
    LIST_OF(Var) vars;      /* sorted; what is not here is unknown */
    LIST_OF(ObjState) objs; /* sorted */
    LIST_OF(Field) fields;  /* sorted */
    LIST_OF(Fact) facts;
    LIST_OF(ArenaState) arenas; /* sorted by name's text */
    LIST_OF(Outward) outward;
    bool lossy;  /* joined by force: only what is certain counts */
    bool unsure; /* reached by an exception that nothing says will come */
    bool locked; /* memory_lock("all") */
    const Event *locked_at;
    Raises raises;           /* of the exception in flight */
    const char *exc;         /* its class; NULL unknown */
    const Event *raised;     /* where; NULL: none in flight */
    const FhExpr *raised_at; /* the call; NULL: a statement */
    const char *raised_what;
    bool raised_by_acquisition;
    Val ret;
};

/* The exception in flight of `w` is that of `as`. */
static inline void fhown_set_exception(World *w, const World *as) {
    w->raises = as->raises;
    w->exc = as->exc;
    w->raised = as->raised;
    w->raised_at = as->raised_at;
    w->raised_what = as->raised_what;
    w->raised_by_acquisition = as->raised_by_acquisition;
}

typedef struct Set {
    World *first;
    uint32_t count;
} Set;

/* ---- the model -------------------------------------------------------------------------------------------------- */

typedef enum Strategy { STRATEGY_INHERIT, STRATEGY_MANUAL, STRATEGY_AUTO, STRATEGY_ARENA } Strategy;
typedef enum AnnKind { ANN_NONE, ANN_OWNED, ANN_BORROWED, ANN_TUPLE } AnnKind;

typedef struct Ann {
    AnnKind kind;
    bool nullable;
    const char *type; /* the text of T, for fixes; NULL */
    struct Ann *items;
    uint32_t nitems;
    const FhExpr *of; /* T, where it stands in the tree itself */
} Ann;

typedef struct Param {
    const FhArg *arg;
    uint32_t var;
    Ann ann;
    bool has_default, keyword_only, positional_only, star, double_star;
    const FhExpr *default_value;
} Param;

typedef struct Case { /* one way out */
    World *world;
    bool raise;
} Case;

typedef struct Capacity { /* a parameter is the capacity of a collection */
    uint32_t param;
    const Builtin *of;
    int64_t room;       /* of its provider; -1 unknown */
    const Event *event; /* made here */
} Capacity;

typedef struct Summary {
    bool known; /* has been computed, if only for a start */
    bool gave_up;
    LIST_OF(Case) cases;
    Raises raises;
    const char *exc;
    const Event *raise_event;
    const Event *allocates; /* the chain to an allocation; NULL: none is certain */
    LIST_OF(Capacity) capacities;
} Summary;

typedef struct Edge {
    Fn *to;
    struct Edge *next;
} Edge;

struct Fn {
    Module *module;
    FhScope *scope;
    const FhStmt *def; /* NULL for lambdas and modules */
    const FhExpr *lambda;
    Class *cls; /* whose method it is */
    Fn *outer;
    const char *name, *qualname;
    Param *params;
    uint32_t nparams;
    Ann returns;
    bool has_returns; /* an annotation of any kind */
    Strategy strategy;
    const char *arena; /* of @arena_memory("name") */
    bool no_escape;    /* @arena_memory(escape="error") */
    bool no_alloc, is_static, is_class_method, is_property, is_context_manager, opaque, is_generator,
        is_async;
    bool interesting; /* mentions what the checker follows */
    bool returns_none;
    bool returns_unowned; /* on some path something that is neither owned nor None */
    bool reachable;
    bool visiting; /* while its captured names are followed: closures may name each other */
    Edge *calls;
    uint32_t order, low; /* for the order of analysis */
    bool on_stack;
    LIST_OF(Obj *) objs; /* by id from 1 */
    uint32_t *site_table;
    uint32_t site_capacity, nsites;
    Summary summary;
    Fn *next; /* all functions */
    Fn *scc_next;
};

static inline bool fhown_constructs(const Fn *fn) { return fn->cls && strcmp(fn->name, "__init__") == 0; }

typedef struct DataField {
    const FhName *name;
    const FhExpr *default_value;
    bool special; /* ClassVar, InitVar: what __init__ takes is not known */
} DataField;

struct Class {
    Module *module;
    const FhStmt *def;
    const char *name;
    FhScope *scope;
    Class **bases;
    uint32_t nbases;
    bool unknown_base; /* a base that is not a class of ours */
    bool is_exception;
    bool opaque; /* decorated or with a metaclass */
    bool dataclass;
    LIST_OF(DataField) data_fields; /* annotated names in the order of the class's body */
    LIST_OF(Fn *) methods;
    LIST_OF(Field) attributes; /* key; val.kind VAL_OBJ where declared owned; VAL_DATA otherwise */
    Class *next;
};

struct Module {
    FhTree *tree;
    FhScopes *scopes, own_scopes;
    const char *name;
    const char *text;
    size_t size;
    Fn *body;
    bool imported, strict, dynamic_arenas;
    uint32_t depth;
    Module *next;
};

/* What is known of a variable without regard to the flow. */
typedef struct VarInfo {
    FhSymbol *symbol;
    FhScope *scope;
    Module *module;
    const char *name;
    uint32_t bindings;
    Val bound;            /* if it is bound once, by def, class, import or a constant */
    bool assigned_inside; /* rebound by an inner function */
    bool compared;        /* looked at by a comparison */
    bool is_capacity;     /* given to a collection as its capacity */
} VarInfo;

/* ---- contexts --------------------------------------------------------------------------------------------------- */

typedef enum ContextKind { CONTEXT_LOOP, CONTEXT_TRY, CONTEXT_FINALLY, CONTEXT_STRATEGY } ContextKind;

typedef struct Context {
    ContextKind kind;
    struct Context *outer;
    uint32_t depth; /* of the stack of values */
    Set breaks, continues, raised, unlikely, returns;
    const FhStmt *return_at; /* of the returns */
    const FhStmt *try_;      /* CONTEXT_TRY */
    bool expects_faults;
    Strategy strategy;
    const char *arena;
} Context;

/* ---- hits ------------------------------------------------------------------------------------------------------- */

typedef struct Hit {
    const void *node;
    uint16_t rule; /* 0: only what is in order has been seen here */
    uint16_t sort; /* parts rules of one node that do not exclude each other */
    uint8_t level; /* FhLevel wanted by the rule where paths do not decide; 3: paths decide */
    bool fine, fault;
    Fn *fn;
    const Obj *obj;
    FhSpan span;
    const char *message, *why;
    const Event *events[MAX_STEPS];
    uint32_t nevents;
    const void *extra; /* for fixes */
    uint8_t exits;     /* leaks: LEAK_… seen */
} Hit;

enum { LEAK_RETURN = 1, LEAK_END = 2, LEAK_RAISE = 4, LEAK_REBOUND = 8, LEAK_DROPPED = 16, LEAK_CALL = 32 };

/* ---- the check -------------------------------------------------------------------------------------------------- */

typedef struct Text {
    const char *text;
    uint32_t size, hash, next;
} Text;

struct Check {
    const FhOwnershipOptions *options;
    FhDiagnostic *error;
    FhFindings *out;
    FhBump perm, scratch;
    jmp_buf failed, gave_up;
    bool can_give_up;
    const char *reason;
    Module *modules, *main;
    uint32_t nmodules;
    Fn *fns, **last_fn;
    uint32_t nfns;
    Class *classes;
    LIST_OF(VarInfo) vars;
    LIST_OF(Text) texts;
    uint32_t *text_table, text_capacity;
    struct PointerMap {
        const void **keys;
        void **values;
        uint32_t count, capacity;
    } fn_of, class_of, var_of, stored; /* stored: names of attributes that are assigned anywhere, by text */
    /* the function in hand */
    Fn *fn;
    Module *module;
    FhScope *scope;
    Class *in_class;
    Context *context;
    uint32_t effort, depth;
    bool reporting;
    bool dropping;                /* a statement's value */
    uint32_t *line_starts, lines; /* of the main text, by line from 1 */
    uint8_t *marks;               /* by object; from fhown_marks */
    uint32_t marks_capacity;
    bool keep_apart;        /* worlds that differ in a constant that is tested */
    const void *hushed;     /* a call: it is in order only when all that its callee does is */
    uint32_t faults;        /* told so far */
    const FhExpr *not_made; /* a tuple that is unpacked where it stands */
    Set *exits_return, *exits_raise;
    LIST_OF(Hit) hits;
    uint32_t *hit_table, hit_capacity;
    LIST_OF(FhUnfinished) unfinished;
    LIST_OF(const char *) arena_names;      /* created under a constant name anywhere */
    LIST_OF(const char *) decorated_arenas; /* those of them that calls of decorated functions make */
    bool dynamic_arenas;
};

/* ownership.c */
_Noreturn void fhown_fail_memory(Check *c);
_Noreturn void fhown_give_up(Check *c, const char *reason);
void *fhown_perm(Check *c, size_t size);    /* zeroed; lives as long as the check */
void *fhown_scratch(Check *c, size_t size); /* zeroed; lives as long as the function in hand */
void fhown_enter(Check *c);                 /* one level of recursion down; leaves when it is too deep */
static inline void fhown_leave(Check *c) { c->depth--; }
void fhown_work(Check *c, uint32_t steps);
const char *fhown_text(Check *c, const char *text, size_t size); /* interned */
const char *fhown_textf(Check *c, const char *format, ...) __attribute__((format(printf, 2, 3)));
void *fhown_grow(Check *c, FhBump *from, void *items, uint32_t count, uint32_t *capacity, size_t item);
void *fhown_map_get(const struct PointerMap *map, const void *key);
void fhown_map_put(Check *c, struct PointerMap *map, const void *key, void *value);

/* Room for one more at the end of a list; the new item, zeroed. */
#define PUSH(c, from, list)                                                                                  \
    ((list).items = fhown_grow(c, from, (list).items, (list).count, &(list).capacity, sizeof *(list).items), \
     memset(&(list).items[(list).count], 0, sizeof *(list).items), &(list).items[(list).count++])

#define EACH(w, s) for (World *w = (s)->first; w; w = w->next)

#define SPAN_OF(n) ((FhSpan){(n)->lineno, (n)->col_offset, (n)->end_lineno, (n)->end_col_offset})

/* ownership_names.c, ownership_model.c */
Module *fhown_load(Check *c, FhTree *tree, FhScopes *scopes, const char *name, const char *text, size_t size,
                   uint32_t depth);
uint32_t fhown_var(Check *c, Module *m, FhScope *scope, FhName *name); /* 0: a builtin or unknown */
Val fhown_static_value(Check *c, uint32_t var);
Fn *fhown_method(Class *cls, const char *name, bool *unknown);
bool fhown_declares_owned(Class *cls, uint32_t key);
uint32_t fhown_key(Check *c, const char *text); /* of an attribute */
Ann fhown_annotation(Check *c, Module *m, FhScope *scope, const FhExpr *e);
Val fhown_module_attribute(Check *c, Module *m, const char *name);
bool fhown_const_int(Check *c, Module *m, FhScope *scope, const FhExpr *e, int64_t *value);

/* ownership_effects.c */
typedef enum Makes {
    MAKES_DATA,
    MAKES_BUFFER,
    MAKES_LIST,
    MAKES_DICT,
    MAKES_SET,
    MAKES_NONE,
    MAKES_BOOL,
    MAKES_INT,
    MAKES_STR,
    MAKES_FIRST,
    MAKES_UNKNOWN,
    MAKES_SPECIAL
} Makes;
enum { USES = 1, KEEPS = 2, ALLOCATES = 4, RAISES_OFTEN = 8, CALLS_BACK = 16, SHARES = 32 };
typedef enum Special {
    NOT_SPECIAL,
    SPECIAL_FREE,
    SPECIAL_ALLOCATE,
    SPECIAL_CREATE_ARENA,
    SPECIAL_ARENA,
    SPECIAL_RESET,
    SPECIAL_DESTROY,
    SPECIAL_STRATEGY,
    SPECIAL_LOCK,
    SPECIAL_IS_ALIVE,
    SPECIAL_BOUNDED,
    SPECIAL_PROVIDER,
    SPECIAL_DECORATOR,
    SPECIAL_OWNED,
    SPECIAL_BORROWED,
    SPECIAL_EXIT,
    SPECIAL_SUPER,
    SPECIAL_ISINSTANCE
} Special;
struct Builtin {
    const char *name;
    uint8_t makes, flags, special;
    int64_t size;    /* SPECIAL_PROVIDER: bytes, -1: first argument; SPECIAL_BOUNDED: bytes an element */
    const char *exc; /* RAISES_OFTEN: what */
};
const Builtin *fhown_builtin(const char *name);
const Builtin *fhown_method_effects(const char *name); /* of what has a method of this name; NULL unknown */
const Builtin *fhown_buffer_method(const char *name);
bool fhown_native_module(const char *name, const char *function, unsigned *flags);
bool fhown_is_fault_class(const char *name);
bool fhown_is_exception(const char *name); /* a builtin one */
bool fhown_catches(const char *handler, const char *exc, bool *surely);

/* ownership_world.c */
World *fhown_world_new(Check *c);
World *fhown_world_copy(Check *c, FhBump *into, const World *w);
void fhown_set_add(Check *c, Set *s, World *w);      /* takes w; joins it with what it equals */
void fhown_set_append(Set *s, World *w);             /* takes w, joins nothing */
void fhown_set_join(Check *c, Set *into, Set *from); /* empties `from` */
bool fhown_set_include(Check *c, Set *s, World *w,
                       World **changed);         /* for loops: false when w brings nothing new */
void fhown_join_all(Check *c, Set *s, World *w); /* by force, into the first */
void fhown_set_cut(Set *s, uint32_t depth);      /* stacks to this depth */
uint8_t *fhown_marks(Check *c);                  /* a zero for each object; until the next call */
void fhown_normalise(Check *c, World *w);
Val fhown_pop(World *w);
void fhown_push(Check *c, World *w, Val v);
Val *fhown_top(World *w, uint32_t from_top);
Val fhown_get_var(const World *w, uint32_t var);
void fhown_put_var(Check *c, World *w, uint32_t var, Val v);
ObjState *fhown_state(Check *c, World *w, uint32_t id); /* made where it is missing */
ObjState *fhown_find_state(const World *w, uint32_t id);
bool fhown_get_field(const World *w, uint32_t obj, uint32_t key, Val *v);
void fhown_put_field(Check *c, World *w, uint32_t obj, uint32_t key, Val v);
void fhown_drop_fields(World *w, uint32_t obj);
bool fhown_is_referenced(const World *w, uint32_t obj);
ArenaState *fhown_arena_state(Check *c, World *w, const char *name, bool make);
Obj *fhown_obj(const Check *c, uint32_t id);
Obj *fhown_site(Check *c, const void *node, uint32_t role); /* the object of a place, found or made */
Val fhown_fresh(Check *c, World *w, Obj *o, uint16_t bits); /* a new one is made: older ones step back */
uint8_t fhown_may(Check *c, const World *w, Val v);
bool fhown_narrow(Check *c, World *w, Val v, uint8_t may); /* false: cannot be */
static inline Val fhown_val(ValKind kind) { return (Val){.kind = (uint8_t)kind}; }
static inline Val fhown_obj_val(uint32_t id) { return (Val){.kind = VAL_OBJ, .obj = id}; }
static inline bool fhown_same(Val a, Val b) { return a.kind == b.kind && a.obj == b.obj && a.num == b.num; }

/* ownership_transfer.c */
const Event *fhown_event(Check *c, FhSpan span, const char *note, const Event *before);
/* What happened in a callee, as steps of the caller's path: its lines may be those of another file. */
static inline const Event *fhown_event_of(const Check *c, const Fn *callee, const Event *e) {
    return callee->module == c->module ? e : NULL;
}
void fhown_use(Check *c, World *w, Val v, const FhExpr *node);
/* What findings of its leak are kept under: the node, or for what a call leaves behind elsewhere, a place of its own. */
static inline const void *fhown_leak_key(const Obj *o) {
    return o->acquired && !o->direct ? (const void *)((const char *)o->node + 1) : o->node;
}

typedef struct Ending { /* how an end comes about */
    const FhExpr *node; /* what is ended: where a finding stands */
    const char *via;    /* the helper that does it; NULL: free() itself */
    bool deep, with;
} Ending;
void fhown_free(Check *c, World *w, Val v, Ending how);
void fhown_move(Check *c, World *w, Val v, const FhExpr *node, const char *to);
void fhown_escape(Check *c, World *w, Val v);
void fhown_share(Check *c, World *w, Val v,
                 bool itself); /* what it holds may be reached another way; itself, too */
void fhown_hand_on(Check *c, World *w, Val v, const FhExpr *node); /* to a callee of which nothing is known */
void fhown_forget(Check *c, World *w, Val old, const char *name, FhSpan where); /* a reference has gone */
void fhown_drop(Check *c, World *w, Val v, const FhExpr *node);                 /* a value that nobody took */
void fhown_bind(Check *c, World *w, uint32_t var, Val v, const FhExpr *target);
void fhown_store_field(Check *c, World *w, Val base, uint32_t key, Val v, const FhExpr *target,
                       const FhExpr *value);
void fhown_store_item(Check *c, World *w, Val base, Val v, const FhExpr *value);
/* `by` has stored `v`, which it got at `node`, where the call does not end. */
void fhown_stored_by(Check *c, World *w, Val v, const FhExpr *node, const char *by);
Val fhown_load_field(Check *c, World *w, Val base, uint32_t key, const FhExpr *node);
Val fhown_symbol(Check *c, World *w, const FhExpr *name); /* gives an unknown local an object of its own */
void fhown_leave_function(Check *c, World *w, const FhStmt *at, const FhExpr *value, unsigned how);
void fhown_leak_by_call(Check *c, World *w, const FhExpr *call, const char *what, bool acquisition);
bool fhown_outward_base(Check *c, World *w, Val base);
void fhown_capture_escapes(Check *c, World *w, Fn *closure);
World *fhown_outer_copy(Check *c, const World *w); /* what a caller can see of it */
void fhown_prune(Check *c, World *w);              /* at an exit: forgets what nobody outside can reach */
void fhown_end_owner(Check *c, World *w, uint32_t owner, const Event *event);
uint32_t fhown_owner_key(void);
static inline uint32_t fhown_rest_key(Check *c) { return fhown_key(c, "*"); } /* each item of `*args` */

bool fhown_get_item(Check *c, const World *w, uint32_t list, uint32_t i, Val *v); /* as the display said */
void fhown_change_items(Check *c, World *w, Val list); /* they may be other ones, at other places */
void fhown_set_item(Check *c, World *w, Val list, Val index, Val v);

/* ownership_later.c */
typedef struct Later { /* a function, a lambda or a generator expression */
    const Fn *fn;
    const FhExpr *generator;
} Later;
bool fhown_is_used_after_yield(const Fn *generator, const FhName *name);
const FhExpr *fhown_use_within(const Later *later,
                               const FhName *name); /* the first use in source order; NULL */

/* ownership_expr.c */
void fhown_eval(Check *c, Set *s, const FhExpr *e); /* pushes a value in every world */
void fhown_assign(Check *c, Set *s, const FhExpr *target, const FhExpr *value); /* pops it */
/* The worlds go on, too. */
void fhown_raise(Check *c, Set *s, const FhExpr *at, Raises raises, const char *exc, const char *what,
                 const Event *before);
void fhown_raise_as(Check *c, Set *s, const World *as); /* the exception is that of `as` */
void fhown_raise_world(Check *c, World *w);             /* takes w, whose exception is set */
bool fhown_is_unchecked(Check *c, const FhExpr *index);
uint32_t fhown_name_var(Check *c, FhName *name);
bool fhown_is_local(Check *c, uint32_t var);
Val fhown_load_name(Check *c, World *w, const FhExpr *e);
Strategy fhown_strategy(Check *c, const char **arena);
void fhown_allocates(Check *c, Set *s, const void *node, FhSpan span, const char *what, const Event *chain);
/* Takes the iterable from the stack; leaves the worlds in which it is exhausted. `breaks` may be NULL. */
void fhown_loop_over(Check *c, Set *s, const FhExpr *target, const FhExpr *iter,
                     void (*body)(Check *, Set *, void *), void *env, Set *breaks);
const char *fhown_callee_name(Check *c, const FhExpr *func);

/* ownership_test.c */
void fhown_test(Check *c, Set *s, const FhExpr *e, Set *yes, Set *no); /* empties s */
void fhown_relax(Check *c, World *w, const FhExpr *test); /* before a loop's test is made again */
bool fhown_learn_equal(Check *c, World *w, Val v, Val constant, bool truth); /* false: cannot be */
uint64_t fhown_constant_id(Check *c, Val v);                                 /* 0: no constant */

/* ownership_call.c */
struct Args {
    const FhExpr *call;
    uint32_t count;
    const FhExpr **nodes;
    FhName **names; /* of a keyword argument; NULL: positional */
    bool starred;   /* `*args` or `**kwargs` among them */
};
void fhown_call(Check *c, Set *s, const FhExpr *e);
/* Calls a script function in every world of `s`, whose arguments (and before them self, if has_self) stand on the stack; the
 * result takes their place. */
void fhown_apply(Check *c, Set *s, Fn *fn, const Args *args, bool has_self, const FhExpr *node);
/* Calls a method of the value on top without arguments (`__exit__` with three that are unknown); the result replaces it. */
void fhown_call_method(Check *c, Set *s, const char *name, const FhExpr *node);
/* The value on top is an object whose attribute `e` is a property. */
void fhown_read_property(Check *c, Set *s, const FhExpr *e);

/* ownership_carrier.c */
/* A generator runs, to its end or to its next value: what it holds is looked into. */
void fhown_consume(Check *c, World *w, Val v, const FhExpr *node, bool whole);

/* ownership_arena.c */
Val fhown_make(Check *c, World *w, const FhExpr *node, ObjType type, const char *label);
Val fhown_data(Check *c, const char *label); /* made here, and not followed */
/* The arguments stand on the stack; the result takes their place. */
void fhown_special(Check *c, Set *s, const FhExpr *e, const Builtin *b, const FhExpr **nodes, FhName **names,
                   uint32_t n);
/* false: it is in force and cannot be destroyed. */
bool fhown_reset_arena(Check *c, World *w, const char *name, const FhExpr *node, bool destroy, FhSpan at);
extern const char fhown_unnamed[]; /* the name of an arena without one; names are compared as pointers */
void fhown_leave_arena(Check *c, World *w, const char *name, bool destroyed);
void fhown_check_capacity(Check *c, World *w, const FhExpr *e, Val n, const Capacity *of);
void fhown_outward(Check *c, World *w, uint32_t obj, const FhExpr *node);

/* ownership_flow.c */
void fhown_open_context(Check *c, Context *x, ContextKind kind, uint32_t depth);
static inline void fhown_close_context(Check *c, const Context *x) { c->context = x->outer; }
static inline uint32_t fhown_depth(const Set *s) { return s->first ? s->first->stack.count : 0; }
void fhown_clear_exception(World *w);
World *fhown_take_first(Set *s);
void fhown_send_to_loop(Check *c, Set *s, bool is_break);
void fhown_send_return(Check *c, Set *s, const FhStmt *at);
/* Runs `action` on every way out of a region whose context is closed, and sends all but the normal one on. */
void fhown_finish_region(Check *c, Set *s, Context *x, void (*action)(Check *, Set *, void *, bool raised),
                         void *env);
void fhown_for(Check *c, Set *s, const FhStmt *st);
void fhown_while(Check *c, Set *s, const FhStmt *st);
void fhown_if(Check *c, Set *s, const FhStmt *st);

/* ownership_try.c, ownership_with.c, ownership_match.c */
const char *fhown_class_text(const FhExpr *e); /* the last name of a, b.c; NULL */
void fhown_try(Check *c, Set *s, const FhStmt *st);
void fhown_raise_stmt(Check *c, Set *s, const FhStmt *st);
void fhown_assert(Check *c, Set *s, const FhStmt *st);
void fhown_with(Check *c, Set *s, const FhStmt *st);
void fhown_match(Check *c, Set *s, const FhStmt *st);

/* ownership_stmt.c */
void fhown_stmts(Check *c, Set *s, FhStmts stmts);
void fhown_body(Check *c, Set *s, const Fn *fn); /* to all its exits */

/* ownership_summary.c */
void fhown_functions(Check *c);

/* ownership_report.c */
Hit *fhown_hit(Check *c, const void *node, uint16_t sort);
enum {
    SORT_LIFE = 1,
    SORT_LEAK,
    SORT_LEAK_CALL,
    SORT_ACQUISITION,
    SORT_RETURN,
    SORT_STORE,
    SORT_ARENA,
    SORT_CAPACITY,
    SORT_NO_ALLOC,
    SORT_DROP,
    SORT_ARGUMENT
};
void fhown_fine(Check *c, const void *node, uint16_t sort);
Hit *fhown_fault(Check *c, World *w, uint16_t rule, uint16_t sort, const void *node, FhSpan span,
                 uint32_t obj, bool certain, int level, const char *message, const char *why);
void fhown_add_event(Hit *h, const Event *e);
void fhown_publish(Check *c);
const char *fhown_obj_name(Check *c, const Obj *o);
bool fhown_expects_faults(const Check *c);

/* ownership_fix.c */
void fhown_fix(Check *c, const Hit *h, FhFinding *f);
void fhown_fix_lines(Check *c, const Hit *h, FhFinding *f);

#endif
