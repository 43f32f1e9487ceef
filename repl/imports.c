/* See imports.h. */
#include "imports.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_BYTES = 16 << 20 }; /* of one module */

typedef struct Loaded {
    char *path;
    Text text;
    struct Loaded *next;
} Loaded;

void imports_open(Imports *i, const char *path) {
    const char *slash = path ? strrchr(path, '/') : NULL;
    *i = (Imports){slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(""), NULL};
}

void imports_close(Imports *i) {
    for (Loaded *l = i->loaded, *next; l; l = next) {
        next = l->next;
        text_free(&l->text);
        free(l->path);
        free(l);
    }
    free(i->directory);
    *i = (Imports){0};
}

static bool is_file(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size <= MOST_BYTES;
}

/* Takes path over. */
static Loaded *load(Imports *i, char *path) {
    Loaded *l = calloc(1, sizeof *l);
    FILE *f = l ? fopen(path, "rb") : NULL;
    bool ok = f && text_add_file(&l->text, f);
    if (f) fclose(f);
    if (!ok) {
        if (l) text_free(&l->text);
        free(l);
        free(path);
        return NULL;
    }
    l->path = path;
    l->next = i->loaded;
    return i->loaded = l;
}

static Loaded *find(Imports *i, const char *path) {
    for (Loaded *l = i->loaded; l; l = l->next)
        if (strcmp(l->path, path) == 0) return l;
    if (!is_file(path)) return NULL;
    char *copy = strdup(path);
    return copy ? load(i, copy) : NULL;
}

static Loaded *find_as(Imports *i, const Text *stem, const char *suffix) {
    Text path = {0};
    text_add(&path, stem->data, stem->size);
    text_c(&path, suffix);
    Loaded *l = path.failed ? NULL : find(i, path.data);
    text_free(&path);
    return l;
}

int imports_find(void *env, const char *name, unsigned level, const char **text, size_t *size) {
    Imports *i = env;
    Text stem = {0};
    if (!i->directory) return 0;
    text_c(&stem, i->directory);
    for (unsigned n = 1; n < level; n++) text_c(&stem, "../");
    for (const char *c = name; *c; c++) text_char(&stem, *c == '.' ? '/' : *c);
    Loaded *l = NULL;
    if (!stem.failed && *name) l = find_as(i, &stem, ".py");
    if (!stem.failed && !l) l = find_as(i, &stem, *name ? "/__init__.py" : "__init__.py");
    text_free(&stem);
    if (!l) return 0;
    *text = l->text.data;
    *size = l->text.size;
    return 1;
}
