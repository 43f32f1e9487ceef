/* The method resolution order (C3), the base that gives an instance's layout, and the metaclass of a new class. */
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

/* ---- C3 ---- */

typedef struct Merge {
    FhValue *sequences; /* tuples: the MROs of the bases, then the bases */
    int64_t *heads;     /* where each stands */
    int64_t n;
} Merge;

static bool in_a_tail(const Merge *m, FhValue candidate) {
    for (int64_t i = 0; i < m->n; i++) {
        FhTuple *t = fhas_tuple(m->sequences[i]);
        for (int64_t j = m->heads[i] + 1; j < t->size; j++) {
            if (t->items[j] == candidate) return true;
        }
    }
    return false;
}

static void advance(Merge *m, FhValue taken) {
    for (int64_t i = 0; i < m->n; i++) {
        FhTuple *t = fhas_tuple(m->sequences[i]);
        if (m->heads[i] < t->size && t->items[m->heads[i]] == taken) m->heads[i]++;
    }
}

/* The next class of the order; FH_NOVALUE: all done; FH_ERR: no candidate (nothing raised). */
static FhValue next_class(const Merge *m) {
    bool any = false;
    for (int64_t i = 0; i < m->n; i++) {
        FhTuple *t = fhas_tuple(m->sequences[i]);
        if (m->heads[i] >= t->size) continue;
        any = true;
        FhValue candidate = t->items[m->heads[i]];
        if (!in_a_tail(m, candidate)) return candidate;
    }
    return any ? FH_ERR : FH_NOVALUE;
}

static int add_name(FhText *t, FhValue cls, bool *first) {
    if (!*first) fhtext_c(t, ", ");
    *first = false;
    return fhtext_c(t, fhtype_c_name(fhas_type(cls)));
}

/* The classes that still stand at the head of a sequence. */
static void raise_inconsistent(FhVM *vm, const Merge *m) {
    FhText names;
    fhtext_init(&names, vm);
    bool first = true;
    for (int64_t i = 0; i < m->n; i++) {
        FhTuple *t = fhas_tuple(m->sequences[i]);
        if (m->heads[i] >= t->size) continue;
        FhValue cls = t->items[m->heads[i]];
        bool seen = false;
        for (int64_t j = 0; j < i && !seen; j++) {
            FhTuple *u = fhas_tuple(m->sequences[j]);
            seen = m->heads[j] < u->size && u->items[m->heads[j]] == cls;
        }
        if (!seen) add_name(&names, cls, &first);
    }
    FhValue text = fhtext_finish(&names);
    if (text == FH_ERR) return;
    fhraise(vm, FH_T_TypeError, "Cannot create a consistent method resolution\norder (MRO) for bases %U",
            text);
    fh_release(vm, text);
}

static FhValue merge(FhVM *vm, FhType *t, Merge *m) {
    FhValue order = fhlist_new(vm, 8);
    FhValue cls = fh_val(t);
    while (order != FH_ERR && cls != FH_NOVALUE) {
        if (cls == FH_ERR) raise_inconsistent(vm, m);
        if (cls == FH_ERR || fhlist_append(vm, order, cls) < 0) {
            fh_release(vm, order);
            return FH_ERR;
        }
        advance(m, cls);
        cls = next_class(m);
    }
    if (order == FH_ERR) return FH_ERR;
    FhValue mro = fhtuple_from(vm, fhas_list(order)->items, fhas_list(order)->size);
    fh_release(vm, order);
    return mro;
}

static int check_duplicates(FhVM *vm, FhTuple *bases) {
    for (int64_t i = 0; i < bases->size; i++) {
        for (int64_t j = i + 1; j < bases->size; j++) {
            if (bases->items[i] != bases->items[j]) continue;
            return fhraise_int(vm, FH_T_TypeError, "duplicate base class %N", bases->items[i]);
        }
    }
    return 0;
}

static FhValue prepend(FhVM *vm, FhType *t, FhValue mro) {
    FhTuple *old = fhas_tuple(mro);
    FhValue order = fhtuple_new(vm, old->size + 1);
    if (order == FH_ERR) return FH_ERR;
    FhTuple *made = fhas_tuple(order);
    made->items[0] = fh_retain(fh_val(t));
    for (int64_t i = 0; i < old->size; i++) made->items[i + 1] = fh_retain(old->items[i]);
    return order;
}

FhValue fhtype_compute_mro(FhVM *vm, FhType *t, FhValue bases) {
    FhTuple *b = fhas_tuple(bases);
    int64_t n = b->size;
    for (int64_t i = 0; i < n; i++) {
        if (fhtype_ready(vm, fhas_type(b->items[i])) < 0) return FH_ERR;
        if (fhas_type(b->items[i])->cold->mro == FH_NOVALUE)
            return fhraise(vm, FH_T_TypeError, "Cannot extend an incomplete type '%N'", b->items[i]);
    }
    if (n == 0) {
        FhValue self = fh_val(t);
        return fhtuple_from(vm, &self, 1);
    }
    if (n == 1) return prepend(vm, t, fhas_type(b->items[0])->cold->mro);
    if (check_duplicates(vm, b) < 0) return FH_ERR;
    Merge m = {.n = n + 1};
    m.sequences = fhmem_array(vm, (size_t)n + 1, sizeof *m.sequences);
    m.heads = m.sequences ? fhmem_array(vm, (size_t)n + 1, sizeof *m.heads) : NULL;
    FhValue mro = FH_ERR;
    if (m.heads) {
        for (int64_t i = 0; i < n; i++) m.sequences[i] = fhas_type(b->items[i])->cold->mro;
        m.sequences[n] = bases;
        memset(m.heads, 0, ((size_t)n + 1) * sizeof *m.heads);
        mro = merge(vm, t, &m);
    }
    fhmem_free(vm, m.heads, ((size_t)n + 1) * sizeof *m.heads);
    fhmem_free(vm, m.sequences, ((size_t)n + 1) * sizeof *m.sequences);
    return mro;
}

/* ---- layout ---- */

static bool adds_layout(const FhType *t, const FhType *base) {
    if (t->def) return t->size > base->size || ((t->flags ^ base->flags) & FH_TF_VARSIZE);
    return t->nslots > base->nslots;
}

/* The nearest class from t on whose instances are laid out in a way of their own. */
static FhType *solid_base(FhType *t) {
    while (t->base != FH_NOVALUE && !adds_layout(t, fhas_type(t->base))) t = fhas_type(t->base);
    return t;
}

bool fhtype_fits_in_mro(FhType *t, FhType *cls) { return fhtype_subtype(solid_base(t), solid_base(cls)); }

FhType *fhtype_best_base(FhVM *vm, FhValue bases) {
    FhTuple *b = fhas_tuple(bases);
    FhType *winner = NULL, *base = NULL;
    for (int64_t i = 0; i < b->size; i++) {
        if (!fhtype_check(vm, b->items[i])) {
            fhraise(vm, FH_T_TypeError, "bases must be types");
            return NULL;
        }
        FhType *t = fhas_type(b->items[i]);
        if (!(t->flags & FH_TF_BASE)) {
            fhraise(vm, FH_T_TypeError, "type '%s' is not an acceptable base type", fhtype_full_name(t));
            return NULL;
        }
        FhType *solid = solid_base(t);
        if (!winner || (winner != solid && fhtype_subtype(solid, winner))) {
            winner = solid;
            base = t;
        } else if (!fhtype_subtype(winner, solid)) {
            fhraise(vm, FH_T_TypeError, "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return base;
}

/* Instances of different size have their dict behind the items: it belongs to the class that added it. */
static bool adds_dict_behind(const FhType *t, const FhType *base) {
    return t->flags & FH_TF_VARSIZE && (t->flags & ~base->flags & FH_TF_DICT);
}

static FhType *laid_out_by(FhType *t) {
    while (t->base != FH_NOVALUE && !adds_layout(t, fhas_type(t->base)) &&
           !adds_dict_behind(t, fhas_type(t->base)))
        t = fhas_type(t->base);
    return t;
}

bool fhtype_same_layout(FhType *a, FhType *b) {
    FhType *x = laid_out_by(a), *y = laid_out_by(b);
    if (x != y) {
        if ((x->flags | y->flags) & FH_TF_VARSIZE) return false;
        bool alike = !x->def && !y->def && x->nslots == y->nslots && x->base == y->base &&
                     x->cold->slot_names != FH_NOVALUE && y->cold->slot_names != FH_NOVALUE;
        if (!alike || fhas_tuple(x->cold->slot_names)->size != fhas_tuple(y->cold->slot_names)->size)
            return false;
        for (int64_t i = 0; i < fhas_tuple(x->cold->slot_names)->size; i++) {
            if (fhas_tuple(x->cold->slot_names)->items[i] != fhas_tuple(y->cold->slot_names)->items[i])
                return false;
        }
    }
    return ((a->flags ^ b->flags) & FH_TF_DICT) == 0;
}

FhType *fhtype_calculate_metaclass(FhVM *vm, FhType *meta, FhValue bases) {
    FhTuple *b = fhas_tuple(bases);
    FhType *winner = meta;
    for (int64_t i = 0; i < b->size; i++) {
        FhType *of_base = fh_type(vm, b->items[i]);
        if (fhtype_subtype(winner, of_base)) continue;
        if (!fhtype_subtype(of_base, winner)) {
            fhraise(vm, FH_T_TypeError,
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of "
                    "the metaclasses of all its bases");
            return NULL;
        }
        winner = of_base;
    }
    return winner;
}
