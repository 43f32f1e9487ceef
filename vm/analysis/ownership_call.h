/* What the files about calls share: ownership_call.c, ownership_mapping.c, ownership_apply.c. */
#ifndef FH_ANALYSIS_OWNERSHIP_CALL_H
#define FH_ANALYSIS_OWNERSHIP_CALL_H

#include "ownership_engine.h"

typedef struct Call {
    const FhExpr *e;
    const FhExpr *base; /* of a method */
    const char *name;
    Args args;
    bool property; /* no call is written: an attribute is read */
} Call;

static inline Val *fhown_argument(World *w, const Args *args, uint32_t i) {
    return &w->stack.items[w->stack.count - args->count + i];
}

/* ownership_call.c */
/* The arguments go, the result comes. `under`: so many values below them go, too. */
void fhown_finish_call(Check *c, World *w, const Args *args, uint32_t under, Val result);
void fhown_call_unknown(Check *c, Set *s, const Call *call, uint32_t under, Raises raises, bool keeps);

/* What a call gives to a `*args` whose items the callee goes through. */
typedef struct Rest {
    Val *values;
    const FhExpr **nodes;
    uint32_t n;
} Rest;

/* A callee's objects in a world of the caller. */
typedef struct Mapping {
    Fn *fn;
    const Case *way;
    Val *of;   /* by the callee's id */
    Val *twin; /* an owned parameter that lives on, as the caller may reach it */
    bool *fresh;
    uint32_t n;
    const Rest *rest;
} Mapping;

static inline Obj *fhown_callee_obj(const Mapping *m, uint32_t id) { return m->fn->objs.items[id - 1]; }

static inline bool fhown_is_outer_root(const Obj *o) {
    return o->root != ROOT_NONE && o->root != ROOT_SYMBOL;
}

static inline bool fhown_is_rest_item(const Fn *fn, const Obj *o) {
    const Obj *parent = o->root == ROOT_FIELD ? fn->objs.items[o->index - 1] : NULL;
    return parent && parent->root == ROOT_PARAM && fn->params[parent->index].star;
}

static inline bool fhown_is_surely_left(const Case *way) {
    return !way->raise || way->world->raises >= RAISES_KNOWN;
}

/* ownership_carrier.c */
Val fhown_make_generator(Check *c, World *w, const FhExpr *node, Fn *fn, const Val *params);
extern const Builtin fhown_partial; /* what `functools.partial` means */
void fhown_make_partial(Check *c, Set *s, const Call *call);
/* Puts what the partial() in hand was given beside the arguments on the stack and in *call; the function that it calls. */
Val fhown_open_partial(Check *c, World *w, const Obj *o, Call *call);

/* ownership_mapping.c */
Val fhown_map_val(const Mapping *m, Val v);
/* The value here of an object that the callee found. */
Val fhown_map_root(Check *c, World *w, Mapping *m, uint32_t id, const Val *params, const FhExpr *node);
bool fhown_agrees(Check *c, World *w, Mapping *m);
void fhown_map_fresh(Check *c, World *w, Mapping *m, const FhExpr *node);
void fhown_spare_arguments(Check *c, const Mapping *m, const FhExpr **nodes);
void fhown_apply_states(Check *c, World *w, Mapping *m, const FhExpr **nodes, const FhExpr *node);
void fhown_apply_fields(Check *c, World *w, Mapping *m, const FhExpr *node);
void fhown_apply_arenas(Check *c, World *w, const Mapping *m, const FhExpr *node);

#endif
