/* A source file as it was read, with its lines. A line ends with \n, \r\n or \r, as for the parser; columns count code points
 * from 1, or, for editors, UTF-16 units from 0. */
#ifndef REPL_SOURCE_H
#define REPL_SOURCE_H

#include "freehold.h"
#include "text.h"

typedef struct Source {
    const char *name; /* as shown */
    const char *path; /* of the file; NULL: it is none */
    const char *data;
    size_t size;
    size_t *starts; /* of each line; one more for the end */
    size_t count;
} Source;

/* Finds the lines; name, path and data stay the caller's. False: memory is out. */
bool source_open(Source *s, const char *name, const char *path, const char *data, size_t size);
void source_close(Source *s);

const char *source_line(const Source *s, size_t line,
                        size_t *size); /* from 1, without its end; NULL: there is none */
/* The byte at a place; what lies behind a line's end is its end. */
size_t source_offset(const Source *s, unsigned line, unsigned column);
size_t source_offset16(const Source *s, size_t line, size_t units); /* line from 0 */
/* UTF-16 units before a column of a line. */
size_t source_units(const Source *s, unsigned line, unsigned column);

#endif
