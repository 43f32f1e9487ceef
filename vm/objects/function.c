/* function: its attributes; calling is runtime/call.c. */
#include "objects/function.h"
#include "bytecode/code.h"
#include "objects/attribute.h"
#include "objects/cell.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/method.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

void fhfunction_iterable_coroutine(FhValue function) {
    fhas_code(fhas_function(function)->code)->flags |= FH_CO_ITERABLE_COROUTINE;
}

/* The function of a comprehension is called at once and by nobody else. */
static bool is_comprehension(const FhCode *c) {
    const FhStr *name = fhas_str(c->name);
    return name->bytes[0] == '<' && c->argcount == 1 && !fhstr_is(c->name, "<lambda>");
}

bool fhfunction_is_comprehension(FhValue f) { return is_comprehension(fhas_code(fhas_function(f)->code)); }

/* Most that a function refers to is counted. So that of a comprehension is counted, too, where an arena is in force: it goes
 * as soon as it has been called, and the arena need not know of it. */
static FhObj *new_cell(FhVM *vm, const FhCode *c) {
    return vm->heap.force && is_comprehension(c)
               ? fhmem_cell(vm, sizeof(FhFunction), FH_T_function, true)
               : fhmem_data_cell(vm, sizeof(FhFunction), FH_T_function, true);
}

FhValue fhfunction_new(FhVM *vm, FhValue code, FhValue globals) {
    const FhCode *c = fhas_code(code);
    FhFunction *f = (FhFunction *)new_cell(vm, c);
    if (FH_UNLIKELY(!f)) return FH_ERR;
    f->code = fh_retain(code);
    f->globals = fh_retain(fh_observed(globals)); /* frames keep its address */
    f->name = fh_retain(c->name);
    f->qualname = fh_retain(c->qualname);
    f->doc = fh_retain(c->first_docstring);
    if (fh_in_arena(&f->header)) fh_stored(vm, &f->header, code);
    f->closure = f->defaults = f->kwdefaults = f->annotations = f->module = f->dict = FH_NOVALUE;
    return fh_val(f);
}

#define EACH_SLOT(f)                                                                                         \
    {                                                                                                        \
        &(f)->code, &(f)->globals, &(f)->closure, &(f)->defaults, &(f)->kwdefaults, &(f)->name,              \
            &(f)->qualname, &(f)->doc, &(f)->annotations, &(f)->module, &(f)->dict                           \
    }

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhFunction *f = (FhFunction *)o;
    FhValue *const slots[] = EACH_SLOT(f);
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) fn(ctx, slots[i]);
}

/* Code, globals and names stay until the very end: a function that others still refer to can be called. */
static void finalize(FhVM *vm, FhObj *o) {
    FhFunction *f = (FhFunction *)o;
    FhValue *const cyclic[] = {&f->defaults, &f->kwdefaults, &f->doc, &f->annotations, &f->module, &f->dict};
    for (size_t i = 0; i < sizeof cyclic / sizeof *cyclic; i++) fh_clear(vm, cyclic[i]);
    if (!fh_is_dying(o)) return;
    FhValue *const rest[] = {&f->closure, &f->globals, &f->code, &f->name, &f->qualname};
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) fh_clear(vm, rest[i]);
}

/* ---- making one: types.FunctionType(code, globals, name, argdefs, closure) ---- */

static int check_closure(FhVM *vm, const FhCode *code, FhValue closure) {
    if (closure != FH_NOVALUE && closure != FH_NONE && !fhtuple_check(vm, closure)) {
        return fhraise_int(vm, FH_T_TypeError, "arg 5 (closure) must be tuple");
    }
    bool given = closure != FH_NOVALUE && closure != FH_NONE;
    if (!given && code->nfreevars) return fhraise_int(vm, FH_T_TypeError, "arg 5 (closure) must be tuple");
    int64_t n = given ? fhas_tuple(closure)->size : 0;
    if (n != code->nfreevars)
        return fhraise_int(vm, FH_T_ValueError, "%U requires closure of length %d, not %d", code->name,
                           (int)code->nfreevars, (int)n);
    for (int64_t i = 0; i < n; i++) {
        if (!fhcell_exact(fhas_tuple(closure)->items[i]))
            return fhraise_int(vm, FH_T_TypeError, "arg 5 (closure) expected cell, found %T",
                               fhas_tuple(closure)->items[i]);
    }
    return 0;
}

static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"code", "globals", "name", "argdefs", "closure", NULL};
    static const FhParams params = {"function", names, 0, 2, 5};
    FhValue a[5];
    (void)type;
    if (fhargs(vm, &params, args, nargs, kwnames, a) < 0) return FH_ERR;
    if (!fh_has_shape(a[0], FH_T_code))
        return fhraise(vm, FH_T_TypeError, "function() argument 'code' must be code, not %V", a[0]);
    if (!fhdict_check(vm, a[1]))
        return fhraise(vm, FH_T_TypeError, "function() argument 'globals' must be dict, not %V", a[1]);
    if (a[2] != FH_NOVALUE && a[2] != FH_NONE && !fhstr_check(vm, a[2]))
        return fhraise(vm, FH_T_TypeError, "arg 3 (name) must be None or string");
    if (a[3] != FH_NOVALUE && a[3] != FH_NONE && !fhtuple_check(vm, a[3]))
        return fhraise(vm, FH_T_TypeError, "arg 4 (defaults) must be None or tuple");
    if (check_closure(vm, fhas_code(a[0]), a[4]) < 0) return FH_ERR;
    FhValue v = fhfunction_new(vm, a[0], a[1]);
    if (v == FH_ERR) return FH_ERR;
    FhFunction *f = fhas_function(v);
    if (a[2] != FH_NOVALUE && a[2] != FH_NONE) fh_set_ref(vm, &f->header, &f->name, a[2]);
    if (a[3] != FH_NOVALUE && a[3] != FH_NONE) f->defaults = fh_retain(a[3]);
    if (a[4] != FH_NOVALUE && a[4] != FH_NONE && fhas_tuple(a[4])->size) f->closure = fh_retain(a[4]);
    return v;
}

static FhValue repr(FhVM *vm, FhValue self) {
    return fhstr_format(vm, "<function %U at 0x%llx>", fhas_function(self)->qualname,
                        (unsigned long long)(self & ~(FhValue)7));
}

static FhValue descr_get(FhVM *vm, FhValue self, FhValue obj, FhValue type) {
    (void)type;
    return obj == FH_NOVALUE || obj == FH_NONE ? fh_retain(self) : fhmethod_new(vm, self, obj);
}

/* ---- attributes ---- */

static FhValue or_none(FhValue v) { return v == FH_NOVALUE ? FH_NONE : fh_retain(v); }

static FhValue get_code(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(fhas_function(self)->code);
}

static int set_code(FhVM *vm, FhValue self, FhValue v) {
    FhFunction *f = fhas_function(self);
    if (v == FH_NOVALUE || !fh_has_shape(v, FH_T_code))
        return fhraise_int(vm, FH_T_TypeError, "__code__ must be set to a code object");
    uint32_t n = f->closure == FH_NOVALUE ? 0 : (uint32_t)fhas_tuple(f->closure)->size;
    if (fhas_code(v)->nfreevars != n)
        return fhraise_int(vm, FH_T_ValueError, "%U() requires a code object with %d free vars, not %d",
                           f->name, (int)n, (int)fhas_code(v)->nfreevars);
    fh_set_ref(vm, &f->header, &f->code, v);
    return 0;
}

static FhValue get_globals(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(fhas_function(self)->globals);
}

static FhValue get_builtins(FhVM *vm, FhValue self) {
    FhValue own = fhdict_get_str(vm, fhas_function(self)->globals, FH_NAME(vm, __builtins__));
    if (own != FH_ERR && own != FH_NOVALUE && fhdict_check(vm, own)) return fh_retain(own);
    return or_none(vm->builtins);
}

static FhValue get_closure(FhVM *vm, FhValue self) {
    (void)vm;
    return or_none(fhas_function(self)->closure);
}

static FhValue get_defaults(FhVM *vm, FhValue self) {
    (void)vm;
    return or_none(fhas_function(self)->defaults);
}

static int set_defaults(FhVM *vm, FhValue self, FhValue v) {
    FhFunction *f = fhas_function(self);
    if (v == FH_NONE) v = FH_NOVALUE;
    if (v != FH_NOVALUE && !fhtuple_check(vm, v))
        return fhraise_int(vm, FH_T_TypeError, "__defaults__ must be set to a tuple object");
    fh_set_ref(vm, &f->header, &f->defaults, v);
    return 0;
}

static FhValue get_kwdefaults(FhVM *vm, FhValue self) {
    (void)vm;
    return or_none(fhas_function(self)->kwdefaults);
}

static int set_kwdefaults(FhVM *vm, FhValue self, FhValue v) {
    FhFunction *f = fhas_function(self);
    if (v == FH_NONE) v = FH_NOVALUE;
    if (v != FH_NOVALUE && !fhdict_check(vm, v))
        return fhraise_int(vm, FH_T_TypeError, "__kwdefaults__ must be set to a dict object");
    fh_set_ref(vm, &f->header, &f->kwdefaults, v);
    return 0;
}

static FhValue get_name(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(fhas_function(self)->name);
}

static int set_name(FhVM *vm, FhValue self, FhValue v) {
    if (v == FH_NOVALUE || !fhstr_check(vm, v))
        return fhraise_int(vm, FH_T_TypeError, "__name__ must be set to a string object");
    fh_set_ref(vm, fh_obj(self), &fhas_function(self)->name, v);
    return 0;
}

static FhValue get_qualname(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(fhas_function(self)->qualname);
}

static int set_qualname(FhVM *vm, FhValue self, FhValue v) {
    if (v == FH_NOVALUE || !fhstr_check(vm, v))
        return fhraise_int(vm, FH_T_TypeError, "__qualname__ must be set to a string object");
    fh_set_ref(vm, fh_obj(self), &fhas_function(self)->qualname, v);
    return 0;
}

static FhValue get_doc(FhVM *vm, FhValue self) {
    (void)vm;
    return or_none(fhas_function(self)->doc);
}

static int set_doc(FhVM *vm, FhValue self, FhValue v) {
    fh_set_ref(vm, fh_obj(self), &fhas_function(self)->doc, v == FH_NOVALUE ? FH_NONE : v);
    return 0;
}

static FhValue get_module(FhVM *vm, FhValue self) {
    FhFunction *f = fhas_function(self);
    if (f->module != FH_NOVALUE) return fh_retain(f->module);
    FhValue v = fhdict_get_str(vm, f->globals, FH_NAME(vm, __name__));
    return or_none(v);
}

static int set_module(FhVM *vm, FhValue self, FhValue v) {
    fh_set_ref(vm, fh_obj(self), &fhas_function(self)->module, v == FH_NOVALUE ? FH_NONE : v);
    return 0;
}

/* The tuple that MAKE_FUNCTION left becomes a dict when somebody looks. */
static FhValue get_annotations(FhVM *vm, FhValue self) {
    FhFunction *f = fhas_function(self);
    if (f->annotations != FH_NOVALUE && !fhtuple_exact(f->annotations)) return fh_retain(f->annotations);
    FhValue dict = fhdict_new(vm), pairs = f->annotations;
    for (int64_t i = 0; dict != FH_ERR && pairs != FH_NOVALUE && i + 1 < fhas_tuple(pairs)->size; i += 2) {
        if (fhdict_set(vm, dict, fhas_tuple(pairs)->items[i], fhas_tuple(pairs)->items[i + 1]) == 0) continue;
        fh_release(vm, dict);
        dict = FH_ERR;
    }
    if (dict != FH_ERR) fh_set_ref(vm, &f->header, &f->annotations, dict);
    return dict;
}

static int set_annotations(FhVM *vm, FhValue self, FhValue v) {
    if (v == FH_NONE) v = FH_NOVALUE;
    if (v != FH_NOVALUE && !fhdict_check(vm, v))
        return fhraise_int(vm, FH_T_TypeError, "__annotations__ must be set to a dict object");
    fh_set_ref(vm, fh_obj(self), &fhas_function(self)->annotations, v);
    return 0;
}

static FhValue get_dict(FhVM *vm, FhValue self) { return fhattr_dict_of(vm, self); }

static const FhGetSetDef getsets[] = {
    {"__code__", get_code, set_code, NULL},
    {"__globals__", get_globals, fhgetset_readonly, NULL},
    {"__builtins__", get_builtins, fhgetset_readonly, NULL},
    {"__closure__", get_closure, fhgetset_readonly, NULL},
    {"__defaults__", get_defaults, set_defaults, NULL},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults, NULL},
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__dict__", get_dict, fhattr_set_dict, NULL},
    {0},
};

static const FhSlots slots = {
    .life = {.visit = visit, .finalize = finalize},
    .repr = repr,
    .call = fhfunction_call,
    .descr_get = descr_get,
    .new_ = new_,
};

const FhTypeDef fhtypedef_function = {
    .doc = "Create a function object.\n\n  code\n    a code object\n  globals\n    the globals dictionary\n  "
           "name\n    a "
           "string that overrides the name from the code object\n  argdefs\n    a tuple that specifies the "
           "default argument "
           "values\n  closure\n    a tuple that supplies the bindings for free variables",
    .size = sizeof(FhFunction),
    .flags = FH_TF_CONTAINER | FH_TF_DICT | FH_TF_METHOD_DESCR | FH_TF_WEAKREF,
    .slots = &slots,
    .getsets = getsets,
    .dict_offset = offsetof(FhFunction, dict),
};
