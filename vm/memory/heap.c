/* How objects die: the count reaches zero, fhheap_dead is called.
 *
 * Order of the last rites, as in CPython: __del__ (once in a life; it may revive the object), weak references cleared and
 * their callbacks called, finalize (which releases the children, each of which may die in turn), the cell freed.
 * Deallocations nest DEPTH_LIMIT deep, so that small structures end in the natural order; deeper ones wait in heap->dying
 * until the outermost ends. If that list cannot grow, the waiting objects are marked with FH_RC_GC and found by walking
 * the heap. From the moment its children may be gone, the count word of an object is FH_RC_DYING. */
#include "memory/watch.h"

#define DEPTH_LIMIT 40

int fhheap_register_shape(FhHeap *h, uint32_t id, const FhLife *life) {
    if (id >= h->lives_capacity) {
        uint32_t capacity = h->lives_capacity ? h->lives_capacity * 2 : 32;
        while (capacity <= id) capacity *= 2;
        const FhLife **lives =
            fhheap_raw_resize(h, h->lives, h->lives_capacity * sizeof *lives, capacity * sizeof *lives);
        if (!lives) return -1;
        memset(lives + h->lives_capacity, 0, (capacity - h->lives_capacity) * sizeof *lives);
        h->lives = lives;
        h->lives_capacity = capacity;
    }
    h->lives[id] = FH_UNLIKELY(h->tell != NULL) ? fhwatch_life(h, id, life) : life;
    return 0;
}

/* False: the object has been revived. */
FH_COLD static bool last_rites(FhHeap *h, FhObj *o, const FhLife *life) {
    FhVM *vm = (FhVM *)h;
    if (life->del && !(o->rc & FH_RC_FINALIZED)) {
        o->rc = (o->rc | FH_RC_FINALIZED) + FH_RC_ONE;
        if (h->hooks)
            h->hooks->run_del(vm, o, life);
        else
            life->del(vm, fh_val(o));
        if (o->rc < 0 || (o->rc -= FH_RC_ONE) >= FH_RC_ONE) return false;
    }
    int32_t flags = o->rc;
    o->rc |= FH_RC_DYING;
    if (flags & FH_RC_WEAKREFS) fhheap_weak_clear(h, o, true);
    return true;
}

static inline void end_of(FhHeap *h, FhObj *o, const FhLife *life) {
    o->rc = FH_RC_DYING;
    if (life->finalize) life->finalize((FhVM *)h, o);
    fhpages_free_object(h, o);
}

void fhheap_end(FhHeap *h, FhObj *o) { end_of(h, o, fhheap_life(h, o)); }

void fhheap_end_cell(FhHeap *h, FhObj *o) { fhpages_free_object(h, o); }

FH_COLD static void wait_for_turn(FhHeap *h, FhObj *o) {
    o->rc |= FH_RC_DYING;
    if (h->ndying == h->dying_capacity) {
        uint32_t capacity = h->dying_capacity ? h->dying_capacity * 2 : 64;
        FhObj **grown =
            fhheap_raw_resize(h, h->dying, h->dying_capacity * sizeof *grown, capacity * sizeof *grown);
        if (!grown) {
            o->rc |= FH_RC_GC;
            h->dying_overflow = true;
            return;
        }
        h->dying = grown;
        h->dying_capacity = capacity;
    }
    h->dying[h->ndying++] = o;
}

static bool find_waiting(void *ctx, FhObj *o) {
    if (!fh_is_dying(o) || !(o->rc & FH_RC_GC)) return true;
    *(FhObj **)ctx = o;
    return false;
}

static FhObj *next_waiting(FhHeap *h) {
    if (h->ndying) return h->dying[--h->ndying];
    FhObj *o = NULL;
    if (!h->dying_overflow || fhheap_each(h, false, find_waiting, &o)) {
        h->dying_overflow = false;
        return NULL;
    }
    o->rc &= ~FH_RC_GC;
    return o;
}

FH_COLD static void end_waiting(FhHeap *h) {
    FhObj *o;
    while ((o = next_waiting(h)) != NULL) {
        const FhLife *life = fhheap_life(h, o);
        h->dying_depth = 1;
        o->rc &= FH_RC_FLAGS;
        if (!(o->rc | (life->del != NULL)) || last_rites(h, o, life)) end_of(h, o, life);
    }
    h->dying_depth = 0;
}

uint32_t fhheap_hold_back(FhHeap *h) {
    uint32_t was = h->dying_depth;
    h->dying_depth = DEPTH_LIMIT;
    return was;
}

void fhheap_let_go(FhHeap *h, uint32_t was) {
    h->dying_depth = was;
    if (!was && (h->ndying | h->dying_overflow)) end_waiting(h);
}

/* What has children, a __del__ or weak references. */
static __attribute__((noinline)) void end_in_turn(FhHeap *h, FhObj *o, const FhLife *life) {
    if (FH_UNLIKELY(h->dying_depth >= DEPTH_LIMIT)) {
        wait_for_turn(h, o);
        return;
    }
    h->dying_depth++;
    if (FH_LIKELY(!(o->rc | (life->del != NULL))) || last_rites(h, o, life)) end_of(h, o, life);
    if (--h->dying_depth == 0 && FH_UNLIKELY(h->ndying | h->dying_overflow)) end_waiting(h);
}

void fhheap_dead(FhHeap *h, FhObj *o) {
    const FhLife *life = fhheap_life(h, o);
    o->rc &= ~FH_RC_PROVISIONAL;
    if (life->visit || o->rc || life->del) {
        end_in_turn(h, o, life);
        return;
    }
    if (life->finalize) life->finalize((FhVM *)h, o); /* a leaf: nothing to nest */
    fhpages_free_object(h, o);
}
