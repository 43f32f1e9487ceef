/* Assignment: targets, unpacking, augmented and annotated assignment, deletion. */
#include "compiler/unit.h"

/* ---- storing ---------------------------------------------------------------------------------------------------- */

static void store_attribute(FhCompiler *c, FhExpr *target, uint32_t from) {
    uint32_t depth = c->unit->depth, object = fhexpr_operand(c, target->Attribute.value);
    fhunit_pop(c, depth);
    if (fhname_forbidden(c, target->Attribute.attr, FHTREE_Store)) return;
    c->unit->place = FH_PLACE(target);
    fhexpr_attribute_place(c, target);
    fhemit(c, FH_OP_STORE_ATTR, object, from, fhunit_attribute(c, target->Attribute.attr));
}

static void store_item(FhCompiler *c, FhExpr *target, uint32_t from) {
    uint32_t depth = c->unit->depth;
    uint32_t object = fhexpr_protected(c, target->Subscript.value, target->Subscript.slice);
    uint32_t key = fhexpr_operand(c, target->Subscript.slice);
    fhunit_pop(c, depth);
    fhemit(c, FH_OP_SET_ITEM, object, key, from);
}

/* Where the star is among the elements; count if there is none, UINT32_MAX after an error. */
static uint32_t find_star(FhCompiler *c, FhExprs elts) {
    uint32_t star = elts.count;
    for (uint32_t i = 0; i < elts.count; i++) {
        if (elts.items[i]->kind != FHTREE_Starred) continue;
        if (star != elts.count) {
            fhcompiler_error_here(c, "multiple starred expressions in assignment");
            return UINT32_MAX;
        }
        star = i;
    }
    if (star != elts.count && (star > 255 || elts.count - star - 1 > 255)) {
        fhcompiler_error_here(c, "too many expressions in star-unpacking assignment");
        return UINT32_MAX;
    }
    return star;
}

/* The items come to lie in `elts.count` temporaries from the current depth on; each store consumes one, in order. */
static void unpack(FhCompiler *c, FhExprs elts, uint32_t from) {
    uint32_t depth = c->unit->depth, star = find_star(c, elts);
    if (c->failed) return;
    if (elts.count > FHUNIT_MAX_REGISTERS / 2) {
        fhcompiler_error_here(c, "too many targets in one assignment");
        return;
    }
    uint32_t base = fhunit_is_temporary(c, from) && from + 1 == depth ? from : depth;
    fhunit_pop(c, base);
    for (uint32_t i = 0; i < elts.count; i++) fhunit_push(c);
    if (star == elts.count) {
        fhemit(c, FH_OP_UNPACK_SEQUENCE, from, base, elts.count);
    } else {
        fhemit(c, FH_OP_UNPACK_EX, from, base, star | (elts.count - star - 1) << 8);
    }
    for (uint32_t i = 0; i < elts.count && !c->failed; i++) {
        FhExpr *target = elts.items[i];
        fhtarget_store(c, target->kind == FHTREE_Starred ? target->Starred.value : target, base + i);
    }
    fhunit_pop(c, depth);
}

void fhtarget_store(FhCompiler *c, FhExpr *target, uint32_t from) {
    FhSpan outer = c->unit->place;
    if (!fhcompiler_enter(c)) return;
    c->unit->place = FH_PLACE(target);
    switch (target->kind) {
    case FHTREE_Name: fhname_store(c, target->Name.id, from); break;
    case FHTREE_Attribute: store_attribute(c, target, from); break;
    case FHTREE_Subscript: store_item(c, target, from); break;
    case FHTREE_List:
    case FHTREE_Tuple: unpack(c, target->List.elts, from); break;
    case FHTREE_Starred:
        fhcompiler_error_here(c, "starred assignment target must be in a list or tuple");
        break;
    default: fhcompiler_error_here(c, "cannot assign to expression"); break;
    }
    c->unit->place = outer;
    fhcompiler_leave(c);
}

void fhtarget_delete(FhCompiler *c, FhExpr *target) {
    FhSpan outer = c->unit->place;
    uint32_t depth = c->unit->depth, object, key;
    if (!fhcompiler_enter(c)) return;
    c->unit->place = FH_PLACE(target);
    switch (target->kind) {
    case FHTREE_Name: fhname_delete(c, target->Name.id); break;
    case FHTREE_Attribute:
        object = fhexpr_operand(c, target->Attribute.value);
        if (fhname_forbidden(c, target->Attribute.attr, FHTREE_Del)) break;
        fhexpr_attribute_place(c, target);
        fhemit(c, FH_OP_DELETE_ATTR, object, 0, fhunit_attribute(c, target->Attribute.attr));
        break;
    case FHTREE_Subscript:
        object = fhexpr_protected(c, target->Subscript.value, target->Subscript.slice);
        key = fhexpr_operand(c, target->Subscript.slice);
        fhemit(c, FH_OP_DELETE_ITEM, object, key, 0);
        break;
    case FHTREE_List:
    case FHTREE_Tuple:
        for (uint32_t i = 0; i < target->List.elts.count && !c->failed; i++) {
            fhtarget_delete(c, target->List.elts.items[i]);
        }
        break;
    default: fhcompiler_error_here(c, "cannot delete expression"); break;
    }
    fhunit_pop(c, depth);
    c->unit->place = outer;
    fhcompiler_leave(c);
}

/* ---- assignment ------------------------------------------------------------------------------------------------- */

static bool is_sequence(const FhExpr *e) { return e->kind == FHTREE_Tuple || e->kind == FHTREE_List; }

static bool has_star(FhExprs elts) {
    for (uint32_t i = 0; i < elts.count; i++) {
        if (elts.items[i]->kind == FHTREE_Starred) return true;
    }
    return false;
}

/* `a, b = x, y`: as many values as targets, so that no tuple is needed. */
static bool is_parallel(FhExpr *target, FhExpr *value) {
    if (!is_sequence(target) || !is_sequence(value)) return false;
    FhExprs targets = target->List.elts, values = value->List.elts;
    return targets.count == values.count && targets.count > 0 && targets.count <= FHUNIT_MAX_ARGUMENTS &&
           !has_star(targets) && !has_star(values);
}

/* Whether every target is a fast local of its own: then the order of the stores cannot be seen. */
static bool are_distinct_locals(FhCompiler *c, FhExprs targets) {
    if (targets.count > 8) return false;
    for (uint32_t i = 0; i < targets.count; i++) {
        if (targets.items[i]->kind != FHTREE_Name) return false;
        if (fhname_local(c, targets.items[i]->Name.id) == UINT32_MAX) return false;
        for (uint32_t k = 0; k < i; k++) {
            if (targets.items[k]->Name.id == targets.items[i]->Name.id) return false;
        }
    }
    return true;
}

static void assign_parallel(FhCompiler *c, FhExpr *target, FhExpr *value) {
    FhExprs targets = target->List.elts, values = value->List.elts;
    uint32_t base = c->unit->depth, last = targets.count - 1;
    bool direct = are_distinct_locals(c, targets);
    for (uint32_t i = 0; i < last && !c->failed; i++) fhexpr_push(c, values.items[i]);
    if (direct) {
        fhexpr_to_local(c, values.items[last], fhname_local(c, targets.items[last]->Name.id));
    } else {
        fhexpr_push(c, values.items[last]);
    }
    for (uint32_t i = 0; i < targets.count - direct && !c->failed; i++) {
        fhtarget_store(c, targets.items[i], base + i);
    }
    fhunit_pop(c, base);
}

static void assign_one(FhCompiler *c, FhExpr *target, FhExpr *value) {
    uint32_t base = c->unit->depth, local = UINT32_MAX;
    if (target->kind == FHTREE_Name) local = fhname_local(c, target->Name.id);
    if (local != UINT32_MAX && !fhname_forbidden(c, target->Name.id, FHTREE_Store)) {
        fhexpr_to_local(c, value, local);
        return;
    }
    if (is_parallel(target, value)) {
        assign_parallel(c, target, value);
        return;
    }
    uint32_t from = fhexpr_operand(c, value);
    if (!fhunit_is_temporary(c, from) && c->unit->scope->rebinds && fhexpr_rebinds(target)) {
        uint32_t copy = fhunit_push(c);
        fhemit(c, FH_OP_MOVE, copy, from, 0);
        from = copy;
    }
    fhtarget_store(c, target, from);
    fhunit_pop(c, base);
}

/* `x = y = value` with a local x: then x itself is what the other targets get. */
static bool assign_from_first(FhCompiler *c, FhExprs targets, FhExpr *value) {
    uint32_t local =
        targets.items[0]->kind == FHTREE_Name ? fhname_local(c, targets.items[0]->Name.id) : UINT32_MAX;
    if (local == UINT32_MAX || c->unit->scope->rebinds) return false;
    for (uint32_t i = 1; i < targets.count; i++) {
        if (is_sequence(targets.items[i])) return false;
    }
    assign_one(c, targets.items[0], value);
    for (uint32_t i = 1; i < targets.count && !c->failed; i++) fhtarget_store(c, targets.items[i], local);
    return true;
}

void fhtarget_assign(FhCompiler *c, FhStmt *st) {
    FhExprs targets = st->Assign.targets;
    if (targets.count == 1) {
        assign_one(c, targets.items[0], st->Assign.value);
        return;
    }
    if (assign_from_first(c, targets, st->Assign.value)) return;
    uint32_t base = c->unit->depth, value = fhexpr_push(c, st->Assign.value);
    for (uint32_t i = 0; i + 1 < targets.count && !c->failed; i++) {
        uint32_t copy = fhunit_push(c);
        fhemit(c, FH_OP_COPY, copy, value, 0);
        fhtarget_store(c, targets.items[i], copy);
        fhunit_pop(c, copy);
    }
    if (!c->failed) fhtarget_store(c, targets.items[targets.count - 1], value);
    fhunit_pop(c, base);
}

/* ---- augmented assignment --------------------------------------------------------------------------------------- */

static const uint16_t in_place[] = {
    [FHTREE_Add] = FH_OP_I_ADD,          [FHTREE_Sub] = FH_OP_I_SUB,       [FHTREE_Mult] = FH_OP_I_MUL,
    [FHTREE_MatMult] = FH_OP_I_MATMUL,   [FHTREE_Div] = FH_OP_I_TRUEDIV,   [FHTREE_Mod] = FH_OP_I_MOD,
    [FHTREE_Pow] = FH_OP_I_POW,          [FHTREE_LShift] = FH_OP_I_LSHIFT, [FHTREE_RShift] = FH_OP_I_RSHIFT,
    [FHTREE_BitOr] = FH_OP_I_OR,         [FHTREE_BitXor] = FH_OP_I_XOR,    [FHTREE_BitAnd] = FH_OP_I_AND,
    [FHTREE_FloorDiv] = FH_OP_I_FLOORDIV};

/* to = left op= value. `left` is a local that `value` does not bind, or `to` itself, the last temporary. */
static void augment(FhCompiler *c, FhStmt *st, uint32_t left, uint32_t to) {
    FhOpcode op = (FhOpcode)in_place[st->AugAssign.op];
    uint32_t depth = c->unit->depth, number;
    if (fhexpr_constant(c, st->AugAssign.value, &number)) {
        fhemit(c, (FhOpcode)(op + 1), to, left, number);
        return;
    }
    uint32_t right = fhexpr_operand(c, st->AugAssign.value);
    fhemit(c, op, to, left, right);
    fhunit_pop(c, depth);
}

static void augment_name(FhCompiler *c, FhStmt *st) {
    FhName *name = st->AugAssign.target->Name.id;
    uint32_t base = c->unit->depth;
    FhSpan place = c->unit->place;
    c->unit->place = FH_PLACE(st->AugAssign.target);
    uint32_t left = fhname_operand(c, name);
    c->unit->place = place;
    if (fhunit_is_temporary(c, left)) {
        augment(c, st, left, left);
    } else if (c->unit->scope->rebinds && fhexpr_rebinds(st->AugAssign.value)) {
        uint32_t copy = fhunit_push(c);
        fhemit(c, FH_OP_MOVE, copy, left, 0);
        augment(c, st, copy, copy);
        left = copy;
    } else {
        augment(c, st, left, left);
        return;
    }
    c->unit->place = FH_PLACE(st->AugAssign.target);
    fhname_store(c, name, left);
    c->unit->place = place;
    fhunit_pop(c, base);
}

/* A register that is read twice: locals as they are, temporaries copied for the first use. */
static uint32_t copy_of(FhCompiler *c, uint32_t reg) {
    if (!fhunit_is_temporary(c, reg)) return reg;
    uint32_t copy = fhunit_push(c);
    fhemit(c, FH_OP_COPY, copy, reg, 0);
    return copy;
}

static void augment_attribute(FhCompiler *c, FhStmt *st) {
    FhExpr *target = st->AugAssign.target;
    FhSpan place = c->unit->place;
    uint32_t base = c->unit->depth;
    uint32_t object = fhexpr_protected(c, target->Attribute.value, st->AugAssign.value);
    uint32_t depth = c->unit->depth, name = fhunit_attribute(c, target->Attribute.attr);
    c->unit->place = FH_PLACE(target);
    fhexpr_attribute_place(c, target);
    uint32_t first = copy_of(c, object);
    fhunit_pop(c, depth);
    uint32_t value = fhunit_push(c);
    fhemit(c, FH_OP_LOAD_ATTR, value, first, name);
    c->unit->place = place;
    augment(c, st, value, value);
    c->unit->place = FH_PLACE(target);
    fhexpr_attribute_place(c, target);
    fhemit(c, FH_OP_STORE_ATTR, object, value, name);
    c->unit->place = place;
    fhunit_pop(c, base);
}

static void augment_item(FhCompiler *c, FhStmt *st) {
    FhExpr *target = st->AugAssign.target;
    FhSpan place = c->unit->place;
    uint32_t base = c->unit->depth, number;
    uint32_t object = fhexpr_protected(c, target->Subscript.value, target->Subscript.slice);
    if (!fhunit_is_temporary(c, object) && c->unit->scope->rebinds && fhexpr_rebinds(st->AugAssign.value)) {
        uint32_t copy = fhunit_push(c);
        fhemit(c, FH_OP_MOVE, copy, object, 0);
        object = copy;
    }
    bool constant = fhexpr_constant(c, target->Subscript.slice, &number);
    uint32_t key = constant ? 0 : fhexpr_protected(c, target->Subscript.slice, st->AugAssign.value);
    uint32_t depth = c->unit->depth;
    c->unit->place = FH_PLACE(target);
    uint32_t object_copy = copy_of(c, object), key_copy = constant ? number : copy_of(c, key);
    fhunit_pop(c, depth);
    uint32_t value = fhunit_push(c);
    fhemit(c, constant ? FH_OP_GET_ITEM_K : FH_OP_GET_ITEM, value, object_copy, key_copy);
    c->unit->place = place;
    augment(c, st, value, value);
    c->unit->place = FH_PLACE(target);
    if (constant) {
        key = fhunit_push(c);
        fhemit_wide(c, FH_OP_LOAD_CONST, key, number);
    }
    fhemit(c, FH_OP_SET_ITEM, object, key, value);
    c->unit->place = place;
    fhunit_pop(c, base);
}

void fhtarget_augment(FhCompiler *c, FhStmt *st) {
    switch (st->AugAssign.target->kind) {
    case FHTREE_Name: augment_name(c, st); break;
    case FHTREE_Attribute: augment_attribute(c, st); break;
    case FHTREE_Subscript: augment_item(c, st); break;
    default: fhcompiler_error_here(c, "illegal target for augmented assignment"); break;
    }
}

/* ---- annotated assignment --------------------------------------------------------------------------------------- */

static uint32_t push_annotation(FhCompiler *c, FhExpr *annotation) {
    if (!c->tree->future_annotations) return fhexpr_push(c, annotation);
    uint32_t to = fhunit_push(c);
    fhemit_const(c, to, fhunparse(c, annotation));
    return to;
}

/* __annotations__[name] = annotation */
static void note_annotation(FhCompiler *c, FhStmt *st) {
    uint32_t base = c->unit->depth, value = push_annotation(c, st->AnnAssign.annotation);
    FhName *annotations = fhcompiler_name(c, "__annotations__");
    FhName *name = fhscopes_mangle(&c->scopes, c->unit->scope->class_name, st->AnnAssign.target->Name.id);
    if (!annotations || !name) {
        if (!c->failed) fhcompiler_memory(c);
        return;
    }
    uint32_t dict = fhunit_push(c), key = fhunit_push(c);
    fhname_load(c, annotations, dict);
    fhemit_const(c, key, fhconst_name(c, name));
    fhemit(c, FH_OP_SET_ITEM, dict, key, value);
    fhunit_pop(c, base);
}

/* Where no value is given the parts of the target are evaluated all the same. */
static void evaluate_parts(FhCompiler *c, FhExpr *target) {
    if (target->kind == FHTREE_Attribute) {
        if (!fhname_forbidden(c, target->Attribute.attr, FHTREE_Store)) {
            fhexpr_effect(c, target->Attribute.value);
        }
    } else if (target->kind == FHTREE_Subscript) {
        fhexpr_effect(c, target->Subscript.value);
        fhexpr_effect(c, target->Subscript.slice);
    }
}

void fhtarget_annotate(FhCompiler *c, FhStmt *st) {
    FhExpr *target = st->AnnAssign.target;
    bool noted = c->unit->kind == FHUNIT_MODULE || c->unit->kind == FHUNIT_CLASS;
    if (st->AnnAssign.value) assign_one(c, target, st->AnnAssign.value);
    if (target->kind == FHTREE_Name) {
        if (fhname_forbidden(c, target->Name.id, FHTREE_Store)) return;
        if (st->AnnAssign.simple && noted) note_annotation(c, st);
    } else if (!st->AnnAssign.value) {
        evaluate_parts(c, target);
    }
    if (!st->AnnAssign.simple && noted && !c->tree->future_annotations && !c->failed) {
        fhexpr_effect(c, st->AnnAssign.annotation);
    }
}
