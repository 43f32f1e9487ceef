/* Freehold: a VM for Python 3.11 that you embed.
 *
 * Conventions. No global state: any number of VMs, one thread in a VM at a time. Nothing here aborts, prints (unless its
 * comment says so) or jumps out of host frames. Every byte comes from the allocator in the config. Functions that can fail
 * give fh_status; after FH_ERROR the exception stays in the VM until the next call or until it is printed or taken.
 * FH_OWN marks pointers whose ownership passes: into the callee for parameters, to the caller for results. Strings are
 * UTF-8. */
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
    FH_MISUSE, /* NULL, a closed or foreign handle, a use of the VM where it is forbidden; nothing has been done. Also a
                * SystemError, where there is a VM to raise it in */
    FH_DONE,    /* the iterator has no more items; the coroutine has returned */
    FH_PENDING, /* of a host function: the result comes later; of fh_resume: it waits for that */
    FH_LEAK     /* what was to be closed has left things behind */
} fh_status;

/* An allocator. Each may return NULL (free excepted). Sizes and alignment of the allocation are passed back. */
typedef struct fh_allocator {
    void *(*alloc)(void *context, size_t size, size_t align);
    void *(*resize)(void *context, void *p, size_t old_size, size_t new_size, size_t align);
    void (*free)(void *context, void *p, size_t size, size_t align);
    void *context;
} fh_allocator;

/* ---- stock allocators ----
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

/* ---- configuration ---- */

/* A config with defaults: system allocator, no limits. NULL: out of memory. */
FH_API FH_OWN fh_config *fh_config_new(void);
FH_API void fh_config_free(FH_OWN fh_config *config);
FH_API void fh_config_allocator(fh_config *config, const fh_allocator *allocator); /* copied */
FH_API void fh_config_memory_limit(fh_config *config, size_t bytes);               /* 0: none */
/* The memory strategy of the whole VM; by default automatic. */
typedef enum fh_strategy { FH_AUTOMATIC, FH_MANUAL, FH_ARENA } fh_strategy;
FH_API void fh_config_strategy(fh_config *config, fh_strategy strategy);
/* Where manual objects are made is kept for all of them, so that fh_leaks can tell. */
FH_API void fh_config_memory_debug(fh_config *config, int on);
/* Key of the hashes of str and bytes. By default it is drawn at random by fh_vm_new. */
FH_API void fh_config_hash_key(fh_config *config, const uint64_t key[2]);
/* For tests: the n-th allocation (from 1) fails, once or, if `persistent`, like all that follow it. 0: none. */
FH_API void fh_config_fail_at(fh_config *config, uint64_t n, int persistent);
/* For tests: cycles are collected whenever n objects that can be part of one have been made. 0: when it pays. */
FH_API void fh_config_collect_every(fh_config *config, size_t n);

/* ---- VM ---- */

/* Takes the config (NULL: defaults) in any case. */
FH_API fh_status fh_vm_new(FH_OWN fh_config *config, FH_OWN fh_vm **out);
/* Ends the VM: remaining objects are finalized while that is still possible, output is flushed, all memory goes back. */
FH_API void fh_vm_free(FH_OWN fh_vm *vm);

/* From any thread or signal handler: the script gets KeyboardInterrupt at its next poll. */
FH_API void fh_interrupt(fh_vm *vm);

/* sys.argv (copied) and the directory put in front of sys.path (NULL: none). */
FH_API fh_status fh_set_argv(fh_vm *vm, int argc, const char *const *argv);
FH_API fh_status fh_prepend_path(fh_vm *vm, const char *directory);

/* What python3's option -W takes ("error::DeprecationWarning"), later ones first: sys.warnoptions. */
FH_API fh_status fh_add_warn_option(fh_vm *vm, const char *option);

/* ---- running, as __main__ ---- */

FH_API fh_status fh_run_source(fh_vm *vm, const char *text, size_t size, const char *filename);
/* The text of that file. FH_ERROR with OSError when it cannot be read: the host asks, so no capability is needed. */
FH_API fh_status fh_run_file(fh_vm *vm, const char *path);
FH_API fh_status fh_run_module(fh_vm *vm, const char *name);

/* ---- functions of the host ---- */

typedef struct fh_call fh_call; /* valid while the function runs */
/* Reads its arguments, sets its result (None if it does not), gives FH_OK; or FH_ERROR after a call below has failed or
 * fh_raise. */
typedef fh_status (*fh_function)(fh_call *call, void *env);
/* Makes fn a builtin of that name for every script of the VM, for min_args to max_args positional arguments. finalizer
 * (NULL: none) gets env when the function is no longer needed, at the latest when the VM ends; not if this call fails. */
FH_API fh_status fh_define_function(fh_vm *vm, const char *name, unsigned min_args, unsigned max_args,
                                    fh_function fn, void *env, void (*finalizer)(void *env));
FH_API unsigned fh_arg_count(const fh_call *call);
/* Argument i from 0. What does not convert without loss raises: f64 takes real numbers, i64 ints that fit, bool the truth
 * of anything. The text of a str is NUL-terminated (size may be NULL) and valid until the function returns. */
FH_API fh_status fh_arg_f64(fh_call *call, unsigned i, double *out);
FH_API fh_status fh_arg_i64(fh_call *call, unsigned i, int64_t *out);
FH_API fh_status fh_arg_bool(fh_call *call, unsigned i, int *out);
FH_API fh_status fh_arg_str(fh_call *call, unsigned i, const char **text, size_t *size);
FH_API fh_status fh_return_none(fh_call *call);
FH_API fh_status fh_return_bool(fh_call *call, int v);
FH_API fh_status fh_return_i64(fh_call *call, int64_t v);
FH_API fh_status fh_return_f64(fh_call *call, double v);
FH_API fh_status fh_return_str(fh_call *call, const char *text, size_t size); /* UTF-8, copied */
/* Raises the builtin exception of that name; always FH_ERROR. */
FH_API fh_status fh_raise(fh_call *call, const char *exception, const char *message);

/* ---- variables of __main__ ---- */

FH_API fh_status fh_set_bool(fh_vm *vm, const char *name, int v);
FH_API fh_status fh_set_i64(fh_vm *vm, const char *name, int64_t v);
FH_API fh_status fh_set_f64(fh_vm *vm, const char *name, double v);
FH_API fh_status fh_set_str(fh_vm *vm, const char *name, const char *text, size_t size); /* UTF-8, copied */
/* Conversions as for arguments; text is valid until the next call with this VM. */
FH_API fh_status fh_get_bool(fh_vm *vm, const char *name, int *out);
FH_API fh_status fh_get_i64(fh_vm *vm, const char *name, int64_t *out);
FH_API fh_status fh_get_f64(fh_vm *vm, const char *name, double *out);
FH_API fh_status fh_get_str(fh_vm *vm, const char *name, const char **text, size_t *size);

/* ---- errors ---- */

/* The pending exception as it would be printed, traceback included; "" if there is none. Valid until the next call with
 * this VM; the exception stays pending. */
FH_API const char *fh_error_text(fh_vm *vm);
FH_API void fh_error_clear(fh_vm *vm);
/* Writes that text to the file and clears the exception; nothing where none is pending. */
FH_API void fh_error_print(fh_vm *vm, FILE *file);

/* ---- checking sources ---- */

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

/* ---- the command-line program's needs ---- */

/* For a prompt: runs one statement in __main__, as typed in: the value of an expression is printed and becomes `_`. When
 * more lines could complete the text, *more is 1 and nothing has been run. The text has no newline at its end, but for a
 * compound statement, which an empty line ends. */
FH_API fh_status fh_run_typed(fh_vm *vm, const char *text, size_t size, const char *filename, int *more);

/* Writes the bytecode of a source, functions in it included, to stdout. */
FH_API fh_status fh_dis_source(fh_vm *vm, const char *text, size_t size, const char *filename);

/* Manual objects of one type and from one place that nobody has freed. */
typedef struct fh_leak {
    size_t count, bytes;
    const char *type, *file,
        *function; /* valid during the call; file and function NULL: the place is not known */
    unsigned line;
} fh_leak;
/* Tells `report` of each group of leaks, the largest first (`report` must not use the VM). The number of objects. */
FH_API size_t fh_leaks(fh_vm *vm, void (*report)(void *env, const fh_leak *leak), void *env);

/* Prints the pending exception as an uncaught one to sys.stderr (nothing for SystemExit without a message), clears it and
 * gives the exit status a process should end with. Also FH_OK: flushes output, gives 0 (or 120 when that fails). */
FH_API int fh_finish(fh_vm *vm, fh_status status);

#ifdef __cplusplus
}
#endif
#endif
