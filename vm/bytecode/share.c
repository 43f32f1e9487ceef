/* Code that several VMs run. See share.h. */
#include "bytecode/share.h"

#include "objects/protocol.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- the template ---- */

static int freeze_all(FhVM *vm, const FhValue *values, size_t n) {
    int status = 0;
    for (size_t i = 0; status == 0 && i < n; i++) status = fhshare_freeze(vm, values[i]);
    return status;
}

static int freeze_code(FhVM *vm, const FhCode *code) {
    const FhValue fields[] = {code->varnames, code->cellvars, code->freevars,        code->name,
                              code->qualname, code->filename, code->first_docstring, code->arena,
                              code->contracts};
    if (freeze_all(vm, fields, sizeof fields / sizeof *fields) < 0) return -1;
    return freeze_all(vm, code->names, code->nnames) < 0 ? -1 : freeze_all(vm, code->consts, code->nconsts);
}

static int freeze_set(FhVM *vm, FhValue v) {
    const FhSet *s = fhas_set(v);
    for (int64_t i = 0; s->table && i <= s->mask; i++) {
        FhValue key = s->table[i].key;
        if (key != FH_NOVALUE && key != FH_DUMMY && fhshare_freeze(vm, key) < 0) return -1;
    }
    return fhhash(vm, v) == -1 ? -1 : 0;
}

static int freeze_object(FhVM *vm, FhValue v) {
    switch (fh_obj(v)->shape) {
    case FH_T_int:
    case FH_T_float:
    case FH_T_complex: return 0;
    case FH_T_str: return fhstr_make_shareable(vm, v);
    case FH_T_bytes: return fhhash(vm, v) == -1 ? -1 : 0;
    case FH_T_tuple: return freeze_all(vm, fhas_tuple(v)->items, (size_t)fhas_tuple(v)->size);
    case FH_T_frozenset: return freeze_set(vm, v);
    case FH_T_code: return freeze_code(vm, fhas_code(v));
    default: return fhraise_int(vm, FH_T_TypeError, "%T objects cannot be shared", v);
    }
}

int fhshare_freeze(FhVM *vm, FhValue v) {
    if (!fh_is_obj(v) || fh_is_shared(fh_obj(v))) return 0;
    if (freeze_object(vm, v) < 0) return -1;
    fh_obj(v)->rc = FH_RC_SHARED;
    return 0;
}

int fhshare_freeze_strings(FhVM *vm) {
    const FhValue empties[] = {vm->empty_tuple, vm->empty_str, vm->empty_bytes};
    if (freeze_all(vm, empties, sizeof empties / sizeof *empties) < 0) return -1;
    return fhstr_each_interned(vm, fhshare_freeze);
}

/* ---- the VMs ---- */

static bool has_codes(const FhCode *code) {
    for (uint32_t i = 0; i < code->nconsts; i++)
        if (fh_has_shape(code->consts[i], FH_T_code)) return true;
    return false;
}

/* The same constants, but for the codes, which are adopted. */
static int adopt_consts(FhVM *vm, FhCode *own, const FhCode *code) {
    FhValue *consts = fhmem_array(vm, code->nconsts, sizeof *consts);
    if (!consts) return -1;
    memcpy(consts, code->consts, code->nconsts * sizeof *consts);
    for (uint32_t i = 0; i < code->nconsts; i++)
        if (fh_has_shape(consts[i], FH_T_code)) consts[i] = FH_NONE;
    own->consts = consts;
    for (uint32_t i = 0; i < code->nconsts; i++) {
        if (!fh_has_shape(code->consts[i], FH_T_code)) continue;
        FhValue inner = fhshare_adopt(vm, fhas_code(code->consts[i]));
        if (inner == FH_ERR) return -1;
        own->consts[i] = inner;
    }
    return 0;
}

FhValue fhshare_adopt(FhVM *vm, const FhCode *code) {
    FhCode *own = fhcode_new(vm);
    if (!own) return FH_ERR;
    FhObj header = own->header;
    *own = *code;
    own->header = header;
    own->shared = code;
    own->instrs = (FhInstr *)(uintptr_t)fhcode_unread;
    if (code->contracts != FH_NOVALUE) vm->lends = true;
    if (!has_codes(code) || adopt_consts(vm, own, code) == 0) return fh_val(own);
    fh_release(vm, fh_val(own));
    return FH_ERR;
}

int fhshare_begin(FhVM *vm, FhCode *code) {
    if (!fhcode_is_unread(code)) return 0;
    FhInstr *instrs = fhmem_array(vm, code->ninstrs, sizeof *instrs);
    if (!instrs) return -1;
    memcpy(instrs, code->shared->instrs, code->ninstrs * sizeof *instrs);
    code->instrs = instrs;
    return 0;
}
