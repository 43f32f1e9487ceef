/* Iterators of dict, forwards and backwards, over keys, values and items.
 *
 * `used` is the size that the dict had at the start: an iteration of a dict whose size has changed raises RuntimeError,
 * now and ever after. */
#include "objects/dead.h"
#include "objects/dict.h"
#include "objects/iterators.h"
#include "objects/iterators_reduce.h"
#include "objects/protocol.h"
#include "objects/tuple.h"

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhDictIter *)o)->dict);
    fn(ctx, &((FhDictIter *)o)->pair);
}

static void finalize(FhVM *vm, FhObj *o) {
    fh_clear(vm, &((FhDictIter *)o)->dict);
    fh_clear(vm, &((FhDictIter *)o)->pair);
}

static bool is_reverse(FhTypeId kind) { return kind >= FH_T_dict_reversekeyiterator; }

FhValue fhdict_iterator(FhVM *vm, FhValue dict, FhTypeId kind) {
    if (fh_is_dead(dict)) return fhdead_raise(vm, dict); /* through a view */
    FhDictIter *it = (FhDictIter *)fhmem_cell(vm, sizeof(FhDictIter), kind, true);
    if (!it) return FH_ERR;
    FhDict *d = fhas_dict(dict);
    it->dict = fh_retain(dict);
    it->pos = is_reverse(kind) ? d->nentries - 1 : 0;
    it->used = it->left = d->used;
    it->pair = FH_NOVALUE;
    return fh_val(it);
}

static FH_COLD const FhEntry *changed(FhVM *vm, FhDictIter *it) {
    if (fh_is_dead(it->dict)) return fhdead_raise(vm, it->dict), NULL;
    it->used = -1;
    fhraise(vm, FH_T_RuntimeError, "dictionary changed size during iteration");
    return NULL;
}

/* The next live entry; NULL at the end or with an exception. */
static const FhEntry *step_slow(FhVM *vm, FhDictIter *it) {
    if (it->dict == FH_NOVALUE) return NULL;
    FhDict *d = fhas_dict(it->dict);
    if (FH_UNLIKELY(it->used != d->used)) return changed(vm, it);
    int64_t e = it->pos < d->first ? d->first : it->pos;
    while (e < d->nentries && d->entries[e].key == FH_DUMMY) e++;
    if (e >= d->nentries) {
        if (fh_is_dead(it->dict)) return fhdead_raise(vm, it->dict), NULL;
        fh_clear(vm, &it->dict);
        return NULL;
    }
    it->pos = e + 1;
    if (FH_UNLIKELY(it->left-- == 0)) {
        it->left = 0;
        fhraise(vm, FH_T_RuntimeError, "dictionary keys changed during iteration");
        return NULL;
    }
    return &d->entries[e];
}

static inline const FhEntry *step(FhVM *vm, FhDictIter *it) {
    const FhEntry *e = fhdict_next_entry(fh_val(it));
    return FH_LIKELY(e != NULL) ? e : step_slow(vm, it);
}

static const FhEntry *step_back(FhVM *vm, FhDictIter *it) {
    if (it->dict == FH_NOVALUE) return NULL;
    FhDict *d = fhas_dict(it->dict);
    if (FH_UNLIKELY(it->used != d->used)) return changed(vm, it);
    int64_t e = it->pos >= d->nentries ? d->nentries - 1 : it->pos;
    while (e >= 0 && d->entries[e].key == FH_DUMMY) e--;
    if (e < 0) {
        if (fh_is_dead(it->dict)) return fhdead_raise(vm, it->dict), NULL;
        fh_clear(vm, &it->dict);
        return NULL;
    }
    it->pos = e - 1;
    if (it->left > 0) it->left--;
    return &d->entries[e];
}

static inline FhValue nothing(FhVM *vm) { return fhpending(vm) ? FH_ERR : FH_NOVALUE; }

/* A pair of borrowed values. */
static FhValue pair_of(FhVM *vm, FhDictIter *it, FhValue key, FhValue v) {
    FhValue items[] = {fh_retain(key), fh_retain(v)};
    return fhtuple_renew(vm, &it->header, &it->pair, items, 2);
}

FhValue fhdict_next_pair(FhVM *vm, FhValue iterator, FhValue *items) {
    const FhEntry *e = step(vm, FH_AS(FhDictIter, iterator));
    if (FH_UNLIKELY(!e)) return nothing(vm);
    items[0] = fh_retain(e->key);
    items[1] = fh_retain(e->value);
    return FH_NONE;
}

#define NEXT(name, advance, result)                                                                          \
    static FhValue name(FhVM *vm, FhValue self) {                                                            \
        FhDictIter *it = FH_AS(FhDictIter, self);                                                            \
        const FhEntry *e = advance(vm, it);                                                                  \
        if (FH_UNLIKELY(!e)) return nothing(vm);                                                             \
        return result;                                                                                       \
    }
NEXT(next_key, step, fh_retain(e->key))
NEXT(next_value, step, fh_retain(e->value))
NEXT(next_item, step, pair_of(vm, it, e->key, e->value))
NEXT(previous_key, step_back, fh_retain(e->key))
NEXT(previous_value, step_back, fh_retain(e->value))
NEXT(previous_item, step_back, pair_of(vm, it, e->key, e->value))

static FhValue hint(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)vm, (void)args, (void)nargs, (void)kwnames;
    FhDictIter *it = FH_AS(FhDictIter, self);
    bool ended = it->dict == FH_NOVALUE || it->used != fhas_dict(it->dict)->used;
    return fh_int_raw(ended ? 0 : it->left);
}

static const FhMethodDef methods[] = {
    {"__length_hint__", hint, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

#define ITERATOR(id, next_)                                                                                  \
    static const FhSlots id##_slots = {                                                                      \
        .life = {.visit = visit, .finalize = finalize}, .iter = fhiterators_self, .next = next_};            \
    const FhTypeDef fhtypedef_dict_##id = {.size = sizeof(FhDictIter),                                       \
                                           .flags = FH_TF_CONTAINER,                                         \
                                           .slots = &id##_slots,                                             \
                                           .methods = methods,                                               \
                                           .more_methods = fhiterators_methods_dict}
ITERATOR(keyiterator, next_key);
ITERATOR(valueiterator, next_value);
ITERATOR(itemiterator, next_item);
ITERATOR(reversekeyiterator, previous_key);
ITERATOR(reversevalueiterator, previous_value);
ITERATOR(reverseitemiterator, previous_item);
