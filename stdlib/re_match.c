/* The matcher: a backtracking machine whose choices lie on a stack of its own, never on C's.
 *
 * A frame is a choice to come back to, an old value of a slot (undone on the way back), or the border of a lookaround
 * or atomic group. When a search has failed often for the size of its text, it begins to remember where instructions
 * have failed (one bit for instruction and place): from then on the work is bounded by their product, whatever the
 * pattern. That changes no result: see re_compile.c for which instructions may. */
#include "stdlib/re_parts.h"
#include "base/utf8.h"

enum { INLINE_FRAMES = 40, POLL_EVERY = 4096, MEMO_MOST_BYTES = 1 << 26 };

typedef enum Kind { ALTERNATIVE, SLOT, RUN_BACK, RUN_ON, LOOP_ON, BORDER, BORDER_NOT } Kind;
typedef struct Frame {
    uint32_t kind, at;
    size_t a, b;
} Frame;

typedef struct Machine {
    FhReSearch *s;
    FhVM *vm;
    const FhReProgram *program;
    const uint8_t *text, *end;
    size_t *slots;
    Frame *stack;
    uint32_t sp, room;
    int64_t fuel;   /* failures until the next look around */
    uint64_t *memo; /* bits, or NULL */
    size_t memo_row, memo_words;
    uint64_t failures;
    bool one_byte;
    Frame first[INLINE_FRAMES];
} Machine;

/* ---- characters ---- */

static inline const uint8_t *step(const Machine *m, const uint8_t *p) {
    if (m->one_byte || *p < 0x80) return p + 1;
    return p + (*p >= 0xf0 ? 4 : *p >= 0xe0 ? 3 : 2);
}

static inline const uint8_t *step_back(const Machine *m, const uint8_t *p) {
    p--;
    if (!m->one_byte)
        while ((*p & 0xc0) == 0x80) p--;
    return p;
}

static inline uint32_t decode(const uint8_t *p) { /* of well-formed text */
    if (p[0] < 0x80) return p[0];
    if (p[0] < 0xe0) return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
    if (p[0] < 0xf0) return (p[0] & 0xfu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    return (p[0] & 7u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
}

static inline uint32_t char_at(const Machine *m, const uint8_t *p) { return m->one_byte ? *p : decode(p); }

static bool in_set_slow(const Machine *m, const FhReSet *s, const uint8_t *p) {
    return fhresets_has(s, m->program->ranges, decode(p));
}
static inline bool in_set(const Machine *m, const FhReSet *s, const uint8_t *p) {
    uint8_t is = s->byte[*p];
    return is == FH_RE_DECODE ? in_set_slow(m, s, p) : is;
}

/* *back = n characters back from p; false: there are not so many. */
static bool go_back(const Machine *m, const uint8_t *p, uint32_t n, const uint8_t **back) {
    if (m->one_byte) {
        *back = (size_t)(p - m->text) < n ? p : p - n;
        return (size_t)(p - m->text) >= n;
    }
    for (; n && p != m->text; n--) p = step_back(m, p);
    *back = p;
    return n == 0;
}

/* At most n members from p on; where they end. */
static const uint8_t *run_on(const Machine *m, const FhReSet *s, const uint8_t *p, uint32_t n) {
    const uint8_t *end = m->end;
    if (n == FH_RE_MAX_REPEAT) {
        for (;;) {
            while (p < end && s->byte[*p] == FH_RE_IN) p++;
            if (p == end || s->byte[*p] == FH_RE_OUT || !in_set_slow(m, s, p)) return p;
            p = step(m, p);
        }
    }
    if (m->one_byte) {
        if ((size_t)(end - p) > n) end = p + n;
        while (p < end && s->byte[*p] == FH_RE_IN) p++;
        return p;
    }
    while (n-- && p < end && in_set(m, s, p)) p = step(m, p);
    return p;
}

/* ---- places ---- */

static bool is_word_at(const Machine *m, const uint8_t *p, bool is_unicode) {
    return fhresets_is_word(char_at(m, p), is_unicode);
}

static bool is_edge(const Machine *m, const uint8_t *p, uint32_t flags) {
    bool is_unicode = (flags & FH_RE_U) && !m->program->is_bytes;
    bool before = p > m->text && is_word_at(m, step_back(m, p), is_unicode);
    return before != (p < m->end && is_word_at(m, p, is_unicode));
}

static bool is_at(const Machine *m, const uint8_t *p, uint32_t kind, uint32_t flags) {
    switch (kind) {
    case FH_RE_START: return p == m->text;
    case FH_RE_BOL: return p == m->text || p[-1] == '\n';
    case FH_RE_END: return p == m->end;
    case FH_RE_EOL: return p == m->end || (p + 1 == m->end && *p == '\n');
    case FH_RE_EDGE: return m->text != m->end && is_edge(m, p, flags);
    case FH_RE_INNER: return m->text != m->end && !is_edge(m, p, flags);
    default: return p == m->end || *p == '\n'; /* $ with the M flag */
    }
}

/* What the group matched, again from p on: where it ends, or NULL. */
static const uint8_t *again(const Machine *m, uint32_t group, const uint8_t *p) {
    size_t from = m->slots[2 * group], to = m->slots[2 * group + 1];
    if (from == FH_RE_UNSET || to == FH_RE_UNSET || to < from) return NULL;
    size_t size = to - from;
    if ((size_t)(m->end - p) < size || memcmp(p, m->text + from, size) != 0) return NULL;
    return p + size;
}

static const uint8_t *again_folded(const Machine *m, uint32_t group, const uint8_t *p, uint32_t flags) {
    size_t from = m->slots[2 * group], to = m->slots[2 * group + 1];
    if (from == FH_RE_UNSET || to == FH_RE_UNSET || to < from) return NULL;
    const uint8_t *q = m->text + from, *stop = m->text + to;
    bool is_unicode = (flags & FH_RE_U) && !m->program->is_bytes;
    for (; q < stop; q = step(m, q), p = step(m, p)) {
        if (p >= m->end) return NULL;
        if (fhresets_lower(char_at(m, q), is_unicode) != fhresets_lower(char_at(m, p), is_unicode))
            return NULL;
    }
    return p;
}

/* Has the group matched? One that has been opened again since counts only where it is not behind its old end. */
static inline bool is_set(const Machine *m, uint32_t group) {
    size_t from = m->slots[2 * group], to = m->slots[2 * group + 1];
    return from != FH_RE_UNSET && to != FH_RE_UNSET && from <= to;
}

/* ---- the stack ---- */

static FH_COLD int grow(Machine *m) {
    uint32_t room = m->room * 2;
    if (room <= m->room) return fhraise_memory(m->vm), -1;
    if (fhpoll(m->vm) < 0) return -1;
    Frame *stack;
    if (m->stack == m->first) {
        stack = fhmem_array(m->vm, room, sizeof(Frame));
        if (stack) memcpy(stack, m->first, sizeof m->first);
    } else {
        stack = fhmem_resize(m->vm, m->stack, m->room * sizeof(Frame), room * sizeof(Frame));
    }
    if (!stack) return -1;
    m->stack = stack;
    m->room = room;
    return 0;
}

static inline int push(Machine *m, Kind kind, uint32_t at, size_t a, size_t b) {
    if (FH_UNLIKELY(m->sp == m->room) && grow(m) < 0) return -1;
    m->stack[m->sp++] = (Frame){kind, at, a, b};
    return 0;
}

/* Sets a slot so that going back unsets it. Without a choice to come back to, nobody will ask. */
static inline int set_slot(Machine *m, uint32_t slot, size_t value) {
    if (m->sp && push(m, SLOT, slot, m->slots[slot], 0) < 0) return -1;
    m->slots[slot] = value;
    return 0;
}

/* The innermost border goes, and the choices above it; the old values of slots stay. Returns the border's place. */
static size_t drop_choices(Machine *m) {
    uint32_t border = m->sp - 1;
    while (m->stack[border].kind != BORDER) border--;
    size_t place = m->stack[border].a;
    uint32_t to = border;
    for (uint32_t i = border + 1; i < m->sp; i++)
        if (m->stack[i].kind == SLOT) m->stack[to++] = m->stack[i];
    m->sp = to;
    return place;
}

/* The body of a negated lookaround has matched: all is as before it. */
static void undo_to_border(Machine *m) {
    for (;;) {
        const Frame *f = &m->stack[--m->sp];
        if (f->kind == SLOT) m->slots[f->at] = f->a;
        if (f->kind == BORDER_NOT) return;
    }
}

/* ---- remembering ---- */

static FH_COLD int look_around(Machine *m) {
    m->fuel = POLL_EVERY;
    m->failures += POLL_EVERY;
    if (fhpoll_work(m->vm, 32 * POLL_EVERY) < 0) return -1;
    size_t span = (size_t)(m->end - m->text) - m->s->start + 1;
    if (m->memo || !m->program->nmemos || m->failures < 8 * span) return 0;
    size_t row = (span + 63) / 64;
    if (row > MEMO_MOST_BYTES / 8 / m->program->nmemos) return 0;
    m->memo_row = row;
    m->memo_words = row * m->program->nmemos;
    m->memo = fhmem_array(m->vm, m->memo_words, sizeof *m->memo);
    if (!m->memo) return -1;
    memset(m->memo, 0, m->memo_words * sizeof *m->memo);
    return 0;
}

static inline size_t *iteration_start(Machine *m, uint32_t reg) {
    return &m->slots[fhre_last_slot(m->program) + 2 + 2 * reg];
}

/* Within a loop whose body may be empty, the future depends on where the iteration began, unless it has taken something. */
static inline bool guarded(Machine *m, uint32_t guard, size_t place) {
    return guard == FH_RE_NONE || *iteration_start(m, guard) < place;
}

/* Has it failed here before? Notes that it is tried now. */
static bool seen(Machine *m, uint32_t memo, uint32_t guard, const uint8_t *p) {
    size_t place = (size_t)(p - m->text);
    if (memo == FH_RE_NONE || !guarded(m, guard, place)) return false;
    size_t bit = place - m->s->start;
    uint64_t *w = &m->memo[memo * m->memo_row + bit / 64], mask = (uint64_t)1 << (bit & 63);
    if (*w & mask) return true;
    *w |= mask;
    return false;
}

static bool was_seen(const Machine *m, uint32_t memo, const uint8_t *p) {
    if (memo == FH_RE_NONE) return false;
    size_t bit = (size_t)(p - m->text) - m->s->start;
    return m->memo[memo * m->memo_row + bit / 64] >> (bit & 63) & 1;
}

/* ---- runs ---- */

/* The byte that what follows the run must begin with; -1: not known. */
static inline int byte_behind(const Machine *m, const uint32_t *next) {
    if (*next == FH_RE_OP_BYTE) return (int)next[1];
    if (*next == FH_RE_OP_STR) return (uint8_t)m->program->text[next[1]];
    return -1;
}

/* The last place from p down to `least` where what follows may match; NULL: none. */
static const uint8_t *last_place(Machine *m, const uint32_t *run, const uint8_t *p, const uint8_t *least) {
    int byte = byte_behind(m, run + 7);
    for (;; p = step_back(m, p)) {
        if (byte >= 0) {
            while (p > least && (p == m->end || *p != byte)) p--;
            if (p == m->end || *p != byte) return NULL;
        }
        if (!m->memo || !seen(m, run[5], run[6], p)) return p;
        if (p == least) return NULL;
    }
}

enum { FAILED, GOES_ON, BROKEN };

/* RUN at *pp; moves it. */
static int do_run(Machine *m, const uint32_t *run, const uint8_t **pp) {
    const FhReSet *s = &m->program->sets[run[1]];
    const uint8_t *p = *pp, *least = p;
    uint32_t min = run[3], max = run[4];
    for (uint32_t i = 0; i < min; i++) {
        if (least >= m->end || !in_set(m, s, least)) return FAILED;
        least = step(m, least);
    }
    uint32_t more = max == FH_RE_MAX_REPEAT ? max : max - min;
    uint32_t at = (uint32_t)(run - m->program->code);
    if (run[2] == FH_RE_LAZY) {
        if (m->memo && seen(m, run[5], run[6], p)) return FAILED;
        if (more && push(m, RUN_ON, at, (size_t)(least - m->text), more) < 0) return BROKEN;
        *pp = least;
        return GOES_ON;
    }
    if (m->memo && more == FH_RE_MAX_REPEAT && run[2] == FH_RE_GREEDY && least < m->end &&
        in_set(m, s, least)) {
        /* An earlier run over the same members has tried all places from here on. */
        const uint8_t *known = min ? least : step(m, least);
        if (was_seen(m, run[5], known)) {
            if (min || seen(m, run[5], run[6], least)) return FAILED;
            *pp = least;
            return GOES_ON;
        }
    }
    p = run_on(m, s, least, more);
    if (run[2] == FH_RE_POSSESSIVE || p == least) {
        *pp = p;
        return GOES_ON;
    }
    if (!(p = last_place(m, run, p, least))) return FAILED;
    if (p > least && push(m, RUN_BACK, at, (size_t)(p - m->text), (size_t)(least - m->text)) < 0)
        return BROKEN;
    *pp = p;
    return GOES_ON;
}

/* One member less. The frame goes when it was the last choice. */
static int run_back(Machine *m, Frame *f, const uint8_t **pp) {
    const uint8_t *least = m->text + f->b;
    const uint8_t *p = last_place(m, m->program->code + f->at, step_back(m, m->text + f->a), least);
    if (!p || p == least)
        m->sp--;
    else
        f->a = (size_t)(p - m->text);
    *pp = p;
    return p ? GOES_ON : FAILED;
}

/* One member more. */
static int run_forward(Machine *m, Frame *f, const uint8_t **pp) {
    const uint32_t *run = m->program->code + f->at;
    const FhReSet *s = &m->program->sets[run[1]];
    const uint8_t *p = m->text + f->a;
    int byte = byte_behind(m, run + 7);
    do {
        if (p >= m->end || !f->b || !in_set(m, s, p)) {
            m->sp--;
            return FAILED;
        }
        p = step(m, p);
        if (f->b != FH_RE_MAX_REPEAT) f->b--;
    } while (byte >= 0 && p < m->end && *p != byte);
    f->a = (size_t)(p - m->text);
    *pp = p;
    return GOES_ON;
}

/* ---- loops with a register ---- */

static int begin_iteration(Machine *m, const uint32_t *loop, size_t place, bool counted_only) {
    uint32_t count = fhre_last_slot(m->program) + 1 + 2 * loop[1];
    if (set_slot(m, count, m->slots[count] + 1) < 0) return -1;
    return counted_only ? 0 : set_slot(m, count + 1, place);
}

/* LOOP at p: sets *at to where it goes on. */
static int do_loop(Machine *m, const uint32_t *loop, const uint8_t *p, uint32_t *at) {
    uint32_t reg = fhre_last_slot(m->program) + 1 + 2 * loop[1], here = (uint32_t)(loop - m->program->code);
    size_t count = m->slots[reg], place = (size_t)(p - m->text);
    if (count < loop[3]) {
        *at = loop[5];
        return begin_iteration(m, loop, place, true) < 0 ? BROKEN : GOES_ON;
    }
    bool more = (count < loop[4] || loop[4] == FH_RE_MAX_REPEAT) && place != m->slots[reg + 1];
    if (m->memo && place != m->slots[reg + 1] && seen(m, loop[6], loop[7], p)) return FAILED;
    *at = here + 8;
    if (!more) return GOES_ON;
    if (loop[2] == FH_RE_LAZY) return push(m, LOOP_ON, here, place, 0) < 0 ? BROKEN : GOES_ON;
    if (push(m, ALTERNATIVE, here + 8, place, 0) < 0) return BROKEN;
    *at = loop[5];
    return begin_iteration(m, loop, place, false) < 0 ? BROKEN : GOES_ON;
}

/* ---- the machine ---- */

/* The newest choice; FAILED: there is none. */
static int go_on_elsewhere(Machine *m, const uint8_t **p, uint32_t *at) {
    if (--m->fuel <= 0 && look_around(m) < 0) return BROKEN;
    while (m->sp) {
        Frame *f = &m->stack[m->sp - 1];
        switch ((Kind)f->kind) {
        case ALTERNATIVE:
        case BORDER_NOT:
            *p = m->text + f->a;
            *at = f->at;
            m->sp--;
            return GOES_ON;
        case SLOT:
            m->slots[f->at] = f->a;
            m->sp--;
            break;
        case RUN_BACK:
            *at = f->at + 7;
            if (run_back(m, f, p) == GOES_ON) return GOES_ON;
            break;
        case RUN_ON:
            *at = f->at + 7;
            if (run_forward(m, f, p) == GOES_ON) return GOES_ON;
            break;
        case LOOP_ON: {
            const uint32_t *loop = m->program->code + f->at;
            size_t place = f->a;
            m->sp--;
            if (begin_iteration(m, loop, place, false) < 0) return BROKEN;
            *p = m->text + place;
            *at = loop[5];
            return GOES_ON;
        }
        case BORDER: m->sp--; break;
        }
    }
    return FAILED;
}

static inline bool may_begin(const Machine *m, uint32_t first, const uint8_t *p) {
    return first == FH_RE_NONE || (p < m->end && m->program->sets[first].byte[*p]);
}

/* A match that begins at p: 1, 0, -1. */
static int match_at(Machine *m, const uint8_t *p) {
    const uint32_t *code = m->program->code;
    const uint8_t *begin = p, *end = m->end;
    uint32_t at = 0;
    int r;
    m->sp = 0;
    for (;;) {
        const uint32_t *i = code + at;
        switch ((FhReOp)*i) {
        case FH_RE_OP_MATCH:
            if ((m->s->whole && p != end) || (size_t)(p - m->text) == m->s->not_empty_at) break;
            m->slots[0] = (size_t)(begin - m->text);
            m->slots[1] = (size_t)(p - m->text);
            return 1;
        case FH_RE_OP_FAIL: break;
        case FH_RE_OP_BYTE:
            if (p >= end || *p != i[1]) break;
            p++, at += 2;
            continue;
        case FH_RE_OP_STR:
            if ((size_t)(end - p) < i[2] || memcmp(p, m->program->text + i[1], i[2]) != 0) break;
            p += i[2], at += 3;
            continue;
        case FH_RE_OP_ANY:
            if (p >= end || *p == '\n') break;
            p = step(m, p), at++;
            continue;
        case FH_RE_OP_IN:
            if (p >= end || !in_set(m, &m->program->sets[i[1]], p)) break;
            p = step(m, p), at += 2;
            continue;
        case FH_RE_OP_AT:
            if (!is_at(m, p, i[1], i[2])) break;
            at += 3;
            continue;
        case FH_RE_OP_SAVE:
            if (set_slot(m, i[1], (size_t)(p - m->text)) < 0) return -1;
            if ((i[1] & 1) && set_slot(m, fhre_last_slot(m->program), i[1] / 2) < 0) return -1;
            at += 2;
            continue;
        case FH_RE_OP_SPLIT:
            if (m->memo && seen(m, i[2], i[3], p)) break;
            if (may_begin(m, i[4], p)) {
                if (push(m, ALTERNATIVE, i[1], (size_t)(p - m->text), 0) < 0) return -1;
                at += 5;
            } else {
                at = i[1];
            }
            continue;
        case FH_RE_OP_SPLIT_BACK:
            if (m->memo && seen(m, i[2], i[3], p)) break;
            if (may_begin(m, i[4], p)) {
                if (push(m, ALTERNATIVE, at + 5, (size_t)(p - m->text), 0) < 0) return -1;
                at = i[1];
            } else {
                at += 5;
            }
            continue;
        case FH_RE_OP_JUMP: at = i[1]; continue;
        case FH_RE_OP_RUN:
            if ((r = do_run(m, i, &p)) == FAILED) break;
            if (r == BROKEN) return -1;
            at += 7;
            continue;
        case FH_RE_OP_LOOP_START: {
            uint32_t reg = fhre_last_slot(m->program) + 1 + 2 * i[1];
            if (set_slot(m, reg, 0) < 0 || set_slot(m, reg + 1, FH_RE_UNSET) < 0) return -1;
            at += 2;
            continue;
        }
        case FH_RE_OP_LOOP:
            if ((r = do_loop(m, i, p, &at)) == FAILED) break;
            if (r == BROKEN) return -1;
            continue;
        case FH_RE_OP_ATOMIC:
            if (push(m, BORDER, 0, 0, 0) < 0) return -1;
            at++;
            continue;
        case FH_RE_OP_ATOMIC_END:
            drop_choices(m);
            at++;
            continue;
        case FH_RE_OP_LOOK: {
            const uint8_t *back;
            if (!go_back(m, p, i[1], &back)) break;
            if (push(m, BORDER, 0, (size_t)(p - m->text), 0) < 0) return -1;
            p = back, at += 2;
            continue;
        }
        case FH_RE_OP_LOOK_END:
            p = m->text + drop_choices(m);
            at++;
            continue;
        case FH_RE_OP_LOOK_NOT: {
            const uint8_t *back;
            if (!go_back(m, p, i[1], &back)) {
                at = i[2];
                continue;
            }
            if (push(m, BORDER_NOT, i[2], (size_t)(p - m->text), 0) < 0) return -1;
            p = back, at += 3;
            continue;
        }
        case FH_RE_OP_LOOK_NOT_END: undo_to_border(m); break;
        case FH_RE_OP_REF: {
            size_t size = m->slots[2 * i[1] + 1] - m->slots[2 * i[1]];
            if (size >> 12 && size <= (size_t)(end - p) && fhpoll_work(m->vm, size >> 4) < 0) return -1;
            const uint8_t *q = again(m, i[1], p);
            if (!q) break;
            p = q, at += 2;
            continue;
        }
        case FH_RE_OP_REF_FOLD: {
            const uint8_t *q = again_folded(m, i[1], p, i[2]);
            if (!q) break;
            p = q, at += 3;
            continue;
        }
        case FH_RE_OP_COND: at = is_set(m, i[1]) ? at + 3 : i[2]; continue;
        }
        r = go_on_elsewhere(m, &p, &at);
        if (r != GOES_ON) return r == FAILED ? 0 : -1;
    }
}

/* ---- searching ---- */

/* The next place from p on where a match may begin, or NULL. */
static const uint8_t *candidate(const Machine *m, const uint8_t *p) {
    const FhReProgram *g = m->program;
    size_t left = (size_t)(m->end - p);
    if (left < g->least) return NULL;
    if (g->nprefix == 1) return left ? memchr(p, (uint8_t)g->text[g->prefix], left) : NULL;
    if (g->nprefix) return left >= g->nprefix ? memmem(p, left, g->text + g->prefix, g->nprefix) : NULL;
    if (!g->has_first) return p;
    while (p < m->end && !g->first[*p]) p++;
    return p < m->end ? p : NULL;
}

static void unset(const Machine *m) {
    uint32_t n = fhre_nslots(m->program);
    for (uint32_t i = 0; i < n; i++) m->slots[i] = FH_RE_UNSET;
}

static int search(Machine *m, const uint8_t *p) {
    const FhReProgram *g = m->program;
    unset(m);
    while ((p = candidate(m, p))) {
        int r = match_at(m, p);
        if (r != 0) return r;
        if (p >= m->end || g->anchored) return 0;
        if (g->has_run && in_set(m, &g->sets[g->run], p))
            p = run_on(m, &g->sets[g->run], p, FH_RE_MAX_REPEAT);
        else
            p = step(m, p);
        if (g->ngroups > 1 || g->nregisters) unset(m);
    }
    return 0;
}

/* A pattern that is a literal and nothing else. */
static int find_literal(FhReSearch *s, bool fixed) {
    const FhReProgram *g = s->program;
    const char *from = s->text + s->start, *literal = g->text + g->prefix, *at;
    size_t left = s->end - s->start, n = g->nprefix;
    if (left < n) return 0;
    if (fixed)
        at = memcmp(from, literal, n) == 0 ? from : NULL;
    else
        at = n == 1 ? memchr(from, *literal, left) : memmem(from, left, literal, n);
    fhcharge(s->vm, (at ? (size_t)(at - from) : fixed ? n : left) >> 4);
    if (!at || (s->whole && at + n != s->text + s->end)) return 0;
    s->marks[0] = (size_t)(at - s->text);
    s->marks[1] = s->marks[0] + n;
    s->marks[2] = FH_RE_UNSET;
    return 1;
}

int fhrematch(FhReSearch *s, bool fixed) {
    if (s->start > s->end) return 0;
    if (s->program->literal) return find_literal(s, fixed);
    Machine m;
    m.s = s;
    m.vm = s->vm;
    m.program = s->program;
    m.text = (const uint8_t *)s->text;
    m.end = m.text + s->end;
    m.slots = s->marks;
    m.stack = m.first;
    m.room = INLINE_FRAMES;
    m.fuel = POLL_EVERY;
    m.memo = NULL;
    m.failures = 0;
    m.one_byte = s->one_byte;
    int r;
    if (fixed) {
        unset(&m);
        r = match_at(&m, m.text + s->start);
    } else {
        r = search(&m, m.text + s->start);
    }
    fhcharge(s->vm,
             (r == 1 ? s->marks[1] - s->start : s->end - s->start) + (uint64_t)(POLL_EVERY - m.fuel) * 32);
    if (m.stack != m.first) fhmem_free(s->vm, m.stack, m.room * sizeof(Frame));
    if (m.memo) fhmem_free(s->vm, m.memo, m.memo_words * sizeof *m.memo);
    return r;
}
