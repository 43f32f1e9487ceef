/* Which parameters of a function are annotated as owned or borrowed, and the instructions that check them at the beginning of
 * its code (runtime/contracts.h).
 *
 * Annotations are read as they are written, so that functions without them cost nothing: owned(T), owned[T], owned,
 * Annotated[T, owned], unions and Optional of these, and the same as text. A module that binds the name itself, other than
 * by an import, means something else by it. */
#include "compiler/unit.h"
#include "objects/str.h"

#include <string.h>

enum { NONE = '-', OWNED = 'o', BORROWED = 'b', PINNED = 'p', MOST_DEPTH = 20 };

static char kind_of(const char *name, size_t size) {
    if (size == 5 && memcmp(name, "owned", 5) == 0) return OWNED;
    return size == 8 && memcmp(name, "borrowed", 8) == 0 ? BORROWED : NONE;
}

static bool is_bound_by(const FhScope *scope, FhName *name) {
    const FhSymbol *symbol = fhscopes_symbol(scope, name);
    return symbol && (symbol->flags & (FHSYMBOL_LOCAL | FHSYMBOL_PARAM)) &&
           !(symbol->flags & FHSYMBOL_IMPORT);
}

static char kind_of_name(FhCompiler *c, FhName *name) {
    char kind = kind_of(name->text, name->size);
    for (const FhScope *s = c->unit->scope->parent; s && kind != NONE; s = s->parent)
        if (is_bound_by(s, name)) return NONE;
    return kind;
}

/* owned, or memory.owned */
static char kind_of_form(FhCompiler *c, const FhExpr *e) {
    if (e->kind == FHTREE_Name) return kind_of_name(c, e->Name.id);
    bool in_memory = e->kind == FHTREE_Attribute && e->Attribute.value->kind == FHTREE_Name &&
                     strcmp(e->Attribute.value->Name.id->text, "memory") == 0;
    return in_memory ? kind_of(e->Attribute.attr->text, e->Attribute.attr->size) : NONE;
}

static bool is_called(const FhExpr *e, const char *name) {
    return (e->kind == FHTREE_Name && strcmp(e->Name.id->text, name) == 0) ||
           (e->kind == FHTREE_Attribute && strcmp(e->Attribute.attr->text, name) == 0);
}

static char kind_of_annotation(FhCompiler *c, const FhExpr *e, int depth);

static char kind_in_annotated(FhCompiler *c, const FhExpr *slice, int depth) {
    if (slice->kind != FHTREE_Tuple) return NONE;
    for (uint32_t i = 1; i < slice->Tuple.elts.count; i++) {
        char kind = kind_of_annotation(c, slice->Tuple.elts.items[i], depth);
        if (kind != NONE) return kind;
    }
    return NONE;
}

static char kind_of_subscript(FhCompiler *c, const FhExpr *e, int depth) {
    const FhExpr *value = e->Subscript.value;
    if (is_called(value, "Annotated")) return kind_in_annotated(c, e->Subscript.slice, depth);
    if (is_called(value, "Optional")) return kind_of_annotation(c, e->Subscript.slice, depth);
    return kind_of_form(c, value);
}

/* "owned(Buffer)" as text. */
static char kind_of_text(const FhConstant *text) {
    const char *s = text->text, *end = s + text->size, *word = s;
    while (word < end && (*word == ' ' || *word == '\t')) word++;
    for (s = word; s < end && ((*s >= 'a' && *s <= 'z') || *s == '.'); s++)
        if (*s == '.') word = s + 1;
    return s == end || *s == '(' || *s == '[' || *s == ' ' ? kind_of(word, (size_t)(s - word)) : NONE;
}

static char kind_of_annotation(FhCompiler *c, const FhExpr *e, int depth) {
    if (!e || depth > MOST_DEPTH) return NONE;
    switch (e->kind) {
    case FHTREE_Name:
    case FHTREE_Attribute: return kind_of_form(c, e);
    case FHTREE_Call: return kind_of_form(c, e->Call.func);
    case FHTREE_Subscript: return kind_of_subscript(c, e, depth + 1);
    case FHTREE_Constant: return e->Constant.kind == FHCONSTANT_STR ? kind_of_text(&e->Constant) : NONE;
    case FHTREE_BinOp: {
        if (e->BinOp.op != FHTREE_BitOr) return NONE;
        char left = kind_of_annotation(c, e->BinOp.left, depth + 1);
        return left != NONE ? left : kind_of_annotation(c, e->BinOp.right, depth + 1);
    }
    default: return NONE;
    }
}

/* ---- what becomes of the parameter ---- */

static bool is_inside(const FhScope *scope, const FhScope *around) {
    while (scope && scope != around) scope = scope->parent;
    return scope != NULL;
}

/* Inner functions follow the scope that they open in. */
static bool is_bound_inside(const FhScope *scope, const FhName *mangled) {
    for (const FhScope *s = scope->next; s && is_inside(s, scope); s = s->next) {
        const FhSymbol *symbol = fhscopes_symbol(s, mangled);
        if (symbol && (symbol->flags & FHSYMBOL_NONLOCAL)) return true;
    }
    return false;
}

/* The parameter may come to hold something else while the call runs. */
static bool is_bound_again(const FhUnit *u, const FhSymbol *symbol) {
    if (symbol->flags & (FHSYMBOL_LOCAL | FHSYMBOL_IMPORT)) return true;
    return symbol->resolution == FHRESOLVED_CELL && is_bound_inside(u->scope, symbol->name);
}

/* A generator borrows what its parameter holds when it runs. */
static char kind_of_parameter(FhCompiler *c, const FhArg *a) {
    const uint32_t later = FH_CO_GENERATOR | FH_CO_COROUTINE | FH_CO_ASYNC_GENERATOR;
    char kind = kind_of_annotation(c, a->annotation, 0);
    if (kind != BORROWED || (c->unit->flags & later)) return kind;
    const FhSymbol *symbol = fhscopes_find(&c->scopes, c->unit->scope, a->arg);
    return symbol && !is_bound_again(c->unit, symbol) ? BORROWED : PINNED;
}

static bool add(FhCompiler *c, FhArgs args, char *out) {
    bool any = false;
    for (uint32_t i = 0; i < args.count; i++) {
        out[i] = kind_of_parameter(c, args.items[i]);
        any |= out[i] != NONE;
    }
    return any;
}

static bool kinds_of(FhCompiler *c, const FhArguments *a, char *kinds, size_t n) {
    uint32_t npos = a->posonlyargs.count + a->args.count;
    memset(kinds, NONE, n);
    bool any = add(c, a->posonlyargs, kinds);
    any |= add(c, a->args, kinds + a->posonlyargs.count);
    return any | add(c, a->kwonlyargs, kinds + npos);
}

static void emit_checks(FhCompiler *c, const char *kinds, size_t n) {
    for (uint32_t i = 0; i < n; i++) {
        FhOpcode op = kinds[i] == OWNED    ? FH_OP_ARG_OWNED
                      : kinds[i] == PINNED ? FH_OP_ARG_PINNED
                                           : FH_OP_ARG_BORROWED;
        if (kinds[i] != NONE) fhemit(c, op, i, 0, 0);
    }
}

static bool any_annotation(FhArgs args) {
    for (uint32_t i = 0; i < args.count; i++)
        if (args.items[i]->annotation) return true;
    return false;
}

void fhcontracts_begin(FhCompiler *c, const FhArguments *a) {
    if (!any_annotation(a->posonlyargs) && !any_annotation(a->args) && !any_annotation(a->kwonlyargs)) return;
    size_t n = (size_t)a->posonlyargs.count + a->args.count + a->kwonlyargs.count + (a->vararg != NULL) +
               (a->kwarg != NULL);
    char *kinds = fhbump_alloc(&c->scopes.arena, n);
    if (!kinds) {
        fhcompiler_memory(c);
        return;
    }
    if (!kinds_of(c, a, kinds, n)) return;
    FhValue text = fhstr_new(c->vm, kinds, n);
    if (text == FH_ERR) {
        fhcompiler_pending(c);
        return;
    }
    c->unit->contracts = text;
    emit_checks(c, kinds, n);
}
