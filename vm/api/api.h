/* What the files of api/ share. */
#ifndef FH_API_API_H
#define FH_API_API_H

#include <pthread.h>

#include "base/fail.h"
#include "freehold.h"
#include "objects/vm.h"

struct fh_config {
    FhAlloc alloc;
    size_t memory_limit;
    fh_strategy strategy;
    bool memory_debug, debug_handles;
    uint64_t hash_key[2];
    bool has_hash_key, fail_persistent;
    uint64_t fail_at;
    size_t collect_every;
    void (*report)(void *env, const char *text);
    void *report_env;
    size_t fixed_bytes; /* of a fixed heap, or 0 */
    uint32_t capabilities;
    bool fueled;
    int64_t fuel;
    uint32_t recursion_limit; /* 0: the usual one */
    fh_output output;
    void *output_env;
    fh_loader loader;
    void *loader_env;
    bool hooks;
    int32_t flags[FH_FLAG_end];
    fh_engine *engine; /* shared, or NULL */
};

/* A place that a handle names. The id is the handle's own while it is open, and one that no handle has afterwards:
 *
 *   | generation 20; of kept ones odd while open | VM's tag 12 | kept 1 | index 31 |
 */
typedef struct FhHandlePlace {
    uint64_t id;
    FhValue value; /* owned */
} FhHandlePlace;

#define FH_ID_KEPT       ((uint64_t)1 << 31)
#define FH_ID_INDEX      (FH_ID_KEPT - 1)
#define FH_ID_TAG        ((uint64_t)0xfff << 32)
#define FH_ID_GENERATION ((uint64_t)1 << 44)

typedef struct FhPlaces {
    FhHandlePlace *items; /* raw block; the first is never used, and has an id that no handle has */
    uint32_t n, capacity; /* n: at least 1; capacity 0: items is read-only */
    uint32_t free;        /* kept ones: first of the list of free places, linked by their values; 0: none */
} FhPlaces;

/* What the host holds beside handles: functions, modules, errors and so on. Their slots are roots. */
typedef enum FhHostKind {
    FH_OBJECT_FUNC = 1,
    FH_OBJECT_GLOBAL,
    FH_OBJECT_TABLE,
    FH_OBJECT_MODULE,
    FH_OBJECT_INSTANCE,
    FH_OBJECT_ERROR,
    FH_OBJECT_TYPE,
    FH_OBJECT_PROMISE,
    FH_OBJECT_MEMORY,
    FH_OBJECT_PROVIDER,
    FH_OBJECT_BOUNDED
} FhHostKind;

typedef struct FhHostObject {
    FhVM *vm;
    struct FhHostObject *next, *prev;
    void (*destroy)(struct FhHostObject *o); /* gives up what is in it beside slots; or NULL */
    uint32_t size;                           /* of the block */
    uint32_t shares;                         /* owners of it beside the first */
    uint16_t kind, nslots, slots_at;         /* owned values, side by side, and where they begin */
} FhHostObject;

static inline FhValue *fhapi_slots_of(FhHostObject *o) {
    return (FhValue *)(void *)((char *)o + o->slots_at);
}

/* What a rollback undoes, oldest first. */
typedef enum FhUndoKind {
    FH_UNDO_NOTHING,
    FH_UNDO_BEGIN,    /* a transaction began */
    FH_UNDO_MADE,     /* object */
    FH_UNDO_VARIABLE, /* of `dict` with that name; old NOVALUE: it was not there */
    FH_UNDO_GLOBAL    /* object held `old` */
} FhUndoKind;
typedef struct FhUndo {
    FhUndoKind kind;
    FhHostObject *object;
    FhValue dict, name, old; /* owned, NOVALUE where not used */
} FhUndo;
typedef struct FhTxn {
    FhUndo *items; /* raw block */
    uint32_t n, capacity, depth;
} FhTxn;

/* The memory block of a VM: the VM itself and what the host gave it. */
typedef struct fh_host {
    FhVM vm;
    FhAlloc given, alloc; /* the host's, and the one in use: the same unless allocations are made to fail */
    FhFail fail;
    uintptr_t thread; /* fhapi_this_thread of the one that was in the VM last */
    uintptr_t
        ready;    /* the same while nothing is kept and no callback runs that must not use the VM; else 0 */
    FhValue kept; /* what a pointer given to the host lies in; until its next call */
    FhType *function_type, *method_type; /* of host functions; NULL until there is one */
    FhPlaces scoped, kept_slots;
    struct fh_host_type *types;
    struct FhHostInstance *instances; /* those with data */
    FhType *promise_type;
    FhType *instance_type;                      /* host_object, once there is a type of the host */
    struct FhHostFunction *finalized_functions; /* the living ones that have a finalizer */
    uint64_t tag;                               /* of this VM's handles, in place */
    uint32_t scopes;                            /* that are open */
    uint32_t base;        /* scoped handles from here on belong to the host function that runs */
    uint32_t base_scopes; /* scopes that were open when it was called */
    uint32_t barred;      /* a callback runs that must not use the VM */
    FhHostObject *objects;
    bool future_annotations;    /* an input had `from __future__ import annotations` */
    struct FhArena *base_arena; /* of fh_set_strategy, while another strategy is in force */
    FhTxn txn;
    uint32_t budgets;         /* that the host has open */
    fh_diagnostic diagnostic; /* what fh_error_diagnostic has given */
    bool debug_handles;
    void (*report)(void *env, const char *text);
    void *report_env;
    fh_output output;
    void *output_env;
    fh_loader loader;
    void *loader_env;
    fh_hook hook;
    void *hook_env;
    fh_allocation_hook allocation_hook;
    void *allocation_env;
    bool hooking;      /* the hook runs: it is not told of itself */
    fh_engine *engine; /* shared, or NULL */
} fh_host;

static inline fh_host *fhapi_host(FhVM *vm) { return (fh_host *)vm; } /* the VM is its first member */

/* A word that threads do not share. */
static inline uintptr_t fhapi_this_thread(void) {
#if defined(__has_builtin)
#if __has_builtin(__builtin_thread_pointer)
    return (uintptr_t)__builtin_thread_pointer();
#else
    return (uintptr_t)pthread_self();
#endif
#else
    return (uintptr_t)pthread_self();
#endif
}

/* Each entry of the host begins with it, or with fhapi_begin: bounds C recursion by the stack of the thread that comes. */
/* False: there is no VM, a callback runs that must not use it, or it runs in another thread (FH_MISUSE). */
bool fhapi_enter(FhVM *vm) FH_MUST_CHECK;
bool fhapi_may_enter(const FhVM *vm); /* the same, and nothing is changed */
void fhapi_bound_stack(FhVM *vm);     /* of this thread */
/* Around callbacks that must not use the VM. */
void fhapi_bar(FhVM *vm);
void fhapi_unbar(FhVM *vm);
void fhapi_hold(FhVM *vm, FhValue v); /* host->kept becomes v, taken over */

/* Nothing is pending, no pointer is out, no callback runs that must not use the VM, the thread is the same as before: what
 * most calls find. */
static inline bool fhapi_is_ready(const FhVM *vm) {
    return FH_LIKELY(vm != NULL) && FH_LIKELY(vm->pending == FH_NOVALUE) &&
           FH_LIKELY(((const fh_host *)vm)->ready == fhapi_this_thread());
}
bool fhapi_begin_slow(FhVM *vm) FH_COLD;
/* The same, and what the call before has left behind goes: the pending exception, what a pointer lies in. False: the VM must
 * not be used (FH_MISUSE). */
static inline bool fhapi_begin(FhVM *vm) { return fhapi_is_ready(vm) ? true : fhapi_begin_slow(vm); }

/* The status that the pending exception means. */
fh_status fhapi_failed(FhVM *vm);
/* The same where a source was compiled. */
fh_status fhapi_not_compiled(FhVM *vm);
/* Ends a call whose result is v, taken over. */
static inline fh_status fhapi_done(FhVM *vm, FhValue v) {
    if (FH_UNLIKELY(v == FH_ERR)) return fhapi_failed(vm);
    fh_release(vm, v);
    return FH_OK;
}
/* FH_MISUSE, with a SystemError that says so; reported where handles are debugged. */
fh_status fhapi_misuse(FhVM *vm, const char *what) FH_COLD;
void fhapi_report(FhVM *vm, const char *format, ...) FH_COLD;

/* ---- handles ---- */

static inline FhHandlePlace *fhapi_slot(FhVM *vm, fh_value v) { /* NULL: closed, foreign, or null */
    fh_host *host = fhapi_host(vm);
    uint32_t i = (uint32_t)v.id;
    FhPlaces *slots = &host->scoped;
    if (FH_UNLIKELY(i & FH_ID_KEPT)) slots = &host->kept_slots, i &= FH_ID_INDEX;
    return FH_LIKELY(i < slots->n) && FH_LIKELY(slots->items[i].id == v.id) ? &slots->items[i] : NULL;
}
/* What is wrong with a handle that has no slot. */
fh_status fhapi_bad_handle(FhVM *vm, fh_value v) FH_COLD;

void fhapi_places_init(fh_host *host);
fh_value fhapi_push_slow(FhVM *vm, FhValue v) FH_COLD;
fh_value fhapi_null(FhVM *vm) FH_COLD; /* that carries the status of the pending exception */

/* A new handle in the innermost scope; v is taken over, FH_ERR gives FH_NULL. */
static inline fh_value fhapi_push(FhVM *vm, FhValue v) {
    FhPlaces *s = &fhapi_host(vm)->scoped;
    if (FH_UNLIKELY(v == FH_ERR) || FH_UNLIKELY(s->n >= s->capacity)) return fhapi_push_slow(vm, v);
    FhHandlePlace *slot = &s->items[s->n++];
    slot->value = v;
    return (fh_value){slot->id += FH_ID_GENERATION};
}
/* Ends a call whose result v, taken over, the host gets as a handle (out NULL: it is dropped). */
static inline fh_status fhapi_give(FhVM *vm, FhValue v, fh_value *out) {
    if (FH_UNLIKELY(!out)) return fhapi_done(vm, v);
    *out = fhapi_push(vm, v);
    return FH_LIKELY((uint32_t)out->id) ? FH_OK : fhapi_failed(vm);
}
/* Closes the scoped handles from `first` on. */
void fhapi_pop_slow(FhVM *vm, uint32_t first) FH_COLD;
static inline void fhapi_pop(FhVM *vm, uint32_t first) {
    if (fhapi_host(vm)->scoped.n > first) fhapi_pop_slow(vm, first);
}

/* A call begins whose operand is that handle: its value, borrowed from the slot. */
fh_status fhapi_begin1_slow(FhVM *vm, fh_value h, FhValue *v) FH_COLD;
static inline fh_status fhapi_begin1(FhVM *vm, fh_value h, FhValue *v) {
    FhHandlePlace *slot;
    if (!fhapi_is_ready(vm) || FH_UNLIKELY((slot = fhapi_slot(vm, h)) == NULL))
        return fhapi_begin1_slow(vm, h, v);
    *v = slot->value;
    return FH_OK;
}
/* The same for several. */
fh_status fhapi_begin_all(FhVM *vm, const fh_value *h, size_t n, FhValue *v);
/* The VM ends: what the host still holds is closed, and reported where handles are debugged. */
void fhapi_close_all(FhVM *vm);
void fhapi_visit(FhVM *vm, FhVisit fn, void *ctx); /* every slot that the host holds */

/* ---- objects ---- */

/* A new one of `size` bytes in all, zeroed, with nslots slots of NOVALUE at slots_at. NULL: MemoryError. */
void *fhapi_object_new(FhVM *vm, FhHostKind kind, size_t size, size_t slots_at,
                       uint32_t nslots) FH_MUST_CHECK;
void fhapi_object_free(FhHostObject *o);

/* ---- transactions (txn.c) ---- */

/* Before anything is changed: room for what undoes it. -1: MemoryError. */
int fhapi_txn_reserve(FhVM *vm) FH_MUST_CHECK;
/* The rest does nothing special while there is no transaction. */
void fhapi_txn_made(FhVM *vm, FhHostObject *o);
void fhapi_txn_forget(FhHostObject *o);                             /* it is being freed */
void fhapi_txn_global(FhVM *vm, FhHostObject *global, FhValue old); /* takes over what it held */
int fhapi_set_variable(FhVM *vm, FhValue dict, FhValue name, FhValue v) FH_MUST_CHECK;
void fhapi_txn_visit(FhVM *vm, FhVisit fn, void *ctx);
void fhapi_txn_close(FhVM *vm);

/* ---- conversions (convert.c): of a borrowed value; the exception is pending on failure ---- */
fh_status fhapi_to_bool(FhVM *vm, FhValue v, int *out);
fh_status fhapi_to_i32(FhVM *vm, FhValue v, int32_t *out);
fh_status fhapi_to_i64(FhVM *vm, FhValue v, int64_t *out);
fh_status fhapi_to_u64(FhVM *vm, FhValue v, uint64_t *out);
fh_status fhapi_to_f32(FhVM *vm, FhValue v, float *out);
fh_status fhapi_to_f64(FhVM *vm, FhValue v, double *out);
fh_status fhapi_to_str(FhVM *vm, FhValue v, const char **text, size_t *size);
fh_status fhapi_to_bytes(FhVM *vm, FhValue v, const void **data, size_t *size);
FhValue fhapi_text(FhVM *vm, const char *utf8, size_t size); /* a str, UTF-8 checked */

/* callbacks.c */
int fhapi_write(FhVM *vm, int fd, const uint8_t *data, size_t size);
int fhapi_find(FhVM *vm, const char *name, const char **text, size_t *size, FhValue *file, bool *package);

void fhapi_draw_hash_key(uint64_t key[2]);
FhValue fhapi_main_dict(FhVM *vm); /* borrowed: sys.modules keeps it */
/* Puts the limits of the config in force. */
void fhapi_set_limits(FhVM *vm, const fh_config *config);

bool fhapi_find_anchors(FhVM *vm, const char *text, size_t size, uint32_t *left, uint32_t *right);

#endif
