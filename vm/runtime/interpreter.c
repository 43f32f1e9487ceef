/* The interpreter loop.
 *
 * Rules of this file
 *   - Locals of the loop: frame, fp (its registers), pc (the instruction that runs, always its first word), k (constants),
 *. LOAD_FRAME sets them from vm->frame; SAVE stores pc where anything may look at the frame.
 *   - Every operand that is a temporary is consumed: see bytecode/instructions.h. Fast paths on ints and floats need not
 *     clear them, because a register that holds no object counts as dead.
 *   - SET releases the old value, which may run script code: it comes last in an instruction, and nothing read before it
 *     (pointers, lengths) is used after it. vm->frame is valid at all times.
 *   - `table` holds the handlers of the instructions, or, while script code is traced, leads each of them to `step`, which
 *     tells of it first (tracing.h). CHOOSE_TABLE stands wherever tracing may have begun; `step` sees its end.
 *   - Slow paths live in ops.c and friends; here stands only what is hot, and the control flow between frames. */
#include "runtime/frame.h"
#include "runtime/generator.h"
#include "runtime/ops.h"
#include "objects/dead.h"
#include "objects/cell.h"
#include "objects/exception.h"
#include "objects/function.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/numbers.h"
#include "objects/set.h"
#include "objects/shape.h"
#include "objects/module.h"
#include "objects/slice.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "runtime/call.h"
#include "runtime/contracts.h"
#include "bytecode/share.h"
#include "objects/manual.h"
#include "objects/traces.h"
#include "runtime/memory_builtins.h"
#include "runtime/strategy.h"
#include "runtime/tracing.h"

/* Operands of the instruction at pc, each read from memory where it is used: one load less work than shifting a word. */
#define A  fhinstr_operand(pc, 1)
#define B  fhinstr_operand(pc, 2)
#define C  fhinstr_operand(pc, 3)
#define BC FH_INSTR_BC(*pc)

/* `chained` (see FH_FLOAT_OPS) holds nothing at an ordinary dispatch; without this word the compiler would keep it across
 * all calls. */
#if defined(__x86_64__)
#define NOT_CHAINED __asm__("" : "=x"(chained))
#else
#define NOT_CHAINED chained = 0
#endif

#define CASE(name) L_##name:
#define NEXT(n)                                                                                              \
    do {                                                                                                     \
        pc += (n);                                                                                           \
        NOT_CHAINED;                                                                                         \
        goto *table[fhinstr_operand(pc, 0)];                                                                 \
    } while (0)
#define JUMP(n) NEXT((n) + (int32_t)(uint32_t)pc[1])
#define AGAIN                                                                                                \
    do { /* the instruction at pc was rewritten, or another frame was entered */                             \
        NOT_CHAINED;                                                                                         \
        goto *table[fhinstr_operand(pc, 0)];                                                                 \
    } while (0)
#define SAVE frame->pc = pc
#define CHOOSE_TABLE                                                                                         \
    do {                                                                                                     \
        if (FH_UNLIKELY(vm->tracing.on)) table = traced_labels;                                              \
    } while (0)
#define LOAD_FRAME                                                                                           \
    do {                                                                                                     \
        frame = vm->frame;                                                                                   \
        fp = frame->regs;                                                                                    \
        pc = frame->pc;                                                                                      \
        k = frame->code->consts;                                                                             \
    } while (0)
#define SET(r, v)                                                                                            \
    do {                                                                                                     \
        FhValue *place_ = &fp[r], old_ = *place_;                                                            \
        *place_ = (v);                                                                                       \
        fh_release(vm, old_);                                                                                \
    } while (0)
#define IS_TEMP(r) ((r) >= frame->code->nlocals)
#define KILL(r)    SET(r, FH_DEAD)
#define RELEASE_AT(place)                                                                                    \
    do {                                                                                                     \
        FhValue old_ = *(place);                                                                             \
        if (fh_is_obj(old_)) {                                                                               \
            *(place) = FH_DEAD;                                                                              \
            fh_release_obj(vm, fh_obj(old_));                                                                \
        }                                                                                                    \
    } while (0)
#define CONSUME(r)                                                                                           \
    do {                                                                                                     \
        if (fh_is_obj(fp[r]) && IS_TEMP(r)) KILL(r);                                                         \
    } while (0)
/* What was handled before the handler whose pair's second register is r: FH_DUMMY stands for what the frame found at
 * its entry (which, for a generator, differs from one resumption to the next). */
#define OUTER_HANDLED(r) (fp[r] == FH_DUMMY ? frame->handled : fp[r])
/* Sites that are known to the code are numbered from 1. */
#define SITE_HERE(site) (SAVE, (site) = fhtraces_site(vm))
#define NAME_OF(n)      (frame->code->names[n])
/* v, owned, goes to A; B has been consumed. The instruction has `words` words. */
#define IN_PLACE_OF_B(v, words)                                                                              \
    do {                                                                                                     \
        uint32_t a = A, b = B;                                                                               \
        if (b != a) CONSUME(b);                                                                              \
        SET(a, v);                                                                                           \
        NEXT(words);                                                                                         \
    } while (0)
/* A LOAD_METHOD found v, owned, which is called without a receiver. */
#define UNBOUND_METHOD(v)                                                                                    \
    do {                                                                                                     \
        uint32_t a = A, b = B;                                                                               \
        if (b != a) CONSUME(b);                                                                              \
        SET(a, v);                                                                                           \
        fp[a + 1] = FH_NOVALUE;                                                                              \
        NEXT(4);                                                                                             \
    } while (0)
/* The result v of an instruction that consumed registers B and C. */
#define RESULT2(v)                                                                                           \
    do {                                                                                                     \
        FhValue v_ = (v);                                                                                    \
        if (v_ == FH_ERR) goto error;                                                                        \
        uint32_t a_ = A, b_ = B, c_ = C;                                                                     \
        if (c_ != a_) CONSUME(c_);                                                                           \
        if (b_ != a_) CONSUME(b_);                                                                           \
        SET(a_, v_);                                                                                         \
    } while (0)
#define RESULT1(v)                                                                                           \
    do {                                                                                                     \
        FhValue v_ = (v);                                                                                    \
        if (v_ == FH_ERR) goto error;                                                                        \
        uint32_t a_ = A, b_ = B;                                                                             \
        if (b_ != a_) CONSUME(b_);                                                                           \
        SET(a_, v_);                                                                                         \
    } while (0)

#define FLOAT_RESULT(d)                                                                                      \
    do {                                                                                                     \
        FhValue r_ = fh_float_try(d);                                                                        \
        if (FH_UNLIKELY(!fh_is_float(r_))) {                                                                 \
            r_ = fhfloat_box(vm, d);                                                                         \
            if (r_ == FH_ERR) goto error;                                                                    \
        }                                                                                                    \
        SET(A, r_);                                                                                          \
        NEXT(1);                                                                                             \
    } while (0)

/* Fast paths of arithmetic: x and y are set; fall through when they do not apply. */
#define FAST_ADDSUB(builtin)                                                                                 \
    if (FH_LIKELY(fh_both_int(x, y))) {                                                                      \
        int64_t r_;                                                                                          \
        if (FH_LIKELY(!builtin((int64_t)x, (int64_t)y, &r_))) {                                              \
            SET(A, (FhValue)r_);                                                                             \
            NEXT(1);                                                                                         \
        }                                                                                                    \
    } else if (has_float(x, y)) {                                                                            \
        goto quicken;                                                                                        \
    }
#define FAST_ADD FAST_ADDSUB(__builtin_add_overflow)
#define FAST_SUB FAST_ADDSUB(__builtin_sub_overflow)
#define FAST_MUL                                                                                             \
    if (FH_LIKELY(fh_both_int(x, y))) {                                                                      \
        int64_t r_;                                                                                          \
        if (FH_LIKELY(!__builtin_mul_overflow((int64_t)x >> 3, (int64_t)y, &r_))) {                          \
            SET(A, (FhValue)r_);                                                                             \
            NEXT(1);                                                                                         \
        }                                                                                                    \
    } else if (has_float(x, y)) {                                                                            \
        goto quicken;                                                                                        \
    }
#define FAST_TRUEDIV                                                                                         \
    if (has_float(x, y)) {                                                                                   \
        if (as_double(y) != 0) goto quicken;                                                                 \
    } else if (fh_both_int(x, y) && y != 0) {                                                                \
        int64_t a_ = fh_int_of(x),                                                                           \
                b_ = fh_int_of(y); /* exact as doubles: then the quotient is correctly rounded */            \
        if ((uint64_t)(a_ + (1LL << 53)) <= 1ULL << 54 && (uint64_t)(b_ + (1LL << 53)) <= 1ULL << 54)        \
            FLOAT_RESULT((double)a_ / (double)b_);                                                           \
    }
#define FAST_FLOORDIV                                                                                        \
    if (FH_LIKELY(fh_both_int(x, y)) && FH_LIKELY(y != 0) && FH_LIKELY((int64_t)y != -8)) {                  \
        int64_t a_ = (int64_t)x, b_ = (int64_t)y, q_ = a_ / b_; /* the common factor 8 falls out */          \
        if ((a_ ^ b_) < 0 && q_ * b_ != a_) q_--;                                                            \
        SET(A, fh_int_raw(q_));                                                                              \
        NEXT(1);                                                                                             \
    }
#define FAST_MOD                                                                                             \
    if (FH_LIKELY(fh_both_int(x, y)) && FH_LIKELY(y != 0) && FH_LIKELY((int64_t)y != -8)) {                  \
        int64_t r_ = (int64_t)x % (int64_t)y;                                                                \
        if (r_ != 0 && (r_ ^ (int64_t)y) < 0) r_ += (int64_t)y;                                              \
        SET(A, (FhValue)r_);                                                                                 \
        NEXT(1);                                                                                             \
    }
#define FAST_BITS(op)                                                                                        \
    if (FH_LIKELY(fh_both_int(x, y))) {                                                                      \
        SET(A, x op y);                                                                                      \
        NEXT(1);                                                                                             \
    }
#define FAST_AND FAST_BITS(&)
#define FAST_OR  FAST_BITS(|)
#define FAST_XOR FAST_BITS(^)
#define FAST_LSHIFT                                                                                          \
    if (FH_LIKELY(fh_both_int(x, y)) && y < 61 << 3) {                                                       \
        int64_t s_ = fh_int_of(y), r_ = (int64_t)(x << s_);                                                  \
        if (FH_LIKELY(r_ >> s_ == (int64_t)x)) {                                                             \
            SET(A, (FhValue)r_);                                                                             \
            NEXT(1);                                                                                         \
        }                                                                                                    \
    }
#define FAST_RSHIFT                                                                                          \
    if (FH_LIKELY(fh_both_int(x, y)) && (int64_t)y >= 0) {                                                   \
        int64_t s_ = y < 62 << 3 ? fh_int_of(y) : 62;                                                        \
        SET(A, (FhValue)((int64_t)x >> s_) & ~(FhValue)7);                                                   \
        NEXT(1);                                                                                             \
    }
#define FAST_POW
#define FAST_MATMUL

#define ARITH_CASES(NAME, OP)                                                                                \
    CASE(NAME) {                                                                                             \
        x = fp[B], y = fp[C];                                                                                \
        FAST_##NAME binop = OP;                                                                              \
        goto binary_slow;                                                                                    \
    }                                                                                                        \
    CASE(NAME##_K) {                                                                                         \
        x = fp[B], y = k[C];                                                                                 \
        FAST_##NAME binop = OP;                                                                              \
        goto binary_slow_k;                                                                                  \
    }                                                                                                        \
    CASE(I_##NAME) {                                                                                         \
        x = fp[B], y = fp[C];                                                                                \
        FAST_##NAME binop = OP;                                                                              \
        goto inplace_slow;                                                                                   \
    }                                                                                                        \
    CASE(I_##NAME##_K) {                                                                                     \
        x = fp[B], y = k[C];                                                                                 \
        FAST_##NAME binop = OP;                                                                              \
        goto inplace_slow_k;                                                                                 \
    }

/* The forms for floats. THEN(): what happens to the result in `chained`. */
#define STORED() FLOAT_RESULT(chained)
#define CHAIN(labels)                                                                                        \
    do {                                                                                                     \
        pc++;                                                                                                \
        uint32_t op_ = fhinstr_operand(pc, 0) - FH_OP_LT;                                                    \
        if (FH_LIKELY(op_ < sizeof labels / sizeof *labels)) goto *labels[op_];                              \
        goto unchain;                                                                                        \
    } while (0)
#define CHAIN_L()          CHAIN(left_labels)
#define CHAIN_R()          CHAIN(right_labels)
#define DIVISOR_ADD(d)     true
#define DIVISOR_SUB(d)     true
#define DIVISOR_MUL(d)     true
#define DIVISOR_TRUEDIV(d) ((d) != 0)

#define FLOAT_CASE(QUICK, COLD, RIGHT, KIND, OP, op, THEN)                                                   \
    CASE(QUICK) {                                                                                            \
        x = fp[B], y = RIGHT;                                                                                \
        if (FH_LIKELY(both_float(x, y))) {                                                                   \
            double right_ = fh_float_raw(y);                                                                 \
            if (FH_LIKELY(DIVISOR_##KIND(right_))) {                                                         \
                chained = fh_float_raw(x) op right_;                                                         \
                THEN();                                                                                      \
            }                                                                                                \
        } else if (has_float(x, y)) {                                                                        \
            binop = OP;                                                                                      \
            goto mixed;                                                                                      \
        }                                                                                                    \
        goto L_##COLD;                                                                                       \
    }
#define LEFT_CASE(QUICK, RIGHT, KIND, op, THEN)                                                              \
    LEFT_##QUICK : {                                                                                         \
        y = RIGHT;                                                                                           \
        if (FH_LIKELY(fh_is_float(y))) {                                                                     \
            double right_ = fh_float_raw(y);                                                                 \
            if (FH_LIKELY(DIVISOR_##KIND(right_))) {                                                         \
                chained = chained op right_;                                                                 \
                THEN();                                                                                      \
            }                                                                                                \
        } else if (fh_is_int(y)) {                                                                           \
            double right_ = (double)fh_int_of(y);                                                            \
            if (FH_LIKELY(DIVISOR_##KIND(right_))) {                                                         \
                chained = chained op right_;                                                                 \
                THEN();                                                                                      \
            }                                                                                                \
        }                                                                                                    \
        goto unchain;                                                                                        \
    }
#define RIGHT_CASE(QUICK, KIND, op, THEN)                                                                    \
    RIGHT_##QUICK : {                                                                                        \
        x = fp[B];                                                                                           \
        if (FH_LIKELY(fh_is_float(x)) && FH_LIKELY(DIVISOR_##KIND(chained))) {                               \
            chained = fh_float_raw(x) op chained;                                                            \
            THEN();                                                                                          \
        }                                                                                                    \
        goto unchain;                                                                                        \
    }
#define FLOAT_CASES(NAME, OP, op)                                                                            \
    FLOAT_CASE(NAME##_F, NAME, fp[C], NAME, OP, op, STORED)                                                  \
    FLOAT_CASE(NAME##_FL, NAME, fp[C], NAME, OP, op, CHAIN_L)                                                \
    FLOAT_CASE(NAME##_FR, NAME, fp[C], NAME, OP, op, CHAIN_R)                                                \
    FLOAT_CASE(NAME##_K_F, NAME##_K, k[C], NAME, OP, op, STORED)                                             \
    FLOAT_CASE(NAME##_K_FL, NAME##_K, k[C], NAME, OP, op, CHAIN_L)                                           \
    FLOAT_CASE(NAME##_K_FR, NAME##_K, k[C], NAME, OP, op, CHAIN_R)                                           \
    FLOAT_CASE(I_##NAME##_F, I_##NAME, fp[C], NAME, OP, op, STORED)                                          \
    FLOAT_CASE(I_##NAME##_K_F, I_##NAME##_K, k[C], NAME, OP, op, STORED)                                     \
    LEFT_CASE(NAME##_F, fp[C], NAME, op, STORED)                                                             \
    LEFT_CASE(NAME##_FL, fp[C], NAME, op, CHAIN_L)                                                           \
    LEFT_CASE(NAME##_FR, fp[C], NAME, op, CHAIN_R)                                                           \
    LEFT_CASE(NAME##_K_F, k[C], NAME, op, STORED)                                                            \
    LEFT_CASE(NAME##_K_FL, k[C], NAME, op, CHAIN_L)                                                          \
    LEFT_CASE(NAME##_K_FR, k[C], NAME, op, CHAIN_R)                                                          \
    LEFT_CASE(I_##NAME##_F, fp[C], NAME, op, STORED)                                                         \
    LEFT_CASE(I_##NAME##_K_F, k[C], NAME, op, STORED)                                                        \
    RIGHT_CASE(NAME##_F, NAME, op, STORED)                                                                   \
    RIGHT_CASE(NAME##_FL, NAME, op, CHAIN_L)                                                                 \
    RIGHT_CASE(NAME##_FR, NAME, op, CHAIN_R)                                                                 \
    RIGHT_CASE(I_##NAME##_F, NAME, op, STORED)                                                               \
    RIGHT_##NAME##_K_F : RIGHT_##NAME##_K_FL : RIGHT_##NAME##_K_FR : RIGHT_I_##NAME##_K_F : goto unchain;

/* Comparison: sets `truth` and goes on at `done` (an int comparison works on tagged words). */
#define INT_LT(a, b) ((int64_t)(a) < (int64_t)(b))
#define INT_LE(a, b) ((int64_t)(a) <= (int64_t)(b))
#define INT_EQ(a, b) ((a) == (b))
#define INT_NE(a, b) ((a) != (b))
#define INT_GT(a, b) ((int64_t)(a) > (int64_t)(b))
#define INT_GE(a, b) ((int64_t)(a) >= (int64_t)(b))
#define FLO_LT(a, b) ((a) < (b))
#define FLO_LE(a, b) ((a) <= (b))
#define FLO_EQ(a, b) ((a) == (b))
#define FLO_NE(a, b) ((a) != (b))
#define FLO_GT(a, b) ((a) > (b))
#define FLO_GE(a, b) ((a) >= (b))

#define COMPARE_FAST(NAME, ACTION)                                                                           \
    if (FH_LIKELY(fh_both_int(x, y))) {                                                                      \
        bool t_ = INT_##NAME(x, y);                                                                          \
        ACTION(t_);                                                                                          \
    }                                                                                                        \
    if (fh_is_float(x) && fh_is_float(y)) {                                                                  \
        bool t_ = FLO_##NAME(fh_float_raw(x), fh_float_raw(y));                                              \
        ACTION(t_);                                                                                          \
    }
#define ACT_VALUE(t)                                                                                         \
    do {                                                                                                     \
        SET(A, fh_bool(t));                                                                                  \
        NEXT(1);                                                                                             \
    } while (0)
#define ACT_JUMP(t)                                                                                          \
    do {                                                                                                     \
        if (t) JUMP(2);                                                                                      \
        NEXT(2);                                                                                             \
    } while (0)
#define ACT_JUMP_NOT(t)                                                                                      \
    do {                                                                                                     \
        if (!(t)) JUMP(2);                                                                                   \
        NEXT(2);                                                                                             \
    } while (0)

#define COMPARE_CASE(OPCODE, NAME, OP, ACT, SENSE, X, Y, SLOW)                                               \
    CASE(OPCODE) {                                                                                           \
        x = X, y = Y;                                                                                        \
        COMPARE_FAST(NAME, ACT)                                                                              \
        cmpop = OP, sense = SENSE;                                                                           \
        goto SLOW;                                                                                           \
    }
#define LEFT_JUMP(JUMPS, NAME, RIGHT, ACTION)                                                                \
    LEFT_##JUMPS : {                                                                                         \
        y = RIGHT;                                                                                           \
        if (FH_UNLIKELY(!fh_is_float(y))) goto unchain;                                                      \
        bool t_ = FLO_##NAME(chained, fh_float_raw(y));                                                      \
        ACTION(t_);                                                                                          \
    }
#define COMPARE_CASES(NAME, OP)                                                                              \
    COMPARE_CASE(NAME, NAME, OP, ACT_VALUE, 0, fp[B], fp[C], compare_slow)                                   \
    COMPARE_CASE(NAME##_K, NAME, OP, ACT_VALUE, 0, fp[B], k[C], compare_slow_k)                              \
    COMPARE_CASE(J_##NAME, NAME, OP, ACT_JUMP, 1, fp[A], fp[B], compare_jump_slow)                           \
    COMPARE_CASE(J_##NAME##_K, NAME, OP, ACT_JUMP, 1, fp[A], k[B], compare_jump_slow_k)                      \
    COMPARE_CASE(JN_##NAME, NAME, OP, ACT_JUMP_NOT, 0, fp[A], fp[B], compare_jump_slow)                      \
    COMPARE_CASE(JN_##NAME##_K, NAME, OP, ACT_JUMP_NOT, 0, fp[A], k[B], compare_jump_slow_k)                 \
    LEFT_JUMP(J_##NAME, NAME, fp[B], ACT_JUMP)                                                               \
    LEFT_JUMP(J_##NAME##_K, NAME, k[B], ACT_JUMP)                                                            \
    LEFT_JUMP(JN_##NAME, NAME, fp[B], ACT_JUMP_NOT)                                                          \
    LEFT_JUMP(JN_##NAME##_K, NAME, k[B], ACT_JUMP_NOT)                                                       \
    LEFT_##NAME : LEFT_##NAME##_K : goto unchain;                                                            \
    RIGHT_J_##NAME : {                                                                                       \
        x = fp[A];                                                                                           \
        if (FH_UNLIKELY(!fh_is_float(x))) goto unchain;                                                      \
        bool t_ = FLO_##NAME(fh_float_raw(x), chained);                                                      \
        ACT_JUMP(t_);                                                                                        \
    }                                                                                                        \
    RIGHT_JN_##NAME : {                                                                                      \
        x = fp[A];                                                                                           \
        if (FH_UNLIKELY(!fh_is_float(x))) goto unchain;                                                      \
        bool t_ = FLO_##NAME(fh_float_raw(x), chained);                                                      \
        ACT_JUMP_NOT(t_);                                                                                    \
    }                                                                                                        \
    RIGHT_##NAME : RIGHT_##NAME##_K : RIGHT_J_##NAME##_K : RIGHT_JN_##NAME##_K : goto unchain;

static inline bool both_float(FhValue x, FhValue y) { return (((x + 1) & (y + 1)) & 2) != 0; }
/* Two numbers, a float or two: what the forms for floats can do. */
static inline bool has_float(FhValue x, FhValue y) {
    return fh_is_float(x) ? fh_is_float(y) || fh_is_int(y) : fh_is_int(x) && fh_is_float(y);
}
static inline double as_double(FhValue x) { return fh_is_float(x) ? fh_float_raw(x) : (double)fh_int_of(x); }

/* Is x the class in the cache words, unchanged, and its metaclass, too? */
#define IS_CACHED_TYPE                                                                                       \
    (fh_is_obj(x) && x == (FhValue)pc[2] && FH_AS(FhType, x)->version == (uint32_t)(pc[1] >> 32) &&          \
     vm->shapes[fh_obj(x)->shape]->type->version == (uint32_t)pc[1])

/* FOR_ITER: does the next instruction take the item apart, and leave nothing of it; into two? */
#define UNPACKS      (FH_INSTR_OP(pc[2]) == FH_OP_UNPACK_SEQUENCE && fhinstr_operand(&pc[2], 1) == B && IS_TEMP(B))
#define UNPACKS_PAIR (UNPACKS && fhinstr_operand(&pc[2], 3) == 2)

/* The next item of an iterator over a list, owned; NOVALUE: there is none at hand. */
static inline __attribute__((always_inline)) FhValue next_of_list(FhValue iterator) {
    FhSeqIter *it = FH_AS(FhSeqIter, iterator);
    if (FH_UNLIKELY(it->seq == FH_NOVALUE)) return FH_NOVALUE;
    FhList *l = fhas_list(it->seq);
    return FH_LIKELY(it->index < l->size) ? fh_retain(l->items[it->index++]) : FH_NOVALUE;
}

/* Truth of x without calls: 1, 0, or -1 for "ask fhtruth". */
static inline int quick_truth(FhValue x) {
    if (fh_is_bool(x)) return x == FH_TRUE;
    if (fh_is_int(x)) return x != 0;
    if (x == FH_NONE) return 0;
    if (fh_has_shape(x, FH_T_str)) return fhas_str(x)->nbytes != 0;
    if (fh_has_shape(x, FH_T_list)) return fhas_list(x)->size != 0;
    return -1;
}

/* The word at which execution goes on after an exception at `at`, and the depth; NULL: the frame ends. */
static const FhHandler *find_handler(const FhCode *code, uint32_t at) {
    for (uint32_t n = 0; n < code->nhandlers; n++)
        if (code->handlers[n].start <= at && at < code->handlers[n].end) return &code->handlers[n];
    return NULL;
}

/* While the host's run is being stopped: only `with` blocks of native context managers are left in order. */
FH_COLD static const FhHandler *find_native_exit(const FhCode *code, const FhValue *regs, uint32_t at) {
    for (uint32_t n = 0; n < code->nhandlers; n++) {
        const FhHandler *h = &code->handlers[n];
        if (at < h->start || at >= h->end) continue;
        const FhInstr *first = &code->instrs[h->handler];
        if (fhinstr_operand(first, 0) != FH_OP_WITH_EXCEPT) continue;
        if (fh_has_shape(regs[fhinstr_operand(first, 1)], FH_T_builtin)) return h;
    }
    return NULL;
}

static void kill_registers(FhVM *vm, FhValue *regs, uint32_t from, uint32_t to) {
    for (uint32_t r = from; r < to; r++) {
        FhValue old = regs[r];
        regs[r] = FH_DEAD;
        fh_release(vm, old);
    }
}

/* So many positional arguments? FH_ANY is as many as an instruction can pass. */
static inline bool takes(const FhMethodDef *def, uint32_t nargs) {
    return nargs - def->min <= (uint32_t)(def->max - def->min);
}

/* Calls of native code with arguments that lie in registers. */
static inline FhValue call_native(FhVM *vm, const FhMethodDef *def, FhValue self, FhValue callee,
                                  const FhValue *args, uint32_t nargs) {
    fhmethod_touch(vm, self);
    if (FH_LIKELY(takes(def, nargs)) && !(def->flags & (FH_CLASS | FH_DIRECT | FH_SWITCHES)))
        return def->fn(vm, self, args, nargs, FH_NOVALUE);
    vm->quiet_call = (def->flags & FH_DIRECT) != 0;
    FhValue result = fhcall(vm, callee, args, nargs, FH_NOVALUE);
    vm->quiet_call = false;
    if (FH_LIKELY(!vm->tracing.on) || result == FH_ERR) return result;
    vm->tracing.result = result; /* nothing is pending then: see `error` */
    return FH_ERR;
}

/* x += … on a variable that is no register: when the next instruction stores the result where x's only other reference
 * stands, that reference is given up, so that x can grow in place. */
static void give_up_variable(FhVM *vm, FhFrame *frame, const FhInstr *next, FhValue x) {
    FhValue *place = NULL;
    if (fhinstr_operand(next, 0) == FH_OP_OWN) next++;
    switch (fhinstr_operand(next, 0)) {
    case FH_OP_STORE_NAME:
        if (frame->locals != fh_val(frame->globals)) return;
        /* fall through */
    case FH_OP_STORE_GLOBAL:
        if (frame->globals->version != 0 && frame->globals->version == (uint32_t)next[1])
            place = &frame->globals->entries[next[1] >> 32].value;
        break;
    case FH_OP_STORE_DEREF: place = &FH_AS(FhCellObj, frame->regs[fhinstr_operand(next, 1)])->value; break;
    default: return;
    }
    if (place && *place == x) fh_set(vm, fh_obj(x), place, FH_NONE);
}

FhValue fhinterp_loop(FhVM *vm) {
    static const void *const labels[] = {
#define OP(name, operands, words, flags) [FH_OP_##name] = &&L_##name,
        FH_INSTRUCTIONS(OP)
#undef OP
    };
    static const void *const traced_labels[] = {
#define OP(name, operands, words, flags) [FH_OP_##name] = &&step,
        FH_INSTRUCTIONS(OP)
#undef OP
    };
    enum { /* the places in the two tables that follow */
#define OP(name, operands, words, flags) TAKES_##name = FH_OP_##name - FH_OP_LT,
           FH_COMPARE_OPS(OP) FH_FLOAT_OPS(OP)
#undef OP
    };
    static const void *const left_labels[] = {
#define OP(name, operands, words, flags) [TAKES_##name] = &&LEFT_##name,
        FH_COMPARE_OPS(OP) FH_FLOAT_OPS(OP)
#undef OP
    };
    static const void *const right_labels[] = {
#define OP(name, operands, words, flags) [TAKES_##name] = &&RIGHT_##name,
        FH_COMPARE_OPS(OP) FH_FLOAT_OPS(OP)
#undef OP
    };
    const void *const *table = labels;
    __asm__("" : "+r"(table)); /* the compiler must not know what it holds: then it keeps it in a register */
    double
        chained; /* between an instruction of the FL or FR kind and the next: the temporary that it did not write */
    FhFrame *frame;
    FhValue *fp, *k;
    FhInstr *pc;
    FhValue x, y; /* operands on the way to a slow path */
    FhBinOp binop;
    FhCmpOp cmpop;
    int sense;
    FhValue callee, *args; /* a call on its way: arguments owned by registers at args */
    FhValue result;
    uint32_t nargs, flags;
    FhCode *body; /* of the callee, whose frame is to be `entered` */
    FhFrame *entered;

    LOAD_FRAME;
    CHOOSE_TABLE;
    if (FH_UNLIKELY(vm->pending != FH_NOVALUE)) goto error; /* a generator is resumed by throw() */
    AGAIN;

step:
    switch (fhtracing_step(vm, frame, pc)) {
    case FH_STEP_ERROR: goto error;
    case FH_STEP_END: __asm__("" : "=r"(table) : "0"(labels)); break;
    case FH_STEP_NATIVE: result = fhtracing_native(vm, frame, &args, &nargs); goto called;
    default: break;
    }
    goto *labels[fhinstr_operand(pc, 0)];

    CASE(NOP) NEXT(1);

    CASE(MOVE) {
        uint32_t b = B;
        x = fp[b];
        if (fh_is_obj(x)) {
            if (IS_TEMP(b))
                fp[b] = FH_DEAD;
            else
                fh_retain_obj(fh_obj(x));
        }
        SET(A, x);
        NEXT(1);
    }
    CASE(COPY) {
        x = fh_retain(fp[B]);
        SET(A, x);
        NEXT(1);
    }
    CASE(LOAD_CONST_PLAIN) {
        x = fh_retain(k[BC]);
        SET(A, x);
        NEXT(1);
    }
    CASE(LOAD_CONST_FL) {
        chained = fh_float_raw(k[BC]);
        CHAIN_L();
    }
    CASE(LOAD_CONST_FR) {
        chained = fh_float_raw(k[BC]);
        CHAIN_R();
    }
    CASE(LOAD_CONST) quicken : {
        fhop_quicken(frame->code, pc);
        AGAIN;
    }
    CASE(DROP) {
        KILL(A);
        NEXT(1);
    }
    CASE(CHECK_BOUND) {
        if (FH_UNLIKELY(fp[A] == FH_NOVALUE)) {
            uint32_t r = A;
            FhCode *code = frame->code;
            fhop_name_error(vm, fhcode_register_name(code, r), r >= code->nlocals - code->nfreevars);
            goto error;
        }
        NEXT(1);
    }
    CASE(DELETE_FAST) {
        if (fp[A] == FH_NOVALUE) {
            fhop_name_error(vm, fhcode_register_name(frame->code, A), false);
            goto error;
        }
        SET(A, FH_NOVALUE);
        NEXT(1);
    }
    CASE(CLEAR_FAST) {
        SET(A, FH_NOVALUE);
        NEXT(1);
    }

    CASE(MAKE_CELL) {
        x = fhcell_new(vm, fp[A]); /* retains */
        if (x == FH_ERR) goto error;
        SET(A, x);
        NEXT(1);
    }
    CASE(ARG_BORROWED) {
        x = fp[A];
        if (fh_is_dead(x)) goto refused;
        NEXT(1);
    }
    CASE(ARG_PINNED) {
        x = fp[A];
        SAVE;
        if (fh_is_dead(x)) goto refused;
        if (fhcontracts_pin(vm, frame, A) < 0) goto not_entered;
        NEXT(1);
    }
    CASE(ARG_OWNED) {
        x = fp[A];
        if (!fh_is_obj(x)) NEXT(1);
        SAVE;
        if (fh_is_dead(x)) goto refused;
        if (fhcontracts_take(vm, frame, x) < 0) goto not_entered;
        NEXT(1);
    }
    CASE(COPY_FREE) {
        FhTuple *cells = fhas_tuple(FH_AS(FhFunction, frame->function)->closure);
        for (uint32_t n = 0, first = A; n < B; n++) fp[first + n] = fh_retain(cells->items[n]);
        NEXT(1);
    }
    CASE(LOAD_DEREF) {
        x = fhas_cell(fp[B])->value;
        if (FH_UNLIKELY(x == FH_NOVALUE)) {
            uint32_t r = B;
            FhCode *code = frame->code;
            fhop_name_error(vm, fhcode_register_name(code, r), r >= code->nlocals - code->nfreevars);
            goto error;
        }
        fh_retain(x);
        SET(A, x);
        NEXT(1);
    }
    CASE(STORE_DEREF) {
        uint32_t b = B;
        x = fp[b];
        FhObj *cell = fh_obj(fp[A]);
        if (fh_is_obj(x)) {
            if (IS_TEMP(b))
                fp[b] = FH_DEAD;
            else
                fh_retain_obj(fh_obj(x));
        }
        fh_set(vm, cell, &((FhCellObj *)cell)->value, x);
        NEXT(1);
    }
    CASE(DELETE_DEREF) {
        FhCellObj *cell = FH_AS(FhCellObj, fp[A]);
        if (cell->value == FH_NOVALUE) {
            uint32_t r = A;
            FhCode *code = frame->code;
            fhop_name_error(vm, fhcode_register_name(code, r), r >= code->nlocals - code->nfreevars);
            goto error;
        }
        fh_clear(vm, &cell->value);
        NEXT(1);
    }
    CASE(LOAD_CLASSDEREF) {
        SAVE;
        x = FH_NOVALUE;
        if (frame->locals != FH_NOVALUE) {
            if (fhdict_exact(frame->locals)) {
                x = fhdict_get(vm, frame->locals, NAME_OF(C));
                if (x == FH_ERR) goto error;
                fh_retain(x);
            } else {
                x = fhgetitem(vm, frame->locals, NAME_OF(C));
                if (x == FH_ERR) {
                    if (!fhpending_is(vm, FH_T_KeyError)) goto error;
                    fhpending_clear(vm);
                    x = FH_NOVALUE;
                }
            }
        }
        if (x == FH_NOVALUE) x = fh_retain(fhas_cell(fp[B])->value);
        if (x == FH_NOVALUE) {
            fhop_name_error(vm, NAME_OF(C), true);
            goto error;
        }
        SET(A, x);
        NEXT(1);
    }

    CASE(LOAD_GLOBAL_MODULE) {
        FhDict *d = frame->globals;
        if (FH_LIKELY(d->version == (uint32_t)pc[1])) {
            x = fh_retain(d->entries[pc[1] >> 32].value);
            SET(A, x);
            NEXT(3);
        }
        goto load_global;
    }
    CASE(LOAD_GLOBAL_BUILTIN) {
        FhDict *d = fhas_dict(vm->builtins);
        if (FH_LIKELY(frame->globals->version == (uint32_t)pc[1] && d->version == (uint32_t)pc[2])) {
            x = fh_retain(d->entries[pc[1] >> 32].value);
            SET(A, x);
            NEXT(3);
        }
        goto load_global;
    }
    CASE(LOAD_GLOBAL) load_global : {
        SAVE;
        x = fhcache_load_global(vm, pc, frame, NAME_OF(BC));
        if (x == FH_ERR) goto error;
        SET(A, x);
        NEXT(3);
    }
    CASE(STORE_GLOBAL) {
        SAVE;
        FhDict *d = frame->globals;
        if (FH_LIKELY(d->version != 0 && d->version == (uint32_t)pc[1])) {
            uint32_t a = A;
            x = fp[a];
            if (fh_is_obj(x)) {
                if (IS_TEMP(a))
                    fp[a] = FH_DEAD;
                else
                    fh_retain_obj(fh_obj(x));
            }
            fh_set(vm, &d->header, &d->entries[pc[1] >> 32].value, x);
            NEXT(2);
        }
        FhValue name = NAME_OF(BC);
        if (fhdict_set(vm, fh_val(d), name, fp[A]) < 0) goto error;
        int64_t entry = d->str_keys ? fhdict_entry_str(vm, d, name) : -1;
        if (entry >= 0) pc[1] = (uint64_t)entry << 32 | fhdict_layout(vm, d);
        CONSUME(A);
        NEXT(2);
    }
    CASE(DELETE_GLOBAL) {
        SAVE;
        int status = fhdict_del(vm, fh_val(frame->globals), NAME_OF(BC));
        if (status < 0) goto error;
        if (status == 0) {
            fhraise_name(vm, FH_T_NameError, NAME_OF(BC), "name '%U' is not defined", NAME_OF(BC));
            goto error;
        }
        NEXT(1);
    }
    CASE(LOAD_NAME) {
        SAVE;
        if (frame->locals == fh_val(frame->globals)) { /* module level: same cache as LOAD_GLOBAL */
            FhDict *d = frame->globals;
            if (d->version != 0 && d->version == (uint32_t)pc[1] && pc[2] == 0) {
                x = fh_retain(d->entries[pc[1] >> 32].value);
                SET(A, x);
                NEXT(3);
            }
        }
        x = fhop_load_name(vm, pc, frame, NAME_OF(BC));
        if (x == FH_ERR) goto error;
        SET(A, x);
        NEXT(3);
    }
    CASE(STORE_NAME) {
        SAVE;
        if (frame->locals == fh_val(frame->globals)) {
            FhDict *d = frame->globals;
            if (d->version != 0 && d->version == (uint32_t)pc[1]) {
                uint32_t a = A;
                x = fp[a];
                if (fh_is_obj(x)) {
                    if (IS_TEMP(a))
                        fp[a] = FH_DEAD;
                    else
                        fh_retain_obj(fh_obj(x));
                }
                fh_set(vm, &d->header, &d->entries[pc[1] >> 32].value, x);
                NEXT(2);
            }
        }
        FhValue name = NAME_OF(BC);
        if (frame->locals == FH_NOVALUE) {
            fhraise(vm, FH_T_SystemError, "no locals found when storing '%U'", name);
            goto error;
        }
        if (fhdict_exact(frame->locals)) {
            if (fhdict_set(vm, frame->locals, name, fp[A]) < 0) goto error;
            FhDict *d = fhas_dict(frame->locals);
            if (d == frame->globals && d->str_keys) {
                int64_t entry = fhdict_entry_str(vm, d, name);
                if (entry >= 0) pc[1] = (uint64_t)entry << 32 | fhdict_layout(vm, d);
            }
        } else if (fhsetitem(vm, frame->locals, name, fp[A]) < 0) {
            goto error;
        }
        CONSUME(A);
        NEXT(2);
    }
    CASE(DELETE_NAME) {
        SAVE;
        if (fhop_delete_name(vm, frame, NAME_OF(BC)) < 0) goto error;
        NEXT(1);
    }

    CASE(LOAD_ATTR_FIELD) {
        x = fp[B];
        if (FH_LIKELY(fh_is_obj(x) && fh_obj(x)->shape == (uint32_t)pc[1])) {
            y = *(FhValue *)((char *)fh_obj(x) + (pc[1] >> 32));
            if (FH_LIKELY(y != FH_NOVALUE)) {
                fh_retain(y);
                IN_PLACE_OF_B(y, 4);
            }
        }
        goto load_attr;
    }
    CASE(LOAD_ATTR_CLASS) {
        x = fp[B];
        if (FH_LIKELY(fh_is_obj(x) && fh_obj(x)->shape == (uint32_t)pc[1] &&
                      ((FhType *)(uintptr_t)pc[2])->version == (uint32_t)(pc[1] >> 32))) {
            y = fh_retain((FhValue)pc[3]);
            IN_PLACE_OF_B(y, 4);
        }
        goto load_attr;
    }
    CASE(LOAD_ATTR_TYPE) {
        x = fp[B];
        if (FH_LIKELY(IS_CACHED_TYPE)) {
            y = fh_retain((FhValue)pc[3]);
            IN_PLACE_OF_B(y, 4);
        }
        goto load_attr;
    }
    CASE(LOAD_ATTR_MODULE) {
        x = fp[B];
        if (FH_LIKELY(fh_is_obj(x) && fh_obj(x)->shape == FH_T_module)) {
            FhDict *d = fhas_dict(FH_AS(FhModule, x)->dict);
            if (FH_LIKELY(d->version != 0 && d->version == (uint32_t)pc[1])) {
                y = fh_retain(d->entries[pc[1] >> 32].value);
                IN_PLACE_OF_B(y, 4);
            }
        }
        goto load_attr;
    }
    CASE(LOAD_ATTR_PROPERTY) {
        x = fp[B];
        if (FH_LIKELY(fh_is_obj(x) && fh_obj(x)->shape == (uint32_t)pc[1] &&
                      ((FhType *)(uintptr_t)pc[2])->version == (uint32_t)(pc[1] >> 32))) {
            SAVE;
            y = fhcall1(vm, (FhValue)pc[3], x);
            if (y == FH_ERR) {
                fhraise_from_getter(vm, x, NAME_OF(C));
                goto error;
            }
            IN_PLACE_OF_B(y, 4);
        }
        goto load_attr;
    }
    CASE(LOAD_ATTR) load_attr : {
        SAVE;
        y = fhcache_load_attr(vm, pc, fp[B], NAME_OF(C));
        if (y == FH_ERR) goto error;
        IN_PLACE_OF_B(y, 4);
    }
    CASE(STORE_ATTR_FIELD) {
        x = fp[A];
        if (FH_LIKELY(fh_is_obj(x) && fh_obj(x)->shape == (uint32_t)pc[1])) {
            uint32_t a = A, b = B;
            FhValue *field = (FhValue *)((char *)fh_obj(x) + (pc[1] >> 32));
            y = fp[b];
            if (fh_is_obj(y)) {
                if (IS_TEMP(b))
                    fp[b] = FH_DEAD;
                else
                    fh_retain_obj(fh_obj(y));
            }
            SAVE;
            fh_set(vm, fh_obj(x), field, y);
            CONSUME(a);
            NEXT(4);
        }
        goto store_attr;
    }
    CASE(STORE_ATTR_NEW) { /* shape → shape with one field more, inline */
        x = fp[A];
        if (FH_LIKELY(fh_is_obj(x) && fh_obj(x)->shape == (uint32_t)pc[1] &&
                      ((FhType *)(uintptr_t)pc[2])->version == (uint32_t)pc[3])) {
            uint32_t a = A, b = B;
            y = fp[b];
            if (fh_is_obj(y)) {
                if (IS_TEMP(b))
                    fp[b] = FH_DEAD;
                else
                    fh_retain_obj(fh_obj(y));
            }
            FhObj *o = fh_obj(x);
            fh_stored(vm, o, y);
            *(FhValue *)((char *)o + (pc[3] >> 32)) = y;
            o->shape = (uint32_t)(pc[1] >> 32);
            CONSUME(a);
            NEXT(4);
        }
        goto store_attr;
    }
    CASE(STORE_ATTR) store_attr : {
        SAVE;
        if (fhcache_store_attr(vm, pc, fp[A], NAME_OF(C), fp[B]) < 0) goto error;
        CONSUME(B);
        CONSUME(A);
        NEXT(4);
    }
    CASE(DELETE_ATTR) {
        SAVE;
        if (fhattr_set(vm, fp[A], NAME_OF(C), FH_NOVALUE) < 0) goto error;
        CONSUME(A);
        NEXT(1);
    }
    CASE(LOAD_METHOD_CACHED) {
        x = fp[B];
        if (FH_LIKELY(fh_is_obj(x) && fh_obj(x)->shape == (uint32_t)pc[1] &&
                      ((FhType *)(uintptr_t)pc[2])->version == (uint32_t)(pc[1] >> 32))) {
            uint32_t a = A, b = B;
            if (IS_TEMP(b))
                fp[b] = FH_DEAD;
            else
                fh_retain_obj(fh_obj(x));
            y = fh_retain((FhValue)pc[3]);
            SET(a, y);
            fp[a + 1] = x;
            NEXT(4);
        }
        goto load_method;
    }
    CASE(LOAD_METHOD_CLASS) { /* what the class of x gives without binding */
        x = fp[B];
        if (FH_LIKELY(fh_is_obj(x) && fh_obj(x)->shape == (uint32_t)pc[1] &&
                      ((FhType *)(uintptr_t)pc[2])->version == (uint32_t)(pc[1] >> 32))) {
            y = fh_retain((FhValue)pc[3]);
            UNBOUND_METHOD(y);
        }
        goto load_method;
    }
    CASE(LOAD_METHOD_TYPE) { /* likewise of the class x */
        x = fp[B];
        if (FH_LIKELY(IS_CACHED_TYPE)) {
            y = fh_retain((FhValue)pc[3]);
            UNBOUND_METHOD(y);
        }
        goto load_method;
    }
    CASE(LOAD_METHOD_MODULE) {
        x = fp[B];
        if (FH_LIKELY(fh_is_obj(x) && fh_obj(x)->shape == FH_T_module)) {
            FhDict *d = fhas_dict(FH_AS(FhModule, x)->dict);
            if (FH_LIKELY(d->version != 0 && d->version == (uint32_t)pc[1])) {
                y = fh_retain(d->entries[pc[1] >> 32].value);
                UNBOUND_METHOD(y);
            }
        }
        goto load_method;
    }
    CASE(LOAD_METHOD) load_method : {
        SAVE;
        FhValue self = FH_NOVALUE;
        y = fhcache_load_method(vm, pc, fp[B], NAME_OF(C), &self);
        if (y == FH_ERR) goto error;
        uint32_t a = A, b = B;
        if (b != a) CONSUME(b);
        SET(a, y);
        SET(a + 1, self);
        NEXT(4);
    }
    CASE(LOAD_SUPER_METHOD) {
        SAVE;
        FhValue self = FH_NOVALUE;
        uint32_t a = A, b = B;
        y = fhop_load_super(vm, pc, &fp[b], NAME_OF(C), &self);
        if (y == FH_ERR) goto error;
        KILL(b);
        KILL(b + 1);
        KILL(b + 2);
        SET(a, y);
        SET(a + 1, self);
        NEXT(4);
    }

    CASE(GET_ITEM) {
        x = fp[B], y = fp[C];
        if (FH_LIKELY(fh_is_int(y) && fh_is_obj(x))) {
            if (fh_obj(x)->shape == FH_T_list) {
                FhList *l = fhas_list(x);
                int64_t n = fh_int_of(y);
                if (n < 0) n += l->size;
                if (FH_LIKELY((uint64_t)n < (uint64_t)l->size)) {
                    y = fh_retain(l->items[n]);
                    IN_PLACE_OF_B(y, 1);
                }
            } else if (fh_obj(x)->shape == FH_T_tuple) {
                FhTuple *t = fhas_tuple(x);
                int64_t n = fh_int_of(y);
                if (n < 0) n += t->size;
                if (FH_LIKELY((uint64_t)n < (uint64_t)t->size)) {
                    y = fh_retain(t->items[n]);
                    IN_PLACE_OF_B(y, 1);
                }
            } else if (fh_obj(x)->shape == FH_T_str && fhstr_ascii(x)) {
                FhStr *s = fhas_str(x);
                int64_t n = fh_int_of(y);
                if (n < 0) n += (int64_t)s->nbytes;
                if (FH_LIKELY((uint64_t)n < s->nbytes)) {
                    y = fhlatin1((uint8_t)s->bytes[n]);
                    if (FH_LIKELY(fh_is_obj(y))) {
                        fh_retain_obj(fh_obj(y));
                        IN_PLACE_OF_B(y, 1);
                    }
                }
            }
        }
        SAVE;
        RESULT2(fhop_getitem(vm, x, y));
        NEXT(1);
    }
    CASE(GET_ITEM_K) {
        x = fp[B], y = k[C];
        if (fh_is_int(y) && fh_is_obj(x)) {
            int64_t n = fh_int_of(y);
            if (fh_obj(x)->shape == FH_T_list) {
                FhList *l = fhas_list(x);
                if (n < 0) n += l->size;
                if (FH_LIKELY((uint64_t)n < (uint64_t)l->size)) {
                    RESULT1(fh_retain(l->items[n]));
                    NEXT(1);
                }
            } else if (fh_obj(x)->shape == FH_T_tuple) {
                FhTuple *t = fhas_tuple(x);
                if (n < 0) n += t->size;
                if (FH_LIKELY((uint64_t)n < (uint64_t)t->size)) {
                    RESULT1(fh_retain(t->items[n]));
                    NEXT(1);
                }
            }
        }
        SAVE;
        RESULT1(fhop_getitem(vm, x, y));
        NEXT(1);
    }
    CASE(SET_ITEM) {
        x = fp[A], y = fp[B];
        uint32_t c = C;
        if (FH_LIKELY(fh_is_int(y) && fh_has_shape(x, FH_T_list))) {
            FhList *l = fhas_list(x);
            int64_t n = fh_int_of(y);
            if (n < 0) n += l->size;
            if (FH_LIKELY((uint64_t)n < (uint64_t)l->size)) {
                FhValue v = fp[c];
                if (fh_is_obj(v)) {
                    if (IS_TEMP(c))
                        fp[c] = FH_DEAD;
                    else
                        fh_retain_obj(fh_obj(v));
                }
                SAVE;
                fh_set(vm, &l->header, &l->items[n], v);
                CONSUME(A);
                NEXT(1);
            }
        }
        SAVE;
        if (fh_has_shape(x, FH_T_dict) ? fhdict_set(vm, x, y, fp[c]) < 0 : fhsetitem(vm, x, y, fp[c]) < 0)
            goto error;
        CONSUME(c);
        CONSUME(B);
        CONSUME(A);
        NEXT(1);
    }
    CASE(DELETE_ITEM) {
        SAVE;
        if (fhsetitem(vm, fp[A], fp[B], FH_NOVALUE) < 0) goto error;
        CONSUME(B);
        CONSUME(A);
        NEXT(1);
    }
    CASE(BUILD_SLICE) {
        uint32_t b = B, c = C;
        if (c == 2 && FH_INSTR_OP(pc[1]) == FH_OP_GET_ITEM && fhinstr_operand(&pc[1], 3) == A && IS_TEMP(A)) {
            SAVE;
            y = fhop_piece(vm, fp[fhinstr_operand(&pc[1], 2)], fp[b], fp[b + 1]);
            if (FH_UNLIKELY(y == FH_ERR)) goto error;
            if (y != FH_NOVALUE) { /* the ends are no objects */
                pc++;
                uint32_t a = A, o = B;
                if (o != a) CONSUME(o);
                SET(a, y);
                NEXT(1);
            }
        }
        x = fhslice_new(vm, fp[b], fp[b + 1], c == 3 ? fp[b + 2] : FH_NONE);
        if (x == FH_ERR) goto error;
        for (uint32_t n = 0; n < c; n++) KILL(b + n);
        SET(A, x);
        NEXT(1);
    }

    FH_ARITH(ARITH_CASES)
    FH_COMPARE(COMPARE_CASES)
    FLOAT_CASES(ADD, FH_ADD, +)
    FLOAT_CASES(SUB, FH_SUB, -)
    FLOAT_CASES(MUL, FH_MUL, *)
    FLOAT_CASES(TRUEDIV, FH_TRUEDIV, /)

mixed : { /* a float and an int */
    double left = as_double(x), right = as_double(y);
    switch (binop) {
    case FH_ADD: FLOAT_RESULT(left + right);
    case FH_SUB: FLOAT_RESULT(left - right);
    case FH_MUL: FLOAT_RESULT(left * right);
    default:
        if (FH_LIKELY(right != 0)) FLOAT_RESULT(left / right);
        fhraise(vm, FH_T_ZeroDivisionError, "float division by zero");
        goto error;
    }
}
unchain : { /* the instruction at pc takes its operand from the register after all */
    x = fh_float_try(chained);
    if (FH_UNLIKELY(!fh_is_float(x))) {
        x = fhfloat_box(vm, chained);
        if (x == FH_ERR) goto error;
    }
    uint32_t temporary = fhinstr_operand(pc - 1, 1);
    SET(temporary, x);
    AGAIN;
}

binary_slow:
    SAVE;
    if (binop == FH_ADD && fhstr_exact(x) && fhstr_exact(y)) goto concat;
    RESULT2(fhop_binary(vm, binop, x, y, false));
    NEXT(1);
binary_slow_k:
    SAVE;
    if (binop == FH_ADD && fhstr_exact(x) && fhstr_exact(y)) goto concat_k;
    RESULT1(fhop_binary(vm, binop, x, y, false));
    NEXT(1);
inplace_slow:
    SAVE;
    if (binop == FH_ADD && fhstr_exact(x) && fhstr_exact(y)) goto concat;
    RESULT2(fhop_binary(vm, binop, x, y, true));
    NEXT(1);
inplace_slow_k:
    SAVE;
    if (binop == FH_ADD && fhstr_exact(x) && fhstr_exact(y)) goto concat_k;
    RESULT1(fhop_binary(vm, binop, x, y, true));
    NEXT(1);

    /* x + y of two str. When register B holds the only reference to x and is overwritten or consumed, x grows in place. */
concat : {
    uint32_t b = B;
    if (FH_UNLIKELY(fhmanual_references(x) == 2 && x != y) && IS_TEMP(b))
        give_up_variable(vm, frame, pc + 1, x);
    if (x != y && fhmanual_references(x) == 1 && (b == A || IS_TEMP(b))) {
        fhmanual_disown(vm, x);
        fp[b] = FH_NOVALUE;
        RESULT2(fhstr_append_owned(vm, x, y));
    } else {
        RESULT2(fhstr_concat(vm, x, y));
    }
    NEXT(1);
}
concat_k : {
    uint32_t b = B;
    if (FH_UNLIKELY(fhmanual_references(x) == 2) && IS_TEMP(b)) give_up_variable(vm, frame, pc + 1, x);
    if (fhmanual_references(x) == 1 && (b == A || IS_TEMP(b))) {
        fhmanual_disown(vm, x);
        fp[b] = FH_NOVALUE;
        RESULT1(fhstr_append_owned(vm, x, y));
    } else {
        RESULT1(fhstr_concat(vm, x, y));
    }
    NEXT(1);
}
compare_slow:
    SAVE;
    RESULT2(fhop_compare(vm, cmpop, x, y));
    NEXT(1);
compare_slow_k:
    SAVE;
    RESULT1(fhop_compare(vm, cmpop, x, y));
    NEXT(1);
compare_jump_slow : {
    SAVE;
    int t = fhop_compare_bool(vm, cmpop, x, y);
    if (t < 0) goto error;
    CONSUME(B);
    CONSUME(A);
    if (t == sense) JUMP(2);
    NEXT(2);
}
compare_jump_slow_k : {
    SAVE;
    int t = fhop_compare_bool(vm, cmpop, x, y);
    if (t < 0) goto error;
    CONSUME(A);
    if (t == sense) JUMP(2);
    NEXT(2);
}

    CASE(NEG) {
        x = fp[B];
        if (fh_is_int(x) && x != (FhValue)INT64_MIN) {
            SET(A, (FhValue) - (int64_t)x);
            NEXT(1);
        }
        if (fh_is_float(x)) FLOAT_RESULT(-fh_float_raw(x));
        SAVE;
        RESULT1(fhunary(vm, FH_NEG, x));
        NEXT(1);
    }
    CASE(POS) {
        SAVE;
        RESULT1(fhunary(vm, FH_POS, fp[B]));
        NEXT(1);
    }
    CASE(INVERT) {
        SAVE;
        RESULT1(fhunary(vm, FH_INVERT, fp[B]));
        NEXT(1);
    }
    CASE(NOT) {
        x = fp[B];
        int t = quick_truth(x);
        if (t < 0) {
            SAVE;
            t = fhtruth(vm, x);
            if (t < 0) goto error;
        }
        RESULT1(fh_bool(!t));
        NEXT(1);
    }
    CASE(IS) {
        RESULT2(fh_bool(fh_is(fp[B], fp[C])));
        NEXT(1);
    }
    CASE(IS_NOT) {
        RESULT2(fh_bool(!fh_is(fp[B], fp[C])));
        NEXT(1);
    }
    CASE(IN) {
        SAVE;
        int t = fhop_contains(vm, fp[C], fp[B]);
        if (t < 0) goto error;
        RESULT2(fh_bool(t));
        NEXT(1);
    }
    CASE(NOT_IN) {
        SAVE;
        int t = fhop_contains(vm, fp[C], fp[B]);
        if (t < 0) goto error;
        RESULT2(fh_bool(!t));
        NEXT(1);
    }

    CASE(JUMP) JUMP(2);
    CASE(LOOP) {
        if (FH_UNLIKELY(vm->interrupted)) {
            SAVE;
            if (fhpoll_code(vm, 1 - (uint32_t)pc[1]) < 0) goto error; /* as long as the loop is */
            CHOOSE_TABLE;
        }
        JUMP(2);
    }
#define TRUTH_JUMP(name, want)                                                                               \
    CASE(name) {                                                                                             \
        x = fp[A];                                                                                           \
        int t = quick_truth(x);                                                                              \
        if (FH_UNLIKELY(t < 0)) {                                                                            \
            SAVE;                                                                                            \
            t = fhtruth(vm, x);                                                                              \
            if (t < 0) goto error;                                                                           \
        }                                                                                                    \
        CONSUME(A);                                                                                          \
        if (t == (want)) JUMP(2);                                                                            \
        NEXT(2);                                                                                             \
    }
    TRUTH_JUMP(JUMP_IF_TRUE, 1)
    TRUTH_JUMP(JUMP_IF_FALSE, 0)
#define TRUTH_JUMP_KEEP(name, want)                                                                          \
    CASE(name) {                                                                                             \
        x = fp[A];                                                                                           \
        int t = quick_truth(x);                                                                              \
        if (FH_UNLIKELY(t < 0)) {                                                                            \
            SAVE;                                                                                            \
            t = fhtruth(vm, x);                                                                              \
            if (t < 0) goto error;                                                                           \
        }                                                                                                    \
        if (t == (want)) JUMP(2);                                                                            \
        CONSUME(A);                                                                                          \
        NEXT(2);                                                                                             \
    }
    TRUTH_JUMP_KEEP(JUMP_IF_TRUE_KEEP, 1)
    TRUTH_JUMP_KEEP(JUMP_IF_FALSE_KEEP, 0)
    CASE(JUMP_IF_NONE) {
        x = fp[A];
        CONSUME(A);
        if (x == FH_NONE) JUMP(2);
        NEXT(2);
    }
    CASE(JUMP_IF_NOT_NONE) {
        x = fp[A];
        CONSUME(A);
        if (x != FH_NONE) JUMP(2);
        NEXT(2);
    }
    CASE(JUMP_IF_IS) {
        bool t = fh_is(fp[A], fp[B]);
        CONSUME(B);
        CONSUME(A);
        if (t) JUMP(2);
        NEXT(2);
    }
    CASE(JUMP_IF_IS_NOT) {
        bool t = fh_is(fp[A], fp[B]);
        CONSUME(B);
        CONSUME(A);
        if (!t) JUMP(2);
        NEXT(2);
    }
    CASE(JUMP_IF_IN) {
        SAVE;
        int t = fhop_contains(vm, fp[B], fp[A]);
        if (t < 0) goto error;
        CONSUME(B);
        CONSUME(A);
        if (t) JUMP(2);
        NEXT(2);
    }
    CASE(JUMP_IF_NOT_IN) {
        SAVE;
        int t = fhop_contains(vm, fp[B], fp[A]);
        if (t < 0) goto error;
        CONSUME(B);
        CONSUME(A);
        if (!t) JUMP(2);
        NEXT(2);
    }

    /* ---- calls ---- */

    CASE(CALL) {
        callee = fp[A];
        args = &fp[A + 1];
        nargs = B;
        flags = 0;
        goto call;
    }
    CASE(CALL_METHOD) {
        uint32_t a = A;
        callee = fp[a];
        nargs = B;
        flags = 0;
        if (FH_LIKELY(fp[a + 1] != FH_NOVALUE)) {
            args = &fp[a + 1];
            nargs++;
        } else {
            args = &fp[a + 2];
        }
    }
call:
    if (FH_LIKELY(fh_has_shape(callee, FH_T_function))) {
        FhFunction *f = FH_AS(FhFunction, callee);
        body = fhas_code(f->code);
        if (FH_UNLIKELY(!body->simple)) goto call_bind;
        if (FH_UNLIKELY(nargs != body->argcount)) {
            if (nargs > body->argcount || f->defaults == FH_NOVALUE) goto call_bind;
            FhTuple *defaults = fhas_tuple(f->defaults);
            if (body->argcount - nargs > defaults->size) goto call_bind;
            if (FH_UNLIKELY(!fhframe_fits(vm, args, body))) goto call_bind;
            for (uint32_t n = nargs; n < body->argcount; n++)
                args[n] = fh_retain(defaults->items[defaults->size - (body->argcount - n)]);
            nargs = body->argcount;
        }
        if (FH_UNLIKELY(!fhframe_fits(vm, args, body) || vm->depth >= vm->depth_limit)) goto call_window;
        entered = frame->next;
        if (FH_UNLIKELY(!entered)) {
            SAVE;
            entered = fhframe_record_slow(vm);
            if (!entered) goto error;
        }
    enter:
        SAVE;
        vm->depth++;
        entered->back = frame;
        entered->regs = args;
        entered->code = body;
        entered->top = args + body->nregs;
        entered->globals = fhas_dict(FH_AS(FhFunction, callee)->globals);
        entered->function = callee;
        entered->locals = FH_NOVALUE;
        entered->handled = vm->handled;
        entered->strategy = NULL;
        entered->flags = flags;
        vm->frame = frame = entered;
        fp = args;
        for (uint32_t n = nargs; n < body->nlocals; n++) fp[n] = FH_NOVALUE;
        pc = body->instrs;
        k = body->consts;
        if (FH_UNLIKELY(vm->interrupted)) {
            SAVE;
            int polled = fhpoll_code(vm, body->ninstrs);
            pc = body->instrs; /* it may have begun meanwhile: see UNREAD */
            if (polled < 0) goto error;
            CHOOSE_TABLE;
        }
        AGAIN;
    }
    SAVE;
    if (fh_has_shape(callee, FH_T_builtin)) {
        FhBuiltin *f = FH_AS(FhBuiltin, callee);
        if (fh_is_dead(f->self))
            result = fhdead_raise(vm, f->self);
        else
            result = call_native(vm, f->def, f->self, callee, args, nargs);
        goto called;
    }
    if (fh_has_shape(callee, FH_T_method_descriptor) && nargs > 0 && !(flags & FH_FRAME_INIT)) {
        FhMethodDescr *d = FH_AS(FhMethodDescr, callee);
        if (fh_typeval(vm, args[0]) == d->type || fh_isa_type(vm, args[0], d->type)) {
            const FhMethodDef *def = d->def;
            if (FH_LIKELY(takes(def, nargs - 1))) {
                fhmethod_touch(vm, args[0]);
                result = def->fn(vm, args[0], args + 1, nargs - 1, FH_NOVALUE);
                if (FH_UNLIKELY(vm->manual.dead) && fh_is_dead(args[0]))
                    result = fhdead_used(vm, args[0], result);
                goto called;
            }
        }
        result = fhcall(vm, callee, args, nargs, FH_NOVALUE);
        goto called;
    }
    if (fh_has_shape(callee, FH_T_type)) {
        /* A class with object's __new__ and an __init__ in script: its frame is pushed here. The class's register (in
         * front of the arguments) becomes self. */
        FhType *t = FH_AS(FhType, callee);
        if (FH_LIKELY(t->quick && t->init_version == t->version && args == &fp[A + 1] && frame->next)) {
            body = fhas_code(FH_AS(FhFunction, t->init_cached)->code);
            FhObj *o = NULL;
            if (FH_LIKELY(body->simple && nargs + 1 == body->argcount && fhframe_fits(vm, args - 1, body) &&
                          vm->depth < vm->depth_limit))
                o = fhinstance_quick(vm, t);
            if (FH_LIKELY(o != NULL)) {
                args--;
                nargs++;
                *args = fh_val(o); /* instead of the class, to which it takes over the reference */
                if (o->rc < 0) fh_release_obj(vm, &t->header);
                callee = fh_retain(t->init_cached);
                flags = FH_FRAME_OWNS | FH_FRAME_INIT;
                entered = frame->next;
                entered->made = fh_val(o);
                goto enter;
            }
            if (fhinstance_refill(vm, t)) AGAIN;
        }
        if (nargs == 1 && fhtype_conversions[t->id]) {
            result = fhtype_conversions[t->id](vm, args[0]);
            goto called;
        }
        FhValue init = fhtype_plain_init(vm, t);
        if (init != FH_NOVALUE && args == &fp[A + 1] && vm->stack_limit != NULL) {
            FhValue o = fhinstance_new(vm, t, 0);
            if (o == FH_ERR) goto error;
            args--;
            *args = fh_retain(o); /* instead of the class, which o keeps alive */
            fh_release(vm, callee);
            result = fhcall_push(vm, fh_retain(init), args, nargs + 1, FH_FRAME_OWNS | FH_FRAME_INIT, o);
            if (result == FH_ERR) goto error;
            LOAD_FRAME;
            AGAIN;
        }
    } else if (fh_has_shape(callee, FH_T_method) && args == &fp[A + 1]) {
        FhMethod *m = FH_AS(FhMethod, callee);
        FhValue func = fh_retain(m->func);
        args--;
        nargs++;
        *args = fh_retain(m->self);
        if (fh_has_shape(func, FH_T_function) && vm->stack_limit != NULL) {
            fh_release(vm, callee);
            result = fhcall_push(vm, func, args, nargs, FH_FRAME_OWNS, FH_NOVALUE);
            if (result == FH_ERR) goto error;
            LOAD_FRAME;
            AGAIN;
        }
        result = fhcall(vm, func, args, nargs, FH_NOVALUE);
        fh_release(vm, func);
        fh_release(vm, callee);
        goto called;
    }
    result = fhcall(vm, callee, args, nargs, FH_NOVALUE);
called : {
    if (FH_UNLIKELY(result == FH_ERR)) goto error;
    uint32_t a = A, c = C;
    for (FhValue *p = args, *end = args + nargs; p < end; p++) RELEASE_AT(p);
    if (c != a) KILL(a);
    SET(c, result);
    NEXT(2);
}
call_bind: /* general binding of arguments: into a fresh window */
call_window : {
    SAVE;
    result = fhcall_push(vm, callee, args, nargs, flags, FH_NOVALUE);
    if (result == FH_ERR) goto error;
    LOAD_FRAME;
    if (FH_UNLIKELY(vm->interrupted)) {
        if (fhpoll_code(vm, 1) < 0) goto error;
        CHOOSE_TABLE;
    }
    AGAIN;
}
    CASE(CALL_KW) {
        SAVE;
        uint32_t a = A;
        FhValue kwnames = k[(uint32_t)pc[1]];
        callee = fp[a];
        args = &fp[a + 1];
        nargs = B;
        if (pc[1] >> 32) {
            if (fp[a + 1] != FH_NOVALUE)
                nargs++;
            else
                args++;
        }
        if (fh_has_shape(callee, FH_T_function)) {
            result = fhcall_push_kw(vm, callee, args, nargs, kwnames);
            if (result == FH_ERR) goto error;
            LOAD_FRAME;
            AGAIN;
        }
        result = fhcall(vm, callee, args, nargs - (uint32_t)fhas_tuple(kwnames)->size, kwnames);
        goto called;
    }
    CASE(CALL_EX) {
        SAVE;
        uint32_t a = A, c = C;
        callee = fp[a];
        if (FH_UNLIKELY(!fhtuple_exact(fp[a + 1]))) {
            x = fhop_call_args(vm, callee, fp[a + 1]);
            if (x == FH_ERR) goto error;
            SET(a + 1, x);
        }
        result = fhcall_tuple(vm, callee, fp[a + 1], fp[a + 2]);
        if (result == FH_ERR) goto error;
        KILL(a + 2);
        KILL(a + 1);
        if (c != a) KILL(a);
        SET(c, result);
        NEXT(2);
    }

    CASE(RETURN_CONST) {
        result = fh_retain(k[BC]);
        goto do_return;
    }
    CASE(RETURN) {
        uint32_t a = A;
        result = fp[a];
        fp[a] = FH_DEAD;
    }
do_return : {
    if (FH_UNLIKELY(frame->flags & (FH_FRAME_OBSERVED | FH_FRAME_TRACED))) {
        SAVE;
        if (frame->flags & FH_FRAME_TRACED && (result = fhtracing_return(vm, frame, result)) == FH_ERR)
            goto not_entered;
        if (frame->flags & FH_FRAME_OBSERVED) fhframe_keep(vm, frame);
    }
    for (FhValue *p = fp, *end = fp + frame->code->nlocals; p < end; p++) RELEASE_AT(p);
    flags = frame->flags;
    if (FH_UNLIKELY(flags)) goto return_slow;
    vm->depth--;
    vm->frame = frame = frame->back;
}
return_to_caller : { /* frame is the caller's, pc of its call instruction */
    pc = frame->pc;
    fp = frame->regs;
    k = frame->code->consts;
    uint32_t a = A, c = C;
    if (c != a) KILL(a);
    SET(c, result);
    NEXT(2);
}
return_slow:
    if (FH_LIKELY(flags == FH_FRAME_NATIVE)) {
        x = frame->function;
        vm->depth--;
        vm->frame = frame->back;
        fh_release(vm, x);
        return result;
    }
    if (flags & FH_FRAME_GENERATOR) {
        FhGen *g = fhgen_of_frame(frame);
        fhgen_pop(vm, g, FH_GEN_FINISHED, &result);
        if (flags & FH_FRAME_ENTRY) return result;
        LOAD_FRAME;
        uint32_t a = A;
        if (flags & FH_FRAME_FOR) {
            fh_release(vm, result);
            KILL(a);
        } else { /* SEND */
            uint32_t b = B;
            SET(b, result);
            KILL(a);
        }
        JUMP(2);
    }
    if (FH_LIKELY(flags == (FH_FRAME_OWNS | FH_FRAME_INIT) && result == FH_NONE)) {
        result = frame->made;
        x = frame->function;
        vm->depth--;
        vm->frame = frame = frame->back;
        fh_release(vm, x);
        goto return_to_caller;
    }
    result = fhcall_leave(vm, frame, result);
    if (flags & FH_FRAME_ENTRY) return result;
    frame = vm->frame;
    if (result == FH_ERR) {
        LOAD_FRAME;
        goto error;
    }
    CHOOSE_TABLE;
    goto return_to_caller;

    /* ---- building ---- */

    CASE(BUILD_TUPLE) {
        x = fhtuple_take(vm, &fp[B], C);
        for (uint32_t n = 0, b = B; n < C; n++) fp[b + n] = FH_DEAD;
        if (x == FH_ERR) goto error;
        SET(A, x);
        NEXT(1);
    }
    CASE(BUILD_LIST) {
        uint32_t b = B, n = C;
        x = fhlist_new(vm, n);
        if (x == FH_ERR) goto error;
        FhList *l = fhas_list(x);
        for (uint32_t m = 0; m < n; m++) {
            l->items[m] = fp[b + m];
            fp[b + m] = FH_DEAD;
        }
        fh_stored_all(vm, &l->header, l->items, n);
        l->size = n;
        SET(A, x);
        NEXT(1);
    }
    CASE(BUILD_SET) {
        SAVE;
        x = fhop_build_set(vm, &fp[B], C);
        if (x == FH_ERR) goto error;
        SET(A, x);
        NEXT(1);
    }
    CASE(BUILD_MAP) {
        SAVE;
        x = fhop_build_map(vm, &fp[B], C);
        if (x == FH_ERR) goto error;
        SET(A, x);
        NEXT(1);
    }
    CASE(BUILD_STRING) {
        x = fhop_build_string(vm, &fp[B], C);
        if (x == FH_ERR) goto error;
        SET(A, x);
        NEXT(1);
    }
    CASE(LIST_APPEND) {
        uint32_t b = B;
        x = fp[b];
        if (IS_TEMP(b))
            fp[b] = FH_DEAD;
        else
            fh_retain(x);
        if (fhlist_push(vm, fhas_list(fp[A]), x) < 0) goto error;
        NEXT(1);
    }
    CASE(SET_ADD) {
        SAVE;
        if (fhset_add(vm, fp[A], fp[B]) < 0) goto error;
        CONSUME(B);
        NEXT(1);
    }
    CASE(MAP_ADD) {
        SAVE;
        if (fhdict_set(vm, fp[A], fp[B], fp[C]) < 0) goto error;
        CONSUME(C);
        CONSUME(B);
        NEXT(1);
    }
    CASE(LIST_EXTEND) {
        SAVE;
        if (fhop_list_extend(vm, fp[A], fp[B]) < 0) goto error;
        CONSUME(B);
        NEXT(1);
    }
    CASE(SET_UPDATE) {
        SAVE;
        if (fhset_update(vm, fp[A], fp[B]) < 0) goto error;
        CONSUME(B);
        NEXT(1);
    }
    CASE(DICT_UPDATE) {
        SAVE;
        if (fhop_dict_update(vm, fp[A], fp[B]) < 0) goto error;
        CONSUME(B);
        NEXT(1);
    }
    CASE(DICT_MERGE) {
        SAVE;
        if (fhop_dict_merge(vm, fp[A], fp[B], fp[C]) < 0) goto error;
        CONSUME(B);
        NEXT(1);
    }
    CASE(LIST_TO_TUPLE) {
        FhList *l = fhas_list(fp[B]);
        RESULT1(fhtuple_from(vm, l->items, l->size));
        NEXT(1);
    }
    CASE(FORMAT) {
        SAVE;
        RESULT1(fhop_format(vm, fp[B], FH_NOVALUE, C));
        NEXT(1);
    }
    CASE(FORMAT_SPEC) {
        SAVE;
        uint32_t b = B;
        x = fhop_format(vm, fp[b], fp[b + 1], C);
        if (x == FH_ERR) goto error;
        KILL(b + 1);
        KILL(b);
        SET(A, x);
        NEXT(1);
    }

    /* ---- iteration ---- */

    CASE(GET_ITER) {
        SAVE;
        RESULT1(fhiter(vm, fp[B]));
        NEXT(1);
    }
    CASE(FOR_RANGE_PREP) {
        SAVE;
        int status;
        uint32_t a = A;
        if (fhop_range_prep(vm, &fp[a], B, &status)) NEXT(1);
        if (status < 0) goto error;
        NEXT(1);
    }
    CASE(FOR_ITER) {
        uint32_t a = A;
        x = fp[a];
        if (FH_LIKELY(fh_is_int(x)) && FH_LIKELY(fh_both_int(fp[a + 1], fp[a + 2]))) {
            int64_t stop = (int64_t)fp[a + 1], step = (int64_t)fp[a + 2];
            if (FH_LIKELY(step > 0 ? (int64_t)x < stop : (int64_t)x > stop)) {
                int64_t next;
                if (FH_UNLIKELY(__builtin_add_overflow((int64_t)x, step, &next))) next = stop;
                fp[a] = (FhValue)next;
                SET(B, x);
                NEXT(2);
            }
            JUMP(2);
        }
        if (FH_UNLIKELY(!fh_is_obj(x))) goto no_iterator; /* a comprehension's code called by itself */
        switch (fh_obj(x)->shape) {
        case FH_T_list_iterator:
            y = next_of_list(x);
            if (FH_UNLIKELY(y == FH_NOVALUE)) break;
            SET(B, y);
            NEXT(2);
        case FH_T_dict_keyiterator:
        case FH_T_dict_valueiterator: {
            const FhEntry *e = fhdict_next_entry(x);
            if (FH_UNLIKELY(!e)) break;
            y = fh_retain(fh_obj(x)->shape == FH_T_dict_keyiterator ? e->key : e->value);
            SET(B, y);
            NEXT(2);
        }
        case FH_T_dict_itemiterator: {
            if (!UNPACKS_PAIR) break;
            const FhEntry *e = fhdict_next_entry(x);
            if (FH_UNLIKELY(!e)) break;
            y = fh_retain(e->key);
            x = fh_retain(e->value);
            goto pair;
        }
        case FH_T_enumerate: {
            FhEnumerate *e = FH_AS(FhEnumerate, x);
            if (!UNPACKS_PAIR || !fh_has_shape(e->iterator, FH_T_list_iterator)) break;
            if (!fh_is_int(e->count) || e->count == fh_int_raw(FH_INT_MAX)) break;
            FhValue item = next_of_list(e->iterator);
            if (FH_UNLIKELY(item == FH_NOVALUE)) break;
            x = item;
            y = e->count;
            e->count = fh_int_raw(fh_int_of(y) + 1);
        }
        pair
            : { /* y and x are what UNPACK_SEQUENCE would make; the moves to two variables are done here, too */
            uint32_t to = fhinstr_operand(&pc[2], 2);
            if (FH_INSTR_OP(pc[3]) == FH_OP_MOVE && FH_INSTR_B(pc[3]) == to &&
                FH_INSTR_OP(pc[4]) == FH_OP_MOVE && FH_INSTR_B(pc[4]) == to + 1) {
                SET(fhinstr_operand(&pc[3], 1), y);
                SET(fhinstr_operand(&pc[4], 1), x);
                NEXT(5);
            }
            fp[to] = y;
            fp[to + 1] = x;
            NEXT(3);
        }
        case FH_T_generator: {
            FhGen *g = fhas_gen(x);
            if (FH_LIKELY(g->state <= FH_GEN_SUSPENDED)) {
                SAVE;
                if (fhgen_push(vm, g, FH_NONE, FH_FRAME_FOR) < 0) goto error;
                LOAD_FRAME;
                AGAIN;
            }
            break;
        }
        default: break;
        }
        SAVE;
        FhValue (*next)(FhVM *, FhValue) = fh_slots(vm, x)->next;
        if (FH_UNLIKELY(!next)) {
        no_iterator:
            SAVE;
            fhraise(vm, FH_T_TypeError, "'%T' object is not an iterator", x);
            goto error;
        }
        fhiterators_touch(vm, x);
        if (UNPACKS) {
            y = fhiterators_unpack(vm, x, &fp[fhinstr_operand(&pc[2], 2)], fhinstr_operand(&pc[2], 3));
            if (FH_LIKELY(y == FH_NONE)) NEXT(3);
            if (FH_UNLIKELY(y == FH_NOTIMPLEMENTED)) y = next(vm, x);
        } else {
            y = next(vm, x);
        }
        if (FH_LIKELY(y != FH_NOVALUE && y != FH_ERR)) {
            SET(B, y);
            NEXT(2);
        }
        if (vm->pending != FH_NOVALUE) {
            if (FH_UNLIKELY(vm->tracing.on)) fhtracing_exception(vm, frame);
            if (!fhpending_is(vm, FH_T_StopIteration)) goto error;
            fhpending_clear(vm);
        }
        KILL(a);
        JUMP(2);
    }
    CASE(UNPACK_SEQUENCE) {
        uint32_t a = A, b = B, n = C;
        x = fp[a];
        if (fh_has_shape(x, FH_T_tuple) && fhas_tuple(x)->size == n) {
            FhTuple *t = fhas_tuple(x);
            if (IS_TEMP(a)) { /* a may be one of the targets */
                fp[a] = FH_DEAD;
                for (uint32_t m = 0; m < n; m++) fp[b + m] = fh_retain(t->items[m]);
                fh_release(vm, x);
            } else {
                for (uint32_t m = 0; m < n; m++) fp[b + m] = fh_retain(t->items[m]);
            }
            NEXT(1);
        }
        SAVE;
        if (IS_TEMP(a))
            fp[a] = FH_DEAD;
        else
            fh_retain(x);
        int status = fhop_unpack(vm, x, &fp[b], n);
        fh_release(vm, x);
        if (status < 0) goto error;
        NEXT(1);
    }
    CASE(UNPACK_EX) {
        SAVE;
        uint32_t a = A, c = C;
        x = fp[a];
        if (IS_TEMP(a))
            fp[a] = FH_DEAD;
        else
            fh_retain(x);
        int status = fhop_unpack_ex(vm, x, &fp[B], c & 255, c >> 8);
        fh_release(vm, x);
        if (status < 0) goto error;
        NEXT(1);
    }

    /* ---- functions, generators ---- */

    CASE(MAKE_FUNCTION) {
        SAVE;
        x = fhop_make_function(vm, frame, k[(uint32_t)pc[1]], &fp[B], C);
        if (x == FH_ERR) goto error;
        SET(A, x);
        NEXT(2);
    }
    CASE(LOAD_BUILD_CLASS) {
        SAVE;
        x = fhdict_get_str(vm, fhframe_builtins(vm, frame), FH_NAME(vm, __build_class__));
        if (x == FH_NOVALUE) fhraise(vm, FH_T_NameError, "__build_class__ not found");
        if (x == FH_NOVALUE || x == FH_ERR) goto error;
        fh_retain(x);
        SET(A, x);
        NEXT(1);
    }
    CASE(RETURN_GENERATOR) {
        SAVE;
        frame->pc = pc + 1;
        result = fhgen_new(vm, frame);
        if (result == FH_ERR) goto error;
        goto do_return;
    }
    CASE(YIELD) {
        uint32_t b = B;
        result = fp[b];
        if (IS_TEMP(b))
            fp[b] = FH_DEAD;
        else
            fh_retain(result);
        SAVE;
        FhGen *g = fhgen_of_frame(frame);
        if (FH_UNLIKELY(frame->flags & FH_FRAME_TRACED) &&
            (result = fhtracing_return(vm, frame, result)) == FH_ERR)
            goto error;
        flags = frame->flags;
        fhgen_pop(vm, g, FH_GEN_SUSPENDED, NULL);
        if (flags & FH_FRAME_ENTRY) return result;
        LOAD_FRAME;
        SET(B, result); /* of FOR_ITER or SEND */
        NEXT(2);
    }
    CASE(SEND) {
        uint32_t a = A, b = B;
        x = fp[a];
        if (fhgen_is_any(x) && fh_obj(x)->shape != FH_T_async_generator) {
            FhGen *g = fhas_gen(x);
            if (g->state <= FH_GEN_SUSPENDED && !(g->state == FH_GEN_CREATED && fp[b] != FH_NONE)) {
                SAVE;
                y = fp[b];
                fp[b] = FH_DEAD;
                if (fhgen_push(vm, g, y, FH_FRAME_SEND) < 0) goto error;
                LOAD_FRAME;
                AGAIN;
            }
        }
        SAVE;
        bool done = false;
        y = fp[b];
        fp[b] = FH_DEAD;
        y = fhgen_send(vm, x, y, &done); /* any iterator */
        if (y == FH_ERR) goto error;
        SET(b, y);
        if (!done) NEXT(2);
        KILL(a);
        JUMP(2);
    }
    CASE(GET_YIELD_FROM_ITER) {
        SAVE;
        RESULT1(fhop_yield_from_iter(vm, frame, fp[B]));
        NEXT(1);
    }
    CASE(GET_AWAITABLE) {
        SAVE;
        RESULT1(fhop_get_awaitable(vm, fp[B], C));
        NEXT(1);
    }
    CASE(GET_AITER) {
        SAVE;
        RESULT1(fhasync_iter(vm, fp[B]));
        NEXT(1);
    }
    CASE(GET_ANEXT) {
        SAVE;
        x = fhasync_anext(vm, fp[B]);
        if (x == FH_ERR) goto error;
        SET(A, x);
        NEXT(1);
    }
    CASE(END_ASYNC_FOR) {
        uint32_t a = A, b = B;
        x = fp[b];
        if (FH_UNLIKELY(!fhexception_check(vm, x))) goto no_exception;
        vm->handled = OUTER_HANDLED(b + 1);
        if (!fh_isa(vm, x, FH_T_StopAsyncIteration)) {
            fp[b] = FH_DEAD;
            vm->pending = x;
            goto unwind;
        }
        KILL(b);
        KILL(b + 1);
        KILL(a);
        NEXT(1);
    }
    CASE(ASYNC_GEN_WRAP) {
        RESULT1(fhasyncgen_wrap(vm, fp[B]));
        NEXT(1);
    }

    /* ---- exceptions ---- */

    CASE(RAISE) {
        SAVE;
        uint32_t form = C;
        x = fhop_raise(vm, form ? fp[A] : FH_NOVALUE, form == 2 ? fp[B] : FH_NOVALUE, form);
        if (x != FH_ERR) goto unwind; /* raised again: its traceback has this frame already */
        goto error;
    }
    CASE(POP_EXCEPT) {
        uint32_t a = A;
        vm->handled = OUTER_HANDLED(a + 1);
        KILL(a);
        KILL(a + 1);
        NEXT(1);
    }
    CASE(RERAISE) {
        uint32_t a = A, b = B;
        x = fp[a];
        if (FH_UNLIKELY(!fhexception_check(vm, x))) {
        no_exception: /* only in code that no compiler made */
            fhraise(vm, FH_T_SystemError, "what is raised again is no exception");
            goto error;
        }
        fp[a] = FH_DEAD;
        vm->handled = OUTER_HANDLED(b + 1);
        vm->pending = x;
        goto unwind;
    }
    CASE(JUMP_IF_NOT_MATCH) {
        SAVE;
        int t = fhop_exception_matches(vm, fp[A], fp[B]);
        if (t < 0) goto error;
        CONSUME(B);
        if (!t) JUMP(2);
        NEXT(2);
    }
    CASE(CHECK_STAR_MATCH) {
        SAVE;
        FhValue rest = FH_NONE;
        x = fhop_star_match(vm, fp[B], fp[C], &rest);
        if (x == FH_ERR) goto error;
        CONSUME(C);
        SET(B, rest);
        SET(A, x);
        NEXT(1);
    }
    CASE(RERAISE_STAR) {
        SAVE;
        x = fhop_star_reraise(vm, fp[B], fp[C]);
        if (x == FH_ERR) goto error;
        CONSUME(C);
        SET(A, x);
        NEXT(1);
    }
    CASE(LOAD_ASSERTION_ERROR) {
        x = fh_retain(fh_val(vm->types[FH_T_AssertionError]));
        SET(A, x);
        NEXT(1);
    }

    /* ---- with, match, import ---- */

    CASE(BEFORE_WITH) {
        SAVE;
        if (fhop_before_with(vm, &fp[A], false) < 0) goto error;
        NEXT(1);
    }
    CASE(BEFORE_ASYNC_WITH) {
        SAVE;
        if (fhop_before_with(vm, &fp[A], true) < 0) goto error;
        NEXT(1);
    }
    CASE(WITH_EXIT) {
        SAVE;
        uint32_t a = A, b = B;
        vm->quiet_call = true;
        x = fhcall3(vm, fp[a], FH_NONE, FH_NONE, FH_NONE);
        vm->quiet_call = false;
        if (x == FH_ERR) goto error;
        if (b != a) KILL(a);
        SET(b, x);
        NEXT(1);
    }
    CASE(WITH_EXCEPT) {
        SAVE;
        vm->quiet_call = true;
        x = fhop_with_except(vm, fp[A], fp[C]);
        vm->quiet_call = false;
        if (x == FH_ERR) goto error;
        SET(B, x);
        NEXT(1);
    }
    CASE(MATCH_MAPPING) {
        x = fh_bool(fh_has_flag(vm, fp[B], FH_TF_MAPPING));
        SET(A, x);
        NEXT(1);
    }
    CASE(MATCH_SEQUENCE) {
        x = fh_bool(fh_has_flag(vm, fp[B], FH_TF_SEQUENCE));
        SET(A, x);
        NEXT(1);
    }
    CASE(MATCH_KEYS) {
        SAVE;
        x = fhop_match_keys(vm, fp[B], fp[C]);
        if (x == FH_ERR) goto error;
        if (C != A) CONSUME(C);
        SET(A, x);
        NEXT(1);
    }
    CASE(MATCH_CLASS) {
        SAVE;
        x = fhop_match_class(vm, fp[B], fp[A], C, k[(uint32_t)pc[1]]);
        if (x == FH_ERR) goto error;
        SET(A, x);
        NEXT(2);
    }
    CASE(MATCH_REST) {
        SAVE;
        x = fhop_match_rest(vm, fp[B], fp[C]);
        if (x == FH_ERR) goto error;
        if (C != A) CONSUME(C);
        SET(A, x);
        NEXT(1);
    }
    CASE(GET_LEN) {
        SAVE;
        int64_t n = fhlen(vm, fp[B]);
        if (n < 0) goto error;
        SET(A, fh_int_raw(n));
        NEXT(1);
    }
    CASE(IMPORT_NAME) {
        SAVE;
        uint32_t b = B;
        x = fhop_import_name(vm, frame, NAME_OF(C), fp[b], fp[b + 1]);
        if (x == FH_ERR) goto error;
        KILL(b + 1);
        KILL(b);
        SET(A, x);
        NEXT(1);
    }
    CASE(IMPORT_FROM) {
        SAVE;
        x = fhop_import_from(vm, fp[B], NAME_OF(C));
        if (x == FH_ERR) goto error;
        SET(A, x);
        NEXT(1);
    }
    CASE(IMPORT_STAR) {
        SAVE;
        if (fhop_import_star(vm, frame, fp[A]) < 0) goto error;
        CONSUME(A);
        NEXT(1);
    }
    CASE(HOOK) {
        SAVE;
        if (vm->hook && vm->hook(vm, A) < 0) goto error;
        NEXT(1);
    }
    CASE(OWN) {
        x = fp[A];
        if (fhmanual_provisional(x)) {
            uint32_t site = BC;
            if (FH_UNLIKELY(site == 0)) SITE_HERE(site);
            if (vm->manual.returned_to == pc - 2 && vm->manual.returned == x) site = vm->manual.returned_site;
            fhmanual_own(vm, fh_obj(x), site);
        }
        NEXT(1);
    }
    CASE(UNREAD) {
        SAVE;
        if (fhshare_begin(vm, frame->code) < 0) goto error;
        pc = frame->code->instrs;
        AGAIN;
    }
    CASE(OWN_RESULT) {
        x = fp[A];
        if (fhmanual_provisional(x)) {
            uint32_t site = BC;
            if (FH_UNLIKELY(site == 0)) SITE_HERE(site);
            if (fhstrategy_manual_receiver(vm, frame) && frame->back) { /* whose business it is to name it */
                vm->manual.returned = x;
                vm->manual.returned_site = site;
                vm->manual.returned_to = frame->back->pc;
            } else {
                fhmanual_own(vm, fh_obj(x), site);
            }
        }
        NEXT(1);
    }
    CASE(FREE) {
        x = fp[A];
        if (FH_LIKELY(fh_has_shape(x, FH_T_builtin) && FH_AS(FhBuiltin, x)->def->fn == fhmemory_free)) {
            SAVE;
            int done = fhmanual_free_local(vm, &fp[B], C);
            if (done < 0) goto error;
            if (FH_LIKELY(done)) {
                KILL(A);
                JUMP(2);
            }
        }
        NEXT(2);
    }
    CASE(SETUP_ANNOTATIONS) {
        SAVE;
        if (fhop_setup_annotations(vm, frame) < 0) goto error;
        NEXT(1);
    }
    CASE(PRINT_EXPR) {
        SAVE;
        if (fhop_print_expr(vm, fp[A]) < 0) goto error;
        CONSUME(A);
        NEXT(1);
    }

    /* ---- unwinding ---- */

refused: /* the argument x has ended */
    fhcontracts_refuse(vm, frame, x);
not_entered: /* an exception was raised before the function's own code runs: it is the caller's */
    x = vm->pending;
    vm->pending = FH_NOVALUE;
    goto leave;
error: /* an exception was raised by the instruction at pc, or came out of a call there */
    if (FH_UNLIKELY(vm->pending == FH_NOVALUE)) { /* `called` by a native that has begun to trace */
        result = vm->tracing.result;
        vm->tracing.result = FH_NOVALUE;
        uint32_t a = A, c = C, last = a + B + (fhinstr_operand(pc, 0) == FH_OP_CALL_METHOD);
        for (uint32_t r = a + 1; r <= last; r++) KILL(r);
        if (c != a) KILL(a);
        SET(c, result);
        CHOOSE_TABLE;
        SAVE;
        NEXT(2);
    }
    SAVE;
    fhtraceback_add(vm, vm->pending, fh_val(frame->code), fh_val(frame->globals),
                    (uint32_t)(pc - frame->code->instrs));
    if (FH_UNLIKELY(vm->hook != NULL)) vm->hook(vm, FH_HOOK_EXCEPTION);
    if (FH_UNLIKELY(vm->tracing.on)) fhtracing_exception(vm, frame);
unwind : {
    const FhCode *code = frame->code;
    const FhHandler *h = fhcode_is_unread(code) ? NULL : find_handler(code, (uint32_t)(pc - code->instrs));
    if (FH_UNLIKELY(vm->meter.stopped) && h) h = find_native_exit(code, fp, (uint32_t)(pc - code->instrs));
    if (h) {
        uint32_t d = h->depth;
        pc = code->instrs + h->handler;
        if (FH_LIKELY(!vm->tracing.on))
            SAVE; /* the step from the instruction that raised may be a new line */
        x = vm->pending;
        vm->pending = FH_NOVALUE;
        if (!(frame->flags & FH_FRAME_NUMBERED)) {
            frame->flags |= FH_FRAME_NUMBERED;
            frame->serial = ++vm->frame_serial;
        }
        fhtraceback_caught(x, fh_val(code), frame, frame->serial);
        if (frame->flags & FH_FRAME_OBSERVED) fhtraceback_set_frame(vm, x, fh_val(code), frame->object);
        FhValue outer = vm->handled == frame->handled ? FH_DUMMY : fh_retain(vm->handled);
        vm->handled = x; /* what was handled may live in a register that dies now */
        kill_registers(vm, fp, d, code->nregs);
        fp[d] = x;
        fp[d + 1] = outer;
        CHOOSE_TABLE;
        AGAIN;
    }
    if (FH_UNLIKELY(vm->tracing.on)) fhtracing_unwind(vm, frame);
    x = vm->pending;
    vm->pending = FH_NOVALUE;
    vm->handled = frame->handled;
    if (FH_UNLIKELY(frame->flags & FH_FRAME_OBSERVED)) {
        fhtraceback_set_frame(vm, x, fh_val(code), frame->object);
        fhframe_keep(vm, frame);
    } else if (!(frame->flags & FH_FRAME_GENERATOR) && FH_LIKELY(!vm->meter.stopped) &&
               x != vm->memory_error) { /* the prepared one lives on: it must hold nothing large */
        fhtraceback_keep_locals(vm, x, fh_val(code), fp);
    }
leave:
    kill_registers(vm, fp, 0, frame->code->nregs);
    vm->pending = x;
    flags = frame->flags;
    if (flags & FH_FRAME_GENERATOR) {
        FhGen *g = fhgen_of_frame(frame);
        fhgen_convert_stop(vm, g);
        result = FH_ERR;
        fhgen_pop(vm, g, FH_GEN_FINISHED, &result);
    } else if (flags) {
        fhcall_leave(vm, frame, FH_ERR);
    } else {
        vm->depth--;
        vm->frame = frame->back;
    }
    if (flags & FH_FRAME_ENTRY) return FH_ERR;
    LOAD_FRAME;
    goto error;
}
}
