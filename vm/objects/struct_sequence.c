/* Tuples with named fields. A class is a builtin type defined at run time whose FhTypeDef is the head of a Definition,
 * which lives as long as the VM. The cell of an instance holds all its fields behind each other; the tuple's size counts
 * only the visible ones. */
#include "objects/struct_sequence.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/protocol.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/type.h"

typedef struct Definition {
    FhTypeDef def; /* must be first */
    const char *name;
    const char *const *fields;
    uint32_t nfields, visible;
    FhGetSetDef *getsets; /* raw block of nfields, made when the class is readied */
} Definition;

static const Definition *definition_of(const FhType *t) { return (const Definition *)t->def; }

/* ---- life: the hidden fields too ---- */

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    const Definition *d = definition_of(fh_shape_of(vm, o)->type);
    for (uint32_t i = 0; i < d->nfields; i++) fn(ctx, &((FhTuple *)o)->items[i]);
}

static void finalize(FhVM *vm, FhObj *o) {
    const Definition *d = definition_of(fh_shape_of(vm, o)->type);
    FhTuple *t = (FhTuple *)o;
    for (uint32_t i = d->nfields; i-- > 0;) {
        FhValue v = t->items[i];
        t->items[i] = FH_NONE;
        fh_release(vm, v);
    }
}

FhValue fhstruct_sequence_new(FhVM *vm, FhValue type, const FhValue *values) {
    const Definition *d = definition_of(fhas_type(type));
    FhValue v = fhinstance_new(vm, fhas_type(type), d->nfields * sizeof(FhValue));
    if (v == FH_ERR) return FH_ERR;
    fhas_tuple(v)->size = d->visible;
    for (uint32_t i = 0; i < d->nfields; i++) fhas_tuple(v)->items[i] = fh_retain(values[i]);
    fh_stored_all(vm, fh_obj(v), values, d->nfields);
    return v;
}

static FhValue wrong_length(FhVM *vm, const Definition *d, int64_t n) {
    const char *bound = d->visible == d->nfields ? "" : n < d->visible ? "n at least" : "n at most";
    uint32_t wanted = n < d->visible ? d->visible : d->nfields;
    return fhraise(vm, FH_T_TypeError, "%s() takes a%s %d-sequence (%lld-sequence given)", d->name, bound,
                   (int)wanted, (long long)n);
}

/* cls(sequence, dict=None): hidden fields that the sequence leaves out come from the dict, or are None. */
static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"sequence", "dict", NULL};
    const Definition *d = definition_of(fhas_type(type));
    const FhParams params = {d->name, names, 0, 1, 2};
    FhValue out[2], items, values[FHSTRUCT_SEQUENCE_MAX] = {0}; /* owned */
    if (fhargs(vm, &params, args, nargs, kwnames, out) < 0) return FH_ERR;
    if (!fh_slots(vm, out[0])->iter && !fh_slots(vm, out[0])->sq_item)
        return fhraise(vm, FH_T_TypeError, "constructor requires a sequence");
    if ((items = fhtuple_of(vm, out[0])) == FH_ERR) return FH_ERR;
    int64_t n = fhas_tuple(items)->size;
    FhValue v = FH_ERR;
    if (n < d->visible || n > d->nfields) {
        wrong_length(vm, d, n);
        goto done;
    }
    for (uint32_t i = 0; i < d->nfields; i++)
        values[i] = i < n ? fh_retain(fhas_tuple(items)->items[i]) : FH_NONE;
    for (uint32_t i = (uint32_t)n; out[1] != FH_NOVALUE && fhdict_check(vm, out[1]) && i < d->nfields; i++) {
        FhValue name = fhstr_intern(vm, d->fields[i], strlen(d->fields[i]));
        FhValue given = name == FH_ERR ? FH_ERR : fhdict_get(vm, out[1], name);
        if (given == FH_ERR) goto done;
        if (given != FH_NOVALUE) values[i] = fh_retain(given);
    }
    v = fhstruct_sequence_new(vm, type, values);
done:
    for (uint32_t i = 0; i < d->nfields; i++) fh_release(vm, values[i]);
    fh_release(vm, items);
    return v;
}

static FhValue repr(FhVM *vm, FhValue v) {
    const Definition *d = definition_of(fh_type(vm, v));
    FhText t;
    fhtext_init(&t, vm);
    fhtext_format(&t, "%s(", d->name);
    for (uint32_t i = 0; i < d->visible; i++) {
        fhtext_format(&t, "%s%s=", i ? ", " : "", d->fields[i]);
        if (fhtext_repr(&t, fhas_tuple(v)->items[i]) < 0) {
            fhtext_free(&t);
            return FH_ERR;
        }
    }
    fhtext_add(&t, ")", 1);
    return fhtext_finish(&t);
}

static const FhSlots slots = {
    .life = {.visit = visit, .finalize = finalize},
    .repr = repr,
    .new_ = new_,
};

/* ---- fields: a getset has no closure, hence one function a position ---- */

#define GETTER(i)                                                                                            \
    static FhValue get_##i(FhVM *vm, FhValue v) {                                                            \
        (void)vm;                                                                                            \
        return fh_retain(fhas_tuple(v)->items[i]);                                                           \
    }
/* clang-format off */
#define EACH(X) \
    X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15) \
    X(16) X(17) X(18) X(19) X(20) X(21) X(22) X(23) X(24) X(25) X(26) X(27) X(28) X(29) X(30) X(31)
/* clang-format on */
EACH(GETTER)
#define NAME(i) get_##i,
static FhValue (*const getters[FHSTRUCT_SEQUENCE_MAX])(FhVM *, FhValue) = {EACH(NAME)};

/* ---- classes ---- */

static int set_number(FhVM *vm, FhType *t, const char *name, uint32_t n) {
    return fhdict_set_c(vm, t->cold->dict, name, fh_int_raw(n));
}

static int add_fields(FhVM *vm, FhType *t, Definition *d) {
    if (!d->getsets && !(d->getsets = fhmem_array(vm, d->nfields, sizeof *d->getsets))) return -1;
    for (uint32_t i = 0; i < d->nfields; i++) {
        d->getsets[i] = (FhGetSetDef){d->fields[i], getters[i], NULL, NULL};
        FhValue v = fhgetset_new(vm, t, &d->getsets[i]);
        if (v == FH_ERR) return -1;
        int status = fhdict_set_c(vm, t->cold->dict, d->fields[i], v);
        fh_release(vm, v);
        if (status < 0) return -1;
    }
    return 0;
}

static int ready(FhVM *vm, FhType *t) {
    const Definition *d = definition_of(t);
    if (add_fields(vm, t, (Definition *)d) < 0) return -1;
    if (set_number(vm, t, "n_fields", d->nfields) < 0 ||
        set_number(vm, t, "n_sequence_fields", d->visible) < 0 ||
        set_number(vm, t, "n_unnamed_fields", 0) < 0)
        return -1;
    FhValue names = fhtuple_new(vm, d->visible);
    if (names == FH_ERR) return -1;
    for (uint32_t i = 0; i < d->visible; i++) fhas_tuple(names)->items[i] = FH_NONE;
    int status = 0;
    for (uint32_t i = 0; i < d->visible && status == 0; i++) {
        FhValue name = fhstr_intern(vm, d->fields[i], strlen(d->fields[i]));
        if (name == FH_ERR)
            status = -1;
        else
            fhas_tuple(names)->items[i] = name;
    }
    if (status == 0) status = fhdict_set(vm, t->cold->dict, FH_NAME(vm, __match_args__), names);
    fh_release(vm, names);
    return status;
}

FhValue fhstruct_sequence_type(FhVM *vm, const char *name, const char *doc, const char *const *fields,
                               uint32_t nfields, uint32_t visible) {
    if (nfields > FHSTRUCT_SEQUENCE_MAX || visible > nfields)
        return fhraise(vm, FH_T_SystemError, "%s: too many fields", name);
    Definition *d = fhmem_new(vm, sizeof *d);
    if (!d) return FH_ERR;
    *d = (Definition){.def = {.doc = doc,
                              .size = sizeof(FhTuple),
                              .flags = FH_TF_CONTAINER | FH_TF_VARSIZE | FH_TF_TUPLE | FH_TF_SEQUENCE,
                              .slots = &slots,
                              .ready = ready},
                      .name = name,
                      .fields = fields,
                      .nfields = nfields,
                      .visible = visible};
    FhType *t = fhtype_define(vm, name, &d->def, vm->types[FH_T_tuple]);
    if (!t) {
        fhmem_free(vm, d, sizeof *d);
        return FH_ERR;
    }
    return fh_val(t);
}

/* Of no class that scripts see: it has the table of slots that all of them share. */
const FhTypeDef fhtypedef_struct_sequence = {.size = sizeof(FhTuple), .slots = &slots};
