/* Binding of arguments to the parameters of a script function, with CPython's messages. */
#include "objects/function.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "runtime/frame.h"

typedef struct Binding {
    FhVM *vm;
    FhFunction *f;
    FhCode *code;
    FhValue *regs;
    uint32_t nparams; /* without *args and **kwargs */
} Binding;

static FhValue param_name(Binding *b, uint32_t i) { return fhas_tuple(b->code->varnames)->items[i]; }

/* "f() missing 2 required positional arguments: 'a' and 'b'" */
static int raise_missing(Binding *b, uint32_t from, uint32_t to, const char *kind) {
    FhText t;
    uint32_t missing = 0, seen = 0;
    for (uint32_t i = from; i < to; i++) missing += b->regs[i] == FH_NOVALUE;
    fhtext_init(&t, b->vm);
    for (uint32_t i = from; i < to; i++) {
        if (b->regs[i] != FH_NOVALUE) continue;
        if (seen) fhtext_c(&t, missing == 2 ? " and " : seen == missing - 1 ? ", and " : ", ");
        fhtext_format(&t, "'%U'", param_name(b, i));
        seen++;
    }
    FhValue list = fhtext_finish(&t);
    if (list == FH_ERR) return -1;
    fhraise(b->vm, FH_T_TypeError, "%U() missing %d required %s argument%s: %U", b->f->qualname, (int)missing,
            kind, missing == 1 ? "" : "s", list);
    fh_release(b->vm, list);
    return -1;
}

static int raise_too_many(Binding *b, uint32_t given) {
    uint32_t max = b->code->argcount,
             ndefaults = b->f->defaults == FH_NOVALUE ? 0 : (uint32_t)fhas_tuple(b->f->defaults)->size;
    uint32_t kw_given = 0;
    for (uint32_t i = max; i < b->nparams; i++) kw_given += b->regs[i] != FH_NOVALUE;
    FhValue name = b->f->qualname;
    FhValue takes = ndefaults ? fhstr_format(b->vm, "from %d to %d", (int)(max - ndefaults), (int)max)
                              : fhstr_format(b->vm, "%d", (int)max);
    if (takes == FH_ERR) return -1;
    bool plural = ndefaults ? true : max != 1;
    if (kw_given)
        fhraise(b->vm, FH_T_TypeError,
                "%U() takes %U positional argument%s but %d positional argument%s (and %d keyword-only "
                "argument%s) were given",
                name, takes, plural ? "s" : "", (int)given, given == 1 ? "" : "s", (int)kw_given,
                kw_given == 1 ? "" : "s");
    else
        fhraise(b->vm, FH_T_TypeError, "%U() takes %U positional argument%s but %d %s given", name, takes,
                plural ? "s" : "", (int)given, given == 1 ? "was" : "were");
    fh_release(b->vm, takes);
    return -1;
}

/* Index of the parameter that may be given by that keyword, from `first` on; -1. */
static int64_t find_param(Binding *b, FhValue keyword, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        if (param_name(b, i) == keyword) return i;
    for (uint32_t i = first; i < end; i++)
        if (fhstr_equal(param_name(b, i), keyword)) return i;
    return -1;
}

/* A keyword matches nothing. Positional-only parameters given by name get a message of their own. */
static int raise_unexpected(Binding *b, FhValue keyword, FhValue kwnames) {
    FhText t;
    bool any = false;
    fhtext_init(&t, b->vm);
    for (uint32_t i = 0; i < b->code->posonlyargcount; i++) {
        for (int64_t n = 0; n < fhas_tuple(kwnames)->size; n++) {
            if (!fhstr_equal(fhas_tuple(kwnames)->items[n], param_name(b, i))) continue;
            fhtext_format(&t, any ? ", %U" : "%U", param_name(b, i));
            any = true;
        }
    }
    FhValue list = fhtext_finish(&t);
    if (list == FH_ERR) return -1;
    if (any)
        fhraise(b->vm, FH_T_TypeError,
                "%U() got some positional-only arguments passed as keyword arguments: '%U'", b->f->qualname,
                list);
    else
        fhraise(b->vm, FH_T_TypeError, "%U() got an unexpected keyword argument '%S'", b->f->qualname,
                keyword);
    fh_release(b->vm, list);
    return -1;
}

static int bind_keywords(Binding *b, const FhValue *values, FhValue kwnames, FhValue rest) {
    FhTuple *names = fhas_tuple(kwnames);
    for (int64_t n = 0; n < names->size; n++) {
        FhValue keyword = names->items[n];
        int64_t i = find_param(b, keyword, b->code->posonlyargcount, b->nparams);
        if (i >= 0) {
            if (b->regs[i] != FH_NOVALUE)
                return fhraise_int(b->vm, FH_T_TypeError, "%U() got multiple values for argument '%U'",
                                   b->f->qualname, keyword);
            b->regs[i] = fh_retain(values[n]);
        } else if (rest == FH_NOVALUE) {
            return raise_unexpected(b, keyword, kwnames);
        } else if (fhdict_set(b->vm, rest, keyword, values[n]) < 0) {
            return -1;
        }
    }
    return 0;
}

static int bind_defaults(Binding *b, uint32_t given) {
    FhCode *code = b->code;
    uint32_t ndefaults = b->f->defaults == FH_NOVALUE ? 0 : (uint32_t)fhas_tuple(b->f->defaults)->size;
    uint32_t required = ndefaults < code->argcount ? code->argcount - ndefaults : 0;
    for (uint32_t i = given; i < required; i++)
        if (b->regs[i] == FH_NOVALUE) return raise_missing(b, 0, required, "positional");
    for (uint32_t i = given > required ? given : required; i < code->argcount; i++)
        if (b->regs[i] == FH_NOVALUE)
            b->regs[i] = fh_retain(fhas_tuple(b->f->defaults)->items[i + ndefaults - code->argcount]);
    bool missing = false;
    for (uint32_t i = code->argcount; i < b->nparams; i++) {
        if (b->regs[i] != FH_NOVALUE) continue;
        FhValue v = b->f->kwdefaults == FH_NOVALUE ? FH_NOVALUE
                                                   : fhdict_get(b->vm, b->f->kwdefaults, param_name(b, i));
        if (v == FH_ERR) return -1;
        b->regs[i] = fh_retain(v);
        missing |= v == FH_NOVALUE;
    }
    return missing ? raise_missing(b, code->argcount, b->nparams, "keyword-only") : 0;
}

static int bind_all(Binding *b, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhCode *code = b->code;
    uint32_t positional = nargs < code->argcount ? nargs : code->argcount, next = b->nparams;
    for (uint32_t i = 0; i < positional; i++) b->regs[i] = fh_retain(args[i]);
    if (code->flags & FH_CO_VARARGS) {
        FhValue rest = fhtuple_from(b->vm, args + positional, nargs - positional);
        if (rest == FH_ERR) return -1;
        b->regs[next++] = rest;
    }
    FhValue keywords = FH_NOVALUE;
    if (code->flags & FH_CO_VARKEYWORDS) {
        if ((keywords = fhdict_new(b->vm)) == FH_ERR) return -1;
        b->regs[next] = keywords;
    }
    if (kwnames != FH_NOVALUE && bind_keywords(b, args + nargs, kwnames, keywords) < 0) return -1;
    if (nargs > code->argcount && !(code->flags & FH_CO_VARARGS)) return raise_too_many(b, nargs);
    return bind_defaults(b, positional);
}

int fhcall_bind(FhVM *vm, FhValue f, const FhValue *args, uint32_t nargs, FhValue kwnames, FhValue *regs) {
    FhFunction *function = fhas_function(f);
    FhCode *code = fhas_code(function->code);
    Binding b = {vm, function, code, regs, code->argcount + code->kwonlyargcount};
    for (uint32_t i = 0; i < code->nlocals; i++) regs[i] = FH_NOVALUE;
    if (bind_all(&b, args, nargs, kwnames) == 0) return 0;
    for (uint32_t i = 0; i < code->nlocals; i++) {
        FhValue old = regs[i];
        regs[i] = FH_DEAD;
        fh_release(vm, old);
    }
    return -1;
}
