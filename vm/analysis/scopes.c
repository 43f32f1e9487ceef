/* Storage of scopes, symbols and names; see scopes.h. Building: build.c; resolving names: resolve.c. */
#include "scopes.h"
#include "scopes_build.h"
#include <string.h>

bool fhscopes_build(FhScopes *s, FhTree *tree, const FhAlloc *alloc, const char *stack_limit,
                    FhDiagnostic *error) {
    memset(s, 0, sizeof *s);
    fhbump_init(&s->arena, alloc);
    s->alloc = alloc;
    s->tree = tree;
    s->error = error;
    s->stack_limit = stack_limit;
    return fhscopes_future(s) && fhscopes_walk(s) && fhscopes_resolve(s);
}

void fhscopes_free(FhScopes *s) { fhbump_free(&s->arena); }

bool fhscopes_memory(FhScopes *s) {
    fhdiagnostic_set(s->error, FHDIAGNOSTIC_MEMORY, NULL, 0, NULL, "%s", "");
    return false;
}

void *fhscopes_alloc(FhScopes *s, size_t count, size_t item) {
    size_t size;
    void *p = fhsizes_mul(count, item, &size) ? fhbump_alloc(&s->arena, size) : NULL;
    if (p) memset(p, 0, size);
    return p;
}

/* ---- names by text ---------------------------------------------------------------------------------------------- */

static uint32_t hash_text(const char *text, uint32_t size) {
    uint32_t hash = 2166136261u;
    for (uint32_t i = 0; i < size; i++) hash = (hash ^ (uint8_t)text[i]) * 16777619u;
    return hash ^ hash >> 15;
}

static FhName **name_place(FhScopes *s, const char *text, uint32_t size) {
    uint32_t mask = (1u << s->log2_mangled) - 1, i = hash_text(text, size) & mask;
    for (; s->mangled[i]; i = (i + 1) & mask) {
        if (s->mangled[i]->size == size && memcmp(s->mangled[i]->text, text, size) == 0) break;
    }
    return &s->mangled[i];
}

static bool grow_names(FhScopes *s) {
    FhName **old = s->mangled;
    uint32_t old_size = old ? 1u << s->log2_mangled : 0;
    uint32_t log2 = old ? s->log2_mangled + 1 : 6;
    while (!old && (1u << log2) < s->tree->name_count * 2) log2++;
    FhName **table = fhscopes_alloc(s, (size_t)1 << log2, sizeof *table);
    if (!table) return false;
    s->mangled = table;
    s->log2_mangled = log2;
    for (uint32_t i = 0; i < old_size; i++) {
        if (old[i]) *name_place(s, old[i]->text, old[i]->size) = old[i];
    }
    for (uint32_t i = 0; !old && i < s->tree->name_count; i++) {
        FhName *name = s->tree->names[i];
        *name_place(s, name->text, name->size) = name;
        s->nmangled++;
    }
    return true;
}

FhName *fhscopes_intern(FhScopes *s, const char *text, uint32_t size) {
    if ((!s->mangled || s->nmangled * 2 >= 1u << s->log2_mangled) && !grow_names(s)) return NULL;
    FhName **place = name_place(s, text, size);
    if (*place != NULL) return *place;
    FhName *name = fhscopes_alloc(s, 1, sizeof *name);
    char *copy = fhscopes_alloc(s, (size_t)size + 1, 1);
    if (!name || !copy) return NULL;
    memcpy(copy, text, size);
    name->text = copy;
    name->size = size;
    name->number = s->tree->name_count + s->nextra++;
    s->nmangled++;
    return *place = name;
}

static bool is_private(const FhName *name) {
    const char *t = name->text;
    uint32_t n = name->size;
    if (n < 2 || t[0] != '_' || t[1] != '_') return false;
    if (t[n - 1] == '_' && t[n - 2] == '_') return false;
    return memchr(t, '.', n) == NULL;
}

FhName *fhscopes_mangle(FhScopes *s, FhName *class_name, FhName *name) {
    if (!class_name || !is_private(name)) return name;
    const char *stripped = class_name->text;
    uint32_t size = class_name->size;
    while (size && *stripped == '_') stripped++, size--;
    if (!size) return name;
    char buffer[256], *text = buffer;
    size_t total = (size_t)size + name->size + 1;
    if (total > UINT32_MAX) return NULL;
    if (total > sizeof buffer && (text = fhscopes_alloc(s, total, 1)) == NULL) return NULL;
    text[0] = '_';
    memcpy(text + 1, stripped, size);
    memcpy(text + 1 + size, name->text, name->size);
    return fhscopes_intern(s, text, (uint32_t)total);
}

/* ---- symbols ---------------------------------------------------------------------------------------------------- */

enum { FEW_SYMBOLS = 8 };

static uint32_t spread(uint32_t number) { return number * 2654435769u; }

FhSymbol *fhscopes_symbol(const FhScope *scope, const FhName *mangled) {
    if (!scope->table) {
        for (uint32_t i = 0; i < scope->count; i++) {
            if (scope->symbols[i]->name == mangled) return scope->symbols[i];
        }
        return NULL;
    }
    uint32_t mask = (1u << scope->log2_table) - 1, i = spread(mangled->number) >> (32 - scope->log2_table);
    for (; scope->table[i]; i = (i + 1) & mask) {
        if (scope->table[i]->name == mangled) return scope->table[i];
    }
    return NULL;
}

FhSymbol *fhscopes_find(FhScopes *s, const FhScope *scope, FhName *name) {
    FhName *mangled = fhscopes_mangle(s, scope->class_name, name);
    return mangled ? fhscopes_symbol(scope, mangled) : NULL;
}

static void table_add(FhScope *scope, FhSymbol *symbol) {
    uint32_t mask = (1u << scope->log2_table) - 1;
    uint32_t i = spread(symbol->name->number) >> (32 - scope->log2_table);
    while (scope->table[i]) i = (i + 1) & mask;
    scope->table[i] = symbol;
}

static bool grow_symbols(FhScopes *s, FhScope *scope) {
    uint32_t capacity = scope->capacity ? scope->capacity * 2 : FEW_SYMBOLS;
    FhSymbol **symbols = fhscopes_alloc(s, capacity, sizeof *symbols);
    if (!symbols) return false;
    if (scope->count) memcpy(symbols, scope->symbols, scope->count * sizeof *symbols);
    scope->symbols = symbols;
    scope->capacity = capacity;
    if (capacity <= FEW_SYMBOLS) return true;
    uint32_t log2 = 5;
    while (1u << log2 < capacity * 2) log2++;
    scope->table = fhscopes_alloc(s, (size_t)1 << log2, sizeof(FhSymbol *));
    if (!scope->table) return false;
    scope->log2_table = log2;
    for (uint32_t i = 0; i < scope->count; i++) table_add(scope, symbols[i]);
    return true;
}

FhSymbol *fhscopes_add(FhScopes *s, FhScope *scope, FhName *mangled) {
    FhSymbol *symbol = fhscopes_symbol(scope, mangled);
    if (symbol) return symbol;
    if (scope->count == scope->capacity && !grow_symbols(s, scope)) return NULL;
    symbol = fhscopes_alloc(s, 1, sizeof *symbol);
    if (!symbol) return NULL;
    symbol->name = mangled;
    scope->symbols[scope->count++] = symbol;
    if (scope->table) table_add(scope, symbol);
    return symbol;
}

/* ---- scopes by node --------------------------------------------------------------------------------------------- */

static uint32_t node_place(const FhScopes *s, const void *node) {
    uint32_t mask = (1u << s->log2_by_node) - 1;
    uint32_t i = spread((uint32_t)((uintptr_t)node >> 3)) >> (32 - s->log2_by_node);
    while (s->by_node[i] && s->by_node[i]->node != node) i = (i + 1) & mask;
    return i;
}

FhScope *fhscopes_of(const FhScopes *s, const void *node) { return s->by_node[node_place(s, node)]; }

bool fhscopes_register(FhScopes *s, FhScope *scope) {
    if (!s->by_node || s->nscopes * 2 >= 1u << s->log2_by_node) {
        FhScope **old = s->by_node;
        uint32_t old_size = old ? 1u << s->log2_by_node : 0;
        uint32_t log2 = old ? s->log2_by_node + 1 : 5;
        FhScope **table = fhscopes_alloc(s, (size_t)1 << log2, sizeof *table);
        if (!table) return false;
        s->by_node = table;
        s->log2_by_node = log2;
        for (uint32_t i = 0; i < old_size; i++) {
            if (old[i]) table[node_place(s, old[i]->node)] = old[i];
        }
    }
    s->by_node[node_place(s, scope->node)] = scope;
    s->nscopes++;
    return true;
}
