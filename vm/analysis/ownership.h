/* The ownership checker: what it finds in one source, as data. How findings are printed, ignored, fixed or sent to an
 * editor is the business of the layers above.
 *
 * Findings and all that they point to lie in an arena of their own and hold no pointer into the tree or the source, which
 * may be freed before them. They stand in the order of their lines. */
#ifndef FH_ANALYSIS_OWNERSHIP_H
#define FH_ANALYSIS_OWNERSHIP_H

#include "../base/bump.h"
#include "../syntax/diagnostic.h"
#include "scopes.h"

typedef enum FhLevel { FHLEVEL_NOTE, FHLEVEL_WARNING, FHLEVEL_ERROR } FhLevel;

/* A place on the way to a finding: "made here", "freed here", "when `parse()` raises". */
typedef struct FhFindingStep {
    FhSpan span;
    const char *note;
} FhFindingStep;

/* The text of `span` becomes `text`; an empty span inserts. */
typedef struct FhFindingEdit {
    FhSpan span;
    const char *text;
} FhFindingEdit;

typedef struct FhFinding {
    uint16_t rule; /* 101 to 115: FH101 … */
    FhLevel level;
    FhSpan span;          /* the primary place */
    const char *message;  /* one line, without code and level */
    const char *why;      /* one sentence */
    const char *function; /* qualified name; NULL at module level */
    FhFindingStep *steps; /* in source order */
    uint32_t nsteps;
    const char *fix_title; /* NULL: there is no fix */
    FhFindingEdit *edits;
    uint32_t nedits;
} FhFinding;

/* A function whose analysis was given up, and why. */
typedef struct FhUnfinished {
    FhSpan span;
    const char *function, *reason;
} FhUnfinished;

typedef struct FhFindings {
    FhBump arena;
    FhFinding *items;
    uint32_t count;
    FhUnfinished *unfinished;
    uint32_t nunfinished;
} FhFindings;

typedef struct FhOwnershipOptions {
    const char *filename; /* for messages; may be NULL */
    const char *text;     /* the source as the tree's columns count it: `# memory: strict` is read here */
    size_t size;
    const FhAlloc *alloc;
    const char *stack_limit; /* as for fhscopes_build */
    /* The text of an imported script module, for its summaries; false: not to be had, its functions are unknown. NULL: none
     * is. The text must stay until the check ends. `level` is the number of dots of a relative import. */
    bool (*import)(void *env, const char *name, uint32_t level, const char **text, size_t *size);
    void *import_env;
} FhOwnershipOptions;

/* Fills `out`; false: out of memory or the tree is nested too deep (`error`, initialised by the caller, is filled).
 * fhownership_free is due in either case. */
bool fhownership_check(FhTree *tree, FhScopes *scopes, const FhOwnershipOptions *options, FhFindings *out,
                       FhDiagnostic *error);
void fhownership_free(FhFindings *findings);

/* Cheap test of a source: false when no name in it can matter to the checker, so that it finds nothing. */
bool fhownership_concerns(const char *text, size_t size);

#endif
