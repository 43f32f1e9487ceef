/* Expressions, from the loosest binding to the tightest; what begins with a bracket is in parser_atom.c. */
#include "parser_core.h"
#include "parser_invalid.h"

static FhExpr *conjunction(FhParser *p);
static FhExpr *inversion(FhParser *p);
static FhExpr *comparison(FhParser *p);
static FhExpr *binary(FhParser *p, unsigned level);
static FhExpr *factor(FhParser *p);
static FhExpr *power(FhParser *p);

bool fhparser_starts_expression(unsigned kind) {
    switch (kind) {
    case FHTOKEN_NAME:
    case FHTOKEN_NUMBER:
    case FHTOKEN_STRING:
    case FHTOKEN_LPAREN:
    case FHTOKEN_LBRACKET:
    case FHTOKEN_LBRACE:
    case FHTOKEN_ELLIPSIS:
    case FHTOKEN_PLUS:
    case FHTOKEN_MINUS:
    case FHTOKEN_TILDE:
    case FHTOKEN_NOT:
    case FHTOKEN_LAMBDA:
    case FHTOKEN_AWAIT:
    case FHTOKEN_NONE:
    case FHTOKEN_TRUE:
    case FHTOKEN_FALSE: return true;
    default: return false;
    }
}

/* ---- lists of expressions ---- */

/* The rest of a tuple without brackets whose first element is at the top of the scratch; the mark is at a comma. */
static FhExpr *finish_tuple(FhParser *p, uint32_t base, FhPlace start, FhExpr *(*element)(FhParser *)) {
    while (fhparser_accept(p, FHTOKEN_COMMA)) {
        unsigned kind = fhparser_kind(p);
        if (kind != FHTOKEN_STAR && !fhparser_starts_expression(kind)) break;
        FhState here = fhparser_here(p);
        if (fhparser_push(p, element(p))) continue;
        if (!fhparser_end_before(p, here)) return NULL;
        break;
    }
    FhExprs elts;
    if (!FHPARSER_TAKE(p, elts, base)) return NULL;
    FhExpr *tuple = FHPARSER_EXPR(p, Tuple, start);
    if (tuple) tuple->Tuple.elts = elts;
    return tuple;
}

static FhExpr *starred(FhParser *p) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    FhExpr *value = fhparser_bitwise_or(p);
    if (!value) return NULL;
    FhExpr *e = FHPARSER_EXPR(p, Starred, start);
    if (e) e->Starred.value = value;
    return e;
}

FhExpr *fhparser_star_expression(FhParser *p) {
    return fhparser_kind(p) == FHTOKEN_STAR ? starred(p) : fhparser_expression(p);
}

FhExpr *fhparser_star_expressions(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhExpr *first = fhparser_star_expression(p);
    if (!first || fhparser_kind(p) != FHTOKEN_COMMA) return first;
    uint32_t base = fhparser_base(p);
    return fhparser_push(p, first) ? finish_tuple(p, base, start, fhparser_star_expression) : NULL;
}

FhExpr *fhparser_expressions(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhExpr *first = fhparser_expression(p);
    if (!first || fhparser_kind(p) != FHTOKEN_COMMA) return first;
    uint32_t base = fhparser_base(p);
    return fhparser_push(p, first) ? finish_tuple(p, base, start, fhparser_expression) : NULL;
}

FhExpr *fhparser_star_named_expression(FhParser *p) {
    return fhparser_kind(p) == FHTOKEN_STAR ? starred(p) : fhparser_named_expression(p);
}

FhExpr *fhparser_yield_expression(FhParser *p) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    if (fhparser_accept(p, FHTOKEN_FROM)) {
        FhExpr *value = fhparser_expression(p);
        if (!value) return NULL;
        FhExpr *e = FHPARSER_EXPR(p, YieldFrom, start);
        if (e) e->YieldFrom.value = value;
        return e;
    }
    FhExpr *value = NULL;
    unsigned kind = fhparser_kind(p);
    if (kind == FHTOKEN_STAR || fhparser_starts_expression(kind)) {
        FhState here = fhparser_here(p);
        value = fhparser_star_expressions(p);
        if (!value && !fhparser_end_before(p, here)) return NULL;
    }
    FhExpr *e = FHPARSER_EXPR(p, Yield, start);
    if (e) e->Yield.value = value;
    return e;
}

FhExpr *fhparser_annotated_rhs(FhParser *p) {
    return fhparser_kind(p) == FHTOKEN_YIELD ? fhparser_yield_expression(p) : fhparser_star_expressions(p);
}

/* ---- := lambda if-else ---- */

static FhExpr *walrus(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhName *id = fhparser_name(p);
    if (!id) return NULL;
    FhExpr *target = FHPARSER_EXPR(p, Name, start);
    if (!target) return NULL;
    target->Name.id = id;
    target->context = FHTREE_Store;
    p->mark++;
    FhExpr *value = fhparser_expression(p);
    if (!value) return NULL;
    FhExpr *e = FHPARSER_EXPR(p, NamedExpr, start);
    if (!e) return NULL;
    e->NamedExpr.target = target;
    e->NamedExpr.value = value;
    return e;
}

FhExpr *fhparser_named_expression(FhParser *p) {
    if (fhparser_kind(p) == FHTOKEN_NAME && fhparser_kind_at(p, 1) == FHTOKEN_WALRUS) return walrus(p);
    if (p->explain && !fhinvalid_named_expression(p)) return NULL;
    FhExpr *e = fhparser_expression(p);
    return e && fhparser_kind(p) != FHTOKEN_WALRUS ? e : NULL;
}

static FhExpr *lambda(FhParser *p) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    FhArguments *args = fhparser_parameters(p, true);
    if (!args || !fhparser_accept(p, FHTOKEN_COLON)) return NULL;
    FhExpr *body = fhparser_expression(p);
    if (!body) return NULL;
    FhExpr *e = FHPARSER_EXPR(p, Lambda, start);
    if (!e) return NULL;
    e->Lambda.args = args;
    e->Lambda.body = body;
    return e;
}

static FhExpr *conditional(FhParser *p, FhPlace start, FhExpr *body) {
    FhState here = fhparser_here(p);
    p->mark++;
    FhExpr *test = fhparser_disjunction(p);
    FhExpr *orelse = test && fhparser_accept(p, FHTOKEN_ELSE) ? fhparser_expression(p) : NULL;
    if (!orelse) return fhparser_end_before(p, here) ? body : NULL;
    FhExpr *e = FHPARSER_EXPR(p, IfExp, start);
    if (!e) return NULL;
    e->IfExp.test = test;
    e->IfExp.body = body;
    e->IfExp.orelse = orelse;
    return e;
}

FhExpr *fhparser_expression(FhParser *p) {
    if (!fhparser_enter(p)) return NULL;
    FhExpr *e = NULL;
    if (p->explain && !fhinvalid_expression(p)) goto done;
    FhPlace start = fhparser_place(p);
    if (fhparser_kind(p) == FHTOKEN_LAMBDA) {
        e = lambda(p);
        goto done;
    }
    e = fhparser_disjunction(p);
    if (e && fhparser_kind(p) == FHTOKEN_IF) e = conditional(p, start, e);
done:
    fhparser_leave(p);
    return e;
}

/* ---- or and not ---- */

/* The mark is at `token`, behind the first operand. */
static FhExpr *bool_chain(FhParser *p, FhPlace start, FhExpr *first, FhBoolOperator op, FhTokenKind token,
                          FhExpr *(*operand)(FhParser *)) {
    uint32_t base = fhparser_base(p);
    if (!fhparser_push(p, first)) return NULL;
    for (;;) {
        FhState here = fhparser_here(p);
        if (!fhparser_accept(p, token)) break;
        if (fhparser_push(p, operand(p))) continue;
        if (!fhparser_end_before(p, here)) return NULL;
        if (here.scratch_count == base + 1) return p->unit->scratch_count = base, first;
        break;
    }
    FhExprs values;
    if (!FHPARSER_TAKE(p, values, base)) return NULL;
    FhExpr *e = FHPARSER_EXPR(p, BoolOp, start);
    if (!e) return NULL;
    e->BoolOp.op = op;
    e->BoolOp.values = values;
    return e;
}

FhExpr *fhparser_disjunction(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhExpr *e = conjunction(p);
    if (!e || fhparser_kind(p) != FHTOKEN_OR) return e;
    return bool_chain(p, start, e, FHTREE_Or, FHTOKEN_OR, conjunction);
}

static FhExpr *conjunction(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhExpr *e = inversion(p);
    if (!e || fhparser_kind(p) != FHTOKEN_AND) return e;
    return bool_chain(p, start, e, FHTREE_And, FHTOKEN_AND, inversion);
}

static FhExpr *unary(FhParser *p, FhUnaryOperator op, FhExpr *(*operand)(FhParser *)) {
    if (!fhparser_enter(p)) return NULL;
    FhPlace start = fhparser_place(p);
    p->mark++;
    FhExpr *value = operand(p);
    fhparser_leave(p);
    if (!value) return NULL;
    FhExpr *e = FHPARSER_EXPR(p, UnaryOp, start);
    if (!e) return NULL;
    e->UnaryOp.op = op;
    e->UnaryOp.operand = value;
    return e;
}

static FhExpr *inversion(FhParser *p) {
    return fhparser_kind(p) == FHTOKEN_NOT ? unary(p, FHTREE_Not, inversion) : comparison(p);
}

/* ---- comparisons ---- */

/* `<>` is an operator only under `from __future__ import barry_as_FLUFL`, where `!=` is none. */
static bool is_not_equal(FhParser *p) {
    return (fhparser_text(p, fhparser_peek(p))[0] == '<') == p->unit->tree->future_barry_as_flufl;
}

/* Takes a comparison operator; -1 when there is none. */
static int comparison_operator(FhParser *p) {
    int op;
    switch (fhparser_kind(p)) {
    case FHTOKEN_LESS: op = FHTREE_Lt; break;
    case FHTOKEN_GREATER: op = FHTREE_Gt; break;
    case FHTOKEN_EQUAL_EQUAL: op = FHTREE_Eq; break;
    case FHTOKEN_LESS_EQUAL: op = FHTREE_LtE; break;
    case FHTOKEN_GREATER_EQUAL: op = FHTREE_GtE; break;
    case FHTOKEN_IN: op = FHTREE_In; break;
    case FHTOKEN_NOT_EQUAL:
        if (!is_not_equal(p)) return -1;
        op = FHTREE_NotEq;
        break;
    case FHTOKEN_IS: p->mark++; return fhparser_accept(p, FHTOKEN_NOT) ? FHTREE_IsNot : FHTREE_Is;
    case FHTOKEN_NOT:
        if (fhparser_kind_at(p, 1) != FHTOKEN_IN) return -1;
        p->mark += 2;
        return FHTREE_NotIn;
    default: return -1;
    }
    p->mark++;
    return op;
}

/* The operators wait on the scratch beside their operands, as addresses into this table. */
static const uint8_t operator_marks[FHTREE_COMPARE_COUNT] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

static FhExpr *finish_comparison(FhParser *p, FhPlace start, FhExpr *left, uint32_t base) {
    uint32_t count = (p->unit->scratch_count - base) / 2;
    uint8_t *ops = fhparser_alloc(p, count);
    FhExpr **operands = fhparser_alloc(p, count * sizeof(FhExpr *));
    FhExpr *e = FHPARSER_EXPR(p, Compare, start);
    if (!ops || !operands || !e) return NULL;
    void **pairs = p->unit->scratch + base;
    for (uint32_t i = 0; i < count; i++) {
        ops[i] = *(const uint8_t *)pairs[2 * i];
        operands[i] = pairs[2 * i + 1];
    }
    p->unit->scratch_count = base;
    e->Compare.left = left;
    e->Compare.ops = ops;
    e->Compare.comparators.items = operands;
    e->Compare.comparators.count = count;
    return e;
}

static FhExpr *comparison(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhExpr *left = binary(p, 1);
    if (!left) return NULL;
    uint32_t base = fhparser_base(p);
    for (;;) {
        FhState here = fhparser_here(p);
        int op = comparison_operator(p);
        if (op < 0) break;
        if (fhparser_push(p, (void *)&operator_marks[op]) && fhparser_push(p, binary(p, 1))) continue;
        if (!fhparser_end_before(p, here)) return NULL;
        break;
    }
    return p->unit->scratch_count == base ? left : finish_comparison(p, start, left, base);
}

/* ---- binary operators ---- */

typedef struct Binary {
    uint8_t level; /* 0: no binary operator; 6 binds tightest */
    uint8_t op;
} Binary;

static const Binary binaries[FHTOKEN_COUNT] = {
    [FHTOKEN_VBAR] = {1, FHTREE_BitOr},    [FHTOKEN_CARET] = {2, FHTREE_BitXor},
    [FHTOKEN_AMPER] = {3, FHTREE_BitAnd},  [FHTOKEN_LSHIFT] = {4, FHTREE_LShift},
    [FHTOKEN_RSHIFT] = {4, FHTREE_RShift}, [FHTOKEN_PLUS] = {5, FHTREE_Add},
    [FHTOKEN_MINUS] = {5, FHTREE_Sub},     [FHTOKEN_STAR] = {6, FHTREE_Mult},
    [FHTOKEN_SLASH] = {6, FHTREE_Div},     [FHTOKEN_DOUBLE_SLASH] = {6, FHTREE_FloorDiv},
    [FHTOKEN_PERCENT] = {6, FHTREE_Mod},   [FHTOKEN_AT] = {6, FHTREE_MatMult},
};

static FhExpr *new_binary(FhParser *p, FhPlace start, FhExpr *left, FhOperator op, FhExpr *right) {
    FhExpr *e = FHPARSER_EXPR(p, BinOp, start);
    if (!e) return NULL;
    e->BinOp.left = left;
    e->BinOp.op = op;
    e->BinOp.right = right;
    return e;
}

/* A chain of operators that bind at least as tightly as `level`; left-associative chains grow in the loop. */
static FhExpr *binary(FhParser *p, unsigned level) {
    FhPlace start = fhparser_place(p);
    FhExpr *left = factor(p);
    while (left) {
        Binary found = binaries[fhparser_kind(p)];
        if (!found.level || found.level < level) break;
        FhState here = fhparser_here(p);
        p->mark++;
        FhExpr *right = binary(p, found.level + 1u);
        if (!right) return fhparser_end_before(p, here) ? left : NULL;
        left = new_binary(p, start, left, (FhOperator)found.op, right);
    }
    return left;
}

FhExpr *fhparser_bitwise_or(FhParser *p) { return binary(p, 1); }

static FhExpr *factor(FhParser *p) {
    switch (fhparser_kind(p)) {
    case FHTOKEN_MINUS: return unary(p, FHTREE_USub, factor);
    case FHTOKEN_PLUS: return unary(p, FHTREE_UAdd, factor);
    case FHTOKEN_TILDE: return unary(p, FHTREE_Invert, factor);
    default: return power(p);
    }
}

static FhExpr *await(FhParser *p) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    FhExpr *value = fhparser_primary(p);
    if (!value) return NULL;
    FhExpr *e = FHPARSER_EXPR(p, Await, start);
    if (e) e->Await.value = value;
    return e;
}

static FhExpr *power(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhExpr *base = fhparser_kind(p) == FHTOKEN_AWAIT ? await(p) : fhparser_primary(p);
    if (!base || fhparser_kind(p) != FHTOKEN_DOUBLE_STAR) return base;
    if (!fhparser_enter(p)) return NULL;
    FhState here = fhparser_here(p);
    p->mark++;
    FhExpr *exponent = factor(p);
    fhparser_leave(p);
    if (!exponent) return fhparser_end_before(p, here) ? base : NULL;
    return new_binary(p, start, base, FHTREE_Pow, exponent);
}

/* ---- primaries ---- */

static FhExpr *attribute(FhParser *p, FhPlace start, FhExpr *value) {
    p->mark++;
    FhName *attr = fhparser_name(p);
    if (!attr) return NULL;
    FhExpr *e = FHPARSER_EXPR(p, Attribute, start);
    if (!e) return NULL;
    e->Attribute.value = value;
    e->Attribute.attr = attr;
    return e;
}

static FhExpr *call(FhParser *p, FhPlace start, FhExpr *func) {
    FhExprs args;
    FhKeywords keywords;
    if (!fhparser_call_arguments(p, &args, &keywords)) return NULL;
    FhExpr *e = FHPARSER_EXPR(p, Call, start);
    if (!e) return NULL;
    e->Call.func = func;
    e->Call.args = args;
    e->Call.keywords = keywords;
    return e;
}

static FhExpr *subscript(FhParser *p, FhPlace start, FhExpr *value) {
    p->mark++;
    FhExpr *slice = fhparser_slices(p);
    if (!slice || !fhparser_accept(p, FHTOKEN_RBRACKET)) return NULL;
    FhExpr *e = FHPARSER_EXPR(p, Subscript, start);
    if (!e) return NULL;
    e->Subscript.value = value;
    e->Subscript.slice = slice;
    return e;
}

FhExpr *fhparser_primary(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhExpr *e = fhparser_atom(p);
    while (e) {
        FhState here = fhparser_here(p);
        FhExpr *outer;
        switch (fhparser_kind(p)) {
        case FHTOKEN_DOT: outer = attribute(p, start, e); break;
        case FHTOKEN_LPAREN: outer = call(p, start, e); break;
        case FHTOKEN_LBRACKET: outer = subscript(p, start, e); break;
        default: return e;
        }
        if (!outer && fhparser_end_before(p, here)) return e;
        e = outer;
    }
    return NULL;
}
