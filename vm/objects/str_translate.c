/* str: translate and maketrans. */
#include "base/utf8.h"
#include "objects/dead.h"
#include "objects/dict.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str_methods.h"

#define METHOD(name)                                                                                         \
    FhValue fhstr_m_##name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)

/* What the table says of one code point: 1 and *out set (owned), 0 when it has no entry. */
static int look_up(FhVM *vm, FhValue table, uint32_t c, FhValue *out) {
    *out = fhgetitem(vm, table, fh_int_raw(c));
    if (*out != FH_ERR) return 1;
    if (!fhpending_is(vm, FH_T_LookupError)) return -1;
    fhpending_clear(vm);
    return 0;
}

static int add_mapped(FhText *t, FhValue to) {
    if (to == FH_NONE) return 0;
    if (fhstr_check(t->vm, to)) return fhtext_str(t, to);
    if (!fhint_check(t->vm, to)) {
        return fhraise_int(t->vm, FH_T_TypeError, "character mapping must return integer, None or str");
    }
    int64_t code;
    if (!fhint_try_i64(to, &code) || code < 0 || code > 0x10FFFF) {
        return fhraise_int(t->vm, FH_T_ValueError, "character mapping must be in range(0x110000)");
    }
    return fhtext_char(t, (uint32_t)code);
}

/* What the table made of each ASCII character so far: unknown, one ASCII character, or something else. */
enum { UNKNOWN = 0xFF, OTHER = 0xFE };

static int translate_one(FhText *t, FhValue table, const char *p, unsigned size, uint32_t c, uint8_t *known) {
    FhValue to;
    int found = look_up(t->vm, table, c, &to);
    if (found < 0) return -1;
    size_t before = t->size;
    int status = found ? add_mapped(t, to) : fhtext_add(t, p, size);
    if (found) fh_release(t->vm, to);
    if (status == 0 && c < 0x80) {
        bool plain = t->size == before + 1 && (unsigned char)t->data[before] < 0x80;
        known[c] = plain ? (uint8_t)t->data[before] : OTHER;
    }
    return status;
}

/* Adds what the characters from p on stand for as long as that is known; returns how many. */
static unsigned add_known(FhText *t, const char *p, const char *end, const uint8_t *known) {
    size_t most = (size_t)(end - p) < 4096 ? (size_t)(end - p) : 4096, n = 0;
    char *out = fhtext_space(t, most);
    if (!out) return 0;
    for (; n < most && (unsigned char)p[n] < 0x80 && known[(unsigned char)p[n]] < 0x80; n++) {
        out[n] = (char)known[(unsigned char)p[n]];
    }
    t->size -= most - n;
    return (unsigned)n;
}

METHOD(translate) {
    (void)nargs, (void)kwnames;
    FhText t;
    uint8_t known[128];
    memset(known, UNKNOWN, sizeof known);
    fhtext_init(&t, vm);
    const char *p = fhstr_text(self), *end = p + fhstr_size(self);
    while (p < end && !t.failed) {
        unsigned size;
        if ((unsigned char)*p < 0x80 && known[(unsigned char)*p] < 0x80) {
            size = add_known(&t, p, end, known);
        } else {
            uint32_t c = fhutf8_decode_wtf8(p, end, &size);
            if (translate_one(&t, args[0], p, size, c, known) < 0) return fhtext_free(&t), FH_ERR;
        }
        p += size;
    }
    return fhtext_finish(&t);
}

/* ---- maketrans ---- */

static int map_characters(FhVM *vm, FhValue dict, FhValue from, FhValue to) {
    if (fhstr_length(from) != fhstr_length(to)) {
        return fhraise_int(vm, FH_T_ValueError, "the first two maketrans arguments must have equal length");
    }
    for (int64_t i = 0; i < fhstr_length(from); i++) {
        FhValue code = fh_int_raw(fhstr_at(vm, to, i));
        if (fhdict_set(vm, dict, fh_int_raw(fhstr_at(vm, from, i)), code) < 0) return -1;
    }
    return 0;
}

static int map_to_none(FhVM *vm, FhValue dict, FhValue chars) {
    for (int64_t i = 0; i < fhstr_length(chars); i++) {
        if (fhdict_set(vm, dict, fh_int_raw(fhstr_at(vm, chars, i)), FH_NONE) < 0) return -1;
    }
    return 0;
}

static int copy_table(FhVM *vm, FhValue dict, FhValue from) {
    if (!fhdict_exact(from)) {
        if (fh_is_dead(from)) return fhdead_raise_int(vm, from);
        return fhraise_int(vm, FH_T_TypeError,
                           "if you give only one argument to maketrans it must be a dict");
    }
    int64_t at = 0;
    FhValue key, v;
    while (fhdict_next(from, &at, &key, &v)) {
        if (fhstr_check(vm, key)) {
            if (fhstr_length(key) != 1) {
                return fhraise_int(vm, FH_T_ValueError, "string keys in translate table must be of length 1");
            }
            key = fh_int_raw(fhstr_at(vm, key, 0));
        } else if (!fhint_check(vm, key)) {
            return fhraise_int(vm, FH_T_TypeError, "keys in translate table must be strings or integers");
        }
        if (fhdict_set(vm, dict, key, v) < 0) return -1;
    }
    return 0;
}

static int fill_table(FhVM *vm, FhValue dict, const FhValue *args, uint32_t nargs) {
    if (nargs == 1) return copy_table(vm, dict, args[0]);
    if (!fhstr_check(vm, args[0])) {
        return fhraise_int(vm, FH_T_TypeError,
                           "first maketrans argument must be a string if there is a second argument");
    }
    for (uint32_t i = 1; i < nargs; i++) {
        if (fhstr_check(vm, args[i])) continue;
        return fhraise_int(vm, FH_T_TypeError, "maketrans() argument %u must be str, not %V", i + 1, args[i]);
    }
    if (map_characters(vm, dict, args[0], args[1]) < 0) return -1;
    return nargs > 2 ? map_to_none(vm, dict, args[2]) : 0;
}

METHOD(maketrans) {
    (void)self, (void)kwnames;
    for (uint32_t i = 1; i < nargs; i++) {
        if (!fhstr_check(vm, args[i]))
            return fhraise(vm, FH_T_TypeError, "maketrans() argument %d must be str, not %V", (int)i + 1,
                           args[i]);
    }
    FhValue dict = fhdict_new(vm);
    if (dict == FH_ERR || fill_table(vm, dict, args, nargs) == 0) return dict;
    fh_release(vm, dict);
    return FH_ERR;
}
