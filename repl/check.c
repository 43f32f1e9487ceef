/* See check.h. */
#include "check.h"
#include "fix.h"
#include "imports.h"
#include "report.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char check_usage[] =
    "usage: freehold check [OPTION…] FILE…    looks for memory faults without running anything\n"
    "FILE: a script, a directory (its *.py, and those below it) or - for standard input\n"
    "  --format=text|json|sarif        how findings are told (text)\n"
    "  --fail-on=error|warning|note    findings from this level on give status 1 (warning)\n"
    "  --color=auto|always|never       (auto: on a terminal, unless NO_COLOR is set)\n"
    "  --fix                           applies the fixes that findings come with, to the files\n"
    "  --diff                          shows what --fix would change\n"
    "status: 0 clean, 1 findings, 2 usage, or a file that cannot be read or compiled\n";

enum { CLEAN, FINDINGS, TROUBLE }; /* exit statuses */

typedef struct Checker {
    fh_vm *vm;
    Report report;
    Format format;
    const char *colour;
    fh_level fail_on;
    bool fix, diff;
    bool found; /* findings at or above fail_on */
    bool trouble;
    Text diffs;
    int fixed;
} Checker;

/* ---- options ---- */

/* The value of --name=value or of --name value; NULL: the word is another option. */
static const char *value_of(const char *name, int argc, char **argv, int *at) {
    size_t size = strlen(name);
    if (strncmp(argv[*at], name, size) != 0) return NULL;
    if (argv[*at][size] == '=') return argv[*at] + size + 1;
    if (argv[*at][size]) return NULL;
    return *at + 1 < argc ? argv[++*at] : "";
}

static int choice(const char *value, const char *const *names, const char *option) {
    for (int i = 0; names[i]; i++)
        if (strcmp(names[i], value) == 0) return i;
    fprintf(stderr, "freehold: %s takes ", option);
    for (int i = 0; names[i]; i++) {
        fputs(i == 0 ? "" : names[i + 1] ? ", " : " or ", stderr);
        fputs(names[i], stderr);
    }
    fprintf(stderr, ", not '%s'\n", value);
    return -1;
}

static const char *const formats[] = {"text", "json", "sarif", NULL};
static const char *const levels[] = {"note", "warning", "error", NULL};
static const char *const colours[] = {"auto", "always", "never", NULL};

/* Takes one option: 1 it was one, 0 it is none, -1 it is wrong, and that has been told. */
static int take_option(Checker *c, int argc, char **argv, int *at) {
    const char *v;
    int n = 0;
    if (strcmp(argv[*at], "--fix") == 0) return c->fix = true;
    if (strcmp(argv[*at], "--diff") == 0) return c->diff = true;
    if ((v = value_of("--format", argc, argv, at)) != NULL) {
        if ((n = choice(v, formats, "--format")) >= 0) c->format = (Format)n;
    } else if ((v = value_of("--fail-on", argc, argv, at)) != NULL) {
        if ((n = choice(v, levels, "--fail-on")) >= 0) c->fail_on = (fh_level)n;
    } else if ((v = value_of("--color", argc, argv, at)) != NULL) {
        if ((n = choice(v, colours, "--color")) >= 0) c->colour = colours[n];
    } else {
        return 0;
    }
    return n < 0 ? -1 : 1;
}

static bool wants_colour(const char *when, int file) {
    const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (strcmp(when, "auto") != 0) return strcmp(when, "always") == 0;
    return isatty(file) && !(no_colour && *no_colour) && !(terminal && strcmp(terminal, "dumb") == 0);
}

/* ---- one source ---- */

static void fail(Checker *c, const char *name, const fh_source_error *error, const char *message) {
    c->trouble = true;
    if (error)
        fputs(error->text, stderr);
    else
        fprintf(stderr, "freehold: can't check '%s': %s\n", name, message ? message : "");
    report_failure(&c->report, name, error, message);
}

static void note_findings(Checker *c, const fh_check *check) {
    for (size_t i = 0; i < fh_check_count(check); i++)
        if (fh_check_finding(check, i)->level >= c->fail_on) c->found = true;
}

static void report_check(Checker *c, const Source *source, const fh_check *check) {
    if (fh_check_error(check)) {
        fail(c, source->name, fh_check_error(check), NULL);
        return;
    }
    note_findings(c, check);
    if (!c->diff) report_source(&c->report, source, check);
}

static void check_text(Checker *c, const Source *source, const fh_check_options *options) {
    fh_check *check = NULL;
    if (fh_check_source(c->vm, source->data, source->size, options, &check) != FH_OK) {
        fh_error_clear(c->vm);
        fail(c, source->name, NULL, "out of memory");
        return;
    }
    report_check(c, source, check);
    fh_check_free(check);
}

static void check_fixed(Checker *c, const Source *source, const fh_check_options *options) {
    Text fixed = {0};
    Source after = {0};
    int n = fix_source(c->vm, source, options, &fixed);
    if (n > 0 && c->diff)
        diff_add(&c->diffs, source->name, source->data, source->size, fixed.data, fixed.size);
    if (n > 0 && !c->diff && !fix_write(source->path, &fixed)) {
        fail(c, source->name, NULL, strerror(errno));
        n = 0;
    }
    if (n < 0) fail(c, source->name, NULL, "out of memory");
    if (n > 0) c->fixed += n;
    if (n > 0 && !c->diff && source_open(&after, source->name, source->path, fixed.data, fixed.size))
        check_text(c, &after, options);
    else if (n >= 0)
        check_text(c, source, options);
    source_close(&after);
    text_free(&fixed);
}

/* path NULL: standard input. */
static void check_source(Checker *c, const char *name, const char *path, const Text *text) {
    Source source;
    Imports imports;
    imports_open(&imports, path);
    fh_check_options options = {.filename = name, .import = imports_find, .env = &imports};
    if (!source_open(&source, name, path, text->data, text->size))
        fail(c, name, NULL, "out of memory");
    else if (c->fix || c->diff)
        check_fixed(c, &source, &options);
    else
        check_text(c, &source, &options);
    source_close(&source);
    imports_close(&imports);
}

static void check_file(Checker *c, const char *path) {
    bool standard_input = strcmp(path, "-") == 0;
    Text text = {0};
    FILE *f = standard_input ? stdin : fopen(path, "rb");
    text_c(&text, "");
    if (!f || !text_add_file(&text, f))
        fail(c, path, NULL, strerror(errno));
    else
        check_source(c, standard_input ? "<stdin>" : path, standard_input ? NULL : path, &text);
    if (f && !standard_input) fclose(f);
    text_free(&text);
}

/* ---- directories ---- */

typedef struct Names {
    char **items;
    size_t count, capacity;
    bool failed;
} Names;

static void add_name(Names *names, char *name) { /* takes name over */
    if (names->count == names->capacity) {
        size_t capacity = names->capacity ? names->capacity * 2 : 32;
        char **grown = realloc(names->items, capacity * sizeof *grown);
        if (grown) {
            names->items = grown;
            names->capacity = capacity;
        }
    }
    if (!name || names->count == names->capacity) {
        names->failed = true;
        free(name);
        return;
    }
    names->items[names->count++] = name;
}

static int by_text(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static char *join(const char *directory, const char *name) {
    Text t = {0};
    if (strcmp(directory, ".") != 0) text_c(&t, directory);
    if (t.size && t.data[t.size - 1] != '/') text_char(&t, '/');
    text_c(&t, name);
    if (!t.failed) return t.data;
    text_free(&t);
    return NULL;
}

static void free_names(Names *names) {
    for (size_t i = 0; i < names->count; i++) free(names->items[i]);
    free(names->items);
}

/* What it holds beside hidden entries and caches, sorted. */
static bool list_directory(const char *path, Names *out) {
    DIR *d = opendir(path);
    if (!d) return false;
    for (struct dirent *e; (e = readdir(d)) != NULL;)
        if (e->d_name[0] != '.' && strcmp(e->d_name, "__pycache__") != 0)
            add_name(out, join(path, e->d_name));
    closedir(d);
    if (out->count) qsort(out->items, out->count, sizeof *out->items, by_text);
    return true;
}

static bool is_script(const char *path) {
    size_t n = strlen(path);
    return n > 3 && strcmp(path + n - 3, ".py") == 0;
}

enum { MOST_FOLDERS = 100 }; /* one in the other */

/* The number of scripts in it. Links to directories are not followed. */
static size_t check_directory(Checker *c, const char *path, unsigned depth) {
    Names names = {0};
    size_t n = 0;
    struct stat st;
    if (!list_directory(path, &names)) fail(c, path, NULL, strerror(errno));
    if (names.failed) fail(c, path, NULL, "out of memory");
    for (size_t i = 0; i < names.count; i++) {
        const char *name = names.items[i];
        if (lstat(name, &st) != 0) continue;
        if (S_ISDIR(st.st_mode) && depth < MOST_FOLDERS) {
            n += check_directory(c, name, depth + 1);
        } else if (!S_ISDIR(st.st_mode) && is_script(name)) {
            check_file(c, name);
            n++;
        }
    }
    free_names(&names);
    return n;
}

static void check_path(Checker *c, const char *path) {
    struct stat st;
    if (strcmp(path, "-") == 0 || stat(path, &st) != 0 || !S_ISDIR(st.st_mode))
        check_file(c, path);
    else if (check_directory(c, path, 0) == 0 && !c->trouble)
        fail(c, path, NULL, "no *.py in it");
}

/* ---- the command ---- */

static int usage_error(const char *message, const char *word) {
    fprintf(stderr, message, word);
    fputs(check_usage, stderr);
    return TROUBLE;
}

static int finish(Checker *c) {
    report_end(&c->report);
    Text *out = c->diff ? &c->diffs : &c->report.text;
    bool written = !out->failed;
    if (written && out->size)
        written = fwrite(out->data, 1, out->size, stdout) == out->size && fflush(stdout) == 0;
    if (!written) fprintf(stderr, "freehold: %s\n", out->failed ? "out of memory" : strerror(errno));
    if (c->fix && c->fixed) fprintf(stderr, "fixed: %d finding%s\n", c->fixed, c->fixed == 1 ? "" : "s");
    report_free(&c->report);
    text_free(&c->diffs);
    return c->trouble || !written ? TROUBLE : c->found ? FINDINGS : CLEAN;
}

int check_command(fh_vm *vm, int argc, char **argv) {
    Checker c = {.vm = vm, .colour = "auto", .fail_on = FH_LEVEL_WARNING};
    int npaths = 0;
    bool options = true;
    for (int i = 0; i < argc; i++) {
        int taken = 0;
        if (options && strcmp(argv[i], "--") == 0) {
            options = false;
            continue;
        }
        if (options && (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0))
            return fputs(check_usage, stdout) < 0 ? TROUBLE : CLEAN;
        if (options && argv[i][0] == '-' && argv[i][1]) {
            if ((taken = take_option(&c, argc, argv, &i)) < 0) return TROUBLE;
            if (!taken) return usage_error("freehold: check has no option %s\n", argv[i]);
        } else {
            argv[npaths++] = argv[i];
        }
    }
    if (!npaths) return usage_error("freehold: %s: which file?\n", "check");
    if (c.fix && !c.diff)
        for (int i = 0; i < npaths; i++)
            if (strcmp(argv[i], "-") == 0)
                return usage_error("freehold: --fix takes files; %s shows what it would change\n", "--diff");
    report_begin(&c.report, c.format, wants_colour(c.colour, 1));
    for (int i = 0; i < npaths; i++) check_path(&c, argv[i]);
    return finish(&c);
}

/* ---- before running ---- */

int check_mode(const char *name) {
    static const char *const names[] = {"off", "warn", "error", NULL};
    return choice(name, names, "--check");
}

bool check_before_run(fh_vm *vm, CheckMode mode, const char *name, const char *path, const char *text,
                      size_t size) {
    Imports imports;
    Source source = {0};
    Report report;
    fh_check *check = NULL;
    bool runs = true;
    if (mode == CHECK_OFF) return true;
    imports_open(&imports, path);
    fh_check_options options = {
        .filename = name, .findings_only = 1, .import = imports_find, .env = &imports};
    if (fh_check_source(vm, text, size, &options, &check) != FH_OK) fh_error_clear(vm);
    if (check && fh_check_count(check) && source_open(&source, name, path, text, size)) {
        report_begin(&report, FORMAT_TEXT, wants_colour("auto", 2));
        report.least = FH_LEVEL_WARNING;
        report_source(&report, &source, check);
        size_t found = report.shown[FH_LEVEL_WARNING] + report.shown[FH_LEVEL_ERROR];
        if (found && !report.text.failed) fputs(report.text.data, stderr);
        if (found && mode == CHECK_ERROR) {
            fprintf(stderr, "freehold: '%s' is not run: --check=error\n", name);
            runs = false;
        }
        report_free(&report);
    }
    source_close(&source);
    fh_check_free(check);
    imports_close(&imports);
    return runs;
}

bool check_module_before_run(fh_vm *vm, CheckMode mode, const char *module) {
    static const char *const suffixes[] = {".py", "/__main__.py"};
    bool runs = true, found = false;
    for (size_t i = 0; mode != CHECK_OFF && !found && i < 2; i++) {
        Text path = {0}, text = {0};
        struct stat st;
        for (const char *c = module; *c; c++) text_char(&path, *c == '.' ? '/' : *c);
        text_c(&path, suffixes[i]);
        bool file = !path.failed && stat(path.data, &st) == 0 && S_ISREG(st.st_mode);
        FILE *f = file ? fopen(path.data, "rb") : NULL;
        found = f && text_add_file(&text, f);
        if (found) runs = check_before_run(vm, mode, path.data, path.data, text.data, text.size);
        if (f) fclose(f);
        text_free(&text);
        text_free(&path);
    }
    return runs;
}
