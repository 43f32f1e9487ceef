/* type: builtin types come to life here, lookup along the MRO with its cache, versions, isinstance, and the type object's
 * own methods and attributes. Making classes: type_new.c; slots and dunder methods: type_slots.c. */
#include "objects/type.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/generic_alias.h"
#include "objects/method.h"
#include "objects/protocol.h"
#include "objects/shape.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- the table of builtin types ---- */

#define T(id, name, base) extern const FhTypeDef fhtypedef_##id;
FH_TYPES(T)
#undef T

typedef struct Builtin {
    const char *name;
    const FhTypeDef *def;
    uint16_t base;
} Builtin;

static const Builtin builtins[FH_T_count] = {
#define T(id, pyname, base_) [FH_T_##id] = {pyname, &fhtypedef_##id, FH_T_##base_},
#define E(id, base_)         [FH_T_##id] = {#id, &fhtypedef_exceptions[FH_T_##id - FH_T_BaseException], FH_T_##base_},
    FH_TYPES(T) FH_EXCEPTIONS(E)
#undef T
#undef E
};

static const FhTypeDef missing_def = {0};
static const FhSlots no_slots = {0};

#define INHERITED_FLAGS                                                                                      \
    (FH_TF_CONTAINER | FH_TF_DICT | FH_TF_VARSIZE | FH_TF_INT | FH_TF_STR | FH_TF_BYTES | FH_TF_LIST |       \
     FH_TF_TUPLE | FH_TF_DICTSUB | FH_TF_TYPE | FH_TF_EXC | FH_TF_FLOAT | FH_TF_SET | FH_TF_SEQUENCE |       \
     FH_TF_MAPPING | FH_TF_METHOD_DESCR)

/* The slots of a builtin type: its own table where the base is object (what that leaves NULL has a default wherever slots
 * are used, and new_ NULL means: not made by calling it), else a copy completed from the base. */
static int merge_slots(FhVM *vm, FhType *t, const FhSlots *own, const FhType *base) {
    t->shared_slots = true;
    bool plain = !base || base->id == FH_T_object;
    if (plain || !own) {
        t->slots = own ? own : plain ? &no_slots : base->slots;
        return 0;
    }
    FhSlots merged = *own;
    fhtype_inherit_slots(&merged, base->slots);
    if (memcmp(&merged, own, sizeof merged) == 0) {
        t->slots = own;
        return 0;
    }
    t->own_slots = fhheap_raw(&vm->heap, sizeof *t->own_slots);
    if (!t->own_slots) return -1;
    *t->own_slots = merged;
    t->slots = t->own_slots;
    t->shared_slots = false;
    return 0;
}

static void init_type(FhVM *vm, FhType *t, const char *name, const FhTypeDef *def, FhType *base) {
    memset((char *)t + sizeof(FhObj), 0, sizeof *t - sizeof(FhObj));
    t->header.rc = FH_RC_IMMORTAL;
    t->c_name = name;
    t->flags = def->flags | (base ? base->flags & INHERITED_FLAGS : 0);
    t->version = vm->next_version++;
    t->size = def->size ? def->size : base ? base->size : (uint32_t)sizeof(FhObj);
    t->dict_offset = def->dict_offset ? def->dict_offset : base ? base->dict_offset : 0;
    t->def = def;
    t->base = base ? fh_val(base) : FH_NOVALUE;
    t->bases = t->mro = t->dict = t->name = t->qualname = t->slot_names = FH_NOVALUE;
    t->metatype = fh_val(vm->types[FH_T_type] ? vm->types[FH_T_type] : t);
}

static FhType *new_builtin(FhVM *vm, const char *name, const FhTypeDef *def, FhType *base) {
    FhType *t = (FhType *)fhheap_cell(&vm->heap, sizeof *t, FH_T_type, true);
    if (!t) return NULL;
    init_type(vm, t, name, def, base);
    if (merge_slots(vm, t, def->slots, base) < 0) return NULL;
    if (!(t->shape = fhshape_new(vm, t, 0, 0, false))) {
        fhmem_free(vm, t->own_slots, sizeof *t->own_slots);
        return NULL;
    }
    t->c_life = &t->slots->life;
    fhtype_set_flags(vm, t);
    return t;
}

int fhtype_init_all(FhVM *vm) {
    for (uint32_t id = 1; id < FH_T_count; id++) {
        const Builtin *b = &builtins[id];
        FhType *base = id == FH_T_object ? NULL : vm->types[b->base];
        FhType *t = new_builtin(vm, b->name, b->def ? b->def : &missing_def, base);
        if (!t) return -1;
        t->id = (uint16_t)id;
        vm->types[id] = t;
    }
    vm->types[FH_T_object]->metatype = fh_val(vm->types[FH_T_type]);
    return 0;
}

FhType *fhtype_define(FhVM *vm, const char *name, const FhTypeDef *def, FhType *base) {
    FhType *t = new_builtin(vm, name, def, base ? base : vm->types[FH_T_object]);
    if (!t) fhraise_memory(vm);
    return t;
}

/* ---- readying ---- */

static FhValue make_bases(FhVM *vm, FhType *t) {
    if (t->base == FH_NOVALUE) return fh_retain(vm->empty_tuple);
    if (t->id == FH_T_ExceptionGroup) return fhtuple_pack(vm, 2, t->base, fh_val(vm->types[FH_T_Exception]));
    return fhtuple_from(vm, &t->base, 1);
}

static int ready_bases(FhVM *vm, FhType *t) {
    FhTuple *bases = fhas_tuple(t->bases);
    for (int64_t i = 0; i < bases->size; i++) {
        if (fhtype_ready(vm, fhas_type(bases->items[i])) < 0) return -1;
    }
    return 0;
}

static int add_method(FhVM *vm, FhType *t, const FhMethodDef *def) {
    FhValue name = fhstr_intern(vm, def->name, strlen(def->name));
    if (name == FH_ERR) return -1;
    if (!(def->flags & FH_COEXIST) && fhdict_get_str(vm, t->dict, name) != FH_NOVALUE) return 0;
    FhValue v;
    if (def->flags & FH_STATIC) {
        FhValue fn = fhbuiltin_new(vm, def, FH_NOVALUE, FH_NOVALUE);
        v = fn == FH_ERR ? FH_ERR : fhstaticmethod_new(vm, fn);
        fh_release(vm, fn);
    } else {
        bool of_class = (def->flags & FH_CLASS) != 0;
        v = fhmethod_descr_new(vm, t, def, of_class ? FH_T_classmethod_descriptor : FH_T_method_descriptor);
    }
    return v == FH_ERR ? -1 : fhdict_set_take(vm, t->dict, name, v);
}

static int add_getset(FhVM *vm, FhType *t, const FhGetSetDef *def) {
    FhValue name = fhstr_intern(vm, def->name, strlen(def->name));
    FhValue v = name == FH_ERR ? FH_ERR : fhgetset_new(vm, t, def);
    return v == FH_ERR ? -1 : fhdict_set_take(vm, t->dict, name, v);
}

/* Docs begin with a signature line when they hold "--\n\n": the text is what follows. */
static const char *doc_text(const char *doc) {
    const char *end = doc ? strstr(doc, "\n--\n\n") : NULL;
    return end ? end + 5 : doc;
}

static int add_doc(FhVM *vm, FhType *t) {
    if (fhdict_get_str(vm, t->dict, FH_NAME(vm, __doc__)) != FH_NOVALUE) return 0;
    FhValue doc = t->def->doc ? fhstr_c(vm, doc_text(t->def->doc)) : FH_NONE;
    return doc == FH_ERR ? -1 : fhdict_set_take(vm, t->dict, FH_NAME(vm, __doc__), doc);
}

static int fill_dict(FhVM *vm, FhType *t) {
    if (fhtype_add_slot_wrappers(vm, t) < 0) return -1;
    for (const FhMethodDef *m = t->def->methods; m && m->name; m++) {
        if (add_method(vm, t, m) < 0) return -1;
    }
    for (const FhGetSetDef *g = t->def->getsets; g && g->name; g++) {
        if (add_getset(vm, t, g) < 0) return -1;
    }
    if (add_doc(vm, t) < 0) return -1;
    return t->def->ready ? t->def->ready(vm, t) : 0;
}

static const char *last_name(const char *dotted) {
    const char *dot = strrchr(dotted, '.');
    return dot ? dot + 1 : dotted;
}

static int make_mro(FhVM *vm, FhType *t) {
    t->mro = fhtype_compute_mro(vm, t, t->bases);
    if (t->mro == FH_ERR) {
        t->mro = FH_NOVALUE;
        return -1;
    }
    return 0;
}

static FhValue unless_error(FhValue v) { return v == FH_ERR ? FH_NOVALUE : v; }

int fhtype_ready(FhVM *vm, FhType *t) {
    if (t->readied || !t->def) return 0;
    FhValue pending = fhpending_take(vm);
    const char *name = last_name(t->c_name);
    if (t->name == FH_NOVALUE) t->name = t->qualname = unless_error(fhstr_intern(vm, name, strlen(name)));
    if (t->bases == FH_NOVALUE) t->bases = unless_error(make_bases(vm, t));
    if (t->dict == FH_NOVALUE) t->dict = unless_error(fhdict_new(vm));
    if (t->name == FH_NOVALUE || t->bases == FH_NOVALUE || t->dict == FH_NOVALUE) goto fail;
    if (ready_bases(vm, t) < 0 || (t->mro == FH_NOVALUE && make_mro(vm, t) < 0)) goto fail;
    t->readied = true; /* what follows may look up in the type itself */
    if (fill_dict(vm, t) < 0) {
        t->readied = false;
        goto fail;
    }
    for (int64_t i = 0; i < fhas_tuple(t->bases)->size; i++) {
        if (fhtype_add_subclass(vm, fhas_type(fhas_tuple(t->bases)->items[i]), t) < 0) goto fail;
    }
    vm->pending = pending;
    return 0;
fail:
    fh_release(vm, pending);
    return -1;
}

FhValue fhtype_dict(FhVM *vm, FhType *t) { return fhtype_ready(vm, t) < 0 ? FH_ERR : t->dict; }
FhValue fhtype_mro(FhVM *vm, FhType *t) { return fhtype_ready(vm, t) < 0 ? FH_ERR : t->mro; }
FhValue fhtype_bases(FhVM *vm, FhType *t) { return fhtype_ready(vm, t) < 0 ? FH_ERR : t->bases; }
FhValue fhtype_name_value(FhVM *vm, FhType *t) { return fhtype_ready(vm, t) < 0 ? FH_ERR : t->name; }

const char *fhtype_c_name(FhType *t) {
    if (t->c_name) return last_name(t->c_name);
    return t->name == FH_NOVALUE ? "?" : fhstr_text(t->name);
}

const char *fhtype_full_name(FhType *t) { return t->c_name ? t->c_name : fhtype_c_name(t); }

const char *fhtype_name(FhVM *vm, FhValue v) { return fhtype_full_name(fh_type(vm, v)); }

FhValue fhtype_module(FhVM *vm, FhType *t) {
    if (!t->def) {
        FhValue v = fhdict_get_str(vm, t->dict, FH_NAME(vm, __module__));
        return fh_retain(v == FH_NOVALUE ? FH_NAME(vm, builtins) : v);
    }
    const char *dot = strrchr(t->c_name, '.');
    if (dot) return fhstr_intern(vm, t->c_name, (size_t)(dot - t->c_name));
    const char *module = t->def->module ? t->def->module : "builtins";
    return fhstr_intern(vm, module, strlen(module));
}

/* ---- subclasses and versions ---- */

int fhtype_add_subclass(FhVM *vm, FhType *base, FhType *sub) {
    if (base->nsubclasses == base->subclasses_capacity) {
        uint32_t wanted = base->subclasses_capacity ? base->subclasses_capacity * 2 : 2;
        FhType **grown = fhmem_resize(vm, base->subclasses, base->subclasses_capacity * sizeof *grown,
                                      wanted * sizeof *grown);
        if (!grown) return -1;
        base->subclasses = grown;
        base->subclasses_capacity = wanted;
    }
    base->subclasses[base->nsubclasses++] = sub;
    return 0;
}

void fhtype_remove_subclass(FhType *base, FhType *sub) {
    for (uint32_t i = 0; i < base->nsubclasses; i++) {
        if (base->subclasses[i] != sub) continue;
        memmove(base->subclasses + i, base->subclasses + i + 1,
                (base->nsubclasses - i - 1) * sizeof *base->subclasses);
        base->nsubclasses--;
        return;
    }
}

int fhtype_modified(FhVM *vm, FhType *t, FhValue name) {
    t->version = vm->next_version++;
    int status = fhtype_fix_slots(vm, t, name);
    for (uint32_t i = 0; i < t->nsubclasses; i++) {
        if (fhtype_modified(vm, t->subclasses[i], name) < 0) status = -1;
    }
    return status;
}

static bool data_descriptor(FhVM *vm, FhValue v) {
    return v != FH_NOVALUE && fh_slots(vm, v)->descr_set != NULL;
}

/* Inline caches of instance fields check the shape alone; they are wiped when a class that may have instances changes in
 * what comes before their fields: a data descriptor, or the way of access itself. */
static bool outdates_fields(FhVM *vm, FhValue name, FhValue old, FhValue v) {
    return data_descriptor(vm, old) || data_descriptor(vm, v) || fhstr_is(name, "__getattribute__") ||
           fhstr_is(name, "__setattr__");
}

int fhtype_set(FhVM *vm, FhType *t, FhValue name, FhValue v) {
    FhValue dict = fhtype_dict(vm, t);
    if (dict == FH_ERR) return -1;
    FhValue old = fhdict_get_str(vm, dict, name);
    if (old == FH_ERR) return -1;
    fh_retain(old); /* caches may name it until the version has changed */
    int status;
    if (v != FH_NOVALUE)
        status = fhdict_set(vm, dict, name, v);
    else if ((status = fhdict_del(vm, dict, name)) == 0)
        fhraise_attribute(vm, fh_val(t), name, "type object '%N' has no attribute '%U'", fh_val(t), name);
    if (v == FH_NOVALUE) status = status > 0 ? 0 : -1;
    if (fhtype_modified(vm, t, name) < 0) status = -1;
    if (vm->forget_fields && outdates_fields(vm, name, old, v)) vm->forget_fields(vm);
    fh_release(vm, old);
    return status;
}

/* ---- lookup ---- */

/* What lookups found, by (version of the class, name): a small table that grows when it serves many misses. */
enum { FIRST_ENTRIES = 64, MOST_ENTRIES = 2048 };

typedef struct CacheEntry {
    FhValue name;
    FhValue value; /* borrowed from the class dict: the version vouches for it */
    uint32_t version;
} CacheEntry;

typedef struct FhMethodCache {
    uint32_t mask, misses;
    CacheEntry entries[];
} FhMethodCache;

static size_t cache_size(uint32_t entries) { return sizeof(FhMethodCache) + entries * sizeof(CacheEntry); }

static void free_cache(FhVM *vm) {
    if (vm->method_cache)
        fhheap_raw_free(&vm->heap, vm->method_cache, cache_size(vm->method_cache->mask + 1));
    vm->method_cache = NULL;
}

/* An empty cache of that many entries in place of the old one, which stays when there is no memory. */
static void new_cache(FhVM *vm, uint32_t entries) {
    FhMethodCache *cache = fhheap_raw(&vm->heap, cache_size(entries));
    if (!cache) return;
    memset(cache, 0, cache_size(entries));
    cache->mask = entries - 1;
    free_cache(vm);
    vm->method_cache = cache;
}

static FH_COLD void count_miss(FhVM *vm) {
    FhMethodCache *cache = vm->method_cache;
    if (!cache && !vm->frame) return; /* not before a script runs: an idle VM does without */
    if (!cache)
        new_cache(vm, FIRST_ENTRIES);
    else if (++cache->misses > 8 * cache->mask && cache->mask < MOST_ENTRIES - 1)
        new_cache(vm, (cache->mask + 1) * 4);
}

static FhValue walk_mro(FhVM *vm, FhType *t, FhValue name) {
    if (t->mro == FH_NOVALUE) return FH_NOVALUE; /* a class that the collector has emptied */
    FhTuple *mro = fhas_tuple(t->mro);
    for (int64_t i = 0; i < mro->size; i++) {
        FhValue dict = fhas_type(mro->items[i])->dict;
        FhValue v = dict == FH_NOVALUE ? FH_NOVALUE : fhdict_get_str(vm, dict, name);
        if (v != FH_NOVALUE) return v;
    }
    return FH_NOVALUE;
}

FhValue fhtype_lookup(FhVM *vm, FhType *t, FhValue name) {
    if (FH_UNLIKELY(!t->readied) && fhtype_ready(vm, t) < 0) return FH_ERR;
    bool interned = fhstr_exact(name) && (fhas_str(name)->flags & FH_STR_INTERNED);
    if (FH_UNLIKELY(!interned)) return walk_mro(vm, t, name);
    FhMethodCache *cache = vm->method_cache;
    uint32_t version = t->version, key = version * 31u + (uint32_t)(name >> 4);
    if (FH_LIKELY(cache != NULL)) {
        CacheEntry *e = &cache->entries[key & cache->mask];
        if (FH_LIKELY(e->version == version && e->name == name)) return e->value;
    }
    FhValue v = walk_mro(vm, t, name);
    if (v == FH_ERR) return v;
    count_miss(vm);
    cache = vm->method_cache;
    if (cache && t->version == version) cache->entries[key & cache->mask] = (CacheEntry){name, v, version};
    return v;
}

bool fhtype_subtype(FhType *a, FhType *b) {
    if (a == b) return true;
    if (!a->def && a->mro != FH_NOVALUE) {
        FhTuple *mro = fhas_tuple(a->mro);
        for (int64_t i = 0; i < mro->size; i++) {
            if (mro->items[i] == fh_val(b)) return true;
        }
        return false;
    }
    for (FhType *t = a;; t = fhas_type(t->base)) {
        if (t == b || (t->id == FH_T_ExceptionGroup && b->id == FH_T_Exception)) return true;
        if (t->base == FH_NOVALUE) return false;
    }
}

/* ---- life ---- */

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhType *t = (FhType *)o;
    FhValue *const slots[] = {&t->base, &t->bases, &t->mro, &t->dict, &t->name, &t->qualname, &t->slot_names};
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) fn(ctx, slots[i]);
}

/* Tells the bases that t is no longer there. The tuple of bases may have been emptied before. */
void fhtype_leave_bases(FhVM *vm, FhType *t) {
    if (!t->base_list && t->base != FH_NOVALUE) fhtype_remove_subclass(fhas_type(t->base), t);
    for (uint32_t i = 0; t->base_list && i < t->nbase_list; i++) fhtype_remove_subclass(t->base_list[i], t);
    fhmem_free(vm, t->base_list, t->nbase_list * sizeof *t->base_list);
    t->base_list = NULL;
    t->nbase_list = 0;
}

/* With references left (the cycle collector empties it) slots and shapes stay: instances may still be there. */
static void finalize(FhVM *vm, FhObj *o) {
    FhType *t = (FhType *)o;
    bool dead = fh_is_dying(o);
    fhtype_leave_bases(vm, t);
    t->version = vm->next_version++;
    FhValue *const slots[] = {&t->bases, &t->mro, &t->dict, &t->qualname, &t->slot_names};
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) fh_clear(vm, slots[i]);
    if (!dead) return;
    fhshape_free_all(vm, t);
    fhmem_free(vm, t->subclasses, t->subclasses_capacity * sizeof *t->subclasses);
    fhmem_free(vm, t->own_slots, sizeof *t->own_slots);
    t->subclasses = NULL;
    t->nsubclasses = t->subclasses_capacity = 0;
    t->own_slots = NULL;
    fh_clear(vm, &t->name);
    fh_clear(vm, &t->base);
}

void fhtype_clear_all(FhVM *vm) {
    for (uint32_t id = 1; id < vm->nshapes; id++) {
        FhType *t = vm->shapes[id] ? vm->shapes[id]->type : NULL;
        if (!t || !t->def) continue;
        FhValue *const slots[] = {&t->bases, &t->mro, &t->dict};
        for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
            FhValue old = *slots[i];
            *slots[i] = FH_NOVALUE;
            fh_release(vm, old);
        }
    }
}

void fhtype_free_all(FhVM *vm) {
    for (uint32_t id = 1; id < vm->nshapes; id++) {
        FhType *t = vm->shapes[id] ? vm->shapes[id]->type : NULL;
        if (!t) continue;
        fhshape_free_all(vm, t);
        fhmem_free(vm, t->subclasses, t->subclasses_capacity * sizeof *t->subclasses);
        fhmem_free(vm, t->own_slots, sizeof *t->own_slots);
        fhmem_free(vm, t->base_list, t->nbase_list * sizeof *t->base_list);
    }
    fhmem_free(vm, vm->shapes, vm->shapes_capacity * sizeof *vm->shapes);
    free_cache(vm);
    vm->shapes = NULL;
    vm->nshapes = vm->shapes_capacity = 0;
    vm->method_cache = NULL;
}

static const FhSlots slots = {
    .life = {visit, finalize, NULL},
    .repr = fhtype_repr,
    .call = fhtype_call,
    .getattro = fhtype_getattro,
    .setattro = fhtype_setattro,
    .new_ = fhtype_new,
    .init = fhtype_init,
    .binary = {[FH_OR] = fhunion_or},
};

const FhTypeDef fhtypedef_type = {
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    .size = sizeof(FhType),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_TYPE,
    .slots = &slots,
    .methods = fhtype_methods,
    .getsets = fhtype_getsets,
};
