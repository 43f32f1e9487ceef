/* `match` over a set of worlds: where a pattern fits, where it does not, and what it binds. */
#include "ownership_engine.h"

static bool bind_pattern(Check *c, World *w, FhName *name, Val v) {
    if (!name) return true;
    uint32_t var = fhown_name_var(c, name);
    Val old = fhown_get_var(w, var);
    if (v.kind == VAL_OBJ) fhown_state(c, w, v.obj)->bits |= WAS_NAMED;
    fhown_put_var(c, w, var, v);
    if (!fhown_same(old, v)) fhown_forget(c, w, old, name->text, (FhSpan){0});
    return true;
}

static bool is_irrefutable(const FhPattern *p) {
    return p->kind == FHTREE_MatchAs && (!p->MatchAs.pattern || is_irrefutable(p->MatchAs.pattern));
}

/* Takes the world to where the pattern fits; false: it cannot. Of what lies within the value nothing is known, except the items
 * of tuples and lists. */
static bool fit(Check *c, World *w, const FhPattern *p, Val v) {
    fhown_enter(c);
    bool fits = true;
    switch ((FhPatternKind)p->kind) {
    case FHTREE_MatchValue: {
        const FhExpr *e = p->MatchValue.value;
        if (e->kind == FHTREE_Constant) {
            Val constant = fhown_val(VAL_CONST);
            if (e->Constant.kind == FHCONSTANT_INT)
                constant = (Val){.kind = VAL_INT, .num = e->Constant.integer};
            if (e->Constant.kind == FHCONSTANT_STR)
                constant = (Val){.kind = VAL_STR, .text = fhown_text(c, e->Constant.text, e->Constant.size)};
            fits = fhown_learn_equal(c, w, v, constant, true);
        }
        break;
    }
    case FHTREE_MatchSingleton:
        fits = fhown_narrow(c, w, v,
                            p->MatchSingleton.value == FHCONSTANT_NONE   ? MAY_NONE
                            : p->MatchSingleton.value == FHCONSTANT_TRUE ? MAY_TRUTHY
                                                                         : MAY_FALSY);
        break;
    case FHTREE_MatchSequence:
        fits = fhown_narrow(c, w, v, MAY_ANY & ~MAY_NONE);
        for (uint32_t i = 0; i < p->MatchSequence.patterns.count && fits; i++) {
            Val item = fhown_val(VAL_UNKNOWN);
            if (v.kind == VAL_OBJ) fhown_get_item(c, w, v.obj, i, &item);
            fits = fit(c, w, p->MatchSequence.patterns.items[i], item);
        }
        break;
    case FHTREE_MatchMapping:
        fits = fhown_narrow(c, w, v, MAY_ANY & ~MAY_NONE);
        for (uint32_t i = 0; i < p->MatchMapping.patterns.count && fits; i++) {
            fits = fit(c, w, p->MatchMapping.patterns.items[i], fhown_val(VAL_UNKNOWN));
        }
        fits = fits && bind_pattern(c, w, p->MatchMapping.rest, fhown_val(VAL_UNKNOWN));
        break;
    case FHTREE_MatchClass:
        fits = fhown_narrow(c, w, v, MAY_ANY & ~MAY_NONE);
        for (uint32_t i = 0; i < p->MatchClass.patterns.count && fits; i++) {
            fits = fit(c, w, p->MatchClass.patterns.items[i], fhown_val(VAL_UNKNOWN));
        }
        for (uint32_t i = 0; i < p->MatchClass.kwd_patterns.count && fits; i++) {
            Val item = fhown_val(VAL_UNKNOWN);
            if (v.kind == VAL_OBJ)
                fhown_get_field(w, v.obj, fhown_key(c, p->MatchClass.kwd_attrs.items[i]->text), &item);
            fits = fit(c, w, p->MatchClass.kwd_patterns.items[i], item);
        }
        break;
    case FHTREE_MatchStar: fits = bind_pattern(c, w, p->MatchStar.name, fhown_val(VAL_UNKNOWN)); break;
    case FHTREE_MatchAs:
        fits = (!p->MatchAs.pattern || fit(c, w, p->MatchAs.pattern, v)) &&
               bind_pattern(c, w, p->MatchAs.name, v);
        break;
    default: break;
    }
    fhown_leave(c);
    return fits;
}

static void fit_or(Check *c, World *w, const FhPattern *p, Val v, Set *yes) {
    if (p->kind != FHTREE_MatchOr) {
        if (fit(c, w, p, v)) fhown_set_add(c, yes, w);
        return;
    }
    for (uint32_t i = 0; i < p->MatchOr.patterns.count; i++) {
        World *copy = fhown_world_copy(c, &c->scratch, w);
        if (fit(c, copy, p->MatchOr.patterns.items[i], v)) fhown_set_add(c, yes, copy);
    }
}

static bool is_kind_of(const Class *cls, const Class *base, uint32_t depth) {
    if (cls == base) return true;
    for (uint32_t i = 0; i < cls->nbases && depth < 20; i++) {
        if (is_kind_of(cls->bases[i], base, depth + 1)) return true;
    }
    return false;
}

static bool surely_fits(Check *c, const World *w, const FhPattern *p, Val v);

/* str() of a text, (a, b) of a tuple of two. */
static bool is_that_constant(const FhExpr *named, Val v) {
    const char *name = v.kind == VAL_STR ? "str" : v.kind == VAL_INT ? "int" : NULL;
    return name && named->kind == FHTREE_Name && strcmp(named->Name.id->text, name) == 0;
}

static bool items_fit(Check *c, const World *w, const FhPattern *p, Val v) {
    FhPatterns parts = p->MatchSequence.patterns;
    const Obj *o = v.kind == VAL_OBJ ? fhown_obj(c, v.obj) : NULL;
    if (!o || o->type != OBJ_TUPLE || o->size != (int64_t)parts.count) return false;
    for (uint32_t i = 0; i < parts.count; i++) {
        Val item = fhown_val(VAL_UNKNOWN);
        fhown_get_item(c, w, v.obj, i, &item);
        if (!is_irrefutable(parts.items[i]) && !surely_fits(c, w, parts.items[i], item)) return false;
    }
    return true;
}

/* Class(attribute=name, …) of an instance of that class, and what is as plain. */
static bool surely_fits(Check *c, const World *w, const FhPattern *p, Val v) {
    if (p->kind == FHTREE_MatchSequence) return items_fit(c, w, p, v);
    if (p->kind != FHTREE_MatchClass || p->MatchClass.patterns.count) return false;
    const FhExpr *named = p->MatchClass.cls;
    uint32_t var = named->kind == FHTREE_Name ? fhown_name_var(c, named->Name.id) : 0;
    if (!var && !p->MatchClass.kwd_patterns.count && is_that_constant(named, v)) return true;
    if (v.kind != VAL_OBJ) return false;
    Val cls = var ? fhown_static_value(c, var) : fhown_val(VAL_UNKNOWN);
    const Class *own = fhown_obj(c, v.obj)->cls;
    if (cls.kind != VAL_CLASS || !own || !is_kind_of(own, cls.ptr, 0)) return false;
    for (uint32_t i = 0; i < p->MatchClass.kwd_patterns.count; i++) {
        if (!is_irrefutable(p->MatchClass.kwd_patterns.items[i])) return false;
    }
    return true;
}

/* What is known where a pattern did not fit. */
static bool miss(Check *c, World *w, const FhPattern *p, Val v) {
    if (surely_fits(c, w, p, v)) return false;
    if (p->kind == FHTREE_MatchSingleton && p->MatchSingleton.value == FHCONSTANT_NONE)
        return fhown_narrow(c, w, v, MAY_ANY & ~MAY_NONE);
    if (p->kind == FHTREE_MatchValue && p->MatchValue.value->kind == FHTREE_Constant) {
        const FhConstant *k = &p->MatchValue.value->Constant;
        if (k->kind == FHCONSTANT_INT)
            return fhown_learn_equal(c, w, v, (Val){.kind = VAL_INT, .num = k->integer}, false);
        if (k->kind == FHCONSTANT_STR)
            return fhown_learn_equal(c, w, v, (Val){.kind = VAL_STR, .text = fhown_text(c, k->text, k->size)},
                                     false);
    }
    return true;
}

void fhown_match(Check *c, Set *s, const FhStmt *st) {
    const FhExpr *subject = st->Match.subject;
    fhown_eval(c, s, subject);
    EACH(w, s) {
        Val v = *fhown_top(w, 0);
        if (v.kind == VAL_UNKNOWN && subject->kind == FHTREE_Name)
            *fhown_top(w, 0) = fhown_symbol(c, w, subject);
        bool looks = !is_irrefutable(st->Match.cases.items[0]->pattern);
        if (looks) fhown_use(c, w, *fhown_top(w, 0), subject);
    }
    Set out = {0};
    for (uint32_t i = 0; i < st->Match.cases.count && s->first; i++) {
        const FhMatchCase *k = st->Match.cases.items[i];
        Set yes = {0}, rest = {0};
        for (World *w = s->first, *next; w; w = next) {
            next = w->next;
            w->next = NULL;
            Val v = *fhown_top(w, 0);
            fit_or(c, fhown_world_copy(c, &c->scratch, w), k->pattern, v, &yes);
            if (is_irrefutable(k->pattern)) continue;
            if (miss(c, w, k->pattern, v)) fhown_set_add(c, &rest, w);
        }
        if (k->guard && yes.first) {
            Set fits = {0};
            fhown_test(c, &yes, k->guard, &fits, &rest);
            yes = fits;
        }
        if (yes.first) fhown_stmts(c, &yes, k->body);
        fhown_set_join(c, &out, &yes);
        *s = rest;
    }
    fhown_set_join(c, s, &out);
    EACH(w, s) {
        Val v = fhown_pop(w);
        fhown_drop(c, w, v, subject);
    }
}
