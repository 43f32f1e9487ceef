/* See contracts.h. The borrowed objects themselves are kept by objects/manual.c, which refuses to free them. */
#include "runtime/contracts.h"
#include "objects/buffer_object.h"
#include "objects/cell.h"
#include "objects/dead.h"
#include "objects/manual.h"
#include "objects/str.h"

static FhValue value_of(FhValue v) { return fhcell_exact(v) ? fhas_cell(v)->value : v; }

static uint32_t count(const FhCode *code) {
    uint32_t n = (uint32_t)fhstr_size(code->contracts);
    return n < code->nparams ? n : code->nparams;
}

/* Ends that matter to the script: of manual objects and buffers. Others end with their last reference or their arena. */
static bool can_move(FhValue v) {
    if (!fh_is_obj(v)) return false;
    int32_t rc = fh_obj(v)->rc;
    return fhbuffer_object_exact(v) || (rc >= 0 && (rc & FH_RC_MANUAL));
}

/* ---- the caller gives it away ---- */

/* What the caller's variable is from now on: a dead object that tells where v was moved. */
static FhValue moved(FhVM *vm, FhValue v) {
    FhObj *o = fhmem_cell(vm, sizeof *o, FH_T_dead, true);
    if (!o) return FH_ERR;
    vm->manual.dead++;
    fhtraces_made(vm, o,
                  fhbuffer_object_exact(v) ? fhas_buffer_object(v)->made : fhtraces_made_at(vm, fh_obj(v)));
    fhdead_note_ended(vm, o, fh_typeval(vm, v), fhdead_moved);
    return fh_val(o);
}

static void replace_in_registers(FhVM *vm, FhFrame *caller, FhValue v, FhValue by) {
    for (uint32_t r = 0; r < caller->code->nlocals; r++) {
        FhValue held = caller->regs[r];
        if (fhcell_exact(held) && fhas_cell(held)->value == v)
            fh_set_ref(vm, fh_obj(held), &fhas_cell(held)->value, by);
        if (held != v) continue;
        caller->regs[r] = fh_retain(by);
        fh_release(vm, v);
    }
}

static int replace_in_namespace(FhVM *vm, FhValue namespace, FhValue v, FhValue by) {
    FhValue key, value;
    int64_t at = 0;
    if (!fhdict_exact(namespace)) return 0;
    while (fhdict_next(namespace, &at, &key, &value)) {
        if (value != v) continue;
        fh_retain(key);
        int status = fhdict_set(vm, namespace, key, by);
        fh_release(vm, key);
        if (status < 0) return -1;
    }
    return 0;
}

/* Only where the caller's own code makes the call: native code may hold on to what lies in its variables. */
static int move(FhVM *vm, FhFrame *f, FhValue v) {
    FhFrame *caller = f->back;
    if ((f->flags & FH_FRAME_ENTRY) || !caller) return 0;
    FhValue by = moved(vm, v);
    if (by == FH_ERR) return -1;
    fh_retain(v);
    replace_in_registers(vm, caller, v, by);
    int status = caller->locals == FH_NOVALUE ? 0 : replace_in_namespace(vm, caller->locals, v, by);
    fh_release(vm, v);
    fh_release(vm, by);
    return status;
}

/* ---- the boundary ---- */

static int take(FhVM *vm, FhFrame *f, uint32_t i, char kind) {
    FhValue v = f->regs[i];
    if (kind == '-' || !fh_is_obj(v)) return 0;
    if (fh_is_dead(v)) return fhdead_raise_int(vm, v);
    if (kind == 'o') return can_move(v) ? move(vm, f, v) : 0;
    if (f->code->flags & (FH_CO_GENERATOR | FH_CO_COROUTINE | FH_CO_ASYNC_GENERATOR)) return 0;
    if (!can_move(v)) return 0;
    f->flags |= FH_FRAME_BORROWS;
    return fhmanual_borrow(vm, v, fh_val(f->code), i, f);
}

int fhcontracts_enter(FhVM *vm, FhFrame *f) {
    const char *kinds = fhstr_text(f->code->contracts);
    uint32_t n = count(f->code);
    int status = 0;
    vm->frame = f->back; /* what is wrong is wrong there */
    for (uint32_t i = 0; i < n && status == 0; i++) status = take(vm, f, i, kinds[i]);
    vm->frame = f;
    return status;
}

void fhcontracts_leave(FhVM *vm, FhFrame *f) { fhmanual_give_back(vm, f); }

int fhcontracts_resume(FhVM *vm, FhFrame *f) {
    const char *kinds = fhstr_text(f->code->contracts);
    uint32_t n = count(f->code);
    for (uint32_t i = 0; i < n; i++) {
        FhValue v = value_of(f->regs[i]);
        if (kinds[i] != 'b' || fh_is_dead(v) || !can_move(v)) continue;
        if (fhmanual_borrow(vm, v, fh_val(f->code), i, f) == 0) continue;
        fhmanual_give_back(vm, f);
        return -1;
    }
    return 0;
}

void fhcontracts_suspend(FhVM *vm, FhFrame *f) { fhmanual_give_back(vm, f); }
