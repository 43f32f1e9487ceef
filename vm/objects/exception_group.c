/* BaseExceptionGroup and what except* needs. */
#include "objects/dead.h"
#include "objects/dict.h"
#include "objects/exception_parts.h"
#include "objects/generic_alias.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

static FhValue *fields(FhValue group) { return fhas_exception(group)->fields; }
static FhValue members(FhValue group) { return fields(group)[FH_X_GROUP_EXCEPTIONS]; }
static bool is_group(FhVM *vm, FhValue v) { return fh_isa(vm, v, FH_T_BaseExceptionGroup); }

/* ---- making one ---- */

/* The tuple of exceptions that the second argument gives; *bases: one is no Exception. */
static FhValue take_exceptions(FhVM *vm, FhValue arg, bool *bases) {
    const FhSlots *s = fh_slots(vm, arg);
    if (fhdict_check(vm, arg) || !s->sq_item)
        return fhraise(vm, FH_T_TypeError, "second argument (exceptions) must be a sequence");
    FhValue t = fhtuple_of(vm, arg);
    if (t == FH_ERR) return FH_ERR;
    FhTuple *items = fhas_tuple(t);
    if (items->size == 0)
        fhraise(vm, FH_T_ValueError, "second argument (exceptions) must be a non-empty sequence");
    *bases = false;
    for (int64_t i = 0; !fhpending(vm) && i < items->size; i++) {
        if (fh_is_dead(items->items[i]))
            fhdead_raise(vm, items->items[i]);
        else if (!fhexception_check(vm, items->items[i]))
            fhraise(vm, FH_T_ValueError, "Item %lld of second argument (exceptions) is not an exception",
                    (long long)i);
        else if (!fh_isa(vm, items->items[i], FH_T_Exception))
            *bases = true;
    }
    if (!fhpending(vm)) return t;
    fh_release(vm, t);
    return FH_ERR;
}

static FhValue group_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)kwnames;
    if (nargs != 2)
        return fhraise(vm, FH_T_TypeError,
                       "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", (int)nargs);
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %V",
                       args[0]);
    bool bases = false;
    FhValue excs = take_exceptions(vm, args[1], &bases);
    if (excs == FH_ERR) return FH_ERR;
    FhValue plain = fh_val(vm->types[FH_T_ExceptionGroup]), self = FH_ERR;
    if (type == fh_val(vm->types[FH_T_BaseExceptionGroup]) && !bases) type = plain;
    if (type == plain && bases)
        fhraise(vm, FH_T_TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    else if (bases && fhtype_subtype(fhas_type(type), vm->types[FH_T_Exception]))
        fhraise(vm, FH_T_TypeError, "Cannot nest BaseExceptions in '%N'", type);
    else
        self = fhexception_make(vm, type, args, nargs, FH_NOVALUE);
    if (self != FH_ERR) {
        fhexception_set_field(vm, self, FH_X_GROUP_MESSAGE, args[0]);
        fhexception_set_field(vm, self, FH_X_GROUP_EXCEPTIONS, excs);
    }
    fh_release(vm, excs);
    return self;
}

static FhValue make_group(FhVM *vm, FhValue message, FhValue excs) {
    const FhValue args[] = {message, excs};
    return fhcall(vm, fh_val(vm->types[FH_T_BaseExceptionGroup]), args, 2, FH_NOVALUE);
}

static FhValue group_str(FhVM *vm, FhValue self) {
    int64_t n = fhas_tuple(members(self))->size;
    return fhstr_format(vm, "%S (%lld sub-exception%s)", fields(self)[FH_X_GROUP_MESSAGE], (long long)n,
                        n > 1 ? "s" : "");
}

/* ---- parts of a group ---- */

static int copy_notes(FhVM *vm, FhValue from, FhValue to) {
    FhValue notes = fhattr_find(vm, from, FH_NAME(vm, __notes__));
    if (notes == FH_ERR || notes == FH_NOVALUE) return notes == FH_ERR ? -1 : 0;
    int status = 0;
    if (fhlist_check(vm, notes) || fhtuple_check(vm, notes)) {
        FhValue copy = fhlist_of(vm, notes);
        status = copy == FH_ERR ? -1 : fhattr_set(vm, to, FH_NAME(vm, __notes__), copy);
        fh_release(vm, copy);
    }
    fh_release(vm, notes);
    return status;
}

/* A group like `orig` with these exceptions (a list); NONE when there are none. */
static FhValue subset(FhVM *vm, FhValue orig, FhValue excs) {
    if (fhas_list(excs)->size == 0) return FH_NONE;
    FhValue name = fhstr_intern(vm, "derive", 6);
    FhValue eg = name == FH_ERR ? FH_ERR : fhcall_method(vm, orig, name, &excs, 1);
    if (eg == FH_ERR) return FH_ERR;
    if (!is_group(vm, eg)) {
        fh_release(vm, eg);
        return fhraise(vm, FH_T_TypeError, "derive must return an instance of BaseExceptionGroup");
    }
    FhException *from = fhas_exception(orig), *to = fhas_exception(eg);
    fh_set_ref(vm, &to->header, &to->traceback, from->traceback);
    fh_set_ref(vm, &to->header, &to->context, from->context);
    fhexception_set_cause(vm, eg, from->cause);
    to->suppress_context = from->suppress_context;
    if (copy_notes(vm, orig, eg) == 0) return eg;
    fh_release(vm, eg);
    return FH_ERR;
}

typedef struct Matcher {
    enum { BY_TYPE, BY_PREDICATE, BY_IDENTITY } kind;
    FhValue with; /* class or tuple, callable, list of leaves */
} Matcher;

static int matches(FhVM *vm, FhValue exc, const Matcher *m) {
    if (m->kind == BY_TYPE) return fhexception_matches(vm, exc, m->with);
    if (m->kind == BY_IDENTITY) {
        if (is_group(vm, exc)) return 0;
        for (int64_t i = 0; i < fhas_list(m->with)->size; i++) {
            if (fhas_list(m->with)->items[i] == exc) return 1;
        }
        return 0;
    }
    FhValue v = fhcall1(vm, m->with, exc);
    int truth = v == FH_ERR ? -1 : fhtruth(vm, v);
    fh_release(vm, v);
    return truth;
}

/* The part of exc that matches and the rest, owned or NONE; want_rest false: *rest stays NONE. */
static int split(FhVM *vm, FhValue exc, const Matcher *m, bool want_rest, FhValue *match, FhValue *rest);

static int split_members(FhVM *vm, FhValue group, const Matcher *m, bool want_rest, FhValue in, FhValue out) {
    FhValue all = fh_retain(members(group));
    int status = 0;
    for (int64_t i = 0; status == 0 && i < fhas_tuple(all)->size; i++) {
        FhValue a, b;
        status = split(vm, fhas_tuple(all)->items[i], m, want_rest, &a, &b);
        if (status < 0) break;
        if (a != FH_NONE) status = fhlist_append(vm, in, a);
        if (b != FH_NONE && status == 0) status = fhlist_append(vm, out, b);
        fh_release(vm, a);
        fh_release(vm, b);
    }
    fh_release(vm, all);
    return status;
}

static int split_group(FhVM *vm, FhValue group, const Matcher *m, bool want_rest, FhValue *match,
                       FhValue *rest) {
    FhValue in = fhlist_new(vm, 0), out = in == FH_ERR ? FH_ERR : fhlist_new(vm, 0);
    int status = -1;
    if (out != FH_ERR && split_members(vm, group, m, want_rest, in, out) == 0) {
        FhValue a = subset(vm, group, in), b = FH_NONE;
        if (a != FH_ERR && want_rest) b = subset(vm, group, out);
        if (a != FH_ERR && b != FH_ERR) {
            *match = a;
            *rest = b;
            status = 0;
        } else {
            fh_release(vm, a);
        }
    }
    fh_release(vm, in);
    fh_release(vm, out);
    return status;
}

static int split(FhVM *vm, FhValue exc, const Matcher *m, bool want_rest, FhValue *match, FhValue *rest) {
    *match = *rest = FH_NONE;
    int whole = matches(vm, exc, m);
    if (whole < 0) return -1;
    if (whole) {
        *match = fh_retain(exc);
        return 0;
    }
    if (!is_group(vm, exc)) {
        if (want_rest) *rest = fh_retain(exc);
        return 0;
    }
    if (fhrecursion_enter(vm, " in exceptiongroup_split_recursive") < 0) return -1;
    int status = split_group(vm, exc, m, want_rest, match, rest);
    fhrecursion_leave(vm);
    return status;
}

static int matcher_of(FhVM *vm, FhValue v, Matcher *m) {
    *m = (Matcher){BY_TYPE, v};
    if (fhexception_class(vm, v)) return 0;
    if (fhtuple_check(vm, v)) {
        bool all = true;
        for (int64_t i = 0; i < fhas_tuple(v)->size; i++)
            all &= fhexception_class(vm, fhas_tuple(v)->items[i]);
        if (all) return 0;
    } else if (fh_has_shape(v, FH_T_function)) {
        m->kind = BY_PREDICATE;
        return 0;
    }
    return fhraise_int(vm, FH_T_TypeError, "expected a function, exception type or tuple of exception types");
}

/* ---- methods ---- */

#define METHOD(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)nargs, (void)kwnames

METHOD(method_derive) {
    UNUSED;
    if (nargs != 1)
        return fhraise(vm, FH_T_TypeError, "function takes exactly 1 argument (%d given)", (int)nargs);
    return make_group(vm, fields(self)[FH_X_GROUP_MESSAGE], args[0]);
}

METHOD(method_split) {
    UNUSED;
    if (nargs != 1) return fhraise(vm, FH_T_TypeError, "split expected 1 argument, got %d", (int)nargs);
    Matcher m;
    FhValue match, rest;
    if (matcher_of(vm, args[0], &m) < 0 || split(vm, self, &m, true, &match, &rest) < 0) return FH_ERR;
    FhValue pair[] = {match, rest};
    return fhtuple_take(vm, pair, 2);
}

METHOD(method_subgroup) {
    UNUSED;
    if (nargs != 1) return fhraise(vm, FH_T_TypeError, "subgroup expected 1 argument, got %d", (int)nargs);
    Matcher m;
    FhValue match, rest;
    if (matcher_of(vm, args[0], &m) < 0 || split(vm, self, &m, false, &match, &rest) < 0) return FH_ERR;
    return match;
}

const FhMethodDef fhexception_methods_BaseExceptionGroup[] = {
    {"derive", method_derive, 0, FH_ANY, 0, NULL},
    {"split", method_split, 0, FH_ANY, 0, NULL},
    {"subgroup", method_subgroup, 0, FH_ANY, 0, NULL},
    {"__class_getitem__", fhgeneric_class_getitem, 1, 1, FH_CLASS, "See PEP 585"},
    {0},
};

static FhValue get_message(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(fields(self)[FH_X_GROUP_MESSAGE]);
}
static FhValue get_exceptions(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(members(self));
}
const FhGetSetDef fhexception_getsets_BaseExceptionGroup[] = {
    {"message", get_message, fhgetset_readonly, "exception message"},
    {"exceptions", get_exceptions, fhgetset_readonly, "nested exceptions"},
    {0}};
const FhSlots fhexception_slots_BaseExceptionGroup = {.life = FH_EXC_LIFE,
                                                      .repr = fhexception_repr,
                                                      .str = group_str,
                                                      .new_ = group_new,
                                                      .init = fhexception_init};

/* ---- except* ---- */

static int names_group(FhVM *vm, FhValue cls) {
    if (fh_is_dead(cls)) return fhdead_raise_int(vm, cls);
    if (!fhexception_class(vm, cls))
        return fhraise_int(vm, FH_T_TypeError,
                           "catching classes that do not inherit from BaseException is not allowed");
    if (fhtype_subtype(fhas_type(cls), vm->types[FH_T_BaseExceptionGroup]))
        return fhraise_int(vm, FH_T_TypeError,
                           "catching ExceptionGroup with except* is not allowed. Use except instead.");
    return 0;
}

static int check_star_spec(FhVM *vm, FhValue spec) {
    if (!fhtuple_check(vm, spec)) return names_group(vm, spec);
    for (int64_t i = 0; i < fhas_tuple(spec)->size; i++) {
        if (names_group(vm, fhas_tuple(spec)->items[i]) < 0) return -1;
    }
    return 0;
}

int fhexception_split_star(FhVM *vm, FhValue exc, FhValue spec, FhValue *match, FhValue *rest) {
    *match = *rest = FH_NONE;
    if (check_star_spec(vm, spec) < 0) return -1;
    int whole = fhexception_matches(vm, exc, spec);
    if (whole < 0) return -1;
    if (whole && is_group(vm, exc)) {
        *match = fh_retain(exc);
        return 0;
    }
    if (whole) { /* a naked exception is wrapped */
        FhValue one = fhtuple_from(vm, &exc, 1);
        *match = one == FH_ERR ? FH_ERR : make_group(vm, vm->empty_str, one);
        fh_release(vm, one);
        return *match == FH_ERR ? (*match = FH_NONE, -1) : 0;
    }
    if (!is_group(vm, exc)) {
        *rest = fh_retain(exc);
        return 0;
    }
    FhValue name = fhstr_intern(vm, "split", 5);
    FhValue pair = name == FH_ERR ? FH_ERR : fhcall_method(vm, exc, name, &spec, 1);
    if (pair == FH_ERR) return -1;
    bool good = fhtuple_check(vm, pair) && fhas_tuple(pair)->size >= 2;
    if (good) {
        *match = fh_retain(fhas_tuple(pair)->items[0]);
        *rest = fh_retain(fhas_tuple(pair)->items[1]);
    } else if (!fhtuple_check(vm, pair)) {
        fhraise(vm, FH_T_TypeError, "%T.split must return a tuple, not %T", exc, pair);
    } else {
        fhraise(vm, FH_T_TypeError, "%T.split must return a 2-tuple, got tuple of size %lld", exc,
                (long long)fhas_tuple(pair)->size);
    }
    fh_release(vm, pair);
    return good ? 0 : -1;
}

/* Is exc a part of orig that was raised again as it was? */
static bool same_metadata(FhVM *vm, FhValue exc, FhValue orig) {
    FhException *a = fhas_exception(exc), *b = fhas_exception(orig);
    FhValue x = fhattr_find(vm, exc, FH_NAME(vm, __notes__)),
            y = fhattr_find(vm, orig, FH_NAME(vm, __notes__));
    bool notes = x == y || (x != FH_NOVALUE && y != FH_NOVALUE && x != FH_ERR && y != FH_ERR &&
                            fhcompare_bool(vm, x, y, FH_EQ) > 0);
    fh_release(vm, x);
    fh_release(vm, y);
    if (fhpending(vm)) fhpending_clear(vm);
    return notes && a->traceback == b->traceback && a->cause == b->cause && a->context == b->context;
}

static int collect_leaves(FhVM *vm, FhValue exc, FhValue into) {
    if (!is_group(vm, exc)) return fhlist_append(vm, into, exc);
    if (fhrecursion_enter(vm, " in collect_exception_group_leaf_ids") < 0) return -1;
    int status = 0;
    for (int64_t i = 0; status == 0 && i < fhas_tuple(members(exc))->size; i++)
        status = collect_leaves(vm, fhas_tuple(members(exc))->items[i], into);
    fhrecursion_leave(vm);
    return status;
}

/* What of orig is in the kept parts, in orig's structure. */
static FhValue project(FhVM *vm, FhValue orig, FhValue kept) {
    FhValue leaves = fhlist_new(vm, 0), match = FH_ERR, rest;
    for (int64_t i = 0; leaves != FH_ERR && i < fhas_list(kept)->size; i++) {
        if (collect_leaves(vm, fhas_list(kept)->items[i], leaves) == 0) continue;
        fh_release(vm, leaves);
        return FH_ERR;
    }
    if (leaves == FH_ERR) return FH_ERR;
    Matcher m = {BY_IDENTITY, leaves};
    if (split(vm, orig, &m, false, &match, &rest) < 0) match = FH_ERR;
    fh_release(vm, leaves);
    return match;
}

static FhValue combine(FhVM *vm, FhValue orig, FhValue raised, FhValue again) {
    FhValue part = project(vm, orig, again);
    if (part == FH_ERR || fhas_list(raised)->size == 0) return part;
    int status = part == FH_NONE ? 0 : fhlist_append(vm, raised, part);
    fh_release(vm, part);
    if (status < 0) return FH_ERR;
    if (fhas_list(raised)->size == 1) return fh_retain(fhas_list(raised)->items[0]);
    return make_group(vm, vm->empty_str, raised);
}

FhValue fhexception_reraise_star(FhVM *vm, FhValue original, FhValue list) {
    int64_t n = fhas_list(list)->size;
    if (n == 0) return FH_NONE;
    if (!is_group(vm, original)) return fh_retain(fhas_list(list)->items[0]);
    FhValue raised = fhlist_new(vm, 0), again = raised == FH_ERR ? FH_ERR : fhlist_new(vm, 0), v = FH_ERR;
    int status = again == FH_ERR ? -1 : 0;
    for (int64_t i = 0; status == 0 && i < n; i++) {
        FhValue exc = fhas_list(list)->items[i];
        if (exc == FH_NONE) continue;
        status = fhlist_append(vm, same_metadata(vm, exc, original) ? again : raised, exc);
    }
    if (status == 0) v = combine(vm, original, raised, again);
    fh_release(vm, raised);
    fh_release(vm, again);
    return v;
}
