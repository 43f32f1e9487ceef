/* sys: the state of the VM as scripts see it. What asks for a debugger's or profiler's hooks raises NotImplementedError. */
#include "runtime/sys.h"

#include <float.h>
#include <unistd.h>

#include "bytecode/code.h"
#include "objects/capability.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/struct_sequence.h"
#include "objects/type.h"
#include "runtime/frame.h"
#include "runtime/path_finder.h"
#include "runtime/traceback.h"
#include "runtime/tracing.h"
#include "objects/io.h"
#include "runtime/sources.h"

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames

/* ---- exceptions, frames ---- */

NATIVE(sys_exit) {
    UNUSED;
    return fhsys_exit(vm, nargs ? args[0] : FH_NONE);
}

/* As CPython makes exceptions of what is raised with a value: a tuple is the arguments, None means none. */
FhValue fhsys_exit(FhVM *vm, FhValue status) {
    FhValue type = fh_val(vm->types[FH_T_SystemExit]);
    FhValue e = status == FH_NONE           ? fhcall0(vm, type)
                : fhtuple_check(vm, status) ? fhcall_tuple(vm, type, status, FH_NOVALUE)
                                            : fhcall1(vm, type, status);
    return e == FH_ERR ? FH_ERR : fhraise_object(vm, e);
}

static FhValue handled(FhVM *vm) { return fh_is_obj(vm->handled) ? vm->handled : FH_NONE; }

NATIVE(sys_exception) {
    UNUSED;
    return fh_retain(handled(vm));
}

NATIVE(sys_exc_info) {
    UNUSED;
    FhValue e = handled(vm);
    if (e == FH_NONE) return fhtuple_pack(vm, 3, FH_NONE, FH_NONE, FH_NONE);
    return fhtuple_pack(vm, 3, fh_typeval(vm, e), e, fhas_exception(e)->traceback);
}

NATIVE(sys_getframe) {
    UNUSED;
    int64_t depth = 0;
    if (nargs && fhargs_index(vm, args[0], &depth) < 0) return FH_ERR;
    FhFrame *f = vm->frame;
    for (; f && depth > 0; depth--) f = f->back;
    if (!f) return fhraise(vm, FH_T_ValueError, "call stack is not deep enough");
    return fhframe_object(vm, f);
}

static bool same_file(FhValue a, FhValue b) { return fhstr_exact(a) && fhstr_equal(a, b); }

/* _caller(filename, level): (file, line, function) of the level-th frame from within whose code is of another file; None:
 * there are not so many. For the module logging: no frame objects are made. */
NATIVE(sys_caller) {
    UNUSED;
    int64_t level;
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "_caller() argument 1 must be str, not %V", args[0]);
    if (fhargs_index(vm, args[1], &level) < 0) return FH_ERR;
    for (FhFrame *f = vm->frame; f; f = f->back) {
        if (same_file(f->code->filename, args[0]) || --level > 0) continue;
        const FhPosition *at = fhcode_position(f->code, (uint32_t)(f->pc - f->code->instrs));
        return fhtuple_pack(vm, 3, f->code->filename, fh_int_raw(at ? at->line : f->code->first_line),
                            f->code->name);
    }
    return FH_NONE;
}

/* ---- limits ---- */

NATIVE(sys_getrecursionlimit) {
    UNUSED;
    return fh_int_raw(vm->depth_limit);
}

NATIVE(sys_setrecursionlimit) {
    UNUSED;
    int64_t n;
    if (fhargs_index(vm, args[0], &n) < 0) return FH_ERR;
    if (n < 1) return fhraise(vm, FH_T_ValueError, "recursion limit must be greater or equal than 1");
    if (n > INT32_MAX) return fhraise(vm, FH_T_OverflowError, "Python int too large to convert to C int");
    if (vm->depth >= n)
        return fhraise(vm, FH_T_RecursionError,
                       "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low",
                       (int)n, (int)vm->depth);
    if (vm->host_depth_limit && n > vm->host_depth_limit)
        return fhraise(vm, FH_T_ValueError, "the host allows a recursion limit of at most %d",
                       (int)vm->host_depth_limit);
    vm->depth_limit = (uint32_t)n;
    return FH_NONE;
}

NATIVE(sys_get_int_max_str_digits) {
    UNUSED;
    return fh_int_raw(vm->int_max_str_digits);
}

NATIVE(sys_set_int_max_str_digits) {
    static const char *const names[] = {"maxdigits", NULL};
    static const FhParams p = {"set_int_max_str_digits", names, 0, 1, 1};
    FhValue v[1];
    int64_t n;
    (void)self;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0 || fhargs_index(vm, v[0], &n) < 0) return FH_ERR;
    if ((n != 0 && n < 640) || n > INT32_MAX)
        return fhraise(vm, FH_T_ValueError, "maxdigits must be 0 or larger than 640");
    vm->int_max_str_digits = (uint32_t)n;
    return FH_NONE;
}

NATIVE(sys_getrefcount) {
    UNUSED;
    if (fh_is_obj(args[0]) && fh_in_arena(fh_obj(args[0])))
        return fh_int_raw(1); /* the arena's: none is counted */
    if (!fh_is_obj(args[0]) || fh_obj(args[0])->rc < 0) return fh_int_raw(UINT32_MAX);
    return fh_int_raw(fh_obj(args[0])->rc / FH_RC_ONE);
}

/* What __sizeof__ gave, taken over: a TypeError, its own or for what is no int, gives way to the default. */
static FhValue size_or_default(FhVM *vm, FhValue size, FhValue otherwise) {
    int64_t n = 0;
    if (size != FH_ERR && !fhint_check(vm, size))
        fhraise(vm, FH_T_TypeError, "an integer is required");
    else if (size != FH_ERR && !fhint_try_i64(size, &n))
        fhraise(vm, FH_T_OverflowError, "Python int too large to convert to C ssize_t");
    else if (n < 0)
        fhraise(vm, FH_T_ValueError, "__sizeof__() should return >= 0");
    if (!fhpending(vm)) {
        fh_release(vm, size);
        return fhint_new(vm, n);
    }
    if (size != FH_ERR) fh_release(vm, size);
    if (otherwise == FH_NOVALUE || !fhpending_is(vm, FH_T_TypeError)) return FH_ERR;
    fhpending_clear(vm);
    return fh_retain(otherwise);
}

NATIVE(sys_getsizeof) {
    static const char *const names[] = {"object", "default", NULL};
    static const FhParams p = {"getsizeof", names, 0, 1, 2};
    FhValue v[2];
    (void)self;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return FH_ERR;
    FhValue method = fhlookup_special(vm, v[0], FH_NAME(vm, __sizeof__));
    if (method == FH_ERR) return FH_ERR;
    if (method != FH_NOVALUE) {
        FhValue size = fhcall0(vm, method);
        fh_release(vm, method);
        return size_or_default(vm, size, v[1]);
    }
    if (!fh_is_obj(v[0])) return fh_int_raw(8);
    return fh_int_raw((int64_t)fhheap_cell_size(fh_obj(v[0])));
}

NATIVE(sys_intern) {
    UNUSED;
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "intern() argument must be str, not %V", args[0]);
    if (!fhstr_exact(args[0])) return fhraise(vm, FH_T_TypeError, "can't intern %T", args[0]);
    return fhstr_interned(vm, args[0]);
}

NATIVE(sys_encoding) {
    UNUSED;
    return fhstr_c(vm, "utf-8");
}

NATIVE(sys_surrogateescape) {
    UNUSED;
    return fhstr_c(vm, "surrogateescape");
}

NATIVE(sys_false) {
    UNUSED;
    return FH_FALSE;
}

/* ---- hooks ---- */

NATIVE(sys_displayhook) {
    UNUSED;
    if (args[0] == FH_NONE) return FH_NONE;
    if (fhdict_set(vm, vm->builtins, fhlatin1('_'), FH_NONE) < 0) return FH_ERR;
    FhValue out = fhdict_get_str(vm, vm->sys_dict, FH_NAME(vm, stdout));
    if (out == FH_ERR) return FH_ERR;
    if (out == FH_NOVALUE || out == FH_NONE) return fhraise(vm, FH_T_RuntimeError, "lost sys.stdout");
    fh_retain(out);
    FhValue text = fhrepr(vm, args[0]);
    FhValue line = text == FH_ERR ? FH_ERR : fhstr_format(vm, "%U\n", text);
    int status = line == FH_ERR ? -1 : fhwrite(vm, out, line);
    if (text != FH_ERR) fh_release(vm, text);
    if (line != FH_ERR) fh_release(vm, line);
    fh_release(vm, out);
    if (status < 0 || fhdict_set(vm, vm->builtins, fhlatin1('_'), args[0]) < 0) return FH_ERR;
    return FH_NONE;
}

NATIVE(sys_excepthook) {
    UNUSED;
    if (fhexception_check(vm, args[1])) {
        FhException *e = fhas_exception(args[1]);
        if (e->traceback == FH_NONE && fh_has_shape(args[2], FH_T_traceback))
            fh_set_ref(vm, &e->header, &e->traceback, args[2]);
    }
    fhtraceback_print(vm, args[1]);
    return FH_NONE;
}

NATIVE(sys_unraisablehook) {
    UNUSED;
    FhValue v[3];
    static const char *const names[] = {"exc_value", "err_msg", "object"};
    for (int i = 0; i < 3; i++) {
        FhValue name = fhstr_intern(vm, names[i], strlen(names[i]));
        v[i] = name == FH_ERR ? FH_ERR : fhattr_get(vm, args[0], name);
        if (v[i] == FH_ERR) {
            while (i-- > 0) fh_release(vm, v[i]);
            return FH_ERR;
        }
    }
    fhtraceback_print_unraisable(vm, v[0], v[1], v[2]);
    for (int i = 0; i < 3; i++) fh_release(vm, v[i]);
    return FH_NONE;
}

NATIVE(sys_settrace) {
    UNUSED;
    fhtracing_set_trace(vm, args[0]);
    return FH_NONE;
}
NATIVE(sys_setprofile) {
    UNUSED;
    fhtracing_set_profile(vm, args[0]);
    return FH_NONE;
}
NATIVE(sys_gettrace) {
    UNUSED;
    return vm->tracing.trace == FH_NOVALUE ? FH_NONE : fh_retain(vm->tracing.trace);
}
NATIVE(sys_getprofile) {
    UNUSED;
    return vm->tracing.profile == FH_NOVALUE ? FH_NONE : fh_retain(vm->tracing.profile);
}
NATIVE(sys_call_tracing) {
    UNUSED;
    if (!fhtuple_check(vm, args[1]))
        return fhraise(vm, FH_T_TypeError, "call_tracing() argument 2 must be tuple, not %V", args[1]);
    return fhtracing_call(vm, args[0], args[1]);
}
NATIVE(sys_none) {
    UNUSED;
    return FH_NONE;
}

NATIVE(sys_addaudithook) {
    UNUSED;
    return fhraise(vm, FH_T_NotImplementedError,
                   "sys.addaudithook(): events are not reported in this version");
}
NATIVE(sys_audit) {
    UNUSED;
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "expected str for argument 'event', not %T", args[0]);
    return FH_NONE;
}
/* What the module _breakpoint finds is called from here, so that no frame stands between it and the script. */
NATIVE(sys_breakpointhook) {
    (void)self;
    FhValue module = fhimport(vm, "_breakpoint");
    if (module == FH_ERR) return FH_ERR;
    FhValue hook = fhcall_method(vm, module, FH_NAME(vm, find), NULL, 0);
    fh_release(vm, module);
    if (hook == FH_ERR || hook == FH_NONE) return hook;
    FhValue result = fhcall(vm, hook, args, nargs, kwnames);
    fh_release(vm, hook);
    return result;
}
NATIVE(sys_allocated) {
    UNUSED;
    FhHeapCounts counts = fhheap_count(&vm->heap);
    return fh_int_raw((int64_t)(counts.cells[FH_LEAF] + counts.cells[FH_CONTAINER] + counts.cells[FH_RAW]));
}

/* The interval means nothing where no other thread waits; it is kept all the same. */
NATIVE(sys_getswitchinterval) {
    UNUSED;
    FhValue key = fhstr_intern(vm, "_switch_interval", 16);
    FhValue v = key == FH_ERR ? FH_ERR : fhdict_get_str(vm, vm->sys_dict, key);
    return v == FH_NOVALUE ? fhfloat_new(vm, 0.005) : fh_retain(v);
}
NATIVE(sys_setswitchinterval) {
    UNUSED;
    FhValue v = fhnumber_float(vm, args[0]);
    if (v == FH_ERR) return FH_ERR;
    if (!(fh_float_of(v) > 0)) {
        fh_release(vm, v);
        return fhraise(vm, FH_T_ValueError, "switch interval must be strictly positive");
    }
    int status = fhdict_set_c(vm, vm->sys_dict, "_switch_interval", v);
    fh_release(vm, v);
    return status < 0 ? FH_ERR : FH_NONE;
}

NATIVE(sys_get_origin_depth) {
    UNUSED;
    return fh_int_raw(0);
}
NATIVE(sys_set_origin_depth) {
    static const char *const names[] = {"depth", NULL};
    static const FhParams p = {"set_coroutine_origin_tracking_depth", names, 0, 1, 1};
    FhValue v[1];
    int64_t depth;
    (void)self;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0 || fhargs_index(vm, v[0], &depth) < 0) return FH_ERR;
    if (depth < 0) return fhraise(vm, FH_T_ValueError, "depth must be >= 0");
    if (depth == 0) return FH_NONE;
    return fhraise(vm, FH_T_NotImplementedError,
                   "sys.set_coroutine_origin_tracking_depth(): origins are not tracked in this version");
}
static FhValue hooks_record(FhVM *vm, FhValue firstiter, FhValue finalizer) {
    static const char *const fields[] = {"firstiter", "finalizer"};
    FhValue key = fhstr_intern(vm, "_asyncgen_hooks", 15);
    FhValue type = key == FH_ERR ? FH_ERR : fhdict_get_str(vm, vm->sys_dict, key);
    if (type == FH_NOVALUE) {
        type =
            fhstruct_sequence_type(vm, "asyncgen_hooks", "Hooks of asynchronous generators.", fields, 2, 2);
        if (type != FH_ERR && fhdict_set(vm, vm->sys_dict, key, type) < 0) return FH_ERR;
    }
    FhValue values[] = {firstiter, finalizer};
    return type == FH_ERR ? FH_ERR : fhstruct_sequence_new(vm, type, values);
}

NATIVE(sys_get_asyncgen_hooks) {
    UNUSED;
    if (vm->async_hooks != FH_NOVALUE) return fh_retain(vm->async_hooks);
    return hooks_record(vm, FH_NONE, FH_NONE);
}

NATIVE(sys_set_asyncgen_hooks) {
    static const char *const names[] = {"firstiter", "finalizer", NULL};
    static const FhParams p = {"set_asyncgen_hooks", names, 0, 0, 2};
    FhValue v[2];
    (void)self;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return FH_ERR;
    for (int i = 0; i < 2; i++) {
        if (v[i] == FH_NOVALUE)
            v[i] = vm->async_hooks == FH_NOVALUE ? FH_NONE : fhas_tuple(vm->async_hooks)->items[i];
        if (v[i] != FH_NONE && !fhcallable(vm, v[i]))
            return fhraise(vm, FH_T_TypeError, "callable %s expected, got %T", i ? "finalizer" : "firstiter",
                           v[i]);
    }
    FhValue hooks = hooks_record(vm, v[0], v[1]), old = vm->async_hooks;
    if (hooks == FH_ERR) return FH_ERR;
    vm->async_hooks = hooks;
    fh_release(vm, old);
    return FH_NONE;
}

static const FhMethodDef functions[] = {
    {"exit", sys_exit, 0, 1, 0,
     "exit($module, status=None, /)\n--\n\nEnds the program: raises SystemExit(status)."},
    {"exception", sys_exception, 0, 0, 0,
     "exception($module, /)\n--\n\nThe exception being handled, or None."},
    {"exc_info", sys_exc_info, 0, 0, 0,
     "exc_info($module, /)\n--\n\n(type, value, traceback) of the exception being handled."},
    {"_getframe", sys_getframe, 0, 1, 0,
     "_getframe($module, depth=0, /)\n--\n\nThe frame object of a caller, depth calls up."},
    {"_caller", sys_caller, 2, 2, 0, NULL},
    {"getrecursionlimit", sys_getrecursionlimit, 0, 0, 0, NULL},
    {"setrecursionlimit", sys_setrecursionlimit, 1, 1, 0, NULL},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, 0, 0, 0, NULL},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, 0, FH_ANY, FH_KW, NULL},
    {"getrefcount", sys_getrefcount, 1, 1, 0, NULL},
    {"getsizeof", sys_getsizeof, 0, FH_ANY, FH_KW, NULL},
    {"intern", sys_intern, 1, 1, 0, NULL},
    {"getdefaultencoding", sys_encoding, 0, 0, 0, NULL},
    {"getfilesystemencoding", sys_encoding, 0, 0, 0, NULL},
    {"getfilesystemencodeerrors", sys_surrogateescape, 0, 0, 0, NULL},
    {"is_finalizing", sys_false, 0, 0, 0, NULL},
    {"displayhook", sys_displayhook, 1, 1, 0, NULL},
    {"__displayhook__", sys_displayhook, 1, 1, 0, NULL},
    {"excepthook", sys_excepthook, 3, 3, 0, NULL},
    {"__excepthook__", sys_excepthook, 3, 3, 0, NULL},
    {"unraisablehook", sys_unraisablehook, 1, 1, 0, NULL},
    {"__unraisablehook__", sys_unraisablehook, 1, 1, 0, NULL},
    {"settrace", sys_settrace, 1, 1, FH_SWITCHES, NULL},
    {"gettrace", sys_gettrace, 0, 0, 0, NULL},
    {"setprofile", sys_setprofile, 1, 1, FH_SWITCHES, NULL},
    {"getprofile", sys_getprofile, 0, 0, 0, NULL},
    {"audit", sys_audit, 1, FH_ANY, 0, NULL},
    {"addaudithook", sys_addaudithook, 1, 1, 0, NULL},
    {"breakpointhook", sys_breakpointhook, 0, FH_ANY, FH_KW, NULL},
    {"__breakpointhook__", sys_breakpointhook, 0, FH_ANY, FH_KW, NULL},
    {"getallocatedblocks", sys_allocated, 0, 0, 0, NULL},
    {"getswitchinterval", sys_getswitchinterval, 0, 0, 0, NULL},
    {"setswitchinterval", sys_setswitchinterval, 1, 1, 0, NULL},
    {"get_coroutine_origin_tracking_depth", sys_get_origin_depth, 0, 0, 0, NULL},
    {"set_coroutine_origin_tracking_depth", sys_set_origin_depth, 0, FH_ANY, FH_KW, NULL},
    {"call_tracing", sys_call_tracing, 2, 2, 0, NULL},
    {"_clear_type_cache", sys_none, 0, 0, 0, NULL},
    {"get_asyncgen_hooks", sys_get_asyncgen_hooks, 0, 0, 0, NULL},
    {"set_asyncgen_hooks", sys_set_asyncgen_hooks, 0, FH_ANY, FH_KW, NULL},
    {NULL, NULL, 0, 0, 0, NULL}};

/* ---- values ---- */

/* A struct sequence of `n` values, taken over (FH_ERR among them fails). -1, or set in the module. */
static int set_record(FhVM *vm, FhValue module, const char *attribute, const char *type_name,
                      const char *const *fields, uint32_t n, FhValue *values) {
    int status = 0;
    for (uint32_t i = 0; i < n; i++)
        if (values[i] == FH_ERR) values[i] = FH_NONE, status = -1;
    FhValue type = status < 0 ? FH_ERR : fhstruct_sequence_type(vm, type_name, type_name, fields, n, n);
    FhValue record = type == FH_ERR ? FH_ERR : fhstruct_sequence_new(vm, type, values);
    for (uint32_t i = 0; i < n; i++) fh_release(vm, values[i]);
    return fhmodule_set_take(vm, module, attribute, record);
}

static int add_version(FhVM *vm, FhValue module) {
    static const char *const fields[] = {"major", "minor", "micro", "releaselevel", "serial"};
    FhValue v[] = {fh_int_raw(3), fh_int_raw(11), fh_int_raw(7), fhstr_c(vm, "final"), fh_int_raw(0)};
    return set_record(vm, module, "version_info", "sys.version_info", fields, 5, v);
}

static int add_flags(FhVM *vm, FhValue module) {
#define NAME(name) #name,
    static const char *const fields[] = {FH_SYS_FLAGS(NAME)};
#undef NAME
    FhValue v[FH_FLAG_sys_end];
    for (int i = 0; i < FH_FLAG_sys_end; i++) v[i] = fh_int_raw(vm->flags[i]);
    v[FH_FLAG_dev_mode] = fh_bool(vm->flags[FH_FLAG_dev_mode]);
    v[FH_FLAG_safe_path] = fh_bool(vm->flags[FH_FLAG_safe_path]);
    return set_record(vm, module, "flags", "sys.flags", fields, FH_FLAG_sys_end, v);
}

static int add_float_info(FhVM *vm, FhValue module) {
    static const char *const fields[] = {"max", "max_exp",  "max_10_exp", "min",   "min_exp", "min_10_exp",
                                         "dig", "mant_dig", "epsilon",    "radix", "rounds"};
    FhValue v[] = {fhfloat_new(vm, DBL_MAX),
                   fh_int_raw(DBL_MAX_EXP),
                   fh_int_raw(DBL_MAX_10_EXP),
                   fhfloat_new(vm, DBL_MIN),
                   fh_int_raw(DBL_MIN_EXP),
                   fh_int_raw(DBL_MIN_10_EXP),
                   fh_int_raw(DBL_DIG),
                   fh_int_raw(DBL_MANT_DIG),
                   fhfloat_new(vm, DBL_EPSILON),
                   fh_int_raw(FLT_RADIX),
                   fh_int_raw(1)};
    return set_record(vm, module, "float_info", "sys.float_info", fields, 11, v);
}

static int add_int_info(FhVM *vm, FhValue module) {
    static const char *const fields[] = {"bits_per_digit", "sizeof_digit", "default_max_str_digits",
                                         "str_digits_check_threshold"};
    FhValue v[] = {fh_int_raw(32), fh_int_raw(4), fh_int_raw(4300), fh_int_raw(640)};
    return set_record(vm, module, "int_info", "sys.int_info", fields, 4, v);
}

static int add_hash_info(FhVM *vm, FhValue module) {
    static const char *const fields[] = {"width",     "modulus",   "inf",       "nan",   "imag",
                                         "algorithm", "hash_bits", "seed_bits", "cutoff"};
    FhValue v[] = {fh_int_raw(64),      fhint_new(vm, ((int64_t)1 << 61) - 1),
                   fh_int_raw(314159),  fh_int_raw(0),
                   fh_int_raw(1000003), fhstr_c(vm, "siphash13"),
                   fh_int_raw(64),      fh_int_raw(128),
                   fh_int_raw(0)};
    return set_record(vm, module, "hash_info", "sys.hash_info", fields, 9, v);
}

static int add_thread_info(FhVM *vm, FhValue module) {
    static const char *const fields[] = {"name", "lock", "version"};
    FhValue v[] = {fhstr_c(vm, "pthread"), fhstr_c(vm, "semaphore"), FH_NONE};
    return set_record(vm, module, "thread_info", "sys.thread_info", fields, 3, v);
}

static int add_implementation(FhVM *vm, FhValue module) {
    FhValue type = fh_val(vm->types[FH_T_SimpleNamespace]), ns = fhcall0(vm, type);
    if (ns == FH_ERR) return -1;
    FhValue version = fhattr_get(vm, module, fhstr_intern(vm, "version_info", 12));
    FhValue keys[] = {FH_NAME(vm, name), fhstr_intern(vm, "version", 7), fhstr_intern(vm, "hexversion", 10),
                      fhstr_intern(vm, "cache_tag", 9)};
    FhValue values[] = {fhstr_c(vm, "freehold"), version, fh_int_raw(0x030b07f0), FH_NONE};
    int status = 0;
    for (int i = 0; i < 4 && status == 0; i++)
        status = keys[i] == FH_ERR || values[i] == FH_ERR ? -1 : fhattr_set(vm, ns, keys[i], values[i]);
    for (int i = 0; i < 2; i++)
        if (values[i] != FH_ERR) fh_release(vm, values[i]);
    if (status < 0) {
        fh_release(vm, ns);
        return -1;
    }
    return fhmodule_set_take(vm, module, "implementation", ns);
}

/* names[i] until NULL. */
static int push_name(FhVM *vm, FhValue list, const char *name) {
    FhValue s = fhstr_c(vm, name);
    return s == FH_ERR ? -1 : fhlist_push(vm, fhas_list(list), s);
}

static int add_module_names(FhVM *vm, FhValue module) {
    FhValue list = fhlist_new(vm, 16);
    if (list == FH_ERR) return -1;
    size_t i = 0;
    int status = push_name(vm, list, "builtins") < 0 ? -1 : push_name(vm, list, "sys");
    for (const char *name; status == 0 && (name = fhmodule_native_name(i)); i++)
        status = push_name(vm, list, name);
    if (status == 0) status = fhlist_sort(vm, list, FH_NOVALUE, false);
    if (status == 0) status = fhmodule_set_take(vm, module, "builtin_module_names", fhtuple_of(vm, list));
    for (const FhStdlibSource *s = fhstdlib_sources; status == 0 && s->name; s++)
        if (!strchr(s->name, '.')) status = push_name(vm, list, s->name);
    if (status == 0) status = fhmodule_set_take(vm, module, "stdlib_module_names", fhfrozenset_of(vm, list));
    fh_release(vm, list);
    return status;
}

static int set_text(FhVM *vm, FhValue module, const char *name, const char *text) {
    return fhmodule_set_take(vm, module, name, fhstr_c(vm, text));
}

static int add_texts(FhVM *vm, FhValue module) {
    char path[4096];
    ssize_t n = fhcapability(vm, FH_CAN_PROCESS) ? readlink("/proc/self/exe", path, sizeof path - 1) : 0;
    path[n > 0 ? n : 0] = 0;
    if (set_text(vm, module, "version", "3.11.7 (Freehold)") < 0 ||
        set_text(vm, module, "platform", "linux") < 0 || set_text(vm, module, "byteorder", "little") < 0 ||
        set_text(vm, module, "executable", path) < 0 || set_text(vm, module, "_base_executable", path) < 0 ||
        set_text(vm, module, "prefix", "/usr") < 0 || set_text(vm, module, "base_prefix", "/usr") < 0 ||
        set_text(vm, module, "exec_prefix", "/usr") < 0 ||
        set_text(vm, module, "base_exec_prefix", "/usr") < 0 || set_text(vm, module, "abiflags", "") < 0 ||
        set_text(vm, module, "platlibdir", "lib") < 0 ||
        set_text(vm, module, "float_repr_style", "short") < 0 ||
        set_text(vm, module, "copyright", "Freehold, under the terms of its LICENSE.") < 0)
        return -1;
    return fhmodule_set_take(vm, module, "maxsize", fhint_new(vm, INT64_MAX)) < 0 ||
                   fhmodule_set(vm, module, "maxunicode", fh_int_raw(0x10ffff)) < 0 ||
                   fhmodule_set(vm, module, "hexversion", fh_int_raw(0x030b07f0)) < 0 ||
                   fhmodule_set(vm, module, "api_version", fh_int_raw(1013)) < 0 ||
                   fhmodule_set(vm, module, "dont_write_bytecode", FH_TRUE) < 0 ||
                   fhmodule_set(vm, module, "pycache_prefix", FH_NONE) < 0
               ? -1
               : 0;
}

static int add_lists(FhVM *vm, FhValue module) {
    FhValue empty = fhstr_c(vm, ""), argv = empty == FH_ERR ? FH_ERR : fhlist_from(vm, &empty, 1);
    if (empty != FH_ERR) fh_release(vm, empty);
    if (fhmodule_set_take(vm, module, "argv", argv) < 0) return -1;
    if (fhmodule_set_take(vm, module, "orig_argv", fhlist_new(vm, 0)) < 0) return -1;
    if (fhmodule_set_take(vm, module, "warnoptions", fhlist_new(vm, 0)) < 0) return -1;
    if (fhmodule_set_take(vm, module, "path_hooks", fhlist_new(vm, 0)) < 0) return -1;
    if (fhmodule_set_take(vm, module, "path_importer_cache", fhdict_new(vm)) < 0) return -1;
    return fhmodule_set_take(vm, module, "_xoptions", fhdict_new(vm));
}

static int add_streams(FhVM *vm, FhValue module) {
    static const struct {
        const char *name, *original, *file;
        int fd;
    } streams[] = {{"stdin", "__stdin__", "<stdin>", 0},
                   {"stdout", "__stdout__", "<stdout>", 1},
                   {"stderr", "__stderr__", "<stderr>", 2}};
    for (int i = 0; i < 3; i++) {
        bool open = fhcapability(vm, i ? FH_CAN_STDOUT : FH_CAN_STDIN);
        FhValue f = open ? fhio_standard(vm, streams[i].fd, streams[i].file) : FH_NONE;
        if (f == FH_ERR) return -1;
        int status = fhmodule_set(vm, module, streams[i].name, f) < 0 ||
                     fhmodule_set(vm, module, streams[i].original, f) < 0;
        fh_release(vm, f);
        if (status) return -1;
    }
    return 0;
}

static int add_meta_path(FhVM *vm, FhValue module) {
    FhType *finder = fhpath_finder_class(vm);
    FhValue one = finder ? fh_val(finder) : FH_ERR;
    return finder ? fhmodule_set_take(vm, module, "meta_path", fhlist_from(vm, &one, 1)) : -1;
}

/* What is made when it is asked for. */
static const struct {
    int (*add)(FhVM *vm, FhValue module);
    const char *names;
} late[] = {
    {add_texts, " version platform byteorder executable _base_executable prefix base_prefix exec_prefix "
                "base_exec_prefix abiflags platlibdir float_repr_style copyright maxsize maxunicode "
                "hexversion api_version "
                "dont_write_bytecode pycache_prefix "},
    {add_version, " version_info "},
    {add_flags, " flags "},
    {add_float_info, " float_info "},
    {add_int_info, " int_info "},
    {add_hash_info, " hash_info "},
    {add_thread_info, " thread_info "},
    {add_implementation, " implementation "},
    {add_meta_path, " meta_path "},
    {add_module_names, " builtin_module_names stdlib_module_names "},
};
enum { NLATE = sizeof late / sizeof *late };

static bool lists(const char *names, FhValue name) {
    size_t size = fhstr_size(name);
    for (const char *at = names; (at = strstr(at, fhstr_text(name))) != NULL; at++)
        if (size && at[-1] == ' ' && at[size] == ' ') return true;
    return false;
}

/* The parts that a name asks for: all, if it is in none. */
static uint32_t parts_with(FhValue name) {
    for (uint32_t i = 0; name != FH_NOVALUE && i < NLATE; i++)
        if (lists(late[i].names, name)) return 1u << i;
    return UINT32_MAX;
}

static int complete(FhVM *vm, FhValue name) {
    uint32_t wanted = parts_with(name);
    for (uint32_t i = 0; i < NLATE; i++) {
        uint32_t bit = 1u << i;
        if (!(vm->sys_late & wanted & bit)) continue;
        vm->sys_late &= ~bit;
        if (late[i].add(vm, vm->sys_module) == 0) continue;
        vm->sys_late |= bit;
        return -1;
    }
    return 0;
}

int fhsys_open(FhVM *vm) {
    FhValue module = fhmodule_new(vm, FH_NAME(vm, sys));
    if (module == FH_ERR) return -1;
    vm->sys_module = module;
    vm->sys_dict = fh_retain(fhas_module(module)->dict);
    if (fhdict_reserve_tight(vm, fhas_dict(vm->sys_dict), 80) < 0) return -1;
    vm->sys_path = fhlist_new(vm, 0);
    if (vm->sys_path == FH_ERR) {
        vm->sys_path = FH_NOVALUE;
        return -1;
    }
    if (fhmodule_set(vm, module, "path", vm->sys_path) < 0 ||
        fhmodule_set(vm, module, "modules", vm->modules) < 0 ||
        fhmodule_add_functions(vm, module, functions) < 0 || add_streams(vm, module) < 0 ||
        add_lists(vm, module) < 0)
        return -1;
    vm->complete_sys = complete;
    vm->sys_late = (1u << NLATE) - 1;
    return fhdict_set(vm, vm->modules, FH_NAME(vm, sys), module);
}
