/* What other layers ask of the innermost script frame, and polling. */
#include "bytecode/code.h"
#include "objects/cell.h"
#include "objects/exception.h"
#include "objects/function.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "runtime/frame.h"
#include "runtime/generator.h"
#include "runtime/import.h"

FhValue fhframe_globals(FhVM *vm) { return vm->frame ? fh_val(vm->frame->globals) : FH_NOVALUE; }

static FhValue value_of(FhValue v) { return fhcell_exact(v) ? fhas_cell(v)->value : v; }

FhValue fhframe_borrower(FhVM *vm, FhValue v, uint32_t *parameter) {
    for (const FhFrame *f = vm->frame; f; f = f->back) {
        if (FH_LIKELY(f->code->contracts == FH_NOVALUE)) continue;
        const char *kinds = fhstr_text(f->code->contracts);
        for (uint32_t i = 0; i < f->code->nparams; i++) {
            if (kinds[i] != 'b' || value_of(f->regs[i]) != v) continue;
            *parameter = i;
            return fh_val(f->code);
        }
    }
    return FH_NOVALUE;
}

FhValue fhframe_site(FhVM *vm, uint32_t *at) {
    FhFrame *f = vm->frame;
    if (!f) return FH_NOVALUE;
    *at = (uint32_t)(f->pc - f->code->instrs);
    if (FH_UNLIKELY(*at >= f->code->ninstrs))
        *at = 0; /* it was about to begin when the code was read: see UNREAD */
    return fh_val(f->code);
}

FhValue fhframe_builtins(FhVM *vm, FhFrame *f) {
    if (!f->globals->str_keys) return vm->builtins;
    FhValue v = fhdict_get_str(vm, fh_val(f->globals), FH_NAME(vm, __builtins__));
    if (v == vm->builtins_module) return vm->builtins;
    if (fhmodule_exact(v)) v = fhas_module(v)->dict;
    return fhdict_exact(v) && fhas_dict(v)->str_keys ? v : vm->builtins;
}

int fhframe_check_super(FhVM *vm, FhValue type, FhValue obj) {
    if (obj == FH_NOVALUE) return fhraise_int(vm, FH_T_RuntimeError, "super(): arg[0] deleted");
    if (type == FH_NOVALUE) return fhraise_int(vm, FH_T_RuntimeError, "super(): empty __class__ cell");
    if (fhtype_check(vm, type)) return 0;
    return fhraise_int(vm, FH_T_RuntimeError, "super(): __class__ is not a type (%T)", type);
}

/* See objects/vm.h. */
int fhframe_super_arguments(FhVM *vm, FhValue out[2]) {
    FhFrame *f = vm->frame;
    if (!f) return fhraise_int(vm, FH_T_RuntimeError, "super(): no current frame");
    FhCode *code = f->code;
    if (code->argcount == 0) return fhraise_int(vm, FH_T_RuntimeError, "super(): no arguments");
    FhValue self = f->regs[0];
    if (fhcell_exact(self)) self = fhas_cell(self)->value;
    if (self == FH_NOVALUE) return fhraise_int(vm, FH_T_RuntimeError, "super(): arg[0] deleted");
    FhTuple *names = fhas_tuple(code->freevars);
    for (uint32_t i = 0; i < code->nfreevars; i++) {
        if (!fhstr_is(names->items[i], "__class__")) continue;
        FhValue cell = f->regs[code->nlocals - code->nfreevars + i];
        if (!fhcell_exact(cell)) break;
        if (fhframe_check_super(vm, fhas_cell(cell)->value, self) < 0) return -1;
        out[0] = fh_retain(fhas_cell(cell)->value);
        out[1] = fh_retain(self);
        return 0;
    }
    return fhraise_int(vm, FH_T_RuntimeError, "super(): __class__ cell not found");
}

FhValue fhimport(FhVM *vm, const char *name) {
    FhValue s = fhstr_c(vm, name);
    if (s == FH_ERR) return FH_ERR;
    FhValue top = fhimport_name(vm, s, FH_NONE, FH_NONE, 0), module = top;
    if (top != FH_ERR && strchr(name, '.')) { /* a.b: __import__ gives a */
        module = fhdict_get(vm, vm->modules, s);
        if (module != FH_ERR) fh_retain(module);
        fh_release(vm, top);
    }
    fh_release(vm, s);
    return module;
}
