/* Shapes and the fields of instances; see shape.h. A shape lives as long as its type: shapes of a type are linked, and
 * the type gives them back together. Ids are never used again, so a cache that names a shape cannot be fooled. */
#include "objects/shape.h"
#include "objects/dict.h"
#include "objects/str.h"
#include "objects/type.h"

static int reserve_id(FhVM *vm) {
    if (vm->nshapes < vm->shapes_capacity) return 0;
    uint32_t wanted = vm->shapes_capacity ? vm->shapes_capacity * 2 : FH_T_count + 64u;
    if (wanted > INT32_MAX) return fhraise_memory(vm), -1;
    FhShape **grown =
        fhmem_resize(vm, vm->shapes, vm->shapes_capacity * sizeof *grown, wanted * sizeof *grown);
    if (!grown) return -1;
    vm->shapes = grown;
    vm->shapes_capacity = wanted;
    if (vm->nshapes == 0) vm->shapes[vm->nshapes++] = NULL;
    return 0;
}

static FhShapeCold no_transitions(FhShape *next_of_type) {
    return (FhShapeCold){.key = FH_NOVALUE, .next_of_type = next_of_type};
}

static const FhShapeCold unused = {.key = FH_NOVALUE};

typedef struct OwnShape {
    FhShape shape;
    FhShapeCold cold;
} OwnShape;

/* Enters the shape in the tables under the next id. */
static int enter(FhVM *vm, FhShape *s) {
    if (reserve_id(vm) < 0) return -1;
    s->id = vm->nshapes;
    if (fhheap_register_shape(&vm->heap, s->id, &s->slots->life) < 0) {
        fhraise_memory(vm);
        return -1;
    }
    vm->shapes[vm->nshapes++] = s;
    return 0;
}

FhShape *fhshape_new(FhVM *vm, FhType *type, uint32_t nfields, uint32_t capacity, bool dict_mode) {
    OwnShape *own = fhtype_own_cold(vm, type) < 0 ? NULL : fhmem_new(vm, sizeof *own);
    if (!own) return NULL;
    own->shape = (FhShape){.slots = type->slots,
                           .type = type,
                           .nfields = (uint16_t)nfields,
                           .capacity = (uint16_t)capacity,
                           .dict_mode = dict_mode,
                           .cold = &own->cold};
    own->cold = no_transitions(type->cold->shapes);
    if (enter(vm, &own->shape) < 0) {
        fhmem_free(vm, own, sizeof *own);
        return NULL;
    }
    return type->cold->shapes = &own->shape;
}

int fhshape_base(FhVM *vm, FhType *type, FhShape *s) {
    if (!type) {
        if (reserve_id(vm) < 0) return -1;
        vm->shapes[vm->nshapes++] = NULL;
        return 0;
    }
    *s = (FhShape){.slots = type->slots, .type = type, .cold = (FhShapeCold *)&unused};
    return enter(vm, s);
}

int fhshape_base_late(FhVM *vm, FhType *type, FhShape *s, uint32_t id) {
    *s = (FhShape){.slots = type->slots, .type = type, .cold = (FhShapeCold *)&unused, .id = id};
    if (fhheap_register_shape(&vm->heap, id, &s->slots->life) < 0) return fhraise_memory(vm), -1;
    vm->shapes[id] = s;
    return 0;
}

/* A base shape's own rest, once there is something to write. */
static int own_cold(FhVM *vm, FhShape *s) {
    if (s->cold != &unused) return 0;
    FhShapeCold *cold = fhmem_new(vm, sizeof *cold);
    if (!cold) return -1;
    *cold = no_transitions(NULL);
    s->cold = cold;
    return 0;
}

static void free_tables(FhVM *vm, FhShape *s) {
    vm->shapes[s->id] = NULL;
    fhmem_free(vm, s->cold->next, s->cold->next_capacity * sizeof *s->cold->next);
    fhmem_free(vm, s->cold->keys, s->nfields * sizeof *s->cold->keys);
}

void fhshape_base_free(FhVM *vm, FhShape *s) {
    free_tables(vm, s);
    if (s->cold != &unused) fhmem_free(vm, s->cold, sizeof *s->cold);
}

void fhshape_free_all(FhVM *vm, FhType *type) {
    FhShape *s = type->cold->shapes;
    if (!s) return;
    type->cold->shapes = type->shape = NULL;
    while (s) {
        FhShape *next = s->cold->next_of_type;
        fhheap_forget_shape(&vm->heap, s->id);
        free_tables(vm, s);
        fhmem_free(vm, s, sizeof(OwnShape));
        s = next;
    }
}

FhValue fhshape_key(FhVM *vm, const FhShape *shape, uint32_t field) {
    (void)vm;
    for (const FhShape *s = shape; s; s = s->cold->parent) {
        if (s->nfields == field + 1) return s->cold->key;
    }
    return FH_NOVALUE;
}

/* The names of all fields in a row, so that a search does not walk the chain of parents. NULL: no memory for it. */
static const FhValue *keys_of(FhVM *vm, FhShape *shape) {
    if (shape->cold->keys) return shape->cold->keys;
    FhValue *keys = fhheap_raw(&vm->heap, shape->nfields * sizeof *keys);
    if (!keys) return NULL;
    for (uint32_t i = 0; i < shape->nfields; i++) keys[i] = FH_NOVALUE;
    for (const FhShape *s = shape; s->cold->parent; s = s->cold->parent) keys[s->nfields - 1] = s->cold->key;
    return shape->cold->keys = keys;
}

static bool same_name(FhValue key, FhValue name, bool interned) {
    if (key == name) return true;
    return !interned && key != FH_NOVALUE && fhstr_equal(key, name);
}

int fhshape_find(FhVM *vm, const FhShape *shape, FhValue name) {
    uint32_t n = shape->nfields;
    if (n == 0 || !shape->cold->parent) return -1;
    bool interned = (fhas_str(name)->flags & FH_STR_INTERNED) != 0;
    const FhValue *keys = keys_of(vm, (FhShape *)shape);
    if (keys && interned) {
        for (uint32_t i = 0; i < n; i++) {
            if (keys[i] == name) return (int)i;
        }
        return -1;
    }
    for (const FhShape *s = shape; s->cold->parent; s = s->cold->parent) {
        if (same_name(s->cold->key, name, interned)) return s->nfields - 1;
    }
    return -1;
}

static int reserve_next(FhVM *vm, FhShape *s) {
    if (own_cold(vm, s) < 0) return -1;
    if (s->cold->nnext < s->cold->next_capacity) return 0;
    uint32_t wanted = s->cold->next_capacity ? s->cold->next_capacity * 2 : 2;
    FhShape **grown =
        fhmem_resize(vm, s->cold->next, s->cold->next_capacity * sizeof *grown, wanted * sizeof *grown);
    if (!grown) return -1;
    s->cold->next = grown;
    s->cold->next_capacity = wanted;
    return 0;
}

FhShape *fhshape_with(FhVM *vm, FhShape *shape, FhValue name) {
    for (uint32_t i = 0; i < shape->cold->nnext; i++) {
        if (shape->cold->next[i]->cold->key == name) return shape->cold->next[i];
    }
    if (reserve_next(vm, shape) < 0) return NULL;
    FhShape *s = fhshape_new(vm, shape->type, shape->nfields + 1u, shape->capacity, false);
    if (!s) return NULL;
    s->cold->parent = shape;
    s->cold->key = name;
    shape->cold->next[shape->cold->nnext++] = s;
    if (s->nfields > s->type->max_fields)
        s->type->max_fields = s->nfields < UINT8_MAX ? (uint8_t)s->nfields : UINT8_MAX;
    return s;
}

/* ---- fields of an instance ---- */

FhValue *fhinstance_words_any(FhVM *vm, FhObj *o) {
    FhType *t = fh_shape_of(vm, o)->type;
    if (!(t->flags & FH_TF_VARSIZE)) return fhinstance_words(t, o);
    size_t words = fh_shape_of(vm, o)->capacity;
    return (FhValue *)(void *)((char *)o + fhheap_cell_size(o)) - words;
}

static FhValue *overflow_of(FhValue *words, const FhShape *s) {
    return (FhValue *)(uintptr_t)words[s->capacity - 1];
}

FhValue *fhinstance_field(FhVM *vm, FhObj *o, uint32_t field) {
    const FhShape *s = fh_shape_of(vm, o);
    FhValue *words = fhinstance_words_any(vm, o);
    if (s->dict_mode || fhshape_inline(s, field)) return words + field;
    return overflow_of(words, s) + (field - (s->capacity - 1u));
}

/* Words that use up the cell, which comes in multiples of 16 bytes. */
static uint32_t rounded(const FhType *t, uint32_t words) { return words + ((t->size / 8 + words) & 1); }

static void use_capacity(FhVM *vm, FhType *t, uint32_t words) {
    FhShape *root = fhshape_root(vm, t, words, false);
    if (!root) {
        fhpending_clear(vm);
        return;
    }
    t->field_hint = (uint16_t)words;
    t->shape = root;
}

/* Later instances get more room: one of this class has outgrown its words. */
static void learn(FhVM *vm, FhType *t, uint32_t fields) {
    uint32_t wanted = rounded(t, fields + fields / 2);
    if (wanted > t->field_hint) use_capacity(vm, t, wanted);
}

void fhshape_expect(FhVM *vm, FhType *t, uint32_t fields) {
    bool learns = (t->flags & (FH_TF_HEAP | FH_TF_DICT | FH_TF_VARSIZE)) == (FH_TF_HEAP | FH_TF_DICT);
    if (!learns || t->dict_offset || t->made || fields > FH_MAX_FIELDS / 2) return;
    t->made = FH_LEARNING;
    if (t->shape->capacity != rounded(t, t->nslots + fields))
        use_capacity(vm, t, rounded(t, t->nslots + fields));
}

FhShape *fhshape_fresh_slow(FhVM *vm, FhType *t) {
    bool learns = (t->flags & (FH_TF_HEAP | FH_TF_DICT | FH_TF_VARSIZE)) == (FH_TF_HEAP | FH_TF_DICT);
    if (!learns || t->dict_offset)
        t->made = FH_LEARNING;
    else if (t->made++ && t->max_fields > t->nslots) {
        t->made = FH_LEARNING;
        if (t->shape->capacity != rounded(t, t->max_fields)) use_capacity(vm, t, rounded(t, t->max_fields));
    } else if (t->made == FH_LEARNING) {
        use_capacity(vm, t, rounded(t, t->nslots + 1));
    }
    return t->shape;
}

FhShape *fhshape_root(FhVM *vm, FhType *type, uint32_t capacity, bool dict_mode) {
    FhShape *base = type->id ? vm->shapes[type->id] : NULL;
    if (base && base->capacity == capacity && base->dict_mode == dict_mode) return base;
    for (FhShape *s = type->cold->shapes; s; s = s->cold->next_of_type) {
        if (!s->cold->parent && s->capacity == capacity && s->dict_mode == dict_mode) return s;
    }
    return fhshape_new(vm, type, type->nslots, capacity, dict_mode);
}

/* Room for one more field in the overflow table. */
static int grow_overflow(FhVM *vm, FhObj *o, const FhShape *from, const FhShape *to) {
    FhValue *words = fhinstance_words_any(vm, o);
    uint32_t old = fhshape_overflow_words(from), wanted = fhshape_overflow_words(to);
    if (wanted == old) return 0;
    FhValue *table = old ? overflow_of(words, from) : NULL;
    FhValue *grown = old ? fhmem_resize(vm, table, old * sizeof *grown, wanted * sizeof *grown)
                         : fhmem_new_for(vm, o, wanted * sizeof *grown);
    if (!grown) return -1;
    if (!old) {
        grown[0] = words[from->capacity - 1];
        learn(vm, from->type, to->nfields);
    }
    words[from->capacity - 1] = (FhValue)(uintptr_t)grown;
    return 0;
}

int fhinstance_append(FhVM *vm, FhObj *o, FhValue name, FhShape *next, FhValue v) {
    FhShape *s = fh_shape_of(vm, o);
    if (!next) next = fhshape_with(vm, s, name);
    if (!next || (next->nfields > next->capacity && grow_overflow(vm, o, s, next) < 0)) {
        fh_release(vm, v);
        return -1;
    }
    o->shape = next->id;
    fh_stored(vm, o, v);
    *fhinstance_field(vm, o, next->nfields - 1u) = v;
    return 0;
}

bool fhinstance_drop_last(FhVM *vm, FhObj *o, uint32_t field) {
    const FhShape *s = fh_shape_of(vm, o);
    if (field + 1 != s->nfields || s->nfields > s->capacity) return false;
    o->shape = s->cold->parent->id;
    fh_clear(vm, fhinstance_words_any(vm, o) + field);
    return true;
}

static FhShape *dict_shape(FhVM *vm, FhShape *s) {
    if (s->dict_mode) return s;
    FhShape *root = s;
    while (root->cold->parent) root = root->cold->parent;
    if (!root->cold->dict_shape && own_cold(vm, root) == 0)
        root->cold->dict_shape = fhshape_new(vm, s->type, root->nfields, s->capacity, true);
    return root->cold->dict_shape;
}

/* A dict with the fields behind the slots. */
static FhValue fields_to_dict(FhVM *vm, FhObj *o, const FhShape *s) {
    FhValue dict = fhdict_new(vm);
    if (dict == FH_ERR) return FH_ERR;
    uint32_t nslots = s->type->nslots;
    if (fhdict_reserve(vm, fhas_dict(dict), s->nfields - nslots) < 0) goto fail;
    for (uint32_t i = nslots; i < s->nfields; i++) {
        FhValue v = *fhinstance_field(vm, o, i);
        if (v != FH_NOVALUE && fhdict_set(vm, dict, fhshape_key(vm, s, i), v) < 0) goto fail;
    }
    return dict;
fail:
    fh_release(vm, dict);
    return FH_ERR;
}

int fhinstance_to_dict(FhVM *vm, FhObj *o) {
    FhShape *s = fh_shape_of(vm, o);
    if (s->dict_mode) return 0;
    FhShape *to = dict_shape(vm, s);
    FhValue dict = to ? fields_to_dict(vm, o, s) : FH_ERR;
    if (dict == FH_ERR) return -1;
    FhValue *words = fhinstance_words_any(vm, o);
    for (uint32_t i = s->type->nslots; i < s->nfields; i++) fh_release(vm, *fhinstance_field(vm, o, i));
    if (s->nfields > s->capacity)
        fhmem_free(vm, overflow_of(words, s), fhshape_overflow_words(s) * sizeof(FhValue));
    for (uint32_t i = s->type->nslots; i < s->capacity; i++) words[i] = FH_NOVALUE;
    words[s->capacity - 1] = dict;
    fh_stored(vm, o, dict);
    o->shape = to->id;
    return 0;
}

FhValue *fhinstance_dict_word(FhVM *vm, FhObj *o) {
    FhShape *s = fh_shape_of(vm, o);
    FhType *t = s->type;
    if (t->dict_offset) return (FhValue *)(void *)((char *)o + t->dict_offset);
    if (!s->dict_mode || !(t->flags & FH_TF_DICT)) return NULL;
    return fhinstance_words_any(vm, o) + (s->capacity - 1u);
}
