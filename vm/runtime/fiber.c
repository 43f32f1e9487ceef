/* The module _fiber. A fiber is known to scripts by a number, the one that was there first by 0.
 *
 * Each saves what the VM holds of an activation: see Saved. Switching exchanges that and the C stack. A fiber's function
 * returns the number of the one that is to go on; its own stack is freed by whoever runs next, since it still stands on it. */
#include "runtime/fiber.h"

#include "memory/arena.h"
#include "objects/manual.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "runtime/frame.h"
#include "runtime/strategy.h"
#include "runtime/tracing.h"

#if defined(__GLIBC__)
#define HAVE_STACKS 1
#include <ucontext.h>
#endif

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

#ifdef SANITIZED
#define STACK_SIZE ((size_t)2 << 20)
#else
#define STACK_SIZE ((size_t)256 << 10)
#endif
#define STACK_RESERVE (STACK_SIZE / 4) /* for natives that do not count themselves */

#define FUNCTION(name)                                                                                       \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)

typedef struct Saved {
    FhValue handled, repr_active, context;
    FhFrame *frame, *first_frame;
    FhStackChunk *chunk;
    FhValue *stack_limit;
    char *c_stack_limit;
    uint32_t depth, runs;
    FhStrategy strategy;
    struct FhBorrow *borrows;
    uint32_t nborrows, borrows_capacity;
    bool quiet_call, trace_busy;
    FhValue trace, profile; /* owned, as in vm->tracing */
} Saved;

typedef struct FhFiber {
    struct FhFiber *next;
    int64_t number;
    char *stack;    /* NULL: of the fiber that was there first */
    FhValue target; /* owned until it runs */
    Saved saved;    /* while another one runs */
#ifdef HAVE_STACKS
    ucontext_t where;
#endif
} FhFiber;

#ifdef HAVE_STACKS

static void save(FhVM *vm, Saved *s) {
    *s = (Saved){vm->handled,       vm->repr_active,      vm->context,
                 vm->frame,         vm->first_frame,      vm->chunk,
                 vm->stack_limit,   vm->c_stack_limit,    vm->depth,
                 vm->runs,          vm->strategy,         vm->borrows.items,
                 vm->borrows.count, vm->borrows.capacity, vm->quiet_call,
                 vm->tracing.busy,  vm->tracing.trace,    vm->tracing.profile};
}

static void restore(FhVM *vm, const Saved *s) {
    vm->handled = s->handled;
    vm->repr_active = s->repr_active;
    vm->context = s->context;
    vm->frame = s->frame;
    vm->first_frame = s->first_frame;
    vm->chunk = s->chunk;
    vm->c_stack_limit = s->c_stack_limit;
    vm->depth = s->depth;
    vm->runs = s->runs;
    vm->borrows.items = s->borrows;
    vm->borrows.count = s->nborrows;
    vm->borrows.capacity = s->borrows_capacity;
    vm->quiet_call = s->quiet_call;
    vm->tracing.busy = s->trace_busy;
    vm->tracing.trace = s->trace;
    vm->tracing.profile = s->profile;
    fhtracing_renew(vm);
    fhstrategy_install(vm, s->strategy);
    vm->stack_limit = s->stack_limit;
}

static void free_fiber(FhVM *vm, FhFiber *f) {
    if (f->target != FH_NOVALUE) fh_release(vm, f->target);
    if (f->stack) fhmem_free(vm, f->stack, STACK_SIZE);
    fhmem_free(vm, f, sizeof *f);
}

static FhFiber *numbered(FhVM *vm, int64_t number) {
    for (FhFiber *f = vm->fibers; f; f = f->next)
        if (f->number == number) return f;
    return NULL;
}

/* To be called on the stack that goes on. */
static void free_finished(FhVM *vm) {
    if (!vm->finished_fiber) return;
    free_fiber(vm, vm->finished_fiber);
    vm->finished_fiber = NULL;
}

/* Native functions of the one that waits may hold what lies in any of them. */
static void let_arenas_run_on(FhVM *vm) {
    for (uint32_t i = 1; i < vm->heap.arena_capacity; i++)
        if (vm->heap.arenas[i]) fharena_wild(vm->heap.arenas[i]);
}

static void switch_to(FhVM *vm, FhFiber *to) {
    FhFiber *from = vm->fiber;
    let_arenas_run_on(vm);
    save(vm, &from->saved);
    vm->fiber = to;
    restore(vm, &to->saved);
    swapcontext(&from->where, &to->where);
    free_finished(vm);
}

/* Its state is what there is while it runs; the frames and borrows of its own go with it. */
static void finish(FhVM *vm, FhFiber *f, FhFiber *next) {
    fh_clear(vm, &vm->repr_active);
    fh_clear(vm, &vm->context);
    fh_clear(vm, &vm->tracing.trace);
    fh_clear(vm, &vm->tracing.profile);
    fhframe_close(vm);
    fhmem_free(vm, vm->borrows.items, vm->borrows.capacity * sizeof(FhBorrow));
    for (FhFiber **link = &vm->fibers; *link; link = &(*link)->next) {
        if (*link != f) continue;
        *link = f->next;
        break;
    }
    vm->finished_fiber = f;
    vm->fiber = next;
    restore(vm, &next->saved);
    setcontext(&next->where);
}

static void entry(unsigned high, unsigned low) {
    FhVM *vm = (FhVM *)(uintptr_t)((uint64_t)high << 32 | low);
    FhFiber *f = vm->fiber;
    free_finished(vm);
    FhValue target = f->target;
    f->target = FH_NOVALUE;
    FhValue next = fhcall0(vm, target);
    fh_release(vm, target);
    int64_t number = 0;
    if (next == FH_ERR)
        fhpending_clear(vm);
    else if (fh_is_int(next))
        number = fh_int_of(next);
    if (next != FH_ERR) fh_release(vm, next);
    FhFiber *to = numbered(vm, number);
    finish(vm, f, to && to != f ? to : numbered(vm, 0));
}

static FhFiber *new_fiber(FhVM *vm) {
    FhFiber *f = fhmem_new(vm, sizeof *f);
    if (!f) return NULL;
    memset(f, 0, sizeof *f);
    f->target = FH_NOVALUE;
    return f;
}

/* A fiber that stands before its first instruction: frames of its own, the strategy of the whole VM. */
static FhFiber *prepare(FhVM *vm, FhValue target) {
    FhFiber *f = new_fiber(vm);
    if (!f) return NULL;
    f->stack = fhmem_new(vm, STACK_SIZE);
    Saved mine;
    save(vm, &mine);
    vm->first_frame = NULL;
    vm->chunk = NULL;
    bool made = f->stack && fhframe_init(vm) == 0;
    if (made) {
        vm->handled = vm->repr_active = vm->context = FH_NOVALUE;
        vm->frame = NULL;
        vm->depth = 0;
        vm->runs = 1; /* never the outermost one of the host */
        vm->borrows.items = NULL;
        vm->borrows.count = vm->borrows.capacity = 0;
        vm->quiet_call = vm->tracing.busy = false;
        vm->tracing.trace = vm->tracing.profile = FH_NOVALUE;
        vm->c_stack_limit = f->stack + STACK_RESERVE;
        save(vm, &f->saved);
        f->saved.strategy = vm->base_strategy;
    } else {
        fhframe_close(vm);
    }
    vm->first_frame = mine.first_frame;
    vm->chunk = mine.chunk;
    restore(vm, &mine);
    if (!made) {
        free_fiber(vm, f);
        return NULL;
    }
    f->target = fh_retain(target);
    f->number = ++vm->fibers_made;
    f->next = vm->fibers;
    vm->fibers = f;
    return f;
}

/* Where it begins. */
static void set_out(FhVM *vm, FhFiber *f) {
    getcontext(&f->where);
    f->where.uc_stack.ss_sp = f->stack;
    f->where.uc_stack.ss_size = STACK_SIZE;
    f->where.uc_link = NULL;
    uint64_t pointer = (uint64_t)(uintptr_t)vm;
    makecontext(&f->where, (void (*)(void))entry, 2, (unsigned)(pointer >> 32), (unsigned)pointer);
}

/* What the host or a signal wants, it wants of whoever runs now. */
static FhValue came_back(FhVM *vm) { return vm->interrupted && fhpoll_safe(vm) < 0 ? FH_ERR : FH_NONE; }

/* A function of the host has its handles, and whatever it holds, on a stack in its own order: it returns before another
 * fiber goes on. */
static int may_switch(FhVM *vm) {
    if (FH_LIKELY(vm->host_calls == 0)) return 0;
    return fhraise_int(vm, FH_T_RuntimeError, "threads cannot take turns within a function of the host");
}

FUNCTION(start) {
    (void)self, (void)nargs, (void)kwnames;
    if (may_switch(vm) < 0) return FH_ERR;
    if (!vm->fiber) {
        FhFiber *first = new_fiber(vm);
        if (!first) return FH_ERR;
        first->next = vm->fibers;
        vm->fibers = vm->fiber = first;
    }
    FhFiber *f = prepare(vm, args[0]);
    if (!f) return FH_ERR;
    set_out(vm, f);
    switch_to(vm, f);
    return came_back(vm);
}

FUNCTION(switch_fiber) {
    (void)self, (void)nargs, (void)kwnames;
    if (!fh_is_int(args[0]))
        return fhraise(vm, FH_T_TypeError, "the number of a fiber is needed, not %T", args[0]);
    FhFiber *f = numbered(vm, fh_int_of(args[0]));
    if (!f) return fhraise(vm, FH_T_ValueError, "there is no fiber of that number");
    if (f == vm->fiber) return FH_NONE;
    if (may_switch(vm) < 0) return FH_ERR;
    switch_to(vm, f);
    return came_back(vm);
}

void fhfiber_close(FhVM *vm) {
    for (FhFiber *f = vm->fibers, *next; f; f = next) {
        next = f->next;
        if (f != vm->fiber) {
            Saved mine;
            save(vm, &mine);
            vm->first_frame = f->saved.first_frame;
            vm->chunk = f->saved.chunk;
            fhframe_close(vm);
            vm->first_frame = mine.first_frame;
            vm->chunk = mine.chunk;
            fhmem_free(vm, f->saved.borrows, f->saved.borrows_capacity * sizeof(FhBorrow));
            fh_clear(vm, &f->saved.trace);
            fh_clear(vm, &f->saved.profile);
        }
        free_fiber(vm, f);
    }
    vm->fibers = vm->fiber = NULL;
}

#else

FUNCTION(start) {
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return fhraise(vm, FH_T_NotImplementedError,
                   "can't start new thread: this C library has no stacks to switch");
}

FUNCTION(switch_fiber) {
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return fhraise(vm, FH_T_ValueError, "there is no fiber of that number");
}

void fhfiber_close(FhVM *vm) { (void)vm; }

#endif

bool fhfiber_waits(const FhVM *vm) { return vm->fibers && (vm->fibers != vm->fiber || vm->fibers->next); }

void fhfiber_roots(FhVM *vm, void (*chain)(FhVM *vm, FhFrame *innermost, FhVisit fn, void *ctx), FhVisit fn,
                   void *ctx) {
    for (FhFiber *f = vm->fibers; f; f = f->next) {
        fn(ctx, &f->target);
        if (f == vm->fiber) continue;
        chain(vm, f->saved.frame, fn, ctx);
        fn(ctx, &f->saved.repr_active);
        fn(ctx, &f->saved.context);
        fn(ctx, &f->saved.trace);
        fn(ctx, &f->saved.profile);
        for (uint32_t i = 0; i < f->saved.nborrows; i++) fn(ctx, &f->saved.borrows[i].object);
    }
}

FUNCTION(current) {
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return fh_int_raw(vm->fiber ? vm->fiber->number : 0);
}

FUNCTION(on_sleep) {
    (void)self, (void)nargs, (void)kwnames;
    fh_clear(vm, &vm->sleep_hook);
    if (args[0] != FH_NONE) vm->sleep_hook = fh_retain(args[0]);
    return FH_NONE;
}

static const FhMethodDef functions[] = {
    {"start", start, 1, 1, 0,
     "start(function)\nA new fiber runs at once; this one goes on when somebody asks for it."},
    {"switch", switch_fiber, 1, 1, 0, "switch(number)\nThat fiber goes on."},
    {"current", current, 0, 0, 0, "current()\nThe number of the fiber that runs."},
    {"on_sleep", on_sleep, 1, 1, 0, "on_sleep(function)\nWhat time.sleep() calls with the seconds, or None."},
    {0}};

const FhModuleDef fhmodule__fiber = {"_fiber", "Activations that take turns.", functions, NULL};
