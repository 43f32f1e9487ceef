/* What is decided over the flow of a finished unit, before it is laid out: jumps to jumps go straight to the end,
 * instructions that nothing reaches go, and so do the checks of locals that are bound on every way there.
 *
 * Removed instructions stay in the array, marked FHIR_GONE in `op`. All passes are linear but the data flow, which is
 * bounded by its number of words of state: beyond MAX_STATE_WORDS the checks simply stay. */
#include "compiler/unit.h"
#include <string.h>

#define NONE UINT32_MAX
enum { MAX_STATE_WORDS = 4 * 1024 * 1024, MAX_HOPS = 32 };

typedef struct Flow {
    FhCompiler *c;
    FhUnit *u;
    uint8_t *reached; /* by instruction */
    uint32_t *stack;  /* of instructions to visit */
    uint32_t nstack, stack_capacity;
    uint32_t *leader; /* by instruction: 1 + number of its state; 0: no jump or handler leads there */
    uint32_t nleaders;
    uint32_t *bit; /* by local: its place in the states; NONE: always bound */
    uint32_t nbits, nwords;
    uint64_t *states; /* what is bound for certain, by leader */
    uint64_t *now;
    uint8_t *known; /* by leader: 1 it has a state, 2 it is queued */
} Flow;

static bool is_jump(const FhIr *ir) { return fhop_info[ir->op].flags & FH_OP_J; }
static bool ends(const FhIr *ir) { return fhop_info[ir->op].flags & FH_OP_E; }
static uint32_t target_of(const FhUnit *u, const FhIr *ir) { return u->labels[ir->extra]; }
static uint32_t handler_of(const FhUnit *u, const FhIr *ir) {
    return u->labels[u->handlers[ir->handler - 1].label];
}

/* ---- jumps to jumps --------------------------------------------------------------------------------------------- */

static FhOpcode inverse(FhOpcode op) {
    switch (op) {
    case FH_OP_JUMP_IF_TRUE: return FH_OP_JUMP_IF_FALSE;
    case FH_OP_JUMP_IF_FALSE: return FH_OP_JUMP_IF_TRUE;
    case FH_OP_JUMP_IF_NONE: return FH_OP_JUMP_IF_NOT_NONE;
    case FH_OP_JUMP_IF_NOT_NONE: return FH_OP_JUMP_IF_NONE;
    case FH_OP_JUMP_IF_IS: return FH_OP_JUMP_IF_IS_NOT;
    case FH_OP_JUMP_IF_IS_NOT: return FH_OP_JUMP_IF_IS;
    case FH_OP_JUMP_IF_IN: return FH_OP_JUMP_IF_NOT_IN;
    case FH_OP_JUMP_IF_NOT_IN: return FH_OP_JUMP_IF_IN;
#define C(NAME, op_)                                                                                         \
    case FH_OP_J_##NAME: return FH_OP_JN_##NAME;                                                             \
    case FH_OP_JN_##NAME: return FH_OP_J_##NAME;                                                             \
    case FH_OP_J_##NAME##_K: return FH_OP_JN_##NAME##_K;                                                     \
    case FH_OP_JN_##NAME##_K: return FH_OP_J_##NAME##_K;
        FH_COMPARE(C)
#undef C
    default: return FH_OP_NOP;
    }
}

static void thread_jump(FhUnit *u, FhIr *ir) {
    for (int hops = 0; hops < MAX_HOPS; hops++) {
        uint32_t at = target_of(u, ir);
        if (at >= u->ncode) return;
        const FhIr *there = &u->code[at];
        bool to_loop = there->op == FH_OP_LOOP && ir->op == FH_OP_JUMP;
        if (there == ir || (there->op != FH_OP_JUMP && !to_loop)) return;
        ir->extra = there->extra;
        if (to_loop) ir->op = FH_OP_LOOP;
    }
}

static void mark_targets(Flow *f) {
    FhUnit *u = f->u;
    for (uint32_t i = 0; i < u->ncode; i++) {
        if (is_jump(&u->code[i]) && target_of(u, &u->code[i]) < u->ncode)
            f->reached[target_of(u, &u->code[i])] = 1;
    }
}

/* `if x jump over; jump there; over:` becomes `if not x jump there`. `reached` marks the targets of jumps here. */
static void invert_over(Flow *f) {
    FhUnit *u = f->u;
    for (uint32_t i = 0; i + 1 < u->ncode; i++) {
        FhIr *ir = &u->code[i], *next = ir + 1;
        if (!is_jump(ir) || next->op != FH_OP_JUMP || target_of(u, ir) != i + 2 || f->reached[i + 1])
            continue;
        FhOpcode op = inverse((FhOpcode)ir->op);
        if (op == FH_OP_NOP || target_of(u, next) == NONE) continue;
        ir->op = (uint16_t)op;
        ir->extra = next->extra;
        next->op = FH_OP_NOP;
    }
}

/* ---- what is reached -------------------------------------------------------------------------------------------- */

static void visit_later(Flow *f, uint32_t at) {
    if (at >= f->u->ncode || f->reached[at]) return;
    uint32_t *stack = fhcompiler_grow(f->c, f->stack, f->nstack, &f->stack_capacity, sizeof *stack);
    if (!stack) return;
    f->stack = stack;
    stack[f->nstack++] = at;
}

static void find_reached(Flow *f) {
    FhUnit *u = f->u;
    memset(f->reached, 0, u->ncode);
    visit_later(f, 0);
    while (f->nstack && !f->c->failed) {
        uint32_t handler = 0;
        for (uint32_t i = f->stack[--f->nstack]; i < u->ncode && !f->reached[i]; i++) {
            FhIr *ir = &u->code[i];
            f->reached[i] = 1;
            if (ir->handler && ir->handler != handler) visit_later(f, handler_of(u, ir));
            handler = ir->handler;
            if (is_jump(ir)) visit_later(f, target_of(u, ir));
            if (ends(ir)) break;
        }
    }
}

/* ---- which locals are bound ------------------------------------------------------------------------------------- */

static void add_leader(Flow *f, uint32_t at) {
    if (at < f->u->ncode && !f->leader[at]) f->leader[at] = ++f->nleaders;
}

static void find_leaders(Flow *f) {
    FhUnit *u = f->u;
    add_leader(f, 0);
    for (uint32_t i = 0; i < u->ncode; i++) {
        if (!f->reached[i]) continue;
        if (is_jump(&u->code[i])) add_leader(f, target_of(u, &u->code[i]));
        if (u->code[i].handler) add_leader(f, handler_of(u, &u->code[i]));
    }
}

/* A bit for each local that is checked somewhere and may be unbound somewhere. */
static void choose_bits(Flow *f) {
    FhUnit *u = f->u;
    enum { CHECKED = 1, UNBOUND = 2 };
    for (uint32_t i = 0; i < u->nlocals; i++) f->bit[i] = i < u->nparams ? 0 : UNBOUND;
    for (uint32_t i = 0; i < u->ncode; i++) {
        const FhIr *ir = &u->code[i];
        if (!f->reached[i] || ir->a >= u->nlocals) continue;
        if (ir->op == FH_OP_CHECK_BOUND) f->bit[ir->a] |= CHECKED;
        if (ir->op == FH_OP_DELETE_FAST || ir->op == FH_OP_CLEAR_FAST) f->bit[ir->a] |= UNBOUND;
    }
    for (uint32_t i = 0; i < u->nlocals; i++)
        f->bit[i] = f->bit[i] == (CHECKED | UNBOUND) ? f->nbits++ : NONE;
    f->nwords = (f->nbits + 63) / 64;
}

/* `now` reaches leader `number`: what is bound there shrinks to what both know. */
static bool meet(Flow *f, uint32_t number) {
    uint64_t *state = f->states + (size_t)(number - 1) * f->nwords;
    if (!(f->known[number - 1] & 1)) {
        f->known[number - 1] |= 1;
        memcpy(state, f->now, f->nwords * sizeof *state);
        return true;
    }
    uint64_t changed = 0;
    for (uint32_t i = 0; i < f->nwords; i++) {
        changed |= state[i] & ~f->now[i];
        state[i] &= f->now[i];
    }
    return changed != 0;
}

static void flow_to(Flow *f, uint32_t at) {
    if (at >= f->u->ncode) return;
    uint32_t number = f->leader[at];
    if (!meet(f, number) || (f->known[number - 1] & 2)) return;
    f->known[number - 1] |= 2;
    uint32_t *stack = fhcompiler_grow(f->c, f->stack, f->nstack, &f->stack_capacity, sizeof *stack);
    if (!stack) return;
    f->stack = stack;
    stack[f->nstack++] = at;
}

static void set_bound(Flow *f, uint32_t reg, bool bound) {
    if (reg >= f->u->nlocals || f->bit[reg] == NONE) return;
    uint64_t mask = (uint64_t)1 << (f->bit[reg] & 63), *word = &f->now[f->bit[reg] >> 6];
    *word = bound ? *word | mask : *word & ~mask;
}

static bool is_bound(const Flow *f, uint32_t reg) {
    return f->bit[reg] == NONE || (f->now[f->bit[reg] >> 6] >> (f->bit[reg] & 63) & 1);
}

static void transfer(Flow *f, const FhIr *ir) {
    const char *operands = fhop_info[ir->op].operands;
    if (ir->op == FH_OP_CHECK_BOUND) set_bound(f, ir->a, true);
    if (ir->op == FH_OP_DELETE_FAST || ir->op == FH_OP_CLEAR_FAST) set_bound(f, ir->a, false);
    if (operands[0] == 'w') set_bound(f, ir->a, true);
    if (operands[1] == 'w') set_bound(f, ir->b, true);
    if (operands[2] == 'w') set_bound(f, ir->c, true);
}

/* Follows one stretch of code from a leader. With `prune` the states are final: checks that cannot fail go. */
static void follow(Flow *f, uint32_t at, bool prune) {
    FhUnit *u = f->u;
    memcpy(f->now, f->states + (size_t)(f->leader[at] - 1) * f->nwords, f->nwords * sizeof *f->now);
    uint32_t handler = 0;
    for (uint32_t i = at; i < u->ncode && !f->c->failed; i++) {
        FhIr *ir = &u->code[i];
        if (i != at && f->leader[i]) {
            if (!prune) flow_to(f, i);
            return;
        }
        if (prune && ir->op == FH_OP_CHECK_BOUND && is_bound(f, ir->a)) ir->op = FH_OP_NOP;
        if (!prune && ir->handler && ir->handler != handler) flow_to(f, handler_of(u, ir));
        handler = ir->handler;
        if (!prune && is_jump(ir)) flow_to(f, target_of(u, ir));
        if (ends(ir)) return;
        transfer(f, ir);
        if (ir->op == FH_OP_DELETE_FAST || ir->op == FH_OP_CLEAR_FAST) handler = 0;
    }
}

static void enter_state(Flow *f) {
    memset(f->now, 0, f->nwords * sizeof *f->now);
    for (uint32_t i = 0; i < f->u->nparams && i < f->u->nlocals; i++) set_bound(f, i, true);
}

static void solve(Flow *f) {
    enter_state(f);
    flow_to(f, 0);
    while (f->nstack && !f->c->failed) {
        uint32_t at = f->stack[--f->nstack];
        f->known[f->leader[at] - 1] &= 1;
        follow(f, at, false);
    }
    for (uint32_t i = 0; i < f->u->ncode && !f->c->failed; i++) {
        if (f->reached[i] && f->leader[i] && (f->known[f->leader[i] - 1] & 1)) follow(f, i, true);
    }
}

static void drop_all_checks(FhUnit *u) {
    for (uint32_t i = 0; i < u->ncode; i++) {
        if (u->code[i].op == FH_OP_CHECK_BOUND) u->code[i].op = FH_OP_NOP;
    }
}

static void *zeroed(FhCompiler *c, size_t n, size_t item) {
    void *p = c->failed ? NULL : fhalloc_new(&c->alloc, n * item + 1);
    if (!p && !c->failed) fhcompiler_memory(c);
    if (p) memset(p, 0, n * item);
    return p;
}

/* Checks where nothing was proved: those of parameters that are never unbound go at least. */
static void keep_checks(Flow *f) {
    for (uint32_t i = 0; i < f->u->ncode; i++) {
        FhIr *ir = &f->u->code[i];
        if (ir->op == FH_OP_CHECK_BOUND && f->bit[ir->a] == NONE) ir->op = FH_OP_NOP;
    }
}

static void prune_checks(Flow *f) {
    FhUnit *u = f->u;
    const FhAlloc *a = &f->c->alloc;
    if (!u->nlocals) return;
    f->bit = zeroed(f->c, u->nlocals, sizeof *f->bit);
    f->leader = zeroed(f->c, u->ncode, sizeof *f->leader);
    if (!f->c->failed) {
        choose_bits(f);
        find_leaders(f);
    }
    size_t words = (size_t)f->nleaders * f->nwords;
    if (f->c->failed) {
    } else if (!f->nbits) {
        drop_all_checks(u);
    } else if (words > MAX_STATE_WORDS) {
        keep_checks(f);
    } else {
        f->states = zeroed(f->c, words, sizeof *f->states);
        f->now = zeroed(f->c, f->nwords, sizeof *f->now);
        f->known = zeroed(f->c, f->nleaders, 1);
        if (!f->c->failed) solve(f);
        fhalloc_free(a, f->states, words * sizeof *f->states + 1);
        fhalloc_free(a, f->now, f->nwords * sizeof *f->now + 1);
        fhalloc_free(a, f->known, f->nleaders + (size_t)1);
    }
    fhalloc_free(a, f->bit, u->nlocals * sizeof *f->bit + 1);
    fhalloc_free(a, f->leader, u->ncode * sizeof *f->leader + 1);
}

/* ---- removal ---------------------------------------------------------------------------------------------------- */

/* From the end: a jump to what follows anyway is not needed. `next[i]`: first instruction from i on that stays. */
static void remove_useless(Flow *f) {
    FhUnit *u = f->u;
    uint32_t *next = zeroed(f->c, (size_t)u->ncode + 1, sizeof *next);
    if (!next) return;
    next[u->ncode] = u->ncode;
    for (uint32_t i = u->ncode; i-- > 0;) {
        FhIr *ir = &u->code[i];
        bool useless = !f->reached[i] || ir->op == FH_OP_NOP;
        if (!useless && ir->op == FH_OP_JUMP) {
            uint32_t to = target_of(u, ir);
            useless = to > i && to <= u->ncode && next[to] == next[i + 1];
        }
        if (useless) ir->op = FHIR_GONE;
        next[i] = useless ? next[i + 1] : i;
    }
    fhalloc_free(&f->c->alloc, next, ((size_t)u->ncode + 1) * sizeof *next + 1);
}

void fhflow_optimize(FhCompiler *c) {
    Flow f = {.c = c, .u = c->unit};
    FhUnit *u = c->unit;
    if (c->failed) return;
    f.reached = zeroed(c, u->ncode, 1);
    if (!f.reached) return;
    for (uint32_t i = 0; i < u->ncode; i++) {
        if (is_jump(&u->code[i])) thread_jump(u, &u->code[i]);
    }
    mark_targets(&f);
    for (uint32_t i = 0; i < u->nhandlers; i++) {
        uint32_t at = u->labels[u->handlers[i].label];
        if (at < u->ncode) f.reached[at] = 1;
    }
    invert_over(&f);
    find_reached(&f);
    if (!c->failed) prune_checks(&f);
    if (!c->failed) remove_useless(&f);
    fharray_free(&c->alloc, f.stack, f.stack_capacity, sizeof *f.stack);
    fhalloc_free(&c->alloc, f.reached, (size_t)u->ncode + 1);
}
