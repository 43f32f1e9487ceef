/* Handles and scopes, and the objects that the host holds.
 *
 * Scoped handles lie on a stack; closing a scope, or leaving a host function, pops it. Kept ones lie in a table with a list
 * of free places. A place's id has a generation that changes when it is opened, and where places behind it are open, when it
 * is closed, so that a handle that has been closed, or is another VM's, names no place: that is found in every build. The slots own their values, and are roots where
 * arenas end. */
#include "api/externs.h"
#include "api/hostcall.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/sizes.h"
#include "objects/protocol.h"
#include "objects/str.h"

enum { FIRST_CAPACITY = 32 };

static const FhHandlePlace first_place = {UINT64_MAX, FH_NOVALUE};

void fhapi_places_init(fh_host *host) {
    host->scoped = host->kept_slots = (FhPlaces){(FhHandlePlace *)&first_place, 1, 0, 0};
}

static int grow(FhVM *vm, FhPlaces *s, uint64_t kept) {
    uint32_t capacity = s->capacity ? s->capacity * 2 : FIRST_CAPACITY;
    if (capacity > FH_ID_INDEX) return fhraise_memory(vm), -1;
    FhHandlePlace *grown = fhmem_resize(vm, s->capacity ? s->items : NULL, s->capacity * sizeof *grown,
                                        capacity * sizeof *grown);
    if (!grown) return -1;
    for (uint32_t i = s->capacity; i < capacity; i++)
        grown[i] = i ? (FhHandlePlace){fhapi_host(vm)->tag | kept | i, FH_NOVALUE} : first_place;
    s->items = grown;
    s->capacity = capacity;
    return 0;
}

fh_value fhapi_push_slow(FhVM *vm, FhValue v) {
    if (v == FH_ERR) return fhapi_null(vm);
    if (grow(vm, &fhapi_host(vm)->scoped, 0) == 0) return fhapi_push(vm, v);
    fh_release(vm, v);
    return fhapi_null(vm);
}

static bool is_open(const FhHandlePlace *kept) { return (kept->id & FH_ID_GENERATION) != 0; }

void fhapi_pop_slow(FhVM *vm, uint32_t first) {
    FhPlaces *s = &fhapi_host(vm)->scoped;
    while (s->n > first)
        fh_release(vm, s->items[--s->n].value); /* may run script code, which calls the host */
}

/* The same, but nothing is called unless an object dies. */
static inline void pop(FhVM *vm, FhPlaces *s, uint32_t first) {
    uint32_t n = s->n;
    while (n > first) {
        FhValue v = s->items[--n].value;
        if (!fh_is_obj(v)) continue;
        FhObj *o = fh_obj(v);
        if (o->rc < 0) continue;
        if (FH_UNLIKELY(o->rc < 2 * FH_RC_ONE)) {
            s->n = n + 1;
            fhapi_pop_slow(vm, first);
            return;
        }
        o->rc -= FH_RC_ONE;
    }
    s->n = n;
}

/* ---- misuse ---- */

static void write_line(const char *text) {
    ssize_t written = write(2, text, strlen(text));
    if (written > 0) written = write(2, "\n", 1);
    (void)written;
}

void fhapi_report(FhVM *vm, const char *format, ...) {
    fh_host *host = fhapi_host(vm);
    char text[256];
    va_list ap;
    if (!host->debug_handles) return;
    va_start(ap, format);
    vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    if (!host->report) {
        write_line(text);
        return;
    }
    fhapi_bar(vm);
    host->report(host->report_env, text);
    fhapi_unbar(vm);
}

/* Told by the thread that must not be here, so that nothing of the VM is touched. */
static FH_COLD bool wrong_thread(const fh_host *host) {
    static const char text[] = "freehold: misuse: a VM is used by a thread while it runs in another";
    if (!host->debug_handles) return false;
    if (host->report)
        host->report(host->report_env, text);
    else
        write_line(text);
    return false;
}

fh_status fhapi_misuse(FhVM *vm, const char *what) {
    if (!fhapi_begin(vm)) return FH_MISUSE;
    fhapi_report(vm, "freehold: misuse: %s", what);
    fhraise(vm, FH_T_SystemError, "%s", what);
    return FH_MISUSE;
}

fh_value fhapi_null(FhVM *vm) { return (fh_value){(uint64_t)fhapi_failed(vm) << 32}; }

/* The call that should have made the value has failed with that status. */
static fh_status null_is_used(FhVM *vm, fh_status status) {
    if (status == FH_OK || status == FH_MISUSE) return fhapi_misuse(vm, "a null handle");
    if (fhpending(vm)) return status;
    if (status == FH_NO_MEMORY)
        fhraise_memory(vm);
    else
        fhraise(vm, FH_T_SystemError, "a value that could not be made is used");
    return status;
}

static void look_if_ready(fh_host *host) {
    host->ready = host->kept == FH_NOVALUE && !host->barred ? host->thread : 0;
}

void fhapi_bar(FhVM *vm) {
    fhapi_host(vm)->barred++;
    look_if_ready(fhapi_host(vm));
}

void fhapi_unbar(FhVM *vm) {
    fhapi_host(vm)->barred--;
    look_if_ready(fhapi_host(vm));
}

void fhapi_hold(FhVM *vm, FhValue v) {
    fh_host *host = fhapi_host(vm);
    FhValue old = host->kept;
    host->kept = v;
    look_if_ready(host);
    fh_release(vm, old);
}

/* What is looked at here may be changing under another thread's hands: then it is in the VM, and `runs` is not 0. */
bool fhapi_may_enter(const FhVM *vm) {
    const fh_host *host = (const fh_host *)vm;
    if (!vm) return false;
    if (FH_LIKELY(__atomic_load_n(&host->thread, __ATOMIC_RELAXED) == fhapi_this_thread()))
        return !host->barred;
    if (__atomic_load_n(&vm->runs, __ATOMIC_RELAXED)) return wrong_thread(host);
    return !host->barred;
}

bool fhapi_enter(FhVM *vm) {
    if (!fhapi_may_enter(vm)) return false;
    fh_host *host = fhapi_host(vm);
    if (FH_LIKELY(host->thread == fhapi_this_thread())) return true;
    __atomic_store_n(&host->thread, fhapi_this_thread(), __ATOMIC_RELAXED);
    fhapi_bound_stack(vm);
    look_if_ready(host);
    return true;
}

fh_status fhapi_bad_handle(FhVM *vm, fh_value v) {
    fh_host *host = fhapi_host(vm);
    if (!fhapi_may_enter(vm)) return FH_MISUSE;
    if ((uint32_t)v.id == 0) return null_is_used(vm, (fh_status)(v.id >> 32));
    if ((v.id & FH_ID_TAG) != host->tag) return fhapi_misuse(vm, "a handle of another VM");
    return fhapi_misuse(vm, "a handle that has been closed");
}

bool fhapi_begin_slow(FhVM *vm) {
    if (!fhapi_enter(vm)) return false;
    if (fhpending(vm)) fhpending_clear(vm);
    fhmeter_resume(vm);
    fhapi_hold(vm, FH_NOVALUE);
    return true;
}

static fh_status check_handles(FhVM *vm, const fh_value *h, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (FH_UNLIKELY(!fhapi_slot(vm, h[i]))) return fhapi_bad_handle(vm, h[i]);
    return FH_OK;
}

/* Looks at the handles before what is pending goes: that may be why one is null. It may also run script code, which closes
 * kept ones. */
fh_status fhapi_begin_all(FhVM *vm, const fh_value *h, size_t n, FhValue *v) {
    for (size_t i = 0; i < n; i++) v[i] = FH_NOVALUE;
    if (!vm || (n && !h)) return FH_MISUSE;
    fh_status status = fhapi_is_ready(vm) ? FH_OK : check_handles(vm, h, n);
    if (status != FH_OK) return status;
    if (!fhapi_begin(vm)) return FH_MISUSE;
    status = check_handles(vm, h, n);
    for (size_t i = 0; status == FH_OK && i < n; i++) v[i] = fhapi_slot(vm, h[i])->value;
    return status;
}

fh_status fhapi_begin1_slow(FhVM *vm, fh_value h, FhValue *v) { return fhapi_begin_all(vm, &h, 1, v); }

/* ---- scopes ---- */

fh_status fh_scope_open(fh_vm *vm, fh_scope *scope) {
    if (FH_UNLIKELY(!scope)) return FH_MISUSE;
    fh_host *host = fhapi_host(vm);
    if (FH_UNLIKELY(!vm || (host->ready != fhapi_this_thread() && !fhapi_may_enter(vm))))
        return *scope = (fh_scope){NULL, 0, 0}, FH_MISUSE;
    *scope = (fh_scope){vm, ++host->scopes, host->scoped.n};
    return FH_OK;
}

static FH_COLD fh_status close_scope(fh_scope *scope, FhVM *vm) {
    fh_host *host = fhapi_host(vm);
    if (!fhapi_enter(vm)) return FH_MISUSE;
    scope->vm = NULL;
    if (scope->depth > host->scopes || scope->depth <= host->base_scopes)
        return fhapi_misuse(vm, "a scope that is not open here");
    if (scope->depth < host->scopes)
        fhapi_report(vm, "freehold: %u scopes were left open inside the one that is closed",
                     host->scopes - scope->depth);
    host->scopes = scope->depth - 1;
    fhapi_pop(vm, scope->first);
    return FH_OK;
}

fh_status fh_scope_close(fh_scope *scope) {
    FhVM *vm = FH_LIKELY(scope != NULL) ? scope->vm : NULL;
    if (FH_UNLIKELY(!vm)) return FH_MISUSE;
    fh_host *host = fhapi_host(vm);
    if (FH_UNLIKELY(host->ready != fhapi_this_thread() || scope->depth != host->scopes ||
                    scope->depth <= host->base_scopes))
        return close_scope(scope, vm);
    scope->vm = NULL;
    host->scopes--;
    pop(vm, &host->scoped, scope->first);
    return FH_OK;
}

fh_value fh_scope_return(fh_scope *scope, fh_value v) {
    FhVM *vm = scope ? scope->vm : NULL;
    FhHandlePlace *slot = vm ? fhapi_slot(vm, v) : NULL;
    FhValue value = slot ? fh_retain(slot->value) : FH_NOVALUE;
    fh_status status = fh_scope_close(scope);
    if (slot && status == FH_OK) return fhapi_push(vm, value);
    fh_release(vm, value);
    if (vm && !slot && (uint32_t)v.id) fhapi_bad_handle(vm, v);
    return (uint32_t)v.id ? FH_NULL : v;
}

fh_value fh_dup(fh_vm *vm, fh_value v) {
    FhHandlePlace *slot = vm ? fhapi_slot(vm, v) : NULL;
    if (slot) return fhapi_push(vm, fh_retain(slot->value));
    if (vm) fhapi_bad_handle(vm, v);
    return (uint32_t)v.id ? FH_NULL : v;
}

fh_value fh_keep(fh_vm *vm, fh_value v) {
    FhHandlePlace *from = vm ? fhapi_slot(vm, v) : NULL;
    if (!from) {
        if (vm) fhapi_bad_handle(vm, v);
        return (uint32_t)v.id ? FH_NULL : v;
    }
    FhValue value = from->value;
    FhPlaces *s = &fhapi_host(vm)->kept_slots;
    if (!s->free && s->n >= s->capacity && grow(vm, s, FH_ID_KEPT) < 0) return fhapi_null(vm);
    uint32_t i = s->free;
    if (i)
        s->free = (uint32_t)fh_int_of(s->items[i].value);
    else
        i = s->n++;
    s->items[i].id += FH_ID_GENERATION;
    s->items[i].value = fh_retain(value);
    return (fh_value){s->items[i].id};
}

fh_status fh_close(fh_vm *vm, fh_value v) {
    if ((uint32_t)v.id == 0) return FH_OK;
    if (!fhapi_enter(vm)) return FH_MISUSE;
    fh_host *host = fhapi_host(vm);
    FhHandlePlace *slot = fhapi_slot(vm, v);
    uint32_t i = (uint32_t)(v.id & FH_ID_INDEX);
    if (!slot) return fhapi_bad_handle(vm, v);
    if (v.id & FH_ID_KEPT) {
        FhValue value = slot->value;
        slot->id += FH_ID_GENERATION;
        slot->value = fh_int_raw(host->kept_slots.free);
        host->kept_slots.free = i;
        fh_release(vm, value);
        return FH_OK;
    }
    if (i < host->base) return fhapi_misuse(vm, "a handle of the caller is closed");
    if (i + 1 == host->scoped.n) host->scoped.n--;
    FhValue value = slot->value;
    slot->id += FH_ID_GENERATION;
    slot->value = FH_NOVALUE;
    fh_release(vm, value);
    return FH_OK;
}

int fh_is_open(fh_vm *vm, fh_value v) { return vm && fhapi_slot(vm, v) != NULL; }

/* ---- objects ---- */

void *fhapi_object_new(FhVM *vm, FhHostKind kind, size_t size, size_t slots_at, uint32_t nslots) {
    FhHostObject *o = fhmem_new(vm, size);
    if (!o) return NULL;
    fh_host *host = fhapi_host(vm);
    memset(o, 0, size);
    o->vm = vm;
    o->kind = (uint16_t)kind;
    o->nslots = (uint16_t)nslots;
    o->slots_at = (uint16_t)slots_at;
    o->size = (uint32_t)size;
    for (uint32_t i = 0; i < nslots; i++) fhapi_slots_of(o)[i] = FH_NOVALUE;
    o->next = host->objects;
    if (o->next) o->next->prev = o;
    host->objects = o;
    return o;
}

void fhapi_object_free(FhHostObject *o) {
    FhVM *vm = o->vm; /* the slots go last: that may run script code, which may call the host */
    if (o->destroy) o->destroy(o);
    if (fhapi_host(vm)->txn.n) fhapi_txn_forget(o);
    if (o->prev)
        o->prev->next = o->next;
    else
        fhapi_host(vm)->objects = o->next;
    if (o->next) o->next->prev = o->prev;
    for (uint32_t i = 0; i < o->nslots; i++) fh_clear(vm, &fhapi_slots_of(o)[i]);
    fhmem_free(vm, o, o->size);
}

void fhapi_free_plain(FhHostObject *o) {
    if (!o || fhapi_host(o->vm)->barred) return;
    if (!fhapi_enter(o->vm)) return;
    if (o->shares)
        o->shares--;
    else
        fhapi_object_free(o);
}

/* ---- the life of a VM ---- */

void fhapi_visit(FhVM *vm, FhVisit fn, void *ctx) {
    fh_host *host = fhapi_host(vm);
    FhPlaces *both[] = {&host->scoped, &host->kept_slots};
    for (int k = 0; k < 2; k++)
        for (uint32_t i = 1; i < both[k]->n; i++) fn(ctx, &both[k]->items[i].value);
    for (FhHostObject *o = host->objects; o; o = o->next)
        for (uint32_t i = 0; i < o->nslots; i++) fn(ctx, &fhapi_slots_of(o)[i]);
    fhapi_txn_visit(vm, fn, ctx);
    fhhosttype_visit(vm, fn, ctx);
    fn(ctx, &host->kept);
}

static const char *const object_names[] = {"",        "function",      "global",   "table",
                                           "module",  "instance",      "error",    "type",
                                           "promise", "linear memory", "provider", "bounded collection"};

static void report_leaks(FhVM *vm) {
    fh_host *host = fhapi_host(vm);
    if (host->scopes) fhapi_report(vm, "freehold: leak: %u scopes are open", host->scopes);
    for (uint32_t i = 1; i < host->kept_slots.n; i++)
        if (is_open(&host->kept_slots.items[i]))
            fhapi_report(vm, "freehold: leak: a kept handle of a '%s' is open",
                         fhtype_name(vm, host->kept_slots.items[i].value));
    for (FhHostObject *o = host->objects; o; o = o->next)
        fhapi_report(vm, "freehold: leak: a %s has not been freed", object_names[o->kind]);
}

void fhapi_close_all(FhVM *vm) {
    fh_host *host = fhapi_host(vm);
    if (host->debug_handles) report_leaks(vm);
    fhapi_pop(vm, 1);
    for (uint32_t i = 1; i < host->kept_slots.n; i++)
        if (is_open(&host->kept_slots.items[i])) fh_close(vm, (fh_value){host->kept_slots.items[i].id});
    fhapi_txn_close(vm);
    while (host->objects) fhapi_object_free(host->objects);
    fhapi_hold(vm, FH_NOVALUE);
    FhPlaces *both[] = {&host->scoped, &host->kept_slots};
    for (int k = 0; k < 2; k++) {
        if (both[k]->capacity) fhmem_free(vm, both[k]->items, both[k]->capacity * sizeof(FhHandlePlace));
    }
    fhapi_places_init(host);
}
