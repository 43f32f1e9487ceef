/* Making and ending a VM; memory that raises MemoryError; the recursion guard.
 *
 * Order of making: heap, types (their dicts stay empty until asked), interned text, singletons, each by the file that it
 * belongs to. */
#include "memory/arena.h"
#include "objects/traces.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/manual.h"
#include "objects/shape.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

enum { INT_MAX_STR_DIGITS = 4300 };
enum { DEPTH_LIMIT = 1000, RECURSION_HEADROOM = 50 };

static int make_empty_tuple(FhVM *vm) {
    if (vm->engine) return vm->empty_tuple = vm->engine->empty_tuple, 0;
    FhObj *o = fhheap_cell(&vm->heap, sizeof(FhTuple), FH_T_tuple, true);
    if (!o) return -1;
    ((FhTuple *)o)->size = 0;
    o->rc = FH_RC_IMMORTAL;
    vm->empty_tuple = fh_val(o);
    return 0;
}

static void set_unset(FhVM *vm) {
    FhValue *const unset[] = {
        &vm->pending,          &vm->handled,       &vm->modules,       &vm->builtins,
        &vm->builtins_module,  &vm->sys_module,    &vm->sys_path,      &vm->sys_dict,
        &vm->memory_error,     &vm->repr_active,   &vm->async_hooks,   &vm->inputs,
        &vm->coroutine_origin, &vm->context,       &vm->sleep_hook,    &vm->empty_tuple,
        &vm->empty_str,        &vm->empty_bytes,   &vm->locked_errors, &vm->tracing.trace,
        &vm->tracing.profile,  &vm->tracing.result};
    for (size_t i = 0; i < sizeof unset / sizeof *unset; i++) *unset[i] = FH_NOVALUE;
}

static int make_all(FhVM *vm) {
    if (fhtype_init_all(vm) < 0 || fhstr_setup(vm) < 0 || make_empty_tuple(vm) < 0) return -1;
    vm->memory_error = fhexception_new(vm, FH_T_MemoryError, vm->empty_tuple);
    return vm->memory_error == FH_ERR ? -1 : 0;
}

int fhvm_init(FhVM *vm, const FhAlloc *alloc, const uint64_t hash_key[2]) {
    return fhvm_init_in(vm, alloc, hash_key, NULL);
}

int fhvm_init_in(FhVM *vm, const FhAlloc *alloc, const uint64_t hash_key[2], const FhVM *engine) {
    memset(vm, 0, sizeof *vm);
    vm->engine = engine;
    if (engine) hash_key = engine->hash_key;
    if (fhheap_init(&vm->heap, alloc) < 0) return -1;
    vm->heap.attention = &vm->interrupted;
    set_unset(vm);
    vm->next_version = 1;
    vm->depth_limit = DEPTH_LIMIT;
    vm->int_max_str_digits = INT_MAX_STR_DIGITS;
    vm->recursion_headroom = RECURSION_HEADROOM;
    if (hash_key) memcpy(vm->hash_key, hash_key, sizeof vm->hash_key);
    if (make_all(vm) == 0) return 0;
    fhvm_close(vm);
    return -1;
}

/* References that the VM itself holds, given up while scripts may still run. */
static void drop_roots(FhVM *vm) {
    fhpending_clear(vm);
    FhValue *const roots[] = {
        &vm->context,     &vm->sleep_hook,    &vm->sys_path,       &vm->async_hooks, &vm->coroutine_origin,
        &vm->modules,     &vm->sys_dict,      &vm->sys_module,     &vm->builtins,    &vm->builtins_module,
        &vm->repr_active, &vm->tracing.trace, &vm->tracing.profile};
    vm->tracing.on = false;
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) fh_clear(vm, roots[i]);
}

void fhvm_close(FhVM *vm) {
    if (vm->nshapes >= FH_T_count && vm->empty_tuple != FH_NOVALUE) {
        fhtraces_close(vm);
        fhmanual_close(vm);
        if (vm->signals) vm->signals->close(vm);
        drop_roots(vm);
        fhheap_collect(vm);
        fhtype_clear_all(vm);
        fhpending_clear(vm);
        if (fh_is_obj(vm->memory_error)) fh_clear(vm, &vm->memory_error);
        if (fh_is_obj(vm->locked_errors)) fh_clear(vm, &vm->locked_errors);
    }
    fhtype_free_all(vm);
    fhstr_teardown(vm);
    fhheap_close(&vm->heap);
}

FhType *fhvm_type_of_immediate(FhVM *vm, FhValue v) {
    if (fh_is_int(v)) return vm->types[FH_T_int];
    if (fh_is_float(v)) return vm->types[FH_T_float];
    switch (v) {
    case FH_TRUE:
    case FH_FALSE: return vm->types[FH_T_bool];
    case FH_ELLIPSIS: return vm->types[FH_T_ellipsis];
    case FH_NOTIMPLEMENTED: return vm->types[FH_T_NotImplementedType];
    default: return vm->types[FH_T_NoneType];
    }
}

/* ---- memory ---- */

/* A fixed arena that is full says so. */
static FH_COLD void raise_full(FhVM *vm, const FhArena *a) {
    if (!a || !a->given_capacity || a->name == FH_NOVALUE || vm->heap.refusal)
        fhraise_memory(vm);
    else
        fhraise(vm, FH_T_MemoryError, "arena '%U' is full: its capacity is %zu bytes", a->name,
                a->given_capacity);
}
static FH_COLD void fhraise_no_room(FhVM *vm, const FhObj *owner) {
    FhForce before = fharena_enter(vm, NULL); /* the message does not fit into the arena */
    raise_full(vm, fh_in_arena(owner) ? vm->heap.arenas[fh_arena_of(owner)] : NULL);
    fharena_leave(vm, NULL, before);
}
int fharena_raise_escape(FhVM *vm, FhArena *a) {
    if (!a || a->escaped == FH_NOVALUE) return 0;
    FhValue what = a->escaped, to = a->escaped_to;
    a->escaped = a->escaped_to = FH_NOVALUE;
    FhForce was = fharena_pause(vm);
    fhraise(vm, FH_T_ArenaEscapeError, "%T object of an arena is stored in a %T object outside", what, to);
    fharena_unpause(vm, was);
    fh_release(vm, to);
    return -1;
}
FhValue fhraise_no_data(FhVM *vm) {
    FhArena *a = vm->heap.force;
    FhForce before = fharena_enter(vm, NULL);
    raise_full(vm, a);
    fharena_leave(vm, NULL, before);
    return FH_ERR;
}

void *fhmem_new(FhVM *vm, size_t size) {
    if (fhmeter_afford(vm, size) < 0) return NULL;
    void *p = fhheap_raw(&vm->heap, size ? size : 1);
    if (!p) fhraise_memory(vm);
    return p;
}

void *fhmem_new_for(FhVM *vm, const FhObj *owner, size_t size) {
    if (fhmeter_afford(vm, size) < 0) return NULL;
    void *p = fhheap_raw_for(&vm->heap, owner, size ? size : 1);
    if (!p) fhraise_no_room(vm, owner);
    return p;
}

void *fhmem_array(FhVM *vm, size_t n, size_t item) {
    size_t size;
    if (__builtin_mul_overflow(n, item, &size)) {
        fhraise_memory(vm);
        return NULL;
    }
    return fhmem_new(vm, size);
}

void *fhmem_resize(FhVM *vm, void *p, size_t old_size, size_t new_size) {
    if (!p) return fhmem_new(vm, new_size);
    if (new_size > old_size && fhmeter_afford(vm, new_size) < 0) return NULL;
    void *grown = fhheap_raw_resize(&vm->heap, p, old_size, new_size);
    if (!grown) fhraise_memory(vm);
    return grown;
}

void *fhmem_resize_for(FhVM *vm, const FhObj *owner, void *p, size_t old_size, size_t new_size) {
    if (!p) return fhmem_new_for(vm, owner, new_size);
    if (new_size > old_size && fhmeter_afford(vm, new_size) < 0) return NULL;
    void *grown = fhheap_raw_resize_data(&vm->heap, p, old_size, new_size);
    if (!grown) fhraise_no_room(vm, owner);
    return grown;
}

FhObj *fhmem_cell(FhVM *vm, size_t size, uint32_t shape, bool container) {
    if (fhmeter_afford(vm, size) < 0) return NULL;
    FhObj *o = fhheap_cell(&vm->heap, size, shape, container);
    if (FH_UNLIKELY(!o)) fhraise_memory(vm);
    return o;
}

static __attribute__((noinline)) FhObj *data_cell(FhVM *vm, size_t size, uint32_t shape, bool container) {
    if (fhmeter_afford(vm, size) < 0) return NULL;
    FhObj *o = fhheap_data_cell(&vm->heap, size, shape, container);
    if (FH_UNLIKELY(!o)) fhraise_no_data(vm);
    return o;
}

FhObj *fhmem_data_cell(FhVM *vm, size_t size, uint32_t shape, bool container) {
    FhObj *o = fhheap_data_cell_at_hand(&vm->heap, size, shape, container);
    return FH_LIKELY(o != NULL) ? o : data_cell(vm, size, shape, container);
}

/* ---- recursion ---- */

FH_COLD int fhrecursion_too_deep(FhVM *vm, const char *where) {
    vm->depth_limit += (uint32_t)vm->recursion_headroom;
    fhraise(vm, FH_T_RecursionError, "maximum recursion depth exceeded%s", where ? where : "");
    vm->depth_limit -= (uint32_t)vm->recursion_headroom;
    return -1;
}

int fhpoll_safe(FhVM *vm) {
    int was =
        __atomic_fetch_and(&vm->interrupted, ~(FH_INTERRUPT_COLLECT | FH_INTERRUPT_RENEW), __ATOMIC_RELAXED);
    if (FH_UNLIKELY(was & FH_INTERRUPT_RENEW) && vm->renew_versions) vm->renew_versions(vm);
    if ((was & FH_INTERRUPT_COLLECT) && fhheap_wants_collection(&vm->heap)) fhheap_collect_or_stop(vm);
    if (FH_UNLIKELY(vm->heap.arenas_wait)) {
        vm->quiet_call = true;
        fharena_settle(vm);
        vm->quiet_call = false;
        if (fharena_raise_escape(vm, vm->heap.force) < 0) return -1;
    }
    if (fhpoll_slow(vm, 0) < 0) return -1;
    return (vm->interrupted & FH_INTERRUPT_SIGNAL) && vm->signals ? vm->signals->run(vm) : 0;
}

int fhpoll_code(FhVM *vm, uint32_t work) {
    int what = vm->interrupted;
    if ((what & FH_INTERRUPT_METER) && fhmeter_charge(vm, work) < 0) return -1;
    return what == FH_INTERRUPT_METER ? 0 : fhpoll_safe(vm);
}

int fhcopy_much(FhVM *vm, void *to, const void *from, size_t n) {
    char *out = to;
    const char *p = from;
    for (size_t part; n; n -= part, out += part, p += part) {
        part = n < 8 * (size_t)FH_POLL_BYTES ? n : 8 * (size_t)FH_POLL_BYTES;
        memcpy(out, p, part);
        if (fhpoll_work(vm, 0) < 0) return -1;
    }
    return 0;
}

int fhpoll_slow(FhVM *vm, uint64_t work) {
    int what = vm->interrupted;
    if (what & FH_INTERRUPT_HOST) {
        __atomic_fetch_and(&vm->interrupted, ~FH_INTERRUPT_HOST, __ATOMIC_RELAXED);
        return fhmeter_stop(vm, FH_STOP_INTERRUPT);
    }
    if ((what & FH_INTERRUPT_METER) && fhmeter_charge(vm, work) < 0) return -1;
    if (!(what & FH_INTERRUPT_KEYBOARD)) return 0;
    __atomic_fetch_and(&vm->interrupted, ~FH_INTERRUPT_KEYBOARD, __ATOMIC_RELAXED);
    fhraise_value(vm, FH_T_KeyboardInterrupt, FH_NOVALUE);
    return -1;
}
