/* JSON, written piece by piece and read into a tree. */
#ifndef REPL_JSON_H
#define REPL_JSON_H

#include "text.h"

/* ---- writing ---- */

/* Commas come by themselves; indented where `indent` is set. */
typedef struct JsonWriter {
    Text *out;
    unsigned depth;
    bool indent, first, after_key;
} JsonWriter;

void json_open(JsonWriter *w, char bracket); /* '{' or '[' */
void json_close(JsonWriter *w, char bracket);
void json_key(JsonWriter *w, const char *key);
void json_string(JsonWriter *w, const char *s); /* NULL: null; what is no UTF-8 becomes U+FFFD */
void json_text(JsonWriter *w, const char *s, size_t size);
void json_number(JsonWriter *w, long long n);
void json_bool(JsonWriter *w, bool v);
void json_null(JsonWriter *w);
void json_field(JsonWriter *w, const char *key, const char *value);
void json_field_number(JsonWriter *w, const char *key, long long n);

/* ---- reading ---- */

typedef enum JsonKind {
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
} JsonKind;

typedef struct Json {
    JsonKind kind;
    double number;
    char *text; /* string; NUL-terminated, and may hold NULs: `size` */
    size_t size;
    char *key;          /* as a member of an object */
    struct Json *items; /* the first of an array or object */
    struct Json *next;
} Json;

enum { JSON_MAX_DEPTH = 128 };

/* NULL: malformed, nested deeper than JSON_MAX_DEPTH, or memory is out. */
Json *json_read(const char *text, size_t size);
void json_free(Json *v);

/* All of these take NULL and values of another kind, and then give the absent value. */
const Json *json_get(const Json *object, const char *key);
const char *json_get_text(const Json *object, const char *key);       /* NULL */
bool json_get_size(const Json *object, const char *key, size_t *out); /* a whole number from 0 */

#endif
