/* Short forms for the functions of native modules. */
#ifndef FH_STDLIB_NATIVE_H
#define FH_STDLIB_NATIVE_H

#include "objects/protocol.h"
#include "objects/tuple.h"

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED_ARGS ((void)vm, (void)self, (void)args, (void)nargs, (void)kwnames)

/* A new instance of `type`, which is the builtin type `id` or a subclass of it; fields are not set in the first case.
 * NULL: raised. */
static inline FhObj *fhnative_make(FhVM *vm, FhValue type, FhTypeId id, size_t size) {
    FhType *t = FH_AS(FhType, type);
    if (FH_LIKELY(t == vm->types[id])) return fhmem_cell(vm, size, id, true);
    FhValue v = fhinstance_new(vm, t, 0);
    return v == FH_ERR ? NULL : fh_obj(v);
}

/* To be called once a tuple of fhtuple_new has been filled item by item. */
static inline FhValue fhnative_filled(FhVM *vm, FhValue tuple) {
    FhTuple *t = fhas_tuple(tuple);
    fh_stored_all(vm, &t->header, t->items, (size_t)t->size);
    return tuple;
}

/* What is made from here on is counted in manual code, too, as what script code of the library makes; until new_rc of the heap
 * is set to the result. No script code may run in between. */
static inline int32_t fhnative_count(FhVM *vm) {
    int32_t was = vm->heap.new_rc;
    if (!vm->heap.force) vm->heap.new_rc = FH_RC_ONE;
    return was;
}

/* The number of keyword arguments. */
#define FH_NKEYWORDS(kwnames) ((kwnames) == FH_NOVALUE ? 0 : (uint32_t)FH_AS(FhTuple, kwnames)->size)

#endif
