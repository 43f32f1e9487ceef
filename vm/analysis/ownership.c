/* The checker's entry (see ownership.h), and what all its files use: memory, interned texts, maps by pointer, the ways out. */
#include "ownership.h"
#include <stdarg.h>
#include <stdio.h>
#include "ownership_engine.h"

void fhown_fail_memory(Check *c) {
    fhdiagnostic_set(c->error, FHDIAGNOSTIC_MEMORY, NULL, 0, NULL, "out of memory");
    longjmp(c->failed, 1);
}

static _Noreturn void fail_depth(Check *c) {
    fhdiagnostic_set(c->error, FHDIAGNOSTIC_RECURSION, NULL, 0, NULL,
                     "maximum recursion depth exceeded during analysis");
    longjmp(c->failed, 1);
}

void fhown_give_up(Check *c, const char *reason) {
    if (!c->can_give_up) fail_depth(c);
    c->reason = reason;
    longjmp(c->gave_up, 1);
}

static void *zeroed(Check *c, FhBump *from, size_t size) {
    void *p = fhbump_alloc(from, size);
    if (!p) fhown_fail_memory(c);
    return memset(p, 0, size);
}

void *fhown_perm(Check *c, size_t size) { return zeroed(c, &c->perm, size); }

void *fhown_scratch(Check *c, size_t size) {
    if (c->scratch.total > MAX_MEMORY && c->can_give_up) fhown_give_up(c, "it needs too much memory");
    return zeroed(c, &c->scratch, size);
}

void fhown_enter(Check *c) {
    char here;
    c->depth++;
    if (c->depth > FHSCOPES_MAX_DEPTH || (uintptr_t)&here <= (uintptr_t)c->options->stack_limit) {
        fhown_give_up(c, "it is nested too deep");
    }
}

void fhown_work(Check *c, uint32_t steps) {
    c->effort += steps;
    if (c->effort > MAX_EFFORT && c->can_give_up) fhown_give_up(c, "it has too many paths");
}

void *fhown_grow(Check *c, FhBump *from, void *items, uint32_t count, uint32_t *capacity, size_t item) {
    if (count < *capacity) return items;
    uint32_t wanted = *capacity ? *capacity * 2 : 4;
    size_t size;
    if (wanted < *capacity || !fhsizes_mul(wanted, item, &size)) fhown_fail_memory(c);
    void *grown = from == &c->scratch ? fhown_scratch(c, size) : zeroed(c, from, size);
    if (count) memcpy(grown, items, count * item);
    *capacity = wanted;
    return grown;
}

/* ---- texts ------------------------------------------------------------------------------------------------------ */

static uint32_t hash_text(const char *text, size_t size) {
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < size; i++) h = (h ^ (unsigned char)text[i]) * 16777619u;
    return h;
}

static void rehash_texts(Check *c) {
    uint32_t capacity = c->text_capacity ? c->text_capacity * 2 : 256;
    c->text_table = fhown_perm(c, capacity * sizeof *c->text_table);
    c->text_capacity = capacity;
    for (uint32_t i = 0; i < c->texts.count; i++) {
        uint32_t at = c->texts.items[i].hash & (capacity - 1);
        c->texts.items[i].next = c->text_table[at];
        c->text_table[at] = i + 1;
    }
}

const char *fhown_text(Check *c, const char *text, size_t size) {
    uint32_t h = hash_text(text, size);
    if (c->texts.count >= c->text_capacity) rehash_texts(c);
    uint32_t *slot = &c->text_table[h & (c->text_capacity - 1)];
    for (uint32_t i = *slot; i; i = c->texts.items[i - 1].next) {
        Text *t = &c->texts.items[i - 1];
        if (t->hash == h && t->size == size && memcmp(t->text, text, size) == 0) return t->text;
    }
    char *copy = fhown_perm(c, size + 1);
    memcpy(copy, text, size);
    Text *t = PUSH(c, &c->perm, c->texts);
    *t = (Text){copy, (uint32_t)size, h, *slot};
    *slot = c->texts.count;
    return copy;
}

const char *fhown_textf(Check *c, const char *format, ...) {
    char text[512];
    va_list list;
    va_start(list, format);
    int n = vsnprintf(text, sizeof text, format, list);
    va_end(list);
    if (n < 0) n = 0;
    if (n >= (int)sizeof text) { /* cut between characters */
        n = (int)sizeof text - 1;
        while (n && ((unsigned char)text[n] & 0xc0) == 0x80) n--;
    }
    return fhown_text(c, text, (size_t)n);
}

/* The number of an attribute is its place among the texts, from 1. */
uint32_t fhown_key(Check *c, const char *text) {
    size_t size = strlen(text);
    fhown_text(c, text, size);
    uint32_t h = hash_text(text, size);
    uint32_t i = c->text_table[h & (c->text_capacity - 1)];
    while (c->texts.items[i - 1].hash != h || strcmp(c->texts.items[i - 1].text, text) != 0) {
        i = c->texts.items[i - 1].next;
    }
    return i;
}

/* ---- maps ------------------------------------------------------------------------------------------------------- */

static uint32_t map_place(const struct PointerMap *map, const void *key) {
    uint64_t h = (uint64_t)(uintptr_t)key * 0x9e3779b97f4a7c15u;
    uint32_t at = (uint32_t)(h >> 32) & (map->capacity - 1);
    while (map->keys[at] && map->keys[at] != key) at = (at + 1) & (map->capacity - 1);
    return at;
}

void *fhown_map_get(const struct PointerMap *map, const void *key) {
    return map->capacity ? map->values[map_place(map, key)] : NULL;
}

void fhown_map_put(Check *c, struct PointerMap *map, const void *key, void *value) {
    if (map->count * 2 >= map->capacity) {
        struct PointerMap old = *map;
        map->capacity = old.capacity ? old.capacity * 2 : 64;
        map->keys = fhown_perm(c, map->capacity * sizeof *map->keys);
        map->values = fhown_perm(c, map->capacity * sizeof *map->values);
        for (uint32_t i = 0; i < old.capacity; i++) {
            if (!old.keys[i]) continue;
            uint32_t at = map_place(map, old.keys[i]);
            map->keys[at] = old.keys[i];
            map->values[at] = old.values[i];
        }
    }
    uint32_t at = map_place(map, key);
    if (!map->keys[at]) map->count++;
    map->keys[at] = key;
    map->values[at] = value;
}

/* ---- the entry -------------------------------------------------------------------------------------------------- */

static void run(Check *c, FhTree *tree, FhScopes *scopes) {
    const FhOwnershipOptions *o = c->options;
    const char *text = o->text ? o->text : tree->source;
    size_t size = o->text ? o->size : tree->source_size;
    c->main = fhown_load(c, tree, scopes, "__main__", text, size, 0);
    fhown_functions(c);
    fhown_publish(c);
}

bool fhownership_check(FhTree *tree, FhScopes *scopes, const FhOwnershipOptions *options, FhFindings *out,
                       FhDiagnostic *error) {
    memset(out, 0, sizeof *out);
    fhbump_init(&out->arena, options->alloc);
    if (tree->kind == FHTREE_Expression) return true;
    Check *c = fhalloc_new(options->alloc, sizeof *c);
    if (!c) {
        fhdiagnostic_set(error, FHDIAGNOSTIC_MEMORY, NULL, 0, NULL, "out of memory");
        return false;
    }
    memset(c, 0, sizeof *c);
    c->options = options;
    c->error = error;
    c->out = out;
    c->last_fn = &c->fns;
    fhbump_init(&c->perm, options->alloc);
    fhbump_init(&c->scratch, options->alloc);
    bool done = false;
    if (setjmp(c->failed) == 0) {
        run(c, tree, scopes);
        done = true;
    }
    for (Module *m = c->modules; m; m = m->next) {
        if (!m->imported) continue;
        fhscopes_free(&m->own_scopes);
        fhtree_free(m->tree);
    }
    fhbump_free(&c->scratch);
    fhbump_free(&c->perm);
    fhalloc_free(options->alloc, c, sizeof *c);
    return done;
}

void fhownership_free(FhFindings *findings) {
    fhbump_free(&findings->arena);
    findings->items = NULL;
    findings->unfinished = NULL;
    findings->count = findings->nunfinished = 0;
}
