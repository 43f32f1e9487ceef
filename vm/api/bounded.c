/* Providers and bounded collections of the public API: the scripts' own objects, used through their protocols. */
#include "api/externs.h"

#include "objects/bounded.h"
#include "objects/dead.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

struct fh_provider {
    FhHostObject head;
    FhValue object;
};
/* The four kinds are one struct here; what the host has in hand says which. */
typedef struct Bounded {
    FhHostObject head;
    FhValue object;
} Bounded;

static fh_status make(FhVM *vm, FhHostKind kind, FhValue v, void *out) { /* v taken over */
    Bounded *b = fhapi_object_new(vm, kind, sizeof *b, offsetof(Bounded, object), 1);
    if (!b) return fh_release(vm, v), fhapi_failed(vm);
    b->object = v;
    *(Bounded **)out = b;
    return FH_OK;
}

static fh_status find(FhVM *vm, FhHostKind kind, FhTypeId type, fh_value h, void *out) {
    FhValue v;
    if (!out) return FH_MISUSE;
    *(Bounded **)out = NULL;
    fh_status status = fhapi_begin1(vm, h, &v);
    if (status != FH_OK) return status;
    if (fh_isa(vm, v, type)) return make(vm, kind, fh_retain(v), out);
    fhraise(vm, FH_T_TypeError, "expected %N, not '%T'", fh_val(vm->types[type]), v);
    return FH_INVALID_TYPE;
}

static fh_value value_of(const Bounded *b) {
    if (fhapi_begin_object(b ? &b->head : NULL) != FH_OK) return FH_NULL;
    return fhapi_push(b->head.vm, fh_retain(b->object));
}

/* o.name(args), owned. */
static FhValue call(const Bounded *b, const char *name, const FhValue *args, uint32_t n) {
    FhVM *vm = b->head.vm;
    FhValue key = fhstr_intern(vm, name, strlen(name));
    return key == FH_ERR ? FH_ERR : fhcall_method(vm, b->object, key, args, n);
}

static fh_status done(const Bounded *b, FhValue result) { return fhapi_done(b->head.vm, result); }

static fh_status begin(const Bounded *b) { return fhapi_begin_object(b ? &b->head : NULL); }

static fh_status simple(const Bounded *b, const char *name) {
    fh_status status = begin(b);
    return status == FH_OK ? done(b, call(b, name, NULL, 0)) : status;
}

/* o.name(v), whose result does not matter. */
static fh_status give(const Bounded *b, const char *name, fh_value h) {
    FhValue v;
    fh_status status = b ? fhapi_begin1(b->head.vm, h, &v) : FH_MISUSE;
    if (status != FH_OK) return status;
    fh_retain(v); /* scripts may close the handle */
    FhValue result = call(b, name, &v, 1);
    fh_release(b->head.vm, v);
    return done(b, result);
}

static fh_status take(const Bounded *b, const char *name, fh_value *out) {
    fh_status status = begin(b);
    return status == FH_OK ? fhapi_give(b->head.vm, call(b, name, NULL, 0), out) : status;
}

/* A number that lies in the object itself; 0 where it must not be asked. */
static size_t number(const Bounded *b, const char *name) {
    if (!b || !fhapi_may_enter(b->head.vm)) return 0;
    FhVM *vm = b->head.vm;
    FhValue pending = fhpending_take(vm), key = fhstr_intern(vm, name, strlen(name));
    FhValue v = key == FH_ERR ? FH_ERR : fhattr_get(vm, b->object, key);
    if (v == FH_ERR) fhpending_clear(vm);
    vm->pending = pending;
    return v != FH_ERR && fh_is_int(v) ? (size_t)fh_int_of(v) : 0;
}

/* ---- providers ---- */

static const Bounded *lender(const fh_provider *p) { return (const Bounded *)(const void *)p; }

static fh_status bad_size(FhVM *vm, size_t size) {
    fhraise(vm, FH_T_ValueError, "the size of a provider must be from 1 to %u bytes, not %zu", UINT32_MAX,
            size);
    return fhapi_failed(vm);
}

fh_status fh_provider_new(fh_vm *vm, size_t size, fh_provider **out) {
    if (!out) return FH_MISUSE;
    *out = NULL;
    if (!fhapi_begin(vm)) return FH_MISUSE;
    if (size < 1 || size > UINT32_MAX) return bad_size(vm, size);
    FhValue n = fhint_new_u64(vm, size);
    FhValue v = fhcall(vm, fh_val(vm->types[FH_T_Provider]), &n, 1, FH_NOVALUE);
    return v == FH_ERR ? fhapi_failed(vm) : make(vm, FH_OBJECT_PROVIDER, v, out);
}

fh_status fh_provider_over(fh_vm *vm, void *memory, size_t size, void (*give_up)(void *env, void *memory),
                           void *env, fh_provider **out) {
    if (!out) return FH_MISUSE;
    *out = NULL;
    if (!memory || ((uintptr_t)memory & 7) || !fhapi_begin(vm)) return FH_MISUSE;
    if (size < 1 || size > UINT32_MAX) return bad_size(vm, size);
    FhValue v = fhprovider_over(vm, memory, (uint32_t)size, NULL, NULL);
    if (v == FH_ERR) return fhapi_failed(vm);
    FhProviderCore *core = fhas_provider(v)->core;
    fh_status status = make(vm, FH_OBJECT_PROVIDER, v, out);
    if (status != FH_OK) return status;
    FhForeignBytes *bytes = fhprovider_foreign(core);
    bytes->give_up = give_up;
    bytes->env = env;
    return FH_OK;
}

fh_status fh_provider_of(fh_vm *vm, fh_value v, fh_provider **out) {
    return find(vm, FH_OBJECT_PROVIDER, FH_T_Provider, v, out);
}

fh_value fh_provider_value(const fh_provider *p) { return value_of(lender(p)); }
void fh_provider_free(fh_provider *p) { fhapi_free_plain(p ? &p->head : NULL); }

fh_status fh_provider_allocate(fh_provider *p, size_t size, size_t align, fh_value *buffer) {
    fh_status status = begin(lender(p));
    if (status != FH_OK) return status;
    if (!buffer || size > INT64_MAX / 16 || align > INT64_MAX / 16) return FH_MISUSE;
    FhVM *vm = p->head.vm;
    FhValue args[] = {fhint_new_u64(vm, size), fhint_new_u64(vm, align ? align : 8)};
    return fhapi_give(vm, call(lender(p), "allocate", args, 2), buffer);
}

fh_status fh_provider_deallocate(fh_provider *p, fh_value buffer) {
    return give(lender(p), "deallocate", buffer);
}

fh_status fh_provider_reset(fh_provider *p) { return simple(lender(p), "reset"); }
size_t fh_provider_size(const fh_provider *p) { return number(lender(p), "size"); }
size_t fh_provider_high_water(const fh_provider *p) { return number(lender(p), "high_water"); }
size_t fh_provider_available(const fh_provider *p) { return fh_provider_size(p) - number(lender(p), "used"); }

/* ---- collections: what all have ---- */

static fh_status new_bounded(FhVM *vm, FhTypeId type, size_t capacity, const fh_provider *provider,
                             void *out) {
    if (!out) return FH_MISUSE;
    *(Bounded **)out = NULL;
    if (!fhapi_begin(vm) || (provider && provider->head.vm != vm)) return FH_MISUSE;
    FhValue n = fhint_new_u64(vm, capacity < INT64_MAX / 16 ? capacity : INT64_MAX / 16);
    FhValue args[] = {n, provider ? provider->object : FH_NONE}, name = fhstr_intern(vm, "provider", 8);
    FhValue names = name == FH_ERR ? FH_ERR : fhtuple_from(vm, &name, 1);
    if (names == FH_ERR) return fhapi_failed(vm);
    FhValue v = fhcall(vm, fh_val(vm->types[type]), args, 1, names);
    fh_release(vm, names);
    return v == FH_ERR ? fhapi_failed(vm) : make(vm, FH_OBJECT_BOUNDED, v, out);
}

static const FhBounded *in(const Bounded *b) { return b ? fhas_bounded(b->object) : NULL; }
static bool alive(const Bounded *b) { return b && !fh_is_dead(b->object); }

#define BOUNDED(name, type)                                                                                  \
    static const Bounded *of_##name(const fh_##name *o) { return (const Bounded *)(const void *)o; }         \
    fh_status fh_##name##_new(fh_vm *vm, size_t capacity, const fh_provider *provider, fh_##name **out) {    \
        return new_bounded(vm, type, capacity, provider, out);                                               \
    }                                                                                                        \
    fh_status fh_##name##_of(fh_vm *vm, fh_value v, fh_##name **out) {                                       \
        return find(vm, FH_OBJECT_BOUNDED, type, v, out);                                                    \
    }                                                                                                        \
    fh_value fh_##name##_value(const fh_##name *o) { return value_of(of_##name(o)); }                        \
    size_t fh_##name##_size(const fh_##name *o) { return alive(of_##name(o)) ? in(of_##name(o))->size : 0; } \
    size_t fh_##name##_capacity(const fh_##name *o) {                                                        \
        return alive(of_##name(o)) ? in(of_##name(o))->capacity : 0;                                         \
    }                                                                                                        \
    size_t fh_##name##_high_water(const fh_##name *o) {                                                      \
        return alive(of_##name(o)) ? in(of_##name(o))->high : 0;                                             \
    }                                                                                                        \
    fh_status fh_##name##_clear(fh_##name *o) { return simple(of_##name(o), "clear"); }                      \
    void fh_##name##_free(fh_##name *o) { fhapi_free_plain((FhHostObject *)(void *)o); }

BOUNDED(bounded_list, FH_T_BoundedList)
BOUNDED(bounded_deque, FH_T_BoundedDeque)
BOUNDED(bounded_dict, FH_T_BoundedDict)
BOUNDED(bounded_str, FH_T_BoundedStr)

/* ---- lists and deques ---- */

static FhValue index_value(FhVM *vm, size_t i) { /* what is too large is out of range all the same */
    return fhint_new_u64(vm, i < INT64_MAX / 16 ? i : INT64_MAX / 16);
}

static fh_status get_at(const Bounded *b, size_t i, fh_value *out) {
    fh_status status = begin(b);
    if (status != FH_OK) return status;
    FhVM *vm = b->head.vm;
    return fhapi_give(vm, fhgetitem(vm, b->object, index_value(vm, i)), out);
}

fh_status fh_bounded_list_push(fh_bounded_list *o, fh_value v) { return give(of_bounded_list(o), "push", v); }
fh_status fh_bounded_list_pop(fh_bounded_list *o, fh_value *out) {
    return take(of_bounded_list(o), "pop", out);
}
fh_status fh_bounded_list_get(const fh_bounded_list *o, size_t i, fh_value *out) {
    return get_at(of_bounded_list(o), i, out);
}
fh_status fh_bounded_list_set(fh_bounded_list *o, size_t i, fh_value h) {
    const Bounded *b = of_bounded_list(o);
    FhValue v;
    fh_status status = b ? fhapi_begin1(b->head.vm, h, &v) : FH_MISUSE;
    if (status != FH_OK) return status;
    fh_retain(v);
    int set = fhsetitem(b->head.vm, b->object, index_value(b->head.vm, i), v);
    fh_release(b->head.vm, v);
    return set < 0 ? fhapi_failed(b->head.vm) : FH_OK;
}

fh_status fh_bounded_deque_push(fh_bounded_deque *o, fh_value v) {
    return give(of_bounded_deque(o), "push", v);
}
fh_status fh_bounded_deque_push_left(fh_bounded_deque *o, fh_value v) {
    return give(of_bounded_deque(o), "push_left", v);
}
fh_status fh_bounded_deque_pop(fh_bounded_deque *o, fh_value *out) {
    return take(of_bounded_deque(o), "pop", out);
}
fh_status fh_bounded_deque_pop_left(fh_bounded_deque *o, fh_value *out) {
    return take(of_bounded_deque(o), "pop_left", out);
}
fh_status fh_bounded_deque_get(const fh_bounded_deque *o, size_t i, fh_value *out) {
    return get_at(of_bounded_deque(o), i, out);
}

/* ---- dicts ---- */

fh_status fh_bounded_dict_insert(fh_bounded_dict *o, fh_value key, fh_value v) {
    const Bounded *b = of_bounded_dict(o);
    fh_value handles[] = {key, v};
    FhValue args[2];
    fh_status status = b ? fhapi_begin_all(b->head.vm, handles, 2, args) : FH_MISUSE;
    if (status != FH_OK) return status;
    fh_retain(args[0]), fh_retain(args[1]);
    FhValue result = call(b, "insert", args, 2);
    fh_release(b->head.vm, args[0]), fh_release(b->head.vm, args[1]);
    return done(b, result);
}
fh_status fh_bounded_dict_get(const fh_bounded_dict *o, fh_value key, fh_value *out) {
    const Bounded *b = of_bounded_dict(o);
    FhValue k;
    fh_status status = b ? fhapi_begin1(b->head.vm, key, &k) : FH_MISUSE;
    if (status != FH_OK) return status;
    fh_retain(k);
    FhValue v = fhgetitem(b->head.vm, b->object, k);
    fh_release(b->head.vm, k);
    return fhapi_give(b->head.vm, v, out);
}
fh_status fh_bounded_dict_remove(fh_bounded_dict *o, fh_value key) {
    return give(of_bounded_dict(o), "pop", key);
}

/* ---- strs ---- */

fh_status fh_bounded_str_append(fh_bounded_str *o, const char *utf8, size_t size) {
    const Bounded *b = of_bounded_str(o);
    fh_status status = begin(b);
    if (status != FH_OK) return status;
    FhValue text = fhapi_text(b->head.vm, utf8, size);
    if (text == FH_ERR) return fhapi_failed(b->head.vm);
    FhValue result = call(b, "push", &text, 1);
    fh_release(b->head.vm, text);
    return done(b, result);
}
fh_status fh_bounded_str_text(const fh_bounded_str *o, const char **text, size_t *size) {
    const Bounded *b = of_bounded_str(o);
    fh_status status = begin(b);
    if (status != FH_OK) return status;
    if (!text) return FH_MISUSE;
    FhValue s = fhstr(b->head.vm, b->object);
    if (s == FH_ERR) return fhapi_failed(b->head.vm);
    fhapi_hold(b->head.vm, s);
    return fhapi_to_str(b->head.vm, s, text, size);
}
