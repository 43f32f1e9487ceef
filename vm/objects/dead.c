/* The type of dead objects, the end of a manual object's life, and the table of traces. See dead.h. */
#include "objects/dead.h"
#include "bytecode/code.h"
#include "objects/bytes.h"
#include "objects/function.h"
#include "objects/tuple.h"
#include "objects/protocol.h"
#include "objects/str.h"

extern const FhTypeDef fhtypedef_dead, fhtypedef_dead_function;

/* ---- traces: by address, one entry a place; a collision beyond the table's greatest size loses the older trace ---- */

typedef struct Place {
    FhValue code; /* retained, or NOVALUE: unknown */
    uint32_t at;
} Place;

typedef struct Trace {
    const FhObj *o; /* NULL: free. Not a reference: whoever comes to lie there later overwrites the entry */
    FhValue type;   /* of the object when it ended, retained; NOVALUE: alive */
    Place made, ended;
    const char *how;
    FhValue arena; /* that was reset or destroyed: its name, retained; or NOVALUE */
} Trace;

struct FhTraces {
    size_t mask, used;
    Trace *entries;
};

enum { FIRST_TRACES = 256, MOST_TRACES = 16384 };

static size_t place_of(const FhObj *o, size_t mask) {
    return (size_t)(((uint64_t)(uintptr_t)o >> 4) * 0x9E3779B97F4A7C15u >> 40) & mask;
}

static void forget(FhVM *vm, Trace *t) {
    FhValue held[] = {t->type, t->made.code, t->ended.code, t->arena};
    *t = (Trace){NULL, FH_NOVALUE, {FH_NOVALUE, 0}, {FH_NOVALUE, 0}, NULL, FH_NOVALUE};
    for (int i = 0; i < 4; i++) fhheap_release_later(vm, held[i]);
}

static Trace *entries_new(FhVM *vm, size_t n) {
    Trace *entries = fhheap_raw(&vm->heap, n * sizeof *entries);
    for (size_t i = 0; entries && i < n; i++)
        entries[i] = (Trace){NULL, FH_NOVALUE, {FH_NOVALUE, 0}, {FH_NOVALUE, 0}, NULL, FH_NOVALUE};
    return entries;
}

static void traces_grow(FhVM *vm, struct FhTraces *t) {
    size_t n = (t->mask + 1) * 2;
    Trace *grown = entries_new(vm, n), *old = t->entries;
    if (!grown) return; /* then traces are lost a little earlier */
    size_t old_n = t->mask + 1;
    t->entries = grown;
    t->mask = n - 1;
    t->used = 0;
    for (size_t i = 0; i < old_n; i++) {
        if (!old[i].o) continue;
        Trace *to = &grown[place_of(old[i].o, t->mask)];
        if (to->o)
            forget(vm, &old[i]);
        else
            *to = old[i], t->used++;
    }
    fhheap_raw_free(&vm->heap, old, old_n * sizeof *old);
}

static struct FhTraces *traces(FhVM *vm) {
    struct FhTraces *t = vm->traces;
    if (t) return t;
    if ((t = fhheap_raw(&vm->heap, sizeof *t)) == NULL) return NULL;
    *t = (struct FhTraces){FIRST_TRACES - 1, 0, entries_new(vm, FIRST_TRACES)};
    if (!t->entries) {
        fhheap_raw_free(&vm->heap, t, sizeof *t);
        return NULL;
    }
    return vm->traces = t;
}

static Trace *trace_find(FhVM *vm, const FhObj *o) {
    struct FhTraces *t = vm->traces;
    Trace *e = t ? &t->entries[place_of(o, t->mask)] : NULL;
    return e && e->o == o ? e : NULL;
}

/* The entry for o, made empty unless it is o's already. NULL: no memory, the trace is lost. */
static Trace *trace_take(FhVM *vm, const FhObj *o) {
    struct FhTraces *t = traces(vm);
    if (!t) return NULL;
    Trace *e = &t->entries[place_of(o, t->mask)];
    if (e->o && e->o != o && t->mask + 1 < MOST_TRACES && t->used > t->mask / 4) {
        traces_grow(vm, t);
        e = &t->entries[place_of(o, t->mask)];
    }
    if (e->o == o) return e;
    if (!e->o)
        t->used++;
    else
        forget(vm, e);
    e->o = o;
    return e;
}

static Place place_here(FhVM *vm) {
    Place p = {FH_NOVALUE, 0};
    p.code = fh_retain(fhframe_site(vm, &p.at));
    return p;
}

void fhdead_note_made(FhVM *vm, const FhObj *o) {
    Trace *t = trace_take(vm, o);
    if (!t) return;
    Trace old = *t;
    *t = (Trace){o, FH_NOVALUE, place_here(vm), {FH_NOVALUE, 0}, NULL, FH_NOVALUE};
    fh_release(vm, old.type);
    fh_release(vm, old.made.code);
    fh_release(vm, old.ended.code);
    fh_release(vm, old.arena);
}

void fhdead_note_ended(FhVM *vm, const FhObj *o, FhValue type, const char *how) {
    fhdead_note_reset(vm, o, type, how, FH_NOVALUE);
}

void fhdead_note_reset(FhVM *vm, const FhObj *o, FhValue type, const char *how, FhValue arena) {
    Trace *t = trace_take(vm, o);
    if (!t) return;
    Trace old = *t;
    t->type = fh_retain(type);
    t->ended = place_here(vm);
    t->how = how;
    t->arena = fh_retain(arena);
    fhheap_release_later(vm, old.type);
    fhheap_release_later(vm, old.ended.code);
    fhheap_release_later(vm, old.arena);
}

void fhdead_close(FhVM *vm) {
    struct FhTraces *t = vm->traces;
    if (!t) return;
    vm->traces = NULL;
    for (size_t i = 0; i <= t->mask; i++) forget(vm, &t->entries[i]);
    fhheap_raw_free(&vm->heap, t->entries, (t->mask + 1) * sizeof *t->entries);
    fhheap_raw_free(&vm->heap, t, sizeof *t);
}

/* ---- messages ---- */

static void write_place(FhText *t, const char *verb, Place p) {
    if (p.code == FH_NOVALUE) return;
    const FhPosition *at = fhcode_position(fhas_code(p.code), p.at);
    fhtext_format(t, "%s at %U:%d", verb, fhas_code(p.code)->filename, at ? (int)at->line : 0);
}

static FhValue raise(FhVM *vm, FhTypeId exception, FhValue v, const char *fault) {
    Trace *t = trace_find(vm, fh_obj(v));
    FhText text;
    fhpending_clear(vm);
    fhtext_init(&text, vm);
    if (t && t->type != FH_NOVALUE)
        fhtext_format(&text, "%N %s: ", t->type, fault);
    else
        fhtext_format(&text, "object %s: ", fault);
    if (!t) {
        fhtext_format(&text, "its trace is lost");
    } else {
        write_place(&text, "made", t->made);
        if (t->made.code != FH_NOVALUE && t->ended.code != FH_NOVALUE) fhtext_format(&text, ", ");
        if (t->arena != FH_NOVALUE) fhtext_format(&text, "arena '%U' ", t->arena);
        write_place(&text, t->how ? t->how : "ended", t->ended);
    }
    FhValue message = fhtext_finish(&text);
    if (message == FH_ERR) return FH_ERR;
    fhraise_value(vm, exception, message);
    fh_release(vm, message);
    return FH_ERR;
}

FhValue fhdead_raise(FhVM *vm, FhValue v) {
    return raise(vm, FH_T_UseAfterFreeError, v, "is used after its end");
}
int fhdead_raise_int(FhVM *vm, FhValue v) { return fhdead_raise(vm, v), -1; }
FhValue fhdead_used(FhVM *vm, FhValue self, FhValue result) {
    if (result == FH_ERR) return FH_ERR;
    fh_release(vm, result);
    return fhdead_raise(vm, self);
}
FhValue fhdead_raise_again(FhVM *vm, FhValue v) {
    return raise(vm, FH_T_DoubleFreeError, v, "has ended already");
}

/* ---- the end ---- */

/* What lies in the cell itself stays readable for native code at work on it, but nobody finds it any more. */
static void make_empty(const FhType *type, FhObj *o) {
    if (type->flags & FH_TF_TUPLE) ((FhTuple *)o)->size = 0;
    if (type->flags & FH_TF_BYTES) ((FhBytes *)o)->size = 0;
    if (type->flags & FH_TF_STR) ((FhStr *)o)->nbytes = 0;
}

bool fhdead_kill(FhVM *vm, FhObj *o, const char *how) {
    const FhLife *life = fhheap_life(&vm->heap, o);
    if (life->del && !(o->rc & FH_RC_FINALIZED)) {
        o->rc |= FH_RC_FINALIZED;
        if (vm->heap.hooks)
            vm->heap.hooks->run_del(vm, o, life);
        else
            life->del(vm, fh_val(o));
        if (fh_is_dead(fh_val(o))) return false;
    }
    FhType *type = fh_shape_of(vm, o)->type;
    fhdead_note_ended(vm, o, fh_val(type), how);
    bool function = o->shape == FH_T_function;
    if (o->rc & FH_RC_WEAKREFS) fhheap_weak_clear(&vm->heap, o, true);
    if (fh_is_dead(fh_val(o))) return false;
    if (life->finalize) life->finalize(vm, o); /* leaves it valid and empty, and may run script code */
    if (fh_is_dead(fh_val(o))) return false;
    make_empty(type, o);
    o->shape = function ? FH_T_dead_function : FH_T_dead;
    vm->manual.dead++;
    if (o->rc >= 0 && (o->rc & FH_RC_MANUAL)) {
        o->rc &= ~FH_RC_MANUAL;
        fh_release_obj(vm, o);
    }
    if (type->flags & FH_TF_HEAP) fh_release_obj(vm, &type->header);
    return true;
}

/* ---- the type: every slot raises ---- */

static FhValue use(FhVM *vm, FhValue v) { return fhdead_raise(vm, v); }
static FhValue use2(FhVM *vm, FhValue a, FhValue b) { return fhdead_raise(vm, fh_is_dead(a) ? a : b); }
static int use_int(FhVM *vm, FhValue v) { return fhdead_raise_int(vm, v); }
static int64_t use_i64(FhVM *vm, FhValue v) { return fhdead_raise_int(vm, v); }
static int use_int2(FhVM *vm, FhValue a, FhValue b) { return fhdead_raise_int(vm, fh_is_dead(a) ? a : b); }
static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    (void)op;
    return use2(vm, a, b);
}
static FhValue call(FhVM *vm, FhValue v, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return use(vm, v);
}
static int set_attribute(FhVM *vm, FhValue v, FhValue name, FhValue to) {
    (void)name, (void)to;
    return use_int(vm, v);
}
static FhValue at_index(FhVM *vm, FhValue v, int64_t i) {
    (void)i;
    return use(vm, v);
}
static int buffer(FhVM *vm, FhValue v, FhBuffer *out, bool writable) {
    (void)out, (void)writable;
    return use_int(vm, v);
}

#define EVERY_BINARY                                                                                         \
    { use2, use2, use2, use2, use2, use2, use2, use2, use2, use2, use2, use2, use2, use2 }
#define USE_RAISES                                                                                           \
    .repr = use, .str = use, .hash = use_i64, .compare = compare, .call = call, .getattro = use2,            \
    .setattro = set_attribute, .iter = use, .next = use, .await_ = use, .aiter = use, .anext = use,          \
    .bool_ = use_int, .len = use_i64, .getitem = use2, .setitem = set_attribute, .sq_item = at_index,        \
    .contains = use_int2, .binary = EVERY_BINARY, .unary = {use, use, use, use}, .int_ = use, .float_ = use, \
    .index = use, .buffer = buffer

static void finalize(FhVM *vm, FhObj *o) {
    if (fh_is_dying(o)) vm->manual.dead--;
}

static const FhSlots slots = {.life = {NULL, finalize, NULL}, USE_RAISES};
const FhTypeDef fhtypedef_dead = {.size = sizeof(FhObj), .flags = FH_TF_CONTAINER, .slots = &slots};

/* As a function dies: its contents go with the last reference. */
static void visit_function(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    vm->types[FH_T_function]->slots->life.visit(vm, o, fn, ctx);
}
static void finalize_function(FhVM *vm, FhObj *o) {
    finalize(vm, o);
    vm->types[FH_T_function]->slots->life.finalize(vm, o);
}
static const FhSlots function_slots = {.life = {visit_function, finalize_function, NULL}, USE_RAISES};
const FhTypeDef fhtypedef_dead_function = {
    .size = sizeof(FhFunction), .flags = FH_TF_CONTAINER, .slots = &function_slots};
