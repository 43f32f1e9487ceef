/* The search for a message: called by the grammar in the explaining pass, at the places where CPython's messages
 * belong. Each function leaves the mark where it was; it reports a fault and returns false, or finds nothing and
 * returns true. */
#ifndef FH_SYNTAX_PARSER_INVALID_H
#define FH_SYNTAX_PARSER_INVALID_H

#include "parser_core.h"

static inline bool fhinvalid_wanted(const FhParser *p) { return p->explain && !p->quiet; }

/* invalid_expr.c */
bool fhinvalid_expression(FhParser *p);
bool fhinvalid_named_expression(FhParser *p);
bool fhinvalid_bracket(FhParser *p);
bool fhinvalid_dict_items(FhParser *p);

/* invalid_args.c */
bool fhinvalid_arguments(FhParser *p, bool generator);
bool fhinvalid_parameters(FhParser *p, bool lambda);
bool fhinvalid_class_pattern(FhParser *p);
bool fhinvalid_as_target(FhParser *p);

/* invalid_stmt.c */
bool fhinvalid_statement(FhParser *p); /* an assignment or expression statement */
bool fhinvalid_delete(FhParser *p);
bool fhinvalid_import_comma(FhParser *p);
bool fhinvalid_no_colon(FhParser *p); /* the mark is where a colon is missing */
bool fhinvalid_no_block(FhParser *p, uint32_t line, const char *what); /* the mark is behind the colon */
bool fhinvalid_for_target(FhParser *p);
bool fhinvalid_with(FhParser *p, uint32_t line);
bool fhinvalid_with_target(FhParser *p);
bool fhinvalid_except(FhParser *p);
bool fhinvalid_mixed_handlers(FhParser *p);

#endif
