/* The verifier: accepts only code that the interpreter can run without looking.
 *
 *   1. Every instruction is whole, known, and its operands name registers, constants and names that exist.
 *   2. Jumps and handlers lead to the first word of an instruction, and every loop has a LOOP, which polls, or a YIELD.
 *   3. Abstract interpretation over the live temporaries: what is read is live, what is consumed is dead afterwards, and
 *      all ways to an instruction agree on what lives there.
 *
 * States are kept only for the places that jumps and handlers lead to. */
#include "bytecode/code.h"
#include "objects/str.h"
#include <string.h>

typedef struct Verifier {
    FhVM *vm;
    FhCode *code;
    uint32_t ntemps, nwords; /* temporaries, words of a state */
    uint8_t *start;          /* by word: 1 an instruction begins here, 2 and something leads here */
    uint32_t *number;        /* by word: 1 + number of its state */
    uint32_t nstates;
    uint64_t *states;
    uint8_t *known;
    uint32_t *work, nwork;
    uint64_t *now;
    uint32_t at;     /* instruction at hand */
    bool leads_back; /* something other than LOOP does */
} Verifier;

static int fail(Verifier *v, const char *what, int64_t detail) {
    uint32_t op = v->at < v->code->ninstrs ? FH_INSTR_OP(v->code->instrs[v->at]) : FH_OP_count;
    return fhraise_int(v->vm, FH_T_ValueError, "invalid bytecode in %U: word %d, %s: %s (%lld)",
                       v->code->qualname, (int)v->at,
                       op < FH_OP_count ? fhop_info[op].name : "no instruction", what, (long long)detail);
}

static FhInstr word(const Verifier *v) { return v->code->instrs[v->at]; }
static const FhOpInfo *info(const Verifier *v) { return &fhop_info[FH_INSTR_OP(word(v))]; }
static uint32_t low_half(const Verifier *v) { return (uint32_t)v->code->instrs[v->at + 1]; }

/* ---- operands --------------------------------------------------------------------------------------------------- */

static int check_register(Verifier *v, uint32_t first, uint32_t n) {
    return (uint64_t)first + n <= v->code->nregs ? 0 : fail(v, "no such register", (int64_t)first + n - 1);
}

static int check_operand(Verifier *v, char kind, uint32_t n) {
    switch (kind) {
    case 'w':
    case 'r':
    case 'k':
    case 'u': return check_register(v, n, 1);
    case 'c': return n < v->code->nconsts ? 0 : fail(v, "no such constant", n);
    case 'n': return n < v->code->nnames ? 0 : fail(v, "no such name", n);
    default: return 0;
    }
}

static int check_operands(Verifier *v) {
    const char *kinds = info(v)->operands;
    FhInstr w = word(v);
    if (FH_INSTR_OP(w) == FH_OP_RAISE) {
        if (FH_INSTR_C(w) > 2) return fail(v, "no such form of raise", FH_INSTR_C(w));
        if (FH_INSTR_C(w) == 0) return 0;
        return check_operand(v, 'r', FH_INSTR_A(w)) ||
               (FH_INSTR_C(w) == 2 && check_operand(v, 'r', FH_INSTR_B(w)));
    }
    if (check_operand(v, kinds[0], FH_INSTR_A(w))) return -1;
    if (kinds[1] == 'B') return check_operand(v, kinds[2], FH_INSTR_BC(w));
    return check_operand(v, kinds[1], FH_INSTR_B(w)) || check_operand(v, kinds[2], FH_INSTR_C(w)) ? -1 : 0;
}

/* Constants named by the second word have to be of a certain type. */
static int check_second(Verifier *v) {
    uint32_t shape;
    switch (FH_INSTR_OP(word(v))) {
    case FH_OP_MAKE_FUNCTION: shape = FH_T_code; break;
    case FH_OP_CALL_KW:
    case FH_OP_MATCH_CLASS: shape = FH_T_tuple; break;
    default: return 0;
    }
    if (check_operand(v, 'c', low_half(v))) return -1;
    return fh_has_shape(v->code->consts[low_half(v)], shape)
               ? 0
               : fail(v, "constant of a wrong type", low_half(v));
}

static int check_instructions(Verifier *v) {
    FhCode *code = v->code;
    if (!code->ninstrs) return fail(v, "no instructions", 0);
    if (code->nregs < code->nlocals || code->nlocals < code->nparams)
        return fail(v, "too few registers", code->nregs);
    bool ends = false;
    for (v->at = 0; v->at < code->ninstrs; v->at += info(v)->words) {
        if (FH_INSTR_OP(word(v)) >= FH_OP_count) return fail(v, "unknown opcode", FH_INSTR_OP(word(v)));
        if (info(v)->words > code->ninstrs - v->at) return fail(v, "cut off", v->at);
        v->start[v->at] = 1;
        if (check_operands(v) || check_second(v)) return -1;
        ends = info(v)->flags & FH_OP_E;
    }
    return ends ? 0 : fail(v, "control leaves the code", code->ninstrs);
}

static int lead_to(Verifier *v, int64_t to) {
    if (to < 0 || to >= v->code->ninstrs || !v->start[to]) return fail(v, "leads into the middle", to);
    v->start[to] = 2;
    return 0;
}

static int64_t jump_target(const Verifier *v) {
    return (int64_t)v->at + info(v)->words + (int32_t)low_half(v);
}

static int check_targets(Verifier *v) {
    FhCode *code = v->code;
    v->start[0] = 2;
    for (v->at = 0; v->at < code->ninstrs; v->at += info(v)->words) {
        if (!(info(v)->flags & FH_OP_J)) continue;
        if (lead_to(v, jump_target(v))) return -1;
        bool back = jump_target(v) <= v->at, loop = FH_INSTR_OP(word(v)) == FH_OP_LOOP;
        if (loop && !back) return fail(v, "leads on", jump_target(v)); /* it charges the way back */
        if (back && !loop) v->leads_back = true;
    }
    for (uint32_t i = 0; i < code->nhandlers; i++) {
        const FhHandler *h = &code->handlers[i];
        v->at = h->start;
        bool bounds = h->start < h->end && h->end <= code->ninstrs && v->start[h->start] &&
                      (h->end == code->ninstrs || v->start[h->end]);
        if (!bounds) return fail(v, "handler with bad bounds", i);
        if (h->depth < code->nlocals || (uint64_t)h->depth + 2 > code->nregs)
            return fail(v, "handler's depth", h->depth);
        if (i && h->start < code->handlers[i - 1].start) return fail(v, "handlers out of order", i);
        if (lead_to(v, h->handler)) return -1;
        if (h->handler < h->end) v->leads_back = true;
    }
    return 0;
}

/* ---- states ----------------------------------------------------------------------------------------------------- */

static bool is_temporary(const Verifier *v, uint32_t r) { return r >= v->code->nlocals; }

static bool is_live(const Verifier *v, uint32_t r) {
    uint32_t t = r - v->code->nlocals;
    return v->now[t >> 6] >> (t & 63) & 1;
}

static void set_live(Verifier *v, uint32_t r, bool live) {
    if (!is_temporary(v, r)) return;
    uint32_t t = r - v->code->nlocals;
    uint64_t mask = (uint64_t)1 << (t & 63);
    v->now[t >> 6] = live ? v->now[t >> 6] | mask : v->now[t >> 6] & ~mask;
}

static int need(Verifier *v, uint32_t r, uint32_t n) {
    if (check_register(v, r, n)) return -1;
    for (uint32_t i = r; i < r + n; i++) {
        if (is_temporary(v, i) && !is_live(v, i))
            return fail(v, "reads a dead temporary", i - v->code->nlocals);
    }
    return 0;
}

static int consume(Verifier *v, uint32_t r, uint32_t n) {
    if (need(v, r, n)) return -1;
    for (uint32_t i = r; i < r + n; i++) set_live(v, i, false);
    return 0;
}

/* The same, but all of them must be temporaries. */
static int need_row(Verifier *v, uint32_t r, uint32_t n) {
    if (n && !is_temporary(v, r)) return fail(v, "a row of temporaries begins at a local", r);
    return need(v, r, n);
}

static int consume_row(Verifier *v, uint32_t r, uint32_t n) {
    return need_row(v, r, n) || consume(v, r, n) ? -1 : 0;
}

static int produce(Verifier *v, uint32_t r, uint32_t n) {
    if (check_register(v, r, n)) return -1;
    if (n && !is_temporary(v, r)) return fail(v, "a row of temporaries begins at a local", r);
    for (uint32_t i = r; i < r + n; i++) set_live(v, i, true);
    return 0;
}

static int flow_to(Verifier *v, uint32_t to) {
    uint32_t n = v->number[to] - 1;
    uint64_t *state = v->states + (size_t)n * v->nwords;
    if (v->known[n]) {
        return memcmp(state, v->now, v->nwords * sizeof *state)
                   ? fail(v, "temporaries differ by the way here", to)
                   : 0;
    }
    v->known[n] = 1;
    memcpy(state, v->now, v->nwords * sizeof *state);
    v->work[v->nwork++] = to;
    return 0;
}

/* ---- what each instruction does to the temporaries ---------------------------------------------------------------- */

static int read_operands(Verifier *v) {
    FhInstr w = word(v);
    const char *kinds = info(v)->operands;
    const uint32_t regs[3] = {FH_INSTR_A(w), FH_INSTR_B(w), FH_INSTR_C(w)};
    for (int i = 0; i < 3; i++) {
        if (kinds[i] == 'k' && need(v, regs[i], 1)) return -1;
    }
    for (int i = 0; i < 3; i++) {
        if (kinds[i] == 'r' && consume(v, regs[i], 1)) return -1;
    }
    return 0;
}

static void write_operands(Verifier *v) {
    FhInstr w = word(v);
    const char *kinds = info(v)->operands;
    if (kinds[0] == 'w') set_live(v, FH_INSTR_A(w), true);
    if (kinds[1] == 'w') set_live(v, FH_INSTR_B(w), true);
    if (kinds[2] == 'w') set_live(v, FH_INSTR_C(w), true);
}

/* The rows that the operand letters do not tell. */
static int special(Verifier *v) {
    FhInstr w = word(v);
    uint32_t a = FH_INSTR_A(w), b = FH_INSTR_B(w), c = FH_INSTR_C(w);
    switch (FH_INSTR_OP(w)) {
    case FH_OP_DROP: return is_temporary(v, a) ? 0 : fail(v, "drops a local", a);
    case FH_OP_CLEAR_FAST: set_live(v, a, true); return 0;
    case FH_OP_MAKE_CELL: return is_temporary(v, a) ? fail(v, "a cell in a temporary", a) : 0;
    case FH_OP_COPY_FREE:
        return b && (uint64_t)a + b > v->code->nlocals ? fail(v, "free variables beyond the locals", a) : 0;
    case FH_OP_BUILD_SLICE: return c == 2 || c == 3 ? consume_row(v, b, c) : fail(v, "bad slice", c);
    case FH_OP_BUILD_TUPLE:
    case FH_OP_BUILD_LIST:
    case FH_OP_BUILD_SET:
    case FH_OP_BUILD_STRING: return consume_row(v, b, c);
    case FH_OP_BUILD_MAP: return consume_row(v, b, 2 * c);
    case FH_OP_FORMAT_SPEC:
    case FH_OP_IMPORT_NAME: return consume_row(v, b, 2);
    case FH_OP_MAKE_FUNCTION: return consume_row(v, b, (uint32_t)__builtin_popcount(c & 15));
    case FH_OP_CALL: return consume_row(v, a, b + 1);
    case FH_OP_CALL_METHOD: return consume_row(v, a, b + 2);
    case FH_OP_CALL_KW: return consume_row(v, a, b + 1 + (v->code->instrs[v->at + 1] >> 32 ? 1 : 0));
    case FH_OP_CALL_EX: return consume_row(v, a, 3);
    case FH_OP_LOAD_METHOD:
    case FH_OP_LOAD_METHOD_CACHED:
    case FH_OP_LOAD_METHOD_CLASS:
    case FH_OP_LOAD_METHOD_TYPE:
    case FH_OP_LOAD_METHOD_MODULE: return produce(v, a, 2);
    case FH_OP_LOAD_SUPER_METHOD: return consume_row(v, b, 3) || produce(v, a, 2) ? -1 : 0;
    case FH_OP_FOR_RANGE_PREP:
        if (b < 1 || b > 3) return fail(v, "range of no or too many arguments", b);
        return consume_row(v, a, b + 1) || check_register(v, a, 3) || produce(v, a, 1) ? -1 : 0;
    case FH_OP_FREE: return is_temporary(v, b) || !is_temporary(v, a) ? fail(v, "frees a temporary", b) : 0;
    case FH_OP_FOR_ITER: return check_register(v, a, 3) || need_row(v, a, 1) ? -1 : 0;
    case FH_OP_UNPACK_SEQUENCE: return produce(v, b, c);
    case FH_OP_UNPACK_EX: return produce(v, b, (c & 255) + (c >> 8) + 1);
    case FH_OP_SEND: return need_row(v, a, 1) || need_row(v, b, 1) ? -1 : 0;
    case FH_OP_YIELD: return c ? need(v, c - 1, 1) : 0;
    case FH_OP_END_ASYNC_FOR: return consume_row(v, a, 1) || consume_row(v, b, 2) ? -1 : 0;
    case FH_OP_RAISE: return 0;
    case FH_OP_POP_EXCEPT: return consume_row(v, a, 2);
    case FH_OP_RERAISE: return consume_row(v, a, 1) || (b != a && need(v, b, 2)) ? -1 : 0;
    case FH_OP_CHECK_STAR_MATCH: return need(v, b, 1);
    case FH_OP_BEFORE_WITH:
    case FH_OP_BEFORE_ASYNC_WITH: return need(v, a, 1) || produce(v, a, 2) ? -1 : 0;
    case FH_OP_WITH_EXIT: return consume_row(v, a, 1);
    case FH_OP_MATCH_CLASS: return consume_row(v, a, 1);
    default: return 0;
    }
}

/* A return releases the locals only. */
static int need_no_temporaries(Verifier *v) {
    for (uint32_t r = v->code->nlocals; r < v->code->nregs; r++) {
        if (is_live(v, r)) return fail(v, "returns with a live temporary", r - v->code->nlocals);
    }
    return 0;
}

static int raise_operands(Verifier *v) {
    FhInstr w = word(v);
    if (FH_INSTR_C(w) >= 1 && consume(v, FH_INSTR_A(w), 1)) return -1;
    return FH_INSTR_C(w) == 2 ? consume(v, FH_INSTR_B(w), 1) : 0;
}

static int jump(Verifier *v) {
    FhInstr w = word(v);
    uint32_t a = FH_INSTR_A(w);
    switch (FH_INSTR_OP(w)) {
    case FH_OP_JUMP_IF_TRUE_KEEP:
    case FH_OP_JUMP_IF_FALSE_KEEP:
        if (!is_temporary(v, a) || need(v, a, 1) || flow_to(v, (uint32_t)jump_target(v))) return -1;
        set_live(v, a, false);
        return 0;
    case FH_OP_FREE:
    case FH_OP_FOR_ITER:
    case FH_OP_SEND:
        set_live(v, a, false);
        if (flow_to(v, (uint32_t)jump_target(v))) return -1;
        set_live(v, a, true);
        return 0;
    default: return flow_to(v, (uint32_t)jump_target(v));
    }
}

/* An exception here: the temporaries below the handler's depth, and the pair. */
static int flow_to_handler(Verifier *v, const FhHandler *h, uint64_t *saved) {
    memcpy(saved, v->now, v->nwords * sizeof *saved);
    for (uint32_t r = h->depth; r < v->code->nregs; r++) set_live(v, r, false);
    set_live(v, h->depth, true);
    set_live(v, h->depth + 1, true);
    int status = flow_to(v, h->handler);
    memcpy(v->now, saved, v->nwords * sizeof *saved);
    return status;
}

static const FhHandler *handler_at(const FhCode *code, uint32_t at) {
    uint32_t low = 0, high = code->nhandlers;
    while (low < high) { /* the last that starts at or before `at` */
        uint32_t middle = low + (high - low) / 2;
        if (code->handlers[middle].start <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low && code->handlers[low - 1].end > at ? &code->handlers[low - 1] : NULL;
}

static int step(Verifier *v) {
    if (FH_INSTR_OP(word(v)) == FH_OP_RAISE) return raise_operands(v);
    if (read_operands(v) || special(v)) return -1;
    uint16_t op = FH_INSTR_OP(word(v));
    if (op == FH_OP_RETURN || op == FH_OP_RETURN_CONST) return need_no_temporaries(v);
    if ((info(v)->flags & FH_OP_J) && FH_INSTR_OP(word(v)) != FH_OP_FOR_ITER) {
        return jump(v);
    }
    if ((info(v)->flags & FH_OP_J) && jump(v)) return -1;
    write_operands(v);
    return 0;
}

/* Follows the code from a place that something leads to, up to the next or the end. */
static int follow(Verifier *v, uint32_t from, uint64_t *saved) {
    const FhHandler *last = NULL;
    memcpy(v->now, v->states + (size_t)(v->number[from] - 1) * v->nwords, v->nwords * sizeof *v->now);
    for (v->at = from; v->at < v->code->ninstrs; v->at += info(v)->words) {
        if (v->at != from && v->number[v->at]) return flow_to(v, v->at);
        const FhHandler *h = handler_at(v->code, v->at);
        if (h && h != last && flow_to_handler(v, h, saved)) return -1;
        last = h;
        if (step(v)) return -1;
        if (info(v)->flags & FH_OP_E) return 0;
    }
    return 0;
}

/* ---- memory ----------------------------------------------------------------------------------------------------- */

static void *zeroed(Verifier *v, size_t n, size_t item) {
    void *p = fhmem_array(v->vm, n + 1, item);
    if (p) memset(p, 0, (n + 1) * item);
    return p;
}

static void release(Verifier *v, void *p, size_t n, size_t item) { fhmem_free(v->vm, p, (n + 1) * item); }

static int interpret(Verifier *v) {
    FhCode *code = v->code;
    v->number = zeroed(v, code->ninstrs, sizeof *v->number);
    if (!v->number) return -1;
    for (uint32_t i = 0; i < code->ninstrs; i++) v->number[i] = v->start[i] == 2 ? ++v->nstates : 0;
    v->ntemps = code->nregs - code->nlocals;
    v->nwords = v->ntemps / 64 + 1;
    size_t words = (size_t)v->nstates * v->nwords;
    uint64_t *saved = zeroed(v, v->nwords, sizeof *saved);
    v->states = zeroed(v, words, sizeof *v->states);
    v->now = zeroed(v, v->nwords, sizeof *v->now);
    v->known = zeroed(v, v->nstates, 1);
    v->work = zeroed(v, v->nstates, sizeof *v->work);
    int status = saved && v->states && v->now && v->known && v->work ? flow_to(v, 0) : -1;
    while (!status && v->nwork) status = follow(v, v->work[--v->nwork], saved);
    release(v, saved, v->nwords, sizeof *saved);
    release(v, v->states, words, sizeof *v->states);
    release(v, v->now, v->nwords, sizeof *v->now);
    release(v, v->known, v->nstates, 1);
    release(v, v->work, v->nstates, sizeof *v->work);
    release(v, v->number, code->ninstrs, sizeof *v->number);
    return status;
}

/* ---- loops ------------------------------------------------------------------------------------------------------ */

/* Where the i-th way out of the instruction at hand leads; -1: there is no such way, or it polls. */
static int64_t way(const Verifier *v, uint32_t i) {
    uint16_t op = FH_INSTR_OP(word(v));
    bool polls = op == FH_OP_LOOP || op == FH_OP_YIELD, ends = info(v)->flags & FH_OP_E;
    const FhHandler *h;
    switch (i) {
    case 0: return polls || ends ? -1 : (int64_t)v->at + info(v)->words;
    case 1: return polls || !(info(v)->flags & FH_OP_J) ? -1 : jump_target(v);
    default: return (h = handler_at(v->code, v->at)) ? (int64_t)h->handler : -1;
    }
}

enum {
    WAYS = 3,
    LEFT = 255
}; /* a place's number: 0 not seen, 1 to 3 the way that is being followed, LEFT done */

static int find_loop(Verifier *v, uint32_t from, uint8_t *seen, uint32_t *path) {
    uint32_t n = 0;
    if (!seen[from]) path[n++] = from;
    while (n > 0) {
        v->at = path[n - 1];
        if (seen[v->at] == WAYS) {
            seen[v->at] = LEFT;
            n--;
            continue;
        }
        int64_t to = way(v, seen[v->at]++);
        if (to < 0 || to >= v->code->ninstrs || seen[to] == LEFT) continue;
        if (seen[to]) return fail(v, "a loop that does not poll", to);
        path[n++] = (uint32_t)to;
    }
    return 0;
}

/* Goes through the code as if LOOP and YIELD led nowhere, from every place: nothing may lead to where the way has come from. */
static int check_loops(Verifier *v) {
    size_t n = v->code->ninstrs;
    if (!v->leads_back || !n) return 0;
    uint8_t *seen = zeroed(v, n, sizeof *seen);
    uint32_t *path = zeroed(v, n, sizeof *path);
    int status = seen && path ? 0 : -1;
    for (uint32_t i = 0; i < n && !status; i++)
        if (v->start[i]) status = find_loop(v, i, seen, path);
    release(v, seen, n, sizeof *seen);
    release(v, path, n, sizeof *path);
    return status;
}

int fhcode_verify(FhVM *vm, FhCode *code) {
    Verifier v = {.vm = vm, .code = code};
    v.start = zeroed(&v, code->ninstrs, 1);
    if (!v.start) return -1;
    int status = check_instructions(&v) || check_targets(&v) || interpret(&v) || check_loops(&v) ? -1 : 0;
    release(&v, v.start, code->ninstrs, 1);
    return status;
}
