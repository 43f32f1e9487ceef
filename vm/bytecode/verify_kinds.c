/* The second half of the verifier, for code that may be hostile: what the interpreter takes for granted of the values in
 * registers. By abstract interpretation over one kind a register, locals included, which must be run behind
 * fhcode_verify: that instructions are whole, registers exist and live temporaries agree is known here.
 *
 *   - Containers that instructions fill, tuples of keys, pieces of text and dicts of keywords are what they must be.
 *   - Cells are cells; a closure has as many as the code of its function asks for.
 *   - Locals are bound where they are read, or CHECK_BOUND stands before it.
 *   - What was handled before comes from the handler's entry.
 *   - What belongs to generators stands in generators, in the order that the resumption relies on.
 *
 * Where ways meet, kinds that differ become "any value", or "nothing" if one of them is no plain value. */
#include "bytecode/code.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include <string.h>

enum {
    NOTHING,  /* a dead temporary, an unbound local, or not known to be a value */
    PREVIOUS, /* what was handled before: the second of a handler's pair */
    MAYBE,    /* a value or NOVALUE: what LOAD_METHOD leaves for self */
    NULL_,    /* NOVALUE */
    ANY,      /* some value; all that follow are values, too */
    CELL,
    LIST,
    SET,
    DICT,
    TUPLE,
    STR,
    CELLS /* + n: a tuple of n cells */
};
#define MOST_CELLS (255 - CELLS)
#define MOST_BYTES ((size_t)256 << 20) /* of states; more: refused */

typedef struct Kinds {
    FhVM *vm;
    FhCode *code;
    uint32_t *number; /* by word: 1 + number of its state; 0: nothing leads here */
    uint32_t nstates, *work, nwork;
    uint8_t *states, *known, *queued;
    uint8_t *now; /* by register */
    uint32_t at;
} Kinds;

static int fail(Kinds *v, const char *what, int64_t detail) {
    return fhraise_int(v->vm, FH_T_ValueError, "invalid bytecode in %U: word %d, %s: %s (%lld)",
                       v->code->qualname, (int)v->at, fhop_info[FH_INSTR_OP(v->code->instrs[v->at])].name,
                       what, (long long)detail);
}

static FhInstr word(const Kinds *v) { return v->code->instrs[v->at]; }
static const FhOpInfo *info(const Kinds *v) { return &fhop_info[FH_INSTR_OP(word(v))]; }
static bool is_local(const Kinds *v, uint32_t r) { return r < v->code->nlocals; }
static bool is_generator(const Kinds *v) {
    return (v->code->flags & (FH_CO_GENERATOR | FH_CO_COROUTINE | FH_CO_ASYNC_GENERATOR)) != 0;
}

/* ---- registers ---- */

static void set(Kinds *v, uint32_t r, uint8_t kind) {
    if (r < v->code->nregs) v->now[r] = kind;
}

static void consume(Kinds *v, uint32_t r) {
    if (!is_local(v, r)) set(v, r, NOTHING);
}

static int need(Kinds *v, uint32_t r) {
    return r < v->code->nregs && v->now[r] >= ANY ? 0 : fail(v, "reads what is no value", r);
}

static int need_kind(Kinds *v, uint32_t r, uint8_t kind) {
    return r < v->code->nregs && v->now[r] == kind ? 0 : fail(v, "register of a wrong kind", r);
}

static int need_tuple(Kinds *v, uint32_t r) {
    return r < v->code->nregs && v->now[r] >= TUPLE && v->now[r] != STR
               ? 0
               : fail(v, "register of a wrong kind", r);
}

/* Values in a row, which die. */
static int row(Kinds *v, uint32_t r, uint32_t n) {
    for (uint32_t i = r; i < r + n; i++)
        if (need(v, i)) return -1;
    for (uint32_t i = r; i < r + n; i++) consume(v, i);
    return 0;
}

static uint8_t kind_of(FhValue v) {
    if (!fh_is_obj(v)) return ANY;
    return fh_obj(v)->shape == FH_T_str ? STR : fh_obj(v)->shape == FH_T_tuple ? TUPLE : ANY;
}

/* Where the instructions end that check arguments. */
static uint32_t behind_arguments(const FhCode *code) {
    uint32_t at = 0, op = FH_INSTR_OP(code->instrs[0]);
    while (op == FH_OP_ARG_BORROWED || op == FH_OP_ARG_PINNED || op == FH_OP_ARG_OWNED) {
        if (++at == code->ninstrs) break;
        op = FH_INSTR_OP(code->instrs[at]);
    }
    return at;
}

/* ---- states ---- */

static uint8_t meet(uint8_t a, uint8_t b) { return a == b ? a : a >= ANY && b >= ANY ? ANY : NOTHING; }

static void flow_to(Kinds *v, uint32_t to) {
    uint32_t n = v->number[to] - 1, nregs = v->code->nregs;
    uint8_t *state = v->states + (size_t)n * nregs;
    bool changed = !v->known[n];
    if (changed) memcpy(state, v->now, nregs);
    for (uint32_t r = 0; v->known[n] && r < nregs; r++) {
        uint8_t met = meet(state[r], v->now[r]);
        changed |= met != state[r];
        state[r] = met;
    }
    v->known[n] = 1;
    if (!changed || v->queued[n]) return;
    v->queued[n] = 1;
    v->work[v->nwork++] = to;
}

static void flow_to_handler(Kinds *v, const FhHandler *h, uint8_t *saved) {
    uint32_t nregs = v->code->nregs;
    memcpy(saved, v->now, nregs);
    memset(v->now + h->depth, NOTHING, nregs - h->depth);
    v->now[h->depth] = ANY;
    v->now[h->depth + 1] = PREVIOUS;
    flow_to(v, h->handler);
    memcpy(v->now, saved, nregs);
}

static uint32_t target(const Kinds *v) {
    return (uint32_t)((int64_t)v->at + info(v)->words + (int32_t)(uint32_t)v->code->instrs[v->at + 1]);
}

/* ---- what each instruction asks and leaves ---- */

static int names_in(Kinds *v, uint32_t constant, uint32_t most) {
    const FhTuple *names = fhas_tuple(v->code->consts[constant]);
    if (names->size > most) return fail(v, "more names than values", names->size);
    for (int64_t i = 0; i < names->size; i++)
        if (!fhstr_exact(names->items[i])) return fail(v, "a name that is no string", i);
    return 0;
}

static int make_function(Kinds *v, uint32_t b, uint32_t which) {
    uint32_t constant = (uint32_t)v->code->instrs[v->at + 1], r = b;
    uint32_t cells = fhas_code(v->code->consts[constant])->nfreevars;
    if (which > 15) return fail(v, "no such parts", which);
    if ((which & 1) && need_tuple(v, r++)) return -1;
    if ((which & 2) && need_kind(v, r++, DICT)) return -1;
    if ((which & 4) && need_tuple(v, r++)) return -1;
    if (cells > MOST_CELLS || !(which & 8) != !cells) return fail(v, "closure of another size", cells);
    if ((which & 8) && need_kind(v, r++, (uint8_t)(CELLS + cells))) return -1;
    return row(v, b, r - b);
}

static int build_tuple(Kinds *v, uint32_t b, uint32_t n, uint8_t *result) {
    uint32_t cells = 0;
    while (cells < n && b + cells < v->code->nregs && v->now[b + cells] == CELL) cells++;
    *result = n && cells == n && n <= MOST_CELLS ? (uint8_t)(CELLS + n) : TUPLE;
    return row(v, b, n);
}

static int build_string(Kinds *v, uint32_t b, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        if (need_kind(v, b + i, STR)) return -1;
    return row(v, b, n);
}

/* A callee in a, maybe a self behind it, n arguments. */
static int call(Kinds *v, uint32_t a, uint32_t n, bool method) {
    if (method && a + 1 < v->code->nregs && v->now[a + 1] == MAYBE) v->now[a + 1] = ANY;
    return row(v, a, n + 1 + method);
}

static int call_ex(Kinds *v, uint32_t a) {
    if (v->now[a + 2] != NULL_ && need_kind(v, a + 2, DICT)) return -1;
    consume(v, a + 2);
    return row(v, a, 2);
}

static int range_prep(Kinds *v, uint32_t a, uint32_t n) {
    if (row(v, a, n + 1)) return -1;
    if (v->now[a + 1] != NOTHING || v->now[a + 2] != NOTHING)
        return fail(v, "a loop over live temporaries", a);
    v->now[a] = ANY;
    return 0;
}

/* YIELD on behalf of a SEND stands between it and the jump back to it. */
static int yield(Kinds *v, uint32_t c) {
    if (!is_generator(v)) return fail(v, "not in a generator", 0);
    if (!c) return 0;
    const FhCode *code = v->code;
    uint32_t behind = v->at + 1, before = v->at - 2;
    bool framed =
        v->at >= 2 && behind + 1 < code->ninstrs && FH_INSTR_OP(code->instrs[before]) == FH_OP_SEND &&
        FH_INSTR_A(code->instrs[before]) == c - 1 && FH_INSTR_OP(code->instrs[behind]) == FH_OP_JUMP &&
        (int64_t)behind + 2 + (int32_t)(uint32_t)code->instrs[behind + 1] == before;
    return framed && v->number[v->at] == 0 ? 0 : fail(v, "a delegation without its SEND", c);
}

static int unpack(Kinds *v, uint32_t r, uint32_t n) {
    for (uint32_t i = r; i < r + n; i++) set(v, i, ANY);
    return 0;
}

static int copy_free(Kinds *v, uint32_t a, uint32_t n) {
    if (!n || n != v->code->nfreevars || a != v->code->nlocals - n)
        return fail(v, "not the free variables", n);
    for (uint32_t i = a; i < a + n; i++) v->now[i] = CELL;
    return 0;
}

static int leave_local(Kinds *v, uint32_t a, uint8_t temporary) {
    if (!is_local(v, a) && temporary == NOTHING) return fail(v, "no local", a);
    v->now[a] = is_local(v, a) ? NOTHING : temporary;
    return 0;
}

/* The kind that certain operands must have, beside being values. */
static int check_kinds(Kinds *v) {
    FhInstr w = word(v);
    uint32_t a = FH_INSTR_A(w), b = FH_INSTR_B(w), c = FH_INSTR_C(w);
    switch (FH_INSTR_OP(w)) {
    case FH_OP_LOAD_DEREF:
    case FH_OP_LOAD_CLASSDEREF: return need_kind(v, b, CELL);
    case FH_OP_STORE_DEREF:
    case FH_OP_DELETE_DEREF: return need_kind(v, a, CELL);
    case FH_OP_LIST_APPEND:
    case FH_OP_LIST_EXTEND: return need_kind(v, a, LIST);
    case FH_OP_SET_ADD:
    case FH_OP_SET_UPDATE: return need_kind(v, a, SET);
    case FH_OP_MAP_ADD:
    case FH_OP_DICT_UPDATE:
    case FH_OP_DICT_MERGE: return need_kind(v, a, DICT);
    case FH_OP_LIST_TO_TUPLE: return need_kind(v, b, LIST);
    case FH_OP_RERAISE_STAR: return need_kind(v, c, LIST);
    case FH_OP_MATCH_KEYS:
    case FH_OP_MATCH_REST: return need_tuple(v, c);
    case FH_OP_FORMAT_SPEC: return need_kind(v, b + 1, STR);
    case FH_OP_FOR_ITER: return need(v, a);
    case FH_OP_POP_EXCEPT: return need_kind(v, a + 1, PREVIOUS);
    case FH_OP_RERAISE:
    case FH_OP_END_ASYNC_FOR: return need_kind(v, b + 1, PREVIOUS);
    case FH_OP_MATCH_CLASS: return names_in(v, (uint32_t)v->code->instrs[v->at + 1], UINT32_MAX);
    case FH_OP_CALL_KW: return names_in(v, (uint32_t)v->code->instrs[v->at + 1], b);
    case FH_OP_RETURN_GENERATOR:
        return v->at == behind_arguments(v->code) && is_generator(v) ? 0 : fail(v, "not at the start", 0);
    case FH_OP_SEND: return is_generator(v) ? 0 : fail(v, "not in a generator", 0);
    case FH_OP_YIELD: return yield(v, c);
    default: return 0;
    }
}

/* Operands that the letters r and k name: read, then consumed if temporaries. */
static int read_operands(Kinds *v) {
    FhInstr w = word(v);
    const char *kinds = info(v)->operands;
    const uint32_t regs[3] = {FH_INSTR_A(w), FH_INSTR_B(w), FH_INSTR_C(w)};
    uint16_t op = FH_INSTR_OP(w);
    if (op == FH_OP_CHECK_BOUND && is_local(v, regs[0])) return 0;
    for (int i = 0; i < 3; i++) {
        bool reads = kinds[i] == 'r' || kinds[i] == 'k';
        if (op == FH_OP_RAISE) reads = i < 2 && i < (int)regs[2];
        if (op == FH_OP_RERAISE) reads = i == 0;
        if (reads && need(v, regs[i])) return -1;
    }
    for (int i = 0; i < 3; i++)
        if (kinds[i] == 'r' && (op != FH_OP_RAISE || i < (int)regs[2])) consume(v, regs[i]);
    return 0;
}

/* What the letters do not tell; *result is what the written operand becomes. */
static int special(Kinds *v, uint8_t *result) {
    FhInstr w = word(v);
    uint32_t a = FH_INSTR_A(w), b = FH_INSTR_B(w), c = FH_INSTR_C(w);
    switch (FH_INSTR_OP(w)) {
    case FH_OP_LOAD_CONST: *result = kind_of(v->code->consts[FH_INSTR_BC(w)]); return 0;
    case FH_OP_CHECK_BOUND:
        if (v->now[a] < ANY) v->now[a] = ANY;
        return 0;
    case FH_OP_DELETE_FAST: return leave_local(v, a, NOTHING);
    case FH_OP_CLEAR_FAST: return leave_local(v, a, NULL_);
    case FH_OP_MAKE_CELL:
        if (is_local(v, a)) v->now[a] = CELL;
        return 0;
    case FH_OP_COPY_FREE: return copy_free(v, a, b);
    case FH_OP_BUILD_TUPLE: return build_tuple(v, b, c, result);
    case FH_OP_BUILD_LIST: *result = LIST; return row(v, b, c);
    case FH_OP_BUILD_SET: *result = SET; return row(v, b, c);
    case FH_OP_BUILD_MAP: *result = DICT; return row(v, b, 2 * c);
    case FH_OP_BUILD_STRING: *result = STR; return build_string(v, b, c);
    case FH_OP_BUILD_SLICE: return row(v, b, c);
    case FH_OP_LIST_TO_TUPLE: *result = TUPLE; return 0;
    case FH_OP_FORMAT: *result = STR; return 0;
    case FH_OP_FORMAT_SPEC: *result = STR; return row(v, b, 2);
    case FH_OP_IMPORT_NAME: return row(v, b, 2);
    case FH_OP_FOR_RANGE_PREP: return range_prep(v, a, b);
    case FH_OP_UNPACK_SEQUENCE: return unpack(v, b, c);
    case FH_OP_UNPACK_EX: return unpack(v, b, (c & 255) + (c >> 8) + 1);
    case FH_OP_MAKE_FUNCTION: return make_function(v, b, c);
    case FH_OP_CALL: return call(v, a, b, false);
    case FH_OP_CALL_METHOD: return call(v, a, b, true);
    case FH_OP_CALL_KW: return call(v, a, b, v->code->instrs[v->at + 1] >> 32 != 0);
    case FH_OP_CALL_EX: return call_ex(v, a);
    case FH_OP_LOAD_SUPER_METHOD:
        if (row(v, b, 3)) return -1;
        /* fall through */
    case FH_OP_LOAD_METHOD: set(v, a + 1, MAYBE); return 0;
    case FH_OP_SEND: return need(v, a) || need(v, b) ? -1 : 0;
    case FH_OP_END_ASYNC_FOR:
        if (need(v, a) || need(v, b)) return -1;
        consume(v, a), consume(v, b), consume(v, b + 1);
        return 0;
    case FH_OP_POP_EXCEPT:
        if (need(v, a)) return -1;
        consume(v, a), consume(v, a + 1);
        return 0;
    case FH_OP_RERAISE: return row(v, a, 1);
    case FH_OP_CHECK_STAR_MATCH:
        if (need(v, b)) return -1;
        set(v, b, ANY);
        return 0;
    case FH_OP_BEFORE_WITH:
    case FH_OP_BEFORE_ASYNC_WITH:
        if (need(v, a)) return -1;
        set(v, a, ANY), set(v, a + 1, ANY);
        return 0;
    case FH_OP_WITH_EXIT: return row(v, a, 1);
    case FH_OP_MATCH_CLASS: return need(v, a);
    default: return 0;
    }
}

static void write_operands(Kinds *v, uint8_t kind) {
    FhInstr w = word(v);
    const char *kinds = info(v)->operands;
    if (kinds[0] == 'w') set(v, FH_INSTR_A(w), kind);
    if (kinds[1] == 'w') set(v, FH_INSTR_B(w), kind);
    if (kinds[2] == 'w') set(v, FH_INSTR_C(w), kind);
}

/* The way of a jump, where it leaves other kinds than going on does. */
static int jump(Kinds *v) {
    FhInstr w = word(v);
    uint32_t a = FH_INSTR_A(w), b = FH_INSTR_B(w);
    switch (FH_INSTR_OP(w)) {
    case FH_OP_JUMP_IF_TRUE_KEEP:
    case FH_OP_JUMP_IF_FALSE_KEEP:
        if (need(v, a)) return -1;
        flow_to(v, target(v));
        consume(v, a);
        return 0;
    case FH_OP_FREE: {
        uint8_t callee = v->now[a], freed = v->now[b];
        v->now[a] = NOTHING;
        set(v, b, ANY);
        flow_to(v, target(v));
        v->now[a] = callee, v->now[b] = freed;
        return 0;
    }
    case FH_OP_FOR_ITER:
    case FH_OP_SEND: {
        uint8_t kept = v->now[a];
        v->now[a] = NOTHING;
        if (FH_INSTR_OP(w) == FH_OP_SEND) set(v, b, ANY);
        flow_to(v, target(v));
        v->now[a] = kept;
        return 0;
    }
    default: flow_to(v, target(v)); return 0;
    }
}

static int step(Kinds *v) {
    FhInstr w = word(v);
    uint16_t op = FH_INSTR_OP(w);
    uint8_t result = ANY;
    if (op == FH_OP_MOVE || op == FH_OP_COPY) {
        if (need(v, FH_INSTR_B(w))) return -1;
        result = v->now[FH_INSTR_B(w)];
    }
    if (check_kinds(v) || read_operands(v) || special(v, &result)) return -1;
    if ((info(v)->flags & FH_OP_J) && jump(v)) return -1;
    write_operands(v, result);
    return 0;
}

/* Handlers do not overlap, so that there is one answer. */
static const FhHandler *handler_at(const FhCode *code, uint32_t at) {
    uint32_t low = 0, high = code->nhandlers;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (code->handlers[middle].start <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low && code->handlers[low - 1].end > at ? &code->handlers[low - 1] : NULL;
}

static int follow(Kinds *v, uint32_t from, uint8_t *saved) {
    uint32_t n = v->number[from] - 1;
    v->queued[n] = 0;
    memcpy(v->now, v->states + (size_t)n * v->code->nregs, v->code->nregs);
    for (v->at = from; v->at < v->code->ninstrs; v->at += info(v)->words) {
        if (v->at != from && v->number[v->at]) return flow_to(v, v->at), 0;
        const FhHandler *h = handler_at(v->code, v->at);
        if (h) flow_to_handler(v, h, saved);
        if (step(v)) return -1;
        if (info(v)->flags & FH_OP_E) return 0;
    }
    return 0;
}

/* ---- the whole ---- */

static int number_places(Kinds *v) {
    FhCode *code = v->code;
    uint32_t start = behind_arguments(code);
    v->number[0] = ++v->nstates;
    for (v->at = 0; v->at < code->ninstrs; v->at += info(v)->words) {
        if (!(info(v)->flags & FH_OP_J)) continue;
        uint32_t to = target(v);
        if (to <= start && is_generator(v)) return fail(v, "leads to the start of a generator", 0);
        if (!v->number[to]) v->number[to] = ++v->nstates;
    }
    for (uint32_t i = 0; i < code->nhandlers; i++) {
        v->at = 0;
        const FhHandler *h = &code->handlers[i];
        if (i && h->start < code->handlers[i - 1].end) return fail(v, "handlers overlap", i);
        if (h->handler <= start) return fail(v, "a handler at the start", i);
        if (!v->number[h->handler]) v->number[h->handler] = ++v->nstates;
    }
    v->at = 0;
    return is_generator(v) ==
                   (start < code->ninstrs && FH_INSTR_OP(code->instrs[start]) == FH_OP_RETURN_GENERATOR)
               ? 0
               : fail(v, "a generator that is none", 0);
}

static void *zeroed(Kinds *v, size_t n, size_t item) {
    void *p = fhmem_array(v->vm, n + 1, item);
    if (p) memset(p, 0, (n + 1) * item);
    return p;
}

static void release(Kinds *v, void *p, size_t n, size_t item) { fhmem_free(v->vm, p, (n + 1) * item); }

static int interpret(Kinds *v) {
    FhCode *code = v->code;
    size_t bytes = (size_t)v->nstates * code->nregs;
    if (bytes > MOST_BYTES) return fail(v, "too many registers for so many jumps", code->nregs);
    uint8_t *saved = zeroed(v, code->nregs, 1);
    v->states = zeroed(v, bytes, 1);
    v->now = zeroed(v, code->nregs, 1);
    v->known = zeroed(v, v->nstates, 1);
    v->queued = zeroed(v, v->nstates, 1);
    v->work = zeroed(v, v->nstates, sizeof *v->work);
    int status = saved && v->states && v->now && v->known && v->queued && v->work ? 0 : -1;
    if (status == 0) {
        memset(v->now, ANY, code->nparams);
        flow_to(v, 0);
        while (status == 0 && v->nwork) status = follow(v, v->work[--v->nwork], saved);
    }
    release(v, saved, code->nregs, 1);
    release(v, v->states, bytes, 1);
    release(v, v->now, code->nregs, 1);
    release(v, v->known, v->nstates, 1);
    release(v, v->queued, v->nstates, 1);
    release(v, v->work, v->nstates, sizeof *v->work);
    return status;
}

int fhcode_verify_kinds(FhVM *vm, FhCode *code) {
    Kinds v = {.vm = vm, .code = code};
    v.number = zeroed(&v, code->ninstrs, sizeof *v.number);
    if (!v.number) return -1;
    int status = number_places(&v) || interpret(&v) ? -1 : 0;
    release(&v, v.number, code->ninstrs, sizeof *v.number);
    return status;
}
