/* Traceback entries. The frame object of an entry is made when somebody asks (runtime/frame_object.c): of the activation
 * itself while that runs, else of what the entry keeps of it. */
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

/* Library modules that CPython has in C: their frames stand in no traceback. */
static bool stands_for_native(FhValue code) {
    static const char *const names[] = {"datetime>",
                                        "decimal>",
                                        "_decimal_context>",
                                        "_decimal_format>",
                                        "asyncio.futures>",
                                        "asyncio.tasks>",
                                        "_csv>",
                                        "codecs>",
                                        "io>",
                                        "_decimal_digits>"};
    const FhStr *file = fhas_str(fhas_code(code)->filename);
    if (file->nbytes < 10 || memcmp(file->bytes, "<freehold ", 10) != 0) return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == file->nbytes - 10 &&
            memcmp(file->bytes + 10, names[i], file->nbytes - 10) == 0)
            return true;
    return false;
}

void fhtraceback_add(FhVM *vm, FhValue exc, FhValue code, FhValue globals, uint32_t at) {
    if (stands_for_native(code)) return;
    if (FH_UNLIKELY(fh_obj(exc)->shape == FH_T_MemoryLockedError)) fherrors_place_locked(vm, exc, code, at);
    FhTraceback *tb = (FhTraceback *)fhheap_cell(&vm->heap, sizeof *tb, FH_T_traceback, true);
    if (!tb) return;
    FhException *e = fhas_exception(exc);
    tb->next = e->traceback;
    tb->code = fh_retain(code);
    tb->globals = fh_retain(globals);
    tb->frame = tb->locals = FH_NOVALUE;
    tb->outer = NULL;
    tb->at = at;
    tb->record = NULL;
    tb->serial = 0;
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

/* The newest entry of exc, where it is one of that code; or NULL. */
static FhTraceback *newest(FhValue exc, FhValue code) {
    FhValue v = fhas_exception(exc)->traceback;
    return v != FH_NONE && as_tb(v)->code == code ? as_tb(v) : NULL;
}

void fhtraceback_caught(FhValue exc, FhValue code, FhFrame *record, uint64_t serial) {
    FhTraceback *tb = newest(exc, code);
    if (!tb || tb->frame != FH_NOVALUE || tb->locals != FH_NOVALUE) return;
    tb->record = record;
    tb->serial = serial;
}

void fhtraceback_set_frame(FhVM *vm, FhValue exc, FhValue code, FhValue frame) {
    FhTraceback *tb = newest(exc, code);
    if (tb && tb->frame == FH_NOVALUE && tb->locals == FH_NOVALUE)
        fh_set_ref(vm, &tb->header, &tb->frame, frame);
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

static FhValue make_frame(FhVM *vm, FhTraceback *tb, FhValue back) {
    FhFrame *f = tb->record ? fhframe_running(vm, tb->record, tb->serial) : NULL;
    if (f) return fhframe_object(vm, f);
    FhValue frame = fhframe_new(vm, tb->code, tb->globals, tb->locals, back, tb->at);
    if (frame != FH_ERR) fh_clear(vm, &tb->locals); /* frame.clear() is to empty it */
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

static const FhSlots tb_slots = {.life = {.visit = tb_visit, .finalize = tb_finalize}};

const FhTypeDef fhtypedef_traceback = {
    .size = sizeof(FhTraceback),
    .flags = FH_TF_CONTAINER,
    .slots = &tb_slots,
    .getsets = tb_getsets,
};
