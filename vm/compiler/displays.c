/* Displays: lists, sets, tuples, dicts, slices, f-strings. What is longer than FHUNIT_MAX_ARGUMENTS is built piece by
 * piece, so that a source of any length needs few temporaries. */
#include "compiler/unit.h"

static FhOpcode append_of(FhOpcode build) {
    return build == FH_OP_BUILD_SET ? FH_OP_SET_ADD : FH_OP_LIST_APPEND;
}
static FhOpcode extend_of(FhOpcode build) {
    return build == FH_OP_BUILD_SET ? FH_OP_SET_UPDATE : FH_OP_LIST_EXTEND;
}

static bool all_constant(FhCompiler *c, FhExprs elts) {
    for (uint32_t i = 0; i < elts.count; i++) {
        FhExprKind kind = elts.items[i]->kind;
        if (kind != FHTREE_Constant && !fhfold_is_constant(c, elts.items[i])) return false;
    }
    return true;
}

/* As CPython: an empty list or set, extended by one constant. */
static void from_constant(FhCompiler *c, FhOpcode build, FhExprs elts) {
    uint32_t to = fhunit_push(c), constant = fhunit_push(c);
    fhemit(c, build, to, to, 0);
    fhemit_const(c, constant, fhconst_collection(c, elts, build == FH_OP_BUILD_SET));
    fhemit(c, extend_of(build), to, constant, 0);
    fhunit_pop(c, constant);
}

static uint32_t count_plain(FhExprs elts) {
    uint32_t n = 0;
    while (n < elts.count && elts.items[n]->kind != FHTREE_Starred) n++;
    return n;
}

static void add_element(FhCompiler *c, FhOpcode build, uint32_t to, FhExpr *e) {
    bool starred = e->kind == FHTREE_Starred;
    uint32_t depth = c->unit->depth, reg = fhexpr_operand(c, starred ? e->Starred.value : e);
    fhunit_pop(c, depth);
    fhemit(c, starred ? extend_of(build) : append_of(build), to, reg, 0);
}

void fhexpr_display(FhCompiler *c, FhOpcode build, FhExprs elts, uint32_t pushed) {
    uint32_t plain = count_plain(elts), base = c->unit->depth - pushed;
    if (!pushed && build != FH_OP_BUILD_TUPLE && elts.count > 2 && all_constant(c, elts)) {
        from_constant(c, build, elts);
        return;
    }
    bool whole = plain == elts.count && plain + (size_t)pushed <= FHUNIT_MAX_ARGUMENTS;
    uint32_t first = plain + (size_t)pushed <= FHUNIT_MAX_ARGUMENTS ? plain : 0;
    for (uint32_t i = 0; i < first && !c->failed; i++) fhexpr_push(c, elts.items[i]);
    fhunit_pop(c, base);
    uint32_t to = fhunit_push(c);
    FhOpcode piecewise = build == FH_OP_BUILD_TUPLE ? FH_OP_BUILD_LIST : build;
    fhemit(c, whole ? build : piecewise, to, to, first + pushed);
    if (whole) return;
    for (uint32_t i = first; i < elts.count && !c->failed; i++) add_element(c, build, to, elts.items[i]);
    if (build == FH_OP_BUILD_TUPLE) fhemit(c, FH_OP_LIST_TO_TUPLE, to, to, 0);
}

/* ---- dicts ------------------------------------------------------------------------------------------------------ */

enum { MAX_PAIRS = FHUNIT_MAX_ARGUMENTS / 2 };

static void add_pair(FhCompiler *c, uint32_t to, FhExpr *key, FhExpr *value) {
    uint32_t depth = c->unit->depth;
    if (!key) {
        uint32_t mapping = fhexpr_operand(c, value);
        fhunit_pop(c, depth);
        fhemit(c, FH_OP_DICT_UPDATE, to, mapping, 0);
        return;
    }
    uint32_t k = fhexpr_protected(c, key, value), v = fhexpr_operand(c, value);
    fhunit_pop(c, depth);
    fhemit(c, FH_OP_MAP_ADD, to, k, v);
}

void fhexpr_dict(FhCompiler *c, FhExpr *e) {
    FhExprs keys = e->Dict.keys, values = e->Dict.values;
    uint32_t first = 0, base = c->unit->depth;
    while (first < keys.count && first < MAX_PAIRS && keys.items[first]) first++;
    for (uint32_t i = 0; i < first && !c->failed; i++) {
        fhexpr_push(c, keys.items[i]);
        fhexpr_push(c, values.items[i]);
    }
    fhunit_pop(c, base);
    uint32_t to = fhunit_push(c);
    fhemit(c, FH_OP_BUILD_MAP, to, to, first);
    for (uint32_t i = first; i < keys.count && !c->failed; i++) {
        add_pair(c, to, keys.items[i], values.items[i]);
    }
}

/* ---- slices ----------------------------------------------------------------------------------------------------- */

static void push_bound(FhCompiler *c, FhExpr *e) {
    if (e) {
        fhexpr_push(c, e);
    } else {
        fhemit_const(c, fhunit_push(c), FH_NONE);
    }
}

void fhexpr_slice(FhCompiler *c, FhExpr *e) {
    uint32_t base = c->unit->depth;
    push_bound(c, e->Slice.lower);
    push_bound(c, e->Slice.upper);
    if (e->Slice.step) fhexpr_push(c, e->Slice.step);
    fhunit_pop(c, base);
    uint32_t to = fhunit_push(c);
    fhemit(c, FH_OP_BUILD_SLICE, to, to, e->Slice.step ? 3 : 2);
}

/* ---- f-strings -------------------------------------------------------------------------------------------------- */

static uint32_t conversion_of(int32_t conversion) {
    switch (conversion) {
    case 's': return 1;
    case 'r': return 2;
    case 'a': return 3;
    default: return 0;
    }
}

void fhexpr_formatted(FhCompiler *c, FhExpr *e) {
    uint32_t base = c->unit->depth, conversion = conversion_of(e->FormattedValue.conversion);
    FhExpr *spec = e->FormattedValue.format_spec;
    if (spec) {
        fhexpr_push(c, e->FormattedValue.value);
        fhexpr_push(c, spec);
        fhunit_pop(c, base);
        uint32_t to = fhunit_push(c);
        fhemit(c, FH_OP_FORMAT_SPEC, to, to, conversion);
        return;
    }
    uint32_t value = fhexpr_operand(c, e->FormattedValue.value);
    fhunit_pop(c, base);
    fhemit(c, FH_OP_FORMAT, fhunit_push(c), value, conversion);
}

void fhexpr_joined(FhCompiler *c, FhExpr *e) {
    FhExprs values = e->JoinedStr.values;
    uint32_t base = c->unit->depth, n = 0;
    for (uint32_t i = 0; i < values.count && !c->failed; i++) {
        if (n == FHUNIT_MAX_ARGUMENTS) {
            fhunit_pop(c, base);
            fhunit_push(c);
            fhemit(c, FH_OP_BUILD_STRING, base, base, n);
            n = 1;
        }
        fhexpr_push(c, values.items[i]);
        n++;
    }
    if (n == 1) return;
    fhunit_pop(c, base);
    fhunit_push(c);
    fhemit(c, FH_OP_BUILD_STRING, base, base, n);
}
