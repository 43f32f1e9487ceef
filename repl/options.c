/* See options.h. */
#include "options.h"
#include "freehold_prompt.h"
#include "help.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What python3's letters are in sys.flags, and the variables that stand for them. */
static const struct {
    char letter;
    const char *flag, *variable; /* NULL: none */
} letters[] = {
    {'b', "bytes_warning", NULL},
    {'B', NULL, NULL}, /* no bytecode is ever written */
    {'d', "debug", "PYTHONDEBUG"},
    {'E', "ignore_environment", NULL},
    {'h', NULL, NULL},
    {'?', NULL, NULL},
    {'i', "inspect", "PYTHONINSPECT"},
    {'I', "isolated", NULL},
    {'O', "optimize", "PYTHONOPTIMIZE"},
    {'P', "safe_path", "PYTHONSAFEPATH"},
    {'q', "quiet", NULL},
    {'R', NULL, NULL},
    {'s', "no_user_site", "PYTHONNOUSERSITE"},
    {'S', "no_site", NULL},
    {'u', "unbuffered", "PYTHONUNBUFFERED"},
    {'V', NULL, NULL},
    {'x', NULL, NULL},
};
enum { NLETTERS = sizeof letters / sizeof *letters };

static bool add_word(Words *w, const char *word) {
    const char **items = realloc(w->items, (w->n + 1) * sizeof *items);
    if (!items) return fputs("freehold: out of memory\n", stderr), false;
    w->items = items;
    items[w->n++] = word;
    return true;
}

/* ---- options with long names; value NULL: none was given ---- */

static bool take_strategy(Options *o, const char *name) {
    static const struct {
        const char *name;
        fh_strategy strategy;
    } names[] = {
        {"auto", FH_AUTOMATIC}, {"automatic", FH_AUTOMATIC}, {"manual", FH_MANUAL}, {"arena", FH_ARENA}};
    for (size_t i = 0; name && i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i].name) != 0) continue;
        o->strategy = names[i].strategy;
        return true;
    }
    fprintf(stderr, "freehold: --memory-strategy takes auto, manual or arena, not '%s'\n", name ? name : "");
    return false;
}

/* A number of bytes with K, M or G behind it. */
static bool take_limit(Options *o, const char *text) {
    static const char units[] = "KMG";
    char *end = NULL;
    unsigned long long n = text && *text >= '0' && *text <= '9' ? strtoull(text, &end, 10) : 0;
    const char *unit = end && *end ? strchr(units, *end & ~32) : NULL;
    unsigned shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;
    if (n && end && (!*end || (unit && !end[1])) && n <= SIZE_MAX >> shift) {
        o->memory_limit = (size_t)n << shift;
        return true;
    }
    fprintf(stderr, "freehold: --memory-limit takes a number of bytes (64K, 16M, 1G), not '%s'\n",
            text ? text : "");
    return false;
}

static bool take_lock(Options *o, const char *name) {
    bool growth = !name || strcmp(name, "growth") == 0;
    o->memory_lock = growth ? FH_LOCKED_GROWTH : FH_LOCKED_ALL;
    if (growth || strcmp(name, "all") == 0) return true;
    fprintf(stderr, "freehold: --memory-lock takes growth or all, not '%s'\n", name);
    return false;
}

static bool take_debug(Options *o, const char *none) { return (void)none, o->memory_debug = true; }
static bool take_plain(Options *o, const char *none) { return (void)none, o->plain = true; }

static bool take_check(Options *o, const char *name) {
    int mode = check_mode(name ? name : "");
    if (mode >= 0) o->check = (CheckMode)mode;
    return mode >= 0;
}

/* units: letters for thousands, millions and so on. */
static bool take_bound(double *bound, const char *option, const char *text, const char *units) {
    char *end = NULL;
    double value = text ? strtod(text, &end) : -1;
    const char *unit = end && *end ? strchr(units, *end & ~32) : NULL;
    for (const char *u = units; unit && u <= unit; u++) value *= 1e3;
    end += unit != NULL;
    if (end && end != text && !*end && value >= 0 && value < 1e18) return *bound = value, true;
    fprintf(stderr, "freehold: %s takes a number, not '%s'\n", option, text ? text : "");
    return false;
}

static bool take_fuel(Options *o, const char *text) { return take_bound(&o->fuel, "--fuel", text, "KMG"); }
static bool take_timeout(Options *o, const char *text) {
    return take_bound(&o->timeout, "--timeout", text, "");
}

static bool take_version(Options *o, const char *none) { return (void)none, o->letters['V'] = 1, true; }
static bool take_help(Options *o, const char *none) { return (void)none, o->letters['h'] = 1, true; }

typedef enum Value { NONE, BEHIND_SIGN, BEHIND } Value; /* BEHIND_SIGN: =VALUE or none at all */

static const struct {
    const char *name;
    Value value;
    bool (*take)(Options *o, const char *value);
} longs[] = {
    {"--memory-strategy", BEHIND, take_strategy},
    {"--memory-limit", BEHIND, take_limit},
    {"--memory-lock", BEHIND_SIGN, take_lock},
    {"--memory-debug", NONE, take_debug},
    {"--fuel", BEHIND, take_fuel},
    {"--timeout", BEHIND, take_timeout},
    {"--check", BEHIND, take_check},
    {"--plain", NONE, take_plain},
    {"--version", NONE, take_version},
    {"--help", NONE, take_help},
};

static bool take_long(Options *o, int argc, char **argv, int *at) {
    const char *word = argv[*at];
    size_t size = strcspn(word, "=");
    for (size_t i = 0; i < sizeof longs / sizeof *longs; i++) {
        if (strlen(longs[i].name) != size || memcmp(word, longs[i].name, size) != 0) continue;
        if (word[size] && longs[i].value == NONE) break;
        const char *value = word[size] ? word + size + 1 : NULL;
        if (!value && longs[i].value == BEHIND && *at + 1 < argc) value = argv[++*at];
        if (longs[i].take(o, value)) return true;
        return help_hint(), false;
    }
    help_unknown_option(word);
    return false;
}

/* ---- python3's options ---- */

static bool take_xoption(Options *o, const char *option) {
    static const char *const missing[] = {"faulthandler",         "frozen_modules", "importtime",
                                          "no_debug_ranges",      "showrefcount",   "tracemalloc",
                                          "warn_default_encoding"};
    size_t size = strcspn(option, "=");
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++) {
        if (strlen(missing[i]) != size || memcmp(option, missing[i], size) != 0) continue;
        fprintf(stderr, "freehold: there is no -X %s here\n", missing[i]);
        return false;
    }
    if (strncmp(option, "utf8=", 5) == 0 && strcmp(option + 5, "1") != 0) {
        fputs("freehold: text is always UTF-8 here: -X utf8 takes 1 alone\n", stderr);
        return false;
    }
    return add_word(&o->xoptions, option);
}

/* The rest of a word of letters, or the next word. */
static const char *argument_of(char letter, const char *rest, int argc, char **argv, int *at) {
    const char *value = *rest ? rest : *at + 1 < argc ? argv[++*at] : NULL;
    if (value) return value;
    fprintf(stderr, "Argument expected for the -%c option\n", letter);
    return help_hint(), NULL;
}

static bool take_letter(Options *o, const char *word, char letter) {
    for (size_t i = 0; i < NLETTERS; i++) {
        if (letters[i].letter != letter) continue;
        if (o->letters[(int)letter] < UINT8_MAX) o->letters[(int)letter]++;
        if (letter == 'I') o->letters['E'] = o->letters['P'] = o->letters['s'] = 1;
        if (letter == '?') o->letters['h'] = 1;
        return true;
    }
    char option[] = {'-', letter, 0};
    help_unknown_option((unsigned char)letter < 128 ? option : word);
    return false;
}

/* A word of letters, the last of which may have a value. */
static bool take_letters(Options *o, int argc, char **argv, int *at) {
    const char *word = argv[*at];
    for (const char *p = word + 1; *p; p++) {
        if (!strchr("cmWX", *p)) {
            if (!take_letter(o, word, *p)) return false;
            continue;
        }
        const char *value = argument_of(*p, p + 1, argc, argv, at);
        if (!value) return false;
        if (*p == 'W') return add_word(&o->filters, value);
        if (*p == 'X') return take_xoption(o, value);
        *(*p == 'c' ? &o->source : &o->module) = value;
        return true;
    }
    return true;
}

int options_take(Options *o, int argc, char **argv) {
    int at = 0;
    for (; at < argc && !o->source && !o->module && argv[at][0] == '-' && argv[at][1]; at++) {
        if (strcmp(argv[at], "--") == 0) return o->ended = true, at + 1;
        bool is_long = argv[at][1] == '-';
        if (!(is_long ? take_long : take_letters)(o, argc, argv, &at)) return -1;
    }
    return at;
}

/* ---- the environment ---- */

const char *options_variable(const Options *o, const char *name) {
    const char *value = o->letters['E'] ? NULL : getenv(name);
    return value && *value ? value : NULL;
}

/* As python3 takes them: a number is how often, what is none counts once. */
static int times(const char *value) {
    char *end;
    long n = strtol(value, &end, 10);
    return *end || n < 0 ? 1 : n < UINT8_MAX ? (int)n : UINT8_MAX;
}

/* The seed of PYTHONHASHSEED; -1: at random, -2: it is wrong. */
static long long hash_seed(const Options *o) {
    const char *text = o->letters['R'] ? NULL : options_variable(o, "PYTHONHASHSEED");
    if (!text || strcmp(text, "random") == 0) return -1;
    char *end;
    unsigned long long n = strtoull(text, &end, 10);
    return *text >= '0' && *text <= '9' && !*end && n <= UINT32_MAX ? (long long)n : -2;
}

/* The value of an -X option, "" where it has none; NULL: it was not given. */
static const char *xoption(const Options *o, const char *name) {
    const char *found = NULL;
    size_t size = strlen(name);
    for (size_t i = 0; i < o->xoptions.n; i++) {
        const char *word = o->xoptions.items[i];
        if (strcspn(word, "=") == size && memcmp(word, name, size) == 0)
            found = word + size + (word[size] == '=');
    }
    return found;
}

/* The limit of digits of an int: -1: the usual one, -2: it is wrong, and *name is where. */
static long int_digits(const Options *o, const char **name) {
    const char *text = xoption(o, "int_max_str_digits");
    *name = text ? "-X int_max_str_digits" : "PYTHONINTMAXSTRDIGITS";
    if (!text && !(text = options_variable(o, "PYTHONINTMAXSTRDIGITS"))) return -1;
    char *end;
    long n = strtol(text, &end, 10);
    return end == text || *end || (n && n < 640) || n < 0 || n > INT32_MAX ? -2 : n;
}

bool options_read_environment(Options *o) {
    o->interactive = o->letters['i'];
    for (size_t i = 0; i < NLETTERS; i++) {
        const char *value = letters[i].variable ? options_variable(o, letters[i].variable) : NULL;
        unsigned char *count = &o->letters[(int)letters[i].letter];
        int n = value ? times(value) : 0;
        if (n > *count) *count = (unsigned char)n;
    }
    const char *name;
    bool bad_digits = int_digits(o, &name) == -2;
    if (bad_digits)
        fprintf(stderr, "freehold: %s: invalid limit; must be >= 640 or 0 for unlimited.\n", name);
    else if (hash_seed(o) == -2)
        fputs("freehold: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]\n", stderr);
    return !bad_digits && hash_seed(o) != -2;
}

/* ---- what comes of them ---- */

static bool is_dev(const Options *o) { return xoption(o, "dev") || options_variable(o, "PYTHONDEVMODE"); }

void options_configure(const Options *o, fh_config *config) {
    fh_config_strategy(config, o->strategy);
    fh_config_memory_limit(config, o->memory_limit);
    fh_config_memory_debug(config, o->memory_debug);
    for (size_t i = 0; i < NLETTERS; i++)
        if (letters[i].flag) fh_config_flag(config, letters[i].flag, o->letters[(int)letters[i].letter]);
    fh_config_flag(config, "interactive", o->interactive);
    fh_config_flag(config, "dev_mode", is_dev(o));
    const char *name;
    fh_config_flag(config, "int_max_str_digits", (int)int_digits(o, &name));
    long long seed = hash_seed(o);
    if (seed < 0) return;
    fh_config_hash_key(config, (uint64_t[]){(uint64_t)seed, (uint64_t)seed * 0x9E3779B97F4A7C15u});
    fh_config_flag(config, "hash_randomization", seed != 0);
}

/* python3's order, in which later ones come first: development mode, the variable, the options, -b. */
static void add_filters(const Options *o, fh_vm *vm) {
    const char *list = options_variable(o, "PYTHONWARNINGS");
    if (is_dev(o)) fh_add_warn_option(vm, "default");
    while (list && *list) {
        size_t size = strcspn(list, ",");
        char *option = strndup(list, size);
        if (option) fh_add_warn_option(vm, option);
        free(option);
        list += size + (list[size] == ',');
    }
    for (size_t i = 0; i < o->filters.n; i++) fh_add_warn_option(vm, o->filters.items[i]);
    if (o->letters['b'])
        fh_add_warn_option(vm, o->letters['b'] > 1 ? "error::BytesWarning" : "default::BytesWarning");
}

/* Hands the value of a variable to a function of stdlib/_command_line.py. */
static bool hand_over(const Options *o, fh_vm *vm, const char *variable, const char *function) {
    const char *value = options_variable(o, variable), *result = "", *text;
    if (!value) return true;
    fh_status status = fh_call_str(vm, "_command_line", function, value, strlen(value), &result);
    if (status == FH_OK && !*result) return true;
    int code;
    if (status != FH_OK && fh_error_report(vm, &text, &code) == FH_OK && text) result = text;
    fprintf(stderr, "freehold: %s: %s\n", variable, result);
    return false;
}

bool options_begin(const Options *o, fh_vm *vm) {
    bool ok =
        hand_over(o, vm, "PYTHONIOENCODING", "set_streams") && hand_over(o, vm, "PYTHONPATH", "set_path");
    for (size_t i = 0; i < o->xoptions.n; i++) fh_add_x_option(vm, o->xoptions.items[i]);
    add_filters(o, vm);
    fh_fuel_set(vm, o->fuel < 0 ? FH_NO_LIMIT : (uint64_t)o->fuel);
    fh_deadline_set(vm, o->timeout);
    return ok;
}
