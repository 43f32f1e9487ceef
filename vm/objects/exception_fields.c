/* Exceptions with attributes: StopIteration, SystemExit, NameError, AttributeError, ImportError, OSError. */
#include <errno.h>
#include "objects/exception_parts.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/numbers.h"
#include "objects/tuple.h"
#include "objects/type.h"

static void set(FhVM *vm, FhValue self, uint32_t field, FhValue v) {
    fhexception_set_field(vm, self, field, v);
}

/* ---- StopIteration, SystemExit ---- */

FH_FIELD(first, 0)

static int stop_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (fhexception_init(vm, self, args, nargs, kwnames) < 0) return -1;
    set(vm, self, FH_X_STOP_VALUE, nargs ? args[0] : FH_NONE);
    return 0;
}
const FhSlots fhexception_slots_StopIteration = {.life = FH_EXC_LIFE,
                                                 .repr = fhexception_repr,
                                                 .str = fhexception_str,
                                                 .new_ = fhexception_make,
                                                 .init = stop_init};
const FhGetSetDef fhexception_getsets_StopIteration[] = {
    FH_FIELD_DEF("value", first, "generator return value"), {0}};

static int exit_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (fhexception_init(vm, self, args, nargs, kwnames) < 0) return -1;
    if (nargs) set(vm, self, FH_X_EXIT_CODE, nargs == 1 ? args[0] : fhas_exception(self)->args);
    return 0;
}
const FhSlots fhexception_slots_SystemExit = {.life = FH_EXC_LIFE,
                                              .repr = fhexception_repr,
                                              .str = fhexception_str,
                                              .new_ = fhexception_make,
                                              .init = exit_init};
const FhGetSetDef fhexception_getsets_SystemExit[] = {FH_FIELD_DEF("code", first, "exception code"), {0}};

/* ---- those whose attributes come as keywords ---- */

/* Keywords into fields; names[i] goes to field first + i. */
static int take_keywords(FhVM *vm, FhValue self, const char *function, const char *const *names,
                         uint32_t first, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhParams params = {function, names, 0, 0, 0};
    FhValue out[2] = {FH_NOVALUE, FH_NOVALUE};
    if (kwnames != FH_NOVALUE && fhargs(vm, &params, args + nargs, 0, kwnames, out) < 0) return -1;
    for (uint32_t i = 0; names[i]; i++) {
        if (out[i] != FH_NOVALUE) set(vm, self, first + i, out[i]);
    }
    return fhexception_set_args(vm, self, args, nargs);
}

static int name_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"name", NULL};
    return take_keywords(vm, self, "NameError", names, FH_X_NAME_NAME, args, nargs, kwnames);
}
const FhSlots fhexception_slots_NameError = {.life = FH_EXC_LIFE,
                                             .repr = fhexception_repr,
                                             .str = fhexception_str,
                                             .new_ = fhexception_make,
                                             .init = name_init};
const FhGetSetDef fhexception_getsets_NameError[] = {FH_FIELD_DEF("name", first, "name"), {0}};

FH_FIELD(second, 1)

static int attribute_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"name", "obj", NULL};
    return take_keywords(vm, self, "AttributeError", names, FH_X_ATTRIBUTE_NAME, args, nargs, kwnames);
}
const FhSlots fhexception_slots_AttributeError = {.life = FH_EXC_LIFE,
                                                  .repr = fhexception_repr,
                                                  .str = fhexception_str,
                                                  .new_ = fhexception_make,
                                                  .init = attribute_init};
const FhGetSetDef fhexception_getsets_AttributeError[] = {
    FH_FIELD_DEF("name", first, "attribute name"), FH_FIELD_DEF("obj", second, "object"), {0}};

FH_FIELD(third, 2)

static int import_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"name", "path", NULL};
    if (take_keywords(vm, self, "ImportError", names, FH_X_IMPORT_NAME, args, nargs, kwnames) < 0) return -1;
    if (nargs == 1) set(vm, self, FH_X_IMPORT_MSG, args[0]);
    return 0;
}

static FhValue import_str(FhVM *vm, FhValue self) {
    FhValue msg = fhas_exception(self)->fields[FH_X_IMPORT_MSG];
    return msg != FH_NOVALUE && fhstr_exact(msg) ? fh_retain(msg) : fhexception_str(vm, self);
}
const FhSlots fhexception_slots_ImportError = {.life = FH_EXC_LIFE,
                                               .repr = fhexception_repr,
                                               .str = import_str,
                                               .new_ = fhexception_make,
                                               .init = import_init};
const FhGetSetDef fhexception_getsets_ImportError[] = {FH_FIELD_DEF("msg", first, "exception message"),
                                                       FH_FIELD_DEF("name", second, "module name"),
                                                       FH_FIELD_DEF("path", third, "module path"),
                                                       {0}};

/* ---- OSError ---- */

FhTypeId fhexception_os_type(int errno_) {
    switch (errno_) {
    case EAGAIN:
    case EALREADY:
    case EINPROGRESS: return FH_T_BlockingIOError;
    case EPIPE:
    case ESHUTDOWN: return FH_T_BrokenPipeError;
    case ECHILD: return FH_T_ChildProcessError;
    case ECONNABORTED: return FH_T_ConnectionAbortedError;
    case ECONNREFUSED: return FH_T_ConnectionRefusedError;
    case ECONNRESET: return FH_T_ConnectionResetError;
    case EEXIST: return FH_T_FileExistsError;
    case ENOENT: return FH_T_FileNotFoundError;
    case EISDIR: return FH_T_IsADirectoryError;
    case ENOTDIR: return FH_T_NotADirectoryError;
    case EINTR: return FH_T_InterruptedError;
    case EACCES:
    case EPERM: return FH_T_PermissionError;
    case ESRCH: return FH_T_ProcessLookupError;
    case ETIMEDOUT: return FH_T_TimeoutError;
    default: return FH_T_OSError;
    }
}

static int os_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);
static FhValue os_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames);

/* As CPython: a subclass with an __init__ of its own gets its fields there, others already in __new__. */
static bool fills_in_init(const FhType *t) { return t->slots->init != os_init && t->slots->new_ == os_new; }

/* errno, strerror, filename, winerror (ignored), filename2. args is cut to the first two where there is a file name. */
static int os_fill(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs) {
    uint32_t kept = nargs;
    if (nargs >= 2 && nargs <= 5) {
        set(vm, self, FH_X_OS_ERRNO, args[0]);
        set(vm, self, FH_X_OS_STRERROR, args[1]);
        if (nargs >= 3 && args[2] != FH_NONE) {
            bool written = fh_typeval(vm, self) == fh_val(vm->types[FH_T_BlockingIOError]) &&
                           (fhint_check(vm, args[2]) || fh_slots(vm, args[2])->index);
            int64_t count;
            if (written && fhargs_index(vm, args[2], &count) < 0) return -1;
            set(vm, self, written ? FH_X_OS_WRITTEN : FH_X_OS_FILENAME, args[2]);
            if (!written) kept = 2;
        }
        if (nargs == 5 && args[4] != FH_NONE) set(vm, self, FH_X_OS_FILENAME2, args[4]);
    }
    return fhexception_set_args(vm, self, args, kept);
}

static FhValue os_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhType *t = fhas_type(type);
    if (fills_in_init(t)) return fhexception_make(vm, type, NULL, 0, FH_NOVALUE);
    if (fhargs_none(vm, fhtype_c_name(t), kwnames) < 0) return FH_ERR;
    if (t == vm->types[FH_T_OSError] && nargs >= 2 && nargs <= 5 && fh_is_int(args[0])) {
        int64_t code = fh_int_of(args[0]);
        if (code >= 0 && code < 10000) type = fh_val(vm->types[fhexception_os_type((int)code)]);
    }
    FhValue self = fhexception_make(vm, type, NULL, 0, FH_NOVALUE);
    if (self == FH_ERR || os_fill(vm, self, args, nargs) == 0) return self;
    fh_release(vm, self);
    return FH_ERR;
}

static int os_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (!fills_in_init(fh_type(vm, self))) return 0;
    if (fhargs_none(vm, fhtype_name(vm, self), kwnames) < 0) return -1;
    return os_fill(vm, self, args, nargs);
}

static FhValue os_str(FhVM *vm, FhValue self) {
    const FhValue *f = fhas_exception(self)->fields;
    FhValue number = f[FH_X_OS_ERRNO], text = f[FH_X_OS_STRERROR], file = f[FH_X_OS_FILENAME],
            file2 = f[FH_X_OS_FILENAME2];
    if (file != FH_NOVALUE && file != FH_NONE) {
        FhValue n = number == FH_NOVALUE ? FH_NONE : number, s = text == FH_NOVALUE ? FH_NONE : text;
        if (file2 != FH_NOVALUE && file2 != FH_NONE)
            return fhstr_format(vm, "[Errno %S] %S: %R -> %R", n, s, file, file2);
        return fhstr_format(vm, "[Errno %S] %S: %R", n, s, file);
    }
    if (number != FH_NOVALUE && text != FH_NOVALUE) return fhstr_format(vm, "[Errno %S] %S", number, text);
    return fhexception_str(vm, self);
}

static FhValue get_written(FhVM *vm, FhValue self) {
    FhValue v = fhas_exception(self)->fields[FH_X_OS_WRITTEN];
    return v == FH_NOVALUE ? fhraise(vm, FH_T_AttributeError, "characters_written") : fh_retain(v);
}
static int set_written(FhVM *vm, FhValue self, FhValue v) {
    if (v == FH_NOVALUE && fhas_exception(self)->fields[FH_X_OS_WRITTEN] == FH_NOVALUE)
        return fhraise_int(vm, FH_T_AttributeError, "characters_written");
    int64_t ignored;
    if (v != FH_NOVALUE && fhargs_index(vm, v, &ignored) < 0) return -1;
    set(vm, self, FH_X_OS_WRITTEN, v);
    return 0;
}

FH_FIELD(filename2, FH_X_OS_FILENAME2)
const FhSlots fhexception_slots_OSError = {
    .life = FH_EXC_LIFE, .repr = fhexception_repr, .str = os_str, .new_ = os_new, .init = os_init};
const FhGetSetDef fhexception_getsets_OSError[] = {
    FH_FIELD_DEF("errno", first, "POSIX exception code"),
    FH_FIELD_DEF("strerror", second, "exception strerror"),
    FH_FIELD_DEF("filename", third, "exception filename"),
    FH_FIELD_DEF("filename2", filename2, "second exception filename"),
    FH_FIELD_DEF("characters_written", written, NULL),
    {0},
};
