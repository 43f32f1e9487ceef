/* The module _re and its objects: Pattern, Match, and the scanner that finditer goes by. The script part is re.py. */
#include "stdlib/re_parts.h"
#include "objects/dead.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/generic_alias.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED_ARGS   ((void)vm, (void)self, (void)args, (void)nargs, (void)kwnames)
#define LAST_POSITION INT64_MAX

enum { MOST_CACHED = 512 };

/* ---- the string that is searched ---- */

FhValue fhre_slice(FhVM *vm, FhValue string, size_t start, size_t end) {
    if (fhstr_check(vm, string)) {
        const char *text = fhstr_text(string);
        if (start == 0 && end == fhstr_size(string) && fhstr_exact(string)) return fh_retain(string);
        if (end - start == 1) return fhlatin1((uint8_t)text[start]);
        if (fhstr_ascii(string)) return fhstr_new_counted(vm, text + start, end - start, end - start);
        return fhstr_new(vm, text + start, end - start);
    }
    if (fhbytes_exact(string) && start == 0 && end == fhas_bytes(string)->size) return fh_retain(string);
    FhBuffer b;
    if (fhbuffer_get(vm, string, &b, false) < 0) return FH_ERR;
    if (end > b.size) end = b.size; /* a bytearray may have shrunk since */
    if (start > end) start = end;
    FhValue v = fhbytes_new(vm, b.data + start, end - start);
    fhbuffer_release(vm, &b);
    return v;
}

static int check_kinds(FhVM *vm, bool pattern_is_bytes, bool is_str) {
    if (pattern_is_bytes && is_str)
        return fhraise_int(vm, FH_T_TypeError, "cannot use a bytes pattern on a string-like object");
    if (!pattern_is_bytes && !is_str)
        return fhraise_int(vm, FH_T_TypeError, "cannot use a string pattern on a bytes-like object");
    return 0;
}

static int64_t clip(int64_t i, int64_t n) { return i < 0 ? 0 : i > n ? n : i; }

static int open_text(FhVM *vm, FhReSubject *s, FhValue string) {
    s->string = string;
    s->has_buffer = false;
    if ((s->is_str = fhstr_check(vm, string))) {
        s->search.text = fhstr_text(string);
        s->search.one_byte = fhstr_ascii(string);
        s->search.end = fhstr_size(string);
        return 0;
    }
    s->search.one_byte = true;
    if (fhbytes_exact(string)) {
        s->search.text = (const char *)fhas_bytes(string)->data;
        s->search.end = fhas_bytes(string)->size;
        return 0;
    }
    if (!fhbuffer_check(vm, string))
        return fhraise_int(vm, FH_T_TypeError, "expected string or bytes-like object, got '%T'", string);
    s->buffer = (FhBuffer){0};
    if (fhbuffer_get(vm, string, &s->buffer, false) < 0) return -1;
    s->has_buffer = true;
    s->search.text = (const char *)s->buffer.data;
    s->search.end = s->buffer.size;
    return 0;
}

/* Characters to bytes, at both ends. */
static void set_range(FhVM *vm, FhReSubject *s, int64_t pos, int64_t endpos) {
    FhReSearch *f = &s->search;
    int64_t length = f->one_byte ? (int64_t)f->end : fhstr_length(s->string);
    s->pos = clip(pos, length);
    s->endpos = clip(endpos, length);
    f->start = f->one_byte || s->pos == 0 ? (size_t)s->pos : fhstr_offset(vm, s->string, (size_t)s->pos);
    if (s->endpos != length)
        f->end = f->one_byte ? (size_t)s->endpos : fhstr_offset(vm, s->string, (size_t)s->endpos);
}

int fhresubject_open(FhVM *vm, FhReSubject *s, FhValue pattern, FhValue string, int64_t pos, int64_t endpos) {
    const FhReProgram *p = &fhas_re_pattern(pattern)->program;
    s->more_marks = NULL;
    s->search.vm = vm;
    s->search.program = p;
    s->search.not_empty_at = FH_RE_UNSET;
    s->search.whole = false;
    s->search.marks = s->marks;
    s->search.end = 0;
    if (open_text(vm, s, string) < 0) return -1;
    if (check_kinds(vm, p->is_bytes, s->is_str) == 0) {
        set_range(vm, s, pos, endpos);
        uint32_t n = fhre_nslots(p);
        if (n <= FH_RE_LAST_INLINE) return 0;
        if ((s->search.marks = s->more_marks = fhmem_array(vm, n, sizeof(size_t)))) return 0;
    }
    if (s->has_buffer) fhbuffer_release(vm, &s->buffer);
    return -1;
}

void fhresubject_close(FhVM *vm, FhReSubject *s) {
    if (s->has_buffer) fhbuffer_release(vm, &s->buffer);
    if (s->more_marks) fhmem_free(vm, s->more_marks, fhre_nslots(s->search.program) * sizeof(size_t));
}

FhValue fhresubject_slice(FhVM *vm, const FhReSubject *s, size_t start, size_t end) {
    if (start == FH_RE_UNSET || end < start) return fh_retain(s->is_str ? vm->empty_str : vm->empty_bytes);
    if (s->is_str && s->search.one_byte && end - start > 1 && (start || end != fhstr_size(s->string)))
        return fhstr_new_counted(vm, s->search.text + start, end - start, end - start);
    if (s->has_buffer) return fhbytes_new(vm, s->search.text + start, end - start);
    if (s->is_str && end - start == 1) return fhlatin1((uint8_t)s->search.text[start]);
    return start == end ? fh_retain(s->is_str ? vm->empty_str : vm->empty_bytes)
                        : fhre_slice(vm, s->string, start, end);
}

FhValue fhresubject_match(FhVM *vm, const FhReSubject *s, FhValue pattern) {
    return fhrematch_new(vm, pattern, s->string, s->search.marks, s->pos, s->endpos);
}

/* ---- Match ---- */

static void match_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    FhReMatch *m = (FhReMatch *)o;
    (void)vm;
    fn(ctx, &m->pattern);
    fn(ctx, &m->string);
    fn(ctx, &m->regs);
}
static void match_finalize(FhVM *vm, FhObj *o) {
    FhReMatch *m = (FhReMatch *)o;
    fh_clear(vm, &m->string);
    fh_clear(vm, &m->regs);
    fh_clear(vm, &m->pattern);
}

FhValue fhrematch_new(FhVM *vm, FhValue pattern, FhValue string, const size_t *marks, int64_t pos,
                      int64_t endpos) {
    FhRePattern *p = fhas_re_pattern(pattern);
    uint32_t n = p->program.ngroups;
    size_t size = sizeof(FhReMatch) + 2 * (size_t)n * sizeof(size_t);
    FhReMatch *m = (FhReMatch *)fhmem_cell(vm, size, FH_AS(FhType, p->match_type)->shape->id, true);
    if (!m) return FH_ERR;
    m->pattern = fh_retain(pattern);
    m->string = fh_retain(string);
    m->regs = FH_NOVALUE;
    m->pos = pos;
    m->endpos = endpos;
    m->ngroups = n;
    m->last = marks[2 * n] == FH_RE_UNSET ? 0 : (uint32_t)marks[2 * n];
    memcpy(m->marks, marks, 2 * (size_t)n * sizeof(size_t));
    for (uint32_t i = 0; i < n; i++)
        if (m->marks[2 * i + 1] == FH_RE_UNSET || m->marks[2 * i] == FH_RE_UNSET)
            m->marks[2 * i] = m->marks[2 * i + 1] = FH_RE_UNSET;
    return fh_val(m);
}

static FhValue group_value(FhVM *vm, const FhReMatch *m, uint32_t group, FhValue otherwise) {
    size_t start = m->marks[2 * group];
    if (start == FH_RE_UNSET) return fh_retain(otherwise);
    size_t end = m->marks[2 * group + 1];
    if (start == end) return fh_retain(fhstr_check(vm, m->string) ? vm->empty_str : vm->empty_bytes);
    return fhre_slice(vm, m->string, start, end);
}

static FhValue no_such_group(FhVM *vm) { return fhraise(vm, FH_T_IndexError, "no such group"); }

/* The group that key (a number or name) means; -1: IndexError. */
static int64_t group_number(FhVM *vm, const FhReMatch *m, FhValue key) {
    int64_t i = -1;
    if (fh_is_int(key)) {
        i = fh_int_of(key);
    } else if (fhint_check(vm, key) || fh_slots(vm, key)->index) {
        if (fhargs_index_clip(vm, key, &i) < 0) return -1;
    } else {
        FhValue names = fhas_re_pattern(m->pattern)->groupindex;
        FhValue v = fhlen(vm, names) > 0 ? fhdict_get(vm, names, key) : FH_NOVALUE;
        if (v == FH_ERR) return -1;
        if (v != FH_NOVALUE) i = fh_int_of(v);
    }
    if (i < 0 || i >= m->ngroups) return no_such_group(vm), -1;
    return i;
}

static FhValue group_of(FhVM *vm, FhValue self, FhValue key) {
    const FhReMatch *m = fhas_re_match(self);
    int64_t i = group_number(vm, m, key);
    return i < 0 ? FH_ERR : group_value(vm, m, (uint32_t)i, FH_NONE);
}

NATIVE(match_group) {
    (void)kwnames;
    if (nargs == 0) return group_value(vm, fhas_re_match(self), 0, FH_NONE);
    if (nargs == 1) return group_of(vm, self, args[0]);
    FhValue tuple = fhtuple_new(vm, nargs);
    for (uint32_t i = 0; tuple != FH_ERR && i < nargs; i++) {
        FhValue v = group_of(vm, self, args[i]);
        if (v == FH_ERR) {
            fh_release(vm, tuple);
            return FH_ERR;
        }
        fhas_tuple(tuple)->items[i] = v;
    }
    return tuple;
}

static int default_argument(FhVM *vm, const char *function, const FhValue *args, uint32_t nargs,
                            FhValue kwnames, FhValue *out) {
    static const char *const names[] = {"default", NULL};
    FhParams params = {function, names, 0, 0, 1};
    if (fhargs(vm, &params, args, nargs, kwnames, out) < 0) return -1;
    if (*out == FH_NOVALUE) *out = FH_NONE;
    return 0;
}

NATIVE(match_groups) {
    FhValue otherwise;
    if (default_argument(vm, "groups", args, nargs, kwnames, &otherwise) < 0) return FH_ERR;
    const FhReMatch *m = fhas_re_match(self);
    FhValue tuple = fhtuple_new(vm, m->ngroups - 1);
    for (uint32_t i = 1; tuple != FH_ERR && i < m->ngroups; i++) {
        FhValue v = group_value(vm, m, i, otherwise);
        if (v == FH_ERR) {
            fh_release(vm, tuple);
            return FH_ERR;
        }
        fhas_tuple(tuple)->items[i - 1] = v;
    }
    return tuple;
}

NATIVE(match_groupdict) {
    FhValue otherwise, dict, key, number;
    if (default_argument(vm, "groupdict", args, nargs, kwnames, &otherwise) < 0) return FH_ERR;
    const FhReMatch *m = fhas_re_match(self);
    if ((dict = fhdict_new(vm)) == FH_ERR) return FH_ERR;
    int64_t pos = 0;
    while (fhdict_next(fhas_re_pattern(m->pattern)->groupindex, &pos, &key, &number)) {
        FhValue v = group_value(vm, m, (uint32_t)fh_int_of(number), otherwise);
        if (v == FH_ERR || fhdict_set_take(vm, dict, fh_retain(key), v) < 0) {
            fh_release(vm, dict);
            return FH_ERR;
        }
    }
    return dict;
}

/* A byte offset as scripts count; -1 for a group that is unset. */
static int64_t position(FhVM *vm, const FhReMatch *m, size_t offset) {
    if (offset == FH_RE_UNSET) return -1;
    if (!fhstr_check(vm, m->string) || fhstr_ascii(m->string)) return (int64_t)offset;
    return (int64_t)fhstr_number(vm, m->string, offset);
}

static int optional_group(FhVM *vm, const FhReMatch *m, const FhValue *args, uint32_t nargs, int64_t *i) {
    *i = nargs ? group_number(vm, m, args[0]) : 0;
    return *i < 0 ? -1 : 0;
}
NATIVE(match_start) {
    (void)kwnames;
    int64_t i;
    const FhReMatch *m = fhas_re_match(self);
    return optional_group(vm, m, args, nargs, &i) < 0 ? FH_ERR : fh_int_raw(position(vm, m, m->marks[2 * i]));
}
NATIVE(match_end) {
    (void)kwnames;
    int64_t i;
    const FhReMatch *m = fhas_re_match(self);
    return optional_group(vm, m, args, nargs, &i) < 0 ? FH_ERR
                                                      : fh_int_raw(position(vm, m, m->marks[2 * i + 1]));
}
static FhValue span_of(FhVM *vm, const FhReMatch *m, int64_t i) {
    FhValue span = fhtuple_new(vm, 2);
    if (span == FH_ERR) return FH_ERR;
    fhas_tuple(span)->items[0] = fh_int_raw(position(vm, m, m->marks[2 * i]));
    fhas_tuple(span)->items[1] = fh_int_raw(position(vm, m, m->marks[2 * i + 1]));
    return span;
}
NATIVE(match_span) {
    (void)kwnames;
    int64_t i;
    const FhReMatch *m = fhas_re_match(self);
    return optional_group(vm, m, args, nargs, &i) < 0 ? FH_ERR : span_of(vm, m, i);
}
NATIVE(match_expand) {
    static const char *const names[] = {"template", NULL};
    static const FhParams params = {"expand", names, 0, 1, 1};
    FhValue template;
    if (fhargs(vm, &params, args, nargs, kwnames, &template) < 0) return FH_ERR;
    return fhresub_expand(vm, self, template);
}
NATIVE(itself) {
    UNUSED_ARGS;
    return fh_retain(self);
}

static FhValue match_regs(FhVM *vm, FhValue self) {
    FhReMatch *m = fhas_re_match(self);
    if (m->regs != FH_NOVALUE) return fh_retain(m->regs);
    FhValue tuple = fhtuple_new(vm, m->ngroups);
    for (uint32_t i = 0; tuple != FH_ERR && i < m->ngroups; i++) {
        FhValue span = span_of(vm, m, i);
        if (span == FH_ERR) {
            fh_release(vm, tuple);
            return FH_ERR;
        }
        fhas_tuple(tuple)->items[i] = span;
    }
    if (tuple != FH_ERR) fh_set_ref(vm, &m->header, &m->regs, tuple);
    return tuple;
}
static FhValue match_string(FhVM *vm, FhValue self) {
    return (void)vm, fh_retain(fhas_re_match(self)->string);
}
static FhValue match_re(FhVM *vm, FhValue self) { return (void)vm, fh_retain(fhas_re_match(self)->pattern); }
static FhValue match_pos(FhVM *vm, FhValue self) { return (void)vm, fh_int_raw(fhas_re_match(self)->pos); }
static FhValue match_endpos(FhVM *vm, FhValue self) {
    return (void)vm, fh_int_raw(fhas_re_match(self)->endpos);
}
static FhValue match_lastindex(FhVM *vm, FhValue self) {
    (void)vm;
    uint32_t last = fhas_re_match(self)->last;
    return last ? fh_int_raw(last) : FH_NONE;
}
static FhValue match_lastgroup(FhVM *vm, FhValue self) {
    (void)vm;
    const FhReMatch *m = fhas_re_match(self);
    return m->last ? fh_retain(fhas_tuple(fhas_re_pattern(m->pattern)->groupnames)->items[m->last]) : FH_NONE;
}

static FhValue match_repr(FhVM *vm, FhValue self) {
    const FhReMatch *m = fhas_re_match(self);
    FhValue text = group_value(vm, m, 0, FH_NONE);
    if (text == FH_ERR) return FH_ERR;
    FhValue v =
        fhstr_format(vm, "<re.Match object; span=(%lld, %lld), match=%R>",
                     (long long)position(vm, m, m->marks[0]), (long long)position(vm, m, m->marks[1]), text);
    fh_release(vm, text);
    return v;
}

static const FhMethodDef match_methods[] = {
    {"group", match_group, 0, FH_ANY, 0, "group([group1, ...]) -> str or tuple.\n\nThe text of groups."},
    {"start", match_start, 0, 1, 0, "start($self, group=0, /)\n--\n\nWhere the group begins."},
    {"end", match_end, 0, 1, 0, "end($self, group=0, /)\n--\n\nWhere the group ends."},
    {"span", match_span, 0, 1, 0, "span($self, group=0, /)\n--\n\nWhere the group begins and ends."},
    {"groups", match_groups, 0, 1, FH_KW, "groups($self, /, default=None)\n--\n\nThe text of all groups."},
    {"groupdict", match_groupdict, 0, 1, FH_KW,
     "groupdict($self, /, default=None)\n--\n\nThe text of the groups that have names."},
    {"expand", match_expand, 1, 1, FH_KW, "expand($self, /, template)\n--\n\nThe template, filled in."},
    {"__copy__", itself, 0, 0, 0, "__copy__($self, /)\n--\n\n"},
    {"__deepcopy__", itself, 1, 1, 0, "__deepcopy__($self, memo, /)\n--\n\n"},
    {"__class_getitem__", fhgeneric_class_getitem, 1, 1, FH_CLASS, NULL},
    {0},
};
static const FhGetSetDef match_getsets[] = {
    {"string", match_string, fhgetset_readonly, "The string passed to match() or search()."},
    {"re", match_re, fhgetset_readonly, "The regular expression object."},
    {"pos", match_pos, fhgetset_readonly, "The index at which the search began."},
    {"endpos", match_endpos, fhgetset_readonly, "The index beyond which the search did not look."},
    {"lastindex", match_lastindex, NULL, "The number of the group closed last."},
    {"lastgroup", match_lastgroup, NULL, "The name of the group closed last."},
    {"regs", match_regs, NULL, NULL},
    {0},
};
static const FhSlots match_slots = {
    .life = {match_visit, match_finalize, NULL, NULL}, .repr = match_repr, .getitem = group_of};
const FhTypeDef fhrematch_type = {.doc = "The result of re.match() and re.search().",
                                  .size = sizeof(FhReMatch),
                                  .flags = FH_TF_CONTAINER,
                                  .slots = &match_slots,
                                  .methods = match_methods,
                                  .getsets = match_getsets,
                                  .module = "re"};

/* ---- Pattern ---- */

static void pattern_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    FhRePattern *p = (FhRePattern *)o;
    (void)vm;
    fn(ctx, &p->pattern);
    fn(ctx, &p->groupindex);
    fn(ctx, &p->groupnames);
    fn(ctx, &p->proxy);
    fn(ctx, &p->match_type);
    fn(ctx, &p->scanner_type);
}
static void pattern_finalize(FhVM *vm, FhObj *o) {
    FhRePattern *p = (FhRePattern *)o;
    fh_clear(vm, &p->proxy);
    if (!fh_is_dying(o)) return;
    fh_clear(vm, &p->pattern);
    fh_clear(vm, &p->groupindex);
    fh_clear(vm, &p->groupnames);
    fhrecompile_free(vm, &p->program);
}

typedef struct Arguments {
    FhValue string;
    int64_t pos, endpos;
} Arguments;

static int search_arguments(FhVM *vm, const char *function, const FhValue *args, uint32_t nargs,
                            FhValue kwnames, Arguments *out) {
    out->pos = 0;
    out->endpos = LAST_POSITION;
    if (FH_LIKELY(nargs == 1 && kwnames == FH_NOVALUE)) {
        out->string = args[0];
        return 0;
    }
    static const char *const names[] = {"string", "pos", "endpos", NULL};
    FhParams params = {function, names, 0, 1, 3};
    FhValue v[3];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return -1;
    out->string = v[0];
    if (v[1] != FH_NOVALUE && fhargs_index(vm, v[1], &out->pos) < 0) return -1;
    if (v[2] != FH_NOVALUE && fhargs_index(vm, v[2], &out->endpos) < 0) return -1;
    return 0;
}

static FhValue find(FhVM *vm, FhValue self, const Arguments *a, bool fixed, bool whole) {
    FhReSubject s;
    if (fhresubject_open(vm, &s, self, a->string, a->pos, a->endpos) < 0) return FH_ERR;
    s.search.whole = whole;
    int found = fhrematch(&s.search, fixed);
    FhValue v = found < 0 ? FH_ERR : found ? fhresubject_match(vm, &s, self) : FH_NONE;
    fhresubject_close(vm, &s);
    return v;
}

NATIVE(pattern_match) {
    Arguments a;
    if (search_arguments(vm, "match", args, nargs, kwnames, &a) < 0) return FH_ERR;
    return find(vm, self, &a, true, false);
}
NATIVE(pattern_fullmatch) {
    Arguments a;
    if (search_arguments(vm, "fullmatch", args, nargs, kwnames, &a) < 0) return FH_ERR;
    return find(vm, self, &a, true, true);
}
NATIVE(pattern_search) {
    Arguments a;
    if (search_arguments(vm, "search", args, nargs, kwnames, &a) < 0) return FH_ERR;
    return find(vm, self, &a, false, false);
}

/* What findall gives for a match: its text, its only group, or a tuple of the groups. */
static FhValue found_value(FhVM *vm, const FhReSubject *s) {
    const size_t *marks = s->search.marks;
    uint32_t n = s->search.program->ngroups;
    if (n <= 2) {
        size_t start = marks[2 * n - 2], end = marks[2 * n - 1];
        return fhresubject_slice(vm, s, end == FH_RE_UNSET ? FH_RE_UNSET : start, end);
    }
    FhValue tuple = fhtuple_new(vm, n - 1);
    for (uint32_t i = 1; tuple != FH_ERR && i < n; i++) {
        size_t start = marks[2 * i], end = marks[2 * i + 1];
        FhValue v = fhresubject_slice(vm, s, end == FH_RE_UNSET ? FH_RE_UNSET : start, end);
        if (v == FH_ERR) {
            fh_release(vm, tuple);
            return FH_ERR;
        }
        fhas_tuple(tuple)->items[i - 1] = v;
    }
    return tuple;
}

NATIVE(pattern_findall) {
    Arguments a;
    FhReSubject s;
    if (search_arguments(vm, "findall", args, nargs, kwnames, &a) < 0) return FH_ERR;
    if (fhresubject_open(vm, &s, self, a.string, a.pos, a.endpos) < 0) return FH_ERR;
    FhValue list = fhlist_new(vm, 0);
    int found = list == FH_ERR ? -1 : 0;
    while (list != FH_ERR && (found = fhpoll(vm) < 0 ? -1 : fhrematch(&s.search, false)) == 1) {
        FhValue v = found_value(vm, &s);
        if (v == FH_ERR || fhlist_push(vm, fhas_list(list), v) < 0) {
            found = -1;
            break;
        }
        fhresubject_advance(&s);
    }
    fhresubject_close(vm, &s);
    if (found == 0) return list;
    fh_release(vm, list);
    return FH_ERR;
}

NATIVE(pattern_split) {
    static const char *const names[] = {"string", "maxsplit", NULL};
    static const FhParams params = {"split", names, 0, 1, 2};
    FhValue v[2];
    int64_t most = 0;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (v[1] != FH_NOVALUE && fhargs_index(vm, v[1], &most) < 0) return FH_ERR;
    return fhresub_split(vm, self, v[0], most);
}

static FhValue substitute(FhVM *vm, FhValue self, const char *function, const FhValue *args, uint32_t nargs,
                          FhValue kwnames, bool counted) {
    static const char *const names[] = {"repl", "string", "count", NULL};
    FhParams params = {function, names, 0, 2, 3};
    FhValue v[3];
    int64_t count = 0;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (v[2] != FH_NOVALUE && fhargs_index(vm, v[2], &count) < 0) return FH_ERR;
    return fhresub(vm, self, v[0], v[1], count, counted);
}
NATIVE(pattern_sub) { return substitute(vm, self, "sub", args, nargs, kwnames, false); }
NATIVE(pattern_subn) { return substitute(vm, self, "subn", args, nargs, kwnames, true); }

static FhValue pattern_pattern(FhVM *vm, FhValue self) {
    return (void)vm, fh_retain(fhas_re_pattern(self)->pattern);
}
static FhValue pattern_flags(FhVM *vm, FhValue self) {
    return (void)vm, fh_int_raw(fhas_re_pattern(self)->flags);
}
static FhValue pattern_groups(FhVM *vm, FhValue self) {
    return (void)vm, fh_int_raw((int64_t)fhas_re_pattern(self)->program.ngroups - 1);
}
static FhValue pattern_groupindex(FhVM *vm, FhValue self) {
    FhRePattern *p = fhas_re_pattern(self);
    if (p->proxy != FH_NOVALUE) return fh_retain(p->proxy);
    FhValue proxy = fhmappingproxy_new(vm, p->groupindex);
    if (proxy != FH_ERR) fh_set_ref(vm, &p->header, &p->proxy, proxy);
    return proxy;
}

static FhValue pattern_repr(FhVM *vm, FhValue self) {
    static const struct {
        const char *name;
        uint32_t flag;
    } names[] = {{"re.TEMPLATE", FH_RE_TEMPLATE}, {"re.IGNORECASE", FH_RE_I}, {"re.LOCALE", FH_RE_L},
                 {"re.MULTILINE", FH_RE_M},       {"re.DOTALL", FH_RE_S},     {"re.UNICODE", FH_RE_U},
                 {"re.VERBOSE", FH_RE_X},         {"re.DEBUG", FH_RE_DEBUG},  {"re.ASCII", FH_RE_A}};
    FhRePattern *p = fhas_re_pattern(self);
    uint32_t flags = p->flags;
    if (!p->program.is_bytes && (flags & FH_RE_TYPES) == FH_RE_U) flags &= ~(uint32_t)FH_RE_U;
    FhValue text = fhrepr(vm, p->pattern);
    if (text == FH_ERR) return FH_ERR;
    if (fhstr_length(text) > 200) {
        FhValue cut = fhstr_slice(vm, text, 0, 200);
        fh_release(vm, text);
        if ((text = cut) == FH_ERR) return FH_ERR;
    }
    FhText t;
    fhtext_init(&t, vm);
    fhtext_c(&t, "re.compile(");
    fhtext_str(&t, text);
    fh_release(vm, text);
    const char *before = ", ";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!(flags & names[i].flag)) continue;
        fhtext_c(&t, before);
        fhtext_c(&t, names[i].name);
        before = "|";
        flags &= ~names[i].flag;
    }
    if (flags) fhtext_format(&t, "%s0x%x", before, flags);
    fhtext_c(&t, ")");
    return fhtext_finish(&t);
}

static FhValue pattern_compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (op != FH_EQ && op != FH_NE) return FH_NOTIMPLEMENTED;
    if (fh_type(vm, a) != fh_type(vm, b)) return FH_NOTIMPLEMENTED;
    const FhRePattern *x = fhas_re_pattern(a), *y = fhas_re_pattern(b);
    int equal = a == b;
    if (!equal && x->flags == y->flags && x->program.is_bytes == y->program.is_bytes)
        equal = fhcompare_bool(vm, x->pattern, y->pattern, FH_EQ);
    return equal < 0 ? FH_ERR : fh_bool((op == FH_EQ) == equal);
}

static int64_t pattern_hash(FhVM *vm, FhValue self) {
    const FhRePattern *p = fhas_re_pattern(self);
    int64_t h = fhhash(vm, p->pattern);
    if (h == -1) return -1;
    h ^= (int64_t)p->flags << 20 ^ p->program.ncode;
    return h == -1 ? -2 : h;
}

/* ---- scanner ---- */

typedef struct Scanner {
    FhObj header;
    FhValue pattern, string;
    int64_t pos, endpos;
    size_t start, not_empty_at; /* bytes; start FH_RE_UNSET: at the end */
} Scanner;

static void scanner_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    Scanner *s = (Scanner *)o;
    (void)vm;
    fn(ctx, &s->pattern);
    fn(ctx, &s->string);
}
static void scanner_finalize(FhVM *vm, FhObj *o) {
    Scanner *s = (Scanner *)o;
    fh_clear(vm, &s->string);
    fh_clear(vm, &s->pattern);
}

static FhValue scan(FhVM *vm, FhValue self, bool fixed) {
    Scanner *s = FH_AS(Scanner, self);
    FhReSubject f;
    if (s->start == FH_RE_UNSET || s->string == FH_NOVALUE) return FH_NONE;
    if (fhresubject_open(vm, &f, s->pattern, s->string, s->pos, s->endpos) < 0) return FH_ERR;
    f.search.start = s->start;
    f.search.not_empty_at = s->not_empty_at;
    int found = fhrematch(&f.search, fixed);
    FhValue v = found < 0 ? FH_ERR : found ? fhresubject_match(vm, &f, s->pattern) : FH_NONE;
    if (found == 1) {
        fhresubject_advance(&f);
        s->start = f.search.start;
        s->not_empty_at = f.search.not_empty_at;
    } else if (found == 0) {
        s->start = FH_RE_UNSET;
    }
    fhresubject_close(vm, &f);
    return v;
}
NATIVE(scanner_match) {
    UNUSED_ARGS;
    return scan(vm, self, true);
}
NATIVE(scanner_search) {
    UNUSED_ARGS;
    return scan(vm, self, false);
}
static FhValue scanner_pattern(FhVM *vm, FhValue self) {
    return (void)vm, fh_retain(FH_AS(Scanner, self)->pattern);
}
static const FhMethodDef scanner_methods[] = {
    {"match", scanner_match, 0, 0, 0, "match($self, /)\n--\n\n"},
    {"search", scanner_search, 0, 0, 0, "search($self, /)\n--\n\n"},
    {0},
};
static const FhGetSetDef scanner_getsets[] = {{"pattern", scanner_pattern, fhgetset_readonly, NULL}, {0}};
static const FhSlots scanner_slots = {.life = {scanner_visit, scanner_finalize, NULL, NULL}};
const FhTypeDef fhrescanner_type = {.size = sizeof(Scanner),
                                    .flags = FH_TF_CONTAINER,
                                    .slots = &scanner_slots,
                                    .methods = scanner_methods,
                                    .getsets = scanner_getsets,
                                    .module = "_sre"};

static FhValue new_scanner(FhVM *vm, FhValue self, const Arguments *a) {
    FhReSubject f;
    if (fhresubject_open(vm, &f, self, a->string, a->pos, a->endpos) < 0) return FH_ERR;
    fhresubject_close(vm, &f);
    FhType *type = fhas_type(fhas_re_pattern(self)->scanner_type);
    Scanner *s = (Scanner *)fhmem_cell(vm, sizeof *s, type->shape->id, true);
    if (!s) return FH_ERR;
    s->pattern = fh_retain(self);
    s->string = fh_retain(a->string);
    s->pos = f.pos;
    s->endpos = f.endpos;
    s->start = f.search.start;
    s->not_empty_at = FH_RE_UNSET;
    return fh_val(s);
}
NATIVE(pattern_scanner) {
    Arguments a;
    if (search_arguments(vm, "scanner", args, nargs, kwnames, &a) < 0) return FH_ERR;
    return new_scanner(vm, self, &a);
}
NATIVE(pattern_finditer) {
    Arguments a;
    if (search_arguments(vm, "finditer", args, nargs, kwnames, &a) < 0) return FH_ERR;
    FhValue scanner = new_scanner(vm, self, &a);
    if (scanner == FH_ERR) return FH_ERR;
    FhValue search = fhbuiltin_new(vm, &scanner_methods[1], scanner, FH_NOVALUE);
    fh_release(vm, scanner);
    if (search == FH_ERR) return FH_ERR;
    FhValue v = fhiterators_call(vm, search, FH_NONE);
    fh_release(vm, search);
    return v;
}

static const FhMethodDef pattern_methods[] = {
    {"match", pattern_match, 1, 3, FH_KW,
     "match($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nMatches at the beginning."},
    {"fullmatch", pattern_fullmatch, 1, 3, FH_KW,
     "fullmatch($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nMatches all of the string."},
    {"search", pattern_search, 1, 3, FH_KW,
     "search($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nFinds the first match."},
    {"sub", pattern_sub, 2, 3, FH_KW,
     "sub($self, /, repl, string, count=0)\n--\n\nThe string with matches replaced."},
    {"subn", pattern_subn, 2, 3, FH_KW,
     "subn($self, /, repl, string, count=0)\n--\n\nThe string with matches replaced, and how many."},
    {"findall", pattern_findall, 1, 3, FH_KW,
     "findall($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nA list of all matches."},
    {"split", pattern_split, 1, 2, FH_KW,
     "split($self, /, string, maxsplit=0)\n--\n\nThe parts between the matches."},
    {"finditer", pattern_finditer, 1, 3, FH_KW,
     "finditer($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nAn iterator over all matches."},
    {"scanner", pattern_scanner, 1, 3, FH_KW, "scanner($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\n"},
    {"__copy__", itself, 0, 0, 0, "__copy__($self, /)\n--\n\n"},
    {"__deepcopy__", itself, 1, 1, 0, "__deepcopy__($self, memo, /)\n--\n\n"},
    {"__class_getitem__", fhgeneric_class_getitem, 1, 1, FH_CLASS, NULL},
    {0},
};
static const FhGetSetDef pattern_getsets[] = {
    {"pattern", pattern_pattern, fhgetset_readonly,
     "The pattern string from which the RE object was compiled."},
    {"flags", pattern_flags, fhgetset_readonly, "The regex matching flags."},
    {"groups", pattern_groups, fhgetset_readonly, "The number of capturing groups in the pattern."},
    {"groupindex", pattern_groupindex, NULL, "A dictionary mapping group names to group numbers."},
    {0},
};
static const FhSlots pattern_slots = {.life = {pattern_visit, pattern_finalize, NULL, NULL},
                                      .repr = pattern_repr,
                                      .compare = pattern_compare,
                                      .hash = pattern_hash};
const FhTypeDef fhrepattern_type = {.doc = "Compiled regular expression object.",
                                    .size = sizeof(FhRePattern),
                                    .flags = FH_TF_CONTAINER | FH_TF_WEAKREF,
                                    .slots = &pattern_slots,
                                    .methods = pattern_methods,
                                    .getsets = pattern_getsets,
                                    .module = "re"};

/* ---- compiling ---- */

enum { STATE_PATTERN, STATE_MATCH, STATE_SCANNER, STATE_CACHE, STATE_COUNT };
static FhValue state_of(FhValue module, int which) {
    return fhas_tuple(fhas_module(module)->state)->items[which];
}

static FhValue names_of(FhVM *vm, FhValue groupdict, uint32_t ngroups) {
    FhValue names = fhtuple_new(vm, ngroups), key, number;
    if (names == FH_ERR) return FH_ERR;
    for (uint32_t i = 0; i < ngroups; i++) fhas_tuple(names)->items[i] = FH_NONE;
    int64_t pos = 0;
    while (fhdict_next(groupdict, &pos, &key, &number))
        fhas_tuple(names)->items[fh_int_of(number)] = fh_retain(key);
    return names;
}

static FhValue new_pattern(FhVM *vm, FhValue module, FhValue text, uint32_t flags) {
    FhReTree tree;
    FhReProgram program;
    FhValue names = FH_ERR, v = FH_ERR;
    if (fhreparse(vm, &tree, text, flags) == 0 && fhrecompile(vm, &tree, &program) == 0) {
        names = names_of(vm, tree.groupdict, tree.ngroups);
        FhType *type = fhas_type(state_of(module, STATE_PATTERN));
        FhRePattern *p =
            names == FH_ERR ? NULL : (FhRePattern *)fhmem_cell(vm, sizeof *p, type->shape->id, true);
        if (p) {
            p->pattern = fh_retain(text);
            p->groupindex = fh_retain(tree.groupdict);
            p->groupnames = fh_retain(names);
            p->proxy = FH_NOVALUE;
            p->match_type = state_of(module, STATE_MATCH);
            p->scanner_type = state_of(module, STATE_SCANNER);
            p->flags = tree.flags;
            p->program = program;
            v = fh_val(p);
        } else {
            fhrecompile_free(vm, &program);
        }
        fh_release(vm, names);
    }
    fhreparse_free(&tree);
    return v;
}

static int remember(FhVM *vm, FhValue cache, FhValue key, FhValue pattern) {
    FhValue oldest, value;
    int64_t pos = 0;
    if (fhdict_size(cache) >= MOST_CACHED && fhdict_next(cache, &pos, &oldest, &value)) {
        fh_retain(oldest);
        int r = fhdict_del(vm, cache, oldest);
        fh_release(vm, oldest);
        if (r < 0) return -1;
    }
    return fhdict_set(vm, cache, key, pattern);
}

static FhValue compile_cached(FhVM *vm, FhValue module, FhValue text, int64_t flags) {
    FhValue cache = state_of(module, STATE_CACHE), key = fh_retain(text);
    if (flags) {
        fh_release(vm, key);
        if ((key = fhtuple_pack(vm, 2, text, fh_int_raw(flags))) == FH_ERR) return FH_ERR;
    }
    FhValue found = fhdict_get(vm, cache, key);
    if (found != FH_NOVALUE && found != FH_ERR) {
        fh_retain(found);
    } else if (found == FH_NOVALUE) {
        found = new_pattern(vm, module, text, (uint32_t)flags);
        if (found != FH_ERR && remember(vm, cache, key, found) < 0) {
            fh_release(vm, found);
            found = FH_ERR;
        }
    }
    fh_release(vm, key);
    return found;
}

NATIVE(re_compile) {
    (void)nargs, (void)kwnames;
    FhValue text = args[0];
    int64_t flags = 0;
    if (args[1] != fh_int_raw(0) && fhargs_index(vm, args[1], &flags) < 0) return FH_ERR;
    if (FH_LIKELY(flags == 0 && (fhstr_exact(text) || fhbytes_exact(text))))
        return compile_cached(vm, self, text, 0);
    if (fh_type(vm, text) == fhas_type(state_of(self, STATE_PATTERN))) {
        if (flags)
            return fhraise(vm, FH_T_ValueError, "cannot process flags argument with a compiled pattern");
        return fh_retain(text);
    }
    bool is_bytes = fhbytes_check(vm, text);
    if (fh_is_dead(text)) return fhdead_raise(vm, text);
    if (!is_bytes && !fhstr_check(vm, text))
        return fhraise(vm, FH_T_TypeError, "first argument must be string or compiled pattern");
    if (flags & FH_RE_DEBUG) return fhraise(vm, FH_T_NotImplementedError, "re.DEBUG is not supported");
    if (!fh_int_fits(flags))
        return fhraise(vm, FH_T_OverflowError, "Python int too large to convert to C int");
    if (fhstr_exact(text) || fhbytes_exact(text)) return compile_cached(vm, self, text, flags);
    return new_pattern(vm, self, text, (uint32_t)flags);
}

NATIVE(re_purge) {
    UNUSED_ARGS;
    fhdict_clear(vm, state_of(self, STATE_CACHE));
    return FH_NONE;
}

static const FhMethodDef functions[] = {
    {"compile", re_compile, 2, 2, 0, NULL},
    {"purge", re_purge, 0, 0, 0, NULL},
    {0},
};

static int exec(FhVM *vm, FhValue module) {
    FhType *pattern = fhtype_define(vm, "re.Pattern", &fhrepattern_type, NULL);
    FhType *match = pattern ? fhtype_define(vm, "re.Match", &fhrematch_type, NULL) : NULL;
    FhType *scanner = match ? fhtype_define(vm, "_sre.SRE_Scanner", &fhrescanner_type, NULL) : NULL;
    if (!scanner) return -1;
    FhValue cache = fhdict_new(vm);
    if (cache == FH_ERR) return -1;
    FhValue state = fhtuple_pack(vm, STATE_COUNT, fh_val(pattern), fh_val(match), fh_val(scanner), cache);
    fh_release(vm, cache);
    if (state == FH_ERR) return -1;
    fh_set(vm, fh_obj(module), &fhas_module(module)->state, state);
    if (fhmodule_set(vm, module, "MAGIC", fh_int_raw(20220615)) < 0 ||
        fhmodule_set(vm, module, "Pattern", fh_val(pattern)) < 0)
        return -1;
    return fhmodule_set(vm, module, "Match", fh_val(match));
}

const FhModuleDef fhmodule__re = {"_re", NULL, functions, exec};
