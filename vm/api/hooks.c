/* Hooks: what a debugger or profiler outside the VM is told. */
#include "api/api.h"

#include "objects/exception.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "runtime/frame.h"

static fh_event event_at(FhVM *vm, uint32_t kind) {
    const FhFrame *f = vm->frame;
    const FhCode *code = f->code;
    const FhPosition *p = fhcode_position(code, (uint32_t)(f->pc - code->instrs));
    fh_event e = {.kind = (fh_event_kind)kind,
                  .place = {.file = fhstr_text(code->filename), .function = fhstr_text(code->qualname)}};
    e.place.line = code->first_line;
    if (kind != FH_HOOK_CALL && p && p->line) {
        e.place.line = p->line;
        e.place.column = p->column + 1;
        e.place.end_line = p->end_line;
        e.place.end_column = p->end_column + 1;
    }
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

fh_status fh_frame_locals(fh_vm *vm, fh_value *out) {
    if (!fhapi_begin(vm)) return FH_MISUSE;
    if (!vm->frame) {
        fhraise(vm, FH_T_RuntimeError, "no script function runs");
        return FH_ERROR;
    }
    return fhapi_give(vm, fhframe_locals(vm, vm->frame), out);
}
