/* fh_check_source: a source compiled for its errors, analysed for memory faults, and what was found as data.
 *
 * The findings keep the analysis' own arena, in which their texts lie; beside it a second one holds them in the host's
 * terms: code points in place of bytes, those that a comment silences left out. */
#include "api/api.h"

#include <string.h>

#include "analysis/ownership.h"
#include "base/utf8.h"
#include "compiler/compile.h"
#include "memory/arena.h"
#include "objects/exception.h"
#include "objects/str.h"
#include "objects/type.h"
#include "runtime/traceback.h"
#include "syntax/parser.h"

struct fh_check {
    FhAlloc alloc; /* of the VM's heap */
    FhFindings found;
    FhBump arena;
    fh_finding *findings;
    size_t count, ignored;
    fh_unfinished *unfinished;
    size_t nunfinished;
    fh_source_error error;
    bool has_error;
};

static const char *keep_text(fh_check *c, const char *text, size_t size) {
    char *copy = fhbump_alloc(&c->arena, size + 1);
    if (!copy) return NULL;
    memcpy(copy, text, size);
    copy[size] = 0;
    return copy;
}

/* ---- the source, by lines ---- */

typedef struct Lines {
    const char *text;
    size_t size;
    uint32_t *starts; /* of each line; one more for the end */
    uint32_t count;
} Lines;

static bool find_lines(Lines *lines, const FhTree *tree, FhBump *arena) {
    lines->text = tree->source;
    lines->size = tree->source_size;
    lines->count = 1;
    for (size_t i = 0; i < lines->size; i++) lines->count += lines->text[i] == '\n';
    lines->starts = fhbump_alloc(arena, ((size_t)lines->count + 1) * sizeof *lines->starts);
    if (!lines->starts) return false;
    uint32_t n = 0;
    lines->starts[n++] = 0;
    for (size_t i = 0; i < lines->size; i++)
        if (lines->text[i] == '\n') lines->starts[n++] = (uint32_t)i + 1;
    lines->starts[n] = (uint32_t)lines->size;
    return true;
}

static unsigned column(const Lines *lines, uint32_t lineno, uint32_t byte) {
    if (lineno == 0 || lineno > lines->count) return byte + 1;
    uint32_t start = lines->starts[lineno - 1], room = lines->starts[lineno] - start;
    return (unsigned)fhutf8_count(lines->text + start, byte < room ? byte : room) + 1;
}

static fh_place place_of(const Lines *lines, const FhSpan *s) {
    uint32_t end_line = s->end_lineno ? s->end_lineno : s->lineno;
    return (fh_place){s->lineno, column(lines, s->lineno, s->col_offset), end_line,
                      column(lines, end_line, s->end_lineno ? s->end_col_offset : s->col_offset)};
}

/* ---- comments that silence ---- */

enum { FIRST_RULE = 101, MOST_RULES = 32 };

typedef struct Ignore {
    uint32_t from, line; /* behind a statement of several lines: where that begins; else the line itself */
    uint32_t rules;      /* a bit a rule */
} Ignore;

typedef struct Ignores {
    Ignore *items;
    uint32_t count, capacity;
    const FhAlloc *alloc;
    bool failed;
} Ignores;

static const char *skip_blanks(const char *s, const char *end) {
    while (s < end && (*s == ' ' || *s == '\t')) s++;
    return s;
}

/* "FH104, FH106]": the bits of the rules it names. */
static uint32_t listed_rules(const char *s, const char *end) {
    uint32_t rules = 0;
    while (s < end && *s != ']') {
        unsigned number = 0;
        if (end - s > 2 && (s[0] == 'F' || s[0] == 'f') && (s[1] == 'H' || s[1] == 'h')) {
            s += 2;
            while (s < end && *s >= '0' && *s <= '9' && number < 1000)
                number = number * 10 + (unsigned)(*s++ - '0');
            if (number >= FIRST_RULE && number < FIRST_RULE + MOST_RULES)
                rules |= 1u << (number - FIRST_RULE);
        } else {
            s++;
        }
    }
    return rules;
}

/* What the comment from s to the end of its line silences. */
static uint32_t silenced_by(const char *s, const char *end) {
    static const char mark[] = "freehold:", word[] = "ignore";
    const char *at = memmem(s, (size_t)(end - s), mark, sizeof mark - 1);
    if (!at) return 0;
    at = skip_blanks(at + sizeof mark - 1, end);
    if ((size_t)(end - at) < sizeof word - 1 || memcmp(at, word, sizeof word - 1) != 0) return 0;
    at = skip_blanks(at + sizeof word - 1, end);
    return at < end && *at == '[' ? listed_rules(at + 1, end) : UINT32_MAX;
}

static void add_ignore(Ignores *list, uint32_t from, uint32_t line, uint32_t rules) {
    Ignore *items = fharray_grow(list->alloc, list->items, list->count, &list->capacity, sizeof *items);
    if (!items) {
        list->failed = true;
        return;
    }
    list->items = items;
    items[list->count++] = (Ignore){from, line, rules};
}

/* Behind the end of the string whose quote is at s. */
static const char *skip_string(const char *s, const char *end, uint32_t *line) {
    char quote = *s;
    bool triple = end - s >= 3 && s[1] == quote && s[2] == quote;
    for (s += triple ? 3 : 1; s < end; s++) {
        if (*s == '\n') ++*line;
        if (*s == '\\' && s + 1 < end) {
            if (*++s == '\n') ++*line;
        } else if (*s == quote && (!triple || (end - s >= 3 && s[1] == quote && s[2] == quote))) {
            return s + (triple ? 3 : 1);
        }
    }
    return end;
}

/* How a character that is neither in a string nor in a comment changes the number of open brackets. */
static int brackets(char c) {
    return c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
}

/* The source has been parsed: strings end, brackets match, and a # outside them begins a comment. */
static void find_ignores(Ignores *list, const char *text, size_t size) {
    const char *s = text, *end = text + size;
    uint32_t line = 1, statement = 1; /* where the statement begins whose lines these are */
    int open = 0;
    if (!memmem(text, size, "freehold:", 9)) return;
    while (s < end && !list->failed) {
        if (*s == '"' || *s == '\'') {
            s = skip_string(s, end, &line);
            continue;
        }
        if (*s == '#') {
            const char *newline = memchr(s, '\n', (size_t)(end - s));
            uint32_t rules = silenced_by(s, newline ? newline : end);
            if (rules) add_ignore(list, open ? line : statement, line, rules);
            s = newline ? newline : end;
            continue;
        }
        open += brackets(*s);
        bool continued = open || (*s == '\n' && s > text && s[-1] == '\\');
        if (*s++ != '\n') continue;
        line++;
        if (!continued) statement = line;
    }
}

static bool is_silenced(const Ignores *list, const FhFinding *f) {
    for (uint32_t i = 0; i < list->count; i++) {
        const Ignore *ignore = &list->items[i];
        bool here = f->span.lineno >= ignore->from && f->span.lineno <= ignore->line;
        if (here && ignore->rules >> (f->rule - FIRST_RULE) & 1) return true;
    }
    return false;
}

/* ---- findings in the host's terms ---- */

static bool convert(fh_check *c, const Lines *lines, const FhFinding *f, fh_finding *out) {
    fh_step *path = fhbump_alloc(&c->arena, f->nsteps * sizeof *path);
    fh_edit *edits = fhbump_alloc(&c->arena, f->nedits * sizeof *edits);
    if (!path || !edits) return false;
    for (uint32_t i = 0; i < f->nsteps; i++)
        path[i] = (fh_step){place_of(lines, &f->steps[i].span), f->steps[i].note};
    for (uint32_t i = 0; i < f->nedits; i++)
        edits[i] = (fh_edit){place_of(lines, &f->edits[i].span), f->edits[i].text};
    *out = (fh_finding){
        f->rule, (fh_level)f->level, place_of(lines, &f->span),       f->message, f->why,   f->function,
        path,    f->nsteps,          f->nedits ? f->fix_title : NULL, edits,      f->nedits};
    return true;
}

static bool take_findings(fh_check *c, const FhTree *tree, const Ignores *ignores) {
    Lines lines;
    c->findings = fhbump_alloc(&c->arena, c->found.count * sizeof *c->findings);
    c->unfinished = fhbump_alloc(&c->arena, c->found.nunfinished * sizeof *c->unfinished);
    if (!c->findings || !c->unfinished || !find_lines(&lines, tree, &c->arena)) return false;
    for (uint32_t i = 0; i < c->found.count; i++) {
        if (is_silenced(ignores, &c->found.items[i]))
            c->ignored++;
        else if (!convert(c, &lines, &c->found.items[i], &c->findings[c->count++]))
            return false;
    }
    for (; c->nunfinished < c->found.nunfinished; c->nunfinished++) {
        const FhUnfinished *u = &c->found.unfinished[c->nunfinished];
        c->unfinished[c->nunfinished] = (fh_unfinished){place_of(&lines, &u->span), u->function, u->reason};
    }
    return true;
}

static bool import_for_host(void *env, const char *name, uint32_t level, const char **text, size_t *size) {
    const fh_check_options *o = env;
    return o->import(o->env, name, level, text, size) != 0;
}

/* Nothing of the source could be analysed. */
static bool give_up(fh_check *c, const char *reason) {
    c->unfinished = fhbump_alloc(&c->arena, sizeof *c->unfinished);
    if (!c->unfinished || !(reason = keep_text(c, reason ? reason : "", reason ? strlen(reason) : 0)))
        return false;
    c->unfinished[c->nunfinished++] = (fh_unfinished){{1, 1, 1, 1}, NULL, reason};
    return true;
}

/* What is wrong with the source itself is no failure here: compiling has told it, or running will. */
static bool analyse_tree(fh_check *c, FhTree *tree, const fh_check_options *o, const char *stack_limit) {
    FhDiagnostic error;
    FhScopes scopes;
    Ignores ignores = {.alloc = &c->alloc};
    FhOwnershipOptions options = {.filename = o->filename,
                                  .text = tree->source,
                                  .size = tree->source_size,
                                  .alloc = &c->alloc,
                                  .stack_limit = stack_limit,
                                  .import = o->import ? import_for_host : NULL,
                                  .import_env = (void *)o};
    fhdiagnostic_init(&error, &c->alloc);
    bool ok = fhscopes_build(&scopes, tree, &c->alloc, stack_limit, &error) &&
              fhownership_check(tree, &scopes, &options, &c->found, &error);
    if (ok) {
        find_ignores(&ignores, tree->source, tree->source_size);
        ok = !ignores.failed && take_findings(c, tree, &ignores);
    } else if (error.kind != FHDIAGNOSTIC_MEMORY) {
        ok = give_up(c, error.message);
    }
    fharray_free(&c->alloc, ignores.items, ignores.capacity, sizeof *ignores.items);
    fhscopes_free(&scopes);
    fhdiagnostic_free(&error);
    return ok;
}

static bool analyse(fh_check *c, FhVM *vm, const char *text, size_t size, const fh_check_options *o) {
    FhParseInput in = {
        .text = text, .size = size, .filename = o->filename, .mode = FHPARSE_FILE, .alloc = &c->alloc};
    FhDiagnostic error;
    FhTree *tree = fhparse(&in, &error);
    bool ok = tree ? analyse_tree(c, tree, o, vm->c_stack_limit) : error.kind != FHDIAGNOSTIC_MEMORY;
    fhtree_free(tree);
    fhdiagnostic_free(&error);
    return ok;
}

/* ---- sources that do not compile ---- */

static unsigned number(FhValue exception, uint32_t field) {
    FhValue v = fhexception_field(exception, field);
    return v != FH_NOVALUE && fh_is_int(v) && fh_int_of(v) > 0 ? (unsigned)fh_int_of(v) : 0;
}

static fh_place place_in(FhValue e) {
    fh_place p = {number(e, FH_X_SYNTAX_LINENO), number(e, FH_X_SYNTAX_OFFSET),
                  number(e, FH_X_SYNTAX_END_LINENO), number(e, FH_X_SYNTAX_END_OFFSET)};
    if (p.end_line < p.line || !p.end_column || (p.end_line == p.line && p.end_column < p.column)) {
        p.end_line = p.line;
        p.end_column = p.column;
    }
    return p;
}

static bool keep_str(fh_check *c, const char **out, FhValue str) { /* takes str over */
    return (*out = keep_text(c, fhstr_text(str), fhstr_size(str))) != NULL;
}

/* The message of an exception without the places that str() adds. */
static FhValue message_of(FhVM *vm, FhValue e, bool syntax) {
    FhValue m = syntax ? fhexception_field(e, FH_X_SYNTAX_MSG) : FH_NOVALUE;
    return m != FH_NOVALUE && fhstr_check(vm, m) ? fh_retain(m) : fhstr(vm, e);
}

/* Takes the pending exception; false: memory is out. */
static bool take_error(fh_check *c, FhVM *vm) {
    bool syntax = fhpending_is(vm, FH_T_SyntaxError);
    FhValue e = fhpending_take(vm), message = message_of(vm, e, syntax);
    FhText t;
    fhtext_init(&t, vm);
    fhtraceback_text(vm, &t, e);
    FhValue text = fhtext_finish(&t);
    const char *type = fhtype_c_name(fh_shape_of(vm, fh_obj(e))->type);
    bool ok = message != FH_ERR && text != FH_ERR;
    ok = ok && keep_str(c, &c->error.message, message) && keep_str(c, &c->error.text, text) &&
         (c->error.type = keep_text(c, type, strlen(type)));
    if (syntax) c->error.place = place_in(e);
    if (message != FH_ERR) fh_release(vm, message);
    if (text != FH_ERR) fh_release(vm, text);
    fh_release(vm, e);
    c->has_error = true;
    return ok;
}

static int no_warning(FhVM *vm, FhTypeId category, FhValue text, FhValue filename, int64_t lineno) {
    (void)vm, (void)category, (void)text, (void)filename, (void)lineno;
    return 0;
}

/* Compiles for the errors alone. False: memory is out, MemoryError is pending. */
static bool compiles(fh_check *c, FhVM *vm, const char *text, size_t size, const char *filename) {
    FhValue name = fhstr_decode(vm, (const uint8_t *)filename, strlen(filename), "utf-8", "surrogateescape");
    if (name == FH_ERR) return false;
    int (*warn)(FhVM *, FhTypeId, FhValue, FhValue, int64_t) = vm->warn;
    vm->warn = no_warning;
    FhValue code = fhcompile(vm, text, size, name, FHCOMPILE_FILE, 0);
    vm->warn = warn;
    fh_release(vm, name);
    if (code != FH_ERR) return fh_release(vm, code), true;
    return !fhpending_is(vm, FH_T_MemoryError) && take_error(c, vm);
}

/* ---- the interface ---- */

fh_status fh_check_source(fh_vm *vm, const char *text, size_t size, const fh_check_options *options,
                          fh_check **out) {
    static const fh_check_options defaults = {0};
    fh_check_options o = options ? *options : defaults;
    if (!o.filename) o.filename = "<string>";
    if (!out || (!text && size) || !fhapi_enter(vm)) return FH_MISUSE;
    fhpending_clear(vm);
    FhAlloc alloc = fhheap_allocator(&vm->heap);
    fh_check *c = *out = fhalloc_new(&alloc, sizeof *c);
    if (!c) return fhraise_memory(vm), FH_ERROR;
    *c = (fh_check){.alloc = alloc};
    fhbump_init(&c->arena, &c->alloc);
    fhbump_init(&c->found.arena, &c->alloc);
    bool ok = o.findings_only || compiles(c, vm, text, size, o.filename);
    /* an imported module may be of concern where the text is not: looked into where a check was asked for */
    if (ok && !c->has_error && (!o.findings_only || fhownership_concerns(text, size))) {
        ok = analyse(c, vm, text, size, &o);
    }
    if (ok) return FH_OK;
    if (!fhpending(vm)) fhraise_memory(vm);
    fh_check_free(c);
    *out = NULL;
    return FH_ERROR;
}

void fh_check_free(fh_check *check) {
    if (!check) return;
    FhAlloc alloc = check->alloc;
    fhownership_free(&check->found);
    fhbump_free(&check->arena);
    fhalloc_free(&alloc, check, sizeof *check);
}

const fh_source_error *fh_check_error(const fh_check *check) {
    return check->has_error ? &check->error : NULL;
}
size_t fh_check_count(const fh_check *check) { return check->count; }
const fh_finding *fh_check_finding(const fh_check *check, size_t i) {
    return i < check->count ? &check->findings[i] : NULL;
}
size_t fh_check_ignored(const fh_check *check) { return check->ignored; }
size_t fh_check_unfinished_count(const fh_check *check) { return check->nunfinished; }
const fh_unfinished *fh_check_unfinished(const fh_check *check, size_t i) {
    return i < check->nunfinished ? &check->unfinished[i] : NULL;
}
