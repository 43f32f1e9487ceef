/* Suggestions by edit distance, with the bounds of CPython's: at most a third of the letters may differ; a change of case
 * costs half of a substitution. */
#include "runtime/suggest.h"

#include "bytecode/code.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define MAX_CANDIDATES 750
#define MAX_SIZE       40
#define MOVE           2
#define CASE           1

static int substitution(char a, char b) {
    if (a == b) return 0;
    if ((a & 31) != (b & 31)) return MOVE;
    if (a >= 'A' && a <= 'Z') a = (char)(a + 32);
    if (b >= 'A' && b <= 'Z') b = (char)(b + 32);
    return a == b ? CASE : MOVE;
}

/* Levenshtein distance of a and b; anything above max when it is above max. */
static size_t distance(const char *a, size_t na, const char *b, size_t nb, size_t max) {
    while (na && nb && *a == *b) a++, na--, b++, nb--;
    while (na && nb && a[na - 1] == b[nb - 1]) na--, nb--;
    if (na == 0 || nb == 0) return (na + nb) * MOVE;
    if (na > MAX_SIZE || nb > MAX_SIZE) return max + 1;
    if (nb < na) {
        const char *t = a;
        size_t nt = na;
        a = b, na = nb, b = t, nb = nt;
    }
    if ((nb - na) * MOVE > max) return max + 1;
    size_t row[MAX_SIZE], result = 0;
    for (size_t i = 0; i < na; i++) row[i] = (i + 1) * MOVE;
    for (size_t j = 0; j < nb; j++) {
        size_t diagonal = j * MOVE, least = SIZE_MAX;
        result = diagonal;
        for (size_t i = 0; i < na; i++) {
            size_t replaced = diagonal + (size_t)substitution(b[j], a[i]);
            diagonal = row[i];
            size_t moved = (result < diagonal ? result : diagonal) + MOVE;
            result = replaced < moved ? replaced : moved;
            row[i] = result;
            if (result < least) least = result;
        }
        if (least > max) return max + 1;
    }
    return result;
}

typedef struct Best {
    FhValue name;      /* what was written */
    FhValue candidate; /* borrowed, or NOVALUE */
    size_t distance;
} Best;

static void offer(Best *b, FhValue candidate) {
    if (!fhstr_exact(candidate) || fhstr_equal(candidate, b->name)) return;
    size_t n = fhstr_size(b->name), m = fhstr_size(candidate), max = (n + m + 3) * MOVE / 6;
    if (b->distance != SIZE_MAX && b->distance - 1 < max) max = b->distance - 1;
    size_t d = distance(fhstr_text(b->name), n, fhstr_text(candidate), m, max);
    if (d > max) return;
    b->candidate = candidate;
    b->distance = d;
}

static FhValue among_list(FhValue name, FhValue list) {
    Best b = {name, FH_NOVALUE, SIZE_MAX};
    if (fhas_list(list)->size >= MAX_CANDIDATES) return FH_NOVALUE;
    for (int64_t i = 0; i < fhas_list(list)->size; i++) offer(&b, fhas_list(list)->items[i]);
    return fh_retain(b.candidate);
}

static FhValue among_tuples(FhValue name, const FhValue *tuples, int n) {
    Best b = {name, FH_NOVALUE, SIZE_MAX};
    for (int k = 0; k < n; k++)
        for (int64_t i = 0; i < fhas_tuple(tuples[k])->size; i++) offer(&b, fhas_tuple(tuples[k])->items[i]);
    return fh_retain(b.candidate);
}

static FhValue among_keys(FhVM *vm, FhValue name, FhValue dict) {
    FhValue keys = fhlist_of(vm, dict);
    if (keys == FH_ERR) return FH_NOVALUE;
    FhValue found = among_list(name, keys);
    fh_release(vm, keys);
    return found;
}

static FhValue for_name(FhVM *vm, FhValue exception, FhValue name) {
    FhValue tb = fhas_exception(exception)->traceback;
    if (!fh_has_shape(tb, FH_T_traceback)) return FH_NOVALUE;
    while (fh_has_shape(FH_AS(FhTraceback, tb)->next, FH_T_traceback)) tb = FH_AS(FhTraceback, tb)->next;
    FhCode *code = fhas_code(FH_AS(FhTraceback, tb)->code);
    FhValue locals[] = {code->varnames, code->cellvars, code->freevars},
            found = among_tuples(name, locals, 3);
    if (found == FH_NOVALUE) found = among_keys(vm, name, FH_AS(FhTraceback, tb)->globals);
    if (found == FH_NOVALUE) found = among_keys(vm, name, vm->builtins);
    return found;
}

static FhValue for_attribute(FhVM *vm, FhValue obj, FhValue name) {
    FhValue dir = fhdict_get_str(vm, vm->builtins, FH_NAME(vm, dir));
    if (dir == FH_ERR || dir == FH_NOVALUE) return FH_NOVALUE;
    FhValue names = fhcall1(vm, dir, obj), found = FH_NOVALUE;
    if (names == FH_ERR) return FH_NOVALUE;
    if (fhlist_exact(names)) found = among_list(name, names);
    fh_release(vm, names);
    return found;
}

FhValue fhsuggest(FhVM *vm, FhValue exception) {
    FhValue found = FH_NOVALUE;
    if (fh_has_shape(exception, FH_T_NameError)) {
        FhValue name = fhexception_field(exception, FH_X_NAME_NAME);
        if (name != FH_NOVALUE && fhstr_exact(name)) found = for_name(vm, exception, name);
    } else if (fh_has_shape(exception, FH_T_AttributeError)) {
        FhValue name = fhexception_field(exception, FH_X_ATTRIBUTE_NAME),
                obj = fhexception_field(exception, FH_X_ATTRIBUTE_OBJ);
        if (name != FH_NOVALUE && fhstr_exact(name) && obj != FH_NOVALUE)
            found = for_attribute(vm, obj, name);
    }
    if (fhpending(vm)) fhpending_clear(vm);
    return found;
}
