/* Hooks: what a debugger or profiler outside the VM is told. */
#include "api/api.h"

#include "memory/watch.h"
#include "objects/exception.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/type.h"
#include "runtime/frame.h"

static fh_frame place_of(const FhFrame *f, bool begins) {
    const FhCode *code = f->code;
    const FhPosition *p = begins ? NULL : fhcode_position(code, (uint32_t)(f->pc - code->instrs));
    fh_frame place = {.file = fhstr_text(code->filename), .function = fhstr_text(code->qualname)};
    place.line = code->first_line;
    if (!p || !p->line) return place;
    place.line = p->line;
    place.column = p->column + 1;
    place.end_line = p->end_line;
    place.end_column = p->end_column + 1;
    return place;
}

static fh_event event_at(FhVM *vm, uint32_t kind) {
    const FhFrame *f = vm->frame;
    fh_event e = {.kind = (fh_event_kind)kind, .place = place_of(f, kind == FH_HOOK_CALL)};
    for (; f; f = f->back) e.depth++;
    return e;
}

static void tell_of_exception(FhVM *vm, fh_host *host) {
    fh_event e = event_at(vm, FH_HOOK_EXCEPTION);
    e.exception = fhtype_name(vm, vm->pending);
    fhapi_bar(vm);
    (void)host->hook(vm, &e, host->hook_env);
    fhapi_unbar(vm);
}

static int on_event(FhVM *vm, uint32_t kind) {
    fh_host *host = fhapi_host(vm);
    if (host->hooking || !host->hook || !vm->frame) return 0;
    host->hooking = true;
    if (kind == FH_HOOK_EXCEPTION) {
        tell_of_exception(vm, host);
        host->hooking = false;
        return 0;
    }
    fh_event e = event_at(vm, kind);
    uint32_t top = host->scoped.n, base = host->base, base_scopes = host->base_scopes;
    host->base = top;
    host->base_scopes = host->scopes;
    fh_status status = host->hook(vm, &e, host->hook_env);
    host->scopes = host->base_scopes;
    fhapi_pop(vm, top);
    host->base = base;
    host->base_scopes = base_scopes;
    host->hooking = false;
    if (status == FH_OK) {
        if (fhpending(vm)) fhpending_clear(vm);
        return 0;
    }
    return fhpending(vm) && !vm->meter.stopped ? -1 : fhmeter_stop(vm, FH_STOP_TRAP);
}

fh_status fh_hook_set(fh_vm *vm, fh_hook hook, void *env) {
    if (!fhapi_begin(vm)) return FH_MISUSE;
    fhapi_host(vm)->hook = hook;
    fhapi_host(vm)->hook_env = env;
    vm->hook = hook ? on_event : NULL;
    return FH_OK;
}

fh_status fh_hooks_compile(fh_vm *vm, int on) {
    if (!fhapi_begin(vm)) return FH_MISUSE;
    vm->emit_hooks = on != 0;
    return FH_OK;
}

/* ---- allocations ---- */

static fh_home home_of(const FhWatchEvent *e) {
    if (e->arena) return FH_HOME_ARENA;
    if (e->rc < 0) return FH_HOME_IMMORTAL;
    return e->rc & (FH_RC_MANUAL | FH_RC_PROVISIONAL) ? FH_HOME_MANUAL : FH_HOME_COUNTED;
}

static void on_allocation(FhVM *vm, const FhWatchEvent *e) {
    fh_host *host = fhapi_host(vm);
    /* of payloads it is 0: then the table of shapes may be the block that moves */
    FhShape *shape = e->shape && e->shape < vm->nshapes ? vm->shapes[e->shape] : NULL;
    fh_allocation a = {.kind = (fh_allocation_kind)e->kind,
                       .home = home_of(e),
                       .address = e->address,
                       .size = e->size,
                       .type = shape ? fhtype_c_name(shape->type) : NULL,
                       .arena = e->arena ? e->arena->serial : 0,
                       .arena_name =
                           e->arena && e->arena->name != FH_NOVALUE ? fhstr_text(e->arena->name) : NULL,
                       .found = e->found};
    fhapi_bar(vm);
    host->allocation_hook(vm, &a, host->allocation_env);
    fhapi_unbar(vm);
}

fh_status fh_allocation_hook_set(fh_vm *vm, fh_allocation_hook hook, void *env) {
    if (!fhapi_begin(vm)) return FH_MISUSE;
    fh_host *host = fhapi_host(vm);
    host->allocation_hook = hook;
    host->allocation_env = env;
    if (!hook) return fhwatch_end(vm), FH_OK;
    if (fhwatch_begin(vm, on_allocation) == 0) return FH_OK;
    fhraise_memory(vm);
    return fhapi_failed(vm);
}

int fh_allocation_place(fh_vm *vm, fh_frame *out) {
    if (!vm || !out || !vm->frame) return 0;
    *out = place_of(vm->frame, false);
    return 1;
}

fh_status fh_frame_locals(fh_vm *vm, fh_value *out) {
    if (!fhapi_begin(vm)) return FH_MISUSE;
    if (!vm->frame) {
        fhraise(vm, FH_T_RuntimeError, "no script function runs");
        return FH_ERROR;
    }
    return fhapi_give(vm, fhframe_locals(vm, vm->frame), out);
}
