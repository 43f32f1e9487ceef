/* The match statement.
 *
 * A pattern looks at its subject in a register that it keeps. What it takes apart goes to temporaries that stay where
 * they are until the whole pattern has succeeded or failed: a name pattern only notes which register holds its value.
 * Success then stores the noted values and drops the rest; failure jumps to the entry of a chain of drops that fits the
 * number of temporaries at that point. */
#include "compiler/unit.h"

typedef struct Capture {
    FhName *name;
    uint32_t reg;
} Capture;

typedef struct Pattern {
    uint32_t base;  /* depth when it began */
    uint32_t *fail; /* label + 1 by number of temporaries to drop; 0: not used */
    uint32_t nfail, fail_capacity;
    Capture *captures;
    uint32_t ncaptures, captures_capacity;
    bool allow_irrefutable;
} Pattern;

static void match(FhCompiler *c, Pattern *k, FhPattern *p, uint32_t subject);

static void close_pattern(FhCompiler *c, Pattern *k) {
    fharray_free(&c->alloc, k->fail, k->fail_capacity, sizeof *k->fail);
    fharray_free(&c->alloc, k->captures, k->captures_capacity, sizeof *k->captures);
}

/* ---- failing ---------------------------------------------------------------------------------------------------- */

/* The label to jump to when the pattern fails at this depth. */
static uint32_t fail_label(FhCompiler *c, Pattern *k) {
    uint32_t n = c->unit->depth - k->base;
    while (k->nfail <= n && !c->failed) {
        uint32_t *fail = fhcompiler_grow(c, k->fail, k->nfail, &k->fail_capacity, sizeof *fail);
        if (!fail) return 0;
        k->fail = fail;
        fail[k->nfail++] = 0;
    }
    if (c->failed) return 0;
    if (!k->fail[n]) k->fail[n] = fhlabel_new(c) + 1;
    return k->fail[n] - 1;
}

/* Where failures arrive; behind it the pattern's temporaries are gone. */
static void place_fails(FhCompiler *c, Pattern *k) {
    for (uint32_t n = k->nfail; n-- > 0 && !c->failed;) {
        if (k->fail[n]) fhlabel_place(c, k->fail[n] - 1);
        if (n) fhemit(c, FH_OP_DROP, k->base + n - 1, 0, 0);
    }
    fhunit_pop(c, k->base);
}

/* ---- capturing -------------------------------------------------------------------------------------------------- */

static void note(FhCompiler *c, Pattern *k, FhName *name, uint32_t reg) {
    if (!name || fhname_forbidden(c, name, FHTREE_Store)) return;
    for (uint32_t i = 0; i < k->ncaptures; i++) {
        if (k->captures[i].name != name) continue;
        fhcompiler_error(c, &c->unit->place, "multiple assignments to name '%s' in pattern", name->text);
        return;
    }
    Capture *captures =
        fhcompiler_grow(c, k->captures, k->ncaptures, &k->captures_capacity, sizeof *captures);
    if (!captures) return;
    k->captures = captures;
    captures[k->ncaptures++] = (Capture){name, reg};
}

static bool is_noted(const Pattern *k, uint32_t reg, uint32_t from) {
    for (uint32_t i = from; i < k->ncaptures; i++) {
        if (k->captures[i].reg == reg) return true;
    }
    return false;
}

/* The pattern has succeeded: drops what nobody wants, then stores the rest. */
static void bind(FhCompiler *c, Pattern *k) {
    uint32_t depth = c->unit->depth;
    for (uint32_t reg = k->base; reg < depth; reg++) {
        if (!is_noted(k, reg, 0)) fhemit(c, FH_OP_DROP, reg, 0, 0);
    }
    for (uint32_t i = 0; i < k->ncaptures && !c->failed; i++) {
        uint32_t reg = k->captures[i].reg;
        if (reg < k->base || is_noted(k, reg, i + 1)) {
            uint32_t copy = fhunit_push(c);
            fhemit(c, FH_OP_COPY, copy, reg, 0);
            fhname_store(c, k->captures[i].name, copy);
            fhunit_pop(c, copy);
        } else {
            fhname_store(c, k->captures[i].name, reg);
        }
    }
    fhunit_pop(c, k->base);
}

/* ---- sub-patterns ----------------------------------------------------------------------------------------------- */

static bool is_wildcard(const FhPattern *p) {
    return (p->kind == FHTREE_MatchAs && !p->MatchAs.pattern && !p->MatchAs.name) ||
           (p->kind == FHTREE_MatchStar && !p->MatchStar.name);
}

static void sub_pattern(FhCompiler *c, Pattern *k, FhPattern *p, uint32_t subject) {
    bool before = k->allow_irrefutable;
    k->allow_irrefutable = true;
    match(c, k, p, subject);
    k->allow_irrefutable = before;
}

static void copy(FhCompiler *c, uint32_t reg) { fhemit(c, FH_OP_COPY, fhunit_push(c), reg, 0); }

/* Jumps if the value in the last temporary, which stays, is None. */
static void fail_if_none(FhCompiler *c, Pattern *k) {
    uint32_t value = c->unit->depth - 1;
    copy(c, value);
    fhunit_pop(c, value + 1);
    fhemit_jump(c, FH_OP_JUMP_IF_NONE, value + 1, 0, fail_label(c, k));
}

/* Fails unless `op` holds between len(subject) and n. */
static void check_length(FhCompiler *c, Pattern *k, uint32_t subject, FhOpcode jump_unless, uint32_t n) {
    uint32_t length = fhunit_push(c), number = fhconst_add(c, fh_int_raw(n));
    fhemit(c, FH_OP_GET_LEN, length, subject, 0);
    fhunit_pop(c, length);
    if (number <= UINT16_MAX) {
        fhemit_jump(c, jump_unless, length, number, fail_label(c, k));
    } else {
        fhcompiler_error_here(c, "too many constants in one code object");
    }
}

static void check_kind(FhCompiler *c, Pattern *k, FhOpcode op, uint32_t subject) {
    uint32_t answer = fhunit_push(c);
    fhemit(c, op, answer, subject, 0);
    fhunit_pop(c, answer);
    fhemit_jump(c, FH_OP_JUMP_IF_FALSE, answer, 0, fail_label(c, k));
}

/* ---- values and singletons -------------------------------------------------------------------------------------- */

/* The subject as an operand that may be consumed. */
static uint32_t operand_copy(FhCompiler *c, uint32_t subject) {
    if (!fhunit_is_temporary(c, subject)) return subject;
    copy(c, subject);
    return c->unit->depth - 1;
}

static void match_value(FhCompiler *c, Pattern *k, FhPattern *p, uint32_t subject) {
    FhExpr *value = p->MatchValue.value;
    uint32_t depth = c->unit->depth, left = operand_copy(c, subject), number;
    if (fhexpr_constant(c, value, &number)) {
        fhunit_pop(c, depth);
        fhemit_jump(c, FH_OP_JN_EQ_K, left, number, fail_label(c, k));
        return;
    }
    if (value->kind != FHTREE_Attribute && !fhfold_is_constant(c, value)) {
        fhcompiler_error_here(c, "patterns may only match literals and attribute lookups");
        return;
    }
    uint32_t right = fhexpr_operand(c, value);
    fhunit_pop(c, depth);
    fhemit_jump(c, FH_OP_JN_EQ, left, right, fail_label(c, k));
}

static void match_singleton(FhCompiler *c, Pattern *k, FhPattern *p, uint32_t subject) {
    uint32_t depth = c->unit->depth, left = operand_copy(c, subject);
    if (p->MatchSingleton.value == FHCONSTANT_NONE) {
        fhunit_pop(c, depth);
        fhemit_jump(c, FH_OP_JUMP_IF_NOT_NONE, left, 0, fail_label(c, k));
        return;
    }
    uint32_t right = fhunit_push(c);
    fhemit_const(c, right, fh_bool(p->MatchSingleton.value == FHCONSTANT_TRUE));
    fhunit_pop(c, depth);
    fhemit_jump(c, FH_OP_JUMP_IF_IS_NOT, left, right, fail_label(c, k));
}

/* ---- sequences -------------------------------------------------------------------------------------------------- */

static uint32_t find_star(FhCompiler *c, FhPatterns patterns) {
    uint32_t star = patterns.count;
    for (uint32_t i = 0; i < patterns.count; i++) {
        if (patterns.items[i]->kind != FHTREE_MatchStar) continue;
        if (star != patterns.count) fhcompiler_error_here(c, "multiple starred names in sequence pattern");
        star = i;
    }
    return star;
}

static bool all_wildcards(FhPatterns patterns) {
    for (uint32_t i = 0; i < patterns.count; i++) {
        if (!is_wildcard(patterns.items[i])) return false;
    }
    return true;
}

/* Items are taken by index where the star takes nothing. */
static void match_by_index(FhCompiler *c, Pattern *k, FhPatterns patterns, uint32_t star, uint32_t subject) {
    for (uint32_t i = 0; i < patterns.count && !c->failed; i++) {
        if (is_wildcard(patterns.items[i])) continue;
        uint32_t item = fhunit_push(c), left = subject;
        if (i < star) {
            fhemit_const(c, item, fh_int_raw(i));
        } else {
            uint32_t number = fhconst_add(c, fh_int_raw(patterns.count - i));
            fhemit(c, FH_OP_GET_LEN, item, subject, 0);
            fhemit(c, FH_OP_SUB_K, item, item, number);
        }
        if (fhunit_is_temporary(c, subject)) {
            copy(c, subject);
            left = item + 1;
            fhunit_pop(c, left);
        }
        fhemit(c, FH_OP_GET_ITEM, item, left, item);
        sub_pattern(c, k, patterns.items[i], item);
    }
}

static void match_items(FhCompiler *c, Pattern *k, FhPatterns patterns, uint32_t first) {
    for (uint32_t i = 0; i < patterns.count && !c->failed; i++) {
        FhPattern *p = patterns.items[i];
        if (p->kind == FHTREE_MatchStar) {
            FhSpan place = c->unit->place;
            c->unit->place = FH_PLACE(p);
            note(c, k, p->MatchStar.name, first + i);
            c->unit->place = place;
        } else {
            sub_pattern(c, k, p, first + i);
        }
    }
}

static void match_unpacked(FhCompiler *c, Pattern *k, FhPatterns patterns, uint32_t star, uint32_t subject) {
    uint32_t n = patterns.count, first = c->unit->depth, from = operand_copy(c, subject);
    if (star < n && (star > 255 || n - star - 1 > 255)) {
        fhcompiler_error_here(c, "too many expressions in star-unpacking sequence pattern");
        return;
    }
    fhunit_pop(c, first);
    for (uint32_t i = 0; i < n; i++) fhunit_push(c);
    if (star == n) {
        fhemit(c, FH_OP_UNPACK_SEQUENCE, from, first, n);
    } else {
        fhemit(c, FH_OP_UNPACK_EX, from, first, star | (n - star - 1) << 8);
    }
    match_items(c, k, patterns, first);
}

static void match_sequence(FhCompiler *c, Pattern *k, FhPattern *p, uint32_t subject) {
    FhPatterns patterns = p->MatchSequence.patterns;
    uint32_t n = patterns.count, star = find_star(c, patterns);
    if (c->failed) return;
    check_kind(c, k, FH_OP_MATCH_SEQUENCE, subject);
    if (star == n) {
        check_length(c, k, subject, FH_OP_JN_EQ_K, n);
    } else if (n > 1) {
        check_length(c, k, subject, FH_OP_JN_GE_K, n - 1);
    }
    if (all_wildcards(patterns)) return;
    if (star < n && is_wildcard(patterns.items[star])) {
        match_by_index(c, k, patterns, star, subject);
    } else {
        match_unpacked(c, k, patterns, star, subject);
    }
}

/* ---- mappings --------------------------------------------------------------------------------------------------- */

static bool check_key(FhCompiler *c, FhExprs keys, uint32_t i) {
    FhExpr *key = keys.items[i];
    FhValue v = fhfold(c, key);
    if (v == FH_NOVALUE) {
        if (key->kind == FHTREE_Attribute || c->failed) return !c->failed;
        fhcompiler_error_here(c, "mapping pattern keys may only match literals and attribute lookups");
        return false;
    }
    bool again = fhconst_is_among(c, v, keys, i);
    if (again) fhcompiler_repeated_key(c, v);
    fh_release(c->vm, v);
    return !again;
}

/* Leaves the tuple of the keys, if `rest` is wanted, and the unpacked values. */
static void match_keys(FhCompiler *c, Pattern *k, FhExprs keys, bool rest, uint32_t subject) {
    uint32_t base = c->unit->depth;
    for (uint32_t i = 0; i < keys.count && !c->failed; i++) {
        if (check_key(c, keys, i)) fhexpr_push(c, keys.items[i]);
    }
    fhunit_pop(c, base);
    uint32_t tuple = fhunit_push(c), values = tuple;
    fhemit(c, FH_OP_BUILD_TUPLE, tuple, tuple, keys.count);
    if (rest) {
        copy(c, tuple);
        values = tuple + 1;
    }
    fhemit(c, FH_OP_MATCH_KEYS, values, subject, values);
    fail_if_none(c, k);
    fhunit_pop(c, values);
    for (uint32_t i = 0; i < keys.count; i++) fhunit_push(c);
    fhemit(c, FH_OP_UNPACK_SEQUENCE, values, values, keys.count);
}

static void match_rest(FhCompiler *c, Pattern *k, FhPattern *p, uint32_t subject, uint32_t keys) {
    uint32_t rest = fhunit_push(c);
    if (p->MatchMapping.keys.count) {
        fhemit(c, FH_OP_COPY, rest, keys, 0);
    } else {
        fhemit_const(c, rest, fh_retain(c->vm->empty_tuple));
    }
    fhemit(c, FH_OP_MATCH_REST, rest, subject, rest);
    note(c, k, p->MatchMapping.rest, rest);
}

static void match_mapping(FhCompiler *c, Pattern *k, FhPattern *p, uint32_t subject) {
    FhExprs keys = p->MatchMapping.keys;
    check_kind(c, k, FH_OP_MATCH_MAPPING, subject);
    uint32_t base = c->unit->depth;
    if (keys.count > FHUNIT_MAX_ARGUMENTS) {
        fhcompiler_error_here(c, "too many sub-patterns in mapping pattern");
        return;
    }
    if (keys.count) {
        check_length(c, k, subject, FH_OP_JN_GE_K, keys.count);
        match_keys(c, k, keys, p->MatchMapping.rest != NULL, subject);
        match_items(c, k, p->MatchMapping.patterns, c->unit->depth - keys.count);
    }
    if (p->MatchMapping.rest && !c->failed) match_rest(c, k, p, subject, base);
}

/* ---- classes ---------------------------------------------------------------------------------------------------- */

static bool are_attributes_valid(FhCompiler *c, FhPattern *p) {
    FhNames names = p->MatchClass.kwd_attrs;
    for (uint32_t i = 0; i < names.count; i++) {
        if (fhname_forbidden(c, names.items[i], FHTREE_Store)) return false;
        for (uint32_t n = i + 1; n < names.count; n++) {
            if (names.items[n] != names.items[i]) continue;
            FhPattern *at = p->MatchClass.kwd_patterns.items[n];
            fhcompiler_error(c, &FH_PLACE(at), "attribute name repeated in class pattern: %s",
                             names.items[n]->text);
            return false;
        }
    }
    return true;
}

static uint32_t attribute_names(FhCompiler *c, FhNames names) {
    FhValue tuple = c->failed ? FH_ERR : fhtuple_new(c->vm, names.count);
    if (tuple == FH_ERR) {
        if (!c->failed) fhcompiler_pending(c);
        return 0;
    }
    for (uint32_t i = 0; i < names.count; i++) {
        FhValue name = fhconst_name(c, names.items[i]);
        fhas_tuple(tuple)->items[i] = name == FH_ERR ? FH_NONE : name;
    }
    return fhconst_add(c, tuple);
}

static void match_class(FhCompiler *c, Pattern *k, FhPattern *p, uint32_t subject) {
    FhPatterns positional = p->MatchClass.patterns, named = p->MatchClass.kwd_patterns;
    size_t n = (size_t)positional.count + named.count;
    if (n > FHUNIT_MAX_ARGUMENTS * 4) {
        fhcompiler_error_here(c, "too many sub-patterns in class pattern");
        return;
    }
    if (!are_attributes_valid(c, p)) return;
    uint32_t base = fhexpr_push(c, p->MatchClass.cls), names = attribute_names(c, p->MatchClass.kwd_attrs);
    fhemit_extra(c, FH_OP_MATCH_CLASS, base, subject, positional.count, names);
    fail_if_none(c, k);
    if (!n) return;
    fhunit_pop(c, base);
    for (size_t i = 0; i < n; i++) fhunit_push(c);
    fhemit(c, FH_OP_UNPACK_SEQUENCE, base, base, (uint32_t)n);
    match_items(c, k, positional, base);
    match_items(c, k, named, base + positional.count);
}

/* ---- alternatives ----------------------------------------------------------------------------------------------- */

static void different_names(FhCompiler *c) {
    fhcompiler_error_here(c, "alternative patterns bind different names");
}

/* Moves what an alternative has captured to the registers from `results` on, in the order of `first`. */
static void collect(FhCompiler *c, Pattern *alternative, const Pattern *first, uint32_t results) {
    if (alternative->ncaptures != first->ncaptures) {
        different_names(c);
        return;
    }
    for (uint32_t i = 0; i < first->ncaptures && !c->failed; i++) {
        uint32_t n = 0;
        while (n < alternative->ncaptures && alternative->captures[n].name != first->captures[i].name) n++;
        if (n == alternative->ncaptures) {
            different_names(c);
            return;
        }
        fhemit(c, FH_OP_COPY, results + i, alternative->captures[n].reg, 0);
    }
    for (uint32_t reg = alternative->base; reg < c->unit->depth; reg++) fhemit(c, FH_OP_DROP, reg, 0, 0);
}

static uint32_t count_names(const FhPattern *p);

static uint32_t count_all(FhPatterns patterns) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < patterns.count; i++) n += count_names(patterns.items[i]);
    return n;
}

static uint32_t count_names(const FhPattern *p) {
    switch ((FhPatternKind)p->kind) {
    case FHTREE_MatchAs:
        return (p->MatchAs.name != NULL) + (p->MatchAs.pattern ? count_names(p->MatchAs.pattern) : 0);
    case FHTREE_MatchStar: return p->MatchStar.name != NULL;
    case FHTREE_MatchSequence: return count_all(p->MatchSequence.patterns);
    case FHTREE_MatchMapping: return count_all(p->MatchMapping.patterns) + (p->MatchMapping.rest != NULL);
    case FHTREE_MatchClass: return count_all(p->MatchClass.patterns) + count_all(p->MatchClass.kwd_patterns);
    case FHTREE_MatchOr: return count_names(p->MatchOr.patterns.items[0]);
    default: return 0;
    }
}

/* The registers of the results hold None until an alternative succeeds, so that failing can drop them. */
static void match_or(FhCompiler *c, Pattern *k, FhPattern *p, uint32_t subject) {
    FhPatterns patterns = p->MatchOr.patterns;
    uint32_t results = c->unit->depth, n = count_names(patterns.items[0]), end = fhlabel_new(c);
    Pattern first = {0};
    for (uint32_t i = 0; i < n; i++) fhemit_const(c, fhunit_push(c), FH_NONE);
    for (uint32_t i = 0; i < patterns.count && !c->failed; i++) {
        Pattern alternative = {.base = c->unit->depth};
        alternative.allow_irrefutable = i + 1 == patterns.count && k->allow_irrefutable;
        c->unit->place = FH_PLACE(patterns.items[i]);
        match(c, &alternative, patterns.items[i], subject);
        if (!c->failed) collect(c, &alternative, i ? &first : &alternative, results);
        fhemit_jump(c, FH_OP_JUMP, 0, 0, end);
        place_fails(c, &alternative);
        if (i) {
            close_pattern(c, &alternative);
        } else {
            first = alternative;
        }
    }
    fhemit_jump(c, FH_OP_JUMP, 0, 0, fail_label(c, k));
    fhlabel_place(c, end);
    for (uint32_t i = 0; i < first.ncaptures && !c->failed; i++)
        note(c, k, first.captures[i].name, results + i);
    close_pattern(c, &first);
}

/* ---- the rest --------------------------------------------------------------------------------------------------- */

static void match_as(FhCompiler *c, Pattern *k, FhPattern *p, uint32_t subject) {
    if (p->MatchAs.pattern) {
        match(c, k, p->MatchAs.pattern, subject);
    } else if (!k->allow_irrefutable) {
        FhSpan place = FH_PLACE(p);
        if (p->MatchAs.name) {
            fhcompiler_error(c, &place, "name capture '%s' makes remaining patterns unreachable",
                             p->MatchAs.name->text);
        } else {
            fhcompiler_error(c, &place, "wildcard makes remaining patterns unreachable");
        }
    }
    if (!c->failed) note(c, k, p->MatchAs.name, subject);
}

/* As in CPython, what follows keeps the place of the pattern seen last. */
static void match(FhCompiler *c, Pattern *k, FhPattern *p, uint32_t subject) {
    if (!fhcompiler_enter(c)) return;
    c->unit->place = FH_PLACE(p);
    switch ((FhPatternKind)p->kind) {
    case FHTREE_MatchValue: match_value(c, k, p, subject); break;
    case FHTREE_MatchSingleton: match_singleton(c, k, p, subject); break;
    case FHTREE_MatchSequence: match_sequence(c, k, p, subject); break;
    case FHTREE_MatchMapping: match_mapping(c, k, p, subject); break;
    case FHTREE_MatchClass: match_class(c, k, p, subject); break;
    case FHTREE_MatchAs: match_as(c, k, p, subject); break;
    case FHTREE_MatchOr: match_or(c, k, p, subject); break;
    default: break;
    }
    fhcompiler_leave(c);
}

static void one_case(FhCompiler *c, FhMatchCase *m, bool last, uint32_t subject, uint32_t base,
                     uint32_t end) {
    uint32_t depth = c->unit->depth;
    Pattern k = {.base = depth, .allow_irrefutable = m->guard || last};
    FhSpan place = c->unit->place;
    match(c, &k, m->pattern, subject);
    c->unit->place = FH_PLACE(m->pattern);
    if (!c->failed) bind(c, &k);
    c->unit->place = place;
    if (m->guard && !c->failed) fhexpr_jump(c, m->guard, false, fail_label(c, &k));
    if (depth != base) fhemit(c, FH_OP_DROP, base, 0, 0);
    fhunit_pop(c, base);
    if (!c->failed) fhstmt_body(c, m->body);
    fhemit_jump(c, FH_OP_JUMP, 0, 0, end);
    place_fails(c, &k);
    close_pattern(c, &k);
}

void fhstmt_match(FhCompiler *c, FhStmt *st) {
    uint32_t end = fhlabel_new(c), base = c->unit->depth, n = st->Match.cases.count;
    uint32_t subject = fhexpr_push(c, st->Match.subject);
    for (uint32_t i = 0; i < n && !c->failed; i++) {
        one_case(c, st->Match.cases.items[i], i + 1 == n, subject, base, end);
    }
    fhemit(c, FH_OP_DROP, subject, 0, 0);
    fhunit_pop(c, base);
    fhlabel_place(c, end);
}
