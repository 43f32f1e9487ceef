/* SARIF 2.1.0: one run, every rule with its help, paths as code flows. URIs are relative to the working directory. */
#include "report.h"
#include "rules.h"

#include <string.h>
#include <unistd.h>

static void add_message(JsonWriter *w, const char *key, const char *text) {
    json_key(w, key);
    json_open(w, '{');
    json_field(w, "text", text);
    json_close(w, '}');
}

static void add_help(JsonWriter *w, const Rule *rule) {
    Text plain = {0}, markdown = {0};
    rule_explain(&plain, rule, false);
    rule_explain(&markdown, rule, true);
    json_key(w, "help");
    json_open(w, '{');
    json_key(w, "text");
    json_text(w, plain.data ? plain.data : "", plain.size);
    json_key(w, "markdown");
    json_text(w, markdown.data ? markdown.data : "", markdown.size);
    json_close(w, '}');
    if (plain.failed || markdown.failed) w->out->failed = true;
    text_free(&plain);
    text_free(&markdown);
}

static void add_rule(JsonWriter *w, const Rule *rule) {
    char id[16];
    snprintf(id, sizeof id, "FH%u", rule->number);
    json_open(w, '{');
    json_field(w, "id", id);
    json_field(w, "name", rule->name);
    add_message(w, "shortDescription", rule->title);
    add_message(w, "fullDescription", rule->text);
    add_help(w, rule);
    json_key(w, "defaultConfiguration");
    json_open(w, '{');
    json_field(w, "level", level_name(rule->level));
    json_close(w, '}');
    json_close(w, '}');
}

void sarif_report_begin(Report *r) {
    JsonWriter *w = &r->json;
    json_open(w, '{');
    json_field(w, "$schema",
               "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
    json_field(w, "version", "2.1.0");
    json_key(w, "runs");
    json_open(w, '[');
    json_open(w, '{');
    json_key(w, "tool");
    json_open(w, '{');
    json_key(w, "driver");
    json_open(w, '{');
    json_field(w, "name", "Freehold");
    json_field(w, "version", FH_VERSION_STRING);
    json_key(w, "rules");
    json_open(w, '[');
    for (size_t i = 0; i < RULES; i++) add_rule(w, &rules[i]);
    json_close(w, ']');
    json_close(w, '}');
    json_close(w, '}');
    json_field(w, "columnKind", "unicodeCodePoints");
    json_key(w, "results");
    json_open(w, '[');
}

/* ---- places ---- */

/* Up from the working directory and down again, so that the result is relative whatever the name was. */
static void add_relative(Text *t, const char *path) {
    char here[4096];
    if (*path != '/' || !getcwd(here, sizeof here)) {
        text_c(t, path);
        return;
    }
    size_t common = 0, i = 0;
    for (; here[i] && here[i] == path[i]; i++)
        if (path[i] == '/') common = i;
    if (!here[i] && (path[i] == '/' || !path[i])) common = i;
    for (const char *rest = here + common; *rest; rest++)
        if (*rest == '/' && rest[1]) text_c(t, "../");
    text_c(t, path + common + (path[common] == '/'));
}

static void add_uri(JsonWriter *w, const char *name) {
    static const char safe[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    Text path = {0}, uri = {0};
    add_relative(&path, name);
    for (size_t i = 0; i < path.size; i++) {
        unsigned char c = (unsigned char)path.data[i];
        if (strchr(safe, c))
            text_char(&uri, (char)c);
        else
            text_format(&uri, "%%%02X", c);
    }
    json_field(w, "uri", uri.data ? uri.data : "");
    if (path.failed || uri.failed) w->out->failed = true;
    text_free(&path);
    text_free(&uri);
}

static void add_artifact(JsonWriter *w, const char *name) {
    json_key(w, "artifactLocation");
    json_open(w, '{');
    add_uri(w, name);
    json_close(w, '}');
}

static void add_region(JsonWriter *w, const char *key, const fh_place *p) {
    json_key(w, key);
    json_open(w, '{');
    json_field_number(w, "startLine", p->line);
    if (p->column) json_field_number(w, "startColumn", p->column);
    if (p->column) json_field_number(w, "endLine", p->end_line);
    if (p->column) json_field_number(w, "endColumn", p->end_column);
    json_close(w, '}');
}

static void add_physical(JsonWriter *w, const char *name, const fh_place *p) {
    json_key(w, "physicalLocation");
    json_open(w, '{');
    add_artifact(w, name);
    if (p->line) add_region(w, "region", p);
    json_close(w, '}');
}

static void add_logical(JsonWriter *w, const char *function) {
    json_key(w, "logicalLocations");
    json_open(w, '[');
    json_open(w, '{');
    json_field(w, "fullyQualifiedName", function);
    json_field(w, "kind", "function");
    json_close(w, '}');
    json_close(w, ']');
}

/* ---- findings ---- */

static void add_step(JsonWriter *w, const Source *source, const fh_place *place, const char *note) {
    json_open(w, '{');
    json_key(w, "location");
    json_open(w, '{');
    add_physical(w, source->name, place);
    add_message(w, "message", note);
    json_close(w, '}');
    json_close(w, '}');
}

static bool is_on_path(const fh_finding *f) {
    for (size_t i = 0; i < f->path_size; i++)
        if (f->path[i].place.line == f->place.line && f->path[i].place.column == f->place.column) return true;
    return false;
}

/* A flow ends at the finding, unless it begins there. */
static void add_flow(JsonWriter *w, const Source *source, const fh_finding *f) {
    json_key(w, "codeFlows");
    json_open(w, '[');
    json_open(w, '{');
    json_key(w, "threadFlows");
    json_open(w, '[');
    json_open(w, '{');
    json_key(w, "locations");
    json_open(w, '[');
    bool leak = !is_on_path(f) && f->path_size && f->place.line < f->path[0].place.line;
    if (leak) add_step(w, source, &f->place, f->message);
    for (size_t i = 0; i < f->path_size; i++) add_step(w, source, &f->path[i].place, f->path[i].note);
    if (!leak && !is_on_path(f)) add_step(w, source, &f->place, f->message);
    json_close(w, ']');
    json_close(w, '}');
    json_close(w, ']');
    json_close(w, '}');
    json_close(w, ']');
}

static void add_fix(JsonWriter *w, const Source *source, const fh_finding *f) {
    json_key(w, "fixes");
    json_open(w, '[');
    json_open(w, '{');
    add_message(w, "description", f->fix_title);
    json_key(w, "artifactChanges");
    json_open(w, '[');
    json_open(w, '{');
    add_artifact(w, source->name);
    json_key(w, "replacements");
    json_open(w, '[');
    for (size_t i = 0; i < f->edits_size; i++) {
        json_open(w, '{');
        add_region(w, "deletedRegion", &f->edits[i].place);
        add_message(w, "insertedContent", f->edits[i].text);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    json_close(w, ']');
    json_close(w, '}');
    json_close(w, ']');
}

static void add_result_message(JsonWriter *w, const fh_finding *f) {
    Text t = {0};
    text_format(&t, "%s%s%s", f->message, f->why ? ". " : "", f->why ? f->why : "");
    add_message(w, "message", t.data ? t.data : "");
    if (t.failed) w->out->failed = true;
    text_free(&t);
}

void sarif_report_finding(Report *r, const Source *source, const fh_finding *f) {
    JsonWriter *w = &r->json;
    char id[16];
    snprintf(id, sizeof id, "FH%u", f->rule);
    json_open(w, '{');
    json_field(w, "ruleId", id);
    if (rule_find(f->rule)) json_field_number(w, "ruleIndex", rule_find(f->rule) - rules);
    json_field(w, "level", level_name(f->level));
    add_result_message(w, f);
    json_key(w, "locations");
    json_open(w, '[');
    json_open(w, '{');
    add_physical(w, source->name, &f->place);
    if (f->function) add_logical(w, f->function);
    json_close(w, '}');
    json_close(w, ']');
    if (f->path_size) add_flow(w, source, f);
    if (f->fix_title) add_fix(w, source, f);
    json_close(w, '}');
}

/* ---- what could not be checked ---- */

void sarif_notification(Report *r, const char *level, const char *name, fh_place place, const char *message) {
    JsonWriter *w = &r->errors;
    if (!w->depth) {
        w->depth = 6; /* as deep as it will stand */
        w->first = true;
    }
    json_open(w, '{');
    json_field(w, "level", level);
    add_message(w, "message", message);
    json_key(w, "locations");
    json_open(w, '[');
    json_open(w, '{');
    add_physical(w, name, &place);
    json_close(w, '}');
    json_close(w, ']');
    json_close(w, '}');
}

void sarif_report_end(Report *r) {
    JsonWriter *w = &r->json;
    json_close(w, ']');
    json_key(w, "invocations");
    json_open(w, '[');
    json_open(w, '{');
    json_key(w, "executionSuccessful");
    json_bool(w, r->failures == 0);
    json_report_errors(r, "toolExecutionNotifications");
    json_close(w, '}');
    json_close(w, ']');
    json_close(w, '}');
    json_close(w, ']');
    json_close(w, '}');
    text_char(w->out, '\n');
    if (r->error_text.failed) r->text.failed = true;
}
