/* _csv_quick: readers and writers of CSV, for the module _csv, which has the dialects. The module's state: the class Error and
 * the limit of a field's length. */
#include "stdlib/csv_parts.h"
#include "base/utf8.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/type.h"

enum { ERROR, LIMIT };
enum { DELIMITER, QUOTE, ESCAPE, DOUBLEQUOTE, SKIP_SPACE, STRICT, QUOTING, RULES };

/* ---- for the types ---- */

uint32_t fhcsv_char(const char *p, const char *end, unsigned *width) {
    *width = 1;
    return (uint8_t)*p < 0x80 ? (uint8_t)*p : fhutf8_decode_wtf8(p, end, width);
}

static int read_char(FhVM *vm, FhValue v, uint32_t *out) {
    *out = FH_CSV_NO_CHAR;
    if (v == FH_NONE) return 0;
    if (!fhstr_check(vm, v) || fhstr_length(v) != 1)
        return fhraise_int(vm, FH_T_TypeError, "rules: no character");
    unsigned width;
    *out = fhcsv_char(fhstr_text(v), fhstr_text(v) + fhstr_size(v), &width);
    return 0;
}

static void mark(FhCsvRules *rules, const char *p, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (((uint8_t)p[i] & 0xc0) != 0x80) rules->special[(uint8_t)p[i]] = true;
}

int fhcsv_rules(FhVM *vm, FhValue rules, FhValue extra, FhCsvRules *out) {
    if (!fhtuple_exact(rules) || fhas_tuple(rules)->size != RULES)
        return fhraise_int(vm, FH_T_TypeError, "rules: no tuple of %d", RULES);
    const FhValue *v = fhas_tuple(rules)->items;
    memset(out, 0, sizeof *out);
    if (read_char(vm, v[DELIMITER], &out->delimiter) < 0 || read_char(vm, v[QUOTE], &out->quote) < 0 ||
        read_char(vm, v[ESCAPE], &out->escape) < 0)
        return -1;
    out->doublequote = v[DOUBLEQUOTE] == FH_TRUE;
    out->skip_space = v[SKIP_SPACE] == FH_TRUE;
    out->strict = v[STRICT] == FH_TRUE;
    out->quoting = fh_is_int(v[QUOTING]) ? (uint8_t)fh_int_of(v[QUOTING]) : FH_CSV_MINIMAL;
    for (int i = DELIMITER; i <= ESCAPE; i++)
        if (v[i] != FH_NONE) mark(out, fhstr_text(v[i]), fhstr_size(v[i]));
    if (extra == FH_NOVALUE)
        mark(out, "\r\n", 2);
    else
        mark(out, fhstr_text(extra), fhstr_size(extra));
    return 0;
}

FhValue fhcsv_error(FhVM *vm, FhValue module, const char *format, ...) {
    va_list ap;
    va_start(ap, format);
    FhValue text = fhstr_vformat(vm, format, ap);
    va_end(ap);
    if (text == FH_ERR) return FH_ERR;
    FhValue error = fhcall1(vm, fhas_tuple(fhas_module(module)->state)->items[ERROR], text);
    fh_release(vm, text);
    return error == FH_ERR ? FH_ERR : fhraise_object(vm, error);
}

int64_t fhcsv_limit(FhValue module) {
    FhValue limit = fhas_tuple(fhas_module(module)->state)->items[LIMIT];
    return fh_is_int(limit) ? fh_int_of(limit) : INT64_MAX;
}

/* ---- functions ---- */

static FhValue as_state(FhVM *vm, FhValue module, FhValue error, FhValue limit) {
    FhValue state = fhtuple_pack(vm, 2, error, limit);
    if (state == FH_ERR) return FH_ERR;
    fh_set(vm, fh_obj(module), &fhas_module(module)->state, state);
    return FH_NONE;
}

NATIVE(prepare) {
    UNUSED_ARGS;
    return as_state(vm, self, args[0], args[1]);
}

NATIVE(limit) {
    UNUSED_ARGS;
    FhValue error = fhas_tuple(fhas_module(self)->state)->items[ERROR];
    FhValue old = fh_retain(fhas_tuple(fhas_module(self)->state)->items[LIMIT]);
    if (nargs && as_state(vm, self, error, args[0]) == FH_ERR) {
        fh_release(vm, old);
        return FH_ERR;
    }
    return old;
}

static int check_state(FhVM *vm, FhValue module) {
    if (fh_is_obj(fhas_module(module)->state)) return 0;
    return fhraise_int(vm, FH_T_ImportError, "_csv_quick is for the module _csv");
}

NATIVE(reader) {
    UNUSED_ARGS;
    FhCsvRules rules;
    if (check_state(vm, self) < 0 || fhcsv_rules(vm, args[2], FH_NOVALUE, &rules) < 0) return FH_ERR;
    FhCsvReader *r = (FhCsvReader *)fhmem_cell(vm, sizeof *r, FH_T_csv_reader, true);
    if (!r) return FH_ERR;
    r->lines = fh_retain(args[0]);
    r->dialect = fh_retain(args[1]);
    r->module = fh_retain(self);
    r->line_num = r->width = 0;
    r->rules = rules;
    return fh_val(r);
}

NATIVE(writer) {
    UNUSED_ARGS;
    FhCsvRules rules;
    if (!fhstr_check(vm, args[3])) return fhraise(vm, FH_T_TypeError, "rules: no line terminator");
    if (check_state(vm, self) < 0 || fhcsv_rules(vm, args[2], args[3], &rules) < 0) return FH_ERR;
    FhCsvWriter *w = (FhCsvWriter *)fhmem_cell(vm, sizeof *w, FH_T_csv_writer, true);
    if (!w) return FH_ERR;
    w->write = fh_retain(args[0]);
    w->dialect = fh_retain(args[1]);
    w->module = fh_retain(self);
    w->terminator = fh_retain(args[3]);
    w->rules = rules;
    return fh_val(w);
}

static const FhMethodDef functions[] = {
    {"prepare", prepare, 2, 2, 0, "prepare(Error, limit)\nBefore all others."},
    {"limit", limit, 0, 1, 0, "limit([new])\nThe length that a field may have."},
    {"reader", reader, 3, 3, 0, "reader(lines, dialect, rules)"},
    {"writer", writer, 4, 4, 0, "writer(write, dialect, rules, lineterminator)"},
    {0}};

static int exec(FhVM *vm, FhValue module) { return (void)module, fhtype_init_library(vm); }

const FhModuleDef fhmodule__csv_quick = {"_csv_quick", "Readers and writers of CSV.", functions, exec};
