/* From a unit's instructions to a code object: word offsets, jump distances, tables of handlers and positions. */
#include "compiler/unit.h"
#include "objects/str.h"
#include <string.h>

typedef struct Layout {
    FhCompiler *c;
    FhUnit *u;
    FhCode *code;
    uint32_t *offset; /* by instruction, and one behind: the word where it (or the next that stays) begins */
} Layout;

static bool is_gone(const FhIr *ir) { return ir->op == FHIR_GONE; }

static uint32_t count_words(Layout *l) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < l->u->ncode; i++) {
        l->offset[i] = at;
        if (!is_gone(&l->u->code[i])) at += fhop_info[l->u->code[i].op].words;
    }
    return l->offset[l->u->ncode] = at;
}

static FhInstr second_word(const Layout *l, const FhIr *ir, uint32_t end) {
    if (fhop_info[ir->op].flags & FH_OP_J) return (uint32_t)(l->offset[l->u->labels[ir->extra]] - end);
    FhInstr method = ir->op == FH_OP_CALL_KW && (ir->extra & FHIR_METHOD_LAYOUT) ? (FhInstr)1 << 32 : 0;
    return (ir->op == FH_OP_CALL_KW ? ir->extra & ~FHIR_METHOD_LAYOUT : ir->extra) | method;
}

static void write_instructions(Layout *l) {
    for (uint32_t i = 0; i < l->u->ncode; i++) {
        const FhIr *ir = &l->u->code[i];
        if (is_gone(ir)) continue;
        FhInstr *at = l->code->instrs + l->offset[i];
        uint32_t words = fhop_info[ir->op].words;
        memset(at, 0, words * sizeof *at);
        at[0] = fhinstr((FhOpcode)ir->op, ir->a, ir->b, ir->c);
        if (words > 1) at[1] = second_word(l, ir, l->offset[i] + words);
    }
}

/* ---- tables ----------------------------------------------------------------------------------------------------- */

static bool same_place(const FhSpan *a, const FhSpan *b) {
    if (!a->lineno || !b->lineno) return a->lineno == b->lineno;
    return a->lineno == b->lineno && a->end_lineno == b->end_lineno && a->col_offset == b->col_offset &&
           a->end_col_offset == b->end_col_offset;
}

/* Writes the positions, or counts them when `out` is NULL. */
static uint32_t positions(const Layout *l, FhPosition *out) {
    const FhSpan *last = NULL;
    uint32_t n = 0;
    for (uint32_t i = 0; i < l->u->ncode; i++) {
        const FhIr *ir = &l->u->code[i];
        if (is_gone(ir) || (last && same_place(last, &ir->place))) continue;
        const FhSpan *p = last = &ir->place;
        if (out && p->lineno) {
            out[n] = (FhPosition){l->offset[i], p->lineno, p->end_lineno, p->col_offset, p->end_col_offset};
        } else if (out) {
            out[n] = (FhPosition){l->offset[i], 0, 0, 0, 0};
        }
        n++;
    }
    return n;
}

static uint32_t handlers(const Layout *l, FhHandler *out) {
    uint32_t n = 0, open = 0;
    for (uint32_t i = 0; i < l->u->ncode; i++) {
        const FhIr *ir = &l->u->code[i];
        if (is_gone(ir)) continue;
        if (ir->handler != open && ir->handler) {
            const FhIrHandler *h = &l->u->handlers[ir->handler - 1];
            if (out) out[n] = (FhHandler){l->offset[i], 0, l->offset[l->u->labels[h->label]], h->depth};
            n++;
        }
        open = ir->handler;
        if (out && open) out[n - 1].end = l->offset[i] + fhop_info[ir->op].words;
    }
    return n;
}

/* ---- the object ------------------------------------------------------------------------------------------------- */

static void *block(Layout *l, size_t n, size_t item) {
    void *p = l->c->failed || !n ? NULL : fhmem_array(l->c->vm, n, item);
    if (!p && n && !l->c->failed) fhcompiler_pending(l->c);
    return p;
}

static bool write_code(Layout *l) {
    FhCode *code = l->code;
    uint32_t words = count_words(l);
    if ((code->instrs = block(l, words, sizeof *code->instrs)) == NULL) return false;
    code->ninstrs = words;
    write_instructions(l);
    uint32_t n = positions(l, NULL);
    if (n && (code->positions = block(l, n, sizeof *code->positions)) == NULL) return false;
    code->npositions = positions(l, code->positions);
    n = handlers(l, NULL);
    if (n && (code->handlers = block(l, n, sizeof *code->handlers)) == NULL) return false;
    code->nhandlers = n ? handlers(l, code->handlers) : 0;
    return true;
}

static bool write_values(Layout *l) {
    FhCode *code = l->code;
    FhUnit *u = l->u;
    if (u->nconsts) {
        if ((code->consts = block(l, u->nconsts, sizeof *code->consts)) == NULL) return false;
        memcpy(code->consts, u->consts, u->nconsts * sizeof *code->consts);
        code->nconsts = u->nconsts;
        u->nconsts = 0; /* the references have moved */
    }
    if (u->nnames && (code->names = block(l, u->nnames, sizeof *code->names)) == NULL) return false;
    for (uint32_t i = 0; i < u->nnames; i++) {
        FhValue name = fhconst_name(l->c, u->names[i]);
        if (name == FH_ERR) return false;
        code->names[code->nnames++] = name;
    }
    return true;
}

static FhValue tuple_of(FhCompiler *c, FhName **names, uint32_t n) {
    FhValue tuple = c->failed ? FH_ERR : fhtuple_new(c->vm, n);
    if (tuple == FH_ERR) {
        if (!c->failed) fhcompiler_pending(c);
        return FH_NOVALUE;
    }
    for (uint32_t i = 0; i < n; i++) {
        FhValue name = fhconst_name(c, names[i]);
        fhas_tuple(tuple)->items[i] = name == FH_ERR ? FH_NONE : name;
    }
    return tuple;
}

static bool write_names(Layout *l) {
    FhCode *code = l->code;
    FhUnit *u = l->u;
    code->varnames = tuple_of(l->c, u->varnames, u->nvarnames);
    code->cellvars = tuple_of(l->c, u->cellvars, u->ncellvars);
    code->freevars = tuple_of(l->c, u->freevars, u->nfreevars);
    if (u->ncellvars && (code->cell_regs = block(l, u->ncellvars, sizeof *code->cell_regs)) == NULL)
        return false;
    if (u->ncellvars) memcpy(code->cell_regs, u->cell_registers, u->ncellvars * sizeof *code->cell_regs);
    code->ncellvars = u->ncellvars;
    code->nfreevars = u->nfreevars;
    code->name = fh_retain(u->name);
    code->qualname = fh_retain(u->qualname);
    code->filename = fh_retain(l->c->filename);
    code->first_docstring = fh_retain(u->docstring == FH_NOVALUE ? FH_NONE : u->docstring);
    return !l->c->failed;
}

static void write_numbers(Layout *l) {
    FhCode *code = l->code;
    FhUnit *u = l->u;
    uint32_t special =
        FH_CO_VARARGS | FH_CO_VARKEYWORDS | FH_CO_GENERATOR | FH_CO_COROUTINE | FH_CO_ASYNC_GENERATOR;
    code->flags = u->flags;
    code->argcount = u->argcount;
    code->posonlyargcount = u->posonlyargcount;
    code->kwonlyargcount = u->kwonlyargcount;
    code->nparams = u->nparams;
    code->nlocals = u->nlocals;
    code->nregs = u->max_depth;
    code->first_line = u->first_line;
    code->contracts = fh_retain(u->contracts);
    code->positional = !(u->flags & special) && !u->kwonlyargcount;
    code->simple = code->positional && !l->c->vm->hidden_arenas;
    if (u->contracts != FH_NOVALUE) l->c->vm->lends = true;
}

/* Code with `with memory_strategy(…)` in it may become manual in the middle. */
static bool mentions_strategy(const FhCode *code) {
    for (uint32_t i = 0; i < code->nnames; i++)
        if (fhstr_is(code->names[i], "memory_strategy")) return true;
    return false;
}

FhValue fhassemble(FhCompiler *c) {
    fhflow_optimize(c);
    if (c->failed) return FH_ERR;
    Layout l = {.c = c, .u = c->unit, .code = fhcode_new(c->vm)};
    if (!l.code) return fhcompiler_pending(c), FH_ERR;
    size_t size = ((size_t)c->unit->ncode + 1) * sizeof *l.offset;
    l.offset = fhalloc_new(&c->alloc, size);
    if (!l.offset) fhcompiler_memory(c);
    write_numbers(&l);
    bool ok = l.offset && write_code(&l) && write_values(&l) && write_names(&l);
    fhalloc_free(&c->alloc, l.offset, size);
#ifdef FH_DEEP
    if (ok && fhcode_verify(c->vm, l.code) < 0) {
        fhcompiler_pending(c);
        ok = false;
    }
#endif
    FhValue owning = FH_ERR;
    if (ok && !mentions_strategy(l.code)) return fh_val(l.code);
    if (ok && (owning = fhcode_owning(c->vm, fh_val(l.code), FH_NEST_NOT)) == FH_ERR) fhcompiler_pending(c);
    fh_release(c->vm, fh_val(l.code));
    return owning;
}
