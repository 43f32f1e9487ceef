/* Exceptions about text: SyntaxError and the Unicode errors. */
#include "objects/bytes.h"
#include "objects/exception_parts.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

static void set(FhVM *vm, FhValue self, uint32_t field, FhValue v) {
    fhexception_set_field(vm, self, field, v);
}

/* ---- SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset])) ---- */

static int take_place(FhVM *vm, FhValue self, FhValue place) {
    FhValue t = fhtuple_of(vm, place);
    if (t == FH_ERR) return -1;
    int64_t n = fhas_tuple(t)->size;
    int status = 0;
    if (n < 4 || n > 6)
        status = fhraise_int(vm, FH_T_TypeError, "function takes %s %d arguments (%d given)",
                             n < 4 ? "at least" : "at most", n < 4 ? 4 : 6, (int)n);
    else if (n == 5)
        status = fhraise_int(vm, FH_T_TypeError, "end_offset must be provided when end_lineno is provided");
    for (int64_t i = 0; status == 0 && i < n; i++)
        set(vm, self, FH_X_SYNTAX_FILENAME + (uint32_t)i, fhas_tuple(t)->items[i]);
    fh_release(vm, t);
    return status;
}

static int syntax_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (fhexception_init(vm, self, args, nargs, kwnames) < 0) return -1;
    if (nargs >= 1) set(vm, self, FH_X_SYNTAX_MSG, args[0]);
    return nargs == 2 ? take_place(vm, self, args[1]) : 0;
}

/* "msg (file, line n)", the file without its folders */
static FhValue syntax_str(FhVM *vm, FhValue self) {
    const FhValue *f = fhas_exception(self)->fields;
    FhValue msg = f[FH_X_SYNTAX_MSG] == FH_NOVALUE ? FH_NONE : f[FH_X_SYNTAX_MSG];
    FhValue file = f[FH_X_SYNTAX_FILENAME], line = f[FH_X_SYNTAX_LINENO];
    bool has_line = line != FH_NOVALUE && fh_is_int(line);
    const char *name = NULL;
    if (file != FH_NOVALUE && fhstr_check(vm, file)) {
        const char *slash = strrchr(fhstr_text(file), '/');
        name = slash ? slash + 1 : fhstr_text(file);
    }
    if (name && has_line)
        return fhstr_format(vm, "%S (%s, line %lld)", msg, name, (long long)fh_int_of(line));
    if (name) return fhstr_format(vm, "%S (%s)", msg, name);
    if (has_line) return fhstr_format(vm, "%S (line %lld)", msg, (long long)fh_int_of(line));
    return fhstr(vm, msg);
}

FH_FIELD(msg, FH_X_SYNTAX_MSG)
FH_FIELD(filename, FH_X_SYNTAX_FILENAME)
FH_FIELD(lineno, FH_X_SYNTAX_LINENO)
FH_FIELD(offset, FH_X_SYNTAX_OFFSET)
FH_FIELD(text, FH_X_SYNTAX_TEXT)
FH_FIELD(end_lineno, FH_X_SYNTAX_END_LINENO)
FH_FIELD(end_offset, FH_X_SYNTAX_END_OFFSET)
FH_FIELD(print, FH_X_SYNTAX_PRINT)

const FhSlots fhexception_slots_SyntaxError = {.life = FH_EXC_LIFE,
                                               .repr = fhexception_repr,
                                               .str = syntax_str,
                                               .new_ = fhexception_make,
                                               .init = syntax_init};
const FhGetSetDef fhexception_getsets_SyntaxError[] = {
    FH_FIELD_DEF("msg", msg, "exception msg"),
    FH_FIELD_DEF("filename", filename, "exception filename"),
    FH_FIELD_DEF("lineno", lineno, "exception lineno"),
    FH_FIELD_DEF("offset", offset, "exception offset"),
    FH_FIELD_DEF("text", text, "exception text"),
    FH_FIELD_DEF("end_lineno", end_lineno, "exception end lineno"),
    FH_FIELD_DEF("end_offset", end_offset, "exception end offset"),
    FH_FIELD_DEF("print_file_and_line", print, "exception print_file_and_line"),
    {0},
};

/* ---- UnicodeEncodeError(encoding, object, start, end, reason) and its kin ---- */

typedef enum Kind { ENCODE, DECODE, TRANSLATE } Kind;

static int wrong(FhVM *vm, int number, const char *wanted, FhValue got) {
    return fhraise_int(vm, FH_T_TypeError, "argument %d must be %s, not %V", number, wanted, got);
}

/* Checks and stores the arguments; TRANSLATE has no encoding. */
static int unicode_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames,
                        Kind kind) {
    if (fhexception_init(vm, self, args, nargs, kwnames) < 0) return -1;
    uint32_t shift = kind == TRANSLATE, wanted = 5 - shift;
    if (nargs != wanted)
        return fhraise_int(vm, FH_T_TypeError, "function takes exactly %d arguments (%d given)", (int)wanted,
                           (int)nargs);
    for (uint32_t i = 0; i < nargs; i++) {
        uint32_t field = i + shift;
        FhValue v = args[i];
        bool text = field == FH_X_UNICODE_ENCODING || field == FH_X_UNICODE_REASON ||
                    (field == FH_X_UNICODE_OBJECT && kind != DECODE);
        if (text && !fhstr_check(vm, v)) return wrong(vm, (int)i + 1, "str", v);
        if (field == FH_X_UNICODE_OBJECT && kind == DECODE && !fh_slots(vm, v)->buffer)
            return fhraise_int(vm, FH_T_TypeError, "a bytes-like object is required, not '%T'", v);
        if ((field == FH_X_UNICODE_START || field == FH_X_UNICODE_END) && !fhint_check(vm, v))
            return fhraise_int(vm, FH_T_TypeError, "'%T' object cannot be interpreted as an integer", v);
        set(vm, self, field, v);
        if (field == FH_X_UNICODE_OBJECT && kind == DECODE && !fh_isa(vm, v, FH_T_bytes)) {
            FhValue bytes = fhcall1(vm, fh_val(vm->types[FH_T_bytes]), v);
            if (bytes == FH_ERR) return -1;
            set(vm, self, field, bytes);
            fh_release(vm, bytes);
        }
    }
    return 0;
}

static int encode_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    return unicode_init(vm, self, args, nargs, kwnames, ENCODE);
}
static int decode_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    return unicode_init(vm, self, args, nargs, kwnames, DECODE);
}
static int translate_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    return unicode_init(vm, self, args, nargs, kwnames, TRANSLATE);
}

static int64_t number(FhValue self, uint32_t field) {
    FhValue v = fhas_exception(self)->fields[field];
    int64_t i = 0;
    return v != FH_NOVALUE && fhint_try_i64(v, &i) ? i : 0;
}

/* The offending character as Python's escapes write it. */
static void escape(uint32_t c, char *out) {
    static const char digits[] = "0123456789abcdef";
    int n = c <= 0xff ? 2 : c <= 0xffff ? 4 : 8;
    *out++ = '\\';
    *out++ = n == 2 ? 'x' : n == 4 ? 'u' : 'U';
    for (int i = n - 1; i >= 0; i--) *out++ = digits[c >> (4 * i) & 15];
    *out = 0;
}

static FhValue text_error_str(FhVM *vm, FhValue self, bool encoding) {
    const FhValue *f = fhas_exception(self)->fields;
    if (f[FH_X_UNICODE_OBJECT] == FH_NOVALUE) return vm->empty_str;
    FhValue object = f[FH_X_UNICODE_OBJECT], reason = f[FH_X_UNICODE_REASON];
    int64_t start = number(self, FH_X_UNICODE_START), end = number(self, FH_X_UNICODE_END);
    FhText t;
    fhtext_init(&t, vm);
    if (encoding)
        fhtext_format(&t, "'%S' codec can't encode ", f[FH_X_UNICODE_ENCODING]);
    else
        fhtext_c(&t, "can't translate ");
    if (end == start + 1 && start >= 0 && start < fhstr_length(object)) {
        char code[16];
        escape(fhstr_at(vm, object, start), code);
        fhtext_format(&t, "character '%s' in position %lld: %S", code, (long long)start, reason);
    } else {
        fhtext_format(&t, "characters in position %lld-%lld: %S", (long long)start, (long long)end - 1,
                      reason);
    }
    return fhtext_finish(&t);
}

static FhValue encode_str(FhVM *vm, FhValue self) { return text_error_str(vm, self, true); }
static FhValue translate_str(FhVM *vm, FhValue self) { return text_error_str(vm, self, false); }

static FhValue decode_str(FhVM *vm, FhValue self) {
    const FhValue *f = fhas_exception(self)->fields;
    if (f[FH_X_UNICODE_OBJECT] == FH_NOVALUE) return vm->empty_str;
    int64_t start = number(self, FH_X_UNICODE_START), end = number(self, FH_X_UNICODE_END);
    FhBuffer b;
    if (fhbuffer_get(vm, f[FH_X_UNICODE_OBJECT], &b, false) < 0) return FH_ERR;
    bool one = end == start + 1 && start >= 0 && (size_t)start < b.size;
    unsigned byte = one ? b.data[start] : 0;
    fhbuffer_release(vm, &b);
    if (one)
        return fhstr_format(vm, "'%S' codec can't decode byte 0x%02x in position %lld: %S",
                            f[FH_X_UNICODE_ENCODING], byte, (long long)start, f[FH_X_UNICODE_REASON]);
    return fhstr_format(vm, "'%S' codec can't decode bytes in position %lld-%lld: %S",
                        f[FH_X_UNICODE_ENCODING], (long long)start, (long long)end - 1,
                        f[FH_X_UNICODE_REASON]);
}

FH_FIELD(encoding, FH_X_UNICODE_ENCODING)
FH_FIELD(object, FH_X_UNICODE_OBJECT)
/* start and end are numbers of the C part in CPython: they cannot be deleted, and take nothing else. */
#define NUMBER_FIELD(function, number)                                                                       \
    static FhValue get_##function(FhVM *vm, FhValue self) {                                                  \
        (void)vm;                                                                                            \
        FhValue v = fhas_exception(self)->fields[number];                                                    \
        return v == FH_NOVALUE ? fh_int_raw(0) : fh_retain(v);                                               \
    }                                                                                                        \
    static int set_##function(FhVM *vm, FhValue self, FhValue v) {                                           \
        if (v == FH_NOVALUE) return fhraise_int(vm, FH_T_TypeError, "can't delete numeric/char attribute");  \
        if (!fhint_check(vm, v)) return fhraise_int(vm, FH_T_TypeError, "an integer is required");           \
        set(vm, self, number, v);                                                                            \
        return 0;                                                                                            \
    }
NUMBER_FIELD(start, FH_X_UNICODE_START)
NUMBER_FIELD(end, FH_X_UNICODE_END)
FH_FIELD(reason, FH_X_UNICODE_REASON)

#define UNICODE_FIELDS                                                                                       \
    FH_FIELD_DEF("encoding", encoding, "exception encoding"),                                                \
        FH_FIELD_DEF("object", object, "exception object"), FH_FIELD_DEF("start", start, "exception start"), \
        FH_FIELD_DEF("end", end, "exception end"), FH_FIELD_DEF("reason", reason, "exception reason"), {     \
        0                                                                                                    \
    }

const FhSlots fhexception_slots_UnicodeEncodeError = {.life = FH_EXC_LIFE,
                                                      .repr = fhexception_repr,
                                                      .str = encode_str,
                                                      .new_ = fhexception_make,
                                                      .init = encode_init};
const FhSlots fhexception_slots_UnicodeDecodeError = {.life = FH_EXC_LIFE,
                                                      .repr = fhexception_repr,
                                                      .str = decode_str,
                                                      .new_ = fhexception_make,
                                                      .init = decode_init};
const FhSlots fhexception_slots_UnicodeTranslateError = {.life = FH_EXC_LIFE,
                                                         .repr = fhexception_repr,
                                                         .str = translate_str,
                                                         .new_ = fhexception_make,
                                                         .init = translate_init};
const FhGetSetDef fhexception_getsets_UnicodeEncodeError[] = {UNICODE_FIELDS};
const FhGetSetDef fhexception_getsets_UnicodeDecodeError[] = {UNICODE_FIELDS};
const FhGetSetDef fhexception_getsets_UnicodeTranslateError[] = {UNICODE_FIELDS};
