/* Static memory of the public API: linear memories, budgets, locks. */
#include "api/externs.h"

#include "memory/budget.h"
#include "objects/linear_memory.h"
#include "objects/str.h"
#include "runtime/static_builtins.h"
#include "runtime/strategy.h"

/* ---- linear memories ---- */

struct fh_memory {
    FhHostObject head;
    FhValue memory;
};

static FhLinearMemory *linear(const fh_memory *m) { return fhas_linear(m->memory); }

static fh_status make(FhVM *vm, FhValue v, fh_memory **out) { /* v taken over */
    fh_memory *m = fhapi_object_new(vm, FH_OBJECT_MEMORY, sizeof *m, offsetof(fh_memory, memory), 1);
    if (!m) return fh_release(vm, v), fhapi_failed(vm);
    m->memory = v;
    *out = m;
    return FH_OK;
}

fh_status fh_memory_new(fh_vm *vm, uint32_t min_pages, uint32_t max_pages, fh_memory **out) {
    if (!out) return FH_MISUSE;
    *out = NULL;
    if (!fhapi_begin(vm)) return FH_MISUSE;
    FhValue v = fhlinear_new(vm, fh_val(vm->types[FH_T_LinearMemory]), min_pages, max_pages);
    return v == FH_ERR ? fhapi_failed(vm) : make(vm, v, out);
}

fh_status fh_memory_of(fh_vm *vm, fh_value h, fh_memory **out) {
    FhValue v;
    if (!out) return FH_MISUSE;
    *out = NULL;
    fh_status status = fhapi_begin1(vm, h, &v);
    if (status != FH_OK) return status;
    if (fh_isa(vm, v, FH_T_LinearMemory)) return make(vm, fh_retain(v), out);
    fhraise(vm, FH_T_TypeError, "expected LinearMemory, not '%T'", v);
    return FH_INVALID_TYPE;
}

fh_value fh_memory_value(const fh_memory *m) {
    if (fhapi_begin_object(m ? &m->head : NULL) != FH_OK) return FH_NULL;
    return fhapi_push(m->head.vm, fh_retain(m->memory));
}

void fh_memory_free(fh_memory *m) { fhapi_free_plain(m ? &m->head : NULL); }

void *fh_memory_data(const fh_memory *m) { return m ? linear(m)->data : NULL; }
uint32_t fh_memory_size(const fh_memory *m) { return m ? linear(m)->pages : 0; }

fh_status fh_memory_grow(fh_memory *m, uint32_t pages, uint32_t *old_size) {
    fh_status status = fhapi_begin_object(m ? &m->head : NULL);
    if (status != FH_OK) return status;
    uint32_t before = linear(m)->pages;
    if (fhlinear_grow(m->head.vm, linear(m), pages) < 0) return fhapi_failed(m->head.vm);
    if (old_size) *old_size = before;
    return FH_OK;
}

fh_status fh_memory_alloc(fh_memory *m, size_t size, size_t align, uint32_t *at) {
    fh_status status = fhapi_begin_object(m ? &m->head : NULL);
    if (status != FH_OK) return status;
    if (!at) return FH_MISUSE;
    int64_t n = size > INT64_MAX ? INT64_MAX : (int64_t)size,
            step = align > INT64_MAX ? INT64_MAX : (int64_t)align;
    int64_t place = fhlinear_alloc(m->head.vm, linear(m), n, step ? step : 8);
    if (place < 0) return fhapi_failed(m->head.vm);
    *at = (uint32_t)place;
    return FH_OK;
}

fh_status fh_memory_dealloc(fh_memory *m, uint32_t at, size_t size) {
    fh_status status = fhapi_begin_object(m ? &m->head : NULL);
    if (status != FH_OK) return status;
    int64_t n = size > INT64_MAX ? INT64_MAX : (int64_t)size;
    return fhlinear_free(m->head.vm, linear(m), at, n) < 0 ? fhapi_failed(m->head.vm) : FH_OK;
}

fh_status fh_memory_view(const fh_memory *m, uint32_t at, size_t size, void **bytes) {
    fh_status status = fhapi_begin_object(m ? &m->head : NULL);
    if (status != FH_OK) return status;
    if (!bytes) return FH_MISUSE;
    *bytes = fhlinear_bytes(m->head.vm, linear(m), at, size > INT64_MAX ? INT64_MAX : (int64_t)size);
    return *bytes ? FH_OK : fhapi_failed(m->head.vm);
}

fh_status fh_memory_alloc_async(fh_memory *m, size_t size, size_t align, fh_memory_done done, void *env) {
    uint32_t at = 0;
    if (!m || !done) return FH_MISUSE;
    fh_status status = fh_memory_alloc(m, size, align, &at);
    done(env, m, status, at);
    return FH_OK;
}

fh_status fh_memory_dealloc_async(fh_memory *m, uint32_t at, size_t size, fh_memory_done done, void *env) {
    if (!m || !done) return FH_MISUSE;
    done(env, m, fh_memory_dealloc(m, at, size), at);
    return FH_OK;
}

/* ---- budgets ---- */

static void put_in_force(FhVM *vm, FhBudget *b) {
    FhStrategy s = vm->strategy;
    s.budget = b;
    if (!vm->frame) vm->base_strategy.budget = b;
    fhstrategy_install(vm, s);
}

fh_status fh_budget_open(fh_vm *vm, const char *name, size_t limit, fh_overrun overrun) {
    static const FhBudgetLevel levels[] = {FH_BUDGET_RAISE, FH_BUDGET_LOG, FH_BUDGET_LOCK};
    if (!fhapi_begin(vm) || !name || (unsigned)overrun > FH_OVERRUN_LOCKS) return FH_MISUSE;
    FhValue text = fhapi_text(vm, name, strlen(name));
    if (text == FH_ERR) return fhapi_failed(vm);
    FhBudget *b = fhbudget_open(&vm->heap, text, fhstr_equal, limit, levels[overrun]);
    fh_release(vm, text);
    if (!b) return fhraise_memory(vm), fhapi_failed(vm);
    fhapi_host(vm)->budgets++;
    put_in_force(vm, b);
    return FH_OK;
}

fh_status fh_budget_close(fh_vm *vm) {
    if (!fhapi_begin(vm)) return FH_MISUSE;
    FhBudget *b = vm->strategy.budget;
    if (!b || !fhapi_host(vm)->budgets) return fhapi_misuse(vm, "no budget is open");
    fhapi_host(vm)->budgets--;
    put_in_force(vm, b->outer);
    fhbudget_close(&vm->heap, b);
    return FH_OK;
}

fh_status fh_budget_figures(fh_vm *vm, const char *name, size_t *used, size_t *peak, size_t *limit) {
    if (!vm || !name) return FH_MISUSE;
    const FhBudgets *t = vm->heap.budgets;
    size_t total = 0, most = 0, last = 0;
    bool found = false;
    for (uint32_t i = 0; t && i < t->capacity; i++) {
        const FhBudget *b = t->list[i];
        if (!b || b->name == FH_NOVALUE || strcmp(fhstr_text(b->name), name) != 0) continue;
        total += fhbudget_used(&vm->heap, b);
        most += b->peak;
        last = b->limit;
        found = true;
    }
    if (used) *used = total;
    if (peak) *peak = most;
    if (limit) *limit = last;
    return found ? FH_OK : FH_DONE;
}

/* ---- locks ---- */

fh_status fh_memory_lock(fh_vm *vm, fh_lock lock, size_t reserve) {
    if (!fhapi_begin(vm)) return FH_MISUSE;
    return fhstatic_lock(vm, lock == FH_LOCKED_ALL, reserve, 64) < 0 ? fhapi_failed(vm) : FH_OK;
}

void fh_memory_unlock(fh_vm *vm) {
    if (vm) fhheap_unlock(&vm->heap);
}
