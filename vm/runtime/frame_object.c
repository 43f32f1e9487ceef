/* Frame objects: what sys._getframe, tb_frame and gi_frame show of an activation.
 *
 * One is made only when somebody asks. While the activation lives, `live` leads to its record, the record refers to the
 * object (FH_FRAME_OBSERVED) and everything is read from the record. An activation that ends lets go of its object: if
 * others still hold it, the registers move into `kept` and the caller's object becomes `back`; so a chain of held frames
 * keeps what it showed, as in CPython. f_locals of a function is one dict, brought up to date each time it is asked for. */
#include "objects/attribute.h"
#include "objects/cell.h"
#include "objects/exception.h"
#include "objects/method.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "runtime/generator.h"
#include "runtime/tracing.h"

static FhFrameObj *as_frame(FhValue v) { return FH_AS(FhFrameObj, v); }

FhValue fhframe_new(FhVM *vm, FhValue code, FhValue globals, FhValue kept, FhValue back, uint32_t at) {
    FhFrameObj *o = (FhFrameObj *)fhmem_cell(vm, sizeof *o, FH_T_frame, true);
    if (!o) return FH_ERR;
    o->code = fh_retain(code);
    o->globals = fh_retain(globals);
    o->locals = FH_NOVALUE;
    o->kept = fh_retain(kept);
    o->back = fh_retain(back);
    o->live = NULL;
    o->at = at;
    o->entering = o->quiet_lines = o->opcodes = false;
    o->trace = FH_NOVALUE;
    return fh_val(o);
}

FhValue fhframe_object(FhVM *vm, FhFrame *f) {
    if (f->flags & FH_FRAME_OBSERVED) return fh_retain(f->object);
    FhValue v = fhframe_new(vm, fh_val(f->code), fh_val(f->globals), FH_NOVALUE, FH_NONE, 0);
    if (v == FH_ERR) return FH_ERR;
    as_frame(v)->live = f;
    f->object = fh_retain(v);
    f->flags |= FH_FRAME_OBSERVED;
    return v;
}

FhFrame *fhframe_running(FhVM *vm, FhFrame *record, uint64_t serial) {
    for (FhFrame *f = vm->frame; f; f = f->back)
        if (f == record) return f->flags & FH_FRAME_NUMBERED && f->serial == serial ? f : NULL;
    return NULL;
}

static bool only_held_by_record(const FhFrameObj *o) { return o->header.rc >> 3 == 1; }

void fhframe_keep(FhVM *vm, FhFrame *f) {
    FhFrameObj *o = as_frame(f->object);
    uint32_t n = f->code->nlocals;
    if (only_held_by_record(o) || o->kept != FH_NOVALUE || !(f->code->flags & FH_CO_OPTIMIZED)) return;
    FhTuple *t = (FhTuple *)fhheap_cell(&vm->heap, sizeof *t + n * sizeof(FhValue), FH_T_tuple, true);
    if (!t) return; /* the object shows no locals then */
    t->size = n;
    memcpy(t->items, f->regs, n * sizeof(FhValue));
    memset(f->regs, 0, n * sizeof(FhValue));
    o->kept = fh_val(t);
}

FhValue fhframe_end(FhVM *vm, FhFrame *f) {
    FhFrameObj *o = as_frame(f->object);
    f->flags &= ~(uint32_t)FH_FRAME_OBSERVED;
    o->at = (uint32_t)(f->pc - f->code->instrs);
    o->live = NULL;
    if (!only_held_by_record(o)) {
        FhValue pending = vm->pending;
        vm->pending = FH_NOVALUE;
        FhValue back = f->back && !(f->flags & FH_FRAME_GENERATOR) ? fhframe_object(vm, f->back) : FH_NONE;
        if (back == FH_ERR) { /* out of memory: the chain ends here */
            fhpending_clear(vm);
            back = FH_NONE;
        }
        vm->pending = pending;
        fh_set(vm, &o->header, &o->back, back);
        if (!(f->code->flags & FH_CO_OPTIMIZED)) fh_set_ref(vm, &o->header, &o->locals, f->locals);
    }
    return fh_val(o);
}

/* ---- life ---- */

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhFrameObj *f = (FhFrameObj *)o;
    fn(ctx, &f->code);
    fn(ctx, &f->globals);
    fn(ctx, &f->locals);
    fn(ctx, &f->kept);
    fn(ctx, &f->back);
    fn(ctx, &f->trace);
}

static void finalize(FhVM *vm, FhObj *o) {
    FhFrameObj *f = (FhFrameObj *)o;
    FhValue back = f->back;
    f->back = FH_NONE;
    fh_release(vm, back);
    fh_clear(vm, &f->locals);
    fh_clear(vm, &f->kept);
    fh_clear(vm, &f->trace);
    if (!fh_is_dying(o)) return;
    fh_clear(vm, &f->code);
    fh_clear(vm, &f->globals);
}

/* ---- attributes ---- */

static bool not_begun(const FhFrame *f) {
    return f->flags & FH_FRAME_GENERATOR && fhgen_of_frame((FhFrame *)f)->state == FH_GEN_CREATED;
}

static uint32_t at_of(const FhFrameObj *o) {
    if (!o->live) return o->at;
    return not_begun(o->live) ? 0 : (uint32_t)(o->live->pc - o->live->code->instrs);
}

static bool is_resumed(const FhFrame *f) {
    return f->flags & FH_FRAME_GENERATOR && f->pc > f->code->instrs &&
           (FH_INSTR_OP(f->pc[-1]) == FH_OP_YIELD || FH_INSTR_OP(*f->pc) == FH_OP_YIELD);
}
static bool is_module(const FhCode *code) { return fhstr_is(code->name, "<module>"); }

static uint32_t line_of(FhFrameObj *o) {
    FhCode *code = fhas_code(o->code);
    if (FH_UNLIKELY(o->entering) && !is_resumed(o->live)) return is_module(code) ? 0 : code->first_line;
    bool before = o->live && o->trace != FH_NOVALUE && fhtracing_is_artificial(code, o->live->pc);
    const FhPosition *p = fhcode_position(code, before ? o->at : at_of(o));
    while (p && p->line == 0 && p > code->positions) p--; /* an instruction that no line asks for */
    return p ? p->line : code->first_line;
}

static FhValue repr(FhVM *vm, FhValue self) {
    FhCode *code = fhas_code(as_frame(self)->code);
    return fhstr_format(vm, "<frame at 0x%llx, file %R, line %d, code %U>",
                        (unsigned long long)(self - FH_TAG_OBJ), code->filename, (int)line_of(as_frame(self)),
                        code->name);
}

static FhValue get_code(FhVM *vm, FhValue self) { return (void)vm, fh_retain(as_frame(self)->code); }
static FhValue get_globals(FhVM *vm, FhValue self) { return (void)vm, fh_retain(as_frame(self)->globals); }
static FhValue get_lineno(FhVM *vm, FhValue self) { return (void)vm, fh_int_raw(line_of(as_frame(self))); }
static FhValue get_lasti(FhVM *vm, FhValue self) {
    return (void)vm, fh_int_raw((int64_t)at_of(as_frame(self)) * 2);
}

/* Makes dict[name of register r] what the register holds. */
static int show_register(FhVM *vm, FhValue dict, const FhCode *code, uint32_t r, FhValue v) {
    FhValue name = fhcode_register_name(code, r);
    if (name == FH_NOVALUE) return 0;
    if (fh_has_shape(v, FH_T_cell)) v = fhas_cell(v)->value;
    if (v != FH_NOVALUE) return fhdict_set(vm, dict, name, v);
    int there = fhdict_contains(vm, dict, name);
    return there > 0 ? fhdict_del(vm, dict, name) : there;
}

/* Script code can run only where a script has put keys of its own into the dict. */
static int show_registers(FhVM *vm, FhFrameObj *o, FhValue dict) {
    for (uint32_t r = 0; r < fhas_code(o->code)->nlocals; r++) {
        FhValue v;
        if (o->kept != FH_NOVALUE)
            v = r < (uint64_t)fhas_tuple(o->kept)->size ? fhas_tuple(o->kept)->items[r] : FH_NOVALUE;
        else if (o->live)
            v = o->live->regs[r];
        else
            return 0;
        fh_retain(v);
        int status = show_register(vm, dict, fhas_code(o->code), r, v);
        fh_release(vm, v);
        if (status < 0) return -1;
    }
    return 0;
}

static FhValue get_locals(FhVM *vm, FhValue self) {
    FhFrameObj *o = as_frame(self);
    if (!(fhas_code(o->code)->flags & FH_CO_OPTIMIZED)) {
        FhValue names = o->live ? o->live->locals : o->locals;
        return fh_retain(names == FH_NOVALUE ? o->globals : names);
    }
    if (o->locals == FH_NOVALUE) {
        FhValue dict = fhdict_new(vm);
        if (dict == FH_ERR) return FH_ERR;
        fh_set(vm, &o->header, &o->locals, dict);
    }
    FhValue dict = fh_retain(o->locals);
    if (show_registers(vm, o, dict) == 0) return dict;
    fh_release(vm, dict);
    return FH_ERR;
}

FhValue fhframe_locals(FhVM *vm, FhFrame *f) {
    if (f->locals != FH_NOVALUE) return fh_retain(f->locals);
    FhValue object = fhframe_object(vm, f);
    if (object == FH_ERR) return FH_ERR;
    FhValue dict = get_locals(vm, object);
    fh_release(vm, object);
    return dict;
}

static bool shows_registers(const FhFrame *f) {
    return f->flags & FH_FRAME_OBSERVED && f->code->flags & FH_CO_OPTIMIZED &&
           as_frame(f->object)->locals != FH_NOVALUE;
}

int fhframe_show_locals(FhVM *vm, FhFrame *f) {
    return shows_registers(f) ? show_registers(vm, as_frame(f->object), as_frame(f->object)->locals) : 0;
}

static int take_register(FhVM *vm, FhFrame *f, FhValue dict, uint32_t r) {
    FhValue name = fhcode_register_name(f->code, r);
    if (name == FH_NOVALUE) return 0;
    FhValue v = fhdict_get(vm, dict, name);
    if (v == FH_ERR) return -1;
    if (v == FH_NOVALUE) return 0;
    fh_retain(v);
    FhValue *place = &f->regs[r];
    if (fh_has_shape(*place, FH_T_cell)) {
        fh_set(vm, fh_obj(*place), &fhas_cell(*place)->value, v);
    } else if (*place == FH_NOVALUE) { /* unbound: the code may rely on that */
        fh_release(vm, v);
    } else if (f->flags & FH_FRAME_GENERATOR) {
        fh_set(vm, &fhgen_of_frame(f)->header, place, v);
    } else {
        FhValue old = *place;
        *place = v;
        fh_release(vm, old);
    }
    return 0;
}

int fhframe_take_locals(FhVM *vm, FhFrame *f) {
    if (!shows_registers(f)) return 0;
    FhValue dict = fh_retain(as_frame(f->object)->locals);
    int status = 0;
    for (uint32_t r = 0; status == 0 && r < f->code->nlocals; r++) status = take_register(vm, f, dict, r);
    fh_release(vm, dict);
    return status;
}

static FhValue get_builtins(FhVM *vm, FhValue self) {
    FhFrameObj *o = as_frame(self);
    FhFrame f = {.globals = fhas_dict(o->globals)};
    FhValue v = fhframe_builtins(vm, &f);
    return v == FH_NOVALUE ? FH_NONE : fh_retain(v);
}

static FhValue get_back(FhVM *vm, FhValue self) {
    FhFrameObj *o = as_frame(self);
    if (!o->live) return fh_retain(o->back);
    return o->live->back ? fhframe_object(vm, o->live->back) : FH_NONE;
}

static FhValue get_trace(FhVM *vm, FhValue self) {
    FhValue f = as_frame(self)->trace;
    return (void)vm, f == FH_NOVALUE ? FH_NONE : fh_retain(f);
}
static FhValue get_trace_lines(FhVM *vm, FhValue self) {
    return (void)vm, fh_bool(!as_frame(self)->quiet_lines);
}
static FhValue get_trace_opcodes(FhVM *vm, FhValue self) {
    return (void)vm, fh_bool(as_frame(self)->opcodes);
}

static int set_lineno(FhVM *vm, FhValue self, FhValue v) {
    (void)self;
    if (v == FH_NOVALUE) return fhraise_int(vm, FH_T_AttributeError, "cannot delete attribute");
    if (!fh_is_int(v)) return fhraise_int(vm, FH_T_ValueError, "lineno must be an integer");
    return fhraise_int(vm, FH_T_ValueError, "f_lineno can only be set by a trace function");
}

static int set_trace(FhVM *vm, FhValue self, FhValue v) {
    FhFrameObj *o = as_frame(self);
    if (v == FH_NOVALUE || v == FH_NONE)
        fh_clear(vm, &o->trace);
    else
        fh_set(vm, &o->header, &o->trace, fh_retain(v));
    return 0;
}

static int set_flag(FhVM *vm, bool *flag, FhValue v, bool inverted) {
    if (!fh_is_bool(v)) return fhraise_int(vm, FH_T_TypeError, "attribute value type must be bool");
    *flag = (v == FH_TRUE) != inverted;
    return 0;
}
static int set_trace_lines(FhVM *vm, FhValue self, FhValue v) {
    return set_flag(vm, &as_frame(self)->quiet_lines, v, true);
}
static int set_trace_opcodes(FhVM *vm, FhValue self, FhValue v) {
    return set_flag(vm, &as_frame(self)->opcodes, v, false);
}

static FhValue clear(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhFrameObj *o = as_frame(self);
    if (o->live) {
        FhGen *g = o->live->flags & FH_FRAME_GENERATOR ? fhgen_of_frame(o->live) : NULL;
        if (!g || g->state == FH_GEN_RUNNING)
            return fhraise(vm, FH_T_RuntimeError, "cannot clear an executing frame");
        FhValue gen = fh_retain(fh_val(g));
        int status = fhgen_close(vm, gen);
        fh_release(vm, gen);
        if (status < 0) return FH_ERR;
    }
    if (fhas_code(o->code)->flags & FH_CO_OPTIMIZED) fh_clear(vm, &o->locals);
    fh_clear(vm, &o->kept);
    return FH_NONE;
}

static const FhMethodDef methods[] = {
    {"clear", clear, 0, 0, 0, "F.clear(): clear most references held by the frame"}, {0}};

static const FhGetSetDef getsets[] = {
    {"f_code", get_code, fhgetset_readonly, NULL},
    {"f_globals", get_globals, fhgetset_readonly, NULL},
    {"f_builtins", get_builtins, fhgetset_readonly, NULL},
    {"f_lasti", get_lasti, fhgetset_readonly, NULL},
    {"f_locals", get_locals, NULL, NULL},
    {"f_lineno", get_lineno, set_lineno, NULL},
    {"f_back", get_back, NULL, NULL},
    {"f_trace", get_trace, set_trace, NULL},
    {"f_trace_lines", get_trace_lines, set_trace_lines, NULL},
    {"f_trace_opcodes", get_trace_opcodes, set_trace_opcodes, NULL},
    {0},
};

static const FhSlots slots = {.life = {.visit = visit, .finalize = finalize}, .repr = repr};

const FhTypeDef fhtypedef_frame = {
    .size = sizeof(FhFrameObj),
    .flags = FH_TF_CONTAINER,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets,
};
