/* owned and borrowed: what annotations say of the duty to free. Called or subscripted with a type they give a form of it,
 * `owned(Buffer)`, which stands wherever a type may stand in an annotation. They do nothing by themselves: the checker and
 * the compiler read annotations as they are written. */
#include "objects/ownership.h"
#include "objects/generic_alias.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

typedef struct Ownership {
    FhObj header;
    FhValue type; /* NOVALUE: the word itself */
    bool borrowed;
} Ownership;

static Ownership *as(FhValue v) { return FH_AS(Ownership, v); }
static const char *word(const Ownership *o) { return o->borrowed ? "borrowed" : "owned"; }

FhValue fhownership_new(FhVM *vm, bool is_borrowed, FhValue type) {
    Ownership *o = (Ownership *)fhmem_cell(vm, sizeof *o, FH_T_ownership, true);
    if (!o) return FH_ERR;
    o->type = fh_retain(type);
    o->borrowed = is_borrowed;
    return fh_val(o);
}

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Ownership *)o)->type);
}
static void finalize(FhVM *vm, FhObj *o) { fh_clear(vm, &((Ownership *)o)->type); }

static FhValue of_type(FhVM *vm, FhValue self, FhValue type) {
    if (as(self)->type != FH_NOVALUE) return fhraise(vm, FH_T_TypeError, "%R has its type already", self);
    return fhownership_new(vm, as(self)->borrowed, type);
}

static FhValue call(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (nargs != 1 || kwnames != FH_NOVALUE)
        return fhraise(vm, FH_T_TypeError, "%s() takes one type", word(as(self)));
    return of_type(vm, self, args[0]);
}

static FhValue repr(FhVM *vm, FhValue self) {
    const Ownership *o = as(self);
    FhText t;
    if (fhrecursion_enter(vm, " while getting the repr of an object") < 0) return FH_ERR;
    fhtext_init(&t, vm);
    fhtext_c(&t, word(o));
    if (o->type != FH_NOVALUE) {
        fhtext_c(&t, "(");
        fhgeneric_add_item(&t, o->type);
        fhtext_c(&t, ")");
    }
    fhrecursion_leave(vm);
    return fhtext_finish(&t);
}

static int64_t hash(FhVM *vm, FhValue self) {
    int64_t of = as(self)->type == FH_NOVALUE ? 7 : fhhash(vm, as(self)->type);
    if (of == -1 && fhpending(vm)) return -1;
    int64_t h = (int64_t)((uint64_t)of * 31 + as(self)->borrowed);
    return h == -1 ? -2 : h;
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if ((op != FH_EQ && op != FH_NE) || !fh_has_shape(b, FH_T_ownership)) return FH_NOTIMPLEMENTED;
    const Ownership *x = as(a), *y = as(b);
    int same = x->borrowed == y->borrowed && (x->type == FH_NOVALUE) == (y->type == FH_NOVALUE);
    if (same && x->type != FH_NOVALUE) same = fhcompare_bool(vm, x->type, y->type, FH_EQ);
    return same < 0 ? FH_ERR : fh_bool((op == FH_EQ) == (same != 0));
}

static FhValue get_kind(FhVM *vm, FhValue self) { return fhstr_c(vm, word(as(self))); }
static FhValue get_type(FhVM *vm, FhValue self) {
    (void)vm;
    return as(self)->type == FH_NOVALUE ? FH_NONE : fh_retain(as(self)->type);
}

static const FhGetSetDef getsets[] = {
    {"kind", get_kind, NULL, "\"owned\" or \"borrowed\"."},
    {"type", get_type, NULL, "What it is said of; None for the word itself."},
    {0}};
static const FhSlots slots = {.life = {.visit = visit, .finalize = finalize},
                              .repr = repr,
                              .call = call,
                              .getitem = of_type,
                              .hash = hash,
                              .compare = compare,
                              .binary = {[FH_OR] = fhunion_or}};
const FhTypeDef fhtypedef_ownership = {
    .doc = "What an annotation says of the duty to free: owned(T), borrowed(T).",
    .size = sizeof(Ownership),
    .flags = FH_TF_CONTAINER,
    .slots = &slots,
    .getsets = getsets};
