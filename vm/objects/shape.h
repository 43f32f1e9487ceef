/* Shapes (hidden classes): where the fields of an instance lie.
 *
 *   | header 8 | C part … type->size | word 0 | word 1 | … | word capacity-1 |
 *
 *   nfields <= capacity   field i is word i
 *   nfields >  capacity   field i is word i for i < capacity - 1; the others lie in an overflow table (raw block of
 *                         fhshape_overflow_words(shape) words) whose address is the last word, from index
 *                         i - (capacity - 1)
 *   dict_mode             fields 0 … nslots-1 are words; the last word is a dict with all other attributes, or NOVALUE
 *
 * The fields of __slots__ come first and always lie inline. Classes with FH_TF_DICT therefore have capacity >= nslots + 1
 * (unless the C part has a dict word of its own: dict_offset). An unset field is FH_NOVALUE. So the place of a field is
 * a function of (shape, field number), which inline caches may keep.
 *
 * FH_TF_VARSIZE types: the words lie at the very end of the cell, and the shape is in dict mode from the start. */
#ifndef FH_OBJECTS_SHAPE_H
#define FH_OBJECTS_SHAPE_H

#include "objects/vm.h"

#define FH_MAX_FIELDS 60 /* more: dict mode */

/* A root shape for type. NULL: MemoryError. */
FhShape *fhshape_new(FhVM *vm, FhType *type, uint32_t nfields, uint32_t capacity,
                     bool dict_mode) FH_MUST_CHECK;
/* The base shape of a builtin type, made in place; ids follow each other; type NULL: the id is kept for fhshape_base_late. fhshape_base_free: its tables. */
int fhshape_base(FhVM *vm, FhType *type, FhShape *s) FH_MUST_CHECK;
int fhshape_base_late(FhVM *vm, FhType *type, FhShape *s, uint32_t id) FH_MUST_CHECK;
void fhshape_base_free(FhVM *vm, FhShape *s);
/* The shape for a new instance of type. The first instances of a class of a script show how many fields they come to have:
 * after some, later ones reserve so many words. Instances made without asking (type->shape) are right, too. */
FhShape *fhshape_fresh_slow(FhVM *vm, FhType *type);
enum { FH_LEARNING = 8 };
static inline FhShape *fhshape_fresh(FhVM *vm, FhType *type) {
    return FH_LIKELY(type->made >= FH_LEARNING) ? type->shape : fhshape_fresh_slow(vm, type);
}
/* A new instance of a type that is `quick`, with two references if it is counted; the reference to the class that it needs
 * is left to the caller (in an arena it needs none). NULL, nothing pending: fhinstance_new must make it. */
static inline FhObj *fhinstance_quick(FhVM *vm, const FhType *t) {
    FhHeap *h = &vm->heap;
    const FhShape *s = t->shape;
    uint32_t n = s->capacity, class = (n + 2) / 2; /* header and words, in units of 16 bytes */
    if (FH_UNLIKELY(t->made < FH_LEARNING || class > FH_CLASSES)) return NULL;
    FhCell *c = h->data->free_cells[FH_CONTAINER][class];
    if (FH_UNLIKELY(!c || (h->force_serial && t->held_by != h->force_serial))) return NULL;
    h->data->free_cells[FH_CONTAINER][class] = c->next;
    FhObj *o = &c->header;
    o->rc = h->new_rc < 0 ? h->new_rc : h->new_rc + FH_RC_ONE;
    o->shape = s->id;
    FhValue *word = (FhValue *)(void *)(o + 1);
    for (uint32_t i = 0; i < n; i++) word[i] = FH_NOVALUE;
    return o;
}
/* fhinstance_quick has failed. True: for want of cells at hand, of which there are some now. */
bool fhinstance_refill(FhVM *vm, const FhType *t);
/* A root shape with that capacity, found or made. NULL: MemoryError. */
FhShape *fhshape_root(FhVM *vm, FhType *type, uint32_t capacity, bool dict_mode) FH_MUST_CHECK;
/* Gives up the shapes of a type that ends, but for a base shape; their ids stay taken. */
void fhshape_free_all(FhVM *vm, FhType *type);
/* Number of the field called name (str, any) or -1. Runs no script. */
int fhshape_find(FhVM *vm, const FhShape *shape, FhValue name);
/* The shape with one more field; NULL: MemoryError. name is an interned str. */
FhShape *fhshape_with(FhVM *vm, FhShape *shape, FhValue name) FH_MUST_CHECK;
FhValue fhshape_key(FhVM *vm, const FhShape *shape,
                    uint32_t field); /* borrowed; NOVALUE for a slot's field */
static inline uint32_t fhshape_overflow_words(const FhShape *s) {
    uint32_t n = s->nfields > s->capacity ? s->nfields - s->capacity + 1u : 0;
    return (n + 3u) & ~3u;
}
/* Field i of every object of that shape lies inline. */
static inline bool fhshape_inline(const FhShape *s, uint32_t field) {
    return field + (s->nfields > s->capacity) < s->capacity;
}

/* Value word 0 of an instance whose type is not FH_TF_VARSIZE. */
static inline FhValue *fhinstance_words(const FhType *t, FhObj *o) {
    return (FhValue *)(void *)((char *)o + t->size);
}
/* The place of a field that fhshape_inline holds of. */
static inline FhValue *fhinstance_inline(const FhType *t, FhObj *o, uint32_t field) {
    return fhinstance_words(t, o) + field;
}
FhValue *fhinstance_words_any(FhVM *vm, FhObj *o);             /* the same for every type */
FhValue *fhinstance_field(FhVM *vm, FhObj *o, uint32_t field); /* any field of its shape */
/* Appends a field to an instance that is not in dict mode; takes v over, on failure too. -1: MemoryError. `next` is
 * fhshape_with(vm, shape of o, name), or NULL: looked up. */
int fhinstance_append(FhVM *vm, FhObj *o, FhValue name, FhShape *next, FhValue v);
/* The first instance of class t will have about that many fields beside its slots: room for them is made now, which
 * spares learning it. */
void fhshape_expect(FhVM *vm, FhType *t, uint32_t fields);
/* Takes away the field of o that was added last. False: it is another one, or takes more than that. */
bool fhinstance_drop_last(FhVM *vm, FhObj *o, uint32_t field);
/* Moves the fields into a dict (dict mode). -1: MemoryError, unchanged. */
int fhinstance_to_dict(FhVM *vm, FhObj *o) FH_MUST_CHECK;
/* The word that holds the attribute dict (or NOVALUE) of any object; NULL: its attributes are fields, or it takes none. */
FhValue *fhinstance_dict_word(FhVM *vm, FhObj *o);

#endif
