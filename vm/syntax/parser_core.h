/* What the files of the parser share: the token window, building of nodes and sequences, failing.
 *
 * Every parsing function returns NULL (or false) when its rule does not match or after a reported fault; the two are
 * told apart by `unit->failed`. A mismatch is final unless the caller saved a state before and goes back to it.
 *
 * The first pass (`explain` false) neither searches for messages nor, as a rule, looks back. After a mismatch the
 * second pass (`explain` true) parses the statement at fault again, keeps all its tokens, and at the places where people
 * go wrong asks the functions of parser_invalid.h for a message.
 */
#ifndef FH_SYNTAX_PARSER_CORE_H
#define FH_SYNTAX_PARSER_CORE_H

#include "lexer.h"
#include "names.h"
#include "parser.h"
#include "source.h"

/* What all parsers of one source share: the one of the text and those of f-strings' expressions. */
typedef struct FhParsing {
    FhTree *tree;
    FhBump *arena;
    const FhAlloc *alloc;
    FhDiagnostic *err;
    FhWarnings *warnings; /* or NULL */
    FhNameTable names;
    void **scratch; /* a stack of items of unfinished sequences */
    uint32_t scratch_count, scratch_capacity;
    uint32_t depth;
    unsigned flags;
    bool failed; /* a fault is reported in err */
    bool last_line_empty;
    bool unended; /* the last line has no newline, and none is thought behind it (eval, single) */
} FhParsing;

typedef struct FhPlace {
    uint32_t lineno, col;
} FhPlace;

typedef struct FhParser {
    FhParsing *unit;
    FhToken *tokens;
    uint32_t mark, fill, capacity; /* the next token; how many are read */
    uint32_t hold;                 /* while not 0 the window keeps all tokens */
    bool explain;
    bool quiet;         /* within an explaining pass: do not search for messages, here and later */
    bool quiet_bracket; /* the quiet part starts with a bracket */
    bool blind;         /* the same, only here */
    uint32_t words;     /* names without operators between them that are being searched */
    bool in_fstring;
    bool incomplete;                         /* at the prompt: a block that only an empty line ends */
    uint32_t base_depth;                     /* of the unit's nesting, where this parser begins */
    FhExpr *result;                          /* of a rule that yields one expression */
    FhPlace block_end;                       /* where the last line of statements ended */
    uint32_t restart_offset, restart_lineno; /* where the current statement of the outermost block starts */
    FhLexer lexer;
} FhParser;

typedef struct FhState {
    uint32_t mark, scratch_count;
} FhState;

/* ---- tokens ---- */

void fhparser_fill(FhParser *p); /* reads one more token; after a fault it is an ERROR */

static inline const FhToken *fhparser_peek(FhParser *p) {
    if (p->mark == p->fill) fhparser_fill(p);
    return &p->tokens[p->mark];
}

static inline unsigned fhparser_kind(FhParser *p) { return fhparser_peek(p)->kind; }

/* The kind of the token `ahead` places behind the next one. */
unsigned fhparser_kind_at(FhParser *p, uint32_t ahead);

static inline bool fhparser_accept(FhParser *p, unsigned kind) {
    if (fhparser_kind(p) != kind) return false;
    p->mark++;
    return true;
}

static inline const FhToken *fhparser_last(const FhParser *p) { return &p->tokens[p->mark - 1]; }

static inline FhPlace fhparser_place(FhParser *p) {
    const FhToken *t = fhparser_peek(p);
    return (FhPlace){t->lineno, t->col};
}

static inline const char *fhparser_text(const FhParser *p, const FhToken *t) {
    return p->lexer.text + t->start;
}

bool fhparser_is_word(FhParser *p, const FhToken *t, const char *word); /* a NAME with this text */

/* Looks ahead: between save and back (or keep) the window holds its tokens. */
FhState fhparser_save(FhParser *p);
void fhparser_back(FhParser *p, FhState state);
void fhparser_keep(FhParser *p);

/* In the explaining pass a rule whose optional rest does not match ends before it, as in a grammar with ordered choice:
 * the messages depend on it. Elsewhere a mismatch is final. */
static inline FhState fhparser_here(const FhParser *p) { return (FhState){p->mark, p->unit->scratch_count}; }
static inline bool fhparser_end_before(FhParser *p, FhState here) {
    if (!p->explain || p->unit->failed) return false;
    p->mark = here.mark;
    p->unit->scratch_count = here.scratch_count;
    return true;
}

/* ---- nodes ---- */

FhName *fhparser_name(FhParser *p); /* takes a NAME token */
FhName *fhparser_intern(FhParser *p, const char *text);

void *fhparser_alloc(FhParser *p, size_t size); /* reports a failure */
FhExpr *fhparser_new_expr(FhParser *p, FhExprKind kind, size_t size, FhPlace start);
FhStmt *fhparser_new_stmt(FhParser *p, FhStmtKind kind, size_t size, FhPlace start);
FhPattern *fhparser_new_pattern(FhParser *p, FhPatternKind kind, size_t size, FhPlace start);

/* A node from `start` to the end of the last token taken, as large as its kind needs. */
#define FHPARSER_EXPR(p, Kind, start)                                                                        \
    fhparser_new_expr(p, FHTREE_##Kind, offsetof(FhExpr, Kind) + sizeof(((FhExpr *)0)->Kind), start)
#define FHPARSER_STMT(p, Kind, start)                                                                        \
    fhparser_new_stmt(p, FHTREE_##Kind, offsetof(FhStmt, Kind) + sizeof(((FhStmt *)0)->Kind), start)
#define FHPARSER_PATTERN(p, Kind, start)                                                                     \
    fhparser_new_pattern(p, FHTREE_##Kind, offsetof(FhPattern, Kind) + sizeof(((FhPattern *)0)->Kind), start)

#define FHPARSER_SET_PLACE(p, node, start)                                                                   \
    do {                                                                                                     \
        const FhToken *last_ = fhparser_last(p);                                                             \
        (node)->lineno = (start).lineno;                                                                     \
        (node)->col_offset = (start).col;                                                                    \
        (node)->end_lineno = last_->end_lineno;                                                              \
        (node)->end_col_offset = last_->end_col;                                                             \
    } while (0)

/* ---- sequences ---- */

static inline uint32_t fhparser_base(const FhParser *p) { return p->unit->scratch_count; }
bool fhparser_push(FhParser *p, void *item); /* false when item is NULL too */
bool fhparser_push_null(FhParser *p);
void *fhparser_take(FhParser *p, uint32_t base,
                    uint32_t *count); /* the items above base, moved to the arena */

/* Fills a sequence from the items above base; false after a fault. */
#define FHPARSER_TAKE(p, sequence, base)                                                                     \
    ((sequence).items = fhparser_take(p, base, &(sequence).count), !(p)->unit->failed)

/* ---- failing; each returns NULL for the caller to return ---- */

void *fhparser_no_memory(FhParser *p);

/* Deeper nesting; false (reported) when it is too deep. Each success needs a leave. */
bool fhparser_enter(FhParser *p);
static inline void fhparser_leave(FhParser *p) { p->unit->depth--; }

/* Reports with the place of the last token read, as CPython does where it knows no better. */
void *fhparser_fail_here(FhParser *p, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;
void *fhparser_fail_indent(FhParser *p, const char *format, ...) /* an IndentationError */
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;
/* A SyntaxError at a token; the end of the text, written or not, has no column (0). */
void fhparser_fail_token(FhParser *p, const FhToken *t, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 3, 4)))
#endif
    ;
void *fhparser_fail_span(FhParser *p, FhDiagnosticKind kind, const FhSpan *span, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 4, 5)))
#endif
    ;
/* The same, with CPython's "no end" in place of an end column. */
void *fhparser_fail_open(FhParser *p, FhDiagnosticKind kind, const FhSpan *span, int end_offset,
                         const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 5, 6)))
#endif
    ;
#define FHPARSER_SPAN(node)                                                                                  \
    (&(FhSpan){(node)->lineno, (node)->col_offset, (node)->end_lineno, (node)->end_col_offset})
#define FHPARSER_SPAN2(from, to)                                                                             \
    (&(FhSpan){(from)->lineno, (from)->col_offset, (to)->end_lineno, (to)->end_col_offset})
FhSpan fhparser_token_span(const FhToken *t);

/* Takes a token of the kind or reports "expected '...'" at the one that is there. */
bool fhparser_force(FhParser *p, FhTokenKind kind);

/* ---- the grammar, by file ---- */

/* parser_expr.c */
FhExpr *fhparser_expression(FhParser *p);
FhExpr *fhparser_disjunction(FhParser *p);
FhExpr *fhparser_bitwise_or(FhParser *p);
FhExpr *fhparser_named_expression(FhParser *p);
FhExpr *fhparser_star_named_expression(FhParser *p);
FhExpr *fhparser_star_expressions(FhParser *p); /* a tuple when there is a comma */
FhExpr *fhparser_star_expression(FhParser *p);
FhExpr *fhparser_expressions(FhParser *p); /* the same without stars */
FhExpr *fhparser_yield_expression(FhParser *p);
FhExpr *fhparser_annotated_rhs(FhParser *p); /* yield or star_expressions */
FhExpr *fhparser_primary(FhParser *p);
bool fhparser_starts_expression(unsigned kind);

/* parser_atom.c */
FhExpr *fhparser_atom(FhParser *p);
bool fhparser_comprehensions(FhParser *p, FhComprehensions *out); /* at least one `for` clause */
bool fhparser_at_comprehension(FhParser *p);

/* parser_args.c */
bool fhparser_call_arguments(FhParser *p, FhExprs *args, FhKeywords *keywords); /* up to and with the ")" */
bool fhparser_class_arguments(FhParser *p, FhExprs *args, FhKeywords *keywords);
FhArguments *fhparser_parameters(FhParser *p, bool lambda); /* up to but without ")" or ":" */
FhExpr *fhparser_slices(FhParser *p);
FhExpr *fhparser_starred_argument(FhParser *p);

/* parser_target.c */
typedef enum FhTargetKind { FHTARGET_STAR, FHTARGET_DELETE, FHTARGET_FOR } FhTargetKind;
FhExpr *fhparser_target(FhParser *p); /* one, not yet checked */
bool fhparser_is_target(const FhExpr *e, FhTargetKind kind);
bool fhparser_is_single_target(const FhExpr *e); /* of an augmented or annotated assignment */
void fhparser_set_context(FhExpr *e, FhContext context);
FhExpr *fhparser_targets(FhParser *p); /* of a for clause: parsed, checked and stored to */

/* parser_stmt.c and parser_block.c */
FhStmt *fhparser_expression_or_assignment(FhParser *p);
FhWithItem *fhparser_with_item(FhParser *p);
bool fhparser_statements(FhParser *p, FhStmts *out, FhTokenKind stop);
bool fhparser_statement(FhParser *p); /* pushes one or several */
bool fhparser_simple_line(FhParser *p);
bool fhparser_compound(FhParser *p, bool *matched); /* pushes one */
bool fhparser_block(FhParser *p, FhStmts *out);

/* parser_pattern.c */
FhPattern *fhparser_patterns(FhParser *p);

/* literal.c, fstring.c */
FhExpr *fhparser_number(FhParser *p);  /* takes a NUMBER */
FhExpr *fhparser_strings(FhParser *p); /* takes all adjacent STRINGs */

/* parser.c: an expression from a piece of the source that stands at `place`, for an f-string */
FhExpr *fhparser_parse_nested(FhParser *p, const char *text, size_t size, FhPlace place);

#endif
