/* The syntax tree: CPython's ASDL (`ast` module) by name, one struct a node family with a kind tag and a union.
 *
 * Kinds are FHTREE_<Name>, the fields of a node are `node-><Name>.<field>`; a field that ASDL marks optional is a NULL
 * pointer when absent, a sequence is an array of pointers with a count. Everything lies in the tree's bump arena and
 * dies with fhtree_free. A node is allocated only as large as its kind needs: never copy one by value.
 *
 * Places: lines from 1, columns from 0 in UTF-8 bytes of the decoded source line.
 *
 * Depth: left-associative chains (a + b + c, a.b.c, f()()) and elif chains are built iteratively and may be as deep as
 * the source is long, so what walks them must loop along BinOp.left, Attribute.value, Call.func, Subscript.value and
 * If.orelse. All other nesting is bounded by FH_MAX_SYNTAX_DEPTH.
 */
#ifndef FH_SYNTAX_TREE_H
#define FH_SYNTAX_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/bump.h"

/* clang-format off */
#define FHTREE_MODULE_KINDS(X) X(Module) X(Interactive) X(Expression)

#define FHTREE_STMT_KINDS(X) \
    X(FunctionDef) X(AsyncFunctionDef) X(ClassDef) X(Return) X(Delete) X(Assign) X(AugAssign) X(AnnAssign) \
    X(For) X(AsyncFor) X(While) X(If) X(With) X(AsyncWith) X(Match) X(Raise) X(Try) X(TryStar) X(Assert) \
    X(Import) X(ImportFrom) X(Global) X(Nonlocal) X(Expr) X(Pass) X(Break) X(Continue)

#define FHTREE_EXPR_KINDS(X) \
    X(BoolOp) X(NamedExpr) X(BinOp) X(UnaryOp) X(Lambda) X(IfExp) X(Dict) X(Set) X(ListComp) X(SetComp) \
    X(DictComp) X(GeneratorExp) X(Await) X(Yield) X(YieldFrom) X(Compare) X(Call) X(FormattedValue) \
    X(JoinedStr) X(Constant) X(Attribute) X(Subscript) X(Starred) X(Name) X(List) X(Tuple) X(Slice)

#define FHTREE_PATTERN_KINDS(X) \
    X(MatchValue) X(MatchSingleton) X(MatchSequence) X(MatchMapping) X(MatchClass) X(MatchStar) X(MatchAs) \
    X(MatchOr)

#define FHTREE_CONTEXT_KINDS(X) X(Load) X(Store) X(Del)
#define FHTREE_BOOL_OPERATORS(X) X(And) X(Or)
#define FHTREE_OPERATORS(X) \
    X(Add) X(Sub) X(Mult) X(MatMult) X(Div) X(Mod) X(Pow) X(LShift) X(RShift) X(BitOr) X(BitXor) X(BitAnd) \
    X(FloorDiv)
#define FHTREE_UNARY_OPERATORS(X) X(Invert) X(Not) X(UAdd) X(USub)
#define FHTREE_COMPARE_OPERATORS(X) X(Eq) X(NotEq) X(Lt) X(LtE) X(Gt) X(GtE) X(Is) X(IsNot) X(In) X(NotIn)
/* clang-format on */

#define X(name) FHTREE_##name,
typedef enum FhModuleKind { FHTREE_MODULE_KINDS(X) } FhModuleKind;
typedef enum FhStmtKind { FHTREE_STMT_KINDS(X) FHTREE_STMT_COUNT } FhStmtKind;
typedef enum FhExprKind { FHTREE_EXPR_KINDS(X) FHTREE_EXPR_COUNT } FhExprKind;
typedef enum FhPatternKind { FHTREE_PATTERN_KINDS(X) FHTREE_PATTERN_COUNT } FhPatternKind;
typedef enum FhContext { FHTREE_CONTEXT_KINDS(X) } FhContext;
typedef enum FhBoolOperator { FHTREE_BOOL_OPERATORS(X) } FhBoolOperator;
typedef enum FhOperator { FHTREE_OPERATORS(X) FHTREE_OPERATOR_COUNT } FhOperator;
typedef enum FhUnaryOperator { FHTREE_UNARY_OPERATORS(X) } FhUnaryOperator;
typedef enum FhCompareOperator { FHTREE_COMPARE_OPERATORS(X) FHTREE_COMPARE_COUNT } FhCompareOperator;
#undef X

/* The constructor's name as `ast` spells it: "FunctionDef", "BinOp", "Add", "NotIn". */
const char *fhtree_module_name(FhModuleKind kind);
const char *fhtree_stmt_name(FhStmtKind kind);
const char *fhtree_expr_name(FhExprKind kind);
const char *fhtree_pattern_name(FhPatternKind kind);
const char *fhtree_context_name(FhContext context);
const char *fhtree_bool_operator_name(FhBoolOperator op);
const char *fhtree_operator_name(FhOperator op);
const char *fhtree_unary_operator_name(FhUnaryOperator op);
const char *fhtree_compare_operator_name(FhCompareOperator op);

/* An identifier, interned in its tree: equal text is the same pointer. `text` is NFKC-normalised UTF-8 and ends with a
 * NUL that `size` does not count. */
typedef struct FhName {
    const char *text;
    uint32_t size;
    uint32_t hash;
    uint32_t number; /* dense, from 0 in order of first appearance: index into FhTree.names */
    uint32_t index;  /* 0; free for later stages */
} FhName;

typedef enum FhConstantKind {
    FHCONSTANT_NONE,
    FHCONSTANT_TRUE,
    FHCONSTANT_FALSE,
    FHCONSTANT_ELLIPSIS,
    FHCONSTANT_INT,     /* fits `integer` */
    FHCONSTANT_BIG_INT, /* `text`, `size`: digits in `base` without prefix or underscores, no leading zeros */
    FHCONSTANT_FLOAT,   /* `number` */
    FHCONSTANT_COMPLEX, /* `number` is the imaginary part, the real part is 0 */
    FHCONSTANT_STR,     /* `text`, `size`: UTF-8; lone surrogates as their three bytes (WTF-8) */
    FHCONSTANT_BYTES    /* `text`, `size` */
} FhConstantKind;

typedef struct FhConstant {
    uint8_t kind;  /* FhConstantKind */
    uint8_t base;  /* FHCONSTANT_BIG_INT: 2, 8, 10 or 16 */
    bool u_prefix; /* the literal was written u'...' */
    bool ascii;    /* FHCONSTANT_STR: every byte is below 0x80 */
    uint32_t size;
    union {
        int64_t integer;
        double number;
        const char *text; /* not NUL-terminated */
    };
} FhConstant;

typedef struct FhExpr FhExpr;
typedef struct FhStmt FhStmt;
typedef struct FhPattern FhPattern;
typedef struct FhArguments FhArguments;
typedef struct FhArg FhArg;
typedef struct FhKeyword FhKeyword;
typedef struct FhAlias FhAlias;
typedef struct FhComprehension FhComprehension;
typedef struct FhExceptHandler FhExceptHandler;
typedef struct FhWithItem FhWithItem;
typedef struct FhMatchCase FhMatchCase;

#define FHTREE_SEQUENCE(Name, Item)                                                                          \
    typedef struct Name {                                                                                    \
        Item **items;                                                                                        \
        uint32_t count;                                                                                      \
    } Name

FHTREE_SEQUENCE(FhExprs, FhExpr);
FHTREE_SEQUENCE(FhStmts, FhStmt);
FHTREE_SEQUENCE(FhPatterns, FhPattern);
FHTREE_SEQUENCE(FhNames, FhName);
FHTREE_SEQUENCE(FhArgs, FhArg);
FHTREE_SEQUENCE(FhKeywords, FhKeyword);
FHTREE_SEQUENCE(FhAliases, FhAlias);
FHTREE_SEQUENCE(FhComprehensions, FhComprehension);
FHTREE_SEQUENCE(FhExceptHandlers, FhExceptHandler);
FHTREE_SEQUENCE(FhWithItems, FhWithItem);
FHTREE_SEQUENCE(FhMatchCases, FhMatchCase);

#define FHTREE_PLACE                                                                                         \
    uint32_t lineno, col_offset;                                                                             \
    uint32_t end_lineno, end_col_offset

/* clang-format off */
struct FhExpr {
    uint8_t kind;    /* FhExprKind */
    uint8_t context; /* FhContext of Attribute, Subscript, Starred, Name, List, Tuple */
    bool parenthesized; /* written within its own parentheses */
    FHTREE_PLACE;
    union {
        struct { FhBoolOperator op; FhExprs values; } BoolOp;
        struct { FhExpr *target, *value; } NamedExpr;
        struct { FhExpr *left, *right; FhOperator op; } BinOp;
        struct { FhExpr *operand; FhUnaryOperator op; } UnaryOp;
        struct { FhArguments *args; FhExpr *body; } Lambda;
        struct { FhExpr *test, *body, *orelse; } IfExp;
        struct { FhExprs keys, values; } Dict; /* a key is NULL for `**value` */
        struct { FhExprs elts; } Set;
        struct { FhExpr *elt; FhComprehensions generators; } ListComp;
        struct { FhExpr *elt; FhComprehensions generators; } SetComp;
        struct { FhExpr *key; FhComprehensions generators; FhExpr *value; } DictComp;
        struct { FhExpr *elt; FhComprehensions generators; } GeneratorExp;
        struct { FhExpr *value; } Await;
        struct { FhExpr *value; } Yield;
        struct { FhExpr *value; } YieldFrom;
        struct { FhExpr *left; uint8_t *ops; FhExprs comparators; } Compare; /* ops: FhCompareOperator each */
        struct { FhExpr *func; FhExprs args; FhKeywords keywords; } Call;
        struct { FhExpr *value; int32_t conversion; FhExpr *format_spec; } FormattedValue; /* -1, 's', 'r', 'a' */
        struct { FhExprs values; } JoinedStr;
        FhConstant Constant;
        struct { FhExpr *value; FhName *attr; } Attribute;
        struct { FhExpr *value, *slice; } Subscript;
        struct { FhExpr *value; } Starred;
        struct { FhName *id; } Name;
        struct { FhExprs elts; } List;
        struct { FhExprs elts; } Tuple;
        struct { FhExpr *lower, *upper, *step; } Slice;
    };
};

struct FhStmt {
    uint8_t kind; /* FhStmtKind */
    FHTREE_PLACE;
    union {
        struct { FhName *name; FhArguments *args; FhStmts body; FhExprs decorator_list; FhExpr *returns; } FunctionDef;
        struct { FhName *name; FhArguments *args; FhStmts body; FhExprs decorator_list; FhExpr *returns; } AsyncFunctionDef;
        struct { FhName *name; FhExprs bases; FhKeywords keywords; FhStmts body; FhExprs decorator_list; } ClassDef;
        struct { FhExpr *value; } Return;
        struct { FhExprs targets; } Delete;
        struct { FhExprs targets; FhExpr *value; } Assign;
        struct { FhExpr *target, *value; FhOperator op; } AugAssign;
        struct { FhExpr *target, *annotation, *value; int simple; } AnnAssign;
        struct { FhExpr *target, *iter; FhStmts body, orelse; } For;
        struct { FhExpr *target, *iter; FhStmts body, orelse; } AsyncFor;
        struct { FhExpr *test; FhStmts body, orelse; } While;
        struct { FhExpr *test; FhStmts body, orelse; } If;
        struct { FhWithItems items; FhStmts body; } With;
        struct { FhWithItems items; FhStmts body; } AsyncWith;
        struct { FhExpr *subject; FhMatchCases cases; } Match;
        struct { FhExpr *exc, *cause; } Raise;
        struct { FhStmts body; FhExceptHandlers handlers; FhStmts orelse, finalbody; } Try;
        struct { FhStmts body; FhExceptHandlers handlers; FhStmts orelse, finalbody; } TryStar;
        struct { FhExpr *test, *msg; } Assert;
        struct { FhAliases names; } Import;
        struct { FhName *module; FhAliases names; uint32_t level; } ImportFrom; /* module NULL: `from . import x` */
        struct { FhNames names; } Global;
        struct { FhNames names; } Nonlocal;
        struct { FhExpr *value; } Expr;
    };
};

struct FhPattern {
    uint8_t kind; /* FhPatternKind */
    FHTREE_PLACE;
    union {
        struct { FhExpr *value; } MatchValue;
        struct { FhConstantKind value; } MatchSingleton; /* FHCONSTANT_NONE, _TRUE or _FALSE */
        struct { FhPatterns patterns; } MatchSequence;
        struct { FhExprs keys; FhPatterns patterns; FhName *rest; } MatchMapping;
        struct { FhExpr *cls; FhPatterns patterns; FhNames kwd_attrs; FhPatterns kwd_patterns; } MatchClass;
        struct { FhName *name; } MatchStar;
        struct { FhPattern *pattern; FhName *name; } MatchAs;
        struct { FhPatterns patterns; } MatchOr;
    };
};
/* clang-format on */

struct FhArg {
    FhName *arg;
    FhExpr *annotation;
    FHTREE_PLACE;
};

struct FhArguments {
    FhArgs posonlyargs, args;
    FhArg *vararg;
    FhArgs kwonlyargs;
    FhExprs kw_defaults; /* one for each of kwonlyargs, NULL where there is none */
    FhArg *kwarg;
    FhExprs defaults; /* of the last posonlyargs and args together */
};

struct FhKeyword {
    FhName *arg; /* NULL for `**value` */
    FhExpr *value;
    FHTREE_PLACE;
};

struct FhAlias {
    FhName *name; /* dotted as written; "*" for a star import */
    FhName *asname;
    FHTREE_PLACE;
};

struct FhComprehension {
    FhExpr *target, *iter;
    FhExprs ifs;
    bool is_async;
};

struct FhExceptHandler {
    FhExpr *type;
    FhName *name;
    FhStmts body;
    FHTREE_PLACE;
};

struct FhWithItem {
    FhExpr *context_expr, *optional_vars;
};

struct FhMatchCase {
    FhPattern *pattern;
    FhExpr *guard;
    FhStmts body;
};

typedef struct FhTree {
    FhBump arena; /* holds this struct too */
    FhModuleKind kind;
    FhStmts body;       /* Module, Interactive */
    FhExpr *expression; /* Expression */
    const char *source; /* decoded to UTF-8, newlines as \n, ends with \n and a NUL; without BOM */
    uint32_t source_size;
    uint32_t line_count;
    FhName **names; /* every identifier, by FhName.number */
    uint32_t name_count;
    bool
        future_annotations; /* `from __future__ import annotations` seen among the leading statements, or passed in */
    bool future_barry_as_flufl; /* <> in place of != */
} FhTree;

void fhtree_free(FhTree *tree); /* NULL does nothing */

/* Line `lineno` (from 1) of the source with its newline, not terminated; NULL when there is none. Linear in the text. */
const char *fhtree_line(const FhTree *tree, uint32_t lineno, size_t *size);

/* Text that equals Python's ast.dump(tree, include_attributes=attributes), allocated in the tree's arena; NULL when
 * memory runs out. Recursive along every chain: for tests and tools. */
const char *fhtree_dump(FhTree *tree, bool attributes, size_t *size);
/* The same; NULL also where the C stack would reach below stack_limit. */
const char *fhtree_dump_within(FhTree *tree, bool attributes, size_t *size, const char *stack_limit);

#endif
