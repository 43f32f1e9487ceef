/* What manual code has left behind: groups of objects of one type from one place, the largest first. */
#include "api/api.h"

#include <stdlib.h>
#include <string.h>

#include "bytecode/code.h"
#include "objects/buffer_object.h"
#include "objects/function.h"
#include "objects/str.h"
#include "objects/traces.h"
#include "objects/type.h"

typedef struct Group {
    uint32_t site;
    const FhType *type;
    size_t count, bytes;
} Group;

typedef struct Report {
    FhVM *vm;
    Group *groups;
    size_t n, capacity, count;
    size_t left_out, left_out_bytes; /* beyond the groups there is room for */
} Report;

enum { MOST_GROUPS = 256 };

static Group *group_of(Report *r, uint32_t site, const FhType *type) {
    for (size_t i = 0; i < r->n; i++)
        if (r->groups[i].site == site && r->groups[i].type == type) return &r->groups[i];
    if (r->n == r->capacity) return NULL;
    r->groups[r->n] = (Group){site, type, 0, 0};
    return &r->groups[r->n++];
}

/* Functions of modules and classes are what a program consists of: where all of it runs under manual memory, too, nobody
 * would free them. */
static bool is_program(FhValue v) {
    return fhfunction_exact(v) && !strstr(fhstr_text(fhas_function(v)->qualname), "<locals>");
}

static bool add(void *ctx, FhObj *o) {
    Report *r = ctx;
    if (o->rc < 0 || !(o->rc & FH_RC_MANUAL)) return true;
    FhValue v = fh_val(o);
    if (is_program(v)) return true;
    bool buffer = fhbuffer_object_exact(v);
    uint32_t site = buffer ? fhas_buffer_object(v)->made : fhtraces_made_at(r->vm, o);
    size_t bytes = fhheap_cell_size(o) + (buffer ? fhas_buffer_object(v)->size : 0);
    r->count++;
    Group *g = group_of(r, site, fh_shape_of(r->vm, o)->type);
    if (!g) {
        r->left_out++;
        r->left_out_bytes += bytes;
        return true;
    }
    g->count++;
    g->bytes += bytes;
    return true;
}

static int by_bytes(const void *a, const void *b) {
    const Group *x = a, *y = b;
    if (x->bytes != y->bytes) return x->bytes < y->bytes ? 1 : -1;
    return x->site < y->site ? -1 : x->site > y->site;
}

static fh_leak describe(FhVM *vm, const Group *g) {
    uint32_t line = 0;
    FhValue code = fhtraces_place(vm, g->site, &line);
    fh_leak leak = {g->count, g->bytes, fhtype_c_name((FhType *)g->type), NULL, NULL, line};
    if (code == FH_NOVALUE) return leak;
    leak.file = fhstr_text(fhas_code(code)->filename);
    leak.function = fhstr_text(fhas_code(code)->qualname);
    return leak;
}

size_t fh_leaks(fh_vm *vm, void (*report)(void *env, const fh_leak *leak), void *env) {
    Group groups[MOST_GROUPS];
    Report r = {.vm = vm, .groups = groups, .capacity = MOST_GROUPS};
    if (!fhapi_enter(vm)) return 0;
    fhheap_each(&vm->heap, false, add, &r);
    qsort(groups, r.n, sizeof *groups, by_bytes);
    for (size_t i = 0; report && i < r.n; i++) {
        fh_leak leak = describe(vm, &groups[i]);
        report(env, &leak);
    }
    fh_leak others = {r.left_out, r.left_out_bytes, "object", NULL, NULL, 0};
    if (report && r.left_out) report(env, &others);
    return r.count;
}
