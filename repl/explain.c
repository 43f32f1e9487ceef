/* freehold explain. */
#include "rules.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 90 };

static const char usage[] = "usage: freehold explain [CODE…]         what a rule of `freehold check` says "
                            "(no code: all, a line each)\n"
                            "       freehold explain --wrong CODE    the example of it as a program\n"
                            "       freehold explain --right CODE    the same, set right\n";

/* In lines of at most WIDTH columns. */
static void add_paragraph(Text *t, const char *text) {
    size_t column = 0;
    while (*text) {
        size_t size = strcspn(text, " ");
        if (column && column + 1 + size > WIDTH) {
            text_char(t, '\n');
            column = 0;
        }
        if (column) text_char(t, ' ');
        text_add(t, text, size);
        column += size + (column > 0);
        text += size + (text[size] == ' ');
    }
    text_char(t, '\n');
}

static void add_program(Text *t, const char *program, bool markdown) {
    if (markdown) text_c(t, "```python\n");
    for (const char *end; *program; program = end) {
        end = strchr(program, '\n') + 1;
        if (!markdown && end - program > 1) text_c(t, "    ");
        text_add(t, program, (size_t)(end - program));
    }
    if (markdown) text_c(t, "```\n");
}

void rule_explain(Text *t, const Rule *r, bool markdown) {
    text_format(t, markdown ? "**FH%u: %s** (%s)\n\n" : "FH%u: %s (%s)\n\n", r->number, r->title, r->levels);
    if (markdown)
        text_format(t, "%s\n", r->text);
    else
        add_paragraph(t, r->text);
    text_c(t, "\nWrong:\n\n");
    add_program(t, r->wrong, markdown);
    text_c(t, "\nRight:\n\n");
    add_program(t, r->right, markdown);
}

/* "FH104", "fh104", "104" and "leak" mean the same. */
static const Rule *rule_named(const char *word) {
    for (size_t i = 0; i < RULES; i++)
        if (strcmp(rules[i].name, word) == 0) return &rules[i];
    if ((word[0] | 32) == 'f' && (word[1] | 32) == 'h') word += 2;
    char *end;
    unsigned long n = isdigit((unsigned char)*word) ? strtoul(word, &end, 10) : 0;
    return n && !*end && n < 100000 ? rule_find((unsigned)n) : NULL;
}

static bool contains(const char *text, const char *word) {
    size_t n = strlen(word);
    for (; *text; text++)
        if (strncasecmp(text, word, n) == 0) return true;
    return false;
}

/* The rule that the word most likely means: one whose name or title holds it, or the code with the most equal digits. */
static const Rule *nearest(const char *word) {
    const Rule *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < RULES && strlen(word) > 2; i++)
        if (contains(rules[i].name, word) || contains(rules[i].title, word)) return &rules[i];
    const char *digits = word + strcspn(word, "0123456789");
    for (size_t i = 0; i < RULES; i++) {
        char code[16];
        size_t equal = 0, n = (size_t)snprintf(code, sizeof code, "%u", rules[i].number);
        for (size_t at = 0; at < n && digits[at]; at++) equal += code[at] == digits[at];
        if (equal > most) {
            most = equal;
            best = &rules[i];
        }
    }
    return most >= 2 ? best : NULL;
}

static int unknown(const char *word) {
    const Rule *r = nearest(word);
    fprintf(stderr, "freehold: there is no rule '%s'", word);
    if (r)
        fprintf(stderr, "; did you mean FH%u (%s)?\n", r->number, r->title);
    else
        fputs("; `freehold explain` lists them\n", stderr);
    return 2;
}

static int list_rules(void) {
    for (size_t i = 0; i < RULES; i++)
        printf("FH%u  %-7s  %s\n", rules[i].number, level_name(rules[i].level), rules[i].title);
    return 0;
}

static int print_rule(const Rule *r, bool first) {
    Text t = {0};
    if (!first) text_c(&t, "\n\n");
    rule_explain(&t, r, false);
    bool ok = !t.failed && fputs(t.data, stdout) >= 0;
    text_free(&t);
    return ok ? 0 : 1;
}

int explain_command(int argc, char **argv) {
    bool wrong = argc > 0 && strcmp(argv[0], "--wrong") == 0,
         right = argc > 0 && strcmp(argv[0], "--right") == 0;
    int status = 0;
    if (argc == 0) return list_rules();
    if (strcmp(argv[0], "--help") == 0 || strcmp(argv[0], "-h") == 0) return fputs(usage, stdout) < 0;
    if (((wrong || right) && argc != 2) || (!wrong && !right && argv[0][0] == '-')) {
        fputs(usage, stderr);
        return 2;
    }
    for (int i = wrong || right; i < argc; i++) {
        const Rule *r = rule_named(argv[i]);
        if (!r) return unknown(argv[i]);
        if (wrong || right)
            fputs(wrong ? r->wrong : r->right, stdout);
        else
            status |= print_rule(r, i == 0);
    }
    return status;
}
