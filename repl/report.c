/* See report.h. */
#include "report.h"
#include "rules.h"

#include <string.h>

void report_begin(Report *r, Format format, bool colour) {
    *r = (Report){.format = format, .colour = colour};
    r->json = (JsonWriter){.out = &r->text, .indent = true};
    r->errors = (JsonWriter){.out = &r->error_text, .indent = true};
    if (format == FORMAT_JSON) json_report_begin(r);
    if (format == FORMAT_SARIF) sarif_report_begin(r);
}

static void add_finding(Report *r, const Source *source, const fh_finding *f) {
    if (f->level < r->least) return;
    r->shown[f->level]++;
    switch (r->format) {
    case FORMAT_TEXT: text_report_finding(r, source, f); return;
    case FORMAT_JSON: json_report_finding(r, source, f); return;
    case FORMAT_SARIF: sarif_report_finding(r, source, f); return;
    }
}

static void json_failure(Report *r, const char *key, const char *name, fh_place place, const char *message) {
    if (!r->errors.depth) {
        r->errors.depth = 2; /* as deep as it will stand */
        r->errors.first = true;
    }
    json_open(&r->errors, '{');
    json_field(&r->errors, "kind", key);
    json_field(&r->errors, "file", name);
    json_field_number(&r->errors, "line", place.line);
    json_field_number(&r->errors, "column", place.column);
    json_field(&r->errors, "message", message);
    json_close(&r->errors, '}');
}

static void add_unfinished(Report *r, const Source *source, const fh_unfinished *u) {
    Text t = {0};
    if (u->function)
        text_format(&t, "the analysis of %s() stopped: %s", u->function, u->reason);
    else
        text_format(&t, "the analysis stopped: %s", u->reason);
    if (t.failed) {
        r->text.failed = true;
    } else if (r->format == FORMAT_TEXT) {
        text_format(&r->text, "%s:%u:%u: note: %s\n\n", source->name, u->place.line, u->place.column, t.data);
    } else if (r->format == FORMAT_JSON) {
        json_failure(r, "unfinished", source->name, u->place, t.data);
    } else {
        sarif_notification(r, "note", source->name, u->place, t.data);
    }
    text_free(&t);
}

void report_source(Report *r, const Source *source, const fh_check *check) {
    for (size_t i = 0; i < fh_check_count(check); i++) add_finding(r, source, fh_check_finding(check, i));
    for (size_t i = 0; i < fh_check_unfinished_count(check); i++)
        add_unfinished(r, source, fh_check_unfinished(check, i));
}

void report_failure(Report *r, const char *name, const fh_source_error *error, const char *message) {
    fh_place nowhere = {0, 0, 0, 0};
    Text t = {0};
    r->failures++;
    if (error)
        text_format(&t, "%s: %s", error->type, error->message);
    else
        text_c(&t, message);
    if (t.failed)
        r->text.failed = true;
    else if (r->format == FORMAT_JSON)
        json_failure(r, error ? "syntax" : "file", name, error ? error->place : nowhere, t.data);
    else if (r->format == FORMAT_SARIF)
        sarif_notification(r, "error", name, error ? error->place : nowhere, t.data);
    text_free(&t);
}

void report_add_counts(Text *t, const size_t counts[3]) {
    bool first = true;
    for (int level = FH_LEVEL_ERROR; level >= FH_LEVEL_NOTE; level--) {
        if (!counts[level]) continue;
        text_format(t, "%s%zu %s%s", first ? "" : ", ", counts[level], level_name((fh_level)level),
                    counts[level] == 1 ? "" : "s");
        first = false;
    }
}

void report_end(Report *r) {
    if (r->format == FORMAT_JSON) json_report_end(r);
    if (r->format == FORMAT_SARIF) sarif_report_end(r);
    if (r->format == FORMAT_TEXT && r->shown[0] + r->shown[1] + r->shown[2]) {
        report_add_counts(&r->text, r->shown);
        text_char(&r->text, '\n');
    }
}

void report_free(Report *r) {
    text_free(&r->text);
    text_free(&r->error_text);
}
