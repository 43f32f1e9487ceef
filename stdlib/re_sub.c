/* sub, subn, split and expand. A template is a list of parts: literal texts and numbers of groups. */
#include "stdlib/re_parse.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/unicode.h"
#include "base/utf8.h"

/* ---- texts of the pattern's kind ---- */

static FhValue finish(FhText *t, bool is_str) {
    if (is_str) return fhtext_finish(t);
    FhValue v = t->failed ? FH_ERR : fhbytes_new(t->vm, t->data, t->size);
    fhtext_free(t);
    return v;
}

/* The bytes of a str or bytes-like object; false: it is of the other kind or neither. Valid while v lives unchanged. */
static bool bytes_of(FhVM *vm, FhValue v, bool is_str, const char **data, size_t *size) {
    if (is_str) {
        if (!fhstr_check(vm, v)) return false;
        *data = fhstr_text(v);
        *size = fhstr_size(v);
        return true;
    }
    FhBuffer b;
    if (fhstr_check(vm, v) || !fhbuffer_check(vm, v) || fhbuffer_get(vm, v, &b, false) < 0) return false;
    *data = (const char *)b.data;
    *size = b.size;
    fhbuffer_release(vm, &b);
    return true;
}

static int wrong_item(FhVM *vm, FhValue v, bool is_str, int64_t number) {
    fhpending_clear(vm);
    if (is_str)
        return fhraise_int(vm, FH_T_TypeError, "sequence item %lld: expected str instance, %T found",
                           (long long)number, v);
    return fhraise_int(vm, FH_T_TypeError, "sequence item %lld: expected a bytes-like object, %T found",
                       (long long)number, v);
}

/* ---- templates ---- */

typedef struct Part {
    size_t from, to; /* of texts; from FH_RE_UNSET: the group `to` */
} Part;

typedef struct Template {
    FhVM *vm;
    FhValue source;
    FhRePattern *pattern;
    uint32_t *chars;
    size_t n, at;
    FhText texts;
    size_t open; /* where the literal that is being gathered began */
    FH_RE_ARRAY(Part) parts;
} Template;

static int bad(Template *t, int64_t back, const char *format, FhValue v) {
    return fhre_error(t->vm, t->source, (int64_t)t->at - back, format, v);
}

static int load(Template *t, const char *data, size_t size, bool is_str) {
    if (!(t->chars = fhmem_array(t->vm, size + 1, sizeof *t->chars))) return -1;
    for (const char *s = data, *end = data + size; s < end;) {
        unsigned n = 1;
        t->chars[t->n++] = is_str ? fhutf8_decode_wtf8(s, end, &n) : (uint8_t)*s;
        s += n;
    }
    return 0;
}

static int add_part(Template *t, size_t from, size_t to) {
    if (fhre_room(t->vm, &t->parts, sizeof(Part)) < 0) return -1;
    t->parts.items[t->parts.n++] = (Part){from, to};
    return 0;
}

static int close_literal(Template *t) {
    size_t from = t->open;
    t->open = t->texts.size;
    return from == t->open ? 0 : add_part(t, from, t->open);
}

static int add_char(Template *t, uint32_t c) {
    if (!t->pattern->program.is_bytes) return fhtext_char(&t->texts, c);
    char byte = (char)c;
    return fhtext_add(&t->texts, &byte, 1);
}

static int add_group(Template *t, int64_t group, int64_t back) {
    if (group >= t->pattern->program.ngroups)
        return fhre_error(t->vm, t->source, (int64_t)t->at - back, "invalid group reference %lld",
                          (long long)group);
    return close_literal(t) < 0 ? -1 : add_part(t, FH_RE_UNSET, (size_t)group);
}

static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }
static bool is_octal(uint32_t c) { return c >= '0' && c <= '7'; }
static bool more(const Template *t, bool (*test)(uint32_t)) { return t->at < t->n && test(t->chars[t->at]); }

/* A backslash there with nothing behind it. */
static bool ends_badly(Template *t, size_t at) {
    if (at + 1 != t->n || t->chars[at] != '\\') return false;
    fhre_error(t->vm, t->source, (int64_t)at, "bad escape (end of pattern)");
    return true;
}

static FhValue part_text(Template *t, size_t from, size_t to) {
    FhText text;
    fhtext_init(&text, t->vm);
    for (size_t i = from; i < to; i++) fhtext_char(&text, t->chars[i]);
    return fhtext_finish(&text);
}

static bool is_name(const Template *t, size_t from, size_t to) {
    if (!fhunicode_is_name_start(t->chars[from])) return false;
    for (size_t i = from + 1; i < to; i++)
        if (!fhunicode_is_name_part(t->chars[i])) return false;
    return true;
}

/* What int() makes of it, if it is a number from 0 on; -1: it is not. */
static int64_t group_number(Template *t, FhValue name) {
    FhValue v = fhint_parse(t->vm, fhstr_text(name), fhstr_size(name), 10);
    int64_t n = -1;
    if (v == FH_ERR) return fhpending_clear(t->vm), -1;
    if (fhint_sign(v) >= 0 && !fhint_try_i64(v, &n)) n = INT64_MAX;
    fh_release(t->vm, v);
    return n;
}

static int named_group(Template *t, FhValue name, size_t from, size_t to) {
    int64_t back = (int64_t)(to - from) + 1, n;
    if (is_name(t, from, to)) {
        FhValue v = fhdict_get(t->vm, t->pattern->groupindex, name);
        if (v == FH_ERR) return -1;
        if (v == FH_NOVALUE) return fhraise_int(t->vm, FH_T_IndexError, "unknown group name %R", name);
        n = fh_int_of(v);
    } else if ((n = group_number(t, name)) < 0) {
        return bad(t, back, "bad character in group name %R", name);
    }
    if (n >= FH_RE_MAX_GROUPS) return bad(t, back, "invalid group reference %S", name);
    return add_group(t, n, back);
}

/* \g<name> */
static int group_escape(Template *t) {
    if (t->at >= t->n || t->chars[t->at] != '<') return bad(t, 0, "missing <", FH_NONE);
    size_t from = ++t->at, to = from;
    for (; to < t->n && t->chars[to] != '>'; to++)
        if (t->chars[to] == '\\') to++;
    if (to > t->n) return fhre_error(t->vm, t->source, (int64_t)t->n - 1, "bad escape (end of pattern)");
    t->at = to;
    if (to >= t->n)
        return to == from ? bad(t, 0, "missing group name", FH_NONE)
                          : bad(t, (int64_t)(to - from), "missing >, unterminated name", FH_NONE);
    t->at++;
    if (to == from) return bad(t, 1, "missing group name", FH_NONE);
    FhValue name = part_text(t, from, to);
    int r = name == FH_ERR ? -1 : named_group(t, name, from, to);
    fh_release(t->vm, name);
    return r;
}

static int number_escape(Template *t, uint32_t c) {
    size_t from = t->at - 2;
    uint32_t value = c - '0', second;
    if (c == '0') {
        for (int i = 0; i < 2 && more(t, is_octal); i++) value = value * 8 + (t->chars[t->at++] - '0');
        return add_char(t, value & 0xff);
    }
    if (more(t, is_digit)) {
        second = t->chars[t->at++];
        if (is_octal(c) && is_octal(second) && more(t, is_octal)) {
            value = (value * 8 + (second - '0')) * 8 + (t->chars[t->at++] - '0');
            if (ends_badly(t, t->at)) return -1;
            if (value <= 0377) return add_char(t, value);
            FhValue text = part_text(t, from, t->at);
            if (text != FH_ERR) bad(t, 4, "octal escape value %U outside of range 0-0o377", text);
            fh_release(t->vm, text);
            return -1;
        }
        value = value * 10 + (second - '0');
    }
    return add_group(t, value, (int64_t)(t->at - from) - 1);
}

static int escape(Template *t) {
    static const char letters[] = "abfnrtv\\", values[] = "\a\b\f\n\r\t\v\\";
    if (ends_badly(t, t->at - 1)) return -1;
    uint32_t c = t->chars[t->at++];
    if (ends_badly(t, t->at)) return -1;
    if (c == 'g') return group_escape(t);
    if (is_digit(c)) return number_escape(t, c);
    const char *simple = c && c < 0x80 ? strchr(letters, (int)c) : NULL;
    if (simple) return add_char(t, (uint8_t)values[simple - letters]);
    if ((c | 32) >= 'a' && (c | 32) <= 'z' && c < 0x80) {
        FhValue text = part_text(t, t->at - 2, t->at);
        if (text != FH_ERR) bad(t, 2, "bad escape %U", text);
        fh_release(t->vm, text);
        return -1;
    }
    return add_char(t, '\\') < 0 ? -1 : add_char(t, c);
}

static int parse_template(Template *t) {
    while (t->at < t->n) {
        uint32_t c = t->chars[t->at++];
        if ((c == '\\' ? escape(t) : add_char(t, c)) < 0) return -1;
    }
    return close_literal(t);
}

static void template_free(Template *t) {
    if (t->chars) fhmem_free(t->vm, t->chars, (t->n + 1) * sizeof *t->chars);
    FH_RE_FREE(t->vm, t->parts);
    fhtext_free(&t->texts);
}

/* chars is cut to what was decoded, so that its size is known. */
static int template_open(Template *t, FhVM *vm, FhValue pattern, FhValue source) {
    const char *data;
    size_t size;
    memset(t, 0, offsetof(Template, texts));
    fhtext_init(&t->texts, vm);
    t->open = 0;
    memset(&t->parts, 0, sizeof t->parts);
    t->vm = vm;
    t->source = source;
    t->pattern = fhas_re_pattern(pattern);
    bool is_str = fhstr_check(vm, source);
    if (!bytes_of(vm, source, is_str, &data, &size)) {
        fhpending_clear(vm);
        return fhraise_int(vm, FH_T_TypeError, "decoding to str: need a bytes-like object, %T found", source);
    }
    if (load(t, data, size, is_str) < 0) return -1;
    if (t->n < size) {
        uint32_t *cut = fhmem_resize(vm, t->chars, (size + 1) * sizeof *cut, (t->n + 1) * sizeof *cut);
        if (!cut) {
            fhmem_free(vm, t->chars, (size + 1) * sizeof *cut);
            t->chars = NULL;
            return -1;
        }
        t->chars = cut;
    }
    return parse_template(t);
}

static int fill(FhText *out, const Template *t, const char *text, const size_t *marks) {
    for (uint32_t i = 0; i < t->parts.n; i++) {
        const Part *p = &t->parts.items[i];
        if (p->from != FH_RE_UNSET) {
            if (fhtext_add(out, t->texts.data + p->from, p->to - p->from) < 0) return -1;
            continue;
        }
        size_t start = marks[2 * p->to], end = marks[2 * p->to + 1];
        if (start == FH_RE_UNSET || end == FH_RE_UNSET || end <= start) continue;
        if (fhtext_add(out, text + start, end - start) < 0) return -1;
    }
    return 0;
}

FhValue fhresub_expand(FhVM *vm, FhValue match, FhValue source) {
    const FhReMatch *m = fhas_re_match(match);
    Template t;
    FhText out;
    FhValue v = FH_ERR;
    fhtext_init(&out, vm);
    if (template_open(&t, vm, m->pattern, source) == 0) {
        bool is_str = fhstr_check(vm, m->string);
        const char *text;
        size_t size;
        if (t.parts.n && fhstr_check(vm, source) != is_str)
            fhraise(vm, FH_T_TypeError,
                    is_str ? "sequence item 0: expected str instance, bytes found"
                           : "sequence item 0: expected a bytes-like object, str found");
        else if (!bytes_of(vm, m->string, is_str, &text, &size))
            fhraise(vm, FH_T_TypeError, "expected string or bytes-like object");
        else if (fill(&out, &t, text, m->marks) == 0)
            v = finish(&out, is_str);
    }
    template_free(&t);
    fhtext_free(&out);
    return v;
}

/* ---- sub ---- */

typedef enum Kind { LITERAL, TEMPLATE, FUNCTION, WRONG } Kind;

typedef struct Replacer {
    FhVM *vm;
    FhReSubject s;
    FhValue pattern, repl;
    FhText out;
    Template template;
    Kind kind;
    const char *literal;
    size_t nliteral;
    FhBuffer held; /* of a literal that is neither str nor bytes */
    bool has_held;
    int64_t items; /* as CPython counts the parts, for its message */
} Replacer;

static int open_replacement(Replacer *r) {
    FhVM *vm = r->vm;
    bool is_str = r->s.is_str;
    r->has_held = false;
    if (fhcallable(vm, r->repl)) return r->kind = FUNCTION, 0;
    bool repl_str = fhstr_check(vm, r->repl);
    if (repl_str) {
        r->literal = fhstr_text(r->repl);
        r->nliteral = fhstr_size(r->repl);
    } else if (fhbuffer_check(vm, r->repl)) {
        if (fhbuffer_get(vm, r->repl, &r->held, false) < 0) return -1;
        r->has_held = true;
        r->literal = (const char *)r->held.data;
        r->nliteral = r->held.size;
    } else {
        return fhraise_int(vm, FH_T_TypeError, "decoding to str: need a bytes-like object, %T found",
                           r->repl);
    }
    r->kind = LITERAL;
    if (r->nliteral && memchr(r->literal, '\\', r->nliteral)) {
        r->kind = TEMPLATE;
        if (template_open(&r->template, vm, r->pattern, r->repl) < 0) return -1;
    }
    if (repl_str != is_str) r->kind = r->kind == TEMPLATE ? (template_free(&r->template), WRONG) : WRONG;
    return 0;
}

static int add_result(Replacer *r, FhValue v) {
    const char *data;
    size_t size;
    if (v == FH_NONE) return 0;
    if (!bytes_of(r->vm, v, r->s.is_str, &data, &size)) return wrong_item(r->vm, v, r->s.is_str, r->items);
    r->items++;
    return fhtext_add(&r->out, data, size);
}

static int add_replacement(Replacer *r) {
    switch (r->kind) {
    case LITERAL: return fhtext_add(&r->out, r->literal, r->nliteral);
    case TEMPLATE: return fill(&r->out, &r->template, r->s.search.text, r->s.search.marks);
    case WRONG: return r->nliteral ? wrong_item(r->vm, r->repl, r->s.is_str, r->items) : 0;
    default: break;
    }
    FhValue match = fhresubject_match(r->vm, &r->s, r->pattern);
    if (match == FH_ERR) return -1;
    FhValue v = fhcall1(r->vm, r->repl, match);
    fh_release(r->vm, match);
    int done = v == FH_ERR ? -1 : add_result(r, v);
    fh_release(r->vm, v);
    return done;
}

/* How many matches were replaced; -1. */
static int64_t replace(Replacer *r, int64_t count, size_t *rest) {
    FhReSearch *f = &r->s.search;
    int64_t n = 0;
    size_t done = 0;
    while (!count || n < count) {
        int found = fhpoll(r->vm) < 0 ? -1 : fhrematch(f, false);
        if (found < 0) return -1;
        if (!found) break;
        size_t start = f->marks[0];
        if (start > done) {
            if (fhtext_add(&r->out, f->text + done, start - done) < 0) return -1;
            r->items++;
        }
        if (add_replacement(r) < 0) return -1;
        done = f->marks[1];
        n++;
        fhresubject_advance(&r->s);
    }
    *rest = done;
    return n;
}

static FhValue substitute(Replacer *r, int64_t count, int64_t *n) {
    size_t rest = 0;
    if (count < 0)
        *n = 0; /* as in CPython: nothing is replaced */
    else if ((*n = replace(r, count, &rest)) < 0)
        return FH_ERR;
    if (*n == 0) return fhre_slice(r->vm, r->s.string, 0, r->s.search.end);
    if (fhtext_add(&r->out, r->s.search.text + rest, r->s.search.end - rest) < 0) return FH_ERR;
    return finish(&r->out, r->s.is_str);
}

FhValue fhresub(FhVM *vm, FhValue pattern, FhValue repl, FhValue string, int64_t count, bool counted) {
    Replacer r = {.vm = vm, .pattern = pattern, .repl = repl};
    int64_t n = 0;
    FhValue v = FH_ERR;
    if (fhresubject_open(vm, &r.s, pattern, string, 0, INT64_MAX) < 0) return FH_ERR;
    fhtext_init(&r.out, vm);
    r.kind = WRONG;
    bool opened = open_replacement(&r) == 0;
    if (opened) v = substitute(&r, count, &n);
    if (r.kind == TEMPLATE) template_free(&r.template);
    if (r.has_held) fhbuffer_release(vm, &r.held);
    fhtext_free(&r.out);
    fhresubject_close(vm, &r.s);
    if (v == FH_ERR || !counted) return v;
    FhValue pair = fhtuple_pack(vm, 2, v, fh_int_raw(n));
    fh_release(vm, v);
    return pair;
}

/* ---- split ---- */

static int push_slice(FhVM *vm, FhValue list, const FhReSubject *s, size_t start, size_t end) {
    FhValue v = end == FH_RE_UNSET || start == FH_RE_UNSET ? FH_NONE : fhresubject_slice(vm, s, start, end);
    return v == FH_ERR ? -1 : fhlist_push(vm, fhas_list(list), v);
}

static int split_into(FhVM *vm, FhValue list, FhReSubject *s, int64_t most) {
    size_t done = 0, whole = s->search.end;
    uint32_t ngroups = s->search.program->ngroups;
    for (int64_t n = 0; !most || n < most; n++) {
        int found = fhpoll(vm) < 0 ? -1 : fhrematch(&s->search, false);
        if (found < 0) return -1;
        if (!found) break;
        const size_t *marks = s->search.marks;
        if (push_slice(vm, list, s, done, marks[0]) < 0) return -1;
        for (uint32_t i = 1; i < ngroups; i++)
            if (push_slice(vm, list, s, marks[2 * i], marks[2 * i + 1]) < 0) return -1;
        done = marks[1];
        fhresubject_advance(s);
    }
    return push_slice(vm, list, s, done, whole);
}

FhValue fhresub_split(FhVM *vm, FhValue pattern, FhValue string, int64_t most) {
    FhReSubject s;
    if (fhresubject_open(vm, &s, pattern, string, 0, INT64_MAX) < 0) return FH_ERR;
    FhValue list = fhlist_new(vm, 0);
    if (list != FH_ERR && split_into(vm, list, &s, most) < 0) {
        fh_release(vm, list);
        list = FH_ERR;
    }
    fhresubject_close(vm, &s);
    return list;
}
