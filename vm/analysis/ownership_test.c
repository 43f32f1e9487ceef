/* Conditions: a test splits the worlds and leaves in each what it says of unchanged locals, so that the same test made
 * again has the same outcome. Known are truth, `is None`, comparisons of names with names and constants, is_alive(). */
#include "ownership_engine.h"

static void add_copy(Check *c, Set *to, const World *w) {
    fhown_set_add(c, to, fhown_world_copy(c, &c->scratch, w));
}

/* The value on top decides. */
static void split_by_truth(Check *c, Set *s, const FhExpr *e, Set *yes, Set *no) {
    for (World *w = s->first, *next; w; w = next) {
        next = w->next;
        Val v = *fhown_top(w, 0);
        if (v.kind == VAL_UNKNOWN && e->kind == FHTREE_Name) *fhown_top(w, 0) = v = fhown_symbol(c, w, e);
        fhown_use(c, w, v, e);
        World *other = fhown_world_copy(c, &c->scratch, w);
        if (fhown_narrow(c, other, v, MAY_ANY & ~MAY_TRUTHY)) {
            fhown_pop(other);
            fhown_drop(c, other, v, e);
            fhown_set_add(c, no, other);
        }
        if (!fhown_narrow(c, w, v, MAY_TRUTHY)) continue;
        fhown_pop(w);
        fhown_drop(c, w, v, e);
        w->next = NULL;
        fhown_set_add(c, yes, w);
    }
    *s = (Set){0};
}

static void test_parts(Check *c, Set *s, const FhExpr *e, Set *yes, Set *no) {
    bool is_or = e->BoolOp.op == FHTREE_Or;
    for (uint32_t i = 0; i < e->BoolOp.values.count; i++) {
        Set on = {0};
        fhown_test(c, s, e->BoolOp.values.items[i], is_or ? yes : &on, is_or ? &on : no);
        *s = on;
    }
    fhown_set_join(c, is_or ? no : yes, s);
}

/* ---- comparisons ------------------------------------------------------------------------------------------------ */

typedef struct Operand {
    uint64_t id; /* 0: nothing can be remembered of it */
    uint32_t obj;
} Operand;

static Operand operand(Check *c, World *w, Val *v, const FhExpr *e) {
    if (v->kind == VAL_UNKNOWN && e && e->kind == FHTREE_Name) *v = fhown_symbol(c, w, e);
    switch ((ValKind)v->kind) {
    case VAL_OBJ: return (Operand){(uint64_t)v->obj << 3 | 1, v->obj};
    case VAL_INT: return (Operand){(uint64_t)v->num << 3 | 2, 0};
    case VAL_STR: return (Operand){(uint64_t)(uintptr_t)v->text << 3 | 3, 0};
    case VAL_TRUE: return (Operand){1 << 3 | 4, 0};
    case VAL_FALSE: return (Operand){4, 0};
    case VAL_NONE: return (Operand){2 << 3 | 4, 0};
    default: return (Operand){0, 0};
    }
}

static uint64_t mix(uint64_t a, uint64_t b) {
    return (a ^ (b + 0x9e3779b97f4a7c15u + (a << 6) + (a >> 2))) * 0xff51afd7ed558ccdu;
}

/* Of each operator and its opposite one stands for both. */
static FhCompareOperator base_operator(FhCompareOperator op, bool *negated) {
    *negated = true;
    switch (op) {
    case FHTREE_NotEq: return FHTREE_Eq;
    case FHTREE_GtE: return FHTREE_Lt;
    case FHTREE_LtE: return FHTREE_Gt;
    case FHTREE_IsNot: return FHTREE_Is;
    case FHTREE_NotIn: return FHTREE_In;
    default: *negated = false; return op;
    }
}

/* 1 true, 0 false, -1 unknown */
static int compare_constants(Val a, Val b, FhCompareOperator op) {
    bool numbers = a.kind == VAL_INT && b.kind == VAL_INT;
    bool simple = a.kind == VAL_STR || a.kind == VAL_NONE || a.kind == VAL_TRUE || a.kind == VAL_FALSE;
    switch (op) {
    case FHTREE_Eq:
    case FHTREE_Is:
        if (numbers) return a.num == b.num;
        if (simple && a.kind == b.kind) return a.kind != VAL_STR || a.text == b.text;
        return -1;
    case FHTREE_Lt: return numbers ? a.num < b.num : -1;
    case FHTREE_Gt: return numbers ? a.num > b.num : -1;
    default: return -1;
    }
}

static int recall(const World *w, uint64_t key, uint32_t obj, uint64_t constant) {
    for (uint32_t i = 0; i < w->facts.count; i++) {
        const Fact *f = &w->facts.items[i];
        if (f->key == key) return f->truth;
        if (constant && f->constant && f->a == obj && f->truth && f->constant != constant) return 0;
    }
    return -1;
}

static void remember(Check *c, World *w, uint64_t key, Operand a, Operand b, uint64_t constant, bool truth) {
    for (uint32_t i = 0; i < w->facts.count; i++) {
        if (w->facts.items[i].key == key) return;
    }
    if (w->facts.count >= 24) return;
    *(Fact *)PUSH(c, &c->scratch, w->facts) = (Fact){key, a.obj, b.obj, constant, truth};
}

static bool is_none_test(FhCompareOperator op) { return op == FHTREE_Is || op == FHTREE_Eq; }

/* Made at different places of this function. */
static bool are_distinct(Check *c, Val a, Val b) {
    if (a.kind != VAL_OBJ || b.kind != VAL_OBJ || a.obj == b.obj) return false;
    const Val both[] = {a, b};
    for (int i = 0; i < 2; i++) {
        const Obj *o = fhown_obj(c, both[i].obj);
        if (o->root != ROOT_NONE || o->acquired || o->is_older || o->borrowed) return false;
    }
    return true;
}

/* One world; its two operands are popped. */
static void decide(Check *c, World *w, const FhExpr *e, Set *yes, Set *no) {
    bool negated;
    FhCompareOperator op = base_operator((FhCompareOperator)e->Compare.ops[0], &negated);
    const FhExpr *left = e->Compare.left, *right = e->Compare.comparators.items[0];
    Val b = fhown_pop(w), a = fhown_pop(w);
    Operand x = operand(c, w, &a, left), y = operand(c, w, &b, right);
    if (op != FHTREE_Is) {
        if (op != FHTREE_In) fhown_use(c, w, a, left);
        fhown_use(c, w, b, right);
    }
    fhown_drop(c, w, a, left);
    fhown_drop(c, w, b, right);
    if (negated) {
        Set *swap = yes;
        yes = no;
        no = swap;
    }
    if (is_none_test(op) && (b.kind == VAL_NONE || a.kind == VAL_NONE) && a.kind != b.kind) {
        Val v = b.kind == VAL_NONE ? a : b;
        World *other = fhown_world_copy(c, &c->scratch, w);
        if (fhown_narrow(c, other, v, MAY_NONE)) fhown_set_add(c, yes, other);
        if (fhown_narrow(c, w, v, MAY_ANY & ~MAY_NONE)) fhown_set_add(c, no, w);
        return;
    }
    int known = compare_constants(a, b, op);
    if (known < 0 && op == FHTREE_Is && a.kind == VAL_OBJ && b.kind == VAL_OBJ && a.obj == b.obj &&
        !fhown_obj(c, a.obj)->is_older)
        known = 1;
    if (known < 0 && op == FHTREE_Is && are_distinct(c, a, b)) known = 0;
    bool rememberable = x.id && y.id && (x.obj || y.obj);
    uint64_t key = rememberable ? mix(mix((uint64_t)op + 1, x.id), y.id) : 0;
    uint64_t constant = rememberable && op == FHTREE_Eq && !y.obj ? y.id : 0;
    if (known < 0 && rememberable) known = recall(w, key, x.obj, constant);
    if (known >= 0) {
        fhown_set_add(c, known ? yes : no, w);
        return;
    }
    World *other = fhown_world_copy(c, &c->scratch, w);
    if (rememberable) {
        remember(c, w, key, x, y, constant, true);
        remember(c, other, key, x, y, constant, false);
        if (constant && (b.kind == VAL_INT || b.kind == VAL_STR || b.kind == VAL_TRUE)) {
            uint8_t may = fhown_may(c, w, b);
            if (a.kind == VAL_OBJ && fhown_obj(c, a.obj)->root != ROOT_NONE && !fhown_narrow(c, w, a, may))
                w = NULL;
        }
    }
    if (w) fhown_set_add(c, yes, w);
    fhown_set_add(c, no, other);
}

uint64_t fhown_constant_id(Check *c, Val v) {
    return v.kind == VAL_OBJ || v.kind == VAL_UNKNOWN ? 0 : operand(c, NULL, &v, NULL).id;
}

bool fhown_learn_equal(Check *c, World *w, Val v, Val constant, bool truth) {
    int known = compare_constants(v, constant, FHTREE_Eq);
    if (known >= 0) return known == truth;
    if (v.kind != VAL_OBJ) return true;
    Operand x = operand(c, w, &v, NULL), y = operand(c, w, &constant, NULL);
    if (!y.id) return true;
    uint64_t key = mix(mix((uint64_t)FHTREE_Eq + 1, x.id), y.id);
    known = recall(w, key, x.obj, y.id);
    if (known >= 0) return known == truth;
    remember(c, w, key, x, y, y.id, truth);
    return true;
}

static void test_comparison(Check *c, Set *s, const FhExpr *e, Set *yes, Set *no) {
    const FhExpr *right = e->Compare.comparators.items[0];
    fhown_eval(c, s, e->Compare.left);
    fhown_eval(c, s, right);
    for (World *w = s->first, *next; w; w = next) {
        next = w->next;
        w->next = NULL;
        decide(c, w, e, yes, no);
    }
    *s = (Set){0};
}

static void test_chain(Check *c, Set *s, const FhExpr *e, Set *yes, Set *no) {
    fhown_eval(c, s, e->Compare.left);
    for (uint32_t i = 0; i < e->Compare.comparators.count; i++) {
        const FhExpr *part = e->Compare.comparators.items[i];
        fhown_eval(c, s, part);
        EACH(w, s) {
            Val b = fhown_pop(w), a = fhown_pop(w);
            fhown_use(c, w, a, i ? e->Compare.comparators.items[i - 1] : e->Compare.left);
            fhown_use(c, w, b, part);
            fhown_push(c, w, b);
        }
    }
    EACH(w, s) fhown_drop(c, w, fhown_pop(w), e);
    EACH(w, s) add_copy(c, no, w);
    fhown_set_join(c, yes, s);
}

/* ---- calls ------------------------------------------------------------------------------------------------------ */

static const Builtin *called_builtin(Check *c, const FhExpr *e) {
    if (e->Call.func->kind != FHTREE_Name || e->Call.keywords.count) return NULL;
    uint32_t var = fhown_name_var(c, e->Call.func->Name.id);
    if (!var) return fhown_builtin(e->Call.func->Name.id->text);
    Val v = fhown_static_value(c, var);
    return v.kind == VAL_BUILTIN ? v.ptr : NULL;
}

static void test_alive(Check *c, Set *s, const FhExpr *e, Set *yes, Set *no) {
    fhown_eval(c, s, e->Call.args.items[0]);
    for (World *w = s->first, *next; w; w = next) {
        next = w->next;
        w->next = NULL;
        Val v = fhown_pop(w);
        ObjState *state = v.kind == VAL_OBJ ? fhown_state(c, w, v.obj) : NULL;
        World *other = fhown_world_copy(c, &c->scratch, w);
        if (!state) {
            fhown_set_add(c, no, other);
            fhown_set_add(c, yes, w);
            continue;
        }
        unsigned life = state->bits & LIFE, dead = life & (IS_FREED | IS_MOVED | IS_ABSENT);
        ObjState *t = fhown_find_state(other, v.obj);
        bool sure = life == IS_OWNED || life == IS_BORROWED;
        if (dead) t->bits = (uint16_t)((t->bits & ~LIFE) | dead);
        if (!sure) fhown_set_add(c, no, other);
        if (life & ~dead) {
            state->bits = (uint16_t)((state->bits & ~LIFE) | (life & ~dead));
            fhown_set_add(c, yes, w);
        }
    }
    *s = (Set){0};
}

static void test_instance(Check *c, Set *s, const FhExpr *e, Set *yes, Set *no) {
    fhown_eval(c, s, e->Call.args.items[0]);
    EACH(w, s) {
        Val v = *fhown_top(w, 0);
        if (v.kind == VAL_UNKNOWN && e->Call.args.items[0]->kind == FHTREE_Name)
            *fhown_top(w, 0) = v = fhown_symbol(c, w, e->Call.args.items[0]);
        fhown_use(c, w, v, e->Call.args.items[0]);
    }
    fhown_eval(c, s, e->Call.args.items[1]);
    const FhExpr *type = e->Call.args.items[1];
    for (World *w = s->first, *next; w; w = next) {
        next = w->next;
        w->next = NULL;
        Val t = fhown_pop(w), v = fhown_pop(w);
        (void)t;
        World *other = fhown_world_copy(c, &c->scratch, w);
        if (v.kind != VAL_OBJ || type->kind != FHTREE_Name) {
            fhown_set_add(c, yes, w);
            fhown_set_add(c, no, other);
            continue;
        }
        uint64_t key = mix(mix(77, v.obj), (uintptr_t)type->Name.id);
        int known = recall(w, key, v.obj, 0);
        Operand x = {v.obj, v.obj}, y = {0, 0};
        if (known != 0 && fhown_narrow(c, w, v, MAY_ANY & ~MAY_NONE)) {
            remember(c, w, key, x, y, 0, true);
            fhown_set_add(c, yes, w);
        }
        if (known != 1) {
            remember(c, other, key, x, y, 0, false);
            fhown_set_add(c, no, other);
        }
    }
    *s = (Set){0};
}

static void test_call(Check *c, Set *s, const FhExpr *e, Set *yes, Set *no) {
    const Builtin *b = called_builtin(c, e);
    if (b && b->special == SPECIAL_IS_ALIVE && e->Call.args.count == 1) {
        test_alive(c, s, e, yes, no);
    } else if (b && b->special == SPECIAL_ISINSTANCE && e->Call.args.count == 2) {
        test_instance(c, s, e, yes, no);
    } else {
        fhown_eval(c, s, e);
        split_by_truth(c, s, e, yes, no);
    }
}

void fhown_test(Check *c, Set *s, const FhExpr *e, Set *yes, Set *no) {
    fhown_enter(c);
    if (e->kind == FHTREE_UnaryOp && e->UnaryOp.op == FHTREE_Not) {
        fhown_test(c, s, e->UnaryOp.operand, no, yes);
    } else if (e->kind == FHTREE_BoolOp) {
        test_parts(c, s, e, yes, no);
    } else if (e->kind == FHTREE_Compare) {
        if (e->Compare.comparators.count == 1)
            test_comparison(c, s, e, yes, no);
        else
            test_chain(c, s, e, yes, no);
    } else if (e->kind == FHTREE_Call) {
        test_call(c, s, e, yes, no);
    } else {
        fhown_eval(c, s, e);
        split_by_truth(c, s, e, yes, no);
    }
    fhown_leave(c);
}

/* What the body of a loop may have changed without binding the name again: whether it is empty. */
void fhown_relax(Check *c, World *w, const FhExpr *test) {
    fhown_enter(c);
    Val v = fhown_val(VAL_UNKNOWN);
    if (test->kind == FHTREE_UnaryOp) {
        fhown_relax(c, w, test->UnaryOp.operand);
    } else if (test->kind == FHTREE_BoolOp) {
        for (uint32_t i = 0; i < test->BoolOp.values.count; i++)
            fhown_relax(c, w, test->BoolOp.values.items[i]);
    } else if (test->kind == FHTREE_Name) {
        uint32_t var = fhown_name_var(c, test->Name.id);
        if (var) v = fhown_get_var(w, var);
    } else if (test->kind == FHTREE_Attribute && test->Attribute.value->kind == FHTREE_Name) {
        uint32_t var = fhown_name_var(c, test->Attribute.value->Name.id);
        Val base = var ? fhown_get_var(w, var) : v;
        if (base.kind == VAL_OBJ) fhown_get_field(w, base.obj, fhown_key(c, test->Attribute.attr->text), &v);
    } else if (test->kind == FHTREE_Compare) {
        w->facts.count = 0;
    }
    if (v.kind == VAL_OBJ && fhown_obj(c, v.obj)->root != ROOT_NONE) {
        ObjState *s = fhown_state(c, w, v.obj);
        if (s->may & (MAY_TRUTHY | MAY_FALSY)) s->may |= MAY_TRUTHY | MAY_FALSY;
    }
    fhown_leave(c);
}
