/* builtins.__build_class__: what a class statement does: bases resolved by __mro_entries__, metaclass, __prepare__, the
 * body run in the namespace, the metaclass called, __class__ checked. */
#include "objects/cell.h"
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

typedef struct Statement {
    FhValue name;
    FhValue given, bases; /* tuples, owned: as written, as resolved */
    FhValue meta;         /* owned */
    FhValue ns;           /* owned */
    FhValue kwnames;      /* owned tuple without `metaclass`, or NOVALUE */
    FhValue *kwvalues;    /* borrowed values; raw block of nkw behind name, bases, ns: args of the call */
    uint32_t nkw;
    bool meta_is_class;
} Statement;

/* ---- bases ---- */

static int add_entries(FhVM *vm, FhValue into, FhValue base, FhValue given) {
    FhValue hook = fhtype_check(vm, base) ? FH_NOVALUE : fhattr_find(vm, base, FH_NAME(vm, __mro_entries__));
    if (hook == FH_ERR) return -1;
    if (hook == FH_NOVALUE) return fhlist_append(vm, into, base);
    FhValue entries = fhcall1(vm, hook, given);
    fh_release(vm, hook);
    if (entries == FH_ERR) return -1;
    int status = -1;
    if (!fhtuple_check(vm, entries))
        fhraise(vm, FH_T_TypeError, "__mro_entries__ must return a tuple");
    else
        status = fhlist_extend(vm, into, entries);
    fh_release(vm, entries);
    return status;
}

static bool all_types(FhVM *vm, FhValue bases) {
    for (int64_t i = 0; i < fhas_tuple(bases)->size; i++) {
        if (!fhtype_check(vm, fhas_tuple(bases)->items[i])) return false;
    }
    return true;
}

static int resolve_bases(FhVM *vm, Statement *s) {
    if (all_types(vm, s->given)) {
        s->bases = fh_retain(s->given);
        return 0;
    }
    FhValue list = fhlist_new(vm, fhas_tuple(s->given)->size);
    if (list == FH_ERR) return -1;
    for (int64_t i = 0; i < fhas_tuple(s->given)->size; i++) {
        if (add_entries(vm, list, fhas_tuple(s->given)->items[i], s->given) == 0) continue;
        fh_release(vm, list);
        return -1;
    }
    s->bases = fhtuple_from(vm, fhas_list(list)->items, fhas_list(list)->size);
    fh_release(vm, list);
    if (s->bases == FH_ERR) return s->bases = FH_NOVALUE, -1;
    FhTuple *a = fhas_tuple(s->bases), *b = fhas_tuple(s->given);
    bool same = a->size == b->size;
    for (int64_t i = 0; same && i < a->size; i++) same = a->items[i] == b->items[i];
    if (same) fh_set_ref(vm, &b->header, &s->bases, s->given);
    return 0;
}

/* ---- keywords and metaclass ---- */

/* Splits off metaclass=; the rest goes to __prepare__ and to the metaclass. */
static int split_keywords(FhVM *vm, Statement *s, const FhValue *values, FhValue kwnames) {
    uint32_t n = kwnames == FH_NOVALUE ? 0 : (uint32_t)fhas_tuple(kwnames)->size;
    s->kwvalues = fhmem_array(vm, n + 3, sizeof *s->kwvalues);
    s->nkw = n;
    FhValue names = s->kwvalues ? fhlist_new(vm, n) : FH_ERR;
    if (names == FH_ERR) return -1;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        FhValue name = fhas_tuple(kwnames)->items[i];
        if (fhstr_equal(name, FH_NAME(vm, metaclass))) {
            s->meta = fh_retain(values[i]);
            continue;
        }
        s->kwvalues[3 + kept++] = values[i];
        if (fhlist_append(vm, names, name) < 0) goto fail;
    }
    if (kept) {
        s->kwnames = fhtuple_from(vm, fhas_list(names)->items, kept);
        if (s->kwnames == FH_ERR) goto fail;
    }
    fh_release(vm, names);
    return 0;
fail:
    s->kwnames = FH_NOVALUE;
    fh_release(vm, names);
    return -1;
}

static int choose_metaclass(FhVM *vm, Statement *s) {
    s->meta_is_class = true;
    if (s->meta == FH_NOVALUE) {
        FhTuple *b = fhas_tuple(s->bases);
        s->meta = fh_retain(b->size ? fh_typeval(vm, b->items[0]) : fh_val(vm->types[FH_T_type]));
    } else {
        s->meta_is_class = fhtype_check(vm, s->meta);
    }
    if (!s->meta_is_class) return 0;
    FhType *winner = fhtype_calculate_metaclass(vm, fhas_type(s->meta), s->bases);
    if (!winner) return -1;
    fh_set_ref(vm, &winner->header, &s->meta, fh_val(winner));
    return 0;
}

static FhValue call_with_keywords(FhVM *vm, Statement *s, FhValue callee, uint32_t nargs) {
    const FhValue positional[] = {s->name, s->bases, s->ns};
    FhValue *args = s->kwvalues + 3 - nargs;
    memcpy(args, positional, nargs * sizeof *args);
    return fhcall(vm, callee, args, nargs, s->kwnames);
}

static int prepare(FhVM *vm, Statement *s) {
    FhValue hook = fhattr_find(vm, s->meta, FH_NAME(vm, __prepare__));
    if (hook == FH_ERR) return -1;
    bool plain = s->meta == fh_val(vm->types[FH_T_type]) || hook == FH_NOVALUE;
    s->ns = plain ? fhdict_new(vm) : call_with_keywords(vm, s, hook, 2);
    fh_release(vm, hook);
    if (s->ns == FH_ERR) return s->ns = FH_NOVALUE, -1;
    if (fhdict_check(vm, s->ns) || fh_slots(vm, s->ns)->getitem) return 0;
    return fhraise_int(vm, FH_T_TypeError, "%s.__prepare__() must return a mapping, not %T",
                       s->meta_is_class ? fhtype_c_name(fhas_type(s->meta)) : "<metaclass>", s->ns);
}

/* ---- the class ---- */

static int check_cell(FhVM *vm, Statement *s, FhValue cell, FhValue cls) {
    if (!fhcell_exact(cell) || !fhtype_check(vm, cls)) return 0;
    FhValue v = fhas_cell(cell)->value;
    if (v == cls) return 0;
    if (v == FH_NOVALUE)
        return fhraise_int(
            vm, FH_T_RuntimeError,
            "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?", s->name,
            cls);
    return fhraise_int(vm, FH_T_TypeError, "__class__ set to %R defining %R as %R", v, s->name, cls);
}

static FhValue run(FhVM *vm, Statement *s, FhValue body) {
    FhValue cell = fhfunction_run(vm, body, s->ns);
    if (cell == FH_ERR) return FH_ERR;
    FhValue cls = FH_ERR;
    if (s->bases == s->given || fhsetitem(vm, s->ns, FH_NAME(vm, __orig_bases__), s->given) == 0)
        cls = call_with_keywords(vm, s, s->meta, 3);
    if (cls != FH_ERR && check_cell(vm, s, cell, cls) < 0) {
        fh_release(vm, cls);
        cls = FH_ERR;
    }
    fh_release(vm, cell);
    return cls;
}

FhValue fhbuild_class(FhVM *vm, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (nargs < 2) return fhraise(vm, FH_T_TypeError, "__build_class__: not enough arguments");
    if (!fhfunction_exact(args[0]))
        return fhraise(vm, FH_T_TypeError, "__build_class__: func must be a function");
    if (!fhstr_check(vm, args[1]))
        return fhraise(vm, FH_T_TypeError, "__build_class__: name is not a string");
    Statement s = {.name = args[1],
                   .given = fhtuple_from(vm, args + 2, nargs - 2),
                   .bases = FH_NOVALUE,
                   .meta = FH_NOVALUE,
                   .ns = FH_NOVALUE,
                   .kwnames = FH_NOVALUE};
    FhValue cls = FH_ERR;
    if (s.given != FH_ERR && resolve_bases(vm, &s) == 0 &&
        split_keywords(vm, &s, args + nargs, kwnames) == 0 && choose_metaclass(vm, &s) == 0 &&
        prepare(vm, &s) == 0)
        cls = run(vm, &s, args[0]);
    fhmem_free(vm, s.kwvalues, (s.nkw + 3) * sizeof *s.kwvalues);
    const FhValue owned[] = {s.given, s.bases, s.meta, s.ns, s.kwnames};
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++) fh_release(vm, owned[i]);
    return cls;
}
