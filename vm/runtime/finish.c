/* Where exceptions end that nobody caught: sys.excepthook, sys.unraisablehook, the exit status, the last flush; and the
 * end of the modules. */
#include <string.h>

#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/io.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "memory/budget.h"
#include "runtime/frame.h"
#include "runtime/finish.h"
#include "runtime/traceback.h"

static bool is_native(FhValue v, const char *name) {
    return fh_has_shape(v, FH_T_builtin) && strcmp(fhas_builtin(v)->def->name, name) == 0;
}

static FhValue of_sys(FhVM *vm, FhValue name) { /* borrowed; NOVALUE */
    FhValue v = vm->sys_dict == FH_NOVALUE ? FH_NOVALUE : fhdict_get_str(vm, vm->sys_dict, name);
    if (v != FH_ERR) return v;
    fhpending_clear(vm);
    return FH_NOVALUE;
}

/* ---- unraisable ---- */

static FhValue hook_arguments(FhVM *vm, FhValue exception, FhValue message, FhValue object) {
    FhValue ns = fhcall0(vm, fh_val(vm->types[FH_T_SimpleNamespace]));
    if (ns == FH_ERR) return FH_ERR;
    static const char *const names[] = {"exc_type", "exc_value", "exc_traceback", "err_msg", "object"};
    FhValue values[] = {fh_typeval(vm, exception), exception, fhas_exception(exception)->traceback, message,
                        object};
    for (int i = 0; i < 5; i++) {
        FhValue key = fhstr_intern(vm, names[i], strlen(names[i]));
        if (key == FH_ERR || fhattr_set(vm, ns, key, values[i]) < 0) {
            fh_release(vm, ns);
            return FH_ERR;
        }
    }
    return ns;
}

static void call_unraisablehook(FhVM *vm, FhValue hook, FhValue exception, FhValue message, FhValue object) {
    fh_retain(hook);
    FhValue args = hook_arguments(vm, exception, message, object);
    FhValue r = args == FH_ERR ? FH_ERR : fhcall1(vm, hook, args);
    if (args != FH_ERR) fh_release(vm, args);
    if (r != FH_ERR) {
        fh_release(vm, r);
    } else {
        FhValue failure = fhpending_take(vm), text = fhstr_c(vm, "Exception ignored in sys.unraisablehook");
        if (text != FH_ERR && failure != FH_NOVALUE) fhtraceback_print_unraisable(vm, failure, text, hook);
        if (text != FH_ERR) fh_release(vm, text);
        fh_release(vm, failure);
        fhpending_clear(vm);
    }
    fh_release(vm, hook);
}

/* As CPython: what native code raised is shown to come from the frame that runs. */
static void place(FhVM *vm, FhValue exception) {
    FhFrame *f = vm->frame;
    if (!f || !fhexception_check(vm, exception) || fhas_exception(exception)->traceback != FH_NONE) return;
    fhtraceback_add(vm, exception, fh_val(f->code), fh_val(f->globals), (uint32_t)(f->pc - f->code->instrs));
}

void fhtraceback_unraisable(FhVM *vm, FhValue exception, const char *where, FhValue object) {
    place(vm, exception);
    FhValue hook = of_sys(vm, FH_NAME(vm, unraisablehook));
    FhValue message = where && *where ? fhstr_format(vm, "Exception ignored %s", where) : FH_NONE;
    if (message == FH_ERR) {
        fhpending_clear(vm);
        message = FH_NONE;
    }
    if (object == FH_NOVALUE) object = FH_NONE;
    if (hook == FH_NOVALUE || hook == FH_NONE || is_native(hook, "unraisablehook"))
        fhtraceback_print_unraisable(vm, exception, message, object);
    else
        call_unraisablehook(vm, hook, exception, message, object);
    fh_release(vm, message);
}

/* ---- the end of a program ---- */

static void line(FhVM *vm, const char *text) {
    FhText t;
    fhtext_init(&t, vm);
    fhtext_c(&t, text);
    fhtraceback_write(vm, &t);
}

/* The exit status that SystemExit asks for; what is no status is printed. */
static int exit_status(FhVM *vm, FhValue exception) {
    FhValue code = fhattr_get(vm, exception, FH_NAME(vm, code));
    int status = 1;
    if (code == FH_ERR) {
        fhpending_clear(vm);
        return 1;
    }
    if (code == FH_NONE) {
        status = 0;
    } else if (fhint_check(vm, code)) {
        int64_t n;
        status = fhint_try_i64(code, &n) ? (int)(n & 255) : 255;
    } else {
        FhText t;
        fhtext_init(&t, vm);
        FhValue s = fhstr(vm, code);
        if (s == FH_ERR) {
            fhpending_clear(vm);
        } else {
            fhtext_str(&t, s);
            fh_release(vm, s);
        }
        fhtext_c(&t, "\n");
        fhtraceback_write(vm, &t);
    }
    fh_release(vm, code);
    return status;
}

static int failure_status(FhVM *vm, FhValue exception) {
    return fh_type(vm, exception) == vm->types[FH_T_KeyboardInterrupt] ? 130 : 1; /* none of its subclasses */
}

/* The reader of standard output has gone. */
static bool output_unwanted(FhVM *vm, FhValue exception) {
    FhValue out = of_sys(vm, FH_NAME(vm, stdout));
    return fh_isa(vm, exception, FH_T_BrokenPipeError) && fh_has_shape(out, FH_T_TextIOWrapper) &&
           fhfile_check(vm, FH_AS(FhTextFile, out)->buffer) &&
           fhas_file(FH_AS(FhTextFile, out)->buffer)->broken;
}

/* Prints through sys.excepthook; the exit status. */
static int report(FhVM *vm, FhValue exception) {
    if (fh_isa(vm, exception, FH_T_SystemExit)) return exit_status(vm, exception);
    if (output_unwanted(vm, exception)) return 1;
    int status = failure_status(vm, exception);
    FhValue hook = of_sys(vm, FH_NAME(vm, excepthook));
    if (hook == FH_NOVALUE) line(vm, "sys.excepthook is missing\n");
    if (hook == FH_NOVALUE || is_native(hook, "excepthook")) {
        fhtraceback_print(vm, exception);
        return status;
    }
    fh_retain(hook);
    FhValue r = fhcall3(vm, hook, fh_typeval(vm, exception), exception, fhas_exception(exception)->traceback);
    fh_release(vm, hook);
    if (r != FH_ERR) {
        fh_release(vm, r);
        return status;
    }
    FhValue second = fhpending_take(vm);
    if (fh_isa(vm, second, FH_T_SystemExit)) {
        status = exit_status(vm, second);
    } else {
        line(vm, "Error in sys.excepthook:\n");
        fhtraceback_print(vm, second);
        line(vm, "\nOriginal exception was:\n");
        fhtraceback_print(vm, exception);
    }
    fh_release(vm, second);
    return status;
}

/* What a module that has been imported has for the end of the program; it reports errors itself. */
static void run_at_end(FhVM *vm, const char *module_name, const char *function, const char *where) {
    FhValue key = fhstr_intern(vm, module_name, strlen(module_name)),
            run = fhstr_intern(vm, function, strlen(function));
    FhValue module = key == FH_ERR || run == FH_ERR ? FH_ERR : fhdict_get(vm, vm->modules, key);
    if (module == FH_NOVALUE) return;
    FhValue result = FH_ERR;
    if (module != FH_ERR) {
        fh_retain(module);
        vm->runs++; /* this one holds references that no end of an arena sees */
        result = fhcall_method(vm, module, run, NULL, 0);
        vm->runs--;
        fh_release(vm, module);
    }
    if (result == FH_ERR)
        fhpending_unraisable(vm, where, FH_NONE);
    else
        fh_release(vm, result);
}

static void run_exit_functions(FhVM *vm) {
    run_at_end(vm, "threading", "_shutdown", "in threading");
    run_at_end(vm, "atexit", "_run_exitfuncs", "in atexit");
}

/* -1: output was lost. A reader that has gone is no reason for words. */
static int flush_stream(FhVM *vm, FhValue name, bool report_loss) {
    FhValue out = of_sys(vm, name);
    if (out == FH_NOVALUE || out == FH_NONE) return 0;
    fh_retain(out);
    FhValue key = fhstr_intern(vm, "closed", 6), closed = key == FH_ERR ? FH_ERR : fhattr_find(vm, out, key),
            r = FH_NONE;
    bool open = closed == FH_ERR || closed == FH_NOVALUE || fhtruth(vm, closed) == 0;
    if (closed != FH_ERR) fh_release(vm, closed);
    fhpending_clear(vm);
    if (open) r = fhcall_method(vm, out, FH_NAME(vm, flush), NULL, 0);
    bool lost = r == FH_ERR && !fhpending_is(vm, FH_T_BrokenPipeError);
    if (r != FH_ERR) fh_release(vm, r);
    if (lost && report_loss) fhpending_unraisable(vm, NULL, out);
    fhpending_clear(vm);
    fh_release(vm, out);
    return lost ? -1 : 0;
}

void fhfinish_flush(FhVM *vm) {
    FhValue pending = fhpending_take(vm);
    flush_stream(vm, FH_NAME(vm, stderr), false);
    flush_stream(vm, FH_NAME(vm, stdout), false);
    vm->pending = pending;
}

int fhfinish_report(FhVM *vm) {
    FhValue e = fhpending_take(vm);
    int status = e == FH_NOVALUE ? 0 : report(vm, e);
    fh_release(vm, e);
    return status;
}

int fhfinish(FhVM *vm, bool failed) {
    int status = 0;
    fhheap_unlock(&vm->heap); /* the program has ended; its error is still to be told */
    FhValue e = failed ? fhpending_take(vm) : FH_NOVALUE;
    if (e != FH_NOVALUE) status = report(vm, e);
    fh_release(vm, e);
    run_exit_functions(vm);
    if (flush_stream(vm, FH_NAME(vm, stdout), true) < 0 && status == 0) status = 120;
    flush_stream(vm, FH_NAME(vm, stderr), false);
    return status;
}

/* ---- the end of a VM ---- */

/* Sets every variable of the module but __builtins__ to None: names with one underscore first, as CPython does. */
static void clear_variables(FhVM *vm, FhValue module) {
    if (!fhmodule_check(vm, module)) return;
    FhValue dict = fh_retain(fhas_module(module)->dict);
    for (int round = 0; round < 2; round++) {
        FhValue key, value;
        int64_t pos = 0;
        while (dict != FH_NOVALUE && fhdict_next(dict, &pos, &key, &value)) {
            if (value == FH_NONE || !fhstr_exact(key)) continue;
            const char *text = fhstr_text(key);
            if (round == 0 ? text[0] != '_' || text[1] == '_' : strcmp(text, "__builtins__") == 0) continue;
            fh_retain(key);
            if (fhdict_set(vm, dict, key, FH_NONE) < 0) fhpending_clear(vm);
            fh_release(vm, key);
        }
    }
    fh_release(vm, dict);
}

static void clear_modules(FhVM *vm) {
    FhValue list = fhlist_new(vm, 0), key, value;
    int64_t pos = 0;
    while (list != FH_ERR && fhdict_next(vm->modules, &pos, &key, &value))
        if (value != vm->sys_module && value != vm->builtins_module && fhmodule_check(vm, value)) {
            if (fhlist_append(vm, list, value) < 0) fhpending_clear(vm);
        }
    if (list == FH_ERR) {
        fhpending_clear(vm);
        return;
    }
    fhdict_clear(vm, vm->modules);
    if (fhas_list(list)->size) fhheap_collect(vm);
    for (int64_t i = fhas_list(list)->size; i-- > 0;) clear_variables(vm, fhas_list(list)->items[i]);
    fh_release(vm, list);
}

/* gc.callbacks are told of no collection from now on. */
static void end_collection_callbacks(FhVM *vm) {
    if (!vm->heap.on_collection) return;
    vm->heap.on_collection = NULL;
    fh_clear(vm, &vm->heap.gc_callbacks);
}

bool fhfinish_modules(FhVM *vm) {
    fhpending_clear(vm);
    if (!fhdict_exact(vm->modules)) return false;
    run_exit_functions(vm);
    if (fhvm_is_flushed(vm) && fhvm_ends_quietly(vm)) return true;
    if (vm->heap.on_collection && vm->heap.collector_enabled) fhheap_collect(vm);
    end_collection_callbacks(vm);
    FhValue main = fhdict_get_str(vm, vm->modules, FH_NAME(vm, __main__));
    if (main != FH_NOVALUE && main != FH_ERR && fh_obj(main)->rc >= 0) {
        fh_retain(main);
        clear_variables(vm, main);
        fh_release(vm, main);
    }
    fhheap_collect(vm);
    clear_modules(vm);
    if (fhdict_exact(vm->sys_dict)) fhfinish_flush(vm);
    fhheap_collect(vm);
    if (fhdict_exact(vm->sys_dict)) fhdict_clear(vm, vm->sys_dict);
    fhheap_collect(vm);
    clear_modules(vm); /* what finalizers have imported anew */
    end_collection_callbacks(vm);
    return false;
}
