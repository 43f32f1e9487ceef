/* From hits to findings. A hit gathers what all paths say of one place: where each of them is at fault the finding is an
 * error, where some are it is a warning. Texts are copied into the arena of the findings. */
#include "ownership_engine.h"

static uint32_t hash_hit(const void *node, uint16_t sort) {
    uint64_t h = ((uint64_t)(uintptr_t)node + sort) * 0x9e3779b97f4a7c15u;
    return (uint32_t)(h >> 32);
}

static void grow_hits(Check *c) {
    uint32_t capacity = c->hit_capacity ? c->hit_capacity * 2 : 256;
    c->hit_table = fhown_perm(c, capacity * sizeof *c->hit_table);
    c->hit_capacity = capacity;
    for (uint32_t i = 0; i < c->hits.count; i++) {
        uint32_t at = hash_hit(c->hits.items[i].node, c->hits.items[i].sort) & (capacity - 1);
        while (c->hit_table[at]) at = (at + 1) & (capacity - 1);
        c->hit_table[at] = i + 1;
    }
}

Hit *fhown_hit(Check *c, const void *node, uint16_t sort) {
    if (c->hits.count * 2 >= c->hit_capacity) grow_hits(c);
    uint32_t at = hash_hit(node, sort) & (c->hit_capacity - 1);
    for (; c->hit_table[at]; at = (at + 1) & (c->hit_capacity - 1)) {
        Hit *h = &c->hits.items[c->hit_table[at] - 1];
        if (h->node == node && h->sort == sort) return h;
    }
    Hit *h = PUSH(c, &c->perm, c->hits);
    h->node = node;
    h->sort = sort;
    c->hit_table[at] = c->hits.count;
    return h;
}

static bool is_told(const Check *c) { return c->reporting && c->fn->module == c->main; }

void fhown_fine(Check *c, const void *node, uint16_t sort) {
    if (is_told(c) && node && node != c->hushed) fhown_hit(c, node, sort)->fine = true;
}

bool fhown_expects_faults(const Check *c) {
    for (const Context *x = c->context; x; x = x->outer) {
        if (x->expects_faults) return true;
    }
    return false;
}

Hit *fhown_fault(Check *c, World *w, uint16_t rule, uint16_t sort, const void *node, FhSpan span,
                 uint32_t obj, bool certain, int level, const char *message, const char *why) {
    if (!is_told(c) || fhown_expects_faults(c)) return NULL;
    if (w->unsure || (w->lossy && !certain)) return NULL;
    c->faults++;
    Hit *h = fhown_hit(c, node, sort);
    if (!certain) h->fine = true;
    if (h->fault && h->rule <= rule) {
        h->nevents = h->nevents > MAX_STEPS ? MAX_STEPS : h->nevents;
        return h;
    }
    h->fault = true;
    h->rule = rule;
    h->level = level < 0 ? 3 : (uint8_t)level;
    h->fn = c->fn;
    h->obj = obj ? fhown_obj(c, obj) : NULL;
    h->span = span;
    h->message = message;
    h->why = why;
    h->nevents = 0;
    return h;
}

void fhown_add_event(Hit *h, const Event *e) {
    for (; e && h->nevents < MAX_STEPS; e = e->before) {
        bool there = false;
        for (uint32_t i = 0; i < h->nevents; i++) {
            there |= h->events[i]->span.lineno == e->span.lineno &&
                     h->events[i]->span.col_offset == e->span.col_offset;
        }
        if (!there && e->span.lineno) h->events[h->nevents++] = e;
    }
}

const char *fhown_obj_name(Check *c, const Obj *o) {
    if (o->name) return fhown_textf(c, "`%s`", o->name);
    return o->label ? o->label : "this object";
}

/* ---- publishing ------------------------------------------------------------------------------------------------- */

static void *keep(Check *c, size_t size) {
    void *p = fhbump_alloc(&c->out->arena, size ? size : 1);
    if (!p) fhown_fail_memory(c);
    return p;
}

static const char *keep_text(Check *c, const char *text) {
    if (!text) return NULL;
    size_t size = strlen(text) + 1;
    return memcpy(keep(c, size), text, size);
}

static bool comes_before(FhSpan a, FhSpan b) {
    return a.lineno != b.lineno ? a.lineno < b.lineno : a.col_offset < b.col_offset;
}

static const Event *made_event(Check *c, const Hit *h) {
    const Obj *o = h->obj;
    bool leak = h->rule == 104 || h->rule == 105 || h->rule == 114;
    if (!o || leak || !o->span.lineno || o->root == ROOT_FIELD || o->root == ROOT_SYMBOL) return NULL;
    if (o->root == ROOT_PARAM)
        return fhown_event(c, o->span, o->borrowed ? "borrowed here" : "passed in here", NULL);
    if (o->root != ROOT_NONE) return NULL;
    return fhown_event(c, o->span, o->borrowed ? "borrowed here" : "made here", NULL);
}

static void write_steps(Check *c, Hit *h, FhFinding *f) {
    const Event *all[MAX_STEPS + 1];
    uint32_t n = 0;
    const Event *made = made_event(c, h);
    if (made) all[n++] = made;
    for (uint32_t i = 0; i < h->nevents && n <= MAX_STEPS; i++) all[n++] = h->events[i];
    for (uint32_t i = 1; i < n; i++) {
        const Event *e = all[i];
        uint32_t k = i;
        for (; k > 0 && comes_before(e->span, all[k - 1]->span); k--) all[k] = all[k - 1];
        all[k] = e;
    }
    f->steps = keep(c, n * sizeof *f->steps);
    f->nsteps = n;
    for (uint32_t i = 0; i < n; i++) f->steps[i] = (FhFindingStep){all[i]->span, keep_text(c, all[i]->note)};
}

static FhLevel level_of(const Hit *h) {
    if (h->rule == 104 && h->exits == LEAK_END) return FHLEVEL_NOTE;
    if (h->rule == 104) return h->fine ? FHLEVEL_WARNING : FHLEVEL_ERROR;
    if (h->level == 3) return h->fine ? FHLEVEL_WARNING : FHLEVEL_ERROR;
    return (FhLevel)h->level;
}

static bool is_dropped(Check *c, Hit *h) {
    if (!h->fault) return true;
    if (h->rule == 108) return ((const Fn *)h->extra)->returns_unowned;
    if (h->rule != 105 && h->rule != 115) return false;
    return h->obj && fhown_hit(c, fhown_leak_key(h->obj), SORT_LEAK)->fault; /* it is never freed anyway */
}

static void write_finding(Check *c, Hit *h, FhFinding *f) {
    *f = (FhFinding){.rule = h->rule, .level = level_of(h), .span = h->span};
    f->message = keep_text(c, h->message);
    f->why = keep_text(c, h->why);
    f->function = keep_text(c, h->fn ? h->fn->qualname : NULL);
    write_steps(c, h, f);
    fhown_fix(c, h, f);
    f->fix_title = keep_text(c, f->fix_title);
    for (uint32_t i = 0; i < f->nedits; i++) f->edits[i].text = keep_text(c, f->edits[i].text);
}

/* Sorted by place: a merge sort over indices, stable. */
static void sort_findings(Check *c, FhFinding *items, uint32_t n) {
    if (n < 2) return;
    FhFinding *from = items, *to = keep(c, n * sizeof *to), *spare = to;
    for (uint32_t width = 1; width < n; width *= 2) {
        for (uint32_t low = 0; low < n; low += 2 * width) {
            uint32_t middle = low + width < n ? low + width : n,
                     high = low + 2 * width < n ? low + 2 * width : n;
            uint32_t a = low, b = middle;
            for (uint32_t k = low; k < high; k++) {
                bool second = a == middle || (b < high && comes_before(from[b].span, from[a].span));
                to[k] = second ? from[b++] : from[a++];
            }
        }
        FhFinding *swap = from;
        from = to;
        to = swap;
    }
    if (from == spare) memcpy(items, spare, n * sizeof *items);
}

void fhown_publish(Check *c) {
    uint32_t n = 0;
    for (uint32_t i = 0, count = c->hits.count; i < count; i++) n += !is_dropped(c, &c->hits.items[i]);
    c->out->items = keep(c, n * sizeof *c->out->items);
    for (uint32_t i = 0, count = c->hits.count; i < count; i++) {
        if (!is_dropped(c, &c->hits.items[i]) && c->out->count < n)
            write_finding(c, &c->hits.items[i], &c->out->items[c->out->count++]);
    }
    sort_findings(c, c->out->items, c->out->count);
    c->out->unfinished = keep(c, c->unfinished.count * sizeof *c->out->unfinished);
    for (uint32_t i = 0; i < c->unfinished.count; i++) {
        FhUnfinished u = c->unfinished.items[i];
        u.function = keep_text(c, u.function);
        u.reason = keep_text(c, u.reason);
        c->out->unfinished[c->out->nunfinished++] = u;
    }
}
