/* Streams: binary files over a descriptor (io_file.c), text over any binary stream (io_text.c), StringIO and BytesIO
 * (io_memory.c), open() and the module _io (io.c). */
#ifndef FH_OBJECTS_IO_H
#define FH_OBJECTS_IO_H

#include "objects/codecs.h"
#include "objects/protocol.h"

#define FHIO_BUFFER 8192

/* A binary file. Read ahead: in[in_at, in_size). Written, not yet flushed: out[0, out_size). Never both. */
typedef struct FhFile {
    FhObj header;
    int fd; /* -1: closed */
    bool readable, writable, append, owns_fd, broken,
        raw; /* broken: the reader has gone, output is dropped */
    uint8_t *out;
    size_t out_size, out_capacity;
    uint8_t *in;
    size_t in_at, in_size, in_capacity;
    FhValue name, mode; /* mode as FileIO shows it: "rb", "rb+", "wb" … */
} FhFile;

/* Text. Where `buffer` is an FhFile and the codec keeps ASCII bytes, lines are cut from the file's own bytes; otherwise the
 * rest of the stream is read and decoded to text[text_at, text_size) (UTF-8), and what is written waits in out. */
typedef struct FhTextFile {
    FhObj header;
    FhValue buffer, encoding, errors, newline, mode,
        name; /* newline: str or NONE; mode, name: NOVALUE: the buffer's */
    FhCodec codec;
    bool line_buffering, write_through, telling_off, marked, detached,
        ready; /* marked: the byte order mark is out */
    uint8_t *text;
    size_t text_at, text_size, text_capacity;
    bool all_read;
    uint8_t *out;
    size_t out_size, out_capacity;
    uint8_t newlines; /* kinds seen: 1 \r, 2 \n, 4 \r\n */
} FhTextFile;

extern const FhTypeDef fhtypedef_TextIOWrapper, fhtypedef_BinaryIO, fhtypedef_StringIO, fhtypedef_BytesIO;

/* A text stream over fd for sys.stdin, stdout, stderr. name such as "<stdout>". */
FhValue fhio_standard(FhVM *vm, int fd, const char *name) FH_MUST_CHECK;
/* os.fspath, bytes decoded: an exact str, owned. */
FhValue fhio_path(FhVM *vm, FhValue path) FH_MUST_CHECK;
FhValue fhio_open(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames); /* open() */
FhValue fhio_unsupported(FhVM *vm, const char *message) FH_COLD; /* raises io.UnsupportedOperation */
FhValue fhio_closed(FhVM *vm, const char *message) FH_COLD; /* raises ValueError; NULL: the usual words */
int fhio_size(FhVM *vm, FhValue v, int64_t *out);           /* a size argument: None and negative give -1 */
int fhio_newline(FhVM *vm, FhValue newline);                /* checks a newline argument */
/* writelines of any stream. */
FhValue fhio_writelines(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);
FhValue fhio_readlines(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);
FhValue fhio_enter(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);
FhValue fhio_exit(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);
FhValue fhio_next(FhVM *vm, FhValue self); /* the slot: readline() until it gives nothing */
FhValue fhio_self(FhVM *vm, FhValue self);
/* Grows a raw block to at least `size`. */
int fhio_reserve(FhVM *vm, uint8_t **data, size_t *capacity, size_t size);

static inline FhFile *fhas_file(FhValue v) { return FH_AS(FhFile, v); }
static inline bool fhfile_check(FhVM *vm, FhValue v) {
    return fh_has_shape(v, FH_T_BinaryIO) || fh_isa(vm, v, FH_T_BinaryIO);
}
FhValue fhfile_new(FhVM *vm, FhType *type, int fd, FhValue name,
                   const char *mode) FH_MUST_CHECK;                      /* takes fd over */
int fhfile_flush(FhVM *vm, FhFile *f);                                   /* 0, -1 */
int fhfile_write(FhVM *vm, FhFile *f, const uint8_t *data, size_t size); /* 0, -1 */
int fhfile_fill(FhVM *vm, FhFile *f); /* reads more behind what is there: 1, 0 at the end, -1 */
int64_t fhfile_tell(FhVM *vm, FhFile *f);
int64_t fhfile_seek(FhVM *vm, FhFile *f, int64_t offset, int whence);
int fhfile_close(FhVM *vm, FhFile *f);

FhValue fhtextfile_new(FhVM *vm, FhType *type, FhValue buffer, FhValue encoding, FhValue errors,
                       FhValue newline, bool line_buffering, bool write_through) FH_MUST_CHECK;

#endif
