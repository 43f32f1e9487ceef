/* Statements: the dispatch, and those that need no file of their own. */
#include "compiler/unit.h"
#include <string.h>

static void if_statement(FhCompiler *c, FhStmt *st) {
    uint32_t end = fhlabel_new(c);
    while (!c->failed) {
        uint32_t next = st->If.orelse.count ? fhlabel_new(c) : end;
        c->unit->place = FH_PLACE(st);
        fhexpr_jump(c, st->If.test, false, next);
        fhstmt_body(c, st->If.body);
        if (!st->If.orelse.count) break;
        fhemit_jump(c, FH_OP_JUMP, 0, 0, end);
        fhlabel_place(c, next);
        bool is_elif = st->If.orelse.count == 1 && st->If.orelse.items[0]->kind == FHTREE_If;
        if (!is_elif) {
            fhstmt_body(c, st->If.orelse);
            break;
        }
        st = st->If.orelse.items[0]; /* elif: chains are as long as the source */
    }
    fhlabel_place(c, end);
}

static void assert_statement(FhCompiler *c, FhStmt *st) {
    fhwarning_assert(c, st);
    if (c->flags & FHCOMPILE_OPTIMIZE) return;
    uint32_t end = fhlabel_new(c), base = c->unit->depth;
    fhexpr_jump(c, st->Assert.test, true, end);
    uint32_t error = fhunit_push(c);
    fhemit(c, FH_OP_LOAD_ASSERTION_ERROR, error, 0, 0);
    if (st->Assert.msg) {
        fhexpr_push(c, st->Assert.msg);
        fhemit(c, FH_OP_CALL, error, 1, error);
    }
    fhemit(c, FH_OP_RAISE, error, 0, 1);
    fhunit_pop(c, base);
    fhlabel_place(c, end);
}

static void raise_statement(FhCompiler *c, FhStmt *st) {
    uint32_t base = c->unit->depth, exception = 0, cause = 0, n = 0;
    if (st->Raise.exc) {
        exception = st->Raise.cause ? fhexpr_protected(c, st->Raise.exc, st->Raise.cause)
                                    : fhexpr_operand(c, st->Raise.exc);
        n = 1;
    }
    if (st->Raise.cause) {
        cause = fhexpr_operand(c, st->Raise.cause);
        n = 2;
    }
    fhemit(c, FH_OP_RAISE, exception, cause, n);
    fhunit_pop(c, base);
}

static void expression_statement(FhCompiler *c, FhStmt *st) {
    if (!c->unit->interactive) {
        fhexpr_effect(c, st->Expr.value);
        return;
    }
    uint32_t base = c->unit->depth, reg = fhexpr_operand(c, st->Expr.value);
    fhemit(c, FH_OP_PRINT_EXPR, reg, 0, 0);
    fhunit_pop(c, base);
}

static void delete_statement(FhCompiler *c, FhStmt *st) {
    for (uint32_t i = 0; i < st->Delete.targets.count && !c->failed; i++) {
        fhtarget_delete(c, st->Delete.targets.items[i]);
    }
}

void fhstmt(FhCompiler *c, FhStmt *st) {
    switch ((FhStmtKind)st->kind) {
    case FHTREE_FunctionDef: fhstmt_function(c, st, false); break;
    case FHTREE_AsyncFunctionDef: fhstmt_function(c, st, true); break;
    case FHTREE_ClassDef: fhstmt_class(c, st); break;
    case FHTREE_Return: fhstmt_return(c, st); break;
    case FHTREE_Delete: delete_statement(c, st); break;
    case FHTREE_Assign: fhtarget_assign(c, st); break;
    case FHTREE_AugAssign: fhtarget_augment(c, st); break;
    case FHTREE_AnnAssign: fhtarget_annotate(c, st); break;
    case FHTREE_For: fhstmt_for(c, st); break;
    case FHTREE_AsyncFor: fhstmt_async_for(c, st); break;
    case FHTREE_While: fhstmt_while(c, st); break;
    case FHTREE_If: if_statement(c, st); break;
    case FHTREE_With: fhstmt_with(c, st, false); break;
    case FHTREE_AsyncWith: fhstmt_with(c, st, true); break;
    case FHTREE_Match: fhstmt_match(c, st); break;
    case FHTREE_Raise: raise_statement(c, st); break;
    case FHTREE_Try:
    case FHTREE_TryStar: fhstmt_try(c, st); break;
    case FHTREE_Assert: assert_statement(c, st); break;
    case FHTREE_Import: fhstmt_import(c, st); break;
    case FHTREE_ImportFrom: fhstmt_import_from(c, st); break;
    case FHTREE_Expr: expression_statement(c, st); break;
    case FHTREE_Break: fhstmt_break(c); break;
    case FHTREE_Continue: fhstmt_continue(c); break;
    case FHTREE_Global:
    case FHTREE_Nonlocal:
    case FHTREE_Pass:
    case FHTREE_STMT_COUNT: break;
    }
}

void fhstmt_body(FhCompiler *c, FhStmts stmts) {
    FhSpan outer = c->unit->place;
    if (!fhcompiler_enter(c)) return;
    for (uint32_t i = 0; i < stmts.count && !c->failed; i++) {
        c->unit->place = FH_PLACE(stmts.items[i]);
        fhemit_hook(c, FH_HOOK_LINE);
        fhstmt(c, stmts.items[i]);
    }
    c->unit->place = outer;
    fhcompiler_leave(c);
}
