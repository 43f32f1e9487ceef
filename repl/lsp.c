/* See lsp.h. The Language Server Protocol 3.17, as much of it as findings need: documents are kept whole, positions are in
 * UTF-16 units, and every change is answered with the diagnostics of the document. What comes in is not trusted: a message
 * that makes no sense gets an error or nothing, and the server goes on. */
#include "lsp.h"
#include "imports.h"
#include "json.h"
#include "rules.h"
#include "source.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 256 << 20 };                   /* of a message */
#define MOST_SKIPPED ((unsigned long long)1 << 40) /* of one that is too large */
enum {
    PARSE_ERROR = -32700,
    INVALID_REQUEST = -32600,
    NO_METHOD = -32601,
    BAD_PARAMS = -32602,
    NOT_INITIALIZED = -32002
};

typedef struct Document {
    char *uri, *path; /* path NULL: no file */
    Text text;
    Source source;   /* its lines */
    fh_check *check; /* NULL: it could not be made */
    double version;
    bool versioned;
    struct Document *next;
} Document;

typedef struct Server {
    fh_vm *vm;
    Document *documents;
    Text in, out;
    bool initialized, shut_down, left;
} Server;

/* ---- messages ---- */

static void send(Server *s) {
    if (!s->out.failed && s->out.size) {
        printf("Content-Length: %zu\r\n\r\n", s->out.size);
        fwrite(s->out.data, 1, s->out.size, stdout);
        fflush(stdout);
    }
    text_clear(&s->out);
}

static JsonWriter begin(Server *s) {
    text_clear(&s->out);
    JsonWriter w = {.out = &s->out};
    json_open(&w, '{');
    json_field(&w, "jsonrpc", "2.0");
    return w;
}

static void end(Server *s, JsonWriter *w) {
    json_close(w, '}');
    send(s);
}

static void add_id(JsonWriter *w, const Json *id) {
    json_key(w, "id");
    if (id && id->kind == JSON_STRING)
        json_text(w, id->text, id->size);
    else if (id && id->kind == JSON_NUMBER && id->number >= -1e15 && id->number <= 1e15)
        json_number(w, (long long)id->number);
    else
        json_null(w);
}

static JsonWriter begin_result(Server *s, const Json *id) {
    JsonWriter w = begin(s);
    add_id(&w, id);
    json_key(&w, "result");
    return w;
}

static void send_null(Server *s, const Json *id) {
    JsonWriter w = begin_result(s, id);
    json_null(&w);
    end(s, &w);
}

static void send_error(Server *s, const Json *id, int code, const char *message) {
    JsonWriter w = begin(s);
    add_id(&w, id);
    json_key(&w, "error");
    json_open(&w, '{');
    json_field_number(&w, "code", code);
    json_field(&w, "message", message);
    json_close(&w, '}');
    end(s, &w);
}

/* ---- places ---- */

static void add_position(JsonWriter *w, const char *key, size_t line, size_t character) {
    json_key(w, key);
    json_open(w, '{');
    json_field_number(w, "line", (long long)line);
    json_field_number(w, "character", (long long)character);
    json_close(w, '}');
}

static void add_range(JsonWriter *w, const char *key, const Source *source, const fh_place *p) {
    json_key(w, key);
    json_open(w, '{');
    add_position(w, "start", p->line ? p->line - 1 : 0,
                 p->line ? source_units(source, p->line, p->column) : 0);
    add_position(w, "end", p->end_line ? p->end_line - 1 : 0,
                 p->end_line ? source_units(source, p->end_line, p->column ? p->end_column : ~0u) : 0);
    json_close(w, '}');
}

/* The byte of the document at a position; false: there is none in the message. */
static bool offset_of(const Source *source, const Json *position, size_t *out) {
    size_t line, character;
    if (!json_get_size(position, "line", &line) || !json_get_size(position, "character", &character))
        return false;
    *out = source_offset16(source, line, character);
    return true;
}

typedef struct Range {
    size_t start, end; /* bytes */
} Range;

static bool range_of(const Source *source, const Json *range, Range *out) {
    return offset_of(source, json_get(range, "start"), &out->start) &&
           offset_of(source, json_get(range, "end"), &out->end) && out->start <= out->end;
}

static Range bytes_of(const Source *source, const fh_place *p) {
    return (Range){source_offset(source, p->line, p->column),
                   source_offset(source, p->end_line, p->end_column)};
}

static bool meet(Range a, Range b) { return a.start <= b.end && b.start <= a.end; }

/* ---- documents ---- */

static Document *find(Server *s, const char *uri) {
    for (Document *d = s->documents; d && uri; d = d->next)
        if (strcmp(d->uri, uri) == 0) return d;
    return NULL;
}

static int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "file:///a%20b" as a path; NULL for other schemes. */
static char *path_of(const char *uri) {
    static const char scheme[] = "file://";
    Text t = {0};
    if (strncmp(uri, scheme, sizeof scheme - 1) != 0) return NULL;
    uri = strchr(uri + sizeof scheme - 1, '/');
    for (; uri && *uri; uri++) {
        bool escaped = *uri == '%' && hex(uri[1]) >= 0 && hex(uri[2]) >= 0;
        text_char(&t, escaped ? (char)(hex(uri[1]) << 4 | hex(uri[2])) : *uri);
        if (escaped) uri += 2;
    }
    if (!t.failed) return t.data;
    text_free(&t);
    return NULL;
}

static void forget_check(Document *d) {
    source_close(&d->source);
    fh_check_free(d->check);
    d->check = NULL;
}

static void close_document(Server *s, Document *d) {
    for (Document **at = &s->documents; *at; at = &(*at)->next)
        if (*at == d) {
            *at = d->next;
            break;
        }
    forget_check(d);
    text_free(&d->text);
    free(d->uri);
    free(d->path);
    free(d);
}

static Document *open_document(Server *s, const char *uri) {
    Document *d = calloc(1, sizeof *d);
    if (!d || !(d->uri = strdup(uri))) return free(d), NULL;
    d->path = path_of(uri);
    d->next = s->documents;
    s->documents = d;
    return d;
}

static void check_document(Server *s, Document *d) {
    Imports imports;
    const char *name = d->path ? d->path : d->uri;
    forget_check(d);
    if (d->text.failed || !source_open(&d->source, name, d->path, d->text.data, d->text.size)) return;
    imports_open(&imports, d->path);
    fh_check_options options = {.filename = name, .import = imports_find, .env = &imports};
    if (fh_check_source(s->vm, d->text.data, d->text.size, &options, &d->check) != FH_OK) {
        fh_error_clear(s->vm);
        d->check = NULL;
    }
    imports_close(&imports);
}

/* ---- diagnostics ---- */

static void add_related(JsonWriter *w, const Document *d, const fh_finding *f) {
    json_key(w, "relatedInformation");
    json_open(w, '[');
    for (size_t i = 0; i < f->path_size; i++) {
        json_open(w, '{');
        json_key(w, "location");
        json_open(w, '{');
        json_field(w, "uri", d->uri);
        add_range(w, "range", &d->source, &f->path[i].place);
        json_close(w, '}');
        json_field(w, "message", f->path[i].note);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void add_finding(JsonWriter *w, const Document *d, const fh_finding *f) {
    static const int severities[] = {3, 2, 1}; /* by level: information, warning, error */
    char code[16];
    Text message = {0};
    snprintf(code, sizeof code, "FH%u", f->rule);
    text_format(&message, "%s%s%s", f->message, f->why ? "\n" : "", f->why ? f->why : "");
    json_open(w, '{');
    add_range(w, "range", &d->source, &f->place);
    json_field_number(w, "severity", severities[f->level]);
    json_field(w, "code", code);
    json_field(w, "source", "freehold");
    json_field(w, "message", message.data ? message.data : "");
    add_related(w, d, f);
    json_close(w, '}');
    text_free(&message);
}

static void add_error(JsonWriter *w, const Document *d, const fh_source_error *e) {
    fh_place place = e->place;
    if (place.end_line == place.line && place.end_column == place.column && place.column) place.end_column++;
    json_open(w, '{');
    add_range(w, "range", &d->source, &place);
    json_field_number(w, "severity", 1);
    json_field(w, "code", e->type);
    json_field(w, "source", "freehold");
    json_field(w, "message", e->message);
    json_close(w, '}');
}

static void publish(Server *s, const Document *d) {
    JsonWriter w = begin(s);
    json_field(&w, "method", "textDocument/publishDiagnostics");
    json_key(&w, "params");
    json_open(&w, '{');
    json_field(&w, "uri", d->uri);
    if (d->versioned) json_field_number(&w, "version", (long long)d->version);
    json_key(&w, "diagnostics");
    json_open(&w, '[');
    if (d->check && fh_check_error(d->check)) add_error(&w, d, fh_check_error(d->check));
    for (size_t i = 0; d->check && i < fh_check_count(d->check); i++)
        add_finding(&w, d, fh_check_finding(d->check, i));
    json_close(&w, ']');
    json_close(&w, '}');
    end(s, &w);
}

static void publish_none(Server *s, const char *uri) {
    Document nothing = {.uri = (char *)uri};
    publish(s, &nothing);
}

/* ---- what the editor tells ---- */

static const Json *document_of(const Json *params) { return json_get(params, "textDocument"); }

static void note_version(Document *d, const Json *document) {
    const Json *version = json_get(document, "version");
    d->versioned =
        version && version->kind == JSON_NUMBER && version->number >= -1e15 && version->number <= 1e15;
    if (d->versioned) d->version = version->number;
}

static void set_text(Document *d, const char *text, size_t size) {
    text_clear(&d->text);
    text_add(&d->text, text, size);
}

static void did_open(Server *s, const Json *params) {
    const Json *document = document_of(params), *text = json_get(document, "text");
    const char *uri = json_get_text(document, "uri");
    if (!uri || !text || text->kind != JSON_STRING) return;
    Document *d = find(s, uri);
    if (!d && !(d = open_document(s, uri))) return;
    set_text(d, text->text, text->size);
    note_version(d, document);
    check_document(s, d);
    publish(s, d);
}

/* One change: of a range, or of the whole text. */
static void change(Document *d, const Json *event) {
    const Json *text = json_get(event, "text"), *range = json_get(event, "range");
    Range r;
    Text changed = {0};
    Source lines;
    if (!text || text->kind != JSON_STRING) return;
    if (!range) {
        set_text(d, text->text, text->size);
        return;
    }
    if (d->text.failed || !source_open(&lines, d->uri, NULL, d->text.data, d->text.size)) return;
    if (range_of(&lines, range, &r)) {
        text_add(&changed, d->text.data, r.start);
        text_add(&changed, text->text, text->size);
        text_add(&changed, d->text.data + r.end, d->text.size - r.end);
        text_free(&d->text);
        d->text = changed;
    }
    source_close(&lines);
}

static void did_change(Server *s, const Json *params) {
    Document *d = find(s, json_get_text(document_of(params), "uri"));
    const Json *changes = json_get(params, "contentChanges");
    if (!d || !changes || changes->kind != JSON_ARRAY) return;
    for (const Json *event = changes->items; event; event = event->next) change(d, event);
    note_version(d, document_of(params));
    check_document(s, d);
    publish(s, d);
}

/* What stands beside it may have changed too. */
static void did_save(Server *s, const Json *params) {
    Document *d = find(s, json_get_text(document_of(params), "uri"));
    const Json *text = json_get(params, "text");
    if (!d) return;
    if (text && text->kind == JSON_STRING) set_text(d, text->text, text->size);
    check_document(s, d);
    publish(s, d);
}

static void did_close(Server *s, const Json *params) {
    Document *d = find(s, json_get_text(document_of(params), "uri"));
    if (!d) return;
    publish_none(s, d->uri);
    close_document(s, d);
}

/* ---- what the editor asks ---- */

static void initialize(Server *s, const Json *id) {
    JsonWriter w = begin_result(s, id);
    json_open(&w, '{');
    json_key(&w, "capabilities");
    json_open(&w, '{');
    json_field(&w, "positionEncoding", "utf-16");
    json_key(&w, "textDocumentSync");
    json_open(&w, '{');
    json_key(&w, "openClose");
    json_bool(&w, true);
    json_field_number(&w, "change", 2);
    json_key(&w, "save");
    json_bool(&w, true);
    json_close(&w, '}');
    json_key(&w, "hoverProvider");
    json_bool(&w, true);
    json_key(&w, "codeActionProvider");
    json_open(&w, '{');
    json_key(&w, "codeActionKinds");
    json_open(&w, '[');
    json_string(&w, "quickfix");
    json_close(&w, ']');
    json_close(&w, '}');
    json_close(&w, '}');
    json_key(&w, "serverInfo");
    json_open(&w, '{');
    json_field(&w, "name", "freehold");
    json_field(&w, "version", FH_VERSION_STRING);
    json_close(&w, '}');
    json_close(&w, '}');
    s->initialized = true;
    end(s, &w);
}

static const fh_finding *finding_at(const Document *d, size_t offset) {
    for (size_t i = 0; d->check && i < fh_check_count(d->check); i++) {
        const fh_finding *f = fh_check_finding(d->check, i);
        if (meet(bytes_of(&d->source, &f->place), (Range){offset, offset})) return f;
    }
    return NULL;
}

static void hover(Server *s, const Json *id, const Json *params) {
    Document *d = find(s, json_get_text(document_of(params), "uri"));
    size_t offset;
    const fh_finding *f = NULL;
    if (d && d->check && offset_of(&d->source, json_get(params, "position"), &offset))
        f = finding_at(d, offset);
    const Rule *rule = f ? rule_find(f->rule) : NULL;
    if (!rule) {
        send_null(s, id);
        return;
    }
    Text text = {0};
    rule_explain(&text, rule, true);
    JsonWriter w = begin_result(s, id);
    json_open(&w, '{');
    json_key(&w, "contents");
    json_open(&w, '{');
    json_field(&w, "kind", "markdown");
    json_field(&w, "value", text.data ? text.data : "");
    json_close(&w, '}');
    add_range(&w, "range", &d->source, &f->place);
    json_close(&w, '}');
    text_free(&text);
    end(s, &w);
}

static void add_edit(JsonWriter *w, const Source *source, const fh_place *place, const char *text) {
    json_open(w, '{');
    add_range(w, "range", source, place);
    json_field(w, "newText", text);
    json_close(w, '}');
}

/* Up to the edits, which the caller writes before end_action. */
static void begin_action(JsonWriter *w, const Document *d, const fh_finding *f, const char *title,
                         bool preferred) {
    json_open(w, '{');
    json_field(w, "title", title);
    json_field(w, "kind", "quickfix");
    json_key(w, "isPreferred");
    json_bool(w, preferred);
    json_key(w, "diagnostics");
    json_open(w, '[');
    add_finding(w, d, f);
    json_close(w, ']');
    json_key(w, "edit");
    json_open(w, '{');
    json_key(w, "changes");
    json_open(w, '{');
    json_key(w, d->uri);
    json_open(w, '[');
}

static void end_action(JsonWriter *w) {
    json_close(w, ']');
    json_close(w, '}');
    json_close(w, '}');
    json_close(w, '}');
}

static void add_fix(JsonWriter *w, const Document *d, const fh_finding *f) {
    begin_action(w, d, f, f->fix_title, true);
    for (size_t i = 0; i < f->edits_size; i++) add_edit(w, &d->source, &f->edits[i].place, f->edits[i].text);
    end_action(w);
}

/* A comment at the end of the line, where none stands. */
static void add_silence(JsonWriter *w, const Document *d, const fh_finding *f) {
    char title[48], comment[48];
    size_t size;
    const char *line = source_line(&d->source, f->place.line, &size);
    if (!line || memchr(line, '#', size) || (size && line[size - 1] == '\\')) return;
    fh_place place = {f->place.line, ~0u, f->place.line, ~0u};
    snprintf(title, sizeof title, "silence FH%u on this line", f->rule);
    snprintf(comment, sizeof comment, "  # freehold: ignore[FH%u]", f->rule);
    begin_action(w, d, f, title, false);
    add_edit(w, &d->source, &place, comment);
    end_action(w);
}

static void code_action(Server *s, const Json *id, const Json *params) {
    Document *d = find(s, json_get_text(document_of(params), "uri"));
    Range r;
    bool asked = d && d->check && range_of(&d->source, json_get(params, "range"), &r);
    JsonWriter w = begin_result(s, id);
    json_open(&w, '[');
    for (size_t i = 0; asked && i < fh_check_count(d->check); i++) {
        const fh_finding *f = fh_check_finding(d->check, i);
        if (!meet(bytes_of(&d->source, &f->place), r)) continue;
        if (f->fix_title) add_fix(&w, d, f);
        add_silence(&w, d, f);
    }
    json_close(&w, ']');
    end(s, &w);
}

/* ---- dispatch ---- */

static void notification(Server *s, const char *method, const Json *params) {
    if (strcmp(method, "exit") == 0)
        s->left = true;
    else if (!s->initialized || s->shut_down)
        return;
    else if (strcmp(method, "textDocument/didOpen") == 0)
        did_open(s, params);
    else if (strcmp(method, "textDocument/didChange") == 0)
        did_change(s, params);
    else if (strcmp(method, "textDocument/didSave") == 0)
        did_save(s, params);
    else if (strcmp(method, "textDocument/didClose") == 0)
        did_close(s, params);
}

static void request(Server *s, const char *method, const Json *id, const Json *params) {
    if (strcmp(method, "initialize") == 0 && !s->initialized) {
        initialize(s, id);
    } else if (!s->initialized) {
        send_error(s, id, NOT_INITIALIZED, "the server has not been initialized");
    } else if (s->shut_down) {
        send_error(s, id, INVALID_REQUEST, "the server has been shut down");
    } else if (strcmp(method, "shutdown") == 0) {
        s->shut_down = true;
        send_null(s, id);
    } else if (strcmp(method, "textDocument/hover") == 0) {
        hover(s, id, params);
    } else if (strcmp(method, "textDocument/codeAction") == 0) {
        code_action(s, id, params);
    } else {
        bool again = strcmp(method, "initialize") == 0;
        send_error(s, id, again ? INVALID_REQUEST : NO_METHOD,
                   again ? "initialized already" : "no such method");
    }
}

static void handle(Server *s, const char *text, size_t size) {
    Json *message = json_read(text, size);
    const char *method = json_get_text(message, "method");
    const Json *id = json_get(message, "id");
    bool answer = json_get(message, "result") || json_get(message, "error"); /* to nothing that was asked */
    if (!message)
        send_error(s, NULL, PARSE_ERROR, "the message is no JSON");
    else if (method && id)
        request(s, method, id, json_get(message, "params"));
    else if (method)
        notification(s, method, json_get(message, "params"));
    else if (!answer)
        send_error(s, id, INVALID_REQUEST, "the message has no method");
    json_free(message);
}

/* ---- reading ---- */

/* A header line without its end; false: the input has ended. What is too long is cut. */
static bool read_line(char *out, size_t room) {
    size_t n = 0;
    int c;
    while ((c = getchar()) != EOF && c != '\n')
        if (n + 1 < room) out[n++] = (char)c;
    if (n && out[n - 1] == '\r') n--;
    out[n] = 0;
    return c != EOF;
}

/* The length that the headers of the next message give; 0 where they give none. False: the input has ended. */
static bool read_headers(size_t *length) {
    static const char name[] = "content-length:";
    char line[256];
    *length = 0;
    for (;;) {
        if (!read_line(line, sizeof line)) return false;
        if (!*line) return true;
        if (strncasecmp(line, name, sizeof name - 1) != 0) continue;
        unsigned long long n = strtoull(line + sizeof name - 1, NULL, 10);
        *length = n <= MOST_SKIPPED ? (size_t)n : 0; /* beyond that it is no length */
    }
}

static bool skip(size_t length) {
    while (length && getchar() != EOF) length--;
    return !length;
}

static bool read_message(Server *s) {
    size_t length;
    if (!read_headers(&length)) return false;
    text_clear(&s->in);
    if (length > MOST_BYTES) return skip(length);
    while (s->in.size < length) {
        char part[1 << 14];
        size_t left = length - s->in.size, n = fread(part, 1, left < sizeof part ? left : sizeof part, stdin);
        if (n == 0) return false;
        text_add(&s->in, part, n);
        if (s->in.failed) return false;
    }
    return true;
}

int lsp_command(fh_vm *vm, int argc, char **argv) {
    Server s = {.vm = vm};
    for (int i = 0; i < argc; i++) {
        if (strcmp(argv[i], "--stdio") == 0) continue;
        fputs("usage: freehold lsp    a language server on standard input and output\n", stderr);
        return 2;
    }
    while (!s.left && read_message(&s))
        if (s.in.size) handle(&s, s.in.data, s.in.size);
    while (s.documents) close_document(&s, s.documents);
    text_free(&s.in);
    text_free(&s.out);
    return s.left && s.shut_down ? 0 : 1;
}
