/* See help.h. The man page docs/freehold.1 says the same at more length. */
#include "help.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"

const char help_usage[] =
    "usage: freehold [run] SCRIPT [ARG…]     run a script file (- for standard input)\n"
    "       freehold -c SOURCE [ARG…]        run a string\n"
    "       freehold -m MODULE [ARG…]        run a module as a script\n"
    "       freehold [repl]                  the prompt, where standard input is a terminal\n"
    "       freehold -i [SCRIPT | -c SOURCE | -m MODULE] [ARG…]  run it, then the prompt\n"
    "       freehold check FILE…             find memory faults without running\n"
    "       freehold explain [CODE]          what its rules say\n"
    "       freehold lsp                     the check as a language server\n"
    "       freehold dis SCRIPT | -c SOURCE  show the bytecode\n"
    "       freehold help [COMMAND]          more about each; also --help, -h\n"
    "       freehold version                 also --version, -V\n"
    "options before the script: -W FILTER      what happens to warnings (also PYTHONWARNINGS)\n"
    "                           -O -u -B -E -I -P -q -b -x -X and others of python3: `freehold help run`\n"
    "                           --memory-strategy auto|manual|arena  how the whole program's objects are "
    "freed\n"
    "                           --memory-limit BYTES  beyond it MemoryError is raised (64K, 16M, 1G)\n"
    "                           --memory-lock[=growth|all]  no memory beyond what there is, or none at all\n"
    "                           --fuel UNITS, --timeout SECONDS  the script ends then, whatever it does\n"
    "                           --memory-debug  report at the end what manual code has not freed (status "
    "3)\n"
    "                           --check=off|warn|error  what is done with findings of `check` (warn)\n"
    "                           --plain         the prompt without its editor\n"
    "exit status: 0 done, 1 an exception (or refused by --check=error), 2 usage or no such file,\n"
    "             3 manual objects left under --memory-debug, 120 output was lost, 130 interrupted,\n"
    "             or what sys.exit() was given\n";

typedef struct Topic {
    const char *name, *text;
} Topic;

static const char run_text[] =
    "usage: freehold [run] [OPTION…] SCRIPT [ARG…]\n"
    "       freehold [OPTION…] -c SOURCE [ARG…]\n"
    "       freehold [OPTION…] -m MODULE [ARG…]\n"
    "Runs a program. `-` is standard input, also where nothing is named and that is no terminal. sys.argv "
    "is\n"
    "as under python3; modules are looked for beside the script. With -i the prompt follows, in the same\n"
    "state. Before a script runs it is checked (see `freehold help check`).\n"
    "  -i                    the prompt afterwards\n"
    "  -W FILTER             what happens to warnings: error, ignore, default, … (also PYTHONWARNINGS)\n"
    "  -O                    no asserts, __debug__ is False; twice: no docstrings either (PYTHONOPTIMIZE)\n"
    "  -u                    sys.stdout and sys.stderr keep nothing back (PYTHONUNBUFFERED)\n"
    "  -b                    BytesWarning where bytes are compared with str or int, or made a str; twice: an "
    "error\n"
    "  -E                    variables PYTHON… are not looked at\n"
    "  -P                    modules are not looked for beside the script (PYTHONSAFEPATH)\n"
    "  -I                    -E, -P and -s\n"
    "  -q                    the prompt without its banner\n"
    "  -x                    the first line of the script is skipped\n"
    "  -X NAME[=VALUE]       sys._xoptions; dev (PYTHONDEVMODE) and int_max_str_digits=N have a meaning\n"
    "  -R                    PYTHONHASHSEED is not looked at\n"
    "  -B -S -s -d           as under python3 in sys.flags; there is nothing here to be left out\n"
    "  --memory-strategy S   auto, manual or arena for the whole program\n"
    "  --memory-limit BYTES  what the program may take, beyond which MemoryError is raised: 64K, 16M, 1G\n"
    "  --memory-lock         the heap may not grow beyond what it has when the script starts, or beyond\n"
    "                        --memory-limit: MemoryLockedError\n"
    "  --memory-lock=all     the script is run to its end; then its main() is called, in which nothing may "
    "be\n"
    "                        allocated: MemoryLockedError\n"
    "  --fuel UNITS          the work it may do, in about instructions (5M): then it ends, whatever it does\n"
    "  --timeout SECONDS     the time it may take: then it ends, whatever it does\n"
    "  --memory-debug        tells at the end what manual code has not freed, and where it was made; status "
    "3\n"
    "  --check=MODE          off, warn (as it is), error: do not run what has findings\n"
    "Letters may stand in one word behind one dash. Other variables: PYTHONPATH, PYTHONIOENCODING,\n"
    "PYTHONHASHSEED, PYTHONINTMAXSTRDIGITS, PYTHONINSPECT, PYTHONBREAKPOINT.\n"
    "Exit status: 0; 1 after an exception; what sys.exit() was given; 2 where the script cannot be read; 3 "
    "see\n"
    "above; 120 where output was lost; 130 after Ctrl-C, by SIGINT.\n";

static const char repl_text[] =
    "usage: freehold [repl] [OPTION…]\n"
    "The prompt. Blocks are edited and recalled as a whole; Tab completes, Up recalls what begins so, "
    "Ctrl-R\n"
    "searches, x? tells about x, :help lists the commands (:mem, :time, :dis, …). exit or Ctrl-D leaves.\n"
    "  --plain             lines as the terminal gives them (also where TERM is dumb)\n"
    "  --memory-…, -W …    as for run\n"
    "  -q                  no banner\n"
    "Environment: FREEHOLD_HISTORY (the file; empty: none), FREEHOLD_KEYS (vi), FREEHOLD_THEME (dark, "
    "light,\n"
    "none), NO_COLOR, PAGER, PYTHONSTARTUP (a file that is run first).\n";

static const char dis_text[] =
    "usage: freehold dis SCRIPT | -c SOURCE\n"
    "Shows the bytecode of a program and of the functions in it, and runs nothing.\n"
    "Exit status: 0; 1 where it does not compile; 2 where it cannot be read.\n";

static const char explain_text[] =
    "usage: freehold explain [CODE]\n"
    "Says what a rule of `freehold check` means, with an example of what is wrong and\n"
    "one of what is right; without a code, lists the rules.\n";

static const char lsp_text[] =
    "usage: freehold lsp\n"
    "A language server on standard input and output: findings of `freehold check` as one\n"
    "types, their fixes, and the rules.\n";

static const char help_text[] = "usage: freehold help [COMMAND]\n"
                                "Says what a command does.\n";
static const char version_text[] = "usage: freehold version\n"
                                   "Prints the version.\n";

static const Topic topics[] = {{"run", run_text},         {"repl", repl_text},      {"check", check_usage},
                               {"explain", explain_text}, {"dis", dis_text},        {"lsp", lsp_text},
                               {"help", help_text},       {"version", version_text}};
enum { NTOPICS = sizeof topics / sizeof *topics };

static const char *const options[] = {
    "--memory-strategy", "--memory-debug", "--memory-limit", "--memory-lock", "--fuel",
    "--timeout",         "--check",        "--plain",        "--version",     "--help"};

/* ---- likely words ---- */

enum { LONGEST = 40 };

/* Changes of one letter, and swaps of two neighbours, from a to b; at most LONGEST letters. */
static unsigned distance(const char *a, const char *b) {
    unsigned rows[3][LONGEST + 1], n = (unsigned)strlen(a), m = (unsigned)strlen(b);
    if (n > LONGEST || m > LONGEST) return LONGEST;
    for (unsigned j = 0; j <= m; j++) rows[0][j] = j;
    for (unsigned i = 1; i <= n; i++) {
        unsigned *now = rows[i % 3], *before = rows[(i + 2) % 3], *older = rows[(i + 1) % 3];
        now[0] = i;
        for (unsigned j = 1; j <= m; j++) {
            unsigned best = before[j - 1] + (a[i - 1] != b[j - 1]);
            if (before[j] + 1 < best) best = before[j] + 1;
            if (now[j - 1] + 1 < best) best = now[j - 1] + 1;
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped && older[j - 2] + 1 < best) best = older[j - 2] + 1;
            now[j] = best;
        }
    }
    return rows[n % 3][m];
}

static bool better(const char *word, const char *candidate, unsigned *least) {
    unsigned d = distance(word, candidate);
    if (d >= *least) return false;
    *least = d;
    return true;
}

const char *help_similar_command(const char *word) {
    const char *found = NULL;
    unsigned least = strlen(word) > 4 ? 3 : 2;
    for (size_t i = 0; i < NTOPICS; i++)
        if (better(word, topics[i].name, &least)) found = topics[i].name;
    return least ? found : NULL;
}

const char *help_similar_option(const char *word) {
    const char *found = NULL;
    char name[LONGEST + 1];
    unsigned least = 4;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(word, "="), word);
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (better(name, options[i], &least)) found = options[i];
    return found;
}

int help_unknown_option(const char *word) {
    const char *similar = help_similar_option(word);
    fprintf(stderr, "unknown option %s\n", word);
    if (similar) fprintf(stderr, "Did you mean %s?\n", similar);
    return help_hint();
}

int help_hint(void) {
    fputs("`freehold help` tells how it is used.\n", stderr);
    return 2;
}

/* ---- freehold help ---- */

int help_command(int argc, char **argv) {
    if (argc == 0) return fputs(help_usage, stdout) < 0;
    for (size_t i = 0; i < NTOPICS; i++)
        if (strcmp(topics[i].name, argv[0]) == 0) return fputs(topics[i].text, stdout) < 0;
    const char *similar = help_similar_command(argv[0]);
    fprintf(stderr, "freehold: there is no command '%s'", argv[0]);
    if (similar) fprintf(stderr, "; did you mean '%s'?", similar);
    fputs("\n", stderr);
    return 2;
}
