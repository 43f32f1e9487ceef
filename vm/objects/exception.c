/* BaseException and the table of exception types; the types with attributes of their own are in exception_fields.c,
 * exception_text.c and exception_group.c. */
#include "objects/dead.h"
#include "objects/exception.h"
#include "objects/attribute.h"
#include "objects/dict.h"
#include "objects/exception_parts.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

/* ---- life ---- */

enum { SYNTAX_FIELDS = 8 }; /* only SyntaxError and its subclasses have so many */

static uint32_t fields_of(const FhType *t) {
    return (uint32_t)((t->size - sizeof(FhException)) / sizeof(FhValue));
}

static void init_empty(FhType *t, FhException *e) {
    e->args = e->traceback = e->context = e->cause = FH_NONE;
    e->dict = FH_NOVALUE;
    e->suppress_context = false;
    e->nfields = (uint16_t)fields_of(t);
    for (uint32_t i = 0; i < e->nfields; i++) e->fields[i] = FH_NOVALUE;
}

FhValue fhexception_new(FhVM *vm, FhTypeId type, FhValue args) {
    FhType *t = vm->types[type];
    FhException *e = (FhException *)fhmem_cell(vm, t->size, type, true);
    if (FH_UNLIKELY(!e)) return FH_ERR;
    init_empty(t, e);
    e->args = fh_retain(args);
    bool first = type == FH_T_StopIteration || type == FH_T_SystemExit || type == FH_T_ImportError ||
                 type == FH_T_ModuleNotFoundError || e->nfields == SYNTAX_FIELDS;
    if (first && fhas_tuple(args)->size) e->fields[0] = fh_retain(fhas_tuple(args)->items[0]);
    return fh_val(e);
}

FhValue fhexception_make(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)kwnames;
    FhValue v = fhinstance_new(vm, fhas_type(type), 0);
    if (v == FH_ERR) return FH_ERR;
    init_empty(fhas_type(type), fhas_exception(v));
    if (fhexception_set_args(vm, v, args, nargs) == 0) return v;
    fh_release(vm, v);
    return FH_ERR;
}

int fhexception_set_args(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs) {
    FhValue tuple = fhtuple_from(vm, args, nargs);
    if (tuple == FH_ERR) return -1;
    fh_set(vm, fh_obj(self), &fhas_exception(self)->args, tuple);
    return 0;
}

int fhexception_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (fhargs_none(vm, fhtype_name(vm, self), kwnames) < 0) return -1;
    return fhexception_set_args(vm, self, args, nargs);
}

void fhexception_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhException *e = (FhException *)o;
    FhValue *const slots[] = {&e->args, &e->traceback, &e->context, &e->cause, &e->dict};
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) fn(ctx, slots[i]);
    for (uint32_t i = 0; i < e->nfields; i++) fn(ctx, &e->fields[i]);
}

void fhexception_finalize(FhVM *vm, FhObj *o) {
    FhException *e = (FhException *)o;
    FhValue *const slots[] = {&e->traceback, &e->context, &e->cause, &e->dict};
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
        FhValue old = *slots[i];
        *slots[i] = i < 3 ? FH_NONE : FH_NOVALUE;
        fh_release(vm, old);
    }
    for (uint32_t i = 0; i < e->nfields; i++) fh_clear(vm, &e->fields[i]);
    FhValue args = e->args;
    e->args = vm->empty_tuple;
    fh_release(vm, args);
}

FhValue fhexception_field(FhValue exc, uint32_t field) {
    FhException *e = fhas_exception(exc);
    return field < e->nfields ? e->fields[field] : FH_NOVALUE;
}

void fhexception_set_field(FhVM *vm, FhValue exc, uint32_t field, FhValue v) {
    FhException *e = fhas_exception(exc);
    if (field < e->nfields) fh_set_ref(vm, &e->header, &e->fields[field], v);
}

void fhexception_set_context(FhVM *vm, FhValue exc, FhValue context) {
    fh_set_ref(vm, fh_obj(exc), &fhas_exception(exc)->context, context);
}

void fhexception_set_cause(FhVM *vm, FhValue exc, FhValue cause) {
    fhas_exception(exc)->suppress_context = true;
    fh_set_ref(vm, fh_obj(exc), &fhas_exception(exc)->cause, cause);
}

/* ---- raise and except ---- */

bool fhexception_class(FhVM *vm, FhValue v) {
    return fhtype_check(vm, v) && (fhas_type(v)->flags & FH_TF_EXC);
}

FhValue fhexception_normalize(FhVM *vm, FhValue type, FhValue value) {
    if (fhexception_check(vm, type)) {
        if (value == FH_NOVALUE || value == FH_NONE) return fh_retain(type);
        return fhraise(vm, FH_T_TypeError, "instance exception may not have a separate value");
    }
    if (!fhexception_class(vm, type))
        return fhraise(vm, FH_T_TypeError, "exceptions must derive from BaseException");
    if (value != FH_NOVALUE && fhexception_check(vm, value) &&
        fhtype_subtype(fh_type(vm, value), fhas_type(type)))
        return fh_retain(value);
    FhValue exc;
    if (value == FH_NOVALUE || value == FH_NONE)
        exc = fhcall0(vm, type);
    else if (fhtuple_check(vm, value))
        exc = fhcall_tuple(vm, type, value, FH_NOVALUE);
    else
        exc = fhcall1(vm, type, value);
    if (exc == FH_ERR || fhexception_check(vm, exc)) return exc;
    fhraise(vm, FH_T_TypeError, "calling %R should have returned an instance of BaseException, not %R", type,
            fh_typeval(vm, exc));
    fh_release(vm, exc);
    return FH_ERR;
}

static int matches_class(FhVM *vm, FhValue exc, FhValue cls) {
    if (fhexception_class(vm, cls)) return fhtype_subtype(fh_type(vm, exc), fhas_type(cls));
    if (fh_is_dead(cls)) return fhdead_raise_int(vm, cls);
    return fhraise_int(vm, FH_T_TypeError,
                       "catching classes that do not inherit from BaseException is not allowed");
}

int fhexception_matches(FhVM *vm, FhValue exc, FhValue spec) {
    if (!fhtuple_check(vm, spec)) return matches_class(vm, exc, spec);
    int found = 0;
    for (int64_t i = 0; i < fhas_tuple(spec)->size; i++) { /* every item is checked, as CPython does */
        int one = matches_class(vm, exc, fhas_tuple(spec)->items[i]);
        if (one < 0) return -1;
        found |= one;
    }
    return found;
}

/* ---- text ---- */

FhValue fhexception_str(FhVM *vm, FhValue self) {
    FhValue args = fhas_exception(self)->args;
    switch (fhas_tuple(args)->size) {
    case 0: return vm->empty_str;
    case 1: return fhstr(vm, fhas_tuple(args)->items[0]);
    default: return fhstr(vm, args);
    }
}

static FhValue key_error_str(FhVM *vm, FhValue self) {
    FhTuple *args = fhas_tuple(fhas_exception(self)->args);
    return args->size == 1 ? fhrepr(vm, args->items[0]) : fhexception_str(vm, self);
}

FhValue fhexception_repr(FhVM *vm, FhValue self) {
    FhValue args = fhas_exception(self)->args;
    if (fhas_tuple(args)->size == 1) return fhstr_format(vm, "%T(%R)", self, fhas_tuple(args)->items[0]);
    return fhstr_format(vm, "%T%R", self, args);
}

/* ---- attributes ---- */

static FhValue get_args(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(fhas_exception(self)->args);
}

static int set_args(FhVM *vm, FhValue self, FhValue v) {
    if (v == FH_NOVALUE) return fhraise_int(vm, FH_T_TypeError, "args may not be deleted");
    FhValue tuple = fhtuple_of(vm, v);
    if (tuple == FH_ERR) return -1;
    fh_set(vm, fh_obj(self), &fhas_exception(self)->args, tuple);
    return 0;
}

static FhValue get_traceback(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(fhas_exception(self)->traceback);
}

static int set_traceback(FhVM *vm, FhValue self, FhValue v) {
    if (v == FH_NOVALUE) return fhraise_int(vm, FH_T_TypeError, "__traceback__ may not be deleted");
    if (v != FH_NONE && !fh_has_shape(v, FH_T_traceback))
        return fhraise_int(vm, FH_T_TypeError, "__traceback__ must be a traceback or None");
    fh_set_ref(vm, fh_obj(self), &fhas_exception(self)->traceback, v);
    return 0;
}

static FhValue get_context(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(fhas_exception(self)->context);
}

static int set_context(FhVM *vm, FhValue self, FhValue v) {
    if (v == FH_NOVALUE) return fhraise_int(vm, FH_T_TypeError, "__context__ may not be deleted");
    if (v != FH_NONE && !fhexception_check(vm, v))
        return fhraise_int(vm, FH_T_TypeError, "exception context must be None or derive from BaseException");
    fhexception_set_context(vm, self, v);
    return 0;
}

static FhValue get_cause(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(fhas_exception(self)->cause);
}

static int set_cause(FhVM *vm, FhValue self, FhValue v) {
    if (v == FH_NOVALUE) return fhraise_int(vm, FH_T_TypeError, "__cause__ may not be deleted");
    if (v != FH_NONE && !fhexception_check(vm, v))
        return fhraise_int(vm, FH_T_TypeError, "exception cause must be None or derive from BaseException");
    fhexception_set_cause(vm, self, v);
    return 0;
}

static FhValue get_suppress(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_bool(fhas_exception(self)->suppress_context);
}

static int set_suppress(FhVM *vm, FhValue self, FhValue v) {
    if (v == FH_NOVALUE) return fhraise_int(vm, FH_T_TypeError, "can't delete numeric/char attribute");
    if (!fh_is_bool(v)) return fhraise_int(vm, FH_T_TypeError, "attribute value type must be bool");
    fhas_exception(self)->suppress_context = v == FH_TRUE;
    return 0;
}

static FhValue get_dict(FhVM *vm, FhValue self) { return fhattr_dict_of(vm, self); }

/* ---- methods ---- */

#define METHOD(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)args, (void)nargs, (void)kwnames

METHOD(method_with_traceback) {
    UNUSED;
    return set_traceback(vm, self, args[0]) < 0 ? FH_ERR : fh_retain(self);
}

METHOD(method_add_note) {
    UNUSED;
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "note must be a str, not '%T'", args[0]);
    FhValue notes = fhattr_find(vm, self, FH_NAME(vm, __notes__));
    if (notes == FH_ERR) return FH_ERR;
    if (notes == FH_NOVALUE) {
        notes = fhlist_new(vm, 1);
        if (notes == FH_ERR || fhattr_set(vm, self, FH_NAME(vm, __notes__), notes) < 0) {
            fh_release(vm, notes);
            return FH_ERR;
        }
    }
    FhValue r = FH_NONE;
    if (!fhlist_check(vm, notes))
        r = fhraise(vm, FH_T_TypeError, "Cannot add note: __notes__ is not a list");
    else if (fhlist_append(vm, notes, args[0]) < 0)
        r = FH_ERR;
    fh_release(vm, notes);
    return r;
}

/* args, with the file names that were taken out of it. */
static FhValue os_arguments(FhVM *vm, FhException *e) {
    FhValue name = e->fields[FH_X_OS_FILENAME], other = e->fields[FH_X_OS_FILENAME2];
    if (fhas_tuple(e->args)->size != 2 || name == FH_NOVALUE) return fh_retain(e->args);
    FhValue *a = fhas_tuple(e->args)->items;
    if (other == FH_NOVALUE) return fhtuple_pack(vm, 3, a[0], a[1], name);
    return fhtuple_pack(vm, 5, a[0], a[1], name, FH_NONE, other);
}

/* __dict__ with name and path, where they are set; NOVALUE: nothing. */
static FhValue import_state(FhVM *vm, FhException *e) {
    FhValue name = e->fields[FH_X_IMPORT_NAME], path = e->fields[FH_X_IMPORT_PATH];
    if (name == FH_NOVALUE && path == FH_NOVALUE) return fh_retain(e->dict);
    FhValue state = e->dict == FH_NOVALUE ? fhdict_new(vm) : fhdict_copy(vm, e->dict);
    if (state == FH_ERR) return FH_ERR;
    if ((name == FH_NOVALUE || fhdict_set_c(vm, state, "name", name) == 0) &&
        (path == FH_NOVALUE || fhdict_set_c(vm, state, "path", path) == 0))
        return state;
    fh_release(vm, state);
    return FH_ERR;
}

METHOD(method_reduce) {
    UNUSED;
    FhException *e = fhas_exception(self);
    FhValue made = fh_isa(vm, self, FH_T_OSError) ? os_arguments(vm, e) : fh_retain(e->args);
    FhValue state = fh_isa(vm, self, FH_T_ImportError) ? import_state(vm, e) : fh_retain(e->dict), v = FH_ERR;
    if (made != FH_ERR && state == FH_NOVALUE) v = fhtuple_pack(vm, 2, fh_typeval(vm, self), made);
    if (made != FH_ERR && state != FH_NOVALUE && state != FH_ERR)
        v = fhtuple_pack(vm, 3, fh_typeval(vm, self), made, state);
    fh_release(vm, made);
    fh_release(vm, state);
    return v;
}

METHOD(method_setstate) {
    UNUSED;
    if (args[0] == FH_NONE) return FH_NONE;
    if (!fhdict_check(vm, args[0])) return fhraise(vm, FH_T_TypeError, "state is not a dictionary");
    FhValue copy = fhdict_copy(vm, args[0]), key, v;
    if (copy == FH_ERR) return FH_ERR;
    int status = 0;
    for (int64_t pos = 0; status == 0 && fhdict_next(copy, &pos, &key, &v);)
        status = fhattr_set(vm, self, key, v);
    fh_release(vm, copy);
    return status < 0 ? FH_ERR : FH_NONE;
}

static const FhMethodDef methods[] = {
    {"with_traceback", method_with_traceback, 1, 1, 0,
     "Exception.with_traceback(tb) --\n    set self.__traceback__ to tb and return self."},
    {"add_note", method_add_note, 1, 1, 0, "Exception.add_note(note) --\n    add a note to the exception"},
    {"__reduce__", method_reduce, 0, 0, 0, NULL},
    {"__setstate__", method_setstate, 1, 1, 0, NULL},
    {0},
};

static const FhGetSetDef getsets[] = {
    {"args", get_args, set_args, NULL},
    {"__traceback__", get_traceback, set_traceback, NULL},
    {"__context__", get_context, set_context, "exception context"},
    {"__cause__", get_cause, set_cause, "exception cause"},
    {"__suppress_context__", get_suppress, set_suppress, NULL},
    {"__dict__", get_dict, fhattr_set_dict, NULL},
    {0},
};

static const FhSlots slots = {
    .life = FH_EXC_LIFE,
    .repr = fhexception_repr,
    .str = fhexception_str,
    .new_ = fhexception_make,
    .init = fhexception_init,
};

static const FhSlots key_error_slots = {.life = FH_EXC_LIFE,
                                        .repr = fhexception_repr,
                                        .init = fhexception_init,
                                        .str = key_error_str,
                                        .new_ = fhexception_make};

/* ExceptionGroup is made by a class statement in CPython: hence what its dict holds. */
static FhValue get_weakref(FhVM *vm, FhValue self) {
    FhWeak *w = fhheap_weak_first(&vm->heap, fh_obj(self));
    return w ? fh_retain(fh_val(w)) : FH_NONE;
}
static const FhGetSetDef weakref_def = {"__weakref__", get_weakref, NULL,
                                        "list of weak references to the object (if defined)"};
static int ready_group(FhVM *vm, FhType *t) {
    FhValue v = fhgetset_new(vm, t, &weakref_def);
    if (v == FH_ERR || fhdict_set_take(vm, t->cold->dict, FH_NAME(vm, __weakref__), v) < 0) return -1;
    return fhdict_set(vm, t->cold->dict, FH_NAME(vm, __module__), FH_NAME(vm, builtins));
}

/* ---- the table ---- */

#define X_FLAGS          (FH_TF_BASE | FH_TF_CONTAINER | FH_TF_EXC | FH_TF_DICT)
#define PLAIN(name, txt) [FH_T_##name - FH_T_BaseException] = {.doc = txt, .flags = X_FLAGS},

#define FIELDS(name, n, of, txt)                                                                             \
    [FH_T_##name - FH_T_BaseException] = {.doc = txt,                                                        \
                                          .size = FH_EXC_SIZE(n),                                            \
                                          .flags = X_FLAGS,                                                  \
                                          .slots = &fhexception_slots_##of,                                  \
                                          .getsets = fhexception_getsets_##of},

/* clang-format off */
const FhTypeDef fhtypedef_exceptions[] = {
    [0] = {
         .doc = "Common base class for all exceptions",
         .size = sizeof(FhException),
         .flags = X_FLAGS,
         .slots = &slots,
         .methods = methods,
         .getsets = getsets,
         .dict_offset = offsetof(FhException, dict)},
    [FH_T_KeyError - FH_T_BaseException] = {.doc = "Mapping key not found.", .flags = X_FLAGS, .slots = &key_error_slots},
    PLAIN(Exception, "Common base class for all non-exit exceptions.")
    PLAIN(KeyboardInterrupt, "Program interrupted by user.")
    PLAIN(OutOfFuelError, "The run has used up its fuel. Scripts cannot catch it.")
    PLAIN(HostInterrupt, "The host has ended the run. Scripts cannot catch it.")
    PLAIN(GeneratorExit, "Request that a generator exit.")
    [FH_T_ExceptionGroup - FH_T_BaseException] = {.flags = X_FLAGS | FH_TF_WEAKREF, .ready = ready_group},
    PLAIN(StopAsyncIteration, "Signal the end from iterator.__anext__().")
    PLAIN(ArithmeticError, "Base class for arithmetic errors.")
    PLAIN(FloatingPointError, "Floating point operation failed.")
    PLAIN(OverflowError, "Result too large to be represented.")
    PLAIN(ZeroDivisionError, "Second argument to a division or modulo operation was zero.")
    PLAIN(AssertionError, "Assertion failed.")
    PLAIN(BufferError, "Buffer error.")
    PLAIN(EOFError, "Read beyond end of file.")
    PLAIN(ModuleNotFoundError, "Module not found.")
    PLAIN(LookupError, "Base class for lookup errors.")
    PLAIN(IndexError, "Sequence index out of range.")
    PLAIN(MemoryError, "Out of memory.")
    PLAIN(UnboundLocalError, "Local name referenced but not bound to a value.")
    PLAIN(BlockingIOError, "I/O operation would block.")
    PLAIN(ChildProcessError, "Child process error.")
    PLAIN(ConnectionError, "Connection error.")
    PLAIN(BrokenPipeError, "Broken pipe.")
    PLAIN(ConnectionAbortedError, "Connection aborted.")
    PLAIN(ConnectionRefusedError, "Connection refused.")
    PLAIN(ConnectionResetError, "Connection reset.")
    PLAIN(FileExistsError, "File already exists.")
    PLAIN(FileNotFoundError, "File not found.")
    PLAIN(InterruptedError, "Interrupted by signal.")
    PLAIN(IsADirectoryError, "Operation doesn't work on directories.")
    PLAIN(NotADirectoryError, "Operation only works on directories.")
    PLAIN(PermissionError, "Not enough permissions.")
    PLAIN(ProcessLookupError, "Process not found.")
    PLAIN(TimeoutError, "Timeout expired.")
    PLAIN(ReferenceError, "Weak ref proxy used after referent went away.")
    PLAIN(RuntimeError, "Unspecified run-time error.")
    PLAIN(NotImplementedError, "Method or function hasn't been implemented yet.")
    PLAIN(RecursionError, "Recursion limit exceeded.")
    PLAIN(IndentationError, "Improper indentation.")
    PLAIN(TabError, "Improper mixture of spaces and tabs.")
    PLAIN(SystemError,
          "Internal error in the Python interpreter.\n"
          "\nPlease report this to the Python maintainer, along with the traceback,\n"
          "the Python version, and the hardware/OS platform and version.")
    PLAIN(TypeError, "Inappropriate argument type.")
    PLAIN(ValueError, "Inappropriate argument value (of correct type).")
    PLAIN(UnicodeError, "Unicode related error.")
    PLAIN(Warning, "Base class for warning categories.")
    PLAIN(BytesWarning,
          "Base class for warnings about bytes and buffer related problems, mostly\n"
          "related to conversion from str or comparing to str.")
    PLAIN(DeprecationWarning, "Base class for warnings about deprecated features.")
    PLAIN(EncodingWarning, "Base class for warnings about encodings.")
    PLAIN(FutureWarning, "Base class for warnings about constructs that will change semantically\nin the future.")
    PLAIN(ImportWarning, "Base class for warnings about probable mistakes in module imports")
    PLAIN(PendingDeprecationWarning, "Base class for warnings about features which will be deprecated\nin the future.")
    PLAIN(ResourceWarning, "Base class for warnings about resource usage.")
    PLAIN(RuntimeWarning, "Base class for warnings about dubious runtime behavior.")
    PLAIN(SyntaxWarning, "Base class for warnings about dubious syntax.")
    PLAIN(UnicodeWarning,
          "Base class for warnings about Unicode related problems, mostly\n"
          "related to conversion problems.")
    PLAIN(UserWarning, "Base class for warnings generated by user code.")
    FIELDS(StopIteration, 1, StopIteration, "Signal the end from iterator.__next__().")
    FIELDS(SystemExit, 1, SystemExit, "Request to exit from the interpreter.")
    FIELDS(NameError, 1, NameError, "Name not found globally.")
    FIELDS(AttributeError, 2, AttributeError, "Attribute not found.")
    FIELDS(ImportError, 3, ImportError, "Import can't find module, or can't find name in module.")
    FIELDS(OSError, 5, OSError, "Base class for I/O related errors.")
    FIELDS(SyntaxError, 8, SyntaxError, "Invalid syntax.")
    FIELDS(UnicodeEncodeError, 5, UnicodeEncodeError, "Unicode encoding error.")
    FIELDS(UnicodeDecodeError, 5, UnicodeDecodeError, "Unicode decoding error.")
    FIELDS(UnicodeTranslateError, 5, UnicodeTranslateError, "Unicode translation error.")
    [FH_T_BaseExceptionGroup - FH_T_BaseException] = {
         .doc = "A combination of multiple unrelated exceptions.",
         .size = FH_EXC_SIZE(2),
         .flags = X_FLAGS,
         .slots = &fhexception_slots_BaseExceptionGroup,
         .methods = fhexception_methods_BaseExceptionGroup,
         .getsets = fhexception_getsets_BaseExceptionGroup},
};
/* clang-format on */
