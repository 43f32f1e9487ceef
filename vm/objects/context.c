/* contextvars: Context, ContextVar, Token. vm->context is the current context (owned; NOVALUE until it is asked for).
 * Contexts share their dict of variables with their copies until one of them changes. */
#include "objects/context.h"
#include "objects/dict.h"
#include "objects/protocol.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

#include <stdio.h>

static FhContextObject *as_context(FhValue v) { return FH_AS(FhContextObject, v); }
static FhContextVar *as_var(FhValue v) { return FH_AS(FhContextVar, v); }
static FhContextToken *as_token(FhValue v) { return FH_AS(FhContextToken, v); }

/* ---- contexts ---- */

/* Takes vars over. */
static FhValue context_of(FhVM *vm, FhValue vars, bool shared) {
    if (vars == FH_ERR) return FH_ERR;
    FhContextObject *c = (FhContextObject *)fhmem_cell(vm, sizeof *c, FH_T_Context, true);
    if (!c) {
        fh_release(vm, vars);
        return FH_ERR;
    }
    c->vars = vars;
    c->previous = FH_NOVALUE;
    c->entered = false;
    c->shared = shared;
    return fh_val(c);
}

/* The current context, borrowed. */
static FhValue current(FhVM *vm) {
    if (vm->context == FH_NOVALUE) {
        FhValue c = context_of(vm, fhdict_new(vm), false);
        if (c == FH_ERR) return FH_ERR;
        vm->context = c;
    }
    return vm->context;
}

static FhValue copy_of(FhVM *vm, FhValue context) {
    as_context(context)->shared = true;
    return context_of(vm, fh_retain(as_context(context)->vars), true);
}

FhValue fhcontext_copy_current(FhVM *vm) {
    FhValue c = current(vm);
    return c == FH_ERR ? FH_ERR : copy_of(vm, c);
}

static int make_own(FhVM *vm, FhValue context) {
    FhContextObject *c = as_context(context);
    if (!c->shared) return 0;
    FhValue vars = fhdict_copy(vm, c->vars);
    if (vars == FH_ERR) return -1;
    fh_set(vm, &c->header, &c->vars, vars);
    c->shared = false;
    return 0;
}

static void context_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhContextObject *)o)->vars);
    fn(ctx, &((FhContextObject *)o)->previous);
}

static void context_finalize(FhVM *vm, FhObj *o) {
    fh_clear(vm, &((FhContextObject *)o)->vars);
    fh_clear(vm, &((FhContextObject *)o)->previous);
}

static FhValue context_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)type, (void)args;
    if (nargs || kwnames != FH_NOVALUE)
        return fhraise(vm, FH_T_TypeError, "Context() does not accept any arguments");
    return context_of(vm, fhdict_new(vm), false);
}

static int need_var(FhVM *vm, FhValue key) {
    if (fh_has_shape(key, FH_T_ContextVar)) return 0;
    return fhraise_int(vm, FH_T_TypeError, "a ContextVar key was expected, got %R", key);
}

static int64_t context_len(FhVM *vm, FhValue v) {
    (void)vm;
    return fhdict_size(as_context(v)->vars);
}

static FhValue context_getitem(FhVM *vm, FhValue v, FhValue key) {
    if (need_var(vm, key) < 0) return FH_ERR;
    FhValue found = fhdict_get(vm, as_context(v)->vars, key);
    if (found == FH_NOVALUE) return fhraise_value(vm, FH_T_KeyError, key);
    return found == FH_ERR ? FH_ERR : fh_retain(found);
}

static int context_contains(FhVM *vm, FhValue v, FhValue key) {
    return need_var(vm, key) < 0 ? -1 : fhdict_contains(vm, as_context(v)->vars, key);
}

static FhValue context_iter(FhVM *vm, FhValue v) {
    return fhdict_iterator(vm, as_context(v)->vars, FH_T_dict_keyiterator);
}

static FhValue context_compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!fh_has_shape(a, FH_T_Context) || !fh_has_shape(b, FH_T_Context) || (op != FH_EQ && op != FH_NE))
        return FH_NOTIMPLEMENTED;
    return fhcompare(vm, as_context(a)->vars, as_context(b)->vars, op);
}

static FhValue view(FhVM *vm, FhValue self, FhTypeId kind) {
    as_context(self)->shared = true; /* the view keeps what is there now */
    return fhdict_iterator(vm, as_context(self)->vars, kind);
}

static FhValue keys(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return view(vm, self, FH_T_dict_keyiterator);
}

static FhValue values(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return view(vm, self, FH_T_dict_valueiterator);
}

static FhValue items(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return view(vm, self, FH_T_dict_itemiterator);
}

static FhValue copy(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return copy_of(vm, self);
}

static FhValue context_get(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)kwnames;
    if (need_var(vm, args[0]) < 0) return FH_ERR;
    FhValue found = fhdict_get(vm, as_context(self)->vars, args[0]);
    if (found == FH_ERR) return FH_ERR;
    return fh_retain(found != FH_NOVALUE ? found : nargs > 1 ? args[1] : FH_NONE);
}

static FhValue run(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhContextObject *c = as_context(self);
    if (!nargs) return fhraise(vm, FH_T_TypeError, "run() missing 1 required positional argument");
    if (c->entered)
        return fhraise(vm, FH_T_RuntimeError, "cannot enter context: %R is already entered", self);
    if (fhrecursion_enter(vm, " while calling a Python object") < 0) return FH_ERR;
    c->entered = true;
    c->previous = vm->context;
    vm->context = fh_retain(self);
    FhValue result = fhcall(vm, args[0], args + 1, nargs - 1, kwnames);
    FhValue mine = vm->context;
    vm->context = c->previous;
    c->previous = FH_NOVALUE;
    c->entered = false;
    fh_release(vm, mine);
    fhrecursion_leave(vm);
    return result;
}

static const FhMethodDef context_methods[] = {
    {"get", context_get, 1, 2, 0,
     "Return the value for `key` if `key` has the value in the context object.\n\n"
     "If `key` does not exist, return `default`. If `default` is not given,\nreturn None."},
    {"keys", keys, 0, 0, 0, "Return a list of all variables in the context object."},
    {"values", values, 0, 0, 0, "Return a list of all variables' values in the context object."},
    {"items", items, 0, 0, 0, "Return all variables and their values in the context object."},
    {"copy", copy, 0, 0, 0, "Return a shallow copy of the context object."},
    {"run", run, 1, FH_ANY, FH_KW, NULL},
    {0},
};

static const FhSlots context_slots = {
    .life = {.visit = context_visit, .finalize = context_finalize},
    .compare = context_compare,
    .iter = context_iter,
    .new_ = context_new,
    .len = context_len,
    .getitem = context_getitem,
    .contains = context_contains,
};

const FhTypeDef fhtypedef_Context = {
    .size = sizeof(FhContextObject),
    .flags = FH_TF_CONTAINER | FH_TF_WEAKREF,
    .slots = &context_slots,
    .methods = context_methods,
    .module = "_contextvars",
};

/* ---- variables ---- */

static void var_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhContextVar *)o)->name);
    fn(ctx, &((FhContextVar *)o)->default_);
}

static void var_finalize(FhVM *vm, FhObj *o) {
    fh_clear(vm, &((FhContextVar *)o)->name);
    fh_clear(vm, &((FhContextVar *)o)->default_);
}

static FhValue var_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)type;
    static const char *const names[] = {"", "default", NULL};
    static const FhParams params = {"ContextVar", names, 1, 1, 1};
    FhValue given[2];
    if (nargs > 1)
        return fhraise(vm, FH_T_TypeError, "ContextVar() takes at most 1 positional argument (%d given)",
                       (int)nargs);
    if (fhargs(vm, &params, args, nargs, kwnames, given) < 0) return FH_ERR;
    if (!fhstr_check(vm, given[0])) return fhraise(vm, FH_T_TypeError, "context variable name must be a str");
    FhContextVar *v = (FhContextVar *)fhmem_cell(vm, sizeof *v, FH_T_ContextVar, true);
    if (!v) return FH_ERR;
    v->name = fh_retain(given[0]);
    v->default_ = fh_retain(given[1]);
    return fh_val(v);
}

static FhValue var_repr(FhVM *vm, FhValue self) {
    FhContextVar *v = as_var(self);
    char at[32];
    snprintf(at, sizeof at, "%p", (void *)v);
    int running = fhrepr_enter(vm, self);
    if (running < 0) return FH_ERR;
    if (running) return fhstr_format(vm, "...");
    FhValue s = v->default_ == FH_NOVALUE
                    ? fhstr_format(vm, "<ContextVar name=%R at %s>", v->name, at)
                    : fhstr_format(vm, "<ContextVar name=%R default=%R at %s>", v->name, v->default_, at);
    fhrepr_leave(vm, self);
    return s;
}

static FhValue var_get(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)kwnames;
    if (vm->context != FH_NOVALUE) {
        FhValue found = fhdict_get(vm, as_context(vm->context)->vars, self);
        if (found == FH_ERR) return FH_ERR;
        if (found != FH_NOVALUE) return fh_retain(found);
    }
    if (nargs) return fh_retain(args[0]);
    if (as_var(self)->default_ != FH_NOVALUE) return fh_retain(as_var(self)->default_);
    return fhraise_value(vm, FH_T_LookupError, self);
}

static FhValue var_set(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    FhValue context = current(vm);
    if (context == FH_ERR || make_own(vm, context) < 0) return FH_ERR;
    FhValue old = fhdict_get(vm, as_context(context)->vars, self);
    if (old == FH_ERR) return FH_ERR;
    FhContextToken *t = (FhContextToken *)fhmem_cell(vm, sizeof *t, FH_T_Token, true);
    if (!t) return FH_ERR;
    t->context = fh_retain(context);
    t->var = fh_retain(self);
    t->old = fh_retain(old);
    t->used = false;
    if (fhdict_set(vm, as_context(context)->vars, self, args[0]) == 0) return fh_val(t);
    fh_release(vm, fh_val(t));
    return FH_ERR;
}

static FhValue var_reset(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    FhValue token = args[0];
    if (!fh_has_shape(token, FH_T_Token))
        return fhraise(vm, FH_T_TypeError, "expected an instance of Token, got %R", token);
    FhContextToken *t = as_token(token);
    if (t->used) return fhraise(vm, FH_T_RuntimeError, "%R has already been used once", token);
    if (t->var != self)
        return fhraise(vm, FH_T_ValueError, "%R was created by a different ContextVar", token);
    FhValue context = current(vm);
    if (context == FH_ERR) return FH_ERR;
    if (t->context != context)
        return fhraise(vm, FH_T_ValueError, "%R was created in a different Context", token);
    if (make_own(vm, context) < 0) return FH_ERR;
    t->used = true;
    int status = t->old == FH_NOVALUE ? fhdict_del(vm, as_context(context)->vars, self)
                                      : fhdict_set(vm, as_context(context)->vars, self, t->old);
    return status < 0 ? FH_ERR : FH_NONE;
}

static FhValue var_name(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(as_var(self)->name);
}

static const FhMethodDef var_methods[] = {
    {"get", var_get, 0, 1, 0,
     "Return a value for the context variable for the current context.\n\n"
     "Where it has none: the default that is given, else the variable's own, else LookupError."},
    {"set", var_set, 1, 1, 0,
     "Call to set a new value for the context variable in the current context.\n\n"
     "The Token that is returned restores the old value by way of ContextVar.reset()."},
    {"reset", var_reset, 1, 1, 0,
     "Reset the context variable.\n\nIt has again the value it had before the set() that made the token."},
    FH_CLASS_GETITEM,
    {0},
};
static const FhGetSetDef var_getsets[] = {{"name", var_name, NULL, NULL}, {0}};

static const FhSlots var_slots = {
    .life = {.visit = var_visit, .finalize = var_finalize},
    .repr = var_repr,
    .new_ = var_new,
};

const FhTypeDef fhtypedef_ContextVar = {
    .size = sizeof(FhContextVar),
    .flags = FH_TF_CONTAINER,
    .slots = &var_slots,
    .methods = var_methods,
    .getsets = var_getsets,
    .module = "_contextvars",
};

/* ---- tokens ---- */

static void token_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhContextToken *t = (FhContextToken *)o;
    fn(ctx, &t->context);
    fn(ctx, &t->var);
    fn(ctx, &t->old);
}

static void token_finalize(FhVM *vm, FhObj *o) {
    FhContextToken *t = (FhContextToken *)o;
    fh_clear(vm, &t->context);
    fh_clear(vm, &t->var);
    fh_clear(vm, &t->old);
}

static FhValue token_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)type, (void)args, (void)nargs, (void)kwnames;
    return fhraise(vm, FH_T_RuntimeError, "Tokens can only be created by ContextVars");
}

static FhValue token_repr(FhVM *vm, FhValue self) {
    FhContextToken *t = as_token(self);
    char at[32];
    snprintf(at, sizeof at, "%p", (void *)t);
    return fhstr_format(vm, "<Token%s var=%R at %s>", t->used ? " used" : "", t->var, at);
}

static FhValue token_compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    (void)vm;
    if (op == FH_EQ && a == b) return FH_TRUE;
    if (op == FH_NE && a == b) return FH_FALSE;
    return FH_NOTIMPLEMENTED;
}

static FhValue token_var(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(as_token(self)->var);
}

static FhValue token_old_value(FhVM *vm, FhValue self) {
    FhValue old = as_token(self)->old;
    if (old != FH_NOVALUE) return fh_retain(old);
    FhValue name = fhstr_intern(vm, "MISSING", strlen("MISSING"));
    if (name == FH_ERR) return FH_ERR;
    FhValue missing = fhtype_lookup(vm, vm->types[FH_T_Token], name);
    fh_release(vm, name);
    return missing == FH_NOVALUE ? FH_NONE : fh_retain(missing);
}

static int token_ready(FhVM *vm, FhType *t) {
    FhObj *missing = fhmem_cell(vm, sizeof(FhObj), FH_T_TokenMissing, false);
    if (!missing) return -1;
    int status = fhdict_set_c(vm, t->cold->dict, "MISSING", fh_val(missing));
    fh_release(vm, fh_val(missing));
    return status;
}

static const FhMethodDef token_methods[] = {FH_CLASS_GETITEM, {0}};
static const FhGetSetDef token_getsets[] = {
    {"var", token_var, NULL, NULL}, {"old_value", token_old_value, NULL, NULL}, {0}};

static const FhSlots token_slots = {
    .life = {.visit = token_visit, .finalize = token_finalize},
    .repr = token_repr,
    .compare = token_compare,
    .new_ = token_new,
};

const FhTypeDef fhtypedef_Token = {
    .size = sizeof(FhContextToken),
    .flags = FH_TF_CONTAINER,
    .slots = &token_slots,
    .methods = token_methods,
    .getsets = token_getsets,
    .module = "_contextvars",
    .ready = token_ready,
};

static FhValue missing_repr(FhVM *vm, FhValue self) {
    (void)self;
    return fhstr_format(vm, "<Token.MISSING>");
}

static const FhSlots missing_slots = {.repr = missing_repr};

const FhTypeDef fhtypedef_TokenMissing = {
    .size = sizeof(FhObj),
    .slots = &missing_slots,
};
