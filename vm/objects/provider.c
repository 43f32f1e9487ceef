/* Provider, SmallProvider, MediumProvider, LargeProvider. Contract: provider.h. */
#include "objects/provider.h"
#include "base/sizes.h"
#include "objects/bounded.h"
#include "objects/buffer_object.h"
#include "objects/dead.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames

/* ---- the core ---- */

static size_t core_bytes(uint32_t size, bool foreign) {
    return sizeof(FhProviderCore) + (foreign ? sizeof(FhForeignBytes) : size);
}

static uint8_t *bytes_of(const FhProviderCore *core) {
    return core->foreign ? fhprovider_foreign((FhProviderCore *)core)->bytes : (uint8_t *)core->here;
}

/* bytes: the host's, or NULL. */
static FhProviderCore *core_new(FhVM *vm, uint32_t size, void *bytes) {
    FhProviderCore *core = fhheap_raw_data(&vm->heap, core_bytes(size, bytes != NULL));
    if (!core) return fhraise_memory(vm), NULL;
    *core = (FhProviderCore){.refs = 1, .region = {.size = size}, .foreign = bytes != NULL};
    if (bytes) *fhprovider_foreign(core) = (FhForeignBytes){.bytes = bytes};
    return core;
}

static void core_release(FhVM *vm, FhProviderCore *core) {
    if (--core->refs) return;
    fhmem_free(vm, core->region.spans, core->region.room * sizeof(FhRegionSpan));
    if (core->foreign) {
        const FhForeignBytes *f = fhprovider_foreign(core);
        if (f->give_up) f->give_up(f->env, f->bytes);
    }
    fhmem_free(vm, core, core_bytes(core->region.size, core->foreign));
}

static int make_room(FhVM *vm, FhRegion *r) {
    if (r->n < r->room) return 0;
    uint32_t room = r->room ? r->room * 2 : 8;
    FhRegionSpan *spans = fhmem_resize(vm, r->spans, r->room * sizeof *spans, room * sizeof *spans);
    if (!spans) return -1;
    r->spans = spans;
    r->room = room;
    return 0;
}

void *fhprovider_lend(FhVM *vm, FhProviderCore *core, size_t size, uint32_t align) {
    FhRegionPlace place;
    if (size > UINT32_MAX || !fhregion_find(&core->region, (uint32_t)size, align, &place) ||
        make_room(vm, &core->region) < 0)
        return NULL;
    fhregion_take(&core->region, place, (uint32_t)size, NULL);
    core->refs++;
    return bytes_of(core) + place.start;
}

static ptrdiff_t span_of(const FhProviderCore *core, const void *bytes) {
    return fhregion_at(&core->region, (uint32_t)((const uint8_t *)bytes - bytes_of(core)));
}

void fhprovider_lent(FhProviderCore *core, void *bytes, FhObj *owner) {
    ptrdiff_t i = span_of(core, bytes);
    if (i >= 0) core->region.spans[i].owner = owner;
}

void fhprovider_take_back(FhVM *vm, FhProviderCore *core, void *bytes, bool keep) {
    ptrdiff_t i = span_of(core, bytes);
    if (i >= 0 && keep)
        core->region.spans[i].owner = NULL;
    else if (i >= 0)
        fhregion_give_back(&core->region, (uint32_t)i);
    core_release(vm, core);
}

/* ---- life ---- */

static FhValue make_with(FhVM *vm, FhValue type, FhProviderCore *core) { /* core taken over, NULL: FH_ERR */
    FhType *t = FH_AS(FhType, type);
    if (!core) return FH_ERR;
    FhValue v = fhinstance_new(vm, t, 0); /* counted, whatever is in force */
    if (v == FH_ERR)
        core_release(vm, core);
    else
        fhas_provider(v)->core = core;
    return v;
}

static FhValue make(FhVM *vm, FhValue type, uint32_t size) {
    return make_with(vm, type, core_new(vm, size, NULL));
}

FhValue fhprovider_over(FhVM *vm, void *bytes, uint32_t size, void (*give_up)(void *env, void *bytes),
                        void *env) {
    FhValue v = make_with(vm, fh_val(vm->types[FH_T_Provider]), core_new(vm, size, bytes));
    if (v == FH_ERR) return FH_ERR;
    FhForeignBytes *f = fhprovider_foreign(fhas_provider(v)->core);
    f->give_up = give_up;
    f->env = env;
    return v;
}

static int size_of_argument(FhVM *vm, FhValue v, uint32_t *size) {
    int64_t n;
    if (fhargs_index_clip(vm, v, &n) < 0) return -1;
    if (n < 1 || n > UINT32_MAX)
        return fhraise_int(vm, FH_T_ValueError, "the size of a provider must be from 1 to %u bytes, not %R",
                           UINT32_MAX, v);
    *size = (uint32_t)n;
    return 0;
}

static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"size", NULL};
    static const FhParams p = {"Provider", names, 0, 1, 1};
    FhValue v;
    uint32_t size = 0;
    if (fhargs(vm, &p, args, nargs, kwnames, &v) < 0 || size_of_argument(vm, v, &size) < 0) return FH_ERR;
    return make(vm, type, size);
}

#define FIXED(name, text, bytes)                                                                             \
    static FhValue name##_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kw) {     \
        static const char *const names[] = {NULL};                                                           \
        static const FhParams p = {text, names, 0, 0, 0};                                                    \
        return fhargs(vm, &p, args, nargs, kw, NULL) < 0 ? FH_ERR : make(vm, type, bytes);                   \
    }
FIXED(small, "SmallProvider", 8192)
FIXED(medium, "MediumProvider", 65536)
FIXED(large, "LargeProvider", 1048576)

static void finalize(FhVM *vm, FhObj *o) {
    FhProvider *p = (FhProvider *)o;
    FhProviderCore *core = p->core;
    p->core = NULL;
    if (core) core_release(vm, core);
}

/* NULL: it has been emptied by the collector, and a finalizer still uses it. */
static FhProviderCore *core_of(FhVM *vm, FhValue self) {
    FhProviderCore *core = fhas_provider(self)->core;
    if (!core) fhraise(vm, FH_T_RuntimeError, "this %T has ended", self);
    return core;
}

/* ---- lending and taking back ---- */

static FhValue raise_exhausted(FhVM *vm, FhValue self, const FhRegion *r, int64_t n, FhValue wanted) {
    if (fhpending(vm)) return FH_ERR; /* no memory for the table of spans */
    uint32_t left = r->size - r->used;
    bool scattered = n >= 0 && (uint64_t)n <= left;
    return fhbounded_reject(vm, wanted, "%T cannot lend %R bytes: %u of %u are available%s", self, wanted,
                            left, r->size, scattered ? ", but not in one piece" : "");
}

NATIVE(allocate) {
    static const char *const names[] = {"size", "align", NULL};
    static const FhParams p = {"allocate", names, 0, 1, 2};
    FhValue v[2];
    int64_t n, align = 1;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0 || fhargs_index_clip(vm, v[0], &n) < 0) return FH_ERR;
    if (v[1] != FH_NOVALUE && fhargs_index_clip(vm, v[1], &align) < 0) return FH_ERR;
    if (n < 0)
        return fhraise(vm, FH_T_ValueError, "cannot allocate %lld bytes: the size is negative", (long long)n);
    if (align <= 0 || (align & (align - 1)) || align > 8)
        return fhraise(vm, FH_T_ValueError, "the alignment in a provider must be 1, 2, 4 or 8, not %lld",
                       (long long)align);
    if (fh_is_dead(self)) return fhdead_raise(vm, self);
    FhProviderCore *core = core_of(vm, self);
    if (!core) return FH_ERR;
    FhValue b = fhbuffer_object_lent(vm, core, (size_t)n, (uint32_t)align);
    return b == FH_ERR ? raise_exhausted(vm, self, &core->region, n, v[0]) : b;
}

NATIVE(deallocate) {
    (void)nargs, (void)kwnames;
    FhValue v = args[0];
    if (fh_is_dead(v)) return fhdead_raise_again(vm, v);
    if (!fhbuffer_object_exact(v))
        return fhraise(vm, FH_T_TypeError, "deallocate() takes a Buffer of this provider, not '%T'", v);
    const FhBufferObject *b = fhas_buffer_object(v);
    if (!b->lent || b->lender != fhas_provider(self)->core)
        return fhraise(vm, FH_T_InvalidFreeError, "this Buffer is not from this %T", self);
    if (fhbuffer_object_check_free(vm, v) < 0) return FH_ERR;
    fhbuffer_object_end(vm, v, "deallocated");
    return FH_NONE;
}

static bool pinned(FhVM *vm, const FhRegionSpan *s) {
    if (!s->owner || !fhbuffer_object_exact(fh_val(s->owner))) return false;
    return !fhbuffer_object_is_free(vm, fh_val(s->owner));
}

/* Ends whoever has borrowed the last part. Runs script code, which may borrow and give back. */
static void end_last(FhVM *vm, FhRegion *r) {
    FhRegionSpan *s = &r->spans[r->n - 1];
    if (!s->owner) {
        fhregion_give_back(r, r->n - 1);
        return;
    }
    FhValue v = fh_retain(fh_val(s->owner));
    if (fhbuffer_object_exact(v))
        fhbuffer_object_end(vm, v, "reset with its provider");
    else
        fhdead_kill(vm, fh_obj(v), "reset with its provider");
    fh_release(vm, v);
}

NATIVE(reset) {
    (void)args, (void)nargs, (void)kwnames;
    FhProviderCore *core = core_of(vm, self);
    if (!core) return FH_ERR;
    FhRegion *r = &core->region;
    for (uint32_t i = 0; i < r->n; i++)
        if (pinned(vm, &r->spans[i]))
            return fhraise(vm, FH_T_InvalidFreeError,
                           "cannot reset this %T: views or running builtins use %u of its bytes", self,
                           r->spans[i].size);
    core->refs++;
    for (uint32_t rounds = r->n; rounds > 0 && r->n; rounds--) end_last(vm, r);
    core_release(vm, core);
    return fhpending(vm) ? FH_ERR : FH_NONE;
}

NATIVE(available) {
    (void)args, (void)nargs, (void)kwnames;
    const FhProviderCore *core = core_of(vm, self);
    return core ? fhint_new_u64(vm, core->region.size - core->region.used) : FH_ERR;
}

NATIVE(size_of) {
    UNUSED;
    const FhProviderCore *core = fhas_provider(self)->core;
    size_t n = sizeof(FhProvider);
    if (core) n += core_bytes(core->region.size, core->foreign);
    return fhint_new_u64(vm, n);
}

NATIVE(no_pickle) {
    UNUSED;
    return fhraise(vm, FH_T_TypeError, "cannot pickle '%T' object", self);
}

static FhValue get_size(FhVM *vm, FhValue self) {
    const FhProviderCore *core = core_of(vm, self);
    return core ? fhint_new_u64(vm, core->region.size) : FH_ERR;
}
static FhValue get_used(FhVM *vm, FhValue self) {
    const FhProviderCore *core = core_of(vm, self);
    return core ? fhint_new_u64(vm, core->region.used) : FH_ERR;
}
static FhValue get_high_water(FhVM *vm, FhValue self) {
    const FhProviderCore *core = core_of(vm, self);
    return core ? fhint_new_u64(vm, core->region.peak) : FH_ERR;
}

static FhValue repr(FhVM *vm, FhValue self) {
    const FhProviderCore *core = fhas_provider(self)->core;
    if (!core) return fhstr_format(vm, "<%T, ended>", self);
    return fhstr_format(vm, "<%T of %u bytes, %u available>", self, core->region.size,
                        core->region.size - core->region.used);
}

static const FhMethodDef methods[] = {
    {"allocate", allocate, 1, 2, FH_KW,
     "allocate($self, size, align=1)\n--\n\nA zeroed Buffer in this memory, until deallocate() or reset()."},
    {"deallocate", deallocate, 1, 1, 0, "deallocate($self, buffer, /)\n--\n\nTakes a Buffer's bytes back."},
    {"available", available, 0, 0, 0, "available($self, /)\n--\n\nThe bytes that are not lent."},
    {"reset", reset, 0, 0, 0,
     "reset($self, /)\n--\n\nEnds the life of everything in it: its Buffers and collections."},
    {"__sizeof__", size_of, 0, 0, 0, NULL},
    {"__reduce_ex__", no_pickle, 1, 1, 0, NULL},
    {0}};
static const FhGetSetDef getsets[] = {
    {"size", get_size, NULL, "Its size in bytes."},
    {"used", get_used, NULL, "The bytes that are lent."},
    {"high_water", get_high_water, NULL, "The most bytes ever lent at a time."},
    {0}};

static const FhSlots slots = {.life = {.finalize = finalize}, .repr = repr, .new_ = new_};
const FhTypeDef fhtypedef_Provider = {
    .doc = "Provider(size)\n--\n\nMemory of fixed size for Buffers and bounded collections.",
    .size = sizeof(FhProvider),
    .flags = FH_TF_BASE | FH_TF_WEAKREF | FH_TF_LOUD,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets};

#define FIXED_TYPE(id, name, text)                                                                           \
    static const FhSlots name##_slots = {.life = {.finalize = finalize}, .repr = repr, .new_ = name##_new};  \
    const FhTypeDef fhtypedef_##id = {.doc = #id "()\n--\n\nA provider of " text ".",                        \
                                      .size = sizeof(FhProvider),                                            \
                                      .flags = FH_TF_BASE | FH_TF_WEAKREF | FH_TF_LOUD,                      \
                                      .slots = &name##_slots};
FIXED_TYPE(SmallProvider, small, "8 KiB")
FIXED_TYPE(MediumProvider, medium, "64 KiB")
FIXED_TYPE(LargeProvider, large, "1 MiB")
