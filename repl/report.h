/* Findings as text for people, or as JSON or SARIF for programs. A report goes through several sources and is complete
 * after report_end. */
#ifndef REPL_REPORT_H
#define REPL_REPORT_H

#include "json.h"
#include "source.h"

typedef enum Format { FORMAT_TEXT, FORMAT_JSON, FORMAT_SARIF } Format;

typedef struct Report {
    Format format;
    bool colour;
    fh_level least;    /* findings below it are left out */
    Text text;         /* what has been written */
    JsonWriter json;   /* over text */
    JsonWriter errors; /* JSON: what could not be checked; SARIF: notifications. Over error_text */
    Text error_text;
    size_t shown[3]; /* findings by level */
    size_t failures;
} Report;

void report_begin(Report *r, Format format, bool colour);
void report_source(Report *r, const Source *source, const fh_check *check);
/* A source that could not be checked at all; error NULL: `message` says why, as that it cannot be read. */
void report_failure(Report *r, const char *name, const fh_source_error *error, const char *message);
void report_end(Report *r);
void report_free(Report *r);

/* Counts by level: "2 errors, 1 note"; nothing where there is none. */
void report_add_counts(Text *t, const size_t counts[3]);

/* What each format does; report.c chooses. */
void text_report_finding(Report *r, const Source *source, const fh_finding *f);
void json_report_begin(Report *r);
void json_report_finding(Report *r, const Source *source, const fh_finding *f);
void json_report_end(Report *r);
void json_report_errors(Report *r,
                        const char *key); /* what could not be checked, where there is any, as that array */
void sarif_report_begin(Report *r);
void sarif_report_finding(Report *r, const Source *source, const fh_finding *f);
void sarif_report_end(Report *r);
void sarif_notification(Report *r, const char *level, const char *name, fh_place place, const char *message);

#endif
