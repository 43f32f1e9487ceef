/* The heap: cells for objects, raw blocks for payloads, counts, cycles, weak references.
 *
 * One FhHeap a VM; nothing is shared between VMs. All memory comes from the injected FhAlloc. Cells lie in pages that
 * an address mask finds; each page holds cells of one size and of one sort (leaf cells, which never refer to other
 * objects, apart from container cells, which the cycle collector scans). Larger objects get a block of their own and
 * are kept in a list. The heap knows types only through FhLife records (visit, finalize, del), found by shape.
 *
 * Failure: allocation returns NULL and raises nothing; the callers in objects/ raise MemoryError. */
#ifndef FH_MEMORY_HEAP_H
#define FH_MEMORY_HEAP_H

#include "base/alloc.h"
#include "memory/value.h"

typedef struct FhVM FhVM;
typedef void (*FhVisit)(void *ctx, FhValue *slot);

/* What the heap must know of a type. Every reference an object holds is an FhValue field (never a raw pointer), so
 * that visit can hand out the address of each slot. The size of a cell is not here: its page or block knows it. */
typedef struct FhLife {
    void (*visit)(FhVM *vm, FhObj *o, FhVisit fn, void *ctx); /* NULL: a leaf */
    /* Releases the children and payload and leaves the object valid and empty: called when it dies and, by the cycle
     * collector, while others still refer to it (fh_is_dying tells which). Must be idempotent; must not run script code
     * except by releasing. What later deallocations need (life records) must not go before it is dying. */
    void (*finalize)(FhVM *vm, FhObj *o); /* NULL: nothing to do */
    /* __del__: classes of scripts that define it, generators. -1: an exception is pending. The object may live on. */
    int (*del)(FhVM *vm, FhValue self);
    /* Calls fn for each raw block that the object owns, with the place of its address. NULL: it owns none, or it is no
     * data type. */
    void (*payload)(FhVM *vm, FhObj *o, void (*fn)(void *ctx, void **block, size_t size), void *ctx);
} FhLife;

/* The start of every weak reference object (weakref.ref, proxies; objects/weakref.h has the rest). The links belong to
 * weak.c. `target` is not a counted reference; NULL once it has died. */
typedef struct FhWeak {
    FhObj header;
    FhObj *target;
    struct FhWeak *next, *prev;
} FhWeak;

/* What the heap must ask of the layers above; const, set once the VM can run code (objects/weakref.c defines it). All
 * keep the pending exception as it is and report errors as unraisable. */
typedef struct FhHeapHooks {
    void (*run_del)(FhVM *vm, FhObj *o, const FhLife *life);
    void (*weak_died)(FhVM *vm, FhWeak *w); /* calls and drops the callback, if there is one */
} FhHeapHooks;

#define FH_SMALL_MAX 512 /* larger cells and raw blocks go to the allocator one by one */
#define FH_CLASSES   (FH_SMALL_MAX / 16)
enum { FH_LEAF, FH_CONTAINER, FH_RAW, FH_SORTS }; /* what a page holds; raw: payload blocks without header */

typedef struct FhCell {
    FhObj header; /* shape 0 */
    struct FhCell *next;
} FhCell;

/* A set of pages and large blocks with its cells at hand: the counted objects have one, each arena has one. */
typedef struct FhZone {
    FhCell *free_cells[FH_SORTS][FH_CLASSES + 1];    /* [sort][size / 16]: cells at hand */
    struct FhPage *usable[FH_SORTS][FH_CLASSES + 1]; /* rings of pages with enough free cells; pages.c */
    uint8_t lent[FH_SORTS][FH_CLASSES + 1]; /* cells that larger classes have lent to this one; pages.c */
    struct FhPage
        *fresh[FH_SORTS][FH_CLASSES + 1]; /* of an arena: the page whose cells are being made; pages.c */
    uint64_t classes[FH_SORTS];           /* bits: the classes for which there may be any of these */
    struct FhBlock *blocks[2];            /* blocks of pages: those with free pages, full ones */
    struct FhBlock *oldest_block, *newest_block;
    struct FhLarge *large, *last_large; /* blocks that hold one large cell or raw block each, oldest first */
    size_t nused_pages, nfree_pages;
    size_t bytes, peak_bytes; /* of blocks and large blocks */
    size_t capacity;          /* that bytes must not exceed; 0: no limit */
    size_t block_pages;       /* of an arena: the size of the next block */
    uint32_t number;          /* the arena's; 0: the zone of counted objects */
    struct FhBudget *budget;  /* of an arena: the one that its blocks are taken from, or NULL */
} FhZone;

typedef struct FhArena FhArena;
typedef struct FhBudget FhBudget;
typedef struct FhBudgets FhBudgets;

/* budget.h */
typedef enum FhLock { FH_LOCK_NONE, FH_LOCK_GROWTH, FH_LOCK_ALL } FhLock;
typedef enum FhRefusal { FH_REFUSED_NOT, FH_REFUSED_BUDGET, FH_REFUSED_GROWTH, FH_REFUSED_LOCK } FhRefusal;

struct FhWatchEvent;

#define FH_SCARCE ((size_t)48 << 10) /* of a limit: with so little left, room is spared */

typedef struct FhHeap {
    FhZone main;          /* counted and immortal objects, raw blocks of everybody else */
    FhZone *data;         /* where data objects are made: counted, or the zone of the arena in force */
    const FhLife **lives; /* by shape: fhheap_register_shape */
    uint32_t lives_capacity;
    int32_t
        new_rc; /* count word of the data objects made now: FH_RC_ONE and what the strategy in force adds */
    uint32_t dying_depth; /* nested deallocations */
    size_t containers;    /* container cells taken since the last collection, net, by pages */
    size_t collect_at;    /* collect when containers reaches it */
    const FhAlloc *alloc;
    const FhHeapHooks *hooks;
    const struct FhArenaHooks *arena_hooks;
    /* budgets and locks: budget.h */
    FhZone *counted;    /* main, or the gate while a budget is in force */
    FhBudgets *budgets; /* NULL: there has never been one */
    FhBudget *budget;   /* in force, or NULL */
    FhLock lock;
    bool guarded;           /* a budget is in force or everything is locked: allocations are to ask */
    size_t locked_bytes;    /* that the heap may have while its growth is locked */
    FhRefusal refusal;      /* why the last allocation has failed; asked for and cleared by who raises */
    uint32_t refused_shape; /* of what, or 0 */
    size_t refused_size;
    const FhBudget *refused_by;
    /* arenas: arena.h */
    uint32_t narenas; /* that exist; not 0: stores are watched, and pages that hand out cells are marked */
    uint32_t arena_capacity; /* of the table */
    FhArena **arenas;        /* by number; NULL: free */
    FhArena *force;          /* the one in force, or NULL */
    int32_t force_rc;        /* the count word of its objects; NULL: one that no object has */
    uint64_t force_serial;   /* its serial, or 0 */
    struct FhPage *dirty;    /* pages with objects that may refer into an arena */
    /* While arenas exist, by class: the first container cell at hand in main when its page was known to be clean. Where it is
     * another now, the page has new objects: fhpages_look_at_hands. */
    FhCell *clean_hand[FH_CLASSES + 1];
    struct FhLarge *dirty_large;
    struct FhBlock *pool; /* blocks that arenas have left */
    size_t pool_bytes;
    struct FhLarge *spare, *last_spare; /* large blocks that they have left: spare.c */
    size_t spare_bytes;
    uintptr_t spare_clock;
    FhArena *spare_arena; /* the record of one that has ended; or NULL */
    uint16_t
        epoch; /* counts arenas that come in force first; begins anew after 65535: fharena_first_in_force */
    uint64_t arena_clock, arenas_ended, evacuated, tombstones;
    struct FhObjList
        *orphans; /* an arena ends: references that are to be given up afterwards (fhheap_release_later) */
    size_t
        hunted; /* work of the last search for free cells that found none, less what failures since have paid */
    bool arenas_wait;    /* an arena's end has been put off until no native function is under way */
    uint64_t large_work; /* bytes of large blocks ever taken, in units of 16: what fills them is work */
    size_t bytes, peak_bytes, limit_bytes; /* everything taken from alloc; 0: no limit */
    void *reserve;                         /* reserve.c */
    size_t reserve_bytes;
    bool tight;              /* all its bytes lie in one piece of that few: fhheap_be_tight */
    size_t bytes_at;         /* a collection is due when bytes reaches it, whatever containers says */
    volatile int *attention; /* FH_HEAP_ATTENTION is set there when a collection is due; or NULL */
    bool collector_enabled, collecting, dying_overflow;
    FhObj **dying; /* objects that wait for their deallocation: bounds the C stack on long chains */
    uint32_t ndying, dying_capacity;
    struct FhWeakEntry *weak; /* open addressing, by target; weak.c */
    uint32_t nweak, weak_capacity;
    uint64_t collections, collected;
    uint64_t handed; /* cells of objects handed out to free_cells, or at once */
    /* watch.h: who is told of allocations, or NULL; the records; the largest raw block that needs nothing special */
    void (*tell)(FhVM *vm, const struct FhWatchEvent *e);
    struct FhWatch *watch;
    ptrdiff_t raw_small;
    size_t collect_every; /* not 0, for tests: a collection is due after so many container cells, exactly */
    size_t collect_least; /* container cells between collections, at least; 0: the usual number */
    void (*on_collection)(FhVM *vm, bool ended, size_t found); /* gc.callbacks; NULL: nobody cares */
    FhValue gc_callbacks;                                      /* list, once the module gc is there */
} FhHeap;

int fhheap_init(FhHeap *h, const FhAlloc *alloc) FH_MUST_CHECK; /* 0, or -1 */
/* Its allocator hands out one piece of so many bytes: where they are few, room in one piece counts more than time. */
void fhheap_be_tight(FhHeap *h, size_t bytes);
/* Returns every page and block, whatever still lives; runs nothing. */
void fhheap_close(FhHeap *h);

/* Tells the heap how objects of a shape live and die. Whoever sets or changes FhShape.slots must call it for that
 * shape, with &slots->life. -1: out of memory (only when id is new). */
int fhheap_register_shape(FhHeap *h, uint32_t id, const FhLife *life) FH_MUST_CHECK;
/* It has no objects, and will have none. */
static inline void fhheap_forget_shape(FhHeap *h, uint32_t id) {
    if (id < h->lives_capacity) h->lives[id] = NULL;
}
static inline const FhLife *fhheap_life(const FhHeap *h, const FhObj *o) { return h->lives[o->shape]; }

/* Raw blocks for payloads (list items, hash tables, big int limbs that live apart), aligned to 16. Sizes are passed
 * back. Resizing keeps the old block when it fails. */
void *fhheap_raw(FhHeap *h, size_t size) FH_MUST_CHECK;
/* The same for the data of a script, which a budget in force pays for. */
void *fhheap_raw_data(FhHeap *h, size_t size) FH_MUST_CHECK;
/* For the payload of `owner`, which lies where its owner lies. */
void *fhheap_raw_for(FhHeap *h, const FhObj *owner, size_t size) FH_MUST_CHECK;
void *fhheap_raw_resize(FhHeap *h, void *p, size_t old_size, size_t new_size) FH_MUST_CHECK;
/* The same for a block of fhheap_raw_for: a budget in force pays for it. */
void *fhheap_raw_resize_data(FhHeap *h, void *p, size_t old_size, size_t new_size) FH_MUST_CHECK;
void fhheap_raw_free(FhHeap *h, void *p, size_t size);
FhAlloc fhheap_allocator(FhHeap *h); /* the same three as an allocator */

/* Payloads of a stricter alignment (a power of two). */
void *fhheap_aligned(FhHeap *h, size_t size, size_t align) FH_MUST_CHECK;
void fhheap_aligned_free(FhHeap *h, void *p, size_t size, size_t align);

/* A cell with rc = one reference and that shape; the rest is not initialised. `container`: the type has a visit.
 * fhheap_cell_free is for cells that are given up before they became objects; objects are released. */
FhObj *fhheap_cell_slow(FhHeap *h, FhZone *z, size_t size, bool container, uint32_t shape,
                        int32_t rc) FH_MUST_CHECK;
void fhheap_cell_free(FhHeap *h, FhObj *o, size_t size, bool container);
/* Makes the cell larger or smaller, in place or moved. Only for an object with a single reference, which the caller
 * replaces, and no weak references. Growing large cells is amortised: room is left. NULL: o is as it was. */
FhObj *fhheap_cell_resize(FhHeap *h, FhObj *o, size_t old_size, size_t new_size,
                          bool container) FH_MUST_CHECK;
#define FH_STATIC_CELL 48                /* size of all objects that are FH_RC_STATIC */
size_t fhheap_cell_size(const FhObj *o); /* bytes that may be used, at least what was asked for */

static inline FhObj *fhheap_cell_in(FhHeap *h, FhZone *z, size_t size, uint32_t shape, bool container,
                                    int32_t rc) {
    FhObj *o;
    FhCell *c;
    if (FH_LIKELY(size <= FH_SMALL_MAX) && (c = z->free_cells[container][(size + 15) / 16]) != NULL) {
        z->free_cells[container][(size + 15) / 16] = c->next;
        o = &c->header;
    } else if ((o = fhheap_cell_slow(h, z, size, container, shape, rc)) == NULL) {
        h->refused_shape = shape;
        h->refused_size = size;
        return NULL;
    }
    o->rc = rc;
    o->shape = shape;
    return o;
}
static inline FhObj *fhheap_cell(FhHeap *h, size_t size, uint32_t shape, bool container) {
    return fhheap_cell_in(h, &h->main, size, shape, container, FH_RC_ONE);
}

/* The same for what a script has asked for and no strategy governs: a budget in force pays. */
static inline FhObj *fhheap_paid_cell(FhHeap *h, size_t size, uint32_t shape, bool container) {
    return fhheap_cell_in(h, h->counted, size, shape, container, FH_RC_ONE);
}

/* The same for data objects, which the strategy in force governs (str, bytes, int, float, complex, list, tuple, dict, set,
 * frozenset, bytearray, instances of classes of scripts, functions, cells, buffers); all others are always counted. */
static inline FhObj *fhheap_data_cell(FhHeap *h, size_t size, uint32_t shape, bool container) {
    return fhheap_cell_in(h, h->data, size, shape, container, h->new_rc);
}
/* The same without a call: a small cell that is at hand, or NULL: then ask the above. */
static inline FhObj *fhheap_data_cell_at_hand(FhHeap *h, size_t size, uint32_t shape, bool container) {
    FhCell **free_cells = h->data->free_cells[container];
    if (FH_UNLIKELY(size > FH_SMALL_MAX)) return NULL;
    FhCell *c = free_cells[(size + 15) / 16];
    if (FH_UNLIKELY(!c)) return NULL;
    free_cells[(size + 15) / 16] = c->next;
    c->header = (FhObj){h->new_rc, shape};
    return &c->header;
}

/* Calls fn for every object of the heap (immortal ones and those that are dying included) until it returns false;
 * `containers_only` leaves out leaves. fn must not allocate or free cells. */
bool fhheap_each(FhHeap *h, bool containers_only, bool (*fn)(void *ctx, FhObj *o), void *ctx);
bool fhheap_is_container(const FhObj *o); /* lies in a container cell */
void fhheap_trim(FhHeap *h);              /* returns empty pages that were kept for reuse */
/* The reserve of a heap with a limit: bytes that are out of reach of scripts. The host opens it while it compiles and makes
 * texts of errors, and closes it before a script runs: of what is there. */
static inline bool fhheap_is_scarce(const FhHeap *h) {
    return h->limit_bytes && h->bytes + FH_SCARCE > h->limit_bytes + h->reserve_bytes;
}
void fhheap_open_reserve(FhHeap *h);
void fhheap_close_reserve(FhHeap *h);
typedef struct FhHeapCounts {
    size_t cells[FH_SORTS]; /* in use */
} FhHeapCounts;
FhHeapCounts fhheap_count(FhHeap *h);
uint64_t fhheap_allocations(FhHeap *h); /* cells of objects ever made */

/* Between the two no script code runs because an object ends: what is not a leaf waits for the second call. */
uint32_t fhheap_hold_back(FhHeap *h);
void fhheap_let_go(FhHeap *h, uint32_t was);
/* o ends at once, whatever its count: finalize, then the cell. */
void fhheap_end(FhHeap *h, FhObj *o);
void fhheap_end_cell(FhHeap *h, FhObj *o); /* the cell alone: o owns nothing any more */

/* The count has reached zero: runs __del__, weak reference callbacks, finalize, frees the cell; bounded depth, so that
 * a chain of any length ends without deep recursion. A pending exception is kept. */
void fhheap_dead(FhHeap *h, FhObj *o);

static inline void fh_retain_obj(FhObj *o) {
    if (FH_LIKELY(o->rc >= 0)) o->rc += FH_RC_ONE;
}
static inline void fh_release_obj(FhVM *vm, FhObj *o) {
    int32_t rc = o->rc;
    if (FH_UNLIKELY(rc < 0)) return;
    o->rc = rc -= FH_RC_ONE;
    if (FH_UNLIKELY(rc < FH_RC_ONE)) fhheap_dead((FhHeap *)vm, o); /* the heap is the first member of FhVM */
}
static inline FhValue fh_retain(FhValue v) {
    if (fh_is_obj(v)) fh_retain_obj(fh_obj(v));
    return v;
}
static inline void fh_release(FhVM *vm, FhValue v) {
    if (fh_is_obj(v)) fh_release_obj(vm, fh_obj(v));
}

/* Is one of the 8 values an object? Without branches: rows of numbers are skipped at the speed of memory. */
typedef FhValue FhPair __attribute__((vector_size(16)));
static inline bool fh_object_among_8(const FhValue *v) {
    FhPair a, b, c, d;
    memcpy(&a, v, sizeof a);
    memcpy(&b, v + 2, sizeof b);
    memcpy(&c, v + 4, sizeof c);
    memcpy(&d, v + 6, sizeof d);
    FhPair any = (a & a >> 1) | (b & b >> 1) | (c & c >> 1) | (d & d >> 1); /* both bits of FH_TAG_OBJ */
    return (any[0] | any[1]) & 1;
}
/* to[i] = fh_retain(from[i]) for n values. */
static inline void fh_retain_all(FhValue *to, const FhValue *from, size_t n) {
    size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        memcpy(to + i, from + i, 8 * sizeof *to);
        if (!fh_object_among_8(from + i)) continue;
        for (size_t k = i; k < i + 8; k++) fh_retain(from[k]);
    }
    for (; i < n; i++) to[i] = fh_retain(from[i]);
}
/* fh_release of n values, the last one first. */
static inline void fh_release_all(FhVM *vm, const FhValue *v, size_t n) {
    for (; n >= 8; n -= 8) {
        if (!fh_object_among_8(v + n - 8)) continue;
        for (size_t k = n; k-- > n - 8;) fh_release(vm, v[k]);
    }
    while (n-- > 0) fh_release(vm, v[n]);
}

/* The barrier: owner, which exists already, is being given the reference v in one of its slots, without fh_set. Also to be
 * called for each reference that a new data object starts with (fh_stored_all). Two objects whose count words have the same
 * high bits lie in the same arena, or in none. */
void fharena_stored(FhHeap *h, FhObj *owner, FhValue v);
static inline bool fh_same_home(int32_t a, int32_t b) { return (uint32_t)(a ^ b) >> FH_RC_ARENA_SHIFT == 0; }
static inline void fh_stored(FhVM *vm, FhObj *owner, FhValue v) {
    FhHeap *h = (FhHeap *)vm; /* the heap is the first member of FhVM */
    if (FH_UNLIKELY(h->narenas != 0) && fh_is_obj(v) && !fh_same_home(owner->rc, fh_obj(v)->rc))
        fharena_stored(h, owner, v);
}
static inline void fh_stored_all(FhVM *vm, FhObj *owner, const FhValue *v, size_t n) {
    FhHeap *h = (FhHeap *)vm;
    if (FH_LIKELY(h->narenas == 0)) return;
    for (size_t i = 0; i < n; i++)
        if (fh_is_obj(v[i]) && !fh_same_home(owner->rc, fh_obj(v[i])->rc)) fharena_stored(h, owner, v[i]);
}
/* fh_release where no script code may run because an arena ends: then a little later. */
void fhheap_release_later(FhVM *vm, FhValue v);
/* Native code is about to work on v, and may store into it without the barrier. */
void fharena_touch(FhHeap *h, FhObj *o);
static inline __attribute__((always_inline)) void fh_touch(FhVM *vm, FhValue v) {
    FhHeap *h = (FhHeap *)vm;
    if (FH_LIKELY(h->narenas == 0) || !fh_is_obj(v)) return;
    if (!fh_same_home(fh_obj(v)->rc, h->force_rc)) fharena_touch(h, fh_obj(v));
}
/* Whatever o refers to from now on, it may lead into an arena. */
void fharena_dirty(FhHeap *h, FhObj *o);
/* o, in an arena, is about to be filled without the barrier: it may refer to counted objects. */
void fharena_leads_out(FhHeap *h, FhObj *o);

/* Replaces the reference in *slot of the object `owner` by v, taking v over, and releases what was there. All stores
 * of references into existing objects go through this (or fh_set_ref), so that a barrier has one place. */
static inline void fh_set(FhVM *vm, FhObj *owner, FhValue *slot, FhValue v) {
    fh_stored(vm, owner, v);
    FhValue old = *slot;
    *slot = v;
    fh_release(vm, old);
}
static inline void fh_set_ref(FhVM *vm, FhObj *owner, FhValue *slot, FhValue v) {
    fh_set(vm, owner, slot, fh_retain(v));
}
static inline void fh_clear(FhVM *vm, FhValue *slot) {
    FhValue old = *slot;
    *slot = FH_NOVALUE;
    fh_release(vm, old);
}

/* What is made between the two is counted, whatever is in force, and no budget pays: what the runtime makes for itself. */
typedef struct FhForce {
    FhArena *arena;
    int32_t new_rc;
    FhBudget *budget;
} FhForce;
FhForce fharena_pause(FhVM *vm);
void fharena_unpause(FhVM *vm, FhForce was);

/* Cycle collector (cycles.c). Returns the number of unreachable objects found. Runs script code (__del__). To be
 * called at safe points only (calls, loop back-edges, gc.collect), where every object is in a valid state. */
size_t fhheap_collect(FhVM *vm);
/* The same, given up as soon as one of FH_HEAP_STOPS is set in *attention: garbage is left for another time, and all counts
 * are what they were. */
size_t fhheap_collect_or_stop(FhVM *vm);
#define FH_HEAP_ATTENTION 2
#define FH_HEAP_STOPS     (1 | 64) /* FH_INTERRUPT_KEYBOARD, FH_INTERRUPT_HOST */
static inline bool fhheap_wants_collection(const FhHeap *h) {
    return FH_UNLIKELY(h->containers >= h->collect_at);
}
void fhheap_enable_collector(FhHeap *h, bool on);
void fhheap_set_limit(FhHeap *h, size_t bytes); /* of everything taken from the allocator; 0: none */
/* For tests: a collection is due whenever n container cells have been made. Slows everything down. */
void fhheap_collect_every(FhHeap *h, size_t n);

/* Weak references (weak.c): a side table from object to the list of its weak references. */
int fhheap_weak_add(FhHeap *h, FhObj *target, FhWeak *w, FhWeak *after) FH_MUST_CHECK; /* after NULL: first */
void fhheap_weak_remove(FhHeap *h, FhWeak *w);                   /* does nothing when its target has died */
FhWeak *fhheap_weak_first(const FhHeap *h, const FhObj *target); /* borrowed; NULL: none; then along `next` */
void fhheap_weak_clear(FhHeap *h, FhObj *target, bool callbacks); /* the target dies; may run script code */
/* The same in two steps, the first of which runs nothing: the list of those to be told, each held, put before `told`. */
FhWeak *fhheap_weak_detach(FhHeap *h, FhObj *target, FhWeak *told);
void fhheap_weak_tell(FhHeap *h, FhWeak *told);
FhWeak *fhheap_weak_detach_arena(FhHeap *h,
                                 uint32_t number); /* the list of those of all targets in the arena */

/* Checks the whole heap: every reference of a live object leads to a live object, and no count is below the number of
 * references found. Aborts with a message. In deep builds only. */
void fhheap_validate(FhVM *vm);

#endif
