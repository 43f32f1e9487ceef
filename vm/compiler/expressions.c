/* Expressions: operators, chains, boolean logic, comparisons, await and yield.
 *
 * The value of an expression is a register: that of a local variable itself, or a new temporary. A local's register is
 * read when the instruction that uses it runs, so one whose name a later operand may bind is copied first (protect). */
#include "compiler/unit.h"
#include <string.h>

static const uint16_t arithmetic[] = {
    [FHTREE_Add] = FH_OP_ADD,          [FHTREE_Sub] = FH_OP_SUB,       [FHTREE_Mult] = FH_OP_MUL,
    [FHTREE_MatMult] = FH_OP_MATMUL,   [FHTREE_Div] = FH_OP_TRUEDIV,   [FHTREE_Mod] = FH_OP_MOD,
    [FHTREE_Pow] = FH_OP_POW,          [FHTREE_LShift] = FH_OP_LSHIFT, [FHTREE_RShift] = FH_OP_RSHIFT,
    [FHTREE_BitOr] = FH_OP_OR,         [FHTREE_BitXor] = FH_OP_XOR,    [FHTREE_BitAnd] = FH_OP_AND,
    [FHTREE_FloorDiv] = FH_OP_FLOORDIV};
enum { CONSTANT_FORM = 1, IN_PLACE_FORM = 2, JUMP_FORM = 2, JUMP_NOT_FORM = 4 }; /* distances in the table */

static const uint16_t comparison[] = {
    [FHTREE_Eq] = FH_OP_EQ,       [FHTREE_NotEq] = FH_OP_NE,     [FHTREE_Lt] = FH_OP_LT,
    [FHTREE_LtE] = FH_OP_LE,      [FHTREE_Gt] = FH_OP_GT,        [FHTREE_GtE] = FH_OP_GE,
    [FHTREE_Is] = FH_OP_IS,       [FHTREE_IsNot] = FH_OP_IS_NOT, [FHTREE_In] = FH_OP_IN,
    [FHTREE_NotIn] = FH_OP_NOT_IN};

/* ---- operands --------------------------------------------------------------------------------------------------- */

static bool any_rebinds(FhExprs exprs) {
    for (uint32_t i = 0; i < exprs.count; i++) {
        if (exprs.items[i] && fhexpr_rebinds(exprs.items[i])) return true;
    }
    return false;
}

static bool call_rebinds(const FhExpr *e) {
    for (uint32_t i = 0; i < e->Call.keywords.count; i++) {
        if (fhexpr_rebinds(e->Call.keywords.items[i]->value)) return true;
    }
    return any_rebinds(e->Call.args);
}

bool fhexpr_rebinds(const FhExpr *e) {
    for (; e; e = fhscopes_left(e)) {
        switch ((FhExprKind)e->kind) {
        case FHTREE_NamedExpr: return true;
        case FHTREE_BoolOp: return any_rebinds(e->BoolOp.values);
        case FHTREE_UnaryOp: return fhexpr_rebinds(e->UnaryOp.operand);
        case FHTREE_IfExp:
            return fhexpr_rebinds(e->IfExp.test) || fhexpr_rebinds(e->IfExp.body) ||
                   fhexpr_rebinds(e->IfExp.orelse);
        case FHTREE_Dict: return any_rebinds(e->Dict.keys) || any_rebinds(e->Dict.values);
        case FHTREE_Set:
        case FHTREE_List:
        case FHTREE_Tuple: return any_rebinds(e->Tuple.elts);
        case FHTREE_Await:
        case FHTREE_Yield:
        case FHTREE_YieldFrom:
        case FHTREE_Starred: return e->Await.value && fhexpr_rebinds(e->Await.value);
        case FHTREE_Compare: return fhexpr_rebinds(e->Compare.left) || any_rebinds(e->Compare.comparators);
        case FHTREE_FormattedValue:
            return fhexpr_rebinds(e->FormattedValue.value) ||
                   (e->FormattedValue.format_spec && fhexpr_rebinds(e->FormattedValue.format_spec));
        case FHTREE_JoinedStr: return any_rebinds(e->JoinedStr.values);
        case FHTREE_Lambda:
            return any_rebinds(e->Lambda.args->defaults) || any_rebinds(e->Lambda.args->kw_defaults);
        case FHTREE_Slice:
            return (e->Slice.lower && fhexpr_rebinds(e->Slice.lower)) ||
                   (e->Slice.upper && fhexpr_rebinds(e->Slice.upper)) ||
                   (e->Slice.step && fhexpr_rebinds(e->Slice.step));
        case FHTREE_BinOp:
            if (fhexpr_rebinds(e->BinOp.right)) return true;
            break;
        case FHTREE_Subscript:
            if (fhexpr_rebinds(e->Subscript.slice)) return true;
            break;
        case FHTREE_Call:
            if (call_rebinds(e)) return true;
            break;
        default: break;
        }
    }
    return false;
}

/* `reg` as it is now, whatever `later` binds. */
static uint32_t protect(FhCompiler *c, uint32_t reg, const FhExpr *later) {
    if (fhunit_is_temporary(c, reg) || !c->unit->scope->rebinds || !fhexpr_rebinds(later)) return reg;
    uint32_t copy = fhunit_push(c);
    fhemit(c, FH_OP_MOVE, copy, reg, 0);
    return copy;
}

uint32_t fhexpr_protected(FhCompiler *c, FhExpr *e, const FhExpr *later) {
    return protect(c, fhexpr_operand(c, e), later);
}

/* The number of a constant operand, small enough for 16 bits. */
bool fhexpr_constant(FhCompiler *c, FhExpr *e, uint32_t *number) {
    FhValue v = fhfold(c, e);
    if (v == FH_NOVALUE) return false;
    *number = fhconst_add(c, v);
    return *number <= UINT16_MAX;
}

static uint32_t result(FhCompiler *c, uint32_t base) {
    fhunit_pop(c, base);
    return fhunit_push(c);
}

/* ---- chains: what follows a left operand -------------------------------------------------------------------------- */

static uint32_t binary_step(FhCompiler *c, FhExpr *e, uint32_t left, uint32_t base) {
    uint32_t op = arithmetic[e->BinOp.op], number;
    if (fhexpr_constant(c, e->BinOp.right, &number)) {
        uint32_t to = result(c, base);
        fhemit(c, (FhOpcode)(op + CONSTANT_FORM), to, left, number);
        return to;
    }
    left = protect(c, left, e->BinOp.right);
    uint32_t right = fhexpr_operand(c, e->BinOp.right), to = result(c, base);
    fhemit(c, (FhOpcode)op, to, left, right);
    return to;
}

static uint32_t subscript_step(FhCompiler *c, FhExpr *e, uint32_t left, uint32_t base) {
    uint32_t number;
    fhwarning_subscript(c, e);
    if (fhexpr_constant(c, e->Subscript.slice, &number)) {
        uint32_t to = result(c, base);
        fhemit(c, FH_OP_GET_ITEM_K, to, left, number);
        return to;
    }
    left = protect(c, left, e->Subscript.slice);
    uint32_t key = fhexpr_operand(c, e->Subscript.slice), to = result(c, base);
    fhemit(c, FH_OP_GET_ITEM, to, left, key);
    return to;
}

/* CPython places an attribute that stands on a later line than its object on the line of the name. */
void fhexpr_attribute_place(FhCompiler *c, const FhExpr *attribute) {
    FhSpan *place = &c->unit->place;
    if (place->lineno == attribute->end_lineno) return;
    place->lineno = attribute->end_lineno;
    uint32_t size = attribute->Attribute.attr->size;
    place->col_offset = attribute->end_col_offset > size ? attribute->end_col_offset - size : 0;
}

static bool has_stars(const FhExpr *call) {
    for (uint32_t i = 0; i < call->Call.args.count; i++) {
        if (call->Call.args.items[i]->kind == FHTREE_Starred) return true;
    }
    for (uint32_t i = 0; i < call->Call.keywords.count; i++) {
        if (!call->Call.keywords.items[i]->arg) return true;
    }
    return call->Call.args.count + (size_t)call->Call.keywords.count > FHUNIT_MAX_ARGUMENTS;
}

static bool is_method_call(const FhExpr *e) {
    return e->kind == FHTREE_Call && e->Call.func->kind == FHTREE_Attribute && !has_stars(e);
}

static uint32_t call_step(FhCompiler *c, FhExpr *e, uint32_t left, uint32_t base) {
    if (is_method_call(e)) {
        FhExpr *method = e->Call.func;
        c->unit->place = FH_PLACE(method);
        fhexpr_attribute_place(c, method);
        result(c, base);
        fhunit_push(c);
        fhemit(c, FH_OP_LOAD_METHOD, base, left, fhunit_attribute(c, method->Attribute.attr));
        c->unit->place = FH_PLACE(e);
        fhexpr_attribute_place(c, method);
        fhcall_emit(c, base, true, e->Call.args.items, e->Call.args.count, e->Call.keywords, 0);
        return base;
    }
    fhwarning_call(c, e);
    if (left != base) fhemit(c, FH_OP_MOVE, result(c, base), left, 0);
    fhcall_emit(c, base, false, e->Call.args.items, e->Call.args.count, e->Call.keywords, 0);
    return base;
}

static uint32_t attribute_step(FhCompiler *c, FhExpr *e, uint32_t left, uint32_t base) {
    fhexpr_attribute_place(c, e);
    uint32_t to = result(c, base);
    fhemit(c, FH_OP_LOAD_ATTR, to, left, fhunit_attribute(c, e->Attribute.attr));
    return to;
}

static uint32_t step(FhCompiler *c, FhExpr *e, uint32_t left, uint32_t base) {
    c->unit->place = FH_PLACE(e);
    switch (e->kind) {
    case FHTREE_BinOp: return binary_step(c, e, left, base);
    case FHTREE_Subscript: return subscript_step(c, e, left, base);
    case FHTREE_Attribute: return attribute_step(c, e, left, base);
    default: return call_step(c, e, left, base);
    }
}

/* ---- super().method(…) ------------------------------------------------------------------------------------------ */

/* `super().name(…)` in a method, where `super` is not a variable of the script's own functions. */
static bool is_super_call(FhCompiler *c, const FhExpr *e) {
    const FhUnit *u = c->unit;
    if (e->kind != FHTREE_Call || e->Call.args.count || e->Call.keywords.count) return false;
    FhExpr *name = e->Call.func;
    if (name->kind != FHTREE_Name || strcmp(name->Name.id->text, "super") != 0) return false;
    if (u->kind < FHUNIT_FUNCTION || u->kind > FHUNIT_LAMBDA || u->argcount == 0) return false;
    FhName *cell = fhcompiler_name(c, "__class__");
    const FhSymbol *symbol = cell ? fhscopes_symbol(u->scope, cell) : NULL;
    return symbol && symbol->resolution == FHRESOLVED_FREE && fhname_is_global(c, name->Name.id);
}

static uint32_t super_call(FhCompiler *c, FhExpr *e) {
    FhExpr *method = e->Call.func, *super_call = method->Attribute.value;
    c->unit->place = FH_PLACE(super_call);
    uint32_t base = fhunit_push(c), self = fhunit_push(c), function = fhunit_push(c);
    FhName *cell = fhcompiler_name(c, "__class__");
    if (!cell) return base;
    fhname_raw(c, cell, base);
    fhname_raw(c, c->unit->varnames[0], self);
    c->unit->place = FH_PLACE(super_call->Call.func);
    fhname_load(c, super_call->Call.func->Name.id, function);
    c->unit->place = FH_PLACE(method);
    fhexpr_attribute_place(c, method);
    fhemit(c, FH_OP_LOAD_SUPER_METHOD, base, base, fhunit_attribute(c, method->Attribute.attr));
    fhunit_pop(c, base + 2);
    c->unit->place = FH_PLACE(e);
    fhexpr_attribute_place(c, method);
    fhcall_emit(c, base, true, e->Call.args.items, e->Call.args.count, e->Call.keywords, 0);
    return base;
}

/* ---- await and yield -------------------------------------------------------------------------------------------- */

void fhexpr_await(FhCompiler *c, uint32_t reg, FhAwaitKind kind) {
    if (kind != FHAWAIT_ENTER)
        fhemit(c, FH_OP_GET_AWAITABLE, reg, reg, kind); /* BEFORE_ASYNC_WITH has done it */
    fhemit_const(c, fhunit_push(c), FH_NONE);
    fhloop_send(c, reg);
}

/* Sends None, then what arrives, until the iterator in `reg` returns; its result takes the iterator's place. */
void fhloop_send(FhCompiler *c, uint32_t reg) {
    uint32_t again = fhlabel_new(c), end = fhlabel_new(c), value = reg + 1;
    fhlabel_place(c, again);
    fhemit_jump(c, FH_OP_SEND, reg, value, end);
    fhemit(c, FH_OP_YIELD, value, value, 1 + reg);
    fhemit_jump(c, FH_OP_JUMP, 0, 0, again);
    fhlabel_place(c, end);
    fhemit(c, FH_OP_MOVE, reg, value, 0);
    fhunit_pop(c, value);
}

static uint32_t await(FhCompiler *c, FhExpr *e) {
    const FhUnit *u = c->unit;
    bool coroutine = fhunit_awaits_at_top(u); /* also a module's code, where that may await */
    if (!coroutine && u->scope->kind != FHSCOPE_FUNCTION)
        return fhcompiler_error_here(c, "'await' outside function"), 0;
    if (!coroutine && u->kind != FHUNIT_ASYNC_FUNCTION && u->kind != FHUNIT_COMPREHENSION) {
        return fhcompiler_error_here(c, "'await' outside async function"), 0;
    }
    uint32_t reg = fhexpr_push(c, e->Await.value);
    fhexpr_await(c, reg, FHAWAIT_PLAIN);
    return reg;
}

static uint32_t yield(FhCompiler *c, FhExpr *e) {
    if (c->unit->scope->kind != FHSCOPE_FUNCTION) {
        return fhcompiler_error_here(c, "'yield' outside function"), 0;
    }
    uint32_t base = c->unit->depth, from;
    if (e->Yield.value) {
        from = fhexpr_operand(c, e->Yield.value);
    } else {
        from = fhunit_push(c);
        fhemit_const(c, from, FH_NONE);
    }
    if (c->unit->flags & FH_CO_ASYNC_GENERATOR) {
        fhemit(c, FH_OP_ASYNC_GEN_WRAP, base, from, 0);
        from = base;
    }
    uint32_t to = result(c, base);
    fhemit(c, FH_OP_YIELD, to, from, 0);
    return to;
}

static uint32_t yield_from(FhCompiler *c, FhExpr *e) {
    if (c->unit->scope->kind != FHSCOPE_FUNCTION) {
        return fhcompiler_error_here(c, "'yield' outside function"), 0;
    }
    if (c->unit->kind == FHUNIT_ASYNC_FUNCTION) {
        return fhcompiler_error_here(c, "'yield from' inside async function"), 0;
    }
    uint32_t base = c->unit->depth, from = fhexpr_operand(c, e->YieldFrom.value), to = result(c, base);
    fhemit(c, FH_OP_GET_YIELD_FROM_ITER, to, from, 0);
    fhemit_const(c, fhunit_push(c), FH_NONE);
    fhloop_send(c, to);
    return to;
}

/* ---- comparisons ------------------------------------------------------------------------------------------------ */

/* The right operand of `in`: a display of constants needs no list or set of its own. */
static bool constant_container(FhCompiler *c, uint32_t op, FhExpr *e, uint32_t *reg) {
    if (op != FHTREE_In && op != FHTREE_NotIn) return false;
    if (e->kind != FHTREE_List && e->kind != FHTREE_Set) return false;
    FhExprs elts = e->List.elts;
    for (uint32_t i = 0; i < elts.count; i++) {
        if (!fhfold_is_constant(c, elts.items[i])) return false;
    }
    FhValue v = fhconst_collection(c, elts, e->kind == FHTREE_Set);
    if (v == FH_ERR) return false;
    *reg = fhunit_push(c);
    fhemit_const(c, *reg, v);
    return true;
}

static bool compares_constants(uint32_t op) { return op <= FHTREE_GtE; }

/* One comparison whose left operand is in a register. */
static uint32_t compare_step(FhCompiler *c, uint32_t op, uint32_t left, FhExpr *right, uint32_t base) {
    uint32_t number, reg;
    if (compares_constants(op) && fhexpr_constant(c, right, &number)) {
        uint32_t to = result(c, base);
        fhemit(c, (FhOpcode)(comparison[op] + CONSTANT_FORM), to, left, number);
        return to;
    }
    left = protect(c, left, right);
    if (!constant_container(c, op, right, &reg)) reg = fhexpr_operand(c, right);
    uint32_t to = result(c, base);
    fhemit(c, (FhOpcode)comparison[op], to, left, reg);
    return to;
}

static void jump_identity(FhCompiler *c, bool is, uint32_t left, FhExpr *right, uint32_t base,
                          uint32_t label) {
    if (right->kind == FHTREE_Constant && right->Constant.kind == FHCONSTANT_NONE) {
        fhunit_pop(c, base);
        fhemit_jump(c, is ? FH_OP_JUMP_IF_NONE : FH_OP_JUMP_IF_NOT_NONE, left, 0, label);
        return;
    }
    left = protect(c, left, right);
    uint32_t reg = fhexpr_operand(c, right);
    fhunit_pop(c, base);
    fhemit_jump(c, is ? FH_OP_JUMP_IF_IS : FH_OP_JUMP_IF_IS_NOT, left, reg, label);
}

/* Jumps to `label` if the comparison's truth is `condition`. */
static void jump_step(FhCompiler *c, uint32_t op, uint32_t left, FhExpr *right, uint32_t base, bool condition,
                      uint32_t label) {
    uint32_t number, reg;
    if (op == FHTREE_Is || op == FHTREE_IsNot) {
        jump_identity(c, (op == FHTREE_Is) == condition, left, right, base, label);
        return;
    }
    uint32_t form = condition ? JUMP_FORM : JUMP_NOT_FORM;
    if (compares_constants(op) && fhexpr_constant(c, right, &number)) {
        fhunit_pop(c, base);
        fhemit_jump(c, (FhOpcode)(comparison[op] + form + CONSTANT_FORM), left, number, label);
        return;
    }
    left = protect(c, left, right);
    if (!constant_container(c, op, right, &reg)) reg = fhexpr_operand(c, right);
    fhunit_pop(c, base);
    if (compares_constants(op)) {
        fhemit_jump(c, (FhOpcode)(comparison[op] + form), left, reg, label);
    } else {
        bool in = (op == FHTREE_In) == condition;
        fhemit_jump(c, in ? FH_OP_JUMP_IF_IN : FH_OP_JUMP_IF_NOT_IN, left, reg, label);
    }
}

/* A middle operand of a chain serves twice. Either it is a local that stays as it is, or it lies in temporary base + 1
 * and the comparison takes a copy in base + 2; the left operand is a local or lies in base. */
typedef struct Chain {
    uint32_t base, left, cleanup;
    bool kept; /* base + 1 was used: `cleanup` has to drop it */
} Chain;

static uint32_t middle_operand(FhCompiler *c, Chain *chain, FhExpr *e, const FhExpr *later,
                               bool *in_temporary) {
    chain->left = protect(c, chain->left, e);
    if (c->unit->depth == chain->base) fhunit_push(c);
    uint32_t reg = fhexpr_protected(c, e, later);
    *in_temporary = fhunit_is_temporary(c, reg);
    if (!*in_temporary) return reg;
    chain->kept = true;
    uint32_t copy = fhunit_push(c);
    fhemit(c, FH_OP_COPY, copy, reg, 0);
    return copy;
}

static void next_left(FhCompiler *c, Chain *chain, bool in_temporary, uint32_t reg) {
    fhunit_pop(c, chain->base);
    chain->left = reg;
    if (!in_temporary) return;
    chain->left = fhunit_push(c);
    fhemit(c, FH_OP_MOVE, chain->base, chain->base + 1, 0);
}

static uint32_t chained_value(FhCompiler *c, FhExpr *e) {
    uint32_t last = e->Compare.comparators.count - 1, end = fhlabel_new(c), base = c->unit->depth;
    Chain chain = {.base = base, .cleanup = fhlabel_new(c)};
    chain.left = fhexpr_operand(c, e->Compare.left);
    for (uint32_t i = 0; i < last && !c->failed; i++) {
        bool in_temporary;
        uint32_t right = middle_operand(c, &chain, e->Compare.comparators.items[i],
                                        e->Compare.comparators.items[i + 1], &in_temporary);
        fhemit(c, (FhOpcode)comparison[e->Compare.ops[i]], base, chain.left, right);
        fhemit_jump(c, FH_OP_JUMP_IF_FALSE_KEEP, base, 0, in_temporary ? chain.cleanup : end);
        next_left(c, &chain, in_temporary, right);
    }
    compare_step(c, e->Compare.ops[last], chain.left, e->Compare.comparators.items[last], base);
    if (chain.kept) {
        fhemit_jump(c, FH_OP_JUMP, 0, 0, end);
        fhlabel_place(c, chain.cleanup);
        fhemit(c, FH_OP_DROP, base + 1, 0, 0);
    }
    fhlabel_place(c, end);
    return base;
}

static void jump_middle(FhCompiler *c, uint32_t op, uint32_t left, uint32_t right, uint32_t label) {
    if (compares_constants(op)) {
        fhemit_jump(c, (FhOpcode)(comparison[op] + JUMP_NOT_FORM), left, right, label);
        return;
    }
    static const uint16_t negated[] = {[FHTREE_Is] = FH_OP_JUMP_IF_IS_NOT,
                                       [FHTREE_IsNot] = FH_OP_JUMP_IF_IS,
                                       [FHTREE_In] = FH_OP_JUMP_IF_NOT_IN,
                                       [FHTREE_NotIn] = FH_OP_JUMP_IF_IN};
    fhemit_jump(c, (FhOpcode)negated[op], left, right, label);
}

static void chained_jump(FhCompiler *c, FhExpr *e, bool condition, uint32_t label) {
    uint32_t last = e->Compare.comparators.count - 1, end = fhlabel_new(c), base = c->unit->depth;
    uint32_t otherwise = condition ? end : label;
    Chain chain = {.base = base, .cleanup = fhlabel_new(c)};
    chain.left = fhexpr_operand(c, e->Compare.left);
    for (uint32_t i = 0; i < last && !c->failed; i++) {
        bool in_temporary;
        uint32_t right = middle_operand(c, &chain, e->Compare.comparators.items[i],
                                        e->Compare.comparators.items[i + 1], &in_temporary);
        jump_middle(c, e->Compare.ops[i], chain.left, right, in_temporary ? chain.cleanup : otherwise);
        next_left(c, &chain, in_temporary, right);
    }
    jump_step(c, e->Compare.ops[last], chain.left, e->Compare.comparators.items[last], base, condition,
              label);
    if (chain.kept) {
        fhemit_jump(c, FH_OP_JUMP, 0, 0, end);
        fhlabel_place(c, chain.cleanup);
        fhemit(c, FH_OP_DROP, base + 1, 0, 0);
        if (!condition) fhemit_jump(c, FH_OP_JUMP, 0, 0, label);
    }
    fhlabel_place(c, end);
}

static uint32_t compare(FhCompiler *c, FhExpr *e) {
    fhwarning_compare(c, e);
    if (e->Compare.comparators.count > 1) return chained_value(c, e);
    uint32_t base = c->unit->depth, left = fhexpr_operand(c, e->Compare.left);
    return compare_step(c, e->Compare.ops[0], left, e->Compare.comparators.items[0], base);
}

/* ---- the rest --------------------------------------------------------------------------------------------------- */

static uint32_t bool_op(FhCompiler *c, FhExpr *e) {
    uint32_t end = fhlabel_new(c), base = c->unit->depth, last = e->BoolOp.values.count - 1;
    FhOpcode jump = e->BoolOp.op == FHTREE_And ? FH_OP_JUMP_IF_FALSE_KEEP : FH_OP_JUMP_IF_TRUE_KEEP;
    for (uint32_t i = 0; i < last && !c->failed; i++) {
        fhexpr_push(c, e->BoolOp.values.items[i]);
        fhemit_jump(c, jump, base, 0, end);
        fhunit_pop(c, base);
    }
    fhexpr_push(c, e->BoolOp.values.items[last]);
    fhlabel_place(c, end);
    return base;
}

static uint32_t if_exp(FhCompiler *c, FhExpr *e) {
    uint32_t otherwise = fhlabel_new(c), end = fhlabel_new(c), base = c->unit->depth;
    fhexpr_jump(c, e->IfExp.test, false, otherwise);
    fhexpr_push(c, e->IfExp.body);
    fhemit_jump(c, FH_OP_JUMP, 0, 0, end);
    fhunit_pop(c, base);
    fhlabel_place(c, otherwise);
    fhexpr_push(c, e->IfExp.orelse);
    fhlabel_place(c, end);
    return base;
}

static uint32_t unary(FhCompiler *c, FhExpr *e) {
    static const uint16_t ops[] = {[FHTREE_Invert] = FH_OP_INVERT,
                                   [FHTREE_Not] = FH_OP_NOT,
                                   [FHTREE_UAdd] = FH_OP_POS,
                                   [FHTREE_USub] = FH_OP_NEG};
    uint32_t base = c->unit->depth, operand = fhexpr_operand(c, e->UnaryOp.operand), to = result(c, base);
    fhemit(c, (FhOpcode)ops[e->UnaryOp.op], to, operand, 0);
    return to;
}

static uint32_t named_expr(FhCompiler *c, FhExpr *e) {
    FhName *name = e->NamedExpr.target->Name.id;
    uint32_t local = fhname_local(c, name);
    FhSpan place = c->unit->place;
    c->unit->place = FH_PLACE(e->NamedExpr.target);
    if (fhname_forbidden(c, name, FHTREE_Store)) return 0;
    c->unit->place = place;
    if (local != UINT32_MAX) {
        fhexpr_to_local(c, e->NamedExpr.value, local);
        return local;
    }
    uint32_t value = fhexpr_push(c, e->NamedExpr.value), copy = fhunit_push(c);
    fhemit(c, FH_OP_COPY, copy, value, 0);
    fhname_store(c, name, copy);
    fhunit_pop(c, copy);
    return value;
}

static uint32_t load_constant(FhCompiler *c, FhValue owned) {
    uint32_t to = fhunit_push(c);
    fhemit_const(c, to, owned);
    return to;
}

static uint32_t leaf(FhCompiler *c, FhExpr *e) {
    uint32_t base = c->unit->depth;
    switch ((FhExprKind)e->kind) {
    case FHTREE_BoolOp: return bool_op(c, e);
    case FHTREE_NamedExpr: return named_expr(c, e);
    case FHTREE_UnaryOp: return unary(c, e);
    case FHTREE_Lambda: return fhexpr_lambda(c, e);
    case FHTREE_IfExp: return if_exp(c, e);
    case FHTREE_Dict: fhexpr_dict(c, e); return base;
    case FHTREE_Set: fhexpr_display(c, FH_OP_BUILD_SET, e->Set.elts, 0); return base;
    case FHTREE_List: fhexpr_display(c, FH_OP_BUILD_LIST, e->List.elts, 0); return base;
    case FHTREE_Tuple: fhexpr_display(c, FH_OP_BUILD_TUPLE, e->Tuple.elts, 0); return base;
    case FHTREE_ListComp:
    case FHTREE_SetComp:
    case FHTREE_DictComp:
    case FHTREE_GeneratorExp: return fhexpr_comprehension(c, e);
    case FHTREE_Await: return await(c, e);
    case FHTREE_Yield: return yield(c, e);
    case FHTREE_YieldFrom: return yield_from(c, e);
    case FHTREE_Compare: return compare(c, e);
    case FHTREE_FormattedValue: fhexpr_formatted(c, e); return base;
    case FHTREE_JoinedStr: fhexpr_joined(c, e); return base;
    case FHTREE_Name: return fhname_operand(c, e->Name.id);
    case FHTREE_Slice: fhexpr_slice(c, e); return base;
    case FHTREE_Call: return super_call(c, e); /* other calls are steps of a chain */
    case FHTREE_Constant: return load_constant(c, fhconst_of(c, &e->Constant));
    case FHTREE_Starred: fhcompiler_error_here(c, "can't use starred expression here"); return base;
    default: return base;
    }
}

/* Folds the constant front of a chain: 1 + 2 + x is 3 + x. */
static FhValue fold_front(FhCompiler *c, FhExpr *e, uint32_t mark) {
    FhValue v = fhfold(c, e);
    while (v != FH_NOVALUE && c->nspine > mark && c->spine[c->nspine - 1]->kind == FHTREE_BinOp) {
        FhExpr *op = c->spine[c->nspine - 1];
        FhValue right = fhfold(c, op->BinOp.right);
        FhValue folded = right == FH_NOVALUE ? right : fhfold_binary(c, op->BinOp.op, v, right);
        if (right != FH_NOVALUE) fh_release(c->vm, right);
        if (folded == FH_NOVALUE) break;
        fh_release(c->vm, v);
        v = folded;
        c->nspine--;
    }
    return v;
}

static bool push_spine(FhCompiler *c, FhExpr *e) {
    FhExpr **grown = fhcompiler_grow(c, c->spine, c->nspine, &c->spine_capacity, sizeof *grown);
    if (!grown) return false;
    c->spine = grown;
    c->spine[c->nspine++] = e;
    return true;
}

static FhExpr *descend(FhCompiler *c, FhExpr *e) {
    for (FhExpr *left; (left = fhscopes_left(e)) != NULL; e = left) {
        if (is_method_call(e)) {
            left = e->Call.func->Attribute.value;
            if (is_super_call(c, left)) return e;
        }
        if (!push_spine(c, e)) return NULL;
    }
    return e;
}

uint32_t fhexpr_operand(FhCompiler *c, FhExpr *e) {
    uint32_t mark = c->nspine, base = c->unit->depth;
    FhSpan outer = c->unit->place;
    if (!fhcompiler_enter(c)) return base;
    FhValue folded = fhfold(c, e);
    uint32_t reg = base;
    c->unit->place = FH_PLACE(e);
    if (folded != FH_NOVALUE) {
        reg = load_constant(c, folded);
    } else if ((e = descend(c, e)) != NULL) {
        c->unit->place = FH_PLACE(e);
        folded = c->nspine > mark ? fold_front(c, e, mark) : FH_NOVALUE;
        reg = folded != FH_NOVALUE ? load_constant(c, folded) : leaf(c, e);
        while (c->nspine > mark && !c->failed) {
            FhExpr *next = c->spine[--c->nspine];
            reg = step(c, next, reg, base);
        }
    }
    c->nspine = mark;
    c->unit->place = outer;
    fhcompiler_leave(c);
    if (c->failed) fhunit_pop(c, base), fhunit_push(c);
    return c->failed ? base : reg;
}

uint32_t fhexpr_push(FhCompiler *c, FhExpr *e) {
    uint32_t reg = fhexpr_operand(c, e);
    if (fhunit_is_temporary(c, reg)) return reg;
    uint32_t to = fhunit_push(c);
    fhemit(c, FH_OP_MOVE, to, reg, 0);
    return to;
}

void fhexpr_effect(FhCompiler *c, FhExpr *e) {
    if (e->kind == FHTREE_Constant) return;
    uint32_t base = c->unit->depth, reg = fhexpr_operand(c, e);
    if (fhunit_is_temporary(c, reg)) fhemit(c, FH_OP_DROP, reg, 0, 0);
    fhunit_pop(c, base);
}

void fhexpr_to_local(FhCompiler *c, FhExpr *e, uint32_t local) {
    if (e->kind == FHTREE_IfExp && fhcompiler_enter(c)) {
        uint32_t otherwise = fhlabel_new(c), end = fhlabel_new(c);
        FhSpan outer = c->unit->place;
        c->unit->place = FH_PLACE(e);
        fhexpr_jump(c, e->IfExp.test, false, otherwise);
        fhexpr_to_local(c, e->IfExp.body, local);
        fhemit_jump(c, FH_OP_JUMP, 0, 0, end);
        fhlabel_place(c, otherwise);
        fhexpr_to_local(c, e->IfExp.orelse, local);
        fhlabel_place(c, end);
        c->unit->place = outer;
        fhcompiler_leave(c);
        return;
    }
    uint32_t base = c->unit->depth, reg = fhexpr_operand(c, e);
    bool temporary = fhunit_is_temporary(c, reg);
    if (reg != local && !(temporary && fhemit_retarget(c, reg, local))) fhemit(c, FH_OP_MOVE, local, reg, 0);
    fhunit_pop(c, base);
}

/* ---- jumps ------------------------------------------------------------------------------------------------------ */

static void jump_bool_op(FhCompiler *c, FhExpr *e, bool condition, uint32_t label) {
    bool short_cut = e->BoolOp.op == FHTREE_Or;
    uint32_t out = short_cut == condition ? label : fhlabel_new(c), last = e->BoolOp.values.count - 1;
    for (uint32_t i = 0; i < last; i++) fhexpr_jump(c, e->BoolOp.values.items[i], short_cut, out);
    fhexpr_jump(c, e->BoolOp.values.items[last], condition, label);
    if (out != label) fhlabel_place(c, out);
}

static void jump_if_exp(FhCompiler *c, FhExpr *e, bool condition, uint32_t label) {
    uint32_t otherwise = fhlabel_new(c), end = fhlabel_new(c);
    fhexpr_jump(c, e->IfExp.test, false, otherwise);
    fhexpr_jump(c, e->IfExp.body, condition, label);
    fhemit_jump(c, FH_OP_JUMP, 0, 0, end);
    fhlabel_place(c, otherwise);
    fhexpr_jump(c, e->IfExp.orelse, condition, label);
    fhlabel_place(c, end);
}

/* As in CPython, what follows up to the next expression or statement keeps the place of the comparison. */
static void jump_compare(FhCompiler *c, FhExpr *e, bool condition, uint32_t label) {
    c->unit->place = FH_PLACE(e);
    fhwarning_compare(c, e);
    if (e->Compare.comparators.count > 1) {
        chained_jump(c, e, condition, label);
        return;
    }
    uint32_t base = c->unit->depth, left = fhexpr_operand(c, e->Compare.left);
    jump_step(c, e->Compare.ops[0], left, e->Compare.comparators.items[0], base, condition, label);
}

static void jump_value(FhCompiler *c, FhExpr *e, bool condition, uint32_t label) {
    int truth = fhfold_truth(c, e);
    if (truth >= 0) {
        if ((bool)truth == condition) fhemit_jump(c, FH_OP_JUMP, 0, 0, label);
        return;
    }
    uint32_t base = c->unit->depth, reg = fhexpr_operand(c, e);
    fhunit_pop(c, base);
    fhemit_jump(c, condition ? FH_OP_JUMP_IF_TRUE : FH_OP_JUMP_IF_FALSE, reg, 0, label);
}

void fhexpr_jump(FhCompiler *c, FhExpr *e, bool condition, uint32_t label) {
    while (e->kind == FHTREE_UnaryOp && e->UnaryOp.op == FHTREE_Not) {
        e = e->UnaryOp.operand;
        condition = !condition;
    }
    if (!fhcompiler_enter(c)) return;
    switch (e->kind) {
    case FHTREE_BoolOp: jump_bool_op(c, e, condition, label); break;
    case FHTREE_IfExp: jump_if_exp(c, e, condition, label); break;
    case FHTREE_Compare: jump_compare(c, e, condition, label); break;
    default: jump_value(c, e, condition, label); break;
    }
    fhcompiler_leave(c);
}
