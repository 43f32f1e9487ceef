/* The manual home. Its objects are counted like others, with one reference more: the home's own, which free() gives up. So
 * a stale reference can never lead to memory that has been used again: the dead object stays as long as it is referred to.
 *
 * What manual code makes is provisional (FH_RC_PROVISIONAL) until the code names it (the instruction OWN): until then it
 * dies when the last reference goes, as temporaries have to. */
#ifndef FH_OBJECTS_MANUAL_H
#define FH_OBJECTS_MANUAL_H

#include "objects/traces.h"

/* References to x beside that of the manual home; a large number for what is not counted. x is an object. */
static inline int32_t fhmanual_references(FhValue x) {
    uint32_t rc = (uint32_t)fh_obj(x)->rc;
    return (int32_t)((rc - ((rc & FH_RC_MANUAL) << 1)) / FH_RC_ONE);
}
_Static_assert(FH_RC_MANUAL << 1 == FH_RC_ONE, "fhmanual_references shifts the flag to a reference");

static inline bool fhmanual_provisional(FhValue v) {
    return fh_is_obj(v) && (fh_obj(v)->rc & (INT32_MIN | FH_RC_PROVISIONAL)) == FH_RC_PROVISIONAL;
}
/* A provisional object becomes manual; site: of fhtraces_site_of. */
static inline void fhmanual_own(FhVM *vm, FhObj *o, uint32_t site) {
    o->rc = (o->rc ^ (FH_RC_PROVISIONAL | FH_RC_MANUAL)) + FH_RC_ONE;
    vm->manual.objects++;
    fhtraces_made(vm, o, site);
}
/* A manual object becomes provisional again: its only reference is about to be consumed. */
static inline void fhmanual_disown(FhVM *vm, FhValue x) {
    FhObj *o = fh_obj(x);
    if (FH_LIKELY(!(o->rc & FH_RC_MANUAL) || o->rc < 0)) return;
    o->rc = (o->rc ^ (FH_RC_MANUAL | FH_RC_PROVISIONAL)) - FH_RC_ONE;
    vm->manual.objects--;
}

/* What a running call has borrowed cannot be freed. Nothing is noted where the parameter itself keeps it: whoever frees looks
 * at the parameters of the calls that run (fhframe_borrower). Noted is what the parameter does not keep. */
typedef struct FhBorrow {
    FhValue object, code; /* retained */
    uint32_t parameter;
    const void *frame; /* whose call it is */
} FhBorrow;
/* Before what `callee`, which `frame` has just called, or is, has noted. -1: MemoryError. */
int fhmanual_borrow(FhVM *vm, FhBorrow b, const void *callee);
void fhmanual_give_back(FhVM *vm, const void *frame); /* all that was noted for the call */
bool fhmanual_find_borrowed(FhVM *vm, FhValue v);
static inline bool fhmanual_is_borrowed(FhVM *vm, FhValue v) {
    return FH_UNLIKELY(vm->lends) && fhmanual_find_borrowed(vm, v);
}
/* -1: BorrowError, which names the borrower. */
int fhmanual_raise_borrowed(FhVM *vm, FhValue v) FH_COLD;
void fhmanual_close(FhVM *vm);

/* The builtin free(): ends the life of a manual object or buffer; with `deep` also of every manual object that only it
 * leads to. -1: DoubleFreeError, InvalidFreeError, BorrowError, MemoryError; then nothing has been freed. */
int fhmanual_free(FhVM *vm, FhValue v, bool deep);
/* free() of what a local variable holds, as the instruction FREE says it (bits of `how`: its operand c). 0: it has to be done
 * by fhmanual_free, which perhaps raises. -1: MemoryError. */
void fhmanual_end_single(FhVM *vm, FhObj *o);
int fhmanual_free_local_slow(FhVM *vm, FhValue *local, uint32_t how);
static inline int fhmanual_free_local(FhVM *vm, FhValue *local, uint32_t how) {
    FhObj *o = fh_obj(*local);
    /* A local that is not read again holds the only reference: the object ends as counted ones do. Dead objects and those
     * with weak references have other flags. */
    if (FH_LIKELY(how == 2 && !vm->lends && fh_is_obj(*local) && o->rc == 2 * FH_RC_ONE + FH_RC_MANUAL) &&
        FH_LIKELY(!fhheap_life(&vm->heap, o)->del && o->shape != FH_T_Buffer)) {
        *local = FH_NONE;
        fhmanual_end_single(vm, o);
        return 1;
    }
    return fhmanual_free_local_slow(vm, local, how);
}

#endif
