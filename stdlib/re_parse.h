/* What the files of the pattern parser share. */
#ifndef FH_STDLIB_RE_PARSE_H
#define FH_STDLIB_RE_PARSE_H

#include "stdlib/re_parts.h"

typedef struct FhReToken {
    uint32_t c, escaped;
    uint8_t size; /* 0: the end; 2: a backslash and `escaped` */
} FhReToken;

typedef struct FhReReferred { /* a group that (?(n)…) names before it is known */
    uint32_t group;
    int64_t position;
} FhReReferred;

typedef struct FhReParser {
    FhReTree *tree;
    uint32_t at; /* behind next */
    FhReToken next;
    uint32_t behind_groups; /* groups known where the outermost lookbehind began; 0: not in one */
    bool again;             /* (?x) was met: the pattern is to be read anew */
    bool given_unicode;     /* the U flag was given, not only in force */
    FhReReferred *referred;
    uint32_t nreferred, referred_room;
    bool *groups; /* closed? by number */
    uint32_t groups_room;
} FhReParser;

static inline int64_t fhreparse_tell(const FhReParser *p) { return (int64_t)p->at - p->next.size; }
static inline FhReNode *fhreparse_at(FhReParser *p, uint32_t node) { return &p->tree->nodes.items[node]; }
static inline size_t fhre_chars_room(const FhReTree *t) { return (size_t)t->n + 1; }

int fhreparse_look(FhReParser *p) FH_MUST_CHECK;                 /* the next token */
int fhreparse_take(FhReParser *p, FhReToken *out) FH_MUST_CHECK; /* next, and goes on */
int fhreparse_match(FhReParser *p, uint32_t c) FH_MUST_CHECK;    /* 1: it was next, and is taken */
/* re.error `back` characters before the next token; -1. */
int fhreparse_error(FhReParser *p, int64_t back, const char *format, ...) FH_COLD;
FhValue fhreparse_text(FhReParser *p, int64_t from, int64_t to) FH_MUST_CHECK; /* of the pattern, as str */
uint32_t fhreparse_node(FhReParser *p, FhReKind kind, uint32_t flags) FH_MUST_CHECK; /* 0: no memory */
/* Node numbers, or 0 with an exception (or p->again). */
uint32_t fhreparse_sequence(FhReParser *p, uint32_t flags, bool verbose, bool first,
                            uint32_t depth) FH_MUST_CHECK;
uint32_t fhreparse_alternatives(FhReParser *p, uint32_t flags, bool verbose, uint32_t depth) FH_MUST_CHECK;

typedef enum FhReEscapeKind {
    FH_RE_ESCAPE_CHAR,
    FH_RE_ESCAPE_CATEGORY, /* value: the letter */
    FH_RE_ESCAPE_AT,       /* value: FhReAt */
    FH_RE_ESCAPE_REF       /* value: the group */
} FhReEscapeKind;
typedef struct FhReEscape {
    FhReEscapeKind kind;
    uint32_t value;
} FhReEscape;
int fhreparse_escape(FhReParser *p, const FhReToken *token, bool in_set, FhReEscape *out) FH_MUST_CHECK;

/* Behind "(": node is what it becomes, 0 for comments and flags; global: flags of the whole have changed. */
typedef struct FhReGroup {
    uint32_t flags, node;
    bool verbose, first, global;
} FhReGroup;
int fhreparse_group(FhReParser *p, FhReGroup *g, uint32_t depth) FH_MUST_CHECK;

#endif
