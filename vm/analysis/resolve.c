/* Where each name lives: decided scope by scope in the order they open (outer ones first), looking outward from the
 * scope that mentions a name to the function that binds it. */
#include "scopes_build.h"
#include <string.h>

static bool fail(FhScopes *s, const FhSymbol *symbol, const char *format, const char *name) {
    fhdiagnostic_set(s->error, FHDIAGNOSTIC_SYNTAX, s->tree->source, s->tree->source_size, &symbol->place,
                     format, name);
    return false;
}

/* The scope around `scope` whose variable `name` it sees, or NULL: it is global. */
static FhScope *find_binder(const FhScope *scope, const FhName *name, bool is_class_cell) {
    for (FhScope *around = scope->parent; around; around = around->parent) {
        if (around->kind == FHSCOPE_MODULE) return NULL;
        if (around->kind == FHSCOPE_CLASS) {
            if (is_class_cell) return around;
            continue;
        }
        const FhSymbol *symbol = fhscopes_symbol(around, name);
        if (!symbol || (symbol->flags & FHSYMBOL_NONLOCAL)) continue;
        if (symbol->flags & FHSYMBOL_GLOBAL) return NULL;
        if (symbol->flags & FHSYMBOL_BOUND) return around;
    }
    return NULL;
}

/* Makes `name` a cell of `binder` and a free variable of every scope between it and `scope`. */
static bool capture(FhScopes *s, FhScope *scope, FhScope *binder, FhName *name) {
    for (FhScope *between = scope->parent; between != binder; between = between->parent) {
        FhSymbol *symbol = fhscopes_add(s, between, name);
        if (!symbol) return fhscopes_memory(s);
        bool own = symbol->flags & (FHSYMBOL_BOUND | FHSYMBOL_GLOBAL) && !(symbol->flags & FHSYMBOL_NONLOCAL);
        if (between->kind == FHSCOPE_CLASS && own) {
            symbol->flags |= FHSYMBOL_FREE_CLASS;
        } else {
            symbol->resolution = FHRESOLVED_FREE;
        }
    }
    if (binder->kind == FHSCOPE_CLASS) {
        binder->needs_class_cell = true;
    } else {
        fhscopes_symbol(binder, name)->resolution = FHRESOLVED_CELL;
    }
    return true;
}

static bool resolve(FhScopes *s, FhScope *scope, FhSymbol *symbol) {
    const char *text = symbol->name->text;
    if (symbol->flags & FHSYMBOL_GLOBAL) {
        if (symbol->flags & FHSYMBOL_NONLOCAL)
            return fail(s, symbol, "name '%s' is nonlocal and global", text);
        symbol->resolution = FHRESOLVED_GLOBAL_EXPLICIT;
        return true;
    }
    bool nonlocal = symbol->flags & FHSYMBOL_NONLOCAL;
    if (nonlocal && scope->kind == FHSCOPE_MODULE) {
        return fail(s, symbol, "%s", "nonlocal declaration not allowed at module level");
    }
    if (!nonlocal && (symbol->flags & FHSYMBOL_BOUND)) {
        if (symbol->resolution != FHRESOLVED_CELL) symbol->resolution = FHRESOLVED_LOCAL;
        return true;
    }
    FhScope *binder = find_binder(scope, symbol->name, strcmp(text, "__class__") == 0);
    if (!binder) {
        if (nonlocal) return fail(s, symbol, "no binding for nonlocal '%s' found", text);
        symbol->resolution = FHRESOLVED_GLOBAL_IMPLICIT;
        return true;
    }
    symbol->resolution = FHRESOLVED_FREE;
    return capture(s, scope, binder, symbol->name);
}

bool fhscopes_resolve(FhScopes *s) {
    for (FhScope *scope = s->module; scope; scope = scope->next) {
        for (uint32_t i = 0; i < scope->count; i++) {
            if (!resolve(s, scope, scope->symbols[i])) return false;
        }
    }
    return true;
}
