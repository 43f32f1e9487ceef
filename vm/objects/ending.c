/* Whether the end of a VM comes down to giving its memory back: nothing that is alive would run script code, tell anybody, or
 * touch anything outside the heap as it dies. Then objects need not be ended one by one, nor cycles be found. */
#include "objects/dict.h"
#include "objects/io.h"
#include "objects/type.h"
#include "objects/weakref.h"

static bool is_quiet_file(const FhObj *o) {
    const FhFile *f = (const FhFile *)o;
    if (o->shape == FH_T_BinaryIO) return f->fd < 0 || (!f->owns_fd && !f->out_size);
    return o->shape == FH_T_TextIOWrapper && !((const FhTextFile *)o)->out_size;
}

static bool is_quiet(void *ctx, FhObj *o) {
    const FhVM *vm = ctx;
    const FhType *t = vm->shapes[o->shape]->type;
    if (FH_UNLIKELY(t->c_life->del || (t->flags & FH_TF_DEL))) return false;
    if (FH_LIKELY(!(t->flags & FH_TF_LOUD))) return true;
    if (t->c_life->finalize == fhweakref_finalize) return ((FhWeakref *)o)->callback == FH_NOVALUE;
    return is_quiet_file(o);
}

/* The stream of sys is none of a script's, and nothing waits in it. */
static bool is_flushed(FhVM *vm, FhValue name) {
    FhValue v = fhdict_get_str(vm, vm->sys_dict, name);
    if (v == FH_NOVALUE || v == FH_NONE) return true;
    if (!fh_has_shape(v, FH_T_TextIOWrapper)) return false;
    const FhTextFile *t = FH_AS(FhTextFile, v);
    return fh_has_shape(t->buffer, FH_T_BinaryIO) && !t->out_size && !fhas_file(t->buffer)->out_size;
}

bool fhvm_is_flushed(FhVM *vm) {
    return fhdict_exact(vm->sys_dict) && is_flushed(vm, FH_NAME(vm, stdout)) &&
           is_flushed(vm, FH_NAME(vm, stderr));
}

bool fhvm_ends_quietly(FhVM *vm) {
    const FhHeap *h = &vm->heap;
    if (h->narenas || h->budgets || h->on_collection || vm->signals || vm->fibers || vm->traces ||
        vm->borrows.count || vm->manual.objects || vm->manual.buffers || vm->manual.dead)
        return false;
    return fhheap_each(&vm->heap, false, is_quiet, vm);
}
