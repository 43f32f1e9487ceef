/* _csv.writer: rows as lines of text, handed to a file's write(). */
#include "stdlib/csv_parts.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/numbers.h"
#include "objects/str.h"

static inline FhCsvWriter *as_writer(FhValue v) { return FH_AS(FhCsvWriter, v); }

/* ---- fields ---- */

typedef enum Effect { PLAIN, WANTS_QUOTES, DOUBLED, WANTS_ESCAPE } Effect;

static bool in_terminator(const FhCsvWriter *w, uint32_t c) {
    const char *p = fhstr_text(w->terminator), *end = p + fhstr_size(w->terminator);
    for (unsigned width; p < end; p += width)
        if (fhcsv_char(p, end, &width) == c) return true;
    return false;
}

static Effect effect_of(const FhCsvWriter *w, uint32_t c) {
    const FhCsvRules *d = &w->rules;
    if (c != d->delimiter && c != d->escape && c != d->quote && !in_terminator(w, c)) return PLAIN;
    if (d->quoting == FH_CSV_NONE) return WANTS_ESCAPE;
    if (c == d->quote) return d->doublequote ? DOUBLED : WANTS_ESCAPE;
    return c == d->escape ? WANTS_ESCAPE : WANTS_QUOTES;
}

/* 1: there is a character that needs quotes round the field, 0, -1: one that needs an escape, of which there is none */
static int wants_quotes(FhVM *vm, const FhCsvWriter *w, const char *p, const char *end) {
    int quotes = 0;
    for (unsigned width; p < end; p += width) {
        Effect effect = effect_of(w, fhcsv_char(p, end, &width));
        if (effect == WANTS_ESCAPE && w->rules.escape == FH_CSV_NO_CHAR)
            return fhcsv_error(vm, w->module, "need to escape, but no escapechar set"), -1;
        quotes |= effect == WANTS_QUOTES || effect == DOUBLED;
    }
    return quotes;
}

static int put_special(FhText *line, const FhCsvWriter *w, const char *p, const char *end, bool quoted) {
    int quotes = wants_quotes(line->vm, w, p, end);
    if (quotes < 0) return -1;
    quoted |= quotes;
    if (quoted) fhtext_char(line, w->rules.quote);
    for (unsigned width; p < end; p += width) {
        Effect effect = effect_of(w, fhcsv_char(p, end, &width));
        if (effect == DOUBLED) fhtext_char(line, w->rules.quote);
        if (effect == WANTS_ESCAPE) fhtext_char(line, w->rules.escape);
        fhtext_add(line, p, width);
    }
    return quoted ? fhtext_char(line, w->rules.quote) : 0;
}

static int put_text(FhText *line, const FhCsvWriter *w, const char *p, size_t n, bool quoted) {
    const char *end = p + n, *at = p;
    while (at < end && !w->rules.special[(uint8_t)*at]) at++;
    if (at < end) return put_special(line, w, p, end, quoted);
    if (!quoted) return fhtext_add(line, p, n);
    fhtext_char(line, w->rules.quote);
    fhtext_add(line, p, n);
    return fhtext_char(line, w->rules.quote);
}

static bool is_number(FhVM *vm, FhValue v) {
    const FhSlots *s = fh_slots(vm, v);
    return s->index || s->int_ || s->float_ || fh_isa(vm, v, FH_T_complex);
}

static int put_field(FhVM *vm, FhText *line, const FhCsvWriter *w, FhValue v) {
    uint8_t quoting = w->rules.quoting;
    bool quoted = quoting == FH_CSV_ALL || (quoting == FH_CSV_NONNUMERIC && !is_number(vm, v));
    if (v == FH_NONE) return put_text(line, w, "", 0, quoted);
    if (fh_is_int(v)) {
        FhText number;
        fhtext_init(&number, vm);
        fhtext_int(&number, fh_int_of(v));
        int status = put_text(line, w, number.data, number.size, quoted);
        fhtext_free(&number);
        return status;
    }
    FhValue text = fhstr_check(vm, v) ? fh_retain(v) : fhstr(vm, v);
    if (text == FH_ERR) return -1;
    int status = put_text(line, w, fhstr_text(text), fhstr_size(text), quoted);
    fh_release(vm, text);
    return status;
}

/* ---- rows ---- */

typedef struct Line {
    FhText text;
    const FhCsvWriter *writer;
    size_t fields;
} Line;

static int add_field(FhVM *vm, void *ctx, FhValue v) {
    Line *l = ctx;
    if (l->fields++) fhtext_char(&l->text, l->writer->rules.delimiter);
    return put_field(vm, &l->text, l->writer, v);
}

static int add_fields(FhVM *vm, Line *l, FhValue row) {
    if (fhlist_exact(row)) {
        for (int64_t i = 0; i < fhas_list(row)->size; i++) {
            FhValue v = fh_retain(fhas_list(row)->items[i]);
            int status = add_field(vm, l, v);
            fh_release(vm, v);
            if (status < 0) return -1;
        }
        return 0;
    }
    FhValue items = fhiter(vm, row);
    if (items == FH_ERR) {
        if (!fhpending_is(vm, FH_T_TypeError)) return -1;
        fhpending_clear(vm);
        return fhcsv_error(vm, l->writer->module, "iterable expected, not %T", row), -1;
    }
    int status = fhiterate(vm, items, add_field, l);
    fh_release(vm, items);
    return status;
}

static FhValue line_of(FhVM *vm, FhValue self, FhValue row) {
    Line l = {.writer = as_writer(self)};
    fhtext_init(&l.text, vm);
    if (add_fields(vm, &l, row) < 0) goto fail;
    if (l.fields && l.text.size == 0) {
        if (l.writer->rules.quoting == FH_CSV_NONE) {
            fhcsv_error(vm, l.writer->module, "single empty field record must be quoted");
            goto fail;
        }
        fhtext_char(&l.text, l.writer->rules.quote);
        fhtext_char(&l.text, l.writer->rules.quote);
    }
    fhtext_str(&l.text, l.writer->terminator);
    return fhtext_finish(&l.text);
fail:
    fhtext_free(&l.text);
    return FH_ERR;
}

NATIVE(writerow) {
    UNUSED_ARGS;
    FhValue line = line_of(vm, self, args[0]);
    FhValue v = line == FH_ERR ? FH_ERR : fhcall1(vm, as_writer(self)->write, line);
    fh_release(vm, line);
    return v;
}

static int write_row(FhVM *vm, void *ctx, FhValue row) {
    FhValue v = writerow(vm, *(FhValue *)ctx, &row, 1, FH_NOVALUE);
    if (v == FH_ERR) return -1;
    fh_release(vm, v);
    return 0;
}

NATIVE(writerows) {
    UNUSED_ARGS;
    return fhiterate(vm, args[0], write_row, &self) < 0 ? FH_ERR : FH_NONE;
}

/* ---- the type ---- */

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    FhCsvWriter *w = (FhCsvWriter *)o;
    (void)vm;
    fn(ctx, &w->write);
    fn(ctx, &w->dialect);
    fn(ctx, &w->module);
    fn(ctx, &w->terminator);
}
static void finalize(FhVM *vm, FhObj *o) {
    FhCsvWriter *w = (FhCsvWriter *)o;
    fh_clear(vm, &w->write);
    fh_clear(vm, &w->dialect);
    fh_clear(vm, &w->module);
    fh_clear(vm, &w->terminator);
}

static FhValue get_dialect(FhVM *vm, FhValue v) { return (void)vm, fh_retain(as_writer(v)->dialect); }

static const FhMethodDef methods[] = {
    {"writerow", writerow, 1, 1, 0, "writerow(iterable)\n\nWrites one row; gives what write() gives."},
    {"writerows", writerows, 1, 1, 0, "writerows(iterable of iterables)\n\nWrites all rows."},
    {0},
};
static const FhGetSetDef getsets[] = {{"dialect", get_dialect, fhgetset_readonly, NULL}, {0}};
static const FhSlots slots = {.life = {visit, finalize, NULL, NULL}};
const FhTypeDef fhtypedef_csv_writer = {
    .doc = "Writes rows.",
    .size = sizeof(FhCsvWriter),
    .flags = FH_TF_CONTAINER,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets,
};
