/* object: the base of every class. Its slots are what types inherit; its methods are those every value has. */
#include "memory/arena.h"
#include "objects/attribute.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/shape.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "objects/instance.h"

/* ---- life of instances of script classes ---- */

static inline FhValue *words_of(FhVM *vm, FhObj *o, const FhType *type) {
    return FH_LIKELY(!(type->flags & FH_TF_VARSIZE)) ? fhinstance_words(type, o)
                                                     : fhinstance_words_any(vm, o);
}

static void visit_words(FhVM *vm, FhObj *o, FhShape *s, FhVisit fn, void *ctx) {
    FhValue *words = words_of(vm, o, s->type);
    bool spilled = !s->dict_mode && s->nfields > s->capacity;
    for (uint32_t i = 0, n = s->capacity; i + spilled < n; i++) fn(ctx, &words[i]);
    if (!spilled) return;
    FhValue *table = (FhValue *)(uintptr_t)words[s->capacity - 1];
    for (uint32_t i = s->capacity - 1u; i < s->nfields; i++) fn(ctx, &table[i - (s->capacity - 1u)]);
}

void fhinstance_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    FhShape *s = fh_shape_of(vm, o);
    if (s->type->c_life->visit) s->type->c_life->visit(vm, o, fn, ctx);
    visit_words(vm, o, s, fn, ctx);
    if (!fh_in_arena(o)) fn(ctx, &s->type->cold->self);
}

void fhinstance_payload(FhVM *vm, FhObj *o, void (*fn)(void *ctx, void **block, size_t size), void *ctx) {
    FhShape *s = fh_shape_of(vm, o);
    if (s->type->c_life->payload) s->type->c_life->payload(vm, o, fn, ctx);
    if (s->dict_mode || s->nfields <= s->capacity) return;
    FhValue *word = &fhinstance_words_any(vm, o)[s->capacity - 1];
    void *table = (void *)(uintptr_t)*word;
    fn(ctx, &table, fhshape_overflow_words(s) * sizeof(FhValue));
    *word = (FhValue)(uintptr_t)table;
}

/* Fields in order, then the C part. An emptied instance goes on as one without fields: reads give AttributeError. */
void fhinstance_finalize(FhVM *vm, FhObj *o) {
    FhShape *s = fh_shape_of(vm, o);
    bool dying = fh_is_dying(o), spilled = !s->dict_mode && s->nfields > s->capacity;
    FhValue *words = words_of(vm, o, s->type);
    for (uint32_t i = 0; i + spilled < s->capacity; i++) {
        if (!fh_is_obj(words[i])) {
            words[i] = FH_NOVALUE;
            continue;
        }
        fh_clear(vm, &words[i]);
        if (FH_UNLIKELY(fh_shape_of(vm, o) != s)) { /* a child's __del__ has set or deleted a field */
            fhinstance_finalize(vm, o);
            return;
        }
    }
    if (spilled) {
        FhShape *root = s;
        while (root->cold->parent) root = root->cold->parent;
        FhValue *table = (FhValue *)(uintptr_t)words[s->capacity - 1];
        words[s->capacity - 1] = FH_NOVALUE;
        o->shape = root->id;
        for (uint32_t i = 0; i < s->nfields - (s->capacity - 1u); i++) fh_release(vm, table[i]);
        fhmem_free(vm, table, fhshape_overflow_words(s) * sizeof(FhValue));
    }
    if (s->type->c_life->finalize) s->type->c_life->finalize(vm, o);
    if (dying) fh_release(vm, fh_val(s->type));
}

/* The strategy in force governs plain instances and those of subclasses of data types, not exceptions, iterators, … */
static bool is_data(const FhType *type) {
    const uint32_t data = FH_TF_INT | FH_TF_STR | FH_TF_BYTES | FH_TF_LIST | FH_TF_TUPLE | FH_TF_DICTSUB |
                          FH_TF_FLOAT | FH_TF_SET | FH_TF_DATA;
    return type->size == sizeof(FhObj) || (type->flags & data) != 0;
}

/* The arena holds the class of its instances, and knows who has a __del__. */
static FH_COLD FhValue in_arena(FhVM *vm, FhType *type, FhObj *o) {
    if (fhheap_life(&vm->heap, o)->del) fharena_has_del(&vm->heap, o);
    if (!(type->flags & FH_TF_HEAP) || type->held_by == vm->heap.force->serial) return fh_val(o);
    if (fharena_hold(&vm->heap, &type->header) < 0) return fhraise_memory(vm);
    type->held_by = vm->heap.force->serial;
    return fh_val(o);
}

bool fhinstance_refill(FhVM *vm, const FhType *t) {
    FhHeap *h = &vm->heap;
    uint32_t class = (t->shape->capacity + 2u) / 2;
    if (t->made < FH_LEARNING || class > FH_CLASSES || h->guarded || h->tell ||
        h->data->free_cells[FH_CONTAINER][class])
        return false;
    if (h->force_serial && t->held_by != h->force_serial) return false;
    FhObj *o = fhheap_cell_slow(h, h->data, class * 16, true, FH_T_free_cell, 0);
    if (!o) return false;
    o->rc = 0;
    o->shape = FH_T_free_cell;
    if (fhheap_cell_size(o) != class * 16) { /* lent by a larger class */
        fhheap_cell_free(h, o, class * 16, true);
        return false;
    }
    FhCell *c = (FhCell *)o;
    c->next = h->data->free_cells[FH_CONTAINER][class];
    h->data->free_cells[FH_CONTAINER][class] = c;
    return true;
}

FhValue fhinstance_new(FhVM *vm, FhType *type, size_t items_bytes) {
    FhShape *shape = fhshape_fresh(vm, type);
    size_t fixed, words = shape->capacity * sizeof(FhValue);
    if (__builtin_add_overflow((size_t)type->size + words, items_bytes, &fixed) || fixed > PTRDIFF_MAX - 32)
        return fhraise_memory(vm);
    size_t size = (fixed + 7) & ~(size_t)7;
    bool container = (type->flags & FH_TF_CONTAINER) != 0;
    FhObj *o = is_data(type) ? fhmem_data_cell(vm, size, shape->id, container)
                             : fhmem_cell(vm, size, shape->id, container);
    if (FH_UNLIKELY(!o)) return FH_ERR;
    memset((char *)o + sizeof *o, 0, size - words - sizeof *o);
    if (words) {
        FhValue *word = fhinstance_words_any(vm, o);
        for (uint32_t i = 0; i < shape->capacity; i++) word[i] = FH_NOVALUE;
    }
    if (type->dict_offset) *(FhValue *)(void *)((char *)o + type->dict_offset) = FH_NOVALUE;
    if (FH_UNLIKELY(fh_in_arena(o))) return in_arena(vm, type, o);
    if (type->flags & FH_TF_HEAP) fh_retain_obj(&type->header);
    return fh_val(o);
}

/* ---- new and init ---- */

static bool excess_args(uint32_t nargs, FhValue kwnames) {
    return nargs || (kwnames != FH_NOVALUE && fhas_tuple(kwnames)->size);
}

static FhValue abstract_error(FhVM *vm, FhType *t) {
    FhValue set = fhattr_get(vm, fh_val(t), FH_NAME(vm, __abstractmethods__));
    FhValue names = set == FH_ERR ? FH_ERR : fhlist_of(vm, set);
    fh_release(vm, set);
    if (names == FH_ERR || fhlist_sort(vm, names, FH_NOVALUE, false) < 0) goto done;
    FhValue sep = fhstr_c(vm, ", ");
    FhValue joined = sep == FH_ERR ? FH_ERR : fhcall_method(vm, sep, FH_NAME(vm, join), &names, 1);
    if (joined != FH_ERR) {
        fhraise(vm, FH_T_TypeError, "Can't instantiate abstract class %N with abstract method%s %U",
                fh_val(t), fhas_list(names)->size > 1 ? "s" : "", joined);
        fh_release(vm, joined);
    }
    fh_release(vm, sep);
done:
    fh_release(vm, names);
    return FH_ERR;
}

FhValue fhobject_new_plain(FhVM *vm, FhType *type) {
    if (FH_UNLIKELY(type->flags & FH_TF_ABSTRACT)) return abstract_error(vm, type);
    return fhinstance_new(vm, type, 0);
}

FhValue fhobject_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhType *t = fhas_type(type);
    (void)args;
    if (excess_args(nargs, kwnames)) {
        if (t->slots->new_ != fhobject_new)
            return fhraise(vm, FH_T_TypeError,
                           "object.__new__() takes exactly one argument (the type to instantiate)");
        if (t->slots->init == fhobject_init)
            return fhraise(vm, FH_T_TypeError, "%N() takes no arguments", type);
    }
    return fhobject_new_plain(vm, t);
}

int fhobject_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args;
    if (!excess_args(nargs, kwnames)) return 0;
    const FhSlots *s = fh_slots(vm, self);
    if (s->init && s->init != fhobject_init) /* NULL: it is object's */
        return fhraise_int(vm, FH_T_TypeError,
                           "object.__init__() takes exactly one argument (the instance to initialize)");
    if (s->new_ == fhobject_new)
        return fhraise_int(vm, FH_T_TypeError,
                           "%T.__init__() takes exactly one argument (the instance to initialize)", self);
    return 0;
}

/* ---- text, hash, comparison ---- */

FhValue fhobject_repr(FhVM *vm, FhValue self) {
    FhType *t = fh_type(vm, self);
    if (fhtype_ready(vm, t) < 0) return FH_ERR;
    FhValue module = fhtype_module(vm, t);
    if (module == FH_ERR) return FH_ERR;
    unsigned long long at = (unsigned long long)(fh_observed(self) & ~(FhValue)7);
    FhValue text;
    if (fhstr_check(vm, module) && !fhstr_equal(module, FH_NAME(vm, builtins)))
        text = fhstr_format(vm, "<%U.%U object at 0x%llx>", module, t->cold->qualname, at);
    else
        text = fhstr_format(vm, "<%U object at 0x%llx>", t->cold->qualname, at);
    fh_release(vm, module);
    return text;
}

static FhValue object_str(FhVM *vm, FhValue self) { return fhrepr(vm, self); }

int64_t fhhash_identity(FhVM *vm, FhValue v) {
    (void)vm;
    return fhhash_address(fh_observed(v));
}

int64_t fhhash_address(uint64_t a) {
    return (int64_t)(a >> 4 | a << 60) == -1 ? -2 : (int64_t)(a >> 4 | a << 60);
}

int64_t fhhash_not_implemented(FhVM *vm, FhValue v) {
    return fhraise_int(vm, FH_T_TypeError, "unhashable type: '%T'", v);
}

static FhValue object_compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (op == FH_EQ) return a == b ? FH_TRUE : FH_NOTIMPLEMENTED;
    if (op != FH_NE) return FH_NOTIMPLEMENTED;
    FhValue (*compare)(FhVM *, FhValue, FhValue, FhCmpOp) = fh_slots(vm, a)->compare;
    if (!compare) compare = object_compare;
    FhValue equal = compare(vm, a, b, FH_EQ); /* the default of != is the inverse of == */
    if (equal == FH_ERR || equal == FH_NOTIMPLEMENTED) return equal;
    int truth = fhtruth(vm, equal);
    fh_release(vm, equal);
    return truth < 0 ? FH_ERR : fh_bool(!truth);
}

/* ---- attributes ---- */

static FhValue get_class(FhVM *vm, FhValue self) { return fh_retain(fh_typeval(vm, self)); }

static int set_class(FhVM *vm, FhValue self, FhValue v) {
    if (v == FH_NOVALUE) return fhraise_int(vm, FH_T_TypeError, "can't delete __class__ attribute");
    if (!fhtype_check(vm, v))
        return fhraise_int(vm, FH_T_TypeError, "__class__ must be set to a class, not '%T' object", v);
    return fhobject_set_class(vm, self, fhas_type(v));
}

/* ---- methods ---- */

#define METHOD(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames

METHOD(method_format) {
    UNUSED;
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "__format__() argument must be str, not %V", args[0]);
    if (fhstr_size(args[0]))
        return fhraise(vm, FH_T_TypeError, "unsupported format string passed to %T.__format__", self);
    return fhstr(vm, self);
}

METHOD(method_dir) {
    UNUSED;
    return fhattr_dir(vm, self);
}

METHOD(method_sizeof) {
    UNUSED;
    if (!fh_is_obj(self)) return fh_int_raw(8);
    return fh_int_raw((int64_t)fhheap_cell_size(fh_obj(self)));
}

METHOD(method_init_subclass) {
    UNUSED;
    return FH_NONE;
}

METHOD(method_subclasshook) {
    UNUSED;
    return FH_NOTIMPLEMENTED;
}

METHOD(method_reduce) {
    UNUSED;
    return fhobject_reduce(vm, self, 0);
}

METHOD(method_reduce_ex) {
    UNUSED;
    int64_t protocol;
    if (fhargs_index(vm, args[0], &protocol) < 0) return FH_ERR;
    FhValue own = fhtype_lookup(vm, fh_type(vm, self), FH_NAME(vm, __reduce__));
    FhValue base = fhtype_lookup(vm, vm->types[FH_T_object], FH_NAME(vm, __reduce__));
    if (own == FH_ERR || base == FH_ERR) return FH_ERR;
    if (own != base) return fhcall_method(vm, self, FH_NAME(vm, __reduce__), NULL, 0);
    return fhobject_reduce(vm, self, protocol);
}

METHOD(method_getstate) {
    UNUSED;
    return fhobject_state(vm, self);
}

static const FhMethodDef methods[] = {
    {"__reduce_ex__", method_reduce_ex, 1, 1, 0,
     "__reduce_ex__($self, protocol, /)\n--\n\nHelper for pickle."},
    {"__reduce__", method_reduce, 0, 0, 0, "__reduce__($self, /)\n--\n\nHelper for pickle."},
    {"__getstate__", method_getstate, 0, 0, 0, "__getstate__($self, /)\n--\n\nHelper for pickle."},
    {"__subclasshook__", method_subclasshook, 0, FH_ANY, FH_CLASS,
     "Abstract classes can override this to customize issubclass().\n\nThis is invoked early on by "
     "abc.ABCMeta.__subclasscheck__().\nIt should return True, False or NotImplemented.  If it returns\n"
     "NotImplemented, the normal algorithm is used.  Otherwise, it\noverrides the normal algorithm (and the "
     "outcome is cached).\n"},
    {"__init_subclass__", method_init_subclass, 0, 0, FH_CLASS,
     "This method is called when a class is subclassed.\n\nThe default implementation does nothing. It may "
     "be\n"
     "overridden to extend subclasses.\n"},
    {"__format__", method_format, 1, 1, 0,
     "__format__($self, format_spec, /)\n--\n\nDefault object formatter."},
    {"__sizeof__", method_sizeof, 0, 0, 0, "__sizeof__($self, /)\n--\n\nSize of object in memory, in bytes."},
    {"__dir__", method_dir, 0, 0, 0, "__dir__($self, /)\n--\n\nDefault dir() implementation."},
    {0},
};

static const FhGetSetDef getsets[] = {
    {"__class__", get_class, set_class, "the object's class"},
    {0},
};

static const FhSlots slots = {
    .repr = fhobject_repr,
    .str = object_str,
    .hash = fhhash_identity,
    .compare = object_compare,
    .getattro = fhattr_get_generic,
    .setattro = fhattr_set_generic,
    .new_ = fhobject_new,
    .init = fhobject_init,
};

const FhTypeDef fhtypedef_object = {
    .doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new "
           "featureless\ninstance that has no instance attributes and cannot be given any.\n",
    .size = sizeof(FhObj),
    .flags = FH_TF_BASE,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets,
};
