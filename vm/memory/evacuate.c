/* The ends of arenas. Contract: arena.h.
 *
 *   end     1 look: from the roots and from what is dirty, every slot that leads into the arena makes its object a
 *             survivor: it gets a count and waits for its own slots to be looked at
 *           2 what has a __del__ and does not survive is made to survive, too, with a reference of the list's
 *           3 weak references to the dead are taken off; the references of the dead to counted objects are collected
 *           4 survivors move to the zone outside (compact.c), or their pages join it; all other pages are free
 *           5 now script code may run: weak references are told, the collected references and those of 2 given up
 *   reset   __del__ first, while all is alive; then the same, but what is referred to is emptied and dead, and nobody
 *           looks at its slots
 *
 * No script code runs from 1 to 4 but where memory for the list of collected references fails: then the dead are
 * finalized before 4, one by one. */
#include "memory/arena.h"
#include "memory/watch.h"

typedef struct End {
    FhVM *vm;
    FhHeap *h;
    FhArena *a, *to;  /* to: the arena in force outside, NULL: the counted objects */
    const char *kill; /* reset: how it ended; NULL: an end */
    FhObjList survivors, orphans;
    FhSlotList slots; /* that lead to survivors, where they may move */
    bool records;
    size_t next;     /* survivor to be looked at */
    bool overflow;   /* survivors could not grow: those left out have FH_RC_PROVISIONAL */
    FhObj *owner;    /* the object looked at */
    uint32_t home;   /* the arena in which the object looked at lies, or 0 */
    bool foreign;    /* it refers into another arena than that */
    int32_t outside; /* flags of what is made in the home outside */
} End;

static bool in_ending(const End *e, const FhObj *o) {
    return fh_in_arena(o) && fh_arena_of(o) == e->a->zone.number;
}

static int32_t home_rc(const End *e) {
    if (e->to) return FH_RC_SURVIVOR | FH_RC_ARENA | (int32_t)(e->to->zone.number << FH_RC_ARENA_SHIFT);
    return FH_RC_SURVIVOR;
}

/* ---- payloads ---- */

typedef struct Move {
    End *e;
    FhZone *to;
} Move;

static void move_block(void *ctx, void **block, size_t size) {
    Move *m = ctx;
    FhHeap *h = m->e->h;
    if (!*block || fhpages_zone_of_raw(h, *block, size) != &m->e->a->zone) return;
    if (FH_SYSTEM_CELLS || size > FH_SMALL_MAX) {
        fhlarge_adopt(h, (FhLarge *)((char *)*block - FH_LARGE_RAW), m->to);
        if (h->tell) fhwatch_raw_made(h, *block, size, m->to);
        return;
    }
    void *moved = fhpages_raw_in(h, m->to, size);
    if (moved) {
        memcpy(moved, *block, size);
        *block = moved;
        return;
    }
    FhPage *page = fhpages_page(*block);
    page->kept = true;
    page->block->adopted = true;
    if (h->tell) fhwatch_raw_made(h, *block, fhpages_cell_size(size, FH_RAW), m->to);
}

static void move_payload(End *e, FhObj *o, FhZone *to) {
    const FhLife *life = fhheap_life(e->h, o);
    Move m = {e, to};
    if (life->payload) life->payload(e->vm, o, move_block, &m);
}

/* ---- survivors ---- */

static void empty(End *e, FhObj *o);

static void survive(End *e, FhObj *o) {
    FhHeap *h = e->h;
    int32_t flags = o->rc & FH_RC_ARENA_FLAGS;
    if (e->kill) {
        empty(e, o);
        flags = 0;
    }
    FhObj *class_object = e->kill ? NULL : h->arena_hooks->held_class(e->vm, o);
    if (!e->to) {
        if (class_object) fh_retain_obj(class_object);
        int32_t stays = flags & FH_RC_PINNED ? FH_RC_GC : 0;
        flags = (flags & (FH_RC_WEAKREFS | FH_RC_FINALIZED)) | stays;
    } else {
        FhArena *before = h->force;
        h->force = e->to;
        if (class_object && fharena_hold(h, class_object) < 0) fh_retain_obj(class_object); /* for good */
        h->force = before;
        if (flags & FH_RC_WEAKREFS) e->to->nweak++;
    }
    o->rc = home_rc(e) | flags;
    if (!fharena_list_push(h, &e->survivors, o)) {
        o->rc |= FH_RC_PROVISIONAL;
        e->overflow = true;
    }
}

/* A slot of somebody who goes on. */
static void look_at_slot(void *ctx, FhValue *slot) {
    End *e = ctx;
    if (!fh_is_obj(*slot)) return;
    FhObj *o = fh_obj(*slot);
    if (in_ending(e, o)) survive(e, o);
    if (e->records && (o->rc & FH_RC_SURVIVOR)) fharena_record_slot(e->h, &e->slots, e->owner, slot);
    if (o->rc >= 0) {
        if (!(o->rc & FH_RC_SURVIVOR)) return;
        o->rc += FH_RC_ONE;
        if (e->home) fharena_stored(e->h, e->owner, *slot);
    } else if (fh_in_arena(o) && fh_arena_of(o) != e->home) {
        e->foreign = true;
    }
}

static void look_at_object(void *ctx, FhObj *o) {
    End *e = ctx;
    const FhLife *life = fhheap_life(e->h, o);
    e->foreign = false;
    e->home = fh_in_arena(o) ? fh_arena_of(o) : 0;
    e->owner = o;
    if (life->visit) life->visit(e->vm, o, look_at_slot, e);
}

/* It lives in the home outside: who refers into another arena is dirty, unless that is the same. */
static void look_at_survivor(End *e, FhObj *o) {
    if (e->kill && !(e->h->arena_hooks->keeps(o))) return;
    look_at_object(e, o);
    if (e->foreign) fharena_dirty(e->h, o);
}

static bool look_at_left_out(void *ctx, FhObj *o) {
    End *e = ctx;
    bool survivor = e->to ? fh_in_arena(o) && fh_arena_of(o) == e->to->zone.number
                          : o->rc >= 0 && (o->rc & FH_RC_SURVIVOR);
    if (!survivor || !(o->rc & FH_RC_PROVISIONAL)) return true;
    o->rc &= ~FH_RC_PROVISIONAL;
    look_at_survivor(e, o);
    return true;
}

static void look_at_survivors(End *e) {
    for (;;) {
        while (e->next < e->survivors.n) look_at_survivor(e, e->survivors.items[e->next++]);
        if (!e->overflow) return;
        e->overflow = false;
        e->survivors.lost = true;
        fhpages_each(&e->a->zone, true, look_at_left_out, e);
    }
}

typedef struct DirtyLook {
    End *e;
    FhDirtyWalk *walk;
} DirtyLook;

static void look_at_dirty(void *ctx, FhObj *o) {
    DirtyLook *d = ctx;
    look_at_object(d->e, o);
    if (d->e->foreign) d->walk->foreign = true;
}

static void look(End *e, FhValue *result, bool in_turn) {
    FhDirtyWalk walk = {.a = e->a, .in_turn = in_turn, .fn = look_at_dirty};
    DirtyLook d = {e, &walk};
    walk.ctx = &d;
    e->home = 0;
    e->owner = NULL;
    if (result) look_at_slot(e, result);
    const void *last = e->kill || e->a->wild || !in_turn ? NULL : e->a->entered_at;
    e->h->arena_hooks->roots(e->vm, last, look_at_slot, e);
    fharena_walk_dirty(e->h, &walk);
    look_at_survivors(e);
}

/* ---- the dead ---- */

typedef struct Steal {
    End *e;
    bool failed;
} Steal;

/* The reference of the slot to a counted object goes to the list of orphans; others are cleared. */
static void steal_slot(void *ctx, FhValue *slot) {
    Steal *s = ctx;
    if (!fh_is_obj(*slot)) return;
    FhObj *o = fh_obj(*slot);
    if (o->rc < 0 || (o->rc & FH_RC_SURVIVOR)) { /* no slot of the dead has been counted */
        *slot = FH_NONE;
    } else if (o->rc >= 2 * FH_RC_ONE) { /* it has another reference still */
        o->rc -= FH_RC_ONE;
        *slot = FH_NONE;
    } else if (!s->failed) {
        if (fharena_list_push(s->e->h, &s->e->orphans, o))
            *slot = FH_NONE;
        else
            s->failed = true;
    }
}

static void steal(End *e, FhObj *o) {
    const FhLife *life = fhheap_life(e->h, o);
    Steal s = {e, false};
    if (life->visit) life->visit(e->vm, o, steal_slot, &s);
    if (!s.failed || e->kill) return; /* reset: what is left is never given up, but nothing is unsafe */
    FhObj *class_object = e->h->arena_hooks->held_class(e->vm, o);
    if (class_object) fh_retain_obj(class_object);
    o->rc = FH_RC_DYING;
    if (life->finalize) life->finalize(e->vm, o);
}

/* An object that is to be dead in place gives up what it has. */
static void empty(End *e, FhObj *o) {
    FhHeap *h = e->h;
    const FhLife *life = fhheap_life(h, o);
    if (!h->arena_hooks->keeps(o)) {
        steal(e, o); /* whoever goes through pages now must not see one of their objects go */
        int32_t rc = o->rc;
        if (life->visit) {
            Steal s = {e, true}; /* clears what leads into arenas */
            life->visit(e->vm, o, steal_slot, &s);
        }
        if (life->finalize) life->finalize(e->vm, o);
        o->rc = rc;
    }
    h->arena_hooks->kill(e->vm, e->a, o, e->kill);
}

static bool steal_exit(void *ctx, FhObj *o) {
    End *e = ctx;
    if (in_ending(e, o) && (o->rc & FH_RC_EXIT)) steal(e, o);
    return true;
}

static void collect_orphans(End *e) {
    FhArena *a = e->a;
    if (a->exits.lost) {
        fhpages_each(&a->zone, true, steal_exit, e);
        return;
    }
    for (size_t i = 0; i < a->exits.n; i++) steal_exit(e, a->exits.items[i]);
}

/* Weak references whose targets are dead: the list of those to be told. */
static FhWeak *detach_weak(End *e) {
    return e->a->nweak ? fhheap_weak_detach_arena(e->h, e->a->zone.number) : NULL;
}

/* ---- __del__ ---- */

static bool has_del(const FhHeap *h, const FhObj *o) { return fhheap_life(h, o)->del != NULL; }

static bool list_del(void *ctx, FhObj *o) {
    End *e = ctx;
    if (in_ending(e, o) && has_del(e->h, o) && !(o->rc & FH_RC_FINALIZED))
        fharena_list_push(e->h, &e->a->finals, o);
    return true;
}

static void find_finals(End *e) {
    if (!e->a->finals.lost) return;
    e->a->finals.n = 0;
    fhpages_each(&e->a->zone, false, list_del, e);
}

/* The dead that have a __del__ live on, too, in the home outside; where that counts, the list alone holds them. Survivors'
 * finalizers are the business of the home outside. */
static void revive_finals(End *e) {
    FhObjList *finals = &e->a->finals;
    size_t kept = 0;
    find_finals(e);
    for (size_t i = 0; i < finals->n; i++) {
        FhObj *o = finals->items[i];
        if (in_ending(e, o) && !(o->rc & FH_RC_FINALIZED))
            finals->items[kept++] = o;
        else if (e->to && fh_in_arena(o) && fh_arena_of(o) == e->to->zone.number)
            fharena_list_push(e->h, &e->to->finals, o);
    }
    finals->n = kept;
    e->home = 0;
    bool records = e->records;
    e->records = false; /* these slots are none, and what has a __del__ does not move */
    for (size_t i = 0; i < kept; i++) {
        FhValue slot = fh_val(finals->items[i]);
        look_at_slot(e, &slot);
    }
    e->records = records;
    look_at_survivors(e);
}

static void run_del(End *e, FhObj *o) {
    const FhLife *life = fhheap_life(e->h, o);
    if (!life->del || (o->rc & FH_RC_FINALIZED)) return;
    o->rc |= FH_RC_FINALIZED;
    if (e->h->hooks)
        e->h->hooks->run_del(e->vm, o, life);
    else
        life->del(e->vm, fh_val(o));
}

/* Reset: all are finalized where they are, latest first. */
static void run_finals(End *e) {
    FhObjList finals;
    find_finals(e);
    finals = e->a->finals;
    e->a->finals = (FhObjList){NULL, 0, 0, false};
    for (size_t i = finals.n; i-- > 0;)
        if (in_ending(e, finals.items[i])) run_del(e, finals.items[i]);
    fharena_list_free(e->h, &finals);
}

/* ---- the end ---- */

static void settle_survivor(End *e, FhObj *o) {
    bool counted = o->rc >= 0;
    if (!fhpages_is_large(o)) {
        FhPage *page = fhpages_page(o);
        if (page->zone == &e->a->zone) page->block->adopted = true;
    } else if (fhpages_large_zone(fhpages_large(o)) == e->a->zone.number) {
        fhlarge_adopt(e->h, fhpages_large(o), counted ? &e->h->main : &e->to->zone);
    }
    move_payload(e, o, counted ? &e->h->main : &e->to->zone);
    o->rc &= ~FH_RC_SURVIVOR;
    if (counted) o->rc = (o->rc & ~FH_RC_GC) | e->outside;
    if (!counted && (o->rc & FH_RC_EXIT)) fharena_list_push(e->h, &e->to->exits, o);
    if (e->h->tell) fhwatch_survived(e->h, o);
}

static bool settle_left_out(void *ctx, FhObj *o) {
    End *e = ctx;
    if (in_ending(e, o) || fh_is_dying(o)) return true;
    if (o->rc >= 0 ? !(o->rc & FH_RC_SURVIVOR) : !fh_in_arena(o)) return true;
    o->rc &= ~FH_RC_PROVISIONAL;
    settle_survivor(e, o);
    return true;
}

static void settle_survivors(End *e) {
    FhHeap *h = e->h;
    h->evacuated += e->kill ? 0 : e->survivors.n;
    h->tombstones += e->kill ? e->survivors.n : 0;
    for (size_t i = 0; i < e->survivors.n; i++) settle_survivor(e, e->survivors.items[i]);
    if (e->survivors.lost) fhpages_each(&e->a->zone, false, settle_left_out, e);
    fharena_list_free(h, &e->survivors);
    fhheap_raw_free(h, e->slots.items, e->slots.capacity * sizeof *e->slots.items);
}

static void give_up_orphans(End *e) {
    for (size_t i = 0; i < e->orphans.n; i++) fh_release_obj(e->vm, e->orphans.items[i]);
    fharena_list_free(e->h, &e->orphans);
}

/* All __del__ run before anything goes, also where the dead refer to each other: a cycle's counts never reach zero. */
static void give_up_finals(End *e, FhObjList *finals) {
    for (size_t i = finals->n; i-- > 0;) run_del(e, finals->items[i]);
    for (size_t i = finals->n; i-- > 0;)
        if (!fh_in_arena(finals->items[i])) fh_release_obj(e->vm, finals->items[i]);
    fharena_list_free(e->h, finals);
}

static FhObjList take_list(FhObjList *list) {
    FhObjList taken = *list;
    *list = (FhObjList){NULL, 0, 0, false};
    return taken;
}

/* Steps 1 to 5. The arena is empty then. */
static void end(End *e, FhValue *result, bool in_turn) {
    FhHeap *h = e->h;
    FhArena *a = e->a;
    FhValue pending = h->arena_hooks->pending(e->vm, FH_NOVALUE);
    e->outside = e->kill || e->to ? 0 : h->new_rc & FH_RC_FLAGS;
    h->orphans = &e->orphans;
    FhWeak *told = e->kill ? detach_weak(e) : NULL; /* all of them: what is dead but referred to has none */
    if (fh_is_obj(pending)) look_at_slot(e, &pending);
    look(e, result, in_turn);
    if (!e->kill) {
        revive_finals(e);
        told = detach_weak(e);
    }
    collect_orphans(e);
    if (e->records)
        fharena_compact(e->vm, &e->survivors, &e->slots, &a->zone, e->to ? &e->to->zone : &h->main);
    settle_survivors(e);
    h->orphans = NULL;
    FhObjList finals = take_list(&a->finals), held = take_list(&a->held);
    fharena_list_free(h, &a->exits);
    if (h->tell) fhwatch_arena_ends(h, a);
    fhpages_empty_zone(h, &a->zone, e->to ? &e->to->zone : &h->main);
    a->nweak = 0;
    h->arenas_ended++;
    fhheap_weak_tell(h, told);
    give_up_orphans(e);
    if (!e->kill) give_up_finals(e, &finals);
    fharena_list_free(h, &finals);
    for (size_t i = 0; i < held.n; i++) fh_release_obj(e->vm, held.items[i]);
    fharena_list_free(h, &held);
    h->arena_hooks->pending(e->vm, pending);
}

/* A native function is under way that may hold references: fharena_settle comes back to it. */
static void put_off(FhHeap *h, FhArena *a) {
    a->waiting = true;
    h->arenas_wait = true;
    if (h->attention) __atomic_fetch_or(h->attention, FH_HEAP_ATTENTION, __ATOMIC_RELAXED);
}

void fharena_end(FhVM *vm, FhArena *a, FhValue *result) {
    FhHeap *h = (FhHeap *)vm;
    bool in_turn = !a->waiting && !a->wild;
    a->ending = true;
    if (!in_turn && !h->arena_hooks->quiet(vm)) {
        put_off(h, a);
        return;
    }
    End e = {.vm = vm, .h = h, .a = a, .to = h->force, .kill = a->killed};
    if (FH_DEEP) fharena_check(vm, a);
    a->zone.capacity = 0; /* its blocks are given back, too */
    e.records = in_turn && !e.kill;
    end(&e, result, in_turn);
    fharena_free(vm, a);
    if (FH_DEEP) fhheap_validate(vm);
}

/* ---- reset and destroy ---- */

static bool kill_in_place(void *ctx, FhObj *o) {
    End *e = ctx;
    if (in_ending(e, o)) empty(e, o);
    return true;
}

/* Natives are under way: all objects are dead in place, their memory goes later. */
static void kill_all(End *e, FhArena *a) {
    FhWeak *told = detach_weak(e);
    fhpages_each(&a->zone, false, kill_in_place, e);
    fhheap_weak_tell(e->h, told);
    give_up_orphans(e);
}

void fharena_reset(FhVM *vm, FhArena *a, const char *how, bool destroy) {
    FhHeap *h = (FhHeap *)vm;
    End e = {.vm = vm, .h = h, .a = a, .to = NULL, .kill = how};
    FhForce before = fharena_enter(vm, NULL);
    a->ending = true;
    run_finals(&e);
    if (FH_DEEP) fharena_check(vm, a);
    a->resets++;
    if (h->arena_hooks->quiet(vm)) {
        if (destroy) a->zone.capacity = 0;
        end(&e, NULL, false);
        fharena_leave(vm, NULL, before);
        a->ending = false;
        if (destroy) fharena_free(vm, a);
    } else {
        kill_all(&e, a);
        fharena_leave(vm, NULL, before);
        a->ending = destroy;
        a->killed = destroy ? how : NULL;
        if (destroy) put_off(h, a);
    }
    if (FH_DEEP) fhheap_validate(vm);
}

void fharena_settle(FhVM *vm) {
    FhHeap *h = (FhHeap *)vm;
    if (!h->arenas_wait || !h->arena_hooks || !h->arena_hooks->quiet(vm)) return;
    h->arenas_wait = false;
    for (uint32_t i = 1; i < h->arena_capacity; i++) {
        FhArena *a = h->arenas[i];
        if (a && a->waiting) fharena_end(vm, a, NULL);
    }
}

void fharena_finalize_all(FhVM *vm) {
    FhHeap *h = (FhHeap *)vm;
    for (uint32_t i = 1; i < h->arena_capacity; i++) {
        if (!h->arenas[i]) continue;
        End e = {.vm = vm, .h = h, .a = h->arenas[i]};
        run_finals(&e);
    }
}
