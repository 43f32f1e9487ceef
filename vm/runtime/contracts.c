/* See contracts.h. The borrowed objects themselves are kept by objects/manual.c, which refuses to free them. */
#include "runtime/contracts.h"
#include "objects/buffer_object.h"
#include "objects/cell.h"
#include "objects/dead.h"
#include "objects/manual.h"
#include "objects/str.h"

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

/* On its way through caller->pc, a call, nobody reads the variable again. */
static bool is_forgotten(FhVM *vm, const FhFrame *caller, uint32_t r) {
    uint32_t op = FH_INSTR_OP(*caller->pc);
    if (r >= FH_CODE_TRACKED || (op != FH_OP_CALL && op != FH_OP_CALL_METHOD)) return false;
    return !(fhcode_readers(vm, caller->code, (uint32_t)(caller->pc - caller->code->instrs)) >> r & 1);
}

/* A parameter that holds what the caller itself has borrowed loses it, not the duty. */
static int keep_borrowed(FhVM *vm, const FhFrame *f, FhValue v, uint32_t r) {
    FhFrame *caller = f->back;
    FhCode *code = caller->code;
    if (code->contracts == FH_NOVALUE || r >= code->nparams) return 0;
    if (fhstr_text(code->contracts)[r] != 'b') return 0;
    caller->flags |= FH_FRAME_BORROWS;
    return fhmanual_borrow(vm, (FhBorrow){v, fh_val(code), r, caller}, f);
}

static bool holds(FhValue variable, FhValue v) {
    return variable == v || (fhcell_exact(variable) && fhas_cell(variable)->value == v);
}

/* *by is made when it is needed. */
static int replace_in_register(FhVM *vm, const FhFrame *f, FhValue v, FhValue *by, uint32_t r) {
    FhValue *variable = &f->back->regs[r];
    if (keep_borrowed(vm, f, v, r) < 0) return -1;
    if (*variable == v && is_forgotten(vm, f->back, r)) {
        *variable = fhdead_given_away();
        fh_release(vm, v);
        return 0;
    }
    if (*by == FH_NOVALUE && (*by = moved(vm, v)) == FH_ERR) return -1;
    if (*variable != v) {
        fh_set_ref(vm, fh_obj(*variable), &fhas_cell(*variable)->value, *by);
        return 0;
    }
    *variable = fh_retain(*by);
    fh_release(vm, v);
    return 0;
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

static int replace(FhVM *vm, const FhFrame *f, FhValue v, FhValue *by) {
    const FhFrame *caller = f->back;
    for (uint32_t r = 0; r < caller->code->nlocals; r++)
        if (holds(caller->regs[r], v) && replace_in_register(vm, f, v, by, r) < 0) return -1;
    if (caller->locals == FH_NOVALUE) return 0;
    if (*by == FH_NOVALUE && (*by = moved(vm, v)) == FH_ERR) return -1;
    return replace_in_namespace(vm, caller->locals, v, *by);
}

/* ---- the boundary ---- */

void fhcontracts_refuse(FhVM *vm, FhFrame *f, FhValue v) {
    vm->frame = f->back; /* what is wrong is wrong there */
    fhdead_raise(vm, v);
    vm->frame = f;
}

/* Only where the caller's own code makes the call: native code may hold on to what lies in its variables. */
int fhcontracts_take(FhVM *vm, FhFrame *f, FhValue v) {
    if (!can_move(v) || (f->flags & FH_FRAME_ENTRY) || !f->back) return 0;
    FhValue by = FH_NOVALUE;
    vm->frame = f->back;
    int status = replace(vm, f, v, &by);
    vm->frame = f;
    if (by != FH_ERR) fh_release(vm, by);
    return status;
}

int fhcontracts_pin(FhVM *vm, FhFrame *f, uint32_t r) {
    FhValue v = f->regs[r];
    if (!can_move(v)) return 0;
    f->flags |= FH_FRAME_BORROWS;
    return fhmanual_borrow(vm, (FhBorrow){v, fh_val(f->code), r, f}, f);
}
