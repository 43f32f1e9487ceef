/* Arguments of calls and classes, parameters of functions and lambdas, subscripts. */
#include <string.h>
#include "parser_core.h"
#include "parser_invalid.h"

/* ---- calls ---- */

FhExpr *fhparser_starred_argument(FhParser *p) {
    FhPlace start = fhparser_place(p);
    p->mark++;
    FhExpr *value = fhparser_expression(p);
    if (!value) return NULL;
    FhExpr *e = FHPARSER_EXPR(p, Starred, start);
    if (e) e->Starred.value = value;
    return e;
}

static FhKeyword *keyword(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhName *arg = NULL;
    if (!fhparser_accept(p, FHTOKEN_DOUBLE_STAR)) {
        arg = fhparser_name(p);
        if (!arg || !fhparser_accept(p, FHTOKEN_EQUAL)) return NULL;
    }
    FhExpr *value = fhparser_expression(p);
    FhKeyword *k = value ? fhparser_alloc(p, sizeof *k) : NULL;
    if (!k) return NULL;
    k->arg = arg;
    k->value = value;
    FHPARSER_SET_PLACE(p, k, start);
    return k;
}

static bool at_keyword(FhParser *p) {
    unsigned kind = fhparser_kind(p);
    return kind == FHTOKEN_DOUBLE_STAR || (kind == FHTOKEN_NAME && fhparser_kind_at(p, 1) == FHTOKEN_EQUAL);
}

static FhExpr *positional(FhParser *p) {
    if (fhparser_kind(p) == FHTOKEN_STAR) return fhparser_starred_argument(p);
    if (fhparser_kind(p) == FHTOKEN_NAME && fhparser_kind_at(p, 1) == FHTOKEN_WALRUS) {
        return fhparser_named_expression(p);
    }
    FhExpr *e = fhparser_expression(p);
    unsigned kind = e ? fhparser_kind(p) : FHTOKEN_ERROR;
    return kind == FHTOKEN_WALRUS || kind == FHTOKEN_EQUAL ? NULL : e;
}

/* `f(x for x in y)`: the generator's place includes the call's parentheses. */
static FhExpr *lone_generator(FhParser *p, FhPlace start, FhExpr *elt) {
    FhComprehensions generators;
    if (elt->kind == FHTREE_Starred) return NULL;
    if (!fhparser_comprehensions(p, &generators) || !fhparser_accept(p, FHTOKEN_RPAREN)) return NULL;
    FhExpr *e = FHPARSER_EXPR(p, GeneratorExp, start);
    if (!e) return NULL;
    e->GeneratorExp.elt = elt;
    e->GeneratorExp.generators = generators;
    return e;
}

/* Positional and keyword arguments alternate on the scratch as pairs: one of each two is NULL. Unpacked positionals may
 * follow keywords until the first `**`; afterwards there are only keywords. */
static bool push_argument(FhParser *p, bool *keywords_begun, bool *unpacked) {
    if (at_keyword(p)) {
        *keywords_begun = true;
        *unpacked |= fhparser_kind(p) == FHTOKEN_DOUBLE_STAR;
        return fhparser_push_null(p) && fhparser_push(p, keyword(p));
    }
    bool star = fhparser_kind(p) == FHTOKEN_STAR;
    if (*unpacked || (*keywords_begun && !star)) return false;
    return fhparser_push(p, positional(p)) && fhparser_push_null(p);
}

static bool split_arguments(FhParser *p, uint32_t base, FhExprs *args, FhKeywords *keywords) {
    void **pairs = p->unit->scratch + base;
    uint32_t total = (p->unit->scratch_count - base) / 2, counts[2] = {0, 0};
    for (uint32_t i = 0; i < total; i++) counts[pairs[2 * i] == NULL]++;
    *args = (FhExprs){NULL, 0};
    *keywords = (FhKeywords){NULL, 0};
    if (counts[0] && !(args->items = fhparser_alloc(p, counts[0] * sizeof(FhExpr *)))) return false;
    if (counts[1] && !(keywords->items = fhparser_alloc(p, counts[1] * sizeof(FhKeyword *)))) return false;
    for (uint32_t i = 0; i < total; i++) {
        if (pairs[2 * i])
            args->items[args->count++] = pairs[2 * i];
        else
            keywords->items[keywords->count++] = pairs[2 * i + 1];
    }
    p->unit->scratch_count = base;
    return true;
}

static bool arguments(FhParser *p, bool generator, FhExprs *args, FhKeywords *keywords) {
    if (p->explain && generator && !fhinvalid_starred_generator(p)) return false;
    if (p->explain && !fhinvalid_arguments(p)) return false;
    FhPlace start = fhparser_place(p);
    uint32_t base = fhparser_base(p);
    bool keywords_begun = false, unpacked = false;
    p->mark++;
    while (fhparser_kind(p) != FHTOKEN_RPAREN) {
        if (!push_argument(p, &keywords_begun, &unpacked)) return false;
        bool first = p->unit->scratch_count == base + 2;
        if (generator && first && !keywords_begun && fhparser_at_comprehension(p)) {
            FhExpr *e = lone_generator(p, start, p->unit->scratch[base]);
            p->unit->scratch[base] = e;
            return e && split_arguments(p, base, args, keywords);
        }
        if (!fhparser_accept(p, FHTOKEN_COMMA)) break;
    }
    return fhparser_accept(p, FHTOKEN_RPAREN) && split_arguments(p, base, args, keywords);
}

bool fhparser_call_arguments(FhParser *p, FhExprs *args, FhKeywords *keywords) {
    if (!fhparser_enter(p)) return false;
    bool ok = arguments(p, true, args, keywords);
    fhparser_leave(p);
    return ok;
}

bool fhparser_class_arguments(FhParser *p, FhExprs *args, FhKeywords *keywords) {
    return arguments(p, false, args, keywords);
}

/* ---- parameters ---- */

static FhArg *parameter(FhParser *p, bool lambda, bool star_annotation) {
    FhPlace start = fhparser_place(p);
    FhName *id = fhparser_name(p);
    FhArg *arg = id ? fhparser_alloc(p, sizeof *arg) : NULL;
    if (!arg) return NULL;
    arg->arg = id;
    arg->annotation = NULL;
    if (!lambda && fhparser_accept(p, FHTOKEN_COLON)) {
        arg->annotation = star_annotation ? fhparser_star_expression(p) : fhparser_expression(p);
        if (!arg->annotation) return NULL;
    }
    FHPARSER_SET_PLACE(p, arg, start);
    return arg;
}

/* Pushes parameter and default as a pair. */
static bool push_parameter(FhParser *p, bool lambda) {
    if (!fhparser_push(p, parameter(p, lambda, false))) return false;
    if (!fhparser_accept(p, FHTOKEN_EQUAL)) return fhparser_push_null(p);
    return fhparser_push(p, fhparser_expression(p));
}

/* Behind "*": a name or, for a bare star, a comma that names must follow. */
static bool star_parameter(FhParser *p, FhArguments *out, bool lambda) {
    p->mark++;
    if (fhparser_kind(p) == FHTOKEN_COMMA) return fhparser_kind_at(p, 1) == FHTOKEN_NAME;
    out->vararg = parameter(p, lambda, true);
    return out->vararg != NULL;
}

static bool take_names(FhParser *p, uint32_t from, uint32_t to, FhArgs *out) {
    uint32_t count = (to - from) / 2;
    out->items = NULL;
    out->count = count;
    if (!count) return true;
    out->items = fhparser_alloc(p, count * sizeof(FhArg *));
    if (!out->items) return false;
    for (uint32_t i = 0; i < count; i++) out->items[i] = p->unit->scratch[from + 2 * i];
    return true;
}

/* Defaults of [from, to): all of them, or those that are there, which must be the last ones. */
static bool take_defaults(FhParser *p, uint32_t from, uint32_t to, bool all, FhExprs *out) {
    uint32_t skip = 0, count = (to - from) / 2;
    void **pairs = p->unit->scratch + from;
    while (!all && skip < count && !pairs[2 * skip + 1]) skip++;
    out->items = NULL;
    out->count = count - skip;
    if (!out->count) return true;
    out->items = fhparser_alloc(p, out->count * sizeof(FhExpr *));
    if (!out->items) return false;
    for (uint32_t i = skip; i < count; i++) {
        if (!all && !pairs[2 * i + 1]) return false;
        out->items[i - skip] = pairs[2 * i + 1];
    }
    return true;
}

/* The parameters on the scratch are [base, slash) positional only, [slash, star) plain, [star, end) keyword only. */
static bool finish_parameters(FhParser *p, FhArguments *out, uint32_t base, uint32_t slash, uint32_t star) {
    uint32_t end = p->unit->scratch_count;
    bool ok = take_names(p, base, slash, &out->posonlyargs) && take_names(p, slash, star, &out->args) &&
              take_names(p, star, end, &out->kwonlyargs) &&
              take_defaults(p, base, star, false, &out->defaults) &&
              take_defaults(p, star, end, true, &out->kw_defaults);
    p->unit->scratch_count = base;
    return ok;
}

FhArguments *fhparser_parameters(FhParser *p, bool lambda) {
    if (p->explain && !fhinvalid_parameters(p, lambda)) return NULL;
    unsigned close = lambda ? FHTOKEN_COLON : FHTOKEN_RPAREN;
    FhArguments *out = fhparser_alloc(p, sizeof *out);
    if (!out) return NULL;
    memset(out, 0, sizeof *out);
    uint32_t base = fhparser_base(p), slash = base, star = base;
    bool slash_seen = false, star_seen = false;
    while (fhparser_kind(p) != close && !out->kwarg) {
        switch (fhparser_kind(p)) {
        case FHTOKEN_NAME:
            if (!push_parameter(p, lambda)) return NULL;
            break;
        case FHTOKEN_SLASH:
            if (slash_seen || star_seen || p->unit->scratch_count == base) return NULL;
            p->mark++;
            slash_seen = true;
            slash = p->unit->scratch_count;
            break;
        case FHTOKEN_STAR:
            if (star_seen || !star_parameter(p, out, lambda)) return NULL;
            star_seen = true;
            star = p->unit->scratch_count;
            break;
        case FHTOKEN_DOUBLE_STAR:
            p->mark++;
            out->kwarg = parameter(p, lambda, false);
            if (!out->kwarg) return NULL;
            break;
        default: return NULL;
        }
        if (!fhparser_accept(p, FHTOKEN_COMMA)) break;
    }
    if (!star_seen) star = p->unit->scratch_count;
    return fhparser_kind(p) == close && finish_parameters(p, out, base, slash, star) ? out : NULL;
}

/* ---- subscripts ---- */

static bool slice_part(FhParser *p, FhExpr **out) {
    *out = NULL;
    if (!fhparser_starts_expression(fhparser_kind(p))) return true;
    *out = fhparser_expression(p);
    return *out != NULL;
}

static FhExpr *slice(FhParser *p) {
    FhPlace start = fhparser_place(p);
    FhExpr *lower = NULL, *upper, *step = NULL;
    if (fhparser_kind(p) != FHTOKEN_COLON) {
        lower = fhparser_named_expression(p);
        if (!lower || fhparser_kind(p) != FHTOKEN_COLON) return lower;
        if (lower->kind == FHTREE_NamedExpr && !lower->parenthesized) return NULL;
    }
    p->mark++;
    if (!slice_part(p, &upper)) return NULL;
    if (fhparser_accept(p, FHTOKEN_COLON) && !slice_part(p, &step)) return NULL;
    FhExpr *e = FHPARSER_EXPR(p, Slice, start);
    if (!e) return NULL;
    e->Slice.lower = lower;
    e->Slice.upper = upper;
    e->Slice.step = step;
    return e;
}

static FhExpr *slice_or_starred(FhParser *p) {
    return fhparser_kind(p) == FHTOKEN_STAR ? fhparser_starred_argument(p) : slice(p);
}

FhExpr *fhparser_slices(FhParser *p) {
    if (!fhparser_enter(p)) return NULL;
    FhPlace start = fhparser_place(p);
    uint32_t base = fhparser_base(p);
    FhExpr *e = slice_or_starred(p);
    if (e && (e->kind == FHTREE_Starred || fhparser_kind(p) == FHTOKEN_COMMA)) {
        bool ok = fhparser_push(p, e);
        while (ok && fhparser_accept(p, FHTOKEN_COMMA) && fhparser_kind(p) != FHTOKEN_RBRACKET) {
            ok = fhparser_push(p, slice_or_starred(p));
        }
        FhExprs elts;
        e = ok && FHPARSER_TAKE(p, elts, base) ? FHPARSER_EXPR(p, Tuple, start) : NULL;
        if (e) e->Tuple.elts = elts;
    }
    fhparser_leave(p);
    return e;
}
