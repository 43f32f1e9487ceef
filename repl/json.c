/* See json.h. */
#include "json.h"

#include <stdlib.h>
#include <string.h>

/* ---- writing ---- */

static void new_line(JsonWriter *w) {
    if (!w->indent) return;
    text_char(w->out, '\n');
    text_repeat(w->out, ' ', (size_t)w->depth * 2);
}

static void begin_value(JsonWriter *w) {
    if (w->after_key) {
        w->after_key = false;
        return;
    }
    if (!w->depth) return;
    if (!w->first) text_char(w->out, ',');
    w->first = false;
    new_line(w);
}

void json_open(JsonWriter *w, char bracket) {
    begin_value(w);
    text_char(w->out, bracket);
    w->depth++;
    w->first = true;
}

void json_close(JsonWriter *w, char bracket) {
    bool empty = w->first;
    w->depth--;
    w->first = false;
    if (!empty) new_line(w);
    text_char(w->out, bracket);
}

static void add_quoted(Text *out, const char *s, size_t size) {
    const char *end = s + size;
    text_char(out, '"');
    while (s < end) {
        size_t step;
        uint32_t c = text_decode(s, end, &step);
        if (c == '"' || c == '\\')
            text_format(out, "\\%c", (char)c);
        else if (c == '\n')
            text_c(out, "\\n");
        else if (c == '\t')
            text_c(out, "\\t");
        else if (c < 0x20 || c == 0x7F)
            text_format(out, "\\u%04x", (unsigned)c);
        else if (c == 0xFFFD && step == 1)
            text_c(out, "\xEF\xBF\xBD");
        else
            text_add(out, s, step);
        s += step;
    }
    text_char(out, '"');
}

void json_key(JsonWriter *w, const char *key) {
    begin_value(w);
    add_quoted(w->out, key, strlen(key));
    text_c(w->out, w->indent ? ": " : ":");
    w->after_key = true;
}

void json_text(JsonWriter *w, const char *s, size_t size) {
    begin_value(w);
    add_quoted(w->out, s, size);
}

void json_string(JsonWriter *w, const char *s) {
    if (s)
        json_text(w, s, strlen(s));
    else
        json_null(w);
}

void json_number(JsonWriter *w, long long n) {
    begin_value(w);
    text_format(w->out, "%lld", n);
}

void json_bool(JsonWriter *w, bool v) {
    begin_value(w);
    text_c(w->out, v ? "true" : "false");
}

void json_null(JsonWriter *w) {
    begin_value(w);
    text_c(w->out, "null");
}

void json_field(JsonWriter *w, const char *key, const char *value) {
    json_key(w, key);
    json_string(w, value);
}

void json_field_number(JsonWriter *w, const char *key, long long n) {
    json_key(w, key);
    json_number(w, n);
}

/* ---- reading ---- */

typedef struct Reader {
    const char *at, *end;
    unsigned depth;
} Reader;

static bool read_value(Reader *r, Json *out);

static void skip_blanks(Reader *r) {
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t' || *r->at == '\n' || *r->at == '\r')) r->at++;
}

static bool take(Reader *r, char c) {
    skip_blanks(r);
    if (r->at == r->end || *r->at != c) return false;
    r->at++;
    return true;
}

static bool read_hex(Reader *r, uint32_t *out) {
    *out = 0;
    if (r->end - r->at < 4) return false;
    for (int i = 0; i < 4; i++) {
        char c = *r->at++;
        if (c >= '0' && c <= '9')
            *out = *out << 4 | (uint32_t)(c - '0');
        else if ((c | 32) >= 'a' && (c | 32) <= 'f')
            *out = *out << 4 | (uint32_t)((c | 32) - 'a' + 10);
        else
            return false;
    }
    return true;
}

/* What follows \u; a surrogate that has no partner becomes U+FFFD. */
static bool read_escaped_unit(Reader *r, Text *t) {
    uint32_t c, low;
    char bytes[4];
    if (!read_hex(r, &c)) return false;
    if (c >= 0xD800 && c < 0xDC00 && r->end - r->at >= 6 && r->at[0] == '\\' && r->at[1] == 'u') {
        Reader ahead = {r->at + 2, r->end, 0};
        if (!read_hex(&ahead, &low)) return false;
        if (low >= 0xDC00 && low < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            r->at = ahead.at;
        }
    }
    if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
    text_add(t, bytes, text_encode(c, bytes));
    return true;
}

static bool read_escape(Reader *r, Text *t) {
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    if (r->at == r->end) return false;
    char c = *r->at++;
    if (c == 'u') return read_escaped_unit(r, t);
    const char *found = c ? strchr(names, c) : NULL;
    if (found) text_char(t, values[found - names]);
    return found != NULL;
}

static bool read_string(Reader *r, char **out, size_t *size) {
    Text t = {0};
    if (!take(r, '"')) return false;
    text_c(&t, "");
    while (r->at < r->end && *r->at != '"') {
        bool ok = (unsigned char)*r->at >= 0x20;
        if (ok && *r->at == '\\') {
            r->at++;
            ok = read_escape(r, &t);
        } else if (ok) {
            text_char(&t, *r->at++);
        }
        if (!ok) return text_free(&t), false;
    }
    if (r->at == r->end || t.failed) return text_free(&t), false;
    r->at++;
    *out = t.data;
    *size = t.size;
    return true;
}

static bool read_number(Reader *r, Json *out) {
    char digits[64];
    size_t n = 0;
    while (r->at < r->end && *r->at && strchr("+-.0123456789eE", *r->at) && n < sizeof digits - 1)
        digits[n++] = *r->at++;
    digits[n] = 0;
    char *end;
    out->kind = JSON_NUMBER;
    out->number = strtod(digits, &end);
    return n && *end == 0 && (digits[0] == '-' || (digits[0] >= '0' && digits[0] <= '9'));
}

static bool read_word(Reader *r, const char *word, JsonKind kind, Json *out) {
    size_t n = strlen(word);
    if ((size_t)(r->end - r->at) < n || memcmp(r->at, word, n) != 0) return false;
    r->at += n;
    out->kind = kind;
    return true;
}

static bool read_members(Reader *r, char close, Json *out) {
    Json **last = &out->items;
    size_t size;
    if (take(r, close)) return true;
    do {
        Json *item = *last = calloc(1, sizeof *item);
        if (!item) return false;
        last = &item->next;
        if (close == '}' && (!read_string(r, &item->key, &size) || !take(r, ':'))) return false;
        if (!read_value(r, item)) return false;
    } while (take(r, ','));
    return take(r, close);
}

static bool read_value(Reader *r, Json *out) {
    skip_blanks(r);
    if (r->at == r->end || r->depth == JSON_MAX_DEPTH) return false;
    switch (*r->at) {
    case '{':
    case '[': {
        bool object = *r->at++ == '{';
        out->kind = object ? JSON_OBJECT : JSON_ARRAY;
        r->depth++;
        bool ok = read_members(r, object ? '}' : ']', out);
        r->depth--;
        return ok;
    }
    case '"': out->kind = JSON_STRING; return read_string(r, &out->text, &out->size);
    case 't': return read_word(r, "true", JSON_TRUE, out);
    case 'f': return read_word(r, "false", JSON_FALSE, out);
    case 'n': return read_word(r, "null", JSON_NULL, out);
    default: return read_number(r, out);
    }
}

Json *json_read(const char *text, size_t size) {
    Reader r = {text, text + size, 0};
    Json *v = calloc(1, sizeof *v);
    if (!v) return NULL;
    bool ok = read_value(&r, v);
    skip_blanks(&r);
    if (ok && r.at == r.end) return v;
    json_free(v);
    return NULL;
}

void json_free(Json *v) {
    while (v) {
        Json *next = v->next;
        json_free(v->items);
        free(v->text);
        free(v->key);
        free(v);
        v = next;
    }
}

const Json *json_get(const Json *object, const char *key) {
    if (!object || object->kind != JSON_OBJECT) return NULL;
    for (const Json *m = object->items; m; m = m->next)
        if (strcmp(m->key, key) == 0) return m;
    return NULL;
}

const char *json_get_text(const Json *object, const char *key) {
    const Json *v = json_get(object, key);
    return v && v->kind == JSON_STRING ? v->text : NULL;
}

bool json_get_size(const Json *object, const char *key, size_t *out) {
    const Json *v = json_get(object, key);
    if (!v || v->kind != JSON_NUMBER || !(v->number >= 0 && v->number < 9e15)) return false;
    *out = (size_t)v->number;
    return true;
}
