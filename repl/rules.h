/* What `freehold explain` prints, SARIF carries as help and editors show: the rules of the checker in words, each with a
 * wrong and a right program. */
#ifndef REPL_RULES_H
#define REPL_RULES_H

#include "freehold.h"
#include "text.h"

typedef struct Rule {
    unsigned number;           /* 101: FH101 */
    fh_level level;            /* the gravest it is found with */
    const char *name;          /* "use-after-free" */
    const char *title;         /* "use after free" */
    const char *levels;        /* "error if on every path, warning if on some" */
    const char *text;          /* paragraphs */
    const char *wrong, *right; /* programs */
} Rule;

enum { RULES = 15 };
extern const Rule rules[RULES]; /* by number, without gaps */

const Rule *rule_find(unsigned number); /* NULL */
const char *level_name(fh_level level); /* "error" */
void rule_explain(Text *t, const Rule *r, bool markdown);

int explain_command(int argc, char **argv); /* freehold explain: the exit status */

#endif
