/* Files: text and binary streams over a file descriptor. */
#ifndef FH_STDLIB_IO_H
#define FH_STDLIB_IO_H

#include "objects/protocol.h"

typedef struct FhFile {
    FhObj header;
    int fd; /* -1: closed */
    bool readable, writable, text, line_buffered, owns_fd, broken; /* broken: the reader has gone; output is dropped */
    uint8_t *out;    /* raw block of out_capacity: written, not yet flushed */
    size_t out_size, out_capacity;
    uint8_t *in;     /* raw block of in_capacity: read ahead */
    size_t in_at, in_size, in_capacity;
    FhValue name, mode, encoding, errors, newline;
} FhFile;

extern const FhTypeDef fhtypedef_TextIOWrapper;

/* A stream over fd for sys.stdin, stdout, stderr. name such as "<stdout>". */
FhValue fhfile_standard(FhVM *vm, int fd, const char *name, bool readable, bool line_buffered) FH_MUST_CHECK;
int fhfile_flush(FhVM *vm, FhFile *f); /* 0, -1 (OSError) */

#endif
