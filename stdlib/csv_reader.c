/* _csv.reader: rows from an iterator of lines. One machine reads all dialects, by characters; what is text between two
 * special characters is taken as a whole, and where that is all of a field, never copied but into its str.
 *
 * Nothing is kept between rows but the place: a row that fails is gone, and the next line starts another. */
#include "stdlib/csv_parts.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/numbers.h"
#include "objects/str.h"

typedef enum State {
    START_RECORD,
    START_FIELD,
    ESCAPED,
    IN_FIELD,
    IN_QUOTED,
    ESCAPED_IN_QUOTED,
    QUOTE_IN_QUOTED,
    EAT_NEWLINE,
    AFTER_ESCAPED_NEWLINE
} State;

#define END (FH_CSV_NO_CHAR - 1) /* of a line, as a character */

typedef struct Row {
    FhVM *vm;
    const FhCsvReader *reader;
    FhValue fields; /* list */
    State state;
    bool numeric;    /* the field is a number: QUOTE_NONNUMERIC */
    const char *run; /* the end of the field lies in the line, nrun bytes of it */
    size_t nrun;
    FhText field; /* what comes before that */
} Row;

static inline FhCsvReader *as_reader(FhValue v) { return FH_AS(FhCsvReader, v); }

/* ---- the field ---- */

static int flush(Row *r) {
    size_t n = r->nrun;
    r->nrun = 0;
    return n ? fhtext_add(&r->field, r->run, n) : 0;
}

static int check_length(Row *r) {
    int64_t limit = fhcsv_limit(r->reader->module);
    if (limit >= 0 && r->field.size + r->nrun <= (size_t)limit) return 0;
    size_t length = fhstr_count_points(r->field.data, r->field.size) + fhstr_count_points(r->run, r->nrun);
    if (limit >= 0 && length <= (size_t)limit) return 0;
    fhcsv_error(r->vm, r->reader->module, "field larger than field limit (%lld)", (long long)limit);
    return -1;
}

static int add(Row *r, const char *p, size_t n) {
    if (r->nrun && r->run + r->nrun != p && flush(r) < 0) return -1;
    if (!r->nrun) r->run = p;
    r->nrun += n;
    return check_length(r);
}

static int save(Row *r) {
    if (r->field.size && flush(r) < 0) return -1;
    FhValue v =
        r->field.size ? fhstr_new(r->vm, r->field.data, r->field.size) : fhstr_new(r->vm, r->run, r->nrun);
    r->nrun = 0;
    if (r->field.size) {
        fhtext_free(&r->field);
        fhtext_init(&r->field, r->vm);
    }
    if (v != FH_ERR && r->numeric) {
        FhValue text = v;
        v = fhcall1(r->vm, fh_val(r->vm->types[FH_T_float]), text);
        fh_release(r->vm, text);
        r->numeric = false;
    }
    return v == FH_ERR ? -1 : fhlist_push(r->vm, fhas_list(r->fields), v);
}

static int save_and(Row *r, State next) {
    r->state = next;
    return save(r);
}

/* ---- the machine: character c stands at p ---- */

static bool is_newline(uint32_t c) { return c == '\n' || c == '\r' || c == END; }
static State behind_newline(uint32_t c) { return c == END ? START_RECORD : EAT_NEWLINE; }

static int add_and(Row *r, State next, const char *p, unsigned width) {
    r->state = next;
    return add(r, p, width);
}

/* Behind an escaped newline the state stays what it is, as in CPython: the end of a line does not end the field there. */
static int in_field(Row *r, uint32_t c, const char *p, unsigned width) {
    const FhCsvRules *d = &r->reader->rules;
    if (is_newline(c)) return save_and(r, behind_newline(c));
    if (c == d->escape) return r->state = ESCAPED, 0;
    if (c == d->delimiter) return save_and(r, START_FIELD);
    return add(r, p, width);
}

static int start_field(Row *r, uint32_t c, const char *p, unsigned width) {
    const FhCsvRules *d = &r->reader->rules;
    if (is_newline(c)) return save_and(r, behind_newline(c));
    if (c == d->quote && d->quoting != FH_CSV_NONE) return r->state = IN_QUOTED, 0;
    if (c == d->escape) return r->state = ESCAPED, 0;
    if (c == ' ' && d->skip_space) return 0;
    if (c == d->delimiter) return save(r);
    r->numeric = d->quoting == FH_CSV_NONNUMERIC;
    return add_and(r, IN_FIELD, p, width);
}

static int in_quoted(Row *r, uint32_t c, const char *p, unsigned width) {
    const FhCsvRules *d = &r->reader->rules;
    if (c == END) return 0;
    if (c == d->escape) return r->state = ESCAPED_IN_QUOTED, 0;
    if (c == d->quote && d->quoting != FH_CSV_NONE)
        return r->state = d->doublequote ? QUOTE_IN_QUOTED : IN_FIELD, 0;
    return add(r, p, width);
}

static int quote_in_quoted(Row *r, uint32_t c, const char *p, unsigned width) {
    const FhCsvRules *d = &r->reader->rules;
    if (c == d->quote && d->quoting != FH_CSV_NONE) return add_and(r, IN_QUOTED, p, width);
    if (c == d->delimiter) return save_and(r, START_FIELD);
    if (is_newline(c)) return save_and(r, behind_newline(c));
    if (!d->strict) return add_and(r, IN_FIELD, p, width);
    FhValue delimiter = fhstr_char(r->vm, d->delimiter), quote = fhstr_char(r->vm, d->quote);
    if (delimiter != FH_ERR && quote != FH_ERR)
        fhcsv_error(r->vm, r->reader->module, "'%U' expected after '%U'", delimiter, quote);
    fh_release(r->vm, delimiter);
    fh_release(r->vm, quote);
    return -1;
}

/* An escaped character; the end of a line stands for a newline. */
static int escaped(Row *r, State next, uint32_t c, const char *p, unsigned width) {
    return c == END ? add_and(r, next, "\n", 1) : add_and(r, next, p, width);
}

static int step(Row *r, uint32_t c, const char *p, unsigned width) {
    switch (r->state) {
    case START_RECORD:
        if (c == END) return 0;
        if (is_newline(c)) return r->state = EAT_NEWLINE, 0;
        r->state = START_FIELD;
        return start_field(r, c, p, width);
    case START_FIELD: return start_field(r, c, p, width);
    case AFTER_ESCAPED_NEWLINE: return c == END ? 0 : in_field(r, c, p, width);
    case IN_FIELD: return in_field(r, c, p, width);
    case IN_QUOTED: return in_quoted(r, c, p, width);
    case QUOTE_IN_QUOTED: return quote_in_quoted(r, c, p, width);
    case ESCAPED: return escaped(r, c == '\n' || c == '\r' ? AFTER_ESCAPED_NEWLINE : IN_FIELD, c, p, width);
    case ESCAPED_IN_QUOTED: return escaped(r, IN_QUOTED, c, p, width);
    case EAT_NEWLINE: break;
    }
    if (c == END) return r->state = START_RECORD, 0;
    if (is_newline(c)) return 0;
    fhcsv_error(r->vm, r->reader->module,
                "new-line character seen in unquoted field - do you need to open the file in "
                "universal-newline mode?");
    return -1;
}

static int take_line(Row *r, FhValue line) {
    const char *p = fhstr_text(line), *end = p + fhstr_size(line);
    const bool *special = r->reader->rules.special;
    if (fhpoll_work(r->vm, fhstr_size(line) / 16) < 0) return -1;
    for (;;) {
        if (r->state == IN_FIELD || r->state == IN_QUOTED) {
            const char *from = p;
            while (p < end && !special[(uint8_t)*p]) p++;
            if (p > from && add(r, from, (size_t)(p - from)) < 0) return -1;
        }
        unsigned width = 0;
        uint32_t c = p < end ? fhcsv_char(p, end, &width) : END;
        if (step(r, c, p, width) < 0) return -1;
        if (c == END) return flush(r); /* the line goes */
        p += width;
    }
}

/* ---- rows ---- */

/* 1: a row is complete, 0: there are no more lines, -1 */
static int read_row(FhVM *vm, FhValue self, Row *r) {
    FhCsvReader *reader = as_reader(self);
    do {
        FhValue line = fhnext(vm, reader->lines);
        if (line == FH_ERR) return -1;
        if (line == FH_NOVALUE) {
            if (!r->field.size && r->state != IN_QUOTED) return 0;
            if (!reader->rules.strict) return save(r) < 0 ? -1 : 1;
            fhcsv_error(vm, reader->module, "unexpected end of data");
            return -1;
        }
        if (!fhstr_check(vm, line)) {
            fhcsv_error(vm, reader->module,
                        "iterator should return strings, not %T (the file should be opened in text mode)",
                        line);
            fh_release(vm, line);
            return -1;
        }
        reader->line_num++;
        int32_t was = fhnative_count(vm);
        int status = take_line(r, line);
        vm->heap.new_rc = was;
        fh_release(vm, line);
        if (status < 0) return -1;
    } while (r->state != START_RECORD);
    return 1;
}

static FhValue next(FhVM *vm, FhValue self) {
    Row r = {.vm = vm, .reader = as_reader(self), .state = START_RECORD};
    int32_t was = fhnative_count(vm);
    r.fields = fhlist_new(vm, as_reader(self)->width);
    vm->heap.new_rc = was;
    if (r.fields == FH_ERR) return FH_ERR;
    fhtext_init(&r.field, vm);
    int status = read_row(vm, self, &r);
    fhtext_free(&r.field);
    if (status > 0) {
        as_reader(self)->width = fhas_list(r.fields)->size;
        return r.fields;
    }
    fh_release(vm, r.fields);
    return status < 0 ? FH_ERR : FH_NOVALUE;
}

static FhValue iter(FhVM *vm, FhValue self) { return (void)vm, fh_retain(self); }

/* ---- the type ---- */

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    FhCsvReader *r = (FhCsvReader *)o;
    (void)vm;
    fn(ctx, &r->lines);
    fn(ctx, &r->dialect);
    fn(ctx, &r->module);
}
static void finalize(FhVM *vm, FhObj *o) {
    FhCsvReader *r = (FhCsvReader *)o;
    fh_clear(vm, &r->lines);
    fh_clear(vm, &r->dialect);
    fh_clear(vm, &r->module);
}

static FhValue get_dialect(FhVM *vm, FhValue v) { return (void)vm, fh_retain(as_reader(v)->dialect); }
static FhValue get_line_num(FhVM *vm, FhValue v) { return fhint_new(vm, as_reader(v)->line_num); }

static const FhGetSetDef getsets[] = {{"dialect", get_dialect, fhgetset_readonly, NULL},
                                      {"line_num", get_line_num, fhgetset_readonly, NULL},
                                      {0}};
static const FhSlots slots = {.life = {visit, finalize, NULL, NULL}, .iter = iter, .next = next};
const FhTypeDef fhtypedef_csv_reader = {
    .doc = "Iterates over the rows, each a list of its fields.",
    .size = sizeof(FhCsvReader),
    .flags = FH_TF_CONTAINER,
    .slots = &slots,
    .getsets = getsets,
};
