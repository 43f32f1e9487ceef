/* Opening and closing a unit: which register each local has, the qualified name, the prologue. */
#include "compiler/unit.h"
#include <string.h>

static bool is_function(const FhUnit *u) { return u->kind >= FHUNIT_FUNCTION; }

static int by_text(const FhName *a, const FhName *b) {
    uint32_t n = a->size < b->size ? a->size : b->size;
    int order = memcmp(a->text, b->text, n);
    return order ? order : (a->size > b->size) - (a->size < b->size);
}

/* Few names nearly always; merging keeps a generated function with thousands of cells linear enough. */
static void sort_names(FhName **names, FhName **spare, uint32_t n) {
    if (n < 2) return;
    uint32_t half = n / 2, i = 0, j = half, k = 0;
    sort_names(names, spare, half);
    sort_names(names + half, spare, n - half);
    memcpy(spare, names, n * sizeof *names);
    while (k < n) {
        bool left = j == n || (i < half && by_text(spare[i], spare[j]) <= 0);
        names[k++] = left ? spare[i++] : spare[j++];
    }
}

static void *arena(FhCompiler *c, size_t count, size_t item) {
    size_t size;
    void *p = fhsizes_mul(count, item, &size) ? fhbump_alloc(&c->scopes.arena, size) : NULL;
    if (!p) fhcompiler_memory(c);
    return p;
}

static bool is_free(const FhSymbol *symbol) {
    return symbol->resolution == FHRESOLVED_FREE || (symbol->flags & FHSYMBOL_FREE_CLASS);
}

static void collect_names(FhCompiler *c, FhUnit *u) {
    FhScope *scope = u->scope;
    for (uint32_t i = 0; i < scope->count; i++) {
        FhSymbol *symbol = scope->symbols[i];
        bool param = symbol->flags & FHSYMBOL_PARAM;
        if (param || (is_function(u) && symbol->resolution == FHRESOLVED_LOCAL)) {
            symbol->register_ = u->nvarnames;
            u->varnames[u->nvarnames++] = symbol->name;
        }
        if (symbol->resolution == FHRESOLVED_CELL) u->cellvars[u->ncellvars++] = symbol->name;
        if (is_free(symbol)) u->freevars[u->nfreevars++] = symbol->name;
    }
    if (!scope->needs_class_cell) return;
    FhName *name = fhcompiler_name(c, "__class__");
    if (name) u->cellvars[u->ncellvars++] = name;
}

static void assign_registers(FhCompiler *c, FhUnit *u, FhName **spare) {
    sort_names(u->cellvars, spare, u->ncellvars);
    sort_names(u->freevars, spare, u->nfreevars);
    uint32_t next = u->nvarnames;
    for (uint32_t i = 0; i < u->ncellvars; i++) {
        FhSymbol *symbol = fhscopes_symbol(u->scope, u->cellvars[i]);
        bool own = symbol && symbol->resolution == FHRESOLVED_CELL;
        u->cell_registers[i] = own && (symbol->flags & FHSYMBOL_PARAM) ? symbol->register_ : next++;
        if (own) symbol->register_ = u->cell_registers[i];
        if (!own) u->class_cell = u->cell_registers[i];
    }
    for (uint32_t i = 0; i < u->nfreevars; i++) {
        fhscopes_symbol(u->scope, u->freevars[i])->register_ = next++;
    }
    u->nlocals = u->depth = u->max_depth = next;
    if (next >= FHUNIT_MAX_REGISTERS) fhcompiler_error_here(c, "too many variables in one function");
}

static void lay_out(FhCompiler *c, FhUnit *u) {
    size_t n = (size_t)u->scope->count + 1;
    FhName **spare = arena(c, n, sizeof *spare);
    u->varnames = arena(c, n, sizeof *u->varnames);
    u->cellvars = arena(c, n, sizeof *u->cellvars);
    u->freevars = arena(c, n, sizeof *u->freevars);
    u->cell_registers = arena(c, n, sizeof *u->cell_registers);
    if (c->failed) return;
    collect_names(c, u);
    if (!c->failed) assign_registers(c, u, spare);
}

/* Whether the unit's name is declared global where it is defined: then its qualified name is just the name. */
static bool is_declared_global(FhCompiler *c, const FhUnit *u) {
    if (u->kind == FHUNIT_LAMBDA || u->kind == FHUNIT_COMPREHENSION) return false;
    const FhSymbol *symbol = fhscopes_find(&c->scopes, u->outer->scope, u->scope->name);
    return symbol && symbol->resolution == FHRESOLVED_GLOBAL_EXPLICIT;
}

static void set_names(FhCompiler *c, FhUnit *u) {
    u->name = u->scope->name ? fhconst_name(c, u->scope->name) : fhconst_str(c, "<module>", 8);
    if (c->failed) return;
    const FhUnit *outer = u->outer;
    if (!outer || outer->kind == FHUNIT_MODULE || is_declared_global(c, u)) {
        u->qualname = fh_retain(u->name);
        return;
    }
    bool locals = outer->kind >= FHUNIT_FUNCTION && outer->kind <= FHUNIT_LAMBDA;
    u->qualname = fhstr_format(c->vm, locals ? "%U.<locals>.%U" : "%U.%U", outer->qualname, u->name);
    if (u->qualname == FH_ERR) {
        u->qualname = FH_NOVALUE;
        fhcompiler_pending(c);
    }
}

static void set_flags(FhCompiler *c, FhUnit *u) {
    const FhScope *s = u->scope;
    if (is_function(u)) {
        u->flags = FH_CO_NEWLOCALS | FH_CO_OPTIMIZED;
        if (s->nested) u->flags |= FH_CO_NESTED;
        if (s->generator) u->flags |= s->coroutine ? FH_CO_ASYNC_GENERATOR : FH_CO_GENERATOR;
        if (s->coroutine && !s->generator) u->flags |= FH_CO_COROUTINE;
    }
    if (u->kind == FHUNIT_MODULE && (c->flags & FHCOMPILE_TOP_LEVEL_AWAIT)) u->flags |= FH_CO_COROUTINE;
    if (c->tree->future_annotations) u->flags |= FH_CO_ANNOTATIONS;
}

static void prologue(FhCompiler *c, FhUnit *u, const void *node) {
    if (u->kind == FHUNIT_FUNCTION || u->kind == FHUNIT_ASYNC_FUNCTION)
        fhcontracts_begin(c, ((const FhStmt *)node)->FunctionDef.args);
    if (u->flags & (FH_CO_GENERATOR | FH_CO_COROUTINE | FH_CO_ASYNC_GENERATOR)) {
        fhemit(c, FH_OP_RETURN_GENERATOR, 0, 0, 0);
    }
    if (u->nfreevars) fhemit(c, FH_OP_COPY_FREE, u->nlocals - u->nfreevars, u->nfreevars, 0);
    for (uint32_t i = 0; i < u->ncellvars; i++) fhemit(c, FH_OP_MAKE_CELL, u->cell_registers[i], 0, 0);
    fhemit_hook(c, FH_HOOK_CALL);
}

FhUnit *fhunit_open(FhCompiler *c, FhUnitKind kind, const void *node, uint32_t first_line) {
    FhUnit *u = c->failed ? NULL : fhalloc_new(&c->alloc, sizeof *u);
    if (!u) {
        if (!c->failed) fhcompiler_memory(c);
        return NULL;
    }
    memset(u, 0, sizeof *u);
    u->outer = c->unit;
    u->kind = kind;
    u->scope = fhscopes_of(&c->scopes, node);
    u->first_line = first_line;
    u->class_cell = UINT32_MAX;
    u->name = u->qualname = u->docstring = u->contracts = FH_NOVALUE;
    if (u->outer) u->place = u->outer->place;
    c->unit = u;
    lay_out(c, u);
    set_names(c, u);
    set_flags(c, u);
    if (!c->failed) prologue(c, u, node);
    return u;
}

void fhunit_close(FhCompiler *c) {
    FhUnit *u = c->unit;
    const FhAlloc *a = &c->alloc;
    for (uint32_t i = 0; i < u->nconsts; i++) fh_release(c->vm, u->consts[i]);
    fharray_free(a, u->code, u->code_capacity, sizeof *u->code);
    fharray_free(a, u->labels, u->labels_capacity, sizeof *u->labels);
    fharray_free(a, u->handlers, u->handlers_capacity, sizeof *u->handlers);
    fharray_free(a, u->frames, u->frames_capacity, sizeof *u->frames);
    fharray_free(a, u->consts, u->consts_capacity, sizeof *u->consts);
    fharray_free(a, u->names, u->names_capacity, sizeof *u->names);
    if (u->const_table) fhalloc_free(a, u->const_table, sizeof(uint32_t) << u->log2_const_table);
    fhmap_free(a, &u->name_numbers);
    fh_release(c->vm, u->name);
    fh_release(c->vm, u->qualname);
    fh_release(c->vm, u->docstring);
    fh_release(c->vm, u->contracts);
    c->unit = u->outer;
    fhalloc_free(a, u, sizeof *u);
}
