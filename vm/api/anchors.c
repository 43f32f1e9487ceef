/* Where the operator stands in an expression: for the marks under the source lines of tracebacks. */
#include "api/api.h"
#include "syntax/parser.h"

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

/* Of a binary operation the operator's bytes; of a subscript those of its brackets. */
static bool anchors_of(const FhExpr *e, const char *text, uint32_t *left, uint32_t *right) {
    if (e->kind == FHTREE_Subscript) {
        *left = e->Subscript.value->end_col_offset;
        *right = e->Subscript.slice->end_col_offset + 1;
        return true;
    }
    if (e->kind != FHTREE_BinOp) return false;
    uint32_t end = e->BinOp.right->col_offset;
    for (uint32_t i = e->BinOp.left->end_col_offset; i < end; i++) {
        if (is_blank(text[i])) continue;
        *left = i;
        *right = i + 1;
        if (i + 1 < end && !is_blank(text[i + 1])) ++*right;
        return true;
    }
    return false;
}

bool fhapi_find_anchors(FhVM *vm, const char *text, size_t size, uint32_t *left, uint32_t *right) {
    (void)vm;
    FhParseInput in = {
        .text = text, .size = size, .mode = FHPARSE_FILE, .flags = FHPARSE_UTF8, .alloc = vm->heap.alloc};
    FhDiagnostic diagnostic;
    FhTree *tree = fhparse(&in, &diagnostic);
    bool found = tree && tree->body.count == 1 && tree->body.items[0]->kind == FHTREE_Expr &&
                 anchors_of(tree->body.items[0]->Expr.value, text, left, right) && *right <= size;
    fhtree_free(tree);
    fhdiagnostic_free(&diagnostic);
    return found;
}
