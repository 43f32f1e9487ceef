/* The allocator that fails on purpose. */
#include "fail.h"

static bool fails(FhFail *f) {
    uint64_t n = ++f->calls;
    bool yes = f->fail_at && (n == f->fail_at || (f->persistent && n > f->fail_at));
    f->failed += yes;
    return yes;
}

static void *fail_alloc(void *ctx, size_t size, size_t align) {
    FhFail *f = ctx;
    return fails(f) ? NULL : f->backing->alloc(f->backing->ctx, size, align);
}

/* Shrinking does not fail: callers may rely on that. */
static void *fail_resize(void *ctx, void *p, size_t old_size, size_t new_size, size_t align) {
    FhFail *f = ctx;
    if (new_size > old_size && fails(f)) return NULL;
    return f->backing->resize(f->backing->ctx, p, old_size, new_size, align);
}

static void fail_free(void *ctx, void *p, size_t size, size_t align) {
    FhFail *f = ctx;
    f->backing->free(f->backing->ctx, p, size, align);
}

FhAlloc fhfail_over(FhFail *state, const FhAlloc *backing, uint64_t fail_at, bool persistent) {
    *state = (FhFail){.backing = backing, .fail_at = fail_at, .persistent = persistent};
    return (FhAlloc){fail_alloc, fail_resize, fail_free, state};
}
