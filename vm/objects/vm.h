/* The state of one VM. Everything that changes lives here or is reachable from here; const tables are shared.
 * One thread at a time runs a VM; fhvm_interrupt may be called from any thread or signal handler. */
#ifndef FH_OBJECTS_VM_H
#define FH_OBJECTS_VM_H

#include "objects/flags.h"
#include "objects/names_list.h"
#include "objects/object.h"

#include <string.h>

typedef enum FhNameId {
#define N(s) FH_N_##s,
    FH_NAMES(N)
#undef N
        FH_NAME_count,
#define N(s) FH_NAME_OTHER_##s,
    FH_MORE_NAMES(N)
#undef N
        FH_NAME_end
} FhNameId;

/* Strings that all VMs share: they lie in read-only data, count as interned, and no VM writes to them. Layout: FhStr of
 * str.h. The hash of a name differs by VM, so it lies there: vm->name_hashes. */
#define FH_NAME_SIZE 24
typedef struct FhStaticName {
    FhObj header; /* FH_RC_STATIC */
    uint32_t hash, flags;
    size_t nbytes;
    char bytes[FH_NAME_SIZE];
} FhStaticName;
typedef struct FhStaticChar {
    FhObj header;
    uint32_t hash, flags;
    size_t nbytes;
    char bytes[8];
    size_t length;
    void *index;
} FhStaticChar;
_Static_assert(sizeof(FhStaticName) == FH_STATIC_CELL && sizeof(FhStaticChar) == FH_STATIC_CELL,
               "see heap.h");
extern const FhStaticName fhstr_names[FH_NAME_end]; /* str_static.c */
extern const FhStaticChar fhstr_latin1[256];
static inline FhValue fhname(uint32_t id) { return fh_val(&fhstr_names[id]); }
static inline FhValue fhlatin1(uint8_t code_point) { return fh_val(&fhstr_latin1[code_point]); }

typedef struct FhFrame FhFrame;
typedef struct FhStackChunk FhStackChunk;

enum {
    FH_INTERRUPT_KEYBOARD = 1, /* by fh_interrupt (Ctrl-C), from any thread or signal handler */
    FH_INTERRUPT_COLLECT = FH_HEAP_ATTENTION, /* by the heap */
    FH_INTERRUPT_RENEW = 4,                   /* version numbers run out: see fhvm_version */
    FH_INTERRUPT_SIGNAL = 16, /* by the module _signal: a signal that a script handles has come */
    FH_INTERRUPT_METER =
        32, /* set while fuel or a deadline is in force, or a stop is under way: see FhMeter */
    FH_INTERRUPT_TRACE = 128, /* set while script code is traced: runtime/tracing.h */
    FH_INTERRUPT_HOST = 64    /* by fh_interrupt, from any thread or signal handler */
};

/* What the module _signal needs of a VM, once a script handles a signal. */
typedef struct FhSignals {
    int (*run)(FhVM *vm); /* calls the handlers of what has come; at safe points only. -1: exception */
    void (*close)(FhVM *vm);
} FhSignals;

typedef enum FhStrategyKind { FH_S_AUTOMATIC, FH_S_MANUAL, FH_S_ARENA } FhStrategyKind;

/* The strategy in force: for the code that runs, and for what it calls; runtime/strategy.h. */
typedef struct FhStrategy {
    uint8_t kind, outer;     /* FhStrategyKind */
    struct FhArena *arena;   /* of kind or outer FH_S_ARENA */
    struct FhBudget *budget; /* in force, or NULL */
} FhStrategy;

/* Why the host's run is being ended. From the moment it is not FH_STOP_NONE until the outermost call of the host returns, no
 * handler in script code runs (but `with` blocks of native context managers are left), no script function is entered, and
 * every poll raises again: see objects/meter.c. */
typedef enum FhStop { FH_STOP_NONE, FH_STOP_FUEL, FH_STOP_DEADLINE, FH_STOP_INTERRUPT, FH_STOP_TRAP } FhStop;

/* Work is charged in units of about one instruction of script code, or what takes as long in native code: it uses up the
 * fuel, and every so many units the clock is looked at. Nothing is counted unless FH_INTERRUPT_METER is set. */
typedef struct FhMeter {
    int64_t fuel;        /* left; counted only if `fueled` */
    int64_t deadline;    /* of CLOCK_MONOTONIC, in ns; 0: none */
    int64_t until_look;  /* units of work before the clock is looked at */
    uint64_t large_work; /* heap.large_work that has been charged */
    bool fueled;
    bool distrusted; /* has ever been metered or stopped: it is not given all the time it wants at its end */
    uint8_t stopped; /* FhStop */
} FhMeter;

typedef enum FhHookEvent { FH_HOOK_LINE, FH_HOOK_CALL, FH_HOOK_RETURN, FH_HOOK_EXCEPTION } FhHookEvent;

struct FhVM {
    FhHeap heap;      /* must be first */
    FhValue pending;  /* the exception being raised, or FH_NOVALUE */
    FhValue handled;  /* the exception being handled (sys.exc_info), or FH_NOVALUE */
    FhShape **shapes; /* by id */
    uint32_t nshapes, shapes_capacity;
    uint32_t next_version; /* of types and dict layouts: see fhvm_version */
    FhType *types[FH_T_count];
    FhShape *base_shapes;    /* of the builtin types, in the order of FH_T_, without the library's */
    FhShape *library_shapes; /* of those; NULL: not made yet */
    uint32_t name_hashes[FH_NAME_end]; /* of fhstr_names; 0: not asked for */
    struct FhInterned *interned;
    const struct FhVM *engine; /* whose strings and codes this one uses, too: bytecode/share.h; or NULL */
    uint64_t hash_key[2];
    FhValue empty_tuple, empty_str, empty_bytes;
    /* running */
    FhFrame *frame;       /* innermost script frame, or NULL */
    FhFrame *first_frame; /* records of frames, linked; re-used */
    FhStackChunk *chunk;
    FhValue *stack_limit;
    uint64_t frame_serial;       /* the last number given to an activation that caught an exception */
    uint32_t depth, depth_limit; /* script frames + C calls that count (sys.getrecursionlimit) */
    char *c_stack_limit;         /* lowest address that C recursion may reach */
    volatile int
        interrupted; /* FH_INTERRUPT_… bits, set atomically; polled at loops, calls and in long builtins */
    FhMeter meter;
    uint32_t seeds_drawn;      /* by random generators, where there is no entropy */
    uint32_t capabilities;     /* FH_CAN_… of objects/capability.h */
    size_t host_memory_limit;  /* scripts may only go below it; 0: none */
    uint32_t host_depth_limit; /* likewise; 0: none */
    /* modules */
    FhValue modules;  /* sys.modules, dict */
    FhValue builtins; /* dict of the builtins module */
    FhValue builtins_module, sys_module, sys_path, sys_dict;
    /* Makes what sys does not have yet under that name (NOVALUE: all of it): asked wherever its dict is missing a name,
     * is shown, or is written to. -1: an exception. sys_late: a bit for each part that is not there. In runtime/sys.c. */
    int (*complete_sys)(FhVM *vm, FhValue name);
    uint32_t sys_late;
    FhValue empty_match;   /* a list of its own: default in mapping patterns (made by the runtime) */
    FhValue memory_error;  /* prepared, so that raising it needs no memory */
    FhValue locked_errors; /* tuple of MemoryLockedErrors, likewise, once something is locked; or NOVALUE */
    FhValue repr_active;   /* list of containers whose repr is running */
    FhValue async_hooks;   /* sys.set_asyncgen_hooks tuple or NOVALUE */
    FhValue coroutine_origin;
    FhValue context;             /* the current Context of contextvars, or NOVALUE: none has been asked for */
    int64_t abc_registrations;   /* of classes as virtual subclasses: caches of abstract classes compare it */
    int32_t flags[FH_FLAG_end];  /* set by api/, before there are modules */
    uint32_t int_max_str_digits; /* of int <-> decimal str; 0: no limit */
    /* set by api/: source text -> code object (see fhcompile_hook in objects/protocol.h) */
    FhValue (*compile)(FhVM *vm, const char *text, size_t size, FhValue filename, int mode, int flags);
    /* set by runtime/traceback.c: prints an exception that nobody can catch (sys.unraisablehook); NULL: dropped */
    void (*unraisable)(FhVM *vm, FhValue exception, const char *where, FhValue object);
    /* set by api/: fhwarnings_issue of runtime/warnings.c; see fhwarn below. filename NOVALUE: where the script is */
    int (*warn)(FhVM *vm, FhTypeId category, FhValue text, FhValue filename, int64_t lineno);
    FhSignals *signals;               /* or NULL */
    void (*renew_versions)(FhVM *vm); /* set by api/: fhcache_renew of runtime/ops.h */
    void (*forget_fields)(FhVM *vm);  /* set by api/: fhcache_forget of runtime/ops.h */
    /* set by api/: the operator's place in an expression, as byte offsets; false: the whole is marked */
    bool (*find_anchors)(FhVM *vm, const char *text, size_t size, uint32_t *left, uint32_t *right);
    FhValue inputs; /* what was typed at a prompt, for tracebacks: dict filename -> bytes, or NOVALUE */
    /* Activations that take turns: runtime/fiber.c. fibers: all of them, NULL as long as there has been one alone. */
    struct FhFiber *fibers, *fiber, *finished_fiber;
    int64_t fibers_made;
    FhValue sleep_hook; /* what time.sleep() calls while there are several, or NOVALUE */
    void *host;
    /* set by api/: the slots that the host holds, for the ends of arenas; or NULL */
    void (*visit_host)(FhVM *vm, FhVisit fn, void *ctx);
    /* Hooks: whether sources are compiled with them, and who is told (FhHookEvent; in case of FH_HOOK_EXCEPTION an exception
     * is pending, and stays). -1: an exception. NULL: nobody. */
    bool emit_hooks;
    int (*hook)(FhVM *vm, uint32_t event);
    /* set by api/ where the host takes what goes to the descriptors 1 and 2; -1: an exception. Or NULL */
    int (*write_host)(FhVM *vm, int fd, const uint8_t *data, size_t size);
    /* set by api/ where the host has sources of its own: that of the module of this full name. 1 found, 0 not, -1 an
     * exception. text stays until it is asked again; *file is owned. Or NULL */
    int (*find_host)(FhVM *vm, const char *name, const char **text, size_t *size, FhValue *file,
                     bool *package);
    /* set by api/ where there is an engine: its code of the module of this full name, or NULL */
    const struct FhCode *(*find_shared)(FhVM *vm, const char *name, bool *package);
    struct FhAttrCache *attr_cache;     /* runtime/cache.c */
    struct FhMethodCache *method_cache; /* (type version, name) -> attribute of the class: type.c */
    FhStrategy strategy, base_strategy; /* in force; of the whole VM */
    /* Who traces: sys.settrace, sys.setprofile, NOVALUE: nobody. runtime/tracing.h */
    struct {
        FhValue trace, profile;
        FhValue result; /* of a native with FH_SWITCHES, on its way to the loop that called it */
        bool busy;      /* one of them runs */
        bool on;        /* there is one, and none runs */
    } tracing;
    struct {
        size_t objects, buffers, buffer_bytes; /* alive; objects: beside the buffers */
        size_t dead;                           /* dead objects that somebody still refers to */
        /* What manual code has returned last without having named it, and the instruction that gets it */
        const uint64_t *returned_to;
        FhValue returned; /* not a reference */
        uint32_t returned_site;
        /* objects/traces.c: its table by address, and with how many objects it is large enough; 0: ask */
        uint32_t made_mask;
        struct FhMade *made;
        size_t made_enough;
    } manual;
    struct {
        struct FhBorrow *items; /* by the order of the calls; objects/manual.c */
        uint32_t count, capacity;
    } borrows;
    bool lends;              /* there is code with borrowed parameters */
    FhValue dead_in_message; /* a dead value whose type a message has named: it is raised for in its place */
    struct FhTraces *traces; /* objects/dead.c; NULL: none yet */
    bool hidden_arenas;      /* for tests: see fhstrategy_hide_arenas */
    uint32_t runs;           /* interpreter loops under way */
    uint32_t host_calls;     /* functions of the host under way */
    bool
        quiet_call; /* the innermost loop has called a native function of FH_DIRECT, or ends a scope itself */
    char recursion_headroom; /* levels granted beyond the limit while RecursionError is being made */
};

/* A number that no class and no dict layout has, never 0. After some billions the interpreter wipes all caches at its next
 * safe point and the numbers begin anew (fhcache_renew of runtime/ops.h). */
#define FH_VERSIONS_RENEW 0xf0000000u
static inline uint32_t fhvm_version(FhVM *vm) {
    if (FH_UNLIKELY(vm->next_version >= FH_VERSIONS_RENEW))
        __atomic_fetch_or(&vm->interrupted, FH_INTERRUPT_RENEW, __ATOMIC_RELAXED);
    return vm->next_version++;
}

static inline FhShape *fh_shape_of(FhVM *vm, FhObj *o) { return vm->shapes[o->shape]; }

/* Makes a VM in zeroed or uninitialised memory: heap, names, types, singletons; no modules. -1: out of memory, and
 * everything has been given back. hash_key NULL: fixed keys. */
int fhvm_init(FhVM *vm, const FhAlloc *alloc, const uint64_t hash_key[2]) FH_MUST_CHECK;
/* The same for one of an engine's VMs (NULL: of none). */
int fhvm_init_in(FhVM *vm, const FhAlloc *alloc, const uint64_t hash_key[2],
                 const FhVM *engine) FH_MUST_CHECK;
bool fhvm_is_flushed(FhVM *vm); /* nothing waits in sys.stdout and sys.stderr, which are none of a script's */
/* Nothing that is alive would do more at its end than give back memory of the heap: fhheap_close is enough (ending.c). */
bool fhvm_ends_quietly(FhVM *vm);
void fhvm_close(FhVM *vm); /* frees everything; runs finalizers of what is left while it still can */
FhType *fhvm_type_of_immediate(FhVM *vm, FhValue v);

static inline __attribute__((always_inline)) FhType *fh_type(FhVM *vm, FhValue v) {
    return FH_LIKELY(fh_is_obj(v)) ? vm->shapes[fh_obj(v)->shape]->type : fhvm_type_of_immediate(vm, v);
}
static inline __attribute__((always_inline)) const FhSlots *fh_slots(FhVM *vm, FhValue v) {
    return FH_LIKELY(fh_is_obj(v)) ? vm->shapes[fh_obj(v)->shape]->slots
                                   : fhvm_type_of_immediate(vm, v)->slots;
}
static inline FhValue fh_typeval(FhVM *vm, FhValue v) { return fh_val(fh_type(vm, v)); } /* borrowed */

#define FH_NAME(vm, n) ((void)(vm), fhname(FH_N_##n)) /* immortal str */

FhValue fhframe_globals(FhVM *vm); /* of the innermost script frame, borrowed; NOVALUE: none; in runtime/ */

/* The code of a running call that has borrowed v, borrowed, and which parameter holds it; NOVALUE: none. In runtime/. */
FhValue fhframe_borrower(FhVM *vm, FhValue v, uint32_t *parameter);

/* Where the innermost script frame is: its code, borrowed, and the word in it; NOVALUE: nowhere. In runtime/. */
FhValue fhframe_site(FhVM *vm, uint32_t *at);

/* What super() without arguments means in the innermost script frame: its __class__ and its first argument, both owned.
 * -1: RuntimeError ("super(): no arguments", "super(): __class__ cell not found", …). In runtime/. */
int fhframe_super_arguments(FhVM *vm, FhValue out[2]);

/* ---- memory that raises MemoryError ---- */
void *fhmem_new(FhVM *vm, size_t size) FH_MUST_CHECK;
void *fhmem_new_for(FhVM *vm, const FhObj *owner, size_t size) FH_MUST_CHECK; /* a payload of owner */
void *fhmem_resize_for(FhVM *vm, const FhObj *owner, void *p, size_t old_size, size_t new_size) FH_MUST_CHECK;
void *fhmem_array(FhVM *vm, size_t n, size_t item) FH_MUST_CHECK; /* checked n * item */
void *fhmem_resize(FhVM *vm, void *p, size_t old_size, size_t new_size) FH_MUST_CHECK;
static inline void fhmem_free(FhVM *vm, void *p, size_t size) {
    if (p) fhheap_raw_free(&vm->heap, p, size);
}
FhObj *fhmem_cell(FhVM *vm, size_t size, uint32_t shape, bool container) FH_MUST_CHECK;
FhObj *fhmem_data_cell(FhVM *vm, size_t size, uint32_t shape, bool container) FH_MUST_CHECK;

/* ---- raising (errors.c). Formats: %s C string, %d int, %zd/%zu, %lld, %c, %S str() of a value, %R repr() of a value,
 * %T name of the value's type, %V the same but None for None, %U a str object's text, %N name of a type object, %% . All return FH_ERR / -1. ---- */
FhValue fhraise(FhVM *vm, FhTypeId exception, const char *format, ...) FH_COLD;
int fhraise_int(FhVM *vm, FhTypeId exception, const char *format, ...) FH_COLD;
FhValue fhraise_value(FhVM *vm, FhTypeId exception,
                      FhValue arg) FH_COLD; /* exception(arg), or exception() for NOVALUE; arg borrowed */
FhValue fhraise_object(FhVM *vm, FhValue exception) FH_COLD; /* takes an exception instance over */
void fhpending_set(FhVM *vm, FhValue exception); /* makes it pending as it is, no __context__; taken over */
FhValue
fhraise_memory(FhVM *vm) FH_COLD; /* or BudgetExceededError, MemoryLockedError: why the heap has refused */
/* Prepares the errors that tell of a lock. -1: MemoryError. */
int fherrors_prepare_locked(FhVM *vm) FH_MUST_CHECK;
/* The first frame that exc, a prepared error, goes through: its text names that place. */
void fherrors_place_locked(FhVM *vm, FhValue exc, FhValue code, uint32_t at) FH_COLD;
/* -1: ArenaEscapeError, for a store that has been noted in the arena. */
int fharena_raise_escape(FhVM *vm, FhArena *a) FH_COLD;
FhValue
fhraise_no_data(FhVM *vm) FH_COLD; /* no memory for a data object: MemoryError, which names a full arena */
FhValue fherrors_file_name(FhVM *vm,
                           FhValue file); /* what an OSError shows of it: what its __fspath__ gives; owned */
FhValue fhraise_os(FhVM *vm, int errno_,
                   FhValue filename) FH_COLD;    /* the OSError subclass for errno; NOVALUE: no file */
bool fhpending_is(FhVM *vm, FhTypeId exception); /* pending and an instance of it */
FhValue fhpending_take(FhVM *vm);                /* owned; clears it */
void fhpending_clear(FhVM *vm);
static inline bool fhpending(FhVM *vm) { return vm->pending != FH_NOVALUE; }
void fhpending_unraisable(FhVM *vm, const char *where,
                          FhValue object); /* prints "Exception ignored in…" to stderr; clears */

/* Warnings, formats as above. -1: a filter made an exception of it, which is pending. May run script code. */
int fhwarn(FhVM *vm, FhTypeId category, const char *format, ...) FH_COLD FH_MUST_CHECK;
int fhwarn_at(FhVM *vm, FhTypeId category, FhValue filename, int64_t lineno, const char *format,
              ...) FH_COLD FH_MUST_CHECK;

/* C recursion: every function that may recurse through script-shaped data calls enter first: -1 raises RecursionError
 * ("maximum recursion depth exceeded" + where). */
int fhrecursion_too_deep(FhVM *vm, const char *where) FH_MUST_CHECK;
static inline FH_MUST_CHECK int fhrecursion_enter(FhVM *vm, const char *where) {
    if (FH_UNLIKELY(vm->depth >= vm->depth_limit ||
                    (uintptr_t)__builtin_frame_address(0) < (uintptr_t)vm->c_stack_limit))
        return fhrecursion_too_deep(vm, where);
    vm->depth++;
    return 0;
}
/* The same for what CPython does not count among the levels: only the C stack bounds it. Nothing to leave. */
static inline FH_MUST_CHECK int fhrecursion_check(FhVM *vm, const char *where) {
    if (FH_LIKELY((uintptr_t)__builtin_frame_address(0) >= (uintptr_t)vm->c_stack_limit)) return 0;
    return fhrecursion_too_deep(vm, where);
}
static inline void fhrecursion_leave(FhVM *vm) { vm->depth--; }

/* Long loops in builtins poll, and tell the work they have done since, or are about to do (in steps of a loop, or units of
 * 16 bytes that are copied): -1 raises KeyboardInterrupt, or the error of a stop. */
int fhpoll_slow(FhVM *vm, uint64_t work);
static inline int fhpoll_work(FhVM *vm, uint64_t work) {
    return FH_UNLIKELY(vm->interrupted) ? fhpoll_slow(vm, work) : 0;
}
static inline int fhpoll(FhVM *vm) { return fhpoll_work(vm, 1); }
/* In step i of a loop whose steps take about a nanosecond: polls once in a million of them. True: raised. */
enum { FH_POLL_BYTES = 1 << 20 };
static inline bool fhpoll_due(FhVM *vm, size_t i) {
    return FH_UNLIKELY(i % FH_POLL_BYTES == FH_POLL_BYTES - 1) && fhpoll_work(vm, FH_POLL_BYTES / 16) < 0;
}
/* memcpy that can be stopped (-1) where there is much to copy. */
int fhcopy_much(FhVM *vm, void *to, const void *from, size_t n);
static inline int fhcopy(FhVM *vm, void *to, const void *from, size_t n) {
    if (FH_UNLIKELY(n > 8 * (size_t)FH_POLL_BYTES)) return fhcopy_much(vm, to, from, n);
    if (n) memcpy(to, from, n);
    return 0;
}
/* The same where nothing can be raised: the next poll does. */
void fhmeter_owe(FhVM *vm, uint64_t work);
static inline void fhcharge(FhVM *vm, uint64_t work) {
    if (FH_UNLIKELY(vm->interrupted)) fhmeter_owe(vm, work);
}
int fhmeter_charge(FhVM *vm, uint64_t work); /* -1: a stop */
/* A large block is about to be taken, which will be charged for: -1, and a stop, if there is no fuel for that. */
int fhmeter_afford_large(FhVM *vm, size_t bytes);
static inline int fhmeter_afford(FhVM *vm, size_t bytes) {
    return FH_UNLIKELY(bytes > (1 << 16)) ? fhmeter_afford_large(vm, bytes) : 0;
}
static inline int fhmeter_enter(FhVM *vm, uint64_t work) { /* script code is being entered */
    return FH_UNLIKELY(vm->interrupted & FH_INTERRUPT_METER) ? fhmeter_charge(vm, work) : 0;
}
/* Ends the host's run: raises what no script can catch. Always -1. For FH_STOP_TRAP an exception is pending already. */
int fhmeter_stop(FhVM *vm, FhStop why) FH_COLD;
void fhmeter_set_fuel(FhVM *vm, bool fueled, int64_t fuel);
void fhmeter_set_deadline(FhVM *vm, int64_t ns);       /* of CLOCK_MONOTONIC; 0: none */
FhValue fhmeter_end(FhVM *vm, FhValue result) FH_COLD; /* a stopped interpreter loop has ended */
void fhmeter_resume(FhVM *vm); /* the outermost call of the host begins: nothing is stopped */
/* What the host does with a stopped VM, such as printing its error or closing it, may run scripts for a while. */
FhMeter fhmeter_grace(FhVM *vm);
void fhmeter_restore(FhVM *vm, FhMeter was);
/* At a safe point of the interpreter, when vm->interrupted is not 0: also collects cycles if that is due. */
int fhpoll_safe(FhVM *vm);
/* The same for the interpreter, with the work that its code amounts to. */
int fhpoll_code(FhVM *vm, uint32_t work);

/* ---- parsing of arguments (args.c) ----
 * names: parameter names, NULL-terminated; the first `posonly` cannot be given by keyword; the first `required` must be
 * given; from `kwonly` on (index; pass the count if none) they must be given by keyword. out[i] is borrowed, FH_NOVALUE
 * where absent. Messages as CPython's. -1: TypeError. */
typedef struct FhParams {
    const char *function; /* NULL: messages do not name it */
    const char *const *names;
    uint8_t posonly, required, kwonly;
} FhParams;
int fhargs(FhVM *vm, const FhParams *p, const FhValue *args, uint32_t nargs, FhValue kwnames, FhValue *out);
int fhargs_none(FhVM *vm, const char *function, FhValue kwnames); /* -1: "f() takes no keyword arguments" */
int fhargs_index(FhVM *vm, FhValue v, int64_t *out);      /* __index__; OverflowError if beyond int64 */
int fhargs_index_clip(FhVM *vm, FhValue v, int64_t *out); /* __index__; clips to int64 range */
int fhargs_str(FhVM *vm, const char *function, FhValue v, const char **text,
               size_t *size); /* UTF-8, borrowed */

#endif
