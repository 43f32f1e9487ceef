/* Loops, and the ways out of them and of functions: break, continue, return wind up what lies in between (final bodies,
 * with blocks, handlers) before they jump. */
#include "compiler/unit.h"
#include <string.h>

/* ---- winding up ------------------------------------------------------------------------------------------------- */

static void wind_up_finally(FhCompiler *c, const FhBlockFrame *f, bool has_value) {
    if (has_value) fhunit_push_frame(c, FHFRAME_VALUE, c->unit->depth - 1);
    fhstmt_body(c, f->final_body);
    if (has_value && !c->failed) fhunit_pop_frame(c);
}

/* Emits what leaving the frame takes; it is popped already. has_value: the last temporary must survive. */
static void wind_up(FhCompiler *c, const FhBlockFrame *f, bool has_value) {
    FhSpan place = c->unit->place;
    switch (f->kind) {
    case FHFRAME_WHILE: break;
    case FHFRAME_FOR: fhemit(c, FH_OP_DROP, f->depth, 0, 0); break;
    case FHFRAME_TRY: fhunit_set_handler(c, f->handler); break;
    case FHFRAME_FINALLY:
        fhunit_set_handler(c, f->handler);
        wind_up_finally(c, f, has_value);
        break;
    case FHFRAME_FINALLY_END:
        fhunit_set_handler(c, f->handler);
        fhemit(c, FH_OP_POP_EXCEPT, f->depth, 0, 0);
        break;
    case FHFRAME_WITH:
    case FHFRAME_ASYNC_WITH:
        fhunit_set_handler(c, f->handler);
        c->unit->place = f->place;
        fhwith_leave(c, f->depth, f->kind == FHFRAME_ASYNC_WITH);
        break;
    case FHFRAME_HANDLER:
        fhunit_set_handler(c, f->handler);
        fhemit(c, FH_OP_POP_EXCEPT, f->depth, 0, 0);
        if (f->name) fhname_unbind(c, f->name);
        break;
    case FHFRAME_STAR_HANDLER:
        fhcompiler_error_here(c, "'break', 'continue' and 'return' cannot appear in an except* block");
        break;
    case FHFRAME_VALUE: fhemit(c, FH_OP_DROP, f->depth, 0, 0); break;
    }
    c->unit->place = place;
}

static bool is_loop(const FhBlockFrame *f) { return f->kind == FHFRAME_WHILE || f->kind == FHFRAME_FOR; }

/* Winds up every frame for a return. */
static void wind_up_all(FhCompiler *c, bool has_value) {
    FhUnit *u = c->unit;
    if (!u->nframes || c->failed) return;
    FhBlockFrame frame = u->frames[u->nframes - 1];
    u->nframes--;
    wind_up(c, &frame, has_value);
    wind_up_all(c, has_value);
    u->frames[u->nframes++] = frame;
}

/* Winds up to the innermost loop; false if there is none. The loop's own frame is in *loop and not wound up. */
static bool wind_up_to_loop(FhCompiler *c, FhBlockFrame *loop) {
    FhUnit *u = c->unit;
    if (!u->nframes || c->failed) return false;
    FhBlockFrame frame = u->frames[u->nframes - 1];
    if (is_loop(&frame)) {
        *loop = frame;
        return true;
    }
    u->nframes--;
    wind_up(c, &frame, false);
    bool found = wind_up_to_loop(c, loop);
    u->frames[u->nframes++] = frame;
    return found;
}

void fhstmt_break(FhCompiler *c) {
    FhBlockFrame loop;
    uint32_t handler = c->unit->handler;
    if (wind_up_to_loop(c, &loop)) {
        if (loop.kind == FHFRAME_FOR) fhemit(c, FH_OP_DROP, loop.depth, 0, 0);
        fhemit_jump(c, FH_OP_JUMP, 0, 0, loop.end);
    } else if (!c->failed) {
        fhcompiler_error_here(c, "'break' outside loop");
    }
    fhunit_set_handler(c, handler);
}

void fhstmt_continue(FhCompiler *c) {
    FhBlockFrame loop;
    uint32_t handler = c->unit->handler;
    if (wind_up_to_loop(c, &loop)) {
        fhemit_jump(c, FH_OP_LOOP, 0, 0, loop.top);
    } else if (!c->failed) {
        fhcompiler_error_here(c, "'continue' not properly in loop");
    }
    fhunit_set_handler(c, handler);
}

static bool may_return(FhCompiler *c, FhStmt *st) {
    const FhScope *scope = c->unit->scope;
    if (scope->kind != FHSCOPE_FUNCTION) return fhcompiler_error_here(c, "'return' outside function"), false;
    if (st->Return.value && scope->coroutine && scope->generator) {
        return fhcompiler_error_here(c, "'return' with value in async generator"), false;
    }
    return true;
}

static void return_constant(FhCompiler *c, FhValue owned) {
    uint32_t number = fhconst_add(c, owned);
    wind_up_all(c, false);
    fhemit_hook(c, FH_HOOK_RETURN);
    fhemit_wide(c, FH_OP_RETURN_CONST, 0, number);
}

void fhstmt_return(FhCompiler *c, FhStmt *st) {
    FhUnit *u = c->unit;
    if (!may_return(c, st)) return;
    uint32_t handler = u->handler, depth = u->depth;
    FhValue constant = st->Return.value ? fhfold(c, st->Return.value) : FH_NONE;
    if (constant != FH_NOVALUE) {
        if (st->Return.value && st->Return.value->lineno == st->lineno) u->place = FH_PLACE(st->Return.value);
        return_constant(c, constant);
    } else {
        uint32_t reg = u->nframes ? fhexpr_push(c, st->Return.value) : fhexpr_operand(c, st->Return.value);
        wind_up_all(c, true);
        fhemit_hook(c, FH_HOOK_RETURN);
        fhemit(c, FH_OP_RETURN, reg, 0, 0);
    }
    fhunit_set_handler(c, handler);
    fhunit_pop(c, depth);
}

/* ---- loops ------------------------------------------------------------------------------------------------------ */

static bool is_range_call(FhCompiler *c, const FhExpr *e) {
    if (e->kind != FHTREE_Call || e->Call.keywords.count) return false;
    const FhExpr *callee = e->Call.func;
    if (callee->kind != FHTREE_Name || strcmp(callee->Name.id->text, "range") != 0) return false;
    if (e->Call.args.count < 1 || e->Call.args.count > 3) return false;
    for (uint32_t i = 0; i < e->Call.args.count; i++) {
        if (e->Call.args.items[i]->kind == FHTREE_Starred) return false;
    }
    return fhname_is_global(c, callee->Name.id);
}

static void range_iterator(FhCompiler *c, FhExpr *e) {
    FhSpan place = c->unit->place;
    uint32_t base = fhexpr_push(c, e->Call.func);
    for (uint32_t i = 0; i < e->Call.args.count; i++) fhexpr_push(c, e->Call.args.items[i]);
    c->unit->place = FH_PLACE(e);
    fhemit(c, FH_OP_FOR_RANGE_PREP, base, e->Call.args.count, 0);
    c->unit->place = place;
}

static bool is_constant_display(FhCompiler *c, const FhExpr *e) {
    if (e->kind != FHTREE_List && e->kind != FHTREE_Tuple) return false;
    for (uint32_t i = 0; i < e->List.elts.count; i++) {
        if (!fhfold_is_constant(c, e->List.elts.items[i])) return false;
    }
    return true;
}

void fhloop_iterator(FhCompiler *c, FhExpr *iterable) {
    uint32_t base = c->unit->depth, reg;
    if (is_range_call(c, iterable)) {
        range_iterator(c, iterable);
    } else {
        if (is_constant_display(c, iterable)) {
            reg = fhunit_push(c);
            fhemit_const(c, reg, fhconst_collection(c, iterable->List.elts, false));
        } else {
            reg = fhexpr_operand(c, iterable);
        }
        fhemit(c, FH_OP_GET_ITER, base, reg, 0);
    }
    fhunit_pop(c, base);
    for (int i = 0; i < 3; i++) fhunit_push(c);
}

/* FOR_ITER and the store of its item, straight into a local where the target is one. */
void fhloop_next(FhCompiler *c, uint32_t base, FhExpr *target, uint32_t done) {
    uint32_t local = target->kind == FHTREE_Name ? fhname_local(c, target->Name.id) : UINT32_MAX;
    if (local != UINT32_MAX && fhname_forbidden(c, target->Name.id, FHTREE_Store)) return;
    uint32_t item = local != UINT32_MAX ? local : fhunit_push(c);
    fhemit_jump(c, FH_OP_FOR_ITER, base, item, done);
    if (local != UINT32_MAX) return;
    fhtarget_store(c, target, item);
    fhunit_pop(c, item);
}

static bool open_loop(FhCompiler *c, FhFrameKind kind, uint32_t depth, uint32_t top, uint32_t end) {
    FhBlockFrame *frame = fhunit_push_frame(c, kind, depth);
    if (!frame) return false;
    frame->top = top;
    frame->end = end;
    return true;
}

void fhstmt_for(FhCompiler *c, FhStmt *st) {
    uint32_t top = fhlabel_new(c), done = fhlabel_new(c), end = fhlabel_new(c), base = c->unit->depth;
    fhloop_iterator(c, st->For.iter);
    if (!open_loop(c, FHFRAME_FOR, base, top, end)) return;
    fhlabel_place(c, top);
    fhloop_next(c, base, st->For.target, done);
    fhstmt_body(c, st->For.body);
    fhemit_jump(c, FH_OP_LOOP, 0, 0, top);
    fhunit_pop_frame(c);
    fhunit_pop(c, base);
    fhlabel_place(c, done);
    fhstmt_body(c, st->For.orelse);
    fhlabel_place(c, end);
}

/* The next item of the asynchronous iterator in temporary base goes to base + 1. */
void fhloop_async_next(FhCompiler *c, uint32_t base, uint32_t done) {
    uint32_t item = fhunit_push(c), outer = fhunit_open_handler(c, done, base + 1);
    fhemit(c, FH_OP_GET_ANEXT, item, base, 0);
    fhemit_const(c, fhunit_push(c), FH_NONE);
    fhloop_send(c, item);
    fhunit_set_handler(c, outer);
}

void fhstmt_async_for(FhCompiler *c, FhStmt *st) {
    uint32_t top = fhlabel_new(c), done = fhlabel_new(c), end = fhlabel_new(c), base = c->unit->depth;
    if (c->unit->kind != FHUNIT_ASYNC_FUNCTION && !fhunit_awaits_at_top(c->unit)) {
        fhcompiler_error_here(c, "'async for' outside async function");
        return;
    }
    uint32_t iterable = fhexpr_operand(c, st->AsyncFor.iter);
    fhunit_pop(c, base);
    fhemit(c, FH_OP_GET_AITER, fhunit_push(c), iterable, 0);
    if (!open_loop(c, FHFRAME_FOR, base, top, end)) return;
    fhlabel_place(c, top);
    fhloop_async_next(c, base, done);
    fhtarget_store(c, st->AsyncFor.target, base + 1);
    fhunit_pop(c, base + 1);
    fhstmt_body(c, st->AsyncFor.body);
    fhemit_jump(c, FH_OP_LOOP, 0, 0, top);
    fhunit_pop_frame(c);
    fhlabel_place(c, done);
    c->unit->place = FH_PLACE(st->AsyncFor.iter);
    fhemit(c, FH_OP_END_ASYNC_FOR, base, base + 1, 0);
    fhunit_pop(c, base);
    fhstmt_body(c, st->AsyncFor.orelse);
    fhlabel_place(c, end);
}

void fhstmt_while(FhCompiler *c, FhStmt *st) {
    uint32_t top = fhlabel_new(c), done = fhlabel_new(c), end = fhlabel_new(c);
    fhlabel_place(c, top);
    if (!open_loop(c, FHFRAME_WHILE, c->unit->depth, top, end)) return;
    fhexpr_jump(c, st->While.test, false, done);
    fhstmt_body(c, st->While.body);
    fhemit_jump(c, FH_OP_LOOP, 0, 0, top);
    fhunit_pop_frame(c);
    fhlabel_place(c, done);
    fhstmt_body(c, st->While.orelse);
    fhlabel_place(c, end);
}
