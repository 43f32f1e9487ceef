/* type: builtin types come to life here, lookup along the MRO with its cache, versions, isinstance, and the type object's
 * own methods and attributes. Making classes: type_new.c; slots and dunder methods: type_slots.c. */
#include "objects/type.h"
#include "objects/dict.h"
#include "objects/docs.h"
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
     FH_TF_MAPPING | FH_TF_METHOD_DESCR | FH_TF_LOUD | FH_TF_DATA)

/* Of types that are not readied. */
static const FhTypeCold unready = {.bases = FH_NOVALUE,
                                   .mro = FH_NOVALUE,
                                   .dict = FH_NOVALUE,
                                   .name = FH_NOVALUE,
                                   .qualname = FH_NOVALUE,
                                   .slot_names = FH_NOVALUE,
                                   .self = FH_NOVALUE};

int fhtype_own_cold(FhVM *vm, FhType *t) {
    if (t->cold != &unready) return 0;
    FhTypeCold *cold = fhmem_new(vm, sizeof *cold);
    if (!cold) return -1;
    *cold = unready;
    cold->self = fh_val(t);
    t->cold = cold;
    return 0;
}

/* A type whose slots are those of t, which has the same table of its own and the same base; or NULL. */
static const FhSlots *merged_already(FhVM *vm, const FhSlots *own, const FhType *base) {
    for (uint32_t id = 1; id < FH_T_count; id++) {
        const FhType *t = vm->types[id];
        if (t && t->def->slots == own && t->base == fh_val(base)) return t->slots;
    }
    return NULL;
}

/* The slots of a builtin type: its own table where the base is object (what that leaves NULL has a default wherever slots
 * are used, and new_ NULL means: not made by calling it), else a copy completed from the base. */
static int merge_slots(FhVM *vm, FhType *t, const FhSlots *own, const FhType *base) {
    bool plain = !base || base->id == FH_T_object;
    if (plain || !own) {
        t->slots = own ? own : plain ? &no_slots : base->slots;
        return 0;
    }
    if (own == base->def->slots) return t->slots = base->slots, 0;
    if (t->flags & FH_TF_EXC) return t->slots = own, 0; /* their tables say everything */
    if ((t->slots = merged_already(vm, own, base))) return 0;
    t->slots = own;
    FhSlots merged = *own;
    fhtype_inherit_slots(&merged, base->slots);
    if (memcmp(&merged, own, sizeof merged) == 0) return 0;
    FhSlots *slots = fhheap_raw(&vm->heap, sizeof *slots);
    if (!slots) return -1;
    *slots = merged;
    t->slots = slots;
    t->own_slots = true;
    return 0;
}

static void free_slots(FhVM *vm, FhType *t) {
    if (t->own_slots) fhmem_free(vm, (FhSlots *)t->slots, sizeof *t->slots);
    t->own_slots = false;
}

static void init_type(FhVM *vm, FhType *t, const FhTypeDef *def, FhType *base) {
    memset((char *)t + sizeof(FhObj), 0, sizeof *t - sizeof(FhObj));
    t->header.rc = FH_RC_IMMORTAL;
    t->flags = def->flags | (base ? base->flags & INHERITED_FLAGS : 0);
    t->version = fhvm_version(vm);
    t->size = def->size ? def->size : base ? base->size : (uint32_t)sizeof(FhObj);
    if (!(t->flags & FH_TF_VARSIZE)) t->size = (t->size + 7u) & ~7u; /* fields of subclasses follow */
    t->dict_offset = (uint16_t)(def->dict_offset ? def->dict_offset : base ? base->dict_offset : 0);
    t->def = def;
    t->base = base ? fh_val(base) : FH_NOVALUE;
    t->init_cached = FH_NOVALUE;
    t->cold = (FhTypeCold *)&unready;
}

/* A type without shape. */
static FhType *new_builtin(FhVM *vm, const FhTypeDef *def, FhType *base) {
    FhType *t = (FhType *)fhheap_cell(&vm->heap, sizeof *t, FH_T_type, true);
    if (!t) return NULL;
    init_type(vm, t, def, base);
    if (merge_slots(vm, t, def->slots, base) < 0) return NULL;
    t->c_life = &t->slots->life;
    fhtype_set_flags(vm, t);
    return t;
}

enum {
    NLIBRARY = FH_LAST_LIBRARY_TYPE - FH_FIRST_LIBRARY_TYPE + 1,
    NBASE = FH_T_count - NLIBRARY,
};
static bool of_library(uint32_t id) { return id - FH_FIRST_LIBRARY_TYPE < NLIBRARY; }

int fhtype_init_library(FhVM *vm) {
    if (vm->types[FH_LAST_LIBRARY_TYPE]) return 0;
    if (!vm->library_shapes && !(vm->library_shapes = fhmem_new(vm, NLIBRARY * sizeof(FhShape)))) return -1;
    for (uint32_t id = FH_FIRST_LIBRARY_TYPE; id <= FH_LAST_LIBRARY_TYPE; id++) {
        FhShape *shape = &vm->library_shapes[id - FH_FIRST_LIBRARY_TYPE];
        if (vm->types[id]) continue; /* an earlier attempt has come that far */
        FhType *t = new_builtin(vm, builtins[id].def, vm->types[builtins[id].base]);
        if (!t) return fhraise_memory(vm), -1;
        t->id = (uint16_t)id;
        if (fhshape_base_late(vm, t, shape, id) < 0) {
            free_slots(vm, t);
            return -1;
        }
        t->shape = shape;
        vm->types[id] = t;
    }
    return 0;
}

int fhtype_init_all(FhVM *vm) {
    vm->base_shapes = fhheap_raw(&vm->heap, NBASE * sizeof(FhShape));
    if (!vm->base_shapes) return -1;
    FhShape *shape = vm->base_shapes;
    for (uint32_t id = 1; id < FH_T_count; id++) {
        if (of_library(id)) {
            if (fhshape_base(vm, NULL, NULL) < 0) return -1;
            continue;
        }
        const Builtin *b = &builtins[id];
        FhType *base = id == FH_T_object ? NULL : vm->types[b->base];
        FhType *t = new_builtin(vm, b->def ? b->def : &missing_def, base);
        if (!t) return -1;
        t->id = (uint16_t)id;
        vm->types[id] = t;
        if (fhshape_base(vm, t, shape) < 0) return -1;
        t->shape = shape++;
    }
    return 0;
}

static int complete_defined(FhVM *vm, FhType *t, const char *name) {
    if (fhtype_own_cold(vm, t) < 0) return -1;
    t->cold->c_name = name;
    return (t->shape = fhshape_new(vm, t, 0, 0, false)) ? 0 : -1;
}

FhType *fhtype_define(FhVM *vm, const char *name, const FhTypeDef *def, FhType *base) {
    FhType *t = new_builtin(vm, def, base ? base : vm->types[FH_T_object]);
    if (!t) return fhraise_memory(vm), NULL;
    if (complete_defined(vm, t, name) == 0) return t;
    free_slots(vm, t);
    if (t->cold != &unready) fhmem_free(vm, t->cold, sizeof *t->cold);
    return NULL;
}

/* ---- readying ---- */

static FhValue make_bases(FhVM *vm, FhType *t) {
    if (t->base == FH_NOVALUE) return fh_retain(vm->empty_tuple);
    if (t->id == FH_T_ExceptionGroup) return fhtuple_pack(vm, 2, t->base, fh_val(vm->types[FH_T_Exception]));
    return fhtuple_from(vm, &t->base, 1);
}

static int ready_bases(FhVM *vm, FhType *t) {
    FhTuple *bases = fhas_tuple(t->cold->bases);
    for (int64_t i = 0; i < bases->size; i++) {
        if (fhtype_ready(vm, fhas_type(bases->items[i])) < 0) return -1;
    }
    return 0;
}

static int add_method(FhVM *vm, FhType *t, const FhMethodDef *def) {
    FhValue name = fhstr_intern(vm, def->name, strlen(def->name));
    if (name == FH_ERR) return -1;
    if (!(def->flags & FH_COEXIST) && fhdict_get_str(vm, t->cold->dict, name) != FH_NOVALUE) return 0;
    FhValue v;
    if (def->flags & FH_STATIC) {
        FhValue fn = fhbuiltin_new(vm, def, fh_val(t), FH_NOVALUE);
        v = fn == FH_ERR ? FH_ERR : fhstaticmethod_new(vm, fn);
        fh_release(vm, fn);
    } else {
        bool of_class = (def->flags & FH_CLASS) != 0;
        v = fhmethod_descr_new(vm, t, def, of_class ? FH_T_classmethod_descriptor : FH_T_method_descriptor);
    }
    return v == FH_ERR ? -1 : fhdict_set_take(vm, t->cold->dict, name, v);
}

static int add_getset(FhVM *vm, FhType *t, const FhGetSetDef *def) {
    FhValue name = fhstr_intern(vm, def->name, strlen(def->name));
    FhValue v = FH_ERR;
    if (name != FH_ERR)
        v = fhdocs_is_member(vm, t, def->name) ? fhmember_new_of(vm, t, def) : fhgetset_new(vm, t, def);
    return v == FH_ERR ? -1 : fhdict_set_take(vm, t->cold->dict, name, v);
}

/* Docs begin with a signature line when they hold "--\n\n": the text is what follows. */
static const char *doc_text(const char *doc) {
    const char *end = doc ? strstr(doc, "\n--\n\n") : NULL;
    return end ? end + 5 : doc;
}

static int add_doc(FhVM *vm, FhType *t) {
    if (fhdict_get_str(vm, t->cold->dict, FH_NAME(vm, __doc__)) != FH_NOVALUE) return 0;
    FhValue doc = t->def->doc ? fhstr_c(vm, doc_text(t->def->doc)) : FH_NONE;
    return doc == FH_ERR ? -1 : fhdict_set_take(vm, t->cold->dict, FH_NAME(vm, __doc__), doc);
}

static int fill_dict(FhVM *vm, FhType *t) {
    if (fhtype_add_slot_wrappers(vm, t) < 0) return -1;
    for (const FhMethodDef *m = t->def->methods; m && m->name; m++) {
        if (add_method(vm, t, m) < 0) return -1;
    }
    for (const FhMethodDef *m = t->def->more_methods; m && m->name; m++) {
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
    t->cold->mro = fhtype_compute_mro(vm, t, t->cold->bases);
    if (t->cold->mro == FH_ERR) {
        t->cold->mro = FH_NOVALUE;
        return -1;
    }
    return 0;
}

static FhValue unless_error(FhValue v) { return v == FH_ERR ? FH_NOVALUE : v; }

static int make_ready(FhVM *vm, FhType *t) {
    FhValue pending = fhpending_take(vm);
    if (fhtype_own_cold(vm, t) < 0) goto fail;
    const char *name = fhtype_c_name(t);
    if (t->cold->name == FH_NOVALUE)
        t->cold->name = t->cold->qualname = unless_error(fhstr_intern(vm, name, strlen(name)));
    if (t->cold->bases == FH_NOVALUE) t->cold->bases = unless_error(make_bases(vm, t));
    if (t->cold->dict == FH_NOVALUE) t->cold->dict = unless_error(fhdict_new(vm));
    if (t->cold->name == FH_NOVALUE || t->cold->bases == FH_NOVALUE || t->cold->dict == FH_NOVALUE) goto fail;
    if (ready_bases(vm, t) < 0 || (t->cold->mro == FH_NOVALUE && make_mro(vm, t) < 0)) goto fail;
    t->readied = true; /* what follows may look up in the type itself */
    if (fill_dict(vm, t) < 0) {
        t->readied = false;
        goto fail;
    }
    for (int64_t i = 0; i < fhas_tuple(t->cold->bases)->size; i++) {
        if (fhtype_add_subclass(vm, fhas_type(fhas_tuple(t->cold->bases)->items[i]), t) < 0) goto fail;
    }
    vm->pending = pending;
    return 0;
fail:
    fh_release(vm, pending);
    return -1;
}

int fhtype_ready(FhVM *vm, FhType *t) {
    if (t->readied || !t->def) return 0;
    FhForce was = fharena_pause(vm);
    int status = make_ready(vm, t);
    fharena_unpause(vm, was);
    return status;
}

FhValue fhtype_dict(FhVM *vm, FhType *t) { return fhtype_ready(vm, t) < 0 ? FH_ERR : t->cold->dict; }
FhValue fhtype_mro(FhVM *vm, FhType *t) { return fhtype_ready(vm, t) < 0 ? FH_ERR : t->cold->mro; }
FhValue fhtype_bases(FhVM *vm, FhType *t) { return fhtype_ready(vm, t) < 0 ? FH_ERR : t->cold->bases; }
FhValue fhtype_name_value(FhVM *vm, FhType *t) { return fhtype_ready(vm, t) < 0 ? FH_ERR : t->cold->name; }

const char *fhtype_c_name(FhType *t) {
    const char *name = fhtype_full_name(t);
    return t->id || t->cold->c_name ? last_name(name) : name;
}

const char *fhtype_full_name(FhType *t) {
    if (t->id) return builtins[t->id].name;
    if (t->cold->c_name)
        return t->cold->c_name; /* no builtin, or a class of the library that stands for one */
    return t->cold->name == FH_NOVALUE ? "?" : fhstr_text(t->cold->name);
}

const char *fhtype_name(FhVM *vm, FhValue v) { return fhtype_full_name(fh_type(vm, v)); }

FhValue fhtype_module(FhVM *vm, FhType *t) {
    if (!t->def) {
        FhValue v = fhdict_get_str(vm, t->cold->dict, FH_NAME(vm, __module__));
        return fh_retain(v == FH_NOVALUE ? FH_NAME(vm, builtins) : v);
    }
    const char *name = fhtype_full_name(t), *dot = strrchr(name, '.');
    if (dot) return fhstr_intern(vm, name, (size_t)(dot - name));
    const char *module = t->def->module ? t->def->module : "builtins";
    return fhstr_intern(vm, module, strlen(module));
}

/* ---- subclasses and versions ---- */

int fhtype_add_subclass(FhVM *vm, FhType *base, FhType *sub) {
    if (fhtype_own_cold(vm, base) < 0) return -1;
    if (base->cold->nsubclasses == base->cold->subclasses_capacity) {
        uint32_t wanted = base->cold->subclasses_capacity ? base->cold->subclasses_capacity * 2 : 2;
        FhType **grown =
            fhmem_resize(vm, base->cold->subclasses, base->cold->subclasses_capacity * sizeof *grown,
                         wanted * sizeof *grown);
        if (!grown) return -1;
        base->cold->subclasses = grown;
        base->cold->subclasses_capacity = wanted;
    }
    base->cold->subclasses[base->cold->nsubclasses++] = sub;
    return 0;
}

void fhtype_remove_subclass(FhType *base, FhType *sub) {
    for (uint32_t i = 0; i < base->cold->nsubclasses; i++) {
        if (base->cold->subclasses[i] != sub) continue;
        memmove(base->cold->subclasses + i, base->cold->subclasses + i + 1,
                (base->cold->nsubclasses - i - 1) * sizeof *base->cold->subclasses);
        base->cold->nsubclasses--;
        return;
    }
}

int fhtype_modified(FhVM *vm, FhType *t, FhValue name) {
    t->version = fhvm_version(vm);
    int status = fhtype_fix_slots(vm, t, name);
    for (uint32_t i = 0; i < t->cold->nsubclasses; i++) {
        if (fhtype_modified(vm, t->cold->subclasses[i], name) < 0) status = -1;
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
        fhraise_no_attribute_to_set(vm, fh_val(t), name);
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

void fhtype_forget_lookups(FhVM *vm) { free_cache(vm); }

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

/* What it finds may be kept in caches. */
static FhValue walk_mro(FhVM *vm, FhType *t, FhValue name) {
    if (t->cold->mro == FH_NOVALUE) return FH_NOVALUE; /* a class that the collector has emptied */
    FhTuple *mro = fhas_tuple(t->cold->mro);
    for (int64_t i = 0; i < mro->size; i++) {
        FhValue dict = fhas_type(mro->items[i])->cold->dict;
        FhValue v = dict == FH_NOVALUE ? FH_NOVALUE : fhdict_get_str(vm, dict, name);
        if (v != FH_NOVALUE) return fh_observed(v);
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
    if (!a->def && a->cold->mro != FH_NOVALUE) {
        FhTuple *mro = fhas_tuple(a->cold->mro);
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
    FhTypeCold *c = t->cold;
    fn(ctx, &t->base);
    if (c == &unready) return;
    FhValue *const slots[] = {&c->bases, &c->mro, &c->dict, &c->name, &c->qualname, &c->slot_names};
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) fn(ctx, slots[i]);
}

/* Tells the bases that t is no longer there. The tuple of bases may have been emptied before. */
void fhtype_leave_bases(FhVM *vm, FhType *t) {
    FhTypeCold *c = t->cold;
    if (!c->base_list && t->base != FH_NOVALUE) fhtype_remove_subclass(fhas_type(t->base), t);
    for (uint32_t i = 0; c->base_list && i < c->nbase_list; i++) fhtype_remove_subclass(c->base_list[i], t);
    fhmem_free(vm, c->base_list, c->base_list_size * sizeof *c->base_list);
    c->base_list = NULL;
    c->nbase_list = c->base_list_size = 0;
}

static void free_subclasses(FhVM *vm, FhTypeCold *c) {
    fhmem_free(vm, c->subclasses, c->subclasses_capacity * sizeof *c->subclasses);
    c->subclasses = NULL;
    c->nsubclasses = c->subclasses_capacity = 0;
}

/* With references left (the cycle collector empties it) slots and shapes stay: instances may still be there. */
static void finalize(FhVM *vm, FhObj *o) {
    FhType *t = (FhType *)o;
    FhTypeCold *c = t->cold;
    bool dead = fh_is_dying(o);
    fhtype_leave_bases(vm, t);
    t->version = fhvm_version(vm);
    FhValue *const slots[] = {&c->bases, &c->mro, &c->dict, &c->qualname, &c->slot_names};
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) fh_clear(vm, slots[i]);
    if (!dead) return;
    fhshape_free_all(vm, t);
    free_subclasses(vm, c);
    free_slots(vm, t);
    fh_clear(vm, &c->name);
    fh_clear(vm, &t->base);
}

void fhtype_clear_all(FhVM *vm) {
    for (uint32_t id = 1; id < vm->nshapes; id++) {
        FhType *t = vm->shapes[id] ? vm->shapes[id]->type : NULL;
        if (!t || !t->def || t->cold == &unready) continue;
        FhValue *const slots[] = {&t->cold->bases, &t->cold->mro, &t->cold->dict};
        for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
            FhValue old = *slots[i];
            *slots[i] = FH_NOVALUE;
            fh_release(vm, old);
        }
    }
}

static void free_tables(FhVM *vm, FhType *t) {
    FhTypeCold *c = t->cold;
    fhshape_free_all(vm, t);
    free_slots(vm, t);
    if (c == &unready) return;
    free_subclasses(vm, c);
    fhmem_free(vm, c->base_list, c->base_list_size * sizeof *c->base_list);
    if (!t->def) return;
    t->cold = (FhTypeCold *)&unready;
    fhmem_free(vm, c, sizeof *c);
}

void fhtype_free_all(FhVM *vm) {
    for (uint32_t id = 1; id < vm->nshapes; id++) {
        FhType *t = vm->shapes[id] ? vm->shapes[id]->type : NULL;
        if (t) free_tables(vm, t);
        if (t && id < FH_T_count) fhshape_base_free(vm, vm->shapes[id]);
    }
    fhmem_free(vm, vm->base_shapes, NBASE * sizeof *vm->base_shapes);
    fhmem_free(vm, vm->library_shapes, NLIBRARY * sizeof *vm->library_shapes);
    fhmem_free(vm, vm->shapes, vm->shapes_capacity * sizeof *vm->shapes);
    free_cache(vm);
    vm->base_shapes = vm->library_shapes = NULL;
    vm->shapes = NULL;
    vm->nshapes = vm->shapes_capacity = 0;
    vm->method_cache = NULL;
}

static const FhSlots slots = {
    .life = {visit, finalize, NULL, NULL},
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
    .size = sizeof(FhClass),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_TYPE | FH_TF_WEAKREF,
    .slots = &slots,
    .methods = fhtype_methods,
    .getsets = fhtype_getsets,
};
