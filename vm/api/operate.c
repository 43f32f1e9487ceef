/* What the host does with values: attributes, items, iteration, containers, calls.
 *
 * Each call holds its operands while it works: script code may run, call the host and close kept handles. */
#include "api/plain.h"

#include "objects/dead.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "runtime/generator.h"
#include "runtime/import.h"

enum { MOST_ON_STACK = 16 };

static void release_all(FhVM *vm, const FhValue *v, size_t n) {
    for (size_t i = 0; i < n; i++) fh_release(vm, v[i]);
}

/* Begins a call whose operands are held. */
static fh_status begin(FhVM *vm, const fh_value *h, size_t n, FhValue *v) {
    fh_status status = fhapi_begin_all(vm, h, n, v);
    if (status != FH_OK) return status;
    for (size_t i = 0; i < n; i++) fh_retain(v[i]);
    return FH_OK;
}

/* Ends it: gives up the operands, `result` (taken over) goes out. */
static fh_status end(FhVM *vm, const FhValue *held, size_t n, FhValue result, fh_value *out) {
    fh_status status = fhapi_give(vm, result, out);
    release_all(vm, held, n);
    return status;
}

static fh_status end_int(FhVM *vm, const FhValue *held, size_t n, int truth, int *out) {
    release_all(vm, held, n);
    if (truth < 0) return fhapi_failed(vm);
    if (out) *out = truth;
    return FH_OK;
}

static FhValue name_of(FhVM *vm, const char *name) {
    if (!name) return fhraise(vm, FH_T_SystemError, "a name is NULL");
    return fhstr_intern(vm, name, strlen(name));
}

/* ---- what it is ---- */

fh_kind fh_kind_of(fh_vm *vm, fh_value h) {
    FhHandlePlace *slot = vm ? fhapi_slot(vm, h) : NULL;
    if (!slot) return FH_KIND_INVALID;
    FhValue v = slot->value;
    if (fh_is_int(v)) return FH_KIND_INT;
    if (fh_is_float(v)) return FH_KIND_FLOAT;
    if (v == FH_NONE) return FH_KIND_NONE;
    if (fh_is_bool(v)) return FH_KIND_BOOL;
    if (!fh_is_obj(v)) return FH_KIND_OBJECT;
    if (fh_is_dead(v)) return FH_KIND_DEAD;
    static const struct {
        uint32_t flag;
        fh_kind kind;
    } kinds[] = {{FH_TF_STR, FH_KIND_STR},     {FH_TF_INT, FH_KIND_INT},      {FH_TF_LIST, FH_KIND_LIST},
                 {FH_TF_TUPLE, FH_KIND_TUPLE}, {FH_TF_DICTSUB, FH_KIND_DICT}, {FH_TF_FLOAT, FH_KIND_FLOAT},
                 {FH_TF_BYTES, FH_KIND_BYTES}, {FH_TF_SET, FH_KIND_SET},      {FH_TF_TYPE, FH_KIND_TYPE},
                 {FH_TF_EXC, FH_KIND_ERROR}};
    FhType *t = fh_type(vm, v);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (t->flags & kinds[i].flag) return kinds[i].kind;
    if (fhgen_is_any(v)) return FH_KIND_COROUTINE;
    if (fh_isa(vm, v, FH_T_module)) return FH_KIND_MODULE;
    return fhcallable(vm, v) ? FH_KIND_FUNCTION : FH_KIND_OBJECT;
}

const char *fh_type_name(fh_vm *vm, fh_value h) {
    FhHandlePlace *slot = vm ? fhapi_slot(vm, h) : NULL;
    return slot ? fhtype_name(vm, slot->value) : "";
}

fh_value fh_type_of(fh_vm *vm, fh_value h) {
    FhValue v;
    return fhapi_begin1(vm, h, &v) == FH_OK ? fhapi_push(vm, fh_retain(fh_typeval(vm, v))) : FH_NULL;
}

int fh_same(fh_vm *vm, fh_value a, fh_value b) {
    FhHandlePlace *x = vm ? fhapi_slot(vm, a) : NULL, *y = vm ? fhapi_slot(vm, b) : NULL;
    return x && y && x->value == y->value;
}

fh_status fh_isinstance(fh_vm *vm, fh_value o, fh_value type, int *out) {
    FhValue v[2];
    fh_status status = begin(vm, (fh_value[]){o, type}, 2, v);
    return status != FH_OK ? status : end_int(vm, v, 2, fhisinstance(vm, v[0], v[1]), out);
}

fh_status fh_compare(fh_vm *vm, fh_value a, fh_comparison how, fh_value b, int *out) {
    static const FhCmpOp ops[] = {FH_LT, FH_LE, FH_EQ, FH_NE, FH_GT, FH_GE};
    FhValue v[2];
    if ((unsigned)how >= sizeof ops / sizeof *ops) return FH_MISUSE;
    fh_status status = begin(vm, (fh_value[]){a, b}, 2, v);
    return status != FH_OK ? status : end_int(vm, v, 2, fhcompare_bool(vm, v[0], v[1], ops[how]), out);
}

fh_status fh_str(fh_vm *vm, fh_value o, fh_value *out) {
    FhValue v;
    fh_status status = begin(vm, &o, 1, &v);
    return status != FH_OK ? status : end(vm, &v, 1, fhstr(vm, v), out);
}

fh_status fh_repr(fh_vm *vm, fh_value o, fh_value *out) {
    FhValue v;
    fh_status status = begin(vm, &o, 1, &v);
    return status != FH_OK ? status : end(vm, &v, 1, fhrepr(vm, v), out);
}

/* ---- attributes ---- */

fh_status fh_attr_get(fh_vm *vm, fh_value o, const char *name, fh_value *out) {
    FhValue v;
    fh_status status = begin(vm, &o, 1, &v);
    if (status != FH_OK) return status;
    FhValue key = name_of(vm, name);
    return end(vm, &v, 1, key == FH_ERR ? FH_ERR : fhattr_get(vm, v, key), out);
}

fh_status fh_attr_has(fh_vm *vm, fh_value o, const char *name, int *out) {
    FhValue v;
    fh_status status = begin(vm, &o, 1, &v);
    if (status != FH_OK) return status;
    FhValue key = name_of(vm, name), found = key == FH_ERR ? FH_ERR : fhattr_find(vm, v, key);
    if (found != FH_ERR) fh_release(vm, found);
    return end_int(vm, &v, 1, found == FH_ERR ? -1 : found != FH_NOVALUE, out);
}

fh_status fh_attr_set(fh_vm *vm, fh_value o, const char *name, fh_value value) {
    FhValue v[2];
    fh_status status = begin(vm, (fh_value[]){o, value}, 2, v);
    if (status != FH_OK) return status;
    FhValue key = name_of(vm, name);
    return end_int(vm, v, 2, key == FH_ERR ? -1 : fhattr_set(vm, v[0], key, v[1]), NULL);
}

fh_status fh_attr_delete(fh_vm *vm, fh_value o, const char *name) {
    FhValue v;
    fh_status status = begin(vm, &o, 1, &v);
    if (status != FH_OK) return status;
    FhValue key = name_of(vm, name);
    return end_int(vm, &v, 1, key == FH_ERR ? -1 : fhattr_set(vm, v, key, FH_NOVALUE), NULL);
}

/* ---- items ---- */

fh_status fh_len(fh_vm *vm, fh_value o, size_t *out) {
    FhValue v;
    fh_status status = begin(vm, &o, 1, &v);
    if (status != FH_OK) return status;
    int64_t n = fhlen(vm, v);
    if (n >= 0 && out) *out = (size_t)n;
    return end_int(vm, &v, 1, n < 0 ? -1 : 0, NULL);
}

fh_status fh_contains(fh_vm *vm, fh_value o, fh_value item, int *out) {
    FhValue v[2];
    fh_status status = begin(vm, (fh_value[]){o, item}, 2, v);
    return status != FH_OK ? status : end_int(vm, v, 2, fhcontains(vm, v[0], v[1]), out);
}

fh_status fh_item_get(fh_vm *vm, fh_value o, fh_value key, fh_value *out) {
    FhValue v[2];
    fh_status status = begin(vm, (fh_value[]){o, key}, 2, v);
    return status != FH_OK ? status : end(vm, v, 2, fhgetitem(vm, v[0], v[1]), out);
}

fh_status fh_item_set(fh_vm *vm, fh_value o, fh_value key, fh_value value) {
    FhValue v[3];
    fh_status status = begin(vm, (fh_value[]){o, key, value}, 3, v);
    return status != FH_OK ? status : end_int(vm, v, 3, fhsetitem(vm, v[0], v[1], v[2]), NULL);
}

fh_status fh_item_delete(fh_vm *vm, fh_value o, fh_value key) {
    FhValue v[2];
    fh_status status = begin(vm, (fh_value[]){o, key}, 2, v);
    return status != FH_OK ? status : end_int(vm, v, 2, fhsetitem(vm, v[0], v[1], FH_NOVALUE), NULL);
}

fh_status fh_item_at(fh_vm *vm, fh_value o, int64_t i, fh_value *out) {
    FhValue v;
    fh_status status = begin(vm, &o, 1, &v);
    if (status != FH_OK) return status;
    FhValue key = fhint_new(vm, i), item = key == FH_ERR ? FH_ERR : fhgetitem(vm, v, key);
    if (key != FH_ERR) fh_release(vm, key);
    return end(vm, &v, 1, item, out);
}

fh_status fh_item_named(fh_vm *vm, fh_value o, const char *name, fh_value *out) {
    FhValue v;
    fh_status status = begin(vm, &o, 1, &v);
    if (status != FH_OK) return status;
    FhValue key = name_of(vm, name);
    return end(vm, &v, 1, key == FH_ERR ? FH_ERR : fhgetitem(vm, v, key), out);
}

fh_status fh_item_set_named(fh_vm *vm, fh_value o, const char *name, fh_value value) {
    FhValue v[2];
    fh_status status = begin(vm, (fh_value[]){o, value}, 2, v);
    if (status != FH_OK) return status;
    FhValue key = name_of(vm, name);
    return end_int(vm, v, 2, key == FH_ERR ? -1 : fhsetitem(vm, v[0], key, v[1]), NULL);
}

/* ---- iteration ---- */

fh_status fh_iter(fh_vm *vm, fh_value o, fh_value *out) {
    FhValue v;
    fh_status status = begin(vm, &o, 1, &v);
    return status != FH_OK ? status : end(vm, &v, 1, fhiter(vm, v), out);
}

fh_status fh_next(fh_vm *vm, fh_value iterator, fh_value *out) {
    FhValue v;
    fh_status status = begin(vm, &iterator, 1, &v);
    if (status != FH_OK) return status;
    FhValue item = fhnext(vm, v);
    if (item != FH_NOVALUE) return end(vm, &v, 1, item, out);
    fh_release(vm, v);
    if (out) *out = FH_NULL;
    return FH_DONE;
}

fh_status fh_dict_next(fh_vm *vm, fh_value dict, size_t *position, fh_value *key, fh_value *value) {
    FhValue v, k, item;
    if (!position) return FH_MISUSE;
    fh_status status = fhapi_begin1(vm, dict, &v);
    if (status != FH_OK) return status;
    if (!fhdict_check(vm, v)) {
        fhraise(vm, FH_T_TypeError, "expected dict, not %T", v);
        return FH_INVALID_TYPE;
    }
    int64_t at = (int64_t)*position;
    if (at < 0 || !fhdict_next(v, &at, &k, &item)) return FH_DONE;
    fh_retain(item);
    *position = (size_t)at;
    status = key ? fhapi_give(vm, fh_retain(k), key) : FH_OK;
    if (status == FH_OK && value) return fhapi_give(vm, item, value);
    fh_release(vm, item);
    return status;
}

/* ---- containers ---- */

typedef FhValue (*Maker)(FhVM *vm, const FhValue *items, int64_t n);

static fh_value null_of(fh_status status) { return (fh_value){(uint64_t)status << 32}; }

static fh_value make(FhVM *vm, const fh_value *items, size_t n, Maker maker) {
    FhValue few[MOST_ON_STACK], *v = few;
    size_t bytes = 0;
    if (!vm || (!items && n) || fhapi_host(vm)->barred) return FH_NULL;
    if (n > MOST_ON_STACK) {
        bool fits = !__builtin_mul_overflow(n, sizeof *v, &bytes);
        v = fits ? fhheap_raw(&vm->heap, bytes) : NULL;
        if (!v) return fhapi_begin(vm) ? (fhraise_memory(vm), fhapi_null(vm)) : FH_NULL;
    }
    fh_status status = fhapi_begin_all(vm, items, n, v);
    fh_value made = status == FH_OK ? fhapi_push(vm, maker(vm, v, (int64_t)n)) : null_of(status);
    if (v != few) fhmem_free(vm, v, bytes);
    return made;
}

fh_value fh_list_new(fh_vm *vm, const fh_value *items, size_t n) { return make(vm, items, n, fhlist_from); }
fh_value fh_tuple_new(fh_vm *vm, const fh_value *items, size_t n) { return make(vm, items, n, fhtuple_from); }

fh_value fh_dict_new(fh_vm *vm) { return fhapi_begin(vm) ? fhapi_push(vm, fhdict_new(vm)) : FH_NULL; }

fh_status fh_list_append(fh_vm *vm, fh_value list, fh_value item) {
    FhValue v[2];
    fh_status status = fhapi_begin_all(vm, (fh_value[]){list, item}, 2, v);
    if (status != FH_OK) return status;
    if (!fhlist_check(vm, v[0])) {
        fhraise(vm, FH_T_TypeError, "expected list, not %T", v[0]);
        return FH_INVALID_TYPE;
    }
    fh_touch(vm, v[0]);
    return fhlist_append(vm, v[0], v[1]) < 0 ? fhapi_failed(vm) : FH_OK;
}

/* ---- calls ---- */

static FH_COLD FhValue call_method(FhVM *vm, const char *method, FhValue *v, size_t nargs) {
    FhValue name = name_of(vm, method);
    return name == FH_ERR ? FH_ERR : fhcall_method(vm, v[0], name, v + 1, (uint32_t)nargs);
}

static FhValue call(FhVM *vm, FhValue *v, size_t nargs, FhValue kwnames, const char *method) {
    size_t nkw = kwnames == FH_NOVALUE ? 0 : (size_t)fhas_tuple(kwnames)->size;
    for (size_t i = 0; i <= nargs; i++) fh_retain(v[i]); /* kept handles may be closed meanwhile */
    FhValue result = method ? call_method(vm, method, v, nargs)
                            : fhcall(vm, v[0], v + 1, (uint32_t)(nargs - nkw), kwnames);
    release_all(vm, v, nargs + 1);
    return result;
}

static fh_status invoke_any(FhVM *vm, fh_value callee, const char *method, const fh_value *args, size_t nargs,
                            FhValue kwnames, fh_value *result) {
    FhValue few[MOST_ON_STACK + 1], *v = few;
    if (!vm || (!args && nargs) || nargs > UINT16_MAX || fhapi_host(vm)->barred) return FH_MISUSE;
    size_t bytes = (nargs + 1) * sizeof *v;
    if (nargs > MOST_ON_STACK && (v = fhheap_raw(&vm->heap, bytes)) == NULL)
        return (void)fhapi_begin(vm), fhraise_memory(vm), FH_NO_MEMORY;
    fh_status status = fhapi_begin_all(vm, &callee, 1, v);
    if (status == FH_OK) status = fhapi_begin_all(vm, args, nargs, v + 1);
    if (status == FH_OK) status = fhapi_give(vm, call(vm, v, nargs, kwnames, method), result);
    if (v != few) fhmem_free(vm, v, bytes);
    return status;
}

fh_status fh_invoke(fh_vm *vm, fh_value callee, const fh_value *args, size_t nargs, fh_value *result) {
    FhHandlePlace *slot;
    if (FH_UNLIKELY(!args) || !fhapi_is_ready(vm) || FH_UNLIKELY((slot = fhapi_slot(vm, callee)) == NULL))
        return invoke_any(vm, callee, NULL, args, nargs, FH_NOVALUE, result);
    FhValue v = fhapi_call_plain(vm, slot->value, args, nargs);
    if (FH_UNLIKELY(v == FH_NOVALUE)) return invoke_any(vm, callee, NULL, args, nargs, FH_NOVALUE, result);
    return fhapi_give(vm, v, result);
}

fh_status fh_invoke_method(fh_vm *vm, fh_value o, const char *name, const fh_value *args, size_t nargs,
                           fh_value *result) {
    if (!name) return FH_MISUSE;
    return invoke_any(vm, o, name, args, nargs, FH_NOVALUE, result);
}

fh_status fh_invoke_kw(fh_vm *vm, fh_value callee, const fh_value *args, size_t nargs,
                       const char *const *names, size_t nnames, fh_value *result) {
    if (nnames > UINT16_MAX || (nnames && !names)) return FH_MISUSE;
    if (!fhapi_begin(vm)) return FH_MISUSE;
    FhValue kwnames = fhtuple_new(vm, (int64_t)nnames);
    if (kwnames == FH_ERR) return fhapi_failed(vm);
    for (size_t i = 0; i < nnames; i++) fhas_tuple(kwnames)->items[i] = FH_NONE;
    for (size_t i = 0; i < nnames; i++) {
        FhValue name = name_of(vm, names[i]);
        if (name == FH_ERR) {
            fh_release(vm, kwnames);
            return fhapi_failed(vm);
        }
        fhas_tuple(kwnames)->items[i] = name;
    }
    fh_status status = invoke_any(vm, callee, NULL, args, nargs + nnames, kwnames, result);
    fh_release(vm, kwnames);
    return status;
}

fh_status fh_import_module(fh_vm *vm, const char *name, fh_value *out) {
    if (!fhapi_begin(vm) || !name) return FH_MISUSE;
    FhValue text = fhapi_text(vm, name, strlen(name));
    FhValue module = text == FH_ERR ? FH_ERR : fhimport_full_name(vm, text);
    fh_release(vm, text);
    return fhapi_give(vm, module, out);
}
