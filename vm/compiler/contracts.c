/* Which parameters of a function are annotated as owned or borrowed: what its calls check at run time (runtime/contracts.h).
 *
 * Annotations are read as they are written, so that functions without them cost nothing: owned(T), owned[T], owned,
 * Annotated[T, owned], unions and Optional of these, and the same as text. A module that binds the name itself, other than
 * by an import, means something else by it. */
#include "compiler/unit.h"
#include "objects/str.h"

#include <string.h>

enum { NONE = '-', OWNED = 'o', BORROWED = 'b', MOST_DEPTH = 20 };

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
    for (const FhScope *s = c->unit->scope; s && kind != NONE; s = s->parent)
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

static bool add(FhCompiler *c, FhArgs args, char *out) {
    bool any = false;
    for (uint32_t i = 0; i < args.count; i++) {
        out[i] = kind_of_annotation(c, args.items[i]->annotation, 0);
        any |= out[i] != NONE;
    }
    return any;
}

FhValue fhcontracts_of(FhCompiler *c, const FhArguments *a) {
    uint32_t npos = a->posonlyargs.count + a->args.count, n = npos + a->kwonlyargs.count;
    size_t size = (size_t)n + (a->vararg != NULL) + (a->kwarg != NULL);
    char *kinds = size ? fhbump_alloc(&c->scopes.arena, size) : NULL;
    if (!kinds) {
        if (size) fhcompiler_memory(c);
        return FH_NOVALUE;
    }
    memset(kinds, NONE, size);
    bool any = add(c, a->posonlyargs, kinds);
    any |= add(c, a->args, kinds + a->posonlyargs.count);
    any |= add(c, a->kwonlyargs, kinds + npos);
    if (!any) return FH_NOVALUE;
    FhValue text = fhstr_new(c->vm, kinds, size);
    if (text == FH_ERR) fhcompiler_pending(c);
    return text == FH_ERR ? FH_NOVALUE : text;
}
