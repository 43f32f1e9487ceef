/* Prints the syntax tree of a file as ast.dump does, or the fault that it has.
 *
 *     parse_dump [-a] [-q] [-e | -s] FILE
 *
 * -a: with places; -q: only parse; -e: an expression; -s: one interactive statement.
 *
 * A fault is printed as Kind|message|lineno|offset|end_lineno|end_offset, with status 1.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "../../vm/syntax/parser.h"

static char *read_all(const char *path, size_t *size) {
    FILE *f = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (!f) return NULL;
    size_t capacity = 1 << 16;
    char *text = malloc(capacity);
    *size = 0;
    while (text) {
        *size += fread(text + *size, 1, capacity - *size, f);
        if (*size < capacity) break;
        char *grown = realloc(text, capacity *= 2);
        if (!grown) free(text);
        text = grown;
    }
    if (f != stdin) fclose(f);
    return text;
}

static int run(const FhParseInput *in, bool attributes, bool silent) {
    FhDiagnostic err;
    FhTree *tree = fhparse(in, &err);
    if (!tree) {
        printf("%s|%s|%d|%d|%d|%d\n", fhdiagnostic_kind_name(err.kind), err.message, err.lineno, err.offset,
               err.end_lineno, err.end_offset);
        fhdiagnostic_free(&err);
        return 1;
    }
    size_t size;
    const char *text = silent ? "" : fhtree_dump(tree, attributes, &size);
    int status = text ? 0 : 2;
    if (text && !silent) {
        fwrite(text, 1, size, stdout);
        putchar('\n');
    }
    fhtree_free(tree);
    return status;
}

int main(int argc, char **argv) {
    FhParseInput in = {.mode = FHPARSE_FILE};
    bool attributes = false, silent = false;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "-a") == 0)
            attributes = true;
        else if (strcmp(argv[i], "-e") == 0)
            in.mode = FHPARSE_EVAL;
        else if (strcmp(argv[i], "-s") == 0)
            in.mode = FHPARSE_SINGLE;
        else if (strcmp(argv[i], "-q") == 0)
            silent = true;
        else
            in.filename = argv[i];
    }
    char *text = in.filename ? read_all(in.filename, &in.size) : NULL;
    if (!text) {
        fprintf(stderr, "usage: parse_dump [-a] [-q] [-e | -s] FILE\n");
        return 2;
    }
    in.text = text;
    int status = run(&in, attributes, silent);
    free(text);
    return status;
}
