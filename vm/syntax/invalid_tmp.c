#include "parser_invalid.h"
bool fhinvalid_expression(FhParser *p){(void)p;return true;}
bool fhinvalid_named_expression(FhParser *p){(void)p;return true;}
bool fhinvalid_bracket(FhParser *p){(void)p;return true;}
bool fhinvalid_dict_items(FhParser *p){(void)p;return true;}
bool fhinvalid_arguments(FhParser *p, bool generator){(void)p;(void)generator;return true;}
bool fhinvalid_parameters(FhParser *p, bool lambda){(void)p;(void)lambda;return true;}
bool fhinvalid_class_pattern(FhParser *p){(void)p;return true;}
bool fhinvalid_as_target(FhParser *p){(void)p;return true;}
bool fhinvalid_statement(FhParser *p){(void)p;return true;}
bool fhinvalid_delete(FhParser *p){(void)p;return true;}
bool fhinvalid_import_comma(FhParser *p){(void)p;return true;}
bool fhinvalid_no_colon(FhParser *p){(void)p;return true;}
bool fhinvalid_no_block(FhParser *p, uint32_t line, const char *what){(void)p;(void)line;(void)what;return true;}
bool fhinvalid_for_target(FhParser *p){(void)p;return true;}
bool fhinvalid_with(FhParser *p, uint32_t line){(void)p;(void)line;return true;}
bool fhinvalid_with_target(FhParser *p){(void)p;return true;}
bool fhinvalid_except(FhParser *p){(void)p;return true;}
bool fhinvalid_mixed_handlers(FhParser *p){(void)p;return true;}
