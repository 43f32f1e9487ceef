/* Escapes and the headers of groups in patterns. */
#include "stdlib/re_parse.h"
#include "base/charnames.h"
#include "base/utf8.h"
#include "objects/dict.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/str_methods.h"
#include "objects/unicode.h"

/* ---- references ---- */

static bool is_closed(const FhReParser *p, uint32_t group) {
    return group < p->tree->ngroups && (group == 0 ? false : p->groups[group]);
}

static int check_behind(FhReParser *p, uint32_t group) {
    if (!p->behind_groups) return 0;
    if (!is_closed(p, group)) return fhreparse_error(p, 0, "cannot refer to an open group");
    if (group >= p->behind_groups)
        return fhreparse_error(p, 0, "cannot refer to group defined in the same lookbehind subpattern");
    return 0;
}

/* ---- escapes ---- */

static bool is_octal(uint32_t c) { return c >= '0' && c <= '7'; }
static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }
static bool is_letter(uint32_t c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
static int hex_digit(uint32_t c) {
    if (is_digit(c)) return (int)(c - '0');
    c |= 32;
    return c >= 'a' && c <= 'f' ? (int)(c - 'a' + 10) : -1;
}
static bool next_is(const FhReParser *p, bool (*test)(uint32_t)) {
    return p->next.size == 1 && test(p->next.c);
}

static int bad_escape(FhReParser *p, const char *what, int64_t from) {
    FhValue text = fhreparse_text(p, from, fhreparse_tell(p));
    if (text == FH_ERR) return -1;
    int r = fhreparse_error(p, fhreparse_tell(p) - from, "%s escape %U", what, text);
    fh_release(p->tree->vm, text);
    return r;
}

static int parse_hex(FhReParser *p, unsigned digits, int64_t from, FhReEscape *out) {
    uint64_t value = 0;
    unsigned n = 0;
    for (; n < digits && p->next.size == 1 && hex_digit(p->next.c) >= 0; n++) {
        value = value * 16 + (unsigned)hex_digit(p->next.c);
        if (fhreparse_look(p) < 0) return -1;
    }
    if (n < digits) return bad_escape(p, "incomplete", from);
    if (value > 0x10ffff) return bad_escape(p, "bad", from);
    *out = (FhReEscape){FH_RE_ESCAPE_CHAR, (uint32_t)value};
    return 0;
}

/* The text up to the terminator, which is taken too. */
static FhValue get_until(FhReParser *p, uint32_t terminator, const char *what, int64_t *size) {
    int64_t from = fhreparse_tell(p), to = from;
    for (FhReToken token;; to = fhreparse_tell(p)) {
        if (fhreparse_take(p, &token) < 0) return FH_ERR;
        if (token.size == 0) {
            if (to == from)
                fhreparse_error(p, 0, "missing %s", what);
            else
                fhreparse_error(p, to - from, "missing %c, unterminated name", (int)terminator);
            return FH_ERR;
        }
        if (token.size == 1 && token.c == terminator) break;
    }
    if (to == from) return fhreparse_error(p, 1, "missing %s", what), FH_ERR;
    *size = to - from;
    return fhreparse_text(p, from, to);
}

static int parse_named(FhReParser *p, FhReEscape *out) {
    int brace = fhreparse_match(p, '{');
    int64_t size;
    if (brace < 0) return -1;
    if (!brace) return fhreparse_error(p, 0, "missing {");
    FhValue name = get_until(p, '}', "character name", &size);
    if (name == FH_ERR) return -1;
    uint32_t c = fhcharnames_find(fhstr_text(name), fhstr_size(name));
    int r = 0;
    if (c == FHUTF8_INVALID) r = fhreparse_error(p, size + 4, "undefined character name %R", name);
    fh_release(p->tree->vm, name);
    *out = (FhReEscape){FH_RE_ESCAPE_CHAR, c};
    return r;
}

static int octal(FhReParser *p, uint32_t value, int64_t from, FhReEscape *out) {
    if (value > 0377) {
        FhValue text = fhreparse_text(p, from, fhreparse_tell(p));
        if (text == FH_ERR) return -1;
        fhreparse_error(p, fhreparse_tell(p) - from, "octal escape value %U outside of range 0-0o377", text);
        fh_release(p->tree->vm, text);
        return -1;
    }
    *out = (FhReEscape){FH_RE_ESCAPE_CHAR, value};
    return 0;
}

static int more_octal(FhReParser *p, uint32_t value, int64_t from, FhReEscape *out) {
    for (int i = 0; i < 2 && next_is(p, is_octal); i++) {
        value = value * 8 + (p->next.c - '0');
        if (fhreparse_look(p) < 0) return -1;
    }
    return octal(p, value, from, out);
}

/* A digit from 1 on: an octal number of three digits, or the number of a group. */
static int parse_number(FhReParser *p, uint32_t first, int64_t from, FhReEscape *out) {
    uint32_t value = first - '0';
    int64_t size = 2;
    if (next_is(p, is_digit)) {
        uint32_t second = p->next.c;
        size++;
        if (fhreparse_look(p) < 0) return -1;
        if (is_octal(first) && is_octal(second) && next_is(p, is_octal)) {
            value = (value * 8 + (second - '0')) * 8 + (p->next.c - '0');
            return fhreparse_look(p) < 0 ? -1 : octal(p, value, from, out);
        }
        value = value * 10 + (second - '0');
    }
    if (value >= p->tree->ngroups)
        return fhreparse_error(p, size - 1, "invalid group reference %d", (int)value);
    if (!is_closed(p, value)) return fhreparse_error(p, size, "cannot refer to an open group");
    if (check_behind(p, value) < 0) return -1;
    *out = (FhReEscape){FH_RE_ESCAPE_REF, value};
    return 0;
}

/* \n and the like; 0: not one of them. */
static uint32_t simple_escape(uint32_t c) {
    static const char letters[] = "abfnrtv\\", values[] = "\a\b\f\n\r\t\v\\";
    const char *at = c && c < 0x80 ? strchr(letters, (int)c) : NULL;
    return at ? (uint32_t)values[at - letters] : 0;
}

int fhreparse_escape(FhReParser *p, const FhReToken *token, bool in_set, FhReEscape *out) {
    uint32_t c = token->escaped;
    int64_t from = fhreparse_tell(p) - 2;
    bool text = !p->tree->is_bytes;
    switch (c) {
    case 'd':
    case 'D':
    case 's':
    case 'S':
    case 'w':
    case 'W': *out = (FhReEscape){FH_RE_ESCAPE_CATEGORY, c}; return 0;
    case 'x': return parse_hex(p, 2, from, out);
    case 'u':
        if (text) return parse_hex(p, 4, from, out);
        break;
    case 'U':
        if (text) return parse_hex(p, 8, from, out);
        break;
    case 'N':
        if (text) return parse_named(p, out);
        break;
    case '0': return more_octal(p, 0, from, out);
    case 'A':
    case 'Z':
    case 'b':
    case 'B':
        if (in_set) break;
        *out = (FhReEscape){FH_RE_ESCAPE_AT, c == 'A'   ? FH_RE_START
                                             : c == 'Z' ? FH_RE_END
                                             : c == 'b' ? FH_RE_EDGE
                                                        : FH_RE_INNER};
        return 0;
    default: break;
    }
    *out = (FhReEscape){FH_RE_ESCAPE_CHAR, simple_escape(c)};
    if (out->value) return 0;
    if (is_digit(c)) {
        if (!in_set) return parse_number(p, c, from, out);
        return is_octal(c) ? more_octal(p, c - '0', from, out) : bad_escape(p, "bad", from);
    }
    if (c < 0x80 && is_letter(c)) return bad_escape(p, "bad", from);
    out->value = c;
    return 0;
}

/* ---- names ---- */

static bool is_identifier(FhValue name) {
    const char *s = fhstr_text(name), *end = s + fhstr_size(name);
    unsigned size;
    if (s == end || !fhunicode_is_name_start(fhutf8_decode_wtf8(s, end, &size))) return false;
    while ((s += size) < end)
        if (!fhunicode_is_name_part(fhutf8_decode_wtf8(s, end, &size))) return false;
    return true;
}

static int bad_name(FhReParser *p, FhValue name, int64_t size) {
    return fhreparse_error(p, size + 1, "bad character in group name %R", name);
}

static int check_name(FhReParser *p, FhValue name, int64_t size) {
    if (!is_identifier(name)) return bad_name(p, name, size);
    if (p->tree->is_bytes && !fhstr_ascii(name))
        return fhre_warn(p->tree->vm, FH_T_DeprecationWarning, "bad character in group name at position %lld",
                         (long long)(fhreparse_tell(p) - size - 1));
    return 0;
}

/* The number of a group by name: 0: unknown. */
static int64_t group_named(FhReParser *p, FhValue name) {
    FhValue v = fhdict_get(p->tree->vm, p->tree->groupdict, name);
    return v == FH_ERR ? -1 : v == FH_NOVALUE ? 0 : fh_int_of(v);
}

static int open_group(FhReParser *p, FhValue name, int64_t size, uint32_t *group) {
    FhReTree *t = p->tree;
    *group = t->ngroups;
    if (t->ngroups >= FH_RE_MAX_GROUPS) return fhreparse_error(p, size + 1, "too many groups");
    if (t->ngroups >= p->groups_room) {
        uint32_t room = p->groups_room ? p->groups_room * 2 : 16;
        bool *groups = fhmem_resize(t->vm, p->groups, p->groups_room * sizeof(bool), room * sizeof(bool));
        if (!groups) return -1;
        p->groups = groups;
        p->groups_room = room;
    }
    t->ngroups++;
    p->groups[*group] = false;
    if (name == FH_NOVALUE) return 0;
    int64_t known = group_named(p, name);
    if (known < 0) return -1;
    if (known)
        return fhreparse_error(p, size + 1, "redefinition of group name %R as group %d; was group %d", name,
                               (int)*group, (int)known);
    return fhdict_set(t->vm, t->groupdict, name, fh_int_raw(*group));
}

/* ---- flags ---- */

static uint32_t flag_of(uint32_t c) {
    switch (c) {
    case 'i': return FH_RE_I;
    case 'L': return FH_RE_L;
    case 'm': return FH_RE_M;
    case 's': return FH_RE_S;
    case 'x': return FH_RE_X;
    case 'a': return FH_RE_A;
    case 't': return FH_RE_TEMPLATE;
    case 'u': return FH_RE_U;
    default: return 0;
    }
}

static int unknown_flag(FhReParser *p, const FhReToken *t, const char *otherwise) {
    bool letter = t->size == 1 && fhunicode_is_alpha(t->c);
    return fhreparse_error(p, t->size, "%s", letter ? "unknown flag" : otherwise);
}

static bool is_char(const FhReToken *t, const char *among) {
    return t->size == 1 && t->c && t->c < 0x80 && strchr(among, (int)t->c);
}

static int turn_on(FhReParser *p, FhReToken *t, uint32_t *add) {
    for (;;) {
        uint32_t flag = flag_of(t->c);
        if (!p->tree->is_bytes && t->c == 'L')
            return fhreparse_error(p, 0, "bad inline flags: cannot use 'L' flag with a str pattern");
        if (p->tree->is_bytes && t->c == 'u')
            return fhreparse_error(p, 0, "bad inline flags: cannot use 'u' flag with a bytes pattern");
        *add |= flag;
        if ((flag & FH_RE_TYPES) && (*add & FH_RE_TYPES) != flag)
            return fhreparse_error(p, 0, "bad inline flags: flags 'a', 'u' and 'L' are incompatible");
        if (fhreparse_take(p, t) < 0) return -1;
        if (t->size == 0) return fhreparse_error(p, 0, "missing -, : or )");
        if (is_char(t, ")-:")) return 0;
        if (t->size != 1 || !flag_of(t->c)) return unknown_flag(p, t, "missing -, : or )");
    }
}

static int turn_off(FhReParser *p, FhReToken *t, uint32_t *del) {
    if (fhreparse_take(p, t) < 0) return -1;
    if (t->size == 0) return fhreparse_error(p, 0, "missing flag");
    if (t->size != 1 || !flag_of(t->c)) return unknown_flag(p, t, "missing flag");
    for (;;) {
        uint32_t flag = flag_of(t->c);
        if (flag & FH_RE_TYPES)
            return fhreparse_error(p, 0, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
        *del |= flag;
        if (fhreparse_take(p, t) < 0) return -1;
        if (t->size == 0) return fhreparse_error(p, 0, "missing :");
        if (is_char(t, ":")) return 0;
        if (t->size != 1 || !flag_of(t->c)) return unknown_flag(p, t, "missing :");
    }
}

/* Flags of the whole: only in front of everything. */
static int global_flags(FhReParser *p, FhReGroup *g, uint32_t add, int64_t start) {
    if (!g->first)
        return fhreparse_error(p, fhreparse_tell(p) - start,
                               "global flags not at the start of the expression");
    FhReTree *t = p->tree;
    if (add & FH_RE_U) p->given_unicode = true;
    if (add & FH_RE_A && !p->given_unicode) t->flags &= ~(uint32_t)FH_RE_U;
    t->flags |= add;
    g->global = true;
    if ((t->flags & FH_RE_X) && !g->verbose) {
        p->again = true;
        if (!p->given_unicode) t->flags &= ~(uint32_t)FH_RE_U;
        return -1;
    }
    return 0;
}

/* 1: flags of the whole, and the group has ended; 0: flags of a group that follows. */
static int parse_flags(FhReParser *p, FhReGroup *g, FhReToken *t, int64_t start) {
    uint32_t add = 0, del = 0;
    if (t->c != '-' && turn_on(p, t, &add) < 0) return -1;
    if (t->c == ')') return global_flags(p, g, add, start) < 0 ? -1 : 1;
    if (add & FH_RE_TEMPLATE) return fhreparse_error(p, 1, "bad inline flags: cannot turn on global flag");
    if (t->c == '-' && turn_off(p, t, &del) < 0) return -1;
    if (del & FH_RE_TEMPLATE) return fhreparse_error(p, 1, "bad inline flags: cannot turn off global flag");
    if (add & del) return fhreparse_error(p, 1, "bad inline flags: flag turned on and off");
    if (add & FH_RE_TYPES) g->flags &= ~(uint32_t)FH_RE_TYPES;
    g->flags = (g->flags | add) & ~del;
    g->verbose = (g->verbose || (add & FH_RE_X)) && !(del & FH_RE_X);
    return 0;
}

/* ---- groups ---- */

static int expect_close(FhReParser *p, int64_t start) {
    int closed = fhreparse_match(p, ')');
    if (closed == 0)
        return fhreparse_error(p, fhreparse_tell(p) - start, "missing ), unterminated subpattern");
    return closed < 0 ? -1 : 0;
}

/* (?P=name) */
static int parse_reference(FhReParser *p, FhReGroup *g) {
    int64_t size;
    FhValue name = get_until(p, ')', "group name", &size);
    if (name == FH_ERR) return -1;
    int64_t group = check_name(p, name, size) < 0 ? -1 : group_named(p, name);
    if (group == 0) fhreparse_error(p, size + 1, "unknown group name %R", name);
    fh_release(p->tree->vm, name);
    if (group <= 0) return -1;
    if (!is_closed(p, (uint32_t)group)) return fhreparse_error(p, size + 1, "cannot refer to an open group");
    if (check_behind(p, (uint32_t)group) < 0 || !(g->node = fhreparse_node(p, FH_RE_REF, g->flags)))
        return -1;
    fhreparse_at(p, g->node)->a = (uint32_t)group;
    return 0;
}

static int parse_comment(FhReParser *p, int64_t start) {
    for (FhReToken token;;) {
        if (p->next.size == 0)
            return fhreparse_error(p, fhreparse_tell(p) - start, "missing ), unterminated comment");
        if (fhreparse_take(p, &token) < 0) return -1;
        if (is_char(&token, ")")) return 0;
    }
}

static int parse_look(FhReParser *p, FhReGroup *g, bool behind, bool negated, int64_t start, uint32_t depth) {
    uint32_t outer = p->behind_groups;
    if (behind && !outer) p->behind_groups = p->tree->ngroups;
    uint32_t child = fhreparse_alternatives(p, g->flags, g->verbose, depth + 1);
    if (behind) p->behind_groups = outer;
    if (!child || expect_close(p, start) < 0) return -1;
    const FhReNode *c = fhreparse_at(p, child);
    bool never = negated && c->kind == FH_RE_CAT && !c->child;
    if (!(g->node = fhreparse_node(p, never ? FH_RE_NEVER : FH_RE_LOOK, g->flags))) return -1;
    FhReNode *n = fhreparse_at(p, g->node);
    n->child = child;
    n->behind = behind;
    n->negated = negated;
    return 0;
}

static int refer(FhReParser *p, uint32_t group, int64_t position) {
    for (uint32_t i = 0; i < p->nreferred; i++)
        if (p->referred[i].group == group) return 0;
    if (p->nreferred >= p->referred_room) {
        uint32_t room = p->referred_room ? p->referred_room * 2 : 8;
        FhReReferred *r =
            fhmem_resize(p->tree->vm, p->referred, p->referred_room * sizeof *r, room * sizeof *r);
        if (!r) return -1;
        p->referred = r;
        p->referred_room = room;
    }
    p->referred[p->nreferred++] = (FhReReferred){group, position};
    return 0;
}

/* A number as int(text) reads it; -1: it is none. */
static int64_t number_of(FhVM *vm, FhValue name) {
    FhValue v = fhint_parse(vm, fhstr_text(name), fhstr_size(name), 10);
    int64_t n = -1;
    if (v == FH_ERR) {
        fhpending_clear(vm);
        return -1;
    }
    if (fhint_sign(v) >= 0 && !fhint_try_i64(v, &n)) n = INT64_MAX;
    fh_release(vm, v);
    return n;
}

static int condition_group(FhReParser *p, FhValue name, int64_t size, uint32_t *group) {
    FhVM *vm = p->tree->vm;
    if (is_identifier(name)) {
        int64_t known = group_named(p, name);
        if (known == 0) return fhreparse_error(p, size + 1, "unknown group name %R", name);
        *group = (uint32_t)known;
        return known < 0 ? -1 : 0;
    }
    int64_t n = number_of(vm, name);
    if (n < 0) return bad_name(p, name, size);
    if (n == 0) return fhreparse_error(p, size + 1, "bad group number");
    if (n >= FH_RE_MAX_GROUPS) return fhreparse_error(p, size + 1, "invalid group reference %S", name);
    *group = (uint32_t)n;
    return refer(p, *group, fhreparse_tell(p) - size - 1);
}

/* (?(group)yes|no) */
static int parse_condition(FhReParser *p, FhReGroup *g, int64_t start, uint32_t depth) {
    int64_t size;
    FhValue name = get_until(p, ')', "group name", &size);
    uint32_t group = 0;
    int r = name == FH_ERR ? -1 : condition_group(p, name, size, &group);
    if (name != FH_ERR) fh_release(p->tree->vm, name);
    if (r < 0 || check_behind(p, group) < 0 || fhrecursion_enter(p->tree->vm, "") < 0) return -1;
    uint32_t yes = fhreparse_sequence(p, g->flags, g->verbose, false, depth + 1), no = 0;
    int more = yes ? fhreparse_match(p, '|') : -1;
    if (more == 1) {
        no = fhreparse_sequence(p, g->flags, g->verbose, false, depth + 1);
        if (!no)
            more = -1;
        else if (is_char(&p->next, "|"))
            more = fhreparse_error(p, 0, "conditional backref with more than two branches");
    }
    fhrecursion_leave(p->tree->vm);
    if (more < 0 || expect_close(p, start) < 0) return -1;
    if (!(g->node = fhreparse_node(p, FH_RE_COND, g->flags))) return -1;
    fhreparse_at(p, g->node)->a = group;
    fhreparse_at(p, g->node)->child = yes;
    fhreparse_at(p, yes)->next = no;
    return 0;
}

/* What is between the parentheses, once the header is read. */
static int parse_body(FhReParser *p, FhReGroup *g, FhReKind kind, uint32_t group, int64_t start,
                      uint32_t depth) {
    uint32_t child = fhreparse_alternatives(p, g->flags, g->verbose, depth + 1);
    if (!child || expect_close(p, start) < 0) return -1;
    if (group) p->groups[group] = true;
    if (!(g->node = fhreparse_node(p, kind, g->flags))) return -1;
    fhreparse_at(p, g->node)->child = child;
    fhreparse_at(p, g->node)->a = group;
    return 0;
}

static int unknown_extension(FhReParser *p, const char *before, const FhReToken *t, int64_t more) {
    FhValue text = fhreparse_text(p, fhreparse_tell(p) - t->size, fhreparse_tell(p));
    if (text == FH_ERR) return -1;
    fhreparse_error(p, t->size + more, "unknown extension ?%s%U", before, text);
    fh_release(p->tree->vm, text);
    return -1;
}

static int take_or_end(FhReParser *p, FhReToken *t) {
    if (fhreparse_take(p, t) < 0) return -1;
    return t->size ? 0 : fhreparse_error(p, 0, "unexpected end of pattern");
}

static int capture(FhReParser *p, FhReGroup *g, FhValue name, int64_t size, int64_t start, uint32_t depth) {
    uint32_t group;
    if (open_group(p, name, size, &group) < 0) return -1;
    return parse_body(p, g, FH_RE_GROUP, group, start, depth);
}

/* Behind (?P */
static int parse_python(FhReParser *p, FhReGroup *g, int64_t start, uint32_t depth) {
    int found = fhreparse_match(p, '<');
    if (found == 1) {
        int64_t size;
        FhValue name = get_until(p, '>', "group name", &size);
        if (name == FH_ERR) return -1;
        int r = check_name(p, name, size);
        if (r == 0) r = capture(p, g, name, size, start, depth);
        fh_release(p->tree->vm, name);
        return r;
    }
    if (found == 0 && (found = fhreparse_match(p, '=')) == 1) return parse_reference(p, g);
    FhReToken t;
    if (found < 0 || take_or_end(p, &t) < 0) return -1;
    return unknown_extension(p, "P", &t, 2);
}

int fhreparse_group(FhReParser *p, FhReGroup *g, uint32_t depth) {
    int64_t start = fhreparse_tell(p) - 1;
    int extension = fhreparse_match(p, '?');
    if (extension < 0) return -1;
    if (!extension) return capture(p, g, FH_NOVALUE, 0, start, depth);
    FhReToken t;
    if (take_or_end(p, &t) < 0) return -1;
    if (t.size == 2) return unknown_extension(p, "", &t, 1);
    switch (t.c) {
    case 'P': return parse_python(p, g, start, depth);
    case ':': return parse_body(p, g, FH_RE_PLAIN, 0, start, depth);
    case '>': return parse_body(p, g, FH_RE_ATOMIC, 0, start, depth);
    case '#': return parse_comment(p, start);
    case '=':
    case '!': return parse_look(p, g, false, t.c == '!', start, depth);
    case '<':
        if (take_or_end(p, &t) < 0) return -1;
        if (!is_char(&t, "=!")) return unknown_extension(p, "<", &t, 2);
        return parse_look(p, g, true, t.c == '!', start, depth);
    case '(': return parse_condition(p, g, start, depth);
    default: break;
    }
    if (!flag_of(t.c) && t.c != '-') return unknown_extension(p, "", &t, 1);
    int ended = parse_flags(p, g, &t, start);
    if (ended != 0) return ended < 0 ? -1 : 0;
    return parse_body(p, g, FH_RE_PLAIN, 0, start, depth);
}
