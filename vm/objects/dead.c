/* The type of dead objects, and the end of a manual object's life. See dead.h. */
#include "objects/dead.h"
#include "bytecode/code.h"
#include "memory/arena.h"
#include "objects/buffer_object.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/tuple.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/traces.h"

extern const FhTypeDef fhtypedef_dead, fhtypedef_dead_function, fhtypedef_dead_buffer;

void fhdead_note_ended(FhVM *vm, const FhObj *o, FhValue type, const char *how) {
    fhtraces_ended(vm, o, type, how, FH_NOVALUE);
}

void fhdead_note_reset(FhVM *vm, const FhObj *o, FhValue type, const char *how, FhValue arena) {
    fhtraces_ended(vm, o, type, how, arena);
}

const char fhdead_moved[] = "moved";

FhValue fhdead_given_away(void) {
    static const union {
        _Alignas(16) FhObj header;
        char cell[FH_STATIC_CELL];
    } given_away = {{FH_RC_STATIC, FH_T_dead}};
    return fh_val(&given_away);
}

/* ---- messages ---- */

static bool write_place(FhVM *vm, FhText *t, const char *verb, uint32_t site) {
    uint32_t line;
    FhValue code = fhtraces_place(vm, site, &line);
    if (code == FH_NOVALUE) return false;
    fhtext_format(t, "%s at %U:%d", verb, fhas_code(code)->filename, (int)line);
    return true;
}

/* ---- the route of a fault ---- */

/* Adds (what, file, line, function); an unknown place is left out. */
static int add_place(FhVM *vm, FhValue list, const char *what, uint32_t site) {
    uint32_t line;
    FhValue at = fhtraces_place(vm, site, &line);
    if (at == FH_NOVALUE) return 0;
    FhValue word = fhstr_c(vm, what);
    if (word == FH_ERR) return -1;
    FhValue place =
        fhtuple_pack(vm, 4, word, fhas_code(at)->filename, fh_int_raw((int64_t)line), fhas_code(at)->name);
    fh_release(vm, word);
    if (place == FH_ERR) return -1;
    int status = fhlist_append(vm, list, place);
    fh_release(vm, place);
    return status;
}

static const char *rule_of(FhTypeId exception, const FhEndTrace *e) {
    if (e->how == fhdead_moved) return "FH103";
    return exception == FH_T_DoubleFreeError ? "FH102" : "FH101";
}

static int fill(FhVM *vm, FhValue dict, FhTypeId exception, const FhEndTrace *e) {
    FhValue rule = fhstr_c(vm, rule_of(exception, e)), route = rule == FH_ERR ? FH_ERR : fhlist_new(vm, 2);
    int status = route == FH_ERR || fhdict_set_c(vm, dict, "rule", rule) < 0 ||
                         add_place(vm, route, "made", e->made) < 0 ||
                         add_place(vm, route, e->how, e->ended) < 0
                     ? -1
                     : fhdict_set_c(vm, dict, "route", route);
    if (rule != FH_ERR) fh_release(vm, rule);
    if (route != FH_ERR) fh_release(vm, route);
    return status;
}

/* To the exception that is pending. Without memory it goes without. */
static void add_route(FhVM *vm, FhTypeId exception, const FhEndTrace *e) {
    FhForce was = fharena_pause(vm);
    FhValue raised = fhpending_take(vm), dict = fhdict_new(vm);
    if (dict == FH_ERR || fill(vm, dict, exception, e) < 0) fhpending_clear(vm);
    FhException *x = fhas_exception(raised);
    if (dict != FH_ERR && x->dict == FH_NOVALUE)
        fh_set(vm, &x->header, &x->dict, dict);
    else if (dict != FH_ERR)
        fh_release(vm, dict);
    vm->pending = raised;
    fharena_unpause(vm, was);
}

static const char *name_fault(FhTypeId exception, const FhEndTrace *e) {
    bool again = exception == FH_T_DoubleFreeError;
    if (!e || e->how != fhdead_moved) return again ? "has ended already" : "is used after its end";
    return again ? "is freed after it was moved to an owned parameter"
                 : "is used after it was moved to an owned parameter";
}

static void describe(FhVM *vm, FhText *text, const FhEndTrace *e, const char *fault) {
    if (!e) {
        fhtext_format(text, "object %s: its trace is lost", fault);
        return;
    }
    if (e->type == FH_NOVALUE) {
        fhtext_format(text, "object %s", fault);
        return;
    }
    fhtext_format(text, "%N %s: ", e->type, fault);
    if (write_place(vm, text, "made", e->made)) fhtext_format(text, ", ");
    if (e->arena != FH_NOVALUE) fhtext_format(text, "arena '%U' ", e->arena);
    if (!write_place(vm, text, e->how, e->ended)) fhtext_format(text, "%s", e->how);
}

static FhValue raise(FhVM *vm, FhTypeId exception, FhValue v) {
    FhEndTrace own;
    const FhEndTrace *e = &own;
    if (fh_has_shape(v, FH_T_dead_buffer))
        own = fhbuffer_object_trace(vm, v);
    else if (v == fhdead_given_away())
        own = (FhEndTrace){.type = FH_NOVALUE, .how = fhdead_moved};
    else
        e = fhtraces_end_of(vm, fh_obj(v));
    FhText text;
    fhpending_clear(vm);
    fhtext_init(&text, vm);
    describe(vm, &text, e, name_fault(exception, e));
    FhValue message = fhtext_finish(&text);
    if (message == FH_ERR) return FH_ERR;
    fhraise_value(vm, exception, message);
    fh_release(vm, message);
    if (e && fhpending_is(vm, exception)) add_route(vm, exception, e);
    return FH_ERR;
}

FhValue fhdead_raise(FhVM *vm, FhValue v) { return raise(vm, FH_T_UseAfterFreeError, v); }
int fhdead_raise_int(FhVM *vm, FhValue v) { return fhdead_raise(vm, v), -1; }
FhValue fhdead_used(FhVM *vm, FhValue self, FhValue result) {
    if (result == FH_ERR) return FH_ERR;
    fh_release(vm, result);
    return fhdead_raise(vm, self);
}
FhValue fhdead_raise_again(FhVM *vm, FhValue v) { return raise(vm, FH_T_DoubleFreeError, v); }

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
    bool last = fh_is_dying(o) || (o->rc >= 0 && o->rc < FH_RC_ONE); /* a leaf is not marked as dying */
    if (last && vm->manual.dead) vm->manual.dead--;
}

static const FhSlots slots = {.life = {.finalize = finalize}, USE_RAISES};
const FhTypeDef fhtypedef_dead = {.size = sizeof(FhObj), .flags = FH_TF_CONTAINER, .slots = &slots};

/* As a function dies: its contents go with the last reference. */
static void visit_function(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    vm->types[FH_T_function]->slots->life.visit(vm, o, fn, ctx);
}
static void finalize_function(FhVM *vm, FhObj *o) {
    finalize(vm, o);
    vm->types[FH_T_function]->slots->life.finalize(vm, o);
}
static const FhSlots function_slots = {.life = {.visit = visit_function, .finalize = finalize_function},
                                       USE_RAISES};
const FhTypeDef fhtypedef_dead_function = {
    .size = sizeof(FhFunction), .flags = FH_TF_CONTAINER, .slots = &function_slots};

static const FhSlots buffer_slots = {.life = {.finalize = finalize}, USE_RAISES};
const FhTypeDef fhtypedef_dead_buffer = {.size = sizeof(FhBufferObject), .slots = &buffer_slots};
