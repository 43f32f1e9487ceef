/* operator.itemgetter, attrgetter and methodcaller: callables that fetch from their argument. */
#include "stdlib/native.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

/* itemgetter: the keys. attrgetter: each a name, or a tuple of the names of a dotted path. methodcaller: arguments,
 * positional ones first, then one for each of kwnames. */
typedef struct Getter {
    FhObj header;
    FhValue items;   /* tuple */
    FhValue name;    /* methodcaller: str; else NOVALUE */
    FhValue kwnames; /* methodcaller: tuple or NOVALUE; attrgetter: tuple of the names as given */
} Getter;

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    Getter *g = (Getter *)o;
    fn(ctx, &g->items), fn(ctx, &g->name), fn(ctx, &g->kwnames);
}

static void finalize(FhVM *vm, FhObj *o) {
    Getter *g = (Getter *)o;
    fh_clear(vm, &g->items);
    fh_clear(vm, &g->name);
    fh_clear(vm, &g->kwnames);
}

/* Takes the three over, on failure too. */
static FhValue make(FhVM *vm, FhTypeId id, FhValue items, FhValue name, FhValue kwnames) {
    Getter *g = (Getter *)fhmem_cell(vm, sizeof *g, id, true);
    if (!g) {
        fh_release(vm, items);
        fh_release(vm, name);
        fh_release(vm, kwnames);
        return FH_ERR;
    }
    g->items = items;
    g->name = name;
    g->kwnames = kwnames;
    return fh_val(g);
}

static int one_argument(FhVM *vm, const char *name, uint32_t nargs, FhValue kwnames) {
    if (FH_UNLIKELY(fhargs_none(vm, name, kwnames) < 0)) return -1;
    if (FH_LIKELY(nargs == 1)) return 0;
    return fhraise_int(vm, FH_T_TypeError, "%s expected 1 argument, got %d", name, (int)nargs);
}

static FhValue repr_of(FhVM *vm, FhValue self, const char *name, FhValue names) {
    int active = fhrepr_enter(vm, self);
    if (active < 0) return FH_ERR;
    if (active) return fhstr_format(vm, "%s(...)", name);
    Getter *g = FH_AS(Getter, self);
    FhText t;
    fhtext_init(&t, vm);
    fhtext_format(&t, "%s(", name);
    int status = 0;
    FhTuple *items = fhas_tuple(names == FH_NOVALUE ? g->items : names);
    for (int64_t i = 0; status == 0 && i < items->size; i++)
        status = (i && fhtext_add(&t, ", ", 2) < 0) || fhtext_repr(&t, items->items[i]) < 0 ? -1 : 0;
    fhtext_c(&t, ")");
    fhrepr_leave(vm, self);
    if (status == 0) return fhtext_finish(&t);
    fhtext_free(&t);
    return FH_ERR;
}

static FhValue reduce_with(FhVM *vm, FhValue self, FhValue args) {
    return fhtuple_pack(vm, 2, fh_typeval(vm, self), args);
}

/* ---- itemgetter ---- */

static FhValue item_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)type;
    if (fhargs_none(vm, "itemgetter", kwnames) < 0) return FH_ERR;
    if (nargs < 1) return fhraise(vm, FH_T_TypeError, "itemgetter expected 1 argument, got 0");
    FhValue items = fhtuple_from(vm, args, nargs);
    return items == FH_ERR ? FH_ERR : make(vm, FH_T_itemgetter, items, FH_NOVALUE, FH_NOVALUE);
}

static inline FhValue item_of(FhVM *vm, FhValue o, FhValue key) {
    if (fh_is_int(key)) {
        uint64_t i = (uint64_t)fh_int_of(key);
        if (fhtuple_exact(o) && i < (uint64_t)fhas_tuple(o)->size) return fh_retain(fhas_tuple(o)->items[i]);
        if (fhlist_exact(o) && i < (uint64_t)fhas_list(o)->size) return fh_retain(fhas_list(o)->items[i]);
    }
    return fhgetitem(vm, o, key);
}

static FhValue several(FhVM *vm, FhValue self, FhValue o, FhValue (*one)(FhVM *vm, FhValue o, FhValue item)) {
    FhValue keys = fh_retain(FH_AS(Getter, self)->items);
    int64_t n = fhas_tuple(keys)->size;
    FhValue found = fhtuple_new(vm, n);
    for (int64_t i = 0; found != FH_ERR && i < n; i++) fhas_tuple(found)->items[i] = FH_NONE;
    for (int64_t i = 0; found != FH_ERR && i < n; i++) {
        FhValue v = one(vm, o, fhas_tuple(keys)->items[i]);
        if (v == FH_ERR) {
            fh_release(vm, found);
            found = FH_ERR;
        } else {
            fhas_tuple(found)->items[i] = v;
        }
    }
    fh_release(vm, keys);
    return found == FH_ERR ? FH_ERR : fhnative_filled(vm, found);
}

static FhValue item_call(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (FH_UNLIKELY(one_argument(vm, "itemgetter", nargs, kwnames) < 0)) return FH_ERR;
    FhTuple *items = fhas_tuple(FH_AS(Getter, self)->items);
    if (FH_UNLIKELY(items->size != 1)) return several(vm, self, args[0], item_of);
    return item_of(vm, args[0], items->items[0]);
}

static FhValue item_repr(FhVM *vm, FhValue self) {
    return repr_of(vm, self, "operator.itemgetter", FH_NOVALUE);
}

NATIVE(item_reduce) {
    UNUSED_ARGS;
    return reduce_with(vm, self, FH_AS(Getter, self)->items);
}

static const FhMethodDef item_methods[] = {{"__reduce__", item_reduce, 0, 0, 0, NULL}, {0}};
static const FhSlots item_slots = {
    .life = {visit, finalize, NULL, NULL}, .repr = item_repr, .call = item_call, .new_ = item_new};
const FhTypeDef fhtypedef_itemgetter = {
    .doc = "itemgetter(item, /, *items)\n--\n\nA callable: itemgetter(k)(o) is o[k]; with more items, a "
           "tuple of them.",
    .size = sizeof(Getter),
    .flags = FH_TF_CONTAINER,
    .slots = &item_slots,
    .methods = item_methods,
};

/* ---- attrgetter ---- */

/* "a" as it is, interned; "a.b" as ("a", "b"). */
static FhValue path_of(FhVM *vm, FhValue name) {
    if (!fhstr_check(vm, name)) return fhraise(vm, FH_T_TypeError, "attribute name must be a string");
    const char *text = fhstr_text(name), *end = text + fhstr_size(name);
    if (!memchr(text, '.', fhstr_size(name))) return fhstr_intern(vm, text, fhstr_size(name));
    FhValue list = fhlist_new(vm, 2);
    for (const char *at = text; list != FH_ERR && at <= end;) {
        const char *dot = memchr(at, '.', (size_t)(end - at));
        if (!dot) dot = end;
        FhValue part = fhstr_intern(vm, at, (size_t)(dot - at));
        if (part == FH_ERR || fhlist_push(vm, fhas_list(list), part) < 0) {
            fh_release(vm, list);
            return FH_ERR;
        }
        at = dot + 1;
    }
    if (list == FH_ERR) return FH_ERR;
    FhValue path = fhtuple_of(vm, list);
    fh_release(vm, list);
    return path;
}

static FhValue attr_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)type;
    if (fhargs_none(vm, "attrgetter", kwnames) < 0) return FH_ERR;
    if (nargs < 1) return fhraise(vm, FH_T_TypeError, "attrgetter expected 1 argument, got 0");
    FhValue paths = fhtuple_new(vm, nargs);
    if (paths == FH_ERR) return FH_ERR;
    for (uint32_t i = 0; i < nargs; i++) fhas_tuple(paths)->items[i] = FH_NONE;
    for (uint32_t i = 0; i < nargs; i++) {
        FhValue path = path_of(vm, args[i]);
        if (path == FH_ERR) {
            fh_release(vm, paths);
            return FH_ERR;
        }
        fhas_tuple(paths)->items[i] = path;
    }
    fhnative_filled(vm, paths);
    FhValue names = fhtuple_from(vm, args, nargs);
    if (names == FH_ERR) {
        fh_release(vm, paths);
        return FH_ERR;
    }
    return make(vm, FH_T_attrgetter, paths, FH_NOVALUE, names);
}

static FhValue attr_of(FhVM *vm, FhValue o, FhValue path) {
    if (FH_LIKELY(fhstr_exact(path))) return fhattr_get(vm, o, path);
    fh_retain(o);
    for (int64_t i = 0; o != FH_ERR && i < fhas_tuple(path)->size; i++) {
        FhValue next = fhattr_get(vm, o, fhas_tuple(path)->items[i]);
        fh_release(vm, o);
        o = next;
    }
    return o;
}

static FhValue attr_call(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (FH_UNLIKELY(one_argument(vm, "attrgetter", nargs, kwnames) < 0)) return FH_ERR;
    FhTuple *items = fhas_tuple(FH_AS(Getter, self)->items);
    if (FH_UNLIKELY(items->size != 1)) return several(vm, self, args[0], attr_of);
    FhValue path = fh_retain(items->items[0]), v = attr_of(vm, args[0], path);
    fh_release(vm, path);
    return v;
}

static FhValue attr_repr(FhVM *vm, FhValue self) {
    return repr_of(vm, self, "operator.attrgetter", FH_AS(Getter, self)->kwnames);
}

NATIVE(attr_reduce) {
    UNUSED_ARGS;
    return reduce_with(vm, self, FH_AS(Getter, self)->kwnames);
}

static const FhMethodDef attr_methods[] = {{"__reduce__", attr_reduce, 0, 0, 0, NULL}, {0}};
static const FhSlots attr_slots = {
    .life = {visit, finalize, NULL, NULL}, .repr = attr_repr, .call = attr_call, .new_ = attr_new};
const FhTypeDef fhtypedef_attrgetter = {
    .doc = "attrgetter(attr, /, *attrs)\n--\n\nA callable: attrgetter('a.b')(o) is o.a.b; with more names, a "
           "tuple of them.",
    .size = sizeof(Getter),
    .flags = FH_TF_CONTAINER,
    .slots = &attr_slots,
    .methods = attr_methods,
};

/* ---- methodcaller ---- */

static FhValue method_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)type;
    if (nargs < 1)
        return fhraise(vm, FH_T_TypeError, "methodcaller needs at least one argument, the method name");
    if (!fhstr_check(vm, args[0])) return fhraise(vm, FH_T_TypeError, "method name must be a string");
    FhValue name = fhstr_intern(vm, fhstr_text(args[0]), fhstr_size(args[0]));
    if (name == FH_ERR) return FH_ERR;
    FhValue items = fhtuple_from(vm, args + 1, nargs - 1 + FH_NKEYWORDS(kwnames));
    if (items == FH_ERR) return FH_ERR;
    return make(vm, FH_T_methodcaller, items, name, FH_NKEYWORDS(kwnames) ? fh_retain(kwnames) : FH_NOVALUE);
}

enum { FEW = 8 };

static FhValue method_call(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (FH_UNLIKELY(one_argument(vm, "methodcaller", nargs, kwnames) < 0)) return FH_ERR;
    Getter *g = FH_AS(Getter, self);
    FhTuple *items = fhas_tuple(g->items);
    uint32_t total = (uint32_t)items->size, npos = total - FH_NKEYWORDS(g->kwnames);
    if (npos == total && !total) return fhcall_method(vm, args[0], g->name, NULL, 0);
    FhValue few[FEW], *all = few, me;
    if (total + 1 > FEW && !(all = fhmem_array(vm, total + 1, sizeof *all))) return FH_ERR;
    fh_retain(self);
    FhValue method = fhattr_method(vm, args[0], g->name, &me), v = FH_ERR;
    if (method != FH_ERR) {
        bool bound = me != FH_NOVALUE;
        all[0] = me;
        memcpy(all + bound, items->items, total * sizeof *all);
        v = fhcall(vm, method, all, npos + bound, g->kwnames);
        fh_release(vm, me);
    }
    fh_release(vm, method);
    fh_release(vm, self);
    if (all != few) fhmem_free(vm, all, (total + 1) * sizeof *all);
    return v;
}

static FhValue method_repr(FhVM *vm, FhValue self) {
    int active = fhrepr_enter(vm, self);
    if (active < 0) return FH_ERR;
    if (active) return fhstr_c(vm, "operator.methodcaller(...)");
    Getter *g = FH_AS(Getter, self);
    FhTuple *items = fhas_tuple(g->items);
    int64_t npos = items->size - FH_NKEYWORDS(g->kwnames);
    FhText t;
    fhtext_init(&t, vm);
    fhtext_c(&t, "operator.methodcaller(");
    int status = fhtext_repr(&t, g->name);
    for (int64_t i = 0; status == 0 && i < items->size; i++) {
        fhtext_c(&t, ", ");
        if (i >= npos) fhtext_format(&t, "%U=", fhas_tuple(g->kwnames)->items[i - npos]);
        status = fhtext_repr(&t, items->items[i]);
    }
    fhtext_c(&t, ")");
    fhrepr_leave(vm, self);
    if (status == 0) return fhtext_finish(&t);
    fhtext_free(&t);
    return FH_ERR;
}

/* With keywords the constructor is a functools.partial that has them. */
static FhValue reduce_keywords(FhVM *vm, FhValue self) {
    Getter *g = FH_AS(Getter, self);
    FhTuple *items = fhas_tuple(g->items);
    uint32_t nkw = FH_NKEYWORDS(g->kwnames), npos = (uint32_t)items->size - nkw;
    FhValue *all = fhmem_array(vm, nkw + 2u, sizeof *all);
    if (!all) return FH_ERR;
    all[0] = fh_typeval(vm, self);
    all[1] = g->name;
    memcpy(all + 2, items->items + npos, nkw * sizeof *all);
    FhValue make_it = fhcall(vm, fh_val(vm->types[FH_T_partial]), all, 2, g->kwnames);
    fhmem_free(vm, all, (nkw + 2u) * sizeof *all);
    FhValue args = make_it == FH_ERR ? FH_ERR : fhtuple_from(vm, items->items, npos);
    FhValue v = args == FH_ERR ? FH_ERR : fhtuple_pack(vm, 2, make_it, args);
    fh_release(vm, args);
    fh_release(vm, make_it);
    return v;
}

NATIVE(method_reduce) {
    UNUSED_ARGS;
    Getter *g = FH_AS(Getter, self);
    if (g->kwnames != FH_NOVALUE) return reduce_keywords(vm, self);
    FhTuple *items = fhas_tuple(g->items);
    FhValue all = fhtuple_new(vm, items->size + 1);
    if (all == FH_ERR) return FH_ERR;
    fhas_tuple(all)->items[0] = fh_retain(g->name);
    for (int64_t i = 0; i < items->size; i++) fhas_tuple(all)->items[i + 1] = fh_retain(items->items[i]);
    FhValue v = reduce_with(vm, self, fhnative_filled(vm, all));
    fh_release(vm, all);
    return v;
}

static const FhMethodDef method_methods[] = {{"__reduce__", method_reduce, 0, 0, 0, NULL}, {0}};
static const FhSlots method_slots = {
    .life = {visit, finalize, NULL, NULL}, .repr = method_repr, .call = method_call, .new_ = method_new};
const FhTypeDef fhtypedef_methodcaller = {
    .doc = "methodcaller(name, /, *args, **kwargs)\n--\n\nA callable: methodcaller('f', 1)(o) is o.f(1).",
    .size = sizeof(Getter),
    .flags = FH_TF_CONTAINER,
    .slots = &method_slots,
    .methods = method_methods,
};
