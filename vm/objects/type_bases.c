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

/* A new MRO for t and the classes below; what they had is appended to `old` as class, MRO, … An mro() of a metaclass is
 * script code. */
static int rebuild(FhVM *vm, FhType *t, FhValue old) {
    fh_retain_obj(&t->header);
    FhValue mro = fhtype_new_mro(vm, t);
    int kept = fhlist_push(vm, fhas_list(old), fh_val(t));
    if (mro == FH_ERR || kept < 0 || fhlist_append(vm, old, t->cold->mro) < 0) {
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
    for (int64_t i = l->size & ~(int64_t)1; (i -= 2) >= 0;) {
        FhType *t = fhas_type(l->items[i]);
        fh_set_ref(vm, &t->header, &t->cold->mro, l->items[i + 1]);
    }
}

/* t leaves the classes that it was a subclass of and joins those of its new bases; so do the classes below whose MRO has
 * others in it. */
static int rejoin(FhVM *vm, FhType *t, FhValue changed) {
    FhList *l = fhas_list(changed);
    int status = 0;
    for (int64_t i = 0; i + 1 < l->size && status == 0; i += 2) {
        FhType *sub = fhas_type(l->items[i]);
        int moves = sub == t ? 1 : fhtype_has_custom_mro(vm, sub);
        if (moves > 0) {
            fhtype_leave_bases(vm, sub);
            status = fhtype_join_bases(vm, sub);
        }
        if (moves < 0) status = -1;
    }
    return status;
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
        status = rejoin(vm, t, old);
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
