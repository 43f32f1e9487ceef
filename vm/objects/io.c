/* open(), the module _io, and what all streams share. */
#include "objects/capability.h"
#include "objects/io.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

#define METHOD(name)                                                                                         \
    FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames

/* ---- shared ---- */

static FhValue of_module(FhVM *vm, const char *name) { /* _io.name, owned */
    FhValue module = fhimport(vm, "_io"), key = fhstr_intern(vm, name, strlen(name)), v = FH_ERR;
    if (module != FH_ERR && key != FH_ERR) v = fhattr_get(vm, module, key);
    if (module != FH_ERR) fh_release(vm, module);
    return v;
}

FhValue fhio_unsupported(FhVM *vm, const char *message) {
    FhValue type = of_module(vm, "UnsupportedOperation"),
            text = type == FH_ERR ? FH_ERR : fhstr_c(vm, message), exc = FH_ERR;
    if (text != FH_ERR) exc = fhcall1(vm, type, text);
    if (type != FH_ERR) fh_release(vm, type);
    if (text != FH_ERR) fh_release(vm, text);
    return exc == FH_ERR ? FH_ERR : fhraise_object(vm, exc);
}

FhValue fhio_closed(FhVM *vm, const char *message) {
    return fhraise(vm, FH_T_ValueError, "%s", message ? message : "I/O operation on closed file.");
}

int fhio_size(FhVM *vm, FhValue v, int64_t *out) {
    *out = -1;
    if (v == FH_NONE) return 0;
    if (!fhint_check(vm, v) && !fh_slots(vm, v)->index)
        return fhraise_int(vm, FH_T_TypeError, "argument should be integer or None, not '%T'", v);
    if (fhargs_index(vm, v, out) < 0) return -1;
    if (*out < 0) *out = -1;
    return 0;
}

int fhio_newline(FhVM *vm, FhValue newline) {
    if (newline == FH_NONE) return 0;
    if (!fhstr_check(vm, newline))
        return fhraise_int(vm, FH_T_TypeError, "newline must be str or None, not %T", newline);
    if (fhstr_size(newline) == 0 || fhstr_is(newline, "\n") || fhstr_is(newline, "\r") ||
        fhstr_is(newline, "\r\n"))
        return 0;
    return fhraise_int(vm, FH_T_ValueError, "illegal newline value: %U", newline);
}

static int check_open(FhVM *vm, FhValue self) {
    FhValue key = fhstr_intern(vm, "closed", 6), v = key == FH_ERR ? FH_ERR : fhattr_get(vm, self, key);
    int closed = v == FH_ERR ? -1 : fhtruth(vm, v);
    if (v != FH_ERR) fh_release(vm, v);
    if (closed > 0) fhio_closed(vm, NULL);
    return closed ? -1 : 0;
}

METHOD(fhio_enter) {
    UNUSED;
    return check_open(vm, self) < 0 ? FH_ERR : fh_retain(self);
}

METHOD(fhio_exit) {
    UNUSED;
    return fhcall_method(vm, self, FH_NAME(vm, close), NULL, 0);
}

FhValue fhio_self(FhVM *vm, FhValue self) { return check_open(vm, self) < 0 ? FH_ERR : fh_retain(self); }

FhValue fhio_next(FhVM *vm, FhValue self) {
    FhValue line = fhcall_method(vm, self, FH_NAME(vm, readline), NULL, 0);
    if (line == FH_ERR) return FH_ERR;
    int64_t n = fhlen(vm, line);
    if (n > 0) return line;
    fh_release(vm, line);
    return n < 0 ? FH_ERR : FH_NOVALUE;
}

METHOD(fhio_readlines) {
    UNUSED;
    int64_t hint = -1, total = 0;
    bool bytesio =
        fh_has_shape(self, FH_T_BytesIO); /* ends with the line that reaches the hint, not behind it */
    if (nargs && fhio_size(vm, args[0], &hint) < 0) return FH_ERR;
    FhValue iterator = fhiter(vm, self), list = iterator == FH_ERR ? FH_ERR : fhlist_new(vm, 0);
    while (list != FH_ERR) {
        FhValue line = fhnext(vm, iterator);
        if (line == FH_NOVALUE) break;
        int64_t n = line == FH_ERR ? -1 : hint > 0 ? fhlen(vm, line) : 0;
        if (n < 0 || fhlist_push(vm, fhas_list(list), line) < 0) {
            fh_release(vm, list);
            list = FH_ERR;
            break;
        }
        total += n;
        if (fhpoll_work(vm, 1) < 0) {
            fh_release(vm, list);
            list = FH_ERR;
            break;
        }
        if (hint > 0 && (bytesio ? total >= hint : total > hint)) break;
    }
    if (iterator != FH_ERR) fh_release(vm, iterator);
    return list;
}

static int write_one(FhVM *vm, void *ctx, FhValue line) {
    FhValue r = fhcall_method(vm, *(FhValue *)ctx, FH_NAME(vm, write), &line, 1);
    if (r == FH_ERR) return -1;
    fh_release(vm, r);
    return 0;
}

METHOD(fhio_writelines) {
    UNUSED;
    if (check_open(vm, self) < 0) return FH_ERR;
    return fhiterate(vm, args[0], write_one, &self) < 0 ? FH_ERR : FH_NONE;
}

/* ---- paths ---- */

FhValue fhio_path(FhVM *vm, FhValue path) {
    if (fhstr_check(vm, path)) return fhstr_as_exact(vm, path);
    if (fhbytes_check(vm, path))
        return fhstr_decode(vm, fhas_bytes(path)->data, fhas_bytes(path)->size, "utf-8", "surrogateescape");
    FhValue key = fhstr_intern(vm, "__fspath__", 10),
            method = key == FH_ERR ? FH_ERR : fhlookup_special(vm, path, key);
    if (method == FH_ERR) return FH_ERR;
    if (method == FH_NOVALUE)
        return fhraise(vm, FH_T_TypeError, "expected str, bytes or os.PathLike object, not %T", path);
    FhValue v = fhcall0(vm, method), result = FH_ERR;
    fh_release(vm, method);
    if (v == FH_ERR) return FH_ERR;
    if (fhstr_check(vm, v))
        result = fhstr_as_exact(vm, v);
    else if (fhbytes_check(vm, v))
        result = fhstr_decode(vm, fhas_bytes(v)->data, fhas_bytes(v)->size, "utf-8", "surrogateescape");
    else
        fhraise(vm, FH_T_TypeError, "expected %T.__fspath__() to return str or bytes, not %T", path, v);
    fh_release(vm, v);
    return result;
}

/* ---- open ---- */

typedef struct Mode {
    bool create, read, write, append, plus, text, binary;
} Mode;

static int parse_mode(FhVM *vm, FhValue mode, Mode *m) {
    *m = (Mode){0};
    for (const char *p = fhstr_text(mode); *p; p++) {
        bool *flag = *p == 'x'   ? &m->create
                     : *p == 'r' ? &m->read
                     : *p == 'w' ? &m->write
                     : *p == 'a' ? &m->append
                     : *p == '+' ? &m->plus
                     : *p == 't' ? &m->text
                     : *p == 'b' ? &m->binary
                                 : NULL;
        if (!flag || *flag) return fhraise_int(vm, FH_T_ValueError, "invalid mode: %R", mode);
        *flag = true;
    }
    if (m->text && m->binary)
        return fhraise_int(vm, FH_T_ValueError, "can't have text and binary mode at once");
    if (m->create + m->read + m->write + m->append != 1)
        return fhraise_int(
            vm, FH_T_ValueError,
            m->create || m->read || m->write || m->append
                ? "must have exactly one of create/read/write/append mode"
                : "Must have exactly one of create/read/write/append mode and at most one plus");
    return 0;
}

static int open_flags(const Mode *m) {
    int flags = m->plus ? O_RDWR : m->read ? O_RDONLY : O_WRONLY;
    if (m->create) flags |= O_CREAT | O_EXCL;
    if (m->write) flags |= O_CREAT | O_TRUNC;
    if (m->append) flags |= O_CREAT | O_APPEND;
    return flags | O_CLOEXEC;
}

static int open_path(FhVM *vm, FhValue file, FhValue opener, const Mode *m) {
    FhValue path = fhio_path(vm, file);
    if (path == FH_ERR) return -1;
    int fd = -1;
    if (opener != FH_NOVALUE && opener != FH_NONE) {
        FhValue r = fhcall2(vm, opener, path, fh_int_raw(open_flags(m)));
        fh_release(vm, path);
        int64_t n = -1;
        if (r == FH_ERR) return -1;
        if (!fhint_check(vm, r))
            fhraise(vm, FH_T_TypeError, "expected integer from opener");
        else if (fhargs_index(vm, r, &n) == 0 && n < 0)
            fhraise(vm, FH_T_ValueError, "opener returned %lld", (long long)n);
        fh_release(vm, r);
        return n < 0 ? -1 : (int)n;
    }
    FhValue bytes = fhstr_encode(vm, path, "utf-8", "surrogateescape");
    fh_release(vm, path);
    if (bytes == FH_ERR) return -1;
    const char *name = (const char *)fhas_bytes(bytes)->data;
    if (strlen(name) != fhas_bytes(bytes)->size) {
        fhraise(vm, FH_T_ValueError, "embedded null byte");
    } else {
        do fd = open(name, open_flags(m), 0666);
        while (fd < 0 && errno == EINTR && fhpoll(vm) == 0);
        if (fd < 0 && !fhpending(vm)) fhraise_os(vm, errno, file);
    }
    fh_release(vm, bytes);
    return fd;
}

static int refuse_directory(FhVM *vm, int fd, FhValue file) {
    struct stat st;
    if (fstat(fd, &st) < 0) return fhraise_os(vm, errno, file), -1;
    if (!S_ISDIR(st.st_mode)) return 0;
    fhraise_os(vm, EISDIR, file);
    return -1;
}

static FhValue binary_file(FhVM *vm, int fd, FhValue name, const Mode *m, bool raw, bool owns, bool text) {
    char mode[5] = {0}, *p = mode;
    *p++ = m->create ? 'x' : m->read ? 'r' : m->write ? 'w' : 'a';
    *p++ = 'b';
    if (m->plus) *p++ = '+';
    const char *kind = raw       ? "FileIO"
                       : m->plus ? "BufferedRandom"
                       : m->read ? "BufferedReader"
                                 : "BufferedWriter";
    FhValue type = text ? fh_val(vm->types[FH_T_BinaryIO]) : of_module(vm, kind), f = FH_ERR;
    if (type != FH_ERR) {
        f = fhfile_new(vm, fhas_type(type), fd, name, mode);
        if (!text) fh_release(vm, type);
    }
    if (f == FH_ERR) {
        if (owns) close(fd);
        return FH_ERR;
    }
    fhas_file(f)->raw = raw;
    fhas_file(f)->owns_fd = owns;
    if (m->append) lseek(fd, 0, SEEK_END);
    return f;
}

METHOD(fhio_open) {
    static const char *const names[] = {"file",    "mode",    "buffering", "encoding", "errors",
                                        "newline", "closefd", "opener",    NULL};
    static const FhParams p = {"open", names, 0, 1, 8};
    FhValue v[8];
    Mode m = {.read = true};
    int64_t buffering = -1, number;
    (void)self;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (v[1] != FH_NOVALUE) {
        if (!fhstr_check(vm, v[1]))
            return fhraise(vm, FH_T_TypeError, "open() argument 'mode' must be str, not %V", v[1]);
        if (parse_mode(vm, v[1], &m) < 0) return FH_ERR;
    }
    if (v[2] != FH_NOVALUE && fhargs_index(vm, v[2], &buffering) < 0) return FH_ERR;
    static const char *const kinds[] = {"encoding", "errors", "newline"};
    for (int i = 3; i < 6; i++) {
        if (v[i] == FH_NONE) v[i] = FH_NOVALUE;
        if (v[i] == FH_NOVALUE) continue;
        if (!fhstr_check(vm, v[i]))
            return fhraise(vm, FH_T_TypeError, "open() argument '%s' must be str or None, not %V",
                           kinds[i - 3], v[i]);
        if (m.binary)
            return fhraise(vm, FH_T_ValueError, "binary mode doesn't take %s %s argument",
                           i == 5 ? "a" : "an", kinds[i - 3]);
    }
    if (buffering == 0 && !m.binary) return fhraise(vm, FH_T_ValueError, "can't have unbuffered text I/O");
    int closefd = v[6] == FH_NOVALUE ? 1 : fhtruth(vm, v[6]);
    if (closefd < 0) return FH_ERR;
    int fd;
    uint32_t needed =
        (m.read || m.plus ? FH_CAN_READ_FILES : 0) | (!m.read || m.plus ? FH_CAN_WRITE_FILES : 0);
    if (fhcapability_need(vm, needed, "open()") < 0) return FH_ERR;
    if (fhint_check(vm, v[0])) {
        if (fhargs_index(vm, v[0], &number) < 0) return FH_ERR;
        if (number < 0) return fhraise(vm, FH_T_ValueError, "negative file descriptor");
        fd = (int)number;
        if (fcntl(fd, F_GETFD) < 0) return fhraise_os(vm, errno, FH_NOVALUE);
    } else {
        if (!closefd) return fhraise(vm, FH_T_ValueError, "Cannot use closefd=False with file name");
        fd = open_path(vm, v[0], v[7], &m);
    }
    if (fd < 0) return FH_ERR;
    if (refuse_directory(vm, fd, v[0]) < 0) {
        if (closefd) close(fd);
        return FH_ERR;
    }
    FhValue file = binary_file(vm, fd, v[0], &m, buffering == 0, closefd, !m.binary);
    if (file == FH_ERR || m.binary) return file;
    bool lines = buffering == 1 || (buffering < 0 && isatty(fd));
    FhValue text = fhtextfile_new(vm, vm->types[FH_T_TextIOWrapper], file, v[3], v[4], v[5], lines, false);
    fh_release(vm, file);
    if (text != FH_ERR)
        FH_AS(FhTextFile, text)->mode = v[1] == FH_NOVALUE ? fhstr_intern(vm, "r", 1) : fh_retain(v[1]);
    return text;
}

/* ---- the module ---- */

static const FhTypeDef file_type = {
    .size = sizeof(FhFile), .flags = FH_TF_CONTAINER | FH_TF_WEAKREF | FH_TF_BASE, .module = "_io"};

static int add_file_type(FhVM *vm, FhValue module, const char *attribute, const char *name) {
    FhType *t = fhtype_define(vm, name, &file_type, vm->types[FH_T_BinaryIO]);
    return t ? fhmodule_set(vm, module, attribute, fh_val(t)) : -1;
}

static int add_unsupported(FhVM *vm, FhValue module) {
    FhValue name = fhstr_c(vm, "UnsupportedOperation"), ns = fhdict_new(vm), bases = FH_ERR, type = FH_ERR,
            io = fhstr_c(vm, "io");
    if (name != FH_ERR && ns != FH_ERR && io != FH_ERR &&
        fhdict_set(vm, ns, FH_NAME(vm, __module__), io) == 0)
        bases = fhtuple_pack(vm, 2, fh_val(vm->types[FH_T_OSError]), fh_val(vm->types[FH_T_ValueError]));
    if (bases != FH_ERR) {
        FhValue a[] = {name, bases, ns};
        type = fhcall(vm, fh_val(vm->types[FH_T_type]), a, 3, FH_NOVALUE);
        fh_release(vm, bases);
    }
    if (name != FH_ERR) fh_release(vm, name);
    if (io != FH_ERR) fh_release(vm, io);
    if (ns != FH_ERR) fh_release(vm, ns);
    return fhmodule_set_take(vm, module, "UnsupportedOperation", type);
}

static int exec(FhVM *vm, FhValue module) {
    if (fhmodule_set(vm, module, "TextIOWrapper", fh_val(vm->types[FH_T_TextIOWrapper])) < 0 ||
        fhmodule_set(vm, module, "BufferedRandom", fh_val(vm->types[FH_T_BinaryIO])) < 0 ||
        fhmodule_set(vm, module, "StringIO", fh_val(vm->types[FH_T_StringIO])) < 0 ||
        fhmodule_set(vm, module, "BytesIO", fh_val(vm->types[FH_T_BytesIO])) < 0 ||
        add_file_type(vm, module, "BufferedReader", "_io.BufferedReader") < 0 ||
        add_file_type(vm, module, "BufferedWriter", "_io.BufferedWriter") < 0 ||
        add_file_type(vm, module, "FileIO", "_io.FileIO") < 0 || add_unsupported(vm, module) < 0)
        return -1;
    return fhmodule_set(vm, module, "DEFAULT_BUFFER_SIZE", fh_int_raw(FHIO_BUFFER));
}

static const FhMethodDef functions[] = {{"open", fhio_open, 0, FH_ANY, FH_KW, "Opens a file as a stream."},
                                        {NULL, NULL, 0, 0, 0, NULL}};

const FhModuleDef fhmodule__io = {"_io", "Streams.", functions, exec};
