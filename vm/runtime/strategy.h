/* The memory strategy in force: which home the data objects made now get.
 *
 * `automatic` and `arena` hold dynamically: for a call or a block and everything called in it. `manual` holds for the code of
 * a function or block alone: what it calls runs under what was in force around it. vm->strategy says both: `kind` for the
 * code that runs, `outer` (with `arena`) for what it calls; they differ only in manual code.
 *
 * A frame under a strategy of its own (decorated code, or a block inside it) has a record, which stays with the frame of a
 * generator while it is suspended. Every way out of a frame puts back what was in force before. While kind and outer differ,
 * vm->stack_limit leaves no room, so that every call takes the slow path, which comes through here. */
#ifndef FH_RUNTIME_STRATEGY_H
#define FH_RUNTIME_STRATEGY_H

#include "runtime/frame.h"

typedef struct FhFrameStrategy {
    FhStrategy own;        /* in force while the frame runs */
    FhStrategy saved;      /* in force before it was entered or resumed */
    struct FhArena *arena; /* of a decorated call, or NULL */
    struct FhArena *owned; /* the same, if it ends with the frame */
    FhValue *limit;        /* vm->stack_limit, where that leaves no room; or NULL */
    uint32_t blocks;       /* `with` blocks that are open */
    uint32_t budgets;      /* those of them that are budgets */
    bool decorated;
} FhFrameStrategy;

#define FH_NO_ROOM ((FhValue *)(uintptr_t)16)

/* Whether what f, a frame of manual code, returns or yields goes to manual code. */
static inline bool fhstrategy_manual_receiver(const FhVM *vm, const FhFrame *f) {
    return (f->strategy ? f->strategy->saved.kind : vm->base_strategy.kind) == FH_S_MANUAL;
}
/* Puts s in force at once. */
void fhstrategy_install(FhVM *vm, FhStrategy s);
/* Whether a frame for that code has to come through fhstrategy_enter. */
static inline bool fhstrategy_concerns(const FhVM *vm, const FhCode *code) {
    return FH_UNLIKELY(code->strategy | (vm->strategy.kind ^ vm->strategy.outer) | vm->hidden_arenas) != 0;
}
/* f has just become current. -1: an exception; what was in force before is so again. */
int fhstrategy_enter(FhVM *vm, FhFrame *f) FH_MUST_CHECK;
/* f, which has FH_FRAME_STRATEGY, is left for good with *result (FH_ERR: an exception is pending). What its arena holds and
 * is still needed is moved out, *result included. */
void fhstrategy_leave(FhVM *vm, FhFrame *f, FhValue *result);
/* The frame of a generator, which is resumed, or suspended again. */
int fhstrategy_resume(FhVM *vm, FhFrame *f) FH_MUST_CHECK;
void fhstrategy_suspend(FhVM *vm, FhFrame *f);
/* Gives up the record of a generator that will not be resumed. */
void fhstrategy_drop(FhVM *vm, FhFrame *f);

/* A block of the innermost script frame. *before is to be handed to fhstrategy_close_block. -1: RuntimeError, MemoryError. */
int fhstrategy_open_block(FhVM *vm, FhStrategy s, FhStrategy *before) FH_MUST_CHECK;
void fhstrategy_close_block(FhVM *vm, FhStrategy before);

/* The same for the block of a budget, which leaves the rest of what is in force. */
int fhstrategy_open_budget(FhVM *vm, struct FhBudget *b, FhStrategy *before) FH_MUST_CHECK;
void fhstrategy_close_budget(FhVM *vm, FhStrategy before);

/* The same for the block of an arena. */
void fhstrategy_close_arena(FhVM *vm, struct FhArena *a, FhStrategy before);
void fhstrategy_hide_arenas(
    FhVM *vm); /* for tests: each call of a script function opens an arena of its own */

/* The strategies by name ("auto", "automatic", "manual", "arena"): its kind, or -1. */
int fhstrategy_by_name(const char *name);

#endif
