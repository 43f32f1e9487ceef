/* fh_complete: what a name, an attribute, a keyword argument, a dict key or a module at the end of a text could become.
 *
 * Nothing here runs code of scripts: names are looked up in dicts, attributes in the dicts of instances and classes, and what
 * a descriptor would compute is not known. The expression before a dot is understood as far as that goes: names,
 * attributes, literals, items of plain containers, and calls of classes. */
#include "api/api.h"
#include "freehold_prompt.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "bytecode/code.h"
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/shape.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "runtime/import.h"
#include "runtime/sources.h"
#include "syntax/tokens.h"

enum { MOST_TOKENS = 20000, MOST_KEYS = 500, DEEPEST = 20 };

typedef struct Completion {
    FhVM *vm;
    const char *text;
    size_t size, start;
    fh_token *tokens;
    size_t ntokens, capacity;
    void (*each)(void *env, const char *text, size_t size);
    void *env;
} Completion;

/* What is known of an expression: a value (borrowed), or only the type of its instance. */
typedef struct Known {
    FhValue value; /* or NOVALUE */
    FhType *type;  /* or NULL: nothing is known */
    bool bound;    /* a function that was found through an instance */
} Known;

static const Known unknown = {FH_NOVALUE, NULL, false};

/* ---- tokens ---- */

static void collect(void *env, const fh_token *t) {
    Completion *c = env;
    if (c->ntokens == c->capacity) {
        size_t capacity = c->capacity ? c->capacity * 2 : 64;
        if (capacity > MOST_TOKENS) return;
        fh_token *grown =
            fhmem_resize(c->vm, c->tokens, c->capacity * sizeof *grown, capacity * sizeof *grown);
        if (!grown) {
            fhpending_clear(c->vm);
            return;
        }
        c->tokens = grown;
        c->capacity = capacity;
    }
    c->tokens[c->ntokens++] = *t;
}

static bool spells(const Completion *c, size_t i, const char *word) {
    const fh_token *t = &c->tokens[i];
    return strlen(word) == t->size && memcmp(c->text + t->start, word, t->size) == 0;
}

static bool is_kind(const Completion *c, size_t i, fh_token_kind kind) {
    return i < c->ntokens && c->tokens[i].kind == kind;
}

static bool is_dot(const Completion *c, size_t i) {
    return is_kind(c, i, FH_TOKEN_OPERATOR) && spells(c, i, ".");
}

/* The bracket that the one at `close` closes; SIZE_MAX: none. */
static size_t opening(const Completion *c, size_t close) {
    size_t depth = 0;
    for (size_t i = close + 1; i-- > 0;) {
        depth += c->tokens[i].kind == FH_TOKEN_CLOSE;
        if (c->tokens[i].kind == FH_TOKEN_OPEN && --depth == 0) return i;
    }
    return SIZE_MAX;
}

/* ---- telling ---- */

static const char *prefix(const Completion *c, size_t *size) {
    *size = c->size - c->start;
    return c->text + c->start;
}

static void offer(Completion *c, const char *text, size_t size) {
    size_t typed;
    const char *p = prefix(c, &typed);
    if (size < typed || memcmp(text, p, typed) != 0) return;
    if (text[0] == '_' && typed == 0) return;
    if (text[0] == '_' && size > 1 && text[1] == '_' && typed == 1 && p[0] == '_' && size > 4) return;
    c->each(c->env, text, size);
}

static void offer_c(Completion *c, const char *text) { offer(c, text, strlen(text)); }

static void offer_str(Completion *c, FhValue name) {
    if (fh_is_obj(name) && fhstr_check(c->vm, name)) offer(c, fhstr_text(name), fhstr_size(name));
}

static void offer_keys(Completion *c, FhValue dict) {
    if (!fh_is_obj(dict) || !fhdict_check(c->vm, dict)) return;
    FhValue key, value;
    for (int64_t at = 0; fhdict_next(dict, &at, &key, &value);) offer_str(c, key);
}

/* ---- attributes ---- */

static void offer_type(Completion *c, FhType *t) {
    FhValue mro = fhtype_mro(c->vm, t);
    if (mro == FH_ERR || mro == FH_NOVALUE) {
        fhpending_clear(c->vm);
        return;
    }
    for (int64_t i = 0; i < (int64_t)fhas_tuple(mro)->size; i++) {
        FhValue dict = fhtype_dict(c->vm, fhas_type(fhas_tuple(mro)->items[i]));
        if (dict == FH_ERR)
            fhpending_clear(c->vm);
        else
            offer_keys(c, dict);
    }
}

static void complete_module(FhVM *vm, FhValue v) {
    if (v == vm->sys_module && vm->complete_sys && vm->complete_sys(vm, FH_NOVALUE) < 0) fhpending_clear(vm);
}

static void offer_fields(Completion *c, FhValue v) {
    FhVM *vm = c->vm;
    FhObj *o = fh_obj(v);
    FhShape *shape = fh_shape_of(vm, o);
    for (uint32_t i = 0; !shape->dict_mode && i < shape->nfields; i++)
        offer_str(c, fhshape_key(vm, shape, i));
    FhValue *word = fhinstance_dict_word(vm, o);
    if (word && *word != FH_NOVALUE) offer_keys(c, *word);
}

static void offer_attributes(Completion *c, Known k) {
    FhVM *vm = c->vm;
    if (k.value == FH_NOVALUE) {
        if (k.type) offer_type(c, k.type);
    } else if (fhmodule_check(vm, k.value)) {
        complete_module(vm, k.value);
        offer_keys(c, fhas_module(k.value)->dict);
    } else if (fhtype_check(vm, k.value)) {
        offer_type(c, fhas_type(k.value));
    } else {
        if (fh_is_obj(k.value)) offer_fields(c, k.value);
        offer_type(c, fh_type(vm, k.value));
    }
}

static FhValue or_nothing(FhVM *vm, FhValue v) {
    if (v == FH_ERR) fhpending_clear(vm);
    return v == FH_ERR ? FH_NOVALUE : v;
}

static FhValue field_of(FhVM *vm, FhValue v, FhValue name) {
    FhObj *o = fh_obj(v);
    FhShape *shape = fh_shape_of(vm, o);
    FhValue *word = fhinstance_dict_word(vm, o);
    if (word) {
        bool plain = *word != FH_NOVALUE && fhdict_exact(*word) && fhas_dict(*word)->str_keys;
        return plain ? or_nothing(vm, fhdict_get_str(vm, *word, name)) : FH_NOVALUE;
    }
    int field = fhshape_find(vm, shape, name);
    return field < 0 || shape->dict_mode ? FH_NOVALUE : *fhinstance_field(vm, o, (uint32_t)field);
}

static bool computes(FhVM *vm, FhValue v) { return fh_is_obj(v) && fh_slots(vm, v)->descr_get != NULL; }

static Known attribute_of(FhVM *vm, Known k, FhValue name) {
    FhValue v = FH_NOVALUE;
    if (k.value != FH_NOVALUE && fhmodule_check(vm, k.value)) {
        complete_module(vm, k.value);
        v = or_nothing(vm, fhdict_get_str(vm, fhas_module(k.value)->dict, name));
        return v == FH_NOVALUE ? unknown : (Known){v, fh_type(vm, v), false};
    }
    bool class = k.value != FH_NOVALUE && fhtype_check(vm, k.value);
    if (!class && k.value != FH_NOVALUE && fh_is_obj(k.value)) v = field_of(vm, k.value, name);
    if (v != FH_NOVALUE) return (Known){v, fh_type(vm, v), false};
    FhType *type = class ? fhas_type(k.value) : k.type;
    v = type ? or_nothing(vm, fhtype_lookup(vm, type, name)) : FH_NOVALUE;
    if (v == FH_NOVALUE) return unknown;
    if (fh_has_shape(v, FH_T_classmethod) || fh_has_shape(v, FH_T_staticmethod)) {
        bool binds = fh_has_shape(v, FH_T_classmethod);
        v = FH_AS(FhClassMethod, v)->callable;
        return (Known){v, fh_type(vm, v), binds};
    }
    bool function = fhfunction_exact(v) || fh_has_shape(v, FH_T_method_descriptor);
    if (computes(vm, v) && !function) return unknown;
    return (Known){v, fh_type(vm, v), function && !class};
}

/* ---- expressions ---- */

static Known known(FhVM *vm, FhValue v) {
    return v == FH_NOVALUE ? unknown : (Known){v, fh_type(vm, v), false};
}

static FhValue name_value(Completion *c, size_t i) {
    return fhstr_intern(c->vm, c->text + c->tokens[i].start, c->tokens[i].size);
}

static FhValue main_dict(FhVM *vm) {
    FhValue main = or_nothing(vm, fhdict_get_str(vm, vm->modules, FH_NAME(vm, __main__)));
    return main != FH_NOVALUE && fhmodule_check(vm, main) ? fhas_module(main)->dict : FH_NOVALUE;
}

static Known name(Completion *c, size_t i) {
    FhVM *vm = c->vm;
    FhValue key = name_value(c, i), main = main_dict(vm), v = FH_NOVALUE;
    if (key == FH_ERR) return fhpending_clear(vm), unknown;
    if (main != FH_NOVALUE && fhas_dict(main)->str_keys) v = or_nothing(vm, fhdict_get_str(vm, main, key));
    if (v == FH_NOVALUE) v = or_nothing(vm, fhdict_get_str(vm, vm->builtins, key));
    return known(vm, v);
}

static Known builtin_type(FhVM *vm, FhTypeId id) { return (Known){FH_NOVALUE, vm->types[id], false}; }

static Known literal(const Completion *c, size_t i) {
    const fh_token *t = &c->tokens[i];
    const char *text = c->text + t->start;
    if (t->kind == FH_TOKEN_STRING) {
        for (size_t n = 0; n < t->size && text[n] != '"' && text[n] != '\''; n++)
            if ((text[n] | 32) == 'b') return builtin_type(c->vm, FH_T_bytes);
        return builtin_type(c->vm, FH_T_str);
    }
    if (t->size > 1 && text[0] == '0' && strchr("xXoObB", text[1])) return builtin_type(c->vm, FH_T_int);
    for (size_t n = 0; n < t->size; n++) {
        if ((text[n] | 32) == 'j') return builtin_type(c->vm, FH_T_complex);
        if (text[n] == '.' || (text[n] | 32) == 'e') return builtin_type(c->vm, FH_T_float);
    }
    return builtin_type(c->vm, FH_T_int);
}

static Known primary(Completion *c, size_t last, int depth);

/* A token that an index, a call or a dot can follow. */
static bool ends_primary(const Completion *c, size_t i) {
    fh_token_kind k = c->tokens[i].kind;
    return k == FH_TOKEN_NAME || k == FH_TOKEN_CLOSE || k == FH_TOKEN_STRING;
}

/* The text between the quotes of a simple string; false: it is none. */
static bool plain_string(const Completion *c, size_t i, const char **text, size_t *size) {
    const fh_token *t = &c->tokens[i];
    *text = c->text + t->start + 1;
    *size = t->size - 2;
    char quote = c->text[t->start];
    return (quote == '"' || quote == '\'') && t->size >= 2 && !memchr(*text, '\\', *size) &&
           !memchr(*text, quote, *size);
}

static Known item(Completion *c, Known k, size_t index) {
    FhVM *vm = c->vm;
    if (k.value == FH_NOVALUE) return unknown;
    if (is_kind(c, index, FH_TOKEN_STRING) && fhdict_exact(k.value) && fhas_dict(k.value)->str_keys) {
        const char *text;
        size_t size;
        if (!plain_string(c, index, &text, &size)) return unknown;
        FhValue key = fhstr_new(vm, text, size);
        if (key == FH_ERR) return fhpending_clear(vm), unknown;
        FhValue v = or_nothing(vm, fhdict_get(vm, k.value, key));
        fh_release(vm, key);
        return known(vm, v);
    }
    if (!is_kind(c, index, FH_TOKEN_NUMBER) || c->tokens[index].size > 9) return unknown;
    int64_t n = 0;
    for (size_t i = 0; i < c->tokens[index].size; i++) {
        char digit = c->text[c->tokens[index].start + i];
        if (digit < '0' || digit > '9') return unknown;
        n = n * 10 + digit - '0';
    }
    if (fhlist_exact(k.value))
        return n < fhas_list(k.value)->size ? known(vm, fhas_list(k.value)->items[n]) : unknown;
    if (fh_has_shape(k.value, FH_T_tuple))
        return n < (int64_t)fhas_tuple(k.value)->size ? known(vm, fhas_tuple(k.value)->items[n]) : unknown;
    return unknown;
}

static Known called(Completion *c, Known k) {
    bool class =
        k.value != FH_NOVALUE && fhtype_check(c->vm, k.value) && k.value != fh_val(c->vm->types[FH_T_type]);
    return class ? (Known){FH_NOVALUE, fhas_type(k.value), false} : unknown;
}

static Known bracketed(Completion *c, size_t close, int depth) {
    size_t open = opening(c, close);
    if (open == SIZE_MAX) return unknown;
    char bracket = c->text[c->tokens[open].start];
    bool trails = open > 0 && ends_primary(c, open - 1);
    if (bracket == '[')
        return !trails             ? builtin_type(c->vm, FH_T_list)
               : close == open + 2 ? item(c, primary(c, open - 1, depth + 1), open + 1)
                                   : unknown;
    if (bracket == '(') {
        if (trails) return called(c, primary(c, open - 1, depth + 1));
        return close == open + 2 ? primary(c, open + 1, depth + 1) : unknown;
    }
    for (size_t i = open + 1; i < close; i++)
        if (is_kind(c, i, FH_TOKEN_OPERATOR) && spells(c, i, ":")) return builtin_type(c->vm, FH_T_dict);
    return builtin_type(c->vm, close == open + 1 ? FH_T_dict : FH_T_set);
}

/* The primary expression whose last token is `last`. */
static Known primary(Completion *c, size_t last, int depth) {
    if (depth > DEEPEST || last >= c->ntokens) return unknown;
    switch (c->tokens[last].kind) {
    case FH_TOKEN_STRING:
    case FH_TOKEN_NUMBER: return literal(c, last);
    case FH_TOKEN_CLOSE: return bracketed(c, last, depth);
    case FH_TOKEN_NAME: break;
    default: return unknown;
    }
    if (last < 2 || !is_dot(c, last - 1)) return name(c, last);
    Known before = primary(c, last - 2, depth + 1);
    if (before.value == FH_NOVALUE && !before.type) return unknown;
    FhValue key = name_value(c, last);
    return key == FH_ERR ? (fhpending_clear(c->vm), unknown) : attribute_of(c->vm, before, key);
}

/* ---- keyword arguments ---- */

static void offer_keyword(Completion *c, const char *text, size_t size) {
    char room[80];
    if (size + 1 > sizeof room) return;
    memcpy(room, text, size);
    room[size] = '=';
    offer(c, room, size + 1);
}

static void offer_parameters(Completion *c, FhValue function, bool bound) {
    FhCode *code = fhas_code(fhas_function(function)->code);
    FhTuple *names = fhas_tuple(code->varnames);
    uint32_t first = code->posonlyargcount > bound ? code->posonlyargcount : bound;
    for (uint32_t i = first; i < code->argcount + code->kwonlyargcount && i < names->size; i++)
        offer_keyword(c, fhstr_text(names->items[i]), fhstr_size(names->items[i]));
}

/* "(a, /, b, *, c=1)": the names that may be given. */
static void offer_signature(Completion *c, const char *s) {
    const char *slash = strstr(s, "/,");
    if (!slash) slash = strstr(s, "/)");
    if (slash) s = slash + 1;
    int depth = 0;
    for (const char *p = s; *p; p++) {
        depth += strchr("([{", *p) != NULL;
        depth -= strchr(")]}", *p) != NULL;
        if ((*p != ',' && *p != '(') || depth > 1) continue;
        const char *from = p + 1 + strspn(p + 1, " ");
        size_t n = strspn(from, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");
        if (n) offer_keyword(c, from, n);
    }
}

static void offer_native(Completion *c, FhValue v) {
    FhValue name_ = FH_NAME(c->vm, __text_signature__);
    FhValue text = or_nothing(c->vm, fhattr_find(c->vm, v, name_));
    if (text == FH_NOVALUE) return;
    if (fhstr_exact(text)) offer_signature(c, fhstr_text(text));
    fh_release(c->vm, text);
}

static void offer_keywords_of(Completion *c, Known k) {
    FhVM *vm = c->vm;
    if (k.value == FH_NOVALUE) return;
    if (fh_has_shape(k.value, FH_T_method)) {
        k = (Known){FH_AS(FhMethod, k.value)->func, NULL, true};
    } else if (fhtype_check(vm, k.value)) {
        FhType *type = fhas_type(k.value);
        FhValue init = or_nothing(vm, fhtype_lookup(vm, type, FH_NAME(vm, __init__)));
        if (init == FH_NOVALUE || !fhfunction_exact(init)) {
            if (!(type->flags & FH_TF_HEAP)) offer_native(c, k.value);
            return;
        }
        k = (Known){init, NULL, true};
    }
    if (fhfunction_exact(k.value))
        offer_parameters(c, k.value, k.bound);
    else if (fh_has_shape(k.value, FH_T_builtin) || fh_has_shape(k.value, FH_T_method_descriptor))
        offer_native(c, k.value);
}

/* The innermost call that token i lies in. */
static void offer_call_keywords(Completion *c, size_t i) {
    size_t depth = 0;
    while (i-- > 0) {
        depth += c->tokens[i].kind == FH_TOKEN_CLOSE;
        if (c->tokens[i].kind != FH_TOKEN_OPEN || depth-- > 0) continue;
        bool call = c->text[c->tokens[i].start] == '(' && i > 0 && ends_primary(c, i - 1);
        if (call) offer_keywords_of(c, primary(c, i - 1, 0));
        return;
    }
}

/* ---- names ---- */

static void offer_names(Completion *c) {
    static const char *const soft[] = {"match", "case"};
    FhValue main = main_dict(c->vm);
    if (main != FH_NOVALUE) offer_keys(c, main);
    offer_keys(c, c->vm->builtins);
    for (unsigned k = FHTOKEN_FALSE; k < FHTOKEN_COUNT; k++) offer_c(c, fhtoken_text((FhTokenKind)k));
    for (size_t i = 0; i < sizeof soft / sizeof *soft; i++) offer_c(c, soft[i]);
    for (size_t i = 0; i < c->ntokens; i++) { /* names of the text itself */
        const fh_token *t = &c->tokens[i];
        bool attribute = i > 0 && is_dot(c, i - 1);
        if (t->kind == FH_TOKEN_NAME && !attribute && t->start != c->start)
            offer(c, c->text + t->start, t->size);
    }
}

/* ---- dict keys ---- */

static bool offer_repr(Completion *c, FhValue key) {
    FhValue text =
        fhstr_exact(key) || fh_is_int(key) || fh_has_shape(key, FH_T_bytes) ? fhrepr(c->vm, key) : FH_NOVALUE;
    if (text == FH_ERR) fhpending_clear(c->vm);
    if (text == FH_ERR || text == FH_NOVALUE) return false;
    char room[200];
    size_t size = fhstr_size(text);
    if (size + 2 < sizeof room) {
        memcpy(room, fhstr_text(text), size);
        char quote = c->text[c->start]; /* as the user has begun */
        bool other = c->start < c->size && (quote == '"' || quote == '\'') && room[0] != quote &&
                     fhstr_exact(key) && !memchr(room, quote, size) && !memchr(room, '\\', size);
        if (other) room[0] = room[size - 1] = quote;
        room[size] = ']';
        offer(c, room, size + 1);
    }
    fh_release(c->vm, text);
    return true;
}

/* The keys of what stands before the bracket at token `open`; false: there are none. */
static bool offer_items(Completion *c, size_t open) {
    if (!open || !ends_primary(c, open - 1)) return false;
    Known k = primary(c, open - 1, 0);
    if (k.value == FH_NOVALUE || !fh_is_obj(k.value) || !fhdict_check(c->vm, k.value)) return false;
    fh_retain(k.value);
    FhValue key, value;
    bool any = false;
    int n = 0;
    for (int64_t at = 0; n < MOST_KEYS && fhdict_next(k.value, &at, &key, &value); n++)
        any |= offer_repr(c, key);
    fh_release(c->vm, k.value);
    return any;
}

/* ---- modules ---- */

/* The part of a module's full name that stands at c->start, given what stands before it ("xml." or ""). */
static void offer_module(Completion *c, const char *full, const char *package, size_t package_size) {
    if (strncmp(full, package, package_size) != 0) return;
    const char *part = full + package_size;
    offer(c, part, strcspn(part, "."));
}

static bool is_identifier(const char *s, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!(s[i] == '_' || (s[i] | 32) >= 'a') && !(i && s[i] >= '0' && s[i] <= '9')) return false;
    return n > 0;
}

static void offer_directory(Completion *c, const char *path) {
    DIR *d = opendir(*path ? path : ".");
    for (struct dirent *e; d && (e = readdir(d)) != NULL;) {
        size_t n = strlen(e->d_name);
        char init[4096];
        struct stat st;
        if (n > 3 && strcmp(e->d_name + n - 3, ".py") == 0) {
            if (is_identifier(e->d_name, n - 3)) offer(c, e->d_name, n - 3);
        } else if (is_identifier(e->d_name, n)) {
            int size = snprintf(init, sizeof init, "%s/%s/__init__.py", *path ? path : ".", e->d_name);
            if (size < (int)sizeof init && stat(init, &st) == 0) offer(c, e->d_name, n);
        }
    }
    if (d) closedir(d);
}

static void offer_paths(Completion *c, const char *package, size_t package_size) {
    FhValue path = c->vm->sys_path;
    if (!fhlist_exact(path)) return;
    for (int64_t i = 0; i < fhas_list(path)->size; i++) {
        FhValue directory = fhas_list(path)->items[i];
        char full[4096];
        if (!fhstr_exact(directory)) continue;
        int n = snprintf(full, sizeof full, "%s%s%.*s", fhstr_text(directory),
                         package_size && fhstr_size(directory) ? "/" : "", (int)package_size, package);
        if (n < 0 || n >= (int)sizeof full) continue;
        for (size_t at = fhstr_size(directory); full[at]; at++)
            if (full[at] == '.') full[at] = '/';
        offer_directory(c, full);
    }
}

static void offer_modules(Completion *c, const char *package, size_t package_size) {
    FhVM *vm = c->vm;
    for (const FhStdlibSource *s = fhstdlib_sources; s->name; s++)
        offer_module(c, s->name, package, package_size);
    for (size_t i = 0; fhmodule_native_name(i); i++)
        offer_module(c, fhmodule_native_name(i), package, package_size);
    FhValue key, value;
    for (int64_t at = 0; fhdict_next(vm->modules, &at, &key, &value);)
        if (fhstr_exact(key)) offer_module(c, fhstr_text(key), package, package_size);
    offer_paths(c, package, package_size);
}

static bool is_library(const char *name_, size_t size) {
    for (const FhStdlibSource *s = fhstdlib_sources; s->name; s++)
        if (strlen(s->name) == size && memcmp(s->name, name_, size) == 0) return true;
    for (size_t i = 0; fhmodule_native_name(i); i++)
        if (strlen(fhmodule_native_name(i)) == size && memcmp(fhmodule_native_name(i), name_, size) == 0)
            return true;
    return false;
}

/* What `from module import` could take: a module that is loaded, or one of ours, which is then loaded. */
static void offer_imported(Completion *c, const char *module, size_t size) {
    FhVM *vm = c->vm;
    char text[256];
    if (size + 2 > sizeof text) return;
    memcpy(text, module, size);
    text[size] = 0;
    FhValue key = fhstr_intern(vm, text, size), v = FH_NOVALUE;
    if (key != FH_ERR) v = or_nothing(vm, fhdict_get_str(vm, vm->modules, key));
    if (v != FH_NOVALUE)
        fh_retain(v);
    else if (key != FH_ERR && is_library(text, size))
        v = or_nothing(vm, fhimport_full_name(vm, key));
    if (v != FH_NOVALUE) {
        if (fhmodule_check(vm, v)) offer_attributes(c, known(vm, v));
        fh_release(vm, v);
    }
    fhpending_clear(vm);
    text[size] = '.';
    offer_modules(c, text, size + 1);
}

/* An import statement that begins at token `first`: true if it is one. i: the token being completed. */
static bool import_statement(Completion *c, size_t first, size_t i) {
    if (first >= i || !is_kind(c, first, FH_TOKEN_KEYWORD)) return false;
    bool from = spells(c, first, "from"), import = spells(c, first, "import");
    if (!from && !import) return false;
    size_t begin = i;
    while (begin > first + 1 &&
           (is_dot(c, begin - 1) || (is_dot(c, begin) && is_kind(c, begin - 1, FH_TOKEN_NAME))))
        begin--;
    for (size_t k = first + 1; from && k < i; k++) {
        if (!spells(c, k, "import")) continue;
        size_t start = c->tokens[first + 1].start, end = c->tokens[k - 1].start + c->tokens[k - 1].size;
        if (k > first + 1) offer_imported(c, c->text + start, end - start);
        return true;
    }
    if (begin < i)
        offer_modules(c, c->text + c->tokens[begin].start, c->start - c->tokens[begin].start);
    else if (i == first + 1 || (import && spells(c, i - 1, ",")))
        offer_modules(c, "", 0);
    else if (from)
        offer_c(c, "import");
    return true;
}

/* ---- the whole ---- */

static size_t first_of_line(const Completion *c, size_t i) {
    while (i && c->tokens[i - 1].kind != FH_TOKEN_NEWLINE && !spells(c, i - 1, ";")) i--;
    return i;
}

/* Where the expression begins that an open f-string ends in; SIZE_MAX: it ends in its text, or is none. */
static size_t open_expression(const Completion *c, size_t i) {
    size_t at = SIZE_MAX, brackets = 0;
    bool formatted = false;
    for (; i < c->size && c->text[i] != '"' && c->text[i] != '\''; i++) formatted |= (c->text[i] | 32) == 'f';
    for (; formatted && i < c->size; i++) {
        char byte = c->text[i];
        if (byte == '{' && at == SIZE_MAX && i + 1 < c->size && c->text[i + 1] == '{')
            i++;
        else if (byte == '{')
            at = i + 1, brackets = 0;
        else if (byte == '}' || (!brackets && (byte == ':' || byte == '!')))
            at = SIZE_MAX;
        else if (byte == '[' || byte == '(')
            brackets++;
        else if (brackets && (byte == ']' || byte == ')'))
            brackets--;
    }
    return at;
}

static void complete_text(Completion *c);

/* Of the text from `at` on, which is an expression of its own. */
static void complete_part(Completion *c, size_t at) {
    Completion part = {.vm = c->vm,
                       .text = c->text + at,
                       .size = c->size - at,
                       .start = c->size - at,
                       .each = c->each,
                       .env = c->env};
    complete_text(&part);
    c->start = at + part.start;
}

static void complete(Completion *c) {
    size_t n = c->ntokens, i = n;
    bool touches = n && c->tokens[n - 1].start + c->tokens[n - 1].size == c->size;
    fh_token_kind last = touches ? c->tokens[n - 1].kind : FH_TOKEN_NEWLINE;
    if (last == FH_TOKEN_COMMENT) return;
    if (last == FH_TOKEN_OPEN_STRING) {
        c->start = c->tokens[n - 1].start;
        size_t inner = open_expression(c, c->start);
        if (inner != SIZE_MAX)
            complete_part(c, inner);
        else if (n >= 2 && is_kind(c, n - 2, FH_TOKEN_OPEN) && c->text[c->tokens[n - 2].start] == '[')
            offer_items(c, n - 2);
        return;
    }
    if (last == FH_TOKEN_NAME || last == FH_TOKEN_KEYWORD || last == FH_TOKEN_CONSTANT) i = n - 1;
    c->start = i < n ? c->tokens[i].start : c->size;
    if (import_statement(c, first_of_line(c, i), i)) return;
    if (i && is_dot(c, i - 1)) {
        if (i >= 2) offer_attributes(c, primary(c, i - 2, 0));
        return;
    }
    if (i && i == n && is_kind(c, i - 1, FH_TOKEN_OPEN) && c->text[c->tokens[i - 1].start] == '[' &&
        offer_items(c, i - 1))
        return;
    offer_call_keywords(c, i);
    offer_names(c);
}

static void complete_text(Completion *c) {
    fh_tokenize(c->text, c->size, collect, c);
    complete(c);
    fhmem_free(c->vm, c->tokens, c->capacity * sizeof *c->tokens);
}

void fh_complete(fh_vm *vm, const char *text, size_t size, size_t *start,
                 void (*each)(void *env, const char *text, size_t size), void *env) {
    if (!each || !start || (!text && size) || !fhapi_enter(vm)) return;
    fhpending_clear(vm);
    FhForce was = fharena_pause(vm);
    Completion c = {.vm = vm, .text = text, .size = size, .start = size, .each = each, .env = env};
    complete_text(&c);
    fharena_unpause(vm, was);
    *start = c.start;
}
