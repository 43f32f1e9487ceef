/* Arguments of native functions: positional and keyword parameters, with CPython's messages. */
#include "objects/exception.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

static uint32_t count_names(const FhParams *p) {
    uint32_t n = 0;
    while (p->names[n]) n++;
    return n;
}

/* Two strings: the function as messages name it. */
#define CALLED(p) (p)->function ? (p)->function : "function", (p)->function ? "()" : ""

static FH_COLD int too_many(FhVM *vm, const FhParams *p, uint32_t total, uint32_t nargs, uint32_t given) {
    if (given > total)
        return fhraise_int(vm, FH_T_TypeError, "%s%s takes at most %d %sargument%s (%d given)", CALLED(p),
                           (int)total, nargs == 0 ? "keyword " : "", total == 1 ? "" : "s", (int)given);
    if (p->kwonly == 0)
        return fhraise_int(vm, FH_T_TypeError, "%s%s takes no positional arguments", CALLED(p));
    return fhraise_int(vm, FH_T_TypeError, "%s%s takes %s %d positional argument%s (%d given)", CALLED(p),
                       p->required < p->kwonly ? "at most" : "exactly", (int)p->kwonly,
                       p->kwonly == 1 ? "" : "s", (int)nargs);
}

static FH_COLD int missing(FhVM *vm, const FhParams *p, uint32_t i, uint32_t nargs) {
    if (i < p->posonly)
        return fhraise_int(vm, FH_T_TypeError, "%s%s takes %s %d positional argument%s (%d given)", CALLED(p),
                           p->required < p->kwonly ? "at least" : "exactly",
                           (int)(p->required < p->posonly ? p->required : p->posonly),
                           (p->required < p->posonly ? p->required : p->posonly) == 1 ? "" : "s", (int)nargs);
    return fhraise_int(vm, FH_T_TypeError, "%s%s missing required argument '%s' (pos %d)", CALLED(p),
                       p->names[i], (int)i + 1);
}

static int place_keyword(FhVM *vm, const FhParams *p, uint32_t total, uint32_t nargs, FhValue name, FhValue v,
                         FhValue *out) {
    for (uint32_t i = p->posonly; i < total; i++) {
        if (!fhstr_is(name, p->names[i])) continue;
        if (i < nargs)
            return fhraise_int(vm, FH_T_TypeError, "argument for %s%s given by name ('%U') and position (%d)",
                               CALLED(p), name, (int)i + 1);
        out[i] = v;
        return 0;
    }
    return fhraise_int(vm, FH_T_TypeError, "'%U' is an invalid keyword argument for %s%s", name,
                       p->function ? p->function : "this function", p->function ? "()" : "");
}

int fhargs(FhVM *vm, const FhParams *p, const FhValue *args, uint32_t nargs, FhValue kwnames, FhValue *out) {
    uint32_t total = count_names(p);
    uint32_t nkw = kwnames == FH_NOVALUE ? 0 : (uint32_t)fhas_tuple(kwnames)->size;
    if (FH_UNLIKELY(nargs + nkw > total || (nargs > p->kwonly && p->kwonly < total)))
        return too_many(vm, p, total, nargs, nargs + nkw);
    for (uint32_t i = 0; i < total; i++) out[i] = i < nargs ? args[i] : FH_NOVALUE;
    for (uint32_t i = 0; i < p->required && nkw == 0; i++) {
        if (FH_UNLIKELY(out[i] == FH_NOVALUE)) return missing(vm, p, i, nargs);
    }
    if (nkw == 0) return 0;
    bool unknown = false;
    for (uint32_t i = 0; i < nkw;
         i++) { /* what is known first: a missing argument is reported before a wrong name */
        FhValue name = fhas_tuple(kwnames)->items[i];
        for (uint32_t j = p->posonly; j < total; j++) {
            if (!fhstr_is(name, p->names[j])) continue;
            if (j >= nargs)
                out[j] = args[nargs + i];
            else
                unknown = true;
            goto next;
        }
        unknown = true;
    next:;
    }
    for (uint32_t i = 0; i < p->required; i++) {
        if (FH_UNLIKELY(out[i] == FH_NOVALUE)) return missing(vm, p, i, nargs);
    }
    if (!unknown) return 0;
    for (uint32_t i = 0; i < nkw; i++) {
        if (place_keyword(vm, p, total, nargs, fhas_tuple(kwnames)->items[i], args[nargs + i], out) < 0)
            return -1;
    }
    return 0;
}

int fhargs_none(FhVM *vm, const char *function, FhValue kwnames) {
    if (FH_LIKELY(kwnames == FH_NOVALUE || fhas_tuple(kwnames)->size == 0)) return 0;
    return fhraise_int(vm, FH_T_TypeError, "%s() takes no keyword arguments", function);
}

int fhargs_index(FhVM *vm, FhValue v, int64_t *out) {
    if (FH_LIKELY(fh_is_int(v))) {
        *out = fh_int_of(v);
        return 0;
    }
    FhValue i = fhindex(vm, v);
    if (i == FH_ERR) return -1;
    bool fits = fhint_try_i64(i, out);
    fh_release(vm, i);
    return fits ? 0 : fhraise_int(vm, FH_T_OverflowError, "Python int too large to convert to C ssize_t");
}

int fhargs_index_clip(FhVM *vm, FhValue v, int64_t *out) {
    if (FH_LIKELY(fh_is_int(v))) {
        *out = fh_int_of(v);
        return 0;
    }
    FhValue i = fhindex(vm, v);
    if (i == FH_ERR) return -1;
    if (!fhint_try_i64(i, out)) *out = fhint_sign(i) < 0 ? INT64_MIN : INT64_MAX;
    fh_release(vm, i);
    return 0;
}

int fhargs_str(FhVM *vm, const char *function, FhValue v, const char **text, size_t *size) {
    if (!fhstr_check(vm, v))
        return fhraise_int(vm, FH_T_TypeError, "%s() argument must be str, not %V", function, v);
    *text = fhstr_text(v);
    *size = fhstr_size(v);
    return 0;
}
