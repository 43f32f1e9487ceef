/* The search for a message: called by the grammar in the explaining pass, at the places where CPython's messages
 * belong. Each function leaves the mark where it was; it reports a fault and returns false, or finds nothing and
 * returns true. */
#ifndef FH_SYNTAX_PARSER_INVALID_H
#define FH_SYNTAX_PARSER_INVALID_H

#include "parser_core.h"

static inline bool fhinvalid_wanted(const FhParser *p) { return p->explain && !p->quiet && !p->blind; }

/* Each search is made once from a token, so that nested ones stay linear. */
enum {
    FHINVALID_EXPRESSION = 1,
    FHINVALID_NAMED = 2,
    FHINVALID_ARGUMENTS = 4,
    FHINVALID_BRACKET = 8,
    FHINVALID_PARAMETERS = 16,
    FHINVALID_STATEMENT = 32,
    FHINVALID_DICT_ITEM = 64,
    FHINVALID_FOR_TARGET = 128,
    FHINVALID_STARRED = 256
};
bool fhinvalid_begin(FhParser *p, unsigned search); /* false when it was made from the next token */

/* invalid.c */
const char *fhinvalid_name(const FhExpr *e); /* "function call", as messages call an expression */
const FhExpr *fhinvalid_target(const FhExpr *e,
                               FhTargetKind kind); /* the part that cannot be a target, or NULL */
bool fhinvalid_report_target(FhParser *p, const FhExpr *e, FhTargetKind kind);
bool fhinvalid_report_from(FhParser *p, const FhSpan *start,
                           const char *message); /* up to the last token read */
const FhExpr *fhinvalid_last_part(const FhComprehensions *c);

/* invalid_expr.c */
bool fhinvalid_expression(FhParser *p);
bool fhinvalid_named_expression(FhParser *p);
bool fhinvalid_bracket(FhParser *p);           /* of a bracket that was found to be wrong */
bool fhinvalid_starred_generator(FhParser *p); /* at the parenthesis of a call */
bool fhinvalid_dict_item(FhParser *p);         /* at an item that is wrong; in both passes, as the next */
bool fhinvalid_dict_value(FhParser *p);        /* at the colon */
bool fhinvalid_for_target(FhParser *p);        /* behind `for` */

/* invalid_args.c */
bool fhinvalid_arguments(FhParser *p); /* at the parenthesis */
bool fhinvalid_parameters(FhParser *p, bool lambda);

/* invalid_stmt.c */
bool fhinvalid_statement(FhParser *p); /* an assignment or expression statement */
bool fhinvalid_delete(FhParser *p);
bool fhinvalid_import_comma(FhParser *p);
bool fhinvalid_no_colon(FhParser *p); /* the mark is where a colon is missing */
bool fhinvalid_no_block(FhParser *p, uint32_t line, const char *what); /* the mark is behind the colon */
bool fhinvalid_with(FhParser *p);                                      /* behind `with` */
bool fhinvalid_with_target(FhParser *p);                               /* behind `as` */
bool fhinvalid_except(FhParser *p);
bool fhinvalid_mixed_handlers(FhParser *p);
bool fhinvalid_as_target(FhParser *p); /* of a pattern, behind `as` */

#endif
