/* The text of an expression, as CPython keeps annotations under `from __future__ import annotations`: parentheses where
 * precedence needs them, strings by repr. */
#include "compiler/unit.h"
#include "objects/protocol.h"
#include <string.h>

typedef enum Level { /* what binds tighter comes later */
                     TUPLE,
                     NAMED,
                     TEST,
                     OR,
                     AND,
                     NOT,
                     COMPARE,
                     BIT_OR,
                     BIT_XOR,
                     BIT_AND,
                     SHIFT,
                     SUM,
                     TERM,
                     FACTOR,
                     POWER,
                     AWAIT,
                     ATOM
} Level;

typedef struct Writer {
    FhCompiler *c;
    FhText text;
} Writer;

static void write(Writer *w, FhExpr *e, Level level);

static void put(Writer *w, const char *text) { fhtext_c(&w->text, text); }
static void put_name(Writer *w, const FhName *name) { fhtext_add(&w->text, name->text, name->size); }

static void open_if(Writer *w, bool needed) {
    if (needed) put(w, "(");
}
static void close_if(Writer *w, bool needed) {
    if (needed) put(w, ")");
}

static void write_list(Writer *w, FhExprs exprs, Level level) {
    for (uint32_t i = 0; i < exprs.count && !w->c->failed; i++) {
        if (i) put(w, ", ");
        write(w, exprs.items[i], level);
    }
}

/* ---- operators -------------------------------------------------------------------------------------------------- */

static const struct {
    const char *text;
    Level level;
    bool right;
} binary[] = {
    [FHTREE_Add] = {" + ", SUM, false},        [FHTREE_Sub] = {" - ", SUM, false},
    [FHTREE_Mult] = {" * ", TERM, false},      [FHTREE_MatMult] = {" @ ", TERM, false},
    [FHTREE_Div] = {" / ", TERM, false},       [FHTREE_Mod] = {" % ", TERM, false},
    [FHTREE_LShift] = {" << ", SHIFT, false},  [FHTREE_RShift] = {" >> ", SHIFT, false},
    [FHTREE_BitOr] = {" | ", BIT_OR, false},   [FHTREE_BitXor] = {" ^ ", BIT_XOR, false},
    [FHTREE_BitAnd] = {" & ", BIT_AND, false}, [FHTREE_FloorDiv] = {" // ", TERM, false},
    [FHTREE_Pow] = {" ** ", POWER, true},
};

static void write_binary(Writer *w, FhExpr *e, Level level) {
    Level own = binary[e->BinOp.op].level;
    bool right = binary[e->BinOp.op].right;
    open_if(w, level > own);
    write(w, e->BinOp.left, (Level)(own + right));
    put(w, binary[e->BinOp.op].text);
    write(w, e->BinOp.right, (Level)(own + !right));
    close_if(w, level > own);
}

static void write_unary(Writer *w, FhExpr *e, Level level) {
    static const char *const text[] = {
        [FHTREE_Invert] = "~", [FHTREE_Not] = "not ", [FHTREE_UAdd] = "+", [FHTREE_USub] = "-"};
    Level own = e->UnaryOp.op == FHTREE_Not ? NOT : FACTOR;
    open_if(w, level > own);
    put(w, text[e->UnaryOp.op]);
    write(w, e->UnaryOp.operand, own);
    close_if(w, level > own);
}

static void write_bool(Writer *w, FhExpr *e, Level level) {
    Level own = e->BoolOp.op == FHTREE_And ? AND : OR;
    open_if(w, level > own);
    for (uint32_t i = 0; i < e->BoolOp.values.count && !w->c->failed; i++) {
        if (i) put(w, own == AND ? " and " : " or ");
        write(w, e->BoolOp.values.items[i], (Level)(own + 1));
    }
    close_if(w, level > own);
}

static void write_compare(Writer *w, FhExpr *e, Level level) {
    static const char *const text[] = {
        [FHTREE_Eq] = " == ", [FHTREE_NotEq] = " != ",    [FHTREE_Lt] = " < ",  [FHTREE_LtE] = " <= ",
        [FHTREE_Gt] = " > ",  [FHTREE_GtE] = " >= ",      [FHTREE_Is] = " is ", [FHTREE_IsNot] = " is not ",
        [FHTREE_In] = " in ", [FHTREE_NotIn] = " not in "};
    open_if(w, level > COMPARE);
    write(w, e->Compare.left, BIT_OR);
    for (uint32_t i = 0; i < e->Compare.comparators.count && !w->c->failed; i++) {
        put(w, text[e->Compare.ops[i]]);
        write(w, e->Compare.comparators.items[i], BIT_OR);
    }
    close_if(w, level > COMPARE);
}

static void write_conditional(Writer *w, FhExpr *e, Level level) {
    open_if(w, level > TEST);
    write(w, e->IfExp.body, (Level)(TEST + 1));
    put(w, " if ");
    write(w, e->IfExp.test, (Level)(TEST + 1));
    put(w, " else ");
    write(w, e->IfExp.orelse, TEST);
    close_if(w, level > TEST);
}

/* ---- functions and calls ---------------------------------------------------------------------------------------- */

static void comma(Writer *w, bool *first) {
    if (!*first) put(w, ", ");
    *first = false;
}

static void write_parameter(Writer *w, const FhArg *arg, FhExpr *otherwise) {
    put_name(w, arg->arg);
    if (!otherwise) return;
    put(w, "=");
    write(w, otherwise, TEST);
}

static void write_parameters(Writer *w, const FhArguments *a) {
    uint32_t positional = a->posonlyargs.count + a->args.count,
             first_default = positional - a->defaults.count;
    bool first = true;
    for (uint32_t i = 0; i < positional; i++) {
        bool only = i < a->posonlyargs.count;
        const FhArg *arg = only ? a->posonlyargs.items[i] : a->args.items[i - a->posonlyargs.count];
        comma(w, &first);
        write_parameter(w, arg, i >= first_default ? a->defaults.items[i - first_default] : NULL);
        if (only && i + 1 == a->posonlyargs.count) put(w, ", /");
    }
    if (a->vararg || a->kwonlyargs.count) {
        comma(w, &first);
        put(w, "*");
        if (a->vararg) put_name(w, a->vararg->arg);
    }
    for (uint32_t i = 0; i < a->kwonlyargs.count; i++) {
        comma(w, &first);
        write_parameter(w, a->kwonlyargs.items[i], a->kw_defaults.items[i]);
    }
    if (a->kwarg) {
        comma(w, &first);
        put(w, "**");
        put_name(w, a->kwarg->arg);
    }
}

static void write_lambda(Writer *w, FhExpr *e, Level level) {
    const FhArguments *a = e->Lambda.args;
    bool positional = a->posonlyargs.count || a->args.count; /* CPython writes no blank before a star */
    open_if(w, level > TEST);
    put(w, positional ? "lambda " : "lambda");
    write_parameters(w, a);
    put(w, ": ");
    write(w, e->Lambda.body, TEST);
    close_if(w, level > TEST);
}

static void write_call(Writer *w, FhExpr *e) {
    FhExprs args = e->Call.args;
    bool first = true;
    write(w, e->Call.func, ATOM);
    if (args.count == 1 && !e->Call.keywords.count && args.items[0]->kind == FHTREE_GeneratorExp) {
        write(w, args.items[0], ATOM);
        return;
    }
    put(w, "(");
    for (uint32_t i = 0; i < args.count && !w->c->failed; i++) {
        comma(w, &first);
        write(w, args.items[i], TEST);
    }
    for (uint32_t i = 0; i < e->Call.keywords.count && !w->c->failed; i++) {
        const FhKeyword *k = e->Call.keywords.items[i];
        comma(w, &first);
        if (k->arg) put_name(w, k->arg);
        put(w, k->arg ? "=" : "**");
        write(w, k->value, TEST);
    }
    put(w, ")");
}

/* ---- displays and comprehensions -------------------------------------------------------------------------------- */

static void write_generators(Writer *w, FhComprehensions generators) {
    for (uint32_t i = 0; i < generators.count && !w->c->failed; i++) {
        const FhComprehension *g = generators.items[i];
        put(w, g->is_async ? " async for " : " for ");
        write(w, g->target, TUPLE);
        put(w, " in ");
        write(w, g->iter, (Level)(TEST + 1));
        for (uint32_t n = 0; n < g->ifs.count; n++) {
            put(w, " if ");
            write(w, g->ifs.items[n], (Level)(TEST + 1));
        }
    }
}

static void write_comprehension(Writer *w, FhExpr *elt, FhExpr *value, FhComprehensions generators,
                                const char *open, const char *close) {
    put(w, open);
    write(w, elt, TEST);
    if (value) {
        put(w, ": ");
        write(w, value, TEST);
    }
    write_generators(w, generators);
    put(w, close);
}

static void write_dict(Writer *w, FhExpr *e) {
    put(w, "{");
    for (uint32_t i = 0; i < e->Dict.values.count && !w->c->failed; i++) {
        if (i) put(w, ", ");
        if (e->Dict.keys.items[i]) {
            write(w, e->Dict.keys.items[i], TEST);
            put(w, ": ");
            write(w, e->Dict.values.items[i], TEST);
        } else {
            put(w, "**");
            write(w, e->Dict.values.items[i], BIT_OR);
        }
    }
    put(w, "}");
}

static void write_tuple(Writer *w, FhExpr *e, Level level) {
    FhExprs elts = e->Tuple.elts;
    if (!elts.count) {
        put(w, "()");
        return;
    }
    open_if(w, level > TUPLE);
    write_list(w, elts, TEST);
    if (elts.count == 1) put(w, ",");
    close_if(w, level > TUPLE);
}

/* ---- f-strings -------------------------------------------------------------------------------------------------- */

static void write_joined(Writer *w, FhExpr *e, bool is_spec);

static void double_braces(Writer *w, const char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        fhtext_add(&w->text, text + i, 1);
        if (text[i] == '{' || text[i] == '}') fhtext_add(&w->text, text + i, 1);
    }
}

static void write_formatted(Writer *w, FhExpr *e) {
    Writer inner = {.c = w->c};
    fhtext_init(&inner.text, w->c->vm);
    write(&inner, e->FormattedValue.value, (Level)(TEST + 1));
    put(w, inner.text.size && inner.text.data[0] == '{' ? "{ " : "{");
    fhtext_add(&w->text, inner.text.data, inner.text.size);
    fhtext_free(&inner.text);
    if (e->FormattedValue.conversion > 0) {
        char conversion[] = {'!', (char)e->FormattedValue.conversion, 0};
        put(w, conversion);
    }
    if (e->FormattedValue.format_spec) {
        put(w, ":");
        write_joined(w, e->FormattedValue.format_spec, true);
    }
    put(w, "}");
}

static void write_parts(Writer *w, FhExpr *e) {
    if (e->kind == FHTREE_FormattedValue) {
        write_formatted(w, e);
    } else if (e->kind == FHTREE_JoinedStr) {
        for (uint32_t i = 0; i < e->JoinedStr.values.count; i++) write_parts(w, e->JoinedStr.values.items[i]);
    } else {
        double_braces(w, e->Constant.text, e->Constant.size);
    }
}

/* The inside is quoted by repr, as CPython does. */
static void write_joined(Writer *w, FhExpr *e, bool is_spec) {
    if (is_spec) {
        write_parts(w, e);
        return;
    }
    Writer inner = {.c = w->c};
    fhtext_init(&inner.text, w->c->vm);
    write_parts(&inner, e);
    FhValue text = fhtext_finish(&inner.text);
    put(w, "f");
    if (text == FH_ERR || fhtext_repr(&w->text, text) < 0) {
        fhcompiler_pending(w->c);
    }
    if (text != FH_ERR) fh_release(w->c->vm, text);
}

/* ---- the rest --------------------------------------------------------------------------------------------------- */

static void write_constant(Writer *w, const FhConstant *k) {
    if (k->kind == FHCONSTANT_ELLIPSIS) {
        put(w, "...");
        return;
    }
    if (k->u_prefix) put(w, "u");
    FhValue v = fhconst_of(w->c, k);
    if (v == FH_ERR) return;
    FhText repr;
    fhtext_init(&repr, w->c->vm);
    if (fhtext_repr(&repr, v) < 0) fhcompiler_pending(w->c);
    bool number = k->kind == FHCONSTANT_FLOAT || k->kind == FHCONSTANT_COMPLEX;
    for (size_t i = 0; i < repr.size; i++) { /* infinity has no literal but one that overflows */
        bool infinite = number && repr.size - i >= 3 && memcmp(repr.data + i, "inf", 3) == 0;
        if (infinite) put(w, "1e309");
        if (infinite) i += 2;
        if (!infinite) fhtext_add(&w->text, repr.data + i, 1);
    }
    fhtext_free(&repr);
    fh_release(w->c->vm, v);
}

static void write_attribute(Writer *w, FhExpr *e) {
    FhExpr *value = e->Attribute.value;
    bool is_int = value->kind == FHTREE_Constant &&
                  (value->Constant.kind == FHCONSTANT_INT || value->Constant.kind == FHCONSTANT_BIG_INT);
    write(w, value, ATOM);
    put(w, is_int ? " ." : ".");
    put_name(w, e->Attribute.attr);
}

static void write_slice(Writer *w, FhExpr *e) {
    if (e->Slice.lower) write(w, e->Slice.lower, TEST);
    put(w, ":");
    if (e->Slice.upper) write(w, e->Slice.upper, TEST);
    if (!e->Slice.step) return;
    put(w, ":");
    write(w, e->Slice.step, TEST);
}

static void write_prefixed(Writer *w, const char *word, FhExpr *value, bool parentheses, Level level) {
    open_if(w, parentheses);
    put(w, word);
    if (value) write(w, value, level);
    close_if(w, parentheses);
}

static void write_yield(Writer *w, FhExpr *value) {
    put(w, value ? "(yield " : "(yield");
    if (value) write(w, value, TEST);
    put(w, ")");
}

static void dispatch(Writer *w, FhExpr *e, Level level) {
    switch ((FhExprKind)e->kind) {
    case FHTREE_BoolOp: write_bool(w, e, level); break;
    case FHTREE_BinOp: write_binary(w, e, level); break;
    case FHTREE_UnaryOp: write_unary(w, e, level); break;
    case FHTREE_Lambda: write_lambda(w, e, level); break;
    case FHTREE_IfExp: write_conditional(w, e, level); break;
    case FHTREE_Dict: write_dict(w, e); break;
    case FHTREE_Set:
        put(w, "{");
        write_list(w, e->Set.elts, TEST);
        put(w, "}");
        break;
    case FHTREE_ListComp:
        write_comprehension(w, e->ListComp.elt, NULL, e->ListComp.generators, "[", "]");
        break;
    case FHTREE_SetComp: write_comprehension(w, e->SetComp.elt, NULL, e->SetComp.generators, "{", "}"); break;
    case FHTREE_GeneratorExp:
        write_comprehension(w, e->GeneratorExp.elt, NULL, e->GeneratorExp.generators, "(", ")");
        break;
    case FHTREE_DictComp:
        write_comprehension(w, e->DictComp.key, e->DictComp.value, e->DictComp.generators, "{", "}");
        break;
    case FHTREE_Yield: write_yield(w, e->Yield.value); break;
    case FHTREE_YieldFrom:
        put(w, "(yield from ");
        write(w, e->YieldFrom.value, TEST);
        put(w, ")");
        break;
    case FHTREE_Await: write_prefixed(w, "await ", e->Await.value, level > AWAIT, ATOM); break;
    case FHTREE_Compare: write_compare(w, e, level); break;
    case FHTREE_Call: write_call(w, e); break;
    case FHTREE_JoinedStr: write_joined(w, e, false); break;
    case FHTREE_FormattedValue: write_formatted(w, e); break;
    case FHTREE_Constant: write_constant(w, &e->Constant); break;
    case FHTREE_Attribute: write_attribute(w, e); break;
    case FHTREE_Starred: write_prefixed(w, "*", e->Starred.value, false, BIT_OR); break;
    case FHTREE_Name: put_name(w, e->Name.id); break;
    case FHTREE_List:
        put(w, "[");
        write_list(w, e->List.elts, TEST);
        put(w, "]");
        break;
    case FHTREE_Tuple: write_tuple(w, e, level); break;
    case FHTREE_Subscript:
        write(w, e->Subscript.value, ATOM);
        put(w, "[");
        write(w, e->Subscript.slice, TUPLE);
        put(w, "]");
        break;
    case FHTREE_Slice: write_slice(w, e); break;
    case FHTREE_NamedExpr:
        open_if(w, level > NAMED);
        write(w, e->NamedExpr.target, ATOM);
        put(w, " := ");
        write(w, e->NamedExpr.value, ATOM);
        close_if(w, level > NAMED);
        break;
    case FHTREE_EXPR_COUNT: break;
    }
}

static void write(Writer *w, FhExpr *e, Level level) {
    if (!fhcompiler_enter(w->c)) return;
    dispatch(w, e, level);
    fhcompiler_leave(w->c);
}

FhValue fhunparse(FhCompiler *c, FhExpr *e) {
    Writer w = {.c = c};
    if (c->failed) return FH_ERR;
    fhtext_init(&w.text, c->vm);
    write(&w, e, TEST);
    if (c->failed) {
        fhtext_free(&w.text);
        return FH_ERR;
    }
    FhValue text = fhtext_finish(&w.text);
    if (text == FH_ERR) fhcompiler_pending(c);
    return text;
}
