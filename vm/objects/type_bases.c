/* cls.__bases__ = (…): new MROs for the class and all below it, or, if one of them cannot be made, everything as before. */
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/tuple.h"
#include "objects/type.h"

static int check_bases(FhVM *vm, FhType *t, FhValue bases) {
    FhValue type = fh_val(t);
    if (!fhtuple_check(vm, bases))
        return fhraise_int(vm, FH_T_TypeError, "can only assign tuple to %N.__bases__, not %T", type, bases);
    if (fhas_tuple(bases)->size == 0)
        return fhraise_int(vm, FH_T_TypeError, "can only assign non-empty tuple to %N.__bases__, not ()",
                           type);
    for (int64_t i = 0; i < fhas_tuple(bases)->size; i++) {
        FhValue base = fhas_tuple(bases)->items[i];
        if (!fhtype_check(vm, base))
            return fhraise_int(vm, FH_T_TypeError, "%N.__bases__ must be tuple of classes, not '%T'", type,
                               base);
        if (fhtype_ready(vm, fhas_type(base)) < 0) return -1;
        if (fhtype_subtype(fhas_type(base), t))
            return fhraise_int(vm, FH_T_TypeError, "a __bases__ item causes an inheritance cycle");
    }
    return 0;
}

static int check_layout(FhVM *vm, FhType *from, FhType *to) {
    if (from->c_life != to->c_life &&
        (from->c_life->finalize != to->c_life->finalize || from->size != to->size))
        return fhraise_int(vm, FH_T_TypeError, "__bases__ assignment: '%N' deallocator differs from '%N'",
                           fh_val(to), fh_val(from));
    if (!fhtype_same_layout(from, to))
        return fhraise_int(vm, FH_T_TypeError, "__bases__ assignment: '%N' object layout differs from '%N'",
                           fh_val(to), fh_val(from));
    return 0;
}

/* A new MRO for t and the classes below; what they had is appended to `old` as class, MRO, … */
static int rebuild(FhVM *vm, FhType *t, FhValue old) {
    FhValue mro = fhtype_compute_mro(vm, t, t->cold->bases);
    if (mro == FH_ERR || fhlist_append(vm, old, fh_val(t)) < 0 || fhlist_append(vm, old, t->cold->mro) < 0) {
        fh_release(vm, mro);
        return -1;
    }
    fh_set(vm, &t->header, &t->cold->mro, mro);
    if (fhrecursion_enter(vm, " in __bases__ assignment") < 0) return -1;
    int status = 0;
    for (uint32_t i = 0; status == 0 && i < t->cold->nsubclasses; i++)
        status = rebuild(vm, t->cold->subclasses[i], old);
    fhrecursion_leave(vm);
    return status;
}

static void restore(FhVM *vm, FhValue old) {
    FhList *l = fhas_list(old);
    for (int64_t i = l->size; (i -= 2) >= 0;) {
        FhType *t = fhas_type(l->items[i]);
        fh_set_ref(vm, &t->header, &t->cold->mro, l->items[i + 1]);
    }
}

/* t leaves the classes that it was a subclass of and joins those of `bases`. */
static int move(FhVM *vm, FhType *t, FhTuple *bases) {
    FhType **list = NULL;
    if (bases->size > 1 && !(list = fhmem_array(vm, (size_t)bases->size, sizeof *list))) return -1;
    fhtype_leave_bases(vm, t);
    for (int64_t i = 0; list && i < bases->size; i++) list[i] = fhas_type(bases->items[i]);
    t->cold->base_list = list;
    t->cold->nbase_list = list ? (uint32_t)bases->size : 0;
    for (int64_t i = 0; i < bases->size; i++) {
        if (fhtype_add_subclass(vm, fhas_type(bases->items[i]), t) < 0) return -1;
    }
    return 0;
}

static int assign(FhVM *vm, FhType *t, FhValue bases, FhType *base) {
    FhValue old = fhlist_new(vm, 4), old_bases = t->cold->bases;
    if (old == FH_ERR) return -1;
    t->cold->bases = fh_retain(bases);
    int status = rebuild(vm, t, old);
    if (status < 0) {
        restore(vm, old);
        t->cold->bases = old_bases;
        fh_release(vm, bases);
    } else {
        status = move(vm, t, fhas_tuple(bases));
        fh_set_ref(vm, &t->header, &t->base, fh_val(base));
        fh_release(vm, old_bases);
        if (fhtype_modified(vm, t, FH_NOVALUE) < 0) status = -1;
        if (vm->forget_fields) vm->forget_fields(vm);
    }
    fh_release(vm, old);
    return status;
}

int fhtype_set_bases(FhVM *vm, FhType *t, FhValue bases) {
    if (check_bases(vm, t, bases) < 0) return -1;
    FhType *base = fhtype_best_base(vm, bases);
    if (!base || check_layout(vm, fhas_type(t->base), base) < 0) return -1;
    return assign(vm, t, bases, base);
}
