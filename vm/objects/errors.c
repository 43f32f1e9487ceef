/* Raising: makes the exception, chains it to the one being handled, and puts it into vm->pending.
 *
 * vm->pending owns its exception. Raising while one is pending replaces it. Nothing here runs script code, except that
 * formats with %S and %R ask values for their text, and that a file of an OSError is asked for its __fspath__. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include "bytecode/code.h"
#include "memory/arena.h"
#include "memory/budget.h"
#include "objects/dead.h"
#include "objects/exception.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "objects/numbers.h"

/* exc.__context__ = handled, after cutting a chain that would lead back to exc. */
static void chain(FhVM *vm, FhValue exc) {
    FhValue handled = vm->handled;
    if (handled == FH_NOVALUE || handled == FH_NONE || handled == exc) return;
    FhValue slow = handled;
    bool step = false;
    for (FhValue o = handled;;) {
        FhException *e = fhas_exception(o);
        FhValue next = e->context;
        if (!fh_is_obj(next)) break;
        if (next == exc) {
            fh_set(vm, &e->header, &e->context, FH_NONE);
            break;
        }
        o = next;
        if (o == slow) break; /* a cycle made by script code */
        if (step) slow = fhas_exception(slow)->context;
        step = !step;
    }
    FhException *e = fhas_exception(exc);
    fh_set_ref(vm, &e->header, &e->context, handled);
}

void fhpending_set(FhVM *vm, FhValue exc) {
    FhValue old = vm->pending;
    vm->pending = exc;
    fh_release(vm, old);
}

FhValue fhraise_object(FhVM *vm, FhValue exception) {
    chain(vm, exception);
    fhpending_set(vm, exception);
    return FH_ERR;
}

static FhValue raise_refused(FhVM *vm) FH_COLD;

/* exc is one that has been prepared: it is as new if nobody has it. */
static FhValue raise_prepared(FhVM *vm, FhValue exc) {
    FhException *e = fhas_exception(exc);
    if (e->header.rc < 2 * FH_RC_ONE) {
        fh_set(vm, &e->header, &e->traceback, FH_NONE);
        fh_set(vm, &e->header, &e->context, FH_NONE);
        fh_set(vm, &e->header, &e->cause, FH_NONE);
    }
    fhpending_set(vm, fh_retain(exc));
    return FH_ERR;
}

/* An exception of its own where there is memory for one: its traceback, and what that keeps alive, ends with it. */
static FhValue new_memory_error(FhVM *vm) {
    FhValue reserve = vm->memory_error;
    vm->memory_error = FH_NOVALUE; /* a failure now raises nothing */
    FhValue exc = fhexception_new(vm, FH_T_MemoryError, vm->empty_tuple);
    vm->memory_error = reserve;
    return exc;
}

FhValue fhraise_memory(FhVM *vm) {
    if (FH_UNLIKELY(vm->heap.refusal != FH_REFUSED_NOT)) return raise_refused(vm);
    FhValue reserve = vm->memory_error;
    if (!fh_is_obj(reserve)) return FH_ERR; /* while the VM is being made, or above */
    FhValue own = new_memory_error(vm);
    if (own == FH_ERR) return raise_prepared(vm, reserve);
    fhpending_set(vm, own);
    return FH_ERR;
}

/* ---- budgets and locks ---- */

/* What could not be made, for messages: "a list of 56 bytes", "48 bytes". */
static void describe(FhVM *vm, char *out, size_t size) {
    const FhHeap *h = &vm->heap;
    uint32_t shape = h->refused_shape;
    FhType *type = shape && shape < vm->nshapes && vm->shapes[shape] ? vm->shapes[shape]->type : NULL;
    const char *name = type ? fhtype_c_name(type) : NULL;
    if (name)
        snprintf(out, size, "%zu bytes for '%.60s'", h->refused_size, name);
    else
        snprintf(out, size, "%zu bytes", h->refused_size);
}

static FhValue raise_exceeded(FhVM *vm) {
    FhHeap *h = &vm->heap;
    const FhBudget *b = h->refused_by;
    char what[120];
    describe(vm, what, sizeof what);
    h->refusal = FH_REFUSED_NOT;
    FhForce force = fharena_pause(vm);
    if (b->level == FH_BUDGET_LOCK)
        fhraise(vm, FH_T_MemoryLockedError,
                "budget '%U' is locked since it was exceeded: no room for %s (%zu of %zu are in use)",
                b->name, what, fhbudget_used(h, b), b->limit);
    else
        fhraise(vm, FH_T_BudgetExceededError,
                "budget '%U' is exceeded: no room for %s (%zu of %zu are in use)", b->name, what,
                fhbudget_used(h, b), b->limit);
    fharena_unpause(vm, force);
    return FH_ERR;
}

enum { LOCKED_ERRORS = 4, LOCKED_TEXT = 240 };

int fherrors_prepare_locked(FhVM *vm) {
    if (vm->locked_errors != FH_NOVALUE) return 0;
    FhForce force = fharena_pause(vm);
    FhValue items[LOCKED_ERRORS], blank = FH_ERR;
    char text[LOCKED_TEXT];
    memset(text, ' ', sizeof text);
    int n = 0;
    for (; n < LOCKED_ERRORS; n++) {
        FhStr *s = fhstr_alloc(vm, LOCKED_TEXT, LOCKED_TEXT);
        if (!s) break;
        memcpy(s->bytes, text, LOCKED_TEXT);
        blank = fh_val(s);
        FhValue args = fhtuple_take(vm, &blank, 1);
        items[n] = args == FH_ERR ? FH_ERR : fhexception_new(vm, FH_T_MemoryLockedError, args);
        if (args != FH_ERR) fh_release(vm, args);
        if (items[n] == FH_ERR) break;
    }
    FhValue all = n == LOCKED_ERRORS ? fhtuple_take(vm, items, LOCKED_ERRORS) : FH_ERR;
    fharena_unpause(vm, force);
    if (all != FH_ERR) {
        vm->locked_errors = all;
        return 0;
    }
    if (n < LOCKED_ERRORS)
        while (n-- > 0) fh_release(vm, items[n]);
    return -1;
}

/* The text of a prepared error that nobody else has, to be written anew; NULL: somebody does. */
static FhStr *free_text(const FhException *e, int32_t references) {
    if (fh_obj(e->args)->rc >= 2 * FH_RC_ONE) return NULL;
    FhStr *s = fhas_str(fhas_tuple(e->args)->items[0]);
    return e->header.rc < references * FH_RC_ONE && s->header.rc < 2 * FH_RC_ONE ? s : NULL;
}

/* One of the prepared errors that nobody else has gets the text; if there is none, one has the text it had. */
static FhValue raise_locked(FhVM *vm) {
    char what[120];
    describe(vm, what, sizeof what);
    bool growth = vm->heap.refusal == FH_REFUSED_GROWTH;
    vm->heap.refusal = FH_REFUSED_NOT;
    if (vm->locked_errors == FH_NOVALUE) return raise_prepared(vm, vm->memory_error);
    const FhTuple *all = fhas_tuple(vm->locked_errors);
    for (int i = 0; i < LOCKED_ERRORS; i++) {
        FhStr *s = free_text(fhas_exception(all->items[i]), 2);
        if (!s) continue;
        s->nbytes = (size_t)snprintf(
            s->bytes, LOCKED_TEXT,
            growth ? "the heap may not grow: no room for %s" : "memory is locked: no %s", what);
        s->hash = 0;
        return raise_prepared(vm, all->items[i]);
    }
    return raise_prepared(vm, all->items[0]);
}

void fherrors_place_locked(FhVM *vm, FhValue exc, FhValue code, uint32_t at) {
    const FhException *e = fhas_exception(exc);
    if (e->traceback != FH_NONE || vm->locked_errors == FH_NOVALUE) return;
    const FhTuple *all = fhas_tuple(vm->locked_errors);
    int i = 0;
    while (i < LOCKED_ERRORS && all->items[i] != exc) i++;
    FhStr *s = i < LOCKED_ERRORS ? free_text(e, 3) : NULL; /* theirs and the pending one */
    if (!s || s->nbytes >= LOCKED_TEXT / 2) return;
    const FhPosition *p = fhcode_position(fhas_code(code), at);
    uint32_t line = p ? p->line : fhas_code(code)->first_line;
    int n = snprintf(s->bytes + s->nbytes, LOCKED_TEXT - s->nbytes, " at %.80s:%u",
                     fhstr_text(fhas_code(code)->filename), line);
    for (char *c = s->bytes + s->nbytes; *c; c++)
        if (*c & 0x80) *c = '?';
    s->nbytes += (size_t)n;
}

static FhValue raise_refused(FhVM *vm) {
    return vm->heap.refusal == FH_REFUSED_BUDGET ? raise_exceeded(vm) : raise_locked(vm);
}

/* Takes arg over (FH_ERR passes through): exception(arg). */
static FhValue raise_take(FhVM *vm, FhTypeId type, FhValue arg) {
    if (arg == FH_ERR) return FH_ERR;
    FhValue args = fhtuple_take(vm, &arg, 1);
    if (args == FH_ERR) return FH_ERR;
    FhValue exc = fhexception_new(vm, type, args);
    fh_release(vm, args);
    return exc == FH_ERR ? FH_ERR : fhraise_object(vm, exc);
}

/* The text may ask script code, which may raise by itself: an exception pending before is put away first. */
static FhValue format(FhVM *vm, const char *text, va_list ap) {
    fhpending_clear(vm);
    vm->dead_in_message = FH_NOVALUE;
    FhValue message = fhstr_vformat(vm, text, ap), dead = vm->dead_in_message;
    if (FH_LIKELY(dead == FH_NOVALUE) || message == FH_ERR) return message;
    /* a complaint about the type of what has ended would hide the fault */
    fh_release(vm, message);
    return fhdead_raise(vm, dead);
}

FhValue fhraise(FhVM *vm, FhTypeId exception, const char *text, ...) {
    va_list ap;
    va_start(ap, text);
    FhValue message = format(vm, text, ap);
    va_end(ap);
    return raise_take(vm, exception, message);
}

int fhraise_int(FhVM *vm, FhTypeId exception, const char *text, ...) {
    va_list ap;
    va_start(ap, text);
    FhValue message = format(vm, text, ap);
    va_end(ap);
    raise_take(vm, exception, message);
    return -1;
}

/* Takes text over. */
static int warn(FhVM *vm, FhTypeId category, FhValue text, FhValue filename, int64_t lineno) {
    if (text == FH_ERR) return -1;
    int status = vm->warn ? vm->warn(vm, category, text, filename, lineno) : 0;
    fh_release(vm, text);
    return status;
}

int fhwarn(FhVM *vm, FhTypeId category, const char *text, ...) {
    va_list ap;
    va_start(ap, text);
    FhValue message = fhstr_vformat(vm, text, ap);
    va_end(ap);
    return warn(vm, category, message, FH_NOVALUE, 0);
}

int fhwarn_at(FhVM *vm, FhTypeId category, FhValue filename, int64_t lineno, const char *text, ...) {
    va_list ap;
    va_start(ap, text);
    FhValue message = fhstr_vformat(vm, text, ap);
    va_end(ap);
    return warn(vm, category, message, filename, lineno);
}

FhValue fhraise_value(FhVM *vm, FhTypeId exception, FhValue arg) {
    bool none = arg == FH_NOVALUE || (arg == FH_NONE && exception == FH_T_SystemExit);
    if (!none) return raise_take(vm, exception, fh_retain(arg));
    FhValue exc = fhexception_new(vm, exception, vm->empty_tuple);
    return exc == FH_ERR ? FH_ERR : fhraise_object(vm, exc);
}

FhValue fhraise_key(FhVM *vm, FhValue key) { return fhraise_value(vm, FH_T_KeyError, key); }

FhValue fhraise_stop_iteration(FhVM *vm, FhValue value) {
    FhValue args = value == FH_NONE ? fh_retain(vm->empty_tuple) : fhtuple_from(vm, &value, 1);
    if (args == FH_ERR) return FH_ERR;
    FhValue exc = fhexception_new(vm, FH_T_StopIteration, args);
    fh_release(vm, args);
    return exc == FH_ERR ? FH_ERR : fhraise_object(vm, exc);
}

/* Raises type(message) with the given values in its first fields. Takes message over. */
static FhValue raise_fields(FhVM *vm, FhTypeId type, FhValue message, const FhValue *fields, uint32_t n) {
    if (raise_take(vm, type, message) == FH_ERR && fhpending_is(vm, type)) {
        for (uint32_t i = 0; i < n; i++) fhexception_set_field(vm, vm->pending, i, fields[i]);
    }
    return FH_ERR;
}

FhValue fhraise_attribute(FhVM *vm, FhValue obj, FhValue name, const char *text, ...) {
    va_list ap;
    va_start(ap, text);
    FhValue message = format(vm, text, ap);
    va_end(ap);
    FhValue fields[] = {name, obj};
    return raise_fields(vm, FH_T_AttributeError, message, fields, 2);
}

FhValue fhraise_no_attribute(FhVM *vm, FhValue obj, FhValue name) {
    if (fh_has_flag(vm, obj, FH_TF_TYPE))
        return fhraise_attribute(vm, obj, name, "type object '%N' has no attribute '%U'", obj, name);
    return fhraise_attribute(vm, obj, name, "'%T' object has no attribute '%U'", obj, name);
}

FhValue fhraise_no_attribute_to_set(FhVM *vm, FhValue obj, FhValue name) {
    if (fh_has_flag(vm, obj, FH_TF_TYPE))
        return fhraise(vm, FH_T_AttributeError, "type object '%N' has no attribute '%U'", obj, name);
    return fhraise(vm, FH_T_AttributeError, "'%T' object has no attribute '%U'", obj, name);
}

FhValue fhraise_from_getter(FhVM *vm, FhValue obj, FhValue name) {
    if (!fhpending_is(vm, FH_T_AttributeError)) return FH_ERR;
    FhValue exc = vm->pending;
    if (fhexception_field(exc, 0) != FH_NOVALUE || fhexception_field(exc, 1) != FH_NOVALUE) return FH_ERR;
    fhexception_set_field(vm, exc, 0, name);
    fhexception_set_field(vm, exc, 1, obj);
    return FH_ERR;
}

FhValue fhraise_name(FhVM *vm, FhTypeId exception, FhValue name, const char *text, ...) {
    va_list ap;
    va_start(ap, text);
    FhValue message = format(vm, text, ap);
    va_end(ap);
    return raise_fields(vm, exception, message, &name, exception == FH_T_NameError);
}

FhValue fhraise_import(FhVM *vm, FhTypeId exception, FhValue name, FhValue path, const char *text, ...) {
    va_list ap;
    va_start(ap, text);
    FhValue message = format(vm, text, ap);
    va_end(ap);
    if (message == FH_ERR) return FH_ERR;
    FhValue fields[] = {fh_retain(message), name, path};
    raise_fields(vm, exception, message, fields, 3);
    fh_release(vm, fields[0]);
    return FH_ERR;
}

static FhValue raise_os(FhVM *vm, int errno_, FhValue filename) {
    FhValue text = fhstr_c(vm, strerror(errno_));
    if (text == FH_ERR) return FH_ERR;
    FhValue items[] = {fh_int_raw(errno_), text};
    FhValue args = fhtuple_take(vm, items, 2);
    if (args == FH_ERR) return FH_ERR;
    FhValue exc = fhexception_new(vm, fhexception_os_type(errno_), args);
    fh_release(vm, args);
    if (exc == FH_ERR) return FH_ERR;
    fhexception_set_field(vm, exc, FH_X_OS_ERRNO, items[0]);
    fhexception_set_field(vm, exc, FH_X_OS_STRERROR, fhas_tuple(fhas_exception(exc)->args)->items[1]);
    if (filename != FH_NOVALUE) fhexception_set_field(vm, exc, FH_X_OS_FILENAME, filename);
    return fhraise_object(vm, exc);
}

FhValue fherrors_file_name(FhVM *vm, FhValue file) {
    if (fh_is_imm(file) || fh_is_int(file) || fhstr_check(vm, file)) return fh_retain(file);
    FhValue key = fhstr_intern(vm, "__fspath__", strlen("__fspath__"));
    FhValue method = key == FH_ERR ? FH_ERR : fhlookup_special(vm, file, key);
    fh_release(vm, key);
    FhValue name = method == FH_ERR || method == FH_NOVALUE ? method : fhcall0(vm, method);
    fh_release(vm, method);
    if (name != FH_ERR && name != FH_NOVALUE) return name;
    fhpending_clear(vm);
    return fh_retain(file);
}

FhValue fhraise_os(FhVM *vm, int errno_, FhValue file) {
    fhpending_clear(vm);
    FhValue filename = fherrors_file_name(vm, file);
    FhValue result = raise_os(vm, errno_, filename);
    fh_release(vm, filename);
    return result;
}

bool fhpending_is(FhVM *vm, FhTypeId exception) {
    return vm->pending != FH_NOVALUE && fh_isa(vm, vm->pending, exception);
}

FhValue fhpending_take(FhVM *vm) {
    FhValue exc = vm->pending;
    vm->pending = FH_NOVALUE;
    return exc;
}

void fhpending_clear(FhVM *vm) {
    FhValue exc = vm->pending;
    vm->pending = FH_NOVALUE;
    fh_release(vm, exc);
}

void fhpending_unraisable(FhVM *vm, const char *where, FhValue object) {
    FhValue exc = fhpending_take(vm);
    if (exc == FH_NOVALUE) return;
    if (vm->unraisable && !vm->meter.stopped) vm->unraisable(vm, exc, where, object);
    fhpending_clear(vm);
    fh_release(vm, exc);
}
