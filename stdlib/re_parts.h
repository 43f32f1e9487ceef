/* What the files of the module re share: tree, program, and the objects Pattern and Match.
 *
 *   pattern text --re_parse.c--> tree --re_compile.c--> program --re_match.c--> offsets --re_object.c--> Match
 *
 * Text is matched as it is stored: UTF-8 for str (one byte a character where it is ASCII), bytes for bytes. Positions are
 * byte offsets until a script asks for them. A tree and a program are arrays; what refers to their parts are indices. */
#ifndef FH_STDLIB_RE_PARTS_H
#define FH_STDLIB_RE_PARTS_H

#include "objects/protocol.h"

enum { /* flags, with Python's values */
       FH_RE_TEMPLATE = 1,
       FH_RE_I = 2,
       FH_RE_L = 4,
       FH_RE_M = 8,
       FH_RE_S = 16,
       FH_RE_U = 32,
       FH_RE_X = 64,
       FH_RE_DEBUG = 128,
       FH_RE_A = 256
};
#define FH_RE_TYPES      (FH_RE_L | FH_RE_U | FH_RE_A)
#define FH_RE_MAX_REPEAT 0xffffffffu
#define FH_RE_MAX_GROUPS 1073741823

/* ---- sets of characters ---- */

enum { /* categories of characters above ASCII; below, they are in the table */
       FH_RE_DIGIT = 1,
       FH_RE_NOT_DIGIT = 2,
       FH_RE_SPACE = 4,
       FH_RE_NOT_SPACE = 8,
       FH_RE_WORD = 16,
       FH_RE_NOT_WORD = 32
};
enum { FH_RE_OUT, FH_RE_IN, FH_RE_DECODE }; /* what a byte tells: no, yes, look at the character */

typedef struct FhReRange {
    uint32_t first, last;
} FhReRange;

/* byte: for the first byte of a character. Where every character above ASCII is in the set, all bytes from 0x80 on are
 * FH_RE_IN, so that a run of members is a run of bytes. */
typedef struct FhReSet {
    uint8_t byte[256];
    uint32_t first_range, nranges; /* of characters from 0x80 on, sorted, apart */
    uint8_t categories;
    bool negated, fold; /* fold: categories look at the lower case */
    bool decodes;       /* byte has FH_RE_DECODE */
} FhReSet;

/* ---- the tree ---- */

typedef enum FhReKind {
    FH_RE_EMPTY,
    FH_RE_CHAR,   /* a: code point */
    FH_RE_ANY,    /* all but a newline */
    FH_RE_SET,    /* a: number of the set */
    FH_RE_CAT,    /* children one after the other */
    FH_RE_ALT,    /* one of the children */
    FH_RE_GROUP,  /* a: number; one child */
    FH_RE_PLAIN,  /* a group that captures nothing */
    FH_RE_REPEAT, /* a … b times the child; mode */
    FH_RE_ATOMIC,
    FH_RE_LOOK,  /* ahead or behind (a: width, once known), negated or not */
    FH_RE_AT,    /* a: FhReAt */
    FH_RE_REF,   /* a: group */
    FH_RE_COND,  /* a: group; child, and another where it has not matched */
    FH_RE_NEVER, /* (?!) */
} FhReKind;
typedef enum FhReAt { FH_RE_START, FH_RE_BOL, FH_RE_END, FH_RE_EOL, FH_RE_EDGE, FH_RE_INNER } FhReAt;
enum { FH_RE_GREEDY, FH_RE_LAZY, FH_RE_POSSESSIVE };

typedef struct FhReNode {
    uint8_t kind, mode;
    bool negated, behind;
    uint16_t flags; /* in force where it stands */
    uint32_t a, b;
    uint32_t child, next; /* node numbers; 0: none (node 0 is not used) */
    uint32_t least, most; /* characters it matches: re_compile.c */
} FhReNode;

/* A growing array of T: items, used, room. */
#define FH_RE_ARRAY(T)                                                                                       \
    struct {                                                                                                 \
        T *items;                                                                                            \
        uint32_t n, room;                                                                                    \
    }

typedef struct FhReTree {
    FhVM *vm;
    FhValue pattern;    /* borrowed */
    uint32_t *chars, n; /* the pattern */
    bool is_bytes;
    uint32_t flags;    /* of the whole */
    uint32_t root;     /* node */
    uint32_t ngroups;  /* 0 counted */
    FhValue groupdict; /* name -> number */
    FH_RE_ARRAY(FhReNode) nodes;
    FH_RE_ARRAY(FhReSet) sets;
    FH_RE_ARRAY(FhReRange) ranges;
} FhReTree;

/* ---- re_sets.c ---- */

uint32_t fhresets_lower(uint32_t c, bool is_unicode);
enum { FH_RE_MOST_CASES = 8 };
/* The characters that match c when case does not matter, c among them; returns how many. */
unsigned fhresets_cases(uint32_t c, bool is_unicode, uint32_t out[FH_RE_MOST_CASES]);
bool fhresets_has(const FhReSet *s, const FhReRange *ranges, uint32_t c); /* c: 0x80 and more, of a str */
bool fhresets_is_word(uint32_t c, bool is_unicode);

/* A set as it is gathered. */
typedef struct FhReSetBuilder {
    FhReTree *tree;
    FH_RE_ARRAY(FhReRange) found;
    uint64_t low[4]; /* characters below 256, by number */
    uint32_t flags;
    uint8_t categories;
    bool negated;
} FhReSetBuilder;
void fhresets_start(FhReSetBuilder *b, FhReTree *tree, uint32_t flags);
int fhresets_add(FhReSetBuilder *b, uint32_t first, uint32_t last);
void fhresets_add_category(FhReSetBuilder *b, char letter); /* d D s S w W */
/* The number of the set, maybe of one that was there already; -1. Gives up what the builder holds. */
int64_t fhresets_finish(FhReSetBuilder *b);
void fhresets_drop(FhReSetBuilder *b);

/* Makes room for one more item in an FH_RE_ARRAY; 0, -1. */
int fhre_room(FhVM *vm, void *array, size_t item);
#define FH_RE_FREE(vm, array) fhmem_free(vm, (array).items, (size_t)(array).room * sizeof *(array).items)

/* ---- re_parse.c ---- */

/* 0, or -1 with an exception: re.error, OverflowError, …. The tree must be freed in both cases. */
int fhreparse(FhVM *vm, FhReTree *tree, FhValue pattern, uint32_t flags) FH_MUST_CHECK;
void fhreparse_free(FhReTree *tree);
/* Raises re.error. position -1: none. */
int fhre_error(FhVM *vm, FhValue pattern, int64_t position, const char *format, ...) FH_COLD;
int fhre_warn(FhVM *vm, FhTypeId category, const char *format, ...);

/* ---- the program ---- */

typedef struct FhReProgram {
    uint32_t *code, ncode;
    FhReSet *sets;
    FhReRange *ranges;
    uint32_t nsets, nranges;
    char *text; /* of literals */
    uint32_t ntext;
    uint32_t ngroups, nregisters; /* registers: of loops that count */
    uint32_t nmemos;              /* instructions that remember where they have failed; 0: none can */
    bool is_bytes, anchored;      /* anchored: can match only where the text begins */
    bool literal;                 /* text[prefix] is the whole of it */
    uint32_t prefix, nprefix;     /* every match begins with these bytes of text */
    bool has_first;               /* first: what a match can begin with */
    uint8_t first[256];
    bool
        has_run; /* it begins with a run of members of set `run`: a start inside a run that has failed fails too */
    uint32_t run;
    uint32_t least; /* characters of the shortest match, bytes at least */
} FhReProgram;

/* Slots while matching: 2 a group, the group closed last, 2 a register (count, where the iteration began). */
static inline uint32_t fhre_last_slot(const FhReProgram *p) { return 2 * p->ngroups; }
static inline uint32_t fhre_nslots(const FhReProgram *p) { return 2 * p->ngroups + 1 + 2 * p->nregisters; }

/* The instructions: name, words. Targets are word numbers. */
#define FH_RE_OPS(O)                                                                                         \
    O(MATCH, 1)                                                                                              \
    O(FAIL, 1)                                                                                               \
    O(BYTE, 2)       /* byte */                                                                              \
    O(STR, 3)        /* text, size */                                                                        \
    O(ANY, 1)        /* all but a newline */                                                                 \
    O(IN, 2)         /* set */                                                                               \
    O(AT, 3)         /* FhReAt, flags */                                                                     \
    O(SAVE, 2)       /* slot */                                                                              \
    O(SPLIT, 5)      /* target, memo, guard, first: goes on; later at target */                              \
    O(SPLIT_BACK, 5) /* target, memo, guard, first: goes to target; later on */                              \
    O(JUMP, 2)       /* target */                                                                            \
    O(RUN, 7)        /* set, mode, min, max, memo, guard */                                                  \
    O(LOOP_START, 2) /* register */                                                                          \
    O(LOOP, 8)       /* register, mode, min, max, body, memo, guard */                                       \
    O(ATOMIC, 1)                                                                                             \
    O(ATOMIC_END, 1)                                                                                         \
    O(LOOK, 2) /* characters back */                                                                         \
    O(LOOK_END, 1)                                                                                           \
    O(LOOK_NOT, 3) /* characters back, target where it does not match */                                     \
    O(LOOK_NOT_END, 1)                                                                                       \
    O(REF, 2)      /* group */                                                                               \
    O(REF_FOLD, 3) /* group, flags */                                                                        \
    O(COND, 3)     /* group, target where it is unset */
typedef enum FhReOp {
#define O(name, words) FH_RE_OP_##name,
    FH_RE_OPS(O)
#undef O
} FhReOp;
#define FH_RE_NONE 0xffffffffu /* no memo, guard, set of first bytes */

int fhrecompile(FhVM *vm, FhReTree *tree, FhReProgram *out) FH_MUST_CHECK;
void fhrecompile_free(FhVM *vm, FhReProgram *p);

/* ---- re_match.c ---- */

#define FH_RE_UNSET SIZE_MAX
typedef struct FhReSearch {
    FhVM *vm;
    const FhReProgram *program;
    const char *text; /* where the string begins */
    size_t start, end;
    size_t not_empty_at; /* an empty match there does not count; FH_RE_UNSET: any does */
    bool one_byte;       /* every character is a byte */
    bool whole;          /* the match must reach the end */
    size_t *marks;       /* 2 a group, and the number of the group closed last: 2 * ngroups + 1 */
} FhReSearch;
enum { FH_RE_LAST_INLINE = 21 }; /* marks that callers keep on the stack */
/* 1 found, 0 not, -1 an exception. fixed: at start only. Runs no script. */
int fhrematch(FhReSearch *s, bool fixed) FH_MUST_CHECK;

/* ---- objects ---- */

typedef struct FhRePattern {
    FhObj header;
    FhValue pattern, groupindex, groupnames; /* groupnames: tuple, None where a group has none */
    FhValue proxy;                           /* of groupindex, made on demand */
    FhValue match_type, scanner_type;
    uint32_t flags;
    FhReProgram program;
} FhRePattern;

typedef struct FhReMatch {
    FhObj header;
    FhValue pattern, string;
    FhValue regs;
    int64_t pos, endpos; /* characters */
    uint32_t ngroups, last;
    size_t marks[];
} FhReMatch;

extern const FhTypeDef fhrepattern_type, fhrematch_type, fhrescanner_type;
FhValue fhrematch_new(FhVM *vm, FhValue pattern, FhValue string, const size_t *marks, int64_t pos,
                      int64_t endpos) FH_MUST_CHECK;

/* A string that is being searched: its bytes, held. */
typedef struct FhReSubject {
    FhReSearch search;
    FhValue string; /* borrowed */
    FhBuffer buffer;
    bool has_buffer, is_str;
    int64_t pos, endpos; /* characters */
    size_t marks[FH_RE_LAST_INLINE];
    size_t *more_marks; /* instead of marks, where there are more groups */
} FhReSubject;
int fhresubject_open(FhVM *vm, FhReSubject *s, FhValue pattern, FhValue string, int64_t pos,
                     int64_t endpos) FH_MUST_CHECK;
void fhresubject_close(FhVM *vm, FhReSubject *s);
FhValue fhresubject_slice(FhVM *vm, const FhReSubject *s, size_t start, size_t end) FH_MUST_CHECK;
FhValue fhresubject_match(FhVM *vm, const FhReSubject *s, FhValue pattern) FH_MUST_CHECK;
/* Sets where the next search of a series begins, after a match. */
static inline void fhresubject_advance(FhReSubject *s) {
    size_t end = s->search.marks[1];
    s->search.not_empty_at = s->search.marks[0] == end ? end : FH_RE_UNSET;
    s->search.start = end;
}
FhValue fhre_slice(FhVM *vm, FhValue string, size_t start, size_t end) FH_MUST_CHECK; /* byte offsets */

/* re_sub.c */
FhValue fhresub(FhVM *vm, FhValue pattern, FhValue repl, FhValue string, int64_t count, bool counted);
FhValue fhresub_split(FhVM *vm, FhValue pattern, FhValue string, int64_t most);
FhValue fhresub_expand(FhVM *vm, FhValue match, FhValue template);

static inline FhRePattern *fhas_re_pattern(FhValue v) { return FH_AS(FhRePattern, v); }
static inline FhReMatch *fhas_re_match(FhValue v) { return FH_AS(FhReMatch, v); }

#endif
