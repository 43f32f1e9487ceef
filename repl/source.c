/* See source.h. */
#include "source.h"

#include <stdlib.h>
#include <string.h>

static bool ends_line(const char *data, size_t size, size_t i) {
    return data[i] == '\n' || (data[i] == '\r' && (i + 1 == size || data[i + 1] != '\n'));
}

bool source_open(Source *s, const char *name, const char *path, const char *data, size_t size) {
    size_t count = 1, n = 0;
    for (size_t i = 0; i < size; i++) count += ends_line(data, size, i);
    *s = (Source){name, path, data, size, malloc((count + 1) * sizeof(size_t)), count};
    if (!s->starts) return false;
    s->starts[n++] = 0;
    for (size_t i = 0; i < size; i++)
        if (ends_line(data, size, i)) s->starts[n++] = i + 1;
    s->starts[n] = size;
    return true;
}

void source_close(Source *s) {
    free(s->starts);
    s->starts = NULL;
}

const char *source_line(const Source *s, size_t line, size_t *size) {
    static const char mark[] = "\xEF\xBB\xBF"; /* at the beginning of the file; no column counts it */
    *size = 0;
    if (line == 0 || line > s->count) return NULL;
    size_t start = s->starts[line - 1], end = s->starts[line];
    while (end > start && (s->data[end - 1] == '\n' || s->data[end - 1] == '\r')) end--;
    if (line == 1 && end >= 3 && memcmp(s->data, mark, 3) == 0) start = 3;
    *size = end - start;
    return s->data + start;
}

size_t source_offset(const Source *s, unsigned line, unsigned column) {
    size_t size, step;
    const char *at = source_line(s, line, &size);
    if (!at) return s->size;
    const char *end = at + size;
    for (; column > 1 && at < end; column--, at += step) text_decode(at, end, &step);
    return (size_t)(at - s->data);
}

size_t source_offset16(const Source *s, size_t line, size_t units) {
    size_t size, step;
    if (line >= s->count) return s->size;
    const char *at = source_line(s, line + 1, &size), *end = at + size;
    while (units && at < end) {
        size_t taken = text_decode(at, end, &step) >= 0x10000 ? 2 : 1;
        if (taken > units) break; /* in the middle of a character: its beginning */
        units -= taken;
        at += step;
    }
    return (size_t)(at - s->data);
}

size_t source_units(const Source *s, unsigned line, unsigned column) {
    size_t size, step, units = 0;
    const char *at = source_line(s, line, &size);
    if (!at) return 0;
    const char *end = at + size;
    for (; column > 1 && at < end; column--, at += step)
        units += text_decode(at, end, &step) >= 0x10000 ? 2 : 1;
    return units;
}
