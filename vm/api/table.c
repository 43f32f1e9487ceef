/* Tables: numbered places for values, a list to scripts. */
#include "api/externs.h"

#include "objects/dead.h"
#include "objects/list.h"

fh_status fhapi_table_make(FhVM *vm, FhValue list, fh_table **out) { /* list taken over */
    if (!fhlist_exact(list)) {
        fhraise(vm, FH_T_TypeError, "a table is a list, not a '%T'", list);
        fh_release(vm, list);
        return FH_INVALID_TYPE;
    }
    fh_table *t = fhapi_object_new(vm, FH_OBJECT_TABLE, sizeof *t, offsetof(fh_table, list), 1);
    if (!t) return fh_release(vm, list), fhapi_failed(vm);
    t->list = list;
    *out = t;
    return FH_OK;
}

/* Appends n times v; what has been appended goes again on failure. */
static int extend(FhVM *vm, FhValue list, size_t n, FhValue v) {
    FhList *l = fhas_list(list);
    int64_t size = l->size, wanted;
    if (n > INT32_MAX || __builtin_add_overflow(size, (int64_t)n, &wanted)) return fhraise_memory(vm), -1;
    if (wanted > l->capacity && fhlist_grow(vm, l, wanted) < 0) return -1;
    fh_touch(vm, list);
    while (l->size < wanted)
        if (fhlist_append(vm, list, v) < 0) return -1;
    return 0;
}

fh_status fh_table_new(fh_vm *vm, size_t size, fh_value init, fh_table **out) {
    FhValue v;
    if (!out) return FH_MISUSE;
    *out = NULL;
    fh_status status = fhapi_begin1(vm, init, &v);
    if (status != FH_OK) return status;
    if (fhapi_txn_reserve(vm) < 0) return fhapi_failed(vm);
    FhValue list = fhlist_new(vm, 0);
    if (list == FH_ERR) return fhapi_failed(vm);
    if (extend(vm, list, size, v) < 0) return fh_release(vm, list), fhapi_failed(vm);
    status = fhapi_table_make(vm, list, out);
    if (status == FH_OK) fhapi_txn_made(vm, &(*out)->head);
    return status;
}

/* A call with the table begins. A script may have freed it. */
static fh_status begin(const fh_table *t) {
    fh_status status = fhapi_begin_object(t ? &t->head : NULL);
    if (status != FH_OK || !fh_is_dead(t->list)) return status;
    fhdead_raise(t->head.vm, t->list);
    return FH_ERROR;
}

static fh_status out_of_range(const fh_table *t, size_t i) {
    fhraise(t->head.vm, FH_T_IndexError, "place %zu of a table of %zu", i, (size_t)fhas_list(t->list)->size);
    return FH_ERROR;
}

size_t fh_table_size(const fh_table *t) {
    return t && !fh_is_dead(t->list) ? (size_t)fhas_list(t->list)->size : 0;
}

fh_status fh_table_get(const fh_table *t, size_t i, fh_value *out) {
    fh_status status = begin(t);
    if (status != FH_OK) return status;
    if (i >= fh_table_size(t)) return out_of_range(t, i);
    return fhapi_give(t->head.vm, fh_retain(fhas_list(t->list)->items[i]), out);
}

fh_status fh_table_set(fh_table *t, size_t i, fh_value h) {
    FhValue v;
    if (!t) return FH_MISUSE;
    fh_status status = fhapi_begin1(t->head.vm, h, &v);
    if (status == FH_OK) status = begin(t);
    if (status != FH_OK) return status;
    if (i >= fh_table_size(t)) return out_of_range(t, i);
    fh_set_ref(t->head.vm, fh_obj(t->list), &fhas_list(t->list)->items[i], v);
    return FH_OK;
}

fh_status fh_table_grow(fh_table *t, size_t delta, fh_value init, size_t *old_size) {
    FhValue v;
    if (!t) return FH_MISUSE;
    fh_status status = fhapi_begin1(t->head.vm, init, &v);
    if (status == FH_OK) status = begin(t);
    if (status != FH_OK) return status;
    size_t before = fh_table_size(t);
    if (extend(t->head.vm, t->list, delta, v) < 0) return fhapi_failed(t->head.vm);
    if (old_size) *old_size = before;
    return FH_OK;
}

fh_value fh_table_value(const fh_table *t) {
    if (fhapi_begin_object(t ? &t->head : NULL) != FH_OK) return FH_NULL;
    return fhapi_push(t->head.vm, fh_retain(t->list));
}

void fh_table_free(fh_table *t) { fhapi_free_plain(t ? &t->head : NULL); }
