/* Binary files: a buffer over a descriptor, for reading and for writing. A closed pipe raises BrokenPipeError once; what
 * is written afterwards is dropped, so that the end of the program is quiet. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "objects/bytes.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/io.h"

#define METHOD(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames

/* ---- buffers ---- */

int fhio_reserve(FhVM *vm, uint8_t **data, size_t *capacity, size_t size) {
    if (size <= *capacity) return 0;
    size_t wanted = *capacity ? *capacity * 2 : FHIO_BUFFER;
    if (wanted < size) wanted = size;
    uint8_t *larger = *data ? fhmem_resize(vm, *data, *capacity, wanted) : fhmem_new(vm, wanted);
    if (!larger) return -1;
    *data = larger;
    *capacity = wanted;
    return 0;
}

static int write_all(FhVM *vm, FhFile *f, const uint8_t *data, size_t size) {
    if (vm->write_host && (f->fd == 1 || f->fd == 2)) return vm->write_host(vm, f->fd, data, size);
    while (size > 0) {
        ssize_t n = write(f->fd, data, size);
        if (n < 0 && errno == EINTR) {
            if (fhpoll(vm) < 0) return -1;
            continue;
        }
        if (n < 0) {
            f->broken = errno == EPIPE;
            fhraise_os(vm, errno, FH_NOVALUE);
            return -1;
        }
        data += n;
        size -= (size_t)n;
    }
    return 0;
}

int fhfile_flush(FhVM *vm, FhFile *f) {
    size_t n = f->out_size;
    f->out_size = 0;
    return n == 0 || f->broken || f->fd < 0 ? 0 : write_all(vm, f, f->out, n);
}

/* What was read ahead is given back to the file. */
static int drop_ahead(FhVM *vm, FhFile *f) {
    size_t ahead = f->in_size - f->in_at;
    f->in_at = f->in_size = 0;
    if (ahead && lseek(f->fd, -(off_t)ahead, SEEK_CUR) < 0) {
        fhraise_os(vm, errno, FH_NOVALUE);
        return -1;
    }
    return 0;
}

/* The buffer is made when something is written first. False: there is no room for one. */
static bool has_buffer(FhVM *vm, FhFile *f) {
    if (f->out) return true;
    if (fhheap_is_scarce(&vm->heap)) return false;
    if ((f->out = fhheap_raw(&vm->heap, FHIO_BUFFER)) == NULL)
        return vm->heap.refusal = FH_REFUSED_NOT, false;
    f->out_capacity = FHIO_BUFFER;
    return true;
}

int fhfile_write(FhVM *vm, FhFile *f, const uint8_t *data, size_t size) {
    if (f->in_size != f->in_at && drop_ahead(vm, f) < 0) return -1;
    if (f->broken) return 0;
    if (!has_buffer(vm, f)) return write_all(vm, f, data, size); /* memory is scarce: at once */
    if (size > f->out_capacity - f->out_size) {
        if (fhfile_flush(vm, f) < 0) return -1;
        if (size >= f->out_capacity) return write_all(vm, f, data, size);
    }
    memcpy(f->out + f->out_size, data, size);
    f->out_size += size;
    return f->raw ? fhfile_flush(vm, f) : 0;
}

int fhfile_fill(FhVM *vm, FhFile *f) {
    if (f->out_size && fhfile_flush(vm, f) < 0) return -1;
    if (f->in_at == f->in_size) f->in_at = f->in_size = 0;
    if (f->in_at > 0 && f->in_capacity - f->in_size < FHIO_BUFFER / 2) {
        memmove(f->in, f->in + f->in_at, f->in_size - f->in_at);
        f->in_size -= f->in_at;
        f->in_at = 0;
    }
    if (fhio_reserve(vm, &f->in, &f->in_capacity, f->in_size + FHIO_BUFFER) < 0) return -1;
    for (;;) {
        if (fhpoll(vm) < 0) return -1; /* Ctrl-C may have come before there was a read to be interrupted */
        ssize_t n = read(f->fd, f->in + f->in_size, f->in_capacity - f->in_size);
        if (n >= 0) {
            f->in_size += (size_t)n;
            return n > 0;
        }
        if (errno != EINTR) {
            fhraise_os(vm, errno, FH_NOVALUE);
            return -1;
        }
        if (fhpoll(vm) < 0) return -1;
    }
}

int64_t fhfile_tell(FhVM *vm, FhFile *f) {
    off_t at = lseek(f->fd, 0, SEEK_CUR);
    if (at < 0) {
        fhraise_os(vm, errno, FH_NOVALUE);
        return -1;
    }
    return (int64_t)at - (int64_t)(f->in_size - f->in_at) + (int64_t)f->out_size;
}

int64_t fhfile_seek(FhVM *vm, FhFile *f, int64_t offset, int whence) {
    if (f->out_size && fhfile_flush(vm, f) < 0) return -1;
    if (whence == SEEK_CUR) offset -= (int64_t)(f->in_size - f->in_at);
    off_t at = lseek(f->fd, offset, whence);
    if (at < 0) {
        fhraise_os(vm, errno, FH_NOVALUE);
        return -1;
    }
    f->in_at = f->in_size = 0;
    return at;
}

int fhfile_close(FhVM *vm, FhFile *f) {
    if (f->fd < 0) return 0;
    int status = fhfile_flush(vm, f);
    if (f->owns_fd && close(f->fd) < 0 && status == 0) {
        fhraise_os(vm, errno, FH_NOVALUE);
        status = -1;
    }
    f->fd = -1;
    fhmem_free(vm, f->out, f->out_capacity);
    fhmem_free(vm, f->in, f->in_capacity);
    f->out = f->in = NULL;
    f->out_size = f->out_capacity = f->in_at = f->in_size = f->in_capacity = 0;
    return status;
}

FhValue fhfile_new(FhVM *vm, FhType *type, int fd, FhValue name, const char *mode) {
    FhValue v = fhinstance_new(vm, type, 0);
    FhValue text = v == FH_ERR ? FH_ERR : fhstr_c(vm, mode);
    if (v == FH_ERR) return FH_ERR;
    FhFile *f = fhas_file(v);
    f->fd = -1;
    f->name = f->mode = FH_NOVALUE;
    if (text == FH_ERR) {
        fh_release(vm, v);
        return FH_ERR;
    }
    f->fd = fd;
    f->mode = text;
    f->name = fh_retain(name);
    f->append = mode[0] == 'a';
    f->readable = mode[0] == 'r' || strchr(mode, '+');
    f->writable = mode[0] != 'r' || strchr(mode, '+');
    f->owns_fd = true;
    return v;
}

/* ---- reading ---- */

static int open_check(FhVM *vm, FhFile *f, const char *message) {
    if (f->fd >= 0) return 0;
    fhio_closed(vm, message);
    return -1;
}

static int readable_check(FhVM *vm, FhFile *f, const char *what, const char *closed) {
    if (open_check(vm, f, closed) < 0) return -1;
    if (f->readable) return 0;
    fhio_unsupported(vm, f->raw ? "File not open for reading" : what);
    return -1;
}

static FhValue take(FhVM *vm, FhFile *f, size_t n) {
    FhValue v = fhbytes_new(vm, f->in + f->in_at, n);
    if (v != FH_ERR) f->in_at += n;
    return v;
}

/* Up to n bytes; n < 0: all. A single read at most once something is there and `once`. */
static FhValue read_bytes(FhVM *vm, FhFile *f, int64_t n, bool once) {
    for (;;) {
        size_t have = f->in_size - f->in_at;
        if (n >= 0 && have >= (uint64_t)n) return take(vm, f, (size_t)n);
        if (once && have) return take(vm, f, have);
        int more = fhfile_fill(vm, f);
        if (more < 0) return FH_ERR;
        if (!more) return take(vm, f, f->in_size - f->in_at);
    }
}

METHOD(file_read) {
    UNUSED;
    FhFile *f = fhas_file(self);
    int64_t n = -1;
    if (readable_check(vm, f, "read", f->raw ? NULL : "read of closed file") < 0) return FH_ERR;
    if (nargs && fhio_size(vm, args[0], &n) < 0) return FH_ERR;
    return read_bytes(vm, f, n, f->raw && n >= 0);
}

METHOD(file_read1) {
    UNUSED;
    FhFile *f = fhas_file(self);
    int64_t n = -1;
    if (readable_check(vm, f, "read", "read of closed file") < 0) return FH_ERR;
    if (nargs && fhio_size(vm, args[0], &n) < 0) return FH_ERR;
    if (f->in_at == f->in_size && fhfile_fill(vm, f) < 0) return FH_ERR;
    size_t have = f->in_size - f->in_at;
    return take(vm, f, n >= 0 && (uint64_t)n < have ? (size_t)n : have);
}

METHOD(file_peek) {
    UNUSED;
    FhFile *f = fhas_file(self);
    if (readable_check(vm, f, "peek", "peek of closed file") < 0) return FH_ERR;
    if (f->in_at == f->in_size && fhfile_fill(vm, f) < 0) return FH_ERR;
    return fhbytes_new(vm, f->in + f->in_at, f->in_size - f->in_at);
}

METHOD(file_readinto) {
    UNUSED;
    FhFile *f = fhas_file(self);
    FhBuffer b;
    if (readable_check(vm, f, "readinto", "readinto of closed file") < 0 ||
        fhbuffer_get(vm, args[0], &b, true) < 0)
        return FH_ERR;
    FhValue data = read_bytes(vm, f, (int64_t)b.size, false);
    int64_t n = -1;
    if (data != FH_ERR) {
        n = (int64_t)fhas_bytes(data)->size;
        memcpy(b.data, fhas_bytes(data)->data, (size_t)n);
        fh_release(vm, data);
    }
    fhbuffer_release(vm, &b);
    return n < 0 ? FH_ERR : fh_int_raw(n);
}

METHOD(file_readline) {
    UNUSED;
    FhFile *f = fhas_file(self);
    int64_t limit = -1;
    if (readable_check(vm, f, "readline", f->raw ? NULL : "readline of closed file") < 0) return FH_ERR;
    if (nargs && fhio_size(vm, args[0], &limit) < 0) return FH_ERR;
    size_t seen = 0;
    for (;;) {
        size_t have = f->in_size - f->in_at;
        uint8_t *start = f->in + f->in_at, *nl = have > seen ? memchr(start + seen, '\n', have - seen) : NULL;
        size_t n = nl ? (size_t)(nl - start) + 1 : have;
        if (limit >= 0 && n >= (uint64_t)limit) return take(vm, f, (size_t)limit);
        if (nl) return take(vm, f, n);
        seen = have;
        int more = fhfile_fill(vm, f);
        if (more < 0) return FH_ERR;
        if (!more) return take(vm, f, f->in_size - f->in_at);
    }
}

/* ---- writing ---- */

METHOD(file_write) {
    UNUSED;
    FhFile *f = fhas_file(self);
    FhBuffer b;
    if (f->fd < 0) return fhio_closed(vm, f->raw ? NULL : "write to closed file");
    if (!f->writable) return fhio_unsupported(vm, f->raw ? "File not open for writing" : "write");
    if (fhbuffer_get(vm, args[0], &b, false) < 0) return FH_ERR;
    size_t n = b.size;
    int status = fhfile_write(vm, f, b.data, n);
    fhbuffer_release(vm, &b);
    return status < 0 ? FH_ERR : fh_int_raw((int64_t)n);
}

METHOD(file_flush) {
    UNUSED;
    FhFile *f = fhas_file(self);
    if (open_check(vm, f, f->raw ? NULL : "flush of closed file") < 0) return FH_ERR;
    return fhfile_flush(vm, f) < 0 ? FH_ERR : FH_NONE;
}

METHOD(file_truncate) {
    UNUSED;
    FhFile *f = fhas_file(self);
    int64_t size;
    if (open_check(vm, f, f->raw ? NULL : "truncate of closed file") < 0) return FH_ERR;
    if (!f->writable) return fhio_unsupported(vm, f->raw ? "File not open for writing" : "truncate");
    if (fhfile_flush(vm, f) < 0) return FH_ERR;
    if (nargs == 0 || args[0] == FH_NONE) {
        size = fhfile_tell(vm, f);
        if (size < 0) return FH_ERR;
    } else if (fhargs_index(vm, args[0], &size) < 0)
        return FH_ERR;
    if (ftruncate(f->fd, size) < 0) return fhraise_os(vm, errno, FH_NOVALUE);
    return fhint_new(vm, size);
}

/* ---- the rest ---- */

METHOD(file_seek) {
    UNUSED;
    FhFile *f = fhas_file(self);
    int64_t offset, whence = 0;
    if (open_check(vm, f, f->raw ? NULL : "seek of closed file") < 0) return FH_ERR;
    if (fhargs_index(vm, args[0], &offset) < 0 || (nargs > 1 && fhargs_index(vm, args[1], &whence) < 0))
        return FH_ERR;
    if (whence < 0 || whence > 2)
        return fhraise(vm, FH_T_ValueError, "whence value %d unsupported", (int)whence);
    int64_t at = fhfile_seek(vm, f, offset, (int)whence);
    return at < 0 ? FH_ERR : fhint_new(vm, at);
}

METHOD(file_tell) {
    UNUSED;
    FhFile *f = fhas_file(self);
    if (open_check(vm, f, NULL) < 0) return FH_ERR;
    int64_t at = fhfile_tell(vm, f);
    return at < 0 ? FH_ERR : fhint_new(vm, at);
}

METHOD(file_close) {
    UNUSED;
    return fhfile_close(vm, fhas_file(self)) < 0 ? FH_ERR : FH_NONE;
}

METHOD(file_fileno) {
    UNUSED;
    if (open_check(vm, fhas_file(self), NULL) < 0) return FH_ERR;
    return fh_int_raw(fhas_file(self)->fd);
}

METHOD(file_isatty) {
    UNUSED;
    if (open_check(vm, fhas_file(self), NULL) < 0) return FH_ERR;
    return fh_bool(isatty(fhas_file(self)->fd));
}

METHOD(file_readable) {
    UNUSED;
    if (open_check(vm, fhas_file(self), NULL) < 0) return FH_ERR;
    return fh_bool(fhas_file(self)->readable);
}
METHOD(file_writable) {
    UNUSED;
    if (open_check(vm, fhas_file(self), NULL) < 0) return FH_ERR;
    return fh_bool(fhas_file(self)->writable);
}
METHOD(file_seekable) {
    UNUSED;
    if (open_check(vm, fhas_file(self), NULL) < 0) return FH_ERR;
    return fh_bool(lseek(fhas_file(self)->fd, 0, SEEK_CUR) >= 0);
}

static FhValue get_closed(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_bool(fhas_file(self)->fd < 0);
}
static FhValue get_name(FhVM *vm, FhValue self) {
    FhValue v = fhas_file(self)->name;
    return v == FH_NOVALUE ? fhraise_no_attribute(vm, self, FH_NAME(vm, name)) : fh_retain(v);
}
static FhValue get_mode(FhVM *vm, FhValue self) {
    (void)vm;
    FhValue v = fhas_file(self)->mode;
    return v == FH_NOVALUE ? FH_NONE : fh_retain(v);
}
static FhValue get_raw(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(self);
}
static FhValue get_closefd(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_bool(fhas_file(self)->owns_fd);
}

static FhValue repr(FhVM *vm, FhValue self) {
    FhFile *f = fhas_file(self);
    const char *kind = f->readable && f->writable ? "BufferedRandom"
                       : f->writable              ? "BufferedWriter"
                                                  : "BufferedReader";
    if (f->raw) {
        if (f->fd < 0) return fhstr_c(vm, "<_io.FileIO [closed]>");
        return fhstr_format(vm, "<_io.FileIO name=%R mode=%R closefd=%s>", f->name, f->mode,
                            f->owns_fd ? "True" : "False");
    }
    return fhstr_format(vm, "<_io.%s name=%R>", kind, f->name == FH_NOVALUE ? FH_NONE : f->name);
}

/* Streams over files are made by open(); those over any other raw stream are written in script (stdlib/io.py). */
static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhValue io = fhimport(vm, "io");
    FhValue name = io == FH_ERR ? FH_ERR : fhstr_intern(vm, "_make_buffered", strlen("_make_buffered"));
    FhValue make = name == FH_ERR ? FH_ERR : fhattr_get(vm, io, name), made = FH_ERR;
    fh_release(vm, name);
    fh_release(vm, io);
    FhValue given = make == FH_ERR ? FH_ERR : fhtuple_from(vm, args, nargs);
    if (given != FH_ERR && kwnames == FH_NOVALUE) made = fhcall2(vm, make, type, given);
    if (given != FH_ERR && kwnames != FH_NOVALUE)
        fhraise(vm, FH_T_NotImplementedError, "%N() takes no keywords in this version", type);
    fh_release(vm, make);
    fh_release(vm, given);
    return made;
}

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhFile *)o)->name);
    fn(ctx, &((FhFile *)o)->mode);
}

static void finalize(FhVM *vm, FhObj *o) {
    FhFile *f = (FhFile *)o;
    FhValue pending = fhpending_take(vm);
    if (fhfile_close(vm, f) < 0) fhpending_clear(vm);
    vm->pending = pending;
    fh_clear(vm, &f->name);
    fh_clear(vm, &f->mode);
}

static const FhMethodDef methods[] = {{"read", file_read, 0, 1, 0, NULL},
                                      {"read1", file_read1, 0, 1, 0, NULL},
                                      {"peek", file_peek, 0, 1, 0, NULL},
                                      {"readinto", file_readinto, 1, 1, 0, NULL},
                                      {"readinto1", file_readinto, 1, 1, 0, NULL},
                                      {"readline", file_readline, 0, 1, 0, NULL},
                                      {"readlines", fhio_readlines, 0, 1, 0, NULL},
                                      {"readall", file_read, 0, 0, 0, NULL},
                                      {"write", file_write, 1, 1, 0, NULL},
                                      {"writelines", fhio_writelines, 1, 1, 0, NULL},
                                      {"flush", file_flush, 0, 0, 0, NULL},
                                      {"truncate", file_truncate, 0, 1, 0, NULL},
                                      {"seek", file_seek, 1, 2, 0, NULL},
                                      {"tell", file_tell, 0, 0, 0, NULL},
                                      {"close", file_close, 0, 0, 0, NULL},
                                      {"fileno", file_fileno, 0, 0, 0, NULL},
                                      {"isatty", file_isatty, 0, 0, 0, NULL},
                                      {"readable", file_readable, 0, 0, 0, NULL},
                                      {"writable", file_writable, 0, 0, 0, NULL},
                                      {"seekable", file_seekable, 0, 0, 0, NULL},
                                      {"__enter__", fhio_enter, 0, 0, 0, NULL},
                                      {"__exit__", fhio_exit, 0, FH_ANY, 0, NULL},
                                      {NULL, NULL, 0, 0, 0, NULL}};

static const FhGetSetDef getsets[] = {{"closed", get_closed, NULL, NULL},   {"name", get_name, NULL, NULL},
                                      {"mode", get_mode, NULL, NULL},       {"raw", get_raw, NULL, NULL},
                                      {"closefd", get_closefd, NULL, NULL}, {NULL, NULL, NULL, NULL}};

static const FhSlots slots = {.life = {.visit = visit, .finalize = finalize},
                              .repr = repr,
                              .iter = fhio_self,
                              .next = fhio_next,
                              .new_ = new_};

const FhTypeDef fhtypedef_BinaryIO = {.doc = "A binary file.",
                                      .size = sizeof(FhFile),
                                      .flags = FH_TF_CONTAINER | FH_TF_WEAKREF | FH_TF_BASE | FH_TF_LOUD,
                                      .slots = &slots,
                                      .methods = methods,
                                      .getsets = getsets,
                                      .module = "_io"};
