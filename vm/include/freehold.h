/* Freehold: a VM for Python 3.11 that you embed. This page is the reference; it reads from the top.
 *
 *     fh_vm *vm;
 *     if (fh_vm_new(NULL, &vm) != FH_OK) return 1;
 *     if (fh_run_file(vm, "rules.py") != FH_OK) fh_error_print(vm, stderr);
 *     fh_vm_free(vm);
 *
 * Conventions
 *   - No global state: any number of VMs, one thread in a VM at a time (fh_interrupt excepted). What is said of a VM here
 *     holds for whatever belongs to it. A VM may go from thread to thread between calls; while its script runs in one, calls
 *     from another are refused (FH_MISUSE), and reported where handles are.
 *   - Nothing aborts, prints (unless its comment says so) or jumps out of host frames. Every byte comes from the allocator
 *     in the config.
 *   - What can fail gives fh_status, or a null handle. The exception of a failed call stays pending in the VM until the next
 *     call with it, or until it is printed, taken or cleared. What has failed has changed nothing, unless script code ran.
 *   - FH_OWN marks pointers whose ownership passes: into the callee for parameters, to the caller for results. Everything
 *     else is borrowed for the call, and copied where it is kept.
 *   - Text is UTF-8.
 *   - Misuse that can be told (NULL where something is needed, a closed or foreign handle, the VM used in a callback that
 *     must not) gives FH_MISUSE and does nothing. */
#ifndef FREEHOLD_H
#define FREEHOLD_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

#define FH_VERSION_STRING "0.1.0"

#if defined(__GNUC__)
#define FH_API __attribute__((visibility("default")))
#else
#define FH_API
#endif
#define FH_OWN

typedef struct FhVM fh_vm;
typedef struct fh_config fh_config;
typedef struct fh_engine fh_engine;

/* What became of a call. After each of those marked * an exception is pending in the VM, which tells more. */
typedef enum fh_status {
    FH_OK = 0,
    FH_ERROR,     /* * an exception */
    FH_NO_MEMORY, /* * a MemoryError; of fh_vm_new: no VM could be made */
    FH_EXIT,      /* * the script asked to end (SystemExit); fh_finish gives the status it asked for */
    FH_INVALID_PARAM_COUNT,  /* * a function does not take that number of parameters; it has not run */
    FH_INVALID_RESULT_COUNT, /* * a function has given another number of results than was asked for */
    FH_INVALID_TYPE,         /* * a value is not of the type asked for */
    FH_TRAP,        /* * a host function ended the script (fh_trap_raise): scripts cannot catch that */
    FH_INTERRUPTED, /* * fh_interrupt, or the deadline */
    FH_OUT_OF_FUEL, /* * the fuel is used up; scripts cannot catch that */
    FH_LOCKED,      /* * the heap is locked: MemoryLockedError */
    FH_SYNTAX,      /* * the source does not compile: SyntaxError and its kin */
    FH_VERIFY,      /* * the code image is damaged or hostile */
    FH_MISUSE, /* NULL, a closed or foreign handle, a use of the VM where it is forbidden; nothing has been done. Of a bad
                * handle, and of what is run or called, also a SystemError */
    FH_DONE,    /* the iterator has no more items; the coroutine has returned */
    FH_PENDING, /* of a host function: the result comes later; of fh_resume: it waits for that */
    FH_LEAK     /* what was to be closed has left things behind */
} fh_status;

/* An allocator. Each may return NULL (free excepted); after a resize that does, the block is as it was. Sizes (never 0) and
 * alignment of the allocation are passed back. The VM asks for an alignment of 16; or of 4096, for the pages of its heap; or of
 * 64, for what it gives back before the call that needed it ends. Only blocks of the first sort are resized. */
typedef struct fh_allocator {
    void *(*alloc)(void *context, size_t size, size_t align);
    void *(*resize)(void *context, void *p, size_t old_size, size_t new_size, size_t align);
    void (*free)(void *context, void *p, size_t size, size_t align);
    void *context;
} fh_allocator;

/* ==== stock allocators ====
 *
 * Each is an fh_allocator that a config or another stock allocator may take: an arena over a debug over a limited one, say.
 * Those with state take it, and all that they give, from `backing` (NULL: the system's), which must outlive them; they are
 * for one thread at a time. fh_allocator_free ends them: what they give must have been given back before (only the arena
 * takes all back itself). None of them aborts or prints. */

FH_API const fh_allocator *fh_system_allocator(void); /* malloc, realloc, free; any thread */
FH_API const fh_allocator *fh_page_allocator(void);   /* whole pages of the operating system; any thread */

/* Bumps a pointer through blocks of that size (0: 64 KiB). A block of memory returns when it was the last one given, all
 * else at reset or free. */
FH_API FH_OWN fh_allocator *fh_arena_allocator_new(const fh_allocator *backing, size_t block_size);
FH_API void fh_arena_allocator_reset(fh_allocator *arena);
/* Inside the caller's bytes, which must outlive it, and nowhere else; what is freed is used again. NULL: too few bytes. */
FH_API FH_OWN fh_allocator *fh_fixed_allocator_new(void *buffer, size_t size);
FH_API FH_OWN fh_allocator *fh_counting_allocator_new(const fh_allocator *backing); /* for its statistics */
FH_API FH_OWN fh_allocator *fh_limited_allocator_new(const fh_allocator *backing, size_t bytes);
/* The n-th allocation or growth from here (from 1; 0: none) fails, once or, if persistent, like all that follow it. */
FH_API FH_OWN fh_allocator *fh_failing_allocator_new(const fh_allocator *backing, uint64_t n, int persistent);
FH_API void fh_failing_allocator_set(fh_allocator *failing, uint64_t n, int persistent);

/* What the debug allocator tells. Traces are return addresses, innermost first, valid during the call. */
#define FH_TRACE_MAX 12
typedef enum fh_mistake {
    FH_MISTAKE_LEAK,            /* lived when the allocator was ended */
    FH_MISTAKE_DOUBLE_FREE,     /* freed a second time: `freed` is the first, `now` the second */
    FH_MISTAKE_UNKNOWN,         /* freed or resized, but never given by this allocator, or long freed */
    FH_MISTAKE_SIZE,            /* given back with another size */
    FH_MISTAKE_ALIGN,           /* given back with another alignment */
    FH_MISTAKE_OVERRUN,         /* bytes behind the block were written */
    FH_MISTAKE_WRITE_AFTER_FREE /* bytes of a freed block were written */
} fh_mistake;
typedef struct fh_report {
    fh_mistake what;
    const void *block; /* NULL where unknown */
    size_t size, align, given_size, given_align;
    uint64_t serial; /* the block was the n-th that was made */
    void *const *made, *const *freed, *const *now;
    unsigned nmade, nfreed, nnow;
} fh_report;
typedef void fh_report_fn(void *env, const fh_report *report); /* must not use the allocator */
/* Looks for mistakes; they are told to `report` (NULL: counted only) and do no harm: a bad free is dropped, a wrong size
 * replaced by the right one. Fresh and freed memory is filled with patterns; freed blocks are kept back for a while. */
FH_API FH_OWN fh_allocator *fh_debug_allocator_new(const fh_allocator *backing, fh_report_fn *report,
                                                   void *env);
FH_API size_t fh_debug_allocator_check(fh_allocator *debug); /* looks at all blocks now: mistakes found */

/* FH_OK; FH_LEAK: blocks of it live (the debug allocator has reported and returned them); FH_ERROR: no leaks, but the
 * debug allocator had other mistakes to tell. The allocator is gone in any case. Not for the two without state. */
FH_API fh_status fh_allocator_free(FH_OWN fh_allocator *stock);

typedef struct fh_allocator_stats {
    uint64_t allocations, resizes, frees, failures;
    size_t live_blocks, live_bytes, peak_bytes;
} fh_allocator_stats;
FH_API void fh_allocator_read_stats(const fh_allocator *stock, fh_allocator_stats *out);

/* ==== configuration ==== */

/* A config with defaults: system allocator, no limits. NULL: out of memory. */
FH_API FH_OWN fh_config *fh_config_new(void);
FH_API void fh_config_free(FH_OWN fh_config *config);
FH_API void fh_config_allocator(fh_config *config, const fh_allocator *allocator); /* copied */
/* The whole VM inside the caller's bytes, which must outlive it; nothing else is taken from anywhere. The memory of the config
 * itself is the system's. Too few bytes: fh_vm_new gives FH_NO_MEMORY. */
FH_API void fh_config_fixed_heap(fh_config *config, void *buffer, size_t size);
FH_API void fh_config_memory_limit(fh_config *config, size_t bytes); /* 0: none */
/* The memory strategy of the whole VM; by default automatic. */
typedef enum fh_strategy { FH_AUTOMATIC, FH_MANUAL, FH_ARENA } fh_strategy;
FH_API void fh_config_strategy(fh_config *config, fh_strategy strategy);
/* Where manual objects are made is kept for all of them, so that fh_leaks can tell. */
FH_API void fh_config_memory_debug(fh_config *config, int on);
/* Key of the hashes of str and bytes. By default it is drawn at random by fh_vm_new. */
FH_API void fh_config_hash_key(fh_config *config, const uint64_t key[2]);
/* Takes what scripts write to sys.stdout (descriptor 1) and sys.stderr (2), as they flush it; nonzero: OSError. Without one it
 * goes to the descriptors of the process. */
typedef int (*fh_output)(void *env, int descriptor, const char *data, size_t size);
FH_API void fh_config_output(fh_config *config, fh_output output, void *env);
/* Gives the source of the module of that full name ("shop.prices"), which goes before files and the library: 1 and *out filled;
 * 0: it has none; -1: ImportError. What *out points to stays valid until the next call or the end of the VM. */
typedef struct fh_source {
    const char *text; /* UTF-8, or with an encoding declaration */
    size_t size;
    const char *filename; /* for tracebacks; NULL: the name */
    int is_package;       /* modules below it are asked for, too */
} fh_source;
typedef int (*fh_loader)(void *env, const char *name, fh_source *out);
FH_API void fh_config_loader(fh_config *config, fh_loader loader, void *env);
/* Neither callback may use the VM. */

/* Reports misuse of handles (closed, foreign, scopes that are closed twice) and, when the VM ends, what the host has not
 * closed or freed. On by default in builds that check (deep, sanitizer). */
FH_API void fh_config_debug_handles(fh_config *config, int on);
/* Who is told, one line without its newline a time (it must not use the VM). By default they go to descriptor 2. */
FH_API void fh_config_report(fh_config *config, void (*report)(void *env, const char *text), void *env);
/* For tests: the n-th allocation (from 1) fails, once or, if `persistent`, like all that follow it. 0: none. */
FH_API void fh_config_fail_at(fh_config *config, uint64_t n, int persistent);
/* For tests: cycles are collected whenever n objects that can be part of one have been made. 0: when it pays. */
FH_API void fh_config_collect_every(fh_config *config, size_t n);

/* ==== VM ==== */

/* Takes the config (NULL: defaults) in any case. */
FH_API fh_status fh_vm_new(FH_OWN fh_config *config, FH_OWN fh_vm **out);
/* Ends the VM: remaining objects are finalized while that is still possible, output is flushed, all memory goes back. NULL:
 * does nothing; a VM that runs (the caller is a function that its script called) is not ended, which is reported as misuse. */
FH_API void fh_vm_free(FH_OWN fh_vm *vm);

/* ---- capabilities ----
 *
 * A VM can compute and print, and nothing else, until the config grants more. What a script reaches for without it raises
 * PermissionError, which names the capability; streams that are not granted are None, so that print() does nothing. What the
 * host does itself (fh_run_file, its own functions) is not concerned. */
typedef enum fh_capability {
    FH_CAP_FILES_READ = 1,   /* open(), os.stat(), os.listdir(), descriptors … */
    FH_CAP_FILES_WRITE = 2,  /* open(…, "w"), os.remove(), os.pipe() … */
    FH_CAP_IMPORT = 4,       /* modules in files, and their lines in tracebacks; the library needs none */
    FH_CAP_STDIN = 8,        /* sys.stdin, input() */
    FH_CAP_STDOUT = 16,      /* sys.stdout and sys.stderr; granted until it is denied */
    FH_CAP_ENVIRONMENT = 32, /* os.environ */
    FH_CAP_CLOCK = 64,       /* time, sleep(), the local time zone */
    FH_CAP_ENTROPY = 128,    /* os.urandom(), secrets; without it random.seed() draws from the hash key */
    FH_CAP_PROCESS = 256,    /* os.system(), signals, exit, process ids, the machine's name */
    FH_CAP_NETWORK = 512,    /* nothing in this version */
    FH_CAP_ALL = 1023        /* what the command-line program grants */
} fh_capability;
FH_API void fh_config_grant(fh_config *config,
                            unsigned capabilities); /* of those, or'ed; adds to what is granted */
FH_API void fh_config_deny(fh_config *config, unsigned capabilities); /* takes them away again */
FH_API int fh_granted(const fh_vm *vm, unsigned capabilities);        /* all of them? */

/* ---- limits ----
 *
 * Work is counted in units of about one instruction of script code, in native functions in proportion to what they do. The
 * same program with the same data uses the same fuel, on every machine. When the fuel is used up, the deadline has passed or
 * fh_interrupt was called, the run ends with FH_OUT_OF_FUEL or FH_INTERRUPTED at its next poll, and the VM is as usable as
 * after any exception. Scripts cannot catch or delay that: no `except`, `finally`, `__exit__` or `__del__` of theirs runs any
 * more (`with` blocks of native objects, as files and arenas, are left in order). Without fuel and deadline none of this
 * costs anything. */
#define FH_NO_LIMIT UINT64_MAX
FH_API void fh_config_fuel(fh_config *config, uint64_t units);
/* Of calls within calls; the depth of the thread's own stack bounds it in any case. Scripts may only lower it. */
FH_API void fh_config_recursion_limit(fh_config *config, unsigned levels); /* by default 1000 */
/* Sets what is left; FH_NO_LIMIT: it is no longer counted. Also from a host function, while a script runs. */
FH_API void fh_fuel_set(fh_vm *vm, uint64_t units);
FH_API uint64_t fh_fuel_get(const fh_vm *vm);
/* From now on that many seconds, for all runs until it is set again; less than 0: none. */
FH_API void fh_deadline_set(fh_vm *vm, double seconds);
/* From any thread or signal handler, as long as the VM lives: ends the run that is under way, or else the next one. */
FH_API void fh_interrupt(fh_vm *vm);
/* The same as Ctrl-C does it: the script gets a KeyboardInterrupt, which it may catch. */
FH_API void fh_interrupt_keyboard(fh_vm *vm);
/* Bytes that the VM may take from its allocator (0: no limit); beyond it MemoryError. Less than what is in use: nothing more
 * is given until use has fallen. Scripts may only lower it, by memory_limit(). */
FH_API void fh_memory_limit(fh_vm *vm, size_t bytes);
FH_API size_t fh_memory_used(const fh_vm *vm, size_t *peak); /* peak may be NULL */

/* sys.argv (copied) and the directory put in front of sys.path (NULL: none). */
FH_API fh_status fh_set_argv(fh_vm *vm, int argc, const char *const *argv);
FH_API fh_status fh_prepend_path(fh_vm *vm, const char *directory);

/* The strategy of the whole VM from now on, between runs of scripts. What is alive stays as it is. */
FH_API fh_status fh_set_strategy(fh_vm *vm, fh_strategy strategy);

/* What python3's option -W takes ("error::DeprecationWarning"), later ones first: sys.warnoptions. */
FH_API fh_status fh_add_warn_option(fh_vm *vm, const char *option);

/* ==== running, as __main__ ==== */

/* filename NULL: "<string>". */
FH_API fh_status fh_run_source(fh_vm *vm, const char *text, size_t size, const char *filename);
/* The text of that file. FH_ERROR with OSError when it cannot be read: the host asks, so no capability is needed. */
FH_API fh_status fh_run_file(fh_vm *vm, const char *path);
FH_API fh_status fh_run_module(fh_vm *vm, const char *name);

/* ==== values ====
 *
 * A handle names a value for as long as it is open; what the value is made of may move or go without the host noticing. Handles
 * are 64-bit numbers in a struct of their own, cheap to copy; NULL is FH_NULL. What has been closed, or belongs to another VM,
 * is recognised and refused with FH_MISUSE, in every build.
 *
 * Handles live in scopes. Closing a scope closes those that were made in it, so that loops keep the number small:
 *
 *     fh_scope scope;
 *     fh_scope_open(vm, &scope);
 *     fh_value args[] = {fh_from_i64(vm, 20), fh_from_i64(vm, 22)}, sum;
 *     if (fh_invoke(vm, add, args, 2, &sum) == FH_OK) fh_to_i64(vm, sum, &result);
 *     fh_scope_close(&scope);
 *
 * Outside any scope they live as long as the VM, inside a host function until it returns. fh_keep makes one that lives until
 * fh_close. A call that makes a value and fails gives a null handle, which carries the reason: whoever is handed it does
 * nothing and fails for that reason. So a row of calls needs one check, at its end. */
typedef struct fh_value {
    uint64_t id;
} fh_value;
#ifdef __cplusplus
#define FH_NULL (fh_value())
#else
#define FH_NULL ((fh_value){0})
#endif
static inline int fh_is_null(fh_value v) { return (uint32_t)v.id == 0; }

/* Lies in the host's frame; its members are not for the host. Scopes close in reverse order; closing one closes those that
 * were opened in it. */
typedef struct fh_scope {
    fh_vm *vm;
    uint32_t depth, first;
} fh_scope;
FH_API fh_status fh_scope_open(fh_vm *vm, fh_scope *scope);
FH_API fh_status fh_scope_close(fh_scope *scope);
/* Closes the scope, and gives a handle of v in the one around it. */
FH_API fh_value fh_scope_return(fh_scope *scope, fh_value v);

/* A further handle of the value: in the innermost scope, or one that lives until fh_close. */
FH_API fh_value fh_dup(fh_vm *vm, fh_value v);
FH_API fh_value fh_keep(fh_vm *vm, fh_value v);
/* Closes any handle before its time. A null one: does nothing. */
FH_API fh_status fh_close(fh_vm *vm, fh_value v);
FH_API int fh_is_open(fh_vm *vm, fh_value v);

/* ---- from C ---- */

FH_API fh_value fh_none(fh_vm *vm);
FH_API fh_value fh_from_bool(fh_vm *vm, int v);
FH_API fh_value fh_from_i32(fh_vm *vm, int32_t v);
FH_API fh_value fh_from_i64(fh_vm *vm, int64_t v);
FH_API fh_value fh_from_u64(fh_vm *vm, uint64_t v);
FH_API fh_value fh_from_f32(fh_vm *vm, float v);
FH_API fh_value fh_from_f64(fh_vm *vm, double v);
FH_API fh_value fh_from_str(fh_vm *vm, const char *utf8, size_t size);   /* copied; UnicodeDecodeError */
FH_API fh_value fh_from_text(fh_vm *vm, const char *utf8);               /* the same for a C string */
FH_API fh_value fh_from_bytes(fh_vm *vm, const void *data, size_t size); /* copied */

/* ---- to C: nothing narrows silently ----
 *
 * FH_INVALID_TYPE (TypeError) for another type, FH_ERROR (OverflowError) for what does not fit; then *out is as it was.
 * Integers take ints, bool and what has __index__; f32 and f64 take real numbers and round; bool takes the truth of
 * anything. Text is NUL-terminated (size may be NULL) and, like the data of bytes, lives while the handle is open (and the
 * script has not freed it). */
FH_API fh_status fh_to_bool(fh_vm *vm, fh_value v, int *out);
FH_API fh_status fh_to_i32(fh_vm *vm, fh_value v, int32_t *out);
FH_API fh_status fh_to_i64(fh_vm *vm, fh_value v, int64_t *out);
FH_API fh_status fh_to_u64(fh_vm *vm, fh_value v, uint64_t *out);
FH_API fh_status fh_to_f32(fh_vm *vm, fh_value v, float *out);
FH_API fh_status fh_to_f64(fh_vm *vm, fh_value v, double *out);
FH_API fh_status fh_to_str(fh_vm *vm, fh_value v, const char **text, size_t *size);
FH_API fh_status fh_to_bytes(fh_vm *vm, fh_value v, const void **data,
                             size_t *size); /* bytes only: what cannot change */

/* ---- what it is ---- */

typedef enum fh_kind {                  /* instances of subclasses included; a bool is no int here */
                       FH_KIND_INVALID, /* the handle is closed or foreign */
                       FH_KIND_NONE,
                       FH_KIND_BOOL,
                       FH_KIND_INT,
                       FH_KIND_FLOAT,
                       FH_KIND_STR,
                       FH_KIND_BYTES,
                       FH_KIND_LIST,
                       FH_KIND_TUPLE,
                       FH_KIND_DICT,
                       FH_KIND_SET, /* and frozenset */
                       FH_KIND_TYPE,
                       FH_KIND_ERROR, /* an exception */
                       FH_KIND_MODULE,
                       FH_KIND_COROUTINE, /* generators, coroutines, asynchronous generators */
                       FH_KIND_FUNCTION,  /* anything else that can be called */
                       FH_KIND_OBJECT,    /* anything else */
                       FH_KIND_DEAD       /* a script has freed it, or its arena has been reset */
} fh_kind;
/* These three neither raise nor clear what is pending. */
FH_API fh_kind fh_kind_of(fh_vm *vm, fh_value v);
FH_API const char *fh_type_name(fh_vm *vm, fh_value v); /* valid while the handle is open; "" for a bad one */
FH_API int fh_same(fh_vm *vm, fh_value a, fh_value b);  /* the same object, as `a is b` */
FH_API fh_value fh_type_of(fh_vm *vm, fh_value v);

/* Each of the following does what the expression in its comment does, and may run script code. Results are handles in the
 * innermost scope; `out` may be NULL where only the effect is wanted. Names and keys are C strings in UTF-8. */
FH_API fh_status fh_isinstance(fh_vm *vm, fh_value o, fh_value type, int *out);
typedef enum fh_comparison {
    FH_LESS,
    FH_LESS_EQUAL,
    FH_EQUAL,
    FH_NOT_EQUAL,
    FH_GREATER,
    FH_GREATER_EQUAL
} fh_comparison;
FH_API fh_status fh_compare(fh_vm *vm, fh_value a, fh_comparison how, fh_value b, int *out); /* a < b, … */
FH_API fh_status fh_str(fh_vm *vm, fh_value o, fh_value *out);                               /* str(o) */
FH_API fh_status fh_repr(fh_vm *vm, fh_value o, fh_value *out);                              /* repr(o) */

/* ---- attributes and items ---- */

FH_API fh_status fh_attr_get(fh_vm *vm, fh_value o, const char *name, fh_value *out);   /* o.name */
FH_API fh_status fh_attr_has(fh_vm *vm, fh_value o, const char *name, int *out);        /* hasattr(o, name) */
FH_API fh_status fh_attr_set(fh_vm *vm, fh_value o, const char *name, fh_value v);      /* o.name = v */
FH_API fh_status fh_attr_delete(fh_vm *vm, fh_value o, const char *name);               /* del o.name */
FH_API fh_status fh_len(fh_vm *vm, fh_value o, size_t *out);                            /* len(o) */
FH_API fh_status fh_contains(fh_vm *vm, fh_value o, fh_value item, int *out);           /* item in o */
FH_API fh_status fh_item_get(fh_vm *vm, fh_value o, fh_value key, fh_value *out);       /* o[key] */
FH_API fh_status fh_item_set(fh_vm *vm, fh_value o, fh_value key, fh_value v);          /* o[key] = v */
FH_API fh_status fh_item_delete(fh_vm *vm, fh_value o, fh_value key);                   /* del o[key] */
FH_API fh_status fh_item_at(fh_vm *vm, fh_value o, int64_t i, fh_value *out);           /* o[i] */
FH_API fh_status fh_item_named(fh_vm *vm, fh_value o, const char *key, fh_value *out);  /* o["key"] */
FH_API fh_status fh_item_set_named(fh_vm *vm, fh_value o, const char *key, fh_value v); /* o["key"] = v */

/* ---- iteration ---- */

FH_API fh_status fh_iter(fh_vm *vm, fh_value o, fh_value *out); /* iter(o) */
/* The next item; FH_DONE (and a null handle): there is none. */
FH_API fh_status fh_next(fh_vm *vm, fh_value iterator, fh_value *out);
/* The next pair of a dict; *position is 0 at first. FH_DONE behind the last. The dict may be changed meanwhile; then pairs
 * may be left out or come twice. Runs no script. */
FH_API fh_status fh_dict_next(fh_vm *vm, fh_value dict, size_t *position, fh_value *key, fh_value *value);

/* ---- containers ---- */

FH_API fh_value fh_list_new(fh_vm *vm, const fh_value *items, size_t n);
FH_API fh_value fh_tuple_new(fh_vm *vm, const fh_value *items, size_t n);
FH_API fh_value fh_dict_new(fh_vm *vm); /* empty: fh_item_set, fh_item_set_named */
FH_API fh_status fh_list_append(fh_vm *vm, fh_value list, fh_value item);

/* ---- calls ---- */

FH_API fh_status fh_invoke(fh_vm *vm, fh_value callee, const fh_value *args, size_t nargs, fh_value *result);
FH_API fh_status fh_invoke_method(fh_vm *vm, fh_value o, const char *name, const fh_value *args, size_t nargs,
                                  fh_value *result); /* o.name(*args) */
/* With keywords: behind the nargs positional ones, args has a value for each of the names. */
FH_API fh_status fh_invoke_kw(fh_vm *vm, fh_value callee, const fh_value *args, size_t nargs,
                              const char *const *names, size_t nnames, fh_value *result);
FH_API fh_status fh_import_module(fh_vm *vm, const char *name,
                                  fh_value *out); /* that module, dotted names included */

/* ==== functions of the host ==== */

typedef struct fh_call fh_call; /* valid while the function runs */
/* Reads its arguments, sets its result (None if it does not), and gives FH_OK; or the status of a call that has failed, or
 * of fh_raise: then the exception that is pending goes on in the script. It may do anything with the VM but free it. Handles
 * that it makes are closed when it returns. */
typedef fh_status (*fh_function)(fh_call *call, void *env);
/* Makes fn a builtin of that name for every script of the VM, for min_args to max_args positional arguments. finalizer
 * (NULL: none; it must not use the VM) gets env when the function is no longer needed, at the latest when the VM ends; not if
 * this call fails. */
FH_API fh_status fh_define_function(fh_vm *vm, const char *name, unsigned min_args, unsigned max_args,
                                    fh_function fn, void *env, void (*finalizer)(void *env));
FH_API fh_vm *fh_call_vm(const fh_call *call);
FH_API unsigned fh_arg_count(const fh_call *call);
/* Argument i from 0; conversions as fh_to_…, what does not convert raises. Text and data are valid until the function
 * returns. */
FH_API fh_value fh_arg(fh_call *call, unsigned i);
FH_API fh_status fh_arg_bool(fh_call *call, unsigned i, int *out);
FH_API fh_status fh_arg_i32(fh_call *call, unsigned i, int32_t *out);
FH_API fh_status fh_arg_i64(fh_call *call, unsigned i, int64_t *out);
FH_API fh_status fh_arg_u64(fh_call *call, unsigned i, uint64_t *out);
FH_API fh_status fh_arg_f32(fh_call *call, unsigned i, float *out);
FH_API fh_status fh_arg_f64(fh_call *call, unsigned i, double *out);
FH_API fh_status fh_arg_str(fh_call *call, unsigned i, const char **text, size_t *size);
FH_API fh_status fh_arg_bytes(fh_call *call, unsigned i, const void **data, size_t *size);
FH_API fh_status fh_return(fh_call *call, fh_value v);
FH_API fh_status fh_return_none(fh_call *call);
FH_API fh_status fh_return_bool(fh_call *call, int v);
FH_API fh_status fh_return_i32(fh_call *call, int32_t v);
FH_API fh_status fh_return_i64(fh_call *call, int64_t v);
FH_API fh_status fh_return_u64(fh_call *call, uint64_t v);
FH_API fh_status fh_return_f32(fh_call *call, float v);
FH_API fh_status fh_return_f64(fh_call *call, double v);
FH_API fh_status fh_return_str(fh_call *call, const char *utf8, size_t size);   /* copied */
FH_API fh_status fh_return_bytes(fh_call *call, const void *data, size_t size); /* copied */
/* Raises the builtin exception of that name (message NULL: without one), or an exception object or class; FH_ERROR. */
FH_API fh_status fh_raise(fh_call *call, const char *exception, const char *message);
FH_API fh_status fh_raise_value(fh_call *call, fh_value exception);
/* Ends everything that runs in the VM: no script can catch it, and the outermost call of the host gives FH_TRAP; FH_TRAP. */
FH_API fh_status fh_trap_raise(fh_call *call, const char *message);

/* ==== types of the host ====
 *
 * Classes whose instances hold data_size bytes of the host's. To scripts they are classes with methods and properties; they
 * cannot be derived from. An instance obeys the strategy in force where it is made. Its data is zeroed at first, aligned to
 * 16, never moves, and ends with it: finalizer(env, data) is called once, whether it dies, is freed, its arena ends or the VM
 * does (it must not use the VM; not if its construct has failed). */
typedef struct fh_host_type fh_host_type; /* lives as long as the VM */
typedef struct fh_method_def {
    const char *name;
    unsigned min_args, max_args; /* beside self */
    fh_function fn;              /* fh_self gives its data, argument 0 is the first beside self */
} fh_method_def;
typedef struct fh_property_def {
    const char *name;
    fh_function get; /* no arguments */
    fh_function set; /* one; NULL: read only */
} fh_property_def;
typedef struct fh_type_def {
    const char *name, *doc; /* doc may be NULL */
    size_t data_size;
    fh_function construct; /* Type(…): sets up fh_self; NULL: only the host makes instances */
    unsigned min_args, max_args;
    void (*finalizer)(void *env, void *data); /* or NULL */
    size_t (*size_hint)(void *env,
                        const void *data); /* bytes that the host holds for it, told once; or NULL */
    const fh_method_def *methods;
    size_t nmethods;
    const fh_property_def *properties;
    size_t nproperties;
    void *env; /* for all of these functions; must outlive the VM */
} fh_type_def;
FH_API fh_status fh_host_type_new(fh_vm *vm, const fh_type_def *def, fh_host_type **out); /* def is copied */
FH_API fh_value fh_host_type_value(const fh_host_type *type); /* the class, to be given to scripts */
/* An instance, without construct. data (or NULL) as fh_host_data. */
FH_API fh_status fh_host_new(fh_host_type *type, void **data, fh_value *out);
/* Its data, valid while it lives; NULL: v is no instance of the type, or has ended. */
FH_API void *fh_host_data(const fh_host_type *type, fh_value v);
FH_API void *fh_self(const fh_call *call); /* in construct, methods and properties: the data of self */

/* ==== variables of __main__, by name ==== */

FH_API fh_status fh_set_bool(fh_vm *vm, const char *name, int v);
FH_API fh_status fh_set_i64(fh_vm *vm, const char *name, int64_t v);
FH_API fh_status fh_set_f64(fh_vm *vm, const char *name, double v);
FH_API fh_status fh_set_str(fh_vm *vm, const char *name, const char *text, size_t size); /* UTF-8, copied */
FH_API fh_status fh_set_value(fh_vm *vm, const char *name, fh_value v);
/* NameError where there is none; conversions as fh_to_…; text is valid until the next call with this VM. */
FH_API fh_status fh_get_bool(fh_vm *vm, const char *name, int *out);
FH_API fh_status fh_get_i64(fh_vm *vm, const char *name, int64_t *out);
FH_API fh_status fh_get_f64(fh_vm *vm, const char *name, double *out);
FH_API fh_status fh_get_str(fh_vm *vm, const char *name, const char **text, size_t *size);
FH_API fh_status fh_get_value(fh_vm *vm, const char *name, fh_value *out);

/* ==== errors ==== */

/* The status of the exception that is pending; FH_OK: none is. */
FH_API fh_status fh_error_status(fh_vm *vm);
/* The pending exception as it would be printed, traceback included; "" if there is none. Valid until the next call with
 * this VM; the exception stays pending. */
FH_API const char *fh_error_text(fh_vm *vm);
FH_API void fh_error_clear(fh_vm *vm);
/* Writes that text to the file and clears the exception; nothing where none is pending. */
FH_API void fh_error_print(fh_vm *vm, FILE *file);

/* What is wrong with a source: a pending SyntaxError as data; NULL for other errors. Lines and columns from 1, columns in code
 * points, 0: not known; text is "" where there is none. Valid until the next call with this VM. */
typedef struct fh_diagnostic {
    const char *type, *message; /* "SyntaxError", "invalid syntax" */
    const char *file, *source_line;
    unsigned line, column, end_line, end_column;
} fh_diagnostic;
FH_API const fh_diagnostic *fh_error_diagnostic(fh_vm *vm);

/* An error that the host holds: the exception with its traceback and causes. All text is valid until the next call with the
 * error, and never NULL. */
typedef struct fh_error fh_error;
typedef fh_error fh_trap;
/* Takes the pending exception from the VM; *out is NULL where none is pending. */
FH_API fh_status fh_error_take(fh_vm *vm, FH_OWN fh_error **out);
/* Makes it pending again, and frees the error: its status, for a host function to return. */
FH_API fh_status fh_error_throw(FH_OWN fh_error *error);
FH_API fh_status fh_error_code(const fh_error *error);   /* the status that it came with */
FH_API const char *fh_error_kind(const fh_error *error); /* "ValueError" */
FH_API const char *fh_error_message(fh_error *error);    /* str(exception) */
FH_API const char *fh_error_whole(fh_error *error);      /* as it would be printed */
FH_API fh_value fh_error_value(const fh_error *error);   /* the exception object */
/* The traceback: frame 0 is the outermost, the last raised. FH_DONE behind it. Text lives as long as the error. */
typedef struct fh_frame {
    const char *file, *function;
    unsigned line, column, end_line, end_column; /* from 1, columns in bytes; 0: not known */
} fh_frame;
FH_API size_t fh_error_frames(const fh_error *error);
FH_API fh_status fh_error_frame(const fh_error *error, size_t i, fh_frame *out);
/* The error that it was raised from, or while handling which; *out is NULL where there is none. */
FH_API fh_status fh_error_cause(const fh_error *error, FH_OWN fh_error **out);
FH_API void fh_error_free(FH_OWN fh_error *error); /* NULL: does nothing; so with the other frees */

/* ==== vectors ====
 *
 * Arrays that the host owns as a whole. Their memory is the VM's: to be freed before it. Members may be read; data[0] to
 * data[size - 1] of bytes may also be written. A vector of values holds kept handles of its own (fh_values_set), which
 * freeing it closes; one of externs holds shares of its objects. After a failure the vector is empty. */
typedef struct fh_bytes {
    uint8_t *data;
    size_t size, capacity;
    fh_vm *vm;
} fh_bytes;
FH_API void fh_bytes_new_empty(fh_vm *vm, fh_bytes *out);
FH_API fh_status fh_bytes_new_uninitialized(fh_vm *vm, size_t size, FH_OWN fh_bytes *out);
FH_API fh_status fh_bytes_new(fh_vm *vm, const void *data, size_t size, FH_OWN fh_bytes *out); /* copied */
FH_API const uint8_t *fh_bytes_view(const fh_bytes *bytes, size_t *size); /* valid until it is freed */
FH_API void fh_bytes_free(FH_OWN fh_bytes *bytes);                        /* leaves it empty */

typedef struct fh_values {
    fh_value *data;
    size_t size, capacity;
    fh_vm *vm;
} fh_values;
FH_API void fh_values_new_empty(fh_vm *vm, fh_values *out);
FH_API fh_status fh_values_new_uninitialized(fh_vm *vm, size_t size,
                                             FH_OWN fh_values *out); /* null handles */
FH_API fh_status fh_values_new(fh_vm *vm, const fh_value *values, size_t n, FH_OWN fh_values *out);
FH_API fh_status fh_values_set(fh_values *values, size_t i, fh_value v);
FH_API const fh_value *fh_values_view(const fh_values *values, size_t *size);
FH_API void fh_values_free(FH_OWN fh_values *values);

/* ==== functions, globals, tables ====
 *
 * Objects of the host: each is the host's until it frees it, belongs to one VM, and must be freed before that (what is left is
 * freed with it). They keep what they stand for alive. */

typedef struct fh_func fh_func;
/* A function of the host for exactly nparams parameters that gives nresults results: none (None), one, or more with
 * fh_return_values. Otherwise as fh_define_function, but it has no name in scripts: pass it (fh_func_value) or import it. */
FH_API fh_status fh_func_new(fh_vm *vm, const char *name, unsigned nparams, unsigned nresults, fh_function fn,
                             void *env, void (*finalizer)(void *env), FH_OWN fh_func **out);
FH_API fh_status fh_func_of(fh_vm *vm, fh_value callable,
                            FH_OWN fh_func **out); /* of anything that can be called */
/* Calls it. FH_INVALID_PARAM_COUNT and, for functions of the host, FH_INVALID_RESULT_COUNT come before anything has run. A
 * script function has as many results as it is asked for if that is true of what it returns: 0: None; 1: whatever it is;
 * more: a tuple of that length; else FH_INVALID_RESULT_COUNT. After a failure the results are null handles. */
FH_API fh_status fh_func_call(const fh_func *func, const fh_value *params, size_t nparams, fh_value *results,
                              size_t nresults);
/* The least number of parameters; most (or NULL): UINT_MAX where there is no bound, or it is not known. */
FH_API unsigned fh_func_param_arity(const fh_func *func, unsigned *most);
FH_API unsigned fh_func_result_arity(const fh_func *func);
FH_API fh_value fh_func_value(const fh_func *func);
FH_API fh_status fh_func_copy(const fh_func *func,
                              FH_OWN fh_func **out); /* another one for the same function */
FH_API void fh_func_free(FH_OWN fh_func *func);
FH_API fh_status fh_return_values(fh_call *call, const fh_value *values, size_t n); /* a tuple */

typedef struct fh_global fh_global;
typedef enum fh_type_tag {
    FH_TYPE_ANY,
    FH_TYPE_BOOL,
    FH_TYPE_I32,
    FH_TYPE_I64,
    FH_TYPE_U64,
    FH_TYPE_F32,
    FH_TYPE_F64,
    FH_TYPE_STR,
    FH_TYPE_BYTES,
    FH_TYPE_FUNC
} fh_type_tag;
/* A typed place. Once imported, one that may be set (`variable`) is the variable of the module, which its scripts may set, too
 * (fh_global_get then checks the type); it can be imported once. A constant is copied into each module that imports it.
 * FH_INVALID_TYPE for what the type does not take; conversions as fh_to_…. */
FH_API fh_status fh_global_new(fh_vm *vm, fh_type_tag type, int variable, fh_value init,
                               FH_OWN fh_global **out);
FH_API fh_status fh_global_get(const fh_global *global, fh_value *out);
FH_API fh_status fh_global_set(fh_global *global, fh_value v); /* FH_ERROR (TypeError) for a constant */
FH_API fh_type_tag fh_global_type(const fh_global *global);
FH_API int fh_global_is_variable(const fh_global *global);
FH_API void fh_global_free(FH_OWN fh_global *global);

/* Numbered places; to scripts a list. Places that do not exist: FH_ERROR (IndexError). */
typedef struct fh_table fh_table;
FH_API fh_status fh_table_new(fh_vm *vm, size_t size, fh_value init, FH_OWN fh_table **out);
FH_API fh_status fh_table_get(const fh_table *table, size_t i, fh_value *out);
FH_API fh_status fh_table_set(fh_table *table, size_t i, fh_value v);
FH_API size_t fh_table_size(const fh_table *table);
FH_API fh_status fh_table_grow(fh_table *table, size_t delta, fh_value init, size_t *old_size); /* or NULL */
FH_API fh_value fh_table_value(const fh_table *table);
FH_API void fh_table_free(FH_OWN fh_table *table);

/* ==== static memory ====
 *
 * A linear memory: contiguous pages of 64 KiB with an allocator of offsets, the same object that scripts know as LinearMemory.
 * The host's object keeps it alive. Offsets stay what they are when it grows; addresses do not. */
typedef struct fh_memory fh_memory;
#define FH_MEMORY_PAGE 65536u
FH_API fh_status fh_memory_new(fh_vm *vm, uint32_t min_pages, uint32_t max_pages, FH_OWN fh_memory **out);
/* The one that a script has made: FH_INVALID_TYPE if it is something else. */
FH_API fh_status fh_memory_of(fh_vm *vm, fh_value v, FH_OWN fh_memory **out);
FH_API fh_value fh_memory_value(const fh_memory *memory);
FH_API void fh_memory_free(FH_OWN fh_memory *memory);
/* Its bytes: valid until it grows, which fh_memory_alloc does, too, and scripts may. NULL: it has no page. */
FH_API void *fh_memory_data(const fh_memory *memory);
FH_API uint32_t fh_memory_size(const fh_memory *memory); /* in pages */
/* FH_NO_MEMORY beyond its greatest size, FH_ERROR (BufferError) while a script holds its bytes: then nothing has changed. */
FH_API fh_status fh_memory_grow(fh_memory *memory, uint32_t pages, uint32_t *old_size); /* or NULL */
/* align: a power of two, 0 for 8. FH_NO_MEMORY; FH_ERROR (ValueError) for a bad alignment. */
FH_API fh_status fh_memory_alloc(fh_memory *memory, size_t size, size_t align, uint32_t *at);
/* FH_ERROR: InvalidFreeError for an unknown offset or another size, DoubleFreeError. */
FH_API fh_status fh_memory_dealloc(fh_memory *memory, uint32_t at, size_t size);
/* The bytes, checked against the bounds (FH_ERROR, IndexError), valid as fh_memory_data. */
FH_API fh_status fh_memory_view(const fh_memory *memory, uint32_t at, size_t size, void **bytes);
/* For hosts that wait for memory as for anything else: `done` is told what became of it, here before the call returns. */
typedef void (*fh_memory_done)(void *env, fh_memory *memory, fh_status status, uint32_t at);
FH_API fh_status fh_memory_alloc_async(fh_memory *memory, size_t size, size_t align, fh_memory_done done,
                                       void *env);
FH_API fh_status fh_memory_dealloc_async(fh_memory *memory, uint32_t at, size_t size, fh_memory_done done,
                                         void *env);

/* Providers and bounded collections: the objects that scripts know as Provider, BoundedList, BoundedDeque, BoundedDict and
 * BoundedStr, made or found by the host; each of the host's keeps its object alive. All memory is taken when one is made. What
 * does not fit is FH_NO_MEMORY (CapacityError), and nothing has changed; what is not there is FH_ERROR (IndexError, KeyError).
 * fh_…_of gives FH_INVALID_TYPE for another object. */
typedef struct fh_provider fh_provider;
FH_API fh_status fh_provider_new(fh_vm *vm, size_t size, FH_OWN fh_provider **out); /* 1 to 2^32 - 1 bytes */
/* A provider of the host's own: it lends the bytes at `memory` (aligned to 8), and takes none from the VM. give_up (or NULL;
 * it must not use the VM) is called once neither the provider nor who has borrowed from it is alive; not if this fails. */
FH_API fh_status fh_provider_over(fh_vm *vm, void *memory, size_t size,
                                  void (*give_up)(void *env, void *memory), void *env,
                                  FH_OWN fh_provider **out);
FH_API fh_status fh_provider_of(fh_vm *vm, fh_value v, FH_OWN fh_provider **out);
FH_API fh_value fh_provider_value(const fh_provider *provider);
FH_API void fh_provider_free(FH_OWN fh_provider *provider);
/* A zeroed Buffer in it; align: 1, 2, 4 or 8, 0 for 8. */
FH_API fh_status fh_provider_allocate(fh_provider *provider, size_t size, size_t align, fh_value *buffer);
/* FH_ERROR: DoubleFreeError, InvalidFreeError for a buffer that is not from here. */
FH_API fh_status fh_provider_deallocate(fh_provider *provider, fh_value buffer);
FH_API fh_status fh_provider_reset(fh_provider *provider); /* ends everything in it */
FH_API size_t fh_provider_size(const fh_provider *provider);
FH_API size_t fh_provider_available(const fh_provider *provider);
FH_API size_t fh_provider_high_water(const fh_provider *provider);

typedef struct fh_bounded_list fh_bounded_list;
typedef struct fh_bounded_deque fh_bounded_deque;
typedef struct fh_bounded_dict fh_bounded_dict;
typedef struct fh_bounded_str fh_bounded_str;
/* capacity: 1 to 2^31 - 1 (FH_ERROR, ValueError), of a str in bytes. provider NULL: memory of the VM. */
#define FH_BOUNDED_API(name)                                                                                 \
    FH_API fh_status fh_##name##_new(fh_vm *vm, size_t capacity, const fh_provider *provider,                \
                                     FH_OWN fh_##name **out);                                                \
    FH_API fh_status fh_##name##_of(fh_vm *vm, fh_value v, FH_OWN fh_##name **out);                          \
    FH_API fh_value fh_##name##_value(const fh_##name *o);                                                   \
    FH_API size_t fh_##name##_size(const fh_##name *o); /* elements; of a str bytes */                       \
    FH_API size_t fh_##name##_capacity(const fh_##name *o);                                                  \
    FH_API size_t fh_##name##_high_water(const fh_##name *o); /* the most that it has held */                \
    FH_API fh_status fh_##name##_clear(fh_##name *o);                                                        \
    FH_API void fh_##name##_free(FH_OWN fh_##name *o)
FH_BOUNDED_API(bounded_list);
FH_BOUNDED_API(bounded_deque);
FH_BOUNDED_API(bounded_dict);
FH_BOUNDED_API(bounded_str);
#undef FH_BOUNDED_API
FH_API fh_status fh_bounded_list_push(fh_bounded_list *list, fh_value v);
FH_API fh_status fh_bounded_list_pop(fh_bounded_list *list, fh_value *out); /* the last */
FH_API fh_status fh_bounded_list_get(const fh_bounded_list *list, size_t i, fh_value *out);
FH_API fh_status fh_bounded_list_set(fh_bounded_list *list, size_t i, fh_value v);
FH_API fh_status fh_bounded_deque_push(fh_bounded_deque *deque, fh_value v);
FH_API fh_status fh_bounded_deque_push_left(fh_bounded_deque *deque, fh_value v);
FH_API fh_status fh_bounded_deque_pop(fh_bounded_deque *deque, fh_value *out);
FH_API fh_status fh_bounded_deque_pop_left(fh_bounded_deque *deque, fh_value *out);
FH_API fh_status fh_bounded_deque_get(const fh_bounded_deque *deque, size_t i, fh_value *out);
FH_API fh_status fh_bounded_dict_insert(fh_bounded_dict *dict, fh_value key, fh_value v); /* or replaces */
FH_API fh_status fh_bounded_dict_get(const fh_bounded_dict *dict, fh_value key, fh_value *out);
FH_API fh_status fh_bounded_dict_remove(fh_bounded_dict *dict, fh_value key);
FH_API fh_status fh_bounded_str_append(fh_bounded_str *str, const char *utf8,
                                       size_t size); /* all or nothing */
/* As fh_to_str; valid until the next call with the VM. */
FH_API fh_status fh_bounded_str_text(const fh_bounded_str *str, const char **text, size_t *size);

/* Budgets: what scripts take between the two calls is counted under that name, and limited. They nest, and close in reverse
 * order, those of a host function before it returns. What is given back later is given back to the same budget. */
typedef enum fh_overrun {
    FH_OVERRUN_RAISES, /* BudgetExceededError */
    FH_OVERRUN_LOGS,   /* nothing: see the figures */
    FH_OVERRUN_LOCKS   /* MemoryLockedError, for every allocation until it is closed */
} fh_overrun;
FH_API fh_status fh_budget_open(fh_vm *vm, const char *name, size_t limit, fh_overrun overrun);
FH_API fh_status fh_budget_close(fh_vm *vm);
/* Of the budgets of that name; pointers may be NULL. FH_DONE: there is none. */
FH_API fh_status fh_budget_figures(fh_vm *vm, const char *name, size_t *used, size_t *peak, size_t *limit);

/* From now on the heap may grow by `reserve` bytes at most, or nothing may be allocated at all: MemoryLockedError, which needs no
 * memory. Scripts may lock, too; only the host can unlock. Most calls of the host allocate. */
typedef enum fh_lock { FH_LOCKED_GROWTH, FH_LOCKED_ALL } fh_lock;
FH_API fh_status fh_memory_lock(fh_vm *vm, fh_lock lock, size_t reserve);
FH_API void fh_memory_unlock(fh_vm *vm);

typedef enum fh_extern_kind {
    FH_EXTERN_VALUE,
    FH_EXTERN_FUNC,
    FH_EXTERN_GLOBAL,
    FH_EXTERN_TABLE
} fh_extern_kind;
typedef struct fh_extern {
    fh_extern_kind kind;
    union {
        fh_value value;
        fh_func *func;
        fh_global *global;
        fh_table *table;
    } of;
} fh_extern;
FH_API void fh_extern_free(fh_vm *vm, FH_OWN fh_extern *what); /* closes the handle, or gives up its share */

typedef struct fh_externs {
    fh_extern *data;
    size_t size, capacity;
    fh_vm *vm;
} fh_externs;
FH_API void fh_externs_new_empty(fh_vm *vm, fh_externs *out);
FH_API fh_status fh_externs_new_uninitialized(fh_vm *vm, size_t size,
                                              FH_OWN fh_externs *out); /* null handles */
FH_API fh_status fh_externs_new(fh_vm *vm, const fh_extern *externs, size_t n, FH_OWN fh_externs *out);
FH_API const fh_extern *fh_externs_view(const fh_externs *externs, size_t *size);
FH_API void fh_externs_free(FH_OWN fh_externs *externs);

/* ==== modules and instances ====
 *
 * A module is code that has not run; an instance is one that has, with variables of its own and the imports it was given. One
 * module makes any number of instances. */

typedef struct fh_module fh_module;
/* FH_SYNTAX: fh_error_diagnostic tells what and where. filename NULL: "<module>". */
FH_API fh_status fh_module_compile(fh_vm *vm, const char *source, size_t size, const char *filename,
                                   FH_OWN fh_module **out);
/* From an image (fh_module_serialize). It is verified: whatever the bytes are, FH_VERIFY is the worst. */
FH_API fh_status fh_module_load(fh_vm *vm, const void *image, size_t size, FH_OWN fh_module **out);
/* The same judgement, with nothing made. */
FH_API fh_status fh_module_validate(fh_vm *vm, const char *source, size_t size, const char *filename);
FH_API fh_status fh_module_validate_image(fh_vm *vm, const void *image, size_t size);
FH_API fh_status fh_module_serialize(fh_module *module, FH_OWN fh_bytes *out);
FH_API void fh_module_free(FH_OWN fh_module *module);

/* ---- engines: what many VMs share ----
 *
 *     fh_engine_new(NULL, NULL, &engine);
 *     fh_engine_add_library(engine, "json");             what scripts will import
 *     fh_engine_add(engine, "rules", module, 0);         compiled or loaded (and so verified) once, in any VM
 *     …
 *     fh_config_engine(config, engine);                  for each VM
 *
 * A process with many VMs reads and holds the code of modules once: importing such a module takes about half the time, half
 * the memory and less fuel. Each VM still runs the module for itself, and has functions, classes and variables of its own.
 *
 * Shared is what never changes: interned strings, constants, and of code its names, tables and instructions. A VM has code
 * objects of its own, a few hundred bytes each, and copies the instructions of a function when it first runs, since its
 * caches lie in them. A VM whose strategy is manual copies all code.
 *
 * An engine can be filled until the first VM is made with it, from any thread; from then on it never changes (FH_LOCKED), is
 * read without locks. For new versions of modules make a new engine. It lives as long
 * as it has VMs, or configs, or the host has not freed it. Nothing of it is counted in a VM's limits. */

/* NULL: the system's allocator; it must do for any thread in which engine or VMs are made or freed. All VMs of the engine
 * have its hash key (NULL: drawn at random), whatever their configs say. */
FH_API fh_status fh_engine_new(const fh_allocator *allocator, const uint64_t hash_key[2],
                               FH_OWN fh_engine **out);
/* Gives up the host's reference. */
FH_API void fh_engine_free(FH_OWN fh_engine *engine);
/* A module of the library, with all that its statements import; NULL: the whole library (some 4 MiB). Nothing to do for
 * those that are not written in Python. FH_ERROR, with no exception: there is none of that name. */
FH_API fh_status fh_engine_add_library(fh_engine *engine, const char *name);
/* A module under a full name, by which scripts can import it, before files and after the config's loader. It is copied out
 * of its VM. FH_ERROR (ValueError, in the module's VM): there is one of that name. */
FH_API fh_status fh_engine_add(fh_engine *engine, const char *name, fh_module *module, int is_package);
FH_API size_t fh_engine_memory(const fh_engine *engine);            /* bytes that it takes */
FH_API void fh_config_engine(fh_config *config, fh_engine *engine); /* shared; NULL: none */
/* A module of the VM's engine, to be instantiated: nothing is verified again. FH_ERROR (ModuleNotFoundError). */
FH_API fh_status fh_module_shared(fh_vm *vm, const char *name, FH_OWN fh_module **out);

typedef struct fh_import {
    const char *name; /* of the variable that the module finds */
    fh_extern what;   /* borrowed */
} fh_import;
typedef struct fh_instance fh_instance;
/* Runs the module. On failure there is no instance. */
FH_API fh_status fh_instantiate(fh_module *module, const fh_import *imports, size_t n,
                                FH_OWN fh_instance **out);
/* The exports: the names in __all__, or else all that do not begin with an underscore and are no modules. Counts them now;
 * the names are valid until it is asked again. NULL: there is no n-th. */
FH_API fh_status fh_instance_exports(fh_instance *instance, size_t *count);
FH_API const char *fh_instance_export_name(fh_instance *instance, size_t n);
/* A variable by name, as a value, a function (FH_INVALID_TYPE: it cannot be called), a place that follows the variable, or a
 * table (of a list). FH_ERROR (AttributeError): there is none. */
FH_API fh_status fh_instance_get(fh_instance *instance, const char *name, fh_value *out);
FH_API fh_status fh_instance_get_func(fh_instance *instance, const char *name, FH_OWN fh_func **out);
FH_API fh_status fh_instance_get_global(fh_instance *instance, const char *name, FH_OWN fh_global **out);
FH_API fh_status fh_instance_get_table(fh_instance *instance, const char *name, FH_OWN fh_table **out);
FH_API fh_value fh_instance_value(fh_instance *instance); /* the module object */
FH_API void fh_instance_free(FH_OWN fh_instance *instance);

/* ==== coroutines ====
 *
 * The host can drive a script's generator or coroutine, and a script can await what the host completes later. */

/* Goes on in the generator or coroutine, which gets `sent` (a null handle: None) as the value of its yield. FH_OK: it has
 * yielded *out. FH_DONE: it has returned *out. FH_PENDING: it waits for a promise that is not kept yet; call again when it is.
 * Otherwise it has failed. */
FH_API fh_status fh_resume(fh_vm *vm, fh_value coroutine, fh_value sent, fh_value *out);
/* Raises the exception (object or class) in it, at its yield; results likewise. */
FH_API fh_status fh_resume_throw(fh_vm *vm, fh_value coroutine, fh_value exception, fh_value *out);
FH_API fh_status fh_coroutine_close(fh_vm *vm, fh_value coroutine); /* coroutine.close() */

/* A result that comes later. The function of the host that returns it gives FH_PENDING, as fh_return_pending does; what the
 * script gets can be awaited, once: in a coroutine that the host drives with fh_resume, or in a task of asyncio (then the
 * promise must be kept by something that the loop runs). */
typedef struct fh_promise fh_promise;
FH_API fh_status fh_return_pending(fh_call *call, FH_OWN fh_promise **out);
/* Keeps it with a value, or breaks it with an exception (object or class), once; and frees it. */
FH_API fh_status fh_promise_resolve(FH_OWN fh_promise *promise, fh_value v);
FH_API fh_status fh_promise_reject(FH_OWN fh_promise *promise, fh_value exception);
FH_API void
fh_promise_free(FH_OWN fh_promise *promise); /* one that will not be kept: RuntimeError for who awaits it */

/* ==== transactions ====
 *
 * Between fh_txn_begin and fh_txn_rollback, what the host has done with fh_define_function, fh_set_…, fh_module_compile,
 * fh_module_load, fh_instantiate, fh_global_new, fh_global_set and fh_table_new is undone in reverse order: variables are what
 * they were, objects made are freed (and must not be used any more). What scripts have done meanwhile stays. Transactions nest:
 * what an inner one commits, the outer may still roll back. Without one: FH_MISUSE. */
FH_API fh_status fh_txn_begin(fh_vm *vm);
FH_API fh_status fh_txn_commit(fh_vm *vm);
FH_API fh_status fh_txn_rollback(fh_vm *vm);

/* ==== checking sources ==== */

/* A place in a source: lines and columns from 1, columns in code points; the end is behind the last character. */
typedef struct fh_place {
    unsigned line, column, end_line, end_column;
} fh_place;
typedef enum fh_level { FH_LEVEL_NOTE, FH_LEVEL_WARNING, FH_LEVEL_ERROR } fh_level;
typedef struct fh_step { /* a place on the way to a finding: "made here" */
    fh_place place;
    const char *note;
} fh_step;
typedef struct fh_edit { /* what stands there becomes `text`; an empty place inserts */
    fh_place place;
    const char *text;
} fh_edit;
typedef struct fh_finding {
    unsigned rule; /* 101 to 115: FH101 … */
    fh_level level;
    fh_place place;
    const char *message;  /* one line */
    const char *why;      /* a sentence, or NULL */
    const char *function; /* qualified name; NULL at module level */
    const fh_step *path;  /* in source order */
    size_t path_size;
    const char *fix_title; /* NULL: there is no fix */
    const fh_edit *edits;
    size_t edits_size;
} fh_finding;
typedef struct fh_unfinished { /* a function whose analysis was given up, and why */
    fh_place place;
    const char *function, *reason;
} fh_unfinished;
typedef struct fh_source_error { /* the source does not compile */
    const char *type, *message;  /* "SyntaxError", "invalid syntax" */
    fh_place place;              /* line 0: of no place; column 0: of the line */
    const char *text;            /* as it would be printed, source line included */
} fh_source_error;

typedef struct fh_check_options {
    const char *filename;
    int findings_only; /* does not compile: what is wrong with the source is left to who runs it */
    /* The text of a script module that the source imports, for what its functions do: nonzero if there is one. It must stay
     * until fh_check_source returns. `level`: the number of dots of a relative import. NULL: none is to be had. */
    int (*import)(void *env, const char *name, unsigned level, const char **text, size_t *size);
    void *env;
} fh_check_options;

typedef struct fh_check
    fh_check; /* findings of one source; all that is read from it stays until fh_check_free */
/* Looks for memory faults, running nothing. Comments `# freehold: ignore[FH104]` and `# freehold: ignore` silence findings
 * of their line. FH_ERROR: memory is out. */
FH_API fh_status fh_check_source(fh_vm *vm, const char *text, size_t size, const fh_check_options *options,
                                 FH_OWN fh_check **out);
FH_API void fh_check_free(FH_OWN fh_check *check);                   /* before its VM */
FH_API const fh_source_error *fh_check_error(const fh_check *check); /* NULL: it compiles */
FH_API size_t fh_check_count(const fh_check *check);
FH_API const fh_finding *fh_check_finding(const fh_check *check, size_t i); /* in the order of their lines */
FH_API size_t fh_check_ignored(const fh_check *check); /* how many a comment has silenced */
FH_API size_t fh_check_unfinished_count(const fh_check *check);
FH_API const fh_unfinished *fh_check_unfinished(const fh_check *check, size_t i);

/* ==== hooks ====
 *
 * For debuggers, profilers and coverage outside the VM. Sources are compiled for them in a VM whose config says so (the
 * library's code is not, and other VMs pay nothing); who is told can change at any time. */
typedef enum fh_event_kind {
    FH_EVENT_LINE,     /* a statement begins */
    FH_EVENT_CALL,     /* a function, lambda, class body or module has been entered */
    FH_EVENT_RETURN,   /* it is about to return; not where an exception leaves it */
    FH_EVENT_EXCEPTION /* an exception has come to a function: raised in it, or by what it called */
} fh_event_kind;
typedef struct fh_event {
    fh_event_kind kind;
    fh_frame place;        /* of the innermost script function; text is valid during the hook */
    unsigned depth;        /* script functions that run: 1 for the module */
    const char *exception; /* the name of its class; NULL unless FH_EVENT_EXCEPTION */
} fh_event;
/* FH_OK: go on. Else the run goes on with the exception that is pending, or ends with FH_TRAP where none is. A hook may use the
 * VM as a function of the host may, but not when told of an exception, where its result does not count either. It is not told
 * of what it does itself. */
typedef fh_status (*fh_hook)(fh_vm *vm, const fh_event *event, void *env);
FH_API void fh_config_hooks(fh_config *config, int on);
FH_API fh_status fh_hook_set(fh_vm *vm, fh_hook hook, void *env); /* NULL: nobody is told */
/* Whether sources that are compiled from now on are compiled for hooks, whatever the config says. */
FH_API fh_status fh_hooks_compile(fh_vm *vm, int on);

/* ---- allocations, for memory profilers ----
 *
 * From when the hook is set, each object and each payload of one (the items of a list, the table of a dict) is told of when
 * it is made and when it is freed; nothing in the VM need have been compiled or configured for it, and a VM without a hook
 * does no more work than if there were none. What an arena holds is freed with the arena, without a word for each: what
 * survives is told of again, as made where it lies now, then the end. Blocks that were made before are told of when they are
 * freed. Neither the end of the VM nor what it takes from its allocator for pages is told. */
typedef enum fh_allocation_kind {
    FH_ALLOCATION_MADE,
    FH_ALLOCATION_FREED,
    FH_ALLOCATION_ARENA_END, /* or reset: size: of the blocks that it had */
    FH_ALLOCATION_COLLECTION /* cycles have been collected: found */
} fh_allocation_kind;
typedef enum fh_home { FH_HOME_COUNTED, FH_HOME_MANUAL, FH_HOME_ARENA, FH_HOME_IMMORTAL } fh_home;
typedef struct fh_allocation {
    fh_allocation_kind kind;
    fh_home home;        /* payloads outside arenas are told as counted */
    const void *address; /* tells blocks apart; what lies there is not for the host */
    size_t size;         /* bytes that it occupies, header and unused ones included */
    const char
        *type; /* its class's name (FREED: "dead" where the script has freed it before); NULL: a payload */
    uint64_t arena; /* which arena it lies in: no two have the same number; 0: none */
    const char *arena_name;
    size_t found; /* objects that the collector has found */
} fh_allocation;
/* Must not use the VM, but for fh_allocation_place. Text is valid during the hook. */
typedef void (*fh_allocation_hook)(fh_vm *vm, const fh_allocation *what, void *env);
FH_API fh_status fh_allocation_hook_set(fh_vm *vm, fh_allocation_hook hook,
                                        void *env); /* NULL: nobody is told */
/* Where the innermost script function is; 0: none runs. Text is valid during the hook. */
FH_API int fh_allocation_place(fh_vm *vm, fh_frame *out);

/* The variables of the innermost script function, as locals() gives them: in hooks and functions of the host. */
FH_API fh_status fh_frame_locals(fh_vm *vm, fh_value *out);

/* ==== the end of a program ==== */

/* Manual objects of one type and from one place that nobody has freed. */
typedef struct fh_leak {
    size_t count, bytes;
    const char *type, *file,
        *function; /* valid during the call; file and function NULL: the place is not known */
    unsigned line;
} fh_leak;
/* Tells `report` of each group of leaks, the largest first (`report` must not use the VM; NULL: none). The number of objects. */
FH_API size_t fh_leaks(fh_vm *vm, void (*report)(void *env, const fh_leak *leak), void *env);

/* Prints the pending exception as an uncaught one to sys.stderr (nothing for SystemExit without a message), clears it and
 * gives the exit status a process should end with. Also FH_OK: flushes output, gives 0 (or 120 when that fails). */
FH_API int fh_finish(fh_vm *vm, fh_status status);

/* ==== cleaning up at the end of a block (gcc, clang) ====
 *
 *     FH_AUTO(fh_vm) *vm = NULL;            whatever way the block is left, fh_vm_free(vm)
 *     FH_AUTO(fh_func) *f = NULL;           so with every type that has a free
 *     FH_AUTO(fh_bytes) image = {0};
 *     FH_SCOPE(vm);                         a scope for the rest of the block
 *
 * Variables are left in reverse order, so that what belongs to a VM goes before it. In C++: freehold.hpp. */
#if defined(__GNUC__) && !defined(__cplusplus)
#define FH_AUTO(type) __attribute__((cleanup(type##_auto), unused)) type
#define FH_SCOPE(vm)                                                                                         \
    __attribute__((cleanup(fh_scope_auto), unused)) fh_scope FH_JOIN(fh_scope_, __LINE__) = fh_scope_in(vm)
#define FH_JOIN(a, b)  FH_JOIN_(a, b)
#define FH_JOIN_(a, b) a##b
#define FH_POINTER_AUTO(type)                                                                                \
    static inline void type##_auto(type **p) { type##_free(*p); }
#define FH_STRUCT_AUTO(type)                                                                                 \
    static inline void type##_auto(type *p) { type##_free(p); }
FH_POINTER_AUTO(fh_config)
FH_POINTER_AUTO(fh_vm)
FH_POINTER_AUTO(fh_engine)
FH_POINTER_AUTO(fh_error)
FH_POINTER_AUTO(fh_func)
FH_POINTER_AUTO(fh_global)
FH_POINTER_AUTO(fh_table)
FH_POINTER_AUTO(fh_memory)
FH_POINTER_AUTO(fh_provider)
FH_POINTER_AUTO(fh_bounded_list)
FH_POINTER_AUTO(fh_bounded_deque)
FH_POINTER_AUTO(fh_bounded_dict)
FH_POINTER_AUTO(fh_bounded_str)
FH_POINTER_AUTO(fh_module)
FH_POINTER_AUTO(fh_instance)
FH_STRUCT_AUTO(fh_bytes)
FH_STRUCT_AUTO(fh_values)
FH_STRUCT_AUTO(fh_externs)
static inline void fh_scope_auto(fh_scope *scope) { fh_scope_close(scope); }
static inline fh_scope fh_scope_in(fh_vm *vm) {
    fh_scope scope;
    fh_scope_open(vm, &scope);
    return scope;
}
#endif

#ifdef __cplusplus
}
#endif
#endif
