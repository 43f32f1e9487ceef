#include "source.h"
#include <string.h>
#include "../base/limits.h"
#include "../base/utf8.h"

typedef enum Encoding { UTF8, LATIN1, ASCII, OTHER } Encoding;

enum { LONGEST_ENCODING_NAME = 40 };

typedef struct Declaration {
    Encoding encoding;
    char name[LONGEST_ENCODING_NAME + 1]; /* as written */
} Declaration;

static bool is_name_char(unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_' || c == '.';
}

static bool matches(const char *name, const char *wanted, bool or_suffix) {
    size_t size = strlen(wanted);
    return strncmp(name, wanted, size) == 0 && (!name[size] || (or_suffix && name[size] == '-'));
}

static Encoding encoding_of(const char *written) {
    char name[LONGEST_ENCODING_NAME + 1];
    size_t i = 0;
    for (; written[i]; i++) {
        char c = written[i];
        name[i] = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
    }
    name[i] = 0;
    if (matches(name, "utf-8", true) || matches(name, "utf8", false)) return UTF8;
    if (matches(name, "latin-1", true) || matches(name, "iso-8859-1", true) ||
        matches(name, "iso-latin-1", true) || matches(name, "latin1", false))
        return LATIN1;
    if (matches(name, "ascii", false) || matches(name, "us-ascii", false)) return ASCII;
    return OTHER;
}

/* A declaration in the comment line [s, end); *only_comment tells whether the next line may hold one too. */
static bool find_declaration(const char *s, const char *end, Declaration *out, bool *only_comment) {
    while (s < end && (*s == ' ' || *s == '\t' || *s == '\f')) s++;
    *only_comment = s == end || *s == '#';
    if (s == end || *s != '#') return false;
    for (; end - s > 7; s++) {
        if (memcmp(s, "coding", 6) != 0 || (s[6] != ':' && s[6] != '=')) continue;
        const char *p = s + 7;
        while (p < end && (*p == ' ' || *p == '\t')) p++;
        size_t size = 0;
        while (p + size < end && is_name_char((unsigned char)p[size])) size++;
        if (!size) continue;
        if (size > LONGEST_ENCODING_NAME) size = LONGEST_ENCODING_NAME;
        memcpy(out->name, p, size);
        out->name[size] = 0;
        out->encoding = encoding_of(out->name);
        return true;
    }
    return false;
}

static const char *line_end(const char *s, const char *end) {
    while (s < end && *s != '\n' && *s != '\r') s++;
    return s;
}

static bool read_declaration(const char *s, const char *end, Declaration *out) {
    out->encoding = UTF8;
    bool only_comment;
    const char *first_end = line_end(s, end);
    if (find_declaration(s, first_end, out, &only_comment)) return true;
    if (!only_comment || first_end == end) return false;
    s = first_end + (end - first_end >= 2 && first_end[0] == '\r' && first_end[1] == '\n' ? 2 : 1);
    return find_declaration(s, line_end(s, end), out, &only_comment);
}

static uint32_t line_of(const char *text, size_t position) {
    uint32_t line = 1;
    for (size_t i = 0; i < position; i++) line += text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
    return line;
}

/* Writes `size` bytes with \r and \r\n turned into \n; returns the end. */
static char *copy_lines(char *out, const char *s, size_t size) {
    const char *end = s + size;
    while (s < end) {
        const char *stop = memchr(s, '\r', (size_t)(end - s));
        size_t run = (size_t)((stop ? stop : end) - s);
        memcpy(out, s, run);
        out += run;
        if (!stop) break;
        *out++ = '\n';
        s = stop + 1;
        if (s < end && *s == '\n') s++;
    }
    return out;
}

static bool widen_latin1(FhBump *arena, const char **text, size_t *size) {
    char *wide = fhbump_alloc(arena, *size * 2);
    if (!wide) return false;
    char *out = wide;
    for (size_t i = 0; i < *size; i++) out += fhutf8_encode((unsigned char)(*text)[i], out);
    *text = wide;
    *size = (size_t)(out - wide);
    return true;
}

static bool fail(FhDiagnostic *err, FhDiagnosticKind kind, const char *message) {
    fhdiagnostic_set(err, kind, NULL, 0, NULL, "%s", message);
    return false;
}

static bool fail_null(FhDiagnostic *err, const char *text, size_t position) {
    size_t start = position;
    while (start && text[start - 1] != '\n' && text[start - 1] != '\r') start--;
    FhSpan span = {1, (uint32_t)(position - start), 1, (uint32_t)(position - start)};
    fhdiagnostic_set(err, FHDIAGNOSTIC_SYNTAX, text + start, position - start, &span,
                     "source code cannot contain null bytes");
    err->lineno = err->end_lineno = (int32_t)line_of(text, position);
    return false;
}

static bool check_utf8(const FhParseInput *in, const Declaration *declared, bool has_declaration,
                       const char *text, size_t size, FhDiagnostic *err) {
    size_t valid = fhutf8_valid_prefix(text, size);
    if (valid == size) return true;
    unsigned byte = (unsigned char)text[valid];
    if (has_declaration) {
        fhdiagnostic_set(err, FHDIAGNOSTIC_SYNTAX, NULL, 0, NULL, "encoding problem: %s", declared->name);
    } else if (in->flags & FHPARSE_UTF8) {
        fhdiagnostic_set(err, FHDIAGNOSTIC_SYNTAX, NULL, 0, NULL,
                         "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %zu: %s", byte,
                         valid, fhutf8_error_reason(text + valid, text + size));
    } else {
        fhdiagnostic_set(
            err, FHDIAGNOSTIC_SYNTAX, NULL, 0, NULL,
            "Non-UTF-8 code starting with '\\x%02x' in file %s on line %u, but no encoding declared; see "
            "https://peps.python.org/pep-0263/ for details",
            byte, in->filename ? in->filename : "<string>", line_of(text, valid));
    }
    return false;
}

static bool to_utf8(const FhParseInput *in, FhBump *arena, const char **text, size_t *size,
                    FhDiagnostic *err) {
    Declaration declared = {.encoding = UTF8};
    bool has_bom = false, has_declaration = false;
    if (!(in->flags & FHPARSE_UTF8)) {
        has_bom = *size >= 3 && memcmp(*text, "\xEF\xBB\xBF", 3) == 0;
        if (has_bom) *text += 3, *size -= 3;
        has_declaration = read_declaration(*text, *text + *size, &declared);
    }
    bool other = declared.encoding != UTF8 || (has_declaration && (declared.name[3] | 2) != ('-' | 2));
    if (has_bom && other) { /* CPython knows only the spellings with a dash or underscore for UTF-8 here */
        const char *name = declared.encoding == LATIN1 ? "iso-8859-1" : declared.name;
        fhdiagnostic_set(err, FHDIAGNOSTIC_SYNTAX, NULL, 0, NULL, "encoding problem: %s with BOM", name);
        return false;
    }
    const char *null = *size ? memchr(*text, 0, *size) : NULL;
    if (null) return fail_null(err, *text, (size_t)(null - *text));
    switch (declared.encoding) {
    case LATIN1: return widen_latin1(arena, text, size) || fail(err, FHDIAGNOSTIC_MEMORY, "");
    case UTF8: return check_utf8(in, &declared, has_declaration, *text, *size, err);
    case ASCII:
        if (fhutf8_is_ascii(*text, *size)) return true;
        break;
    case OTHER: break;
    }
    fhdiagnostic_set(err, FHDIAGNOSTIC_SYNTAX, NULL, 0, NULL, "encoding problem: %s", declared.name);
    return false;
}

static bool ends_with_empty_line(const char *text, size_t size) {
    while (size && (text[size - 1] == ' ' || text[size - 1] == '\t' || text[size - 1] == '\f')) size--;
    return !size || text[size - 1] == '\n' || text[size - 1] == '\r';
}

bool fhsource_decode(const FhParseInput *in, FhBump *arena, FhSource *out, FhDiagnostic *err) {
    const char *text = in->text;
    size_t size = in->size;
    if (size > FH_MAX_SOURCE_SIZE / 2) return fail(err, FHDIAGNOSTIC_OVERFLOW, "source code is too large");
    if (!to_utf8(in, arena, &text, &size, err)) return false;
    char *copy = fhbump_alloc(arena, size + 1 + FHSOURCE_PADDING);
    if (!copy) return fail(err, FHDIAGNOSTIC_MEMORY, "");
    char *end = size ? copy_lines(copy, text, size) : copy;
    out->unended = end > copy && end[-1] != '\n';
    if (out->unended) *end++ = '\n';
    memset(end, 0, FHSOURCE_PADDING);
    out->text = copy;
    out->last_line_empty = ends_with_empty_line(text, size);
    out->size = (uint32_t)(end - copy);
    return true;
}
