#include "names.h"
#include <string.h>
#include <utf8proc.h>
#include "../base/utf8.h"

void fhnames_init(FhNameTable *t, FhBump *arena) {
    memset(t, 0, sizeof *t);
    t->arena = arena;
}

static uint32_t hash_text(const char *s, size_t size) {
    uint64_t h = size * 0x9E3779B97F4A7C15u, word;
    for (; size >= 8; s += 8, size -= 8) {
        memcpy(&word, s, 8);
        h = (h ^ word) * 0xFF51AFD7ED558CCDu;
        h ^= h >> 32;
    }
    word = 0;
    memcpy(&word, s, size);
    h = (h ^ word) * 0xFF51AFD7ED558CCDu;
    return (uint32_t)(h >> 32);
}

static FhName **find(const FhNameTable *t, const char *text, size_t size, uint32_t hash) {
    uint32_t mask = t->slot_count - 1;
    for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
        FhName *name = t->slots[i];
        if (!name) return &t->slots[i];
        if (name->hash == hash && name->size == size && memcmp(name->text, text, size) == 0)
            return &t->slots[i];
    }
}

/* Old arrays stay behind in the arena: growth by doubling keeps that below the final size. */
static bool grow_slots(FhNameTable *t) {
    uint32_t count = t->slot_count ? t->slot_count * 2 : 64;
    FhName **slots = fhbump_alloc(t->arena, count * sizeof(FhName *));
    if (!slots) return false;
    memset(slots, 0, count * sizeof(FhName *));
    t->slots = slots;
    t->slot_count = count;
    for (uint32_t i = 0; i < t->count; i++) {
        FhName *name = t->names[i];
        *find(t, name->text, name->size, name->hash) = name;
    }
    return true;
}

static bool grow_names(FhNameTable *t) {
    uint32_t capacity = t->capacity ? t->capacity * 2 : 32;
    FhName **names = fhbump_alloc(t->arena, capacity * sizeof(FhName *));
    if (!names) return false;
    if (t->count) memcpy(names, t->names, t->count * sizeof(FhName *));
    t->names = names;
    t->capacity = capacity;
    return true;
}

FhName *fhnames_intern(FhNameTable *t, const char *text, size_t size) {
    if (t->count * 3 >= t->slot_count * 2 && !grow_slots(t)) return NULL;
    uint32_t hash = hash_text(text, size);
    FhName **slot = find(t, text, size, hash), *known = *slot;
    if (known) return known;
    if (t->count == t->capacity && !grow_names(t)) return NULL;
    FhName *name = fhbump_alloc(t->arena, sizeof *name + size + 1);
    if (!name) return NULL;
    char *copy = (char *)(name + 1);
    memcpy(copy, text, size);
    copy[size] = 0;
    name->text = copy;
    name->size = (uint32_t)size;
    name->hash = hash;
    name->number = t->count;
    name->index = 0;
    t->names[t->count++] = name;
    return *slot = name;
}

/* utf8proc's decomposition writes code points into a buffer of the caller, here from the arena. */
FhName *fhnames_identifier(FhNameTable *t, const char *text, size_t size) {
    if (fhutf8_is_ascii(text, size)) return fhnames_intern(t, text, size);
    utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    utf8proc_ssize_t count = utf8proc_decompose(bytes, (utf8proc_ssize_t)size, NULL, 0, options);
    if (count < 0) return fhnames_intern(t, text, size);
    utf8proc_int32_t *codes = fhbump_alloc(t->arena, ((size_t)count + 1) * sizeof *codes);
    if (!codes) return NULL;
    count = utf8proc_decompose(bytes, (utf8proc_ssize_t)size, codes, count, options);
    if (count < 0) return fhnames_intern(t, text, size);
    utf8proc_ssize_t length = utf8proc_reencode(codes, count, options);
    if (length < 0) return fhnames_intern(t, text, size);
    return fhnames_intern(t, (const char *)codes, (size_t)length);
}
