/* The library modules that are written in Python, embedded in the program by stdlib/embed.sh. The table ends with a
 * null name. Each source is followed by a NUL that its size does not count; bytes 128 to 255 are UTF-8. */
#ifndef FH_RUNTIME_SOURCES_H
#define FH_RUNTIME_SOURCES_H

#include <stddef.h>

typedef struct {
    const char *name; /* dotted module name */
    const char *source;
    size_t size;
    int is_package;
} FhStdlibSource;

extern const FhStdlibSource fhstdlib_sources[];
const FhStdlibSource *fhfinder_library_source(const char *name); /* NULL: there is none */

/* Their images (bytecode/image.h), by the same numbers, made when the program is built. NULL in the program that makes
 * them. */
typedef struct {
    const char *data;
    size_t size;
} FhStdlibImage;
extern const FhStdlibImage *const fhstdlib_images;

#endif
