/* The check of the whole heap, for deep builds: the arithmetic of the cycle collector used as a proof. */
#include "memory/arena.h"
#include <stdio.h>
#include <stdlib.h>

typedef struct Check {
    FhHeap *h;
    FhObj *owner;
} Check;

FH_COLD static void fail(const FhObj *o, const FhObj *owner, const char *what) {
    fprintf(stderr, "heap: object %p, shape %u, count word %d, in object %p, shape %u: %s\n", (const void *)o,
            (unsigned)o->shape, (int)o->rc, (const void *)owner, owner ? (unsigned)owner->shape : 0, what);
    abort();
}

static bool in_its_zone(FhHeap *h, const FhObj *o) {
    uint32_t number = fh_arena_of(o);
    if (number >= h->arena_capacity || !h->arenas[number]) return false;
    if (fhpages_is_large(o)) return fhpages_large_zone(fhpages_large(o)) == number;
    return fhpages_page(o)->zone == fharena_zone(h->arenas[number]);
}

static void check_slot(void *ctx, FhValue *slot) {
    Check *c = ctx;
    if (!fh_is_obj(*slot)) return;
    FhObj *o = fh_obj(*slot);
    if (!o->shape) fail(o, c->owner, "a reference to a free cell");
    if (o->shape >= c->h->lives_capacity || !c->h->lives[o->shape]) fail(o, c->owner, "no such shape");
    if (fh_is_dying(o)) fail(o, c->owner, "a reference to a dying object");
    if (fh_in_arena(o) && !in_its_zone(c->h, o)) fail(o, c->owner, "a reference into an arena that is gone");
    if (o->rc < 0) return;
    o->rc -= FH_RC_ONE;
    if (o->rc < 0) fail(o, c->owner, "more references than its count says");
}

static void restore_slot(void *ctx, FhValue *slot) {
    (void)ctx;
    if (fh_is_obj(*slot) && fh_obj(*slot)->rc >= 0) fh_obj(*slot)->rc += FH_RC_ONE;
}

static bool check_object(void *ctx, FhObj *o) {
    Check *c = ctx;
    if (fh_is_dying(o)) return true;
    if (o->shape >= c->h->lives_capacity || !c->h->lives[o->shape]) fail(o, NULL, "no such shape");
    const FhLife *life = fhheap_life(c->h, o);
    if (life->visit && !fhheap_is_container(o)) fail(o, NULL, "a container in a leaf cell");
    c->owner = o;
    if (life->visit) life->visit((FhVM *)c->h, o, check_slot, c);
    return true;
}

static bool restore_object(void *ctx, FhObj *o) {
    Check *c = ctx;
    if (fh_is_dying(o)) return true;
    const FhLife *life = fhheap_life(c->h, o);
    if (life->visit) life->visit((FhVM *)c->h, o, restore_slot, c);
    return true;
}

void fhheap_validate(FhVM *vm) {
    Check c = {.h = (FhHeap *)vm};
    fhheap_each(c.h, false, check_object, &c);
    fhheap_each(c.h, false, restore_object, &c);
}

/* ---- who refers into an arena that ends ---- */

typedef struct EdgeCheck {
    FhHeap *h;
    FhArena *a;
    FhObj *owner;
} EdgeCheck;

static bool is_looked_at(const EdgeCheck *c, const FhObj *o) {
    const FhPage *page = fhpages_is_large(o) ? NULL : fhpages_page(o);
    if (page ? page->dirty && page->stamp >= c->a->epoch : (fhpages_large(o)->size & FH_LARGE_DIRTY) != 0)
        return true;
    if (!fh_in_arena(o)) return false;
    const FhArena *b = c->h->arenas[fh_arena_of(o)];
    return b == c->a || b->last_in_force > c->a->first_in_force;
}

static void check_edge(void *ctx, FhValue *slot) {
    EdgeCheck *c = ctx;
    if (!fh_is_obj(*slot)) return;
    FhObj *o = fh_obj(*slot);
    if (fh_in_arena(o) && fh_arena_of(o) == c->a->zone.number && !is_looked_at(c, c->owner))
        fail(o, c->owner, "a reference into an arena that nobody knows of");
    if (o->rc >= 0 && fh_in_arena(c->owner) && !(c->owner->rc & FH_RC_EXIT))
        fail(o, c->owner, "a counted reference from an arena that nobody knows of");
}

static bool check_edges(void *ctx, FhObj *o) {
    EdgeCheck *c = ctx;
    const FhLife *life = fhheap_life(c->h, o);
    c->owner = o;
    if (!fh_is_dying(o) && life->visit) life->visit((FhVM *)c->h, o, check_edge, c);
    return true;
}

static void ignore_slot(void *ctx, FhValue *slot) { (void)ctx, (void)slot; }

void fharena_check(FhVM *vm, FhArena *a) {
    EdgeCheck c = {.h = (FhHeap *)vm, .a = a};
    c.h->arena_hooks->roots(vm, a->wild ? NULL : a->entered_at, ignore_slot, NULL); /* as the end will */
    fhpages_look_at_hands(c.h);
    fhheap_each(c.h, true, check_edges, &c);
}
