/* Errors of the public API: what status an exception is, and its text. */
#include "api/externs.h"

#include "bytecode/code.h"

#include "objects/exception.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "runtime/traceback.h"

fh_status fhapi_failed(FhVM *vm) {
    if (vm->meter.stopped == FH_STOP_TRAP) return FH_TRAP;
    if (fhpending_is(vm, FH_T_OutOfFuelError)) return FH_OUT_OF_FUEL;
    if (fhpending_is(vm, FH_T_HostInterrupt)) return FH_INTERRUPTED;
    if (fhpending_is(vm, FH_T_SystemExit)) return FH_EXIT;
    if (fhpending_is(vm, FH_T_MemoryLockedError)) return FH_LOCKED;
    if (fhpending_is(vm, FH_T_MemoryError)) return FH_NO_MEMORY;
    if (fhpending_is(vm, FH_T_KeyboardInterrupt)) return FH_INTERRUPTED;
    return FH_ERROR;
}

fh_status fhapi_not_compiled(FhVM *vm) {
    return fhpending_is(vm, FH_T_SyntaxError) ? FH_SYNTAX : fhapi_failed(vm);
}

fh_status fh_error_status(fh_vm *vm) {
    return fhapi_may_enter(vm) && fhpending(vm) ? fhapi_failed(vm) : FH_OK;
}

/* The traceback and what comes with it, made of the reserve where the rest is in use. */
static FhValue whole_text(FhVM *vm, FhValue e) {
    FhMeter was = fhmeter_grace(vm);
    FhText t;
    fhheap_open_reserve(&vm->heap);
    fhtext_init(&t, vm);
    fhtraceback_text(vm, &t, e);
    FhValue text = fhtext_finish(&t);
    fhheap_close_reserve(&vm->heap);
    fhmeter_restore(vm, was);
    return text;
}

const char *fh_error_text(fh_vm *vm) {
    if (!fhapi_enter(vm) || !fhpending(vm)) return "";
    FhValue e = fhpending_take(vm), text = whole_text(vm, e);
    if (text == FH_ERR) fhpending_clear(vm);
    fhapi_hold(vm, text == FH_ERR ? FH_NOVALUE : text);
    vm->pending = e;
    return text == FH_ERR ? "MemoryError\n" : fhstr_text(text);
}

void fh_error_clear(fh_vm *vm) { (void)fhapi_begin(vm); }

void fh_error_print(fh_vm *vm, FILE *file) {
    if (file) fputs(fh_error_text(vm), file);
    fh_error_clear(vm);
}

/* ---- errors as data ---- */

static fh_status make(FhVM *vm, FhValue exception, fh_status code, fh_error **out) { /* taken over */
    fh_error *e = fhapi_object_new(vm, FH_OBJECT_ERROR, sizeof *e, offsetof(fh_error, exception), 2);
    if (!e) return fh_release(vm, exception), fhapi_failed(vm);
    e->exception = exception;
    e->code = code;
    *out = e;
    return FH_OK;
}

fh_status fh_error_take(fh_vm *vm, fh_error **out) {
    if (!out) return FH_MISUSE;
    *out = NULL;
    if (!fhapi_enter(vm)) return FH_MISUSE;
    if (!fhpending(vm)) return FH_OK;
    fh_status code = fhapi_failed(vm);
    fhmeter_resume(vm);
    return make(vm, fhpending_take(vm), code, out);
}

fh_status fh_error_throw(fh_error *e) {
    if (!e || fhapi_begin_object(&e->head) != FH_OK) return FH_MISUSE;
    FhVM *vm = e->head.vm;
    fh_status status = e->code;
    fhpending_set(vm, fh_retain(e->exception));
    if (status == FH_TRAP) fhmeter_stop(vm, FH_STOP_TRAP);
    fh_error_free(e);
    return status;
}

fh_status fh_error_code(const fh_error *e) { return e ? e->code : FH_OK; }

const char *fh_error_kind(const fh_error *e) { return e ? fhtype_name(e->head.vm, e->exception) : ""; }

/* The text that t makes of it, kept in the error. */
static const char *keep_text(fh_error *e, FhValue text) { /* taken over */
    FhVM *vm = e->head.vm;
    if (text == FH_ERR) fhpending_clear(vm);
    fh_clear(vm, &e->text);
    if (text == FH_ERR) return "";
    e->text = text;
    return fhstr_text(text);
}

const char *fh_error_message(fh_error *e) {
    if (!e || fhapi_begin_object(&e->head) != FH_OK) return "";
    FhMeter was = fhmeter_grace(e->head.vm);
    const char *text = keep_text(e, fhstr(e->head.vm, e->exception));
    fhmeter_restore(e->head.vm, was);
    return text;
}

const char *fh_error_whole(fh_error *e) {
    if (!e || fhapi_begin_object(&e->head) != FH_OK) return "";
    return keep_text(e, whole_text(e->head.vm, e->exception));
}

fh_value fh_error_value(const fh_error *e) {
    if (!e || fhapi_begin_object(&e->head) != FH_OK) return FH_NULL;
    return fhapi_push(e->head.vm, fh_retain(e->exception));
}

static FhValue first_entry(const fh_error *e) {
    if (!e || !fhexception_check(e->head.vm, e->exception)) return FH_NONE;
    return fhas_exception(e->exception)->traceback;
}

size_t fh_error_frames(const fh_error *e) {
    size_t n = 0;
    for (FhValue tb = first_entry(e); tb != FH_NONE; tb = FH_AS(FhTraceback, tb)->next) n++;
    return n;
}

fh_status fh_error_frame(const fh_error *e, size_t i, fh_frame *out) {
    FhValue tb = first_entry(e);
    if (!out) return FH_MISUSE;
    for (; tb != FH_NONE && i > 0; i--) tb = FH_AS(FhTraceback, tb)->next;
    if (tb == FH_NONE) return FH_DONE;
    const FhTraceback *entry = FH_AS(FhTraceback, tb);
    const FhCode *code = fhas_code(entry->code);
    const FhPosition *p = fhcode_position(code, entry->at);
    *out = (fh_frame){.file = fhstr_text(code->filename),
                      .function = fhstr_text(code->qualname),
                      .line = fhtraceback_line(tb)};
    if (!p || !p->line) return FH_OK;
    out->column = p->column + 1;
    out->end_line = p->end_line;
    out->end_column = p->end_column + 1;
    return FH_OK;
}

fh_status fh_error_cause(const fh_error *e, fh_error **out) {
    if (!out) return FH_MISUSE;
    *out = NULL;
    if (!e || fhapi_begin_object(&e->head) != FH_OK) return FH_MISUSE;
    if (!fhexception_check(e->head.vm, e->exception)) return FH_OK;
    const FhException *x = fhas_exception(e->exception);
    FhValue cause = x->cause != FH_NONE ? x->cause : x->suppress_context ? FH_NONE : x->context;
    return cause == FH_NONE ? FH_OK : make(e->head.vm, fh_retain(cause), FH_ERROR, out);
}

void fh_error_free(fh_error *e) { fhapi_free_plain(e ? &e->head : NULL); }
