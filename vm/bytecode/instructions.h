/* The one table of instructions: OP(NAME, operands, words, flags) — what it does.
 *
 * The machine is a stack machine whose instructions name their stack places: a frame is a row of registers
 *   [ locals: parameters first, then other locals, then cells and free variables | temporaries, used as a stack ].
 * An instruction is one 64-bit word: opcode, a, b, c of 16 bits each (little-endian order in the word), followed by
 * words-1 words of jump distance or inline cache.
 *
 * Operand letters, in the order a b c:
 *   w  register written. Its old value is released.
 *   r  register read. If it is a temporary (index >= nlocals) it is CONSUMED: its value is moved or released and the
 *      register is left dead (holding no object). A local is borrowed. Never an unbound local: the compiler puts
 *      CHECK_BOUND in front where it cannot prove that the local is bound.
 *   k  register read and kept, local or temporary.
 *   u  register read and then written by the instruction itself as the comment says.
 *   c  constant number     n  name number (code->names)     i  plain number     -  unused, zero
 *   B  b and c together hold a 32-bit number (b low half): Bn a name number, Bc a constant number
 * Rules for temporaries: a register that is dead never holds an object; every register of a live frame holds a valid
 * value. Stack discipline: at each instruction the live temporaries lie in [nlocals, depth) for the depth the compiler
 * tracks, and only consumed ones below the depth are dead (the first targets of an unpacking, say); a result of consumed
 * temporaries usually goes to the lowest of them, which is then not released twice (writing a register releases its old
 * value: that is the consumption).
 * SEND, YIELD with c not 0 and the JUMP back to that SEND always stand directly behind one another.
 * Word 1 of instructions with J in their flags holds, in its low 32 bits, a signed jump distance in words, counted
 * from the end of the instruction (all its words).
 *
 * Flags: J jump in word 1; E ends the block (no fall through); S may run script code; X may raise; none 0. */
#ifndef FH_BYTECODE_INSTRUCTIONS_H
#define FH_BYTECODE_INSTRUCTIONS_H

enum { FH_OP_J = 1, FH_OP_E = 2, FH_OP_S = 4, FH_OP_X = 8, FH_OP_SX = 12 };

/* clang-format off */
#define FH_ARITH(A) /* A(NAME, FhBinOp): each gives NAME, NAME_K (right operand constant), I_NAME, I_NAME_K (in place) */ \
    A(ADD, FH_ADD) A(SUB, FH_SUB) A(MUL, FH_MUL) A(TRUEDIV, FH_TRUEDIV) A(FLOORDIV, FH_FLOORDIV) A(MOD, FH_MOD) \
    A(AND, FH_AND) A(OR, FH_OR) A(XOR, FH_XOR) A(LSHIFT, FH_LSHIFT) A(RSHIFT, FH_RSHIFT) A(POW, FH_POW) \
    A(MATMUL, FH_MATMUL)
#define FH_COMPARE(C) /* C(NAME, FhCmpOp): gives NAME, NAME_K, and the jumps J_NAME(_K) if true, JN_NAME(_K) if not true */ \
    C(LT, FH_LT) C(LE, FH_LE) C(EQ, FH_EQ) C(NE, FH_NE) C(GT, FH_GT) C(GE, FH_GE)

#define FH_INSTRUCTIONS(OP) \
    OP(NOP, "---", 1, 0) \
    /* moves */ \
    OP(MOVE, "wr-", 1, 0)                /* a = b (from a temporary: moved) */ \
    OP(COPY, "wk-", 1, 0)                /* a = b, b kept even if it is a temporary */ \
    OP(LOAD_CONST, "wBc", 1, 0)          /* a = constant */ \
    OP(LOAD_CONST_PLAIN, "wBc", 1, 0)    /* quick forms, made at run time, never by the compiler */ \
    OP(LOAD_CONST_FL, "wBc", 1, 0)       /* a float, for the next instruction: see FH_FLOAT_OPS */ \
    OP(LOAD_CONST_FR, "wBc", 1, 0) \
    OP(DROP, "r--", 1, FH_OP_S)          /* a temporary dies */ \
    OP(CHECK_BOUND, "k--", 1, FH_OP_X)   /* UnboundLocalError (NameError for a free variable) if local a is unbound */ \
    OP(DELETE_FAST, "u--", 1, FH_OP_SX)  /* local a becomes unbound; UnboundLocalError if it is */ \
    OP(CLEAR_FAST, "u--", 1, FH_OP_S)    /* local a becomes unbound, whatever it held (end of `except E as a`); or a dead \
                                            temporary becomes NOVALUE (CALL_EX) */ \
    /* cells: the register holds a cell object */ \
    OP(MAKE_CELL, "u--", 1, FH_OP_X)     /* a = cell(a), at function entry; an unbound register gives an empty cell */ \
    /* owned and borrowed parameters, checked before anything else in a function's code (runtime/contracts.h) */ \
    OP(ARG_BORROWED, "k--", 1, FH_OP_X)  /* parameter a, which nothing binds again, is alive */ \
    OP(ARG_PINNED, "k--", 1, FH_OP_X)    /* the same of one that is bound again; what it holds now is noted */ \
    OP(ARG_OWNED, "k--", 1, FH_OP_X)     /* parameter a is alive, and gone from the caller's variables */ \
    OP(COPY_FREE, "ii-", 1, 0)           /* registers a … a+b-1 = cells of the running function's closure */ \
    OP(LOAD_DEREF, "wk-", 1, FH_OP_X)    /* a = contents of cell b; NameError if empty */ \
    OP(STORE_DEREF, "kr-", 1, FH_OP_S)   /* contents of cell a = b */ \
    OP(DELETE_DEREF, "k--", 1, FH_OP_SX) \
    OP(LOAD_CLASSDEREF, "wkn", 1, FH_OP_SX) /* a = class namespace[name c] or else contents of cell b */ \
    /* names */ \
    OP(LOAD_GLOBAL, "wBn", 3, FH_OP_SX)  /* cache: layout version, entry number */ \
    OP(LOAD_GLOBAL_MODULE, "wBn", 3, FH_OP_SX)  /* quick forms, made at run time, never by the compiler */ \
    OP(LOAD_GLOBAL_BUILTIN, "wBn", 3, FH_OP_SX) \
    OP(STORE_GLOBAL, "rBn", 2, FH_OP_SX) \
    OP(DELETE_GLOBAL, "-Bn", 1, FH_OP_SX) \
    OP(LOAD_NAME, "wBn", 3, FH_OP_SX)    /* namespace, globals, builtins */ \
    OP(STORE_NAME, "rBn", 2, FH_OP_SX) \
    OP(DELETE_NAME, "-Bn", 1, FH_OP_SX) \
    /* attributes; cache words: shape | version, then two of payload */ \
    OP(LOAD_ATTR, "wrn", 4, FH_OP_SX) \
    OP(LOAD_ATTR_FIELD, "wrn", 4, FH_OP_SX)   /* quick forms */ \
    OP(LOAD_ATTR_CLASS, "wrn", 4, FH_OP_SX) \
    OP(LOAD_ATTR_MODULE, "wrn", 4, FH_OP_SX) \
    OP(LOAD_ATTR_PROPERTY, "wrn", 4, FH_OP_SX) \
    OP(LOAD_ATTR_TYPE, "wrn", 4, FH_OP_SX) \
    OP(STORE_ATTR, "rrn", 4, FH_OP_SX)   /* a.name = b */ \
    OP(STORE_ATTR_FIELD, "rrn", 4, FH_OP_SX) \
    OP(STORE_ATTR_NEW, "rrn", 4, FH_OP_SX) \
    OP(DELETE_ATTR, "r-n", 1, FH_OP_SX) \
    OP(LOAD_METHOD, "wrn", 4, FH_OP_SX)  /* a = function, a+1 = b as self; or a = attribute, a+1 = NOVALUE (dead) */ \
    OP(LOAD_METHOD_CACHED, "wrn", 4, FH_OP_SX) \
    OP(LOAD_METHOD_CLASS, "wrn", 4, FH_OP_SX) \
    OP(LOAD_METHOD_TYPE, "wrn", 4, FH_OP_SX) \
    OP(LOAD_METHOD_MODULE, "wrn", 4, FH_OP_SX) \
    OP(LOAD_SUPER_METHOD, "wkn", 4, FH_OP_SX) /* as LOAD_METHOD of super(): b = class, b+1 = self, b+2 = the global \
                                                 `super`, all consumed; a may equal b */ \
    /* items */ \
    OP(GET_ITEM, "wrr", 1, FH_OP_SX) \
    OP(GET_ITEM_K, "wrc", 1, FH_OP_SX) \
    OP(SET_ITEM, "rrr", 1, FH_OP_SX)     /* a[b] = c */ \
    OP(DELETE_ITEM, "rr-", 1, FH_OP_SX) \
    OP(BUILD_SLICE, "wui", 1, FH_OP_X)   /* a = slice(b, b+1, b+2 if c is 3), temporaries consumed */ \
    /* operators */ \
    FH_ARITH_OPS(OP) \
    FH_COMPARE_OPS(OP) \
    FH_FLOAT_OPS(OP) /* directly behind the comparisons */ \
    OP(NEG, "wr-", 1, FH_OP_SX) \
    OP(POS, "wr-", 1, FH_OP_SX) \
    OP(INVERT, "wr-", 1, FH_OP_SX) \
    OP(NOT, "wr-", 1, FH_OP_SX) \
    OP(IS, "wrr", 1, FH_OP_S) \
    OP(IS_NOT, "wrr", 1, FH_OP_S) \
    OP(IN, "wrr", 1, FH_OP_SX)           /* a = b in c */ \
    OP(NOT_IN, "wrr", 1, FH_OP_SX) \
    /* jumps */ \
    OP(JUMP, "---", 2, FH_OP_J | FH_OP_E) \
    OP(LOOP, "---", 2, FH_OP_J | FH_OP_E | FH_OP_SX) /* backward; polls for interrupts */ \
    OP(JUMP_IF_TRUE, "r--", 2, FH_OP_J | FH_OP_SX) \
    OP(JUMP_IF_FALSE, "r--", 2, FH_OP_J | FH_OP_SX) \
    OP(JUMP_IF_TRUE_KEEP, "u--", 2, FH_OP_J | FH_OP_SX)  /* a temporary: kept when it jumps, consumed when not */ \
    OP(JUMP_IF_FALSE_KEEP, "u--", 2, FH_OP_J | FH_OP_SX) \
    OP(JUMP_IF_NONE, "r--", 2, FH_OP_J | FH_OP_S) \
    OP(JUMP_IF_NOT_NONE, "r--", 2, FH_OP_J | FH_OP_S) \
    OP(JUMP_IF_IS, "rr-", 2, FH_OP_J | FH_OP_S) \
    OP(JUMP_IF_IS_NOT, "rr-", 2, FH_OP_J | FH_OP_S) \
    OP(JUMP_IF_IN, "rr-", 2, FH_OP_J | FH_OP_SX) \
    OP(JUMP_IF_NOT_IN, "rr-", 2, FH_OP_J | FH_OP_SX) \
    /* calls: callee in a, arguments in a+1 … a+b; all consumed; c = result */ \
    OP(CALL, "uiw", 2, FH_OP_SX) \
    OP(CALL_METHOD, "uiw", 2, FH_OP_SX)  /* after LOAD_METHOD: a, a+1 as it left them, arguments in a+2 … a+1+b */ \
    OP(CALL_KW, "uiw", 2, FH_OP_SX)      /* word 1: constant number of the tuple of keyword names (their values are \
                                            the last of the b arguments), bit 32 set: callee laid out as CALL_METHOD */ \
    OP(CALL_EX, "u-w", 2, FH_OP_SX)      /* callee a, a+1 a tuple or any iterable (TypeError "f() argument \
                                            after * must be an iterable, not T"), a+2 a dict or NOVALUE */ \
    /* building; operands in consecutive temporaries from b, consumed */ \
    OP(BUILD_TUPLE, "wui", 1, FH_OP_X) \
    OP(BUILD_LIST, "wui", 1, FH_OP_X) \
    OP(BUILD_SET, "wui", 1, FH_OP_SX) \
    OP(BUILD_MAP, "wui", 1, FH_OP_SX)    /* c pairs */ \
    OP(BUILD_STRING, "wui", 1, FH_OP_X)  /* concatenates c str */ \
    OP(LIST_APPEND, "kr-", 1, FH_OP_X) \
    OP(SET_ADD, "kr-", 1, FH_OP_SX) \
    OP(MAP_ADD, "krr", 1, FH_OP_SX)      /* a[b] = c, a an exact dict */ \
    OP(LIST_EXTEND, "kr-", 1, FH_OP_SX)  /* in a call or display: "Value after * must be an iterable, not T" */ \
    OP(SET_UPDATE, "kr-", 1, FH_OP_SX) \
    OP(DICT_UPDATE, "kr-", 1, FH_OP_SX) \
    OP(DICT_MERGE, "krk", 1, FH_OP_SX)   /* **b into dict a of a call to c: duplicate keywords are TypeError */ \
    OP(LIST_TO_TUPLE, "wr-", 1, FH_OP_X) \
    OP(FORMAT, "wri", 1, FH_OP_SX)       /* a = format(b, ""); c: 0 none, 1 str, 2 repr, 3 ascii first */ \
    OP(FORMAT_SPEC, "wui", 1, FH_OP_SX)  /* value b, spec b+1 */ \
    /* iteration; an iterator takes three temporaries a, a+1, a+2 */ \
    OP(GET_ITER, "wr-", 1, FH_OP_SX)     /* a = iter(b) */ \
    OP(FOR_RANGE_PREP, "ui-", 1, FH_OP_SX) /* callee a with arguments a+1 … a+b (b 1 to 3), the source said range(…): \
                                            if a is the builtin range and all are small ints, a, a+1, a+2 become the \
                                            ints next, stop, step; otherwise a = iter(call), a+1, a+2 dead */ \
    OP(FOR_ITER, "uw-", 2, FH_OP_J | FH_OP_SX) /* b = next item; at the end a, a+1, a+2 die and it jumps */ \
    OP(UNPACK_SEQUENCE, "rui", 1, FH_OP_SX) /* the c items of a into temporaries b … (b may equal a) */ \
    OP(UNPACK_EX, "rui", 1, FH_OP_SX)    /* c: items before | items after << 8 (word 1 not used) */ \
    /* functions and classes */ \
    OP(MAKE_FUNCTION, "wui", 2, FH_OP_X) /* word 1: constant number of the code; c bits: 1 defaults tuple, 2 dict of \
                                            keyword defaults, 4 annotations (tuple name, value, …), 8 closure tuple, \
                                            present in that order in temporaries from b */ \
    OP(LOAD_BUILD_CLASS, "w--", 1, FH_OP_X) \
    OP(RETURN, "r--", 1, FH_OP_E)        /* a local is moved out: the frame dies, its locals are released; no \
                                            temporary may be alive */ \
    OP(RETURN_CONST, "-Bc", 1, FH_OP_E) \
    /* generators and coroutines */ \
    OP(RETURN_GENERATOR, "---", 1, FH_OP_X) /* first instruction, but for ARG_…: makes the generator of the code's \
                                            kind, returns it */ \
    OP(YIELD, "wri", 1, FH_OP_SX)        /* yields b; resumed with a = value sent. c: 0, or 1 + register of the iterator \
                                            that is delegated to (yield from, await): throw() goes to it first */ \
    OP(SEND, "uu-", 2, FH_OP_J | FH_OP_SX) /* sends b to iterator a; yielded: b = value; returned: b = result, a dies, jumps */ \
    OP(GET_YIELD_FROM_ITER, "wr-", 1, FH_OP_SX) \
    OP(GET_AWAITABLE, "wri", 1, FH_OP_SX) /* c: 0 await, 1 __aenter__, 2 __aexit__ (for the message) */ \
    OP(GET_AITER, "wr-", 1, FH_OP_SX) \
    OP(GET_ANEXT, "wk-", 1, FH_OP_SX)    /* a = awaitable of b.__anext__() */ \
    OP(END_ASYNC_FOR, "uu-", 1, FH_OP_SX) /* exception pair at b: StopAsyncIteration ends: pair and iterator a die; else re-raised */ \
    OP(ASYNC_GEN_WRAP, "wr-", 1, FH_OP_X) \
    /* exceptions: at a handler's entry, depth d: d = the exception, d+1 = what was handled before; sys.exc_info is d */ \
    OP(RAISE, "rri", 1, FH_OP_E | FH_OP_SX) /* c: 0 bare, 1 raise a, 2 raise a from b */ \
    OP(POP_EXCEPT, "u--", 1, FH_OP_S)    /* a, a+1: handled again = a+1; both die */ \
    OP(RERAISE, "uk-", 1, FH_OP_E | FH_OP_X) /* raises a again, its traceback kept; handled again = register b+1 */ \
    OP(JUMP_IF_NOT_MATCH, "kr-", 2, FH_OP_J | FH_OP_SX) /* except b: jumps if exception a does not match */ \
    OP(CHECK_STAR_MATCH, "wur", 1, FH_OP_SX) /* except* c: a = matching part or None; b = rest or None */ \
    OP(RERAISE_STAR, "wkr", 1, FH_OP_SX)  /* a = what is to be raised (or None) of original b and list c of raised and \
                                            unhandled parts */ \
    OP(LOAD_ASSERTION_ERROR, "w--", 1, 0) \
    /* with */ \
    OP(BEFORE_WITH, "u--", 1, FH_OP_SX)  /* a = manager's bound __exit__, a+1 = result of __enter__ */ \
    OP(BEFORE_ASYNC_WITH, "u--", 1, FH_OP_SX) /* a = bound __aexit__, a+1 = result of __aenter__() (awaitable) */ \
    OP(WITH_EXIT, "uw-", 1, FH_OP_SX)    /* b = a(None, None, None); a dies */ \
    OP(WITH_EXCEPT, "kwk", 1, FH_OP_SX)  /* b = a(type, value, traceback) of the exception in c */ \
    /* match statement */ \
    OP(MATCH_MAPPING, "wk-", 1, 0) \
    OP(MATCH_SEQUENCE, "wk-", 1, 0) \
    OP(MATCH_KEYS, "wkr", 1, FH_OP_SX)   /* a = tuple of values of the keys in tuple c, or None */ \
    OP(MATCH_CLASS, "wki", 2, FH_OP_SX)  /* class in temporary a; subject b; c positional; word 1: constant number of \
                                            the tuple of keyword attributes; a = tuple of attributes or None */ \
    OP(MATCH_REST, "wkr", 1, FH_OP_SX)   /* a = dict of mapping b without the keys of tuple c */ \
    OP(GET_LEN, "wk-", 1, FH_OP_SX) \
    /* import and the rest */ \
    OP(IMPORT_NAME, "wun", 1, FH_OP_SX)  /* level b, fromlist b+1 */ \
    OP(IMPORT_FROM, "wkn", 1, FH_OP_SX) \
    OP(IMPORT_STAR, "r--", 1, FH_OP_SX) \
    OP(OWN, "k--", 1, 0)                 /* manual code has named the object in a: if it made it, it must free it; \
                                            b and c: cache of the number of this place (objects/traces.h) */ \
    OP(OWN_RESULT, "k--", 1, 0)          /* likewise, unless manual code gets the result */ \
    OP(FREE, "kki", 2, FH_OP_J | FH_OP_SX) /* in front of the call free(b): if temporary a is the builtin and b can end \
                                            without a word, it does, a dies and it jumps behind the call; c: 1 deep, 2 \
                                            local b is not read again: it becomes None. Word 1: as OWN, in the high half */ \
    OP(HOOK, "i--", 1, FH_OP_SX)         /* compiled for a debugger: event a (FhHookEvent) is told to vm->hook */ \
    OP(UNREAD, "---", 1, FH_OP_X)        /* stands alone, in fhcode_unread: the code gets the instructions of the one that \
                                            it shares, and begins */ \
    OP(SETUP_ANNOTATIONS, "---", 1, FH_OP_SX) \
    OP(PRINT_EXPR, "r--", 1, FH_OP_SX)

#define FH_ARITH_OPS(OP) \
    FH_ARITH_4(OP, ADD) FH_ARITH_4(OP, SUB) FH_ARITH_4(OP, MUL) FH_ARITH_4(OP, TRUEDIV) FH_ARITH_4(OP, FLOORDIV) \
    FH_ARITH_4(OP, MOD) FH_ARITH_4(OP, AND) FH_ARITH_4(OP, OR) FH_ARITH_4(OP, XOR) FH_ARITH_4(OP, LSHIFT) \
    FH_ARITH_4(OP, RSHIFT) FH_ARITH_4(OP, POW) FH_ARITH_4(OP, MATMUL)
#define FH_ARITH_4(OP, NAME) \
    OP(NAME, "wrr", 1, FH_OP_SX) OP(NAME##_K, "wrc", 1, FH_OP_SX) \
    OP(I_##NAME, "wrr", 1, FH_OP_SX) OP(I_##NAME##_K, "wrc", 1, FH_OP_SX)
/* Quick forms that look for floats first. Of FL and FR the result is a temporary that the next instruction consumes as its
 * left (L) or right (R) operand: it gets there in a register of the processor, and is boxed or stored only if that
 * instruction is none of these, or a jump that compares. */
#define FH_FLOAT_OPS(OP) \
    FH_FLOAT_8(OP, ADD) FH_FLOAT_8(OP, SUB) FH_FLOAT_8(OP, MUL) FH_FLOAT_8(OP, TRUEDIV)
#define FH_FLOAT_8(OP, NAME) \
    OP(NAME##_F, "wrr", 1, FH_OP_SX) OP(NAME##_FL, "wrr", 1, FH_OP_SX) OP(NAME##_FR, "wrr", 1, FH_OP_SX) \
    OP(NAME##_K_F, "wrc", 1, FH_OP_SX) OP(NAME##_K_FL, "wrc", 1, FH_OP_SX) OP(NAME##_K_FR, "wrc", 1, FH_OP_SX) \
    OP(I_##NAME##_F, "wrr", 1, FH_OP_SX) OP(I_##NAME##_K_F, "wrc", 1, FH_OP_SX)
#define FH_COMPARE_OPS(OP) \
    FH_COMPARE_6(OP, LT) FH_COMPARE_6(OP, LE) FH_COMPARE_6(OP, EQ) FH_COMPARE_6(OP, NE) FH_COMPARE_6(OP, GT) \
    FH_COMPARE_6(OP, GE)
#define FH_COMPARE_6(OP, NAME) \
    OP(NAME, "wrr", 1, FH_OP_SX) OP(NAME##_K, "wrc", 1, FH_OP_SX) \
    OP(J_##NAME, "rr-", 2, FH_OP_J | FH_OP_SX) OP(J_##NAME##_K, "rc-", 2, FH_OP_J | FH_OP_SX) \
    OP(JN_##NAME, "rr-", 2, FH_OP_J | FH_OP_SX) OP(JN_##NAME##_K, "rc-", 2, FH_OP_J | FH_OP_SX)
/* clang-format on */

typedef enum FhOpcode {
#define OP(name, operands, words, flags) FH_OP_##name,
    FH_INSTRUCTIONS(OP)
#undef OP
        FH_OP_count
} FhOpcode;

#endif
