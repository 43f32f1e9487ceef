/* VMs of the public API. */
#include "api/engine.h"
#include "api/hostcall.h"
#include "freehold_prompt.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "bytecode/code.h"
#include "memory/arena.h"
#include "memory/budget.h"
#include "memory/watch.h"
#include "compiler/compile.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/traces.h"
#include "objects/weakref.h"
#include "runtime/builtins.h"
#include "runtime/fiber.h"
#include "runtime/finish.h"
#include "runtime/frame.h"
#include "runtime/import.h"
#include "runtime/ops.h"
#include "runtime/strategy.h"
#include "runtime/sys.h"
#include "runtime/traceback.h"
#include "runtime/warnings.h"

#if FH_DEEP || defined(__SANITIZE_ADDRESS__)
#define DEBUG_HANDLES true
#else
#define DEBUG_HANDLES false
#endif

#define DEFAULTS                                                                                             \
    {                                                                                                        \
        .alloc = fhalloc_system, .debug_handles = DEBUG_HANDLES, .capabilities = FH_CAP_STDOUT,              \
        .flags = FH_FLAGS_USUAL                                                                              \
    }

#define ROOM_TO_COMPILE ((size_t)256 << 10)
#define LITTLE_ROOM     ((size_t)128 << 10) /* with less, the heap is cleaned up first */

fh_config *fh_config_new(void) {
    fh_config *c = fhalloc_new(&fhalloc_system, sizeof *c);
    if (c) *c = (fh_config)DEFAULTS;
    return c;
}

void fh_config_free(fh_config *config) {
    if (config) fh_engine_free(config->engine);
    fhalloc_free(&fhalloc_system, config, sizeof *config);
}

void fh_config_strategy(fh_config *config, fh_strategy strategy) { config->strategy = strategy; }

void fh_config_memory_debug(fh_config *config, int on) { config->memory_debug = on != 0; }

void fh_config_allocator(fh_config *config, const fh_allocator *a) {
    config->alloc = (FhAlloc){a->alloc, a->resize, a->free, a->context};
}

void fh_config_hash_key(fh_config *config, const uint64_t key[2]) {
    config->hash_key[0] = key[0];
    config->hash_key[1] = key[1];
    config->has_hash_key = true;
}

void fh_config_fail_at(fh_config *config, uint64_t n, int persistent) {
    config->fail_at = n;
    config->fail_persistent = persistent != 0;
}

void fh_config_debug_handles(fh_config *config, int on) { config->debug_handles = on != 0; }

void fh_config_report(fh_config *config, void (*report)(void *env, const char *text), void *env) {
    config->report = report;
    config->report_env = env;
}

void fh_config_output(fh_config *config, fh_output output, void *env) {
    config->output = output;
    config->output_env = env;
}

void fh_config_hooks(fh_config *config, int on) { config->hooks = on != 0; }

void fh_config_loader(fh_config *config, fh_loader loader, void *env) {
    config->loader = loader;
    config->loader_env = env;
}

fh_status fh_config_flag(fh_config *config, const char *name, int value) {
#define NAME(name) #name,
    static const char *const names[] = {[FH_FLAG_debug] = FH_SYS_FLAGS(NAME)[FH_FLAG_unbuffered] =
                                            FH_OTHER_FLAGS(NAME)};
#undef NAME
    for (int i = 0; i < FH_FLAG_end; i++)
        if (strcmp(names[i], name) == 0) return config->flags[i] = value, FH_OK;
    return FH_MISUSE;
}

void fh_config_collect_every(fh_config *config, size_t n) { config->collect_every = n; }

void fhapi_draw_hash_key(uint64_t key[2]) {
    if (getrandom(key, 16, GRND_NONBLOCK) == 16) return;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    key[0] = (uint64_t)now.tv_nsec * 0x9E3779B97F4A7C15u ^ (uint64_t)(uintptr_t)key;
    key[1] = (uint64_t)now.tv_sec * 0xC2B2AE3D27D4EB4Fu + key[0];
}

static int open_modules(FhVM *vm) {
    vm->empty_match = fhlist_new(vm, 0);
    if (vm->empty_match == FH_ERR) return -1;
    vm->modules = fhdict_new(vm);
    if (vm->modules == FH_ERR || fhbuiltins_open(vm) < 0) return -1;
    return fhsys_open(vm);
}

static void start_host(fh_host *host, const fh_config *c) {
    host->vm.host = host;
    host->vm.visit_host = fhapi_visit;
    host->kept = FH_NOVALUE;
    host->base_arena = NULL;
    host->future_annotations = false;
    host->tag = (((uint64_t)(uintptr_t)host >> 12) ^ c->hash_key[0]) << 32 & FH_ID_TAG;
    fhapi_places_init(host);
    host->debug_handles = c->debug_handles;
    host->report = c->report;
    host->report_env = c->report_env;
    host->output = c->output;
    host->output_env = c->output_env;
    host->loader = c->loader;
    host->loader_env = c->loader_env;
    host->vm.emit_hooks = c->hooks;
    if (c->output) host->vm.write_host = fhapi_write;
    if (c->loader) host->vm.find_host = fhapi_find;
    host->engine = c->engine;
    if (c->engine) host->vm.find_shared = fhengine_find;
}

fh_status fh_vm_new(fh_config *config, fh_vm **out) {
    if (!out) {
        fh_config_free(config);
        return FH_MISUSE;
    }
    *out = NULL;
    fh_config defaults = DEFAULTS;
    fh_config c = config ? *config : defaults;
    fhengine_share(c.engine);
    fh_config_free(config);
    if (!c.has_hash_key) fhapi_draw_hash_key(c.hash_key);
    fh_host *host = c.engine && fhengine_seal(c.engine) != FH_OK ? NULL : fhalloc_new(&c.alloc, sizeof *host);
    if (!host) return fh_engine_free(c.engine), FH_NO_MEMORY;
    memset(&host->given, 0, sizeof *host - offsetof(fh_host, given));
    host->given = host->alloc = c.alloc;
    if (c.fail_at) host->alloc = fhfail_over(&host->fail, &host->given, c.fail_at, c.fail_persistent);
    FhVM *vm = &host->vm;
    if (fhvm_init_in(vm, &host->alloc, c.hash_key, fhengine_vm(c.engine)) < 0) goto no_vm;
    start_host(host, &c);
    vm->capabilities = c.capabilities;
    memcpy(vm->flags, c.flags, sizeof vm->flags);
    if (c.flags[FH_FLAG_int_max_str_digits] >= 0)
        vm->int_max_str_digits = (uint32_t)c.flags[FH_FLAG_int_max_str_digits];
    vm->heap.hooks = &fhweakref_hooks;
    vm->heap.arena_hooks = &fhframe_arena_hooks;
    if (c.collect_every) fhheap_collect_every(&vm->heap, c.collect_every);
    vm->compile = fhcompile;
    vm->find_anchors = fhapi_find_anchors;
    vm->forget_fields = fhcache_forget;
    vm->renew_versions = fhcache_renew;
    vm->unraisable = fhtraceback_unraisable;
    vm->warn = fhwarnings_issue;
    vm->host_memory_limit = c.memory_limit;
    if (c.fixed_bytes) fhheap_be_tight(&vm->heap, c.fixed_bytes);
    fhheap_set_limit(&vm->heap, c.memory_limit ? c.memory_limit : c.fixed_bytes);
    if (!fhapi_enter(vm) || fhframe_init(vm) < 0 || open_modules(vm) < 0) {
        fh_vm_free(vm);
        return FH_NO_MEMORY;
    }
    if (c.memory_debug) fhtraces_be_exact(vm);
    if (getenv("FH_HIDDEN_ARENAS")) fhstrategy_hide_arenas(vm);
    if (c.strategy == FH_ARENA) {
        FhArena *a = fharena_new(vm, FH_NOVALUE, 0);
        if (!a) {
            fh_vm_free(vm);
            return FH_NO_MEMORY;
        }
        a->in_force = 1;
        vm->base_strategy = (FhStrategy){FH_S_ARENA, FH_S_ARENA, a, NULL};
        fhstrategy_install(vm, vm->base_strategy);
    }
    if (c.strategy == FH_MANUAL) {
        vm->base_strategy = (FhStrategy){FH_S_MANUAL, FH_S_MANUAL, NULL, NULL};
        fhstrategy_install(vm, vm->base_strategy);
    }
    fhapi_set_limits(vm, &c);
    fhheap_close_reserve(&vm->heap);
    *out = vm;
    return FH_OK;
no_vm:
    fhalloc_free(&c.alloc, host, sizeof *host);
    fh_engine_free(c.engine);
    return FH_NO_MEMORY;
}

void fh_vm_free(fh_vm *vm) {
    if (!vm) return;
    bool same = fhapi_host(vm)->thread == fhapi_this_thread();
    if (same && (vm->frame || fhapi_host(vm)->barred)) { /* by a function that its script has called */
        fhapi_report(vm, "freehold: misuse: a VM is freed while it runs");
        return;
    }
    if (!fhapi_enter(vm)) return;
    fhmeter_grace(vm); /* for finalizers */
    fh_host *host = vm->host;
    fhheap_unlock(&vm->heap);
    fhwatch_end(vm);
    fhapi_close_all(vm);
    FhAlloc alloc = host->given;
    fhstrategy_install(vm, (FhStrategy){FH_S_AUTOMATIC, FH_S_AUTOMATIC, NULL, NULL});
    if (vm->frame == NULL && vm->heap.narenas) fharena_finalize_all(vm);
    bool made = fh_is_obj(vm->modules) && fh_is_obj(vm->sys_dict);
    if (made && fhfinish_modules(vm) && !host->instances && !host->finalized_functions) {
        fh_engine *shared = host->engine;
        fhheap_close(&vm->heap);
        fhalloc_free(&alloc, host, sizeof *host);
        fh_engine_free(shared);
        return;
    }
    fh_clear(vm, &vm->inputs);
    fhbuiltins_close(vm);
    fhcache_close(vm);
    vm->heap.hooks = &fhweakref_silent_hooks;
    fhfiber_close(vm);
    fhframe_close(vm);
    fhhostcall_finalize_all(vm);
    fhhosttype_close(vm);
    fhvm_close(vm);
    fh_engine *engine = host->engine;
    fhalloc_free(&alloc, host, sizeof *host);
    fh_engine_free(engine);
}

static FhValue decoded(FhVM *vm, const char *text, size_t size) {
    return fhstr_decode(vm, (const uint8_t *)text, size, "utf-8", "surrogateescape");
}

/* The list of words becomes an attribute of sys. */
static fh_status set_words(FhVM *vm, const char *attribute, int n, const char *const *words) {
    if (n < 0 || (n && !words) || !fhapi_enter(vm)) return FH_MISUSE;
    FhValue list = fhlist_new(vm, n);
    if (list == FH_ERR) return FH_ERROR;
    for (int i = 0; i < n; i++) {
        FhValue s = decoded(vm, words[i], strlen(words[i]));
        if (s == FH_ERR || fhlist_push(vm, fhas_list(list), s) < 0) return fh_release(vm, list), FH_ERROR;
    }
    return fhmodule_set_take(vm, vm->sys_module, attribute, list) < 0 ? FH_ERROR : FH_OK;
}

fh_status fh_set_argv(fh_vm *vm, int argc, const char *const *argv) {
    return set_words(vm, "argv", argc, argv);
}

fh_status fh_set_orig_argv(fh_vm *vm, int argc, const char *const *argv) {
    return set_words(vm, "orig_argv", argc, argv);
}

fh_status fh_add_x_option(fh_vm *vm, const char *option) {
    if (!option || !fhapi_enter(vm)) return FH_MISUSE;
    size_t size = strcspn(option, "=");
    FhValue name = decoded(vm, option, size), value = FH_TRUE, options = FH_ERR;
    if (option[size]) value = decoded(vm, option + size + 1, strlen(option + size + 1));
    if (name != FH_ERR && value != FH_ERR)
        options = fhattr_get(vm, vm->sys_module, fhstr_intern(vm, "_xoptions", 9));
    int status = options == FH_ERR ? -1 : fhsetitem(vm, options, name, value);
    FhValue owned[] = {name, value, options};
    for (int i = 0; i < 3; i++)
        if (owned[i] != FH_ERR) fh_release(vm, owned[i]);
    return status < 0 ? FH_ERROR : FH_OK;
}

fh_status fh_prepend_path(fh_vm *vm, const char *directory) {
    if (!directory) return FH_OK;
    if (!fhapi_enter(vm)) return FH_MISUSE;
    FhValue s = decoded(vm, directory, strlen(directory));
    if (s == FH_ERR) return FH_ERROR;
    int status = fhlist_insert(vm, vm->sys_path, 0, s);
    fh_release(vm, s);
    return status < 0 ? FH_ERROR : FH_OK;
}

fh_status fh_add_warn_option(fh_vm *vm, const char *option) {
    if (!option || !fhapi_enter(vm)) return FH_MISUSE;
    FhValue s = decoded(vm, option, strlen(option));
    FhValue list = s == FH_ERR ? FH_ERR : fhdict_get_str(vm, vm->sys_dict, FH_NAME(vm, warnoptions));
    if (list == FH_ERR || !fhlist_exact(list)) return fh_release(vm, s), FH_ERROR;
    int there = fhcontains(vm, list, s);
    if (there) return fh_release(vm, s), there < 0 ? FH_ERROR : FH_OK;
    return fhlist_push(vm, fhas_list(list), s) < 0 ? FH_ERROR : FH_OK;
}

/* Options are looked at before the program runs: bad ones are told. */
static void start_warnings(FhVM *vm) {
    FhValue list = fhdict_get_str(vm, vm->sys_dict, FH_NAME(vm, warnoptions));
    if (list == FH_ERR) fhpending_clear(vm);
    if (list == FH_ERR || !fhlist_exact(list) || !fhas_list(list)->size) return;
    FhValue module = fhimport(vm, "warnings");
    if (module == FH_ERR)
        fhpending_clear(vm);
    else
        fh_release(vm, module);
}

/* Of a small heap the compiler gets what is free. */
static void make_room(FhVM *vm) {
    FhHeap *h = &vm->heap;
    if (!h->limit_bytes || h->bytes + ROOM_TO_COMPILE <= h->limit_bytes) return;
    if (!vm->frame && vm->runs == 0 && h->bytes + LITTLE_ROOM > h->limit_bytes) {
        fhframe_trim(vm);
        if (h->collector_enabled) fhheap_collect(vm);
    }
    fhheap_trim(h);
}

static FhValue compile_source(FhVM *vm, const char *text, size_t size, const char *filename) {
    make_room(vm);
    FhValue name = fhstr_decode(vm, (const uint8_t *)filename, strlen(filename), "utf-8", "surrogateescape");
    if (name == FH_ERR) return FH_ERR;
    FhValue code = fhcompile(vm, text, size, name, FHCOMPILE_FILE, 0);
    fh_release(vm, name);
    return code;
}

/* The same with all that there is. What has been compiled then runs on what is left to scripts. */
static FhValue compile_for_host(FhVM *vm, const char *text, size_t size, const char *filename) {
    fhheap_open_reserve(&vm->heap);
    FhValue code = compile_source(vm, text, size, filename);
    fhheap_close_reserve(&vm->heap);
    return code;
}

fh_status fh_run_source(fh_vm *vm, const char *text, size_t size, const char *filename) {
    if (!text && size) return fhapi_misuse(vm, "no source");
    if (!fhapi_enter(vm)) return FH_MISUSE;
    if (!filename) filename = "<string>";
    fhpending_clear(vm);
    fhmeter_resume(vm);
    if (vm->interrupted == FH_INTERRUPT_COLLECT && vm->runs == 0 && fhpoll_safe(vm) < 0)
        return fhapi_failed(vm);
    start_warnings(vm);
    FhValue code = compile_for_host(vm, text, size, filename);
    if (code == FH_ERR) return fhapi_not_compiled(vm);
    FhValue main = fhimport_main(vm, filename[0] == '<' ? NULL : filename), result = FH_ERR;
    if (main != FH_ERR) {
        FhValue dict = fhas_module(main)->dict;
        result = fhrun_code(vm, code, dict, dict);
        fh_release(vm, main);
    }
    fh_release(vm, code);
    if (strcmp(filename, "<string>") != 0) fhfinish_flush(vm); /* as CPython, before the traceback */
    return fhapi_done(vm, result);
}

/* Reads the file into a raw block of *capacity bytes; -1: an exception. */
static int read_file(FhVM *vm, int fd, FhValue path, char **text, size_t *size, size_t *capacity) {
    struct stat info;
    *text = NULL;
    *size = *capacity = 0;
    if (fstat(fd, &info) < 0) return fhraise_os(vm, errno, path), -1;
    *capacity = info.st_size > 0 ? (size_t)info.st_size + 1 : 4096;
    if ((*text = fhmem_new(vm, *capacity)) == NULL) return -1;
    for (;;) {
        ssize_t got = read(fd, *text + *size, *capacity - *size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fhraise_os(vm, errno, path), -1;
        if (got == 0) return 0;
        *size += (size_t)got;
        if (*size < *capacity) continue;
        char *grown = fhmem_resize(vm, *text, *capacity, *capacity * 2);
        if (!grown) return -1;
        *text = grown;
        *capacity *= 2;
    }
}

fh_status fh_run_file(fh_vm *vm, const char *path) {
    if (!path) return fhapi_misuse(vm, "no path");
    if (!fhapi_enter(vm)) return FH_MISUSE;
    fhpending_clear(vm);
    FhValue name = fhstr_decode(vm, (const uint8_t *)path, strlen(path), "utf-8", "surrogateescape");
    if (name == FH_ERR) return fhapi_failed(vm);
    char *text = NULL;
    size_t size = 0, capacity = 0;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    int status =
        fd < 0 ? (fhraise_os(vm, errno, name), -1) : read_file(vm, fd, name, &text, &size, &capacity);
    if (fd >= 0) close(fd);
    fh_release(vm, name);
    fh_status result = status < 0 ? fhapi_failed(vm) : fh_run_source(vm, text, size, path);
    fhmem_free(vm, text, capacity);
    return result;
}

fh_status fh_run_module(fh_vm *vm, const char *name) {
    if (!name) return fhapi_misuse(vm, "no name of a module");
    if (!fhapi_enter(vm)) return FH_MISUSE;
    fhmeter_resume(vm);
    start_warnings(vm);
    return fhapi_done(vm, fhimport_run_module(vm, name));
}

fh_status fh_dis_source(fh_vm *vm, const char *text, size_t size, const char *filename) {
    if ((!text && size) || !filename || !fhapi_enter(vm)) return FH_MISUSE;
    FhValue code = compile_source(vm, text, size, filename);
    if (code == FH_ERR) return FH_ERROR;
    FhText t;
    fhtext_init(&t, vm);
    fhcode_dis(&t, fhas_code(code), true);
    FhValue s = fhtext_finish(&t);
    fh_release(vm, code);
    if (s == FH_ERR) return FH_ERROR;
    FhValue out = fhdict_get_str(vm, vm->sys_dict, FH_NAME(vm, stdout));
    int status = out == FH_NOVALUE ? 0 : out == FH_ERR ? -1 : fhwrite(vm, out, s);
    fh_release(vm, s);
    return status < 0 ? FH_ERROR : FH_OK;
}

int fh_finish(fh_vm *vm, fh_status status) {
    if (!fhapi_enter(vm)) return 120;
    FhMeter was = fhmeter_grace(vm);
    int code = fhfinish(vm, status != FH_OK);
    fhmeter_restore(vm, was);
    return code;
}
