/* Budgets and locks: who may still take memory.
 *
 * A budget says how many bytes the data objects and payloads of one component may take. While one is in force,
 * heap->counted is a zone that never has a cell at hand (the gate), so that every such allocation takes the slow path and
 * comes here; without one, nothing is asked. What a budget gives lies in pages of heap->main that belong to it alone: such a
 * page claims a capacity of one cell and none free, so that each freed cell comes to fhpages_retire, which gives the bytes
 * back to the budget, whoever frees it and whenever.
 *
 *   page of a budget   budget: its number; link_at: 2 + the number of cells in use; nfree 0, capacity 1
 *   large block        the zone number is FH_LARGE_BUDGET + the budget's number
 *
 * Budgets nest: what is taken is taken from those outside, too (a budget of one name under different ones is as many
 * budgets). An arena that is made while a budget is in force takes its blocks from it.
 *
 * What the runtime makes for itself (frames, exceptions, iterators, classes) is not taken from a budget.
 *
 * Locks: `growth` lets the heap have no more bytes than it had; `all` leaves no cell at hand anywhere and refuses every
 * allocation, but for the small cells that the runtime needs to go on (iterators, bound methods, entries of tracebacks),
 * of which it has set some aside: the reserve, a budget without a name. heap->refusal says why the last allocation has failed, where it was one of these. */
#ifndef FH_MEMORY_BUDGET_H
#define FH_MEMORY_BUDGET_H

#include "memory/pages.h"

#define FH_LARGE_BUDGET 0x8000u
#define FH_BUDGETS_MAX  0x7fffu
#define FH_RESERVED_MAX 96 /* bytes of the largest cells of the reserve */

typedef enum FhBudgetLevel { FH_BUDGET_RAISE, FH_BUDGET_LOG, FH_BUDGET_LOCK } FhBudgetLevel;

struct FhBudget {
    FhValue name; /* str, owned */
    struct FhBudget *outer;
    size_t limit, used, peak; /* used: without arenas */
    uint16_t number;
    uint8_t level;
    bool locked;       /* level lock: it has overrun, and gives nothing any more while it is open */
    bool keeps;        /* its empty pages stay with it */
    uint32_t open;     /* blocks that have opened it */
    uint64_t overruns; /* allocations that were too large */
    struct FhPage *usable[FH_SORTS][FH_CLASSES + 1];
};

struct FhBudgets {
    FhZone gate;
    FhBudget **list; /* by number - 1; NULL: free. The first is the reserve */
    uint32_t capacity;
};

/* The budget of that name under the one in force, found or made (name retained); its peak begins anew when nobody has it open.
 * NULL: no memory. */
FhBudget *fhbudget_open(FhHeap *h, FhValue name, bool (*equal)(FhValue a, FhValue b), size_t limit,
                        FhBudgetLevel level) FH_MUST_CHECK;
void fhbudget_close(FhHeap *h, FhBudget *b);
/* NULL: none. Without effect on an arena that is in force. */
void fhbudget_put_in_force(FhHeap *h, FhBudget *b);
size_t fhbudget_used(const FhHeap *h, const FhBudget *b); /* arenas included */
void fhbudgets_free(FhHeap *h);                           /* the names are not released */

/* ---- for pages.c ---- */

/* A small allocation while heap->guarded. `data`: a data object or its payload. NULL: refused, or no memory. */
void *fhbudget_take(FhHeap *h, size_t size, unsigned sort, bool data) FH_MUST_CHECK;
void fhbudget_cell_freed(FhHeap *h, FhPage *page);
/* 0 or what a large block of that size, taken now, is to be marked with; false: refused. */
bool fhbudget_large(FhHeap *h, size_t size, uint32_t *mark);
void fhbudget_large_freed(FhHeap *h, uint32_t mark, size_t size);
/* It is as it was after all. */
void fhbudget_large_again(FhHeap *h, uint32_t mark, size_t size);
size_t fhbudget_left(const FhHeap *h, const FhBudget *b); /* SIZE_MAX: it only logs */
/* Whether an arena that belongs to budget b may grow. */
bool fhbudget_arena_may_grow(FhHeap *h, FhBudget *b, size_t size);
static inline unsigned fhbudget_page_live(const FhPage *page) {
    return page->budget ? (unsigned)page->link_at - 2 : (unsigned)page->capacity - page->nfree;
}

/* ---- locks ---- */

/* Never weaker than before; the heap may grow by `more` bytes. -1: no memory for the reserve. */
int fhheap_lock(FhHeap *h, FhLock lock, size_t more) FH_MUST_CHECK;
void fhheap_unlock(FhHeap *h);

#endif
