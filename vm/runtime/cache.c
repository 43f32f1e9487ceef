/* Inline caches of attributes and globals.
 *
 * An instruction keeps (shape, …) of its last lookup in its cache words. One that misses asks the VM's table of lookups
 * by (shape, name), which serves sites that see several shapes, and only then makes the full lookup; both fill its words. What was
 * found in a class holds while the class's version stands, and while no property, staticmethod or classmethod is initialized
 * a second time. A field of an instance holds while its shape stands, and as long as no data descriptor of that name comes
 * into the class. Those cases (rare) wipe all caches (fhcache_forget). */
#include "bytecode/code.h"
#include "objects/exception.h"
#include "objects/function.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/script_slots.h"
#include "objects/shape.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "runtime/ops.h"

typedef enum Kind {
    UNKNOWN,
    FIELD,
    VALUE,
    METHOD,
    CLASS_METHOD,
    PROPERTY,
    CLASS,
    ADDED,
    ITEM,
    NATIVE,
    IN_DICT,
    ABSENT
} Kind;

typedef struct Found {
    uint32_t shape, version;
    FhValue name;
    Kind kind;
    uint32_t offset; /* FIELD, ADDED: bytes from the object's start; ITEM: number of an item of the tuple */
    uint32_t next;   /* ADDED: the shape with the field */
    FhValue
        value; /* VALUE: what the class gives; METHOD, CLASS_METHOD: function; PROPERTY: getter; NATIVE: descriptor; borrowed */
    FhType *type;
} Found;

#define TABLE 256 /* entries, in pairs of which the first is the newer one */
struct FhAttrCache {
    Found entries[TABLE];
};

static FH_COLD Found *no_table(FhVM *vm) {
    vm->attr_cache = fhheap_raw(&vm->heap, sizeof *vm->attr_cache);
    if (!vm->attr_cache) return NULL;
    memset(vm->attr_cache, 0, sizeof *vm->attr_cache);
    return vm->attr_cache->entries;
}

/* The pair in which (shape, name) may stand; NULL: no memory for the table. */
static inline Found *pair_of(FhVM *vm, uint32_t shape, FhValue name) {
    if (FH_UNLIKELY(!vm->attr_cache)) return no_table(vm);
    uint32_t mixed = (shape + (uint32_t)(name >> 4) * 0x9E3779B1u) * 0x85EBCA6Bu;
    return &vm->attr_cache->entries[mixed >> 25 << 1];
}

/* What the table knows of (shape, name); NULL: nothing that still holds. Only a type whose lookup is the generic one gets
 * an entry, and a change of that is a new version. */
static inline __attribute__((always_inline)) const Found *known(const FhVM *vm, const Found *pair,
                                                                uint32_t shape, FhValue name) {
    const Found *e = pair;
    if (FH_UNLIKELY(!e)) return NULL;
    if (e->shape != shape || e->name != name) {
        e++;
        if (e->shape != shape || e->name != name) return NULL;
    }
    return e->version == vm->shapes[shape]->type->version ? e : NULL;
}

static void remember(Found *pair, const Found *f, FhValue name) {
    if (!pair) return;
    pair[1] = pair[0];
    pair[0] = *f;
    pair[0].name = name;
}

void fhcache_close(FhVM *vm) {
    if (vm->attr_cache) fhheap_raw_free(&vm->heap, vm->attr_cache, sizeof *vm->attr_cache);
    vm->attr_cache = NULL;
}

static void rewrite(FhInstr *pc, FhOpcode op) { *pc = (*pc & ~(FhInstr)0xffff) | op; }

/* Where the attribute `name` of o (an object whose lookup is the generic one) comes from. False: pending exception. */
static bool find(FhVM *vm, FhObj *o, FhValue name, Found *f) {
    FhShape *shape = vm->shapes[o->shape];
    FhType *t = shape->type;
    FhValue attr = fhtype_lookup(vm, t, name);
    if (attr == FH_ERR) return false;
    *f = (Found){o->shape, t->version, name, UNKNOWN, 0, 0, FH_NOVALUE, t};
    if (attr != FH_NOVALUE && fh_slots(vm, attr)->descr_set) {
        if (fh_has_shape(attr, FH_T_member_descriptor)) {
            FhMember *m = FH_AS(FhMember, attr);
            if (m->def || !fhtype_subtype(t, fhas_type(m->type)) || (t->flags & FH_TF_VARSIZE)) return true;
            f->kind = FIELD;
            f->offset = t->size + m->field * (uint32_t)sizeof(FhValue);
        } else if (fh_has_shape(attr, FH_T_property) && FH_AS(FhProperty, attr)->get != FH_NOVALUE &&
                   (t->flags & FH_TF_GETATTR_PLAIN)) { /* its AttributeError is nobody's but the caller's */
            f->kind = PROPERTY;
            f->value = FH_AS(FhProperty, attr)->get;
        } else if (fh_has_shape(attr, FH_T_tuplegetter) && (t->flags & FH_TF_TUPLE)) {
            int64_t index = FH_AS(FhTupleGetter, attr)->index;
            if (index < 0 || index > UINT32_MAX) return true;
            f->kind = ITEM;
            f->offset = (uint32_t)index;
        } else if (name == FH_NAME(vm, __class__) &&
                   attr == fhtype_lookup(vm, vm->types[FH_T_object], name)) {
            f->kind = CLASS;
        } else if (fh_has_shape(attr, FH_T_getset_descriptor)) {
            f->kind = NATIVE;
            f->value = attr;
        }
        return true;
    }
    if (t->dict_offset || shape->dict_mode) {
        if (t->flags & FH_TF_DICT) f->kind = IN_DICT;
        return true;
    }
    int field = fhshape_find(vm, shape, name);
    if (field >= 0) {
        if (!fhshape_inline(shape, (uint32_t)field) || (t->flags & FH_TF_VARSIZE)) return true;
        f->kind = FIELD;
        f->offset = t->size + (uint32_t)field * (uint32_t)sizeof(FhValue);
        return true;
    }
    if (attr == FH_NOVALUE) {
        if (t->flags & FH_TF_GETATTR_PLAIN) f->kind = ABSENT; /* nor does a __getattr__ answer */
        return true;
    }
    if (fh_type(vm, attr)->flags & FH_TF_METHOD_DESCR) {
        f->kind = METHOD;
        f->value = attr;
    } else if (fh_has_shape(attr, FH_T_staticmethod)) {
        f->kind = VALUE;
        f->value = FH_AS(FhClassMethod, attr)->callable;
    } else if (fhclassmethod_function(attr) != FH_NOVALUE) {
        f->kind = CLASS_METHOD;
        f->value = fhclassmethod_function(attr);
    } else if (!fh_slots(vm, attr)->descr_get) {
        f->kind = VALUE;
        f->value = attr;
    }
    return true;
}

/* What instances of t have is looked up the generic way; __getattr__ may be asked for the rest. */
static bool finds_generically(FhVM *vm, FhType *t) {
    if (t->flags & FH_TF_GETATTR_PLAIN) return true;
    if (t->slots->getattro != fhscript_getattro) return false;
    FhValue own = fhtype_lookup(vm, t, FH_NAME(vm, __getattribute__));
    if (own == FH_ERR) fhpending_clear(vm);
    return own != FH_ERR && fhwrapper_is(own, (void (*)(void))fhattr_get_generic);
}

/* find through the table, which does not know it; NULL: pending exception. */
static const Found *find_new(FhVM *vm, FhObj *o, FhValue name, Found *f) {
    if (!find(vm, o, name, f)) return NULL;
    remember(pair_of(vm, o->shape, name), f, name);
    return f;
}

static void set_class_cache(FhInstr *pc, FhOpcode op, const Found *f) {
    pc[1] = (uint64_t)f->version << 32 | f->shape;
    pc[2] = (uint64_t)(uintptr_t)f->type;
    pc[3] = f->value;
    rewrite(pc, op);
}

/* The entry of a module's attribute that is found in its dict and nowhere before; -1. */
static int64_t module_entry(FhVM *vm, FhValue o, FhValue name) {
    FhDict *d = fhas_dict(fhas_module(o)->dict);
    if (!d->str_keys) return -1;
    FhValue attr = fhtype_lookup(vm, vm->types[FH_T_module], name);
    if (attr == FH_ERR) {
        fhpending_clear(vm);
        return -1;
    }
    if (attr != FH_NOVALUE) return -1;
    return fhdict_entry_str(vm, d, name);
}

/* The attribute of class o where its metaclass has no say, cached by the versions of both; NOVALUE: take the long way.
 * Borrowed. A function of a classmethod is to be bound to the class: then *bind. */
static FhValue class_attribute(FhVM *vm, FhValue o, FhValue name, bool *bind) {
    *bind = false;
    if (fh_slots(vm, o)->getattro != fhtype_getattro) return FH_NOVALUE;
    FhValue meta = fhtype_lookup(vm, fh_type(vm, o), name);
    if (meta == FH_ERR) goto give_up;
    if (meta != FH_NOVALUE && fh_slots(vm, meta)->descr_set) return FH_NOVALUE;
    FhValue attr = fhtype_lookup(vm, fhas_type(o), name);
    if (attr == FH_ERR) goto give_up;
    if (attr == FH_NOVALUE) return FH_NOVALUE;
    if (fhfunction_exact(attr) || !fh_slots(vm, attr)->descr_get) return attr;
    if (fh_has_shape(attr, FH_T_staticmethod)) return FH_AS(FhClassMethod, attr)->callable;
    FhValue function = fhclassmethod_function(attr);
    *bind = function != FH_NOVALUE;
    return function;
give_up:
    fhpending_clear(vm);
    return FH_NOVALUE;
}

static void set_type_cache(FhVM *vm, FhInstr *pc, FhOpcode op, FhValue type, FhValue attr) {
    pc[1] = (uint64_t)fhas_type(type)->version << 32 | fh_type(vm, type)->version;
    pc[2] = type;
    pc[3] = attr;
    rewrite(pc, op);
}

/* The attribute of v, whose lookup is the generic one, as f says, owned; NOVALUE: take the long way. */
static inline FhValue found_value(FhVM *vm, FhValue v, const Found *f) {
    FhObj *o = fh_obj(v);
    switch (f->kind) {
    case FIELD: return fh_retain(*(FhValue *)(void *)((char *)o + f->offset));
    case VALUE: return fh_retain(f->value);
    case METHOD:
        if (fhfunction_exact(f->value)) return fhmethod_new(vm, f->value, v);
        return fh_slots(vm, f->value)->descr_get(vm, f->value, v, fh_val(f->type));
    case NATIVE: {
        FhValue got = fh_slots(vm, f->value)->descr_get(vm, f->value, v, fh_val(f->type));
        if (got != FH_ERR || !fhpending_is(vm, FH_T_AttributeError)) return got;
        fhpending_clear(vm); /* __getattr__ may have an answer */
        return FH_NOVALUE;
    }
    case CLASS: return fh_retain(fh_val(f->type));
    case ITEM: {
        FhTuple *t = fhas_tuple(v);
        return f->offset < t->size ? fh_retain(t->items[f->offset]) : FH_NOVALUE;
    }
    case IN_DICT: {
        FhValue *dict = fhinstance_dict_word(vm, o);
        return *dict == FH_NOVALUE ? FH_NOVALUE : fh_retain(fhdict_get(vm, *dict, f->name));
    }
    default: return FH_NOVALUE;
    }
}

/* The same for an instruction, which learns it. */
static inline FhValue load_found(FhVM *vm, FhInstr *pc, FhValue v, FhValue name, const Found *f) {
    switch (f->kind) {
    case FIELD: {
        FhValue value = *(FhValue *)(void *)((char *)fh_obj(v) + f->offset);
        pc[1] = (uint64_t)f->offset << 32 | f->shape;
        rewrite(pc, FH_OP_LOAD_ATTR_FIELD);
        if (FH_LIKELY(value != FH_NOVALUE)) return fh_retain(value);
        break;
    }
    case VALUE: set_class_cache(pc, FH_OP_LOAD_ATTR_CLASS, f); break;
    case PROPERTY: {
        set_class_cache(pc, FH_OP_LOAD_ATTR_PROPERTY, f);
        FhValue got = fhcall1(vm, f->value, v);
        return FH_LIKELY(got != FH_ERR) ? got : fhraise_from_getter(vm, v, name);
    }
    default: break;
    }
    FhValue value = found_value(vm, v, f);
    return FH_LIKELY(value != FH_NOVALUE) ? value : fhattr_get(vm, v, name);
}

static __attribute__((noinline)) FhValue load_new(FhVM *vm, FhInstr *pc, FhValue v, FhValue name) {
    FhObj *o = fh_obj(v);
    FhType *t = vm->shapes[o->shape]->type;
    if (o->shape == FH_T_module) {
        int64_t entry = module_entry(vm, v, name);
        if (entry < 0) return fhattr_get(vm, v, name);
        FhDict *d = fhas_dict(fhas_module(v)->dict);
        pc[1] = (uint64_t)entry << 32 | fhdict_layout(vm, d);
        rewrite(pc, FH_OP_LOAD_ATTR_MODULE);
        return fh_retain(d->entries[entry].value);
    }
    if (t->flags & FH_TF_TYPE) {
        bool bind;
        FhValue attr = class_attribute(vm, v, name, &bind);
        if (attr == FH_NOVALUE || bind) return fhattr_get(vm, v, name);
        set_type_cache(vm, pc, FH_OP_LOAD_ATTR_TYPE, v, attr);
        return fh_retain(attr);
    }
    if (!finds_generically(vm, t)) return fhattr_get(vm, v, name);
    Found found;
    const Found *f = find_new(vm, o, name, &found);
    return f ? load_found(vm, pc, v, name, f) : FH_ERR;
}

FhValue fhcache_load_attr(FhVM *vm, FhInstr *pc, FhValue v, FhValue name) {
    if (!fh_is_obj(v)) return fhattr_get(vm, v, name);
    FhObj *o = fh_obj(v);
    const Found *f = known(vm, pair_of(vm, o->shape, name), o->shape, name);
    if (FH_UNLIKELY(!f)) return load_new(vm, pc, v, name);
    return load_found(vm, pc, v, name, f);
}

FhValue fhcache_known_attr(FhVM *vm, FhValue v, FhValue name) {
    if (!fh_is_obj(v)) return FH_NOVALUE;
    const Found *f = known(vm, pair_of(vm, fh_obj(v)->shape, name), fh_obj(v)->shape, name);
    Found found;
    if (f) return f->kind == ABSENT ? FH_DUMMY : found_value(vm, v, f);
    if (!finds_generically(vm, fh_type(vm, v)) || !fhstr_exact(name) ||
        !(fhas_str(name)->flags & FH_STR_INTERNED))
        return FH_NOVALUE;
    f = find_new(vm, fh_obj(v), name, &found);
    return !f ? FH_ERR : f->kind == ABSENT ? FH_DUMMY : found_value(vm, v, f);
}

static inline FhValue load_found_method(FhVM *vm, FhInstr *pc, FhValue v, FhValue name, const Found *f,
                                        FhValue *self) {
    if (f->kind == METHOD) {
        set_class_cache(pc, FH_OP_LOAD_METHOD_CACHED, f);
        *self = fh_retain(v);
        return fh_retain(f->value);
    }
    if (f->kind == FIELD) {
        FhValue value = *(FhValue *)(void *)((char *)fh_obj(v) + f->offset);
        if (value != FH_NOVALUE) return fh_retain(value);
    }
    if (f->kind == VALUE) {
        set_class_cache(pc, FH_OP_LOAD_METHOD_CLASS, f);
        return fh_retain(f->value);
    }
    if (f->kind == CLASS_METHOD) {
        *self = fh_retain(fh_val(f->type));
        return fh_retain(f->value);
    }
    return fhattr_method(vm, v, name, self);
}

static __attribute__((noinline)) FhValue load_new_method(FhVM *vm, FhInstr *pc, FhValue v, FhValue name,
                                                         FhValue *self) {
    FhObj *o = fh_obj(v);
    FhType *t = vm->shapes[o->shape]->type;
    if (o->shape == FH_T_module) {
        int64_t entry = module_entry(vm, v, name);
        if (entry < 0) return fhattr_method(vm, v, name, self);
        FhDict *d = fhas_dict(fhas_module(v)->dict);
        pc[1] = (uint64_t)entry << 32 | fhdict_layout(vm, d);
        rewrite(pc, FH_OP_LOAD_METHOD_MODULE);
        return fh_retain(d->entries[entry].value);
    }
    if (t->flags & FH_TF_TYPE) {
        bool bind;
        FhValue attr = class_attribute(vm, v, name, &bind);
        if (attr == FH_NOVALUE || bind) return fhattr_method(vm, v, name, self);
        set_type_cache(vm, pc, FH_OP_LOAD_METHOD_TYPE, v, attr);
        return fh_retain(attr);
    }
    if (!finds_generically(vm, t)) return fhattr_method(vm, v, name, self);
    Found found;
    const Found *f = find_new(vm, o, name, &found);
    return f ? load_found_method(vm, pc, v, name, f, self) : FH_ERR;
}

/* v is no object; what the table knows of the boxed values of its type holds for it. */
static FhValue load_immediate_method(FhVM *vm, FhValue v, FhValue name, FhValue *self) {
    FhType *t = fh_type(vm, v);
    Found *pair = pair_of(vm, t->id, name);
    const Found *f = known(vm, pair, t->id, name);
    if (!f) {
        FhValue attr = fhtype_lookup(vm, t, name);
        if (attr == FH_ERR) return FH_ERR;
        if (attr != FH_NOVALUE && fh_type(vm, attr)->flags & FH_TF_METHOD_DESCR)
            remember(pair, &(Found){t->id, t->version, name, METHOD, 0, 0, attr, t}, name);
        return fhattr_method(vm, v, name, self);
    }
    if (f->kind != METHOD) return fhattr_method(vm, v, name, self);
    *self = v;
    return fh_retain(f->value);
}

FhValue fhcache_load_method(FhVM *vm, FhInstr *pc, FhValue v, FhValue name, FhValue *self) {
    *self = FH_NOVALUE;
    if (!fh_is_obj(v)) return load_immediate_method(vm, v, name, self);
    FhObj *o = fh_obj(v);
    const Found *f = known(vm, pair_of(vm, o->shape, name), o->shape, name);
    if (FH_UNLIKELY(!f)) return load_new_method(vm, pc, v, name, self);
    return load_found_method(vm, pc, v, name, f, self);
}

/* Where a store to the attribute goes: FIELD, ADDED (a new inline field), or UNKNOWN. False: pending exception. */
static bool find_store(FhVM *vm, FhObj *o, FhValue name, Found *f) {
    FhShape *shape = vm->shapes[o->shape];
    FhType *t = shape->type;
    FhValue attr = fhtype_lookup(vm, t, name);
    if (attr == FH_ERR) return false;
    *f = (Found){o->shape, t->version, name, UNKNOWN, 0, 0, FH_NOVALUE, t};
    int field = -1;
    if (attr != FH_NOVALUE && fh_slots(vm, attr)->descr_set) {
        if (fh_has_shape(attr, FH_T_member_descriptor) && !FH_AS(FhMember, attr)->def &&
            !FH_AS(FhMember, attr)->readonly && fhtype_subtype(t, fhas_type(FH_AS(FhMember, attr)->type)))
            field = (int)FH_AS(FhMember, attr)->field;
    } else if (t->dict_offset || shape->dict_mode) {
        if (t->flags & FH_TF_DICT) f->kind = IN_DICT;
        return true;
    } else {
        field = fhshape_find(vm, shape, name);
        if (field < 0 && (t->flags & FH_TF_DICT) && shape->nfields < FH_MAX_FIELDS) {
            FhShape *next = fhshape_with(vm, shape, name);
            if (!next) return false;
            if (next->nfields > next->capacity) return true;
            f->kind = ADDED;
            f->next = next->id;
            f->offset = t->size + shape->nfields * (uint32_t)sizeof(FhValue);
            return true;
        }
    }
    if (field < 0 || !fhshape_inline(shape, (uint32_t)field)) return true;
    f->kind = FIELD;
    f->offset = t->size + (uint32_t)field * (uint32_t)sizeof(FhValue);
    return true;
}

static inline int store_found(FhVM *vm, FhInstr *pc, FhValue v, FhValue name, FhValue value, const Found *f) {
    FhObj *o = fh_obj(v);
    FhValue *place = (FhValue *)(void *)((char *)o + f->offset);
    if (f->kind == ADDED) {
        pc[1] = (uint64_t)f->next << 32 | o->shape;
        pc[2] = (uint64_t)(uintptr_t)f->type;
        pc[3] = (uint64_t)f->offset << 32 | f->version;
        rewrite(pc, FH_OP_STORE_ATTR_NEW);
        *place = fh_retain(value);
        fh_stored(vm, o, value);
        o->shape = f->next;
        return 0;
    }
    if (f->kind == IN_DICT && v != vm->sys_module) {
        FhValue *dict = fhinstance_dict_word(vm, o);
        if (*dict != FH_NOVALUE) return fhdict_set(vm, *dict, name, value);
    }
    if (f->kind != FIELD) return fhattr_set(vm, v, name, value);
    pc[1] = (uint64_t)f->offset << 32 | o->shape;
    rewrite(pc, FH_OP_STORE_ATTR_FIELD);
    fh_set_ref(vm, o, place, value);
    return 0;
}

static __attribute__((noinline)) int store_new(FhVM *vm, FhInstr *pc, FhValue v, FhValue name,
                                               FhValue value) {
    FhObj *o = fh_obj(v);
    FhType *t = vm->shapes[o->shape]->type;
    if (!(t->flags & FH_TF_SETATTR_PLAIN) || (t->flags & (FH_TF_VARSIZE | FH_TF_TYPE)))
        return fhattr_set(vm, v, name, value);
    Found f;
    if (!find_store(vm, o, name, &f)) return -1;
    remember(pair_of(vm, o->shape, name + 32), &f, name + 1);
    return store_found(vm, pc, v, name, value, &f);
}

/* Stores stand in the table under the name's address + 1. */
int fhcache_store_attr(FhVM *vm, FhInstr *pc, FhValue v, FhValue name, FhValue value) {
    if (!fh_is_obj(v)) return fhattr_set(vm, v, name, value);
    FhObj *o = fh_obj(v);
    const Found *f = known(vm, pair_of(vm, o->shape, name + 32), o->shape, name + 1);
    if (FH_UNLIKELY(!f)) return store_new(vm, pc, v, name, value);
    return store_found(vm, pc, v, name, value, f);
}

/* ---- forgetting ---- */

static bool forget_code(void *ctx, FhObj *o) {
    (void)ctx;
    if (o->shape != FH_T_code) return true;
    FhCode *code = (FhCode *)o;
    if (fhcode_is_unread(code)) return true;
    for (uint32_t at = 0; at < code->ninstrs; at += fhop_info[FH_INSTR_OP(code->instrs[at])].words) {
        FhOpcode op = fhop_cold(FH_INSTR_OP(code->instrs[at]));
        if (op == FH_OP_LOAD_ATTR || op == FH_OP_STORE_ATTR || op == FH_OP_LOAD_METHOD)
            rewrite(&code->instrs[at], op);
        else if (op == FH_OP_LOAD_SUPER_METHOD)
            code->instrs[at + 1] = code->instrs[at + 2] = 0;
    }
    return true;
}

void fhcache_forget(FhVM *vm) {
    fhcache_close(vm);
    fhheap_each(&vm->heap, false, forget_code, NULL);
}

/* ---- new version numbers ---- */

/* Has the instruction words behind the first that are a cache and nothing else? */
static bool has_cache(FhOpcode cold) {
    switch (cold) {
    case FH_OP_LOAD_GLOBAL:
    case FH_OP_LOAD_ATTR:
    case FH_OP_STORE_ATTR:
    case FH_OP_LOAD_METHOD:
    case FH_OP_LOAD_SUPER_METHOD:
    case FH_OP_STORE_GLOBAL:
    case FH_OP_LOAD_NAME:
    case FH_OP_STORE_NAME: return true;
    default: return false;
    }
}

static void wipe(FhCode *code) {
    if (fhcode_is_unread(code)) return;
    for (uint32_t at = 0; at < code->ninstrs; at += fhop_info[FH_INSTR_OP(code->instrs[at])].words) {
        FhInstr *pc = &code->instrs[at];
        FhOpcode op = fhop_cold(FH_INSTR_OP(*pc));
        if (!has_cache(op)) continue;
        rewrite(pc, op);
        for (unsigned i = 1; i < fhop_info[op].words; i++) pc[i] = 0;
    }
}

static void renew_type(FhVM *vm, FhType *t) {
    t->version = vm->next_version++;
    t->init_version = 0;
}

static bool renew_object(void *ctx, FhObj *o) {
    FhVM *vm = ctx;
    if (o->shape == FH_T_code) {
        wipe((FhCode *)o);
        return true;
    }
    uint32_t flags = vm->shapes[o->shape]->type->flags;
    if (flags & FH_TF_DICTSUB) ((FhDict *)o)->version = 0;
    if (flags & FH_TF_TYPE) renew_type(vm, (FhType *)o);
    return true;
}

void fhcache_renew(FhVM *vm) {
    vm->next_version = 1;
    fhcache_close(vm);
    fhtype_forget_lookups(vm);
    for (uint32_t i = 0; i < vm->nshapes; i++)
        if (vm->shapes[i] && vm->shapes[i]->type) renew_type(vm, vm->shapes[i]->type);
    fhheap_each(&vm->heap, false, renew_object, vm);
}

/* ---- globals ---- */

FhValue fhop_name_error(FhVM *vm, FhValue name, bool free_variable) {
    if (free_variable)
        return fhraise_name(
            vm, FH_T_NameError, name,
            "cannot access free variable '%U' where it is not associated with a value in enclosing scope",
            name);
    return fhraise_name(vm, FH_T_UnboundLocalError, name,
                        "cannot access local variable '%U' where it is not associated with a value", name);
}

static FhValue not_defined(FhVM *vm, FhValue name) {
    return fhraise_name(vm, FH_T_NameError, name, "name '%U' is not defined", name);
}

/* namespace[name], owned; FH_NOVALUE: KeyError. */
static FhValue item_if_any(FhVM *vm, FhValue namespace, FhValue name) {
    FhValue v = fhgetitem(vm, namespace, name);
    if (v != FH_ERR || !fhpending_is(vm, FH_T_KeyError)) return v;
    fhpending_clear(vm);
    return FH_NOVALUE;
}

FhValue fhcache_load_global(FhVM *vm, FhInstr *pc, FhFrame *f, FhValue name) {
    FhDict *globals = f->globals, *builtins = fhas_dict(vm->builtins);
    FhValue used = fhframe_builtins(vm, f);
    bool exact = fhdict_exact(fh_val(globals));
    if (FH_LIKELY(exact && globals->str_keys && builtins->str_keys && used == vm->builtins)) {
        int64_t entry = fhdict_entry_str(vm, globals, name);
        if (entry >= 0) {
            pc[1] = (uint64_t)entry << 32 | fhdict_layout(vm, globals);
            rewrite(pc, FH_OP_LOAD_GLOBAL_MODULE);
            return fh_retain(globals->entries[entry].value);
        }
        entry = fhdict_entry_str(vm, builtins, name);
        if (entry < 0) return not_defined(vm, name);
        pc[1] = (uint64_t)entry << 32 | fhdict_layout(vm, globals);
        pc[2] = fhdict_layout(vm, builtins);
        rewrite(pc, FH_OP_LOAD_GLOBAL_BUILTIN);
        return fh_retain(builtins->entries[entry].value);
    }
    if (!exact) { /* its __getitem__ and __missing__ have their say */
        FhValue item = item_if_any(vm, fh_val(globals), name);
        if (item != FH_NOVALUE) return item;
    }
    FhValue v = exact ? fhdict_get(vm, fh_val(globals), name) : FH_NOVALUE;
    if (v == FH_NOVALUE) v = fhdict_get(vm, fhframe_builtins(vm, f), name);
    if (v == FH_NOVALUE) return not_defined(vm, name);
    return v == FH_ERR ? FH_ERR : fh_retain(v);
}

FhValue fhop_load_name(FhVM *vm, FhInstr *pc, FhFrame *f, FhValue name) {
    FhDict *globals = f->globals;
    if (f->locals == fh_val(globals) && globals->str_keys && fhdict_exact(f->locals)) {
        int64_t entry = fhdict_entry_str(vm, globals, name);
        if (entry >= 0) {
            pc[1] = (uint64_t)entry << 32 | fhdict_layout(vm, globals);
            return fh_retain(globals->entries[entry].value);
        }
    } else if (f->locals != FH_NOVALUE) {
        FhValue v;
        if (fhdict_exact(f->locals)) {
            v = fhdict_get(vm, f->locals, name);
            if (v != FH_ERR) fh_retain(v);
        } else {
            v = item_if_any(vm, f->locals, name);
        }
        if (v != FH_NOVALUE) return v;
    }
    FhValue v = fhdict_get(vm, fh_val(globals), name);
    if (v == FH_NOVALUE) v = fhdict_get(vm, fhframe_builtins(vm, f), name);
    if (v == FH_NOVALUE) return not_defined(vm, name);
    return v == FH_ERR ? FH_ERR : fh_retain(v);
}

int fhop_delete_name(FhVM *vm, FhFrame *f, FhValue name) {
    if (f->locals == FH_NOVALUE)
        return fhraise_int(vm, FH_T_SystemError, "no locals when deleting '%U'", name);
    if (fhdict_exact(f->locals)) {
        int status = fhdict_del(vm, f->locals, name);
        if (status == 0) not_defined(vm, name);
        return status > 0 ? 0 : -1;
    }
    if (fhsetitem(vm, f->locals, name, FH_NOVALUE) == 0) return 0;
    if (fhpending_is(vm, FH_T_KeyError)) {
        fhpending_clear(vm);
        not_defined(vm, name);
    }
    return -1;
}
