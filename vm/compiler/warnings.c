/* SyntaxWarnings of the compiler: what is legal and surely not meant. */
#include "compiler/unit.h"
#include "objects/type.h"
#include <string.h>

/* The name of the type that the expression surely has, or NULL. A comprehension or display is known by its kind. */
static const char *type_of(FhCompiler *c, FhExpr *e) {
    switch (e->kind) {
    case FHTREE_List:
    case FHTREE_ListComp: return "list";
    case FHTREE_Dict:
    case FHTREE_DictComp: return "dict";
    case FHTREE_Set:
    case FHTREE_SetComp: return "set";
    case FHTREE_GeneratorExp: return "generator";
    case FHTREE_Lambda: return "function";
    case FHTREE_JoinedStr:
    case FHTREE_FormattedValue: return "str";
    case FHTREE_Tuple: return "tuple";
    case FHTREE_Constant:
    case FHTREE_UnaryOp:
    case FHTREE_BinOp: {
        FhValue v = fhfold(c, e);
        if (v == FH_NOVALUE || v == FH_ERR) return NULL;
        const char *name = fhtype_c_name(fh_type(c->vm, v)); /* a builtin type's: it lasts */
        fh_release(c->vm, v);
        return name;
    }
    default: return NULL;
    }
}

static bool is_one_of(const char *name, const char *const *names) {
    for (; name && *names; names++)
        if (strcmp(name, *names) == 0) return true;
    return false;
}

void fhwarning_call(FhCompiler *c, FhExpr *call) {
    FhExpr *func = call->Call.func;
    if (func->kind == FHTREE_Name || func->kind == FHTREE_Attribute || func->kind == FHTREE_Lambda) return;
    const char *type = type_of(c, func);
    if (!type) return;
    FhSpan span = FH_PLACE(call);
    fhwarnings_add(c->warnings, false, &span, "'%s' object is not callable; perhaps you missed a comma?",
                   type);
}

static bool is_index(const char *type) {
    static const char *const indices[] = {"int", "bool", NULL};
    return is_one_of(type, indices);
}

void fhwarning_subscript(FhCompiler *c, FhExpr *e) {
    static const char *const bare[] = {"NoneType", "ellipsis", "int",       "bool",     "float",
                                       "complex",  "set",      "generator", "function", NULL};
    static const char *const sequences[] = {"tuple", "list", "str", "bytes", NULL};
    FhExpr *value = e->Subscript.value;
    if (value->kind == FHTREE_Name || value->kind == FHTREE_Attribute) return;
    const char *type = type_of(c, value), *index;
    FhSpan span = FH_PLACE(e);
    if (is_one_of(type, bare)) {
        fhwarnings_add(c->warnings, false, &span,
                       "'%s' object is not subscriptable; perhaps you missed a comma?", type);
    } else if (is_one_of(type, sequences) && (index = type_of(c, e->Subscript.slice)) != NULL &&
               !is_index(index)) {
        fhwarnings_add(c->warnings, false, &span,
                       "%s indices must be integers or slices, not %s; perhaps you missed a comma?", type,
                       index);
    }
}

/* Of None, True, False and ... it is right to ask by identity. */
static bool is_literal_value(FhCompiler *c, FhExpr *e) {
    if (e->kind == FHTREE_Name) return false;
    FhValue v = fhfold(c, e);
    if (v == FH_NOVALUE || v == FH_ERR) return false;
    bool single = v == FH_NONE || fh_is_bool(v) || v == FH_ELLIPSIS;
    fh_release(c->vm, v);
    return !single;
}

void fhwarning_compare(FhCompiler *c, FhExpr *e) {
    FhExpr *left = e->Compare.left;
    for (uint32_t i = 0; i < e->Compare.comparators.count; i++) {
        FhExpr *right = e->Compare.comparators.items[i];
        unsigned op = e->Compare.ops[i];
        if ((op == FHTREE_Is || op == FHTREE_IsNot) &&
            (is_literal_value(c, left) || is_literal_value(c, right))) {
            FhSpan span = FH_PLACE(e);
            fhwarnings_add(c->warnings, false, &span,
                           op == FHTREE_Is ? "\"is\" with a literal. Did you mean \"==\"?"
                                           : "\"is not\" with a literal. Did you mean \"!=\"?");
            return;
        }
        left = right;
    }
}

void fhwarning_assert(FhCompiler *c, FhStmt *st) {
    FhExpr *test = st->Assert.test;
    if (test->kind != FHTREE_Tuple || test->Tuple.elts.count == 0) return;
    FhSpan span = FH_PLACE(st);
    fhwarnings_add(c->warnings, false, &span, "assertion is always true, perhaps remove parentheses?");
}
