/* cell: a variable shared by a function and the functions nested in it. */
#include "objects/cell.h"
#include "objects/protocol.h"
#include "objects/str.h"

FhValue fhcell_new(FhVM *vm, FhValue v) {
    FhCellObj *c = (FhCellObj *)fhmem_data_cell(vm, sizeof *c, FH_T_cell, true);
    if (!c) return FH_ERR;
    c->value = fh_retain(v);
    fh_stored(vm, &c->header, v);
    return fh_val(c);
}

static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)type;
    if (fhargs_none(vm, "cell", kwnames) < 0) return FH_ERR;
    if (nargs > 1) return fhraise(vm, FH_T_TypeError, "cell expected at most 1 argument, got %d", (int)nargs);
    return fhcell_new(vm, nargs ? args[0] : FH_NOVALUE);
}

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhCellObj *)o)->value);
}

static void finalize(FhVM *vm, FhObj *o) { fh_clear(vm, &((FhCellObj *)o)->value); }

static FhValue repr(FhVM *vm, FhValue self) {
    FhValue v = fhas_cell(self)->value;
    unsigned long long at = self & ~(FhValue)7;
    if (v == FH_NOVALUE) return fhstr_format(vm, "<cell at 0x%llx: empty>", at);
    return fhstr_format(vm, "<cell at 0x%llx: %T object at 0x%llx>", at, v,
                        (unsigned long long)(v & ~(FhValue)7));
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!fhcell_exact(a) || !fhcell_exact(b)) return FH_NOTIMPLEMENTED;
    FhValue x = fhas_cell(a)->value, y = fhas_cell(b)->value;
    if (x != FH_NOVALUE && y != FH_NOVALUE) return fhcompare(vm, x, y, op);
    return fh_ordered(x != FH_NOVALUE, y != FH_NOVALUE, op);
}

static FhValue get_contents(FhVM *vm, FhValue self) {
    FhValue v = fhas_cell(self)->value;
    return v == FH_NOVALUE ? fhraise(vm, FH_T_ValueError, "Cell is empty") : fh_retain(v);
}

static int set_contents(FhVM *vm, FhValue self, FhValue v) {
    fh_set_ref(vm, fh_obj(self), &fhas_cell(self)->value, v);
    return 0;
}

static const FhGetSetDef getsets[] = {{"cell_contents", get_contents, set_contents, NULL}, {0}};

static const FhSlots slots = {
    .life = {.visit = visit, .finalize = finalize},
    .repr = repr,
    .compare = compare,
    .new_ = new_,
};

const FhTypeDef fhtypedef_cell = {
    .doc = "Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, the "
           "cell will be "
           "empty,\n    and \n further attempts to access its cell_contents attribute will\n    raise a "
           "ValueError.",
    .size = sizeof(FhCellObj),
    .flags = FH_TF_CONTAINER,
    .slots = &slots,
    .getsets = getsets,
};
