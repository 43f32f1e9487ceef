/* Iterators of list, tuple and of anything with __getitem__; reversed; iter(callable, sentinel). The ones that wrap
 * other iterators: iterators_wrap.c.
 *
 * An exhausted iterator has dropped its sequence and stays exhausted. */
#include "objects/dead.h"
#include "objects/iterators.h"
#include "objects/iterators_reduce.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/tuple.h"

FhValue fhiterators_self(FhVM *vm, FhValue v) {
    (void)vm;
    return fh_retain(v);
}

void fhiterators_touch_slow(FhVM *vm, FhValue iterator) {
    uint32_t shape = fh_obj(iterator)->shape;
    bool sequence = shape - FH_T_list_iterator <= FH_T_iterator - FH_T_list_iterator;
    bool dict = shape - FH_T_dict_keyiterator <= FH_T_dict_reverseitemiterator - FH_T_dict_keyiterator;
    if (!sequence && !dict) fh_touch(vm, iterator);
}

/* ---- FhSeqIter ---- */

static void visit_seq(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhSeqIter *)o)->seq);
}

static void finalize_seq(FhVM *vm, FhObj *o) { fh_clear(vm, &((FhSeqIter *)o)->seq); }

static FhValue make(FhVM *vm, FhTypeId kind, FhValue seq, int64_t index) {
    FhSeqIter *it = (FhSeqIter *)fhmem_cell(vm, sizeof(FhSeqIter), kind, true);
    if (!it) return FH_ERR;
    it->index = index;
    it->seq = fh_retain(seq);
    return fh_val(it);
}

static FhValue exhausted(FhVM *vm, FhSeqIter *it) {
    if (fh_is_dead(it->seq)) return fhdead_raise(vm, it->seq);
    fh_clear(vm, &it->seq);
    return FH_NOVALUE;
}

static FhValue hint(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhSeqIter *it = FH_AS(FhSeqIter, self);
    if (it->seq == FH_NOVALUE) return fh_int_raw(0);
    int64_t n = fhlen(vm, it->seq);
    if (n < 0) {
        if (!fhpending_is(vm, FH_T_TypeError)) return FH_ERR;
        fhpending_clear(vm);
        return FH_NOTIMPLEMENTED;
    }
    return fh_int_raw(n > it->index ? n - it->index : 0);
}

static FhValue hint_down(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhSeqIter *it = FH_AS(FhSeqIter, self);
    if (it->seq == FH_NOVALUE) return fh_int_raw(0);
    int64_t n = fhlen(vm, it->seq);
    if (n < 0) return FH_ERR;
    return fh_int_raw(n < it->index + 1 ? 0 : it->index + 1);
}

static const FhMethodDef methods_up[] = {
    {"__length_hint__", hint, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};
static const FhMethodDef methods_down[] = {
    {"__length_hint__", hint_down, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

#define SEQ_SLOTS(next_)                                                                                     \
    { .life = {.visit = visit_seq, .finalize = finalize_seq}, .iter = fhiterators_self, .next = next_ }
#define SEQ_TYPE(slots_, methods_, more_)                                                                    \
    {                                                                                                        \
        .size = sizeof(FhSeqIter), .flags = FH_TF_CONTAINER, .slots = &slots_, .methods = methods_,          \
        .more_methods = fhiterators_methods_##more_                                                          \
    }

/* ---- list, tuple ---- */

FhValue fhiterators_list(FhVM *vm, FhValue list) { return make(vm, FH_T_list_iterator, list, 0); }
FhValue fhiterators_tuple(FhVM *vm, FhValue tuple) { return make(vm, FH_T_tuple_iterator, tuple, 0); }

static FhValue list_next(FhVM *vm, FhValue self) {
    FhSeqIter *it = FH_AS(FhSeqIter, self);
    if (it->seq == FH_NOVALUE) return FH_NOVALUE;
    FhList *l = fhas_list(it->seq);
    if (FH_LIKELY(it->index < l->size)) return fh_retain(l->items[it->index++]);
    return exhausted(vm, it);
}

static FhValue list_previous(FhVM *vm, FhValue self) {
    FhSeqIter *it = FH_AS(FhSeqIter, self);
    if (it->seq == FH_NOVALUE) return FH_NOVALUE;
    FhList *l = fhas_list(it->seq);
    if (it->index >= 0 && it->index < l->size) return fh_retain(l->items[it->index--]);
    it->index = -1;
    return exhausted(vm, it);
}

static FhValue tuple_next(FhVM *vm, FhValue self) {
    FhSeqIter *it = FH_AS(FhSeqIter, self);
    if (it->seq == FH_NOVALUE) return FH_NOVALUE;
    FhTuple *t = fhas_tuple(it->seq);
    if (FH_LIKELY(it->index < t->size)) return fh_retain(t->items[it->index++]);
    return exhausted(vm, it);
}

static const FhSlots list_slots = SEQ_SLOTS(list_next);
static const FhSlots list_reverse_slots = SEQ_SLOTS(list_previous);
static const FhSlots tuple_slots = SEQ_SLOTS(tuple_next);
const FhTypeDef fhtypedef_list_iterator = SEQ_TYPE(list_slots, methods_up, list);
const FhTypeDef fhtypedef_list_reverseiterator = SEQ_TYPE(list_reverse_slots, methods_down, list_reverse);
const FhTypeDef fhtypedef_tuple_iterator = SEQ_TYPE(tuple_slots, methods_up, tuple);

/* ---- anything with __getitem__ ---- */

FhValue fhiterators_sequence(FhVM *vm, FhValue o) { return make(vm, FH_T_iterator, o, 0); }

/* o[i], where IndexError and StopIteration mean the end. */
static FhValue item_at(FhVM *vm, FhSeqIter *it, int64_t i) {
    FhValue index = fhint_new(vm, i);
    if (index == FH_ERR) return FH_ERR;
    FhValue seq = fh_retain(it->seq);
    FhValue v = fhgetitem(vm, seq, index);
    fh_release(vm, seq);
    fh_release(vm, index);
    if (v != FH_ERR) return v;
    if (!fhpending_is(vm, FH_T_IndexError) && !fhpending_is(vm, FH_T_StopIteration)) return FH_ERR;
    fhpending_clear(vm);
    return FH_NOVALUE;
}

static FhValue sequence_next(FhVM *vm, FhValue self) {
    FhSeqIter *it = FH_AS(FhSeqIter, self);
    if (it->seq == FH_NOVALUE) return FH_NOVALUE;
    FhValue v = item_at(vm, it, it->index);
    if (v == FH_NOVALUE) return exhausted(vm, it);
    if (v != FH_ERR) it->index++;
    return v;
}

static const FhSlots sequence_slots = SEQ_SLOTS(sequence_next);
const FhTypeDef fhtypedef_iterator = SEQ_TYPE(sequence_slots, methods_up, sequence);

/* ---- reversed ---- */

static FhValue reversed_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhType *t = FH_AS(FhType, type);
    bool exact = t == vm->types[FH_T_reversed];
    if (exact && fhargs_none(vm, "reversed", kwnames) < 0) return FH_ERR;
    if (nargs != 1) return fhraise(vm, FH_T_TypeError, "reversed expected 1 argument, got %d", (int)nargs);
    FhValue o = args[0], method = fhlookup_special(vm, o, FH_NAME(vm, __reversed__));
    if (method == FH_ERR) return FH_ERR;
    if (method != FH_NOVALUE && method != FH_NONE) {
        FhValue v = fhcall0(vm, method);
        fh_release(vm, method);
        return v;
    }
    const FhSlots *s = fh_slots(vm, o);
    if (method == FH_NONE || !s->sq_item || fh_has_flag(vm, o, FH_TF_DICTSUB))
        return fhraise(vm, FH_T_TypeError, "'%T' object is not reversible", o);
    int64_t n = fhlen(vm, o);
    if (n < 0) return FH_ERR;
    if (exact) return make(vm, FH_T_reversed, o, n - 1);
    FhValue v = fhinstance_new(vm, t, 0);
    if (v == FH_ERR) return FH_ERR;
    FH_AS(FhSeqIter, v)->index = n - 1;
    FH_AS(FhSeqIter, v)->seq = fh_retain(o);
    return v;
}

static FhValue reversed_next(FhVM *vm, FhValue self) {
    FhSeqIter *it = FH_AS(FhSeqIter, self);
    if (it->seq == FH_NOVALUE) return FH_NOVALUE;
    if (it->index < 0) return exhausted(vm, it);
    FhValue v = item_at(vm, it, it->index);
    if (v == FH_NOVALUE) {
        it->index = -1;
        return exhausted(vm, it);
    }
    if (v != FH_ERR) it->index--;
    return v;
}

static const FhSlots reversed_slots = {
    .life = {.visit = visit_seq, .finalize = finalize_seq},
    .iter = fhiterators_self,
    .next = reversed_next,
    .new_ = reversed_new,
};
const FhTypeDef fhtypedef_reversed = {
    .doc = "The items of a sequence from the last to the first: reversed(sequence).",
    .size = sizeof(FhSeqIter),
    .flags = FH_TF_BASE | FH_TF_CONTAINER,
    .slots = &reversed_slots,
    .methods = methods_down,
    .more_methods = fhiterators_methods_reversed,
};

/* ---- iter(callable, sentinel) ---- */

static void visit_call(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhCallIter *)o)->callable);
    fn(ctx, &((FhCallIter *)o)->sentinel);
}

static void finalize_call(FhVM *vm, FhObj *o) {
    fh_clear(vm, &((FhCallIter *)o)->callable);
    fh_clear(vm, &((FhCallIter *)o)->sentinel);
}

FhValue fhiterators_call(FhVM *vm, FhValue callable, FhValue sentinel) {
    FhCallIter *it = (FhCallIter *)fhmem_cell(vm, sizeof(FhCallIter), FH_T_callable_iterator, true);
    if (!it) return FH_ERR;
    it->callable = fh_retain(callable);
    it->sentinel = fh_retain(sentinel);
    return fh_val(it);
}

static FhValue call_next(FhVM *vm, FhValue self) {
    FhCallIter *it = FH_AS(FhCallIter, self);
    if (it->callable == FH_NOVALUE) return FH_NOVALUE;
    FhValue callable = fh_retain(it->callable), v = fhcall0(vm, callable);
    fh_release(vm, callable);
    if (v == FH_ERR) {
        if (!fhpending_is(vm, FH_T_StopIteration)) return FH_ERR;
        fhpending_clear(vm);
        finalize_call(vm, fh_obj(self));
        return FH_NOVALUE;
    }
    if (it->sentinel == FH_NOVALUE) { /* the call has exhausted this very iterator */
        fh_release(vm, v);
        return FH_NOVALUE;
    }
    FhValue sentinel = fh_retain(it->sentinel);
    int equal = fhcompare_bool(vm, sentinel, v, FH_EQ);
    fh_release(vm, sentinel);
    if (equal == 0) return v;
    fh_release(vm, v);
    if (equal < 0) return FH_ERR;
    finalize_call(vm, fh_obj(self));
    return FH_NOVALUE;
}

static const FhSlots call_slots = {
    .life = {.visit = visit_call, .finalize = finalize_call},
    .iter = fhiterators_self,
    .next = call_next,
};
const FhTypeDef fhtypedef_callable_iterator = {
    .size = sizeof(FhCallIter),
    .flags = FH_TF_CONTAINER,
    .slots = &call_slots,
    .methods = fhiterators_methods_call,
};
