/* The cycle collector: synchronous trial deletion over all container objects, on the counts themselves.
 *
 *   1 suspect   every counted container gets FH_RC_GC, and each of its references is subtracted from what it leads to
 *   2 acquit    whoever still has a count is referred to from outside: it and all it reaches lose the mark, and the
 *               references of the acquitted are added again
 *   3 convict   what keeps the mark is garbage; its references are added again, too, so all counts are exact as before
 *   4 bury      weak references cleared, callbacks, __del__; what became reachable by that is found by the same trial over
 *               the garbage alone and lives on; the rest is finalized (which breaks the cycles) and released
 *
 * Who presses Ctrl-C waits for no more than a part of this (fhheap_collect_or_stop): what 1 has subtracted so far is added again,
 * as in 3; of what 4 was about to finalize, the rest stays garbage.
 *
 * No script code runs in 1 to 3. Only the mark stack and the list of garbage need memory: without the first, acquittal
 * walks the heap again; without the second, garbage of which nobody is to be told is buried part by part, and other garbage
 * stays, with all counts as they were. Immortal and dying
 * objects are no suspects: what they refer to counts as referred to from outside. Leaves take part in the arithmetic but
 * are never marked. */
#include "memory/pages.h"
#include "memory/watch.h"

#define FIRST_COLLECTION 10000
#define LEAST_STEP       ((size_t)16 << 10) /* of growth between collections under a limit */
#define FIRST_BYTES      ((size_t)64 << 20)

/* Under a limit a collection is due after so many containers, room / ROOM_PER_CONTAINER of them, but not fewer than FEWEST. */
#define ROOM_PER_CONTAINER 512
#define FEWEST             100

#define RESERVE 64

typedef struct Stack {
    FhObj **items;
    size_t n, capacity;
    FhObj *reserve[RESERVE]; /* the first items: lets acquittal go on where there is no memory */
} Stack;

typedef struct Trial {
    FhHeap *h;
    FhVM *vm;
    Stack marked;              /* acquitted, their references not yet added */
    Stack garbage;             /* from `bury` on, a reference to each is held */
    size_t suspects;           /* those still marked */
    const volatile int *stops; /* where FH_HEAP_STOPS may be set */
    bool overflow;             /* `marked` could not grow: somebody has been left out */
    bool partial;              /* `garbage` holds some of what was found, the rest is for the next trial */
    size_t found, buried;      /* by the trial before, a partial one */
    size_t skip, skipped;      /* at the front of the garbage: to bury them alone has ended nothing */
} Trial;

static void stack_init(Stack *s) {
    s->items = s->reserve;
    s->capacity = RESERVE;
    s->n = 0;
}

static void stack_free(FhHeap *h, Stack *s) {
    if (s->items != s->reserve) fhpages_scratch_free(h, s->items, s->capacity * sizeof *s->items);
}

static bool stack_grow(FhHeap *h, Stack *s) {
    FhObj **grown = fhpages_scratch(h, s->capacity * 2 * sizeof *grown);
    if (!grown) return false;
    memcpy(grown, s->items, s->n * sizeof *grown);
    stack_free(h, s);
    s->items = grown;
    s->capacity *= 2;
    return true;
}

static inline bool stack_push(FhHeap *h, Stack *s, FhObj *o) {
    if (FH_UNLIKELY(s->n == s->capacity) && !stack_grow(h, s)) return false;
    s->items[s->n++] = o;
    return true;
}

static void visit(Trial *t, FhObj *o, FhVisit fn) {
    const FhLife *life = fhheap_life(t->h, o);
    if (life->visit) life->visit(t->vm, o, fn, t);
}

static inline bool is_stopped(const Trial *t) { return FH_UNLIKELY(*t->stops & FH_HEAP_STOPS); }

static bool is_suspect(const FhObj *o) { return o->rc >= 0 && (o->rc & FH_RC_GC) != 0; }

/* ---- the trial ---- */

static void subtract(void *ctx, FhValue *slot) {
    (void)ctx;
    if (fh_is_obj(*slot) && fh_obj(*slot)->rc >= 0) fh_obj(*slot)->rc -= FH_RC_ONE;
}

static void add(void *ctx, FhValue *slot) {
    (void)ctx;
    if (fh_is_obj(*slot) && fh_obj(*slot)->rc >= 0) fh_obj(*slot)->rc += FH_RC_ONE;
}

static void acquit(Trial *t, FhObj *o) {
    if (!stack_push(t->h, &t->marked, o)) {
        t->overflow = true;
        return;
    }
    o->rc &= ~FH_RC_GC;
    t->suspects--;
}

static void add_and_acquit(void *ctx, FhValue *slot) {
    if (!fh_is_obj(*slot)) return;
    FhObj *o = fh_obj(*slot);
    if (o->rc < 0) return;
    o->rc += FH_RC_ONE;
    if (o->rc & FH_RC_GC) acquit(ctx, o);
}

static bool suspect(void *ctx, FhObj *o) {
    Trial *t = ctx;
    if (o->rc < 0) return true;
    o->rc |= FH_RC_GC;
    t->suspects++;
    visit(t, o, subtract);
    return !is_stopped(t);
}

/* Its count says that somebody outside refers to it. */
static bool acquit_from(void *ctx, FhObj *o) {
    Trial *t = ctx;
    if (o->rc < FH_RC_ONE || !(o->rc & FH_RC_GC)) return true;
    acquit(t, o);
    while (t->marked.n && !is_stopped(t)) visit(t, t->marked.items[--t->marked.n], add_and_acquit);
    return !is_stopped(t);
}

static bool convict(void *ctx, FhObj *o) {
    Trial *t = ctx;
    if (!is_suspect(o)) return true;
    if (t->skipped == t->skip) return stack_push(t->h, &t->garbage, o);
    t->skipped++;
    return true;
}

static bool let_go(void *ctx, FhObj *o) {
    Trial *t = ctx;
    if (!is_suspect(o)) return true;
    o->rc &= ~FH_RC_GC;
    visit(t, o, add);
    return true;
}

/* Takes back what steps 1 and 2 have done so far. */
static bool give_up(Trial *t) {
    while (t->marked.n) visit(t, t->marked.items[--t->marked.n], add);
    fhheap_each(t->h, true, let_go, t);
    return t->partial = false;
}

/* Nobody is told when it goes, so that it may go in any company. */
static bool goes_silently(void *ctx, FhObj *o) {
    Trial *t = ctx;
    if (!is_suspect(o)) return true;
    const FhLife *life = fhheap_life(t->h, o);
    return !(o->rc & FH_RC_WEAKREFS) && (!life->del || (o->rc & FH_RC_FINALIZED));
}

/* Where all that was buried alone lives on (others of the garbage refer to it), it is the next ones' turn. */
static void choose_a_place(Trial *t) {
    bool ended = !t->partial || t->suspects < t->found;
    t->skip = ended ? 0 : t->skip + t->buried;
    t->skipped = 0;
    t->found = t->suspects;
    t->partial = false;
}

/* The list of the garbage is full. Where nobody is told of it, what is listed goes alone: the others see it empty at most. */
static bool let_the_rest_go(Trial *t) {
    Stack *g = &t->garbage;
    t->partial = g->n && fhheap_each(t->h, true, goes_silently, t);
    if (!t->partial) g->n = 0;
    for (size_t i = 0; i < g->n; i++) g->items[i]->rc &= ~FH_RC_GC;
    fhheap_each(t->h, true, let_go, t);
    for (size_t i = 0; i < g->n; i++) g->items[i]->rc |= FH_RC_GC;
    for (size_t i = 0; i < g->n; i++) visit(t, g->items[i], add);
    return t->partial;
}

/* Steps 1 to 3. The garbage is marked and listed; false: none, or no memory to list it. */
static bool find_garbage(Trial *t) {
    bool ended = fhheap_each(t->h, true, suspect, t);
    do {
        t->overflow = false;
        ended = ended && fhheap_each(t->h, true, acquit_from, t);
    } while (t->overflow && ended);
    if (!ended) return give_up(t);
    choose_a_place(t);
    if (!t->suspects) return false;
    if (!fhheap_each(t->h, true, convict, t) || t->skip) return let_the_rest_go(t);
    for (size_t i = 0; i < t->garbage.n; i++) visit(t, t->garbage.items[i], add);
    return true;
}

/* ---- burial ---- */

/* Weak references first, all of them, so that no callback sees garbage through one. */
static bool clear_weak_references(Trial *t) {
    FhWeak *told = NULL;
    bool any = false;
    for (size_t i = t->garbage.n; i-- > 0;) {
        FhObj *o = t->garbage.items[i];
        if (!(o->rc & FH_RC_WEAKREFS)) continue;
        told = fhheap_weak_detach(t->h, o, told);
        any = true;
    }
    fhheap_weak_tell(t->h, told);
    return any;
}

static bool run_finalizers(Trial *t) {
    bool any = false;
    for (size_t i = 0; i < t->garbage.n; i++) {
        FhObj *o = t->garbage.items[i];
        const FhLife *life = fhheap_life(t->h, o);
        if (!life->del || (o->rc & FH_RC_FINALIZED)) continue;
        o->rc |= FH_RC_FINALIZED;
        any = true;
        if (t->h->hooks)
            t->h->hooks->run_del(t->vm, o, life);
        else
            life->del(t->vm, fh_val(o));
    }
    return any;
}

/* Script code has run: the trial once more, over the garbage alone. The revived leave the list. */
static void release_revived(Trial *t) {
    Stack *g = &t->garbage;
    t->suspects = g->n;
    for (size_t i = 0; i < g->n; i++) {
        g->items[i]->rc -= FH_RC_ONE; /* ours */
        visit(t, g->items[i], subtract);
    }
    do {
        t->overflow = false;
        for (size_t i = 0; i < g->n; i++) acquit_from(t, g->items[i]);
    } while (t->overflow);
    size_t kept = 0;
    for (size_t i = 0; i < g->n; i++) {
        FhObj *o = g->items[i];
        if (!is_suspect(o)) continue;
        o->rc += FH_RC_ONE;
        visit(t, o, add);
        g->items[kept++] = o;
    }
    g->n = kept;
}

static void bury(Trial *t) {
    Stack *g = &t->garbage;
    for (size_t i = 0; i < g->n; i++) fh_retain_obj(g->items[i]);
    bool scripts_ran = clear_weak_references(t);
    scripts_ran |= run_finalizers(t);
    if (scripts_ran) release_revived(t);
    for (size_t i = 0; i < g->n; i++) g->items[i]->rc &= ~FH_RC_GC;
    for (size_t i = 0; i < g->n && !is_stopped(t); i++) {
        FhObj *o = g->items[i];
        if (o->rc & FH_RC_WEAKREFS) fhheap_weak_clear(t->h, o, false);
        const FhLife *life = fhheap_life(t->h, o);
        if (life->finalize) life->finalize(t->vm, o);
    }
    for (size_t i = 0; i < g->n; i++) fh_release_obj(t->vm, g->items[i]);
}

/* ---- when ---- */

/* The next collection comes when the heap has grown by half, so that the work stays in proportion to the allocation. */
/* Under a limit garbage is looked for before the room for it is gone. */
static void limit_goal(FhHeap *h) {
    if (!h->limit_bytes || h->limit_bytes <= h->bytes) return;
    size_t room = (h->limit_bytes - h->bytes) / 2, step = room < LEAST_STEP ? LEAST_STEP : room;
    if (h->bytes_at > h->bytes + step) h->bytes_at = h->bytes + step;
}

/* Free pages are taken again without a word to the account: what they have room for is all that may become garbage. */
static size_t most_under_limit(const FhHeap *h) {
    size_t room = h->main.nfree_pages * FH_PAGE_SIZE, most;
    if (h->limit_bytes > h->bytes) room += h->limit_bytes - h->bytes;
    most = room / ROOM_PER_CONTAINER;
    return most > FEWEST ? most : FEWEST;
}

static void set_goals(FhHeap *h, size_t live) {
    size_t least = h->collect_least ? h->collect_least : FIRST_COLLECTION;
    h->collect_at = live / 2 > least ? live / 2 : least;
    if (h->limit_bytes && h->collect_at > most_under_limit(h)) h->collect_at = most_under_limit(h);
    if (h->collect_every) h->collect_at = h->collect_every;
    if (!h->collector_enabled) h->collect_at = SIZE_MAX;
    fhpages_ask(h);
    h->bytes_at = h->bytes < FIRST_BYTES / 2 ? FIRST_BYTES : h->bytes * 2;
    limit_goal(h);
}

void fhheap_set_limit(FhHeap *h, size_t bytes) {
    h->limit_bytes = bytes;
    if (bytes && h->collect_at && h->collect_at < SIZE_MAX && !h->collect_every &&
        h->collect_at > most_under_limit(h))
        h->collect_at = most_under_limit(h);
    limit_goal(h);
}

void fhheap_enable_collector(FhHeap *h, bool on) {
    if (h->collector_enabled == on) return;
    h->collector_enabled = on;
    set_goals(h, 0);
}

void fhheap_collect_every(FhHeap *h, size_t n) {
    h->collect_every = n;
    set_goals(h, fhheap_count(h).cells[FH_CONTAINER]);
}

static size_t collect(FhVM *vm, const volatile int *stops) {
    FhHeap *h = (FhHeap *)vm;
    if (h->collecting) return 0;
    h->collecting = true;
    if (h->on_collection) h->on_collection(vm, false, 0);
    if (FH_DEEP) fhheap_validate(vm);
    size_t found = 0;
    Trial t = {.h = h, .vm = vm, .stops = stops};
    do {
        t.suspects = 0;
        stack_init(&t.marked);
        stack_init(&t.garbage);
        if (find_garbage(&t)) {
            t.buried = t.garbage.n;
            found += t.buried;
            bury(&t);
            h->collected += t.garbage.n;
        }
        stack_free(h, &t.marked);
        stack_free(h, &t.garbage);
    } while (t.partial);
    h->collections++;
    h->containers = 0;
    h->collecting = false;
    set_goals(h, fhheap_count(h).cells[FH_CONTAINER]);
    if (h->on_collection) h->on_collection(vm, true, found);
    if (h->tell) fhwatch_collected(h, found);
    return found;
}

size_t fhheap_collect(FhVM *vm) {
    static const int never = 0;
    return collect(vm, &never);
}

size_t fhheap_collect_or_stop(FhVM *vm) { return collect(vm, ((FhHeap *)vm)->attention); }
