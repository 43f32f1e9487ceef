/* str.format and format_map: replacement fields {name!conversion:spec}, with fields inside specifications. */
#include "base/utf8.h"
#include "objects/protocol.h"
#include "objects/str_methods.h"
#include "objects/tuple.h"
#include "objects/unicode.h"

enum { MAX_DEPTH = 2 };

typedef struct Fields {
    FhVM *vm;
    const FhValue *args;
    uint32_t nargs;
    FhValue kwnames; /* tuple: the values stand behind the positional ones; or FH_NOVALUE */
    FhValue mapping; /* of format_map, or FH_NOVALUE */
    enum { UNDECIDED, AUTOMATIC, MANUAL } numbering;
    int64_t next;
    FhValue sole;  /* see add_owned; or FH_NOVALUE */
    size_t fields; /* seen so far */
} Fields;

typedef struct Field {
    FhBytesView name, spec;
    uint32_t conversion; /* 0: none */
    bool nested;         /* spec holds fields */
} Field;

static int fail(FhVM *vm, const char *message) { return fhraise_int(vm, FH_T_ValueError, "%s", message); }

/* ---- what a field names ---- */

/* Digits that are all of the name: its value; -1: not a number; -2: raised. */
static int64_t number_of(FhVM *vm, FhBytesView name) {
    int64_t n = 0;
    if (!name.size || (unsigned char)((name.data[0] | 32) - 'a') < 26) return -1;
    for (size_t i = 0; i < name.size;) {
        unsigned size;
        int digit = fhunicode_decimal(fhutf8_decode_wtf8(name.data + i, name.data + name.size, &size));
        if (digit < 0) return -1;
        if (n > (INT64_MAX - digit) / 10) return fail(vm, "Too many decimal digits in format string"), -2;
        n = n * 10 + digit;
        i += size;
    }
    return n;
}

static int set_numbering(Fields *f, bool automatic) {
    if (f->numbering == UNDECIDED) f->numbering = automatic ? AUTOMATIC : MANUAL;
    if (f->numbering == (automatic ? AUTOMATIC : MANUAL)) return 0;
    return fail(f->vm, automatic
                           ? "cannot switch from manual field specification to automatic field numbering"
                           : "cannot switch from automatic field numbering to manual field specification");
}

static FhValue positional(Fields *f, int64_t number) {
    if (f->mapping != FH_NOVALUE) {
        return fhraise(f->vm, FH_T_ValueError, "Format string contains positional fields");
    }
    if (number < f->nargs) return fh_retain(f->args[number]);
    return fhraise(f->vm, FH_T_IndexError, "Replacement index %zd out of range for positional args tuple",
                   (ptrdiff_t)number);
}

static FhValue named(Fields *f, FhBytesView name) {
    FhVM *vm = f->vm;
    if (f->mapping == FH_NOVALUE && f->kwnames != FH_NOVALUE) {
        const FhTuple *names = fhas_tuple(f->kwnames);
        for (int64_t i = 0; i < names->size; i++) {
            FhValue s = names->items[i];
            if (fhstr_size(s) == name.size && memcmp(fhstr_text(s), name.data, name.size) == 0) {
                return fh_retain(f->args[f->nargs + (uint32_t)i]);
            }
        }
    }
    FhValue key = fhstr_new(vm, name.data, name.size);
    if (key == FH_ERR) return FH_ERR;
    FhValue v =
        f->mapping != FH_NOVALUE ? fhgetitem(vm, f->mapping, key) : fhraise_value(vm, FH_T_KeyError, key);
    fh_release(vm, key);
    return v;
}

/* The part of the name before the first dot or bracket, looked up. */
static FhValue first_value(Fields *f, FhBytesView first) {
    int64_t number = number_of(f->vm, first);
    if (number == -2) return FH_ERR;
    bool automatic = first.size == 0;
    if (automatic || number >= 0) {
        if (set_numbering(f, automatic) < 0) return FH_ERR;
        return positional(f, automatic ? f->next++ : number);
    }
    return named(f, first);
}

/* .attribute at *p: applied to v, which is released. */
static FhValue follow_attribute(FhVM *vm, FhValue v, const char **p, const char *end) {
    const char *from = ++*p;
    while (*p < end && **p != '.' && **p != '[') ++*p;
    if (from == *p) return fh_release(vm, v), fail(vm, "Empty attribute in format string"), FH_ERR;
    FhValue name = fhstr_new(vm, from, (size_t)(*p - from));
    FhValue result = name == FH_ERR ? FH_ERR : fhattr_get(vm, v, name);
    fh_release(vm, name);
    fh_release(vm, v);
    return result;
}

/* The key between brackets: an int if it looks like one. */
static FhValue key_of(FhVM *vm, FhBytesView text) {
    int64_t number = number_of(vm, text);
    if (number == -2) return FH_ERR;
    if (number >= 0 && fh_int_fits(number)) return fh_int_raw(number);
    return fhstr_new(vm, text.data, text.size);
}

static FhValue follow_item(FhVM *vm, FhValue v, const char **p, const char *end) {
    const char *from = ++*p, *close = memchr(from, ']', (size_t)(end - from)), *wrong = NULL;
    if (!close)
        wrong = "Missing ']' in format string";
    else if (close == from)
        wrong = "Empty attribute in format string";
    if (wrong) return fh_release(vm, v), fail(vm, wrong), FH_ERR;
    *p = close + 1;
    FhValue key = key_of(vm, (FhBytesView){from, (size_t)(close - from)});
    FhValue result = key == FH_ERR ? FH_ERR : fhgetitem(vm, v, key);
    fh_release(vm, key);
    fh_release(vm, v);
    return result;
}

static FhValue value_of(Fields *f, FhBytesView name) {
    const char *p = name.data, *end = p + name.size;
    while (p < end && *p != '.' && *p != '[') p++;
    FhValue v = first_value(f, (FhBytesView){name.data, (size_t)(p - name.data)});
    while (v != FH_ERR && p < end) {
        if (*p == '.')
            v = follow_attribute(f->vm, v, &p, end);
        else if (*p == '[')
            v = follow_item(f->vm, v, &p, end);
        else
            return fh_release(f->vm, v),
                   fail(f->vm, "Only '.' or '[' may follow ']' in format field specifier"), FH_ERR;
    }
    return v;
}

/* ---- a field ---- */

static FhValue converted(FhVM *vm, FhValue v, uint32_t conversion) {
    switch (conversion) {
    case 0: return fh_retain(v);
    case 's': return fhstr(vm, v);
    case 'r': return fhrepr(vm, v);
    case 'a': return fhascii(vm, v);
    default: break;
    }
    if (conversion > 32 && conversion < 127) {
        return fhraise(vm, FH_T_ValueError, "Unknown conversion specifier %c", (int)conversion);
    }
    return fhraise(vm, FH_T_ValueError, "Unknown conversion specifier \\x%x", conversion);
}

static int add_fields(Fields *f, FhText *t, FhBytesView format, int depth);

static FhValue spec_of(Fields *f, const Field *field, int depth) {
    if (!field->nested) return fhstr_new(f->vm, field->spec.data, field->spec.size);
    FhText t;
    fhtext_init(&t, f->vm);
    if (add_fields(f, &t, field->spec, depth - 1) == 0) return fhtext_finish(&t);
    fhtext_free(&t);
    return FH_ERR;
}

/* Takes over what __format__ gave. An instance of a subclass that makes up all of the text is the result itself. */
static int add_owned(Fields *f, FhText *t, FhValue str) {
    if (str == FH_ERR) return -1;
    int status = fhtext_str(t, str);
    if (t->size != fhstr_size(str) || fhstr_exact(str)) {
        fh_release(t->vm, str);
    } else {
        fh_release(t->vm, f->sole);
        f->sole = str;
    }
    return status;
}

static int add_field(Fields *f, FhText *t, const Field *field, int depth) {
    FhVM *vm = f->vm;
    FhValue v = value_of(f, field->name);
    f->fields++;
    if (v == FH_ERR) return -1;
    FhValue shown = converted(vm, v, field->conversion);
    fh_release(vm, v);
    if (shown == FH_ERR) return -1;
    int status;
    if (!field->spec.size &&
        (fh_is_imm(shown) || fh_is_int(shown) || fh_is_float(shown) || fhstr_exact(shown))) {
        status = fhtext_value(t, shown);
    } else {
        FhValue spec = spec_of(f, field, depth);
        status = spec == FH_ERR ? -1 : add_owned(f, t, fhformat(vm, shown, spec));
        fh_release(vm, spec);
    }
    fh_release(vm, shown);
    return status;
}

/* ---- parsing ---- */

/* *p is behind "!": reads the conversion and what ends it; 1: the field is over, 0: a specification follows. */
static int parse_conversion(FhVM *vm, const char **p, const char *end, Field *field) {
    unsigned size;
    if (*p == end) return fail(vm, "end of string while looking for conversion specifier");
    field->conversion = fhutf8_decode_wtf8(*p, end, &size);
    *p += size;
    if (*p == end) return 0;
    char c = *(*p)++;
    if (c == '}') return 1;
    return c == ':' ? 0 : fail(vm, "expected ':' after conversion specifier");
}

static int parse_spec(FhVM *vm, const char **p, const char *end, Field *field) {
    int depth = 1;
    field->spec.data = *p;
    while (*p < end) {
        char c = *(*p)++;
        if (c == '{') {
            field->nested = true;
            depth++;
        } else if (c == '}' && --depth == 0) {
            field->spec.size = (size_t)(*p - 1 - field->spec.data);
            return 0;
        }
    }
    return fail(vm, "unmatched '{' in format spec");
}

/* The field whose opening brace lies before *p, which is moved behind its end. */
static int parse_field(FhVM *vm, const char **p, const char *end, Field *field) {
    *field = (Field){.name = {*p, 0}, .spec = {"", 0}};
    if (*p == end) return fail(vm, "Single '{' encountered in format string");
    while (*p < end && (unsigned char)((**p | 32) - 'a') < 26) ++*p; /* most names are no more than that */
    for (; *p < end && **p != '}' && **p != ':' && **p != '!'; ++*p) {
        if (**p == '{') return fail(vm, "unexpected '{' in field name");
        if (**p != '[') continue;
        const char *close = memchr(*p, ']', (size_t)(end - *p));
        *p = close ? close : end - 1;
    }
    field->name.size = (size_t)(*p - field->name.data);
    if (*p == end) return fail(vm, "expected '}' before end of string");
    char c = *(*p)++;
    if (c == '}') return 0;
    if (c == '!') {
        int over = parse_conversion(vm, p, end, field);
        if (over) return over < 0 ? -1 : 0;
    }
    return parse_spec(vm, p, end, field);
}

static int add_fields(Fields *f, FhText *t, FhBytesView format, int depth) {
    const char *p = format.data, *end = p + format.size;
    if (depth < 1) return fail(f->vm, "Max string recursion exceeded");
    while (p < end && !t->failed) {
        const char *q = p;
        while (q < end && ((unsigned char)*q < '{' || (*q != '{' && *q != '}'))) q++;
        fhtext_add(t, p, (size_t)(q - p));
        if (q == end) break;
        if (q + 1 < end && q[1] == *q) {
            fhtext_add(t, q, 1);
            p = q + 2;
            continue;
        }
        if (*q == '}') return fail(f->vm, "Single '}' encountered in format string");
        Field field;
        p = q + 1;
        if (parse_field(f->vm, &p, end, &field) < 0 || add_field(f, t, &field, depth) < 0) return -1;
    }
    return t->failed ? -1 : 0;
}

static FhValue format(Fields *f, FhValue s) {
    FhText t;
    fhtext_init(&t, f->vm);
    f->sole = FH_NOVALUE;
    int status = add_fields(f, &t, fhstr_view(s), MAX_DEPTH);
    if (status == 0 && f->sole != FH_NOVALUE && f->fields == 1 && t.size == fhstr_size(f->sole)) {
        fhtext_free(&t);
        return f->sole;
    }
    fh_release(f->vm, f->sole);
    if (status == 0) return fhtext_finish(&t);
    fhtext_free(&t);
    return FH_ERR;
}

FhValue fhstr_m_format(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    Fields f = {.vm = vm, .args = args, .nargs = nargs, .kwnames = kwnames, .mapping = FH_NOVALUE};
    return format(&f, self);
}

FhValue fhstr_m_format_map(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    Fields f = {.vm = vm, .kwnames = FH_NOVALUE, .mapping = args[0]};
    return format(&f, self);
}
