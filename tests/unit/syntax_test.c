/* The front end: trees and faults against the expectations in tests/unit/syntax, and what a file cannot say: limits,
 * failing allocations, modes. Runs from the repository's root.
 *
 *   syntax/X.py with X.expect      the tree, a statement a line; with places for the names in `with_places`
 *   syntax/faults_X.txt            sources, each followed by "=> Kind|message|lineno|offset|end_lineno|end_offset"
 *
 * `syntax_test --tree FILE` prints the text of an expectation. */
#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include "../../vm/syntax/parser.h"
#include "unit.h"

#define FOLDER "tests/unit/syntax/"

typedef struct Text {
    char *bytes; /* ends with a NUL that `size` does not count */
    size_t size;
} Text;

static Text read_file(const char *path) {
    Text t = {NULL, 0};
    FILE *f = fopen(path, "rb");
    if (!f) return t;
    fseek(f, 0, SEEK_END);
    long size = ftell(f);
    rewind(f);
    t.bytes = malloc((size_t)size + 1);
    if (t.bytes) t.size = fread(t.bytes, 1, (size_t)size, f);
    if (t.bytes) t.bytes[t.size] = 0;
    fclose(f);
    return t;
}

static bool ends_with(const char *s, const char *end) {
    size_t size = strlen(s), end_size = strlen(end);
    return size >= end_size && strcmp(s + size - end_size, end) == 0;
}

static FhTree *parse(const char *text, size_t size, FhParseMode mode, unsigned flags, FhDiagnostic *err) {
    FhParseInput in = {.text = text, .size = size, .filename = "test.py", .mode = mode, .flags = flags};
    return fhparse(&in, err);
}

/* Calls `visit` for each file of the folder with this ending. */
static void each_file(const char *start, const char *end, void (*visit)(const char *path)) {
    DIR *folder = opendir(FOLDER);
    if (!folder) {
        CHECK(folder);
        return;
    }
    struct dirent *entry;
    while ((entry = readdir(folder))) {
        char path[512];
        if (strncmp(entry->d_name, start, strlen(start)) != 0 || !ends_with(entry->d_name, end)) continue;
        snprintf(path, sizeof path, FOLDER "%s", entry->d_name);
        visit(path);
    }
    closedir(folder);
}

/* ---- trees ---- */

static bool with_places(const char *path) {
    static const char *const names[] = {"/places.py", "/newlines.py", "/layout.py", "/latin1.py", "/bom.py"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (ends_with(path, names[i])) return true;
    }
    return false;
}

/* The dump with a newline behind each statement of the module. */
static char *break_lines(const char *dump, size_t size) {
    char *out = malloc(size * 2 + 1), *to = out, quote = 0;
    int depth = 0;
    for (const char *s = dump; out && s < dump + size; s++) {
        *to++ = *s;
        if (quote) {
            if (*s == '\\')
                *to++ = *++s;
            else if (*s == quote)
                quote = 0;
            continue;
        }
        if (*s == '\'' || *s == '"') quote = *s;
        depth += (*s == '(' || *s == '[') - (*s == ')' || *s == ']');
        if (depth == 2 && *s == ',') {
            *to++ = '\n';
            s++;
        }
    }
    if (out) *to = 0;
    return out;
}

static char *tree_text(const char *path) {
    Text source = read_file(path);
    FhDiagnostic err;
    FhTree *tree = parse(source.bytes, source.size, FHPARSE_FILE, 0, &err);
    if (!tree) printf("%s:%d: %s\n", path, err.lineno, err.message);
    size_t size = 0;
    const char *dump = tree ? fhtree_dump(tree, with_places(path), &size) : NULL;
    char *text = dump ? break_lines(dump, size) : NULL;
    fhtree_free(tree);
    fhdiagnostic_free(&err);
    free(source.bytes);
    return text;
}

static void check_tree(const char *path) {
    char expected_path[512];
    snprintf(expected_path, sizeof expected_path, "%.*s.expect", (int)(strlen(path) - 3), path);
    Text expected = read_file(expected_path);
    char *got = tree_text(path);
    if (expected.size && expected.bytes[expected.size - 1] == '\n') expected.bytes[expected.size - 1] = 0;
    unit_state.test = path;
    CHECK_STR(got, expected.bytes);
    free(got);
    free(expected.bytes);
}

TEST(trees) { each_file("", ".py", check_tree); }

/* ---- faults ---- */

static void check_fault(const char *path, const char *source, size_t size, const char *expected) {
    FhDiagnostic err;
    FhTree *tree = parse(source, size, FHPARSE_FILE, FHPARSE_UTF8, &err);
    char got[512] = "no fault";
    if (!tree) {
        snprintf(got, sizeof got, "%s|%s|%d|%d|%d|%d", fhdiagnostic_kind_name(err.kind), err.message,
                 err.lineno, err.offset, err.end_lineno, err.end_offset);
    }
    if (strcmp(got, expected) != 0) printf("%s:\n%.*s", path, (int)size, source);
    CHECK_STR(got, expected);
    fhtree_free(tree);
    fhdiagnostic_free(&err);
}

static void check_faults(const char *path) {
    Text file = read_file(path);
    const char *source = file.bytes;
    for (char *line = file.bytes; line && *line;) {
        char *end = strchr(line, '\n');
        if (!end) break;
        if (strncmp(line, "=> ", 3) == 0) {
            *end = 0;
            check_fault(path, source, (size_t)(line - source), line + 3);
            source = end + 1;
        }
        line = end + 1;
    }
    free(file.bytes);
}

TEST(faults) { each_file("faults_", ".txt", check_faults); }

/* ---- input that no file shows ---- */

static FhDiagnosticKind kind_of(const char *text, size_t size, FhParseMode mode, unsigned flags,
                                char *message) {
    FhDiagnostic err;
    FhTree *tree = parse(text, size, mode, flags, &err);
    FhDiagnosticKind kind = err.kind;
    if (message) snprintf(message, 256, "%s", tree ? "" : err.message);
    fhtree_free(tree);
    fhdiagnostic_free(&err);
    return kind;
}

static FhDiagnosticKind kind_of_repeat(const char *before, const char *part, size_t count,
                                       const char *after) {
    size_t size = strlen(before) + strlen(part) * count + strlen(after);
    char *text = malloc(size + 1), *to = text;
    if (!text) return FHDIAGNOSTIC_NONE;
    to += sprintf(to, "%s", before);
    for (size_t i = 0; i < count; i++) to += sprintf(to, "%s", part);
    sprintf(to, "%s", after);
    FhDiagnosticKind kind = kind_of(text, size, FHPARSE_FILE, 0, NULL);
    free(text);
    return kind;
}

TEST(deep_nesting_is_refused) {
    CHECK_INT(kind_of_repeat("x = ", "(", 10000, "1\n"), FHDIAGNOSTIC_SYNTAX);
    CHECK_INT(kind_of_repeat("x = ", "-", 10000, "1\n"), FHDIAGNOSTIC_RECURSION);
    CHECK_INT(kind_of_repeat("x = ", "not ", 10000, "1\n"), FHDIAGNOSTIC_RECURSION);
    CHECK_INT(kind_of_repeat("x = ", "lambda: ", 10000, "1\n"), FHDIAGNOSTIC_RECURSION);
    CHECK_INT(kind_of_repeat("x = ", "1 if 2 else ", 10000, "1\n"), FHDIAGNOSTIC_RECURSION);
    CHECK_INT(kind_of_repeat("x = ", "1 ** ", 10000, "1\n"), FHDIAGNOSTIC_RECURSION);
    CHECK_INT(kind_of_repeat("", "word ", 10000, "\n"), FHDIAGNOSTIC_SYNTAX);
    CHECK_INT(kind_of_repeat("x = ", "f(a, [{1: ", 60, "a b"), FHDIAGNOSTIC_SYNTAX);
}

TEST(long_chains_are_no_nesting) {
    CHECK_INT(kind_of_repeat("x = 1", " + 1", 100000, "\n"), FHDIAGNOSTIC_NONE);
    CHECK_INT(kind_of_repeat("x = a", ".a", 100000, "\n"), FHDIAGNOSTIC_NONE);
    CHECK_INT(kind_of_repeat("x = a", "()", 100000, "\n"), FHDIAGNOSTIC_NONE);
    CHECK_INT(kind_of_repeat("x = a", "[0]", 100000, "\n"), FHDIAGNOSTIC_NONE);
    CHECK_INT(kind_of_repeat("x = a", " < a", 100000, "\n"), FHDIAGNOSTIC_NONE);
    CHECK_INT(kind_of_repeat("x = a", " and a", 100000, "\n"), FHDIAGNOSTIC_NONE);
    CHECK_INT(kind_of_repeat("x = [", "a, ", 100000, "]\n"), FHDIAGNOSTIC_NONE);
    CHECK_INT(kind_of_repeat("x = (", "'a' ", 100000, ")\n"), FHDIAGNOSTIC_NONE);
    CHECK_INT(kind_of_repeat("", "a = ", 100000, "1\n"), FHDIAGNOSTIC_NONE);
    CHECK_INT(kind_of_repeat("if a: b\n", "elif a: b\n", 100000, ""), FHDIAGNOSTIC_NONE);
    CHECK_INT(kind_of_repeat("", "pass;", 100000, "\n"), FHDIAGNOSTIC_NONE);
    CHECK_INT(kind_of_repeat("", "x = 1\n", 100000, ""), FHDIAGNOSTIC_NONE);
}

/* Each bracket is searched for a message once, however deep it lies. */
TEST(nested_faults_take_no_longer_than_flat_ones) {
    CHECK_INT(kind_of_repeat("", "{1: 2, ", 190, "$"), FHDIAGNOSTIC_SYNTAX);
    CHECK_INT(kind_of_repeat("", "[a for b[", 90, "$"), FHDIAGNOSTIC_SYNTAX);
    CHECK_INT(kind_of_repeat("", "(a = ", 190, "$"), FHDIAGNOSTIC_SYNTAX);
    CHECK_INT(kind_of_repeat("", "f(a=1, b, *", 190, "$"), FHDIAGNOSTIC_SYNTAX);
    CHECK_INT(kind_of_repeat("for ", "(a, ", 190, "$"), FHDIAGNOSTIC_SYNTAX);
}

TEST(bytes_that_are_no_text) {
    char message[256];
    CHECK_INT(kind_of("x = 1\0\n", 7, FHPARSE_FILE, 0, message), FHDIAGNOSTIC_SYNTAX);
    CHECK_STR(message, "source code cannot contain null bytes");
    CHECK_INT(kind_of("x\n\n#\xff\n", 6, FHPARSE_FILE, 0, message), FHDIAGNOSTIC_SYNTAX);
    CHECK_STR(message,
              "Non-UTF-8 code starting with '\\xff' in file test.py on line 3, but no encoding declared; see "
              "https://peps.python.org/pep-0263/ for details");
    CHECK_INT(kind_of("#coding:nosuch\n", 15, FHPARSE_FILE, 0, message), FHDIAGNOSTIC_SYNTAX);
    CHECK_STR(message, "encoding problem: nosuch");
    CHECK_INT(kind_of("#coding:ascii\n'\xe9'", 17, FHPARSE_FILE, 0, message), FHDIAGNOSTIC_SYNTAX);
    CHECK_STR(message, "encoding problem: ascii");
    CHECK_INT(kind_of("\xEF\xBB\xBF#coding:latin-1\n", 19, FHPARSE_FILE, 0, message), FHDIAGNOSTIC_SYNTAX);
    CHECK_STR(message, "encoding problem: iso-8859-1 with BOM");
    CHECK_INT(kind_of("#coding:latin-1\n", 16, FHPARSE_FILE, FHPARSE_UTF8, message), FHDIAGNOSTIC_NONE);
    CHECK_INT(kind_of("", 0, FHPARSE_FILE, 0, message), FHDIAGNOSTIC_NONE);
}

/* ---- modes ---- */

static void check_prompt(const char *text, const char *expected) {
    char message[256];
    unsigned flags = FHPARSE_UTF8 | FHPARSE_INCOMPLETE | FHPARSE_DONT_IMPLY_DEDENT;
    kind_of(text, strlen(text), FHPARSE_SINGLE, flags, message);
    CHECK_STR(message, expected);
}

TEST(prompt) {
    static const char more[] = "incomplete input";
    check_prompt("x = 1", "");
    check_prompt("if x:", more);
    check_prompt("if x:\n  y", more);
    check_prompt("if x:\n  y\n", "");
    check_prompt("if x: y", more);
    check_prompt("@a", more);
    check_prompt("f(a,", more);
    check_prompt("'''a\n", more);
    check_prompt("try:\n  x\n", more);
    check_prompt("x = = 1", "invalid syntax");
    check_prompt("x = 'a", "unterminated string literal (detected at line 1)");
    check_prompt("x = 1\ny = 2", "multiple statements found while compiling a single statement");
}

TEST(eval_takes_one_expression) {
    char message[256];
    CHECK_INT(kind_of("a, b\n\n", 6, FHPARSE_EVAL, 0, message), FHDIAGNOSTIC_NONE);
    CHECK_INT(kind_of("a = b", 5, FHPARSE_EVAL, 0, message), FHDIAGNOSTIC_SYNTAX);
    CHECK_INT(kind_of("", 0, FHPARSE_EVAL, 0, message), FHDIAGNOSTIC_SYNTAX);
    CHECK_INT(kind_of("*a, b", 5, FHPARSE_EVAL, 0, message), FHDIAGNOSTIC_SYNTAX);
}

TEST(names_are_interned) {
    static const char text[] = "spam = spam + eggs\n\xef\xac\x81 = fi\n";
    FhDiagnostic err;
    FhTree *tree = parse(text, sizeof text - 1, FHPARSE_FILE, 0, &err);
    REQUIRE(tree);
    const FhStmt *first = tree->body.items[0], *second = tree->body.items[1];
    CHECK(first->Assign.targets.items[0]->Name.id == first->Assign.value->BinOp.left->Name.id);
    CHECK(second->Assign.targets.items[0]->Name.id == second->Assign.value->Name.id);
    CHECK_INT(tree->name_count, 3);
    CHECK_STR(tree->names[2]->text, "fi");
    fhtree_free(tree);
}

TEST(future) {
    static const char text[] = "'doc'\nfrom __future__ import annotations, division\n";
    FhDiagnostic err;
    FhTree *tree = parse(text, sizeof text - 1, FHPARSE_FILE, 0, &err);
    REQUIRE(tree);
    CHECK(tree->future_annotations);
    fhtree_free(tree);
    tree = parse("x = 1 <> 2", 10, FHPARSE_FILE, 0, &err);
    CHECK(!tree);
    fhdiagnostic_free(&err);
}

/* ---- failing allocations ---- */

typedef struct Budget {
    long left; /* allocations that succeed before one fails; negative: all */
    bool persistent, refused;
    long live; /* bytes */
} Budget;

static bool refuses(Budget *b) {
    if (b->left < 0 || b->left-- > 0) return false;
    if (b->persistent) b->left = 0;
    return b->refused = true;
}

static void *budget_alloc(void *ctx, size_t size, size_t align) {
    Budget *b = ctx;
    (void)align;
    if (refuses(b)) return NULL;
    b->live += (long)size;
    return malloc(size);
}

static void *budget_resize(void *ctx, void *p, size_t old_size, size_t new_size, size_t align) {
    Budget *b = ctx;
    (void)align;
    if (refuses(b)) return NULL;
    b->live += (long)new_size - (long)old_size;
    return realloc(p, new_size);
}

static void budget_free(void *ctx, void *p, size_t size, size_t align) {
    Budget *b = ctx;
    (void)align;
    if (p) b->live -= (long)size;
    free(p);
}

/* True when the parse got through without a refusal. */
static bool parse_with_budget(Text source, long n, bool persistent) {
    Budget budget = {n, persistent, false, 0};
    FhAlloc alloc = {budget_alloc, budget_resize, budget_free, &budget};
    FhParseInput in = {.text = source.bytes, .size = source.size, .alloc = &alloc};
    FhDiagnostic err;
    FhTree *tree = fhparse(&in, &err);
    if (!tree) CHECK(err.kind != FHDIAGNOSTIC_NONE);
    fhtree_free(tree);
    fhdiagnostic_free(&err);
    CHECK_INT(budget.live, 0);
    return !budget.refused;
}

static void check_budgets(const char *path) {
    Text source = read_file(path);
    for (int persistent = 0; persistent < 2; persistent++) {
        long n = 0;
        while (n < 100000 && !parse_with_budget(source, n, persistent)) n++;
        CHECK(n > 0 && n < 100000);
    }
    free(source.bytes);
}

TEST(every_allocation_may_fail) {
    each_file("", ".py", check_budgets);
    each_file("faults_", ".txt", check_budgets);
}

int main(int argc, char **argv) {
    if (argc == 3 && strcmp(argv[1], "--tree") == 0) {
        char *text = tree_text(argv[2]);
        if (!text) return 1;
        puts(text);
        free(text);
        return 0;
    }
    RUN(trees);
    RUN(faults);
    RUN(deep_nesting_is_refused);
    RUN(long_chains_are_no_nesting);
    RUN(nested_faults_take_no_longer_than_flat_ones);
    RUN(bytes_that_are_no_text);
    RUN(prompt);
    RUN(eval_takes_one_expression);
    RUN(names_are_interned);
    RUN(future);
    RUN(every_allocation_may_fail);
    return unit_report();
}
