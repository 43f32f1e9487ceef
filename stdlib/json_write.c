/* Values to JSON text. encode() makes the whole text at once; what is not built in goes through `default`. Containers in
 * progress are linked from the innermost outwards, which tells circular references. */
#include "stdlib/json_parts.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/search.h"
#include "objects/sequence.h"
#include "objects/tuple.h"

#include <math.h>

typedef struct Inside {
    FhValue object;
    const struct Inside *outer;
} Inside;

typedef struct Writer {
    FhVM *vm;
    FhText out;
    FhValue default_, indent; /* indent: str or NONE */
    FhBytesView key_separator, item_separator;
    bool ascii, sort_keys, skip_keys, allow_nan, check_circular;
    uint32_t polls;
} Writer;

/* ---- strings ---- */

/* 0: stands for itself; 1: \uXXXX; else the letter behind a backslash */
static const char escapes[128] = {
    1, 1, 1, 1, 1, 1, 1, 1, 'b', 't', 'n', 1, 'f', 'r', 1, 1,           1,
    1, 1, 1, 1, 1, 1, 1, 1, 1,   1,   1,   1, 1,   1,   1, ['"'] = '"', ['\\'] = '\\'};

/* An ASCII character that cannot stand for itself. */
static int add_escaped(FhText *t, unsigned char c) {
    if (escapes[c] > 1) {
        char text[2] = {'\\', escapes[c]};
        return fhtext_add(t, text, 2);
    }
    char text[6] = {'\\', 'u', '0', '0', "0123456789abcdef"[c >> 4], "0123456789abcdef"[c & 15]};
    return fhtext_add(t, text, 6);
}

/* Escapes the characters from s on that are not ASCII, some at a time; where they end, or NULL. */
static const char *add_run(FhText *t, const char *s, const char *end) {
    static const char digits[] = "0123456789abcdef";
    char out[480], *o = out;
    while (s < end && (unsigned char)*s >= 0x80 && o <= out + sizeof out - 12) {
        const unsigned char *p = (const unsigned char *)s;
        uint32_t c;
        if (*p < 0xe0)
            c = (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu), s += 2;
        else if (*p < 0xf0)
            c = (p[0] & 0xfu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu), s += 3;
        else
            c = (p[0] & 7u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu), s += 4;
        uint32_t units[2] = {c, 0};
        int n = 1;
        if (c >= 0x10000) units[0] = 0xd800 + ((c - 0x10000) >> 10), units[1] = 0xdc00 + (c & 0x3ff), n = 2;
        for (int i = 0; i < n; i++, o += 6) {
            o[0] = '\\', o[1] = 'u';
            o[2] = digits[units[i] >> 12 & 15], o[3] = digits[units[i] >> 8 & 15];
            o[4] = digits[units[i] >> 4 & 15], o[5] = digits[units[i] & 15];
        }
    }
    return fhtext_add(t, out, (size_t)(o - out)) < 0 ? NULL : s;
}

static int add_string(FhText *t, FhValue v, bool ascii) {
    const char *s = fhstr_text(v), *end = s + fhstr_size(v);
    if (fhtext_add(t, "\"", 1) < 0) return -1;
    while (s < end) {
        const char *from = s;
        while (s < end && ((unsigned char)*s < 127 ? !escapes[(unsigned char)*s] : !ascii)) s++;
        if (s > from && fhtext_add(t, from, (size_t)(s - from)) < 0) return -1;
        if (s == end) break;
        if ((unsigned char)*s >= 0x80) {
            if (!(s = add_run(t, s, end))) return -1;
        } else if (add_escaped(t, (unsigned char)*s++) < 0) {
            return -1;
        }
    }
    return fhtext_add(t, "\"", 1);
}

static FhValue string_text(FhVM *vm, FhValue v, bool ascii) {
    if (!fhstr_check(vm, v)) return fhraise(vm, FH_T_TypeError, "first argument must be a string, not %T", v);
    FhText t;
    fhtext_init(&t, vm);
    add_string(&t, v, ascii);
    return fhtext_finish(&t);
}
FhValue fhjsonwrite_plain(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    return string_text(vm, args[0], false);
}
FhValue fhjsonwrite_ascii(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    return string_text(vm, args[0], true);
}

/* ---- numbers ---- */

static int add_int(Writer *w, FhValue v) {
    if (fh_is_int(v)) return fhtext_int(&w->out, fh_int_of(v));
    FhValue text = fhint_to_str(w->vm, v, 10, false);
    if (text == FH_ERR) return -1;
    int r = fhtext_str(&w->out, text);
    fh_release(w->vm, text);
    return r;
}

static int add_float(Writer *w, double d) {
    if (!isfinite(d)) {
        if (!w->allow_nan)
            return fhraise_int(w->vm, FH_T_ValueError, "Out of range float values are not JSON compliant");
        return fhtext_c(&w->out, isnan(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity");
    }
    char text[40];
    return fhtext_add(&w->out, text, fhfloat_repr(d, text));
}

/* ---- containers ---- */

static int add_value(Writer *w, FhValue v, const Inside *outer, int64_t level);

static int enter(Writer *w, FhValue v, const Inside *outer) {
    if ((++w->polls & 255) == 0 && fhpoll_work(w->vm, 1024) < 0) return -1;
    fhcharge(w->vm, 4);
    if (w->check_circular)
        for (; outer; outer = outer->outer)
            if (outer->object == v) return fhraise_int(w->vm, FH_T_ValueError, "Circular reference detected");
    return fhrecursion_enter(w->vm, " while encoding a JSON object");
}

static int new_line(Writer *w, int64_t level) {
    if (fhtext_add(&w->out, "\n", 1) < 0) return -1;
    while (level-- > 0)
        if (fhtext_str(&w->out, w->indent) < 0) return -1;
    return 0;
}

static int separate(Writer *w, bool first, int64_t level) {
    if (first) return 0;
    if (fhtext_add(&w->out, w->item_separator.data, w->item_separator.size) < 0) return -1;
    return w->indent == FH_NONE ? 0 : new_line(w, level);
}

static int open_bracket(Writer *w, const char *bracket, int64_t level) {
    if (fhtext_add(&w->out, bracket, 1) < 0) return -1;
    return w->indent == FH_NONE ? 0 : new_line(w, level);
}

static inline FhValue item_of(FhValue v, int64_t i, bool is_list) {
    return is_list ? fhas_list(v)->items[i] : fhas_tuple(v)->items[i];
}
static inline int64_t size_of(FhValue v, bool is_list) {
    return is_list ? fhas_list(v)->size : fhas_tuple(v)->size;
}

static int add_items(Writer *w, FhValue v, bool is_list, const Inside *outer, int64_t level) {
    Inside here = {v, outer};
    if (size_of(v, is_list) == 0) return fhtext_add(&w->out, "[]", 2);
    if (open_bracket(w, "[", level + 1) < 0) return -1;
    for (int64_t i = 0; i < size_of(v, is_list); i++) {
        FhValue item = fh_retain(item_of(v, i, is_list));
        int r = separate(w, i == 0, level + 1) < 0 ? -1 : add_value(w, item, &here, level + 1);
        fh_release(w->vm, item);
        if (r < 0) return -1;
    }
    if (w->indent != FH_NONE && new_line(w, level) < 0) return -1;
    return fhtext_add(&w->out, "]", 1);
}

/* 1: written; 0: to be skipped. */
static int add_key(Writer *w, FhValue key, bool first, int64_t level) {
    FhVM *vm = w->vm;
    bool usual = fhstr_check(vm, key) || fhfloat_check(vm, key) || fh_is_bool(key) || key == FH_NONE ||
                 fhint_check(vm, key);
    if (!usual) {
        if (w->skip_keys) return 0;
        return fhraise_int(vm, FH_T_TypeError, "keys must be str, int, float, bool or None, not %T", key);
    }
    if (separate(w, first, level) < 0) return -1;
    int r;
    if (fhstr_check(vm, key)) {
        r = add_string(&w->out, key, w->ascii);
    } else {
        fhtext_add(&w->out, "\"", 1);
        if (fhfloat_check(vm, key))
            r = add_float(w, fh_float_of(key));
        else if (key == FH_NONE)
            r = fhtext_c(&w->out, "null");
        else if (fh_is_bool(key))
            r = fhtext_c(&w->out, key == FH_TRUE ? "true" : "false");
        else
            r = add_int(w, key);
        if (r == 0) r = fhtext_add(&w->out, "\"", 1);
    }
    if (r == 0) r = fhtext_add(&w->out, w->key_separator.data, w->key_separator.size);
    return r < 0 ? -1 : 1;
}

static int add_member(Writer *w, FhValue key, FhValue value, bool *first, const Inside *here, int64_t level) {
    fh_retain(key);
    fh_retain(value);
    int r = add_key(w, key, *first, level);
    if (r == 1) {
        *first = false;
        r = add_value(w, value, here, level);
    }
    fh_release(w->vm, key);
    fh_release(w->vm, value);
    return r < 0 ? -1 : 0;
}

/* The members of a list of pairs: what items() of a subclass gives, or sorted ones. */
static int add_pairs(Writer *w, FhValue dict, bool *first, const Inside *here, int64_t level) {
    FhValue name = fhstr_intern(w->vm, "items", 5);
    FhValue view = name == FH_ERR ? FH_ERR : fhcall_method(w->vm, dict, name, NULL, 0);
    FhValue pairs = view == FH_ERR ? FH_ERR : fhlist_of(w->vm, view);
    fh_release(w->vm, view);
    if (pairs == FH_ERR) return -1;
    int r = w->sort_keys ? fhlist_sort(w->vm, pairs, FH_NOVALUE, false) : 0;
    for (int64_t i = 0; r == 0 && i < fhas_list(pairs)->size; i++) {
        FhValue pair = fhas_list(pairs)->items[i];
        if (!fhtuple_check(w->vm, pair) || fhas_tuple(pair)->size != 2) {
            r = fhraise_int(w->vm, FH_T_ValueError, "items must return 2-tuples");
            break;
        }
        fh_retain(pair);
        r = add_member(w, fhas_tuple(pair)->items[0], fhas_tuple(pair)->items[1], first, here, level);
        fh_release(w->vm, pair);
    }
    fh_release(w->vm, pairs);
    return r;
}

static int add_members(Writer *w, FhValue dict, const Inside *outer, int64_t level) {
    Inside here = {dict, outer};
    bool first = true;
    if (fhdict_size(dict) == 0) return fhtext_add(&w->out, "{}", 2);
    if (open_bracket(w, "{", level + 1) < 0) return -1;
    if (w->sort_keys || !fhdict_exact(dict)) {
        if (add_pairs(w, dict, &first, &here, level + 1) < 0) return -1;
    } else {
        FhValue key, value;
        int64_t pos = 0, used = fhdict_size(dict);
        while (fhdict_next(dict, &pos, &key, &value)) {
            if (add_member(w, key, value, &first, &here, level + 1) < 0) return -1;
            if (fhdict_size(dict) != used)
                return fhraise_int(w->vm, FH_T_RuntimeError, "dictionary changed size during iteration");
        }
    }
    if (w->indent != FH_NONE && new_line(w, level) < 0) return -1;
    return fhtext_add(&w->out, "}", 1);
}

static int add_other(Writer *w, FhValue v, const Inside *outer, int64_t level) {
    Inside here = {v, outer};
    FhValue made = fhcall1(w->vm, w->default_, v);
    if (made == FH_ERR) return -1;
    int r = add_value(w, made, &here, level);
    fh_release(w->vm, made);
    return r;
}

static int add_nested(Writer *w, FhValue v, const Inside *outer, int64_t level) {
    bool is_list = fhlist_check(w->vm, v);
    if (enter(w, v, outer) < 0) return -1;
    int r;
    if (is_list || fhtuple_check(w->vm, v))
        r = add_items(w, v, is_list, outer, level);
    else if (fhdict_check(w->vm, v))
        r = add_members(w, v, outer, level);
    else
        r = add_other(w, v, outer, level);
    fhrecursion_leave(w->vm);
    return r;
}

static int add_value(Writer *w, FhValue v, const Inside *outer, int64_t level) {
    if (fhstr_exact(v)) return add_string(&w->out, v, w->ascii);
    if (fh_is_int(v)) return fhtext_int(&w->out, fh_int_of(v));
    if (v == FH_NONE) return fhtext_add(&w->out, "null", 4);
    if (v == FH_TRUE) return fhtext_add(&w->out, "true", 4);
    if (v == FH_FALSE) return fhtext_add(&w->out, "false", 5);
    if (fhfloat_check(w->vm, v)) return add_float(w, fh_float_of(v));
    if (fhstr_check(w->vm, v)) return add_string(&w->out, v, w->ascii);
    if (fhint_check(w->vm, v)) return add_int(w, v);
    return add_nested(w, v, outer, level);
}

/* ---- encode ---- */

static int separator(FhVM *vm, FhValue v, int number, FhBytesView *out) {
    if (!fhstr_check(vm, v))
        return fhraise_int(vm, FH_T_TypeError, "make_encoder() argument %d must be str, not %T", number, v);
    *out = (FhBytesView){fhstr_text(v), fhstr_size(v)};
    return 0;
}

static int truth(FhVM *vm, FhValue v, bool *out) {
    int t = fhtruth(vm, v);
    *out = t > 0;
    return t < 0 ? -1 : 0;
}

/* encode(o, default, ensure_ascii, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan,
 * check_circular, level) */
FhValue fhjsonwrite_encode(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    Writer w = {.vm = vm, .default_ = args[1], .indent = args[3]};
    int64_t level;
    if (w.indent != FH_NONE && !fhstr_check(vm, w.indent))
        return fhraise(vm, FH_T_TypeError, "indent must be str or None, not %T", w.indent);
    if (separator(vm, args[4], 5, &w.key_separator) < 0 || separator(vm, args[5], 6, &w.item_separator) < 0 ||
        truth(vm, args[2], &w.ascii) < 0 || truth(vm, args[6], &w.sort_keys) < 0 ||
        truth(vm, args[7], &w.skip_keys) < 0 || truth(vm, args[8], &w.allow_nan) < 0 ||
        truth(vm, args[9], &w.check_circular) < 0 || fhargs_index(vm, args[10], &level) < 0)
        return FH_ERR;
    fhtext_init(&w.out, vm);
    if (add_value(&w, args[0], NULL, level) < 0) {
        fhtext_free(&w.out);
        return FH_ERR;
    }
    return fhtext_finish(&w.out);
}
