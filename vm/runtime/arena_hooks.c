/* What the ends of arenas ask of the layers above the heap: who refers to what outside objects, classes of instances, and
 * how an object becomes dead. Contract: memory/arena.h. */
#include "memory/arena.h"
#include "objects/dead.h"
#include "objects/function.h"
#include "objects/manual.h"
#include "runtime/fiber.h"
#include "runtime/frame.h"
#include "runtime/generator.h"

/* A callee's registers begin among its caller's: each word is looked at once. */
static void frame_roots(FhFrame *f, const FhFrame *callee, FhVisit fn, void *ctx) {
    if (!(f->flags & FH_FRAME_GENERATOR)) {
        FhValue *end = f->regs + f->code->nregs;
        if (callee && callee->regs >= f->regs && callee->regs < end) end = callee->regs;
        for (FhValue *r = f->regs; r < end; r++) fn(ctx, r);
        if (f->flags & FH_FRAME_OWNS) fn(ctx, &f->function);
        if (f->flags & FH_FRAME_INIT) fn(ctx, &f->made);
    }
    fn(ctx, &f->locals);
}

static void vm_roots(FhVM *vm, FhVisit fn, void *ctx) {
    FhValue *const roots[] = {&vm->context,          &vm->sys_path,    &vm->async_hooks,
                              &vm->coroutine_origin, &vm->modules,     &vm->sys_dict,
                              &vm->sys_module,       &vm->builtins,    &vm->repr_active,
                              &vm->builtins_module,  &vm->empty_match, &vm->tracing.trace,
                              &vm->tracing.profile};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) fn(ctx, roots[i]);
    if (vm->visit_host) vm->visit_host(vm, fn, ctx);
    fn(ctx, &vm->sleep_hook);
    for (uint32_t i = 0; i < vm->borrows.count; i++) fn(ctx, &vm->borrows.items[i].object);
}

/* The frames of a fiber that does not run. */
static void chain(FhVM *vm, FhFrame *innermost, FhVisit fn, void *ctx) {
    const FhFrame *callee = NULL;
    for (FhFrame *f = innermost; f; callee = f, f = f->back) {
        frame_roots(f, callee, fn, ctx);
        if (f->flags & FH_FRAME_GENERATOR) fharena_dirty(&vm->heap, &fhgen_of_frame(f)->header);
    }
}

/* The registers of a generator under way are its object's, written without a barrier since it was resumed. */
static void roots(FhVM *vm, const void *last_frame, FhVisit fn, void *ctx) {
    const FhFrame *callee = NULL;
    for (FhFrame *f = vm->frame; f; callee = f, f = f->back) {
        frame_roots(f, callee, fn, ctx);
        if (f->flags & FH_FRAME_GENERATOR) fharena_dirty(&vm->heap, &fhgen_of_frame(f)->header);
        if (f == last_frame) break;
    }
    if (FH_UNLIKELY(vm->fibers != NULL)) fhfiber_roots(vm, chain, fn, ctx);
    vm_roots(vm, fn, ctx);
}

static const void *frame(FhVM *vm) { return vm->frame; }
static bool quiet(FhVM *vm) { return vm->runs <= 1 && vm->quiet_call && !fhfiber_waits(vm); }

static FhObj *held_class(FhVM *vm, FhObj *o) {
    if (o->shape < FH_T_count) return NULL;
    FhType *type = fh_shape_of(vm, o)->type;
    return type->flags & FH_TF_HEAP ? &type->header : NULL;
}

static void kill(FhVM *vm, FhArena *a, FhObj *o, const char *how) {
    if (fh_is_dead(fh_val(o))) return;
    bool function = o->shape == FH_T_function;
    fhdead_note_reset(vm, o, fh_val(fh_shape_of(vm, o)->type), how, a->name);
    o->shape = function ? FH_T_dead_function : FH_T_dead;
    vm->manual.dead++;
}

static bool is_outside(FhObj *o) {
    switch (o->shape) {
    case FH_T_list:
    case FH_T_dict:
    case FH_T_set:
    case FH_T_bytearray:
    case FH_T_cell:
    case FH_T_type: return true;
    case FH_T_function: return !fhfunction_is_comprehension(fh_val(o));
    default: return o->shape >= FH_T_count;
    }
}

static bool keeps(FhObj *o) { return o->shape == FH_T_function || o->shape == FH_T_dead_function; }

/* Nothing but slots knows its address, unless it is pinned. */
static bool may_move(FhVM *vm, FhObj *o) {
    switch (o->shape) {
    case FH_T_str:
    case FH_T_bytes:
    case FH_T_tuple:
    case FH_T_list:
    case FH_T_dict:
    case FH_T_set:
    case FH_T_frozenset:
    case FH_T_int:
    case FH_T_float:
    case FH_T_complex: return true;
    default: break;
    }
    if (o->shape < FH_T_count) return false;
    const FhType *type = fh_shape_of(vm, o)->type;
    return type->size == sizeof(FhObj) && !(type->flags & (FH_TF_VARSIZE | FH_TF_DEL)) && !type->dict_offset;
}

static FhValue pending(FhVM *vm, FhValue v) {
    FhValue was = vm->pending;
    vm->pending = v;
    return was;
}

const FhArenaHooks fhframe_arena_hooks = {roots,   frame,      quiet, held_class, kill,
                                          pending, is_outside, keeps, may_move};
