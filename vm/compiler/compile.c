/* The entry of the compiler, its errors, and modules. */
#include "compiler/unit.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "syntax/parser.h"
#include <unistd.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MAX_DEPTH = 3000, MAX_MESSAGE = 1024 };

/* ---- failing ---------------------------------------------------------------------------------------------------- */

void fhcompiler_memory(FhCompiler *c) {
    if (c->failed) return;
    fhraise_memory(c->vm);
    c->failed = true;
}

void fhcompiler_pending(FhCompiler *c) { c->failed = true; }

void fhcompiler_error(FhCompiler *c, const FhSpan *place, const char *format, ...) {
    if (c->failed) return;
    char message[MAX_MESSAGE];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    fhdiagnostic_set(&c->error, FHDIAGNOSTIC_SYNTAX, c->tree->source, c->tree->source_size, place, "%s",
                     message);
    c->failed = true;
}

void fhcompiler_error_here(FhCompiler *c, const char *message) {
    FhSpan place = c->unit->place;
    fhcompiler_error(c, place.lineno ? &place : NULL, "%s", message);
}

bool fhcompiler_enter(FhCompiler *c) {
    char here;
    if (c->failed) return false;
    if (++c->depth <= MAX_DEPTH && (uintptr_t)&here > (uintptr_t)c->vm->c_stack_limit) return true;
    fhdiagnostic_set(&c->error, FHDIAGNOSTIC_RECURSION, NULL, 0, NULL, "%s",
                     "maximum recursion depth exceeded during compilation");
    c->failed = true;
    return false;
}

void *fhcompiler_grow(FhCompiler *c, void *items, uint32_t count, uint32_t *capacity, size_t item) {
    void *grown = c->failed ? NULL : fharray_grow(&c->alloc, items, count, capacity, item);
    if (!grown && !c->failed) fhcompiler_memory(c);
    return grown;
}

/* ---- diagnostics to exceptions ---------------------------------------------------------------------------------- */

static FhValue or_none(FhVM *vm, const char *text, size_t size) {
    return text ? fhstr_new(vm, text, size) : FH_NONE;
}

static FhValue optional_int(int32_t n) { return n == FHSCOPES_NO_OFFSET ? FH_NONE : fh_int_raw(n); }

/* (filename, lineno, offset, text, end_lineno, end_offset); without a place the line numbers are None. */
static FhValue location(FhVM *vm, const FhDiagnostic *d, FhValue filename, bool with_text) {
    FhValue text = with_text ? or_none(vm, d->text, d->text_size) : FH_NONE;
    if (text == FH_ERR) return FH_ERR;
    FhValue tuple = fhtuple_pack(vm, 6, filename, optional_int(d->lineno), optional_int(d->offset), text,
                                 optional_int(d->end_lineno), optional_int(d->end_offset));
    fh_release(vm, text);
    return tuple;
}

static FhValue raise_syntax_error(FhVM *vm, const FhDiagnostic *d, FhTypeId type, FhValue filename,
                                  bool with_text) {
    FhValue where = location(vm, d, filename, with_text);
    FhValue message = where == FH_ERR ? FH_ERR : fhstr_new(vm, d->message, d->message_size);
    FhValue exception = FH_ERR;
    if (message != FH_ERR) {
        FhValue class = fh_val(vm->types[type]);
        exception = d->lineno ? fhcall2(vm, class, message, where) : fhcall1(vm, class, message);
        fh_release(vm, message);
    }
    if (where != FH_ERR) fh_release(vm, where);
    return exception == FH_ERR ? FH_ERR : fhraise_object(vm, exception);
}

/* with_text: as CPython, errors found behind the parser quote the line only if it can be read from a file. */
static FhValue raise_diagnostic(FhVM *vm, const FhDiagnostic *d, FhValue filename, bool with_text) {
    static const uint16_t types[] = {
        [FHDIAGNOSTIC_SYNTAX] = FH_T_SyntaxError, [FHDIAGNOSTIC_INDENTATION] = FH_T_IndentationError,
        [FHDIAGNOSTIC_TAB] = FH_T_TabError,       [FHDIAGNOSTIC_RECURSION] = FH_T_RecursionError,
        [FHDIAGNOSTIC_VALUE] = FH_T_ValueError,   [FHDIAGNOSTIC_OVERFLOW] = FH_T_OverflowError};
    switch (d->kind) {
    case FHDIAGNOSTIC_NONE: return FH_ERR; /* an exception is pending */
    case FHDIAGNOSTIC_MEMORY: return fhpending(vm) ? FH_ERR : fhraise_memory(vm);
    case FHDIAGNOSTIC_SYNTAX:
    case FHDIAGNOSTIC_INDENTATION:
    case FHDIAGNOSTIC_TAB: return raise_syntax_error(vm, d, (FhTypeId)types[d->kind], filename, with_text);
    default: return fhraise(vm, (FhTypeId)types[d->kind], "%s", d->message);
    }
}

/* ---- modules ---------------------------------------------------------------------------------------------------- */

static void expression_body(FhCompiler *c) {
    uint32_t reg = fhexpr_operand(c, c->tree->expression);
    c->unit->place = FH_PLACE(c->tree->expression);
    fhemit(c, FH_OP_RETURN, reg, 0, 0);
}

static FhValue module_code(FhCompiler *c) {
    FhUnit *u = fhunit_open(c, FHUNIT_MODULE, c->tree, 1);
    if (!u) return FH_ERR;
    if (c->tree->kind == FHTREE_Expression) {
        expression_body(c);
    } else {
        u->interactive = c->tree->kind == FHTREE_Interactive || (c->flags & FHCOMPILE_SHOW_VALUES) != 0;
        fhfunction_namespace_body(c, c->tree->body);
        fhfunction_return_none(c, c->tree->body);
    }
    FhValue code = c->failed ? FH_ERR : fhassemble(c);
    fhunit_close(c);
    return code;
}

static FhValue compile_tree(FhCompiler *c) {
    if (!fhscopes_build(&c->scopes, c->tree, &c->alloc, c->vm->c_stack_limit, &c->error)) return FH_ERR;
    FhValue code = module_code(c);
    fharray_free(&c->alloc, c->spine, c->spine_capacity, sizeof *c->spine);
    return code;
}

static const char *file_name(FhValue filename) { return fhstr_text(filename); }

/* As CPython: an error that the parser did not find quotes its line from the file, if there is one. */
static bool quotes_line(FhValue filename, bool found_by_parser) {
    return found_by_parser || access(file_name(filename), R_OK) == 0;
}

/* A filter makes an error of the warning: it is told as a SyntaxError at the warning's place. */
static int as_syntax_error(FhCompiler *c, const FhWarning *w, const char *text, size_t size, bool parsed) {
    if (!fhpending_is(c->vm, w->deprecation ? FH_T_DeprecationWarning : FH_T_SyntaxWarning)) return -1;
    fhpending_clear(c->vm);
    fhdiagnostic_set(&c->error, FHDIAGNOSTIC_SYNTAX, text, size, &w->span, "%s", w->message);
    if (parsed && !w->deprecation)
        fhdiagnostic_cut_newline(&c->error, w->span.lineno); /* as the lexer's errors */
    raise_diagnostic(c->vm, &c->error, c->filename, quotes_line(c->filename, parsed));
    return -1;
}

/* Tells the warnings, in the order of the source's stages. -1: an exception is pending. */
static int tell_warnings(FhCompiler *c, uint32_t from_parser, const char *text, size_t size) {
    if (c->tree) text = c->tree->source, size = c->tree->source_size;
    for (uint32_t i = 0; i < c->warnings->count; i++) {
        const FhWarning *w = &c->warnings->items[i];
        FhTypeId category = w->deprecation ? FH_T_DeprecationWarning : FH_T_SyntaxWarning;
        if (fhwarn_at(c->vm, category, c->filename, w->span.lineno, "%s", w->message) < 0)
            return as_syntax_error(c, w, text, size, i < from_parser);
    }
    return 0;
}

/* The tree as text. */
static FhValue dumped(FhCompiler *c) {
    size_t size;
    const char *text = fhtree_dump_within(c->tree, true, &size, c->vm->c_stack_limit);
    if (text) return fhstr_new(c->vm, text, size);
    if (fhpending(c->vm)) return FH_ERR;
    return fhraise(c->vm, FH_T_RecursionError, "maximum recursion depth exceeded during ast construction");
}

/* The heap's allocator, which fails from where the compilation is to stop: asked at its larger blocks, which come every few
 * milliseconds. */
enum { ASKED_FROM = 1 << 12 };

static FhAlloc heap_allocator(void *compiler) {
    return fhheap_allocator(&((FhCompiler *)compiler)->vm->heap);
}

static bool stops(FhCompiler *c, size_t size) {
    if (!c->stopped) c->stopped = size >= ASKED_FROM && !fhpending(c->vm) && fhpoll_work(c->vm, 0) < 0;
    return c->stopped;
}
static void *stoppable_new(void *ctx, size_t size, size_t align) {
    FhAlloc all = heap_allocator(ctx);
    return stops(ctx, size) ? NULL : all.alloc(all.ctx, size, align);
}
static void *stoppable_resize(void *ctx, void *p, size_t old_size, size_t new_size, size_t align) {
    FhAlloc all = heap_allocator(ctx);
    return stops(ctx, new_size) ? NULL : all.resize(all.ctx, p, old_size, new_size, align);
}
static void stoppable_free(void *ctx, void *p, size_t size, size_t align) {
    FhAlloc all = heap_allocator(ctx);
    all.free(all.ctx, p, size, align);
}

static FhValue counted_compile(FhVM *vm, const char *text, size_t size, FhValue filename, int mode,
                               int flags) {
    FhCompiler c = {.vm = vm, .flags = flags, .filename = filename};
    c.alloc = (FhAlloc){stoppable_new, stoppable_resize, stoppable_free, &c};
    FhWarnings warnings = {.alloc = &c.alloc};
    c.warnings = &warnings;
    FhParseInput in = {.text = text,
                       .size = size,
                       .filename = file_name(filename),
                       .alloc = &c.alloc,
                       .warnings = &warnings};
    in.mode = mode == FHCOMPILE_EVAL     ? FHPARSE_EVAL
              : mode == FHCOMPILE_SINGLE ? FHPARSE_SINGLE
                                         : FHPARSE_FILE;
    in.flags = (unsigned)flags &
               (FHPARSE_UTF8 | FHPARSE_INCOMPLETE | FHPARSE_KEEP_FUTURE | FHPARSE_DONT_IMPLY_DEDENT);
    fhdiagnostic_init(&c.error, &c.alloc);
    FhValue code = FH_ERR;
    c.tree = fhparse(&in, &c.error);
    bool parsed = c.tree != NULL;
    uint32_t from_parser = warnings.count;
    if (parsed && (flags & FHCOMPILE_DUMP)) {
        code = dumped(&c);
    } else if (parsed) {
        code = compile_tree(&c);
        fhscopes_free(&c.scopes);
    }
    bool told = code == FH_ERR && (c.error.kind == FHDIAGNOSTIC_NONE || fhpending(vm));
    if (!told && warnings.count && tell_warnings(&c, from_parser, text, size) < 0) {
        if (code != FH_ERR) fh_release(vm, code);
        code = FH_ERR;
        told = true;
    }
    if (parsed) fhtree_free(c.tree);
    if (code == FH_ERR && !told) raise_diagnostic(vm, &c.error, filename, quotes_line(filename, !parsed));
    fhwarnings_free(&warnings);
    fhdiagnostic_free(&c.error);
    return flags & FHCOMPILE_DUMP ? code : fhcode_for_vm(vm, code);
}

static int optimizing(const FhVM *vm) {
    static const int flags[] = {0, FHCOMPILE_OPTIMIZE, FHCOMPILE_OPTIMIZE | FHCOMPILE_NO_DOCSTRINGS};
    int level = vm->flags[FH_FLAG_optimize];
    return flags[level < 2 ? level : 2];
}

/* What it makes is counted, whatever is in force. */
FhValue fhcompile(FhVM *vm, const char *text, size_t size, FhValue filename, int mode, int flags) {
    if (fhmeter_enter(vm, 8 * (uint64_t)size) < 0) return FH_ERR;
    if (!(flags & FH_COMPILE_AS_WRITTEN)) flags |= optimizing(vm);
    FhForce was = fharena_pause(vm);
    FhValue result = counted_compile(vm, text, size, filename, mode, flags);
    fharena_unpause(vm, was);
    return result;
}
