/* Instances: modules that have run, with the imports they were given; and externs, what goes in and comes out. */
#include "api/externs.h"

#include "bytecode/code.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "runtime/builtins.h"

FhValue fhapi_extern_value(FhVM *vm, const fh_extern *what) {
    const FhHostObject *o = NULL;
    FhValue v = FH_NOVALUE;
    FhHandlePlace *slot;
    switch (what->kind) {
    case FH_EXTERN_VALUE:
        if ((slot = fhapi_slot(vm, what->of.value)) != NULL) return fh_retain(slot->value);
        return fhapi_bad_handle(vm, what->of.value), FH_ERR;
    case FH_EXTERN_FUNC:
        if ((o = (const FhHostObject *)what->of.func) != NULL) v = what->of.func->callable;
        break;
    case FH_EXTERN_GLOBAL:
        if ((o = (const FhHostObject *)what->of.global) != NULL) v = what->of.global->value;
        break;
    case FH_EXTERN_TABLE:
        if ((o = (const FhHostObject *)what->of.table) != NULL) v = what->of.table->list;
        break;
    }
    if (o && o->vm == vm && v != FH_NOVALUE) return fh_retain(v);
    return fhraise(vm, FH_T_SystemError, "an import is NULL, another VM's, or bound already");
}

/* The part of a file's name that names the module in it. */
static FhValue stem(FhVM *vm, FhValue filename) {
    const char *text = fhstr_text(filename), *start = strrchr(text, '/');
    start = start ? start + 1 : text;
    const char *end = strrchr(start, '.');
    size_t size = end && end > start ? (size_t)(end - start) : strlen(start);
    if (size == 0 || start[0] == '<') return fhstr_intern(vm, "module", 6);
    return fhstr_new(vm, start, size);
}

static int give_imports(FhVM *vm, FhValue dict, const fh_import *imports, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (!imports[i].name) return fhraise_int(vm, FH_T_SystemError, "an import has no name");
        FhValue v = fhapi_extern_value(vm, &imports[i].what);
        int status = v == FH_ERR ? -1 : fhdict_set_c(vm, dict, imports[i].name, v);
        if (v != FH_ERR) fh_release(vm, v);
        if (status < 0) return -1;
    }
    return 0;
}

/* The globals among them are the module's variables from now on. */
static void bind_globals(FhVM *vm, FhValue dict, const fh_import *imports, size_t n) {
    for (size_t i = 0; i < n; i++) {
        fh_global *g = imports[i].what.kind == FH_EXTERN_GLOBAL ? imports[i].what.of.global : NULL;
        if (!g || !g->variable) continue;
        FhValue name = fhstr_intern(vm, imports[i].name, strlen(imports[i].name)); /* it is there */
        if (name != FH_ERR) fhapi_global_bind(g, dict, name);
    }
}

static FhValue make_module(FhVM *vm, FhCode *code, const fh_import *imports, size_t n) {
    FhValue name = stem(vm, code->filename), module = name == FH_ERR ? FH_ERR : fhmodule_new(vm, name);
    if (name != FH_ERR) fh_release(vm, name);
    if (module == FH_ERR) return FH_ERR;
    FhValue dict = fhas_module(module)->dict;
    if (fhdict_set(vm, dict, FH_NAME(vm, __builtins__), vm->builtins) == 0 &&
        fhmodule_set(vm, module, "__file__", code->filename) == 0 && give_imports(vm, dict, imports, n) == 0)
        return module;
    fh_release(vm, module);
    return FH_ERR;
}

fh_status fh_instantiate(fh_module *m, const fh_import *imports, size_t n, fh_instance **out) {
    if (!out) return FH_MISUSE;
    *out = NULL;
    fh_status status = imports || !n ? fhapi_begin_object(m ? &m->head : NULL) : FH_MISUSE;
    if (status != FH_OK) return status;
    FhVM *vm = m->head.vm;
    if (fhapi_txn_reserve(vm) < 0) return fhapi_failed(vm);
    fh_instance *instance =
        fhapi_object_new(vm, FH_OBJECT_INSTANCE, sizeof *instance, offsetof(fh_instance, module), 2);
    if (!instance) return fhapi_failed(vm);
    FhValue code = fh_retain(m->code), result = FH_ERR;
    FhValue module = make_module(vm, fhas_code(code), imports, n);
    if (module != FH_ERR) {
        instance->module = module;
        FhValue dict = fh_retain(fhas_module(module)->dict);
        bind_globals(vm, dict, imports, n);
        result = fhrun_code(vm, code, dict, dict);
        fh_release(vm, dict);
    }
    fh_release(vm, code);
    if (result == FH_ERR) {
        status = fhapi_failed(vm);
        FhValue pending = fhpending_take(vm);
        fhapi_object_free(&instance->head);
        vm->pending = pending;
        return status;
    }
    fh_release(vm, result);
    *out = instance;
    fhapi_txn_made(vm, &instance->head);
    return FH_OK;
}

void fh_instance_free(fh_instance *i) { fhapi_free_plain(i ? &i->head : NULL); }

fh_value fh_instance_value(fh_instance *i) {
    if (fhapi_begin_object(i ? &i->head : NULL) != FH_OK) return FH_NULL;
    return fhapi_push(i->head.vm, fh_retain(i->module));
}

/* ---- exports ---- */

static FhValue dict_of(const fh_instance *i) { return fhas_module(i->module)->dict; }

/* __all__, or else every name without a leading underscore that is no module. */
static FhValue list_names(FhVM *vm, const fh_instance *i) {
    FhValue all = fhdict_get_str(vm, dict_of(i), FH_NAME(vm, __all__));
    if (all == FH_ERR) return FH_ERR;
    if (all != FH_NOVALUE) return fhlist_of(vm, all);
    FhValue list = fhlist_new(vm, 0), key, value;
    int64_t at = 0;
    while (list != FH_ERR && fhdict_next(dict_of(i), &at, &key, &value)) {
        if (!fhstr_exact(key) || fhstr_text(key)[0] == '_' || fhmodule_check(vm, value)) continue;
        if (fhlist_append(vm, list, key) < 0) return fh_release(vm, list), FH_ERR;
    }
    return list;
}

fh_status fh_instance_exports(fh_instance *i, size_t *count) {
    fh_status status = count ? fhapi_begin_object(i ? &i->head : NULL) : FH_MISUSE;
    if (status != FH_OK) return status;
    FhVM *vm = i->head.vm;
    FhValue list = list_names(vm, i);
    if (list == FH_ERR) return fhapi_failed(vm);
    FhValue old = i->names;
    i->names = list;
    fh_release(vm, old);
    *count = (size_t)fhas_list(list)->size;
    return FH_OK;
}

const char *fh_instance_export_name(fh_instance *i, size_t n) {
    if (!i || i->names == FH_NOVALUE || !fhlist_exact(i->names)) return NULL;
    FhList *list = fhas_list(i->names);
    if (n >= (size_t)list->size || !fhstr_check(i->head.vm, list->items[n])) return NULL;
    return fhstr_text(list->items[n]);
}

/* A call with the instance begins: the variable of that name, owned. */
static fh_status find(fh_instance *i, const char *name, FhValue *out) {
    *out = FH_NOVALUE;
    fh_status status = name ? fhapi_begin_object(i ? &i->head : NULL) : FH_MISUSE;
    if (status != FH_OK) return status;
    FhVM *vm = i->head.vm;
    FhValue key = fhstr_intern(vm, name, strlen(name));
    FhValue v = key == FH_ERR ? FH_ERR : fhdict_get(vm, dict_of(i), key);
    if (v == FH_NOVALUE)
        fhraise_attribute(vm, i->module, key, "the instance has no export '%U'", key);
    else if (v != FH_ERR)
        return *out = fh_retain(v), FH_OK;
    return fhapi_failed(vm);
}

fh_status fh_instance_get(fh_instance *i, const char *name, fh_value *out) {
    FhValue v;
    fh_status status = find(i, name, &v);
    return status == FH_OK ? fhapi_give(i->head.vm, v, out) : status;
}

fh_status fh_instance_get_func(fh_instance *i, const char *name, fh_func **out) {
    FhValue v;
    if (!out) return FH_MISUSE;
    *out = NULL;
    fh_status status = find(i, name, &v);
    return status == FH_OK ? fhapi_func_make(i->head.vm, v, out) : status;
}

fh_status fh_instance_get_table(fh_instance *i, const char *name, fh_table **out) {
    FhValue v;
    if (!out) return FH_MISUSE;
    *out = NULL;
    fh_status status = find(i, name, &v);
    return status == FH_OK ? fhapi_table_make(i->head.vm, v, out) : status;
}

fh_status fh_instance_get_global(fh_instance *i, const char *name, fh_global **out) {
    FhValue v;
    if (!out) return FH_MISUSE;
    *out = NULL;
    fh_status status = find(i, name, &v);
    if (status != FH_OK) return status;
    FhVM *vm = i->head.vm;
    fh_release(vm, v);
    FhValue key = fhstr_intern(vm, name, strlen(name));
    fh_global *g = fhapi_object_new(vm, FH_OBJECT_GLOBAL, sizeof *g, offsetof(fh_global, value), 3);
    if (key == FH_ERR || !g) return fhapi_free_plain(g ? &g->head : NULL), fhapi_failed(vm);
    g->type = FH_TYPE_ANY;
    g->variable = true;
    fhapi_global_bind(g, dict_of(i), key);
    *out = g;
    return FH_OK;
}
