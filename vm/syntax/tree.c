#include "tree.h"
#include <string.h>

#define X(name) #name,
#define NAME_FUNCTION(function, Type, LIST)                                                                  \
    const char *function(Type kind) {                                                                        \
        static const char *const names[] = {LIST(X)};                                                        \
        return names[kind];                                                                                  \
    }
NAME_FUNCTION(fhtree_module_name, FhModuleKind, FHTREE_MODULE_KINDS)
NAME_FUNCTION(fhtree_stmt_name, FhStmtKind, FHTREE_STMT_KINDS)
NAME_FUNCTION(fhtree_expr_name, FhExprKind, FHTREE_EXPR_KINDS)
NAME_FUNCTION(fhtree_pattern_name, FhPatternKind, FHTREE_PATTERN_KINDS)
NAME_FUNCTION(fhtree_context_name, FhContext, FHTREE_CONTEXT_KINDS)
NAME_FUNCTION(fhtree_bool_operator_name, FhBoolOperator, FHTREE_BOOL_OPERATORS)
NAME_FUNCTION(fhtree_operator_name, FhOperator, FHTREE_OPERATORS)
NAME_FUNCTION(fhtree_unary_operator_name, FhUnaryOperator, FHTREE_UNARY_OPERATORS)
NAME_FUNCTION(fhtree_compare_operator_name, FhCompareOperator, FHTREE_COMPARE_OPERATORS)
#undef X

void fhtree_free(FhTree *tree) {
    if (!tree) return;
    FhBump arena = tree->arena; /* the tree lies in its own arena */
    fhbump_free(&arena);
}

const char *fhtree_line(const FhTree *tree, uint32_t lineno, size_t *size) {
    const char *line = tree->source, *end = tree->source + tree->source_size;
    if (!lineno) return NULL;
    while (--lineno) {
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        if (!newline) return NULL;
        line = newline + 1;
    }
    if (line == end) return NULL;
    const char *newline = memchr(line, '\n', (size_t)(end - line));
    *size = (size_t)((newline ? newline + 1 : end) - line);
    return line;
}
