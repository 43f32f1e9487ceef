/* Arenas: making, entering and leaving them, what they hold. Contract: arena.h. */
#include "memory/arena.h"
#include "memory/budget.h"

#define FIRST_BLOCK_PAGES 8
#define MAX_NUMBER        0x7fffu /* the upper half marks blocks of budgets */
#define LEAST_FIXED_PAGES 8       /* a page is the least that objects of one size take */

static bool table_grow(FhHeap *h) {
    uint32_t capacity = h->arena_capacity ? h->arena_capacity * 2 : 8;
    if (capacity > MAX_NUMBER) return false;
    FhArena **grown =
        fhheap_raw_resize(h, h->arenas, h->arena_capacity * sizeof *grown, capacity * sizeof *grown);
    if (!grown) return false;
    for (uint32_t i = h->arena_capacity; i < capacity; i++) grown[i] = NULL;
    h->arenas = grown;
    h->arena_capacity = capacity;
    return true;
}

/* The number of a free place; 0 is never one: it stands for the counted objects. */
static uint32_t free_number(FhHeap *h) {
    for (uint32_t i = 1; i < h->arena_capacity; i++)
        if (!h->arenas[i]) return i;
    uint32_t next = h->arena_capacity ? h->arena_capacity : 1;
    return table_grow(h) ? next : 0;
}

/* All zero: a new one, or that of an arena that has ended. */
static FhArena *record_new(FhHeap *h) {
    FhArena *a = h->spare_arena;
    if (a) {
        h->spare_arena = NULL;
        return a;
    }
    if ((a = fhheap_raw(h, sizeof *a)) != NULL) memset(a, 0, sizeof *a);
    return a;
}

/* What the zone had has been given back. */
static void record_free(FhHeap *h, FhArena *a) {
    if (h->spare_arena) {
        fhheap_raw_free(h, a, sizeof *a);
        return;
    }
    FhZone *z = &a->zone;
    if (z->oldest_block || z->classes[FH_LEAF] | z->classes[FH_CONTAINER] | z->classes[FH_RAW])
        memset(z, 0, sizeof *z);
    z->nused_pages = z->nfree_pages = z->bytes = z->peak_bytes = z->capacity = 0;
    memset((char *)a + sizeof a->zone, 0, sizeof *a - sizeof a->zone);
    h->spare_arena = a;
}

FhArena *fharena_new(FhVM *vm, FhValue name, size_t capacity) {
    FhHeap *h = (FhHeap *)vm;
    fhpages_pool(h);
    uint32_t number = free_number(h);
    FhArena *a = number ? record_new(h) : NULL;
    if (!a) return NULL;
    a->zone.number = number;
    a->zone.block_pages = FIRST_BLOCK_PAGES;
    a->zone.budget = h->budget;
    if (capacity) {
        size_t pages = capacity / FH_PAGE_SIZE + (capacity % FH_PAGE_SIZE != 0);
        if (pages < LEAST_FIXED_PAGES) pages = LEAST_FIXED_PAGES;
        if (pages > UINT32_MAX || fhpages_reserve(h, &a->zone, pages) < 0) {
            record_free(h, a);
            return NULL;
        }
        a->given_capacity = a->zone.capacity = pages * FH_PAGE_SIZE;
    }
    a->name = fh_retain(name);
    a->escaped = a->escaped_to = FH_NOVALUE;
    a->serial = ++h->arena_clock;
    h->arenas[number] = a;
    if (h->narenas++ == 0) memcpy(h->clean_hand, h->main.free_cells[FH_CONTAINER], sizeof h->clean_hand);
    return a;
}

FhArena *fharena_named(FhHeap *h, FhValue name, bool (*equal)(FhValue a, FhValue b)) {
    for (uint32_t i = 1; i < h->arena_capacity; i++) {
        FhArena *a = h->arenas[i];
        if (a && !a->waiting && a->name != FH_NOVALUE && equal(a->name, name)) return a;
    }
    return NULL;
}

FhArena *fharena_by_serial(FhHeap *h, uint64_t serial) {
    for (uint32_t i = 1; i < h->arena_capacity; i++) {
        FhArena *a = h->arenas[i];
        if (a && a->serial == serial) return a->waiting || a->ending ? NULL : a;
    }
    return NULL;
}

static int32_t new_rc_of(const FhArena *a) {
    return FH_RC_ARENA | (int32_t)(a->zone.number << FH_RC_ARENA_SHIFT);
}

/* Pages made dirty from now on have this epoch or a later one. */
static void first_in_force(FhHeap *h, FhArena *a) {
    a->first_in_force = ++h->arena_clock;
    if (++h->epoch == 0) {
        h->epoch = 1;
        for (FhPage *page = h->dirty; page; page = page->next_dirty) page->stamp = 1;
        for (uint32_t i = 1; i < h->arena_capacity; i++)
            if (h->arenas[i]) h->arenas[i]->epoch = 0;
    }
    a->epoch = h->epoch;
}

static void put_in_force(FhHeap *h, FhArena *a, int32_t new_rc) {
    h->force = a;
    h->force_rc = a ? new_rc_of(a) : FH_RC_NOBODY;
    h->force_serial = a ? a->serial : 0;
    h->data = a ? &a->zone : h->counted;
    h->new_rc = new_rc;
}

void fharena_resume(FhVM *vm, FhArena *a) {
    FhHeap *h = (FhHeap *)vm;
    if (h->force && h->force != a) h->force->last_in_force = ++h->arena_clock;
    if (a && !a->first_in_force) first_in_force(h, a);
    put_in_force(h, a, a ? new_rc_of(a) : FH_RC_ONE);
}

FhForce fharena_pause(FhVM *vm) {
    FhHeap *h = (FhHeap *)vm;
    FhForce was = {h->force, h->new_rc, h->budget};
    if (FH_UNLIKELY(h->budget != NULL)) fhbudget_put_in_force(h, NULL);
    put_in_force(h, NULL, FH_RC_ONE);
    return was;
}

void fharena_unpause(FhVM *vm, FhForce was) {
    FhHeap *h = (FhHeap *)vm;
    if (FH_UNLIKELY(was.budget != NULL)) fhbudget_put_in_force(h, was.budget);
    put_in_force(h, was.arena, was.new_rc);
}

FhForce fharena_enter(FhVM *vm, FhArena *a) {
    FhHeap *h = (FhHeap *)vm;
    FhForce before = {h->force, h->new_rc, h->budget};
    if (h->force) h->force->last_in_force = ++h->arena_clock;
    if (!a) {
        put_in_force(h, NULL, FH_RC_ONE);
        return before;
    }
    if (a->in_force++ == 0) a->entered_at = h->arena_hooks ? h->arena_hooks->frame(vm) : NULL;
    if (!a->first_in_force) first_in_force(h, a);
    put_in_force(h, a, new_rc_of(a));
    return before;
}

void fharena_leave(FhVM *vm, FhArena *a, FhForce before) {
    FhHeap *h = (FhHeap *)vm;
    if (a) {
        a->in_force--;
        a->last_in_force = ++h->arena_clock;
    }
    put_in_force(h, before.arena, before.new_rc);
}

/* ---- lists ---- */

bool fharena_list_push(FhHeap *h, FhObjList *list, FhObj *o) {
    if (list->n == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 16;
        FhObj **grown =
            fhheap_raw_resize(h, list->items, list->capacity * sizeof *grown, capacity * sizeof *grown);
        if (!grown) {
            list->lost = true;
            return false;
        }
        list->items = grown;
        list->capacity = capacity;
    }
    list->items[list->n++] = o;
    return true;
}

void fharena_list_free(FhHeap *h, FhObjList *list) {
    fhheap_raw_free(h, list->items, list->capacity * sizeof *list->items);
    *list = (FhObjList){NULL, 0, 0, false};
}

void fhheap_release_later(FhVM *vm, FhValue v) {
    FhHeap *h = (FhHeap *)vm;
    if (!h->orphans)
        fh_release(vm, v);
    else if (fh_is_obj(v))
        fharena_list_push(h, h->orphans, fh_obj(v)); /* else it is never given up */
}

int fharena_hold(FhHeap *h, FhObj *class_object) {
    FhArena *a = h->force;
    if (a->held.n && a->held.items[a->held.n - 1] == class_object) return 0;
    if (!fharena_list_push(h, &a->held, class_object)) {
        a->held.lost = false;
        return -1;
    }
    fh_retain_obj(class_object);
    return 0;
}

void fharena_has_del(FhHeap *h, FhObj *o) { fharena_list_push(h, &h->arenas[fh_arena_of(o)]->finals, o); }

void fharena_weak_made(FhHeap *h, FhObj *o) { h->arenas[fh_arena_of(o)]->nweak++; }

bool fharena_escapes(FhHeap *h, const FhObj *owner, FhValue v) {
    if (!fh_is_obj(v) || !fh_in_arena(fh_obj(v))) return false;
    FhArena *a = h->arenas[fh_arena_of(fh_obj(v))];
    return a->escape_error && !(fh_in_arena(owner) && fh_arena_of(owner) == a->zone.number);
}

void fharena_free(FhVM *vm, FhArena *a) {
    FhHeap *h = (FhHeap *)vm;
    h->arenas[a->zone.number] = NULL;
    h->narenas--;
    FhObjList held = a->held;
    FhValue name = a->name;
    fharena_list_free(h, &a->exits);
    fharena_list_free(h, &a->finals);
    fhpages_close_zone(h, &a->zone); /* one of a fixed capacity keeps its blocks until now */
    record_free(h, a);
    for (size_t i = 0; i < held.n; i++) fh_release_obj(vm, held.items[i]);
    fharena_list_free(h, &held);
    fh_release(vm, name);
}
