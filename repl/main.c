/* The command-line program. Knows the VM through freehold.h alone. */
#include "check.h"
#include "freehold_prompt.h"
#include "help.h"
#include "lsp.h"
#include "options.h"
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
static Options options = OPTIONS_NONE;
static int words; /* of the whole command line: sys.orig_argv */
static char **first_word;

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
    options_configure(&options, config);
    fh_config_collect_every(config, number_in_environment("FH_GC_EVERY"));
    return config;
}

static fh_vm *new_vm(void) {
    fh_vm *vm = NULL;
    if (fh_vm_new(config_from_environment(), &vm) == FH_OK) return vm;
    fputs("freehold: out of memory\n", stderr);
    exit(1);
}

static fh_vm *open_vm(void) {
    fh_vm *vm = new_vm();
    fh_set_orig_argv(vm, words, (const char *const *)first_word);
    if (!options_begin(&options, vm)) exit(1);
    interrupted_vm = vm;
    struct sigaction action = {.sa_handler = on_interrupt};
    sigaction(SIGINT, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
    return vm;
}

enum {
    REFUSED = 1, /* exit status where --check=error has found something */
    LEAKS = 3,   /* of --memory-debug when manual objects are left */
    INTERRUPTED = 130
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

/* As python3: whoever started the program is to see that Ctrl-C ended it. */
static void end_by_interrupt(void) {
    fflush(NULL);
    signal(SIGINT, SIG_DFL);
    raise(SIGINT);
}

static int close_vm(fh_vm *vm, fh_status status) {
    int code = fh_finish(vm, status);
    bool interrupted = status == FH_INTERRUPTED && code == INTERRUPTED;
    if (options.memory_debug && fh_leaks(vm, print_leak, NULL) && code == 0) code = LEAKS;
    interrupted_vm = NULL;
    fh_vm_free(vm);
    if (interrupted) end_by_interrupt();
    return code;
}

static const char *strategy_name(void) {
    static const char *const names[] = {"automatic", "manual", "arena"};
    return names[options.strategy];
}

/* The folder of the script is where modules are looked for first, unless -P or -I were given. */
static fh_status prepend_path(fh_vm *vm, const char *directory) {
    return options.letters['P'] ? FH_OK : fh_prepend_path(vm, directory);
}

static fh_status prepare_prompt(fh_vm *vm) {
    static const char *const no_name[] = {""};
    fh_status status = fh_set_argv(vm, 1, no_name);
    if (status == FH_OK) status = prepend_path(vm, "");
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

/* The prompt, then the end of the VM. startup: a file to be run first, or NULL. */
static int with_prompt(fh_vm *vm, const char *startup) {
    PromptOptions prompt = {strategy_name(),      options.check, options.plain, options.letters['q'],
                            options.memory_debug, startup,       renew_vm};
    int code = prompt_run(&vm, &prompt), closing = close_vm(vm, FH_OK);
    return code ? code : closing;
}

/* Ends a VM; with -i the prompt comes first, whatever has become of the program. */
static int end_vm(fh_vm *vm, fh_status status) {
    if (!options.letters['i']) return close_vm(vm, status);
    const char *text;
    int code;
    fh_error_report(vm, &text, &code);
    if (text) fputs(text, stderr);
    return with_prompt(vm, NULL);
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
    return fh_memory_lock(vm, FH_LOCKED_GROWTH,
                          options.memory_limit > used ? options.memory_limit - used : 0);
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
    fh_status status = options.memory_lock == FH_LOCKED_GROWTH ? lock_growth(vm) : FH_OK;
    if (status == FH_OK) status = fh_run_source(vm, text, size, name);
    return status == FH_OK && options.memory_lock == FH_LOCKED_ALL ? run_locked(vm) : status;
}

static char piped_script[] = "-"; /* the program comes on standard input and nobody said so */

static int with_script(Action action, int argc, char **argv) {
    Text text;
    char *inner = main_in_folder(argv[0]);
    const char *path = inner ? inner : argv[0];
    if (!read_script(path, &text)) return free(inner), 2;
    if (options.letters['x'] && strcmp(path, "-") != 0)
        text_replace(&text, 0, strcspn(text_of(&text), "\n"), "", 0); /* numbers of lines stay */
    bool standard_input = strcmp(argv[0], "-") == 0, piped = argv[0] == piped_script;
    fh_vm *vm = open_vm();
    const char *name = standard_input ? "<stdin>" : path;
    const char *no_name = "";
    fh_status status = fh_set_argv(vm, argc, piped ? &no_name : (const char *const *)argv);
    char *made = standard_input ? NULL : inner ? absolute(argv[0]) : directory_of(path);
    char *whole = standard_input || action == DIS ? NULL : absolute(path);
    const char *directory = made ? made : "";
    if (status == FH_OK) status = inner ? fh_prepend_path(vm, directory) : prepend_path(vm, directory);
    bool runs = action == DIS ||
                check_before_run(vm, options.check, name, standard_input ? NULL : path, text.data, text.size);
    if (status == FH_OK && runs)
        status = action == DIS ? fh_dis_source(vm, text.data, text.size, name)
                               : run_text(vm, text.data, text.size, whole ? whole : name);
    free(made);
    free(inner);
    free(whole);
    free(text.data);
    int code = end_vm(vm, status);
    return runs ? code : REFUSED;
}

/* sys.argv of -c and -m: the option, and what stands behind its value. */
static fh_status set_argv(fh_vm *vm, char *option, int argc, char **argv) {
    char *value = argv[-1];
    argv[-1] = option;
    fh_status status = fh_set_argv(vm, argc + 1, (const char *const *)argv - 1);
    argv[-1] = value;
    return status;
}

static int with_string(Action action, int argc, char **argv) {
    static char option[] = "-c";
    fh_vm *vm = open_vm();
    fh_status status = set_argv(vm, option, argc, argv);
    if (status == FH_OK) status = prepend_path(vm, "");
    size_t size = strlen(options.source);
    bool runs = action == DIS || check_before_run(vm, options.check, "<string>", NULL, options.source, size);
    if (status == FH_OK && runs)
        status = action == DIS ? fh_dis_source(vm, options.source, size, "<string>")
                               : run_text(vm, options.source, size, "<string>");
    int code = end_vm(vm, status);
    return runs ? code : REFUSED;
}

static int with_module(int argc, char **argv) {
    static char option[] = "-m";
    fh_vm *vm = open_vm();
    fh_status status = set_argv(vm, option, argc, argv);
    char directory[4096];
    if (status == FH_OK && getcwd(directory, sizeof directory)) status = prepend_path(vm, directory);
    if (!check_module_before_run(vm, options.check, options.module)) return close_vm(vm, FH_OK), REFUSED;
    if (status == FH_OK) status = fh_run_module(vm, options.module);
    return end_vm(vm, status);
}

static int with_nothing(void) {
    fh_vm *vm = open_vm();
    fh_status status = prepare_prompt(vm);
    return status == FH_OK ? with_prompt(vm, options_variable(&options, "PYTHONSTARTUP"))
                           : close_vm(vm, status);
}

/* What stands behind the options, and behind the name of the command. */
static int run(Action action, int argc, char **argv) {
    if (options.source) return with_string(action, argc, argv);
    if (options.module) return action == RUN ? with_module(argc, argv) : help_unknown_option("-m");
    if (argc) return with_script(action, argc, argv);
    if (!options.letters['i'] && !isatty(0)) {
        static char *no_script[] = {piped_script, NULL};
        return with_script(action, 1, no_script);
    }
    return action == RUN ? with_nothing() : help_hint();
}

/* The prompt, also where standard input is no terminal. */
static int repl(int argc, char **argv) {
    if (options.source || options.module) return help_unknown_option(options.source ? "-c" : "-m");
    return argc ? help_unknown_option(argv[0]) : with_nothing();
}

static int version(void) {
    static const char more[] = "import sys; print('Python', sys.version.split()[0])";
    int status = puts("Freehold " FH_VERSION_STRING) < 0;
    if (options.letters['V'] < 2) return status;
    fflush(stdout);
    fh_vm *vm = new_vm();
    return close_vm(vm, fh_run_source(vm, more, strlen(more), NULL));
}

static int with_checker(int (*command)(fh_vm *vm, int argc, char **argv), int argc, char **argv) {
    fh_vm *vm = new_vm();
    int status = command(vm, argc, argv);
    fh_vm_free(vm);
    return status;
}

/* Takes options before and, of a command that has them, behind its name; then what was asked for. */
int main(int argc, char **argv) {
    words = argc, first_word = argv;
    int taken = options_take(&options, --argc, ++argv);
    if (taken < 0) return 2;
    argc -= taken, argv += taken;
    bool plain = options.ended || options.source || options.module || !argc;
    const char *word = plain ? "" : argv[0];
    bool runs = strcmp(word, "run") == 0, dis = strcmp(word, "dis") == 0, prompt = strcmp(word, "repl") == 0;
    if (runs || dis || prompt) {
        if ((taken = options_take(&options, argc - 1, argv + 1)) < 0) return 2;
        argc -= taken + 1, argv += taken + 1;
    }
    if (options.letters['h']) return help_command(0, NULL);
    if (options.letters['V'] || strcmp(word, "version") == 0) return version();
    if (strcmp(word, "help") == 0) return help_command(argc - 1, argv + 1);
    if (strcmp(word, "explain") == 0) return explain_command(argc - 1, argv + 1);
    if (strcmp(word, "check") == 0) return with_checker(check_command, argc - 1, argv + 1);
    if (strcmp(word, "lsp") == 0) return with_checker(lsp_command, argc - 1, argv + 1);
    if (!options_read_environment(&options)) return 1;
    return prompt ? repl(argc, argv) : run(dis ? DIS : RUN, argc, argv);
}
