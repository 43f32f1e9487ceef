/* The command-line program. Knows the VM through freehold.h alone. */
#include "check.h"
#include "freehold_prompt.h"
#include "help.h"
#include "lsp.h"
#include "prompt.h"
#include "rules.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static fh_vm *interrupted_vm;
static fh_strategy strategy;              /* of the VM; set by the options, before there is one */
static int memory_lock = -1;              /* fh_lock; -1: none */
static size_t memory_limit;               /* 0: none */
static double fuel = -1, timeout = -1;    /* units, seconds; less than 0: none */
static bool memory_debug, plain, inspect; /* inspect: the prompt follows */
static CheckMode check_first = CHECK_WARN;

/* -W FILTER, in the order given. */
enum { MOST_WARN_OPTIONS = 64 };
static const char *warn_options[MOST_WARN_OPTIONS];
static int nwarn_options;

static void on_interrupt(int signal_number) {
    (void)signal_number;
    if (!prompt_takes_interrupt() && interrupted_vm) fh_interrupt_keyboard(interrupted_vm);
}

/* ---- reading ---- */

/* Reads a script; prints python3's message and gives false when that fails. */
static bool read_script(const char *path, Text *out) {
    struct stat st;
    *out = (Text){0};
    if (strcmp(path, "-") == 0) return text_add_file(out, stdin);
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
        fprintf(stderr, "freehold: can't find '__main__' module in '%s'\n", path);
        return false;
    }
    FILE *f = fopen(path, "rb");
    if (!f || !text_add_file(out, f)) {
        fprintf(stderr, "freehold: can't open file '%s': [Errno %d] %s\n", path, errno, strerror(errno));
        const char *command = errno == ENOENT && !strpbrk(path, "./") ? help_similar_command(path) : NULL;
        if (command) fprintf(stderr, "There is no such command either; did you mean '%s'?\n", command);
        if (f) fclose(f);
        return false;
    }
    fclose(f);
    return true;
}

/* ---- commands ---- */

static unsigned long long number_in_environment(const char *name) {
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 10) : 0;
}

/* For tests: FH_FAIL_AT=n makes the n-th allocation fail (FH_FAIL_PERSISTENT=1: and all that follow), FH_GC_EVERY=n
 * collects cycles after every n containers. */
static fh_config *config_from_environment(void) {
    fh_config *config = fh_config_new();
    if (!config) return NULL;
    fh_config_fail_at(config, number_in_environment("FH_FAIL_AT"),
                      number_in_environment("FH_FAIL_PERSISTENT") != 0);
    fh_config_grant(config, FH_CAP_ALL);
    fh_config_strategy(config, strategy);
    fh_config_memory_limit(config, memory_limit);
    fh_config_memory_debug(config, memory_debug);
    fh_config_collect_every(config, number_in_environment("FH_GC_EVERY"));
    return config;
}

/* PYTHONWARNINGS (with commas between the filters), then the options: later ones come first. */
static void add_warn_options(fh_vm *vm) {
    const char *list = getenv("PYTHONWARNINGS");
    while (list && *list) {
        size_t size = strcspn(list, ",");
        char *option = strndup(list, size);
        if (option) fh_add_warn_option(vm, option);
        free(option);
        list += size + (list[size] == ',');
    }
    for (int i = 0; i < nwarn_options; i++) fh_add_warn_option(vm, warn_options[i]);
}

static fh_vm *new_vm(void) {
    fh_vm *vm = NULL;
    if (fh_vm_new(config_from_environment(), &vm) == FH_OK) return vm;
    fputs("freehold: out of memory\n", stderr);
    exit(1);
}

static fh_vm *open_vm(void) {
    fh_vm *vm = new_vm();
    add_warn_options(vm);
    fh_fuel_set(vm, fuel < 0 ? FH_NO_LIMIT : (uint64_t)fuel);
    fh_deadline_set(vm, timeout);
    interrupted_vm = vm;
    struct sigaction action = {.sa_handler = on_interrupt};
    sigaction(SIGINT, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
    return vm;
}

enum {
    REFUSED = 1, /* exit status where --check=error has found something */
    LEAKS = 3    /* of --memory-debug when manual objects are left */
};

static void print_leak(void *env, const fh_leak *leak) {
    (void)env;
    fprintf(stderr, "memory: never freed: %zu %s%s, %zu bytes", leak->count, leak->type,
            leak->count == 1 ? "" : "s", leak->bytes);
    if (leak->file)
        fprintf(stderr, ", made at %s:%u in %s\n", leak->file, leak->line, leak->function);
    else
        fputs("\n", stderr);
}

static int close_vm(fh_vm *vm, fh_status status) {
    int code = fh_finish(vm, status);
    if (memory_debug && fh_leaks(vm, print_leak, NULL) && code == 0) code = LEAKS;
    interrupted_vm = NULL;
    fh_vm_free(vm);
    return code;
}

static const char *strategy_name(void) {
    static const char *const names[] = {"automatic", "manual", "arena"};
    return names[strategy];
}

static fh_status prepare_prompt(fh_vm *vm) {
    static const char *const no_name[] = {""};
    fh_status status = fh_set_argv(vm, 1, no_name);
    if (status == FH_OK) status = fh_prepend_path(vm, "");
    return status == FH_OK ? fh_run_source(vm, "", 0, "<stdin>") : status; /* there is a __main__ */
}

/* For :reset. */
static fh_vm *renew_vm(fh_vm *old) {
    interrupted_vm = NULL;
    fh_finish(old, FH_OK);
    fh_vm_free(old);
    fh_vm *vm = open_vm();
    prepare_prompt(vm);
    return vm;
}

/* Ends a VM; with -i the prompt comes first, whatever has become of the program. */
static int end_vm(fh_vm *vm, fh_status status) {
    if (!inspect) return close_vm(vm, status);
    const char *text;
    int code;
    fh_error_report(vm, &text, &code);
    if (text) fputs(text, stderr);
    PromptOptions options = {strategy_name(), check_first, plain, memory_debug, renew_vm};
    code = prompt_run(&vm, &options);
    int closing = close_vm(vm, FH_OK);
    return code ? code : closing;
}

static char *directory_of(const char *path) {
    char *real = realpath(path, NULL); /* modules lie beside the script itself, not beside a link to it */
    if (!real) return NULL;
    char *slash = strrchr(real, '/');
    slash[slash == real] = 0;
    return real;
}

/* Scripts go by their absolute path, as in CPython: __file__, co_filename and tracebacks. As it was given where that fails. */
static char *absolute(const char *path) {
    char *here = *path == '/' ? NULL : realpath(".", NULL);
    while (strncmp(path, "./", 2) == 0) path += 2;
    size_t room = (here ? strlen(here) : 0) + strlen(path) + 2;
    char *whole = malloc(room);
    if (whole) snprintf(whole, room, "%s%s%s", here ? here : "", here ? "/" : "", path);
    free(here);
    return whole;
}

/* A folder with a __main__.py is a program: the path of that, or NULL. */
static char *main_in_folder(const char *path) {
    static const char name[] = "/__main__.py";
    struct stat st;
    if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) return NULL;
    char *inner = malloc(strlen(path) + sizeof name);
    if (inner) memcpy(stpcpy(inner, path), name, sizeof name);
    if (inner && access(inner, F_OK) == 0) return inner;
    free(inner);
    return NULL;
}

typedef enum Action { RUN, DIS } Action;

/* Before the first line: growth is locked; a limit on memory is what the heap may still grow to. */
static fh_status lock_growth(fh_vm *vm) {
    size_t used = fh_memory_used(vm, NULL);
    return fh_memory_lock(vm, FH_LOCKED_GROWTH, memory_limit > used ? memory_limit - used : 0);
}

/* After the last one: everything is locked, and the script's main() is called. */
static fh_status run_locked(fh_vm *vm) {
    fh_value function;
    fh_status status = fh_get_value(vm, "main", &function);
    if (status == FH_OK) status = fh_memory_lock(vm, FH_LOCKED_ALL, 0);
    if (status == FH_OK) status = fh_invoke(vm, function, NULL, 0, NULL);
    return status;
}

static fh_status run_text(fh_vm *vm, const char *text, size_t size, const char *name) {
    fh_status status = memory_lock == FH_LOCKED_GROWTH ? lock_growth(vm) : FH_OK;
    if (status == FH_OK) status = fh_run_source(vm, text, size, name);
    return status == FH_OK && memory_lock == FH_LOCKED_ALL ? run_locked(vm) : status;
}

static char piped_script[] = "-"; /* the program comes on standard input and nobody said so */

static int with_script(Action action, int argc, char **argv) {
    Text text;
    char *inner = main_in_folder(argv[0]);
    const char *path = inner ? inner : argv[0];
    if (!read_script(path, &text)) return free(inner), 2;
    bool standard_input = strcmp(argv[0], "-") == 0, piped = argv[0] == piped_script;
    fh_vm *vm = open_vm();
    const char *name = standard_input ? "<stdin>" : path;
    const char *no_name = "";
    fh_status status = fh_set_argv(vm, argc, piped ? &no_name : (const char *const *)argv);
    char *directory = standard_input ? NULL : inner ? absolute(argv[0]) : directory_of(path);
    char *whole = standard_input || action == DIS ? NULL : absolute(path);
    if (status == FH_OK) status = fh_prepend_path(vm, directory ? directory : "");
    bool runs = action == DIS ||
                check_before_run(vm, check_first, name, standard_input ? NULL : path, text.data, text.size);
    if (status == FH_OK && runs)
        status = action == DIS ? fh_dis_source(vm, text.data, text.size, name)
                               : run_text(vm, text.data, text.size, whole ? whole : name);
    free(directory);
    free(inner);
    free(whole);
    free(text.data);
    int code = end_vm(vm, status);
    return runs ? code : REFUSED;
}

static int with_string(Action action, int argc, char **argv) {
    if (argc < 2) {
        fputs("Argument expected for the -c option\n", stderr);
        fputs(help_usage, stderr);
        return 2;
    }
    fh_vm *vm = open_vm();
    const char *source = argv[1];
    argv[1] = argv[0]; /* sys.argv[0] is "-c" */
    fh_status status = fh_set_argv(vm, argc - 1, (const char *const *)argv + 1);
    if (status == FH_OK) status = fh_prepend_path(vm, "");
    size_t size = strlen(source);
    bool runs = action == DIS || check_before_run(vm, check_first, "<string>", NULL, source, size);
    if (status == FH_OK && runs)
        status = action == DIS ? fh_dis_source(vm, source, size, "<string>")
                               : run_text(vm, source, size, "<string>");
    int code = end_vm(vm, status);
    return runs ? code : REFUSED;
}

static int with_module(int argc, char **argv) {
    if (argc < 2) {
        fputs("Argument expected for the -m option\n", stderr);
        fputs(help_usage, stderr);
        return 2;
    }
    fh_vm *vm = open_vm();
    fh_status status = fh_set_argv(vm, argc - 1, (const char *const *)argv + 1);
    char directory[4096];
    if (status == FH_OK && getcwd(directory, sizeof directory)) status = fh_prepend_path(vm, directory);
    if (!check_module_before_run(vm, check_first, argv[1])) return close_vm(vm, FH_OK), REFUSED;
    if (status == FH_OK) status = fh_run_module(vm, argv[1]);
    return end_vm(vm, status);
}

static int with_prompt(void) {
    fh_vm *vm = open_vm();
    fh_status status = prepare_prompt(vm);
    inspect = true;
    return status == FH_OK ? end_vm(vm, status) : close_vm(vm, status);
}

/* The value of an option that may stand in the same word behind `separator` or in the next; NULL: there is none. */
static const char *option_value(int argc, char **argv, int *at, size_t name_size, char separator) {
    const char *rest = argv[*at] + name_size;
    if (*rest) return separator ? rest + 1 : rest;
    return *at + 1 < argc ? argv[++*at] : NULL;
}

static bool take_filter(const char *filter) {
    if (!filter) return fputs("Argument expected for the -W option\n", stderr), false;
    if (nwarn_options < MOST_WARN_OPTIONS) warn_options[nwarn_options++] = filter;
    return true;
}

static bool take_strategy(const char *name) {
    static const struct {
        const char *name;
        fh_strategy strategy;
    } names[] = {
        {"auto", FH_AUTOMATIC}, {"automatic", FH_AUTOMATIC}, {"manual", FH_MANUAL}, {"arena", FH_ARENA}};
    for (size_t i = 0; name && i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i].name) != 0) continue;
        strategy = names[i].strategy;
        return true;
    }
    fprintf(stderr, "freehold: --memory-strategy takes auto, manual or arena, not '%s'\n", name ? name : "");
    return false;
}

/* A number of bytes with K, M or G behind it. */
static bool take_limit(const char *text) {
    static const char units[] = "KMG";
    char *end = NULL;
    unsigned long long n = text && *text >= '0' && *text <= '9' ? strtoull(text, &end, 10) : 0;
    const char *unit = end && *end ? strchr(units, *end & ~32) : NULL;
    unsigned shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;
    if (n && end && (!*end || (unit && !end[1])) && n <= SIZE_MAX >> shift) {
        memory_limit = (size_t)n << shift;
        return true;
    }
    fprintf(stderr, "freehold: --memory-limit takes a number of bytes (64K, 16M, 1G), not '%s'\n",
            text ? text : "");
    return false;
}

static bool take_lock(const char *name) {
    bool growth = !name || strcmp(name, "growth") == 0;
    memory_lock = growth ? FH_LOCKED_GROWTH : FH_LOCKED_ALL;
    if (growth || strcmp(name, "all") == 0) return true;
    fprintf(stderr, "freehold: --memory-lock takes growth or all, not '%s'\n", name);
    return false;
}

static bool take_check(const char *name) {
    int mode = check_mode(name ? name : "");
    if (mode >= 0) check_first = (CheckMode)mode;
    return mode >= 0;
}

/* --fuel and --timeout: 1 taken, 0 another word, -1 no good number. */
static int take_bound(int argc, char **argv, int *at) {
    bool is_fuel = strncmp(argv[*at], "--fuel", 6) == 0;
    size_t size = is_fuel ? 6 : 9;
    if (!is_fuel && strncmp(argv[*at], "--timeout", 9) != 0) return 0;
    if (argv[*at][size] && argv[*at][size] != '=') return 0;
    const char *text = option_value(argc, argv, at, size, '=');
    char *end = NULL;
    double value = text ? strtod(text, &end) : -1;
    if (is_fuel && end && (*end == 'K' || *end == 'k')) value *= 1e3, end++;
    if (is_fuel && end && (*end == 'M' || *end == 'm')) value *= 1e6, end++;
    if (is_fuel && end && (*end == 'G' || *end == 'g')) value *= 1e9, end++;
    if (!end || end == text || *end || !(value >= 0 && value < 1e18)) {
        fprintf(stderr, "freehold: %s takes a number, not '%s'\n", is_fuel ? "--fuel" : "--timeout",
                text ? text : "");
        return -1;
    }
    *(is_fuel ? &fuel : &timeout) = value;
    return 1;
}

/* Takes the options before the script: the number of words taken, or -1 with a message. */
static int take_options(int argc, char **argv) {
    static const char memory[] = "--memory-strategy";
    const size_t size = sizeof memory - 1;
    int at = 0;
    for (; at < argc; at++) {
        bool ok;
        int bound = take_bound(argc, argv, &at);
        if (bound)
            ok = bound > 0;
        else if (strncmp(argv[at], "-W", 2) == 0)
            ok = take_filter(option_value(argc, argv, &at, 2, 0));
        else if (strncmp(argv[at], memory, size) == 0 && (!argv[at][size] || argv[at][size] == '='))
            ok = take_strategy(option_value(argc, argv, &at, size, '='));
        else if (strcmp(argv[at], "--memory-debug") == 0)
            ok = memory_debug = true;
        else if (strncmp(argv[at], "--memory-limit", 14) == 0 && (!argv[at][14] || argv[at][14] == '='))
            ok = take_limit(option_value(argc, argv, &at, 14, '='));
        else if (strcmp(argv[at], "--memory-lock") == 0 || strncmp(argv[at], "--memory-lock=", 14) == 0)
            ok = take_lock(argv[at][13] ? argv[at] + 14 : NULL);
        else if (strcmp(argv[at], "-i") == 0)
            ok = inspect = true;
        else if (strcmp(argv[at], "--plain") == 0)
            ok = plain = true;
        else if (strcmp(argv[at], "--") == 0)
            return at + 1;
        else if (strncmp(argv[at], "--check", 7) == 0 && (!argv[at][7] || argv[at][7] == '='))
            ok = take_check(option_value(argc, argv, &at, 7, '='));
        else
            break;
        if (!ok) return -1;
    }
    return at;
}

/* The arguments with -cSOURCE and -mMODULE as two words; NULL: there is nothing to be parted. Lives as long as the program. */
static char **split_option(int argc, char **argv) {
    static char names[2][3] = {"-c", "-m"};
    static char **apart;
    bool module = argc && strncmp(argv[0], "-m", 2) == 0;
    if (!argc || (!module && strncmp(argv[0], "-c", 2) != 0) || !argv[0][2]) return NULL;
    apart = calloc((size_t)argc + 2, sizeof *apart);
    if (!apart) return NULL;
    apart[0] = names[module];
    apart[1] = argv[0] + 2;
    for (int i = 1; i < argc; i++) apart[i + 1] = argv[i];
    return apart;
}

static int run(Action action, int argc, char **argv) {
    int options = take_options(argc, argv);
    if (options < 0) {
        fputs(help_usage, stderr);
        return 2;
    }
    bool ended = options && strcmp(argv[options - 1], "--") == 0; /* a script's name may begin with a dash */
    argc -= options, argv += options;
    char **apart = ended ? NULL : split_option(argc, argv);
    if (apart) argc++, argv = apart;
    if (argc == 0 && !inspect && !isatty(0)) {
        static char *no_script[] = {piped_script, NULL};
        return with_script(action, 1, no_script);
    }
    if (argc == 0 && action == RUN) return with_prompt();
    if (argc == 0) return fputs(help_usage, stderr), 2;
    if (!ended && strcmp(argv[0], "-c") == 0) return with_string(action, argc, argv);
    if (!ended && strcmp(argv[0], "-m") == 0 && action == RUN) return with_module(argc, argv);
    if (!ended && argv[0][0] == '-' && argv[0][1]) return help_unknown_option(argv[0]);
    return with_script(action, argc, argv);
}

/* The prompt, also where standard input is no terminal. */
static int repl(int argc, char **argv) {
    int options = take_options(argc, argv);
    if (options < 0) return fputs(help_usage, stderr), 2;
    if (options < argc) return help_unknown_option(argv[options]);
    return with_prompt();
}

static int version(void) { return puts("Freehold " FH_VERSION_STRING) < 0; }

static int with_checker(int (*command)(fh_vm *vm, int argc, char **argv), int argc, char **argv) {
    fh_vm *vm = new_vm();
    int status = command(vm, argc, argv);
    fh_vm_free(vm);
    return status;
}

int main(int argc, char **argv) {
    const char *word = argc > 1 ? argv[1] : "";
    argc--, argv++;
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0 || strcmp(word, "version") == 0)
        return version();
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) return help_command(0, NULL);
    if (strcmp(word, "help") == 0) return help_command(argc - 1, argv + 1);
    if (strcmp(word, "run") == 0) return run(RUN, argc - 1, argv + 1);
    if (strcmp(word, "dis") == 0) return run(DIS, argc - 1, argv + 1);
    if (strcmp(word, "repl") == 0) return repl(argc - 1, argv + 1);
    if (strcmp(word, "explain") == 0) return explain_command(argc - 1, argv + 1);
    if (strcmp(word, "check") == 0) return with_checker(check_command, argc - 1, argv + 1);
    if (strcmp(word, "lsp") == 0) return with_checker(lsp_command, argc - 1, argv + 1);
    return run(RUN, argc, argv);
}
