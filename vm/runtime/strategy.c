/* Frames and blocks under a strategy of their own. See strategy.h. */
#include "runtime/strategy.h"
#include "objects/str.h"

int fhstrategy_by_name(const char *name) {
    if (!strcmp(name, "auto") || !strcmp(name, "automatic")) return FH_S_AUTOMATIC;
    if (!strcmp(name, "manual")) return FH_S_MANUAL;
    return strcmp(name, "arena") ? -1 : FH_S_ARENA;
}

void fhstrategy_install(FhVM *vm, FhStrategy s) {
    vm->strategy = s;
    vm->heap.new_rc = s.kind == FH_S_MANUAL ? FH_RC_ONE | FH_RC_PROVISIONAL : FH_RC_ONE;
}

/* Manual code that is called under another strategy must not make frames behind our back. */
static void set_limit(FhVM *vm, FhFrameStrategy *r) {
    bool needed = r->own.kind != r->own.outer;
    if (needed && !r->limit && vm->stack_limit) {
        r->limit = vm->stack_limit;
        vm->stack_limit = FH_NO_ROOM;
    } else if (!needed && r->limit) {
        vm->stack_limit = r->limit;
        r->limit = NULL;
    }
}

static void reset_limit(FhVM *vm, FhFrameStrategy *r) {
    if (!r->limit) return;
    vm->stack_limit = r->limit;
    r->limit = NULL;
}

static FhFrameStrategy *record_new(FhVM *vm, FhFrame *f) {
    FhFrameStrategy *r = fhmem_new(vm, sizeof *r);
    if (!r) return NULL;
    *r = (FhFrameStrategy){.own = vm->strategy, .saved = vm->strategy};
    f->strategy = r;
    f->flags |= FH_FRAME_STRATEGY;
    return r;
}

static void record_free(FhVM *vm, FhFrame *f) {
    FhFrameStrategy *r = f->strategy;
    f->strategy = NULL;
    f->flags &= ~(uint32_t)FH_FRAME_STRATEGY;
    fhmem_free(vm, r, sizeof *r);
}

/* What a call of the code runs under. */
static FhStrategy strategy_of(const FhVM *vm, const FhCode *code) {
    FhStrategy now = vm->strategy;
    switch (code->strategy) {
    case FH_CODE_AUTOMATIC: return (FhStrategy){FH_S_AUTOMATIC, FH_S_AUTOMATIC, NULL};
    case FH_CODE_MANUAL: return (FhStrategy){FH_S_MANUAL, now.outer, now.arena};
    default: return (FhStrategy){now.outer, now.outer, now.arena};
    }
}

static int begin(FhVM *vm, FhFrame *f) {
    FhFrameStrategy *r = record_new(vm, f);
    if (!r) return -1;
    r->decorated = f->code->strategy != FH_CODE_INHERITS;
    if (f->code->strategy == FH_CODE_ARENA) {
        record_free(vm, f);
        return fhraise_int(vm, FH_T_NotImplementedError, "@arena_memory");
    }
    r->own = strategy_of(vm, f->code);
    return 0;
}

int fhstrategy_enter(FhVM *vm, FhFrame *f) {
    const uint32_t makes_generator = FH_CO_GENERATOR | FH_CO_COROUTINE | FH_CO_ASYNC_GENERATOR;
    if (f->code->flags & makes_generator) return 0; /* its code runs when it is resumed */
    if (begin(vm, f) < 0) return -1;
    fhstrategy_install(vm, f->strategy->own);
    set_limit(vm, f->strategy);
    return 0;
}

void fhstrategy_leave(FhVM *vm, FhFrame *f, FhValue *result) {
    FhFrameStrategy *r = f->strategy;
    (void)result;
    reset_limit(vm, r);
    fhstrategy_install(vm, r->saved);
    record_free(vm, f);
}

int fhstrategy_resume(FhVM *vm, FhFrame *f) {
    if (!f->strategy && begin(vm, f) < 0) return -1;
    f->strategy->saved = vm->strategy;
    f->flags |= FH_FRAME_STRATEGY;
    fhstrategy_install(vm, f->strategy->own);
    return 0;
}

void fhstrategy_suspend(FhVM *vm, FhFrame *f) { fhstrategy_install(vm, f->strategy->saved); }

void fhstrategy_drop(FhVM *vm, FhFrame *f) {
    if (f->strategy) record_free(vm, f);
}

int fhstrategy_open_block(FhVM *vm, FhStrategy s, FhStrategy *before) {
    FhFrame *f = vm->frame;
    if (!f) return fhraise_int(vm, FH_T_RuntimeError, "a strategy's block needs a script function around it");
    FhFrameStrategy *r = f->strategy ? f->strategy : record_new(vm, f);
    if (!r) return -1;
    *before = r->own;
    r->own = s;
    r->blocks++;
    fhstrategy_install(vm, s);
    set_limit(vm, r);
    return 0;
}

void fhstrategy_close_block(FhVM *vm, FhStrategy before) {
    FhFrame *f = vm->frame;
    FhFrameStrategy *r = f ? f->strategy : NULL;
    if (!r) return; /* the frame that opened it has been left */
    bool last = --r->blocks == 0 && !r->decorated;
    r->own = last ? r->saved : before;
    fhstrategy_install(vm, r->own);
    set_limit(vm, r);
    if (last) record_free(vm, f);
}
