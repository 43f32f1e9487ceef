/* Tree to program.
 *
 * What is worked out on the way: the bytes each match begins with; which runs of one-character items need no way back,
 * because what follows cannot begin with a member of the run; and which instructions may remember where they failed
 * ("memo"): those whose future depends on nothing but the place in the text. That holds outside of lookarounds, atomic
 * groups and loops that count, in programs without back references; within a loop whose body may be empty, it holds once
 * the iteration has taken something ("guard": the loop's register). */
#include "stdlib/re_parts.h"
#include "base/sizes.h"
#include "base/utf8.h"

enum { UNROLLED_WORDS = 1024, MOST_WORDS = 1 << 26 };

typedef struct Bytes { /* what may come next */
    uint8_t in[256];
    bool open; /* anything, or nothing */
} Bytes;

typedef struct Compiler {
    FhVM *vm;
    FhReTree *tree;
    FH_RE_ARRAY(uint32_t) code;
    FH_RE_ARRAY(char) text;
    uint32_t nregisters, nmemos;
    uint32_t *widths; /* of groups: least, most */
    bool refers;
    uint32_t guard;
    bool no_memo;
} Compiler;

static FhReNode *at(Compiler *c, uint32_t node) { return &c->tree->nodes.items[node]; }

/* ---- widths ---- */

static uint32_t add(uint32_t a, uint32_t b) { return a + b < a ? UINT32_MAX : a + b; }
static uint32_t times(uint32_t a, uint32_t b) {
    uint64_t r = (uint64_t)a * b;
    return r > UINT32_MAX ? UINT32_MAX : (uint32_t)r;
}

static int measure(Compiler *c, uint32_t node);

static int measure_children(Compiler *c, FhReNode *n) {
    bool first = true;
    for (uint32_t i = n->child; i; i = at(c, i)->next, first = false) {
        if (measure(c, i) < 0) return -1;
        const FhReNode *child = at(c, i);
        if (n->kind == FH_RE_CAT) {
            n->least = add(n->least, child->least);
            n->most = add(n->most, child->most);
        } else if (first) {
            n->least = child->least;
            n->most = child->most;
        } else {
            if (child->least < n->least) n->least = child->least;
            if (child->most > n->most) n->most = child->most;
        }
    }
    return 0;
}

static int measure(Compiler *c, uint32_t node) {
    if (fhpoll_work(c->vm, 1) < 0) return -1;
    FhReNode *n = at(c, node);
    if (fhrecursion_enter(c->vm, "") < 0) return -1;
    n->least = n->most = 0;
    int r = measure_children(c, n);
    fhrecursion_leave(c->vm);
    if (r < 0) return -1;
    switch (n->kind) {
    case FH_RE_CHAR:
    case FH_RE_ANY:
    case FH_RE_SET: n->least = n->most = 1; break;
    case FH_RE_REPEAT:
        n->least = times(n->least, n->a);
        n->most = times(n->most, n->b);
        break;
    case FH_RE_GROUP:
        c->widths[2 * n->a] = n->least;
        c->widths[2 * n->a + 1] = n->most;
        break;
    case FH_RE_LOOK:
        if (n->behind) {
            if (n->least != n->most)
                return fhre_error(c->vm, c->tree->pattern, -1, "look-behind requires fixed-width pattern");
            n->a = n->least;
        }
        n->least = n->most = 0;
        break;
    case FH_RE_REF:
        c->refers = true;
        n->least = c->widths[2 * n->a];
        n->most = c->widths[2 * n->a + 1];
        break;
    case FH_RE_COND:
        c->refers = true;
        if (!at(c, n->child)->next) n->least = 0;
        break;
    case FH_RE_NEVER: n->least = n->most = 0; break;
    default: break;
    }
    return 0;
}

/* ---- what a match can begin with ---- */

static bool add_char(Compiler *c, uint32_t ch, Bytes *b) {
    char bytes[4];
    bytes[0] = (char)ch;
    if (!c->tree->is_bytes) fhutf8_encode(ch, bytes);
    b->in[(uint8_t)bytes[0]] = 1;
    return false;
}

static bool add_set(Compiler *c, const FhReNode *n, Bytes *b) {
    const FhReSet *s = n->kind == FH_RE_SET ? &c->tree->sets.items[n->a] : NULL;
    for (int i = 0; i < 256; i++)
        if (s ? s->byte[i] : i != '\n') b->in[i] = 1;
    return false;
}

/* Adds what the node can begin with; true: it can also be empty. `behind`: for what follows a run, where an end of line
 * stands for the newline behind it. Depth is that of the tree, which the parser has bounded. */
static bool begins(Compiler *c, uint32_t node, Bytes *b, bool behind) {
    const FhReNode *n = at(c, node);
    switch (n->kind) {
    case FH_RE_CHAR: return add_char(c, n->a, b);
    case FH_RE_ANY:
    case FH_RE_SET: return add_set(c, n, b);
    case FH_RE_CAT:
        for (uint32_t i = n->child; i; i = at(c, i)->next)
            if (!begins(c, i, b, behind)) return false;
        return true;
    case FH_RE_ALT: {
        bool empty = false;
        for (uint32_t i = n->child; i; i = at(c, i)->next) empty |= begins(c, i, b, behind);
        return empty;
    }
    case FH_RE_GROUP:
    case FH_RE_PLAIN:
    case FH_RE_ATOMIC: return begins(c, n->child, b, behind);
    case FH_RE_REPEAT: return n->b == 0 || begins(c, n->child, b, behind) || n->a == 0;
    case FH_RE_AT:
        if (behind && (n->a == FH_RE_EOL || n->a == FH_RE_END)) return b->in['\n'] = 1, false;
        if (behind) b->open = true;
        return true;
    case FH_RE_LOOK:
        if (behind) b->open = true;
        return true;
    case FH_RE_COND:
        begins(c, n->child, b, behind);
        if (at(c, n->child)->next) begins(c, at(c, n->child)->next, b, behind);
        b->open = true;
        return true;
    case FH_RE_REF: b->open = true; return true;
    case FH_RE_NEVER: return false;
    default: return true;
    }
}

/* ---- emitting ---- */

static int word(Compiler *c, uint32_t w) {
    if (fhpoll_work(c->vm, 0) < 0) return -1;
    if (c->code.n >= MOST_WORDS)
        return fhraise_int(c->vm, FH_T_OverflowError, "regular expression code size limit exceeded");
    if (fhre_room(c->vm, &c->code, sizeof(uint32_t)) < 0) return -1;
    c->code.items[c->code.n++] = w;
    return 0;
}
static int op1(Compiler *c, FhReOp op) { return word(c, op); }
static int op2(Compiler *c, FhReOp op, uint32_t a) { return word(c, op) < 0 ? -1 : word(c, a); }
static int op3(Compiler *c, FhReOp op, uint32_t a, uint32_t b) { return op2(c, op, a) < 0 ? -1 : word(c, b); }

static uint32_t new_memo(Compiler *c) { return c->no_memo ? FH_RE_NONE : c->nmemos++; }

/* A set with nothing but a table, for tests of the next byte; NONE where the test would not tell anything. */
static int first_set(Compiler *c, uint32_t node, uint32_t *out) {
    Bytes b = {0};
    *out = FH_RE_NONE;
    if (begins(c, node, &b, false) || b.open) return 0;
    FhReTree *t = c->tree;
    for (uint32_t i = 0; i < t->sets.n; i++)
        if (memcmp(t->sets.items[i].byte, b.in, 256) == 0) return *out = i, 0;
    if (fhre_room(c->vm, &t->sets, sizeof *t->sets.items) < 0) return -1;
    FhReSet *s = &t->sets.items[t->sets.n];
    memset(s, 0, sizeof *s);
    memcpy(s->byte, b.in, 256);
    *out = t->sets.n++;
    return 0;
}

/* SPLIT or SPLIT_BACK; *place is where its target stands. node: what it would try first, 0: not asked. */
static int split(Compiler *c, FhReOp op, uint32_t node, uint32_t *place) {
    uint32_t first = FH_RE_NONE;
    if (node && first_set(c, node, &first) < 0) return -1;
    if (word(c, op) < 0) return -1;
    *place = c->code.n;
    if (word(c, 0) < 0 || word(c, new_memo(c)) < 0 || word(c, c->guard) < 0) return -1;
    return word(c, first);
}

static void land(Compiler *c, uint32_t place) { c->code.items[place] = c->code.n; }

static int emit(Compiler *c, uint32_t node, const Bytes *follow);

static int add_text(Compiler *c, uint32_t ch) {
    char bytes[4];
    unsigned n = 1;
    bytes[0] = (char)ch;
    if (!c->tree->is_bytes) n = fhutf8_encode(ch, bytes);
    for (unsigned i = 0; i < n; i++) {
        if (fhre_room(c->vm, &c->text, 1) < 0) return -1;
        c->text.items[c->text.n++] = bytes[i];
    }
    return 0;
}

/* Literals from *node on; *node becomes the last of them. */
static int emit_literal(Compiler *c, uint32_t *node) {
    uint32_t from = c->text.n;
    for (;;) {
        const FhReNode *n = at(c, *node);
        if (add_text(c, n->a) < 0) return -1;
        if (!n->next || at(c, n->next)->kind != FH_RE_CHAR) break;
        *node = n->next;
    }
    uint32_t size = c->text.n - from;
    if (size > 1) return op3(c, FH_RE_OP_STR, from, size);
    c->text.n = from;
    return op2(c, FH_RE_OP_BYTE, (uint8_t)c->text.items[from]);
}

static bool is_single(const FhReNode *n) {
    return n->kind == FH_RE_CHAR || n->kind == FH_RE_ANY || n->kind == FH_RE_SET;
}

static int64_t set_of(Compiler *c, const FhReNode *n) {
    if (n->kind == FH_RE_SET) return n->a;
    FhReSetBuilder b;
    fhresets_start(&b, c->tree, n->flags & ~(uint32_t)FH_RE_I);
    b.negated = n->kind == FH_RE_ANY;
    uint32_t ch = n->kind == FH_RE_ANY ? '\n' : n->a;
    if (fhresets_add(&b, ch, ch) < 0) return fhresets_drop(&b), -1;
    return fhresets_finish(&b);
}

static bool meets(Compiler *c, uint32_t set, const Bytes *follow) {
    if (follow->open) return true;
    const FhReSet *s = &c->tree->sets.items[set];
    for (int i = 0; i < 256; i++)
        if (s->byte[i] && follow->in[i]) return true;
    return false;
}

static int emit_run(Compiler *c, const FhReNode *n, const Bytes *follow) {
    FhReNode node = *n, child = *at(c, n->child);
    int64_t set = set_of(c, &child);
    if (set < 0) return -1;
    uint32_t mode = node.mode;
    if (mode == FH_RE_GREEDY && !meets(c, (uint32_t)set, follow)) mode = FH_RE_POSSESSIVE;
    if (op3(c, FH_RE_OP_RUN, (uint32_t)set, mode) < 0 || word(c, node.a) < 0 || word(c, node.b) < 0)
        return -1;
    return word(c, mode == FH_RE_POSSESSIVE ? FH_RE_NONE : new_memo(c)) < 0 ? -1 : word(c, c->guard);
}

/* child? */
static int emit_option(Compiler *c, uint32_t child, bool lazy, const Bytes *follow) {
    uint32_t to_end, to_child;
    if (!lazy) {
        if (split(c, FH_RE_OP_SPLIT, child, &to_end) < 0 || emit(c, child, follow) < 0) return -1;
        land(c, to_end);
        return 0;
    }
    if (split(c, FH_RE_OP_SPLIT, 0, &to_child) < 0 || word(c, FH_RE_OP_JUMP) < 0) return -1;
    to_end = c->code.n;
    if (word(c, 0) < 0) return -1;
    land(c, to_child);
    if (emit(c, child, follow) < 0) return -1;
    land(c, to_end);
    return 0;
}

/* child+, of a child that is never empty; `from`: where its code begins, already emitted once */
static int emit_again(Compiler *c, uint32_t child, bool lazy, uint32_t from) {
    uint32_t target;
    if (!lazy) {
        if (split(c, FH_RE_OP_SPLIT_BACK, child, &target) < 0) return -1;
        c->code.items[target] = from;
        return 0;
    }
    if (split(c, FH_RE_OP_SPLIT, 0, &target) < 0) return -1;
    c->code.items[target] = from;
    return 0;
}

/* A loop with a register: counts, or its body may be empty. */
static int emit_loop(Compiler *c, const FhReNode *n, const Bytes *inner) {
    FhReNode node = *n;
    uint32_t reg = c->nregisters++, guard = c->guard;
    bool no_memo = c->no_memo, counts = node.a > 0 || node.b != FH_RE_MAX_REPEAT,
         empty = at(c, node.child)->least == 0;
    if (op2(c, FH_RE_OP_LOOP_START, reg) < 0 || word(c, FH_RE_OP_JUMP) < 0) return -1;
    uint32_t place = c->code.n;
    if (word(c, 0) < 0) return -1;
    uint32_t body = c->code.n;
    if (counts) c->no_memo = true;
    if (empty) c->guard = reg;
    int r = emit(c, node.child, inner);
    c->guard = guard;
    if (r < 0) return -1;
    land(c, place);
    uint32_t memo = new_memo(c);
    c->no_memo = no_memo;
    if (op3(c, FH_RE_OP_LOOP, reg, node.mode) < 0 || word(c, node.a) < 0 || word(c, node.b) < 0 ||
        word(c, body) < 0)
        return -1;
    return word(c, memo) < 0 ? -1 : word(c, guard);
}

/* Copies instead of counting: child{a} child* or child{a} (child (child …)?)? */
static int emit_copies(Compiler *c, const FhReNode *n, const Bytes *inner) {
    FhReNode node = *n;
    bool lazy = node.mode == FH_RE_LAZY;
    uint32_t from = c->code.n;
    for (uint32_t i = 0; i < node.a; i++) {
        from = c->code.n;
        if (emit(c, node.child, inner) < 0) return -1;
    }
    if (node.b == FH_RE_MAX_REPEAT) {
        if (at(c, node.child)->least) return emit_again(c, node.child, lazy, from);
        node.a = 0; /* the loop behind the copies need not count */
        return emit_loop(c, &node, inner);
    }
    uint32_t more = node.b - node.a, ends[64];
    for (uint32_t i = 0; i < more; i++) {
        if (!lazy) {
            if (split(c, FH_RE_OP_SPLIT, node.child, &ends[i]) < 0) return -1;
        } else {
            uint32_t to_child;
            if (split(c, FH_RE_OP_SPLIT, 0, &to_child) < 0 || word(c, FH_RE_OP_JUMP) < 0) return -1;
            ends[i] = c->code.n;
            if (word(c, 0) < 0) return -1;
            land(c, to_child);
        }
        if (emit(c, node.child, inner) < 0) return -1;
    }
    for (uint32_t i = 0; i < more; i++) land(c, ends[i]);
    return 0;
}

static uint32_t size_of(Compiler *c, uint32_t node) { /* about how many words */
    uint32_t size = 6;
    for (uint32_t i = at(c, node)->child; i; i = at(c, i)->next) size = add(size, size_of(c, i));
    const FhReNode *n = at(c, node);
    if (n->kind != FH_RE_REPEAT || is_single(at(c, n->child))) return size;
    uint32_t copies = n->b == FH_RE_MAX_REPEAT ? n->a : n->b;
    return copies > 1 ? times(size, copies < 64 ? copies : 64) : size;
}

static bool may_copy(Compiler *c, const FhReNode *n) {
    bool endless = n->b == FH_RE_MAX_REPEAT;
    if (at(c, n->child)->least == 0 && !endless && n->a != n->b) return false;
    uint32_t copies = endless ? n->a : n->b;
    if (copies == 0 || copies > 60) return false;
    return (copies == 1 && at(c, n->child)->least) || times(copies, size_of(c, n->child)) <= UNROLLED_WORDS;
}

static int emit_repeat(Compiler *c, const FhReNode *n, const Bytes *follow) {
    FhReNode node = *n;
    if (node.b == 0) return 0;
    if (is_single(at(c, node.child))) return emit_run(c, n, follow);
    bool atomic = node.mode == FH_RE_POSSESSIVE, lazy = node.mode == FH_RE_LAZY, no_memo = c->no_memo;
    Bytes inner = *follow;
    if (atomic) {
        memset(&inner, 0, sizeof inner);
        node.mode = FH_RE_GREEDY;
        c->no_memo = true;
        if (op1(c, FH_RE_OP_ATOMIC) < 0) return -1;
    }
    Bytes after = inner;
    if (node.b > 1 && begins(c, node.child, &inner, true) && lazy) inner.open = true;
    int r;
    if (node.a == 0 && node.b == 1) {
        r = emit_option(c, node.child, lazy, &after);
    } else if (may_copy(c, &node)) {
        r = emit_copies(c, &node, &inner);
    } else if (node.a == 0 && node.b == FH_RE_MAX_REPEAT && at(c, node.child)->least) {
        uint32_t to_end, from;
        if (!lazy) {
            r = split(c, FH_RE_OP_SPLIT, node.child, &to_end);
            from = c->code.n;
            if (r == 0 && (r = emit(c, node.child, &inner)) == 0 &&
                (r = emit_again(c, node.child, false, from)) == 0)
                land(c, to_end);
        } else { /* the body lies behind a jump, the choice behind the body */
            r = word(c, FH_RE_OP_JUMP);
            to_end = c->code.n;
            if (r == 0) r = word(c, 0);
            from = c->code.n;
            if (r == 0) r = emit(c, node.child, &inner);
            if (r == 0) land(c, to_end);
            if (r == 0) r = emit_again(c, node.child, true, from);
        }
    } else {
        r = emit_loop(c, &node, &inner);
    }
    c->no_memo = no_memo;
    return r < 0 || !atomic ? r : op1(c, FH_RE_OP_ATOMIC_END);
}

static int emit_alternatives(Compiler *c, uint32_t node, const Bytes *follow) {
    uint32_t first_end = 0, next;
    for (uint32_t i = at(c, node)->child; i; i = next) {
        uint32_t to_next = 0;
        next = at(c, i)->next;
        if (next && split(c, FH_RE_OP_SPLIT, i, &to_next) < 0) return -1;
        if (emit(c, i, follow) < 0) return -1;
        if (!next) break;
        if (op2(c, FH_RE_OP_JUMP, first_end) < 0) return -1; /* a chain, put right below */
        first_end = c->code.n - 1;
        land(c, to_next);
    }
    while (first_end) {
        uint32_t before = c->code.items[first_end];
        land(c, first_end);
        first_end = before;
    }
    return 0;
}

static int emit_group(Compiler *c, uint32_t group, uint32_t child, const Bytes *follow) {
    if (op2(c, FH_RE_OP_SAVE, 2 * group) < 0 || emit(c, child, follow) < 0) return -1;
    return op2(c, FH_RE_OP_SAVE, 2 * group + 1);
}

/* What ends of itself, whatever follows. */
static int emit_closed(Compiler *c, uint32_t child) {
    static const Bytes none;
    bool no_memo = c->no_memo;
    c->no_memo = true;
    int r = emit(c, child, &none);
    c->no_memo = no_memo;
    return r;
}

static int emit_look(Compiler *c, const FhReNode *n) {
    FhReNode node = *n;
    if (!node.negated) {
        if (op2(c, FH_RE_OP_LOOK, node.a) < 0 || emit_closed(c, node.child) < 0) return -1;
        return op1(c, FH_RE_OP_LOOK_END);
    }
    if (op3(c, FH_RE_OP_LOOK_NOT, node.a, 0) < 0) return -1;
    uint32_t place = c->code.n - 1;
    if (emit_closed(c, node.child) < 0 || op1(c, FH_RE_OP_LOOK_NOT_END) < 0) return -1;
    land(c, place);
    return 0;
}

static int emit_condition(Compiler *c, const FhReNode *n, const Bytes *follow) {
    uint32_t yes = n->child, no = at(c, yes)->next;
    if (op3(c, FH_RE_OP_COND, n->a, 0) < 0) return -1;
    uint32_t to_no = c->code.n - 1;
    if (emit(c, yes, follow) < 0) return -1;
    if (no) {
        if (op2(c, FH_RE_OP_JUMP, 0) < 0) return -1;
        uint32_t to_end = c->code.n - 1;
        land(c, to_no);
        if (emit(c, no, follow) < 0) return -1;
        land(c, to_end);
        return 0;
    }
    land(c, to_no);
    return 0;
}

/* Items one after the other; what follows each is what the rest begins with. */
static int emit_sequence(Compiler *c, uint32_t node, const Bytes *follow) {
    for (uint32_t i = at(c, node)->child; i; i = at(c, i)->next) {
        if (at(c, i)->kind == FH_RE_CHAR) {
            if (emit_literal(c, &i) < 0) return -1;
            continue;
        }
        Bytes rest = {0};
        bool empty = true;
        if (!is_single(at(c, i)))
            for (uint32_t j = at(c, i)->next; j && empty; j = at(c, j)->next)
                empty = begins(c, j, &rest, true);
        if (empty) {
            for (int k = 0; k < 256; k++) rest.in[k] |= follow->in[k];
            rest.open |= follow->open;
        }
        if (emit(c, i, &rest) < 0) return -1;
    }
    return 0;
}

static int emit_node(Compiler *c, uint32_t node, const Bytes *follow) {
    const FhReNode *n = at(c, node);
    switch (n->kind) {
    case FH_RE_CHAR: return emit_literal(c, &node);
    case FH_RE_ANY: return op1(c, FH_RE_OP_ANY);
    case FH_RE_SET: return op2(c, FH_RE_OP_IN, n->a);
    case FH_RE_CAT: return emit_sequence(c, node, follow);
    case FH_RE_ALT: return emit_alternatives(c, node, follow);
    case FH_RE_GROUP: return emit_group(c, n->a, n->child, follow);
    case FH_RE_PLAIN: return emit(c, n->child, follow);
    case FH_RE_REPEAT: return emit_repeat(c, n, follow);
    case FH_RE_ATOMIC:
        if (op1(c, FH_RE_OP_ATOMIC) < 0 || emit_closed(c, n->child) < 0) return -1;
        return op1(c, FH_RE_OP_ATOMIC_END);
    case FH_RE_LOOK: return emit_look(c, n);
    case FH_RE_AT: {
        uint32_t kind = n->a == FH_RE_EOL && n->b ? FH_RE_EOL + 100 : n->a;
        return op3(c, FH_RE_OP_AT, kind, n->flags);
    }
    case FH_RE_REF:
        if (n->flags & FH_RE_I) return op3(c, FH_RE_OP_REF_FOLD, n->a, n->flags);
        return op2(c, FH_RE_OP_REF, n->a);
    case FH_RE_COND: return emit_condition(c, n, follow);
    case FH_RE_NEVER: return op1(c, FH_RE_OP_FAIL);
    default: return 0;
    }
}

static int emit(Compiler *c, uint32_t node, const Bytes *follow) {
    if (fhrecursion_enter(c->vm, "") < 0) return -1;
    int r = emit_node(c, node, follow);
    fhrecursion_leave(c->vm);
    return r;
}

/* ---- the whole ---- */

/* Adds the literal that every match of the node begins with; true: what follows the node continues it. */
static bool add_prefix(Compiler *c, uint32_t node, bool *failed, bool *anchored, bool *pure) {
    const FhReNode *n = at(c, node);
    switch (n->kind) {
    case FH_RE_CHAR:
        if (add_text(c, n->a) < 0) *failed = true;
        return !*failed;
    case FH_RE_CAT:
        for (uint32_t i = n->child; i; i = at(c, i)->next)
            if (!add_prefix(c, i, failed, anchored, pure)) return false;
        return true;
    case FH_RE_GROUP: *pure = false; return add_prefix(c, n->child, failed, anchored, pure);
    case FH_RE_PLAIN: return add_prefix(c, n->child, failed, anchored, pure);
    case FH_RE_REPEAT:
        *pure = false;
        if (n->a >= 1) add_prefix(c, n->child, failed, anchored, pure);
        return n->a == 1 && n->b == 1;
    case FH_RE_AT:
        *pure = false;
        if (n->a == FH_RE_START) *anchored = true;
        return true;
    case FH_RE_LOOK: *pure = false; return true;
    default: *pure = false; return false;
    }
}

static int find_prefix(Compiler *c, FhReProgram *out) {
    bool failed = false, anchored = false, pure = true;
    out->prefix = c->text.n;
    bool whole = add_prefix(c, c->tree->root, &failed, &anchored, &pure);
    if (failed) return -1;
    out->nprefix = c->text.n - out->prefix;
    out->anchored = anchored;
    out->literal = whole && pure && out->nprefix;
    Bytes b = {0};
    if (!begins(c, c->tree->root, &b, false) && !b.open) {
        out->has_first = true;
        memcpy(out->first, b.in, 256);
        if (!c->tree->is_bytes) memset(out->first + 0x80, 0, 0x40); /* characters do not begin with these */
    }
    return 0;
}

/* Where the program begins with a run. */
static void find_run(FhReProgram *p, bool refers) {
    const uint32_t *i = p->code;
    while (*i == FH_RE_OP_SAVE) i += 2;
    p->has_run = *i == FH_RE_OP_RUN && i[3] <= 1 && i[4] == FH_RE_MAX_REPEAT && i[2] != FH_RE_LAZY && !refers;
    p->run = i[1];
}

static int compile(Compiler *c, FhReProgram *out) {
    static const Bytes none;
    FhReTree *t = c->tree;
    size_t nwidths = 2 * (size_t)t->ngroups;
    if (!(c->widths = fhmem_array(c->vm, nwidths, sizeof *c->widths))) return -1;
    memset(c->widths, 0, nwidths * sizeof *c->widths);
    int r = measure(c, t->root);
    fhmem_free(c->vm, c->widths, nwidths * sizeof *c->widths);
    if (r < 0) return -1;
    c->no_memo = c->refers;
    if (emit(c, t->root, &none) < 0 || op1(c, FH_RE_OP_MATCH) < 0 || find_prefix(c, out) < 0) return -1;
    out->least = at(c, t->root)->least;
    out->ngroups = t->ngroups;
    out->nregisters = c->nregisters;
    out->nmemos = c->nmemos;
    out->is_bytes = t->is_bytes;
    return 0;
}

/* An array cut to what is used, so that its size is known when it is freed. */
static void *trimmed(FhVM *vm, void *items, uint32_t n, uint32_t room, size_t item, bool *failed) {
    if (!n) {
        fhmem_free(vm, items, room * item);
        return NULL;
    }
    void *cut = n == room ? items : fhmem_resize(vm, items, room * item, n * item);
    if (!cut) {
        *failed = true;
        fhmem_free(vm, items, room * item);
    }
    return cut;
}
#define TRIM(vm, a, failed) trimmed(vm, (a).items, (a).n, (a).room, sizeof *(a).items, failed)

int fhrecompile(FhVM *vm, FhReTree *tree, FhReProgram *out) {
    Compiler c = {.vm = vm, .tree = tree, .guard = FH_RE_NONE};
    memset(out, 0, sizeof *out);
    if (compile(&c, out) < 0) {
        FH_RE_FREE(vm, c.code);
        FH_RE_FREE(vm, c.text);
        return -1;
    }
    bool failed = false;
    out->ncode = c.code.n;
    out->ntext = c.text.n;
    out->nsets = tree->sets.n;
    out->nranges = tree->ranges.n;
    out->code = TRIM(vm, c.code, &failed);
    out->text = TRIM(vm, c.text, &failed);
    out->sets = TRIM(vm, tree->sets, &failed);
    out->ranges = TRIM(vm, tree->ranges, &failed);
    memset(&tree->sets, 0, sizeof tree->sets);
    memset(&tree->ranges, 0, sizeof tree->ranges);
    if (failed) return fhrecompile_free(vm, out), -1;
    find_run(out, c.refers);
    return 0;
}

void fhrecompile_free(FhVM *vm, FhReProgram *p) {
    fhmem_free(vm, p->code, p->ncode * sizeof *p->code);
    fhmem_free(vm, p->text, p->ntext);
    fhmem_free(vm, p->sets, p->nsets * sizeof *p->sets);
    fhmem_free(vm, p->ranges, p->nranges * sizeof *p->ranges);
    p->code = NULL, p->text = NULL, p->sets = NULL, p->ranges = NULL;
}
