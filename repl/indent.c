/* Where a line begins: decided from the tokens of the lines before it. */
#include "editor.h"
#include "freehold_prompt.h"

#include <string.h>

enum { LEVEL = 4 };

typedef struct Scan {
    const char *text;
    size_t line; /* start of the logical line that the last token is in */
    size_t open; /* brackets that are open */
    size_t stack[64];
    bool new_line;  /* the next token begins a logical line */
    bool colon;     /* the last token is a colon outside brackets */
    bool leaves;    /* the logical line begins with return, pass, … */
    bool in_string; /* the text ends inside a string */
} Scan;

static bool spells(const Scan *s, const fh_token *t, const char *word) {
    return strlen(word) == t->size && memcmp(s->text + t->start, word, t->size) == 0;
}

static bool is_leaving(const Scan *s, const fh_token *t) {
    static const char *const words[] = {"return", "pass", "break", "continue", "raise"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (spells(s, t, words[i])) return true;
    return false;
}

static void see(void *env, const fh_token *t) {
    Scan *s = env;
    if (t->kind == FH_TOKEN_COMMENT) return;
    if (t->kind == FH_TOKEN_NEWLINE) {
        s->new_line = true;
        return;
    }
    if (s->new_line) {
        s->line = t->start;
        s->new_line = false;
        s->leaves = t->kind == FH_TOKEN_KEYWORD && is_leaving(s, t);
    }
    s->in_string = t->kind == FH_TOKEN_OPEN_STRING;
    if (t->kind == FH_TOKEN_OPEN && s->open < 64) s->stack[s->open] = t->start;
    s->open += t->kind == FH_TOKEN_OPEN;
    s->open -= t->kind == FH_TOKEN_CLOSE && s->open;
    s->colon = !s->open && t->kind == FH_TOKEN_OPERATOR && spells(s, t, ":");
}

static size_t blanks_at(const char *text, size_t line, size_t end) {
    while (line && text[line - 1] != '\n') line--;
    size_t n = 0;
    while (line + n < end && text[line + n] == ' ') n++;
    return n;
}

size_t indent_after(const char *text, size_t at) {
    Scan s = {.text = text, .new_line = true};
    fh_tokenize(text, at, see, &s);
    if (s.in_string) return 0;
    if (s.open) return blanks_at(text, s.stack[s.open < 64 ? s.open - 1 : 63], at) + LEVEL;
    size_t blanks = blanks_at(text, s.line, at);
    if (s.colon) return blanks + LEVEL;
    if (s.leaves) return blanks > LEVEL ? blanks - LEVEL : 0;
    return blanks;
}

/* Outside brackets and strings, as far as the line tells. */
static bool is_closed(const char *line, size_t size) {
    int depth = 0;
    char quote = 0;
    for (size_t i = 0; i < size; i++) {
        if (quote && line[i] == '\\')
            i++;
        else if (quote)
            quote = line[i] == quote ? 0 : quote;
        else if (line[i] == '"' || line[i] == '\'')
            quote = line[i];
        else
            depth += strchr("([{", line[i]) != NULL, depth -= strchr(")]}", line[i]) != NULL;
    }
    return !depth && !quote;
}

bool indent_dedents(const char *line, size_t size) {
    static const char *const words[] = {"else", "elif", "except", "finally", "case"};
    size_t word = 0;
    while (word < size && line[word] >= 'a' && line[word] <= 'z') word++;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (word == strlen(words[i]) && memcmp(line, words[i], word) == 0)
            return word < size && strchr(" :*(", line[word]) && is_closed(line, size);
    return false;
}
