/* Frames and blocks under a strategy of their own. See strategy.h. */
#include "runtime/strategy.h"
#include "memory/arena.h"
#include "memory/budget.h"
#include "runtime/arena_object.h"
#include "objects/str.h"

int fhstrategy_by_name(const char *name) {
    if (!strcmp(name, "auto") || !strcmp(name, "automatic")) return FH_S_AUTOMATIC;
    if (!strcmp(name, "manual")) return FH_S_MANUAL;
    return strcmp(name, "arena") ? -1 : FH_S_ARENA;
}

void fhstrategy_install(FhVM *vm, FhStrategy s) {
    vm->strategy = s;
    if (FH_UNLIKELY(vm->heap.budget != s.budget)) fhbudget_put_in_force(&vm->heap, s.budget);
    fharena_resume(vm, s.kind == FH_S_ARENA ? s.arena : NULL);
    if (s.kind == FH_S_MANUAL) vm->heap.new_rc = FH_RC_ONE | FH_RC_PROVISIONAL;
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
    case FH_CODE_AUTOMATIC: return (FhStrategy){FH_S_AUTOMATIC, FH_S_AUTOMATIC, NULL, now.budget};
    case FH_CODE_MANUAL: return (FhStrategy){FH_S_MANUAL, now.outer, now.arena, now.budget};
    default: return (FhStrategy){now.outer, now.outer, now.arena, now.budget};
    }
}

static void arena_entered(FhArena *a, FhFrame *f) {
    if (a->in_force++ == 0) a->entered_at = f;
    if (f->flags & FH_FRAME_GENERATOR) fharena_wild(a); /* what it yields may be anywhere */
}

/* The arena of a decorated call: its own, or the one of that name. */
static int begin_arena(FhVM *vm, FhFrame *f) {
    FhFrameStrategy *r = f->strategy;
    FhValue name = f->code->strategy == FH_CODE_ARENA ? f->code->arena : FH_NOVALUE;
    FhArena *a = name == FH_NOVALUE ? fharena_new(vm, FH_NOVALUE, 0) : fharena_object_named(vm, name);
    if (!a) {
        if (name == FH_NOVALUE) fhraise_memory(vm);
        record_free(vm, f);
        return -1;
    }
    if (name == FH_NOVALUE) r->owned = a;
    if (f->code->no_escape) a->escape_error = true;
    r->arena = a;
    arena_entered(a, f);
    r->own = (FhStrategy){FH_S_ARENA, FH_S_ARENA, a, vm->strategy.budget};
    return 0;
}

static void end_arena(FhVM *vm, FhFrameStrategy *r, FhValue *result) {
    FhArena *a = r->arena;
    if (!a) return;
    if (FH_UNLIKELY(a->escaped != FH_NOVALUE) && result && *result != FH_ERR) {
        fh_release(vm, *result);
        fharena_raise_escape(vm, a);
        *result = FH_ERR;
    }
    if (a->escaped_to != FH_NOVALUE) {
        fh_release(vm, a->escaped_to);
        a->escaped = a->escaped_to = FH_NOVALUE;
    }
    a->in_force--;
    if (!r->owned) {
        fharena_wild(a);
        return;
    }
    bool was = vm->quiet_call;
    vm->quiet_call = result != NULL; /* the interpreter leaves the frame */
    fharena_end(vm, a, result && *result != FH_ERR ? result : NULL);
    vm->quiet_call = was;
}

static int begin(FhVM *vm, FhFrame *f) {
    FhFrameStrategy *r = record_new(vm, f);
    if (!r) return -1;
    r->decorated = f->code->strategy != FH_CODE_INHERITS;
    if (f->code->strategy == FH_CODE_ARENA || (vm->hidden_arenas && !f->code->strategy))
        return begin_arena(vm, f);
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
    reset_limit(vm, r);
    fhstrategy_install(vm, r->saved);
    FhFrameStrategy own = *r;
    record_free(vm, f);
    end_arena(vm, &own, result);
}

int fhstrategy_resume(FhVM *vm, FhFrame *f) {
    if (!f->strategy && begin(vm, f) < 0) return -1;
    f->strategy->saved = vm->strategy;
    if (!f->strategy->budgets) f->strategy->own.budget = vm->strategy.budget; /* whose resumes it */
    f->flags |= FH_FRAME_STRATEGY;
    fhstrategy_install(vm, f->strategy->own);
    return 0;
}

void fhstrategy_suspend(FhVM *vm, FhFrame *f) { fhstrategy_install(vm, f->strategy->saved); }

void fhstrategy_drop(FhVM *vm, FhFrame *f) {
    if (!f->strategy) return;
    FhFrameStrategy own = *f->strategy;
    record_free(vm, f);
    end_arena(vm, &own, NULL);
}

static int push_block(FhVM *vm, FhStrategy s, FhStrategy *before) {
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

int fhstrategy_open_block(FhVM *vm, FhStrategy s, FhStrategy *before) {
    if (push_block(vm, s, before) < 0) return -1;
    if (s.kind == FH_S_ARENA) arena_entered(s.arena, vm->frame);
    return 0;
}

void fhstrategy_close_block(FhVM *vm, FhStrategy before) {
    FhFrame *f = vm->frame;
    FhFrameStrategy *r = f ? f->strategy : NULL;
    if (!r) return; /* the frame that opened it has been left */
    bool last = --r->blocks == 0 && !r->decorated;
    if (!r->budgets)
        before.budget = r->saved.budget; /* a generator may have been resumed under another one */
    r->own = last ? r->saved : before;
    fhstrategy_install(vm, r->own);
    set_limit(vm, r);
    if (last) record_free(vm, f);
}

int fhstrategy_open_budget(FhVM *vm, FhBudget *b, FhStrategy *before) {
    FhStrategy s = vm->strategy;
    s.budget = b;
    if (push_block(vm, s, before) < 0) return -1;
    vm->frame->strategy->budgets++;
    return 0;
}

void fhstrategy_close_budget(FhVM *vm, FhStrategy before) {
    FhFrameStrategy *r = vm->frame ? vm->frame->strategy : NULL;
    if (r && r->budgets) r->budgets--;
    fhstrategy_close_block(vm, before);
}

void fhstrategy_close_arena(FhVM *vm, FhArena *a, FhStrategy before) {
    a->in_force--;
    fhstrategy_close_block(vm, before);
}

void fhstrategy_hide_arenas(FhVM *vm) { vm->hidden_arenas = true; }
