#include "bytecode/replace.h"

#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

static int wrong_type(FhVM *vm, FhValue name, const char *wanted, FhValue v) {
    return fhraise_int(vm, FH_T_TypeError, "replace() argument '%U' must be %s, not %T", name, wanted, v);
}

static int cannot(FhVM *vm, FhValue name) {
    return fhraise_int(vm, FH_T_NotImplementedError,
                       "replace() cannot change %U: the bytecode is not CPython's", name);
}

static int set_text(FhVM *vm, FhCode *code, FhValue *field, FhValue name, FhValue v) {
    if (!fhstr_check(vm, v)) return wrong_type(vm, name, "str", v);
    fh_set_ref(vm, &code->header, field, v);
    return 0;
}

/* All lines move along. */
static int set_first_line(FhVM *vm, FhCode *code, FhValue v) {
    int64_t line;
    if (fhargs_index(vm, v, &line) < 0) return -1;
    if (line < 0) return fhraise_int(vm, FH_T_ValueError, "code: co_firstlineno must be positive");
    if (line > INT32_MAX)
        return fhraise_int(vm, FH_T_OverflowError, "signed integer is greater than maximum");
    uint32_t by = (uint32_t)line - code->first_line;
    for (uint32_t i = 0; i < code->npositions; i++) {
        FhPosition *p = &code->positions[i];
        if (p->line) p->line += by, p->end_line += by;
    }
    code->first_line = (uint32_t)line;
    return 0;
}

static int set_flags(FhVM *vm, FhCode *code, FhValue name, FhValue v) {
    int64_t flags;
    if (fhargs_index(vm, v, &flags) < 0) return -1;
    if ((flags ^ code->flags) & ~(int64_t)FH_CO_ITERABLE_COROUTINE) return cannot(vm, name);
    code->flags = (uint32_t)flags;
    return 0;
}

static int set_varnames(FhVM *vm, FhCode *code, FhValue name, FhValue v) {
    if (!fhtuple_check(vm, v)) return wrong_type(vm, name, "tuple", v);
    FhTuple *t = fhas_tuple(v);
    for (int64_t i = 0; i < (int64_t)t->size; i++)
        if (!fhstr_check(vm, t->items[i]))
            return fhraise_int(vm, FH_T_SystemError, "non-string found in code slot");
    if (t->size != fhas_tuple(code->varnames)->size) return cannot(vm, name);
    fh_set_ref(vm, &code->header, &code->varnames, v);
    return 0;
}

/* The instructions take for granted where a code object or a tuple of keyword names stands. */
static bool stands_for_itself(FhValue v) {
    return !fh_has_shape(v, FH_T_code) && !fh_has_shape(v, FH_T_tuple);
}

static int set_consts(FhVM *vm, FhCode *code, FhValue name, FhValue v) {
    if (!fhtuple_check(vm, v)) return wrong_type(vm, name, "tuple", v);
    FhTuple *t = fhas_tuple(v);
    if ((uint64_t)t->size != code->nconsts) return cannot(vm, name);
    for (uint32_t i = 0; i < code->nconsts; i++) {
        FhValue old = code->consts[i], new = t->items[i];
        if (old == new) continue;
        bool same_kind = (stands_for_itself(old) && stands_for_itself(new)) ||
                         (fh_has_shape(old, FH_T_code) && fh_has_shape(new, FH_T_code) &&
                          fhas_code(old)->nfreevars == fhas_code(new)->nfreevars);
        if (!same_kind) return cannot(vm, name);
    }
    for (uint32_t i = 0; i < code->nconsts; i++) fh_set_ref(vm, &code->header, &code->consts[i], t->items[i]);
    return 0;
}

/* Anything else may be given, but must be what it is. */
static int compare(FhVM *vm, FhCode *code, FhValue name, FhValue v) {
    FhValue now = fhattr_find(vm, fh_val(code), name);
    if (now == FH_ERR) return -1;
    if (now == FH_NOVALUE)
        return fhraise_int(vm, FH_T_TypeError, "'%U' is an invalid keyword argument for replace()", name);
    int same = fhcompare_bool(vm, now, v, FH_EQ);
    fh_release(vm, now);
    return same < 0 ? -1 : same ? 0 : cannot(vm, name);
}

static int change(FhVM *vm, FhCode *code, FhValue name, FhValue v) {
    if (fhstr_is(name, "co_name")) return set_text(vm, code, &code->name, name, v);
    if (fhstr_is(name, "co_qualname")) return set_text(vm, code, &code->qualname, name, v);
    if (fhstr_is(name, "co_filename")) return set_text(vm, code, &code->filename, name, v);
    if (fhstr_is(name, "co_firstlineno")) return set_first_line(vm, code, v);
    if (fhstr_is(name, "co_flags")) return set_flags(vm, code, name, v);
    if (fhstr_is(name, "co_varnames")) return set_varnames(vm, code, name, v);
    if (fhstr_is(name, "co_consts")) return set_consts(vm, code, name, v);
    return compare(vm, code, name, v);
}

FhValue fhreplace_code(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (nargs)
        return fhraise(vm, FH_T_TypeError, "replace() takes exactly 0 positional arguments (%u given)",
                       nargs);
    const FhCode *from = fhas_code(self);
    FhValue v = fhcode_governed(vm, self, (FhCodeStrategy)from->strategy, from->arena, from->no_escape);
    if (v == FH_ERR) return FH_ERR;
    FhCode *to = fhas_code(v);
    to->simple = from->simple;
    int64_t n = kwnames == FH_NOVALUE ? 0 : (int64_t)fhas_tuple(kwnames)->size;
    for (int64_t i = 0; i < n; i++) {
        if (change(vm, to, fhas_tuple(kwnames)->items[i], args[i]) == 0) continue;
        fh_release(vm, v);
        return FH_ERR;
    }
    return v;
}
