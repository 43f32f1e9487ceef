/* The lookups in docs_list.h: rare, so the list is searched from its beginning. */
#include "objects/docs.h"
#include "objects/docs_list.h"
#include "objects/method.h"
#include "objects/str.h"
#include "objects/type.h"

typedef struct Doc {
    const char *types, *name, *signature, *text;
} Doc;

#define D(types, name, signature, text) {types, name, signature, text},
static const Doc docs[] = {FH_DOCS(D)};
#undef D

static const struct {
    const char *type, *names;
} members[] = {
#define M(type, names) {type, names},
    FH_MEMBERS(M)
#undef M
};

static bool has_word(const char *words, const char *word) {
    size_t n = strlen(word);
    for (const char *at = words; (at = strstr(at, word)) != NULL; at += n) {
        if ((at == words || at[-1] == ' ') && (at[n] == ' ' || !at[n])) return true;
    }
    return false;
}

static const Doc *find(const char *type, const char *name) {
    for (size_t i = 0; i < sizeof docs / sizeof *docs; i++) {
        if (strcmp(docs[i].name, name) == 0 && has_word(docs[i].types, type)) return &docs[i];
    }
    return NULL;
}

/* Of the type or the nearest base that the list knows. */
static const Doc *find_inherited(FhType *t, const char *name) {
    for (; t; t = t->base == FH_NOVALUE ? NULL : fhas_type(t->base)) {
        const Doc *d = t->def ? find(fhtype_c_name(t), name) : NULL;
        if (d) return d;
    }
    return NULL;
}

static FhValue text_of(FhVM *vm, const Doc *d) { return d && d->text ? fhstr_c(vm, d->text) : FH_NONE; }

static FhValue signature_of(FhVM *vm, const Doc *d) {
    return d && *d->signature ? fhstr_c(vm, d->signature) : FH_NONE;
}

FhValue fhdocs_text(FhVM *vm, const char *doc, FhType *type, const char *name) {
    return doc ? fhdoc_of(vm, doc) : text_of(vm, find_inherited(type, name));
}

FhValue fhdocs_signature(FhVM *vm, const char *doc, FhType *type, const char *name) {
    FhValue own = fhdoc_signature(vm, doc);
    return own != FH_NONE ? own : signature_of(vm, find_inherited(type, name));
}

FhValue fhdocs_own_signature(FhVM *vm, const char *doc, FhType *type) {
    FhValue own = fhdoc_signature(vm, doc);
    return own != FH_NONE ? own : signature_of(vm, find(fhtype_c_name(type), ""));
}

FhValue fhdocs_function_text(FhVM *vm, const char *doc, const char *name) {
    return doc ? fhdoc_of(vm, doc) : text_of(vm, find("builtins", name));
}

FhValue fhdocs_function_signature(FhVM *vm, const char *doc, const char *name) {
    FhValue own = fhdoc_signature(vm, doc);
    return own != FH_NONE ? own : signature_of(vm, find("builtins", name));
}

bool fhdocs_is_member(FhVM *vm, FhType *type, const char *name) {
    if ((type->flags & FH_TF_TUPLE) && type != vm->types[FH_T_tuple])
        return true; /* a struct sequence's fields */
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        if (strcmp(members[i].type, fhtype_full_name(type)) == 0) return has_word(members[i].names, name);
    }
    return false;
}
