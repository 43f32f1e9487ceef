#include "lexer.h"
#include <string.h>
#include <utf8proc.h>
#include "../base/utf8.h"

enum { NAME_START = 1, DIGIT = 2, HEX = 4, BLANK = 8 };

#define NAME_CHAR (NAME_START | DIGIT)

static const uint8_t classes[256] = {
    [' '] = BLANK,         ['\t'] = BLANK,        ['\f'] = BLANK,        ['_'] = NAME_START,
    ['0'] = DIGIT | HEX,   ['1'] = DIGIT | HEX,   ['2'] = DIGIT | HEX,   ['3'] = DIGIT | HEX,
    ['4'] = DIGIT | HEX,   ['5'] = DIGIT | HEX,   ['6'] = DIGIT | HEX,   ['7'] = DIGIT | HEX,
    ['8'] = DIGIT | HEX,   ['9'] = DIGIT | HEX,
#define LETTER(lower, upper, more) [lower] = NAME_START | more, [upper] = NAME_START | more
    LETTER('a', 'A', HEX), LETTER('b', 'B', HEX), LETTER('c', 'C', HEX), LETTER('d', 'D', HEX),
    LETTER('e', 'E', HEX), LETTER('f', 'F', HEX), LETTER('g', 'G', 0),   LETTER('h', 'H', 0),
    LETTER('i', 'I', 0),   LETTER('j', 'J', 0),   LETTER('k', 'K', 0),   LETTER('l', 'L', 0),
    LETTER('m', 'M', 0),   LETTER('n', 'N', 0),   LETTER('o', 'O', 0),   LETTER('p', 'P', 0),
    LETTER('q', 'Q', 0),   LETTER('r', 'R', 0),   LETTER('s', 'S', 0),   LETTER('t', 'T', 0),
    LETTER('u', 'U', 0),   LETTER('v', 'V', 0),   LETTER('w', 'W', 0),   LETTER('x', 'X', 0),
    LETTER('y', 'Y', 0),   LETTER('z', 'Z', 0),
#undef LETTER
#define HIGH4(c)  [c] = NAME_START, [c + 1] = NAME_START, [c + 2] = NAME_START, [c + 3] = NAME_START
#define HIGH16(c) HIGH4(c), HIGH4(c + 4), HIGH4(c + 8), HIGH4(c + 12)
    HIGH16(0x80),          HIGH16(0x90),          HIGH16(0xA0),          HIGH16(0xB0),
    HIGH16(0xC0),          HIGH16(0xD0),          HIGH16(0xE0),          HIGH16(0xF0),
#undef HIGH16
#undef HIGH4
};

static inline bool is(char c, unsigned mask) { return (classes[(unsigned char)c] & mask) != 0; }

void fhlexer_init(FhLexer *x, const char *text, size_t size, FhDiagnostic *err) {
    x->text = x->cur = text;
    x->end = text + size;
    x->line_base = 0;
    x->lineno = x->first_lineno = 1;
    x->first_col = 0;
    x->pending = 0;
    x->at_line_start = true;
    x->minor = x->open_string = false;
    x->indents = x->brackets = 0;
    x->columns[0] = x->narrow_columns[0] = 0;
    x->err = err;
    x->warnings = NULL;
}

static inline uint32_t offset_of(const FhLexer *x, const char *p) { return (uint32_t)(p - x->text); }
static inline uint32_t column_of(const FhLexer *x, const char *p) { return offset_of(x, p) - x->line_base; }

/* Passes the newline at x->cur. Behind the last one the lexer stays on the last line, where CPython reports. */
static inline void pass_newline(FhLexer *x) {
    x->cur++;
    if (x->cur >= x->end) return;
    x->lineno++;
    x->line_base = offset_of(x, x->cur);
}

/* ---- errors ---- */

static FhSpan local_span(const FhLexer *x, uint32_t lineno, uint32_t col, uint32_t end_col) {
    uint32_t shift = lineno == x->first_lineno ? x->first_col : 0;
    uint32_t line = lineno - x->first_lineno + 1;
    FhSpan span = {line, col - shift, line, end_col - shift};
    return span;
}

#define REPORT(x, kind, line_, from_, to_, ...)                                                              \
    do {                                                                                                     \
        FhSpan span_ = local_span(x, line_, from_, to_);                                                     \
        fhdiagnostic_set((x)->err, kind, (x)->text, (size_t)((x)->end - (x)->text), &span_, __VA_ARGS__);    \
        (x)->err->lineno += (int32_t)(x)->first_lineno - 1;                                                  \
        (x)->err->end_lineno += (int32_t)(x)->first_lineno - 1;                                              \
    } while (0)

/* A fault whose last character is the one before x->cur. */
#define FAIL(x, ...)                                                                                         \
    do {                                                                                                     \
        uint32_t col_ = column_of(x, (x)->cur);                                                              \
        REPORT(x, FHDIAGNOSTIC_SYNTAX, (x)->lineno, col_, col_, __VA_ARGS__);                                \
        if ((x)->err->offset > 0) (x)->err->offset--, (x)->err->end_offset--;                                \
        fhdiagnostic_cut_newline((x)->err, (x)->lineno);                                                     \
        return false;                                                                                        \
    } while (0)

/* A fault of the whole line. */
static bool fail_line(FhLexer *x, FhDiagnosticKind kind, const char *message) {
    uint32_t col = x->lineno == x->first_lineno ? x->first_col : 0;
    REPORT(x, kind, x->lineno, col, col, "%s", message);
    x->err->end_offset = 0;
    x->minor = true;
    return false;
}

/* Where CPython's lexer has consumed the line. */
static bool fail_line_end(FhLexer *x, const char *message) {
    const char *newline = memchr(x->cur, '\n', (size_t)(x->end - x->cur));
    uint32_t col = column_of(x, newline ? newline : x->end);
    REPORT(x, FHDIAGNOSTIC_INDENTATION, x->lineno, col, col, "%s", message);
    x->err->end_offset = -1;
    x->minor = true;
    return false;
}

void fhlexer_report_unclosed(FhLexer *x) {
    uint32_t i = x->brackets - 1;
    uint32_t col = x->bracket_cols[i];
    REPORT(x, FHDIAGNOSTIC_SYNTAX, x->bracket_lines[i], col, col, "'%c' was never closed",
           x->bracket_kinds[i]);
    x->err->end_offset = 0;
    x->minor = true;
}

static bool fail_character(FhLexer *x, uint32_t code, const char *s, unsigned size) {
    bool printable = code != FHUTF8_INVALID;
    switch (printable ? utf8proc_category((utf8proc_int32_t)code) : UTF8PROC_CATEGORY_CN) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_ZS: printable = false; break;
    default: break;
    }
    if (!printable) FAIL(x, "invalid non-printable character U+%04X", (unsigned)code);
    FAIL(x, "invalid character '%.*s' (U+%04X)", (int)size, s, (unsigned)code);
}

/* ---- lines ---- */

/* x->cur stands behind a backslash. */
static bool continue_line(FhLexer *x) {
    if (*x->cur != '\n') {
        uint32_t col = column_of(x, x->cur);
        REPORT(x, FHDIAGNOSTIC_SYNTAX, x->lineno, col, col,
               "unexpected character after line continuation character");
        x->err->end_offset = 0;
        x->minor = true;
        return false;
    }
    pass_newline(x);
    if (x->cur < x->end) return true;
    uint32_t col = column_of(x, x->cur);
    REPORT(x, FHDIAGNOSTIC_SYNTAX, x->lineno, col, col, "unexpected EOF while parsing");
    x->err->offset--;
    x->err->end_offset = -1;
    x->minor = true;
    return false;
}

static bool indent_to(FhLexer *x, uint32_t column, uint32_t narrow) {
    static const char tabs[] = "inconsistent use of tabs and spaces in indentation";
    if (column == x->columns[x->indents]) {
        if (narrow != x->narrow_columns[x->indents]) return fail_line(x, FHDIAGNOSTIC_TAB, tabs);
        return true;
    }
    if (column > x->columns[x->indents]) {
        if (x->indents + 1 >= FH_MAX_INDENTS) {
            return fail_line(x, FHDIAGNOSTIC_INDENTATION, "too many levels of indentation");
        }
        if (narrow <= x->narrow_columns[x->indents]) return fail_line(x, FHDIAGNOSTIC_TAB, tabs);
        x->pending = 1;
        x->indents++;
        x->columns[x->indents] = column;
        x->narrow_columns[x->indents] = narrow;
        return true;
    }
    while (x->indents && column < x->columns[x->indents]) {
        x->pending--;
        x->indents--;
    }
    if (column != x->columns[x->indents]) {
        return fail_line_end(x, "unindent does not match any outer indentation level");
    }
    if (narrow != x->narrow_columns[x->indents]) return fail_line(x, FHDIAGNOSTIC_TAB, tabs);
    return true;
}

/* Passes empty and comment lines and the indentation of the next one. */
static bool start_line(FhLexer *x) {
    uint32_t column = 0, narrow = 0, continued = 0;
    for (;;) {
        char c = *x->cur;
        if (c == ' ') {
            column++, narrow++, x->cur++;
        } else if (c == '\t') {
            column = (column / 8 + 1) * 8;
            narrow++, x->cur++;
        } else if (c == '\f') {
            column = narrow = 0;
            x->cur++;
        } else if (c == '\\') {
            if (!continued) continued = column;
            x->cur++;
            if (!continue_line(x)) return false;
        } else if (c == '\n' || c == '#') {
            if (c == '#') x->cur = memchr(x->cur, '\n', (size_t)(x->end - x->cur));
            pass_newline(x);
            column = narrow = continued = 0;
        } else {
            break;
        }
    }
    x->at_line_start = false;
    return indent_to(x, continued ? continued : column, continued ? continued : narrow);
}

/* ---- numbers ---- */

static bool fail_number(FhLexer *x, const char *kind) { FAIL(x, "invalid %s literal", kind); }

static bool followed_by(const char *p, const char *word) {
    size_t size = strlen(word);
    return strncmp(p, word, size) == 0 && !is(p[size], NAME_CHAR);
}

/* CPython looks at two letters of if, in, is. */
static bool at_keyword(const char *p) {
    static const char *const allowed[] = {"and", "else", "for", "or", "not"};
    if (p[0] == 'i' && (p[1] == 'f' || p[1] == 'n' || p[1] == 's')) return true;
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        if (followed_by(p, allowed[i])) return true;
    }
    return false;
}

/* A keyword may stand right behind a number, with a warning; any other ASCII letter may not. What is not ASCII begins the
 * next token. */
static bool end_number(FhLexer *x, const char *kind) {
    if (!is(*x->cur, NAME_CHAR) || (unsigned char)*x->cur >= 0x80) return true;
    if (!at_keyword(x->cur)) return fail_number(x, kind);
    uint32_t col = column_of(x, x->cur) - 1;
    FhSpan span = {x->lineno, col, x->lineno, col};
    fhwarnings_add(x->warnings, false, &span, "invalid %s literal", kind);
    return true;
}

static bool decimal_tail(FhLexer *x) {
    for (;;) {
        while (is(*x->cur, DIGIT)) x->cur++;
        if (*x->cur != '_') return true;
        x->cur++;
        if (!is(*x->cur, DIGIT)) return fail_number(x, "decimal");
    }
}

/* Behind the integer part: x->cur is at '.', 'e', 'j' or the end. */
static bool fraction(FhLexer *x) {
    if (*x->cur == '.') {
        x->cur++;
        if (is(*x->cur, DIGIT) && !decimal_tail(x)) return false;
    }
    if (*x->cur == 'e' || *x->cur == 'E') {
        const char *e = x->cur;
        x->cur++;
        bool sign = *x->cur == '+' || *x->cur == '-';
        if (sign) x->cur++;
        if (is(*x->cur, DIGIT)) {
            if (!decimal_tail(x)) return false;
        } else if (sign) {
            return fail_number(x, "decimal");
        } else {
            x->cur = e;
            return end_number(x, "decimal");
        }
    }
    if (*x->cur == 'j' || *x->cur == 'J') {
        x->cur++;
        return end_number(x, "imaginary");
    }
    return end_number(x, "decimal");
}

static bool radix_number(FhLexer *x, const char *kind, unsigned radix) {
    do {
        if (*x->cur == '_') x->cur++;
        unsigned digits = 0;
        for (; is(*x->cur, HEX); x->cur++, digits++) {
            if (radix == 16) continue;
            if (*x->cur > '9') break;
            if ((unsigned)(*x->cur - '0') < radix) continue;
            char digit = *x->cur++;
            FAIL(x, "invalid digit '%c' in %s literal", digit, kind);
        }
        if (!digits) return fail_number(x, kind);
    } while (*x->cur == '_');
    return end_number(x, kind);
}

static bool zero_number(FhLexer *x, const char *start) {
    x->cur++;
    switch (*x->cur) {
    case 'x':
    case 'X': x->cur++; return radix_number(x, "hexadecimal", 16);
    case 'o':
    case 'O': x->cur++; return radix_number(x, "octal", 8);
    case 'b':
    case 'B': x->cur++; return radix_number(x, "binary", 2);
    }
    for (;;) {
        if (*x->cur == '_') {
            x->cur++;
            if (!is(*x->cur, DIGIT)) return fail_number(x, "decimal");
        }
        if (*x->cur != '0') break;
        x->cur++;
    }
    const char *zeros_end = x->cur;
    bool nonzero = is(*x->cur, DIGIT);
    if (nonzero && !decimal_tail(x)) return false;
    char c = *x->cur;
    if (c == '.' || c == 'e' || c == 'E' || c == 'j' || c == 'J') return fraction(x);
    if (!nonzero) return end_number(x, "decimal");
    REPORT(
        x, FHDIAGNOSTIC_SYNTAX, x->lineno, column_of(x, start), column_of(x, zeros_end),
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers");
    fhdiagnostic_cut_newline(x->err, x->lineno);
    return false;
}

static bool number(FhLexer *x, const char *start) {
    if (*x->cur == '0') return zero_number(x, start);
    if (*x->cur != '.' && !decimal_tail(x)) return false;
    return fraction(x);
}

/* ---- strings ---- */

static bool is_string_prefix(const char *s, size_t size) {
    char a = (char)(s[0] | 0x20), b = size > 1 ? (char)(s[1] | 0x20) : 0;
    if (size == 1) return a == 'r' || a == 'b' || a == 'f' || a == 'u';
    return (a == 'r' && (b == 'b' || b == 'f')) || ((a == 'b' || a == 'f') && b == 'r');
}

static bool fail_string(FhLexer *x, const char *start, uint32_t lineno, uint32_t line_base, bool triple) {
    uint32_t detected = x->lineno;
    x->open_string = triple;
    x->cur = start + 1;
    x->lineno = lineno;
    x->line_base = line_base;
    FAIL(x, "unterminated %sstring literal (detected at line %u)", triple ? "triple-quoted " : "", detected);
}

/* x->cur is at the opening quote; `start` at the prefix. */
static bool string(FhLexer *x, const char *start) {
    char quote = *x->cur;
    uint32_t lineno = x->lineno, line_base = x->line_base;
    bool triple = x->cur[1] == quote && x->cur[2] == quote;
    x->cur += triple ? 3 : 1;
    for (;;) {
        char c = *x->cur;
        if (c == quote) {
            x->cur++;
            if (!triple) return true;
            if (x->cur[0] != quote || x->cur[1] != quote) continue;
            x->cur += 2;
            return true;
        }
        if (c == '\\') {
            x->cur++;
            if (*x->cur == '\n')
                pass_newline(x);
            else if (*x->cur)
                x->cur++;
        } else if (c == '\n') {
            if (!triple) return fail_string(x, start, lineno, line_base, triple);
            pass_newline(x);
        } else if (!c) {
            return fail_string(x, start, lineno, line_base, triple);
        } else {
            x->cur++;
        }
    }
}

/* ---- names and operators ---- */

static bool identifier(FhLexer *x, const char *start) {
    size_t size = (size_t)(x->cur - start);
    size_t good = fhidentifier_prefix(start, size);
    if (good == size) return true;
    unsigned length;
    uint32_t code = fhutf8_decode(start + good, x->end, &length);
    x->cur = start + good + length;
    return fail_character(x, code, start + good, length);
}

static FhTokenKind with_equal(FhLexer *x, FhTokenKind plain, FhTokenKind augmented) {
    if (*x->cur != '=') return plain;
    x->cur++;
    return augmented;
}

static FhTokenKind doubled(FhLexer *x, char c, FhTokenKind one, FhTokenKind one_equal, FhTokenKind two,
                           FhTokenKind two_equal) {
    if (*x->cur != c) return with_equal(x, one, one_equal);
    x->cur++;
    return with_equal(x, two, two_equal);
}

static bool open_bracket(FhLexer *x, char c) {
    if (x->brackets >= FH_MAX_BRACKETS) FAIL(x, "too many nested parentheses");
    x->bracket_kinds[x->brackets] = c;
    x->bracket_lines[x->brackets] = x->lineno;
    x->bracket_cols[x->brackets] = column_of(x, x->cur - 1);
    x->brackets++;
    return true;
}

static bool close_bracket(FhLexer *x, char c) {
    if (!x->brackets) FAIL(x, "unmatched '%c'", c);
    x->brackets--;
    char open = x->bracket_kinds[x->brackets];
    if ((open == '(' && c == ')') || (open == '[' && c == ']') || (open == '{' && c == '}')) return true;
    uint32_t line = x->bracket_lines[x->brackets];
    if (line != x->lineno) {
        FAIL(x, "closing parenthesis '%c' does not match opening parenthesis '%c' on line %u", c, open, line);
    }
    FAIL(x, "closing parenthesis '%c' does not match opening parenthesis '%c'", c, open);
}

/* The operator whose first character c is passed; FHTOKEN_ERROR after a fault. */
static FhTokenKind operator(FhLexer *x, char c) {
    switch (c) {
    case '(': return open_bracket(x, c) ? FHTOKEN_LPAREN : FHTOKEN_ERROR;
    case '[': return open_bracket(x, c) ? FHTOKEN_LBRACKET : FHTOKEN_ERROR;
    case '{': return open_bracket(x, c) ? FHTOKEN_LBRACE : FHTOKEN_ERROR;
    case ')': return close_bracket(x, c) ? FHTOKEN_RPAREN : FHTOKEN_ERROR;
    case ']': return close_bracket(x, c) ? FHTOKEN_RBRACKET : FHTOKEN_ERROR;
    case '}': return close_bracket(x, c) ? FHTOKEN_RBRACE : FHTOKEN_ERROR;
    case ',': return FHTOKEN_COMMA;
    case ';': return FHTOKEN_SEMI;
    case '~': return FHTOKEN_TILDE;
    case ':': return with_equal(x, FHTOKEN_COLON, FHTOKEN_WALRUS);
    case '=': return with_equal(x, FHTOKEN_EQUAL, FHTOKEN_EQUAL_EQUAL);
    case '+': return with_equal(x, FHTOKEN_PLUS, FHTOKEN_PLUS_EQUAL);
    case '@': return with_equal(x, FHTOKEN_AT, FHTOKEN_AT_EQUAL);
    case '%': return with_equal(x, FHTOKEN_PERCENT, FHTOKEN_PERCENT_EQUAL);
    case '&': return with_equal(x, FHTOKEN_AMPER, FHTOKEN_AMPER_EQUAL);
    case '|': return with_equal(x, FHTOKEN_VBAR, FHTOKEN_VBAR_EQUAL);
    case '^': return with_equal(x, FHTOKEN_CARET, FHTOKEN_CARET_EQUAL);
    case '!': return with_equal(x, FHTOKEN_UNKNOWN, FHTOKEN_NOT_EQUAL);
    case '*':
        return doubled(x, c, FHTOKEN_STAR, FHTOKEN_STAR_EQUAL, FHTOKEN_DOUBLE_STAR,
                       FHTOKEN_DOUBLE_STAR_EQUAL);
    case '/':
        return doubled(x, c, FHTOKEN_SLASH, FHTOKEN_SLASH_EQUAL, FHTOKEN_DOUBLE_SLASH,
                       FHTOKEN_DOUBLE_SLASH_EQUAL);
    case '>':
        return doubled(x, c, FHTOKEN_GREATER, FHTOKEN_GREATER_EQUAL, FHTOKEN_RSHIFT, FHTOKEN_RSHIFT_EQUAL);
    case '<':
        if (*x->cur == '>') {
            x->cur++;
            return FHTOKEN_NOT_EQUAL;
        }
        return doubled(x, c, FHTOKEN_LESS, FHTOKEN_LESS_EQUAL, FHTOKEN_LSHIFT, FHTOKEN_LSHIFT_EQUAL);
    case '-':
        if (*x->cur == '>') {
            x->cur++;
            return FHTOKEN_ARROW;
        }
        return with_equal(x, FHTOKEN_MINUS, FHTOKEN_MINUS_EQUAL);
    case '.':
        if (x->cur[0] != '.' || x->cur[1] != '.') return FHTOKEN_DOT;
        x->cur += 2;
        return FHTOKEN_ELLIPSIS;
    case '$':
    case '?':
    case '`': return FHTOKEN_UNKNOWN;
    default: fail_character(x, (unsigned char)c, &c, 1); return FHTOKEN_ERROR;
    }
}

/* ---- tokens ---- */

static bool finish(FhLexer *x, FhToken *t, FhTokenKind kind, const char *start) {
    t->kind = (uint8_t)kind;
    t->brackets = (uint8_t)x->brackets;
    t->checked = 0;
    t->size = (uint32_t)(x->cur - start);
    t->end_lineno = x->lineno;
    t->end_col = column_of(x, x->cur);
    return true;
}

static bool finish_empty(FhLexer *x, FhToken *t, FhTokenKind kind) {
    t->start = offset_of(x, x->cur);
    t->lineno = x->lineno;
    t->col = column_of(x, x->cur);
    return finish(x, t, kind, x->cur);
}

static bool at_end(FhLexer *x, FhToken *t) {
    if (!x->brackets) return finish_empty(x, t, FHTOKEN_END);
    fhlexer_report_unclosed(x);
    return false;
}

/* Passes blanks, comments and continued lines; false after a fault. Stops at a newline that ends a statement, with the
 * comment before it in *comment: CPython counts that into the NEWLINE token. */
static bool skip_blanks(FhLexer *x, const char **comment) {
    for (;;) {
        while (is(*x->cur, BLANK)) x->cur++;
        switch (*x->cur) {
        case '#':
            *comment = x->cur;
            x->cur = memchr(x->cur, '\n', (size_t)(x->end - x->cur));
            break;
        case '\\':
            x->cur++;
            if (!continue_line(x)) return false;
            break;
        case '\n':
            if (!x->brackets) return true;
            pass_newline(x);
            break;
        default: return true;
        }
    }
}

bool fhlexer_next(FhLexer *x, FhToken *t) {
    if (x->at_line_start && !start_line(x)) return false;
    if (x->pending > 0) {
        x->pending--;
        return finish_empty(x, t, FHTOKEN_INDENT);
    }
    if (x->pending < 0) {
        x->pending++;
        return finish_empty(x, t, FHTOKEN_DEDENT);
    }
    const char *comment = NULL;
    if (!skip_blanks(x, &comment)) return false;
    const char *start = x->cur;
    t->start = offset_of(x, start);
    t->lineno = x->lineno;
    t->col = column_of(x, start);
    char c = *start;
    if (is(c, NAME_START)) {
        unsigned char all = 0;
        do all |= (unsigned char)*x->cur++;
        while (is(*x->cur, NAME_CHAR));
        size_t size = (size_t)(x->cur - start);
        if (size <= 2 && (*x->cur == '"' || *x->cur == '\'') && is_string_prefix(start, size)) {
            return string(x, start) && finish(x, t, FHTOKEN_STRING, start);
        }
        if (all & 0x80) return identifier(x, start) && finish(x, t, FHTOKEN_NAME, start);
        return finish(x, t, fhtoken_keyword(start, size), start);
    }
    if (is(c, DIGIT) || (c == '.' && is(start[1], DIGIT)))
        return number(x, start) && finish(x, t, FHTOKEN_NUMBER, start);
    if (c == '"' || c == '\'') return string(x, start) && finish(x, t, FHTOKEN_STRING, start);
    if (c == '\n') {
        if (comment) {
            t->start = offset_of(x, comment);
            t->col = column_of(x, comment);
            start = comment;
        }
        finish(x, t, FHTOKEN_NEWLINE, start);
        pass_newline(x);
        x->at_line_start = true;
        return true;
    }
    if (!c && x->cur >= x->end) return at_end(x, t);
    x->cur++;
    FhTokenKind kind = operator(x, c);
    return kind != FHTOKEN_ERROR && finish(x, t, kind, start);
}
