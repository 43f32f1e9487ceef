/* Loads, stores and deletions of names: which instruction a name needs depends on where scopes put it. */
#include "compiler/unit.h"
#include <string.h>

typedef enum Sort { FAST, DEREF, GLOBAL, NAMESPACE } Sort;

FhSymbol *fhname_symbol(FhCompiler *c, FhName *name) {
    return c->failed ? NULL : fhscopes_find(&c->scopes, c->unit->scope, name);
}

static Sort sort_of(const FhCompiler *c, const FhSymbol *symbol) {
    bool function = c->unit->kind >= FHUNIT_FUNCTION;
    switch (symbol ? symbol->resolution : FHRESOLVED_NONE) {
    case FHRESOLVED_FREE:
    case FHRESOLVED_CELL: return DEREF;
    case FHRESOLVED_LOCAL: return function ? FAST : NAMESPACE;
    case FHRESOLVED_GLOBAL_IMPLICIT: return function ? GLOBAL : NAMESPACE;
    case FHRESOLVED_GLOBAL_EXPLICIT: return GLOBAL;
    default: return NAMESPACE;
    }
}

bool fhname_forbidden(FhCompiler *c, const FhName *name, FhContext context) {
    if (context == FHTREE_Load || strcmp(name->text, "__debug__") != 0) return false;
    fhcompiler_error_here(c,
                          context == FHTREE_Store ? "cannot assign to __debug__" : "cannot delete __debug__");
    return true;
}

/* The number of the name as it is stored: mangled. */
static uint32_t number_of(FhCompiler *c, FhName *name) {
    FhName *mangled = fhscopes_mangle(&c->scopes, c->unit->scope->class_name, name);
    if (!mangled) return fhcompiler_memory(c), 0;
    return fhunit_name(c, mangled);
}

uint32_t fhname_local(FhCompiler *c, FhName *name) {
    const FhSymbol *symbol = fhname_symbol(c, name);
    return symbol && sort_of(c, symbol) == FAST ? symbol->register_ : UINT32_MAX;
}

bool fhname_is_global(FhCompiler *c, FhName *name) {
    const FhSymbol *symbol = fhname_symbol(c, name);
    return symbol && symbol->resolution == FHRESOLVED_GLOBAL_IMPLICIT;
}

void fhname_load(FhCompiler *c, FhName *name, uint32_t to) {
    const FhSymbol *symbol = fhname_symbol(c, name);
    if (c->failed) return;
    switch (sort_of(c, symbol)) {
    case FAST:
        fhemit(c, FH_OP_CHECK_BOUND, symbol->register_, 0, 0);
        fhemit(c, FH_OP_MOVE, to, symbol->register_, 0);
        break;
    case DEREF:
        if (c->unit->kind == FHUNIT_CLASS) {
            fhemit(c, FH_OP_LOAD_CLASSDEREF, to, symbol->register_, fhunit_attribute(c, name));
        } else {
            fhemit(c, FH_OP_LOAD_DEREF, to, symbol->register_, 0);
        }
        break;
    case GLOBAL: fhemit_wide(c, FH_OP_LOAD_GLOBAL, to, number_of(c, name)); break;
    case NAMESPACE: fhemit_wide(c, FH_OP_LOAD_NAME, to, number_of(c, name)); break;
    }
}

void fhname_raw(FhCompiler *c, FhName *name, uint32_t to) {
    const FhSymbol *symbol = fhname_symbol(c, name);
    if (!c->failed) fhemit(c, FH_OP_MOVE, to, symbol->register_, 0);
}

uint32_t fhname_operand(FhCompiler *c, FhName *name) {
    uint32_t local = fhname_local(c, name);
    if (local != UINT32_MAX) {
        fhemit(c, FH_OP_CHECK_BOUND, local, 0, 0);
        return local;
    }
    uint32_t to = fhunit_push(c);
    fhname_load(c, name, to);
    return to;
}

void fhname_store(FhCompiler *c, FhName *name, uint32_t from) {
    const FhSymbol *symbol = fhname_symbol(c, name);
    if (c->failed || fhname_forbidden(c, name, FHTREE_Store)) return;
    switch (sort_of(c, symbol)) {
    case FAST:
        if (fhunit_is_temporary(c, from) && fhemit_retarget(c, from, symbol->register_)) return;
        if (from != symbol->register_) fhemit(c, FH_OP_MOVE, symbol->register_, from, 0);
        break;
    case DEREF: fhemit(c, FH_OP_STORE_DEREF, symbol->register_, from, 0); break;
    case GLOBAL: fhemit_wide(c, FH_OP_STORE_GLOBAL, from, number_of(c, name)); break;
    case NAMESPACE: fhemit_wide(c, FH_OP_STORE_NAME, from, number_of(c, name)); break;
    }
}

void fhname_delete(FhCompiler *c, FhName *name) {
    const FhSymbol *symbol = fhname_symbol(c, name);
    if (c->failed || fhname_forbidden(c, name, FHTREE_Del)) return;
    switch (sort_of(c, symbol)) {
    case FAST: fhemit(c, FH_OP_DELETE_FAST, symbol->register_, 0, 0); break;
    case DEREF: fhemit(c, FH_OP_DELETE_DEREF, symbol->register_, 0, 0); break;
    case GLOBAL: fhemit_wide(c, FH_OP_DELETE_GLOBAL, 0, number_of(c, name)); break;
    case NAMESPACE: fhemit_wide(c, FH_OP_DELETE_NAME, 0, number_of(c, name)); break;
    }
}

/* The body may have deleted the name itself, so it is bound to None first, as CPython does. */
void fhname_unbind(FhCompiler *c, FhName *name) {
    const FhSymbol *symbol = fhname_symbol(c, name);
    if (c->failed) return;
    if (sort_of(c, symbol) == FAST) {
        fhemit(c, FH_OP_CLEAR_FAST, symbol->register_, 0, 0);
        return;
    }
    uint32_t none = fhunit_push(c);
    fhemit_const(c, none, FH_NONE);
    fhname_store(c, name, none);
    fhunit_pop(c, none);
    fhname_delete(c, name);
}
