/* Calls. fhcall is the way of native code into any callable; frames of script functions that it pushes carry
 * FH_FRAME_ENTRY and run in a nested interpreter loop, which is what the limit on C recursion is for. */
#include "runtime/call.h"
#include "runtime/strategy.h"

#include "objects/function.h"
#include "objects/list.h"
#include "objects/manual.h"
#include "objects/method.h"
#include "objects/shape.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

static void release_registers(FhVM *vm, FhValue *regs, uint32_t n) {
    for (uint32_t r = 0; r < n; r++) {
        FhValue old = regs[r];
        regs[r] = FH_DEAD;
        fh_release(vm, old);
    }
}

/* A record behind the current frame, filled but for regs and top; not current yet. */
static FhFrame *prepare(FhVM *vm, FhValue f, uint32_t flags) {
    FhFrame *next = vm->frame ? vm->frame->next : vm->first_frame;
    if (!next && !(next = fhframe_record_slow(vm))) return NULL;
    FhFunction *function = fhas_function(f);
    FhCode *code = fhas_code(function->code);
    next->back = vm->frame;
    next->code = code;
    next->globals = fhas_dict(function->globals);
    next->function = f;
    next->locals = FH_NOVALUE;
    next->handled = vm->handled;
    next->flags = flags;
    next->pc = code->instrs;
    next->made = FH_NOVALUE;
    next->strategy = NULL;
    return next;
}

/* -1: its strategy could not be entered; the frame has been left again, an exception is pending. */
static int make_current(FhVM *vm, FhFrame *f, FhValue *regs) {
    f->regs = regs;
    f->top = regs + f->code->nregs;
    vm->depth++;
    vm->frame = f;
    if (fhmeter_enter(vm, f->code->ninstrs) == 0 &&
        (!fhstrategy_concerns(vm, f->code) || fhstrategy_enter(vm, f) == 0))
        return 0;
    release_registers(vm, regs, f->code->nlocals);
    fhcall_leave(vm, f, FH_ERR);
    return -1;
}

static void undo_window(FhVM *vm, FhFrame *f) {
    if (!(f->flags & FH_FRAME_LIMIT)) return;
    vm->stack_limit = f->saved_limit;
    vm->chunk = f->saved_chunk;
}

/* Drops what a frame that was never entered had been given. */
static FhValue abandon(FhVM *vm, FhValue f, FhValue *args, uint32_t nargs, uint32_t flags, FhValue made) {
    release_registers(vm, args, nargs);
    if (flags & FH_FRAME_OWNS) fh_release(vm, f);
    fh_release(vm, made);
    return FH_ERR;
}

static FhValue push(FhVM *vm, FhValue f, FhValue *args, uint32_t nargs, FhValue kwnames, uint32_t flags,
                    FhValue made) {
    if (vm->depth >= vm->depth_limit && fhframe_recursion(vm) < 0)
        return abandon(vm, f, args, nargs, flags, made);
    FhFrame *next = prepare(vm, f, flags);
    if (!next) return abandon(vm, f, args, nargs, flags, made);
    FhCode *code = next->code;
    next->made = made;
    if (code->positional && nargs == code->argcount && kwnames == FH_NOVALUE &&
        fhframe_fits(vm, args, code)) {
        for (uint32_t n = nargs; n < code->nlocals; n++) args[n] = FH_NOVALUE;
        return make_current(vm, next, args) < 0 ? FH_ERR : FH_NONE;
    }
    FhValue *regs = fhframe_window(vm, next, code->nregs);
    if (!regs) return abandon(vm, f, args, nargs, flags, made);
    uint32_t nkw = kwnames == FH_NOVALUE ? 0 : (uint32_t)fhas_tuple(kwnames)->size;
    if (fhcall_bind(vm, f, args, nargs - nkw, kwnames, regs) < 0) {
        undo_window(vm, next);
        return abandon(vm, f, args, nargs, flags, made);
    }
    release_registers(vm, args, nargs);
    return make_current(vm, next, regs) < 0 ? FH_ERR : FH_NONE;
}

FhValue fhcall_push(FhVM *vm, FhValue f, FhValue *args, uint32_t nargs, uint32_t flags, FhValue made) {
    return push(vm, f, args, nargs, FH_NOVALUE, flags, made);
}

FhValue fhcall_push_kw(FhVM *vm, FhValue f, FhValue *args, uint32_t nargs, FhValue kwnames) {
    return push(vm, f, args, nargs, kwnames, 0, FH_NOVALUE);
}

FhValue fhcall_leave(FhVM *vm, FhFrame *frame, FhValue result) {
    uint32_t flags = frame->flags;
    FhValue function = frame->function, made = frame->made;
    if (FH_UNLIKELY(flags & FH_FRAME_BORROWS)) fhmanual_give_back(vm, frame);
    if (FH_UNLIKELY(flags & FH_FRAME_STRATEGY)) fhstrategy_leave(vm, frame, &result);
    FhValue object = flags & FH_FRAME_OBSERVED ? fhframe_end(vm, frame) : FH_NOVALUE;
    undo_window(vm, frame);
    vm->depth--;
    vm->frame = frame->back;
    FhValue locals = frame->locals;
    frame->locals = FH_NOVALUE;
    fh_release(vm, object);
    fh_release(vm, locals);
    if (flags & FH_FRAME_INIT) {
        if (result != FH_ERR && result != FH_NONE) {
            fhraise(vm, FH_T_TypeError, "__init__() should return None, not '%T'", result);
            fh_release(vm, result);
            result = FH_ERR;
        }
        if (result == FH_ERR) {
            FhValue pending = vm->pending;
            vm->pending = FH_NOVALUE;
            fh_release(vm, made);
            vm->pending = pending;
        } else {
            result = made;
        }
    }
    if (flags & FH_FRAME_OWNS) fh_release(vm, function);
    return result;
}

bool fh_isa_type(FhVM *vm, FhValue v, FhValue type) {
    FhType *t = fh_type(vm, v);
    return t == fhas_type(type) || fhtype_subtype(t, fhas_type(type));
}

/* Room for the fields of a new class's instances: as many as the __init__ functions along its MRO store into their first
 * parameter. An estimate: objects that need more get an overflow table, and the type learns. */
static void estimate_fields(FhVM *vm, FhType *t) {
    uint32_t n = 0;
    FhTuple *mro = fhas_tuple(t->cold->mro);
    for (int64_t i = 0; i < mro->size; i++) {
        FhType *base = fhas_type(mro->items[i]);
        if (base->cold->dict == FH_NOVALUE || !(base->flags & FH_TF_HEAP)) continue;
        int64_t pos = 0;
        FhValue key, value;
        while (fhdict_next(base->cold->dict, &pos, &key, &value)) {
            if (!fhfunction_exact(value) || !fhstr_exact(key) || !fhstr_is(key, "__init__")) continue;
            FhCode *code = fhas_code(fhas_function(value)->code);
            const FhInstr *instrs = fhcode_instrs(code);
            uint64_t seen[4] = {0};
            for (uint32_t at = 0; at < code->ninstrs;
                 at += fhop_info[fhinstr_operand(&instrs[at], 0)].words) {
                uint32_t op = fhinstr_operand(&instrs[at], 0), name = fhinstr_operand(&instrs[at], 3);
                bool store =
                    op == FH_OP_STORE_ATTR || op == FH_OP_STORE_ATTR_FIELD || op == FH_OP_STORE_ATTR_NEW;
                if (!store || fhinstr_operand(&instrs[at], 1) != 0 || name >= 256) continue;
                n += !(seen[name / 64] >> (name % 64) & 1);
                seen[name / 64] |= (uint64_t)1 << (name % 64);
            }
        }
    }
    if (n > 0) fhshape_expect(vm, t, n);
}

FhValue fhtype_plain_init(FhVM *vm, FhType *t) {
    if ((t->flags & (FH_TF_HEAP | FH_TF_NEW_PLAIN | FH_TF_ABSTRACT)) != (FH_TF_HEAP | FH_TF_NEW_PLAIN))
        return FH_NOVALUE;
    if (t->init_version == t->version) return t->init_cached;
    FhValue init = fhtype_lookup(vm, t, FH_NAME(vm, __init__));
    if (init == FH_ERR) {
        fhpending_clear(vm);
        return FH_NOVALUE;
    }
    if (init != FH_NOVALUE && t->made == 0) estimate_fields(vm, t);
    t->init_version = t->version;
    t->init_cached = init != FH_NOVALUE && fhfunction_exact(init) ? init : FH_NOVALUE;
    t->quick = t->init_cached != FH_NOVALUE && t->size == sizeof(FhObj) && !t->dict_offset &&
               (t->flags & (FH_TF_CONTAINER | FH_TF_VARSIZE | FH_TF_DEL)) == FH_TF_CONTAINER;
    return t->init_cached;
}

/* ---- from native code ---- */

/* Runs the frame, for which fhrecursion_enter has counted a level. */
static FhValue run(FhVM *vm, FhFrame *next, FhValue f, FhValue *regs) {
    FhValue result = FH_ERR;
    fh_retain(f);
    next->flags |= FH_FRAME_OWNS;
    if (make_current(vm, next, regs) == 0) {
        vm->depth--;
        result = fhinterp_run(vm);
        vm->depth++;
    }
    fhrecursion_leave(vm);
    return result;
}

static FhValue call_bound(FhVM *vm, FhValue f, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (fhrecursion_enter(vm, "") < 0) return FH_ERR;
    FhFrame *next = prepare(vm, f, FH_FRAME_ENTRY);
    FhValue *regs = next ? fhframe_window(vm, next, next->code->nregs) : NULL;
    if (!regs) {
        fhrecursion_leave(vm);
        return FH_ERR;
    }
    FhCode *code = next->code;
    if (code->positional && nargs == code->argcount && kwnames == FH_NOVALUE) {
        for (uint32_t n = 0; n < nargs; n++) regs[n] = fh_retain(args[n]);
        for (uint32_t n = nargs; n < code->nlocals; n++) regs[n] = FH_NOVALUE;
    } else if (fhcall_bind(vm, f, args, nargs, kwnames, regs) < 0) {
        undo_window(vm, next);
        fhrecursion_leave(vm);
        return FH_ERR;
    }
    return run(vm, next, f, regs);
}

/* The same where parameters are left to their defaults, or a generator runs, which leaves its calls no room. */
static FhValue call_with_defaults(FhVM *vm, FhValue f, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    const FhFunction *function = fhas_function(f);
    uint32_t n = fhas_code(function->code)->argcount;
    const FhTuple *defaults = function->defaults == FH_NOVALUE ? NULL : fhas_tuple(function->defaults);
    bool generator = vm->stack_limit == NULL;
    if (kwnames != FH_NOVALUE || nargs > n || n - nargs > (defaults ? defaults->size : 0) ||
        (generator && fhstrategy_concerns(vm, fhas_code(function->code))))
        return call_bound(vm, f, args, nargs, kwnames);
    if (generator) vm->stack_limit = vm->chunk->values + vm->chunk->size;
    FhFrame *next = fhcall_open(vm, f, n);
    FhValue result = FH_ERR;
    if (next) {
        for (uint32_t i = 0; i < nargs; i++) next->regs[i] = fh_retain(args[i]);
        for (uint32_t i = nargs; defaults && i < n; i++)
            next->regs[i] = fh_retain(defaults->items[defaults->size - (n - i)]);
        result = fhcall_run(vm, next);
    }
    if (generator) vm->stack_limit = NULL;
    return next ? result : call_bound(vm, f, args, nargs, kwnames);
}

FhValue fhfunction_call(FhVM *vm, FhValue f, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhFrame *next = FH_LIKELY(kwnames == FH_NOVALUE) ? fhcall_open(vm, f, nargs) : NULL;
    if (FH_UNLIKELY(!next)) return call_with_defaults(vm, f, args, nargs, kwnames);
    for (uint32_t n = 0; n < nargs; n++) next->regs[n] = fh_retain(args[n]);
    return fhcall_run(vm, next);
}

FhValue fhfunction_run(FhVM *vm, FhValue f, FhValue namespace_dict) {
    if (fhrecursion_enter(vm, "") < 0) return FH_ERR;
    FhFrame *next = prepare(vm, f, FH_FRAME_ENTRY | FH_FRAME_NAMESPACE);
    FhValue *regs = next ? fhframe_window(vm, next, next->code->nregs) : NULL;
    if (!regs) {
        fhrecursion_leave(vm);
        return FH_ERR;
    }
    for (uint32_t n = 0; n < next->code->nlocals; n++) regs[n] = FH_NOVALUE;
    next->locals = fh_retain(namespace_dict);
    return run(vm, next, f, regs);
}

static __attribute__((noinline)) FhValue call_any(FhVM *vm, FhValue callee, const FhValue *args,
                                                  uint32_t nargs, FhValue kwnames) {
    if (fhrecursion_check(vm, " while calling a Python object") < 0) return FH_ERR; /* wrappers of wrappers */
    const FhSlots *slots = fh_slots(vm, callee);
    if (!slots->call) return fhraise(vm, FH_T_TypeError, "'%T' object is not callable", callee);
    if (kwnames != FH_NOVALUE && fhas_tuple(kwnames)->size == 0) kwnames = FH_NOVALUE;
    if (FH_UNLIKELY(vm->heap.narenas != 0)) fh_touch(vm, callee);
    return slots->call(vm, callee, args, nargs, kwnames);
}

FhValue fhcall(FhVM *vm, FhValue callee, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (FH_LIKELY(fh_has_shape(callee, FH_T_function)) && kwnames == FH_NOVALUE) {
        fh_touch(vm, callee);
        return fhfunction_call(vm, callee, args, nargs, FH_NOVALUE);
    }
    return call_any(vm, callee, args, nargs, kwnames);
}

bool fhcallable(FhVM *vm, FhValue v) { return fh_slots(vm, v)->call != NULL; }

FhValue fhcall0(FhVM *vm, FhValue callee) { return fhcall(vm, callee, NULL, 0, FH_NOVALUE); }
FhValue fhcall1(FhVM *vm, FhValue callee, FhValue a) { return fhcall(vm, callee, &a, 1, FH_NOVALUE); }
FhValue fhcall2(FhVM *vm, FhValue callee, FhValue a, FhValue b) {
    FhValue args[] = {a, b};
    return fhcall(vm, callee, args, 2, FH_NOVALUE);
}
FhValue fhcall3(FhVM *vm, FhValue callee, FhValue a, FhValue b, FhValue c) {
    FhValue args[] = {a, b, c};
    return fhcall(vm, callee, args, 3, FH_NOVALUE);
}

FhValue fhcall_method(FhVM *vm, FhValue o, FhValue name, const FhValue *args, uint32_t nargs) {
    FhValue self, method = fhattr_method(vm, o, name, &self);
    if (method == FH_ERR) return FH_ERR;
    FhValue result;
    if (self == FH_NOVALUE) {
        result = fhcall(vm, method, args, nargs, FH_NOVALUE);
    } else if (nargs < 8) {
        FhValue with_self[8];
        with_self[0] = self;
        if (nargs) memcpy(with_self + 1, args, nargs * sizeof *args);
        result = fhcall(vm, method, with_self, nargs + 1, FH_NOVALUE);
    } else {
        FhValue *with_self = fhmem_array(vm, nargs + 1, sizeof *with_self);
        if (!with_self) {
            result = FH_ERR;
        } else {
            with_self[0] = self;
            memcpy(with_self + 1, args, nargs * sizeof *args);
            result = fhcall(vm, method, with_self, nargs + 1, FH_NOVALUE);
            fhmem_free(vm, with_self, (nargs + 1) * sizeof *with_self);
        }
    }
    fh_release(vm, self);
    fh_release(vm, method);
    return result;
}

/* callee(*args, **kwargs): the values of kwargs are laid behind the positional ones. */
FhValue fhcall_tuple(FhVM *vm, FhValue callee, FhValue args_tuple, FhValue kwargs) {
    FhTuple *t = fhas_tuple(args_tuple);
    if (kwargs == FH_NOVALUE || fhdict_size(kwargs) == 0) {
        fh_retain(args_tuple);
        FhValue result = fhcall(vm, callee, t->items, (uint32_t)t->size, FH_NOVALUE);
        fh_release(vm, args_tuple);
        return result;
    }
    int64_t nkw = fhdict_size(kwargs), n = t->size + nkw;
    FhValue *all = fhmem_array(vm, (size_t)n, sizeof *all), names = all ? fhtuple_new(vm, nkw) : FH_ERR;
    if (names == FH_ERR) {
        fhmem_free(vm, all, (size_t)n * sizeof *all);
        return FH_ERR;
    }
    for (int64_t i = 0; i < t->size; i++) all[i] = fh_retain(t->items[i]);
    int64_t pos = 0, at = 0;
    FhValue key, value, result = FH_NONE;
    while (at < nkw && fhdict_next(kwargs, &pos, &key, &value)) {
        fhas_tuple(names)->items[at] = fh_retain(key);
        all[t->size + at++] = fh_retain(value);
        if (!fhstr_check(vm, key)) result = FH_ERR;
    }
    if (result == FH_ERR)
        fhraise(vm, FH_T_TypeError, "keywords must be strings");
    else
        result = fhcall(vm, callee, all, (uint32_t)t->size, names);
    for (int64_t i = 0; i < t->size + at; i++) fh_release(vm, all[i]);
    fhmem_free(vm, all, (size_t)n * sizeof *all);
    fh_release(vm, names);
    return result;
}
