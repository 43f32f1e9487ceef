/* try: except, finally, except*. The regions are those of CPython 3.11: the handlers run under one more handler, whose
 * only work is to restore the exception that was handled before and go on raising; final bodies are compiled once for
 * the normal way, once for exceptions, and once for each break, continue and return that crosses them.
 *
 * A handler that opens at depth d finds the exception in d and the one handled before in d + 1. */
#include "compiler/unit.h"

static void no_place(FhCompiler *c) { c->unit->place.lineno = 0; }

/* At a handler's entry: the temporaries are those below `depth` and the pair. */
static void enter_handler(FhCompiler *c, uint32_t label, uint32_t depth) {
    fhlabel_place(c, label);
    fhunit_pop(c, depth);
    fhunit_push(c);
    fhunit_push(c);
}

/* The handler of a handler: pair of the outer exception at `depth`, of the new one behind it. */
static void cleanup(FhCompiler *c, uint32_t label, uint32_t depth) {
    enter_handler(c, label, depth + 2);
    no_place(c);
    fhemit(c, FH_OP_RERAISE, depth + 2, depth, 0);
    fhunit_pop(c, depth);
}

/* ---- except ----------------------------------------------------------------------------------------------------- */

static void handler_body(FhCompiler *c, FhExceptHandler *h, uint32_t base, uint32_t outer, uint32_t end) {
    uint32_t on_error = fhlabel_new(c), inner = c->unit->handler;
    FhSpan place = c->unit->place;
    if (h->name) {
        uint32_t copy = fhunit_push(c);
        fhemit(c, FH_OP_COPY, copy, base, 0);
        fhname_store(c, h->name, copy);
        fhunit_pop(c, copy);
    }
    FhBlockFrame *frame = fhunit_push_frame(c, FHFRAME_HANDLER, base);
    if (!frame) return;
    frame->handler = outer;
    frame->name = h->name;
    if (h->name) fhunit_open_handler(c, on_error, base + 2);
    fhstmt_body(c, h->body);
    fhunit_pop_frame(c);
    no_place(c);
    fhunit_set_handler(c, outer);
    fhemit(c, FH_OP_POP_EXCEPT, base, 0, 0);
    fhunit_pop(c, base);
    if (h->name) fhname_unbind(c, h->name);
    fhemit_jump(c, FH_OP_JUMP, 0, 0, end);
    if (h->name) {
        enter_handler(c, on_error, base + 2);
        fhunit_set_handler(c, inner);
        fhname_unbind(c, h->name);
        fhunit_set_handler(c, outer);
        fhemit(c, FH_OP_RERAISE, base + 2, base, 0);
    }
    c->unit->place = place;
    fhunit_set_handler(c, inner);
    fhunit_pop(c, base + 2);
}

static void one_handler(FhCompiler *c, FhStmt *st, uint32_t i, uint32_t base, uint32_t outer, uint32_t end) {
    FhExceptHandler *h = st->Try.handlers.items[i];
    uint32_t next = fhlabel_new(c);
    c->unit->place = FH_PLACE(h);
    if (!h->type && i + 1 < st->Try.handlers.count) {
        fhcompiler_error_here(c, "default 'except:' must be last");
        return;
    }
    if (h->type) {
        uint32_t type = fhexpr_operand(c, h->type);
        fhemit_jump(c, FH_OP_JUMP_IF_NOT_MATCH, base, type, next);
        fhunit_pop(c, base + 2);
    }
    handler_body(c, h, base, outer, end);
    fhlabel_place(c, next);
}

static bool guarded_body(FhCompiler *c, FhStmt *st, uint32_t on_error, uint32_t base) {
    if (!fhunit_push_frame(c, FHFRAME_TRY, base)) return false;
    uint32_t outer = fhunit_open_handler(c, on_error, base);
    fhstmt_body(c, st->Try.body);
    fhunit_pop_frame(c);
    fhunit_set_handler(c, outer);
    fhstmt_body(c, st->Try.orelse);
    return true;
}

static void try_except(FhCompiler *c, FhStmt *st) {
    uint32_t base = c->unit->depth, outer = c->unit->handler;
    uint32_t on_error = fhlabel_new(c), on_second = fhlabel_new(c), end = fhlabel_new(c);
    if (!guarded_body(c, st, on_error, base)) return;
    no_place(c);
    fhemit_jump(c, FH_OP_JUMP, 0, 0, end);
    enter_handler(c, on_error, base);
    fhunit_open_handler(c, on_second, base + 2);
    for (uint32_t i = 0; i < st->Try.handlers.count && !c->failed; i++)
        one_handler(c, st, i, base, outer, end);
    fhunit_set_handler(c, outer);
    fhemit(c, FH_OP_RERAISE, base, base, 0);
    cleanup(c, on_second, base);
    fhlabel_place(c, end);
}

/* ---- except* ---------------------------------------------------------------------------------------------------- */

/* Registers from base: the exception, the one before, the list of what is raised or left, the unhandled rest, then the
 * part that each clause matched (or None). The parts live to the end: the one matched last is what is being handled. */
enum { LIST = 2, REST = 3, MATCH = 4 };

/* match: register of the part, the last temporary. */
static void star_body(FhCompiler *c, FhExceptHandler *h, uint32_t base, uint32_t match, uint32_t next) {
    uint32_t on_error = fhlabel_new(c), outer = c->unit->handler, raised = match + 1;
    FhBlockFrame *frame = fhunit_push_frame(c, FHFRAME_STAR_HANDLER, base);
    if (!frame) return;
    fhunit_open_handler(c, on_error, raised);
    fhstmt_body(c, h->body);
    fhunit_pop_frame(c);
    fhunit_set_handler(c, outer);
    no_place(c);
    if (h->name) fhname_unbind(c, h->name);
    fhemit_jump(c, FH_OP_JUMP, 0, 0, next);
    enter_handler(c, on_error, raised);
    if (h->name) fhname_unbind(c, h->name);
    uint32_t copy = fhunit_push(c);
    fhemit(c, FH_OP_COPY, copy, raised, 0);
    fhemit(c, FH_OP_LIST_APPEND, base + LIST, copy, 0);
    fhemit(c, FH_OP_POP_EXCEPT, raised, 0, 0);
    fhunit_pop(c, raised);
}

static void star_handler(FhCompiler *c, FhExceptHandler *h, uint32_t base) {
    uint32_t next = fhlabel_new(c), match = c->unit->depth;
    c->unit->place = FH_PLACE(h);
    uint32_t type = fhexpr_operand(c, h->type);
    fhunit_pop(c, match);
    fhunit_push(c);
    fhemit(c, FH_OP_CHECK_STAR_MATCH, match, base + REST, type);
    uint32_t copy = fhunit_push(c);
    fhemit(c, FH_OP_COPY, copy, match, 0);
    fhemit_jump(c, FH_OP_JUMP_IF_NONE, copy, 0, next);
    if (h->name) {
        fhemit(c, FH_OP_COPY, copy, match, 0);
        fhname_store(c, h->name, copy);
    }
    fhunit_pop(c, copy);
    star_body(c, h, base, match, next);
    fhlabel_place(c, next);
}

/* Behind the clauses: what is left is raised again together with what their bodies raised. */
static void reraise_star(FhCompiler *c, uint32_t base, uint32_t outer, uint32_t end) {
    uint32_t again = fhlabel_new(c), matches = c->unit->depth, result = fhunit_push(c);
    no_place(c);
    fhemit(c, FH_OP_LIST_APPEND, base + LIST, base + REST, 0);
    fhemit(c, FH_OP_RERAISE_STAR, base + LIST, base, base + LIST);
    fhemit(c, FH_OP_COPY, result, base + LIST, 0);
    fhemit_jump(c, FH_OP_JUMP_IF_NOT_NONE, result, 0, again);
    fhunit_set_handler(c, outer);
    fhemit(c, FH_OP_POP_EXCEPT, base, 0, 0);
    fhemit(c, FH_OP_DROP, base + LIST, 0, 0);
    for (uint32_t reg = base + MATCH; reg < matches; reg++) fhemit(c, FH_OP_DROP, reg, 0, 0);
    fhemit_jump(c, FH_OP_JUMP, 0, 0, end);
    fhlabel_place(c, again);
    fhemit(c, FH_OP_RERAISE, base + LIST, base, 0);
}

static void try_except_star(FhCompiler *c, FhStmt *st) {
    uint32_t base = c->unit->depth, outer = c->unit->handler;
    uint32_t on_error = fhlabel_new(c), on_second = fhlabel_new(c), end = fhlabel_new(c);
    if (!guarded_body(c, st, on_error, base)) return;
    no_place(c);
    fhemit_jump(c, FH_OP_JUMP, 0, 0, end);
    enter_handler(c, on_error, base);
    fhunit_open_handler(c, on_second, base + 2);
    fhunit_push(c);
    fhunit_push(c);
    fhemit(c, FH_OP_BUILD_LIST, base + LIST, base + LIST, 0);
    fhemit(c, FH_OP_COPY, base + REST, base, 0);
    for (uint32_t i = 0; i < st->TryStar.handlers.count && !c->failed; i++) {
        star_handler(c, st->TryStar.handlers.items[i], base);
    }
    reraise_star(c, base, outer, end);
    cleanup(c, on_second, base);
    fhlabel_place(c, end);
}

/* ---- finally ---------------------------------------------------------------------------------------------------- */

static void try_inner(FhCompiler *c, FhStmt *st) {
    if (st->kind == FHTREE_TryStar) {
        try_except_star(c, st);
    } else if (st->Try.handlers.count) {
        try_except(c, st);
    } else {
        fhstmt_body(c, st->Try.body);
    }
}

static void try_finally(FhCompiler *c, FhStmt *st) {
    uint32_t base = c->unit->depth, on_error = fhlabel_new(c), on_second = fhlabel_new(c),
             end = fhlabel_new(c);
    FhBlockFrame *frame = fhunit_push_frame(c, FHFRAME_FINALLY, base);
    if (!frame) return;
    frame->final_body = st->Try.finalbody;
    uint32_t outer = fhunit_open_handler(c, on_error, base);
    try_inner(c, st);
    if (c->failed) return;
    fhunit_pop_frame(c);
    fhunit_set_handler(c, outer);
    fhstmt_body(c, st->Try.finalbody);
    no_place(c);
    fhemit_jump(c, FH_OP_JUMP, 0, 0, end);

    enter_handler(c, on_error, base);
    if (!fhunit_push_frame(c, FHFRAME_FINALLY_END, base)) return;
    fhunit_open_handler(c, on_second, base + 2);
    fhstmt_body(c, st->Try.finalbody);
    fhunit_pop_frame(c);
    fhunit_set_handler(c, outer);
    no_place(c);
    fhemit(c, FH_OP_RERAISE, base, base, 0);
    cleanup(c, on_second, base);
    fhlabel_place(c, end);
}

void fhstmt_try(FhCompiler *c, FhStmt *st) {
    if (st->Try.finalbody.count) {
        try_finally(c, st);
    } else {
        try_inner(c, st);
    }
}
