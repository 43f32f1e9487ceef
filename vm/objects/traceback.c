/* Traceback entries, and frame objects: snapshots that tracebacks and sys._getframe show to scripts. */
#include "bytecode/code.h"
#include "objects/attribute.h"
#include "objects/cell.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/method.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

static uint32_t line_at(FhValue code, uint32_t at) {
    const FhPosition *p = fhcode_position(fhas_code(code), at);
    return p ? p->line : fhas_code(code)->first_line;
}

/* ---- traceback ---- */

static FhTraceback *as_tb(FhValue v) { return FH_AS(FhTraceback, v); }

void fhtraceback_add(FhVM *vm, FhValue exc, FhValue code, FhValue globals, uint32_t at) {
    FhTraceback *tb = (FhTraceback *)fhheap_cell(&vm->heap, sizeof *tb, FH_T_traceback, true);
    if (!tb) return;
    FhException *e = fhas_exception(exc);
    tb->next = e->traceback;
    tb->code = fh_retain(code);
    tb->globals = fh_retain(globals);
    tb->frame = tb->locals = FH_NOVALUE;
    tb->outer = NULL;
    tb->at = at;
    if (tb->next != FH_NONE) as_tb(tb->next)->outer = tb;
    e->traceback = fh_val(tb);
}

void fhtraceback_keep_locals(FhVM *vm, FhValue exc, FhValue code, FhValue *regs) {
    FhValue v = fhas_exception(exc)->traceback;
    uint32_t n = fhas_code(code)->nlocals;
    if (n == 0 || v == FH_NONE || as_tb(v)->code != code || as_tb(v)->locals != FH_NOVALUE) return;
    FhTuple *t = (FhTuple *)fhheap_cell(&vm->heap, sizeof *t + n * sizeof(FhValue), FH_T_tuple, true);
    if (!t) return;
    t->size = n;
    memcpy(t->items, regs, n * sizeof *regs);
    memset(regs, 0, n * sizeof *regs);
    as_tb(v)->locals = fh_val(t);
}

uint32_t fhtraceback_line(FhValue tb) { return line_at(as_tb(tb)->code, as_tb(tb)->at); }

static void tb_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhTraceback *tb = (FhTraceback *)o;
    fn(ctx, &tb->next);
    fn(ctx, &tb->code);
    fn(ctx, &tb->globals);
    fn(ctx, &tb->frame);
    fn(ctx, &tb->locals);
}

static void tb_finalize(FhVM *vm, FhObj *o) {
    FhTraceback *tb = (FhTraceback *)o;
    FhValue next = tb->next;
    tb->next = FH_NONE;
    if (next != FH_NONE && as_tb(next)->outer == tb) as_tb(next)->outer = NULL;
    fh_release(vm, next);
    fh_clear(vm, &tb->frame);
    fh_clear(vm, &tb->locals);
    if (!fh_is_dying(o)) return;
    fh_clear(vm, &tb->code);
    fh_clear(vm, &tb->globals);
}

static FhValue tb_next(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(as_tb(self)->next);
}

static int tb_set_next(FhVM *vm, FhValue self, FhValue v) {
    if (v == FH_NOVALUE) return fhraise_int(vm, FH_T_TypeError, "can't delete tb_next attribute");
    if (v != FH_NONE && !fh_has_shape(v, FH_T_traceback))
        return fhraise_int(vm, FH_T_TypeError, "expected traceback object, got '%T'", v);
    for (FhValue t = v; t != FH_NONE; t = as_tb(t)->next) {
        if (t == self) return fhraise_int(vm, FH_T_ValueError, "traceback loop detected");
    }
    FhValue old = as_tb(self)->next;
    if (old != FH_NONE && as_tb(old)->outer == as_tb(self)) as_tb(old)->outer = NULL;
    if (v != FH_NONE && !as_tb(v)->outer) as_tb(v)->outer = as_tb(self);
    fh_set_ref(vm, fh_obj(self), &as_tb(self)->next, v);
    return 0;
}

static int add_local(FhVM *vm, FhValue dict, FhValue name, FhValue v) {
    if (fh_has_shape(v, FH_T_cell)) v = fhas_cell(v)->value;
    return v == FH_NOVALUE || name == FH_NOVALUE ? 0 : fhdict_set(vm, dict, name, v);
}

/* The dict of the kept registers that are bound; NOVALUE: none were kept. */
static FhValue kept_locals(FhVM *vm, FhTraceback *tb) {
    if (tb->locals == FH_NOVALUE) return FH_NOVALUE;
    FhValue dict = fhdict_new(vm);
    for (int64_t i = 0; dict != FH_ERR && i < fhas_tuple(tb->locals)->size; i++) {
        FhValue name = fhcode_register_name(fhas_code(tb->code), (uint32_t)i);
        if (add_local(vm, dict, name, fhas_tuple(tb->locals)->items[i]) == 0) continue;
        fh_release(vm, dict);
        dict = FH_ERR;
    }
    return dict;
}

static FhValue make_frame(FhVM *vm, FhTraceback *tb, FhValue back) {
    FhValue locals = kept_locals(vm, tb);
    if (locals == FH_ERR) return FH_ERR;
    FhValue frame = fhframe_new(vm, tb->code, tb->globals, locals, back, tb->at);
    fh_release(vm, locals);
    return frame;
}

/* Frames of the entries around this one come first: each is the f_back of the next. */
static FhValue tb_frame(FhVM *vm, FhValue self) {
    FhTraceback *first = as_tb(self);
    while (first->frame == FH_NOVALUE && first->outer) first = first->outer;
    FhValue back = FH_NONE;
    for (FhTraceback *tb = first;; tb = as_tb(tb->next)) {
        if (tb->frame == FH_NOVALUE) {
            FhValue frame = make_frame(vm, tb, back);
            if (frame == FH_ERR) return FH_ERR;
            tb->frame = frame;
        }
        back = tb->frame;
        if (tb == as_tb(self)) return fh_retain(back);
    }
}

static FhValue tb_lineno(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_int_raw(fhtraceback_line(self));
}

static FhValue tb_lasti(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_int_raw((int64_t)as_tb(self)->at * 2);
}

static const FhGetSetDef tb_getsets[] = {
    {"tb_next", tb_next, tb_set_next, NULL},
    {"tb_frame", tb_frame, fhgetset_readonly, NULL},
    {"tb_lineno", tb_lineno, NULL, NULL},
    {"tb_lasti", tb_lasti, fhgetset_readonly, NULL},
    {0},
};

static const FhSlots tb_slots = {.life = {tb_visit, tb_finalize, NULL}};

const FhTypeDef fhtypedef_traceback = {
    .size = sizeof(FhTraceback),
    .flags = FH_TF_CONTAINER,
    .slots = &tb_slots,
    .getsets = tb_getsets,
};

/* ---- frame ---- */

static FhFrameObj *as_frame(FhValue v) { return FH_AS(FhFrameObj, v); }

FhValue fhframe_new(FhVM *vm, FhValue code, FhValue globals, FhValue locals, FhValue back, uint32_t at) {
    FhFrameObj *f = (FhFrameObj *)fhmem_cell(vm, sizeof *f, FH_T_frame, true);
    if (!f) return FH_ERR;
    f->code = fh_retain(code);
    f->globals = fh_retain(globals);
    f->locals = fh_retain(locals);
    f->back = fh_retain(back);
    f->at = at;
    return fh_val(f);
}

static void frame_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhFrameObj *f = (FhFrameObj *)o;
    fn(ctx, &f->code);
    fn(ctx, &f->globals);
    fn(ctx, &f->locals);
    fn(ctx, &f->back);
}

static void frame_finalize(FhVM *vm, FhObj *o) {
    FhFrameObj *f = (FhFrameObj *)o;
    FhValue back = f->back;
    f->back = FH_NONE;
    fh_release(vm, back);
    fh_clear(vm, &f->locals);
    if (!fh_is_dying(o)) return;
    fh_clear(vm, &f->code);
    fh_clear(vm, &f->globals);
}

static FhValue frame_repr(FhVM *vm, FhValue self) {
    FhFrameObj *f = as_frame(self);
    return fhstr_format(vm, "<frame at 0x%llx, file %R, line %d, code %U>",
                        (unsigned long long)(self & ~(FhValue)7), fhas_code(f->code)->filename,
                        (int)line_at(f->code, f->at), fhas_code(f->code)->name);
}

static FhValue frame_code(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(as_frame(self)->code);
}
static FhValue frame_globals(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(as_frame(self)->globals);
}

/* Modules have their globals; what a function's locals were when the snapshot was taken, if they were taken. */
static FhValue frame_locals(FhVM *vm, FhValue self) {
    FhFrameObj *f = as_frame(self);
    if (f->locals != FH_NOVALUE) return fh_retain(f->locals);
    if (!(fhas_code(f->code)->flags & FH_CO_OPTIMIZED)) return fh_retain(f->globals);
    f->locals = fhdict_new(vm);
    if (f->locals == FH_ERR) return f->locals = FH_NOVALUE, FH_ERR;
    return fh_retain(f->locals);
}

static FhValue frame_builtins(FhVM *vm, FhValue self) {
    (void)self;
    return vm->builtins == FH_NOVALUE ? FH_NONE : fh_retain(vm->builtins);
}
static FhValue frame_lineno(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_int_raw(line_at(as_frame(self)->code, as_frame(self)->at));
}
static FhValue frame_lasti(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_int_raw((int64_t)as_frame(self)->at * 2);
}
static FhValue frame_back(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(as_frame(self)->back);
}
static FhValue frame_none(FhVM *vm, FhValue self) {
    (void)vm, (void)self;
    return FH_NONE;
}

static FhValue frame_clear(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    fh_clear(vm, &as_frame(self)->locals);
    return FH_NONE;
}

static const FhMethodDef frame_methods[] = {
    {"clear", frame_clear, 0, 0, 0, "F.clear(): clear most references held by the frame"}, {0}};

static const FhGetSetDef frame_getsets[] = {
    {"f_code", frame_code, NULL, NULL},
    {"f_globals", frame_globals, NULL, NULL},
    {"f_locals", frame_locals, NULL, NULL},
    {"f_builtins", frame_builtins, NULL, NULL},
    {"f_lineno", frame_lineno, NULL, NULL},
    {"f_lasti", frame_lasti, NULL, NULL},
    {"f_back", frame_back, NULL, NULL},
    {"f_trace", frame_none, NULL, NULL},
    {0},
};

static const FhSlots frame_slots = {.life = {frame_visit, frame_finalize, NULL}, .repr = frame_repr};

const FhTypeDef fhtypedef_frame = {
    .size = sizeof(FhFrameObj),
    .flags = FH_TF_CONTAINER,
    .slots = &frame_slots,
    .methods = frame_methods,
    .getsets = frame_getsets,
};
