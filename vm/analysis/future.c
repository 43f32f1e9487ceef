/* The rules of `from __future__ import`: where it may stand, and which features exist. */
#include "scopes_build.h"
#include <string.h>

static bool fail(FhScopes *s, const FhStmt *st, const char *format, const char *name) {
    FhSpan place = {st->lineno, st->col_offset, st->end_lineno, st->end_col_offset};
    fhdiagnostic_set(s->error, FHDIAGNOSTIC_SYNTAX, s->tree->source, s->tree->source_size, &place, format,
                     name);
    s->error->end_offset = FHSCOPES_NO_OFFSET;
    return false;
}

static bool check_features(FhScopes *s, const FhStmt *st) {
    static const char *const known[] = {
        "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
        "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations"};
    for (uint32_t i = 0; i < st->ImportFrom.names.count; i++) {
        const char *name = st->ImportFrom.names.items[i]->name->text;
        bool found = false;
        for (size_t k = 0; k < sizeof known / sizeof *known; k++) found |= strcmp(name, known[k]) == 0;
        if (found) continue;
        if (strcmp(name, "braces") == 0) return fail(s, st, "%s", "not a chance");
        return fail(s, st, "future feature %.100s is not defined", name);
    }
    return true;
}

bool fhscopes_is_future(const FhStmt *st) {
    return st->kind == FHTREE_ImportFrom && st->ImportFrom.module &&
           strcmp(st->ImportFrom.module->text, "__future__") == 0;
}

/* Only a docstring and other such imports may stand before; the compiler refuses those behind future_line. */
bool fhscopes_future(FhScopes *s) {
    if (s->tree->kind == FHTREE_Expression) return true;
    for (uint32_t i = 0; i < s->tree->body.count; i++) {
        const FhStmt *st = s->tree->body.items[i];
        if (fhscopes_is_future(st)) {
            if (!check_features(s, st)) return false;
            s->future_line = st->lineno;
            continue;
        }
        bool docstring = st->kind == FHTREE_Expr && st->Expr.value->kind == FHTREE_Constant &&
                         st->Expr.value->Constant.kind == FHCONSTANT_STR;
        if (!docstring) return true;
    }
    return true;
}
