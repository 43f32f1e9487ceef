/* with and async with. The bound __exit__ stays in temporary `base` while the body runs. */
#include "compiler/unit.h"

void fhwith_leave(FhCompiler *c, uint32_t base, bool is_async) {
    uint32_t result = fhunit_push(c);
    fhemit(c, FH_OP_WITH_EXIT, base, result, 0);
    if (is_async) fhexpr_await(c, result, FHAWAIT_EXIT);
    fhemit(c, FH_OP_DROP, result, 0, 0);
    fhunit_pop(c, result);
}

/* The body raised: pair at base + 1. A true result of __exit__ swallows the exception. */
static void on_exception(FhCompiler *c, uint32_t base, uint32_t label, uint32_t outer, bool is_async) {
    uint32_t on_second = fhlabel_new(c), swallow = fhlabel_new(c), pair = base + 1;
    fhlabel_place(c, label);
    fhunit_pop(c, pair);
    fhunit_push(c);
    fhunit_push(c);
    fhunit_open_handler(c, on_second, pair + 2);
    uint32_t result = fhunit_push(c);
    fhemit(c, FH_OP_WITH_EXCEPT, base, result, pair);
    if (is_async) fhexpr_await(c, result, FHAWAIT_EXIT);
    fhemit_jump(c, FH_OP_JUMP_IF_TRUE, result, 0, swallow);
    fhunit_set_handler(c, outer);
    fhemit(c, FH_OP_RERAISE, pair, pair, 0);

    fhlabel_place(c, on_second);
    fhunit_pop(c, pair + 4);
    fhemit(c, FH_OP_RERAISE, pair + 2, pair, 0);

    fhlabel_place(c, swallow);
    fhemit(c, FH_OP_POP_EXCEPT, pair, 0, 0);
    fhemit(c, FH_OP_DROP, base, 0, 0);
    fhunit_pop(c, base);
}

static void with_item(FhCompiler *c, FhStmt *st, uint32_t i, bool is_async) {
    FhWithItem *item = st->With.items.items[i];
    uint32_t base = c->unit->depth, on_error = fhlabel_new(c), end = fhlabel_new(c);
    if (!fhcompiler_enter(c)) return;
    fhexpr_push(c, item->context_expr);
    uint32_t value = fhunit_push(c);
    fhemit(c, is_async ? FH_OP_BEFORE_ASYNC_WITH : FH_OP_BEFORE_WITH, base, 0, 0);
    if (is_async) fhexpr_await(c, value, FHAWAIT_ENTER);
    if (!fhunit_push_frame(c, is_async ? FHFRAME_ASYNC_WITH : FHFRAME_WITH, base)) return;
    uint32_t outer = fhunit_open_handler(c, on_error, base + 1);
    if (item->optional_vars) {
        fhtarget_store(c, item->optional_vars, value);
    } else {
        fhemit(c, FH_OP_DROP, value, 0, 0);
    }
    fhunit_pop(c, value);
    if (i + 1 < st->With.items.count) {
        with_item(c, st, i + 1, is_async);
    } else {
        fhstmt_body(c, st->With.body);
    }
    if (c->failed) return;
    fhunit_pop_frame(c);
    fhunit_set_handler(c, outer);
    c->unit->place = FH_PLACE(st);
    fhwith_leave(c, base, is_async);
    fhemit_jump(c, FH_OP_JUMP, 0, 0, end);
    on_exception(c, base, on_error, outer, is_async);
    fhlabel_place(c, end);
    c->unit->place = FH_PLACE(st);
    fhcompiler_leave(c);
}

void fhstmt_with(FhCompiler *c, FhStmt *st, bool is_async) {
    if (is_async && c->unit->kind != FHUNIT_ASYNC_FUNCTION && !fhunit_awaits_at_top(c->unit)) {
        fhcompiler_error_here(c, "'async with' outside async function");
        return;
    }
    with_item(c, st, 0, is_async);
}
