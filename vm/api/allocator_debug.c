/* The allocator that looks for mistakes, over another one. Each block has a record in a table of its own and 16 guard bytes
 * behind it; what is freed is poisoned and kept back for a while, so that a second free and a write after the end are seen.
 * A mistake is told and otherwise does nothing: a bad free is dropped, a wrong size is replaced by the right one.
 *
 *   block:   | bytes asked for | guard |
 *   table:   open addressing by address; `state` says whether the block lives or waits in quarantine */
#include "api/stock.h"

#include <stdint.h>
#include <string.h>
#include <unwind.h>

#define GUARD          ((size_t)16)
#define GUARD_BYTE     0xFB
#define FRESH_BYTE     0xCD
#define DEAD_BYTE      0xDF
#define TRACE          FH_TRACE_MAX
#define KEPT_BLOCKS    256
#define KEPT_BYTES     ((size_t)1 << 20)
#define FIRST_CAPACITY 256

typedef struct Trace {
    void *at[TRACE];
    unsigned n, skip;
} Trace;

typedef enum State { EMPTY, LIVE, FREED, GONE } State;

typedef struct Record {
    char *block;
    size_t size, align;
    uint64_t serial;
    State state;
    Trace made, freed;
} Record;

typedef struct Debug {
    FhStock stock;
    Record *records;
    size_t capacity, taken;  /* taken: not EMPTY */
    char *kept[KEPT_BLOCKS]; /* the quarantine, oldest at `oldest` */
    size_t oldest, nkept, kept_bytes;
    uint64_t serial, mistakes;
    fh_report_fn *report;
    void *env;
} Debug;

/* ---- traces ---- */

static _Unwind_Reason_Code step(struct _Unwind_Context *context, void *trace) {
    Trace *t = trace;
    if (t->skip) return t->skip--, _URC_NO_REASON;
    if (t->n == TRACE) return _URC_END_OF_STACK;
    t->at[t->n++] = (void *)_Unwind_GetIP(context);
    return _URC_NO_REASON;
}

static __attribute__((noinline)) Trace trace_here(void) {
    Trace t = {.skip = 2}; /* this function and the one of the allocator */
    _Unwind_Backtrace(step, &t);
    return t;
}

static void tell(Debug *d, fh_mistake what, const Record *r, const Trace *now, size_t size, size_t align) {
    fh_report report = {.what = what, .given_size = size, .given_align = align};
    if (what != FH_MISTAKE_LEAK) d->mistakes++;
    if (r) {
        report.block = r->block;
        report.size = r->size;
        report.align = r->align;
        report.serial = r->serial;
        report.made = r->made.at;
        report.nmade = r->made.n;
        report.freed = r->freed.at;
        report.nfreed = r->state == FREED ? r->freed.n : 0;
    }
    if (now) {
        report.now = now->at;
        report.nnow = now->n;
    }
    if (d->report) d->report(d->env, &report);
}

/* ---- the table ---- */

static size_t place_of(const Debug *d, const void *block) {
    return (size_t)(((uintptr_t)block >> 4) * 0x9E3779B97F4A7C15u >> 20) & (d->capacity - 1);
}

static Record *find(const Debug *d, const void *block) {
    for (size_t i = d->capacity ? place_of(d, block) : 0; d->capacity; i = (i + 1) & (d->capacity - 1)) {
        Record *r = &d->records[i];
        if (r->state == EMPTY) return NULL;
        if (r->state != GONE && r->block == block) return r;
    }
    return NULL;
}

static Record *place_for(const Debug *d, const void *block) {
    size_t i = place_of(d, block);
    while (d->records[i].state == LIVE || d->records[i].state == FREED) i = (i + 1) & (d->capacity - 1);
    return &d->records[i];
}

static bool make_room(Debug *d) {
    if (d->taken * 4 < d->capacity * 3) return true;
    size_t had = d->capacity, live = 0;
    Record *old = d->records;
    for (size_t i = 0; i < had; i++) live += old[i].state == LIVE || old[i].state == FREED;
    size_t capacity = had ? had : FIRST_CAPACITY;
    while (live * 2 >= capacity) capacity *= 2;
    Record *records = fhstock_ask(&d->stock, capacity * sizeof *records, GUARD);
    if (!records) return d->taken + 1 < d->capacity;
    memset(records, 0, capacity * sizeof *records);
    d->records = records;
    d->capacity = capacity;
    d->taken = live;
    for (size_t i = 0; i < had; i++)
        if (old[i].state == LIVE || old[i].state == FREED) *place_for(d, old[i].block) = old[i];
    if (old) fhstock_return(&d->stock, old, had * sizeof *old, GUARD);
    return true;
}

static Record *enter(Debug *d, char *block, size_t size, size_t align, Trace made) {
    Record *r = place_for(d, block);
    d->taken += r->state == EMPTY;
    *r = (Record){
        .block = block, .size = size, .align = align, .serial = ++d->serial, .state = LIVE, .made = made};
    return r;
}

/* ---- blocks ---- */

static bool all_are(const char *p, size_t n, unsigned char byte) {
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)p[i] != byte) return false;
    return true;
}

static void guard(char *block, size_t size) { memset(block + size, GUARD_BYTE, GUARD); }

static void check_guard(Debug *d, const Record *r, const Trace *now) {
    if (!all_are(r->block + r->size, GUARD, GUARD_BYTE))
        tell(d, FH_MISTAKE_OVERRUN, r, now, r->size, r->align);
}

static void let_go(Debug *d, char *block) {
    Record *r = find(d, block);
    if (!all_are(block, r->size, DEAD_BYTE)) tell(d, FH_MISTAKE_WRITE_AFTER_FREE, r, NULL, r->size, r->align);
    d->kept_bytes -= r->size;
    r->state = GONE;
    fhstock_return(&d->stock, block, r->size + GUARD, r->align);
}

static void let_oldest_go(Debug *d) {
    char *block = d->kept[d->oldest];
    d->oldest = (d->oldest + 1) % KEPT_BLOCKS;
    d->nkept--;
    let_go(d, block);
}

static void keep(Debug *d, Record *r) {
    char *block = r->block;
    memset(block, DEAD_BYTE, r->size);
    r->state = FREED;
    d->kept_bytes += r->size;
    if (d->nkept == KEPT_BLOCKS) let_oldest_go(d);
    d->kept[(d->oldest + d->nkept++) % KEPT_BLOCKS] = block;
    while (d->nkept && d->kept_bytes > KEPT_BYTES) let_oldest_go(d);
}

static void empty_quarantine(Debug *d) {
    while (d->nkept) let_oldest_go(d);
}

static void *debug_alloc(void *context, size_t size, size_t align) {
    Debug *d = context;
    if (size > SIZE_MAX - GUARD || !make_room(d)) return fhstock_fail(&d->stock);
    char *block = fhstock_ask(&d->stock, size + GUARD, align);
    if (!block && d->nkept) {
        empty_quarantine(d);
        block = fhstock_ask(&d->stock, size + GUARD, align);
    }
    if (!block) return fhstock_fail(&d->stock);
    memset(block, FRESH_BYTE, size);
    guard(block, size);
    enter(d, block, size, align, trace_here());
    fhstock_took(&d->stock, size);
    return block;
}

/* The record of a block that may be freed or resized; tells what is wrong with the request. */
static Record *checked(Debug *d, void *p, size_t size, size_t align, const Trace *now) {
    Record *r = find(d, p);
    if (!r || r->state == FREED) {
        tell(d, r ? FH_MISTAKE_DOUBLE_FREE : FH_MISTAKE_UNKNOWN, r, now, size, align);
        return NULL;
    }
    if (r->size != size) tell(d, FH_MISTAKE_SIZE, r, now, size, align);
    if (r->align != align) tell(d, FH_MISTAKE_ALIGN, r, now, size, align);
    check_guard(d, r, now);
    return r;
}

static void debug_free(void *context, void *p, size_t size, size_t align) {
    Debug *d = context;
    if (!p) return;
    Trace now = trace_here();
    Record *r = checked(d, p, size, align, &now);
    if (!r) return;
    r->freed = now;
    fhstock_gave(&d->stock, r->size);
    keep(d, r);
}

/* What grows always moves, so that whoever goes on with the old place is seen. */
static void *debug_resize(void *context, void *p, size_t old_size, size_t new_size, size_t align) {
    Debug *d = context;
    Trace now = trace_here();
    Record *r = checked(d, p, old_size, align, &now);
    if (!r) return fhstock_fail(&d->stock);
    size_t had = r->size;
    if (new_size <= had) { /* shrinking cannot fail; the backing allocator is told the smaller size */
        const fh_allocator *b = d->stock.backing;
        char *block = b->resize(b->context, p, had + GUARD, new_size + GUARD, align);
        Record copy = *r;
        if (!block) return fhstock_fail(&d->stock);
        r->state = GONE;
        enter(d, block, new_size, align, copy.made);
        guard(block, new_size);
        fhstock_resized(&d->stock, had, new_size);
        return block;
    }
    char *moved = debug_alloc(d, new_size, align);
    if (!moved) return NULL;
    memcpy(moved, p, had);
    r = find(d, p); /* the table may have grown */
    r->freed = now;
    fhstock_gave(&d->stock, had);
    keep(d, r);
    return moved;
}

static fh_status debug_close(FhStock *s) {
    Debug *d = (Debug *)s;
    bool leaks = false;
    empty_quarantine(d);
    for (size_t i = 0; i < d->capacity; i++) {
        Record *r = &d->records[i];
        if (r->state != LIVE) continue;
        leaks = true;
        check_guard(d, r, NULL);
        tell(d, FH_MISTAKE_LEAK, r, NULL, r->size, r->align);
        fhstock_return(s, r->block, r->size + GUARD, r->align);
    }
    if (d->records) fhstock_return(s, d->records, d->capacity * sizeof *d->records, GUARD);
    return leaks ? FH_LEAK : d->mistakes ? FH_ERROR : FH_OK;
}

fh_allocator *fh_debug_allocator_new(const fh_allocator *backing, fh_report_fn *report, void *env) {
    static const FhStockKind kind = {sizeof(Debug), debug_close};
    Debug *d = fhstock_new(&kind, backing, (fh_allocator){debug_alloc, debug_resize, debug_free, NULL});
    if (!d) return NULL;
    d->report = report;
    d->env = env;
    return &d->stock.face;
}

size_t fh_debug_allocator_check(fh_allocator *a) {
    Debug *d = a->context;
    uint64_t before = d->mistakes;
    for (size_t i = 0; i < d->capacity; i++) {
        Record *r = &d->records[i];
        if (r->state == LIVE) check_guard(d, r, NULL);
        if (r->state == FREED && !all_are(r->block, r->size, DEAD_BYTE))
            tell(d, FH_MISTAKE_WRITE_AFTER_FREE, r, NULL, r->size, r->align);
    }
    return (size_t)(d->mistakes - before);
}
