/* Arenas: homes whose objects are not counted and die together.
 *
 * An arena is a zone of its own (pages, large blocks). While it is in force, heap->data is its zone and heap->new_rc says
 * its number, so that an allocation is the same pop from a list of cells as elsewhere.
 *
 * Slots of arena objects own counts on counted children as all slots do. An object that has been given such a reference
 * stands in the arena's list `exits`, once (FH_RC_EXIT). Instances do not own their class: the arena holds each class once.
 *
 * Who outside may refer into an arena is known by pages: a page is dirty (heap->dirty) when a reference into an arena has
 * been stored in one of its objects (fharena_stored, the barrier in fh_set), or when cells of it have been taken while an
 * arena existed, since new objects are filled without a barrier. Large containers are dirty one by one. An end looks through what
 * is dirty, and what refers into no arena any more is clean again. The pages of an arena become dirty by the barrier only;
 * those of arenas that were in force since the ending one was made are looked through whole.
 *
 * What is still referred to when an arena ends is found from the roots and gets a count (the number of slots that lead to
 * it). Where the arena ends in turn and survivors are few, they are copied out and their slots are set anew (compact.c). All
 * others stay where they are, and their page joins the zone of the home outside; dead cells of that page become free cells.
 * All other pages become free as whole blocks, untouched. No memory is needed: where the list of survivors cannot grow the
 * pages are searched for them, and what cannot be copied stays.
 *
 * Reset and destroy do the same, but what is referred to becomes dead in place (objects/dead.h) instead of living on.
 * Native functions that are under way may hold references that no slot shows. They can only matter where an arena ends out
 * of turn, so such ends wait until none is under way (fharena_settle); a reset makes its objects dead at once even then. */
#ifndef FH_MEMORY_ARENA_H
#define FH_MEMORY_ARENA_H

#include "memory/pages.h"

typedef struct FhObjList {
    FhObj **items;
    size_t n, capacity;
    bool lost; /* it could not grow: the objects are found by a walk over the arena */
} FhObjList;

struct FhArena {
    FhZone zone;      /* must be first */
    FhValue name;     /* a counted or immortal str, owned; NOVALUE: anonymous */
    FhObjList exits;  /* those that refer to counted objects */
    FhObjList finals; /* those with a __del__, as they were made */
    FhObjList held;   /* classes of its instances; a reference to each is owned */
    uint64_t serial;  /* never repeats */
    uint64_t first_in_force, last_in_force;
    uint16_t epoch;    /* pages that have not been made dirty since do not lead into it; 0: they may */
    size_t nweak;      /* weak references that have been made to its objects, at most */
    uint32_t in_force; /* how many times it is in force now, inner ones included */
    uint64_t resets;
    size_t peak;            /* bytes in use, as far as anybody has asked */
    size_t given_capacity;  /* 0: it grows */
    const void *entered_at; /* the innermost frame when it came in force first */
    bool wild;              /* it has been left alive: references to its objects may be anywhere */
    bool waiting;           /* ended, but natives are under way */
    bool ending;
    const char *killed;          /* waiting: it was destroyed; how */
    FhValue escaped, escaped_to; /* the first such store: what, and where to (retained); NOVALUE: none */
    bool escape_error;           /* storing a reference to it outside is an error */
};

/* What the ends of arenas must ask of the layers above. */
typedef struct FhArenaHooks {
    /* The owned slots of the frames from the innermost to last_frame, both included (NULL: all frames), and those of the
     * VM itself. Each once. Registers of generators are slots of the generators. */
    void (*roots)(FhVM *vm, const void *last_frame, FhVisit fn, void *ctx);
    const void *(*frame)(FhVM *vm); /* the innermost */
    bool (*quiet)(FhVM *vm);        /* no native function is under way but the one that asks */
    FhObj *(*held_class)(FhVM *vm,
                         FhObj *o); /* the class that a counted instance owns a reference to, or NULL */
    void (*kill)(FhVM *vm, FhArena *a, FhObj *o,
                 const char *how);           /* o is empty and becomes dead; runs no script */
    FhValue (*pending)(FhVM *vm, FhValue v); /* sets the pending exception, gives what it was; both owned */
    bool (*is_outside)(FhObj *o);            /* a store into o is one that a script has asked for */
    bool (*keeps)(
        FhObj *o); /* an object that may be in use without a reference: dead, it keeps what it refers to */
    bool (*may_move)(FhVM *vm, FhObj *o); /* all that knows its address is slots that a visit shows */
} FhArenaHooks;

static inline FhZone *fharena_zone(struct FhArena *a) { return &a->zone; }

/* A new arena with that name (retained; the caller has seen to it that there is no other), NOVALUE: none. capacity 0: it
 * grows. NULL: no memory; nothing is pending. */
FhArena *fharena_new(FhVM *vm, FhValue name, size_t capacity) FH_MUST_CHECK;
FhArena *fharena_named(FhHeap *h, FhValue name, bool (*equal)(FhValue a, FhValue b)); /* or NULL */
FhArena *fharena_by_serial(FhHeap *h, uint64_t serial);                               /* NULL: it has ended */
void fharena_resume(FhVM *vm,
                    FhArena *a); /* puts a, which has been entered and not left, or none, in force again */

/* Puts arena a in force (NULL: none is), for data objects made from now on; gives what was in force before, to be given
 * back to fharena_leave. A caller that will come back to it in another order says so with fharena_wild. */
FhForce fharena_enter(FhVM *vm, FhArena *a);
void fharena_leave(FhVM *vm, FhArena *a, FhForce before);
static inline void fharena_wild(FhArena *a) {
    if (a) a->wild = true;
}

/* The arena ends: what can still be reached lives on in the home in force now, the rest dies: finalizers first. result: a
 * further owned slot, or NULL. Runs script code; a pending exception stays. Cannot fail. The arena is gone. */
void fharena_end(FhVM *vm, FhArena *a, FhValue *result);
/* All objects of the arena die: what still refers to them refers to dead objects. `how` is kept: a constant string. With
 * destroy the arena is gone. */
void fharena_reset(FhVM *vm, FhArena *a, const char *how, bool destroy);
/* At a safe point: the ends that were put off, if they can be done now. */
void fharena_settle(FhVM *vm);
/* The VM ends: objects with __del__ are finalized, in all arenas; nothing is freed. */
void fharena_finalize_all(FhVM *vm);

/* A new object of the arena in force has that class: the arena holds it. -1: no memory. */
int fharena_hold(FhHeap *h, FhObj *class_object) FH_MUST_CHECK;
void fharena_has_del(FhHeap *h, FhObj *o); /* o, in an arena, has a __del__ */
void fharena_weak_made(FhHeap *h, FhObj *o);
/* A store of v into owner that escape="error" forbids. */
bool fharena_escapes(FhHeap *h, const FhObj *owner, FhValue v);

/* Deep builds: whoever refers into a is known to. */
void fharena_check(FhVM *vm, FhArena *a);

bool fharena_list_push(FhHeap *h, FhObjList *list, FhObj *o);
void fharena_list_free(FhHeap *h, FhObjList *list);
void fharena_free(FhVM *vm, FhArena *a); /* the record; its objects have gone */

/* The look through what is dirty: fn for each live object that may refer into `a`, but none of a's own. keep tells after
 * each page whether something on it still refers into another arena. */
typedef struct FhDirtyWalk {
    FhArena *a;
    bool in_turn; /* nothing has been made since a was left */
    void (*fn)(void *ctx, FhObj *o);
    void *ctx;
    bool foreign; /* set by fn */
} FhDirtyWalk;
void fharena_walk_dirty(FhHeap *h, FhDirtyWalk *w);

/* ---- survivors that are moved (compact.c) ---- */

typedef struct FhSlotRef {
    FhObj *owner; /* the object in which it lies, or NULL */
    FhValue *slot;
} FhSlotRef;

/* All slots that lead to survivors. */
typedef struct FhSlotList {
    FhSlotRef *items;
    size_t n, capacity;
    bool lost; /* there are too many, or there was no memory: nothing moves */
} FhSlotList;
void fharena_record_slot(FhHeap *h, FhSlotList *list, FhObj *owner, FhValue *slot);
/* Moves those survivors that may move from the pages of the zone `from` to the zone `to`, where they are few: the list and
 * all slots say where they are then. */
void fharena_compact(FhVM *vm, FhObjList *survivors, FhSlotList *slots, FhZone *from, FhZone *to);

#endif
