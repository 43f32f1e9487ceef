/* Comprehensions and generator expressions: a function of one parameter, `.0`, the iterator of the first `for`. */
#include "compiler/unit.h"

typedef struct Comprehension {
    FhExpr *e, *elt, *value;
    FhComprehensions generators;
    FhScopeComprehension sort;
    uint32_t result; /* temporary of the collection */
} Comprehension;

static Comprehension describe(FhExpr *e) {
    switch (e->kind) {
    case FHTREE_ListComp:
        return (Comprehension){e, e->ListComp.elt, NULL, e->ListComp.generators, FHSCOPE_LIST, 0};
    case FHTREE_SetComp:
        return (Comprehension){e, e->SetComp.elt, NULL, e->SetComp.generators, FHSCOPE_SET, 0};
    case FHTREE_DictComp:
        return (Comprehension){e, e->DictComp.key, e->DictComp.value, e->DictComp.generators, FHSCOPE_DICT,
                               0};
    default:
        return (Comprehension){e, e->GeneratorExp.elt, NULL, e->GeneratorExp.generators, FHSCOPE_GENERATOR,
                               0};
    }
}

static void generator(FhCompiler *c, Comprehension *k, uint32_t i);

static void yield_element(FhCompiler *c, Comprehension *k) {
    uint32_t base = c->unit->depth, from = fhexpr_operand(c, k->elt);
    fhunit_pop(c, base);
    uint32_t to = fhunit_push(c);
    if (c->unit->flags & FH_CO_ASYNC_GENERATOR) {
        fhemit(c, FH_OP_ASYNC_GEN_WRAP, to, from, 0);
        from = to;
    }
    fhemit(c, FH_OP_YIELD, to, from, 0);
    fhemit(c, FH_OP_DROP, to, 0, 0);
}

static void element(FhCompiler *c, Comprehension *k) {
    uint32_t base = c->unit->depth, key, value;
    switch (k->sort) {
    case FHSCOPE_GENERATOR: yield_element(c, k); break;
    case FHSCOPE_DICT:
        key = fhexpr_protected(c, k->elt, k->value);
        value = fhexpr_operand(c, k->value);
        fhemit(c, FH_OP_MAP_ADD, k->result, key, value);
        break;
    default:
        value = fhexpr_operand(c, k->elt);
        fhemit(c, k->sort == FHSCOPE_SET ? FH_OP_SET_ADD : FH_OP_LIST_APPEND, k->result, value, 0);
        break;
    }
    fhunit_pop(c, base);
}

/* Conditions, then the next `for` or the element. */
static void inside(FhCompiler *c, Comprehension *k, uint32_t i, uint32_t skip) {
    FhComprehension *g = k->generators.items[i];
    for (uint32_t n = 0; n < g->ifs.count && !c->failed; n++) fhexpr_jump(c, g->ifs.items[n], false, skip);
    if (i + 1 < k->generators.count) {
        generator(c, k, i + 1);
    } else {
        element(c, k);
    }
}

/* `for x in [value]` is an assignment. */
static FhExpr *single_element(const FhExpr *iterable) {
    if (iterable->kind != FHTREE_List && iterable->kind != FHTREE_Tuple) return NULL;
    FhExprs elts = iterable->List.elts;
    return elts.count == 1 && elts.items[0]->kind != FHTREE_Starred ? elts.items[0] : NULL;
}

static void sync_generator(FhCompiler *c, Comprehension *k, uint32_t i) {
    FhComprehension *g = k->generators.items[i];
    uint32_t top = fhlabel_new(c), next = fhlabel_new(c), done = fhlabel_new(c), base = c->unit->depth;
    FhExpr *only = i ? single_element(g->iter) : NULL;
    if (only) {
        fhtarget_store(c, g->target, fhexpr_operand(c, only));
        fhunit_pop(c, base);
        inside(c, k, i, next);
        fhlabel_place(c, next);
        return;
    }
    if (i) {
        fhloop_iterator(c, g->iter);
    } else {
        fhemit(c, FH_OP_MOVE, base, 0, 0);
        for (int n = 0; n < 3; n++) fhunit_push(c);
    }
    fhlabel_place(c, top);
    fhloop_next(c, base, g->target, done);
    inside(c, k, i, next);
    fhlabel_place(c, next);
    fhemit_jump(c, FH_OP_LOOP, 0, 0, top);
    fhunit_pop(c, base);
    fhlabel_place(c, done);
}

static void async_generator(FhCompiler *c, Comprehension *k, uint32_t i) {
    FhComprehension *g = k->generators.items[i];
    uint32_t top = fhlabel_new(c), next = fhlabel_new(c), done = fhlabel_new(c), base = c->unit->depth;
    if (i) {
        uint32_t iterable = fhexpr_operand(c, g->iter);
        fhunit_pop(c, base);
        fhemit(c, FH_OP_GET_AITER, fhunit_push(c), iterable, 0);
    } else {
        fhemit(c, FH_OP_MOVE, fhunit_push(c), 0, 0);
    }
    fhlabel_place(c, top);
    fhloop_async_next(c, base, done);
    fhtarget_store(c, g->target, base + 1);
    fhunit_pop(c, base + 1);
    inside(c, k, i, next);
    fhlabel_place(c, next);
    fhemit_jump(c, FH_OP_LOOP, 0, 0, top);
    fhlabel_place(c, done);
    fhemit(c, FH_OP_END_ASYNC_FOR, base, base + 1, 0);
    fhunit_pop(c, base);
}

static void generator(FhCompiler *c, Comprehension *k, uint32_t i) {
    if (!fhcompiler_enter(c)) return;
    if (k->generators.items[i]->is_async) {
        async_generator(c, k, i);
    } else {
        sync_generator(c, k, i);
    }
    fhcompiler_leave(c);
}

static void body(FhCompiler *c, Comprehension *k) {
    static const uint16_t build[] = {
        [FHSCOPE_LIST] = FH_OP_BUILD_LIST, [FHSCOPE_SET] = FH_OP_BUILD_SET, [FHSCOPE_DICT] = FH_OP_BUILD_MAP};
    c->unit->place = FH_PLACE(k->e);
    if (k->sort != FHSCOPE_GENERATOR) {
        k->result = fhunit_push(c);
        fhemit(c, (FhOpcode)build[k->sort], k->result, k->result, 0);
    }
    generator(c, k, 0);
    if (k->sort != FHSCOPE_GENERATOR) {
        fhemit(c, FH_OP_RETURN, k->result, 0, 0);
    } else {
        uint32_t none = fhconst_add(c, FH_NONE);
        fhemit_wide(c, FH_OP_RETURN_CONST, 0, none);
    }
}

/* An asynchronous list, set or dict comprehension needs a function that can wait for it. */
static bool may_be_async(FhCompiler *c, const Comprehension *k, const FhUnit *outer) {
    if (!c->unit->scope->coroutine || k->sort == FHSCOPE_GENERATOR) return true;
    if (fhunit_awaits_at_top(outer) || outer->kind == FHUNIT_ASYNC_FUNCTION ||
        outer->kind == FHUNIT_COMPREHENSION)
        return true;
    c->unit->place = outer->place;
    fhcompiler_error_here(c, "asynchronous comprehension outside of an asynchronous function");
    return false;
}

uint32_t fhexpr_comprehension(FhCompiler *c, FhExpr *e) {
    Comprehension k = describe(e);
    FhUnit *outer = c->unit;
    uint32_t base = outer->depth;
    FhUnit *u = fhunit_open(c, FHUNIT_COMPREHENSION, e, e->lineno);
    if (!u) return base;
    u->argcount = u->nparams = 1;
    bool waits = u->scope->coroutine && k.sort != FHSCOPE_GENERATOR;
    if (may_be_async(c, &k, outer)) body(c, &k);
    fhfunction_make_simple(c, base);
    if (c->failed) return base;
    FhComprehension *first = k.generators.items[0];
    uint32_t iterable = fhexpr_operand(c, first->iter);
    fhunit_pop(c, base + 1);
    uint32_t argument = fhunit_push(c);
    fhemit(c, first->is_async ? FH_OP_GET_AITER : FH_OP_GET_ITER, argument, iterable, 0);
    fhemit(c, FH_OP_CALL, base, 1, base);
    fhunit_pop(c, argument);
    if (waits) fhexpr_await(c, base, FHAWAIT_PLAIN);
    return base;
}
