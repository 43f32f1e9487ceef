/* Engines. Until the first VM is made with one, it is filled, by one thread at a time (the lock); from then on it never
 * changes, so that its VMs read it from any number of threads without a lock. How code is shared: bytecode/share.h. */
#include "api/engine.h"

#include "api/externs.h"
#include "bytecode/image.h"
#include "bytecode/share.h"
#include "objects/bytes.h"
#include "objects/module.h"
#include "objects/str.h"
#include "runtime/sources.h"

typedef struct Entry {
    FhValue name;       /* interned */
    const FhCode *code; /* owned */
    bool package;
} Entry;

struct fh_engine {
    FhVM vm;
    FhAlloc alloc;
    pthread_mutex_t lock; /* while it is filled */
    uint32_t references;  /* atomic */
    bool sealed;          /* atomic */
    Entry *entries;       /* by name */
    uint32_t n, capacity;
};

/* ---- life ---- */

fh_status fh_engine_new(const fh_allocator *allocator, const uint64_t hash_key[2], fh_engine **out) {
    if (!out) return FH_MISUSE;
    *out = NULL;
    FhAlloc alloc = allocator
                        ? (FhAlloc){allocator->alloc, allocator->resize, allocator->free, allocator->context}
                        : fhalloc_system;
    uint64_t key[2];
    if (hash_key)
        memcpy(key, hash_key, sizeof key);
    else
        fhapi_draw_hash_key(key);
    fh_engine *e = fhalloc_new(&alloc, sizeof *e);
    if (!e) return FH_NO_MEMORY;
    memset(e, 0, sizeof *e);
    e->alloc = alloc;
    if (fhvm_init(&e->vm, &e->alloc, key) < 0) return fhalloc_free(&alloc, e, sizeof *e), FH_NO_MEMORY;
    e->references = 1;
    pthread_mutex_init(&e->lock, NULL);
    *out = e;
    return FH_OK;
}

fh_engine *fhengine_share(fh_engine *e) {
    if (e) __atomic_fetch_add(&e->references, 1, __ATOMIC_RELAXED);
    return e;
}

void fh_engine_free(fh_engine *e) {
    if (!e || __atomic_sub_fetch(&e->references, 1, __ATOMIC_ACQ_REL)) return;
    FhAlloc alloc = e->alloc;
    for (uint32_t i = 0; i < e->n; i++) fh_release(&e->vm, fh_val(e->entries[i].code));
    fhalloc_free(&alloc, e->entries, e->capacity * sizeof *e->entries);
    fhvm_close(&e->vm);
    pthread_mutex_destroy(&e->lock);
    fhalloc_free(&alloc, e, sizeof *e);
}

size_t fh_engine_memory(const fh_engine *e) {
    return e ? sizeof *e + e->vm.heap.bytes + e->capacity * sizeof *e->entries : 0;
}

const FhVM *fhengine_vm(const fh_engine *e) { return e ? &e->vm : NULL; }

/* ---- finding ---- */

/* The number of the first entry that is not before the name. */
static uint32_t place_of(const fh_engine *e, const char *name) {
    uint32_t low = 0, high = e->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (strcmp(fhstr_text(e->entries[middle].name), name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const Entry *entry(const fh_engine *e, const char *name) {
    uint32_t i = place_of(e, name);
    return i < e->n && strcmp(fhstr_text(e->entries[i].name), name) == 0 ? &e->entries[i] : NULL;
}

const FhCode *fhengine_find(FhVM *vm, const char *name, bool *package) {
    const Entry *found = entry(fhapi_host(vm)->engine, name);
    if (!found) return NULL;
    *package = found->package;
    return found->code;
}

/* ---- filling: under the lock ---- */

/* -1: no memory. */
static int insert(fh_engine *e, FhValue name, FhValue code, bool package) {
    if (e->n == e->capacity) {
        uint32_t capacity = e->capacity ? e->capacity * 2 : 16;
        Entry *grown =
            fhalloc_resize(&e->alloc, e->entries, e->capacity * sizeof *grown, capacity * sizeof *grown);
        if (!grown) return -1;
        e->entries = grown;
        e->capacity = capacity;
    }
    uint32_t at = place_of(e, fhstr_text(name));
    memmove(e->entries + at + 1, e->entries + at, (e->n - at) * sizeof *e->entries);
    e->entries[at] = (Entry){name, fhas_code(code), package};
    e->n++;
    return 0;
}

static fh_status add_image(fh_engine *e, const char *name, const void *image, size_t size, bool package) {
    FhVM *vm = &e->vm;
    FhValue text = fhstr_intern(vm, name, strlen(name));
    FhValue code = text == FH_ERR ? FH_ERR : fhimage_read(vm, image, size, true);
    if (code != FH_ERR && insert(e, text, code, package) == 0) return FH_OK;
    if (code != FH_ERR) fh_release(vm, code);
    fhpending_clear(vm); /* the image is the program's own: it can only be memory */
    return FH_NO_MEMORY;
}

static fh_status add_library(fh_engine *e, const char *name);

/* a.b, where that is a script module of the library. */
static fh_status add_joined(fh_engine *e, const char *a, size_t asize, const char *b) {
    char name[128];
    size_t bsize = strlen(b), dot = asize && bsize ? 1 : 0;
    if (asize + dot + bsize >= sizeof name) return FH_OK;
    memcpy(name, a, asize);
    if (dot) name[asize] = '.';
    memcpy(name + asize + dot, b, bsize + 1);
    return fhfinder_library_source(name) ? add_library(e, name) : FH_OK;
}

/* What the module's statements import, absolutely or within the package; names that are no modules do no harm. */
static fh_status add_imports(fh_engine *e, const Entry *of) {
    const FhCode *code = of->code;
    const char *module = fhstr_text(of->name), *dot = strrchr(module, '.'), *from = "";
    size_t package = of->package ? strlen(module) : dot ? (size_t)(dot - module) : 0;
    fh_status status = FH_OK;
    for (uint32_t at = 0; !status && at < code->ninstrs;
         at += fhop_info[FH_INSTR_OP(code->instrs[at])].words) {
        FhInstr i = code->instrs[at];
        if (FH_INSTR_OP(i) != FH_OP_IMPORT_NAME && FH_INSTR_OP(i) != FH_OP_IMPORT_FROM) continue;
        const char *name = fhstr_text(code->names[FH_INSTR_C(i)]);
        if (FH_INSTR_OP(i) == FH_OP_IMPORT_NAME) {
            from = name;
            for (const char *d = name; !status && (d = strchr(d, '.')) != NULL; d++)
                status = add_joined(e, name, (size_t)(d - name), "");
            if (!status) status = add_joined(e, "", 0, name);
        } else {
            status = add_joined(e, from, strlen(from), name);
        }
        if (!status && package) status = add_joined(e, module, package, name);
    }
    return status;
}

static fh_status add_library(fh_engine *e, const char *name) {
    if (entry(e, name)) return FH_OK;
    const FhStdlibSource *source = fhfinder_library_source(name);
    const FhStdlibImage *image = &fhstdlib_images[source - fhstdlib_sources];
    fh_status status = add_image(e, name, image->data, image->size, source->is_package);
    if (status != FH_OK) return status;
    const char *dot = strrchr(name, '.');
    if (dot) status = add_joined(e, name, (size_t)(dot - name), "");
    Entry of = *entry(e, name);
    return status ? status : add_imports(e, &of);
}

static bool is_native(const char *name) {
    const char *native;
    for (size_t i = 0; (native = fhmodule_native_name(i)) != NULL; i++)
        if (strcmp(native, name) == 0) return true;
    return false;
}

static fh_status add_all(fh_engine *e) {
    fh_status status = FH_OK;
    for (const FhStdlibSource *s = fhstdlib_sources; !status && s->name; s++)
        status = add_library(e, s->name);
    return status;
}

fh_status fh_engine_add_library(fh_engine *e, const char *name) {
    if (!e) return FH_MISUSE;
    bool script = name && fhfinder_library_source(name);
    if (name && !script) return is_native(name) ? FH_OK : FH_ERROR;
    pthread_mutex_lock(&e->lock);
    fh_status status = e->sealed ? FH_LOCKED : name ? add_library(e, name) : add_all(e);
    pthread_mutex_unlock(&e->lock);
    return status;
}

fh_status fh_engine_add(fh_engine *e, const char *name, fh_module *module, int is_package) {
    if (!e || !name || !*name) return FH_MISUSE;
    fh_status status = fhapi_begin_object(module ? &module->head : NULL);
    if (status != FH_OK) return status;
    FhVM *vm = module->head.vm;
    FhValue image = fhimage_write(vm, fhas_code(module->code));
    if (image == FH_ERR) return fhapi_failed(vm);
    pthread_mutex_lock(&e->lock);
    bool taken = entry(e, name) || fhfinder_library_source(name) || is_native(name);
    if (e->sealed)
        status = FH_LOCKED;
    else if (!taken)
        status = add_image(e, name, fhas_bytes(image)->data, fhas_bytes(image)->size, is_package != 0);
    pthread_mutex_unlock(&e->lock);
    fh_release(vm, image);
    if (status != FH_OK || !taken) return status;
    fhraise(vm, FH_T_ValueError, "there is a module '%s' already", name);
    return fhapi_failed(vm);
}

fh_status fhengine_seal(fh_engine *e) {
    if (__atomic_load_n(&e->sealed, __ATOMIC_ACQUIRE)) return FH_OK;
    pthread_mutex_lock(&e->lock);
    int status = e->sealed ? 0 : fhshare_freeze_strings(&e->vm);
    for (uint32_t i = 0; !e->sealed && status == 0 && i < e->n; i++)
        status = fhshare_freeze(&e->vm, fh_val(e->entries[i].code));
    if (status == 0)
        __atomic_store_n(&e->sealed, true, __ATOMIC_RELEASE);
    else
        fhpending_clear(&e->vm);
    pthread_mutex_unlock(&e->lock);
    return status == 0 ? FH_OK : FH_NO_MEMORY;
}

/* ---- in VMs ---- */

void fh_config_engine(fh_config *config, fh_engine *engine) {
    if (!config) return;
    fh_engine_free(config->engine);
    config->engine = fhengine_share(engine);
}

fh_status fh_module_shared(fh_vm *vm, const char *name, fh_module **out) {
    if (!out) return FH_MISUSE;
    *out = NULL;
    if (!name || !fhapi_begin(vm)) return FH_MISUSE;
    const Entry *found = fhapi_host(vm)->engine ? entry(fhapi_host(vm)->engine, name) : NULL;
    if (!found) {
        fhraise(vm, FH_T_ModuleNotFoundError, "the engine has no module '%s'", name);
        return fhapi_failed(vm);
    }
    if (fhapi_txn_reserve(vm) < 0) return fhapi_failed(vm);
    FhValue code = fhcode_for_vm(vm, fhshare_adopt(vm, found->code));
    return code == FH_ERR ? fhapi_failed(vm) : fhapi_module_make(vm, code, out);
}
