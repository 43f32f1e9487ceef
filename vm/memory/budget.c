/* Budgets and locks. Contract: budget.h. */
#include "memory/budget.h"
#include "memory/arena.h"

#define FEW 32 /* budgets that nobody has open and nothing is left of are used again beyond so many */

/* ---- the account ---- */

static bool within(const FhBudget *b, const FhBudget *outer) {
    while (b && b != outer) b = b->outer;
    return b != NULL;
}

static size_t in_arenas(const FhHeap *h, const FhBudget *b) {
    size_t bytes = 0;
    for (uint32_t i = 1; h->narenas && i < h->arena_capacity; i++)
        if (h->arenas[i] && within(h->arenas[i]->zone.budget, b)) bytes += h->arenas[i]->zone.bytes;
    return bytes;
}

size_t fhbudget_used(const FhHeap *h, const FhBudget *b) { return b->used + in_arenas(h, b); }

static void refuse(FhHeap *h, FhRefusal why, const FhBudget *b, size_t size) {
    h->refusal = why;
    h->refused_by = b;
    h->refused_size = size;
    h->refused_shape = 0;
}

/* Whether b and those around it have so much left. Level log never says no. */
static bool admits(FhHeap *h, FhBudget *b, size_t size) {
    for (; b; b = b->outer) {
        size_t used = fhbudget_used(h, b);
        bool fits = size <= b->limit && used <= b->limit - size;
        if (fits && !b->locked) continue;
        if (!fits) b->overruns++;
        if (b->level == FH_BUDGET_LOG) continue;
        if (b->level == FH_BUDGET_LOCK) b->locked = true;
        refuse(h, FH_REFUSED_BUDGET, b, size);
        return false;
    }
    return true;
}

static void note_peak(const FhHeap *h, FhBudget *b) {
    for (; b; b = b->outer) {
        size_t used = fhbudget_used(h, b);
        if (used > b->peak) b->peak = used;
    }
}

static void charge(FhHeap *h, FhBudget *b, size_t size) {
    for (FhBudget *o = b; o; o = o->outer) o->used += size;
    note_peak(h, b);
}

static void discharge(FhBudget *b, size_t size) {
    for (; b; b = b->outer) b->used -= size;
}

size_t fhbudget_left(const FhHeap *h, const FhBudget *b) {
    size_t left = SIZE_MAX;
    for (; b; b = b->outer) {
        size_t used = fhbudget_used(h, b), here = used < b->limit ? b->limit - used : 0;
        if (b->level != FH_BUDGET_LOG && here < left) left = here;
    }
    return left;
}

bool fhbudget_arena_may_grow(FhHeap *h, FhBudget *b, size_t size) {
    if (!admits(h, b, size)) return false;
    for (FhBudget *o = b; o; o = o->outer) {
        size_t used = fhbudget_used(h, o) + size;
        if (used > o->peak) o->peak = used;
    }
    return true;
}

static FhBudget *by_number(const FhHeap *h, uint32_t number) { return h->budgets->list[number - 1]; }

/* ---- cells ---- */

static void ring_add(FhPage **ring, FhPage *page) {
    FhPage *first = *ring;
    if (!first) {
        page->next = page->prev = *ring = page;
        return;
    }
    page->next = first;
    page->prev = first->prev;
    first->prev->next = page;
    first->prev = page;
}

static void ring_remove(FhPage **ring, FhPage *page) {
    page->next->prev = page->prev;
    page->prev->next = page->next;
    if (*ring == page) *ring = page->next == page ? NULL : page->next;
}

static FhPage **ring_of(FhBudget *b, const FhPage *page) {
    return &b->usable[page->sort][page->cell_size / 16];
}

static FhPage *new_page(FhHeap *h, FhBudget *b, unsigned sort, size_t cell_size) {
    FhPage *page = fhpages_new(h, &h->main, sort, cell_size);
    if (!page) return NULL;
    page->budget = b->number;
    page->link_at = 2;
    page->capacity = 1;
    page->nfree = 0;
    ring_add(ring_of(b, page), page);
    return page;
}

/* The page belongs to everybody again, and nothing is in it. */
static void end_page(FhHeap *h, FhPage *page) {
    page->budget = 0;
    fhpages_give_back(h, page);
}

static void *take_cell(FhHeap *h, FhBudget *b, FhPage *page) {
    FhCell *c = page->free;
    page->free = c->next;
    page->link_at++;
    if (!page->free) ring_remove(ring_of(b, page), page);
    if (page->sort != FH_RAW) h->handed++;
    if (page->sort == FH_CONTAINER && h->collect_every) h->containers++;
    if (page->sort == FH_CONTAINER && h->narenas) fhpages_dirty(h, page);
    fhpages_ask(h);
    return c;
}

static void *take_reserved(FhHeap *h, size_t size, unsigned sort) {
    FhBudget *b = h->budgets->list[0];
    size_t cell_size = fhpages_cell_size(size, sort);
    FhPage *page = b->usable[sort][cell_size / 16];
    if (!page) return refuse(h, FH_REFUSED_LOCK, NULL, size), NULL;
    charge(h, b, cell_size);
    return take_cell(h, b, page);
}

void *fhbudget_take(FhHeap *h, size_t size, unsigned sort, bool data) {
    if (h->lock == FH_LOCK_ALL && !data && sort != FH_RAW) return take_reserved(h, size, sort);
    if (h->lock == FH_LOCK_ALL) return refuse(h, FH_REFUSED_LOCK, NULL, size), NULL;
    FhBudget *b = h->budget;
    size_t cell_size = fhpages_cell_size(size, sort);
    FhPage *page = b->usable[sort][cell_size / 16];
    if (!admits(h, b, cell_size)) return NULL;
    if (!page && !(page = new_page(h, b, sort, cell_size))) {
        fhheap_trim(h);
        if (!(page = new_page(h, b, sort, cell_size))) return NULL;
    }
    charge(h, b, cell_size);
    return take_cell(h, b, page);
}

void fhbudget_cell_freed(FhHeap *h, FhPage *page) {
    FhBudget *b = by_number(h, page->budget);
    page->nfree = 0;
    discharge(b, page->cell_size);
    page->link_at--;
    if (!page->free->next) ring_add(ring_of(b, page), page); /* it had none */
    if (page->link_at > 2 || b->keeps) return;
    ring_remove(ring_of(b, page), page);
    end_page(h, page);
}

/* ---- large blocks ---- */

bool fhbudget_large(FhHeap *h, size_t size, uint32_t *mark) {
    *mark = 0;
    if (h->lock == FH_LOCK_ALL) {
        refuse(h, FH_REFUSED_LOCK, NULL, size);
        return false;
    }
    if (!h->budget) return true;
    if (!admits(h, h->budget, size)) return false;
    charge(h, h->budget, size);
    *mark = FH_LARGE_BUDGET + h->budget->number;
    return true;
}

void fhbudget_large_freed(FhHeap *h, uint32_t mark, size_t size) {
    if (mark & FH_LARGE_BUDGET) discharge(by_number(h, mark - FH_LARGE_BUDGET), size);
}

void fhbudget_large_again(FhHeap *h, uint32_t mark, size_t size) {
    if (!(mark & FH_LARGE_BUDGET)) return;
    for (FhBudget *b = by_number(h, mark - FH_LARGE_BUDGET); b; b = b->outer) b->used += size;
}

/* ---- budgets ---- */

static bool make_table(FhHeap *h) {
    if (h->budgets) return true;
    FhBudgets *t = fhpages_scratch(h, sizeof *t);
    if (!t) return false;
    memset(t, 0, sizeof *t);
    h->budgets = t;
    return true;
}

static bool make_room(FhHeap *h) {
    FhBudgets *t = h->budgets;
    uint32_t capacity = t->capacity ? t->capacity * 2 : 8;
    if (capacity > FH_BUDGETS_MAX) return false;
    FhBudget **grown = fhpages_scratch(h, capacity * sizeof *grown);
    if (!grown) return false;
    memset(grown, 0, capacity * sizeof *grown);
    if (t->list) {
        memcpy(grown, t->list, t->capacity * sizeof *grown);
        fhpages_scratch_free(h, t->list, t->capacity * sizeof *grown);
    }
    t->list = grown;
    t->capacity = capacity;
    return true;
}

static const size_t reserved[] = {32, 48, 64, 80, FH_RESERVED_MAX}; /* a page of cells of each size */

static int make_reserve(FhHeap *h) {
    if (!make_table(h)) return -1;
    if (!h->budgets->capacity && !make_room(h)) return -1;
    FhBudget *b = h->budgets->list[0];
    if (!b) {
        if (!(b = fhpages_scratch(h, sizeof *b))) return -1;
        memset(b, 0, sizeof *b);
        b->name = FH_NOVALUE;
        b->number = 1;
        b->keeps = true;
        b->open = 1;
        h->budgets->list[0] = b;
    }
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (!b->usable[FH_CONTAINER][reserved[i] / 16] && !new_page(h, b, FH_CONTAINER, reserved[i]))
            return -1;
    return 0;
}

/* Nobody has it open and nothing is left of it: it may go, unless somebody wants to read its figures. */
static bool is_spent(const FhHeap *h, const FhBudget *b) {
    if (b->open || b->used) return false;
    for (uint32_t i = 1; i < h->arena_capacity; i++)
        if (h->arenas[i] && within(h->arenas[i]->zone.budget, b)) return false;
    for (uint32_t i = 0; i < h->budgets->capacity; i++)
        if (h->budgets->list[i] && h->budgets->list[i]->outer == b) return false;
    return h->refused_by != b;
}

static void forget(FhHeap *h, uint32_t i) {
    FhBudget *b = h->budgets->list[i];
    h->budgets->list[i] = NULL;
    fh_release((FhVM *)h, b->name);
    fhpages_scratch_free(h, b, sizeof *b);
}

static FhBudget **free_place(FhHeap *h, uint32_t *number) {
    FhBudgets *t = h->budgets;
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 1; i < t->capacity; i++) { /* the first is the reserve's */
            if (pass == 1 && t->capacity >= FEW && is_spent(h, t->list[i])) forget(h, i);
            if (t->list[i]) continue;
            *number = i + 1;
            return &t->list[i];
        }
    uint32_t i = t->capacity ? t->capacity : 1;
    if (!make_room(h)) return NULL;
    *number = i + 1;
    return &t->list[i];
}

static FhBudget *find(FhHeap *h, FhValue name, bool (*equal)(FhValue a, FhValue b)) {
    for (uint32_t i = 0; i < h->budgets->capacity; i++) {
        FhBudget *b = h->budgets->list[i];
        if (b && b->name != FH_NOVALUE && b->outer == h->budget && equal(b->name, name)) return b;
    }
    return NULL;
}

FhBudget *fhbudget_open(FhHeap *h, FhValue name, bool (*equal)(FhValue a, FhValue b), size_t limit,
                        FhBudgetLevel level) {
    uint32_t number;
    if (!make_table(h)) return NULL;
    FhBudget *b = find(h, name, equal);
    if (!b) {
        FhBudget **place = free_place(h, &number);
        b = place ? fhpages_scratch(h, sizeof *b) : NULL;
        if (!b) return NULL;
        memset(b, 0, sizeof *b);
        b->name = fh_retain(name);
        b->outer = h->budget;
        b->number = (uint16_t)number;
        *place = b;
    }
    if (!b->open++) {
        b->peak = fhbudget_used(h, b);
        b->overruns = 0;
        b->locked = false;
    }
    b->limit = limit;
    b->level = (uint8_t)level;
    return b;
}

void fhbudget_close(FhHeap *h, FhBudget *b) {
    (void)h;
    if (b->open && --b->open == 0) b->locked = false;
}

static void set_guard(FhHeap *h) {
    bool all = h->lock == FH_LOCK_ALL;
    h->guarded = h->budget != NULL || all;
    h->counted = h->guarded ? &h->budgets->gate : &h->main;
    if (!h->force) h->data = h->counted;
}

void fhbudget_put_in_force(FhHeap *h, FhBudget *b) {
    h->budget = b;
    set_guard(h);
}

void fhbudgets_free(FhHeap *h) {
    FhBudgets *t = h->budgets;
    if (!t) return;
    h->budgets = NULL;
    for (uint32_t i = 0; i < t->capacity; i++)
        if (t->list[i]) fhpages_scratch_free(h, t->list[i], sizeof *t->list[i]);
    if (t->list) fhpages_scratch_free(h, t->list, t->capacity * sizeof *t->list);
    fhpages_scratch_free(h, t, sizeof *t);
}

/* ---- locks ---- */

int fhheap_lock(FhHeap *h, FhLock lock, size_t more) {
    if (lock <= h->lock) return 0;
    if (lock == FH_LOCK_ALL && make_reserve(h) < 0) return -1;
    if (FH_SYSTEM_CELLS && more < SIZE_MAX / 2) more += 5 * FH_PAGE_SIZE; /* there the reserve is no pages */
    if (!h->lock) h->locked_bytes = more < SIZE_MAX - h->bytes ? h->bytes + more : SIZE_MAX;
    h->lock = lock;
    if (lock == FH_LOCK_ALL) {
        fhpages_return_at_hand(h, &h->main);
        for (uint32_t i = 0; i < h->arena_capacity; i++)
            if (h->arenas[i]) fhpages_return_at_hand(h, &h->arenas[i]->zone);
    }
    set_guard(h);
    return 0;
}

void fhheap_unlock(FhHeap *h) {
    h->lock = FH_LOCK_NONE;
    if (h->guarded) set_guard(h);
}
