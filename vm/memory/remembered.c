/* Which objects may refer into an arena: the barrier, and the pages and large blocks that are dirty. Contract: arena.h. */
#include "memory/arena.h"

void fharena_dirty(FhHeap *h, FhObj *o) {
    if (!fhheap_is_container(o)) return;
    if (fhpages_is_large(o))
        fhpages_dirty_large(h, fhpages_large(o));
    else
        fhpages_dirty(h, fhpages_page(o));
}

void fharena_touch(FhHeap *h, FhObj *o) {
    if (fh_is_shared(o)) return;
    if (FH_UNLIKELY(fhpages_is_large(o))) {
        fharena_dirty(h, o);
        return;
    }
    FhPage *page = fhpages_page(o);
    if (page->stamp == h->epoch && page->dirty) return;
    if (page->sort == FH_CONTAINER) fhpages_dirty(h, page);
}

void fharena_leads_out(FhHeap *h, FhObj *o) {
    if (o->rc & FH_RC_EXIT) return;
    o->rc |= FH_RC_EXIT;
    fharena_list_push(h, &h->arenas[fh_arena_of(o)]->exits, o);
}

void fharena_stored(FhHeap *h, FhObj *owner, FhValue v) {
    FhObj *o = fh_obj(v);
    if (o->rc < FH_RC_ARENA) return; /* immortal */
    if (!fh_in_arena(owner)) {
        if (!fh_in_arena(o)) return;
        fharena_dirty(h, owner);
        FhArena *a = h->arenas[fh_arena_of(o)];
        if (FH_UNLIKELY(a->escape_error) && a->escaped == FH_NOVALUE && a->in_force &&
            h->arena_hooks->is_outside(owner)) {
            a->escaped = v;
            a->escaped_to = fh_retain(fh_val(owner));
            h->arenas_wait = true;
            if (h->attention) __atomic_fetch_or(h->attention, FH_HEAP_ATTENTION, __ATOMIC_RELAXED);
        }
        return;
    }
    if (o->rc >= 0) {
        fharena_leads_out(h, owner);
    } else if (fh_in_arena(o) && fh_arena_of(o) != fh_arena_of(owner)) {
        fharena_dirty(h, owner);
    }
}

void fhpages_dirty_large(FhHeap *h, FhLarge *l) {
    if (l->size & FH_LARGE_DIRTY) return;
    l->size |= FH_LARGE_DIRTY;
    l->prev_dirty = NULL;
    l->next_dirty = h->dirty_large;
    if (l->next_dirty) l->next_dirty->prev_dirty = l;
    h->dirty_large = l;
}

void fhpages_clean_large(FhHeap *h, FhLarge *l) {
    l->size &= ~(size_t)FH_LARGE_DIRTY;
    if (l->prev_dirty)
        l->prev_dirty->next_dirty = l->next_dirty;
    else
        h->dirty_large = l->next_dirty;
    if (l->next_dirty) l->next_dirty->prev_dirty = l->prev_dirty;
}

/* ---- the look through them ---- */

static bool walk_object(void *ctx, FhObj *o) {
    FhDirtyWalk *w = ctx;
    if (fh_is_dying(o) || (fh_in_arena(o) && fh_arena_of(o) == w->a->zone.number)) return true;
    w->fn(w->ctx, o);
    return true;
}

static void walk_page(FhDirtyWalk *w, FhPage *page) {
    for (char *p = fhpages_base(page); (p = fhpages_cell_at(page, p)) != NULL; p += page->cell_size)
        if (((FhObj *)p)->shape) walk_object(w, (FhObj *)p);
}

/* A page at a time leaves the list before it is looked through, so that what fn makes dirty is dirty afterwards. */
static void walk_pages(FhHeap *h, FhDirtyWalk *w) {
    fhpages_look_at_hands(h);
    FhPage *page = h->dirty, *next, *kept = NULL;
    h->dirty = NULL;
    for (; page; page = next) {
        next = page->next_dirty;
        if (page->stamp < w->a->epoch) { /* it can lead into older arenas only */
            page->next_dirty = kept;
            kept = page;
            continue;
        }
        page->dirty = false;
        if (page->sort != FH_CONTAINER || page->zone == &w->a->zone) continue;
        w->foreign = false;
        walk_page(w, page);
        if (w->foreign) fhpages_dirty(h, page);
    }
    while (kept) {
        next = kept->next_dirty;
        kept->next_dirty = h->dirty;
        h->dirty = kept;
        kept = next;
    }
}

static void walk_large(FhHeap *h, FhDirtyWalk *w) {
    for (FhLarge *l = h->dirty_large, *next; l; l = next) {
        FhObj *o = (FhObj *)((char *)l + FH_LARGE_CELL);
        next = l->next_dirty;
        w->foreign = false;
        if (o->shape) walk_object(w, o);
        if (!w->foreign || fhpages_large_zone(l) == w->a->zone.number) fhpages_clean_large(h, l);
    }
}

/* b may have objects that were made with references to objects of a. */
static bool was_in_force_since(const FhHeap *h, const FhArena *b, const FhDirtyWalk *w) {
    return b->last_in_force > w->a->first_in_force || (b == h->force && !w->in_turn);
}

void fharena_walk_dirty(FhHeap *h, FhDirtyWalk *w) {
    walk_pages(h, w);
    walk_large(h, w);
    for (uint32_t i = 1; i < h->arena_capacity; i++) {
        FhArena *b = h->arenas[i];
        if (b && b != w->a && was_in_force_since(h, b, w)) fhpages_each(&b->zone, true, walk_object, w);
    }
}
