/* Calls: arguments go to the temporaries behind the callee in order; stars, double stars and very many arguments go
 * through a tuple and a dict (CALL_EX). Evaluation order is CPython's. */
#include "compiler/unit.h"
#include <string.h>

static bool repeated(FhCompiler *c, FhKeywords keywords) {
    FhNumberMap seen = {0};
    bool found = false;
    for (uint32_t i = 0; i < keywords.count && !found && !c->failed; i++) {
        FhKeyword *k = keywords.items[i];
        uint32_t before;
        if (!k->arg) continue;
        found = fhmap_get(&seen, k->arg->number, &before);
        if (found) {
            fhcompiler_error(c, &FH_PLACE(k), "keyword argument repeated: %s", k->arg->text);
        } else if (!fhmap_set(&c->alloc, &seen, k->arg->number, i)) {
            fhcompiler_memory(c);
        }
    }
    fhmap_free(&c->alloc, &seen);
    return found || c->failed;
}

static bool are_valid(FhCompiler *c, FhKeywords keywords) {
    for (uint32_t i = 0; i < keywords.count; i++) {
        FhName *name = keywords.items[i]->arg;
        if (name && strcmp(name->text, "__debug__") == 0) {
            fhcompiler_error_here(c, "cannot assign to __debug__");
            return false;
        }
    }
    return keywords.count < 2 || !repeated(c, keywords);
}

static bool needs_ex(FhExpr **args, uint32_t nargs, FhKeywords keywords, uint32_t pushed) {
    for (uint32_t i = 0; i < nargs; i++) {
        if (args[i]->kind == FHTREE_Starred) return true;
    }
    for (uint32_t i = 0; i < keywords.count; i++) {
        if (!keywords.items[i]->arg) return true;
    }
    return (size_t)nargs + keywords.count + pushed > FHUNIT_MAX_ARGUMENTS;
}

/* ---- plain calls ------------------------------------------------------------------------------------------------ */

static uint32_t keyword_names(FhCompiler *c, FhKeywords keywords) {
    FhValue names = c->failed ? FH_ERR : fhtuple_new(c->vm, keywords.count);
    if (names == FH_ERR) {
        if (!c->failed) fhcompiler_pending(c);
        return 0;
    }
    for (uint32_t i = 0; i < keywords.count; i++) {
        FhValue name = fhconst_name(c, keywords.items[i]->arg);
        if (name != FH_ERR) fhas_tuple(names)->items[i] = name;
    }
    return fhconst_add(c, names);
}

static void plain_call(FhCompiler *c, uint32_t base, bool method, FhExpr **args, uint32_t nargs,
                       FhKeywords keywords, uint32_t pushed) {
    uint32_t n = nargs + keywords.count + pushed;
    for (uint32_t i = 0; i < nargs && !c->failed; i++) fhexpr_push(c, args[i]);
    for (uint32_t i = 0; i < keywords.count && !c->failed; i++) fhexpr_push(c, keywords.items[i]->value);
    if (keywords.count) {
        uint32_t names = keyword_names(c, keywords);
        fhemit_extra(c, FH_OP_CALL_KW, base, n, base, names | (method ? FHIR_METHOD_LAYOUT : 0));
    } else {
        fhemit(c, method ? FH_OP_CALL_METHOD : FH_OP_CALL, base, n, base);
    }
}

/* ---- calls through a tuple and a dict --------------------------------------------------------------------------- */

static void push_positional(FhCompiler *c, FhExpr **args, uint32_t nargs, uint32_t pushed) {
    FhExprs all = {args, nargs};
    if (!pushed && nargs == 1 && args[0]->kind == FHTREE_Starred) {
        fhexpr_push(c, args[0]->Starred.value);
        return;
    }
    if (!pushed && nargs == 0) {
        fhemit_const(c, fhunit_push(c), fh_retain(c->vm->empty_tuple));
        return;
    }
    fhexpr_display(c, FH_OP_BUILD_TUPLE, all, pushed);
}

static void push_pair(FhCompiler *c, FhKeyword *k) {
    FhValue name = fhconst_name(c, k->arg);
    if (name == FH_ERR) return;
    fhemit_const(c, fhunit_push(c), name);
    fhexpr_push(c, k->value);
}

/* A dict of the named arguments [from, to) in a new temporary. */
static void push_named(FhCompiler *c, FhKeywords keywords, uint32_t from, uint32_t to) {
    uint32_t base = c->unit->depth, first = from;
    for (; first < to && first - from < FHUNIT_MAX_ARGUMENTS / 2; first++)
        push_pair(c, keywords.items[first]);
    fhunit_pop(c, base);
    fhunit_push(c);
    fhemit(c, FH_OP_BUILD_MAP, base, base, first - from);
    for (; first < to && !c->failed; first++) {
        push_pair(c, keywords.items[first]);
        fhunit_pop(c, base + 1);
        fhemit(c, FH_OP_MAP_ADD, base, base + 1, base + 2);
    }
}

static void push_keywords(FhCompiler *c, uint32_t callee, FhKeywords keywords) {
    uint32_t dict = c->unit->depth;
    bool have = false;
    for (uint32_t i = 0; i < keywords.count && !c->failed;) {
        if (keywords.items[i]->arg) {
            uint32_t from = i;
            while (i < keywords.count && keywords.items[i]->arg) i++;
            push_named(c, keywords, from, i);
        } else if (!have) {
            fhunit_push(c);
            fhemit(c, FH_OP_BUILD_MAP, dict, dict, 0);
            have = true;
            continue;
        } else {
            fhexpr_push(c, keywords.items[i++]->value);
        }
        if (have) fhemit(c, FH_OP_DICT_MERGE, dict, dict + 1, callee);
        fhunit_pop(c, dict + 1);
        have = true;
    }
}

static void ex_call(FhCompiler *c, uint32_t base, FhExpr **args, uint32_t nargs, FhKeywords keywords,
                    uint32_t pushed) {
    push_positional(c, args, nargs, pushed);
    if (keywords.count) {
        push_keywords(c, base, keywords);
    } else {
        fhemit(c, FH_OP_CLEAR_FAST, fhunit_push(c), 0, 0);
    }
    fhemit(c, FH_OP_CALL_EX, base, 0, base);
}

void fhcall_emit(FhCompiler *c, uint32_t base, bool method, FhExpr **args, uint32_t nargs,
                 FhKeywords keywords, uint32_t pushed) {
    if (c->failed || !are_valid(c, keywords)) return;
    if (!method && needs_ex(args, nargs, keywords, pushed)) {
        ex_call(c, base, args, nargs, keywords, pushed);
    } else {
        plain_call(c, base, method, args, nargs, keywords, pushed);
    }
    fhunit_pop(c, base);
    fhunit_push(c);
}
