/* Telling of allocations. Contract: watch.h. */
#include "memory/watch.h"

/* A life record that tells. Once made it stays until the heap ends, since somebody may be at work with it. */
typedef struct Watched {
    FhLife life;
    const FhLife *was;
} Watched;

struct FhWatch {
    Watched **items; /* by shape; NULL: none yet */
    uint32_t capacity;
};

static void tell(FhHeap *h, const FhWatchEvent *e) { h->tell((FhVM *)h, e); }

static const FhArena *arena_of(const FhHeap *h, const FhObj *o) {
    return fh_in_arena(o) ? h->arenas[fh_arena_of(o)] : NULL;
}

/* ---- events ---- */

void fhwatch_made(FhHeap *h, FhObj *o, uint32_t shape, int32_t rc) {
    o->rc = rc;
    tell(h, &(FhWatchEvent){FH_WATCH_MADE, o, fhheap_cell_size(o), shape, rc, arena_of(h, o), 0});
}

void fhwatch_freed(FhHeap *h, const FhObj *o) {
    tell(h, &(FhWatchEvent){FH_WATCH_FREED, o, fhheap_cell_size(o), o->shape, o->rc, arena_of(h, o), 0});
}

void fhwatch_survived(FhHeap *h, const FhObj *o) {
    tell(h, &(FhWatchEvent){FH_WATCH_MADE, o, fhheap_cell_size(o), o->shape, o->rc, arena_of(h, o), 0});
}

void *fhwatch_raw_made(FhHeap *h, void *p, size_t size, const FhZone *z) {
    const FhArena *a = z && z->number ? h->arenas[z->number] : NULL;
    if (p) tell(h, &(FhWatchEvent){FH_WATCH_MADE, p, size, 0, FH_RC_ONE, a, 0});
    return p;
}

void fhwatch_raw_freed(FhHeap *h, const void *p, size_t size) {
    tell(h, &(FhWatchEvent){FH_WATCH_FREED, p, size, 0, FH_RC_ONE, NULL, 0});
}

void fhwatch_arena_ends(FhHeap *h, const FhArena *a) {
    tell(h, &(FhWatchEvent){FH_WATCH_ARENA_END, a, a->zone.bytes, 0, FH_RC_ARENA, a, 0});
}

void fhwatch_collected(FhHeap *h, size_t found) {
    tell(h, &(FhWatchEvent){.kind = FH_WATCH_COLLECTED, .found = found});
}

/* ---- deaths ---- */

/* Leaves are not marked as dying; the collector finalizes what others still refer to. */
static void finalize(FhVM *vm, FhObj *o) {
    FhHeap *h = (FhHeap *)vm;
    const FhLife *was = h->watch->items[o->shape]->was;
    if (h->tell && (fh_is_dying(o) || (o->rc >= 0 && o->rc < FH_RC_ONE))) fhwatch_freed(h, o);
    if (was->finalize) was->finalize(vm, o);
}

static bool make_room(FhHeap *h, uint32_t capacity) {
    struct FhWatch *w = h->watch;
    if (w->capacity >= capacity) return true;
    Watched **grown = fhpages_scratch(h, capacity * sizeof *grown);
    if (!grown) return false;
    memset(grown, 0, capacity * sizeof *grown);
    if (w->items) {
        memcpy(grown, w->items, w->capacity * sizeof *grown);
        fhpages_scratch_free(h, w->items, w->capacity * sizeof *grown);
    }
    w->items = grown;
    w->capacity = capacity;
    return true;
}

/* The telling one in its place; without memory that one itself. */
const FhLife *fhwatch_life(FhHeap *h, uint32_t shape, const FhLife *life) {
    if (!life || !make_room(h, h->lives_capacity)) return life;
    Watched **at = &h->watch->items[shape];
    if (!*at && !(*at = fhpages_scratch(h, sizeof **at))) return life;
    (*at)->life = *life;
    (*at)->life.finalize = finalize;
    (*at)->was = life;
    return &(*at)->life;
}

static bool begin_lives(FhHeap *h) {
    if (!h->watch) {
        if (!(h->watch = fhpages_scratch(h, sizeof *h->watch))) return false;
        *h->watch = (struct FhWatch){NULL, 0};
    }
    if (!make_room(h, h->lives_capacity)) return false;
    for (uint32_t i = 1; i < h->lives_capacity; i++)
        if (h->lives[i]) h->lives[i] = fhwatch_life(h, i, h->lives[i]);
    return true;
}

static void end_lives(FhHeap *h) {
    for (uint32_t i = 1; h->watch && i < h->lives_capacity && i < h->watch->capacity; i++) {
        Watched *w = h->watch->items[i];
        if (w && h->lives[i] == &w->life) h->lives[i] = w->was;
    }
}

void fhwatch_free(FhHeap *h) {
    struct FhWatch *w = h->watch;
    if (!w) return;
    for (uint32_t i = 0; i < w->capacity; i++)
        if (w->items[i]) fhpages_scratch_free(h, w->items[i], sizeof *w->items[i]);
    if (w->items) fhpages_scratch_free(h, w->items, w->capacity * sizeof *w->items);
    fhpages_scratch_free(h, w, sizeof *w);
    h->watch = NULL;
}

/* ---- on and off ---- */

void fhwatch_end(FhVM *vm) {
    FhHeap *h = (FhHeap *)vm;
    h->tell = NULL;
    h->raw_small = FH_RAW_SMALL;
    end_lives(h);
}

int fhwatch_begin(FhVM *vm, void (*fn)(FhVM *vm, const FhWatchEvent *e)) {
    FhHeap *h = (FhHeap *)vm;
    if (h->tell) return h->tell = fn, 0;
    if (!begin_lives(h)) return fhwatch_end(vm), -1;
    fhpages_return_at_hand(h, &h->main);
    for (uint32_t i = 0; i < h->arena_capacity; i++)
        if (h->arenas[i]) fhpages_return_at_hand(h, fharena_zone(h->arenas[i]));
    h->raw_small = -1;
    h->tell = fn;
    return 0;
}
