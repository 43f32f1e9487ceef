/* Formats of _struct: a mode, then codes with counts. */
#include "stdlib/struct_parts.h"
#include "objects/str.h"

typedef struct CodeInfo {
    char code;
    uint8_t kind, native_size, standard_size; /* standard_size 0: native mode only */
    bool is_signed;
} CodeInfo;

static const CodeInfo infos[] = {
    {'c', FH_SK_CHAR, 1, 1, false},   {'b', FH_SK_INT, 1, 1, true},      {'B', FH_SK_INT, 1, 1, false},
    {'?', FH_SK_BOOL, 1, 1, false},   {'h', FH_SK_INT, 2, 2, true},      {'H', FH_SK_INT, 2, 2, false},
    {'i', FH_SK_INT, 4, 4, true},     {'I', FH_SK_INT, 4, 4, false},     {'l', FH_SK_INT, 8, 4, true},
    {'L', FH_SK_INT, 8, 4, false},    {'q', FH_SK_INT, 8, 8, true},      {'Q', FH_SK_INT, 8, 8, false},
    {'n', FH_SK_INT, 8, 0, true},     {'N', FH_SK_INT, 8, 0, false},     {'e', FH_SK_FLOAT, 2, 2, true},
    {'f', FH_SK_FLOAT, 4, 4, true},   {'d', FH_SK_FLOAT, 8, 8, true},    {'s', FH_SK_BYTES, 1, 1, false},
    {'p', FH_SK_PASCAL, 1, 1, false}, {'P', FH_SK_POINTER, 8, 0, false}, {'x', FH_SK_BYTES, 1, 1, false},
};

static const CodeInfo *info_of(char code, bool native) {
    for (size_t i = 0; i < sizeof infos / sizeof *infos; i++)
        if (infos[i].code == code) return native || infos[i].standard_size ? &infos[i] : NULL;
    return NULL;
}

static int add_code(FhVM *vm, FhStruct *s, FhStructCode code) {
    if (s->ncodes == s->capacity) {
        int64_t wanted = s->capacity ? s->capacity * 2 : 4;
        FhStructCode *codes =
            fhmem_resize(vm, s->codes, (size_t)s->capacity * sizeof *codes, (size_t)wanted * sizeof *codes);
        if (!codes) return -1;
        s->codes = codes;
        s->capacity = wanted;
    }
    s->codes[s->ncodes++] = code;
    return 0;
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* One code with its count at `at`. -1: raised. */
static int take_code(FhVM *vm, FhStruct *s, const CodeInfo *info, int64_t count, bool native, bool big) {
    int64_t size = native ? info->native_size : info->standard_size, bytes;
    bool is_text = info->code == 's' || info->code == 'p';
    if (native && size > 1) {
        if (s->size > INT64_MAX - size) goto too_long;
        s->size = (s->size + size - 1) / size * size;
    }
    FhStructCode code = {
        s->size, is_text ? count : size, is_text ? 1 : count, info->kind, info->code, info->is_signed, big,
        native};
    if (__builtin_mul_overflow(size, count, &bytes) || __builtin_add_overflow(s->size, bytes, &s->size))
        goto too_long;
    if (info->code == 'x' || (count == 0 && !is_text)) return 0;
    s->nvalues += code.repeat;
    return add_code(vm, s, code);
too_long:
    fhstruct_raise(vm, s->error, "total struct size too long");
    return -1;
}

int fhstruct_parse(FhVM *vm, FhStruct *s) {
    const char *p = fhstr_text(s->format), *end = p + fhstr_size(s->format);
    if (memchr(p, 0, (size_t)(end - p))) return fhstruct_raise(vm, s->error, "embedded null character"), -1;
    bool native = true, big = false;
    if (p < end && strchr("@=<>!", *p)) {
        native = *p == '@';
        big = *p == '>' || *p == '!';
        p++;
    }
    while (p < end) {
        int64_t count = 1;
        if (is_space(*p)) {
            p++;
            continue;
        }
        if (*p >= '0' && *p <= '9') {
            for (count = 0; p < end && *p >= '0' && *p <= '9'; p++)
                if (__builtin_mul_overflow(count, 10, &count) ||
                    __builtin_add_overflow(count, *p - '0', &count))
                    return fhstruct_raise(vm, s->error, "total struct size too long"), -1;
            if (p == end)
                return fhstruct_raise(vm, s->error, "repeat count given without format specifier"), -1;
        }
        const CodeInfo *info = info_of(*p++, native);
        if (!info) return fhstruct_raise(vm, s->error, "bad char in struct format"), -1;
        if (take_code(vm, s, info, count, native, big) < 0) return -1;
    }
    return 0;
}
