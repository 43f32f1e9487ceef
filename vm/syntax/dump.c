/* A tree as the text that Python's ast.dump gives, for tests and tools. Optional fields that are absent are left out. */
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include "../base/utf8.h"
#include "tree.h"

typedef struct Dump {
    FhBump *arena;
    char *text;
    size_t size, capacity;
    bool attributes, failed;
    bool more; /* the next field needs a comma before it */
    const char *stack_limit;
} Dump;

/* ---- output ---- */

static void put(Dump *d, const char *s, size_t size) {
    if (d->failed) return;
    if (!d->text || size > d->capacity - d->size) {
        size_t capacity = (d->size + size) * 2 + 64;
        char *grown = fhbump_alloc(d->arena, capacity);
        if (!grown) {
            d->failed = true;
            return;
        }
        if (d->text) memcpy(grown, d->text, d->size);
        d->text = grown;
        d->capacity = capacity;
    }
    memcpy(d->text + d->size, s, size);
    d->size += size;
}

static void puts_(Dump *d, const char *s) { put(d, s, strlen(s)); }

static void print(Dump *d, const char *format, ...) {
    char buffer[64];
    va_list args;
    va_start(args, format);
    vsnprintf(buffer, sizeof buffer, format, args);
    va_end(args);
    puts_(d, buffer);
}

static void open_node(Dump *d, const char *name) {
    puts_(d, name);
    puts_(d, "(");
    d->more = false;
}

static void field(Dump *d, const char *name) {
    if (d->more) puts_(d, ", ");
    puts_(d, name);
    puts_(d, "=");
    d->more = true;
}

static void close_node(Dump *d) {
    puts_(d, ")");
    d->more = true;
}

#define CLOSE_WITH_PLACE(d, node)                                                                            \
    close_with_place(d, (node)->lineno, (node)->col_offset, (node)->end_lineno, (node)->end_col_offset)

static void close_with_place(Dump *d, uint32_t line, uint32_t col, uint32_t end_line, uint32_t end_col) {
    if (d->attributes) {
        field(d, "lineno");
        print(d, "%u, col_offset=%u, end_lineno=%u, end_col_offset=%u", line, col, end_line, end_col);
    }
    close_node(d);
}

/* ---- constants ---- */

static bool is_printable(uint32_t code) {
    switch (utf8proc_category((utf8proc_int32_t)code)) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return false;
    case UTF8PROC_CATEGORY_ZS: return code == ' ';
    default: return true;
    }
}

static void put_char(Dump *d, uint32_t code, const char *s, unsigned size, char quote) {
    if (code == (unsigned char)quote || code == '\\')
        print(d, "\\%c", (char)code);
    else if (code == '\n')
        puts_(d, "\\n");
    else if (code == '\r')
        puts_(d, "\\r");
    else if (code == '\t')
        puts_(d, "\\t");
    else if (code < 0x20 || code == 0x7F)
        print(d, "\\x%02x", (unsigned)code);
    else if (code < 0x7F || is_printable(code))
        put(d, s, size);
    else if (code < 0x100)
        print(d, "\\x%02x", (unsigned)code);
    else if (code < 0x10000)
        print(d, "\\u%04x", (unsigned)code);
    else
        print(d, "\\U%08x", (unsigned)code);
}

static void put_string(Dump *d, const char *s, size_t size, bool bytes) {
    bool single = size && memchr(s, '\'', size), twice = size && memchr(s, '"', size);
    char quote = single && !twice ? '"' : '\'';
    put(d, &quote, 1);
    for (const char *end = s + size; s < end;) {
        unsigned length = 1;
        uint32_t code = (unsigned char)*s;
        if (!bytes) code = fhutf8_decode_wtf8(s, end, &length);
        if (bytes && code >= 0x7F)
            print(d, "\\x%02x", (unsigned)code);
        else
            put_char(d, code, s, length, quote);
        s += length;
    }
    put(d, &quote, 1);
}

/* Python's repr: the fewest digits that read back as the same number. */
static void put_double(Dump *d, double value, bool imaginary) {
    char buffer[40];
    if (isinf(value)) {
        puts_(d, imaginary ? "infj" : "inf");
        return;
    }
    int digits = 1;
    for (; digits < 17; digits++) {
        snprintf(buffer, sizeof buffer, "%.*e", digits - 1, value);
        if (strtod(buffer, NULL) == value) break;
    }
    snprintf(buffer, sizeof buffer, "%.*e", digits - 1, value);
    int exponent = atoi(strchr(buffer, 'e') + 1);
    if (exponent < -4 || exponent >= 16) {
        snprintf(buffer, sizeof buffer, "%.*e", digits - 1, value);
    } else {
        int decimals = digits - 1 - exponent;
        snprintf(buffer, sizeof buffer, "%.*f", decimals > 0 ? decimals : imaginary ? 0 : 1, value);
    }
    puts_(d, buffer);
    if (imaginary) puts_(d, "j");
}

/* Digits of any base to decimal by repeated multiplication. */
static void put_big(Dump *d, const FhConstant *c) {
    if (c->base == 10) {
        put(d, c->text, c->size);
        return;
    }
    size_t capacity = (size_t)c->size * 2 + 2, count = 1;
    uint8_t *decimal = fhbump_alloc(d->arena, capacity); /* least digit first */
    if (!decimal) {
        d->failed = true;
        return;
    }
    decimal[0] = 0;
    for (uint32_t i = 0; i < c->size; i++) {
        char digit = c->text[i];
        unsigned carry = digit <= '9' ? (unsigned)(digit - '0') : (unsigned)((digit | 0x20) - 'a') + 10;
        for (size_t k = 0; k < count; k++) {
            carry += decimal[k] * (unsigned)c->base;
            decimal[k] = (uint8_t)(carry % 10);
            carry /= 10;
        }
        for (; carry; carry /= 10) decimal[count++] = (uint8_t)(carry % 10);
    }
    while (count--) print(d, "%c", '0' + decimal[count]);
}

static void put_constant(Dump *d, const FhConstant *c) {
    switch ((FhConstantKind)c->kind) {
    case FHCONSTANT_NONE: puts_(d, "None"); break;
    case FHCONSTANT_TRUE: puts_(d, "True"); break;
    case FHCONSTANT_FALSE: puts_(d, "False"); break;
    case FHCONSTANT_ELLIPSIS: puts_(d, "Ellipsis"); break;
    case FHCONSTANT_INT: print(d, "%" PRId64, c->integer); break;
    case FHCONSTANT_BIG_INT: put_big(d, c); break;
    case FHCONSTANT_FLOAT: put_double(d, c->number, false); break;
    case FHCONSTANT_COMPLEX: put_double(d, c->number, true); break;
    case FHCONSTANT_STR: put_string(d, c->text, c->size, false); break;
    case FHCONSTANT_BYTES:
        puts_(d, "b");
        put_string(d, c->text, c->size, true);
        break;
    }
}

/* ---- fields ---- */

static void expr(Dump *d, const FhExpr *e);

static bool goes_on(Dump *d) {
    char here;
    if ((uintptr_t)&here < (uintptr_t)d->stack_limit) d->failed = true;
    return !d->failed;
}

static void stmt(Dump *d, const FhStmt *s);
static void pattern(Dump *d, const FhPattern *p);
static void arguments(Dump *d, const FhArguments *a);

static void name_field(Dump *d, const char *label, const FhName *name) {
    if (!name) return;
    field(d, label);
    put_string(d, name->text, name->size, false);
}

static void expr_field(Dump *d, const char *label, const FhExpr *e) {
    if (!e) return;
    field(d, label);
    expr(d, e);
}

static void operator_field(Dump *d, const char *label, const char *name) {
    field(d, label);
    puts_(d, name);
    puts_(d, "()");
}

#define LIST_FIELD(d, label, sequence, item_function)                                                        \
    do {                                                                                                     \
        field(d, label);                                                                                     \
        puts_(d, "[");                                                                                       \
        for (uint32_t i_ = 0; i_ < (sequence).count; i_++) {                                                 \
            if (i_) puts_(d, ", ");                                                                          \
            item_function(d, (sequence).items[i_]);                                                          \
        }                                                                                                    \
        puts_(d, "]");                                                                                       \
        (d)->more = true;                                                                                    \
    } while (0)

static void expr_or_none(Dump *d, const FhExpr *e) {
    if (e)
        expr(d, e);
    else
        puts_(d, "None");
}

static void name_item(Dump *d, const FhName *name) { put_string(d, name->text, name->size, false); }

static void exprs(Dump *d, const char *label, FhExprs s) { LIST_FIELD(d, label, s, expr_or_none); }
static void stmts(Dump *d, const char *label, FhStmts s) { LIST_FIELD(d, label, s, stmt); }
static void patterns(Dump *d, const char *label, FhPatterns s) { LIST_FIELD(d, label, s, pattern); }
static void names(Dump *d, const char *label, FhNames s) { LIST_FIELD(d, label, s, name_item); }

static void comprehension(Dump *d, const FhComprehension *c) {
    open_node(d, "comprehension");
    expr_field(d, "target", c->target);
    expr_field(d, "iter", c->iter);
    exprs(d, "ifs", c->ifs);
    field(d, "is_async");
    print(d, "%d", c->is_async);
    close_node(d);
}

static void keyword(Dump *d, const FhKeyword *k) {
    open_node(d, "keyword");
    name_field(d, "arg", k->arg);
    expr_field(d, "value", k->value);
    CLOSE_WITH_PLACE(d, k);
}

static void arg(Dump *d, const FhArg *a) {
    open_node(d, "arg");
    name_field(d, "arg", a->arg);
    expr_field(d, "annotation", a->annotation);
    CLOSE_WITH_PLACE(d, a);
}

static void arg_field(Dump *d, const char *label, const FhArg *a) {
    if (!a) return;
    field(d, label);
    arg(d, a);
}

static void arguments(Dump *d, const FhArguments *a) {
    open_node(d, "arguments");
    LIST_FIELD(d, "posonlyargs", a->posonlyargs, arg);
    LIST_FIELD(d, "args", a->args, arg);
    arg_field(d, "vararg", a->vararg);
    LIST_FIELD(d, "kwonlyargs", a->kwonlyargs, arg);
    exprs(d, "kw_defaults", a->kw_defaults);
    arg_field(d, "kwarg", a->kwarg);
    exprs(d, "defaults", a->defaults);
    close_node(d);
}

static void context_field(Dump *d, const FhExpr *e) {
    operator_field(d, "ctx", fhtree_context_name((FhContext)e->context));
}

/* ---- expressions ---- */

static void comparison(Dump *d, const FhExpr *e) {
    expr_field(d, "left", e->Compare.left);
    field(d, "ops");
    puts_(d, "[");
    for (uint32_t i = 0; i < e->Compare.comparators.count; i++) {
        if (i) puts_(d, ", ");
        puts_(d, fhtree_compare_operator_name((FhCompareOperator)e->Compare.ops[i]));
        puts_(d, "()");
    }
    puts_(d, "]");
    exprs(d, "comparators", e->Compare.comparators);
}

static void constant(Dump *d, const FhConstant *c) {
    field(d, "value");
    put_constant(d, c);
    if (c->u_prefix) {
        field(d, "kind");
        puts_(d, "'u'");
    }
}

static void expr_fields(Dump *d, const FhExpr *e) {
    switch ((FhExprKind)e->kind) {
    case FHTREE_BoolOp:
        operator_field(d, "op", fhtree_bool_operator_name(e->BoolOp.op));
        exprs(d, "values", e->BoolOp.values);
        break;
    case FHTREE_NamedExpr:
        expr_field(d, "target", e->NamedExpr.target);
        expr_field(d, "value", e->NamedExpr.value);
        break;
    case FHTREE_BinOp:
        expr_field(d, "left", e->BinOp.left);
        operator_field(d, "op", fhtree_operator_name(e->BinOp.op));
        expr_field(d, "right", e->BinOp.right);
        break;
    case FHTREE_UnaryOp:
        operator_field(d, "op", fhtree_unary_operator_name(e->UnaryOp.op));
        expr_field(d, "operand", e->UnaryOp.operand);
        break;
    case FHTREE_Lambda:
        field(d, "args");
        arguments(d, e->Lambda.args);
        expr_field(d, "body", e->Lambda.body);
        break;
    case FHTREE_IfExp:
        expr_field(d, "test", e->IfExp.test);
        expr_field(d, "body", e->IfExp.body);
        expr_field(d, "orelse", e->IfExp.orelse);
        break;
    case FHTREE_Dict:
        exprs(d, "keys", e->Dict.keys);
        exprs(d, "values", e->Dict.values);
        break;
    case FHTREE_Set: exprs(d, "elts", e->Set.elts); break;
    case FHTREE_ListComp:
    case FHTREE_SetComp:
    case FHTREE_GeneratorExp:
        expr_field(d, "elt", e->ListComp.elt);
        LIST_FIELD(d, "generators", e->ListComp.generators, comprehension);
        break;
    case FHTREE_DictComp:
        expr_field(d, "key", e->DictComp.key);
        expr_field(d, "value", e->DictComp.value);
        LIST_FIELD(d, "generators", e->DictComp.generators, comprehension);
        break;
    case FHTREE_Await: expr_field(d, "value", e->Await.value); break;
    case FHTREE_Yield: expr_field(d, "value", e->Yield.value); break;
    case FHTREE_YieldFrom: expr_field(d, "value", e->YieldFrom.value); break;
    case FHTREE_Compare: comparison(d, e); break;
    case FHTREE_Call:
        expr_field(d, "func", e->Call.func);
        exprs(d, "args", e->Call.args);
        LIST_FIELD(d, "keywords", e->Call.keywords, keyword);
        break;
    case FHTREE_FormattedValue:
        expr_field(d, "value", e->FormattedValue.value);
        field(d, "conversion");
        print(d, "%d", (int)e->FormattedValue.conversion);
        expr_field(d, "format_spec", e->FormattedValue.format_spec);
        break;
    case FHTREE_JoinedStr: exprs(d, "values", e->JoinedStr.values); break;
    case FHTREE_Constant: constant(d, &e->Constant); break;
    case FHTREE_Attribute:
        expr_field(d, "value", e->Attribute.value);
        name_field(d, "attr", e->Attribute.attr);
        context_field(d, e);
        break;
    case FHTREE_Subscript:
        expr_field(d, "value", e->Subscript.value);
        expr_field(d, "slice", e->Subscript.slice);
        context_field(d, e);
        break;
    case FHTREE_Starred:
        expr_field(d, "value", e->Starred.value);
        context_field(d, e);
        break;
    case FHTREE_Name:
        name_field(d, "id", e->Name.id);
        context_field(d, e);
        break;
    case FHTREE_List:
    case FHTREE_Tuple:
        exprs(d, "elts", e->List.elts);
        context_field(d, e);
        break;
    case FHTREE_Slice:
        expr_field(d, "lower", e->Slice.lower);
        expr_field(d, "upper", e->Slice.upper);
        expr_field(d, "step", e->Slice.step);
        break;
    case FHTREE_EXPR_COUNT: break;
    }
}

static void expr(Dump *d, const FhExpr *e) {
    if (!goes_on(d)) return;
    open_node(d, fhtree_expr_name((FhExprKind)e->kind));
    expr_fields(d, e);
    CLOSE_WITH_PLACE(d, e);
}

/* ---- statements ---- */

static void handler(Dump *d, const FhExceptHandler *h) {
    open_node(d, "ExceptHandler");
    expr_field(d, "type", h->type);
    name_field(d, "name", h->name);
    stmts(d, "body", h->body);
    CLOSE_WITH_PLACE(d, h);
}

static void alias(Dump *d, const FhAlias *a) {
    open_node(d, "alias");
    name_field(d, "name", a->name);
    name_field(d, "asname", a->asname);
    CLOSE_WITH_PLACE(d, a);
}

static void with_item(Dump *d, const FhWithItem *w) {
    open_node(d, "withitem");
    expr_field(d, "context_expr", w->context_expr);
    expr_field(d, "optional_vars", w->optional_vars);
    close_node(d);
}

static void match_case(Dump *d, const FhMatchCase *c) {
    open_node(d, "match_case");
    field(d, "pattern");
    pattern(d, c->pattern);
    expr_field(d, "guard", c->guard);
    stmts(d, "body", c->body);
    close_node(d);
}

static void stmt_fields(Dump *d, const FhStmt *s) {
    switch ((FhStmtKind)s->kind) {
    case FHTREE_FunctionDef:
    case FHTREE_AsyncFunctionDef:
        name_field(d, "name", s->FunctionDef.name);
        field(d, "args");
        arguments(d, s->FunctionDef.args);
        stmts(d, "body", s->FunctionDef.body);
        exprs(d, "decorator_list", s->FunctionDef.decorator_list);
        expr_field(d, "returns", s->FunctionDef.returns);
        break;
    case FHTREE_ClassDef:
        name_field(d, "name", s->ClassDef.name);
        exprs(d, "bases", s->ClassDef.bases);
        LIST_FIELD(d, "keywords", s->ClassDef.keywords, keyword);
        stmts(d, "body", s->ClassDef.body);
        exprs(d, "decorator_list", s->ClassDef.decorator_list);
        break;
    case FHTREE_Return: expr_field(d, "value", s->Return.value); break;
    case FHTREE_Delete: exprs(d, "targets", s->Delete.targets); break;
    case FHTREE_Assign:
        exprs(d, "targets", s->Assign.targets);
        expr_field(d, "value", s->Assign.value);
        break;
    case FHTREE_AugAssign:
        expr_field(d, "target", s->AugAssign.target);
        operator_field(d, "op", fhtree_operator_name(s->AugAssign.op));
        expr_field(d, "value", s->AugAssign.value);
        break;
    case FHTREE_AnnAssign:
        expr_field(d, "target", s->AnnAssign.target);
        expr_field(d, "annotation", s->AnnAssign.annotation);
        expr_field(d, "value", s->AnnAssign.value);
        field(d, "simple");
        print(d, "%d", s->AnnAssign.simple);
        break;
    case FHTREE_For:
    case FHTREE_AsyncFor:
        expr_field(d, "target", s->For.target);
        expr_field(d, "iter", s->For.iter);
        stmts(d, "body", s->For.body);
        stmts(d, "orelse", s->For.orelse);
        break;
    case FHTREE_While:
        expr_field(d, "test", s->While.test);
        stmts(d, "body", s->While.body);
        stmts(d, "orelse", s->While.orelse);
        break;
    case FHTREE_If:
        expr_field(d, "test", s->If.test);
        stmts(d, "body", s->If.body);
        stmts(d, "orelse", s->If.orelse);
        break;
    case FHTREE_With:
    case FHTREE_AsyncWith:
        LIST_FIELD(d, "items", s->With.items, with_item);
        stmts(d, "body", s->With.body);
        break;
    case FHTREE_Match:
        expr_field(d, "subject", s->Match.subject);
        LIST_FIELD(d, "cases", s->Match.cases, match_case);
        break;
    case FHTREE_Raise:
        expr_field(d, "exc", s->Raise.exc);
        expr_field(d, "cause", s->Raise.cause);
        break;
    case FHTREE_Try:
    case FHTREE_TryStar:
        stmts(d, "body", s->Try.body);
        LIST_FIELD(d, "handlers", s->Try.handlers, handler);
        stmts(d, "orelse", s->Try.orelse);
        stmts(d, "finalbody", s->Try.finalbody);
        break;
    case FHTREE_Assert:
        expr_field(d, "test", s->Assert.test);
        expr_field(d, "msg", s->Assert.msg);
        break;
    case FHTREE_Import: LIST_FIELD(d, "names", s->Import.names, alias); break;
    case FHTREE_ImportFrom:
        name_field(d, "module", s->ImportFrom.module);
        LIST_FIELD(d, "names", s->ImportFrom.names, alias);
        field(d, "level");
        print(d, "%u", s->ImportFrom.level);
        break;
    case FHTREE_Global:
    case FHTREE_Nonlocal: names(d, "names", s->Global.names); break;
    case FHTREE_Expr: expr_field(d, "value", s->Expr.value); break;
    case FHTREE_Pass:
    case FHTREE_Break:
    case FHTREE_Continue:
    case FHTREE_STMT_COUNT: break;
    }
}

static void stmt(Dump *d, const FhStmt *s) {
    if (!goes_on(d)) return;
    open_node(d, fhtree_stmt_name((FhStmtKind)s->kind));
    stmt_fields(d, s);
    CLOSE_WITH_PLACE(d, s);
}

/* ---- patterns ---- */

static void singleton(Dump *d, FhConstantKind kind) {
    FhConstant c = {.kind = (uint8_t)kind};
    field(d, "value");
    put_constant(d, &c);
}

static void pattern_fields(Dump *d, const FhPattern *p) {
    switch ((FhPatternKind)p->kind) {
    case FHTREE_MatchValue: expr_field(d, "value", p->MatchValue.value); break;
    case FHTREE_MatchSingleton: singleton(d, p->MatchSingleton.value); break;
    case FHTREE_MatchSequence: patterns(d, "patterns", p->MatchSequence.patterns); break;
    case FHTREE_MatchMapping:
        exprs(d, "keys", p->MatchMapping.keys);
        patterns(d, "patterns", p->MatchMapping.patterns);
        name_field(d, "rest", p->MatchMapping.rest);
        break;
    case FHTREE_MatchClass:
        expr_field(d, "cls", p->MatchClass.cls);
        patterns(d, "patterns", p->MatchClass.patterns);
        names(d, "kwd_attrs", p->MatchClass.kwd_attrs);
        patterns(d, "kwd_patterns", p->MatchClass.kwd_patterns);
        break;
    case FHTREE_MatchStar: name_field(d, "name", p->MatchStar.name); break;
    case FHTREE_MatchAs:
        if (p->MatchAs.pattern) {
            field(d, "pattern");
            pattern(d, p->MatchAs.pattern);
        }
        name_field(d, "name", p->MatchAs.name);
        break;
    case FHTREE_MatchOr: patterns(d, "patterns", p->MatchOr.patterns); break;
    case FHTREE_PATTERN_COUNT: break;
    }
}

static void pattern(Dump *d, const FhPattern *p) {
    if (!goes_on(d)) return;
    open_node(d, fhtree_pattern_name((FhPatternKind)p->kind));
    pattern_fields(d, p);
    CLOSE_WITH_PLACE(d, p);
}

const char *fhtree_dump(FhTree *tree, bool attributes, size_t *size) {
    return fhtree_dump_within(tree, attributes, size, NULL);
}

const char *fhtree_dump_within(FhTree *tree, bool attributes, size_t *size, const char *stack_limit) {
    Dump d = {.arena = &tree->arena, .attributes = attributes, .stack_limit = stack_limit};
    open_node(&d, fhtree_module_name(tree->kind));
    if (tree->kind == FHTREE_Expression) {
        expr_field(&d, "body", tree->expression);
    } else {
        stmts(&d, "body", tree->body);
        if (tree->kind == FHTREE_Module) {
            field(&d, "type_ignores");
            puts_(&d, "[]");
        }
    }
    close_node(&d);
    put(&d, "", 1);
    *size = d.size - 1;
    return d.failed ? NULL : d.text;
}
