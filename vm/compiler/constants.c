/* Constants: literals to values, the unit's table without duplicates, folding of constant expressions.
 *
 * Two constants are one only when type and value agree, down through tuples, and the sign of zeros counts. Folding
 * never raises and keeps CPython's bounds, so that a short source does not make a huge constant. */
#include "compiler/unit.h"
#include "objects/bytes.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include <string.h>

enum { MAX_INT_BITS = 128, MAX_STR = 4096, MAX_COLLECTION = 256, INTERN_LIMIT = 4096 };

/* ---- literals --------------------------------------------------------------------------------------------------- */

static FhValue checked(FhCompiler *c, FhValue v) {
    if (v == FH_ERR) fhcompiler_pending(c);
    return v;
}

static bool is_identifier_like(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        char ch = text[i];
        bool ok =
            (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '_';
        if (!ok) return false;
    }
    return size <= INTERN_LIMIT;
}

FhValue fhconst_str(FhCompiler *c, const char *text, size_t size) {
    if (c->failed) return FH_ERR;
    FhValue v =
        is_identifier_like(text, size) ? fhstr_intern(c->vm, text, size) : fhstr_new(c->vm, text, size);
    return checked(c, v);
}

FhValue fhconst_name(FhCompiler *c, const FhName *name) {
    return c->failed ? FH_ERR : checked(c, fhstr_intern(c->vm, name->text, name->size));
}

FhValue fhconst_of(FhCompiler *c, const FhConstant *k) {
    if (c->failed) return FH_ERR;
    switch ((FhConstantKind)k->kind) {
    case FHCONSTANT_NONE: return FH_NONE;
    case FHCONSTANT_TRUE: return FH_TRUE;
    case FHCONSTANT_FALSE: return FH_FALSE;
    case FHCONSTANT_ELLIPSIS: return FH_ELLIPSIS;
    case FHCONSTANT_INT: return checked(c, fhint_new(c->vm, k->integer));
    case FHCONSTANT_BIG_INT: return checked(c, fhint_parse(c->vm, k->text, k->size, k->base));
    case FHCONSTANT_FLOAT: return checked(c, fhfloat_new(c->vm, k->number));
    case FHCONSTANT_COMPLEX: return checked(c, fhcomplex_new(c->vm, 0, k->number));
    case FHCONSTANT_STR: return fhconst_str(c, k->text, k->size);
    case FHCONSTANT_BYTES: return checked(c, fhbytes_new(c->vm, k->text, k->size));
    }
    return FH_ERR;
}

/* ---- the table -------------------------------------------------------------------------------------------------- */

static uint32_t mix(uint64_t h) {
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdu;
    return (uint32_t)(h ^ h >> 32);
}

static uint64_t bits_of(double d) {
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    return bits;
}

static uint32_t hash_of(FhCompiler *c, FhValue v) {
    if (!fh_is_obj(v)) return mix(v);
    uint32_t shape = fh_obj(v)->shape;
    switch (shape) {
    case FH_T_str: return fhstr_hash(c->vm, v);
    case FH_T_int: return mix((uint64_t)fhint_hash(v));
    case FH_T_bytes: return mix((uint64_t)fhhash(c->vm, v) + 1);
    case FH_T_float: return mix(bits_of(fh_float_of(v)));
    case FH_T_complex:
        return mix(bits_of(FH_AS(FhComplex, v)->real) * 31 + bits_of(FH_AS(FhComplex, v)->imag));
    case FH_T_tuple: break;
    default: return mix(v);
    }
    uint64_t hash = 12345;
    for (int64_t i = 0; i < fhas_tuple(v)->size; i++) {
        hash = (hash ^ hash_of(c, fhas_tuple(v)->items[i])) * 1000003;
    }
    return mix(hash);
}

static bool same(FhCompiler *c, FhValue a, FhValue b) {
    if (a == b) return true;
    if (!fh_is_obj(a) || !fh_is_obj(b) || fh_obj(a)->shape != fh_obj(b)->shape) return false;
    switch (fh_obj(a)->shape) {
    case FH_T_str: return fhstr_equal(a, b);
    case FH_T_int: return fhint_compare(a, b) == 0;
    case FH_T_bytes: return fhcompare_bool(c->vm, a, b, FH_EQ) == 1;
    case FH_T_float: return bits_of(fh_float_of(a)) == bits_of(fh_float_of(b));
    case FH_T_complex:
        return bits_of(FH_AS(FhComplex, a)->real) == bits_of(FH_AS(FhComplex, b)->real) &&
               bits_of(FH_AS(FhComplex, a)->imag) == bits_of(FH_AS(FhComplex, b)->imag);
    case FH_T_tuple: break;
    default: return false;
    }
    if (fhas_tuple(a)->size != fhas_tuple(b)->size) return false;
    for (int64_t i = 0; i < fhas_tuple(a)->size; i++) {
        if (!same(c, fhas_tuple(a)->items[i], fhas_tuple(b)->items[i])) return false;
    }
    return true;
}

static uint32_t *find(FhCompiler *c, FhUnit *u, FhValue v) {
    uint32_t mask = (1u << u->log2_const_table) - 1, i = hash_of(c, v) & mask;
    for (; u->const_table[i]; i = (i + 1) & mask) {
        if (same(c, u->consts[u->const_table[i] - 1], v)) break;
    }
    return &u->const_table[i];
}

static bool grow_table(FhCompiler *c, FhUnit *u) {
    uint32_t log2 = u->const_table ? u->log2_const_table + 1 : 4;
    uint32_t *table = fhalloc_new(&c->alloc, sizeof *table << log2);
    if (!table) return fhcompiler_memory(c), false;
    if (u->const_table) fhalloc_free(&c->alloc, u->const_table, sizeof *table << u->log2_const_table);
    memset(table, 0, sizeof *table << log2);
    u->const_table = table;
    u->log2_const_table = log2;
    for (uint32_t i = 0; i < u->nconsts; i++) *find(c, u, u->consts[i]) = i + 1;
    return true;
}

uint32_t fhconst_add(FhCompiler *c, FhValue owned) {
    FhUnit *u = c->unit;
    if (owned == FH_ERR) return 0;
    bool full = !u->const_table || u->nconsts * 2 >= 1u << u->log2_const_table;
    FhValue *consts = NULL;
    uint32_t *place = NULL;
    if (!c->failed && (!full || grow_table(c, u))) {
        place = find(c, u, owned);
        if (*place) {
            fh_release(c->vm, owned);
            return *place - 1;
        }
        consts = fhcompiler_grow(c, u->consts, u->nconsts, &u->consts_capacity, sizeof *consts);
    }
    if (!consts) {
        fh_release(c->vm, owned);
        return 0;
    }
    u->consts = consts;
    consts[u->nconsts] = owned;
    return *place = ++u->nconsts, u->nconsts - 1;
}

/* ---- folding ---------------------------------------------------------------------------------------------------- */

/* Whether all of it is literal; says nothing about whether folding will succeed. */
static bool is_literal(FhCompiler *c, FhExpr *e, uint32_t depth) {
    if (depth > 100) return false;
    for (;;) {
        switch (e->kind) {
        case FHTREE_Constant: return true;
        case FHTREE_Name: return strcmp(e->Name.id->text, "__debug__") == 0;
        case FHTREE_UnaryOp:
            e = e->UnaryOp.operand;
            depth++;
            if (depth > 100) return false;
            continue;
        case FHTREE_BinOp:
            if (!is_literal(c, e->BinOp.right, depth + 1)) return false;
            e = e->BinOp.left;
            continue;
        case FHTREE_Subscript:
            if (e->context != FHTREE_Load || !is_literal(c, e->Subscript.slice, depth + 1)) return false;
            e = e->Subscript.value;
            continue;
        case FHTREE_Tuple:
            if (e->context != FHTREE_Load) return false;
            for (uint32_t i = 0; i < e->Tuple.elts.count; i++) {
                if (!is_literal(c, e->Tuple.elts.items[i], depth + 1)) return false;
            }
            return true;
        default: return false;
        }
    }
}

bool fhfold_is_constant(FhCompiler *c, FhExpr *e) {
    FhValue v = fhfold(c, e);
    if (v == FH_NOVALUE) return false;
    fh_release(c->vm, v);
    return true;
}

static FhValue or_nothing(FhCompiler *c, FhValue v) {
    if (v != FH_ERR) return v;
    if (fhpending_is(c->vm, FH_T_MemoryError) || fhpending_is(c->vm, FH_T_KeyboardInterrupt)) {
        fhcompiler_pending(c);
    } else {
        fhpending_clear(c->vm);
    }
    return FH_NOVALUE;
}

static uint32_t int_bits(FhValue v) {
    if (fh_is_int(v)) {
        int64_t i = fh_int_of(v);
        return i ? 64 - (uint32_t)__builtin_clzll((uint64_t)(i < 0 ? -i : i)) : 0;
    }
    return fhint_exact(v) ? FH_AS(FhBigInt, v)->nlimbs * 64 : 1;
}

static bool is_sequence(FhValue v, int64_t *size, int64_t *bound) {
    *bound = MAX_STR;
    if (fhstr_exact(v)) return *size = fhstr_length(v), true;
    if (fh_has_shape(v, FH_T_bytes)) return *size = (int64_t)fhas_bytes(v)->size, true;
    *bound = MAX_COLLECTION;
    if (fhtuple_exact(v)) return *size = fhas_tuple(v)->size, true;
    return false;
}

static bool repeats_too_much(FhValue sequence, FhValue times) {
    int64_t size, bound;
    if (!is_sequence(sequence, &size, &bound)) return false;
    if (!fh_is_int(times) && !fh_is_bool(times)) return true;
    int64_t n = fh_is_int(times) ? fh_int_of(times) : times == FH_TRUE;
    return n > 0 && size > bound / n;
}

static bool is_intlike(FhValue v) { return fhint_exact(v) || fh_is_bool(v); }

static bool is_worth_it(FhOperator op, FhValue a, FhValue b) {
    bool ints = is_intlike(a) && is_intlike(b);
    int64_t size, bound;
    switch (op) {
    case FHTREE_Mult:
        if (ints) return int_bits(a) + int_bits(b) <= MAX_INT_BITS;
        return !repeats_too_much(a, b) && !repeats_too_much(b, a);
    case FHTREE_Pow:
        if (!ints) return true;
        if (!fh_is_int(b) || fh_int_of(b) <= 0) return true;
        return fh_int_of(b) <= MAX_INT_BITS && int_bits(a) * (uint64_t)fh_int_of(b) <= MAX_INT_BITS;
    case FHTREE_LShift:
        if (!ints) return true;
        return fh_is_int(b) && fh_int_of(b) >= 0 && fh_int_of(b) <= MAX_INT_BITS &&
               int_bits(a) + fh_int_of(b) <= MAX_INT_BITS;
    case FHTREE_Mod: return !is_sequence(a, &size, &bound) || fhtuple_exact(a);
    default: return true;
    }
}

FhValue fhfold_binary(FhCompiler *c, FhOperator op, FhValue a, FhValue b) {
    static const FhBinOp binary[] = {
        [FHTREE_Add] = FH_ADD,          [FHTREE_Sub] = FH_SUB,       [FHTREE_Mult] = FH_MUL,
        [FHTREE_MatMult] = FH_MATMUL,   [FHTREE_Div] = FH_TRUEDIV,   [FHTREE_Mod] = FH_MOD,
        [FHTREE_Pow] = FH_POW,          [FHTREE_LShift] = FH_LSHIFT, [FHTREE_RShift] = FH_RSHIFT,
        [FHTREE_BitOr] = FH_OR,         [FHTREE_BitXor] = FH_XOR,    [FHTREE_BitAnd] = FH_AND,
        [FHTREE_FloorDiv] = FH_FLOORDIV};
    if (c->failed || op == FHTREE_MatMult || !is_worth_it(op, a, b)) return FH_NOVALUE;
    return or_nothing(c, fhbinary(c->vm, binary[op], a, b));
}

static FhValue fold_unary(FhCompiler *c, FhUnaryOperator op, FhValue v) {
    if (op == FHTREE_Not) {
        int truth = fhtruth(c->vm, v);
        return truth < 0 ? or_nothing(c, FH_ERR) : fh_bool(!truth);
    }
    FhUnOp unary = op == FHTREE_USub ? FH_NEG : op == FHTREE_UAdd ? FH_POS : FH_INVERT;
    return or_nothing(c, fhunary(c->vm, unary, v));
}

static FhValue fold_tuple(FhCompiler *c, FhExprs elts) {
    FhValue tuple = checked(c, fhtuple_new(c->vm, elts.count));
    if (tuple == FH_ERR) return FH_NOVALUE;
    for (uint32_t i = 0; i < elts.count; i++) {
        FhValue item = fhfold(c, elts.items[i]);
        if (item == FH_NOVALUE) {
            fh_release(c->vm, tuple);
            return FH_NOVALUE;
        }
        fhas_tuple(tuple)->items[i] = item;
    }
    return tuple;
}

static FhValue fold_base(FhCompiler *c, FhExpr *e) {
    FhValue v;
    switch (e->kind) {
    case FHTREE_Constant: v = fhconst_of(c, &e->Constant); return v == FH_ERR ? FH_NOVALUE : v;
    case FHTREE_Name: return fh_bool(!(c->flags & FHCOMPILE_OPTIMIZE));
    case FHTREE_Tuple: return fold_tuple(c, e->Tuple.elts);
    case FHTREE_UnaryOp: {
        FhValue operand = fhfold(c, e->UnaryOp.operand);
        if (operand == FH_NOVALUE) return FH_NOVALUE;
        v = fold_unary(c, e->UnaryOp.op, operand);
        fh_release(c->vm, operand);
        return v;
    }
    default: return FH_NOVALUE;
    }
}

/* One step outward along a left chain; takes left over. */
static FhValue fold_step(FhCompiler *c, FhExpr *e, FhValue left) {
    FhValue right = fhfold(c, e->kind == FHTREE_BinOp ? e->BinOp.right : e->Subscript.slice);
    FhValue v = FH_NOVALUE;
    if (right != FH_NOVALUE && e->kind == FHTREE_BinOp) v = fhfold_binary(c, e->BinOp.op, left, right);
    if (right != FH_NOVALUE && e->kind == FHTREE_Subscript) v = or_nothing(c, fhgetitem(c->vm, left, right));
    fh_release(c->vm, left);
    fh_release(c->vm, right);
    return v;
}

FhValue fhfold(FhCompiler *c, FhExpr *e) {
    if (c->failed || !is_literal(c, e, 0)) return FH_NOVALUE;
    uint32_t mark = c->nspine;
    for (; e->kind == FHTREE_BinOp || e->kind == FHTREE_Subscript; e = fhscopes_left(e)) {
        FhExpr **grown = fhcompiler_grow(c, c->spine, c->nspine, &c->spine_capacity, sizeof *grown);
        if (!grown) return FH_NOVALUE;
        c->spine = grown;
        c->spine[c->nspine++] = e;
    }
    FhValue v = fold_base(c, e);
    while (v != FH_NOVALUE && c->nspine > mark) v = fold_step(c, c->spine[--c->nspine], v);
    c->nspine = mark;
    return v;
}

FhValue fhconst_collection(FhCompiler *c, FhExprs elts, bool as_set) {
    FhValue tuple = c->failed ? FH_NOVALUE : fold_tuple(c, elts);
    if (tuple == FH_NOVALUE) {
        if (!c->failed) fhcompiler_memory(c);
        return FH_ERR;
    }
    if (!as_set) return tuple;
    FhValue set = fhcall1(c->vm, fh_val(c->vm->types[FH_T_frozenset]), tuple);
    fh_release(c->vm, tuple);
    return checked(c, set);
}

int fhfold_truth(FhCompiler *c, FhExpr *e) {
    FhValue v = fhfold(c, e);
    if (v == FH_NOVALUE) return -1;
    int truth = fhtruth(c->vm, v);
    fh_release(c->vm, v);
    if (truth < 0) fhpending_clear(c->vm);
    return truth;
}

bool fhconst_is_among(FhCompiler *c, FhValue v, FhExprs keys, uint32_t n) {
    bool found = false;
    for (uint32_t i = 0; i < n && !found && !c->failed; i++) {
        FhValue key = fhfold(c, keys.items[i]);
        if (key == FH_NOVALUE) continue;
        int equal = fhcompare_bool(c->vm, key, v, FH_EQ);
        fh_release(c->vm, key);
        if (equal < 0) fhcompiler_pending(c);
        found = equal > 0;
    }
    return found;
}

void fhcompiler_repeated_key(FhCompiler *c, FhValue key) {
    FhText text;
    fhtext_init(&text, c->vm);
    if (fhtext_repr(&text, key) == 0) {
        fhcompiler_error(c, &c->unit->place, "mapping pattern checks duplicate key (%.*s)", (int)text.size,
                         text.data);
    } else {
        fhcompiler_pending(c);
    }
    fhtext_free(&text);
}
