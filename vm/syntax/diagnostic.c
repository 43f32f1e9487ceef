#include "diagnostic.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "../base/array.h"
#include "../base/utf8.h"

void fhdiagnostic_init(FhDiagnostic *d, const FhAlloc *alloc) {
    memset(d, 0, sizeof *d);
    d->alloc = alloc;
}

void fhdiagnostic_free(FhDiagnostic *d) {
    const FhAlloc *alloc = d->alloc;
    if (d->message && d->kind != FHDIAGNOSTIC_MEMORY)
        fhalloc_free(alloc, (void *)d->message, d->message_size + 1);
    if (d->text) fhalloc_free(alloc, (void *)d->text, d->text_size + 1);
    fhdiagnostic_init(d, alloc);
}

static void set_memory(FhDiagnostic *d) {
    fhdiagnostic_free(d);
    d->kind = FHDIAGNOSTIC_MEMORY;
    d->message = "";
}

static bool set_message(FhDiagnostic *d, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    char *message = size < 0 ? NULL : fhalloc_new(d->alloc, (size_t)size + 1);
    if (message) {
        vsnprintf(message, (size_t)size + 1, format, again);
        d->message = message;
        d->message_size = (size_t)size;
    }
    va_end(again);
    return message != NULL;
}

static const char *find_line(const char *source, size_t size, uint32_t lineno, size_t *line_size) {
    const char *end = source + size, *line = source;
    while (--lineno) {
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        if (!newline) return NULL;
        line = newline + 1;
    }
    if (line == end) return NULL;
    const char *newline = memchr(line, '\n', (size_t)(end - line));
    *line_size = (size_t)((newline ? newline + 1 : end) - line);
    return line;
}

/* The code point at byte `col` of the line, counted from 1; one behind the line's end for all that lies there. */
static int32_t offset_in(const char *line, size_t size, uint32_t col) {
    if (!line) return (int32_t)col + 1;
    return (int32_t)fhutf8_count(line, col < size ? col : size) + 1;
}

/* CPython counts the end column on the first line, too, and then without the newline. */
static bool set_place(FhDiagnostic *d, const char *source, size_t source_size, const FhSpan *span) {
    size_t size = 0;
    const char *line = find_line(source, source_size, span->lineno, &size);
    d->lineno = (int32_t)span->lineno;
    d->end_lineno = (int32_t)span->end_lineno;
    d->offset = offset_in(line, size, span->col_offset);
    bool several = span->end_lineno > span->lineno && size && line[size - 1] == '\n';
    d->end_offset = offset_in(line, size - several, span->end_col_offset);
    if (!line) return true;
    char *text = fhalloc_new(d->alloc, size + 1);
    if (!text) return false;
    memcpy(text, line, size);
    text[size] = 0;
    d->text = text;
    d->text_size = size;
    return true;
}

void fhdiagnostic_set(FhDiagnostic *d, FhDiagnosticKind kind, const char *source, size_t source_size,
                      const FhSpan *span, const char *format, ...) {
    fhdiagnostic_free(d);
    d->kind = kind;
    va_list args;
    va_start(args, format);
    bool ok = kind != FHDIAGNOSTIC_MEMORY && set_message(d, format, args);
    va_end(args);
    if (ok && span && span->lineno) ok = set_place(d, source, source_size, span);
    if (!ok) set_memory(d);
}

void fhdiagnostic_cut_newline(FhDiagnostic *d, uint32_t lineno) {
    if (!d->text || d->lineno != (int32_t)lineno || !d->text_size || d->text[d->text_size - 1] != '\n')
        return;
    char *text = fhalloc_new(d->alloc, d->text_size);
    if (!text) return;
    memcpy(text, d->text, d->text_size - 1);
    text[d->text_size - 1] = 0;
    fhalloc_free(d->alloc, (void *)d->text, d->text_size + 1);
    d->text = text;
    d->text_size--;
}

static bool same_warning(const FhWarning *a, const FhWarning *b) {
    return a->span.lineno == b->span.lineno && a->span.col_offset == b->span.col_offset &&
           strcmp(a->message, b->message) == 0;
}

void fhwarnings_add(FhWarnings *list, bool deprecation, const FhSpan *span, const char *format, ...) {
    if (!list) return;
    FhWarning new = {.deprecation = deprecation, .span = *span};
    va_list args;
    va_start(args, format);
    vsnprintf(new.message, sizeof new.message, format, args);
    va_end(args);
    for (uint32_t i = list->count; i > 0 && list->count - i < 8; i--)
        if (deprecation && same_warning(&list->items[i - 1], &new)) return;
    FhWarning *grown = fharray_grow(list->alloc, list->items, list->count, &list->capacity, sizeof new);
    if (!grown) return;
    list->items = grown;
    list->items[list->count++] = new;
}

void fhwarnings_free(FhWarnings *list) {
    fharray_free(list->alloc, list->items, list->capacity, sizeof *list->items);
    list->items = NULL;
    list->count = list->capacity = 0;
}

const char *fhdiagnostic_kind_name(FhDiagnosticKind kind) {
    static const char *const names[] = {
#define X(kind, name) name,
        FH_DIAGNOSTIC_KINDS(X)
#undef X
    };
    return names[kind];
}
