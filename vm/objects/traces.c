/* See traces.h. */
#include "objects/traces.h"
#include "bytecode/code.h"

enum { FIRST_MADE = 256, MOST_MADE = 1 << 12, ENDS = 1024, MOST_SITES = 1 << 16 };

typedef struct Site {
    FhValue code; /* retained */
    uint32_t at;
} Site;

struct FhTraces {
    FhMade *made; /* by address */
    size_t made_mask, made_used;
    bool exact;       /* for leak reports: grows as it must, and nothing is overwritten */
    FhEndTrace *ends; /* by address; NULL: none yet */
    Site *sites;      /* number 1 is the first */
    uint32_t nsites, sites_capacity;
    uint32_t *index; /* of sites_capacity * 2: open addressing over the sites */
    uint32_t last;   /* number of the site asked for last; 0: none */
};

static struct FhTraces *traces(FhVM *vm) {
    struct FhTraces *t = vm->traces;
    if (t || (t = fhheap_raw(&vm->heap, sizeof *t)) == NULL) return t;
    memset(t, 0, sizeof *t);
    return vm->traces = t;
}

void fhtraces_be_exact(FhVM *vm) {
    struct FhTraces *t = traces(vm);
    if (t) t->exact = true;
    vm->manual.made_enough = 0;
}

/* ---- sites ---- */

static uint32_t *find_site(struct FhTraces *t, FhValue code, uint32_t at) {
    size_t mask = (size_t)t->sites_capacity * 2 - 1, i = fhtraces_hash((code >> 4) + at) & mask;
    for (;; i = (i + 1) & mask) {
        const Site *s = &t->sites[t->index[i] - 1];
        if (!t->index[i] || (s->code == code && s->at == at)) return &t->index[i];
    }
}

static bool grow_sites(FhVM *vm, struct FhTraces *t) {
    uint32_t old = t->sites_capacity, n = old ? old * 2 : 64;
    if (n > MOST_SITES) return false;
    uint32_t *index = fhheap_raw(&vm->heap, n * 2 * sizeof *index);
    if (!index) return false;
    Site *sites = fhheap_raw_resize(&vm->heap, t->sites, old * sizeof *sites, n * sizeof *sites);
    if (!sites) {
        fhheap_raw_free(&vm->heap, index, n * 2 * sizeof *index);
        return false;
    }
    memset(index, 0, n * 2 * sizeof *index);
    fhheap_raw_free(&vm->heap, t->index, old * 2 * sizeof *index);
    t->index = index;
    t->sites = sites;
    t->sites_capacity = n;
    for (uint32_t i = 0; i < t->nsites; i++) *find_site(t, sites[i].code, sites[i].at) = i + 1;
    return true;
}

uint32_t fhtraces_site_of(FhVM *vm, FhValue code, uint32_t at) {
    struct FhTraces *t = traces(vm);
    if (code == FH_NOVALUE || !t) return 0;
    if (t->last && t->sites[t->last - 1].code == code && t->sites[t->last - 1].at == at) return t->last;
    if (t->sites_capacity) {
        uint32_t *place = find_site(t, code, at);
        /* cppcheck-suppress identicalInnerCondition ; a value is returned, not a truth */
        if (*place) return t->last = *place;
    }
    if (t->nsites == t->sites_capacity && !grow_sites(vm, t)) return 0;
    t->sites[t->nsites] = (Site){fh_retain(code), at};
    *find_site(t, code, at) = t->nsites + 1;
    return ++t->nsites;
}

/* Word w of the instruction keeps it in its high half. */
static uint32_t kept_above(FhVM *vm, FhValue code, uint32_t at, FhInstr *w) {
    if (FH_UNLIKELY(*w >> 32 == 0)) *w |= (FhInstr)fhtraces_site_of(vm, code, at) << 32;
    return (uint32_t)(*w >> 32);
}

uint32_t fhtraces_site(FhVM *vm) {
    uint32_t at = 0;
    FhValue code = fhframe_site(vm, &at);
    if (code == FH_NOVALUE) return 0;
    FhInstr *i = &fhas_code(code)->instrs[at];
    switch (FH_INSTR_OP(*i)) { /* those that keep the number */
    case FH_OP_CALL:
    case FH_OP_CALL_METHOD:
        if (FH_UNLIKELY((uint32_t)i[1] == 0)) i[1] |= fhtraces_site_of(vm, code, at);
        return (uint32_t)i[1];
    case FH_OP_FREE: return kept_above(vm, code, at, &i[1]);
    case FH_OP_OWN:
    case FH_OP_OWN_RESULT: return kept_above(vm, code, at, i);
    default: return fhtraces_site_of(vm, code, at);
    }
}

FhValue fhtraces_place(const FhVM *vm, uint32_t site, uint32_t *line) {
    const struct FhTraces *t = vm->traces;
    if (!t || site - 1 >= t->nsites) return FH_NOVALUE;
    const Site *s = &t->sites[site - 1];
    const FhPosition *p = fhcode_position(fhas_code(s->code), s->at);
    *line = p ? p->line : 0;
    return s->code;
}

/* ---- where it was made ---- */

/* The entry of the tag, or the one that it may take. */
static FhMade *made_entry(const FhMade *made, size_t mask, bool exact, uint32_t tag) {
    size_t i = fhtraces_hash(tag) & mask;
    while (exact && made[i].tag && made[i].tag != tag) i = (i + 1) & mask;
    return (FhMade *)&made[i];
}

static bool grow_made(FhVM *vm, struct FhTraces *t) {
    size_t old = t->made ? t->made_mask + 1 : 0, n = old ? old * 4 : FIRST_MADE;
    bool fits = n <= MOST_MADE || t->exact;
    FhMade *made = fits ? fhheap_raw(&vm->heap, n * sizeof *made) : NULL;
    if (!made) {
        t->exact = false;
        return t->made != NULL; /* then traces are lost earlier */
    }
    memset(made, 0, n * sizeof *made);
    for (size_t i = 0; i < old; i++)
        if (t->made[i].tag) *made_entry(made, n - 1, t->exact, t->made[i].tag) = t->made[i];
    fhheap_raw_free(&vm->heap, t->made, old * sizeof *made);
    t->made = made;
    t->made_mask = n - 1;
    return true;
}

/* As long as fewer than half as many objects as the table has entries are alive, the fast way needs no look at it. */
static void let_fast(FhVM *vm, const struct FhTraces *t) {
    bool largest = t->made_mask + 1 >= MOST_MADE || !t->made_mask;
    vm->manual.made = t->made;
    vm->manual.made_mask = (uint32_t)t->made_mask;
    vm->manual.made_enough = t->exact || !t->made ? 0 : largest ? SIZE_MAX : t->made_mask / 2;
}

void fhtraces_made_slow(FhVM *vm, const FhObj *o, uint32_t site) {
    struct FhTraces *t = traces(vm);
    if (!t || (!t->made && !grow_made(vm, t))) return;
    uint32_t tag = fhtraces_tag(o);
    FhMade *m = made_entry(t->made, t->made_mask, t->exact, tag);
    bool full =
        t->exact ? !m->tag && ++t->made_used > t->made_mask / 2 : vm->manual.objects > t->made_mask / 2;
    if (full && (t->made_mask + 1 < MOST_MADE || t->exact)) {
        grow_made(vm, t);
        m = made_entry(t->made, t->made_mask, t->exact, tag);
    }
    *m = (FhMade){tag, site};
    let_fast(vm, t);
}

uint32_t fhtraces_made_at(const FhVM *vm, const FhObj *o) {
    const struct FhTraces *t = vm->traces;
    if (!t || !t->made) return 0;
    const FhMade *m = made_entry(t->made, t->made_mask, t->exact, fhtraces_tag(o));
    return m->tag == fhtraces_tag(o) ? m->site : 0;
}

/* ---- where it ended ---- */

static FhEndTrace *end_entry(const struct FhTraces *t, const FhObj *o) {
    return &t->ends[fhtraces_hash(fhtraces_tag(o)) & (ENDS - 1)];
}

static bool make_ends(FhVM *vm, struct FhTraces *t) {
    if ((t->ends = fhheap_raw(&vm->heap, ENDS * sizeof *t->ends)) == NULL) return false;
    for (size_t i = 0; i < ENDS; i++) t->ends[i] = (FhEndTrace){NULL, FH_NOVALUE, FH_NOVALUE, NULL, 0, 0};
    return true;
}

void fhtraces_ended(FhVM *vm, const FhObj *o, FhValue type, const char *how, FhValue arena) {
    struct FhTraces *t = traces(vm);
    if (!t || (!t->ends && !make_ends(vm, t))) return;
    FhEndTrace *e = end_entry(t, o), old = *e;
    *e = (FhEndTrace){o, fh_retain(type), fh_retain(arena), how, fhtraces_made_at(vm, o), fhtraces_site(vm)};
    if (FH_LIKELY(!fh_is_obj(old.type) || fh_obj(old.type)->rc < 0) && old.arena == FH_NOVALUE) return;
    fhheap_release_later(vm, old.type);
    fhheap_release_later(vm, old.arena);
}

const FhEndTrace *fhtraces_end_of(const FhVM *vm, const FhObj *o) {
    const struct FhTraces *t = vm->traces;
    const FhEndTrace *e = t && t->ends ? end_entry(t, o) : NULL;
    return e && e->o == o ? e : NULL;
}

void fhtraces_close(FhVM *vm) {
    struct FhTraces *t = vm->traces;
    if (!t) return;
    vm->traces = NULL;
    vm->manual.made_enough = 0;
    for (size_t i = 0; t->ends && i < ENDS; i++) {
        fh_release(vm, t->ends[i].type);
        fh_release(vm, t->ends[i].arena);
    }
    for (uint32_t i = 0; i < t->nsites; i++) fh_release(vm, t->sites[i].code);
    if (t->ends) fhheap_raw_free(&vm->heap, t->ends, ENDS * sizeof *t->ends);
    if (t->made) fhheap_raw_free(&vm->heap, t->made, (t->made_mask + 1) * sizeof *t->made);
    if (t->sites) fhheap_raw_free(&vm->heap, t->sites, t->sites_capacity * sizeof *t->sites);
    if (t->index) fhheap_raw_free(&vm->heap, t->index, t->sites_capacity * 2 * sizeof *t->index);
    fhheap_raw_free(&vm->heap, t, sizeof *t);
}
