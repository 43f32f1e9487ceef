/* Units and what goes into them: instructions, labels, registers, names; see unit.h. */
#include "compiler/unit.h"
#include <string.h>

/* ---- small maps ------------------------------------------------------------------------------------------------- */

static uint32_t map_place(const FhNumberMap *map, uint32_t key) {
    uint32_t mask = (1u << map->log2_size) - 1, i = key * 2654435769u >> (32 - map->log2_size);
    while (map->places[2 * i] && map->places[2 * i] != key + 1) i = (i + 1) & mask;
    return 2 * i;
}

bool fhmap_get(const FhNumberMap *map, uint32_t key, uint32_t *value) {
    if (!map->places) return false;
    uint32_t i = map_place(map, key);
    *value = map->places[i + 1];
    return map->places[i] != 0;
}

static bool map_grow(const FhAlloc *alloc, FhNumberMap *map) {
    FhNumberMap grown = {NULL, map->places ? map->log2_size + 1 : 4, map->count};
    size_t size = sizeof(uint32_t) << (grown.log2_size + 1);
    grown.places = fhalloc_new(alloc, size);
    if (!grown.places) return false;
    memset(grown.places, 0, size);
    for (uint32_t i = 0; map->places && i < 2u << map->log2_size; i += 2) {
        if (!map->places[i]) continue;
        uint32_t to = map_place(&grown, map->places[i] - 1);
        grown.places[to] = map->places[i];
        grown.places[to + 1] = map->places[i + 1];
    }
    fhmap_free(alloc, map);
    *map = grown;
    return true;
}

bool fhmap_set(const FhAlloc *alloc, FhNumberMap *map, uint32_t key, uint32_t value) {
    if ((!map->places || map->count * 2 >= 1u << map->log2_size) && !map_grow(alloc, map)) return false;
    uint32_t i = map_place(map, key);
    map->count += !map->places[i];
    map->places[i] = key + 1;
    map->places[i + 1] = value;
    return true;
}

void fhmap_free(const FhAlloc *alloc, FhNumberMap *map) {
    if (map->places) fhalloc_free(alloc, map->places, sizeof(uint32_t) << (map->log2_size + 1));
    map->places = NULL;
}

/* ---- instructions ----------------------------------------------------------------------------------------------- */

static FhIr *add(FhCompiler *c) {
    FhUnit *u = c->unit;
    if (c->failed) return NULL;
    FhIr *code = fhcompiler_grow(c, u->code, u->ncode, &u->code_capacity, sizeof *code);
    if (!code) return NULL;
    u->code = code;
    FhIr *ir = &code[u->ncode++];
    memset(ir, 0, sizeof *ir);
    ir->handler = u->handler;
    ir->place = u->place;
    return ir;
}

void fhemit_extra(FhCompiler *c, FhOpcode op, uint32_t a, uint32_t b, uint32_t cc, uint32_t extra) {
    FhIr *ir = add(c);
    if (!ir) return;
    ir->op = (uint16_t)op;
    ir->a = (uint16_t)a;
    ir->b = (uint16_t)b;
    ir->c = (uint16_t)cc;
    ir->extra = extra;
}

void fhemit(FhCompiler *c, FhOpcode op, uint32_t a, uint32_t b, uint32_t cc) {
    fhemit_extra(c, op, a, b, cc, 0);
}

void fhemit_wide(FhCompiler *c, FhOpcode op, uint32_t a, uint32_t bc) {
    fhemit_extra(c, op, a, bc & 0xffff, bc >> 16, 0);
}

void fhemit_jump(FhCompiler *c, FhOpcode op, uint32_t a, uint32_t b, uint32_t label) {
    fhemit_extra(c, op, a, b, 0, label);
}

void fhemit_const(FhCompiler *c, uint32_t to, FhValue owned) {
    uint32_t number = fhconst_add(c, owned);
    fhemit_wide(c, FH_OP_LOAD_CONST, to, number);
}

uint32_t fhlabel_new(FhCompiler *c) { return c->unit->nlabels++; }

void fhlabel_place(FhCompiler *c, uint32_t label) {
    FhUnit *u = c->unit;
    while (!c->failed && u->labels_capacity <= label) {
        uint32_t old = u->labels_capacity;
        uint32_t *labels = fhcompiler_grow(c, u->labels, old, &u->labels_capacity, sizeof *labels);
        if (!labels) return;
        u->labels = labels;
        memset(labels + old, 0xff, (u->labels_capacity - old) * sizeof *labels);
    }
    if (c->failed) return;
    u->labels[label] = u->ncode;
    u->last_label = u->ncode;
}

/* Whether `op` has one result, its first written operand, and it can as well be any other register. */
static uint16_t *result_of(FhIr *ir) {
    switch (ir->op) {
    case FH_OP_CALL:
    case FH_OP_CALL_METHOD:
    case FH_OP_CALL_KW:
    case FH_OP_CALL_EX: return &ir->c;
    case FH_OP_LOAD_METHOD:
    case FH_OP_LOAD_SUPER_METHOD:
    case FH_OP_CHECK_STAR_MATCH:
    case FH_OP_MATCH_CLASS:
    case FH_OP_GET_ITER: return NULL;
    default: return fhop_info[ir->op].operands[0] == 'w' ? &ir->a : NULL;
    }
}

bool fhemit_retarget(FhCompiler *c, uint32_t temp, uint32_t local) {
    FhUnit *u = c->unit;
    if (c->failed || !u->ncode || u->last_label == u->ncode) return false;
    uint16_t *result = result_of(&u->code[u->ncode - 1]);
    if (!result || *result != temp) return false;
    *result = (uint16_t)local;
    return true;
}

/* ---- registers and handlers ------------------------------------------------------------------------------------- */

uint32_t fhunit_push(FhCompiler *c) {
    FhUnit *u = c->unit;
    if (u->depth >= FHUNIT_MAX_REGISTERS) {
        if (!c->failed) fhcompiler_error_here(c, "too many variables and nested values in one function");
        return u->nlocals;
    }
    uint32_t reg = u->depth++;
    if (u->depth > u->max_depth) u->max_depth = u->depth;
    return reg;
}

uint32_t fhunit_open_handler(FhCompiler *c, uint32_t label, uint32_t depth) {
    FhUnit *u = c->unit;
    uint32_t before = u->handler;
    if (c->failed) return before;
    FhIrHandler *handlers =
        fhcompiler_grow(c, u->handlers, u->nhandlers, &u->handlers_capacity, sizeof *handlers);
    if (!handlers) return before;
    u->handlers = handlers;
    handlers[u->nhandlers++] = (FhIrHandler){label, depth};
    u->handler = u->nhandlers;
    if (depth + 2 > u->max_depth) u->max_depth = depth + 2;
    return before;
}

enum { MAX_BLOCKS = 20 }; /* CPython's limit; its handlers count twice */

static uint32_t blocks_of(FhFrameKind kind) {
    return kind == FHFRAME_HANDLER || kind == FHFRAME_STAR_HANDLER ? 2 : 1;
}

static uint32_t count_blocks(const FhUnit *u) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < u->nframes; i++) n += blocks_of(u->frames[i].kind);
    return n;
}

FhBlockFrame *fhunit_push_frame(FhCompiler *c, FhFrameKind kind, uint32_t depth) {
    FhUnit *u = c->unit;
    static FhBlockFrame const empty;
    if (count_blocks(u) + blocks_of(kind) > MAX_BLOCKS) {
        fhcompiler_error_here(c, "too many statically nested blocks");
        return NULL;
    }
    FhBlockFrame *frames = fhcompiler_grow(c, u->frames, u->nframes, &u->frames_capacity, sizeof *frames);
    if (!frames) return NULL;
    u->frames = frames;
    FhBlockFrame *frame = &frames[u->nframes++];
    *frame = empty;
    frame->kind = kind;
    frame->handler = u->handler;
    frame->depth = depth;
    frame->place = u->place;
    return frame;
}

/* ---- names ------------------------------------------------------------------------------------------------------ */

uint32_t fhunit_name(FhCompiler *c, FhName *mangled) {
    FhUnit *u = c->unit;
    uint32_t number;
    if (c->failed || fhmap_get(&u->name_numbers, mangled->number, &number)) return c->failed ? 0 : number;
    FhName **names = fhcompiler_grow(c, u->names, u->nnames, &u->names_capacity, sizeof *names);
    if (!names) return 0;
    u->names = names;
    names[u->nnames] = mangled;
    if (!fhmap_set(&c->alloc, &u->name_numbers, mangled->number, u->nnames)) return fhcompiler_memory(c), 0;
    return u->nnames++;
}

uint32_t fhunit_attribute(FhCompiler *c, FhName *name) {
    FhName *mangled = fhscopes_mangle(&c->scopes, c->unit->scope->class_name, name);
    if (!mangled) return fhcompiler_memory(c), 0;
    uint32_t number = fhunit_name(c, mangled);
    if (number > UINT16_MAX) fhcompiler_error_here(c, "too many names in one code object");
    return number;
}

FhName *fhcompiler_name(FhCompiler *c, const char *text) {
    FhName *name = fhscopes_intern(&c->scopes, text, (uint32_t)strlen(text));
    if (!name) fhcompiler_memory(c);
    return name;
}
