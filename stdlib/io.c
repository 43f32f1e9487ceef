/* Files. Text output is collected and written when the buffer is full, at a newline on a terminal, on flush and at the
 * end. A closed pipe (EPIPE) raises BrokenPipeError once; the program's end is then quiet. */
#include "stdlib/io.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "objects/str.h"

#define OUT_CAPACITY 8192

static FhFile *as_file(FhValue v) { return FH_AS(FhFile, v); }

static int write_all(FhVM *vm, FhFile *f, const uint8_t *data, size_t size) {
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

static int put(FhVM *vm, FhFile *f, const uint8_t *data, size_t size) {
    if (f->fd < 0) return fhraise_int(vm, FH_T_ValueError, "I/O operation on closed file.");
    if (!f->out) {
        f->out = fhmem_new(vm, OUT_CAPACITY);
        if (!f->out) return -1;
        f->out_capacity = OUT_CAPACITY;
    }
    if (size > f->out_capacity - f->out_size) {
        if (fhfile_flush(vm, f) < 0) return -1;
        if (size >= f->out_capacity) return write_all(vm, f, data, size);
    }
    memcpy(f->out + f->out_size, data, size);
    f->out_size += size;
    if (f->line_buffered && memchr(data, '\n', size)) return fhfile_flush(vm, f);
    return 0;
}

int fhwrite(FhVM *vm, FhValue file, FhValue text) {
    if (fh_has_shape(file, FH_T_TextIOWrapper) && fhstr_ascii(text))
        return put(vm, as_file(file), (const uint8_t *)fhstr_text(text), fhstr_size(text));
    FhValue r = fhcall_method(vm, file, FH_NAME(vm, write), &text, 1);
    if (r == FH_ERR) return -1;
    fh_release(vm, r);
    return 0;
}

static FhValue write_method(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    FhFile *f = as_file(self);
    if (!fhstr_check(vm, args[0])) return fhraise(vm, FH_T_TypeError, "write() argument must be str, not %T", args[0]);
    if (!f->writable) return fhraise(vm, FH_T_ValueError, "not writable");
    if (put(vm, f, (const uint8_t *)fhstr_text(args[0]), fhstr_size(args[0])) < 0) return FH_ERR;
    return fh_int_raw(fhstr_length(args[0]));
}

static FhValue flush_method(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return fhfile_flush(vm, as_file(self)) < 0 ? FH_ERR : FH_NONE;
}

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    FhFile *f = (FhFile *)o;
    (void)vm;
    fn(ctx, &f->name);
    fn(ctx, &f->mode);
    fn(ctx, &f->encoding);
    fn(ctx, &f->errors);
    fn(ctx, &f->newline);
}

static void finalize(FhVM *vm, FhObj *o) {
    FhFile *f = (FhFile *)o;
    if (f->fd >= 0) {
        if (fhfile_flush(vm, f) < 0) fhpending_clear(vm);
        if (f->owns_fd) close(f->fd);
        f->fd = -1;
    }
    fhmem_free(vm, f->out, f->out_capacity);
    fhmem_free(vm, f->in, f->in_capacity);
    f->out = f->in = NULL;
    f->out_capacity = f->in_capacity = 0;
    fh_clear(vm, &f->name);
    fh_clear(vm, &f->mode);
    fh_clear(vm, &f->encoding);
    fh_clear(vm, &f->errors);
    fh_clear(vm, &f->newline);
}

static const FhMethodDef methods[] = {{"write", write_method, 1, 1, 0, NULL},
                                      {"flush", flush_method, 0, 0, 0, NULL},
                                      {NULL, NULL, 0, 0, 0, NULL}};
static const FhSlots slots = {.life = {visit, finalize, NULL}};
const FhTypeDef fhtypedef_TextIOWrapper = {
    .size = sizeof(FhFile), .flags = FH_TF_CONTAINER, .slots = &slots, .methods = methods, .module = "_io"};

FhValue fhfile_standard(FhVM *vm, int fd, const char *name, bool readable, bool line_buffered) {
    FhFile *f = (FhFile *)fhmem_cell(vm, sizeof *f, FH_T_TextIOWrapper, true);
    if (!f) return FH_ERR;
    memset((char *)f + sizeof f->header, 0, sizeof *f - sizeof f->header);
    f->fd = fd;
    f->readable = readable;
    f->writable = !readable;
    f->text = true;
    f->line_buffered = line_buffered;
    f->mode = f->encoding = f->errors = f->newline = FH_NOVALUE;
    f->name = fhstr_c(vm, name);
    if (f->name == FH_ERR) {
        f->name = FH_NOVALUE;
        fh_release(vm, fh_val(f));
        return FH_ERR;
    }
    return fh_val(f);
}

/* The other streams: not written yet, their constructors say so. */
static const FhSlots no_slots = {0};
const FhTypeDef fhtypedef_BinaryIO = {.size = sizeof(FhObj), .slots = &no_slots, .module = "_io"};
const FhTypeDef fhtypedef_StringIO = {.size = sizeof(FhObj), .slots = &no_slots, .module = "_io"};
const FhTypeDef fhtypedef_BytesIO = {.size = sizeof(FhObj), .slots = &no_slots, .module = "_io"};
