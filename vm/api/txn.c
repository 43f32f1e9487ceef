/* Transactions: what the host does between begin and rollback is undone in reverse order. What scripts did is not. */
#include "api/externs.h"

#include "objects/dict.h"

int fhapi_txn_reserve(FhVM *vm) {
    FhTxn *t = &fhapi_host(vm)->txn;
    if (FH_LIKELY(t->depth == 0) || t->n < t->capacity) return 0;
    uint32_t capacity = t->capacity ? t->capacity * 2 : 16;
    FhUndo *grown = fhmem_resize(vm, t->items, t->capacity * sizeof *grown, capacity * sizeof *grown);
    if (!grown) return -1;
    t->items = grown;
    t->capacity = capacity;
    return 0;
}

static void note(FhVM *vm, FhUndo undo) { /* there is room */
    FhTxn *t = &fhapi_host(vm)->txn;
    t->items[t->n++] = undo;
}

static void drop(FhVM *vm, FhUndo *u) {
    fh_release(vm, u->dict);
    fh_release(vm, u->name);
    fh_release(vm, u->old);
}

void fhapi_txn_made(FhVM *vm, FhHostObject *o) {
    if (fhapi_host(vm)->txn.depth) note(vm, (FhUndo){FH_UNDO_MADE, o, FH_NOVALUE, FH_NOVALUE, FH_NOVALUE});
}

void fhapi_txn_forget(FhHostObject *o) {
    FhTxn *t = &fhapi_host(o->vm)->txn;
    for (uint32_t i = 0; i < t->n; i++)
        if (t->items[i].object == o) t->items[i].kind = FH_UNDO_NOTHING, t->items[i].object = NULL;
}

void fhapi_txn_global(FhVM *vm, FhHostObject *global, FhValue old) {
    if (fhapi_host(vm)->txn.depth)
        note(vm, (FhUndo){FH_UNDO_GLOBAL, global, FH_NOVALUE, FH_NOVALUE, old});
    else
        fh_release(vm, old);
}

int fhapi_set_variable(FhVM *vm, FhValue dict, FhValue name, FhValue v) {
    FhTxn *t = &fhapi_host(vm)->txn;
    if (FH_LIKELY(t->depth == 0)) return fhdict_set(vm, dict, name, v);
    if (fhapi_txn_reserve(vm) < 0) return -1;
    FhValue old = fhdict_get(vm, dict, name);
    if (old == FH_ERR) return -1;
    FhUndo undo = {FH_UNDO_VARIABLE, NULL, fh_retain(dict), fh_retain(name), fh_retain(old)};
    int status = fhdict_set(vm, dict, name, v);
    if (status < 0)
        drop(vm, &undo);
    else
        note(vm, undo);
    return status;
}

static int undo_one(FhVM *vm, FhUndo *u) {
    switch (u->kind) {
    case FH_UNDO_MADE: fhapi_object_free(u->object); return 0;
    case FH_UNDO_VARIABLE:
        if (u->old != FH_NOVALUE) return fhdict_set(vm, u->dict, u->name, u->old);
        return fhdict_del(vm, u->dict, u->name) < 0 ? -1 : 0;
    case FH_UNDO_GLOBAL: {
        fh_global *g = (fh_global *)u->object;
        FhValue now = g->value;
        g->value = u->old;
        u->old = now;
        return 0;
    }
    default: return 0;
    }
}

fh_status fh_txn_begin(fh_vm *vm) {
    if (!fhapi_begin(vm)) return FH_MISUSE;
    FhTxn *t = &fhapi_host(vm)->txn;
    t->depth++;
    if (fhapi_txn_reserve(vm) < 0) return t->depth--, fhapi_failed(vm);
    note(vm, (FhUndo){FH_UNDO_BEGIN, NULL, FH_NOVALUE, FH_NOVALUE, FH_NOVALUE});
    return FH_OK;
}

static uint32_t last_begin(const FhTxn *t) {
    uint32_t i = t->n - 1;
    while (t->items[i].kind != FH_UNDO_BEGIN) i--;
    return i;
}

fh_status fh_txn_commit(fh_vm *vm) {
    if (!fhapi_begin(vm)) return FH_MISUSE;
    FhTxn *t = &fhapi_host(vm)->txn;
    if (t->depth == 0) return fhapi_misuse(vm, "there is no transaction");
    t->items[last_begin(t)].kind = FH_UNDO_NOTHING; /* what it did belongs to the one around it */
    if (--t->depth > 0) return FH_OK;
    while (t->n > 0) { /* releasing may run script code, which may call the host */
        FhUndo u = t->items[--t->n];
        drop(vm, &u);
    }
    return FH_OK;
}

fh_status fh_txn_rollback(fh_vm *vm) {
    if (!fhapi_begin(vm)) return FH_MISUSE;
    FhTxn *t = &fhapi_host(vm)->txn;
    if (t->depth == 0) return fhapi_misuse(vm, "there is no transaction");
    bool failed = false, more = true;
    while (more) {
        FhUndo u = t->items[--t->n];
        more = u.kind != FH_UNDO_BEGIN;
        FhValue pending = fhpending_take(vm);
        if (undo_one(vm, &u) < 0)
            failed = true;
        else
            vm->pending = pending;
        drop(vm, &u);
    }
    t->depth--;
    return failed ? fhapi_failed(vm) : FH_OK;
}

void fhapi_txn_visit(FhVM *vm, FhVisit fn, void *ctx) {
    FhTxn *t = &fhapi_host(vm)->txn;
    for (uint32_t i = 0; i < t->n; i++) {
        fn(ctx, &t->items[i].dict);
        fn(ctx, &t->items[i].name);
        fn(ctx, &t->items[i].old);
    }
}

void fhapi_txn_close(FhVM *vm) {
    FhTxn *t = &fhapi_host(vm)->txn;
    while (t->n > 0) {
        FhUndo u = t->items[--t->n];
        drop(vm, &u);
    }
    fhmem_free(vm, t->items, t->capacity * sizeof *t->items);
    *t = (FhTxn){NULL, 0, 0, 0};
}
