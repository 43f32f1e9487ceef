/* exec, eval, compile and the builtins that look into namespaces.
 *
 * The namespaces of the innermost script frame are the defaults. A function's locals() is one dict, which each call
 * brings up to date: changing it does not change the variables. */
#include "runtime/evaluate.h"

#include "bytecode/code.h"
#include "objects/bytes.h"
#include "objects/exception.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "runtime/builtins.h"
#include "runtime/frame.h"
#include "runtime/import.h"
#include "runtime/traceback.h"
#include "objects/io.h"

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED_SELF (void)self, (void)nargs, (void)kwnames

FhValue fhrun_code(FhVM *vm, FhValue code, FhValue globals, FhValue locals) {
    if (fhas_code(code)->nfreevars)
        return fhraise(vm, FH_T_TypeError, "code object passed to exec() may not contain free variables");
    FhValue f = fhfunction_new(vm, code, globals);
    if (f == FH_ERR) return FH_ERR;
    FhValue result = fhfunction_run(vm, f, locals);
    fh_release(vm, f);
    return result;
}

/* ---- source ---- */

enum { MODE_EXEC, MODE_SINGLE, MODE_EVAL }; /* as the compiler's FHCOMPILE_FILE, …SINGLE, …EVAL */
enum {
    SOURCE_STR = 1,
    INCOMPLETE = 2,
    FUTURE_ANNOTATIONS = 4,
    DONT_IMPLY_DEDENT = 8,
    OPTIMIZE = 16,
    NO_DOCSTRINGS = 32,
    DUMP = 256
};

/* `from __future__ import annotations` holds for the source that code with it compiles. */
static int inherited_flags(FhVM *vm) {
    return vm->frame && vm->frame->code->flags & FH_CO_ANNOTATIONS ? FUTURE_ANNOTATIONS : 0;
}

/* trim: leading blanks are no indentation (eval). */
static FhValue compile_text(FhVM *vm, const char *text, size_t size, FhValue filename, int mode, int flags,
                            bool trim) {
    if (memchr(text, 0, size))
        return fhraise(vm, FH_T_SyntaxError, "source code string cannot contain null bytes");
    while (trim && size && (*text == ' ' || *text == '\t')) text++, size--;
    if (!vm->compile) return fhraise(vm, FH_T_NotImplementedError, "this program has no compiler");
    return vm->compile(vm, text, size, filename, mode, flags);
}

/* SyntaxError "(unicode error) …" in line 1, where the bytes are not UTF-8. */
static int check_utf8(FhVM *vm, FhValue bytes, FhValue filename) {
    FhValue text = fhstr_decode(vm, fhas_bytes(bytes)->data, fhas_bytes(bytes)->size, "utf-8", "strict");
    if (text != FH_ERR) {
        fh_release(vm, text);
        return 0;
    }
    if (!fhpending_is(vm, FH_T_UnicodeDecodeError)) return -1;
    FhValue e = fhpending_take(vm), message = fhstr_format(vm, "(unicode error) %S", e);
    FhValue where = message == FH_ERR ? FH_ERR
                                      : fhtuple_pack(vm, 6, filename, fh_int_raw(1), fh_int_raw(0), FH_NONE,
                                                     fh_int_raw(1), fh_int_raw(0));
    fh_release(vm, e);
    FhValue error =
        where == FH_ERR ? FH_ERR : fhcall2(vm, fh_val(vm->types[FH_T_SyntaxError]), message, where);
    if (message != FH_ERR) fh_release(vm, message);
    if (where != FH_ERR) fh_release(vm, where);
    if (error != FH_ERR) fhraise_object(vm, error);
    return -1;
}

static FhValue compile_source(FhVM *vm, FhValue source, FhValue filename, int mode, int flags, bool trim,
                              const char *function, const char *kinds) {
    if (fhstr_check(vm, source)) {
        FhValue bytes = FH_ERR;
        if (fhstr_ascii(source))
            return compile_text(vm, fhstr_text(source), fhstr_size(source), filename, mode,
                                flags | SOURCE_STR, trim);
        bytes = fhstr_encode(vm, source, "utf-8", "strict"); /* lone surrogates have no place in source */
        if (bytes == FH_ERR) return FH_ERR;
        FhValue code = compile_text(vm, fhstr_text(source), fhstr_size(source), filename, mode,
                                    flags | SOURCE_STR, trim);
        fh_release(vm, bytes);
        return code;
    }
    if (!fhbuffer_check(vm, source))
        return fhraise(vm, FH_T_TypeError, "%s() arg 1 must be a %s", function, kinds);
    FhBuffer b;
    if (fhbuffer_get(vm, source, &b, false) < 0) return FH_ERR;
    FhValue copy = fhbytes_new(vm, b.data, b.size); /* NUL-terminated, as the compiler wants it */
    fhbuffer_release(vm, &b);
    if (copy == FH_ERR) return FH_ERR;
    if (!memmem(fhas_bytes(copy)->data, fhas_bytes(copy)->size, "coding", 6) &&
        check_utf8(vm, copy, filename) < 0) {
        fh_release(vm, copy);
        return FH_ERR;
    }
    FhValue code = compile_text(vm, (const char *)fhas_bytes(copy)->data, fhas_bytes(copy)->size, filename,
                                mode, flags, trim);
    fh_release(vm, copy);
    return code;
}

/* ---- namespaces ---- */

static FhValue current_globals(FhVM *vm) { /* borrowed; NOVALUE outside script code */
    return vm->frame ? fh_val(vm->frame->globals) : FH_NOVALUE;
}

static FhValue current_locals(FhVM *vm, const char *function) {
    if (!vm->frame) return fhraise(vm, FH_T_RuntimeError, "%s(): no script code is running", function);
    return fhframe_locals(vm, vm->frame);
}

/* Both owned. -1: an exception is pending. */
static int default_namespaces(FhVM *vm, const char *function, FhValue *globals, FhValue *locals) {
    if (*globals == FH_NOVALUE || *globals == FH_NONE) {
        *globals = current_globals(vm);
        if (*globals == FH_NOVALUE)
            return fhraise_int(vm, FH_T_SystemError, "globals and locals cannot be NULL in %s()", function);
        if (*locals == FH_NOVALUE || *locals == FH_NONE) {
            *locals = current_locals(vm, function);
            if (*locals == FH_ERR) return -1;
        } else
            fh_retain(*locals);
    } else {
        if (*locals == FH_NOVALUE || *locals == FH_NONE) *locals = *globals;
        fh_retain(*locals);
    }
    fh_retain(*globals);
    return 0;
}

static bool is_mapping(FhVM *vm, FhValue v) {
    return fhdict_check(vm, v) || fh_slots(vm, v)->getitem != NULL;
}

static FhValue run_in(FhVM *vm, FhValue code, FhValue globals, FhValue locals) {
    int there = fhdict_contains(vm, globals, FH_NAME(vm, __builtins__));
    if (there == 0) there = fhdict_set(vm, globals, FH_NAME(vm, __builtins__), vm->builtins);
    return there < 0 ? FH_ERR : fhrun_code(vm, code, globals, locals);
}

static int reject_free(FhVM *vm, FhValue code, const char *function) {
    if (!fhas_code(code)->nfreevars) return 0;
    return fhraise_int(vm, FH_T_TypeError, "code object passed to %s() may not contain free variables",
                       function);
}

/* exec(code, …) with the variables of a closure. */
static FhValue run_closure(FhVM *vm, FhValue code, FhValue closure, FhValue globals, FhValue locals) {
    int64_t n = fhtuple_exact(closure) ? fhas_tuple(closure)->size : -1;
    if (n != (int64_t)fhas_code(code)->nfreevars)
        return fhraise(vm, FH_T_TypeError, "code object requires a closure of exactly length %d",
                       (int)fhas_code(code)->nfreevars);
    for (int64_t i = 0; i < n; i++)
        if (!fh_has_shape(fhas_tuple(closure)->items[i], FH_T_cell))
            return fhraise(vm, FH_T_TypeError, "code object requires a closure of exactly length %d",
                           (int)fhas_code(code)->nfreevars);
    FhValue f = fhfunction_new(vm, code, globals);
    if (f == FH_ERR) return FH_ERR;
    fh_set_ref(vm, fh_obj(f), &fhas_function(f)->closure, closure);
    FhValue result = fhfunction_run(vm, f, locals);
    fh_release(vm, f);
    return result;
}

static FhValue exec_in(FhVM *vm, FhValue source, FhValue closure, FhValue globals, FhValue locals) {
    if (!fhdict_check(vm, globals))
        return fhraise(vm, FH_T_TypeError, "exec() globals must be a dict, not %T", globals);
    if (!is_mapping(vm, locals))
        return fhraise(vm, FH_T_TypeError, "locals must be a mapping or None, not %T", locals);
    bool with_closure = closure != FH_NOVALUE && closure != FH_NONE;
    if (fh_has_shape(source, FH_T_code)) {
        if (with_closure) {
            if (!fhas_code(source)->nfreevars)
                return fhraise(vm, FH_T_TypeError, "cannot use a closure with this code object");
            return run_closure(vm, source, closure, globals, locals);
        }
        if (fhas_code(source)->nfreevars) return run_closure(vm, source, FH_NONE, globals, locals);
        return run_in(vm, source, globals, locals);
    }
    if (with_closure)
        return fhraise(vm, FH_T_TypeError, "closure can only be used when source is a code object");
    FhValue name = fhstr_c(vm, "<string>");
    if (name == FH_ERR) return FH_ERR;
    FhValue code = compile_source(vm, source, name, MODE_EXEC, inherited_flags(vm), false, "exec",
                                  "string, bytes or code object");
    fh_release(vm, name);
    if (code == FH_ERR) return FH_ERR;
    FhValue result = run_in(vm, code, globals, locals);
    fh_release(vm, code);
    return result;
}

NATIVE(builtin_exec) {
    static const char *const names[] = {"source", "globals", "locals", "closure", NULL};
    static const FhParams p = {"exec", names, 3, 1, 3};
    FhValue v[4];
    (void)self;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return FH_ERR;
    FhValue globals = v[1], locals = v[2];
    if (default_namespaces(vm, "exec", &globals, &locals) < 0) return FH_ERR;
    FhValue result = exec_in(vm, v[0], v[3], globals, locals);
    fh_release(vm, globals);
    fh_release(vm, locals);
    if (result == FH_ERR) return FH_ERR;
    fh_release(vm, result);
    return FH_NONE;
}

static FhValue eval_in(FhVM *vm, FhValue source, FhValue globals, FhValue locals) {
    if (fh_has_shape(source, FH_T_code)) {
        if (reject_free(vm, source, "eval") < 0) return FH_ERR;
        return run_in(vm, source, globals, locals);
    }
    FhValue name = fhstr_c(vm, "<string>");
    if (name == FH_ERR) return FH_ERR;
    FhValue code = compile_source(vm, source, name, MODE_EVAL, inherited_flags(vm), true, "eval",
                                  "string, bytes or code object");
    fh_release(vm, name);
    if (code == FH_ERR) return FH_ERR;
    FhValue result = run_in(vm, code, globals, locals);
    fh_release(vm, code);
    return result;
}

NATIVE(builtin_eval) {
    UNUSED_SELF;
    FhValue globals = nargs > 1 ? args[1] : FH_NOVALUE, locals = nargs > 2 ? args[2] : FH_NOVALUE;
    if (locals != FH_NOVALUE && locals != FH_NONE && !is_mapping(vm, locals))
        return fhraise(vm, FH_T_TypeError, "locals must be a mapping");
    if (globals != FH_NOVALUE && globals != FH_NONE && !fhdict_check(vm, globals))
        return fhraise(vm, FH_T_TypeError,
                       is_mapping(vm, globals) ? "globals must be a real dict; try eval(expr, {}, mapping)"
                                               : "globals must be a dict");
    if (default_namespaces(vm, "eval", &globals, &locals) < 0) return FH_ERR;
    FhValue result = eval_in(vm, args[0], globals, locals);
    fh_release(vm, globals);
    fh_release(vm, locals);
    return result;
}

/* ---- compile ---- */

static int mode_of(FhVM *vm, FhValue mode) {
    if (fhstr_is(mode, "exec")) return MODE_EXEC;
    if (fhstr_is(mode, "eval")) return MODE_EVAL;
    if (fhstr_is(mode, "single")) return MODE_SINGLE;
    return fhraise_int(vm, FH_T_ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
}

enum { /* CPython's flags of compile() */
       PY_DONT_IMPLY_DEDENT = 0x200,
       PY_ONLY_AST = 0x400,
       PY_TYPE_COMMENTS = 0x1000,
       PY_TOP_LEVEL_AWAIT = 0x2000,
       PY_ALLOW_INCOMPLETE = 0x4000,
       PY_FUTURES = 0x1fe0010 /* features of __future__, CO_NESTED */
};

static int compile_flags(FhVM *vm, int64_t flags, bool inherit, int64_t optimize) {
    int known = PY_DONT_IMPLY_DEDENT | PY_ONLY_AST | PY_TYPE_COMMENTS | PY_TOP_LEVEL_AWAIT |
                PY_ALLOW_INCOMPLETE | PY_FUTURES;
    if (flags & ~(int64_t)known) return fhraise_int(vm, FH_T_ValueError, "compile(): unrecognised flags");
    if (optimize < -1 || optimize > 2)
        return fhraise_int(vm, FH_T_ValueError, "compile(): invalid optimize value");
    if (flags & PY_TOP_LEVEL_AWAIT)
        return fhraise_int(vm, FH_T_NotImplementedError, "compile() with top-level await");
    int ours = inherit ? inherited_flags(vm) : 0;
    if (flags & FH_CO_ANNOTATIONS) ours |= FUTURE_ANNOTATIONS;
    if (flags & PY_DONT_IMPLY_DEDENT) ours |= DONT_IMPLY_DEDENT;
    if (flags & PY_ALLOW_INCOMPLETE) ours |= INCOMPLETE;
    if (flags & PY_ONLY_AST) ours |= DUMP;
    if (optimize >= 0) ours |= FH_COMPILE_AS_WRITTEN;
    if (optimize >= 1) ours |= OPTIMIZE;
    if (optimize >= 2) ours |= NO_DOCSTRINGS;
    return ours;
}

/* function(*args) of the module ast. */
static FhValue call_ast(FhVM *vm, const char *function, const FhValue *args, uint32_t n) {
    FhValue key = fhstr_intern(vm, "ast", 3);
    FhValue module = key == FH_ERR ? FH_ERR : fhimport_full_name(vm, key), result = FH_ERR;
    if (module == FH_ERR) return FH_ERR;
    FhValue name = fhstr_intern(vm, function, strlen(function));
    if (name != FH_ERR) result = fhcall_method(vm, module, name, args, n);
    fh_release(vm, module);
    return result;
}

/* Whether v is a node of a tree that the module ast has made: it is compiled from the source that it is written as. */
static int is_node(FhVM *vm, FhValue v) {
    if (!fh_is_obj(v) || fhstr_check(vm, v) || fh_obj(v)->shape < FH_T_count) return 0;
    FhValue key = fhstr_intern(vm, "ast", 3);
    FhValue module = key == FH_ERR ? FH_ERR : fhdict_get_str(vm, vm->modules, key);
    if (module == FH_ERR) return -1;
    if (module == FH_NOVALUE) return 0;
    FhValue yes = call_ast(vm, "_is_node", &v, 1);
    if (yes != FH_ERR) fh_release(vm, yes);
    return yes == FH_ERR ? -1 : yes == FH_TRUE;
}

static FhValue made_tree(FhVM *vm, FhValue dump /* taken over */) {
    if (dump == FH_ERR) return FH_ERR;
    FhValue tree = call_ast(vm, "_from_dump", &dump, 1);
    fh_release(vm, dump);
    return tree;
}

NATIVE(builtin_compile) {
    static const char *const names[] = {"source",   "filename",         "mode", "flags", "dont_inherit",
                                        "optimize", "_feature_version", NULL};
    static const FhParams p = {"compile", names, 0, 3, 6};
    FhValue v[7];
    int64_t flags = 0, optimize = -1;
    (void)self;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return FH_ERR;
    FhValue filename = fhio_path(vm, v[1]), code = FH_ERR;
    if (filename == FH_ERR) return FH_ERR;
    if (!fhstr_check(vm, v[2])) {
        fhraise(vm, FH_T_TypeError, "compile() argument 'mode' must be str, not %V", v[2]);
        goto done;
    }
    if (v[3] != FH_NOVALUE && fhargs_index(vm, v[3], &flags) < 0) goto done;
    if (v[5] != FH_NOVALUE && fhargs_index(vm, v[5], &optimize) < 0) goto done;
    int dont_inherit = v[4] == FH_NOVALUE ? 0 : fhtruth(vm, v[4]);
    int ours = dont_inherit < 0 ? -1 : compile_flags(vm, flags, !dont_inherit, optimize);
    int mode = ours < 0 ? -1 : mode_of(vm, v[2]);
    if (mode < 0) goto done;
    int node = is_node(vm, v[0]);
    if (node < 0) goto done;
    if (fh_has_shape(v[0], FH_T_code) || (node && (ours & DUMP))) {
        code = fh_retain(v[0]);
        goto done;
    }
    FhValue source = fh_retain(v[0]);
    if (node) {
        fh_release(vm, source);
        FhValue given[] = {v[0], v[2]};
        if ((source = call_ast(vm, "_source_of", given, 2)) == FH_ERR) goto done;
    }
    code = compile_source(vm, source, filename, mode, ours, false, "compile", "string, bytes or AST object");
    fh_release(vm, source);
    if (ours & DUMP) code = made_tree(vm, code);
done:
    fh_release(vm, filename);
    return code;
}

/* ---- namespaces as values ---- */

NATIVE(builtin_globals) {
    UNUSED_SELF, (void)args;
    FhValue g = current_globals(vm);
    return g == FH_NOVALUE ? FH_NONE : fh_retain(g);
}

NATIVE(builtin_locals) {
    UNUSED_SELF, (void)args;
    return current_locals(vm, "locals");
}

NATIVE(builtin_vars) {
    UNUSED_SELF;
    if (nargs == 0) return current_locals(vm, "vars");
    FhValue dict = fhattr_find(vm, args[0], FH_NAME(vm, __dict__));
    if (dict == FH_NOVALUE)
        return fhraise(vm, FH_T_TypeError, "vars() argument must have __dict__ attribute");
    return dict;
}

static FhValue sorted(FhVM *vm, FhValue names /* taken over */) {
    if (names == FH_ERR) return FH_ERR;
    FhValue list = fhlist_of(vm, names);
    fh_release(vm, names);
    if (list == FH_ERR || fhlist_sort(vm, list, FH_NOVALUE, false) == 0) return list;
    fh_release(vm, list);
    return FH_ERR;
}

FhValue fhevaluate_dir(FhVM *vm, FhValue v) {
    FhValue method = fhlookup_special(vm, v, FH_NAME(vm, __dir__));
    if (method == FH_NOVALUE) return fhraise(vm, FH_T_TypeError, "object does not provide __dir__");
    if (method == FH_ERR) return FH_ERR;
    FhValue names = fhcall0(vm, method);
    fh_release(vm, method);
    return sorted(vm, names);
}

NATIVE(builtin_dir) {
    UNUSED_SELF;
    if (nargs) return fhevaluate_dir(vm, args[0]);
    FhValue locals = current_locals(vm, "dir");
    if (locals == FH_ERR) return FH_ERR;
    FhValue names =
        fhdict_exact(locals) ? fh_retain(locals) : fhcall_method(vm, locals, FH_NAME(vm, keys), NULL, 0);
    fh_release(vm, locals);
    return sorted(vm, names);
}

/* ---- input ---- */

static FhValue stream(FhVM *vm, FhValue name) { /* owned */
    FhValue f = fhdict_get_str(vm, vm->sys_dict, name);
    if (f == FH_ERR) return FH_ERR;
    if (f == FH_NOVALUE || f == FH_NONE) return fhraise(vm, FH_T_RuntimeError, "input(): lost sys.%U", name);
    return fh_retain(f);
}

static int call_flush(FhVM *vm, FhValue file) {
    FhValue r = fhcall_method(vm, file, FH_NAME(vm, flush), NULL, 0);
    if (r == FH_ERR) return -1;
    fh_release(vm, r);
    return 0;
}

static FhValue read_line(FhVM *vm, FhValue in) {
    FhValue line = fhcall_method(vm, in, FH_NAME(vm, readline), NULL, 0);
    if (line == FH_ERR) return FH_ERR;
    if (!fhstr_check(vm, line)) {
        fh_release(vm, line);
        return fhraise(vm, FH_T_TypeError, "object.readline() returned non-string");
    }
    size_t n = fhstr_size(line);
    FhValue result = FH_ERR;
    if (n == 0)
        fhraise(vm, FH_T_EOFError, "EOF when reading a line");
    else
        result = fhstr_text(line)[n - 1] == '\n' ? fhstr_new(vm, fhstr_text(line), n - 1) : fh_retain(line);
    fh_release(vm, line);
    return result;
}

NATIVE(builtin_input) {
    UNUSED_SELF;
    FhValue in = stream(vm, FH_NAME(vm, stdin)),
            out = in == FH_ERR ? FH_ERR : stream(vm, FH_NAME(vm, stdout)), err = FH_ERR, line = FH_ERR;
    if (out != FH_ERR) err = stream(vm, FH_NAME(vm, stderr));
    int status = err == FH_ERR ? -1 : call_flush(vm, err);
    if (status == 0 && nargs) {
        FhValue prompt = fhstr(vm, args[0]);
        status = prompt == FH_ERR ? -1 : fhwrite(vm, out, prompt);
        if (prompt != FH_ERR) fh_release(vm, prompt);
    }
    if (status == 0) status = call_flush(vm, out);
    if (status == 0) line = read_line(vm, in);
    if (in != FH_ERR) fh_release(vm, in);
    if (out != FH_ERR) fh_release(vm, out);
    if (err != FH_ERR) fh_release(vm, err);
    return line;
}

/* ---- what CPython's site adds ---- */

NATIVE(builtin_exit) {
    UNUSED_SELF;
    FhValue e = fhcall1(vm, fh_val(vm->types[FH_T_SystemExit]), nargs ? args[0] : FH_NONE);
    return e == FH_ERR ? FH_ERR : fhraise_object(vm, e);
}

NATIVE(builtin_breakpoint) {
    (void)self;
    FhValue name = fhstr_intern(vm, "breakpointhook", 14);
    if (name == FH_ERR) return FH_ERR;
    FhValue hook = fhattr_get(vm, vm->sys_module, name);
    if (hook == FH_ERR) {
        if (!fhpending_is(vm, FH_T_AttributeError)) return FH_ERR;
        fhpending_clear(vm);
        return fhraise(vm, FH_T_RuntimeError, "lost sys.breakpointhook");
    }
    FhValue result = fhcall(vm, hook, args, nargs, kwnames);
    fh_release(vm, hook);
    return result;
}

NATIVE(builtin_help) {
    (void)self;
    FhValue module = fhimport(vm, "_prompt"), name = module == FH_ERR ? FH_ERR : fhstr_c(vm, "help");
    FhValue help = name == FH_ERR ? FH_ERR : fhattr_get(vm, module, name), result = FH_ERR;
    if (help != FH_ERR) {
        result = fhcall(vm, help, args, nargs, kwnames);
        fh_release(vm, help);
    }
    if (name != FH_ERR) fh_release(vm, name);
    if (module != FH_ERR) fh_release(vm, module);
    return result;
}

static FhValue show(FhVM *vm, const char *text) {
    FhValue out = fhdict_get_str(vm, vm->sys_dict, FH_NAME(vm, stdout));
    if (out == FH_ERR) return FH_ERR;
    if (out == FH_NOVALUE || out == FH_NONE) return FH_NONE;
    FhValue s = fhstr_c(vm, text);
    if (s == FH_ERR) return FH_ERR;
    fh_retain(out);
    int status = fhwrite(vm, out, s);
    fh_release(vm, out);
    fh_release(vm, s);
    return status < 0 ? FH_ERR : FH_NONE;
}

NATIVE(builtin_copyright) {
    UNUSED_SELF, (void)args;
    return show(vm, "Freehold, a virtual machine for Python programs. Its terms are in the file LICENSE.\n");
}

NATIVE(builtin_credits) {
    UNUSED_SELF, (void)args;
    return show(
        vm, "Python is the work of many people and of the Python Software Foundation: see www.python.org.\n");
}

NATIVE(builtin_license) {
    UNUSED_SELF, (void)args;
    return show(vm, "See the file LICENSE that comes with Freehold.\n");
}

static const FhMethodDef functions[] = {
    {"exec", builtin_exec, 0, FH_ANY, FH_KW,
     "exec($module, source, globals=None, locals=None, /, *, closure=None)\n--\n\nRuns statements in the "
     "given namespaces."},
    {"eval", builtin_eval, 1, 3, 0,
     "eval($module, source, globals=None, locals=None, /)\n--\n\nGives the value of an expression in the "
     "given namespaces."},
    {"compile", builtin_compile, 0, FH_ANY, FH_KW,
     "compile($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, "
     "_feature_version=-1)\n--\n\nMakes a code object that exec() or eval() can run."},
    {"globals", builtin_globals, 0, 0, 0,
     "globals($module, /)\n--\n\nThe dict of the current module's variables."},
    {"locals", builtin_locals, 0, 0, 0, "locals($module, /)\n--\n\nA dict of the current scope's variables."},
    {"vars", builtin_vars, 0, 1, 0,
     "vars([object]) -> dictionary\n\nobject.__dict__, or locals() without an argument."},
    {"dir", builtin_dir, 0, 1, 0,
     "dir([object]) -> list of strings\n\nThe names of an object's attributes, or of the current scope."},
    {"input", builtin_input, 0, 1, 0,
     "input($module, prompt='', /)\n--\n\nReads a line from standard input, without its newline."},
    {"open", fhio_open, 0, FH_ANY, FH_KW,
     "open($module, /, file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, "
     "closefd=True, "
     "opener=None)\n--\n\nOpens a file as a stream."},
    {"breakpoint", builtin_breakpoint, 0, FH_ANY, FH_KW | FH_SWITCHES,
     "breakpoint(*args, **kws)\n--\n\nCalls sys.breakpointhook(*args, **kws), which starts the debugger."},
    {"help", builtin_help, 0, FH_ANY, FH_KW,
     "Shows the signature, the docstring and the members of a value."},
    {"exit", builtin_exit, 0, 1, 0, "Ends the program."},
    {"quit", builtin_exit, 0, 1, 0, "Ends the program."},
    {"copyright", builtin_copyright, 0, 0, 0, NULL},
    {"credits", builtin_credits, 0, 0, 0, NULL},
    {"license", builtin_license, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL}};

int fhevaluate_add(FhVM *vm, FhValue builtins_module) {
    return fhmodule_add_functions(vm, builtins_module, functions);
}
