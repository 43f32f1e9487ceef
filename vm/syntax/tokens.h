/* Every kind of token, once: the enum, the names, the operators' spelling and the keywords come from these lists. */
#ifndef FH_SYNTAX_TOKENS_H
#define FH_SYNTAX_TOKENS_H

#include <stddef.h>
#include <stdint.h>

/* clang-format off */
/* X(kind, description) */
#define FHTOKEN_PLAIN(X) \
    X(END, "end of input") \
    X(NEWLINE, "NEWLINE") \
    X(INDENT, "INDENT") \
    X(DEDENT, "DEDENT") \
    X(NAME, "NAME") \
    X(NUMBER, "NUMBER") \
    X(STRING, "STRING") \
    X(ERROR, "error") /* the lexer has failed; matches nothing */ \
    X(UNKNOWN, "?")   /* one of ! $ ?  and `, which no rule accepts */

/* X(kind, text) */
#define FHTOKEN_OPERATORS(X) \
    X(LPAREN, "(") X(RPAREN, ")") X(LBRACKET, "[") X(RBRACKET, "]") X(LBRACE, "{") X(RBRACE, "}") \
    X(COLON, ":") X(COMMA, ",") X(SEMI, ";") X(DOT, ".") X(ELLIPSIS, "...") X(AT, "@") X(EQUAL, "=") \
    X(ARROW, "->") X(WALRUS, ":=") \
    X(PLUS, "+") X(MINUS, "-") X(STAR, "*") X(SLASH, "/") X(PERCENT, "%") X(DOUBLE_SLASH, "//") \
    X(DOUBLE_STAR, "**") X(LSHIFT, "<<") X(RSHIFT, ">>") X(AMPER, "&") X(VBAR, "|") X(CARET, "^") \
    X(TILDE, "~") \
    X(LESS, "<") X(GREATER, ">") X(LESS_EQUAL, "<=") X(GREATER_EQUAL, ">=") X(EQUAL_EQUAL, "==") \
    X(NOT_EQUAL, "!=")

/* X(kind, text, the operator without its "="): in one block, in this order (see fhtoken_is_augmented) */
#define FHTOKEN_AUGMENTED(X) \
    X(PLUS_EQUAL, "+=", Add) X(MINUS_EQUAL, "-=", Sub) X(STAR_EQUAL, "*=", Mult) X(AT_EQUAL, "@=", MatMult) \
    X(SLASH_EQUAL, "/=", Div) X(PERCENT_EQUAL, "%=", Mod) X(AMPER_EQUAL, "&=", BitAnd) \
    X(VBAR_EQUAL, "|=", BitOr) X(CARET_EQUAL, "^=", BitXor) X(LSHIFT_EQUAL, "<<=", LShift) \
    X(RSHIFT_EQUAL, ">>=", RShift) X(DOUBLE_STAR_EQUAL, "**=", Pow) X(DOUBLE_SLASH_EQUAL, "//=", FloorDiv)

/* X(kind, text, first letter, last letter): the letters and the length choose a keyword's slot in a table */
#define FHTOKEN_KEYWORDS(X) \
    X(FALSE, "False", 'F', 'e') X(NONE, "None", 'N', 'e') X(TRUE, "True", 'T', 'e') \
    X(AND, "and", 'a', 'd') X(AS, "as", 'a', 's') X(ASSERT, "assert", 'a', 't') \
    X(ASYNC, "async", 'a', 'c') X(AWAIT, "await", 'a', 't') X(BREAK, "break", 'b', 'k') \
    X(CLASS, "class", 'c', 's') X(CONTINUE, "continue", 'c', 'e') X(DEF, "def", 'd', 'f') \
    X(DEL, "del", 'd', 'l') X(ELIF, "elif", 'e', 'f') X(ELSE, "else", 'e', 'e') \
    X(EXCEPT, "except", 'e', 't') X(FINALLY, "finally", 'f', 'y') X(FOR, "for", 'f', 'r') \
    X(FROM, "from", 'f', 'm') X(GLOBAL, "global", 'g', 'l') X(IF, "if", 'i', 'f') \
    X(IMPORT, "import", 'i', 't') X(IN, "in", 'i', 'n') X(IS, "is", 'i', 's') \
    X(LAMBDA, "lambda", 'l', 'a') X(NONLOCAL, "nonlocal", 'n', 'l') X(NOT, "not", 'n', 't') \
    X(OR, "or", 'o', 'r') X(PASS, "pass", 'p', 's') X(RAISE, "raise", 'r', 'e') \
    X(RETURN, "return", 'r', 'n') X(TRY, "try", 't', 'y') X(WHILE, "while", 'w', 'e') \
    X(WITH, "with", 'w', 'h') X(YIELD, "yield", 'y', 'd')
/* clang-format on */

typedef enum FhTokenKind {
#define X(kind, ...) FHTOKEN_##kind,
    FHTOKEN_PLAIN(X) FHTOKEN_OPERATORS(X) FHTOKEN_AUGMENTED(X) FHTOKEN_KEYWORDS(X)
#undef X
        FHTOKEN_COUNT
} FhTokenKind;

typedef struct FhToken {
    uint8_t kind;     /* FhTokenKind */
    uint8_t brackets; /* how many are open behind this token */
    uint16_t checked; /* the parser's: which searches for a message were made from here */
    uint32_t start;   /* offset in the lexer's text */
    uint32_t size;
    uint32_t lineno, col; /* for INDENT, DEDENT and END, which have no text: where the lexer stood */
    uint32_t end_lineno, end_col;
} FhToken;

static inline int fhtoken_is_augmented(unsigned kind) {
    return kind >= FHTOKEN_PLUS_EQUAL && kind <= FHTOKEN_DOUBLE_SLASH_EQUAL;
}

/* The keyword that the text spells, or FHTOKEN_NAME. */
FhTokenKind fhtoken_keyword(const char *text, size_t size);

/* An operator's or keyword's text, or the description of a plain kind. */
const char *fhtoken_text(FhTokenKind kind);

#endif
