/* JSON: {"version": 1, "diagnostics": […]}. "errors", where there are any, tells of what could not be checked. */
#include "report.h"

static void field_with_code(JsonWriter *w, unsigned rule) {
    char code[16];
    snprintf(code, sizeof code, "FH%u", rule);
    json_field(w, "code", code);
}

void json_report_begin(Report *r) {
    JsonWriter *w = &r->json;
    json_open(w, '{');
    json_field_number(w, "version", 1);
    json_key(w, "diagnostics");
    json_open(w, '[');
}

static void add_place(JsonWriter *w, const fh_place *p) {
    json_field_number(w, "line", p->line);
    json_field_number(w, "column", p->column);
    json_field_number(w, "end_line", p->end_line);
    json_field_number(w, "end_column", p->end_column);
}

static void add_path(JsonWriter *w, const fh_finding *f) {
    json_key(w, "path");
    json_open(w, '[');
    for (size_t i = 0; i < f->path_size; i++) {
        json_open(w, '{');
        json_field_number(w, "line", f->path[i].place.line);
        json_field_number(w, "column", f->path[i].place.column);
        json_field(w, "note", f->path[i].note);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void add_fix(JsonWriter *w, const fh_finding *f) {
    json_key(w, "fix");
    if (!f->fix_title) {
        json_null(w);
        return;
    }
    json_open(w, '{');
    json_field(w, "title", f->fix_title);
    json_key(w, "edits");
    json_open(w, '[');
    for (size_t i = 0; i < f->edits_size; i++) {
        json_open(w, '{');
        add_place(w, &f->edits[i].place);
        json_field(w, "text", f->edits[i].text);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

void json_report_finding(Report *r, const Source *source, const fh_finding *f) {
    static const char *const levels[] = {"note", "warning", "error"};
    JsonWriter *w = &r->json;
    json_open(w, '{');
    field_with_code(w, f->rule);
    json_field(w, "level", levels[f->level]);
    json_field(w, "message", f->message);
    json_field(w, "file", source->name);
    add_place(w, &f->place);
    json_field(w, "function", f->function);
    add_path(w, f);
    add_fix(w, f);
    json_close(w, '}');
}

void json_report_errors(Report *r, const char *key) {
    JsonWriter *w = &r->json;
    if (!r->error_text.size) return;
    json_key(w, key);
    json_open(w, '[');
    w->first = false;
    text_add(w->out, r->error_text.data, r->error_text.size);
    json_close(w, ']');
}

void json_report_end(Report *r) {
    JsonWriter *w = &r->json;
    json_close(w, ']');
    json_report_errors(r, "errors");
    json_close(w, '}');
    text_char(w->out, '\n');
    if (r->error_text.failed) r->text.failed = true;
}
