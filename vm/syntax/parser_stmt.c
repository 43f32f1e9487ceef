/* Simple statements, and lines of them. */
#include <string.h>
#include "parser_core.h"
#include "parser_invalid.h"

/* ---- assignments and expression statements ---- */

static FhStmt *expression_statement(FhParser *p, FhPlace start, FhExpr *value) {
    FhStmt *s = FHPARSER_STMT(p, Expr, start);
    if (s) s->Expr.value = value;
    return s;
}

/* The mark is at the first "=", behind a possible target. */
static FhStmt *assignment(FhParser *p, FhPlace start, FhExpr *first) {
    uint32_t base = fhparser_base(p);
    FhExpr *value = first;
    while (fhparser_accept(p, FHTOKEN_EQUAL)) {
        if (!fhparser_is_target(value, FHTARGET_STAR) || !fhparser_push(p, value)) return NULL;
        value = fhparser_annotated_rhs(p);
        if (!value) return NULL;
    }
    FhExprs targets;
    if (!FHPARSER_TAKE(p, targets, base)) return NULL;
    for (uint32_t i = 0; i < targets.count; i++) fhparser_set_context(targets.items[i], FHTREE_Store);
    FhStmt *s = FHPARSER_STMT(p, Assign, start);
    if (!s) return NULL;
    s->Assign.targets = targets;
    s->Assign.value = value;
    return s;
}

static FhOperator augmented_operator(unsigned kind) {
    static const uint8_t operators[] = {
#define X(kind, text, op) FHTREE_##op,
        FHTOKEN_AUGMENTED(X)
#undef X
    };
    return (FhOperator)operators[kind - FHTOKEN_PLUS_EQUAL];
}

static FhStmt *augmented(FhParser *p, FhPlace start, FhExpr *target) {
    if (!fhparser_is_single_target(target)) return NULL;
    FhOperator op = augmented_operator(fhparser_kind(p));
    p->mark++;
    FhExpr *value = fhparser_annotated_rhs(p);
    if (!value) return NULL;
    FhStmt *s = FHPARSER_STMT(p, AugAssign, start);
    if (!s) return NULL;
    target->context = FHTREE_Store;
    s->AugAssign.target = target;
    s->AugAssign.op = op;
    s->AugAssign.value = value;
    return s;
}

static FhStmt *annotated(FhParser *p, FhPlace start, FhExpr *target) {
    if (!fhparser_is_single_target(target)) return NULL;
    p->mark++;
    FhExpr *annotation = fhparser_expression(p), *value = NULL;
    if (!annotation) return NULL;
    if (fhparser_accept(p, FHTOKEN_EQUAL) && !(value = fhparser_annotated_rhs(p))) return NULL;
    FhStmt *s = FHPARSER_STMT(p, AnnAssign, start);
    if (!s) return NULL;
    target->context = FHTREE_Store;
    s->AnnAssign.target = target;
    s->AnnAssign.annotation = annotation;
    s->AnnAssign.value = value;
    s->AnnAssign.simple = target->kind == FHTREE_Name && !target->parenthesized;
    return s;
}

FhStmt *fhparser_expression_or_assignment(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhExpr *e = fhparser_annotated_rhs(p);
    if (!e) return NULL;
    unsigned kind = fhparser_kind(p);
    if (kind == FHTOKEN_NEWLINE) return expression_statement(p, start, e);
    if (kind == FHTOKEN_EQUAL) return assignment(p, start, e);
    if (kind == FHTOKEN_COLON) return annotated(p, start, e);
    if (fhtoken_is_augmented(kind)) return augmented(p, start, e);
    return expression_statement(p, start, e);
}

/* ---- keyword statements ---- */

static FhStmt *plain(FhParser *p, FhStmtKind kind) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    return fhparser_new_stmt(p, kind, offsetof(FhStmt, Expr), start);
}

static FhStmt *return_statement(FhParser *p) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    FhExpr *value = NULL;
    unsigned kind = fhparser_kind(p);
    if (kind == FHTOKEN_STAR || fhparser_starts_expression(kind)) {
        value = fhparser_star_expressions(p);
        if (!value) return NULL;
    }
    FhStmt *s = FHPARSER_STMT(p, Return, start);
    if (s) s->Return.value = value;
    return s;
}

static FhStmt *delete_statement(FhParser *p) {
    FhPlace start = fhparser_place(p);
    if (fhinvalid_wanted(p) && !fhinvalid_delete(p)) return NULL;
    p->mark++;
    uint32_t base = fhparser_base(p);
    do {
        if (fhparser_base(p) > base && !fhparser_starts_expression(fhparser_kind(p))) break;
        FhExpr *e = fhparser_primary(p);
        if (!e || !fhparser_is_target(e, FHTARGET_DELETE) || !fhparser_push(p, e)) return NULL;
        fhparser_set_context(e, FHTREE_Del);
    } while (fhparser_accept(p, FHTOKEN_COMMA));
    FhExprs targets;
    if (!FHPARSER_TAKE(p, targets, base)) return NULL;
    FhStmt *s = FHPARSER_STMT(p, Delete, start);
    if (s) s->Delete.targets = targets;
    return s;
}

static FhStmt *raise_statement(FhParser *p) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    FhExpr *exc = NULL, *cause = NULL;
    if (fhparser_starts_expression(fhparser_kind(p))) {
        exc = fhparser_expression(p);
        if (!exc) return NULL;
        if (fhparser_accept(p, FHTOKEN_FROM) && !(cause = fhparser_expression(p))) return NULL;
    }
    FhStmt *s = FHPARSER_STMT(p, Raise, start);
    if (!s) return NULL;
    s->Raise.exc = exc;
    s->Raise.cause = cause;
    return s;
}

static FhStmt *assert_statement(FhParser *p) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    FhExpr *test = fhparser_expression(p), *msg = NULL;
    if (!test) return NULL;
    if (fhparser_accept(p, FHTOKEN_COMMA) && !(msg = fhparser_expression(p))) return NULL;
    FhStmt *s = FHPARSER_STMT(p, Assert, start);
    if (!s) return NULL;
    s->Assert.test = test;
    s->Assert.msg = msg;
    return s;
}

/* Global and Nonlocal have one layout. */
static FhStmt *scope_statement(FhParser *p, FhStmtKind kind) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    uint32_t base = fhparser_base(p);
    do {
        if (!fhparser_push(p, fhparser_name(p))) return NULL;
    } while (fhparser_accept(p, FHTOKEN_COMMA));
    FhNames names;
    if (!FHPARSER_TAKE(p, names, base)) return NULL;
    FhStmt *s = FHPARSER_STMT(p, Global, start);
    if (!s) return NULL;
    s->kind = (uint8_t)kind;
    s->Global.names = names;
    return s;
}

/* ---- imports ---- */

static FhName *join_dotted(FhParser *p, const FhName *head, const FhName *tail) {
    size_t size = (size_t)head->size + 1 + tail->size;
    char *text = fhparser_alloc(p, size);
    if (!text) return NULL;
    memcpy(text, head->text, head->size);
    text[head->size] = '.';
    memcpy(text + head->size + 1, tail->text, tail->size);
    FhName *name = fhnames_intern(&p->unit->names, text, size);
    return name ? name : fhparser_no_memory(p);
}

static FhName *dotted_name(FhParser *p) {
    FhName *name = fhparser_name(p);
    while (name && fhparser_accept(p, FHTOKEN_DOT)) {
        FhName *part = fhparser_name(p);
        name = part ? join_dotted(p, name, part) : NULL;
    }
    return name;
}

static FhAlias *finish_alias(FhParser *p, FhPlace start, FhName *name) {
    if (!name) return NULL;
    FhName *asname = NULL;
    if (fhparser_accept(p, FHTOKEN_AS) && !(asname = fhparser_name(p))) return NULL;
    FhAlias *alias = fhparser_alloc(p, sizeof *alias);
    if (!alias) return NULL;
    alias->name = name;
    alias->asname = asname;
    FHPARSER_SET_PLACE(p, alias, start);
    return alias;
}

static FhStmt *import_statement(FhParser *p) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    uint32_t base = fhparser_base(p);
    do {
        FhPlace alias_start = fhparser_place(p);
        if (!fhparser_push(p, finish_alias(p, alias_start, dotted_name(p)))) return NULL;
    } while (fhparser_accept(p, FHTOKEN_COMMA));
    FhAliases names;
    if (!FHPARSER_TAKE(p, names, base)) return NULL;
    FhStmt *s = FHPARSER_STMT(p, Import, start);
    if (s) s->Import.names = names;
    return s;
}

static bool import_names(FhParser *p) {
    bool brackets = fhparser_accept(p, FHTOKEN_LPAREN);
    do {
        if (brackets && fhparser_kind(p) == FHTOKEN_RPAREN && fhparser_last(p)->kind == FHTOKEN_COMMA) break;
        FhPlace start = fhparser_place(p);
        if (!brackets && fhinvalid_wanted(p) && !fhinvalid_import_comma(p)) return false;
        if (!fhparser_push(p, finish_alias(p, start, fhparser_name(p)))) return false;
    } while (fhparser_accept(p, FHTOKEN_COMMA));
    return !brackets || fhparser_accept(p, FHTOKEN_RPAREN);
}

static bool import_star(FhParser *p) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    FhName *star = fhparser_intern(p, "*");
    return fhparser_push(p, finish_alias(p, start, star));
}

static void note_flufl(FhParser *p, const FhStmt *s) {
    if (!s->ImportFrom.module || strcmp(s->ImportFrom.module->text, "__future__") != 0) return;
    for (uint32_t i = 0; i < s->ImportFrom.names.count; i++) {
        const FhName *name = s->ImportFrom.names.items[i]->name;
        if (strcmp(name->text, "barry_as_FLUFL") == 0) p->unit->tree->future_barry_as_flufl = true;
    }
}

static FhStmt *from_statement(FhParser *p) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    uint32_t level = 0;
    for (;; p->mark++) {
        if (fhparser_kind(p) == FHTOKEN_DOT)
            level++;
        else if (fhparser_kind(p) == FHTOKEN_ELLIPSIS)
            level += 3;
        else
            break;
    }
    FhName *module = NULL;
    if (!level || fhparser_kind(p) != FHTOKEN_IMPORT) {
        module = dotted_name(p);
        if (!module) return NULL;
    }
    if (!fhparser_accept(p, FHTOKEN_IMPORT)) return NULL;
    uint32_t base = fhparser_base(p);
    if (!(fhparser_kind(p) == FHTOKEN_STAR ? import_star(p) : import_names(p))) return NULL;
    FhAliases names;
    if (!FHPARSER_TAKE(p, names, base)) return NULL;
    FhStmt *s = FHPARSER_STMT(p, ImportFrom, start);
    if (!s) return NULL;
    s->ImportFrom.module = module;
    s->ImportFrom.names = names;
    s->ImportFrom.level = level;
    note_flufl(p, s);
    return s;
}

/* ---- lines ---- */

static FhStmt *simple_statement(FhParser *p) {
    switch (fhparser_kind(p)) {
    case FHTOKEN_RETURN: return return_statement(p);
    case FHTOKEN_IMPORT: return import_statement(p);
    case FHTOKEN_FROM: return from_statement(p);
    case FHTOKEN_RAISE: return raise_statement(p);
    case FHTOKEN_PASS: return plain(p, FHTREE_Pass);
    case FHTOKEN_BREAK: return plain(p, FHTREE_Break);
    case FHTOKEN_CONTINUE: return plain(p, FHTREE_Continue);
    case FHTOKEN_DEL: return delete_statement(p);
    case FHTOKEN_ASSERT: return assert_statement(p);
    case FHTOKEN_GLOBAL: return scope_statement(p, FHTREE_Global);
    case FHTOKEN_NONLOCAL: return scope_statement(p, FHTREE_Nonlocal);
    default:
        if (fhinvalid_wanted(p) && !fhinvalid_statement(p)) return NULL;
        return fhparser_expression_or_assignment(p);
    }
}

bool fhparser_simple_line(FhParser *p) {
    for (;;) {
        if (!fhparser_push(p, simple_statement(p))) return false;
        if (fhparser_accept(p, FHTOKEN_SEMI) && fhparser_kind(p) != FHTOKEN_NEWLINE) continue;
        const FhToken *last = fhparser_last(p);
        FhPlace end = {last->end_lineno, last->end_col};
        if (!fhparser_accept(p, FHTOKEN_NEWLINE)) return false;
        p->block_end = end;
        return true;
    }
}
