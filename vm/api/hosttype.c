/* Types of the host: classes whose instances hold data of the host's.
 *
 * Such a class is one of a script's kind (counted, mutable) under the builtin type host_object, whose C part is a
 * FhHostInstance. Instances are data: they lie where the strategy in force puts them. Their data is a block of its own that
 * never moves and ends with the instance: finalizer and block go when it dies, is freed, or its arena ends it; while a method
 * of it runs that waits. Those that are left when the VM ends are finalized then. */
#include "api/hostcall.h"

#include "objects/dead.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

#define BYTES_LIKE_A_CONTAINER                                                                               \
    256 /* of what the host holds: brings the next collection nearer by one object */

/* ---- the end of an instance ---- */

static void destroy(FhVM *vm, FhHostInstance *i) {
    const fh_type_def *def = &i->type->def;
    void *data = i->data;
    i->data = NULL;
    *i->link = i->next;
    if (i->next) i->next->link = i->link;
    if (def->finalizer && i->made) {
        fhapi_bar(vm);
        def->finalizer(def->env, data);
        fhapi_unbar(vm);
    }
    fhmem_free(vm, data, def->data_size ? def->data_size : 1);
}

static void end(FhVM *vm, FhHostInstance *i) {
    i->ended = true;
    if (i->data && i->pins == 0) destroy(vm, i);
}

static void finalize(FhVM *vm, FhObj *o) { end(vm, (FhHostInstance *)o); }
static int del(FhVM *vm, FhValue self) {
    end(vm, FH_AS(FhHostInstance, self));
    return 0;
}

/* ---- making ---- */

static fh_host_type *type_of_class(FhVM *vm, FhValue class) {
    for (fh_host_type *t = fhapi_host(vm)->types; t; t = t->next)
        if (t->class == class) return t;
    return NULL;
}

/* An instance with zeroed data. */
static FhValue make(FhVM *vm, fh_host_type *type) {
    size_t size = type->def.data_size ? type->def.data_size : 1;
    void *data = fhmem_new(vm, size);
    if (!data) return FH_ERR;
    memset(data, 0, size);
    FhValue v = fhinstance_new(vm, FH_AS(FhType, type->class), 0);
    if (v == FH_ERR) {
        fhmem_free(vm, data, size);
        return FH_ERR;
    }
    FhHostInstance *i = FH_AS(FhHostInstance, v), **first = &fhapi_host(vm)->instances;
    i->data = data;
    i->type = type;
    i->next = *first;
    i->link = first;
    if (i->next) i->next->link = &i->next;
    *first = i;
    return v;
}

/* It is complete: from now on its finalizer is called. */
static void made(FhVM *vm, FhHostInstance *i) {
    const fh_type_def *def = &i->type->def;
    i->made = true;
    if (!def->size_hint) return;
    fhapi_bar(vm);
    vm->heap.containers += def->size_hint(def->env, i->data) / BYTES_LIKE_A_CONTAINER;
    fhapi_unbar(vm);
    if (fhheap_wants_collection(&vm->heap) && vm->heap.attention)
        __atomic_fetch_or(vm->heap.attention, FH_HEAP_ATTENTION, __ATOMIC_RELAXED);
}

/* Runs fn as a method of i, which must not end meanwhile. */
static FhValue run(FhVM *vm, FhHostFunction *f, const FhValue *args, uint32_t nargs, FhHostInstance *i) {
    i->pins++;
    FhValue result = fhhostcall_run_method(vm, f, args, nargs, i);
    i->pins--;
    if (FH_UNLIKELY(i->ended) && i->pins == 0 && i->data) destroy(vm, i);
    return result;
}

static FhValue new_instance(FhVM *vm, FhValue class, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    fh_host_type *type = type_of_class(vm, class);
    if (!type || !type->def.construct)
        return fhraise(vm, FH_T_TypeError, "cannot create '%N' instances", class);
    if (kwnames != FH_NOVALUE && fhas_tuple(kwnames)->size)
        return fhraise(vm, FH_T_TypeError, "%N() takes no keyword arguments", class);
    FhValue v = make(vm, type);
    if (v == FH_ERR) return FH_ERR;
    FhHostFunction f = {.name = FH_AS(FhType, class)->cold->name,
                        .min = type->def.min_args,
                        .max = type->def.max_args,
                        .fn = type->def.construct,
                        .env = type->def.env};
    FhValue r = run(vm, &f, args, nargs, FH_AS(FhHostInstance, v));
    if (r == FH_ERR) {
        fh_release(vm, v);
        return FH_ERR;
    }
    fh_release(vm, r);
    made(vm, FH_AS(FhHostInstance, v));
    return v;
}

static const FhSlots slots = {.life = {.finalize = finalize, .del = del}, .new_ = new_instance};
static const FhTypeDef host_object = {
    .size = sizeof(FhHostInstance), .flags = FH_TF_BASE | FH_TF_DATA, .slots = &slots};

/* ---- calls of methods ---- */

static FhHostInstance *instance_of(FhVM *vm, FhValue v, const fh_host_type *type) {
    if (!fh_is_obj(v)) return NULL;
    FhType *t = fh_type(vm, v), *wanted = FH_AS(FhType, type->class);
    return t == wanted || fhtype_subtype(t, wanted) ? FH_AS(FhHostInstance, v) : NULL;
}

FhValue fhhosttype_call(FhVM *vm, FhHostFunction *f, const FhValue *args, uint32_t nargs) {
    if (nargs == 0) return fhraise(vm, FH_T_TypeError, "%N.%U() needs an argument", f->owner->class, f->name);
    FhHostInstance *i = instance_of(vm, args[0], f->owner);
    if (FH_UNLIKELY(!i)) {
        if (fh_is_dead(args[0])) return fhdead_raise(vm, args[0]);
        return fhraise(vm, FH_T_TypeError, "%N.%U() applies to a '%N' object, not a '%T'", f->owner->class,
                       f->name, f->owner->class, args[0]);
    }
    if (FH_UNLIKELY(!i->data))
        return fhraise(vm, FH_T_ReferenceError, "this '%N' has ended", f->owner->class);
    return run(vm, f, args + 1, nargs - 1, i);
}

/* ---- the class ---- */

static FhValue method(FhVM *vm, fh_host_type *type, const char *name, unsigned min, unsigned max,
                      fh_function fn) {
    if (!name || !fn || min > max) return fhraise(vm, FH_T_SystemError, "a method without name or function");
    FhValue v = fhhostcall_new(vm, name, min, max, true);
    if (v == FH_ERR) return FH_ERR;
    FH_AS(FhHostFunction, v)->fn = fn;
    FH_AS(FhHostFunction, v)->env = type->def.env;
    FH_AS(FhHostFunction, v)->owner = type;
    return v;
}

static FhValue property(FhVM *vm, fh_host_type *type, const fh_property_def *p) {
    FhValue get = method(vm, type, p->name, 0, 0, p->get);
    if (get == FH_ERR) return FH_ERR;
    FhValue set = p->set ? method(vm, type, p->name, 1, 1, p->set) : FH_NONE;
    FhValue v = set == FH_ERR ? FH_ERR : fhcall2(vm, fh_val(vm->types[FH_T_property]), get, set);
    if (set != FH_ERR) fh_release(vm, set);
    fh_release(vm, get);
    return v;
}

static int put(FhVM *vm, FhValue dict, const char *name, FhValue v) { /* v taken over */
    if (v == FH_ERR) return -1;
    int status = fhdict_set_c(vm, dict, name, v);
    fh_release(vm, v);
    return status;
}

static int fill(FhVM *vm, fh_host_type *type, const fh_type_def *def, FhValue dict) {
    if (put(vm, dict, "__module__", fhstr_c(vm, "host")) < 0) return -1;
    if (def->doc && put(vm, dict, "__doc__", fhapi_text(vm, def->doc, strlen(def->doc))) < 0) return -1;
    for (size_t i = 0; i < def->nmethods; i++) {
        const fh_method_def *m = &def->methods[i];
        if (put(vm, dict, m->name, method(vm, type, m->name, m->min_args, m->max_args, m->fn)) < 0) return -1;
    }
    for (size_t i = 0; i < def->nproperties; i++)
        if (put(vm, dict, def->properties[i].name, property(vm, type, &def->properties[i])) < 0) return -1;
    return 0;
}

static FhValue make_class(FhVM *vm, fh_host_type *type, const fh_type_def *def) {
    fh_host *host = fhapi_host(vm);
    if (!host->instance_type) host->instance_type = fhtype_define(vm, "host_object", &host_object, NULL);
    if (!host->instance_type) return FH_ERR;
    FhValue base = fh_val(host->instance_type), class = FH_ERR;
    FhValue bases = fhtuple_from(vm, &base, 1), dict = FH_ERR, name = FH_ERR;
    if (bases != FH_ERR) dict = fhdict_new(vm);
    if (dict != FH_ERR) name = fhstr_intern(vm, def->name, strlen(def->name));
    if (name != FH_ERR && fill(vm, type, def, dict) == 0)
        class = fhtype_make(vm, fh_val(vm->types[FH_T_type]), name, bases, dict, NULL, FH_NOVALUE);
    if (class != FH_ERR) FH_AS(FhType, class)->flags &= ~(uint32_t)FH_TF_BASE;
    if (dict != FH_ERR) fh_release(vm, dict);
    if (bases != FH_ERR) fh_release(vm, bases);
    return class;
}

fh_status fh_host_type_new(fh_vm *vm, const fh_type_def *def, fh_host_type **out) {
    if (!out) return FH_MISUSE;
    *out = NULL;
    if (!def || !def->name || def->min_args > def->max_args || !fhapi_begin(vm)) return FH_MISUSE;
    fh_host_type *type = fhmem_new(vm, sizeof *type);
    if (!type) return fhapi_failed(vm);
    *type = (fh_host_type){vm, fhapi_host(vm)->types, FH_NOVALUE, *def};
    FhForce force = fharena_pause(vm); /* classes are counted */
    FhValue class = make_class(vm, type, def);
    fharena_unpause(vm, force);
    if (class == FH_ERR) {
        fh_status status = fhapi_failed(vm);
        fhmem_free(vm, type, sizeof *type);
        return status;
    }
    type->class = class;
    fhapi_host(vm)->types = type;
    *out = type;
    return FH_OK;
}

fh_value fh_host_type_value(const fh_host_type *type) {
    return type && fhapi_begin(type->vm) ? fhapi_push(type->vm, fh_retain(type->class)) : FH_NULL;
}

fh_status fh_host_new(fh_host_type *type, void **data, fh_value *out) {
    if (!type || !out || !fhapi_begin(type->vm)) return FH_MISUSE;
    FhVM *vm = type->vm;
    FhValue v = make(vm, type);
    if (v == FH_ERR) return fhapi_failed(vm);
    made(vm, FH_AS(FhHostInstance, v));
    if (data) *data = FH_AS(FhHostInstance, v)->data;
    return fhapi_give(vm, v, out);
}

void *fh_host_data(const fh_host_type *type, fh_value h) {
    FhHandlePlace *slot = type ? fhapi_slot(type->vm, h) : NULL;
    FhHostInstance *i = slot ? instance_of(type->vm, slot->value, type) : NULL;
    return i ? i->data : NULL;
}

/* ---- the life of a VM ---- */

void fhhosttype_visit(FhVM *vm, FhVisit fn, void *ctx) {
    for (fh_host_type *t = fhapi_host(vm)->types; t; t = t->next) fn(ctx, &t->class);
}

void fhhosttype_close(FhVM *vm) {
    fh_host *host = fhapi_host(vm);
    while (host->instances) destroy(vm, host->instances);
    while (host->types) {
        fh_host_type *t = host->types;
        host->types = t->next;
        fh_release(vm, t->class);
        fhmem_free(vm, t, sizeof *t);
    }
}
