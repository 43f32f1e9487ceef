/* What a prompt needs: statements typed in, perhaps not complete yet, and what they raise. */
#include "api/api.h"
#include "freehold_prompt.h"
#include "bytecode/code.h"
#include "compiler/compile.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "runtime/builtins.h"
#include "runtime/finish.h"
#include "runtime/import.h"
#include "runtime/traceback.h"
#include "syntax/parser.h"

/* ---- completeness ---- */

/* The message says that the text ends too early, not that it is wrong. */
static bool message_ends_early(const char *message) {
    static const char *const signs[] = {"incomplete input", "was never closed", "unterminated triple-quoted",
                                        "expected an indented block"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strstr(message, signs[i])) return true;
    return false;
}

typedef enum Verdict { WHOLE, EARLY, WRONG } Verdict;

static Verdict parse_once(const char *text, size_t size, FhParseMode mode) {
    unsigned flags = FHPARSE_INCOMPLETE | (mode == FHPARSE_SINGLE ? FHPARSE_DONT_IMPLY_DEDENT : 0);
    FhParseInput in = {.text = text, .size = size, .mode = mode, .flags = flags};
    FhDiagnostic err;
    FhTree *tree = fhparse(&in, &err);
    Verdict verdict = tree ? WHOLE : err.kind && message_ends_early(err.message) ? EARLY : WRONG;
    if (tree) fhtree_free(tree);
    fhdiagnostic_free(&err);
    return verdict;
}

/* The text with a newline behind it, and a comment, so that the text does not end with that. NULL: it has one, or goes on
 * behind one, or there is no memory. fhalloc_system's. */
static const char behind[] = "\n#\n";
enum { BEHIND = sizeof behind - 1 };
static char *with_newline(const char *text, size_t size) {
    if (!size || text[size - 1] == '\n' || text[size - 1] == '\\') return NULL;
    char *copy = fhalloc_new(&fhalloc_system, size + BEHIND);
    if (!copy) return NULL;
    memcpy(copy, text, size);
    memcpy(copy + size, behind, BEHIND);
    return copy;
}

/* A line such as `x =` ends early as it stands, but the newline that would follow is wrong. */
static Verdict parse(const char *text, size_t size, FhParseMode mode) {
    Verdict verdict = parse_once(text, size, mode);
    char *line = verdict == EARLY ? with_newline(text, size) : NULL;
    if (!line) return verdict;
    if (parse_once(line, size + BEHIND, mode) == WRONG) verdict = WRONG;
    fhalloc_free(&fhalloc_system, line, size + BEHIND);
    return verdict;
}

typedef struct LastLine {
    const char *text;
    bool any;    /* there is more than comments */
    bool begins; /* the next token begins a logical line */
    bool block;  /* the last logical line is part of a compound statement */
} LastLine;

static void see_token(void *env, const fh_token *t) {
    static const char *const compound[] = {"if",  "for",   "while", "def",  "class",  "with",
                                           "try", "async", "else",  "elif", "except", "finally"};
    LastLine *l = env;
    if (t->kind == FH_TOKEN_COMMENT) return;
    l->any |= t->kind != FH_TOKEN_NEWLINE;
    if (t->kind == FH_TOKEN_NEWLINE) {
        l->begins = true;
    } else if (l->begins) {
        l->begins = false;
        l->block = t->start && l->text[t->start - 1] != '\n' && l->text[t->start - 1] != ';';
        for (size_t i = 0; t->kind == FH_TOKEN_KEYWORD && i < sizeof compound / sizeof *compound; i++)
            l->block |= t->size == strlen(compound[i]) && !memcmp(l->text + t->start, compound[i], t->size);
    }
}

static bool ends_in_empty_line(const char *text, size_t size) {
    while (size && (text[size - 1] == ' ' || text[size - 1] == '\t')) size--;
    return size && text[size - 1] == '\n';
}

int fh_is_complete(const char *text, size_t size) {
    LastLine l = {.text = text, .begins = true};
    fh_tokenize(text, size, see_token, &l);
    if (!l.any) return 1;
    Verdict one = parse(text, size, FHPARSE_SINGLE);
    if (one != WRONG) return one == WHOLE;
    Verdict several = parse(text, size, FHPARSE_FILE);
    if (several != WHOLE) return several == WRONG;
    return !l.block || ends_in_empty_line(text, size);
}

/* ---- running ---- */

/* The message of the pending SyntaxError; NULL: there is none. */
static const char *syntax_message(FhVM *vm) {
    if (!fhpending_is(vm, FH_T_SyntaxError)) return NULL;
    const FhException *e = fhas_exception(vm->pending);
    FhValue message = e->nfields > FH_X_SYNTAX_MSG ? e->fields[FH_X_SYNTAX_MSG] : FH_NOVALUE;
    return fh_is_obj(message) && fhstr_check(vm, message) ? fhstr_text(message) : NULL;
}

/* More lines could complete the text. */
static bool ends_early(FhVM *vm) {
    const char *message = syntax_message(vm);
    return message && message_ends_early(message);
}

static bool awaits_outside(FhVM *vm) {
    static const char *const signs[] = {"'await' outside function", "'async for' outside async function",
                                        "'async with' outside async function",
                                        "asynchronous comprehension outside of an asynchronous function"};
    const char *message = syntax_message(vm);
    for (size_t i = 0; message && i < sizeof signs / sizeof *signs; i++)
        if (strcmp(message, signs[i]) == 0) return true;
    return false;
}

static FhValue compile(FhVM *vm, const char *text, size_t size, const char *filename, int mode, int flags) {
    FhValue name = fhstr_decode(vm, (const uint8_t *)filename, strlen(filename), "utf-8", "surrogateescape");
    if (name == FH_ERR) return FH_ERR;
    fh_host *host = vm->host;
    if (host->future_annotations) flags |= FHCOMPILE_FUTURE_ANNOTATIONS;
    FhValue code = fhcompile(vm, text, size, name, mode, flags);
    if (code != FH_ERR && (fhas_code(code)->flags & FH_CO_ANNOTATIONS)) host->future_annotations = true;
    fh_release(vm, name);
    return code;
}

/* What runs the input is not the user's: the traceback begins with the first frame outside the library. */
static void cut_traceback(FhVM *vm) {
    FhException *e = fhas_exception(vm->pending);
    FhValue tb = e->traceback;
    while (fh_has_shape(tb, FH_T_traceback)) {
        const FhCode *code = fhas_code(FH_AS(FhTraceback, tb)->code);
        if (strncmp(fhstr_text(code->filename), "<freehold ", 10) != 0) break;
        tb = FH_AS(FhTraceback, tb)->next;
    }
    fh_retain(tb);
    fh_set_ref(vm, &e->header, &e->traceback, tb);
    fh_release(vm, tb);
}

/* Runs a coroutine in the prompt's event loop. Takes it over. */
static FhValue wait_for(FhVM *vm, FhValue coroutine) {
    FhValue module = fhimport(vm, "_prompt"), name = module == FH_ERR ? FH_ERR : fhstr_c(vm, "wait");
    FhValue result = name == FH_ERR ? FH_ERR : fhcall_method(vm, module, name, &coroutine, 1);
    if (name != FH_ERR) fh_release(vm, name);
    if (module != FH_ERR) fh_release(vm, module);
    fh_release(vm, coroutine);
    if (result == FH_ERR) cut_traceback(vm);
    return result;
}

/* Takes the code over. */
static fh_status run(FhVM *vm, FhValue code) {
    FhValue main = fhimport_main(vm, NULL), result = FH_ERR;
    if (main != FH_ERR) {
        FhValue dict = fhas_module(main)->dict;
        result = fhrun_code(vm, code, dict, dict);
        if (result != FH_ERR && (fhas_code(code)->flags & FH_CO_COROUTINE)) result = wait_for(vm, result);
        fh_release(vm, main);
    }
    fh_release(vm, code);
    return fhapi_done(vm, result);
}

fh_status fh_run_typed(fh_vm *vm, const char *text, size_t size, const char *filename, int *more) {
    if (!more || (!text && size) || !filename || !fhapi_enter(vm)) return FH_MISUSE;
    fhpending_clear(vm);
    *more = 0;
    FhValue code = compile(vm, text, size, filename, FHCOMPILE_SINGLE,
                           FHCOMPILE_INCOMPLETE | FHCOMPILE_DONT_IMPLY_DEDENT);
    if (code != FH_ERR) return run(vm, code);
    if (!ends_early(vm)) return FH_ERROR;
    *more = parse(text, size, FHPARSE_SINGLE) != WRONG;
    char *line = *more ? NULL : with_newline(text, size);
    fhpending_clear(vm);
    if (!line) return *more ? FH_OK : fhapi_done(vm, fhraise_memory(vm));
    code = compile(vm, line, size + BEHIND, filename, FHCOMPILE_SINGLE, FHCOMPILE_DONT_IMPLY_DEDENT);
    fhalloc_free(&fhalloc_system, line, size + BEHIND);
    return code == FH_ERR ? FH_ERROR : run(vm, code);
}

/* Without memory for it the text is not quoted later. */
static void keep_input(FhVM *vm, const char *text, size_t size, const char *filename) {
    FhForce was = fharena_pause(vm);
    if (vm->inputs == FH_NOVALUE) {
        FhValue dict = fhdict_new(vm);
        if (dict != FH_ERR) vm->inputs = dict;
    }
    FhValue bytes = vm->inputs == FH_NOVALUE ? FH_ERR : fhbytes_new(vm, text, size);
    if (bytes != FH_ERR) {
        if (fhdict_set_c(vm, vm->inputs, filename, bytes) < 0) fhpending_clear(vm);
        fh_release(vm, bytes);
    }
    fhpending_clear(vm);
    fharena_unpause(vm, was);
}

fh_status fh_run_input(fh_vm *vm, const char *text, size_t size, const char *filename) {
    if ((!text && size) || !filename || !fhapi_enter(vm)) return FH_MISUSE;
    fhpending_clear(vm);
    __atomic_fetch_and(&vm->interrupted, ~FH_INTERRUPT_KEYBOARD,
                       __ATOMIC_RELAXED); /* it was meant for what has ended */
    keep_input(vm, text, size, filename);
    FhValue code = compile(vm, text, size, filename, FHCOMPILE_FILE, FHCOMPILE_SHOW_VALUES);
    if (code == FH_ERR && awaits_outside(vm)) {
        fhpending_clear(vm);
        code = compile(vm, text, size, filename, FHCOMPILE_FILE,
                       FHCOMPILE_SHOW_VALUES | FHCOMPILE_TOP_LEVEL_AWAIT);
    }
    return code == FH_ERR ? FH_ERROR : run(vm, code);
}

/* ---- what went wrong ---- */

static bool hook_is_ours(FhVM *vm) {
    FhValue hook = fhdict_get_str(vm, vm->sys_dict, FH_NAME(vm, excepthook));
    return fh_has_shape(hook, FH_T_builtin) && strcmp(fhas_builtin(hook)->def->name, "excepthook") == 0;
}

fh_status fh_error_report(fh_vm *vm, const char **text, int *code) {
    if (!text || !code || !fhapi_enter(vm)) return FH_MISUSE;
    *text = NULL;
    *code = 0;
    fhfinish_flush(vm);
    if (!fhpending(vm)) return FH_OK;
    bool leaves = fhpending_is(vm, FH_T_SystemExit);
    if (!leaves && hook_is_ours(vm)) {
        *text = fh_error_text(vm);
        fhpending_clear(vm);
        return FH_OK;
    }
    *code = fhfinish_report(vm);
    return leaves ? FH_EXIT : FH_OK;
}

/* ---- functions of library modules ---- */

fh_status fh_call_str(fh_vm *vm, const char *module, const char *function, const char *argument, size_t size,
                      const char **text) {
    if (!module || !function || !text || (!argument && size) || !fhapi_enter(vm)) return FH_MISUSE;
    fhpending_clear(vm);
    fhapi_hold(vm, FH_NOVALUE);
    FhForce was = fharena_pause(vm);
    FhValue name = fhstr_c(vm, function);
    FhValue string = fhstr_decode(vm, (const uint8_t *)argument, size, "utf-8", "surrogateescape");
    FhValue m = fhimport(vm, module);
    fharena_unpause(vm, was);
    FhValue result = FH_ERR;
    if (name != FH_ERR && string != FH_ERR && m != FH_ERR) result = fhcall_method(vm, m, name, &string, 1);
    if (name != FH_ERR) fh_release(vm, name);
    if (string != FH_ERR) fh_release(vm, string);
    if (m != FH_ERR) fh_release(vm, m);
    if (result == FH_ERR) {
        cut_traceback(vm);
        return fhpending_is(vm, FH_T_SystemExit) ? FH_EXIT : FH_ERROR;
    }
    fhapi_hold(vm, result);
    *text = fhstr_check(vm, result) ? fhstr_text(result) : "";
    return FH_OK;
}
