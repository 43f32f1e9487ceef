/* The check of the whole heap, for deep builds: the arithmetic of the cycle collector used as a proof. */
#include "memory/pages.h"
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

static void check_slot(void *ctx, FhValue *slot) {
    Check *c = ctx;
    if (!fh_is_obj(*slot)) return;
    FhObj *o = fh_obj(*slot);
    if (!o->shape) fail(o, c->owner, "a reference to a free cell");
    if (o->shape >= c->h->lives_capacity || !c->h->lives[o->shape]) fail(o, c->owner, "no such shape");
    if (fh_is_dying(o)) fail(o, c->owner, "a reference to a dying object");
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
